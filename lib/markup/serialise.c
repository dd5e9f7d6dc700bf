/* SPDX-License-Identifier: MIT */
/*
 * Nodes to XML. Elements in which white space means nothing are indented by
 * two spaces a level; from the first element that may hold text downwards the
 * characters are those of the nodes and no others.
 */
#include <string.h>

#include "base/sabotage.h"
#include "markup/markup.h"
#include "record/vocabulary.h"
#include "xml/sax.h"

struct out {
	struct vdm_buf *buf;
	const struct vdm_node *top;
	const struct vdm_node *header; /* in the place of the root's own */
	unsigned depth;
	unsigned inside; /* open elements in which text may stand */
	int document;
	const char *prefix; /* of TEI's names, or NULL */
};

static const struct vdm_node *
parent_of(const struct out *o, const struct vdm_node *n)
{
	if (n == o->top)
		return NULL;
	return n == o->header ? o->top : n->parent;
}

static int
has_prefix(const struct out *o, const struct vdm_node *n)
{
	return strchr(n->name, ':') != NULL ||
	       (o->prefix != NULL && vdm_node_ns(n) == NULL);
}

/* The default namespace in force around a node: NULL is TEI's. */
static const char *
default_ns(const struct out *o, const struct vdm_node *n)
{
	while ((n = parent_of(o, n)) != NULL)
		if (!has_prefix(o, n))
			return vdm_node_ns(n);
	return o->document ? "" : NULL;
}

