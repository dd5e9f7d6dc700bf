/* SPDX-License-Identifier: MIT */
/* The inputs of a run, found in folders and lists. */
#ifndef VDM_CMD_GATHER_H
#define VDM_CMD_GATHER_H

#include "found/run.h"

/*
 * Gathers all inputs of a run: its operands and those of its list; folders are
 * walked, names sorted. What is left out of folders is a finding. 0, or a
 * status after a message; that there is none is no fault.
 */
int cmd_list_fill(struct cmd_run *run, char *const *operands, int count);

#endif
