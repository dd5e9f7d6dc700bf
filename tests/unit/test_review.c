/* SPDX-License-Identifier: MIT */
/* What is asked of a record in doubt, in which words and at which places; and
 * what an edited copy decides. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "review/review.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define HEAD                                                                   \
	"<TEI xmlns='http://www.tei-c.org/ns/1.0'><teiHeader><fileDesc>"       \
	"<titleStmt><title>A "                                                 \
	"mill</title></titleStmt><publicationStmt><p>b</p>"                    \
	"</publicationStmt><sourceDesc><p>c</p></sourceDesc></fileDesc>"       \
	"<profileDesc><particDesc><listPerson>"                                \
	"<person xml:id='ann'><persName>Ann Lee</persName></person>"           \
	"<person xml:id='ben'><persName>Ben Orr</persName></person>"           \
	"</listPerson></particDesc></profileDesc></teiHeader><text><body>\n"
#define TAIL "</body></text></TEI>"
#define GUESS(who) "<sp who='" who "' resp='#vidimus' cert='low'>"
#define DOUBT(who) "<sp who='" who "' resp='#vidimus' cert='medium'>"
#define SURE(who) "<sp who='" who "' resp='#vidimus' cert='high'>"
#define TEN "one two six "
#define FORTY TEN TEN TEN TEN
#define LONG                                                                   \
	FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY      \
	    FORTY FORTY FORTY
#define TEN_LINES "\n\n\n\n\n\n\n\n\n\n"
#define HUNDRED                                                                \
	TEN_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES TEN_LINES  \
	    TEN_LINES TEN_LINES TEN_LINES
#define TREMA "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
#define TREMAS TREMA TREMA TREMA TREMA TREMA TREMA TREMA TREMA

static struct vdm_record *
read_body(const char *body)
{
	struct vdm_record *rec = NULL;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s%s%s", HEAD, body, TAIL);
	ck_assert_int_eq(vdm_read(&rec, b.data, b.len, NULL, NULL), 0);
	vdm_buf_fini(&b);
	return rec;
}

/* ---- questions ---- */

/* What stands in the body, and a line for each question that is in doubt:
 * question, line, words, what stands before where the words do not tell it,
 * what is there now, other places, how many it settles. */
