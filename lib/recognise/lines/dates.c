/* SPDX-License-Identifier: MIT */
/* Dates and times as records write them. */
#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "recognise/internal.h"

enum {
	/* Digits that are read of a number, so that none overflows: four of a
	 * year, one of a note glued to it, and one to see that it is longer. */
	NUMBER_DIGITS = 6,
	DAY_DIGITS = 2,
	YEAR_DIGITS = 4,
	PARTS = 3,        /* of a date in numbers */
	CLOCK_DIGITS = 4, /* "2100 hours" */
	LAST_DAY = 31,
	LAST_MONTH = 12,
	/* Years that records write with all their digits; a number outside is
	 * a count. That of a meeting is no year to come, but a plan's may be.
	 */
	FIRST_YEAR = 1000,
	LAST_YEAR = 2100,
	/* The first that is believed when a note's mark is glued to it: there
	 * are no minutes from before that have such marks. */
	FIRST_NOTED_YEAR = 1500,
	HALF_DAY = 12,
	LAST_HOUR = 24, /* "at 24.00" is midnight */
	LAST_MINUTE = 59,
	/* Words in which a date and a time are looked for. What has more is
	 * no line that dates a record. */
	DATE_TOKENS = 200,
	EN_DASH = 0x2013,
	EM_DASH = 0x2014
};

/* Which half of the day a time is of. */
enum half {
	NO_HALF,
	FORENOON,
	AFTERNOON,
	WHOLE_DAY /* of 24 hours */
};

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
	for (p = k->start; p < k->end && *digits < NUMBER_DIGITS; p++) {
		char ch = t->s[p];

		if (ch < '0' || ch > '9')
			break;
		value = value * 10 + (ch - '0');
		++*digits;
	}
	return *digits > 0 ? value : -1;
}

/* The month that a word names, in whatever language; 0 if it names none. */
static int
month_at(const struct tokens *t, size_t i)
{
	return i < t->n ? t->t[i].month : 0;
}

/* 1 to 31, with an ordinal ending perhaps. */
static int
day_at(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t digits, rest;
	int d = number_of(t, i, &digits);

	if (d < 1 || d > LAST_DAY || digits > DAY_DIGITS)
		return 0;
	rest = t->t[i].end - t->t[i].start - digits;
	if (rest > 0 && vdm_word_at(c, t->s + t->t[i].start + digits, rest,
				    X_ORDINAL) != rest)
		return 0;
	return d;
}

/* A year, perhaps with a note mark glued to it. */
static int
year_at(const struct ctx *c, const struct tokens *t, size_t i, size_t *end)
{
	size_t digits;
	int y = number_of(t, i, &digits), noted;

	*end = 0;
	if (y < 0)
		return 0;
	noted = y / 10; /* "19462": the year, and the mark of note 2 */
	if (digits == YEAR_DIGITS + 1 && c->have_notes &&
	    noted >= FIRST_NOTED_YEAR && noted < LAST_YEAR) {
		*end = t->t[i].start + YEAR_DIGITS;
		return noted;
	}
	if (digits != YEAR_DIGITS || y < FIRST_YEAR || y > LAST_YEAR ||
	    t->t[i].end - t->t[i].start != YEAR_DIGITS)
		return 0;
	*end = t->t[i].end;
	return y;
}

/* The year at token k, past stops and commas, ends a date from token i on; the
 * token after it. */
static size_t
date_put(const struct ctx *c, const struct tokens *t, size_t i, size_t k, int m,
	 int d, struct when *w)
{
	size_t end;
	int y;

	while (vdm_punct(t, k, '.') || vdm_punct(t, k, ','))
		k++;
	y = year_at(c, t, k, &end);
	if (y == 0 || d > vdm_month_days(y, m))
		return 0;
	w->year = y;
	w->month = m;
	w->day = d;
	w->start = t->t[i].start;
	w->end = end;
	return k + 1;
}

