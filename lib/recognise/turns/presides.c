/* SPDX-License-Identifier: MIT */
/* Sentences and lines that say who presides, in the head or on the way. */
#include <string.h>

#include "prose/people/present.h"
#include "prose/people/roles.h"
#include "prose/lines/lines.h"
#include "prose/clauses/clause.h"
#include "recognise/turns/seat.h"
#include "recognise/steps.h"

enum {
	LINE_BYTES = 160,     /* of a line that says no more */
	SENTENCE_BYTES = 400, /* of what says who presides */
	SENTENCE_TOKENS = 80,
	CASELESS_WORDS =
	    6,           /* of a name without capitals, and what joins them */
	JOINER = 0x200C, /* of Persian writing, and the hyphen of Hebrew */
	MAQAF = 0x5BE
};

/* Whether a name stands right behind an office, set off from it by a mark. */
static int
stands_beside(const struct tokens *t, const struct mention *m,
	      const struct mention *office, uint32_t mark)
{
	return office->office && m->last > m->name && m->first > 0 &&
	       vdm_punct(t, m->first - 1, mark) && office->last == m->first - 1;
}

/* Whether a name is that of a person who may preside: it has a title, opens the
 * line, or is `held`, stands beside an office. "PRESENT:" is the label of a
 * list. */
static int
may_preside(const struct tokens *t, const struct mention *m, int held)
{
	return m->last > m->name && !vdm_punct(t, m->last, ':') &&
	       (m->hon || m->office || m->first == 0 || held);
}

/* The last who is named in n bytes as those are who preside, or the `first`; or
 * -1. */
static int
chair_named(struct ctx *c, const char *s, size_t n, int first)
{
	struct tokens *t = &c->tok;
	struct mention m, office = {0};
	size_t i;
	int who = -1, held;

	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	for (i = 0; i < t->n && !(first && who >= 0); i++) {
		if (!vdm_mention_at(c, t, i, &m))
			continue;
		/* "with the Presiding Officer (Ann Lee)" */
		held = stands_beside(t, &m, &office, '(');
		if (may_preside(t, &m, held))
			who = vdm_mention_who(c, t, &m, 1);
		/* "The Mayor, Ald. Ann Lee, took the chair" */
		held |= office.last == office.name &&
			stands_beside(t, &m, &office, ',');
		if (held && who >= 0)
			vdm_who_holds(c, who, t, &office);
		office = m;
		i = m.last > i ? m.last - 1 : i;
	}
	return who;
}

/* "THE EARL OF HALDEN", "The Mayor", right before the words that say who
 * presides: whom an office alone calls, if that is not the chair's; or -1. */
static int
chair_held(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;

	while (n > 0 && strchr(", (", s[n - 1]) != NULL)
		n--;
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	if (!vdm_mention_at(c, t, 0, &m) || !m.office || m.last != m.name ||
	    m.last < t->n || m.possessive || vdm_role_of(c, s, n) != R_NONE)
		return -1;
	return vdm_mention_who(c, t, &m, 1);
}

static void
presides_set(struct ctx *c, struct unit *u, int who)
{
	if (who < 0)
		return;
	c->who[who].by |= BY_LIST;
	vdm_who_at(c, who, u);
	vdm_who_presides(c, who, u);
}

/* "SIR ANN LEE, IN THE CHAIR", "... Hon. Ann Lee (chairman) presiding": the
 * last who is named before these words. */
static int
read_behind(struct ctx *c, struct unit *u, int begun)
{
	size_t at, used, n;
	const char *s = vdm_unit_words(u, &n);
	const struct rule *r;
	int who;

	if (n == 0 || n > SENTENCE_BYTES)
		return 0;
	r = vdm_rule_within(c, s, n, P_PRESIDES, &at, &used);
	if (r == NULL)
		return 0;
	/* "Mme Lind remplace M. Ray au fauteuil" */
	who = chair_named(c, s, at, vdm_rule_is(r, "first"));
	if (who < 0)
		who = chair_held(c, s, at);
	if (who < 0) {
		/* "[MR. SPEAKER in the Chair]" names nobody: who had it at
		 * first has it again */
		u->presides = -1;
		if (u->kind == U_ACTION)
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "says who presides");
		return 1;
	}
	presides_set(c, u, who);
	if (n >= LINE_BYTES || (at + used + 2 < n && u->kind != U_ACTION))
		return 1;
	/* a line amid the talk or in brackets is the record's own voice, and no
	 * list */
	vdm_unit_set(u,
		     begun || vdm_is_sentence(c, s, at) ||
			     strchr("[(", s[0]) != NULL
			 ? U_NARRATION
			 : U_PARTICIPANTS,
		     FATE_KEEP, "says who presides");
	return 1;
}

