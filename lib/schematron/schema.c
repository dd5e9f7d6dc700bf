/* SPDX-License-Identifier: MIT */
/* A schema from its bytes: what stands at its top, in the order in which its
 * parts need one another. */
#include <errno.h>
#include <string.h>

#include "base/buf.h"
#include "base/memory.h"
#include "base/words.h"
#include "schematron/read.h"

/* What each pass over the schema's top does. */
enum pass {
	PASS_NAMES,  /* namespaces, */
	PASS_KNOWN,  /* variables, functions and keys are known by name, */
	PASS_VALUES, /* what those are, diagnostics and phases, */
	PASS_RULES   /* patterns */
};

struct top {
	enum pass pass;
	struct sch_let **lets;
	struct sch_phase **phases;
	struct sch_pattern **patterns;
};

static void
read_ns(struct sch_reader *r, const struct sch_at *at)
{
	const char *prefix = sch_source_attr(r, at, "prefix");
	const char *uri = sch_source_attr(r, at, "uri");
	struct sch_ns *ns = vdm_arena_alloc(&r->s->arena, sizeof(*ns));

	if (ns == NULL || !sch_may_declare(r, at))
		return;
	if (prefix == NULL || uri == NULL) {
		sch_source_lacks(r, at, prefix == NULL ? "prefix" : "uri");
		return;
	}
	ns->prefix = prefix;
	ns->uri = uri;
	*r->s->ns_end = ns;
	r->s->ns_end = &ns->next;
	vdm_xpath_static_namespace(r->s->scope, prefix, uri);
}

static void
read_active(struct sch_reader *r, const struct sch_at *at, void *context)
{
	struct sch_phase *p = context;
	const char **list;
	struct sch_let **end = &p->lets;

	if (sch_source_is(at, "active")) {
		list = vdm_arena_grow(&r->s->arena, p->active, &p->cap,
				      p->count + 1, sizeof(*list));
		if (list == NULL)
			return;
		p->active = list;
		p->places =
		    vdm_arena_grow(&r->s->arena, p->places, &p->places_cap,
				   p->count + 1, sizeof(*p->places));
		if (p->places == NULL)
			return;
		p->places[p->count] = sch_source_place(at);
		p->active[p->count++] = sch_source_attr(r, at, "pattern");
	} else if (sch_source_is(at, "let")) {
		while (*end != NULL)
			end = &(*end)->next;
		*end = sch_let_new(r, at);
		if (*end == NULL)
			return;
		sch_let_alone(r, p->lets, *end);
		sch_let_value(r, *end);
		sch_let_declare_phase(r, p->lets, *end);
	}
}

static void
read_phase(struct sch_reader *r, const struct sch_at *at, struct top *top)
{
	struct sch_phase *p = vdm_arena_alloc(&r->s->arena, sizeof(*p));

	if (p == NULL)
		return;
	p->id = sch_source_attr(r, at, "id");
	sch_source_each(r, at, read_active, p);
	*top->phases = p;
	top->phases = &p->next;
}

static void
add_let(struct sch_reader *r, const struct sch_at *at, struct top *top)
{
	*top->lets = sch_let_new(r, at);
	if (*top->lets == NULL)
		return;
	sch_let_alone(r, r->s->lets, *top->lets);
	sch_let_declare(r, *top->lets);
	top->lets = &(*top->lets)->next;
}

static void
read_known(struct sch_reader *r, const struct sch_at *at, struct top *top)
{
	if (sch_source_is(at, "let") || sch_source_is_xsl(at, "variable") ||
	    sch_source_is_xsl(at, "param"))
		add_let(r, at, top);
	else if (sch_source_is_xsl(at, NULL))
		sch_xslt_declare(r, at);
}

static void
read_values(struct sch_reader *r, const struct sch_at *at, struct top *top)
{
	if (sch_source_is(at, "title") && r->s->title == NULL)
		r->s->title = sch_source_text(r, at);
	else if (sch_source_is(at, "phase"))
		read_phase(r, at, top);
	else
		sch_message_declare(r, at);
}

/* Whether an inclusion brought it already, in this pass: two files that include
 * a third one do not double it. */
static int
was_passed(struct sch_reader *r, const struct sch_at *at, enum pass pass)
{
	return r->depth > 0 &&
	       sch_met(r, NULL, "passed %p %lu %d", (const void *)at->tree,
		       (unsigned long)at->n, (int)pass);
}

/* A rule, or an assertion, that stands without a pattern: in grammars and ODDs
 * they do, in a schema they have no place. */
static void
read_bare(struct sch_reader *r, const struct sch_at *at, struct top *top)
{
	struct sch_at around = {at->tree, at->tree->nodes[at->n].parent, NULL};

	if (!sch_source_is(&around, "schema"))
		sch_patterns_wrap(r, at, &top->patterns);
}

