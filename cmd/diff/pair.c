/* SPDX-License-Identifier: MIT */
/* vidimus diff: two versions of one file, compared and printed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "diff/diff.h"
#include "found/findings.h"
#include "found/gate.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/set.h"
#include "run/read.h"
#include "show/outputs.h"

/* ---- reading ------------------------------------------------------------- */

/* Of what was found from there on only errors are kept. */
static void
keep_errors(struct cmd_run *run, size_t from)
{
	const struct vdm_finding *f;

	while ((f = vdm_findings_get(run->findings, from)) != NULL)
		if (vdm_finding_level(f) < VDM_LEVEL_ERROR)
			vdm_findings_remove(run->findings, from);
		else
			from++;
	run->printed = run->gate.seen = vdm_findings_count(run->findings);
}

/*
 * What reading finds is not what changed: it is printed where it is an error,
 * and only a refused file counts.
 */
struct vdm_record *
cmd_diff_read(struct cmd_diff *d, const struct cmd_diff_side *side)
{
	struct cmd_run *run = &d->run;
	struct vdm_record *rec;
	size_t before;
	int rc, on_claims;

	if (side->bytes == NULL)
		return cmd_have(vdm_record_new());
	if (side->place != NULL)
		rc = cmd_set_place(run->read, side->place);
	else
		rc = cmd_set_read(run->read, "base", NULL);
	if (rc == 0)
		rc = cmd_set_read(run->read, "name", side->path);
	if (rc != 0) {
		cmd_run_worse(run, rc);
		return NULL;
	}
	before = vdm_findings_count(run->findings);
	on_claims = run->gate.fails_on_claims;
	run->print_from = VDM_LEVEL_ERROR;
	run->fail_on = VDM_LEVEL_ERROR;
	run->gate.fails_on_claims = 0;
	rec = cmd_run_read_bytes(run, side->shown, side->bytes, side->length);
	cmd_run_flush(run);
	run->fail_on = d->fail_on;
	run->gate.fails_on_claims = on_claims;
	keep_errors(run, before);
	return rec;
}

/* ---- printing ------------------------------------------------------------ */

/* As it is shown; for free(). */
static char *
escaped(const char *text)
{
	char *to = cmd_have(malloc(strlen(text) * 16 + 1));
	size_t n = 0;

	while ((n += vdm_shown_next(&text, to + n)) > 0 && *text != '\0')
		;
	to[n] = '\0';
	return to;
}

/* A text as a string of JSON, in which no service finds a command. */
static void
put_json(const char *name, const char *text)
{
	char *dump, *c, *shown = NULL;
	json_t *value;

	if (text == NULL)
		return;
	value = json_string(text);
	if (value == NULL) /* no UTF-8 */
		value = json_string(shown = escaped(text));
	dump = cmd_have(json_dumps(value, JSON_ENCODE_ANY | JSON_ENSURE_ASCII));
	printf("%s\"%s\": ", strcmp(name, "path") == 0 ? "" : ", ", name);
	for (c = dump; *c != '\0'; c++)
		if ((c[0] == ':' && c[1] == ':') ||
		    (c[0] == '#' && c[1] == '#'))
			printf("\\u%04x", (unsigned)*c);
		else
			putchar(*c);
	free(dump);
	free(shown);
	json_decref(value);
}

/* A name in a heading of Markdown: nothing in it is markup. */
static void
put_heading(const char *name)
{
	char piece[16];

	while (vdm_shown_next(&name, piece) > 0) {
		if (strchr("\\`*_{}[]<>#|~&!", piece[0]) != NULL &&
		    piece[1] == '\0')
			putchar('\\');
		fputs(piece, stdout);
	}
}

static const char *
between(const struct cmd_diff_pair *p)
{
	return p->renamed != NULL ? " from " : ", compared with ";
}

