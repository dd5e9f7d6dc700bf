/* SPDX-License-Identifier: MIT */
/* The words of languages: their forms, their uses, phrases, and what is cut. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "prose/prose.h"
#include "record/record.h"
#include "words/narrated/narrated.h"

static void
with_words(struct ctx *c)
{
	memset(c, 0, sizeof(*c));
	vdm_arena_init(&c->scratch);
	vdm_buf_init(&c->buf);
	ck_assert_int_eq(vdm_lexicon_fill(c), 0);
	ck_assert_int_eq(vdm_rules_fill(c), 0);
}

static void
without_words(struct ctx *c)
{
	vdm_buf_fini(&c->buf);
	vdm_arena_fini(&c->scratch);
}

START_TEST(verbs_have_their_forms)
{
	static const struct {
		const char *word;
		uint32_t classes;
	} forms[] = {{"ask", W_SAY},
		     {"asks", W_SAY},
		     {"asked", W_SAY | W_PAST},
		     {"asking", W_SAY},
		     {"states", W_SAY},
		     {"concluded", W_SAY | W_PAST},
		     {"concluding", W_SAY},
		     {"concludeing", 0},
		     {"replies", W_SAY},
		     {"replied", W_SAY | W_PAST},
		     {"replying", W_SAY},
		     {"replys", 0},
		     {"conveys", W_SAY},
		     {"conveyed", W_SAY | W_PAST},
		     {"referred", W_SAY | W_PAST},
		     {"referring", W_SAY},
		     {"refered", 0},
		     {"refer*", 0},
		     {"stresses", W_SAY},
		     {"wishes", W_THINK},
		     {"touches", W_SAY},
		     {"hopes", W_THINK},
		     {"nodded", W_GESTURE | W_PAST},
		     {"agreeing", W_THINK},
		     {"agreed", W_THINK | W_PAST},
		     {"agreing", 0},
		     {"echoes", W_SAY},
		     {"sagt", W_SAY},
		     {"sagten", W_SAY | W_PAST},
		     {"antwortete", W_SAY | W_PAST},
		     {"antwortte", 0},
		     {"entgegnet", W_SAY},
		     {"ajoute", W_SAY},
		     {"ajouta", W_SAY | W_PAST},
		     {"répondirent", W_SAY | W_PAST},
		     {"сказали", W_SAY | W_PAST},
		     {"говорят", W_SAY},
		     {"спрашивают", W_SAY}};
	const uint32_t verbal = W_SAY | W_THINK | W_GESTURE | W_PAST;
	struct ctx c;
	size_t i;

	with_words(&c);
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		ck_assert_msg(
		    (vdm_lexicon_get(&c, forms[i].word, strlen(forms[i].word)) &
		     verbal) == forms[i].classes,
		    "%s", forms[i].word);
	without_words(&c);
}
END_TEST

START_TEST(words_do_things)
{
	static const char text[] = "The Mayor AND the mayor's and, and's";
	struct ctx c;
	struct tokens t = {0};

	with_words(&c);
	vdm_tokens(&c, &t, text, strlen(text), 40);
	ck_assert(vdm_word_does(&t, 0, X_THE));
	ck_assert(!vdm_word_does(&t, 1, X_THE));
	ck_assert(vdm_word_does(&t, 2, X_AND));
	ck_assert(vdm_word_does(&t, 5, X_AND));
	ck_assert(!vdm_word_does(&t, 6, X_AND));
	ck_assert(!vdm_word_does(&t, 7, X_AND)); /* "and's" */
	ck_assert(!vdm_word_does(&t, 8, X_AND)); /* behind the end */
	ck_assert_uint_eq(vdm_word_at(&c, "AND so", 6, X_AND), 3);
	ck_assert_uint_eq(vdm_word_at(&c, "and", 3, X_AND), 3);
	ck_assert_uint_eq(vdm_word_at(&c, "andes", 5, X_AND), 0);
	ck_assert_uint_eq(vdm_word_at(&c, " and", 4, X_AND), 0);
	ck_assert_uint_eq(vdm_word_at(&c, "", 0, X_AND), 0);
	without_words(&c);
}
END_TEST

