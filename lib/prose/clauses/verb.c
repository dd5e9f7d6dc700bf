/* SPDX-License-Identifier: MIT */
/* The verb that a subject governs, and what may be a subject: "Tuvesen, in
 * reply, asked". */
#include <string.h>

#include "base/utf8.h"
#include "prose/clauses/clause.h"

enum {
	/* How far behind its subject a verb may be, in words: at first, behind
	 * a phrase that was set off by nothing, by brackets, by commas. */
	VERB_TOKENS = 12,
	PAST_ASIDE = 8,
	PAST_BRACKET = 8,
	PAST_COMMAS = 5,
	/* Words of what brackets or commas set off. */
	SET_OFF_TOKENS = 13,
	/* Words between what helps a verb and the verb, where it comes last. */
	FINAL_TOKENS = 16,
	CAPITAL_WORDS = 4, /* of a text, at least, that is all in capitals */
	VERB_BYTES = 3,    /* at least, of a verb that no table has */
	OFFICE_WORDS = 8,  /* of an office that only a list has */
	LISTED_LEAST = 3   /* ... with its article */
};

int
vdm_quote_mark(const struct tokens *t, size_t i)
{
	static const uint32_t marks[] = {'"',  0x201C, 0x201D, 0x201E,
					 0xAB, 0xBB,   0x2018};

	return vdm_punct_of(t, i, marks, sizeof(marks) / sizeof(marks[0]));
}

/* '"Where?" asked Mr. Lind', "- Where? - asked Lind": a mark, and a small
 * letter behind it, go on with the sentence. */
static int
goes_on_low(const struct tokens *t, size_t i)
{
	if (!vdm_quote_mark(t, i) && !vdm_punct(t, i, 0x2019) &&
	    !vdm_punct(t, i, 0x2014) && !vdm_punct(t, i, 0x2013))
		return 0;
	return i + 1 < t->n && (t->t[i + 1].flags & T_WORD) &&
	       !(t->t[i + 1].flags & (T_CAP | T_DIGIT));
}

void
vdm_capitals_lower(struct tokens *t)
{
	static const uint32_t talk = W_SAY | W_THINK | W_GESTURE | W_ADVERB |
				     W_AUX | W_PRONOUN | W_FUNCTION |
				     W_RELATIVE | W_UNIT | W_NUMBER;
	size_t i, words = 0;

	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (!(k->flags & T_WORD) || (k->flags & (T_DIGIT | T_INITIAL)))
			continue;
		if (!(k->flags & T_UPPER))
			return;
		words++;
	}
	for (i = 0; i < t->n && words >= CAPITAL_WORDS; i++)
		if ((t->t[i].classes & talk) && !(t->t[i].flags & T_INITIAL) &&
		    !(t->t[i].classes & (W_HON | W_OFFICE | W_OFFMOD)))
			t->t[i].flags &= ~(unsigned)T_UPPER &
					 ~(i == 0 ? 0u : (unsigned)T_CAP);
}

int
vdm_asks_before(const struct tokens *t, size_t i)
{
	return (vdm_punct(t, i, '?') || vdm_punct(t, i, '!')) &&
	       vdm_token_is(t, i + 1, W_SAY) &&
	       !vdm_token_has(t, i + 1, T_CAP | T_DIGIT);
}

/* A stop behind an initial or a short honorific is theirs. */
int
vdm_sentence_ends(const struct tokens *t, size_t i)
{
	if (!vdm_punct(t, i, '.') && !vdm_punct(t, i, '?') &&
	    !vdm_punct(t, i, '!'))
		return 0;
	if (i + 1 >= t->n || goes_on_low(t, i + 1) || vdm_asks_before(t, i))
		return i + 1 >= t->n;
	if (vdm_punct(t, i, '.') && i > 0) {
		const struct token *k = &t->t[i - 1];

		if ((k->flags & T_INITIAL) ||
		    ((k->classes & W_HON) && vdm_is_abbreviation(t, i - 1)))
			return 0;
	}
	return (t->t[i + 1].flags & T_SPACED) || vdm_quote_mark(t, i + 1);
}

/* The words of a phrase that may stand between a subject and its verb. */
size_t
vdm_aside_at(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	(void)vdm_rule_at_token(c, t, i, P_ASIDE, &used);
	return used;
}

int
vdm_goes_on(const struct tokens *t, size_t i)
{
	return vdm_word_ends(t, i, X_GOING_ON);
}

/* A word that may part a verb from its subject, or from what helps it. */
static int
is_adverb(const struct tokens *t, size_t i)
{
	return (t->t[i].classes & W_ADVERB) || vdm_word_does(t, i, X_NOT) ||
	       (!(t->t[i].flags & T_CAP) && vdm_word_ends(t, i, X_MANNER));
}

