/* SPDX-License-Identifier: MIT */
/* Decisions about records that say who speaks: what becomes of the tree, of
 * people and fields, and of what several decisions say. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define BY ", by: Ada Ray, when: 2031-02-03}\n"
#define LATER ", by: Ben Lee, when: 2031-03-01}\n"
#define OF "- {source: m.xml, "
#define AT(line) OF "scope: turn, line: " #line ", words: "
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

/* What stands in the body, what was decided of it, what stands there then
 * without white space between elements, and what was found. */
static const struct {
	const char *body, *decisions, *now, *found;
} turns[] = {
    /* no turn: its label goes back to the words */
    {"<sp who='#ann'><speaker>LEE:</speaker><p>Yes.</p></sp>",
     AT(2) "'LEE: Yes.', decision: paragraph" BY,
     "<p resp='#resp-ada-ray'>LEE: Yes.</p> | Ann Lee, Ben Orr", "contradicts"},
    {"<sp who='#ann'><speaker>LEE:</speaker><p/><p>Yes.</p></sp>",
     AT(2) "'LEE:', decision: paragraph" BY,
     "<p resp='#resp-ada-ray'>LEE:</p><p>Yes.</p> | Ann Lee, Ben Orr",
     "contradicts"},
    {"<sp who='#ann'><p>Yes.</p><p>No.</p></sp>",
     AT(2) "Yes., decision: paragraph" BY,
     "<p resp='#resp-ada-ray'>Yes.</p><p>No.</p> | Ann Lee, Ben Orr", ""},
    {"<sp who='#ann'><speaker>LEE:</speaker></sp><p>Then.</p>",
     AT(2) "'LEE:', decision: paragraph" BY,
     "<p resp='#resp-ada-ray'>LEE:</p><p>Then.</p> | Ann Lee, Ben Orr",
     "contradicts"},
    {"<u who='#ann' trans='latching' n='4'>Yes.</u>",
     AT(2) "Yes., decision: paragraph" BY,
     "<p n='4' resp='#resp-ada-ray'>Yes.</p> | Ann Lee, Ben Orr", ""},
    {"<p>First.</p><sp who='#ann'><p>The mill</p></sp><p>Then.</p>",
     AT(2) "The mill, decision: heading" BY,
     "<p>First.</p><div><head resp='#resp-ada-ray'>The "
     "mill</head><p>Then.</p></div> | Ann Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>They go.</p></sp>",
     AT(2) "They go., decision: stage" BY,
     "<stage resp='#resp-ada-ray'>They go.</stage> | Ann Lee, Ben Orr", ""},
    {"<sp who='#ann'><p>They go.</p></sp>", AT(2) "They go., decision: note" BY,
     "<note resp='#resp-ada-ray'>They go.</note> | Ann Lee, Ben Orr", ""},
    /* whose */
    {"<sp who='#ann'><speaker>LEE:</speaker><p>Yes.</p></sp>",
     AT(2) "'LEE: Yes.', value: Ben Orr" BY,
     "<sp who='#ben' "
     "resp='#resp-ada-ray'><speaker>LEE:</speaker><p>Yes.</p></sp> | Ann Lee, "
     "Ben Orr",
     "contradicts"},
    {"<sp who='#ann'><speaker>LEE:</speaker><p>Yes.</p></sp>",
     AT(2) "'LEE: Yes.', decision: nobody" BY,
     "<sp resp='#resp-ada-ray'><speaker>LEE:</speaker><p>Yes.</p></sp> | Ann "
     "Lee, Ben Orr",
     "contradicts"},
    {"<sp who='#ann'><speaker>LEE:</speaker><p>Yes.</p></sp>",
     AT(2) "'LEE: Yes.', value: ann lee" BY,
     "<sp who='#ann' "
     "resp='#resp-ada-ray'><speaker>LEE:</speaker><p>Yes.</p></sp> | Ann Lee, "
     "Ben Orr",
     ""},
    {"<sp who='#ann'><speaker>CHAIR:</speaker><p>Yes.</p></sp>",
     AT(2) "'CHAIR: Yes.', value: Ben Orr" BY,
     "<sp who='#ben' "
     "resp='#resp-ada-ray'><speaker>CHAIR:</speaker><p>Yes.</p></sp> | Ann "
     "Lee, Ben Orr",
     ""},
    {"<sp who='#ann' resp='#vidimus' cert='low'><speaker>LEE:</speaker>"
     "<p>Yes.</p></sp>",
     AT(2) "'LEE: Yes.', value: Ben Orr" BY,
     "<sp who='#ben' "
     "resp='#resp-ada-ray'><speaker>LEE:</speaker><p>Yes.</p></sp> | Ann Lee, "
     "Ben Orr",
     ""},
    {"<sp who='#ann'><p><persName>Mrs. Lee</persName> says yes.</p></sp>",
     AT(2) "Mrs. Lee, value: Ben Orr" BY,
     "<sp who='#ben' resp='#resp-ada-ray'><p><persName>Mrs. Lee</persName> "
     "says yes.</p></sp> | Ann Lee, Ben Orr",
     "contradicts"},
    {"<sp who='#ann'><p>Yes.</p></sp>", AT(2) "Yes., value: '#ben'" BY,
     "<sp who='#ben' resp='#resp-ada-ray'><p>Yes.</p></sp> | Ann Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>Yes.</p></sp>",
     AT(2) "Yes., value: 'Ben Orr; ;Eva Moss'" BY,
     "<sp who='#ben #moss' resp='#resp-ada-ray'><p>Yes.</p></sp> | Ann Lee, "
     "Ben Orr, Eva Moss",
     ""},
    {"<sp who='#ann'><p>Yes.</p></sp>", AT(2) "Yes., value: ';'" BY,
     "<sp resp='#resp-ada-ray'><p>Yes.</p></sp> | Ann Lee, Ben Orr", ""},
    /* a paragraph that a turn goes on with */
    {"<sp who='#ann'><p>One.</p><p xml:id='x'>Two.</p><p>Three.</p></sp>",
     AT(2) "Two., value: Ben Orr" BY,
     "<sp who='#ann'><p>One.</p></sp><sp who='#ben' resp='#resp-ada-ray'><p "
     "xml:id='x'>Two.</p></sp><sp who='#ann'><p>Three.</p></sp> | Ann Lee, Ben "
     "Orr",
     ""},
    {"<sp xml:id='s' who='#ann'><p>One.</p><p>Two.</p><p>Three.</p></sp>",
     AT(2) "Two., decision: paragraph" BY,
     "<sp xml:id='s' who='#ann'><p>One.</p></sp><p "
     "resp='#resp-ada-ray'>Two.</p><sp who='#ann'><p>Three.</p></sp> | Ann "
     "Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>One.</p><p>Two.</p></sp>",
     AT(2) "Two., decision: leave" BY,
     "<sp who='#ann'><p>One.</p><p resp='#resp-ada-ray'>Two.</p></sp> | Ann "
     "Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>One.</p><p>Two.</p></sp>",
     AT(2) "Two., value: Ann Lee" BY,
     "<sp who='#ann'><p>One.</p><p resp='#resp-ada-ray'>Two.</p></sp> | Ann "
     "Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>One.</p><p>Two.</p></sp>",
     AT(2) "Two., decision: nobody" BY,
     "<sp who='#ann'><p>One.</p></sp><sp resp='#resp-ada-ray'><p>Two.</p></sp> "
     "| Ann Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>One.</p><p>Two.</p></sp>",
     AT(2) "Two., decision: heading" BY,
     "<sp who='#ann'><p>One.</p></sp><div><head "
     "resp='#resp-ada-ray'>Two.</head></div> | Ann Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>One.</p><quote><p>Two.</p></quote><p>Three.</p></sp>",
     AT(2) "Two., decision: note" BY,
     "<sp who='#ann'><p>One.</p></sp><quote><note "
     "resp='#resp-ada-ray'>Two.</note></quote><sp "
     "who='#ann'><p>Three.</p></sp> | Ann Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>One.</p><p>Two.</p></sp>",
     AT(2) "One., value: Ben Orr" BY AT(2) "Two., decision: leave" BY,
     "<sp who='#ben' resp='#resp-ada-ray'><p>One.</p></sp><sp who='#ann' "
     "resp='#resp-ada-ray'><p>Two.</p></sp> | Ann Lee, Ben Orr",
     ""},
    /* what was no turn */
    {"<p>Yes.</p>", AT(2) "Yes., decision: leave" BY,
     "<p resp='#resp-ada-ray'>Yes.</p> | Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", AT(2) "Yes., value: Ann Lee" BY,
     "<said who='#ann' direct='false' resp='#resp-ada-ray'><p>Yes.</p></said> "
     "| Ann Lee, Ben Orr",
     ""},
    {"<p>Yes.</p><sp who='#ben'><p>No.</p></sp>",
     AT(2) "Yes., value: Ann Lee" BY,
     "<sp who='#ann' resp='#resp-ada-ray'><p>Yes.</p></sp><sp "
     "who='#ben'><p>No.</p></sp> | Ann Lee, Ben Orr",
     ""},
    {"<p>Yes.</p><said who='#ben'><p>No.</p></said>",
     AT(2) "Yes., value: Ann Lee" BY,
     "<said who='#ann' direct='false' "
     "resp='#resp-ada-ray'><p>Yes.</p></said><said "
     "who='#ben'><p>No.</p></said> | Ann Lee, Ben Orr",
     ""},
    {"<p>Yes.</p>", AT(2) "Yes., decision: nobody" BY,
     "<said direct='false' resp='#resp-ada-ray'><p>Yes.</p></said> | Ann Lee, "
     "Ben Orr",
     ""},
    {"<p>One.</p><stage>Yes.</stage>", AT(2) "Yes., value: Ann Lee" BY,
     "<p>One.</p><said who='#ann' direct='false' "
     "resp='#resp-ada-ray'><p>Yes.</p></said> | Ann Lee, Ben Orr",
     ""},
    {"<head>One.</head><p>Two.</p>", AT(2) "One., decision: paragraph" BY,
     "<p resp='#resp-ada-ray'>One.</p><p>Two.</p> | Ann Lee, Ben Orr", ""},
    {"<ab>One.</ab><p>Two.</p>", AT(2) "One., decision: stage" BY,
     "<stage resp='#resp-ada-ray'>One.</stage><p>Two.</p> | Ann Lee, Ben Orr",
     ""},
    {"<p>One.</p><p>Two.</p>", AT(2) "Two., decision: note" BY,
     "<p>One.</p><note resp='#resp-ada-ray'>Two.</note> | Ann Lee, Ben Orr",
     ""},
    /* by excerpts, by what stands before, over a break and without a note */
    {"<p>Two words.</p>", AT(2) "'Two...', value: Ann Lee" BY,
     "<said who='#ann' direct='false' resp='#resp-ada-ray'><p>Two "
     "words.</p></said> | Ann Lee, Ben Orr",
     ""},
    {"<p>Two words.</p>", AT(2) "\"Two\xE2\x80\xA6\", value: Ann Lee" BY,
     "<said who='#ann' direct='false' resp='#resp-ada-ray'><p>Two "
     "words.</p></said> | Ann Lee, Ben Orr",
     ""},
    {"<p>Two<lb/>more <note>no</note>words.</p>",
     AT(2) "Two more words., value: Ann Lee" BY,
     "<said who='#ann' direct='false' resp='#resp-ada-ray'><p>Two<lb/>more "
     "<note>no</note>words.</p></said> | Ann Lee, Ben Orr",
     ""},
    {"<p>One.</p><p>Yes.</p><p>Two.</p><p>Yes.</p>",
     AT(2) "Yes., after: Two, value: Ann Lee" BY,
     "<p>One.</p><p>Yes.</p><p>Two.</p><said who='#ann' direct='false' "
     "resp='#resp-ada-ray'><p>Yes.</p></said> | Ann Lee, Ben Orr",
     ""},
    {"<p>One.</p><p>Yes.</p><p>Two.</p><p>Yes.</p>",
     AT(2) "Yes., after: Three, value: Ann Lee" BY,
     "<p>One.</p><p>Yes.</p><p>Two.</p><p>Yes.</p> | Ann Lee, Ben Orr",
     "unfit"},
    {"<p>One.</p>\n<p>Two.</p>", AT(2) "Two., value: Ann Lee" BY,
     "<p>One.</p><said who='#ann' direct='false' "
     "resp='#resp-ada-ray'><p>Two.</p></said> | Ann Lee, Ben Orr",
     "moved"},
    /* a guess that is another one by now */
    {"<sp who='#ann'><p>Yes.</p></sp>",
     AT(2) "Yes., decision: leave, now: 'turn: Ann Lee'" BY,
     "<sp who='#ann' resp='#resp-ada-ray'><p>Yes.</p></sp> | Ann Lee, Ben Orr",
     ""},
    {"<sp who='#ann'><p>Yes.</p></sp>",
     AT(2) "Yes., decision: leave, now: 'turn: Ben Orr'" BY,
     "<sp who='#ann'><p>Yes.</p></sp> | Ann Lee, Ben Orr", "unfit"},
    {"<sp who='#nil #ann #ben'><p>Yes.</p></sp>",
     AT(2) "Yes., decision: leave, now: 'turn: Ann Lee|Ben Orr'" BY,
     "<sp who='#nil #ann #ben' resp='#resp-ada-ray'><p>Yes.</p></sp> | Ann "
     "Lee, Ben Orr",
     ""},
    {"<sp><p>Yes.</p></sp>",
     AT(2) "Yes., decision: leave, now: 'turn: nobody'" BY,
     "<sp resp='#resp-ada-ray'><p>Yes.</p></sp> | Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", AT(2) "Yes., decision: leave, now: paragraph" BY,
     "<p resp='#resp-ada-ray'>Yes.</p> | Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", AT(2) "Yes., decision: leave, now: heading" BY,
     "<p>Yes.</p> | Ann Lee, Ben Orr", "unfit"},
    {"<sp who='#ann'><p>One.</p><p>Two.</p></sp>",
     AT(2) "Two., decision: leave, now: 'turn: Ben Orr'" BY,
     "<sp who='#ann'><p>One.</p><p>Two.</p></sp> | Ann Lee, Ben Orr", "unfit"},
    /* labels */
    {"<p>Orr: very well.</p><p> Orr: no.</p><p>Orr</p><p>Orrs: x</p>"
     "<p><hi>Orr</hi>: y</p><head>Orr: z</head>",
     OF "scope: label, label: 'Orr:', value: Ben Orr" BY,
     "<sp who='#ben' resp='#resp-ada-ray'><speaker>Orr:</speaker><p>very "
     "well.</p></sp><sp who='#ben' resp='#resp-ada-ray'><speaker> "
     "Orr:</speaker><p>no.</p></sp><p>Orr</p><p>Orrs: x</p><p><hi>Orr</hi>: "
     "y</p><head>Orr: z</head> | Ann Lee, Ben Orr",
     ""},
    {"<p>Orr: very well.</p>",
     OF "scope: label, label: 'Orr:', decision: nobody" BY,
     "<p>Orr: very well.</p> | Ann Lee, Ben Orr", "unfit"},
    {"<sp><speaker>A. \xE2\x80\x94</speaker><p>Yes.</p></sp>"
     "<sp><speaker>A\xEF\xBC\x9A</speaker><p>No.</p></sp>"
     "<sp><speaker>AB</speaker><p>Oh.</p></sp><sp><p>A.</p></sp>",
     OF "scope: label, label: \"A \xE2\x80\x93\", value: Ann Lee" BY,
     "<sp who='#ann' resp='#resp-ada-ray'><speaker>A. \xE2\x80\x94"
     "</speaker><p>Yes.</p></sp><sp who='#ann' "
     "resp='#resp-ada-ray'><speaker>A\xEF\xBC\x9A"
     "</speaker><p>No.</p></sp><sp><speaker>AB</speaker><p>Oh.</p></"
     "sp><sp><p>A.</p></sp> | Ann Lee, Ben Orr",
     ""},
    {"<sp><speaker>A:</speaker><p>Yes.</p></sp>"
     "<sp><speaker>A:</speaker><p>No.</p></sp>",
     OF "scope: label, label: A, value: Ann Lee" BY AT(
	 2) "'A: No.', value: Ben Orr" BY,
     "<sp who='#ann' "
     "resp='#resp-ada-ray'><speaker>A:</speaker><p>Yes.</p></sp><sp who='#ben' "
     "resp='#resp-ada-ray'><speaker>A:</speaker><p>No.</p></sp> | Ann Lee, Ben "
     "Orr",
     ""},
    {"<sp><speaker>A:</speaker><p>Yes.</p></sp>"
     "<sp><speaker>A:</speaker><p>No.</p></sp>",
     OF "scope: label, label: A, decision: paragraph" BY,
     "<p resp='#resp-ada-ray'>A: Yes.</p><p resp='#resp-ada-ray'>A: No.</p> | "
     "Ann Lee, Ben Orr",
     ""},
    {"<sp><speaker>A:</speaker><p>Yes.</p></sp>",
     "- {scope: series, label: A, value: Ann Lee" BY OF
     "scope: label, label: A, value: Ben Orr" BY,
     "<sp who='#ben' "
     "resp='#resp-ada-ray'><speaker>A:</speaker><p>Yes.</p></sp> | Ann Lee, "
     "Ben Orr",
     ""},
    /* several about one */
    {"<p>Yes.</p>",
     AT(2) "Yes., value: Ann Lee" BY AT(2) "Yes, value: Ann Lee" LATER,
     "<said who='#ann' direct='false' resp='#resp-ben-lee'><p>Yes.</p></said> "
     "| Ann Lee, Ben Orr",
     ""},
    {"<p>Yes.</p>",
     AT(2) "Yes., value: Ann Lee" LATER AT(2) "Yes, value: Ben Orr" BY,
     "<said who='#ann' direct='false' resp='#resp-ben-lee'><p>Yes.</p></said> "
     "| Ann Lee, Ben Orr",
     "replaced"},
    {"<p>Yes.</p>",
     AT(2) "Yes., value: Ann Lee" BY AT(2) "Yes, value: Ben Orr" BY AT(
	 2) "Yes., decision: leave" LATER,
     "<p resp='#resp-ben-lee'>Yes.</p> | Ann Lee, Ben Orr",
     "conflict replaced"},
    /* of which file */
    {"<p>Yes.</p>",
     "- {source: ./m.xml, scope: turn, line: 2, words: Yes, "
     "value: Ann Lee" BY,
     "<said who='#ann' direct='false' resp='#resp-ada-ray'><p>Yes.</p></said> "
     "| Ann Lee, Ben Orr",
     ""},
    {"<p>Yes.</p>",
     "- {source: 'a\\m.xml', scope: turn, line: 2, words: Yes, "
     "value: Ann Lee" BY,
     "<said who='#ann' direct='false' resp='#resp-ada-ray'><p>Yes.</p></said> "
     "| Ann Lee, Ben Orr",
     ""},
    {"<p>Yes.</p>",
     "- {source: am.xml, scope: turn, line: 2, words: Yes, "
     "value: Ann Lee" BY,
     "<p>Yes.</p> | Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>",
     "- {source: m.xm, scope: turn, line: 2, words: Yes, "
     "value: Ann Lee" BY,
     "<p>Yes.</p> | Ann Lee, Ben Orr", ""},
    /* people */
    {"<sp who='#ann'><p>Yes.</p></sp><sp who='#ann #ben'><p toWhom='#ann'>No "
     "<persName ref='#ann #x' corresp='#annex'>Ann</persName>.</p></sp>",
     "- {scope: person, person: Ann Lee, value: Ben Orr" BY,
     "<sp who='#ben'><p>Yes.</p></sp><sp who='#ben'><p toWhom='#ben'>No "
     "<persName ref='#ben #x' corresp='#annex'>Ann</persName>.</p></sp> | Ben "
     "Orr = Ann Lee",
     "contradicts"},
    {"<p>Yes.</p>", "- {scope: person, person: Ann Lee, value: Eva Moss" BY,
     "<p>Yes.</p> | Eva Moss = Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", "- {scope: person, person: ann lee, value: ANN LEE" BY,
     "<p>Yes.</p> | ANN LEE = Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", "- {scope: person, person: Ann Lee, value: Ann Lee" BY,
     "<p>Yes.</p> | Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", "- {scope: person, person: '#ann', decision: leave" BY,
     "<p>Yes.</p> | Ann Lee, Ben Orr", ""},
    {"<p>Yes.</p>", OF "scope: person, person: '#nil', decision: leave" BY,
     "<p>Yes.</p> | Ann Lee, Ben Orr", "unfit"},
};

