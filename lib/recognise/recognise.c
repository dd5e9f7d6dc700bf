/* SPDX-License-Identifier: MIT */
/* Lifts plain paragraphs to turns, people and fields: the order of work. */
#include "recognise/recognise.h"
#include "base/limits.h"

#include <errno.h>
#include <string.h>

#include "prose/clauses/clause.h"
#include "prose/lines/lines.h"
#include "prose/parts/written.h"
#include "prose/people/roles.h"
#include "prose/style/style.h"
#include "recognise/lift/doubts.h"
#include "recognise/steps.h"

/* What read_all says of a source that states its structure and is no record of
 * a conversation: nothing was done to it. */
enum { NO_RECORD = 1 };

/* The words of the record's languages, its paragraphs, what a person stated. */
static int
collect(struct ctx *c)
{
	if (vdm_words_load(c) != 0)
		return -1;
	if (!vdm_style_has_labels(c))
		vdm_forms_read(c);
	if (vdm_units_collect(c) != 0 || vdm_stated_read(c) != 0)
		return -1;
	vdm_initials_tell(c);
	vdm_letters_tally(c);
	return 0;
}

/* What lines are by themselves, labels and notes among them; a document that a
 * program wrote has its own. */
static void
read_lines(struct ctx *c)
{
	vdm_legend_read(c);
	vdm_forms_mark(c);
	vdm_forms_around(c);
	vdm_style_mark(c);
	vdm_structure_read(c);
	if (c->forms != NULL)
		return;
	vdm_page_read(c);
	vdm_site_read(c);
	c->written = vdm_is_written(c);
	vdm_footnotes_read(c);
	vdm_labels_read(c);
	vdm_oaths_read(c);
	vdm_notes_read(c);
}

/* The head, and whom the labels name by it. */
static void
read_head(struct ctx *c)
{
	vdm_head_read(c);
	if (c->forms == NULL)
		vdm_sitting_times(c);
	if (c->forms == NULL)
		vdm_celled_date(c);
	vdm_forms_bind(c);
	vdm_labels_bind(c);
	if (!c->labelled && c->forms == NULL)
		vdm_days_read(c);
}

/* What stands behind the head, to the end. */
static void
read_body(struct ctx *c)
{
	int written = c->written && !c->labelled;

	if (written)
		vdm_written_parts(c);
	vdm_course_read(c);
	if (written)
		vdm_written_end(c);
	vdm_tail_read(c);
	vdm_leftovers_keep(c);
	vdm_narration_read(c);
	vdm_between_closings(c);
	vdm_identity_read(c);
	vdm_labels_unseen(c);
	vdm_likely_settle(c);
}

/*
 * The order of the work. Each step needs what those before it found: labels
 * tell how a document names its speakers; notes leave the text before it is
 * read; the head says whom the labels are of; the tail ends the narration; what
 * a person stated comes last and wins.
 */
static int
read_all(struct ctx *c)
{
	int composed = vdm_states_structure(c->rec);

	if (collect(c) != 0)
		return -1;
	read_lines(c);
	read_head(c);
	read_body(c);
	if (composed && !vdm_is_record(c))
		return NO_RECORD;
	vdm_structure_keep(c, composed);
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
	if (vdm_words_load(c) != 0 || vdm_stated_read(c) != 0)
		return -1;
	vdm_stated_apply(c);
	vdm_people_add(c);
	return 0;
}

static int
read_norm(struct ctx *c)
{
	if (vdm_words_load(c) != 0)
		return -1;
	c->normed->norm = vdm_stated_norm(c, vdm_field_info_get(c->normed->id),
					  c->normed->value);
	return 0;
}

static int
run(struct vdm_record *rec, const struct vdm_read_options *options,
    const struct vdm_sink *sink, struct vdm_field *normed,
    int (*work)(struct ctx *c))
{
	static const struct vdm_read_options none;
	struct ctx c;
	int result;

	memset(&c, 0, sizeof(c));
	c.rec = rec;
	c.options = options != NULL ? options : &none;
	c.sink = sink;
	c.drafter = -1;
	c.chair = c.chair_first = -1;
	c.normed = normed;
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
vdm_recognise_stated(struct vdm_record *rec,
		     const struct vdm_read_options *options,
		     const struct vdm_sink *sink)
{
	if (options == NULL ||
	    (options->people == NULL && options->metadata == NULL &&
	     options->tables == NULL))
		return 0;
	return run(rec, options, sink, NULL, read_stated);
}

/*
 * A source that states its structure: what is found on the way is said only
 * where it turns out to be a record of a conversation.
 */
static int
recognise_composed(struct vdm_record *rec,
		   const struct vdm_read_options *options,
		   const struct vdm_sink *sink)
{
	struct vdm_findings *found = vdm_findings_new();
	size_t i, fields = rec->fields_count;
	int rc = -1;

	if (found == NULL)
		return -1;
	rc = run(rec, options,
		 vdm_findings_sink(found, sink != NULL ? sink->file : NULL),
		 NULL, read_all);
	if (vdm_findings_failed(found)) {
		errno = ENOMEM;
		rc = -1;
	}
	for (i = 0; rc == 0 && sink != NULL && sink->emit != NULL &&
		    i < vdm_findings_count(found);
	     i++)
		sink->emit(sink->context, vdm_findings_get(found, i));
	vdm_findings_free(found);
	if (rc != NO_RECORD)
		return rc;
	rec->fields_count = fields;
	if (vdm_headings_doubt(rec, sink) != 0) {
		errno = ENOMEM;
		return -1;
	}
	return vdm_recognise_stated(rec, options, sink);
}

int
vdm_recognise(struct vdm_record *rec, const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	return vdm_states_structure(rec)
		   ? recognise_composed(rec, options, sink)
		   : run(rec, options, sink, NULL, read_all);
}

int
vdm_recognise_doubts(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	size_t i;

	if (vdm_doubts_report(rec, sink) != 0) {
		errno = ENOMEM;
		return -1;
	}
	for (i = 0; i < rec->units_count; i++)
		vdm_doubt_report(&rec->units[i], sink);
	return 0;
}

int
vdm_recognise_norm(struct vdm_record *rec,
		   const struct vdm_read_options *options,
		   struct vdm_field *field)
{
	return run(rec, options, NULL, field, read_norm);
}

const char *
vdm_recognise_language(const struct vdm_record *rec, int *failed)
{
	struct vdm_record text = *rec; /* not its header: that is another's */

	*failed = 0;
	if (vdm_node_child(rec->root, "text") != NULL)
		text.root =
		    (struct vdm_node *)vdm_node_child(rec->root, "text");
	text.language = NULL;
	if (run(&text, NULL, NULL, NULL, vdm_languages_guess) == 0)
		return text.language;
	*failed = 1;
	return NULL;
}
