/* SPDX-License-Identifier: MIT */
/* A merge sort: what compares may raise errors, and equal members stay in
 * their order. */
#include "xpath/functions/sorting.h"

#include <math.h>
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/parse/expr.h"
#include "xpath/tree/node.h"

struct sorter {
	struct vdm_xp_call *call;
	struct vdm_xp_collation by;
	const struct vdm_xp_seq *keys;
};

static int
is_nan(const struct vdm_xp_item *item)
{
	return (item->type == XT_DOUBLE || item->type == XT_FLOAT) &&
	       isnan(item->u.d);
}

static int
compare(struct sorter *s, const struct vdm_xp_seq *a,
	const struct vdm_xp_seq *b)
{
	for (size_t i = 0; i < a->n && i < b->n; i++) {
		struct vdm_xp_item x = vdm_xp_at(a, i), y = vdm_xp_at(b, i);
		if (x.type == XT_UNTYPED)
			x.type = XT_STRING;
		if (y.type == XT_UNTYPED)
			y.type = XT_STRING;
		vdm_xp_tick(s->call);
		if (vdm_xp_is_texty(x.type) && vdm_xp_is_texty(y.type)) {
			int order =
			    vdm_xp_compare_strings(s->call, &s->by, &x, &y);
			if (order != 0)
				return order;
			continue;
		}
		if (is_nan(&x) || is_nan(&y)) {
			if (is_nan(&x) && is_nan(&y))
				continue;
			if (vdm_xp_is_numeric(x.type) &&
			    vdm_xp_is_numeric(y.type))
				return is_nan(&x) ? -1 : 1;
		}
		if (vdm_xp_equal(s->call, &s->by, &x, &y, 1))
			continue;
		return vdm_xp_value_compare(s->call, XP_LT, &x, &y) ? -1 : 1;
	}
	return a->n < b->n ? -1 : a->n > b->n;
}

size_t *
vdm_xp_sort_keys(struct vdm_xp_call *call, const char *collation,
		 const struct vdm_xp_seq *keys, size_t n)
{
	struct sorter s = {call, vdm_xp_collation(call, collation), keys};
	size_t *from = vdm_xp_alloc(call, n * sizeof *from);
	size_t *to = vdm_xp_alloc(call, n * sizeof *to);

	for (size_t i = 0; i < n; i++)
		from[i] = i;
	for (size_t width = 1; width < n; width *= 2) {
		for (size_t low = 0; low < n; low += 2 * width) {
			size_t mid = low + width < n ? low + width : n;
			size_t high = low + 2 * width < n ? low + 2 * width : n;
			size_t a = low, b = mid;
			for (size_t k = low; k < high; k++) {
				int left =
				    a < mid &&
				    (b >= high || compare(&s, &keys[from[a]],
							  &keys[from[b]]) <= 0);
				to[k] = left ? from[a++] : from[b++];
			}
		}
		size_t *swap = from;
		from = to;
		to = swap;
	}
	return from;
}

struct vdm_xp_seq *
vdm_xp_make_keys(struct vdm_xp_call *call, const struct vdm_xp_seq *members,
		 size_t n, const struct vdm_xp_item *fn)
{
	struct vdm_xp_seq *keys = vdm_xp_alloc(call, n * sizeof *keys);

	for (size_t i = 0; i < n; i++) {
		struct vdm_xp_seq v = members[i];
		if (fn != NULL)
			v = vdm_xp_invoke(call, fn, &v, 1);
		keys[i] = vdm_xp_atomise(call, v);
	}
	return keys;
}
