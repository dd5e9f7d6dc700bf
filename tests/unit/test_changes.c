/* SPDX-License-Identifier: MIT */
/* What changed between two records, as lines, Markdown and JSON; and a record
 * as lines. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "claims/claims.h"
#include "record/record.h"
#include "vidimus.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define DOC(people, body)                                                      \
	"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"       \
	"<titleStmt><title>A "                                                 \
	"mill</title></titleStmt><publicationStmt><p>b</p>"                    \
	"</publicationStmt><sourceDesc><p>c</p></sourceDesc></fileDesc>"       \
	"<profileDesc><particDesc><listPerson>" people                         \
	"</listPerson></particDesc></profileDesc></"                           \
	"teiHeader>\n<text><body>" body "</body></text></TEI>"
#define WITH(more)                                                             \
	"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"       \
	"<titleStmt><title>A mill</title>" more                                \
	"</titleStmt><publicationStmt>"                                        \
	"<p>b</p></publicationStmt><sourceDesc><p>c</p></sourceDesc>"          \
	"</fileDesc></teiHeader>\n<text><body><p>One.</p></body></text></TEI>"
#define ANN "<person xml:id='ann'><persName>Ann Lee</persName></person>"
#define BEN "<person xml:id='ben'><persName>Ben Orr</persName></person>"
#define BOTH ANN BEN

static struct vdm_record *
read_tei(const char *text)
{
	struct vdm_record *rec = NULL;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), NULL, NULL), 0);
	return rec;
}

/* ---- a record as lines ---- */

static struct vdm_record *
make(void)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *body = vdm_record_body(rec), *sp, *div;
	struct vdm_person *p = vdm_person_add(rec, "ann", "Ann *Lee*");
	struct vdm_field *f;

	p->title = "Clerk";
	p->participant = 1;
	vdm_strings_add(rec, &p->roles, "chair");
	vdm_strings_add(rec, &p->forms, "Miss Lee");
	vdm_strings_add(rec, &p->refs, "https://a.example/1");
	vdm_detail_add(rec, &p->details, "viaf", "12");
	p = vdm_person_add(rec, "board", "");
	p->group = 1;
	p->state = VDM_STATE_INFERRED;
	f = vdm_field_add(rec, VDM_F_DATE, "3 May");
	f->norm = "1951-05-03";
	f->state = VDM_STATE_INFERRED;
	f = vdm_field_add(rec, VDM_F_TITLE, "On\nthe mill");
	vdm_detail_add(rec, &f->details, "lang", "en");
	f = vdm_field_add(rec, VDM_F_CONTRIBUTOR, "Ben Orr");
	f->role = "ill";
	f->ref = "https://a.example/2";
	vdm_field_add(rec, VDM_F_PLACE, "");
	vdm_field_add(rec, VDM_F_PROVENANCE, "by hand");
	vdm_node_add(rec, body, "head", "The mill");
	div = vdm_node_add(rec, body, "div", NULL);
	sp = vdm_node_add(rec, div, "sp", NULL);
	vdm_node_set(rec, sp, "who", "#ann");
	vdm_node_set(rec, sp, "cert", "low");
	vdm_node_add(rec, sp, "speaker", "LEE:");
	vdm_node_add(rec, sp, "p", "Who owns it?");
	vdm_node_add(rec, sp, "p", "Nobody.");
	sp = vdm_node_add(rec, div, "sp", NULL);
	vdm_node_set(rec, sp, "who", "#ann #board");
	vdm_node_add(rec, sp, "p", "Agreed.");
	sp = vdm_node_add(rec, div, "sp", NULL);
	vdm_node_add(rec, sp, "p", "Yes.");
	vdm_node_add(rec, body, "quote", NULL);
	vdm_node_settle(rec->root);
	return rec;
}

