/* SPDX-License-Identifier: MIT */
/* vidimus inspect: what a record holds, and what was guessed. */
#include "cmd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPT_UNITS = CMD_OPT_OWN, OPT_FIELDS, OPT_REVIEW, OPT_JSON };

static int
show(struct cmd_run *run, const char *path, enum vdm_inspect_view view)
{
	struct vdm_record *rec = cmd_run_read(run, path, NULL, NULL);
	char *text;
	size_t length;
	int rc = CMD_OK;

	if (rec == NULL) {
		cmd_run_end(run, path);
		return CMD_OK; /* the run's status has it */
	}
	if (vdm_inspect(rec, view, &text, &length) != 0)
		cmd_run_failed(run, errno, cmd_shown(path));
	else {
		if (view == VDM_INSPECT_REVIEW) /* one of many, for a person */
			cmd_line(stdout, "%s", cmd_shown(path));
		rc = cmd_print(text, length);
		if (rc == CMD_OK && view == VDM_INSPECT_SUMMARY) {
			putchar('\n');
			cmd_run_account(run, stdout);
		}
	}
	vdm_free(text);
	vdm_record_free(rec);
	cmd_run_end(run, path);
	return rc;
}

static int
run_inspect(const struct cmd_verb *verb, int argc, char **argv)
{
	enum vdm_inspect_view view = VDM_INSPECT_SUMMARY;
	struct cmd_args args;
	struct cmd_run run;
	int id, rc;

	rc = cmd_run_init(&run, verb);
	run.print_from = VDM_LEVEL_WARNING; /* guesses stand in the views */
	cmd_args_init(&args, verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			rc = CMD_USAGE;
		else if (id == OPT_UNITS)
			view = VDM_INSPECT_UNITS;
		else if (id == OPT_FIELDS)
			view = VDM_INSPECT_FIELDS;
		else if (id == OPT_REVIEW)
			view = VDM_INSPECT_REVIEW;
		else if (id == OPT_JSON)
			view = VDM_INSPECT_JSON;
		else
			rc = cmd_run_option(&run, id, args.value);
	}
	if (rc == 0 && args.count != 1)
		rc = cmd_usage(verb, "one file, please");
	if (rc == 0)
		cmd_run_worse(&run, show(&run, args.operands[0], view));
	rc = rc != 0 ? rc : run.status;
	cmd_run_fini(&run);
	return rc;
}

static const struct cmd_option options[] = {
    {OPT_UNITS, "units", 0, NULL, "a table: line, end, kind, speakers, basis"},
    {OPT_FIELDS, "fields", 0, NULL, "a table: field, value, state, line"},
    {OPT_REVIEW, "review", 0, NULL,
     "what is in doubt, what one answer settles most of first"},
    {OPT_JSON, "json", 0, NULL, "all of it as JSON"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_inspect = {
    .name = "inspect",
    .synopsis = "[--units|--fields|--review|--json] [OPTION]... FILE",
    .summary = "fields, people, turns; what was guessed and why",
    .details = NULL,
    .options = {options, cmd_read_options, cmd_common_options},
    .run = run_inspect,
};
