/* SPDX-License-Identifier: MIT */
/* A record, read from its file. */
#include "run/read.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/gate.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/set.h"
#include "ground/verb.h"

/* Whether the last reading said what is wrong with the document. */
static int
was_refused(struct cmd_run *run, size_t before)
{
	const struct vdm_finding *f;

	for (; (f = vdm_findings_get(run->findings, before)) != NULL; before++)
		if (vdm_finding_level(f) >= VDM_LEVEL_LOSS)
			return 1;
	return 0;
}

/* Whether not all of that is known or allowed. */
static int
fails_behind(const struct cmd_run *run, size_t before)
{
	const struct vdm_finding *f;

	if (run->gate.write_baseline != NULL)
		return 0;
	for (; (f = vdm_findings_get(run->findings, before)) != NULL; before++)
		if (cmd_counts(f) && vdm_finding_level(f) >= VDM_LEVEL_LOSS)
			return 1;
	return 0;
}

struct vdm_record *
cmd_run_read_bytes(struct cmd_run *run, const char *shown, const char *bytes,
		   size_t length)
{
	const struct vdm_sink *sink = vdm_findings_sink(run->findings, shown);
	size_t before = vdm_findings_count(run->findings);
	struct vdm_record *rec = NULL;
	const char *where;
	int error;
	size_t i;

	cmd_gate_file(run, shown, bytes, length);
	vdm_budget_begin(length);
	error = vdm_read(&rec, bytes, length, run->read, sink) != 0 ? errno : 0;
	if (rec != NULL)
		cmd_gate_record(run, rec);
	for (i = 0; rec != NULL && (where = vdm_record_decided(rec, i)) != NULL;
	     i++)
		if (vdm_findings_keep(run->findings, where) != 0)
			cmd_have(NULL);
	cmd_gate(run);
	if (rec == NULL && error != ENOMEM && was_refused(run, before)) {
		if (fails_behind(run, before))
			cmd_run_worse(run, CMD_FINDINGS);
	} else if (rec == NULL)
		cmd_run_lost(run, shown, "file-unread", "not read", error);
	cmd_run_flush(run);
	return rec;
}

struct vdm_record *
cmd_run_read(struct cmd_run *run, const char *path, char **bytes,
	     size_t *length)
{
	struct vdm_record *rec;
	char *data;
	size_t n;
	int rc;

	if (bytes != NULL)
		*bytes = NULL;
	if (length != NULL)
		*length = 0;
	if (cmd_input_read(path, &data, &n,
			   vdm_findings_sink(run->findings, cmd_shown(path))) !=
	    0) {
		cmd_run_lost(run, path, "file-unread", "not read", errno);
		return NULL;
	}
	rc = cmd_set_place(run->read, path);
	if (rc != 0) {
		cmd_run_worse(run, rc);
		free(data);
		return NULL;
	}
	rec = cmd_run_read_bytes(run, cmd_shown(path), data, n);
	if (length != NULL && rec != NULL)
		*length = n;
	if (bytes != NULL && rec != NULL)
		*bytes = data;
	else
		free(data);
	return rec;
}
