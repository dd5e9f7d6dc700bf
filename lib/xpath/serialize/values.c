/* SPDX-License-Identifier: MIT */
/* The methods json and adaptive. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/json/json.h"
#include "xpath/serialize/serialize.h"
#include "xpath/tree/node.h"

static void
deeper(struct vdm_xp_text *out, size_t depth)
{
	vdm_xp_tick(out->call);
	if (depth > out->call->limits.depth)
		vdm_xp_raise(out->call, "VDXP0001",
			     "values nested more than %zu deep",
			     out->call->limits.depth);
}

static void
escape_json(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	    const struct vdm_xp_output *how)
{
	uint32_t most = vdm_xp_most_char(how);

	if (c <= most)
		vdm_xp_json_escape(out, s, n);
	else if (c < 0x10000)
		vdm_xp_printf(out, "\\u%04X", (unsigned)c);
	else
		vdm_xp_printf(out, "\\u%04X\\u%04X",
			      0xD800u + (unsigned)((c - 0x10000) >> 10),
			      0xDC00u + (unsigned)((c - 0x10000) & 0x3FF));
}

static void
put_json_string(struct vdm_xp_text *out, const struct vdm_xp_item *s,
		const struct vdm_xp_output *how)
{
	vdm_xp_puts(out, "\"");
	vdm_xp_put_mapped(out, s->u.s, s->n, how, escape_json);
	vdm_xp_puts(out, "\"");
}

static void
put_json_map(struct vdm_xp_text *out, const struct vdm_xp_map *map,
	     const struct vdm_xp_output *how, size_t depth)
{
	struct vdm_xp_map *seen = vdm_xp_map_new(out->call);

	vdm_xp_puts(out, "{");
	for (size_t i = 0; i < map->n; i++) {
		struct vdm_xp_item key =
		    vdm_xp_string_of(out->call, &map->entries[i].key);
		if (i > 0)
			vdm_xp_puts(out, ",");
		if (vdm_xp_map_get(seen, &key) != NULL &&
		    !how->allow_duplicates)
			vdm_xp_raise(out->call, "SERE0022", "a key twice");
		vdm_xp_map_put(out->call, seen, key, vdm_xp_none());
		put_json_string(out, &key, how);
		vdm_xp_puts(out, ":");
		vdm_xp_put_json(out, &map->entries[i].value, how, depth + 1);
	}
	vdm_xp_puts(out, "}");
}

static void
put_json_node(struct vdm_xp_text *out, const struct vdm_xp_item *node,
	      const struct vdm_xp_output *how)
{
	struct vdm_xp_text inner = {.call = out->call};
	struct vdm_xp_output as = *how;
	struct vdm_xp_item s;

	as.method = how->json_node_method;
	as.characters = NULL;
	if (as.method == XP_OUT_TEXT) {
		s = vdm_xp_node_string(out->call, node);
	} else if (vdm_xp_node_kind(node) == XP_NODE_ATTRIBUTE ||
		   vdm_xp_node_kind(node) == XP_NODE_NAMESPACE) {
		vdm_xp_raise(out->call, "SENR0001",
			     "it is nothing without its element");
	} else {
		vdm_xp_put_xml(&inner, node, &as);
		s = vdm_xp_text_item(&inner, XT_STRING);
	}
	put_json_string(out, &s, how);
}

void
vdm_xp_put_json(struct vdm_xp_text *out, const struct vdm_xp_seq *s,
		const struct vdm_xp_output *how, size_t depth)
{
	deeper(out, depth);
	if (s->n == 0) {
		vdm_xp_puts(out, "null");
		return;
	}
	if (s->n > 1)
		vdm_xp_raise(out->call, "SERE0023",
			     "%zu items, where JSON has one value", s->n);
	struct vdm_xp_item item = vdm_xp_at(s, 0);
	if (item.type == XT_ARRAY) {
		vdm_xp_puts(out, "[");
		for (size_t i = 0; i < item.u.array->n; i++) {
			if (i > 0)
				vdm_xp_puts(out, ",");
			vdm_xp_put_json(out, &item.u.array->members[i], how,
					depth + 1);
		}
		vdm_xp_puts(out, "]");
	} else if (item.type == XT_MAP) {
		put_json_map(out, item.u.map, how, depth);
	} else if (item.type == XT_NODE) {
		put_json_node(out, &item, how);
	} else if (item.type == XT_FUNCTION) {
		vdm_xp_raise(out->call, "SERE0021", "JSON has no functions");
	} else if (vdm_xp_is_numeric(item.type)) {
		double d = vdm_xp_to_double(&item);
		if (isnan(d) || isinf(d))
			vdm_xp_raise(out->call, "SERE0020",
				     "JSON has no such number");
		struct vdm_xp_item t = vdm_xp_string_of(out->call, &item);
		vdm_xp_put(out, t.u.s, t.n);
	} else if (item.type == XT_BOOLEAN) {
		vdm_xp_puts(out, item.u.i ? "true" : "false");
	} else {
		struct vdm_xp_item t = vdm_xp_string_of(out->call, &item);
		put_json_string(out, &t, how);
	}
}

/* ---- adaptive */

static void
escape_quoted(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	      const struct vdm_xp_output *how)
{
	(void)how;
	if (c == '"')
		vdm_xp_puts(out, "\"\"");
	else
		vdm_xp_put(out, s, n);
}

