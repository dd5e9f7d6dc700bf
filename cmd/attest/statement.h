/* SPDX-License-Identifier: MIT */
/*
 * A statement of what became of a source in its copies (docs/attestation.md):
 * what it is made of, and how. attest and verify make the same one of the same
 * files.
 */
#ifndef VDM_CMD_STATEMENT_H
#define VDM_CMD_STATEMENT_H

#include <stddef.h>

#include <jansson.h>

#include "found/run.h"

#define CMD_STATEMENT_TYPE "https://in-toto.io/Statement/v1"
#define CMD_PREDICATE_TYPE "urn:x-vidimus:attestation:v1"

/* A longer statement is neither written nor read. */
enum { CMD_STATEMENT_MOST = 32 * 1024 * 1024 };

/* A file: what the statement calls it, and where it lies. */
struct cmd_named {
	char *name, *path; /* path NULL: it was not found */
};

/* An option that reading or writing went by: its value, or its file. */
struct cmd_said {
	const char *option; /* its long name */
	char *value;        /* NULL: it has none, or a file */
	struct cmd_named file;
};

struct cmd_statement {
	const struct cmd_verb *verb;
	const char *version; /* of the program that it names */
	struct cmd_said *said;
	size_t said_count;
	struct cmd_named source;
	char *known; /* the path by which tables and decisions know the
			source; NULL: its name */
	struct cmd_named *copy;
	size_t copy_count;
};

/* Options of both verbs that say how copies are written. */
enum {
	CMD_STATEMENT_MODIFIED = CMD_OPT_OWN,
	CMD_STATEMENT_REPAIR,
	CMD_STATEMENT_NO_PROVENANCE
};
extern const struct cmd_option cmd_statement_options[];

/* Zeroed, but for the verb; the strings that it holds are its own. */
void cmd_statement_fini(struct cmd_statement *s);
/* Whether it is a name below a folder, as attest writes it: a statement is
 * somebody else's, and names no other file of this machine. */
int cmd_statement_inside(const char *name);
/* The option of that name that a statement may name, or NULL. */
const struct cmd_option *cmd_statement_option(const char *name);
/* Appends one, and an empty copy. */
struct cmd_said *cmd_statement_say(struct cmd_statement *s, const char *option);
struct cmd_named *cmd_statement_copy(struct cmd_statement *s);
/*
 * Works all of it out of the files. What is found on the way goes to
 * `findings`. 0 and the statement, to be given back by json_decref; or a
 * status: CMD_FINDINGS where one of the files is no record (a finding says so).
 */
int cmd_statement_make(const struct cmd_statement *s,
		       struct vdm_findings *findings, json_t **statement);
/* As it is written: for the caller to free(). NULL: out of memory. */
char *cmd_statement_text(const json_t *statement, size_t *length);

#endif
