/* SPDX-License-Identifier: MIT */
/*
 * Labels that are made of others: "Bert and Anna:" speak as one, and are
 * neither of them nor a third; "LIND:" between "MR. LIND:" and "MS. LIND:" is
 * either; "EXHIBIT A:", once, where all others have titles, may be nobody.
 */
#include <string.h>

#include "prose/lines/label.h"
#include "recognise/turns/keys.h"

enum {
	JOINT_BYTES = 80,
	JOINT_TOKENS = 24,
	TITLED_LEAST = 2 /* labels that make titles a rule */
};

/* Whether token i joins two who speak. */
static int
joins(const struct tokens *t, size_t i)
{
	static const uint32_t marks[] = {',', '/', '+', '&'};

	return vdm_word_does(t, i, X_AND) ||
	       vdm_punct_of(t, i, marks, sizeof(marks) / sizeof(marks[0]));
}

/* The label that the words from byte `from` to `to` are by themselves; or NULL.
 */
static const struct key *
label_of(struct ctx *c, struct vdm_labels *found, const char *s, size_t from,
	 size_t to)
{
	struct label part = {.start = from, .key_end = to};
	const struct key *k =
	    to > from ? vdm_key_find(c, &found->keys, s, &part) : NULL;

	return k != NULL && k->accepted ? k : NULL;
}

/* The words with blanks around each slash, so that it is a mark: "Ann/Bo". */
static const char *
slashes_parted(struct ctx *c, const char *s, size_t n)
{
	size_t i;

	vdm_buf_clear(&c->buf);
	for (i = 0; i < n; i++) {
		if (s[i] == '/')
			vdm_buf_putc(&c->buf, ' ');
		vdm_buf_putc(&c->buf, s[i]);
		if (s[i] == '/')
			vdm_buf_putc(&c->buf, ' ');
	}
	return vdm_arena_strdup(&c->scratch, vdm_buf_str(&c->buf));
}

/* "Ann Lind, Chairman": what stands behind a comma may be what somebody is. */
static int
says_office(const struct tokens *t)
{
	size_t i;
	int comma = 0, office = 0;

	for (i = 0; i < t->n; i++) {
		comma |= vdm_punct(t, i, ',');
		office |= (t->t[i].classes & W_OFFICE) != 0;
	}
	return comma && office;
}

int
vdm_label_is_joint(struct ctx *c, struct vdm_labels *found, const char *s,
		   size_t n)
{
	struct tokens *t = &c->tok2;
	const struct key *first = NULL, *k;
	size_t i, from = 0, parts = 0;

	if (n > JOINT_BYTES)
		return 0;
	s = slashes_parted(c, s, n);
	if (s == NULL)
		return 0;
	vdm_tokens(c, t, s, strlen(s), JOINT_TOKENS);
	if (says_office(t))
		return 0;
	for (i = 0; i <= t->n; i++) {
		if (i < t->n && !joins(t, i))
			continue;
		if (i == from)
			return 0;
		k = label_of(c, found, s, t->t[from].start, t->t[i - 1].end);
		if (k == NULL || k == first)
			return 0;
		first = first == NULL ? k : first;
		parts++;
		from = i + 1;
	}
	return parts > 1;
}

int
vdm_label_joins(struct ctx *c, struct vdm_labels *found, struct unit *u)
{
	const char *colon =
	    memchr(u->text, ':', u->len < JOINT_BYTES ? u->len : JOINT_BYTES);

	if (colon == NULL ||
	    !vdm_label_is_joint(c, found, u->text, (size_t)(colon - u->text)))
		return 0;
	u->kind = U_TURN;
	u->labelled = 1;
	u->label_end = (size_t)(colon - u->text) + 1;
	u->label_only = u->label_end >= u->len;
	return 1;
}

size_t
vdm_label_said(struct ctx *c, struct vdm_labels *found, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;

	vdm_tokens(c, t, s, n, JOINT_TOKENS);
	if (t->n < 2 || !vdm_token_is(t, 0, W_SAY) ||
	    vdm_token_is(t, 0, W_HON | W_OFFICE) ||
	    label_of(c, found, s, t->t[1].start, n) == NULL)
		return 0;
	return t->t[1].start;
}

void
vdm_labels_odd(struct vdm_labels *found)
{
	size_t i, titled = 0, odd = 0;
	struct key *one = NULL;

	for (i = 0; i < found->keys.n; i++) {
		struct key *k = &found->keys.k[i];

		if (!k->accepted || k->group || k->shape == SHAPE_PART)
			continue;
		if (k->titled) {
			titled++;
			continue;
		}
		odd++;
		one = k;
	}
	if (odd == 1 && titled >= TITLED_LEAST && vdm_key_total(one) == 1 &&
	    !one->own && !one->backed && one->kin < 0 && !one->bracketed &&
	    one->shape != SHAPE_FULL)
		one->odd = 1;
}
