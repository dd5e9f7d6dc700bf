/* SPDX-License-Identifier: MIT */
/* XML events to nodes: every element, attribute, text, comment and
 * instruction, each with its place in the source. */
#include <errno.h>
#include <string.h>

#include "base/sabotage.h"
#include "base/utf8.h"
#include "markup/markup.h"
#include "record/vocabulary.h"
#include "xml/sax.h"

/* Roots that count as TEI even in no namespace, as P4 had it. */
static const char *const bare_roots[] = {
    "TEI",  "TEI.2", "teiCorpus", "teiCorpus.2", "teiHeader",
    "text", "body",  "front",     "back",        "group",
    "div",  "div0",  "div1",      "div2",        "div3",
};

static int
is_bare_root(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(bare_roots) / sizeof(bare_roots[0]); i++)
		if (strcmp(name, bare_roots[i]) == 0)
			return 1;
	return 0;
}

/* Ends a run of characters: one text node, at the place of its first. */
static void
flush(struct vdm_markup_build *b)
{
	struct vdm_node *n;

	if (b->text.len == 0)
		return;
	n = vdm_node_chars(b->rec, b->text.data, b->text.len);
	if (n != NULL)
		n->pos = b->text_pos;
	vdm_node_append(b->at, n);
	vdm_buf_clear(&b->text);
}

static int
failed(struct vdm_markup_build *b)
{
	return b->rec->arena.failed || b->text.failed;
}

static void
qualified(struct vdm_buf *out, const char *prefix, const char *local)
{
	vdm_buf_clear(out);
	if (prefix != NULL) {
		vdm_buf_puts(out, prefix);
		vdm_buf_putc(out, ':');
	}
	vdm_buf_puts(out, local);
}

/* The namespace that `prefix` stands for at a node, or NULL. */
static const char *
prefix_uri(const struct vdm_node *n, const char *name)
{
	const char *uri;

	for (; n != NULL; n = n->parent) {
		uri = vdm_node_attr(n, name);
		if (uri != NULL)
			return uri;
	}
	return NULL;
}

static void
declare_prefixes(struct vdm_markup_build *b, struct vdm_node *n,
		 const struct vdm_xml_element *e, struct vdm_buf *name)
{
	size_t i;

	for (i = 0; i < e->ns_count; i++) {
		const char *known;

		if (e->ns[i].prefix == NULL)
			continue; /* told by the nodes' namespaces */
		qualified(name, "xmlns", e->ns[i].prefix);
		known = prefix_uri(b->at, vdm_buf_str(name));
		if (known == NULL || strcmp(known, e->ns[i].uri) != 0)
			vdm_node_set(b->rec, n, vdm_buf_str(name),
				     e->ns[i].uri);
	}
}

static void
add_attr(struct vdm_markup_build *b, struct vdm_attr ***at, const char *name,
	 const char *value)
{
	struct vdm_attr *a = vdm_arena_alloc(&b->rec->arena, sizeof(*a));

	if (a == NULL)
		return;
	VDM_SABOTAGE_MADE_STRING("attr", name, value);
	a->name = vdm_record_share(b->rec, name);
	a->value = vdm_record_share(b->rec, value);
	if (a->name == NULL || a->value == NULL)
		return;
	**at = a;
	*at = &a->next;
}

static void
set_attrs(struct vdm_markup_build *b, struct vdm_node *n,
	  const struct vdm_xml_element *e, struct vdm_buf *name)
{
	struct vdm_attr **at = &n->attrs;
	size_t i;

	while (*at != NULL)
		at = &(*at)->next;
	for (i = 0; i < e->attrs_count; i++) {
		qualified(name, e->attrs[i].prefix, e->attrs[i].local);
		add_attr(b, &at, vdm_buf_str(name), e->attrs[i].value);
	}
}

static int
undeclares(const struct vdm_xml_element *e)
{
	size_t i;

	for (i = 0; i < e->ns_count; i++)
		if (e->ns[i].prefix == NULL && e->ns[i].uri[0] == '\0')
			return 1;
	return 0;
}

/* The node's namespace: NULL for TEI's. */
static const char *
namespace_of(const struct vdm_markup_build *b, const struct vdm_xml_element *e)
{
	if (e->uri == NULL)
		return b->bare && b->undeclared == NULL && !undeclares(e) ? NULL
									  : "";
	return strcmp(e->uri, VDM_NS_TEI) == 0 ? NULL : e->uri;
}

