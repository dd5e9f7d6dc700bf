/* SPDX-License-Identifier: MIT */
/* xml-to-json (F&O 3.1, 22.2). */
#include "xpath/json/towards.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/functions/args.h"
#include "xpath/json/json.h"
#include "xpath/tree/node.h"

struct writer {
	struct vdm_xp_call *call;
	struct vdm_xp_text out;
	int indent;
};

_Noreturn static void
bad(struct writer *w, const char *what)
{
	vdm_xp_raise(w->call, "FOJS0006", "%s", what);
}

static int
boolean_attribute(struct writer *w, const struct vdm_xp_item *e,
		  const char *name)
{
	uint32_t a = vdm_xp_tree_attribute(e->u.tree, e->n, "", name);

	if (a == XP_NO_NODE)
		return 0;
	const char *s = e->u.tree->nodes[a].text;
	size_t n = e->u.tree->nodes[a].length;
	vdm_xp_trim(&s, &n);
	if ((n == 4 && memcmp(s, "true", 4) == 0) || (n == 1 && *s == '1'))
		return 1;
	if ((n == 5 && memcmp(s, "false", 5) == 0) || (n == 1 && *s == '0'))
		return 0;
	bad(w, "an attribute that is no boolean");
}

static void
check_attributes(struct writer *w, const struct vdm_xp_item *e, int in_map,
		 int is_string)
{
	const struct vdm_xp_tree *tree = e->u.tree;

	for (uint32_t a = e->n + 1; a < tree->nodes[e->n].end &&
				    tree->nodes[a].kind == XP_NODE_ATTRIBUTE;
	     a++) {
		struct vdm_xp_item item = vdm_xp_node(tree, a);
		const char *ns = vdm_xp_node_ns(&item),
			   *l = vdm_xp_node_local(&item);
		if (*ns != '\0' && strcmp(ns, XP_FN) != 0)
			continue;
		if (*ns == '\0' && in_map &&
		    (strcmp(l, "key") == 0 || strcmp(l, "escaped-key") == 0))
			continue;
		if (*ns == '\0' && is_string && strcmp(l, "escaped") == 0)
			continue;
		if (*ns == '\0' && !in_map &&
		    (strcmp(l, "key") == 0 || strcmp(l, "escaped-key") == 0))
			continue;
		bad(w, "an attribute that JSON has not");
	}
}

/* What was escaped stays so; the rest is escaped. */
static void
put_escaped(struct writer *w, const struct vdm_xp_item *s)
{
	vdm_xp_json_unescape(w->call, s, "FOJS0007");
	for (size_t i = 0; i < s->n;) {
		if (s->u.s[i] == '\\') {
			size_t n = s->u.s[i + 1] == 'u' ? 6 : 2;
			vdm_xp_put(&w->out, s->u.s + i, n);
			i += n;
			continue;
		}
		size_t used = 0;
		uint32_t c = vdm_utf8_decode(s->u.s + i, s->n - i, &used);
		if (c == '"')
			vdm_xp_puts(&w->out, "\\\"");
		else if (c == '/')
			vdm_xp_puts(&w->out, "\\/");
		else
			vdm_xp_json_escape(&w->out, s->u.s + i, used);
		i += used;
	}
}

static void
put_string(struct writer *w, const struct vdm_xp_item *s, int escaped)
{
	vdm_xp_puts(&w->out, "\"");
	if (escaped)
		put_escaped(w, s);
	else
		vdm_xp_json_escape(&w->out, s->u.s, s->n);
	vdm_xp_puts(&w->out, "\"");
}

/* The text of a simple element, which has no elements in it. */
static struct vdm_xp_item
content(struct writer *w, const struct vdm_xp_item *e)
{
	for (uint32_t c = vdm_xp_tree_first_child(e->u.tree, e->n);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(e->u.tree, c))
		if (e->u.tree->nodes[c].kind == XP_NODE_ELEMENT)
			bad(w, "an element in a simple value");
	return vdm_xp_node_string(w->call, e);
}

static void
put_simple(struct writer *w, const struct vdm_xp_item *e, const char *name)
{
	struct vdm_xp_item s = content(w, e), out;
	const char *code;

	if (strcmp(name, "string") == 0) {
		put_string(w, &s, boolean_attribute(w, e, "escaped"));
	} else if (strcmp(name, "number") == 0) {
		if (vdm_xp_try_cast(w->call, &s, XT_DOUBLE, &out, &code) < 0 ||
		    isnan(out.u.d) || isinf(out.u.d))
			bad(w, "a number that is none");
		struct vdm_xp_item t = vdm_xp_string_of(w->call, &out);
		vdm_xp_put(&w->out, t.u.s, t.n);
	} else if (strcmp(name, "boolean") == 0) {
		if (vdm_xp_try_cast(w->call, &s, XT_BOOLEAN, &out, &code) < 0)
			bad(w, "a boolean that is none");
		vdm_xp_puts(&w->out, out.u.i ? "true" : "false");
	} else {
		if (s.n > 0)
			bad(w, "a null that holds something");
		vdm_xp_puts(&w->out, "null");
	}
}

