/* SPDX-License-Identifier: MIT */
/* Where files lie, as services name them: below the root of a repository. */
#ifndef VDM_CMD_PLACE_H
#define VDM_CMD_PLACE_H

#include <stddef.h>

/* The name of a file that a finding has, taken apart. Its parts are to be freed
 * with cmd_place_fini(). */
struct cmd_place {
	char *path;   /* below the root; what lies beside it begins with ../ or
		       * /; "" where it is about no file */
	char *inside; /* what is in the file, or which way it went; or NULL */
};

/* An absolute path without links in its folders, "." and "..", whether there is
 * such a file or not. To free(). */
char *cmd_absolute(const char *path);
/* Where `path` lies, seen from a folder; both absolute. To free(). */
char *cmd_seen_from(const char *folder, const char *path);
/* How a path below the root is called from the current folder. To free(). */
char *cmd_from_here(const char *path);
/* The folder at or above an absolute one in which `name` is; NULL: none. */
char *cmd_upwards(const char *folder, const char *name);
/* The root of the repository that the program runs in, else the current folder;
 * lives as long as the program. */
const char *cmd_root(void);
/* Takes a finding's name of a file (may be NULL) apart. */
void cmd_place_init(struct cmd_place *place, const char *file);
void cmd_place_fini(struct cmd_place *place);

/* Numbers for strings, each its own from 0 on, in the order of their coming.
 * To begin with it is zero. */
struct cmd_names {
	char **name;
	size_t count, cap;
	size_t *slot, slots;
};

/* The number of a string, which is added where it is new. */
size_t cmd_names_add(struct cmd_names *names, const char *name);
/* The same; (size_t)-1: it was never added. */
size_t cmd_names_find(const struct cmd_names *names, const char *name);
void cmd_names_fini(struct cmd_names *names);

#endif
