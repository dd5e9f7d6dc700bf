/* SPDX-License-Identifier: MIT */
/* Puts notes that stand at the foot to their marks in the text. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"
#include "recognise/splice.h"

static size_t
digits(const char *s)
{
	size_t n = 0;

	while (s[n] >= '0' && s[n] <= '9')
		n++;
	return n;
}

static int
value_of(const char *s, size_t n)
{
	int v = 0;

	while (n-- > 0 && v < 10000)
		v = v * 10 + (*s++ - '0');
	return v;
}

static int
is_year_before(const char *s, const char *stop)
{
	const char *p = stop;
	int n = 0;

	while (p > s && p[-1] >= '0' && p[-1] <= '9' && n < 5) {
		p--;
		n++;
	}
	return n == 4;
}

/* Whether digits at p, glued to what stands before, are a note's mark. */
static int
glued_mark(const char *s, const char *p, size_t n)
{
	unsigned char before;
	char after = p[n];

	if (p == s)
		return 0;
	before = (unsigned char)p[-1];
	if (after != '\0' && !vdm_is_space((unsigned char)after) &&
	    strchr(".,;:?!)]", after) == NULL && (unsigned char)after < 0x80)
		return 0;
	if (after == '.' && p[n + 1] >= '0' && p[n + 1] <= '9')
		return 0;
	if (before >= 'a' && before <= 'z')
		return p - s >= 2 && p[-2] >= 'a' && p[-2] <= 'z';
	if (strchr(".,;:?!)\"'", (char)before) != NULL && p - s >= 2) {
		if (p[-2] >= '0' && p[-2] <= '9')
			return is_year_before(s, p - 1) &&
			       (after == ' ' || after == '\0');
		return !vdm_is_space((unsigned char)p[-2]);
	}
	/* a closing curly mark of quotation */
	return p - s >= 3 && before >= 0x98 && before <= 0x9D &&
	       (unsigned char)p[-2] == 0x80 && (unsigned char)p[-3] == 0xE2;
}

/* The next mark of notes `want` to `want + 2` in s. */
static const char *
find_mark(const char *s, int want, int *value, size_t *length)
{
	const char *p;

	for (p = s; *p != '\0'; p++) {
		size_t n;
		int v;

		if (*p == '[' && (n = digits(p + 1)) > 0 && n <= 3 &&
		    p[n + 1] == ']') {
			v = value_of(p + 1, n);
			if (v < want || v > want + 2)
				continue;
			*value = v;
			*length = n + 2;
			if (strncmp(p + *length, "(#", 2) == 0) {
				const char *e = strchr(p + *length, ')');

				if (e != NULL && e - p < 24)
					*length = (size_t)(e - p) + 1;
			}
			return p;
		}
		n = digits(p);
		if (n == 0)
			continue;
		if (n <= 2 && glued_mark(s, p, n)) {
			v = value_of(p, n);
			if (v >= want && v <= want + 2) {
				*value = v;
				*length = n;
				return p;
			}
		}
		p += n - 1;
	}
	return NULL;
}

static struct unit *
unit_of_note(struct ctx *c, int number)
{
	size_t i;

	for (i = c->n; i-- > 0;)
		if (c->u[i].fate == FATE_NOTE && c->u[i].note == number)
			return &c->u[i];
	return NULL;
}

/* The note element, with the paragraph of the foot in it. */
static struct vdm_node *
make_note(struct ctx *c, struct unit *u)
{
	struct vdm_node *note = vdm_node_element(c->rec, "note");
	struct vdm_node *p = u->node, *mark;
	char n[12];
	size_t k = 0;

	if (note == NULL)
		return NULL;
	snprintf(n, sizeof(n), "%d", u->note);
	(void)vdm_node_set(c->rec, note, "n", n);
	(void)vdm_node_set(c->rec, note, "place", "foot");
	note->kind = VDM_KIND_NOTE;
	note->pos = p->pos;
	while (k < u->len && strchr("-*[(0123456789.) \t\n", u->text[k]) &&
	       !(k > 0 && u->text[k - 1] == ' ' && u->text[k] >= '0' &&
		 u->text[k] <= '9' && strpbrk(u->text, "])") == NULL && k > 4))
		k++;
	mark = vdm_node_element(c->rec, "seg");
	if (mark == NULL)
		return NULL;
	vdm_splice_prefix(c->rec, p, k, mark);
	vdm_node_unlink(p);
	if (!vdm_node_is(p, "p")) {
		p->name = "p";
		p->kind = VDM_KIND_PARAGRAPH;
	}
	vdm_node_append(note, p);
	return note;
}

