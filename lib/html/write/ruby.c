/* SPDX-License-Identifier: MIT */
/* Ruby on a page. */
#include "html/ruby.h"

#include "html/write/writer.h"

/* What keeps base and reading apart where nothing shows ruby. */
static void
put_fallback(struct vdm_html_writer *w, char c)
{
	vdm_buf_printf(w->out, "<rp data-vdm=\"shown\">%c</rp>", c);
}

static void
put_reading(struct vdm_html_writer *w, const struct vdm_node *n, unsigned depth,
	    vdm_html_children_fn *line)
{
	struct vdm_html_start tag = {.html = "rt", .native = 1};

	put_fallback(w, '(');
	vdm_buf_puts(w->out, "<rt");
	vdm_html_write_tag(w, n, &tag);
	vdm_buf_putc(w->out, '>');
	line(w, n, depth + 2);
	vdm_buf_puts(w->out, "</rt>");
	put_fallback(w, ')');
}

int
vdm_html_write_ruby(struct vdm_html_writer *w, const struct vdm_node *n,
		    unsigned depth, vdm_html_children_fn *line)
{
	struct vdm_html_start tag = {.html = "ruby", .native = 1};
	const struct vdm_node *c = n->first;

	if (vdm_node_ns(n) != NULL || vdm_node_is_block(n) ||
	    !vdm_html_ruby_is_plain(n))
		return 0;
	if (!vdm_html_ruby_is_joined(n)) {
		vdm_buf_puts(w->out, "<ruby");
		vdm_html_write_tag(w, n, &tag);
		vdm_buf_putc(w->out, '>');
	}
	if (c->attrs == NULL) {
		line(w, c, depth + 2);
	} else {
		tag.html = "span";
		tag.native = 0;
		vdm_buf_puts(w->out, "<span");
		vdm_html_write_tag(w, c, &tag);
		vdm_buf_putc(w->out, '>');
		line(w, c, depth + 2);
		vdm_buf_puts(w->out, "</span>");
	}
	for (c = c->next; c != NULL; c = c->next)
		put_reading(w, c, depth, line);
	if (n->next == NULL || !vdm_html_ruby_is_joined(n->next))
		vdm_buf_puts(w->out, "</ruby>");
	return 1;
}
