/* SPDX-License-Identifier: MIT */
/* Rules that are embedded in grammars, RELAX NG's XML syntax, and in ODDs. */
#include <string.h>

#include "base/memory.h"
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

/* What an element of a grammar or ODD is for who gathers, by its name. */
enum what { NOTHING, RULES, EXAMPLE, SPECIFIES, INCLUDES };

static enum what
what_is(const struct vdm_xp_tree_name *name)
{
	static const struct {
		const char *ns, *local;
		enum what what;
	} rows[] = {
	    {EXAMPLES_NS, "egXML", EXAMPLE},
	    {TEI_NS, "constraintSpec", SPECIFIES},
	    {TEI_NS, "elementSpec", SPECIFIES},
	    {TEI_NS, "classSpec", SPECIFIES},
	    {TEI_NS, "attDef", SPECIFIES},
	    {RNG_NS, "include", INCLUDES},
	    {RNG_NS, "externalRef", INCLUDES},
	};
	size_t i;

	if (vdm_schematron_is(name->ns) || strcmp(name->ns, SCH_XSL_NS) == 0)
		return RULES;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(name->local, rows[i].local) == 0 &&
		    strcmp(name->ns, rows[i].ns) == 0)
			return rows[i].what;
	return NOTHING;
}

/* The same for each name of a tree, which has few, and many elements. NULL: no
 * memory. */
static unsigned char *
what_all_are(const struct vdm_xp_tree *tree)
{
	unsigned char *what = vdm_calloc(tree->names_count + 1, 1);
	size_t i;

	for (i = 0; what != NULL && i < tree->names_count; i++)
		what[i] = (unsigned char)what_is(&tree->names[i]);
	return what;
}

/* What an ODD takes back. */
static int
is_taken_back(struct sch_reader *r, const struct sch_at *at)
{
	const char *mode = sch_source_attr(r, at, "mode");

	return mode != NULL && strcmp(mode, "delete") == 0;
}

static void
gather_in(struct sch_reader *r, const struct vdm_xp_tree *tree,
	  struct gathering *g)
{
	unsigned char *what;
	size_t i;
	uint32_t n, next;

	for (i = 0; i < g->count; i++)
		if (g->seen[i] == tree)
			return;
	if (g->count == GRAMMARS || (what = what_all_are(tree)) == NULL)
		return;
	g->seen[g->count++] = tree;
	for (n = 0; n < tree->count; n = next) {
		struct sch_at at = {tree, n, NULL};

		next = n + 1;
		if (tree->nodes[n].kind != XP_NODE_ELEMENT)
			continue;
		switch ((enum what)what[tree->nodes[n].name]) {
		case NOTHING:
			break;
		case RULES:
			g->each(r, &at, g->context);
			next = tree->nodes[n].end;
			break;
		case EXAMPLE:
			next = tree->nodes[n].end;
			break;
		case SPECIFIES:
			if (is_taken_back(r, &at))
				next = tree->nodes[n].end;
			break;
		case INCLUDES:
			gather_included(r, &at, g);
			break;
		}
	}
	vdm_free(what);
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
