/* SPDX-License-Identifier: MIT */
/* Patterns, rules, assertions and variables are read from their elements. */
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "schematron/read.h"

enum { EXTENDS_DEPTH = 50, PARAMS = 200 };

/* ---- variables -------------------------------------------------------------
 */

/* The namespace of a name with a prefix; "" where it has none. */
static const char *
ns_of(struct sch_reader *r, const char *name, const char *colon)
{
	const char *prefix, *ns;

	if (colon == NULL)
		return "";
	prefix = vdm_arena_strndup(&r->s->arena, name, (size_t)(colon - name));
	ns = prefix != NULL ? vdm_xp_static_prefix(r->s->scope, prefix) : NULL;
	return ns != NULL ? ns : "";
}

struct sch_let *
sch_let_new(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_let *let = vdm_arena_alloc(&r->s->arena, sizeof(*let));

	if (let == NULL || !sch_may_declare(r, at))
		return NULL;
	let->place = sch_source_place(at);
	let->at = *at;
	let->name = sch_source_attr(r, at, "name");
	if (let->name != NULL)
		return let;
	sch_source_lacks(r, at, "name");
	return NULL;
}

void
sch_let_declare(struct sch_reader *r, struct sch_let *let)
{
	const char *colon = strchr(let->name, ':');

	let->number =
	    vdm_xpath_static_variable(r->s->scope, ns_of(r, let->name, colon),
				      colon != NULL ? colon + 1 : let->name);
}

/* The number of a name is that of all who declare it in the schema and in its
 * phases: which of them has the value is settled by the phase of a run. One
 * that stands twice in a phase was told of, and has its own. */
void
sch_let_declare_phase(struct sch_reader *r, const struct sch_let *others,
		      struct sch_let *let)
{
	const char *colon = strchr(let->name, ':');
	int number = vdm_xpath_static_variable_known(
	    r->s->scope, ns_of(r, let->name, colon),
	    colon != NULL ? colon + 1 : let->name);

	for (; others != let; others = others->next)
		if (others->number == number)
			number = -1;
	if (number < 0)
		sch_let_declare(r, let);
	else
		let->number = number;
}

void
sch_let_alone(struct sch_reader *r, const struct sch_let *list,
	      const struct sch_let *let)
{
	const void *value = let;
	const struct sch_let *first;

	if (!sch_met(r, &value, "let %p %s", (const void *)list, let->name))
		return;
	first = value;
	sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &let->place,
			 "there is another variable \"%.80s\" beside this one "
			 "(line %u of %.100s): who asks for it may mean either",
			 let->name, first->place.pos.line, first->place.file);
}

void
sch_let_value(struct sch_reader *r, struct sch_let *let)
{
	int is_xsl = !sch_source_is(&let->at, "let");
	const char *value =
	    sch_source_attr(r, &let->at, is_xsl ? "select" : "value");
	const char *as = sch_source_attr(r, &let->at, "as");

	if (as != NULL) {
		let->as = sch_compile_type(r, as, &let->place);
		let->is_wrong = let->as == NULL;
	}
	if (value != NULL)
		let->value = sch_compile(r, value, &let->place);
	else
		sch_xslt_value(r, &let->at, let);
}

/* One that is known from here on: its own value asks for those before. */
static struct sch_let *
read_let(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_let *let = sch_let_new(r, at);

	if (let == NULL)
		return NULL;
	sch_let_value(r, let);
	sch_let_declare(r, let);
	return let;
}

static int
is_true(const char *s)
{
	return s != NULL && (strcmp(s, "true") == 0 || strcmp(s, "1") == 0);
}

/* ---- rules -----------------------------------------------------------------
 */

struct into {
	struct sch_rule *rule;
	struct sch_let **lets;
	struct sch_check **checks;
	int depth;         /* of rules that extend one another */
	int is_constraint; /* what else stands there was gathered */
};

/* What XSLT or another vocabulary asks for that nobody runs. */
static void
foreign(struct sch_reader *r, const struct sch_at *at, const char *what)
{
	struct sch_place place = sch_source_place(at);

	sch_source_wrong(
	    r, VDM_D_SCHEMATRON_NOT_RUN, &place,
	    "%s is not run: it holds %s, which is no part of Schematron that "
	    "is known here",
	    what, at->tree->names[at->tree->nodes[at->n].name].local);
}

