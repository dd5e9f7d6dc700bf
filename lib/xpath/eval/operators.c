/* SPDX-License-Identifier: MIT */
/* Literals, logic, comparisons, arithmetic, sets and types. */
#include <string.h>

#include "xpath/arith/arith.h"
#include "xpath/cast/cast.h"
#include "xpath/compare/compare.h"
#include "xpath/eval/eval.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

void
vdm_xp_eval_too_deep(struct vdm_xp_call *call)
{
	vdm_xp_raise(call, "VDXP0001",
		     "an evaluation nested more than %zu deep",
		     call->limits.depth);
}

struct vdm_xp_seq
vdm_xp_run_literal(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	(void)call;
	return e->value;
}

struct vdm_xp_seq
vdm_xp_run_sequence(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_list list = {0};

	if (e->count == 1)
		return vdm_xp_eval(call, e->kids[0]);
	for (int i = 0; i < e->count; i++) {
		struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[i]);
		vdm_xp_add_all(call, &list, &s);
	}
	return vdm_xp_list_seq(&list);
}

/* One atomic value or none; several are an error. */
static int
operand(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
	struct vdm_xp_item *out)
{
	struct vdm_xp_seq s = vdm_xp_atomise(call, vdm_xp_eval(call, e));

	memset(out, 0, sizeof *out);
	if (s.n == 0)
		return 0;
	if (s.n > 1 && !call->scope->xpath1)
		vdm_xp_raise(call, "XPTY0004",
			     "%zu values, where one is required", s.n);
	*out = vdm_xp_at(&s, 0);
	return 1;
}

static int
integer_operand(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
		vdm_xp_wide *out)
{
	struct vdm_xp_item item;

	*out = 0;
	if (!operand(call, e, &item))
		return 0;
	if (item.type == XT_UNTYPED)
		item = vdm_xp_cast(call, &item, XT_INTEGER);
	if (!vdm_xp_is_integer(item.type))
		vdm_xp_raise(call, "XPTY0004", "a bound of type xs:%s",
			     vdm_xp_type_name(item.type));
	*out = vdm_xp_wide_of(&item);
	return 1;
}

struct vdm_xp_seq
vdm_xp_run_range(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	vdm_xp_wide first, last;
	int has_first = integer_operand(call, e->kids[0], &first);
	int has_last = integer_operand(call, e->kids[1], &last);

	if (!has_first || !has_last)
		return vdm_xp_none();
	return vdm_xp_range(call, first, last);
}

static int
truth(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e);

	return vdm_xp_truth(call, &s);
}

struct vdm_xp_seq
vdm_xp_run_or(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	return vdm_xp_one(
	    vdm_xp_bool(truth(call, e->kids[0]) || truth(call, e->kids[1])));
}

struct vdm_xp_seq
vdm_xp_run_and(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	return vdm_xp_one(
	    vdm_xp_bool(truth(call, e->kids[0]) && truth(call, e->kids[1])));
}

/* Whether it is what XPath 1.0 calls a node-set. */
static int
is_set(const struct vdm_xp_seq *s)
{
	return s->n == 0 || vdm_xp_at(s, 0).type == XT_NODE;
}

/* XPath 1.0's comparisons: booleans first, and "<" always of numbers. */
static int
old_compare(struct vdm_xp_call *call, int how, struct vdm_xp_seq *a,
	    struct vdm_xp_seq *b)
{
	int bool_a = a->n == 1 && vdm_xp_at(a, 0).type == XT_BOOLEAN;
	int bool_b = b->n == 1 && vdm_xp_at(b, 0).type == XT_BOOLEAN;

	/* of an order, only sets of nodes become true or false */
	if ((bool_a && (how <= XP_NE || is_set(b))) ||
	    (bool_b && (how <= XP_NE || is_set(a)))) {
		struct vdm_xp_item x = vdm_xp_bool(vdm_xp_truth(call, a));
		struct vdm_xp_item y = vdm_xp_bool(vdm_xp_truth(call, b));
		return vdm_xp_value_compare(call, how, &x, &y);
	}
	struct vdm_xp_seq p = vdm_xp_atomise(call, *a),
			  q = vdm_xp_atomise(call, *b);
	for (size_t i = 0; i < p.n; i++)
		for (size_t k = 0; k < q.n; k++) {
			struct vdm_xp_item x = vdm_xp_at(&p, i),
					   y = vdm_xp_at(&q, k);
			vdm_xp_tick(call);
			if (how > XP_NE || vdm_xp_is_numeric(x.type) ||
			    vdm_xp_is_numeric(y.type)) {
				x = vdm_xp_double(vdm_xp_number_of(call, &x));
				y = vdm_xp_double(vdm_xp_number_of(call, &y));
			}
			if (x.type == XT_UNTYPED)
				x.type = XT_STRING;
			if (y.type == XT_UNTYPED)
				y.type = XT_STRING;
			if (vdm_xp_value_compare(call, how, &x, &y))
				return 1;
		}
	return 0;
}

