/* SPDX-License-Identifier: MIT */
/* What may stand before a label: a stamp, a number, a tag, a bullet. */
#include <string.h>

#include "prose/lines/label.h"
#include "prose/lines/marks.h"

enum {
	STAMP_TOKENS = 8, /* "[00:12:03.5]" */
	CLOCK_PARTS = 3,  /* hours, minutes, seconds */
	HOUR_MINUTE = 4,  /* figures of hours and minutes as one number */
	/* Letters of what counts turns: "Q12", "Anf. 12", "Frage 3". */
	COUNT_BYTES = 12,
	/* Digits of a number in brackets. */
	LABEL_DIGITS = 3,
	/* Words of a numbered paragraph's number, and one behind: "3. Mr." */
	NUMBER_TOKENS = 3
};

/* "[01:46]" or "(00:12:03)" from token i; the token after it. */
static size_t
stamp_end(const struct tokens *t, size_t i)
{
	size_t k = i + 1;
	int parted = 0;

	if (!vdm_punct(t, i, '[') && !vdm_punct(t, i, '('))
		return i;
	while (k < t->n && k < i + STAMP_TOKENS &&
	       ((t->t[k].flags & T_DIGIT) || vdm_punct(t, k, ':') ||
		vdm_punct(t, k, '.'))) {
		parted |= (t->t[k].flags & T_PUNCT) != 0;
		k++;
	}
	return parted && (vdm_punct(t, k, ']') || vdm_punct(t, k, ')')) ? k + 1
									: i;
}

/* "[3]" or "(12)": a number in brackets (with a stop in it it is a stamp); the
 * token after it, or 0. */
static size_t
number_end(const struct tokens *t)
{
	if (t->n <= NUMBER_TOKENS || !(t->t[1].flags & T_DIGIT) ||
	    t->t[1].end - t->t[1].start > LABEL_DIGITS ||
	    (!vdm_punct(t, 0, '[') && !vdm_punct(t, 0, '(')))
		return 0;
	return vdm_punct(t, 2, ']') || vdm_punct(t, 2, ')') ? NUMBER_TOKENS : 0;
}

/* "<Newspeech>": a tag of the source's own; the token after it, or 0. */
static size_t
tag_end(const struct tokens *t)
{
	return t->n > NUMBER_TOKENS && vdm_punct(t, 0, '<') &&
		       (t->t[1].flags & T_WORD) && vdm_punct(t, 2, '>')
		   ? NUMBER_TOKENS
		   : 0;
}

/* "3. Mr. LIND:", of a numbered paragraph, "12  Q.  Who kept it?": the token
 * after the number, or 0. */
static size_t
item_end(const struct tokens *t)
{
	if (t->n <= NUMBER_TOKENS || !(t->t[0].flags & T_DIGIT))
		return 0;
	if ((vdm_punct(t, 1, '.') || vdm_punct(t, 1, ')')) &&
	    (t->t[2].flags & T_SPACED))
		return 2;
	return vdm_is_part_letter(t, 1) && (t->t[1].flags & T_SPACED) &&
	       (vdm_punct(t, 2, '.') || vdm_punct(t, 2, ':'));
}

/* How many parts of an hour token k is: two of "16.03"; 0: it is none. A part
 * has two figures; the first of an hour, with which a token that `opens` one
 * begins, may have one: "9.03"; or four, which are two parts: "1641:10". */
static size_t
clock_parts(const struct tokens *t, const struct token *k, int opens)
{
	size_t at = k->start, parts = 0, least = opens ? 1 : 2, from;

	for (;;) {
		from = at;
		at = vdm_figures_end(t->s, k->end, at);
		if (opens && parts == 0 && at - from == HOUR_MINUTE)
			parts++;
		else if (at - from < least || at - from > 2)
			return 0;
		least = 2;
		parts++;
		if (at >= k->end)
			return parts;
		if (strchr(".:", t->s[at]) == NULL)
			return 0;
		at++;
	}
}

/* "16.03 Ann Lee:", "10:12:55 LIND:": the hour at which somebody begins, before
 * a capital; the token behind it, or 0. */
