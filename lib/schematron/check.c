/* SPDX-License-Identifier: MIT */
/*
 * What stands in a schema and is never read: elements and attributes that
 * Schematron does not have, or not there (ISO/IEC 19757-3:2020, annex A), and
 * ids that stand twice. Whoever wrote them takes them for rules.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "schematron/read.h"

#define RICH " assert report diagnostic property title p emph span dir "
#define LOOKS "id see icon fpi role class flag "

/* An element of Schematron's: where it may stand ("*": anywhere), which
 * attributes it has, and without which it says nothing. */
struct element {
	const char *name, *parents, *attributes, *needs;
	int has_text;
};

static const struct element elements[] = {
    {"schema", " schema library ",
     " schemaVersion defaultPhase queryBinding schematronEdition ns "
     "version " LOOKS,
     "", 0},
    {"library", " schema library ", " queryBinding " LOOKS, "", 0},
    {"include", "*", " href " LOOKS, " href ", 0},
    {"extends", "*", " href rule " LOOKS, "", 0},
    {"ns", " schema library ", " prefix uri " LOOKS, " prefix uri ", 0},
    {"title", " schema library pattern phase ", " " LOOKS, "", 1},
    {"p", "*", " " LOOKS, "", 1},
    /* of 1.5, and no more of the standard; XSLT's, with a path of its own */
    {"key", " schema library pattern rule ", " name path match " LOOKS,
     " name path ", 0},
    {"let", " schema library phase pattern rule rules ",
     " name value as " LOOKS, " name ", 1},
    {"phase", " schema library ", " " LOOKS, " id ", 0},
    {"active", " phase ", " pattern " LOOKS, " pattern ", 1},
    {"pattern", " schema library ", " abstract is-a documents name " LOOKS, "",
     0},
    {"param", " pattern ", " name value " LOOKS, " name ", 0},
    {"rule", " pattern rules library ", " abstract context subject " LOOKS, "",
     0},
    {"assert", " rule library ", " test subject diagnostics properties " LOOKS,
     " test ", 1},
    {"report", " rule library ", " test subject diagnostics properties " LOOKS,
     " test ", 1},
    {"diagnostics", " schema library pattern ", " " LOOKS, "", 0},
    {"diagnostic", " diagnostics ", " " LOOKS, " id ", 1},
    {"properties", " schema library pattern ", " " LOOKS, "", 0},
    {"property", " properties ", " scheme " LOOKS, " id ", 1},
    {"value-of", RICH, " select " LOOKS, " select ", 0},
    {"name", RICH, " path " LOOKS, "", 0},
    {"emph", RICH, " " LOOKS, "", 1},
    {"span", RICH, " " LOOKS, "", 1},
    {"dir", RICH, " value " LOOKS, "", 1},
    {"rules", " schema library ", " " LOOKS, "", 0}};

enum { ELEMENTS = sizeof(elements) / sizeof(elements[0]) };

/* What is to be looked at: a schema, or what one includes. */
struct part {
	struct sch_at at;
	struct part *next;
};

struct checking {
	struct sch_reader *r;
	struct part *parts, **end;
};

static const char *
local_of(const struct sch_at *at)
{
	return at->tree->names[at->tree->nodes[at->n].name].local;
}

static const struct element *
element_of(const char *name)
{
	size_t i;

	for (i = 0; i < ELEMENTS; i++)
		if (strcmp(elements[i].name, name) == 0)
			return &elements[i];
	return NULL;
}

/* The element whose name is nearest to it, or NULL. */
static const char *
meant_element(const char *name)
{
	struct vdm_words_guess g = {name, NULL, 0};
	size_t i;

	for (i = 0; i < ELEMENTS; i++)
		vdm_words_offer(&g, elements[i].name);
	return g.meant;
}

const char *
sch_check_meant(struct sch_reader *r, const char *name, const char *list)
{
	struct vdm_words_guess g = {name, NULL, 0};
	size_t n;

	for (; *list != '\0'; list += n) {
		char *word;

		list += strspn(list, " ");
		n = strcspn(list, " ");
		word = vdm_arena_strndup(&r->s->arena, list, n);
		if (n == 0 || word == NULL)
			break;
		vdm_words_offer(&g, word);
	}
	return g.meant;
}

/* ---- elements and attributes -----------------------------------------------
 */

