/* SPDX-License-Identifier: MIT */
/*
 * A folder of outputs as a bag (BagIt 1.0, RFC 8493): what is written lies in
 * its data/, and manifests say what should be there.
 */
#ifndef VDM_CMD_BAG_H
#define VDM_CMD_BAG_H

#include <stddef.h>

#include "found/run.h"

/* A file of a manifest: its path below the bag's folder, as it is on the disk,
 * and its SHA-256. */
struct cmd_bagged {
	char *path;
	char digest[65];
	size_t order;
};

struct cmd_bag_list {
	struct cmd_bagged *file;
	size_t count, cap;
};

struct cmd_bag {
	const char *folder; /* NULL: there is no bag */
	char *payload;      /* its data/, which ends in a slash */
	const char *moment; /* or "" */
	int force;          /* what was changed counts as it is */
	char *info;         /* lines of bag-info.txt that were said */
	size_t info_length;
	struct cmd_bag_list payload_was, tags_were; /* of the manifests found */
	struct cmd_bag_list written;                /* by this run */
};

/* The output of a run is a bag. */
void cmd_bag_init(struct cmd_bag *bag, const char *folder);
/* "Label: value" for bag-info.txt. 0, or a status after a message. */
int cmd_bag_say(struct cmd_bag *bag, const struct cmd_verb *verb,
		const char *line);
/* Whether the folder may become a bag, or is one that this program can add to;
 * nothing is written. 0, or a status after a message. */
int cmd_bag_look(struct cmd_bag *bag, const struct cmd_verb *verb);
/* Whether a path leads into the bag's folder, which may not be there yet. */
int cmd_bag_has(const struct cmd_bag *bag, const char *path);
/* Whether a name can stand in a manifest, which is UTF-8. */
int cmd_bag_holds(const char *path);
/* Makes the folder and declares it a bag, which is not complete yet. 0, or a
 * status after a message. */
int cmd_bag_begin(struct cmd_bag *bag, struct cmd_run *run);
/* A file was written with these bytes, somewhere: it counts where that is in
 * the bag. */
void cmd_bag_wrote(struct cmd_bag *bag, const char *path,
		   const char digest[65]);
/* All that was done: the manifests. What is in the bag and should not be so is
 * a finding. */
void cmd_bag_end(struct cmd_bag *bag, struct cmd_run *run);
void cmd_bag_fini(struct cmd_bag *bag);

#endif
