/* SPDX-License-Identifier: MIT */
/* Who takes part: people named by a title. */
#include <strings.h>

#include "prose/people/present.h"

enum {
	TITLE_TOKENS = 120, /* of a title; the rest of a longer one is a text */
	JOIN_TOKENS = 12,   /* between a comma and the "and" of one series */
	QUALITIES = 2,      /* small words between an office and a name */
	OPENING_BYTES = 40  /* of a unit, in which a label or a subject ends */
};

/* Whether names go on from token i to an "and", with no date among them. */
static int
joins_on(const struct tokens *t, size_t i)
{
	size_t words = 0;

	for (; i < t->n && words < JOIN_TOKENS; i++, words++) {
		if (vdm_word_does(t, i, X_AND))
			return words > 0;
		if ((t->t[i].flags & T_DIGIT) ||
		    (t->t[i].classes & (W_MONTH | W_TALK)))
			return 0;
	}
	return 0;
}

/* Whether a later unit begins with the word that ends the mention, as a label
 * or a sentence of who speaks does. */
static int
opens_unit(const struct ctx *c, const struct tokens *t, const struct mention *m)
{
	const struct token *k = &t->t[m->last - 1];
	size_t i, n = k->base - k->start, at;

	for (i = 1; i < c->n; i++) {
		const struct unit *u = &c->u[i];

		for (at = 0; at + n < u->len && at < OPENING_BYTES; at++)
			if (strncasecmp(u->text + at, t->s + k->start, n) == 0)
				return 1;
	}
	return 0;
}

/* "General Conference": an office's word, and what is a body's or a talk's. */
static int
names_no_person(const struct tokens *t, const struct mention *m)
{
	size_t i;

	if (!(t->t[m->first].classes & W_OFFICE))
		return 0;
	for (i = m->name; i < m->last; i++)
		if (!(t->t[i].classes & (W_BODY | W_MATTER | W_TALK | W_GENRE)))
			return 0;
	return 1;
}

/* Whether a name stands where it must before the word at token i: "between X
 * and Y", "with X", "by X". */
static int
leads_to_name(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_BETWEEN) || vdm_word_does(t, i, X_WITH) ||
	       vdm_word_does(t, i, X_BY);
}

/* Whether token i joins a name to the person before it. */
static int
joins_to_person(const struct tokens *t, size_t i)
{
	static const uint32_t marks[] = {'-', 0x2013, '/'};

	if (vdm_punct_of(t, i, marks, sizeof(marks) / sizeof(marks[0])))
		return 1;
	return vdm_punct(t, i, ',') ? joins_on(t, i + 1)
				    : vdm_word_does(t, i, X_AND);
}

/* "Ann Lee in conversation with ..." opens the title. */
static int
opens_interview(struct ctx *c, const struct tokens *t, const struct mention *m)
{
	size_t used;

	return c->interview && m->last > m->name + 1 &&
	       vdm_rule_at_token(c, t, m->last, P_INTERVIEW, &used) != NULL;
}

/* "Havneforeningens generalforsamling", "Lindströms ombud": one word in -s, and
 * behind it what is somebody's. */
static int
is_genitive(const struct tokens *t, const struct mention *m)
{
	const struct token *k = &t->t[m->last - 1];

	return m->last == m->name + 1 && k->base - k->start > 2 &&
	       vdm_word_ends(t, m->last - 1, X_HIS) &&
	       vdm_token_has(t, m->last, T_WORD) &&
	       !vdm_token_has(t, m->last, T_CAP | T_DIGIT) &&
	       !vdm_token_is(t, m->last, W_FUNCTION | W_AUX | W_PARTICLE) &&
	       !vdm_word_does(t, m->last, X_AND);
}

/* Whether what stands before it makes a bare name a participant. */
static int
in_slot(struct ctx *c, const struct tokens *t, const struct mention *m,
	int after_person)
{
	size_t i = m->first;

	if (is_genitive(t, m))
		return 0;
	if (i == 0)
		return opens_interview(c, t, m);
	if (leads_to_name(t, i - 1) ||
	    (after_person && joins_to_person(t, i - 1)))
		return 1;
	/* "Meeting of East Hollis" names nobody */
	return vdm_word_does(t, i - 1, X_OF) && i >= 2 &&
	       (t->t[i - 2].classes & W_TALK) && opens_unit(c, t, m);
}

/* "the Harbour Board": a body, which the title names as it names people. */
static int
is_body(const struct tokens *t, const struct mention *m)
{
	size_t i;

	for (i = m->name; i < m->last; i++)
		if (t->t[i].classes & (W_BODY | W_MATTER))
			return 1;
	return 0;
}

