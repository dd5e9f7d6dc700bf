/* SPDX-License-Identifier: MIT */
/* The end of the conversation itself: closing sentence, duration, signature. */
#include <string.h>

#include "base/utf8.h"
#include "prose/clauses/clause.h"
#include "prose/parts/credited.h"
#include "prose/people/roles.h"
#include "prose/prose.h"

enum {
	/* Words at a text's start among which a duration is looked for. */
	DURATION_WORDS = 60,
	/* Words between a number and its unit: "one and a half hours". */
	NUMBER_WORDS = 4,
	/* Letters of a closing sentence; a longer one says more than that. */
	CLOSING_LETTERS = 260,
	/* Where in it the words must begin that close: its subject is short. */
	CLOSING_START = 70,
	/* Bytes and words of a sentence that a talk ended; words of its
	 * subject. */
	ENDED_BYTES = 120,
	ENDED_TOKENS = 24,
	SUBJECT_TOKENS = 5,
	/* Bytes and words of a line that somebody signs with. */
	SIGNATURE_BYTES = 120,
	SIGNATURE_WORDS = 30,
	/* Words with a capital in it: a name, or a name and an office. */
	NAME_WORDS = 5,
	OFFICE_WORDS = 9,
	/* Bytes of a name that stands alone above the notes. */
	LONE_BYTES = 30,
	RULE_LEAST = 4, /* stops or lines that make a rule to sign on */
	/* Bytes and words of a line that names an office alone. */
	OFFICE_LINE_BYTES = 100,
	OFFICE_LINE_WORDS = 20
};

static int
is_number(const struct tokens *t, size_t i)
{
	return vdm_token_is(t, i, W_NUMBER) || vdm_token_has(t, i, T_DIGIT);
}

/* Where the number begins that stands before the unit at token i; i if none. */
static size_t
number_start(const struct tokens *t, size_t i)
{
	size_t k = i;

	while (k > 0 &&
	       (is_number(t, k - 1) || ((vdm_word_does(t, k - 1, X_AND) ||
					 vdm_word_does(t, k - 1, X_A)) &&
					i - k < NUMBER_WORDS)))
		k--;
	return k;
}

/* "1 hour 20 minutes", "two hours and ten minutes": the last unit. */
static size_t
last_unit(const struct tokens *t, size_t i)
{
	size_t e = i + 1;

	if (vdm_word_does(t, e, X_AND))
		e++;
	/* "une heure et quart", "an hour and a half" */
	if (e > i + 1 &&
	    (vdm_word_does(t, e, X_QUARTER) || vdm_word_does(t, e, X_HALF)))
		return e;
	/* "y un cuarto" */
	if (e > i + 1 && (vdm_word_does(t, e, X_A) || is_number(t, e)) &&
	    (vdm_word_does(t, e + 1, X_QUARTER) ||
	     vdm_word_does(t, e + 1, X_HALF)))
		return e + 1;
	while (is_number(t, e))
		e++;
	return e < t->n && (t->t[e].classes & W_UNIT) ? e : i;
}

void
vdm_put_duration(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct when w;
	size_t i, first;

	if (!vdm_when_find(c, s, n, &w) || w.hour < 0)
		w.time_start = w.time_end = 0;
	vdm_tokens(c, t, s, n, DURATION_WORDS);
	for (i = 1; i < t->n; i++) {
		if (!(t->t[i].classes & W_UNIT))
			continue;
		first = number_start(t, i);
		/* "rose at ten hours": a time of day */
		while (first < i && vdm_word_does(t, first, X_AND))
			first++;
		if (first == i ||
		    (t->t[i].start < w.time_end && t->t[i].end > w.time_start))
			continue;
		i = last_unit(t, i);
		if (vdm_field_get(c->rec, VDM_F_DURATION, 0) == NULL)
			vdm_put(c, VDM_F_DURATION, s + t->t[first].start,
				t->t[i].end - t->t[first].start, u);
		return;
	}
}

/* Where the word for a talk stands among the first ones; t->n: nowhere. */
static size_t
talk_at(const struct tokens *t)
{
	size_t i;

	for (i = 0; i < t->n && i < SUBJECT_TOKENS; i++)
		if (t->t[i].classes & W_TALK)
			return i;
	return t->n;
}

