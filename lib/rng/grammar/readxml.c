/* SPDX-License-Identifier: MIT */
/*
 * RELAX NG's XML syntax (specification, section 3), with the simplifications
 * 4.1 to 4.5, 4.8 and 4.9: annotations, white space, inheritance, names.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "rng/grammar/node.h"
#include "xml/sax.h"

#define NS_RNG "http://relaxng.org/ns/structure/1.0"
#define NS_XML "http://www.w3.org/XML/1998/namespace"

struct frame {
	struct vdm_rng_node *node;
	const char *base, *ns, *library;
	const struct vdm_rng_scope *scope;
	int own_name; /* the name came as an attribute */
};

struct reader {
	struct vdm_rng_source *src;
	const struct vdm_rng_origin *origin;
	struct frame stack[VDM_LIMIT_DEPTH + 1];
	size_t depth;
	size_t foreign; /* depth inside an annotation */
	struct vdm_rng_node *root;
	struct vdm_buf text;
	const char *last_ns; /* the string kept last */
};

/* Which attributes an element may have. */
enum { A_NAME = 1, A_COMBINE = 2, A_HREF = 4, A_TYPE = 8 };

static const struct {
	const char *name;
	enum vdm_rng_kind kind;
	int attributes, required;
} elements[] = {{"anyName", RNG_ANY_NAME, 0, 0},
		{"attribute", RNG_ATTRIBUTE, A_NAME, 0},
		{"choice", RNG_CHOICE, 0, 0},
		{"data", RNG_DATA, A_TYPE, A_TYPE},
		{"define", RNG_DEFINE, A_NAME | A_COMBINE, A_NAME},
		{"div", RNG_DIV, 0, 0},
		{"element", RNG_ELEMENT, A_NAME, 0},
		{"empty", RNG_EMPTY, 0, 0},
		{"except", RNG_EXCEPT, 0, 0},
		{"externalRef", RNG_EXTERNAL_REF, A_HREF, A_HREF},
		{"grammar", RNG_GRAMMAR, 0, 0},
		{"group", RNG_GROUP, 0, 0},
		{"include", RNG_INCLUDE, A_HREF, A_HREF},
		{"interleave", RNG_INTERLEAVE, 0, 0},
		{"list", RNG_LIST, 0, 0},
		{"mixed", RNG_MIXED, 0, 0},
		{"name", RNG_NAME, 0, 0},
		{"notAllowed", RNG_NOT_ALLOWED, 0, 0},
		{"nsName", RNG_NS_NAME, 0, 0},
		{"oneOrMore", RNG_ONE_OR_MORE, 0, 0},
		{"optional", RNG_OPTIONAL, 0, 0},
		{"param", RNG_PARAM, A_NAME, A_NAME},
		{"parentRef", RNG_PARENT_REF, A_NAME, A_NAME},
		{"ref", RNG_REF, A_NAME, A_NAME},
		{"start", RNG_START, A_COMBINE, 0},
		{"text", RNG_TEXT, 0, 0},
		{"value", RNG_VALUE, A_TYPE, 0},
		{"zeroOrMore", RNG_ZERO_OR_MORE, 0, 0}};

static int
element_find(const char *name)
{
	int lo = 0, hi = (int)(sizeof(elements) / sizeof(*elements)) - 1;

	while (lo <= hi) {
		int mid = (lo + hi) / 2, c = strcmp(name, elements[mid].name);

		if (c == 0)
			return mid;
		if (c < 0)
			hi = mid - 1;
		else
			lo = mid + 1;
	}
	return -1;
}

/* A copy; the last one again if it is the same. */
static const char *
keep(struct reader *r, const char *s)
{
	if (r->last_ns != NULL && strcmp(r->last_ns, s) == 0)
		return r->last_ns;
	return r->last_ns = vdm_arena_strdup(r->src->arena, s);
}

static const char *
keep_trimmed(struct reader *r, const char *s)
{
	size_t n;

	while (vdm_is_space((unsigned char)*s))
		s++;
	for (n = strlen(s); n > 0 && vdm_is_space((unsigned char)s[n - 1]); n--)
		;
	return vdm_arena_strndup(r->src->arena, s, n);
}

static struct frame *
top(struct reader *r)
{
	return r->depth == 0 ? NULL : &r->stack[r->depth - 1];
}

