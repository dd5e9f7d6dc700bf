/* SPDX-License-Identifier: MIT */
/* A list of findings, and the list as JSON. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/error.h"
#include "base/memory.h"
#include "report/json.h"

struct vdm_findings {
	struct vdm_arena arena;
	struct vdm_finding *item;
	size_t count, cap;
	const char *last_file;   /* the copy of the name seen last */
	struct vdm_sink unnamed; /* of no file, or memory ran out */
};

static void keep(void *context, const struct vdm_finding *finding);

struct vdm_findings *
vdm_findings_new(void)
{
	struct vdm_findings *f = vdm_calloc(1, sizeof(*f));

	if (f == NULL) {
		errno = ENOMEM;
		return NULL;
	}
	vdm_arena_init(&f->arena);
	f->unnamed.emit = keep;
	f->unnamed.context = f;
	return f;
}

void
vdm_findings_free(struct vdm_findings *findings)
{
	if (findings == NULL)
		return;
	vdm_arena_fini(&findings->arena);
	free(findings);
}

static void
keep(void *context, const struct vdm_finding *finding)
{
	struct vdm_findings *f = context;
	struct vdm_finding *list, *to;

	list = vdm_arena_grow(&f->arena, f->item, &f->cap, f->count + 1,
			      sizeof(*list));
	if (list == NULL)
		return;
	f->item = list;
	if (finding->file != NULL &&
	    (f->last_file == NULL || strcmp(f->last_file, finding->file) != 0))
		f->last_file = vdm_arena_strdup(&f->arena, finding->file);
	to = &list[f->count];
	*to = *finding;
	to->file = finding->file != NULL ? f->last_file : NULL;
	to->id = vdm_arena_strdup(&f->arena, finding->id);
	to->message = vdm_arena_strdup(&f->arena, finding->message);
	to->text = vdm_arena_strdup(&f->arena, finding->text);
	if (!f->arena.failed)
		f->count++;
}

const struct vdm_sink *
vdm_findings_sink(struct vdm_findings *findings, const char *file)
{
	struct vdm_sink *sink = NULL;
	char *name = NULL;

	if (file != NULL) {
		sink = vdm_arena_alloc(&findings->arena, sizeof(*sink));
		name = vdm_arena_strdup(&findings->arena, file);
	}
	if (sink == NULL || name == NULL)
		return &findings->unnamed;
	*sink = findings->unnamed;
	sink->file = name;
	return sink;
}

void
vdm_findings_add(struct vdm_findings *findings,
		 const struct vdm_finding *finding)
{
	keep(findings, finding);
}

size_t
vdm_findings_count(const struct vdm_findings *findings)
{
	return findings->count;
}

const struct vdm_finding *
vdm_findings_get(const struct vdm_findings *findings, size_t index)
{
	return index < findings->count ? &findings->item[index] : NULL;
}

int
vdm_findings_failed(const struct vdm_findings *findings)
{
	return findings->arena.failed;
}

/* Worst level first, then by id, then by file. */
static int
by_kind(const void *x, const void *y)
{
	const struct vdm_finding *a = *(const struct vdm_finding *const *)x;
	const struct vdm_finding *b = *(const struct vdm_finding *const *)y;
	int c;

	if (a->level != b->level)
		return a->level < b->level ? 1 : -1;
	c = strcmp(a->id, b->id);
	if (c != 0)
		return c;
	return strcmp(a->file != NULL ? a->file : "",
		      b->file != NULL ? b->file : "");
}

/* The findings in that order; count is > 0. NULL: out of memory. */
static const struct vdm_finding **
sorted(const struct vdm_findings *f)
{
	const struct vdm_finding **list = vdm_calloc(f->count, sizeof(*list));
	size_t i;

	if (list == NULL)
		return NULL;
	for (i = 0; i < f->count; i++)
		list[i] = &f->item[i];
	qsort(list, f->count, sizeof(*list), by_kind);
	return list;
}

/* How many from `i` on are of the same kind; and of the same file too. */
static size_t
run_of(const struct vdm_finding **list, size_t n, size_t i, int same_file)
{
	size_t k = i + 1;

	while (k < n && strcmp(list[k]->id, list[i]->id) == 0 &&
	       (!same_file || by_kind(&list[k], &list[i]) == 0))
		k++;
	return k - i;
}

static void
json_kind(struct vdm_json *j, json_t *in, const struct vdm_finding **list,
	  size_t from, size_t count)
{
	json_t *o = vdm_json_object(j, in, NULL), *files;
	size_t i, n;

	vdm_json_string(j, o, "id", list[from]->id);
	vdm_json_string(j, o, "level", vdm_level_name(list[from]->level));
	vdm_json_number(j, o, "count", count);
	files = vdm_json_array(j, o, "files");
	for (i = from; i < from + count; i += n) {
		json_t *f = vdm_json_object(j, files, NULL);

		n = run_of(list, from + count, i, 1);
		vdm_json_string(j, f, "file", list[i]->file);
		vdm_json_number(j, f, "count", n);
	}
}

static void
json_finding(struct vdm_json *j, json_t *in, const struct vdm_finding *f)
{
	json_t *o = vdm_json_object(j, in, NULL);

	vdm_json_string(j, o, "id", f->id);
	vdm_json_string(j, o, "level", vdm_level_name(f->level));
	vdm_json_string(j, o, "file", f->file);
	vdm_json_number(j, o, "line", f->line);
	vdm_json_number(j, o, "column", f->column);
	vdm_json_string(j, o, "message", f->message);
	vdm_json_string(j, o, "text", f->text);
}

static int
out_of_memory(void)
{
	errno = ENOMEM;
	return -1;
}

int
vdm_findings_json(const struct vdm_findings *findings, char **text,
		  size_t *length)
{
	const struct vdm_finding **list = NULL;
	struct vdm_json j = {0};
	struct vdm_buf out;
	json_t *root, *a;
	size_t i, n;
	int rc;

	*text = NULL;
	*length = 0;
	if (findings->count > 0 && (list = sorted(findings)) == NULL)
		return out_of_memory();
	root = vdm_json_object(&j, NULL, NULL);
	a = vdm_json_array(&j, root, "findings");
	for (i = 0; i < findings->count; i++)
		json_finding(&j, a, &findings->item[i]);
	a = vdm_json_array(&j, root, "summary");
	for (i = 0; i < findings->count; i += n) {
		n = run_of(list, findings->count, i, 0);
		json_kind(&j, a, list, i, n);
	}
	free(list);
	vdm_buf_init(&out);
	rc = vdm_json_finish(&j, &out);
	if (rc == 0)
		*text = vdm_buf_take(&out, length);
	vdm_buf_fini(&out);
	return *text != NULL ? 0 : out_of_memory();
}
