/* SPDX-License-Identifier: MIT */
/* Schemas and validators, over the engine that was asked for. */
#include "schema/schema.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/budget.h"
#include "base/error.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "rng/run/validate.h"
#include "schematron/compact.h"
#include "schematron/schematron.h"
#include "xml/relaxng.h"

#define WARM_MAX 64 /* caches kept for coming documents */

struct vdm_schema {
	struct vdm_grammar *grammar;        /* NULL: libxml2's engine alone */
	struct vdm_libxml2_schema *libxml2; /* NULL: ours alone */
	struct vdm_schematron *rules;       /* NULL: it has none */
	char *phase;                        /* of them; NULL: their own */
	int both;                           /* say where they differ */
	int partial;                        /* not all rules can be run */
	int explain;
	/* What earlier documents have left, under the lock. */
	pthread_mutex_t lock;
	struct vdm_rng_cache *warm[WARM_MAX];
	size_t nwarm;
};

struct vdm_validator {
	struct vdm_schema *schema;
	struct vdm_rng_cache *cache;
	struct vdm_rng_run *run;
	struct vdm_libxml2_run *tree;
	struct vdm_xp_tree *nodes; /* that rules look at, or NULL */
	size_t fired;              /* rules */
	char *uri, *phase;         /* of the document, for rules; or NULL */
	/* what rules say, or NULL */
	struct vdm_schematron_report *svrl;
	const struct vdm_sink *sink;
	unsigned long before; /* failures of memory when it was begun */
};

int
vdm_schema_load_file(void *context, const char *uri, char **bytes,
		     size_t *length)
{
	(void)context;
	return vdm_uri_load(uri, bytes, length);
}

static int
compile_libxml2(struct vdm_schema *s, const void *bytes, size_t length,
		const char *uri, const struct vdm_uri_loader *loader,
		const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();

	s->libxml2 = vdm_libxml2_schema_new(bytes, length, uri, loader,
					    s->both ? NULL : sink);
	if (vdm_memory_failures() != before)
		return -1;
	if (s->libxml2 == NULL && s->both && s->grammar != NULL)
		vdm_diag(sink, VDM_D_SCHEMA_ENGINES_DIFFER, NULL, NULL,
			 "libxml2 refuses this schema, which is correct: who "
			 "validates with it learns nothing about documents");
	if (s->libxml2 != NULL && s->both && s->grammar == NULL)
		vdm_diag(sink, VDM_D_SCHEMA_ENGINES_DIFFER, NULL, NULL,
			 "libxml2 accepts this schema, which is not correct: "
			 "its verdicts mean nothing");
	return s->libxml2 == NULL ? -1 : 0;
}

/* Notes whether the outermost element is Schematron's, or one of the TEI's, in
 * which an ODD specifies. */
static int
on_root(void *ctx, const struct vdm_xml_element *e)
{
	*(int *)ctx = vdm_schematron_is(e->uri) ||
		      (e->uri != NULL &&
		       strcmp(e->uri, "http://www.tei-c.org/ns/1.0") == 0);
	return 1;
}

int
vdm_schema_is_rules(const char *ns)
{
	return vdm_schematron_is(ns);
}

/* Whether it is no grammar, but rules alone are taken from it. */
static int
is_rules_only(const void *bytes, size_t length)
{
	static const struct vdm_xml_handler handler = {.start = on_root};
	int is = 0;

	vdm_xml_parse(bytes, length, &handler, &is, NULL);
	return is;
}

/* Who hears what is wrong with rules, and tells it. */
struct listener {
	struct vdm_schema *schema;
	const struct vdm_sink *to;
};

static void
hear(void *context, const struct vdm_finding *finding)
{
	const struct listener *l = context;

	l->schema->partial |= finding->level == VDM_LEVEL_ERROR;
	if (l->to != NULL && l->to->emit != NULL)
		l->to->emit(l->to->context, finding);
}

