/* SPDX-License-Identifier: MIT */
/* Subjects that stand behind their verbs, "odparł Nowak", or are not said,
 * "Añadió que": of languages that report so. */
#include <string.h>

#include "prose/clauses/clause.h"

enum {
	LEAD_TOKENS = 40,  /* before the verb of the first sentence */
	BEHIND_TOKENS = 5, /* between a verb and the subject behind it */
	OPEN_TOKENS = 6    /* before a verb whose subject is not said */
};

#define SPEAKS (W_SAY | W_THINK)

/* Past adverbs and phrases, no more than so many tokens of them. */
static size_t
past_adverbs(struct ctx *c, const struct tokens *t, size_t i, size_t most)
{
	size_t end = i + most, used;

	while (i < t->n && i < end) {
		(void)vdm_rule_at_token(c, t, i, P_ASIDE, &used);
		if (used == 0 && ((t->t[i].classes & W_ADVERB) ||
				  vdm_word_does(t, i, X_SELF)))
			used = 1;
		if (used == 0)
			break;
		i += used;
	}
	return i;
}

/* Where a subject may begin behind the verb that ends before token i: past
 * adverbs, of which one may be its article as well, "respondeu o presidente".
 */
static size_t
subject_from(struct ctx *c, const struct tokens *t, size_t i)
{
	const size_t end = i + BEHIND_TOKENS;
	struct mention m;
	size_t next;

	while (i < end && !vdm_subject_mention(c, t, i, &m)) {
		next = past_adverbs(c, t, i, 1);
		if (next == i)
			break;
		i = next;
	}
	return i;
}

/* Of a verb in several words at token i, "tomó la palabra", what it is; the
 * token behind a verb. */
static uint32_t
verb_phrase(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	return vdm_rule_at_token(c, t, i, P_SPEAKS, &used) != NULL
		   ? W_SAY | W_PAST
		   : 0;
}

static size_t
verb_end(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	return vdm_rule_at_token(c, t, i, P_SPEAKS, &used) != NULL ? i + used
								   : i + 1;
}

/* Whether what helps the verb at token i makes it a passive. */
static int
is_passive(const struct tokens *t, size_t i, size_t from)
{
	size_t k = i;

	if (!(t->t[i].classes & W_PAST))
		return 0;
	while (k > from) {
		k--;
		if (vdm_word_does(t, k, X_BE))
			return k == from || !vdm_word_does(t, k - 1, X_SELF);
		if (!(t->t[k].classes & W_ADVERB))
			return 0;
	}
	return 0;
}

/* A verb of speaking that some subject may govern. */
static int
may_govern(struct ctx *c, const struct tokens *t, size_t i, size_t from)
{
	const struct token *k = &t->t[i];

	if (verb_phrase(c, t, i) != 0)
		return 1;
	return (k->flags & T_WORD) && (k->classes & SPEAKS) &&
	       !(k->classes & (W_FIRST | W_OFFICE)) &&
	       (!(k->flags & T_CAP) || i == from) && !is_passive(t, i, from);
}

int
vdm_opens_said(const struct tokens *t, size_t i)
{
	return i >= t->n || vdm_punct(t, i, ',') || vdm_punct(t, i, ':') ||
	       vdm_punct(t, i, '.') || vdm_word_does(t, i, X_THAT) ||
	       vdm_word_does(t, i, X_WHETHER);
}

/* The mention at token i, behind an article or a title that no subject has. */
static int
object_mention(struct ctx *c, const struct tokens *t, size_t i,
	       struct mention *m)
{
	if (i < t->n && (t->t[i].classes & W_ARTICLE) &&
	    !(t->t[i].flags & T_CAP) && vdm_mention_at(c, t, i + 1, m))
		return 1;
	return vdm_mention_at(c, t, i, m);
}

/* Whether a word that says to whom, "a", stands at token i, or right before it;
 * `used`: how many tokens of it stand from i on. */
static int
says_unto(struct ctx *c, const struct tokens *t, size_t i, size_t *used)
{
	int before;

	*used = 0;
	if (i >= t->n)
		return 0;
	if (vdm_rule_at_token(c, t, i, P_UNTO, used) != NULL)
		return 1;
	before = i > 0 && vdm_rule_at_token(c, t, i - 1, P_UNTO, used) != NULL;
	*used = 0;
	return before;
}

/* Whether two people can be told apart without a word that says to whom: by
 * their case, or by the order that the language keeps. */
static int
tells_by_order(const struct ctx *c)
{
	return vdm_told_has(c, VDM_SECOND) ||
	       (c->told != NULL && c->told->cases != NULL);
}

/* Where the first of two who stand in one mention ends: "Frau Morel Herr Lind"
 * is not one name. */
static size_t
first_end(struct ctx *c, const struct tokens *t, const struct mention *both)
{
	struct mention by;
	size_t i;

	for (i = both->name + 1; i < both->last; i++)
		if ((t->t[i].classes & W_HON) &&
		    vdm_subject_mention(c, t, i, &by))
			return i;
	return both->last;
}

/* Whether two mentions stand side by side, the first of them that of whom the
 * second speaks to: "contestó a Morel el señor Lind", "antwortete der Frau
 * Morel Herr Lind". The token where who speaks begins; i where none does. */
static size_t
past_addressee(struct ctx *c, const struct tokens *t, size_t i)
{
	struct mention to, by;
	size_t used, next;
	int unto = says_unto(c, t, i, &used);

	if (!unto && !tells_by_order(c))
		return i;
	if (!object_mention(c, t, i + used, &to) || to.last == to.name ||
	    to.possessive)
		return i;
	next = unto ? to.last : first_end(c, t, &to);
	return vdm_subject_mention(c, t, next, &by) && by.last > by.name ? next
									 : i;
}

