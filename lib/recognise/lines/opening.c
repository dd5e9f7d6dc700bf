/* SPDX-License-Identifier: MIT */
/* Whether a line begins as those of a transcript do, whatever the document. */
#include "recognise/lines/label.h"
#include "recognise/lines/lines.h"
#include "recognise/lines/own.h"
#include "recognise/style/style.h"

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

int
vdm_line_has_label(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct label l;
	size_t i;

	if (vdm_label_own(c, s, n, &l))
		return 1;
	if (vdm_style_has_labels(c))
		return 0;
	/* "- Ann: Who opens it?": an item */
	if (n > 2 && (s[0] == '-' || s[0] == '*') && s[1] == ' ') {
		s += 2;
		n -= 2;
	}
	vdm_tokens(c, t, s, n < LABEL_BYTES ? n : LABEL_BYTES, LABEL_TOKENS);
	if (t->n < 2 || !(t->t[0].flags & T_CAP))
		return 0;
	if (titled_in_capitals(t) ||
	    (vdm_punct(t, 1, '.') && vdm_is_part_letter(t, 0)))
		return 1;
	for (i = 0; i + 1 < t->n && i < COLON_TOKENS; i++) {
		if (vdm_punct(t, i, ':'))
			return i > 0 && (t->t[i + 1].flags & T_SPACED);
		if (t->t[i].flags & T_PUNCT
			? !vdm_punct(t, i, '.')
			: !(t->t[i].flags & T_CAP) &&
			      !(t->t[i].classes & (W_PARTICLE | W_FUNCTION)))
			return 0;
	}
	return vdm_punct(t, i, ':');
}
