/* SPDX-License-Identifier: MIT */
/* The thirteen axes over the compact tree. */
#ifndef VDM_XPATH_AXES_AXES_H
#define VDM_XPATH_AXES_AXES_H

#include "xpath/parse/expr.h"
#include "xpath/value/value.h"

/* Adds the nodes of an axis that match, in the axis' own order, at most `most`
 * of them (0: all). */
void vdm_xp_axis(struct vdm_xp_call *call, const struct vdm_xp_item *from,
		 int axis, const struct vdm_xp_type *test, size_t most,
		 struct vdm_xp_list *out);

/* Whether a test is for an attribute of one name; then *name is its number in
 * the tree, or XP_NO_NODE where nothing is called so. */
int vdm_xp_axis_attribute(struct vdm_xp_call *call,
			  const struct vdm_xp_tree *tree,
			  const struct vdm_xp_type *test, uint32_t *name);
/* Whether it is an element with an attribute of that number. */
int vdm_xp_axis_has(const struct vdm_xp_item *element, uint32_t name);

#endif
