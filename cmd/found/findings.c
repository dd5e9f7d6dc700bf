/* SPDX-License-Identifier: MIT */
/* What was found: printed, taken into the status, kept. */
#include "found/findings.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <vidimus.h>

#include "found/gate.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"

static int
is_allowed(const struct vdm_finding *f)
{
	return strcmp(vdm_finding_detail(f, "state"), "allowed") == 0;
}

void
cmd_run_flush(struct cmd_run *run)
{
	const struct vdm_finding *f;

	if (run->findings == NULL)
		return; /* there was no memory to begin */
	cmd_gate(run);
	for (; (f = vdm_findings_get(run->findings, run->printed)) != NULL;
	     run->printed++) {
		if (cmd_fails(run, f))
			cmd_run_worse(run, CMD_FINDINGS);
		if (!cmd_counts(f)) {
			if (!run->quiet && is_allowed(f))
				cmd_put_allowed(stderr, f);
			continue;
		}
		if (!run->quiet && vdm_finding_level(f) >= run->print_from)
			cmd_put_finding(stderr, f,
					run->colour ? CMD_LINE_COLOUR
						    : CMD_LINE_PEOPLE);
	}
	fflush(stderr);
	if (vdm_findings_failed(run->findings))
		cmd_run_worse(run, cmd_system(ENOMEM, "list of findings"));
}

void
cmd_run_end(struct cmd_run *run, const char *path)
{
	vdm_budget_end(vdm_findings_sink(run->findings, cmd_shown(path)));
	cmd_gate_leave(run);
	cmd_run_flush(run);
}

void
cmd_run_failed(struct cmd_run *run, int error, const char *what)
{
	cmd_run_worse(run, error == EFBIG ? CMD_FINDINGS
					  : cmd_system(error, "%s", what));
}

void
cmd_run_keep(struct cmd_run *run, const char *path, const char *id,
	     const char *message)
{
	cmd_run_flush(run);
	vdm_finding_say(vdm_findings_sink(run->findings, cmd_shown(path)), id,
			message);
	run->printed = vdm_findings_count(run->findings);
}

void
cmd_run_lost(struct cmd_run *run, const char *path, const char *id,
	     const char *what, int error)
{
	char said[512];

	snprintf(said, sizeof(said), "the file is %s: %s", what,
		 error != 0 ? strerror(error) : "the system says no more");
	cmd_run_keep(run, path, id, said);
	if (strcmp(path, "-") == 0 && strcmp(id, "file-unwritten") == 0)
		path = "standard output";
	cmd_run_worse(run, cmd_system(error, "%s: %s", cmd_shown(path), what));
}