static int
compile_rules(struct vdm_schema *s, const void *bytes, size_t length,
	      const char *uri, const struct vdm_uri_loader *loader,
	      const struct vdm_sink *sink)
{
	struct listener l = {s, sink};
	struct vdm_sink heard = {hear, &l, sink != NULL ? sink->file : NULL};

	s->rules = vdm_schematron_compile(bytes, length, uri, loader, &heard);
	if (s->rules == NULL || s->grammar != NULL || s->libxml2 != NULL ||
	    vdm_schematron_rules(s->rules) > 0)
		return s->rules != NULL ? 0 : -1;
	vdm_diag(sink, VDM_D_SCHEMA_INCORRECT, NULL, NULL,
		 "there is no rule in it: nothing can be validated with it");
	return -1;
}

/* Whether words of Schematron's stand in the grammar itself. */
static int
may_have_rules(const void *bytes, size_t length)
{
	static const char *const names[] = {
	    "http://purl.oclc.org/dsdl/schematron",
	    "http://www.ascc.net/xml/schematron"};
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (memmem(bytes, length, names[i], strlen(names[i])) != NULL)
			return 1;
	return 0;
}

static int
begins_as_xml(const char *s, size_t n)
{
	size_t i = n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	return i < n && s[i] == '<';
}

/* The rules in a grammar, in either syntax. */
static int
compile_embedded(struct vdm_schema *s, const void *bytes, size_t length,
		 const char *uri, const struct vdm_uri_loader *loader,
		 const struct vdm_sink *sink)
{
	static const struct vdm_xml_handler nothing;
	struct vdm_buf xml;
	int rc = 0;

	if (!may_have_rules(bytes, length) && vdm_schema_rules(s) == 0)
		return 0;
	/* a grammar that begins as XML does was read as XML */
	if (begins_as_xml(bytes, length) ||
	    vdm_xml_parse(bytes, length, &nothing, NULL, NULL) == 0)
		return compile_rules(s, bytes, length, uri, loader, sink);
	vdm_buf_init(&xml);
	if (vdm_schematron_compact(bytes, length, &xml) > 0)
		rc = compile_rules(s, vdm_buf_str(&xml), xml.len, uri, loader,
				   sink);
	vdm_buf_fini(&xml);
	return rc;
}

/* The grammar, by the engine that is asked for; then the rules in it. */
static int
compile_grammar(struct vdm_schema *s, const void *bytes, size_t length,
		const char *uri, enum vdm_engine engine,
		const struct vdm_uri_loader *loader,
		const struct vdm_sink *sink)
{
	int ok = 1;

	s->both = engine == VDM_ENGINE_BOTH;
	if (engine != VDM_ENGINE_LIBXML2) {
		s->grammar =
		    vdm_grammar_new(bytes, length, uri,
				    loader->load != NULL ? loader : NULL, sink);
		ok = s->grammar != NULL;
	}
	if (engine == VDM_ENGINE_LIBXML2)
		ok = compile_libxml2(s, bytes, length, uri, loader, sink) == 0;
	else if (s->both)
		compile_libxml2(s, bytes, length, uri, loader, sink);
	if (ok)
		ok = compile_embedded(s, bytes, length, uri, loader, sink) == 0;
	return ok ? 0 : -1;
}

int
vdm_schema_compile_with(struct vdm_schema **schema, const void *bytes,
			size_t length, const char *uri, enum vdm_engine engine,
			int (*load)(void *context, const char *uri,
				    char **bytes, size_t *length),
			void *context, const struct vdm_sink *sink)
{
	struct vdm_uri_loader loader = {load, context};
	unsigned long before = vdm_memory_failures();
	struct vdm_schema *s = vdm_calloc(1, sizeof(*s));
	struct vdm_budget budget;
	int ok = 1;

	*schema = NULL;
	if (s == NULL)
		return -1;
	if (pthread_mutex_init(&s->lock, NULL) != 0) {
		vdm_free(s);
		return -1;
	}
	vdm_budget_enter(&budget, length, 0);
	ok = (is_rules_only(bytes, length)
		  ? compile_rules(s, bytes, length, uri, &loader, sink)
		  : compile_grammar(s, bytes, length, uri, engine, &loader,
				    sink)) == 0;
	ok = vdm_memory_check(before) == 0 && ok;
	if (vdm_budget_leave(&budget, ok ? 0 : -1, sink) != 0) {
		vdm_schema_free(s);
		return -1;
	}
	if (vdm_schema_rules(s) > 0 &&
	    (s->rules == NULL || vdm_schematron_rules(s->rules) == 0))
		vdm_diag(sink, VDM_D_SCHEMA_RULES_NOT_RUN, NULL, NULL,
			 "a grammar that the schema includes embeds %zu "
			 "Schematron rules, and none of them is run: what they "
			 "ask for stays unchecked",
			 vdm_schema_rules(s));
	*schema = s;
	return 0;
}

