/* SPDX-License-Identifier: MIT */
/* Arithmetic on decimals, with 18 digits behind the point and more. */
#include "xpath/arith/arith.h"

#include "xpath/cast/cast.h"
#include "xpath/parse/expr.h"

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

/* Takes digits from behind the point, rounding. */
static void
shorten(vdm_xp_wide *digits, int *scale, int by)
{
	for (; by > 0 && *scale > 0; by--) {
		vdm_xp_wide last = *digits % 10;
		*digits /= 10;
		if (by == 1 || *scale == 1)
			*digits += last >= 5 ? 1 : last <= -5 ? -1 : 0;
		--*scale;
	}
}

/* Brings both to one scale. */
static void
align(struct vdm_xp_call *call, vdm_xp_wide *x, int *xs, vdm_xp_wide *y,
      int *ys)
{
	while (*xs != *ys) {
		vdm_xp_wide *low = *xs < *ys ? x : y, more;
		int *scale = *xs < *ys ? xs : ys;
		if (__builtin_mul_overflow(*low, (vdm_xp_wide)10, &more)) {
			if (scale == xs)
				shorten(y, ys, *ys - *xs);
			else
				shorten(x, xs, *xs - *ys);
			if (*xs != *ys)
				overflow(call);
			return;
		}
		*low = more;
		++*scale;
	}
}

static struct vdm_xp_item
multiply(struct vdm_xp_call *call, vdm_xp_wide x, int xs, vdm_xp_wide y, int ys)
{
	vdm_xp_wide z = 0;

	while (__builtin_mul_overflow(x, y, &z)) {
		/* the one with more digits behind the point gives one up */
		if (xs == 0 && ys == 0)
			overflow(call);
		if (xs >= ys)
			shorten(&x, &xs, 1);
		else
			shorten(&y, &ys, 1);
	}
	int scale = xs + ys;
	if (scale > 30)
		shorten(&z, &scale, scale - 30);
	return vdm_xp_decimal(call, z, scale);
}

/* With 18 digits behind the point, rounded. */
static struct vdm_xp_item
divide(struct vdm_xp_call *call, vdm_xp_wide x, int xs, vdm_xp_wide y, int ys)
{
	int scale = 0, negative = (x < 0) != (y < 0);

	if (y == 0)
		by_zero(call);
	align(call, &x, &xs, &y, &ys);
	vdm_xp_uwide a = x < 0 ? -(vdm_xp_uwide)x : (vdm_xp_uwide)x;
	vdm_xp_uwide b = y < 0 ? -(vdm_xp_uwide)y : (vdm_xp_uwide)y;
	vdm_xp_uwide whole = a / b, rest = a % b;
	while (rest > 0 && scale < 18 &&
	       whole < (vdm_xp_uwide)vdm_xp_power10(36)) {
		/* rest < b < 2^127: times ten may not fit */
		while (rest > (vdm_xp_uwide)vdm_xp_power10(37)) {
			rest /= 10;
			b /= 10;
		}
		rest *= 10;
		whole = whole * 10 + rest / b;
		rest %= b;
		scale++;
	}
	if (rest >= b - rest)
		whole++;
	return vdm_xp_decimal(
	    call, negative ? -(vdm_xp_wide)whole : (vdm_xp_wide)whole, scale);
}

struct vdm_xp_item
vdm_xp_decimal_arith(struct vdm_xp_call *call, int how,
		     const struct vdm_xp_item *a, const struct vdm_xp_item *b)
{
	int xs = 0, ys = 0, over = 0;
	vdm_xp_wide x = vdm_xp_digits(a, &xs), y = vdm_xp_digits(b, &ys), z = 0;

	if (how == XP_MULTIPLY)
		return multiply(call, x, xs, y, ys);
	if (how == XP_DIVIDE)
		return divide(call, x, xs, y, ys);
	if (y == 0 && how != XP_ADD && how != XP_SUBTRACT)
		by_zero(call);
	align(call, &x, &xs, &y, &ys);
	switch (how) {
	case XP_ADD:
		over = __builtin_add_overflow(x, y, &z);
		break;
	case XP_SUBTRACT:
		over = __builtin_sub_overflow(x, y, &z);
		break;
	case XP_IDIVIDE:
		return vdm_xp_integer(call, y == -1 ? -x : x / y, XT_INTEGER);
	default:
		z = y == -1 ? 0 : x % y;
		break;
	}
	if (over)
		overflow(call);
	return vdm_xp_decimal(call, z, xs);
}
