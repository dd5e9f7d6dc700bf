/* SPDX-License-Identifier: MIT */
/* The files of a schema, and their elements with what they include. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "schematron/read.h"

enum {
	INCLUDE_DEPTH = 20, /* of files that include one another */
	INCLUDE_FILES = 200,
	WRONG_BYTES = 400
};

static const struct vdm_xp_tree_name *
name_of(const struct sch_at *at)
{
	return &at->tree->names[at->tree->nodes[at->n].name];
}

static int
is_element(const struct sch_at *at)
{
	return at->tree->nodes[at->n].kind == XP_NODE_ELEMENT;
}

int
sch_source_is(const struct sch_at *at, const char *local)
{
	return is_element(at) && vdm_schematron_is(name_of(at)->ns) &&
	       (local == NULL || strcmp(name_of(at)->local, local) == 0);
}

int
sch_source_is_xsl(const struct sch_at *at, const char *local)
{
	return is_element(at) && strcmp(name_of(at)->ns, SCH_XSL_NS) == 0 &&
	       (local == NULL || strcmp(name_of(at)->local, local) == 0);
}

struct sch_place
sch_source_place(const struct sch_at *at)
{
	const struct vdm_xp_tree_node *n = &at->tree->nodes[at->n];
	struct sch_place p = {at->tree->uri, {n->line, n->column, n->line}};

	return p;
}

void
sch_source_wrong(struct sch_reader *r, enum vdm_diag_id id,
		 const struct sch_place *place, const char *format, ...)
{
	struct vdm_sink sink;
	char words[WRONG_BYTES];
	va_list args;

	va_start(args, format);
	vsnprintf(words, sizeof(words), format, args);
	va_end(args);
	/* what is included is met in each pass */
	if (r->sink == NULL ||
	    sch_met(r, NULL, "said %s:%u:%u %s",
		    place->file != NULL ? place->file : "", place->pos.line,
		    place->pos.column, words))
		return;
	sink = *r->sink;
	if (place->file != NULL)
		sink.file = place->file;
	vdm_diag(&sink, id, &place->pos, NULL, "%s", words);
}

void
sch_source_lacks(struct sch_reader *r, const struct sch_at *at,
		 const char *attribute)
{
	struct sch_place place = sch_source_place(at);

	sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
			 "this <%.40s> has no %s: nothing is done with it",
			 name_of(at)->local, attribute);
}

int
sch_may_declare(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_place place = sch_source_place(at);

	if (r->names < VDM_LIMIT_SCHEMATRON_NAMES) {
		r->names++;
		return 1;
	}
	if (!r->failed)
		sch_source_wrong(r, VDM_D_SCHEMA_LIMIT, &place,
				 "the schema declares more than %d names, of "
				 "variables, functions, prefixes, diagnostics "
				 "and parameters: nothing is validated with it",
				 VDM_LIMIT_SCHEMATRON_NAMES);
	r->failed = 1;
	return 0;
}

/* ---- files ----------------------------------------------------------------
 */

/* The path or URI without what a '#' parts. */
static char *
without_fragment(const char *href)
{
	return vdm_strndup(href, strcspn(href, "#"));
}

static const struct vdm_xp_tree *
loaded(const struct vdm_schematron *s, const char *uri)
{
	size_t i;

	for (i = 0; i < s->trees_count; i++)
		if (strcmp(s->trees[i]->uri, uri) == 0)
			return s->trees[i];
	return NULL;
}

const struct vdm_xp_tree *
sch_source_add(struct sch_reader *r, const char *uri, const char *bytes,
	       size_t length)
{
	struct vdm_schematron *s = r->s;
	struct vdm_xp_tree **list, *tree = vdm_xp_tree_new(1);
	struct vdm_sink sink = {0};

	if (tree == NULL)
		return NULL;
	if (r->sink != NULL)
		sink = *r->sink;
	tree->uri = tree->base = vdm_arena_strdup(&tree->arena, uri);
	sink.file = tree->uri;
	list = vdm_arena_grow(&s->arena, s->trees, &s->trees_cap,
			      s->trees_count + 1, sizeof(*list));
	if (list == NULL || vdm_xp_tree_parse(tree, bytes, length, &sink) < 0) {
		vdm_xp_tree_free(tree);
		return NULL;
	}
	s->trees = list;
	s->trees[s->trees_count++] = tree;
	return tree;
}

/* The schema's address, as expressions see it: absolute, so that what they
 * name can be found beside it. */
const char *
sch_source_base(struct sch_reader *r)
{
	const char *uri = r->root.tree->uri, *base;
	char *path;

	if (*uri == '\0' || strstr(uri, "://") != NULL ||
	    strncmp(uri, "file:", 5) == 0 || strncmp(uri, "urn:", 4) == 0)
		return *uri != '\0' ? uri : NULL;
	path = vdm_uri_of_path(uri);
	base = vdm_arena_strdup(&r->s->arena, path);
	vdm_free(path);
	return base;
}