START_TEST(words_are_cut)
{
	static const char *const two[] = {"a b",
					  "a\tb",
					  "a\xC2\xA0"
					  "b",
					  "a\xC2\x85"
					  "b",
					  "a\xE2\x80\x83"
					  "b",
					  "a\xE2\x80\xAF"
					  "b",
					  "a\xE3\x80\x80"
					  "b",
					  "a\xEF\xBB\xBF"
					  "b",
					  "a\xE2\x80\xA8"
					  "b",
					  "a.",
					  "a-",
					  "'a"};
	static const char *const one[] = {"a-b", "a'b", "a/b",
					  "a\xE2\x80\x99"
					  "b",
					  "a\xC2\xAD"
					  "b"};
	struct ctx c;
	struct tokens t = {0};
	size_t i;

	with_words(&c);
	for (i = 0; i < sizeof(two) / sizeof(two[0]); i++) {
		vdm_tokens(&c, &t, two[i], strlen(two[i]), 9);
		ck_assert_msg(t.n == 2, "%s", two[i]);
	}
	for (i = 0; i < sizeof(one) / sizeof(one[0]); i++) {
		vdm_tokens(&c, &t, one[i], strlen(one[i]), 9);
		ck_assert_msg(t.n == 1, "%s", one[i]);
	}
	vdm_tokens(&c, &t, "LIND's Lind\xE2\x80\x99s A 1951 A1 ii", 28, 9);
	ck_assert_uint_eq(t.n, 6);
	ck_assert_uint_eq(t.t[0].flags,
			  T_WORD | T_CAP | T_UPPER | T_POSSESSIVE | T_SPACED);
	ck_assert_uint_eq(t.t[0].base, 4);
	ck_assert_uint_eq(t.t[1].flags,
			  T_WORD | T_CAP | T_POSSESSIVE | T_SPACED);
	ck_assert_uint_eq(t.t[1].base, 11);
	ck_assert_uint_eq(t.t[2].flags, T_WORD | T_CAP | T_INITIAL | T_SPACED);
	ck_assert_uint_eq(t.t[3].flags, T_WORD | T_DIGIT | T_SPACED);
	ck_assert_uint_eq(t.t[4].flags, T_WORD | T_CAP | T_SPACED);
	ck_assert_uint_eq(t.t[5].flags, T_WORD | T_SPACED);
	ck_assert_uint_eq(vdm_edits("lind", 4, "lund", 4, 2), 1);
	ck_assert_uint_eq(vdm_edits("lind", 4, "linde", 5, 2), 1);
	ck_assert_uint_eq(vdm_edits("lind", 4, "linden", 6, 2), 2);
	ck_assert_uint_eq(vdm_edits("lind", 4, "moss", 4, 2), 3);
	ck_assert_uint_eq(vdm_edits("lind", 4, "lindberg", 8, 2), 3);
	without_words(&c);
}
END_TEST

START_TEST(phrases_are_found)
{
	static const char text[] = "Date and   place: the 5th, all rights "
				   "reserved";
	struct ctx c;
	struct tokens t = {0};
	const struct rule *r;
	size_t used, at;

	with_words(&c);
	/* the longest that fits, white space loosely, to a word's end */
	r = vdm_rule_at_start(&c, text, strlen(text), P_LABEL, &used);
	ck_assert_str_eq(r->words, "date and place");
	ck_assert_uint_eq(used, 16);
	ck_assert_ptr_null(vdm_rule_at_start(&c, "dated", 5, P_LABEL, &used));
	ck_assert_uint_eq(used, 0);
	ck_assert_ptr_null(vdm_rule_at_start(&c, "date", 4, P_CREDIT, &used));
	r = vdm_rule_within(&c, text, strlen(text), P_RIGHTS, &at, &used);
	ck_assert_str_eq(r->words, "all rights reserved");
	ck_assert_uint_eq(at, 27);
	ck_assert_ptr_null(
	    vdm_rule_within(&c, "recopyrights", 12, P_RIGHTS, &at, &used));
	/* the first, whatever the order of the tables */
	r = vdm_rule_within(&c, "fair use of copyright", 21, P_RIGHTS, &at,
			    &used);
	ck_assert_str_eq(r->words, "fair use");
	ck_assert_ptr_nonnull(
	    vdm_rule_whole(&c, " Participants: ", 15, P_LABEL));
	ck_assert_ptr_null(vdm_rule_whole(&c, "Participants: A", 15, P_LABEL));
	vdm_tokens(&c, &t, "Those PRESENT were", 18, 40);
	r = vdm_rule_at_token(&c, &t, 0, P_LABEL, &used);
	ck_assert_uint_eq(used, 2);
	ck_assert(vdm_rule_is(r, "participants"));
	ck_assert(!vdm_rule_is(r, "participant"));
	ck_assert_ptr_null(vdm_rule_at_token(&c, &t, 2, P_LABEL, &used));
	ck_assert_uint_eq(used, 0);
	ck_assert(!vdm_rule_is(NULL, "participants"));
	without_words(&c);
}
END_TEST

