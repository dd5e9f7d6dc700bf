/* SPDX-License-Identifier: MIT */
/* The verbs of the program, and their options. */
#ifndef VDM_CMD_VERB_H
#define VDM_CMD_VERB_H

#include <stddef.h>

/* Exit statuses; the higher one of a run wins. */
enum {
	CMD_OK = 0,       /* clean */
	CMD_FINDINGS = 1, /* findings at or above --fail-on */
	CMD_USAGE = 2,
	CMD_SYSTEM = 3 /* input or output, memory */
};

struct cmd_option {
	int id; /* > 0; 0 ends a table */
	const char *name;
	char letter; /* or 0 */
	/* what its argument is, or NULL: it has none; "[=...]": it may have
	 * one */
	const char *arg;
	const char *help;
};

enum { CMD_TABLES = 8 }; /* of options, at most */
enum { CMD_ONE_OF = 8 };

struct cmd_verb {
	const char *name;
	const char *synopsis; /* after "vidimus NAME " */
	const char *summary;  /* one line */
	const char *details;  /* paragraphs for --help, or NULL */
	int runs_rules;       /* of Schematron, whose report can be written */
	const struct cmd_option *options[CMD_TABLES]; /* NULL ends it */
	/* Options that exclude each other, by name: the last one would win,
	 * unsaid. NULL ends it. */
	const char *one_of[CMD_ONE_OF];
	int (*run)(const struct cmd_verb *verb, int argc, char **argv);
};

/* Each in a folder of its own, or in verbs/. */
extern const struct cmd_verb cmd_convert, cmd_validate, cmd_compare,
    cmd_roundtrip, cmd_inspect, cmd_schema, cmd_explain, cmd_attest, cmd_verify,
    cmd_review, cmd_survey, cmd_diff, cmd_git_setup, cmd_completions,
    cmd_config, cmd_bind, cmd_unbind;

/* Before any of them runs: which verbs there are. The index-th; NULL past the
 * end. */
void cmd_verbs_are(const struct cmd_verb *const *verbs, size_t count);
const struct cmd_verb *cmd_verb_get(size_t index);

#endif
