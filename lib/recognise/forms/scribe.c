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

/* What the lines of a document are. */
struct counts {
	size_t of[K_TOPIC + 1];
	size_t first;  /* line that is of a kind; how many there are: none */
	size_t spoken; /* lines that are not the head's */
};

/* Counts line i; what stood above labels of fields was the head's. */
static void
count_line(struct ctx *c, struct vdm_forms *f, size_t i, struct counts *n)
{
	struct form_line *l = &f->line[i];
	enum line_kind k = kind_of(c, l);

	if (k == K_LABEL && n->spoken < HEAD_LINES) {
		memset(n, 0, sizeof(*n));
		n->first = f->n;
		return;
	}
	n->spoken++;
	if (k != K_OTHER && n->first == f->n)
		n->first = i;
	if (n->first == f->n)
		return;
	n->of[k]++;
	if (k == K_COLON || k == K_ANGLE)
		(void)vdm_form_key(c, f, l->s + l->name, l->name_end - l->name,
				   1);
}

/* Accepts the names that lines begin with; how many lines begin with one that
 * comes back. */
static size_t
accept_names(struct vdm_forms *f)
{
	size_t i, again = 0;

	for (i = 0; i < f->keys; i++) {
		again += f->key[i].uses > 1 ? f->key[i].uses : 0;
		f->key[i].accepted = f->key[i].uses > 0;
	}
	return again;
}

/* Whether names begin enough of the lines, and come back; in short minutes a
 * topic has to be headed, too. */
static int
has_names(const struct counts *n, size_t again)
{
	size_t labels = n->of[K_COLON] + n->of[K_ANGLE];

	return (labels >= LINES_LEAST && again > 1) ||
	       (labels >= SHORT_LEAST && n->of[K_MINUTED] + n->of[K_TOPIC] > 0);
}

/* Whether marks of two sorts are there that only such minutes have. */
static int
has_marks(const struct counts *n)
{
	const int headed = n->of[K_MINUTED] > 0 || n->of[K_TOPIC] > 0;

	if (n->of[K_MINUTED] > 0 && n->of[K_TOPIC] > 0)
		return 1;
	return n->of[K_ON] > 0 || (n->of[K_ANGLE] > 0 && headed);
}

/* Whether the lines are a scribe's; *first is the first of them. */
static int
is_scribed(struct ctx *c, struct vdm_forms *f, size_t *first)
{
	struct counts n = {{0}, f->n, 0};
	size_t i, again, lines;

	*first = f->n;
	for (i = 0; i < f->keys; i++)
		f->key[i].uses = 0;
	for (i = 0; i < f->n; i++)
		count_line(c, f, i, &n);
	*first = n.first;
	again = accept_names(f);
	lines = f->n - n.first;
	return has_names(&n, again) && has_marks(&n) &&
	       lines * LINES_MOST <=
		   (lines - n.of[K_OTHER] - n.of[K_LABEL]) * LINES_OF;
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