/* "Commissario prefettizio dott. Lind": small words that no table has, behind
 * an office without a name; the token behind them where a name begins, or i. */
static size_t
past_qualities(struct ctx *c, const struct tokens *t, size_t i,
	       struct mention *name)
{
	size_t k = i;

	while (k < t->n && k < i + QUALITIES &&
	       (t->t[k].flags & (T_WORD | T_CAP | T_DIGIT)) == T_WORD &&
	       t->t[k].classes == 0 && t->t[k].uses == 0)
		k++;
	return k > i && vdm_mention_at(c, t, k, name) && !name->office &&
		       name->last > name->name
		   ? k
		   : i;
}

/* The name that stands beside an office, which ends at m->last, in a title; the
 * token behind it, or 0. What the office is goes to it. */
static size_t
name_of_office(struct ctx *c, const struct tokens *t, struct mention *m,
	       struct mention *name)
{
	size_t k = past_qualities(c, t, m->last, name);

	if (k == m->last)
		return vdm_name_beside(c, t, m->last, name);
	m->last = k;
	return name->last;
}

/* Whom a mention in a title names, or -1; *next is the token after it, and
 * after a name beside it. */
static int
named_in_title(struct ctx *c, const struct tokens *t, struct mention *m,
	       int after_person, size_t *next)
{
	struct mention name;
	size_t k;

	*next = m->first + 1;
	if (m->last > *next)
		*next = m->last;
	if (m->last > m->name)
		return (m->hon || m->office
			    ? !names_no_person(t, m)
			    : in_slot(c, t, m, after_person) && !is_body(t, m))
			   ? vdm_mention_who(c, t, m, 1)
			   : -1;
	k = name_of_office(c, t, m, &name);
	if (k == 0)
		return -1;
	*next = k;
	return vdm_office_join(c, t, m, &name);
}

#define NO_NAME                                                                \
	(W_FUNCTION | W_GENRE | W_TALK | W_MONTH | W_WEEKDAY | W_COUNTRY |     \
	 W_BODY | W_MATTER | W_HON | W_OFFICE | W_ROLE)

static int
is_bare_name(const struct token *k)
{
	return (k->flags & (T_WORD | T_CAP)) == (T_WORD | T_CAP) &&
	       !(k->flags & T_DIGIT) && !(k->classes & NO_NAME);
}

/* Whether token i is a small word, behind which a name may begin: in a line of
 * capitals it is one, too. */
static int
is_small_word(const struct token *k)
{
	return (k->flags & T_WORD) &&
	       (!(k->flags & T_CAP) || (k->classes & W_FUNCTION));
}

/* Whether token k, behind the first of a bare name, goes on with it. */
static int
goes_on_bare(const struct tokens *t, size_t k)
{
	return is_bare_name(&t->t[k]) || (t->t[k].classes & W_PARTICLE) ||
	       (vdm_punct(t, k, '.') && (t->t[k - 1].flags & T_INITIAL));
}

/* The token behind the bare name that begins at token i. */
static size_t
bare_end(const struct tokens *t, size_t i)
{
	for (i++; i < t->n && goes_on_bare(t, i);)
		i++;
	return i;
}

/* Whoever tokens [i, end) name was there. */
static void
mark_bare(struct ctx *c, struct unit *u, const struct tokens *t, size_t i,
	  size_t end)
{
	struct mention m = {0};

	m.first = m.name = i;
	m.last = end;
	vdm_present_mark(c, vdm_mention_who(c, t, &m, 1), BY_HEAD, u);
}

/*
 * "Examination of the carter Josef Lind", "Vernehmung des Fuhrmanns Josef
 * Lind": of whom no table has what they are, in the title of an interview. The
 * first run of capitals behind a small word is the name; in a language that
 * gives all nouns capitals, the first word of three behind an article is none.
 */
static void
name_of_asked(struct ctx *c, struct unit *u, const struct tokens *t)
{
	const struct token *before;
	size_t i = 1, k;

	while (i < t->n &&
	       !(is_bare_name(&t->t[i]) && is_small_word(&t->t[i - 1])))
		i++;
	if (i >= t->n)
		return;
	k = bare_end(t, i);
	before = &t->t[i - 1];
	/* "Entrevista a Ana Lind": one letter is an article elsewhere */
	if (k > i + 1 && (before->classes & W_ARTICLE) &&
	    before->end > before->start + 1)
		i++;
	/* one word alone is a place as soon as a person */
	if (k == i + 1 && (t->t[i - 1].classes & W_FUNCTION))
		return;
	mark_bare(c, u, t, i, k);
	/* "Interview of Ann Lee and Bo Ray" */
	i = vdm_word_does(t, k, X_AND) ? k + 1 : t->n;
	if (i < t->n && is_bare_name(&t->t[i]) && bare_end(t, i) > i + 1)
		mark_bare(c, u, t, i, bare_end(t, i));
}

