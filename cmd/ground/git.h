/* SPDX-License-Identifier: MIT */
/*
 * Git, asked as a program: never through a shell, and names end in NUL. What it
 * says itself of a failure is passed on.
 */
#ifndef VDM_CMD_GIT_H
#define VDM_CMD_GIT_H

#include <stddef.h>

/* What git wrote, both with a NUL behind; its exit status, or -1 where it could
 * not be started. */
struct cmd_git_answer {
	char *out, *error;
	size_t length;
	int status;
};

/* Runs "git ARGUMENT..." (`arguments` ends in NULL). 0; or CMD_SYSTEM after a
 * message, where git is not there. cmd_git_fini in both cases. */
int cmd_git(struct cmd_git_answer *answer, const char *const *arguments);
void cmd_git_fini(struct cmd_git_answer *answer);
/* The first line of what it said of a failure, without "fatal: "; borrowed, and
 * cut there. */
const char *cmd_git_reason(struct cmd_git_answer *answer);
/* The folder at the top of the repository, for free(); NULL: there is none, and
 * `answer` says why. */
char *cmd_git_top(struct cmd_git_answer *answer);
/* Whether the history is cut: what is older was not fetched. */
int cmd_git_is_shallow(void);

#endif
