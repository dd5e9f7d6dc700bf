/* SPDX-License-Identifier: MIT */
/* Walks an expression once and resolves its names. */
#include "xpath/static/static.h"

#include <string.h>

#include "xpath/eval/eval.h"
#include "xpath/lex/lex.h"

struct variable {
	const char *ns, *local;
	int slot;
};

/* One frame: of the whole expression, or of an inline function. */
struct level {
	struct level *outer;
	struct variable *vars;
	size_t count, cap;
	int next_slot;
	int *captured; /* slots outside and inside, by turns */
	size_t captured_count, captured_cap;
};

struct resolver {
	struct vdm_xp_call *call;
	const char *text;
	size_t n, depth;
	struct vdm_xp_counted counted;
};

static struct vdm_xp_expr *resolve(struct resolver *r, struct vdm_xp_expr *e,
				   struct level *level);

static void
push(struct resolver *r, struct level *level, const char *ns, const char *local,
     int slot)
{
	level->vars = vdm_arena_grow(&r->call->arena, level->vars, &level->cap,
				     level->count + 1, sizeof *level->vars);
	if (level->vars == NULL)
		vdm_xp_raise(r->call, "VDXP0006", "out of memory");
	level->vars[level->count++] = (struct variable){ns, local, slot};
}

static const char *
variable_ns(struct resolver *r, const char *uri, const char *prefix)
{
	const char *ns;

	if (uri != NULL)
		return uri;
	if (prefix == NULL)
		return "";
	ns = vdm_xp_static_prefix(r->call->scope, prefix);
	if (ns == NULL)
		vdm_xp_raise(r->call, "XPST0081",
			     "the prefix \"%s\" is not bound", prefix);
	return ns;
}

/* The slot of a variable in a level, taken over from outside where it must be;
 * -1: there is none. */
static int
find(struct resolver *r, struct level *level, const char *ns, const char *local)
{
	int outer;

	if (level == NULL)
		return -1;
	for (size_t i = level->count; i-- > 0;)
		if (strcmp(level->vars[i].local, local) == 0 &&
		    strcmp(level->vars[i].ns, ns) == 0)
			return level->vars[i].slot;
	if ((outer = find(r, level->outer, ns, local)) < 0)
		return -1;
	for (size_t i = 0; i < level->captured_count; i++)
		if (level->captured[2 * i] == outer)
			return level->captured[2 * i + 1];
	level->captured = vdm_arena_grow(
	    &r->call->arena, level->captured, &level->captured_cap,
	    2 * level->captured_count + 2, sizeof *level->captured);
	if (level->captured == NULL)
		vdm_xp_raise(r->call, "VDXP0006", "out of memory");
	level->captured[2 * level->captured_count] = outer;
	level->captured[2 * level->captured_count + 1] = level->next_slot;
	level->captured_count++;
	return level->next_slot++;
}

static void
resolve_variable(struct resolver *r, struct vdm_xp_expr *e, struct level *level)
{
	e->ns = variable_ns(r, e->ns, e->prefix);
	e->slot = find(r, level, e->ns, e->local);
	if (e->slot >= 0)
		return;
	for (const struct vdm_xp_declared *d = r->call->scope->variables;
	     d != NULL; d = d->next)
		if (strcmp(d->local, e->local) == 0 &&
		    strcmp(d->ns, e->ns) == 0) {
			e->op = XP_GLOBAL;
			e->slot = d->slot;
			return;
		}
	vdm_xp_raise(r->call, "XPST0008", "there is no variable $%s", e->local);
}

/* for, let, some, every */
static void
resolve_binding(struct resolver *r, struct vdm_xp_expr *e, struct level *level)
{
	e->ns = variable_ns(r, e->ns, e->prefix);
	e->kids[0] = resolve(r, e->kids[0], level);
	e->slot = level->next_slot++;
	push(r, level, e->ns, e->local, e->slot);
	e->kids[1] = resolve(r, e->kids[1], level);
	level->count--;
}

