/* SPDX-License-Identifier: MIT */
/*
 * Running a schema over a document (ISO/IEC 19757-3, 6.5): of each pattern the
 * first rule whose context matches a node fires there, and its assertions are
 * tested.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "schematron/svrl.h"
#include "xpath/functions/files.h"
#include "xpath/functions/uris.h"
#include "xpath/tree/node.h"

enum {
	CLEAR_BYTES = 4 << 20 /* of values that nobody needs any more */
};

struct hit {
	uint32_t node;
	const struct sch_rule *rule;
};

/* Which nodes of a document the rules of a pattern have. */
struct claims {
	uint32_t *owner; /* of each node the number of the rule that had it */
	uint32_t first;  /* the number of the pattern's first rule, */
	uint32_t number; /* and of the one that claims now */
	const struct sch_rule *rule;
	struct hit *hits;
	size_t count, cap;
	int failed;
};

/* ---- tests -----------------------------------------------------------------
 */

struct testing {
	struct sch_run *run;
	const struct sch_expr *expr;
	int is_true;
	struct vdm_xp_item subject; /* the first node that an expression has */
	int has_subject;
};

static void
test(struct vdm_xp_call *call, void *context)
{
	struct testing *t = context;
	struct vdm_xp_seq s =
	    vdm_xpath_within(call, t->expr->xpath, &t->run->node);

	t->is_true = vdm_xp_truth(call, &s);
}

static void
find_subject(struct vdm_xp_call *call, void *context)
{
	struct testing *t = context;
	struct vdm_xp_seq s =
	    vdm_xpath_within(call, t->expr->xpath, &t->run->node);

	if (s.n == 0)
		return;
	t->subject = vdm_xp_at(&s, 0);
	t->has_subject = t->subject.type == XT_NODE;
}

/* The node that a finding is about: the rule's, unless a subject is named. */
static struct vdm_xp_item
subject_of(struct sch_run *run, const struct sch_rule *rule,
	   const struct sch_check *check)
{
	struct testing t = {.run = run};
	struct vdm_xp_error error;

	t.expr = check->subject != NULL ? check->subject : rule->subject;
	if (t.expr == NULL || sch_found_is_left(run, t.expr))
		return run->node;
	if (vdm_xpath_guard(run->now, run->s->scope, find_subject, &t,
			    &error) != 0) {
		sch_found_stopped(run, t.expr, &error, &run->node,
				  "what is found is said of the rule's node");
		sch_values_broken(run, &error);
		return run->node;
	}
	sch_found_worked(run, t.expr);
	return t.has_subject ? t.subject : run->node;
}

static void
run_check(struct sch_run *run, const struct sch_pattern *pattern,
	  const struct sch_rule *rule, const struct sch_check *check)
{
	struct testing t = {.run = run, .expr = check->test};
	struct vdm_xp_error error;
	struct vdm_xp_item subject;
	struct sch_found *f;

	if (sch_found_is_left(run, check->test))
		return;
	if (vdm_xpath_guard(run->now, run->s->scope, test, &t, &error) != 0) {
		sch_found_stopped(run, check->test, &error, &run->node, NULL);
		sch_values_broken(run, &error);
		return;
	}
	sch_found_worked(run, check->test);
	if (t.is_true != check->is_report)
		return;
	subject = subject_of(run, rule, check);
	f = sch_found_add(run,
			  check->is_report ? VDM_D_SCHEMATRON_REPORT
					   : VDM_D_SCHEMATRON_ASSERT,
			  &subject);
	if (f == NULL)
		return;
	f->pattern = pattern;
	f->rule = rule;
	f->check = check;
	f->level =
	    sch_say_level(check->role != NULL ? check->role : rule->role);
	f->message = sch_say_message(run, check->parts);
	f->details = sch_say_diagnostics(run, check);
	sch_svrl_found(run, f);
}

static void
fire(struct sch_run *run, const struct sch_pattern *pattern,
     const struct sch_rule *rule, uint32_t node)
{
	const struct sch_check *check;

	if (rule->is_left)
		return;
	run->node = vdm_xp_node(run->tree, node);
	run->fired++;
	sch_svrl_fired(run, rule);
	run->lets = rule->lets;
	sch_values_set(run, rule->lets, 0);
	for (check = rule->checks; check != NULL; check = check->next)
		run_check(run, pattern, rule, check);
	if (vdm_xpath_run_call(run->now)->arena.used > CLEAR_BYTES)
		vdm_xpath_run_clear(run->now);
}

/* ---- patterns --------------------------------------------------------------
 */

static void
claim(struct sch_run *run, uint32_t node, void *context)
{
	struct claims *c = context;
	struct hit *hits;

	(void)run;
	if (c->owner[node] >= c->first || c->failed)
		return;
	c->owner[node] = c->number;
	if (c->count == c->cap) {
		c->cap = c->cap > 0 ? c->cap * 2 : 256;
		hits = vdm_realloc(c->hits, c->cap * sizeof(*hits));
		if (hits == NULL) {
			c->failed = 1;
			return;
		}
		c->hits = hits;
	}
	c->hits[c->count].node = node;
	c->hits[c->count++].rule = c->rule;
}

