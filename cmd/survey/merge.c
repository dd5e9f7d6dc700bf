/* SPDX-License-Identifier: MIT */
/*
 * vidimus survey: rows of many runs, added up. Their first line says of which
 * list of files they are and which shards of it, so that what is missing, given
 * twice, cut off or of another survey is seen before anything is printed.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>
#include <vidimus.h>

#include "found/list.h"
#include "found/run.h"
#include "ground/file.h"
#include "ground/say.h"
#include "ground/verb.h"
#include "survey/survey.h"

enum { SURVEY_LAYOUT = 1, /* of the lines */ MOST_SHARDS = 1000000 };

/* ---- what rows are of -----------------------------------------------------
 */

static int
by_name(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

/* The digest of a list by its names, which are sorted here. */
static void
digest_list(const char **names, size_t count, char hex[65])
{
	char *all = NULL;
	size_t length = 0, i;
	FILE *to = cmd_text_open(&all, &length);

	if (count > 0)
		qsort(names, count, sizeof(*names), by_name);
	for (i = 0; i < count; i++)
		fwrite(names[i], 1, strlen(names[i]) + 1, to);
	cmd_text_close(to, &all);
	vdm_digest(all, length, hex);
	free(all);
}

static struct cmd_survey_part *
add_part(struct cmd_survey_rows *rows, const char *list, json_int_t listed,
	 unsigned long shards)
{
	struct cmd_survey_part *part;

	rows->part = cmd_have(
	    realloc(rows->part, (rows->parts + 1) * sizeof(*rows->part)));
	part = &rows->part[rows->parts++];
	memcpy(part->list, list, sizeof(part->list));
	part->listed = listed;
	part->shards = shards;
	part->have = cmd_have(calloc(shards, sizeof(const char *)));
	return part;
}

void
cmd_survey_part(struct cmd_survey_rows *rows, const struct cmd_run *run)
{
	const struct cmd_list *list = &run->list;
	size_t i, n = list->count;
	char **names = cmd_have(calloc(n + 1, sizeof(char *)));
	char hex[65];

	for (i = 0; i < n; i++)
		names[i] = cmd_survey_name(list->input[i].path);
	digest_list((const char **)names, n, hex);
	for (i = 0; i < n; i++)
		free(names[i]);
	free(names);
	add_part(rows, hex, (json_int_t)n, list->shards)
	    ->have[list->shard - 1] = "";
	vdm_digest(run->said != NULL ? run->said : "", run->said_length,
		   rows->options);
}

size_t
cmd_survey_missing(const struct cmd_survey_rows *rows)
{
	size_t i, k, n = 0;

	for (i = 0; i < rows->parts; i++)
		for (k = 0; k < rows->part[i].shards; k++)
			n += rows->part[i].have[k] == NULL;
	return n;
}

static void
put_part(const struct cmd_survey_part *part, FILE *out)
{
	const char *comma = "";
	size_t k;

	fprintf(out,
		"\"list\":\"%s\",\"listed\":%lld,\"shards\":%lu,\"shard\":[",
		part->list, (long long)part->listed, part->shards);
	for (k = 0; k < part->shards; k++)
		if (part->have[k] != NULL) {
			fprintf(out, "%s%zu", comma, k + 1);
			comma = ",";
		}
	putc(']', out);
}

void
cmd_survey_put_head(const struct cmd_survey_rows *rows, int is_line, FILE *out)
{
	size_t i;

	fprintf(out, "{\"survey\":%d,\"vidimus\":\"%s\",\"options\":\"%s\",",
		SURVEY_LAYOUT, vdm_version(), rows->options);
	if (is_line) {
		put_part(&rows->part[0], out);
		fputs("}\n", out);
		return;
	}
	fputs("\n\"lists\": [", out);
	for (i = 0; i < rows->parts; i++) {
		fputs(i > 0 ? ",\n{" : "\n{", out);
		put_part(&rows->part[i], out);
		putc('}', out);
	}
	fputs("\n],\n", out);
}

/* ---- reading the first line of rows ---------------------------------------
 */

/* A file of rows, as it is read. */
struct source {
	struct cmd_survey_rows *rows;
	struct cmd_run *run;
	const char *path;
	size_t line;
	json_int_t due; /* rows until the next first line */
	size_t part;
};

/* Says what is wrong with a line; a status. */
static int
refuse(const struct source *src, const char *what, const char *name)
{
	return cmd_usage(src->run->verb, "%s:%zu: %s%s; nothing is merged",
			 cmd_shown(src->path), src->line, what, name);
}

static const char *
text(const json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s != NULL ? s : "";
}

static json_int_t
number(const json_t *object, const char *key)
{
	const json_t *v = json_object_get(object, key);

	return json_is_integer(v) ? json_integer_value(v) : -1;
}

/* How many files of a list are a shard's. */
static json_int_t
share(json_int_t listed, json_int_t shards, json_int_t shard)
{
	return shard > listed ? 0 : (listed - shard) / shards + 1;
}

/* Whether a first line has all that it must have, of the right kind. */
static int
is_head(const json_t *head)
{
	const json_t *shard = json_object_get(head, "shard");
	json_int_t shards = number(head, "shards"), last = 0, k;
	size_t i;

	if (json_object_size(head) != 7 || strlen(text(head, "list")) != 64 ||
	    strlen(text(head, "options")) != 64 || number(head, "listed") < 0 ||
	    number(head, "listed") >= (json_int_t)1 << 40 || shards < 1 ||
	    shards > MOST_SHARDS || json_array_size(shard) == 0)
		return 0;
	for (i = 0; i < json_array_size(shard); i++, last = k) {
		k = json_integer_value(json_array_get(shard, i));
		if (k <= last || k > shards)
			return 0;
	}
	return 1;
}

static int
take_shards(struct source *src, const json_t *head)
{
	const json_t *list = json_object_get(head, "shard");
	struct cmd_survey_part *part = &src->rows->part[src->part];
	char say[96];
	size_t i;

	for (i = 0; i < json_array_size(list); i++) {
		json_int_t k = json_integer_value(json_array_get(list, i));

		if (part->have[k - 1] != NULL) {
			snprintf(say, sizeof(say),
				 "shard %lld of %lu was taken before, from ",
				 (long long)k, part->shards);
			return refuse(src, say, cmd_shown(part->have[k - 1]));
		}
		part->have[k - 1] = src->path;
		src->due += share(part->listed, (json_int_t)part->shards, k);
	}
	return 0;
}

/* The part of a first line: that of its list, or a new one. */
static int
take_part(struct source *src, const json_t *head)
{
	struct cmd_survey_rows *rows = src->rows;
	unsigned long shards = (unsigned long)number(head, "shards");
	size_t i;

	for (i = 0; i < rows->parts; i++)
		if (strcmp(rows->part[i].list, text(head, "list")) == 0)
			break;
	src->part = i;
	if (i == rows->parts)
		add_part(rows, text(head, "list"), number(head, "listed"),
			 shards);
	else if (rows->part[i].shards != shards)
		return refuse(src,
			      "the list was divided into another number of "
			      "shards, which overlap with those read before",
			      "");
	else if (rows->part[i].listed != number(head, "listed"))
		return refuse(src,
			      "the list has another number of files than what "
			      "was read before says",
			      "");
	return take_shards(src, head);
}

static int
take_head(struct source *src, const json_t *head)
{
	struct cmd_survey_rows *rows = src->rows;

	if (!json_is_object(head) || json_object_get(head, "survey") == NULL)
		return refuse(
		    src,
		    "this is not how the rows of a survey begin (they "
		    "are made by: survey --format ndjson)",
		    "");
	if (number(head, "survey") != SURVEY_LAYOUT ||
	    strcmp(text(head, "vidimus"), vdm_version()) != 0)
		return refuse(src,
			      "the rows were made by another version of "
			      "Vidimus; this one is ",
			      vdm_version());
	if (!is_head(head))
		return refuse(src,
			      "the first line of these rows is not as it "
			      "should be",
			      "");
	if (rows->parts == 0)
		memcpy(rows->options, text(head, "options"),
		       sizeof(rows->options));
	else if (strcmp(rows->options, text(head, "options")) != 0)
		return refuse(src,
			      "the rows were made with other options or tables "
			      "than those read before",
			      "");
	return take_part(src, head);
}

/* ---- reading rows ---------------------------------------------------------
 */

static int
take_row(struct source *src, const json_t *row)
{
	const char *fault = cmd_survey_fault(row);
	struct cmd_survey_row *r;

	if (fault != NULL)
		return refuse(src, "no row of a survey is like this: ", fault);
	r = cmd_survey_add(src->rows, row);
	r->part = src->part;
	r->from = src->path;
	r->at = src->line;
	src->due--;
	cmd_run_worse(src->run, cmd_survey_status(row, src->run->fail_on));
	return 0;
}

static int
take_line(struct source *src, const char *at, size_t length)
{
	json_error_t error;
	json_t *value = json_loadb(at, length, JSON_REJECT_DUPLICATES, &error);
	int rc;

	if (value == NULL)
		rc = refuse(src, "no row of a survey: ", error.text);
	else if (src->due == 0)
		rc = take_head(src, value);
	else if (json_object_get(value, "survey") != NULL)
		rc = refuse(src,
			    "other rows begin before all of those before are "
			    "there: they were cut off",
			    "");
	else
		rc = take_row(src, value);
	json_decref(value);
	return rc;
}

static int
take_lines(struct source *src, const char *at, const char *end)
{
	const char *stop;
	int rc = 0;

	for (; rc == 0 && at < end; at = stop + 1) {
		src->line++;
		stop = memchr(at, '\n', (size_t)(end - at));
		if (stop == NULL)
			return refuse(src,
				      "the last line has no end: the file was "
				      "cut off",
				      "");
		rc = take_line(src, at, (size_t)(stop - at));
	}
	src->line += rc == 0;
	if (rc == 0 && src->line == 1)
		rc = refuse(src, "the file is empty", "");
	if (rc == 0 && src->due > 0)
		rc = refuse(src,
			    "rows are missing at the end: the file was cut off",
			    "");
	return rc;
}

static int
take_file(struct cmd_survey_rows *rows, struct cmd_run *run, const char *path)
{
	struct source src = {rows, run, path, 0, 0, 0};
	size_t length;
	char *bytes;
	int rc;

	if (cmd_file_read(path, &bytes, &length) != 0)
		return cmd_system(errno, "%s", cmd_shown(path));
	rc = take_lines(&src, bytes, bytes + length);
	free(bytes);
	return rc;
}

/* ---- what they are together -----------------------------------------------
 */

static int
by_path(const void *x, const void *y)
{
	const struct cmd_survey_row *a =
	    *(const struct cmd_survey_row *const *)x;
	const struct cmd_survey_row *b =
	    *(const struct cmd_survey_row *const *)y;
	int c = strcmp(a->path, b->path);

	return c != 0 ? c : (a > b) - (a < b);
}

/* One machine surveys no file twice. */
static int
refuse_doubles(const struct cmd_survey_rows *rows, const struct cmd_run *run)
{
	size_t n = rows->count, i;
	const struct cmd_survey_row **row =
	    cmd_have(calloc(n + 1, sizeof(const struct cmd_survey_row *)));
	int rc = 0;

	for (i = 0; i < n; i++)
		row[i] = &rows->row[i];
	qsort(row, n, sizeof(*row), by_path);
	for (i = 1; rc == 0 && i < n; i++)
		if (strcmp(row[i - 1]->path, row[i]->path) == 0)
			rc = cmd_usage(
			    run->verb,
			    "%s:%zu: %s has a row already, at "
			    "%s:%zu; nothing is merged",
			    cmd_shown(row[i]->from), row[i]->at, row[i]->path,
			    cmd_shown(row[i - 1]->from), row[i - 1]->at);
	free(row);
	return rc;
}

/* The digest of the files that rows of a part (or of any) are of. */
static void
digest_rows(const struct cmd_survey_rows *rows, size_t part, int any,
	    char hex[65])
{
	const char **names =
	    cmd_have(calloc(rows->count + 1, sizeof(const char *)));
	size_t i, n = 0;

	for (i = 0; i < rows->count; i++)
		if (any || rows->row[i].part == part)
			names[n++] = rows->row[i].path;
	digest_list(names, n, hex);
	free(names);
}

/* Says which shards of a list are missing; how many. */
static size_t
say_missing(const struct cmd_survey_part *part)
{
	const char *of = NULL;
	char *list = NULL;
	size_t length = 0, k, from, n = 0;
	FILE *out = cmd_text_open(&list, &length);

	for (k = 0; k < part->shards; k++) {
		if (part->have[k] != NULL) {
			of = of == NULL ? part->have[k] : of;
			continue;
		}
		for (from = k;
		     k + 1 < part->shards && part->have[k + 1] == NULL; k++)
			;
		fprintf(out, "%s%zu", n > 0 ? ", " : "", from + 1);
		if (k > from)
			fprintf(out, "-%zu", k + 1);
		n += k - from + 1;
	}
	cmd_text_close(out, &list);
	if (n > 0)
		cmd_line(
		    stderr,
		    "vidimus: of the %lu shards that %s is of, rows of %zu "
		    "are missing: %s",
		    part->shards, cmd_shown(of), n, list);
	free(list);
	return n;
}

/* Looks whether the rows of whole lists are of these lists. */
static int
check_lists(const struct cmd_survey_rows *rows, struct cmd_run *run)
{
	char hex[65];
	size_t i;

	for (i = 0; i < rows->parts; i++) {
		const struct cmd_survey_part *part = &rows->part[i];

		if (say_missing(part) > 0) {
			cmd_run_worse(run, CMD_FINDINGS);
			continue;
		}
		digest_rows(rows, i, 0, hex);
		if (strcmp(hex, part->list) != 0)
			return cmd_usage(run->verb,
					 "%s:1: the rows of all shards are not "
					 "of the files of their list; nothing "
					 "is merged",
					 cmd_shown(part->have[0]));
	}
	return 0;
}

/* Whole lists are one list, as if one machine had looked at them. */
static void
join_lists(struct cmd_survey_rows *rows)
{
	char hex[65];
	size_t i;

	digest_rows(rows, 0, 1, hex);
	for (i = 0; i < rows->parts; i++)
		free(rows->part[i].have);
	rows->parts = 0;
	add_part(rows, hex, (json_int_t)rows->count, 1)->have[0] = "";
}

int
cmd_survey_merge(struct cmd_survey_rows *rows, struct cmd_run *run,
		 char *const *paths, int count, int is_ndjson)
{
	int i, rc = 0;

	for (i = 0; rc == 0 && i < count; i++)
		rc = take_file(rows, run, paths[i]);
	if (rc == 0)
		rc = refuse_doubles(rows, run);
	if (rc == 0)
		rc = check_lists(rows, run);
	if (rc != 0)
		return rc;
	if (cmd_survey_missing(rows) == 0)
		join_lists(rows);
	else if (is_ndjson && rows->parts > 1)
		return cmd_usage(run->verb,
				 "rows of several lists, some of whose shards "
				 "are missing, cannot be merged later: give "
				 "each list's alone, or another --format");
	return 0;
}
