/* SPDX-License-Identifier: MIT */
/* Rows of tables and their cells, whatever a table is written in. */
#include <string.h>
#include <strings.h>

#include "yaml/table.h"

struct vdm_row *
vdm_table_row(struct vdm_table *t, struct vdm_arena *a, unsigned line)
{
	struct vdm_row *r =
	    vdm_arena_grow(a, t->row, &t->cap, t->rows + 1, sizeof(*r));

	if (r == NULL)
		return NULL;
	t->row = r;
	r = &t->row[t->rows++];
	memset(r, 0, sizeof(*r));
	r->line = line;
	return r;
}

struct vdm_cell *
vdm_table_cell(struct vdm_row *r, struct vdm_arena *a, const char *key,
	       const char *value)
{
	struct vdm_cell *c;

	if (r == NULL || key == NULL || value == NULL)
		return NULL;
	c = vdm_arena_grow(a, r->cell, &r->cap, r->cells + 1, sizeof(*c));
	if (c == NULL)
		return NULL;
	r->cell = c;
	c += r->cells++;
	memset(c, 0, sizeof(*c));
	c->key = key;
	c->value = value;
	return c;
}

const char *
vdm_table_get(const struct vdm_table *t, size_t row, const char *key)
{
	size_t i;

	for (i = 0; row < t->rows && i < t->row[row].cells; i++)
		if (strcasecmp(t->row[row].cell[i].key, key) == 0)
			return t->row[row].cell[i].value;
	return NULL;
}
