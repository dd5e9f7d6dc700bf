/* SPDX-License-Identifier: MIT */
/* Value and general comparisons (XPath 3.1, 3.7). */
#include "xpath/compare/compare.h"

#include <math.h>
#include <string.h>

#include "xpath/arith/arith.h"
#include "xpath/cast/cast.h"
#include "xpath/datetime/datetime.h"
#include "xpath/parse/expr.h"
#include "xpath/static/context.h"
#include "xpath/tree/tree.h"

static int
sign(double a, double b)
{
	if (isnan(a) || isnan(b))
		return XP_UNORDERED;
	return a < b ? -1 : a > b;
}

static int
decimal_order(vdm_xp_wide x, int xs, vdm_xp_wide y, int ys)
{
	while (xs != ys) {
		vdm_xp_wide *low = xs < ys ? &x : &y, more;
		if (__builtin_mul_overflow(*low, (vdm_xp_wide)10, &more)) {
			/* beyond all that the other can be */
			int larger = *low > 0 ? 1 : -1;
			return low == &x ? larger : -larger;
		}
		*low = more;
		if (xs < ys)
			xs++;
		else
			ys++;
	}
	return x < y ? -1 : x > y;
}

static int
numeric_order(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	int type = vdm_xp_common_numeric(a->type, b->type), xs = 0, ys = 0;

	if (type == XT_INTEGER && !a->wide && !b->wide)
		return a->u.i < b->u.i ? -1 : a->u.i > b->u.i;
	if (type == XT_DOUBLE)
		return sign(vdm_xp_to_double(a), vdm_xp_to_double(b));
	if (type == XT_FLOAT)
		return sign((double)(float)vdm_xp_to_double(a),
			    (double)(float)vdm_xp_to_double(b));
	vdm_xp_wide x = vdm_xp_digits(a, &xs), y = vdm_xp_digits(b, &ys);
	return decimal_order(x, xs, y, ys);
}

static int
span_order(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	const struct vdm_xp_duration *x = a->u.span, *y = b->u.span;
	vdm_xp_wide xn = vdm_xp_span_nanos(x), yn = vdm_xp_span_nanos(y);

	if (x->months == y->months && xn == yn)
		return 0;
	if (a->type == b->type && a->type == XT_YMD)
		return x->months < y->months ? -1 : 1;
	if (a->type == b->type && a->type == XT_DTD)
		return xn < yn ? -1 : 1;
	return XP_UNORDERED; /* not equal, and no order */
}

static int
bytes_order(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	size_t n = a->n < b->n ? a->n : b->n;
	int order = n > 0 ? memcmp(a->u.s, b->u.s, n) : 0;

	if (order == 0)
		return a->n < b->n ? -1 : a->n > b->n;
	return order < 0 ? -1 : 1;
}

int
vdm_xp_order(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	     const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	int x = vdm_xp_primitive(a->type), y = vdm_xp_primitive(b->type);

	if (vdm_xp_is_numeric(x) && vdm_xp_is_numeric(y))
		return numeric_order(a, b);
	if (vdm_xp_is_texty(x) && vdm_xp_is_texty(y)) {
		if (by == NULL || by->kind == XP_BY_CODEPOINT)
			return bytes_order(a, b);
		return vdm_xp_compare_strings(call, by, a, b);
	}
	if (x == XT_DURATION && y == XT_DURATION)
		return span_order(a, b);
	if (x != y)
		return XP_NO_ORDER;
	if (x == XT_BOOLEAN)
		return a->u.i < b->u.i ? -1 : a->u.i > b->u.i;
	if (x >= XT_DATETIME && x <= XT_GM) {
		int order = vdm_xp_compare_moments(call, a->u.time, b->u.time);
		return x <= XT_TIME || order == 0 ? order : XP_UNORDERED;
	}
	if (x == XT_HEX || x == XT_B64)
		return bytes_order(a, b);
	if (x == XT_QNAME || x == XT_NOTATION)
		return strcmp(a->u.name->local, b->u.name->local) == 0 &&
			       strcmp(a->u.name->ns, b->u.name->ns) == 0
			   ? 0
			   : XP_UNORDERED;
	return XP_NO_ORDER;
}

