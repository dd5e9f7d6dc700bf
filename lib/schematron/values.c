/* SPDX-License-Identifier: MIT */
/*
 * The values of variables, worked out when they are asked for: what nobody
 * uses does no harm, be it slow or impossible. Those of the schema, of phases
 * and of patterns live as long as the document, a rule's as long as its node.
 */
#include "schematron/values.h"

#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/memory.h"
#include "schematron/read.h"
#include "xpath/functions/files.h"
#include "xpath/functions/uris.h"
#include "xpath/tree/node.h"

enum {
	SECONDS = 10,    /* of one evaluation */
	ITEMS = 1000000, /* of one sequence */
	KEPT_MEGABYTES = 160,
	NOW_MEGABYTES = 64
};

static struct sch_run *
run_of(struct vdm_xp_call *call)
{
	return call->user;
}

/* ---- variables -------------------------------------------------------------
 */

static struct vdm_xp_seq
content_of(struct vdm_xp_call *call, const struct sch_let *let)
{
	const struct vdm_xp_tree *tree = let->content;
	struct vdm_xp_list list = {0};
	uint32_t k;

	if (!let->is_bare)
		return vdm_xp_one(vdm_xp_node(tree, 0));
	for (k = vdm_xp_tree_first_child(tree, 0); k != XP_NO_NODE;
	     k = vdm_xp_tree_next(tree, k))
		vdm_xp_add(call, &list, vdm_xp_node(tree, k));
	return vdm_xp_list_seq(&list);
}

static struct vdm_xp_seq
work_out(struct vdm_xp_call *call, const struct sch_value *v)
{
	struct sch_run *run = run_of(call);
	struct vdm_xp_seq value, type;
	struct vdm_xp_item convert;

	if (v->let->is_wrong ||
	    (v->let->content == NULL && v->let->value == NULL))
		vdm_xp_raise(call, "XPDY0002",
			     "the variable %s has no value: see what is said "
			     "of the schema",
			     v->let->name);
	if (v->let->content != NULL)
		value = content_of(call, v->let);
	else
		value = vdm_xpath_within(call, v->let->value->xpath,
					 v->is_kept ? &run->root : &run->node);
	if (v->let->as == NULL)
		return value;
	type = vdm_xpath_within(call, v->let->as->xpath, NULL);
	convert = vdm_xp_at(&type, 0);
	return vdm_xp_invoke(call, &convert, &value, 1);
}

static void
work_out_kept(struct vdm_xp_call *call, void *context)
{
	struct sch_value *v = context;

	v->seq = work_out(call, v);
}

/* Whatever asked for a value that there is not has none, either. */
void
sch_values_fail(struct sch_run *run, int is_kept,
		const struct vdm_xp_error *error)
{
	size_t i;

	for (i = 0; i < run->count; i++) {
		struct sch_value *v = &run->values[i];

		if (v->is_kept != is_kept || v->state != SCH_BUSY)
			continue;
		v->state = SCH_FAILED;
		v->error = *error;
	}
}

/* A value that outlives the evaluation that asks for it. */
static void
work_out_for(struct sch_run *run, struct sch_value *v)
{
	int functions = run->functions;

	v->state = SCH_BUSY;
	run->functions = 0; /* it is asked for by one, but is none */
	if (vdm_xpath_guard(run->kept, run->s->scope, work_out_kept, v,
			    &v->error) == 0)
		v->state = SCH_KNOWN;
	else
		sch_values_fail(run, 1, &v->error);
	run->functions = functions;
}

static struct vdm_xp_seq
ask(struct vdm_xp_call *call, int number)
{
	struct sch_run *run = run_of(call);
	struct sch_value *v = &run->values[number];

	if (v->let == NULL)
		vdm_xp_raise(call, "XPDY0002", "the variable has no value");
	if (v->state == SCH_BUSY)
		vdm_xp_raise(call, "XTDE0640", "the variable %s needs itself",
			     v->let->name);
	if (v->state == SCH_UNASKED && v->is_kept &&
	    call != vdm_xpath_run_call(run->kept)) {
		work_out_for(run, v);
	} else if (v->state == SCH_UNASKED) {
		v->state = SCH_BUSY;
		v->seq = work_out(call, v);
		v->state = SCH_KNOWN;
	}
	if (v->state == SCH_FAILED)
		vdm_xp_raise(call, v->error.code, "%s", v->error.message);
	return v->seq;
}

