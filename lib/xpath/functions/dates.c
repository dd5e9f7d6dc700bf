/* SPDX-License-Identifier: MIT */
/* Functions on dates, times and durations (F&O 3.1, 8.3, 9.3 to 9.6). */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/datetime/datetime.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"

static struct vdm_xp_seq
part_of_span(const struct vdm_xp_seq *args, int64_t months_by,
	     int64_t months_of, int64_t seconds_by, int64_t seconds_of)
{
	if (args[0].n == 0)
		return vdm_xp_none();
	const struct vdm_xp_duration *d = vdm_xp_at(&args[0], 0).u.span;
	int64_t v =
	    months_by > 0 ? d->months / months_by : d->seconds / seconds_by;
	if (months_of > 0)
		v %= months_of;
	if (seconds_of > 0)
		v %= seconds_of;
	return vdm_xp_one(vdm_xp_int(v));
}

#define SPAN(name, a, b, c, d)                                                 \
	static struct vdm_xp_seq fn_##name##_from_duration(                    \
	    struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)    \
	{                                                                      \
		(void)call;                                                    \
		(void)n;                                                       \
		return part_of_span(args, a, b, c, d);                         \
	}
SPAN(years, 12, 0, 0, 0)
SPAN(months, 1, 12, 0, 0)
SPAN(days, 0, 0, 86400, 0)
SPAN(hours, 0, 0, 3600, 24)
SPAN(minutes, 0, 0, 60, 60)

static struct vdm_xp_seq
fn_seconds_from_duration(struct vdm_xp_call *call,
			 const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	const struct vdm_xp_duration *d = vdm_xp_at(&args[0], 0).u.span;
	return vdm_xp_one(vdm_xp_decimal(
	    call, (vdm_xp_wide)(d->seconds % 60) * XP_NANO + d->nanos, 9));
}

enum { YEAR, MONTH, DAY, HOUR, MINUTE, SECOND, ZONE };

static struct vdm_xp_seq
part_of_moment(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
	       int which)
{
	if (args[0].n == 0)
		return vdm_xp_none();
	const struct vdm_xp_moment *m = vdm_xp_at(&args[0], 0).u.time;
	switch (which) {
	case YEAR:
		return vdm_xp_one(vdm_xp_int(m->year));
	case MONTH:
		return vdm_xp_one(vdm_xp_int(m->month));
	case DAY:
		return vdm_xp_one(vdm_xp_int(m->day));
	case HOUR:
		return vdm_xp_one(vdm_xp_int(m->hour));
	case MINUTE:
		return vdm_xp_one(vdm_xp_int(m->minute));
	case SECOND:
		return vdm_xp_one(vdm_xp_decimal(call, m->nanos, 9));
	default:
		return m->zone == XP_NO_ZONE
			   ? vdm_xp_none()
			   : vdm_xp_one(vdm_xp_span(call, XT_DTD, 0,
						    (vdm_xp_wide)m->zone * 60 *
							XP_NANO));
	}
}

#define PART(name, which)                                                      \
	static struct vdm_xp_seq fn_##name(                                    \
	    struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)    \
	{                                                                      \
		(void)n;                                                       \
		return part_of_moment(call, args, which);                      \
	}
PART(year, YEAR)
PART(month, MONTH)
PART(day, DAY)
PART(hours, HOUR)
PART(minutes, MINUTE)
PART(seconds, SECOND)
PART(timezone, ZONE)

static struct vdm_xp_seq
fn_dateTime(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n == 0 || args[1].n == 0)
		return vdm_xp_none();
	struct vdm_xp_moment m = *vdm_xp_at(&args[0], 0).u.time;
	const struct vdm_xp_moment *t = vdm_xp_at(&args[1], 0).u.time;
	if (m.zone != XP_NO_ZONE && t->zone != XP_NO_ZONE && m.zone != t->zone)
		vdm_xp_raise(call, "FORG0008",
			     "date and time of two time zones");
	if (m.zone == XP_NO_ZONE)
		m.zone = t->zone;
	m.hour = t->hour;
	m.minute = t->minute;
	m.nanos = t->nanos;
	return vdm_xp_one(vdm_xp_moment(call, XT_DATETIME, &m));
}

static struct vdm_xp_seq
fn_adjust(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	int zone = call->zone;

	if (args[0].n == 0)
		return vdm_xp_none();
	if (n > 1 && args[1].n == 0) {
		zone = XP_NO_ZONE;
	} else if (n > 1) {
		vdm_xp_wide nanos =
		    vdm_xp_span_nanos(vdm_xp_at(&args[1], 0).u.span);
		vdm_xp_wide minute = (vdm_xp_wide)60 * XP_NANO;
		if (nanos % minute != 0 || nanos / minute > 840 ||
		    nanos / minute < -840)
			vdm_xp_raise(call, "FODT0003",
				     "no time zone is so far from UTC");
		zone = (int)(nanos / minute);
	}
	struct vdm_xp_item item = vdm_xp_at(&args[0], 0);
	return vdm_xp_one(vdm_xp_moment_adjust(call, &item, zone));
}

