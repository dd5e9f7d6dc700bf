/* SPDX-License-Identifier: MIT */
/* Options of the verbs that read records. */
#include "run/options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/gate.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/process.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/read.h"
#include "show/outputs.h"

enum { MOST_JOBS = 256 };

const struct cmd_option cmd_read_options[] = {
    {CMD_OPT_FROM, "from", 'f', "FORMAT",
     "what the input is: a name or an ending (else found out)"},
    {CMD_OPT_ENCODING, "encoding", 0, "NAME",
     "of plain text (else UTF-8, or detected)"},
    {CMD_OPT_XINCLUDE, "xinclude", 0, NULL,
     "follow XInclude inside the file's own folder"},
    {CMD_OPT_PROFILE, "profile", 0, "FILE",
     "a house style for plain text, or a built-in one's name"},
    {CMD_OPT_PEOPLE, "people", 0, "FILE",
     "what is known of the people: names, forms, roles, scope"},
    {CMD_OPT_METADATA, "metadata", 0, "FILE",
     "what is known of the fields: YAML, or a table with a row a file"},
    {CMD_OPT_DECISIONS, "decisions", 0, "FILE",
     "what a person decided: YAML or CSV of vidimus review; several add up"},
    {CMD_OPT_NO_RECOGNISE, "no-recognise", 0, NULL,
     "leave plain paragraphs as they are"},
    {CMD_OPT_NO_ACCOUNT, "no-account", 0, NULL,
     "do not count words, addresses and functions from the bytes"},
    {0, NULL, 0, NULL, NULL},
};

const struct cmd_option cmd_common_options[] = {
    {CMD_OPT_FAIL_ON, "fail-on", 0, "LEVEL",
     "exit 1 from there on: note, warning, loss (default), error, never"},
    {CMD_OPT_QUIET, "quiet", 'q', NULL, "print no findings"},
    {CMD_OPT_COLOUR, "color", 0, "WHEN",
     "findings in colour: auto (default), always or never"},
    {0, NULL, 0, NULL, NULL},
};

static int
take_jobs(struct cmd_run *run, const char *value)
{
	char *end;

	if (strcmp(value, "auto") == 0) {
		run->jobs = cmd_processors();
		return 0;
	}
	run->jobs = strtol(value, &end, 10);
	if (end == value || *end != '\0' || run->jobs < 1 ||
	    run->jobs > MOST_JOBS)
		return cmd_usage(run->verb, "-j %s: 1 to %d, or auto", value,
				 (int)MOST_JOBS);
	return 0;
}

static int
take_table(struct cmd_run *run, enum vdm_stated what, const char *path)
{
	const char *called = run->called != NULL ? run->called : path;
	const char *from = strcmp(called, "-") != 0 ? called : NULL;
	char *bytes, digest[65];
	size_t length;
	int rc = cmd_beside_read(run, path, &bytes, &length), error;

	if (rc != 0)
		return rc;
	rc =
	    vdm_tables_add(run->tables, what, from, bytes, length,
			   vdm_findings_sink(run->findings, cmd_shown(called)));
	error = errno;
	vdm_digest(bytes, length, digest);
	cmd_run_said(run, 1000 + (int)what, digest);
	free(bytes);
	run->given |= 1U << what;
	vdm_read_options_tables(run->read, run->tables);
	return cmd_beside_status(run, path, rc, error);
}

static int
take_style(struct cmd_run *run, const char *path)
{
	char *bytes, *text, digest[65];
	size_t length;
	int rc, error;

	if (run->given & 1U << VDM_STATED_PROFILE)
		return cmd_usage(run->verb, "--profile is given twice");
	rc = cmd_beside_read(run, path, &bytes, &length);
	if (rc != 0)
		return rc;
	rc = vdm_stated_text(VDM_STATED_PROFILE, bytes, length, &text,
			     vdm_findings_sink(run->findings, cmd_shown(path)));
	error = errno;
	free(bytes);
	rc = cmd_beside_status(run, path, rc, error);
	if (rc == 0) {
		vdm_digest(text, strlen(text), digest);
		cmd_run_said(run, 1000 + VDM_STATED_PROFILE, digest);
		rc = cmd_set_read(run->read, "profile", text);
	}
	run->given |= 1U << VDM_STATED_PROFILE;
	vdm_free(text);
	return rc;
}

