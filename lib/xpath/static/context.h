/* SPDX-License-Identifier: MIT */
/* The static context: what an expression's names mean. */
#ifndef VDM_XPATH_STATIC_CONTEXT_H
#define VDM_XPATH_STATIC_CONTEXT_H

#include "xpath/value/value.h"

struct vdm_xp_binding {
	struct vdm_xp_binding *next;
	const char *prefix, *ns;
};

struct vdm_xp_declared {
	struct vdm_xp_declared *next;
	const char *ns, *local;
	const struct vdm_xp_type *type; /* NULL: any */
	int slot;
};

/* A decimal format (F&O 3.1, 4.7.1); characters are code points. */
struct vdm_xp_decimal_format {
	struct vdm_xp_decimal_format *next;
	const char *ns, *local; /* "" "": the default one */
	uint32_t decimal, grouping, minus, percent, per_mille, zero, digit,
	    pattern, exponent;
	const char *infinity, *nan;
};

struct vdm_xp_static {
	struct vdm_arena arena;
	struct vdm_xp_binding *bindings;
	const char *element_ns; /* of element names and types without prefix */
	const char *function_ns;
	const char *collation;
	const char *base; /* static base URI, or NULL */
	const char *language;
	struct vdm_xp_declared *variables;
	int variables_count;
	struct vdm_xp_function *functions; /* of the engine's user */
	size_t functions_count, functions_cap;
	struct vdm_xp_decimal_format *formats;
	const struct vdm_xp_builtin *const *builtins; /* tables, NULL behind */
	int xpath1; /* arithmetic and comparison of XPath 1.0 */
	int failed;
};

/* NULL: not bound. "" is no namespace. */
const char *vdm_xp_static_prefix(const struct vdm_xp_static *scope,
				 const char *prefix);
const struct vdm_xp_decimal_format *
vdm_xp_static_format(const struct vdm_xp_static *scope, const char *ns,
		     const char *local);

#endif
