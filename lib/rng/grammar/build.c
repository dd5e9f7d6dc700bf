/* SPDX-License-Identifier: MIT */
/*
 * From a schema's tree to patterns (specification, 4.10 to 4.21): grammars and
 * their definitions, include with overrides, combine, references, data types.
 *
 * References are replaced by what they mean, down to the next element; there a
 * pattern ends and the content waits in a queue. That is 4.19's shape, in which
 * each element is a definition of its own, and it is what makes a cyclic
 * grammar finite: a <list> whose <item> may hold a <list> is two elements that
 * point at each other.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rng/grammar/builder.h"

#define BUILD_DEEP 2000 /* references within references, and patterns */

struct part {
	struct vdm_rng_node *node; /* a start or define */
	struct part *next;
};

struct define {
	const char *name; /* "" is the start */
	struct part *parts, **parts_end;
	const struct vdm_pattern *built;
	/* being built: a reference to it now is a circle */
	int building;
	struct define *next;  /* in the chain */
	struct define *order; /* as they came */
};

/* What an include overrides. */
struct overrides {
	struct override {
		const char *name;
		int met;
		const struct vdm_rng_node *node;
		struct override *next;
	} * list;
	struct overrides *up;
};

static const struct vdm_pattern *
build(struct builder *b, struct vdm_rng_node *n, struct scope *scope);

/* ---- grammars ---- */

static unsigned
bucket(const char *s)
{
	unsigned h = 5381;

	while (*s != '\0')
		h = h * 33 + (unsigned char)*s++;
	return h % BUCKETS;
}

static struct define *
define_find(const struct scope *scope, const char *name)
{
	struct define *d = scope->table[bucket(name)];

	while (d != NULL && strcmp(d->name, name) != 0)
		d = d->next;
	return d;
}

static void
define_add(struct builder *b, struct scope *scope, struct vdm_rng_node *n)
{
	const char *name = n->kind == RNG_START ? "" : n->name;
	struct define *d = define_find(scope, name);
	struct part *part = vdm_arena_alloc(b->src->arena, sizeof(*part));

	if (d == NULL) {
		d = vdm_arena_alloc(b->src->arena, sizeof(*d));
		if (d == NULL)
			return;
		d->name = name;
		d->parts_end = &d->parts;
		d->next = scope->table[bucket(name)];
		scope->table[bucket(name)] = d;
		*scope->last = d;
		scope->last = &d->order;
	}
	if (part == NULL)
		return;
	part->node = n;
	*d->parts_end = part;
	d->parts_end = &part->next;
}

static void
overrides_gather(struct builder *b, struct overrides *o,
		 const struct vdm_rng_node *n)
{
	for (; n != NULL; n = n->next) {
		struct override *one;

		if (n->kind == RNG_DIV) {
			overrides_gather(b, o, n->first);
			continue;
		}
		one = vdm_arena_alloc(b->src->arena, sizeof(*one));
		if (one == NULL)
			return;
		one->name = n->kind == RNG_START ? "" : n->name;
		one->node = n;
		one->next = o->list;
		o->list = one;
	}
}

/*
 * 4.7. What an outer include overrides is overridden in all that the inner one
 * brings, too; and each override must have met something, or the finding below
 * says that it did not.
 */
static int
is_overridden(struct overrides *o, const char *name)
{
	int found = 0;

	for (; o != NULL && !found; o = o->up) {
		struct override *one;

		for (one = o->list; one != NULL; one = one->next)
			if (strcmp(one->name, name) == 0)
				found = one->met = 1;
	}
	return found;
}

static void
collect(struct builder *b, struct scope *scope, struct vdm_rng_node *n,
	struct overrides *over)
{
	if (++b->depth > BUILD_DEEP) {
		vdm_rng_wrong(b->src, n, "grammars are nested too deep");
		b->depth--;
		return;
	}
	for (; n != NULL; n = n->next) {
		if (n->kind == RNG_DIV) {
			collect(b, scope, n->first, over);
		} else if (n->kind == RNG_INCLUDE) {
			struct overrides inner = {NULL, over};
			struct override *one;

			/*
			 * The included definitions first, without those that
			 * are overridden, then those that stand in the include
			 * instead of them.
			 */
			overrides_gather(b, &inner, n->first);
			if (n->target != NULL)
				collect(b, scope, n->target->first, &inner);
			for (one = inner.list; one != NULL; one = one->next)
				if (!one->met)
					vdm_rng_wrong(
					    b->src, one->node,
					    "\"%s\" overrides nothing in the "
					    "included grammar",
					    *one->name == '\0' ? "start"
							       : one->name);
			collect(b, scope, n->first, over);
		} else if (!is_overridden(
			       over, n->kind == RNG_START ? "" : n->name)) {
			define_add(b, scope, n);
		}
	}
	b->depth--;
}

