/* SPDX-License-Identifier: MIT */
/* Path expressions, steps and node tests. */
#include "xpath/parse/parser.h"

#include <string.h>

static const char *const axes[] = {"child",
				   "descendant",
				   "attribute",
				   "self",
				   "descendant-or-self",
				   "following-sibling",
				   "following",
				   "namespace",
				   "parent",
				   "ancestor",
				   "preceding-sibling",
				   "preceding",
				   "ancestor-or-self"};

static struct vdm_xp_type *
test_new(struct vdm_xp_parser *p, int kind)
{
	struct vdm_xp_type *t = vdm_xp_alloc(p->call, sizeof *t);

	t->occurs = '1';
	t->item = XT_NODE;
	t->kind = (int8_t)kind;
	t->any_name = 1;
	t->content = XT_NONE;
	return t;
}

/* descendant-or-self::node(), what "//" stands for */
static struct vdm_xp_expr *
deep_step(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_STEP);

	e->axis = XP_AXIS_DESCENDANT_SELF;
	e->type = test_new(p, -1);
	return e;
}

/* A name, a wildcard or a kind test; `axis` says what a name alone names. */
static const struct vdm_xp_type *
parse_test(struct vdm_xp_parser *p, int axis)
{
	int kind = axis == XP_AXIS_ATTRIBUTE   ? XP_NODE_ATTRIBUTE
		   : axis == XP_AXIS_NAMESPACE ? XP_NODE_NAMESPACE
					       : XP_NODE_ELEMENT;
	struct vdm_xp_type *t = test_new(p, kind);

	if (vdm_xp_accept(p, "*"))
		return t;
	if (p->token.kind == XP_TOKEN_NAME && vdm_xp_is_kind_test(p)) {
		vdm_xp_parse_kind_test(p, t);
		return t;
	}
	if (p->token.kind != XP_TOKEN_NAME && p->token.kind != XP_TOKEN_WILD)
		vdm_xp_fail(p, "no name or node test here");
	t->any_name = 0;
	t->local = p->token.local;
	t->any_local = p->token.local == NULL;
	t->any_ns = p->token.kind == XP_TOKEN_WILD && p->token.uri == NULL &&
		    p->token.prefix == NULL;
	if (p->token.uri != NULL) {
		t->ns = p->token.uri;
	} else if (!t->any_ns) {
		t->ns = p->token.prefix != NULL ? p->token.prefix : "";
		t->by_prefix = 1;
	}
	if (p->token.kind == XP_TOKEN_NAME && vdm_xp_behind_is(p, "("))
		vdm_xp_fail(p, "no function may stand here");
	vdm_xp_next(p);
	return t;
}

static int
axis_at(struct vdm_xp_parser *p)
{
	if (p->token.kind != XP_TOKEN_NAME || p->token.prefix != NULL ||
	    p->token.uri != NULL || !vdm_xp_behind_is(p, "::"))
		return -1;
	for (size_t i = 0; i < sizeof axes / sizeof *axes; i++)
		if (strcmp(axes[i], p->token.local) == 0)
			return (int)i;
	vdm_xp_fail(p, "there is no axis \"%s\"", p->token.local);
}

static void
parse_predicates(struct vdm_xp_parser *p, struct vdm_xp_expr *e)
{
	while (vdm_xp_accept(p, "[")) {
		vdm_xp_add_kid(p, e, p->sequence(p));
		vdm_xp_expect(p, "]");
	}
}

static struct vdm_xp_expr *
parse_axis_step(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_STEP);
	int axis = axis_at(p);

	if (vdm_xp_accept(p, "..")) {
		e->axis = XP_AXIS_PARENT;
		e->type = test_new(p, -1);
	} else if (vdm_xp_accept(p, "@")) {
		e->axis = XP_AXIS_ATTRIBUTE;
		e->type = parse_test(p, e->axis);
	} else if (axis >= 0) {
		vdm_xp_next(p);
		vdm_xp_next(p);
		e->axis = (uint8_t)axis;
		e->type = parse_test(p, axis);
	} else {
		e->type = parse_test(p, XP_AXIS_CHILD);
		e->axis = e->type->kind == XP_NODE_ATTRIBUTE ? XP_AXIS_ATTRIBUTE
			  : e->type->kind == XP_NODE_NAMESPACE
			      ? XP_AXIS_NAMESPACE
			      : XP_AXIS_CHILD;
	}
	parse_predicates(p, e);
	return e;
}

static int
starts_step(struct vdm_xp_parser *p)
{
	if (p->token.kind == XP_TOKEN_NAME || p->token.kind == XP_TOKEN_WILD)
		return 1;
	if (vdm_xp_is(p, "*") || vdm_xp_is(p, "@") || vdm_xp_is(p, ".."))
		return 1;
	return vdm_xp_starts_primary(p);
}

static struct vdm_xp_expr *
parse_step(struct vdm_xp_parser *p)
{
	if (p->token.kind == XP_TOKEN_WILD || vdm_xp_is(p, "*") ||
	    vdm_xp_is(p, "@") || vdm_xp_is(p, ".."))
		return parse_axis_step(p);
	if (p->token.kind != XP_TOKEN_NAME)
		return vdm_xp_parse_postfix(p);
	if (vdm_xp_behind_is(p, "#"))
		return vdm_xp_parse_postfix(p);
	if (vdm_xp_behind_is(p, "(") && !vdm_xp_is_kind_test(p))
		return vdm_xp_parse_postfix(p);
	if ((vdm_xp_is_word(p, "map") || vdm_xp_is_word(p, "array")) &&
	    vdm_xp_behind_is(p, "{"))
		return vdm_xp_parse_postfix(p);
	return parse_axis_step(p);
}

static struct vdm_xp_expr *
parse_steps(struct vdm_xp_parser *p, struct vdm_xp_expr *left)
{
	for (;;) {
		if (left != NULL && vdm_xp_accept(p, "//"))
			left = vdm_xp_binary(p, XP_PATH, 0, left, deep_step(p));
		else if (left != NULL && !vdm_xp_accept(p, "/"))
			return left;
		struct vdm_xp_expr *step = parse_step(p);
		left = left == NULL ? step
				    : vdm_xp_binary(p, XP_PATH, 0, left, step);
	}
}

struct vdm_xp_expr *
vdm_xp_parse_path(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *root = vdm_xp_expr_new(p, XP_ROOT);

	if (vdm_xp_accept(p, "//")) {
		root = vdm_xp_binary(p, XP_PATH, 0, root, deep_step(p));
		return parse_steps(
		    p, vdm_xp_binary(p, XP_PATH, 0, root, parse_step(p)));
	}
	if (!vdm_xp_accept(p, "/"))
		return parse_steps(p, NULL);
	if (!starts_step(p))
		return root;
	return parse_steps(p,
			   vdm_xp_binary(p, XP_PATH, 0, root, parse_step(p)));
}