/* "21 February 1946", "12th April, 1957", "3rd of May 1990". */
static size_t
day_month_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int d = day_at(c, t, i), m;
	size_t k = i + 1;

	if (d == 0)
		return 0;
	if (vdm_punct(t, k, '.'))
		k++;
	if (vdm_word_does(t, k, X_OF))
		k++;
	if ((m = month_at(t, k)) == 0)
		return 0;
	k++;
	return date_put(c, t, i, k, m, d, w);
}

/* Whether a number of a day stands right before the month at token i: where it
 * makes no date with it ("32 May", "31 June"), the month alone is none either.
 */
static int
is_after_day(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t digits, rest;
	const struct token *k;

	if (i > 0 &&
	    (vdm_punct(t, i - 1, '.') || vdm_word_does(t, i - 1, X_OF)))
		i--;
	if (i == 0 || number_of(t, i - 1, &digits) < 0 || digits > DAY_DIGITS)
		return 0;
	k = &t->t[i - 1];
	rest = k->end - k->start - digits;
	return rest == 0 || vdm_word_at(c, t->s + k->start + digits, rest,
					X_ORDINAL) == rest;
}

/* "February 21, 1946"; "February 1946" too. */
static size_t
month_day_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int m = month_at(t, i), d;
	size_t k = i + 1;

	if (m == 0)
		return 0;
	if (vdm_punct(t, k, '.'))
		k++;
	d = day_at(c, t, k);
	if (d != 0)
		k++;
	else if (is_after_day(c, t, i))
		return 0;
	return date_put(c, t, i, k, m, d, w);
}

/* A number of at most `most` digits at *i, which is moved behind it; or -1. */
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

static int
is_within(int value, int least, int most)
{
	return value >= least && value <= most;
}

/* Three numbers with `mark` between them as a date: "1946-02-21" with the year
 * first, "21.02.1946", and "21/02/1946" where the day can be no month. */
static int
numbers_put(struct when *w, const int part[PARTS], char mark)
{
	int year_first = mark == '-' && part[0] >= FIRST_YEAR;
	int y = part[year_first ? 0 : 2], d = part[year_first ? 2 : 0];

	if (!is_within(part[1], 1, LAST_MONTH) || !is_within(d, 1, LAST_DAY))
		return 0;
	if (!year_first && (!is_within(y, FIRST_YEAR, LAST_YEAR - 1) ||
			    (mark != '.' && d <= LAST_MONTH)))
		return 0;
	if (d > vdm_month_days(y, part[1]))
		return 0;
	w->year = y;
	w->month = part[1];
	w->day = d;
	return 1;
}

/* "1946-02-21", "21.02.1946". */
static size_t
numeric_date(const struct tokens *t, size_t i, struct when *w)
{
	static const size_t digits[PARTS] = {YEAR_DIGITS, DAY_DIGITS,
					     YEAR_DIGITS};
	const char *s = t->s;
	size_t n = t->t[t->n - 1].end, p = t->t[i].start, k;
	int part[PARTS];
	char mark = '\0';

	if (!(t->t[i].flags & T_DIGIT))
		return 0;
	for (k = 0; k < PARTS; k++) {
		part[k] = digits_at(s, n, &p, digits[k]);
		if (part[k] < 0)
			return 0;
		if (k + 1 == PARTS)
			break;
		if (p + 1 >= n || strchr("-./", s[p]) == NULL ||
		    (k > 0 && s[p] != mark))
			return 0;
		mark = s[p++];
	}
	if ((p < n && s[p] >= '0' && s[p] <= '9') ||
	    !numbers_put(w, part, mark))
		return 0;
	w->start = t->t[i].start;
	w->end = p;
	for (k = i; k < t->n && t->t[k].start < p; k++)
		;
	return k;
}

/* a.m., p.m., hours after a time; *used tokens of it. */
static enum half
half_day(struct ctx *c, const struct tokens *t, size_t i, size_t *used)
{
	*used = 0;
	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return NO_HALF;
	if (vdm_word_does(t, i, X_HOURS)) {
		*used = 1;
		return WHOLE_DAY;
	}
	if (vdm_rule_at_token(c, t, i, P_FORENOON, used) != NULL)
		return FORENOON;
	if (vdm_rule_at_token(c, t, i, P_AFTERNOON, used) != NULL)
		return AFTERNOON;
	return NO_HALF;
}

