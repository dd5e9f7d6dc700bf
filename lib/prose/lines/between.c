/* SPDX-License-Identifier: MIT */
/*
 * What stands between labelled turns and goes on with none, by its own form:
 * a time of day alone, a bracket that says what was decided, the dash by which
 * a record that ends its labels so opens its own words, a row of a vote, what
 * became of a motion, what somebody does instead of speaking.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "prose/lines/marks.h"
#include "prose/clauses/clause.h"

enum {
	TIME_BYTES = 24, /* of a time alone on its line */
	TIME_TOKENS = 12,
	TIME_DIGITS = 4,    /* "(1005)" */
	HUNDRED = 100,      /* "1005" is five past ten */
	LAST_HOUR = 24,     /* of a time in figures */
	LAST_MINUTE = 59,   /* the same */
	SUBJECT_TOKENS = 3, /* in which what was put to the vote is named */
	DONE_TOKENS = 32,   /* of a sentence that says what became of it */
	COUNT_TOKENS = 8,   /* "By 14 votes": in which they are counted */
	DEED_TOKENS = 16,   /* "Ann Lee (Lund) (Ind) rose-" */
	DEED_WORDS = 2,     /* in small letters, of what is done */
	SIGNAL_BYTES = 80,
	GAP_BYTES = 3,      /* blanks before a number of votes */
	UNIT_BYTES = 16,    /* of what is counted, behind it */
	ROW_BYTES = 160,    /* of such a row */
	ROW_TOKENS = 60,    /* the same, of names */
	CLOSING_UNITS = 14, /* of a record's end, in which it may say so */
	DASH_BYTES = 3
};

/* A dash that opens or ends a text, as printers set it: not a hyphen. */
static int
is_dash_at(const char *s, size_t n)
{
	return n >= DASH_BYTES && memcmp(s, "\xE2\x80", 2) == 0 &&
	       (s[2] == '\x93' || s[2] == '\x94' || s[2] == '\x95');
}

/* ---- times --------------------------------------------------------------- */

/* s without the bullet and the brackets that such a line has. */
static const char *
bare_time(const char *s, size_t *n)
{
	const char *end;
	size_t used;
	uint32_t cp;

	while (*n > 0) {
		cp = vdm_utf8_decode(s, *n, &used);
		if (cp != 0x2022 && cp != 0xB7 && cp != '*' && cp != '(' &&
		    cp != '[' && cp != ' ')
			break;
		s += used;
		*n -= used;
	}
	/* "{time} 1415", as printers of debates mark the hour */
	end = *n > 0 && *s == '{' ? memchr(s, '}', *n) : NULL;
	if (end != NULL) {
		*n -= (size_t)(end + 1 - s);
		s = vdm_trim(end + 1, n);
	}
	while (*n > 0 && strchr(")]. ", s[*n - 1]) != NULL)
		--*n;
	return s;
}

/* "1005", "9.04": figures, which only their place makes a time. */
static int
is_clock(const char *s, size_t n, int bracketed)
{
	size_t i = 0, k;
	int h = vdm_digits_at(s, n, &i, 2), m;

	if (h < 0 || h > LAST_HOUR)
		return 0;
	if (i < n && strchr(".:", s[i]) != NULL)
		i++;
	else if (!bracketed || n != TIME_DIGITS)
		return 0;
	k = i;
	m = vdm_digits_at(s, n, &i, 2);
	return m >= 0 && m <= LAST_MINUTE && i - k == 2 && i == n;
}

/* "3.37 p.m.", "Kl. 13:02", "(1005)", "9.04", and nothing else. */
static int
is_time_line(struct ctx *c, const char *whole, size_t n)
{
	struct tokens *t = &c->tok;
	const char *s;
	struct when w;
	size_t i, end;

	if (n == 0 || n > TIME_BYTES)
		return 0;
	s = bare_time(whole, &n);
	if (n == 0 || strpbrk(s, "0123456789") == NULL)
		return 0;
	if (is_clock(s, n, s > whole))
		return 1;
	vdm_tokens(c, t, s, n, TIME_TOKENS);
	for (i = 0; i < t->n && i < SUBJECT_TOKENS; i++) {
		memset(&w, 0, sizeof(w));
		end = vdm_time_at(c, t, i, &w);
		if (end > 0)
			return end >= t->n && i < t->n &&
			       (i == 0 || vdm_word_does(t, 0, X_CLOCK) ||
				vdm_word_does(t, 0, X_AT));
	}
	return 0;
}

