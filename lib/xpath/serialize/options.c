/* SPDX-License-Identifier: MIT */
/* The parameters of serialization, from a map or an element. */
#include <string.h>

#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/serialize/serialize.h"
#include "xpath/tree/node.h"

/* What a parameter is, for a map: b boolean, s string, q QNames, m method. */
static const struct parameter {
	const char *name;
	char kind;
} parameters[] = {{"allow-duplicate-names", 'b'},
		  {"byte-order-mark", 'b'},
		  {"cdata-section-elements", 'q'},
		  {"doctype-public", 's'},
		  {"doctype-system", 's'},
		  {"encoding", 's'},
		  {"escape-uri-attributes", 'b'},
		  {"html-version", 'n'},
		  {"include-content-type", 'b'},
		  {"indent", 'b'},
		  {"item-separator", 's'},
		  {"json-node-output-method", 'm'},
		  {"media-type", 's'},
		  {"method", 'm'},
		  {"normalization-form", 's'},
		  {"omit-xml-declaration", 'b'},
		  {"standalone", 'o'},
		  {"suppress-indentation", 'q'},
		  {"undeclare-prefixes", 'b'},
		  {"use-character-maps", 'c'},
		  {"version", 's'}};

static int
method_of(struct vdm_xp_call *call, const char *s, const char *code)
{
	static const char *const methods[] = {"xml",  "xhtml", "html",
					      "text", "json",  "adaptive"};

	for (int i = 0; i < 6; i++)
		if (strcmp(methods[i], s) == 0)
			return i;
	vdm_xp_raise(call, code, "there is no method \"%s\"", s);
}

/* A parameter whose value is known: a number for booleans, or a string. */
static void
apply(struct vdm_xp_call *call, struct vdm_xp_output *o, const char *name,
      int yes, const char *s, const char *code)
{
	if (strcmp(name, "allow-duplicate-names") == 0)
		o->allow_duplicates = yes;
	else if (strcmp(name, "indent") == 0)
		o->indent = yes;
	else if (strcmp(name, "omit-xml-declaration") == 0)
		o->omit_declaration = yes;
	else if (strcmp(name, "undeclare-prefixes") == 0)
		o->undeclare = yes;
	else if (strcmp(name, "doctype-public") == 0)
		o->doctype_public = s;
	else if (strcmp(name, "doctype-system") == 0)
		o->doctype_system = s;
	else if (strcmp(name, "encoding") == 0)
		o->encoding = s;
	else if (strcmp(name, "item-separator") == 0)
		o->separator = s;
	else if (strcmp(name, "version") == 0)
		o->version = s;
	else if (strcmp(name, "method") == 0)
		o->method = method_of(call, s, code);
	else if (strcmp(name, "json-node-output-method") == 0)
		o->json_node_method = method_of(call, s, code);
}

static struct vdm_xp_map *
qnames(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	struct vdm_xp_map *map = vdm_xp_map_new(call);

	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item q = vdm_xp_at(s, i);
		if (q.type != XT_QNAME)
			vdm_xp_raise(call, "XPTY0004",
				     "a name that is no QName");
		vdm_xp_map_put(call, map, q, vdm_xp_none());
	}
	return map;
}

