/* SPDX-License-Identifier: MIT */
/* The label that a line may begin with: "MR. X:", "The President.", "Q.". */
#include <string.h>

#include "recognise/lines/label.h"
#include "recognise/lines/marks.h"
#include "recognise/lines/own.h"
#include "recognise/style/style.h"

enum {
	/* Bytes and words of a line that a label is looked for in; a label has
	 * at most LABEL_WORDS words, and what is put in brackets. */
	LABEL_BYTES = 220,
	LABEL_TOKENS = 34,
	LABEL_WORDS = 9,
	OFFICE_WORDS = 18,
	/* Words from a bracket's opening to its closing: "(Mr. X of Y)". */
	BRACKET_TOKENS = 24,
	BRACKETED_HONORIFIC = 7, /* "(Smt.)", "(Maj. Gen.)" */
	LOOSE_WORDS = 4,
	OFFICE_TOKENS = 18, /* of an office behind a name with initials */
	/* Words of a label that a gap sets off. */
	GAP_WORDS = 6,
	/* Digits of "Speaker 12"; a number that is longer is a year. */
	LABEL_DIGITS = 3,
	/* Letters of an abbreviation: "Dkfm." What is longer ends with a stop
	 * because the label does. */
	ABBREVIATION_BYTES = 5,
	/* Tokens from a degree's stop back to the title before it. */
	DEGREE_WORDS = 3,
	/* Words in which a colon has to come after an abbreviation. */
	COLON_TOKENS = 12,
	/* Words of a numbered paragraph's number, and one behind: "3. Mr." */
	NUMBER_TOKENS = 3
};

/* "(Mr. X)" or "(Norway)" before the colon. */
static size_t
bracket_end(const struct tokens *t, size_t i)
{
	uint32_t close = vdm_closes(t, i);
	size_t k = i + 1;

	if (close == 0)
		return i;
	while (k < t->n && k < i + BRACKET_TOKENS && !vdm_punct(t, k, close))
		k++;
	return vdm_punct(t, k, close) ? k + 1 : i;
}

/* "the", "der": opens a label, or stands amid a name. */
static int
label_article(const struct tokens *t, size_t i, struct label *l)
{
	const struct token *k = &t->t[i];

	if (l->words == 0 || (l->words == 1 && l->hon))
		l->the = 1;
	if (k->flags & T_UPPER)
		l->upper++;
	return l->words == 0 || vdm_word_does(t, i, X_THE) ||
	       (k->classes & W_PARTICLE) != 0 || (l->key_end > 0 && l->office);
}

/* One more word in the sign, unless it is as the one before. */
static void
label_sign(struct label *l, const struct token *k)
{
	size_t n = strlen(l->sign);
	char what = k->flags & T_DIGIT      ? SIGN_NUMBER
		    : k->flags & T_CASELESS ? SIGN_CASELESS
		    : k->flags & T_UPPER    ? SIGN_UPPER
		    : k->flags & T_INITIAL  ? SIGN_INITIAL
		    : k->flags & T_CAP      ? SIGN_CAPITAL
					    : SIGN_SMALL;

	if ((n == 0 || l->sign[n - 1] != what) && n + 1 < LABEL_SIGN)
		l->sign[n] = what;
}

/* A word in small letters: "von", "of", "and"; any where the document may
 * justify it: "El señor PRESIDENTE". */
static int
label_small(const struct tokens *t, size_t i, struct label *l)
{
	static const enum vdm_word_use joints[] = {X_OF, X_FOR, X_AND, X_TO};
	const struct token *k = &t->t[i];
	size_t j;

	if (l->words == 0)
		return 0;
	if (k->classes & W_PARTICLE) {
		l->small += (k->classes & W_FUNCTION) != 0;
		return 1;
	}
	l->small++;
	for (j = 0; j < sizeof(joints) / sizeof(joints[0]); j++)
		if (vdm_word_does(t, i, joints[j]))
			return 1;
	l->hon |= (k->classes & W_HON) != 0;
	l->office |= (k->classes & (W_OFFICE | W_ROLE)) != 0;
	/* "M. le ministre des canaux" */
	if (l->the && l->hon && l->office &&
	    (k->classes & (W_OFFICE | W_MATTER | W_OFFMOD)))
		return 1;
	/* what says what somebody did is a sentence, and no label */
	if (!(k->classes & (W_ARTICLE | W_PARTICLE)) &&
	    (k->classes & (W_SAY | W_THINK | W_GESTURE | W_PAST | W_AUX |
			   W_PRONOUN | W_FIRST | W_RELATIVE)))
		return 0;
	/* "Mme Lind, ministre auprès du ministre de la transition écologique"
	 */
	if (l->key_end > 0 && l->office && (l->hon || l->upper > 0))
		return 1;
	return ++l->loose <= LOOSE_WORDS;
}

