/* SPDX-License-Identifier: MIT */
/* The lexical forms of XML Schema part 2 for dates, times and durations. */
#include "base/utf8.h"
#include "xpath/datetime/datetime.h"

#include <string.h>

struct reader {
	const char *s;
	size_t n;
	int bad;
};

static int
take(struct reader *r, char c)
{
	if (r->n == 0 || *r->s != c)
		return 0;
	r->s++;
	r->n--;
	return 1;
}

static void
need(struct reader *r, char c)
{
	if (!take(r, c))
		r->bad = 1;
}

/* So many digits exactly. */
static int
number(struct reader *r, int digits)
{
	int value = 0;

	for (; digits > 0; digits--) {
		if (r->n == 0 || !vdm_is_digit(*r->s)) {
			r->bad = 1;
			return 0;
		}
		value = value * 10 + (*r->s - '0');
		r->s++;
		r->n--;
	}
	return value;
}

/* Any number of digits; -1 where there are none, -2 where too many. */
static int64_t
digits(struct reader *r, int *count)
{
	int64_t value = 0;

	*count = 0;
	while (r->n > 0 && vdm_is_digit(*r->s)) {
		if (value > INT64_MAX / 100)
			value = -2;
		if (value >= 0)
			value = value * 10 + (*r->s - '0');
		++*count;
		r->s++;
		r->n--;
	}
	return *count > 0 ? value : -1;
}

/* What stands behind a decimal point, in nanoseconds. */
static int64_t
fraction(struct reader *r)
{
	int64_t value = 0, unit = XP_NANO / 10;

	if (r->n == 0 || !vdm_is_digit(*r->s))
		r->bad = 1;
	while (r->n > 0 && vdm_is_digit(*r->s)) {
		value += (*r->s - '0') * unit;
		unit /= 10;
		r->s++;
		r->n--;
	}
	return value;
}

static void
read_zone(struct reader *r, struct vdm_xp_moment *m)
{
	int sign = r->n > 0 && *r->s == '-' ? -1 : 1;

	m->zone = XP_NO_ZONE;
	if (r->n == 0)
		return;
	if (take(r, 'Z')) {
		m->zone = 0;
	} else if (take(r, '+') || take(r, '-')) {
		int hours = number(r, 2);
		need(r, ':');
		int minutes = number(r, 2);
		if (hours > 14 || minutes > 59 || (hours == 14 && minutes > 0))
			r->bad = 1;
		m->zone = sign * (hours * 60 + minutes);
	}
}

static void
read_year(struct reader *r, struct vdm_xp_moment *m)
{
	int negative = take(r, '-'), count = 0;
	const char *start = r->s;
	int64_t year = digits(r, &count);

	if (count < 4 || (count > 4 && *start == '0')) {
		r->bad = 1;
		return;
	}
	if (year < 0 || year > 1000000000) {
		r->bad = r->bad ? 1 : 2;
		year = 1;
	}
	m->year = negative ? -year : year;
}

static void
read_time(struct reader *r, struct vdm_xp_moment *m)
{
	m->hour = number(r, 2);
	need(r, ':');
	m->minute = number(r, 2);
	need(r, ':');
	m->nanos = number(r, 2) * XP_NANO;
	if (take(r, '.'))
		m->nanos += fraction(r);
	if (m->minute > 59 || m->nanos >= 60 * XP_NANO || m->hour > 24 ||
	    (m->hour == 24 && (m->minute > 0 || m->nanos > 0)))
		r->bad = 1;
}