/* Whether the words from there on say that it ended. */
static int
says_end(struct ctx *c, const struct tokens *t, size_t talk)
{
	size_t i, used;

	for (i = talk; i < t->n && i <= talk + SUBJECT_TOKENS; i++)
		if (vdm_rule_at_token(c, t, i, P_ENDS, &used) != NULL)
			return 1;
	return 0;
}

/* Whether a number or a time is among them, and nobody who says "I". */
static int
is_timed(const struct tokens *t)
{
	size_t i;
	int timed = 0;

	for (i = 0; i < t->n; i++) {
		if (t->t[i].classes & W_FIRST)
			return 0;
		timed |= is_number(t, i) || (t->t[i].classes & W_UNIT) ||
			 vdm_word_does(t, i, X_NOON);
	}
	return timed;
}

/* "Il colloquio ha termine alle ore 17", "The audience was over in an hour":
 * the word for a talk, that it ended, and when or after how long. */
static int
talk_ended(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	if (n > ENDED_BYTES || vdm_last_byte(s, n) == '?' || s[0] == '(' ||
	    s[0] == '[')
		return 0;
	vdm_tokens(c, t, s, n, ENDED_TOKENS);
	return is_timed(t) && says_end(c, t, talk_at(t));
}

int
vdm_is_closing(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;
	const struct rule *r;

	if (vdm_utf8_length(s, n) > CLOSING_LETTERS)
		return 0;
	if (talk_ended(c, s, n))
		return 1;
	r = vdm_rule_within(c, s, n, P_CLOSING, &at, &used);
	if (r == NULL || vdm_utf8_length(s, at) >= CLOSING_START ||
	    vdm_rule_is(r, "said"))
		return 0;
	/* "[End of tape]" is done, "[The committee adjourned.]" ends it */
	return (s[0] != '[' && s[0] != '(') || r->value != NULL;
}

/* "H[ull]" */
static int
has_bracket(const struct tokens *t, size_t i, size_t end)
{
	for (; i < end; i++)
		if (vdm_punct(t, i, '['))
			return 1;
	return 0;
}

/* What the words of a line that may be a signature are. */
struct signing {
	size_t names, other;
	size_t from; /* the token after "Recorded by" */
	int empty;   /* it says that somebody signs */
	int records; /* or that they wrote it down */
	uint32_t classes;
};

/* "Recorded", "by": words before the name of who signs; "/s/ Tuvesen". */
static int
is_deed(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_SIGNS) ||
	       (vdm_word_does(t, i, X_SIGN) && i > 0 &&
		vdm_punct(t, i - 1, '/'));
}

/* Counts what the words are: names, words of signing, and others; a label of
 * `used` bytes stands before them. */
static void
weigh(const struct tokens *t, struct signing *g, size_t used)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (k->start < used) {
			g->from = i + 1;
			continue;
		}

		if (!(k->flags & T_WORD)) {
			/* "O[skar] T[uvesen]": what the letters stand for */
			if (vdm_punct(t, i, '[') && i > 0 &&
			    !(k->flags & T_SPACED))
				while (i < t->n && !vdm_punct(t, i, ']'))
					i++;
			continue;
		}
		if (is_deed(t, i)) {
			g->from = i + 1;
			g->empty |= i == 0 || vdm_word_does(t, i, X_SIGN);
			continue;
		}
		if ((k->flags & T_CAP) &&
		    !(k->classes & (W_FUNCTION | W_COUNTRY | W_GENRE)))
			g->names++;
		else if (!(k->classes & (W_PARTICLE | W_FUNCTION)))
			g->other++;
		g->classes |= k->classes;
	}
}

