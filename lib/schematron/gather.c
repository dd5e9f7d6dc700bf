/* SPDX-License-Identifier: MIT */
/* Rules that are embedded in grammars, RELAX NG's XML syntax, and in ODDs. */
#include <string.h>

#include "schematron/read.h"

#define RNG_NS "http://relaxng.org/ns/structure/1.0"
#define TEI_NS "http://www.tei-c.org/ns/1.0"

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

		if (sch_source_is(&at, NULL)) {
			g->each(r, &at, g->context);
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

const char *
sch_gather_context(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_at up = *at;
	const char *ident = NULL, *ns = NULL, *s;
	struct vdm_buf b;

	while ((up.n = up.tree->nodes[up.n].parent) != XP_NO_NODE &&
	       up.n != 0) {
		if (is_named(&up, TEI_NS, "elementSpec") && ident == NULL)
			ident = sch_source_attr(r, &up, "ident");
		s = is_named(&up, TEI_NS, "elementSpec") ||
			    is_named(&up, TEI_NS, "schemaSpec")
			? sch_source_attr(r, &up, "ns")
			: NULL;
		ns = ns != NULL ? ns : s;
	}
	if (ident == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "Q{%s}%s", ns != NULL ? ns : TEI_NS, ident);
	s = vdm_arena_strdup(&r->s->arena, vdm_buf_str(&b));
	r->s->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}
