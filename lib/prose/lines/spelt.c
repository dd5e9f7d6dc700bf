/* SPDX-License-Identifier: MIT */
/*
 * Dates in words, as clerks and notaries write them out: "the fourth day of
 * May, one thousand nine hundred and twelve", "L'anno millenovecentododici, il
 * giorno quattro del mese di maggio".
 */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "prose/prose.h"
#include "prose/lines/times.h"

enum {
	NEAR = 5,       /* tokens between the day, the month and the year */
	YEAR_FAR = 14,  /* and where the year comes first */
	DAY_WORDS = 3,  /* of a day */
	YEAR_WORDS = 9, /* of a year, with its small words */
	WORD_BYTES = 48,
	TEN = 10,
	HUNDRED = 100,
	THOUSAND = 1000,
	SCORE = 20,
	LAST_DAY = 31,
	FIRST_YEAR = 1000,
	LAST_YEAR = 2100,
	YEAR_DIGITS = 4
};

/* What was put together of a number that is being read. */
struct sum {
	int total, part, words;
};

/* One more number of it: "nine", "hundred". */
static void
add(struct sum *n, int value)
{
	if (value == THOUSAND) {
		n->total += (n->part > 0 ? n->part : 1) * THOUSAND;
		n->part = 0;
	} else if (value == HUNDRED && n->part > 0 && n->part < HUNDRED) {
		n->part *= HUNDRED;
	} else if (value == SCORE && n->part % HUNDRED == SCORE / 5) {
		n->part += SCORE * (SCORE / 5) - SCORE / 5; /* "quatre-vingt" */
	} else {
		n->part += value;
	}
	n->words++;
}

/* The longest number that the n bytes of small letters at s begin with: its
 * bytes, 0 for none. */
static size_t
numeral_at(const struct ctx *c, const char *s, size_t n, int *value)
{
	size_t best = 0, i, len;

	*value = 0;
	for (i = 0; i < c->n_rules; i++) {
		const struct rule *r = &c->rules[i];

		if (r->class != P_NUMERAL)
			continue;
		len = strlen(r->words);
		if (len > best && len <= n && memcmp(r->words, s, len) == 0) {
			best = len;
			*value = atoi(r->value);
		}
	}
	return best;
}

/* Whether all of a token is numbers written as one: they are added to *n. */
static int
read_numeral(struct ctx *c, const struct tokens *t, size_t i, struct sum *n)
{
	const struct token *k = &t->t[i];
	size_t len = k->end - k->start, at = 0, used;
	struct sum sum = *n;
	const char *low;
	int value = 0;

	if (!(k->flags & T_WORD) || (k->flags & T_DIGIT) || len > WORD_BYTES)
		return 0;
	low = vdm_lower(c, t->s + k->start, len);
	for (; at < len; at += used) {
		if (low[at] == '-') {
			used = 1;
			continue;
		}
		used = numeral_at(c, low + at, len - at, &value);
		if (used == 0)
			return 0;
		if (value > 0)
			add(&sum, value);
	}
	if (sum.words == n->words)
		return 0;
	*n = sum;
	return 1;
}

/* The number from token i on, in figures or in words: the token after it, or
 * 0. */
static size_t
number_from(struct ctx *c, const struct tokens *t, size_t i, size_t most,
	    int *value)
{
	struct sum n = {0, 0, 0};
	size_t digits, bytes, end = 0, k;

	*value = 0;
	if (i < t->n && (t->t[i].flags & T_DIGIT)) {
		*value = vdm_figures_of(t, i, &digits, &bytes);
		return digits <= YEAR_DIGITS ? i + 1 : 0;
	}
	for (k = i; k < t->n && k < i + most; k++) {
		if (read_numeral(c, t, k, &n))
			end = k + 1;
		else if (k == i || !vdm_word_does(t, k, X_AND))
			break;
	}
	*value = n.total + n.part;
	return end;
}

/* A year from token i on, past small words: the token after it, or 0. */
static size_t
year_near(struct ctx *c, const struct tokens *t, size_t i, size_t far,
	  int *year)
{
	size_t k, end;

	*year = 0;
	for (k = i; k < t->n && k <= i + far; k++) {
		end = number_from(c, t, k, YEAR_WORDS, year);
		if (end > 0 && *year >= FIRST_YEAR && *year < LAST_YEAR)
			return end;
		if (end > 0)
			k = end - 1;
	}
	return 0;
}

/* Whether the tens and the ones of a number stand on both sides of the small
 * word before token k: "vingt et un", "ein und zwanzig", but not "first and
 * second". */
static int
is_joined(struct ctx *c, const struct tokens *t, size_t k)
{
	int a, b, small;

	if (k < 2 || !vdm_word_does(t, k - 1, X_AND) ||
	    vdm_token_has(t, k, T_DIGIT) || vdm_token_has(t, k - 2, T_DIGIT) ||
	    number_from(c, t, k - 2, 1, &a) == 0 ||
	    number_from(c, t, k, 1, &b) == 0)
		return 0;
	small = a < b ? a : b;
	return small > 0 && small < TEN && a + b - small >= SCORE &&
	       (a + b - small) % TEN == 0;
}

/* The day that stands before the month at token m, past small words: where it
 * begins, and one more; or 0. */
static size_t
day_before(struct ctx *c, const struct tokens *t, size_t m, int *day)
{
	size_t k;

	*day = 0;
	for (k = m; k-- > 0 && k + NEAR >= m;) {
		/* "veinte y tres": from where the number begins */
		while (k > 0 && number_from(c, t, k - 1, DAY_WORDS, day) > k)
			k--;
		if (is_joined(c, t, k))
			k -= 2;
		if (number_from(c, t, k, DAY_WORDS, day) > 0)
			return *day >= 1 && *day <= LAST_DAY ? k + 1 : 0;
		if ((t->t[k].flags & T_CAP) && t->t[k].month == 0)
			return 0;
	}
	return 0;
}

int
vdm_spelt_date(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens *t = &c->tok2;
	size_t m, first, end;
	int day, year;

	vdm_tokens(c, t, s, n, 2 * YEAR_FAR + LAST_DAY);
	for (m = 1; m < t->n; m++) {
		if (t->t[m].month == 0)
			continue;
		first = day_before(c, t, m, &day);
		if (first == 0)
			continue;
		end = year_near(c, t, m + 1, NEAR, &year);
		if (end == 0 &&
		    year_near(c, t, first > YEAR_FAR ? first - YEAR_FAR : 0,
			      YEAR_FAR, &year) > 0)
			end = m + 1;
		if (end == 0 || day > vdm_month_days(year, t->t[m].month))
			continue;
		w->has_date = 1;
		w->year = year;
		w->month = t->t[m].month;
		w->day = day;
		w->start = t->t[first - 1].start;
		w->end = t->t[end - 1].end;
		return 1;
	}
	return 0;
}