/* The second time of a range, and the byte behind it. */
struct until {
	int hour, minute;
	enum half half;
	size_t end;
};

/* The bytes of what joins two times at s: a dash, "to". */
static size_t
range_mark(struct ctx *c, const char *s, size_t n)
{
	size_t skip = 0, used = 0, bytes;
	uint32_t cp;

	while (skip < n && s[skip] == ' ')
		skip++;
	s += skip;
	n -= skip;
	if (n > 0 && *s == '-')
		used = 1;
	else if (n > 0 && ((cp = vdm_utf8_decode(s, n, &bytes)) == EN_DASH ||
			   cp == EM_DASH))
		used = bytes;
	else if (skip > 0)
		used = vdm_word_at(c, s, n, X_TO);
	if (used == 0)
		return 0;
	while (used < n && s[used] == ' ')
		used++;
	return skip + used;
}

/* "-2:40 p.m.", " to noon" at byte p, behind a time: 0 if no range. */
static int
until_at(struct ctx *c, const struct tokens *t, size_t p, struct until *u)
{
	size_t n = t->t[t->n - 1].end, mark, k, used, from;
	const char *s = t->s;

	u->minute = 0;
	u->half = NO_HALF;
	mark = p < n ? range_mark(c, s + p, n - p) : 0;
	if (mark == 0)
		return 0;
	p += mark;
	used = vdm_word_at(c, s + p, n - p, X_NOON);
	if (used > 0) {
		u->hour = HALF_DAY;
		u->end = p + used;
		return 1;
	}
	from = p;
	u->hour = digits_at(s, n, &p, 2);
	if (u->hour < 0 || u->hour > LAST_HOUR ||
	    (p < n && s[p] >= '0' && s[p] <= '9'))
		return 0;
	if (p + 2 < n && (s[p] == ':' || s[p] == '.') && s[p + 1] >= '0' &&
	    s[p + 1] <= '9') {
		p++;
		u->minute = digits_at(s, n, &p, 2);
	}
	u->end = p;
	for (k = 0; k < t->n && t->t[k].start < p; k++)
		;
	u->half = half_day(c, t, k, &used);
	if (used > 0)
		u->end = t->t[k + used - 1].end;
	return u->minute <= LAST_MINUTE && (p - from > 2 || used > 0);
}

/* The hour of a day of 24, by which half of it is meant. */
static int
hour_of(int h, enum half half)
{
	if (half == AFTERNOON && h < HALF_DAY)
		return h + HALF_DAY;
	return half == FORENOON && h == HALF_DAY ? 0 : h;
}

/* The time that tokens [i, end) say; `end`, or 0 when there is none such. */
static size_t
time_put(struct when *w, const struct tokens *t, size_t i, size_t end, int h,
	 int m, enum half half)
{
	h = hour_of(h, half);
	if (h > LAST_HOUR || m > LAST_MINUTE)
		return 0;
	w->hour = h;
	w->minute = m;
	w->time_start = t->t[i].start;
	w->time_end = t->t[end - 1].end;
	return end;
}

/* "2100 hours", "at 2100". */
static size_t
four_digits(struct ctx *c, const struct tokens *t, size_t i, int after_at,
	    struct when *w)
{
	size_t used, digits;
	int number = number_of(t, i, &digits);

	if (half_day(c, t, i + 1, &used) != WHOLE_DAY && !after_at)
		return 0;
	return time_put(w, t, i, i + 1, number / 100, number % 100, NO_HALF) > 0
		   ? i + 1 + used
		   : 0;
}

/* What the second time of a range says of the first: "10:30-11:45 a.m." is all
 * of one half, "11:30-1:15 p.m." is not. */
