/* SPDX-License-Identifier: MIT */
/* Matching sequence types (XPath 3.1, 2.5.5), and the conversion rules. */
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/eval/eval.h"
#include "xpath/tree/node.h"

static int type_is_subtype(const struct vdm_xp_type *a,
			   const struct vdm_xp_type *b);

static int
name_matches(const struct vdm_xp_item *node, const struct vdm_xp_type *type)
{
	if (type->any_name)
		return 1;
	if (!type->any_local &&
	    strcmp(vdm_xp_node_local(node), type->local) != 0)
		return 0;
	return type->any_ns || strcmp(vdm_xp_node_ns(node), type->ns) == 0;
}

int
vdm_xp_node_matches(const struct vdm_xp_item *node,
		    const struct vdm_xp_type *type)
{
	int kind = vdm_xp_node_kind(node);

	if (type->kind < 0)
		return 1;
	if (kind != type->kind || !name_matches(node, type))
		return 0;
	/* nothing is validated: elements are untyped, attributes too */
	if (kind == XP_NODE_ELEMENT && type->content != XT_NONE &&
	    type->content != XT_ANYTYPE && type->content != XT_UNTYPEDTYPE)
		return 0;
	if (kind == XP_NODE_ATTRIBUTE && type->content != XT_NONE &&
	    type->content != XT_UNTYPED && type->content != XT_ANYATOMIC &&
	    type->content != XT_ANYSIMPLE && type->content != XT_ANYTYPE)
		return 0;
	if (kind == XP_NODE_DOCUMENT && type->inner != NULL) {
		uint32_t c = vdm_xp_tree_first_child(node->u.tree, node->n);
		int found = 0;
		for (; c != XP_NO_NODE; c = vdm_xp_tree_next(node->u.tree, c)) {
			struct vdm_xp_item child = vdm_xp_node(node->u.tree, c);
			int k = vdm_xp_node_kind(&child);
			if (k == XP_NODE_TEXT)
				return 0;
			if (k != XP_NODE_ELEMENT)
				continue;
			if (found || !vdm_xp_node_matches(&child, type->inner))
				return 0;
			found = 1;
		}
		return found;
	}
	return 1;
}

static int
occurs_within(char a, char b)
{
	if (b == '*' || a == b)
		return 1;
	if (a == '0')
		return b == '?';
	return a == '1' && (b == '?' || b == '+');
}

static const struct vdm_xp_type any_items = {
    .occurs = '*', .item = XT_NONE, .kind = -1, .content = XT_NONE};
static const struct vdm_xp_type one_atomic = {
    .occurs = '1', .item = XT_ANYATOMIC, .kind = -1, .content = XT_NONE};
static const struct vdm_xp_type one_integer = {
    .occurs = '1', .item = XT_INTEGER, .kind = -1, .content = XT_NONE};

/* Names of node tests: all of a are among b's. */
static int
test_within(const struct vdm_xp_type *a, const struct vdm_xp_type *b)
{
	if (b->kind < 0)
		return 1;
	if (a->kind != b->kind)
		return 0;
	if (!b->any_name && (a->any_name || strcmp(a->local, b->local) != 0 ||
			     strcmp(a->ns, b->ns) != 0))
		return 0;
	if (b->content != XT_NONE && b->content != XT_ANYTYPE &&
	    (a->content == XT_NONE ||
	     !vdm_xp_is_subtype(a->content, b->content)))
		return 0;
	if (b->content != XT_NONE && !b->nillable && a->nillable)
		return 0;
	if (b->inner != NULL)
		return a->inner != NULL && test_within(a->inner, b->inner);
	return 1;
}

/* What a map or array is as a function: its argument and result. */
static void
as_function(const struct vdm_xp_type *t, const struct vdm_xp_type **arg,
	    struct vdm_xp_type *result)
{
	*arg = t->item == XT_ARRAY ? &one_integer : &one_atomic;
	*result = t->any ? any_items : *t->result;
	if (t->item == XT_MAP && !t->any)
		result->occurs = result->occurs == '1'   ? '?'
				 : result->occurs == '+' ? '*'
							 : result->occurs;
}