/* A word that may stand in a label, counted by what it is; 0 if it may not. */
static int
label_word(const struct tokens *t, size_t i, struct label *l)
{
	const struct token *k = &t->t[i];

	if (k->flags & T_POSSESSIVE)
		return 0;
	if (k->flags & T_CASELESS) {
		l->caseless++;
		l->hon |= (k->classes & W_HON) != 0;
		l->office |= (k->classes & (W_OFFICE | W_ROLE)) != 0;
		return 1;
	}
	if (k->flags & T_DIGIT) {
		l->digits = 1;
		return l->words > 0 && k->end - k->start <= LABEL_DIGITS;
	}
	/* "An Chair:", "An Deputy Speaker:" */
	if ((k->classes & W_ARTICLE) ||
	    (l->words == 0 && !(k->flags & T_INITIAL) &&
	     vdm_word_does(t, i, X_A)))
		return label_article(t, i, l);
	if (!(k->flags & T_CAP))
		return label_small(t, i, l);
	/* "Several Hon. Members", but no sentence that begins so */
	if ((k->classes & W_FUNCTION) && !(k->flags & T_INITIAL) &&
	    !(l->words == 0 && vdm_word_does(t, i, X_PART))) {
		if (!(k->flags & T_UPPER) && ++l->loose > LOOSE_WORDS)
			return 0;
		l->small++; /* "OF", "FOR" */
	}
	l->hon |= (k->classes & W_HON) != 0;
	l->office |= (k->classes & (W_OFFICE | W_ROLE)) != 0;
	l->upper += (k->flags & T_UPPER) != 0;
	l->initials += (k->flags & T_INITIAL) != 0;
	return 1;
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
		next = bracket_end(t, k);
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

	if (k->end - k->start > ABBREVIATION_BYTES || i + 2 >= t->n)
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

/* "DR. (SMT.) LEE": another honorific in brackets; the token behind it, or 0.
 */
static size_t
second_honorific(const struct tokens *t, size_t i, size_t next)
{
	return i > 1 && vdm_punct(t, i, '(') && (t->t[i + 1].classes & W_HON) &&
		       next <= i + BRACKETED_HONORIFIC && next < t->n &&
		       (t->t[next].flags & T_CAP)
		   ? next
		   : 0;
}

/* Whether the words from `start` up to the stop could be a name with its stop.
 */
static int
stop_is_of_word(const struct tokens *t, size_t start, size_t i)
{
	const struct token *k = &t->t[i - 1];

	if (t->t[i].flags & T_SPACED)
		return 0;
	if (i + 1 < t->n && (t->t[i + 1].flags & T_WORD) &&
	    !(t->t[i + 1].flags & T_SPACED))
		return 1; /* "Sr.a", "B.K." */
	if (is_degree(t, i) ||
	    ((k->classes & W_HON) && vdm_punct(t, i + 1, '(') &&
	     second_honorific(t, i + 1, bracket_end(t, i + 1)) > 0))
		return 1;
	/* "M. van der Lind" */
	if ((k->flags & T_INITIAL) && i + 1 < t->n &&
	    ((t->t[i + 1].flags & (T_CAP | T_PUNCT)) ||
	     (t->t[i + 1].classes & W_PARTICLE)))
		return i != start + 1 || !vdm_is_part_letter(t, start) ||
		       /* "A. L.:" */
		       ((t->t[i + 1].flags & T_INITIAL) &&
			vdm_punct(t, i + 2, '.') && vdm_is_colon(t, i + 3));
	/* "M. le président." */
	if ((k->classes & W_HON) && k->end - k->start <= ABBREVIATION_BYTES &&
	    i + 1 < t->n && (t->t[i + 1].flags & (T_WORD | T_CAP)) == T_WORD)
		return 1;
	/* "Ann Lee, Parl. Staatssekretärin beim ...": a short word before an
	 * office, behind the name's comma */
	if (k->end - k->start <= ABBREVIATION_BYTES && i > start + 2 &&
	    vdm_punct(t, i - 2, ',') && i + 1 < t->n &&
	    (t->t[i + 1].classes & W_OFFICE))
		return 1;
	/* "M. le maire." */
	if (k->end - k->start > ABBREVIATION_BYTES || i + 1 >= t->n ||
	    !(t->t[i + 1].flags & T_CAP) ||
	    (i >= start + 2 && (k->classes & W_OFFICE) &&
	     (t->t[i - 2].classes & W_ARTICLE)))
		return 0;
	/* "Abg. Dkfm. Holter:": an abbreviation that no table has */
	return (k->classes & W_HON) || colon_ahead(t, i + 1);
}

/* What all labels have, however they end; only a label that has words is one.
 */
static int
label_finish(const struct tokens *t, size_t i, struct label *l,
	     enum label_style style, size_t len)
{
	size_t k = i;

	l->word_end = i > 0 ? t->t[i - 1].end : 0;
	if (l->name_end > l->word_end)
		l->word_end = l->name_end;
	if (l->name_end == 0)
		l->name_end = l->word_end;
	if (l->key_end == 0 || l->key_end > l->name_end)
		l->key_end = l->name_end;
	if ((style == L_STOP || style == L_COLON) && vdm_is_dash(t, k + 1)) {
		k++;
		l->dashed = 1;
	}
	if (style == L_ALONE) {
		l->end = len;
	} else if (style == L_GAP) {
		l->end = l->word_end;
	} else {
		l->end = t->t[k].end;
	}
	l->style = style;
	return l->words > 0;
}

/* "ANN LEE (s) replik:": a word in small letters, and the colon. */
static int
is_remark(const struct tokens *t, size_t i)
{
	return vdm_is_colon(t, i + 1) &&
	       (t->t[i].flags & (T_WORD | T_CAP)) == T_WORD &&
	       !(t->t[i].classes & (W_SAY | W_THINK | W_GESTURE | W_PAST));
}

/* "1. Hon ANN LEE (Leader) to the Minister of Rivers: Is it true ...": whom a
 * question is put to stands before its colon; the colon, or 0. */
static size_t
addressee_end(const struct tokens *t, size_t i, const struct label *l)
{
	size_t k;

	if (!vdm_word_does(t, i, X_TO) || !l->bracketed ||
	    (!l->hon && !l->office && l->upper == 0))
		return 0;
	for (k = i + 1; k < t->n && k < i + OFFICE_WORDS; k++) {
		if (vdm_is_colon(t, k))
			return k;
		if (t->t[k].flags & T_PUNCT
			? !vdm_punct(t, k, ',')
			: !(t->t[k].flags & T_CAP) &&
			      !(t->t[k].classes &
				(W_FUNCTION | W_ARTICLE | W_MATTER)))
			return 0;
	}
	return 0;
}

/* "Senator Ann Lee (North Lund)": a name stands behind the office, and what is
 * in brackets at token i is no holder of it. */
static int
names_holder(const struct tokens *t, size_t i, const struct label *l)
{
	size_t k = i;

	while (
	    k > 0 &&
	    (t->t[k - 1].flags & (T_WORD | T_CAP)) == (T_WORD | T_CAP) &&
	    !(t->t[k - 1].classes & (W_OFFICE | W_ROLE | W_MATTER | W_OFFMOD |
				     W_BODY | W_NATION | W_FUNCTION)))
		k--;
	return !l->the && l->small == 0 && k < i && k > 0 &&
	       (t->t[k - 1].classes & W_OFFICE) != 0;
}

/* "Secretary-General": a hyphen within a word. */
static int
is_hyphen(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '-') && !(t->t[i].flags & T_SPACED) &&
	       !vdm_punct(t, i - 1, ')') && i + 1 < t->n &&
	       (t->t[i + 1].flags & T_WORD) && !(t->t[i + 1].flags & T_SPACED);
}