static void
put_quoted(struct vdm_xp_text *out, const struct vdm_xp_item *s,
	   const struct vdm_xp_output *how)
{
	vdm_xp_puts(out, "\"");
	vdm_xp_put_mapped(out, s->u.s, s->n, how, escape_quoted);
	vdm_xp_puts(out, "\"");
}

static void
put_adaptive_atomic(struct vdm_xp_text *out, const struct vdm_xp_item *item,
		    const struct vdm_xp_output *how)
{
	struct vdm_xp_item s = vdm_xp_string_of(out->call, item);
	int type = item->type;

	if (vdm_xp_is_texty(type)) {
		put_quoted(out, &s, how);
	} else if (type == XT_BOOLEAN) {
		vdm_xp_printf(out, "%s()", item->u.i ? "true" : "false");
	} else if (type == XT_DOUBLE) {
		char digits[40];
		int exponent = 0;
		if (isnan(item->u.d) || isinf(item->u.d)) {
			vdm_xp_put(out, s.u.s, s.n);
			return;
		}
		if (item->u.d == 0) {
			vdm_xp_puts(out,
				    signbit(item->u.d) ? "-0.0e0" : "0.0e0");
			return;
		}
		int n = vdm_xp_shortest(fabs(item->u.d), 0, digits, &exponent);
		vdm_xp_printf(out, "%s%c.%se%d", item->u.d < 0 ? "-" : "",
			      digits[0], n > 1 ? digits + 1 : "0", exponent);
	} else if (vdm_xp_is_integer(type) || type == XT_DECIMAL) {
		vdm_xp_put(out, s.u.s, s.n);
	} else if (type == XT_QNAME || type == XT_NOTATION) {
		vdm_xp_printf(out, "Q{%s}%s", item->u.name->ns,
			      item->u.name->local);
	} else {
		if (type == XT_DTD || type == XT_YMD)
			type = XT_DURATION;
		vdm_xp_printf(out, "xs:%s(\"%.*s\")",
			      vdm_xp_type_name(vdm_xp_primitive(type)),
			      (int)s.n, s.u.s);
	}
}

static void
put_adaptive_seq(struct vdm_xp_text *out, const struct vdm_xp_seq *s,
		 const struct vdm_xp_output *how, size_t depth)
{
	if (s->n != 1)
		vdm_xp_puts(out, "(");
	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		if (i > 0)
			vdm_xp_puts(out, ",");
		vdm_xp_put_adaptive(out, &item, how, depth + 1);
	}
	if (s->n != 1)
		vdm_xp_puts(out, ")");
}

static void
put_adaptive_function(struct vdm_xp_text *out, const struct vdm_xp_function *fn)
{
	static const struct {
		const char *ns, *prefix;
	} prefixes[] = {{XP_FN, "fn"},
			{XP_MAP_NS, "map"},
			{XP_ARRAY_NS, "array"},
			{XP_MATH_NS, "math"},
			{XP_XS, "xs"}};

	if (fn->name == NULL) {
		vdm_xp_printf(out, "(anonymous-function)#%d", fn->arity);
		return;
	}
	for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
		if (strcmp(prefixes[i].ns, fn->name->ns) == 0) {
			vdm_xp_printf(out, "%s:%s#%d", prefixes[i].prefix,
				      fn->name->local, fn->arity);
			return;
		}
	vdm_xp_printf(out, "Q{%s}%s#%d", fn->name->ns, fn->name->local,
		      fn->arity);
}

void
vdm_xp_put_adaptive(struct vdm_xp_text *out, const struct vdm_xp_item *item,
		    const struct vdm_xp_output *how, size_t depth)
{
	struct vdm_xp_output as = *how;

	deeper(out, depth);
	as.method = XP_OUT_XML;
	if (item->type == XT_NODE) {
		int kind = vdm_xp_node_kind(item);
		if (kind == XP_NODE_ATTRIBUTE || kind == XP_NODE_NAMESPACE) {
			struct vdm_xp_item s =
			    vdm_xp_node_string(out->call, item);
			if (kind == XP_NODE_NAMESPACE)
				vdm_xp_printf(out, "xmlns%s",
					      *vdm_xp_node_local(item) ? ":"
								       : "");
			else if (*vdm_xp_node_prefix(item) != '\0')
				vdm_xp_printf(out,
					      "%s:", vdm_xp_node_prefix(item));
			vdm_xp_printf(out, "%s=\"%.*s\"",
				      vdm_xp_node_local(item), (int)s.n, s.u.s);
		} else {
			vdm_xp_put_xml(out, item, &as);
		}
	} else if (item->type == XT_MAP) {
		vdm_xp_puts(out, "map{");
		for (size_t i = 0; i < item->u.map->n; i++) {
			if (i > 0)
				vdm_xp_puts(out, ",");
			vdm_xp_put_adaptive(out, &item->u.map->entries[i].key,
					    how, depth + 1);
			vdm_xp_puts(out, ":");
			put_adaptive_seq(out, &item->u.map->entries[i].value,
					 how, depth + 1);
		}
		vdm_xp_puts(out, "}");
	} else if (item->type == XT_ARRAY) {
		vdm_xp_puts(out, "[");
		for (size_t i = 0; i < item->u.array->n; i++) {
			if (i > 0)
				vdm_xp_puts(out, ",");
			put_adaptive_seq(out, &item->u.array->members[i], how,
					 depth + 1);
		}
		vdm_xp_puts(out, "]");
	} else if (item->type == XT_FUNCTION) {
		put_adaptive_function(out, item->u.fn);
	} else {
		put_adaptive_atomic(out, item, how);
	}
}