void
sch_values_broken(struct sch_run *run, const struct vdm_xp_error *error)
{
	const struct sch_let *let;

	sch_values_fail(run, 0, error);
	sch_values_fail(run, 1, error);
	run->functions = 0;
	for (let = run->lets; let != NULL; let = let->next)
		if (run->values[let->number].state == SCH_KNOWN)
			run->values[let->number].state = SCH_UNASKED;
	vdm_xpath_run_clear(run->now);
}

void
sch_values_set(struct sch_run *run, const struct sch_let *lets, int is_kept)
{
	for (; lets != NULL; lets = lets->next) {
		struct sch_value *v = &run->values[lets->number];

		v->let = lets;
		v->is_kept = is_kept;
		v->state = SCH_UNASKED;
	}
}

/* ---- nodes -----------------------------------------------------------------
 */

struct matching {
	struct sch_run *run;
	const struct sch_match *match;
	void (*each)(struct sch_run *run, uint32_t node, void *context);
	void *context;
};

static void
match_nodes(struct vdm_xp_call *call, void *context)
{
	struct matching *m = context;
	struct vdm_xp_seq s =
	    vdm_xpath_within(call, m->match->nodes->xpath, &m->run->root);
	size_t i;

	for (i = 0; i < s.n; i++) {
		struct vdm_xp_item item = vdm_xp_at(&s, i);

		if (item.type == XT_NODE && item.u.tree == m->run->tree &&
		    item.aux == 0)
			m->each(m->run, item.n, m->context);
	}
}

int
sch_values_nodes(struct sch_run *run, const struct sch_match *match,
		 void (*each)(struct sch_run *run, uint32_t node,
			      void *context),
		 void *context, struct vdm_xp_error *error)
{
	struct matching m = {run, match, each, context};

	run->node = run->root;
	return vdm_xpath_guard(run->now, run->s->scope, match_nodes, &m, error);
}

/* ---- a run -----------------------------------------------------------------
 */

/* The folder of the document, where it is a file. */
static const char *
folder_of(struct sch_run *run, const char *uri)
{
	const char *slash = uri != NULL ? strrchr(uri, '/') : NULL;
	struct vdm_buf b;
	const char *s;

	if (slash == NULL || strncmp(uri, "file://", 7) != 0)
		return NULL;
	vdm_buf_init(&b);
	vdm_address_decode(&b, uri + 7, (size_t)(slash - uri - 7));
	s = vdm_arena_strdup(&run->arena, vdm_buf_str(&b));
	run->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

static struct vdm_xpath_run *
run_new(struct sch_run *run, size_t megabytes)
{
	struct vdm_xpath_run *made = vdm_xpath_run_new();
	struct vdm_xp_limits *limits;

	if (made == NULL)
		return NULL;
	limits = vdm_xpath_run_limits(made);
	limits->items = ITEMS;
	limits->bytes = megabytes << 20;
	limits->seconds = SECONDS;
	vdm_xpath_run_asks(made, ask, run);
	vdm_xpath_run_folder(made, folder_of(run, run->s->base),
			     folder_of(run, run->options->uri));
	return made;
}

int
sch_values_begin(struct sch_run *run)
{
	run->count = (size_t)run->s->scope->variables_count;
	run->values = vdm_calloc(run->count + 1, sizeof(*run->values));
	run->kept = run_new(run, KEPT_MEGABYTES);
	run->now = run_new(run, NOW_MEGABYTES);
	run->tried = vdm_calloc(run->s->exprs_count + 1, sizeof(*run->tried));
	if (run->values == NULL || run->kept == NULL || run->now == NULL ||
	    run->tried == NULL)
		return -1;
	vdm_xpath_run_share(run->now, run->kept);
	return 0;
}

void
sch_values_end(struct sch_run *run)
{
	vdm_xpath_run_free(run->now);
	vdm_xpath_run_free(run->kept);
	vdm_free(run->values);
	vdm_free(run->tried);
}