/* "Mr. LIND (Norland), Rapporteur of the Committee:": whether a comma behind
 * the bracket begins an office that leads to the colon. */
static int
office_behind(const struct tokens *t, size_t i, const struct label *l)
{
	size_t k;
	int office = 0;

	if (!vdm_punct(t, i, ',') || (!l->hon && !l->office && l->upper == 0))
		return 0;
	for (k = i + 1; k < t->n && k < i + OFFICE_WORDS; k++) {
		if (vdm_is_colon(t, k))
			return office;
		if ((t->t[k].flags & T_PUNCT) && !vdm_punct(t, k, ',') &&
		    !is_hyphen(t, k))
			return 0;
		office |= (t->t[k].classes & (W_OFFICE | W_ROLE)) != 0;
	}
	return 0;
}

/* What stands in brackets from token i to `next` amid a label: 0 when the
 * label does not go on, or end, behind it. */
static int
label_bracket(struct ctx *c, const struct tokens *t, size_t i, size_t next,
	      struct label *l)
{
	struct mention m;

	int named = vdm_mention_at(c, t, i + 1, &m) && m.hon;

	/* a name in brackets belongs to the key, a place or a manner does
	 * not; who is named there holds the office before them */
	if (l->name_end == 0 && !named)
		l->name_end = t->t[i - 1].end;
	l->held |= (l->office || l->the) && !names_holder(t, i, l);
	l->office |= named && l->loose == 0;
	l->bracketed = 1;
	return is_remark(t, next) || vdm_is_colon(t, next) ||
	       addressee_end(t, next, l) > 0 || vdm_punct(t, next, '.') ||
	       vdm_closes(t, next) != 0 || vdm_is_dash(t, next) ||
	       vdm_is_gap(t, next) || (t->t[next - 1].flags & T_CASELESS) ||
	       l->caseless > 0 || office_behind(t, next, l);
}

