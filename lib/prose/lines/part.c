/* SPDX-License-Identifier: MIT */
/* What a label's words are: a part, an office, a name; and who asks. */
#include <string.h>

#include "prose/lines/label.h"
#include "prose/people/namesakes.h"
#include "prose/people/roles.h"

enum {
	/* "DIRECT EXAMINATION BY MR. X:": its bytes, its words, and the word
	 * "by" among the first of them. */
	ASKS_LEAST = 6,
	ASKS_MOST = 90,
	ASKS_TOKENS = 20,
	BY_TOKENS = 4,
	MYSELF_BYTES =
	    800, /* of a sentence in which who writes says who asks */
	MYSELF_TOKENS = 80
};

/* The order is that of how much a mark tells: an honorific says more than
 * capitals do. */
enum label_shape
vdm_label_shape(const struct ctx *c, const struct label *l, const char *text)
{
	int names = l->words - l->digits;

	if (vdm_is_part(c, text))
		return SHAPE_PART;
	if (l->hon && l->words >= 2)
		return SHAPE_TITLED;
	if (l->office)
		return l->the || l->words == 1 ? SHAPE_OFFICE : SHAPE_TITLED;
	if (l->small > 0 || (l->the && l->upper < names))
		return SHAPE_ODD;
	if (l->digits)
		return SHAPE_NUMBERED;
	if (l->initials >= names)
		return SHAPE_INITIALS;
	if (l->upper + l->initials >= names)
		return SHAPE_UPPER;
	return names > 1 ? SHAPE_FULL : SHAPE_PLAIN;
}

int
vdm_is_part(const struct ctx *c, const char *text)
{
	size_t n = strlen(text);

	if (n > 0 && text[n - 1] == '.') /* "q." */
		n--;
	return vdm_lexicon_does(c, text, n, X_ASKS) ||
	       vdm_lexicon_does(c, text, n, X_ANSWERS) ||
	       vdm_lexicon_does(c, text, n, X_PART);
}

/* Whether nothing that says more stands from token i on: marks, capitals behind
 * a comma ("Q.C."), words in brackets ("[Continued]"), a page's dots. */
static int
ends_asks(const struct tokens *t, size_t i)
{
	int colon = 0;

	for (; i < t->n; i++) {
		if (vdm_punct(t, i, ':')) {
			colon = 1;
			continue;
		}
		if (vdm_punct(t, i, '(') || vdm_punct(t, i, '[')) {
			while (i < t->n && !vdm_punct(t, i, ')') &&
			       !vdm_punct(t, i, ']'))
				i++;
			continue;
		}
		if ((t->t[i].flags & T_PUNCT)
			? !strchr(".,-", t->s[t->t[i].start])
			: colon || !(t->t[i].flags & (T_UPPER | T_INITIAL)))
			return 0;
	}
	return 1;
}

/* Where the word "by" stands among the first ones, or what takes its place in
 * an order of words; t->n where it does not. */
static size_t
by_at(const struct tokens *t)
{
	size_t i;

	for (i = 0; i < t->n && i < BY_TOKENS; i++)
		if (vdm_word_does(t, i, X_BY) ||
		    (i > 0 && vdm_word_does(t, i, X_FROM)))
			return i;
	return t->n;
}

int
vdm_asks_here(struct ctx *c, const struct unit *u)
{
	const char *s = u->text, *open = s + u->label_end;
	struct tokens *t = &c->tok;
	struct mention m;

	/* the bracket may have been read as one of the label's */
	if (memchr(s, '(', u->label_end) != NULL)
		open = memchr(s, '(', u->label_end);
	open += strspn(open, " \t\n");
	if (*open != '(')
		return -1;
	vdm_tokens(c, t, open, u->len - (size_t)(open - s), ASKS_TOKENS);
	if (!vdm_word_does(t, 1, X_BY) || !vdm_mention_at(c, t, 2, &m) ||
	    m.last == m.name || !m.hon || !vdm_punct(t, m.last, ')'))
		return -1;
	return vdm_who_real(c, vdm_mention_who(c, t, &m, 1));
}

/* "I, the investigator Ann Lee, examined as a witness ...": who writes, and
 * says by name that they ask; or -1. */
static int
asks_by_name(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m, name = {0};
	const struct rule *r;
	size_t i, used;
	int asks = 0, who;

	if (n > MYSELF_BYTES)
		return -1;
	vdm_tokens(c, t, s, n, MYSELF_TOKENS);
	r = vdm_rule_at_token(c, t, 0, P_MYSELF, &used);
	if (r == NULL || r->value != NULL)
		return -1;
	for (i = used; i < t->n; i++) {
		asks |= vdm_rule_is(vdm_rule_at_token(c, t, i, P_MYSELF, &used),
				    "asks") ||
			vdm_role_of_rule(vdm_rule_at_token(c, t, i, P_ROLE,
							   &used)) == R_ASKER;
		if (name.last == 0 && vdm_mention_at(c, t, i, &m) &&
		    m.last > m.name + 1)
			name = m;
	}
	/* "We, Ann Lee and Jonas Ray, ...": either may ask */
	if (!asks || name.last == 0 ||
	    (vdm_word_does(t, name.last, X_AND) &&
	     vdm_mention_at(c, t, name.last + 1, &m) && m.last > m.name))
		return -1;
	who = vdm_mention_who(c, t, &name, 1);
	if (who >= 0)
		vdm_who_at(c, who, u);
	return who;
}

/* "EXAMINATION BY MR. X", s without more than that: the mention of who asks, in
 * the tokens that are read; 0 where s is no such line. */
static int
asker_at(struct ctx *c, const char *s, size_t n, struct mention *m)
{
	struct tokens *t = &c->tok;

	/* "<EXAMINATION BY MR LEE  [10.07AM]": a court's mark before it */
	if (n > 0 && s[0] == '<') {
		s++;
		n--;
	}
	if (n > ASKS_MOST || n < ASKS_LEAST)
		return 0;
	vdm_tokens(c, t, s, n, ASKS_TOKENS);
	return vdm_mention_at(c, t, by_at(t) + 1, m) && m->last > m->name &&
	       m->hon && ends_asks(t, m->last);
}

int
vdm_says_who_asks(struct ctx *c, const char *s, size_t n)
{
	struct mention m;

	return asker_at(c, s, n, &m);
}

int
vdm_asks_next(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t n;
	int who;
	const char *s = vdm_unit_words(u, &n);

	who = asks_by_name(c, u, s, n);
	if (who >= 0)
		return who;
	if (!asker_at(c, s, n, &m))
		return -1;
	who = vdm_mention_who(c, t, &m, 0);
	/* nobody examines themselves: of one surname there are two */
	if (who >= 0 && c->who[who].sworn && m.last == m.name + 1 &&
	    !vdm_is_called(c, who, t->s + t->t[m.first].start))
		return vdm_mention_new(c, t, &m);
	return vdm_mention_who(c, t, &m, 1);
}
