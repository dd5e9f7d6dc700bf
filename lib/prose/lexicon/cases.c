/* SPDX-License-Identifier: MIT */
/* Names in their cases: "Nowakowi" is said of Nowak, "Лину" of Лин. */
#include <string.h>

#include "prose/prose.h"
#include "words/narrated/narrated.h"

enum {
	STEM_BYTES = 3 /* of a name that is inflected, at least */
};

/* The next ending of a row; 0 behind the last. A dash has no bytes. */
static int
next_ending(const char **s, const char **ending, size_t *n)
{
	const char *end;

	*s += **s == ' ' || **s == '!';
	for (end = *s; *end != ' ' && *end != '\0';)
		end++;
	*ending = *s;
	*n = (size_t)(end - *s);
	*s = end;
	if (*n == 1 && **ending == '-') {
		*n = 0;
		return 1;
	}
	return *n > 0;
}

/* Most endings differ in their last byte, which is looked at first. */
static int
ends_in(const char *word, size_t n, const char *ending, size_t k)
{
	return k == 0 || (word[n - 1] == ending[k - 1] &&
			  memcmp(word + n - k, ending, k) == 0);
}

/* Which ending of a row the word has, the longest; -1 for none. */
static int
ending_of(const char *row, const char *word, size_t n, size_t *stem)
{
	const char *ending;
	size_t k, most = 0;
	int i, found = -1;

	for (i = 0; next_ending(&row, &ending, &k); i++)
		if (n >= k + STEM_BYTES && (found < 0 || k > most) &&
		    ends_in(word, n, ending, k)) {
			found = i;
			most = k;
		}
	*stem = n - most;
	return found;
}

static int
is_closed(const char *const *cases, const char *word, size_t n)
{
	size_t stem;

	for (; *cases != NULL; cases++)
		if (**cases == '!' && ending_of(*cases, word, n, &stem) >= 0)
			return 1;
	return 0;
}

/* Two forms by a row: as vdm_cases_agree(). */
static enum vdm_case
by_row(const char *row, const struct vdm_word *a, const struct vdm_word *b)
{
	size_t stem_a, stem_b;
	int in_a = ending_of(row, a->s, a->n, &stem_a);
	int in_b = ending_of(row, b->s, b->n, &stem_b);

	if (in_a < 0 || in_b < 0 || stem_a != stem_b ||
	    memcmp(a->s, b->s, stem_a) != 0 || in_a == in_b)
		return VDM_CASE_NONE;
	if (in_b == 0)
		return VDM_CASE_SUBJECT;
	return in_a == 0 ? VDM_CASE_OTHER : VDM_CASE_BOTH;
}

enum vdm_case
vdm_cases_agree(const struct ctx *c, const struct vdm_word *a,
		const struct vdm_word *b)
{
	const char *const *row = c->told != NULL ? c->told->cases : NULL;
	enum vdm_case found;
	int closed;

	/* most names differ at once */
	if (row == NULL || a->n < STEM_BYTES || b->n < STEM_BYTES ||
	    memcmp(a->s, b->s, STEM_BYTES) != 0)
		return VDM_CASE_NONE;
	closed = is_closed(row, a->s, a->n) || is_closed(row, b->s, b->n);
	for (; *row != NULL; row++) {
		if (closed && **row != '!')
			continue;
		found = by_row(*row, a, b);
		if (found != VDM_CASE_NONE)
			return found;
	}
	return VDM_CASE_NONE;
}

size_t
vdm_cases_first(const char *row, const char *word, size_t n, char *out,
		size_t size)
{
	const char *s = row, *ending;
	size_t stem, k;

	if (ending_of(row, word, n, &stem) <= 0)
		return 0;
	(void)next_ending(&s, &ending, &k);
	if (stem + k + 1 > size)
		return 0;
	memcpy(out, word, stem);
	memcpy(out + stem, ending, k);
	out[stem + k] = '\0';
	return stem + k;
}

int
vdm_told_has(const struct ctx *c, enum vdm_manner manner)
{
	return c->told != NULL && (c->told->manners & (unsigned)manner) != 0;
}
