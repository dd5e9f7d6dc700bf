/* SPDX-License-Identifier: MIT */
/* Lines that begin like labels and were not taken for such. */
#include <string.h>

#include "prose/style/style.h"
#include "prose/lines/lines.h"
#include "recognise/turns/keys.h"
#include "recognise/steps.h"

/* Whether a label looks like a speaker's, though nothing bears it out: one
 * before a colon; one before a dash or a gap if it comes back. */
static int
looks_like_one(const struct label *l, const struct key *k)
{
	if (k->field != USE_NONE || k->accepted ||
	    (k->shape == SHAPE_ODD &&
	     (k->sign == NULL || strchr(k->sign, SIGN_SMALL) != NULL)))
		return 0;
	return l->style == L_COLON ||
	       ((l->style == L_DASH || l->style == L_GAP) && !k->loose &&
		k->count[l->style] > 1);
}

/* Beside a house style the document's own labels are asked for, which nothing
 * has looked for yet. */
static int
own_looks_like_one(struct ctx *c, const struct unit *u, struct label *l)
{
	struct vdm_style *style = c->style;
	struct vdm_match m;
	int found;

	if (vdm_style_is_text(c, u->text, u->len, &m))
		return 0;
	c->style = NULL;
	found = vdm_label_parse(c, u->text, u->len, l) && l->style == L_COLON &&
		l->loose == 0 && l->small == 0 &&
		vdm_key_may_speak(c, u->text, u->len, l);
	c->style = style;
	return found;
}

/* "Tolls: 400 crowns". A line that ends in an hour may close the sitting. */
static int
heads_amount(struct ctx *c, const struct vdm_labels *found,
	     const struct unit *u, const struct label *l)
{
	return !vdm_style_has_labels(c) && l->key >= 0 &&
	       !found->keys.k[l->key].accepted &&
	       vdm_key_heads_amount(c, &found->keys.k[l->key]) &&
	       vdm_amount_of(c, u->text + l->end, u->len - l->end) ==
		   VDM_AMOUNT_COUNT;
}

/* Whether a line stands right below a label that is alone on its line: it is
 * what is said, whatever it begins with. */
static int
is_below_label(const struct ctx *c, size_t i)
{
	return i > 0 && c->u[i - 1].kind == U_TURN && c->u[i - 1].label_only &&
	       c->u[i].line == c->u[i - 1].end + 1;
}

void
vdm_labels_likely(struct ctx *c, const struct vdm_labels *found)
{
	size_t i, last = c->n;

	/* behind all talk a reference may look like an amount */
	while (last > 0 && c->u[last - 1].kind != U_TURN)
		last--;
	for (i = c->head_end; c->labelled && i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct label l = found->all[i];
		int likely;

		if (u->kind != U_NONE || u->len == 0 || u->labelled ||
		    is_below_label(c, i))
			continue;
		if (i < last && heads_amount(c, found, u, &l)) {
			vdm_unit_set(u, U_NARRATION, FATE_KEEP,
				     "the head of an account, and its amount");
			continue;
		}
		likely = vdm_style_has_labels(c)
			     ? own_looks_like_one(c, u, &l)
			     : l.key >= 0 &&
				   looks_like_one(&l, &found->keys.k[l.key]);
		if (likely)
			u->likely = vdm_label_pattern(c, u->text, &l);
	}
}

/* What a record's tail or its course explained since is no doubt. */
void
vdm_likely_settle(struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->likely == NULL)
			continue;
		if (u->fate != FATE_KEEP || u->labelled ||
		    (u->kind != U_TURN && u->kind != U_NARRATION &&
		     u->kind != U_HEADING && u->kind != U_NONE)) {
			u->likely = NULL;
			continue;
		}
		if (u->kind == U_TURN && u->inferred)
			continue;
		u->inferred = 1;
		u->cert = VDM_CERT_LOW;
		u->reason = "begins like a label, which nothing bears out";
	}
}
