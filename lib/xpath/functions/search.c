/* SPDX-License-Identifier: MIT */
/* id, idref and element-with-id (F&O 3.1, 14.5). */
#include <string.h>

#include "base/utf8.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/tree/node.h"

static const struct vdm_xp_tree *
tree_of(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item node =
	    n > 1 ? vdm_xp_at(&args[1], 0) : vdm_xp_context_node(call);

	if (vdm_xp_node_kind(&(struct vdm_xp_item){
		.type = XT_NODE, .u.tree = node.u.tree}) != XP_NODE_DOCUMENT)
		vdm_xp_raise(call, "FODC0001", "the tree has no document node");
	return node.u.tree;
}

static struct vdm_xp_seq
fn_id(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_tree *tree = tree_of(call, args, n);
	struct vdm_xp_list out = {0};

	for (size_t k = 0; k < args[0].n; k++) {
		struct vdm_xp_item s = vdm_xp_at(&args[0], k);
		for (size_t i = 0; i < s.n;) {
			size_t start = i, at = 0;
			while (i < s.n && !vdm_is_space(s.u.s[i]))
				i++;
			if (i > start &&
			    vdm_strmap_get_n(&tree->ids, s.u.s + start,
					     i - start, &at))
				vdm_xp_add(call, &out,
					   vdm_xp_node(tree, (uint32_t)at));
			i++;
		}
	}
	return vdm_xp_node_sort(call, &out);
}

static int
names_one(const struct vdm_xp_tree_node *a, const struct vdm_xp_item *s)
{
	for (size_t i = 0; i < a->length;) {
		size_t start = i;
		while (i < a->length && !vdm_is_space(a->text[i]))
			i++;
		if (i - start == s->n && s->n > 0 &&
		    memcmp(a->text + start, s->u.s, s->n) == 0)
			return 1;
		i++;
	}
	return 0;
}

static struct vdm_xp_seq
fn_idref(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_tree *tree = tree_of(call, args, n);
	struct vdm_xp_list out = {0};

	for (uint32_t i = 0; i < tree->count; i++) {
		const struct vdm_xp_tree_node *a = &tree->nodes[i];
		if (a->kind != XP_NODE_ATTRIBUTE || a->has_ns != 2)
			continue;
		for (size_t k = 0; k < args[0].n; k++) {
			struct vdm_xp_item s = vdm_xp_at(&args[0], k);
			if (names_one(a, &s)) {
				vdm_xp_add(call, &out, vdm_xp_node(tree, i));
				break;
			}
		}
	}
	return vdm_xp_list_seq(&out);
}

const struct vdm_xp_builtin vdm_xp_search_functions[] = {
    {XP_FN, "id", 1, 2, "s*N1e*", fn_id, XP_USES_FOCUS},
    {XP_FN, "element-with-id", 1, 2, "s*N1e*", fn_id, XP_USES_FOCUS},
    {XP_FN, "idref", 1, 2, "s*N1N*", fn_idref, XP_USES_FOCUS},
    {0}};
