/* SPDX-License-Identifier: MIT */
/* What the compact tree says of its nodes. */
#include "xpath/tree/tree.h"

#include <string.h>

#include "xpath/value/value.h"

uint32_t
vdm_xp_tree_name_id(const struct vdm_xp_tree *tree, const char *ns,
		    const char *local)
{
	size_t ns_n = strlen(ns), local_n = strlen(local), at = 0;
	char key[512];

	if (ns_n + local_n + 1 > sizeof key) {
		for (size_t i = 0; i < tree->names_count; i++)
			if (strcmp(tree->names[i].local, local) == 0 &&
			    strcmp(tree->names[i].ns, ns) == 0)
				return (uint32_t)i;
		return XP_NO_NODE;
	}
	memcpy(key, local, local_n);
	key[local_n] = ' ';
	memcpy(key + local_n + 1, ns, ns_n);
	if (vdm_strmap_get_n(&tree->by_name, key, ns_n + local_n + 1, &at))
		return (uint32_t)at;
	return XP_NO_NODE;
}

const uint32_t *
vdm_xp_tree_key(const struct vdm_xp_tree *tree, uint32_t name, size_t *count)
{
	*count = 0;
	if (name == XP_NO_NODE)
		return tree->keys;
	*count = tree->key_first[name + 1] - tree->key_first[name];
	return tree->keys + tree->key_first[name];
}

uint32_t
vdm_xp_tree_first_child(const struct vdm_xp_tree *tree, uint32_t n)
{
	const struct vdm_xp_tree_node *node = &tree->nodes[n];
	uint32_t c = n + 1;

	if (node->kind > XP_NODE_ELEMENT)
		return XP_NO_NODE;
	while (c < node->end && tree->nodes[c].kind == XP_NODE_ATTRIBUTE)
		c++;
	return c < node->end ? c : XP_NO_NODE;
}

uint32_t
vdm_xp_tree_next(const struct vdm_xp_tree *tree, uint32_t n)
{
	const struct vdm_xp_tree_node *node = &tree->nodes[n];

	if (node->parent == XP_NO_NODE || node->kind == XP_NODE_ATTRIBUTE ||
	    node->end >= tree->nodes[node->parent].end)
		return XP_NO_NODE;
	return node->end;
}

const struct vdm_xp_tree_ns *
vdm_xp_tree_declarations(const struct vdm_xp_tree *tree, uint32_t element,
			 size_t *count)
{
	size_t low = 0, high = tree->ns_count;

	*count = 0;
	if (tree->nodes[element].kind != XP_NODE_ELEMENT ||
	    !tree->nodes[element].has_ns)
		return NULL;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (tree->ns[mid].element < element)
			low = mid + 1;
		else
			high = mid;
	}
	while (low + *count < tree->ns_count &&
	       tree->ns[low + *count].element == element)
		++*count;
	return tree->ns + low;
}

const char *
vdm_xp_tree_prefix_uri(const struct vdm_xp_tree *tree, uint32_t element,
		       const char *prefix)
{
	if (strcmp(prefix, "xml") == 0)
		return XP_XML;
	for (uint32_t e = element; e != XP_NO_NODE; e = tree->nodes[e].parent) {
		size_t count = 0;
		const struct vdm_xp_tree_ns *ns =
		    vdm_xp_tree_declarations(tree, e, &count);
		for (size_t i = 0; i < count; i++)
			if (strcmp(ns[i].prefix, prefix) == 0)
				return *ns[i].uri != '\0' ? ns[i].uri : NULL;
	}
	return NULL;
}

const struct vdm_xp_tree_ns *
vdm_xp_tree_scope(const struct vdm_xp_tree *tree, uint32_t element,
		  size_t index)
{
	static const struct vdm_xp_tree_ns xml = {0, "xml", XP_XML};

	for (uint32_t e = element; e != XP_NO_NODE; e = tree->nodes[e].parent) {
		size_t count = 0;
		const struct vdm_xp_tree_ns *ns =
		    vdm_xp_tree_declarations(tree, e, &count);
		for (size_t i = 0; i < count; i++) {
			/* not one that a nearer element declares otherwise */
			const char *uri =
			    vdm_xp_tree_prefix_uri(tree, element, ns[i].prefix);
			if (uri != ns[i].uri || uri == NULL ||
			    strcmp(ns[i].prefix, "xml") == 0)
				continue;
			if (index-- == 0)
				return &ns[i];
		}
	}
	return index == 0 ? &xml : NULL;
}

uint32_t
vdm_xp_tree_attribute(const struct vdm_xp_tree *tree, uint32_t element,
		      const char *ns, const char *local)
{
	uint32_t end = tree->nodes[element].end;

	if (tree->nodes[element].kind != XP_NODE_ELEMENT)
		return XP_NO_NODE;
	for (uint32_t a = element + 1;
	     a < end && tree->nodes[a].kind == XP_NODE_ATTRIBUTE; a++) {
		const struct vdm_xp_tree_name *name =
		    &tree->names[tree->nodes[a].name];
		if (strcmp(name->local, local) == 0 &&
		    strcmp(name->ns, ns) == 0)
			return a;
	}
	return XP_NO_NODE;
}

void
vdm_xp_tree_value(const struct vdm_xp_tree *tree, uint32_t n,
		  struct vdm_buf *out)
{
	const struct vdm_xp_tree_node *node = &tree->nodes[n];

	if (node->kind > XP_NODE_ELEMENT) {
		vdm_buf_put(out, node->text, node->length);
		return;
	}
	for (uint32_t i = n + 1; i < node->end; i++)
		if (tree->nodes[i].kind == XP_NODE_TEXT)
			vdm_buf_put(out, tree->nodes[i].text,
				    tree->nodes[i].length);
}
