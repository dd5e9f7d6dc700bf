/* SPDX-License-Identifier: MIT */
/*
 * What is settled of each finding before it counts: what stays the same of it
 * when lines move, and why it may not count.
 */
#ifndef VDM_CMD_GATE_H
#define VDM_CMD_GATE_H

#include <stddef.h>

#include "place.h"

struct cmd_run;
struct vdm_record;

/* Lines of a record in which somebody speaks. */
struct cmd_turn {
	unsigned line, end;
	char *speakers;
};

struct cmd_gate {
	int wants_prints;   /* fingerprints */
	int wants_speakers; /* who speaks where something was found */
	int has_baseline;
	size_t seen; /* findings that are settled */
	/* of the file that is being done */
	char *path, *bytes;
	size_t length;
	size_t *line; /* where each begins, and behind the last one */
	size_t lines;
	struct cmd_turn *turn; /* by line */
	size_t turns;
	/* what was found of it so far, and how often */
	struct cmd_names prints;
	size_t *often, often_cap;
};

/* A file's bytes are there, and then its record; findings that come are of this
 * file. */
void cmd_gate_file(struct cmd_run *run, const char *path, const char *bytes,
		   size_t length);
void cmd_gate_record(struct cmd_run *run, const struct vdm_record *record);
/* Settles the findings that came since the last call. */
void cmd_gate(struct cmd_run *run);
void cmd_gate_fini(struct cmd_gate *gate);

#endif
