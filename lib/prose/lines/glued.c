/* SPDX-License-Identifier: MIT */
/*
 * Labels that only a document's use of them shows: a name in square brackets,
 * with or without a colon ("[Ann] It leaks."), and one that is written as one
 * word with what is said ("Mr. Lind-It leaks.").
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/style/style.h"

enum {
	GLUED_BYTES = 60, /* of such a label */
	GLUED_TOKENS = 12
};

/* Whether the n bytes at s are a name and nothing else. */
static int
is_whole(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, GLUED_TOKENS);
	return n > 0 && t->n < GLUED_TOKENS && vdm_label_words(c, t, 0, n, l) &&
	       l->style == L_ALONE && l->loose == 0;
}

static int
square(struct ctx *c, const char *s, size_t n, struct label *l)
{
	const char *close;
	size_t len, end, rest;

	if (n < 2 || s[0] != '[')
		return 0;
	close = memchr(s, ']', n < GLUED_BYTES ? n : GLUED_BYTES);
	if (close == NULL)
		return 0;
	len = (size_t)(close - s) - 1;
	end = len + 2;
	end += end < n && s[end] == ':';
	rest = n - end;
	(void)vdm_trim(s + end, &rest);
	if (rest == 0 || !is_whole(c, s + 1, len, l))
		return 0;
	l->start++;
	l->name_end++;
	l->key_end++;
	l->word_end++;
	l->end = end;
	l->style = L_SQUARE;
	return 1;
}

/* Where a hyphen or a short dash stands between a word's letters, a capital
 * behind it; its bytes in *width, 0 where there is none. */
static size_t
joint_at(const char *s, size_t n, size_t *width)
{
	size_t i, used;
	uint32_t cp, before = ' ';

	*width = 0;
	for (i = 0; i < n && i < GLUED_BYTES; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if ((cp == '-' || cp == 0x2013) && vdm_is_word(before) &&
		    i + used < n) {
			size_t next;

			*width = used;
			cp = vdm_utf8_decode(s + i + used, n - i - used, &next);
			return vdm_is_upper(cp) ? i : 0;
		}
		before = cp;
	}
	return 0;
}

/* Whether a word of several letters, all capitals, stands at s. */
static int
is_upper_word(const char *s, size_t n)
{
	size_t used, more;

	if (!vdm_is_upper(vdm_utf8_decode(s, n, &used)) || used >= n)
		return 0;
	return vdm_is_upper(vdm_utf8_decode(s + used, n - used, &more));
}

static int
tight(struct ctx *c, const char *s, size_t n, struct label *l)
{
	size_t width, at = joint_at(s, n, &width);

	if (at == 0 || !is_whole(c, s, at, l) ||
	    !(l->words > 1 || l->upper == l->words) ||
	    /* "Mr. LIND-RAY said" */
	    (l->upper > 0 && is_upper_word(s + at + width, n - at - width)))
		return 0;
	l->end = at + width;
	l->style = L_TIGHT;
	return 1;
}

int
vdm_label_parse(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct label other;
	int found;

	if (vdm_label_billed(c, s, n, l))
		return 1;
	found = vdm_label_set_off(c, s, n, l);

	/* what is all in capitals may be the label of voices in a play */
	if (found && (l->style == L_COLON || l->style == L_STOP) && !l->own &&
	    l->upper == 0 && vdm_hails(c, s + l->start, l->word_end - l->start))
		return 0;
	if ((found && l->loose == 0) || vdm_style_has_labels(c))
		return found;
	other = *l;
	if (square(c, s, n, l) || tight(c, s, n, l))
		return 1;
	*l = other;
	return found;
}