/* A stop that ends a label: ".", ".:", ".-". */
static int
label_stop(const struct tokens *t, size_t i, struct label *l, size_t len)
{
	if (vdm_is_colon(t, i + 1))
		return label_finish(t, i + 1, l, L_COLON, len);
	if (t->t[i].flags & T_SPACED) /* "OPENING . . . . 3" */
		return 0;
	if (i + 1 < t->n && !(t->t[i + 1].flags & T_SPACED) &&
	    !vdm_is_dash(t, i + 1))
		return 0;
	/* "Qu. no. 5": what is said begins with a capital */
	if (i + 1 < t->n && l->words == 1 && l->initials == 0 &&
	    (t->t[i + 1].flags & (T_WORD | T_CAP | T_DIGIT | T_CASELESS)) ==
		T_WORD)
		return 0;
	return label_finish(t, i, l, L_STOP, len);
}

/* "MR. LIND:That is not enough.": the typist left out the space. What says by
 * its capitals or its title that it is a name may be so. */
static int
is_tight(const struct tokens *t, size_t i, const struct label *l)
{
	return (l->hon || l->office || l->upper + l->initials >= l->words) &&
	       (t->t[i + 1].flags & T_CAP) != 0;
}

/* What a mark at token i, behind words, makes of the label. */
static int
label_mark(const struct tokens *t, size_t i, struct label *l, size_t len)
{
	size_t end = i > 0 ? t->t[i - 1].end : 0;

	i += vdm_emphasis_end(t, i);
	if (vdm_is_colon(t, i)) {
		const size_t more = vdm_emphasis_end(t, i + 1);

		if (l->name_end == 0)
			l->name_end = end;
		if (more == 0 && i + 1 < t->n &&
		    !(t->t[i + 1].flags & T_SPACED) && vdm_punct(t, i, ':') &&
		    !is_tight(t, i, l))
			return 0;
		if (!label_finish(t, i, l, L_COLON, len))
			return 0;
		l->word_end = end > l->name_end ? end : l->name_end;
		l->end = more > 0 ? t->t[i + more].end : l->end;
		return 1;
	}
	if (vdm_punct(t, i, '.'))
		return label_stop(t, i, l, len);
	if (vdm_punct(t, i, '-') && vdm_punct(t, i + 1, '-'))
		return label_finish(t, i + 1, l, L_DASH, len);
	/* a hyphen with a space or a bracket before it, or a space behind it */
	if (vdm_is_dash(t, i) &&
	    (!vdm_punct(t, i, '-') || (t->t[i].flags & T_SPACED) ||
	     vdm_punct(t, i - 1, ')') ||
	     (i + 1 < t->n && (t->t[i + 1].flags & T_SPACED))))
		return label_finish(t, i, l, L_DASH, len);
	return 0;
}

