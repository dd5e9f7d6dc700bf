/* SPDX-License-Identifier: MIT */
/*
 * Days, times and lengths of time as HTML has them (HTML, 2.3.5), which is
 * narrower than ISO 8601 here and wider there, and the days of metadata.
 */
#include <ctype.h>
#include <stdint.h>
#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "rules/epub/publication.h"

/* A number of so many digits, `most` 0: of any; -1: none stands there. */
static int64_t
number(const char **s, size_t least, size_t most)
{
	int64_t v = 0;
	size_t n = 0;

	while (isdigit((unsigned char)(*s)[n]) && (most == 0 || n < most)) {
		if (v < 1000000000000)
			v = v * 10 + ((*s)[n] - '0');
		n++;
	}
	if (n < least)
		return -1;
	*s += n;
	return v;
}

static int
next_is(const char **s, char c)
{
	if (**s != c)
		return 0;
	++*s;
	return 1;
}

/* A number of two digits from low to high. */
static int
in_range(const char **s, int64_t low, int64_t high)
{
	int64_t v = number(s, 2, 2);

	return v >= low && v <= high && v >= 0;
}

/* "14:54", "14:54:39.929" */
static int
clock(const char **s)
{
	if (!in_range(s, 0, 23) || !next_is(s, ':') || !in_range(s, 0, 59))
		return 0;
	if (**s != ':')
		return 1;
	++*s;
	if (!in_range(s, 0, 59))
		return 0;
	return !next_is(s, '.') || number(s, 1, 3) >= 0;
}

/* "Z", "-08:00", "+0530" */
static int
zone(const char **s)
{
	if (next_is(s, 'Z'))
		return 1;
	if (!next_is(s, '+') && !next_is(s, '-'))
		return 0;
	if (!in_range(s, 0, 23))
		return 0;
	next_is(s, ':');
	return in_range(s, 0, 59);
}

/* Whether the year has a week 53: it begins on a Thursday, or is a leap year
 * that begins on a Wednesday. */
static int
is_long(int64_t year)
{
	int64_t y = year - 1, day; /* of its first day, Monday 0 */

	day = (y + y / 4 - y / 100 + y / 400) % 7;
	return day == 3 || (day == 2 && vdm_month_days(year, 2) == 29);
}

/* "2011", "2011-11", "2011-W47", "2011-11-18" and a time behind it. */
static int
from_year(const char *s)
{
	int64_t year = number(&s, 4, 0), month, day;

	if (year < 1)
		return 0;
	if (*s == '\0')
		return 1;
	if (!next_is(&s, '-'))
		return 0;
	if (next_is(&s, 'W'))
		return in_range(&s, 1, is_long(year) ? 53 : 52) && *s == '\0';
	month = number(&s, 2, 2);
	if (month < 1 || month > 12)
		return 0;
	if (*s == '\0')
		return 1;
	if (!next_is(&s, '-'))
		return 0;
	day = number(&s, 2, 2);
	if (day < 1 || day > vdm_month_days(year, month))
		return 0;
	if (*s == '\0')
		return 1;
	if (!next_is(&s, 'T') && !next_is(&s, ' '))
		return 0;
	return clock(&s) && (*s == '\0' || (zone(&s) && *s == '\0'));
}

/* "11-18" */
static int
yearless(const char *s)
{
	int64_t month, day;

	if (strncmp(s, "--", 2) == 0)
		s += 2;
	month = number(&s, 2, 2);
	if (month < 1 || month > 12 || !next_is(&s, '-'))
		return 0;
	day = number(&s, 2, 2);
	return day >= 1 && day <= vdm_month_days(0, month) && *s == '\0';
}

/* "PT4H18M3S", "P2DT3H" */
static int
period(const char *s)
{
	static const char units[] = "HMS";
	size_t unit = 0, parts = 0;

	if (!next_is(&s, 'P'))
		return 0;
	if (isdigit((unsigned char)*s)) {
		number(&s, 1, 0);
		if (!next_is(&s, 'D'))
			return 0;
		if (*s == '\0')
			return 1;
	}
	if (!next_is(&s, 'T'))
		return 0;
	for (; isdigit((unsigned char)*s); parts++) {
		int fraction;

		number(&s, 1, 0);
		fraction = next_is(&s, '.');
		if (fraction && number(&s, 1, 3) < 0)
			return 0;
		while (units[unit] != '\0' && units[unit] != *s)
			unit++;
		if (units[unit] == '\0' || (fraction && units[unit] != 'S'))
			return 0;
		unit++;
		s++;
	}
	return parts > 0 && *s == '\0';
}

/* "4h 18m 3s": weeks, days and so on, each once, in any order. */
static int
spoken(const char *s)
{
	static const char units[] = "wdhms";
	unsigned seen = 0;

	do {
		const char *unit;
		int fraction;

		while (vdm_is_space((unsigned char)*s))
			s++;
		if (number(&s, 1, 0) < 0)
			return 0;
		fraction = next_is(&s, '.');
		if (fraction && number(&s, 1, 3) < 0)
			return 0;
		while (vdm_is_space((unsigned char)*s))
			s++;
		unit = *s != '\0' ? strchr(units, tolower((unsigned char)*s))
				  : NULL;
		if (unit == NULL || (fraction && *unit != 's') ||
		    (seen & 1u << (unit - units)))
			return 0;
		seen |= 1u << (unit - units);
		s++;
		while (vdm_is_space((unsigned char)*s))
			s++;
	} while (*s != '\0');
	return 1;
}

int
vdm_moment_is_html(struct vdm_arena *arena, const char *value)
{
	const char *s = vdm_arena_trimmed(arena, value), *at = s;

	if (s == NULL)
		return 1;
	return from_year(s) || yearless(s) || (clock(&at) && *at == '\0') ||
	       (at = s, zone(&at) && *at == '\0') || period(s) || spoken(s);
}

int
vdm_moment_is_kind(const char *kind, const char *s)
{
	const char *time = strpbrk(s, "T "), *week = strchr(s, 'W');
	const char *month = strchr(s, '-');
	int has_day = month != NULL && strchr(month + 1, '-') != NULL;

	if (strcmp(kind, "time") == 0)
		return clock(&s) && *s == '\0';
	if (!from_year(s))
		return 0;
	if (strcmp(kind, "month") == 0)
		return month != NULL && !has_day && week == NULL;
	if (strcmp(kind, "week") == 0)
		return week != NULL;
	if (strcmp(kind, "date") == 0)
		return has_day && time == NULL;
	return time != NULL && strpbrk(time, "Z+-") == NULL;
}

/* A year, month or day that there is, before what else a date says. */
int
vdm_moment_is_day(const char *s)
{
	int64_t year = number(&s, 4, 4), month, day;

	if (year < 0)
		return 0;
	if (!next_is(&s, '-'))
		return 1;
	month = number(&s, 2, 2);
	if (month < 1 || month > 12)
		return 0;
	if (!next_is(&s, '-'))
		return 1;
	day = number(&s, 2, 2);
	return day >= 1 && day <= vdm_month_days(year, month);
}