static void
print_head(struct cmd_diff *d, const struct cmd_diff_pair *p)
{
	const char *from = p->renamed != NULL ? p->renamed : p->against;

	if (d->form == DIFF_JSON) {
		printf("%s\n{", d->files > 0 ? "," : "");
		put_json("path", p->b.path);
		put_json("status", p->status);
		put_json("renamed_from", p->renamed);
		put_json("compared_with", p->against);
		put_json("note", p->note);
	} else if (d->form == DIFF_MARKDOWN) {
		printf("%s## ", d->files > 0 ? "\n" : "");
		put_heading(p->title);
		printf("\n\n");
	} else if (d->form == DIFF_TEXT) {
		printf("%s", d->files > 0 ? "\n" : "");
		cmd_put(stdout, p->title);
		printf(": %s", p->status);
		if (from != NULL) {
			printf("%s", between(p));
			cmd_put_inside(stdout, from);
		}
		putchar('\n');
	}
	d->files++;
}

/* What is to be said instead of, or before, the changes. */
static void
print_note(const struct cmd_diff *d, const char *note)
{
	if (d->form == DIFF_TEXT)
		cmd_line(stdout, "%s", note);
	else if (d->form == DIFF_MARKDOWN) {
		put_heading(note);
		printf("\n\n");
	}
}

/* Why nothing is compared, which is a finding of the newer version. */
static void
say_note(struct cmd_diff *d, const struct cmd_diff_pair *p, const char *note)
{
	print_note(d, note);
	vdm_finding_say(vdm_findings_sink(d->run.findings, p->b.shown),
			"not-compared", note);
	cmd_gate(&d->run);
	d->run.printed = vdm_findings_count(d->run.findings);
}

static void
print_status(const struct cmd_diff *d, const struct cmd_diff_pair *p)
{
	const char *from = p->renamed != NULL ? p->renamed : p->against;

	if (d->form != DIFF_MARKDOWN ||
	    (strcmp(p->status, "changed") == 0 && from == NULL))
		return;
	printf("%s", p->status);
	if (from != NULL) {
		printf("%s", between(p));
		put_heading(from);
	}
	printf("\n\n");
}

static void
print_changes(struct cmd_diff *d, const struct cmd_diff_pair *p,
	      const struct vdm_comparison *c)
{
	static const enum vdm_diff_format formats[] = {
	    VDM_DIFF_TEXT, VDM_DIFF_TEXT, VDM_DIFF_JSON, VDM_DIFF_MARKDOWN};
	char *text;
	size_t length;

	if (d->form == DIFF_LINES || d->form == DIFF_OTHER)
		return;
	if (vdm_comparison_changes(c, formats[d->form], &text, &length) != 0) {
		cmd_run_failed(&d->run, errno, p->b.shown);
		return;
	}
	if (d->form == DIFF_JSON)
		printf(", \"changes\": ");
	if (length == 0)
		print_note(d, "nothing of the record changed");
	else
		cmd_run_worse(&d->run, cmd_print(text, length));
	vdm_free(text);
}

/* ---- comparing ----------------------------------------------------------- */

/*
 * Whether a claim is another one than before. Who says words that are new, and
 * what the participants of a new file are, was not claimed otherwise before.
 */
static int
is_changed(const struct cmd_diff_pair *p, const struct vdm_claim *claim)
{
	const char *kind = vdm_claim_kind(claim);

	if (vdm_claim_outcome(claim) == VDM_KEPT || p->a.bytes == NULL ||
	    strcmp(kind, "description") == 0)
		return 0;
	return vdm_claim_outcome(claim) != VDM_ADDED ||
	       strcmp(kind, "speaker") != 0 || vdm_claim_first_line(claim) > 0;
}

/* Findings of claims that are other ones than before are flagged: each claim
 * that was not kept is a finding, in their order, from the first one on. */
static void
flag_claims(struct cmd_diff *d, const struct cmd_diff_pair *p,
	    const struct vdm_comparison *c, size_t first)
{
	const struct vdm_claim *claim;
	size_t i;

	for (i = 0; (claim = vdm_comparison_claim(c, i)) != NULL; i++) {
		if (vdm_claim_outcome(claim) == VDM_KEPT)
			continue;
		if (is_changed(p, claim) &&
		    vdm_findings_mark(d->run.findings, first, "flag",
				      "claim") != 0)
			cmd_have(NULL);
		first++;
	}
}

static void
count_claims(struct cmd_diff *d, size_t first)
{
	const struct vdm_finding *f;
	const char *flag;
	size_t n = 0;

	for (; (f = vdm_findings_get(d->run.findings, first)) != NULL;
	     first++) {
		flag = vdm_finding_detail(f, "flag");
		n +=
		    flag != NULL && strcmp(flag, "claim") == 0 && cmd_counts(f);
	}
	d->claims += n;
	if (d->form == DIFF_JSON)
		printf(", \"claims_changed\": %zu", n);
}

