/* SPDX-License-Identifier: MIT */
/* The formats of findings, and where they go. */
#ifndef VDM_CMD_FORMATS_H
#define VDM_CMD_FORMATS_H

#include <stddef.h>
#include <stdio.h>

struct cmd_looks;
struct cmd_view;

typedef void cmd_writer(const struct cmd_view *view, FILE *out);

/* What ends `text` as long as the run goes on. */
#define CMD_TEXT_UNFINISHED "the run is unfinished: more may be found\n"

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
	int wants_account; /* a format has what the witness counted */
	char *svrl;
	size_t svrl_length;
	double written, cost; /* seconds: when, and how long it took */
	int is_begun;
};

/* The format of that name of n bytes, or -1; how an earlier output in one is
 * known. */
int cmd_format_find(const char *name, size_t n);
const struct cmd_looks *cmd_format_looks(int format);
/* Whether "FORMAT=FILE" is an output for findings. */
int cmd_outputs_is(const char *value);

#endif
