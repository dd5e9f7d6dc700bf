/* SPDX-License-Identifier: MIT */
/* Nodes as XML, XHTML and HTML. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "xpath/serialize/serialize.h"
#include "xpath/tree/node.h"

#define XHTML "http://www.w3.org/1999/xhtml"

struct writer {
	struct vdm_xp_text *out;
	const struct vdm_xp_output *how;
	const struct vdm_xp_tree *tree;
	uint32_t top;
	uint8_t *lines; /* of each element that is open */
	size_t level, cap;
};

/* Whether lines are broken in an element; in all of it they are not, because
 * its xml:space or a parameter forbids it. */
enum { BREAKS = 1, PRESERVED = 2, SUPPRESSED = 4 };

void
vdm_xp_put_mapped(struct vdm_xp_text *out, const char *s, size_t n,
		  const struct vdm_xp_output *how,
		  void (*escape)(struct vdm_xp_text *out, uint32_t c,
				 const char *s, size_t n,
				 const struct vdm_xp_output *how))
{
	size_t used = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		if (how->characters != NULL) {
			struct vdm_xp_item key =
			    vdm_xp_string_n(XT_STRING, s + i, used);
			const struct vdm_xp_seq *v =
			    vdm_xp_map_get(how->characters, &key);
			if (v != NULL) {
				struct vdm_xp_item with = vdm_xp_at(v, 0);
				vdm_xp_put(out, with.u.s, with.n);
				continue;
			}
		}
		escape(out, c, s + i, used, how);
	}
}

uint32_t
vdm_xp_most_char(const struct vdm_xp_output *how)
{
	static const struct {
		const char *name;
		uint32_t most;
	} encodings[] = {{"us-ascii", 0x7E},
			 {"ascii", 0x7E},
			 {"iso-8859-1", 0xFF},
			 {"latin1", 0xFF}};

	for (size_t i = 0; how->encoding != NULL && i < 4; i++)
		if (strcasecmp(how->encoding, encodings[i].name) == 0)
			return encodings[i].most;
	return 0x10FFFF;
}

static void
escape_common(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	      const struct vdm_xp_output *how)
{
	uint32_t most = vdm_xp_most_char(how);

	if (c == '&')
		vdm_xp_puts(out, "&amp;");
	else if (c == '>')
		vdm_xp_puts(out, "&gt;");
	else if (c == '\r')
		vdm_xp_puts(out, "&#xD;");
	else if ((c >= 0x7F && c <= 0x9F) || c == 0x2028 || c > most)
		vdm_xp_printf(out, "&#x%X;", (unsigned)c);
	else
		vdm_xp_put(out, s, n);
}

static void
escape_text(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	    const struct vdm_xp_output *how)
{
	if (c == '<')
		vdm_xp_puts(out, "&lt;");
	else
		escape_common(out, c, s, n, how);
}

static void
escape_attribute(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
		 const struct vdm_xp_output *how)
{
	if (c == '"')
		vdm_xp_puts(out, "&quot;");
	else if (c == '\t' || c == '\n')
		vdm_xp_printf(out, "&#x%X;", (unsigned)c);
	else if (c == '<' && how->method == XP_OUT_HTML)
		vdm_xp_puts(out, "<");
	else
		escape_text(out, c, s, n, how);
}

static void
put_cdata(struct writer *w, const char *s, size_t n)
{
	vdm_xp_puts(w->out, "<![CDATA[");
	for (size_t i = 0; i < n; i++) {
		if (n - i >= 3 && memcmp(s + i, "]]>", 3) == 0) {
			vdm_xp_puts(w->out, "]]]]><![CDATA[>");
			i += 2;
			continue;
		}
		vdm_xp_put(w->out, s + i, 1);
	}
	vdm_xp_puts(w->out, "]]>");
}

static int
is_listed(const struct vdm_xp_map *names, const struct vdm_xp_item *element)
{
	struct vdm_xp_qname q = {vdm_xp_node_ns(element), "",
				 vdm_xp_node_local(element)};
	struct vdm_xp_item key = {.type = XT_QNAME, .u.name = &q};

	return names != NULL && vdm_xp_map_get(names, &key) != NULL;
}

static void
put_name(struct vdm_xp_text *out, const struct vdm_xp_item *node)
{
	if (*vdm_xp_node_prefix(node) != '\0')
		vdm_xp_printf(out, "%s:", vdm_xp_node_prefix(node));
	vdm_xp_puts(out, vdm_xp_node_local(node));
}

