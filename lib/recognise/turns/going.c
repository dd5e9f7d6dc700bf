/* SPDX-License-Identifier: MIT */
/*
 * How sure it is that paragraphs without a label go on with the turn before.
 * Nothing but the order says so, and a label of somebody else behind them,
 * which ends the turn, bears it out. Where the same speaker's label comes again
 * instead, or none, something stood between that may have been nobody's; it is
 * a guess, unless people say such a thing. So are many short ones in a row,
 * which is how people talk by turns.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "prose/clauses/clause.h"
#include "recognise/turns/keys.h"

enum {
	SHORT_BYTES = 80, /* of what is said by turns */
	SHORT_LEAST = 3   /* such in a row are somebody's and another's */
};

/* Whether a paragraph was given to the turn before by its order alone. */
static int
goes_on(const struct unit *u)
{
	return u->kind == U_TURN && u->continued && u->inferred &&
	       u->n_who > 0 && u->cert == VDM_CERT_MEDIUM;
}

/* "<i>Second Reading</i>", "« After \"gate\", add ... »": marks of another
 * hand, or another's words. */
static int
opens_marked(const char *s, size_t n)
{
	static const uint32_t marks[] = {'<',    '"',    0xAB,   0x201C,
					 0x201E, 0x300C, 0x300E, '*'};
	size_t i, used;
	const uint32_t cp = n > 0 ? vdm_utf8_decode(s, n, &used) : 0;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (cp == marks[i])
			return 1;
	return 0;
}

/* Whether a paragraph is short, and ends as a sentence does: no item of a list
 * that somebody reads out. */
static int
is_short_saying(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return n > 0 && n < SHORT_BYTES &&
	       vdm_is_sentence_mark(vdm_utf8_last(s, n));
}

/* Units from `i` on, up to `end`, none of which bears a label. */
static void
doubt_row(struct ctx *c, size_t i, size_t end)
{
	size_t k, from = i, row = 0;

	for (; i <= end; i++) {
		if (i < end && c->u[i].len == 0)
			continue;
		if (i < end && c->u[i].kind == U_TURN && c->u[i].continued &&
		    is_short_saying(&c->u[i])) {
			from = row == 0 ? i : from;
			row++;
			continue;
		}
		for (k = from; row >= SHORT_LEAST && k < i; k++)
			if (goes_on(&c->u[k]))
				vdm_unit_doubt(
				    &c->u[k],
				    "one of several short paragraphs that "
				    "bear no label; may be of the turn "
				    "before");
		row = 0;
	}
}

/* Of several paragraphs in a row that bear no label, those of a few words that
 * nobody asks, calls or says of themselves: measured, one such in two is a
 * heading, a vote, the record's own words. */
static void
doubt_short(struct ctx *c, size_t i, size_t end)
{
	size_t k, row = 0;

	for (k = i; k < end; k++)
		row += c->u[k].len > 0 && c->u[k].kind == U_TURN &&
		       c->u[k].continued;
	for (k = i; row > 1 && k < end; k++)
		if (goes_on(&c->u[k]) && c->u[k].len < SHORT_BYTES &&
		    !vdm_is_talk_like(c, c->u[k].text, c->u[k].len))
			vdm_unit_doubt(&c->u[k],
				       "a few words, in a row of paragraphs "
				       "that bear no label; may be of the turn "
				       "before");
}

/* The paragraphs from `i` on, up to `end`, which no other speaker's label ends:
 * the last of them, behind what was surely said. */
static void
doubt_last(struct ctx *c, size_t i, size_t end, int again)
{
	while (end-- > i) {
		struct unit *u = &c->u[end];

		if (u->kind == U_TURN && !u->continued)
			return;
		if (!goes_on(u))
			continue;
		if (vdm_is_talk_like(c, u->text, u->len))
			return;
		vdm_unit_doubt(
		    u, again ? "the speaker's label comes again behind it; may "
			       "be of the turn before"
			     : "no label comes behind it; may be of the turn "
			       "before");
	}
}

/* Whether two units name the same speaker. */
static int
same_speaker(struct ctx *c, const struct unit *a, const struct unit *b)
{
	return a->n_who > 0 && b->n_who > 0 &&
	       vdm_who_real(c, a->who[0]) == vdm_who_real(c, b->who[0]);
}

void
vdm_goings_doubt(struct ctx *c)
{
	const struct unit *last = NULL;
	size_t i, from = 0;

	for (i = 0; i <= c->n; i++) {
		const struct unit *u = i < c->n ? &c->u[i] : NULL;

		if (u != NULL && goes_on(u) && opens_marked(u->text, u->len))
			vdm_unit_doubt(&c->u[i],
				       "opens with a mark of another hand; "
				       "may be of the turn before");
		if (u != NULL && (u->kind != U_TURN || u->continued))
			continue;
		if (last != NULL) {
			doubt_row(c, from, i);
			doubt_short(c, from, i);
			if (u == NULL || same_speaker(c, u, last))
				doubt_last(c, from, i, u != NULL);
		}
		last = u;
		from = i + 1;
	}
}
