/* SPDX-License-Identifier: MIT */
/*
 * What is settled of each finding before it counts: what stays the same of it
 * when lines move, and why it may not count.
 */
#ifndef VDM_CMD_GATE_H
#define VDM_CMD_GATE_H

#include <stddef.h>

#include "ground/place.h"

struct cmd_run;
struct vdm_finding;
struct vdm_record;

/* Lines of a record in which somebody speaks. */
struct cmd_turn {
	unsigned line, end;
	char *speakers;
};

struct cmd_gate {
	int is_begun;
	int wants_prints;   /* fingerprints */
	int wants_speakers; /* who speaks where something was found */
	int has_baseline;
	int no_allow;        /* what files allow is of no matter to the verb */
	int fails_on_claims; /* not by level: where the flag is "claim" */
	int wants_changed, wants_lines; /* only what git says changed */
	const char *changed_rev;        /* since that, or NULL */
	const char *baseline_path, *write_baseline;
	struct cmd_baseline *baseline, *older;
	struct cmd_changed *changed;
	size_t seen;                 /* findings that are settled */
	char *last_file, *last_path; /* of the finding seen last */
	/* of the file that is being done */
	char *path, *bytes;
	size_t length;
	size_t *line; /* where each begins, and behind the last one */
	size_t lines;
	size_t *leads; /* how many characters begin before each BLOCK of bytes;
			* NULL: no long line was asked for */
	struct cmd_turn *turn; /* in the order of the record */
	size_t turns;
	size_t *owner; /* by line: one more than the first turn that has it, or
			* 0; NULL: nobody asked yet */
	size_t owners;
	struct cmd_allow *allow; /* what it allows */
	size_t allows;
	/* what was found of it so far, and how often */
	struct cmd_names prints;
	size_t *often, often_cap;
};

/* A file's bytes are there, and then its record; findings that come are of this
 * file. */
void cmd_gate_file(struct cmd_run *run, const char *path, const char *bytes,
		   size_t length);
void cmd_gate_record(struct cmd_run *run, const struct vdm_record *record);
/* That file is done. */
void cmd_gate_leave(struct cmd_run *run);
/* Takes the options of baselines and changes. 0, or a status. */
int cmd_gate_option(struct cmd_run *run, int id, const char *value);
/* Before the first file, and behind the last one. 0, or a status after a
 * message. */
int cmd_gate_begin(struct cmd_run *run);
void cmd_gate_end(struct cmd_run *run);
/* Says on standard error how many findings do not count, and why. */
void cmd_gate_excused(const struct cmd_run *run);
/* Whether a finding makes the run fail. */
int cmd_fails(const struct cmd_run *run, const struct vdm_finding *finding);
/* Settles the findings that came since the last call. */
void cmd_gate(struct cmd_run *run);
void cmd_gate_fini(struct cmd_gate *gate);

#endif
