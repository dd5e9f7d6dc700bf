/* SPDX-License-Identifier: MIT */
/* Files: read whole, looked at, called by name. */
#ifndef VDM_CMD_FILE_H
#define VDM_CMD_FILE_H

#include <stddef.h>

#include <vidimus.h>

#include "ground/verb.h"

/* All of a file, with a NUL behind it; "-" is standard input. 0, or -1 with
 * errno. */
int cmd_file_read(const char *path, char **bytes, size_t *length);
/* The same of an input, which may be a folder that is one document: what of it
 * is left out goes to the sink (NULL: nowhere). */
int cmd_input_read(const char *path, char **bytes, size_t *length,
		   const struct vdm_sink *sink);
/* The digest of what that reads; "": it cannot be read. 0, or -1 with errno. */
int cmd_digest_file(const char *path, char hex[65]);
int cmd_is_folder(const char *path);
/* Whether anything stands at that path, a link that leads nowhere too. */
int cmd_is_there(const char *path);
/* Whether a file has these bytes, and no link leads to it. */
int cmd_has_bytes(const char *path, const char *bytes, size_t length);
/*
 * Whether nothing stands at a path, or a regular file, and no part of it behind
 * the first `from` bytes is a link. 0 with errno.
 */
int cmd_is_plain(const char *path, size_t from);
/* The last part of a path; borrowed. */
const char *cmd_base_name(const char *path);
/* For the caller to free(); NULL: out of memory. */
char *cmd_folder_of(const char *path);
/* The real name of what is there, to free(); NULL: it is not. What has no
 * memory to tell ends the program: it is no answer. */
char *cmd_real(const char *path);
/* What a real name has behind a folder's real name and the slash; borrowed.
 * NULL: it is not below it. */
const char *cmd_below(const char *folder, const char *real);
/* The same of a file, or the name that it would have in its folder; NULL: there
 * is no such folder. */
char *cmd_real_place(const char *path);
char *cmd_join(const char *folder, const char *name, size_t length,
	       const char *extension);
/* Prints all of it to standard output. CMD_OK or CMD_SYSTEM. */
int cmd_print(const char *bytes, size_t length);

/* What may wait for ever, or never end. */
int cmd_is_special(const char *path);
/* How an earlier output of a kind is known from what somebody else wrote. */
struct cmd_looks {
	const char *begins; /* its first bytes; NULL: a line of a finding */
	const char *has;    /* what else stands in it, or NULL */
	const char *none;   /* all of one that has nothing to tell, or NULL */
};

/* Whether what an option's file replaces is nothing, or an earlier output of
 * the same kind. 0, or a status after a message. */
int cmd_look_at_old(const char *path, const struct cmd_verb *verb,
		    const char *option, const char *kind,
		    const struct cmd_looks *looks);
/* Whether two paths lead to one folder. */
int cmd_is_same_folder(const char *a, const char *b);
/* The name that findings carry: "standard input" for "-". */
const char *cmd_shown(const char *path);

#endif
