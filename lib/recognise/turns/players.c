/* SPDX-License-Identifier: MIT */
/*
 * Lists of persons above a play: lines that begin with the names which label
 * the turns, and say no more than what each is.
 */
#include <string.h>

#include "recognise/turns/keys.h"

enum {
	LINE_BYTES = 90, /* of a line of the list */
	NAMED_LEAST = 2, /* lines whose names label turns, */
	NAMED_EVERY = 3, /* and one of so many */
	LOOK = 80        /* units of a head */
};

static int
may_list(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return n > 0 && n < LINE_BYTES && !u->lifted &&
	       (u->kind == U_NONE || u->kind == U_HEADING ||
		(u->kind == U_TURN && u->label_only)) &&
	       strchr(".?!:", s[n - 1]) == NULL;
}

/* "WILL, her son": whether a label of the turns opens the line. */
static int
is_named(struct ctx *c, struct vdm_labels *found, const struct unit *u)
{
	const char *comma = memchr(u->text, ',', u->len);
	size_t n = comma != NULL ? (size_t)(comma - u->text) : u->len;
	struct label l;
	const struct key *k;

	if (!vdm_label_parse(c, u->text, n, &l) || l.style != L_ALONE)
		return 0;
	k = vdm_key_find(c, &found->keys, u->text, &l);
	return k != NULL && k->accepted && vdm_key_uses(k) > 0;
}

/* Whether unit i stands right below the one before it. */
static int
stands_below(const struct ctx *c, size_t i)
{
	return i > 0 && c->u[i].line <= c->u[i - 1].end + 1;
}

/* A list of persons, as far as it was read: its first unit, and in how many
 * lines a label of the turns stands. */
struct list {
	size_t from, named;
};

/* Whether enough of the lines before unit `end` are named so. */
static int
is_list(const struct list *l, size_t end)
{
	return l->named >= NAMED_LEAST &&
	       l->named * NAMED_EVERY >= end - l->from;
}

/* Whether unit i is a line of it; the first that is named makes the lines right
 * above it lines of it, too. */
static int
list_add(struct ctx *c, struct vdm_labels *found, size_t i, struct list *l)
{
	int below = stands_below(c, i);

	if (!may_list(&c->u[i]) || (l->named > 0 && !below))
		return 0;
	if (l->named == 0 && !(below && may_list(&c->u[i - 1])))
		l->from = i;
	l->named += (size_t)is_named(c, found, &c->u[i]);
	return 1;
}

/* "Present:", a label of those present and no more. */
static int
heads_present(struct ctx *c, const struct unit *u)
{
	size_t n, used;
	const char *s = vdm_unit_words(u, &n);

	return vdm_rule_is(vdm_rule_at_start(c, s, n, P_LABEL, &used),
			   "participants") &&
	       used + 1 >= n;
}

void
vdm_players_read(struct ctx *c, struct vdm_labels *found)
{
	struct list l = {0, 0};
	size_t i, k;
	int listed;

	for (i = 0; i < c->n && i < LOOK; i++) {
		if (list_add(c, found, i, &l))
			continue;
		if (is_list(&l, i))
			break;
		if (c->u[i].kind == U_TURN && !c->u[i].label_only)
			return;
		l.named = 0;
		l.from = i + 1;
	}
	if (i >= LOOK || !is_list(&l, i))
		return;
	listed = stands_below(c, l.from) && heads_present(c, &c->u[l.from - 1]);
	for (k = l.from; k < i; k++) {
		c->u[k].labelled = 0;
		if (listed) /* the head reads it, and all who are in it */
			vdm_unit_set(&c->u[k], U_NONE, FATE_KEEP, NULL);
		else
			vdm_unit_set(&c->u[k], U_PARTICIPANTS, FATE_KEEP,
				     "a line of the list of persons");
	}
}
