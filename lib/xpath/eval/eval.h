/* SPDX-License-Identifier: MIT */
/* Running expressions. Each XP_ op is one function of this kind; ops.c has the
 * table, which static analysis puts into the expressions. */
#ifndef VDM_XPATH_EVAL_EVAL_H
#define VDM_XPATH_EVAL_EVAL_H

#include "xpath/parse/expr.h"
#include "xpath/value/value.h"

void vdm_xp_eval_too_deep(struct vdm_xp_call *call);

static inline struct vdm_xp_seq
vdm_xp_eval(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	const struct vdm_xp_expr *outer = call->at;

	call->at = e;
	if (++call->depth > call->limits.depth)
		vdm_xp_eval_too_deep(call);
	vdm_xp_tick(call);
	struct vdm_xp_seq s = e->run(call, e);
	call->depth--;
	call->at = outer;
	return s;
}

extern vdm_xp_run *const vdm_xp_ops[XP_OPS];

/* types.c */
int vdm_xp_instance(const struct vdm_xp_seq *s, const struct vdm_xp_type *type);
int vdm_xp_item_matches(const struct vdm_xp_item *item,
			const struct vdm_xp_type *type);
int vdm_xp_node_matches(const struct vdm_xp_item *node,
			const struct vdm_xp_type *type);
/* The function conversion rules (XPath 3.1, 3.1.5.2); raises XPTY0004. */
struct vdm_xp_seq vdm_xp_convert(struct vdm_xp_call *call, struct vdm_xp_seq s,
				 const struct vdm_xp_type *type);

/* What XPath 1.0 makes of an argument before these (3.1.5.2, its compatibility
 * mode): the first item, its string or its number. */
struct vdm_xp_seq vdm_xp_convert_old(struct vdm_xp_call *call,
				     struct vdm_xp_seq s,
				     const struct vdm_xp_type *type);

/* simple.c, operators.c, clauses.c, paths.c, functions.c, structures.c */
vdm_xp_run vdm_xp_run_literal, vdm_xp_run_sequence, vdm_xp_run_range,
    vdm_xp_run_or, vdm_xp_run_and, vdm_xp_run_general, vdm_xp_run_value,
    vdm_xp_run_is, vdm_xp_run_concat, vdm_xp_run_arith, vdm_xp_run_unary,
    vdm_xp_run_sets, vdm_xp_run_instance, vdm_xp_run_treat, vdm_xp_run_castable,
    vdm_xp_run_cast, vdm_xp_run_simple_map, vdm_xp_run_path, vdm_xp_run_root,
    vdm_xp_run_step, vdm_xp_run_filter, vdm_xp_run_variable, vdm_xp_run_global,
    vdm_xp_run_context, vdm_xp_run_call, vdm_xp_run_dynamic, vdm_xp_run_partial,
    vdm_xp_run_named, vdm_xp_run_inline, vdm_xp_run_map_new,
    vdm_xp_run_array_square, vdm_xp_run_array_curly, vdm_xp_run_lookup,
    vdm_xp_run_for, vdm_xp_run_let, vdm_xp_run_some, vdm_xp_run_every,
    vdm_xp_run_if;
/* Calls any function item (functions.c). */
struct vdm_xp_seq vdm_xp_call_function(struct vdm_xp_call *call,
				       const struct vdm_xp_function *fn,
				       const struct vdm_xp_seq *args,
				       int count);

#endif
