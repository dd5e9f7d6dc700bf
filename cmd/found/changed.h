/* SPDX-License-Identifier: MIT */
/* What git says was changed: files, and lines of them. */
#ifndef VDM_CMD_CHANGED_H
#define VDM_CMD_CHANGED_H

#include <stddef.h>

struct cmd_run;
struct cmd_changed;

/* Asks git. 0, or a status after a message. */
int cmd_changed_begin(struct cmd_run *run);
/* Whether a file was changed; whether a line of one was, which is known by its
 * path below the root. */
int cmd_changed_has(struct cmd_changed *changed, const char *path);
int cmd_changed_has_line(const struct cmd_changed *changed, const char *path,
			 unsigned line);
/* The index-th file that was changed, as seen from the current folder, to
 * free(); NULL past the end. */
char *cmd_changed_file(const struct cmd_changed *changed, size_t index);
void cmd_changed_free(struct cmd_changed *changed);

#endif
