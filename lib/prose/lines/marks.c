/* SPDX-License-Identifier: MIT */
/* The marks that set a label off, in any script. */
#include "prose/lines/marks.h"

#include "base/utf8.h"

enum {
	DIRECTION_WORDS = 10, /* of what somebody does while they speak */
	/* Words from a bracket's opening to its closing: "(Mr. X of Y)". */
	BRACKET_TOKENS = 24
};

static uint32_t
mark_at(const struct tokens *t, size_t i)
{
	return i < t->n && (t->t[i].flags & T_PUNCT) ? t->t[i].cp : 0;
}

int
vdm_is_colon(const struct tokens *t, size_t i)
{
	uint32_t cp = mark_at(t, i);

	return cp == ':' || cp == 0xFF1A || cp == 0xFE55 || cp == 0xFE13;
}

int
vdm_is_dash(const struct tokens *t, size_t i)
{
	uint32_t cp = mark_at(t, i);

	return cp == '-' || (cp >= 0x2012 && cp <= 0x2015) || cp == 0xFF0D;
}

uint32_t
vdm_closes(const struct tokens *t, size_t i)
{
	static const struct {
		uint32_t open, close;
	} pairs[] = {{'(', ')'},       {'[', ']'},       {0xFF08, 0xFF09},
		     {0xFF3B, 0xFF3D}, {0x3010, 0x3011}, {0x3014, 0x3015},
		     {0x3008, 0x3009}};
	uint32_t cp = mark_at(t, i);
	size_t k;

	for (k = 0; k < sizeof(pairs) / sizeof(pairs[0]); k++)
		if (pairs[k].open == cp)
			return pairs[k].close;
	return 0;
}

size_t
vdm_bracket_end(const struct tokens *t, size_t i)
{
	uint32_t close = vdm_closes(t, i);
	size_t k = i + 1;

	if (close == 0)
		return i;
	while (k < t->n && k < i + BRACKET_TOKENS && !vdm_punct(t, k, close))
		k++;
	return vdm_punct(t, k, close) ? k + 1 : i;
}

int
vdm_is_bullet(const struct tokens *t, size_t i)
{
	uint32_t cp = mark_at(t, i);

	/* Geometric shapes, stars, arrows and dingbats, and what typists have
	 * for them. */
	return (cp >= 0x25A0 && cp <= 0x27BF) || cp == 0x2022 || cp == 0x203B ||
	       cp == 0x203A || cp == 0xBB || cp == '>' || cp == '*' ||
	       cp == 0xB7 || cp == 0x30FB || cp == 0x3007;
}

int
vdm_is_gap(const struct tokens *t, size_t i)
{
	size_t at, end, used, spaces = 0;

	if (i == 0 || i >= t->n)
		return 0;
	at = t->t[i - 1].end;
	end = t->t[i].start;
	for (; at < end; at += used) {
		uint32_t cp = vdm_utf8_decode(t->s + at, end - at, &used);

		if (cp == '\n')
			return 0;
		if (cp == '\t' || cp == 0x3000)
			return 1;
		spaces++;
	}
	return spaces > 1;
}

size_t
vdm_emphasis_end(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k < t->n && (vdm_punct(t, k, '*') || vdm_punct(t, k, '_')) &&
	       !(t->t[k].flags & T_SPACED))
		k++;
	return k - i;
}

size_t
vdm_direction_end(const struct tokens *t, size_t i)
{
	size_t k;

	for (k = i + 1; k < t->n && k <= i + DIRECTION_WORDS; k++) {
		const struct token *w = &t->t[k];

		if ((vdm_is_colon(t, k) && k + 1 < t->n) ||
		    (vdm_punct(t, k, '.') && vdm_is_dash(t, k + 1)))
			return k > i + 1 ? k : 0;
		/* it begins small, and is no office of theirs */
		if ((w->flags & T_WORD)
			? (k == i + 1 && (w->flags & T_CAP)) ||
			      (w->classes & (W_OFFICE | W_ROLE | W_HON))
			: !vdm_punct(t, k, ',') && !vdm_punct(t, k, '-'))
			return 0;
	}
	return 0;
}

int
vdm_is_breath(const struct tokens *t, size_t i)
{
	return (vdm_punct(t, i, '\'') || vdm_punct(t, i, 0x2018) ||
		vdm_punct(t, i, 0x2019)) &&
	       (t->t[i].flags & T_SPACED) && vdm_is_joined_word(t, i + 1) &&
	       (t->t[i + 1].flags & T_CAP);
}
