/* SPDX-License-Identifier: MIT */
/* The rules: each is broken once, and kept once. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "record/forms.h"
#include "rules/record/pointers.h"
#include "rules/rules.h"

static void
note_finding(void *ctx, const struct vdm_finding *f)
{
	vdm_buf_printf(ctx, "%s;", f->id);
}

/* A record that breaks no rule: one person, one turn. */
static struct vdm_record *
clean(struct vdm_node **turn)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *sp;

	vdm_field_add(rec, VDM_F_TITLE, "A call");
	vdm_person_add(rec, "ada", "Ada Marsh");
	sp = vdm_node_add(rec, vdm_record_body(rec), "sp", NULL);
	vdm_node_set(rec, sp, "who", "#ada");
	vdm_node_add(rec, sp, "speaker", "Ada:");
	vdm_node_add(rec, sp, "p", "Good morning.");
	if (turn != NULL)
		*turn = sp;
	return rec;
}

static void
finds(struct vdm_record *rec, const char *expected)
{
	struct vdm_sink sink = {note_finding, NULL, NULL};
	struct vdm_buf b;

	vdm_buf_init(&b);
	sink.context = &b;
	ck_assert_int_eq(vdm_rules_check(rec, NULL, NULL, &sink), 0);
	ck_assert_str_eq(vdm_buf_str(&b), expected);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}

START_TEST(a_clean_record_breaks_none)
{
	finds(clean(NULL), "");
}
END_TEST

START_TEST(who_names_a_person)
{
	struct vdm_node *sp;
	struct vdm_record *rec = clean(&sp);

	vdm_node_set(rec, sp, "who", "#ada #bob");
	finds(rec, "who-unknown;");
}
END_TEST

/* A document with a turn of ada whose who is that, and where it may lead. */
static void
who_finds(const char *who, const char *root, const char *header,
	  const char *expected)
{
	static const struct vdm_read_options none;
	struct vdm_record *rec;
	struct vdm_buf xml, found;
	struct vdm_sink sink = {note_finding, &found, NULL};

	vdm_buf_init(&xml);
	vdm_buf_init(&found);
	vdm_buf_printf(
	    &xml,
	    "<TEI xmlns='http://www.tei-c.org/ns/1.0'%s><teiHeader><fileDesc>"
	    "<titleStmt><title>A call</title></titleStmt><publicationStmt><p/>"
	    "</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>%s"
	    "<profileDesc><particDesc><listPerson><person xml:id='ada'>"
	    "<persName>Ada</persName></person></listPerson></particDesc>"
	    "</profileDesc></teiHeader><text><body><sp who='%s'><speaker>A"
	    "</speaker><p>Good.</p></sp></body></text></TEI>",
	    root, header, who);
	ck_assert_int_eq(
	    vdm_read(&rec, vdm_buf_str(&xml), xml.len, &none, NULL), 0);
	ck_assert_int_eq(
	    vdm_rules_check(rec, "/nowhere/at/all", "in/call.xml", &sink), 0);
	ck_assert_msg(strcmp(vdm_buf_str(&found), expected) == 0,
		      "who=\"%s\": %s", who, vdm_buf_str(&found));
	vdm_buf_fini(&xml);
	vdm_buf_fini(&found);
	vdm_record_free(rec);
}

