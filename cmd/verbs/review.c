/* SPDX-License-Identifier: MIT */
/* vidimus review: what is in doubt, as a page or a table to be answered; and
 * edits made by hand as decisions. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/moment.h"
#include "ground/output.h"
#include "ground/process.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/pool.h"
#include "run/read.h"

enum {
	OPT_OUTPUT = CMD_OPT_OWN,
	OPT_FORMAT,
	OPT_BY,
	OPT_WHEN,
	OPT_FROM_EDITS,
};

struct review {
	struct cmd_run run;
	struct cmd_args args;
	const char *output, *format, *by, *when;
	int edits;
	struct vdm_review *review; /* of all files */
};

static int
take_option(struct review *r, int id, const char *value)
{
	switch (id) {
	case OPT_OUTPUT:
		r->output = value;
		return 0;
	case OPT_FORMAT:
		r->format = value;
		return 0;
	case OPT_BY:
		r->by = value;
		return 0;
	case OPT_WHEN:
		r->when = value;
		return cmd_day(r->run.verb, "--when", value);
	case OPT_FROM_EDITS:
		r->edits = 1;
		return 0;
	default:
		return cmd_run_option(&r->run, id, value);
	}
}

/* "review.csv": csv. */
static int
settle_format(struct review *r)
{
	const char *dot = r->output != NULL ? strrchr(r->output, '.') : NULL;

	if (r->format == NULL && dot != NULL)
		r->format = strcmp(dot, ".htm") == 0   ? "html"
			    : strcmp(dot, ".yml") == 0 ? "yaml"
						       : dot + 1;
	if (r->format == NULL)
		r->format = r->edits ? "yaml" : "";
	if (r->edits && strcmp(r->format, "yaml") != 0)
		return cmd_usage(r->run.verb,
				 "decisions of edits are YAML: -o NAME.yaml");
	if (strcmp(r->format, "html") != 0 && strcmp(r->format, "csv") != 0 &&
	    strcmp(r->format, "yaml") != 0)
		return cmd_usage(
		    r->run.verb,
		    "as what? -o NAME.html, NAME.csv or NAME.yaml, "
		    "or --format");
	return 0;
}

static int
has_finding(const struct vdm_findings *found, const char *id)
{
	const struct vdm_finding *f;
	size_t i;

	for (i = 0; (f = vdm_findings_get(found, i)) != NULL; i++)
		if (strcmp(vdm_finding_id(f), id) == 0)
			return 1;
	return 0;
}

/* Whether a list of questions that nobody answered yet, or began to: what a
 * person decided is not replaced. */
static int
is_unanswered(const char *bytes, size_t length)
{
	static const char none[] = "decisions: []\n", head[] = "question,";
	const size_t n = sizeof(none) - 1;
	struct vdm_findings *found = cmd_have(vdm_findings_new());
	char *text = NULL;
	int is = 0;

	if (vdm_decisions_text(bytes, length, &text,
			       vdm_findings_sink(found, "")) == 0)
		is = *text == '\0' && !has_finding(found, "decision-begun");
	else /* there was nothing to ask */
		is = length == 0 ||
		     (length >= n && strcmp(bytes + length - n, none) == 0) ||
		     (strncmp(bytes, head, sizeof(head) - 1) == 0 &&
		      strchr(bytes, '\n') == bytes + length - 1);
	vdm_free(text);
	vdm_findings_free(found);
	return is;
}

/* Whether the output may stand where it is to: 0, or a status after a message.
 * What was made of edits may be made of them again. */
static int
look_at_old(struct review *r)
{
	static const struct cmd_looks page = {
	    "<!DOCTYPE html>", "<title>What is in doubt</title>", NULL};
	static const char edits[] = VDM_EDITS_BEGIN;
	char *bytes;
	size_t length;
	int rc = 0;

	if (strcmp(r->format, "html") == 0)
		return cmd_look_at_old(r->output, r->run.verb, "-o",
				       "earlier page of questions", &page);
	if (strcmp(r->output, "-") == 0 || !cmd_is_there(r->output) ||
	    cmd_is_special(r->output))
		return 0;
	if (cmd_file_read(r->output, &bytes, &length) != 0)
		return cmd_system(errno, "%s", r->output);
	if (!(r->edits && strncmp(bytes, edits, sizeof(edits) - 1) == 0) &&
	    !is_unanswered(bytes, length))
		rc = cmd_usage(r->run.verb,
			       "-o %s: that is there, and has decisions in it, "
			       "or is no list of questions: it would be "
			       "replaced; nothing is written (name another "
			       "file: several --decisions add up)",
			       r->output);
	free(bytes);
	return rc;
}

