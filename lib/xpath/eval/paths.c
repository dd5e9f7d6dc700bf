/* SPDX-License-Identifier: MIT */
/* Paths, steps, predicates, and "!": what changes the focus. */
#include "xpath/axes/axes.h"
#include "xpath/cast/cast.h"
#include "xpath/eval/eval.h"
#include "xpath/tree/node.h"

_Noreturn static void
no_context(struct vdm_xp_call *call)
{
	vdm_xp_raise(call, "XPDY0002", "there is no context item here");
}

struct vdm_xp_seq
vdm_xp_run_context(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	(void)e;
	if (!call->focus.has)
		no_context(call);
	return vdm_xp_one(call->focus.item);
}

struct vdm_xp_seq
vdm_xp_run_root(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	(void)e;
	if (!call->focus.has)
		no_context(call);
	if (call->focus.item.type != XT_NODE)
		vdm_xp_raise(call, "XPTY0020",
			     "\"/\" where no node is the "
			     "context item");
	struct vdm_xp_item root = vdm_xp_node_root(&call->focus.item);
	if (vdm_xp_node_kind(&root) != XP_NODE_DOCUMENT)
		vdm_xp_raise(call, "XPDY0050", "the tree has no document node");
	return vdm_xp_one(root);
}

/* Whether a predicate's value selects the item at a position. */
static int
selects(struct vdm_xp_call *call, const struct vdm_xp_seq *s, size_t position)
{
	if (s->n == 1) {
		struct vdm_xp_item item = vdm_xp_at(s, 0);
		if (vdm_xp_is_integer(item.type) && !item.wide)
			return item.u.i == (int64_t)position;
		if (vdm_xp_is_numeric(item.type))
			return vdm_xp_to_double(&item) == (double)position;
	}
	return vdm_xp_truth(call, s);
}

/* A number written down: the position it selects, or 0. */
static size_t
literal_position(const struct vdm_xp_expr *predicate)
{
	if (predicate->op != XP_LITERAL || predicate->value.n != 1 ||
	    predicate->value.u.one.type != XT_INTEGER ||
	    predicate->value.u.one.wide)
		return 0;
	return predicate->value.u.one.u.i > 0
		   ? (size_t)predicate->value.u.one.u.i
		   : SIZE_MAX;
}

/* "[@name]": whether it is that, of nodes of one tree; *name as of
 * vdm_xp_axis_attribute. */
static int
asks_attribute(struct vdm_xp_call *call, const struct vdm_xp_expr *predicate,
	       const struct vdm_xp_item *node, uint32_t *name)
{
	*name = XP_NO_NODE;
	return predicate->op == XP_STEP && predicate->count == 0 &&
	       predicate->axis == XP_AXIS_ATTRIBUTE && node->type == XT_NODE &&
	       vdm_xp_axis_attribute(call, node->u.tree, predicate->type, name);
}

static struct vdm_xp_seq
with_attribute(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
	       uint32_t name)
{
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		vdm_xp_tick(call);
		if (vdm_xp_axis_has(&item, name))
			vdm_xp_add(call, &out, item);
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
filter(struct vdm_xp_call *call, struct vdm_xp_seq s,
       const struct vdm_xp_expr *predicate)
{
	size_t at = literal_position(predicate);
	struct vdm_xp_list out = {0};

	if (at > 0)
		return at <= s.n ? vdm_xp_one(vdm_xp_at(&s, at - 1))
				 : vdm_xp_none();
	struct vdm_xp_focus outer = call->focus;
	for (size_t i = 0; i < s.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s, i);
		call->focus = (struct vdm_xp_focus){item, 1, i + 1, s.n};
		struct vdm_xp_seq p = vdm_xp_eval(call, predicate);
		if (selects(call, &p, i + 1))
			vdm_xp_add(call, &out, item);
	}
	call->focus = outer;
	return vdm_xp_list_seq(&out);
}

struct vdm_xp_seq
vdm_xp_run_filter(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[0]);

	for (int i = 1; i < e->count; i++)
		s = filter(call, s, e->kids[i]);
	return s;
}

/* One step from one node, added in document order. */
static void
step_from(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
	  const struct vdm_xp_item *from, struct vdm_xp_list *out)
{
	size_t most = e->count > 0 ? literal_position(e->kids[0]) : 0;
	struct vdm_xp_list found = {0};

	if (e->count == 0 && !vdm_xp_axis_is_reverse(e->axis)) {
		vdm_xp_axis(call, from, e->axis, e->type, 0, out);
		return;
	}
	if (most == SIZE_MAX)
		return;
	/* what nothing in the tree is called, nothing has */
	uint32_t name = XP_NO_NODE;
	int asks =
	    e->count > 0 && asks_attribute(call, e->kids[0], from, &name);
	if (asks && name == XP_NO_NODE)
		return;
	vdm_xp_axis(call, from, e->axis, e->type, most, &found);
	struct vdm_xp_seq s = vdm_xp_list_seq(&found);
	if (asks)
		s = with_attribute(call, &s, name);
	for (int i = asks; i < e->count && s.n > 0; i++)
		s = filter(call, s, e->kids[i]);
	if (!vdm_xp_axis_is_reverse(e->axis)) {
		vdm_xp_add_all(call, out, &s);
		return;
	}
	for (size_t i = s.n; i-- > 0;)
		vdm_xp_add(call, out, vdm_xp_at(&s, i));
}

struct vdm_xp_seq
vdm_xp_run_step(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_list out = {0};

	if (!call->focus.has)
		no_context(call);
	if (call->focus.item.type != XT_NODE)
		vdm_xp_raise(call, "XPTY0020", "a step from what is no node");
	struct vdm_xp_item from = call->focus.item;
	step_from(call, e, &from, &out);
	return vdm_xp_list_seq(&out);
}

/* Nodes are sorted, others stay as they come; never both. */
static struct vdm_xp_seq
path_result(struct vdm_xp_call *call, struct vdm_xp_list *list)
{
	size_t nodes = 0;

	for (size_t i = 0; i < list->n; i++)
		nodes += list->items[i].type == XT_NODE;
	if (nodes == 0)
		return vdm_xp_list_seq(list);
	if (nodes < list->n)
		vdm_xp_raise(call, "XPTY0018",
			     "a path to nodes and other values");
	return vdm_xp_node_sort(call, list);
}

struct vdm_xp_seq
vdm_xp_run_path(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq left = vdm_xp_eval(call, e->kids[0]);
	const struct vdm_xp_expr *right = e->kids[1];
	struct vdm_xp_focus outer = call->focus;
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < left.n; i++)
		if (vdm_xp_at(&left, i).type != XT_NODE)
			vdm_xp_raise(call, "XPTY0019",
				     "\"/\" behind what is no node");
	for (size_t i = 0; i < left.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&left, i);
		if (right->op == XP_STEP) {
			step_from(call, right, &item, &out);
			continue;
		}
		call->focus = (struct vdm_xp_focus){item, 1, i + 1, left.n};
		struct vdm_xp_seq s = vdm_xp_eval(call, right);
		vdm_xp_add_all(call, &out, &s);
	}
	call->focus = outer;
	return path_result(call, &out);
}

struct vdm_xp_seq
vdm_xp_run_simple_map(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq left = vdm_xp_eval(call, e->kids[0]);
	struct vdm_xp_focus outer = call->focus;
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < left.n; i++) {
		call->focus = (struct vdm_xp_focus){vdm_xp_at(&left, i), 1,
						    i + 1, left.n};
		struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[1]);
		vdm_xp_add_all(call, &out, &s);
	}
	call->focus = outer;
	return vdm_xp_list_seq(&out);
}
