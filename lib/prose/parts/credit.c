/* SPDX-License-Identifier: MIT */
/* References and credits: who translated, drafted, contributed. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/parts/credited.h"

enum {
	/* Words among the deeds that are none: "and also kindly". */
	CREDIT_WORDS = 6,
	/* Words of a note among which its reference and credits stand. */
	NOTE_WORDS = 200,
	/* Words of a degree of secrecy, with what is said beside it. */
	SECRECY_WORDS = 5,
	/* Bytes of a word that may be an abbreviation before a stop. */
	SHORT_BYTES = 3,
	/* Bytes of a sentence that says who did what to the record. */
	CREDIT_BYTES = 300,
	/* Bytes of a reference that names a library and no number. */
	HOLDING_BYTES = 300,
	/* Words of a date, and of an office. */
	DATE_TOKENS = 12,
	DAY_DIGITS = 2 /* of a day of the month */
};

/* Whether a word in it may be of a name, or it is where a program is found:
 * "s norského" says from what, and nobody. */
static int
may_be_called(const char *s, size_t n)
{
	int begins = 1;
	size_t i, used;
	uint32_t cp;

	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp == '/' ||
		    (begins && vdm_is_word(cp) && !vdm_is_lower(cp)))
			return 1;
		begins = !vdm_is_word(cp);
	}
	return 0;
}

/* So many are asked whether they name somebody already, as of sources. */
enum { CREDITS_KNOWN = 64 };

/*
 * A name that a field of this kind ends in already is the same person's: "Dr.
 * Ann Lee" of a label, and "Ann Lee" of a sentence. 0: no field was made.
 */
int
vdm_credit_put(struct ctx *c, enum vdm_field_id id, const char *label,
	       size_t label_n, const char *s, size_t n, const struct unit *u)
{
	struct vdm_field *f;
	size_t at = 0, seen = 0;
	const struct vdm_field *old;

	s = vdm_trim(s, &n);
	if (n == 0 || (id != VDM_F_DONOR && !may_be_called(s, n)) ||
	    vdm_credit_is_nobody(c, id, s, n))
		return 0;
	while (seen++ < CREDITS_KNOWN &&
	       (old = vdm_field_next(c->rec, id, &at)) != NULL)
		if (strlen(old->value) >= n &&
		    strncasecmp(old->value + strlen(old->value) - n, s, n) == 0)
			return 0;
	f = vdm_put(c, id, s, n, u);
	if (f != NULL && label_n > 0)
		vdm_label_put(c, f, label, label_n, u);
	return f != NULL;
}