/* ---- parse-ietf-date */

struct ietf {
	const char *s;
	size_t n;
};

static void
skip(struct ietf *r)
{
	while (r->n > 0 && strchr(" \t\r\n", *r->s) != NULL) {
		r->s++;
		r->n--;
	}
}

static int
eat(struct ietf *r, char c)
{
	if (r->n == 0 || *r->s != c)
		return 0;
	r->s++;
	r->n--;
	return 1;
}

static int
eat_word(struct ietf *r, const char *const *words, int count)
{
	size_t n = 0;

	while (n < r->n && vdm_is_letter(r->s[n]))
		n++;
	for (int i = 0; i < count; i++) {
		if (strlen(words[i]) != n)
			continue;
		size_t k = 0;
		while (k < n && (r->s[k] | 32) == words[i][k])
			k++;
		if (k == n) {
			r->s += n;
			r->n -= n;
			return i;
		}
	}
	return -1;
}

/* So many digits at most; -1: none. */
static int
eat_number(struct ietf *r, int most, int *count)
{
	int v = 0;

	*count = 0;
	while (r->n > 0 && vdm_is_digit(*r->s)) {
		if (++*count > most)
			return -1;
		v = v * 10 + (*r->s - '0');
		r->s++;
		r->n--;
	}
	return *count > 0 ? v : -1;
}

static const char *const day_names[] = {
    "mon",      "tue",    "wed",      "thu",     "fri",
    "sat",      "sun",    "monday",   "tuesday", "wednesday",
    "thursday", "friday", "saturday", "sunday"};
static const char *const month_names[] = {"jan", "feb", "mar", "apr",
					  "may", "jun", "jul", "aug",
					  "sep", "oct", "nov", "dec"};

static int
ietf_zone(struct ietf *r, struct vdm_xp_moment *m)
{
	static const char *const names[] = {"ut",  "utc", "gmt", "est",
					    "edt", "cst", "cdt", "mst",
					    "mdt", "pst", "pdt"};
	static const int hours[] = {0, 0, 0, -5, -4, -6, -5, -7, -6, -8, -7};
	int count = 0, at = eat_word(r, names, 11);

	if (at >= 0) {
		m->zone = hours[at] * 60;
		return 0;
	}
	int sign = r->n > 0 && *r->s == '-' ? -1 : 1;
	if (!eat(r, '+') && !eat(r, '-'))
		return -1;
	int h = eat_number(r, 4, &count), min = 0;
	if (h < 0)
		return -1;
	if (count >= 3) {
		min = h % 100;
		h /= 100;
	} else if (eat(r, ':')) {
		min = eat_number(r, 2, &count);
		if (count == 0)
			min = 0;
		else if (count != 2)
			return -1;
	} else if (count > 2) {
		return -1;
	}
	if (h > 14 || min > 59 || (h == 14 && min > 0))
		return -1;
	m->zone = sign * (h * 60 + min);
	struct ietf before = *r;
	skip(r);
	if (!eat(r, '(')) {
		*r = before;
	} else {
		skip(r);
		if (eat_word(r, names, 11) < 0)
			return -1;
		skip(r);
		if (!eat(r, ')'))
			return -1;
	}
	return 0;
}

static int
ietf_time(struct ietf *r, struct vdm_xp_moment *m)
{
	int count = 0;

	m->hour = eat_number(r, 2, &count);
	if (count < 1 || !eat(r, ':'))
		return -1;
	m->minute = eat_number(r, 2, &count);
	if (count != 2)
		return -1;
	if (eat(r, ':')) {
		m->nanos = (int64_t)eat_number(r, 2, &count) * XP_NANO;
		if (count != 2)
			return -1;
		if (eat(r, '.')) {
			int64_t unit = XP_NANO / 10;
			if (r->n == 0 || !vdm_is_digit(*r->s))
				return -1;
			while (r->n > 0 && vdm_is_digit(*r->s)) {
				m->nanos += (*r->s - '0') * unit;
				unit /= 10;
				r->s++;
				r->n--;
			}
		}
	}
	m->zone = 0;
	struct ietf before = *r;
	skip(r);
	if (ietf_zone(r, m) < 0) {
		*r = before;
		m->zone = 0;
	}
	return 0;
}

static int
ietf_year(struct ietf *r, struct vdm_xp_moment *m)
{
	int count = 0;

	m->year = eat_number(r, 4, &count);
	if (count != 2 && count != 4)
		return -1;
	if (count == 2)
		m->year += 1900;
	return 0;
}

static int
gap(struct ietf *r, int must)
{
	size_t before = r->n;

	skip(r);
	if (eat(r, '-')) {
		skip(r);
		return 1;
	}
	return !must || r->n < before;
}

