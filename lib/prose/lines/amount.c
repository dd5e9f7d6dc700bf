/* SPDX-License-Identifier: MIT */
/* What stands behind the head of an account: "400 crowns", "3s. 6d.", "12 for,
 * 3 against", "4 pages", a day, an hour; and nothing that anybody says. */
#include <string.h>

#include "prose/prose.h"
#include "prose/lines/lines.h"

enum {
	AMOUNT_BYTES = 80,
	AMOUNT_TOKENS = 24,
	HOUR_FIGURES = 2,
	PIECE_REST = 4, /* tokens behind the last number */
	PIECE_WORDS = 2 /* beside the number of each piece: "cubic feet" */
};

/* What has no place beside an amount. */
#define SPOKEN                                                                 \
	(W_FIRST | W_PRONOUN | W_SAY | W_AUX | W_HON | W_RELATIVE | W_SALUTE)

/* A figure, a number in words, of the tokens from i on: how many, or 0. */
static size_t
number_at(const struct tokens *t, size_t i, int *in_words)
{
	size_t used = 0;

	*in_words = 0;
	if (vdm_has_figure(t, i))
		return 1;
	if (!(t->t[i].flags & T_WORD) || vdm_number_words(t, i, &used) < 0)
		return 0;
	*in_words = 1;
	return used > 0 ? used : 1;
}

/* Whether a mark or a word parts two pieces of an amount. */
static int
parts_pieces(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_AND) ||
	       ((t->t[i].flags & T_PUNCT) &&
		strchr(",;./+-()", t->s[t->t[i].start]) != NULL);
}

/* "15.05", "9:31.": figures that may be an hour. */
static int
may_be_hour(const char *s, size_t n)
{
	size_t hour = vdm_figures_end(s, n, 0), end;

	if (hour == 0 || hour > HOUR_FIGURES || hour >= n ||
	    (s[hour] != '.' && s[hour] != ':'))
		return 0;
	end = vdm_figures_end(s, n, hour + 1);
	return end - hour - 1 == HOUR_FIGURES &&
	       (end == n || (end + 1 == n && s[end] == '.'));
}

/* A day or an hour, and nothing else. */
static int
is_moment(struct ctx *c, const char *s, size_t n)
{
	struct when w;

	if (may_be_hour(s, n))
		return 1;
	if (!vdm_when_find(c, s, n, &w))
		return 0;
	return w.has_date ? w.start == 0 && w.end + 1 >= n
			  : w.time_start == 0 && w.time_end + 1 >= n;
}

/* What the tokens of an amount hold, so far. */
struct amount {
	size_t numbers, words; /* words since the last mark, or number */
	size_t last;           /* the last token of a number */
	int in_words;          /* a number is no figure */
};

/* Takes token *i, and moves behind it; 0 where it is of no amount. */
static int
amount_take(const struct tokens *t, size_t *i, struct amount *a)
{
	size_t used;
	int in_words;

	if (t->t[*i].classes & SPOKEN)
		return 0;
	used = number_at(t, *i, &in_words);
	a->in_words |= in_words;
	if (used > 0) {
		a->numbers++;
		a->last = *i + used - 1;
	} else if (parts_pieces(t, *i)) {
		a->words = a->numbers > 0 ? 0 : a->words;
	} else if (t->t[*i].flags & T_WORD) {
		a->words++;
	}
	*i += used > 0 ? used : 1;
	return a->words <= PIECE_WORDS;
}

enum vdm_amount
vdm_amount_of(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct amount a = {0};
	size_t i = 0;

	s = vdm_trim(s, &n);
	if (n == 0 || n > AMOUNT_BYTES || s[n - 1] == '?' || s[n - 1] == '!')
		return VDM_AMOUNT_NONE;
	if (is_moment(c, s, n))
		return VDM_AMOUNT_MOMENT;
	vdm_tokens(c, t, s, n, AMOUNT_TOKENS);
	while (i < t->n && t->n < AMOUNT_TOKENS)
		if (!amount_take(t, &i, &a))
			return VDM_AMOUNT_NONE;
	/* "Three." may be an answer */
	if (a.numbers == 0 || i < t->n || i > a.last + 1 + PIECE_REST ||
	    (a.in_words && (t->n < 2 || s[n - 1] == '.')))
		return VDM_AMOUNT_NONE;
	return VDM_AMOUNT_COUNT;
}
