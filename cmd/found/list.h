/* SPDX-License-Identifier: MIT */
/*
 * The inputs of a run: files and folders that were named, those of a list, and
 * what of them is wanted.
 */
#ifndef VDM_CMD_LIST_H
#define VDM_CMD_LIST_H

#include <stddef.h>

#include "ground/glob.h"
#include "ground/verb.h"

struct cmd_run;

/* One input. */
struct cmd_input {
	char *path;
	/* below a folder of outputs it keeps its path from there on: within
	 * the folder that was given, or behind what all that were named have in
	 * common; else (keeps 0) its base name is enough */
	size_t inside;
	int keeps;
	int is_named; /* by the user, no folder or list */
	int is_double;
};

struct cmd_list {
	struct cmd_input *input;
	size_t count, cap;
	struct cmd_globs include, exclude;
	const char *from;            /* a list of files, or NULL */
	int is_nul;                  /* whose names end in NUL */
	unsigned long shard, shards; /* 1/1: all */
	const char *output;          /* a folder that is no input, or NULL */
	/* what is left out of the folder that is walked */
	size_t folder, left_out;
	char first[256];
};

/* Of every verb that takes many files. */
extern const struct cmd_option cmd_list_options[];

/* Takes one of the options of cmd_list_options. 0, or a status after a
 * message. */
int cmd_list_option(struct cmd_run *run, int id, const char *value);
/* One more input: where its path begins below a folder of outputs, and whether
 * the user named it. */
void cmd_list_add(struct cmd_list *list, const char *path, size_t inside,
		  int is_named);
/* Finds out what each is called below a folder of outputs. */
void cmd_list_settle_names(struct cmd_list *list);
/* Adds a file that is none of many, or takes it away. */
void cmd_list_put(struct cmd_list *list, const char *path);
void cmd_list_drop(struct cmd_list *list, const char *path);
/* How many of the inputs are this run's, and which is the nth of these. */
size_t cmd_list_share(const struct cmd_list *list);
size_t cmd_list_index(const struct cmd_list *list, size_t nth);
void cmd_list_fini(struct cmd_list *list);

#endif
