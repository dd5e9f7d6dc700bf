/* SPDX-License-Identifier: MIT */
/* Whether a stop behind a word of a label shortens the word, and ends nothing:
 * "Dr.", "B.K.", "M. le maire". */
#include "base/utf8.h"
#include "prose/lines/label.h"
#include "prose/lines/marks.h"

enum {
	BRACKETED_HONORIFIC = 7, /* "(Smt.)", "(Maj. Gen.)" */
	/* Letters of an abbreviation: "Dkfm." What is longer ends with a stop
	 * because the label does. */
	ABBREVIATION_LETTERS = 5,
	/* Tokens from a degree's stop back to the title before it. */
	DEGREE_WORDS = 3,
	RELATIVE_TOKENS = 8, /* ", who thereupon said:" */
	OFFICE_BEHIND = 14,  /* of an office behind a comma, before a dash */
	TITLED_WORDS = 3,    /* of a name behind a title of one letter */
	/* Words in which a colon has to come after an abbreviation. */
	COLON_TOKENS = 12
};

static int
is_short(const struct tokens *t, const struct token *k)
{
	return vdm_utf8_length(t->s + k->start, k->end - k->start) <=
	       ABBREVIATION_LETTERS;
}

/* Whether capitals and stops from token i on lead to a colon or a dash. */
static int
colon_ahead(const struct tokens *t, size_t i)
{
	size_t k, next;

	for (k = i; k < t->n && k < i + COLON_TOKENS; k++) {
		if (vdm_is_colon(t, k) ||
		    (vdm_is_dash(t, k) && (t->t[k].flags & T_SPACED)))
			return 1;
		next = vdm_bracket_end(t, k);
		if (next > k)
			k = next - 1;
		else if ((t->t[k].flags & T_WORD)
			     ? !(t->t[k].flags & T_CAP) &&
				   !(t->t[k].classes & W_PARTICLE)
			     : !vdm_punct(t, k, '.'))
			return 0;
	}
	return 0;
}

/* Whether the stop at token i is amid "Dr. h. c. Lind", "Dipl.-Ing. Lind". */
static int
is_degree(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i - 1];

	if (!is_short(t, k) || i + 2 >= t->n)
		return 0;
	if (vdm_is_dash(t, i + 1))
		return (k->classes & W_HON) &&
		       !(t->t[i + 1].flags & T_SPACED) &&
		       (t->t[i + 2].classes & W_HON) &&
		       !(t->t[i + 2].flags & T_SPACED);
	/* "h." behind "Dr."; and what is behind it */
	return i > 2 && vdm_punct(t, i - 2, '.') && !(k->flags & T_CAP) &&
	       k->classes == 0 &&
	       ((t->t[i - DEGREE_WORDS].classes & W_HON) ||
		!(t->t[i - DEGREE_WORDS].flags & T_CAP)) &&
	       (t->t[i + 1].flags & T_WORD);
}

size_t
vdm_second_honorific(const struct tokens *t, size_t i, size_t next)
{
	return i > 1 && vdm_punct(t, i, '(') && (t->t[i + 1].classes & W_HON) &&
		       next <= i + BRACKETED_HONORIFIC && next < t->n &&
		       (t->t[next].flags & T_CAP)
		   ? next
		   : 0;
}

/* "Dr. (Smt.) Lee": the bracket of a second honorific stands behind the stop at
 * token i. */
static int
is_before_honorific(const struct tokens *t, size_t i)
{
	return (t->t[i - 1].classes & W_HON) && vdm_punct(t, i + 1, '(') &&
	       vdm_second_honorific(t, i + 1, vdm_bracket_end(t, i + 1)) > 0;
}

/* "M. van der Lind", "A. L.:": the stop at token i is of an initial, with more
 * of the name behind it. */
static int
is_of_initial(const struct tokens *t, size_t i)
{
	return (t->t[i - 1].flags & T_INITIAL) &&
	       (vdm_token_has(t, i + 1, T_CAP | T_PUNCT) ||
		vdm_token_is(t, i + 1, W_PARTICLE));
}

/* "A. LEE:", a name in capitals and the colon behind an initial; "P. Nowak:",
 * of a language in which the letter is short for a title, too. */
static int
titles_name(const struct tokens *t, size_t start, size_t i)
{
	const uint32_t none = W_STARTER | W_FUNCTION | W_PRONOUN | W_AUX;
	const unsigned look =
	    t->t[start].classes & W_HON ? T_CAP : T_CAP | T_UPPER;
	size_t k = i + 1;

	while (k < t->n && k <= i + TITLED_WORDS &&
	       (t->t[k].flags & look) == look && !(t->t[k].flags & T_INITIAL) &&
	       !(t->t[k].classes & none))
		k++;
	return k > i + 1 && (vdm_is_colon(t, k) || vdm_closes(t, k) != 0);
}

/* "A. Who was there?": the one letter before the stop at token i labels a part,
 * and begins no initials, as in "A. L.:". */
static int
ends_part(const struct tokens *t, size_t start, size_t i)
{
	return i == start + 1 && vdm_is_part_letter(t, start) &&
	       !titles_name(t, start, i) &&
	       !((t->t[i + 1].flags & T_INITIAL) && vdm_punct(t, i + 2, '.') &&
		 vdm_is_colon(t, i + 3));
}

/* "Ann Lee, Parl. Staatssekretärin beim ...": a short word before an office,
 * behind the name's comma. */