static void
add_check(struct sch_reader *r, const struct sch_at *at, struct into *in)
{
	struct sch_check *k = vdm_arena_alloc(&r->s->arena, sizeof(*k));
	const char *test = sch_source_attr(r, at, "test"), *subject;

	if (k == NULL)
		return;
	k->place = sch_source_place(at);
	if (test == NULL) {
		sch_source_lacks(r, at, "test");
		return;
	}
	k->is_report = sch_source_is(at, "report");
	k->id = sch_source_attr(r, at, "id");
	k->role = sch_source_attr(r, at, "role");
	k->flag = sch_source_attr(r, at, "flag");
	k->rich = sch_message_rich(r, at);
	k->test = sch_compile(r, test, &k->place);
	if (k->test == NULL)
		return;
	subject = sch_source_attr(r, at, "subject");
	if (subject != NULL)
		k->subject = sch_compile(r, subject, &k->place);
	r->foreign.tree = NULL;
	k->parts = sch_message_read(r, at);
	k->asides = sch_message_asides(r, at);
	if (r->foreign.tree != NULL) {
		foreign(r, &r->foreign, "the rule that this belongs to");
		in->rule->is_left = 1;
	}
	*in->checks = k;
	in->checks = &k->next;
}

static void read_in_rule(struct sch_reader *r, const struct sch_at *at,
			 void *context);

/* <extends rule="">: what the abstract rule holds stands here. */
static void
extend(struct sch_reader *r, const struct sch_at *at, struct into *in)
{
	struct sch_place place = sch_source_place(at);
	const char *id = sch_source_attr(r, at, "rule");
	struct sch_at rule;

	if (id == NULL) {
		sch_source_lacks(r, at, "rule");
		return;
	}
	if (!sch_find(r, "rule", id, &rule) ||
	    !is_true(sch_source_attr(r, &rule, "abstract"))) {
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "there is no abstract rule \"%.80s\" to "
				 "extend: what it would ask for is not asked "
				 "for",
				 id);
		return;
	}
	if (in->depth >= EXTENDS_DEPTH) {
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "the rule \"%.80s\" extends itself", id);
		return;
	}
	rule.params = at->params;
	in->depth++;
	sch_source_each(r, &rule, read_in_rule, in);
	in->depth--;
}

static void
read_in_rule(struct sch_reader *r, const struct sch_at *at, void *context)
{
	struct into *in = context;

	if (sch_source_is(at, "assert") || sch_source_is(at, "report")) {
		add_check(r, at, in);
	} else if (sch_source_is(at, "let") ||
		   sch_source_is_xsl(at, "variable")) {
		*in->lets = read_let(r, at);
		if (*in->lets != NULL)
			in->lets = &(*in->lets)->next;
	} else if (sch_source_is(at, "extends")) {
		extend(r, at, in);
	} else if (sch_source_is(at, "key")) {
		sch_xslt_old_key(r, at, in->rule);
	} else if (sch_source_is_xsl(at, NULL) && !in->is_constraint) {
		foreign(r, at, "this rule");
		in->rule->is_left = 1;
	}
}

/* A rule with what it extends; a variable of its own hides one of the same
 * name around it, and is known to it alone. */
static struct sch_rule *
read_rule(struct sch_reader *r, const struct sch_at *at, const char *context)
{
	struct sch_rule *rule = vdm_arena_alloc(&r->s->arena, sizeof(*rule));
	struct vdm_xp_declared *around = r->s->scope->variables;
	struct into in = {rule, NULL, NULL, 0, sch_gather_is_constraint(at)};
	const char *subject;

	if (rule == NULL)
		return NULL;
	in.lets = &rule->lets;
	in.checks = &rule->checks;
	rule->place = sch_source_place(at);
	rule->id = sch_source_attr(r, at, "id");
	rule->role = sch_source_attr(r, at, "role");
	rule->flag = sch_source_attr(r, at, "flag");
	rule->rich = sch_message_rich(r, at);
	rule->context = context;
	rule->matches = sch_compile_match(r, context, &rule->place);
	subject = sch_source_attr(r, at, "subject");
	if (sch_source_is(at, "rule") || in.is_constraint)
		sch_source_each(r, at, read_in_rule, &in);
	else
		read_in_rule(r, at, &in);
	if (subject != NULL)
		rule->subject = sch_compile(r, subject, &rule->place);
	r->s->scope->variables = around;
	r->s->rules++;
	return rule;
}

/* ---- patterns --------------------------------------------------------------
 */

struct pattern_end {
	struct sch_pattern *pattern;
	struct sch_rule **rules;
	struct sch_let **lets;
};