#define OLD                                                                    \
	"digest: sha256:00000000000000000000000000000000000000000000000000000" \
	"00000000000, "
#define ON(line, more) OF "scope: turn, " more "line: " #line ", words: "
#define YES "<p>Yes.</p>\n<p>One.</p>\n<p>Yes.</p>\n<p>Two.</p>\n<p>Yes.</p>"
#define LONGER "<p>Yes. More.</p>\n<p>Yes.</p>\n<p>Yes. Much more.</p>"
#define INSIDE "<p>a mill b</p>\n<p>c mill d</p>\n<p>e</p>"

/* Which of several places is meant: the line that becomes a turn, or 0; and
 * what is found. Lines are true as long as the source is what it was. */
static const struct {
	const char *body, *decisions;
	unsigned line;
	const char *found;
} places[] = {
    {YES, ON(2, "") "Yes., value: Ann Lee" BY, 2, ""},
    {YES, ON(4, "") "Yes., value: Ann Lee" BY, 4, ""},
    {YES, ON(3, "") "Yes., value: Ann Lee" BY, 0, "unfit"},
    {YES, ON(4, OLD) "Yes., value: Ann Lee" BY, 0, "digest unfit"},
    {YES, ON(9, OLD) "Yes., after: One, value: Ann Lee" BY, 4, "digest moved"},
    {YES, ON(4, OLD) "Yes., after: Two., value: Ann Lee" BY, 6, "digest moved"},
    {YES, ON(4, OLD) "Yes., after: Yes., value: Ann Lee" BY, 0, "digest unfit"},
    {YES, ON(4, "") "Yes., after: Two., value: Ann Lee" BY, 4, ""},
    {YES, ON(9, OLD) "Yes., after: Three, value: Ann Lee" BY, 0,
     "digest unfit"},
    {LONGER, ON(3, OLD) "Yes., value: Ann Lee" BY, 3, "digest"},
    {LONGER, ON(2, OLD) "Yes., value: Ann Lee" BY, 0, "digest unfit"},
    {LONGER, ON(2, OLD) "Yes. Mo, value: Ann Lee" BY, 2, "digest"},
    {INSIDE, ON(3, "") "mill, value: Ann Lee" BY, 3, ""},
    {INSIDE, ON(4, "") "mill, value: Ann Lee" BY, 0, "unfit"},
    {INSIDE, ON(3, OLD) "mill, value: Ann Lee" BY, 0, "digest unfit"},
    {INSIDE, ON(9, OLD) "l d, value: Ann Lee" BY, 3, "digest moved"},
    {INSIDE, ON(3, "") "weir, value: Ann Lee" BY, 0, "unfit"},
    {"<sp><speaker>A:</speaker><p>Go.</p></sp>\n<p>Yes.</p>\n<p>Yes.</p>",
     ON(9, OLD) "Yes., after: Go., value: Ann Lee" BY, 3, "digest moved"},
    {"<sp><speaker>A:</speaker><p>Go.</p></sp>\n<p>Yes.</p>\n<p>Yes.</p>",
     ON(9, OLD) "Yes., after: 'A: G', value: Ann Lee" BY, 3, "digest moved"},
};

