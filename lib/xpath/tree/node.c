/* SPDX-License-Identifier: MIT */
/* What is asked of a node (XDM 3.1, 6), and what becomes of it as a value. */
#include "xpath/tree/node.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/sort.h"
#include "vidimus.h"
#include "xml/uri.h"
#include "xpath/cast/cast.h"

int
vdm_xp_node_kind(const struct vdm_xp_item *node)
{
	return node->aux > 0 ? XP_NODE_NAMESPACE
			     : node->u.tree->nodes[node->n].kind;
}

static const struct vdm_xp_tree_ns *
namespace_of(const struct vdm_xp_item *node)
{
	return vdm_xp_tree_scope(node->u.tree, node->n, node->aux - 1u);
}

struct vdm_xp_item
vdm_xp_node_string(struct vdm_xp_call *call, const struct vdm_xp_item *node)
{
	const struct vdm_xp_tree *tree = node->u.tree;
	const struct vdm_xp_tree_node *at = &tree->nodes[node->n];
	struct vdm_xp_text out = {.call = call};
	uint32_t only = XP_NO_NODE;

	if (node->aux > 0)
		return vdm_xp_string(namespace_of(node)->uri);
	if (at->kind > XP_NODE_ELEMENT)
		return vdm_xp_string_n(XT_STRING, at->text, at->length);
	for (uint32_t i = node->n + 1; i < at->end; i++) {
		if (tree->nodes[i].kind != XP_NODE_TEXT)
			continue;
		if (only == XP_NO_NODE) {
			only = i;
			continue;
		}
		if (out.len == 0)
			vdm_xp_put(&out, tree->nodes[only].text,
				   tree->nodes[only].length);
		vdm_xp_put(&out, tree->nodes[i].text, tree->nodes[i].length);
	}
	if (only == XP_NO_NODE)
		return vdm_xp_string("");
	if (out.len == 0)
		return vdm_xp_string_n(XT_STRING, tree->nodes[only].text,
				       tree->nodes[only].length);
	return vdm_xp_text_item(&out, XT_STRING);
}

const char *
vdm_xp_node_local(const struct vdm_xp_item *node)
{
	const struct vdm_xp_tree *tree = node->u.tree;
	const struct vdm_xp_tree_node *at = &tree->nodes[node->n];

	if (node->aux > 0)
		return namespace_of(node)->prefix;
	if (at->kind == XP_NODE_ELEMENT || at->kind == XP_NODE_ATTRIBUTE ||
	    at->kind == XP_NODE_PI)
		return tree->names[at->name].local;
	return "";
}

const char *
vdm_xp_node_ns(const struct vdm_xp_item *node)
{
	const struct vdm_xp_tree_node *at = &node->u.tree->nodes[node->n];

	if (node->aux > 0 ||
	    (at->kind != XP_NODE_ELEMENT && at->kind != XP_NODE_ATTRIBUTE))
		return "";
	return node->u.tree->names[at->name].ns;
}

const char *
vdm_xp_node_prefix(const struct vdm_xp_item *node)
{
	return node->aux > 0
		   ? ""
		   : node->u.tree
			 ->prefixes[node->u.tree->nodes[node->n].prefix];
}

int
vdm_xp_node_parent(const struct vdm_xp_item *node, struct vdm_xp_item *parent)
{
	*parent = *node;
	if (node->aux > 0) {
		parent->aux = 0;
		return 1;
	}
	parent->n = node->u.tree->nodes[node->n].parent;
	return parent->n != XP_NO_NODE;
}

struct vdm_xp_item
vdm_xp_node_root(const struct vdm_xp_item *node)
{
	return vdm_xp_node(node->u.tree, 0);
}

const char *
vdm_xp_node_base(struct vdm_xp_call *call, const struct vdm_xp_item *node)
{
	const struct vdm_xp_tree *tree = node->u.tree;
	const char *base = tree->base;
	uint32_t chain[256];
	size_t n = 0;

	if (node->aux > 0)
		return NULL;
	for (uint32_t at = node->n; at != XP_NO_NODE && n < 256;
	     at = tree->nodes[at].parent) {
		uint32_t a = vdm_xp_tree_attribute(tree, at, XP_XML, "base");
		if (a != XP_NO_NODE)
			chain[n++] = a;
	}
	while (n-- > 0) {
		char *joined = vdm_uri_join(base, tree->nodes[chain[n]].text);
		if (joined == NULL)
			vdm_xp_raise(call, "VDXP0006", "out of memory");
		char *kept = vdm_arena_strdup(&call->arena, joined);
		vdm_free(joined);
		if (kept == NULL)
			vdm_xp_raise(call, "VDXP0006", "out of memory");
		base = kept;
	}
	return base;
}

