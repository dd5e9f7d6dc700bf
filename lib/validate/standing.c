/* SPDX-License-Identifier: MIT */
/* XML that names no schema: what its vocabulary lets stand where. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "record/vocabulary.h"
#include "schema/schema.h"
#include "validate/parts.h"
#include "xml/sax.h"

#define NS_TEI "http://www.tei-c.org/ns/1.0"

/* An element that is open. */
struct open {
	char name[40];            /* of ours; the longest has 22 letters */
	enum vdm_content content; /* UNKNOWN: what stands in it is not judged */
	int told;                 /* that text stands in it */
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
push(struct standing *s, const char *name, enum vdm_content content)
{
	struct open *o;

	if (s->open == NULL || s->depth == s->cap) {
		size_t cap = s->cap != 0 ? 2 * s->cap : 64;
		void *p = realloc(s->open, cap * sizeof(*s->open));

		if (p == NULL) {
			s->failed = 1;
			return -1;
		}
		s->open = p;
		s->cap = cap;
	}
	o = &s->open[s->depth++];
	memset(o, 0, sizeof(*o));
	strncpy(o->name, name, sizeof(o->name) - 1);
	o->content = content;
	return 0;
}

static int
on_start(void *ctx, const struct vdm_xml_element *e)
{
	struct standing *s = ctx;
	enum vdm_content content = VDM_CONTENT_UNKNOWN;
	const struct vdm_element *known;
	const struct open *in = s->depth > 0 ? &s->open[s->depth - 1] : NULL;

	if (e->uri != NULL && strcmp(e->uri, NS_TEI) == 0) {
		known = vdm_element_find(e->local);
		if (known != NULL)
			content = known->content;
		if (content == VDM_CONTENT_UNKNOWN)
			vdm_diag(s->sink, VDM_D_TEI_ELEMENT_UNKNOWN, &e->pos,
				 NULL,
				 "TEI P5 has no element <%.80s>: no program "
				 "knows what it means",
				 e->local);
		if (in != NULL && in->content == VDM_CONTENT_EMPTY)
			vdm_diag(s->sink, VDM_D_TEI_CONTENT, &e->pos, NULL,
				 "<%.80s> stands in <%s>, which holds nothing",
				 e->local, in->name);
	}
	if (s->profile != NULL && vdm_validator_start(s->profile, e) != 0)
		give_up(s);
	return push(s, e->local, content);
}

static int
on_end(void *ctx, const struct vdm_pos *pos)
{
	struct standing *s = ctx;

	if (s->depth > 0)
		s->depth--;
	if (s->profile != NULL && vdm_validator_end(s->profile, pos) != 0)
		give_up(s);
	return 0;
}

static int
on_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct standing *st = ctx;
	struct open *in = st->depth > 0 ? &st->open[st->depth - 1] : NULL;

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

int
vdm_tree_stands(const void *bytes, size_t length,
		const struct vdm_schema *profile, struct vdm_judge *judge)
{
	static const struct vdm_xml_handler handler = {
	    .start = on_start, .end = on_end, .text = on_text};
	struct unlike unlike = {0};
	struct vdm_sink sink = vdm_judge_sink(judge),
			counter = {count_unlike, &unlike, NULL};
	struct standing s = {.sink = &sink};
	int rc;

	s.profile = vdm_validator_new(profile, NULL, &counter);
	if (s.profile == NULL)
		return -1;
	rc = vdm_xml_parse(bytes, length, &handler, &s, &sink);
	if (rc == 0 && s.profile != NULL &&
	    vdm_validator_finish(s.profile) < 0 && errno == ENOMEM)
		s.failed = 1;
	vdm_validator_free(s.profile);
	free(s.open);
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
