/* SPDX-License-Identifier: MIT */
/* The leaves of a grammar: name classes, data types and values. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rng/grammar/builder.h"

/* ---- names ---- */

static struct vdm_rng_nc *
nc_new(struct builder *b, enum vdm_rng_nc_kind kind, const struct vdm_rng_nc *x,
       const struct vdm_rng_nc *y)
{
	struct vdm_rng_nc *nc = vdm_arena_alloc(b->src->arena, sizeof(*nc));

	if (nc == NULL)
		return NULL;
	nc->kind = kind;
	nc->a = x;
	nc->b = y;
	return nc;
}

static const struct vdm_rng_nc *
nc_name(struct builder *b, const struct vdm_rng_node *n, int attribute)
{
	const struct vdm_rng_name *name;
	struct vdm_rng_nc *nc;

	if (attribute && ((*n->ns == '\0' && strcmp(n->name, "xmlns") == 0) ||
			  strcmp(n->ns, "http://www.w3.org/2000/xmlns") == 0))
		vdm_rng_wrong(b->src, n, "no attribute can be called xmlns");
	name = vdm_rng_name(&b->g->names, n->ns, n->name);
	if (name == NULL)
		return NULL;
	if (name->id >= b->ncs_cap) {
		size_t cap = name->id * 2 + 64;
		const struct vdm_rng_nc **grown =
		    vdm_realloc(b->ncs, cap * sizeof(*grown));

		if (grown == NULL)
			return NULL;
		memset(grown + b->ncs_cap, 0,
		       (cap - b->ncs_cap) * sizeof(*grown));
		b->ncs = grown;
		b->ncs_cap = cap;
	}
	/*
	 * One object for each single name: patterns are compared by the address
	 * of their name class, so two places that say <p> must have the same
	 * one.
	 */
	if (b->ncs[name->id] == NULL) {
		nc = vdm_arena_alloc(b->src->arena, sizeof(*nc));
		if (nc == NULL)
			return NULL;
		nc->kind = NC_NAME;
		nc->name = name;
		b->ncs[name->id] = nc;
	}
	return b->ncs[name->id];
}

/*
 * 4.16: an except of anyName may not hold anyName, and one of nsName neither.
 */
enum { NO_ANY = 1, NO_NS = 2 };

const struct vdm_rng_nc *
vdm_builder_nc(struct builder *b, const struct vdm_rng_node *n, int attribute,
	       int bar)
{
	const struct vdm_rng_nc *nc = NULL, *one;
	struct vdm_rng_nc *any, *set = NULL;
	const struct vdm_rng_node *c;
	size_t count = 0;

	switch ((int)n->kind) {
	case RNG_NAME:
		return nc_name(b, n, attribute);
	case RNG_ANY_NAME:
	case RNG_NS_NAME:
		if (bar & (n->kind == RNG_ANY_NAME ? NO_ANY : NO_NS))
			vdm_rng_wrong(b->src, n,
				      "%s may not stand in this except",
				      vdm_rng_kind_name(n->kind));
		if (n->kind == RNG_NS_NAME && attribute &&
		    strcmp(n->ns, "http://www.w3.org/2000/xmlns") == 0)
			vdm_rng_wrong(b->src, n,
				      "no attribute can be called xmlns");
		bar |= n->kind == RNG_ANY_NAME ? NO_ANY : NO_ANY | NO_NS;
		if (n->first != NULL) {
			nc = vdm_builder_nc(b, n->first, attribute, bar);
			if (nc == NULL)
				return NULL;
		}
		any = vdm_arena_alloc(b->src->arena, sizeof(*any));
		if (any == NULL)
			return NULL;
		any->kind = n->kind == RNG_ANY_NAME ? NC_ANY : NC_NS;
		any->ns =
		    n->kind == RNG_ANY_NAME
			? NULL
			: vdm_rng_string(&b->g->names, n->ns, strlen(n->ns));
		any->a = nc;
		return any;
	case RNG_NC_CHOICE:
	case RNG_NC_EXCEPT:
		for (c = n->first; c != NULL; c = c->next, count++) {
			one = vdm_builder_nc(b, c, attribute, bar);
			if (one == NULL)
				return NULL;
			nc = nc == NULL ? one
					: (set = nc_new(b, NC_CHOICE, one, nc));
		}
		if (set != NULL &&
		    vdm_rng_nc_index(b->src->arena, set, count) != 0)
			return NULL;
		return nc;
	default:
		return NULL;
	}
}

/* ---- data types ---- */

static int
keep_pointer(void ***list, size_t *n, size_t *cap, void *p)
{
	if (*n == *cap) {
		size_t more = *cap == 0 ? 64 : *cap * 2;
		void **grown = vdm_realloc(*list, more * sizeof(*grown));

		if (grown == NULL)
			return -1;
		*list = grown;
		*cap = more;
	}
	(*list)[(*n)++] = p;
	return 0;
}

