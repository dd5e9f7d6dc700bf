/* SPDX-License-Identifier: MIT */
/* Dates, times and durations: their forms. */
#include "base/utf8.h"
#include "record/forms.h"

#include <ctype.h>
#include <string.h>

#include "base/calendar.h"

/* Reads exactly n digits; -1 when there are not as many. */
static int
digits(const char **s, int n)
{
	int v = 0;

	for (int i = 0; i < n; i++) {
		if (!isdigit((unsigned char)(*s)[i]))
			return -1;
		v = v * 10 + ((*s)[i] - '0');
	}
	*s += n;
	return v;
}

/* Passes over a point and the digits that it must have behind it; 0: none. */
static int
fraction(const char **s)
{
	(*s)++;
	if (!isdigit((unsigned char)**s))
		return 0;
	while (isdigit((unsigned char)**s))
		(*s)++;
	return 1;
}

/* Z, +hh:mm or nothing; nowhere is further than 14 hours from Greenwich (XML
 * Schema 2, 3.2.7.3). */
static int
zone(const char **s)
{
	int h, m;

	if (**s == 'Z') {
		(*s)++;
		return 1;
	}
	if (**s != '+' && **s != '-')
		return 1;
	(*s)++;
	h = digits(s, 2);
	if (h < 0 || h > 14 || *(*s)++ != ':')
		return 0;
	m = digits(s, 2);
	return m >= 0 && m < 60 && h * 60 + m <= 14 * 60;
}

/* 24:00 is the end of a day, 23:59:60 a leap second. */
static int
clock_time(const char **s)
{
	int h = digits(s, 2), m, sec = 0;

	if (h < 0 || h > 24 || **s != ':')
		return 0;
	(*s)++;
	m = digits(s, 2);
	if (m < 0 || m > 59)
		return 0;
	if (**s == ':') {
		(*s)++;
		sec = digits(s, 2);
		if (sec < 0 || sec > 60)
			return 0;
		if (**s == '.' && !fraction(s))
			return 0;
	}
	if (h == 24 && (m != 0 || sec != 0))
		return 0;
	return zone(s);
}

/* --MM, --MM-DD, ---DD */
static int
date_without_year(const char **s)
{
	int m, d;

	*s += 2;
	if (**s == '-') {
		(*s)++;
		d = digits(s, 2);
		return d >= 1 && d <= 31;
	}
	m = digits(s, 2);
	if (m < 1 || m > 12)
		return 0;
	if (**s != '-')
		return 1;
	(*s)++;
	d = digits(s, 2);
	/* Of no year: February may have 29 days, as the year 0 does. */
	return d >= 1 && d <= vdm_month_days(0, m);
}

/* A year, its month and its day: how many of them are there; 0: that is no
 * date. */
static int
calendar_parts(const char **s)
{
	int y, m, d;

	if (**s == '-')
		(*s)++;
	y = digits(s, 4);
	if (y < 0)
		return 0;
	while (isdigit((unsigned char)**s))
		(*s)++;
	if (**s != '-')
		return 1;
	(*s)++;
	m = digits(s, 2);
	if (m < 1 || m > 12)
		return 0;
	if (**s != '-')
		return 2;
	(*s)++;
	d = digits(s, 2);
	return d < 1 || d > vdm_month_days(y, m) ? 0 : 3;
}

static int
calendar_date(const char **s)
{
	int parts;

	if (strncmp(*s, "--", 2) == 0)
		return date_without_year(s);
	parts = calendar_parts(s);
	if (parts < 3 || **s != 'T') /* an hour is of a day */
		return parts > 0;
	(*s)++;
	return clock_time(s);
}

static int
date_or_time(const char **s)
{
	const char *p = *s;

	if (clock_time(&p)) {
		*s = p;
		return 1;
	}
	return calendar_date(s) && zone(s);
}

/* One, or two with a slash between: an interval (ISO 8601). */
static int
is_one_or_two(const char *s, int (*take)(const char **s))
{
	if (!take(&s))
		return 0;
	if (*s == '/') {
		s++;
		if (!take(&s))
			return 0;
	}
	return *s == '\0';
}

int
vdm_is_date(const char *s)
{
	return is_one_or_two(s, date_or_time);
}

int
vdm_is_time(const char *s)
{
	return is_one_or_two(s, clock_time);
}

size_t
vdm_plain_date_length(const char *s)
{
	const size_t n = strcspn(s, "T ");
	const int parts = calendar_parts(&s);

	/* four figures, and three bytes for each part behind them */
	return parts > 0 && n == (size_t)parts * 3 + 1 ? n : 0;
}

int
vdm_is_plain_date(const char *s)
{
	return s != NULL && *s != '\0' && vdm_plain_date_length(s) == strlen(s);
}

int
vdm_is_moment(const char *s)
{
	static const char form[] = "0000-00-00T00:00:00Z";
	size_t i;

	for (i = 0; s[i] != '\0' && form[i] != '\0'; i++)
		if (form[i] == '0' ? !vdm_is_digit(s[i]) : s[i] != form[i])
			return 0;
	/* no year 0, no 24th hour, no second that a day has at times */
	return s[i] == '\0' && form[i] == '\0' && strncmp(s, form, 4) != 0 &&
	       strncmp(s + 11, "24", 2) < 0 && s[17] < '6' && vdm_is_date(s);
}

int
vdm_is_whole_date(const char *s)
{
	return vdm_plain_date_length(s) == sizeof("YYYY-MM-DD") - 1;
}

int
vdm_is_duration(const char *s)
{
	const char *units = "YMWD";
	int parts = 0, timed = 0;

	if (*s == '-')
		s++;
	if (*s++ != 'P')
		return 0;
	while (*s != '\0') {
		const char *unit;

		if (*s == 'T' && !timed) {
			timed = 1;
			units = "HMS";
			s++;
		}
		if (!isdigit((unsigned char)*s))
			return 0;
		while (isdigit((unsigned char)*s))
			s++;
		if (*s == '.' && !fraction(&s))
			return 0;
		unit = *s != '\0' ? strchr(units, *s) : NULL;
		if (unit == NULL)
			return 0;
		/* In this order, each at most once. */
		units = unit + 1;
		s++;
		parts++;
	}
	return parts > 0;
}
