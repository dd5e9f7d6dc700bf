/* SPDX-License-Identifier: MIT */
/* The label that a line may begin with: "MR. X:", "The President.", "Q.". */
#include <string.h>

#include "prose/lines/label.h"
#include "prose/lines/marks.h"
#include "prose/lines/own.h"
#include "prose/style/style.h"

enum {
	/* Bytes and words of a line that a label is looked for in; a label has
	 * at most LABEL_WORDS words, and what is put in brackets. */
	LABEL_BYTES = 220,
	LABEL_TOKENS = 34,
	LABEL_WORDS = 9,
	OFFICE_WORDS = 18,
	LOOSE_WORDS = 4,
	OFFICE_TOKENS = 18, /* of an office behind a name with initials */
	/* Words of a label that a gap sets off. */
	GAP_WORDS = 6,
	/* Digits of "Speaker 12"; a number that is longer is a year. */
	LABEL_DIGITS = 3,
	/* Words of a numbered paragraph's number, and one behind: "3. Mr." */
	NUMBER_TOKENS = 3
};

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

/* An honorific, an office: what says of the words beside it that they name
 * somebody. */
static void
count_titles(struct label *l, const struct token *k)
{
	l->hon |= (k->classes & W_HON) != 0;
	l->office |= (k->classes & (W_OFFICE | W_ROLE)) != 0;
}

/* A word in small letters: "von", "of", "and"; any where the document may
 * justify it: "El señor PRESIDENTE". */
static int
label_small(const struct tokens *t, size_t i, struct label *l)
{
	static const enum vdm_word_use joints[] = {X_OF, X_FOR, X_AND, X_TO};
	const struct token *k = &t->t[i];
	size_t j;

	if (l->words == 0) { /* "κ. Παπάς:" */
		l->hon = (k->classes & W_HON) != 0;
		return l->hon;
	}
	if (k->classes & W_PARTICLE) {
		l->small += (k->classes & W_FUNCTION) != 0;
		return 1;
	}
	l->small++;
	for (j = 0; j < sizeof(joints) / sizeof(joints[0]); j++)
		if (vdm_word_does(t, i, joints[j]))
			return 1;
	count_titles(l, k);
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

/* "An Chair:", "An Deputy Speaker:": an article, also one that is none before
 * other words. */
static int
is_article(const struct tokens *t, size_t i, const struct label *l)
{
	return (t->t[i].classes & W_ARTICLE) ||
	       (l->words == 0 && !(t->t[i].flags & T_INITIAL) &&
		vdm_word_does(t, i, X_A));
}

/* "OF", "FOR": a capital makes no name of it, and no more of a sentence's
 * first word; "Several Hon. Members" begins a label. */
static int
is_function(const struct tokens *t, size_t i, const struct label *l)
{
	const struct token *k = &t->t[i];

	return (k->classes & W_FUNCTION) && !(k->flags & T_INITIAL) &&
	       !(l->words == 0 && vdm_word_does(t, i, X_PART));
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
		count_titles(l, k);
		return 1;
	}
	if (k->flags & T_DIGIT) {
		l->digits = 1;
		return l->words > 0 && k->end - k->start <= LABEL_DIGITS;
	}
	if (is_article(t, i, l))
		return label_article(t, i, l);
	if (!(k->flags & T_CAP))
		return label_small(t, i, l);
	if (is_function(t, i, l)) {
		if (!(k->flags & T_UPPER) && ++l->loose > LOOSE_WORDS)
			return 0;
		l->small++;
	}
	count_titles(l, k);
	l->upper += (k->flags & T_UPPER) != 0;
	l->initials += (k->flags & T_INITIAL) != 0;
	return 1;
}

/* A word of a label of voices, behind those that say that it is one. */
static int
floor_word(const struct token *k)
{
	return !(k->flags & T_POSSESSIVE) &&
	       !(k->classes & (W_SAY | W_THINK | W_GESTURE | W_PAST | W_AUX |
			       W_PRONOUN | W_FIRST | W_RELATIVE));
}

int
vdm_label_take(const struct tokens *t, size_t i, struct label *l)
{
	if (l->group ? !floor_word(&t->t[i]) : !label_word(t, i, l))
		return 0;
	label_sign(l, &t->t[i]);
	l->words++;
	return 1;
}

