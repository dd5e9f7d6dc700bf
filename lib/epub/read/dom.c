/* SPDX-License-Identifier: MIT */
/* An entry of the container as a tree. */
#include <errno.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "epub/read/reader.h"
#include "xml/sax.h"

struct builder {
	struct vdm_record *rec;
	struct vdm_node *root, *at;
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

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct builder *b = ctx;
	struct vdm_node *n;
	size_t i;

	flush(b);
	n = vdm_node_element_ns(b->rec, e->uri != NULL ? e->uri : "", e->local);
	if (n == NULL)
		return -1;
	n->pos = e->pos;
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

struct vdm_sink
vdm_epub_entry_sink(struct vdm_epub_reader *r, const char *path)
{
	struct vdm_sink s = {0};
	struct vdm_buf b;

	if (r->sink == NULL)
		return s;
	s = *r->sink;
	vdm_buf_init(&b);
	if (s.file != NULL)
		vdm_buf_printf(&b, "%s/", s.file);
	vdm_buf_puts(&b, path);
	if (!b.failed)
		s.file = vdm_arena_strdup(&r->work->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return s;
}

int
vdm_epub_entry(struct vdm_epub_reader *r, const char *path, struct vdm_buf *out)
{
	long at = vdm_zip_find(r->zip, path);

	if (at < 0) {
		vdm_diag(r->sink, VDM_D_EPUB_ENTRY_MISSING, NULL, NULL,
			 "the container has no entry \"%.200s\"; what it "
			 "should hold is missing",
			 path);
		return -1;
	}
	return vdm_zip_read(r->zip, (size_t)at, out, r->sink);
}

struct vdm_node *
vdm_epub_dom_bytes(struct vdm_epub_reader *r, const struct vdm_buf *bytes,
		   const char *path)
{
	struct vdm_sink sink = vdm_epub_entry_sink(r, path);
	struct builder b = {.rec = r->work};
	int rc;

	vdm_buf_init(&b.text);
	rc = vdm_xml_parse(vdm_buf_str(bytes), bytes->len, &handler, &b,
			   r->sink != NULL ? &sink : NULL);
	if (rc != 0 && (b.rec->arena.failed || b.text.failed))
		errno = ENOMEM;
	vdm_buf_fini(&b.text);
	return rc == 0 ? b.root : NULL;
}

struct vdm_node *
vdm_epub_dom(struct vdm_epub_reader *r, const char *path)
{
	struct vdm_node *root = NULL;
	struct vdm_buf bytes;

	vdm_buf_init(&bytes);
	if (vdm_epub_entry(r, path, &bytes) == 0)
		root = vdm_epub_dom_bytes(r, &bytes, path);
	vdm_buf_fini(&bytes);
	return root;
}

struct vdm_node *
vdm_epub_dom_if(struct vdm_epub_reader *r, const char *path)
{
	return vdm_zip_find(r->zip, path) >= 0 ? vdm_epub_dom(r, path) : NULL;
}

int
vdm_dom_is(const struct vdm_node *n, const char *ns, const char *name)
{
	return n != NULL && vdm_node_is_element(n) && n->ns != NULL &&
	       strcmp(n->name, name) == 0 && strcmp(n->ns, ns) == 0;
}

const struct vdm_node *
vdm_dom_child(const struct vdm_node *n, const char *ns, const char *name)
{
	const struct vdm_node *c;

	for (c = n != NULL ? n->first : NULL; c != NULL; c = c->next)
		if (vdm_dom_is(c, ns, name))
			return c;
	return NULL;
}

const struct vdm_node *
vdm_dom_find(const struct vdm_node *root, const char *ns, const char *name)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root))
		if (vdm_dom_is(n, ns, name))
			return n;
	return NULL;
}

const char *
vdm_dom_attr(const struct vdm_node *n, const char *name)
{
	const char *v = vdm_node_attr(n, name);

	return v != NULL ? v : "";
}

int
vdm_dom_has_word(const char *list, const char *word)
{
	size_t n = strlen(word), len;

	while (*list != '\0') {
		while (vdm_is_space((unsigned char)*list))
			list++;
		for (len = 0; list[len] != '\0' &&
			      !vdm_is_space((unsigned char)list[len]);)
			len++;
		if (len == n && memcmp(list, word, n) == 0)
			return 1;
		list += len;
	}
	return 0;
}