static const struct {
	const char *body, *asked, *more;
} asked[] = {
    {"<sp who='#ann'><p>Yes.</p></sp>", "", ""},
    {SURE("#ann") "<p>Yes.</p></sp>", "", ""},
    {GUESS("#ann") "<p>Yes.</p></sp>",
     "Does Ann Lee speak here? 2: Yes. < ; now turn: Ann Lee; also ; 1",
     "- [Yes.] -"},
    {DOUBT("#ann #ben") "<p>Yes.</p></sp>",
     "Does Ann Lee|Ben Orr speak here? 2: Yes. < ; now turn: Ann Lee|Ben Orr; "
     "also ; 1",
     "- [Yes.] -"},
    {"<sp resp='#vidimus' cert='low'><p>Yes.</p></sp>",
     "Who speaks here? 2: Yes. < ; now turn: nobody; also ; 1", "- [Yes.] -"},
    {"<head resp='#vidimus' cert='low'>Yes.</head><p>No.</p>",
     "Is this heading? 2: Yes. < ; now heading; also ; 1", "- [Yes.] No."},
    /* of a certainty in words that are not ours nobody can be sure */
    {"<sp who='#ann' resp='#vidimus' cert='perhaps'><p>Yes.</p></sp>",
     "Does Ann Lee speak here? 2: Yes. < ; now turn: Ann Lee; also ; 1",
     "- [Yes.] -"},
    {"<sp who='#ann' resp='#somebody' cert='low'><p>Yes.</p></sp>", "", ""},
    /* one answer for several places, where the words tell them apart */
    {GUESS("#ann") "<p>Yes.</p></sp>\n" GUESS("#ann") "<p>No.</p></sp>\n" GUESS(
	 "#ben") "<p>Oh.</p></sp>",
     "Does Ann Lee speak here? 2: Yes. < ; now turn: Ann Lee; also 3: No.; 2 / "
     "Does Ben Orr speak here? 4: Oh. < ; now turn: Ben Orr; also ; 1",
     "- [Yes.] No. / No. [Oh.] -"},
    {GUESS("#ann") "<p>Yes.</p></sp>\n<p>Then.</p>\n" GUESS(
	 "#ann") "<p>Yes.</p></sp>",
     "Does Ann Lee speak here? 2: Yes. < ; now turn: Ann Lee; also ; 1 / Does "
     "Ann Lee speak here? 4: Yes. < Then.; now turn: Ann Lee; also ; 1",
     "- [Yes.] Then. / Then. [Yes.] -"},
    {GUESS("#ann") "<p>Yes.</p></sp>\n" DOUBT("#ann") "<p>No.</p></sp>",
     "Does Ann Lee speak here? 2: Yes. < ; now turn: Ann Lee; also 3: No.; 2",
     "- [Yes.] No."},
    /* on a line of as many digits as it has */
    {"\n\n\n\n\n\n\n" GUESS("#ann") "<p>Yes.</p></sp>\n" GUESS(
	 "#ann") "<p>No.</p></sp>\n" GUESS("#ann") "<p>Oh.</p></sp>",
     "Does Ann Lee speak here? 9: Yes. < ; now turn: Ann Lee; also 10: "
     "No.\n11: "
     "Oh.; 3",
     "- [Yes.] No."},
    {HUNDRED "\n\n\n\n\n\n\n\n" GUESS("#ann") "<p>Yes.</p></sp>",
     "Does Ann Lee speak here? 110: Yes. < ; now turn: Ann Lee; also ; 1",
     "- [Yes.] -"},
    /* as many words as tell it from others, and no half of a letter */
    {GUESS("#ann") "<p>" FORTY "end.</p></sp><p>" FORTY "more.</p>",
     "Does Ann Lee speak here? 2: one two six one two six one two six one two "
     "six end. < ; now turn: Ann Lee; also ; 1",
     "- [one two six one two six one two six one two six end.] one two six one "
     "two six one two six one two six more."},
    {GUESS("#ann") "<p>" TREMAS TREMAS "</p></sp>",
     "Does Ann Lee speak here? 2: "
     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
     "\xC3\xA4\xC3\xA4"
     " < ; now turn: Ann Lee; also ; 1",
     "- [(160)\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
     "] -"},
    {"<p>" LONG "</p>" GUESS(
	 "#ann") "<p>Yes.</p></sp><p>" TREMAS TREMAS TREMAS TREMAS "</p>",
     "Does Ann Lee speak here? 2: Yes. < ; now turn: Ann Lee; also ; 1",
     "(203)ne two \xE2\x80\xA6"
     " [Yes.] (204)\xC3\xA4\xC3\xA4\xC3\xA4"
     " \xE2\x80\xA6"
     ""},
};

static void
put_words(struct vdm_buf *out, const char *s)
{
	size_t n = s != NULL ? strlen(s) : 0;

	if (n > 60)
		vdm_buf_printf(out, "(%zu)%s", n, s + n - 10);
	else
		vdm_buf_puts(out, s != NULL ? s : "-");
}

static void
questions_put(const struct vdm_review *r, struct vdm_buf *out,
	      struct vdm_buf *more)
{
	size_t i;

	for (i = 0; i < r->count; i++) {
		const struct vdm_question *q = &r->item[i];
		const char *const *k = q->d.key;

		if (!q->doubt)
			continue;
		if (out->len > 0) {
			vdm_buf_puts(out, " / ");
			vdm_buf_puts(more, " / ");
		}
		vdm_buf_printf(out, "%s %s: ", q->question, k[VDM_DK_LINE]);
		put_words(out, k[VDM_DK_WORDS]);
		vdm_buf_printf(out, " < %s; now %s; also %s; %zu",
			       k[VDM_DK_AFTER], k[VDM_DK_NOW], k[VDM_DK_ALSO],
			       q->settles);
		put_words(more, q->before);
		vdm_buf_puts(more, " [");
		put_words(more, q->text);
		vdm_buf_puts(more, "] ");
		put_words(more, q->behind);
	}
}