static void
print_lines(struct cmd_diff *d)
{
	const struct vdm_finding *f;

	for (; (f = vdm_findings_get(d->run.findings, d->told)) != NULL;
	     d->told++)
		if (d->form == DIFF_LINES && cmd_counts(f))
			cmd_put_finding(stdout, f, CMD_LINE_EDITOR);
}

static void
compare(struct cmd_diff *d, const struct cmd_diff_pair *p,
	const struct vdm_record *a, const struct vdm_record *b)
{
	int is_gone = p->b.bytes == NULL, quiet = d->run.quiet;
	size_t first = vdm_findings_count(d->run.findings);
	const struct vdm_sink *sink =
	    vdm_findings_sink(d->run.findings, p->b.shown);
	struct vdm_comparison *c;

	c = vdm_comparison_new(a, b, is_gone ? sink : NULL);
	if (c == NULL) {
		cmd_run_failed(&d->run, errno, p->b.shown);
		return;
	}
	if (!is_gone)
		vdm_comparison_tell(c, sink);
	flag_claims(d, p, c, first);
	d->run.quiet = 1; /* the report says it */
	cmd_run_flush(&d->run);
	d->run.quiet = quiet;
	count_claims(d, first);
	print_changes(d, p, c);
	vdm_comparison_free(c);
}

/* What cannot be compared is said, and is no verdict. */
static void
unread(struct cmd_diff *d, const struct cmd_diff_pair *p,
       const struct cmd_diff_side *side)
{
	static const char said[] = "cannot be read as a record (see standard "
				   "error), nothing is compared: ";
	char *note = cmd_have(malloc(sizeof(said) + strlen(side->shown)));

	strcpy(note, said);
	strcat(note, side->shown);
	say_note(d, p, note);
	if (d->form == DIFF_JSON)
		put_json("note", note);
	free(note);
}

static int
is_same(const struct cmd_diff_pair *p)
{
	return p->a.bytes != NULL && p->b.bytes != NULL &&
	       p->a.length == p->b.length &&
	       memcmp(p->a.bytes, p->b.bytes, p->a.length) == 0;
}

void
cmd_diff_pair(struct cmd_diff *d, const struct cmd_diff_pair *pair)
{
	struct cmd_diff_pair all = *pair, *p = &all;
	struct vdm_record *a = NULL, *b = NULL;

	if (strcmp(p->status, "changed") == 0 && is_same(p))
		p->status = "unchanged";
	d->told = vdm_findings_count(d->run.findings);
	print_head(d, p);
	print_status(d, p);
	if (p->note != NULL) {
		say_note(d, p, p->note);
	} else {
		a = cmd_diff_read(d, &p->a);
		b = a != NULL ? cmd_diff_read(d, &p->b) : NULL;
		if (b != NULL)
			compare(d, p, a, b);
		else
			unread(d, p, a == NULL ? &p->a : &p->b);
		cmd_run_end(&d->run, p->b.shown);
	}
	print_lines(d);
	if (d->form == DIFF_JSON)
		putchar('}');
	vdm_record_free(a);
	vdm_record_free(b);
	cmd_outputs_add(&d->run);
}

int
cmd_diff_begin(struct cmd_diff *d)
{
	int rc = cmd_outputs_begin(&d->run);

	if (rc == 0 && d->form == DIFF_JSON)
		printf("{\"files\": [");
	return rc;
}

/* Findings of what changed, and of what was wrong with the files. */
void
cmd_diff_end(struct cmd_diff *d)
{
	char *rest;
	size_t i, length, n = vdm_findings_count(d->run.findings);

	cmd_outputs_end(&d->run);
	if (d->form != DIFF_JSON)
		return;
	printf("\n],\n\"claims_changed\": %zu,\n\"findings\": [", d->claims);
	for (i = 0; i < n; i++) {
		if (vdm_findings_json_item(d->run.findings, i, &rest,
					   &length) != 0)
			cmd_have(NULL);
		printf("%s\n%s", i > 0 ? "," : "", rest);
		vdm_free(rest);
	}
	printf("\n]}\n");
}