int
vdm_schema_compile(struct vdm_schema **schema, const void *bytes, size_t length,
		   const char *uri, enum vdm_engine engine,
		   const struct vdm_sink *sink)
{
	return vdm_schema_compile_with(schema, bytes, length, uri, engine, NULL,
				       NULL, sink);
}

void
vdm_schema_free(struct vdm_schema *schema)
{
	if (schema == NULL)
		return;
	while (schema->nwarm > 0)
		vdm_rng_cache_free(schema->warm[--schema->nwarm]);
	vdm_schematron_free(schema->rules);
	vdm_free(schema->phase);
	vdm_grammar_free(schema->grammar);
	vdm_libxml2_schema_free(schema->libxml2);
	pthread_mutex_destroy(&schema->lock);
	vdm_free(schema);
}

int
vdm_schema_has_rule(const struct vdm_schema *schema, const char *id,
		    const char **meant)
{
	return schema->rules != NULL
		   ? vdm_schematron_has_rule(schema->rules, id, meant)
		   : -1;
}

int
vdm_schema_is_partial(const struct vdm_schema *schema)
{
	return schema->partial;
}

void
vdm_schema_set_explain(struct vdm_schema *schema, int explain)
{
	schema->explain = explain;
}

static int
set_phase(struct vdm_schema *schema, const char *value)
{
	char *copy = value != NULL ? vdm_strdup(value) : NULL;

	if (value != NULL && copy == NULL) {
		errno = ENOMEM;
		return -1;
	}
	vdm_free(schema->phase);
	schema->phase = copy;
	return 0;
}

int
vdm_schema_set(struct vdm_schema *schema, const char *option, const char *value)
{
	int explain;

	vdm_error_begin();
	if (strcmp(option, "phase") == 0)
		return set_phase(schema, value);
	if (strcmp(option, "explain") != 0)
		return vdm_error(EINVAL,
				 "there is no option \"%.80s\": explain, phase",
				 option);
	explain = vdm_yes_or_no(option, value);
	if (explain < 0)
		return -1;
	schema->explain = explain;
	return 0;
}

size_t
vdm_schema_rules(const struct vdm_schema *schema)
{
	return schema->grammar == NULL ? 0 : schema->grammar->rules;
}

int
vdm_schema_lacks_phase(const struct vdm_schema *schema, const char *phase)
{
	return schema->rules != NULL &&
	       !vdm_schematron_has_phase(schema->rules, phase);
}

const char *
vdm_schema_meant_phase(const struct vdm_schema *schema, const char *phase)
{
	return vdm_schematron_meant_phase(schema->rules, phase);
}

/* ---- validators ---- */

static struct vdm_rng_cache *
cache_take(struct vdm_schema *schema)
{
	struct vdm_rng_cache *cache = NULL;

	pthread_mutex_lock(&schema->lock);
	if (schema->nwarm > 0)
		cache = schema->warm[--schema->nwarm];
	pthread_mutex_unlock(&schema->lock);
	return cache != NULL ? cache : vdm_rng_cache_new(schema->grammar);
}

static void
cache_give(struct vdm_schema *schema, struct vdm_rng_cache *cache)
{
	if (cache != NULL && !vdm_rng_cache_full(cache)) {
		pthread_mutex_lock(&schema->lock);
		if (schema->nwarm < WARM_MAX) {
			schema->warm[schema->nwarm++] = cache;
			cache = NULL;
		}
		pthread_mutex_unlock(&schema->lock);
	}
	vdm_rng_cache_free(cache);
}

