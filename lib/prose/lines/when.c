/* SPDX-License-Identifier: MIT */
/*
 * When people met: the date and the time of a line; which day it is where two
 * calendars give two, where one is the first of several, and where words say
 * that it was another.
 */
#include <string.h>

#include "base/calendar.h"
#include "prose/prose.h"
#include "prose/lines/dates.h"

enum {
	/* Words in which a date and a time are looked for. What has more is
	 * no line that dates a record. */
	DATE_TOKENS = 200,
	/* Years in which records give a day by two calendars. */
	FIRST_DUAL = 1582,
	LAST_DUAL = 1930,
	CENTURY = 100,
	LAST_MONTH = 12,
	LIMIT_WORDS = 3 /* of what says that it was another day */
};

/* ---- one day by two calendars -------------------------------------------- */

/* A day of which the month and the year may stand elsewhere: 0. */
struct day {
	int year, month, day;
};

/* "11", "11 February", "February 11", "11 February 1817" from token i on: the
 * token behind it; 0 where none is there. */
static size_t
loose_day(struct ctx *c, const struct tokens *t, size_t i, struct day *d)
{
	size_t k = i + 1, next, end;

	memset(d, 0, sizeof(*d));
	d->month = vdm_date_month(t, i);
	if (d->month > 0)
		return (d->day = vdm_date_day(c, t, k)) > 0 ? k + 1 : 0;
	if ((d->day = vdm_date_day(c, t, i)) == 0)
		return 0;
	k += (size_t)vdm_punct(t, k, '.');
	next = k + (size_t)vdm_word_does(t, k, X_OF);
	if ((d->month = vdm_date_month(t, next)) == 0)
		return k;
	k = vdm_date_month_end(t, next, &d->month);
	next = k + (size_t)(vdm_punct(t, k, '.') || vdm_punct(t, k, ','));
	d->year = vdm_date_year(c, t, next, &end);
	return d->year > 0 ? next + 1 : k;
}

/* By how many days the older calendar is behind the newer one, in the first
 * months of a year that is a leap year in the older alone by one less. */
static int
is_behind(const struct day *d, int days)
{
	const int century = d->year / CENTURY;
	const int behind = century - century / 4 - 2;

	return d->year >= FIRST_DUAL && d->year <= LAST_DUAL &&
	       (days == behind || (d->year % CENTURY == 0 && d->month <= 2 &&
				   days == behind - 1));
}

/* The days from one day to a later one, of the same month or the next. */
static int
days_between(const struct day *a, const struct day *b)
{
	if (a->month == b->month)
		return b->day - a->day;
	return a->month % LAST_MONTH + 1 == b->month
		   ? vdm_month_days(a->year, a->month) - a->day + b->day
		   : 0;
}

/* Gives the first of two days, and the second, the month and the year that
 * stand but once; the token behind these, or 0 where they are wanting. */
static size_t
complete(struct ctx *c, const struct tokens *t, size_t k, struct day *a,
	 struct day *b, size_t *end)
{
	size_t next = k;

	*end = 0;
	if (k > 0)
		*end = t->t[k - 1].end;
	if (b->month == 0 && (b->month = a->month) == 0) {
		next += (size_t)vdm_word_does(t, next, X_OF);
		if ((b->month = vdm_date_month(t, next)) == 0)
			return 0;
		next = vdm_date_month_end(t, next, &b->month);
	}
	if (b->year == 0) {
		while (vdm_punct(t, next, '.') || vdm_punct(t, next, ',') ||
		       vdm_word_does(t, next, X_OF))
			next++;
		b->year = vdm_date_year(c, t, next, end);
		if (b->year == 0 && (b->year = a->year) == 0)
			return 0;
		if (b->year != a->year)
			k = next + 1;
	}
	if (a->month == 0)
		a->month = b->month;
	if (a->year == 0)
		a->year = b->year - (a->month > b->month);
	return next > k ? next : k;
}

/* "11/23 February 1817", "19 February (3 March) 1861", "1 (13) March 1881" from
 * token i on, where a bracket stands for the stroke, too: the newer calendar's
 * day, if the other is as far behind it as calendars are. */
static int
two_calendars(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	struct day a, b;
	size_t k = loose_day(c, t, i, &a), end;
	int bracket;

	if (k == 0 || !vdm_punct(t, k, '('))
		return 0;
	bracket = t->s[t->t[k].start] == '(';
	if ((k = loose_day(c, t, k + 1, &b)) == 0)
		return 0;
	k += (size_t)(bracket && vdm_punct(t, k, ')'));
	if (complete(c, t, k, &a, &b, &end) == 0 ||
	    b.day > vdm_month_days(b.year, b.month) ||
	    !is_behind(&b, days_between(&a, &b)))
		return 0;
	w->year = b.year;
	w->month = b.month;
	w->day = b.day;
	w->start = t->t[i].start;
	w->end = end;
	return 1;
}

/* Whether a figure stands right behind a stroke or a bracket. */
static int
may_have_two(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++)
		if ((s[i] == '/' || s[i] == '(') && vdm_is_digit(s[i + 1]))
			return 1;
	return 0;
}