/* Choice and except are two things each, by where they stand. */
static enum vdm_rng_kind
kind_in(const struct frame *up, enum vdm_rng_kind kind)
{
	const struct vdm_rng_node *n = up == NULL ? NULL : up->node;
	int names;

	if (n == NULL)
		return kind;
	names = n->kind == RNG_ANY_NAME || n->kind == RNG_NS_NAME ||
		n->kind == RNG_NC_CHOICE || n->kind == RNG_NC_EXCEPT ||
		((n->kind == RNG_ELEMENT || n->kind == RNG_ATTRIBUTE) &&
		 n->first == NULL);
	if (names && kind == RNG_CHOICE)
		return RNG_NC_CHOICE;
	if (names && kind == RNG_EXCEPT)
		return RNG_NC_EXCEPT;
	return kind;
}

/* Section 3's grammar, as far as the parent and what it has already tell. */
static int
child_allowed(const struct frame *up, enum vdm_rng_kind kind)
{
	const struct vdm_rng_node *n = up->node;

	switch (n->kind) {
	case RNG_ELEMENT:
		return n->first == NULL ? vdm_rng_kind_is_name(kind)
					: vdm_rng_kind_is_pattern(kind);
	case RNG_ATTRIBUTE:
		if (n->first == NULL)
			return vdm_rng_kind_is_name(kind);
		return n->first->next == NULL && vdm_rng_kind_is_pattern(kind);
	case RNG_GROUP:
	case RNG_INTERLEAVE:
	case RNG_CHOICE:
	case RNG_OPTIONAL:
	case RNG_ZERO_OR_MORE:
	case RNG_ONE_OR_MORE:
	case RNG_LIST:
	case RNG_MIXED:
	case RNG_EXCEPT:
	case RNG_DEFINE:
		return vdm_rng_kind_is_pattern(kind);
	case RNG_START:
		return n->first == NULL && vdm_rng_kind_is_pattern(kind);
	case RNG_DATA:
		if (n->last != NULL && n->last->kind == RNG_EXCEPT)
			return 0;
		return kind == RNG_PARAM || kind == RNG_EXCEPT;
	case RNG_GRAMMAR:
		return kind == RNG_START || kind == RNG_DEFINE ||
		       kind == RNG_DIV || kind == RNG_INCLUDE;
	case RNG_INCLUDE:
		return kind == RNG_START || kind == RNG_DEFINE ||
		       kind == RNG_DIV;
	case RNG_DIV:
		if (kind == RNG_INCLUDE)
			return n->target == NULL; /* not inside an include */
		return kind == RNG_START || kind == RNG_DEFINE ||
		       kind == RNG_DIV;
	case RNG_ANY_NAME:
	case RNG_NS_NAME:
		return kind == RNG_NC_EXCEPT && n->first == NULL;
	case RNG_NC_CHOICE:
	case RNG_NC_EXCEPT:
		return vdm_rng_kind_is_name(kind);
	case RNG_REF:
	case RNG_PARENT_REF:
	case RNG_EMPTY:
	case RNG_VALUE:
	case RNG_NOT_ALLOWED:
	case RNG_TEXT:
	case RNG_EXTERNAL_REF:
	case RNG_PARAM:
	case RNG_NAME:
		break;
	}
	return 0;
}

/* ---- attributes ---- */

static void
take_combine(struct reader *r, struct vdm_rng_node *n, const char *value)
{
	n->combine = keep_trimmed(r, value);
	if (n->combine != NULL && strcmp(n->combine, "choice") != 0 &&
	    strcmp(n->combine, "interleave") != 0)
		vdm_rng_wrong(r->src, n,
			      "combine=\"%s\" is neither choice nor interleave",
			      n->combine);
}

static void
take_href(struct reader *r, struct vdm_rng_node *n, const char *base,
	  const char *value)
{
	char *joined = vdm_uri_join(base, value);

	n->href = vdm_arena_strdup(r->src->arena, joined);
	vdm_free(joined);
	if (strchr(value, '#') != NULL)
		vdm_rng_wrong(r->src, n, "href=\"%s\" has a fragment", value);
}

static void
take_name(struct reader *r, struct vdm_rng_node *n, const char *value)
{
	n->name = keep_trimmed(r, value);
	if (n->name != NULL && n->kind != RNG_ELEMENT &&
	    n->kind != RNG_ATTRIBUTE && !vdm_xml_was_ncname(n->name))
		vdm_rng_wrong(r->src, n, "\"%s\" is not a name", n->name);
}

