/* SPDX-License-Identifier: MIT */
/* The lines of a plain text, and the paragraphs that its form makes of them. */
#include <string.h>

#include "recognise/forms/forms.h"

static struct form_line *
line_add(struct ctx *c, struct vdm_forms *f)
{
	struct form_line *l =
	    vdm_arena_grow(&c->scratch, f->line, &f->cap, f->n + 1, sizeof(*l));

	if (l == NULL) {
		f->failed = 1;
		return NULL;
	}
	f->line = l;
	memset(&l[f->n], 0, sizeof(*l));
	return &l[f->n++];
}

/* A byte order mark, marks of direction: nothing that is seen. */
static size_t
unseen_at(const char *s, size_t n)
{
	static const char *const marks[] = {"\xE2\x80\x8E",
					    "\xE2\x80\x8F",
					    "\xE2\x80\xAA",
					    "\xE2\x80\xAC",
					    "\xEF\xBB\xBF",
					    "\xE2\x80\x8B",
					    " ",
					    "\t"};
	size_t i, used;

	for (i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
		used = strlen(marks[i]);
		if (n >= used && memcmp(s, marks[i], used) == 0)
			return used;
	}
	return 0;
}

/* One line of a block; `lead` is white space that the reader took off. */
static void
put_line(struct ctx *c, struct vdm_forms *f, struct vdm_node *node,
	 const char *s, size_t n, size_t lead, unsigned no)
{
	struct form_line *l = line_add(c, f);
	size_t used;

	if (l == NULL)
		return;
	while ((used = unseen_at(s, n)) > 0) {
		lead += used;
		s += used;
		n -= used;
	}
	while (n > 0 &&
	       (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r'))
		n--;
	l->s = s;
	l->n = n;
	l->lead = lead;
	l->no = no;
	l->node = node;
	l->key = -1;
	l->gap = f->n < 2 || no > f->line[f->n - 2].no + 1;
}

/* Of a paragraph, or of one line of verse: 0 where more than text is in it. */
static int
put_block(struct ctx *c, struct vdm_forms *f, struct vdm_node *top,
	  const struct vdm_node *n)
{
	const char *s, *e;
	unsigned no = n->pos.line;
	size_t lead = n->pos.column > 0 ? n->pos.column - 1 : 0;

	if (n->first == NULL)
		return 1;
	if (n->first->next != NULL || n->first->kind != VDM_KIND_TEXT)
		return 0;
	s = n->first->text;
	while ((e = strchr(s, '\n')) != NULL) {
		put_line(c, f, top, s, (size_t)(e - s), lead, no++);
		lead = 0;
		s = e + 1;
	}
	put_line(c, f, top, s, strlen(s), lead, no);
	return 1;
}

static int
put_verse(struct ctx *c, struct vdm_forms *f, struct vdm_node *top)
{
	const struct vdm_node *l;

	for (l = top->first; l != NULL; l = l->next)
		if (vdm_node_is_element(l) && !put_block(c, f, top, l))
			return 0;
	return 1;
}

int
vdm_form_lines(struct ctx *c, struct vdm_forms *f)
{
	struct vdm_node *body = vdm_record_body(c->rec), *n;
	int page = 0;
	size_t before;

	for (n = body->first; n != NULL; n = n->next) {
		if (!vdm_node_is_element(n))
			continue;
		before = f->n;
		if (vdm_node_is(n, "pb"))
			page = 1;
		else if (vdm_node_is(n, "p")    ? !put_block(c, f, n, n)
			 : vdm_node_is(n, "lg") ? !put_verse(c, f, n)
						: 1)
			return 0;
		if (page && f->n > before) {
			f->line[before].gap = 1;
			page = 0;
		}
	}
	return f->n > 0 && !f->failed;
}

struct form_piece *
vdm_form_piece(struct ctx *c, struct vdm_forms *f, size_t first, size_t last)
{
	struct form_piece *p = vdm_arena_grow(
	    &c->scratch, f->piece, &f->cap_pieces, f->pieces + 1, sizeof(*p));

	if (p == NULL) {
		f->failed = 1;
		return NULL;
	}
	f->piece = p;
	p += f->pieces++;
	memset(p, 0, sizeof(*p));
	p->first = first;
	p->last = last;
	p->key = -1;
	p->cert = VDM_CERT_HIGH;
	return p;
}

void
vdm_form_set(struct form_piece *p, enum unit_kind kind, enum unit_fate fate,
	     const char *reason)
{
	if (p == NULL)
		return;
	p->kind = kind;
	p->fate = fate;
	p->reason = reason;
}

struct form_piece *
vdm_form_add(struct ctx *c, struct vdm_forms *f, size_t first, size_t last,
	     enum unit_kind kind, enum unit_fate fate, const char *reason)
{
	struct form_piece *p = vdm_form_piece(c, f, first, last);

	vdm_form_set(p, kind, fate, reason);
	return p;
}

/* The text of a piece: its lines, as they stood. */
static void
piece_text(const struct vdm_forms *f, const struct form_piece *p,
	   struct vdm_buf *out)
{
	size_t i;

	vdm_buf_clear(out);
	if (p->to > 0) {
		vdm_buf_put(out, f->line[p->first].s + p->from,
			    p->to - p->from);
		return;
	}
	for (i = p->first; i < p->last; i++) {
		size_t from = i == p->first ? p->from : 0;

		if (i > p->first)
			vdm_buf_putc(out, '\n');
		vdm_buf_put(out, f->line[i].s + from, f->line[i].n - from);
	}
}

/* Takes the old blocks out, which the pieces stand for now. */
static void
remove_old(const struct vdm_forms *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		if ((i == 0 || f->line[i].node != f->line[i - 1].node) &&
		    f->line[i].node->parent != NULL)
			vdm_node_unlink(f->line[i].node);
}

void
vdm_form_put(struct ctx *c, struct vdm_forms *f)
{
	struct vdm_buf text;
	size_t i;

	vdm_buf_init(&text);
	for (i = 0; i < f->pieces; i++) {
		struct form_piece *p = &f->piece[i];
		const struct form_line *l = &f->line[p->first];
		struct vdm_node *n = vdm_node_element(c->rec, "p");

		if (n == NULL)
			break;
		piece_text(f, p, &text);
		vdm_node_add_text(c->rec, n, vdm_buf_str(&text), text.len);
		n->pos.line = l->no;
		n->pos.column = (unsigned)(l->lead + p->from) + 1;
		n->pos.end = f->line[p->last - 1].no;
		if (n->first != NULL)
			n->first->pos = n->pos;
		n->kind = VDM_KIND_PARAGRAPH;
		vdm_node_insert_before(l->node, n);
		p->node = n;
	}
	c->scratch.failed |= text.failed;
	vdm_buf_fini(&text);
	if (i == f->pieces)
		remove_old(f);
}
