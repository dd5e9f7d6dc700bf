/* SPDX-License-Identifier: MIT */
/* Settings of .vidimus.yaml that hold for a run. */
#ifndef VDM_CMD_TAKEN_H
#define VDM_CMD_TAKEN_H

#include "found/run.h"

/* Before the inputs are gathered: takes what holds for the run. Behind it:
 * looks whether all inputs agree on that. 0, or a status after a message. */
int cmd_config_begin(struct cmd_run *run, char *const *operands, int count);
int cmd_config_check(struct cmd_run *run);
/* The same of two files that are compared: one may lie where nothing is
 * settled. */
int cmd_config_pair(struct cmd_run *run, char *const *operands);

#endif
