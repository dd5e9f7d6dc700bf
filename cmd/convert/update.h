/* SPDX-License-Identifier: MIT */
/*
 * What earlier runs into a folder have done, so that it need not be done again:
 * ".vidimus.state" there, a line a record, each added when the record is
 * finished.
 */
#ifndef VDM_CMD_UPDATE_H
#define VDM_CMD_UPDATE_H

#include <stdio.h>

#include "found/run.h"
#include "run/pool.h"

#define CMD_STATE ".vidimus.state"

struct cmd_update {
	char *path;
	char key[65]; /* a digest of what settles what becomes of a file */
	char *text;   /* of the state, as it was found; the lines lie in it */
	struct cmd_done *done; /* by name of the output; the last one counts */
	size_t count;
	FILE *more; /* what is added to it */
	size_t known;
};

/* Reads the state of a folder, and begins to add to it. 0, or a status after a
 * message. */
int cmd_update_begin(struct cmd_update *update, struct cmd_run *run,
		     const char *folder);
/*
 * Whether an output is the work of a run with the same options and program on
 * the same bytes of that source, and has, with all that belongs to it, the
 * bytes that it was given. Fills the result then, but for the status: what is
 * a fault this run says.
 */
int cmd_update_knows(struct cmd_update *update, const char *target,
		     const char *source, struct cmd_result *result);
/* Whether this program wrote a file for a target, itself or a picture of it:
 * 1; -1 where it is there and somebody changed it; 0: that is not known. */
int cmd_update_wrote(const struct cmd_update *update, const char *target,
		     const char *file);
/* A record is finished. */
void cmd_update_add(struct cmd_update *update, const char *target,
		    const struct cmd_result *result);
/* All is finished: what is said twice goes from the state. */
void cmd_update_end(struct cmd_update *update, struct cmd_run *run);

/*
 * What the note of a run says: which file was read ('S') or written ('O'), or,
 * as JSON in the place of a path, what happened to a record. The note is made
 * of a kind, 64 digits of a digest, a space, a path and a NUL.
 */
enum { CMD_NOTE_SOURCE = 'S', CMD_NOTE_OUTPUT = 'O', CMD_NOTE_DEED = 'D' };
/* Says one of the first two, with these bytes; of NULL: with those that the
 * file has. */
void cmd_update_note(struct cmd_run *run, char kind, const char *path,
		     const void *bytes, size_t length);

#endif
