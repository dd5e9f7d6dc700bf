/* SPDX-License-Identifier: MIT */
/* The message about a book (ONIX). */
#ifndef VDM_CMD_ONIX_H
#define VDM_CMD_ONIX_H

#include "found/run.h"

/* Whether the message about a book can be written to that path (NULL:
 * none is asked for); 0, or a status after a message. And writes it. */
int cmd_onix_look(const char *path, const char *book, const char *to,
		  const struct cmd_run *run);
void cmd_onix_write(struct cmd_run *run, const char *path, const char *book);

#endif
