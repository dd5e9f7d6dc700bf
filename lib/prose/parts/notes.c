/* SPDX-License-Identifier: MIT */
/* Notes at the foot or the end: which units are notes, by their numbers. */
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/lines.h"

enum {
	/* Digits of a note's number: more make a year, or a page. */
	NUMBER_DIGITS = 3,
	/* Units that a record has at least before its notes: a title, a date,
	 * and what the notes are of. */
	UNITS_BEFORE = 3,
	/* The same in bytes, where only their numbers tell notes from text. */
	BYTES_BEFORE = 400,
	/* Units of a tail that may stand below such notes. */
	UNITS_BELOW = 12
};

static size_t
skip_space(const char *s, size_t n, size_t i)
{
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	return i;
}

/* "1. ", "[1] ", "- 1 ", "1 Omitted": the number and what stands before. */
static int
number_before(const char *s, size_t n, int bullet, size_t *used)
{
	struct count k;
	size_t i = 0;

	*used = 0;
	while (i < n && (s[i] == '-' || s[i] == '*' ||
			 vdm_is_space((unsigned char)s[i]))) {
		bullet |= s[i] == '-' || s[i] == '*';
		i++;
	}
	if (!vdm_count_at(s + i, n - i, &k) || k.lettered || k.parts != 1 ||
	    k.end - k.from > NUMBER_DIGITS || (k.close == '\0' && !bullet))
		return 0;
	s += i;
	n -= i;
	if (k.width >= n || !vdm_is_space((unsigned char)s[k.width]))
		return 0;
	*used = i + skip_space(s, n, k.width);
	return atoi(s + k.from);
}

int
vdm_note_number(const char *s, size_t n, int bare, size_t *used)
{
	return number_before(s, n, bare, used);
}

/* A unit's number; an item's bullet is in the markup. */
static int
unit_number(const struct unit *u, size_t *used)
{
	return number_before(u->text, u->len, vdm_node_is(u->node, "item"),
			     used);
}

/*
 * Whether the 1 at byte k is the mark of a note, "[1]", "word1", and no number
 * of the text: it is glued to a word or a stop, and ends there.
 */
static int
is_mark(const char *s, size_t n, size_t k)
{
	char before = s[k - 1], after = k + 1 < n ? s[k + 1] : ' ';
	char first = k > 1 ? s[k - 2] : ' '; /* "U.1" is no mark, "end.1" is */
	int stop = strchr(".,;:)\"", before) != NULL && k > 1 &&
		   !vdm_is_capital(first);

	if (s[k] != '1')
		return 0;
	if (before == '[' && after == ']')
		return 1;
	return (vdm_is_small(before) || stop ||
		(unsigned char)before >= 0x80) &&
	       strchr(" .,;:)]", after) != NULL && !vdm_is_digit(first);
}

static int
has_mark(const struct ctx *c, size_t end)
{
	size_t i, k;

	for (i = 0; i < end; i++)
		for (k = 1; k < c->u[i].len; k++)
			if (is_mark(c->u[i].text, c->u[i].len, k))
				return 1;
	return 0;
}

/* "(1)" behind a word of the text. */
static int
has_bracket_mark(const struct ctx *c, size_t end)
{
	static const char mark[] = "(1)";
	const size_t m = sizeof(mark) - 1;
	size_t i, k;

	for (i = 0; i < end; i++)
		for (k = 1; k + m <= c->u[i].len; k++)
			if (memcmp(c->u[i].text + k, mark, m) == 0)
				return 1;
	return 0;
}

/* Signs that mark notes, in the order in which editors use them. */
static const char *const signs[] = {"*", "\xE2\x80\xA0", "\xE2\x80\xA1",
				    "\xC2\xA7"};
enum { SIGNS = sizeof(signs) / sizeof(signs[0]) };

/* The sign that a unit begins with, and white space behind it; -1 if none. */
static int
sign_of(const struct unit *u)
{
	size_t n, k, i;
	const char *s = vdm_unit_words(u, &n);

	for (i = 0; i < SIGNS; i++) {
		k = strlen(signs[i]);
		if (n > k + 1 && memcmp(s, signs[i], k) == 0 &&
		    vdm_is_space((unsigned char)s[k]))
			return (int)i;
	}
	return -1;
}

