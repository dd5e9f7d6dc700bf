/* SPDX-License-Identifier: MIT */
/* Whoever is no subject and speaks all the same: by whom it is said that
 * something was said ("It was pointed out by Mr. Lind that", "Door de heer Lind
 * wordt opgemerkt"), and in whose opinion something is so. */
#include <string.h>

#include "prose/clauses/clause.h"

enum {
	BESIDE_TOKENS = 4, /* between a verb, what helps it, and who does it */
	OPENS_TOKENS = 3   /* "It was", "Es wird" */
};

/* The mention behind token i, where that one is an article, or has one in it:
 * "pelo presidente". */
static int
mention_past_article(struct ctx *c, const struct tokens *t, size_t i,
		     struct mention *m)
{
	struct token *k = &c->tok.t[i];
	const uint64_t uses = k->uses;
	int found;

	k->uses |= (uint64_t)1 << X_THE;
	found = vdm_mention_at(c, t, i, m);
	k->uses = uses;
	m->first = i + 1;
	return found;
}

/* The person who is named behind the word at token i, and "the same" perhaps.
 */
static int
mention_behind(struct ctx *c, const struct tokens *t, size_t i,
	       struct mention *m)
{
	if (!vdm_mention_at(c, t, i + 1, m) &&
	    !mention_past_article(c, t, i, m) &&
	    (i + 2 >= t->n || (t->t[i + 1].flags & (T_CAP | T_PUNCT)) ||
	     (t->t[i + 1].classes & (W_AUX | W_SAY | W_THINK)) ||
	     (!vdm_mention_at(c, t, i + 2, m) &&
	      !mention_past_article(c, t, i + 1, m))))
		return 0;
	return !m->possessive;
}

/* "by": no part of a name, "von der Lind". */
static int
is_by(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_BY) &&
	       (i == 0 || !(t->t[i - 1].flags & T_CAP) ||
		(t->t[i - 1].classes & (W_SAY | W_THINK)));
}

/* A word that says by itself that something was said. */
static int
is_said(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	return vdm_rule_at_token(c, t, i, P_SAID, &used) != NULL;
}

/* Past small words, of which none is a verb. */
static size_t
past_small(struct ctx *c, const struct tokens *t, size_t i, size_t most)
{
	const size_t end = i + most;

	while (i < t->n && i < end && (t->t[i].flags & T_WORD) &&
	       !(t->t[i].flags & T_CAP) &&
	       !(t->t[i].classes & (W_AUX | W_SAY | W_THINK)) &&
	       !vdm_word_does(t, i, X_BE) && !vdm_word_does(t, i, X_BY) &&
	       !is_said(c, t, i) && !vdm_word_does(t, i, X_THAT))
		i++;
	return i;
}

/* What was said, or a word that says by itself that it was: the token behind
 * the passive that begins at token i, its verb at *verb; 0 where none does. */
static size_t
passive_end(struct ctx *c, const struct tokens *t, size_t i, size_t *verb)
{
	*verb = 0;
	if (is_said(c, t, i)) {
		*verb = i;
		return i + 1;
	}
	if (!vdm_word_does(t, i, X_BE))
		return 0;
	i = past_small(c, t, i + 1, BESIDE_TOKENS);
	if (i >= t->n || (t->t[i].flags & T_CAP) ||
	    !(t->t[i].classes & W_SAY) || !(t->t[i].classes & W_PAST))
		return 0;
	*verb = i;
	return i + 1;
}

/* "By Mr. Lind it was said that", "Линдом было сказано": who did it stands
 * before the verb. */
static size_t
agent_first(struct ctx *c, const struct tokens *t, size_t i, struct mention *m)
{
	size_t k, verb;

	if (is_by(t, i)) {
		if (!mention_behind(c, t, i, m))
			return 0;
	} else if (c->told == NULL || c->told->cases == NULL ||
		   !vdm_mention_at(c, t, i, m) || m->last == m->name ||
		   vdm_may_speak(c, t, m, vdm_mention_who(c, t, m, 0))) {
		return 0;
	}
	k = passive_end(c, t, past_small(c, t, m->last, OPENS_TOKENS), &verb);
	return k > 0 && vdm_opens_said(t, past_small(c, t, k, BESIDE_TOKENS))
		   ? verb
		   : 0;
}