START_TEST(what_is_in_doubt_is_asked)
{
	struct vdm_record *rec = read_body(asked[_i].body);
	struct vdm_review *r = vdm_review_new();
	struct vdm_buf b, more;

	vdm_buf_init(&b);
	vdm_buf_init(&more);
	ck_assert_int_eq(vdm_review_add(r, rec, "m.xml", "x", 1), 0);
	questions_put(r, &b, &more);
	ck_assert_str_eq(vdm_buf_str(&b), asked[_i].asked);
	ck_assert_str_eq(vdm_buf_str(&more), asked[_i].more);
	vdm_buf_fini(&b);
	vdm_buf_fini(&more);
	vdm_review_free(r);
	vdm_record_free(rec);
}
END_TEST

/* Labels, people and fields: all may be decided, what was guessed is in doubt.
 */
START_TEST(people_fields_and_labels_are_asked_for)
{
	static const char csv[] =
	    "\"Is this the Date?\",\"\",\"a guess\",1,\"m.xml\",\"7\",\"\","
	    "\"field\",\"\",\"\",\"date\",\"3 May\",\"\",\"\",\"Ada\",\"\","
	    "\"\",\"\",\"\",\"sha256:";
	struct vdm_record *rec = read_body(
	    "<sp who='#ann'><speaker>LEE. \xE2\x80\x93</speaker><p>Yes.</p>"
	    "</sp><sp who='#ben'><speaker>LEE.</speaker><p>No.</p></sp>"
	    "<sp><speaker>LEE.</speaker><p>No.</p></sp>"
	    "<sp><speaker>:</speaker><p>Hm.</p></sp>");
	struct vdm_review *r = vdm_review_new();
	struct vdm_person *p;
	struct vdm_field *f;
	char *text;
	size_t i, n, labels = 0, people = 0;

	rec->people[0]->state = VDM_STATE_INFERRED;
	rec->people[0]->cert = VDM_CERT_HIGH;
	rec->people[1]->state = VDM_STATE_INFERRED;
	rec->people[1]->cert = VDM_CERT_LOW;
	rec->people[1]->reason = "=she is \"named\"";
	p = vdm_person_add(rec, "nobody", "");
	p->state = VDM_STATE_INFERRED;
	f = vdm_field_add(rec, VDM_F_DATE, "3 May");
	f->state = VDM_STATE_INFERRED;
	f->cert = VDM_CERT_HIGH;
	f->reason = "a guess";
	f->pos.line = 7;
	vdm_field_add(rec, VDM_F_OTHER, "x")->state = VDM_STATE_INFERRED;
	ck_assert_int_eq(vdm_review_add(r, rec, "m.xml", "x", 1), 0);
	ck_assert_uint_eq(r->source[0].people_count, 2);
	for (i = 0; i < r->count; i++) {
		const struct vdm_question *q = &r->item[i];

		if (q->d.scope == VDM_DS_LABEL) {
			/* the dash is no part of the first one's */
			ck_assert_str_eq(q->d.key[VDM_DK_LABEL],
					 labels == 0 ? "LEE. \xE2\x80\x93"
						     : "LEE");
			ck_assert_uint_eq(q->settles, labels == 0 ? 1 : 2);
			ck_assert_int_eq(q->doubt, 0);
			labels++;
		}
		if (q->d.scope != VDM_DS_PERSON)
			continue;
		ck_assert_str_eq(q->d.key[VDM_DK_PERSON],
				 people == 0 ? "Ann Lee" : "Ben Orr");
		ck_assert_int_eq(q->doubt, people == 1);
		people++;
	}
	ck_assert_uint_eq(labels, 2);
	ck_assert_uint_eq(people, 2);
	ck_assert_uint_eq(vdm_review_count(r), 2);
	ck_assert_int_eq(vdm_review_write(r, "csv", "Ada", NULL, &text, &n), 0);
	ck_assert_msg(strstr(text, csv) != NULL, "%s", text);
	/* no spreadsheet reckons what was said */
	ck_assert_ptr_nonnull(strstr(text, ",\" =she is \"\"named\"\"\","));
	vdm_free(text);
	ck_assert_int_eq(
	    vdm_review_write(r, "yaml", NULL, "2031-02-03", &text, &n), 0);
	ck_assert_ptr_nonnull(strstr(text, "  field: date\n  now: 3 May\n"
					   "  decision:\n  value:\n  by:\n"
					   "  when: 2031-02-03\n"));
	vdm_free(text);
	vdm_review_free(r);
	vdm_record_free(rec);
}
END_TEST

