/* SPDX-License-Identifier: MIT */
/*
 * Labels of one name with different places or offices in brackets: "Mr. LIND
 * (North Halden):" and "Mr. LIND (South Halden):" are two, where both come
 * back. A label of that name with nothing in brackets may be either's.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "prose/people/namesakes.h"
#include "prose/clauses/clause.h"
#include "recognise/turns/keys.h"

enum {
	NAME_TOKENS = 20,
	/* Uses of each of two brackets that show that they are two people's. */
	USES_LEAST = 2,
	KEY_PLACES = 8 /* of one name; who has more is not told apart */
};

struct key_place {
	const char *s;
	size_t n;
	unsigned uses;
	int office; /* it says what somebody is, and not where from */
	int who;
};

/* What stands in the bracket of a label; 0 bytes where it says nothing that
 * tells people apart: a time, a manner, a holder's name. */
static const char *
place_of(const struct unit *u, const struct label *l, size_t *n)
{
	const char *s = u->text + l->name_end, *open, *close;
	size_t len, used;

	*n = 0;
	if (!l->bracketed || l->held || l->own || l->caseless > 0 || l->group ||
	    l->word_end <= l->name_end || l->style != L_COLON)
		return s;
	len = l->word_end - l->name_end;
	open = memchr(s, '(', len);
	close =
	    open != NULL ? memchr(open, ')', len - (size_t)(open - s)) : NULL;
	if (close == NULL)
		return s;
	len = (size_t)(close - open) - 1;
	s = vdm_trim(open + 1, &len);
	if (len > 0 && !vdm_is_digit(*s) &&
	    !vdm_is_lower(vdm_utf8_decode(s, len, &used)))
		*n = len;
	return s;
}

/* The place of a label in the table of a key's; a new one if need be. NULL
 * where a table is full: nobody is told apart then. */
static struct key_place *
place_get(struct ctx *c, struct key *k, const char *s, size_t n)
{
	size_t i;

	if (k->places == NULL)
		k->places = vdm_arena_alloc(&c->scratch,
					    KEY_PLACES * sizeof(*k->places));
	if (k->places == NULL)
		return NULL;
	for (i = 0; i < k->n_places; i++)
		if (k->places[i].n == n && memcmp(k->places[i].s, s, n) == 0)
			return &k->places[i];
	if (k->n_places >= KEY_PLACES)
		return NULL;
	k->places[k->n_places] = (struct key_place){
	    s, n, 0, (vdm_classes_in(c, s, n) & (W_OFFICE | W_ROLE)) != 0, -1};
	return &k->places[k->n_places++];
}

/* Whether one of two says no more than the other, "Halden" and "Halden, Lab".
 */
static int
is_part(const struct key_place *a, const struct key_place *b)
{
	return a->n <= b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* Whether two are of two people: both places or both offices, each of which
 * comes back; the member for a place may be the chairman, too. */
static int
are_of_two(const struct key_place *a, const struct key_place *b)
{
	return a->uses >= USES_LEAST && b->uses >= USES_LEAST &&
	       a->office == b->office && !is_part(a, b) && !is_part(b, a);
}

/* Whether two people have the name. */
static int
is_of_two(const struct key *k)
{
	size_t i, j;

	for (i = 0; i < k->n_places; i++)
		for (j = i + 1; j < k->n_places; j++)
			if (are_of_two(&k->places[i], &k->places[j]))
				return 1;
	return 0;
}

void
vdm_labels_apart(struct ctx *c, struct vdm_labels *found)
{
	struct key_place *p;
	const char *s;
	size_t i, n;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];

		if (!c->u[i].labelled || l->key < 0 || !l->bracketed)
			continue;
		s = place_of(&c->u[i], l, &n);
		p = n > 0 ? place_get(c, &found->keys.k[l->key], s, n) : NULL;
		if (p != NULL)
			p->uses++;
	}
	for (i = 0; i < found->keys.n; i++) {
		found->keys.k[i].parted = is_of_two(&found->keys.k[i]);
		found->keys.k[i].last_of = -1;
	}
}

/* Who of one name is known to be of that place: from a list; or -1. */
static int
listed_of(struct ctx *c, int who, const char *s, size_t n)
{
	struct vdm_word name;
	const int *list;
	size_t i, all;

	if (who < 0 || *c->who[who].surname == '\0')
		return -1;
	name.s = c->who[who].surname;
	name.n = strlen(name.s);
	list = vdm_people_with(c, VDM_BY_SURNAME, &name, NULL, &all);
	for (i = 0; i < all; i++) {
		const struct who *w = &c->who[list[i]];

		if (w->merged < 0 && w->title != NULL &&
		    strlen(w->title) == n && memcmp(w->title, s, n) == 0)
			return list[i];
	}
	return -1;
}

/* Who is of that place, of the name of a label; somebody new is called by all
 * of it. */
static int
who_of_place(struct ctx *c, const struct unit *u, const struct label *l)
{
	struct tokens *t = &c->tok;
	struct mention m;
	struct vdm_buf b;
	const char *s = u->text + l->start;
	size_t n;
	int who;

	vdm_tokens(c, t, s, l->name_end - l->start, NAME_TOKENS);
	if (!vdm_mention_at(c, t, 0, &m) || m.last == m.name)
		return -1;
	s = place_of(u, l, &n);
	who = listed_of(c, vdm_mention_who(c, t, &m, 0), s, n);
	if (who >= 0)
		return who;
	who = vdm_mention_new(c, t, &m);
	if (who < 0)
		return -1;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s (%.*s)", c->who[who].name, (int)n, s);
	vdm_who_apart(c, who, vdm_buf_str(&b), b.len);
	c->who[who].title = vdm_squeeze(c, s, n);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return who;
}

int
vdm_label_apart(struct ctx *c, struct unit *u, const struct label *l,
		struct key *k)
{
	struct key_place *p;
	const char *s;
	size_t n;

	if (!k->parted)
		return -1;
	s = place_of(u, l, &n);
	p = n > 0 ? place_get(c, k, s, n) : NULL;
	if (p == NULL) {
		u->cert = VDM_CERT_LOW;
		u->inferred = 1;
		u->reason = "two bear the name, and nothing tells which";
		return k->last_of;
	}
	if (p->who < 0)
		p->who = who_of_place(c, u, l);
	/* it may be how somebody speaks, and not where from */
	if (u->cert == VDM_CERT_HIGH)
		vdm_unit_guess(u,
			       "two of one name, by what stands in brackets");
	k->last_of = p->who;
	return p->who;
}

void
vdm_label_doubt_place(struct unit *u, const struct key *k)
{
	size_t i, j;

	for (i = 0; i < k->n_places; i++)
		for (j = i + 1; j < k->n_places; j++)
			if (k->places[i].office == k->places[j].office &&
			    !is_part(&k->places[i], &k->places[j]) &&
			    !is_part(&k->places[j], &k->places[i]) &&
			    u->cert == VDM_CERT_HIGH)
				vdm_unit_guess(u, "different things stand in "
						  "brackets behind the name");
}
