/* SPDX-License-Identifier: MIT */
/* Maps, arrays, and looking into them. */
#include "xpath/eval/eval.h"
#include "xpath/tree/node.h"

struct vdm_xp_seq
vdm_xp_run_map_new(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_map *map = vdm_xp_map_new(call);

	for (int i = 0; i < e->count; i += 2) {
		struct vdm_xp_seq key =
		    vdm_xp_atomise(call, vdm_xp_eval(call, e->kids[i]));
		if (key.n != 1)
			vdm_xp_raise(call, "XPTY0004", "a key of %zu values",
				     key.n);
		struct vdm_xp_item k = vdm_xp_at(&key, 0);
		struct vdm_xp_seq value = vdm_xp_eval(call, e->kids[i + 1]);
		if (vdm_xp_map_get(map, &k) != NULL)
			vdm_xp_raise(call, "XQDY0137",
				     "a map with a key twice");
		vdm_xp_map_put(call, map, k, value);
	}
	return vdm_xp_one(vdm_xp_map_item(map));
}

struct vdm_xp_seq
vdm_xp_run_array_square(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq *members =
	    vdm_xp_alloc(call, (size_t)e->count * sizeof *members);

	for (int i = 0; i < e->count; i++)
		members[i] = vdm_xp_eval(call, e->kids[i]);
	return vdm_xp_one(vdm_xp_array_new(call, members, (size_t)e->count));
}

struct vdm_xp_seq
vdm_xp_run_array_curly(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[0]);

	if (s.is_range)
		vdm_xp_items(call, &s);
	struct vdm_xp_seq *members = vdm_xp_alloc(call, s.n * sizeof *members);
	for (size_t i = 0; i < s.n; i++)
		members[i] = vdm_xp_one(vdm_xp_at(&s, i));
	return vdm_xp_one(vdm_xp_array_new(call, members, s.n));
}

static void
look_up_all(struct vdm_xp_call *call, const struct vdm_xp_item *in,
	    struct vdm_xp_list *out)
{
	if (in->type == XT_MAP)
		for (size_t i = 0; i < in->u.map->n; i++)
			vdm_xp_add_all(call, out, &in->u.map->entries[i].value);
	else
		for (size_t i = 0; i < in->u.array->n; i++)
			vdm_xp_add_all(call, out, &in->u.array->members[i]);
}

struct vdm_xp_seq
vdm_xp_run_lookup(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	int first = e->unary ? 0 : 1;
	struct vdm_xp_list out = {0};
	struct vdm_xp_seq in, keys = {0};

	if (e->unary && !call->focus.has)
		vdm_xp_raise(call, "XPDY0002", "there is no context item here");
	in = e->unary ? vdm_xp_one(call->focus.item)
		      : vdm_xp_eval(call, e->kids[0]);
	if (e->count > first)
		keys = vdm_xp_atomise(call, vdm_xp_eval(call, e->kids[first]));
	for (size_t i = 0; i < in.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&in, i);
		if (item.type != XT_MAP && item.type != XT_ARRAY)
			vdm_xp_raise(call, "XPTY0004",
				     "\"?\" looks into maps and arrays alone");
		if (e->count == first) {
			look_up_all(call, &item, &out);
			continue;
		}
		for (size_t k = 0; k < keys.n; k++) {
			struct vdm_xp_seq key = vdm_xp_one(vdm_xp_at(&keys, k));
			struct vdm_xp_seq v =
			    vdm_xp_invoke(call, &item, &key, 1);
			vdm_xp_add_all(call, &out, &v);
		}
	}
	return vdm_xp_list_seq(&out);
}
