/* SPDX-License-Identifier: MIT */
/*
 * Interviews whose questions a long dash opens, as printers in Japan and
 * elsewhere have them: "――Is it kept?", and below it "Lind　It is." or the
 * answer without any label.
 */
#include "base/utf8.h"
#include "recognise/turns/answers.h"

enum {
	LONG_LEAST = 2,  /* dashes in a row that no sentence opens with */
	PAIRS_LEAST = 2, /* questions with an answer below */
	/* Three of four questions have one. */
	ANSWERED = 3,
	ANSWERED_OF = 4
};

static int
is_long_dash(uint32_t cp)
{
	return cp == 0x2014 || cp == 0x2015 || cp == 0x2500;
}

/* Whether a unit may be a question: nothing has judged it yet, and it has no
 * markup. */
static int
may_ask(const struct ctx *c, const struct unit *u)
{
	return u->kind == U_NONE && !u->lifted && !u->is_heading &&
	       vdm_unit_is_plain(c, u);
}

/* The bytes of the dash that opens a unit as no sentence does, with words
 * behind it; or 0. */
static size_t
dash_width(const struct ctx *c, const struct unit *u)
{
	size_t i, used, signs = 0;
	uint32_t cp = 0;

	if (!may_ask(c, u))
		return 0;
	for (i = 0; i < u->len; i += used, signs++) {
		cp = vdm_utf8_decode(u->text + i, u->len - i, &used);
		if (!is_long_dash(cp))
			break;
	}
	for (; i < u->len; i += used) {
		cp = vdm_utf8_decode(u->text + i, u->len - i, &used);
		if (cp != ' ' && cp != 0x3000)
			break;
	}
	return signs >= LONG_LEAST && i < u->len && vdm_is_word(cp) ? i : 0;
}

void
vdm_dashes_read(struct ctx *c)
{
	size_t i, asked = 0, pairs = 0;

	for (i = 0; i < c->n; i++) {
		size_t next = vdm_unit_next(c, i);

		if (dash_width(c, &c->u[i]) == 0)
			continue;
		asked++;
		pairs += next < c->n && dash_width(c, &c->u[next]) == 0;
	}
	if (pairs < PAIRS_LEAST || pairs * ANSWERED_OF < asked * ANSWERED)
		return;
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t width = dash_width(c, u);

		if (width == 0)
			continue;
		vdm_unit_set(u, U_TURN, FATE_KEEP,
			     "a dash opens a question, and answers stand below "
			     "such ones");
		u->labelled = 1;
		u->part = PART_ASKS;
		u->label_end = width;
	}
	c->labelled = c->dashed = 1;
}

void
vdm_dashes_bind(struct ctx *c)
{
	int asks, answers;
	size_t i, next;

	if (!c->dashed)
		return;
	(void)vdm_interview_people(c, &asks, &answers);
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		next = vdm_unit_next(c, i);
		if (u->part != PART_ASKS || next >= c->n ||
		    c->u[next].kind != U_NONE)
			continue;
		u = &c->u[next];
		vdm_unit_set(u, U_TURN, FATE_KEEP,
			     "stands below a question that a dash opens");
		u->part = PART_ANSWERS;
		u->inferred = u->direct = 1;
		u->cert = VDM_CERT_MEDIUM;
		if (answers < 0)
			continue;
		u->who[0] = answers;
		u->n_who = 1;
		c->who[answers].turns++;
	}
}
