/* SPDX-License-Identifier: MIT */
/*
 * What stands in a line that became fields, and in none of them: "Translated by
 * Ann Lee, with permission." Each reader of a line takes what it knows; here is
 * counted, for all of them, what nobody took, and that is kept.
 */
#include <string.h>

#include "base/map.h"
#include "recognise/internal.h"

/* The words that are somewhere: each word of a string, in a set. */
static void
add_words(struct ctx *c, struct vdm_strmap *set, const char *s)
{
	size_t i, n = s != NULL ? strlen(s) : 0;

	vdm_tokens(c, &c->tok, s, n, n);
	for (i = 0; i < c->tok.n; i++)
		if (!(c->tok.t[i].flags & T_PUNCT))
			vdm_strmap_put_n(set, s + c->tok.t[i].start,
					 c->tok.t[i].end - c->tok.t[i].start,
					 0);
}

static void
add_fields(struct ctx *c, struct vdm_strmap *set)
{
	size_t i;

	for (i = 0; i < c->rec->fields_count; i++) {
		const struct vdm_field *f = c->rec->fields[i];

		add_words(c, set, f->value);
		add_words(c, set, f->label);
		add_words(c, set, vdm_field_info_get(f->id)->label);
	}
}

static void
add_people(struct ctx *c, struct vdm_strmap *set)
{
	size_t i, k;

	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		add_words(c, set, w->name);
		add_words(c, set, w->title);
		add_words(c, set, w->role);
		for (k = 0; k < w->n_forms; k++)
			add_words(c, set, w->forms[k]);
	}
}

/* The token behind the words of a deed or a label at token i; or i. */
static size_t
skip_known(struct ctx *c, const struct tokens *t, size_t i)
{
	static const enum vdm_phrase_class known[] = {P_DEED, P_CREDIT,
						      P_LABEL};
	size_t used, k;

	for (k = 0; k < sizeof(known) / sizeof(known[0]); k++)
		if (vdm_rule_at_token(c, t, i, known[k], &used) != NULL &&
		    used > 0)
			return i + used;
	return i;
}

/* Whether token i is a word or number that stands nowhere. */
static int
is_absent(const struct tokens *t, size_t i, const struct vdm_strmap *set)
{
	const struct token *k = &t->t[i];

	return !(k->flags & T_PUNCT) &&
	       !vdm_strmap_get_n(set, t->s + k->start, k->end - k->start, NULL);
}

/* Words that only join others are not missed, nor what may be the mark of a
 * note: what becomes of those in a head is said elsewhere. */
static int
is_missed(const struct tokens *t, size_t i, const struct vdm_strmap *set)
{
	return is_absent(t, i, set) && !(t->t[i].flags & T_DIGIT) &&
	       !(t->t[i].classes & W_FUNCTION);
}

static void
keep(struct ctx *c, const struct unit *u, const struct tokens *t, size_t from,
     size_t to)
{
	const char *s = t->s + t->t[from].start;
	struct vdm_field *f =
	    vdm_put(c, VDM_F_OTHER, s, t->t[to - 1].end - t->t[from].start, u);

	if (f != NULL)
		f->name = "unread";
}

/*
 * From one missed word as far as others follow, with what stands between them;
 * words of joining right before it belong to it: "on behalf of the weavers".
 */
static void
look_at(struct ctx *c, const struct unit *u, struct tokens *t,
	const struct vdm_strmap *set)
{
	size_t i = 0, from, to, next;

	vdm_tokens(c, t, u->text, u->len, u->len);
	while (i < t->n) {
		next = skip_known(c, t, i);
		if (next > i || !is_missed(t, i, set)) {
			i = next > i ? next : i + 1;
			continue;
		}
		for (from = i; from > 0; from--)
			if (!(t->t[from - 1].classes & W_FUNCTION) ||
			    (t->t[from - 1].flags & T_PUNCT))
				break;
		for (to = i + 1; i < t->n; i++)
			if (is_absent(t, i, set))
				to = i + 1;
			else if (!(t->t[i].flags & T_PUNCT))
				break;
		keep(c, u, t, from, to);
	}
}

void
vdm_leftovers_keep(struct ctx *c)
{
	struct vdm_strmap set = {0};
	struct tokens mine = {0};
	size_t i;

	add_fields(c, &set);
	add_people(c, &set);
	for (i = 0; i < c->n; i++)
		if (c->u[i].fate == FATE_FIELD && c->u[i].text != NULL)
			look_at(c, &c->u[i], &mine, &set);
	if (set.failed)
		c->scratch.failed = 1;
	vdm_strmap_fini(&set);
}
