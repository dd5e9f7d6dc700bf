/* SPDX-License-Identifier: MIT */
/* A whole record as Markdown: the outer shape, the text, the footnotes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/write/writer.h"
#include "record/check.h"

static int
is_prolog(const struct vdm_node *n)
{
	return !vdm_node_is_element(n) && n->kind != VDM_KIND_TEXT &&
	       vdm_node_attr(n, "place") != NULL;
}

/* Whether the header stands where the reader would put it. */
static int
header_in_place(const struct vdm_node *root)
{
	const struct vdm_node *c = vdm_node_skip_blank(root->first), *h;

	h = vdm_node_child(root, "teiHeader");
	if (h == NULL)
		return 1;
	while (c != NULL && is_prolog(c) &&
	       strcmp(vdm_node_attr(c, "place"), "before") == 0)
		c = vdm_node_skip_blank(c->next);
	return c == h;
}

/* Whether a reader would take what stands in a body for a part around it. */
static int
holds_part(const struct vdm_node *body)
{
	static const char *const parts[] = {
	    "TEI",       "TEI.2", "teiCorpus", "teiHeader", "text",
	    "sourceDoc", "front", "body",      "back",      "group"};
	const struct vdm_node *c;
	size_t i;

	for (c = body->first; c != NULL; c = c->next)
		for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
			if (vdm_node_is(c, parts[i]))
				return 1;
	return 0;
}

/* Whether the root holds one `text` beside its header and what stands outside
 * of the root, and `text` one `body`, so that neither need be written. */
static int
is_usual(const struct vdm_node *root, struct vdm_md_shape *s)
{
	const struct vdm_node *c;
	int after = 0;

	if (!vdm_node_is(root, "TEI") || !header_in_place(root))
		return 0;
	for (c = vdm_node_skip_blank(root->first); c != NULL;
	     c = vdm_node_skip_blank(c->next)) {
		if (c == vdm_node_child(root, "teiHeader"))
			continue;
		if (vdm_node_is(c, "text") && s->text == NULL && !after)
			s->text = c;
		else if (is_prolog(c) &&
			 (strcmp(vdm_node_attr(c, "place"), "after") == 0
			      ? s->text != NULL
			      : strcmp(vdm_node_attr(c, "place"), "before") ==
					0 &&
				    s->text == NULL))
			after = s->text != NULL;
		else
			return 0;
	}
	if (s->text == NULL)
		return 0;
	for (c = vdm_node_skip_blank(s->text->first); c != NULL;
	     c = vdm_node_skip_blank(c->next)) {
		if (vdm_node_is(c, "body") && s->body == NULL)
			s->body = c;
		else if (!vdm_node_is(c, "front") && !vdm_node_is(c, "back"))
			return 0;
	}
	s->root = root;
	if (s->body == NULL || vdm_node_has_text(s->body) ||
	    holds_part(s->body))
		return 0;
	/* an empty body beside other parts would not be seen */
	return vdm_node_skip_blank(s->body->first) != NULL ||
	       (vdm_node_skip_blank(s->text->first) == s->body &&
		vdm_node_skip_blank(s->body->next) == NULL);
}

static void
part(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
     const struct vdm_node *parent)
{
	if (out->len > 0)
		vdm_buf_putc(out, '\n');
	vdm_md_write_block(w, out, n, parent, 0, 0);
}

static void
usual(struct vdm_md_writer *w, struct vdm_buf *out,
      const struct vdm_md_shape *s)
{
	const struct vdm_node *c;

	for (c = s->root->first; c != NULL; c = c->next)
		if (is_prolog(c))
			part(w, out, c, s->root);
	for (c = vdm_node_skip_blank(s->text->first); c != NULL;
	     c = vdm_node_skip_blank(c->next)) {
		if (c != s->body) {
			part(w, out, c, s->text);
			continue;
		}
		if (out->len > 0 && vdm_node_skip_blank(c->first) != NULL)
			vdm_buf_putc(out, '\n');
		vdm_md_write_blocks(w, out, c, 0, 0);
	}
}

/* The root written out, but for the header that the front matter holds. */
static void
unusual(struct vdm_md_writer *w, struct vdm_buf *out,
	const struct vdm_node *root, int header)
{
	const struct vdm_node *c;
	int line = vdm_node_holds_line(root) || vdm_node_has_text(root);

	if (line) {
		vdm_md_write_raw(w, out, root);
		vdm_buf_putc(out, '\n');
		return;
	}
	vdm_md_write_carrier(out, root, "div");
	vdm_buf_puts(out, "\n");
	for (c = vdm_node_skip_blank(root->first); c != NULL;
	     c = vdm_node_skip_blank(c->next)) {
		if (header && c == vdm_node_child(root, "teiHeader"))
			continue; /* another one is no field's */
		vdm_buf_putc(out, '\n');
		vdm_md_write_block(w, out, c, root, 6, 1);
	}
	vdm_buf_puts(out, "\n</div>\n");
}

static int
has_speech(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (n->kind == VDM_KIND_SPEECH)
			return 1;
	return 0;
}

static const struct vdm_md_forms forms = {
    .footnote = vdm_md_footnote,
    .blocks = vdm_md_write_blocks,
    .next = vdm_md_write_next,
    .para = vdm_md_write_para,
};

int
vdm_md_write(const struct vdm_record *rec, struct vdm_buf *out,
	     const struct vdm_write_options *options,
	     const struct vdm_sink *sink)
{
	struct vdm_md_writer w = {
	    .rec = rec,
	    .forms = &forms,
	    .names.rec = rec,
	    .labels = options->within != NULL ? options->within->notes : ""};
	struct vdm_md_shape shape = {0};
	struct vdm_buf body;

	(void)sink;
	vdm_buf_init(&body);
	shape.settled = !has_speech(rec->root);
	shape.encoded = rec->encoded && !vdm_tree_stands_right(rec);
	if (is_usual(rec->root, &shape)) {
		usual(&w, &body, &shape);
	} else {
		shape.root = shape.text = shape.body = NULL;
		shape.whole = 1;
		shape.no_header = !header_in_place(rec->root) ||
				  vdm_node_holds_line(rec->root) ||
				  vdm_node_has_text(rec->root);
		unusual(&w, &body, rec->root, !shape.no_header);
	}
	vdm_md_front_write(rec, out, &shape);
	if (out->len > 0 && body.len > 0)
		vdm_buf_putc(out, '\n');
	vdm_buf_put(out, vdm_buf_str(&body), body.len);
	vdm_md_footnotes_write(&w, out);
	if (body.failed || w.failed || w.names.arena.failed ||
	    w.names.map.failed || w.names.key.failed)
		out->failed = 1;
	vdm_md_footnotes_fini(&w);
	vdm_md_names_fini(&w.names);
	vdm_buf_fini(&body);
	if (out->failed) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}
