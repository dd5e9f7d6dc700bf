/* SPDX-License-Identifier: MIT */
/* "Tuvesenasks": a name and its verb that are written as one word. */
#include <string.h>

#include "prose/clauses/clause.h"

enum {
	/* Bytes of the whole word, and of the name in it; in shorter ones
	 * names stand by chance. */
	JOINED_BYTES = 5,
	JOINED_NAME_BYTES = 3,
	JOINED_MOST = 100 /* no word is that long */
};

/* The token after honorifics with their stops. */
static size_t
past_honorifics(const struct tokens *t, size_t i)
{
	while (i < t->n && (t->t[i].classes & W_HON) &&
	       (t->t[i].flags & T_CAP)) {
		i++;
		i += (size_t)vdm_punct(t, i, '.');
	}
	return i;
}

/* The classes of a verb of speaking that a lower-case word goes on with behind
 * a name; W_SAY too where another such word is run together, "Tuvesenin reply".
 * What a name follows is a title that no table has: "KGRin Holm". */
static uint32_t
joined_verb(const struct ctx *c, const char *rest, size_t n, int named)
{
	uint32_t cls = vdm_lexicon_get(c, rest, n);

	if (cls & (W_SAY | W_THINK))
		return cls;
	return !named && vdm_lexicon_does(c, rest, n, X_RUN_ON) ? W_SAY : 0;
}

/* The first person whose surname, or first given name, is the word; or -1. */
static int
joined_who(struct ctx *c, const struct vdm_word *name)
{
	static const enum vdm_people_key keys[] = {VDM_BY_SURNAME,
						   VDM_BY_FIRST};
	int found = -1;
	size_t k, i, n;

	for (k = 0; k < sizeof(keys) / sizeof(keys[0]); k++) {
		const int *list = vdm_people_with(c, keys[k], name, NULL, &n);

		for (i = 0; i < n; i++)
			if (c->who[list[i]].merged < 0 &&
			    c->who[list[i]].by != 0 &&
			    (found < 0 || list[i] < found))
				found = list[i];
	}
	return found;
}

int
vdm_joined_at(struct ctx *c, const struct tokens *t, size_t i,
	      struct finding *f)
{
	const struct token *k;
	struct vdm_word name; /* lent, until another word is wanted so */
	uint32_t verb;
	size_t n;
	int who, named;

	i = past_honorifics(t, i);
	if (i >= t->n || !(t->t[i].flags & T_CAP) || (t->t[i].flags & T_UPPER))
		return 0;
	k = &t->t[i];
	name.s = vdm_lower(c, t->s + k->start, k->base - k->start);
	n = strlen(name.s);
	f->who = -1;
	named = vdm_token_has(t, i + 1, T_CAP);
	if (n < JOINED_BYTES || n > JOINED_MOST)
		return 0;
	for (name.n = JOINED_NAME_BYTES; name.n < n; name.n++) {
		verb = joined_verb(c, name.s + name.n, n - name.n, named);
		who = verb != 0 ? joined_who(c, &name) : -1;
		if (who < 0 || (f->who >= 0 && f->who < who))
			continue;
		f->joined = 1;
		f->who = who;
		f->start = t->t[0].start;
		f->end = k->end;
		f->verb = verb;
		f->verb_at = i;
	}
	return f->who >= 0;
}
