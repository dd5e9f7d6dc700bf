/* SPDX-License-Identifier: MIT */
/*
 * The values of variables, worked out when they are asked for: what nobody
 * uses does no harm, be it slow or impossible. Those of the schema, of phases
 * and of patterns live as long as the document, a rule's as long as its node.
 */
#include "schematron/values.h"

#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/memory.h"
#include "schematron/read.h"
#include "xpath/functions/files.h"
#include "xpath/functions/uris.h"
#include "xpath/tree/node.h"

enum {
	SECONDS = 10,    /* of one evaluation */
	ITEMS = 1000000, /* of one sequence */
	KEPT_MEGABYTES = 160,
	NOW_MEGABYTES = 64
};

static struct sch_run *
run_of(struct vdm_xp_call *call)
{
	return call->user;
}

/* ---- variables -------------------------------------------------------------
 */

static struct vdm_xp_seq
content_of(struct vdm_xp_call *call, const struct sch_let *let)
{
	const struct vdm_xp_tree *tree = let->content;
	struct vdm_xp_list list = {0};
	uint32_t k;

	if (!let->is_bare)
		return vdm_xp_one(vdm_xp_node(tree, 0));
	for (k = vdm_xp_tree_first_child(tree, 0); k != XP_NO_NODE;
	     k = vdm_xp_tree_next(tree, k))
		vdm_xp_add(call, &list, vdm_xp_node(tree, k));
	return vdm_xp_list_seq(&list);
}

static struct vdm_xp_seq
work_out(struct vdm_xp_call *call, const struct sch_value *v)
{
	struct sch_run *run = run_of(call);

	if (v->let->content != NULL)
		return content_of(call, v->let);
	if (v->let->value == NULL)
		vdm_xp_raise(call, "XPDY0002",
			     "the variable %s has no value: see what is said "
			     "of the schema",
			     v->let->name);
	return vdm_xpath_within(call, v->let->value->xpath,
				v->is_kept ? &run->root : &run->node);
}

static void
work_out_kept(struct vdm_xp_call *call, void *context)
{
	struct sch_value *v = context;

	v->seq = work_out(call, v);
}

/* Whatever asked for a value that there is not has none, either. */
static void
fail_busy(struct sch_run *run, int is_kept, const struct vdm_xp_error *error)
{
	size_t i;

	for (i = 0; i < run->count; i++) {
		struct sch_value *v = &run->values[i];

		if (v->is_kept != is_kept || v->state != SCH_BUSY)
			continue;
		v->state = SCH_FAILED;
		v->error = *error;
	}
}

/* A value that outlives the evaluation that asks for it. */
static void
work_out_for(struct sch_run *run, struct sch_value *v)
{
	int functions = run->functions;

	v->state = SCH_BUSY;
	run->functions = 0; /* it is asked for by one, but is none */
	if (vdm_xpath_guard(run->kept, run->s->scope, work_out_kept, v,
			    &v->error) == 0)
		v->state = SCH_KNOWN;
	else
		fail_busy(run, 1, &v->error);
	run->functions = functions;
}

static struct vdm_xp_seq
ask(struct vdm_xp_call *call, int number)
{
	struct sch_run *run = run_of(call);
	struct sch_value *v = &run->values[number];

	if (v->let == NULL)
		vdm_xp_raise(call, "XPDY0002", "the variable has no value");
	if (v->state == SCH_BUSY)
		vdm_xp_raise(call, "XTDE0640", "the variable %s needs itself",
			     v->let->name);
	if (v->state == SCH_UNASKED && v->is_kept &&
	    call != vdm_xpath_run_call(run->kept)) {
		work_out_for(run, v);
	} else if (v->state == SCH_UNASKED) {
		v->state = SCH_BUSY;
		v->seq = work_out(call, v);
		v->state = SCH_KNOWN;
	}
	if (v->state == SCH_FAILED)
		vdm_xp_raise(call, v->error.code, "%s", v->error.message);
	return v->seq;
}

