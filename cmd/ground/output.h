/* SPDX-License-Identifier: MIT */
/* What is written, whole or not at all. */
#ifndef VDM_CMD_OUTPUT_H
#define VDM_CMD_OUTPUT_H

#include <signal.h>
#include <stddef.h>

#include <vidimus.h>

/*
 * Files that are written together, all of them or none: each beside its place
 * first, moved there when all are whole. What an old file had (mode, owner,
 * access list) the new one gets, or `sink` (may be NULL) is told. To begin
 * with all but the sink is zero.
 */
struct cmd_output {
	const struct vdm_sink *sink;
	struct cmd_part *parts;  /* the last one first */
	struct cmd_part *stream; /* the one that cmd_output_put writes to */
	struct cmd_made {
		char *path;
		struct cmd_made *next;
	} * made; /* folders */
	int done;
};

/*
 * One more file; its bytes must live until the end. "-" is standard output;
 * devices and pipes are written as they are. 0, or -1 with errno.
 */
int cmd_output_add(struct cmd_output *output, const char *path,
		   const char *bytes, size_t length);
/* One file whose bytes come one after the other; more of them. The same. */
int cmd_output_begin(struct cmd_output *output, const char *path);
int cmd_output_put(struct cmd_output *output, const void *bytes, size_t length);
/* Makes a folder and those above it; they go again if nothing is written. 0, or
 * -1 with errno. */
int cmd_output_folder(struct cmd_output *output, const char *path);
/* Moves all to their places. 0; or -1 with errno, and all is as it was. */
int cmd_output_finish(struct cmd_output *output);
/* Takes away what was not finished; errno stays. */
void cmd_output_fini(struct cmd_output *output);
/* The same for a single file. */
int cmd_file_write(const char *path, const char *bytes, size_t length,
		   const struct vdm_sink *sink);
/* Tells of what killed runs left in a folder (a sink of NULL: on standard
 * error), and finishes what they had begun to move; once in a run. Each output
 * looks so into its folder. */
void cmd_leftovers(const char *folder, const struct vdm_sink *sink);
/* Takes away what a process that is no more had not finished in a folder. */
void cmd_output_abandoned(const char *folder, long process);
/* What is not finished goes from now on when a signal ends the program that can
 * be caught, or it ends before all is done; but first what else writes, by the
 * function that ends it (NULL: nothing does), which a handler of signals may
 * call. */
void cmd_signals_take(void);
void cmd_writing_ends(void (*end)(void));
/* Lets no signal come between, until they are released. */
void cmd_signals_hold(sigset_t *before);
void cmd_signals_release(const sigset_t *before);
/* In a process that was forked: what is not finished is the other one's. */
void cmd_unfinished_forget(void);
/* Gives an open file the extended attributes of another one. 0, or -1 where
 * some are not to be had. */
int cmd_attributes_copy(const char *from, int to);

#endif
