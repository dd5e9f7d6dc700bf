/* SPDX-License-Identifier: MIT */
/* Patterns of names, as shells have them, with "**" for any depth. */
#ifndef VDM_CMD_GLOB_H
#define VDM_CMD_GLOB_H

#include <stddef.h>

/* In the order in which they were given. */
struct cmd_globs {
	const char **glob;
	size_t count, cap;
};

/* Whether a pattern matches a name; one without a slash, but for one at its
 * end, is of base names. */
int cmd_glob_matches(const char *glob, const char *name);
/* What the last pattern that matches says, where one behind "!" takes back what
 * those before it say; `is` where none does. */
int cmd_globs_match(const struct cmd_globs *globs, const char *name, int is);

#endif