/* The attributes without a namespace; the set of those seen. */
static int
take_attribute(struct reader *r, struct frame *f, int which, const char *name,
	       const char *value)
{
	struct vdm_rng_node *n = f->node;
	int allowed = elements[which].attributes;

	if (strcmp(name, "ns") == 0) {
		f->ns = keep(r, value);
		return 16;
	}
	if (strcmp(name, "datatypeLibrary") == 0) {
		f->library = keep(r, value);
		if (!vdm_uri_is_library(value))
			vdm_rng_wrong(r->src, n,
				      "datatypeLibrary=\"%s\" is not an "
				      "absolute URI without fragment",
				      value);
		return 0;
	}
	if (strcmp(name, "name") == 0 && (allowed & A_NAME)) {
		take_name(r, n, value);
		return A_NAME;
	}
	if (strcmp(name, "combine") == 0 && (allowed & A_COMBINE)) {
		take_combine(r, n, value);
		return A_COMBINE;
	}
	if (strcmp(name, "href") == 0 && (allowed & A_HREF)) {
		take_href(r, n, f->base, value);
		return A_HREF;
	}
	if (strcmp(name, "type") == 0 && (allowed & A_TYPE)) {
		n->type = keep_trimmed(r, value);
		return A_TYPE;
	}
	vdm_rng_wrong(r->src, n, "%s has no attribute \"%s\"",
		      elements[which].name, name);
	return 0;
}

/*
 * xml:base is the one attribute of XML's own that matters: 4.5 resolves href by
 * it.
 */
static void
take_base(struct reader *r, struct frame *f, const struct vdm_xml_element *e)
{
	size_t i;

	for (i = 0; i < e->attrs_count; i++)
		if (e->attrs[i].uri != NULL &&
		    strcmp(e->attrs[i].uri, NS_XML) == 0 &&
		    strcmp(e->attrs[i].local, "base") == 0) {
			char *joined = vdm_uri_join(f->base, e->attrs[i].value);

			f->base = vdm_arena_strdup(r->src->arena, joined);
			vdm_free(joined);
		}
}

static void
take_scope(struct reader *r, struct frame *f, const struct vdm_xml_element *e)
{
	size_t i;

	for (i = 0; i < e->ns_count; i++) {
		struct vdm_rng_scope *s =
		    vdm_arena_alloc(r->src->arena, sizeof(*s));

		if (s == NULL)
			return;
		s->prefix =
		    e->ns[i].prefix == NULL
			? ""
			: vdm_arena_strdup(r->src->arena, e->ns[i].prefix);
		s->uri = vdm_arena_strdup(r->src->arena, e->ns[i].uri);
		s->up = f->scope;
		f->scope = s;
	}
}

/* name="x" of an element or attribute becomes a <name> (4.8). */
static void
name_child(struct reader *r, struct frame *f, int has_ns)
{
	struct vdm_rng_node *n = f->node;
	struct vdm_rng_node *name = vdm_rng_node_new(r->src, RNG_NAME);

	if (name == NULL)
		return;
	name->line = n->line;
	name->column = n->column;
	name->file = n->file;
	/*
	 * An attribute without a prefix has no namespace, unless its own
	 * pattern says ns; what is inherited is for elements.
	 */
	name->ns = n->kind == RNG_ATTRIBUTE && !has_ns ? "" : f->ns;
	if (vdm_rng_qname(r->src, f->scope, n->name, &name->ns, &name->name) !=
	    0)
		vdm_rng_wrong(
		    r->src, n,
		    "\"%s\" is not a name, or its prefix is not bound",
		    n->name);
	f->own_name = 1;
	vdm_rng_node_append(n, name);
}

static void
take_attributes(struct reader *r, struct frame *f, int which,
		const struct vdm_xml_element *e)
{
	int seen = 0;
	size_t i;

	for (i = 0; i < e->attrs_count; i++) {
		const struct vdm_xml_attr *a = &e->attrs[i];

		if (a->uri == NULL)
			seen |= take_attribute(r, f, which, a->local, a->value);
		else if (strcmp(a->uri, NS_RNG) == 0)
			vdm_rng_wrong(r->src, f->node,
				      "an attribute \"%s\" in RELAX NG's "
				      "namespace has no meaning",
				      a->local);
	}
	if (elements[which].required & ~seen)
		vdm_rng_wrong(r->src, f->node, "%s lacks its attribute \"%s\"",
			      elements[which].name,
			      elements[which].required & A_NAME   ? "name"
			      : elements[which].required & A_HREF ? "href"
								  : "type");
	f->node->ns = f->ns;
	f->node->library = f->library;
	f->node->scope = f->scope;
	if ((f->node->kind == RNG_ELEMENT || f->node->kind == RNG_ATTRIBUTE) &&
	    f->node->name != NULL)
		name_child(r, f, seen & 16);
}

