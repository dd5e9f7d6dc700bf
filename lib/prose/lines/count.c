/* SPDX-License-Identifier: MIT */
/* What counts at the start of a line: items, paragraphs, questions, notes, and
 * pages. Who asks says which of these may be there. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/lines/lines.h"

enum {
	PAGE_DIGITS = 5,
	LETTERS = 8 /* "LXXXVIII" */
};

static int
is_capital(char b)
{
	return vdm_is_capital(b);
}

/* Letters that count, up to what ends them. */
static size_t
letters_end(const char *s, size_t n, size_t i)
{
	const size_t from = i;

	while (i < n && i < from + LETTERS &&
	       (is_capital(s[i]) || vdm_is_small(s[i])))
		i++;
	return i;
}

/* The figures from byte i on, with stops between: "9.2"; where they end. */
static size_t
figures_end(const char *s, size_t n, size_t i, struct count *k)
{
	k->first = i = vdm_figures_end(s, n, i);
	for (k->parts = 1; i + 1 < n && s[i] == '.' && vdm_is_digit(s[i + 1]);
	     k->parts++)
		i = vdm_figures_end(s, n, i + 1);
	return i;
}

int
vdm_count_at(const char *s, size_t n, struct count *k)
{
	size_t i;

	memset(k, 0, sizeof(*k));
	k->open = n > 0 && (s[0] == '(' || s[0] == '[');
	i = (size_t)k->open;
	k->lettered = i + 1 < n && is_capital(s[i]) && vdm_is_digit(s[i + 1]);
	k->from = i += (size_t)k->lettered;
	i = i < n && vdm_is_digit(s[i]) ? figures_end(s, n, i, k)
					: letters_end(s, n, i);
	if (i == k->from)
		return 0;
	k->end = i;
	if (i < n && (s[i] == ')' || s[i] == (k->open ? ']' : '.')))
		k->close = s[i++];
	k->width = i;
	return !k->open || k->close != '\0';
}

int
vdm_counts_in_capitals(const char *s, const struct count *k)
{
	return k->parts == 0 && strspn(s + k->from, "IVX") >= k->end - k->from;
}

long
vdm_page_number(const char *s, size_t n, size_t *width)
{
	const size_t from = n > 1 && is_capital(s[0]);
	const size_t end = vdm_figures_end(s, n, from);
	long value = 0;
	size_t k;

	*width = 0;
	if (end == from || end - from > PAGE_DIGITS)
		return -1;
	for (k = from; k < end; k++)
		value = value * 10 + (s[k] - '0');
	*width = end;
	return value;
}