START_TEST(who_leads_to_somebody)
{
	static const char *const defs =
	    "<encodingDesc><listPrefixDef>"
	    "<prefixDef ident='p' matchPattern='(.+)' "
	    "replacementPattern='#$1'/>"
	    "<prefixDef ident='call' matchPattern='([a-z]+)' "
	    "replacementPattern='call.xml#$1'/>"
	    "<prefixDef ident='two' matchPattern='(.+)' "
	    "replacementPattern='#no-$1'/>"
	    "<prefixDef ident='two' matchPattern='(.+)' "
	    "replacementPattern='#$1'/>"
	    "<prefixDef ident='odd' matchPattern='(.)(.+)' "
	    "replacementPattern='#$2$1'/>"
	    "<prefixDef ident='gone' matchPattern='(.+)' "
	    "replacementPattern='people.xml#$1'/>"
	    "</listPrefixDef></encodingDesc>";
	static const struct {
		const char *who, *expected;
	} cases[] = {
	    {"#ada", ""},
	    {"", "who-unknown;"},
	    {" ", "who-unknown;"},
	    {"#", "who-unknown;"},
	    {"#nobody", "who-unknown;"},
	    {"#ada #nobody", "who-unknown;"},
	    {"ada", "who-elsewhere;"},
	    {"p:ada", ""},
	    {"p:nobody", "who-unknown;"},
	    {"#ada p:nobody", "who-unknown;"},
	    {"p:", "who-unknown;"},
	    {"call:ada", ""},
	    {"call:nobody", "who-unknown;"},
	    {"two:ada", ""},
	    {"two:nobody", "who-unknown;"},
	    {"odd:aad", ""}, /* not ours to work out */
	    {"gone:ada", "who-elsewhere;"},
	    {"q:leo", "who-elsewhere;"},
	    {"call.xml#ada", ""},
	    {"./call.xml#ada", ""},
	    {"call.xml#nobody", "who-unknown;"},
	    {"file:///nowhere/at/all/call.xml#ada", ""},
	    {"file:///nowhere/at/all/call.xml#nobody", "who-unknown;"},
	    {"file:///elsewhere/call.xml#nobody", ""},
	    {"people.xml#ada", "who-elsewhere;"},
	    {"https://people.example/#ada", ""},
	    {"urn:people:ada", ""},
	};
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		who_finds(cases[i].who, "", defs, cases[i].expected);
}
END_TEST

START_TEST(who_leads_from_a_base)
{
	static const char *const base =
	    " xml:base='https://calls.example/1.xml'";

	who_finds("https://calls.example/1.xml#ada", base, "", "");
	who_finds("https://calls.example/1.xml#nobody", base, "",
		  "who-unknown;");
	who_finds("https://calls.example/2.xml#nobody", base, "", "");
	who_finds("people.xml#nobody", base, "", "");
	who_finds("#nobody", base, "", "who-unknown;");
	who_finds("call.xml#nobody", " xml:base='call.xml'", "",
		  "who-unknown;");
}
END_TEST

START_TEST(ids_are_unique)
{
	struct vdm_node *sp;
	struct vdm_record *rec = clean(&sp);
	struct vdm_node *p = vdm_node_add(rec, sp->parent, "p", "x");

	vdm_node_set(rec, p, "xml:id", "one");
	vdm_node_set(rec, sp, "xml:id", "one");
	finds(rec, "id-doubled;");
	/* and no person has an element's id */
	rec = clean(&sp);
	vdm_node_set(rec, sp, "xml:id", "ada");
	finds(rec, "id-doubled;");
}
END_TEST

START_TEST(pointers_lead_somewhere)
{
	struct vdm_node *sp, *n;
	struct vdm_record *rec = clean(&sp);

	n = vdm_node_add(rec, vdm_node_child(sp, "p"), "persName", "Bo");
	vdm_node_set(rec, n, "ref", "#bo");
	finds(rec, "pointer-unknown;");
	rec = clean(&sp);
	vdm_node_set(rec, sp, "corresp", "#ada #bo");
	vdm_node_set(rec, sp, "sameAs", "#");
	finds(rec, "pointer-unknown;");
	rec = clean(&sp);
	n = vdm_node_add(rec, vdm_node_child(sp, "p"), "persName", "Ada");
	vdm_node_set(rec, n, "ref", "#ada https://example.org/#a");
	finds(rec, "");
	rec = clean(&sp);
	n = vdm_node_add(rec, vdm_node_child(sp, "p"), "ref", "3");
	vdm_node_set(rec, n, "type", "noteref");
	vdm_node_set(rec, n, "target", "#n3");
	finds(rec, "note-unknown;");
}
END_TEST

