/* SPDX-License-Identifier: MIT */
/* Names in lists of those present that are written without capitals. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

enum {
	NAME_WORDS = 5,
	PIECE_WORDS = 12,
	NAME_BYTES = 60,
	HONORIFICS = 2,      /* signs of an honorific behind a name, at most */
	LEAST_SIGNS = 2,     /* of a name before it */
	FIRST_SIGN = 0x3041, /* of Chinese and Japanese writing */
	LAST_SIGN = 0x9FFF
};

int
vdm_is_caseless(const char *s, size_t n)
{
	size_t i, used, letters = 0;
	uint32_t cp;

	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (vdm_is_upper(cp) || vdm_is_lower(cp))
			return 0;
		letters += vdm_is_word(cp) && vdm_digit_of(cp) < 0;
	}
	return letters > 0;
}

/* What parts two names of a list. */
static int
parts_names(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == '\n' || cp == 0x3001 ||
	       cp == 0xFF0C || cp == 0xFF1B || cp == 0x60C || cp == 0x61B;
}

/* What ends a name, with more on the same person behind it. */
static int
ends_name(uint32_t cp, int spaced)
{
	return cp == '(' || cp == '[' || cp == 0xFF08 ||
	       (spaced && (cp == '-' || cp == 0x2013 || cp == 0x2014));
}

/* Whether what is left of a piece may be a name: a few words, none of them of
 * a body, a document or a number. */
static int
may_be_name(const struct tokens *t, size_t first, size_t last)
{
	size_t i, words = 0;

	for (i = first; i < last; i++) {
		const struct token *k = &t->t[i];

		if (k->flags & T_DIGIT)
			return 0;
		if (k->flags & T_PUNCT) {
			if (k->cp != '\'' && k->cp != '.' && k->cp != 0x5F3)
				return 0;
			continue;
		}
		if (k->classes & (W_BODY | W_GENRE | W_TALK | W_FUNCTION |
				  W_WEEKDAY | W_MONTH))
			return 0;
		words++;
	}
	return words > 0 && words <= NAME_WORDS &&
	       t->t[last - 1].end - t->t[first].start <= NAME_BYTES;
}

/* The end of a name without the honorific that is written behind it as one
 * word with it: "徹君". */
static size_t
without_honorific(const struct ctx *c, const char *s, size_t start, size_t end)
{
	size_t k = end, signs = vdm_utf8_length(s + start, end - start), i,
	       used;
	uint32_t cp;

	for (i = 1; i <= HONORIFICS && signs >= LEAST_SIGNS + i; i++) {
		k--;
		while (((unsigned char)s[k] & 0xC0) == 0x80)
			k--;
		cp = vdm_utf8_decode(s + k, end - k, &used);
		if (cp < FIRST_SIGN || cp > LAST_SIGN)
			break;
		if (vdm_lexicon_get(c, s + k, end - k) & W_HON)
			return k;
	}
	return end;
}

static int
who_of(struct ctx *c, const char *s, size_t n)
{
	const char *name = vdm_squeeze(c, s, n);
	size_t found;
	const int *who = vdm_people_called(c, name, &found);
	int made;

	if (found > 0)
		return vdm_who_real(c, who[0]);
	made = vdm_who_new(c, name);
	if (made >= 0)
		vdm_who_form(c, made, s, n);
	return made;
}

/* "委員長　佐久間　徹君": offices, a name, an honorific. */
static void
read_piece(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	size_t first = 0, last, end, i;
	const uint32_t titles = W_OFFICE | W_HON | W_OFFMOD;
	int who;

	vdm_tokens(c, t, s, n, PIECE_WORDS);
	last = t->n;
	while (first < last && (t->t[first].classes & titles))
		first++;
	while (last > first && (t->t[last - 1].classes & titles))
		last--;
	if (first >= last || t->n >= PIECE_WORDS ||
	    !may_be_name(t, first, last))
		return;
	end = without_honorific(c, s, t->t[first].start, t->t[last - 1].end);
	who = who_of(c, s + t->t[first].start, end - t->t[first].start);
	if (who < 0)
		return;
	c->who[who].by |= BY_LIST;
	c->listed = who;
	if (c->who[who].pos.line == 0) {
		c->who[who].pos.line = u->line;
		c->who[who].pos.end = u->end;
		c->who[who].pos.column = 1;
	}
	for (i = 0; i < t->n; i++)
		if ((i < first || i >= last) && (t->t[i].classes & W_OFFICE))
			vdm_who_office(c, who, s + t->t[i].start,
				       t->t[i].end - t->t[i].start);
}

int
vdm_who_begins(const struct ctx *c, const char *s, size_t n)
{
	int found = -1;
	size_t i;

	if (n == 0 || !vdm_is_caseless(s, n))
		return -1;
	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		if (w->merged >= 0 || !(w->by & (BY_HEAD | BY_LIST)) ||
		    strlen(w->name) <= n || memcmp(w->name, s, n) != 0 ||
		    strchr(w->name, ' ') != NULL)
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

void
vdm_names_caseless(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t i, used, start = 0, stop = n;
	int spaced = 0;
	uint32_t cp = 0;

	for (i = 0; i <= n; i += used) {
		used = 1;
		if (i < n)
			cp = vdm_utf8_decode(s + i, n - i, &used);
		if (i == n || parts_names(cp)) {
			if (stop > i)
				stop = i;
			read_piece(c, u, s + start, stop - start);
			start = i + used;
			stop = n;
		} else if (stop == n && i > start && ends_name(cp, spaced)) {
			stop = i;
		}
		spaced = cp == ' ';
	}
}