static int
take_profile(struct cmd_run *run, const char *value)
{
	if (access(value, F_OK) != 0 && (strcmp(value, "generic") == 0 ||
					 strcmp(value, "web-archive") == 0)) {
		run->given |= 1U << VDM_STATED_PROFILE;
		return cmd_set_read(run->read, "profile", value);
	}
	return take_style(run, value);
}

static int
take_level(struct cmd_run *run, const char *value)
{
	enum vdm_level level;

	run->fail_on = VDM_LEVEL_ERROR + 1; /* never */
	if (vdm_level_find(value, &level) == 0)
		run->fail_on = level;
	else if (strcmp(value, "never") != 0)
		return cmd_usage(run->verb,
				 "--fail-on %s: note, warning, "
				 "loss, error or never",
				 value);
	return 0;
}

int
cmd_no_format(const struct cmd_verb *verb, const char *option,
	      const char *value)
{
	int reading = strcmp(option, "--from") == 0;
	char known[256];
	const char *name;
	size_t i, n = 0;

	known[0] = '\0';
	for (i = 0; (name = vdm_format_name(i)) != NULL; i++)
		if (n < sizeof(known) &&
		    (reading || vdm_format_is_written(name)))
			n += (size_t)snprintf(known + n, sizeof(known) - n,
					      "%s%s (%s)", n > 0 ? ", " : "",
					      name, vdm_format_extension(name));
	return cmd_usage(verb, "%s %s: %s %s", option, value,
			 reading ? "there are" : "what can be written is",
			 known);
}

int
cmd_run_uncounted(struct cmd_run *run)
{
	vdm_account_free(run->account);
	run->account = NULL;
	vdm_read_options_account(run->read, NULL);
	vdm_findings_account(run->findings, NULL);
	return cmd_set_read(run->read, "account", "no");
}

int
cmd_run_option(struct cmd_run *run, int id, const char *value)
{
	if (id < CMD_OPT_OWN)
		run->said_options |= 1ULL << id;
	if (id < CMD_OPT_FAIL_ON)
		cmd_run_said(run, id, value);
	switch (id) {
	case CMD_OPT_FROM:
		run->from = vdm_format_for_word(value);
		if (run->from == NULL)
			return cmd_no_format(run->verb, "--from", value);
		return cmd_set_read(run->read, "from", value);
	case CMD_OPT_ENCODING:
		return cmd_set_read(run->read, "encoding", value);
	case CMD_OPT_XINCLUDE:
		return cmd_set_read(run->read, "xinclude", "yes");
	case CMD_OPT_PROFILE:
		return take_profile(run, value);
	case CMD_OPT_PEOPLE:
		return take_table(run, VDM_STATED_PEOPLE, value);
	case CMD_OPT_METADATA:
		return take_table(run, VDM_STATED_METADATA, value);
	case CMD_OPT_DECISIONS:
		return cmd_decisions_take(run, value);
	case CMD_OPT_NO_RECOGNISE:
		return cmd_set_read(run->read, "recognise", "no");
	case CMD_OPT_NO_ACCOUNT:
		return cmd_run_uncounted(run);
	case CMD_OPT_FAIL_ON:
		return take_level(run, value);
	case CMD_OPT_QUIET:
		run->quiet = 1;
		return 0;
	case CMD_OPT_COLOUR:
		return cmd_run_colour(run, value);
	case CMD_OPT_JOBS:
		return take_jobs(run, value);
	case CMD_OPT_FILES_FROM:
	case CMD_OPT_NULL:
	case CMD_OPT_INCLUDE:
	case CMD_OPT_EXCLUDE:
	case CMD_OPT_SHARD:
		return cmd_list_option(run, id, value);
	case CMD_OPT_FORMAT:
	case CMD_OPT_OUTPUTS:
	case CMD_OPT_SUMMARY:
		return cmd_outputs_option(run, id, value);
	case CMD_OPT_BASELINE:
	case CMD_OPT_WRITE_BASELINE:
	case CMD_OPT_CHANGED:
	case CMD_OPT_CHANGED_LINES:
	case CMD_OPT_NO_CONFIG:
		return cmd_gate_option(run, id, value);
	default:
		return CMD_USAGE;
	}
}