static int
validator_start_ours(struct vdm_validator *v,
		     const struct vdm_validator_options *options)
{
	struct vdm_rng_run_options o = {0};

	if (options != NULL) {
		o.explain = options->explain;
		o.max_findings = options->max_findings;
		o.wordless = options->wordless;
		o.place = options->place;
		o.context = options->context;
	}
	o.explain |= v->schema->explain;
	v->cache = cache_take(v->schema);
	if (v->cache != NULL)
		v->run =
		    vdm_rng_run_new(v->schema->grammar, v->cache, &o, v->sink);
	return v->run == NULL ? -1 : 0;
}

struct vdm_validator *
vdm_validator_new(const struct vdm_schema *schema,
		  const struct vdm_validator_options *options,
		  const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_validator *v = vdm_calloc(1, sizeof(*v));
	int rc = 0;

	if (v == NULL)
		return NULL;
	v->before = before;
	/* Only what the lock guards is changed. */
	v->schema = (struct vdm_schema *)(uintptr_t)schema;
	v->sink = sink;
	if (options != NULL && options->uri != NULL)
		v->uri = vdm_strdup(options->uri);
	if (options != NULL && options->phase != NULL)
		v->phase = vdm_strdup(options->phase);
	v->svrl = options != NULL ? options->svrl : NULL;
	if (schema->grammar != NULL)
		rc = validator_start_ours(v, options);
	if (schema->libxml2 != NULL) {
		v->tree = vdm_libxml2_run_new(schema->libxml2,
					      schema->both ? NULL : sink);
		if (v->tree == NULL)
			rc = -1;
	}
	if (schema->rules != NULL) {
		v->nodes = vdm_xp_tree_new(1);
		if (v->nodes == NULL)
			rc = -1;
	}
	if (rc == 0)
		return v;
	vdm_validator_free(v);
	return NULL;
}

void
vdm_validator_free(struct vdm_validator *v)
{
	if (v == NULL)
		return;
	vdm_rng_run_free(v->run);
	vdm_libxml2_run_free(v->tree);
	vdm_xp_tree_free(v->nodes);
	vdm_free(v->uri);
	vdm_free(v->phase);
	cache_give(v->schema, v->cache);
	vdm_free(v);
}

int
vdm_validator_start(struct vdm_validator *v, const struct vdm_xml_element *e)
{
	if (v->nodes != NULL && vdm_xp_tree_handler()->start(v->nodes, e) != 0)
		return -1;
	if (v->tree != NULL && vdm_libxml2_run_start(v->tree, e) != 0)
		return -1;
	return v->run == NULL ? 0 : vdm_rng_run_start(v->run, e);
}

int
vdm_validator_unparsed(struct vdm_validator *v, const char *name)
{
	if (v->run != NULL)
		vdm_rng_run_unparsed(v->run, name);
	return 0;
}

int
vdm_validator_text(struct vdm_validator *v, const char *s, size_t n,
		   const struct vdm_pos *pos)
{
	if (v->nodes != NULL &&
	    vdm_xp_tree_handler()->text(v->nodes, s, n, pos) != 0)
		return -1;
	if (v->tree != NULL && vdm_libxml2_run_text(v->tree, s, n, pos) != 0)
		return -1;
	return v->run == NULL ? 0 : vdm_rng_run_text(v->run, s, n, pos);
}

int
vdm_validator_end(struct vdm_validator *v, const struct vdm_pos *pos)
{
	if (v->nodes != NULL && vdm_xp_tree_handler()->end(v->nodes, pos) != 0)
		return -1;
	if (v->tree != NULL && vdm_libxml2_run_end(v->tree, pos) != 0)
		return -1;
	return v->run == NULL ? 0 : vdm_rng_run_end(v->run, pos);
}

static void
compare_verdicts(const struct vdm_validator *v, int ours, int theirs)
{
	struct vdm_pos pos;
	const char *words = vdm_libxml2_run_words(v->tree, &pos);

	if (ours == theirs)
		return;
	vdm_diag(v->sink, VDM_D_SCHEMA_ENGINES_DIFFER,
		 pos.line > 0 ? &pos : NULL, NULL,
		 "this document is %s, but libxml2 %s%s%s",
		 ours == 0 ? "valid" : "not valid",
		 theirs == 0   ? "holds it valid"
		 : theirs == 1 ? "holds it invalid"
			       : "cannot validate it",
		 *words == '\0' ? "" : ": ", words);
}

