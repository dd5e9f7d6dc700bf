/* SPDX-License-Identifier: MIT */
/* Who takes part in a narrated conversation, and whether it is one. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/clause.h"

int
vdm_in_body(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];

	return i >= c->head_end && i < c->tail_start && u->len > 0 &&
	       !u->lifted && u->kind == U_NONE && !u->is_heading;
}

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

/* "The Polish Ambassador" is the one ambassador who has a name. */
static void
merge_offices(struct ctx *c)
{
	size_t w, i;

	for (w = 0; w < c->n_who; w++) {
		int found = -1, count = 0;

		if (!c->who[w].only_office || c->who[w].merged >= 0)
			continue;
		for (i = 0; i < c->n_who; i++) {
			const char *p = c->who[w].offices + 1, *e;
			int all = *p != '\0';

			if (c->who[i].only_office || c->who[i].merged >= 0 ||
			    c->who[i].by == 0)
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

/*
 * An office that speaks in a conversation of two named people is one of them:
 * not the one whom it addresses, nor the one who addresses it.
 */
static void
bind_offices(struct ctx *c)
{
	int two[2];
	size_t i, k, n = 0, w;

	for (i = 0; i < c->n_who; i++)
		if (!c->who[i].only_office && c->who[i].merged < 0 &&
		    (c->who[i].by & (BY_HEAD | BY_LIST))) {
			if (n < 2)
				two[n] = (int)i;
			n++;
		}
	if (n != 2)
		return;
	for (w = 0; w < c->n_who; w++) {
		int not_one[2] = {0, 0};

		if (!c->who[w].only_office || c->who[w].merged >= 0)
			continue;
		for (i = 0; i < c->n; i++) {
			struct finding f;
			struct tokens *t = &c->tok;
			struct mention m;

			if (!vdm_in_body(c, i))
				continue;
			vdm_attribute(c, &c->u[i], 0, &f);
			if (f.how != H_START || f.who < 0)
				continue;
			for (k = f.verb_at + 1; k < t->n && k < f.verb_at + 7;
			     k++) {
				int who;

				if (!vdm_mention_at(c, t, k, &m))
					continue;
				who = vdm_who_real(
				    c, vdm_mention_who(c, t, &m, 0));
				if (f.who == (int)w && who == two[0])
					not_one[0]++;
				if (f.who == (int)w && who == two[1])
					not_one[1]++;
				if (who == (int)w && f.who == two[0])
					not_one[0]++;
				if (who == (int)w && f.who == two[1])
					not_one[1]++;
				break;
			}
		}
		if (not_one[0] && !not_one[1])
			merge_into(c, w, (size_t)two[1]);
		else if (not_one[1] && !not_one[0])
			merge_into(c, w, (size_t)two[0]);
	}
}

/* People whom only the text names: kept when an honorific or an office
 * introduces them, or when they speak more than once. */
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
		if (w->by == BY_NARRATION && !titled && w->turns < 2)
			w->by = 0;
	}
	for (i = 0; i < c->n_who; i++)
		c->who[i].turns = 0;
}

/* Whether the paragraphs are those of a conversation at all. */
int
vdm_is_conversation(struct ctx *c)
{
	size_t i, units = 0, named = 0, first = 0, said = 0, salutes = 0;
	size_t present = 0;
	struct finding f;

	for (i = 0; i < c->n; i++) {
		struct tokens *t = &c->tok;

		if (c->u[i].len == 0)
			continue;
		vdm_tokens(c, t, c->u[i].text, c->u[i].len, 12);
		if (t->n > 0 && t->n < 12 &&
		    ((t->t[0].classes & W_SALUTE) ||
		     (t->n > 1 && (t->t[1].classes & W_SALUTE))))
			salutes++;
		if (!vdm_in_body(c, i))
			continue;
		units++;
		vdm_attribute(c, &c->u[i], 0, &f);
		if (f.how == H_NONE || f.how == H_WEAK)
			continue;
		if (f.first)
			first += (f.verb & W_SAY) && (f.verb & W_PAST);
		else if (f.how != H_LATER)
			said++;
		if (f.how == H_START && !(f.verb & (W_PAST | W_AUX)))
			present++;
	}
	for (i = 0; i < c->n_who; i++)
		named += c->who[i].by & BY_NARRATION ? 1 : 0;
	c->first_person = first > 0 && (said > 0 || c->conversation);
	c->present_tense = present * 2 > said;
	if (salutes > 0 && !c->conversation)
		return 0;
	if (c->conversation)
		return said + first > 0;
	return said + first >= 3 && (said + first) * 2 >= units &&
	       named + (first > 0) >= 2;
}

void
vdm_cast_read(struct ctx *c)
{
	gather(c);
	merge_offices(c);
	bind_offices(c);
}
