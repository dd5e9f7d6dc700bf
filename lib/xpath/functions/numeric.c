/* SPDX-License-Identifier: MIT */
/* Functions on numbers (F&O 3.1, 4.4 to 4.9). */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "xpath/arith/arith.h"
#include "xpath/cast/cast.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/tree/node.h"

static int
is_real(const struct vdm_xp_item *item)
{
	return item->type == XT_DOUBLE || item->type == XT_FLOAT;
}

static struct vdm_xp_item
real_like(const struct vdm_xp_item *item, double d)
{
	return item->type == XT_FLOAT ? vdm_xp_float(d) : vdm_xp_double(d);
}

/* A double has no more than 309 digits before the point, 1074 behind it. */
#define MOST_DIGITS 1400

static struct vdm_xp_seq
fn_abs(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	int scale = 0;

	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item item = vdm_xp_at(&args[0], 0);
	if (is_real(&item))
		return vdm_xp_one(real_like(&item, fabs(item.u.d)));
	vdm_xp_wide digits = vdm_xp_digits(&item, &scale);
	if (digits < 0)
		digits = -digits;
	return vdm_xp_one(item.type == XT_DECIMAL
			      ? vdm_xp_decimal(call, digits, scale)
			      : vdm_xp_integer(call, digits, XT_INTEGER));
}

/* Rounds to a whole number: down (-1), up (1), half up (0), half even (2). */
static vdm_xp_wide
whole(vdm_xp_wide digits, vdm_xp_wide unit, int how)
{
	vdm_xp_wide q = digits / unit, rest = digits % unit;

	if (rest < 0) {
		rest += unit;
		q--;
	}
	if (how == 1)
		return q + (rest > 0);
	if (how == -1)
		return q;
	vdm_xp_wide other = unit - rest;
	if (rest == other)
		return how == 2 ? q + (q % 2 != 0) : q + 1;
	return q + (rest > other);
}

static struct vdm_xp_seq
round_to_whole(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int how)
{
	int scale = 0;

	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item item = vdm_xp_at(&args[0], 0);
	if (is_real(&item))
		return vdm_xp_one(real_like(&item, how > 0 ? ceil(item.u.d)
							   : floor(item.u.d)));
	if (item.type != XT_DECIMAL) {
		item.type = XT_INTEGER;
		return vdm_xp_one(item);
	}
	vdm_xp_wide digits = vdm_xp_digits(&item, &scale);
	return vdm_xp_one(
	    vdm_xp_decimal(call, whole(digits, vdm_xp_power10(scale), how), 0));
}

static struct vdm_xp_seq
fn_ceiling(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return round_to_whole(call, args, 1);
}

static struct vdm_xp_seq
fn_floor(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return round_to_whole(call, args, -1);
}

/* All digits of what a double is, the first `*point` of them before the point.
 */
static int
exact_digits(double d, char digits[MOST_DIGITS], int *point)
{
	char text[MOST_DIGITS];
	int n = 0;

	snprintf(text, sizeof text, "%.1074f", fabs(d));
	*point = -1;
	for (const char *s = text; *s != '\0'; s++)
		if (vdm_is_digit(*s))
			digits[n++] = *s;
		else if (*point < 0)
			*point = n;
	return n;
}

/* Keeps so many digits, rounded: half up or half even. */
static void
round_digits(char *digits, int n, int keep, int how, int negative)
{
	char first = digits[keep];
	int rest = 0, odd = keep > 0 && (digits[keep - 1] - '0') % 2 == 1;

	for (int i = keep + 1; i < n; i++)
		rest |= digits[i] != '0';
	int up = first > '5' || (first == '5' && rest);
	if (first == '5' && !rest)
		up = how == 2 ? odd : !negative;
	for (int i = keep - 1; up && i >= 0; i--) {
		up = digits[i] == '9';
		digits[i] = up ? '0' : (char)(digits[i] + 1);
	}
}

/* Exactly, as if the double were a decimal. */
static struct vdm_xp_item
round_real(struct vdm_xp_call *call, const struct vdm_xp_item *item,
	   int precision, int how)
{
	char digits[MOST_DIGITS + 8] = {0}, shortest[40];
	double d = item->u.d, r = 0;
	int exponent = 0, point = 0;

	if (isnan(d) || isinf(d) || d == 0)
		return *item;
	int few = vdm_xp_shortest(fabs(d), item->type == XT_FLOAT, shortest,
				  &exponent);
	if (few - 1 - exponent <= precision)
		return *item;
	*digits = '0'; /* for what is carried */
	int n = exact_digits(d, digits + 1, &point) + 1;
	int keep = point + 1 + precision;
	if (keep > 0) {
		round_digits(digits, n, keep, how, signbit(d) != 0);
		n = keep + snprintf(digits + keep, 8, "e%d", -precision);
		vdm_xp_parse_double(call, digits, (size_t)n, &r);
	}
	return real_like(item, copysign(r, d));
}