/* A label that begins at token i, of which nothing is read yet. */
static void
label_begin(const struct tokens *t, size_t i, struct label *l)
{
	memset(l, 0, sizeof(*l));
	l->key = -1;
	l->start = i < t->n ? t->t[i].start : 0;
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
	       !vdm_punct(t, i - 1, ')') && vdm_is_joined_word(t, i + 1);
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

/* Whether a label ends behind a bracket, at token i. */
static int
ends_behind(const struct tokens *t, size_t i, const struct label *l)
{
	return vdm_is_colon(t, i) || vdm_punct(t, i, '.') ||
	       vdm_is_dash(t, i) || vdm_is_gap(t, i) || is_remark(t, i) ||
	       addressee_end(t, i, l) > 0;
}

/* Whether it goes on there: with another bracket, an office; a label of a
 * script without capitals goes on with any word. */
static int
goes_on_behind(const struct tokens *t, size_t i, const struct label *l)
{
	return vdm_closes(t, i) != 0 || (t->t[i - 1].flags & T_CASELESS) ||
	       l->caseless > 0 || office_behind(t, i, l) ||
	       (vdm_punct(t, i, ',') && vdm_aside_end(t, i, 0) > 0);
}

/* What stands in brackets from token i to `next` amid a label: 0 when the
 * label does not go on, or end, behind it. */
static int
label_bracket(struct ctx *c, const struct tokens *t, size_t i, size_t next,
	      struct label *l)
{
	struct mention m;
	const int named = vdm_mention_at(c, t, i + 1, &m) && m.hon;

	/* a name in brackets belongs to the key, a place or a manner does
	 * not; who is named there holds the office before them */
	if (l->name_end == 0 && !named)
		l->name_end = t->t[i - 1].end;
	l->held |= (l->office || l->the) && !names_holder(t, i, l);
	l->office |= named && l->loose == 0;
	l->bracketed = 1;
	return ends_behind(t, next, l) || goes_on_behind(t, next, l);
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
	/* "田中:はい": signs have no spaces between words */
	if (l->caseless > 0 && l->caseless == l->words)
		return (t->t[i + 1].flags & T_CASELESS) != 0;
	return (l->hon || l->office || l->upper + l->initials >= l->words) &&
	       (t->t[i + 1].flags & T_CAP) != 0;
}

/* A colon at token i, marks of emphasis behind it perhaps; `end`: of the words
 * before. */
static int
label_colon(const struct tokens *t, size_t i, size_t end, struct label *l,
	    size_t len)
{
	const size_t more = vdm_emphasis_end(t, i + 1);

	if (l->name_end == 0)
		l->name_end = end;
	if (more == 0 && i + 1 < t->n && !(t->t[i + 1].flags & T_SPACED) &&
	    vdm_punct(t, i, ':') && !is_tight(t, i, l))
		return 0;
	if (!label_finish(t, i, l, L_COLON, len))
		return 0;
	l->word_end = end > l->name_end ? end : l->name_end;
	l->end = more > 0 ? t->t[i + more].end : l->end;
	return 1;
}

/* A dash; a hyphen is one with a space or a bracket before it, or a space
 * behind it. */
static int
parts_words(const struct tokens *t, size_t i)
{
	if (!vdm_punct(t, i, '-'))
		return vdm_is_dash(t, i);
	return (t->t[i].flags & T_SPACED) || vdm_punct(t, i - 1, ')') ||
	       vdm_token_has(t, i + 1, T_SPACED);
}

/* What a mark at token i, behind words, makes of the label. */
static int
label_mark(const struct tokens *t, size_t i, struct label *l, size_t len)
{
	size_t end = i > 0 ? t->t[i - 1].end : 0;

	i += vdm_emphasis_end(t, i);
	if (vdm_is_colon(t, i))
		return label_colon(t, i, end, l, len);
	if (vdm_punct(t, i, '.'))
		return label_stop(t, i, l, len);
	if (vdm_punct(t, i, '-') && vdm_punct(t, i + 1, '-'))
		return label_finish(t, i + 1, l, L_DASH, len);
	return parts_words(t, i) && label_finish(t, i, l, L_DASH, len);
}

/* Whether a label goes on past the mark at token i: "MR. X, Chairman:". */
static int
goes_past(const struct tokens *t, size_t start, size_t i)
{
	return is_hyphen(t, i) || vdm_is_hanging(t, i) ||
	       vdm_is_double_name(t, i) || vdm_is_breath(t, i) ||
	       vdm_punct(t, i, ',') || vdm_punct(t, i, '&') ||
	       vdm_is_unknown(t, i) ||
	       (vdm_punct(t, i, '.') && vdm_stop_is_of_word(t, start, i));
}

/* "Anna Laine /kesk:", of a party behind a slash. */
static int
is_party(const struct tokens *t, size_t i)
{
	return vdm_punct(t, i, '/') && (t->t[i].flags & T_SPACED) &&
	       vdm_is_joined_word(t, i + 1);
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

/* Reading the words of a label, one after another. */
struct reading {
	struct ctx *c;
	const struct tokens *t;
	size_t start, len; /* its first token; the bytes of the line */
	size_t i;          /* the token that is read next */
	struct label *l;
	int found; /* whether it is one, when nothing more is of it */
};

/* "Several members from the left:": the words that say that voices follow. */
static void
read_voices(struct reading *r)
{
	size_t used;

	r->l->group =
	    vdm_rule_at_token(r->c, r->t, r->start, P_FLOOR, &used) != NULL;
	while (r->l->group && r->i < r->start + used) {
		label_sign(r->l, &r->t->t[r->i]);
		r->l->words += (r->t->t[r->i++].flags & T_WORD) != 0;
	}
}

/* Reads on past what is in brackets, before token `next`; 0: it ends there. */
static int
read_bracket(struct reading *r, size_t next)
{
	size_t colon;

	if (vdm_second_honorific(r->t, r->i, next) > 0) {
		r->i = next;
		return 1;
	}
	if (!label_bracket(r->c, r->t, r->i, next, r->l))
		return 0;
	r->i = next + (size_t)is_remark(r->t, next);
	colon = addressee_end(r->t, r->i, r->l);
	if (colon == 0)
		return 1;
	r->found = label_to(r->t, r->i, colon, r->l, r->len);
	return 0;
}

/* The same past a mark that joins words; behind a comma a stage direction may
 * stand, with which the label ends: "NORA, drawing the curtain. -". */
static int
read_joint(struct reading *r)
{
	const int comma = vdm_punct(r->t, r->i, ',');
	struct label *l = r->l;
	size_t next = 0, colon = 0;

	if (comma && l->key_end == 0)
		l->key_end = r->t->t[r->i - 1].end;
	if (comma && (l->upper > 0 || l->hon))
		colon = vdm_relative_end(r->t, r->i);
	if (colon > 0) {
		r->found = label_to(r->t, r->i, colon, l, r->len);
		return 0;
	}
	if (comma && l->loose == 0)
		next = vdm_aside_end(r->t, r->i, l->upper > 0);
	if (next == 0) {
		r->i++;
		return 1;
	}
	l->name_end = l->bracketed ? l->name_end : l->key_end;
	r->found = label_mark(r->t, next, l, r->len);
	return 0;
}

/* The same past whatever mark. */
static int
read_mark(struct reading *r)
{
	size_t next = vdm_bracket_end(r->t, r->i);

	if (next > r->i)
		return read_bracket(r, next);
	if (is_party(r->t, r->i)) {
		if (r->l->name_end == 0)
			r->l->name_end = r->t->t[r->i - 1].end;
		r->l->bracketed = 1;
		r->i += 2;
		return 1;
	}
	if (goes_past(r->t, r->start, r->i))
		return read_joint(r);
	r->found = label_mark(r->t, r->i, r->l, r->len);
	return 0;
}

/* "Ông Lộc cho rằng:": a verb of speaking in several words, which no label has
 * behind its name. */
static int
takes_floor(struct ctx *c, const struct tokens *t, size_t i,
	    const struct label *l)
{
	size_t used;

	return l->words > 0 && !l->group && !(t->t[i].flags & T_CAP) &&
	       vdm_rule_at_token(c, t, i, P_SPEAKS, &used) != NULL;
}

int
vdm_label_words(struct ctx *c, const struct tokens *t, size_t i, size_t n,
		struct label *l)
{
	struct reading r = {c, t, i, n, i, l, 0};

	label_begin(t, i, l);
	read_voices(&r);
	while (r.i < t->n && l->words < words_most(l)) {
		if (vdm_is_party_word(t, r.i) && l->words > 1) {
			l->name_end = t->t[r.i - 1].end;
			l->key_end = l->name_end;
			l->bracketed = 1;
			r.i++;
		} else if (t->t[r.i].flags & T_WORD) {
			if (takes_floor(c, t, r.i, l) ||
			    !vdm_label_take(t, r.i++, l))
				return 0;
		} else if (l->words == 0 || !read_mark(&r)) {
			return r.found;
		}
	}
	/* nothing but the label stands in its line, a mark perhaps after it */
	if (r.i >= t->n && l->words > 0 && t->t[t->n - 1].end + 2 >= n)
		return label_finish(t, r.i, l, L_ALONE, n);
	return 0;
}

/* The same, set off by a gap: "PYM    Which of the clocks is right?" */
static int
gap_from(const struct tokens *t, size_t i, size_t n, struct label *l)
{
	size_t next, start = i;

	label_begin(t, i, l);
	for (; i < t->n && l->words <= GAP_WORDS; i = next) {
		next = i + 1;
		if (l->words > 0 && vdm_is_gap(t, i) &&
		    !(t->t[i - 1].flags & T_PUNCT && t->t[i - 1].cp == ','))
			return label_finish(t, i, l, L_GAP, n) &&
			       t->t[i].end <= n;
		if (t->t[i].flags & T_WORD) {
			if (!vdm_label_take(t, i, l))
				return 0;
		} else if (l->words > 0 && vdm_bracket_end(t, i) > i) {
			l->bracketed = 1;
			next = vdm_bracket_end(t, i);
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

/* A surname of one or two words from token i on, taken into the label: the
 * token behind it, or 0. */
static size_t
take_surname(const struct tokens *t, size_t i, struct label *l)
{
	while (vdm_token_has(t, i, T_WORD) &&
	       (t->t[i].flags & (T_CAP | T_INITIAL)) == T_CAP &&
	       !(t->t[i].classes & (W_HON | W_FUNCTION))) {
		label_sign(l, &t->t[i]);
		l->words++;
		i++;
	}
	return l->words > 0 && l->words <= 2 ? i : 0;
}

/* The same of initials, each with its stop; or i. */
static size_t
take_initials(const struct tokens *t, size_t i, struct label *l)
{
	while (vdm_token_has(t, i, T_INITIAL) && vdm_punct(t, i + 1, '.')) {
		label_sign(l, &t->t[i]);
		l->initials++;
		l->words++;
		i += 2;
	}
	return i;
}

/* Whether what is said begins at token i, behind white space: with a capital,
 * or in brackets. */
static int
opens_words(const struct tokens *t, size_t i)
{
	return vdm_token_has(t, i, T_SPACED) &&
	       ((t->t[i].flags & T_PUNCT) ? vdm_closes(t, i) != 0
					  : (t->t[i].flags & T_CAP) != 0);
}

/* "Orlov S. P. You are": initials behind the name; where they end. */
static int
initials_behind(const struct tokens *t, size_t start, size_t n, struct label *l)
{
	size_t i;

	label_begin(t, start, l);
	i = take_surname(t, start, l);
	if (i == 0)
		return 0;
	i = take_initials(t, i, l);
	if (l->initials == 0)
		return 0;
	if (vdm_punct(t, i, ',')) {
		l->key_end = t->t[i - 1].end;
		if (office_stop(t, i, n, l))
			return 1;
		l->name_end = l->key_end;
		return t->n < LABEL_TOKENS && vdm_office_ends_line(t, i) &&
		       label_finish(t, t->n, l, L_ALONE, n);
	}
	if (!opens_words(t, i))
		return 0;
	l->name_end = t->t[i - 1].end; /* the stop is the initial's, too */
	return label_finish(t, i - 1, l, L_STOP, n);
}

/* "(Mr. Lind) It leaks.": evidence whose answers bear a name in brackets, with
 * its honorific. */
static int
whole_bracket(const struct tokens *t, struct label *l)
{
	size_t k, end = vdm_bracket_end(t, 0);

	label_begin(t, 1, l);
	if (end < NUMBER_TOKENS || end >= t->n || !vdm_punct(t, 0, '(') ||
	    !(t->t[1].classes & W_HON) || !(t->t[end].flags & T_WORD))
		return 0;
	for (k = 1; k + 1 < end; k++) {
		if (t->t[k].flags & T_WORD) {
			if (!vdm_label_take(t, k, l))
				return 0;
		} else if (!vdm_punct(t, k, '.')) {
			return 0;
		}
	}
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
	if (vdm_label_counted(c, t, n, l))
		return 1;
	i = vdm_label_start(t, &prefix);
	if (!label_at(c, t, i, n, l))
		return 0;
	l->prefix = prefix;
	return 1;
}
