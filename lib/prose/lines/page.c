/* SPDX-License-Identifier: MIT */
/*
 * What is of the page and not of the record, by what stands around it: heads
 * glued to the page's number, column numbers, a table of contents, captions of
 * pictures, an archivist's note. And what only looks like it: numbers that do
 * not run on, a turn that comes back on each page.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/lines.h"

enum {
	HEAD_BYTES = 60, /* of a head with its number */
	HEAD_TOKENS = 12,
	HEAD_DIGITS = 4,
	HEAD_DIGITS_END = 2,   /* behind a word one digit is a note's mark */
	COLUMN_DIGITS = 5,     /* "1101", "103W" */
	COLUMN_LEAST = 100,    /* of one that stands alone */
	PAGE_MOST = 100000000, /* what is greater is all the same no page */
	CONTENTS_BYTES = 120,
	CONTENTS_LEAST = 3, /* lines with a number that make a contents page */
	CONTENTS_UNITS = 6, /* units from one such line to the next */
	LEADER_DOTS = 4,    /* that lead to a page's number */
	CAPTION_BYTES = 160,
	NOTE_LEAST = 3,
	NOTE_BYTES = 400,
	OF_BYTES = 16, /* of "3 of 9" */
	OF_TOKENS = 3,
	LONG_DIGITS = 5, /* of the numbers of pages of a long trial */
	LONG_MOST = 7
};

static long
number_of(const char *s, size_t n)
{
	long v = 0;

	while (n-- > 0 && vdm_is_digit(*s) && v < PAGE_MOST)
		v = v * 10 + (*s++ - '0');
	return v;
}

/* ---- numbers of pages run on ----------------------------------------------
 */

/* The number that stands alone in a unit, -1 if none does. */
static long
lone_number(const struct unit *u)
{
	size_t n, k = 0;
	const char *s = vdm_unit_words(u, &n);

	while (k < n && vdm_is_digit(s[k]))
		k++;
	return k > 0 && k == n ? number_of(s, n) : -1;
}

/*
 * Bare numbers are pages' only where they rise: those of a table do not, or
 * stand line upon line, or are years.
 */
static void
check_numbers(struct ctx *c)
{
	const struct unit *last = NULL;
	int runs = 1;
	size_t i;

	for (i = 0; i < c->n && runs; i++) {
		const struct unit *u = &c->u[i];

		if (!u->page || lone_number(u) < 0)
			continue;
		if (last != NULL && (lone_number(u) <= lone_number(last) ||
				     u->line <= last->end + 1))
			runs = 0;
		last = u;
	}
	for (i = 0; i < c->n && !runs; i++) {
		struct unit *u = &c->u[i];

		if (!u->page || lone_number(u) < 0)
			continue;
		vdm_unit_set(u, U_NONE, FATE_KEEP, NULL);
		u->page = 0;
	}
}

/* ---- heads ----------------------------------------------------------------
 */

/* "87Signal Copy": the bytes of a number glued before a word; 0 if none is. */
static size_t
glued_before(const char *s, size_t n)
{
	size_t k = 0, used;

	while (k < n && vdm_is_digit(s[k]))
		k++;
	return k > 0 && k <= HEAD_DIGITS && k + 2 < n &&
		       vdm_is_upper(vdm_utf8_decode(s + k, n - k, &used)) &&
		       vdm_is_lower(
			   vdm_utf8_decode(s + k + used, n - k - used, &used))
		   ? k
		   : 0;
}

/* "Committee of Works88": where a number glued behind a word begins; n if none
 * is. */
static size_t
glued_behind(const char *s, size_t n)
{
	size_t k = n;

	while (k > 0 && vdm_is_digit(s[k - 1]))
		k--;
	return k > 0 && n - k >= HEAD_DIGITS_END && n - k <= HEAD_DIGITS &&
		       vdm_is_small(s[k - 1])
		   ? k
		   : n;
}