/* ", president of the League" behind a name, at token i. */
static int
office_behind(struct ctx *c, const struct tokens *t, size_t i,
	      struct mention *office)
{
	if (!vdm_punct(t, i, ','))
		return 0;
	for (i++; i < t->n && (t->t[i].flags & T_WORD); i++)
		if ((t->t[i].classes & W_OFFICE) &&
		    vdm_mention_at(c, t, i, office))
			return office->last == office->name;
	return 0;
}

/* The first who is named from token i on, with what stands beside the name:
 * "the president, Dr. Ann Lee", "Ann Lee, president"; -1 where nobody is, or
 * where nothing says that it is a person: `office` asks for more than an
 * honorific. */
static int
named_from(struct ctx *c, const struct tokens *t, size_t i, int office)
{
	struct mention m, name, held;
	int who, behind;

	/* an article is of an office that has no capital, and of no name */
	if (!vdm_mention_at(c, t, i, &m) &&
	    !(vdm_word_does(t, i, X_THE) && vdm_mention_at(c, t, i + 1, &m)))
		return -1;
	if (m.last == m.name)
		return m.office && vdm_name_beside(c, t, m.last, &name) > 0
			   ? vdm_office_join(c, t, &m, &name)
			   : -1;
	behind = office_behind(c, t, m.last, &held);
	if (!m.office && !behind && (office || !m.hon))
		return -1;
	who = vdm_mention_who(c, t, &m, 1);
	if (who >= 0 && behind)
		vdm_who_holds(c, who, t, &held);
	return who;
}

/* What joins two parts of a name in a script without capitals. */
static int
joins_parts(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, JOINER) || vdm_punct(t, i, MAQAF) ||
	       vdm_punct(t, i, '-') || vdm_punct(t, i, '\'');
}

/* Whether token i is a word that a name may have, in such a script. */
static int
may_be_named(const struct tokens *t, size_t i)
{
	return (t->t[i].flags & (T_WORD | T_DIGIT)) == T_WORD &&
	       !(t->t[i].classes &
		 (W_FUNCTION | W_BODY | W_OFFICE | W_HON | W_SAY));
}

/* The same in a script without capitals, behind a title that is no name: the
 * words up to a mark, or to what says that the sitting began. */
static int
named_caseless(struct ctx *c, const struct tokens *t)
{
	size_t i = 0, first, used;
	int opens = 0;

	while (i < t->n && (t->t[i].classes & (W_HON | W_OFFICE)))
		i++;
	for (first = i; i < t->n; i++) {
		opens = vdm_rule_at_token(c, t, i, P_OPENING, &used) != NULL;
		if (opens || !(may_be_named(t, i) || joins_parts(t, i)))
			break;
	}
	if (first == 0 || i == first || i > first + CASELESS_WORDS ||
	    (i < t->n && !opens && !(t->t[i].flags & T_PUNCT)))
		return -1;
	return vdm_who_caseless(c, t->s + t->t[first].start,
				t->t[i - 1].end - t->t[first].start);
}

/* Who has the chair by the words for it, several of which say so anywhere, one
 * only where the sitting opens; -1 where nobody is named behind them. */
static int
in_chair(struct ctx *c, const char *s, size_t n, int opens)
{
	struct tokens *t = &c->tok;
	size_t at, used;
	const struct rule *r = vdm_rule_within(c, s, n, P_CHAIR, &at, &used);

	if (r == NULL || at == 0 || (!opens && strchr(r->words, ' ') == NULL))
		return -1;
	vdm_tokens(c, t, s + at + used, n - at - used, SENTENCE_TOKENS);
	return vdm_is_caseless(s, n) ? named_caseless(c, t)
				     : named_from(c, t, 0, 0);
}

/* Whether a sentence ends at token i: the stop is no honorific's. */
static int
ends_at(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '.') && !(t->t[i - 1].classes & W_HON);
}