static void
read_in_pattern(struct sch_reader *r, const struct sch_at *at, void *context)
{
	struct pattern_end *end = context;
	const char *nodes;

	if (sch_source_is(at, "rule")) {
		if (is_true(sch_source_attr(r, at, "abstract")))
			return;
		nodes = sch_source_attr(r, at, "context");
		if (nodes == NULL) {
			sch_source_lacks(r, at, "context");
			return;
		}
		*end->rules = read_rule(r, at, nodes);
		if (*end->rules != NULL)
			end->rules = &(*end->rules)->next;
	} else if (sch_source_is(at, "let") ||
		   sch_source_is_xsl(at, "variable")) {
		*end->lets = read_let(r, at);
		if (*end->lets == NULL)
			return;
		sch_let_alone(r, end->pattern->lets, *end->lets);
		end->lets = &(*end->lets)->next;
	} else if (sch_source_is(at, "title")) {
		end->pattern->title = sch_source_text(r, at);
	} else if (sch_source_is(at, "key")) {
		sch_xslt_old_key(r, at, NULL);
	} else if (sch_source_is_xsl(at, NULL)) {
		foreign(r, at, "this part of the pattern");
	}
}

/* Variables first, and what assertions refer to: a rule may use what stands
 * behind it. */
static void
used_only(struct sch_reader *r, const struct sch_at *at, void *context)
{
	if (sch_source_is(at, "let") || sch_source_is_xsl(at, "variable"))
		read_in_pattern(r, at, context);
	else
		sch_message_declare(r, at);
}

static void
all_but_lets(struct sch_reader *r, const struct sch_at *at, void *context)
{
	if (!sch_source_is(at, "let") && !sch_source_is_xsl(at, "variable"))
		read_in_pattern(r, at, context);
}

static struct sch_pattern *
new_pattern(struct sch_reader *r, const struct sch_at *at)
{
	struct sch_pattern *p = vdm_arena_alloc(&r->s->arena, sizeof(*p));
	struct sch_place place = sch_source_place(at);
	const char *documents;

	if (p == NULL)
		return NULL;
	p->id = sch_source_attr(r, at, "id");
	p->title = sch_source_attr(r, at, "name"); /* of 1.5 */
	p->role = sch_source_attr(r, at, "role");
	p->rich = sch_message_rich(r, at);
	documents = sch_source_attr(r, at, "documents");
	if (documents != NULL)
		p->documents = sch_compile(r, documents, &place);
	return p;
}

static void
read_content(struct sch_reader *r, const struct sch_at *at,
	     struct sch_pattern *p)
{
	struct vdm_xp_declared *around = r->s->scope->variables;
	struct sch_diagnostic *diagnostics = r->s->diagnostics;
	struct pattern_end end = {p, &p->rules, &p->lets};

	while (*end.rules != NULL)
		end.rules = &(*end.rules)->next;
	while (*end.lets != NULL)
		end.lets = &(*end.lets)->next;
	sch_source_each(r, at, used_only, &end);
	sch_source_each(r, at, all_but_lets, &end);
	r->s->scope->variables = around;
	r->s->diagnostics = diagnostics;
}

struct params {
	struct sch_param *list;
	int are_given; /* not defaults */
	size_t count;
};

/* Whether there may be one more: each is looked for at each '$'. */
static int
may_take(struct sch_reader *r, const struct sch_at *at, struct params *in)
{
	struct sch_place place = sch_source_place(at);

	if (++in->count == PARAMS + 1) {
		sch_source_wrong(r, VDM_D_SCHEMA_LIMIT, &place,
				 "a pattern with more than %d parameters: "
				 "nothing is validated with the schema",
				 PARAMS);
		r->failed = 1;
	}
	return in->count <= PARAMS;
}

/* Parameters by the length of their names: $ab is not $a before "b". */
static void
add_param(struct sch_reader *r, const struct sch_at *at, void *context)
{
	struct params *in = context;
	struct sch_param *p, **where;

	if (!sch_source_is(at, "param"))
		return;
	p = vdm_arena_alloc(&r->s->arena, sizeof(*p));
	if (p == NULL || !sch_may_declare(r, at) || !may_take(r, at, in))
		return;
	p->name = sch_source_attr(r, at, "name");
	p->value = sch_source_attr(r, at, "value");
	p->place = sch_source_place(at);
	p->is_used = vdm_arena_alloc(&r->s->arena, sizeof(*p->is_used));
	if (p->name == NULL || p->value == NULL || p->is_used == NULL)
		return;
	p->is_given = in->are_given;
	for (where = &in->list;
	     *where != NULL && strlen((*where)->name) >= strlen(p->name);)
		where = &(*where)->next;
	p->next = *where;
	*where = p;
}