const struct vdm_xp_tree *
sch_source_load(struct sch_reader *r, const struct sch_at *from,
		const char *href)
{
	struct sch_place place = sch_source_place(from);
	char *file = without_fragment(href), *uri = NULL, *bytes = NULL;
	const struct vdm_xp_tree *tree = NULL;
	size_t length = 0;
	int rc;

	if (file != NULL && *file == '\0') {
		vdm_free(file);
		return from->tree;
	}
	if (file != NULL)
		uri = vdm_uri_join(from->tree->uri, file);
	vdm_free(file);
	if (uri == NULL)
		return NULL;
	tree = loaded(r->s, uri);
	/* each pass comes here: what is no XML is read, and said, once */
	if (tree == NULL && r->s->trees_count < INCLUDE_FILES &&
	    sch_was_met(r, "broken %s", uri) == NULL) {
		rc = r->loader != NULL && r->loader->load != NULL
			 ? r->loader->load(r->loader->context, uri, &bytes,
					   &length)
			 : vdm_uri_load(uri, &bytes, &length);
		if (rc == 0)
			tree = sch_source_add(r, uri, bytes, length);
		else
			sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
					 "%.200s cannot be read: what it holds "
					 "is not part of the schema",
					 href);
		if (rc == 0 && tree == NULL) {
			const void *broken = r;

			(void)sch_met(r, &broken, "broken %s", uri);
		}
		vdm_free(bytes);
	}
	vdm_free(uri);
	return tree;
}

/* What an address leads to: a file's outermost element, or the one that its
 * fragment names. */
int
sch_source_target(struct sch_reader *r, const struct sch_at *from,
		  const char *href, struct sch_at *out)
{
	const struct vdm_xp_tree *tree = sch_source_load(r, from, href);
	const char *id = strchr(href, '#');
	struct sch_place place;

	if (tree == NULL)
		return 0;
	*out = (struct sch_at){tree, vdm_xp_tree_first_child(tree, 0), NULL};
	while (out->n != XP_NO_NODE && !is_element(out))
		out->n = vdm_xp_tree_next(tree, out->n);
	if (id == NULL)
		return out->n != XP_NO_NODE;
	if (sch_find_in(r, tree, id + 1, out))
		return 1;
	place = sch_source_place(from);
	sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
			 "%.200s: there is no such element, and nothing is "
			 "included",
			 href);
	return 0;
}

/* ---- elements -------------------------------------------------------------
 */

static int
is_name_char(const char *s, size_t n)
{
	size_t used;
	uint32_t cp;

	if (n == 0)
		return 0;
	if (strchr("-._", *s) != NULL)
		return 1;
	cp = vdm_utf8_decode(s, n, &used);
	return vdm_is_word(cp);
}

/* The parameter that stands at s, behind its '$'; the longest name wins. */
static const struct sch_param *
param_at(const struct sch_param *p, const char *s)
{
	for (; p != NULL; p = p->next) {
		size_t n = strlen(p->name);

		if (strncmp(s, p->name, n) == 0 &&
		    !is_name_char(s + n, strlen(s + n)))
			return p;
	}
	return NULL;
}

static const char *
fill_in(struct sch_reader *r, const struct sch_param *params, const char *s)
{
	struct vdm_buf out;
	const char *copy;

	vdm_buf_init(&out);
	while (*s != '\0') {
		const struct sch_param *p =
		    *s == '$' ? param_at(params, s + 1) : NULL;

		if (p == NULL) {
			vdm_buf_putc(&out, *s++);
			continue;
		}
		vdm_buf_puts(&out, p->value);
		*p->is_used = 1;
		s += 1 + strlen(p->name);
	}
	copy = vdm_arena_strdup(&r->s->arena, vdm_buf_str(&out));
	r->s->arena.failed |= out.failed;
	vdm_buf_fini(&out);
	return copy;
}

const char *
sch_source_attr(struct sch_reader *r, const struct sch_at *at,
		const char *local)
{
	uint32_t a = vdm_xp_tree_attribute(at->tree, at->n, "", local);
	const struct vdm_xp_tree_node *node;
	const char *s;

	if (a == XP_NO_NODE)
		return NULL;
	node = vdm_xp_tree_at(at->tree, a);
	s = vdm_arena_strndup(&r->s->arena, node->text, node->length);
	return s != NULL && at->params != NULL ? fill_in(r, at->params, s) : s;
}

const char *
sch_source_text(struct sch_reader *r, const struct sch_at *at)
{
	struct vdm_buf out;
	const char *copy;

	vdm_buf_init(&out);
	vdm_xp_tree_value(at->tree, at->n, &out);
	copy = vdm_arena_trimmed(&r->s->arena, vdm_buf_str(&out));
	r->s->arena.failed |= out.failed;
	vdm_buf_fini(&out);
	return copy;
}