/* Whether a text stands in a unit of a head, beside a number. */
static int
comes_back(const struct ctx *c, size_t not, const char *s, size_t n)
{
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		const char *p = vdm_unit_words(&c->u[i], &k);

		if (i == not || k > n + HEAD_DIGITS || k < n)
			continue;
		if (memcmp(p, s, n) == 0 || memcmp(p + k - n, s, n) == 0)
			return 1;
	}
	return 0;
}

/* A page's head with its number glued to it. */
static int
is_glued(struct ctx *c, size_t i, const char *s, size_t n)
{
	size_t k;

	if (n > HEAD_BYTES || strchr(".?!:;", vdm_last_byte(s, n)) != NULL ||
	    vdm_is_sentence(c, s, n))
		return 0;
	if (glued_before(s, n) > 0)
		return 1;
	k = glued_behind(s, n);
	return k < n && comes_back(c, i, s, k);
}

/* "103W", of which another with a later number follows: a column's. */
static int
is_column(const char *s, size_t n, long *number)
{
	size_t k = 0;

	while (k < n && vdm_is_digit(s[k]))
		k++;
	*number = number_of(s, k);
	return k > 0 && k <= COLUMN_DIGITS && k + 1 == n &&
	       vdm_is_capital(s[k]);
}

static void
mark_columns(struct ctx *c)
{
	struct unit *last = NULL;
	long number, before = 0;
	size_t i, n;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		if (u->kind != U_NONE || !is_column(s, n, &number))
			continue;
		if (last != NULL && number > before) {
			vdm_unit_set(last, U_CHROME, FATE_CHROME,
				     "the number of a column");
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the number of a column");
		}
		/* "211W" is nothing else, though it is the only one */
		if (number >= COLUMN_LEAST && last == NULL)
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the number of a column");
		last = u;
		before = number;
	}
}

/* "18209", "18210": numbers with more figures than pages have mostly, each one
 * more than the last. */
static void
mark_long_runs(struct ctx *c)
{
	struct unit *last = NULL;
	size_t i, n;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		(void)vdm_unit_words(u, &n);
		if (u->kind != U_NONE || n < LONG_DIGITS || n > LONG_MOST ||
		    lone_number(u) < 0)
			continue;
		if (last != NULL && lone_number(u) == lone_number(last) + 1) {
			vdm_unit_set(last, U_CHROME, FATE_CHROME,
				     "the number of a page");
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the number of a page");
		}
		last = u;
	}
}

/* ---- a table of contents --------------------------------------------------
 */

/* ". . . . 12", "........ 12": dots that lead to a number. */
static int
has_leader(const char *s, size_t n)
{
	size_t k = n, dots = 0;

	while (k > 0 && vdm_is_digit(s[k - 1]))
		k--;
	if (k == n)
		return 0;
	while (k > 0 && (s[k - 1] == '.' || s[k - 1] == ' '))
		dots += s[--k] == '.';
	return dots >= LEADER_DOTS;
}

/* "REARRANGEMENT OF BUSINESS 22": capitals and a number; -1 if it is none. */
static long
capitals_number(const char *s, size_t n)
{
	size_t k = n, i;

	while (k > 0 && vdm_is_digit(s[k - 1]))
		k--;
	if (k == n || n - k > HEAD_DIGITS || k < 2 || s[k - 1] != ' ' ||
	    n > CONTENTS_BYTES)
		return -1;
	for (i = 0; i < k; i++)
		if (vdm_is_lower((unsigned char)s[i]) || vdm_is_digit(s[i]) ||
		    s[i] == ':')
			return -1;
	return number_of(s + k, n - k);
}

static void
set_contents(struct unit *u)
{
	if (u->kind == U_NONE && u->len > 0)
		vdm_unit_set(u, U_HEADING, FATE_KEEP,
			     "a line of a table of contents");
}

/* Lines that lead to numbers, and, where numbers rise, lines of capitals that
 * end in one; a line among them that goes on in the next. */