/* The first unit that has the sign, and does not begin with one; n if none. */
static size_t
first_with(const struct ctx *c, const char *sign)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (strstr(c->u[i].text, sign) != NULL && sign_of(&c->u[i]) < 0)
			break;
	return i;
}

/* "* The steamer.", below a text that has the sign. */
static void
read_signs(struct ctx *c)
{
	size_t i, first[SIGNS] = {0}; /* one more than it is; 0: not asked */
	int sign;

	for (i = c->n; i-- > 0;) {
		struct unit *u = &c->u[i];

		if (u->len == 0)
			continue;
		sign = u->kind == U_NONE ? sign_of(u) : -1;
		if (sign < 0 || i < UNITS_BEFORE)
			return;
		if (first[sign] == 0)
			first[sign] = first_with(c, signs[sign]) + 1;
		if (first[sign] > i)
			return;
		vdm_unit_set(u, U_METADATA, FATE_KEEP, "a note, by its sign");
	}
}

/* The run of units numbered 1, 2, 3 ... that begins last; 0 if none does.
 * `bare` numbers have no stop or bracket. */
static int
find_run(const struct ctx *c, int bare, size_t *first, size_t *last)
{
	size_t i, k, used;
	int want;

	*first = 0;
	*last = 0;
	for (i = c->n; i-- > 0;) {
		const struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0 ||
		    (bare ? number_before(u->text, u->len, 1, &used)
			  : unit_number(u, &used)) != 1)
			continue;
		want = 1;
		for (k = i; k < c->n; k++) {
			u = &c->u[k];
			if (u->len == 0)
				continue;
			if ((bare ? number_before(u->text, u->len, 1, &used)
				  : unit_number(u, &used)) != want)
				break;
			want++;
			*last = k;
		}
		*first = i;
		return want - 1;
	}
	return 0;
}

/* Whether notes stand where these do: below a text that has a mark of one. */
static int
stand_below(const struct ctx *c, size_t first, size_t last, int many)
{
	size_t i, before = 0;

	for (i = 0; i < first; i++)
		before += c->u[i].len;
	return many && first * 2 >= c->n && before >= BYTES_BEFORE &&
	       last + UNITS_BELOW >= c->n && has_mark(c, first);
}

/*
 * Numbered paragraphs are text; notes follow the text, and brackets, bullets
 * or the label of a source tell them, or their marks in it.
 */
static int
are_notes(struct ctx *c, size_t first, size_t last, int count, int bare)
{
	const struct unit *u = &c->u[first];
	size_t n = u->len, used, i;
	const char *s;

	for (i = first; i <= last; i++)
		if (c->u[i].kind == U_TURN)
			return 0;
	if (first < UNITS_BEFORE)
		return 0;
	if (bare)
		return stand_below(c, first, last, 1);
	s = vdm_trim(u->text, &n);
	if (s[0] == '[' || s[0] == '-' || s[0] == '*' ||
	    vdm_node_is(u->node, "item"))
		return 1;
	if (s[0] == '(' && count > 1 && first * 2 >= c->n &&
	    has_bracket_mark(c, first))
		return 1;
	(void)vdm_note_number(s, n, 0, &used);
	return vdm_source_label(c, s + used, n - used) > 0 ||
	       stand_below(c, first, last, count > 1);
}

/*
 * The last run of units numbered 1, 2, 3 ... with nothing else among them,
 * when what is numbered before it is no part of one list with it.
 */
void
vdm_notes_read(struct ctx *c)
{
	size_t k, first = c->n, last = first, used;
	int bare = 0, count = find_run(c, 0, &first, &last);

	read_signs(c);
	if (count == 0 || !are_notes(c, first, last, count, 0)) {
		bare = 1;
		count = find_run(c, 1, &first, &last);
		if (count == 0 || !are_notes(c, first, last, count, 1))
			return;
	}
	for (k = first; k <= last; k++) {
		struct unit *u = &c->u[k];

		if (u->len == 0)
			continue;
		if (vdm_node_is(u->node, "item")) { /* a list of notes */
			u->note = unit_number(u, &used);
			vdm_unit_set(u, U_METADATA, FATE_KEEP,
				     "a note, by its number");
			continue;
		}
		u->note = number_before(u->text, u->len, bare, &used);
		vdm_unit_set(u, U_METADATA, FATE_NOTE, "a note, by its number");
		c->have_notes = 1;
	}
}
