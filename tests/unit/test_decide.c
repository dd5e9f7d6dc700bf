/* SPDX-License-Identifier: MIT */
/* Decisions: how they are written, found again, obeyed, and carried. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

/* A day, and who decided; the rest of a decision. */
#define BY ", by: Ada Ray, when: 2031-02-03}\n"
#define OF "- {source: m.txt, "
#define TURN OF "scope: turn, "

static const char narrated[] =
    "Conversation between Governor Tuvesen and Mr. Brandel\n\n"
    "Halden, 3 May 1931\n\n"
    "Governor Tuvesen said that the boats were late.\n\n"
    "Mr. Brandel replied that he knew nothing of it.\n\n"
    "The harbour had been closed for a week.\n\n"
    "He added that the ice was thick.\n\n"
    "Tuvesen asked when it would open.\n";

static const char labelled[] = "Council of Halden, 3 May 1931\n\n"
			       "THE CHAIR: We begin. The boats are late.\n\n"
			       "Mr. LEE: Yes.\n\n"
			       "THE CHAIR: Why?\n\n"
			       "Mr. RAY: The ice was thick.\n\n"
			       "It had been so all week.\n\n"
			       "Mr. LEE: Yes.\n\n"
			       "THE CHAIR: On the harbour, then.\n\n"
			       "Mr. LEE: Yes.\n";

/* The ids of what was found, but for what reading alone finds. */
static void
ids(const struct vdm_findings *f, char *out, size_t size)
{
	size_t i;

	out[0] = '\0';
	for (i = 0; i < vdm_findings_count(f); i++) {
		const char *id = vdm_finding_id(vdm_findings_get(f, i));

		if (strncmp(id, "decision-", 9) != 0)
			continue;
		ck_assert_uint_lt(strlen(out) + strlen(id) + 1, size);
		strcat(out, out[0] != '\0' ? " " : "");
		strcat(out, id + 9);
	}
}

static struct vdm_record *
read_with(const char *text, const char *decisions, struct vdm_findings *f)
{
	struct vdm_read_options *o = vdm_read_options_new();
	struct vdm_record *rec = NULL;
	char *checked = NULL;

	ck_assert_int_eq(vdm_decisions_text(decisions, strlen(decisions),
					    &checked,
					    vdm_findings_sink(f, "d.yaml")),
			 0);
	ck_assert_int_eq(vdm_read_options_set(o, "name", "m.txt"), 0);
	ck_assert_int_eq(vdm_read_options_set(o, "decisions", checked), 0);
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), o,
				  vdm_findings_sink(f, "m.txt")),
			 0);
	vdm_free(checked);
	vdm_read_options_free(o);
	return rec;
}

/* All units from `line` on: "kind: speakers (who decided)" a line each. */
static void
units_put(const struct vdm_record *rec, unsigned line, char *out, size_t size)
{
	struct vdm_units *units = vdm_units_new(rec);
	size_t i;

	out[0] = '\0';
	for (i = 0; i < vdm_units_count(units); i++) {
		const struct vdm_unit *u = vdm_units_get(units, i);
		const char *by = vdm_unit_decided_by(u);
		size_t n = strlen(out);

		if (vdm_unit_line(u) < line)
			continue;
		snprintf(out + n, size - n, "%s%s%s%s%s\n", vdm_unit_kind(u),
			 *vdm_unit_speakers(u) != '\0' ? ": " : "",
			 vdm_unit_speakers(u), by != NULL ? " by " : "",
			 by != NULL ? by : "");
		if (by != NULL)
			ck_assert(!vdm_unit_is_inferred(u));
	}
	vdm_units_free(units);
}

/* ---- obeyed ---- */