static void put_element(struct writer *w, const struct vdm_xp_item *e,
			int in_map, size_t depth);

static void
put_member_key(struct writer *w, const struct vdm_xp_item *e,
	       struct vdm_xp_map *keys)
{
	uint32_t a = vdm_xp_tree_attribute(e->u.tree, e->n, "", "key");

	if (a == XP_NO_NODE)
		bad(w, "a member of a map without a key");
	struct vdm_xp_item k = vdm_xp_node(e->u.tree, a);
	k = vdm_xp_node_string(w->call, &k);
	int escaped = boolean_attribute(w, e, "escaped-key");
	struct vdm_xp_item plain =
	    escaped ? vdm_xp_json_unescape(w->call, &k, "FOJS0007") : k;
	if (vdm_xp_map_get(keys, &plain) != NULL)
		bad(w, "a key twice");
	vdm_xp_map_put(w->call, keys, plain, vdm_xp_none());
	put_string(w, &k, escaped);
	vdm_xp_puts(&w->out, ":");
}

static void
put_members(struct writer *w, const struct vdm_xp_item *e, int is_map,
	    size_t depth)
{
	struct vdm_xp_map *keys = vdm_xp_map_new(w->call);
	int count = 0;

	vdm_xp_puts(&w->out, is_map ? "{" : "[");
	for (uint32_t c = vdm_xp_tree_first_child(e->u.tree, e->n);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(e->u.tree, c)) {
		struct vdm_xp_item child = vdm_xp_node(e->u.tree, c);
		const struct vdm_xp_tree_node *node = &e->u.tree->nodes[c];
		if (node->kind == XP_NODE_TEXT &&
		    !vdm_is_blank_n(node->text, node->length))
			bad(w, "text between members");
		if (node->kind != XP_NODE_ELEMENT)
			continue;
		if (count++ > 0)
			vdm_xp_puts(&w->out, ",");
		if (is_map)
			put_member_key(w, &child, keys);
		put_element(w, &child, is_map, depth + 1);
	}
	vdm_xp_puts(&w->out, is_map ? "}" : "]");
}

static void
put_element(struct writer *w, const struct vdm_xp_item *e, int in_map,
	    size_t depth)
{
	static const char *const simple[] = {"string", "number", "boolean",
					     "null"};
	const char *name = vdm_xp_node_local(e);

	if (depth > w->call->limits.depth)
		vdm_xp_raise(w->call, "VDXP0001", "JSON nested too deep");
	if (strcmp(vdm_xp_node_ns(e), XP_FN) != 0)
		bad(w, "an element that JSON has not");
	check_attributes(w, e, in_map, strcmp(name, "string") == 0);
	if (strcmp(name, "map") == 0 || strcmp(name, "array") == 0) {
		put_members(w, e, *name == 'm', depth);
		return;
	}
	for (size_t i = 0; i < 4; i++)
		if (strcmp(simple[i], name) == 0) {
			put_simple(w, e, name);
			return;
		}
	bad(w, "an element that JSON has not");
}

struct vdm_xp_seq
vdm_xp_fn_xml_to_json(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		      int n)
{
	struct writer w = {.call = call, .out = {.call = call}};

	if (n > 1) {
		struct vdm_xp_item key = vdm_xp_string("indent");
		const struct vdm_xp_seq *v =
		    vdm_xp_map_get(vdm_xp_at(&args[1], 0).u.map, &key);
		if (v != NULL &&
		    (v->n != 1 || vdm_xp_at(v, 0).type != XT_BOOLEAN))
			vdm_xp_raise(call, "XPTY0004", "indent is one boolean");
	}
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item node = vdm_xp_at(&args[0], 0);
	if (vdm_xp_node_kind(&node) == XP_NODE_DOCUMENT) {
		uint32_t found = XP_NO_NODE;
		for (uint32_t c = vdm_xp_tree_first_child(node.u.tree, node.n);
		     c != XP_NO_NODE; c = vdm_xp_tree_next(node.u.tree, c)) {
			const struct vdm_xp_tree_node *child =
			    &node.u.tree->nodes[c];
			if (child->kind == XP_NODE_TEXT &&
			    !vdm_is_blank_n(child->text, child->length))
				bad(&w, "text beside the element");
			if (child->kind != XP_NODE_ELEMENT)
				continue;
			if (found != XP_NO_NODE)
				bad(&w, "several elements");
			found = c;
		}
		if (found == XP_NO_NODE)
			bad(&w, "no element");
		node.n = found;
	}
	if (vdm_xp_node_kind(&node) != XP_NODE_ELEMENT)
		bad(&w, "no element");
	put_element(&w, &node, 0, 0);
	return vdm_xp_one(vdm_xp_text_item(&w.out, XT_STRING));
}
