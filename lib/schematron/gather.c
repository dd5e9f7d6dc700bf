/* SPDX-License-Identifier: MIT */
/* Rules that are embedded in grammars, RELAX NG's XML syntax, and in ODDs. */
#include <string.h>

#include "schematron/read.h"

#define RNG_NS "http://relaxng.org/ns/structure/1.0"
#define TEI_NS "http://www.tei-c.org/ns/1.0"
#define EXAMPLES_NS "http://www.tei-c.org/ns/Examples"

enum { GRAMMARS = 100 }; /* that include one another */

struct gathering {
	void (*each)(struct sch_reader *r, const struct sch_at *at,
		     void *context);
	void *context;
	const struct vdm_xp_tree *seen[GRAMMARS];
	size_t count;
};

static int
is_named(const struct sch_at *at, const char *ns, const char *local)
{
	const struct vdm_xp_tree_node *n = vdm_xp_tree_at(at->tree, at->n);
	const struct vdm_xp_tree_name *name;

	if (n->kind != XP_NODE_ELEMENT)
		return 0;
	name = &at->tree->names[n->name];
	return strcmp(name->ns, ns) == 0 && strcmp(name->local, local) == 0;
}

static void gather_in(struct sch_reader *r, const struct vdm_xp_tree *tree,
		      struct gathering *g);

/* The grammar that another one includes: its rules are rules, too. */
static void
gather_included(struct sch_reader *r, const struct sch_at *at,
		struct gathering *g)
{
	const char *href = sch_source_attr(r, at, "href");
	const struct vdm_xp_tree *tree;

	if (href == NULL)
		return;
	tree = sch_source_load(r, at, href);
	if (tree != NULL)
		gather_in(r, tree, g);
}

/* Examples in an ODD, and what it takes back. */
static int
is_not_meant(struct sch_reader *r, const struct sch_at *at)
{
	const char *mode;

	if (is_named(at, EXAMPLES_NS, "egXML"))
		return 1;
	if (!is_named(at, TEI_NS, "constraintSpec") &&
	    !is_named(at, TEI_NS, "elementSpec") &&
	    !is_named(at, TEI_NS, "classSpec") &&
	    !is_named(at, TEI_NS, "attDef"))
		return 0;
	mode = sch_source_attr(r, at, "mode");
	return mode != NULL && strcmp(mode, "delete") == 0;
}

static void
gather_in(struct sch_reader *r, const struct vdm_xp_tree *tree,
	  struct gathering *g)
{
	size_t i;
	uint32_t n;

	for (i = 0; i < g->count; i++)
		if (g->seen[i] == tree)
			return;
	if (g->count == GRAMMARS)
		return;
	g->seen[g->count++] = tree;
	for (n = 0; n < tree->count;) {
		struct sch_at at = {tree, n, NULL};

		if (sch_source_is(&at, NULL) || sch_source_is_xsl(&at, NULL)) {
			g->each(r, &at, g->context);
			n = tree->nodes[n].end;
			continue;
		}
		if (is_not_meant(r, &at)) {
			n = tree->nodes[n].end;
			continue;
		}
		if (is_named(&at, RNG_NS, "include") ||
		    is_named(&at, RNG_NS, "externalRef"))
			gather_included(r, &at, g);
		n++;
	}
}

void
sch_gather(struct sch_reader *r,
	   void (*each)(struct sch_reader *r, const struct sch_at *at,
			void *context),
	   void *context)
{
	struct gathering g = {each, context, {NULL}, 0};

	gather_in(r, r->root.tree, &g);
}

int
sch_gather_is_constraint(const struct sch_at *at)
{
	return is_named(at, TEI_NS, "constraint");
}

/* The specifications around something in an ODD. */
struct around {
	const char *element, *attribute; /* which they are of */
	const char *ns;                  /* of the element */
	const char *attribute_ns;
	int is_class, is_schema;
};

static void
look_around(struct sch_reader *r, const struct sch_at *at, struct around *a)
{
	struct sch_at up = *at;

	while ((up.n = up.tree->nodes[up.n].parent) != XP_NO_NODE &&
	       up.n != 0) {
		int is_element = is_named(&up, TEI_NS, "elementSpec");
		int is_schema = is_named(&up, TEI_NS, "schemaSpec");

		if (is_named(&up, TEI_NS, "attDef") && a->attribute == NULL) {
			a->attribute = sch_source_attr(r, &up, "ident");
			a->attribute_ns = sch_source_attr(r, &up, "ns");
		}
		if (is_element && a->element == NULL)
			a->element = sch_source_attr(r, &up, "ident");
		if ((is_element || is_schema) && a->ns == NULL)
			a->ns = sch_source_attr(r, &up, "ns");
		a->is_class |= is_named(&up, TEI_NS, "classSpec");
		a->is_schema |= is_schema;
	}
}

const char *
sch_gather_context(struct sch_reader *r, const struct sch_at *at)
{
	struct around a = {0};
	struct vdm_buf b;
	const char *s;

	look_around(r, at, &a);
	vdm_buf_init(&b);
	if (a.element != NULL)
		vdm_buf_printf(&b, "Q{%s}%s", a.ns != NULL ? a.ns : TEI_NS,
			       a.element);
	if (a.attribute != NULL)
		vdm_buf_printf(&b, "%s@Q{%s}%s", a.element != NULL ? "/" : "",
			       a.attribute_ns != NULL ? a.attribute_ns : "",
			       a.attribute);
	else if (a.element == NULL && a.is_class)
		vdm_buf_putc(&b, '*');
	else if (a.element == NULL && a.is_schema)
		vdm_buf_putc(&b, '/');
	s = b.len > 0 ? vdm_arena_strdup(&r->s->arena, vdm_buf_str(&b)) : NULL;
	r->s->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}