static size_t
clock_end(const struct tokens *t)
{
	size_t i = 0, parts = 0, more;

	while (vdm_token_has(t, i, T_DIGIT) && parts < CLOCK_PARTS) {
		more = clock_parts(t, &t->t[i], parts == 0);
		if (more == 0)
			return 0;
		parts += more;
		i++;
		if (!vdm_punct(t, i, ':') && !vdm_punct(t, i, '.'))
			break;
		if (!vdm_token_has(t, i + 1, T_DIGIT) ||
		    (t->t[i + 1].flags & T_SPACED))
			return 0;
		i++;
	}
	/* "1931 Halden" has no seconds */
	if (vdm_figures_end(t->s, t->t[0].end, t->t[0].start) ==
		t->t[0].start + HOUR_MINUTE &&
	    parts < CLOCK_PARTS)
		return 0;
	return parts > 1 && vdm_token_has(t, i, T_CAP) &&
		       (t->t[i].flags & T_SPACED)
		   ? i
		   : 0;
}

/* "*381. SHRI LIND:": where the number of a starred question ends, from token
 * i on; or i. */
static size_t
starred_end(const struct tokens *t, size_t i)
{
	return i > 0 && vdm_token_has(t, i, T_DIGIT) &&
		       vdm_punct(t, i + 1, '.') &&
		       vdm_token_has(t, i + 2, T_SPACED)
		   ? i + 2
		   : i;
}

/* Bullets, or the dash of an item of a list: the token after them, or 0. */
static size_t
bullet_end(const struct tokens *t)
{
	size_t i = 0;

	while (vdm_is_bullet(t, i))
		i++;
	if (i == 0)
		return vdm_is_dash(t, 0) && vdm_token_has(t, 1, T_SPACED);
	return starred_end(t, i);
}

/* "BY THE COURT: Good.": whoever speaks stands behind a word in capitals, and
 * what is said behind the colon; not "BY MR. LEE:" alone, who asks from there
 * on, nor a question behind it. The token of who speaks, or 0. */
static size_t
by_end(const struct tokens *t)
{
	size_t i;

	if (t->n <= NUMBER_TOKENS || !(t->t[0].flags & T_UPPER) ||
	    !vdm_word_does(t, 0, X_BY) ||
	    ((t->t[1].classes & (W_HON | W_OFFICE)) != W_HON &&
	     !vdm_word_does(t, 1, X_THE)))
		return 0;
	for (i = 2; i < t->n && !vdm_is_colon(t, i); i++)
		if (!(t->t[i].flags & T_UPPER) && !vdm_punct(t, i, '.'))
			return 0;
	return vdm_token_has(t, i + 1, T_SPACED) &&
	       !vdm_is_part_letter(t, i + 1);
}

size_t
vdm_label_start(const struct tokens *t, enum label_prefix *prefix)
{
	size_t i = stamp_end(t, 0);

	*prefix = BEFORE_STAMP;
	if (i > 0)
		return i;
	*prefix = BEFORE_NUMBER;
	i = number_end(t);
	if (i == 0)
		i = item_end(t);
	if (i == 0)
		i = clock_end(t);
	if (i > 0)
		return i;
	*prefix = BEFORE_TAG;
	i = tag_end(t);
	if (i > 0)
		return i;
	*prefix = BEFORE_BULLET;
	i = bullet_end(t);
	if (i > 0)
		return i;
	i = by_end(t);
	*prefix = i > 0 ? BEFORE_BY : BEFORE_NOTHING;
	return i;
}

size_t
vdm_count_end(const struct tokens *t)
{
	const struct token *k = t->t;
	size_t i = 1, digits = 0, at;

	if (t->n < NUMBER_TOKENS || !(k->flags & T_WORD) ||
	    !(k->flags & T_CAP) || k->end - k->start > COUNT_BYTES)
		return 0;
	for (at = k->start; at < k->end; at++)
		digits += vdm_is_digit(t->s[at]);
	if (digits == 0) {
		i += (size_t)vdm_punct(t, i, '.');
		if (i >= t->n || !(t->t[i].flags & T_DIGIT))
			return 0;
		i++;
	}
	i += (size_t)(vdm_punct(t, i, '.') || vdm_punct(t, i, ')'));
	return i < t->n && (t->t[i].flags & T_WORD) &&
		       (t->t[i].flags & T_SPACED)
		   ? i
		   : 0;
}
