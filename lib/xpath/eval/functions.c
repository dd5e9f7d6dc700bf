/* SPDX-License-Identifier: MIT */
/* Calling functions: built-in, inline, partly applied, maps and arrays. */
#include <assert.h>
#include <string.h>

#include "xpath/eval/eval.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

#define FEW 8 /* arguments that need no memory of their own */

static struct vdm_xp_seq *
room_for(struct vdm_xp_call *call, struct vdm_xp_seq *few, int count)
{
	return count <= FEW ? few
			    : vdm_xp_alloc(call, (size_t)count * sizeof *few);
}

static void
evaluate_arguments(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
		   int from, struct vdm_xp_seq *args)
{
	for (int i = from; i < e->count; i++)
		args[i - from] = e->kids[i]->op == XP_PLACEHOLDER
				     ? vdm_xp_none()
				     : vdm_xp_eval(call, e->kids[i]);
}

/* The arguments of a map or an array: one key. */
static struct vdm_xp_seq
look_up(struct vdm_xp_call *call, const struct vdm_xp_item *self,
	const struct vdm_xp_seq *arg)
{
	static const struct vdm_xp_type one_key = {.occurs = '1',
						   .item = XT_ANYATOMIC,
						   .kind = -1,
						   .content = XT_NONE};
	static const struct vdm_xp_type one_index = {
	    .occurs = '1', .item = XT_INTEGER, .kind = -1, .content = XT_NONE};
	struct vdm_xp_seq key = vdm_xp_convert(
	    call, *arg, self->type == XT_MAP ? &one_key : &one_index);
	struct vdm_xp_item k = vdm_xp_at(&key, 0);

	if (self->type == XT_MAP) {
		const struct vdm_xp_seq *v = vdm_xp_map_get(self->u.map, &k);
		return v != NULL ? *v : vdm_xp_none();
	}
	vdm_xp_wide i = vdm_xp_wide_of(&k);
	if (i < 1 || i > (vdm_xp_wide)self->u.array->n)
		vdm_xp_raise(call, "FOAY0001",
			     "the array has %zu members and not that one",
			     self->u.array->n);
	return self->u.array->members[i - 1];
}

static struct vdm_xp_seq
run_body(struct vdm_xp_call *call, const struct vdm_xp_function *fn,
	 const struct vdm_xp_seq *args)
{
	struct vdm_xp_seq *outer = call->frame;
	struct vdm_xp_focus focus = call->focus;

	call->frame =
	    vdm_xp_alloc(call, ((size_t)fn->frame_size + 1) * sizeof *outer);
	for (int i = 0; i < fn->arity; i++)
		call->frame[i] = args[i];
	for (int i = 0; i < fn->closure_count; i++)
		call->frame[fn->slots[2 * i + 1]] = fn->closure[i];
	memset(&call->focus, 0, sizeof call->focus);
	struct vdm_xp_seq s = vdm_xp_eval(call, fn->body);
	call->frame = outer;
	call->focus = focus;
	return s;
}

static struct vdm_xp_seq
run_native(struct vdm_xp_call *call, const struct vdm_xp_function *fn,
	   const struct vdm_xp_seq *args, int count)
{
	struct vdm_xp_focus focus = call->focus;

	call->focus = fn->focus;
	struct vdm_xp_seq s = fn->native(call, args, count);
	call->focus = focus;
	return s;
}

/* A partial application, or one that only converts. */
static struct vdm_xp_seq
run_base(struct vdm_xp_call *call, const struct vdm_xp_function *fn,
	 const struct vdm_xp_seq *args, int count)
{
	struct vdm_xp_seq few[FEW], *all = room_for(call, few, fn->base_arity);
	int next = 0;

	if (fn->is_bound == NULL)
		return vdm_xp_call_function(call, fn->base, args, count);
	for (int i = 0; i < fn->base_arity; i++)
		all[i] = fn->is_bound[i] ? fn->bound[i] : args[next++];
	return vdm_xp_call_function(call, fn->base, all, fn->base_arity);
}

struct vdm_xp_seq
vdm_xp_call_function(struct vdm_xp_call *call, const struct vdm_xp_function *fn,
		     const struct vdm_xp_seq *args, int count)
{
	struct vdm_xp_seq few[FEW], *converted, out;

	if (count != fn->arity)
		vdm_xp_raise(call, "XPTY0004",
			     "%d arguments for a function that takes %d", count,
			     fn->arity);
	if (++call->depth > call->limits.depth)
		vdm_xp_eval_too_deep(call);
	if (fn->params != NULL && count > 0) {
		converted = room_for(call, few, count);
		for (int i = 0; i < count; i++)
			converted[i] =
			    vdm_xp_convert(call, args[i], &fn->params[i]);
		args = converted;
	}
	if (fn->self != NULL && count == 1)
		out = look_up(call, fn->self, args);
	else if (fn->body != NULL)
		out = run_body(call, fn, args);
	else if (fn->base != NULL)
		out = run_base(call, fn, args, count);
	else if (fn->user != NULL)
		out = fn->user(call, fn->user_context, args, count);
	else if (fn->native != NULL)
		out = run_native(call, fn, args, count);
	else
		vdm_xp_raise(call, "XPST0017", "a function without a body");
	if (fn->result != NULL && fn->native == NULL)
		out = vdm_xp_convert(call, out, fn->result);
	call->depth--;
	return out;
}