START_TEST(tables_are_in_small_letters)
{
	const struct vdm_language *l;
	const struct vdm_phrase *p;
	struct ctx c;
	size_t i, k;

	with_words(&c);
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++) {
		for (k = 0; l->words[k].words != NULL; k++) {
			ck_assert(l->words[k].classes != 0);
			ck_assert_str_eq(l->words[k].words,
					 vdm_lower(&c, l->words[k].words,
						   strlen(l->words[k].words)));
		}
		for (k = 0; l->phrases[k] != NULL; k++)
			for (p = l->phrases[k]; p->words != NULL; p++) {
				ck_assert(p->class > P_NONE &&
					  p->class < P_CLASSES);
				ck_assert_str_eq(
				    p->words,
				    vdm_lower(&c, p->words, strlen(p->words)));
				/* labels and credits need to say of what */
				ck_assert((p->class != P_LABEL &&
					   p->class != P_CREDIT) ||
					  p->value != NULL);
			}
	}
	without_words(&c);
}
END_TEST

/* The index of a language, by its name. */
static size_t
language_of(const char *name)
{
	const struct vdm_language *l;
	size_t i;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		if (strcmp(l->name, name) == 0)
			return i;
	ck_abort_msg("no language is %s", name);
}

/* The words of that language alone, and those of a report in it. */
static void
with_language(struct ctx *c, const char *name, const struct vdm_narrated *told)
{
	memset(c, 0, sizeof(*c));
	vdm_arena_init(&c->scratch);
	vdm_buf_init(&c->buf);
	c->languages = (vdm_language_set)1 << language_of(name);
	c->told = told;
	ck_assert_int_eq(vdm_lexicon_fill(c), 0);
}

/* Each of these words, parted by spaces, is in those classes of verbs. */
static void
check_verbs(const struct ctx *c, const char *s, uint32_t classes)
{
	const uint32_t verbal =
	    W_SAY | W_THINK | W_GESTURE | W_PAST | W_HON | W_OFFICE;
	size_t n;

	for (; *s != '\0'; s += n + (s[n] == ' ')) {
		n = strcspn(s, " ");
		ck_assert_msg((vdm_lexicon_get(c, s, n) & verbal) == classes,
			      "%.*s: %x", (int)n, s,
			      (unsigned)vdm_lexicon_get(c, s, n));
	}
}

/* A verb of each ending in all its forms. */
START_TEST(verbs_of_each_ending_have_all_their_forms)
{
	static const struct {
		const char *language;
		const struct vdm_narrated *told;
		const char *said, *past, *none;
	} rows[] = {
	    {"English", NULL,
	     "refer refers referring state states stating reply replies "
	     "replying address addresses addressing ask asks asking convey "
	     "conveys conveying echo echoes echoing",
	     "referred stated replied addressed asked conveyed echoed",
	     "refered statd stateing replys addresss as conveies echos"},
	    {"German", NULL, "antwortet entgegnet sagt meint",
	     "antwortete antworteten entgegnete entgegneten sagte sagten "
	     "meinte meinten",
	     "antwortt antwortte saget sagete"},
	    {"French", NULL, "ajoute ajoutent répond répondent",
	     "ajouta ajoutèrent répondit répondirent", "ajoutr répondr"},
	    {"Russian", NULL, "спрашивает спрашивают говорит говорят",
	     "сказал сказала сказали", "говорют"},
	    {"Dutch", &vdm_narrated_dutch, "bericht dankt belooft meldt",
	     "berichtte berichtten dankte dankten beloofde beloofden "
	     "meldde meldden",
	     "berichtt dank"},
	    {"French", &vdm_narrated_french,
	     "reconnaît annonce annoncent annoncer exige exigent exiger "
	     "rappelle rappeler élève suggère suggérer appuie appuient appuyer "
	     "ajoute ajoutent ajouter conclut conclure répond répondent "
	     "répondre avertir",
	     "reconnaissait reconnut reconnu annonça annonçait annoncèrent "
	     "annoncé exigea exigeait exigé rappela rappelait rappelé éleva "
	     "élevait élevé suggéra suggérait suggéré appuya appuyait appuyé "
	     "ajouta ajoutèrent ajoutait ajoutaient ajouté conclurent "
	     "concluait conclu répondit répondirent répondait répondu "
	     "avertirent avertissait averti",
	     "annonca exiga appuye suggérère avertire"},
	    {"German", &vdm_narrated_german,
	     "antwortet antworten bezeichnet bezeichnen sagt sagen",
	     "antwortete antworteten bezeichnete bezeichneten sagte sagten",
	     "antwortt bezeichnt"},
	    {"Italian", &vdm_narrated_italian,
	     "dichiara dichiarano dichiarare dichiarar chiarisce avverte "
	     "avvertire ripete ripetono ripetere",
	     "dichiarò dichiararono dichiarava dichiaravano dichiarato chiarì "
	     "chiarirono chiariva chiarito ripeté ripeteva ripetuto",
	     "dichiarr chiarr"},
	    {"Polish", &vdm_narrated_polish, "odpowiedzieć zapytać",
	     "odpowiedział odpowiedziała odpowiedzieli zapytał zapytała "
	     "zapytali zapytały",
	     "odpowiedzieł"},
	    {"Portuguese", &vdm_narrated_portuguese,
	     "pergunta perguntam perguntar responde respondem responder "
	     "conclui concluir discute discutem discutir",
	     "perguntou perguntaram perguntava perguntavam perguntado "
	     "respondeu responderam respondia respondido concluiu discutiu "
	     "discutiram discutia discutido",
	     "pergunto perguntr"},
	    {"Russian", &vdm_narrated_russian, "",
	     "согласился согласилась согласились сказал сказала сказали "
	     "опроверг опровергла опровергли",
	     "согласил сказалла"},
	    {"Spanish", &vdm_narrated_spanish,
	     "pregunta preguntan preguntar responde responden responder "
	     "añade añaden añadir discute discuten discutir",
	     "preguntó preguntaron preguntaba preguntaban preguntado "
	     "respondió respondieron respondía respondido añadió añadieron "
	     "añadía añadido discutió discutieron discutía discutido",
	     "preguntr respondaron"}};
	struct ctx c;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		with_language(&c, rows[i].language, rows[i].told);
		check_verbs(&c, rows[i].said, W_SAY);
		check_verbs(&c, rows[i].past, W_SAY | W_PAST);
		check_verbs(&c, rows[i].none, 0);
		without_words(&c);
	}
}
END_TEST

