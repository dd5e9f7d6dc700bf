/* SPDX-License-Identifier: MIT */
/* A document, or the one that stands for a record, through a schema. */
#include <errno.h>

#include "record/record.h"
#include "schema/schema.h"
#include "validate/feed.h"
#include "validate/included.h"
#include "validate/parts.h"
#include "xml/sax.h"

/* A validator, and who counts what it finds. */
struct watched {
	struct vdm_validator *v;
	struct vdm_judge *judge;
};

/* What is wrong with an attribute stands at it, what a rule says at its tag. */
static int
watched_start(void *ctx, const struct vdm_xml_element *e)
{
	struct watched *w = ctx;
	size_t before = w->judge->errors;
	int rc = vdm_validator_start(w->v, e);

	if (w->judge->errors > before)
		vdm_judge_remember(w->judge, e->pos.line, e->pos.column);
	return rc;
}

static int
watched_end(void *ctx, const struct vdm_pos *pos)
{
	struct watched *w = ctx;

	return vdm_validator_end(w->v, pos);
}

static int
watched_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct watched *w = ctx;

	return vdm_validator_text(w->v, s, n, pos);
}

static int
watched_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	struct watched *w = ctx;

	return vdm_validator_comment(w->v, s, pos);
}

static int
watched_instruction(void *ctx, const char *target, const char *data,
		    const struct vdm_pos *pos)
{
	struct watched *w = ctx;

	return vdm_validator_instruction(w->v, target, data, pos);
}

static int
watched_unparsed(void *ctx, const char *name)
{
	struct watched *w = ctx;

	return vdm_validator_unparsed(w->v, name);
}

static const struct vdm_xml_handler watcher = {.start = watched_start,
					       .end = watched_end,
					       .text = watched_text,
					       .comment = watched_comment,
					       .instruction =
						   watched_instruction,
					       .unparsed = watched_unparsed};

int
vdm_tree_validate(const void *bytes, size_t length,
		  const struct vdm_schema *schema, struct vdm_judge *judge)
{
	struct vdm_sink sink = vdm_judge_sink(judge);
	struct vdm_validator_options options = {
	    .uri = judge->uri, .phase = judge->phase, .svrl = judge->svrl};
	struct watched w = {vdm_validator_new(schema, &options, &sink), judge};
	int rc;

	if (w.v == NULL)
		return -1;
	judge->included = 1;
	rc = vdm_included_parse(bytes, length, judge->read, judge->shared,
				&watcher, &w, &sink);
	rc = rc != 0 ? -1 : vdm_validator_finish(w.v);
	judge->fired += vdm_validator_fired(w.v);
	vdm_validator_free(w.v);
	return rc < 0 && judge->errors == 0 ? -1 : 0;
}

int
vdm_projection_validate(const struct vdm_record *rec,
			const struct vdm_schema *schema,
			struct vdm_judge *judge)
{
	struct vdm_record *tree = vdm_format_native()->native->project(rec);
	struct vdm_sink sink = vdm_judge_sink(judge);
	struct vdm_validator_options options = {
	    .uri = judge->uri, .phase = judge->phase, .svrl = judge->svrl};
	struct watched w = {NULL, judge};
	int rc = -1;

	if (tree == NULL)
		return -1;
	w.v = vdm_validator_new(schema, &options, &sink);
	if (w.v != NULL) {
		rc = vdm_events_feed(tree->root, &watcher, &w);
		if (rc == 0)
			rc = vdm_validator_finish(w.v) < 0 ? -1 : 0;
		judge->fired += vdm_validator_fired(w.v);
	}
	vdm_validator_free(w.v);
	vdm_record_free(tree);
	return rc;
}