/* The bytes of white space at s, one of it; 0 if there is none. */
static size_t
space_at(const char *s, size_t n)
{
	if (n > 0 && vdm_is_space((unsigned char)*s))
		return 1;
	return n > 1 && memcmp(s, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

/* Whether a name may begin at s: with a capital, a bracket, a figure. */
static int
may_name(const char *s, size_t n)
{
	size_t used;
	uint32_t cp = vdm_utf8_decode(s, n, &used);

	return n > 0 && !vdm_is_lower(cp);
}

/* The bytes of " and " at s, with a name to follow; 0 if none stands there. */
static size_t
joint_at(struct ctx *c, const char *s, size_t n)
{
	size_t before = space_at(s, n), word, after;

	if (before == 0)
		return 0;
	word = vdm_word_at(c, s + before, n - before, X_AND);
	if (word == 0)
		return 0;
	after = space_at(s + before + word, n - before - word);
	after += before + word;
	return after > before + word && after < n &&
		       may_name(s + after, n - after)
		   ? after
		   : 0;
}

/* The bytes of " / " at s, between two names; 0 if none stands there. */
static size_t
stroke_at(const char *s, size_t n)
{
	static const char stroke[] = " / ";
	const size_t k = sizeof(stroke) - 1;

	return n > k && memcmp(s, stroke, k) == 0 && may_name(s + k, n - k) ? k
									    : 0;
}

/* Where the name ends that s begins with, in a list of them: at a comma, or at
 * an "and", whose bytes are *joint then. */
static size_t
item_end(struct ctx *c, const char *s, size_t n, size_t *joint)
{
	size_t i;

	*joint = 0;
	for (i = 0; i < n && s[i] != ',' && s[i] != ';'; i++) {
		*joint = stroke_at(s + i, n - i);
		if (*joint == 0)
			*joint = joint_at(c, s + i, n - i);
		if (*joint > 0)
			break;
	}
	return i;
}

/* "May 26", "le 3 mars 1950", "3.V.1931": no name, but a date. */
static int
is_date(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct when w;
	size_t i;
	int months = 0, days = 0;

	if (vdm_when_find(c, s, n, &w) && w.has_date)
		return 1;
	vdm_tokens(c, t, s, n, DATE_TOKENS);
	for (i = 0; i < t->n; i++) {
		months += (t->t[i].classes & W_MONTH) != 0;
		days += (t->t[i].flags & T_DIGIT) != 0;
	}
	return months > 0 && days > 0;
}

/* ", Second Secretary": what the one is whose name stands before. */
static int
is_office_behind(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;

	vdm_tokens(c, t, s, n, DATE_TOKENS);
	return t->n > 0 &&
	       (t->t[t->n - 1].classes & (W_OFFICE | W_ROLE)) != 0 &&
	       vdm_evidence_person(c, s, n) == VDM_EV_NONE;
}

/* Whether more than one word stands there. */
static int
has_words(const char *s, size_t n)
{
	s = vdm_trim(s, &n);
	return memchr(s, ' ', n) != NULL;
}

/* A list of names: what is read of it so far. */
struct names {
	const char *s;
	size_t n, at;
	size_t from, len; /* the last name, with its office */
	int whole;        /* one has a given name, too */
	int joined;       /* "and" stands between the last two */
};

/* The next name of a list. 0: there is none, but its end, or the place and the
 * date behind it: "Ann Lee, Lund, 3 May 1950". */
static int
next_name(struct ctx *c, struct names *l)
{
	size_t len, joint, next;

	if (l->at >= l->n)
		return 0;
	len = item_end(c, l->s + l->at, l->n - l->at, &joint);
	next = l->at + len + (joint > 0 ? joint : 1);
	while (joint == 0 && next < l->n) {
		size_t more = item_end(c, l->s + next, l->n - next, &joint);

		if (!is_office_behind(c, l->s + next, more))
			break;
		len = next + more - l->at;
		next += more + (joint > 0 ? joint : 1);
	}
	l->from = l->at;
	l->len = len;
	l->at = next;
	l->joined = joint > 0;
	return 1;
}

/* Whether a place stands there and no name: one word behind whole names, at the
 * end or before a date. "Ann Lee, Moss and Ray" are three. */
static int
is_place_behind(struct ctx *c, const struct names *l, int joined)
{
	const char *s = l->s + l->from;
	size_t joint, more;

	if (!l->whole || joined || l->joined)
		return 0;
	if (l->at < l->n) {
		more = item_end(c, l->s + l->at, l->n - l->at, &joint);
		return is_date(c, l->s + l->at, more);
	}
	return !has_words(s, l->len) &&
	       vdm_evidence_person(c, s, l->len) != VDM_EV_FIRM;
}

/* Whether what stands behind a whole name and a comma is no name: "Ann Lee,
 * with the help of Bo Ray", "Ann Lee, library of the university". */
static int
is_other_behind(struct ctx *c, const struct names *l, int joined)
{
	return l->whole && !joined &&
	       vdm_evidence_person(c, l->s + l->from, l->len) == VDM_EV_NONE;
}

/* Names parted by "and" and commas: a field each. */
void
vdm_credit_list(struct ctx *c, enum vdm_field_id id, const char *label,
		size_t label_n, const char *s, size_t n, const struct unit *u)
{
	struct names l = {s, n, 0, 0, 0, 0, 0};
	int joined = 0, people = id != VDM_F_DONOR;

	while (next_name(c, &l)) {
		if (people && l.from > 0 &&
		    (is_date(c, s + l.from, l.len) ||
		     is_place_behind(c, &l, joined) ||
		     is_other_behind(c, &l, joined)))
			return;
		if (vdm_credit_put(c, id, label, label_n, s + l.from, l.len, u))
			label_n = 0;
		l.whole |= has_words(s + l.from, l.len);
		joined = l.joined;
	}
}

/* Whether what somebody did stands at s, and more after it. */
static int
is_deed(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return vdm_rule_at_start(c, s, n, P_DEED, &used) != NULL && used < n;
}

/* The bytes of a word that does this, and the space after it; or 0. */
static size_t
word_and_space(struct ctx *c, const char *s, size_t n, enum vdm_word_use use)
{
	size_t used = vdm_word_at(c, s, n, use);

	return used > 0 && used < n && s[used] == ' ' ? used + 1 : 0;
}

/* "... and translated by Y", "... for the Project": no part of the name. */
static int
ends_name(struct ctx *c, const char *s, size_t n)
{
	size_t skip = n > 0 && s[0] == ',', used;

	if (n <= skip || s[skip] != ' ')
		return 0;
	s += skip + 1;
	n -= skip + 1;
	if (skip == 0 && word_and_space(c, s, n, X_PAST_NAME) > 0)
		return 1;
	/* "Ann Lee without permission", "Anna Lind im Auftrag des Senats" */
	if (vdm_rule_at_start(c, s, n, P_BEHIND, &used) != NULL && used < n)
		return 1;
	/* "Ann Lee at Halden", but not "Ann in 't Veld" */
	used = skip > 0 ? 0 : word_and_space(c, s, n, X_AT);
	if (used > 0 && may_name(s + used, n - used))
		return 1;
	used = word_and_space(c, s, n, X_AND);
	if (used > 0 && !may_name(s + used, n - used))
		return 1; /* "and approved in the office" */
	return (skip > 0 || used > 0) && is_deed(c, s + used, n - used);
}

int
vdm_credit_is_more(struct ctx *c, const char *s, size_t n)
{
	size_t i, used;

	for (i = 1; i + 1 < n; i++)
		if (s[i] == ' ' &&
		    (stroke_at(s + i, n - i) > 0 ||
		     (vdm_rule_at_start(c, s + i + 1, n - i - 1, P_BEHIND,
					&used) != NULL &&
		      used < n - i - 1)))
			return 1;
	return 0;
}

/* Whether the stop at byte i ends a sentence: none does in "Mr. O. Lind". */
static int
stop_ends(struct ctx *c, const char *s, size_t n, size_t i)
{
	size_t word = i;

	if (i + 1 >= n)
		return 1;
	if (!vdm_is_space((unsigned char)s[i + 1]))
		return 0;
	while (word > 0 && s[word - 1] != ' ' && s[word - 1] != '.')
		word--;
	/* "am 3. Mai" */
	if (i - word <= DAY_DIGITS && vdm_figures_end(s, i, word) == i)
		return 0;
	return !vdm_is_shortened(c, s + word, i - word);
}

/* The end of the name that starts at s: a stop that ends the sentence. */
size_t
vdm_credit_length(struct ctx *c, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strchr(";([", s[i]) != NULL || ends_name(c, s + i, n - i) ||
		    (s[i] == '.' && stop_ends(c, s, n, i)))
			break;
	return i;
}

/* Whether a name may begin at token i: a firm's with a digit, no date. */
static int
opens_name(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];
	char first = t->s[k->start];

	return (k->flags & T_CAP) || k->cp == '[' ||
	       (vdm_is_digit(first) && !(k->flags & T_DIGIT));
}