static void
read_fields(struct reader *r, int type, struct vdm_xp_moment *m)
{
	switch (type) {
	case XT_TIME:
		read_time(r, m);
		return;
	case XT_GMD:
	case XT_GM:
		need(r, '-');
		need(r, '-');
		m->month = number(r, 2);
		if (type == XT_GMD) {
			need(r, '-');
			m->day = number(r, 2);
		}
		return;
	case XT_GD:
		need(r, '-');
		need(r, '-');
		need(r, '-');
		m->day = number(r, 2);
		return;
	default:
		break;
	}
	read_year(r, m);
	if (type == XT_GY)
		return;
	need(r, '-');
	m->month = number(r, 2);
	if (type == XT_GYM)
		return;
	need(r, '-');
	m->day = number(r, 2);
	if (type == XT_DATE)
		return;
	need(r, 'T');
	read_time(r, m);
}

int
vdm_xp_parse_moment(struct vdm_xp_call *call, const char *s, size_t n, int type,
		    struct vdm_xp_item *out)
{
	struct reader r = {s, n, 0};
	struct vdm_xp_moment m = {.year = 1972, .month = 1, .day = 1};

	memset(out, 0, sizeof *out);
	read_fields(&r, type, &m);
	read_zone(&r, &m);
	if (r.bad == 1 || r.n > 0)
		return -1;
	if (m.month < 1 || m.month > 12 || m.day < 1 ||
	    m.day > vdm_xp_days_in(m.year, m.month))
		return -1;
	if (type == XT_DTSTAMP && m.zone == XP_NO_ZONE)
		return -1;
	if (r.bad)
		return -2;
	if (m.hour == 24) {
		int zone = m.zone;
		m.hour = 0;
		if (type != XT_TIME) {
			m.zone = 0;
			vdm_xp_moment_from(&m,
					   vdm_xp_instant(call, &m) +
					       (vdm_xp_wide)86400 * XP_NANO);
		}
		m.zone = zone;
	}
	*out = vdm_xp_moment(call, type, &m);
	return 0;
}

/* One field of a duration: number and letter. 0: not there. */
static int
field(struct reader *r, char letter, int64_t *value)
{
	struct reader before = *r;
	int count = 0;

	*value = 0;
	int64_t v = digits(r, &count);
	if (count == 0 || !take(r, letter)) {
		*r = before;
		return 0;
	}
	if (v < 0) {
		r->bad = 2;
		v = 0;
	}
	*value = v;
	return 1;
}

int
vdm_xp_parse_span(struct vdm_xp_call *call, const char *s, size_t n, int type,
		  struct vdm_xp_item *out)
{
	struct reader r = {s, n, 0};
	int negative = take(&r, '-'), any = 0, timed = 0;
	int64_t years = 0, months = 0, days = 0, hours = 0, minutes = 0;
	int64_t seconds = 0, nanos = 0;

	memset(out, 0, sizeof *out);
	need(&r, 'P');
	if (type != XT_DTD) {
		any |= field(&r, 'Y', &years);
		any |= field(&r, 'M', &months);
	}
	if (type != XT_YMD) {
		any |= field(&r, 'D', &days);
		if (take(&r, 'T')) {
			timed |= field(&r, 'H', &hours);
			timed |= field(&r, 'M', &minutes);
			struct reader before = r;
			int count = 0;
			int64_t v = digits(&r, &count);
			if (count > 0 && take(&r, '.'))
				nanos = fraction(&r);
			if (count > 0 && take(&r, 'S')) {
				seconds = v;
				timed = 1;
				if (v < 0)
					r.bad = 2;
			} else {
				r = before;
			}
			if (!timed)
				return -1;
			any |= timed;
		}
	}
	if (r.bad == 1 || !any || r.n > 0)
		return -1;
	if (r.bad || years > INT64_MAX / 1000 || months > INT64_MAX / 1000 ||
	    days > INT64_MAX / 200000 || hours > INT64_MAX / 8000 ||
	    minutes > INT64_MAX / 200)
		return -2;
	vdm_xp_wide total =
	    ((((vdm_xp_wide)days * 24 + hours) * 60 + minutes) * 60 + seconds) *
		XP_NANO +
	    nanos;
	if (total / XP_NANO > INT64_MAX / 2)
		return -2;
	months += years * 12;
	*out = vdm_xp_span(call, type, negative ? -months : months,
			   negative ? -total : total);
	return 0;
}