/* "Wed, 06 Jun 1994 07:29:35 GMT" and "Wed Jun 06 11:54:45 EST 2013" */
static int
ietf_date(struct ietf *r, struct vdm_xp_moment *m)
{
	int count = 0;

	skip(r);
	if (eat_word(r, day_names, 14) >= 0) {
		int comma = eat(r, ',');
		size_t before = r->n;
		skip(r);
		if (!comma && r->n == before)
			return -1;
	}
	m->month = eat_word(r, month_names, 12) + 1;
	if (m->month > 0) {
		if (!gap(r, 1))
			return -1;
		m->day = eat_number(r, 2, &count);
		if (m->day < 0)
			return -1;
		size_t before = r->n;
		skip(r);
		if (r->n == before || ietf_time(r, m) < 0)
			return -1;
		before = r->n;
		skip(r);
		return r->n == before ? -1 : ietf_year(r, m);
	}
	m->day = eat_number(r, 2, &count);
	if (m->day < 0 || !gap(r, 1))
		return -1;
	m->month = eat_word(r, month_names, 12) + 1;
	if (m->month == 0 || !gap(r, 1) || ietf_year(r, m) < 0)
		return -1;
	size_t before = r->n;
	skip(r);
	return r->n == before ? -1 : ietf_time(r, m);
}

static struct vdm_xp_seq
fn_parse_ietf_date(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	struct vdm_xp_moment m = {.year = 1, .month = 1, .day = 1};

	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item s = vdm_xp_at(&args[0], 0);
	struct ietf r = {s.u.s, s.n};
	int bad = ietf_date(&r, &m) < 0;
	skip(&r);
	if (bad || r.n > 0 || m.month < 1 || m.day < 1 ||
	    m.day > vdm_xp_days_in(m.year, m.month) || m.hour > 24 ||
	    m.minute > 59 || m.nanos >= 60 * XP_NANO ||
	    (m.hour == 24 && (m.minute > 0 || m.nanos > 0)))
		vdm_xp_raise(call, "FORG0010", "\"%.*s\" is no such date",
			     s.n > 60 ? 60 : (int)s.n, s.u.s);
	if (m.hour == 24) {
		int zone = m.zone;
		m.hour = 0;
		m.zone = 0;
		vdm_xp_moment_from(&m, vdm_xp_instant(call, &m) +
					   (vdm_xp_wide)86400 * XP_NANO);
		m.zone = zone;
	}
	return vdm_xp_one(vdm_xp_moment(call, XT_DATETIME, &m));
}

const struct vdm_xp_builtin vdm_xp_date_functions[] = {
    {XP_FN, "years-from-duration", 1, 1, "Y?i?", fn_years_from_duration, 0},
    {XP_FN, "months-from-duration", 1, 1, "Y?i?", fn_months_from_duration, 0},
    {XP_FN, "days-from-duration", 1, 1, "Y?i?", fn_days_from_duration, 0},
    {XP_FN, "hours-from-duration", 1, 1, "Y?i?", fn_hours_from_duration, 0},
    {XP_FN, "minutes-from-duration", 1, 1, "Y?i?", fn_minutes_from_duration, 0},
    {XP_FN, "seconds-from-duration", 1, 1, "Y?x?", fn_seconds_from_duration, 0},
    {XP_FN, "dateTime", 2, 2, "t?T?D?", fn_dateTime, 0},
    {XP_FN, "year-from-dateTime", 1, 1, "D?i?", fn_year, 0},
    {XP_FN, "month-from-dateTime", 1, 1, "D?i?", fn_month, 0},
    {XP_FN, "day-from-dateTime", 1, 1, "D?i?", fn_day, 0},
    {XP_FN, "hours-from-dateTime", 1, 1, "D?i?", fn_hours, 0},
    {XP_FN, "minutes-from-dateTime", 1, 1, "D?i?", fn_minutes, 0},
    {XP_FN, "seconds-from-dateTime", 1, 1, "D?x?", fn_seconds, 0},
    {XP_FN, "timezone-from-dateTime", 1, 1, "D?y?", fn_timezone, 0},
    {XP_FN, "year-from-date", 1, 1, "t?i?", fn_year, 0},
    {XP_FN, "month-from-date", 1, 1, "t?i?", fn_month, 0},
    {XP_FN, "day-from-date", 1, 1, "t?i?", fn_day, 0},
    {XP_FN, "timezone-from-date", 1, 1, "t?y?", fn_timezone, 0},
    {XP_FN, "hours-from-time", 1, 1, "T?i?", fn_hours, 0},
    {XP_FN, "minutes-from-time", 1, 1, "T?i?", fn_minutes, 0},
    {XP_FN, "seconds-from-time", 1, 1, "T?x?", fn_seconds, 0},
    {XP_FN, "timezone-from-time", 1, 1, "T?y?", fn_timezone, 0},
    {XP_FN, "adjust-dateTime-to-timezone", 1, 2, "D?y?D?", fn_adjust, 0},
    {XP_FN, "adjust-date-to-timezone", 1, 2, "t?y?t?", fn_adjust, 0},
    {XP_FN, "adjust-time-to-timezone", 1, 2, "T?y?T?", fn_adjust, 0},
    {XP_FN, "parse-ietf-date", 1, 1, "s?D?", fn_parse_ietf_date, 0},
    {0}};
