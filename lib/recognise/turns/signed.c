/* SPDX-License-Identifier: MIT */
/*
 * "The Chairman:", and below it, at the very end, a name: an office that signs
 * looks like one that speaks. What it would say is no more than who has it.
 */
#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "recognise/turns/keys.h"

enum {
	NAME_BYTES = 60, /* of a name that signs */
	NAME_WORDS = 5,
	NAME_LEAST = 2
};

/* Whether s is somebody's whole name, and nothing ends it as a sentence. */
static int
is_bare_name(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, words = 0;

	s = vdm_trim(s, &n);
	if (n == 0 || n > NAME_BYTES ||
	    vdm_is_sentence_mark(vdm_utf8_last(s, n)))
		return 0;
	vdm_tokens(c, t, s, n, NAME_WORDS * 2);
	for (i = 0; i < t->n; i++) {
		if ((t->t[i].flags & T_WORD) &&
		    !(t->t[i].flags & (T_CAP | T_CASELESS)) &&
		    !(t->t[i].classes & W_PARTICLE))
			return 0;
		words += (t->t[i].flags & T_WORD) != 0;
	}
	return words >= NAME_LEAST && words <= NAME_WORDS &&
	       vdm_evidence_person(c, s, n) != VDM_EV_NONE;
}

static void
set_signed(struct unit *u)
{
	vdm_unit_set(u, U_SIGNATURE, FATE_KEEP,
		     "an office at the end, and the name of who has it");
	u->labelled = u->label_only = 0;
	u->label_end = 0;
}

/* Whether a label calls an office, by no name. */
static int
is_office_label(struct ctx *c, const struct vdm_labels *found, size_t i)
{
	const struct label *l = &found->all[i];

	return l->key >= 0 && l->office && !l->bracketed &&
	       (l->style == L_COLON || l->style == L_ALONE) &&
	       vdm_all_words(c, c->u[i].text + l->start, l->word_end - l->start,
			     W_OFFICE | W_HON | W_ARTICLE | W_FUNCTION);
}

/* "Secretary: Bo Ray" below such a line is one, too, and no list of those
 * present. */
static void
set_below(struct ctx *c, size_t i)
{
	while (++i < c->n)
		if (c->u[i].kind == U_PARTICIPANTS)
			set_signed(&c->u[i]);
}

/* "Chairman: Ann Lind" above all talk, of a label that comes back: who has the
 * office, though no table has its words; nobody begins with no more than a
 * whole name. */
static void
set_above(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, rows = 0;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_TURN)
			continue;
		if (u->lifted || u->label_only || found->all[i].key < 0 ||
		    found->all[i].style != L_COLON || found->all[i].own ||
		    (rows == 0 &&
		     vdm_key_total(&found->keys.k[found->all[i].key]) < 2) ||
		    !is_bare_name(c, u->text + u->label_end,
				  u->len - u->label_end))
			return;
		vdm_unit_set(u, U_PARTICIPANTS, FATE_KEEP,
			     "a label and no more than a name, above all talk");
		u->labelled = 0;
		u->label_end = 0;
		rows++;
	}
}

void
vdm_labels_signed(struct ctx *c, const struct vdm_labels *found)
{
	size_t i = c->n;
	struct unit *name = NULL; /* the one below, if it is one */

	set_above(c, found);
	while (i-- > 0) {
		struct unit *u = &c->u[i];

		if (u->len == 0 || (u->kind == U_PARTICIPANTS && name == NULL))
			continue;
		if (u->kind == U_NONE && name == NULL &&
		    is_bare_name(c, u->text, u->len)) {
			name = u;
			continue;
		}
		if (u->kind != U_TURN || u->lifted ||
		    !is_office_label(c, found, i))
			return;
		if (u->label_only && name != NULL)
			set_signed(name);
		else if (u->label_only ||
			 !is_bare_name(c, u->text + u->label_end,
				       u->len - u->label_end))
			return;
		set_signed(u);
		set_below(c, i);
		name = NULL;
	}
}
