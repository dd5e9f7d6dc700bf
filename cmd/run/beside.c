/* SPDX-License-Identifier: MIT */
/* Files beside the sources: tables and decisions, whose rows are of them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <vidimus.h>

#include "found/findings.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "run/options.h"
#include "run/read.h"

int
cmd_beside_read(struct cmd_run *run, const char *path, char **bytes,
		size_t *length)
{
	cmd_ids_add(&run->inputs, path);
	if (cmd_file_read(path, bytes, length) != 0)
		return cmd_system(errno, "%s", path);
	return 0;
}

int
cmd_beside_status(struct cmd_run *run, const char *path, int rc, int error)
{
	if (rc != 0 && error != 0 && error != EFBIG)
		return cmd_system(error, "%s", path);
	if (rc == 0)
		return 0;
	cmd_run_flush(run);
	return CMD_USAGE;
}

/* Whether there is a file of that name in the folder of another file. */
static int
is_beside(const char *path, const char *file)
{
	char *folder = cmd_folder_of(path), *all = NULL;
	int there;

	if (folder != NULL)
		all = cmd_join(folder, file, strlen(file), NULL);
	there = all != NULL && access(all, F_OK) == 0;
	free(all);
	free(folder);
	return there;
}

static int
is_there(void *ctx, const char *file)
{
	const struct cmd_run *run = ctx;
	int there = access(file, F_OK) == 0;
	size_t i, n, last = (size_t)-1;

	/* files of one folder come one after the other */
	for (i = 0; !there && i < run->list.count; i++) {
		const char *path = run->list.input[i].path;

		n = (size_t)(cmd_base_name(path) - path);
		if (i == 0 || n != last ||
		    strncmp(path, run->list.input[i - 1].path, n) != 0)
			there = is_beside(path, file);
		last = n;
	}
	return there;
}

/* Tables and decisions are told all files of the run. */
static int
name_files(struct cmd_run *run)
{
	const struct cmd_list *list = &run->list;
	size_t i;

	for (i = 0; i < list->count; i++) {
		const struct cmd_input *in = &list->input[i];

		if (vdm_tables_file(run->tables, in->path,
				    in->keeps ? in->path + in->inside : NULL) !=
		    0)
			return cmd_system(errno, "list of files");
	}
	return 0;
}

static int
match_tables(struct cmd_run *run)
{
	int rc, error;

	rc = vdm_tables_match(run->tables, is_there, run, run->findings);
	error = errno;
	if (rc != 0 && error != 0)
		return cmd_system(error, "tables");
	return rc == 0 ? 0 : CMD_USAGE;
}

int
cmd_run_rows(struct cmd_run *run)
{
	unsigned tables = 1U << VDM_STATED_METADATA | 1U << VDM_STATED_PEOPLE;
	const struct vdm_sink *sink;
	int rc = 0;

	if (run->given & tables || run->decisions != NULL)
		rc = name_files(run);
	if (rc == 0 && run->given & tables)
		rc = match_tables(run);
	if (rc == 0 && run->decisions != NULL) {
		sink = vdm_findings_sink(run->findings, run->decisions_path);
		rc = cmd_decisions_match(run, sink);
	}
	cmd_run_flush(run);
	return rc;
}
