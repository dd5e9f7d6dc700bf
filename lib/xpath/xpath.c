/* SPDX-License-Identifier: MIT */
/* Compiling and evaluating: the engine's front. */
#include "xpath/xpath.h"

#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "vidimus.h"
#include "xpath/datetime/datetime.h"
#include "xpath/eval/eval.h"
#include "xpath/functions/functions.h"
#include "xpath/parse/expr.h"
#include "xpath/static/static.h"

struct vdm_xpath {
	struct vdm_arena arena;
	const struct vdm_xp_static *scope;
	const struct vdm_xp_expr *expr;
	int slots;
};

struct vdm_xpath_run {
	struct vdm_xp_call call;
	struct vdm_arena kept; /* what clearing leaves */
	struct vdm_xp_shelf shelf;
	size_t globals_cap;
	struct vdm_xp_limits limits;
	int has_now;
	struct vdm_xp_moment now;
	struct vdm_xp_moment started;
};

/* An evaluation takes some 300 bytes of the stack for each. */
#define EVAL_DEPTH 6000
/* The parser goes some ten functions deep for each level of an expression. */
#define PARSE_DEPTH 400

static const struct vdm_xp_limits usual_limits = {
    .depth = EVAL_DEPTH,
    .items = 20000000,
    .bytes = (size_t)1 << 30,
    .steps = 2000000000,
    .regex_steps = 20000000,
    .seconds = 60,
};

static void
report(const struct vdm_xp_call *call, struct vdm_xp_error *error)
{
	*error = call->error;
	if (error->column == 0 && call->at != NULL)
		error->column = call->at->column;
}

struct vdm_xpath *
vdm_xpath_compile(const struct vdm_xp_static *scope, const char *text, size_t n,
		  struct vdm_xp_error *error)
{
	struct vdm_xpath *xpath = vdm_calloc(1, sizeof *xpath);
	struct vdm_xp_call *call = vdm_calloc(1, sizeof *call);

	memset(error, 0, sizeof *error);
	if (xpath == NULL || call == NULL) {
		strcpy(error->code, "VDXP0006");
		vdm_free(xpath);
		vdm_free(call);
		return NULL;
	}
	vdm_arena_init(&call->arena);
	call->scope = xpath->scope = scope;
	call->limits = usual_limits;
	call->limits.depth = PARSE_DEPTH;
	if (setjmp(call->way_out) == 0) {
		const char *copy = vdm_xp_strndup(call, text, n);
		struct vdm_xp_expr *e = vdm_xp_parse(call, copy, n);
		call->limits.depth = usual_limits.depth;
		call->error.column = 0;
		xpath->expr = vdm_xp_resolve(call, e, copy, n, &xpath->slots);
		xpath->arena = call->arena;
	} else {
		report(call, error);
		vdm_arena_fini(&call->arena);
		vdm_free(xpath);
		xpath = NULL;
	}
	vdm_free(call);
	return xpath;
}

void
vdm_xpath_free(struct vdm_xpath *xpath)
{
	if (xpath == NULL)
		return;
	vdm_arena_fini(&xpath->arena);
	vdm_free(xpath);
}

int
vdm_xpath_is_pattern(const struct vdm_xpath *xpath, size_t *column)
{
	const struct vdm_xp_expr *fault = vdm_xp_pattern_fault(xpath->expr);

	*column = fault != NULL ? fault->column : 0;
	return fault == NULL;
}

struct vdm_xpath_run *
vdm_xpath_run_new(void)
{
	struct vdm_xpath_run *run = vdm_calloc(1, sizeof *run);

	if (run == NULL)
		return NULL;
	vdm_arena_init(&run->call.arena);
	vdm_arena_init(&run->kept);
	vdm_arena_init(&run->shelf.arena);
	run->call.shelf = &run->shelf;
	run->limits = usual_limits;
	run->call.invoke = vdm_xp_call_function;
	return run;
}

static void
free_trees(struct vdm_xp_tree **list)
{
	while (*list != NULL) {
		struct vdm_xp_tree *next = (*list)->next;
		vdm_xp_tree_free(*list);
		*list = next;
	}
}

void
vdm_xpath_run_clear(struct vdm_xpath_run *run)
{
	free_trees(&run->call.trees);
	vdm_arena_clear(&run->call.arena);
	run->call.regex_cache = NULL;
}

void
vdm_xpath_run_free(struct vdm_xpath_run *run)
{
	if (run == NULL)
		return;
	vdm_xpath_run_clear(run);
	free_trees(&run->shelf.trees);
	vdm_arena_fini(&run->shelf.arena);
	vdm_arena_fini(&run->call.arena);
	vdm_arena_fini(&run->kept);
	vdm_free(run);
}

struct vdm_xp_limits *
vdm_xpath_run_limits(struct vdm_xpath_run *run)
{
	return &run->limits;
}

struct vdm_xp_call *
vdm_xpath_run_call(struct vdm_xpath_run *run)
{
	return &run->call;
}

