/* SPDX-License-Identifier: MIT */
/*
 * The heads of pages that are another on each page, as parliaments have them:
 * "H113   STATE RECORD   April 9, 1991", "STATE RECORD - APRIL 9, 1991 - 114".
 * Each has the number of its page, and what the head of the document has, too.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/lines.h"

enum {
	HEAD_BYTES = 160,
	HEAD_LEAST = 8,  /* of a title that comes back */
	AMID_BYTES = 30, /* of a line that goes on below a page's head */
	PHONE_DIGITS = 7,
	DATED_UNITS = 20, /* of a document's head, in which its day stands */
	TITLE_UNITS = 12, /* and its titles */
	UNITS_ABOVE = 4   /* more than a page's head has stand above it */
};

/* The bytes of blanks and of one dash, which parts columns as they do, from s
 * on; 0 where they part none. */
static size_t
gap_width(const char *s, size_t n)
{
	size_t i = 0, used = 0, before;
	uint32_t cp;
	int wide;

	while (i < n && (s[i] == ' ' || s[i] == '\t'))
		i++;
	wide = i > 1 || (i > 0 && s[0] == '\t');
	before = i;
	cp = i < n ? vdm_utf8_decode(s + i, n - i, &used) : 0;
	if (before > 0 && (cp == '-' || (cp >= 0x2012 && cp <= 0x2015))) {
		i += used;
		before = i;
		while (i < n && s[i] == ' ')
			i++;
		wide = i > before;
	}
	return wide ? i : 0;
}

/* Where the blanks and the dash before byte k begin: a dash is no letter. */
static size_t
gap_start(const char *s, size_t k)
{
	size_t at = k;

	while (at > 0 && (strchr(" \t-", s[at - 1]) != NULL ||
			  (unsigned char)s[at - 1] >= 0x80))
		at--;
	while (at < k && s[at] != ' ' && s[at] != '\t')
		at++;
	return at;
}

/* The bytes of s before a page's number that ends it, behind a gap; or 0. */
static size_t
before_number(const char *s, size_t n)
{
	size_t k = n, at, width;

	while (k > 0 && vdm_is_digit(s[k - 1]))
		k--;
	k -= k > 0 && vdm_is_capital(s[k - 1]);
	(void)vdm_page_number(s + k, n - k, &width);
	if (k == n || width != n - k)
		return 0;
	at = gap_start(s, k);
	return gap_width(s + at, k - at) == k - at ? at : 0;
}

/* What stands beside the number of a page, set off by a gap; *n of it, 0 where
 * no such number begins or ends the line. */
static const char *
beside_number(const char *s, size_t *n)
{
	size_t k, gap;

	(void)vdm_page_number(s, *n, &k);
	gap = k > 0 ? gap_width(s + k, *n - k) : 0;
	if (gap > 0 && k + gap < *n) {
		*n -= k + gap;
		return s + k + gap;
	}
	*n = before_number(s, *n);
	return s;
}

/* The day that the head of the document has first. */
static int
first_day(struct ctx *c, struct when *day)
{
	size_t i, n;

	for (i = 0; i < c->n && i < DATED_UNITS; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n > 0 && n < HEAD_BYTES && vdm_when_find(c, s, n, day) &&
		    day->has_date)
			return 1;
	}
	return 0;
}

static int
has_day(struct ctx *c, const char *s, size_t n, const struct when *day)
{
	struct when w;

	return vdm_when_find(c, s, n, &w) && w.has_date &&
	       w.year == day->year && w.month == day->month &&
	       w.day == day->day;
}

/* Whether a line of the document's head has these words, in capitals or not. */
static int
is_title(struct ctx *c, const char *s, size_t n)
{
	const char *low;
	char *words;
	size_t i, len;

	if (n < HEAD_LEAST)
		return 0;
	words = vdm_arena_strdup(&c->scratch, vdm_lower(c, s, n));
	for (i = 0; words != NULL && i < c->n && i < TITLE_UNITS; i++) {
		s = vdm_unit_words(&c->u[i], &len);
		low = len < HEAD_BYTES ? vdm_lower(c, s, len) : "";
		if (strcmp(low, words) == 0)
			return 1;
	}
	return 0;
}

/* "Tarn Court Reporters   (555) 010-2211", right above the mark of the next
 * page: its foot, by the number of a telephone or an address. */
static int
is_foot(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t n, k, digits = 0;
	const char *s = vdm_unit_words(u, &n);

	if (i + 1 >= c->n ||
	    (!c->u[i + 1].page && c->u[i + 1].kind != U_CHROME) ||
	    c->u[i + 1].line != u->end + 1)
		return 0;
	for (k = 0; k < n; k++)
		digits += vdm_is_digit(s[k]);
	return memchr(s, '@', n) != NULL ||
	       (digits >= PHONE_DIGITS && memchr(s, '-', n) != NULL);
}

/* Whether a line stands right below one that no sentence ends in. */
static int
is_amid(const struct ctx *c, size_t i)
{
	size_t n;
	const char *s;

	if (i == 0 || c->u[i - 1].end + 1 != c->u[i].line || i + 1 >= c->n ||
	    c->u[i].end + 1 != c->u[i + 1].line)
		return 0;
	/* the line above is a whole one, and goes on below */
	s = vdm_unit_words(&c->u[i - 1], &n);
	if (n < AMID_BYTES || vdm_is_sentence_mark(vdm_utf8_last(s, n)))
		return 0;
	s = vdm_unit_words(&c->u[i + 1], &n);
	return n > 0 && vdm_is_lower(vdm_utf8_decode(s, n, &n));
}

void
vdm_running_read(struct ctx *c)
{
	struct when day;
	const int dated = first_day(c, &day);
	size_t i, n, above = 0;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		const char *s = vdm_unit_words(u, &n);

		above += n > 0;
		if (n == 0 || n > HEAD_BYTES ||
		    (above <= UNITS_ABOVE && !is_amid(c, i)) ||
		    u->kind != U_NONE || u->is_heading ||
		    strchr(".?!:", s[n - 1]) != NULL)
			continue;
		if (is_foot(c, i))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the foot of a page");
		s = beside_number(s, &n);
		if (n > 0 && memchr(s, ':', n) == NULL &&
		    ((dated && has_day(c, s, n, &day)) || is_title(c, s, n)))
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "the head of a page, with its number");
	}
}
