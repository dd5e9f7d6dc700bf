/* SPDX-License-Identifier: MIT */
/* vidimus inspect: what a record holds, and what was guessed. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/args.h"
#include "run/gather.h"
#include "run/options.h"
#include "run/pool.h"
#include "run/read.h"
#include "show/outputs.h"

enum {
	OPT_UNITS = CMD_OPT_OWN,
	OPT_FIELDS,
	OPT_REVIEW,
	OPT_JSON,
	OPT_AS_PROFILE
};

struct inspect {
	struct cmd_run run;
	struct cmd_args args;
	enum vdm_inspect_view view;
};

static int
print_view(struct inspect *in, const char *path, const struct vdm_record *rec)
{
	struct cmd_run *run = &in->run;
	char *text;
	size_t length;
	int rc = CMD_OK;

	if (run->outputs.print != NULL)
		return CMD_OK; /* the findings are printed instead */
	if (vdm_inspect(rec, in->view, &text, &length) != 0) {
		cmd_run_failed(run, errno, cmd_shown(path));
		return CMD_OK; /* the run's status has it */
	}
	/* one of many, for a person */
	if (in->view == VDM_INSPECT_REVIEW ||
	    (run->list.count > 1 && in->view == VDM_INSPECT_SUMMARY))
		cmd_line(stdout, "%s", cmd_shown(path));
	rc = cmd_print(text, length);
	if (rc == CMD_OK && in->view == VDM_INSPECT_SUMMARY) {
		putchar('\n');
		cmd_run_account(run, stdout);
		if (run->list.count > 1)
			putchar('\n');
	}
	vdm_free(text);
	return rc;
}

static void
show(void *context, size_t index)
{
	struct inspect *in = context;
	const struct cmd_input *input = &in->run.list.input[index];
	struct vdm_record *rec = NULL;

	if (!input->is_named && cmd_is_special(input->path))
		cmd_run_lost(&in->run, input->path, "file-unread", "not read",
			     ENOTSUP);
	else
		rec = cmd_run_read(&in->run, input->path, NULL, NULL);
	if (rec != NULL)
		cmd_run_worse(&in->run, print_view(in, input->path, rec));
	vdm_record_free(rec);
	cmd_run_end(&in->run, input->path);
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
 * `--profile FILE` alone writes the profile of FILE; beside files to inspect it
 * is the one to read these by.
 */
static int
settle_profile(struct inspect *in, const char *profile)
{
	struct cmd_run *run = &in->run;
	int rc = 0;

	if (in->args.count == 0 && run->list.from == NULL && profile != NULL) {
		in->args.operands[in->args.count++] = (char *)profile;
		in->view = VDM_INSPECT_PROFILE;
	} else if (profile != NULL) {
		rc = cmd_run_option(run, CMD_OPT_PROFILE, profile);
	}
	if (rc == 0 && in->view == VDM_INSPECT_PROFILE)
		rc = cmd_set_read(run->read, "style", "yes");
	return rc;
}

static int
settle(struct inspect *in, int argc, char **argv)
{
	struct cmd_run *run = &in->run;
	const char *profile = NULL;
	int id, rc = 0;

	cmd_args_init(&in->args, run->verb, argc, argv);
	while (rc == 0 && (id = cmd_args_next(&in->args)) != CMD_ARG_END) {
		if (id == CMD_ARG_BAD)
			rc = CMD_USAGE;
		else if (view_of(id) >= 0)
			in->view = (enum vdm_inspect_view)view_of(id);
		else if (id == CMD_OPT_PROFILE && profile != NULL)
			rc = cmd_usage(run->verb, "--profile is given twice");
		else if (id == CMD_OPT_PROFILE)
			profile = in->args.value;
		else
			rc = cmd_run_option(run, id, in->args.value);
	}
	if (rc == 0)
		rc = settle_profile(in, profile);
	if (rc == 0)
		rc = cmd_list_fill(run, in->args.operands, in->args.count);
	if (rc == 0 && run->list.count == 0 && !run->gate.wants_changed)
		rc = cmd_usage(run->verb,
			       in->args.count == 0 && run->list.from == NULL
				   ? "no input"
				   : "no file of a known kind is "
				     "there");
	return rc;
}

static int
run_inspect(const struct cmd_verb *verb, int argc, char **argv)
{
	struct inspect in;
	struct cmd_work work = {.run = &in.run, .context = &in, .one = show};
	int rc;

	memset(&in, 0, sizeof(in));
	rc = cmd_run_init(&in.run, verb);
	in.view = VDM_INSPECT_SUMMARY;
	in.run.print_from = VDM_LEVEL_WARNING; /* guesses stand in the views */
	if (rc == 0)
		rc = settle(&in, argc, argv);
	if (rc == 0)
		rc = cmd_run_rows(&in.run);
	if (rc == 0)
		rc = cmd_outputs_begin(&in.run);
	if (rc == 0)
		cmd_work_all(&work);
	if (rc == 0)
		cmd_decisions_end(&in.run);
	cmd_outputs_end(&in.run);
	rc = cmd_run_status(&in.run, rc);
	cmd_run_fini(&in.run);
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
		"IN... | --profile FILE",
    .summary = "fields, people, turns; what was guessed and why",
    .details =
	"--profile FILE without another file writes the profile of FILE, as\n"
	"--as-profile does: how its turns are labelled, in rows that "
	"--profile\n"
	"takes for the next record of the series.",
    .options = {options, cmd_read_options, cmd_list_options, cmd_common_options,
		cmd_format_options, cmd_output_options, cmd_gate_options},
    .one_of = {"units", "fields", "review", "json", "as-profile"},
    .run = run_inspect,
};