static void
mark_contents(struct ctx *c)
{
	size_t i, k, n, first = c->n, last = 0, count = 0;
	long before = -1, number;

	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (c->u[i].kind != U_NONE || n == 0)
			continue;
		if (has_leader(s, n)) {
			set_contents(&c->u[i]);
			continue;
		}
		number = capitals_number(s, n);
		if (number < 0 || number < before ||
		    (count > 0 && i > last + CONTENTS_UNITS))
			continue;
		first = count == 0 ? i : first;
		last = i;
		before = number;
		count++;
	}
	for (k = first; count >= CONTENTS_LEAST && k <= last; k++)
		set_contents(&c->u[k]);
}

/* "3 of 9" alone on its line: the first number, and the second; 0 of others. */
static int
of_pages(struct ctx *c, const struct unit *u, long *of)
{
	struct tokens *t = &c->tok;
	size_t n, width;
	const char *s = vdm_unit_words(u, &n);

	*of = 0;
	if (n == 0 || n > OF_BYTES || u->kind != U_NONE || !vdm_is_digit(s[0]))
		return 0;
	vdm_tokens(c, t, s, n, OF_TOKENS + 1);
	if (t->n != OF_TOKENS ||
	    !(vdm_word_does(t, 1, X_OF_PAGES) || vdm_word_does(t, 1, X_OF) ||
	      vdm_punct(t, 1, '/')) ||
	    !vdm_token_has(t, 2, T_DIGIT))
		return 0;
	*of = vdm_page_number(s + t->t[2].start, n - t->t[2].start, &width);
	return (int)vdm_page_number(s, n, &width);
}

/* "1 of 9", "2 of 9": where such lines rise and count as many, they are those
 * of pages. */
static void
mark_of_pages(struct ctx *c)
{
	long of = 0, other;
	int number, last = 0;
	size_t i, count = 0;

	for (i = 0; i < c->n; i++) {
		number = of_pages(c, &c->u[i], &other);
		if (number == 0)
			continue;
		if (number <= last || number > other ||
		    (count > 0 && other != of))
			return;
		last = number;
		of = other;
		count++;
	}
	for (i = 0; count > 1 && i < c->n; i++)
		if (of_pages(c, &c->u[i], &other) > 0)
			vdm_unit_set(&c->u[i], U_CHROME, FATE_CHROME,
				     "which of the pages it is");
}

/* ---- others ---------------------------------------------------------------
 */

/* "a On the first page in blue ink: ...": an archivist's note, by a letter. */
static int
is_lettered_note(const char *s, size_t n)
{
	return n > NOTE_LEAST && n < NOTE_BYTES && vdm_is_small(s[0]) &&
	       s[1] == ' ' && vdm_is_capital(s[2]) && vdm_is_small(s[3]);
}

/* The line below "Photo" on a page is a caption. */
static int
is_caption(struct ctx *c, size_t i, size_t n)
{
	const struct unit *above = i > 0 ? &c->u[i - 1] : NULL;
	size_t k;
	const char *s;

	if (above == NULL || above->kind != U_CHROME || n > CAPTION_BYTES ||
	    c->u[i].line != above->end + 1)
		return 0;
	s = vdm_unit_words(above, &k);
	return vdm_rule_whole(c, s, k, P_CAPTION) != NULL;
}

void
vdm_page_read(struct ctx *c)
{
	size_t i, n;

	check_numbers(c);
	vdm_celled_read(c);
	vdm_running_read(c);
	mark_columns(c);
	mark_of_pages(c);
	mark_long_runs(c);
	mark_contents(c);
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		if (n == 0 || u->kind != U_NONE || u->is_heading)
			continue;
		if (is_glued(c, i, s, n))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the head of a page, with its number");
		else if (vdm_rule_whole(c, s, n, P_CAPTION) != NULL)
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "furniture of a web page");
		else if (is_caption(c, i, n))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "stands below a mark of a picture");
		else if (is_lettered_note(s, n))
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "a note, by its letter");
	}
}
