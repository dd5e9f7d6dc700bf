/* SPDX-License-Identifier: MIT */
/* --decisions: files of what a person decided, taken before the first input. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"
#include "run/options.h"

/* Texts of several files put behind each other are one text. */
static int
add(struct cmd_run *run, const char *text)
{
	size_t n = run->decisions != NULL ? strlen(run->decisions) : 0;

	run->decisions =
	    cmd_have(realloc(run->decisions, n + strlen(text) + 1));
	strcpy(run->decisions + n, text);
	return cmd_set_read(run->read, "decisions", run->decisions);
}

int
cmd_decisions_take(struct cmd_run *run, const char *path)
{
	const struct vdm_sink *sink = vdm_findings_sink(
	    run->findings, cmd_shown(run->called != NULL ? run->called : path));
	char *bytes, *text, digest[65];
	size_t length;
	int rc, error;

	cmd_ids_add(&run->inputs, path);
	if (cmd_file_read(path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", path);
	rc = vdm_decisions_text(bytes, length, &text, sink);
	error = errno;
	free(bytes);
	if (rc != 0 && error != 0)
		return cmd_system(error, "%s", path);
	cmd_run_flush(run);
	if (rc != 0)
		return CMD_USAGE;
	run->decisions_path = path;
	vdm_digest(text, strlen(text), digest);
	cmd_run_said(run, CMD_OPT_DECISIONS, digest);
	rc = add(run, text);
	vdm_free(text);
	return rc;
}

static int
is_file(void *ctx, const char *file)
{
	(void)ctx;
	return access(file, F_OK) == 0;
}

static int
digest_of(void *ctx, const char *file, char hex[65])
{
	(void)ctx;
	return cmd_is_special(file) ? -1 : cmd_digest_file(file, hex);
}

int
cmd_decisions_match(struct cmd_run *run, const struct vdm_sink *sink)
{
	char *text, digest[65];
	int rc = 0;

	if (vdm_decisions_match(run->decisions, run->tables, is_file, digest_of,
				run, &text, sink) != 0)
		return cmd_system(errno, "%s", run->decisions_path);
	if (strcmp(text, run->decisions) != 0) {
		vdm_digest(text, strlen(text), digest);
		cmd_run_said(run, CMD_OPT_DECISIONS, digest);
		free(run->decisions);
		run->decisions = cmd_have(strdup(text));
		rc = cmd_set_read(run->read, "decisions", run->decisions);
	}
	vdm_free(text);
	return rc;
}

static int
was_met(void *ctx, const char *where)
{
	const struct cmd_run *run = ctx;

	return vdm_findings_keeps(run->findings, where);
}

void
cmd_decisions_end(struct cmd_run *run)
{
	const struct vdm_sink *sink;

	/* of a part of the files nothing is known of the others */
	if (run->decisions == NULL || run->list.shards > 1 ||
	    run->gate.wants_changed)
		return;
	sink = vdm_findings_sink(run->findings, cmd_shown(run->decisions_path));
	if (vdm_decisions_unmet(run->decisions, was_met, run, sink) != 0)
		cmd_run_worse(run,
			      cmd_system(errno, "%s", run->decisions_path));
	cmd_run_flush(run);
}
