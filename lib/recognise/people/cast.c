/* SPDX-License-Identifier: MIT */
/* Who takes part in a narrated conversation, and whether it is one. */
#include <string.h>

#include "recognise/turns/clause.h"

static void
merge_into(struct ctx *c, size_t from, size_t to)
{
	size_t i;

	c->who[from].merged = (int)to;
	for (i = 0; i < c->who[from].n_forms; i++)
		vdm_who_form(c, (int)to, c->who[from].forms[i],
			     strlen(c->who[from].forms[i]));
	c->who[to].turns += c->who[from].turns;
	c->who[to].by |= c->who[from].by;
}

/* "BK", "N.": letters for a name, which the text uses as one. */
static int
is_short(const struct who *w)
{
	const char *p = w->name;
	size_t n = 0;

	for (; *p != '\0'; p++) {
		if (*p == '.')
			continue;
		if (*p < 'A' || *p > 'Z' || ++n > 4)
			return 0;
	}
	return n > 0 && !(w->by & (BY_LIST | BY_USER));
}

/* "The Polish Ambassador" is the one ambassador who has a name. */
static void
merge_offices(struct ctx *c)
{
	size_t w, i;

	for (w = 0; w < c->n_who; w++) {
		int found = -1, count = 0;

		/* An office in the list of those present is one of them. */
		if ((!c->who[w].only_office && !is_short(&c->who[w])) ||
		    c->who[w].merged >= 0 || (c->who[w].by & BY_LIST))
			continue;
		for (i = 0; i < c->n_who; i++) {
			const char *p = c->who[w].offices + 1, *e;
			int all = *p != '\0';

			if (c->who[i].only_office || c->who[i].merged >= 0 ||
			    c->who[i].by == 0 || is_short(&c->who[i]))
				continue;
			for (; *p != '\0' && all; p = e + 1) {
				e = strchr(p, ' ');
				all = vdm_word_in(c->who[i].offices, p,
						  (size_t)(e - p)) ||
				      (e[1] != '\0' &&
				       (vdm_lexicon_get(c, p, (size_t)(e - p)) &
					W_NATION));
			}
			if (all) {
				found = (int)i;
				count++;
			}
		}
		if (count == 1)
			merge_into(c, w, (size_t)found);
	}
}

/* The two people of a conversation of two; how many there are. */
static size_t
named_two(const struct ctx *c, int two[2])
{
	size_t i, n = 0;

	for (i = 0; i < c->n_who; i++)
		if (!c->who[i].only_office && c->who[i].merged < 0 &&
		    !is_short(&c->who[i]) &&
		    (c->who[i].by & (BY_HEAD | BY_LIST))) {
			if (n < 2)
				two[n] = (int)i;
			n++;
		}
	return n;
}

/* How often the form `w` addresses each of the two, or is addressed. */
static void
count_addressed(struct ctx *c, size_t w, const int two[2], int not_one[2])
{
	struct tokens *t = &c->tok;
	size_t i, k;

	for (i = 0; i < c->n; i++) {
		struct finding f;
		struct mention m;

		if (!vdm_in_body(c, i))
			continue;
		vdm_attribute(c, &c->u[i], 0, &f);
		if (f.how != H_START || f.who < 0)
			continue;
		for (k = f.verb_at + 1; k < t->n && k < f.verb_at + 7; k++) {
			int who, from = vdm_who_real(c, f.who);

			if (!vdm_mention_at(c, t, k, &m))
				continue;
			who = vdm_who_real(c, vdm_mention_who(c, t, &m, 0));
			not_one[0] += (from == (int)w && who == two[0]) ||
				      (who == (int)w && from == two[0]);
			not_one[1] += (from == (int)w && who == two[1]) ||
				      (who == (int)w && from == two[1]);
			break;
		}
	}
}

/*
 * An office, or letters, that speak in a conversation of two named people are
 * one of them: not the one whom they address, nor the one who addresses them,
 * nor the one who speaks by name when the other never does.
 */
static void
bind_offices(struct ctx *c)
{
	int two[2];
	size_t w;

	if (named_two(c, two) != 2)
		return;
	for (w = 0; w < c->n_who; w++) {
		int not_one[2] = {0, 0};

		if ((!c->who[w].only_office && !is_short(&c->who[w])) ||
		    c->who[w].merged >= 0)
			continue;
		count_addressed(c, w, two, not_one);
		if (not_one[0] && !not_one[1])
			merge_into(c, w, (size_t)two[1]);
		else if (not_one[1] && !not_one[0])
			merge_into(c, w, (size_t)two[0]);
		else if (is_short(&c->who[w]) &&
			 (c->who[two[0]].by & BY_NARRATION) &&
			 !(c->who[two[1]].by & BY_NARRATION))
			merge_into(c, w, (size_t)two[1]);
		else if (is_short(&c->who[w]) &&
			 (c->who[two[1]].by & BY_NARRATION) &&
			 !(c->who[two[0]].by & BY_NARRATION))
			merge_into(c, w, (size_t)two[0]);
	}
}