static struct vdm_datatype *
type_new(struct builder *b, const struct vdm_rng_node *n)
{
	struct vdm_datatype *t = vdm_datatype_new(n->library, n->type);

	if (t == NULL) {
		vdm_rng_wrong(b->src, n,
			      vdm_datatype_library_known(n->library)
				  ? "there is no data type \"%s\" in the "
				    "library \"%s\""
				  : "data type \"%s\": the library \"%s\" is "
				    "not known",
			      n->type, n->library);
		return NULL;
	}
	b->g->prefixes |= vdm_datatype_has_context(t);
	if (keep_pointer((void ***)&b->g->types, &b->g->ntypes,
			 &b->g->types_cap, t) != 0) {
		vdm_datatype_free(t);
		b->g->pool.failed = 1;
		return NULL;
	}
	return t;
}

/*
 * One object for each type without parameters, for the same reason: two places
 * that say xsd:date are then one pattern. With parameters a type is made for
 * each place.
 */
static struct vdm_datatype *
type_plain(struct builder *b, const struct vdm_rng_node *n)
{
	struct type_row *row;

	for (row = b->plain; row != NULL; row = row->next)
		if (strcmp(row->name, n->type) == 0 &&
		    strcmp(row->library, n->library) == 0)
			return row->type;
	row = vdm_arena_alloc(b->src->arena, sizeof(*row));
	if (row == NULL || (row->type = type_new(b, n)) == NULL)
		return NULL;
	row->name = n->type;
	row->library = n->library;
	row->next = b->plain;
	b->plain = row;
	return row->type;
}

static void
parameter_wrong(struct builder *b, const struct vdm_rng_node *n,
		const struct vdm_rng_node *c)
{
	int is_pattern = strcmp(c->name, "pattern") == 0;
	const char *why = is_pattern ? vdm_datatype_pattern_fault(c->text) : "";

	if (why == NULL)
		why = "it is too large to be compiled";
	vdm_rng_wrong(b->src, c, "the parameter %s of %s cannot be \"%s\"%s%s",
		      c->name, n->type, c->text, is_pattern ? ": " : "", why);
}

const struct vdm_pattern *
vdm_builder_data(struct builder *b, struct vdm_rng_node *n, struct scope *scope)
{
	const struct vdm_pattern *except = NULL;
	struct vdm_datatype *t;
	struct vdm_rng_node *c = n->first;

	t = c != NULL && c->kind == RNG_PARAM ? type_new(b, n)
					      : type_plain(b, n);
	if (t == NULL)
		return &vdm_pattern_not_allowed;
	for (; c != NULL && c->kind == RNG_PARAM; c = c->next) {
		int rc = vdm_datatype_param(t, c->name, c->text);

		if (rc == -1)
			vdm_rng_wrong(b->src, c,
				      "the data type %s has no parameter "
				      "\"%s\"",
				      n->type, c->name);
		else if (rc == -2)
			parameter_wrong(b, n, c);
		else if (rc != 0)
			b->g->pool.failed = 1;
	}
	if (vdm_datatype_seal(t) != 0)
		vdm_rng_wrong(b->src, n,
			      "the parameters of %s contradict "
			      "each other",
			      n->type);
	if (c != NULL)
		except = vdm_builder_bag(b, c->first, scope, 1);
	return vdm_pattern_data(&b->g->pool, t, except);
}

/*
 * A value of type QName in a schema: its prefixes are those of the schema at
 * that place, without one it is in the ns that is in force there (4.4, 6.2.8).
 */
static const char *
value_prefix(const void *context, const char *prefix)
{
	const struct vdm_rng_node *n = context;
	const struct vdm_rng_scope *s;

	if (*prefix == '\0')
		return n->ns;
	for (s = n->scope; s != NULL; s = s->up)
		if (strcmp(s->prefix, prefix) == 0)
			return s->uri;
	return NULL;
}

const struct vdm_pattern *
vdm_builder_value(struct builder *b, const struct vdm_rng_node *n)
{
	struct vdm_datatype *t = type_plain(b, n);
	struct vdm_datatype_value *v;
	struct vdm_prefixes prefixes = {value_prefix, n, NULL};

	if (t == NULL)
		return &vdm_pattern_not_allowed;
	v = vdm_datatype_value_new(t, n->text, &prefixes);
	if (v == NULL) {
		vdm_rng_wrong(b->src, n, "\"%s\" is not a value of %s", n->text,
			      n->type);
		return &vdm_pattern_not_allowed;
	}
	if (keep_pointer((void ***)&b->g->values, &b->g->nvalues,
			 &b->g->values_cap, v) != 0) {
		vdm_datatype_value_free(v);
		b->g->pool.failed = 1;
		return &vdm_pattern_not_allowed;
	}
	return vdm_pattern_value(&b->g->pool, t, v);
}

const struct vdm_pattern *
vdm_builder_bag(struct builder *b, struct vdm_rng_node *first,
		struct scope *scope, int choice)
{
	const struct vdm_pattern *out, **v;
	struct vdm_rng_node *n;
	size_t k = 0;

	for (n = first; n != NULL; n = n->next)
		k++;
	v = vdm_malloc((k + 1) * sizeof(*v));
	if (v == NULL) {
		b->g->pool.failed = 1;
		return &vdm_pattern_not_allowed;
	}
	for (k = 0, n = first; n != NULL; n = n->next)
		v[k++] = b->build(b, n, scope);
	out = choice ? vdm_pattern_choice(&b->g->pool, v, k)
		     : vdm_pattern_interleave(&b->g->pool, v, k);
	vdm_free(v);
	return out;
}