START_TEST(turns_have_words_and_somebody)
{
	struct vdm_node *sp;
	struct vdm_record *rec = clean(&sp);

	vdm_node_unlink(vdm_node_child(sp, "p"));
	finds(rec, "speech-empty;");
	rec = clean(&sp);
	vdm_node_unlink(vdm_node_child(sp, "speaker"));
	vdm_node_set(rec, sp, "who", NULL);
	finds(rec, "speech-nobody;");
	rec = clean(NULL);
	vdm_person_add(rec, "x", "");
	finds(rec, "person-unnamed;");
}
END_TEST

START_TEST(fields_have_their_form)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_field *f;

	vdm_record_body(rec);
	finds(rec, "title-missing;");
	rec = clean(NULL);
	f = vdm_field_add(rec, VDM_F_DATE, "30 February");
	f->norm = "1946-02-30";
	f = vdm_field_add(rec, VDM_F_DATE, "5 February");
	f->norm = "1946-02-05";
	f = vdm_field_add(rec, VDM_F_LANGUAGE, "English");
	f->norm = "the english";
	f = vdm_field_add(rec, VDM_F_LICENCE, "free");
	f->norm = "CC BY";
	finds(rec, "date-malformed;language-malformed;licence-not-uri;");
}
END_TEST

START_TEST(dates_in_the_text_have_their_form)
{
	struct vdm_node *sp, *d;
	struct vdm_record *rec = clean(&sp);

	d = vdm_node_add(rec, vdm_node_child(sp, "p"), "date", "then");
	vdm_node_set(rec, d, "when", "yesterday");
	vdm_node_set(rec, d, "xml:lang", "e n");
	finds(rec, "date-malformed;language-malformed;");
	rec = clean(&sp);
	d = vdm_node_add(rec, vdm_node_child(sp, "p"), "date", "then");
	vdm_node_set(rec, d, "from", "1946-03");
	vdm_node_set(rec, d, "to", "1946-02-01");
	finds(rec, "date-order;");
}
END_TEST

/* Where pointers lead from "own.xml" in a folder that has a Makefile; "here"
 * and "ada" are ids of it, and "bare" a person. */
static const struct {
	const char *pointer, *base; /* and xml:base */
	enum vdm_reach reach;
} reaches[] = {
    {"#here", NULL, VDM_REACH_HERE},
    {"#gone", NULL, VDM_REACH_LOST},
    {"#", NULL, VDM_REACH_LOST},
    {"own.xml#here", NULL, VDM_REACH_HERE},
    {"./own.xml#here", NULL, VDM_REACH_HERE},
    {"././own.xml#here", NULL, VDM_REACH_HERE},
    {"own.xml#gone", NULL, VDM_REACH_LOST},
    {"own.xml#", NULL, VDM_REACH_LOST},
    {"file://./own.xml#here", NULL, VDM_REACH_HERE},
    {"file:./own.xml#here", NULL, VDM_REACH_HERE},
    {"file:./own.xml#gone", NULL, VDM_REACH_LOST},
    {"file:./other.xml#gone", NULL, VDM_REACH_ELSEWHERE},
    {"here", NULL, VDM_REACH_BARE},
    {"bare", NULL, VDM_REACH_HERE},
    {"Makefile", NULL, VDM_REACH_ELSEWHERE},
    {"Makefile#gone", NULL, VDM_REACH_ELSEWHERE},
    {"%4dakefile", NULL, VDM_REACH_ELSEWHERE},
    {"no-such-file", NULL, VDM_REACH_MISSING},
    {"no-such-file#here", NULL, VDM_REACH_MISSING},
    {"https://e.example/a#b", NULL, VDM_REACH_ELSEWHERE},
    {"mailto:a@e.example", NULL, VDM_REACH_ELSEWHERE},
    {"urn:isbn:1", NULL, VDM_REACH_ELSEWHERE},
    /* what xml:base says the document is */
    {"https://e.example/d#here", "https://e.example/d", VDM_REACH_HERE},
    {"https://e.example/d#gone", "https://e.example/d#x", VDM_REACH_LOST},
    {"https://e.example/#gone", "https://e.example/d", VDM_REACH_ELSEWHERE},
    {"own.xml#gone", "https://e.example/d", VDM_REACH_ELSEWHERE},
    {"no-such-file", "https://e.example/", VDM_REACH_ELSEWHERE},
    {"no-such-file", "sub/", VDM_REACH_ELSEWHERE},
    /* prefixes: of an id, a file, a pattern of more, without one, and none */
    {"psn:here", NULL, VDM_REACH_HERE},
    {"psn:gone", NULL, VDM_REACH_LOST},
    {"doc:Makefile", NULL, VDM_REACH_ELSEWHERE},
    {"doc:no-such-file", NULL, VDM_REACH_MISSING},
    {"two:a-b", NULL, VDM_REACH_ELSEWHERE},
    {"bad:here", NULL, VDM_REACH_ELSEWHERE},
    {"psnx:here", NULL, VDM_REACH_PREFIX},
    {"ps:here", NULL, VDM_REACH_PREFIX},
    /* of two declarations the better one */
    {"twice:here", NULL, VDM_REACH_HERE},
};

