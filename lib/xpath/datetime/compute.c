/* SPDX-License-Identifier: MIT */
/* Moments as instants, and what is computed with them (F&O 3.1, 9). */
#include "xpath/datetime/datetime.h"

/* Howard Hinnant's days_from_civil, for the proleptic Gregorian calendar. */
int64_t
vdm_xp_days_of(int64_t year, int month, int day)
{
	year -= month <= 2;
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t yoe = year - era * 400;
	int64_t doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int64_t doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

static void
civil_of(int64_t days, struct vdm_xp_moment *m)
{
	days += 719468;
	int64_t era = (days >= 0 ? days : days - 146096) / 146097;
	int64_t doe = days - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int64_t mp = (5 * doy + 2) / 153;

	m->day = (int)(doy - (153 * mp + 2) / 5 + 1);
	m->month = (int)(mp < 10 ? mp + 3 : mp - 9);
	m->year = yoe + era * 400 + (m->month <= 2);
}

int
vdm_xp_days_in(int64_t year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (month == 2 &&
	    ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0))
		return 29;
	return days[month - 1];
}

static vdm_xp_wide
local_nanos(const struct vdm_xp_moment *m)
{
	vdm_xp_wide seconds =
	    (vdm_xp_wide)vdm_xp_days_of(m->year, m->month, m->day) * 86400 +
	    m->hour * 3600 + m->minute * 60;

	return seconds * XP_NANO + m->nanos;
}

vdm_xp_wide
vdm_xp_instant(const struct vdm_xp_call *call, const struct vdm_xp_moment *m)
{
	int zone = m->zone == XP_NO_ZONE ? call->zone : m->zone;

	return local_nanos(m) - (vdm_xp_wide)zone * 60 * XP_NANO;
}

int
vdm_xp_compare_moments(const struct vdm_xp_call *call,
		       const struct vdm_xp_moment *a,
		       const struct vdm_xp_moment *b)
{
	vdm_xp_wide x = vdm_xp_instant(call, a), y = vdm_xp_instant(call, b);

	return x < y ? -1 : x > y;
}

void
vdm_xp_moment_from(struct vdm_xp_moment *m, vdm_xp_wide nanos)
{
	vdm_xp_wide day = (vdm_xp_wide)86400 * XP_NANO;
	vdm_xp_wide days = nanos / day, rest = nanos % day;

	if (rest < 0) {
		rest += day;
		days--;
	}
	civil_of((int64_t)days, m);
	int64_t seconds = (int64_t)(rest / XP_NANO);
	m->hour = (int)(seconds / 3600);
	m->minute = (int)(seconds / 60 % 60);
	m->nanos = (int64_t)(rest % ((vdm_xp_wide)60 * XP_NANO));
}

struct vdm_xp_item
vdm_xp_moment_plus(struct vdm_xp_call *call, const struct vdm_xp_item *item,
		   int64_t months, vdm_xp_wide nanos)
{
	struct vdm_xp_moment m = *item->u.time;

	if (months != 0) {
		vdm_xp_wide total =
		    (vdm_xp_wide)m.year * 12 + m.month - 1 + months;
		vdm_xp_wide year = total / 12, month = total % 12;
		if (month < 0) {
			month += 12;
			year--;
		}
		if (year > 1000000000 || year < -1000000000)
			vdm_xp_raise(call, "FODT0001",
				     "the date is too far away");
		m.year = (int64_t)year;
		m.month = (int)month + 1;
		if (m.day > vdm_xp_days_in(m.year, m.month))
			m.day = vdm_xp_days_in(m.year, m.month);
	}
	if (nanos != 0) {
		vdm_xp_wide at = local_nanos(&m) + nanos;
		vdm_xp_wide limit =
		    (vdm_xp_wide)400000000000LL * 86400 * XP_NANO;
		if (at > limit || at < -limit)
			vdm_xp_raise(call, "FODT0001",
				     "the date is too far away");
		vdm_xp_moment_from(&m, at);
	}
	if (item->type == XT_TIME) {
		m.year = 1972;
		m.month = m.day = 1;
	} else if (item->type == XT_DATE) {
		m.hour = m.minute = 0;
		m.nanos = 0;
	}
	return vdm_xp_moment(
	    call, item->type == XT_DTSTAMP ? XT_DATETIME : item->type, &m);
}

/* To a zone in minutes, or XP_NO_ZONE to take it away (F&O 3.1, 9.6). */
struct vdm_xp_item
vdm_xp_moment_adjust(struct vdm_xp_call *call, const struct vdm_xp_item *item,
		     int zone)
{
	struct vdm_xp_moment m = *item->u.time;

	if (zone != XP_NO_ZONE && m.zone != XP_NO_ZONE) {
		vdm_xp_moment_from(&m, local_nanos(&m) +
					   (vdm_xp_wide)(zone - m.zone) * 60 *
					       XP_NANO);
		if (item->type == XT_TIME) {
			m.year = 1972;
			m.month = m.day = 1;
		} else if (item->type == XT_DATE) {
			m.hour = m.minute = 0;
			m.nanos = 0;
		}
	}
	m.zone = zone;
	return vdm_xp_moment(call,
			     item->type == XT_DTSTAMP && zone == XP_NO_ZONE
				 ? XT_DATETIME
				 : item->type,
			     &m);
}

/* Which fields a type has: year, month, day, time. */
static int
fields_of(int type)
{
	switch (type) {
	case XT_DATETIME:
	case XT_DTSTAMP:
		return 15;
	case XT_DATE:
		return 7;
	case XT_TIME:
		return 8;
	case XT_GYM:
		return 3;
	case XT_GY:
		return 1;
	case XT_GMD:
		return 6;
	case XT_GD:
		return 4;
	default:
		return 2;
	}
}

int
vdm_xp_convert_moment(struct vdm_xp_call *call, const struct vdm_xp_item *from,
		      int type, struct vdm_xp_item *out)
{
	int has, want = fields_of(type);
	struct vdm_xp_moment m;

	*out = *from;
	if (from->type < XT_DATETIME || from->type > XT_GM)
		return -1;
	has = fields_of(from->type);
	/* from dateTime to all, from date to all but time; no others */
	if (from->type != type && has != 15 &&
	    !(from->type == XT_DATE && want != 8))
		return -1;
	m = *from->u.time;
	if (type == XT_DTSTAMP && m.zone == XP_NO_ZONE)
		return -2;
	if (!(want & 1))
		m.year = 1972;
	if (!(want & 2))
		m.month = 1;
	if (!(want & 4))
		m.day = 1;
	if (!(want & 8)) {
		m.hour = m.minute = 0;
		m.nanos = 0;
	}
	*out = vdm_xp_moment(call, type, &m);
	return 0;
}