/* What it thinks and does is inflected like what it says, the past of "agree"
 * too; a word of another language is none. */
START_TEST(verbs_keep_their_classes)
{
	struct ctx c;

	with_language(&c, "English", NULL);
	check_verbs(&c, "agree agrees agreeing hope", W_THINK);
	check_verbs(&c, "agreed hoped preferred", W_THINK | W_PAST);
	check_verbs(&c, "nod nods nodding kneel", W_GESTURE);
	check_verbs(&c, "nodded kneeled", W_GESTURE | W_PAST);
	check_verbs(&c, "sagt ajoute", 0);
	ck_assert(vdm_lexicon_does(&c, "replied", 7, X_REPLY));
	ck_assert(vdm_lexicon_does(&c, "answering", 9, X_REPLY));
	ck_assert(!vdm_lexicon_does(&c, "asked", 5, X_REPLY));
	without_words(&c);
	with_language(&c, "French", &vdm_narrated_french);
	check_verbs(&c, "consentit espère", W_THINK);
	check_verbs(&c, "espéra craignit craignait", W_THINK | W_PAST);
	without_words(&c);
}
END_TEST

static const struct {
	const char *language, *words;
} numbers_are_counted_rows[] = {
    {"Arabic", "0 صفر 1 واحدة الواحدة الحادية 2 الثانية الثاني "
	       "اثنتان 3 الثالثة ثلاث 4 الرابعة أربع 5 الخامسة خمس "
	       "وخمس 6 السادسة ست 7 السابعة سبع 8 الثامنة ثمان 9 "
	       "التاسعة تسع 10 العاشرة عشر عشرة وعشر 20 وعشرين عشرون "
	       "والعشرين 30 وثلاثين 40 وأربعين 50 وخمسين"},
    {"Chinese", "0 〇 零 ○ 1 一 2 二 两 兩 3 三 4 四 5 五 6 六 7 七 8 "
		"八 9 九 10 十"},
    {"Czech", "0 nula 1 jedna 2 dvě dva 3 tři 4 čtyři 5 pět 6 šest "
	      "7 sedm 8 osm 9 devět 10 deset 11 jedenáct 12 dvanáct "
	      "13 třináct 14 čtrnáct 15 patnáct 16 šestnáct 17 "
	      "sedmnáct 18 osmnáct 19 devatenáct 20 dvacet 30 "
	      "třicet 40 čtyřicet 50 padesát"},
    {"Danish", "0 nul 1 et en 2 to 3 tre 4 fire 5 fem 6 seks 7 syv 8 "
	       "otte 9 ni 10 ti 11 elleve 12 tolv 13 tretten 14 "
	       "fjorten 15 femten 16 seksten 17 sytten 18 atten 19 "
	       "nitten 20 tyve 21 enogtyve 22 toogtyve 23 treogtyve "
	       "24 fireogtyve 30 tredive 40 fyrre 50 halvtreds"},
    {"Dutch", "0 nul 1 een één 2 twee 3 drie 4 vier 5 vijf 6 zes 7 "
	      "zeven 8 acht 9 negen 10 tien 11 elf 12 twaalf 13 "
	      "dertien 14 veertien 15 vijftien 16 zestien 17 "
	      "zeventien 18 achttien 19 negentien 20 twintig 21 "
	      "eenentwintig 22 tweeëntwintig 23 drieëntwintig 24 "
	      "vierentwintig 25 vijfentwintig 30 dertig 40 veertig "
	      "45 vijfenveertig 50 vijftig"},
    {"English", "1 one 2 two 3 three 4 four 5 five 6 six 7 seven 8 "
		"eight 9 nine 10 ten 11 eleven 12 twelve 13 thirteen "
		"14 fourteen 15 fifteen 16 sixteen 17 seventeen 18 "
		"eighteen 19 nineteen 20 twenty 30 thirty 40 forty 50 "
		"fifty"},
    {"Finnish", "0 nolla 1 yksi 2 kaksi 3 kolme 4 neljä 5 viisi 6 "
		"kuusi 7 seitsemän 8 kahdeksan 9 yhdeksän 10 kymmenen "
		"11 yksitoista 12 kaksitoista 13 kolmetoista 14 "
		"neljätoista 15 viisitoista 16 kuusitoista 17 "
		"seitsemäntoista 18 kahdeksantoista 19 yhdeksäntoista "
		"20 kaksikymmentä 30 kolmekymmentä"},
    {"French", "0 zéro 1 un une 2 deux 3 trois 4 quatre 5 cinq 6 six "
	       "7 sept 8 huit 9 neuf 10 dix 11 onze 12 douze 13 "
	       "treize 14 quatorze 15 quinze 16 seize 17 dix-sept 18 "
	       "dix-huit 19 dix-neuf 20 vingt 21 vingt-et-une 22 "
	       "vingt-deux 23 vingt-trois 24 vingt-quatre 25 "
	       "vingt-cinq 29 vingt-neuf 30 trente 35 trente-cinq 40 "
	       "quarante 45 quarante-cinq 50 cinquante 55 "
	       "cinquante-cinq"},
    {"German", "0 null 1 ein eins 2 zwei 3 drei 4 vier 5 fünf 6 "
	       "sechs 7 sieben 8 acht 9 neun 10 zehn 11 elf 12 zwölf "
	       "13 dreizehn 14 vierzehn 15 fünfzehn 16 sechzehn 17 "
	       "siebzehn 18 achtzehn 19 neunzehn 20 zwanzig 21 "
	       "einundzwanzig 22 zweiundzwanzig 23 dreiundzwanzig 24 "
	       "vierundzwanzig 25 fünfundzwanzig 30 dreißig 35 "
	       "fünfunddreißig 40 vierzig 45 fünfundvierzig 50 "
	       "fünfzig 55 fünfundfünfzig"},
    {"Greek", "0 μηδέν μηδεν 1 μία μια 2 δύο δυο 3 τρεις τρεισ 4 "
	      "τέσσερις τεσσερις τεσσερισ 5 πέντε πεντε 6 έξι εξι 7 "
	      "επτά επτα εφτά εφτα 8 οκτώ οκτω οχτώ οχτω 9 εννέα "
	      "εννεα εννιά εννια 10 δέκα δεκα 11 έντεκα εντεκα "
	      "ένδεκα ενδεκα 12 δώδεκα δωδεκα 20 είκοσι εικοσι 30 "
	      "τριάντα τριαντα 40 σαράντα σαραντα 50 πενήντα "
	      "πενηντα"},
    {"Hebrew", "0 אפס 1 אחת 2 שתיים 3 שלוש 4 ארבע 5 חמש 6 שש 7 שבע 8 "
	       "שמונה 9 תשע 10 עשר"},
    {"Hungarian", "0 nulla 1 egy 2 kettő két 3 három 4 négy 5 öt 6 hat "
		  "7 hét 8 nyolc 9 kilenc 10 tíz 11 tizenegy 12 "
		  "tizenkettő tizenkét 13 tizenhárom 14 tizennégy 15 "
		  "tizenöt 16 tizenhat 17 tizenhét 18 tizennyolc 19 "
		  "tizenkilenc 20 húsz 30 harminc 40 negyven 50 ötven"},
    {"Indonesian", "1 satu 2 dua 3 tiga 4 empat 5 lima 6 enam 7 tujuh 8 "
		   "delapan 9 sembilan 10 sepuluh"},
    {"Italian", "0 zero 1 una uno un 2 due 3 tre 4 quattro 5 cinque 6 "
		"sei 7 sette 8 otto 9 nove 10 dieci 11 undici 12 "
		"dodici 13 tredici 14 quattordici 15 quindici 16 "
		"sedici 17 diciassette 18 diciotto 19 diciannove 20 "
		"venti 21 ventuno 22 ventidue 23 ventitré ventitre 24 "
		"ventiquattro 25 venticinque 30 trenta 35 "
		"trentacinque 40 quaranta 45 quarantacinque 50 "
		"cinquanta 55 cinquantacinque"},
    {"Japanese", "0 〇 零 1 一 壱 2 二 弐 3 三 参 4 四 5 五 6 六 7 七 "
		 "8 八 9 九 10 十 "
		 "拾"},
    {"Norwegian", "0 null 1 ett en 2 to 3 tre 4 fire 5 fem 6 seks 7 sju "
		  "syv 8 åtte 9 ni 10 ti 11 elleve 12 tolv 13 tretten "
		  "14 fjorten 15 femten 16 seksten 17 sytten 18 atten "
		  "19 nitten 20 tjue 21 tjueen 22 tjueto 23 tjuetre 24 "
		  "tjuefire 30 tretti 40 førti 50 femti"},
    {"Polish", "0 zero 1 pierwsza pierwszej jedna jedną 2 druga "
	       "drugiej dwie dwa 3 trzecia trzeciej trzy 4 cztery "
	       "czwarta czwartej 5 piąta piątej pięć 6 sześć szósta "
	       "szóstej 7 siedem siódma siódmej 8 osiem ósma ósmej 9 "
	       "dziewięć dziewiąta dziewiątej 10 dziesiąta "
	       "dziesiątej dziesięć 11 jedenasta jedenastej 12 "
	       "dwunasta dwunastej 13 trzynasta trzynastej 14 "
	       "czternasta czternastej 15 piętnasta piętnastej "
	       "piętnaście 16 szesnasta szesnastej 17 siedemnasta "
	       "siedemnastej 18 osiemnasta osiemnastej 19 "
	       "dziewiętnasta dziewiętnastej 20 dwadzieścia "
	       "dwudziesta dwudziestej 30 trzydzieści 40 "
	       "czterdzieści 50 pięćdziesiąt"},
    {"Portuguese", "0 zero 1 uma um 2 duas dois 3 três 4 quatro 5 cinco "
		   "6 seis 7 sete 8 oito 9 nove 10 dez 11 onze 12 doze "
		   "13 treze 14 catorze quatorze 15 quinze 16 dezasseis "
		   "dezesseis 17 dezassete dezessete 18 dezoito 19 "
		   "dezanove dezenove 20 vinte 30 trinta 40 quarenta 50 "
		   "cinquenta cinqüenta"},
    {"Romanian", "0 zero 1 unu una 2 doi două 3 trei 4 patru 5 cinci 6 "
		 "şase șase 7 şapte sapte șapte 8 opt 9 nouă 10 zece "
		 "11 unsprezece 12 douăsprezece douasprezece 13 "
		 "treisprezece 14 paisprezece 15 cincisprezece 16 "
		 "şaisprezece saisprezece 17 şaptesprezece "
		 "saptesprezece 18 optsprezece 19 nouăsprezece "
		 "nouasprezece 20 douăzeci douazeci 30 treizeci"},
    {"Russian", "0 ноль 1 один одна 2 два две 3 три 4 четыре 5 пять 6 "
		"шесть 7 семь 8 восемь 9 девять 10 десять 11 "
		"одиннадцать 12 двенадцать 13 тринадцать 14 "
		"четырнадцать 15 пятнадцать 16 шестнадцать 17 "
		"семнадцать 18 восемнадцать 19 девятнадцать 20 "
		"двадцать 30 тридцать 40 сорок 50 пятьдесят"},
    {"Spanish", "0 cero 1 una un uno 2 dos 3 tres 4 cuatro 5 cinco 6 "
		"seis 7 siete 8 ocho 9 nueve 10 diez 11 once 12 doce "
		"13 trece 14 catorce 15 quince 16 dieciséis dieciseis "
		"17 diecisiete 18 dieciocho 19 diecinueve 20 veinte "
		"21 veintiuna veintiuno veintiún veintiun 22 "
		"veintidós veintidos 23 veintitrés veintitres 24 "
		"veinticuatro 25 veinticinco 30 treinta 40 cuarenta "
		"50 cincuenta"},
    {"Swedish", "0 noll 1 ett 2 två 3 tre 4 fyra 5 fem 6 sex 7 sju 8 "
		"åtta 9 nio 10 tio 11 elva 12 tolv 13 tretton 14 "
		"fjorton 15 femton 16 sexton 17 sjutton 18 arton 19 "
		"nitton 20 tjugo 21 tjugoett 22 tjugotvå 23 tjugotre "
		"24 tjugofyra 30 trettio 40 fyrtio 50 femtio"},
    {"Turkish", "0 sıfır 1 bir 2 iki 3 üç 4 dört 5 beş 6 altı 7 yedi "
		"8 sekiz 9 dokuz 10 on 11 onbir 12 oniki 13 onüç 14 "
		"ondört 15 onbeş 16 onaltı 17 onyedi 18 onsekiz 19 "
		"ondokuz 20 yirmi 30 otuz 40 kırk 50 elli"},
    {"Ukrainian", "0 нуль 1 перша першій 2 дві два друга другій 3 три "
		  "третя третій 4 чотири четверта четвертій 5 п'ята "
		  "п’ята п'ятій п’ятій 6 шоста шостій 7 сьома сьомій 8 "
		  "восьма восьмій 9 дев'ята дев’ята дев'ятій дев’ятій "
		  "10 десята десятій десять 11 одинадцята одинадцятій "
		  "12 дванадцята дванадцятій 13 тринадцята тринадцятій "
		  "14 чотирнадцята чотирнадцятій 15 п'ятнадцята "
		  "п’ятнадцята п'ятнадцятій п’ятнадцятій п'ятнадцять "
		  "п’ятнадцять 16 шістнадцята шістнадцятій 17 "
		  "сімнадцята сімнадцятій 18 вісімнадцята вісімнадцятій "
		  "20 двадцять 30 тридцять 40 сорок 50 п'ятдесят "
		  "п’ятдесят"},
    {"Vietnamese", "1 một 2 hai 3 ba 4 bốn 5 năm 6 sáu 7 bảy 8 tám 9 "
		   "chín 10 mười"}};