START_TEST(pointers_reach)
{
	static const char *const defs[][3] = {
	    {"psn", "(.+)", "#$1"},       {"doc", "(.+)", "$1"},
	    {"two", "(.)-(.)", "#$1"},    {"bad", NULL, "#$1"},
	    {"twice", "(.+)", "no-$1.x"}, {"twice", "(.+)", "#$1"},
	    {NULL, "(.+)", "#$1"}};
	struct vdm_node *sp, *def;
	struct vdm_record *rec = clean(&sp);
	struct vdm_pointers p;
	const char *s = reaches[_i].pointer;

	vdm_person_add(rec, "bare", "Bo Berg");
	for (size_t i = 0; i < sizeof(defs) / sizeof(defs[0]); i++) {
		def = vdm_node_add(rec, rec->root, "prefixDef", NULL);
		vdm_node_set(rec, def, "ident", defs[i][0]);
		vdm_node_set(rec, def, "matchPattern", defs[i][1]);
		vdm_node_set(rec, def, "replacementPattern", defs[i][2]);
	}
	vdm_node_set(rec, sp, "xml:base", reaches[_i].base);
	vdm_pointers_init(&p, rec, ".", "some/own.xml");
	vdm_strmap_put(&p.ids, "here", 0);
	vdm_strmap_put(&p.ids, "ada", 0);
	ck_assert_msg(
	    vdm_pointer_reach(&p, sp, s, strlen(s)) == reaches[_i].reach,
	    "%s is %d", s, (int)vdm_pointer_reach(&p, sp, s, strlen(s)));
	ck_assert_int_eq(vdm_pointers_fini(&p), 0);
	vdm_record_free(rec);
}
END_TEST

/* A document that was not read from a file knows no folder. */
START_TEST(pointers_of_no_file)
{
	struct vdm_node *sp;
	struct vdm_record *rec = clean(&sp);
	struct vdm_pointers p;

	vdm_pointers_init(&p, rec, NULL, NULL);
	ck_assert_int_eq(vdm_pointer_reach(&p, sp, "word", 4),
			 VDM_REACH_MISSING);
	ck_assert_int_eq(vdm_pointer_reach(&p, sp, "a.xml#b", 7),
			 VDM_REACH_ELSEWHERE);
	ck_assert_int_eq(vdm_pointer_reach(&p, sp, "file:a.xml#b", 12),
			 VDM_REACH_ELSEWHERE);
	ck_assert_int_eq(vdm_pointers_fini(&p), 0);
	vdm_record_free(rec);
}
END_TEST

/* Forms of dates, times and durations, right ones before the NULL. */
static const char *const dates[] = {
    "1946",
    "1946-02-21",
    "1948-02-29",
    "--02-29",
    "--02",
    "--12-31",
    "---31",
    "-0044-03-15",
    "12026-01-01",
    "1946-02-21T21:00:00Z",
    "1946-02-21T21:00:00.25+14:00",
    "1946-02-21-05:00",
    "21:00:00+03:00",
    "1946-02/1946-03",
    "1946/1947-01-02",
    "21:00/22:30",
    NULL,
    "1946-02-29",
    "1900-02-29",
    "1946-04-31",
    "1946-13",
    "1946-00",
    "1946-1",
    "1946-02-0",
    "1946-02-00",
    "46",
    "",
    "1946-02-21x",
    "1946-02-21T",
    "1946-02-21T25:00",
    "--13",
    "--00",
    "--02-30",
    "--04-31",
    "---32",
    "---00",
    "---3",
    "1946-",
    "1946/",
    "1946/47",
    "1946/1947/1948",
    "1946-02-21+15:00",
    "1946-02-21+05",
    "last May",
};