/* Of words that no table has, those that end as verbs do; good enough for a
 * weak finding only. */
static int
verb_like(const struct ctx *c, const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	return (k->flags & (T_WORD | T_CAP | T_DIGIT)) == T_WORD &&
	       k->end - k->start >= VERB_BYTES &&
	       !(k->classes & (W_FUNCTION | W_ADVERB)) &&
	       (c->told != NULL ? k->classes == 0
				: vdm_word_ends(t, i, X_VERB_FORM));
}

/* The token behind brackets that open at token i, or behind its words when they
 * do not close soon. */
static size_t
past_brackets(const struct tokens *t, size_t i)
{
	size_t e = i + 1;

	while (e < t->n && e <= i + SET_OFF_TOKENS && !vdm_punct(t, e, ')') &&
	       !vdm_punct(t, e, ']'))
		e++;
	return e + 1;
}

/* ", in reply," but not ", I said,": the token behind what the comma at token
 * i sets off; 0 when it sets off nothing. */
static size_t
past_commas(const struct ctx *c, const struct tokens *t, size_t i)
{
	size_t e = i + 1;

	const int doubt = e < t->n &&
			  (t->t[e].classes & (W_FIRST | W_PRONOUN | W_SAY)) &&
			  !vdm_goes_on(t, e);

	/* "O Sr. Lind, convidado a falar, disse" */
	if (doubt && (c->told == NULL || !(t->t[e].classes & W_SAY) ||
		      !(t->t[e].classes & W_PAST)))
		return 0;
	while (e < t->n && e <= i + SET_OFF_TOKENS + 1 &&
	       !vdm_punct(t, e, ',')) {
		if (vdm_sentence_ends(t, e))
			return 0;
		e++;
	}
	if (!vdm_punct(t, e, ',') ||
	    (doubt && (e + 1 >= t->n || !(t->t[e + 1].classes & W_SAY))))
		return 0;
	return e + 1;
}

/* Where a verb is looked for, and what was found before it. */
struct search {
	size_t i, limit; /* tokens [i, limit) are left */
	int commas;      /* a phrase between commas may come */
	int be;          /* a form of "be" stands last */
	int self;        /* what is done is done to oneself: no passive */
	uint32_t aux;    /* W_AUX when a verb that helps was met */
};

/* Moves past what is set off between subject and verb: 1; 0 when nothing is,
 * -1 when no verb can come. */
static int
pass_over(struct ctx *c, const struct tokens *t, struct search *s)
{
	size_t next;

	if (vdm_punct(t, s->i, '(') || vdm_punct(t, s->i, '[')) {
		s->i = past_brackets(t, s->i);
		s->limit = s->i + PAST_BRACKET;
		return 1;
	}
	if (vdm_punct(t, s->i, ',') && s->commas) {
		next = past_commas(c, t, s->i);
		if (next == 0)
			return -1;
		s->i = next;
		s->limit = next + PAST_COMMAS;
		s->commas = 0;
		return 1;
	}
	next = vdm_aside_at(c, t, s->i);
	if (next == 0)
		return 0;
	s->i += next;
	s->limit = s->i + PAST_ASIDE;
	return 1;
}

/* The classes of a verb of the tables, with what helped it; 0 when the subject
 * does not do what it says: "was asked", "Mr. Lind replying". */
static uint32_t
verb_of_table(const struct tokens *t, const struct search *s)
{
	uint32_t classes = t->t[s->i].classes;
	int going_on = vdm_goes_on(t, s->i);

	if (s->be ? (classes & W_PAST) && !going_on : going_on)
		return 0;
	return classes | s->aux;
}

/* Whether the word may stand between a verb and what helps it: "hat gestern in
 * Halden gesagt", "ist der Ansicht". */
static int
may_part(const struct ctx *c, const struct tokens *t, const struct search *s)
{
	if (s->aux == 0 || c->told == NULL)
		return 0;
	return vdm_told_has(c, VDM_FINAL) ||
	       (t->t[s->i].classes & (W_FUNCTION | W_THINK)) != 0;
}

/* Whether no verb can come behind the word: a mark, or a capital that may not
 * stand before one. */
static int
bars_verb(const struct ctx *c, const struct tokens *t, const struct search *s)
{
	const struct token *k = &t->t[s->i];

	return !(k->flags & T_WORD) ||
	       ((k->flags & T_CAP) && !may_part(c, t, s));
}

/* Notes a verb that helps another. */
static void
note_help(const struct ctx *c, const struct tokens *t, struct search *s)
{
	s->aux = W_AUX;
	if (!vdm_word_does(t, s->i, X_NOT))
		s->be = vdm_word_does(t, s->i, X_BE) && !s->self;
	if (vdm_told_has(c, VDM_FINAL))
		s->limit = s->i + FINAL_TOKENS;
}