static int
settle_files(struct review *r)
{
	const char *same;
	size_t k;
	int rc = 0;

	if (r->edits && (r->args.count != 2 || r->run.list.from != NULL))
		rc = cmd_usage(r->run.verb,
			       "--from-edits takes two files: the source, and "
			       "what was edited of it");
	if (rc == 0)
		rc = cmd_list_fill(&r->run, r->args.operands, r->args.count);
	if (rc == 0 && r->run.list.count == 0)
		rc = cmd_usage(r->run.verb, "no input");
	for (k = 0; k < r->run.list.count; k++)
		cmd_ids_add(&r->run.inputs, r->run.list.input[k].path);
	same = rc == 0 && strcmp(r->output, "-") != 0
		   ? cmd_ids_find(&r->run.inputs, r->output)
		   : NULL;
	if (same != NULL)
		return cmd_usage(
		    r->run.verb,
		    "%s is %s, which is read: it would be replaced", r->output,
		    same);
	if (rc == 0)
		rc = look_at_old(r);
	return rc == 0 ? cmd_run_rows(&r->run) : rc;
}

static int
settle(struct review *r, int argc, char **argv)
{
	int id, rc;

	cmd_args_init(&r->args, r->run.verb, argc, argv);
	while ((id = cmd_args_next(&r->args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			return CMD_USAGE;
		rc = take_option(r, id, r->args.value);
		if (rc != 0)
			return rc;
	}
	rc = settle_format(r);
	if (r->output == NULL)
		r->output = "-";
	return rc == 0 ? settle_files(r) : rc;
}

static void
write_out(struct review *r, const char *text, size_t length)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(r->run.findings, r->output);

	if (strcmp(r->output, "-") == 0)
		cmd_run_worse(&r->run, cmd_print(text, length));
	else if (cmd_file_write(r->output, text, length, sink) != 0)
		cmd_run_worse(&r->run, cmd_system(errno, "%s", r->output));
}

/* ---- questions ---- */

/* In a worker: what is in doubt in a file, as a note. */
static void
ask_one(void *context, size_t index)
{
	struct review *r = context;
	const char *path = r->run.list.input[index].path;
	struct vdm_review *review = cmd_have(vdm_review_new());
	struct vdm_record *rec = NULL;
	char *bytes = NULL, *packed = NULL;
	size_t length = 0, n;

	if (!r->run.list.input[index].is_named && cmd_is_special(path))
		cmd_run_lost(&r->run, path, "file-unread", "not read", ENOTSUP);
	else
		rec = cmd_run_read(&r->run, path, &bytes, &length);
	if (rec != NULL &&
	    (vdm_review_add(review, rec, cmd_shown(path), bytes, length) != 0 ||
	     vdm_review_pack(review, &packed, &n) != 0))
		cmd_run_failed(&r->run, errno, cmd_shown(path));
	if (packed != NULL)
		cmd_run_note(&r->run, packed, n);
	vdm_free(packed);
	vdm_record_free(rec);
	vdm_review_free(review);
	free(bytes);
	cmd_run_end(&r->run, path);
}

static void
take_one(void *context, size_t index, size_t from,
	 const struct cmd_result *result)
{
	struct review *r = context;

	(void)index;
	(void)from;
	if (result->note_length > 0 &&
	    vdm_review_unpack(r->review, result->note, result->note_length) !=
		0)
		cmd_run_worse(&r->run, cmd_system(errno, "review"));
}

static void
ask(struct review *r)
{
	struct cmd_work work = {
	    .run = &r->run, .context = r, .one = ask_one, .done = take_one};
	struct vdm_review *review = cmd_have(vdm_review_new());
	char *text = NULL;
	size_t length;

	r->review = review;
	cmd_work_all(&work);
	cmd_decisions_end(&r->run);
	if (vdm_review_write(review, r->format, r->by, r->when, &text,
			     &length) != 0)
		cmd_run_failed(&r->run, errno, "review");
	else
		write_out(r, text, length);
	if (strcmp(r->output, "-") != 0 && !r->run.quiet)
		cmd_line(stdout, "%zu question%s about %zu file%s: %s",
			 vdm_review_count(review),
			 vdm_review_count(review) == 1 ? "" : "s",
			 cmd_list_share(&r->run.list),
			 cmd_list_share(&r->run.list) == 1 ? "" : "s",
			 r->output);
	vdm_free(text);
	vdm_review_free(review);
}

/* ---- edits ---- */

/* The day on which edits became decisions. */
static void
today(char day[CMD_MOMENT])
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	time_t t =
	    epoch != NULL ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
	struct tm tm;

	if (gmtime_r(&t, &tm) == NULL ||
	    strftime(day, CMD_MOMENT, "%Y-%m-%d", &tm) == 0)
		memcpy(day, "1970-01-01", 11);
}