START_TEST(a_record_has_lines)
{
	static const char text[] =
	    "title: On the mill; lang en\n"
	    "contributor: Ben Orr; role ill; URI https://a.example/2\n"
	    "date: 3 May; normal form 1951-05-03; a guess\n"
	    "place: (empty)\n"
	    "participant: Ann *Lee*; title Clerk; role chair; called Miss "
	    "Lee; URI https://a.example/1; viaf 12\n"
	    "person: board; a body; a guess\n"
	    "heading: The mill\n"
	    "division speech of paragraph paragraph [Ann *Lee*, a guess: "
	    "low]: LEE: Who owns it? Nobody.\n"
	    "speech [Ann *Lee*, board]: Agreed.\n"
	    "speech [nobody]: Yes.\n"
	    "quotation\n";
	static const char markdown[] =
	    "- title: On the mill; lang en\n"
	    "- contributor: Ben Orr; role ill; URI https://a.example/2\n"
	    "- date: 3 May; normal form 1951\\-05\\-03; a guess\n"
	    "- place: (empty)\n"
	    "- participant: Ann \\*Lee\\*; title Clerk; role chair; called "
	    "Miss Lee; URI https://a.example/1; viaf 12\n"
	    "- person: board; a body; a guess\n"
	    "\nheading: The mill\n"
	    "\ndivision speech of paragraph paragraph [Ann \\*Lee\\*, a "
	    "guess: low]: LEE: Who owns it? Nobody.\n"
	    "\nspeech [Ann \\*Lee\\*, board]: Agreed.\n"
	    "\nspeech [nobody]: Yes.\n"
	    "\nquotation\n";
	struct vdm_record *rec = make();
	char *got;
	size_t n;

	ck_assert_int_eq(vdm_record_lines(rec, VDM_DIFF_TEXT, &got, &n), 0);
	ck_assert_str_eq(got, text);
	ck_assert_uint_eq(n, strlen(text));
	vdm_free(got);
	ck_assert_int_eq(vdm_record_lines(rec, VDM_DIFF_MARKDOWN, &got, &n), 0);
	ck_assert_str_eq(got, markdown);
	vdm_free(got);
	ck_assert_int_eq(vdm_record_lines(rec, VDM_DIFF_JSON, &got, &n), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(got);
	ck_assert_uint_eq(n, 0);
	vdm_record_free(rec);
}
END_TEST

/* ---- two records ---- */

static const struct {
	const char *a, *b, *text, *markdown;
} rows[] = {
    {DOC(BOTH, "<p>One.</p>"), DOC(BOTH, "<p>One.</p>"), "", ""},
    {DOC(BOTH, "<p>One.</p>"), DOC(BOTH, "<p>Two.</p>"),
     "changed       2      2  text: One. -> Two.\n",
     "text changed (line 2, now 2): ~~One.~~ **Two.**\n"
     "\n"},
    {DOC(BOTH, "<p>One two.</p>"), DOC(BOTH, "<p>One.</p>"),
     "changed       2      2  text: One two. -> One.\n",
     "text changed (line 2, now 2): ~~One two.~~ **One.**\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"), DOC(BOTH, "<p>One two.</p>"),
     "changed       2      2  text: One. -> One two.\n",
     "text changed (line 2, now 2): ~~One.~~ **One two.**\n"
     "\n"},
    {DOC(BOTH, "<sp who='#ann'><p>Yes.</p></sp>"),
     DOC(BOTH, "<sp who='#ben'><p>Yes.</p></sp>"),
     "changed       2      2  speaker: Ann Lee -> Ben Orr | Yes.\n",
     "speaker changed (line 2, now 2): ~~Ann Lee~~ **Ben Orr**, who says: "
     "Yes.\n"
     "\n"},
    {DOC(BOTH, "<sp who='#ann'><p>Yes.</p></sp>"), DOC(BOTH, "<p>Yes.</p>"),
     "lost          2      -  speaker: Ann Lee | Yes.\n"
     "changed       2      2  block: speech paragraph -> paragraph\n",
     "speaker lost (was line 2): ~~Ann Lee~~, who says: Yes.\n"
     "\n"
     "block changed (line 2, now 2): ~~speech paragraph~~ **paragraph**\n"
     "\n"},
    {DOC(BOTH, "<p>Yes.</p>"), DOC(BOTH, "<sp who='#ann'><p>Yes.</p></sp>"),
     "added         -      2  speaker: Ann Lee | Yes.\n"
     "changed       2      2  block: paragraph -> speech paragraph\n",
     "speaker added (line 2): **Ann Lee**, who says: Yes.\n"
     "\n"
     "block changed (line 2, now 2): ~~paragraph~~ **speech paragraph**\n"
     "\n"},
    {DOC(BOTH, "<sp who='#ann'><p>Yes.</p></sp>"
	       "<sp who='#ben'><p>No, never.</p></sp>"
	       "<sp who='#ann'><p>Why not?</p></sp>"),
     DOC(BOTH, "<sp who='#ben'><p>No, never.</p></sp>"
	       "<sp who='#ann'><p>Why not?</p></sp>"
	       "<sp who='#ann'><p>Yes.</p></sp>"),
     "changed       2      2  speaker, moved: Ann Lee | Yes.\n",
     "speaker moved (line 2, now 2): Ann Lee, who says: Yes.\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"), DOC(ANN, "<p>One.</p>"),
     "lost          1      -  participant: Ben Orr\n",
     "participant lost (was line 1): ~~Ben Orr~~\n"
     "\n"},
    {DOC(ANN, "<p>One.</p>"), DOC(BOTH, "<p>One.</p>"),
     "added         -      1  participant: Ben Orr\n",
     "participant added (line 1): **Ben Orr**\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"), DOC(BEN ANN, "<p>One.</p>"),
     "changed       1      1  participant, moved: Ann Lee\n",
     "participant moved (line 1, now 1): Ann Lee\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"), DOC(BOTH, "<p rend='b'>One.</p>"),
     "changed       -      -  markup: number of attributes: 0 / 1\n",
     "markup changed: number of attributes: 0 / 1\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"), DOC(BOTH, "<head>One.</head>"),
     "changed       2      2  block: paragraph -> heading\n",
     "block changed (line 2, now 2): ~~paragraph~~ **heading**\n"
     "\n"},
    /* what opens around the first is its own */
    {DOC(BOTH, "<quote><p>One.</p></quote>"), DOC(BOTH, "<p>One.</p>"),
     "changed       2      2  block: quotation paragraph -> paragraph\n",
     "block changed (line 2, now 2): ~~quotation paragraph~~ "
     "**paragraph**\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p><p>Two *is* more.</p>"), DOC(BOTH, "<p>One.</p>"),
     "lost          2      -  text: Two *is* more.\n",
     "text lost (was line 2): ~~Two \\*is\\* more.~~\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"), DOC(BOTH, "<p>One.</p><p>Two *is* more.</p>"),
     "added         -      2  text: Two *is* more.\n",
     "text added (line 2): **Two \\*is\\* more.**\n"
     "\n"},
    {DOC(BOTH, "<sp who='#ann'><p>Yes.</p></sp>"),
     DOC(BOTH, "<sp who='#ann #ben'><p>Yes.</p></sp>"),
     "changed       2      2  speaker: Ann Lee -> Ann Lee, Ben Orr | Yes.\n",
     "speaker changed (line 2, now 2): ~~Ann Lee~~ **Ann Lee, Ben Orr**, who "
     "says: Yes.\n"
     "\n"},
    {DOC(BOTH, "<sp who='#ann'><p>Yes.</p></sp>"),
     DOC(BOTH, "<sp who='#ann' cert='low'><p>Yes.</p></sp>"),
     "changed       -      -  markup: number of attributes: 1 / 2\n",
     "markup changed: number of attributes: 1 / 2\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"),
     DOC(ANN "<person xml:id='ben' role='chair'><persName>Ben Orr</persName>"
	     "</person>",
	 "<p>One.</p>"),
     "changed       1      1  participant, roles: Ben Orr -> Ben Orr (chair)\n",
     "participant changed (line 1, now 1): ~~Ben Orr~~ **Ben Orr (chair)**\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"),
     DOC(ANN "<person xml:id='ben'><persName>Ben Orr</persName><occupation>"
	     "Clerk</occupation></person>",
	 "<p>One.</p>"),
     "changed       1      1  participant, title: Ben Orr -> Ben Orr, Clerk\n",
     "participant changed (line 1, now 1): ~~Ben Orr~~ **Ben Orr, Clerk**\n"
     "\n"},
    {DOC(BOTH, "<p>One.</p>"),
     DOC(ANN "<person xml:id='ben'><persName>Ben Orr</persName><idno "
	     "type='VIAF'>1</idno></person>",
	 "<p>One.</p>"),
     "added         1      1  viaf of participant \"Ben Orr\": 1\n",
     "viaf of participant \"Ben Orr\" added (line 1, now 1): **1**\n"
     "\n"},
    {WITH("<author>Ann</author>"), WITH("<editor>Ann</editor>"),
     "changed       1      1  author -> editor: Ann\n",
     "author changed (line 1, now 1): Ann, now editor\n"
     "\n"},
    {WITH("<author>Ann</author>"), WITH("<author>Anna</author>"),
     "changed       1      1  author: Ann -> Anna\n",
     "author changed (line 1, now 1): ~~Ann~~ **Anna**\n"
     "\n"},
    {WITH("<author>Ann</author>"), WITH(""),
     "lost          1      -  author: Ann\n",
     "author lost (was line 1): ~~Ann~~\n"
     "\n"},
    {WITH(""), WITH("<author>A_n</author>"),
     "added         -      1  author: A_n\n",
     "author added (line 1): **A\\_n**\n"
     "\n"},
    {WITH("<author>A</author><author>B</author>"),
     WITH("<author>B</author><author>A</author>"),
     "changed       1      1  author, moved: A\n",
     "author moved (line 1, now 1): A\n"
     "\n"},
    {WITH("<author>A</author>"),
     WITH("<author ref='https://a.example/1'>A</author>"),
     "changed       1      1  author, URI: A <-> -> A <https://a.example/1>\n",
     "author changed (line 1, now 1): ~~A \\<\\-\\>~~ **A "
     "\\<https://a.example/1\\>**\n"
     "\n"},
    {WITH("<respStmt><resp>Drawn by</resp><name>A</name></respStmt>"),
     WITH("<respStmt><resp>Coloured by</resp><name>A</name></respStmt>"),
     "changed       1      1  contributor, role: A (Drawn by) -> A (Coloured "
     "by)\n",
     "contributor changed (line 1, now 1): ~~A (Drawn by)~~ **A (Coloured "
     "by)**\n"
     "\n"},
};

