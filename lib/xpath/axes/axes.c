/* SPDX-License-Identifier: MIT */
/* Walking the axes. Nodes lie in document order, so that most axes are runs of
 * numbers; descendants of a name come from the tree's keys. */
#include "xpath/axes/axes.h"

#include "xpath/eval/eval.h"
#include "xpath/tree/node.h"

enum { FEW_NODES = 64 }; /* for which no table is made */

struct walk {
	struct vdm_xp_call *call;
	const struct vdm_xp_tree *tree;
	const struct vdm_xp_type *test;
	struct vdm_xp_list *out;
	size_t stop;   /* of out->n; 0: none */
	uint32_t name; /* the only one that matches, where one does */
	int by_name;
};

/* Whether to go on. */
static int
offer(struct walk *w, uint32_t n)
{
	const struct vdm_xp_tree_node *node = &w->tree->nodes[n];

	vdm_xp_tick(w->call);
	if (w->by_name) {
		if (node->name != w->name ||
		    node->kind != (uint8_t)w->test->kind)
			return 1;
	} else if (w->test->kind >= 0) {
		struct vdm_xp_item item = vdm_xp_node(w->tree, n);
		if (node->kind != (uint8_t)w->test->kind ||
		    !vdm_xp_node_matches(&item, w->test))
			return 1;
	}
	vdm_xp_add(w->call, w->out, vdm_xp_node(w->tree, n));
	return w->stop == 0 || w->out->n < w->stop;
}

static void
walk_children(struct walk *w, uint32_t n)
{
	uint32_t c = vdm_xp_tree_first_child(w->tree, n);

	while (c != XP_NO_NODE && offer(w, c))
		c = vdm_xp_tree_next(w->tree, c);
}

static void
walk_attributes(struct walk *w, uint32_t n)
{
	if (w->tree->nodes[n].kind != XP_NODE_ELEMENT)
		return;
	for (uint32_t a = n + 1; a < w->tree->nodes[n].end &&
				 w->tree->nodes[a].kind == XP_NODE_ATTRIBUTE;
	     a++)
		if (!offer(w, a))
			return;
}

/* Elements alone, whose test is asked once for each name: a test that looks at
 * more than that is asked again. */
static void
walk_elements(struct walk *w, uint32_t n, uint32_t end)
{
	enum { UNKNOWN, YES, NO };
	uint8_t *known = vdm_xp_alloc(w->call, w->tree->names_count + 1);

	for (; n < end; n++) {
		const struct vdm_xp_tree_node *node = &w->tree->nodes[n];
		struct vdm_xp_item item;

		if (node->kind != XP_NODE_ELEMENT || known[node->name] == NO)
			continue;
		item = vdm_xp_node(w->tree, n);
		vdm_xp_tick(w->call);
		if (known[node->name] == UNKNOWN)
			known[node->name] =
			    vdm_xp_node_matches(&item, w->test) ? YES : NO;
		if (known[node->name] == NO)
			continue;
		vdm_xp_add(w->call, w->out, item);
		if (w->stop > 0 && w->out->n >= w->stop)
			return;
	}
}

/* All from `n` to `end` but attributes, forwards. */
static void
walk_run(struct walk *w, uint32_t n, uint32_t end)
{
	if (w->by_name && w->test->kind == XP_NODE_ELEMENT) {
		size_t count = 0, low = 0;
		const uint32_t *key = vdm_xp_tree_key(w->tree, w->name, &count);
		size_t high = count;
		while (low < high) {
			size_t mid = low + (high - low) / 2;
			if (key[mid] < n)
				low = mid + 1;
			else
				high = mid;
		}
		while (low < count && key[low] < end && offer(w, key[low]))
			low++;
		return;
	}
	if (w->test->kind == XP_NODE_ELEMENT && end - n > FEW_NODES) {
		walk_elements(w, n, end);
		return;
	}
	for (; n < end; n++)
		if (w->tree->nodes[n].kind != XP_NODE_ATTRIBUTE && !offer(w, n))
			return;
}

static void
walk_ancestors(struct walk *w, uint32_t n)
{
	while (n != XP_NO_NODE && offer(w, n))
		n = w->tree->nodes[n].parent;
}

/* All before it that do not hold it, backwards. */
static void
walk_preceding(struct walk *w, uint32_t n)
{
	uint32_t up = w->tree->nodes[n].parent;

	while (n-- > 0) {
		if (n == up) {
			up = w->tree->nodes[n].parent;
			continue;
		}
		if (w->tree->nodes[n].kind != XP_NODE_ATTRIBUTE && !offer(w, n))
			return;
	}
}

static void
walk_siblings(struct walk *w, uint32_t n, int back)
{
	if (w->tree->nodes[n].kind == XP_NODE_ATTRIBUTE)
		return;
	for (;;) {
		n = back ? w->tree->nodes[n].previous
			 : vdm_xp_tree_next(w->tree, n);
		if (n == XP_NO_NODE || !offer(w, n))
			return;
	}
}

static void
walk_namespaces(struct walk *w, uint32_t n)
{
	if (w->tree->nodes[n].kind != XP_NODE_ELEMENT)
		return;
	for (size_t i = 0; vdm_xp_tree_scope(w->tree, n, i) != NULL; i++) {
		struct vdm_xp_item item = vdm_xp_node(w->tree, n);
		item.aux = (uint16_t)(i + 1);
		if (vdm_xp_node_matches(&item, w->test))
			vdm_xp_add(w->call, w->out, item);
	}
}

