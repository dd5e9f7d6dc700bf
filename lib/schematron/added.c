/* SPDX-License-Identifier: MIT */
/* What XSLT adds to the functions of XPath: current(), document(), key() and
 * what asks the processor. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "schematron/read.h"
#include "schematron/values.h"
#include "xpath/functions/files.h"
#include "xpath/functions/uris.h"
#include "xpath/static/static.h"
#include "xpath/tree/node.h"

enum { ARGUMENTS = 20 }; /* that a function may be asked for */

static struct sch_run *
run_of(struct vdm_xp_call *call)
{
	return call->user;
}

static struct vdm_xp_seq
fn_current(struct vdm_xp_call *call, void *context,
	   const struct vdm_xp_seq *args, int count)
{
	(void)context;
	(void)args;
	(void)count;
	if (run_of(call)->functions > 0)
		vdm_xp_raise(call, "XTDE1360", "a function has no current()");
	return vdm_xp_one(run_of(call)->node);
}

/* A document by its address; "" is the schema itself (XSLT 2.0, 16.1). */
static struct vdm_xp_item
document_at(struct vdm_xp_call *call, const char *href, const char *base)
{
	const struct sch_run *run = run_of(call);
	const struct vdm_xp_tree *tree;
	const char *uri;

	if (*href == '\0')
		return vdm_xp_node(run->s->trees[0], 0);
	uri = vdm_xp_uri_resolve(call, href,
				 base != NULL ? base : run->s->scope->base);
	tree = vdm_xp_file_document(call, uri);
	if (tree == NULL)
		vdm_xp_raise(call, "FODC0002", "there is no document %.100s",
			     href);
	return vdm_xp_node(tree, 0);
}

static struct vdm_xp_seq
fn_document(struct vdm_xp_call *call, void *context,
	    const struct vdm_xp_seq *args, int count)
{
	struct vdm_xp_list out = {0};
	const char *base = NULL;
	size_t i;

	(void)context;
	if (count > 1 && args[1].n > 0) {
		struct vdm_xp_item at = vdm_xp_at(&args[1], 0);

		if (at.type == XT_NODE)
			base = vdm_xp_node_base(call, &at);
	}
	for (i = 0; i < args[0].n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&args[0], i);
		struct vdm_xp_item s = vdm_xp_item_string(call, &item);
		const char *own = base;

		if (own == NULL && item.type == XT_NODE)
			own = vdm_xp_node_base(call, &item);
		vdm_xp_add(
		    call, &out,
		    document_at(call, vdm_xp_strndup(call, s.u.s, s.n), own));
	}
	return vdm_xp_node_sort(call, &out);
}

/* The first item as a string; "" for none. */
static const char *
first_string(struct vdm_xp_call *call, const struct vdm_xp_seq *s)
{
	struct vdm_xp_item item, text;

	if (s->n == 0)
		return "";
	item = vdm_xp_at(s, 0);
	text = vdm_xp_item_string(call, &item);
	return vdm_xp_strndup(call, text.u.s, text.n);
}

/* The namespace of a name with a prefix, and what stands behind that; "" where
 * it has none. */
static const char *
name_in(struct vdm_xp_call *call, const struct vdm_xp_seq *s,
	const char **local)
{
	const char *name = first_string(call, s), *colon = strchr(name, ':');
	const char *prefix, *ns;

	*local = colon != NULL ? colon + 1 : name;
	if (colon == NULL)
		return "";
	prefix = vdm_xp_strndup(call, name, (size_t)(colon - name));
	ns = vdm_xp_static_prefix(call->scope, prefix);
	if (ns == NULL && strcmp(prefix, "xsl") == 0)
		ns = SCH_XSL_NS;
	return ns != NULL ? ns : "";
}

static struct vdm_xp_seq
fn_function_available(struct vdm_xp_call *call, void *context,
		      const struct vdm_xp_seq *args, int count)
{
	const struct vdm_xp_builtin *builtin;
	const char *local, *ns = name_in(call, &args[0], &local);
	int from = 0, to = ARGUMENTS, i;

	(void)context;
	if (strchr(first_string(call, &args[0]), ':') == NULL)
		ns = call->scope->function_ns;
	if (count > 1)
		from = to = atoi(first_string(call, &args[1]));
	for (i = from; i <= to; i++)
		if (vdm_xp_find_function(call, ns, local, i, &builtin) != NULL)
			return vdm_xp_one(vdm_xp_bool(1));
	return vdm_xp_one(vdm_xp_bool(0));
}

