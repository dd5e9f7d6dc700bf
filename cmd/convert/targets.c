/* SPDX-License-Identifier: MIT */
/* vidimus convert: what each input becomes, and that no two become one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

#include "convert/convert.h"
#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/ids.h"
#include "ground/place.h"
#include "ground/say.h"
#include "show/outputs.h"

/* A target by what other ones would be the same file somewhere: on the disk of
 * whoever gets a copy of the folder, if not on this one. */
struct pair {
	char *key, *target;
	const char *input;
	size_t index;
};

static int
by_key(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int c = strcmp(x->key, y->key);

	if (c == 0)
		c = strcmp(x->target, y->target);
	return c != 0 ? c : (x->index > y->index) - (x->index < y->index);
}

static int
by_string(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* All targets, sorted. */
static struct pair *
pairs_new(const struct convert *c)
{
	size_t n = c->run.list.count, i;
	struct pair *pair = cmd_have(calloc(n + 1, sizeof(*pair)));

	for (i = 0; i < n; i++)
		pair[i] = (struct pair){cmd_have(vdm_path_folded(c->target[i])),
					cmd_have(strdup(c->target[i])),
					c->run.list.input[i].path, i};
	qsort(pair, n, sizeof(*pair), by_key);
	return pair;
}

static void
pairs_free(struct pair *pair, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		vdm_free(pair[i].key);
		free(pair[i].target);
	}
	free(pair);
}

/* How many of the pairs from the first on have its key. */
static size_t
alike(const struct pair *first, size_t most)
{
	size_t n = 1;

	while (n < most && strcmp(first[n].key, first->key) == 0)
		n++;
	return n;
}

/* ---- names in a folder ----------------------------------------------------
 */

/* A path below a folder of outputs, without what leads out of it again. To
 * free(). */
static char *
tamed(const char *path)
{
	char *out = cmd_have(malloc(strlen(path) + 1)), *to = out;
	size_t n;

	for (; *path != '\0'; path += n + (path[n] == '/')) {
		n = strcspn(path, "/");
		if (n == 0 || (n <= 2 && strncmp(path, "..", n) == 0))
			continue;
		if (to > out)
			*to++ = '/';
		memcpy(to, path, n);
		to += n;
	}
	*to = '\0';
	return out;
}

/* "in/minutes.txt" to "out/minutes.epub", or, with its own ending kept, to
 * "out/minutes.txt.epub"; what lies in a folder that was given lies in the same
 * way in the output's. */
static char *
target_in_folder(const struct convert *c, size_t index, int keeps_ending)
{
	const struct cmd_input *in = &c->run.list.input[index];
	const char *name = cmd_base_name(in->path), *dot = strrchr(name, '.');
	char *from, *target;
	size_t n;

	if (strcmp(in->path, "-") == 0)
		return cmd_join(c->output, "record", 6,
				vdm_format_extension(c->to));
	from = tamed(in->keeps ? in->path + in->inside : name);
	n = strlen(from);
	if (!keeps_ending && dot != NULL && dot > name &&
	    vdm_format_for_name(name))
		n -= strlen(dot);
	target = cmd_join(c->output, from, n, vdm_format_extension(c->to));
	free(from);
	return target;
}

/* Whether an input is of this run's shard. */
static int
is_mine(const struct cmd_list *list, size_t index)
{
	return index % list->shards == list->shard - 1;
}

/* Takes another name for a target, which is told of when it is the last. */
static void
take_name(struct convert *c, const struct pair *p, char *own, char **first)
{
	if (first[p->index] == NULL)
		first[p->index] = c->target[p->index];
	else
		free(c->target[p->index]);
	c->target[p->index] = own;
}

