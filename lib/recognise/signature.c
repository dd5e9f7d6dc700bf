/* SPDX-License-Identifier: MIT */
/* The end of the conversation itself: closing sentence, duration, signature. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

void
vdm_put_duration(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, k;

	vdm_tokens(c, t, s, n, 60);
	for (i = 1; i < t->n; i++) {
		if (!(t->t[i].classes & W_UNIT))
			continue;
		k = i;
		while (k > 0 && ((t->t[k - 1].classes & W_NUMBER) ||
				 (t->t[k - 1].flags & T_DIGIT) ||
				 ((vdm_phrase_at(t, k - 1, "and") ||
				   vdm_phrase_at(t, k - 1, "a") ||
				   vdm_phrase_at(t, k - 1, "an")) &&
				  i - k < 4)))
			k--;
		if (k == i)
			continue;
		/* "1 hour 20 minutes", "two hours and ten minutes" */
		{
			size_t e = i + 1;

			if (vdm_phrase_at(t, e, "and"))
				e++;
			while (e < t->n && ((t->t[e].classes & W_NUMBER) ||
					    (t->t[e].flags & T_DIGIT)))
				e++;
			if (e < t->n && (t->t[e].classes & W_UNIT))
				i = e;
		}
		if (vdm_field_get(c->rec, VDM_F_DURATION, 0) == NULL)
			vdm_put(c, VDM_F_DURATION, s + t->t[k].start,
				t->t[i].end - t->t[k].start, u);
		return;
	}
}

int
vdm_is_closing(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	if (n > 260)
		return 0;
	if (s[0] == '[' || s[0] == '(')
		return 0;
	return vdm_rule_within(c, s, n, P_CLOSING, &at, &used) != NULL &&
	       at < 70;
}

/* "H[ull]" */
static int
has_bracket(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		if (vdm_punct(t, i, '['))
			return 1;
	return 0;
}

/* "(Lund)", "Oskar Tuvesen", "Recorded [by] [signature]". */
int
vdm_signature_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, names = 0, other = 0, from = 0, at, used;
	const struct rule *r;
	struct mention m;
	uint32_t office = 0;
	int empty, who;

	if (n > 120)
		return 0;
	empty = vdm_rule_within(c, s, n, P_SIGNATURE, &at, &used) != NULL;
	vdm_tokens(c, t, s, n, 30);
	for (i = 0; i < t->n; i++) {
		if (!(t->t[i].flags & T_WORD)) {
			/* "C[ordell] H[ull]": what the letters stand for */
			if (vdm_punct(t, i, '[') && i > 0 &&
			    !(t->t[i].flags & T_SPACED))
				while (i < t->n && !vdm_punct(t, i, ']'))
					i++;
			continue;
		}
		if (vdm_phrase_at(t, i, "recorded") ||
		    vdm_phrase_at(t, i, "signed") ||
		    vdm_phrase_at(t, i, "signature") ||
		    vdm_phrase_at(t, i, "drafted") ||
		    vdm_phrase_at(t, i, "by") || vdm_phrase_at(t, i, "sgd") ||
		    vdm_phrase_at(t, i, "gez") ||
		    vdm_phrase_at(t, i, "prepared") ||
		    vdm_phrase_at(t, i, "written") ||
		    vdm_phrase_at(t, i, "written down") ||
		    (vdm_phrase_at(t, i, "s") && i > 0 &&
		     vdm_punct(t, i - 1, '/'))) {
			from = i + 1;
			empty |= i == 0;
			continue;
		}
		if ((t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & (W_FUNCTION | W_COUNTRY | W_GENRE)))
			names++;
		else if (!(t->t[i].classes & (W_PARTICLE | W_FUNCTION)))
			other++;
		office |= t->t[i].classes & W_OFFICE;
	}
	if (other > 0 || names > (office ? 9u : 5u))
		return 0;
	if (names == 0) {
		if (!empty)
			return 0;
		if (vdm_field_get(c->rec, VDM_F_RECORDER, 0) == NULL)
			vdm_put(c, VDM_F_RECORDER, "", 0, u);
		vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
			     "the place of a signature");
		return 1;
	}
	r = vdm_rule_whole(c, s, n, P_SECTION);
	if (r != NULL ||
	    (!empty && s[0] != '(' && names < 2 &&
	     !(u + 1 < c->u + c->n && u[1].fate == FATE_NOTE && n < 30)))
		return 0;
	for (i = from; i < t->n && !(t->t[i].flags & T_WORD); i++)
		;
	if (i < t->n) {
		size_t e = t->n;

		while (e > i && (t->t[e - 1].flags & T_PUNCT) &&
		       !(vdm_punct(t, e - 1, ']') && has_bracket(t, i, e)))
			e--;
		for (at = i; at < e; at++)
			if (t->t[at].flags & T_PUNCT && t->t[at].cp == ',')
				e = at;
		/* "Ambassador of Norland B. Lind": the name of it */
		if (vdm_mention_at(c, t, i, &m) && m.office &&
		    m.last > m.name && m.last >= e)
			i = m.name;
		if (e > i) {
			c->signer = u;
			c->signer_start = (size_t)(s - u->text) + t->t[i].start;
			c->signer_end = (size_t)(s - u->text) + t->t[e - 1].end;
		}
		if (e > i && (c->conversation || c->labelled || empty))
			vdm_credit_put(c, VDM_F_RECORDER, NULL, 0,
				       s + t->t[i].start,
				       t->t[e - 1].end - t->t[i].start, u);
	}
	vdm_unit_set(u, U_SIGNATURE, FATE_KEEP, "a name alone at the end");
	who = vdm_who_by_words(c, s, n, 0);
	if (who >= 0)
		c->drafter = who;
	return 1;
}

int
vdm_is_office_line(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;
	uint32_t all = 0;

	if (n > 100 || s[n - 1] == '.')
		return 0;
	vdm_tokens(c, t, s, n, 20);
	for (i = 0; i < t->n; i++) {
		all |= t->t[i].classes;
		if ((t->t[i].flags & T_WORD) && !(t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & W_FUNCTION))
			return 0;
	}
	return (all & W_OFFICE) != 0;
}
