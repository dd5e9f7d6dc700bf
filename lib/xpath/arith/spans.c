/* SPDX-License-Identifier: MIT */
/* Arithmetic on dates, times and durations. */
#include "xpath/arith/spans.h"

#include <math.h>

#include "xpath/arith/arith.h"
#include "xpath/cast/cast.h"
#include "xpath/datetime/datetime.h"
#include "xpath/parse/expr.h"

_Noreturn static void
no_operator(struct vdm_xp_call *call, const struct vdm_xp_item *a,
	    const struct vdm_xp_item *b)
{
	vdm_xp_raise(call, "XPTY0004", "no arithmetic of xs:%s and xs:%s",
		     vdm_xp_type_name(a->type), vdm_xp_type_name(b->type));
}

static int
is_span(const struct vdm_xp_item *item)
{
	return item->type == XT_YMD || item->type == XT_DTD;
}

static int
is_moment(const struct vdm_xp_item *item)
{
	return item->type >= XT_DATETIME && item->type <= XT_TIME;
}

/* A number of months or nanoseconds that a duration can have. */
static void
check_length(struct vdm_xp_call *call, int type, double value)
{
	if (fabs(value) > (type == XT_YMD ? 9e15 : 9e27))
		vdm_xp_raise(call, "FODT0002", "the duration is too long");
}

static struct vdm_xp_item
span_of(struct vdm_xp_call *call, int type, double value)
{
	if (isnan(value))
		vdm_xp_raise(call, "FOCA0005", "a duration with NaN");
	check_length(call, type, value);
	return type == XT_YMD
		   ? vdm_xp_span(call, type, (int64_t)floor(value + 0.5), 0)
		   : vdm_xp_span(call, type, 0, (vdm_xp_wide)value);
}

/* A duration times or divided by a number. */
static struct vdm_xp_item
scale(struct vdm_xp_call *call, int how, const struct vdm_xp_item *span,
      const struct vdm_xp_item *by)
{
	double factor = vdm_xp_to_double(by);
	int type = span->type, places = 0;
	vdm_xp_wide value = type == XT_YMD ? span->u.span->months
					   : vdm_xp_span_nanos(span->u.span);

	if (by->type == XT_DOUBLE || by->type == XT_FLOAT) {
		if (how == XP_DIVIDE && factor == 0)
			vdm_xp_raise(call, "FODT0002",
				     "a duration divided by 0");
		return span_of(call, type,
			       how == XP_MULTIPLY ? (double)value * factor
						  : (double)value / factor);
	}
	/* exact for integers and decimals */
	vdm_xp_wide digits = vdm_xp_digits(by, &places);
	if (how == XP_DIVIDE && digits == 0)
		vdm_xp_raise(call, "FODT0002", "a duration divided by 0");
	check_length(call, type,
		     how == XP_MULTIPLY ? (double)value * factor
					: (double)value / factor);
	struct vdm_xp_item whole = vdm_xp_integer(call, value, XT_INTEGER), out;
	out = how == XP_MULTIPLY
		  ? vdm_xp_decimal_arith(call, XP_MULTIPLY, &whole, by)
		  : vdm_xp_decimal_arith(call, XP_DIVIDE, &whole, by);
	digits = vdm_xp_digits(&out, &places);
	vdm_xp_wide unit = vdm_xp_power10(places), rest = digits % unit;
	digits /= unit;
	if (rest < 0) {
		rest += unit;
		digits--;
	}
	digits += rest * 2 >= unit; /* rounded half up */
	return type == XT_YMD ? vdm_xp_span(call, type, (int64_t)digits, 0)
			      : vdm_xp_span(call, type, 0, digits);
}

static struct vdm_xp_item
span_and_span(struct vdm_xp_call *call, int how, const struct vdm_xp_item *a,
	      const struct vdm_xp_item *b)
{
	int64_t months = 0;
	vdm_xp_wide x = vdm_xp_span_nanos(a->u.span),
		    y = vdm_xp_span_nanos(b->u.span);

	if (a->type != b->type)
		no_operator(call, a, b);
	if (how == XP_DIVIDE) {
		if (a->type == XT_YMD) {
			x = a->u.span->months;
			y = b->u.span->months;
		}
		if (y == 0)
			vdm_xp_raise(call, "FOAR0001", "division by no time");
		struct vdm_xp_item p = vdm_xp_integer(call, x, XT_INTEGER);
		struct vdm_xp_item q = vdm_xp_integer(call, y, XT_INTEGER);
		return vdm_xp_decimal_arith(call, XP_DIVIDE, &p, &q);
	}
	if (how != XP_ADD && how != XP_SUBTRACT)
		no_operator(call, a, b);
	if (how == XP_ADD ? __builtin_add_overflow(a->u.span->months,
						   b->u.span->months, &months)
			  : __builtin_sub_overflow(a->u.span->months,
						   b->u.span->months, &months))
		vdm_xp_raise(call, "FODT0002", "the duration is too long");
	return vdm_xp_span(call, a->type, months,
			   how == XP_ADD ? x + y : x - y);
}

static struct vdm_xp_item
moment_and_span(struct vdm_xp_call *call, int how, const struct vdm_xp_item *a,
		const struct vdm_xp_item *b)
{
	int sign = how == XP_ADD ? 1 : -1;

	if ((how != XP_ADD && how != XP_SUBTRACT) ||
	    (a->type == XT_TIME && b->type == XT_YMD))
		no_operator(call, a, b);
	return vdm_xp_moment_plus(call, a, sign * b->u.span->months,
				  sign * vdm_xp_span_nanos(b->u.span));
}

struct vdm_xp_item
vdm_xp_span_arith(struct vdm_xp_call *call, int how,
		  const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	if (is_span(a) && vdm_xp_is_numeric(b->type) &&
	    (how == XP_MULTIPLY || how == XP_DIVIDE))
		return scale(call, how, a, b);
	if (vdm_xp_is_numeric(a->type) && is_span(b) && how == XP_MULTIPLY)
		return scale(call, how, b, a);
	if (is_span(a) && is_span(b))
		return span_and_span(call, how, a, b);
	if (is_moment(a) && is_span(b))
		return moment_and_span(call, how, a, b);
	if (is_span(a) && is_moment(b) && how == XP_ADD)
		return moment_and_span(call, how, b, a);
	if (is_moment(a) && is_moment(b) && how == XP_SUBTRACT &&
	    vdm_xp_primitive(a->type) == vdm_xp_primitive(b->type))
		return vdm_xp_span(call, XT_DTD, 0,
				   vdm_xp_instant(call, a->u.time) -
				       vdm_xp_instant(call, b->u.time));
	no_operator(call, a, b);
}
