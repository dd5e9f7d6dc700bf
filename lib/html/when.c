/* SPDX-License-Identifier: MIT */
/* Moments as HTML writes them (Living Standard, 2.3.5), in the forms of XML
 * Schema, which TEI's @when wants. */
#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "html/html.h"

/* The number that `n` digits at *s are; -1: they are not digits. */
static int
number(const char **s, size_t n)
{
	int v = 0;
	size_t i;

	for (i = 0; i < n; i++) {
		if ((*s)[i] < '0' || (*s)[i] > '9')
			return -1;
		v = v * 10 + ((*s)[i] - '0');
	}
	*s += n;
	return v;
}

/* Of a year that may be 0, any. */
static int
is_day(int year, int month, int day)
{
	return day >= 1 && day <= vdm_month_days(year, month);
}

/* "1961", "1961-05", "1961-05-12", "05-12", "--05-12"; what is behind it. */
static const char *
date(struct vdm_buf *out, const char *s, int *whole)
{
	const char *from = s, *t;
	int year, month, day;

	*whole = 0;
	if (strncmp(s, "--", 2) == 0)
		s += 2;
	t = s;
	month = number(&t, 2);
	if (month >= 0 && *t == '-') {
		t++;
		day = number(&t, 2);
		if (!is_day(0, month, day))
			return NULL;
		vdm_buf_printf(out, "--%02d-%02d", month, day);
		return t;
	}
	t = from;
	year = number(&t, 4);
	if (year <= 0)
		return NULL;
	if (*t != '-') {
		vdm_buf_printf(out, "%04d", year);
		return t;
	}
	t++;
	month = number(&t, 2);
	if (!is_day(year, month, 1))
		return NULL;
	if (*t != '-') {
		vdm_buf_printf(out, "%04d-%02d", year, month);
		return t;
	}
	t++;
	day = number(&t, 2);
	if (!is_day(year, month, day))
		return NULL;
	vdm_buf_printf(out, "%04d-%02d-%02d", year, month, day);
	*whole = 1;
	return t;
}

/* "14:30", "14:30:05", "14:30:05.25"; what is behind it. */
static const char *
time_of_day(struct vdm_buf *out, const char *s)
{
	int hour = number(&s, 2), minute, second = 0;
	size_t n = 0;

	if (hour < 0 || hour > 23 || *s++ != ':')
		return NULL;
	minute = number(&s, 2);
	if (minute < 0 || minute > 59)
		return NULL;
	if (*s == ':') {
		s++;
		second = number(&s, 2);
		if (second < 0 || second > 59)
			return NULL;
		if (*s == '.') {
			n = 1 + strspn(s + 1, "0123456789");
			if (n == 1 || n > 4)
				return NULL;
		}
	}
	vdm_buf_printf(out, "%02d:%02d:%02d%.*s", hour, minute, second, (int)n,
		       s);
	return s + n;
}

/* "Z", "+05:30", "+0530", or nothing; what is behind it. */
static const char *
zone(struct vdm_buf *out, const char *s)
{
	char sign = *s;
	int hour, minute;

	if (sign == 'Z') {
		vdm_buf_putc(out, 'Z');
		return s + 1;
	}
	if (sign != '+' && sign != '-')
		return s;
	s++;
	hour = number(&s, 2);
	if (*s == ':')
		s++;
	minute = hour >= 0 ? number(&s, 2) : -1;
	if (hour < 0 || hour > 13 || minute < 0 || minute > 59)
		return NULL;
	vdm_buf_printf(out, "%c%02d:%02d", sign, hour, minute);
	return s;
}

int
vdm_html_when(struct vdm_buf *out, const char *datetime)
{
	size_t start = out->len;
	const char *s = datetime;
	int whole = 0;

	while (*s == ' ' || *s == '\n' || *s == '\t')
		s++;
	if (strncmp(s, "--", 2) != 0 && strlen(s) > 2 && s[2] == ':') {
		s = time_of_day(out, s);
	} else {
		s = date(out, s, &whole);
		if (s != NULL && whole && (*s == 'T' || *s == ' ') &&
		    vdm_is_digit(s[1])) {
			vdm_buf_putc(out, 'T');
			s = time_of_day(out, s + 1);
			s = s != NULL ? zone(out, s) : NULL;
		}
	}
	while (s != NULL && (*s == ' ' || *s == '\n' || *s == '\t'))
		s++;
	if (s != NULL && *s == '\0')
		return 0;
	vdm_buf_truncate(out, start);
	return -1;
}