/* The tokens of the name in a signature, first and end; 0 if there is none. */
static int
signer_at(struct ctx *c, const struct signing *g, size_t *first, size_t *end)
{
	const struct tokens *t = &c->tok;
	size_t i = g->from, e = t->n, k;
	struct mention m;

	*first = 0;
	*end = 0;
	while (i < t->n && !(t->t[i].flags & T_WORD))
		i++;
	if (i >= t->n)
		return 0;
	while (e > i && (t->t[e - 1].flags & T_PUNCT) &&
	       !(vdm_punct(t, e - 1, ']') && has_bracket(t, i, e)))
		e--;
	for (k = i; k < e; k++)
		if (vdm_punct(t, k, ','))
			e = k;
	/* "Minister of Trade B. Lind": the name of it */
	if (vdm_mention_at(c, t, i, &m) && m.office && m.last > m.name &&
	    m.last >= e)
		i = m.name;
	*first = i;
	*end = e;
	return i < e;
}

/* "Chair": the line above or below the name says that they presided. */
static int
is_chair_line(struct ctx *c, const struct unit *u)
{
	return u >= c->u && u < c->u + c->n && u->len > 0 &&
	       u->len <= OFFICE_LINE_BYTES &&
	       vdm_role_of(c, u->text, u->len) == R_CHAIR;
}

/* Whether somebody signs because they presided: no more is said of who wrote
 * it. */
static int
signs_as_chair(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	const int chair = vdm_chair_listed(c);

	if (is_chair_line(c, u - 1) || is_chair_line(c, u + 1))
		return 1;
	return chair >= 0 && vdm_who_by_words(c, s, n, 0) == chair;
}

/* The name in the signature: whoever wrote the record, perhaps. */
static void
put_signer(struct ctx *c, struct unit *u, const char *s,
	   const struct signing *g)
{
	const struct tokens *t = &c->tok;
	size_t i, e, before;

	if (!signer_at(c, g, &i, &e))
		return;
	c->signer = u;
	c->signer_start = (size_t)(s - u->text) + t->t[i].start;
	c->signer_end = (size_t)(s - u->text) + t->t[e - 1].end;
	if (!c->conversation && !c->labelled && !g->empty)
		return;
	if (!g->empty && signs_as_chair(c, u, u->text + c->signer_start,
					c->signer_end - c->signer_start))
		return;
	before = c->rec->fields_count;
	vdm_credit_put(c, VDM_F_RECORDER, NULL, 0, s + t->t[i].start,
		       t->t[e - 1].end - t->t[i].start, u);
	/* a name that nothing says recorded it */
	if (!g->records && c->rec->fields_count > before)
		(void)vdm_infer(c, c->rec->fields[before], VDM_CERT_MEDIUM,
				"a name alone at the end, as of who signs");
}

/* Whether the line is long, or goes on below: an em dash, a colon. */
static int
cannot_sign(const char *s, size_t n)
{
	static const char dash[] = "\xE2\x80\x94";
	const size_t k = sizeof(dash) - 1;

	return n == 0 || n > SIGNATURE_BYTES || vdm_last_byte(s, n) == ':' ||
	       (n >= k && memcmp(s + n - k, dash, k) == 0);
}

/* "BY THE COURT: Good.": words stand behind who said them. */
static int
speaks_by(struct ctx *c, const char *s, size_t n)
{
	size_t used = vdm_word_at(c, s, n, X_BY);
	const char *colon = memchr(s, ':', n);

	return used > 0 && colon != NULL && colon > s + used + 1 &&
	       colon + 1 < s + n;
}

/* "Recorded [by] [signature]": somebody signed, and nothing says who. */
static void
put_nobody(struct ctx *c, struct unit *u)
{
	if (vdm_field_get(c->rec, VDM_F_RECORDER, 0) == NULL)
		vdm_put(c, VDM_F_RECORDER, "", 0, u);
	vdm_unit_set(u, U_SIGNATURE, FATE_KEEP, "the place of a signature");
}

/* Whether it is the last line of what the title says was written and sent:
 * telegrams are signed by one word. */
static int
ends_written(struct ctx *c, const struct unit *u)
{
	size_t used;

	while (++u < c->u + c->n)
		if (u->len > 0)
			return 0;
	return c->title != NULL &&
	       vdm_rule_at_start(c, c->title, strlen(c->title), P_WRITTEN,
				 &used) != NULL;
}

/* Whether a name alone, in n bytes, signs: brackets, two words or notes. */
static int
signs_alone(struct ctx *c, const struct unit *u, const char *s, size_t n,
	    const struct signing *g)
{
	return g->empty || s[0] == '(' || g->names >= 2 ||
	       (u + 1 < c->u + c->n && u[1].fate == FATE_NOTE &&
		n < LONE_BYTES) ||
	       (n < LONE_BYTES && ends_written(c, u));
}