/* A namespace node has an element for a parent, and no other relations. */
static void
from_namespace(struct walk *w, const struct vdm_xp_item *from, int axis)
{
	if (axis == XP_AXIS_SELF || axis == XP_AXIS_ANCESTOR_SELF ||
	    axis == XP_AXIS_DESCENDANT_SELF)
		if (vdm_xp_node_matches(from, w->test))
			vdm_xp_add(w->call, w->out, *from);
	if (axis == XP_AXIS_PARENT)
		offer(w, from->n);
	if (axis == XP_AXIS_ANCESTOR || axis == XP_AXIS_ANCESTOR_SELF)
		walk_ancestors(w, from->n);
	if (axis == XP_AXIS_FOLLOWING)
		walk_run(w, from->n + 1, w->tree->count);
	if (axis == XP_AXIS_PRECEDING)
		walk_preceding(w, from->n);
}

static void
walk_axis(struct walk *w, uint32_t n, int axis)
{
	const struct vdm_xp_tree_node *node = &w->tree->nodes[n];
	int leaf = node->kind == XP_NODE_ATTRIBUTE;

	switch (axis) {
	case XP_AXIS_CHILD:
		walk_children(w, n);
		break;
	case XP_AXIS_DESCENDANT:
		walk_run(w, n + 1, node->end);
		break;
	case XP_AXIS_ATTRIBUTE:
		walk_attributes(w, n);
		break;
	case XP_AXIS_SELF:
		offer(w, n);
		break;
	case XP_AXIS_DESCENDANT_SELF:
		if (leaf)
			offer(w, n);
		else
			walk_run(w, n, node->end);
		break;
	case XP_AXIS_FOLLOWING_SIBLING:
		walk_siblings(w, n, 0);
		break;
	case XP_AXIS_FOLLOWING:
		walk_run(w, node->end, w->tree->count);
		break;
	case XP_AXIS_NAMESPACE:
		walk_namespaces(w, n);
		break;
	case XP_AXIS_PARENT:
		if (node->parent != XP_NO_NODE)
			offer(w, node->parent);
		break;
	case XP_AXIS_ANCESTOR:
		walk_ancestors(w, node->parent);
		break;
	case XP_AXIS_ANCESTOR_SELF:
		walk_ancestors(w, n);
		break;
	case XP_AXIS_PRECEDING_SIBLING:
		walk_siblings(w, n, 1);
		break;
	default:
		walk_preceding(w, n);
		break;
	}
}

/* The number of a test's name in the tree; trees and tests may be others in the
 * next evaluation, so that is what a number is kept for. */
static uint32_t
name_of(struct vdm_xp_call *call, const struct vdm_xp_tree *tree,
	const struct vdm_xp_type *test)
{
	struct vdm_xp_looked_up *l =
	    &call->looked_up[((uintptr_t)test >> 4) % XP_LOOKED_UP];

	if (l->turn != call->turn || l->test != test || l->tree != tree) {
		l->name = vdm_xp_tree_name_id(tree, test->ns, test->local);
		l->turn = call->turn;
		l->test = test;
		l->tree = tree;
	}
	return l->name;
}

/* Whether a test asks for one name, of elements or attributes. */
static int
is_one_name(const struct vdm_xp_type *test)
{
	return test->kind >= XP_NODE_ELEMENT &&
	       test->kind <= XP_NODE_ATTRIBUTE && !test->any_name &&
	       !test->any_ns && !test->any_local && test->content == XT_NONE;
}

int
vdm_xp_axis_attribute(struct vdm_xp_call *call, const struct vdm_xp_tree *tree,
		      const struct vdm_xp_type *test, uint32_t *name)
{
	*name = XP_NO_NODE;
	if (test->kind != XP_NODE_ATTRIBUTE || !is_one_name(test))
		return 0;
	*name = name_of(call, tree, test);
	return 1;
}

int
vdm_xp_axis_has(const struct vdm_xp_item *element, uint32_t name)
{
	const struct vdm_xp_tree_node *nodes = element->u.tree->nodes;
	uint32_t end = nodes[element->n].end, a = element->n + 1;

	if (element->aux > 0 || nodes[element->n].kind != XP_NODE_ELEMENT)
		return 0;
	for (; a < end && nodes[a].kind == XP_NODE_ATTRIBUTE; a++)
		if (nodes[a].name == name)
			return 1;
	return 0;
}

void
vdm_xp_axis(struct vdm_xp_call *call, const struct vdm_xp_item *from, int axis,
	    const struct vdm_xp_type *test, size_t most,
	    struct vdm_xp_list *out)
{
	struct walk w = {.call = call,
			 .tree = from->u.tree,
			 .test = test,
			 .out = out,
			 .stop = most > 0 ? out->n + most : 0};

	if (is_one_name(test)) {
		w.by_name = 1;
		w.name = name_of(call, w.tree, test);
		if (w.name == XP_NO_NODE)
			return;
	}
	if (from->aux > 0)
		from_namespace(&w, from, axis);
	else
		walk_axis(&w, from->n, axis);
}