/* What the instance gives, and the abstract pattern does not ask for. */
static void
check_params(struct sch_reader *r, const struct sch_param *params)
{
	for (; params != NULL; params = params->next)
		if (params->is_given && !*params->is_used)
			sch_source_wrong(
			    r, VDM_D_SCHEMATRON_NOT_RUN, &params->place,
			    "the abstract pattern has no $%.80s: what is given "
			    "for it goes nowhere",
			    params->name);
}

/* <pattern is-a="">: the abstract one with its parameters filled in. */
static struct sch_pattern *
instantiate(struct sch_reader *r, const struct sch_at *at, const char *is_a)
{
	struct sch_place place = sch_source_place(at);
	struct sch_pattern *p = new_pattern(r, at);
	struct params params = {NULL, 1, 0};
	struct sch_at abstract;
	const char *documents;

	if (p == NULL)
		return NULL;
	if (!sch_find(r, "pattern", is_a, &abstract) ||
	    !is_true(sch_source_attr(r, &abstract, "abstract"))) {
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "there is no abstract pattern \"%.80s\": what "
				 "it would ask for is not asked for",
				 is_a);
		return NULL;
	}
	/* defaults of the abstract pattern (2020), then what is given */
	sch_source_each(r, at, add_param, &params);
	params.are_given = 0;
	sch_source_each(r, &abstract, add_param, &params);
	abstract.params = params.list;
	documents = sch_source_attr(r, &abstract, "documents");
	if (p->documents == NULL && documents != NULL)
		p->documents = sch_compile(r, documents, &place);
	read_content(r, &abstract, p);
	check_params(r, params.list);
	return p;
}

void
sch_patterns_read(struct sch_reader *r, const struct sch_at *at,
		  struct sch_pattern ***end)
{
	const char *is_a = sch_source_attr(r, at, "is-a");
	struct sch_pattern *p;

	if (is_true(sch_source_attr(r, at, "abstract")))
		return;
	if (is_a != NULL) {
		p = instantiate(r, at, is_a);
	} else {
		p = new_pattern(r, at);
		if (p != NULL)
			read_content(r, at, p);
	}
	if (p == NULL)
		return;
	**end = p;
	*end = &p->next;
}

/* Rules side by side in an ODD's constraint are one pattern. */
static int
joins(const struct sch_at *around, struct sch_at *last)
{
	int same = last->tree == around->tree && last->n == around->n;

	*last = *around;
	return same && sch_gather_is_constraint(around);
}

static void
wrap_rule(struct sch_reader *r, const struct sch_at *at,
	  const struct sch_at *around, struct sch_pattern *p)
{
	struct pattern_end in = {p, &p->rules, &p->lets};
	const char *context = sch_source_attr(r, at, "context");

	while (*in.rules != NULL)
		in.rules = &(*in.rules)->next;
	if (context == NULL && sch_gather_is_constraint(around) &&
	    (context = sch_gather_context(r, at)) != NULL)
		*in.rules = read_rule(r, at, context);
	else
		read_in_pattern(r, at, &in);
}

void
sch_patterns_wrap(struct sch_reader *r, const struct sch_at *at,
		  struct sch_pattern ***end)
{
	int is_rule = sch_source_is(at, "rule");
	struct sch_at around = {at->tree, at->tree->nodes[at->n].parent, NULL};
	struct sch_place place = sch_source_place(at);
	struct sch_pattern *p;
	const char *context;

	if (is_true(sch_source_attr(r, at, "abstract")))
		return;
	if (is_rule && joins(&around, &r->rules_in)) {
		wrap_rule(r, at, &around, r->gathered);
		return;
	}
	if (!is_rule && joins(&around, &r->checks_in))
		return; /* it was read with the first */
	p = vdm_arena_alloc(&r->s->arena, sizeof(*p));
	if (p == NULL)
		return;
	if (is_rule) {
		r->gathered = p;
		wrap_rule(r, at, &around, p);
	} else if ((context = sch_gather_context(r, at)) == NULL) {
		sch_source_wrong(r, VDM_D_SCHEMATRON_SYNTAX, &place,
				 "an assertion outside of a rule, which no "
				 "element is specified around, is not run");
		return;
	} else {
		p->rules = read_rule(
		    r, sch_gather_is_constraint(&around) ? &around : at,
		    context);
	}
	**end = p;
	*end = &p->next;
}