/* Whether the sentence goes on from the name at token i to say what is done. */
static int
goes_on(struct ctx *c, const struct tokens *t, size_t i)
{
	const char *s = t->s + t->t[i].start;
	size_t n = t->t[t->n - 1].end - t->t[i].start, k;

	for (k = 0; k < n && !(s[k] == '.' && stop_ends(c, s, n, k));)
		k++;
	return vdm_credit_goes_on(c, s, k);
}

/*
 * Whether deeds stand from token i on, and "by" and a name after them: *by is
 * the token of that word.
 */
static int
deeds_at(struct ctx *c, const struct tokens *t, size_t i, size_t *by)
{
	size_t k = i, used, others = 0;

	*by = i;
	if (vdm_rule_at_token(c, t, i, P_DEED, &used) == NULL)
		return 0;
	for (; k < t->n && others < CREDIT_WORDS; k++) {
		if (vdm_rule_at_token(c, t, k, P_DEED, &used) != NULL) {
			k += used - 1;
			continue;
		}
		if (vdm_word_does(t, k, X_BY))
			break;
		if (vdm_punct(t, k, '.'))
			return 0;
		others += !(t->t[k].flags & T_PUNCT);
	}
	*by = k;
	return k + 1 < t->n && vdm_word_does(t, k, X_BY) &&
	       opens_name(t, k + 1) && !goes_on(c, t, k + 1);
}

