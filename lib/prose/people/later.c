/* SPDX-License-Identifier: MIT */
/*
 * Who has an office may be told only where they come to it: "The CHAIRMAN (Mr.
 * Lind):" halfway, "Mr. Lind was elected chairman". What the holder of that
 * office said above may be another's.
 */
#include <string.h>
#include <strings.h>

#include "prose/lines/lines.h"
#include "prose/people/roles.h"

enum {
	/* People of whom it is looked where they are named first. */
	LATER_PEOPLE = 16,
	LABEL_BYTES = 200 /* of what calls who speaks */
};

/* Somebody who is called by an office, and the first unit that names them. */
struct named {
	int who;
	size_t at;
};

/* Whether a word, in small letters, stands in s. */
static int
has_word(const char *s, size_t n, const char *word)
{
	const size_t k = strlen(word);
	size_t i;

	for (i = 0; k > 0 && i + k <= n; i++)
		if (strncasecmp(s + i, word, k) == 0)
			return 1;
	return 0;
}

/* The words by which a turn calls who speaks; 0 bytes where it does not. */
static const char *
called(const struct unit *u, size_t *n)
{
	const char *s = u->text;

	*n = 0;
	if (u->labelled)
		*n = u->label_end;
	else if (u->name_end > u->name_start) {
		s += u->name_start;
		*n = u->name_end - u->name_start;
	}
	return s;
}

/* Whether the record may name somebody in the talk alone: who signs it, whom a
 * person stated and who is sworn has the office in all of it. */
static int
is_of_talk(const struct who *w)
{
	return !w->only_office && !w->group && !w->sworn &&
	       *w->surname != '\0' &&
	       !(w->by & (BY_USER | BY_SIGNATURE | BY_STYLE | BY_ROW));
}

/* Who is called by an office alone in a turn; or -1. */
static int
holder_of(struct ctx *c, const struct unit *u)
{
	size_t n;
	const char *s = called(u, &n);
	int who;

	if (u->kind != U_TURN || u->lifted || u->n_who == 0 || n == 0 ||
	    n > LABEL_BYTES)
		return -1;
	who = vdm_who_real(c, u->who[0]);
	return is_of_talk(&c->who[who]) &&
		       !has_word(s, n, c->who[who].surname) &&
		       (vdm_classes_in(c, s, n) & (W_OFFICE | W_ROLE)) != 0
		   ? who
		   : -1;
}

/* Where somebody is named first, from unit `from` on; c->n: nowhere. */
static size_t
named_at(const struct ctx *c, int who, size_t from)
{
	size_t i = from;

	while (i < c->n &&
	       (c->u[i].len == 0 ||
		!has_word(c->u[i].text, c->u[i].len, c->who[who].surname)))
		i++;
	return i;
}

/* A turn above the place where its speaker is named with the office: where the
 * record says there that they came to it, it is nobody's. */
static void
doubt(struct ctx *c, struct unit *u, const struct unit *told)
{
	vdm_unit_guess(u, "an office whose holder is named only further down");
	if (told->kind != U_NARRATION && told->presides <= 0)
		return;
	u->cert = VDM_CERT_LOW;
	if (c->who[u->who[0]].turns > 0)
		c->who[u->who[0]].turns--;
	u->n_who = 0;
}

/* The same of what goes on with the turn of unit i without a label. */
static void
doubt_on(struct ctx *c, size_t i, int who, const struct unit *told)
{
	struct unit *u;

	while (++i < c->n) {
		u = &c->u[i];
		if (u->len == 0 || u->kind == U_CHROME)
			continue;
		if (u->kind != U_TURN || u->labelled || u->n_who == 0 ||
		    vdm_who_real(c, u->who[0]) != who)
			return;
		doubt(c, u, told);
	}
}

/* Whether a unit is of the talk: lists and signatures below it are of all. */
static int
is_told_there(const struct unit *u)
{
	return u->kind == U_TURN || u->kind == U_NARRATION ||
	       u->kind == U_ACTION || u->presides > 0;
}

void
vdm_later_doubt(struct ctx *c)
{
	struct named list[LATER_PEOPLE];
	size_t i, k, all = 0;
	int who;

	for (i = 0; i < c->n; i++) {
		who = holder_of(c, &c->u[i]);
		if (who < 0)
			continue;
		for (k = 0; k < all && list[k].who != who;)
			k++;
		if (k == all && all == LATER_PEOPLE)
			continue;
		if (k == all) {
			list[all].who = who;
			list[all++].at = named_at(c, who, 0);
		}
		if (list[k].at > i && list[k].at < c->n &&
		    is_told_there(&c->u[list[k].at])) {
			doubt(c, &c->u[i], &c->u[list[k].at]);
			doubt_on(c, i, who, &c->u[list[k].at]);
		}
	}
}
