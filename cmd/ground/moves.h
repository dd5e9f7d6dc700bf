/* SPDX-License-Identifier: MIT */
/*
 * Moves that belong together, noted before the first is made, so that the next
 * run finishes what a killed one had begun. The note lies in the folder of the
 * outputs, ".vidimus-PID-XXXXXX-moves".
 */
#ifndef VDM_CMD_MOVES_H
#define VDM_CMD_MOVES_H

#include <stddef.h>

#include <vidimus.h>

/* What the names of files begin with that are not finished. */
#define CMD_UNFINISHED ".vidimus-"
#define CMD_RANDOM "XXXXXX" /* the end of such a name */

/* A finished file beside its place, and its place. */
struct cmd_move {
	const char *from, *to;
};

/*
 * Notes the moves, on the disk, in the folder of the first one's place; those
 * that lead elsewhere are left out. The note's path, to be given to
 * cmd_moves_done(); NULL with errno: it could not be written.
 */
char *cmd_moves_note(const struct cmd_move *moves, size_t count);
/* All are made, or taken back: removes the note and frees its path, which may
 * be NULL. */
void cmd_moves_done(char *note);
/*
 * Finishes the moves of a killed run by its note. 1: all are made now, and the
 * note is gone; 0: nothing is touched, for it is no note of this user's, it is
 * not whole, or a place is not as the run had found it.
 */
int cmd_moves_finish(const char *note);

#endif
