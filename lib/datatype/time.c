/* SPDX-License-Identifier: MIT */
/* Dates, times and durations of XML Schema part 2: reading and order. */
#include "base/calendar.h"
#include "base/utf8.h"
#include "datatype/internal.h"

#include <string.h>

static int
digits(const char **s, int min, int max, int64_t *out)
{
	int n = 0;

	for (*out = 0; vdm_is_digit(**s) && n < max; n++)
		*out = *out * 10 + (*(*s)++ - '0');
	return n >= min ? n : -1;
}

static int
expect(const char **s, char c)
{
	if (**s != c)
		return -1;
	(*s)++;
	return 0;
}

/* Digits behind a point, to 18 places; the rest does not count. */
static int
fraction(const char **s, int64_t *out)
{
	int n = 0;

	*out = 0;
	if (**s != '.')
		return 0;
	for ((*s)++; vdm_is_digit(**s); n++, (*s)++)
		if (n < 18)
			*out = *out * 10 + (**s - '0');
	if (n == 0)
		return -1;
	for (; n < 18; n++)
		*out *= 10;
	return 0;
}

/* Days from 0000-03-01 of the proleptic Gregorian calendar. */
static int64_t
day_number(int64_t y, int64_t m, int64_t d)
{
	int64_t era;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	y -= era * 400;
	return era * 146097 + y * 365 + y / 4 - y / 100 +
	       (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
}

static int
parse_year(const char **s, int64_t *year)
{
	int negative = **s == '-', n;
	const char *start;

	if (negative)
		(*s)++;
	start = *s;
	n = digits(s, 4, 15, year);
	if (n < 0 || (n > 4 && *start == '0') || *year == 0 ||
	    vdm_is_digit(**s))
		return -1;
	if (negative) /* there is no year 0: 1 BC comes before AD 1 */
		*year = 1 - *year;
	return 0;
}

static int
parse_clock(const char **s, struct vdm_moment *out)
{
	int64_t h, m, sec;

	if (digits(s, 2, 2, &h) < 0 || expect(s, ':') != 0 ||
	    digits(s, 2, 2, &m) < 0 || expect(s, ':') != 0 ||
	    digits(s, 2, 2, &sec) < 0 || fraction(s, &out->fraction) != 0)
		return -1;
	if (m > 59 || sec > 59 || h > 24 ||
	    (h == 24 && (m | sec | out->fraction) != 0))
		return -1;
	out->seconds += h * 3600 + m * 60 + sec;
	return 0;
}

static int
parse_zone(const char **s, struct vdm_moment *out)
{
	int64_t h, m;
	int east;

	if (**s == 'Z') {
		(*s)++;
		out->zoned = 1;
		return 0;
	}
	if (**s != '+' && **s != '-')
		return 0;
	east = *(*s)++ == '+';
	if (digits(s, 2, 2, &h) < 0 || expect(s, ':') != 0 ||
	    digits(s, 2, 2, &m) < 0 || m > 59 || h > 14 || (h == 14 && m > 0))
		return -1;
	out->seconds -= (h * 3600 + m * 60) * (east ? 1 : -1);
	out->zoned = 1;
	return 0;
}

int
vdm_moment_parse(const char *shape, const char *s, struct vdm_moment *out)
{
	int64_t y = 2000, m = 1, d = 1;
	const char *p;
	int bad = 0;

	memset(out, 0, sizeof(*out));
	for (p = shape; *p != '\0' && !bad; p++)
		switch (*p) {
		case 'Y':
			bad = parse_year(&s, &y) != 0;
			break;
		case 'M':
			bad = digits(&s, 2, 2, &m) < 0 || m < 1 || m > 12;
			break;
		case 'D':
			bad = digits(&s, 2, 2, &d) < 0 || d < 1;
			break;
		case 'C':
			bad = parse_clock(&s, out) != 0;
			break;
		case 'Z':
			bad = parse_zone(&s, out) != 0;
			break;
		default:
			bad = expect(&s, *p) != 0;
		}
	if (bad || *s != '\0' || d > vdm_month_days(y, m))
		return -1;
	out->seconds += day_number(y, m, d) * 86400;
	return 0;
}

static int
sign(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

int
vdm_moment_compare(const struct vdm_moment *a, const struct vdm_moment *b)
{
	int64_t far = 14 * 3600;
	int c = sign(a->seconds, b->seconds);

	if (a->zoned == b->zoned)
		return c != 0 ? c : sign(a->fraction, b->fraction);
	if (a->seconds + far < b->seconds)
		return -1;
	return a->seconds - far > b->seconds ? 1 : 2;
}

/* One number and its letter of a duration, letters in order. */
static int
duration_part(const char **s, const char **order, int64_t *value, char *letter,
	      int64_t *frac)
{
	const char *at;

	*letter = '\0';
	*frac = 0;
	if (digits(s, 1, 15, value) < 0 || vdm_is_digit(**s))
		return -1;
	*frac = 0;
	if (**s == '.' && (fraction(s, frac) != 0 || **s != 'S'))
		return -1;
	at = **s == '\0' ? NULL : strchr(*order, **s);
	if (at == NULL)
		return -1;
	*letter = *at;
	*order = at + 1;
	(*s)++;
	return 0;
}

int
vdm_duration_parse(const char *s, struct vdm_duration *out)
{
	const char *order = "YMD";
	int negative = *s == '-', parts = 0, time = 0;
	int64_t v, f;
	char letter;

	memset(out, 0, sizeof(*out));
	if (negative)
		s++;
	if (expect(&s, 'P') != 0)
		return -1;
	for (; *s != '\0'; parts++) {
		if (*s == 'T' && !time) {
			time = 1;
			order = "HMS";
			s++;
		}
		if (duration_part(&s, &order, &v, &letter, &f) != 0)
			return -1;
		out->fraction = f;
		if (letter == 'Y')
			out->months += v * 12;
		else if (letter == 'M' && !time)
			out->months += v;
		else if (letter == 'D')
			out->seconds += v * 86400;
		else if (letter == 'H')
			out->seconds += v * 3600;
		else
			out->seconds += letter == 'M' ? v * 60 : v;
	}
	if (negative) {
		out->months = -out->months;
		out->seconds = -out->seconds;
		out->fraction = -out->fraction;
	}
	return parts > 0 ? 0 : -1;
}

/* Part 2, 3.2.6.2: compared by adding them to four dates. */
int
vdm_duration_compare(const struct vdm_duration *a, const struct vdm_duration *b)
{
	static const struct {
		int year, month;
	} from[] = {{1696, 9}, {1697, 2}, {1903, 3}, {1903, 7}};
	int c = 0, i;

	for (i = 0; i < 4; i++) {
		int64_t x = from[i].year * 12 + from[i].month - 1, at[2];
		int64_t months[2] = {x + a->months, x + b->months};
		int k, one;

		for (k = 0; k < 2; k++) {
			int64_t year = months[k] / 12, m = months[k] % 12;

			if (m < 0) {
				m += 12;
				year--;
			}
			at[k] = day_number(year, m + 1, 1) * 86400 +
				(k == 0 ? a->seconds : b->seconds);
		}
		one = sign(at[0], at[1]);
		if (one == 0)
			one = sign(a->fraction, b->fraction);
		if (i > 0 && one != c)
			return 2;
		c = one;
	}
	return c;
}
