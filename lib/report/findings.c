/* SPDX-License-Identifier: MIT */
/* A list of findings as JSON. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/json.h"

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
	size_t i, n = vdm_findings_count(f);
	const struct vdm_finding **list = vdm_calloc(n, sizeof(*list));

	if (list == NULL)
		return NULL;
	for (i = 0; i < n; i++)
		list[i] = vdm_findings_get(f, i);
	vdm_sort(list, n, sizeof(*list), by_kind);
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
json_kind(struct vdm_json *j, int in, const struct vdm_finding **list,
	  size_t from, size_t count)
{
	int o = vdm_json_object(j, in, NULL), files;
	size_t i, n;

	vdm_json_string(j, o, "id", list[from]->id);
	vdm_json_string(j, o, "level", vdm_level_name(list[from]->level));
	vdm_json_number(j, o, "count", count);
	files = vdm_json_array(j, o, "files");
	for (i = from; i < from + count; i += n) {
		int f = vdm_json_object(j, files, NULL);

		n = run_of(list, from + count, i, 1);
		vdm_json_string(j, f, "file", list[i]->file);
		vdm_json_number(j, f, "count", n);
	}
}

static void
json_finding(struct vdm_json *j, int in, const struct vdm_finding *f)
{
	int o = vdm_json_object(j, in, NULL);
	size_t i;

	vdm_json_string(j, o, "id", f->id);
	vdm_json_string(j, o, "level", vdm_level_name(f->level));
	vdm_json_string(j, o, "file", f->file);
	vdm_json_number(j, o, "line", f->line);
	vdm_json_number(j, o, "column", f->column);
	vdm_json_string(j, o, "message", f->message);
	vdm_json_string(j, o, "text", f->text);
	for (i = 0; i < VDM_DETAIL_COUNT; i++)
		if (f->details[i] != NULL)
			vdm_json_string(j, o, vdm_finding_detail_name(i),
					f->details[i]);
}

/* "account": {"words": {"source": 10, "record": 10, ...}, ...} */
static void
json_account(struct vdm_json *j, int root, const struct vdm_account *account)
{
	const char *name, *column;
	size_t i, k;
	int all, one;

	if (account == NULL)
		return;
	all = vdm_json_object(j, root, "account");
	vdm_json_number(j, all, "documents", vdm_account_documents(account));
	for (i = 0; (name = vdm_account_name(i)) != NULL; i++) {
		one = vdm_json_object(j, all, name);
		for (k = 0; (column = vdm_account_column(k)) != NULL; k++)
			vdm_json_number(
			    j, one, column,
			    (size_t)vdm_account_get(account, name, column));
	}
}

static int
out_of_memory(void)
{
	errno = ENOMEM;
	return -1;
}

/* The summary, by kind and file, below `root`. 0, or -1: out of memory. */
static int
json_summary(struct vdm_json *j, int root, const struct vdm_findings *findings)
{
	size_t i, n, count = vdm_findings_count(findings);
	const struct vdm_finding **list = NULL;
	int a;

	if (count > 0 && (list = sorted(findings)) == NULL)
		return -1;
	a = vdm_json_array(j, root, "summary");
	for (i = 0; i < count; i += n) {
		n = run_of(list, count, i, 0);
		json_kind(j, a, list, i, n);
	}
	vdm_free(list);
	return 0;
}

/* Hands out what was written, without `around` bytes at either end. */
static int
finish(struct vdm_json *j, int rc, size_t around, char **text, size_t *length)
{
	if (rc == 0)
		rc = vdm_json_finish(j);
	if (rc == 0)
		*text = vdm_buf_take(j->out, length);
	vdm_buf_fini(j->out);
	if (*text == NULL)
		return out_of_memory();
	if (around > 0 && (*text)[*length - 1] == '\n')
		--*length;
	*length -= 2 * around;
	memmove(*text, *text + around, *length);
	(*text)[*length] = '\0';
	return 0;
}

int
vdm_findings_json(const struct vdm_findings *findings, char **text,
		  size_t *length)
{
	size_t i, count = vdm_findings_count(findings);
	struct vdm_buf out;
	struct vdm_json j = {.out = &out};
	int root, a;

	*text = NULL;
	*length = 0;
	vdm_buf_init(&out);
	root = vdm_json_object(&j, 0, NULL);
	json_account(&j, root, vdm_findings_get_account(findings));
	a = vdm_json_array(&j, root, "findings");
	for (i = 0; i < count; i++)
		json_finding(&j, a, vdm_findings_get(findings, i));
	return finish(&j, json_summary(&j, root, findings), 0, text, length);
}

int
vdm_findings_json_item(const struct vdm_findings *findings, size_t index,
		       char **text, size_t *length)
{
	const struct vdm_finding *f = vdm_findings_get(findings, index);
	struct vdm_buf out;
	struct vdm_json j = {.out = &out, .is_line = 1};

	*text = NULL;
	*length = 0;
	if (f == NULL) {
		errno = EINVAL;
		return -1;
	}
	vdm_buf_init(&out);
	json_finding(&j, vdm_json_array(&j, 0, NULL), f);
	return finish(&j, 0, 1, text, length);
}

int
vdm_findings_json_rest(const struct vdm_findings *findings, char **text,
		       size_t *length)
{
	struct vdm_buf out;
	struct vdm_json j = {.out = &out, .is_line = 1};
	int root;

	*text = NULL;
	*length = 0;
	vdm_buf_init(&out);
	root = vdm_json_object(&j, 0, NULL);
	json_account(&j, root, vdm_findings_get_account(findings));
	return finish(&j, json_summary(&j, root, findings), 1, text, length);
}