static int
is_before_office(const struct tokens *t, size_t start, size_t i)
{
	return i > start + 2 && vdm_punct(t, i - 2, ',') &&
	       vdm_token_is(t, i + 1, W_OFFICE);
}

/* "M. le maire.": the stop at token i ends an office, which is itself short. */
static int
ends_office(const struct tokens *t, size_t start, size_t i)
{
	return i >= start + 2 && (t->t[i - 1].classes & W_OFFICE) &&
	       (t->t[i - 2].classes & W_ARTICLE);
}

int
vdm_is_double_name(const struct tokens *t, size_t i)
{
	const unsigned look = T_WORD | T_CAP | T_UPPER | T_DIGIT;
	const uint32_t no_name = W_OFFICE | W_ROLE | W_HON | W_FUNCTION;
	size_t k = i + 1;

	if (i == 0 || !vdm_punct(t, i, '-') || !(t->t[i].flags & T_SPACED) ||
	    k + 1 >= t->n || !(t->t[k].flags & T_SPACED))
		return 0;
	while (k < t->n && k <= i + 2 && (t->t[k].flags & T_CAP) &&
	       (t->t[k].flags & look) == (t->t[i - 1].flags & look) &&
	       !(t->t[k].classes & no_name))
		k++;
	return k > i + 1 && (vdm_is_colon(t, k) || vdm_closes(t, k) != 0) &&
	       !(t->t[i - 1].classes & no_name);
}

size_t
vdm_relative_end(const struct tokens *t, size_t i)
{
	size_t k = i + 2;

	if (!vdm_token_is(t, i + 1, W_RELATIVE) ||
	    vdm_token_has(t, i + 1, T_CAP))
		return 0;
	while (k < t->n && k < i + RELATIVE_TOKENS &&
	       (t->t[k].flags & (T_WORD | T_CAP)) == T_WORD)
		k++;
	return k > i + 2 && vdm_is_colon(t, k) ? k : 0;
}

int
vdm_is_hanging(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '-') && !(t->t[i].flags & T_SPACED) &&
	       vdm_word_does(t, i + 1, X_AND) &&
	       vdm_token_has(t, i + 2, T_WORD);
}

int
vdm_is_unknown(const struct tokens *t, size_t i)
{
	if (i == 0 || vdm_token_has(t, i, T_SPACED))
		return 0;
	return vdm_punct(t, i, '?')
		   ? vdm_punct(t, i - 1, '-')
		   : vdm_punct(t, i, '-') && vdm_punct(t, i + 1, '?') &&
			 !vdm_token_has(t, i + 1, T_SPACED);
}

int
vdm_is_party_word(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	return i > 0 && (k->flags & (T_WORD | T_CAP | T_DIGIT)) == T_WORD &&
	       k->classes == 0 && k->uses == 0 && is_short(t, k) &&
	       (t->t[i - 1].flags & (T_CAP | T_UPPER)) == T_CAP &&
	       (vdm_is_colon(t, i + 1) ||
		(vdm_closes(t, i + 1) != 0 &&
		 vdm_is_colon(t, vdm_bracket_end(t, i + 1))));
}

/* The stop before the dash that ends an office, in whatever words, behind the
 * comma at token i; or 0. */
static size_t
office_before_dash(const struct tokens *t, size_t i)
{
	size_t k;

	for (k = i + 1; k < t->n && k <= i + OFFICE_BEHIND; k++) {
		if (vdm_punct(t, k, '.') && vdm_is_dash(t, k + 1) &&
		    vdm_token_has(t, k + 2, T_SPACED))
			return k > i + 1 ? k : 0;
		if (!(t->t[k].flags & T_WORD) ||
		    (t->t[k].classes & (W_PRONOUN | W_FIRST | W_SAY | W_AUX)))
			return 0;
	}
	return 0;
}

size_t
vdm_aside_end(const struct tokens *t, size_t i, int capitals)
{
	const size_t end = capitals ? vdm_direction_end(t, i) : 0;

	return end > 0 ? end : office_before_dash(t, i);
}

int
vdm_office_ends_line(const struct tokens *t, size_t i)
{
	size_t k;

	for (k = i + 1; k < t->n; k++)
		if (vdm_is_colon(t, k) || vdm_punct(t, k, '?') ||
		    vdm_punct(t, k, '!') ||
		    (vdm_punct(t, k, '.') && k + 1 < t->n) ||
		    (t->t[k].classes & (W_PRONOUN | W_FIRST | W_SAY)))
			return 0;
	return i + 1 < t->n;
}

int
vdm_stop_is_of_word(const struct tokens *t, size_t start, size_t i)
{
	const int titled = (t->t[i - 1].classes & W_HON) != 0;

	if (t->t[i].flags & T_SPACED)
		return 0;
	/* "Sr.a", "B.K." */
	if (vdm_is_joined_word(t, i + 1) || is_degree(t, i) ||
	    is_before_honorific(t, i))
		return 1;
	if (is_of_initial(t, i))
		return !ends_part(t, start, i);
	if (!is_short(t, &t->t[i - 1]))
		return 0;
	if (is_before_office(t, start, i))
		return 1;
	/* "M. le président." */
	if (!vdm_token_has(t, i + 1, T_CAP))
		return titled && (vdm_token_has(t, i + 1, T_WORD) ||
				  vdm_is_breath(t, i + 1));
	/* "Abg. Dkfm. Holter:": an abbreviation that no table has */
	return !ends_office(t, start, i) && (titled || colon_ahead(t, i + 1));
}
