/* SPDX-License-Identifier: MIT */
/*
 * Minutes that a scribe typed into a chat: each line is somebody's, "ann:
 * words" or "<ann> words", or goes on with the line above, "... words"; words
 * of the scribe's program head topics and what was decided.
 */
#include <string.h>

#include "recognise/forms/forms.h"

enum {
	LINES_LEAST = 4,
	SHORT_LEAST = 2, /* where a topic is headed, too */
	HEAD_LINES = 4,  /* of a head that labels stand among */
	NAME_BYTES = 40,
	LINES_OF = 10, /* of ten lines seven are of these kinds */
	LINES_MOST = 7
};

enum line_kind { K_OTHER, K_LABEL, K_COLON, K_ANGLE, K_ON, K_MINUTED, K_TOPIC };

/* "... words" or the one sign for it: the bytes of the mark. */
static size_t
on_mark(const struct form_line *l)
{
	static const char *const marks[] = {"... ", "\xE2\x80\xA6 ", "..",
					    "\xE2\x80\xA6"};
	size_t i, n;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		n = strlen(marks[i]);
		if (l->n > n && memcmp(l->s, marks[i], n) == 0)
			return n;
	}
	return 0;
}

/* The bytes before a line's first colon, without a number: "ACTION-31". */
static size_t
before_colon(const struct form_line *l, size_t *colon)
{
	size_t i = 0;

	*colon = 0;
	while (i < l->n && i < NAME_BYTES && l->s[i] != ':')
		i++;
	if (i >= l->n || l->s[i] != ':' || (i + 1 < l->n && l->s[i + 1] != ' '))
		return 0;
	*colon = i;
	while (i > 0 && strchr("0123456789-# ", l->s[i - 1]) != NULL)
		i--;
	return i;
}

static enum line_kind
kind_of(struct ctx *c, struct form_line *l)
{
	const struct rule *r;
	size_t colon, n;

	if (l->shape == F_ANGLE)
		return K_ANGLE;
	if (on_mark(l) > 0)
		return K_ON;
	n = before_colon(l, &colon);
	if (n == 0)
		return K_OTHER;
	r = vdm_rule_whole(c, l->s, n, P_MINUTED);
	if (r != NULL)
		return vdm_rule_is(r, "heading") ? K_TOPIC : K_MINUTED;
	if (vdm_rule_whole(c, l->s, n, P_LABEL) != NULL)
		return K_LABEL;
	if (!vdm_form_is_name(l->s, colon, 0) ||
	    memchr(l->s, ' ', colon) != NULL)
		return K_OTHER;
	l->name = 0;
	l->name_end = colon;
	l->text = colon + 1 < l->n ? colon + 2 : l->n;
	return K_COLON;
}

/* Whether the lines are a scribe's; *first is the first of them. */
static int
is_scribed(struct ctx *c, struct vdm_forms *f, size_t *first)
{
	size_t i, count[K_TOPIC + 1] = {0}, again = 0;
	size_t spoken = 0, labels;
	int headed;

	*first = f->n;
	for (i = 0; i < f->keys; i++)
		f->key[i].uses = 0;
	for (i = 0; i < f->n; i++) {
		struct form_line *l = &f->line[i];
		enum line_kind k = kind_of(c, l);

		/* what stood above labels of fields was the head's */
		if (k == K_LABEL && spoken < HEAD_LINES) {
			memset(count, 0, sizeof(count));
			*first = f->n;
			spoken = 0;
			continue;
		}
		spoken++;
		if (k != K_OTHER && *first == f->n)
			*first = i;
		if (*first == f->n)
			continue;
		count[k]++;
		if (k == K_COLON || k == K_ANGLE)
			(void)vdm_form_key(c, f, l->s + l->name,
					   l->name_end - l->name, 1);
	}
	for (i = 0; i < f->keys; i++) {
		again += f->key[i].uses > 1 ? f->key[i].uses : 0;
		f->key[i].accepted = f->key[i].uses > 0;
	}
	/* marks that only such minutes have, and names that come back; in short
	 * ones marks of two sorts */
	labels = count[K_COLON] + count[K_ANGLE];
	headed = count[K_MINUTED] + count[K_TOPIC] > 0;
	return ((labels >= LINES_LEAST && again > 1) ||
		(labels >= SHORT_LEAST && headed)) &&
	       (count[K_ON] + count[K_ANGLE] > 0 ||
		(count[K_MINUTED] > 0 && count[K_TOPIC] > 0)) &&
	       (headed || count[K_ON] > 0) &&
	       (f->n - *first) * LINES_MOST <=
		   (f->n - *first - count[K_OTHER] - count[K_LABEL]) * LINES_OF;
}

static void
read_line(struct ctx *c, struct vdm_forms *f, size_t i, int *key)
{
	struct form_line *l = &f->line[i];
	enum line_kind k = kind_of(c, l);
	struct form_piece *p = vdm_form_piece(c, f, i, i + 1);

	if (p == NULL)
		return;
	if (k == K_TOPIC || k == K_MINUTED) {
		vdm_form_set(p, k == K_TOPIC ? U_HEADING : U_NARRATION,
			     FATE_KEEP, "what the scribe's program heads");
		if (k == K_TOPIC)
			*key = -1;
		return;
	}
	if (k == K_OTHER || k == K_LABEL || (k == K_ON && *key < 0))
		return;
	vdm_form_set(p, U_TURN, FATE_KEEP,
		     "a line of a scribe, that says whose it is");
	if (k == K_ON) {
		p->key = *key;
		p->continued = 1;
		return;
	}
	*key = vdm_form_key(c, f, l->s + l->name, l->name_end - l->name, 0);
	p->key = *key;
	p->labelled = 1;
	p->name = l->name;
	p->name_end = l->name_end;
	p->label_end = l->text < l->n ? l->text : l->n;
}

int
vdm_form_scribe(struct ctx *c, struct vdm_forms *f)
{
	size_t i, first;
	int key = -1;

	if (!is_scribed(c, f, &first))
		return 0;
	for (i = 0; i < f->n && !f->failed;) {
		if (i < first) {
			i = vdm_form_before(c, f, i, first);
		} else {
			read_line(c, f, i, &key);
			i++;
		}
	}
	return 1;
}