static void
resolve_inline(struct resolver *r, struct vdm_xp_expr *e, struct level *outer)
{
	struct level level = {.outer = outer};

	for (int i = 0; i < e->params_count; i++) {
		const struct vdm_xp_qname *name = &e->param_names[i];
		const char *ns = variable_ns(r, name->ns, name->prefix);
		for (size_t k = 0; k < level.count; k++)
			if (strcmp(level.vars[k].local, name->local) == 0 &&
			    strcmp(level.vars[k].ns, ns) == 0)
				vdm_xp_raise(r->call, "XQST0039",
					     "two parameters $%s", name->local);
		push(r, &level, ns, name->local, level.next_slot++);
		vdm_xp_resolve_type(r->call, &e->params[i], "XPST0051");
	}
	if (e->result != NULL)
		vdm_xp_resolve_type(r->call, e->result, "XPST0051");
	e->kids[0] = resolve(r, e->kids[0], &level);
	e->slot = level.next_slot;
	e->captured = level.captured;
	e->captured_count = (int)level.captured_count;
}

static void
resolve_call(struct resolver *r, struct vdm_xp_expr *e)
{
	int arity = e->op == XP_NAMED ? e->slot : e->count;

	if (e->ns == NULL) {
		e->ns = e->prefix != NULL
			    ? vdm_xp_static_prefix(r->call->scope, e->prefix)
			    : r->call->scope->function_ns;
		if (e->ns == NULL)
			vdm_xp_raise(r->call, "XPST0081",
				     "the prefix \"%s\" is not bound",
				     e->prefix);
	}
	e->function =
	    vdm_xp_find_function(r->call, e->ns, e->local, arity, &e->builtin);
	if (e->function == NULL)
		vdm_xp_raise(r->call, "XPST0017",
			     "there is no function %s#%d in \"%s\"", e->local,
			     arity, e->ns);
	for (int i = 0; i < e->count && e->op == XP_CALL; i++)
		if (e->kids[i]->op == XP_PLACEHOLDER)
			e->op = XP_PARTIAL;
}

static struct vdm_xp_expr *
resolve(struct resolver *r, struct vdm_xp_expr *e, struct level *level)
{
	if (++r->depth > r->call->limits.depth)
		vdm_xp_raise(r->call, "VDXP0001",
			     "an expression nested more than %zu deep",
			     r->call->limits.depth);
	e->column = (uint32_t)vdm_xp_column(&r->counted, r->text, e->column);
	r->call->error.column = e->column;
	e->scope = r->call->scope;
	switch (e->op) {
	case XP_FOR:
	case XP_LET:
	case XP_SOME:
	case XP_EVERY:
		resolve_binding(r, e, level);
		break;
	case XP_INLINE:
		resolve_inline(r, e, level);
		break;
	default:
		for (int i = 0; i < e->count; i++)
			e->kids[i] = resolve(r, e->kids[i], level);
		r->call->error.column = e->column;
		if (e->op == XP_VARIABLE)
			resolve_variable(r, e, level);
		else if (e->op == XP_CALL || e->op == XP_NAMED)
			resolve_call(r, e);
		else if (e->type != NULL)
			vdm_xp_resolve_type(r->call, e->type,
					    e->op == XP_CAST ||
						    e->op == XP_CASTABLE
						? "XPST0052"
						: "XPST0051");
		break;
	}
	e = vdm_xp_simplify(e);
	e->run = vdm_xp_ops[e->op];
	r->depth--;
	return e;
}

struct vdm_xp_expr *
vdm_xp_resolve(struct vdm_xp_call *call, struct vdm_xp_expr *e,
	       const char *text, size_t n, int *slots)
{
	struct resolver r = {.call = call, .text = text, .n = n};
	struct level level = {0};

	*slots = 0;
	e = resolve(&r, e, &level);
	*slots = level.next_slot;
	return e;
}