START_TEST(numbers_are_counted)
{
	/* numbers, each with the words for it */
	struct ctx c;
	const char *s;
	size_t i, n;
	int number;

	for (i = 0; i < sizeof(numbers_are_counted_rows) /
			    sizeof(numbers_are_counted_rows[0]);
	     i++) {
		with_language(&c, numbers_are_counted_rows[i].language, NULL);
		number = -1;
		for (s = numbers_are_counted_rows[i].words; *s != '\0';
		     s += n + (s[n] == ' ')) {
			n = strcspn(s, " ");
			if (*s >= '0' && *s <= '9')
				number = atoi(s);
			else
				ck_assert_msg(
				    vdm_lexicon_number(&c, s, n) == number &&
					(vdm_lexicon_get(&c, s, n) & W_NUMBER),
				    "%s: %.*s is %d",
				    numbers_are_counted_rows[i].language,
				    (int)n, s, vdm_lexicon_number(&c, s, n));
		}
		ck_assert_int_eq(vdm_lexicon_number(&c, "qq", 2), -1);
		without_words(&c);
	}
}
END_TEST

START_TEST(eras_begin_in_their_first_year)
{
	static const struct {
		const char *language, *era;
		int first;
	} rows[] = {{"Japanese", "明治", 1868},
		    {"Japanese", "大正", 1912},
		    {"Japanese", "昭和", 1926},
		    {"Japanese", "平成", 1989},
		    {"Japanese", "令和", 2019},
		    {"Chinese", "民国", 1912},
		    {"Chinese", "民國", 1912},
		    {"Chinese", "中华民国", 1912},
		    {"Chinese", "中華民國", 1912},
		    /* 2333 before our era */
		    {"Korean", "단기", -2332}};
	struct ctx c;
	size_t i, n;
	int before;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		n = strlen(rows[i].era);
		with_language(&c, rows[i].language, NULL);
		ck_assert_uint_eq(vdm_era_at(&c, rows[i].era, n, &before), n);
		ck_assert_int_eq(before + 1, rows[i].first);
		ck_assert_uint_eq(vdm_era_at(&c, rows[i].era, n - 1, &before),
				  0);
		ck_assert_int_eq(before, 0);
		without_words(&c);
		with_language(&c, "English", NULL);
		ck_assert_uint_eq(vdm_era_at(&c, rows[i].era, n, &before), 0);
		without_words(&c);
	}
}
END_TEST

