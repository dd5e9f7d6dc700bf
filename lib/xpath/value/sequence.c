/* SPDX-License-Identifier: MIT */
/* Sequences: growing, parting and joining them. */
#include "xpath/value/value.h"

#include <string.h>

/* Beyond 64 bits, a range is written out. */
static struct vdm_xp_seq
wide_range(struct vdm_xp_call *call, vdm_xp_wide first, vdm_xp_wide last)
{
	struct vdm_xp_list out = {0};
	vdm_xp_wide count = 0;

	if (__builtin_sub_overflow(last, first, &count) ||
	    count >= (vdm_xp_wide)call->limits.items)
		vdm_xp_raise(call, "VDXP0002",
			     "a sequence of more than %zu items",
			     call->limits.items);
	for (vdm_xp_wide i = 0; i <= count; i++)
		vdm_xp_add(call, &out,
			   vdm_xp_integer(call, first + i, XT_INTEGER));
	return vdm_xp_list_seq(&out);
}

struct vdm_xp_seq
vdm_xp_range(struct vdm_xp_call *call, vdm_xp_wide first, vdm_xp_wide last)
{
	if (first > last)
		return vdm_xp_none();
	if (first < INT64_MIN || last > INT64_MAX)
		return wide_range(call, first, last);
	if (first == last)
		return vdm_xp_one(vdm_xp_int((int64_t)first));
	return (struct vdm_xp_seq){.n = (size_t)(last - first + 1),
				   .is_range = 1,
				   .u.first = (int64_t)first};
}

static void
check_length(struct vdm_xp_call *call, size_t n)
{
	if (n > call->limits.items)
		vdm_xp_raise(call, "VDXP0002",
			     "a sequence of more than %zu items",
			     call->limits.items);
}

const struct vdm_xp_item *
vdm_xp_spread(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	check_length(call, s->n);
	struct vdm_xp_item *items = vdm_xp_alloc(call, s->n * sizeof *items);
	for (size_t i = 0; i < s->n; i++)
		items[i] = vdm_xp_int(s->u.first + (int64_t)i);
	return items;
}

const struct vdm_xp_item *
vdm_xp_items_slow(struct vdm_xp_call *call, struct vdm_xp_seq *s)
{
	s->u.many = vdm_xp_spread(call, s);
	s->is_range = 0;
	return s->u.many;
}

struct vdm_xp_seq
vdm_xp_part(struct vdm_xp_call *call, const struct vdm_xp_seq *s, size_t from,
	    size_t count)
{
	struct vdm_xp_seq out = {.n = count};

	(void)call;
	if (from >= s->n || count == 0)
		return vdm_xp_none();
	if (count > s->n - from)
		count = out.n = s->n - from;
	if (count == 1)
		return vdm_xp_one(vdm_xp_at(s, from));
	if (s->is_range) {
		out.is_range = 1;
		out.u.first = s->u.first + (int64_t)from;
	} else {
		out.u.many = s->u.many + from;
	}
	return out;
}

static void
list_room(struct vdm_xp_call *call, struct vdm_xp_list *list, size_t more)
{
	if (list->n + more <= list->cap)
		return;
	check_length(call, list->n + more);
	size_t cap = list->cap < 4 ? 8 : list->cap * 2;
	while (cap < list->n + more)
		cap *= 2;
	struct vdm_xp_item *items = vdm_xp_alloc(call, cap * sizeof *items);
	if (list->n > 0)
		memcpy(items, list->items, list->n * sizeof *items);
	list->items = items;
	list->cap = cap;
}

void
vdm_xp_add(struct vdm_xp_call *call, struct vdm_xp_list *list,
	   struct vdm_xp_item item)
{
	if (list->n == list->cap)
		list_room(call, list, 1);
	list->items[list->n++] = item;
}

void
vdm_xp_add_all(struct vdm_xp_call *call, struct vdm_xp_list *list,
	       const struct vdm_xp_seq *s)
{
	if (s->n == 0)
		return;
	check_length(call, s->n);
	list_room(call, list, s->n);
	if (s->is_range) {
		for (size_t i = 0; i < s->n; i++)
			list->items[list->n++] = vdm_xp_at(s, i);
		return;
	}
	memcpy(list->items + list->n, s->n == 1 ? &s->u.one : s->u.many,
	       s->n * sizeof *list->items);
	list->n += s->n;
}

struct vdm_xp_seq
vdm_xp_list_seq(const struct vdm_xp_list *list)
{
	struct vdm_xp_seq s = {.n = list->n};

	if (list->n == 1)
		s.u.one = list->items[0];
	else
		s.u.many = list->items;
	return s;
}

struct vdm_xp_seq
vdm_xp_concat(struct vdm_xp_call *call, const struct vdm_xp_seq *a,
	      const struct vdm_xp_seq *b)
{
	struct vdm_xp_list list = {0};

	if (a->n == 0)
		return *b;
	if (b->n == 0)
		return *a;
	if (a->n <= call->limits.items && b->n <= call->limits.items)
		list_room(call, &list, a->n + b->n);
	vdm_xp_add_all(call, &list, a);
	vdm_xp_add_all(call, &list, b);
	return vdm_xp_list_seq(&list);
}