void
vdm_xpath_run_folder(struct vdm_xpath_run *run, const char *folder,
		     const char *beside)
{
	run->call.folder = vdm_arena_strdup(&run->kept, folder);
	run->call.beside = vdm_arena_strdup(&run->kept, beside);
}

void
vdm_xpath_run_share(struct vdm_xpath_run *run, struct vdm_xpath_run *with)
{
	run->call.shelf = with->call.shelf;
}

int
vdm_xpath_run_resource(struct vdm_xpath_run *run, const char *uri,
		       const struct vdm_xp_tree *tree, const char *path,
		       const char *encoding)
{
	struct vdm_xp_resource *r = vdm_arena_alloc(&run->kept, sizeof *r);

	if (r == NULL)
		return -1;
	r->uri = vdm_arena_strdup(&run->kept, uri);
	r->path = vdm_arena_strdup(&run->kept, path);
	r->encoding = vdm_arena_strdup(&run->kept, encoding);
	r->tree = tree;
	r->next = run->call.resources;
	run->call.resources = r;
	return run->kept.failed ? -1 : 0;
}

int
vdm_xpath_run_collection(struct vdm_xpath_run *run, const char *uri,
			 const struct vdm_xp_seq *items)
{
	struct vdm_xp_collection *c = vdm_arena_alloc(&run->kept, sizeof *c);

	if (c == NULL)
		return -1;
	c->uri = vdm_arena_strdup(&run->kept, uri);
	c->items = *items;
	c->next = run->call.collections;
	run->call.collections = c;
	return run->kept.failed ? -1 : 0;
}

int
vdm_xpath_run_variable(struct vdm_xpath_run *run, int number,
		       const struct vdm_xp_seq *value)
{
	struct vdm_xp_seq *globals =
	    vdm_arena_grow(&run->kept, run->call.globals, &run->globals_cap,
			   (size_t)number + 1, sizeof *globals);

	if (globals == NULL)
		return -1;
	globals[number] = *value;
	run->call.globals = globals;
	if (run->call.globals_count <= (size_t)number)
		run->call.globals_count = (size_t)number + 1;
	return 0;
}

void
vdm_xpath_run_asks(struct vdm_xpath_run *run,
		   struct vdm_xp_seq (*variable)(struct vdm_xp_call *call,
						 int number),
		   void *user)
{
	run->call.variable = variable;
	run->call.user = user;
}

void
vdm_xpath_run_now(struct vdm_xpath_run *run, int64_t seconds, int zone)
{
	run->has_now = 1;
	vdm_xp_moment_from(&run->now,
			   ((vdm_xp_wide)seconds + zone * 60) * XP_NANO);
	run->now.zone = zone;
}

static void
begin(struct vdm_xpath_run *run, const struct vdm_xp_static *scope)
{
	struct vdm_xp_call *call = &run->call;

	memset(&call->error, 0, sizeof call->error);
	memset(&call->focus, 0, sizeof call->focus);
	call->scope = scope;
	call->limits = run->limits;
	call->at = NULL;
	call->depth = 0;
	call->steps = 0;
	call->deadline = 0;
	call->frame = NULL;
	call->turn++;
	if (!run->has_now) {
		vdm_xp_moment_from(&run->now,
				   (vdm_xp_wide)time(NULL) * XP_NANO);
		run->now.zone = 0;
		run->has_now = 1;
	}
	call->now = &run->now;
	call->zone = run->now.zone;
}

int
vdm_xpath_evaluate(struct vdm_xpath_run *run, const struct vdm_xpath *xpath,
		   const struct vdm_xp_item *item, struct vdm_xp_seq *out,
		   struct vdm_xp_error *error)
{
	struct vdm_xp_call *call = &run->call;

	memset(error, 0, sizeof *error);
	memset(out, 0, sizeof *out);
	begin(run, xpath->scope);
	if (setjmp(call->way_out) != 0) {
		report(call, error);
		return -1;
	}
	if (item != NULL)
		call->focus = (struct vdm_xp_focus){*item, 1, 1, 1};
	call->frame = vdm_xp_alloc(call, ((size_t)xpath->slots + 1) *
					     sizeof *call->frame);
	*out = vdm_xp_eval(call, xpath->expr);
	return 0;
}

struct vdm_xp_seq
vdm_xpath_within(struct vdm_xp_call *call, const struct vdm_xpath *xpath,
		 const struct vdm_xp_item *item)
{
	struct vdm_xp_focus focus = call->focus;
	struct vdm_xp_seq *frame = call->frame, out;
	const struct vdm_xp_static *scope = call->scope;

	call->scope = xpath->scope;
	memset(&call->focus, 0, sizeof call->focus);
	if (item != NULL)
		call->focus = (struct vdm_xp_focus){*item, 1, 1, 1};
	call->frame = vdm_xp_alloc(call, ((size_t)xpath->slots + 1) *
					     sizeof *call->frame);
	out = vdm_xp_eval(call, xpath->expr);
	call->frame = frame;
	call->focus = focus;
	call->scope = scope;
	return out;
}