static struct vdm_xp_seq
fn_element_available(struct vdm_xp_call *call, void *context,
		     const struct vdm_xp_seq *args, int count)
{
	static const char *const known[] = {
	    "call-template", "choose", "copy-of",  "for-each", "if",
	    "sequence",      "text",   "value-of", "variable", NULL};
	const char *local, *ns = name_in(call, &args[0], &local);

	(void)context;
	(void)count;
	return vdm_xp_one(vdm_xp_bool(strcmp(ns, SCH_XSL_NS) == 0 &&
				      vdm_words_are(known, local)));
}

/* No tree keeps what its document type declares of entities. */
static struct vdm_xp_seq
fn_unparsed_entity(struct vdm_xp_call *call, void *context,
		   const struct vdm_xp_seq *args, int count)
{
	(void)call;
	(void)context;
	(void)args;
	(void)count;
	return vdm_xp_one(vdm_xp_string(""));
}

static struct vdm_xp_seq
fn_system_property(struct vdm_xp_call *call, void *context,
		   const struct vdm_xp_seq *args, int count)
{
	const struct vdm_schematron *s = context;
	const char *local, *version = s->is_old ? "1.0" : "2.0";

	(void)count;
	if (s->binding != NULL && strcasecmp(s->binding, "xslt3") == 0)
		version = "3.0";
	if (strcmp(name_in(call, &args[0], &local), SCH_XSL_NS) != 0)
		local = "";
	return vdm_xp_one(
	    vdm_xp_string(strcmp(local, "version") == 0        ? version
			  : strcmp(local, "vendor") == 0       ? "Vidimus"
			  : strcmp(local, "product-name") == 0 ? "Vidimus"
							       : ""));
}

/* ---- keys */

/* What keys are compared by: strings in XSLT 1.0 (12.2), else values, of which
 * those without a type are strings (XSLT 2.0, 16.3). */
static struct vdm_xp_item
key_of(struct vdm_xp_call *call, const struct vdm_xp_item *value)
{
	struct vdm_xp_item key = *value;

	if (call->scope->xpath1 || value->type == XT_UNTYPED) {
		key = vdm_xp_item_string(call, value);
		key.type = XT_STRING;
	}
	return key;
}

/* What is not equal to itself is nobody's key. */
static int
is_nan(const struct vdm_xp_item *item)
{
	return (item->type == XT_DOUBLE || item->type == XT_FLOAT) &&
	       item->u.d != item->u.d;
}

static void
key_add(struct vdm_xp_call *call, struct vdm_xp_map *map,
	const struct vdm_xp_item *value, struct vdm_xp_item node)
{
	const struct vdm_xp_seq *had;
	struct vdm_xp_item key = key_of(call, value);
	struct vdm_xp_seq one = vdm_xp_one(node);

	had = vdm_xp_map_get(map, &key);
	vdm_xp_map_put(call, map, key,
		       had != NULL ? vdm_xp_concat(call, had, &one) : one);
}

static void
key_fill(struct vdm_xp_call *call, const struct sch_key *key,
	 const struct vdm_xp_item *root, struct vdm_xp_map *map)
{
	const struct sch_match *m;
	size_t i, k;

	for (m = key->matches; m != NULL; m = m->next) {
		struct vdm_xp_seq nodes =
		    vdm_xpath_within(call, m->nodes->xpath, root);

		for (i = 0; i < nodes.n; i++) {
			struct vdm_xp_item node = vdm_xp_at(&nodes, i);
			struct vdm_xp_seq values = vdm_xp_atomise(
			    call,
			    vdm_xpath_within(call, key->use->xpath, &node));

			for (k = 0; k < values.n; k++) {
				struct vdm_xp_item v = vdm_xp_at(&values, k);

				if (!is_nan(&v))
					key_add(call, map, &v, node);
			}
		}
	}
}

struct filling {
	struct sch_run *run;
	const struct sch_key *key;
	struct vdm_xp_item root;
	struct vdm_xp_map *map;
};

static void
fill(struct vdm_xp_call *call, void *context)
{
	struct filling *f = context;

	f->map = vdm_xp_map_new(call);
	key_fill(call, f->key, &f->root, f->map);
}

