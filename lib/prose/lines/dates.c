/* SPDX-License-Identifier: MIT */
/* Dates as records write them. */
#include <string.h>

#include "base/calendar.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/dates.h"

enum {
	DAY_DIGITS = 2,
	YEAR_DIGITS = 4,
	PARTS = 3, /* of a date in numbers */
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
	SECOND = 2, /* of two months of one name */
	EN_DASH = 0x2013,
	ARABIC_COMMA = 0x60C,
	FAR = 0x1100 /* signs that stand for words are beyond */
};

/* The month that a word names, in whatever language; 0 if it names none. */
int
vdm_date_month(const struct tokens *t, size_t i)
{
	return i < t->n ? t->t[i].month : 0;
}

/* 1 to 31, with an ordinal ending perhaps. */
int
vdm_date_day(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t digits, bytes, rest;
	int d = vdm_figures_of(t, i, &digits, &bytes);

	if (d < 1 || d > LAST_DAY || digits > DAY_DIGITS)
		return 0;
	rest = t->t[i].end - t->t[i].start - bytes;
	/* "6-án" */
	if (rest > 1 && t->s[t->t[i].start + bytes] == '-') {
		bytes++;
		rest--;
	}
	if (rest > 0 && vdm_word_at(c, t->s + t->t[i].start + bytes, rest,
				    X_ORDINAL) != rest)
		return 0;
	return d;
}

/* A year, perhaps with a note mark glued to it. */
int
vdm_date_year(const struct ctx *c, const struct tokens *t, size_t i,
	      size_t *end)
{
	size_t digits, bytes;
	int y = vdm_figures_of(t, i, &digits, &bytes), noted;

	*end = 0;
	if (y < 0)
		return 0;
	noted = y / 10; /* "19462": the year, and the mark of note 2 */
	if (digits == YEAR_DIGITS + 1 && digits == bytes && c->have_notes &&
	    noted >= FIRST_NOTED_YEAR && noted < LAST_YEAR) {
		*end = t->t[i].start + YEAR_DIGITS;
		return noted;
	}
	/* "1978/Phalguna 25, 1899": of another era behind it */
	if (digits != YEAR_DIGITS || y < FIRST_YEAR || y > LAST_YEAR ||
	    (t->t[i].end - t->t[i].start != bytes &&
	     t->s[t->t[i].start + bytes] != '/'))
		return 0;
	*end = t->t[i].start + bytes;
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

	while (vdm_punct(t, k, '.') || vdm_punct(t, k, ',') ||
	       vdm_punct(t, k, ARABIC_COMMA) ||
	       (d > 0 && vdm_word_does(t, k, X_OF)))
		k++;
	y = vdm_date_year(c, t, k, &end);
	if (y == 0 || d > vdm_month_days(y, m))
		return 0;
	w->year = y;
	w->month = m;
	w->day = d;
	w->start = t->t[i].start;
	w->end = end;
	return k + 1;
}

/* The token after the month at token k. Of two of one name the first and the
 * second are told apart; the tables have the second. */
size_t
vdm_date_month_end(const struct tokens *t, size_t k, int *m)
{
	size_t used;

	k++;
	if (vdm_word_does(t, k, X_FIRST_OF)) {
		*m = *m == 1 ? LAST_MONTH : *m - 1;
		return k + 1;
	}
	if (!(k < t->n && (t->t[k].flags & T_DIGIT)) &&
	    vdm_number_words(t, k, &used) == SECOND)
		return k + 1;
	return k;
}

/* "21 February 1946", "12th April, 1957", "3rd of May 1990". */
static size_t
day_month_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int d = vdm_date_day(c, t, i), m;
	size_t k = i + 1;

	if (d == 0)
		return 0;
	if (vdm_punct(t, k, '.'))
		k++;
	if (vdm_word_does(t, k, X_OF))
		k++;
	if ((m = vdm_date_month(t, k)) == 0 && (m = vdm_roman_month(t, k)) == 0)
		return 0;
	k = vdm_date_month_end(t, k, &m);
	return date_put(c, t, i, k, m, d, w);
}

/* Whether a number of a day stands right before the month at token i: where it
 * makes no date with it ("32 May", "31 June"), the month alone is none either.
 */