/* "ANNA LIND - RAY:": a hyphen that typists set off, amid a double name; on
 * both sides are words of one look, and none of them an office's. */
static int
is_double_name(const struct tokens *t, size_t i)
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

/* Whether a label goes on past the mark at token i: "MR. X, Chairman:". */
static int
goes_past(const struct tokens *t, size_t start, size_t i)
{
	return is_hyphen(t, i) || is_double_name(t, i) ||
	       vdm_punct(t, i, ',') || vdm_punct(t, i, '&') ||
	       (vdm_punct(t, i, '.') && stop_is_of_word(t, start, i));
}

/* "Anna Laine /kesk:", of a party behind a slash. */
static int
is_party(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '/') && (t->t[i].flags & T_SPACED) &&
	       i + 1 < t->n && (t->t[i + 1].flags & T_WORD) &&
	       !(t->t[i + 1].flags & T_SPACED);
}

/* A word of a label of voices, behind those that say that it is one. */
static int
floor_word(const struct token *k)
{
	return !(k->flags & T_POSSESSIVE) &&
	       !(k->classes & (W_SAY | W_THINK | W_GESTURE | W_PAST | W_AUX |
			       W_PRONOUN | W_FIRST | W_RELATIVE));
}

/* "THE MINISTER OF STATE IN THE MINISTRY OF TEXTILES", "Ann Lee, secretary of
 * state for ...": an office has more words than a name. */
static int
words_most(const struct label *l)
{
	return (l->the && l->office) || l->key_end > 0 ? OFFICE_WORDS
						       : LABEL_WORDS;
}

/* A label that says to whom: it ends at the colon, its words before. */
static int
label_to(const struct tokens *t, size_t i, size_t colon, struct label *l,
	 size_t len)
{
	int found = label_finish(t, i, l, L_COLON, len);

	l->end = t->t[colon].end;
	return found;
}

int
vdm_label_words(struct ctx *c, const struct tokens *t, size_t i, size_t n,
		struct label *l)
{
	size_t start = i, next, used;

	memset(l, 0, sizeof(*l));
	l->key = -1;
	l->start = i < t->n ? t->t[i].start : 0;
	l->group = vdm_rule_at_token(c, t, i, P_FLOOR, &used) != NULL;
	while (l->group && i < start + used) {
		label_sign(l, &t->t[i]);
		l->words += (t->t[i++].flags & T_WORD) != 0;
	}
	while (i < t->n && l->words < words_most(l)) {
		if (l->group && (t->t[i].flags & T_WORD)) {
			if (!floor_word(&t->t[i]))
				return 0;
			label_sign(l, &t->t[i]);
			l->words++;
			i++;
			continue;
		}
		if (t->t[i].flags & T_WORD) {
			if (!label_word(t, i, l))
				return 0;
			label_sign(l, &t->t[i]);
			l->words++;
			i++;
			continue;
		}
		if (l->words == 0)
			return 0;
		next = bracket_end(t, i);
		if (next > i && second_honorific(t, i, next) > 0) {
			i = next;
		} else if (next > i) {
			if (!label_bracket(c, t, i, next, l))
				return 0;
			i = next + (size_t)is_remark(t, next);
			next = addressee_end(t, i, l);
			if (next > 0)
				return label_to(t, i, next, l, n);
		} else if (is_party(t, i)) {
			if (l->name_end == 0)
				l->name_end = t->t[i - 1].end;
			l->bracketed = 1;
			i += 2;
		} else if (goes_past(t, start, i)) {
			if (vdm_punct(t, i, ',') && l->key_end == 0)
				l->key_end = t->t[i - 1].end;
			next = vdm_punct(t, i, ',') && l->upper > 0 &&
				       l->loose == 0
				   ? vdm_direction_end(t, i)
				   : 0;
			if (next > 0) {
				l->name_end = l->key_end;
				return label_mark(t, next, l, n);
			}
			i++;
		} else {
			return label_mark(t, i, l, n);
		}
	}
	/* nothing but the label stands in its line, a mark perhaps after it */
	if (i >= t->n && l->words > 0 && t->t[t->n - 1].end + 2 >= n)
		return label_finish(t, i, l, L_ALONE, n);
	return 0;
}

