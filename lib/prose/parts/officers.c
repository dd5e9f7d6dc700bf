/* SPDX-License-Identifier: MIT */
/*
 * Rows of a head that say who has which office: "Chair: Ann Lee", "Treasurer:
 * Bo Ray", "Members: ...". They look like turns; but none of them says anything
 * more than names, and one row of an office makes its neighbours rows, too,
 * whatever the words of the others.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/parts/labels.h"

enum {
	/* Bytes of an office, of a row; names in it; words of an office. */
	OFFICE_BYTES = 60,
	ROW_BYTES = 300,
	OFFICE_WORDS = 6,
	/* Rows that make a run, and lines from one to the next. */
	ROWS_LEAST = 2,
	ROWS_LOOK = 8, /* on each side, that are looked at */
	ROW_LINES = 2
};

/* A row: an office, and names behind the colon. */
struct row {
	const char *office, *names;
	size_t office_n, names_n;
};

/* The bytes of the colon at s; 0 if none stands there. */
static size_t
colon_at(const char *s, size_t n)
{
	if (n > 0 && s[0] == ':')
		return 1;
	return n > 2 && memcmp(s, "\xEF\xBC\x9A", 3) == 0 ? 3 : 0;
}

/* Parts a line at its colon; 0 where it has none, or nothing on a side of it.
 */
static int
row_part(const struct unit *u, struct row *r)
{
	size_t n, i = 0, colon = 0;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0 || n > ROW_BYTES || memchr(s, '\n', n) != NULL)
		return 0;
	while (i < n && i < OFFICE_BYTES &&
	       (colon = colon_at(s + i, n - i)) == 0)
		i++;
	r->office = s;
	r->office_n = i;
	r->names_n = n - i - colon;
	r->names = vdm_trim(s + i + colon, &r->names_n);
	r->office = vdm_trim(s, &r->office_n);
	return colon > 0 && r->office_n > 0 && r->names_n > 0;
}

/* Where the name ends that s begins with, in a list of them. */
static size_t
name_end(struct ctx *c, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n && strchr(",;", s[i]) == NULL; i++)
		if (s[i] == ' ' && vdm_word_at(c, s + i + 1, n - i - 1, X_AND))
			break;
	return i;
}

/* "Per Aske": words with capitals and a name's particles, be they words that
 * stand elsewhere, too. */
static int
is_bare_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, OFFICE_WORDS + 1);
	if (t->n < 2 || t->n > OFFICE_WORDS)
		return 0;
	for (i = 0; i < t->n; i++)
		if ((t->t[i].flags & (T_WORD | T_DIGIT)) != T_WORD ||
		    (!(t->t[i].flags & T_CAP) &&
		     (i == 0 || !(t->t[i].classes & W_PARTICLE))) ||
		    (t->t[i].classes & (W_BODY | W_MONTH | W_WEEKDAY |
					W_PRONOUN | W_FIRST | W_GENRE)))
			return 0;
	return 1;
}

/* Whether s is names and nothing else: each with a capital, of two words or
 * behind a title. */
static int
are_names(struct ctx *c, const char *s, size_t n)
{
	size_t at, len, names = 0;

	if (vdm_is_sentence_mark(vdm_utf8_last(s, n)))
		return 0;
	for (at = 0; at < n; at += len + 1) {
		const char *name;
		size_t used;

		len = name_end(c, s + at, n - at);
		used = len;
		name = vdm_trim(s + at, &used);
		if (vdm_evidence_person(c, name, used) == VDM_EV_NONE &&
		    !is_bare_name(c, name, used))
			return 0;
		names += memchr(name, ' ', used) != NULL ||
			 vdm_is_caseless(name, used);
		if (at + len < n && s[at + len] == ' ')
			len += 1 + vdm_word_at(c, s + at + len + 1,
					       n - at - len - 1, X_AND);
	}
	return names > 0;
}

/* Whether the words before a colon may be what somebody is: few, none of them a
 * figure, an honorific or a word that opens a sentence. */
static int
may_be_office(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i;

	vdm_tokens(c, t, s, n, OFFICE_WORDS + 1);
	if (t->n == 0 || t->n > OFFICE_WORDS)
		return 0;
	for (i = 0; i < t->n; i++)
		if ((t->t[i].flags & T_DIGIT) || vdm_has_figure(t, i) ||
		    (t->t[i].classes & (W_STARTER | W_PRONOUN | W_FIRST)))
			return 0;
	return 1;
}