struct vdm_xp_seq
vdm_xp_run_general(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq a = vdm_xp_eval(call, e->kids[0]);
	struct vdm_xp_seq b = vdm_xp_eval(call, e->kids[1]);

	if (call->scope->xpath1)
		return vdm_xp_one(
		    vdm_xp_bool(old_compare(call, e->how, &a, &b)));
	a = vdm_xp_atomise(call, a);
	b = vdm_xp_atomise(call, b);
	return vdm_xp_one(
	    vdm_xp_bool(vdm_xp_general_compare(call, e->how, &a, &b)));
}

struct vdm_xp_seq
vdm_xp_run_value(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_item a, b;
	int has_a = operand(call, e->kids[0], &a);
	int has_b = operand(call, e->kids[1], &b);

	if (!has_a || !has_b)
		return vdm_xp_none();
	if (a.type == XT_UNTYPED)
		a.type = XT_STRING;
	if (b.type == XT_UNTYPED)
		b.type = XT_STRING;
	return vdm_xp_one(
	    vdm_xp_bool(vdm_xp_value_compare(call, e->how, &a, &b)));
}

static int
node_operand(struct vdm_xp_call *call, const struct vdm_xp_expr *e,
	     struct vdm_xp_item *out)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e);

	memset(out, 0, sizeof *out);
	if (s.n == 0)
		return 0;
	*out = vdm_xp_at(&s, 0);
	if (s.n > 1 || out->type != XT_NODE)
		vdm_xp_raise(call, "XPTY0004", "no single node to compare");
	return 1;
}

struct vdm_xp_seq
vdm_xp_run_is(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_item a, b;
	int has_a = node_operand(call, e->kids[0], &a);
	int has_b = node_operand(call, e->kids[1], &b);

	if (!has_a || !has_b)
		return vdm_xp_none();
	int order = vdm_xp_node_order(&a, &b);
	return vdm_xp_one(vdm_xp_bool(e->how == XP_SAME     ? order == 0
				      : e->how == XP_BEFORE ? order < 0
							    : order > 0));
}

struct vdm_xp_seq
vdm_xp_run_concat(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_text out = {.call = call};

	for (int i = 0; i < 2; i++) {
		struct vdm_xp_item item;
		if (!operand(call, e->kids[i], &item))
			continue;
		struct vdm_xp_item s = vdm_xp_item_string(call, &item);
		vdm_xp_put(&out, s.u.s, s.n);
	}
	return vdm_xp_one(vdm_xp_text_item(&out, XT_STRING));
}

static struct vdm_xp_item
number_operand(struct vdm_xp_call *call, struct vdm_xp_item item)
{
	if (call->scope->xpath1 &&
	    !(item.type >= XT_DURATION && item.type <= XT_TIME))
		return vdm_xp_double(vdm_xp_number_of(call, &item));
	return item.type == XT_UNTYPED ? vdm_xp_cast(call, &item, XT_DOUBLE)
				       : item;
}

struct vdm_xp_seq
vdm_xp_run_arith(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_item a, b;
	int has_a = operand(call, e->kids[0], &a);
	int has_b = operand(call, e->kids[1], &b);

	if (!has_a || !has_b)
		return call->scope->xpath1
			   ? vdm_xp_one(vdm_xp_double(0.0 / 0.0))
			   : vdm_xp_none();
	a = number_operand(call, a);
	b = number_operand(call, b);
	return vdm_xp_one(vdm_xp_arith(call, e->how, &a, &b));
}

struct vdm_xp_seq
vdm_xp_run_unary(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_item a;

	if (!operand(call, e->kids[0], &a))
		return call->scope->xpath1
			   ? vdm_xp_one(vdm_xp_double(0.0 / 0.0))
			   : vdm_xp_none();
	a = number_operand(call, a);
	if (!vdm_xp_is_numeric(a.type))
		vdm_xp_raise(call, "XPTY0004", "a sign before xs:%s",
			     vdm_xp_type_name(a.type));
	if (!e->how && vdm_xp_is_integer(a.type))
		a.type = XT_INTEGER;
	return vdm_xp_one(e->how ? vdm_xp_negate(call, &a) : a);
}