/* "by Mr. Lind that", behind a whole passive that ends at token i; whether it
 * says who spoke. */
static int
agent_ends(struct ctx *c, const struct tokens *t, size_t i, struct mention *m)
{
	i = past_small(c, t, i, BESIDE_TOKENS);
	return is_by(t, i) && mention_behind(c, t, i, m) &&
	       vdm_opens_said(t, past_small(c, t, m->last, BESIDE_TOKENS));
}

/* "wird von Herrn Lind gesagt, dass": who did it stands amid the passive whose
 * auxiliary is token be; the token of what was done, or 0. */
static size_t
agent_amid(struct ctx *c, const struct tokens *t, size_t be, struct mention *m)
{
	size_t k, verb;

	if (!vdm_word_does(t, be, X_BE))
		return 0;
	k = past_small(c, t, be + 1, BESIDE_TOKENS);
	if (!is_by(t, k) || !mention_behind(c, t, k, m))
		return 0;
	verb = past_small(c, t, m->last, BESIDE_TOKENS);
	return verb < t->n && (t->t[verb].classes & W_SAY) &&
		       (t->t[verb].classes & W_PAST) &&
		       vdm_opens_said(t,
				      past_small(c, t, verb + 1, BESIDE_TOKENS))
		   ? verb
		   : 0;
}

/* "It was said by Mr. Lind that", "Es wird von Herrn Lind gesagt, dass": the
 * sentence opens with the verb, or what stands for a subject. */
static size_t
agent_behind(struct ctx *c, const struct tokens *t, size_t i, struct mention *m)
{
	size_t k = i, verb, end;

	while (k < t->n && k < i + OPENS_TOKENS && !vdm_word_does(t, k, X_BE) &&
	       !is_said(c, t, k) &&
	       (t->t[k].classes & (W_FUNCTION | W_PRONOUN | W_ADVERB)) &&
	       !is_by(t, k))
		k++;
	end = passive_end(c, t, k, &verb);
	if (end > 0)
		return agent_ends(c, t, end, m) ? verb : 0;
	return agent_amid(c, t, k, m);
}

/* "In the opinion of Mr. Lind, ...": the mention behind such a phrase. */
static int
in_opinion(struct ctx *c, const struct tokens *t, size_t i, struct mention *m)
{
	size_t used;

	return vdm_rule_at_token(c, t, i, P_OPINION, &used) != NULL &&
	       used > 0 && mention_behind(c, t, i + used - 1, m) &&
	       (m->hon || m->office || m->last > m->name);
}

int
vdm_agent_is_unknown(struct ctx *c, const struct tokens *t)
{
	size_t i, verb;
	struct mention m;

	if (!is_by(t, 0) || mention_behind(c, t, 0, &m))
		return 0;
	i = past_small(c, t, 1, BESIDE_TOKENS);
	i = passive_end(c, t, i, &verb);
	return i > 0 && vdm_opens_said(t, past_small(c, t, i, BESIDE_TOKENS));
}

/* Who is mentioned speaks, by the verb at token `verb`. */
static int
agent_put(struct ctx *c, const struct tokens *t, const struct mention *m,
	  size_t verb, int make, struct finding *f)
{
	memset(f, 0, sizeof(*f));
	f->who = vdm_mention_who(c, t, m, make);
	f->start = t->t[m->first].start;
	f->end = t->t[m->last - 1].base;
	f->verb_at = verb;
	f->how = H_LEAD;
	return f->who >= 0;
}

int
vdm_agent_find(struct ctx *c, const struct tokens *t, size_t from, int make,
	       struct finding *f)
{
	struct mention m;
	size_t verb = agent_first(c, t, from, &m);

	if (verb == 0)
		verb = agent_behind(c, t, from, &m);
	if (verb == 0 || !agent_put(c, t, &m, verb, make, f))
		return 0;
	f->verb = W_SAY | W_PAST;
	return 1;
}

int
vdm_opinion_find(struct ctx *c, const struct tokens *t, size_t from, int make,
		 struct finding *f)
{
	struct mention m;

	if (!in_opinion(c, t, from, &m) ||
	    !agent_put(c, t, &m, m.last - 1, make, f))
		return 0;
	f->verb = W_THINK;
	f->unsure = 1;
	return 1;
}
