/* SPDX-License-Identifier: MIT */
/* Nodes as items: names, string values, base URIs, atomisation. */
#ifndef VDM_XPATH_TREE_NODE_H
#define VDM_XPATH_TREE_NODE_H

#include "xpath/tree/tree.h"
#include "xpath/value/value.h"

int vdm_xp_node_kind(const struct vdm_xp_item *node);
struct vdm_xp_item vdm_xp_node_string(struct vdm_xp_call *call,
				      const struct vdm_xp_item *node);
/* "" where there is none. */
const char *vdm_xp_node_local(const struct vdm_xp_item *node);
const char *vdm_xp_node_ns(const struct vdm_xp_item *node);
const char *vdm_xp_node_prefix(const struct vdm_xp_item *node);
/* 1 and the parent, or 0. */
int vdm_xp_node_parent(const struct vdm_xp_item *node,
		       struct vdm_xp_item *parent);
struct vdm_xp_item vdm_xp_node_root(const struct vdm_xp_item *node);
/* NULL: it has none. */
const char *vdm_xp_node_base(struct vdm_xp_call *call,
			     const struct vdm_xp_item *node);
/* Sorts in document order, and leaves each node once. */
struct vdm_xp_seq vdm_xp_node_sort(struct vdm_xp_call *call,
				   struct vdm_xp_list *list);
/* Makes what an evaluation builds one of its trees; raises without memory. */
struct vdm_xp_tree *vdm_xp_call_tree(struct vdm_xp_call *call,
				     int with_document);
struct vdm_xp_item vdm_xp_call_finish(struct vdm_xp_call *call,
				      struct vdm_xp_tree *tree);

struct vdm_xp_seq vdm_xp_atomise(struct vdm_xp_call *call, struct vdm_xp_seq s);
/* The string of any item, as fn:string. */
struct vdm_xp_item vdm_xp_item_string(struct vdm_xp_call *call,
				      const struct vdm_xp_item *item);
/* Effective boolean value; FORG0006. */
int vdm_xp_truth(struct vdm_xp_call *call, const struct vdm_xp_seq *s);

#endif
