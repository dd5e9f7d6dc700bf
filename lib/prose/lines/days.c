/* SPDX-License-Identifier: MIT */
/*
 * The days of a diary or a log: lines that name one and stand alone over what
 * was written then. A few that surely do show that others do: "Easter Monday.",
 * "10th.", "Sunday, 9th April. At sea."
 */
#include <string.h>

#include "prose/prose.h"

enum {
	DAYS_LEAST = 3, /* lines that are surely days; one less in a diary */
	DAY_BYTES = 70,
	DAY_TOKENS = 16,
	OTHERS_MOST = 3, /* words beside the day, none of them a sentence */
	FIGURES = 2      /* of a day's number */
};

/* Whether blank lines part unit i from those around it. */
static int
stands_alone(const struct ctx *c, size_t i)
{
	return (i == 0 || c->u[i - 1].end + 1 < c->u[i].line) && i + 1 < c->n &&
	       c->u[i + 1].line > c->u[i].end + 1;
}

/* "10th.", "the 3rd": the number of a day and nothing else. */
static int
is_number_of_day(const struct tokens *t)
{
	size_t i, digits = 0, bytes;
	int numbers = 0;

	for (i = 0; i < t->n; i++) {
		if (vdm_figures_of(t, i, &digits, &bytes) >= 0)
			numbers += digits <= FIGURES;
		else if ((t->t[i].flags & T_WORD) &&
			 !(t->t[i].classes & (W_ARTICLE | W_FUNCTION)))
			return 0;
	}
	return numbers == 1 && t->n > 1;
}

/* Whether a line names a day, and says hardly more. */
static int
names_day(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, others = 0, used;
	int day = 0, small = 0;

	if (n == 0 || n > DAY_BYTES || strchr("?!:;", s[n - 1]) != NULL ||
	    vdm_is_sentence(c, s, n))
		return 0;
	vdm_tokens(c, t, s, n, DAY_TOKENS);
	if (t->n >= DAY_TOKENS)
		return 0;
	if (vdm_rule_at_token(c, t, 0, P_FEAST, &used) != NULL)
		return used + OTHERS_MOST >= t->n;
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (k->classes & (W_WEEKDAY | W_MONTH))
			day = 1;
		else if ((k->flags & T_WORD) && !vdm_is_digit(s[k->start]) &&
			 !(k->classes & (W_FUNCTION | W_ARTICLE))) {
			others++;
			small |= !(k->flags & (T_CAP | T_CASELESS));
		}
	}
	return day ? others <= OTHERS_MOST && !small : is_number_of_day(t);
}

void
vdm_days_read(struct ctx *c)
{
	size_t i, n, sure = 0, least = DAYS_LEAST - (c->written != 0);
	struct when w;

	for (i = 1; i < c->n && sure < least; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		sure += n > 0 && n <= DAY_BYTES && stands_alone(c, i) &&
			(vdm_is_day(c, s, n) ||
			 (vdm_is_dateline(c, s, n, &w) && w.has_date));
	}
	for (i = 1; i < c->n && sure >= least; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (c->u[i].kind == U_NONE && stands_alone(c, i) &&
		    names_day(c, s, n))
			vdm_unit_set(&c->u[i], U_DATELINE, FATE_KEEP,
				     "a day, over what was written then");
	}
}
