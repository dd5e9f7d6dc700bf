/* SPDX-License-Identifier: MIT */
/* XML that names no schema: what its vocabulary lets stand where. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "record/attribute.h"
#include "record/content.h"
#include "record/record.h"
#include "schema/schema.h"
#include "validate/feed.h"
#include "validate/parts.h"
#include "validate/shared.h"
#include "xml/sax.h"

#define NS_TEI "http://www.tei-c.org/ns/1.0"
#define NS_INCLUDE "http://www.w3.org/2001/XInclude"

/* An element that is open. */
struct open {
	char name[40];                 /* of ours; the longest has 22 letters */
	enum vdm_content content;      /* UNKNOWN: text in it is not judged */
	const struct vdm_model *model; /* NULL: nor what else stands in it */
	vdm_stand stand;
	struct vdm_pos pos;
	int told;  /* that text stands in it */
	int parts; /* of it stand in other files (XInclude) */
};

/* What does not follow the profile: how often, and where first. */
struct unlike {
	size_t count;
	struct vdm_pos first;
};

struct standing {
	const struct vdm_sink *sink;
	struct vdm_validator *profile; /* NULL: it has given up */
	struct open *open;
	size_t depth, cap;
	int lenient; /* a schema that is not at hand may allow more */
	int failed;
};

static void
count_unlike(void *context, const struct vdm_finding *finding)
{
	struct unlike *u = context;

	if (finding->level != VDM_LEVEL_ERROR)
		return;
	if (u->count++ == 0) {
		u->first.line = finding->line;
		u->first.column = finding->column;
	}
}

/* No more is asked of the profile. */
static void
give_up(struct standing *s)
{
	vdm_validator_free(s->profile);
	s->profile = NULL;
}

static int
push(struct standing *s, const struct vdm_xml_element *e,
     const struct vdm_element *known)
{
	struct open *o;

	if (s->open == NULL || s->depth == s->cap) {
		size_t cap = s->cap != 0 ? 2 * s->cap : 64;
		void *p = vdm_realloc(s->open, cap * sizeof(*s->open));

		if (p == NULL) {
			s->failed = 1;
			return -1;
		}
		s->open = p;
		s->cap = cap;
	}
	o = &s->open[s->depth++];
	memset(o, 0, sizeof(*o));
	strncpy(o->name, e->local, sizeof(o->name) - 1);
	o->content = known != NULL ? (enum vdm_content)known->content
				   : VDM_CONTENT_UNKNOWN;
	o->model = vdm_model_of(known);
	o->stand = VDM_STAND_START;
	o->pos = e->pos;
	return 0;
}

static int
is_include(const struct vdm_xml_element *e)
{
	return e->uri != NULL && strcmp(e->uri, NS_INCLUDE) == 0 &&
	       strcmp(e->local, "include") == 0;
}

/*
 * Whether an element may stand where it does. Behind one that may stand in the
 * other, but not there, the order of what follows is not judged; nor is it
 * where another file holds a part. Elements of other vocabularies are an
 * edition's own affair.
 */
static void
judge_place(const struct standing *s, struct open *in,
	    const struct vdm_xml_element *e, int leaf)
{
	vdm_stand to;

	if (in == NULL || in->model == NULL)
		return;
	if (is_include(e))
		in->parts = 1;
	to = vdm_model_step(in->model, in->stand, leaf);
	if (to != 0)
		in->stand = to;
	if (to != 0 || leaf == VDM_LEAF_FOREIGN ||
	    (in->parts && vdm_model_has(in->model, leaf)) ||
	    (s->lenient && in->content != VDM_CONTENT_EMPTY))
		return;
	if (in->content == VDM_CONTENT_EMPTY)
		vdm_diag(s->sink, VDM_D_TEI_CONTENT, &e->pos, NULL,
			 "<%.80s> stands in <%s>, which holds nothing",
			 e->local, in->name);
	else if (!vdm_model_has(in->model, leaf))
		vdm_diag(s->sink, VDM_D_TEI_CONTENT, &e->pos, NULL,
			 "<%.80s> stands in <%s>, which has no place for it",
			 e->local, in->name);
	else
		vdm_diag(s->sink, VDM_D_TEI_CONTENT, &e->pos, NULL,
			 "<%.80s> stands in <%s> before or behind its place",
			 e->local, in->name);
	if (vdm_model_has(in->model, leaf))
		in->model = NULL;
}