/* Says which targets have another name than they would. */
static void
say_names(struct convert *c, char *const *first)
{
	const struct cmd_list *list = &c->run.list;
	char *message;
	size_t i;

	for (i = 0; i < list->count; i++) {
		if (first[i] == NULL || !is_mine(list, i))
			continue;
		if (asprintf(&message,
			     "another input would become %s, too: this one is "
			     "written as %s",
			     first[i], c->target[i]) < 0)
			message = NULL;
		vdm_finding_say(
		    vdm_findings_sink(c->run.findings, list->input[i].path),
		    "output-named", cmd_have(message));
		free(message);
	}
}

/* "minutes.txt" and "minutes.md" of one folder would become one file: each
 * keeps its ending, whatever their order. Unless they are one with it, too. */
static void
keep_endings(struct convert *c, const struct pair *first, size_t n, char **was)
{
	char **own = cmd_have(calloc(n, sizeof(*own))), *key, *one = NULL;
	int helps = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		own[i] = target_in_folder(c, first[i].index, 1);
		key = cmd_have(vdm_path_folded(own[i]));
		helps |= one != NULL && strcmp(one, key) != 0;
		helps |= i > 0 && strcmp(own[i - 1], own[i]) != 0 &&
			 strcmp(first[i - 1].target, first[i].target) == 0;
		vdm_free(one);
		one = key;
	}
	vdm_free(one);
	for (i = 0; i < n; i++)
		if (helps && strcmp(own[i], first[i].target) != 0)
			take_name(c, &first[i], own[i], was);
		else
			free(own[i]);
	free(own);
}

/* "Minutes.xml" and "minutes.xml" are one file where case does not count: the
 * second becomes "minutes-2.xml". Two that are one anywhere are left, and stop
 * the run. */
static void
number_names(struct convert *c, const struct pair *first, size_t n,
	     struct cmd_names *used, char **was)
{
	char *own, *key;
	unsigned number = 1;
	size_t i;
	int is_new;

	for (i = 1; i < n; i++) {
		const char *target = first[i].target;
		const char *dot = strrchr(target, '.');

		if (strcmp(target, first[i - 1].target) == 0)
			continue;
		do {
			size_t count = used->count;

			if (asprintf(&own, "%.*s-%u%s", (int)(dot - target),
				     target, ++number, dot) < 0)
				cmd_have(NULL);
			key = cmd_have(vdm_path_folded(own));
			cmd_names_add(used, key);
			vdm_free(key);
			is_new = used->count > count;
			if (!is_new)
				free(own);
		} while (!is_new);
		take_name(c, &first[i], own, was);
	}
}

static void
part_names(struct convert *c)
{
	size_t n = c->run.list.count, i, k;
	struct pair *pair = pairs_new(c);
	struct cmd_names used = {0};
	char **was = cmd_have(calloc(n + 1, sizeof(*was)));

	for (i = 0; i < n; i += k) {
		k = alike(pair + i, n - i);
		if (k > 1)
			keep_endings(c, pair + i, k, was);
	}
	pairs_free(pair, n);
	pair = pairs_new(c);
	for (i = 0; i < n; i++)
		cmd_names_add(&used, pair[i].key);
	for (i = 0; i < n; i += k) {
		k = alike(pair + i, n - i);
		number_names(c, pair + i, k, &used, was);
	}
	cmd_names_fini(&used);
	pairs_free(pair, n);
	say_names(c, was);
	for (i = 0; i < n; i++)
		free(was[i]);
	free(was);
}

void
cmd_targets_fill(struct convert *c)
{
	size_t i;

	c->target = cmd_have(calloc(c->run.list.count, sizeof(*c->target)));
	for (i = 0; i < c->run.list.count; i++)
		c->target[i] = c->folder ? target_in_folder(c, i, 0)
					 : cmd_have(strdup(c->output));
}

/* ---- what stops a run -----------------------------------------------------
 */