/* By whom the sitting is opened, in the sentence of whose words for it the last
 * ends at byte `opened`. "... to order. The prayer was read by the vicar":
 * behind it is another's deed. */
static int
opened_by(struct ctx *c, const struct tokens *t, size_t opened)
{
	int who = -1;
	size_t i;

	for (i = 1; who < 0 && i + 1 < t->n &&
		    !(t->t[i].start >= opened && ends_at(t, i));
	     i++)
		if (vdm_word_does(t, i - 1, X_BY))
			who = named_from(c, t, i, 1);
	return who;
}

/*
 * The sentence that opens the sitting: "... was called to order at noon by the
 * president, Dr. Ann Lee", "... sous la présidence de M. Lind". Later on such
 * words tell what is talked of.
 */
static void
read_opening(struct ctx *c, struct unit *u)
{
	struct tokens *t = &c->tok;
	size_t at, used, n;
	const char *s = vdm_unit_words(u, &n);
	int who, opens;

	if (n == 0 || n > SENTENCE_BYTES || u->presides != 0)
		return;
	opens = vdm_rule_within(c, s, n, P_OPENING, &at, &used) != NULL;
	who = in_chair(c, s, n, opens);
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	if (opens && who < 0)
		who = opened_by(c, t, at + used);
	if (who >= 0)
		presides_set(c, u, who);
}

/* "(14.02 - Elnök: dr. Lind)": amid a line above all talk the word for who
 * presides, a colon, and a name. */
static void
read_amid(struct ctx *c, struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t n, i, used;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0 || n > LINE_BYTES || u->presides != 0 ||
	    memchr(s, ':', n) == NULL)
		return;
	vdm_tokens(c, t, s, n, SENTENCE_TOKENS);
	for (i = 1; i + 1 < t->n; i++) {
		if (!vdm_rule_is(vdm_rule_at_token(c, t, i, P_ROLE, &used),
				 vdm_role_presides) ||
		    !vdm_punct(t, i + used, ':') ||
		    !vdm_mention_at(c, t, i + used + 1, &m) || m.last == m.name)
			continue;
		presides_set(c, u, vdm_mention_who(c, t, &m, 1));
		return;
	}
}

/* What is said of the chair once somebody has spoken; whether anything is that
 * is understood. */
static int
read_told(struct ctx *c, struct unit *u)
{
	static const int told[] = {[SEAT_NAMED] = PRESIDES_NAMED,
				   [SEAT_UNSURE] = PRESIDES_UNSURE,
				   [SEAT_LEFT] = PRESIDES_LEFT,
				   [SEAT_BACK] = PRESIDES_FIRST};
	int who;
	enum seat_says says =
	    vdm_seat_read(c, u, c->chair, c->chair_left, &who);
	size_t n;

	(void)vdm_unit_words(u, &n);
	if (says == SEAT_NOTHING)
		return 0;
	if (says != SEAT_NAMED)
		c->chair_left = says == SEAT_LEFT;
	if (says == SEAT_TAKEN) {
		presides_set(c, u, who);
		c->chair = who;
	} else {
		u->presides = told[says];
		c->chair = says == SEAT_BACK     ? c->chair_first
			   : says == SEAT_UNSURE ? -1
						 : c->chair;
	}
	if (says == SEAT_NAMED || n > SENTENCE_BYTES || u->is_heading ||
	    (says == SEAT_LEFT && u->kind == U_ACTION) ||
	    (u->kind != U_NONE && u->kind != U_ACTION && u->kind != U_HEADING))
		return says != SEAT_NAMED;
	vdm_unit_set(u, U_NARRATION, FATE_KEEP, "says who presides");
	return 1;
}

void
vdm_presides_read(struct ctx *c, struct unit *u, int begun)
{
	if (u->presides > 0) {
		c->chair = vdm_who_real(c, u->presides - 1);
	} else if (begun && c->labelled && c->chair_called) {
		if (u->kind != U_CLOSING && u->kind != U_SIGNATURE &&
		    u->kind != U_DATELINE)
			(void)read_told(c, u);
	} else if (!read_behind(c, u, begun) && !begun) {
		read_opening(c, u);
		read_amid(c, u);
	}
	if (!begun && u->presides > 0)
		c->chair = c->chair_first = vdm_who_real(c, u->presides - 1);
}
