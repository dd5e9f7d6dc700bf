/* SPDX-License-Identifier: MIT */
/* Whether a line begins as those of a transcript do, whatever the document. */
#include "prose/lines/label.h"
#include "prose/lines/lines.h"
#include "prose/lines/own.h"
#include "prose/style/style.h"

enum {
	/* The beginning of a line that a label is looked for in, and the word
	 * before which its colon has to come. */
	LABEL_BYTES = 80,
	LABEL_TOKENS = 9,
	COLON_TOKENS = 8
};

/* "Mr. LIND. What is it?" */
static int
titled_in_capitals(const struct tokens *t)
{
	size_t i = vdm_punct(t, 1, '.') ? 2 : 1;

	return (t->t[0].classes & W_HON) && i + 2 < t->n &&
	       (t->t[i].flags & T_UPPER) && vdm_punct(t, i + 1, '.') &&
	       (t->t[i + 2].flags & T_SPACED) && (t->t[i + 2].flags & T_CAP);
}

/* "- Ann: Who opens it?": the bytes of the mark of an item. */
static size_t
item_width(const char *s, size_t n)
{
	return n > 2 && (s[0] == '-' || s[0] == '*') && s[1] == ' ' ? 2 : 0;
}

/* What may stand between a line and the colon of its label: names, and what is
 * small in them. */
static int
is_of_label(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	if (k->flags & T_PUNCT)
		return k->cp == '.';
	return (k->flags & T_CAP) || (k->classes & (W_PARTICLE | W_FUNCTION));
}

/* Whether a colon comes soon, behind nothing but words of a label. */
static int
leads_to_colon(const struct tokens *t)
{
	size_t i = 0;

	while (i + 1 < t->n && i < COLON_TOKENS && is_of_label(t, i))
		i++;
	if (!vdm_punct(t, i, ':'))
		return 0;
	/* the last of what was looked at has nothing behind it to tell by */
	return i + 1 >= t->n || i >= COLON_TOKENS ||
	       (i > 0 && (t->t[i + 1].flags & T_SPACED));
}

int
vdm_line_has_label(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct label l;
	size_t item;

	if (vdm_label_own(c, s, n, &l))
		return 1;
	if (vdm_style_has_labels(c))
		return 0;
	item = item_width(s, n);
	s += item;
	n -= item;
	vdm_tokens(c, t, s, n < LABEL_BYTES ? n : LABEL_BYTES, LABEL_TOKENS);
	if (t->n < 2 || !(t->t[0].flags & T_CAP))
		return 0;
	return titled_in_capitals(t) ||
	       (vdm_punct(t, 1, '.') && vdm_is_part_letter(t, 0)) ||
	       leads_to_colon(t);
}
