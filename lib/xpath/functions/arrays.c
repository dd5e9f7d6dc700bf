/* SPDX-License-Identifier: MIT */
/* Functions on arrays (F&O 3.1, 17.3). */
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/functions/sorting.h"
#include "xpath/tree/node.h"

static const struct vdm_xp_array *
array_arg(const struct vdm_xp_seq *arg)
{
	return vdm_xp_at(arg, 0).u.array;
}

static struct vdm_xp_seq
array_seq(struct vdm_xp_call *call, const struct vdm_xp_seq *members, size_t n)
{
	return vdm_xp_one(vdm_xp_array_new(call, members, n));
}

static struct vdm_xp_item
function_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *arg, int arity)
{
	struct vdm_xp_item fn = vdm_xp_at(arg, 0);

	if (vdm_xp_function_arity(&fn) != arity)
		vdm_xp_raise(call, "XPTY0004",
			     "a function of %d arguments is "
			     "required",
			     arity);
	return fn;
}

/* An index from 0, at most `most`; FOAY0001 beyond. */
static size_t
index_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *arg, size_t most)
{
	struct vdm_xp_item item = vdm_xp_at(arg, 0);
	vdm_xp_wide at = vdm_xp_wide_of(&item);

	if (at < 1 || at > (vdm_xp_wide)most)
		vdm_xp_raise(call, "FOAY0001", "the array has no such member");
	return (size_t)at - 1;
}

static struct vdm_xp_seq
array_size(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return vdm_xp_one(vdm_xp_int((int64_t)array_arg(&args[0])->n));
}

static struct vdm_xp_seq
array_get(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);

	(void)n;
	return a->members[index_arg(call, &args[1], a->n)];
}

/* A copy with room for `more`, a gap of them at `at`, `less` left out there. */
static struct vdm_xp_seq *
copy_with(struct vdm_xp_call *call, const struct vdm_xp_array *a, size_t at,
	  size_t more, size_t less)
{
	struct vdm_xp_seq *out =
	    vdm_xp_alloc(call, (a->n + more - less) * sizeof *out);

	if (at > 0)
		memcpy(out, a->members, at * sizeof *out);
	if (a->n > at + less)
		memcpy(out + at + more, a->members + at + less,
		       (a->n - at - less) * sizeof *out);
	return out;
}

static struct vdm_xp_seq
array_put(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	size_t at = index_arg(call, &args[1], a->n);
	struct vdm_xp_seq *out = copy_with(call, a, at, 1, 1);

	(void)n;
	out[at] = args[2];
	return array_seq(call, out, a->n);
}

static struct vdm_xp_seq
array_append(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	struct vdm_xp_seq *out = copy_with(call, a, a->n, 1, 0);

	(void)n;
	out[a->n] = args[1];
	return array_seq(call, out, a->n + 1);
}

static struct vdm_xp_seq
array_subarray(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	size_t from = index_arg(call, &args[1], a->n + 1), count = a->n - from;

	if (n > 2) {
		struct vdm_xp_item item = vdm_xp_at(&args[2], 0);
		vdm_xp_wide w = vdm_xp_wide_of(&item);
		if (w < 0)
			vdm_xp_raise(call, "FOAY0002", "a negative length");
		if (w > (vdm_xp_wide)count)
			vdm_xp_raise(call, "FOAY0001", "the array is shorter");
		count = (size_t)w;
	}
	return array_seq(call, a->members + from, count);
}

static struct vdm_xp_seq
array_remove(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	uint8_t *gone = vdm_xp_alloc(call, a->n);
	struct vdm_xp_seq *out = vdm_xp_alloc(call, a->n * sizeof *out);
	size_t kept = 0;

	(void)n;
	for (size_t i = 0; i < args[1].n; i++) {
		struct vdm_xp_seq one = vdm_xp_one(vdm_xp_at(&args[1], i));
		gone[index_arg(call, &one, a->n)] = 1;
	}
	for (size_t i = 0; i < a->n; i++)
		if (!gone[i])
			out[kept++] = a->members[i];
	return array_seq(call, out, kept);
}