/* ---- events ---- */

static void
enter(struct reader *r, const struct vdm_xml_element *e, int which)
{
	struct frame *up = top(r), *f = &r->stack[r->depth];
	struct vdm_rng_node *n;

	n = vdm_rng_node_new(r->src, kind_in(up, elements[which].kind));
	if (n == NULL)
		return;
	n->line = e->pos.line;
	n->column = e->pos.column;
	n->file = r->origin->uri;
	if (up == NULL ? !vdm_rng_kind_is_pattern(n->kind)
		       : !child_allowed(up, n->kind))
		vdm_rng_wrong(r->src, n, "%s may not stand here", e->local);
	if (up == NULL) {
		f->base = r->origin->uri;
		f->library = "";
		f->scope = NULL;
	} else {
		/*
		 * 4.3, 4.9: namespace, library, base and prefixes are
		 * inherited.
		 */
		*f = *up;
	}
	/*
	 * What the reference to this file hands down (4.6, 4.7), put there by
	 * vdm_rng_xml_read.
	 */
	if (up == NULL)
		f->ns = r->last_ns == NULL ? "" : r->last_ns;
	f->node = n;
	f->own_name = 0;
	/* A div inside an include knows it by a target. */
	if (n->kind == RNG_DIV && up != NULL &&
	    (up->node->kind == RNG_INCLUDE ||
	     (up->node->kind == RNG_DIV && up->node->target != NULL)))
		n->target = n;
	take_scope(r, f, e);
	take_base(r, f, e);
	take_attributes(r, f, which, e);
	r->depth++;
	vdm_buf_clear(&r->text);
	if (up != NULL)
		vdm_rng_node_append(up->node, n);
	else
		r->root = n;
}

static int
takes_string(enum vdm_rng_kind kind)
{
	return kind == RNG_VALUE || kind == RNG_PARAM || kind == RNG_NAME;
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct reader *r = ctx;
	int which;

	/*
	 * 4.1: elements of other namespaces are annotations, with all inside.
	 */
	if (r->foreign > 0 || e->uri == NULL || strcmp(e->uri, NS_RNG) != 0) {
		if (strcmp(e->local, "rule") == 0 && e->uri != NULL &&
		    (strstr(e->uri, "schematron") != NULL))
			r->src->rules++;
		if (r->depth == 0 && r->foreign == 0) {
			struct vdm_rng_node at = {.line = e->pos.line,
						  .column = e->pos.column,
						  .file = r->origin->uri};

			vdm_rng_wrong(r->src, &at,
				      "the root element \"%s\" is not RELAX NG",
				      e->local);
		} else if (r->foreign == 0 &&
			   takes_string(top(r)->node->kind)) {
			vdm_rng_wrong(r->src, top(r)->node,
				      "%s holds an element, where only "
				      "characters may stand",
				      vdm_rng_kind_name(top(r)->node->kind));
		}
		r->foreign++;
		return 0;
	}
	which = element_find(e->local);
	if (which < 0 || r->depth >= VDM_LIMIT_DEPTH) {
		struct vdm_rng_node at = {.line = e->pos.line,
					  .column = e->pos.column,
					  .file = r->origin->uri};

		vdm_rng_wrong(r->src, &at, "RELAX NG has no element \"%s\"",
			      e->local);
		r->foreign++;
		return 0;
	}
	enter(r, e, which);
	return r->src->arena->failed;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct reader *r = ctx;
	size_t i;

	if (r->foreign > 0 || r->depth == 0)
		return 0;
	if (takes_string(top(r)->node->kind)) {
		vdm_buf_put(&r->text, s, n);
		return r->text.failed;
	}
	for (i = 0; i < n && vdm_is_space((unsigned char)s[i]); i++)
		;
	if (i < n) {
		struct vdm_rng_node at = {.line = pos->line,
					  .column = pos->column,
					  .file = r->origin->uri};

		vdm_rng_wrong(r->src, &at, "characters may not stand in %s",
			      vdm_rng_kind_name(top(r)->node->kind));
	}
	return 0;
}

