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

#endif