/* 4.17: one at most may lack combine, and the others agree. */
static const char *
combine_of(struct builder *b, const struct define *d)
{
	const struct part *p;
	const char *how = NULL;
	int bare = 0;

	for (p = d->parts; p != NULL; p = p->next) {
		const char *c = p->node->combine;

		if (c == NULL && ++bare > 1)
			vdm_rng_wrong(b->src, p->node,
				      "\"%s\" is defined twice without combine",
				      *d->name == '\0' ? "start" : d->name);
		else if (c != NULL && how != NULL && strcmp(c, how) != 0)
			vdm_rng_wrong(b->src, p->node,
				      "\"%s\" is combined by choice and by "
				      "interleave",
				      *d->name == '\0' ? "start" : d->name);
		if (c != NULL)
			how = c;
	}
	return how;
}

static const struct vdm_pattern *
build_group(struct builder *b, struct vdm_rng_node *first, struct scope *scope)
{
	const struct vdm_pattern *out, **v;
	struct vdm_rng_node *n;
	size_t k = 0;

	if (first != NULL && first->next == NULL)
		return build(b, first, scope);
	for (n = first; n != NULL; n = n->next)
		k++;
	v = vdm_malloc((k + 1) * sizeof(*v));
	if (v == NULL) {
		b->g->pool.failed = 1;
		return &vdm_pattern_not_allowed;
	}
	for (k = 0, n = first; n != NULL; n = n->next)
		v[k++] = build(b, n, scope);
	out = &vdm_pattern_empty;
	while (k-- > 0)
		out = vdm_pattern_group(&b->g->pool, v[k], out);
	vdm_free(v);
	return out;
}

static const struct vdm_pattern *
build_define(struct builder *b, struct define *d, struct scope *scope)
{
	const struct vdm_pattern *out, **v;
	const char *how = combine_of(b, d);
	const struct part *p;
	size_t n = 0;

	for (p = d->parts; p != NULL; p = p->next)
		n++;
	v = vdm_malloc((n + 1) * sizeof(*v));
	if (v == NULL) {
		b->g->pool.failed = 1;
		return &vdm_pattern_not_allowed;
	}
	d->building = 1;
	for (n = 0, p = d->parts; p != NULL; p = p->next)
		v[n++] = build_group(b, p->node->first, scope);
	if (n == 1)
		out = v[0];
	else if (how != NULL && strcmp(how, "interleave") == 0)
		out = vdm_pattern_interleave(&b->g->pool, v, n);
	else
		out = vdm_pattern_choice(&b->g->pool, v, n);
	vdm_free(v);
	d->building = 0;
	return d->built = out;
}

static const struct vdm_pattern *
build_ref(struct builder *b, const struct vdm_rng_node *n, struct scope *scope,
	  const char *name)
{
	struct define *d;

	if (n->kind == RNG_PARENT_REF)
		scope = scope == NULL ? NULL : scope->up;
	if (scope == NULL) {
		vdm_rng_wrong(b->src, n, "%s stands outside of a%s grammar",
			      vdm_rng_kind_name(n->kind),
			      n->kind == RNG_PARENT_REF ? " nested" : "");
		return &vdm_pattern_not_allowed;
	}
	d = define_find(scope, name);
	if (d == NULL) {
		vdm_rng_wrong(b->src, n, "\"%s\" is not defined",
			      *name == '\0' ? "start" : name);
		return &vdm_pattern_not_allowed;
	}
	/*
	 * 4.19 drops what nothing refers to before it asks for circles, so a
	 * circle there is no fault.
	 */
	if (d->building) {
		if (!b->unreached)
			vdm_rng_wrong(b->src, n,
				      "\"%s\" refers to itself without an "
				      "element in between",
				      *name == '\0' ? "start" : name);
		return &vdm_pattern_not_allowed;
	}
	return d->built != NULL ? d->built : build_define(b, d, scope);
}