/* ---- what was decided ---------------------------------------------------- */

/* Whether somebody says I, we or he in it. */
static int
has_person(const struct tokens *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		if (t->t[i].classes & (W_FIRST | W_PRONOUN))
			return 1;
	return 0;
}

/* "Question put and agreed to.", "The Bill was read a second time.": what is
 * put to a vote opens the sentence, and what became of it follows. */
static int
says_outcome(struct ctx *c, const char *s, size_t n, int chair)
{
	struct tokens *t = &c->tok;
	const struct rule *r = NULL;
	size_t i, used = 0;

	vdm_tokens(c, t, s, n, DONE_TOKENS);
	if (t->n == 0 || t->n >= DONE_TOKENS || has_person(t) ||
	    strchr("?!", s[n - 1]) != NULL)
		return 0;
	for (i = 0; r == NULL && i < t->n && i < SUBJECT_TOKENS;) {
		r = vdm_rule_at_token(c, t, i, P_HANDLED, &used);
		i += r != NULL ? used : 1;
	}
	/* where the chair says so, and no clerk */
	if (r == NULL || (chair && vdm_rule_is(r, "said")))
		return 0;
	for (; i < t->n; i++)
		if (vdm_rule_at_token(c, t, i, P_OUTCOME, &used) != NULL)
			return 1;
	return 0;
}

/* "By 14 votes to none, ...", "Par 14 voix contre zéro": how many were for it
 * opens the sentence. */
static int
opens_with_votes(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	const struct rule *r;
	size_t i, used = 0, numbers = 0;

	vdm_tokens(c, t, s, n, COUNT_TOKENS);
	if (t->n < 2 || !(t->t[0].classes & W_FUNCTION))
		return 0;
	for (i = 1; i < t->n; i++) {
		numbers +=
		    (t->t[i].flags & T_DIGIT) || (t->t[i].classes & W_NUMBER);
		if (i == 1 && numbers == 0)
			return 0;
		r = vdm_rule_at_token(c, t, i, P_OUTCOME, &used);
		if (r != NULL && vdm_rule_is(r, "votes"))
			return 1;
		if (t->t[i].flags & T_PUNCT)
			return 0;
	}
	return 0;
}

/* "À l'unanimité, le projet est adopté", "Por unanimidad, queda aprobado el
 * proyecto": what became of it behind what a small word leads in with. */
static int
led_in_outcome(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, used = 0;

	vdm_tokens(c, t, s, n, COUNT_TOKENS);
	if (t->n < 2 || !(t->t[0].classes & W_FUNCTION))
		return 0;
	for (i = 1; i + 1 < t->n && !vdm_punct(t, i, ','); i++)
		;
	if (i + 1 >= t->n)
		return 0;
	if (vdm_rule_at_token(c, t, i + 1, P_OUTCOME, &used) != NULL)
		return 1;
	i = t->t[i + 1].start;
	return says_outcome(c, s + i, n - i, 0);
}

/* "Result: 12 for, 3 against", "RESULTS OF THE VOTE (10.43 a.m.)" */
static int
heads_count(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	return vdm_rule_at_start(c, s, n, P_COUNTED, &used) != NULL &&
	       used + 1 < n &&
	       (s[used] == ':' || (s[used] == ' ' && s[used + 1] == '('));
}

int
vdm_is_outcome(struct ctx *c, const char *s, size_t n, int chair)
{
	size_t used;

	s = vdm_trim(s, &n);
	return n > 0 && n < ROW_BYTES + ROW_BYTES &&
	       (vdm_rule_at_start(c, s, n, P_PROCEDURE, &used) != NULL ||
		heads_count(c, s, n) ||
		(!chair &&
		 (opens_with_votes(c, s, n) || led_in_outcome(c, s, n))) ||
		says_outcome(c, s, n, chair));
}