static void
judge_attributes(const struct standing *s, const struct vdm_xml_element *e,
		 const struct vdm_element *known)
{
	for (size_t i = 0; i < e->attrs_count; i++) {
		const struct vdm_xml_attr *a = &e->attrs[i];
		int is_xml = a->uri != NULL && strcmp(a->uri, VDM_NS_XML) == 0;
		const struct vdm_carried *c;
		char name[40] = "xml:";
		struct vdm_pos pos;

		if ((a->uri != NULL && !is_xml) ||
		    strlen(a->local) >= sizeof(name) - strlen(name))
			continue;
		strcpy(name + (is_xml ? strlen(name) : 0), a->local);
		c = vdm_carried_find(known, name);
		vdm_xml_attr_pos(e, i, &pos);
		if (c == NULL)
			vdm_diag(s->sink, VDM_D_TEI_ATTRIBUTE, &pos, NULL,
				 "TEI P5 has no attribute %s for <%s>: no "
				 "program knows what it means",
				 name, e->local);
		else if (!vdm_carried_holds(c, a->value))
			vdm_diag(s->sink, VDM_D_TEI_VALUE, &pos, NULL,
				 "%s=\"%.80s\" of <%s> is not %s", name,
				 a->value, e->local, vdm_carried_wants(c));
	}
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct standing *s = ctx;
	const struct vdm_element *known = NULL;
	struct open *in = s->depth > 0 ? &s->open[s->depth - 1] : NULL;
	int is_tei = e->uri != NULL && strcmp(e->uri, NS_TEI) == 0;
	int leaf = vdm_leaf_for(is_tei           ? NULL
				: e->uri != NULL ? e->uri
						 : "",
				e->local);

	if (leaf == VDM_LEAF_UNKNOWN) {
		vdm_diag(s->sink, VDM_D_TEI_ELEMENT_UNKNOWN, &e->pos, NULL,
			 "TEI P5 has no element <%.80s>: no program knows what "
			 "it means",
			 e->local);
	} else {
		judge_place(s, in, e, leaf);
		if (is_tei)
			known = vdm_element_at((size_t)leaf);
		if (is_tei && !s->lenient)
			judge_attributes(s, e, known);
	}
	if (s->profile != NULL && vdm_validator_start(s->profile, e) != 0)
		give_up(s);
	return push(s, e, known);
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct standing *s = ctx;
	struct open *o = s->depth > 0 ? &s->open[--s->depth] : NULL;

	if (o != NULL && o->model != NULL && !o->told && !o->parts &&
	    !s->lenient && !vdm_model_may_end(o->model, o->stand))
		vdm_diag(s->sink, VDM_D_TEI_CONTENT, &o->pos, NULL,
			 "<%s> ends without something that it must hold",
			 o->name);
	if (s->profile != NULL && vdm_validator_end(s->profile, pos) != 0)
		give_up(s);
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct standing *st = ctx;
	struct open *in = st->depth > 0 ? &st->open[st->depth - 1] : NULL;

	if (in != NULL && in->content == VDM_CONTENT_MIXED &&
	    in->model != NULL && !vdm_is_blank_n(s, n)) {
		vdm_stand to =
		    vdm_model_step(in->model, in->stand, VDM_LEAF_TEXT);

		in->stand = to != 0 ? to : in->stand;
	}
	if (in != NULL && !in->told &&
	    (in->content == VDM_CONTENT_EMPTY ||
	     in->content == VDM_CONTENT_ONLY) &&
	    !vdm_is_blank_n(s, n)) {
		in->told = 1;
		vdm_diag(st->sink, VDM_D_TEI_CONTENT, pos, NULL,
			 "text stands in <%s>, which holds %s", in->name,
			 in->content == VDM_CONTENT_EMPTY ? "nothing"
							  : "elements only");
	}
	if (st->profile != NULL &&
	    vdm_validator_text(st->profile, s, n, pos) != 0)
		give_up(st);
	return 0;
}

static const struct vdm_xml_handler stander = {
    .start = on_start, .end = on_end, .text = on_text};

/* A document or, where `rec`, the one that stands for it. */
static int
stands(const void *bytes, size_t length, const struct vdm_record *rec,
       const struct vdm_schema *profile, int lenient, struct vdm_judge *judge)
{
	static const struct vdm_validator_options counted = {.wordless = 1};
	struct unlike unlike = {0};
	struct vdm_sink sink = vdm_judge_sink(judge),
			counter = {count_unlike, &unlike, NULL};
	struct standing s = {.sink = &sink, .lenient = lenient};
	int rc;

	s.profile = vdm_validator_new(profile, &counted, &counter);
	if (s.profile == NULL)
		return -1;
	rc = rec != NULL ? vdm_events_feed(rec->root, &stander, &s)
			 : vdm_shared_parse(judge->shared, bytes, length,
					    &stander, &s, &sink);
	if (rc == 0 && s.profile != NULL &&
	    vdm_validator_finish(s.profile) < 0 && errno == ENOMEM)
		s.failed = 1;
	vdm_validator_free(s.profile);
	vdm_free(s.open);
	if (s.failed) {
		errno = ENOMEM;
		return -1;
	}
	if (rc == 0 && unlike.count > 0)
		vdm_diag(&sink, VDM_D_PROFILE_NOT_FOLLOWED, &unlike.first, NULL,
			 "the document does not follow Vidimus's own profile "
			 "of TEI (%zu places, the first here), which is "
			 "no fault: \"--schema vidimus-tei\" lists them",
			 unlike.count);
	return rc < 0 && judge->errors == 0 ? -1 : 0;
}

int
vdm_tree_stands(const void *bytes, size_t length,
		const struct vdm_schema *profile, int lenient,
		struct vdm_judge *judge)
{
	return stands(bytes, length, NULL, profile, lenient, judge);
}

int
vdm_projection_stands(const struct vdm_record *rec,
		      const struct vdm_schema *profile, struct vdm_judge *judge)
{
	struct vdm_record *tree = vdm_format_native()->native->project(rec);
	int rc;

	if (tree == NULL)
		return -1;
	rc = stands(NULL, 0, tree, profile, 0, judge);
	vdm_record_free(tree);
	return rc;
}