/* Whether the tables know that they are what somebody is. */
static int
is_office(struct ctx *c, const struct row *r)
{
	const struct rule *rule =
	    vdm_rule_whole(c, r->office, r->office_n, P_LABEL);

	return vdm_rule_is(rule, "participant") ||
	       vdm_rule_is(rule, "participants") ||
	       vdm_rule_whole(c, r->office, r->office_n, P_ROLE) != NULL ||
	       vdm_all_words(c, r->office, r->office_n,
			     W_OFFICE | W_ROLE | W_OFFMOD | W_FUNCTION |
				 W_ARTICLE);
}

/* Whether unit i is a row, and which. */
static int
row_at(struct ctx *c, size_t i, struct row *r)
{
	return i < c->n && !c->u[i].lifted && !c->u[i].is_heading &&
	       row_part(&c->u[i], r) && are_names(c, r->names, r->names_n) &&
	       may_be_office(c, r->office, r->office_n);
}

/* The unit behind unit i, or before it, close by: `step` is 1 or -1; c->n where
 * none is. */
static size_t
beside(const struct ctx *c, size_t i, int step)
{
	size_t k = i;

	do {
		if (step < 0 ? k == 0 : k + 1 >= c->n)
			return c->n;
		k = step < 0 ? k - 1 : k + 1;
	} while (c->u[k].len == 0);
	return (step < 0 ? c->u[i].line - c->u[k].end
			 : c->u[k].line - c->u[i].end) <= ROW_LINES
		   ? k
		   : c->n;
}

/* Counts the rows on one side of unit i; *offices of them are of the tables. */
static size_t
count_rows(struct ctx *c, size_t i, int step, size_t *offices)
{
	struct row r;
	size_t rows = 0;

	while (rows < ROWS_LOOK && (i = beside(c, i, step)) < c->n &&
	       row_at(c, i, &r)) {
		rows++;
		*offices += (size_t)is_office(c, &r);
	}
	return rows;
}

/* Whether unit i is one of several rows, of which one is an office's at least.
 */
static int
is_of_rows(struct ctx *c, size_t i, struct row *r)
{
	size_t rows, offices;

	if (!row_at(c, i, r))
		return 0;
	offices = (size_t)is_office(c, r);
	/* where no letter is large, all that tells a name is its office */
	if (offices == 0 && vdm_is_caseless(r->names, r->names_n))
		return 0;
	rows = 1 + count_rows(c, i, 1, &offices);
	if (rows < ROWS_LEAST || offices == 0)
		rows += count_rows(c, i, -1, &offices);
	return rows >= ROWS_LEAST && offices > 0;
}

int
vdm_is_names_row(struct ctx *c, const struct unit *u)
{
	struct row r;

	return row_at(c, (size_t)(u - c->u), &r);
}

/* "Chairman A. B. Lind": an office and its holder, and nothing more. */
static int
is_held(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (u->kind != U_NONE || n == 0 || n > OFFICE_BYTES)
		return 0;
	vdm_tokens(c, t, s, n, OFFICE_WORDS * 2);
	return vdm_mention_at(c, t, 0, &m) && m.office && m.last > m.name &&
	       m.last >= t->n;
}

void
vdm_officers_above(struct ctx *c, size_t i)
{
	while (i-- > 0 && (c->u[i].len == 0 || is_held(c, &c->u[i])))
		if (c->u[i].len > 0)
			vdm_unit_set(&c->u[i], U_SIGNATURE, FATE_KEEP,
				     "an office and its holder, below all "
				     "talk");
}

int
vdm_is_officer(struct ctx *c, const struct unit *u)
{
	struct row r;

	return is_of_rows(c, (size_t)(u - c->u), &r);
}

/* Whether people come together in the record, and are no cast or board of what
 * was written. */
static int
is_of_meeting(struct ctx *c)
{
	if (c->conversation || c->labelled)
		return 1;
	return !c->written && c->title != NULL &&
	       (vdm_classes_in(c, c->title, strlen(c->title)) &
		(W_GENRE | W_TALK)) != 0;
}

int
vdm_officer_read(struct ctx *c, size_t i)
{
	struct unit *u = &c->u[i];
	struct row r;

	if (!is_of_rows(c, i, &r))
		return 0;
	if (!is_of_meeting(c)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP, "a row of a list");
		return 1;
	}
	vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP, "says who has an office");
	if (name_end(c, r.names, r.names_n) < r.names_n)
		vdm_names_of_list(c, u, r.names, r.names_n);
	else
		vdm_roster_one(c, u, r.names, r.names_n,
			       vdm_squeeze(c, r.office, r.office_n));
	u->cert = VDM_CERT_MEDIUM;
	return 1;
}
