/* SPDX-License-Identifier: MIT */
/* Which expressions are patterns (XSLT 3.0, 5.5.2): they say of a node whether
 * it is meant by what stands above it. */
#include <string.h>

#include "xpath/static/static.h"

static int
may_begin(const struct vdm_xp_expr *e)
{
	static const char *const calls[] = {"doc", "id",   "element-with-id",
					    "key", "root", "document"};

	if (e->op == XP_ROOT || e->op == XP_VARIABLE || e->op == XP_GLOBAL)
		return 1;
	for (size_t i = 0; i < sizeof calls / sizeof *calls; i++)
		if (e->op == XP_CALL && strcmp(e->ns, XP_FN) == 0 &&
		    strcmp(e->local, calls[i]) == 0)
			return 1;
	return 0;
}

static int
is_axis_down(int axis)
{
	return axis <= XP_AXIS_DESCENDANT_SELF || axis == XP_AXIS_NAMESPACE;
}

/* `first`: nothing stands before it in its path. NULL, or what is not one. */
static const struct vdm_xp_expr *
find_fault(const struct vdm_xp_expr *e, int first)
{
	const struct vdm_xp_expr *fault;

	switch (e->op) {
	case XP_STEP:
		return is_axis_down(e->axis) ? NULL : e;
	case XP_FILTER:
		return find_fault(e->kids[0], first);
	case XP_SETS:
	case XP_PATH:
		fault = find_fault(e->kids[0], first);
		return fault != NULL
			   ? fault
			   : find_fault(e->kids[1], first && e->op == XP_SETS);
	default:
		return first && may_begin(e) ? NULL : e;
	}
}

const struct vdm_xp_expr *
vdm_xp_pattern_fault(const struct vdm_xp_expr *e)
{
	const struct vdm_xp_expr *all = e->op == XP_FILTER ? e->kids[0] : e;

	return all->op == XP_CONTEXT ? NULL : find_fault(e, 1);
}
