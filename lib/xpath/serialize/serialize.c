/* SPDX-License-Identifier: MIT */
/* fn:serialize, and the functions that parse XML from strings. */
#include "xpath/serialize/serialize.h"

#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/functions/args.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

struct vdm_xp_output
vdm_xp_output_usual(void)
{
	return (struct vdm_xp_output){.method = XP_OUT_XML,
				      .json_node_method = XP_OUT_XML,
				      .omit_declaration = 1};
}

static void
escape_none(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	    const struct vdm_xp_output *how)
{
	(void)c;
	(void)how;
	vdm_xp_put(out, s, n);
}

static void
escape_text(struct vdm_xp_text *out, uint32_t c, const char *s, size_t n,
	    const struct vdm_xp_output *how)
{
	if (how->method == XP_OUT_TEXT)
		vdm_xp_put(out, s, n);
	else if (c == '<')
		vdm_xp_puts(out, "&lt;");
	else if (c == '>')
		vdm_xp_puts(out, "&gt;");
	else if (c == '&')
		vdm_xp_puts(out, "&amp;");
	else
		vdm_xp_put(out, s, n);
}

/* Arrays are replaced by their members. */
static void
flatten(struct vdm_xp_call *call, const struct vdm_xp_seq *s, size_t depth,
	struct vdm_xp_list *out)
{
	if (depth > call->limits.depth)
		vdm_xp_raise(call, "VDXP0001", "arrays nested too deep");
	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		if (item.type != XT_ARRAY) {
			vdm_xp_add(call, out, item);
			continue;
		}
		for (size_t k = 0; k < item.u.array->n; k++)
			flatten(call, &item.u.array->members[k], depth + 1,
				out);
	}
}

static void
put_prolog(struct vdm_xp_text *out, const struct vdm_xp_output *how,
	   const char *root)
{
	if (how->method == XP_OUT_XML || how->method == XP_OUT_XHTML) {
		if (!how->omit_declaration || how->standalone != NULL) {
			vdm_xp_printf(out,
				      "<?xml version=\"%s\" encoding=\"%s\"",
				      how->version ? how->version : "1.0",
				      how->encoding ? how->encoding : "UTF-8");
			if (how->standalone != NULL)
				vdm_xp_printf(out, " standalone=\"%s\"",
					      how->standalone);
			vdm_xp_puts(out, "?>");
		}
	}
	if (root == NULL)
		return;
	if (how->method == XP_OUT_HTML && how->doctype_system == NULL &&
	    how->doctype_public == NULL) {
		vdm_xp_puts(out, "<!DOCTYPE html>");
		return;
	}
	if (how->doctype_system == NULL)
		return;
	vdm_xp_printf(out, "<!DOCTYPE %s", root);
	if (how->doctype_public != NULL)
		vdm_xp_printf(out, " PUBLIC \"%s\" \"%s\">",
			      how->doctype_public, how->doctype_system);
	else
		vdm_xp_printf(out, " SYSTEM \"%s\">", how->doctype_system);
}

static const char *
root_name(const struct vdm_xp_list *items)
{
	for (size_t i = 0; i < items->n; i++) {
		struct vdm_xp_item item = items->items[i];
		if (item.type != XT_NODE)
			continue;
		if (vdm_xp_node_kind(&item) == XP_NODE_ELEMENT)
			return vdm_xp_node_local(&item);
		if (vdm_xp_node_kind(&item) != XP_NODE_DOCUMENT)
			continue;
		for (uint32_t c = vdm_xp_tree_first_child(item.u.tree, item.n);
		     c != XP_NO_NODE; c = vdm_xp_tree_next(item.u.tree, c)) {
			struct vdm_xp_item child = vdm_xp_node(item.u.tree, c);
			if (vdm_xp_node_kind(&child) == XP_NODE_ELEMENT)
				return vdm_xp_node_local(&child);
		}
	}
	return NULL;
}

static void
put_items(struct vdm_xp_call *call, struct vdm_xp_text *out,
	  const struct vdm_xp_seq *s, const struct vdm_xp_output *how)
{
	struct vdm_xp_list items = {0};
	int was_atomic = 0;

	flatten(call, s, 0, &items);
	if (how->method != XP_OUT_TEXT)
		put_prolog(out, how, root_name(&items));
	for (size_t i = 0; i < items.n; i++) {
		struct vdm_xp_item item = items.items[i];
		if (i > 0 && how->separator != NULL)
			vdm_xp_puts(out, how->separator);
		if (item.type == XT_NODE) {
			int kind = vdm_xp_node_kind(&item);
			if (kind == XP_NODE_ATTRIBUTE ||
			    kind == XP_NODE_NAMESPACE)
				vdm_xp_raise(call, "SENR0001",
					     "an attribute stands nowhere by "
					     "itself");
			if (how->method == XP_OUT_TEXT) {
				struct vdm_xp_item t =
				    vdm_xp_node_string(call, &item);
				vdm_xp_put_mapped(out, t.u.s, t.n, how,
						  escape_none);
			} else {
				vdm_xp_put_xml(out, &item, how);
			}
			was_atomic = 0;
			continue;
		}
		if (!vdm_xp_is_atomic(item.type))
			vdm_xp_raise(call, "SENR0001",
				     "a function has no text");
		if (was_atomic && how->separator == NULL)
			vdm_xp_puts(out, " ");
		struct vdm_xp_item t = vdm_xp_string_of(call, &item);
		vdm_xp_put_mapped(out, t.u.s, t.n, how, escape_text);
		was_atomic = 1;
	}
}

struct vdm_xp_item
vdm_xp_serialize(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
		 const struct vdm_xp_output *how)
{
	struct vdm_xp_text out = {.call = call};

	if (how->method == XP_OUT_JSON) {
		vdm_xp_put_json(&out, s, how, 0);
	} else if (how->method == XP_OUT_ADAPTIVE) {
		for (size_t i = 0; i < s->n; i++) {
			struct vdm_xp_item item = vdm_xp_at(s, i);
			if (i > 0)
				vdm_xp_puts(&out, how->separator != NULL
						      ? how->separator
						      : "\n");
			vdm_xp_put_adaptive(&out, &item, how, 0);
		}
	} else {
		put_items(call, &out, s, how);
	}
	return vdm_xp_text_item(&out, XT_STRING);
}
