/* SPDX-License-Identifier: MIT */
/* What was found: as lines, printed, taken into the status. */
#ifndef VDM_CMD_FINDINGS_H
#define VDM_CMD_FINDINGS_H

#include <stdio.h>

#include <vidimus.h>

struct cmd_run;

/* A finding as a line: for people, for a terminal with colours, or for editors
 * with all numbers of its place. */
enum cmd_line_form { CMD_LINE_PEOPLE, CMD_LINE_COLOUR, CMD_LINE_EDITOR };
void cmd_put_finding(FILE *out, const struct vdm_finding *finding,
		     enum cmd_line_form form);
/* What a file allows is listed, with its reason. */
void cmd_put_allowed(FILE *out, const struct vdm_finding *finding);
/* Prints the findings since the last call and takes them into the status. */
void cmd_run_flush(struct cmd_run *run);
/* A call of the library failed with that errno: the status of the run, after a
 * message, or as what asks for too much has, which is a finding. */
void cmd_run_failed(struct cmd_run *run, int error, const char *what);
/* Keeps a finding about a file of which a line on standard error is printed by
 * other ways. */
void cmd_run_keep(struct cmd_run *run, const char *path, const char *id,
		  const char *message);
/*
 * The system failed with a file, which is a finding of that file, too: of an
 * id, and what follows. Other files go on.
 */
void cmd_run_lost(struct cmd_run *run, const char *path, const char *id,
		  const char *what, int error);
/* The file is done: what it may take of memory is no bound for the next. */
void cmd_run_end(struct cmd_run *run, const char *path);

#endif