static char *
changes(const char *a, const char *b, enum vdm_diff_format format)
{
	struct vdm_record *x = read_tei(a), *y = read_tei(b);
	struct vdm_comparison *c = vdm_comparison_new(x, y, NULL);
	char *text;
	size_t n;

	ck_assert_ptr_nonnull(c);
	ck_assert_int_eq(vdm_comparison_changes(c, format, &text, &n), 0);
	ck_assert_uint_eq(n, strlen(text));
	vdm_comparison_free(c);
	vdm_record_free(x);
	vdm_record_free(y);
	return text;
}

START_TEST(what_changed_is_told)
{
	char *text = changes(rows[_i].a, rows[_i].b, VDM_DIFF_TEXT);
	char *markdown = changes(rows[_i].a, rows[_i].b, VDM_DIFF_MARKDOWN);

	ck_assert_str_eq(text, rows[_i].text);
	ck_assert_str_eq(markdown, rows[_i].markdown);
	vdm_free(text);
	vdm_free(markdown);
}
END_TEST

/* ---- what is said of a value ---- */

/* Details of a title, and of the other's; what became of them. */
static const struct {
	const char *a, *b, *told;
} details[] = {
    {"note=1", "note=1", "kept note=1"},
    {"note=1", "note=2", "changed note=1"},
    {"note=1", "", "lost note=1"},
    {"", "note=1", "added note=1"},
    {"note=1 note=2", "note=1", "kept note=1/lost note=2"},
    {"note=1", "note=1 note=2", "kept note=1/added note=2"},
    {"note=1 note=2", "note=2", "changed note=1/lost note=2"},
    {"note=1 link=2", "link=2 note=1", "kept note=1/kept link=2"},
    {"note=1 link=2 link=3 id=4", "link=2 link=3 note=5 id=4",
     "changed note=1/kept link=2/kept link=3/kept id=4"},
    {"note=1 link=2", "id=3 link=2", "lost note=1/kept link=2/added id=3"},
    {"lang=de note=1", "note=1", "lost lang=de/kept note=1"},
    {"note=1", "lang=de note=1 dir=rtl",
     "kept note=1/added lang=de/added dir=rtl"},
};

