/* SPDX-License-Identifier: MIT */
/* Small tables that people write: YAML, or CSV with a head row. */
#ifndef VDM_YAML_TABLE_H
#define VDM_YAML_TABLE_H

#include <stddef.h>

#include "base/arena.h"

struct vdm_cell {
	const char *key, *value; /* a list's items are parted by '\n' */
	unsigned line;
	int nested; /* it held more than fits into a value */
};

struct vdm_row {
	struct vdm_cell *cell;
	size_t cells, cap;
	unsigned line;
	const char *beyond; /* cells without a head, parted by '\n'; or NULL */
};

/* All in the arena. */
struct vdm_table {
	struct vdm_row *row;
	size_t rows, cap;
	struct vdm_row heads; /* of CSV: the names of its columns */
	/* why it was not read */
	const char *problem;
	unsigned line;
};

/*
 * A YAML mapping is one row; a list of mappings (perhaps under one key, as in
 * `people:`) is a row each; a list of names is a row with the key `name` each.
 * CSV: commas, semicolons or tabs, quoted as in RFC 4180. 0, or -1 with
 * `problem` and `line`, or where the arena failed.
 */
int vdm_table_read(struct vdm_table *t, struct vdm_arena *a, const char *text);
/* The value under a key (case folded), or NULL. */
const char *vdm_table_get(const struct vdm_table *t, size_t row,
			  const char *key);

/* For the two readers: an empty row, and a cell of one. */
struct vdm_row *vdm_table_row(struct vdm_table *t, struct vdm_arena *a,
			      unsigned line);
struct vdm_cell *vdm_table_cell(struct vdm_row *r, struct vdm_arena *a,
				const char *key, const char *value);
/* CSV alone; `line` is that of the head row. */
int vdm_csv_read(struct vdm_table *t, struct vdm_arena *a, const char *text,
		 unsigned line);
/* Whether a head row of several columns is the text's first line. */
int vdm_csv_is(const char *text);

#endif
