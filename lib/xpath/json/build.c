/* SPDX-License-Identifier: MIT */
/* parse-json, json-doc and json-to-xml. */
#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/functions/args.h"
#include "xpath/functions/files.h"
#include "xpath/functions/functions.h"
#include "xpath/functions/uris.h"
#include "xpath/json/json.h"
#include "xpath/json/towards.h"
#include "xpath/static/context.h"
#include "xpath/tree/node.h"

/* What is open while maps and arrays are made. */
struct open {
	struct vdm_xp_map *map; /* NULL: an array */
	struct vdm_xp_seq *members;
	size_t n, cap;
	struct vdm_xp_item key; /* in what is around it */
	int has_key;
};

struct values {
	struct vdm_xp_call *call;
	const struct vdm_xp_json_options *options;
	struct open *stack;
	size_t depth, cap;
	struct vdm_xp_seq result;
};

static void
deliver(struct values *v, const struct vdm_xp_item *key,
	struct vdm_xp_seq value)
{
	struct open *o;

	if (v->depth == 0) {
		v->result = value;
		return;
	}
	o = &v->stack[v->depth - 1];
	if (o->map == NULL || key == NULL) {
		o->members =
		    vdm_arena_grow(&v->call->arena, o->members, &o->cap,
				   o->n + 1, sizeof *o->members);
		if (o->members == NULL)
			vdm_xp_raise(v->call, "VDXP0006", "out of memory");
		o->members[o->n++] = value;
		return;
	}
	if (vdm_xp_map_get(o->map, key) != NULL) {
		const char *how = v->options->duplicates;
		if (how == NULL || strcmp(how, "use-first") == 0)
			return;
		if (strcmp(how, "reject") == 0)
			vdm_xp_raise(v->call, "FOJS0003", "a key twice");
	}
	vdm_xp_map_put(v->call, o->map, *key, value);
}

static void
on_value(void *context, const struct vdm_xp_item *key,
	 const struct vdm_xp_item *value)
{
	struct values *v = context;
	double d = 0;

	if (value->type == XT_NONE) {
		deliver(v, key, vdm_xp_none());
	} else if (value->type == XT_DOUBLE) {
		vdm_xp_parse_double(v->call, value->u.s, value->n, &d);
		deliver(v, key, vdm_xp_one(vdm_xp_double(d)));
	} else {
		deliver(v, key, vdm_xp_one(*value));
	}
}

static void
on_begin(void *context, const struct vdm_xp_item *key, int object)
{
	struct values *v = context;

	v->stack = vdm_arena_grow(&v->call->arena, v->stack, &v->cap,
				  v->depth + 1, sizeof *v->stack);
	if (v->stack == NULL)
		vdm_xp_raise(v->call, "VDXP0006", "out of memory");
	struct open *o = &v->stack[v->depth++];
	memset(o, 0, sizeof *o);
	if (object)
		o->map = vdm_xp_map_new(v->call);
	if (key != NULL) {
		o->has_key = 1;
		o->key = *key;
	}
}

static void
on_end(void *context, int object)
{
	struct values *v = context;
	struct open o = v->stack[--v->depth];

	(void)object;
	deliver(v, o.has_key ? &o.key : NULL,
		vdm_xp_one(o.map != NULL
			       ? vdm_xp_map_item(o.map)
			       : vdm_xp_array_new(v->call, o.members, o.n)));
}

static struct vdm_xp_seq
parse(struct vdm_xp_call *call, const struct vdm_xp_item *text,
      const struct vdm_xp_seq *options)
{
	struct vdm_xp_json_options o = {0};
	struct values v = {.call = call, .options = &o};
	struct vdm_xp_json_builder b = {&v, on_value, on_begin, on_end};

	if (options != NULL)
		o = vdm_xp_json_read_options(call, options, 0);
	vdm_xp_json_read(call, text, &o, &b);
	return v.result;
}

static struct vdm_xp_seq
fn_parse_json(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item text = vdm_xp_at(&args[0], 0);
	return parse(call, &text, n > 1 ? &args[1] : NULL);
}

static struct vdm_xp_seq
fn_json_doc(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_item text;

	if (args[0].n == 0)
		return vdm_xp_none();
	const char *ref = vdm_xp_arg_z(call, &args[0]);
	const char *why = vdm_xp_file_text(
	    call, vdm_xp_uri_resolve(call, ref, call->scope->base), NULL,
	    &text);
	if (why != NULL)
		vdm_xp_raise(call, why, "the text %.100s cannot be read", ref);
	return parse(call, &text, n > 1 ? &args[1] : NULL);
}

/* ---- to XML */

