/* SPDX-License-Identifier: MIT */
/* Processes: whose account runs the program, on how many processors, and how
 * one that was forked ends. */
#ifndef VDM_CMD_PROCESS_H
#define VDM_CMD_PROCESS_H

/* Whose account runs the program, as the system calls them; to free(). 0, or a
 * status after a message. */
int cmd_account(char **name);
/* The processors that this process may use. */
long cmd_processors(void);
/* Ends a process that was forked for a part of the work: what this one does at
 * its end is its own. */
_Noreturn void cmd_leave(int status);

#endif
