/* SPDX-License-Identifier: MIT */
/* Numbers from strings and to strings. */
#include "xpath/cast/cast.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

vdm_xp_wide
vdm_xp_power10(int n)
{
	vdm_xp_wide p = 1;

	while (n-- > 0)
		p *= 10;
	return p;
}

void
vdm_xp_trim(const char **s, size_t *n)
{
	while (*n > 0 && vdm_is_space(**s)) {
		++*s;
		--*n;
	}
	while (*n > 0 && vdm_is_space((*s)[*n - 1]))
		--*n;
}

int
vdm_xp_shortest(double d, int is_float, char *digits, int *exponent)
{
	char text[40];
	int most = is_float ? 9 : 17, n = 0;

	*exponent = 0;
	for (int precision = 0; precision < most; precision++) {
		snprintf(text, sizeof text, "%.*e", precision, d);
		if (is_float ? strtof(text, NULL) == (float)d
			     : strtod(text, NULL) == d)
			break;
	}
	const char *s = text;
	for (; *s != 'e' && *s != '\0'; s++)
		if (vdm_is_digit(*s))
			digits[n++] = *s;
	digits[n] = '\0';
	*exponent = *s == 'e' ? atoi(s + 1) : 0;
	while (n > 1 && digits[n - 1] == '0')
		digits[--n] = '\0';
	return n;
}

/* As XPath prints xs:double and xs:float (F&O 3.1, 19.1.2.2). */
void
vdm_xp_put_double(struct vdm_xp_text *out, double d, int is_float)
{
	char digits[40];
	int exponent = 0;

	if (isnan(d)) {
		vdm_xp_puts(out, "NaN");
		return;
	}
	if (signbit(d))
		vdm_xp_puts(out, "-");
	d = fabs(d);
	if (isinf(d)) {
		vdm_xp_puts(out, "INF");
		return;
	}
	if (d == 0) {
		vdm_xp_puts(out, "0");
		return;
	}
	int n = vdm_xp_shortest(d, is_float, digits, &exponent);
	if (d < 1e-6 || d >= 1e6) {
		vdm_xp_printf(out, "%c.%sE%d", digits[0],
			      n > 1 ? digits + 1 : "0", exponent);
		return;
	}
	if (exponent < 0) {
		vdm_xp_puts(out, "0.");
		for (int i = -1; i > exponent; i--)
			vdm_xp_puts(out, "0");
		vdm_xp_puts(out, digits);
		return;
	}
	for (int i = 0; i <= exponent || i < n; i++) {
		if (i == exponent + 1)
			vdm_xp_puts(out, ".");
		vdm_xp_put(out, i < n ? digits + i : "0", 1);
	}
}

void
vdm_xp_put_plain(struct vdm_xp_text *out, double d)
{
	char digits[40];
	int exponent = 0, n;

	if (isnan(d) || d == 0) {
		vdm_xp_puts(out, isnan(d) ? "NaN" : "0");
		return;
	}
	vdm_xp_puts(out, d < 0 ? "-" : "");
	d = fabs(d);
	if (isinf(d)) {
		vdm_xp_puts(out, "Infinity");
		return;
	}
	n = vdm_xp_shortest(d, 0, digits, &exponent);
	if (exponent < 0)
		vdm_xp_puts(out, "0.");
	for (int i = -1; i > exponent; i--)
		vdm_xp_puts(out, "0");
	for (int i = 0; i <= exponent || i < n; i++) {
		if (i == exponent + 1 && exponent >= 0)
			vdm_xp_puts(out, ".");
		vdm_xp_put(out, i < n ? digits + i : "0", 1);
	}
}

void
vdm_xp_put_decimal(struct vdm_xp_text *out, vdm_xp_wide value, int scale)
{
	char text[64];
	int at = sizeof text;
	vdm_xp_uwide rest =
	    value < 0 ? -(vdm_xp_uwide)value : (vdm_xp_uwide)value;

	for (int i = 0; rest > 0 || i <= scale; i++) {
		if (i == scale && i > 0)
			text[--at] = '.';
		text[--at] = (char)('0' + (int)(rest % 10));
		rest /= 10;
	}
	if (value < 0)
		text[--at] = '-';
	vdm_xp_put(out, text + at, sizeof text - (size_t)at);
}

