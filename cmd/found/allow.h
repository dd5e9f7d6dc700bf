/* SPDX-License-Identifier: MIT */
/* What a file itself allows, and why. */
#ifndef VDM_CMD_ALLOW_H
#define VDM_CMD_ALLOW_H

#include <stddef.h>

struct cmd_run;
struct vdm_finding;

/* Findings of these ids do not count in these lines. */
struct cmd_allow {
	char *id, *reason;
	char *verb; /* only there, or NULL */
	unsigned line, column, from, to;
	int is_whole; /* in all of the file */
	size_t used;
};

/* Finds what the file that is being done allows; what is wrong with it is a
 * finding. */
void cmd_allow_find(struct cmd_run *run);
/* The reason for which a finding of that file is allowed, or NULL. */
const char *cmd_allow_match(struct cmd_run *run, const struct vdm_finding *f);
/* The file is done: what allowed nothing is a finding. */
void cmd_allow_end(struct cmd_run *run);

#endif