static int
by_node(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	return x->node < y->node ? -1 : x->node > y->node;
}

static void
find_hits(struct sch_run *run, const struct sch_pattern *p, struct claims *c)
{
	const struct sch_rule *rule;
	const struct sch_match *m;
	struct vdm_xp_error error;

	c->count = 0;
	c->first = c->number + 1;
	for (rule = p->rules; rule != NULL; rule = rule->next) {
		c->number++;
		c->rule = rule;
		for (m = rule->matches; m != NULL; m = m->next) {
			if (sch_values_nodes(run, m, claim, c, &error) != 0)
				sch_found_stopped(run, m->nodes, &error,
						  &run->root, NULL);
			run->functions = 0;
			vdm_xpath_run_clear(run->now);
		}
	}
	vdm_sort(c->hits, c->count, sizeof(*c->hits), by_node);
}

static void
run_over(struct sch_run *run, const struct sch_pattern *p, struct claims *c)
{
	size_t i;

	sch_svrl_pattern(run, p);
	sch_values_set(run, p->lets, 1);
	run->lets = NULL;
	find_hits(run, p, c);
	for (i = 0; i < c->count; i++)
		fire(run, p, c->hits[i].rule, c->hits[i].node);
	vdm_xpath_run_clear(run->now);
}

/* ---- other documents -------------------------------------------------------
 */

struct elsewhere {
	struct sch_run *run;
	const struct sch_expr *expr;
	const struct vdm_xp_tree **trees;
	size_t count;
};

/* The documents that a pattern looks at in place of this one. */
static void
find_documents(struct vdm_xp_call *call, void *context)
{
	struct elsewhere *e = context;
	struct vdm_xp_seq s = vdm_xp_atomise(
	    call, vdm_xpath_within(call, e->expr->xpath, &e->run->root));
	size_t i;

	e->trees = vdm_xp_alloc(call, (s.n + 1) * sizeof(*e->trees));
	for (i = 0; i < s.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s, i);
		struct vdm_xp_item text = vdm_xp_item_string(call, &item);
		const char *href = vdm_xp_strndup(call, text.u.s, text.n);
		const char *uri = vdm_xp_uri_resolve(call, href,
						     e->run->tree->base != NULL
							 ? e->run->tree->base
							 : call->scope->base);
		const struct vdm_xp_tree *tree =
		    vdm_xp_file_document(call, uri);

		if (tree == NULL)
			vdm_xp_raise(call, "FODC0002",
				     "there is no document %.100s", href);
		e->trees[e->count++] = tree;
	}
}

static int
run_elsewhere(struct sch_run *run, const struct sch_pattern *p)
{
	struct elsewhere e = {run, p->documents, NULL, 0};
	const struct vdm_xp_tree *own = run->tree;
	struct vdm_xp_error error;
	size_t i;

	if (vdm_xpath_guard(run->kept, run->s->scope, find_documents, &e,
			    &error) != 0) {
		sch_found_stopped(run, p->documents, &error, &run->root, NULL);
		sch_values_broken(run, &error);
		return 0;
	}
	for (i = 0; i < e.count; i++) {
		struct claims c = {0};

		run->tree = e.trees[i];
		run->root = vdm_xp_node(run->tree, 0);
		c.owner = vdm_calloc(run->tree->count + 1, sizeof(*c.owner));
		if (c.owner != NULL)
			run_over(run, p, &c);
		c.failed |= c.owner == NULL;
		vdm_free(c.owner);
		vdm_free(c.hits);
		if (c.failed)
			return -1;
	}
	run->tree = own;
	run->root = vdm_xp_node(own, 0);
	return 0;
}

/* ---- the whole -------------------------------------------------------------
 */

static const struct sch_phase *
phase_of(const struct sch_run *run)
{
	const char *name = run->options->phase;
	const struct sch_phase *p;

	if (name == NULL || strcmp(name, "#DEFAULT") == 0)
		name = run->s->phase;
	if (name == NULL || strcmp(name, "#ALL") == 0)
		return NULL;
	for (p = run->s->phases; p != NULL; p = p->next)
		if (p->id != NULL && strcmp(p->id, name) == 0)
			return p;
	return NULL;
}

/* The ids of what a phase makes active. */
static void
note_active(struct vdm_strmap *active, const struct sch_phase *phase)
{
	size_t i;

	for (i = 0; i < phase->count; i++)
		if (phase->active[i] != NULL)
			vdm_strmap_put(active, phase->active[i], i);
}

