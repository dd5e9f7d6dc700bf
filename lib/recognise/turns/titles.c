/* SPDX-License-Identifier: MIT */
/*
 * "Ms. Lind:" right above "Captain Lind:": nobody answers themselves under
 * another title, so these are two.
 */
#include <string.h>

#include "prose/people/namesakes.h"
#include "recognise/turns/keys.h"

enum { LABEL_TOKENS = 6 }; /* of a title and a surname */

/* Where the surname begins in a label of titles and one name; 0 of others. */
static size_t
surname_at(struct ctx *c, const char *text)
{
	struct tokens *t = &c->tok2;
	size_t i;

	vdm_tokens(c, t, text, strlen(text), LABEL_TOKENS);
	if (t->n < 2 || t->n >= LABEL_TOKENS ||
	    (t->t[t->n - 1].flags & T_PUNCT))
		return 0;
	for (i = 0; i + 1 < t->n; i++)
		if (!(t->t[i].flags & T_PUNCT) &&
		    !(t->t[i].classes & (W_HON | W_OFFICE)))
			return 0;
	return (t->t[t->n - 1].classes & (W_HON | W_OFFICE))
		   ? 0
		   : t->t[t->n - 1].start;
}

static void
compare(struct ctx *c, struct vdm_labels *found, int a, int b)
{
	struct key *one = &found->keys.k[a], *other = &found->keys.k[b];
	size_t i = surname_at(c, one->text), k = surname_at(c, other->text);
	struct label surname = {.start = i, .key_end = strlen(one->text)};
	struct key *bare;

	if (i == 0 || k == 0 || strcmp(one->text + i, other->text + k) != 0)
		return;
	bare = vdm_key_find(c, &found->keys, one->text, &surname);
	if (bare != NULL && bare->accepted)
		bare->shared = a + 1;
	one->sexed = other->sexed = vdm_sexes_differ(
	    vdm_form_sex(c, one->text), vdm_form_sex(c, other->text));
	if (one->apart == 0)
		one->apart = b + 1;
	if (other->apart == 0)
		other->apart = a + 1;
}

void
vdm_titles_apart(struct ctx *c, struct vdm_labels *found)
{
	const struct label *last = NULL;
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct unit *u = &c->u[i];
		const struct label *l = &found->all[i];

		if (u->len == 0)
			continue;
		if (!u->labelled || l->key < 0) {
			last = NULL;
			continue;
		}
		if (last != NULL && last->key != l->key)
			compare(c, found, last->key, l->key);
		last = l;
	}
}

int
vdm_titles_who(struct ctx *c, const struct vdm_labels *found,
	       const struct unit *u, const struct label *l, const struct key *k)
{
	int other = k->apart > 0 ? found->keys.k[k->apart - 1].who : -1, who,
	    one = -1;
	struct vdm_word name;
	const int *list;
	size_t i, n;

	if (other < 0)
		return -1;
	other = vdm_who_real(c, other);
	name.s = k->text + surname_at(c, k->text);
	name.n = strlen(name.s);
	list = vdm_people_with(c, VDM_BY_SURNAME, &name, NULL, &n);
	for (i = 0; i < n; i++) {
		who = vdm_who_real(c, list[i]);
		if (who == other || who == one)
			continue;
		if (one >= 0)
			return -1; /* one of more: the label says which */
		one = who;
	}
	if (one >= 0)
		return one;
	/* the list has one of the name, who may have both titles */
	if (c->who[other].by & (BY_HEAD | BY_LIST | BY_USER))
		return -1;
	one = vdm_who_new(
	    c, vdm_squeeze(c, u->text + l->start, l->name_end - l->start));
	if (one < 0)
		return -1;
	c->who[one].surname = vdm_arena_strdup(&c->scratch, name.s);
	if (c->who[one].surname == NULL)
		c->who[one].surname = "";
	vdm_people_note(c, one);
	return one;
}