/* "(Motion agreed to)": a bracket that states a decision is no action. */
static int
decides_in_brackets(struct ctx *c, const struct unit *u)
{
	size_t n, used;
	const char *s = vdm_unit_words(u, &n);

	if (n < 2 || strchr("([", s[0]) == NULL)
		return 0;
	s++;
	n--;
	while (n > 0 && strchr(")].", s[n - 1]) != NULL)
		n--;
	return vdm_rule_is(vdm_rule_at_start(c, s, n, P_PROCEDURE, &used),
			   "decided") ||
	       says_outcome(c, s, n, 0);
}

/* "Against the motion          66 votes": a gap, a number, and the word for
 * votes; without that it is a row of any table. */
static int
is_vote_row(struct ctx *c, const char *s, size_t n)
{
	size_t end = n, digits = 0, gap = 0, rest;
	const char *unit;

	if (n > ROW_BYTES)
		return 0;
	while (end > 0 && !vdm_is_digit(s[end - 1]))
		end--;
	unit = s + end;
	rest = n - end;
	unit = vdm_trim(unit, &rest);
	if (end == 0 || n - end > UNIT_BYTES ||
	    !vdm_rule_is(vdm_rule_whole(c, unit, rest, P_OUTCOME), "votes"))
		return 0;
	for (; end > 0 && vdm_is_digit(s[end - 1]); end--)
		digits++;
	for (; end > 0 && strchr(" \t.", s[end - 1]) != NULL; end--)
		gap += s[end - 1] == '\t' ? GAP_BYTES : 1;
	return end > 0 && digits <= TIME_DIGITS && gap >= GAP_BYTES;
}

/* ---- what is done -------------------------------------------------------- */

/* Whether a name, or what stands for one, opens the line. */
static int
opens_with_name(const struct tokens *t)
{
	return (t->t[0].flags & T_CAP) &&
	       !(t->t[0].classes &
		 (W_FIRST | W_PRONOUN | W_STARTER | W_FUNCTION));
}

/* Whether the words before the last token but those in brackets are names, and
 * a few small ones. */
static int
are_names_and_deed(const struct tokens *t)
{
	size_t i, names = 0, small = 0;
	uint32_t open = 0;

	for (i = 0; i + 1 < t->n; i++) {
		if (open == 0)
			open = vdm_closes(t, i);
		else if (vdm_punct(t, i, open))
			open = 0;
		if (open != 0 || !(t->t[i].flags & T_WORD))
			continue;
		names += (t->t[i].flags & T_CAP) != 0;
		small += (t->t[i].flags & T_CAP) == 0;
	}
	return names > 0 && small > 0 && small <= DEED_WORDS;
}

/* "Ann Lee (Lund) (Ind) rose-", "Opposition members interjecting-": names, a
 * verb of what is done, a dash, and nothing said. */
static int
is_deed(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t verb;

	if (n < DASH_BYTES + 1 || n > ROW_BYTES ||
	    (!is_dash_at(s + n - DASH_BYTES, DASH_BYTES) && s[n - 1] != '-'))
		return 0;
	vdm_tokens(c, t, s, n, DEED_TOKENS);
	if (t->n < 2 || t->n >= DEED_TOKENS || !opens_with_name(t) ||
	    !are_names_and_deed(t))
		return 0;
	verb = t->n - 2;
	return (t->t[verb].classes & (W_GESTURE | W_PAST)) != 0 ||
	       vdm_word_ends(t, verb, X_GOING_ON);
}

/* "Ann Lee indicated assent.": a name, what is done instead of speaking, and
 * no more. */
static int
signals(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t at, used;

	if (n > SIGNAL_BYTES ||
	    vdm_rule_within(c, s, n, P_SIGNALS, &at, &used) == NULL ||
	    at == 0 || at + used + 2 < n)
		return 0;
	vdm_tokens(c, t, s, at, DEED_TOKENS);
	return t->n > 0 && t->n < DEED_TOKENS && opens_with_name(t);
}