static const struct {
	const char *text, *decisions;
	unsigned line; /* units from there on are looked at */
	const char *units, *found;
} obeyed[] = {
    {narrated,
     TURN "line: 9, words: The harbour had, decision: speaker, value: "
	  "Tuvesen" BY,
     9, "turn: Tuvesen by Ada Ray\nturn: Brandel\nturn: Tuvesen\n", ""},
    /* of somebody new, by the first words of the line alone */
    {narrated, TURN "line: 11, words: He added, value: Ole Lund" BY, 9,
     "turn: Brandel\nturn: Ole Lund by Ada Ray\nturn: Tuvesen\n", ""},
    {narrated, TURN "line: 11, words: He added, value: Brandel;Tuvesen" BY, 11,
     "turn: Brandel|Tuvesen by Ada Ray\nturn: Tuvesen\n", ""},
    {narrated, TURN "line: 11, words: He added, decision: leave" BY, 11,
     "turn: Brandel by Ada Ray\nturn: Tuvesen\n", ""},
    {narrated,
     TURN "line: 11, words: He added, decision: leave, now: \"turn: "
	  "Brandel\"" BY,
     11, "turn: Brandel by Ada Ray\nturn: Tuvesen\n", ""},
    /* the guess is another one by now */
    {narrated,
     TURN "line: 11, words: He added, decision: leave, now: \"turn: "
	  "Tuvesen\"" BY,
     11, "turn: Brandel\nturn: Tuvesen\n", "unfit"},
    {narrated, TURN "line: 11, words: He added, decision: nobody" BY, 11,
     "turn by Ada Ray\nturn: Tuvesen\n", ""},
    /* of words that begin with a name */
    {narrated, TURN "line: 13, words: Tuvesen asked, decision: nobody" BY, 13,
     "turn by Ada Ray\n", "contradicts"},
    {narrated, TURN "line: 11, words: He added, decision: paragraph" BY, 11,
     "narration by Ada Ray\nturn: Tuvesen\n", ""},
    {narrated, TURN "line: 9, words: The harbour, decision: heading" BY, 9,
     "heading by Ada Ray\nturn: Brandel\nturn: Tuvesen\n", ""},
    {narrated, TURN "line: 9, words: The harbour, decision: stage" BY, 9,
     "action by Ada Ray\nturn: Brandel\nturn: Tuvesen\n", ""},
    {narrated, TURN "line: 9, words: The harbour, decision: note" BY, 9,
     "narration by Ada Ray\nturn: Brandel\nturn: Tuvesen\n", ""},
    /* the source says otherwise */
    {narrated, TURN "line: 7, words: Mr. Brandel, value: Tuvesen" BY, 7,
     "turn: Tuvesen by Ada Ray\nturn: Tuvesen\nturn: Brandel\n"
     "turn: Tuvesen\n",
     "contradicts"},
    /* elsewhere, nowhere, at several places */
    {narrated, TURN "line: 4, words: He added, value: Tuvesen" BY, 11,
     "turn: Tuvesen by Ada Ray\nturn: Tuvesen\n", "moved"},
    {narrated, TURN "line: 11, words: He denied, value: Tuvesen" BY, 11,
     "turn: Brandel\nturn: Tuvesen\n", "unfit"},
    {narrated, TURN "line: 11, words: the ice was thick, value: Tuvesen" BY, 11,
     "turn: Tuvesen by Ada Ray\nturn: Tuvesen\n", ""},
    {labelled, TURN "line: 13, words: Yes., value: RAY" BY, 11,
     "turn: RAY\nturn: RAY by Ada Ray\nturn: THE CHAIR\nturn: LEE\n",
     "contradicts"},
    {labelled,
     TURN "digest: sha256:"
	  "0000000000000000000000000000000000000000000000000000000000000000, "
	  "line: 14, words: Yes., value: RAY" BY,
     13, "turn: LEE\nturn: THE CHAIR\nturn: LEE\n", "digest unfit"},
    {labelled,
     TURN "digest: sha256:"
	  "0000000000000000000000000000000000000000000000000000000000000000, "
	  "line: 14, words: Yes., after: On the harbour, value: RAY" BY,
     13, "turn: LEE\nturn: THE CHAIR\nturn: RAY by Ada Ray\n",
     "digest moved contradicts"},
    /* labels */
    {labelled, OF "scope: label, label: 'THE CHAIR:', value: Ole Lund" BY, 13,
     "turn: LEE\nturn: Ole Lund by Ada Ray\nturn: LEE\n", ""},
    {labelled,
     "- {scope: series, label: Mr. LEE, value: Ann Lee" BY
     "- {scope: series, label: Mr. NOBODY, value: Ann Lee" BY,
     13,
     "turn: Ann Lee by Ada Ray\nturn: THE CHAIR\nturn: Ann Lee by Ada Ray\n",
     ""},
    {labelled, OF "scope: label, label: Mr. NOBODY, value: Ann Lee" BY, 15,
     "turn: THE CHAIR\nturn: LEE\n", "unfit"},
    {labelled,
     OF "scope: label, label: THE CHAIR, value: Ole Lund" BY TURN
	"line: 15, words: 'THE CHAIR: On', decision: heading" BY,
     13, "turn: LEE\nheading by Ada Ray\nturn: LEE\n", "contradicts"},
    /* people */
    {narrated, "- {scope: person, person: Brandel, value: Ole Brandel" BY, 11,
     "turn: Ole Brandel\nturn: Tuvesen\n", ""},
    {labelled, "- {scope: person, person: RAY, value: LEE" BY, 9,
     "turn: LEE\nturn: LEE\nturn: LEE\nturn: THE CHAIR\nturn: LEE\n", ""},
    {labelled, OF "scope: person, person: Moss, value: LEE" BY, 15,
     "turn: THE CHAIR\nturn: LEE\n", "unfit"},
    {labelled, "- {scope: person, person: Moss, value: LEE" BY, 15,
     "turn: THE CHAIR\nturn: LEE\n", ""},
    /* two of them */
    {narrated,
     TURN "line: 11, words: He added, value: Tuvesen" BY TURN
	  "line: 11, words: He added that, value: Brandel" BY,
     11, "turn: Brandel\nturn: Tuvesen\n", "conflict"},
    {narrated,
     TURN "line: 11, words: He added, value: Tuvesen" BY TURN
	  "line: 11, words: He added that, value: Ole Lund, by: Ben Lee, "
	  "when: 2031-03-01}\n",
     11, "turn: Ole Lund by Ben Lee\nturn: Tuvesen\n", "replaced"},
    {narrated,
     TURN "line: 9, words: The harbour, also: ['11: He added'], value: "
	  "Tuvesen" BY,
     9, "turn: Tuvesen by Ada Ray\nturn: Tuvesen by Ada Ray\nturn: Tuvesen\n",
     ""},
    /* of another file */
    {narrated,
     "- {source: other.txt, scope: turn, line: 11, words: He added, value: "
     "Tuvesen" BY,
     11, "turn: Brandel\nturn: Tuvesen\n", ""},
    {narrated,
     "- {source: holdings/m.txt, scope: turn, line: 11, words: He added, "
     "value: Tuvesen" BY,
     11, "turn: Tuvesen by Ada Ray\nturn: Tuvesen\n", ""},
    /* as a table, half of it without an answer */
    {narrated,
     "source,line,words,scope,question,decision,value,by,when\n"
     "m.txt,11,He added,turn,who?,,Tuvesen,Ada Ray,2031-02-03\n"
     "m.txt,9,The harbour,turn,who?,,,,\n",
     9, "turn: Brandel\nturn: Tuvesen by Ada Ray\nturn: Tuvesen\n", "open"},
    {narrated, "decisions: []\n", 13, "turn: Tuvesen\n", ""},
};