/* What does not fit behind the point is cut. */
int
vdm_xp_parse_decimal(const char *s, size_t n, int integer, vdm_xp_wide *out,
		     int *scale)
{
	vdm_xp_wide value = 0;
	int seen = 0, large = 0, point = 0, negative = 0;
	size_t i = 0;

	*out = 0;
	*scale = 0;
	if (n > 0 && (*s == '-' || *s == '+')) {
		negative = *s == '-';
		i = 1;
	}
	for (; i < n; i++) {
		if (s[i] == '.' && !point && !integer) {
			point = 1;
			continue;
		}
		if (!vdm_is_digit(s[i]))
			return -1;
		seen = 1;
		vdm_xp_wide more;
		if (__builtin_mul_overflow(value, (vdm_xp_wide)10, &more) ||
		    __builtin_add_overflow(more, (vdm_xp_wide)(s[i] - '0'),
					   &more)) {
			large |= !point;
			continue;
		}
		if (point && *scale >= 30)
			continue;
		value = more;
		*scale += point;
	}
	if (!seen)
		return -1;
	if (large)
		return -2;
	*out = negative ? -value : value;
	return 0;
}

static int
is_double(const char *s, size_t n)
{
	size_t i = 0, whole = 0, part = 0, power = 0;

	if (i < n && (s[i] == '-' || s[i] == '+'))
		i++;
	for (; i < n && vdm_is_digit(s[i]); i++)
		whole++;
	if (i < n && s[i] == '.')
		for (i++; i < n && vdm_is_digit(s[i]); i++)
			part++;
	if (whole + part == 0)
		return 0;
	if (i == n)
		return 1;
	if (s[i] != 'e' && s[i] != 'E')
		return 0;
	i++;
	if (i < n && (s[i] == '-' || s[i] == '+'))
		i++;
	for (; i < n && vdm_is_digit(s[i]); i++)
		power++;
	return i == n && power > 0;
}

int
vdm_xp_parse_double(struct vdm_xp_call *call, const char *s, size_t n,
		    double *out)
{
	*out = 0;
	if (n == 3 && memcmp(s, "NaN", 3) == 0) {
		*out = NAN;
	} else if ((n == 3 && memcmp(s, "INF", 3) == 0) ||
		   (n == 4 && memcmp(s, "+INF", 4) == 0)) {
		*out = INFINITY;
	} else if (n == 4 && memcmp(s, "-INF", 4) == 0) {
		*out = -INFINITY;
	} else {
		if (!is_double(s, n))
			return -1;
		char *copy = vdm_xp_chars(call, n + 1);
		memcpy(copy, s, n);
		copy[n] = '\0';
		char *dot = memchr(copy, '.', n);
		if (dot != NULL)
			*dot = *localeconv()->decimal_point;
		*out = strtod(copy, NULL);
	}
	return 0;
}

double
vdm_xp_decimal_double(vdm_xp_wide digits, int scale)
{
	char text[80];
	struct vdm_xp_text out = {.data = text, .cap = sizeof text};

	if (scale == 0)
		return (double)digits;
	if (digits > -(1LL << 53) && digits < (1LL << 53) && scale <= 22)
		return (double)digits / (double)vdm_xp_power10(scale);
	vdm_xp_put_decimal(&out, digits, 0);
	vdm_xp_printf(&out, "e-%d", scale);
	text[out.len] = '\0';
	return strtod(text, NULL);
}

int
vdm_xp_double_decimal(double d, vdm_xp_wide *digits, int *scale)
{
	*digits = 0;
	*scale = 0;
	if (isnan(d) || isinf(d) || fabs(d) >= 1e37)
		return -1;
	double whole = trunc(d), part = fabs(d - whole);
	vdm_xp_wide value = (vdm_xp_wide)fabs(whole);
	vdm_xp_uwide rest = (vdm_xp_uwide)ldexp(part, 100);
	vdm_xp_uwide mask = ((vdm_xp_uwide)1 << 100) - 1;
	while (rest > 0 && *scale < 30 && value < vdm_xp_power10(35)) {
		rest *= 10;
		value = value * 10 + (vdm_xp_wide)(rest >> 100);
		rest &= mask;
		++*scale;
	}
	if (rest >> 99)
		value++;
	*digits = d < 0 ? -value : value;
	return 0;
}