/* The page's data has each source once, with its people and its questions. */
START_TEST(a_page_has_the_sources)
{
	static const char *const want[] = {
	    "\"sources\":[{\"source\":\"a.xml\",\"digest\":\"sha256:",
	    "\"people\":[\"AnnLee\",\"BenOrr\"]},{\"source\":\"b.xml\","
	    "\"digest\":\"sha256:",
	    "\"people\":[\"AnnLee\",\"BenOrr\"]}],\"questions\":[{\"file\":0,"
	    "\"line\":\"2\",\"words\":\"Yes.\"",
	    "},{\"file\":1,\"line\":\"3\",\"words\":\"No.\""};
	struct vdm_record *one = read_body(GUESS("#ann") "<p>Yes.</p></sp>");
	struct vdm_record *two =
	    read_body("\n" GUESS("#ben") "<p>No.</p></sp>");
	struct vdm_review *r = vdm_review_new();
	struct vdm_buf all;
	const char *at;
	char *text, *p;
	size_t n, i;

	ck_assert_int_eq(vdm_review_add(r, one, "a.xml", "x", 1), 0);
	ck_assert_int_eq(vdm_review_add(r, two, "b.xml", "y", 1), 0);
	ck_assert_int_eq(vdm_review_write(r, "html", NULL, NULL, &text, &n), 0);
	vdm_buf_init(&all);
	for (p = text; *p != '\0'; p++)
		if (*p != '\n' && *p != ' ')
			vdm_buf_putc(&all, *p);
	at = vdm_buf_str(&all);
	for (i = 0; i < COUNT(want); i++) {
		const char *next = strstr(at, want[i]);

		ck_assert_msg(next != NULL, "no %s in %.2000s", want[i],
			      i == 0 ? "" : at);
		at = next + strlen(want[i]);
	}
	vdm_buf_fini(&all);
	vdm_free(text);
	vdm_review_free(r);
	vdm_record_free(one);
	vdm_record_free(two);
}
END_TEST

/* A page is a script, too: nothing in a word ends it. */
START_TEST(words_stay_in_the_page)
{
	struct vdm_record *rec =
	    read_body(GUESS("#ann") "<p>&lt;/script&gt; &amp; \xE2\x80\xA8"
				    "a\xE2\x80\xA9"
				    "b\xE2\x80\xAA</p></sp>");
	struct vdm_review *r = vdm_review_new();
	char *text;
	size_t n;

	ck_assert_int_eq(vdm_review_add(r, rec, "a|b.xml", "x", 1), 0);
	r->item[0].candidates = "Ann: near|Ben: last";
	ck_assert_int_eq(vdm_review_write(r, "html", NULL, NULL, &text, &n), 0);
	ck_assert_ptr_nonnull(
	    strstr(text, "\\u003c/script\\u003e \\u0026 \\u2028a\\u2029b"));
	vdm_free(text);
	ck_assert_int_eq(vdm_review_write(r, "yaml", NULL, NULL, &text, &n), 0);
	ck_assert_ptr_nonnull(
	    strstr(text, "  candidates: \"Ann: near; Ben: last\"\n"));
	vdm_free(text);
	vdm_review_free(r);
	vdm_record_free(rec);
}
END_TEST

/* ---- edits ---- */

/* The source's body and the copy's; what is decided, a line each, and what no
 * decision says. */