START_TEST(test_obeyed)
{
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *rec =
	    read_with(obeyed[_i].text, obeyed[_i].decisions, f);
	char text[1024];

	units_put(rec, obeyed[_i].line, text, sizeof(text));
	ck_assert_str_eq(text, obeyed[_i].units);
	ids(f, text, sizeof(text));
	ck_assert_str_eq(text, obeyed[_i].found);
	vdm_record_free(rec);
	vdm_findings_free(f);
}
END_TEST

/* What is written of it says the same in all formats that hold a tree, and
 * twice: the second time the tree says who decided. */
START_TEST(test_carried)
{
	static const char *const formats[] = {"tei", "epub", "markdown"};
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *rec =
	    read_with(obeyed[_i].text, obeyed[_i].decisions, f);
	size_t i;

	for (i = 0; i < COUNT(formats); i++) {
		struct vdm_write_options *o = vdm_write_options_new();
		struct vdm_record *again;
		struct vdm_comparison *c;
		char *bytes;
		size_t n, k;

		vdm_write_options_set(o, "to", formats[i]);
		ck_assert_int_eq(vdm_write(rec, &bytes, &n, o, NULL), 0);
		k = vdm_findings_count(f);
		ck_assert_int_eq(vdm_read(&again, bytes, n, NULL,
					  vdm_findings_sink(f, "copy")),
				 0);
		for (; k < vdm_findings_count(f); k++)
			ck_assert_str_ne(vdm_finding_id(vdm_findings_get(f, k)),
					 "unaccounted");
		c = vdm_comparison_new(rec, again, NULL);
		ck_assert_msg(vdm_comparison_same_tree(c), "%s: %.*s",
			      formats[i], (int)n, bytes);
		vdm_comparison_free(c);
		vdm_record_free(again);
		vdm_free(bytes);
		vdm_write_options_free(o);
	}
	vdm_record_free(rec);
	vdm_findings_free(f);
}
END_TEST