static const char *const times[] = {
    "00:00",
    "24:00:00",
    "23:59:59",
    "23:59:60",
    "09:00:00",
    "21:00:00.5",
    "21:00Z",
    "21:00-11:30",
    "21:00+14:00",
    "21:00/22:00",
    NULL,
    "24:01:00",
    "24:00:01",
    "25:00",
    "9:00",
    "09:60",
    "09:00:61",
    "09:00:",
    "09:0",
    "0900",
    "21:00:00.",
    "21:00+14:01",
    "21:00+1:00",
    "21:00+01:60",
    "21:00+0100",
    "21:00/",
    "21:00/25:00",
    "9 o'clock",
    "",
};

static const char *const durations[] = {
    "PT2H",   "P1DT30M", "P1Y2M3W4DT5H6M7.5S",
    "-P1D",   "P10D",    "PT0.5H",
    NULL,     "P",       "PT",
    "P1DT",   "P1",      "1D",
    "P1H",    "PT1D",    "P1D1Y",
    "P1M1M",  "PT1S2M",  "P1.D",
    "P1..5D", "P.5D",    "PTT1H",
    "P-1D",   "P1D ",    "",
};

static void
check_forms(const char *const *forms, size_t n, int (*is)(const char *s))
{
	int right = 1;

	for (size_t i = 0; i < n; i++)
		if (forms[i] == NULL)
			right = 0;
		else
			ck_assert_msg(is(forms[i]) == right, "\"%s\"",
				      forms[i]);
}

#define COUNT(a) (sizeof(a) / sizeof(a[0]))

static int
is_begun(const char *s)
{
	return vdm_plain_date_length(s) > 0;
}

/* A date with whatever stands behind its day, and a date alone. */
static const char *const begun[] = {
    "1946-02-21T21:00",
    "1946-02-21 21:00",
    "1946 or so",
    "1946-02T",
    "2000-02-29 ",
    NULL,
    "1999-02-29 ",
    "1946-2-21",
    "-946-02-21",
    "-1946",
    "12345",
    "1234567-12",
    "1946-02-21Z",
    "1946-02-21+01:00 x",
    "1946/1947",
    "--02-21",
    "1946-13 ",
    "1946-00",
    "1946-02-",
    " 1946",
};

static const char *const plain[] = {
    "1946", "1946-02", "1946-02-21", "2000-02-29",       NULL,
    "",     " ",       "1946 ",      "1946-02-21T21:00", "1999-02-29",
};

START_TEST(forms)
{
	check_forms(dates, COUNT(dates), vdm_is_date);
	check_forms(times, COUNT(times), vdm_is_time);
	check_forms(durations, COUNT(durations), vdm_is_duration);
	check_forms(begun, COUNT(begun), is_begun);
	check_forms(plain, COUNT(plain), vdm_is_plain_date);
	ck_assert(!vdm_is_plain_date(NULL));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("rules");
	TCase *tc = tcase_create("rules");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, a_clean_record_breaks_none);
	tcase_add_test(tc, who_names_a_person);
	tcase_add_test(tc, who_leads_to_somebody);
	tcase_add_test(tc, who_leads_from_a_base);
	tcase_add_test(tc, ids_are_unique);
	tcase_add_test(tc, pointers_lead_somewhere);
	tcase_add_loop_test(tc, pointers_reach, 0, COUNT(reaches));
	tcase_add_test(tc, pointers_of_no_file);
	tcase_add_test(tc, turns_have_words_and_somebody);
	tcase_add_test(tc, fields_have_their_form);
	tcase_add_test(tc, dates_in_the_text_have_their_form);
	tcase_add_test(tc, forms);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