static void
read_entry(struct vdm_xp_call *call, struct vdm_xp_output *o,
	   const struct parameter *p, const struct vdm_xp_seq *value)
{
	struct vdm_xp_seq s = *value;

	if (p->kind == 'c') {
		if (s.n != 1 || vdm_xp_at(&s, 0).type != XT_MAP)
			vdm_xp_raise(call, "XPTY0004", "%s is one map",
				     p->name);
		o->characters = vdm_xp_at(&s, 0).u.map;
		for (size_t i = 0; i < o->characters->n; i++) {
			const struct vdm_xp_map_entry *e =
			    &o->characters->entries[i];
			if (e->value.n != 1 ||
			    vdm_xp_at(&e->value, 0).type != XT_STRING ||
			    e->key.type != XT_STRING)
				vdm_xp_raise(call, "XPTY0004",
					     "%s is a map of strings", p->name);
			if (vdm_utf8_length(e->key.u.s, e->key.n) != 1)
				vdm_xp_raise(
				    call, "SEPM0016",
				    "%s has a key of several characters",
				    p->name);
		}
		return;
	}
	s = vdm_xp_atomise(call, s);
	if (p->kind == 'q') {
		struct vdm_xp_map *names = qnames(call, &s);
		if (*p->name == 'c')
			o->cdata = names;
		else
			o->keep_space = names;
		return;
	}
	if (s.n == 0)
		return;
	struct vdm_xp_item v = vdm_xp_at(&s, 0);
	if (s.n > 1)
		vdm_xp_raise(call, "XPTY0004", "%s is one value", p->name);
	if (v.type == XT_UNTYPED && (p->kind == 'b' || p->kind == 'o'))
		v = vdm_xp_cast(call, &v, XT_BOOLEAN);
	if (p->kind == 'b' || p->kind == 'o') {
		if (v.type != XT_BOOLEAN)
			vdm_xp_raise(call, "XPTY0004", "%s is one boolean",
				     p->name);
		if (p->kind == 'o')
			o->standalone = v.u.i ? "yes" : "no";
		apply(call, o, p->name, (int)v.u.i, "", "SEPM0016");
		return;
	}
	if (p->kind == 'n' ? !vdm_xp_is_numeric(v.type) && v.type != XT_UNTYPED
			   : !vdm_xp_is_texty(v.type))
		vdm_xp_raise(call, "XPTY0004", "%s is of another type",
			     p->name);
	struct vdm_xp_item t = vdm_xp_string_of(call, &v);
	apply(call, o, p->name, 0, vdm_xp_strndup(call, t.u.s, t.n),
	      "SEPM0016");
}

static struct vdm_xp_output
read_map(struct vdm_xp_call *call, const struct vdm_xp_map *map)
{
	struct vdm_xp_output o = vdm_xp_output_usual();

	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++) {
		struct vdm_xp_item key = vdm_xp_string(parameters[i].name);
		const struct vdm_xp_seq *v = vdm_xp_map_get(map, &key);
		if (v != NULL)
			read_entry(call, &o, &parameters[i], v);
	}
	return o;
}

_Noreturn static void
bad_element(struct vdm_xp_call *call, const char *code, const char *what)
{
	vdm_xp_raise(call, code, "%s among the parameters of serialization",
		     what);
}

static struct vdm_xp_map *
read_characters(struct vdm_xp_call *call, const struct vdm_xp_item *e)
{
	struct vdm_xp_map *map = vdm_xp_map_new(call);

	for (uint32_t c = vdm_xp_tree_first_child(e->u.tree, e->n);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(e->u.tree, c)) {
		struct vdm_xp_item child = vdm_xp_node(e->u.tree, c);
		if (vdm_xp_node_kind(&child) != XP_NODE_ELEMENT)
			continue;
		uint32_t k =
		    vdm_xp_tree_attribute(e->u.tree, c, "", "character");
		uint32_t v =
		    vdm_xp_tree_attribute(e->u.tree, c, "", "map-string");
		if (strcmp(vdm_xp_node_local(&child), "character-map") != 0 ||
		    strcmp(vdm_xp_node_ns(&child), XP_OUTPUT) != 0 ||
		    k == XP_NO_NODE || v == XP_NO_NODE)
			bad_element(call, "SEPM0017", "no character-map");
		struct vdm_xp_item key = vdm_xp_node(e->u.tree, k);
		struct vdm_xp_item with = vdm_xp_node(e->u.tree, v);
		key = vdm_xp_node_string(call, &key);
		with = vdm_xp_node_string(call, &with);
		if (vdm_utf8_length(key.u.s, key.n) != 1)
			bad_element(call, "SEPM0017", "several characters");
		if (vdm_xp_map_get(map, &key) != NULL)
			bad_element(call, "SEPM0018", "a character twice");
		vdm_xp_map_put(call, map, key, vdm_xp_one(with));
	}
	return map;
}

/* "b:name other" with the prefixes of the element. */
static struct vdm_xp_map *
read_names(struct vdm_xp_call *call, const struct vdm_xp_item *e, const char *s)
{
	struct vdm_xp_map *map = vdm_xp_map_new(call);

	while (*(s += strspn(s, " \t\r\n")) != '\0') {
		size_t n = strcspn(s, " \t\r\n");
		const char *name = vdm_xp_strndup(call, s, n);
		const char *colon = strchr(name, ':');
		const char *prefix = vdm_xp_strndup(
		    call, name, colon ? (size_t)(colon - name) : 0);
		const char *ns =
		    vdm_xp_tree_prefix_uri(e->u.tree, e->n, prefix);
		if (ns == NULL && colon != NULL)
			bad_element(call, "SEPM0017", "a prefix unbound");
		vdm_xp_map_put(
		    call, map,
		    vdm_xp_qname(call, ns, prefix, colon ? colon + 1 : name),
		    vdm_xp_none());
		s += n;
	}
	return map;
}

