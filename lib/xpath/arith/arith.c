/* SPDX-License-Identifier: MIT */
/* Arithmetic on numbers. */
#include "xpath/arith/arith.h"

#include <math.h>

#include "xpath/arith/spans.h"
#include "xpath/cast/cast.h"
#include "xpath/parse/expr.h"

int
vdm_xp_common_numeric(int a, int b)
{
	if (a == XT_DOUBLE || b == XT_DOUBLE)
		return XT_DOUBLE;
	if (a == XT_FLOAT || b == XT_FLOAT)
		return XT_FLOAT;
	if (a == XT_DECIMAL || b == XT_DECIMAL)
		return XT_DECIMAL;
	return XT_INTEGER;
}

_Noreturn static void
overflow(struct vdm_xp_call *call)
{
	vdm_xp_raise(call, "FOAR0002", "the number is too large");
}

_Noreturn static void
by_zero(struct vdm_xp_call *call)
{
	vdm_xp_raise(call, "FOAR0001", "division by zero");
}

static struct vdm_xp_item
integer_arith(struct vdm_xp_call *call, int how, const struct vdm_xp_item *a,
	      const struct vdm_xp_item *b)
{
	vdm_xp_wide x = vdm_xp_wide_of(a), y = vdm_xp_wide_of(b), z = 0;
	int over = 0;

	switch (how) {
	case XP_ADD:
		over = __builtin_add_overflow(x, y, &z);
		break;
	case XP_SUBTRACT:
		over = __builtin_sub_overflow(x, y, &z);
		break;
	case XP_MULTIPLY:
		over = __builtin_mul_overflow(x, y, &z);
		break;
	default:
		if (y == 0)
			by_zero(call);
		if (y == -1) /* the least number has no opposite */
			over = how == XP_IDIVIDE &&
			       __builtin_sub_overflow((vdm_xp_wide)0, x, &z);
		else
			z = how == XP_IDIVIDE ? x / y : x % y;
		break;
	}
	if (over)
		overflow(call);
	return vdm_xp_integer(call, z, XT_INTEGER);
}

static struct vdm_xp_item
double_arith(struct vdm_xp_call *call, int how, double x, double y, int type)
{
	double z = 0;

	switch (how) {
	case XP_ADD:
		z = x + y;
		break;
	case XP_SUBTRACT:
		z = x - y;
		break;
	case XP_MULTIPLY:
		z = x * y;
		break;
	case XP_DIVIDE:
		z = y != 0                           ? x / y
		    : x == 0 || isnan(x) || isnan(y) ? NAN
		    : signbit(x) != signbit(y)       ? -INFINITY
						     : INFINITY;
		break;
	case XP_IDIVIDE: {
		vdm_xp_wide digits = 0;
		int scale = 0;
		if (y == 0)
			by_zero(call);
		if (isnan(x) || isnan(y) || isinf(x))
			vdm_xp_raise(call, "FOAR0002", "idiv of no number");
		z = trunc(type == XT_FLOAT ? (double)((float)x / (float)y)
					   : x / y);
		if (vdm_xp_double_decimal(z, &digits, &scale) < 0)
			overflow(call);
		return vdm_xp_integer(call, digits, XT_INTEGER);
	}
	default:
		z = y == 0 ? NAN : isinf(y) && !isinf(x) ? x : fmod(x, y);
		break;
	}
	return type == XT_FLOAT ? vdm_xp_float(z) : vdm_xp_double(z);
}

struct vdm_xp_item
vdm_xp_arith(struct vdm_xp_call *call, int how, const struct vdm_xp_item *a,
	     const struct vdm_xp_item *b)
{
	int64_t z = 0;

	if (!vdm_xp_is_numeric(a->type) || !vdm_xp_is_numeric(b->type))
		return vdm_xp_span_arith(call, how, a, b);
	int type = vdm_xp_common_numeric(a->type, b->type);
	if (type == XT_INTEGER && how != XP_DIVIDE) {
		if (!a->wide && !b->wide &&
		    ((how == XP_ADD &&
		      !__builtin_add_overflow(a->u.i, b->u.i, &z)) ||
		     (how == XP_SUBTRACT &&
		      !__builtin_sub_overflow(a->u.i, b->u.i, &z)) ||
		     (how == XP_MULTIPLY &&
		      !__builtin_mul_overflow(a->u.i, b->u.i, &z))))
			return vdm_xp_int(z);
		return integer_arith(call, how, a, b);
	}
	if (type == XT_INTEGER || type == XT_DECIMAL)
		return vdm_xp_decimal_arith(call, how, a, b);
	double x = vdm_xp_to_double(a), y = vdm_xp_to_double(b);
	if (type == XT_FLOAT) {
		x = (double)(float)x;
		y = (double)(float)y;
	}
	return double_arith(call, how, x, y, type);
}

struct vdm_xp_item
vdm_xp_negate(struct vdm_xp_call *call, const struct vdm_xp_item *item)
{
	struct vdm_xp_item zero = vdm_xp_int(0);

	if (item->type == XT_DOUBLE || item->type == XT_FLOAT) {
		struct vdm_xp_item out = *item;
		out.u.d = -out.u.d;
		return out;
	}
	return vdm_xp_arith(call, XP_SUBTRACT, &zero, item);
}