/* "B4123": a word with a figure in it is a number in an archive. */
static int
is_shelfmark(const struct tokens *t, size_t i)
{
	return !(t->t[i].flags & T_DIGIT) && vdm_has_figure(t, i);
}

/* Whether the stop at the end of n bytes ends a sentence: "Ten more in June."
 * does, "Lund, Jr." does not. */
static int
ends_sentence(struct ctx *c, const char *s, size_t n)
{
	size_t word = n - 1;

	if (vdm_last_byte(s, n) != '.')
		return 0;
	while (word > 0 && s[word - 1] != ' ' && s[word - 1] != '.')
		word--;
	return n - 1 - word > 1 &&
	       vdm_word_at(c, s + word, n - 1 - word, X_STOPPED) == 0;
}

/* "Translated by: Ann Lee", "Record ID": a label, though of names too. Only
 * who recorded the talk signs it. */
static int
is_other_label(struct ctx *c, const char *s, size_t n)
{
	size_t used, bracket = n > 0 && s[0] == '[';
	const struct rule *r;

	s += bracket;
	n -= bracket;
	r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
	if (r == NULL || (used < n && s[used] != ':'))
		r = vdm_credit_at(c, s, n, &used);
	return r != NULL && !vdm_rule_is(r, "recorder") &&
	       !vdm_rule_is(r, "author");
}

/* Whether what stands above closes the record, or names an office, or what
 * stands below is a note or a credit: there people sign. */
static int
is_place_to_sign(struct ctx *c, const struct unit *u)
{
	size_t i = (size_t)(u - c->u);

	if (i > 0 && u[-1].len > 0 &&
	    (u[-1].kind == U_CLOSING || u[-1].kind == U_SIGNATURE ||
	     vdm_is_office_line(c, u[-1].text, u[-1].len)))
		return 1;
	return i + 1 < c->n && (u[1].fate == FATE_NOTE ||
				is_other_label(c, u[1].text, u[1].len));
}

/*
 * Whether the words are of something else than a signature, though each may be
 * a name: "Published by", "Photograph: Ann Lee", "[RAV: B4123]", "Copyright
 * Ann Lee". A sentence or an action that is not known for a name is none.
 */
static int
says_other(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	const struct tokens *t = &c->tok;
	enum vdm_evidence ev;
	size_t i;

	for (i = 0; i < t->n; i++)
		if (vdm_punct(t, i, ':') || vdm_word_does(t, i, X_BY) ||
		    t->t[i].cp == 0xA9 || is_shelfmark(t, i) ||
		    (i == 0 && vdm_word_does(t, i, X_CREDITS)))
			return 1;
	if (vdm_who_by_words(c, s, n, 0) >= 0)
		return 0;
	if (ends_sentence(c, s, n))
		return 1;
	/* what only may be a name is one where nobody was seen to speak, or
	 * where people sign: "(Laughter)" behind labelled turns is an action */
	ev = vdm_evidence_person(c, s, n);
	if (is_place_to_sign(c, u))
		return 0;
	return ev < (c->labelled ? VDM_EV_FIRM : VDM_EV_WEAK);
}

/* "Minutes: O. Lind", "Recorded by": the bytes of a label of who recorded the
 * talk; 0 if none opens the line. */
static size_t
recorder_label(struct ctx *c, const char *s, size_t n)
{
	size_t used;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_LABEL, &used);

	if (r == NULL || used >= n || s[used] != ':')
		r = vdm_credit_at(c, s, n, &used);
	if (!vdm_rule_is(r, "recorder") || used >= n)
		return 0;
	while (used < n && (s[used] == ':' || s[used] == ' '))
		used++;
	return used < n ? used : 0;
}

/* "Recorded by", "drafted": whether a word of the line says more than that
 * somebody signs. */
static int
says_recorded(struct ctx *c)
{
	const struct tokens *t = &c->tok;
	size_t i, used;

	for (i = 0; i < t->n; i++)
		if (vdm_word_does(t, i, X_SIGNS) &&
		    !vdm_word_does(t, i, X_BY) &&
		    vdm_rule_at_token(c, t, i, P_SIGNATURE, &used) == NULL)
			return 1;
	return 0;
}