static int
is_same(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* Whether a claim is among those that are not kept. */
static int
is_unkept(const struct vdm_comparison *c, const struct vdm_claim *claim)
{
	const struct vdm_claim *k;
	size_t i;

	for (i = 0; (k = vdm_comparison_claim(c, i)) != NULL; i++)
		if (vdm_claim_outcome(k) == vdm_claim_outcome(claim) &&
		    is_same(vdm_claim_name(k), vdm_claim_name(claim)) &&
		    is_same(vdm_claim_first(k), vdm_claim_first(claim)) &&
		    is_same(vdm_claim_second(k), vdm_claim_second(claim)))
			return 1;
	return 0;
}

/* The source as it is read with the decisions; NULL: after a failure. */
static struct vdm_record *
read_again(struct review *r, const char *path, const char *bytes, size_t length,
	   const char *decisions)
{
	struct vdm_read_options *o = NULL;
	struct vdm_record *again = NULL;
	char *text = NULL, *all = NULL;
	const char *given = r->run.decisions != NULL ? r->run.decisions : "";
	int error;

	if (cmd_set_place(r->run.read, path) == 0 &&
	    vdm_decisions_text(decisions, strlen(decisions), &text, NULL) ==
		0) {
		all = cmd_have(malloc(strlen(given) + strlen(text) + 1));
		strcat(strcpy(all, given), text);
		o = cmd_have(vdm_read_options_copy(r->run.read));
		vdm_read_options_account(o, NULL);
		if (cmd_set_read(o, "decisions", all) == 0)
			(void)vdm_read(&again, bytes, length, o, NULL);
	}
	error = errno;
	vdm_read_options_free(o);
	vdm_free(text);
	free(all);
	errno = error;
	return again;
}

/* A claim that the copy has otherwise, in words. 0, or -1: see errno. */
static int
tell_claim(const struct vdm_claim *claim, const struct vdm_sink *sink)
{
	const char *first = vdm_claim_first(claim);
	const char *second = vdm_claim_second(claim);
	char *message;
	int rc, error;

	if (asprintf(&message,
		     "%s is %s%.200s%s in the source and %s%.200s%s in the "
		     "copy, which no decision can say: the source read with "
		     "these decisions does not say it",
		     vdm_claim_name(claim), first != NULL ? "\"" : "",
		     first != NULL ? first : "not", first != NULL ? "\"" : "",
		     second != NULL ? "\"" : "",
		     second != NULL ? second : "not",
		     second != NULL ? "\"" : "") < 0)
		message = NULL;
	rc = vdm_finding_say(sink, "edit-unsaid", cmd_have(message));
	error = errno;
	free(message);
	errno = error;
	return rc;
}

/*
 * What the copy says of the document and its people otherwise than the source,
 * and still does when the source is read with the decisions: that is seen, not
 * foreseen. Of turns and words the library says it.
 */
static void
tell_unsaid(struct review *r, const struct vdm_record *a,
	    const struct vdm_record *again, const struct vdm_record *b,
	    const struct vdm_sink *sink)
{
	struct vdm_comparison *before = vdm_comparison_new(a, b, NULL);
	struct vdm_comparison *after =
	    before != NULL ? vdm_comparison_new(again, b, NULL) : NULL;
	const struct vdm_claim *k;
	size_t i;

	if (after == NULL)
		cmd_run_failed(&r->run, errno, "review");
	for (i = 0;
	     after != NULL && (k = vdm_comparison_claim(after, i)) != NULL; i++)
		if (vdm_claim_outcome(k) != VDM_KEPT &&
		    strcmp(vdm_claim_kind(k), "speaker") != 0 &&
		    is_unkept(before, k) && tell_claim(k, sink) != 0)
			cmd_run_failed(&r->run, errno, "review");
	vdm_comparison_free(before);
	vdm_comparison_free(after);
}

static int
turn_edits(struct review *r)
{
	char *account = NULL, *bytes = NULL, *text = NULL, day[CMD_MOMENT];
	const char *path = r->args.operands[0];
	const char *by = r->by;
	size_t length = 0, n;
	const struct vdm_sink *sink =
	    vdm_findings_sink(r->run.findings, cmd_shown(r->args.operands[1]));
	struct vdm_record *a, *b, *again = NULL;
	int rc = by != NULL ? 0 : cmd_account(&account);

	if (rc != 0)
		return rc;
	if (by == NULL)
		by = account;
	a = cmd_run_read(&r->run, path, &bytes, &length);
	b = a != NULL ? cmd_run_read(&r->run, r->args.operands[1], NULL, NULL)
		      : NULL;
	today(day);
	if (a != NULL && b != NULL) {
		if (vdm_review_edits(a, path, bytes, length, b, by,
				     r->when != NULL ? r->when : day, &text, &n,
				     sink) != 0) {
			cmd_run_failed(&r->run, errno, "review");
		} else {
			again = read_again(r, path, bytes, length, text);
			if (again == NULL) {
				cmd_run_failed(&r->run, errno, "review");
			} else {
				tell_unsaid(r, a, again, b, sink);
				write_out(r, text, n);
			}
		}
	}
	vdm_free(text);
	vdm_record_free(again);
	vdm_record_free(a);
	vdm_record_free(b);
	free(bytes);
	free(account);
	cmd_run_end(&r->run, path);
	return 0;
}

static int
run_review(const struct cmd_verb *verb, int argc, char **argv)
{
	struct review r;
	int rc;

	memset(&r, 0, sizeof(r));
	rc = cmd_run_init(&r.run, verb);
	r.run.print_from = VDM_LEVEL_WARNING; /* guesses are what is asked */
	r.run.fail_on = VDM_LEVEL_ERROR;      /* as losses are of a copy */
	if (rc == 0)
		rc = settle(&r, argc, argv);
	if (rc == 0 && r.edits)
		rc = turn_edits(&r);
	else if (rc == 0)
		ask(&r);
	cmd_run_flush(&r.run);
	rc = cmd_run_status(&r.run, rc);
	cmd_run_fini(&r.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_OUTPUT, "output", 'o', "FILE",
     "where to: NAME.html, NAME.csv or NAME.yaml (else standard output)"},
    {OPT_FORMAT, "format", 0, "FORMAT", "html, csv or yaml (else by -o)"},
    {OPT_BY, "by", 0, "NAME", "who answers, or edited"},
    {OPT_WHEN, "when", 0, "DATE", "and when: YYYY-MM-DD"},
    {OPT_FROM_EDITS, "from-edits", 0, NULL,
     "of a source and an edited copy: what the edits decide, as YAML"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_review = {
    .name = "review",
    .synopsis = "[OPTION]... FILE... | --from-edits SOURCE EDITED",
    .summary = "asks what is in doubt; takes edits for decisions",
    .details =
	"Gathers what is in doubt in all files, what one answer settles most "
	"of first: as a\npage (-o review.html) that asks, without a network, "
	"and saves the answers; or as a\ntable or YAML to be filled in. Each "
	"is a file for --decisions then\n(docs/decisions.md). With "
	"--from-edits, what an edited copy says otherwise than its\nsource "
	"(who speaks, people, fields) becomes decisions, so that converting "
	"the source\nwith them says it again.",
    .options = {options, cmd_read_options, cmd_list_options,
		cmd_common_options},
    .run = run_review,
};
