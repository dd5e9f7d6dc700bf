/* SPDX-License-Identifier: MIT */
/*
 * Transcripts whose typist numbered the lines of each page, as courts have
 * them: the numbers leave the text, and paragraphs are made anew from what
 * stands behind them.
 */
#include <string.h>

#include "prose/prose.h"
#include "prose/lines/lines.h"

enum {
	/* Digits of a line's number. */
	NUMBER_DIGITS = 2,
	/* Lines that bear the next number, at least, and of how many lines
	 * how many have to (in tenths). */
	NUMBERED_LEAST = 8,
	NUMBERED_TENTHS = 6,
	TENTHS = 10,
	/* Columns by which a paragraph's first line is set in. */
	INDENT = 2
};

struct numbered_line {
	struct vdm_node *p; /* the paragraph that it stands in */
	const char *s;      /* what stands behind the number */
	size_t n;
	size_t column; /* of that */
	size_t before; /* bytes from the first that is no blank to it */
	unsigned no;   /* the line of the source */
	int number;    /* or -1 */
};

struct numbered_lines {
	struct numbered_line *l;
	size_t n, cap;
};

static struct numbered_line *
line_add(struct ctx *c, struct numbered_lines *all)
{
	struct numbered_line *list = vdm_arena_grow(
	    &c->scratch, all->l, &all->cap, all->n + 1, sizeof(*list));

	if (list == NULL)
		return NULL;
	all->l = list;
	memset(&list[all->n], 0, sizeof(*list));
	return &list[all->n++];
}

/* The number that a line begins with, and where what follows stands. */
static void
line_read(struct numbered_line *l, const char *s, size_t n, size_t column)
{
	size_t i = 0, digits, first;

	l->number = -1;
	while (i < n && (s[i] == ' ' || s[i] == '\t'))
		i++;
	first = i;
	digits = strspn(s + i, "0123456789");
	if (digits > 0 && digits <= NUMBER_DIGITS && i + digits <= n &&
	    (i + digits == n || s[i + digits] == ' ' ||
	     s[i + digits] == '\t')) {
		l->number = s[i] - '0';
		if (digits > 1)
			l->number = l->number * TENTHS + s[i + 1] - '0';
		i += digits;
		while (i < n && (s[i] == ' ' || s[i] == '\t'))
			i++;
	}
	l->s = s + i;
	l->n = n - i;
	l->column = column + i;
	l->before = i - first;
}

/* All lines of the paragraphs of the body. */
static void
lines_collect(struct ctx *c, struct vdm_node *body, struct numbered_lines *all)
{
	struct vdm_node *p;

	for (p = body->first; p != NULL; p = p->next) {
		unsigned no = p->pos.line;
		size_t column = p->pos.column > 0 ? p->pos.column - 1 : 0;
		const char *s;

		if (!vdm_node_is(p, "p") || p->first == NULL ||
		    p->first->next != NULL || p->first->kind != VDM_KIND_TEXT)
			continue;
		for (s = p->first->text; s != NULL; column = 0, no++) {
			size_t n = strcspn(s, "\n");
			struct numbered_line *l = line_add(c, all);

			if (l == NULL)
				return;
			line_read(l, s, n, column);
			l->p = p;
			l->no = no;
			s = s[n] == '\n' ? s + n + 1 : NULL;
		}
	}
}

/* Whether most lines bear the number that follows the one before, or 1. Those
 * that do not lose what was taken for one. */
static int
is_numbered(struct numbered_lines *all)
{
	size_t i, in_order = 0;
	int last = 0;

	for (i = 0; i < all->n; i++) {
		struct numbered_line *l = &all->l[i];

		if (l->number < 0)
			continue;
		if (l->number == last + 1 || l->number == 1) {
			in_order++;
			last = l->number;
		} else { /* a page's number, say */
			l->s -= l->before;
			l->n += l->before;
			l->number = -1;
		}
	}
	return in_order >= NUMBERED_LEAST &&
	       in_order * TENTHS >= all->n * NUMBERED_TENTHS;
}

/* The column of what is not set in. */
static size_t
base_column(const struct numbered_lines *all)
{
	size_t i, base = (size_t)-1;

	for (i = 0; i < all->n; i++)
		if (all->l[i].number > 0 && all->l[i].n > 0 &&
		    all->l[i].column < base)
			base = all->l[i].column;
	return base;
}

/* Whether a paragraph begins with line i. */
static int
begins(struct ctx *c, const struct numbered_lines *all, size_t i, size_t base)
{
	const struct numbered_line *l = &all->l[i], *before;

	if (i == 0 || l->number < 0)
		return 1;
	before = &all->l[i - 1];
	return before->number < 0 || before->n == 0 ||
	       l->column >= base + INDENT || l->s[l->n - 1] == ':' ||
	       before->s[before->n - 1] == ':' ||
	       vdm_line_has_label(c, l->s, l->n);
}

/* A paragraph of lines [from, to), before `ref`; its numbers are reported. */
static void
paragraph_put(struct ctx *c, const struct numbered_lines *all, size_t from,
	      size_t to, struct vdm_node *ref)
{
	struct vdm_node *p = vdm_node_element(c->rec, "p");
	struct vdm_buf text, numbers;
	struct vdm_pos pos = {all->l[from].no, 1, all->l[to - 1].no};

	if (p == NULL)
		return;
	vdm_buf_init(&text);
	vdm_buf_init(&numbers);
	for (; from < to; from++) {
		const struct numbered_line *l = &all->l[from];

		if (l->number >= 0) { /* "01", as it stands */
			const char *number = l->s - l->before;

			vdm_buf_printf(
			    &numbers, "%s%.*s", numbers.len > 0 ? " " : "",
			    (int)vdm_figures_end(number, l->before, 0), number);
		}
		if (l->n == 0)
			continue;
		if (text.len > 0)
			vdm_buf_putc(&text, '\n');
		vdm_buf_put(&text, l->s, l->n);
	}
	if (numbers.len > 0)
		vdm_diag(c->sink, VDM_D_FURNITURE_REMOVED, &pos,
			 vdm_buf_str(&numbers),
			 "the numbers of lines are not part of the record; "
			 "they are left out");
	p->pos = pos;
	p->kind = VDM_KIND_PARAGRAPH;
	vdm_node_add_text(c->rec, p, vdm_buf_str(&text), text.len);
	if (text.len > 0)
		vdm_node_insert_before(ref, p);
	c->scratch.failed |= text.failed || numbers.failed;
	vdm_buf_fini(&text);
	vdm_buf_fini(&numbers);
}

void
vdm_lines_unnumber(struct ctx *c, struct vdm_node *body)
{
	struct numbered_lines all = {0};
	struct vdm_node *last = NULL;
	size_t i, from = 0, base;

	lines_collect(c, body, &all);
	if (!is_numbered(&all) || c->scratch.failed)
		return;
	base = base_column(&all);
	for (i = 1; i <= all.n; i++) {
		/* page breaks and the like stay where they were */
		if (i < all.n && !begins(c, &all, i, base) &&
		    (all.l[i].p == all.l[i - 1].p ||
		     all.l[i - 1].p->next == all.l[i].p))
			continue;
		paragraph_put(c, &all, from, i, all.l[from].p);
		from = i;
	}
	for (i = 0; i < all.n; i++) {
		if (all.l[i].p != last)
			vdm_node_unlink(all.l[i].p);
		last = all.l[i].p;
	}
}
