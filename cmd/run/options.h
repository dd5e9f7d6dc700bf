/* SPDX-License-Identifier: MIT */
/* Options of the verbs that read records. */
#ifndef VDM_CMD_OPTIONS_H
#define VDM_CMD_OPTIONS_H

#include "found/run.h"

extern const struct cmd_option cmd_read_options[];
extern const struct cmd_option cmd_common_options[];

/* A run begins with nothing said, and ends. 0, or a status after a message. */
int cmd_run_init(struct cmd_run *run, const struct cmd_verb *verb);
void cmd_run_fini(struct cmd_run *run);
/* Complains that the option's value is no format, and says which there are. */
int cmd_no_format(const struct cmd_verb *verb, const char *option,
		  const char *value);
/* Takes one of the options above. 0, or a status after a message. */
int cmd_run_option(struct cmd_run *run, int id, const char *value);
/* The witness does not look. 0, or a status after a message. */
int cmd_run_uncounted(struct cmd_run *run);
/* Takes a file of decisions, besides those that were taken. The same. */
int cmd_decisions_take(struct cmd_run *run, const char *path);
/* Finds out of which files of the run those are. The same. */
int cmd_decisions_match(struct cmd_run *run, const struct vdm_sink *sink);
/* When all records are read: says of those of a whole series that were about
 * nothing in any of them. */
void cmd_decisions_end(struct cmd_run *run);

#endif
