/* SPDX-License-Identifier: MIT */
/*
 * Lines that say what happens around the talk: that a sitting begins, who
 * presides over it, that it ends, that people laugh. Such a line is known by
 * its own words, whatever stands around it.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/times.h"

enum {
	LINE_BYTES = 200,
	/* Bytes before the words that tell what a line is. */
	LEAD_BYTES = 60,
	/* Bytes behind them, where no time is named: a stop. */
	END_BYTES = 3,
	TIME_BYTES = 60,   /* of a time of day in words */
	ACTION_BYTES = 90, /* of what is done, without brackets */
	CHAIR_WORDS = 12,
	CHAIR_BYTES =
	    120, /* of the name of who presides, in a script without capitals */
	EARLIEST = 8, /* hour at which a sitting begins */
	SHORTENED = 4 /* letters of "Hon.", "Dr." */
};

/* Whether only words stand in s, and perhaps a name in brackets: no label's
 * mark, no end of a sentence. */
static int
is_plain(const char *s, size_t n)
{
	size_t i = 0, used, word = 0;
	uint32_t cp;

	for (; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp == '.' && word > 0 && word <= SHORTENED)
			continue;
		if (cp != ' ' && cp != '\'' && cp != ',' && !vdm_is_word(cp) &&
		    cp != 0x2019 && cp != 0x3000 && cp != '(' && cp != ')')
			return 0;
		word = vdm_is_word(cp) ? word + 1 : 0;
	}
	return 1;
}

/* Whether the unit before u is a label that waits for its words. */
static int
stands_below_label(const struct ctx *c, const struct unit *u)
{
	size_t n;
	const char *s;

	if (u == c->u)
		return 0;
	n = u[-1].len;
	s = vdm_trim(u[-1].text, &n);
	return n > 0 && s[n - 1] == ':';
}

/* "The House met at" and few words: a time, however it is said. */
static int
says_when(const struct ctx *c, const struct rule *r, size_t rest)
{
	const char *last = strrchr(r->words, ' ');

	return last != NULL && rest > 0 && rest < TIME_BYTES &&
	       vdm_lexicon_does(c, last + 1, strlen(last + 1), X_AT);
}

static int
says_opening(struct ctx *c, const struct unit *u, const char *s, size_t n,
	     int bracketed)
{
	const struct rule *r;
	size_t at, used;
	struct when w;

	r = vdm_rule_within(c, s, n, P_OPENING, &at, &used);
	if (r == NULL || at > LEAD_BYTES || !is_plain(s, at))
		return 0;
	if (bracketed || says_when(c, r, n - at - used) ||
	    (vdm_when_find(c, s, n, &w) && w.hour >= 0))
		return 1;
	return at + used + END_BYTES >= n && vdm_last_byte(s, n) == '.' &&
	       !stands_below_label(c, u);
}

/* "[Przewodniczą marszałek Lind i wicemarszałek Ray]": all who are named, each
 * with an office; one alone has the chair. */
static void
chairs_within(struct ctx *c, struct unit *u, struct tokens *t)
{
	struct mention m;
	size_t i, found = 0;
	int who = -1;

	for (i = 0; i < t->n; i++) {
		if (!vdm_mention_at(c, t, i, &m) || m.last == m.name ||
		    (!m.hon && !m.office))
			continue;
		who = vdm_mention_who(c, t, &m, 1);
		if (who < 0)
			continue;
		c->who[who].by |= BY_LIST;
		vdm_who_at(c, who, u);
		i = m.last > i ? m.last - 1 : i;
		found++;
	}
	if (found == 1)
		vdm_who_presides(c, who, u);
}

