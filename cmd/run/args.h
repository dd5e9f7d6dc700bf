/* SPDX-License-Identifier: MIT */
/* Arguments of a verb. */
#ifndef VDM_CMD_ARGS_H
#define VDM_CMD_ARGS_H

#include "ground/verb.h"

enum { CMD_ARG_END = 0, CMD_ARG_BAD = -1 };
enum { CMD_MOST_WRITTEN = 24 }; /* files that one run is told to write */

/* The walk over a verb's arguments; operands are gathered in `operands`. */
struct cmd_args {
	const struct cmd_verb *verb;
	int argc, at, operands_only;
	int dashes; /* operands before "--"; -1: there is none */
	char **argv;
	const char *value; /* of the option just returned */
	char **operands;   /* within argv, which is rearranged */
	int count;
	const char *chosen; /* of the verb's options that exclude each other */
	const char *standard; /* what is read from standard input; or NULL */
	/* Files that options so far name to be written. */
	struct cmd_written {
		const char *option, *path;
		int is_format; /* FORMAT=FILE, which may be repeated */
	} written[CMD_MOST_WRITTEN];
	size_t written_count;
};

void cmd_args_init(struct cmd_args *args, const struct cmd_verb *verb, int argc,
		   char **argv);
/* An option's id, CMD_ARG_END, or CMD_ARG_BAD after a message. */
int cmd_args_next(struct cmd_args *args);
void cmd_help(const struct cmd_verb *verb);

#endif