/* The same, set off by a gap: "PYM    Which of the clocks is right?" */
static int
gap_from(const struct tokens *t, size_t i, size_t n, struct label *l)
{
	size_t next, start = i;

	memset(l, 0, sizeof(*l));
	l->key = -1;
	l->start = i < t->n ? t->t[i].start : 0;
	for (; i < t->n && l->words <= GAP_WORDS; i = next) {
		next = i + 1;
		if (l->words > 0 && vdm_is_gap(t, i) &&
		    !(t->t[i - 1].flags & T_PUNCT && t->t[i - 1].cp == ','))
			return label_finish(t, i, l, L_GAP, n) &&
			       t->t[i].end <= n;
		if (t->t[i].flags & T_WORD) {
			if (!label_word(t, i, l))
				return 0;
			label_sign(l, &t->t[i]);
			l->words++;
		} else if (l->words > 0 && bracket_end(t, i) > i) {
			l->bracketed = 1;
			next = bracket_end(t, i);
		} else if (l->words == 0 || !goes_past(t, start, i)) {
			return 0;
		}
	}
	return 0;
}

/* "Orlov S. P., chairman of the board. You are": an office behind the comma at
 * token i, up to a stop with more behind it. */
static int
office_stop(const struct tokens *t, size_t i, size_t n, struct label *l)
{
	size_t k;

	for (k = i + 1; k + 1 < t->n && k < i + OFFICE_TOKENS; k++) {
		if (!vdm_punct(t, k, '.')) {
			if (vdm_is_colon(t, k) || vdm_punct(t, k, '?') ||
			    vdm_punct(t, k, '!'))
				return 0;
			continue;
		}
		if (k > i + 1 && (t->t[k + 1].flags & T_SPACED) &&
		    (t->t[k + 1].flags & T_CAP) &&
		    !(t->t[k - 1].flags & T_INITIAL)) {
			l->name_end = l->key_end;
			return label_finish(t, k, l, L_STOP, n);
		}
	}
	return 0;
}

/* "Orlov S. P. You are": initials behind the name; where they end. */
static int
initials_behind(const struct tokens *t, size_t start, size_t n, struct label *l)
{
	size_t i = start;

	memset(l, 0, sizeof(*l));
	l->key = -1;
	while (i < t->n && (t->t[i].flags & T_WORD) &&
	       (t->t[i].flags & (T_CAP | T_INITIAL)) == T_CAP &&
	       !(t->t[i].classes & (W_HON | W_FUNCTION))) {
		label_sign(l, &t->t[i]);
		l->words++;
		i++;
	}
	l->start = start < t->n ? t->t[start].start : 0;
	if (l->words == 0 || l->words > 2)
		return 0;
	while (i + 1 < t->n && (t->t[i].flags & T_INITIAL) &&
	       vdm_punct(t, i + 1, '.')) {
		label_sign(l, &t->t[i]);
		l->initials++;
		l->words++;
		i += 2;
	}
	if (l->initials > 0 && vdm_punct(t, i, ',')) {
		l->key_end = t->t[i - 1].end;
		return office_stop(t, i, n, l);
	}
	if (l->initials == 0 || i >= t->n || !(t->t[i].flags & T_SPACED) ||
	    !(t->t[i].flags & (T_CAP | T_PUNCT)) ||
	    (t->t[i].flags & T_PUNCT && vdm_closes(t, i) == 0))
		return 0;
	l->name_end = t->t[i - 1].end; /* the stop is the initial's, too */
	return label_finish(t, i - 1, l, L_STOP, n);
}