struct xml {
	struct vdm_xp_call *call;
	const struct vdm_xp_json_options *options;
	struct vdm_xp_tree *tree;
	struct vdm_xp_map **keys; /* of the objects that are open */
	size_t depth, cap;
	size_t skip; /* how deep in what a duplicate key holds */
};

static void
put_key(struct xml *x, const struct vdm_xp_item *key)
{
	if (key == NULL)
		return;
	vdm_xp_tree_attr(x->tree, "", "", "key", key->u.s, key->n);
	if (x->options->escape && memchr(key->u.s, '\\', key->n) != NULL)
		vdm_xp_tree_attr(x->tree, "", "", "escaped-key", "true", 4);
}

/* Whether the key is there already, and shall not come again. */
static int
is_again(struct xml *x, const struct vdm_xp_item *key)
{
	const char *how = x->options->duplicates;

	if (key == NULL)
		return 0;
	struct vdm_xp_map *map = x->keys[x->depth - 1];
	/* as it is written: escaped, if that was asked for */
	if (vdm_xp_map_get(map, key) == NULL) {
		vdm_xp_map_put(x->call, map, *key, vdm_xp_none());
		return 0;
	}
	if (how != NULL && strcmp(how, "reject") == 0)
		vdm_xp_raise(x->call, "FOJS0003", "a key twice");
	return how != NULL && strcmp(how, "use-first") == 0;
}

static void
start(struct xml *x, const char *name, const struct vdm_xp_item *key)
{
	int first = x->tree->count == 1;

	vdm_xp_tree_start(x->tree, XP_FN, "", name);
	if (first)
		vdm_xp_tree_declare(x->tree, "", XP_FN);
	put_key(x, key);
}

static void
on_xml_value(void *context, const struct vdm_xp_item *key,
	     const struct vdm_xp_item *value)
{
	struct xml *x = context;

	if (x->skip > 0 || is_again(x, key))
		return;
	start(x,
	      value->type == XT_STRING    ? "string"
	      : value->type == XT_DOUBLE  ? "number"
	      : value->type == XT_BOOLEAN ? "boolean"
					  : "null",
	      key);
	if (value->type == XT_STRING && x->options->escape &&
	    memchr(value->u.s, '\\', value->n) != NULL)
		vdm_xp_tree_attr(x->tree, "", "", "escaped", "true", 4);
	if (value->type == XT_BOOLEAN)
		vdm_xp_tree_text(x->tree, value->u.i ? "true" : "false",
				 value->u.i ? 4 : 5);
	else if (value->type != XT_NONE)
		vdm_xp_tree_text(x->tree, value->u.s, value->n);
	vdm_xp_tree_end(x->tree);
}

static void
on_xml_begin(void *context, const struct vdm_xp_item *key, int object)
{
	struct xml *x = context;

	if (x->skip > 0 || is_again(x, key)) {
		x->skip++;
		return;
	}
	start(x, object ? "map" : "array", key);
	x->keys = vdm_arena_grow(&x->call->arena, x->keys, &x->cap,
				 x->depth + 1, sizeof(struct vdm_xp_map *));
	if (x->keys == NULL)
		vdm_xp_raise(x->call, "VDXP0006", "out of memory");
	x->keys[x->depth++] = object ? vdm_xp_map_new(x->call) : NULL;
}

static void
on_xml_end(void *context, int object)
{
	struct xml *x = context;

	(void)object;
	if (x->skip > 0) {
		x->skip--;
		return;
	}
	x->depth--;
	vdm_xp_tree_end(x->tree);
}

static struct vdm_xp_seq
fn_json_to_xml(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int n)
{
	struct vdm_xp_json_options o = {0};
	struct xml x = {.call = call, .options = &o};
	struct vdm_xp_json_builder b = {&x, on_xml_value, on_xml_begin,
					on_xml_end};

	if (args[0].n == 0)
		return vdm_xp_none();
	if (n > 1)
		o = vdm_xp_json_read_options(call, &args[1], 1);
	x.tree = vdm_xp_call_tree(call, 1);
	x.tree->base = call->scope->base;
	struct vdm_xp_item text = vdm_xp_at(&args[0], 0);
	vdm_xp_json_read(call, &text, &o, &b);
	return vdm_xp_one(vdm_xp_call_finish(call, x.tree));
}

const struct vdm_xp_builtin vdm_xp_json_functions[] = {
    {XP_FN, "parse-json", 1, 2, "s?M1I?", fn_parse_json, 0},
    {XP_FN, "json-doc", 1, 2, "s?M1I?", fn_json_doc, 0},
    {XP_FN, "json-to-xml", 1, 2, "s?M1c?", fn_json_to_xml, 0},
    {XP_FN, "xml-to-json", 1, 2, "N?M1s?", vdm_xp_fn_xml_to_json, 0},
    {0}};
