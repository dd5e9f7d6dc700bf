/* SPDX-License-Identifier: MIT */
/* Functions on sequences (F&O 3.1, 7.3, 14.1 to 14.3). */
#include <math.h>

#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/tree/node.h"

static struct vdm_xp_seq
fn_empty(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return vdm_xp_yes(args[0].n == 0);
}

static struct vdm_xp_seq
fn_exists(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return vdm_xp_yes(args[0].n > 0);
}

static struct vdm_xp_seq
fn_head(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return vdm_xp_part(call, &args[0], 0, 1);
}

static struct vdm_xp_seq
fn_tail(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return args[0].n < 2 ? vdm_xp_none()
			     : vdm_xp_part(call, &args[0], 1, args[0].n - 1);
}

/* A position as an index, from 0 to n. */
static size_t
place(const struct vdm_xp_seq *arg, size_t n)
{
	struct vdm_xp_item item = vdm_xp_at(arg, 0);
	vdm_xp_wide at = vdm_xp_wide_of(&item) - 1;

	return at < 0 ? 0 : at > (vdm_xp_wide)n ? n : (size_t)at;
}

static struct vdm_xp_seq
fn_insert_before(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	size_t at = place(&args[1], args[0].n);
	struct vdm_xp_seq before = vdm_xp_part(call, &args[0], 0, at);
	struct vdm_xp_seq after =
	    vdm_xp_part(call, &args[0], at, args[0].n - at);

	(void)n;
	before = vdm_xp_concat(call, &before, &args[2]);
	return vdm_xp_concat(call, &before, &after);
}

static struct vdm_xp_seq
fn_remove(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item item = vdm_xp_at(&args[1], 0);
	vdm_xp_wide at = vdm_xp_wide_of(&item);

	(void)n;
	if (at < 1 || at > (vdm_xp_wide)args[0].n)
		return args[0];
	struct vdm_xp_seq before =
	    vdm_xp_part(call, &args[0], 0, (size_t)at - 1);
	struct vdm_xp_seq after =
	    vdm_xp_part(call, &args[0], (size_t)at, args[0].n - (size_t)at);
	return vdm_xp_concat(call, &before, &after);
}

static struct vdm_xp_seq
fn_reverse(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_list out = {0};

	(void)n;
	for (size_t i = args[0].n; i-- > 0;)
		vdm_xp_add(call, &out, vdm_xp_at(&args[0], i));
	return vdm_xp_list_seq(&out);
}

static double
half_up(double d)
{
	return floor(d + 0.5);
}

static struct vdm_xp_seq
fn_subsequence(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	double from = half_up(vdm_xp_at(&args[1], 0).u.d), end = INFINITY;

	if (n > 2)
		end = from + half_up(vdm_xp_at(&args[2], 0).u.d);
	if (isnan(from) || isnan(end))
		return vdm_xp_none();
	double last = (double)args[0].n + 1;
	if (from < 1)
		from = 1;
	if (end > last)
		end = last;
	if (from >= end)
		return vdm_xp_none();
	return vdm_xp_part(call, &args[0], (size_t)from - 1,
			   (size_t)(end - from));
}

static struct vdm_xp_seq
fn_unordered(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return args[0];
}

static struct vdm_xp_collation
collation_arg(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
	      int at)
{
	return vdm_xp_collation(call, n > at && args[at].n > 0
					  ? vdm_xp_arg_z(call, &args[at])
					  : NULL);
}

/* A key that equal values share, by which a map finds who may be equal. */
static struct vdm_xp_item
rough_key(struct vdm_xp_call *call, const struct vdm_xp_collation *by,
	  const struct vdm_xp_item *item)
{
	if (vdm_xp_is_texty(item->type))
		return vdm_xp_collation_key(call, by, item);
	if (vdm_xp_is_numeric(item->type))
		return vdm_xp_float(vdm_xp_to_double(item));
	return vdm_xp_int(vdm_xp_primitive(item->type));
}