void
sch_values_broken(struct sch_run *run, const struct vdm_xp_error *error)
{
	const struct sch_let *let;

	fail_busy(run, 0, error);
	fail_busy(run, 1, error);
	run->functions = 0;
	for (let = run->lets; let != NULL; let = let->next)
		if (run->values[let->number].state == SCH_KNOWN)
			run->values[let->number].state = SCH_UNASKED;
	vdm_xpath_run_clear(run->now);
}

void
sch_values_set(struct sch_run *run, const struct sch_let *lets, int is_kept)
{
	for (; lets != NULL; lets = lets->next) {
		struct sch_value *v = &run->values[lets->number];

		v->let = lets;
		v->is_kept = is_kept;
		v->state = SCH_UNASKED;
	}
}

/* ---- nodes -----------------------------------------------------------------
 */

struct matching {
	struct sch_run *run;
	const struct sch_match *match;
	void (*each)(struct sch_run *run, uint32_t node, void *context);
	void *context;
};

static void
match_nodes(struct vdm_xp_call *call, void *context)
{
	struct matching *m = context;
	struct vdm_xp_seq s =
	    vdm_xpath_within(call, m->match->nodes->xpath, &m->run->root);
	size_t i;

	for (i = 0; i < s.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s, i);

		if (item.type == XT_NODE && item.u.tree == m->run->tree &&
		    item.aux == 0)
			m->each(m->run, item.n, m->context);
	}
}

int
sch_values_nodes(struct sch_run *run, const struct sch_match *match,
		 void (*each)(struct sch_run *run, uint32_t node,
			      void *context),
		 void *context, struct vdm_xp_error *error)
{
	struct matching m = {run, match, each, context};

	run->node = run->root;
	return vdm_xpath_guard(run->now, run->s->scope, match_nodes, &m, error);
}

/* ---- what XSLT adds --------------------------------------------------------
 */

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

static struct vdm_xp_seq
fn_system_property(struct vdm_xp_call *call, void *context,
		   const struct vdm_xp_seq *args, int count)
{
	struct vdm_xp_item name = vdm_xp_at(&args[0], 0);
	struct vdm_xp_item s = vdm_xp_item_string(call, &name);

	(void)context;
	(void)count;
	return vdm_xp_one(vdm_xp_string(
	    s.n > 8 && memcmp(s.u.s + s.n - 8, ":version", 8) == 0 ? "2.0"
								   : ""));
}

/* ---- keys */

static void
key_add(struct vdm_xp_call *call, struct vdm_xp_map *map,
	const struct vdm_xp_item *value, struct vdm_xp_item node)
{
	const struct vdm_xp_seq *had;
	struct vdm_xp_item key = vdm_xp_item_string(call, value);
	struct vdm_xp_seq one = vdm_xp_one(node);

	key.type = XT_STRING;
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
		fail_busy(run, 1, &error);
		vdm_xp_raise(call, error.code, "%s", error.message);
	}
	k = vdm_arena_alloc(&run->arena, sizeof(*k));
	if (k == NULL)
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	*k = (struct sch_keyed){key, root->u.tree->order, f.map, run->keyed};
	run->keyed = k;
	return f.map;
}