/* "(Mr. Lind) It leaks.": evidence whose answers bear a name in brackets, with
 * its honorific. */
static int
whole_bracket(const struct tokens *t, struct label *l)
{
	size_t k, end = bracket_end(t, 0);

	memset(l, 0, sizeof(*l));
	l->key = -1;
	if (end < NUMBER_TOKENS || end >= t->n || !vdm_punct(t, 0, '(') ||
	    !(t->t[1].classes & W_HON) || !(t->t[end].flags & T_WORD))
		return 0;
	for (k = 1; k + 1 < end; k++) {
		if (t->t[k].flags & T_WORD) {
			if (!label_word(t, k, l))
				return 0;
			label_sign(l, &t->t[k]);
			l->words++;
		} else if (!vdm_punct(t, k, '.')) {
			return 0;
		}
	}
	l->start = t->t[1].start;
	l->name_end = l->word_end = l->key_end = t->t[end - 2].end;
	l->end = t->t[end - 1].end;
	l->style = L_COLON;
	return l->words > 1 && l->loose == 0;
}

/* The label that begins at token i, however it is set off. A colon tells most;
 * a gap more than what only the document's use of it can justify. */
static int
label_at(struct ctx *c, const struct tokens *t, size_t i, size_t n,
	 struct label *l)
{
	struct label other;
	int found = vdm_label_words(c, t, i, n, l);

	if (found && (l->style == L_COLON || l->dashed))
		return 1;
	if (gap_from(t, i, n, &other) || initials_behind(t, i, n, &other)) {
		/* "Mr. LIND  -  It leaks." */
		if (found && l->style == L_DASH && l->loose == 0 &&
		    l->word_end == other.word_end)
			return 1;
		*l = other;
		return 1;
	}
	return found && (l->loose == 0 || (l->style != L_ALONE && l->end < n));
}

/* What the words are of a label that a person stated. */
static void
label_weigh(struct ctx *c, const char *s, struct label *l)
{
	struct tokens *t = &c->tok;
	struct label seen = *l;
	struct mention m;
	size_t i, used;

	seen.words = 0;
	vdm_tokens(c, t, s + l->start, l->word_end - l->start, LABEL_TOKENS);
	seen.group = vdm_rule_at_token(c, t, 0, P_FLOOR, &used) != NULL;
	for (i = 0; i < t->n && t->t[i].end <= l->name_end - l->start; i++) {
		if (!(t->t[i].flags & T_WORD))
			continue;
		(void)label_word(t, i, &seen);
		label_sign(&seen, &t->t[i]);
		seen.words++;
	}
	seen.loose = 0;
	seen.held = l->bracketed && (seen.office || seen.the);
	for (; l->bracketed && i < t->n; i++)
		if (vdm_closes(t, i) != 0 && vdm_mention_at(c, t, i + 1, &m) &&
		    m.hon)
			seen.name_end = seen.key_end = l->word_end;
	*l = seen;
}

int
vdm_label_set_off(struct ctx *c, const char *s, size_t n, struct label *l)
{
	struct tokens *t = &c->tok;
	enum label_prefix prefix;
	size_t i;

	if (vdm_label_own(c, s, n, l)) {
		label_weigh(c, s, l);
		return 1;
	}
	if (vdm_style_has_labels(c)) /* and nothing else is a label */
		return 0;
	vdm_tokens(c, t, s, n < LABEL_BYTES ? n : LABEL_BYTES, LABEL_TOKENS);
	if (whole_bracket(t, l))
		return 1;
	i = vdm_count_end(t);
	if (i > 0 && label_at(c, t, i, n, l) && l->loose == 0 &&
	    (l->style == L_COLON || l->style == L_GAP)) {
		l->prefix = BEFORE_COUNT;
		return 1;
	}
	i = vdm_label_start(t, &prefix);
	if (!label_at(c, t, i, n, l))
		return 0;
	l->prefix = prefix;
	return 1;
}