static const struct {
	const char *a, *b, *decided, *unsaid;
} edited[] = {
    {"<p>Yes.</p>", "<p>Yes.</p>", "", ""},
    {"<sp who='#ann'><p>Yes.</p></sp>", "<sp who='#ben'><p>Yes.</p></sp>",
     "line: 2; words: Yes.; decision: speaker; value: Ben Orr; ", ""},
    {"<sp who='#ann'><p>Yes.</p></sp>", "<sp><p>Yes.</p></sp>",
     "line: 2; words: Yes.; decision: nobody; ", ""},
    {"<sp who='#ann'><p>Yes.</p></sp>", "<sp who='#ann #ben'><p>Yes.</p></sp>",
     "line: 2; words: Yes.; decision: speaker; value: Ann Lee;Ben Orr; ", ""},
    {"<sp who='#ann'><p>Yes.</p></sp>", "<p>Yes.</p>",
     "line: 2; words: Yes.; decision: paragraph; ", ""},
    {"<sp who='#ann'><speaker>LEE:</speaker><p>Yes.</p></sp>",
     "<p>LEE: Yes.</p>", "line: 2; words: \"LEE: Yes.\"; decision: paragraph; ",
     ""},
    {"<p>LEE: Yes.</p>",
     "<sp who='#ann'><speaker>LEE:</speaker><p>Yes.</p></sp>",
     "line: 2; words: \"LEE: Yes.\"; decision: speaker; value: Ann Lee; ", ""},
    {"<p>One.</p><p>Yes.</p>", "<p>One.</p><stage>Yes.</stage>",
     "line: 2; words: Yes.; decision: stage; ", ""},
    {"<p>One.</p><p>Yes.</p>", "<p>One.</p><note>Yes.</note>",
     "line: 2; words: Yes.; decision: note; ", ""},
    {"<p>One.</p><p>Yes.</p>", "<p>One.</p><div><head>Yes.</head></div>",
     "line: 2; words: Yes.; decision: heading; ", ""},
    {"<stage>Yes.</stage>", "<p>Yes.</p>",
     "line: 2; words: Yes.; decision: paragraph; ", ""},
    /* what a list is cannot be decided */
    {"<p>Yes.</p>", "<list><item>Yes.</item></list>", "",
     "line 2 of the copy, \"Yes.\""},
    {"<p>One.</p><p>Yes.</p><p>Two.</p><p>Yes.</p>",
     "<p>One.</p><p>Yes.</p><p>Two.</p><sp who='#ann'><p>Yes.</p></sp>",
     "line: 2; words: Yes.; after: Two.; decision: speaker; value: Ann Lee; ",
     ""},
    {"<p>Yes.</p>", "<p>No.</p>", "",
     "line 2 of the source, \"Yes.\"; line 2 of the copy, \"No.\""},
    {"<p>Yes.</p><p>More.</p>", "<p>Yes.</p>", "",
     "line 2 of the source, \"More.\""},
    {"<p>Yes.</p>", "<p>Yes.</p><p>More.</p>", "",
     "line 2 of the copy, \"More.\""},
    {"<p>a " TREMAS "</p>", "<p>b</p>", "",
     "line 2 of the source, \"a "
     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
     "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4"
     "\xC3\xA4\xC3\xA4\xE2\x80\xA6"
     "\"; line 2 of the copy, \"b\""},
    {"<p>1</p><p>2</p><p>3</p><p>4</p><p>5</p><p>6</p><p>7</p><p>8</p><p>9</p>"
     "<p>10</p><p>11</p>",
     "<p>b</p>", "",
     "line 2 of the source, \"1\"; line 2 of the source, \"2\"; line 2 of the "
     "source, \"3\"; line 2 of the source, \"4\"; line 2 of the source, \"5\"; "
     "line 2 of the source, \"6\"; line 2 of the source, \"7\"; line 2 of the "
     "source, \"8\"; line 2 of the source, \"9\"; line 2 of the source, "
     "\"10\"; and more"},
};

static void
keep_unsaid(void *context, const struct vdm_finding *f)
{
	struct vdm_buf *out = context;
	const char *s = strstr(f->message, "does not say it: ");

	ck_assert_str_eq(f->id, "edit-unsaid");
	ck_assert_ptr_nonnull(s);
	vdm_buf_puts(out, s + 17);
}

