/* SPDX-License-Identifier: MIT */
/* Paths, steps, predicates, and "!": what changes the focus. */
#include <math.h>
#include <string.h>

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

/* Whether it is the function of the focus with that name. */
static int
is_focus(const struct vdm_xp_expr *e, const char *local)
{
	return e->op == XP_CALL && e->count == 0 && e->builtin != NULL &&
	       strcmp(e->local, local) == 0 && strcmp(e->ns, XP_FN) == 0;
}

/* Whether its value is the same for all items of a sequence, being made of
 * numbers, variables and last() alone. */
static int
is_steady(const struct vdm_xp_expr *e)
{
	switch (e->op) {
	case XP_LITERAL:
	case XP_VARIABLE:
	case XP_GLOBAL:
		return 1;
	case XP_ARITH:
	case XP_UNARY:
		for (int i = 0; i < e->count; i++)
			if (!is_steady(e->kids[i]))
				return 0;
		return 1;
	default:
		return is_focus(e, "last");
	}
}

static struct vdm_xp_seq
steady_value(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
	     const struct vdm_xp_expr *e)
{
	struct vdm_xp_focus outer = call->focus;
	struct vdm_xp_seq value;

	call->focus = (struct vdm_xp_focus){vdm_xp_at(s, 0), 1, 1, s->n};
	value = vdm_xp_eval(call, e);
	call->focus = outer;
	return value;
}

/* [last() - 1], [$n]: one item, or all or none where it is no number. */
static struct vdm_xp_seq
filter_steady(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
	      const struct vdm_xp_expr *predicate)
{
	struct vdm_xp_seq value = steady_value(call, s, predicate);
	struct vdm_xp_item item;
	double at;

	if (value.n != 1 ||
	    !vdm_xp_is_numeric((item = vdm_xp_at(&value, 0)).type))
		return vdm_xp_truth(call, &value) ? *s : vdm_xp_none();
	if (vdm_xp_is_integer(item.type) && !item.wide)
		return item.u.i >= 1 && (uint64_t)item.u.i <= s->n
			   ? vdm_xp_one(vdm_xp_at(s, (size_t)item.u.i - 1))
			   : vdm_xp_none();
	at = vdm_xp_to_double(&item);
	return at >= 1 && at <= (double)s->n && at == floor(at)
		   ? vdm_xp_one(vdm_xp_at(s, (size_t)at - 1))
		   : vdm_xp_none();
}

/* [position() <= last() - 1] and the like: which side position() is on, 0 or 1;
 * -1: it is another predicate. */
static int
bounds_position(const struct vdm_xp_expr *predicate)
{
	if ((predicate->op != XP_GENERAL && predicate->op != XP_VALUE) ||
	    predicate->how == XP_NE || predicate->how > XP_GE)
		return -1;
	for (int i = 0; i < 2; i++)
		if (is_focus(predicate->kids[i], "position") &&
		    is_steady(predicate->kids[1 - i]))
			return i;
	return -1;
}

/* The same comparison, seen from the other side. */
static int
turned(int how)
{
	switch (how) {
	case XP_LT:
		return XP_GT;
	case XP_LE:
		return XP_GE;
	case XP_GT:
		return XP_LT;
	case XP_GE:
		return XP_LE;
	default:
		return how;
	}
}

/* 1 with what is left of the sequence; 0 where the bound is no small integer,
 * and each item is to be asked. */
static int
filter_bounded(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
	       const struct vdm_xp_expr *predicate, int side,
	       struct vdm_xp_seq *out)
{
	struct vdm_xp_seq value =
	    steady_value(call, s, predicate->kids[1 - side]);
	int how = side == 0 ? predicate->how : turned(predicate->how);
	int64_t from = 1, to = (int64_t)s->n, bound;
	struct vdm_xp_item item;

	*out = vdm_xp_none();
	if (value.n != 1)
		return 0;
	item = vdm_xp_at(&value, 0);
	if (!vdm_xp_is_integer(item.type) || item.wide ||
	    item.u.i <= INT64_MIN + 1 || item.u.i >= INT64_MAX - 1)
		return 0;
	bound = item.u.i;
	if (how == XP_EQ || how == XP_GE || how == XP_GT)
		from = bound + (how == XP_GT);
	if (how == XP_EQ || how == XP_LE || how == XP_LT)
		to = bound - (how == XP_LT);
	if (from < 1)
		from = 1;
	if (to > (int64_t)s->n)
		to = (int64_t)s->n;
	if (from <= to)
		*out = vdm_xp_part(call, s, (size_t)from - 1,
				   (size_t)(to - from + 1));
	return 1;
}

static struct vdm_xp_seq
filter(struct vdm_xp_call *call, struct vdm_xp_seq s,
       const struct vdm_xp_expr *predicate)
{
	size_t at = literal_position(predicate);
	struct vdm_xp_list out = {0};
	struct vdm_xp_seq part;
	int side;

	if (at > 0)
		return at <= s.n ? vdm_xp_one(vdm_xp_at(&s, at - 1))
				 : vdm_xp_none();
	if (s.n > 0 && is_steady(predicate))
		return filter_steady(call, &s, predicate);
	side = s.n > 0 ? bounds_position(predicate) : -1;
	if (side >= 0 && filter_bounded(call, &s, predicate, side, &part))
		return part;
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

/* Whether its value is empty of any node of a tree, since no node there has the
 * attribute that it asks for. */
static int
asks_in_vain(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
	     const struct vdm_xp_item *node)
{
	uint32_t name;

	return asks_attribute(call, e, node, &name) && name == XP_NO_NODE;
}

/* starts-with(@name, 'words') and the like, which of nothing are not true. */
static int
looks_in_vain(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
	      const struct vdm_xp_item *node)
{
	struct vdm_xp_item words;

	if (e->op != XP_CALL || e->builtin == NULL || e->count != 2 ||
	    strcmp(e->ns, XP_FN) != 0 ||
	    (strcmp(e->local, "starts-with") != 0 &&
	     strcmp(e->local, "ends-with") != 0 &&
	     strcmp(e->local, "contains") != 0))
		return 0;
	if (e->kids[1]->op != XP_LITERAL || e->kids[1]->value.n != 1)
		return 0;
	words = vdm_xp_at(&e->kids[1]->value, 0);
	return words.type == XT_STRING && words.n > 0 &&
	       asks_in_vain(call, e->kids[0], node);
}

/* Whether a predicate selects nothing of a tree, which is told without a walk:
 * it cannot hold where an attribute is not, and no node has that. */
static int
is_vain(struct vdm_xp_call *call, const struct vdm_xp_expr *predicate,
	const struct vdm_xp_item *node)
{
	const struct vdm_xp_expr *e = predicate;

	for (; e->op == XP_AND; e = e->kids[0])
		for (int i = 1; i < e->count; i++)
			if (asks_in_vain(call, e->kids[i], node) ||
			    looks_in_vain(call, e->kids[i], node))
				return 1;
	return asks_in_vain(call, e, node) || looks_in_vain(call, e, node);
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
	for (int i = asks; i < e->count; i++)
		if (is_vain(call, e->kids[i], from))
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
