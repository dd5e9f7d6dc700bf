/* SPDX-License-Identifier: MIT */
/* Dates and times as records write them. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

static const struct {
	const char *start;
	int month;
} months[] = {{"jan", 1},  {"feb", 2},  {"mar", 3},  {"mär", 3},  {"apr", 4},
	      {"may", 5},  {"mai", 5},  {"jun", 6},  {"jul", 7},  {"aug", 8},
	      {"sep", 9},  {"oct", 10}, {"okt", 10}, {"nov", 11}, {"dec", 12},
	      {"dez", 12}, {"янв", 1},  {"фев", 2},  {"мар", 3},  {"апр", 4},
	      {"май", 5},  {"мая", 5},  {"июн", 6},  {"июл", 7},  {"авг", 8},
	      {"сен", 9},  {"окт", 10}, {"ноя", 11}, {"дек", 12}, {"fév", 2},
	      {"avr", 4},  {"juin", 6}, {"juil", 7}, {"aoû", 8},  {"déc", 12}};

static int
month_of(struct ctx *c, const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	const char *low;
	size_t m;
	int found = 0;

	if (!(k->classes & W_MONTH))
		return 0;
	low = vdm_lower(c, t->s + k->start, k->base - k->start);
	for (m = 0; low != NULL && m < sizeof(months) / sizeof(months[0]); m++)
		if (strncmp(low, months[m].start, strlen(months[m].start)) == 0)
			found = months[m].month;
	return found;
}

/* The number a token begins with, -1 if none; its digits in *digits. */
static int
number_of(const struct tokens *t, size_t i, size_t *digits)
{
	const struct token *k;
	int value = 0;
	size_t p;

	*digits = 0;
	if (i >= t->n)
		return -1;
	k = &t->t[i];
	for (p = k->start; p < k->end && *digits < 6; p++) {
		char ch = t->s[p];

		if (ch < '0' || ch > '9')
			break;
		value = value * 10 + (ch - '0');
		++*digits;
	}
	return *digits > 0 ? value : -1;
}

static int
is_punct(const struct tokens *t, size_t i, uint32_t cp)
{
	return i < t->n && (t->t[i].flags & T_PUNCT) && t->t[i].cp == cp;
}

/* 1 to 31, with an ordinal ending perhaps. */
static int
day_at(const struct tokens *t, size_t i)
{
	size_t digits, rest;
	int d = number_of(t, i, &digits);

	if (d < 1 || d > 31 || digits > 2)
		return 0;
	rest = t->t[i].end - t->t[i].start - digits;
	if (rest == 0)
		return d;
	if (rest == 2 && strchr("snrt", t->s[t->t[i].start + digits]) != NULL)
		return d;
	return 0;
}

/* A year, perhaps with a note mark glued to it. */
static int
year_at(const struct ctx *c, const struct tokens *t, size_t i, size_t *end)
{
	size_t digits;
	int y = number_of(t, i, &digits);

	if (y < 0)
		return 0;
	if (digits == 5 && c->have_notes && y / 10 >= 1500 && y / 10 < 2100) {
		*end = t->t[i].start + 4;
		return y / 10;
	}
	if (digits != 4 || y < 1000 || y > 2100 ||
	    t->t[i].end - t->t[i].start != 4)
		return 0;
	*end = t->t[i].end;
	return y;
}

/* "21 February 1946", "12th April, 1957", "3rd of May 1990". */
static size_t
day_month_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int d = day_at(t, i), m, y;
	size_t k = i + 1, end;

	if (d == 0)
		return 0;
	if (is_punct(t, k, '.'))
		k++;
	if (vdm_phrase_at(t, k, "of"))
		k++;
	if (k >= t->n || (m = month_of(c, t, k)) == 0)
		return 0;
	k++;
	while (is_punct(t, k, '.') || is_punct(t, k, ','))
		k++;
	y = k < t->n ? year_at(c, t, k, &end) : 0;
	if (y == 0)
		return 0;
	w->year = y;
	w->month = m;
	w->day = d;
	w->start = t->t[i].start;
	w->end = end;
	return k + 1;
}

/* "February 21, 1946"; "February 1946" too. */
static size_t
month_day_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int m = month_of(c, t, i), d, y;
	size_t k = i + 1, end;

	if (m == 0)
		return 0;
	if (is_punct(t, k, '.'))
		k++;
	d = k < t->n ? day_at(t, k) : 0;
	if (d != 0)
		k++;
	while (is_punct(t, k, '.') || is_punct(t, k, ','))
		k++;
	y = k < t->n ? year_at(c, t, k, &end) : 0;
	if (y == 0)
		return 0;
	w->year = y;
	w->month = m;
	w->day = d;
	w->start = t->t[i].start;
	w->end = end;
	return k + 1;
}

static int
digits_at(const char *s, size_t n, size_t *i, size_t most)
{
	int v = 0;
	size_t k = 0;

	while (*i < n && k < most && s[*i] >= '0' && s[*i] <= '9') {
		v = v * 10 + (s[*i] - '0');
		++*i;
		k++;
	}
	return k > 0 ? v : -1;
}

