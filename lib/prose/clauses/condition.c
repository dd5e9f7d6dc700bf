/* SPDX-License-Identifier: MIT */
/* Sentences that open with a condition: who would speak, and does not. */
#include "prose/prose.h"
#include "prose/clauses/clause.h"

int
vdm_is_supposed(struct ctx *c, const struct tokens *t, size_t start, size_t end,
		const struct finding *f)
{
	struct mention m;
	size_t i, used;

	if (f->how == H_NONE || f->how == H_LATER || f->verb_at >= end ||
	    f->verb_at == start || f->start <= t->t[start].start ||
	    (vdm_rule_at_token(c, t, start, P_SUPPOSED, &used) == NULL &&
	     !(vdm_token_is(t, start, W_AUX) &&
	       vdm_mention_at(c, t, start + 1, &m))))
		return 0;
	for (i = start + 1; i < f->verb_at && t->t[i].start < f->start; i++)
		;
	return (f->verb & W_AUX) || vdm_token_is(t, i - 1, W_AUX) ||
	       !(f->verb & (W_PAST | W_SAY | W_THINK));
}

size_t
vdm_past_condition(struct ctx *c, const struct tokens *t, size_t start,
		   size_t end)
{
	const struct rule *r;
	size_t i, used;

	r = vdm_rule_at_token(c, t, start, P_SUPPOSED, &used);
	/* "IF asked": letters of a name */
	if (!vdm_rule_is(r, "if") || (t->t[start].flags & T_UPPER))
		return start;
	for (i = start + used; i < end && !vdm_punct(t, i, ','); i++)
		;
	return i < end ? i + 1 : end;
}

int
vdm_is_not_done(const struct tokens *t, size_t end, const struct finding *f)
{
	size_t i = end;

	if (f->how == H_NONE || f->how == H_LATER || (f->verb & W_PAST))
		return 0;
	if (f->supposed && !(f->verb & (W_SAY | W_THINK | W_AUX)))
		return 1;
	/* past a bracket behind the name */
	if (i > 0 && vdm_punct(t, i - 1, ')'))
		while (i > 0 && !vdm_punct(t, i, '('))
			i--;
	return i > 0 && i <= t->n &&
	       (i - 1 == f->verb_at || t->t[i - 1].base == f->end);
}