static void
say_unknown(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_place place = sch_source_place(at);
	const char *meant = meant_element(local_of(at));

	sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
			 "Schematron has no element <%.60s>%s%s%s: it is not "
			 "read, nor what it holds",
			 local_of(at), meant != NULL ? " (did you mean <" : "",
			 meant != NULL ? meant : "",
			 meant != NULL ? ">?)" : "");
}

static void
check_attributes(struct sch_reader *r, const struct sch_at *at,
		 const struct element *e)
{
	const struct vdm_xp_tree *t = at->tree;
	struct sch_place place = sch_source_place(at);
	uint32_t k;

	for (k = at->n + 1;
	     k < t->nodes[at->n].end && t->nodes[k].kind == XP_NODE_ATTRIBUTE;
	     k++) {
		const struct vdm_xp_tree_name *name =
		    &t->names[t->nodes[k].name];
		const char *meant;

		if (*name->ns != '\0' ||
		    vdm_words_have(e->attributes, name->local))
			continue;
		meant = sch_check_meant(r, name->local, e->attributes);
		sch_source_wrong(r, VDM_D_SCHEMATRON_NOT_RUN, &place,
				 "<%s> has no attribute %.60s%s%s%s: it is not "
				 "read",
				 e->name, name->local,
				 meant != NULL ? " (did you mean " : "",
				 meant != NULL ? meant : "",
				 meant != NULL ? "?)" : "");
	}
}

static int
is_true(const char *s)
{
	return s != NULL && (strcmp(s, "true") == 0 || strcmp(s, "1") == 0);
}

/* What an element says nothing without. */
static void
check_needs(struct sch_reader *r, const struct sch_at *at,
	    const struct element *e, const char *parent)
{
	static const char *const names[] = {"href",    "prefix", "uri",
					    "name",    "path",   "id",
					    "pattern", "select", "test"};
	int is_abstract = is_true(sch_source_attr(r, at, "abstract"));
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (vdm_words_have(e->needs, names[i]) &&
		    sch_source_attr(r, at, names[i]) == NULL)
			sch_source_lacks(r, at, names[i]);
	if (is_abstract && sch_source_attr(r, at, "id") == NULL &&
	    vdm_xp_tree_attribute(at->tree, at->n, XP_XML, "id") == XP_NO_NODE)
		sch_source_lacks(r, at, "id");
	if (strcmp(e->name, "rule") == 0 && parent != NULL &&
	    strcmp(parent, "pattern") == 0 && !is_abstract &&
	    sch_source_attr(r, at, "context") == NULL)
		sch_source_lacks(r, at, "context");
	if (strcmp(e->name, "extends") == 0 &&
	    sch_source_attr(r, at, "href") == NULL &&
	    sch_source_attr(r, at, "rule") == NULL)
		sch_source_lacks(r, at, "rule");
}

/* ---- ids -------------------------------------------------------------------
 */

/* Whether the id was met where it is in the way of this one: patterns and
 * phases are called from anywhere, diagnostics where they stand, rules in a
 * file. */
static int
id_was_met(struct checking *c, const struct sch_at *at, const char *kind,
	   const char *id, const void **value)
{
	const void *tree = at->tree;

	if (strcmp(kind, "pattern") == 0 || strcmp(kind, "phase") == 0)
		return sch_met(c->r, value, "%s %s", kind, id);
	if (strcmp(kind, "rule") == 0)
		return sch_met(c->r, value, "%s %p %s", kind, tree, id);
	return sch_met(c->r, value, "%s %p %lu %s", kind, tree,
		       (unsigned long)at->tree->nodes[at->n].parent, id);
}

static void
check_id(struct checking *c, const struct sch_at *at, const struct element *e)
{
	struct sch_place place = sch_source_place(at), first;
	const struct sch_at *other;
	struct sch_at *own;
	const void *value;
	const char *id;

	if (!vdm_words_have(" pattern phase rule diagnostic property ",
			    e->name))
		return;
	id = sch_source_attr(c->r, at, "id");
	own = vdm_arena_alloc(&c->r->s->arena, sizeof(*own));
	if (id == NULL || own == NULL)
		return;
	*own = *at;
	value = own;
	if (!id_was_met(c, at, e->name, id, &value))
		return;
	other = value;
	if (other->tree == at->tree && other->n == at->n)
		return;
	first = sch_source_place(other);
	sch_source_wrong(c->r, VDM_D_SCHEMATRON_SYNTAX, &place,
			 "there is another <%s> called \"%.80s\" (line %u of "
			 "%.100s): who names it may mean either",
			 e->name, id, first.pos.line, first.file);
}

