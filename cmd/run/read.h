/* SPDX-License-Identifier: MIT */
/* Records, and files beside the sources. */
#ifndef VDM_CMD_READ_H
#define VDM_CMD_READ_H

#include "found/run.h"

/*
 * Before anything is read: finds out which rows of the tables are of which
 * files, all that the run was given, and reports those of none, and decisions
 * whose files are nowhere. 0, or a status after a message.
 */
int cmd_run_rows(struct cmd_run *run);
/* A file beside the sources: its bytes, to free(); and what the library said of
 * it, with errno. 0, or a status after a message. */
int cmd_beside_read(struct cmd_run *run, const char *path, char **bytes,
		    size_t *length);
int cmd_beside_status(struct cmd_run *run, const char *path, int rc, int error);
/*
 * Reads one record (and, where asked, its bytes, for the caller to free()).
 * NULL after a message; the status is taken into the run.
 */
struct vdm_record *cmd_run_read(struct cmd_run *run, const char *path,
				char **bytes, size_t *length);
/* The same of bytes, whose findings are of that file; where they lie the
 * options say already (cmd_set_place). */
struct vdm_record *cmd_run_read_bytes(struct cmd_run *run, const char *shown,
				      const char *bytes, size_t length);

#endif
