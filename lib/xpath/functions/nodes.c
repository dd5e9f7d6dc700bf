/* SPDX-License-Identifier: MIT */
/* Functions on nodes (F&O 3.1, 2 and 13). */
#include <string.h>

#include "base/ascii.h"
#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/tree/node.h"

/* The node argument, or the context node; 0: the argument is empty. */
static int
node_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n, int at,
	 struct vdm_xp_item *node)
{
	memset(node, 0, sizeof *node);
	if (n <= at) {
		*node = vdm_xp_context_node(call);
		return 1;
	}
	if (args[at].n == 0)
		return 0;
	*node = vdm_xp_at(&args[at], 0);
	return 1;
}

static int
is_named(const struct vdm_xp_item *node)
{
	int kind = vdm_xp_node_kind(node);

	return kind == XP_NODE_ELEMENT || kind == XP_NODE_ATTRIBUTE ||
	       kind == XP_NODE_PI ||
	       (kind == XP_NODE_NAMESPACE && *vdm_xp_node_local(node) != '\0');
}

static struct vdm_xp_seq
fn_node_name(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node) || !is_named(&node))
		return vdm_xp_none();
	return vdm_xp_one(vdm_xp_qname(call, vdm_xp_node_ns(&node),
				       vdm_xp_node_prefix(&node),
				       vdm_xp_node_local(&node)));
}

static struct vdm_xp_seq
fn_nilled(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node) ||
	    vdm_xp_node_kind(&node) != XP_NODE_ELEMENT)
		return vdm_xp_none();
	return vdm_xp_yes(0);
}

static struct vdm_xp_seq
fn_string(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item item;

	if (n == 0)
		item = vdm_xp_context_item(call);
	else if (args[0].n == 0)
		return vdm_xp_one(vdm_xp_string(""));
	else
		item = vdm_xp_at(&args[0], 0);
	return vdm_xp_one(vdm_xp_item_string(call, &item));
}

static struct vdm_xp_seq
fn_data(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	return vdm_xp_atomise(
	    call, n > 0 ? args[0] : vdm_xp_one(vdm_xp_context_item(call)));
}

static struct vdm_xp_seq
uri_seq(const char *s)
{
	struct vdm_xp_item item;

	if (s == NULL)
		return vdm_xp_none();
	item = vdm_xp_string(s);
	item.type = XT_URI;
	return vdm_xp_one(item);
}

static struct vdm_xp_seq
fn_base_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node))
		return vdm_xp_none();
	return uri_seq(vdm_xp_node_base(call, &node));
}

static struct vdm_xp_seq
fn_document_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node) ||
	    vdm_xp_node_kind(&node) != XP_NODE_DOCUMENT)
		return vdm_xp_none();
	return uri_seq(node.u.tree->uri);
}

static struct vdm_xp_seq
fn_name(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_text out = {.call = call};
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node) || !is_named(&node))
		return vdm_xp_one(vdm_xp_string(""));
	if (*vdm_xp_node_prefix(&node) == '\0')
		return vdm_xp_one(vdm_xp_string(vdm_xp_node_local(&node)));
	vdm_xp_printf(&out, "%s:", vdm_xp_node_prefix(&node));
	vdm_xp_puts(&out, vdm_xp_node_local(&node));
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_seq
fn_local_name(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node))
		return vdm_xp_one(vdm_xp_string(""));
	return vdm_xp_one(vdm_xp_string(vdm_xp_node_local(&node)));
}

static struct vdm_xp_seq
fn_namespace_uri(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node))
		return uri_seq("");
	return uri_seq(vdm_xp_node_ns(&node));
}