static void
read_top(struct sch_reader *r, const struct sch_at *at, void *context)
{
	struct top *top = context;

	if (was_passed(r, at, top->pass))
		return;
	/* what a file that is included holds at its top, where that is a
	 * schema of its own */
	if (sch_source_is(at, "schema") || sch_source_is(at, "library") ||
	    sch_source_is(at, "rules")) {
		sch_source_each(r, at, read_top, context);
		return;
	}
	switch (top->pass) {
	case PASS_NAMES:
		if (sch_source_is(at, "ns"))
			read_ns(r, at);
		break;
	case PASS_KNOWN:
		read_known(r, at, top);
		break;
	case PASS_VALUES:
		read_values(r, at, top);
		break;
	case PASS_RULES:
		if (sch_source_is(at, "pattern"))
			sch_patterns_read(r, at, &top->patterns);
		else if (sch_source_is(at, "rule") ||
			 sch_source_is(at, "assert") ||
			 sch_source_is(at, "report"))
			read_bare(r, at, top);
		else if (sch_source_is(at, "key"))
			sch_xslt_old_key(r, at, NULL);
		break;
	}
}

/* The ids of what has one, with blanks between them. */
static const char *
pattern_ids(struct sch_reader *r)
{
	const struct sch_pattern *p;
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	p = r->guesses++ < SCH_GUESSES ? r->s->patterns : NULL;
	for (; p != NULL; p = p->next)
		if (p->id != NULL)
			vdm_buf_printf(&b, "%s ", p->id);
	s = vdm_arena_strdup(&r->s->arena, vdm_buf_str(&b));
	r->s->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

/* What a phase makes active is there: else it would check less than it says. */
static void
check_phase(struct sch_reader *r, const struct sch_phase *phase)
{
	size_t i;

	for (i = 0; i < phase->count; i++) {
		const char *id = phase->active[i], *meant;
		struct sch_at pattern;

		if (id == NULL || sch_was_met(r, "active %s", id) != NULL)
			continue;
		meant = sch_check_meant(r, id, pattern_ids(r));
		sch_source_wrong(
		    r, VDM_D_SCHEMATRON_SYNTAX, &phase->places[i],
		    "the phase \"%.80s\" makes a pattern active that %s: "
		    "\"%.80s\"%s%s%s",
		    phase->id != NULL ? phase->id : "",
		    sch_find(r, "pattern", id, &pattern)
			? "is abstract, or not read"
			: "is not there",
		    id, meant != NULL ? " (did you mean \"" : "",
		    meant != NULL ? meant : "", meant != NULL ? "\"?)" : "");
	}
}

static void
check_phases(struct sch_reader *r)
{
	const struct vdm_schematron *s = r->s;
	struct sch_place place = sch_source_place(&r->root);
	const struct sch_pattern *called;
	const struct sch_phase *p;
	const char *meant;
	const void *value;

	for (called = s->patterns; called != NULL; called = called->next)
		if (called->id != NULL) {
			value = called;
			(void)sch_met(r, &value, "active %s", called->id);
		}
	for (p = s->phases; p != NULL; p = p->next)
		check_phase(r, p);
	if (s->phase == NULL || vdm_schematron_has_phase(s, s->phase))
		return;
	meant = vdm_schematron_meant_phase(s, s->phase);
	sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
			 "the default phase \"%.80s\" is not there%s%s%s: all "
			 "patterns are run",
			 s->phase, meant != NULL ? " (did you mean \"" : "",
			 meant != NULL ? meant : "",
			 meant != NULL ? "\"?)" : "");
}

static void
read_all(struct sch_reader *r)
{
	struct vdm_schematron *s = r->s;
	struct top top = {PASS_NAMES, &s->lets, &s->phases, &s->patterns};
	struct sch_let *let;

	for (; top.pass <= PASS_RULES && !r->failed; top.pass++) {
		if (sch_source_is(&r->root, NULL))
			read_top(r, &r->root, &top);
		else
			sch_gather(r, read_top, &top);
		if (top.pass != PASS_KNOWN)
			continue;
		sch_xslt_functions(r);
		for (let = s->lets; let != NULL; let = let->next)
			sch_let_value(r, let);
		sch_xslt_compile(r);
	}
	if (r->failed)
		return;
	sch_xslt_old_keys(r);
	check_phases(r);
	sch_check(r);
}

/* ---- the whole ------------------------------------------------------------
 */

static int
is_binding_old(const char *binding)
{
	return binding == NULL || strcasecmp(binding, "xslt") == 0 ||
	       strcasecmp(binding, "xslt1") == 0 ||
	       strcasecmp(binding, "xpath") == 0 ||
	       strcasecmp(binding, "xpath1") == 0 ||
	       strcasecmp(binding, "exslt") == 0;
}

static int
is_binding_known(const char *binding)
{
	static const char *const names[] = {"xslt2", "xslt3", "xpath2",
					    "xpath3", "xpath31"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcasecmp(binding, names[i]) == 0)
			return 1;
	return is_binding_old(binding);
}