/* "respondió el Ministro", "erwiderte er": the subject behind the verb. */
static int
behind_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	  struct finding *f)
{
	struct mention m;
	size_t k = subject_from(c, t, verb_end(c, t, i));

	k = past_addressee(c, t, k);
	memset(f, 0, sizeof(*f));
	f->who = -1;
	/* "A la pregunta de la señora Lind": a noun, and whose it is */
	if (vdm_is_of(t, verb_end(c, t, i)))
		return 0;
	f->verb = t->t[i].classes | verb_phrase(c, t, i);
	f->verb_at = i;
	if (vdm_word_does(t, k, X_HE)) {
		f->pronoun = 1;
		return 1;
	}
	if (vdm_word_does(t, k, X_I)) {
		f->first = 1;
		f->start = t->t[k].start;
		f->end = t->t[k].end;
		return 1;
	}
	if (!vdm_subject_mention(c, t, k, &m))
		return 0;
	f->who = vdm_mention_who(c, t, &m, make);
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	f->unsure =
	    vdm_told_has(c, VDM_UNSAID) &&
	    !vdm_opens_said(t, past_adverbs(c, t, m.last, BEHIND_TOKENS));
	return f->who >= 0 && vdm_may_speak(c, t, &m, f->who);
}

/* "hat Herr Lind erwidert": what helps the verb, its subject, the verb. */
static int
between_at(struct ctx *c, const struct tokens *t, size_t i, int make,
	   struct finding *f)
{
	struct mention m;
	size_t k = past_adverbs(c, t, i + 1, BEHIND_TOKENS);

	memset(f, 0, sizeof(*f));
	memset(&m, 0, sizeof(m));
	f->who = -1;
	if (vdm_word_does(t, k, X_HE)) {
		f->pronoun = 1;
		m.last = k + 1;
	} else if (!vdm_subject_mention(c, t, k, &m)) {
		return 0;
	}
	f->verb = vdm_verb_after(c, t, m.last, &f->verb_at, 0);
	if (!(f->verb & SPEAKS) ||
	    (vdm_word_does(t, i, X_BE) && (f->verb & W_PAST)))
		return 0;
	if (f->pronoun)
		return 1;
	f->who = vdm_mention_who(c, t, &m, make);
	f->start = t->t[m.first].start;
	f->end = t->t[m.last - 1].base;
	return f->who >= 0 && vdm_may_speak(c, t, &m, f->who);
}

/* Whether no subject of a verb before token i can stand behind it: what is said
 * begins there, in a quotation or a clause; `said`: right behind a verb of
 * speaking. */
static int
bars_subject(const struct ctx *c, const struct tokens *t, size_t i, int said)
{
	if (vdm_quote_mark(t, i))
		return 1;
	return (vdm_word_does(t, i, X_THAT) ||
		vdm_word_does(t, i, X_WHETHER)) &&
	       (said || !vdm_told_has(c, VDM_SECOND));
}

/* A verb of the sentence from token `from` on at token i, or what helps one,
 * whose subject stands behind it. */
static int
governs_at(struct ctx *c, const struct tokens *t, size_t i, size_t from,
	   int make, struct finding *f)
{
	if (may_govern(c, t, i, from) && behind_at(c, t, i, make, f))
		return 1;
	return i > from && (t->t[i].classes & W_AUX) &&
	       vdm_told_has(c, VDM_SECOND) && between_at(c, t, i, make, f);
}

int
vdm_subject_behind(struct ctx *c, const struct tokens *t, size_t from,
		   size_t end, int make, struct finding *f)
{
	size_t i;
	int said = 0; /* the word before is a verb of speaking */

	for (i = from; i < end && i < from + LEAD_TOKENS; i++) {
		if (bars_subject(c, t, i, said))
			return 0;
		if (!(t->t[i].flags & T_WORD))
			continue;
		said = (t->t[i].classes & SPEAKS) != 0;
		if (governs_at(c, t, i, from, make, f)) {
			f->how = f->pronoun  ? H_PRONOUN
				 : i == from ? H_START
					     : H_LEAD;
			return 1;
		}
	}
	return 0;
}

int
vdm_subject_unsaid(struct ctx *c, const struct tokens *t, size_t from,
		   struct finding *f)
{
	size_t i = past_adverbs(c, t, from, OPEN_TOKENS);
	uint32_t aux = 0;

	memset(f, 0, sizeof(*f));
	f->who = -1;
	if (i < t->n && (t->t[i].classes & W_AUX)) {
		aux = t->t[i].classes;
		i = past_adverbs(c, t, i + 1, BEHIND_TOKENS);
	}
	if (i >= t->n || !(t->t[i].flags & T_WORD) ||
	    !(t->t[i].classes & SPEAKS) || (t->t[i].classes & W_OFFICE) ||
	    ((t->t[i].flags & T_CAP) && i > from) || is_passive(t, i, from) ||
	    vdm_word_does(t, i + 1, X_OF))
		return 0;
	f->verb = t->t[i].classes;
	f->verb_at = i;
	f->unsaid = 1;
	if ((f->verb | aux) & W_FIRST) {
		f->first = 1;
		f->verb |= W_PAST;
		f->how = H_START;
	} else {
		f->pronoun = 1;
		f->how = H_PRONOUN;
	}
	return 1;
}