static int
function_within(const struct vdm_xp_type *a, const struct vdm_xp_type *b)
{
	const struct vdm_xp_type *arg;
	struct vdm_xp_type result;

	if (b->item == XT_FUNCTION && b->any)
		return 1;
	if (a->item == XT_FUNCTION) {
		if (b->item != XT_FUNCTION || a->any ||
		    a->args_count != b->args_count)
			return 0;
		for (int i = 0; i < a->args_count; i++)
			if (!type_is_subtype(&b->args[i], &a->args[i]))
				return 0;
		return type_is_subtype(a->result, b->result);
	}
	if (b->item == XT_FUNCTION) {
		as_function(a, &arg, &result);
		return b->args_count == 1 &&
		       type_is_subtype(&b->args[0], arg) &&
		       type_is_subtype(&result, b->result);
	}
	if (a->item != b->item)
		return 0;
	if (b->any)
		return 1;
	if (a->any)
		return 0;
	return (a->item == XT_ARRAY ||
		type_is_subtype(&a->args[0], &b->args[0])) &&
	       type_is_subtype(a->result, b->result);
}

static int
type_is_subtype(const struct vdm_xp_type *a, const struct vdm_xp_type *b)
{
	if (a->occurs == '0')
		return b->occurs == '0' || b->occurs == '?' || b->occurs == '*';
	if (b->occurs == '0' || !occurs_within(a->occurs, b->occurs))
		return 0;
	if (b->item == XT_NONE)
		return 1;
	if (a->item == XT_NONE)
		return 0;
	if (a->item == XT_NODE || b->item == XT_NODE)
		return a->item == b->item && test_within(a, b);
	if (a->item >= XT_FUNCTION && a->item <= XT_ARRAY)
		return b->item >= XT_FUNCTION && b->item <= XT_ARRAY &&
		       function_within(a, b);
	if (b->item >= XT_FUNCTION && b->item <= XT_ARRAY)
		return 0;
	return vdm_xp_is_subtype(a->item, b->item);
}

static int
function_matches(const struct vdm_xp_function *fn,
		 const struct vdm_xp_type *type)
{
	if (fn->arity != type->args_count)
		return 0;
	for (int i = 0; i < fn->arity; i++)
		if (!type_is_subtype(&type->args[i], fn->params != NULL
							 ? &fn->params[i]
							 : &any_items))
			return 0;
	return type_is_subtype(fn->result != NULL ? fn->result : &any_items,
			       type->result);
}

static int
map_matches(const struct vdm_xp_map *map, const struct vdm_xp_type *key,
	    const struct vdm_xp_type *value)
{
	for (size_t i = 0; i < map->n; i++)
		if ((key != NULL &&
		     !vdm_xp_item_matches(&map->entries[i].key, key)) ||
		    !vdm_xp_instance(&map->entries[i].value, value))
			return 0;
	return 1;
}

/* A map or array where a function type is asked for. */
static int
structure_matches(const struct vdm_xp_item *item,
		  const struct vdm_xp_type *type)
{
	struct vdm_xp_seq none = {0};

	if (type->args_count != 1)
		return 0;
	if (item->type == XT_MAP)
		return type_is_subtype(&type->args[0], &one_atomic) &&
		       vdm_xp_instance(&none, type->result) &&
		       map_matches(item->u.map, NULL, type->result);
	if (!type_is_subtype(&type->args[0], &one_integer))
		return 0;
	for (size_t i = 0; i < item->u.array->n; i++)
		if (!vdm_xp_instance(&item->u.array->members[i], type->result))
			return 0;
	return 1;
}