static int
by_place(const void *a, const void *b)
{
	const struct sch_found *x = *(struct sch_found *const *)a;
	const struct sch_found *y = *(struct sch_found *const *)b;

	if (x->file != y->file && (x->file == NULL || y->file == NULL ||
				   strcmp(x->file, y->file) != 0))
		return x->file == NULL   ? -1
		       : y->file == NULL ? 1
					 : strcmp(x->file, y->file);
	if (x->pos.line != y->pos.line)
		return x->pos.line < y->pos.line ? -1 : 1;
	if (x->pos.column != y->pos.column)
		return x->pos.column < y->pos.column ? -1 : 1;
	return x->number < y->number ? -1 : 1;
}

/* What the author says of the rule. */
static void
put_details(const struct sch_found *f, char line[16], struct vdm_finding *out)
{
	const struct sch_check *k = f->check;
	const struct sch_rule *rule = f->rule;

	snprintf(line, 16, "%u", k->place.pos.line);
	out->details[VDM_DETAIL_PATTERN] = f->pattern->id;
	out->details[VDM_DETAIL_RULE] = k->id != NULL ? k->id : rule->id;
	out->details[VDM_DETAIL_CONTEXT] = rule->context;
	out->details[VDM_DETAIL_TEST] = k->test->text;
	out->details[VDM_DETAIL_ROLE] = k->role != NULL ? k->role : rule->role;
	out->details[VDM_DETAIL_FLAG] = k->flag != NULL ? k->flag : rule->flag;
	out->details[VDM_DETAIL_SEE] =
	    k->rich.see != NULL ? k->rich.see : rule->rich.see;
	out->details[VDM_DETAIL_DIAGNOSTICS] = f->details;
	out->details[VDM_DETAIL_SCHEMA] = k->place.file;
	out->details[VDM_DETAIL_LINE] = line;
}

static void
emit(struct sch_run *run, const struct sch_found *f)
{
	struct vdm_finding out = {.id = vdm_diag_info_get(f->id)->name,
				  .level = f->level,
				  .file = f->file != NULL ? f->file
							  : run->sink->file,
				  .line = f->pos.line,
				  .column = f->pos.column,
				  .message = f->message};
	char line[16] = "";

	out.details[VDM_DETAIL_PATH] = f->path;
	out.details[VDM_DETAIL_XPATH] = f->location;
	if (f->check != NULL)
		put_details(f, line, &out);
	if (run->sink->emit != NULL)
		run->sink->emit(run->sink->context, &out);
}

/* In the order of the document, whichever rule found it. */
static int
emit_all(struct sch_run *run)
{
	struct sch_found **list, *f;
	size_t i, n = 0;

	if (run->found_count == 0 || run->sink == NULL)
		return 0;
	list = vdm_calloc(run->found_count, sizeof(*list));
	if (list == NULL)
		return -1;
	for (f = run->found; f != NULL; f = f->next)
		list[n++] = f;
	vdm_sort(list, n, sizeof(*list), by_place);
	for (i = 0; i < n; i++)
		emit(run, list[i]);
	vdm_free(list);
	return 0;
}

static int
run_all(struct sch_run *run)
{
	const struct sch_phase *phase = phase_of(run);
	const struct sch_pattern *p;
	struct vdm_strmap active = {0};
	struct claims c = {0};
	int rc = 0;

	sch_svrl_begin(run, phase != NULL ? phase->id : NULL);
	sch_values_set(run, run->s->lets, 1);
	if (phase != NULL) {
		sch_values_set(run, phase->lets, 1);
		note_active(&active, phase);
	}
	c.owner = vdm_calloc(run->tree->count + 1, sizeof(*c.owner));
	if (c.owner == NULL || active.failed)
		rc = -1;
	for (p = run->s->patterns; p != NULL && rc == 0; p = p->next) {
		if (phase != NULL &&
		    (p->id == NULL || !vdm_strmap_get(&active, p->id, NULL)))
			continue;
		if (p->documents != NULL)
			rc = run_elsewhere(run, p);
		else
			run_over(run, p, &c);
	}
	if (c.failed)
		rc = -1;
	vdm_strmap_fini(&active);
	vdm_free(c.owner);
	vdm_free(c.hits);
	return rc;
}

int
vdm_schematron_run(const struct vdm_schematron *s,
		   const struct vdm_xp_tree *tree,
		   const struct vdm_schematron_options *options,
		   const struct vdm_sink *sink)
{
	static const struct vdm_schematron_options none;
	struct sch_run run = {.s = s,
			      .options = options != NULL ? options : &none,
			      .sink = sink,
			      .tree = tree,
			      .own = tree,
			      .root = vdm_xp_node(tree, 0)};
	int rc;

	run.found_end = &run.found;
	vdm_arena_init(&run.arena);
	rc = sch_values_begin(&run);
	if (rc == 0)
		rc = run_all(&run);
	if (rc == 0 && !run.arena.failed)
		rc = emit_all(&run);
	if (run.options->fired != NULL)
		*run.options->fired += run.fired;
	sch_values_end(&run);
	if (run.arena.failed)
		rc = -1;
	vdm_arena_fini(&run.arena);
	if (rc != 0)
		errno = ENOMEM;
	return rc != 0 ? -1 : run.found_count > 0;
}
