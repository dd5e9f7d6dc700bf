/* SPDX-License-Identifier: MIT */
/* All that a run found, for those who write it. */
#ifndef VDM_CMD_VIEW_H
#define VDM_CMD_VIEW_H

#include <stddef.h>
#include <stdio.h>

#include <jansson.h>

#include "ground/place.h"

struct cmd_run;
struct vdm_finding;

/* A finding, and where it is. */
struct cmd_spot {
	const struct vdm_finding *finding;
	const char *path;   /* below the root; "": of no file */
	const char *inside; /* what in that file, or NULL */
	int counts;         /* nothing says that it does not */
};

/* All that is known of a run, a file after the other: first the inputs, then
 * other files of which something was found. */
struct cmd_view {
	const struct cmd_run *run;
	int is_finished;
	struct cmd_spot *spot;
	size_t count; /* of all */
	struct cmd_group {
		const char *path;
		size_t first, count; /* of its spots */
		int is_input;
	} * group;
	size_t groups;
	struct cmd_names paths, insides; /* own what the above point to */
};

/* Lives no longer than the run's list of findings stays as it is. */
void cmd_view_init(struct cmd_view *view, const struct cmd_run *run,
		   int is_finished);
void cmd_view_fini(struct cmd_view *view);

/* "file:4:10: " of what lies in an archive, then the message; to free(). */
char *cmd_spot_message(const struct cmd_spot *spot);
/* Where it stands in the file itself; 0 where it is in a part of it. */
unsigned cmd_spot_line(const struct cmd_spot *spot);
unsigned cmd_spot_column(const struct cmd_spot *spot);
/* "schematron-assert/RULE", or only the id; to free(). */
char *cmd_spot_rule(const struct cmd_spot *spot);
/* What stays the same when lines move; "" where memory ran out. */
const char *cmd_spot_fingerprint(const struct cmd_spot *spot);
/* As many as count of a group, at or above a level. */
size_t cmd_group_counts(const struct cmd_view *view,
			const struct cmd_group *group, unsigned level);
/* Text as it may be shown, to free(). */
char *cmd_shown_text(const char *text);
/* A path as a relative reference of RFC 3986; to free(). */
char *cmd_uri(const char *path);
/* JSON in which nothing is a command to a service that reads it. */
void cmd_put_json(json_t *value, FILE *out);
void cmd_put_tamed(const char *json, FILE *out);
json_t *cmd_json_text(const char *text);
/* Gives an object a member, which becomes its own; NULL: memory ran out. */
void cmd_json_set(json_t *object, const char *key, json_t *value);

#endif