static void
read_child(struct vdm_xp_call *call, struct vdm_xp_output *o,
	   const struct vdm_xp_item *child)
{
	const struct parameter *p = NULL;
	const char *name = vdm_xp_node_local(child);
	uint32_t a =
	    vdm_xp_tree_attribute(child->u.tree, child->n, "", "value");

	for (size_t i = 0; i < sizeof parameters / sizeof *parameters; i++)
		if (strcmp(parameters[i].name, name) == 0)
			p = &parameters[i];
	if (p == NULL)
		bad_element(call, "SEPM0017", "an unknown name");
	if (p->kind == 'c') {
		if (a != XP_NO_NODE)
			bad_element(call, "SEPM0017", "a value");
		o->characters = read_characters(call, child);
		return;
	}
	if (a == XP_NO_NODE)
		bad_element(call, "SEPM0017", "no value");
	const char *value = child->u.tree->nodes[a].text;
	size_t n = child->u.tree->nodes[a].length;
	if (p->kind == 'q') {
		struct vdm_xp_map *names = read_names(call, child, value);
		if (*p->name == 'c')
			o->cdata = names;
		else
			o->keep_space = names;
		return;
	}
	if (p->kind != 's')
		vdm_xp_trim(&value, &n);
	value = vdm_xp_strndup(call, value, n);
	int yes = strcmp(value, "yes") == 0 || strcmp(value, "true") == 0 ||
		  strcmp(value, "1") == 0;
	int no = strcmp(value, "no") == 0 || strcmp(value, "false") == 0 ||
		 strcmp(value, "0") == 0;
	if (p->kind == 'o' && strcmp(value, "omit") == 0)
		return;
	if ((p->kind == 'b' || p->kind == 'o') && !yes && !no)
		bad_element(call, "SEPM0017", "neither yes nor no");
	if (p->kind == 'o')
		o->standalone = yes ? "yes" : "no";
	apply(call, o, name, yes, value, "SEPM0017");
}

struct vdm_xp_output
vdm_xp_output_read(struct vdm_xp_call *call, const struct vdm_xp_item *p)
{
	struct vdm_xp_output o = vdm_xp_output_usual();
	struct vdm_xp_map *seen = vdm_xp_map_new(call);

	if (p->type == XT_MAP)
		return read_map(call, p->u.map);
	if (p->type != XT_NODE || vdm_xp_node_kind(p) != XP_NODE_ELEMENT ||
	    strcmp(vdm_xp_node_local(p), "serialization-parameters") != 0 ||
	    strcmp(vdm_xp_node_ns(p), XP_OUTPUT) != 0)
		vdm_xp_raise(call, "XPTY0004",
			     "neither a map nor serialization-parameters");
	for (uint32_t a = p->n + 1;
	     a < p->u.tree->nodes[p->n].end &&
	     p->u.tree->nodes[a].kind == XP_NODE_ATTRIBUTE;
	     a++) {
		struct vdm_xp_item at = vdm_xp_node(p->u.tree, a);
		if (*vdm_xp_node_ns(&at) == '\0')
			bad_element(call, "SEPM0017", "an attribute");
	}
	for (uint32_t c = vdm_xp_tree_first_child(p->u.tree, p->n);
	     c != XP_NO_NODE; c = vdm_xp_tree_next(p->u.tree, c)) {
		struct vdm_xp_item child = vdm_xp_node(p->u.tree, c);
		if (vdm_xp_node_kind(&child) != XP_NODE_ELEMENT)
			continue;
		struct vdm_xp_item name =
		    vdm_xp_qname(call, vdm_xp_node_ns(&child), "",
				 vdm_xp_node_local(&child));
		if (vdm_xp_map_get(seen, &name) != NULL)
			bad_element(call, "SEPM0019", "one twice");
		vdm_xp_map_put(call, seen, name, vdm_xp_none());
		if (*vdm_xp_node_ns(&child) == '\0')
			bad_element(call, "SEPM0017", "one of no namespace");
		if (strcmp(vdm_xp_node_ns(&child), XP_OUTPUT) == 0)
			read_child(call, &o, &child);
	}
	return o;
}