/* The classes of a word that no table has as a verb: what was met to help one
 * is the verb, or the word may be one. */
static uint32_t
verb_unknown(const struct ctx *c, const struct tokens *t,
	     const struct search *s)
{
	if (s->aux)
		return W_AUX;
	return verb_like(c, t, s->i) ? W_UNIT : 0;
}

/*
 * The verb that the subject before token i governs: its classes, 0 when there
 * is none near. *at is its token. W_AUX alone: "Tuvesen is a friend".
 */
uint32_t
vdm_verb_after(struct ctx *c, const struct tokens *t, size_t i, size_t *at,
	       int commas)
{
	struct search s = {.i = i, .limit = i + VERB_TOKENS, .commas = commas};
	size_t used;
	int passed;

	*at = 0;
	while (s.i < t->n && s.i < s.limit) {
		uint32_t classes = t->t[s.i].classes;

		passed = pass_over(c, t, &s);
		if (passed > 0)
			continue;
		if (passed < 0 || bars_verb(c, t, &s))
			return c->told != NULL ? s.aux : 0;
		*at = s.i;
		s.self |= vdm_word_does(t, s.i, X_SELF);
		if (vdm_rule_at_token(c, t, s.i, P_SPEAKS, &used) != NULL)
			return W_SAY | W_PAST;
		/* "si fa il segno della croce": no verb of saying there */
		if (vdm_rule_at_token(c, t, s.i, P_SIGNALS, &used) != NULL)
			return W_GESTURE;
		if (classes & W_AUX)
			note_help(c, t, &s);
		else if (classes & (W_SAY | W_THINK | W_GESTURE))
			return verb_of_table(t, &s);
		else if (!is_adverb(t, s.i) && !may_part(c, t, &s))
			return verb_unknown(c, t, &s);
		s.i++;
	}
	return s.aux;
}

/* "odparł Nowak Linde": of two people who are known, the first is the subject,
 * as no comma or word parts them. */
static void
cut_names(struct ctx *c, const struct tokens *t, struct mention *m)
{
	struct mention one = *m, two = *m;
	int first, second;

	if (c->told == NULL || c->told->cases == NULL ||
	    m->last - m->name != 2 || !(t->t[m->name].flags & T_WORD) ||
	    (t->t[m->name].flags & T_INITIAL))
		return;
	one.last = m->name + 1;
	two.first = two.name = m->name + 1;
	first = vdm_mention_who(c, t, &one, 0);
	second = vdm_mention_who(c, t, &two, 0);
	if (first >= 0 && second >= 0 &&
	    vdm_who_real(c, first) != vdm_who_real(c, second))
		m->last = one.last;
}

/* "The Keeper of the Lights", "the First Sea Lord": behind an article all words
 * of an office that a list gives somebody, though no table has it. */
static int
listed_office(struct ctx *c, const struct tokens *t, size_t i,
	      struct mention *m)
{
	size_t end;

	memset(m, 0, sizeof(*m));
	if (i >= t->n || !vdm_word_does(t, i, X_THE))
		return 0;
	for (end = i + 1;
	     end < t->n && end <= i + OFFICE_WORDS &&
	     (t->t[end].flags & T_WORD) &&
	     ((t->t[end].flags & T_CAP) || (t->t[end].classes & W_FUNCTION));)
		end++;
	while (end > i && !(t->t[end - 1].flags & T_CAP))
		end--;
	if (end < i + LISTED_LEAST)
		return 0;
	m->first = i;
	m->name = m->last = end;
	m->office = 1;
	return vdm_office_in_full(c, t, m) >= 0;
}

int
vdm_subject_mention(struct ctx *c, const struct tokens *t, size_t i,
		    struct mention *m)
{
	size_t k;

	if (!vdm_mention_at(c, t, i, m))
		return listed_office(c, t, i, m);
	if (m->possessive)
		return 0;
	for (k = m->first; k < m->name; k++)
		if (vdm_word_does(t, k, X_OBLIQUE))
			return 0;
	cut_names(c, t, m);
	return 1;
}

int
vdm_may_speak(const struct ctx *c, const struct tokens *t,
	      const struct mention *m, int who)
{
	const struct token *k = &t->t[m->last - 1];
	struct vdm_word name, form;
	struct ctx *mine = (struct ctx *)c;

	who = vdm_who_real(c, who);
	if (c->told == NULL || who < 0 || m->last == m->name)
		return 1;
	name.s = c->who[who].surname;
	name.n = strlen(name.s);
	form.s = vdm_lower(mine, t->s + k->start, k->base - k->start);
	form.n = strlen(form.s);
	return vdm_cases_agree(c, &name, &form) < VDM_CASE_OTHER;
}
