/* SPDX-License-Identifier: MIT */
/* An XML document as a tree of nodes. */
#include <errno.h>
#include <string.h>

#include "base/words.h"
#include "html/html.h"
#include "xml/sax.h"

struct builder {
	struct vdm_record *rec;
	struct vdm_node *root, *at;
	struct vdm_node *adopted; /* of no namespace of its own, and open */
	struct vdm_buf text;
	struct vdm_pos text_pos;
};

static void
flush(struct builder *b)
{
	struct vdm_node *n;

	if (b->text.len == 0)
		return;
	if (b->at != NULL) {
		n = vdm_node_chars(b->rec, b->text.data, b->text.len);
		if (n != NULL)
			n->pos = b->text_pos;
		vdm_node_append(b->at, n);
	}
	vdm_buf_clear(&b->text);
}

static void
set_attr(struct builder *b, struct vdm_node *n, const struct vdm_xml_attr *a)
{
	struct vdm_buf name;

	vdm_buf_init(&name);
	if (a->uri != NULL && strcmp(a->uri, VDM_NS_XML) == 0)
		vdm_buf_printf(&name, "xml:%s", a->local);
	else if (a->uri != NULL && strcmp(a->uri, VDM_NS_OPS) == 0)
		vdm_buf_printf(&name, "epub:%s", a->local);
	else if (a->uri != NULL && strcmp(a->uri, VDM_NS_OPF) == 0)
		vdm_buf_printf(&name, "opf:%s", a->local);
	else if (a->prefix != NULL)
		vdm_buf_printf(&name, "%s:%s", a->prefix, a->local);
	else
		vdm_buf_puts(&name, a->local);
	vdm_node_set(b->rec, n, vdm_buf_str(&name), a->value);
	vdm_buf_fini(&name);
}

/* Formulas and drawings keep the prefixes that they declare. */
static void
set_prefixes(struct builder *b, struct vdm_node *n,
	     const struct vdm_xml_element *e)
{
	struct vdm_buf name;
	size_t i;

	if (strcmp(vdm_node_ns(n), VDM_NS_SVG) != 0 &&
	    strcmp(vdm_node_ns(n), VDM_NS_MATHML) != 0)
		return;
	vdm_buf_init(&name);
	for (i = 0; i < e->ns_count; i++) {
		if (e->ns[i].prefix == NULL)
			continue;
		vdm_buf_clear(&name);
		vdm_buf_printf(&name, "xmlns:%s", e->ns[i].prefix);
		vdm_node_set(b->rec, n, vdm_buf_str(&name), e->ns[i].uri);
	}
	vdm_buf_fini(&name);
}

/*
 * The namespace of an element. What is called `math` or `svg` on a page is
 * that, though nobody declared it, as it would be in HTML (13.2.6.5); so is
 * what stands in it, but for HTML where it may hold some.
 */
static const char *
namespace_of(struct builder *b, const struct vdm_xml_element *e)
{
	static const char points[] =
	    "annotation-xml desc foreignObject mi mn mo "
	    "ms mtext title";
	const char *uri = e->uri != NULL ? e->uri : "";

	if (strcmp(uri, VDM_NS_XHTML) != 0 || b->at == NULL)
		return uri; /* its own, or the page's root */
	if (strcmp(e->local, "math") == 0)
		uri = VDM_NS_MATHML;
	else if (strcmp(e->local, "svg") == 0)
		uri = VDM_NS_SVG;
	else if (b->adopted != NULL && vdm_node_ns(b->at) != NULL &&
		 !vdm_words_have(points, b->at->name))
		uri = vdm_node_ns(b->at);
	return uri;
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct builder *b = ctx;
	const char *uri = namespace_of(b, e);
	struct vdm_node *n;
	size_t i;

	flush(b);
	n = vdm_node_element_ns(b->rec, uri, e->local);
	if (n == NULL)
		return -1;
	if (b->adopted == NULL && uri != e->uri && *uri != '\0')
		b->adopted = n;
	n->pos = e->pos;
	set_prefixes(b, n, e);
	for (i = 0; i < e->attrs_count; i++)
		set_attr(b, n, &e->attrs[i]);
	if (b->at != NULL)
		vdm_node_append(b->at, n);
	else if (b->root == NULL)
		b->root = n;
	b->at = n;
	return b->rec->arena.failed ? -1 : 0;
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct builder *b = ctx;

	flush(b);
	if (b->at != NULL) {
		if (b->at == b->adopted)
			b->adopted = NULL;
		b->at->pos.end = pos->line;
		b->at = b->at->parent;
	}
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct builder *b = ctx;

	if (b->text.len == 0)
		b->text_pos = *pos;
	vdm_buf_put(&b->text, s, n);
	return b->text.failed ? -1 : 0;
}

static int
on_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	struct builder *b = ctx;
	struct vdm_node *n;

	flush(b);
	if (b->at == NULL)
		return 0;
	n = vdm_node_comment(b->rec, s);
	if (n != NULL)
		n->pos = *pos;
	vdm_node_append(b->at, n);
	return 0;
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct builder *b = ctx;
	struct vdm_node *n;

	flush(b);
	if (b->at == NULL)
		return 0;
	n = vdm_node_instruction(b->rec, target, data);
	if (n != NULL)
		n->pos = *pos;
	vdm_node_append(b->at, n);
	return 0;
}

static const struct vdm_xml_handler handler = {
    .start = on_start,
    .end = on_end,
    .text = on_text,
    .comment = on_comment,
    .instruction = on_instruction,
};

struct vdm_node *
vdm_html_tree(struct vdm_record *work, const char *bytes, size_t length,
	      const struct vdm_sink *sink)
{
	struct builder b = {.rec = work};
	int rc;

	vdm_buf_init(&b.text);
	rc = vdm_xml_parse(bytes, length, &handler, &b, sink);
	if (rc != 0 && (b.rec->arena.failed || b.text.failed))
		errno = ENOMEM;
	vdm_buf_fini(&b.text);
	return rc == 0 ? b.root : NULL;
}