/* Whether an ending says something of a word that no table has. */
START_TEST(endings_tell_of_words_that_are_long_enough)
{
	static const struct {
		const char *word;
		enum vdm_word_use use;
		int does;
	} rows[] = {{"madly", X_MANNER, 1},    {"ugly", X_MANNER, 0},
		    {"doing", X_GOING_ON, 1},  {"king", X_GOING_ON, 0},
		    {"its", X_VERB_FORM, 1},   {"is", X_VERB_FORM, 0},
		    {"led", X_VERB_FORM, 1},   {"ed", X_VERB_FORM, 0},
		    {"havs", X_HIS, 1},        {"hav", X_HIS, 0},
		    {"las", X_HIS, 0},         {"madly", X_GOING_ON, 0},
		    {"doings", X_GOING_ON, 0}, {"edit", X_VERB_FORM, 0}};
	struct ctx c;
	struct tokens t = {0};
	size_t i;

	with_words(&c);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		vdm_tokens(&c, &t, rows[i].word, strlen(rows[i].word), 9);
		ck_assert_msg(vdm_word_ends(&t, 0, rows[i].use) == rows[i].does,
			      "%s", rows[i].word);
		ck_assert(!vdm_word_ends(&t, 1, rows[i].use));
	}
	without_words(&c);
}
END_TEST

