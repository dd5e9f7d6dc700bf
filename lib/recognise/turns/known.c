/* SPDX-License-Identifier: MIT */
/* Labels that are taken for such by the names that the head has. */
#include <string.h>

#include "recognise/turns/keys.h"

enum {
	/* Of names that the head has: before a stop or a dash, which a sentence
	 * may have, too; and before colons. */
	KNOWN_USES = 3,
	KNOWN_COLONS = 2
};

/* "della rosa" of "maria della rosa": the surname with its particles. */
static void
tails_put(struct ctx *c, struct vdm_strmap *names, const char *low)
{
	const char *p, *last = low != NULL ? strrchr(low, ' ') : NULL;
	size_t n;

	for (p = last != NULL ? strchr(low, ' ') : NULL; p != NULL && p < last;
	     p = strchr(p + 1, ' ')) {
		n = strcspn(p + 1, " ");
		if (vdm_lexicon_get(c, p + 1, n) & (W_PARTICLE | W_FUNCTION))
			vdm_strmap_put(names,
				       vdm_arena_strdup(&c->scratch, p + 1), 0);
	}
}

/* How those are called whom the head names. */
static void
names_of_head(struct ctx *c, struct vdm_strmap *names)
{
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];
		char *low;

		if (!(w->by & (BY_HEAD | BY_LIST | BY_USER)) || w->only_office)
			continue;
		low = vdm_lower(c, w->name, strlen(w->name));
		tails_put(c, names, low);
		vdm_strmap_put(names, w->surname, 0);
		vdm_strmap_put(names, vdm_arena_strdup(&c->scratch, low), 0);
	}
}

/* What was taken for lines amid the head, as long as nobody spoke there, begins
 * with the names that the head has: it ends above the first of them. */
static void
end_head(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, end = c->head_end;

	for (i = c->head_end; i-- > 0;)
		if (c->u[i].kind == U_NARRATION &&
		    found->all[i].style == L_COLON &&
		    vdm_key_taken(found, &found->all[i]) != NULL) {
			c->u[i].kind = U_NONE;
			c->u[i].reason = NULL;
			end = i;
		}
	c->head_end = end;
}

/* Too few to be labels by themselves, and yet the head has their names: each is
 * in doubt. */
static void
doubt_known(struct ctx *c, struct vdm_labels *found)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];

		if (l->key >= 0 && found->keys.k[l->key].accepted &&
		    l->style == L_COLON && c->u[i].fate == FATE_KEEP)
			c->u[i].likely = vdm_label_pattern(c, c->u[i].text, l);
	}
	for (i = 0; i < found->keys.n; i++)
		found->keys.k[i].accepted = 0;
}

/* "Gorin. I am glad ...": plain names, when the head names those people. */
int
vdm_labels_know(struct ctx *c, struct vdm_labels *found)
{
	struct vdm_strmap names = {0};
	size_t i, distinct = 0, all = 0, colons = 0;

	names_of_head(c, &names);
	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];
		size_t count = k->count[L_COLON];

		if (!c->labelled)
			count += k->count[L_STOP] + k->count[L_DASH];

		if (count > 0 && !k->field &&
		    vdm_strmap_get(&names, k->text, NULL)) {
			k->accepted = 1;
			distinct++;
			all += count;
			colons += k->count[L_COLON];
		}
	}
	c->scratch.failed |= names.failed;
	vdm_strmap_fini(&names);
	if (!c->labelled &&
	    (distinct < 2 || (all < KNOWN_USES && colons < KNOWN_COLONS))) {
		doubt_known(c, found);
		return 0;
	}
	end_head(c, found);
	found->used[L_COLON] |= distinct > 0;
	if (!c->labelled)
		found->used[L_STOP] = found->used[L_DASH] = 1;
	return distinct > 0;
}