/* "by Ann Lee"; "... in conversation with Ann Lee", where another was named
 * before: who asks stands behind. */
static int
asks_before(struct ctx *c, const struct tokens *t, size_t i, int other)
{
	size_t used, k;

	if (i > 0 && vdm_word_does(t, i - 1, X_BY))
		return 1;
	for (k = 1; other && k < i; k++)
		if (vdm_rule_at_token(c, t, k, P_INTERVIEW, &used) != NULL &&
		    k + used == i)
			return 1;
	return 0;
}

/* "Conversation with the organ builder Ann Lee"; in "Protokół z zebrania" the
 * word says what the record is of. */
static int
has_with(const struct tokens *t)
{
	size_t i;

	for (i = 1; i < t->n; i++)
		if (vdm_word_does(t, i, X_WITH) &&
		    (i + 1 >= t->n ||
		     !(t->t[i + 1].classes & (W_TALK | W_GENRE))))
			return 1;
	return 0;
}

/* In a script without capitals: those behind "with". */
static void
names_caseless(struct ctx *c, struct unit *u, const struct tokens *t, size_t n)
{
	size_t i = 0;

	while (i < t->n && !vdm_word_does(t, i, X_WITH))
		i++;
	if (i + 1 < t->n)
		vdm_names_caseless(c, u, t->s + t->t[i + 1].start,
				   n - t->t[i + 1].start);
}

/* Somebody whom a title names: who asks, in an interview's, or another. Whether
 * it is another. */
static int
title_person(struct ctx *c, struct unit *u, const struct tokens *t,
	     const struct mention *m, int who, int others)
{
	vdm_present_mark(c, who, BY_HEAD, u);
	if (!c->interview || !asks_before(c, t, m->first, others) ||
	    c->who[who].role != NULL)
		return 1;
	c->who[who].role = vdm_role_asks;
	return 0;
}

/* "and", "with": what joins another to who is named. */
static int
is_joint(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_WITH) || vdm_word_does(t, i, X_AND);
}

/* Whether an office stands at token i without a name, an article, or whose it
 * is. */
static int
is_bare_office(struct ctx *c, const struct tokens *t, size_t i,
	       struct mention *office)
{
	return vdm_mention_at(c, t, i, office) && office->office &&
	       office->last == office->name && !office->possessive &&
	       !vdm_word_does(t, i, X_THE);
}

/* The token behind the small words that belong to an office before token i. */
static size_t
qualities_end(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k < t->n && k < i + QUALITIES &&
	       (t->t[k].flags & (T_WORD | T_CAP)) == T_WORD && !is_joint(t, k))
		k++;
	return k;
}

/* "Ann Lee, acting Governor, with ...": an office without an article behind a
 * name's comma, and behind it a mark or "with", is who was named; the token
 * behind it, or i. In "Mr. Lind, the Governor" it may be another. */
static size_t
office_beside(struct ctx *c, const struct tokens *t, size_t i, int who)
{
	struct mention office, name;
	size_t k;

	if (!vdm_punct(t, i, ',') || !is_bare_office(c, t, i + 1, &office) ||
	    vdm_name_beside(c, t, office.last, &name) > 0)
		return i;
	k = qualities_end(t, office.last);
	if (k < t->n && !vdm_punct(t, k, ',') && !vdm_punct(t, k, ';') &&
	    !is_joint(t, k))
		return i;
	vdm_who_holds(c, who, t, &office);
	return k;
}

/* A bare name counts where a name must stand only ("between X and Y");
 * elsewhere titles are full of capitals that name nobody. */
void
vdm_names_of_title(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i = 0, next;
	int after = 0, others = 0, who;

	vdm_tokens(c, t, s, n, TITLE_TOKENS);
	if (vdm_is_caseless(s, n)) {
		names_caseless(c, u, t, n);
		return;
	}
	while (i < t->n) {
		if (!vdm_mention_at(c, t, i, &m)) {
			if (!(t->t[i].flags & T_PUNCT) &&
			    !(t->t[i].classes & W_FUNCTION))
				after = 0;
			i++;
			continue;
		}
		who = named_in_title(c, t, &m, after, &next);
		if (who >= 0) {
			others |= title_person(c, u, t, &m, who, others);
			after = 1;
			next = office_beside(c, t, next, who);
		}
		i = next;
	}
	if (!others && (c->interview || (c->conversation && has_with(t))))
		name_of_asked(c, u, t);
}
