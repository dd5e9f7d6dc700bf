/* SPDX-License-Identifier: MIT */
/* fn:deep-equal (F&O 3.1, 14.2.1). */
#include "xpath/compare/compare.h"

#include <string.h>

#include "xpath/tree/node.h"

static int items_equal(struct vdm_xp_call *call,
		       const struct vdm_xp_collation *by,
		       const struct vdm_xp_item *a, const struct vdm_xp_item *b,
		       size_t depth);

static void
deeper(struct vdm_xp_call *call, size_t depth)
{
	vdm_xp_tick(call);
	if (depth > call->limits.depth)
		vdm_xp_raise(call, "VDXP0001",
			     "values nested more than %zu deep",
			     call->limits.depth);
}

static int
sequences_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
		const struct vdm_xp_seq *a, const struct vdm_xp_seq *b,
		size_t depth)
{
	if (a->n != b->n)
		return 0;
	for (size_t i = 0; i < a->n; i++) {
		struct vdm_xp_item x = vdm_xp_at(a, i), y = vdm_xp_at(b, i);
		if (!items_equal(call, by, &x, &y, depth))
			return 0;
	}
	return 1;
}

static int
same_text(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	  const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	struct vdm_xp_item x = vdm_xp_node_string(call, a),
			   y = vdm_xp_node_string(call, b);

	return vdm_xp_compare_strings(call, by, &x, &y) == 0;
}

static int
same_names(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	return strcmp(vdm_xp_node_local(a), vdm_xp_node_local(b)) == 0 &&
	       strcmp(vdm_xp_node_ns(a), vdm_xp_node_ns(b)) == 0;
}

static int
attributes_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
		 const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	const struct vdm_xp_tree *x = a->u.tree, *y = b->u.tree;
	size_t count = 0, other = 0;

	for (uint32_t i = a->n + 1;
	     i < x->nodes[a->n].end && x->nodes[i].kind == XP_NODE_ATTRIBUTE;
	     i++, count++) {
		struct vdm_xp_item p = vdm_xp_node(x, i), q = vdm_xp_node(y, 0);
		q.n = vdm_xp_tree_attribute(y, b->n, vdm_xp_node_ns(&p),
					    vdm_xp_node_local(&p));
		if (q.n == XP_NO_NODE || !same_text(call, by, &p, &q))
			return 0;
	}
	for (uint32_t i = b->n + 1;
	     i < y->nodes[b->n].end && y->nodes[i].kind == XP_NODE_ATTRIBUTE;
	     i++)
		other++;
	return count == other;
}

/* The first child from `n` on that counts: comments and instructions do not. */
static uint32_t
counting(const struct vdm_xp_tree *tree, uint32_t n)
{
	while (n != XP_NO_NODE && (tree->nodes[n].kind == XP_NODE_COMMENT ||
				   tree->nodes[n].kind == XP_NODE_PI))
		n = vdm_xp_tree_next(tree, n);
	return n;
}

static int
nodes_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	    const struct vdm_xp_item *a, const struct vdm_xp_item *b,
	    size_t depth)
{
	int kind = vdm_xp_node_kind(a);

	deeper(call, depth);
	if (kind != vdm_xp_node_kind(b) || !same_names(a, b))
		return 0;
	if (kind > XP_NODE_ELEMENT)
		return same_text(call, by, a, b);
	if (kind == XP_NODE_ELEMENT && !attributes_equal(call, by, a, b))
		return 0;
	const struct vdm_xp_tree *x = a->u.tree, *y = b->u.tree;
	uint32_t p = counting(x, vdm_xp_tree_first_child(x, a->n));
	uint32_t q = counting(y, vdm_xp_tree_first_child(y, b->n));
	while (p != XP_NO_NODE && q != XP_NO_NODE) {
		struct vdm_xp_item i = vdm_xp_node(x, p), k = vdm_xp_node(y, q);
		if (!nodes_equal(call, by, &i, &k, depth + 1))
			return 0;
		p = counting(x, vdm_xp_tree_next(x, p));
		q = counting(y, vdm_xp_tree_next(y, q));
	}
	return p == q;
}

static int
maps_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	   const struct vdm_xp_map *a, const struct vdm_xp_map *b, size_t depth)
{
	if (a->n != b->n)
		return 0;
	for (size_t i = 0; i < a->n; i++) {
		const struct vdm_xp_seq *other =
		    vdm_xp_map_get(b, &a->entries[i].key);
		if (other == NULL ||
		    !sequences_equal(call, by, &a->entries[i].value, other,
				     depth + 1))
			return 0;
	}
	return 1;
}

static int
arrays_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	     const struct vdm_xp_array *a, const struct vdm_xp_array *b,
	     size_t depth)
{
	if (a->n != b->n)
		return 0;
	for (size_t i = 0; i < a->n; i++)
		if (!sequences_equal(call, by, &a->members[i], &b->members[i],
				     depth + 1))
			return 0;
	return 1;
}

static int
items_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	    const struct vdm_xp_item *a, const struct vdm_xp_item *b,
	    size_t depth)
{
	deeper(call, depth);
	if (a->type == XT_FUNCTION || b->type == XT_FUNCTION)
		vdm_xp_raise(call, "FOTY0015", "functions cannot be compared");
	if (vdm_xp_is_atomic(a->type) && vdm_xp_is_atomic(b->type))
		return vdm_xp_equal(call, by, a, b, 1);
	if (a->type != b->type)
		return 0;
	if (a->type == XT_NODE)
		return nodes_equal(call, by, a, b, depth);
	return a->type == XT_MAP
		   ? maps_equal(call, by, a->u.map, b->u.map, depth)
		   : arrays_equal(call, by, a->u.array, b->u.array, depth);
}

int
vdm_xp_deep_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
		  const struct vdm_xp_seq *a, const struct vdm_xp_seq *b)
{
	/* functions anywhere are an error, wherever the first difference is */
	for (size_t i = 0; i < a->n && !a->is_range; i++)
		if (vdm_xp_at(a, i).type == XT_FUNCTION)
			vdm_xp_raise(call, "FOTY0015",
				     "functions cannot be compared");
	for (size_t i = 0; i < b->n && !b->is_range; i++)
		if (vdm_xp_at(b, i).type == XT_FUNCTION)
			vdm_xp_raise(call, "FOTY0015",
				     "functions cannot be compared");
	return sequences_equal(call, by, a, b, 0);
}
