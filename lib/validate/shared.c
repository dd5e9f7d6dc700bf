/* SPDX-License-Identifier: MIT */
#include "validate/shared.h"

#include <errno.h>
#include <string.h>

#include "record/vocabulary.h"

/* Who listens first, and what is built beside. */
struct tee {
	const struct vdm_xml_handler *to;
	void *context;
	struct vdm_shared *shared;
};

static const struct vdm_xml_handler *
builder(const struct tee *t)
{
	return t->shared->left ? NULL : vdm_markup_handler();
}

/* The build may stop, at a root that is no record's: the parse goes on. */
static void
built(struct tee *t, int rc)
{
	t->shared->left |= rc != 0;
}

static int
tee_start(void *ctx, const struct vdm_xml_element *e)
{
	struct tee *t = ctx;

	if (!t->shared->has_root)
		vdm_shared_see_root(t->shared, e);
	if (builder(t) != NULL)
		built(t, builder(t)->start(&t->shared->build, e));
	return t->to->start != NULL ? t->to->start(t->context, e) : 0;
}

static int
tee_end(void *ctx, const struct vdm_pos *pos)
{
	struct tee *t = ctx;

	if (builder(t) != NULL)
		built(t, builder(t)->end(&t->shared->build, pos));
	return t->to->end != NULL ? t->to->end(t->context, pos) : 0;
}

static int
tee_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct tee *t = ctx;

	if (builder(t) != NULL)
		built(t, builder(t)->text(&t->shared->build, s, n, pos));
	return t->to->text != NULL ? t->to->text(t->context, s, n, pos) : 0;
}

static int
tee_comment(void *ctx, const char *s, const struct vdm_pos *pos)
{
	struct tee *t = ctx;

	if (builder(t) != NULL)
		built(t, builder(t)->comment(&t->shared->build, s, pos));
	return t->to->comment != NULL ? t->to->comment(t->context, s, pos) : 0;
}

static int
tee_instruction(void *ctx, const char *target, const char *data,
		const struct vdm_pos *pos)
{
	struct tee *t = ctx;

	if (builder(t) != NULL)
		built(t, builder(t)->instruction(&t->shared->build, target,
						 data, pos));
	return t->to->instruction != NULL
		   ? t->to->instruction(t->context, target, data, pos)
		   : 0;
}

static int
tee_doctype(void *ctx, const char *name, const char *public_id,
	    const char *system_id)
{
	struct tee *t = ctx;

	if (builder(t) != NULL)
		built(t, builder(t)->doctype(&t->shared->build, name, public_id,
					     system_id));
	return t->to->doctype != NULL
		   ? t->to->doctype(t->context, name, public_id, system_id)
		   : 0;
}

static int
tee_unparsed(void *ctx, const char *name)
{
	struct tee *t = ctx;

	return t->to->unparsed != NULL ? t->to->unparsed(t->context, name) : 0;
}

static const struct vdm_xml_handler tee = {.start = tee_start,
					   .end = tee_end,
					   .text = tee_text,
					   .comment = tee_comment,
					   .instruction = tee_instruction,
					   .doctype = tee_doctype,
					   .unparsed = tee_unparsed};

int
vdm_shared_init(struct vdm_shared *s, int wanted)
{
	memset(s, 0, sizeof(*s));
	if (!wanted)
		return 0;
	s->record = vdm_record_new();
	if (s->record == NULL) {
		errno = ENOMEM;
		return -1;
	}
	s->build.rec = s->record;
	vdm_markup_begin(&s->build);
	return 0;
}

void
vdm_shared_fini(struct vdm_shared *s)
{
	/* the record may be a reader's, and gone: its words are ours still */
	if (s->record != NULL)
		vdm_markup_end(&s->build);
	else
		vdm_buf_fini(&s->build.text);
	vdm_record_free(s->record);
}

/* What the parse finds goes to whoever listens to it. */
struct heard {
	const struct vdm_sink *to;
	int any;
};

static void
hear(void *context, const struct vdm_finding *finding)
{
	struct heard *h = context;

	h->any = 1;
	if (h->to != NULL && h->to->emit != NULL)
		h->to->emit(h->to->context, finding);
}

int
vdm_shared_parse(struct vdm_shared *s, const void *bytes, size_t length,
		 const struct vdm_xml_handler *handler, void *context,
		 const struct vdm_sink *sink)
{
	struct tee t = {handler, context, s};
	struct heard h = {sink, 0};
	const struct vdm_sink listen = {hear, &h,
					sink != NULL ? sink->file : NULL};
	int rc;

	if (s == NULL || s->record == NULL || s->begun)
		return vdm_xml_parse(bytes, length, handler, context, sink);
	s->begun = 1;
	rc = vdm_xml_parse(bytes, length, &tee, &t, &listen);
	/* of what was found the record's account hears in a parse of its own */
	s->whole = rc == 0 && !h.any;
	return rc;
}

void
vdm_shared_give(struct vdm_shared *s, struct vdm_read_options *options)
{
	if (!s->whole || (s->left && s->build.refused == NULL))
		return;
	options->begun = &s->record;
	options->built = &s->build;
}

void
vdm_shared_see_root(struct vdm_shared *s, const struct vdm_xml_element *e)
{
	s->has_root = 1;
	s->may_be_record = e->uri != NULL ? strcmp(e->uri, VDM_NS_TEI) == 0
					  : vdm_element_find(e->local) != NULL;
}
