/* SPDX-License-Identifier: MIT */
/*
 * Findings for other programs: a format each (docs/ci.md), on standard output
 * (--format) or in files (--output FORMAT=FILE), several at once. A file stands
 * whole in its place from the beginning, says that the run is unfinished, and
 * is made anew as files are done; so it is whole however the run ends.
 */
#ifndef VDM_CMD_OUTPUTS_H
#define VDM_CMD_OUTPUTS_H

#include "found/run.h"

/* Of every verb whose findings other programs take; and of those of them that
 * may find again what is known. */
extern const struct cmd_option cmd_output_options[];
extern const struct cmd_option cmd_gate_options[];
/* Of those of them that have no --format of their own. */
extern const struct cmd_option cmd_format_options[];

/* Takes --format (those that a verb has of its own are its own affair),
 * --output and --summary. 0, or a status after a message. */
int cmd_outputs_option(struct cmd_run *run, int id, const char *value);
/* The output that is a file, or NULL. */
const char *cmd_outputs_at(const struct cmd_outputs *outputs, const char *path);
/* Before the first file. 0, or a status after a message. */
int cmd_outputs_begin(struct cmd_run *run);
/* Keeps more of what rules report. */
void cmd_outputs_svrl(struct cmd_outputs *outputs, const char *svrl, size_t n);
/* A file is done. */
void cmd_outputs_add(struct cmd_run *run);
/* All is done. */
void cmd_outputs_end(struct cmd_run *run);
/* One line of what the witness counted in the sources; nothing where it did
 * not. */
void cmd_run_account(const struct cmd_run *run, FILE *out);

#endif