/* ---- fields ---- */

static const struct {
	const char *decisions, *name, *value, *norm;
	enum vdm_state state;
	const char *found;
} fields[] = {
    {OF "scope: field, field: date, value: 4 May 1931" BY, "date", "4 May 1931",
     "1931-05-04", VDM_STATE_STATED, "contradicts"},
    {OF "scope: field, field: date, value: 4 May 1931" BY, "date in the source",
     "3 May 1931", NULL, VDM_STATE_EXPLICIT, "contradicts"},
    {OF "scope: field, field: Donor, value: Ann Lee" BY, "donor", "Ann Lee",
     NULL, VDM_STATE_STATED, ""},
    {OF "scope: field, field: lang, value: Norwegian" BY, "language",
     "Norwegian", "no", VDM_STATE_STATED, ""},
    {OF "scope: field, field: donor, decision: leave" BY, "date", "3 May 1931",
     "1931-05-03", VDM_STATE_EXPLICIT, "unfit"},
    /* what the source says is no guess: it needs no leave */
    {OF "scope: field, field: date, decision: leave" BY, "date", "3 May 1931",
     "1931-05-03", VDM_STATE_EXPLICIT, ""},
    {OF "scope: field, field: date, now: 3 May 1931, decision: leave" BY,
     "date", "3 May 1931", "1931-05-03", VDM_STATE_EXPLICIT, ""},
    {OF "scope: field, field: date, now: 5 May 1931, decision: leave" BY,
     "date", "3 May 1931", "1931-05-03", VDM_STATE_EXPLICIT, "unfit"},
    {OF "scope: field, field: date, decision: none" BY, "date in the source",
     "3 May 1931", NULL, VDM_STATE_EXPLICIT, "contradicts"},
    {OF "scope: field, field: date, value: 3 May 1931" BY, "date", "3 May 1931",
     "1931-05-03", VDM_STATE_STATED, ""},
    {OF "scope: field, field: date, now: 3 May 1931, value: 4 May 1931" BY,
     "date", "4 May 1931", "1931-05-04", VDM_STATE_STATED, "contradicts"},
    /* one decision goes on from another */
    {OF "scope: field, field: donor, value: Ann Lee" BY OF
	"scope: field, field: donor, now: Ann Lee, value: Eva Moss" BY,
     "donor", "Eva Moss", NULL, VDM_STATE_STATED, ""},
    {OF "scope: field, field: donor, value: Ann Lee" BY OF
	"scope: field, field: donor, value: Ann Lee, by: Ben Lee, when: "
	"2031-04-01}\n",
     "donor", "Ann Lee", NULL, VDM_STATE_STATED, ""},
};