static struct vdm_xp_seq
node_set(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e);
	struct vdm_xp_list list = {0};

	for (size_t i = 0; i < s.n; i++)
		if (vdm_xp_at(&s, i).type != XT_NODE)
			vdm_xp_raise(call, "XPTY0004",
				     "sets are made of nodes alone");
	vdm_xp_add_all(call, &list, &s);
	return vdm_xp_node_sort(call, &list);
}

struct vdm_xp_seq
vdm_xp_run_sets(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq a = node_set(call, e->kids[0]);
	struct vdm_xp_seq b = node_set(call, e->kids[1]);
	struct vdm_xp_list out = {0};
	size_t i = 0, k = 0;

	while (i < a.n || k < b.n) {
		struct vdm_xp_item x = {0}, y = {0};
		int order;
		if (i < a.n)
			x = vdm_xp_at(&a, i);
		if (k < b.n)
			y = vdm_xp_at(&b, k);
		order = i >= a.n   ? 1
			: k >= b.n ? -1
				   : vdm_xp_node_order(&x, &y);
		if (order < 0 && e->how != XP_INTERSECT)
			vdm_xp_add(call, &out, x);
		if (order > 0 && e->how == XP_UNION)
			vdm_xp_add(call, &out, y);
		if (order == 0 && e->how != XP_EXCEPT)
			vdm_xp_add(call, &out, x);
		i += order <= 0;
		k += order >= 0;
	}
	return vdm_xp_list_seq(&out);
}

struct vdm_xp_seq
vdm_xp_run_instance(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[0]);

	return vdm_xp_one(vdm_xp_bool(vdm_xp_instance(&s, e->type)));
}

struct vdm_xp_seq
vdm_xp_run_treat(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s = vdm_xp_eval(call, e->kids[0]);

	if (!vdm_xp_instance(&s, e->type))
		vdm_xp_raise(call, "XPDY0050", "the value is not of that type");
	return s;
}

struct vdm_xp_seq
vdm_xp_run_castable(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s =
	    vdm_xp_atomise(call, vdm_xp_eval(call, e->kids[0]));
	struct vdm_xp_item out, item;
	const char *code;

	if (s.n != 1)
		return vdm_xp_one(
		    vdm_xp_bool(s.n == 0 && e->type->occurs == '?'));
	item = vdm_xp_at(&s, 0);
	if (e->type->item >= XT_NMTOKENS && e->type->item <= XT_ENTITIES) {
		int member = XT_NMTOKEN;
		if (e->type->item != XT_NMTOKENS)
			member =
			    e->type->item == XT_IDREFS ? XT_IDREF : XT_ENTITY;
		if (item.type != XT_UNTYPED && !vdm_xp_is_stringy(item.type))
			return vdm_xp_one(vdm_xp_bool(0));
		const char *p = item.u.s;
		size_t n = item.n, words = 0;
		for (;;) {
			vdm_xp_trim(&p, &n);
			size_t k = 0;
			while (k < n && strchr(" \t\r\n", p[k]) == NULL)
				k++;
			if (k == 0)
				return vdm_xp_one(vdm_xp_bool(words > 0));
			struct vdm_xp_item w = vdm_xp_string_n(XT_STRING, p, k);
			if (vdm_xp_try_cast(call, &w, member, &out, &code) < 0)
				return vdm_xp_one(vdm_xp_bool(0));
			words++;
			p += k;
			n -= k;
		}
	}
	return vdm_xp_one(vdm_xp_bool(
	    vdm_xp_try_cast(call, &item, e->type->item, &out, &code) == 0));
}

struct vdm_xp_seq
vdm_xp_run_cast(struct vdm_xp_call *call, const struct vdm_xp_expr *e)
{
	struct vdm_xp_seq s =
	    vdm_xp_atomise(call, vdm_xp_eval(call, e->kids[0]));

	if (s.n == 0 && e->type->occurs == '?')
		return s;
	if (s.n != 1)
		vdm_xp_raise(call, "XPTY0004", "%zu values, where one is cast",
			     s.n);
	struct vdm_xp_item item = vdm_xp_at(&s, 0);
	if (e->type->item >= XT_NMTOKENS && e->type->item <= XT_ENTITIES)
		return vdm_xp_cast_list(call, &item, e->type->item);
	return vdm_xp_one(vdm_xp_cast(call, &item, e->type->item));
}