static enum half
first_half(int h, const struct until *u)
{
	return u->half == AFTERNOON && h % HALF_DAY > u->hour % HALF_DAY
		   ? FORENOON
		   : u->half;
}

/* The minutes and the half of the day of a time whose hour is token i, with a
 * colon or a stop behind it: the token after it, or 0. */
static size_t
minutes_end(struct ctx *c, const struct tokens *t, size_t i, int after_at,
	    int *m, enum half *half)
{
	int colon = vdm_punct(t, i + 1, ':');
	size_t digits, used;
	struct until u;

	*half = NO_HALF;
	*m = number_of(t, i + 2, &digits);
	if (digits != 2 || (t->t[i + 2].flags & T_SPACED))
		return 0;
	*half = half_day(c, t, i + 3, &used);
	/* "10:30 - 11:45 a.m.": the second time says it of both */
	if (*half == NO_HALF && until_at(c, t, t->t[i + 2].start + digits, &u))
		*half = first_half(number_of(t, i, &digits), &u);
	return colon || *half != NO_HALF || after_at ? i + 3 + used : 0;
}

/* The half of the day of a time that is an hour alone, at token i, and how many
 * tokens say it: "3 p.m.", "3 to 4 p.m.". */
static enum half
hour_half(struct ctx *c, const struct tokens *t, size_t i, size_t digits,
	  size_t *used)
{
	enum half half = half_day(c, t, i + 1, used);
	struct until u;

	if (half == NO_HALF && until_at(c, t, t->t[i].start + digits, &u))
		half = first_half(number_of(t, i, &digits), &u);
	return half;
}

/* Goes on to the end of a range whose first time was put; `end` is the token
 * after that. */
static size_t
range_put(struct ctx *c, const struct tokens *t, size_t end, struct when *w)
{
	size_t p = w->time_start;
	struct until u;

	if (end == 0)
		return 0;
	/* behind its last figure, for one word may go on: "2:30-2:40" */
	while (p < w->time_end && strchr("0123456789:.", t->s[p]) != NULL)
		p++;
	if (!until_at(c, t, p, &u) && !until_at(c, t, w->time_end, &u))
		return end;
	w->time_end = u.end;
	w->hour2 = hour_of(u.hour, u.half);
	w->minute2 = u.minute;
	while (end < t->n && t->t[end].start < u.end)
		end++;
	return end;
}

/* "at 2100", "10:20 a.m.", "9.30 hours", "at 14.00", "noon". */
static size_t
time_at(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int after_at = i > 0 && (vdm_word_does(t, i - 1, X_AT) ||
				 vdm_word_does(t, i - 1, X_FROM));
	size_t digits, used, end;
	int h = number_of(t, i, &digits), m = 0;
	enum half half;

	if (vdm_word_does(t, i, X_NOON))
		return time_put(w, t, i, i + 1, HALF_DAY, 0, NO_HALF);
	if (h < 0 || !(t->t[i].flags & T_DIGIT))
		return 0;
	if (digits == CLOCK_DIGITS && t->t[i].end - t->t[i].start == digits)
		return four_digits(c, t, i, after_at, w);
	if (digits > 2)
		return 0;
	if (vdm_punct(t, i + 1, ':') || vdm_punct(t, i + 1, '.')) {
		end = minutes_end(c, t, i, after_at, &m, &half);
	} else {
		half = hour_half(c, t, i, digits, &used);
		end = half == NO_HALF || (half == WHOLE_DAY && !after_at)
			  ? 0
			  : i + 1 + used;
	}
	return end > 0 ? time_put(w, t, i, end, h, m, half) : 0;
}

/* The first date and the first time count: what stands later in a line is what
 * was agreed or recalled, not when people met. */
int
vdm_when_find(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens *t = &c->tok2;
	size_t i = 0, next;
	int found = 0;

	memset(w, 0, sizeof(*w));
	w->hour = w->hour2 = -1;
	vdm_tokens(c, t, s, n, DATE_TOKENS);
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
			next = range_put(c, t, time_at(c, t, i, &d), &d);
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