static void
report_anchor(struct ctx *c, const struct unit *u, const char *s,
	      const char *mark, size_t length)
{
	struct vdm_pos pos = {u->line, 1, u->end};
	const char *start = mark, *end = mark + length;
	char text[128];

	while (start > s && !vdm_is_space((unsigned char)start[-1]) &&
	       mark - start < 60)
		start--;
	while (start < mark && ((unsigned char)*start & 0xC0) == 0x80)
		start++;
	while (*end != '\0' && !vdm_is_space((unsigned char)*end) &&
	       end - start < 90)
		end++;
	while (((unsigned char)*end & 0xC0) == 0x80)
		end++;
	snprintf(text, sizeof(text), "%.*s %d", (int)(end - start), start,
		 u->note);
	vdm_diag(c->sink, VDM_D_NOTE_ANCHORED, &pos, text,
		 "note %d stands at its mark in the text now; the mark is its "
		 "number and no longer text",
		 u->note);
}

/* Splits the text at the mark, and puts the note in the mark's place. */
static struct vdm_node *
anchor(struct ctx *c, struct vdm_node *text, const char *mark, size_t length,
       struct unit *u)
{
	struct vdm_node *note, *rest;
	const char *after = mark + length;

	report_anchor(c, u, text->text, mark, length);
	note = make_note(c, u);
	rest = vdm_node_chars(c->rec, after, strlen(after));
	if (note == NULL || rest == NULL)
		return NULL;
	vdm_node_set_chars(c->rec, text, text->text,
			   (size_t)(mark - text->text));
	vdm_node_insert_after(text, note);
	vdm_node_insert_after(note, rest);
	u->kind = U_METADATA;
	u->note = -u->note;
	return rest;
}

/* The units' offsets are bytes of their text: read it again after a cut. */
static int
note_is_after(const struct ctx *c, const struct vdm_node *block, size_t *at)
{
	while (*at < c->n && c->u[*at].node != block)
		++*at;
	return *at < c->n;
}

static void
shift(struct unit *u, size_t at, size_t length)
{
	if (u->name_start > at)
		u->name_start -= length;
	if (u->name_end > at)
		u->name_end -= length;
	if (u->label_end > at)
		u->label_end -= length;
}

static void
anchor_in(struct ctx *c, struct unit *u, int *want)
{
	struct vdm_node *n = u->node;
	size_t done = 0;

	while (n != NULL) {
		size_t length = 0;
		int value = 0;
		const char *mark;
		struct unit *note;

		if (n->kind == VDM_KIND_NOTE && n != u->node) {
			while (n != u->node && n->next == NULL)
				n = n->parent;
			n = n == u->node ? NULL : n->next;
			continue;
		}
		if (n->kind != VDM_KIND_TEXT) {
			n = vdm_node_step(n, u->node);
			continue;
		}
		mark = find_mark(n->text, *want, &value, &length);
		note = mark != NULL ? unit_of_note(c, value) : NULL;
		if (note == NULL || note == u) {
			done += strlen(n->text);
			n = vdm_node_step(n, u->node);
			continue;
		}
		shift(u, done + (size_t)(mark - n->text), length);
		*want = value + 1;
		done += (size_t)(mark - n->text);
		n = anchor(c, n, mark, length, note);
	}
}

void
vdm_notes_anchor(struct ctx *c)
{
	size_t i, at = 0;
	int want = 1;
	struct vdm_node *body = vdm_record_body(c->rec), *note;

	if (!c->have_notes)
		return;
	for (i = 0; i < c->n; i++) {
		if (c->u[i].fate == FATE_KEEP && c->u[i].len > 0)
			anchor_in(c, &c->u[i], &want);
	}
	(void)note_is_after(c, body, &at);
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		struct vdm_pos pos = {u->line, 1, u->end};

		if (u->fate != FATE_NOTE || u->note <= 0)
			continue;
		vdm_diag(c->sink, VDM_D_NOTE_ANCHOR_MISSING, &pos, NULL,
			 "no mark of note %d stands in the text; the note "
			 "stands at the end of the record",
			 u->note);
		note = make_note(c, u);
		vdm_node_append(body, note);
	}
}