/* A function by its name: its focus is where it stands. */
struct vdm_xp_seq
vdm_xp_run_call(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	const struct vdm_xp_function *fn = e->function;
	struct vdm_xp_seq few[FEW], *args = room_for(call, few, e->count);

	evaluate_arguments(call, e, 0, args);
	if (call->scope->xpath1 && fn->params != NULL)
		for (int i = 0; i < e->count; i++)
			args[i] =
			    vdm_xp_convert_old(call, args[i], &fn->params[i]);
	if (fn->native == NULL)
		return vdm_xp_call_function(call, fn, args, e->count);
	assert(fn->params != NULL || e->count == 0);
	for (int i = 0; i < e->count; i++)
		if (fn->params[i].occurs != '*' ||
		    fn->params[i].item != XT_NONE)
			args[i] = vdm_xp_convert(call, args[i], &fn->params[i]);
	return fn->native(call, args, e->count);
}

static struct vdm_xp_function *
bind(struct vdm_xp_call *call, const struct vdm_xp_function *base,
     const struct vdm_xp_expr *e, int from, const struct vdm_xp_seq *args)
{
	int count = e->count - from, open = 0;
	struct vdm_xp_function *fn = vdm_xp_alloc(call, sizeof *fn);
	uint8_t *is_bound = vdm_xp_alloc(call, (size_t)count);
	struct vdm_xp_type *params =
	    vdm_xp_alloc(call, (size_t)count * sizeof *params);
	struct vdm_xp_seq *bound =
	    vdm_xp_alloc(call, (size_t)count * sizeof *bound);
	static const struct vdm_xp_type any = {
	    .occurs = '*', .item = XT_NONE, .kind = -1, .content = XT_NONE};

	for (int i = 0; i < count; i++) {
		const struct vdm_xp_type *type =
		    base->params != NULL ? &base->params[i] : &any;
		is_bound[i] = e->kids[from + i]->op != XP_PLACEHOLDER;
		if (is_bound[i])
			bound[i] = vdm_xp_convert(call, args[i], type);
		else
			params[open++] = *type;
	}
	fn->arity = open;
	fn->params = params;
	fn->result = base->result;
	fn->base = base;
	fn->bound = bound;
	fn->is_bound = is_bound;
	fn->base_arity = count;
	return fn;
}

static int
has_placeholder(const struct vdm_xp_expr *e)
{
	for (int i = 0; i < e->count; i++)
		if (e->kids[i]->op == XP_PLACEHOLDER)
			return 1;
	return 0;
}

struct vdm_xp_seq
vdm_xp_run_dynamic(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq f = vdm_xp_eval(call, e->kids[0]);
	struct vdm_xp_seq few[FEW], *args = room_for(call, few, e->count);
	int count = e->count - 1;

	if (f.n != 1 || vdm_xp_at(&f, 0).type < XT_FUNCTION ||
	    vdm_xp_at(&f, 0).type > XT_ARRAY)
		vdm_xp_raise(call, "XPTY0004", "what is called is no function");
	struct vdm_xp_item fn = vdm_xp_at(&f, 0);
	evaluate_arguments(call, e, 1, args);
	if (!has_placeholder(e))
		return vdm_xp_invoke(call, &fn, args, count);
	if (vdm_xp_function_arity(&fn) != count)
		vdm_xp_raise(call, "XPTY0004",
			     "%d arguments for a function that takes %d", count,
			     vdm_xp_function_arity(&fn));
	const struct vdm_xp_function *base = fn.u.fn;
	if (fn.type != XT_FUNCTION) {
		struct vdm_xp_function *as = vdm_xp_alloc(call, sizeof *as);
		struct vdm_xp_item *self = vdm_xp_alloc(call, sizeof *self);
		*self = fn;
		as->arity = 1;
		as->self = self;
		base = as;
	}
	return vdm_xp_one(vdm_xp_function_item(bind(call, base, e, 1, args)));
}

/* A copy that keeps the focus of the place where the name stands. */
static const struct vdm_xp_function *
with_focus(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_function *fn;

	if (e->builtin == NULL || !(e->builtin->uses & XP_USES_FOCUS))
		return e->function;
	fn = vdm_xp_alloc(call, sizeof *fn);
	*fn = *e->function;
	fn->focus = call->focus;
	return fn;
}

struct vdm_xp_seq
vdm_xp_run_partial(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq few[FEW], *args = room_for(call, few, e->count);

	evaluate_arguments(call, e, 0, args);
	return vdm_xp_one(
	    vdm_xp_function_item(bind(call, with_focus(call, e), e, 0, args)));
}

struct vdm_xp_seq
vdm_xp_run_named(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	return vdm_xp_one(vdm_xp_function_item(with_focus(call, e)));
}

struct vdm_xp_seq
vdm_xp_run_inline(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_function *fn = vdm_xp_alloc(call, sizeof *fn);
	struct vdm_xp_seq *closure =
	    vdm_xp_alloc(call, (size_t)e->captured_count * sizeof *closure);

	for (int i = 0; i < e->captured_count; i++)
		closure[i] = call->frame[e->captured[2 * i]];
	fn->arity = e->params_count;
	fn->params = e->params;
	fn->result = e->result;
	fn->body = e->kids[0];
	fn->closure = closure;
	fn->slots = e->captured;
	fn->closure_count = e->captured_count;
	fn->frame_size = e->slot;
	return vdm_xp_one(vdm_xp_function_item(fn));
}