/* "1946-02-21", "21.02.1946". */
static size_t
numeric_date(const struct tokens *t, size_t i, struct when *w)
{
	const char *s = t->s;
	size_t n = t->t[t->n - 1].end, p = t->t[i].start, k;
	int a, b, d;

	if (!(t->t[i].flags & T_DIGIT))
		return 0;
	a = digits_at(s, n, &p, 4);
	if (a < 0 || p + 1 >= n || strchr("-./", s[p]) == NULL)
		return 0;
	w->start = t->t[i].start;
	k = p++;
	b = digits_at(s, n, &p, 2);
	if (b < 1 || p >= n || s[p] != s[k])
		return 0;
	p++;
	d = digits_at(s, n, &p, 4);
	if (a >= 1000 && s[k] == '-' && b <= 12 && d >= 1 && d <= 31) {
		w->year = a;
		w->month = b;
		w->day = d;
	} else if (d >= 1000 && d < 2100 && a >= 1 && a <= 31 && b <= 12 &&
		   (s[k] == '.' || a > 12)) {
		w->year = d;
		w->month = b;
		w->day = a;
	} else {
		return 0;
	}
	if (p < n && s[p] >= '0' && s[p] <= '9')
		return 0;
	w->end = p;
	for (k = i; k < t->n && t->t[k].start < p; k++)
		;
	return k;
}

/* a.m., p.m., hours after a time: 1, 2, 3; tokens used in *used. */
static int
half_day(const struct tokens *t, size_t i, size_t *used)
{
	const struct token *k;
	char a;

	*used = 0;
	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return 0;
	if (vdm_phrase_at(t, i, "hours") || vdm_phrase_at(t, i, "hrs") ||
	    vdm_phrase_at(t, i, "uhr") || vdm_phrase_at(t, i, "h")) {
		*used = 1;
		return 3;
	}
	if (vdm_phrase_at(t, i, "am") || vdm_phrase_at(t, i, "pm")) {
		*used = 1;
		return t->s[t->t[i].start] == 'a' || t->s[t->t[i].start] == 'A'
			   ? 1
			   : 2;
	}
	k = &t->t[i];
	a = (char)(t->s[k->start] | 32);
	if (k->end - k->start == 1 && (a == 'a' || a == 'p') &&
	    is_punct(t, i + 1, '.') && i + 2 < t->n &&
	    vdm_phrase_at(t, i + 2, "m")) {
		*used = is_punct(t, i + 3, '.') ? 4 : 3;
		return a == 'a' ? 1 : 2;
	}
	return 0;
}

/* "10:30 - 11:45 a.m.": what the second time says of both. */
static int
range_half(const struct tokens *t, size_t i)
{
	size_t digits, used;

	if (!is_punct(t, i, '-') && !is_punct(t, i, 0x2013) &&
	    !vdm_phrase_at(t, i, "to"))
		return 0;
	if (number_of(t, i + 1, &digits) < 0 ||
	    (!is_punct(t, i + 2, ':') && !is_punct(t, i + 2, '.')) ||
	    number_of(t, i + 3, &digits) < 0)
		return 0;
	return half_day(t, i + 4, &used);
}

static int
time_put(struct when *w, int h, int m, int half)
{
	if (half == 2 && h < 12)
		h += 12;
	if (half == 1 && h == 12)
		h = 0;
	if (h > 24 || m > 59)
		return 0;
	w->hour = h;
	w->minute = m;
	return 1;
}

/* "at 2100", "10:20 a.m.", "9.30 hours", "at 14.00", "noon". */
static size_t
time_at(const struct tokens *t, size_t i, struct when *w)
{
	size_t digits, more = 0, used = 0, joined, k = i + 1;
	int h = number_of(t, i, &digits), m = 0, half, after_at;

	after_at = i > 0 && (vdm_phrase_at(t, i - 1, "at") ||
			     vdm_phrase_at(t, i - 1, "from"));
	if (vdm_phrase_at(t, i, "noon")) {
		w->time_start = t->t[i].start;
		w->time_end = t->t[i].end;
		return time_put(w, 12, 0, 0) ? i + 1 : 0;
	}
	if (h < 0 || !(t->t[i].flags & T_DIGIT))
		return 0;
	if (digits == 4 && t->t[i].end - t->t[i].start == 4) {
		half = half_day(t, k, &used);
		if (half != 3 && !after_at)
			return 0;
		if (h % 100 > 59 || h >= 2460)
			return 0;
		w->time_start = t->t[i].start;
		w->time_end = t->t[i].end;
		return time_put(w, h / 100, h % 100, 0) ? k + used : 0;
	}
	if (digits > 2)
		return 0;
	if (is_punct(t, k, ':') || is_punct(t, k, '.')) {
		int colon = is_punct(t, k, ':');

		m = number_of(t, k + 1, &more);
		if (more != 2 || (t->t[k + 1].flags & T_SPACED))
			return 0;
		half = half_day(t, k + 2, &used);
		if (half == 0)
			half = range_half(t, k + 2);
		/* "3:30-4:45 p.m.", written as one word */
		if (half == 0 && t->t[k + 1].end - t->t[k + 1].start > more &&
		    is_punct(t, k + 2, ':'))
			half = half_day(t, k + 4, &joined);
		if (!colon && half == 0 && !after_at)
			return 0;
		k += 2;
	} else {
		half = half_day(t, k, &used);
		if (half == 0 || (half == 3 && !after_at))
			return 0;
	}
	w->time_start = t->t[i].start;
	w->time_end = t->t[k + used - 1].end;
	return time_put(w, h, m, half) ? k + used : 0;
}

int
vdm_when_find(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens *t = &c->tok2;
	size_t i = 0, next;
	int found = 0;

	memset(w, 0, sizeof(*w));
	w->hour = -1;
	vdm_tokens(c, t, s, n, 200);
	while (i < t->n) {
		struct when d = *w;

		next = 0;
		if (!w->has_date) {
			next = day_month_year(c, t, i, &d);
			if (next == 0)
				next = month_day_year(c, t, i, &d);
			if (next == 0)
				next = numeric_date(t, i, &d);
			if (next != 0)
				d.has_date = 1;
		}
		if (next == 0 && w->hour < 0)
			next = time_at(t, i, &d);
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