/* Letters that are those of one person's names. */
static void
bind_initials(struct ctx *c)
{
	size_t w;

	for (w = 0; w < c->n_who; w++) {
		int who;

		if (!is_short(&c->who[w]) || c->who[w].merged >= 0)
			continue;
		who = vdm_who_by_initials(c, c->who[w].name,
					  strlen(c->who[w].name));
		if (who >= 0 && who != (int)w &&
		    (c->who[who].by & (BY_HEAD | BY_LIST)))
			merge_into(c, w, (size_t)who);
	}
}

/* In how many paragraphs a person's surname stands, up to three. */
static size_t
named_often(const struct ctx *c, const struct who *w)
{
	const char *last = strrchr(w->name, ' ');
	size_t i, n, count = 0;

	last = last != NULL ? last + 1 : w->name;
	n = strlen(last);
	for (i = 0; i < c->n && count < 3 && n > 2; i++)
		count += c->u[i].len >= n && strstr(c->u[i].text, last) != NULL;
	return count;
}

/* People whom only the text names: kept when an honorific or an office
 * introduces them, when they speak more than once, or are often named. */
static void
gather(struct ctx *c)
{
	size_t i;
	struct finding f;

	for (i = 0; i < c->n; i++) {
		if (!vdm_in_body(c, i))
			continue;
		vdm_attribute(c, &c->u[i], 1, &f);
		if (f.how != H_NONE && f.who >= 0 && !f.joined) {
			c->who[f.who].turns++;
			if (f.how == H_START || f.how == H_INSIDE ||
			    f.how == H_LEAD)
				c->who[f.who].by |= BY_NARRATION;
		}
	}
	for (i = 0; i < c->n_who; i++) {
		struct who *w = &c->who[i];
		int titled =
		    w->only_office || w->title != NULL || w->offices[1] != '\0';
		size_t k;

		for (k = 0; k < w->n_forms && !titled; k++)
			titled = strchr(w->forms[k], '.') != NULL ||
				 strncmp(w->forms[k], "M", 1) == 0;
		if (w->by == BY_NARRATION && !titled && w->turns < 2 &&
		    named_often(c, w) < 3)
			w->by = 0;
	}
	for (i = 0; i < c->n_who; i++)
		c->who[i].turns = 0;
}

/* A line that opens or closes a letter. */
static int
is_salutation(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, u->text, u->len, 12);
	return t->n > 0 && t->n < 12 &&
	       ((t->t[0].classes & W_SALUTE) ||
		(t->n > 1 && (t->t[1].classes & W_SALUTE)));
}

/* What the paragraphs say of who speaks. */
struct tally {
	size_t units;
	size_t said;    /* by a name or an office */
	size_t first;   /* by the drafter, as I */
	size_t present; /* in the present tense */
	size_t salutes;
};

static void
tally_up(struct ctx *c, struct tally *y)
{
	struct finding f;
	size_t i;

	for (i = 0; i < c->n; i++) {
		if (c->u[i].len == 0)
			continue;
		y->salutes += (size_t)is_salutation(c, &c->u[i]);
		if (!vdm_in_body(c, i))
			continue;
		y->units++;
		vdm_attribute(c, &c->u[i], 0, &f);
		if (f.how == H_NONE || f.how == H_WEAK)
			continue;
		if (f.first) {
			y->first += (f.verb & W_SAY) && (f.verb & W_PAST);
		} else if (f.how != H_LATER) {
			y->said++;
			if (f.who >= 0)
				c->who[vdm_who_real(c, f.who)].turns++;
		}
		if (f.how == H_START && !(f.verb & (W_PAST | W_AUX)))
			y->present++;
	}
}

/*
 * Whether the paragraphs are those of a conversation at all: the title says
 * so, or half of them name who speaks, and two people do so more than once.
 * News and reports quote each of their people once.
 */
int
vdm_is_conversation(struct ctx *c)
{
	struct tally y = {0};
	size_t i, often;

	for (i = 0; i < c->n_who; i++)
		c->who[i].turns = 0;
	tally_up(c, &y);
	often = y.first > 1 ? 1 + (y.said > 1) : 0;
	for (i = 0; i < c->n_who; i++) {
		often += c->who[i].merged < 0 && c->who[i].turns > 1;
		c->who[i].turns = 0;
	}
	c->first_person = y.first > 0 && (y.said > 0 || c->conversation);
	c->present_tense = y.present * 2 > y.said;
	if (c->conversation)
		return y.said + y.first > 0;
	return y.salutes == 0 && y.said + y.first >= 3 &&
	       (y.said + y.first) * 2 >= y.units && often >= 2;
}

void
vdm_cast_read(struct ctx *c)
{
	gather(c);
	merge_offices(c);
	bind_initials(c);
	bind_offices(c);
}