static void
copy_node(struct vdm_xp_tree *to, const struct vdm_xp_tree *from, uint32_t n)
{
	const struct vdm_xp_tree_node *node = &from->nodes[n];
	const struct vdm_xp_tree_name *name;
	size_t i, count = 0;
	uint32_t k;

	if (node->kind == XP_NODE_TEXT) {
		vdm_xp_tree_text(to, node->text, node->length);
		return;
	}
	if (node->kind != XP_NODE_ELEMENT)
		return;
	name = &from->names[node->name];
	vdm_xp_tree_start(to, name->ns, from->prefixes[node->prefix],
			  name->local);
	for (i = 0; vdm_xp_tree_scope(from, n, i) != NULL; i++)
		count++;
	for (i = 0; i < count; i++) {
		const struct vdm_xp_tree_ns *ns = vdm_xp_tree_scope(from, n, i);

		if (strcmp(ns->prefix, "xml") != 0)
			vdm_xp_tree_declare(to, ns->prefix, ns->uri);
	}
	for (k = n + 1;
	     k < node->end && from->nodes[k].kind == XP_NODE_ATTRIBUTE; k++) {
		const struct vdm_xp_tree_node *a = &from->nodes[k];

		vdm_xp_tree_attr(
		    to, from->names[a->name].ns, from->prefixes[a->prefix],
		    from->names[a->name].local, a->text, a->length);
	}
	for (k = vdm_xp_tree_first_child(from, n); k != XP_NO_NODE;
	     k = vdm_xp_tree_next(from, k))
		copy_node(to, from, k);
	vdm_xp_tree_end(to);
}

/* White space alone between elements is none of it, as in a stylesheet. */
static int
is_space_alone(const struct vdm_xp_tree_node *n)
{
	size_t i;

	for (i = 0; n->kind == XP_NODE_TEXT && i < n->length; i++)
		if (strchr(" \t\r\n", n->text[i]) == NULL)
			return 0;
	return n->kind == XP_NODE_TEXT;
}

const struct vdm_xp_tree *
sch_source_copy(struct sch_reader *r, const struct sch_at *at)
{
	struct vdm_schematron *s = r->s;
	struct vdm_xp_tree *tree = vdm_xp_tree_new(1), **list;
	uint32_t k;

	if (tree == NULL)
		return NULL;
	list = vdm_arena_grow(&s->arena, s->trees, &s->trees_cap,
			      s->trees_count + 1, sizeof(*list));
	tree->uri = "";
	for (k = vdm_xp_tree_first_child(at->tree, at->n); k != XP_NO_NODE;
	     k = vdm_xp_tree_next(at->tree, k))
		if (!is_space_alone(&at->tree->nodes[k]))
			copy_node(tree, at->tree, k);
	if (list == NULL || vdm_xp_tree_finish(tree) != 0) {
		vdm_xp_tree_free(tree);
		return NULL;
	}
	s->trees = list;
	s->trees[s->trees_count++] = tree;
	return tree;
}

/* Whether an inclusion stands in what it includes. */
static int
is_around(const struct sch_reader *r, const struct sch_at *at,
	  const struct sch_at *target)
{
	const struct sch_within *w;
	const struct vdm_xp_tree_node *n = &target->tree->nodes[target->n];

	if (at->tree == target->tree && at->n >= target->n && at->n < n->end)
		return 1;
	for (w = r->within; w != NULL; w = w->around)
		if (w->tree == target->tree && w->n == target->n)
			return 1;
	return target->tree == r->root.tree && target->n == r->root.n;
}

/* <include href="">, and <extends href=""> whose target's content is meant. */
static void
each_included(struct sch_reader *r, const struct sch_at *at, int content,
	      void (*each)(struct sch_reader *r, const struct sch_at *at,
			   void *context),
	      void *context)
{
	struct sch_place place = sch_source_place(at);
	const char *href = sch_source_attr(r, at, "href");
	struct sch_within within;
	struct sch_at target;

	if (href == NULL) {
		sch_source_lacks(r, at, "href");
		return;
	}
	if (!sch_source_target(r, at, href, &target))
		return;
	if (r->depth >= INCLUDE_DEPTH || is_around(r, at, &target)) {
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "%.200s is not included: it would include "
				 "itself",
				 href);
		return;
	}
	target.params = at->params;
	within.tree = target.tree;
	within.n = target.n;
	within.around = r->within;
	r->within = &within;
	r->depth++;
	if (content)
		sch_source_each(r, &target, each, context);
	else
		each(r, &target, context);
	r->depth--;
	r->within = within.around;
}

void
sch_source_each(struct sch_reader *r, const struct sch_at *parent,
		void (*each)(struct sch_reader *r, const struct sch_at *at,
			     void *context),
		void *context)
{
	struct sch_at at = *parent;

	for (at.n = vdm_xp_tree_first_child(parent->tree, parent->n);
	     at.n != XP_NO_NODE; at.n = vdm_xp_tree_next(at.tree, at.n)) {
		if (!is_element(&at))
			continue;
		if (sch_source_is(&at, "include"))
			each_included(r, &at, 0, each, context);
		else if (sch_source_is(&at, "extends") &&
			 sch_source_attr(r, &at, "href") != NULL)
			each_included(r, &at, 1, each, context);
		else
			each(r, &at, context);
	}
}