/* ---- all of it ----------------------------------------------------------- */

/* Whether the label of a turn ends with a dash: "Sr. Lind. - ". */
static int
ends_with_dash(const struct unit *last)
{
	size_t n = last->label_end;
	const char *s = vdm_trim(last->text, &n);

	return n > DASH_BYTES && is_dash_at(s + n - DASH_BYTES, DASH_BYTES);
}

/* What a dash opens where labels end with one is the record's own. */
static int
read_dashed(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used;

	s += DASH_BYTES;
	n -= DASH_BYTES;
	s = vdm_trim(s, &n);
	if (n == 0)
		return 0;
	if (vdm_rule_within(c, s, n, P_CLOSING, &at, &used) != NULL)
		vdm_unit_set(u, U_CLOSING, FATE_KEEP,
			     "says that the sitting ended");
	else if (vdm_rule_at_start(c, s, n, P_ACTION, &used) != NULL)
		vdm_unit_set(u, U_ACTION, FATE_KEEP, "says what is done");
	else
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "a dash opens the record's own words");
	return 1;
}

/* The bytes of a paragraph's number: "5.1  ", "§ 3. ". */
static size_t
number_end(const char *s, size_t n)
{
	struct count k;
	size_t i = 0;

	if (n > 2 && memcmp(s, "\xC2\xA7", 2) == 0)
		i = s[2] == ' ' ? 2 + 1 : 2;
	if (!vdm_count_at(s + i, n - i, &k) || k.lettered || k.parts == 0)
		return 0;
	i += k.width;
	return i < n && (s[i] == ' ' || s[i] == '\t') ? i + 1 : 0;
}

int
vdm_between_names_another(struct ctx *c, const struct unit *u, int last)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t n, number;
	const char *s = vdm_unit_words(u, &n);
	int who, capitals;

	number = number_end(s, n);
	vdm_tokens(c, t, s + number, n - number, DEED_TOKENS);
	if (!vdm_mention_at(c, t, 0, &m) || m.last == m.name || m.possessive ||
	    !(m.hon || m.office) || m.last >= t->n)
		return 0;
	/* "12. El Sr. RÍOS (Chile) ...": so a summary record names each */
	capitals = vdm_names_in_capitals(t, &m) && number > 0;
	if (!capitals && ((t->t[m.first].classes & W_ARTICLE) ||
			  (t->t[m.last].flags & (T_WORD | T_CAP)) != T_WORD))
		return 0;
	who = vdm_mention_who(c, t, &m, 0);
	return who < 0 || vdm_who_real(c, who) != last;
}

/* Whether s is names and no more, one of them of somebody who is known: "Lind,
 * Aske (Halden) and Mrs. Moss". */
static int
are_names(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i = 0, known = 0;
	uint32_t close;

	vdm_tokens(c, t, s, n, ROW_TOKENS);
	if (t->n >= ROW_TOKENS)
		return 0;
	while (i < t->n) {
		close = vdm_closes(t, i);
		if (close != 0) {
			while (i < t->n && !vdm_punct(t, i, close))
				i++;
			i++;
		} else if (vdm_mention_at(c, t, i, &m) && !m.possessive) {
			known += vdm_mention_who(c, t, &m, 0) >= 0;
			i = m.last;
		} else if ((t->t[i].flags & T_PUNCT)
			       ? t->t[i].cp != ':' && t->t[i].cp != '?'
			       : vdm_word_does(t, i, X_AND)) {
			i++;
		} else {
			return 0;
		}
	}
	return known > 0;
}

int
vdm_between_row(struct ctx *c, const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	const char *colon = n > 0 && n <= ROW_BYTES ? memchr(s, ':', n) : NULL;
	struct mention m;
	size_t from;

	if (colon == NULL || colon == s || colon + 2 >= s + n)
		return 0;
	from = (size_t)(colon + 1 - s);
	if (!are_names(c, s + from, n - from))
		return 0;
	/* "Lind: Mrs. Moss." is what he says */
	vdm_tokens(c, &c->tok, s, from - 1, ROW_TOKENS);
	return !vdm_mention_at(c, &c->tok, 0, &m) ||
	       vdm_mention_who(c, &c->tok, &m, 0) < 0;
}