/* What the line's words are; a label of who signs stands before the name. */
static void
read_words(struct ctx *c, const char *s, size_t n, struct signing *g)
{
	size_t used = recorder_label(c, s, n), at, length;

	g->empty = vdm_rule_within(c, s, n, P_SIGNATURE, &at, &length) != NULL;
	g->empty |= used > 0;
	vdm_tokens(c, &c->tok, s, n, SIGNATURE_WORDS);
	g->records = used > 0 || says_recorded(c);
	if (!g->empty) /* "THEY DO NOT THINK SO." */
		vdm_capitals_lower(&c->tok);
	weigh(&c->tok, g, used);
}

/* "Béla Lind s. k.": the bytes of the line without what says at its end that
 * somebody signed with their own hand. */
static size_t
without_hand(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;
	const struct rule *r =
	    vdm_rule_within(c, s, n, P_SIGNATURE, &at, &used);

	if (!vdm_rule_is(r, "hand") || at == 0 || s[at - 1] != ' ' ||
	    at + used + 1 < n)
		return n;
	while (at > 0 && (s[at - 1] == ' ' || s[at - 1] == ','))
		at--;
	return at;
}

/* "Signed ........... (Chair)": whether a rule stands in it to be signed on. */
static int
has_rule(const char *s, size_t n)
{
	size_t i, run = 0;

	for (i = 0; i < n && run < RULE_LEAST; i++)
		run = s[i] == '.' || s[i] == '_' ? run + 1 : 0;
	return run >= RULE_LEAST;
}

/* Whether more words stand in the line than those of who signs. */
static int
is_too_much(const struct signing *g)
{
	return g->other > 0 ||
	       g->names > (g->classes & W_OFFICE ? OFFICE_WORDS : NAME_WORDS);
}

/* Whether what may be a name is no signature: it is a heading or a label, it
 * stands where nobody signs, or the words are of something else. */
static int
is_unsigned(struct ctx *c, const struct unit *u, const char *s, size_t n,
	    const struct signing *g)
{
	return vdm_rule_whole(c, s, n, P_SECTION) != NULL ||
	       is_other_label(c, s, n) || !signs_alone(c, u, s, n, g) ||
	       (!g->empty && says_other(c, u, s, n));
}

/* "(Lund)", "Oskar Tuvesen", "Recorded [by] [signature]". */
int
vdm_signature_read(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct signing g = {0};
	const size_t all = n;
	int who;

	if (cannot_sign(s, n) || speaks_by(c, s, n))
		return 0;
	n = without_hand(c, s, n);
	read_words(c, s, n, &g);
	g.empty |= n < all;
	if (is_too_much(&g))
		return 0;
	if (g.names == 0) {
		if (g.empty)
			put_nobody(c, u);
		return g.empty;
	}
	if (is_unsigned(c, u, s, n, &g))
		return 0;
	if ((g.classes & W_OFFICE) && has_rule(s, n)) {
		vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
			     "the place of a signature");
		return 1;
	}
	vdm_tokens(c, &c->tok, s, n, SIGNATURE_WORDS); /* of this line again */
	put_signer(c, u, s, &g);
	vdm_unit_set(u, U_SIGNATURE, FATE_KEEP, "a name alone at the end");
	who = vdm_who_by_words(c, s, n, 0);
	if (who >= 0)
		c->drafter = who;
	return 1;
}

/* "Second Secretary": words with a capital, and an office among them. */
int
vdm_is_office_line(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;
	uint32_t all = 0;

	if (n > OFFICE_LINE_BYTES || vdm_last_byte(s, n) == '.')
		return 0;
	vdm_tokens(c, t, s, n, OFFICE_LINE_WORDS);
	for (i = 0; i < t->n; i++) {
		all |= t->t[i].classes;
		if ((t->t[i].flags & T_WORD) && !(t->t[i].flags & T_CAP) &&
		    !(t->t[i].classes & W_FUNCTION))
			return 0;
	}
	return (all & W_OFFICE) != 0;
}
