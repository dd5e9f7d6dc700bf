/* SPDX-License-Identifier: MIT */
/*
 * The end of a run over many documents: what was found, the worst first, how
 * much of it, in which files most, and what to do about it.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/diag.h"
#include "base/shown.h"
#include "base/sort.h"
#include "base/utf8.h"

#define MOST_FILES 10 /* named for one kind, and at the end */

struct row {
	const char *id, *file;
	enum vdm_level level;
	size_t count, words; /* findings; words that were not carried */
};

struct rows {
	struct row *row;
	size_t count;
};

static size_t
words_in(const char *s)
{
	size_t n = 0;
	int in_word = 0;

	for (; s != NULL && *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s))
			in_word = 0;
		else if (!in_word++)
			n++;
	}
	return n;
}

static int
by_kind(const void *x, const void *y)
{
	const struct row *a = x, *b = y;
	int c;

	if (a->level != b->level)
		return a->level < b->level ? 1 : -1;
	c = strcmp(a->id, b->id);
	return c != 0 ? c : strcmp(a->file, b->file);
}

static int
more_first(const struct row *a, const struct row *b)
{
	if (a->words != b->words)
		return a->words < b->words ? 1 : -1;
	if (a->count != b->count)
		return a->count < b->count ? 1 : -1;
	return strcmp(a->file, b->file);
}

static int
by_amount(const void *x, const void *y)
{
	return more_first(x, y);
}

/* A row of each kind and file, the worst kinds first. */
static int
collect(const struct vdm_findings *findings, struct rows *rows)
{
	size_t n = vdm_findings_count(findings), i, k = 0;
	const struct vdm_finding *f;

	rows->row = vdm_calloc(n + 1, sizeof(*rows->row));
	if (rows->row == NULL)
		return -1;
	for (i = 0; i < n && (f = vdm_findings_get(findings, i)) != NULL; i++)
		rows->row[i] =
		    (struct row){f->id, f->file != NULL ? f->file : "-",
				 f->level, 1, words_in(f->text)};
	vdm_sort(rows->row, n, sizeof(*rows->row), by_kind);
	for (i = 0; i < n; i++) {
		struct row *at = &rows->row[i];

		if (k > 0 && by_kind(&rows->row[k - 1], at) == 0) {
			rows->row[k - 1].count++;
			rows->row[k - 1].words += at->words;
		} else {
			rows->row[k++] = *at;
		}
	}
	rows->count = k;
	return 0;
}

static void
put_words(struct vdm_buf *out, size_t words)
{
	if (words > 0)
		vdm_buf_printf(out, ", %zu word%s", words,
			       words == 1 ? "" : "s");
}

static void
put_files(struct vdm_buf *out, const struct row *row, size_t n)
{
	size_t i;

	for (i = 0; i < n && i < MOST_FILES; i++) {
		vdm_buf_printf(out, "  %6zu  ", row[i].count);
		vdm_shown_put(out, row[i].file);
		put_words(out, row[i].words);
		vdm_buf_putc(out, '\n');
	}
	if (n > MOST_FILES)
		vdm_buf_printf(out, "          and %zu more\n", n - MOST_FILES);
}

/* "loss text-table-lost: 12 in 2 files, 40 words", what to do, and where. Of
 * notes only how many there are. */
static void
put_kind(struct vdm_buf *out, struct row *row, size_t n)
{
	size_t i, count = 0, words = 0;

	for (i = 0; i < n; i++) {
		count += row[i].count;
		words += row[i].words;
	}
	vdm_buf_printf(out, "%s %s: %zu in %zu file%s",
		       vdm_level_name(row->level), row->id, count, n,
		       n == 1 ? "" : "s");
	put_words(out, words);
	vdm_buf_putc(out, '\n');
	if (row->level == VDM_LEVEL_NOTE)
		return;
	vdm_buf_printf(out, "  %s\n", vdm_explain_cure(row->id));
	vdm_sort(row, n, sizeof(*row), by_amount);
	put_files(out, row, n);
}

static int
by_file(const void *x, const void *y)
{
	return strcmp(((const struct row *)x)->file,
		      ((const struct row *)y)->file);
}

/*
 * The files in which most was found that is worse than a note. The rows are
 * overwritten: nobody asks for kinds after this.
 */
static void
put_worst_files(struct vdm_buf *out, struct rows *rows)
{
	size_t i, k = 0;

	for (i = 0; i < rows->count; i++)
		if (rows->row[i].level != VDM_LEVEL_NOTE)
			rows->row[k++] = rows->row[i];
	vdm_sort(rows->row, k, sizeof(*rows->row), by_file);
	rows->count = 0;
	for (i = 0; i < k; i++) {
		struct row *last = &rows->row[rows->count];

		if (rows->count > 0 && by_file(last - 1, &rows->row[i]) == 0) {
			last[-1].count += rows->row[i].count;
			last[-1].words += rows->row[i].words;
		} else {
			rows->row[rows->count++] = rows->row[i];
		}
	}
	if (rows->count < 2)
		return;
	vdm_sort(rows->row, rows->count, sizeof(*rows->row), by_amount);
	vdm_buf_puts(out, "most was found in\n");
	put_files(out, rows->row, rows->count);
}

int
vdm_findings_summary(const struct vdm_findings *findings, char **text,
		     size_t *length)
{
	struct rows rows;
	struct vdm_buf out;
	size_t i, n;

	*text = NULL;
	*length = 0;
	if (collect(findings, &rows) != 0) {
		errno = ENOMEM;
		return -1;
	}
	vdm_buf_init(&out);
	for (i = 0; i < rows.count; i += n) {
		for (n = 1; i + n < rows.count &&
			    strcmp(rows.row[i + n].id, rows.row[i].id) == 0;)
			n++;
		put_kind(&out, &rows.row[i], n);
	}
	put_worst_files(&out, &rows);
	vdm_free(rows.row);
	*text = vdm_buf_take(&out, length);
	if (*text == NULL)
		errno = ENOMEM;
	return *text != NULL ? 0 : -1;
}
