/* SPDX-License-Identifier: MIT */
/*
 * Findings for other programs: a format each (docs/ci.md), on standard output
 * (--format) or in files (--output FORMAT=FILE), several at once. A file stands
 * whole in its place from the beginning, says that the run is unfinished, and
 * is made anew as files are done; so it is whole however the run ends.
 */
#ifndef VDM_CMD_OUTPUTS_H
#define VDM_CMD_OUTPUTS_H

#include <stddef.h>
#include <stdio.h>

struct cmd_run;
struct cmd_view;
struct cmd_looks;

typedef void cmd_writer(const struct cmd_view *view, FILE *out);

enum { CMD_MOST_OUTPUTS = 16 };

enum cmd_finding_format {
#define FORMAT(name, ...) CMD_FORMAT_##name,
#include "found/formats.def"
#undef FORMAT
	CMD_FORMATS
};

struct cmd_outputs {
	struct cmd_output_file {
		int format; /* an enum cmd_finding_format */
		const char *path;
		int failed;
	} file[CMD_MOST_OUTPUTS];
	size_t count;
	cmd_writer *print; /* to standard output; NULL: the verb's own */
	int wants_svrl;    /* what rules report, which is kept here */
	char *svrl;
	size_t svrl_length;
	double written, cost; /* seconds: when, and how long it took */
	int is_begun;
};

/* Takes --format (those that a verb has of its own are its own affair),
 * --output and --summary. 0, or a status after a message. */
int cmd_outputs_option(struct cmd_run *run, int id, const char *value);
/* The format of that name of n bytes, or -1; how an earlier output in one is
 * known. */
int cmd_format_find(const char *name, size_t n);
const struct cmd_looks *cmd_format_looks(int format);
/* Whether "FORMAT=FILE" is an output for findings. */
int cmd_outputs_is(const char *value);
/* The output that is a file, or NULL. */
const char *cmd_outputs_at(const struct cmd_outputs *outputs, const char *path);
/* Before the first file. 0, or a status after a message. */
int cmd_outputs_begin(struct cmd_run *run);
/* Keeps more of what rules report. */
void cmd_outputs_svrl(struct cmd_outputs *outputs, const char *svrl, size_t n);
/* A file is done. */
void cmd_outputs_add(struct cmd_run *run);
/* All is done. */
void cmd_outputs_end(struct cmd_run *run);

#endif
