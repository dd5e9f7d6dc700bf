/* SPDX-License-Identifier: MIT */
/* The label that a line may begin with: "MR. X:", "The President.", "Q.". */
#include <string.h>

#include "recognise/lines/label.h"

static int
dash(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '-') || vdm_punct(t, i, 0x2013) ||
	       vdm_punct(t, i, 0x2014);
}

/* "[01:46]" or "(00:12:03)" from token i; the token after it. */
static size_t
stamp_end(const struct tokens *t, size_t i)
{
	size_t k = i + 1;
	int parted = 0;

	if (!vdm_punct(t, i, '[') && !vdm_punct(t, i, '('))
		return i;
	while (k < t->n && k < i + 8 &&
	       ((t->t[k].flags & T_DIGIT) || vdm_punct(t, k, ':') ||
		vdm_punct(t, k, '.'))) {
		parted |= (t->t[k].flags & T_PUNCT) != 0;
		k++;
	}
	return parted && (vdm_punct(t, k, ']') || vdm_punct(t, k, ')')) ? k + 1
									: i;
}

/* "(Mr. X)" or "(Norway)" before the colon. */
static size_t
bracket_end(const struct tokens *t, size_t i)
{
	size_t k = i + 1;

	if (!vdm_punct(t, i, '(') && !vdm_punct(t, i, '['))
		return i;
	while (k < t->n && k < i + 12 && !vdm_punct(t, k, ')') &&
	       !vdm_punct(t, k, ']'))
		k++;
	return k < t->n && (t->t[k].flags & T_PUNCT) &&
		       (t->t[k].cp == ')' || t->t[k].cp == ']')
		   ? k + 1
		   : i;
}

static int
label_word(const struct tokens *t, size_t i, struct label *l)
{
	const struct token *k = &t->t[i];
	size_t n = k->end - k->start;

	if (k->flags & T_POSSESSIVE)
		return 0;
	if (k->flags & T_DIGIT)
		return l->words > 0 && n <= 3 ? (l->digits = 1) : 0;
	if (k->classes & W_ARTICLE) {
		if (l->words == 0)
			l->the = 1;
		if (k->flags & T_UPPER)
			l->upper++;
		return l->words == 0 || vdm_phrase_at(t, i, "the") ||
		       (k->classes & W_PARTICLE) != 0;
	}
	if (!(k->flags & T_CAP)) {
		if (k->classes & W_PARTICLE) {
			l->small += (k->classes & W_FUNCTION) != 0;
			return l->words > 0;
		}
		l->small++;
		return l->words > 0 && (vdm_phrase_at(t, i, "of") ||
					vdm_phrase_at(t, i, "for") ||
					vdm_phrase_at(t, i, "and") ||
					vdm_phrase_at(t, i, "to"));
	}
	if ((k->classes & W_FUNCTION) && !(k->flags & T_INITIAL) &&
	    !(k->flags & T_UPPER))
		return 0;
	if ((k->classes & W_FUNCTION) && !(k->flags & T_INITIAL))
		l->small++; /* "OF", "FOR" */
	if (k->classes & W_HON)
		l->hon = 1;
	if (k->classes & (W_OFFICE | W_ROLE))
		l->office = 1;
	if (k->flags & T_UPPER)
		l->upper++;
	if (k->flags & T_INITIAL)
		l->initials++;
	return 1;
}

/* Whether capitals and stops from token i on lead to a colon. */
static int
colon_ahead(const struct tokens *t, size_t i)
{
	size_t k, next;

	for (k = i; k < t->n && k < i + 12; k++) {
		if (vdm_punct(t, k, ':'))
			return 1;
		next = bracket_end(t, k);
		if (next > k)
			k = next - 1;
		else if ((t->t[k].flags & T_WORD)
			     ? !(t->t[k].flags & T_CAP) &&
				   !(t->t[k].classes & W_PARTICLE)
			     : !vdm_punct(t, k, '.'))
			return 0;
	}
	return 0;
}

/* Whether the words up to the stop could be a name with its stop. */
static int
stop_is_of_word(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i - 1];
	size_t n = k->end - k->start;

	if (t->t[i].flags & T_SPACED)
		return 0;
	if ((k->flags & T_INITIAL) && i + 1 < t->n &&
	    (t->t[i + 1].flags & (T_CAP | T_PUNCT)))
		return !(n == 1 && i == 1 &&
			 strchr("QA", t->s[k->start]) != NULL);
	if (n > 5 || i + 1 >= t->n || !(t->t[i + 1].flags & T_CAP))
		return 0;
	/* "Abg. Dkfm. Holter:": an abbreviation that no table has */
	return (k->classes & W_HON) || colon_ahead(t, i + 1);
}

