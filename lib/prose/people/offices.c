/* SPDX-License-Identifier: MIT */
/* Offices: who holds one, and people who turn out to be one person. */
#include <assert.h>
#include <string.h>

#include "prose/prose.h"

/* Neither of them may have been merged: so no circle can be made. */
void
vdm_who_merge(struct ctx *c, int from, int to)
{
	size_t i;

	assert(from != to && c->who[from].merged < 0 && c->who[to].merged < 0);
	c->who[from].merged = to;
	for (i = 0; i < c->who[from].n_forms; i++)
		vdm_who_form(c, to, c->who[from].forms[i],
			     strlen(c->who[from].forms[i]));
	c->who[to].turns += c->who[from].turns;
	c->who[to].by |= c->who[from].by;
}

/* An office or letters that nobody was found for yet. */
int
vdm_who_is_open(const struct who *w)
{
	return (w->only_office || vdm_who_is_short(w)) && w->merged < 0;
}

/* "Die Oberin", where "Frau Oberin Ann Lind" was named: whose name the one word
 * begins, which no table has; or -1. */
static int
begins_name_of(const struct ctx *c, int open)
{
	const char *word = c->who[open].offices + 1;
	size_t n = strcspn(word, " "), i;
	int found = -1;

	if (n == 0 || word[n + 1] != '\0' || vdm_lexicon_get(c, word, n) != 0)
		return -1;
	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		if (w->only_office || w->merged >= 0 || w->by == 0 ||
		    strncmp(w->given + 1, word, n) != 0 ||
		    w->given[n + 1] != ' ')
			continue;
		if (found >= 0)
			return -1;
		found = (int)i;
	}
	return found;
}

/* What begins the name so is an office, which is none of it. */
static void
name_without_office(struct ctx *c, int who)
{
	struct who *w = &c->who[who];
	const char *rest = strchr(w->name, ' ');

	if (rest == NULL || (w->by & BY_USER))
		return;
	if (w->title == NULL)
		w->title = vdm_squeeze(c, w->name, (size_t)(rest - w->name));
	w->name = rest + 1;
	vdm_people_form(c, who, w->name);
	vdm_people_note(c, who);
}

/* The same of an office that no table has. */
static int
holder_by_name(struct ctx *c, int open)
{
	int found = c->told != NULL ? begins_name_of(c, open) : -1;

	if (found >= 0)
		name_without_office(c, found);
	return found;
}

/* "The Polish Ambassador" is the one ambassador who has a name. */
void
vdm_offices_merge(struct ctx *c)
{
	size_t w;
	int found;

	for (w = 0; w < c->n_who; w++) {
		/* An office in the list of those present is one of them. */
		if (!vdm_who_is_open(&c->who[w]) || (c->who[w].by & BY_LIST))
			continue;
		found = vdm_office_holder(c, c->who[w].offices);
		if (found >= 0 && c->labelled &&
		    vdm_office_stands_in(c, found, c->who[w].offices))
			found = -1;
		if (found < 0)
			found = holder_by_name(c, (int)w);
		if (found >= 0 &&
		    !vdm_sexes_differ(c->who[w].sexes, c->who[found].sexes))
			vdm_who_merge(c, (int)w, found);
	}
}
