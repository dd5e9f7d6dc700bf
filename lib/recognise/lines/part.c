/* SPDX-License-Identifier: MIT */
/* What a label's words are: a part, an office, a name; and who asks. */
#include <string.h>

#include "recognise/lines/label.h"

enum {
	/* "DIRECT EXAMINATION BY MR. X:": its bytes, its words, and the word
	 * "by" among the first of them. */
	ASKS_LEAST = 6,
	ASKS_MOST = 80,
	ASKS_TOKENS = 20,
	BY_TOKENS = 4
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

int
vdm_is_part_letter(const struct tokens *t, size_t i)
{
	return (t->t[i].flags & T_INITIAL) &&
	       t->t[i].end - t->t[i].start == 1 &&
	       (vdm_word_does(t, i, X_ASKS) || vdm_word_does(t, i, X_ANSWERS));
}

int
vdm_asks_next(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i = 0;

	if (u->len > ASKS_MOST || u->len < ASKS_LEAST)
		return -1;
	vdm_tokens(c, t, u->text, u->len, ASKS_TOKENS);
	while (i < t->n && i < BY_TOKENS && !vdm_word_does(t, i, X_BY))
		i++;
	if (i >= t->n || i >= BY_TOKENS || !vdm_mention_at(c, t, i + 1, &m) ||
	    m.last == m.name || !m.hon)
		return -1;
	if (m.last < t->n && !vdm_punct(t, m.last, ':') &&
	    !vdm_punct(t, m.last, '.'))
		return -1;
	return vdm_mention_who(c, t, &m, 1);
}