/* The first day by two calendars in s: 1, and *w. A stroke joins figures to one
 * word, so it is read as the bracket that it may be, too. */
static int
find_two(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens mine = {0};
	char *copy;
	size_t i;

	w->end = 0;
	if (!may_have_two(s, n) ||
	    (copy = vdm_arena_strndup(&c->scratch, s, n)) == NULL)
		return 0;
	for (i = 0; i < n; i++)
		if (copy[i] == '/')
			copy[i] = '(';
	vdm_tokens(c, &mine, copy, n, DATE_TOKENS);
	for (i = 0; i < mine.n; i++)
		if (two_calendars(c, &mine, i, w))
			return 1;
	w->end = 0;
	return 0;
}

/* ---- what says that it was another day ----------------------------------- */

/* Past the article before a day: "vor dem", "avant le". */
static int
leads_day(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '.') || vdm_word_does(t, i, X_THE) ||
	       vdm_word_does(t, i, X_ON) ||
	       (t->t[i].classes & (W_ARTICLE | W_WEEKDAY)) != 0;
}

/* "before 3 May", "3 May?": the words beside the date, from token i to token
 * next, that make it none that is known are a part of it. */
static void
limit_read(struct ctx *c, const struct tokens *t, size_t i, size_t next,
	   struct when *w)
{
	const struct rule *r;
	size_t k, used, back;

	while (i > 0 && leads_day(t, i - 1))
		i--;
	for (back = LIMIT_WORDS; back > 0; back--) {
		if (i < back)
			continue;
		r = vdm_rule_at_token(c, t, i - back, P_LIMIT, &used);
		if (r == NULL || r->value != NULL || used != back)
			continue;
		w->start = t->t[i - back].start;
		w->limit = 1;
		break;
	}
	r = vdm_rule_at_token(c, t, next, P_LIMIT, &used);
	if (r == NULL || r->value == NULL)
		return;
	for (k = next; k < next + used; k++)
		w->end = t->t[k].end;
	w->limit = 1;
}

/* Whether one day is later than another. */
static int
is_later(const struct day *b, const struct day *a)
{
	if (b->year != a->year)
		return b->year > a->year;
	return b->month != a->month ? b->month > a->month : b->day > a->day;
}

/* Whether what may part two dates of one line is token i, and more behind it.
 */
static int
parts_dates(const struct tokens *t, size_t i)
{
	return i + 1 < t->n &&
	       (vdm_punct(t, i, '(') ||
		(vdm_date_joins(t, i) && !vdm_word_does(t, i, X_AND)));
}

/* "3 May 1931 - 5 May 1931", "11.2.1817 (23.2.1817)": a date goes on at token
 * next with another, the last of several days, or the same by the newer
 * calendar. The token behind it; next where none does. */
static size_t
second_date(struct ctx *c, const struct tokens *t, size_t next, struct when *w)
{
	const struct day first = {w->year, w->month, w->day};
	struct when o = {0};
	struct day last;
	size_t end;

	if (w->day == 0 || w->day2 > 0 || !parts_dates(t, next))
		return next;
	end = vdm_date_at(c, t, next + 1, &o);
	last = (struct day){o.year, o.month, o.day};
	if (end == 0 || o.day == 0 || o.day2 > 0)
		return next;
	if (is_behind(&last, days_between(&first, &last))) {
		w->year = o.year;
		w->month = o.month;
		w->day = o.day;
	} else if (vdm_punct(t, next, '(') || !is_later(&last, &first)) {
		return next;
	} else {
		w->year2 = o.year;
		w->month2 = o.month;
		w->day2 = o.day;
	}
	w->end = o.end;
	return end;
}

/* A date that begins at token i, or the day by two calendars that was found. */
static size_t
date_or_two(struct ctx *c, const struct tokens *t, size_t i,
	    const struct when *two, struct when *w)
{
	if (two->end == 0 || t->t[i].start < two->start) {
		i = vdm_date_at(c, t, i, w);
		return i > 0 ? second_date(c, t, i, w) : 0;
	}
	w->year = two->year;
	w->month = two->month;
	w->day = two->day;
	w->start = two->start;
	w->end = two->end;
	while (i < t->n && t->t[i].start < two->end)
		i++;
	return i;
}

/* The first date and the first time count: what stands later in a line is what
 * was agreed or recalled, not when people met. */
int
vdm_when_find(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens *t = &c->tok2;
	struct when two = {0};
	size_t i = 0, next;
	int found = 0;

	memset(w, 0, sizeof(*w));
	w->hour = w->hour2 = -1;
	(void)find_two(c, s, n, &two);
	vdm_tokens(c, t, s, n, DATE_TOKENS);
	while (i < t->n) {
		struct when d = *w;

		next = 0;
		if (!w->has_date) {
			next = date_or_two(c, t, i, &two, &d);
			d.has_date = next != 0;
			if (next != 0)
				limit_read(c, t, i, next, &d);
		}
		if (next == 0) {
			d = *w;
			if (w->hour < 0)
				next = vdm_time_at(c, t, i, &d);
		}
		if (next != 0) {
			*w = d;
			found = 1;
			i = next;
		} else {
			i++;
		}
	}
	return found;
}