START_TEST(test_fields)
{
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *rec = read_with(narrated, fields[_i].decisions, f);
	const struct vdm_field *field = NULL;
	char text[256];
	size_t i;

	for (i = 0; i < vdm_record_fields(rec) && field == NULL; i++)
		if (strcmp(vdm_field_name(vdm_record_field(rec, i)),
			   fields[_i].name) == 0)
			field = vdm_record_field(rec, i);
	ck_assert_ptr_nonnull(field);
	ck_assert_str_eq(vdm_field_value(field), fields[_i].value);
	ck_assert_pstr_eq(vdm_field_norm(field), fields[_i].norm);
	ck_assert_int_eq(vdm_field_state(field), fields[_i].state);
	ids(f, text, sizeof(text));
	ck_assert_str_eq(text, fields[_i].found);
	vdm_record_free(rec);
	vdm_findings_free(f);
}
END_TEST

/* ---- refused ---- */

static const struct {
	const char *text;
	unsigned line;
	const char *says;
} broken[] = {
    {"- {source: \"a", 1, "cannot be read"},
    {"", 0, "cannot be read"},
    {TURN "line: 1, words: x, value: y, when: 2031-02-03}", 1, "needs `by`"},
    {TURN "line: 1, words: x, value: y, by: A}", 1, "needs `when`"},
    {TURN "words: x, value: y" BY, 1, "needs `line`"},
    {TURN "line: 1, value: y" BY, 1, "needs `words`"},
    {TURN "line: one, words: x, value: y" BY, 1, "no number"},
    {TURN "line: 1, words: x, decision: speaker" BY, 1, "needs `value`"},
    {TURN "line: 1, words: x, decision: speekr, value: y" BY, 1,
     "did you mean \"speaker\""},
    {TURN "line: 1, words: x, decision: same, value: y" BY, 1,
     "cannot be decided"},
    {"\n\n" OF "scope: trun, line: 1, words: x, value: y" BY, 3,
     "did you mean \"turn\""},
    {OF "line: 1, words: x, value: y" BY, 1, "needs `scope`"},
    {"- {scope: turn, line: 1, words: x, value: y" BY, 1, "needs `source`"},
    {OF "scope: field, field: titel, value: y" BY, 1, "did you mean \"title\""},
    {TURN "line: 1, words: x, valeu: y" BY, 1, "did you mean \"value\""},
    {TURN "line: 1, words: x, digest: sha256:12, value: y" BY, 1, "digest"},
    {TURN "line: 1, words: x, value: y, by: A, when: yesterday}", 1, "no date"},
    {TURN "line: 1, words: x, value: y, by: A, when: 2031-02-30}", 1,
     "no date"},
    {TURN "line: 1, words: x, value: y, by: A, when: 2031-02}", 1, "no date"},
    {TURN "line: 1234567890, words: x, value: y" BY, 1, "no number"},
    {TURN "line: 1, words: x, also: '0: y', value: y" BY, 1, "`also`"},
    {TURN "line: 1, words: x, value: {a: b}" BY, 1, "more is there"},
    {TURN "line: 1, words: x, also: [12], value: y" BY, 1, "`also`"},
    {"source,scope,decision,speeker\nm.txt,turn,leave,x\n", 2,
     "there is no such key"},
    {"source,scope,speeker\n", 0, "there is no such key"},
    {"source,scope\nm.txt,turn,leave\n", 2, "beyond the last column"},
};