static int
is_after_day(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t digits, bytes, rest;
	const struct token *k;

	if (i > 0 &&
	    (vdm_punct(t, i - 1, '.') || vdm_word_does(t, i - 1, X_OF)))
		i--;
	if (i == 0 || vdm_figures_of(t, i - 1, &digits, &bytes) < 0 ||
	    digits > DAY_DIGITS)
		return 0;
	k = &t->t[i - 1];
	rest = k->end - k->start - bytes;
	return rest == 0 ||
	       vdm_word_at(c, t->s + k->start + bytes, rest, X_ORDINAL) == rest;
}

/* "February 21, 1946"; "February 1946" too. */
static size_t
month_day_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int m = vdm_date_month(t, i), d;
	size_t k = i + 1;

	if (m == 0)
		return 0;
	if (vdm_punct(t, k, '.'))
		k++;
	d = vdm_date_day(c, t, k);
	if (d != 0)
		k++;
	else if (is_after_day(c, t, i))
		return 0;
	return date_put(c, t, i, k, m, d, w);
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
	int year_first = part[0] >= FIRST_YEAR;
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

/* Three numbers with one mark between them, from byte *p on, which is moved
 * behind them: the mark, or 0 where they do not stand there. */
static char
numbers_at(const char *s, size_t n, size_t *p, int part[PARTS])
{
	static const size_t digits[PARTS] = {YEAR_DIGITS, DAY_DIGITS,
					     YEAR_DIGITS};
	char mark = '\0';
	size_t k;

	for (k = 0; k < PARTS; k++) {
		if (k > 0) {
			if (*p + 1 >= n || strchr("-./", s[*p]) == NULL ||
			    (k > 1 && s[*p] != mark))
				return '\0';
			mark = s[(*p)++];
			/* "1953. 5. 12." */
			if (mark == '.' && part[0] >= FIRST_YEAR &&
			    s[*p] == ' ')
				++*p;
		}
		part[k] = vdm_digits_at(s, n, p, digits[k]);
		if (part[k] < 0)
			return '\0';
	}
	return mark;
}

/* "1946-02-21", "21.02.1946". */
static size_t
numeric_date(const struct tokens *t, size_t i, struct when *w)
{
	size_t n = t->t[t->n - 1].end, p = t->t[i].start, k = i;
	int part[PARTS];
	char mark;

	if (!(t->t[i].flags & T_DIGIT))
		return 0;
	mark = numbers_at(t->s, n, &p, part);
	if (mark == '\0' || (p < n && vdm_is_digit(t->s[p])) ||
	    !numbers_put(w, part, mark))
		return 0;
	w->start = t->t[i].start;
	w->end = p;
	while (k < t->n && t->t[k].start < p)
		k++;
	return k;
}

/* The number before a sign of years, months or days at *p, which is moved
 * behind both; -1 where none stands there. */
static int
part_at(const struct ctx *c, const char *s, size_t n, size_t *p,
	enum vdm_word_use sign)
{
	size_t k = *p, used;
	int value;

	while (k < n && s[k] == ' ')
		k++;
	(void)vdm_utf8_decode(s + k, n - k, &used);
	if (vdm_lexicon_does(c, s + k, used, X_FIRST_OF)) {
		value = 1;
		k += used;
	} else {
		value = vdm_signs_at(c, s, n, &k);
	}
	while (k < n && s[k] == ' ')
		k++;
	if (value < 0 || k >= n)
		return -1;
	(void)vdm_utf8_decode(s + k, n - k, &used);
	if (!vdm_lexicon_does(c, s + k, used, sign))
		return -1;
	*p = k + used;
	return value;
}

/* The date in signs that begins at byte p: its end, or 0. */
static size_t
signs_date(const struct ctx *c, const char *s, size_t n, size_t p,
	   struct when *w)
{
	int before = 0;
	size_t start = p, last;

	p += vdm_era_at(c, s + p, n - p, &before);
	w->year = part_at(c, s, n, &p, X_YEARS);
	if (w->year < 0)
		return 0;
	w->year += before;
	w->month = part_at(c, s, n, &p, X_MONTHS);
	if (!is_within(w->year, FIRST_YEAR, LAST_YEAR) ||
	    !is_within(w->month, 1, LAST_MONTH))
		return 0;
	last = p;
	w->day = part_at(c, s, n, &p, X_DAYS);
	if (!is_within(w->day, 1, vdm_month_days(w->year, w->month))) {
		w->day = 0;
		p = last;
	}
	w->start = start;
	w->end = p;
	return p;
}

