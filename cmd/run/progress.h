/* SPDX-License-Identifier: MIT */
/* How far a run is. */
#ifndef VDM_CMD_PROGRESS_H
#define VDM_CMD_PROGRESS_H

#include "found/run.h"

/* How far a run over many files is, on a terminal; takes that away again. */
void cmd_progress(struct cmd_run *run, size_t done, size_t count);
void cmd_progress_clear(struct cmd_run *run);
/* A file was taken, whose findings are those from `from` on: what a person has
 * to look at counts, though the list may be emptied. */
void cmd_progress_count(struct cmd_run *run, size_t from);

#endif
