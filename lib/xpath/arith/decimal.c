/* SPDX-License-Identifier: MIT */
/* Arithmetic on decimals, with 18 digits behind the point and more. */
#include "xpath/arith/arith.h"

#include "xpath/cast/cast.h"
#include "xpath/parse/expr.h"

/* What an integer and the digits of a decimal go up to. */
#define MOST (~(vdm_xp_uwide)0 >> 1)

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

/* Brings both to one scale; what lies too far behind the point is rounded. */
static void
align(vdm_xp_wide *x, int *xs, vdm_xp_wide *y, int *ys)
{
	while (*xs != *ys) {
		vdm_xp_wide *low = *xs < *ys ? x : y, more;
		int *scale = *xs < *ys ? xs : ys;
		if (__builtin_mul_overflow(*low, (vdm_xp_wide)10, &more)) {
			if (scale == xs)
				shorten(y, ys, *ys - *xs);
			else
				shorten(x, xs, *xs - *ys);
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

static vdm_xp_uwide
magnitude(vdm_xp_wide x)
{
	return x < 0 ? -(vdm_xp_uwide)x : (vdm_xp_uwide)x;
}

/* A long division's next digit: ten times the rest need not fit. */
static int
next_digit(vdm_xp_uwide *rest, vdm_xp_uwide by)
{
	vdm_xp_uwide sum = 0;
	int digit = 0;

	for (int i = 0; i < 10; i++) {
		sum += *rest;
		if (sum >= by) {
			sum -= by;
			digit++;
		}
	}
	*rest = sum;
	return digit;
}

static void
bring_down(struct vdm_xp_call *call, vdm_xp_uwide *whole, vdm_xp_uwide *rest,
	   vdm_xp_uwide by)
{
	int digit = next_digit(rest, by);

	if (*whole > (MOST - (vdm_xp_uwide)digit) / 10)
		overflow(call);
	*whole = *whole * 10 + (vdm_xp_uwide)digit;
}

/* With 18 digits behind the point, rounded. */
static struct vdm_xp_item
divide(struct vdm_xp_call *call, vdm_xp_wide x, int xs, vdm_xp_wide y, int ys)
{
	int scale = xs - ys, negative = (x < 0) != (y < 0);

	if (y == 0)
		by_zero(call);
	vdm_xp_uwide b = magnitude(y);
	vdm_xp_uwide whole = magnitude(x) / b, rest = magnitude(x) % b;
	while (scale < 0 || (rest > 0 && scale < 18 &&
			     whole < (vdm_xp_uwide)vdm_xp_power10(36))) {
		bring_down(call, &whole, &rest, b);
		scale++;
	}
	if (scale <= 18 && rest >= b - rest && whole < MOST)
		whole++;
	vdm_xp_wide z = negative ? -(vdm_xp_wide)whole : (vdm_xp_wide)whole;
	if (scale > 18)
		shorten(&z, &scale, scale - 18);
	return vdm_xp_decimal(call, z, scale);
}

/* How often y is in x, or what is left then; both without loss. */
static struct vdm_xp_item
divide_whole(struct vdm_xp_call *call, int how, vdm_xp_wide x, int xs,
	     vdm_xp_wide y, int ys)
{
	if (y == 0)
		by_zero(call);
	vdm_xp_uwide b = magnitude(y);
	for (; ys < xs && b <= MOST / 10; ys++)
		b *= 10;
	/* y has become larger than any x */
	vdm_xp_uwide whole = ys < xs ? 0 : magnitude(x) / b;
	vdm_xp_uwide rest = ys < xs ? magnitude(x) : magnitude(x) % b;
	for (; xs < ys; xs++)
		if (how == XP_IDIVIDE)
			bring_down(call, &whole, &rest, b);
		else
			next_digit(&rest, b);
	if (how == XP_IDIVIDE)
		return vdm_xp_integer(call,
				      (x < 0) != (y < 0) ? -(vdm_xp_wide)whole
							 : (vdm_xp_wide)whole,
				      XT_INTEGER);
	return vdm_xp_decimal(
	    call, x < 0 ? -(vdm_xp_wide)rest : (vdm_xp_wide)rest, xs);
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
	if (how == XP_IDIVIDE || how == XP_MODULO)
		return divide_whole(call, how, x, xs, y, ys);
	align(&x, &xs, &y, &ys);
	if (how == XP_ADD)
		over = __builtin_add_overflow(x, y, &z);
	else
		over = __builtin_sub_overflow(x, y, &z);
	if (over)
		overflow(call);
	return vdm_xp_decimal(call, z, xs);
}
