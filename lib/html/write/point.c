/* SPDX-License-Identifier: MIT */
/*
 * What points or is pointed at: marks of notes, pointers, and breaks and
 * anchors between items, cells and rows. HTML lets nothing of the last stand
 * there; so they are written into the item or cell beside them, with a word of
 * where they belong.
 */
#include <string.h>

#include "base/utf8.h"
#include "html/write/writer.h"

static int
is_point(const struct vdm_node *n)
{
	return vdm_node_is_element(n) && vdm_node_ns(n) == NULL &&
	       n->first == NULL &&
	       (n->kind == VDM_KIND_PAGE_BREAK ||
		n->kind == VDM_KIND_LINE_BREAK || vdm_node_is(n, "milestone") ||
		vdm_node_is(n, "anchor") || vdm_node_is(n, "cb") ||
		vdm_node_is(n, "gb"));
}

/* What it may be written into. */
static int
is_part(const struct vdm_node *n)
{
	return n != NULL &&
	       (vdm_node_is(n, "item") || vdm_node_is(n, "label") ||
		vdm_node_is(n, "row") || vdm_node_is(n, "cell"));
}

static const struct vdm_node *
before(const struct vdm_node *n)
{
	for (n = vdm_node_prev(n); n != NULL && vdm_node_is_blank(n);)
		n = vdm_node_prev(n);
	return n;
}

static const struct vdm_node *
behind(const struct vdm_node *n)
{
	return vdm_node_skip_blank(n->next);
}

int
vdm_html_is_moved(const struct vdm_node *n)
{
	const struct vdm_node *c = n;

	if (!is_point(n))
		return 0;
	while (c != NULL && is_point(c))
		c = behind(c);
	if (c != NULL)
		return is_part(c);
	for (c = n; c != NULL && is_point(c);)
		c = before(c);
	return is_part(c);
}

static void
put_before(struct vdm_html_writer *w, const struct vdm_node *n,
	   const char *place, unsigned depth, vdm_html_children_fn *put)
{
	const struct vdm_node *c = n, *p;

	while ((p = before(c)) != NULL && vdm_html_is_moved(p))
		c = p;
	for (; c != n; c = behind(c)) {
		w->place = place;
		put(w, c, depth);
	}
}

/* Behind the last. */
static void
put_behind(struct vdm_html_writer *w, const struct vdm_node *n,
	   const char *place, unsigned depth, vdm_html_children_fn *put)
{
	const struct vdm_node *c;

	for (c = behind(n); c != NULL; c = behind(c))
		if (!vdm_html_is_moved(c))
			return;
	for (c = behind(n); c != NULL; c = behind(c)) {
		w->place = place;
		put(w, c, depth);
	}
}

static int
is_first(const struct vdm_node *n)
{
	while ((n = before(n)) != NULL && vdm_html_is_moved(n))
		;
	return n == NULL;
}

static int
is_last(const struct vdm_node *n)
{
	while ((n = behind(n)) != NULL && vdm_html_is_moved(n))
		;
	return n == NULL;
}

void
vdm_html_write_points(struct vdm_html_writer *w, const struct vdm_node *n,
		      int end, unsigned depth, vdm_html_children_fn *put)
{
	int cell = vdm_node_is(n, "cell");

	if (!end) {
		if (cell && is_first(n))
			put_before(w, n->parent, "before-row", depth, put);
		put_before(w, n, "before", depth, put);
		return;
	}
	put_behind(w, n, "after", depth, put);
	if (cell && is_last(n))
		put_behind(w, n->parent, "after-row", depth, put);
}

void
vdm_html_write_pointer(struct vdm_html_writer *w, const char *target)
{
	if (w->within != NULL)
		vdm_buf_puts(w->out, "<span data-vdm=\"shown\">");
	vdm_html_write_text(w, target);
	if (w->within != NULL)
		vdm_buf_puts(w->out, "</span>");
}

void
vdm_html_write_noteref(struct vdm_html_writer *w, const struct vdm_node *n)
{
	const char *label = vdm_node_attr(n, "n");
	const char *id = vdm_html_node_id(w, n);
	unsigned number = ++w->notes_total;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, VDM_EPUB_ID "note-%u", number);
	vdm_buf_printf(
	    w->out,
	    "<a epub:type=\"noteref\" role=\"doc-noteref\" id=\"" VDM_EPUB_ID
	    "ref-%u\" href=\"#",
	    number);
	vdm_html_escape(w, w->out, id != NULL ? id : vdm_buf_str(&b), 1);
	vdm_buf_puts(w->out, "\">");
	if (label != NULL && !vdm_is_blank(label)) {
		vdm_buf_putc(w->out, '[');
		vdm_html_write_text(w, label);
		vdm_buf_puts(w->out, "]</a>");
	} else { /* the number is ours */
		vdm_buf_printf(w->out,
			       "<span data-vdm=\"shown\">[%u]</span></a>",
			       number - w->notes_before);
	}
	w->failed |= b.failed;
	vdm_buf_fini(&b);
	w->note(w->context, n, number);
}
