/* SPDX-License-Identifier: MIT */
/* Simpler expressions that mean the same. */
#include "xpath/static/static.h"

#include <string.h>

static int
is_fn(const struct vdm_xp_expr *e, const char *local)
{
	return e->op == XP_CALL && e->builtin != NULL &&
	       strcmp(e->local, local) == 0 && strcmp(e->ns, XP_FN) == 0;
}

/* Whether it asks position() or last() of any focus, or may. */
static int
asks_position(const struct vdm_xp_expr *e)
{
	if (e->op == XP_CALL && e->count == 0 &&
	    (is_fn(e, "position") || is_fn(e, "last")))
		return 1;
	if (e->op == XP_NAMED || e->op == XP_PARTIAL)
		return 1;
	for (int i = 0; i < e->count; i++)
		if (asks_position(e->kids[i]))
			return 1;
	return 0;
}

/* Whether its value surely is no number. */
static int
is_never_number(const struct vdm_xp_expr *e)
{
	switch (e->op) {
	case XP_OR:
	case XP_AND:
	case XP_GENERAL:
	case XP_VALUE:
	case XP_IS:
	case XP_CONCAT:
	case XP_SETS:
	case XP_INSTANCE:
	case XP_CASTABLE:
	case XP_SOME:
	case XP_EVERY:
	case XP_STEP:
	case XP_ROOT:
		return 1;
	case XP_LITERAL:
		return e->value.n == 1 && e->value.u.one.type == XT_STRING;
	case XP_PATH:
		return is_never_number(e->kids[1]);
	case XP_CALL:
		return e->builtin != NULL &&
		       e->function->result->item == XT_BOOLEAN;
	default:
		return 0;
	}
}

/* position() = 3 is 3, where it is a predicate by itself */
static struct vdm_xp_expr *
simple_predicate(struct vdm_xp_expr *e)
{
	if ((e->op == XP_GENERAL || e->op == XP_VALUE) && e->how == XP_EQ &&
	    is_fn(e->kids[0], "position") && e->kids[1]->op == XP_LITERAL &&
	    e->kids[1]->value.n == 1 &&
	    e->kids[1]->value.u.one.type == XT_INTEGER)
		return e->kids[1];
	return e;
}

/* descendant-or-self::node()/child::x is descendant::x where no predicate of x
 * counts among the children of one element. */
static struct vdm_xp_expr *
simple_path(struct vdm_xp_expr *e)
{
	struct vdm_xp_expr *left = e->kids[0], *step = e->kids[1], *deep;

	deep = left->op == XP_PATH ? left->kids[1] : NULL;
	if (deep == NULL || deep->op != XP_STEP ||
	    deep->axis != XP_AXIS_DESCENDANT_SELF || deep->type->kind >= 0 ||
	    deep->count > 0 || step->op != XP_STEP ||
	    (step->axis != XP_AXIS_CHILD && step->axis != XP_AXIS_DESCENDANT))
		return e;
	for (int i = 0; i < step->count; i++)
		if (!is_never_number(step->kids[i]) ||
		    asks_position(step->kids[i]))
			return e;
	step->axis = XP_AXIS_DESCENDANT;
	e->kids[0] = left->kids[0];
	return e;
}

struct vdm_xp_expr *
vdm_xp_simplify(struct vdm_xp_expr *e)
{
	int first = e->op == XP_FILTER ? 1 : 0;

	if (e->op == XP_SEQUENCE && e->count == 1)
		return e->kids[0];
	if (e->op == XP_STEP || e->op == XP_FILTER)
		for (int i = first; i < e->count; i++)
			e->kids[i] = simple_predicate(e->kids[i]);
	if (e->op == XP_PATH)
		return simple_path(e);
	return e;
}