/* "昭和三十三年三月十二日", "1998년 3월 17일", amid what a token is. */
static size_t
date_in_signs(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	const struct token *k = &t->t[i];
	size_t n = t->t[t->n - 1].end, p, used, end;
	const char *s = t->s;

	if (!(k->flags & T_WORD))
		return 0;
	for (p = k->start; p < k->end; p += used) {
		uint32_t cp = vdm_utf8_decode(s + p, n - p, &used);

		if (cp < FAR && vdm_digit_of(cp) < 0)
			return 0;
		end = signs_date(c, s, n, p, w);
		if (end == 0)
			continue;
		while (i < t->n && t->t[i].start < end)
			i++;
		/* the time as one word with it */
		end = i > 0 && end < t->t[i - 1].end && w->hour < 0
			  ? vdm_time_behind(c, t, i - 1, end, w)
			  : 0;
		return end > i ? end : i;
	}
	return 0;
}

/* ---- days of several days ------------------------------------------------
 */

/* The last of several days, of the year of the first. */
static void
ends_on(struct when *w, int month, int day)
{
	w->year2 = w->year;
	w->month2 = month;
	w->day2 = day;
}

/* Whether what parts two days, or joins them, is token i. */
int
vdm_date_joins(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_AND) || vdm_word_does(t, i, X_TO) ||
	       vdm_punct(t, i, '-') || vdm_punct(t, i, EN_DASH) ||
	       vdm_punct(t, i, '/') || vdm_punct(t, i, '&');
}

/* A day at byte *p, with its stop perhaps, where *p goes then; 0: none. */
static int
day_in(const char *s, size_t n, size_t *p)
{
	size_t i = *p;
	const int d = vdm_digits_at(s, n, &i, DAY_DIGITS);

	if (d < 1 || d > LAST_DAY || (i < n && vdm_is_digit(s[i])))
		return 0;
	*p = i;
	return d;
}

/* "8-9", "8./9.", "8.–9." from token i on: the token behind both; or 0. */
static size_t
days_glued(const struct tokens *t, size_t i, int *first, int *last)
{
	const char *s = t->s;
	const size_t n = t->t[t->n - 1].end;
	size_t p = t->t[i].start, used;
	uint32_t cp;

	*first = *last = 0;
	if (!vdm_is_digit(s[p]) || (*first = day_in(s, n, &p)) == 0)
		return 0;
	p += p < n && s[p] == '.';
	cp = p < n ? vdm_utf8_decode(s + p, n - p, &used) : 0;
	if (cp != '-' && cp != '/' && cp != EN_DASH)
		return 0;
	p += used;
	if ((*last = day_in(s, n, &p)) == 0 ||
	    (p < n && (s[p] == '-' || s[p] == '/')))
		return 0;
	while (i < t->n && t->t[i].start < p)
		i++;
	return i;
}

/* "8 and Tuesday 9", "8, 9 and 10" from token i on: the same. */
static size_t
days_joined(struct ctx *c, const struct tokens *t, size_t i, int *first,
	    int *last)
{
	size_t k = i + 1;
	int more;

	if ((*first = *last = vdm_date_day(c, t, i)) == 0)
		return 0;
	/* all but the last behind commas */
	while (vdm_punct(t, k, ',') &&
	       (more = vdm_date_day(c, t, k + 1)) > *last) {
		*last = more;
		k += 2;
	}
	if (vdm_punct(t, k, '.'))
		k++;
	if (!vdm_date_joins(t, k))
		return 0;
	k++;
	while (k < t->n && ((t->t[k].classes & (W_WEEKDAY | W_ARTICLE)) ||
			    vdm_punct(t, k, ',')))
		k++;
	more = vdm_date_day(c, t, k);
	if (more <= *last)
		return 0;
	*last = more;
	return k + 1;
}

/* Several days of one month from token i on, in either way. */
static size_t
days_at(struct ctx *c, const struct tokens *t, size_t i, int *first, int *last)
{
	const size_t next = days_glued(t, i, first, last);

	if (next > 0)
		return *last > *first ? next : 0;
	return days_joined(c, t, i, first, last);
}