static struct vdm_record *
with_details(const char *said)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_field *f = vdm_field_add(rec, VDM_F_TITLE, "T");
	char name[16], value[16];
	int n;

	for (; sscanf(said, " %15[a-z]=%15s%n", name, value, &n) == 2;
	     said += n)
		vdm_detail_add(rec, &f->details, name, value);
	return rec;
}

START_TEST(details_are_told_one_by_one)
{
	struct vdm_record *a = with_details(details[_i].a);
	struct vdm_record *b = with_details(details[_i].b);
	struct vdm_comparison *c = vdm_comparison_new(a, b, NULL);
	char told[256] = "";
	size_t i;

	ck_assert_ptr_nonnull(c);
	for (i = 0; i < c->claims_count; i++) {
		const struct vdm_claim *k = &c->claims[i];
		size_t n = strlen(told);

		if (strncmp(k->name, "title.", 6) == 0)
			snprintf(told + n, sizeof(told) - n, "%s%s %s=%s",
				 n > 0 ? "/" : "", vdm_outcome_name(k->outcome),
				 k->name + 6, k->a != NULL ? k->a : k->b);
	}
	ck_assert_str_eq(told, details[_i].told);
	vdm_comparison_free(c);
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

START_TEST(there_are_no_other_formats)
{
	struct vdm_record *rec = read_tei(rows[0].a);
	struct vdm_comparison *c = vdm_comparison_new(rec, NULL, NULL);
	char set[] = "x", *text = set;
	size_t n = 7;

	ck_assert_int_eq(
	    vdm_comparison_changes(c, (enum vdm_diff_format)9, &text, &n), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(text);
	ck_assert_uint_eq(n, 0);
	text = set;
	ck_assert_int_eq(
	    vdm_comparison_report(c, (enum vdm_report_format)9, &text, &n), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(text);
	vdm_comparison_free(c);
	vdm_comparison_free(NULL);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("changes");
	TCase *tc = tcase_create("changes");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, a_record_has_lines);
	tcase_add_loop_test(tc, what_changed_is_told, 0, (int)COUNT(rows));
	tcase_add_loop_test(tc, details_are_told_one_by_one, 0,
			    (int)COUNT(details));
	tcase_add_test(tc, there_are_no_other_formats);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
