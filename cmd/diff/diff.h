/* SPDX-License-Identifier: MIT */
/* What the parts of `vidimus diff` share: a run of it, and two versions. */
#ifndef VDM_CMD_DIFF_H
#define VDM_CMD_DIFF_H

#include "found/run.h"

enum cmd_diff_form {
	DIFF_TEXT,
	DIFF_LINES,
	DIFF_JSON,
	DIFF_MARKDOWN,
	DIFF_OTHER /* a format of findings: cmd_outputs_end prints it */
};

struct cmd_diff {
	struct cmd_run run;
	enum cmd_diff_form form;
	unsigned fail_on; /* of what changed; reading has its own */
	int is_driver;    /* git runs it: a status would stop git */
	int is_staged;
	size_t files;  /* that were printed */
	size_t told;   /* findings that were there before this pair */
	size_t claims; /* that changed */
};

/* One version of a file. */
struct cmd_diff_side {
	const char *path;  /* by whose ending its format is found */
	const char *place; /* a file in the folder of which it lies, or NULL */
	const char *shown;
	char *bytes; /* NULL: there is none; for free() */
	size_t length;
};

struct cmd_diff_pair {
	struct cmd_diff_side a, b;
	const char *title;   /* what the pair is called */
	const char *status;  /* "changed", "added", "deleted", "renamed" ... */
	const char *renamed; /* from where, or NULL */
	const char *against; /* another file that was named, or NULL */
	const char *note;    /* why nothing is compared, or NULL */
};

/* Compares and prints two versions. */
void cmd_diff_pair(struct cmd_diff *d, const struct cmd_diff_pair *pair);
/* What stands before and behind all of them; the list of the run has the newer
 * versions. 0, or a status after a message. */
int cmd_diff_begin(struct cmd_diff *d);
void cmd_diff_end(struct cmd_diff *d);
/* Reads one version, NULL after findings. */
struct vdm_record *cmd_diff_read(struct cmd_diff *d,
				 const struct cmd_diff_side *side);
/* What git says changed between revisions (one: and the working tree, or the
 * index; none: HEAD and the index), in files that `paths` name (0: all). A
 * status. */
int cmd_diff_git(struct cmd_diff *d, char *const *revisions, int count,
		 char *const *paths, int paths_count);
/* Whether git knows a revision of that name. */
int cmd_diff_is_revision(const char *name);
/* What a mode of git's is when it is no file's, or NULL. */
const char *cmd_diff_mode(const char *mode);

#endif