/* Which tables are of no language, and whose offices are one word with what
 * they are of. */
START_TEST(languages_are_of_their_kind)
{
	static const char always[] =
	    " programs assemblies imprints sittings numerals written heads ";
	static const char compounds[] =
	    " German Afrikaans Danish Dutch Estonian Finnish Hungarian "
	    "Norwegian Swedish ";
	const struct vdm_language *l;
	char name[64];
	size_t i;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++) {
		(void)snprintf(name, sizeof(name), " %s ", l->name);
		ck_assert_msg(l->always == (strstr(always, name) != NULL), "%s",
			      name);
		ck_assert_msg(l->compounds == (strstr(compounds, name) != NULL),
			      "%s", name);
	}
}
END_TEST

/* A table ends in a row that has nothing. */
static void
check_ends(const struct vdm_language *l)
{
	const struct vdm_word_list *w;
	const struct vdm_number *n;
	const struct vdm_era *r;
	const struct vdm_suffix *x;
	const struct vdm_ending *e;

	for (w = l->words; w->words != NULL; w++)
		;
	ck_assert_uint_eq(w->classes, 0);
	for (w = l->verbs; w != NULL && w->words != NULL; w++)
		;
	ck_assert(w == NULL || w->classes == 0);
	for (n = l->numbers; n != NULL && n->words != NULL; n++)
		;
	ck_assert(n == NULL || n->value == 0);
	for (r = l->eras; r != NULL && r->words != NULL; r++)
		;
	ck_assert(r == NULL || r->before == 0);
	for (x = l->suffixes; x != NULL && x->ending != NULL; x++)
		ck_assert_uint_eq(x->least, x->use == X_HIS         ? 4
					    : x->use == X_VERB_FORM ? 3
								    : 5);
	ck_assert(x == NULL || x->least == 0);
	for (e = l->endings; e != NULL && e->ending != NULL; e++)
		ck_assert(e->add != NULL);
	ck_assert(e == NULL ||
		  (e->classes == 0 && e->cut == 0 && e->adds == 0));
}