START_TEST(test_broken)
{
	struct vdm_findings *f = vdm_findings_new();
	const char *s = broken[_i].text;
	char *text = (char *)"";
	size_t i;
	int said = 0;

	errno = 0;
	ck_assert_int_eq(vdm_decisions_text(s, strlen(s), &text,
					    vdm_findings_sink(f, "d.yaml")),
			 -1);
	ck_assert_int_eq(errno, 0);
	ck_assert_ptr_null(text);
	for (i = 0; i < vdm_findings_count(f); i++) {
		const struct vdm_finding *one = vdm_findings_get(f, i);

		ck_assert_str_eq(vdm_finding_id(one), "decision-broken");
		ck_assert_int_eq(vdm_finding_level(one), VDM_LEVEL_ERROR);
		said |=
		    strstr(vdm_finding_message(one), broken[_i].says) != NULL &&
		    (broken[_i].line == 0 ||
		     vdm_finding_line(one) == broken[_i].line);
	}
	ck_assert_msg(said, "%s",
		      i > 0 ? vdm_finding_message(vdm_findings_get(f, 0))
			    : "nothing");
	vdm_findings_free(f);
}
END_TEST

/* ---- review ---- */

static struct vdm_record *
read_text(const char *text)
{
	struct vdm_record *rec = NULL;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), NULL, NULL), 0);
	return rec;
}

/* The same review, packed and unpacked; what was cut is none. */
static struct vdm_review *
by_another_way(struct vdm_review *r)
{
	struct vdm_review *other = vdm_review_new(), *cut = vdm_review_new();
	char *bytes, *text, *same;
	size_t n, k, m;

	ck_assert_int_eq(vdm_review_pack(r, &bytes, &n), 0);
	for (k = 0; k < n; k += k < n - 1 && n - k > 40 ? 37 : 1) {
		ck_assert_int_eq(vdm_review_unpack(cut, bytes, k), -1);
		ck_assert_int_eq(errno, EINVAL);
	}
	ck_assert_uint_eq(vdm_review_count(cut), 0);
	ck_assert_int_eq(vdm_review_unpack(other, bytes, n), 0);
	vdm_free(bytes);
	ck_assert_int_eq(vdm_review_write(r, "html", NULL, NULL, &text, &n), 0);
	ck_assert_int_eq(vdm_review_write(other, "html", NULL, NULL, &same, &m),
			 0);
	ck_assert_str_eq(text, same);
	vdm_free(text);
	vdm_free(same);
	vdm_review_free(cut);
	vdm_review_free(r);
	return other;
}

