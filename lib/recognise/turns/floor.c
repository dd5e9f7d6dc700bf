/* SPDX-License-Identifier: MIT */
/*
 * Who speaks in a paragraph that bears no label, among turns whose labels have
 * names in capitals: a name in capitals opens it, too, and behind it stands a
 * verb of speaking, or the sentence itself, for the label's mark was misread.
 */
#include "prose/lines/lines.h"
#include "prose/clauses/clause.h"

enum { FLOOR_TOKENS = 12 };

/* Whether token i is a word of more than two letters, all capitals. */
static int
is_upper_word(const struct tokens *t, size_t i)
{
	return (t->t[i].flags & (T_WORD | T_UPPER | T_INITIAL)) ==
		   (T_WORD | T_UPPER) &&
	       t->t[i].base - t->t[i].start > 2;
}

int
vdm_labels_in_capitals(struct ctx *c, const struct unit *u)
{
	size_t i;

	vdm_tokens(c, &c->tok, u->text, u->label_end, FLOOR_TOKENS);
	for (i = 0; i < c->tok.n; i++)
		if (is_upper_word(&c->tok, i))
			return 1;
	return 0;
}

/* "Mr. LIND (Weavers) opposed.", "The CHAIRMAN said he could not.": the name or
 * office of somebody, in capitals as labels have it, and a verb of speaking: a
 * turn in the record's words. */
static int
reports_as_labels_do(struct ctx *c, struct unit *u)
{
	struct tokens *t = &c->tok;
	struct finding f;
	struct mention m;

	vdm_tokens(c, t, u->text, u->len, FLOOR_TOKENS);
	if (!vdm_mention_at(c, t, 0, &m) || m.possessive ||
	    !(m.hon || m.office) || m.last >= t->n ||
	    !is_upper_word(t, m.last - 1))
		return 0;
	vdm_attribute(c, u, 0, &f);
	if (f.how != H_START || f.who < 0 || f.first || f.gesture ||
	    (f.verb & (W_SAY | W_PAST)) != (W_SAY | W_PAST))
		return 0;
	vdm_give_named(c, u, &f);
	vdm_unit_guess(u, "a name as labels have it, and a verb of speaking");
	return 1;
}

/* Whether a sentence begins at token i, by a word with a capital and another
 * one without. */
static int
begins_sentence(const struct tokens *t, size_t i)
{
	return i + 2 < t->n && vdm_token_has(t, i, T_CAP) &&
	       vdm_token_has(t, i, T_SPACED) &&
	       !vdm_token_has(t, i, T_UPPER | T_DIGIT) &&
	       !vdm_token_is(t, i, W_OFFICE | W_OFFMOD | W_HON | W_ROLE) &&
	       (t->t[i + 1].flags & (T_WORD | T_CAP)) == T_WORD;
}

/* "Mr. LIND, How old is it?", "Mr. LIND It is old.": the name of somebody who
 * is known, as labels have it, whose mark was misread or lost: a sentence
 * begins behind it. */
static int
bears_misread(struct ctx *c, struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t next;
	int who;

	vdm_tokens(c, t, u->text, u->len, FLOOR_TOKENS);
	if (!vdm_mention_at(c, t, 0, &m) || !(m.hon || m.office) ||
	    m.last <= m.name || m.possessive || !is_upper_word(t, m.last - 1))
		return 0;
	next = m.last;
	if (vdm_punct(t, next, ',') || vdm_punct(t, next, ';'))
		next++;
	if (!begins_sentence(t, next))
		return 0;
	who = vdm_mention_who(c, t, &m, 0);
	if (who < 0)
		return 0;
	u->kind = U_TURN;
	u->labelled = 1;
	u->label_end = t->t[next].start;
	u->n_who = 1;
	u->who[0] = vdm_who_real(c, who);
	vdm_unit_guess(u, "a name as labels have it, with another mark or "
			  "none behind it");
	c->who[u->who[0]].by |= BY_LABEL;
	c->who[u->who[0]].turns++;
	return 1;
}

int
vdm_takes_floor(struct ctx *c, struct unit *u)
{
	return bears_misread(c, u) || reports_as_labels_do(c, u);
}