static struct vdm_xp_seq
fn_lang(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node, wanted = vdm_xp_arg_string(&args[0]);

	if (!node_arg(call, args, n, 1, &node))
		return vdm_xp_yes(0);
	for (uint32_t at = node.n; at != XP_NO_NODE;
	     at = node.u.tree->nodes[at].parent) {
		uint32_t a =
		    vdm_xp_tree_attribute(node.u.tree, at, XP_XML, "lang");
		if (a == XP_NO_NODE)
			continue;
		const struct vdm_xp_tree_node *lang = &node.u.tree->nodes[a];
		if (lang->length < wanted.n ||
		    (lang->length > wanted.n && lang->text[wanted.n] != '-'))
			return vdm_xp_yes(0);
		for (size_t i = 0; i < wanted.n; i++) {
			char x = lang->text[i], y = wanted.u.s[i];
			if (vdm_is_capital(x))
				x += 32;
			if (vdm_is_capital(y))
				y += 32;
			if (x != y)
				return vdm_xp_yes(0);
		}
		return vdm_xp_yes(1);
	}
	return vdm_xp_yes(0);
}

static struct vdm_xp_seq
fn_root(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node))
		return vdm_xp_none();
	return vdm_xp_one(vdm_xp_node_root(&node));
}

/* How many siblings before it are of its kind and name, and itself. */
static size_t
rank(const struct vdm_xp_item *node)
{
	size_t r = 1;
	struct vdm_xp_item other = *node;

	for (uint32_t p = node->u.tree->nodes[node->n].previous;
	     p != XP_NO_NODE; p = node->u.tree->nodes[p].previous) {
		other.n = p;
		r += vdm_xp_node_kind(&other) == vdm_xp_node_kind(node) &&
		     strcmp(vdm_xp_node_local(&other),
			    vdm_xp_node_local(node)) == 0 &&
		     strcmp(vdm_xp_node_ns(&other), vdm_xp_node_ns(node)) == 0;
	}
	return r;
}

static void
put_path_step(struct vdm_xp_text *out, const struct vdm_xp_item *node)
{
	switch (vdm_xp_node_kind(node)) {
	case XP_NODE_ELEMENT:
		vdm_xp_printf(out, "/Q{%s}%s[%zu]", vdm_xp_node_ns(node),
			      vdm_xp_node_local(node), rank(node));
		break;
	case XP_NODE_ATTRIBUTE:
		if (*vdm_xp_node_ns(node) != '\0')
			vdm_xp_printf(out, "/@Q{%s}%s", vdm_xp_node_ns(node),
				      vdm_xp_node_local(node));
		else
			vdm_xp_printf(out, "/@%s", vdm_xp_node_local(node));
		break;
	case XP_NODE_TEXT:
		vdm_xp_printf(out, "/text()[%zu]", rank(node));
		break;
	case XP_NODE_COMMENT:
		vdm_xp_printf(out, "/comment()[%zu]", rank(node));
		break;
	case XP_NODE_PI:
		vdm_xp_printf(out, "/processing-instruction(%s)[%zu]",
			      vdm_xp_node_local(node), rank(node));
		break;
	case XP_NODE_NAMESPACE:
		if (*vdm_xp_node_local(node) != '\0')
			vdm_xp_printf(out, "/namespace::%s",
				      vdm_xp_node_local(node));
		else
			vdm_xp_printf(out,
				      "/namespace::*[Q{%s}local-name()=\"\"]",
				      XP_FN);
		break;
	default:
		break;
	}
}

static struct vdm_xp_seq
fn_path(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_text out = {.call = call};
	struct vdm_xp_item node, parent;
	struct vdm_xp_list chain = {0};

	if (!node_arg(call, args, n, 0, &node))
		return vdm_xp_none();
	for (;;) {
		vdm_xp_add(call, &chain, node);
		if (!vdm_xp_node_parent(&node, &parent))
			break;
		node = parent;
	}
	size_t i = chain.n - 1;
	if (vdm_xp_node_kind(&chain.items[i]) != XP_NODE_DOCUMENT)
		vdm_xp_printf(&out, "Q{%s}root()", XP_FN);
	else if (chain.n == 1)
		vdm_xp_puts(&out, "/");
	while (i-- > 0)
		put_path_step(&out, &chain.items[i]);
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_seq
fn_has_children(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node))
		return vdm_xp_yes(0);
	return vdm_xp_yes(node.aux == 0 &&
			  vdm_xp_tree_first_child(node.u.tree, node.n) !=
			      XP_NO_NODE);
}