static void
read_head(struct sch_reader *r)
{
	struct vdm_schematron *s = r->s;
	struct sch_place place = sch_source_place(&r->root);

	if (!sch_source_is(&r->root, NULL)) {
		/* rules in grammars say nothing of their language: theirs is
		 * what the TEI writes them in */
		s->binding = "xslt2";
		vdm_xpath_static_namespace(s->scope, "tei",
					   "http://www.tei-c.org/ns/1.0");
		vdm_xpath_static_namespace(s->scope, "teix",
					   "http://www.tei-c.org/ns/Examples");
		return;
	}
	s->binding = sch_source_attr(r, &r->root, "queryBinding");
	s->phase = sch_source_attr(r, &r->root, "defaultPhase");
	s->version = sch_source_attr(r, &r->root, "schemaVersion");
	s->lang = sch_message_rich(r, &r->root).lang;
	s->is_old = is_binding_old(s->binding);
	if (s->binding == NULL || is_binding_known(s->binding))
		return;
	sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
			 "the query language \"%.80s\" is not known: nothing "
			 "of this schema is run (xslt, xslt2, xslt3, xpath, "
			 "xpath2, xpath3)",
			 s->binding);
	r->failed = 1;
}

static int
open_root(struct sch_reader *r, const char *bytes, size_t length,
	  const char *uri)
{
	r->root.tree = sch_source_add(r, uri != NULL ? uri : "", bytes, length);
	if (r->root.tree == NULL)
		return -1;
	r->root.n = vdm_xp_tree_first_child(r->root.tree, 0);
	while (r->root.n != XP_NO_NODE &&
	       r->root.tree->nodes[r->root.n].kind != XP_NODE_ELEMENT)
		r->root.n = vdm_xp_tree_next(r->root.tree, r->root.n);
	return r->root.n != XP_NO_NODE ? 0 : -1;
}

struct vdm_schematron *
vdm_schematron_compile(const char *bytes, size_t length, const char *uri,
		       const struct vdm_uri_loader *loader,
		       const struct vdm_sink *sink)
{
	struct vdm_schematron *s = vdm_calloc(1, sizeof(*s));
	struct sch_reader r = {.s = s, .loader = loader, .sink = sink};

	if (s == NULL)
		return NULL;
	vdm_arena_init(&s->arena);
	s->ns_end = &s->ns;
	s->scope = vdm_xpath_static_new();
	if (s->scope == NULL || open_root(&r, bytes, length, uri) != 0) {
		vdm_strmap_fini(&r.met);
		vdm_schematron_free(s);
		return NULL;
	}
	read_head(&r);
	vdm_xpath_static_old(s->scope, s->is_old);
	s->base = sch_source_base(&r);
	vdm_xpath_static_base(s->scope, s->base);
	vdm_xpath_static_namespace(s->scope, "xs", XP_XS);
	if (!r.failed)
		read_all(&r);
	vdm_strmap_fini(&r.met);
	if (s->arena.failed || s->scope->failed)
		errno = ENOMEM;
	else if (!r.failed)
		return s;
	vdm_schematron_free(s);
	return NULL;
}

void
vdm_schematron_free(struct vdm_schematron *s)
{
	struct sch_expr *e;

	if (s == NULL)
		return;
	for (e = s->exprs; e != NULL; e = e->next)
		vdm_xpath_free(e->xpath);
	vdm_xpath_static_free(s->scope);
	while (s->trees_count > 0)
		vdm_xp_tree_free(s->trees[--s->trees_count]);
	vdm_arena_fini(&s->arena);
	vdm_free(s);
}

size_t
vdm_schematron_rules(const struct vdm_schematron *s)
{
	return s->rules;
}

int
vdm_schematron_has_phase(const struct vdm_schematron *s, const char *phase)
{
	const struct sch_phase *p;

	if (strcmp(phase, "#ALL") == 0 || strcmp(phase, "#DEFAULT") == 0)
		return 1;
	for (p = s->phases; p != NULL; p = p->next)
		if (p->id != NULL && strcmp(p->id, phase) == 0)
			return 1;
	return 0;
}

const char *
vdm_schematron_meant_phase(const struct vdm_schematron *s, const char *phase)
{
	const struct sch_phase *p;
	struct vdm_words_guess g = {phase, NULL, 0};

	for (p = s->phases; p != NULL; p = p->next)
		if (p->id != NULL)
			vdm_words_offer(&g, p->id);
	return g.meant;
}

/* Whether it is the id; else it may be what was meant. */
static int
is_id(const char *own, const char *id, const char **meant)
{
	if (own == NULL)
		return 0;
	*meant = vdm_nearer(id, *meant, own);
	return strcmp(own, id) == 0;
}

int
vdm_schematron_has_rule(const struct vdm_schematron *s, const char *id,
			const char **meant)
{
	const struct sch_pattern *p;
	const struct sch_rule *r;
	const struct sch_check *k;

	for (p = s->patterns; p != NULL; p = p->next)
		for (r = p->rules; r != NULL; r = r->next) {
			if (is_id(r->id, id, meant))
				return 1;
			for (k = r->checks; k != NULL; k = k->next)
				if (is_id(k->id, id, meant))
					return 1;
		}
	return 0;
}