int
vdm_xp_item_matches(const struct vdm_xp_item *item,
		    const struct vdm_xp_type *type)
{
	if (type->item == XT_NONE)
		return 1;
	if (vdm_xp_is_atomic(item->type))
		return (vdm_xp_is_atomic(type->item) ||
			type->item == XT_ANYATOMIC ||
			type->item == XT_NUMERIC) &&
		       vdm_xp_is_subtype(item->type, type->item);
	if (item->type == XT_NODE)
		return type->item == XT_NODE && vdm_xp_node_matches(item, type);
	if (type->item == XT_FUNCTION) {
		if (type->any)
			return 1;
		return item->type == XT_FUNCTION
			   ? function_matches(item->u.fn, type)
			   : structure_matches(item, type);
	}
	if (item->type != type->item)
		return 0;
	if (type->any)
		return 1;
	if (item->type == XT_MAP)
		return map_matches(item->u.map, &type->args[0], type->result);
	for (size_t i = 0; i < item->u.array->n; i++)
		if (!vdm_xp_instance(&item->u.array->members[i], type->result))
			return 0;
	return 1;
}

static int
count_fits(size_t n, char occurs)
{
	switch (occurs) {
	case '0':
		return n == 0;
	case '1':
		return n == 1;
	case '?':
		return n <= 1;
	case '+':
		return n >= 1;
	default:
		return 1;
	}
}

int
vdm_xp_instance(const struct vdm_xp_seq *s, const struct vdm_xp_type *type)
{
	if (!count_fits(s->n, type->occurs))
		return 0;
	if (type->item == XT_NONE || type->occurs == '0')
		return 1;
	if (s->is_range && type->item == XT_INTEGER)
		return 1;
	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		if (!vdm_xp_item_matches(&item, type))
			return 0;
	}
	return 1;
}

_Noreturn static void
no_match(struct vdm_xp_call *call, const struct vdm_xp_type *type,
	 const char *what)
{
	struct vdm_buf buf;
	char name[80];

	vdm_buf_init(&buf);
	vdm_xp_type_show(type, &buf);
	strncpy(name, vdm_buf_str(&buf), sizeof name - 1);
	name[sizeof name - 1] = '\0';
	vdm_buf_fini(&buf);
	vdm_xp_raise(call, "XPTY0004", "%s, where %s is required", what, name);
}

static int
convert_atomic(struct vdm_xp_call *call, struct vdm_xp_item *item,
	       const struct vdm_xp_type *type)
{
	int want = type->item;

	if (item->type == XT_UNTYPED && want != XT_ANYATOMIC) {
		if (want == XT_QNAME || want == XT_NOTATION)
			vdm_xp_raise(call, "XPTY0117",
				     "text does not become a QName by itself");
		*item = vdm_xp_cast(call, item,
				    want == XT_NUMERIC ? XT_DOUBLE : want);
		return 1;
	}
	if (vdm_xp_is_subtype(item->type, want))
		return 1;
	if (want == XT_DOUBLE && vdm_xp_is_numeric(item->type)) {
		*item = vdm_xp_double(vdm_xp_to_double(item));
		return 1;
	}
	if (want == XT_FLOAT && vdm_xp_is_numeric(item->type) &&
	    item->type != XT_DOUBLE) {
		*item = vdm_xp_float(vdm_xp_to_double(item));
		return 1;
	}
	if (want == XT_STRING && item->type == XT_URI) {
		item->type = XT_STRING;
		return 1;
	}
	return 0;
}

/* Function coercion: one that converts on the way in and out. */
static struct vdm_xp_item
coerce(struct vdm_xp_call *call, const struct vdm_xp_item *item,
       const struct vdm_xp_type *type)
{
	struct vdm_xp_function *fn;
	struct vdm_xp_item *self;

	if (item->type < XT_FUNCTION || item->type > XT_ARRAY)
		no_match(call, type, "what is no function");
	if (vdm_xp_function_arity(item) != type->args_count)
		vdm_xp_raise(call, "XPTY0004",
			     "a function of %d arguments, where one of %d is "
			     "required",
			     vdm_xp_function_arity(item), type->args_count);
	fn = vdm_xp_alloc(call, sizeof *fn);
	fn->arity = fn->base_arity = type->args_count;
	fn->params = type->args;
	fn->result = type->result;
	if (item->type == XT_FUNCTION) {
		fn->base = item->u.fn;
		fn->name = item->u.fn->name;
	} else {
		self = vdm_xp_alloc(call, sizeof *self);
		*self = *item;
		struct vdm_xp_function *inner =
		    vdm_xp_alloc(call, sizeof *inner);
		inner->arity = 1;
		inner->self = self;
		fn->base = inner;
	}
	return vdm_xp_function_item(fn);
}