static int
same_ns(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void
attr(struct out *o, const char *name, const char *value)
{
	VDM_SABOTAGE_PUT_STRING("attr", name, value);
	vdm_buf_putc(o->buf, ' ');
	vdm_buf_puts(o->buf, name);
	vdm_buf_puts(o->buf, "=\"");
	vdm_xml_escape_attr(o->buf, value);
	vdm_buf_putc(o->buf, '"');
}

static int
attr_is_prefix(const char *attr_name, const char *name, size_t n)
{
	return strncmp(attr_name, "xmlns:", 6) == 0 &&
	       strncmp(attr_name + 6, name, n) == 0 && attr_name[6 + n] == '\0';
}

/* The declaration of a prefix that is written out around or on `n`. */
static const struct vdm_attr *
declared(const struct out *o, const struct vdm_node *n, const char *name,
	 size_t len, int beyond)
{
	const struct vdm_attr *a;

	for (; n != NULL; n = n->parent) {
		for (a = n->attrs; a != NULL; a = a->next)
			if (attr_is_prefix(a->name, name, len))
				return a;
		if (n == o->top && !beyond)
			return NULL;
	}
	return NULL;
}

/* Declares the prefix of a name where nothing has; `ns` may be NULL. */
static void
declare(struct out *o, const struct vdm_node *n, const char *name,
	const char *ns)
{
	const char *colon = strchr(name, ':');
	struct vdm_buf made;
	size_t len;

	if (colon == NULL || strncmp(name, "xml:", 4) == 0 ||
	    strncmp(name, "xmlns:", 6) == 0)
		return;
	len = (size_t)(colon - name);
	if (declared(o, n, name, len, !o->document) != NULL)
		return; /* a fragment's top declares what stands around it */
	vdm_buf_init(&made);
	vdm_buf_printf(&made, "xmlns:%.*s", (int)len, name);
	if (ns != NULL && ns[0] != '\0')
		attr(o, vdm_buf_str(&made), ns);
	else {
		struct vdm_buf uri;

		vdm_buf_init(&uri);
		vdm_buf_printf(&uri, "urn:prefix:%.*s", (int)len, name);
		attr(o, vdm_buf_str(&made), vdm_buf_str(&uri));
		vdm_buf_fini(&uri);
	}
	if (made.failed)
		o->buf->failed = 1;
	vdm_buf_fini(&made);
}

/* Whether an earlier name of this element has the same prefix. */
static int
prefix_seen(const struct vdm_node *n, const struct vdm_attr *until)
{
	size_t len = (size_t)(strchr(until->name, ':') - until->name) + 1;
	const struct vdm_attr *a;

	if (strncmp(n->name, until->name, len) == 0)
		return 1;
	for (a = n->attrs; a != until; a = a->next)
		if (strncmp(a->name, until->name, len) == 0)
			return 1;
	return 0;
}

/* Whether a name in the subtree has the prefix that `a` declares. */
static int
is_used(const struct vdm_node *top, const struct vdm_attr *a)
{
	const char *prefix = a->name + 6;
	size_t len = strlen(prefix);
	const struct vdm_node *n;
	const struct vdm_attr *b;

	for (n = top; n != NULL; n = vdm_node_walk(n, top)) {
		if (vdm_node_is_element(n) &&
		    strncmp(n->name, prefix, len) == 0 && n->name[len] == ':')
			return 1;
		for (b = n->attrs; b != NULL; b = b->next)
			if (strncmp(b->name, prefix, len) == 0 &&
			    b->name[len] == ':')
				return 1;
	}
	return 0;
}

/* Declares on the top of a fragment what stands declared around it and is
 * used in it. */
static void
declare_around(struct out *o)
{
	const struct vdm_node *n;
	const struct vdm_attr *a;

	for (n = o->top->parent; n != NULL; n = n->parent)
		for (a = n->attrs; a != NULL; a = a->next)
			if (strncmp(a->name, "xmlns:", 6) == 0 &&
			    declared(o, o->top, a->name + 6,
				     strlen(a->name) - 6, 1) == a &&
			    is_used(o->top, a))
				attr(o, a->name, a->value);
}

static void
name(struct out *o, const struct vdm_node *n)
{
	if (o->prefix != NULL && vdm_node_ns(n) == NULL)
		vdm_buf_printf(o->buf, "%s:", o->prefix);
	vdm_buf_puts(o->buf, n->name);
}

static void
start_tag(struct out *o, const struct vdm_node *n, int empty)
{
	const struct vdm_attr *a;

	vdm_buf_putc(o->buf, '<');
	name(o, n);
	if (!has_prefix(o, n)) {
		if (!same_ns(default_ns(o, n), vdm_node_ns(n)))
			attr(o, "xmlns",
			     vdm_node_ns(n) != NULL ? vdm_node_ns(n)
						    : VDM_NS_TEI);
	} else if (vdm_node_ns(n) != NULL) {
		declare(o, n, n->name, vdm_node_ns(n));
	}
	for (a = n->attrs; a != NULL; a = a->next) {
		if (strcmp(a->name, "xmlns") == 0)
			continue;
		if (strchr(a->name, ':') != NULL && !prefix_seen(n, a))
			declare(o, n, a->name, NULL);
		attr(o, a->name, a->value);
	}
	if (n == o->top && !o->document)
		declare_around(o);
	vdm_buf_puts(o->buf, empty ? "/>" : ">");
}

static void
indent(struct out *o, unsigned depth)
{
	vdm_buf_putc(o->buf, '\n');
	while (depth-- > 0)
		vdm_buf_puts(o->buf, "  ");
}

/* Text of a comment or an instruction, which must not hold these two bytes, and
 * a comment must not end with the first of them. */
static void
aside_text(struct out *o, const char *s, char first, char second)
{
	const char *bad = vdm_xml_illegal(s);

	for (; *s != '\0'; s++) {
		if (s == bad) {
			size_t n = (unsigned char)*s < 0x20 ? 1 : 3;

			vdm_buf_puts(o->buf, "\xEF\xBF\xBD");
			s += n - 1;
			bad = vdm_xml_illegal(s + 1);
			continue;
		}
		vdm_buf_putc(o->buf, *s);
		if (s[0] == first &&
		    (s[1] == second || (s[1] == '\0' && second == first)))
			vdm_buf_putc(o->buf, ' ');
	}
}

static void
aside(struct out *o, const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_COMMENT) {
		vdm_buf_puts(o->buf, "<!--");
		aside_text(o, n->text, '-', '-');
		vdm_buf_puts(o->buf, "-->");
		return;
	}
	vdm_buf_puts(o->buf, "<?");
	vdm_buf_puts(o->buf, n->name);
	if (n->text[0] != '\0') {
		vdm_buf_putc(o->buf, ' ');
		aside_text(o, n->text, '?', '>');
	}
	vdm_buf_puts(o->buf, "?>");
}

