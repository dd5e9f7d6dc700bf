/* SPDX-License-Identifier: MIT */
/* An expression as a tree: what the parser makes, static analysis resolves,
 * and evaluation runs. */
#ifndef VDM_XPATH_PARSE_EXPR_H
#define VDM_XPATH_PARSE_EXPR_H

#include "xpath/value/value.h"

enum {
	XP_LITERAL,
	XP_SEQUENCE,
	XP_RANGE,
	XP_OR,
	XP_AND,
	XP_GENERAL,
	XP_VALUE,
	XP_IS,
	XP_CONCAT,
	XP_ARITH,
	XP_UNARY,
	XP_SETS,
	XP_INSTANCE,
	XP_TREAT,
	XP_CASTABLE,
	XP_CAST,
	XP_SIMPLE_MAP,
	XP_PATH,
	XP_ROOT,
	XP_STEP,
	XP_FILTER,
	XP_VARIABLE,
	XP_GLOBAL,
	XP_CONTEXT,
	XP_CALL,
	XP_DYNAMIC,
	XP_PARTIAL,
	XP_NAMED,
	XP_INLINE,
	XP_MAP_NEW,
	XP_ARRAY_SQUARE,
	XP_ARRAY_CURLY,
	XP_LOOKUP,
	XP_FOR,
	XP_LET,
	XP_SOME,
	XP_EVERY,
	XP_IF,
	XP_PLACEHOLDER,
	XP_OPS
};

/* `how` of XP_ARITH, of comparisons, and of XP_SETS. */
enum { XP_ADD, XP_SUBTRACT, XP_MULTIPLY, XP_DIVIDE, XP_IDIVIDE, XP_MODULO };
enum { XP_EQ, XP_NE, XP_LT, XP_LE, XP_GT, XP_GE, XP_SAME, XP_BEFORE, XP_AFTER };
enum { XP_UNION, XP_INTERSECT, XP_EXCEPT };

enum {
	XP_AXIS_CHILD,
	XP_AXIS_DESCENDANT,
	XP_AXIS_ATTRIBUTE,
	XP_AXIS_SELF,
	XP_AXIS_DESCENDANT_SELF,
	XP_AXIS_FOLLOWING_SIBLING,
	XP_AXIS_FOLLOWING,
	XP_AXIS_NAMESPACE,
	XP_AXIS_PARENT,
	XP_AXIS_ANCESTOR,
	XP_AXIS_PRECEDING_SIBLING,
	XP_AXIS_PRECEDING,
	XP_AXIS_ANCESTOR_SELF
};
static inline int
vdm_xp_axis_is_reverse(int axis)
{
	return axis >= XP_AXIS_PARENT;
}

typedef struct vdm_xp_seq vdm_xp_run(struct vdm_xp_call *call,
				     const struct vdm_xp_expr *e);

/*
 * Kids by op: the operands in order; XP_STEP: predicates; XP_FILTER: what is
 * filtered, then predicates; XP_CALL, XP_PARTIAL: arguments; XP_DYNAMIC: the
 * function, then arguments; XP_FOR, XP_SOME, XP_EVERY, XP_LET: what is bound,
 * then the body; XP_INLINE: the body; XP_MAP_NEW: keys and values by turns;
 * XP_LOOKUP: what is looked into (absent: the context), then the key
 * (absent: all).
 */
struct vdm_xp_expr {
	vdm_xp_run *run;
	struct vdm_xp_expr **kids;
	int count;
	uint8_t op, how, axis;
	uint8_t unary;      /* XP_LOOKUP of the context */
	uint8_t is_arrow;   /* XP_CALL, XP_DYNAMIC by => */
	uint8_t can_number; /* a predicate that may select by position */
	uint8_t no_sort;    /* XP_PATH: already in document order */
	uint8_t uses_last;  /* asks last() of its focus, or may */
	uint32_t column;
	int slot; /* of a variable; XP_INLINE: how many its frame has */
	struct vdm_xp_seq value;        /* XP_LITERAL */
	const struct vdm_xp_type *type; /* of casts and tests, XP_STEP's test */
	const char *ns, *prefix, *local; /* of names; ns NULL: not resolved */
	const struct vdm_xp_builtin
	    *builtin; /* XP_CALL, XP_PARTIAL, XP_NAMED */
	const struct vdm_xp_function *function; /* what is called, resolved */
	/* XP_INLINE: its parameters, and what it keeps of the outer frame */
	const struct vdm_xp_type *params, *result;
	const struct vdm_xp_qname *param_names;
	int params_count;
	const int *captured; /* slots outside, then inside, by turns */
	int captured_count;
	const struct vdm_xp_static *scope;
};

/* Parses a whole expression; errors are raised. */
struct vdm_xp_expr *vdm_xp_parse(struct vdm_xp_call *call, const char *s,
				 size_t n);
/* Parses a sequence type alone, for functions declared by the user. */

#endif
