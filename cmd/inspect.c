/* SPDX-License-Identifier: MIT */
/* vidimus inspect: what a record holds, and what was guessed. */
#include "cmd.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum {
	OPT_UNITS = CMD_OPT_OWN,
	OPT_FIELDS,
	OPT_REVIEW,
	OPT_JSON,
	OPT_AS_PROFILE
};

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

/* The view that an option asks for; -1 where it is no view's. */
static int
view_of(int id)
{
	switch (id) {
	case OPT_UNITS:
		return VDM_INSPECT_UNITS;
	case OPT_FIELDS:
		return VDM_INSPECT_FIELDS;
	case OPT_REVIEW:
		return VDM_INSPECT_REVIEW;
	case OPT_JSON:
		return VDM_INSPECT_JSON;
	case OPT_AS_PROFILE:
		return VDM_INSPECT_PROFILE;
	default:
		return -1;
	}
}

/*
 * `--profile FILE` alone writes the profile of FILE; beside a file to inspect
 * it is the one to read that by.
 */
static int
look(struct cmd_run *run, const struct cmd_args *args, const char *profile,
     int view)
{
	const char *file = args->count > 0 ? args->operands[0] : profile;
	int rc = 0;

	if (args->count > 1 || file == NULL)
		return cmd_usage(run->verb, "one file, please");
	if (args->count == 0)
		view = VDM_INSPECT_PROFILE;
	else if (profile != NULL)
		rc = cmd_run_option(run, CMD_OPT_PROFILE, profile);
	if (rc == 0 && view == VDM_INSPECT_PROFILE)
		rc = cmd_set_read(run->read, "style", "yes");
	if (rc == 0)
		cmd_run_worse(run,
			      show(run, file, (enum vdm_inspect_view)view));
	return rc;
}

static int
run_inspect(const struct cmd_verb *verb, int argc, char **argv)
{
	int view = VDM_INSPECT_SUMMARY;
	const char *profile = NULL;
	struct cmd_args args;
	struct cmd_run run;
	int id, rc;

	rc = cmd_run_init(&run, verb);
	run.print_from = VDM_LEVEL_WARNING; /* guesses stand in the views */
	cmd_args_init(&args, verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			rc = CMD_USAGE;
		else if (view_of(id) >= 0)
			view = view_of(id);
		else if (id == CMD_OPT_PROFILE && profile != NULL)
			rc = cmd_usage(verb, "--profile is given twice");
		else if (id == CMD_OPT_PROFILE)
			profile = args.value;
		else
			rc = cmd_run_option(&run, id, args.value);
	}
	if (rc == 0)
		rc = look(&run, &args, profile, view);
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
    {OPT_AS_PROFILE, "as-profile", 0, NULL,
     "the profile by which the next one of its series can be read"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_verb cmd_inspect = {
    .name = "inspect",
    .synopsis = "[--units|--fields|--review|--json|--as-profile] [OPTION]... "
		"FILE | --profile FILE",
    .summary = "fields, people, turns; what was guessed and why",
    .details =
	"--profile FILE without another file writes the profile of FILE, as\n"
	"--as-profile does: how its turns are labelled, in rows that "
	"--profile\n"
	"takes for the next record of the series.",
    .options = {options, cmd_read_options, cmd_common_options},
    .run = run_inspect,
};
