/* SPDX-License-Identifier: MIT */
/* A run over files: options by number, what it keeps, what it comes to. */
#ifndef VDM_CMD_RUN_H
#define VDM_CMD_RUN_H

#include <stdio.h>

#include <vidimus.h>

#include "found/config.h"
#include "found/formats.h"
#include "found/gate.h"
#include "found/list.h"
#include "ground/ids.h"
#include "ground/verb.h"

/* Options of every verb that reads records; ids below CMD_OPT_OWN. */
enum {
	CMD_OPT_FROM = 1,
	CMD_OPT_ENCODING,
	CMD_OPT_XINCLUDE,
	CMD_OPT_PROFILE,
	CMD_OPT_PEOPLE,
	CMD_OPT_METADATA,
	CMD_OPT_DECISIONS,
	CMD_OPT_NO_RECOGNISE,
	CMD_OPT_NO_ACCOUNT,
	CMD_OPT_FAIL_ON,
	CMD_OPT_QUIET,
	CMD_OPT_COLOUR,
	CMD_OPT_FILES_FROM, /* from here on: of cmd_list_options */
	CMD_OPT_NULL,
	CMD_OPT_INCLUDE,
	CMD_OPT_EXCLUDE,
	CMD_OPT_SHARD,
	CMD_OPT_JOBS,
	CMD_OPT_FORMAT,  /* of cmd_format_options */
	CMD_OPT_OUTPUTS, /* of cmd_output_options */
	CMD_OPT_SUMMARY,
	CMD_OPT_BASELINE, /* of cmd_gate_options */
	CMD_OPT_WRITE_BASELINE,
	CMD_OPT_CHANGED,
	CMD_OPT_CHANGED_LINES,
	CMD_OPT_NO_CONFIG,
	CMD_OPT_COVER, /* of cmd_edition_options */
	CMD_OPT_CSS,
	CMD_OPT_FONT,
	CMD_OPT_TITLE_PAGE,
	CMD_OPT_TOC_DEPTH,
	CMD_OPT_SPLIT_AT,
	CMD_OPT_OWN = 64 /* said_options has a bit for each before it */
};

/* Counts that a verb keeps over its files. */
enum { CMD_COUNTS = 8 };

/* How a run reads, and what it found so far. */
struct cmd_run {
	const struct cmd_verb *verb;
	struct vdm_read_options *read;
	const char *from; /* the format that was said, or NULL */
	unsigned given;   /* a bit for each kind of file beside the sources */
	struct vdm_tables *tables; /* of metadata and people */
	char *decisions;           /* the texts of all files of them, or NULL */
	const char *decisions_path; /* of the last one */
	/* What the next file beside the sources is called, wherever it lies;
	 * NULL: as its path. */
	const char *called;
	struct cmd_ids inputs; /* all files that it was told to read */
	struct vdm_findings *findings;
	struct vdm_account *account; /* NULL: it is not kept */
	size_t printed;              /* of findings */
	unsigned fail_on;            /* a vdm_level; beyond the last: never */
	const char *edition; /* the last of cmd_edition_options, or NULL */
	int quiet;
	int colour; /* of findings on standard error */
	enum vdm_level print_from;
	int status; /* the worst so far */
	struct cmd_list list;
	struct cmd_outputs outputs;
	struct cmd_gate gate;
	struct cmd_configs configs;
	const struct cmd_config *config; /* of the run itself, or NULL */
	unsigned long long said_options; /* a bit for each id below */
	char **kept;                     /* texts that live as long */
	size_t kept_count;
	struct json_t *files;    /* a row each, for JSON; or NULL */
	long jobs;               /* files at a time */
	long counts[CMD_COUNTS]; /* the verb's own */
	char *note;              /* what it says of the file being done */
	size_t note_length;
	/* Options and texts that settle what becomes of a file, for a digest.
	 */
	char *said;
	size_t said_length;
	int progress;        /* 1: it is shown; 2: a line of it stands there */
	double begun, shown; /* seconds: when it was first, and last */
	size_t losses, doubts; /* found in the files that were taken */
};

/* Whether findings are in colour: as --color says ("auto": what the conventions
 * of terminals say). 0, or a status after a message. */
int cmd_run_colour(struct cmd_run *run, const char *when);
/* Keeps a text of malloc() as long as the run. */
void cmd_run_keep_text(struct cmd_run *run, char *text);
void cmd_run_worse(struct cmd_run *run, int status);
/* With what the run ends: its status or `rc`, whichever is worse. */
int cmd_run_status(struct cmd_run *run, int rc);
/* An option, or a text, that settles what becomes of each file. */
void cmd_run_said(struct cmd_run *run, int id, const char *value);
/* Adds to what a verb says of a file. */
void cmd_run_note(struct cmd_run *run, const void *bytes, size_t length);
void cmd_run_note_clear(struct cmd_run *run);
/* Whether nothing says of a finding that it does not count. */
int cmd_counts(const struct vdm_finding *finding);

#endif