START_TEST(test_review)
{
	static const struct {
		const char *format, *has;
	} rows[] = {{"csv", ",\"m.txt\",\"9\",\"The harbour had been"},
		    {"yaml", "words: The harbour had been closed"},
		    {"html", "\"words\": \"The harbour had been closed"}};
	struct vdm_record *rec = read_text(narrated);
	struct vdm_review *r = vdm_review_new();
	char *text;
	size_t n, i;

	ck_assert_uint_eq(vdm_review_count(r), 0);
	ck_assert_int_eq(
	    vdm_review_add(r, rec, "m.txt", narrated, sizeof(narrated) - 1), 0);
	vdm_record_free(rec);
	ck_assert_uint_eq(vdm_review_count(r), 2);
	r = by_another_way(r);
	for (i = 0; i < COUNT(rows); i++) {
		ck_assert_int_eq(
		    vdm_review_write(r, rows[i].format, "Ada", NULL, &text, &n),
		    0);
		ck_assert_uint_eq(strlen(text), n);
		ck_assert_msg(strstr(text, rows[i].has) != NULL, "%s", text);
		ck_assert_ptr_nonnull(strstr(text, "Ada"));
		vdm_free(text);
	}
	ck_assert_int_eq(vdm_review_write(r, "pdf", NULL, NULL, &text, &n), -1);
	ck_assert_int_eq(
	    vdm_review_write(r, "csv", "Ada", "2021-02-29", &text, &n), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(text);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(text);
	vdm_review_free(r);
	vdm_review_free(NULL);
}
END_TEST

/* What a record was decided to be is what its edited twin is. */
START_TEST(test_edits)
{
	struct vdm_findings *f = vdm_findings_new();
	struct vdm_record *edited =
	    read_with(obeyed[_i].text, obeyed[_i].decisions, f);
	struct vdm_record *source = read_text(obeyed[_i].text), *again;
	char *text, had[1024], has[1024], *s;
	size_t n;

	ck_assert_int_eq(vdm_review_edits(source, "m.txt", obeyed[_i].text,
					  strlen(obeyed[_i].text), edited,
					  "Ada Ray", "2031-02-03", &text, &n,
					  NULL),
			 0);
	ck_assert_uint_eq(strlen(text), n);
	again = read_with(obeyed[_i].text, text, f);
	units_put(edited, 3, had, sizeof(had));
	units_put(again, 3, has, sizeof(has));
	/* who decided need not be the same, nor what was left as it was */
	for (s = had; (s = strstr(s, " by ")) != NULL;)
		memmove(s, s + strcspn(s, "\n"),
			strlen(s + strcspn(s, "\n")) + 1);
	for (s = has; (s = strstr(s, " by ")) != NULL;)
		memmove(s, s + strcspn(s, "\n"),
			strlen(s + strcspn(s, "\n")) + 1);
	ck_assert_msg(strcmp(has, had) == 0, "%s\n%s\n%s", had, has, text);
	vdm_free(text);
	vdm_record_free(again);
	vdm_record_free(source);
	vdm_record_free(edited);
	vdm_findings_free(f);
}
END_TEST

/* ---- of a whole series ---- */

static int
is_kept(void *ctx, const char *where)
{
	return vdm_findings_keeps(ctx, where);
}

/* The one for Mr. LEE is about the record, and is remembered; the other is told
 * of behind it. */
START_TEST(test_unmet)
{
	static const char decisions[] =
	    "- {scope: series, label: Mr. LEE, value: Ann Lee" BY
	    "- {scope: series, label: Mr. NOBODY, value: Ann Lee" BY;
	struct vdm_findings *f = vdm_findings_new(), *end = vdm_findings_new();
	struct vdm_record *rec = read_with(labelled, decisions, f);
	const char *where = vdm_record_decided(rec, 0);
	char *checked = NULL;

	ck_assert_str_eq(where, "d.yaml:1");
	ck_assert_ptr_null(vdm_record_decided(rec, 1));
	ck_assert(!vdm_findings_keeps(end, where));
	ck_assert_int_eq(vdm_findings_keep(end, where), 0);
	ck_assert_int_eq(vdm_findings_keep(end, where), 0);
	ck_assert(vdm_findings_keeps(end, where));
	ck_assert_str_eq(vdm_findings_kept(end, 0), where);
	ck_assert_ptr_null(vdm_findings_kept(end, 1));

	ck_assert_int_eq(vdm_decisions_text(decisions, strlen(decisions),
					    &checked,
					    vdm_findings_sink(f, "d.yaml")),
			 0);
	ck_assert_int_eq(vdm_decisions_unmet(checked, is_kept, end,
					     vdm_findings_sink(end, "d.yaml")),
			 0);
	ck_assert_uint_eq(vdm_findings_count(end), 1);
	ck_assert_str_eq(vdm_finding_id(vdm_findings_get(end, 0)),
			 "decision-nowhere");
	ck_assert_ptr_nonnull(
	    strstr(vdm_finding_message(vdm_findings_get(end, 0)),
		   "d.yaml:2: no turn"));
	errno = 0;
	ck_assert_int_eq(
	    vdm_decisions_unmet("no such text", is_kept, end, NULL), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_decisions_unmet("", is_kept, end, NULL), 0);
	ck_assert_uint_eq(vdm_findings_count(end), 1);
	vdm_free(checked);
	vdm_record_free(rec);
	vdm_findings_free(f);
	vdm_findings_free(end);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("decide");
	TCase *t = tcase_create("decide");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, test_obeyed, 0, COUNT(obeyed));
	tcase_add_loop_test(t, test_carried, 0, COUNT(obeyed));
	tcase_add_loop_test(t, test_fields, 0, COUNT(fields));
	tcase_add_loop_test(t, test_broken, 0, COUNT(broken));
	tcase_add_test(t, test_review);
	tcase_add_test(t, test_unmet);
	tcase_add_loop_test(t, test_edits, 0, COUNT(obeyed));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
