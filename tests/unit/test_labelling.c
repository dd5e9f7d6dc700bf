/* SPDX-License-Identifier: MIT */
/* The label grammar that a document shows by itself, in many scripts. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"

#include "units.h"

static const struct row {
	const char *text, *want;
} rows[] = {
    /* Hebrew: names alone on their lines, before a colon */
    {"ישיבה\n\nדן לוי:\n\nמי כאן?\n\nרות כהן:\n\nאני.\n\nדן לוי:\n\nטוב.\n\n"
     "רות כהן:\n\nתודה.",
     "metadata\nturn/דן לוי\nturn/דן לוי\nturn/רות כהן\nturn/רות כהן\nturn/דן "
     "לוי\nturn/דן לוי\nturn/רות כהן\nturn/רות כהן\n"},
    /* in blocks of lines, whose order is no entry's */
    {"On the mill\n\nLind: who has the key\nMoe: nobody has\nRay: it is "
     "lost\nLind: since when\n\nMoe: since May\nLind: go on\nRay: it "
     "fell\nMoe: into the pond\n",
     "metadata\nturn/Lind\nturn/Moe\nturn/Ray\nturn/Lind\nturn/Moe\n"
     "turn/Lind\nturn/Ray\nturn/Moe\n"},
    /* Arabic: offices with who holds them in brackets */
    {"محضر\n\nالرئيس: نبدأ.\n\nوزير الماء (سامي عمر): نعم.\n\nالرئيس: متى؟\n\n"
     "وزير الماء (سامي عمر): غدا.",
     "metadata\nturn/الرئيس\nturn/وزير الماء (سامي "
     "عمر)\nturn/الرئيس\nturn/وزير الماء (سامي عمر)\n"},
    /* Chinese: a full-width colon and no space */
    {"记录\n\n王林：谁来？\n\n李云：我来。\n\n王林：什么时候？\n\n李云：明天。",
     "heading\nturn/王林\nturn/李云\nturn/王林\nturn/李云\n"},
    /* Japanese: a circle before, an ideographic space behind */
    {"会議録\n\n○山田委員長　始めます。\n\n○川口（一）委員　橋はどこですか。\n"
     "\n"
     "○山田委員長　川です。\n\n○川口（一）委員　そうですか。\n\n"
     "○林大臣　はい。",
     "metadata\nturn/山田\nturn/川口（一）\nturn/山田\nturn/川口（一）\n"
     "turn/林\n"},
    /* Korean: a circle before, two spaces behind */
    {"회의록\n\n○위원장 김민수  시작합니다.\n\n○박지영 위원  다리는 "
     "어디입니까?\n\n"
     "○위원장 김민수  강입니다.\n\n○박지영 위원  그렇습니까.",
     "metadata\nturn/김민수\nturn/박지영\nturn/김민수\nturn/박지영\n"},
    /* initials behind the name, a stop */
    {"Стенограмма\n\nЛипин А. Б. Мост стоит.\n\nГрачёв В. Г. Где?\n\n"
     "Липин А. Б. На реке.\n\nГрачёв В. Г. Вижу.\n\nЗуева Д. Е. И я.",
     "metadata\nturn/Липин А. Б\nturn/Грачёв В. Г\nturn/Липин А. "
     "Б\nturn/Грачёв В. Г\nturn/Зуева Д. Е\n"},
    {"СТЕНОГРАМА\n\nМОРОЗ А.Б. Міст стоїть.\n\nГАЙДА В.Г. Де?\n\n"
     "МОРОЗ А.Б. На річці.\n\nГАЙДА В.Г. Бачу.",
     "metadata\nturn/МОРОЗ А.Б\nturn/ГАЙДА В.Г\nturn/МОРОЗ А.Б\nturn/ГАЙДА "
     "В.Г\n"},
    /* small words among capitals */
    {"Sesión\n\nEl señor PRESIDENTE: Se abre.\n\nLa señora RUIZ VEGA: Pido.\n\n"
     "El señor PRESIDENTE: Diga.\n\nLa señora RUIZ VEGA: Gracias.\n\n"
     "El señor LLANOS: Y yo.",
     "metadata\nturn/El señor PRESIDENTE\nturn/RUIZ VEGA\nturn/El señor "
     "PRESIDENTE\nturn/RUIZ VEGA\nturn/LLANOS\n"},
    /* a colon and a dash, a dash alone */
    {"Sessão\n\nO Sr. Alves: \xE2\x80\x94 Bom dia.\n\nA Sr.ª Dias: "
     "\xE2\x80\x94 "
     "Bom dia.\n\nO Sr. Alves: \xE2\x80\x94 Chove.\n\nA Sr.ª Dias: "
     "\xE2\x80\x94 "
     "Pois.",
     "metadata\nturn/Alves\nturn/Dias\nturn/Alves\nturn/Dias\n"},
    {"Oturum\n\nALİ KAYA (Ova) \xE2\x80\x93 Su yok.\n\nNUR ATA (Dere) "
     "\xE2\x80\x93 "
     "Neden?\n\nALİ KAYA (Devamla) \xE2\x80\x93 Bilmem.\n\nNUR ATA (Dere) "
     "\xE2\x80\x93 Peki.",
     "metadata\nturn/ALİ KAYA\nturn/NUR ATA\nturn/ALİ KAYA\nturn/NUR ATA\n"},
    /* what counts the turns */
    {"Protokoll\n\nAnf. 1 Statsrådet EVA LIND:\n\nFru talman!\n\nAnf. 2 OLA "
     "BERG (s):\n\nJag tackar.\n\nAnf. 3 Statsrådet EVA LIND:\n\nTack.\n\n"
     "Anf. 4 OLA BERG (s):\n\nSlut.",
     "heading\nturn/EVA LIND\nturn/EVA LIND\nturn/OLA BERG\nturn/OLA "
     "BERG\nturn/EVA LIND\nturn/EVA LIND\nturn/OLA BERG\nturn/OLA BERG\n"},
    /* a gap */
    {"Minutes\n\nPYKE\tWhich?\n\nORDE\tThis one.\n\nPYKE\tWhy?\n\nORDE\tIt is "
     "ours.",
     "metadata\nturn/PYKE\nturn/ORDE\nturn/PYKE\nturn/ORDE\n"},
    {"Minutes\n\nPyke    Which?\n\nOrde    This one.\n\nPyke    Why?\n\nOrde   "
     " It "
     "is ours.",
     "metadata\nturn/Pyke\nturn/Orde\nturn/Pyke\nturn/Orde\n"},
    /* two lines, and the lines of a page numbered */
    {"Debates\n\nThe Minister of Transport and\nLights (Mr. Aske): Sir, I "
     "move.\n\nMr. Holt: Why?\n\nColonel Sir Hugh Pyke\n(Leader of the "
     "House): It is late.\n\nMr. Holt: So it is.",
     "metadata\nturn/Aske\nturn/Holt\nturn/Hugh Pyke\nturn/Holt\n"},
    {" 1          BY MR. PYKE:\n 2          Q.   Did you keep the\n 3     book "
     "of the mill?\n 4          A.   I did.\n 5          Q.   Alone?\n 6       "
     " "
     "  A.   With my\n 7     brother.\n 8          MS. ORDE:  Objection.\n 9   "
     "  "
     "     Q.   Where?\n10          A.   There.",
     "narration\nturn/PYKE\nturn/A\nturn/PYKE\nturn/A\nturn/ORDE\nturn/"
     "PYKE\nturn/A\n"},
    /* within paragraphs */
    {"Council\n\nMR. PYKE.\xE2\x80\x94I move. MR. ORDE.\xE2\x80\x94I "
     "second.\n\nMR. PYKE.\xE2\x80\x94Who mends it? MISS "
     "LEY.\xE2\x80\x94Nobody. He did. MR. ORDE.\xE2\x80\x94So.",
     "metadata\nturn/PYKE\nturn/ORDE\nturn/PYKE\nturn/LEY\nturn/ORDE\n"},
    /* questions that were put in writing */
    {"Questions\n\nMr. Pyke: Order.\n\n1. Mr. Orde asked the Minister how many "
     "lamps there are.\n\nMr. Pyke: Nine.\n\nQ2. Miss Ley asked the Minister "
     "where they are.\n\nMr. Pyke: There.",
     "metadata\nturn/Pyke\nturn/Orde\nturn/Pyke\nturn/Ley\nturn/Pyke\n"},
    /* none of these is a conversation */
    {"REPORT\n\nOPENING . . . . . 3\nTHE GLASS CASE . . . . 4\nTHE MOTION . . "
     ". "
     ". 6\n\nOPENING\n\nThe case was opened.",
     "metadata\nheading\nheading\nheading\nheading\nnarration\n"},
    {"Recipe\n\nFlour: two pounds.\n\nButter: one.\n\nSalt: some.\n\nWater: a "
     "cup.",
     "metadata\nnarration\nnarration\nnarration\nnarration\n"},
    {"时间：今天\n\n地点：这里\n\n桥很老。河很宽。\n\n没有人来。",
     "metadata\nmetadata\nheading\nheading\n"},
};

START_TEST(a_document_shows_its_labels)
{
	check_units(rows[_i].text, rows[_i].want);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("labelling");
	TCase *t = tcase_create("labelling");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, a_document_shows_its_labels, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