/* "prefix:name" and "name" are compared as they are written. */
static struct vdm_xp_seq
fn_key(struct vdm_xp_call *call, void *context, const struct vdm_xp_seq *args,
       int count)
{
	const struct vdm_schematron *s = context;
	struct vdm_xp_item name = vdm_xp_at(&args[0], 0), root;
	struct vdm_xp_item text = vdm_xp_item_string(call, &name);
	struct vdm_xp_seq values = vdm_xp_atomise(call, args[1]);
	struct vdm_xp_list out = {0};
	const struct sch_key *key;
	int is_known = 0;
	size_t i;

	if (count > 2 && args[2].n == 1)
		root = vdm_xp_at(&args[2], 0);
	else if (call->focus.has && call->focus.item.type == XT_NODE)
		root = vdm_xp_node_root(&call->focus.item);
	else
		root = run_of(call)->root;
	for (key = s->keys; key != NULL; key = key->next) {
		const struct vdm_xp_map *map;

		if (strlen(key->name) != text.n ||
		    memcmp(key->name, text.u.s, text.n) != 0)
			continue;
		is_known = 1;
		map = key_map(call, key, &root);
		for (i = 0; i < values.n; i++) {
			struct vdm_xp_item v = vdm_xp_at(&values, i);
			struct vdm_xp_item k = vdm_xp_item_string(call, &v);
			const struct vdm_xp_seq *got;

			k.type = XT_STRING;
			got = vdm_xp_map_get(map, &k);
			if (got != NULL)
				vdm_xp_add_all(call, &out, got);
		}
	}
	if (!is_known)
		vdm_xp_raise(call, "XTDE1260", "there is no key %.*s",
			     (int)text.n, text.u.s);
	return vdm_xp_node_sort(call, &out);
}

void
sch_values_functions(struct vdm_schematron *s)
{
	vdm_xpath_static_function(s->scope, XP_FN, "current", 0, fn_current, s);
	vdm_xpath_static_function(s->scope, XP_FN, "document", 1, fn_document,
				  s);
	vdm_xpath_static_function(s->scope, XP_FN, "document", 2, fn_document,
				  s);
	vdm_xpath_static_function(s->scope, XP_FN, "key", 2, fn_key, s);
	vdm_xpath_static_function(s->scope, XP_FN, "key", 3, fn_key, s);
	vdm_xpath_static_function(s->scope, XP_FN, "system-property", 1,
				  fn_system_property, s);
}

/* ---- a run -----------------------------------------------------------------
 */

/* The folder of the document, where it is a file. */
static const char *
folder_of(struct sch_run *run, const char *uri)
{
	const char *slash = uri != NULL ? strrchr(uri, '/') : NULL;
	struct vdm_buf b;
	const char *s;

	if (slash == NULL || strncmp(uri, "file://", 7) != 0)
		return NULL;
	vdm_buf_init(&b);
	vdm_address_decode(&b, uri + 7, (size_t)(slash - uri - 7));
	s = vdm_arena_strdup(&run->arena, vdm_buf_str(&b));
	run->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static struct vdm_xpath_run *
run_new(struct sch_run *run, size_t megabytes)
{
	struct vdm_xpath_run *made = vdm_xpath_run_new();
	struct vdm_xp_limits *limits;

	if (made == NULL)
		return NULL;
	limits = vdm_xpath_run_limits(made);
	limits->items = ITEMS;
	limits->bytes = megabytes << 20;
	limits->seconds = SECONDS;
	vdm_xpath_run_asks(made, ask, run);
	vdm_xpath_run_folder(made, folder_of(run, run->s->base),
			     folder_of(run, run->options->uri));
	return made;
}

int
sch_values_begin(struct sch_run *run)
{
	run->count = (size_t)run->s->scope->variables_count;
	run->values = vdm_calloc(run->count + 1, sizeof(*run->values));
	run->kept = run_new(run, KEPT_MEGABYTES);
	run->now = run_new(run, NOW_MEGABYTES);
	run->tried = vdm_calloc(run->s->exprs_count + 1, sizeof(*run->tried));
	if (run->values == NULL || run->kept == NULL || run->now == NULL ||
	    run->tried == NULL)
		return -1;
	vdm_xpath_run_share(run->now, run->kept);
	return 0;
}

void
sch_values_end(struct sch_run *run)
{
	vdm_xpath_run_free(run->now);
	vdm_xpath_run_free(run->kept);
	vdm_free(run->values);
	vdm_free(run->tried);
}
