/* SPDX-License-Identifier: MIT */
/* Functions on functions (F&O 3.1, 16), and random numbers. */
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/functions/sorting.h"
#include "xpath/static/static.h"
#include "xpath/tree/node.h"

/* A function argument of so many arguments. */
static struct vdm_xp_item
function_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *arg, int arity)
{
	struct vdm_xp_item fn = vdm_xp_at(arg, 0);

	if (vdm_xp_function_arity(&fn) != arity)
		vdm_xp_raise(call, "XPTY0004",
			     "a function of %d arguments, where one of %d is "
			     "required",
			     vdm_xp_function_arity(&fn), arity);
	return fn;
}

static int
truth_of(struct vdm_xp_call *call, struct vdm_xp_seq s)
{
	s = vdm_xp_atomise(call, s);
	if (s.n == 1 && vdm_xp_at(&s, 0).type == XT_UNTYPED) {
		struct vdm_xp_item u = vdm_xp_at(&s, 0);
		s = vdm_xp_one(vdm_xp_cast(call, &u, XT_BOOLEAN));
	}
	if (s.n != 1 || vdm_xp_at(&s, 0).type != XT_BOOLEAN)
		vdm_xp_raise(call, "XPTY0004",
			     "the function does not give one boolean");
	return vdm_xp_at(&s, 0).u.i != 0;
}

