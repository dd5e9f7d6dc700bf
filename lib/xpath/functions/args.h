/* SPDX-License-Identifier: MIT */
/* How functions take their arguments. */
#ifndef VDM_XPATH_FUNCTIONS_ARGS_H
#define VDM_XPATH_FUNCTIONS_ARGS_H

#include "xpath/value/value.h"

/* The string of an optional argument; "" where it is empty. */
static inline struct vdm_xp_item
vdm_xp_arg_string(const struct vdm_xp_seq *arg)
{
	return arg->n > 0 ? vdm_xp_at(arg, 0) : vdm_xp_string("");
}

/* The same as a C string. */
static inline const char *
vdm_xp_arg_z(struct vdm_xp_call *call, const struct vdm_xp_seq *arg)
{
	struct vdm_xp_item s = vdm_xp_arg_string(arg);

	return vdm_xp_strndup(call, s.u.s, s.n);
}

/* What a function without an argument works on. */
static inline struct vdm_xp_item
vdm_xp_context_item(struct vdm_xp_call *call)
{
	if (!call->focus.has)
		vdm_xp_raise(call, "XPDY0002", "there is no context item here");
	return call->focus.item;
}

static inline struct vdm_xp_item
vdm_xp_context_node(struct vdm_xp_call *call)
{
	struct vdm_xp_item item = vdm_xp_context_item(call);

	if (item.type != XT_NODE)
		vdm_xp_raise(call, "XPTY0004", "the context item is no node");
	return item;
}

static inline struct vdm_xp_seq
vdm_xp_yes(int yes)
{
	return vdm_xp_one(vdm_xp_bool(yes));
}

#endif
