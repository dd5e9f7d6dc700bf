/* SPDX-License-Identifier: MIT */
/* The inputs of a run as they stand in its list: whose they are, and what they
 * are called below a folder of outputs. */
#include "found/list.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "found/run.h"
#include "ground/file.h"
#include "ground/glob.h"
#include "ground/say.h"
#include "ground/verb.h"

const struct cmd_option cmd_list_options[] = {
    {CMD_OPT_FILES_FROM, "files-from", 0, "LIST",
     "the files that it names, a line each (- is standard input)"},
    {CMD_OPT_NULL, "null", '0', NULL, "names in LIST end in NUL"},
    {CMD_OPT_INCLUDE, "include", 0, "GLOB",
     "of folders and lists only such names; ** is any depth"},
    {CMD_OPT_EXCLUDE, "exclude", 0, "GLOB", "none of these; wins"},
    {CMD_OPT_SHARD, "shard", 0, "K/N", "the K-th of N parts of the inputs"},
    {CMD_OPT_JOBS, "jobs", 'j', "N",
     "so many files at a time; auto: one for each processor"},
    {0, NULL, 0, NULL, NULL},
};

static void
globs_add(struct cmd_globs *globs, const char *glob)
{
	if (globs->count == globs->cap) {
		globs->cap = globs->cap > 0 ? globs->cap * 2 : 8;
		globs->glob = cmd_have(
		    realloc(globs->glob, globs->cap * sizeof(*globs->glob)));
	}
	globs->glob[globs->count++] = glob;
}

/* "2/8" */
static int
take_shard(struct cmd_run *run, const char *value)
{
	struct cmd_list *list = &run->list;
	char *slash, *end;

	list->shard = strtoul(value, &slash, 10);
	list->shards = *slash == '/' ? strtoul(slash + 1, &end, 10) : 0;
	if (value[0] < '0' || value[0] > '9' || *slash != '/' ||
	    slash[1] < '0' || slash[1] > '9' || *end != '\0' ||
	    list->shard < 1 || list->shard > list->shards ||
	    list->shards > 1000000)
		return cmd_usage(run->verb,
				 "--shard %s: K/N, where K is 1 to N and N is "
				 "at most 1000000",
				 value);
	return 0;
}

int
cmd_list_option(struct cmd_run *run, int id, const char *value)
{
	struct cmd_list *list = &run->list;

	switch (id) {
	case CMD_OPT_FILES_FROM:
		if (list->from != NULL)
			return cmd_usage(run->verb,
					 "--files-from is given twice");
		list->from = value;
		return 0;
	case CMD_OPT_NULL:
		list->is_nul = 1;
		return 0;
	case CMD_OPT_INCLUDE:
		globs_add(&list->include, value);
		return 0;
	case CMD_OPT_EXCLUDE:
		globs_add(&list->exclude, value);
		return 0;
	case CMD_OPT_SHARD:
		return take_shard(run, value);
	default:
		return CMD_USAGE;
	}
}

void
cmd_list_add(struct cmd_list *list, const char *path, size_t inside,
	     int is_named)
{
	if (list->count == list->cap) {
		list->cap = list->cap > 0 ? list->cap * 2 : 16;
		list->input = cmd_have(
		    realloc(list->input, list->cap * sizeof(*list->input)));
	}
	list->input[list->count++] = (struct cmd_input){
	    cmd_have(strdup(path)), inside, inside > 0, is_named, 0};
}

void
cmd_list_put(struct cmd_list *list, const char *path)
{
	cmd_list_add(list, path, 0, 1);
}

void
cmd_list_drop(struct cmd_list *list, const char *path)
{
	size_t i, n = 0;

	for (i = 0; i < list->count; i++)
		if (list->count > 1 && strcmp(list->input[i].path, path) == 0)
			free(list->input[i].path);
		else
			list->input[n++] = list->input[i];
	list->count = n;
}

size_t
cmd_list_share(const struct cmd_list *list)
{
	size_t first = list->shard - 1;

	return list->count > first
		   ? (list->count - first - 1) / list->shards + 1
		   : 0;
}

size_t
cmd_list_index(const struct cmd_list *list, size_t nth)
{
	return list->shard - 1 + nth * list->shards;
}

/* How much of two paths is the same, up to the last slash. */
static size_t
common(const char *a, const char *b, size_t n)
{
	size_t i, slash = 0;

	for (i = 0; i < n && a[i] == b[i] && a[i] != '\0'; i++)
		if (a[i] == '/')
			slash = i + 1;
	return slash;
}

static int
by_base_name(const void *x, const void *y)
{
	return strcmp(cmd_base_name(*(char *const *)x),
		      cmd_base_name(*(char *const *)y));
}

/* Whether two files that were named have one base name. */
static int
has_namesakes(const struct cmd_list *list)
{
	const char **path = cmd_have(calloc(list->count + 1, sizeof(*path)));
	size_t i, n = 0;
	int found = 0;

	for (i = 0; i < list->count; i++)
		if (!list->input[i].keeps)
			path[n++] = list->input[i].path;
	qsort(path, n, sizeof(*path), by_base_name);
	for (i = 1; i < n && !found; i++)
		found = by_base_name(&path[i - 1], &path[i]) == 0;
	free(path);
	return found;
}

static int
by_name(const void *x, const void *y)
{
	return strcmp(*(char *const *)x, *(char *const *)y);
}

/* Whether two inputs of several folders would be called alike below that of
 * the outputs. */
static int
is_one_name_twice(const struct cmd_list *list)
{
	const char **name = cmd_have(calloc(list->count + 1, sizeof(*name)));
	size_t i;
	int found = 0;

	for (i = 0; i < list->count; i++) {
		const struct cmd_input *in = &list->input[i];

		name[i] =
		    in->keeps ? in->path + in->inside : cmd_base_name(in->path);
	}
	qsort(name, list->count, sizeof(*name), by_name);
	for (i = 1; i < list->count && !found; i++)
		found = by_name(&name[i - 1], &name[i]) == 0;
	free(name);
	return found;
}

/* Inputs (`all`: those of folders, too) keep the folders in which they lie,
 * behind what all of them have in common. */
static void
keep_folders(struct cmd_list *list, int all)
{
	const char *first = NULL;
	size_t i, n = 0;

	for (i = 0; i < list->count; i++) {
		const char *path = list->input[i].path;

		if ((list->input[i].keeps && !all) || strcmp(path, "-") == 0)
			continue;
		if (first == NULL) {
			first = path;
			n = (size_t)(cmd_base_name(path) - path);
		}
		n = common(first, path, n);
		list->input[i].keeps = 2;
	}
	for (i = 0; i < list->count; i++)
		if (list->input[i].keeps == 2)
			list->input[i].inside = n;
}

/*
 * So do files of a list, and files that were named of which two are called
 * alike; and all, where two of several folders would be.
 */
void
cmd_list_settle_names(struct cmd_list *list)
{
	if (list->from != NULL || has_namesakes(list))
		keep_folders(list, 0);
	if (is_one_name_twice(list))
		keep_folders(list, 1);
}

void
cmd_list_fini(struct cmd_list *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		free(list->input[i].path);
	free(list->input);
	free(list->include.glob);
	free(list->exclude.glob);
	memset(list, 0, sizeof(*list));
}
