/* SPDX-License-Identifier: MIT */
/* vidimus compare: what became of each claim and each word. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/options.h"
#include "run/read.h"
#include "run/taken.h"
#include "show/outputs.h"

enum { OPT_FORMAT = CMD_OPT_OWN };

struct compare {
	struct cmd_run run;
	struct cmd_args args;
	enum vdm_report_format format;
};

static int
settle(struct compare *c, int argc, char **argv)
{
	int id, rc = 0;

	cmd_args_init(&c->args, c->run.verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&c->args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			return CMD_USAGE;
		if (id != OPT_FORMAT)
			rc = cmd_run_option(&c->run, id, c->args.value);
		else if (strcmp(c->args.value, "json") == 0)
			c->format = VDM_REPORT_JSON;
		else if (strcmp(c->args.value, "text") != 0)
			rc = cmd_outputs_option(&c->run, CMD_OPT_FORMAT,
						c->args.value);
	}
	if (rc == 0 && c->args.count != 2)
		rc = cmd_usage(c->run.verb, "two files, please");
	return rc;
}

/* One of the two, as it was read. */
struct document {
	struct vdm_record *record;
	char *bytes;
	size_t length;
};

static void
compare(struct compare *c, const struct document *a, const struct document *b)
{
	const struct vdm_sink *sink =
	    vdm_findings_sink(c->run.findings, cmd_shown(c->args.operands[0]));
	struct vdm_comparison *comparison =
	    vdm_comparison_new(a->record, b->record, sink);
	char *report = NULL;
	size_t length;

	if (comparison == NULL ||
	    (c->run.account != NULL &&
	     vdm_comparison_witness(comparison, a->record, a->bytes, a->length,
				    b->record, b->bytes, b->length,
				    c->run.findings, sink) < 0) ||
	    vdm_comparison_report(comparison, c->format, &report, &length) != 0)
		cmd_run_failed(&c->run, errno, "compare");
	else if (c->run.outputs.print == NULL)
		cmd_run_worse(&c->run, cmd_print(report, length));
	vdm_comparison_free(comparison);
	vdm_free(report);
	cmd_run_flush(&c->run);
}

/*
 * What reading finds is not what comparing finds: it is printed where it is a
 * warning or worse, and only a refused file counts.
 */
static int
read_one(struct compare *c, const char *path, struct document *d)
{
	unsigned fail_on = c->run.fail_on;

	c->run.print_from = VDM_LEVEL_WARNING;
	if (fail_on < VDM_LEVEL_ERROR)
		c->run.fail_on = VDM_LEVEL_ERROR;
	d->record = cmd_run_read(&c->run, path, &d->bytes, &d->length);
	c->run.print_from = VDM_LEVEL_NOTE;
	c->run.fail_on = fail_on;
	return d->record != NULL;
}

static int
run_compare(const struct cmd_verb *verb, int argc, char **argv)
{
	struct document a = {NULL, NULL, 0}, b = a;
	struct compare c;
	int rc, i;

	memset(&c, 0, sizeof(c));
	rc = cmd_run_init(&c.run, verb);
	c.run.gate.no_allow = 1; /* what is found is of two files */
	if (rc == 0)
		rc = settle(&c, argc, argv);
	for (i = 0; rc == 0 && i < c.args.count; i++)
		cmd_list_put(&c.run.list, c.args.operands[i]);
	if (rc == 0)
		rc = cmd_config_pair(&c.run, c.args.operands);
	if (rc == 0)
		rc = cmd_run_rows(&c.run);
	if (rc == 0)
		rc = cmd_outputs_begin(&c.run);
	if (rc == 0 && read_one(&c, c.args.operands[0], &a) &&
	    read_one(&c, c.args.operands[1], &b))
		compare(&c, &a, &b);
	vdm_record_free(a.record);
	vdm_record_free(b.record);
	free(a.bytes);
	free(b.bytes);
	if (rc == 0)
		cmd_run_end(&c.run, c.args.operands[0]);
	cmd_outputs_end(&c.run);
	rc = cmd_run_status(&c.run, rc);
	cmd_run_fini(&c.run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_FORMAT, "format", 0, "FORMAT",
     "text (default), json, lines (for editors), ndjson, sarif, github, "
     "gitlab, junit, checkstyle, tap, epubcheck"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_compare = {
    .name = "compare",
    .synopsis = "[OPTION]... A B",
    .summary = "what became of each claim and each word",
    .details =
	"Reads two records of any format and lists each claim (who speaks, who "
	"took part,\nwho is credited, rights, description) as kept, changed, "
	"lost or added, with its\nline in both; then differences in the words "
	"of the body (composed alike, white\nspace folded, nothing else) and "
	"in its blocks. Anything lost or changed gives\nexit status 1. The "
	"witness, who looks at the bytes of both on its own, gives a\nsecond "
	"opinion; where it and the readers do not agree, a finding says so.",
    .options = {options, cmd_read_options, cmd_common_options,
		cmd_output_options, cmd_gate_options},
    .run = run_compare,
};