/*
 * "Contributed, transcribed, and translated by X." from token i on; the token
 * after it, or i.
 */
static size_t
read_deeds(struct ctx *c, const struct tokens *t, size_t i,
	   const struct unit *u)
{
	size_t by, k, used, len, start, label;
	const struct rule *r;

	if (!deeds_at(c, t, i, &by))
		return i;
	start = t->t[by + 1].start;
	len = vdm_credit_length(c, t->s + start, t->t[t->n - 1].end - start);
	label = t->t[by].end - t->t[i].start;
	for (k = i; k < by; k++) {
		r = vdm_rule_at_token(c, t, k, P_DEED, &used);
		if (r == NULL)
			continue;
		vdm_credit_list(c, vdm_field_by_name(r->value)->id,
				t->s + t->t[i].start, label, t->s + start, len,
				u);
		label = 0;
		k += used - 1;
	}
	for (k = by; k < t->n && t->t[k].start < start + len;)
		k++;
	return k;
}

/* ---- a sentence ---------------------------------------------------------- */

/*
 * "The conversation was recorded by I. Brandel and N. Ashby.": the token where
 * what was done begins; 0 where it is no such sentence.
 */
static size_t
deed_of_sentence(struct ctx *c, const struct tokens *t)
{
	size_t i = 0, by;

	while (i < t->n && vdm_word_does(t, i, X_THE))
		i++;
	if (i + 2 >= t->n || !(t->t[i].classes & (W_TALK | W_GENRE)))
		return 0;
	for (i++; i < t->n && (t->t[i].classes & W_AUX);)
		i++;
	return i > 1 && (t->t[i - 1].classes & W_AUX) && deeds_at(c, t, i, &by)
		   ? i
		   : 0;
}

int
vdm_is_credit_sentence(struct ctx *c, const char *s, size_t n)
{
	if (n > CREDIT_BYTES)
		return 0;
	vdm_tokens(c, &c->tok2, s, n, NOTE_WORDS);
	return deed_of_sentence(c, &c->tok2) > 0;
}

void
vdm_credit_sentence(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens mine = {0};

	vdm_tokens(c, &mine, s, n, NOTE_WORDS);
	(void)read_deeds(c, &mine, deed_of_sentence(c, &mine), u);
	vdm_unit_set(u, U_CLOSING, FATE_KEEP, "says who wrote it down");
}

/* ---- a source ----------------------------------------------------------- */

/* Whether credits may begin at token i: a sentence does, or they go on. */
static int
may_credit(const struct tokens *t, size_t i, int credited)
{
	/* "..., and translated by Y" goes on with the credits */
	if (credited && i > 0 &&
	    (vdm_word_does(t, i - 1, X_AND) || vdm_punct(t, i - 1, ',')))
		return 1;
	return (t->t[i].flags & T_CAP) &&
	       (i == 0 || vdm_punct(t, i - 1, '.') ||
		vdm_punct(t, i - 1, ';') || vdm_punct(t, i - 1, ']'));
}

/* The sentences of credit in a source; the byte where the first begins. */
static size_t
read_credits(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	struct tokens mine = {0};
	size_t i, next, end = n;
	int credited = 0;

	vdm_tokens(c, &mine, s, n, n);
	for (i = 0; i < mine.n; i++) {
		if (!may_credit(&mine, i, credited))
			continue;
		next = read_deeds(c, &mine, i, u);
		if (next == i)
			continue;
		if (!credited)
			end = mine.t[i].start;
		credited = 1;
		i = next - 1;
	}
	return end;
}

/* "Secret", "Top Secret" */
static int
is_secrecy(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	return (t->t[i].classes & W_SECRECY) ||
	       vdm_rule_at_token(c, t, i, P_SECRECY, &used) != NULL;
}

/* Whether token i is the stop of a sentence that another one follows. */
static int
parts_sentences(struct ctx *c, const struct tokens *t, size_t i)
{
	const struct token *before = i > 0 ? &t->t[i - 1] : NULL;

	if (!vdm_punct(t, i, '.') || !(t->t[i + 1].flags & T_SPACED) ||
	    !(t->t[i + 1].flags & T_CAP))
		return 0;
	/* "Dept. of State", but "Box 3. Secret" */
	return before == NULL || before->end - before->start > SHORT_BYTES ||
	       (before->flags & T_DIGIT) || is_secrecy(c, t, i + 1);
}