static const struct vdm_pattern *
build_grammar(struct builder *b, struct vdm_rng_node *n, struct scope *up)
{
	struct scope *scope = vdm_arena_alloc(b->src->arena, sizeof(*scope));

	if (scope == NULL)
		return &vdm_pattern_not_allowed;
	scope->up = up;
	scope->order = b->scopes;
	b->scopes = scope;
	scope->last = &scope->first;
	collect(b, scope, n->first, NULL);
	if (define_find(scope, "") == NULL) {
		vdm_rng_wrong(b->src, n, "the grammar has no start");
		return &vdm_pattern_not_allowed;
	}
	return build_ref(b, n, scope, "");
}

/* ---- patterns ---- */

/* The content is built later: it may refer to the element itself. */
static const struct vdm_pattern *
build_element(struct builder *b, struct vdm_rng_node *n, struct scope *scope)
{
	const struct vdm_rng_nc *nc = vdm_builder_nc(b, n->first, 0, 0);
	struct vdm_rng_element *e = vdm_arena_alloc(b->src->arena, sizeof(*e));
	struct deferred *d = vdm_arena_alloc(b->src->arena, sizeof(*d));

	if (nc == NULL || e == NULL || d == NULL) {
		b->g->pool.failed |= b->src->arena->failed;
		return &vdm_pattern_not_allowed;
	}
	e->source = n;
	e->next = b->g->elements;
	e->index = b->g->nelements++;
	b->g->elements = e;
	d->element = e;
	d->node = n;
	d->scope = scope;
	*b->queue_end = d;
	b->queue_end = &d->next;
	return e->pattern = vdm_pattern_element(&b->g->pool, nc, e);
}

static const struct vdm_pattern *
build_attribute(struct builder *b, struct vdm_rng_node *n, struct scope *scope)
{
	const struct vdm_rng_nc *nc = vdm_builder_nc(b, n->first, 1, 0);
	const struct vdm_pattern *p =
	    n->first->next == NULL ? &vdm_pattern_text
				   : build_group(b, n->first->next, scope);

	if (nc == NULL) {
		b->g->pool.failed |= b->src->arena->failed;
		return &vdm_pattern_not_allowed;
	}
	b->g->pool.source = n;
	return vdm_pattern_attribute(&b->g->pool, nc, p);
}

static const struct vdm_pattern *
build_wrapped(struct builder *b, struct vdm_rng_node *n, struct scope *scope)
{
	struct vdm_pattern_pool *pool = &b->g->pool;
	const struct vdm_pattern *p = build_group(b, n->first, scope), *v[2];

	pool->source = n;
	switch ((int)n->kind) {
	case RNG_OPTIONAL:
		return vdm_pattern_or(pool, p, &vdm_pattern_empty);
	case RNG_ZERO_OR_MORE:
		return vdm_pattern_or(pool, vdm_pattern_more(pool, p),
				      &vdm_pattern_empty);
	case RNG_ONE_OR_MORE:
		return vdm_pattern_more(pool, p);
	case RNG_LIST:
		return vdm_pattern_list(pool, p);
	case RNG_MIXED:
		v[0] = &vdm_pattern_text;
		v[1] = p;
		return vdm_pattern_interleave(pool, v, 2);
	default:
		return p;
	}
}

static const struct vdm_pattern *
build_kind(struct builder *b, struct vdm_rng_node *n, struct scope *scope)
{
	switch ((int)n->kind) {
	case RNG_ELEMENT:
		return build_element(b, n, scope);
	case RNG_ATTRIBUTE:
		return build_attribute(b, n, scope);
	case RNG_CHOICE:
		return vdm_builder_bag(b, n->first, scope, 1);
	case RNG_INTERLEAVE:
		return vdm_builder_bag(b, n->first, scope, 0);
	case RNG_REF:
	case RNG_PARENT_REF:
		return build_ref(b, n, scope, n->name);
	case RNG_EMPTY:
		return &vdm_pattern_empty;
	case RNG_TEXT:
		return &vdm_pattern_text;
	case RNG_VALUE:
		return vdm_builder_value(b, n);
	case RNG_DATA:
		return vdm_builder_data(b, n, scope);
	case RNG_EXTERNAL_REF:
		return build(b, n->first, scope);
	case RNG_GRAMMAR:
		return build_grammar(b, n, scope);
	case RNG_GROUP:
	case RNG_OPTIONAL:
	case RNG_ZERO_OR_MORE:
	case RNG_ONE_OR_MORE:
	case RNG_LIST:
	case RNG_MIXED:
		return build_wrapped(b, n, scope);
	default:
		return &vdm_pattern_not_allowed;
	}
}

