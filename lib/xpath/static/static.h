/* SPDX-License-Identifier: MIT */
/* Static analysis: names become what they stand for, variables become places
 * in a frame, and what can be told beforehand is told. */
#ifndef VDM_XPATH_STATIC_STATIC_H
#define VDM_XPATH_STATIC_STATIC_H

#include "xpath/parse/expr.h"
#include "xpath/static/context.h"

/* Resolves an expression; `*slots` is how many variables its frame has. The
 * call is the one that compiles; errors are raised. */
struct vdm_xp_expr *vdm_xp_resolve(struct vdm_xp_call *call,
				   struct vdm_xp_expr *e, const char *text,
				   size_t n, int *slots);

/* types.c: `what` is the code for a type that is unknown. */
void vdm_xp_resolve_type(struct vdm_xp_call *call,
			 const struct vdm_xp_type *type, const char *code);
/* functions.c: what a name and a number of arguments call, or NULL. */
const struct vdm_xp_function *
vdm_xp_find_function(struct vdm_xp_call *call, const char *ns,
		     const char *local, int arity,
		     const struct vdm_xp_builtin **builtin);
/* optimise.c: what is simpler and means the same. */
struct vdm_xp_expr *vdm_xp_simplify(struct vdm_xp_expr *e);

/* pattern.c: what of it no pattern may have; NULL: it is one. */
const struct vdm_xp_expr *vdm_xp_pattern_fault(const struct vdm_xp_expr *e);

#endif