static struct vdm_xp_seq
round_precisely(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
		int how)
{
	int precision = 0, scale = 0;

	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item item = vdm_xp_at(&args[0], 0);
	if (n > 1) {
		struct vdm_xp_item p = vdm_xp_at(&args[1], 0);
		vdm_xp_wide w = vdm_xp_wide_of(&p);
		precision = w > 1000 ? 1000 : w < -1000 ? -1000 : (int)w;
	}
	if (is_real(&item))
		return vdm_xp_one(round_real(call, &item, precision, how));
	int type = item.type == XT_DECIMAL ? XT_DECIMAL : XT_INTEGER;
	vdm_xp_wide digits = vdm_xp_digits(&item, &scale);
	if (precision < scale) {
		int drop = scale - precision;
		if (drop > 38)
			digits = 0;
		else
			digits = whole(digits, vdm_xp_power10(drop), how);
		if (digits != 0 && precision < 0 &&
		    __builtin_mul_overflow(digits, vdm_xp_power10(-precision),
					   &digits))
			vdm_xp_raise(call, "FOAR0002",
				     "the number is too large");
		scale = precision > 0 ? precision : 0;
	}
	return vdm_xp_one(type == XT_DECIMAL
			      ? vdm_xp_decimal(call, digits, scale)
			      : vdm_xp_integer(call, digits, type));
}

static struct vdm_xp_seq
fn_round(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	return round_precisely(call, args, n, 0);
}

static struct vdm_xp_seq
fn_round_half_to_even(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		      int n)
{
	return round_precisely(call, args, n, 2);
}

static struct vdm_xp_seq
fn_number(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_seq s =
	    n > 0 ? args[0] : vdm_xp_one(vdm_xp_context_item(call));

	s = vdm_xp_atomise(call, s);
	if (s.n == 0)
		return vdm_xp_one(vdm_xp_double(NAN));
	if (s.n > 1)
		vdm_xp_raise(call, "XPTY0004",
			     "%zu values, where one is a number", s.n);
	struct vdm_xp_item item = vdm_xp_at(&s, 0);
	return vdm_xp_one(vdm_xp_double(vdm_xp_number_of(call, &item)));
}

static struct vdm_xp_seq
of_double(const struct vdm_xp_seq *args, double (*f)(double))
{
	return args[0].n == 0
		   ? vdm_xp_none()
		   : vdm_xp_one(vdm_xp_double(f(vdm_xp_at(&args[0], 0).u.d)));
}

#define MATH(name, f)                                                          \
	static struct vdm_xp_seq math_##name(                                  \
	    struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)    \
	{                                                                      \
		(void)call;                                                    \
		(void)n;                                                       \
		return of_double(args, f);                                     \
	}
static double
ten_to(double d)
{
	return pow(10, d);
}
MATH(exp, exp)
MATH(exp10, ten_to)
MATH(log, log)
MATH(log10, log10)
MATH(sqrt, sqrt)
MATH(sin, sin)
MATH(cos, cos)
MATH(tan, tan)
MATH(asin, asin)
MATH(acos, acos)
MATH(atan, atan)

static struct vdm_xp_seq
math_pi(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)args;
	(void)n;
	return vdm_xp_one(vdm_xp_double(3.14159265358979323846));
}

static struct vdm_xp_seq
math_pow(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item y = vdm_xp_at(&args[1], 0);
	return vdm_xp_one(vdm_xp_double(
	    pow(vdm_xp_at(&args[0], 0).u.d, vdm_xp_to_double(&y))));
}

static struct vdm_xp_seq
math_atan2(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return vdm_xp_one(vdm_xp_double(
	    atan2(vdm_xp_at(&args[0], 0).u.d, vdm_xp_at(&args[1], 0).u.d)));
}

const struct vdm_xp_builtin vdm_xp_numeric_functions[] = {
    {XP_FN, "abs", 1, 1, "n?n?", fn_abs, 0},
    {XP_FN, "ceiling", 1, 1, "n?n?", fn_ceiling, 0},
    {XP_FN, "floor", 1, 1, "n?n?", fn_floor, 0},
    {XP_FN, "round", 1, 2, "n?i1n?", fn_round, 0},
    {XP_FN, "round-half-to-even", 1, 2, "n?i1n?", fn_round_half_to_even, 0},
    {XP_FN, "number", 0, 1, "a?d1", fn_number, XP_USES_FOCUS},
    {XP_MATH_NS, "pi", 0, 0, "d1", math_pi, 0},
    {XP_MATH_NS, "exp", 1, 1, "d?d?", math_exp, 0},
    {XP_MATH_NS, "exp10", 1, 1, "d?d?", math_exp10, 0},
    {XP_MATH_NS, "log", 1, 1, "d?d?", math_log, 0},
    {XP_MATH_NS, "log10", 1, 1, "d?d?", math_log10, 0},
    {XP_MATH_NS, "pow", 2, 2, "d?n1d?", math_pow, 0},
    {XP_MATH_NS, "sqrt", 1, 1, "d?d?", math_sqrt, 0},
    {XP_MATH_NS, "sin", 1, 1, "d?d?", math_sin, 0},
    {XP_MATH_NS, "cos", 1, 1, "d?d?", math_cos, 0},
    {XP_MATH_NS, "tan", 1, 1, "d?d?", math_tan, 0},
    {XP_MATH_NS, "asin", 1, 1, "d?d?", math_asin, 0},
    {XP_MATH_NS, "acos", 1, 1, "d?d?", math_acos, 0},
    {XP_MATH_NS, "atan", 1, 1, "d?d?", math_atan, 0},
    {XP_MATH_NS, "atan2", 2, 2, "d1d1d1", math_atan2, 0},
    {0}};