/* The body without white space between elements, and its people. */
static void
shown_put(const struct vdm_record *rec, struct vdm_buf *out)
{
	struct vdm_write_options *o = vdm_write_options_new();
	const char *from, *to;
	size_t n, i;
	char *bytes;

	vdm_write_options_set(o, "to", "tei");
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, o, NULL), 0);
	from = strstr(bytes, "<body>");
	to = strstr(bytes, "</body>");
	ck_assert(from != NULL && to != NULL);
	for (from += 6; from < to; from++) {
		if (*from == '\n') {
			from += strspn(from, "\n ") - 1;
			continue;
		}
		vdm_buf_putc(out, *from == '"' ? '\'' : *from);
	}
	for (i = 0; i < rec->people_count; i++) {
		const struct vdm_person *p = rec->people[i];
		size_t k;

		vdm_buf_printf(out, "%s%s", i > 0 ? ", " : " | ", p->name);
		for (k = 0; k < p->forms.count; k++)
			vdm_buf_printf(out, " = %s", p->forms.item[k]);
	}
	vdm_free(bytes);
	vdm_write_options_free(o);
}

static struct vdm_record *
decided(const char *body, const char *decisions, char *found, size_t size)
{
	struct vdm_read_options *o = vdm_read_options_new();
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *rec = NULL;
	struct vdm_buf b;
	char *checked;
	size_t i;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s%s%s", HEAD, body, TAIL);
	ck_assert_int_eq(
	    vdm_decisions_text(decisions, strlen(decisions), &checked, NULL),
	    0);
	vdm_read_options_set(o, "name", "m.xml");
	vdm_read_options_set(o, "decisions", checked);
	ck_assert_int_eq(
	    vdm_read(&rec, b.data, b.len, o, vdm_findings_sink(f, "m.xml")), 0);
	found[0] = '\0';
	for (i = 0; i < vdm_findings_count(f); i++) {
		const char *id = vdm_finding_id(vdm_findings_get(f, i));

		if (strncmp(id, "decision-", 9) != 0)
			continue;
		ck_assert_uint_lt(strlen(found) + strlen(id), size);
		strcat(found, found[0] != '\0' ? " " : "");
		strcat(found, id + 9);
	}
	vdm_free(checked);
	vdm_buf_fini(&b);
	vdm_read_options_free(o);
	vdm_findings_free(f);
	return rec;
}