/* "Presidenza del Presidente Moretti", "Веде засідання Голова БОЙЧУК В.М." */
static int
read_chair(struct ctx *c, struct unit *u, const char *s, size_t n,
	   int bracketed)
{
	struct tokens *t = &c->tok;
	struct mention m;
	size_t used, rest, i;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_CHAIR, &used);
	const char *value;
	int colon;

	if (r == NULL)
		return 0;
	value = vdm_after_label(s, n, used, &rest, &colon);
	if (vdm_rule_is(r, "several") && !bracketed) {
		/* one after the other: none of them by the office's name */
		vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP, "says who presides");
		vdm_names_of_list(c, u, value, rest);
		return 1;
	}
	if (rest > 0 && rest < CHAIR_BYTES && vdm_is_caseless(value, rest)) {
		vdm_roster_one(c, u, value, rest, NULL);
		vdm_who_presides(c, c->listed, u);
		return 1;
	}
	vdm_tokens(c, t, value, rest, CHAIR_WORDS);
	for (i = 0; i < t->n && !bracketed; i++)
		if (vdm_mention_at(c, t, i, &m) && m.last > m.name &&
		    !(t->t[m.name].classes & (W_BODY | W_MATTER))) {
			/* "голова ради Лінд": the office has no capital */
			i = t->t[0].flags & T_CAP ? 0 : t->t[i].start;
			vdm_roster_one(c, u, value + i, rest - i, NULL);
			vdm_who_presides(c, c->listed, u);
			return 1;
		}
	if (bracketed)
		chairs_within(c, u, t);
	vdm_unit_set(u, U_NARRATION, FATE_KEEP, "says who presides");
	return 1;
}

/* "Risos.", "Aplausos do PRN.", "Beifall": what is done, on its own line. */
static int
is_action(struct ctx *c, const char *s, size_t n)
{
	size_t used;

	while (n > 0 && s[n - 1] == '.')
		n--;
	return n < ACTION_BYTES &&
	       vdm_rule_at_start(c, s, n, P_ACTION, &used) != NULL &&
	       is_plain(s, n);
}

int
vdm_sitting_line(struct ctx *c, struct unit *u, const char *s, size_t n,
		 int bracketed)
{
	size_t at, used;

	if (n == 0 || n > LINE_BYTES)
		return 0;
	if (bracketed && vdm_rule_at_start(c, s, n, P_STOPS, &used) != NULL) {
		vdm_unit_set(u, U_ACTION, FATE_KEEP,
			     "says that a recording stops");
		return 1;
	}
	if (bracketed &&
	    vdm_rule_within(c, s, n, P_CLOSING, &at, &used) != NULL &&
	    at <= LEAD_BYTES) {
		vdm_unit_set(u, U_CLOSING, FATE_KEEP,
			     "says that the sitting ended");
		return 1;
	}
	if (says_opening(c, u, s, n, bracketed)) {
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says that the sitting began");
		u->opening = 1;
		return 1;
	}
	if (read_chair(c, u, s, n, bracketed))
		return 1;
	if (bracketed || u->is_heading || !is_action(c, s, n))
		return 0;
	vdm_unit_set(u, U_ACTION, FATE_KEEP, "says what is done");
	return 1;
}

/* The last unit in which somebody speaks; c->n where nobody does. */
static size_t
last_turn(const struct ctx *c)
{
	size_t i, last = c->n;

	for (i = 0; i < c->n; i++)
		if (c->u[i].kind == U_TURN)
			last = i;
	return last;
}

/* The day and the hour of a line that says that the sitting began, as far as
 * the record has none yet. */
static void
put_beginning(struct ctx *c, const struct unit *u)
{
	struct when w = {.hour = -1};
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (vdm_field_get(c->rec, VDM_F_DATE, 0) == NULL &&
	    vdm_spelt_date(c, s, n, &w))
		vdm_put_when(c, s, &w, u);
	if (vdm_field_get(c->rec, VDM_F_TIME, 0) != NULL ||
	    !vdm_when_find(c, s, n, &w) || w.hour < 0)
		return;
	if (vdm_field_get(c->rec, VDM_F_DATE, 0) != NULL)
		w.has_date = 0;
	/* no House meets before that in the morning */
	if (w.twelve && w.hour > 0 && w.hour < EARLIEST)
		w.hour += HALF_DAY;
	vdm_put_when(c, s, &w, u);
}

/* The time of the first line that says that the sitting began, where the head
 * names none; and what seems to be such a line behind all talk is its end. */
void
vdm_sitting_times(struct ctx *c)
{
	const size_t last = last_turn(c);
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (!u->opening)
			continue;
		if (last < c->n && i > last)
			vdm_unit_set(u, U_CLOSING, FATE_KEEP,
				     "says when it was, behind all talk");
		else
			put_beginning(c, u);
	}
}