/* ---- the whole -------------------------------------------------------------
 */

static void
add_part(struct checking *c, const struct sch_at *at)
{
	struct part *p;

	if (sch_met(c->r, NULL, "part %p %lu", (const void *)at->tree,
		    (unsigned long)at->n))
		return;
	p = vdm_arena_alloc(&c->r->s->arena, sizeof(*p));
	if (p == NULL)
		return;
	p->at = *at;
	*c->end = p;
	c->end = &p->next;
}

static void
check_one(struct checking *c, const struct sch_at *at, const char *parent)
{
	struct sch_reader *r = c->r;
	struct sch_place place = sch_source_place(at);
	const struct element *e = element_of(local_of(at));
	const char *href;
	struct sch_at target;

	if (e == NULL) {
		say_unknown(r, at);
		return;
	}
	if (parent != NULL && *e->parents != '*' &&
	    element_of(parent) != NULL && !vdm_words_have(e->parents, parent))
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "<%s> has no place in <%s>: it is not read",
				 e->name, parent);
	check_attributes(r, at, e);
	check_needs(r, at, e, parent);
	check_id(c, at, e);
	href =
	    strcmp(e->name, "include") == 0 || strcmp(e->name, "extends") == 0
		? sch_source_attr(r, at, "href")
		: NULL;
	if (href != NULL && sch_source_target(r, at, href, &target))
		add_part(c, &target);
}

/* An element of Schematron's name that is in no namespace, or words where only
 * elements are read. */
static void
check_other(struct sch_reader *r, const struct sch_at *at,
	    const struct element *around)
{
	const struct vdm_xp_tree_node *n = &at->tree->nodes[at->n];
	struct sch_place place = sch_source_place(at);
	size_t i;

	if (around == NULL || around->has_text)
		return;
	if (n->kind == XP_NODE_ELEMENT) {
		if (*at->tree->names[n->name].ns == '\0' &&
		    element_of(local_of(at)) != NULL)
			sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
					 "this <%s> is in no namespace, not in "
					 "Schematron's: it is not read",
					 local_of(at));
		return;
	}
	for (i = 0; n->kind == XP_NODE_TEXT && i < n->length; i++)
		if (!vdm_is_space((unsigned char)n->text[i])) {
			sch_source_wrong(r, VDM_D_SCHEMATRON_NOT_RUN, &place,
					 "words stand in <%s>: they are not "
					 "read",
					 around->name);
			return;
		}
}

/* Whether what a node holds is the schema's: a variable holds a value, and
 * other vocabularies have their own. */
static int
may_go_into(const struct sch_at *at)
{
	return sch_source_is(at, NULL) && !sch_source_is(at, "let") &&
	       element_of(local_of(at)) != NULL;
}

/* Nodes are numbered in the order of the document: no need to go down. */
static void
check_part(struct checking *c, const struct sch_at *part)
{
	struct sch_at at = {part->tree, part->n, NULL};
	uint32_t end = at.tree->nodes[at.n].end;

	while (at.n < end) {
		struct sch_at up = {at.tree, at.tree->nodes[at.n].parent, NULL};
		int is_inside = at.n != part->n && up.n != XP_NO_NODE &&
				sch_source_is(&up, NULL);
		const char *parent = is_inside ? local_of(&up) : NULL;

		if (sch_source_is(&at, NULL))
			check_one(c, &at, parent);
		else if (is_inside)
			check_other(c->r, &at, element_of(parent));
		at.n = may_go_into(&at) ? at.n + 1 : at.tree->nodes[at.n].end;
	}
}

static void
add_gathered(struct sch_reader *r, const struct sch_at *at, void *context)
{
	(void)r;
	if (sch_source_is(at, NULL))
		add_part(context, at);
}

void
sch_check(struct sch_reader *r)
{
	struct checking c = {.r = r};
	const struct part *p;

	c.end = &c.parts;
	if (sch_source_is(&r->root, NULL))
		add_part(&c, &r->root);
	else
		sch_gather(r, add_gathered, &c);
	for (p = c.parts; p != NULL; p = p->next)
		check_part(&c, &p->at);
}