int
vdm_xpath_guard(struct vdm_xpath_run *run, const struct vdm_xp_static *scope,
		void (*work)(struct vdm_xp_call *call, void *context),
		void *context, struct vdm_xp_error *error)
{
	memset(error, 0, sizeof *error);
	begin(run, scope);
	if (setjmp(run->call.way_out) != 0) {
		report(&run->call, error);
		return -1;
	}
	work(&run->call, context);
	return 0;
}

/* ---- the static context */

struct vdm_xp_static *
vdm_xpath_static_new(void)
{
	struct vdm_xp_static *scope = vdm_calloc(1, sizeof *scope);

	if (scope == NULL)
		return NULL;
	vdm_arena_init(&scope->arena);
	scope->element_ns = "";
	scope->function_ns = XP_FN;
	scope->language = "en";
	scope->builtins = vdm_xp_builtins;
	return scope;
}

void
vdm_xpath_static_free(struct vdm_xp_static *scope)
{
	if (scope == NULL)
		return;
	vdm_arena_fini(&scope->arena);
	vdm_free(scope);
}

static const char *
keep(struct vdm_xp_static *scope, const char *s)
{
	const char *copy = vdm_arena_strdup(&scope->arena, s);

	if (copy == NULL && s != NULL)
		scope->failed = 1;
	return copy;
}

void
vdm_xpath_static_namespace(struct vdm_xp_static *scope, const char *prefix,
			   const char *uri)
{
	struct vdm_xp_binding *b;

	if (*prefix == '\0') {
		scope->element_ns = keep(scope, uri);
		return;
	}
	b = vdm_arena_alloc(&scope->arena, sizeof *b);
	if (b == NULL) {
		scope->failed = 1;
		return;
	}
	b->prefix = keep(scope, prefix);
	b->ns = keep(scope, uri);
	b->next = scope->bindings;
	if (!scope->failed)
		scope->bindings = b;
}

void
vdm_xpath_static_base(struct vdm_xp_static *scope, const char *uri)
{
	scope->base = keep(scope, uri);
}

void
vdm_xpath_static_collation(struct vdm_xp_static *scope, const char *uri)
{
	scope->collation = keep(scope, uri);
}

void
vdm_xpath_static_old(struct vdm_xp_static *scope, int on)
{
	scope->xpath1 = on;
}

int
vdm_xpath_static_variable(struct vdm_xp_static *scope, const char *ns,
			  const char *local)
{
	struct vdm_xp_declared *d = vdm_arena_alloc(&scope->arena, sizeof *d);

	if (d == NULL) {
		scope->failed = 1;
		return 0;
	}
	d->ns = keep(scope, ns);
	d->local = keep(scope, local);
	d->slot = scope->variables_count++;
	d->next = scope->variables;
	if (!scope->failed)
		scope->variables = d;
	return d->slot;
}

int
vdm_xpath_static_variable_known(const struct vdm_xp_static *scope,
				const char *ns, const char *local)
{
	const struct vdm_xp_declared *d;

	for (d = scope->variables; d != NULL; d = d->next)
		if (strcmp(d->local, local) == 0 && strcmp(d->ns, ns) == 0)
			return d->slot;
	return -1;
}

void
vdm_xpath_static_function(
    struct vdm_xp_static *scope, const char *ns, const char *local, int arity,
    struct vdm_xp_seq (*run)(struct vdm_xp_call *call, void *context,
			     const struct vdm_xp_seq *args, int count),
    void *context)
{
	struct vdm_xp_qname *name =
	    vdm_arena_alloc(&scope->arena, sizeof *name);
	struct vdm_xp_function *all = vdm_arena_grow(
	    &scope->arena, scope->functions, &scope->functions_cap,
	    scope->functions_count + 1, sizeof *all);

	if (name == NULL || all == NULL) {
		scope->failed = 1;
		return;
	}
	name->ns = keep(scope, ns);
	name->prefix = "";
	name->local = keep(scope, local);
	scope->functions = all;
	if (scope->failed)
		return;
	all[scope->functions_count++] = (struct vdm_xp_function){
	    .name = name, .arity = arity, .user = run, .user_context = context};
}

struct vdm_xp_decimal_format *
vdm_xpath_static_format(struct vdm_xp_static *scope, const char *ns,
			const char *local)
{
	const struct vdm_xp_decimal_format *usual =
	    vdm_xp_static_format(scope, "", "");
	struct vdm_xp_decimal_format *f =
	    vdm_arena_alloc(&scope->arena, sizeof *f);

	if (f == NULL) {
		scope->failed = 1;
		return NULL;
	}
	*f = *usual;
	f->ns = keep(scope, ns);
	f->local = keep(scope, local);
	f->next = scope->formats;
	if (!scope->failed)
		scope->formats = f;
	return f;
}