/* "8-9.5.1971": the month and the year behind the days, in figures. */
static size_t
month_in_figures(const struct tokens *t, size_t k, int d, struct when *w)
{
	const size_t n = t->t[t->n - 1].end;
	size_t p;
	int m, y;

	if (k == 0 || k >= t->n)
		return 0;
	p = t->t[k - 1].end;
	if (p >= n || t->s[p++] != '.' ||
	    (m = vdm_digits_at(t->s, n, &p, DAY_DIGITS)) < 1 ||
	    m > LAST_MONTH || p >= n || t->s[p++] != '.' ||
	    (y = vdm_digits_at(t->s, n, &p, YEAR_DIGITS)) < FIRST_YEAR ||
	    d > vdm_month_days(y, m))
		return 0;
	w->year = y;
	w->month = m;
	w->end = p;
	while (k < t->n && t->t[k].start < p)
		k++;
	return k;
}

/* "Monday 8 and Tuesday 9 May 1971", "8-9 May 1971": the first of several days,
 * and the last. */
static size_t
two_days(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int first, last, m;
	size_t next, k = days_at(c, t, i, &first, &last);

	if (k == 0)
		return 0;
	next = month_in_figures(t, k, last, w);
	if (next == 0) {
		if (vdm_punct(t, k, '.'))
			k++;
		if (vdm_word_does(t, k, X_OF))
			k++;
		if ((m = vdm_date_month(t, k)) == 0)
			return 0;
		k = vdm_date_month_end(t, k, &m);
		next = date_put(c, t, i, k, m, last, w);
	}
	w->day = first;
	w->start = t->t[i].start;
	if (next > 0)
		ends_on(w, w->month, last);
	return next;
}

/* "May 8-9, 1971", "May 8 and 9, 1971". */
static size_t
month_days_year(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	int m = vdm_date_month(t, i), first, last;
	size_t k;

	if (m == 0 || i + 1 >= t->n)
		return 0;
	k = days_at(c, t, i + 1, &first, &last);
	k = k > 0 ? date_put(c, t, i, k, m, last, w) : 0;
	if (k == 0)
		return 0;
	w->day = first;
	ends_on(w, m, last);
	return k;
}

/* "30 April - 2 May 1971", in the year of the second. */
static size_t
two_months(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	const int d = vdm_date_day(c, t, i);
	size_t k = i + 1, next;
	int m;

	if (d == 0)
		return 0;
	if (vdm_punct(t, k, '.') || vdm_word_does(t, k, X_OF))
		k++;
	if ((m = vdm_date_month(t, k)) == 0 || !vdm_date_joins(t, k + 1))
		return 0;
	next = day_month_year(c, t, k + 2, w);
	if (next == 0 || w->month <= m || d > vdm_month_days(w->year, m))
		return 0;
	ends_on(w, w->month, w->day);
	w->month = m;
	w->day = d;
	w->start = t->t[i].start;
	return next;
}

/* "1953. május 12.", "1953. május 12-13." */
static size_t
year_month_day(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	size_t end, k;
	int y = vdm_date_year(c, t, i, &end), m, d, last;

	if (y == 0 || !vdm_punct(t, i + 1, '.') ||
	    (m = vdm_date_month(t, i + 2)) == 0)
		return 0;
	k = days_at(c, t, i + 3, &d, &last);
	if (k == 0) {
		last = d = vdm_date_day(c, t, i + 3);
		k = i + 4;
	}
	if (d == 0 || last > vdm_month_days(y, m))
		return 0;
	w->year = y;
	w->month = m;
	w->day = d;
	w->start = t->t[i].start;
	w->end = t->t[k - 1].end;
	if (last > d)
		ends_on(w, m, last);
	return k;
}

/* A date that begins at token i, in any way of writing: the token after. */
size_t
vdm_date_at(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	size_t next = day_month_year(c, t, i, w);

	if (next == 0)
		next = month_day_year(c, t, i, w);
	if (next == 0)
		next = numeric_date(t, i, w);
	if (next == 0)
		next = two_days(c, t, i, w);
	if (next == 0)
		next = month_days_year(c, t, i, w);
	if (next == 0)
		next = two_months(c, t, i, w);
	if (next == 0)
		next = year_month_day(c, t, i, w);
	return next > 0 ? next : date_in_signs(c, t, i, w);
}