/* A key's table of a document, made once. */
static const struct vdm_xp_map *
key_map(struct vdm_xp_call *call, const struct sch_key *key,
	const struct vdm_xp_item *root)
{
	struct sch_run *run = run_of(call);
	struct filling f = {run, key, *root, NULL};
	struct vdm_xp_error error;
	struct sch_keyed *k;

	for (k = run->keyed; k != NULL; k = k->next)
		if (k->key == key && k->order == root->u.tree->order)
			return k->map;
	if (key->use == NULL || key->matches == NULL)
		vdm_xp_raise(call, "XTDE1260", "the key cannot be worked out");
	if (call == vdm_xpath_run_call(run->kept))
		fill(call, &f);
	else if (vdm_xpath_guard(run->kept, run->s->scope, fill, &f, &error) !=
		 0) {
		sch_values_fail(run, 1, &error);
		vdm_xp_raise(call, error.code, "%s", error.message);
	}
	k = vdm_arena_alloc(&run->arena, sizeof(*k));
	if (k == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	*k = (struct sch_keyed){key, root->u.tree->order, f.map, run->keyed};
	run->keyed = k;
	return f.map;
}

/* The node below which a call of key() looks. */
static struct vdm_xp_item
key_top(struct vdm_xp_call *call, const struct vdm_xp_seq *args, int count)
{
	struct vdm_xp_item top = run_of(call)->root;

	if (count > 2) {
		if (args[2].n != 1 || vdm_xp_at(&args[2], 0).type != XT_NODE)
			vdm_xp_raise(call, "XPTY0004",
				     "key() looks below one node");
		return vdm_xp_at(&args[2], 0);
	}
	if (call->focus.has && call->focus.item.type == XT_NODE)
		top = vdm_xp_node_root(&call->focus.item);
	return top;
}

/* Adds those that are in a node, or are it. */
static void
add_below(struct vdm_xp_call *call, struct vdm_xp_list *out,
	  const struct vdm_xp_seq *nodes, const struct vdm_xp_item *top)
{
	uint32_t end = top->u.tree->nodes[top->n].end;
	size_t i;

	for (i = 0; i < nodes->n; i++) {
		struct vdm_xp_item node = vdm_xp_at(nodes, i);

		if (node.n >= top->n && (node.n < end || node.n == top->n))
			vdm_xp_add(call, out, node);
	}
}

/* "prefix:name" and "name" are compared as they are written. */
static struct vdm_xp_seq
fn_key(struct vdm_xp_call *call, void *context, const struct vdm_xp_seq *args,
       int count)
{
	const struct vdm_schematron *s = context;
	const char *name = first_string(call, &args[0]);
	struct vdm_xp_item top = key_top(call, args, count);
	struct vdm_xp_item root = vdm_xp_node_root(&top);
	struct vdm_xp_seq values = vdm_xp_atomise(call, args[1]);
	struct vdm_xp_list out = {0};
	const struct sch_key *key;
	int is_known = 0;
	size_t i;

	for (key = s->keys; key != NULL; key = key->next) {
		const struct vdm_xp_map *map;

		if (strcmp(key->name, name) != 0)
			continue;
		is_known = 1;
		map = key_map(call, key, &root);
		for (i = 0; i < values.n; i++) {
			struct vdm_xp_item v = vdm_xp_at(&values, i);
			struct vdm_xp_item k = key_of(call, &v);
			const struct vdm_xp_seq *got =
			    is_nan(&k) ? NULL : vdm_xp_map_get(map, &k);

			if (got != NULL)
				add_below(call, &out, got, &top);
		}
	}
	if (!is_known)
		vdm_xp_raise(call, "XTDE1260", "there is no key %.80s", name);
	return vdm_xp_node_sort(call, &out);
}

void
sch_values_functions(struct vdm_schematron *s)
{
	static const struct {
		const char *name;
		int least, most;
		struct vdm_xp_seq (*run)(struct vdm_xp_call *call,
					 void *context,
					 const struct vdm_xp_seq *args,
					 int count);
	} functions[] = {
	    {"current", 0, 0, fn_current},
	    {"document", 1, 2, fn_document},
	    {"key", 2, 3, fn_key},
	    {"system-property", 1, 1, fn_system_property},
	    {"function-available", 1, 2, fn_function_available},
	    {"element-available", 1, 1, fn_element_available},
	    {"unparsed-entity-uri", 1, 2, fn_unparsed_entity},
	    {"unparsed-entity-public-id", 1, 2, fn_unparsed_entity}};
	size_t i;
	int n;

	for (i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		for (n = functions[i].least; n <= functions[i].most; n++)
			vdm_xpath_static_function(s->scope, XP_FN,
						  functions[i].name, n,
						  functions[i].run, s);
}