static int
holds(const struct vdm_xp_item *outer, const struct vdm_xp_item *inner)
{
	if (outer->u.tree != inner->u.tree || outer->aux > 0)
		return 0;
	if (inner->aux > 0 && outer->n == inner->n)
		return 1;
	return outer->n < inner->n &&
	       inner->n < outer->u.tree->nodes[outer->n].end;
}

static struct vdm_xp_seq
fn_innermost(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_list list = {0}, out = {0};

	(void)n;
	vdm_xp_add_all(call, &list, &args[0]);
	struct vdm_xp_seq s = vdm_xp_node_sort(call, &list);
	for (size_t i = 0; i < s.n; i++) {
		struct vdm_xp_item a = vdm_xp_at(&s, i), b = {0};
		if (i + 1 < s.n)
			b = vdm_xp_at(&s, i + 1);
		if (i + 1 == s.n || !holds(&a, &b))
			vdm_xp_add(call, &out, a);
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_outermost(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_list list = {0}, out = {0};

	(void)n;
	vdm_xp_add_all(call, &list, &args[0]);
	struct vdm_xp_seq s = vdm_xp_node_sort(call, &list);
	for (size_t i = 0; i < s.n; i++) {
		struct vdm_xp_item a = vdm_xp_at(&s, i);
		if (out.n == 0 || !holds(&out.items[out.n - 1], &a))
			vdm_xp_add(call, &out, a);
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_generate_id(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_text out = {.call = call};
	struct vdm_xp_item node;

	if (!node_arg(call, args, n, 0, &node))
		return vdm_xp_one(vdm_xp_string(""));
	vdm_xp_printf(&out, "d%llun%u", (unsigned long long)node.u.tree->order,
		      (unsigned)node.n);
	if (node.aux > 0)
		vdm_xp_printf(&out, "s%u", (unsigned)node.aux);
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

const struct vdm_xp_builtin vdm_xp_node_functions[] = {
    {XP_FN, "node-name", 0, 1, "N?q?", fn_node_name, XP_USES_FOCUS},
    {XP_FN, "nilled", 0, 1, "N?b?", fn_nilled, XP_USES_FOCUS},
    {XP_FN, "string", 0, 1, "I?s1", fn_string, XP_USES_FOCUS},
    {XP_FN, "data", 0, 1, "I*a*", fn_data, XP_USES_FOCUS},
    {XP_FN, "base-uri", 0, 1, "N?u?", fn_base_uri, XP_USES_FOCUS},
    {XP_FN, "document-uri", 0, 1, "N?u?", fn_document_uri, XP_USES_FOCUS},
    {XP_FN, "name", 0, 1, "N?s1", fn_name, XP_USES_FOCUS},
    {XP_FN, "local-name", 0, 1, "N?s1", fn_local_name, XP_USES_FOCUS},
    {XP_FN, "namespace-uri", 0, 1, "N?u1", fn_namespace_uri, XP_USES_FOCUS},
    {XP_FN, "lang", 1, 2, "s?N1b1", fn_lang, XP_USES_FOCUS},
    {XP_FN, "root", 0, 1, "N?N?", fn_root, XP_USES_FOCUS},
    {XP_FN, "path", 0, 1, "N?s?", fn_path, XP_USES_FOCUS},
    {XP_FN, "has-children", 0, 1, "N?b1", fn_has_children, XP_USES_FOCUS},
    {XP_FN, "innermost", 1, 1, "N*N*", fn_innermost, 0},
    {XP_FN, "outermost", 1, 1, "N*N*", fn_outermost, 0},
    {XP_FN, "generate-id", 0, 1, "N?s1", fn_generate_id, XP_USES_FOCUS},
    {0}};
