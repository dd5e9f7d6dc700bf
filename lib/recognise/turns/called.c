/* SPDX-License-Identifier: MIT */
/*
 * Names that are words: "Will:", "Per:", "NORLAND.-". Alone they may open a
 * sentence; where nearly every paragraph bears a label, and they come back
 * among others in its way, they are labels, too.
 */
#include <string.h>

#include "recognise/turns/keys.h"

enum {
	USES_LEAST = 4, /* of all labels of the way; and of names among them */
	NAMES_LEAST = 2,
	WORD_USES = 2, /* of one that is a word */
	/* Of the places of the span: two of three are labels where all are
	 * words. */
	THICK = 2,
	THICK_OF = 3
};

/* How the labels of one way stand in the text, words among them. */
struct stand {
	struct label_run run;
	size_t words, names;
	/* Of the names that are no words: how many there are, how many have an
	 * honorific or an office, are in capitals. */
	size_t sure, titled, upper;
};

/* One word with a capital, which nothing but its use makes a label. */
static int
is_lone(const struct key *k)
{
	return strchr(k->text, ' ') == NULL && k->sign != NULL &&
	       k->sign[0] != SIGN_SMALL;
}

/* Whether it has a word in capitals; an article has no other shape of a name.
 */
static int
is_upper(const struct key *k)
{
	return k->sign != NULL && strchr(k->sign, SIGN_UPPER) != NULL;
}

/* "Per Lind": several words with capitals, the first of which is a word. */
static int
is_full(const struct key *k)
{
	return k->field == USE_NONE && k->shape != SHAPE_TITLED &&
	       k->sign != NULL && k->sign[0] == SIGN_CAPITAL &&
	       k->sign[1] == '\0' && strchr(k->text, ' ') != NULL;
}

static int
may_be_called(const struct key *k, enum label_style style)
{
	if (is_full(k))
		return k->loose && k->count[style] >= WORD_USES &&
		       k->said >= WORD_USES;
	return k->field == USE_WORD && k->count[style] >= WORD_USES &&
	       k->said >= WORD_USES && (!k->loose || is_lone(k));
}

/* One of the others: a label already, or a name that comes back. */
static int
may_stand(const struct key *k, enum label_style style)
{
	return k->accepted
		   ? k->count[style] > 0
		   : k->field == USE_NONE && !k->loose &&
			 k->count[style] >= WORD_USES && k->said >= WORD_USES;
}

static void
look(const struct ctx *c, const struct vdm_labels *found,
     enum label_style style, struct stand *y)
{
	size_t i;

	memset(y, 0, sizeof(*y));
	y->run.key = -1;
	for (i = 0; i < found->keys.n; i++) {
		const struct key *k = &found->keys.k[i];

		y->names +=
		    (size_t)(may_stand(k, style) || may_be_called(k, style));
		if (!may_stand(k, style))
			continue;
		y->sure++;
		y->titled += (size_t)(k->titled != 0);
		y->upper += (size_t)is_upper(k);
	}
	for (i = 0; i < c->n; i++) {
		const struct label *l = &found->all[i];
		const struct key *k =
		    l->key < 0 ? NULL : &found->keys.k[l->key];
		int word;

		if (c->u[i].kind != U_NONE || c->u[i].len == 0)
			continue;
		y->run.units++;
		if (k == NULL || l->style != style)
			continue;
		word = may_be_called(k, style);
		if (!word && !may_stand(k, style))
			continue;
		y->words += (size_t)word;
		vdm_label_run_add(&y->run, l->key);
	}
}

/* Whether the words are labels: all stand thick, and one follows another; more
 * so where there is nothing but words. */
static int
are_labels(const struct stand *y)
{
	const struct label_run *r = &y->run;

	if (y->words == 0 || r->uses < USES_LEAST || y->names < NAMES_LEAST ||
	    r->turns * 2 + 1 < r->uses)
		return 0;
	return r->uses > y->words ? r->uses * 2 >= r->span
				  : r->uses * THICK_OF >= r->span * THICK;
}

/* "Warning:" among "Mr. LIND:" and "Mr. WRAY:": no name is written so here. */
static int
is_unlike(const struct stand *y, const struct key *k)
{
	return y->sure > 0 && ((y->titled == y->sure && !k->titled) ||
			       (y->upper == y->sure && !is_upper(k)));
}

/* "May:" and "June:", of a chronicle, where no other name stands so. */
static int
is_month(struct ctx *c, const struct key *k)
{
	return (vdm_lexicon_get(c, k->text, strlen(k->text)) & W_MONTH) != 0;
}

size_t
vdm_called_accept(struct ctx *c, struct vdm_labels *found)
{
	static const enum label_style styles[] = {L_COLON, L_STOP, L_DASH};
	size_t i, s, accepted = 0;
	struct stand y;

	for (s = 0; s < sizeof(styles) / sizeof(styles[0]); s++) {
		look(c, found, styles[s], &y);
		if (!are_labels(&y))
			continue;
		for (i = 0; i < found->keys.n; i++) {
			struct key *k = &found->keys.k[i];

			if (k->accepted ||
			    (!may_stand(k, styles[s]) &&
			     (!may_be_called(k, styles[s]) ||
			      is_unlike(&y, k) || (is_full(k) && y.sure == 0) ||
			      (y.words == y.run.uses && is_month(c, k)))))
				continue;
			k->accepted = 1;
			accepted += vdm_key_total(k);
			found->used[styles[s]] = 1;
		}
	}
	return accepted;
}