/* The namespaces of an element that its parent in the output has not. */
static void
put_namespaces(struct writer *w, const struct vdm_xp_item *e, int outermost)
{
	size_t count = 0;
	const struct vdm_xp_tree_ns *ns;

	if (outermost) {
		for (size_t i = 0;
		     (ns = vdm_xp_tree_scope(w->tree, e->n, i)) != NULL; i++) {
			if (strcmp(ns->prefix, "xml") == 0)
				continue;
			vdm_xp_printf(w->out,
				      *ns->prefix ? " xmlns:%s=\""
						  : " xmlns%s=\"",
				      ns->prefix);
			vdm_xp_put_mapped(w->out, ns->uri, strlen(ns->uri),
					  w->how, escape_attribute);
			vdm_xp_puts(w->out, "\"");
		}
		return;
	}
	uint32_t parent = w->tree->nodes[e->n].parent;
	ns = vdm_xp_tree_declarations(w->tree, e->n, &count);
	for (size_t i = 0; i < count; i++) {
		const char *old =
		    vdm_xp_tree_prefix_uri(w->tree, parent, ns[i].prefix);
		if (strcmp(ns[i].prefix, "xml") == 0 ||
		    strcmp(old != NULL ? old : "", ns[i].uri) == 0 ||
		    (*ns[i].uri == '\0' && *ns[i].prefix != '\0' &&
		     !w->how->undeclare))
			continue;
		vdm_xp_printf(w->out,
			      *ns[i].prefix ? " xmlns:%s=\"" : " xmlns%s=\"",
			      ns[i].prefix);
		vdm_xp_put_mapped(w->out, ns[i].uri, strlen(ns[i].uri), w->how,
				  escape_attribute);
		vdm_xp_puts(w->out, "\"");
	}
}