/* "Vote:" right above the first row. */
static void
heads_rows(struct unit *row)
{
	struct unit *u = row - 1;
	const char *s;
	size_t n;

	while (u->len == 0)
		u--;
	s = vdm_unit_words(u, &n);
	if (u->kind == U_HEADING && n > 0 && s[n - 1] == ':')
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "heads rows of names");
}

int
vdm_between_narrated(struct ctx *c, struct unit *u, int started)
{
	size_t n, i = (size_t)(u - c->u), number;
	const char *s = vdm_unit_words(u, &n);
	struct when w;

	if (!started || n == 0 || n > ROW_BYTES)
		return 0;
	if (i + CLOSING_UNITS >= c->tail_start && vdm_is_closing(c, s, n)) {
		vdm_unit_set(u, U_CLOSING, FATE_KEEP,
			     "says that the conversation ended");
		vdm_put_duration(c, u, s, n);
		return 1;
	}
	if (vdm_between_row(c, u)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "names behind a colon, and nothing said");
		heads_rows(u);
		return 1;
	}
	number = number_end(s, n);
	if (number == 0 || !vdm_is_dateline(c, s + number, n - number, &w))
		return 0;
	vdm_unit_set(u, U_NARRATION, FATE_KEEP, "a date, and no sentence");
	return 1;
}

static int
is_presiding(const struct who *w)
{
	return w->role != NULL && strcmp(w->role, vdm_role_presides) == 0;
}

/* Whether a turn is that of who presides. */
static int
is_chair(const struct ctx *c, const struct unit *u)
{
	return u->n_who > 0 &&
	       is_presiding(&c->who[vdm_who_real(c, u->who[0])]);
}

int
vdm_between_line(struct ctx *c, struct unit *u, const struct unit *last)
{
	size_t n, number, used;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0)
		return 0;
	if (is_dash_at(s, n) && last->labelled && ends_with_dash(last))
		return read_dashed(c, u, s, n);
	if (is_vote_row(c, s, n)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "a row of a vote");
		return 1;
	}
	number = number_end(s, n);
	if (vdm_is_outcome(c, s, n, is_chair(c, last)) ||
	    (number > 0 &&
	     vdm_rule_is(vdm_rule_at_start(c, s + number, n - number,
					   P_PROCEDURE, &used),
			 "decided"))) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says what was done, in the clerk's words");
		return 1;
	}
	if (is_deed(c, s, n) || signals(c, s, n)) {
		vdm_unit_set(u, U_ACTION, FATE_KEEP,
			     "somebody does something, and no more");
		return 1;
	}
	return 0;
}

void
vdm_between_read(struct ctx *c)
{
	size_t i, n;
	int begun = 0;

	for (i = 0; i < c->n && i < c->tail_start; i++) {
		struct unit *u = &c->u[i];
		const char *s;

		begun |= u->kind == U_TURN;
		if (!begun || (u->kind != U_NONE && u->kind != U_ACTION))
			continue;
		n = u->len;
		s = vdm_trim(u->text, &n);
		if (is_time_line(c, s, n)) {
			vdm_unit_set(u, U_CHROME, FATE_CHROME, "a time code");
			u->timing = 1;
		} else if (u->kind == U_NONE && vdm_between_row(c, u)) {
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "names behind a colon, and nothing said");
		} else if (u->kind == U_ACTION && decides_in_brackets(c, u)) {
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "says what was decided");
		}
	}
}

void
vdm_between_closings(struct ctx *c)
{
	size_t i, last = c->n;

	while (last > 0 &&
	       (c->u[last - 1].kind != U_TURN ||
		(c->u[last - 1].continued && c->u[last - 1].inferred)))
		last--;
	for (i = 0; i + 1 < last; i++)
		if (c->u[i].kind == U_CLOSING)
			vdm_unit_set(&c->u[i], U_NARRATION, FATE_KEEP,
				     "says that a part of the meeting ended");
}