static int
by_order(const void *a, const void *b)
{
	const struct vdm_xp_item *x = a, *y = b;

	if (x->u.tree != y->u.tree)
		return x->u.tree->order < y->u.tree->order ? -1 : 1;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return x->aux < y->aux ? -1 : x->aux > y->aux;
}

struct vdm_xp_seq
vdm_xp_node_sort(struct vdm_xp_call *call, struct vdm_xp_list *list)
{
	size_t kept = 0, i = 1;

	(void)call;
	while (i < list->n &&
	       by_order(&list->items[i - 1], &list->items[i]) < 0)
		i++;
	if (i >= list->n)
		return vdm_xp_list_seq(list);
	vdm_sort(list->items, list->n, sizeof *list->items, by_order);
	for (i = 0; i < list->n; i++)
		if (kept == 0 ||
		    by_order(&list->items[kept - 1], &list->items[i]) != 0)
			list->items[kept++] = list->items[i];
	list->n = kept;
	return vdm_xp_list_seq(list);
}

struct vdm_xp_tree *
vdm_xp_call_tree(struct vdm_xp_call *call, int with_document)
{
	struct vdm_xp_tree *tree = vdm_xp_tree_new(with_document);

	if (tree == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	tree->next = call->trees;
	call->trees = tree;
	return tree;
}

struct vdm_xp_item
vdm_xp_call_finish(struct vdm_xp_call *call, struct vdm_xp_tree *tree)
{
	if (vdm_xp_tree_finish(tree) < 0)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	return vdm_xp_node(tree, 0);
}

static void
atomise_into(struct vdm_xp_call *call, struct vdm_xp_list *out,
	     const struct vdm_xp_seq *s, size_t depth)
{
	if (depth > call->limits.depth)
		vdm_xp_raise(call, "VDXP0001",
			     "arrays nested more than %zu deep",
			     call->limits.depth);
	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		if (vdm_xp_is_atomic(item.type)) {
			vdm_xp_add(call, out, item);
		} else if (item.type == XT_NODE) {
			struct vdm_xp_item v = vdm_xp_node_string(call, &item);
			int kind = vdm_xp_node_kind(&item);
			if (kind < XP_NODE_COMMENT)
				v.type = XT_UNTYPED;
			vdm_xp_add(call, out, v);
		} else if (item.type == XT_ARRAY) {
			for (size_t k = 0; k < item.u.array->n; k++)
				atomise_into(call, out,
					     &item.u.array->members[k],
					     depth + 1);
		} else {
			vdm_xp_raise(call, "FOTY0013",
				     "a function has no atomic value");
		}
	}
}

struct vdm_xp_seq
vdm_xp_atomise(struct vdm_xp_call *call, struct vdm_xp_seq s)
{
	struct vdm_xp_list out = {0};
	size_t i = 0;

	if (s.is_range)
		return s;
	if (s.n == 1) {
		if (vdm_xp_is_atomic(s.u.one.type))
			return s;
		if (s.u.one.type == XT_NODE) {
			struct vdm_xp_item v =
			    vdm_xp_node_string(call, &s.u.one);
			if (vdm_xp_node_kind(&s.u.one) < XP_NODE_COMMENT)
				v.type = XT_UNTYPED;
			return vdm_xp_one(v);
		}
	} else {
		while (i < s.n && vdm_xp_is_atomic(s.u.many[i].type))
			i++;
		if (i == s.n)
			return s;
	}
	atomise_into(call, &out, &s, 0);
	return vdm_xp_list_seq(&out);
}

struct vdm_xp_item
vdm_xp_item_string(struct vdm_xp_call *call, const struct vdm_xp_item *item)
{
	if (item->type == XT_NODE)
		return vdm_xp_node_string(call, item);
	if (!vdm_xp_is_atomic(item->type))
		vdm_xp_raise(call, "FOTY0014",
			     "a function has no string value");
	return vdm_xp_string_of(call, item);
}

int
vdm_xp_truth(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	if (s->n == 0)
		return 0;
	struct vdm_xp_item first = vdm_xp_at(s, 0);
	if (first.type == XT_NODE)
		return 1;
	if (s->n > 1)
		vdm_xp_raise(call, "FORG0006",
			     "%zu values are neither true nor "
			     "false",
			     s->n);
	if (first.type == XT_BOOLEAN)
		return first.u.i != 0;
	if (vdm_xp_is_texty(first.type))
		return first.n > 0;
	if (vdm_xp_is_numeric(first.type)) {
		double d = vdm_xp_to_double(&first);
		return !isnan(d) && d != 0;
	}
	vdm_xp_raise(call, "FORG0006", "xs:%s is neither true nor false",
		     vdm_xp_type_name(first.type));
}