static void
finish_name(struct reader *r, const struct frame *f)
{
	struct vdm_rng_node *n = f->node;
	const char *qname = keep_trimmed(r, vdm_buf_str(&r->text));

	if (qname != NULL &&
	    vdm_rng_qname(r->src, f->scope, qname, &n->ns, &n->name) != 0)
		vdm_rng_wrong(
		    r->src, n,
		    "\"%s\" is not a name, or its prefix is not bound", qname);
}

/* What an element lacks at its end. */
static void
finish(struct reader *r, const struct frame *f)
{
	struct vdm_rng_node *n = f->node;
	int lacks = 0;

	switch (n->kind) {
	case RNG_ELEMENT:
		lacks = n->first == NULL || n->first->next == NULL;
		break;
	case RNG_ATTRIBUTE:
	case RNG_GROUP:
	case RNG_INTERLEAVE:
	case RNG_CHOICE:
	case RNG_OPTIONAL:
	case RNG_ZERO_OR_MORE:
	case RNG_ONE_OR_MORE:
	case RNG_LIST:
	case RNG_MIXED:
	case RNG_EXCEPT:
	case RNG_DEFINE:
	case RNG_START:
	case RNG_NC_CHOICE:
	case RNG_NC_EXCEPT:
		lacks = n->first == NULL;
		break;
	case RNG_VALUE:
	case RNG_PARAM:
		n->text =
		    vdm_arena_strdup(r->src->arena, vdm_buf_str(&r->text));
		/*
		 * 4.4: a value without a type is a token of the built-in
		 * library, whatever datatypeLibrary is inherited.
		 */
		if (n->kind == RNG_VALUE && n->type == NULL) {
			n->type = "token";
			n->library = "";
		}
		break;
	case RNG_NAME:
		finish_name(r, f);
		break;
	case RNG_EXTERNAL_REF:
	case RNG_INCLUDE:
		if (n->href != NULL)
			vdm_rng_source_want(r->src, n, r->origin);
		break;
	case RNG_REF:
	case RNG_PARENT_REF:
	case RNG_EMPTY:
	case RNG_DATA:
	case RNG_NOT_ALLOWED:
	case RNG_TEXT:
	case RNG_GRAMMAR:
	case RNG_DIV:
	case RNG_ANY_NAME:
	case RNG_NS_NAME:
		break;
	}
	if (lacks)
		vdm_rng_wrong(r->src, n, "%s lacks a %s inside it",
			      vdm_rng_kind_name(n->kind),
			      n->first == NULL && (n->kind == RNG_ELEMENT ||
						   n->kind == RNG_ATTRIBUTE ||
						   n->kind == RNG_NC_CHOICE ||
						   n->kind == RNG_NC_EXCEPT)
				  ? "name"
				  : "pattern");
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct reader *r = ctx;

	(void)pos;
	if (r->foreign > 0) {
		r->foreign--;
		return 0;
	}
	if (r->depth == 0)
		return 0;
	finish(r, top(r));
	r->depth--;
	vdm_buf_clear(&r->text);
	return r->src->arena->failed;
}

struct vdm_rng_node *
vdm_rng_xml_read(struct vdm_rng_source *src, const char *bytes, size_t length,
		 const struct vdm_rng_origin *origin, const char *ns)
{
	static const struct vdm_xml_handler handler = {
	    .start = on_start, .end = on_end, .text = on_text};
	struct reader *r = vdm_calloc(1, sizeof(*r));
	struct vdm_rng_node *root = NULL;
	struct vdm_sink sink;
	size_t errors = src->errors;

	if (r == NULL)
		return NULL;
	r->src = src;
	r->origin = origin;
	r->last_ns = ns;
	vdm_buf_init(&r->text);
	if (src->sink != NULL) {
		sink = *src->sink;
		if (origin->uri != NULL && origin->uri != src->main_file)
			sink.file = origin->uri;
	}
	if (vdm_xml_parse(bytes, length, &handler, r,
			  src->sink == NULL ? NULL : &sink) != 0)
		src->errors++;
	else if (src->errors == errors)
		root = r->root;
	vdm_buf_fini(&r->text);
	vdm_free(r);
	return root;
}
