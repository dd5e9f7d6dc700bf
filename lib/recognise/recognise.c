/* SPDX-License-Identifier: MIT */
/* Lifts plain paragraphs to turns, people and fields: the order of work. */
#include "recognise/recognise.h"
#include "base/limits.h"

#include <errno.h>
#include <string.h>

#include "recognise/internal.h"

/*
 * The order of the work. Each step needs what those before it found: labels
 * tell how a document names its speakers; notes leave the text before it is
 * read; the head says whom the labels are of; the tail ends the narration; what
 * a person stated comes last and wins.
 */
static int
read_all(struct ctx *c)
{
	if (vdm_lexicon_fill(c) != 0 || vdm_rules_fill(c) != 0 ||
	    vdm_units_collect(c) != 0)
		return -1;
	if (vdm_stated_read(c) != 0)
		return -1;
	vdm_structure_read(c);
	vdm_labels_read(c);
	vdm_notes_read(c);
	vdm_head_read(c);
	vdm_labels_bind(c);
	vdm_tail_read(c);
	vdm_narration_read(c);
	vdm_stated_apply(c);
	if (c->scratch.failed || c->rec->arena.failed)
		return -1;
	return vdm_lift(c);
}

/* Nothing is to be recognised: only what a person stated goes into it. */
static int
read_stated(struct ctx *c)
{
	c->only_stated = 1;
	if (vdm_lexicon_fill(c) != 0 || vdm_rules_fill(c) != 0 ||
	    vdm_stated_read(c) != 0)
		return -1;
	vdm_stated_apply(c);
	vdm_people_add(c);
	return 0;
}

static int
run(struct vdm_record *rec, const struct vdm_read_options *options,
    const struct vdm_sink *sink, int (*work)(struct ctx *c))
{
	static const struct vdm_read_options none;
	struct ctx c;
	int result;

	memset(&c, 0, sizeof(c));
	c.rec = rec;
	c.options = options != NULL ? options : &none;
	c.sink = sink;
	c.drafter = -1;
	vdm_arena_init(&c.scratch);
	vdm_buf_init(&c.buf);
	vdm_buf_init(&c.people.key);
	vdm_buf_init(&c.people.form);
	result = work(&c);
	if (c.n_who >= VDM_LIMIT_PEOPLE)
		vdm_diag(sink, VDM_D_RECORD_LIMIT, NULL, NULL,
			 "the text names as many people as are told apart, "
			 "%d; those beyond speak no turn",
			 VDM_LIMIT_PEOPLE);
	if (c.forms_full)
		vdm_diag(sink, VDM_D_RECORD_LIMIT, NULL, NULL,
			 "the text calls somebody by more forms than are kept, "
			 "%d; by those beyond they are not known",
			 VDM_LIMIT_FORMS);
	if (c.list_full)
		vdm_diag(sink, VDM_D_RECORD_LIMIT, NULL, NULL,
			 "a list of those present is longer than is read, %d "
			 "words or lines; who stands beyond is not known to be "
			 "present",
			 VDM_LIMIT_LIST);
	vdm_people_fini(&c);
	if (c.scratch.failed || c.buf.failed || rec->arena.failed) {
		errno = ENOMEM;
		result = -1;
	}
	vdm_buf_fini(&c.buf);
	vdm_arena_fini(&c.scratch);
	return result;
}

int
vdm_recognise(struct vdm_record *rec, const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	return run(rec, options, sink, read_all);
}

int
vdm_recognise_stated(struct vdm_record *rec,
		     const struct vdm_read_options *options,
		     const struct vdm_sink *sink)
{
	if (options == NULL ||
	    (options->people == NULL && options->metadata == NULL))
		return 0;
	return run(rec, options, sink, read_stated);
}
