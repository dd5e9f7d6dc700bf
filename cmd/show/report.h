/* SPDX-License-Identifier: MIT */
/*
 * A report that grows as files are done, and is whole whenever one looks: JSON
 * whose end is written anew behind each file's findings; or, where its name
 * ends in .ndjson, a line for each finding.
 */
#ifndef VDM_CMD_REPORT_H
#define VDM_CMD_REPORT_H

#include <stddef.h>

#include "found/run.h"

struct cmd_report {
	const char *path; /* NULL: there is none; "-" is standard output */
	int fd;           /* -1: it is written at the end */
	long long end;    /* where the next finding goes */
	int is_lines, failed;
	size_t count; /* findings that are in it */
};

/* Begins a report in the place of an older one. 0, or a status after a
 * message. */
int cmd_report_begin(struct cmd_report *report, struct cmd_run *run,
		     const char *path);
/* Adds the findings of the run that are not in it. */
void cmd_report_add(struct cmd_report *report, struct cmd_run *run);
/* All is done: the account and the summary stand in it. */
void cmd_report_end(struct cmd_report *report, struct cmd_run *run);

#endif