START_TEST(a_decision_is_obeyed)
{
	char found[256];
	struct vdm_record *rec =
	    decided(turns[_i].body, turns[_i].decisions, found, sizeof(found));
	struct vdm_buf b;

	vdm_buf_init(&b);
	shown_put(rec, &b);
	ck_assert_str_eq(vdm_buf_str(&b), turns[_i].now);
	ck_assert_str_eq(found, turns[_i].found);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

/* Who says of somebody that they spoke is kept with them, once. */
START_TEST(who_decides_is_kept_with_people)
{
	static const char *const decisions[] = {
	    AT(2) "Yes., value: Cleo Day" BY,
	    AT(2) "Yes., value: Cleo Day" BY AT(3) "No., value: Cleo Day" BY,
	    AT(2) "Yes., value: Cleo Day" BY AT(3) "No., value: Ann Lee" BY};
	char found[256];
	size_t i, k, n;

	for (i = 0; i < COUNT(decisions); i++) {
		struct vdm_record *rec =
		    decided("<p>Yes.</p>\n<p>No.</p>", decisions[i], found,
			    sizeof(found));
		const struct vdm_person *p = rec->people[rec->people_count - 1];

		ck_assert_str_eq(found, "");
		ck_assert_str_eq(p->name, "Cleo Day");
		ck_assert_int_eq(p->state, VDM_STATE_STATED);
		for (k = n = 0; k < p->details.count; k++)
			n += strcmp(p->details.item[k].name, VDM_DETAIL_RESP) ==
			     0;
		ck_assert_uint_eq(n, 1);
		ck_assert_str_eq(vdm_detail_get(&p->details, VDM_DETAIL_RESP),
				 "#resp-ada-ray");
		vdm_record_free(rec);
	}
}
END_TEST

START_TEST(a_place_is_found)
{
	char found[256];
	struct vdm_record *rec = decided(places[_i].body, places[_i].decisions,
					 found, sizeof(found));
	const struct vdm_node *n;
	unsigned line = 0;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (vdm_node_is(n, "said") || vdm_node_is(n, "sp"))
			if (vdm_node_attr(n, "who") != NULL)
				line = vdm_node_line(n);
	ck_assert_uint_eq(line, places[_i].line);
	ck_assert_str_eq(found, places[_i].found);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("decided");
	TCase *t = tcase_create("decided");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, a_decision_is_obeyed, 0, (int)COUNT(turns));
	tcase_add_test(t, who_decides_is_kept_with_people);
	tcase_add_loop_test(t, a_place_is_found, 0, (int)COUNT(places));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