void
vdm_xp_put_zone(struct vdm_xp_text *out, int zone)
{
	int minutes = zone < 0 ? -zone : zone;

	if (zone == XP_NO_ZONE)
		return;
	if (zone == 0)
		vdm_xp_puts(out, "Z");
	else
		vdm_xp_printf(out, "%c%02d:%02d", zone < 0 ? '-' : '+',
			      minutes / 60, minutes % 60);
}

static void
put_seconds(struct vdm_xp_text *out, int64_t nanos, int width)
{
	char text[16];
	int n = 9;

	vdm_xp_printf(out, "%0*lld", width, (long long)(nanos / XP_NANO));
	if (nanos % XP_NANO == 0)
		return;
	int64_t rest = nanos % XP_NANO;
	for (int i = 8; i >= 0; i--) {
		text[i] = (char)('0' + rest % 10);
		rest /= 10;
	}
	while (n > 0 && text[n - 1] == '0')
		n--;
	vdm_xp_puts(out, ".");
	vdm_xp_put(out, text, (size_t)n);
}

void
vdm_xp_put_moment(struct vdm_xp_text *out, const struct vdm_xp_item *item)
{
	const struct vdm_xp_moment *m = item->u.time;
	int type = item->type;
	int has_year = type <= XT_DATE || type == XT_GYM || type == XT_GY;

	if (has_year)
		vdm_xp_printf(out, "%s%04lld", m->year < 0 ? "-" : "",
			      (long long)(m->year < 0 ? -m->year : m->year));
	if (type == XT_GMD || type == XT_GM)
		vdm_xp_puts(out, "-");
	if (type <= XT_DATE || type == XT_GYM || type == XT_GMD ||
	    type == XT_GM)
		vdm_xp_printf(out, "-%02d", m->month);
	if (type == XT_GD)
		vdm_xp_puts(out, "--");
	if (type <= XT_DATE || type == XT_GMD || type == XT_GD)
		vdm_xp_printf(out, "-%02d", m->day);
	if (type <= XT_DTSTAMP)
		vdm_xp_puts(out, "T");
	if (type <= XT_DTSTAMP || type == XT_TIME) {
		vdm_xp_printf(out, "%02d:%02d:", m->hour, m->minute);
		put_seconds(out, m->nanos, 2);
	}
	vdm_xp_put_zone(out, m->zone);
}

void
vdm_xp_put_span(struct vdm_xp_text *out, const struct vdm_xp_item *item)
{
	int64_t months = item->u.span->months;
	int64_t seconds = item->u.span->seconds, nanos = item->u.span->nanos;

	if (months < 0 || seconds < 0 || nanos < 0) {
		vdm_xp_puts(out, "-");
		months = -months;
		seconds = -seconds;
		nanos = -nanos;
	}
	vdm_xp_puts(out, "P");
	if (months / 12 > 0)
		vdm_xp_printf(out, "%lldY", (long long)(months / 12));
	if (months % 12 > 0)
		vdm_xp_printf(out, "%lldM", (long long)(months % 12));
	if (seconds / 86400 > 0)
		vdm_xp_printf(out, "%lldD", (long long)(seconds / 86400));
	seconds %= 86400;
	if (seconds > 0 || nanos > 0)
		vdm_xp_puts(out, "T");
	if (seconds / 3600 > 0)
		vdm_xp_printf(out, "%lldH", (long long)(seconds / 3600));
	if (seconds / 60 % 60 > 0)
		vdm_xp_printf(out, "%lldM", (long long)(seconds / 60 % 60));
	if (seconds % 60 > 0 || nanos > 0) {
		put_seconds(out, seconds % 60 * XP_NANO + nanos, 1);
		vdm_xp_puts(out, "S");
	}
	if (out->data[out->len - 1] == 'P')
		vdm_xp_puts(out, item->type == XT_YMD ? "0M" : "T0S");
}