static int
label_finish(const struct tokens *t, size_t i, struct label *l,
	     enum label_style style, size_t len)
{
	size_t k = i;

	l->word_end = i > 0 ? t->t[i - 1].end : 0;
	if (l->name_end == 0)
		l->name_end = l->word_end;
	if (style == L_STOP && dash(t, k + 1)) {
		k++;
		l->dashed = 1;
	}
	if (style == L_ALONE) {
		l->end = len;
	} else {
		l->end = t->t[k].end;
	}
	l->style = style;
	return l->words > 0;
}

/* Reads the label that the text may begin with. */
int
vdm_label_parse(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct tokens *t = &c->tok;
	size_t i, next;

	memset(l, 0, sizeof(*l));
	l->key = -1;
	vdm_tokens(c, t, s, n < 220 ? n : 220, 34);
	i = stamp_end(t, 0);
	if (i == 0 && t->n > 3 && (t->t[0].flags & T_DIGIT) &&
	    (vdm_punct(t, 1, '.') || vdm_punct(t, 1, ')')) &&
	    (t->t[2].flags & T_SPACED))
		i = 2; /* a numbered paragraph */
	l->start = i < t->n ? t->t[i].start : 0;
	while (i < t->n && l->words < 9) {
		if (t->t[i].flags & T_WORD) {
			if (!label_word(t, i, l))
				return 0;
			if (l->words == 0)
				l->start = t->t[i].start;
			l->words++;
			i++;
			continue;
		}
		if (l->words == 0)
			return 0;
		next = bracket_end(t, i);
		if (next > i) {
			struct mention m;

			/* a name in brackets belongs to the key, a place or a
			 * manner does not */
			if (l->name_end == 0 &&
			    !(vdm_mention_at(c, t, i + 1, &m) && m.hon))
				l->name_end = t->t[i - 1].end;
			i = next;
			if (!vdm_punct(t, i, ':') && !vdm_punct(t, i, '.') &&
			    !vdm_punct(t, i, '(') && !dash(t, i))
				return 0;
			continue;
		}
		if (vdm_punct(t, i, ':'))
			return i + 1 < t->n && !(t->t[i + 1].flags & T_SPACED)
				   ? 0
				   : label_finish(t, i, l, L_COLON, n);
		if (vdm_punct(t, i, '.')) {
			if (stop_is_of_word(t, i)) {
				i++;
				continue;
			}
			if (i + 1 < t->n && !(t->t[i + 1].flags & T_SPACED) &&
			    !dash(t, i + 1) && !vdm_punct(t, i + 1, ':'))
				return 0;
			if (vdm_punct(t, i + 1, ':'))
				i++;
			return label_finish(
			    t, i, l, vdm_punct(t, i, ':') ? L_COLON : L_STOP,
			    n);
		}
		if (vdm_punct(t, i, 0x2014) || vdm_punct(t, i, 0x2013) ||
		    (vdm_punct(t, i, '-') && (t->t[i].flags & T_SPACED)))
			return label_finish(t, i, l, L_DASH, n);
		if (vdm_punct(t, i, ',') || vdm_punct(t, i, '&')) {
			/* "MR. X, Chairman:" */
			i++;
			continue;
		}
		return 0;
	}
	if (i >= t->n && l->words > 0 && t->t[t->n - 1].end + 2 >= n)
		return label_finish(t, i, l, L_ALONE, n);
	return 0;
}

enum label_shape
vdm_label_shape(const struct label *l, const char *text)
{
	int names = l->words - l->digits;

	if (vdm_is_part(text))
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
vdm_is_part(const char *text)
{
	static const char *const all[] = {
	    "q",        "a",       "question",    "answer",    "interviewer",
	    "q.",       "a.",      "interviewee", "вопрос",    "ответ",
	    "frage",    "antwort", "speaker",     "moderator", "voice",
	    "audience", "в",       "о",           "all",       "voices",
	    "several",  "everyone"};
	size_t i;

	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (strcmp(all[i], text) == 0)
			return 1;
	return 0;
}