static int
is_outside(const struct out *o, const struct vdm_node *n)
{
	return o->document && n->parent == o->top && !vdm_node_is_element(n) &&
	       vdm_node_attr(n, VDM_MARKUP_PLACE) != NULL;
}

/* Of `n` and what follows it, the first node that is written in its place. */
static const struct vdm_node *
written(const struct out *o, const struct vdm_node *n)
{
	while (n != NULL && is_outside(o, n))
		n = n->next;
	if (n != NULL && o->header != NULL && n->parent == o->top &&
	    vdm_node_is(n, "teiHeader"))
		return o->header;
	return n;
}

static const struct vdm_node *
first_of(const struct out *o, const struct vdm_node *n)
{
	if (n == o->top && o->header != NULL &&
	    vdm_node_child(n, "teiHeader") == NULL)
		return o->header;
	return written(o, n->first);
}

static const struct vdm_node *
next_of(const struct out *o, const struct vdm_node *n)
{
	if (n == o->top)
		return NULL;
	if (n == o->header) {
		n = vdm_node_child(o->top, "teiHeader");
		return written(o, n != NULL ? n->next : o->top->first);
	}
	return written(o, n->next);
}

/* Writes one node up to its content; 1 when its content is to follow. */
static int
enter(struct out *o, const struct vdm_node *n)
{
	if (n->kind == VDM_KIND_TEXT) {
		vdm_xml_escape(o->buf, n->text);
		return 0;
	}
	if (!vdm_node_is_element(n)) {
		aside(o, n);
		return 0;
	}
	if (first_of(o, n) == NULL) {
		start_tag(o, n, 1);
		return 0;
	}
	start_tag(o, n, 0);
	if (o->inside > 0 || !vdm_node_is_structured(n))
		o->inside++;
	else
		indent(o, ++o->depth);
	return 1;
}

static void
leave(struct out *o, const struct vdm_node *n)
{
	if (o->inside > 0)
		o->inside--;
	else
		indent(o, --o->depth);
	vdm_buf_puts(o->buf, "</");
	name(o, n);
	vdm_buf_putc(o->buf, '>');
}

static void
tree(struct out *o)
{
	const struct vdm_node *n = o->top, *next;

	for (;;) {
		if (enter(o, n)) {
			n = first_of(o, n);
			continue;
		}
		while ((next = next_of(o, n)) == NULL) {
			if (n == o->top)
				return;
			n = parent_of(o, n);
			leave(o, n);
		}
		n = next;
		if (o->inside == 0)
			indent(o, o->depth);
	}
}

void
vdm_markup_serialise(const struct vdm_node *node, struct vdm_buf *buf)
{
	struct out o = {.buf = buf, .top = node};

	tree(&o);
}

static void
outside(struct out *o, const char *place)
{
	const struct vdm_node *n;

	for (n = o->top->first; n != NULL; n = n->next) {
		const char *where = vdm_node_attr(n, VDM_MARKUP_PLACE);

		if (!is_outside(o, n) || strcmp(where, place) != 0)
			continue;
		aside(o, n);
		vdm_buf_putc(o->buf, '\n');
	}
}

/* Whether the root says that the prefix is TEI's. */
static int
is_declared(const struct vdm_node *root, const char *prefix)
{
	const struct vdm_attr *a;

	for (a = root->attrs; prefix != NULL && a != NULL; a = a->next)
		if (strncmp(a->name, "xmlns:", 6) == 0 &&
		    strcmp(a->name + 6, prefix) == 0)
			return strcmp(a->value, VDM_NS_TEI) == 0;
	return 0;
}

void
vdm_markup_serialise_document(const struct vdm_node *root,
			      const struct vdm_node *header, const char *prefix,
			      struct vdm_buf *buf)
{
	struct out o = {
	    .buf = buf, .top = root, .header = header, .document = 1};

	if (is_declared(root, prefix))
		o.prefix = prefix;
	vdm_buf_puts(buf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	outside(&o, "before");
	tree(&o);
	vdm_buf_putc(buf, '\n');
	outside(&o, "after");
}