static struct vdm_xp_seq
array_insert_before(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		    int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	size_t at = index_arg(call, &args[1], a->n + 1);
	struct vdm_xp_seq *out = copy_with(call, a, at, 1, 0);

	(void)n;
	out[at] = args[2];
	return array_seq(call, out, a->n + 1);
}

static void
not_empty(struct vdm_xp_call *call, const struct vdm_xp_array *a)
{
	if (a->n == 0)
		vdm_xp_raise(call, "FOAY0001", "the array is empty");
}

static struct vdm_xp_seq
array_head(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	not_empty(call, array_arg(&args[0]));
	return array_arg(&args[0])->members[0];
}

static struct vdm_xp_seq
array_tail(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);

	(void)n;
	not_empty(call, a);
	return array_seq(call, a->members + 1, a->n - 1);
}

static struct vdm_xp_seq
array_reverse(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	struct vdm_xp_seq *out = vdm_xp_alloc(call, a->n * sizeof *out);

	(void)n;
	for (size_t i = 0; i < a->n; i++)
		out[i] = a->members[a->n - 1 - i];
	return array_seq(call, out, a->n);
}

static struct vdm_xp_seq
array_join(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	size_t total = 0, at = 0;

	(void)n;
	for (size_t i = 0; i < args[0].n; i++)
		total += vdm_xp_at(&args[0], i).u.array->n;
	struct vdm_xp_seq *out = vdm_xp_alloc(call, total * sizeof *out);
	for (size_t i = 0; i < args[0].n; i++) {
		const struct vdm_xp_array *a = vdm_xp_at(&args[0], i).u.array;
		if (a->n > 0)
			memcpy(out + at, a->members, a->n * sizeof *out);
		at += a->n;
	}
	return array_seq(call, out, total);
}

static struct vdm_xp_seq
array_for_each(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	struct vdm_xp_item fn = function_arg(call, &args[1], 1);
	struct vdm_xp_seq *out = vdm_xp_alloc(call, a->n * sizeof *out);

	(void)n;
	for (size_t i = 0; i < a->n; i++)
		out[i] = vdm_xp_invoke(call, &fn, &a->members[i], 1);
	return array_seq(call, out, a->n);
}

static struct vdm_xp_seq
array_filter(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	struct vdm_xp_item fn = function_arg(call, &args[1], 1);
	struct vdm_xp_seq *out = vdm_xp_alloc(call, a->n * sizeof *out);
	size_t kept = 0;

	(void)n;
	for (size_t i = 0; i < a->n; i++) {
		struct vdm_xp_seq v = vdm_xp_atomise(
		    call, vdm_xp_invoke(call, &fn, &a->members[i], 1));
		if (v.n == 1 && vdm_xp_at(&v, 0).type == XT_UNTYPED) {
			struct vdm_xp_item u = vdm_xp_at(&v, 0);
			v = vdm_xp_one(vdm_xp_cast(call, &u, XT_BOOLEAN));
		}
		if (v.n != 1 || vdm_xp_at(&v, 0).type != XT_BOOLEAN)
			vdm_xp_raise(call, "XPTY0004",
				     "the function does not give one boolean");
		if (vdm_xp_at(&v, 0).u.i)
			out[kept++] = a->members[i];
	}
	return array_seq(call, out, kept);
}

static struct vdm_xp_seq
array_fold_left(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	struct vdm_xp_item fn = function_arg(call, &args[2], 2);
	struct vdm_xp_seq pair[2] = {args[1]};

	(void)n;
	for (size_t i = 0; i < a->n; i++) {
		pair[1] = a->members[i];
		pair[0] = vdm_xp_invoke(call, &fn, pair, 2);
	}
	return pair[0];
}

static struct vdm_xp_seq
array_fold_right(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	struct vdm_xp_item fn = function_arg(call, &args[2], 2);
	struct vdm_xp_seq pair[2] = {{0}, args[1]};

	(void)n;
	for (size_t i = a->n; i-- > 0;) {
		pair[0] = a->members[i];
		pair[1] = vdm_xp_invoke(call, &fn, pair, 2);
	}
	return pair[1];
}

