/* SPDX-License-Identifier: MIT */
/* Numbers: in figures of any script, in words, in Roman and in Chinese ones. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

enum {
	TEN = 10,
	/* Digits that are read of a number, so that none overflows. */
	NUMBER_DIGITS = 6,
	/* The greatest number that words are put together to. */
	WORDS_MOST = 59
};

int
vdm_digits_at(const char *s, size_t n, size_t *i, size_t most)
{
	size_t used, digits = 0;
	int value = 0, d;

	while (*i < n && digits < most) {
		d = vdm_digit_of(vdm_utf8_decode(s + *i, n - *i, &used));
		if (d < 0)
			break;
		value = value * TEN + d;
		digits++;
		*i += used;
	}
	return digits > 0 ? value : -1;
}

int
vdm_figures_of(const struct tokens *t, size_t i, size_t *digits, size_t *bytes)
{
	size_t p, n;
	int value;

	*digits = *bytes = 0;
	if (i >= t->n)
		return -1;
	p = t->t[i].start;
	n = t->t[i].end;
	value = vdm_digits_at(t->s, n, &p, NUMBER_DIGITS);
	*bytes = p - t->t[i].start;
	*digits = vdm_utf8_length(t->s + t->t[i].start, *bytes);
	return value;
}

/* The number that one word says, or -1. */
static int
word_value(const struct tokens *t, size_t i)
{
	return i < t->n ? t->t[i].number - 1 : -1;
}

int
vdm_number_words(const struct tokens *t, size_t i, size_t *used)
{
	int value = word_value(t, i), more;
	size_t k = i + 1;

	*used = 0;
	if (value < 0)
		return -1;
	*used = 1;
	/* "treinta y cinco", "vingt et une"; of Arabic, "second ten" */
	if (vdm_word_does(t, k, X_AND))
		k++;
	more = word_value(t, k);
	if ((value >= 2 * TEN && value % TEN == 0 && more > 0 && more < TEN) ||
	    (value > 0 && value <= 2 && more == TEN && k == i + 1)) {
		*used = k + 1 - i;
		value += more;
	}
	return value <= WORDS_MOST ? value : -1;
}

int
vdm_roman_month(const struct tokens *t, size_t i)
{
	static const char *const months[] = {"i",  "ii", "iii", "iv",
					     "v",  "vi", "vii", "viii",
					     "ix", "x",  "xi",  "xii"};
	size_t m, k, n;

	if (i >= t->n || !(t->t[i].flags & (T_UPPER | T_INITIAL)))
		return 0;
	n = t->t[i].end - t->t[i].start;
	for (m = 0; m < sizeof(months) / sizeof(months[0]); m++) {
		if (strlen(months[m]) != n)
			continue;
		for (k = 0; k < n; k++)
			if (t->s[t->t[i].start + k] != months[m][k] - 'a' + 'A')
				break;
		if (k == n)
			return (int)m + 1;
	}
	return 0;
}

/* What a sign of a number says, and its bytes: "三", "十". */
static int
sign_value(const struct ctx *c, const char *s, size_t n, size_t *used)
{
	uint32_t cp = vdm_utf8_decode(s, n, used);
	int d = vdm_digit_of(cp);

	return d >= 0 || cp < 0x80 ? d : vdm_lexicon_number(c, s, *used);
}

/*
 * "三十三" is 33, "一九五六" 1956, "12" 12: signs of digits stand one behind
 * another, or around the sign of ten.
 */
int
vdm_signs_at(const struct ctx *c, const char *s, size_t n, size_t *i)
{
	int value = 0, last = -1, d, any = 0;
	size_t used, signs = 0;

	while (*i < n && signs < NUMBER_DIGITS) {
		d = sign_value(c, s + *i, n - *i, &used);
		if (d < 0 || d > TEN)
			break;
		if (d == TEN) {
			value += (last < 0 ? 1 : last) * TEN;
			last = -1;
		} else {
			last = last < 0 ? d : last * TEN + d;
		}
		any = 1;
		signs++;
		*i += used;
	}
	return any ? value + (last < 0 ? 0 : last) : -1;
}
