/* SPDX-License-Identifier: MIT */
/*
 * Labels of scripts without capitals, of which one is another person's name cut
 * short: the surname alone, or with an office. In a short record none of them
 * may come back, and yet they speak for each other; so does a list of those
 * present above them.
 */
#include <string.h>

#include "base/utf8.h"
#include "recognise/turns/keys.h"

enum {
	LISTS_MOST = 16, /* lines that name those present */
	HEAD_LOOK = 80,  /* units in which they are looked for */
	KIN_LOOK = 400,  /* labels that are compared */
	NAME_LEAST = 2,  /* signs of a whole name */
	NAME_MOST = 8    /* and of the label that it may be */
};

/* The units that name those present. */
struct lists {
	size_t at[LISTS_MOST], from[LISTS_MOST], n;
};

/* Whether a label could be such a name at all. */
static int
is_candidate(const struct ctx *c, const struct key *k)
{
	size_t n = strlen(k->text);

	return k->caseless && k->said > 0 && k->field == USE_NONE &&
	       !k->group && k->count[L_COLON] + k->count[L_GAP] > 0 &&
	       vdm_is_caseless(k->text, n) && !vdm_is_part(c, k->text) &&
	       !(vdm_lexicon_get(c, k->text, n) &
		 (W_OFFICE | W_HON | W_ROLE)) &&
	       vdm_utf8_length(k->text, n) <= NAME_MOST;
}

/* "Present: ..." and the lines close below it. */
static void
lists_find(struct ctx *c, struct lists *l)
{
	size_t i, used, n;
	const char *s;
	int inside = 0;

	l->n = 0;
	for (i = 0; i < c->n && i < HEAD_LOOK && l->n < LISTS_MOST; i++) {
		const struct unit *u = &c->u[i];
		const struct rule *r;

		n = u->len;
		s = vdm_trim(u->text, &n);
		r = vdm_rule_at_start(c, s, n, P_LABEL, &used);
		if (vdm_rule_is(r, "participants") ||
		    vdm_rule_is(r, "participant")) {
			inside = 1;
		} else if (r != NULL || n == 0 || i == 0 ||
			   u->line > c->u[i - 1].end + 1) {
			inside = 0;
			continue;
		} else {
			used = 0;
		}
		if (!inside)
			continue;
		l->at[l->n] = i;
		l->from[l->n++] = (size_t)(s - u->text) + used;
	}
}

/* Whether a name of a list begins with s. */
static int
is_on(const struct ctx *c, const struct lists *l, const char *s, size_t n,
      size_t before)
{
	size_t i;

	for (i = 0; n > 0 && i < l->n && l->at[i] < before; i++) {
		const struct unit *u = &c->u[l->at[i]];
		const char *p = u->text + l->from[i], *end = u->text + u->len;

		for (; (size_t)(end - p) >= n; p++) {
			size_t at = (size_t)(p - u->text);

			if (*p != *s || memcmp(p, s, n) != 0)
				continue;
			if (at == l->from[i] ||
			    !vdm_is_word(vdm_utf8_last(u->text, at)))
				return 1;
		}
	}
	return 0;
}

/* The one label that is the whole name of which label i is the beginning; -1
 * for none, or several. */
static int
whole_of(const struct ctx *c, const struct keys *keys, size_t i,
	 const char *core, size_t n)
{
	int found = -1;
	size_t k;

	for (k = 0; k < keys->n && k < KIN_LOOK; k++) {
		const struct key *other = &keys->k[k];
		size_t all = strlen(other->text);

		if (k == i || !is_candidate(c, other) ||
		    !vdm_name_begins(other->text, core, n) ||
		    vdm_utf8_length(other->text, all) < NAME_LEAST)
			continue;
		/* one with an office is as short as this */
		(void)vdm_caseless_name(c, other->text, &all);
		if (all < strlen(other->text) ||
		    (all == n && n == strlen(keys->k[i].text)))
			continue;
		if (found >= 0)
			return -1;
		found = (int)k;
	}
	return found;
}

void
vdm_kin_find(struct ctx *c, struct vdm_labels *found)
{
	struct keys *keys = &found->keys;
	struct lists lists;
	size_t i, n;

	lists_find(c, &lists);
	for (i = 0; i < keys->n && i < KIN_LOOK; i++) {
		struct key *k = &keys->k[i];
		const char *core;

		if (!is_candidate(c, k))
			continue;
		n = strlen(k->text);
		core = vdm_caseless_name(c, k->text, &n);
		k->kin = whole_of(c, keys, i, core, n);
		if (k->kin >= 0)
			k->backed = keys->k[k->kin].backed = 1;
		k->backed |=
		    is_on(c, &lists, core, n, k->first) ||
		    is_on(c, &lists, k->text, strlen(k->text), k->first);
	}
}
