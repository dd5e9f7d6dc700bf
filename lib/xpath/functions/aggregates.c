/* SPDX-License-Identifier: MIT */
/* count, sum, avg, min and max (F&O 3.1, 14.4). */
#include <math.h>

#include "xpath/arith/arith.h"
#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/functions/args.h"
#include "xpath/functions/functions.h"
#include "xpath/parse/expr.h"
#include "xpath/static/context.h"

static struct vdm_xp_seq
fn_count(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	(void)call;
	(void)n;
	return vdm_xp_one(vdm_xp_int((int64_t)args[0].n));
}

_Noreturn static void
bad_type(struct vdm_xp_call *call, const struct vdm_xp_item *item)
{
	vdm_xp_raise(call, "FORG0006", "a value of type xs:%s among them",
		     vdm_xp_type_name(item->type));
}

static struct vdm_xp_item
known(struct vdm_xp_call *call, struct vdm_xp_item item)
{
	return item.type == XT_UNTYPED ? vdm_xp_cast(call, &item, XT_DOUBLE)
				       : item;
}

static struct vdm_xp_item
total(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	struct vdm_xp_item sum = known(call, vdm_xp_at(s, 0));

	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = known(call, vdm_xp_at(s, i));
		if (!vdm_xp_is_numeric(item.type) && item.type != XT_YMD &&
		    item.type != XT_DTD)
			bad_type(call, &item);
		if (i == 0)
			continue;
		if (vdm_xp_is_numeric(item.type) !=
			vdm_xp_is_numeric(sum.type) ||
		    (!vdm_xp_is_numeric(item.type) && item.type != sum.type))
			bad_type(call, &item);
		vdm_xp_tick(call);
		sum = vdm_xp_arith(call, XP_ADD, &sum, &item);
	}
	return sum;
}

/* XPath 1.0 takes each for a number, be it none. */
static struct vdm_xp_seq
old_sum(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	double sum = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		vdm_xp_tick(call);
		sum += vdm_xp_number_of(call, &item);
	}
	return vdm_xp_one(vdm_xp_double(sum));
}

static struct vdm_xp_seq
fn_sum(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	if (args[0].n == 0)
		return n > 1 ? args[1] : vdm_xp_one(vdm_xp_int(0));
	if (call->scope->xpath1)
		return old_sum(call, &args[0]);
	if (args[0].is_range) {
		vdm_xp_wide first = args[0].u.first,
			    count = (vdm_xp_wide)args[0].n;
		return vdm_xp_one(vdm_xp_integer(
		    call, count * first + count * (count - 1) / 2, XT_INTEGER));
	}
	return vdm_xp_one(total(call, &args[0]));
}

static struct vdm_xp_seq
fn_avg(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item count = vdm_xp_int((int64_t)args[0].n);

	(void)n;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item sum = total(call, &args[0]);
	return vdm_xp_one(vdm_xp_arith(call, XP_DIVIDE, &sum, &count));
}

/* Whether a type has an order that min and max can use. */
static int
is_ordered(int type)
{
	int p = vdm_xp_primitive(type);

	return vdm_xp_is_numeric(p) || vdm_xp_is_texty(p) || p == XT_BOOLEAN ||
	       type == XT_YMD || type == XT_DTD ||
	       (p >= XT_DATETIME && p <= XT_TIME) || p == XT_HEX || p == XT_B64;
}

/* Numbers become one type, URIs strings. */
static int
widest(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	int type = -1, uri = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = known(call, vdm_xp_at(s, i));
		if (!is_ordered(item.type))
			bad_type(call, &item);
		int p = vdm_xp_is_numeric(item.type) ? item.type
			: vdm_xp_is_texty(item.type)
			    ? XT_STRING
			    : vdm_xp_primitive(item.type);
		if (item.type == XT_YMD || item.type == XT_DTD)
			p = item.type;
		uri += item.type == XT_URI;
		if (type < 0)
			type = p;
		else if (vdm_xp_is_numeric(type) && vdm_xp_is_numeric(p))
			type = type == p ? p : vdm_xp_common_numeric(type, p);
		else if (type != p)
			bad_type(call, &item);
	}
	if (type == XT_STRING && uri == (int)s->n)
		return XT_URI;
	return type;
}

static struct vdm_xp_seq
extreme(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n,
	int sign)
{
	struct vdm_xp_collation by = vdm_xp_collation(
	    call, n > 1 && args[1].n > 0 ? vdm_xp_arg_z(call, &args[1]) : NULL);
	struct vdm_xp_seq s = args[0];
	struct vdm_xp_item best = {0};
	int has_nan = 0;

	if (s.n == 0)
		return vdm_xp_none();
	if (s.is_range)
		return vdm_xp_one(vdm_xp_at(&s, sign < 0 ? 0 : s.n - 1));
	int type = widest(call, &s);
	for (size_t i = 0; i < s.n; i++) {
		struct vdm_xp_item item = known(call, vdm_xp_at(&s, i));
		if (vdm_xp_is_numeric(item.type) &&
		    isnan(vdm_xp_to_double(&item)))
			has_nan = 1;
		if (i == 0) {
			best = item;
			continue;
		}
		int order = vdm_xp_order(call, &by, &item, &best);
		order = order < 0 ? -1 : order > 1 ? 0 : order;
		if (order == sign)
			best = item;
	}
	if (has_nan) {
		return vdm_xp_one(type == XT_FLOAT ? vdm_xp_float(NAN)
						   : vdm_xp_double(NAN));
	}
	if (type == XT_DOUBLE || type == XT_FLOAT || type == XT_DECIMAL)
		best = vdm_xp_is_subtype(best.type, type)
			   ? best
			   : vdm_xp_cast(call, &best, type);
	else if (type == XT_STRING && best.type == XT_URI)
		best.type = XT_STRING;
	return vdm_xp_one(best);
}

static struct vdm_xp_seq
fn_min(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	return extreme(call, args, n, -1);
}

static struct vdm_xp_seq
fn_max(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	return extreme(call, args, n, 1);
}

const struct vdm_xp_builtin vdm_xp_aggregate_functions[] = {
    {XP_FN, "count", 1, 1, "I*i1", fn_count, 0},
    {XP_FN, "sum", 1, 2, "a*a?a?", fn_sum, 0},
    {XP_FN, "avg", 1, 1, "a*a?", fn_avg, 0},
    {XP_FN, "min", 1, 2, "a*s1a?", fn_min, 0},
    {XP_FN, "max", 1, 2, "a*s1a?", fn_max, 0},
    {0}};
