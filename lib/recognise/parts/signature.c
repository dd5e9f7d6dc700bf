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

/* What the words of a line that may be a signature are. */
struct signing {
	size_t names, other;
	size_t from; /* the token after "Recorded by" */
	int empty;   /* it says that somebody signs */
	uint32_t classes;
};

/* "Recorded", "by": words before the name of who signs. */
static int
is_deed(const struct tokens *t, size_t i)
{
	static const char *const all[] = {
	    "recorded", "signed", "signature", "drafted", "by",
	    "sgd",      "gez",    "prepared",  "written", "down"};
	size_t k;

	for (k = 0; k < sizeof(all) / sizeof(all[0]); k++)
		if (vdm_phrase_at(t, i, all[k]))
			return 1;
	/* "/s/ Tuvesen" */
	return vdm_phrase_at(t, i, "s") && i > 0 && vdm_punct(t, i - 1, '/');
}

static void
weigh(const struct tokens *t, struct signing *g)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD)) {
			/* "O[skar] T[uvesen]": what the letters stand for */
			if (vdm_punct(t, i, '[') && i > 0 &&
			    !(k->flags & T_SPACED))
				while (i < t->n && !vdm_punct(t, i, ']'))
					i++;
			continue;
		}
		if (is_deed(t, i)) {
			g->from = i + 1;
			g->empty |= i == 0;
			continue;
		}
		if ((k->flags & T_CAP) &&
		    !(k->classes & (W_FUNCTION | W_COUNTRY | W_GENRE)))
			g->names++;
		else if (!(k->classes & (W_PARTICLE | W_FUNCTION)))
			g->other++;
		g->classes |= k->classes;
	}
}

/* The name in the signature: whoever wrote the record, perhaps. */
static void
put_signer(struct ctx *c, struct unit *u, const char *s,
	   const struct signing *g)
{
	struct tokens *t = &c->tok;
	size_t i = g->from, e = t->n, k;
	struct mention m;

	while (i < t->n && !(t->t[i].flags & T_WORD))
		i++;
	if (i >= t->n)
		return;
	while (e > i && (t->t[e - 1].flags & T_PUNCT) &&
	       !(vdm_punct(t, e - 1, ']') && has_bracket(t, i, e)))
		e--;
	for (k = i; k < e; k++)
		if (vdm_punct(t, k, ','))
			e = k;
	/* "Ambassador of Norland B. Lind": the name of it */
	if (vdm_mention_at(c, t, i, &m) && m.office && m.last > m.name &&
	    m.last >= e)
		i = m.name;
	if (e <= i)
		return;
	c->signer = u;
	c->signer_start = (size_t)(s - u->text) + t->t[i].start;
	c->signer_end = (size_t)(s - u->text) + t->t[e - 1].end;
	if (c->conversation || c->labelled || g->empty)
		vdm_credit_put(c, VDM_F_RECORDER, NULL, 0, s + t->t[i].start,
			       t->t[e - 1].end - t->t[i].start, u);
}

/* "(Lund)", "Oskar Tuvesen", "Recorded [by] [signature]". */
int
vdm_signature_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct signing g = {0};
	size_t at, used;
	int who;

	if (n == 0 || n > 120 || s[n - 1] == ':' ||
	    (n > 2 && memcmp(s + n - 3, "\xE2\x80\x94", 3) == 0))
		return 0;
	g.empty = vdm_rule_within(c, s, n, P_SIGNATURE, &at, &used) != NULL;
	vdm_tokens(c, &c->tok, s, n, 30);
	weigh(&c->tok, &g);
	if (g.other > 0 || g.names > (g.classes & W_OFFICE ? 9u : 5u))
		return 0;
	if (g.names == 0) {
		if (!g.empty)
			return 0;
		if (vdm_field_get(c->rec, VDM_F_RECORDER, 0) == NULL)
			vdm_put(c, VDM_F_RECORDER, "", 0, u);
		vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
			     "the place of a signature");
		return 1;
	}
	if (vdm_rule_whole(c, s, n, P_SECTION) != NULL ||
	    (!g.empty && s[0] != '(' && g.names < 2 &&
	     !(u + 1 < c->u + c->n && u[1].fate == FATE_NOTE && n < 30)))
		return 0;
	put_signer(c, u, s, &g);
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