/* "Secret; Eyes Only.": each part of the sentence at token i, for all of them
 * say who may read it. The token behind them. */
static size_t
put_secrecy(struct ctx *c, const struct tokens *t, size_t i,
	    const struct unit *u)
{
	size_t k;

	for (;;) {
		for (k = i; k < t->n && !(t->t[k].flags & T_PUNCT);)
			k++;
		if (k == i || k >= i + SECRECY_WORDS)
			return i;
		vdm_credit_put(c, VDM_F_CLASSIFICATION, NULL, 0,
			       t->s + t->t[i].start,
			       t->t[k - 1].end - t->t[i].start, u);
		if (!vdm_punct(t, k, ';'))
			return k;
		i = k + 1;
	}
}

/* The sentence of secrecy in a source; the byte where it begins, or n. */
static size_t
read_secrecy(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	struct tokens mine = {0};
	size_t i;

	vdm_tokens(c, &mine, s, n, NOTE_WORDS);
	for (i = 0; i + 1 < mine.n; i++)
		if (parts_sentences(c, &mine, i) &&
		    is_secrecy(c, &mine, i + 1) &&
		    put_secrecy(c, &mine, i + 1, u) > i + 1)
			return mine.t[i].start;
	return n;
}

/* A bracket around reference and credits is no part of either. */
static int
has_bracket(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return n > 2 && s[0] == '[' && s[n - 1] == ']' &&
	       (vdm_source_label(c, s + 1, n - 2) > 0 ||
		vdm_rule_within(c, s, n, P_CREDIT, &at, &used) != NULL);
}

/* A source, and the sentences of credit after it. */
int
vdm_source_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t end, label;
	struct vdm_pos pos = {u->line, 1, u->end};
	const char *from;
	int credited;
	struct vdm_field *f;

	if (has_bracket(c, s, n)) {
		s++;
		n -= 2;
	}
	label = vdm_source_label(c, s, n);
	from = s;
	s += label;
	n -= label;
	s = vdm_trim(s, &n);
	end = read_credits(c, u, s, n);
	credited = end < n;
	end = read_secrecy(c, u, s, end);
	s = vdm_trim(s, &end);
	if (end > 0 && (label > 0 || vdm_source_bid(c, s, end))) {
		f = vdm_source_add(c, s, end, &pos, 1);
		if (label > 0 && f != NULL)
			vdm_label_put(c, f, from, label - 1, u);
		return 1;
	}
	if (credited && end > 0) {
		f = vdm_put(c, VDM_F_OTHER, s, end, u);
		if (f != NULL)
			f->name = "note";
	}
	return credited;
}

/* ---- a source in a note ------------------------------------------------- */

/* A library's or an office's papers, though no number is given. */
static int
is_holding(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return n < HOLDING_BYTES &&
	       vdm_rule_within(c, s, n, P_HOLDING, &at, &used) != NULL;
}

/* "1. Source: Department of State, ... Secret. Drafted by X." */
void
vdm_source_note(struct ctx *c, struct unit *u)
{
	size_t used, label, n = u->len, end, i;
	const char *s = u->text;
	struct tokens mine = {0};
	struct vdm_pos pos = {u->line, 1, u->end};

	(void)vdm_note_number(s, n, u->note > 0, &used);
	s += used;
	n -= used;
	/* In a printed edition's note an office's name comes first, which is
	 * no archive. */
	label = vdm_source_label(c, s, n);
	if (label == 0 && !vdm_source_bid(c, s, n))
		return;
	s += label;
	n -= label;
	s = vdm_trim(s, &n);
	vdm_tokens(c, &mine, s, n, NOTE_WORDS);
	for (i = 0, end = n; i + 1 < mine.n; i++) {
		if (!parts_sentences(c, &mine, i))
			continue;
		if (end == n)
			end = mine.t[i].start;
		if (is_secrecy(c, &mine, i + 1))
			(void)put_secrecy(c, &mine, i + 1, u);
		(void)read_deeds(c, &mine, i + 1, u);
	}
	if ((label > 0 && is_holding(c, s, end)) || vdm_source_bid(c, s, end))
		vdm_source_add(c, s, end, &pos,
			       label == 0 || vdm_source_has_keeper(c, s, end));
}