int
vdm_xp_equal(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	     const struct vdm_xp_item *a, const struct vdm_xp_item *b,
	     int nan_equal)
{
	int order;

	if (!vdm_xp_is_atomic(a->type) || !vdm_xp_is_atomic(b->type))
		return 0;
	order = vdm_xp_order(call, by, a, b);
	if (order == XP_UNORDERED && nan_equal && vdm_xp_is_numeric(a->type) &&
	    vdm_xp_is_numeric(b->type))
		return isnan(vdm_xp_to_double(a)) && isnan(vdm_xp_to_double(b));
	return order == 0;
}

/* Whether values of a type have an order, not only equality. */
static int
is_ordered(int type)
{
	int p = vdm_xp_primitive(type);

	return p != XT_QNAME && p != XT_NOTATION && type != XT_DURATION &&
	       !(p >= XT_GYM && p <= XT_GM);
}

static int
holds(int how, int order)
{
	switch (how) {
	case XP_EQ:
		return order == 0;
	case XP_NE:
		return order != 0;
	case XP_LT:
		return order < 0;
	case XP_LE:
		return order <= 0;
	case XP_GT:
		return order == 1;
	default:
		return order == 0 || order == 1;
	}
}

int
vdm_xp_value_compare(struct vdm_xp_call *call, int how,
		     const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	struct vdm_xp_collation by = {0}, *used = NULL;

	if (call->scope->collation != NULL && vdm_xp_is_texty(a->type)) {
		by = vdm_xp_collation(call, NULL);
		used = &by;
	}
	int order = vdm_xp_order(call, used, a, b);
	if (order == XP_NO_ORDER ||
	    (how != XP_EQ && how != XP_NE &&
	     (!is_ordered(a->type) || !is_ordered(b->type) ||
	      (vdm_xp_primitive(a->type) == XT_DURATION &&
	       a->type != b->type))))
		vdm_xp_raise(
		    call, "XPTY0004", "xs:%s and xs:%s do not compare so",
		    vdm_xp_type_name(a->type), vdm_xp_type_name(b->type));
	if (order < 0)
		order = -1;
	return holds(how, order);
}

/* What is untyped becomes what the other is (XPath 3.1, 3.7.2). */
static int
general_pair(struct vdm_xp_call *call, int how, struct vdm_xp_item a,
	     struct vdm_xp_item b)
{
	struct vdm_xp_item *untyped = a.type == XT_UNTYPED ? &a : &b;
	const struct vdm_xp_item *other = untyped == &a ? &b : &a;
	int to;

	if (a.type == XT_UNTYPED && b.type == XT_UNTYPED) {
		a.type = b.type = XT_STRING;
	} else if (untyped->type == XT_UNTYPED) {
		to = vdm_xp_is_numeric(other->type) ? XT_DOUBLE
		     : vdm_xp_is_texty(other->type) ? XT_STRING
		     : other->type == XT_YMD || other->type == XT_DTD
			 ? other->type
			 : vdm_xp_primitive(other->type);
		*untyped = vdm_xp_cast(call, untyped, to);
	}
	return vdm_xp_value_compare(call, how, &a, &b);
}

int
vdm_xp_general_compare(struct vdm_xp_call *call, int how, struct vdm_xp_seq *a,
		       struct vdm_xp_seq *b)
{
	for (size_t i = 0; i < a->n; i++)
		for (size_t k = 0; k < b->n; k++) {
			vdm_xp_tick(call);
			if (general_pair(call, how, vdm_xp_at(a, i),
					 vdm_xp_at(b, k)))
				return 1;
		}
	return 0;
}

int
vdm_xp_node_order(const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	if (a->u.tree != b->u.tree)
		return a->u.tree->order < b->u.tree->order ? -1 : 1;
	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->aux < b->aux ? -1 : a->aux > b->aux;
}