static struct vdm_xp_item
convert_item(struct vdm_xp_call *call, struct vdm_xp_item item,
	     const struct vdm_xp_type *type)
{
	if (type->item == XT_FUNCTION && !type->any)
		return coerce(call, &item, type);
	if (vdm_xp_is_atomic(type->item) || type->item == XT_ANYATOMIC ||
	    type->item == XT_NUMERIC) {
		int was = item.type;
		if (!convert_atomic(call, &item, type)) {
			char what[60] = "xs:";
			strncat(what, vdm_xp_type_name(was), sizeof what - 4);
			no_match(call, type, what);
		}
		return item;
	}
	if (!vdm_xp_item_matches(&item, type))
		no_match(call, type, "an item of another type");
	return item;
}

struct vdm_xp_seq
vdm_xp_convert(struct vdm_xp_call *call, struct vdm_xp_seq s,
	       const struct vdm_xp_type *type)
{
	struct vdm_xp_list out = {0};
	int atomic = vdm_xp_is_atomic(type->item) ||
		     type->item == XT_ANYATOMIC || type->item == XT_NUMERIC;

	if (type->item == XT_ERROR && s.n > 0)
		no_match(call, type, "a value");
	if (type->occurs != '0' && atomic)
		s = vdm_xp_atomise(call, s);
	if (!count_fits(s.n, type->occurs))
		no_match(call, type,
			 s.n == 0 ? "an empty sequence" : "several items");
	if (s.n == 0 || type->item == XT_NONE || type->occurs == '0')
		return s;
	if (s.is_range &&
	    (type->item == XT_INTEGER || type->item == XT_ANYATOMIC ||
	     type->item == XT_NUMERIC || type->item == XT_DECIMAL))
		return s;
	if (s.n == 1)
		return vdm_xp_one(convert_item(call, vdm_xp_at(&s, 0), type));
	if ((type->item != XT_FUNCTION || type->any) &&
	    vdm_xp_instance(&s, type) && !(atomic && type->item == XT_UNTYPED))
		return s;
	for (size_t i = 0; i < s.n; i++)
		vdm_xp_add(call, &out,
			   convert_item(call, vdm_xp_at(&s, i), type));
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
strings_of(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	struct vdm_xp_list out = {0};

	for (size_t i = 0; i < s->n; i++) {
		struct vdm_xp_item item = vdm_xp_at(s, i);
		vdm_xp_add(call, &out, vdm_xp_item_string(call, &item));
	}
	return vdm_xp_list_seq(&out);
}

static struct vdm_xp_seq
number_of(struct vdm_xp_call *call, struct vdm_xp_seq s)
{
	s = vdm_xp_atomise(call, s);
	if (s.n == 0)
		return vdm_xp_one(vdm_xp_double(0.0 / 0.0));
	struct vdm_xp_item item = vdm_xp_at(&s, 0);
	return vdm_xp_is_numeric(item.type)
		   ? s
		   : vdm_xp_one(vdm_xp_double(vdm_xp_number_of(call, &item)));
}

struct vdm_xp_seq
vdm_xp_convert_old(struct vdm_xp_call *call, struct vdm_xp_seq s,
		   const struct vdm_xp_type *type)
{
	int single = type->occurs == '1' || type->occurs == '?';

	if (single && s.n > 1)
		s = vdm_xp_one(vdm_xp_at(&s, 0));
	if (single && s.n == 0 && type->item == XT_STRING)
		return vdm_xp_one(vdm_xp_string(""));
	if (type->item == XT_STRING)
		return strings_of(call, &s);
	if (single && (type->item == XT_DOUBLE || type->item == XT_NUMERIC))
		return number_of(call, s);
	return s;
}
