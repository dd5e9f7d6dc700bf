/* SPDX-License-Identifier: MIT */
/* What lies in a folder under a name that would be another's elsewhere. */
#ifndef VDM_CMD_ALIKE_H
#define VDM_CMD_ALIKE_H

#include <stddef.h>

#include "ground/place.h"

/* What lay in folders when they were first asked for. Zeroed it is empty. */
struct cmd_alike {
	struct cmd_names folders;
	struct cmd_listing *listing; /* one a folder */
	size_t cap;
};

/*
 * What is there under another path than this, and would be the same file where
 * the case and composition of letters do not count (vdm_path_folded), in what
 * the path has behind its first `from` bytes, a folder. To free(); NULL:
 * nothing.
 */
char *cmd_alike_find(struct cmd_alike *alike, const char *path, size_t from);
void cmd_alike_fini(struct cmd_alike *alike);

#endif
