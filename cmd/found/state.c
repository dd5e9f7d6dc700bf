/* SPDX-License-Identifier: MIT */
/* What a run keeps while it goes on: its status, its notes, what was said. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/run.h"
#include "ground/say.h"

int
cmd_run_colour(struct cmd_run *run, const char *when)
{
	const char *no = getenv("NO_COLOR"), *force = getenv("CLICOLOR_FORCE");
	const char *term = getenv("TERM");

	if (strcmp(when, "always") == 0)
		run->colour = 1;
	else if (strcmp(when, "never") == 0)
		run->colour = 0;
	else if (strcmp(when, "auto") != 0)
		return cmd_usage(run->verb, "--color %s: auto, always or never",
				 when);
	else if (no != NULL && *no != '\0')
		run->colour = 0;
	else if (force != NULL && *force != '\0' && strcmp(force, "0") != 0)
		run->colour = 1;
	else
		run->colour = isatty(STDERR_FILENO) && term != NULL &&
			      strcmp(term, "dumb") != 0;
	return 0;
}

void
cmd_run_keep_text(struct cmd_run *run, char *text)
{
	run->kept = cmd_have(
	    realloc(run->kept, (run->kept_count + 1) * sizeof(*run->kept)));
	run->kept[run->kept_count++] = text;
}

void
cmd_run_worse(struct cmd_run *run, int status)
{
	if (status > run->status)
		run->status = status;
}

int
cmd_run_status(struct cmd_run *run, int rc)
{
	cmd_run_worse(run, rc);
	return run->status;
}

static void
append(char **to, size_t *length, const void *bytes, size_t n)
{
	*to = cmd_have(realloc(*to, *length + n + 1));
	memcpy(*to + *length, bytes, n);
	*length += n;
	(*to)[*length] = '\0';
}

void
cmd_run_note(struct cmd_run *run, const void *bytes, size_t length)
{
	append(&run->note, &run->note_length, bytes, length);
}

void
cmd_run_note_clear(struct cmd_run *run)
{
	run->note_length = 0;
}

void
cmd_run_said(struct cmd_run *run, int id, const char *value)
{
	char number[24];

	snprintf(number, sizeof(number), "%d=", id);
	append(&run->said, &run->said_length, number, strlen(number));
	append(&run->said, &run->said_length, value != NULL ? value : "",
	       value != NULL ? strlen(value) + 1 : 1);
}

int
cmd_counts(const struct vdm_finding *finding)
{
	return vdm_finding_detail(finding, "state") == NULL;
}