/* Two inputs that would become the same file. */
static int
check_names(struct convert *c)
{
	size_t n = c->run.list.count, i;
	struct pair *pair = pairs_new(c);
	int rc = 0;

	c->keys = cmd_have(calloc(n + 1, sizeof(*c->keys)));
	for (i = 0; i < n; i++) {
		c->keys[i] = pair[i].key;
		pair[i].key = NULL;
	}
	for (i = 1; i < n && rc == 0; i++)
		if (strcmp(c->keys[i - 1], c->keys[i]) == 0)
			rc = cmd_usage(c->run.verb,
				       "two inputs would both become %s: %s "
				       "and %s; nothing is written",
				       pair[i].target, pair[i - 1].input,
				       pair[i].input);
	pairs_free(pair, n);
	return rc;
}

/* So do an output that is an input, whatever it is called there, and two
 * outputs that are one file. */
static int
check_targets(struct convert *c)
{
	struct cmd_ids outputs = {0};
	int rc = check_names(c);
	const char *same;
	size_t i;

	for (i = 0; i < c->run.list.count && rc == 0; i++) {
		same = cmd_ids_find(&c->run.inputs, c->target[i]);
		if (same != NULL)
			rc = cmd_convert_refuse(c, c->target[i], same);
		else if ((same = cmd_ids_find(&outputs, c->target[i])) != NULL)
			rc = cmd_usage(c->run.verb,
				       "%s and %s are one file: two inputs "
				       "would both become it",
				       same, c->target[i]);
		else if (cmd_outputs_at(&c->run.outputs, c->target[i]))
			rc = cmd_usage(c->run.verb,
				       "record and findings both to %s",
				       c->target[i]);
		else if (c->report_path != NULL &&
			 cmd_is_same_place(c->report_path, c->target[i]))
			rc = cmd_usage(c->run.verb,
				       "record and report both to %s",
				       c->report_path);
		else if (strcmp(c->target[i], "-") != 0)
			cmd_ids_add(&outputs, c->target[i]);
	}
	cmd_ids_fini(&outputs);
	same = rc == 0 && c->report_path != NULL
		   ? cmd_ids_find(&c->run.inputs, c->report_path)
		   : NULL;
	return same != NULL ? cmd_convert_refuse(c, c->report_path, same) : rc;
}

int
cmd_targets_settle(struct convert *c)
{
	size_t i;
	int rc;

	if (c->folder)
		part_names(c);
	rc = check_targets(c);
	for (i = 0; rc == 0 && !c->split && i < c->run.list.count; i++)
		if (is_mine(&c->run.list, i))
			cmd_targets_say_alike(c, c->target[i]);
	return rc;
}

void
cmd_targets_say_alike(struct convert *c, const char *target)
{
	size_t from = c->folder ? strlen(c->output)
				: (size_t)(cmd_base_name(target) - target);
	char *other = cmd_alike_find(&c->alike, target, from), *message;

	if (other != NULL &&
	    asprintf(
		&message,
		"%s is there already, from another run: where the case and "
		"composition of letters do not count, the two are one "
		"file",
		other) < 0)
		cmd_have(NULL);
	if (other != NULL) {
		vdm_finding_say(vdm_findings_sink(c->run.findings, target),
				"output-alike", message);
		free(message);
	}
	free(other);
}

int
cmd_targets_have(const struct convert *c, const char *path)
{
	char *key = c->keys != NULL ? cmd_have(vdm_path_folded(path)) : NULL;
	int have = key != NULL && bsearch(&key, c->keys, c->run.list.count,
					  sizeof(*c->keys), by_string) != NULL;

	vdm_free(key);
	return have;
}

void
cmd_targets_fini(struct convert *c)
{
	size_t i;

	for (i = 0; c->target != NULL && i < c->run.list.count; i++)
		free(c->target[i]);
	for (i = 0; c->keys != NULL && i < c->run.list.count; i++)
		vdm_free(c->keys[i]);
	free(c->target);
	free(c->keys);
	cmd_alike_fini(&c->alike);
}

int
cmd_convert_refuse(const struct convert *c, const char *path, const char *input)
{
	return cmd_usage(c->run.verb,
			 "%s is %s, which is read: it would be replaced; "
			 "nothing is written",
			 path, input);
}
