/* SPDX-License-Identifier: MIT */
/* Small tables that people write: YAML, or CSV with a head row. */
#ifndef VDM_YAML_CSV_H
#define VDM_YAML_CSV_H

#include <stddef.h>

#include "base/arena.h"

struct vdm_cell {
	const char *key, *value; /* a list's items are parted by '\n' */
};

struct vdm_row {
	struct vdm_cell *cell;
	size_t cells, cap;
	unsigned line;
};

struct vdm_table {
	struct vdm_row *row;
	size_t rows, cap;
};

/*
 * A YAML mapping is one row; a list of mappings (perhaps under one key, as in
 * `people:`) is a row each; a list of names is a row with the key `name` each.
 * CSV: commas, semicolons or tabs, quoted as in RFC 4180. -1: neither.
 */
int vdm_table_read(struct vdm_table *t, struct vdm_arena *a, const char *text);
/* The value under a key (case folded), or NULL. */
const char *vdm_table_get(const struct vdm_table *t, size_t row,
			  const char *key);

#endif