static struct vdm_xp_seq
fn_distinct_values(struct vdm_xp_call *call, const struct vdm_xp_seq *args,
		   int n)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 1);
	struct vdm_xp_map *seen = vdm_xp_map_new(call);
	struct vdm_xp_list out = {0};

	if (args[0].is_range)
		return args[0];
	for (size_t i = 0; i < args[0].n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&args[0], i);
		struct vdm_xp_item key = rough_key(call, &by, &item);
		const struct vdm_xp_seq *like = vdm_xp_map_get(seen, &key);
		int found = 0;
		for (size_t k = 0; like != NULL && k < like->n && !found; k++) {
			struct vdm_xp_item other = vdm_xp_at(like, k);
			vdm_xp_tick(call);
			found = vdm_xp_equal(call, &by, &item, &other, 1);
		}
		if (found)
			continue;
		vdm_xp_add(call, &out, item);
		struct vdm_xp_seq one = vdm_xp_one(item);
		vdm_xp_map_put(call, seen, key,
			       like != NULL ? vdm_xp_concat(call, like, &one)
					    : one);
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_index_of(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 2);
	struct vdm_xp_item wanted = vdm_xp_at(&args[1], 0);
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < args[0].n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&args[0], i);
		vdm_xp_tick(call);
		if (vdm_xp_equal(call, &by, &item, &wanted, 0))
			vdm_xp_add(call, &out, vdm_xp_int((int64_t)i + 1));
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
fn_deep_equal(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_collation by = collation_arg(call, args, n, 2);

	return vdm_xp_yes(vdm_xp_deep_equal(call, &by, &args[0], &args[1]));
}

static struct vdm_xp_seq
fn_zero_or_one(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n > 1)
		vdm_xp_raise(call, "FORG0003", "%zu items, not one or none",
			     args[0].n);
	return args[0];
}

static struct vdm_xp_seq
fn_one_or_more(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n == 0)
		vdm_xp_raise(call, "FORG0004", "no item");
	return args[0];
}

static struct vdm_xp_seq
fn_exactly_one(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	if (args[0].n != 1)
		vdm_xp_raise(call, "FORG0005", "%zu items, not one", args[0].n);
	return args[0];
}

static struct vdm_xp_seq
fn_true(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)args;
	(void)n;
	return vdm_xp_yes(1);
}

static struct vdm_xp_seq
fn_false(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)args;
	(void)n;
	return vdm_xp_yes(0);
}

static struct vdm_xp_seq
fn_boolean(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return vdm_xp_yes(vdm_xp_truth(call, &args[0]));
}

static struct vdm_xp_seq
fn_not(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)n;
	return vdm_xp_yes(!vdm_xp_truth(call, &args[0]));
}

const struct vdm_xp_builtin vdm_xp_sequence_functions[] = {
    {XP_FN, "empty", 1, 1, "I*b1", fn_empty, 0},
    {XP_FN, "exists", 1, 1, "I*b1", fn_exists, 0},
    {XP_FN, "head", 1, 1, "I*I?", fn_head, 0},
    {XP_FN, "tail", 1, 1, "I*I*", fn_tail, 0},
    {XP_FN, "insert-before", 3, 3, "I*i1I*I*", fn_insert_before, 0},
    {XP_FN, "remove", 2, 2, "I*i1I*", fn_remove, 0},
    {XP_FN, "reverse", 1, 1, "I*I*", fn_reverse, 0},
    {XP_FN, "subsequence", 2, 3, "I*d1d1I*", fn_subsequence, 0},
    {XP_FN, "unordered", 1, 1, "I*I*", fn_unordered, 0},
    {XP_FN, "distinct-values", 1, 2, "a*s1a*", fn_distinct_values, 0},
    {XP_FN, "index-of", 2, 3, "a*a1s1i*", fn_index_of, 0},
    {XP_FN, "deep-equal", 2, 3, "I*I*s1b1", fn_deep_equal, 0},
    {XP_FN, "zero-or-one", 1, 1, "I*I?", fn_zero_or_one, 0},
    {XP_FN, "one-or-more", 1, 1, "I*I+", fn_one_or_more, 0},
    {XP_FN, "exactly-one", 1, 1, "I*I1", fn_exactly_one, 0},
    {XP_FN, "true", 0, 0, "b1", fn_true, 0},
    {XP_FN, "false", 0, 0, "b1", fn_false, 0},
    {XP_FN, "boolean", 1, 1, "I*b1", fn_boolean, 0},
    {XP_FN, "not", 1, 1, "I*b1", fn_not, 0},
    {0}};