static struct vdm_xp_seq
array_for_each_pair(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		    int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	const struct vdm_xp_array *b = array_arg(&args[1]);
	struct vdm_xp_item fn = function_arg(call, &args[2], 2);
	size_t count = a->n < b->n ? a->n : b->n;
	struct vdm_xp_seq *out = vdm_xp_alloc(call, count * sizeof *out);

	(void)n;
	for (size_t i = 0; i < count; i++) {
		struct vdm_xp_seq pair[2] = {a->members[i], b->members[i]};
		out[i] = vdm_xp_invoke(call, &fn, pair, 2);
	}
	return array_seq(call, out, count);
}

static struct vdm_xp_seq
array_sort(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	const struct vdm_xp_array *a = array_arg(&args[0]);
	const char *collation =
	    n > 1 && args[1].n > 0 ? vdm_xp_arg_z(call, &args[1]) : NULL;
	struct vdm_xp_item fn;

	if (n > 2)
		fn = function_arg(call, &args[2], 1);
	struct vdm_xp_seq *keys =
	    vdm_xp_make_keys(call, a->members, a->n, n > 2 ? &fn : NULL);
	size_t *order = vdm_xp_sort_keys(call, collation, keys, a->n);
	struct vdm_xp_seq *out = vdm_xp_alloc(call, a->n * sizeof *out);
	for (size_t i = 0; i < a->n; i++)
		out[i] = a->members[order[i]];
	return array_seq(call, out, a->n);
}

static void
flatten_into(struct vdm_xp_call *call, const struct vdm_xp_seq *s, size_t depth,
	     struct vdm_xp_list *out)
{
	if (depth > call->limits.depth)
		vdm_xp_raise(call, "VDXP0001",
			     "arrays nested more than %zu deep",
			     call->limits.depth);
	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		if (item.type != XT_ARRAY) {
			vdm_xp_add(call, out, item);
			continue;
		}
		for (size_t k = 0; k < item.u.array->n; k++)
			flatten_into(call, &item.u.array->members[k], depth + 1,
				     out);
	}
}

static struct vdm_xp_seq
array_flatten(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_list out = {0};

	(void)n;
	flatten_into(call, &args[0], 0, &out);
	return vdm_xp_list_seq(&out);
}

const struct vdm_xp_builtin vdm_xp_array_functions[] = {
    {XP_ARRAY_NS, "size", 1, 1, "A1i1", array_size, 0},
    {XP_ARRAY_NS, "get", 2, 2, "A1i1I*", array_get, 0},
    {XP_ARRAY_NS, "put", 3, 3, "A1i1I*A1", array_put, 0},
    {XP_ARRAY_NS, "append", 2, 2, "A1I*A1", array_append, 0},
    {XP_ARRAY_NS, "subarray", 2, 3, "A1i1i1A1", array_subarray, 0},
    {XP_ARRAY_NS, "remove", 2, 2, "A1i*A1", array_remove, 0},
    {XP_ARRAY_NS, "insert-before", 3, 3, "A1i1I*A1", array_insert_before, 0},
    {XP_ARRAY_NS, "head", 1, 1, "A1I*", array_head, 0},
    {XP_ARRAY_NS, "tail", 1, 1, "A1A1", array_tail, 0},
    {XP_ARRAY_NS, "reverse", 1, 1, "A1A1", array_reverse, 0},
    {XP_ARRAY_NS, "join", 1, 1, "A*A1", array_join, 0},
    {XP_ARRAY_NS, "for-each", 2, 2, "A1F1A1", array_for_each, 0},
    {XP_ARRAY_NS, "filter", 2, 2, "A1F1A1", array_filter, 0},
    {XP_ARRAY_NS, "fold-left", 3, 3, "A1I*F1I*", array_fold_left, 0},
    {XP_ARRAY_NS, "fold-right", 3, 3, "A1I*F1I*", array_fold_right, 0},
    {XP_ARRAY_NS, "for-each-pair", 3, 3, "A1A1F1A1", array_for_each_pair, 0},
    {XP_ARRAY_NS, "sort", 1, 3, "A1s?F1A1", array_sort, 0},
    {XP_ARRAY_NS, "flatten", 1, 1, "I*I*", array_flatten, 0},
    {0}};
