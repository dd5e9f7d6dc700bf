/* SPDX-License-Identifier: MIT */
/* What the program says; and memory, without which it says nothing more. */
#ifndef VDM_CMD_SAY_H
#define VDM_CMD_SAY_H

#include <stddef.h>
#include <stdio.h>

#include "ground/verb.h"

/*
 * All that the program prints of names and words that others chose goes through
 * what follows: nothing in it ends a line, drives a terminal or is taken for a
 * command. Names, and what may begin a line; words before which something of
 * ours stands in their line, where "::" is no command; and what is written in a
 * notation with an escape of its own, whose writer sees to commands.
 */
void cmd_put(FILE *out, const char *text);
void cmd_put_inside(FILE *out, const char *text);
void cmd_put_plain(FILE *out, const char *text);
/* Such a text in XML or HTML, where it is no markup. NULL is nothing. */
void cmd_put_markup(const char *text, FILE *out);
/* A line, and its end. */
void cmd_line(FILE *out, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* Ends a message on a name that there is not: what may have been meant, where
 * `best` is one. */
#define CMD_MEANT "%s%s%s"
#define CMD_MEANT_ARGS(best)                                                   \
	(best) != NULL ? ": did you mean \"" : "",                             \
	    (best) != NULL ? (best) : "", (best) != NULL ? "\"?" : ""
/* Says what is wrong and where help is; returns CMD_USAGE. */
int cmd_usage(const struct cmd_verb *verb, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* What was allocated; ends the program with CMD_SYSTEM where that is NULL. */
void *cmd_have(void *memory);
/*
 * A text that is written in memory, and its end, which gives it, to free(). The
 * program ends as above where not all of it has room: fclose() does not tell.
 */
FILE *cmd_text_open(char **text, size_t *length);
char *cmd_text_close(FILE *out, char **text);
/* "vidimus: ..." with the reason of an errno (0: none); CMD_SYSTEM. */
int cmd_system(int error, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
