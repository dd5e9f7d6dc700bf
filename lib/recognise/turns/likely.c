/* SPDX-License-Identifier: MIT */
/* Lines that begin like labels and were not taken for such. */
#include <string.h>

#include "base/map.h"
#include "prose/lines/marks.h"
#include "prose/style/style.h"
#include "prose/lines/lines.h"
#include "recognise/turns/keys.h"
#include "recognise/steps.h"

enum {
	OPENING_TOKENS = 10, /* of what announces speech, with its colon */
	NAMES_LEAST = 2,     /* first words of such that come back, */
	OPENINGS_LEAST = 4   /* and paragraphs that open with them */
};

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

/* "Bonifacius episcopus dixit: Placet.": the bytes of the word that opens a
 * paragraph, a few words before a colon, and what is said behind it; 0 where
 * none does. The words are of no table, or it were a label or a verb. */
static size_t
opens_speech(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	const unsigned word = T_WORD | T_CASELESS;
	size_t i, used;

	if (u->kind != U_NARRATION && u->kind != U_NONE)
		return 0;
	vdm_tokens(c, t, u->text, u->len, OPENING_TOKENS);
	if (!vdm_token_has(t, 0, T_CAP | T_CASELESS) ||
	    vdm_token_has(t, 0, T_DIGIT) || vdm_token_is(t, 0, W_FUNCTION) ||
	    vdm_rule_at_start(c, u->text, u->len, P_LABEL, &used) != NULL)
		return 0;
	for (i = 0; vdm_token_has(t, i, word); i++)
		;
	return i > 0 && vdm_is_colon(t, i) && vdm_token_has(t, i + 1, T_SPACED)
		   ? t->t[0].end
		   : 0;
}

/* Paragraphs that open as speech is announced, in words that no table has. */
struct openings {
	struct vdm_strmap firsts; /* uses of a first word */
	size_t uses, back;        /* of all; of words that came back */
	size_t names;             /* how many of those */
	size_t first, last;       /* the units */
};

static void
opening_add(struct openings *o, const char *s, size_t n, size_t i)
{
	size_t had = 0;

	(void)vdm_strmap_get_n(&o->firsts, s, n, &had);
	(void)vdm_strmap_put_n(&o->firsts, s, n, had + 1);
	o->first = o->uses == 0 ? i : o->first;
	o->last = i;
	o->uses++;
	o->names += had == 1;
	o->back += had == 0 ? 0 : had == 1 ? 2 : 1;
}

int
vdm_openings_unseen(struct ctx *c)
{
	struct openings o = {0};
	struct vdm_pos pos;
	size_t i, n;

	for (i = c->head_end; !c->written && i < c->n; i++) {
		n = c->u[i].len > 0 ? opens_speech(c, &c->u[i]) : 0;
		if (n > 0)
			opening_add(&o, c->u[i].text, n, i);
	}
	c->scratch.failed |= o.firsts.failed;
	vdm_strmap_fini(&o.firsts);
	if (o.names < NAMES_LEAST || o.back < OPENINGS_LEAST ||
	    o.uses * 2 < o.last + 1 - o.first)
		return 0;
	pos.line = c->u[o.first].line;
	pos.column = 1;
	pos.end = c->u[o.first].end;
	vdm_diag(c->sink, VDM_D_CONVERSATION_UNSEEN, &pos, NULL,
		 "%zu paragraphs open with a few words and a colon, as what "
		 "people say is announced, the same ones again and again, and "
		 "nobody was found to speak: how they say who does is not "
		 "understood (a house style can state it)",
		 o.uses);
	return 1;
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
