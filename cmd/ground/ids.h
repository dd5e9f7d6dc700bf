/* SPDX-License-Identifier: MIT */
/* Which file is which: what is read may not be what is written. */
#ifndef VDM_CMD_IDS_H
#define VDM_CMD_IDS_H

#include <stddef.h>

/* Regular files by what they are, not by their names: a link is its target. */
struct cmd_ids {
	struct cmd_id *id; /* sorted */
	size_t count, cap;
	int folders; /* some are folders that are one document */
};

/* "-" is standard input; what is no regular file is not kept. */
void cmd_ids_add(struct cmd_ids *ids, const char *path);
/* What a file that is to be written ("-": standard output) was called when it
 * was added; NULL: it was not. */
const char *cmd_ids_find(const struct cmd_ids *ids, const char *path);
/* Takes it out again, once. */
void cmd_ids_drop(struct cmd_ids *ids, const char *path);
void cmd_ids_fini(struct cmd_ids *ids);
/* Whether two paths to be written lead to one file, though it may not be there
 * yet. */
int cmd_is_same_place(const char *a, const char *b);

#endif
