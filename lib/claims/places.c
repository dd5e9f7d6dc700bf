/* SPDX-License-Identifier: MIT */
/* Where what was lost would stand in the second record. */
#include <stdlib.h>

#include "base/sort.h"
#include "claims/claims.h"

void
vdm_pair_add(struct vdm_comparison *c, unsigned line_a, unsigned line_b)
{
	struct vdm_line_pair *list;

	if (line_a == 0 || line_b == 0)
		return;
	list = vdm_arena_grow(&c->arena, c->pairs, &c->pairs_cap,
			      c->pairs_count + 1, sizeof(*list));
	if (list == NULL)
		return;
	c->pairs = list;
	list[c->pairs_count++] = (struct vdm_line_pair){line_a, line_b};
	c->pairs_sorted = 0;
}

static int
by_line(const void *x, const void *y)
{
	const struct vdm_line_pair *a = x, *b = y;

	if (a->a != b->a)
		return a->a < b->a ? -1 : 1;
	return a->b < b->b ? -1 : a->b > b->b;
}

unsigned
vdm_comparison_line(struct vdm_comparison *c, unsigned line_a)
{
	size_t from = 0, to = c->pairs_count, middle;

	if (!c->pairs_sorted && c->pairs_count > 0)
		vdm_sort(c->pairs, c->pairs_count, sizeof(*c->pairs), by_line);
	c->pairs_sorted = 1;
	while (from < to) {
		middle = from + (to - from) / 2;
		if (c->pairs[middle].a <= line_a)
			from = middle + 1;
		else
			to = middle;
	}
	return from > 0 ? c->pairs[from - 1].b : 1;
}