int
vdm_validator_comment(struct vdm_validator *v, const char *s,
		      const struct vdm_pos *pos)
{
	return v->nodes != NULL
		   ? vdm_xp_tree_handler()->comment(v->nodes, s, pos)
		   : 0;
}

int
vdm_validator_instruction(struct vdm_validator *v, const char *target,
			  const char *data, const struct vdm_pos *pos)
{
	return v->nodes != NULL ? vdm_xp_tree_handler()->instruction(
				      v->nodes, target, data, pos)
				: 0;
}

size_t
vdm_validator_fired(const struct vdm_validator *v)
{
	return v->fired;
}

/* The rules of the schema, over the tree of what came. */
static int
run_rules(struct vdm_validator *v)
{
	struct vdm_schematron_options options = {
	    .uri = v->uri,
	    .phase = v->schema->phase != NULL ? v->schema->phase : v->phase,
	    .fired = &v->fired,
	    .svrl = v->svrl};

	if (v->nodes == NULL)
		return 0;
	v->nodes->uri = v->nodes->base =
	    vdm_arena_strdup(&v->nodes->arena, v->uri);
	if (vdm_xp_tree_finish(v->nodes) != 0)
		return -1;
	return vdm_schematron_run(v->schema->rules, v->nodes, &options,
				  v->sink);
}

int
vdm_validator_finish(struct vdm_validator *v)
{
	int rules = run_rules(v);
	int ours = v->run == NULL ? 0 : vdm_rng_run_finish(v->run);
	int theirs = v->tree == NULL ? 0 : vdm_libxml2_run_finish(v->tree);

	if (vdm_memory_check(v->before) != 0 || rules < 0)
		return -1;
	if (v->run == NULL)
		return theirs != 0 ? theirs : rules;
	if (v->tree != NULL && ours >= 0)
		compare_verdicts(v, ours, theirs);
	return ours != 0 ? ours : rules;
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	return vdm_validator_start(ctx, e);
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	return vdm_validator_text(ctx, s, n, pos);
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	return vdm_validator_end(ctx, pos);
}

static int
on_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	return vdm_validator_comment(ctx, s, pos);
}

static int
on_instruction(void *ctx, const char *target, const char *data,
	       const struct vdm_pos *pos)
{
	return vdm_validator_instruction(ctx, target, data, pos);
}

static int
on_unparsed(void *ctx, const char *name)
{
	return vdm_validator_unparsed(ctx, name);
}

const struct vdm_xml_handler *
vdm_validator_handler(void)
{
	static const struct vdm_xml_handler handler = {.start = on_start,
						       .text = on_text,
						       .end = on_end,
						       .comment = on_comment,
						       .instruction =
							   on_instruction,
						       .unparsed = on_unparsed};

	return &handler;
}

int
vdm_schema_validate(const struct vdm_schema *schema, const void *bytes,
		    size_t length, const struct vdm_sink *sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_validator *v = vdm_validator_new(schema, NULL, sink);
	struct vdm_budget budget;
	int rc;

	if (v == NULL) {
		errno = ENOMEM;
		return -1;
	}
	vdm_budget_enter(&budget, length, 0);
	rc = vdm_xml_parse(bytes, length, vdm_validator_handler(), v, sink);
	rc = rc != 0 ? -1 : vdm_validator_finish(v);
	vdm_validator_free(v);
	if (vdm_memory_check(before) != 0)
		rc = -1;
	return vdm_budget_leave(&budget, rc, sink);
}

int
vdm_schema_validate_file(const struct vdm_schema *schema, const char *path,
			 const struct vdm_sink *sink)
{
	char *bytes;
	size_t length;
	int rc;

	if (vdm_path_load(path, &bytes, &length) != 0)
		return -1;
	errno = 0;
	rc = vdm_schema_validate(schema, bytes, length, sink);
	vdm_free(bytes);
	return rc;
}

struct vdm_schema *
vdm_schema_embedded(const char *name, enum vdm_engine engine,
		    const struct vdm_sink *sink)
{
	struct vdm_schema *schema = NULL;
	size_t length = 0;
	const char *text = vdm_schema_text(name, &length);

	if (text != NULL)
		vdm_schema_compile(&schema, text, length, name, engine, sink);
	return schema;
}