static struct vdm_xp_seq
fn_for_each(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = function_arg(call, &args[1], 1);
	struct vdm_xp_list out = {0};

	(void)n;
	for (size_t i = 0; i < args[0].n; i++) {
		struct vdm_xp_seq item = vdm_xp_one(vdm_xp_at(&args[0], i));
		struct vdm_xp_seq v = vdm_xp_invoke(call, &fn, &item, 1);
		vdm_xp_add_all(call, &out, &v);
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_filter(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = function_arg(call, &args[1], 1);
	struct vdm_xp_list out = {0};

	(void)n;
	for (size_t i = 0; i < args[0].n; i++) {
		struct vdm_xp_seq item = vdm_xp_one(vdm_xp_at(&args[0], i));
		if (truth_of(call, vdm_xp_invoke(call, &fn, &item, 1)))
			vdm_xp_add(call, &out, vdm_xp_at(&args[0], i));
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_fold_left(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = function_arg(call, &args[2], 2);
	struct vdm_xp_seq pair[2] = {args[1]};

	(void)n;
	for (size_t i = 0; i < args[0].n; i++) {
		pair[1] = vdm_xp_one(vdm_xp_at(&args[0], i));
		pair[0] = vdm_xp_invoke(call, &fn, pair, 2);
	}
	return pair[0];
}

static struct vdm_xp_seq
fn_fold_right(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = function_arg(call, &args[2], 2);
	struct vdm_xp_seq pair[2] = {{0}, args[1]};

	(void)n;
	for (size_t i = args[0].n; i-- > 0;) {
		pair[0] = vdm_xp_one(vdm_xp_at(&args[0], i));
		pair[1] = vdm_xp_invoke(call, &fn, pair, 2);
	}
	return pair[1];
}

static struct vdm_xp_seq
fn_for_each_pair(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = function_arg(call, &args[2], 2);
	struct vdm_xp_list out = {0};

	(void)n;
	for (size_t i = 0; i < args[0].n && i < args[1].n; i++) {
		struct vdm_xp_seq pair[2] = {
		    vdm_xp_one(vdm_xp_at(&args[0], i)),
		    vdm_xp_one(vdm_xp_at(&args[1], i))};
		struct vdm_xp_seq v = vdm_xp_invoke(call, &fn, pair, 2);
		vdm_xp_add_all(call, &out, &v);
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_sort(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const char *collation =
	    n > 1 && args[1].n > 0 ? vdm_xp_arg_z(call, &args[1]) : NULL;
	struct vdm_xp_item fn;
	struct vdm_xp_list out = {0};
	size_t count = args[0].n;

	if (n > 2)
		fn = function_arg(call, &args[2], 1);
	if (count > call->limits.items)
		vdm_xp_raise(call, "VDXP0002", "a sequence of %zu items",
			     count);
	struct vdm_xp_seq *members =
	    vdm_xp_alloc(call, count * sizeof *members);
	for (size_t i = 0; i < count; i++)
		members[i] = vdm_xp_one(vdm_xp_at(&args[0], i));
	struct vdm_xp_seq *keys =
	    vdm_xp_make_keys(call, members, count, n > 2 ? &fn : NULL);
	size_t *order = vdm_xp_sort_keys(call, collation, keys, count);
	for (size_t i = 0; i < count; i++)
		vdm_xp_add(call, &out, vdm_xp_at(&args[0], order[i]));
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_apply(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = vdm_xp_at(&args[0], 0);
	const struct vdm_xp_array *array = vdm_xp_at(&args[1], 0).u.array;

	(void)n;
	if ((size_t)vdm_xp_function_arity(&fn) != array->n)
		vdm_xp_raise(call, "FOAP0001",
			     "%zu arguments for a function that takes %d",
			     array->n, vdm_xp_function_arity(&fn));
	return vdm_xp_invoke(call, &fn, array->members, (int)array->n);
}

static struct vdm_xp_seq
fn_function_lookup(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	struct vdm_xp_item q = vdm_xp_at(&args[0], 0),
			   a = vdm_xp_at(&args[1], 0);
	const struct vdm_xp_builtin *builtin;
	const struct vdm_xp_function *fn;
	vdm_xp_wide arity = vdm_xp_wide_of(&a);

	(void)n;
	if (arity < 0 || arity > 1000)
		return vdm_xp_none();
	fn = vdm_xp_find_function(call, q.u.name->ns, q.u.name->local,
				  (int)arity, &builtin);
	if (fn == NULL)
		return vdm_xp_none();
	if (builtin != NULL && (builtin->uses & XP_USES_FOCUS)) {
		struct vdm_xp_function *copy = vdm_xp_alloc(call, sizeof *copy);
		*copy = *fn;
		copy->focus = call->focus;
		fn = copy;
	}
	return vdm_xp_one(vdm_xp_function_item(fn));
}

static struct vdm_xp_seq
fn_function_name(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item fn = vdm_xp_at(&args[0], 0);

	(void)n;
	if (fn.type != XT_FUNCTION || fn.u.fn->name == NULL)
		return vdm_xp_none();
	const struct vdm_xp_qname *q = fn.u.fn->name;
	return vdm_xp_one(vdm_xp_qname(call, q->ns, q->prefix, q->local));
}

static struct vdm_xp_seq
fn_function_arity(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		  int n)
{
	struct vdm_xp_item fn = vdm_xp_at(&args[0], 0);

	(void)call;
	(void)n;
	return vdm_xp_one(vdm_xp_int(vdm_xp_function_arity(&fn)));
}

/* ---- random-number-generator: xorshift*, from a seed */

static uint64_t
step(uint64_t x)
{
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	return x * 2685821657736338717ULL;
}

static struct vdm_xp_seq generator(struct vdm_xp_call *call, uint64_t seed);

static struct vdm_xp_seq
run_next(struct vdm_xp_call *call, void *context, const struct vdm_xp_seq *args,
	 int count)
{
	(void)args;
	(void)count;
	return generator(call, step(*(const uint64_t *)context));
}

static struct vdm_xp_seq
run_permute(struct vdm_xp_call *call, void *context,
	    const struct vdm_xp_seq *args, int count)
{
	uint64_t seed = *(const uint64_t *)context;
	struct vdm_xp_list out = {0};

	(void)count;
	vdm_xp_add_all(call, &out, &args[0]);
	for (size_t i = out.n; i > 1; i--) {
		seed = step(seed);
		size_t k = (size_t)((seed >> 11) % i);
		struct vdm_xp_item swap = out.items[i - 1];
		out.items[i - 1] = out.items[k];
		out.items[k] = swap;
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_item
random_function(struct vdm_xp_call *call, int arity, uint64_t *seed,
		struct vdm_xp_seq (*run)(struct vdm_xp_call *call,
					 void *context,
					 const struct vdm_xp_seq *args,
					 int count))
{
	struct vdm_xp_function *fn = vdm_xp_alloc(call, sizeof *fn);
	static const struct vdm_xp_type items = {
	    .occurs = '*', .item = XT_NONE, .kind = -1, .content = XT_NONE};
	static const struct vdm_xp_type item = {
	    .occurs = '1', .item = XT_NONE, .kind = -1, .content = XT_NONE};
	static const struct vdm_xp_type key = {
	    .occurs = '1', .item = XT_STRING, .kind = -1, .content = XT_NONE};
	static const struct vdm_xp_type map = {.occurs = '1',
					       .item = XT_MAP,
					       .kind = -1,
					       .content = XT_NONE,
					       .args = &key,
					       .args_count = 1,
					       .result = &item};

	fn->arity = arity;
	fn->params = &items;
	fn->result = arity == 0 ? &map : &items;
	fn->user = run;
	fn->user_context = seed;
	return vdm_xp_function_item(fn);
}

static struct vdm_xp_seq
generator(struct vdm_xp_call *call, uint64_t seed)
{
	struct vdm_xp_map *map = vdm_xp_map_new(call);
	uint64_t *kept = vdm_xp_alloc(call, sizeof *kept);

	*kept = seed;
	vdm_xp_map_put(call, map, vdm_xp_string("number"),
		       vdm_xp_one(vdm_xp_double((double)(step(seed) >> 11) /
						9007199254740992.0)));
	vdm_xp_map_put(call, map, vdm_xp_string("next"),
		       vdm_xp_one(random_function(call, 0, kept, run_next)));
	vdm_xp_map_put(call, map, vdm_xp_string("permute"),
		       vdm_xp_one(random_function(call, 1, kept, run_permute)));
	return vdm_xp_one(vdm_xp_map_item(map));
}

static struct vdm_xp_seq
fn_random(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	uint64_t seed = 88172645463325252ULL;

	if (n > 0 && args[0].n > 0) {
		struct vdm_xp_item item = vdm_xp_at(&args[0], 0);
		struct vdm_xp_item s = vdm_xp_string_of(call, &item);
		for (size_t i = 0; i < s.n; i++)
			seed =
			    (seed ^ (unsigned char)s.u.s[i]) * 1099511628211ULL;
	}
	return generator(call, step(seed | 1));
}

const struct vdm_xp_builtin vdm_xp_higher_functions[] = {
    {XP_FN, "for-each", 2, 2, "I*F1I*", fn_for_each, 0},
    {XP_FN, "filter", 2, 2, "I*F1I*", fn_filter, 0},
    {XP_FN, "fold-left", 3, 3, "I*I*F1I*", fn_fold_left, 0},
    {XP_FN, "fold-right", 3, 3, "I*I*F1I*", fn_fold_right, 0},
    {XP_FN, "for-each-pair", 3, 3, "I*I*F1I*", fn_for_each_pair, 0},
    {XP_FN, "sort", 1, 3, "I*s?F1I*", fn_sort, 0},
    {XP_FN, "apply", 2, 2, "F1A1I*", fn_apply, 0},
    {XP_FN, "function-lookup", 2, 2, "q1i1F?", fn_function_lookup,
     XP_USES_FOCUS},
    {XP_FN, "function-name", 1, 1, "F1q?", fn_function_name, 0},
    {XP_FN, "function-arity", 1, 1, "F1i1", fn_function_arity, 0},
    {XP_FN, "random-number-generator", 0, 1, "a?M1", fn_random, 0},
    {0}};