static const struct vdm_pattern *
build(struct builder *b, struct vdm_rng_node *n, struct scope *scope)
{
	const struct vdm_pattern *p = &vdm_pattern_not_allowed;

	/*
	 * One fault in a file that is included often would be told each time.
	 */
	if (b->src->errors > 100 || b->src->arena->failed)
		return p;
	if (++b->depth > BUILD_DEEP)
		vdm_rng_wrong(b->src, n, "patterns are nested too deep");
	else
		p = build_kind(b, n, scope);
	b->depth--;
	b->g->pool.source = n;
	return p;
}

static void
build_contents(struct builder *b)
{
	struct deferred *d;

	for (; (d = b->queue) != NULL;) {
		b->queue = d->next;
		if (b->queue == NULL)
			b->queue_end = &b->queue;
		d->element->content =
		    build_group(b, d->node->first->next, d->scope);
	}
}

/* Definitions that nothing refers to must be right, too. */
static void
build_unreached(struct builder *b)
{
	struct scope *s, *done = NULL, *first;
	struct define *d;

	b->unreached = 1;
	/*
	 * Building contents may meet nested grammars, which come to the front
	 * of the list: go on until none is new.
	 */
	while (b->scopes != done) {
		first = b->scopes;
		for (s = first; s != done; s = s->order)
			for (d = s->first; d != NULL; d = d->order)
				if (d->built == NULL && !d->building)
					build_define(b, d, s);
		done = first;
		build_contents(b);
	}
}

static int
build_all(struct builder *b, struct vdm_rng_node *root)
{
	struct vdm_grammar *g = b->g;

	g->start = build(b, root, NULL);
	build_contents(b);
	build_unreached(b);
	if (g->pool.exhausted && b->src->errors == 0)
		vdm_rng_wrong(b->src, root,
			      "its patterns are nested more than %d deep in "
			      "each other",
			      VDM_PATTERN_HEIGHT);
	else if (b->src->arena->failed || g->names.failed ||
		 (g->pool.failed && !g->pool.exhausted)) {
		errno = ENOMEM;
		return -1;
	}
	return b->src->errors == 0 ? 0 : -1;
}

struct vdm_grammar *
vdm_grammar_new(const char *bytes, size_t length, const char *uri,
		const struct vdm_uri_loader *loader,
		const struct vdm_sink *sink)
{
	struct vdm_grammar *g = vdm_calloc(1, sizeof(*g));
	struct vdm_rng_source src = {0};
	struct builder b = {0};
	struct vdm_rng_node *root;
	int rc = -1;

	if (g == NULL)
		return NULL;
	vdm_arena_init(&g->arena);
	vdm_rng_names_init(&g->names, NULL);
	vdm_pattern_pool_init(&g->pool, NULL);
	src.arena = &g->arena;
	src.loader = loader;
	src.sink = sink;
	b.g = g;
	b.src = &src;
	b.build = build;
	b.queue_end = &b.queue;
	root = vdm_rng_source_read(&src, bytes, length, uri);
	g->file = src.main_file;
	g->rules = src.rules;
	if (root != NULL)
		rc = build_all(&b, root);
	vdm_free(b.ncs);
	if (rc != 0 || vdm_grammar_restrict(g, &src) != 0 ||
	    vdm_grammar_ids(g, &src) != 0) {
		vdm_grammar_free(g);
		return NULL;
	}
	return g;
}

void
vdm_grammar_free(struct vdm_grammar *g)
{
	size_t i;

	if (g == NULL)
		return;
	for (i = 0; i < g->ntypes; i++)
		vdm_datatype_free(g->types[i]);
	for (i = 0; i < g->nvalues; i++)
		vdm_datatype_value_free(g->values[i]);
	vdm_free(g->types);
	vdm_free(g->values);
	vdm_free(g->ids);
	vdm_pattern_pool_fini(&g->pool);
	vdm_rng_names_fini(&g->names);
	vdm_arena_fini(&g->arena);
	vdm_free(g);
}