/* Of each decision what it is about and what it says. */
static void
decisions_put(struct vdm_buf *out, const char *text)
{
	static const char *const keys[] = {"line",   "words",   "after",
					   "person", "field",   "now",
					   "value",  "decision"};
	char line[256];
	size_t i, n;

	for (; *text != '\0'; text += n + (text[n] == '\n')) {
		const char *s = text + strspn(text, " -");

		n = strcspn(text, "\n");
		if (*text == '-' && out->len > 0)
			vdm_buf_puts(out, " / ");
		for (i = 0; i < COUNT(keys); i++) {
			snprintf(line, sizeof(line), "%s: ", keys[i]);
			if (strncmp(s, line, strlen(line)) == 0)
				vdm_buf_printf(out, "%.*s; ",
					       (int)(text + n - s), s);
		}
	}
}

START_TEST(edits_are_decisions)
{
	struct vdm_record *a = read_body(edited[_i].a);
	struct vdm_record *b = read_body(edited[_i].b);
	struct vdm_buf said, unsaid;
	struct vdm_sink sink = {keep_unsaid, &unsaid, "copy"};
	char *text;
	size_t n;

	vdm_buf_init(&said);
	vdm_buf_init(&unsaid);
	ck_assert_int_eq(vdm_review_edits(a, "m.xml", "x", 1, b, "Ada",
					  "2031-02-03", &text, &n, &sink),
			 0);
	ck_assert_uint_eq(n, strlen(text));
	decisions_put(&said, text);
	ck_assert_str_eq(vdm_buf_str(&said), edited[_i].decided);
	ck_assert_str_eq(vdm_buf_str(&unsaid), edited[_i].unsaid);
	vdm_free(text);
	vdm_buf_fini(&said);
	vdm_buf_fini(&unsaid);
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

/* Names, and fields: changed, more, gone. */
START_TEST(edits_of_people_and_fields)
{
	struct vdm_record *a = read_body("<sp who='#ann'><p>Yes.</p></sp>");
	struct vdm_record *b = read_body("<sp who='#ann'><p>Yes.</p></sp>");
	struct vdm_buf said;
	char *text;
	size_t n;

	b->people[0]->name = "Anna Lee";
	b->people[1]->name = "";
	vdm_field_add(a, VDM_F_DONOR, "One");
	vdm_field_add(a, VDM_F_DONOR, "Two");
	vdm_field_add(b, VDM_F_DONOR, "Two");
	vdm_field_add(b, VDM_F_DONOR, "Three");
	vdm_field_add(a, VDM_F_PLACE, "Here");
	vdm_field_add(b, VDM_F_TIME, "Noon");
	vdm_field_add(a, VDM_F_DATE, "May");
	vdm_field_add(b, VDM_F_DATE, "");
	/* of the copy alone, whatever they say */
	vdm_field_add(b, VDM_F_OTHER, "x");
	vdm_field_add(b, VDM_F_PROVENANCE, "x");
	vdm_field_add(b, VDM_F_CONTRIBUTOR, "Ada")->role = VDM_ROLE_DECIDED;
	vdm_field_add(b, VDM_F_CONTRIBUTOR, "Eva")->role = "ill";
	vdm_buf_init(&said);
	ck_assert_int_eq(vdm_review_edits(a, "m.xml", "x", 1, b, "Ada",
					  "2031-02-03", &text, &n, NULL),
			 0);
	decisions_put(&said, text);
	ck_assert_str_eq(
	    vdm_buf_str(&said),
	    "person: Ann Lee; decision: same; value: Anna Lee;  / field: "
	    "donor; decision: value; value: Three; now: One;  / field: "
	    "contributor; decision: value; value: Eva;  / field: date; "
	    "decision: none; now: May;  / field: time; decision: value; "
	    "value: Noon;  / field: place; decision: none; now: Here; ");
	vdm_free(text);
	vdm_buf_fini(&said);
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("review");
	TCase *t = tcase_create("review");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, what_is_in_doubt_is_asked, 0, (int)COUNT(asked));
	tcase_add_loop_test(t, edits_are_decisions, 0, (int)COUNT(edited));
	tcase_add_test(t, people_fields_and_labels_are_asked_for);
	tcase_add_test(t, a_page_has_the_sources);
	tcase_add_test(t, words_stay_in_the_page);
	tcase_add_test(t, edits_of_people_and_fields);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
