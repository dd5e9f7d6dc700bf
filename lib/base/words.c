/* SPDX-License-Identifier: MIT */
/* Short words and lists of them. */
#include "base/words.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "vidimus.h"

enum {
	LONGEST = 60,      /* letters of a name that may be a slip */
	SLIPS = 2,         /* more edits make another word */
	LETTERS_A_SLIP = 3 /* a short word is none for another */
};

/* Of words of n and of m bytes. */
static unsigned
distance(const char *a, size_t n, const char *b, size_t m)
{
	unsigned row[3][LONGEST + 1], *two = row[0], *one = row[1],
				      *now = row[2], *t;
	size_t i, j;

	if (n > LONGEST || m > LONGEST || n > m + 2 || m > n + 2)
		return 9;
	for (j = 0; j <= m; j++)
		one[j] = (unsigned)j;
	for (i = 1; i <= n; i++) {
		now[0] = (unsigned)i;
		for (j = 1; j <= m; j++) {
			unsigned c = one[j - 1] + (a[i - 1] != b[j - 1]);

			if (one[j] + 1 < c)
				c = one[j] + 1;
			if (now[j - 1] + 1 < c)
				c = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1] && two[j - 2] + 1 < c)
				c = two[j - 2] + 1;
			now[j] = c;
		}
		t = two;
		two = one;
		one = now;
		now = t;
	}
	return one[m];
}

unsigned
vdm_words_distance(const char *a, const char *b)
{
	return distance(a, strlen(a), b, strlen(b));
}

/* Into small letters, of which there are how many; of a word that is too long
 * to be a slip for any, one more than that. */
static size_t
small(const char *s, char to[LONGEST + 1])
{
	size_t i;

	for (i = 0; i < LONGEST + 1 && s[i] != '\0'; i++)
		to[i] = vdm_lower_byte(s[i]);
	return i;
}

void
vdm_words_offer(struct vdm_words_guess *g, const char *name)
{
	char a[LONGEST + 1], b[LONGEST + 1];
	const size_t n = small(g->said, a), m = small(name, b);
	const unsigned d = distance(a, n, b, m);

	if (d <= SLIPS && LETTERS_A_SLIP * (size_t)d <= strlen(g->said) &&
	    (g->meant == NULL || d < g->edits)) {
		g->edits = d;
		g->meant = name;
	}
}

const char *
vdm_nearer(const char *said, const char *best, const char *name)
{
	struct vdm_words_guess g = {said, NULL, 0};

	if (best != NULL)
		vdm_words_offer(&g, best);
	vdm_words_offer(&g, name);
	return g.meant;
}

const char *
vdm_words_meant(const char *said, const char *const *list)
{
	struct vdm_words_guess g = {said, NULL, 0};

	for (; *list != NULL; list++)
		vdm_words_offer(&g, *list);
	return g.meant;
}

int
vdm_words_have(const char *list, const char *word)
{
	return list != NULL && vdm_words_have_n(list, strlen(list), word);
}

int
vdm_words_have_n(const char *list, size_t n, const char *word)
{
	size_t i, k;

	for (i = 0; i < n; i = k) {
		while (i < n && vdm_is_space((unsigned char)list[i]))
			i++;
		for (k = i; k < n && !vdm_is_space((unsigned char)list[k]); k++)
			;
		if (k > i && vdm_words_is(list + i, k - i, word))
			return 1;
	}
	return 0;
}

int
vdm_words_is(const char *s, size_t n, const char *word)
{
	return strlen(word) == n && memcmp(s, word, n) == 0;
}

int
vdm_words_among(const char *s, size_t n, const char *const *list)
{
	for (; *list != NULL; list++)
		if (vdm_words_is(s, n, *list))
			return 1;
	return 0;
}

int
vdm_words_begin(const char *s, size_t n, const char *word)
{
	size_t length = strlen(word);

	return n >= length && memcmp(s, word, length) == 0;
}

int
vdm_words_begin_any(const char *s, size_t n, const char *const *list)
{
	for (; *list != NULL; list++)
		if (vdm_words_begin(s, n, *list))
			return 1;
	return 0;
}

int
vdm_words_are(const char *const *list, const char *word)
{
	for (; *list != NULL; list++)
		if (strcmp(word, *list) == 0)
			return 1;
	return 0;
}

size_t
vdm_words_find(const void *rows, size_t size, size_t lo, size_t hi,
	       const char *name, size_t n)
{
	size_t none = hi;

	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		const char *other =
		    *(const char *const *)((const char *)rows + mid * size);
		int c = strncmp(name, other, n);

		if (c == 0 && other[n] != '\0')
			c = -1;
		if (c == 0)
			return mid;
		if (c < 0)
			hi = mid;
		else
			lo = mid + 1;
	}
	return none;
}
