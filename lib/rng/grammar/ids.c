/* SPDX-License-Identifier: MIT */
/*
 * Which attributes identify and refer: ID, IDREF and IDREFS by RELAX NG DTD
 * compatibility, section 5. A grammar must say it of an attribute of an element
 * always or never, for a DTD, which is where these types come from, declares an
 * attribute of an element once. So what `xml:id` of <p> is depends on its two
 * names only, and can be looked up without the pattern that matched.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "rng/grammar/grammar.h"

/* An attribute without an identifying type, that may meet one that has. */
struct plain {
	const struct vdm_rng_nc *element, *attribute;
	const struct vdm_rng_node *source;
	struct plain *next;
};

struct finder {
	struct vdm_grammar *g;
	struct vdm_rng_source *src;
	struct plain *plain;
	const struct vdm_rng_nc *element; /* the one looked at */
	unsigned char *marked; /* by name: an attribute that identifies */
	int collecting;
};

static size_t
slot(const struct vdm_grammar *g, const struct vdm_rng_name *element)
{
	return element->id & (g->ids_cap - 1);
}

static struct vdm_rng_id *
id_find(const struct vdm_grammar *g, const struct vdm_rng_name *element,
	const struct vdm_rng_name *attribute)
{
	struct vdm_rng_id *id;

	if (g->ids_cap == 0)
		return NULL;
	for (id = g->ids[slot(g, element)]; id != NULL; id = id->next)
		if (id->element == element && id->attribute == attribute)
			return id;
	return NULL;
}

enum vdm_id_type
vdm_grammar_id(const struct vdm_grammar *g, const struct vdm_rng_name *element,
	       const struct vdm_rng_name *attribute)
{
	const struct vdm_rng_id *id = id_find(g, element, attribute);

	return id == NULL ? VDM_ID_NONE : id->type;
}

static void
id_add(struct finder *f, const struct vdm_rng_name *element,
       const struct vdm_pattern *attribute, enum vdm_id_type type)
{
	struct vdm_grammar *g = f->g;
	struct vdm_rng_id *id = id_find(g, element, attribute->nc->name);

	if (id != NULL) {
		if (id->type != type)
			vdm_rng_wrong(f->src, attribute->source,
				      "the attribute \"%s\" of \"%s\" has two "
				      "different types of identifier",
				      attribute->nc->name->local,
				      element->local);
		return;
	}
	id = vdm_arena_alloc(&g->arena, sizeof(*id));
	if (id == NULL) {
		g->pool.failed = 1;
		return;
	}
	id->element = element;
	id->attribute = attribute->nc->name;
	id->type = type;
	id->next = g->ids[slot(g, element)];
	g->ids[slot(g, element)] = id;
	g->nids++;
}

static void
id_add_all(struct finder *f, const struct vdm_rng_nc *element,
	   const struct vdm_pattern *attribute, enum vdm_id_type type)
{
	for (; element->kind == NC_CHOICE; element = element->b)
		id_add_all(f, element->a, attribute, type);
	if (element->kind == NC_NAME)
		id_add(f, element->name, attribute, type);
	else
		vdm_rng_wrong(f->src, attribute->source,
			      "an attribute of type %s stands in an element "
			      "with a wildcard for a name",
			      vdm_datatype_name(attribute->a->type));
}

static enum vdm_id_type
type_of(const struct vdm_pattern *p)
{
	return p->kind == P_DATA || p->kind == P_VALUE
		   ? vdm_datatype_id(p->type)
		   : VDM_ID_NONE;
}

static void
id_attribute(struct finder *f, const struct vdm_pattern *p)
{
	enum vdm_id_type type = type_of(p->a);
	struct plain *plain;

	if (f->collecting) {
		if (type == VDM_ID_NONE)
			return;
		if (p->nc->kind != NC_NAME) {
			vdm_rng_wrong(f->src, p->source,
				      "an attribute of type %s has a wildcard "
				      "for a name",
				      vdm_datatype_name(p->a->type));
			return;
		}
		f->marked[p->nc->name->id] = 1;
		id_add_all(f, f->element, p, type);
		return;
	}
	if (type != VDM_ID_NONE ||
	    (p->nc->kind == NC_NAME && !f->marked[p->nc->name->id]))
		return;
	plain = vdm_arena_alloc(&f->g->arena, sizeof(*plain));
	if (plain == NULL) {
		f->g->pool.failed = 1;
		return;
	}
	plain->element = f->element;
	plain->attribute = p->nc;
	plain->source = p->source;
	plain->next = f->plain;
	f->plain = plain;
}

static void
id_walk(struct finder *f, const struct vdm_pattern *p)
{
	uint32_t i;

	for (; p->kind == P_GROUP; p = p->b)
		if (p->a->flags & PF_ATTR)
			id_walk(f, p->a);
	if (!(p->flags & PF_ATTR))
		return;
	if (p->kind == P_ATTRIBUTE)
		id_attribute(f, p);
	else if (p->kind == P_ONE_OR_MORE)
		id_walk(f, p->a);
	for (i = 0; i < p->n; i++)
		id_walk(f, p->kids[i]);
}

/*
 * Each with each, but few are left: a plain attribute is here only if its name
 * is a wildcard or that of one which identifies elsewhere.
 */
static void
id_conflicts(struct finder *f)
{
	const struct plain *p;
	const struct vdm_rng_id *id;
	size_t i;

	for (p = f->plain; p != NULL; p = p->next)
		for (i = 0; i < f->g->ids_cap; i++)
			for (id = f->g->ids[i]; id != NULL; id = id->next)
				if (vdm_rng_nc_contains(p->element,
							id->element) &&
				    vdm_rng_nc_contains(p->attribute,
							id->attribute)) {
					vdm_rng_wrong(
					    f->src, p->source,
					    "the attribute \"%s\" of \"%s\" "
					    "identifies in one definition and "
					    "not in another",
					    id->attribute->local,
					    id->element->local);
					return;
				}
}

int
vdm_grammar_ids(struct vdm_grammar *g, struct vdm_rng_source *src)
{
	struct finder f = {.g = g, .src = src};
	struct vdm_rng_element *e;
	size_t cap = 64;

	while (cap < g->names.nnames)
		cap *= 2;
	f.marked = vdm_calloc(g->names.nnames + 1, 1);
	g->ids = vdm_calloc(cap, sizeof(struct vdm_rng_id *));
	if (f.marked == NULL || g->ids == NULL) {
		vdm_free(f.marked);
		return -1;
	}
	g->ids_cap = cap;
	/*
	 * First all that identify, then those that may be in conflict with
	 * them.
	 */
	for (f.collecting = 1; f.collecting >= 0; f.collecting--)
		for (e = g->elements; e != NULL; e = e->next) {
			f.element = e->pattern->nc;
			id_walk(&f, e->content);
		}
	if (g->nids > 0)
		id_conflicts(&f);
	vdm_free(f.marked);
	return src->errors == 0 && !g->pool.failed ? 0 : -1;
}
