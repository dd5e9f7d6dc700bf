/* SPDX-License-Identifier: MIT */
/* Lines that stand for themselves though no blank line parts them. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/lines/lines.h"

enum {
	/* Lines that each end a sentence, where nothing else tells that no
	 * typist broke them. */
	LINES_LEAST = 4,
	/* Characters that a typist leaves free at most before the end of a
	 * line. */
	RAGGED_WIDTH = 12,
	/* What is in brackets on a line, and the words of a line with a date
	 * and a place. */
	ASIDE_BYTES = 300,
	DATED_BYTES = 70,
	DATED_TOKENS = 16
};

/* Whether a sentence can end with this character. */
static int
is_end(uint32_t cp)
{
	static const uint32_t ends[] = {'.',    '?',    '!',    ')',    ']',
					'"',    0x2026, 0x201D, 0xBB,   0x3002,
					0xFF01, 0xFF1F, 0x300D, 0xFF09, 0x61F};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (cp == ends[i])
			return 1;
	return 0;
}

static uint32_t
last_sign(const char *s, size_t n)
{
	size_t used, k;

	s = vdm_trim(s, &n);
	for (k = n > 0 ? n - 1 : 0;
	     k > 0 && ((unsigned char)s[k] & 0xC0) == 0x80;)
		k--;
	return n > 0 ? vdm_utf8_decode(s + k, n - k, &used) : 0;
}

static uint32_t
first_sign(const char *s, size_t n)
{
	size_t used;

	s = vdm_trim(s, &n);
	return n > 0 ? vdm_utf8_decode(s, n, &used) : 0;
}

static size_t
width_of(const char *s, size_t n)
{
	size_t width = 0;

	while (n-- > 0)
		width += ((unsigned char)*s++ & 0xC0) != 0x80;
	return width;
}

/* The characters of the first word of s. */
static size_t
first_width(const char *s)
{
	s += strspn(s, " \t");
	return width_of(s, strcspn(s, " \t\n"));
}

/* Whether each line but the last one ends a sentence, and the next begins as
 * one does; and enough of them, or they end before they have to. */
int
vdm_lines_are_sentences(const char *s)
{
	const char *e, *p;
	size_t widest = 0, lines = 1, early = 0, n;

	for (p = s;; p = e + 1) {
		n = strcspn(p, "\n");
		widest = width_of(p, n) > widest ? width_of(p, n) : widest;
		e = p + n;
		if (*e == '\0')
			break;
	}
	for (p = s; (e = strchr(p, '\n')) != NULL; p = e + 1) {
		if (!is_end(last_sign(p, (size_t)(e - p))) ||
		    vdm_is_lower(first_sign(e + 1, strcspn(e + 1, "\n"))))
			return 0;
		lines++;
		early += width_of(p, (size_t)(e - p)) + first_width(e + 1) +
			     RAGGED_WIDTH <
			 widest;
	}
	return lines >= LINES_LEAST || (lines > 1 && early == lines - 1);
}

/* "(Laughter.)" on a line of its own. */
int
vdm_line_is_aside(const char *s, size_t n)
{
	uint32_t open, close;

	s = vdm_trim(s, &n);
	if (n < 3 || n > ASIDE_BYTES)
		return 0;
	open = first_sign(s, n);
	if (s[n - 1] == '.')
		n--;
	close = last_sign(s, n);
	return ((open == '(' && close == ')') ||
		(open == '[' && close == ']') ||
		(open == 0xFF08 && close == 0xFF09)) &&
	       memchr(s + 1, (int)close, n - 2) == NULL;
}

/* "Harbour House, 3 May 1951": a place and a date, and no more. */
int
vdm_line_is_dated(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct when w;
	size_t i;

	s = vdm_trim(s, &n);
	if (n == 0 || n > DATED_BYTES || !vdm_when_find(c, s, n, &w) ||
	    !w.has_date || w.year <= 0 || w.day <= 0)
		return 0;
	vdm_tokens(c, t, s, n, DATED_TOKENS);
	if (t->n == DATED_TOKENS)
		return 0;
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (k->start >= w.start && k->end <= w.end)
			continue;
		if (k->flags & T_PUNCT ? k->cp != ',' && k->cp != '.' &&
					     k->cp != '(' && k->cp != ')'
				       : !(k->flags & (T_CAP | T_CASELESS)) &&
					     k->end - k->start > 3)
			return 0;
	}
	return !(t->t[0].classes & (W_FUNCTION | W_ARTICLE)) ||
	       (t->t[0].flags & T_CAP);
}