static void
start_root(struct vdm_markup_build *b, struct vdm_node *n, const char *prefix)
{
	struct vdm_node *c, *next;

	b->root = n;
	if (prefix != NULL && b->includes == 0)
		b->rec->prefix = vdm_arena_strdup(&b->rec->arena, prefix);
	for (c = b->prolog != NULL ? b->prolog->first : NULL; c != NULL;
	     c = next) {
		next = c->next;
		vdm_node_unlink(c);
		vdm_node_append(n, c);
	}
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct vdm_markup_build *b = ctx;
	struct vdm_node *n;
	struct vdm_buf name;
	const char *ns;

	flush(b);
	if (b->root == NULL && e->uri == NULL && is_bare_root(e->local))
		b->bare = 1;
	ns = namespace_of(b, e);
	vdm_buf_init(&name);
	qualified(&name, ns != NULL ? e->prefix : NULL, e->local);
	if (b->root == NULL && ns != NULL) {
		b->refused = vdm_arena_strdup(&b->rec->arena, e->local);
		b->refused_ns = vdm_arena_strdup(&b->rec->arena, e->uri);
		b->refused_pos = e->pos;
		vdm_buf_fini(&name);
		return 1;
	}
	n = vdm_node_element_ns(b->rec, ns, vdm_buf_str(&name));
	if (n != NULL && b->undeclared == NULL && undeclares(e))
		b->undeclared = n;
	if (n != NULL) {
		n->pos = e->pos;
		declare_prefixes(b, n, e, &name);
		set_attrs(b, n, e, &name);
		if (b->root == NULL)
			start_root(b, n, e->prefix);
		else
			vdm_node_append(b->at, n);
		b->at = n;
	}
	if (name.failed)
		b->rec->arena.failed = 1;
	vdm_buf_fini(&name);
	return failed(b);
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct vdm_markup_build *b = ctx;
	struct vdm_node *n;

	flush(b);
	n = b->at;
	if (n == b->undeclared)
		b->undeclared = NULL;
	n->pos.end = pos->line;
	b->at = n->parent;
	if (b->include != NULL)
		b->include(b, n);
	return failed(b);
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct vdm_markup_build *b = ctx;

	if (b->at == NULL)
		return 0; /* white space outside the root */
	if (b->text.len == 0)
		b->text_pos = *pos;
	vdm_buf_put(&b->text, s, n);
	return b->text.failed;
}

/* Comments and instructions, in the root or on either side of it. */
static int
add_aside(struct vdm_markup_build *b, struct vdm_node *n,
	  const struct vdm_pos *pos)
{
	flush(b);
	if (n == NULL)
		return 1;
	n->pos = *pos;
	if (b->at != NULL) {
		vdm_node_append(b->at, n);
	} else {
		vdm_node_set(b->rec, n, VDM_MARKUP_PLACE,
			     b->root == NULL ? "before" : "after");
		if (b->root == NULL && b->prolog == NULL)
			b->prolog = vdm_node_element(b->rec, "TEI");
		vdm_node_append(b->root == NULL ? b->prolog : b->root, n);
	}
	return failed(b);
}

static int
on_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	struct vdm_markup_build *b = ctx;

	return add_aside(b, vdm_node_comment(b->rec, s), pos);
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	struct vdm_markup_build *b = ctx;

	return add_aside(b, vdm_node_instruction(b->rec, target, data), pos);
}

static int
on_doctype(void *ctx, const char *name, const char *public_id,
	   const char *system_id)
{
	struct vdm_markup_build *b = ctx;

	(void)name;
	(void)public_id;
	(void)system_id;
	b->doctype = 1;
	return 0;
}

const struct vdm_xml_handler *
vdm_markup_handler(void)
{
	static const struct vdm_xml_handler handler = {
	    .start = on_start,
	    .end = on_end,
	    .text = on_text,
	    .comment = on_comment,
	    .instruction = on_instruction,
	    .doctype = on_doctype,
	};

	return &handler;
}

void
vdm_markup_begin(struct vdm_markup_build *b)
{
	vdm_buf_init(&b->text);
}

int
vdm_markup_end(struct vdm_markup_build *b)
{
	int has_failed = failed(b);

	vdm_buf_fini(&b->text);
	if (!has_failed)
		return 0;
	errno = ENOMEM;
	return -1;
}

int
vdm_markup_build(struct vdm_markup_build *b, const char *bytes, size_t length)
{
	int rc;

	vdm_markup_begin(b);
	rc = vdm_xml_parse(bytes, length, vdm_markup_handler(), b, b->sink);
	return vdm_markup_end(b) != 0 ? -1 : rc;
}

struct vdm_node *
vdm_markup_parse_fragment(struct vdm_record *rec, const char *bytes,
			  size_t length, const struct vdm_node *context,
			  const struct vdm_sink *sink)
{
	struct vdm_markup_build b = {.rec = rec, .sink = sink, .bare = 1};
	struct vdm_attr **at;

	if (vdm_markup_build(&b, bytes, length) != 0 || b.root == NULL)
		return NULL;
	for (at = &b.root->attrs; *at != NULL;) {
		const char *known = NULL;

		if (strncmp((*at)->name, "xmlns:", 6) == 0)
			known = prefix_uri(context, (*at)->name);
		if (known != NULL && strcmp(known, (*at)->value) == 0)
			*at = (*at)->next;
		else
			at = &(*at)->next;
	}
	vdm_node_strip_space(b.root);
	return b.root;
}
