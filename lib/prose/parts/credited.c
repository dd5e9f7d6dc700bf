/* SPDX-License-Identifier: MIT */
/*
 * Whether a line that opens with a credit's words is a credit, by all of it:
 * "Translated by Mr. Rey." is one, "Translated by Mr. Rey, Mr. Dahl said that"
 * is a sentence of the talk.
 */
#include "prose/parts/credited.h"

enum {
	/* Words behind a credit's own that are looked at. */
	BEHIND_TOKENS = 60
};

/* What small words of a credit may be, though they are verbs elsewhere. */
#define OF_CREDITS                                                             \
	(W_FUNCTION | W_OFFICE | W_ROLE | W_ARTICLE | W_PARTICLE | W_GENRE |   \
	 W_TALK | W_HON | W_MATTER | W_NUMBER | W_UNIT)

/* A word that only a sentence has: a verb of speaking, or what helps one. */
static int
is_verb(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	const uint32_t verbs = W_SAY | W_THINK | W_GESTURE;

	if (!(k->flags & T_WORD) || (k->flags & (T_CAP | T_DIGIT)) ||
	    (k->classes & OF_CREDITS))
		return 0;
	/* "noted by Ann Lee", "and approved in the office": one more deed */
	if ((k->classes & W_PAST) &&
	    (vdm_word_does(t, i + 1, X_BY) ||
	     (i > 0 && vdm_word_does(t, i - 1, X_AND))))
		return 0;
	return (k->classes & verbs) != 0 ||
	       ((k->classes & W_AUX) && !(k->flags & T_CASELESS));
}

/* A small word that no credit needs. */
static int
is_unknown(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	return i < t->n &&
	       (t->t[i].flags & (T_WORD | T_CAP | T_DIGIT | T_CASELESS)) ==
		   T_WORD &&
	       t->t[i].classes == 0 && t->t[i].uses == 0 &&
	       vdm_rule_at_token(c, t, i, P_DEED, &used) == NULL;
}

/* Somebody who is known, or has a title, at token i; the token behind, or i. */
static size_t
person_end(struct ctx *c, const struct tokens *t, size_t i)
{
	struct mention m;

	return vdm_mention_at(c, t, i, &m) && !m.possessive &&
		       m.last > m.name &&
		       (m.hon || m.office || vdm_mention_who(c, t, &m, 0) >= 0)
		   ? m.last
		   : i;
}

/* Past a bracket that opens at token i; the token behind it. */
static size_t
past_bracket(const struct tokens *t, size_t i)
{
	while (i < t->n && !vdm_punct(t, i, ')') && !vdm_punct(t, i, ']'))
		i++;
	return i;
}

int
vdm_credit_goes_on(struct ctx *c, const char *s, size_t n)
{
	struct tokens mine = {0};
	size_t i, end;
	int comma = 0; /* behind the first name */

	vdm_tokens(c, &mine, s, n, BEHIND_TOKENS);
	for (i = 0; i < mine.n; i++) {
		if (vdm_punct(&mine, i, '(') || vdm_punct(&mine, i, '[')) {
			i = past_bracket(&mine, i);
			continue;
		}
		/* "Ann Lee, who was ...": of her */
		if (mine.t[i].classes & W_RELATIVE)
			return 0;
		if (is_verb(&mine, i))
			return 1;
		/* an unknown verb, where somebody stands before it */
		end = comma ? person_end(c, &mine, i) : i;
		if (end > i && is_unknown(c, &mine, end))
			return 1;
		comma = vdm_punct(&mine, i, ',');
	}
	return 0;
}

const struct rule *
vdm_credit_at(struct ctx *c, const char *s, size_t n, size_t *used)
{
	const struct rule *r = vdm_rule_at_start(c, s, n, P_CREDIT, used);

	return r != NULL && *used < n &&
		       vdm_credit_goes_on(c, s + *used, n - *used)
		   ? NULL
		   : r;
}
