/* SPDX-License-Identifier: MIT */
/* What looks like something else: sentences like credits, rows like turns,
 * people like other people. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "vidimus.h"

static const struct record {
	const char *text, *units;
} records[] = {
    {"Compte rendu de l'entretien entre M. Lind et Mme Morel, 4 mai 1931\n"
     "\n"
     "M. Lind expose la situation du port et demande que les digues soient "
     "réparées avant l'hiver.\n"
     "\n"
     "Mme Morel répond que les crédits ont été votés.\n"
     "\n"
     "Interrogé par Mme Morel, M. Lind précise que les travaux dureront trois "
     "mois.\n"
     "\n"
     "Mme Morel remercie M. Lind de ces précisions.\n",
     "metadata;"
     "turn/Lind;"
     "turn/Morel;"
     "turn/Lind;"
     "turn/Morel;"},
    {"Memorandum of conversation between Mr. Rey and Mr. Dahl, 4 May 1931\n"
     "\n"
     "Mr. Rey said that the dykes had to be mended before the winter.\n"
     "\n"
     "Mr. Dahl replied that the money had been voted.\n"
     "\n"
     "Translated by Mr. Rey, Mr. Dahl said that the work would last three "
     "months.\n"
     "\n"
     "Recorded by nobody so far, Mr. Rey noted, the talk had been of use.\n"
     "\n"
     "Mr. Dahl thanked Mr. Rey.\n",
     "metadata;"
     "turn/Rey;"
     "turn/Dahl;"
     "turn/Dahl;"
     "turn/Rey;"
     "turn/Dahl;"},
    {"Aufzeichnung über das Gespräch zwischen Herrn Lind und Frau Morel am 4. "
     "Mai 1931\n"
     "\n"
     "Herr Lind erklärte, die Deiche müssten vor dem Winter ausgebessert "
     "werden.\n"
     "\n"
     "Frau Morel erwiderte, die Mittel seien bewilligt.\n"
     "\n"
     "Befragt von Frau Morel, sagte Herr Lind, die Arbeiten würden drei Monate "
     "dauern.\n"
     "\n"
     "Übersetzt von Herrn Rey, fügte Frau Morel hinzu, der Hafen bleibe "
     "offen.\n"
     "\n"
     "Herr Lind dankte Frau Morel.\n",
     "metadata;"
     "turn/Lind;"
     "turn/Morel;"
     "turn/Lind;"
     "turn/Morel;"
     "turn/Lind;"},
    {"SUPERIOR COURT OF DELLMARK\n"
     "\n"
     "MR. REY: May I go on, Your Honor?\n"
     "\n"
     "THE COURT: You may.\n"
     "\n"
     "BY MR. REY:\n"
     "\n"
     "Q. Did you see the boat?\n"
     "\n"
     "A. I did.\n"
     "\n"
     "Q. Was it late?\n"
     "\n"
     "A. It was.\n"
     "\n"
     "BY THE COURT: Good.\n",
     "metadata;"
     "turn/REY;"
     "turn/THE COURT;"
     "narration;"
     "turn/REY;"
     "turn/A;"
     "turn/REY;"
     "turn/A;"
     "turn/THE COURT;"},
    {"SUPERIOR COURT OF DELLMARK\n"
     "\n"
     "BY MR. REY: Did you see the boat?\n"
     "\n"
     "BY THE WITNESS: I did.\n"
     "\n"
     "BY MR. REY: Was it late?\n"
     "\n"
     "BY THE WITNESS: It was.\n"
     "\n"
     "BY THE COURT: Good.\n",
     "metadata;"
     "turn/REY;"
     "turn/THE WITNESS;"
     "turn/REY;"
     "turn/THE WITNESS;"
     "turn/THE COURT;"},
    {"Procès-verbal de l'assemblée de l'Association du port\n"
     "12 mai 1931\n"
     "\n"
     "Présidente : Anna Lind\n"
     "Trésorier : Oskar Roth\n"
     "Secrétaire : Ivo Dahl\n"
     "Membres : Ruth Holm, Per Aske\n"
     "\n"
     "Mme Lind ouvre la séance et constate le quorum.\n"
     "\n"
     "M. Roth déclare que la caisse contient quarante francs.\n"
     "\n"
     "M. Dahl lit le procès-verbal.\n",
     "metadata;"
     "dateline;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"
     "turn/Ivo Dahl;"},
    {"Protokoll der Hauptversammlung des Hafenvereins\n"
     "12. Mai 1931\n"
     "\n"
     "Vorsitzende: Anna Lind\n"
     "Schatzmeister: Oskar Roth\n"
     "Schriftführer: Ivo Dahl\n"
     "Beisitzer: Ruth Holm, Per Aske\n"
     "\n"
     "Frau Lind eröffnet die Versammlung und stellt die Beschlussfähigkeit "
     "fest.\n"
     "\n"
     "Herr Roth berichtet, die Kasse weise vierzig Mark aus.\n"
     "\n"
     "Herr Dahl verliest das Protokoll.\n",
     "metadata;"
     "dateline;"
     "participants;"
     "participants;"
     "metadata;"
     "participants;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"
     "turn/Ivo Dahl;"},
    {"Acta de la asamblea de la Asociación del Puerto\n"
     "12 de mayo de 1931\n"
     "\n"
     "Presidenta: Anna Lind\n"
     "Tesorero: Oskar Roth\n"
     "Secretario: Ivo Dahl\n"
     "Vocales: Ruth Holm, Per Aske\n"
     "\n"
     "La señora Lind abre la sesión y declara que hay quórum.\n"
     "\n"
     "El señor Roth dice que la caja contiene cuarenta pesetas.\n"
     "\n"
     "El señor Dahl lee el acta.\n",
     "metadata;"
     "dateline;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"
     "turn/Ivo Dahl;"},
    {"Minutes of the Friends of the Harbour Museum\n"
     "12 May 1931\n"
     "\n"
     "Chair: Anna Lind\n"
     "Treasurer: Oskar Roth\n"
     "Secretary: Ivo Dahl\n"
     "Members: Ruth Holm, Per Aske\n"
     "\n"
     "Chair: The meeting is open. Are the minutes agreed?\n"
     "\n"
     "Treasurer: Agreed. The accounts stand at forty pounds.\n"
     "\n"
     "Chair: Thank you. Is there other business?\n"
     "\n"
     "Treasurer: None.\n",
     "metadata;"
     "dateline;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"},
    {"Протокол собрания общества порта\n"
     "12.05.1931\n"
     "\n"
     "Председатель: Anna Lind\n"
     "Казначей: Oskar Roth\n"
     "Секретарь: Ivo Dahl\n"
     "Члены правления: Ruth Holm, Per Aske\n"
     "\n"
     "Anna Lind: Lorem ipsum dolor.\n"
     "\n"
     "Oskar Roth: Sit amet.\n"
     "\n"
     "Anna Lind: Consectetur.\n"
     "\n"
     "Ivo Dahl: Adipiscing.\n",
     "metadata;"
     "dateline;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"
     "turn/Anna Lind;"
     "turn/Ivo Dahl;"},
    {"Liman Derneği genel kurul tutanağı\n"
     "12.05.1931\n"
     "\n"
     "Başkan: Anna Lind\n"
     "Sayman: Oskar Roth\n"
     "Sekreter: Ivo Dahl\n"
     "Üyeler: Ruth Holm, Per Aske\n"
     "\n"
     "Anna Lind: Lorem ipsum dolor.\n"
     "\n"
     "Oskar Roth: Sit amet.\n"
     "\n"
     "Anna Lind: Consectetur.\n"
     "\n"
     "Ivo Dahl: Adipiscing.\n",
     "metadata;"
     "dateline;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "turn/Anna Lind;"
     "turn/Oskar Roth;"
     "turn/Anna Lind;"
     "turn/Ivo Dahl;"},
};

START_TEST(what_it_looks_like_is_not_enough)
{
	const struct record *r = &records[_i];
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	struct vdm_buf units;

	vdm_buf_init(&units);
	ck_assert_int_eq(vdm_read(&rec, r->text, strlen(r->text), &o, NULL), 0);
	for (size_t i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_puts(&units, u->kind);
		if (strcmp(u->kind, "turn") == 0)
			vdm_buf_printf(&units, "/%s", u->speakers);
		vdm_buf_putc(&units, ';');
	}
	ck_assert_str_eq(vdm_buf_str(&units), r->units);
	vdm_record_free(rec);
	vdm_buf_fini(&units);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("mistaken");
	TCase *t = tcase_create("mistaken");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, what_it_looks_like_is_not_enough, 0,
			    sizeof(records) / sizeof(records[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