START_TEST(tables_end)
{
	static const struct vdm_narrated *const narrated[] = {
	    &vdm_narrated_danish,  &vdm_narrated_dutch,
	    &vdm_narrated_french,  &vdm_narrated_german,
	    &vdm_narrated_italian, &vdm_narrated_norwegian,
	    &vdm_narrated_polish,  &vdm_narrated_portuguese,
	    &vdm_narrated_russian, &vdm_narrated_spanish,
	    &vdm_narrated_swedish};
	const struct vdm_language *l;
	size_t i;

	for (i = 0; (l = vdm_language_at(i)) != NULL; i++)
		check_ends(l);
	for (i = 0; i < sizeof(narrated) / sizeof(narrated[0]); i++)
		check_ends(&narrated[i]->tables);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("lexicon");
	TCase *t = tcase_create("lexicon");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_test(t, verbs_have_their_forms);
	tcase_add_test(t, verbs_of_each_ending_have_all_their_forms);
	tcase_add_test(t, verbs_keep_their_classes);
	tcase_add_test(t, numbers_are_counted);
	tcase_add_test(t, eras_begin_in_their_first_year);
	tcase_add_test(t, endings_tell_of_words_that_are_long_enough);
	tcase_add_test(t, languages_are_of_their_kind);
	tcase_add_test(t, tables_end);
	tcase_add_test(t, words_do_things);
	tcase_add_test(t, words_are_cut);
	tcase_add_test(t, phrases_are_found);
	tcase_add_test(t, tables_are_in_small_letters);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