static int
is_void(const char *name, int html)
{
	static const char *const names[] = {"area",   "base",  "br",   "col",
					    "embed",  "hr",    "img",  "input",
					    "keygen", "link",  "meta", "param",
					    "source", "track", "wbr"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (html ? strcasecmp(names[i], name) == 0
			 : strcmp(names[i], name) == 0)
			return 1;
	return 0;
}

static void
start_tag(struct writer *w, const struct vdm_xp_item *e, int outermost)
{
	vdm_xp_puts(w->out, "<");
	put_name(w->out, e);
	put_namespaces(w, e, outermost);
	for (uint32_t a = e->n + 1; a < w->tree->nodes[e->n].end &&
				    w->tree->nodes[a].kind == XP_NODE_ATTRIBUTE;
	     a++) {
		struct vdm_xp_item item = vdm_xp_node(w->tree, a);
		vdm_xp_puts(w->out, " ");
		put_name(w->out, &item);
		vdm_xp_puts(w->out, "=\"");
		vdm_xp_put_mapped(w->out, w->tree->nodes[a].text,
				  w->tree->nodes[a].length, w->how,
				  escape_attribute);
		vdm_xp_puts(w->out, "\"");
	}
}

static void
end_tag(struct writer *w, const struct vdm_xp_item *e)
{
	vdm_xp_puts(w->out, "</");
	put_name(w->out, e);
	vdm_xp_puts(w->out, ">");
}

/* No lines are broken in what holds text. */
static uint8_t
lines_of(struct writer *w, uint32_t n, uint8_t around)
{
	struct vdm_xp_item e = vdm_xp_node(w->tree, n);
	uint32_t space = vdm_xp_tree_attribute(w->tree, n, XP_XML, "space");
	uint8_t lines = around & (PRESERVED | SUPPRESSED);
	int elements = 0;

	if (space != XP_NO_NODE && w->tree->nodes[space].length == 8 &&
	    memcmp(w->tree->nodes[space].text, "preserve", 8) == 0)
		lines |= PRESERVED;
	else if (space != XP_NO_NODE)
		lines &= SUPPRESSED;
	if (is_listed(w->how->keep_space, &e))
		lines |= SUPPRESSED;
	if (lines != 0)
		return lines;
	for (uint32_t c = vdm_xp_tree_first_child(w->tree, n); c != XP_NO_NODE;
	     c = vdm_xp_tree_next(w->tree, c)) {
		const struct vdm_xp_tree_node *node = &w->tree->nodes[c];
		if (node->kind == XP_NODE_TEXT &&
		    !vdm_is_blank_n(node->text, node->length))
			return 0;
		elements += node->kind != XP_NODE_TEXT;
	}
	return elements > 0 ? BREAKS : 0;
}

/* A line of the element that is open, as deep as it is. */
static void
break_line(struct writer *w, size_t level)
{
	if (!w->how->indent || w->lines[w->level - 1] != BREAKS)
		return;
	vdm_xp_puts(w->out, "\n");
	for (size_t i = 0; i < level; i++)
		vdm_xp_puts(w->out, "   ");
}

static void
go_into(struct writer *w, uint32_t n)
{
	if (w->how->indent) {
		struct vdm_arena *arena = &w->out->call->arena;
		w->lines =
		    vdm_arena_grow(arena, w->lines, &w->cap, w->level + 1, 1);
		if (w->lines == NULL)
			vdm_xp_raise(w->out->call, "VDXP0006", "out of memory");
		w->lines[w->level] =
		    lines_of(w, n, w->level > 0 ? w->lines[w->level - 1] : 0);
	}
	w->level++;
	break_line(w, w->level);
}

static void
escape_nothing(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	       const struct vdm_xp_output *how)
{
	(void)c;
	(void)how;
	vdm_xp_put(out, s, n);
}

/* HTML escapes nothing in a script or a style. */
static int
is_raw(const struct writer *w, const struct vdm_xp_item *parent)
{
	const char *name = vdm_xp_node_local(parent),
		   *ns = vdm_xp_node_ns(parent);

	return w->how->method == XP_OUT_HTML &&
	       (*ns == '\0' || strcmp(ns, XHTML) == 0) &&
	       (strcasecmp(name, "script") == 0 ||
		strcasecmp(name, "style") == 0);
}

static void
put_text(struct writer *w, uint32_t n)
{
	const struct vdm_xp_tree_node *node = &w->tree->nodes[n];
	struct vdm_xp_item parent = {0};
	int has_parent = n != w->top;

	if (has_parent)
		parent = vdm_xp_node(w->tree, node->parent);
	if (has_parent && is_listed(w->how->cdata, &parent))
		put_cdata(w, node->text, node->length);
	else
		vdm_xp_put_mapped(w->out, node->text, node->length, w->how,
				  has_parent && is_raw(w, &parent)
				      ? escape_nothing
				      : escape_text);
}

static void
put_leaf(struct writer *w, uint32_t n)
{
	const struct vdm_xp_tree_node *node = &w->tree->nodes[n];

	switch (node->kind) {
	case XP_NODE_TEXT:
		put_text(w, n);
		break;
	case XP_NODE_COMMENT:
		vdm_xp_puts(w->out, "<!--");
		vdm_xp_put(w->out, node->text, node->length);
		vdm_xp_puts(w->out, "-->");
		break;
	default:
		vdm_xp_printf(w->out, "<?%s", w->tree->names[node->name].local);
		if (node->length > 0)
			vdm_xp_puts(w->out, " ");
		vdm_xp_put(w->out, node->text, node->length);
		vdm_xp_puts(w->out, w->how->method == XP_OUT_HTML ? ">" : "?>");
		break;
	}
}

/* Begins an element: 1 where it is open and waits for its end. */
static int
begin_element(struct writer *w, uint32_t n)
{
	struct vdm_xp_item e = vdm_xp_node(w->tree, n);

	start_tag(w, &e, n == w->top);
	if (vdm_xp_tree_first_child(w->tree, n) != XP_NO_NODE) {
		vdm_xp_puts(w->out, ">");
		return 1;
	}
	int html = w->how->method == XP_OUT_HTML;
	int xhtml = w->how->method == XP_OUT_XHTML &&
		    strcmp(vdm_xp_node_ns(&e), XHTML) == 0;
	if (html && is_void(vdm_xp_node_local(&e), 1))
		vdm_xp_puts(w->out, ">");
	else if (html || (xhtml && !is_void(vdm_xp_node_local(&e), 0)))
		vdm_xp_printf(w->out, "></%s>", vdm_xp_node_local(&e));
	else
		vdm_xp_puts(w->out, xhtml ? " />" : "/>");
	return 0;
}

/* The tree is walked by its numbers, so that no depth is too deep. */
void
vdm_xp_put_xml(struct vdm_xp_text *out, const struct vdm_xp_item *node,
	       const struct vdm_xp_output *how)
{
	uint32_t top = node->n, n = top;
	struct writer w = {
	    .out = out, .how = how, .tree = node->u.tree, .top = top};

	if (w.tree->nodes[top].kind == XP_NODE_DOCUMENT) {
		for (uint32_t c = vdm_xp_tree_first_child(w.tree, top);
		     c != XP_NO_NODE; c = vdm_xp_tree_next(w.tree, c)) {
			struct vdm_xp_item child = vdm_xp_node(w.tree, c);
			if (how->indent && c != top + 1)
				vdm_xp_puts(out, "\n");
			/* one level: no document holds a document */
			vdm_xp_put_xml(out, &child, how);
		}
		return;
	}
	for (;;) {
		vdm_xp_tick(out->call);
		int is_element = w.tree->nodes[n].kind == XP_NODE_ELEMENT;
		int open = 0;
		if (is_element)
			open = begin_element(&w, n);
		else
			put_leaf(&w, n);
		uint32_t next =
		    open ? vdm_xp_tree_first_child(w.tree, n) : XP_NO_NODE;
		if (open)
			go_into(&w, n);
		while (next == XP_NO_NODE) {
			if (n == top)
				return;
			uint32_t parent = w.tree->nodes[n].parent;
			next = vdm_xp_tree_next(w.tree, n);
			if (next != XP_NO_NODE) {
				break_line(&w, w.level);
				break;
			}
			break_line(&w, w.level - 1);
			w.level--;
			struct vdm_xp_item e = vdm_xp_node(w.tree, parent);
			end_tag(&w, &e);
			n = parent;
		}
		n = next;
	}
}
