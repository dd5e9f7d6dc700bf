/* SPDX-License-Identifier: MIT */
/* Puts notes that stand at the foot to their marks in the text. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"
#include "recognise/lift/splice.h"

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

/* The bytes of the mark that a note's paragraph begins with. */
static size_t
line_mark(const struct unit *u)
{
	size_t k = 0;

	while (k < u->len && strchr("-*[(0123456789.) \t\n", u->text[k]) &&
	       !(k > 0 && u->text[k - 1] == ' ' && u->text[k] >= '0' &&
		 u->text[k] <= '9' && strpbrk(u->text, "])") == NULL && k > 4))
		k++;
	return k;
}

/* The same of an item, whose bullet is in the markup. */
static size_t
item_mark(const struct unit *u)
{
	size_t k = strspn(u->text, " \t\r\n[(");

	k += digits(u->text + k);
	k += strspn(u->text + k, ".)]");
	return k + strspn(u->text + k, " \t\r\n");
}

/* The note element, with the paragraph of the foot in it. */
static struct vdm_node *
make_note(struct ctx *c, struct unit *u)
{
	struct vdm_node *note = vdm_node_element(c->rec, "note");
	struct vdm_node *p = u->node, *mark;
	char n[12];
	size_t k;

	if (note == NULL)
		return NULL;
	snprintf(n, sizeof(n), "%d", u->note);
	(void)vdm_node_set(c->rec, note, "n", n);
	(void)vdm_node_set(c->rec, note, "place", "foot");
	note->kind = VDM_KIND_NOTE;
	note->pos = p->pos;
	k = vdm_node_is(p, "item") ? item_mark(u) : line_mark(u);
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

static void
report_link(struct ctx *c, const struct unit *u, const struct vdm_node *link)
{
	const struct vdm_node *p = link->prev, *n = link->next;
	const char *before = p != NULL && p->text != NULL ? p->text : "";
	const char *after = n != NULL && n->text != NULL ? n->text : "";
	const char *start = before + strlen(before);
	struct vdm_pos pos = {u->line, 1, u->end};
	struct vdm_buf b;

	while (start > before && !vdm_is_space((unsigned char)start[-1]))
		start--;
	vdm_buf_init(&b);
	vdm_buf_puts(&b, start);
	vdm_buf_puts(&b, link->first->text);
	vdm_buf_put(&b, after, strcspn(after, " \t\r\n"));
	vdm_buf_printf(&b, " %d %s", u->note, vdm_node_attr(link, "target"));
	vdm_diag(c->sink, VDM_D_NOTE_ANCHORED, &pos, vdm_buf_str(&b),
		 "note %d stands at its mark in the text now; the mark is its "
		 "number and no longer text",
		 u->note);
	vdm_buf_fini(&b);
}

/* ---- marks that are links ---------------------------------------------- */

/* The number of a link's text: "4", "[4]"; 0 if it is something else. */
static int
link_number(const struct vdm_node *link)
{
	const char *target = vdm_node_attr(link, "target");
	const char *s = link->first != NULL ? link->first->text : NULL;
	size_t n;

	if (target == NULL || *target != '#' || s == NULL ||
	    link->first != link->last)
		return 0;
	s += *s == '[';
	n = digits(s);
	if (n == 0 || n > 3 || (s[n] != '\0' && strcmp(s + n, "]") != 0))
		return 0;
	return value_of(s, n);
}

static struct unit *
item_of_note(struct ctx *c, int number)
{
	size_t i;

	for (i = c->n; i-- > 0;)
		if (c->u[i].note == number && vdm_node_is(c->u[i].node, "item"))
			return &c->u[i];
	return NULL;
}

static int
has_id(const struct vdm_record *rec, const char *id)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *own = vdm_node_attr(n, "xml:id");

		if (own != NULL && strcmp(own, id) == 0)
			return 1;
	}
	return 0;
}

/* The note element, with what its item holds behind the number. */
static struct vdm_node *
note_of_item(struct ctx *c, struct unit *u)
{
	struct vdm_node *item = u->node, *list = item->parent;
	struct vdm_node *note = make_note(c, u);

	if (note != NULL && list != NULL && list->first == NULL)
		vdm_node_unlink(list);
	return note;
}

/*
 * A link whose text is a number, and whose target is nowhere in the document,
 * is the mark of the note with that number: web pages that became Markdown
 * lose the anchors.
 */
static void
link_notes(struct ctx *c)
{
	struct vdm_node *body = vdm_record_body(c->rec), *n, *next;

	for (n = body; n != NULL; n = next) {
		int number = vdm_node_is(n, "ref") ? link_number(n) : 0;
		struct unit *u = number > 0 ? item_of_note(c, number) : NULL;
		struct vdm_node *note;

		next = vdm_node_step(n, body);
		if (u == NULL || has_id(c->rec, vdm_node_attr(n, "target") + 1))
			continue;
		report_link(c, u, n);
		note = note_of_item(c, u);
		u->note = -u->note;
		vdm_node_insert_after(n, note);
		vdm_node_unlink(n);
		if (note == NULL)
			return;
		next = note;
		while (next != body && next->next == NULL)
			next = next->parent;
		next = next != body ? next->next : NULL;
	}
}

void
vdm_notes_anchor(struct ctx *c)
{
	size_t i, at = 0;
	int want = 1;
	struct vdm_node *body = vdm_record_body(c->rec), *note;

	link_notes(c);
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
