/* SPDX-License-Identifier: MIT */
/*
 * A record as lines that programs compare which know lines only: one for each
 * field, person and unit of the body, with nothing in it that changes where
 * only the file does (ids, line breaks, where a line stands).
 */
#include <errno.h>
#include <string.h>

#include "base/error.h"
#include "base/memory.h"
#include "claims/speakers.h"
#include "report/change.h"

struct lines {
	struct vdm_buf *out;
	const struct vdm_record *rec;
	struct vdm_strmap ids;
	int is_markdown;
};

static void
put(struct lines *l, const char *s)
{
	if (l->is_markdown)
		vdm_report_markdown(l->out, s);
	else
		vdm_report_value(l->out, s, 0);
}

static void
begin_row(struct lines *l, const char *name)
{
	if (l->is_markdown) {
		vdm_buf_puts(l->out, "- ");
		vdm_report_markdown(l->out, name);
	} else {
		vdm_report_name(l->out, name);
	}
	vdm_buf_puts(l->out, ": ");
}

static void
put_more(struct lines *l, const char *before, const char *value)
{
	if (value == NULL)
		return;
	vdm_buf_puts(l->out, before);
	put(l, value);
}

static void
put_strings(struct lines *l, const char *before, const struct vdm_strings *list)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		put_more(l, before, list->item[i]);
}

static void
put_details(struct lines *l, const struct vdm_details *d)
{
	size_t i;

	for (i = 0; i < d->count; i++) {
		put_more(l, "; ", d->item[i].name);
		put_more(l, " ", d->item[i].value);
	}
}

static void
put_state(struct lines *l, enum vdm_state state)
{
	if (state == VDM_STATE_INFERRED)
		vdm_buf_puts(l->out, "; a guess");
	else if (state == VDM_STATE_EXPLICIT_EMPTY)
		vdm_buf_puts(l->out, "(empty)");
	vdm_buf_putc(l->out, '\n');
}

static void
put_field(struct lines *l, const struct vdm_field *f)
{
	if (f->id == VDM_F_PROVENANCE)
		return; /* of the copy, not of what it claims */
	begin_row(l, vdm_field_name(f));
	put(l, f->value);
	put_more(l, "; normal form ", f->norm);
	put_more(l, "; role ", f->role);
	put_more(l, "; URI ", f->ref);
	put_details(l, &f->details);
	put_state(l, f->state);
}

static void
put_person(struct lines *l, const struct vdm_person *p)
{
	begin_row(l, p->participant ? "participant" : "person");
	put(l, p->name[0] != '\0' ? p->name : p->id);
	put_more(l, "; title ", p->title);
	put_strings(l, "; role ", &p->roles);
	put_strings(l, "; called ", &p->forms);
	put_strings(l, "; URI ", &p->refs);
	if (p->group)
		vdm_buf_puts(l->out, "; a body");
	put_details(l, &p->details);
	put_state(l, p->state);
}

/* The kinds of blocks that open before a unit's own. */
static void
put_shape(struct lines *l, const struct vdm_body *b,
	  const struct vdm_body_unit *u)
{
	size_t i, end = u->node != NULL ? u->inner : u->shape + u->shape_length;

	for (i = u->shape; i < end; i++) {
		unsigned char kind = (unsigned char)b->shape.data[i];

		vdm_buf_puts(l->out, vdm_kind_name((enum vdm_kind)kind));
		vdm_buf_putc(l->out,
			     i + 1 < end || u->node != NULL ? ' ' : '\n');
	}
}

/* How many paragraphs and other blocks a turn has, where it is not one. */
static void
put_inner(struct lines *l, const struct vdm_body *b,
	  const struct vdm_body_unit *u)
{
	size_t i, n = 0;

	for (i = u->inner + 1; i < u->shape + u->shape_length; i++)
		n += b->shape.data[i] != (char)VDM_KIND_SPEAKER;
	if (u->node->kind != VDM_KIND_SPEECH || n < 2)
		return;
	vdm_buf_puts(l->out, " of");
	for (i = u->inner + 1; i < u->shape + u->shape_length; i++) {
		unsigned char kind = (unsigned char)b->shape.data[i];

		if (kind == VDM_KIND_SPEAKER)
			continue;
		vdm_buf_putc(l->out, ' ');
		vdm_buf_puts(l->out, vdm_kind_name((enum vdm_kind)kind));
	}
}

static void
put_who(struct lines *l, const struct vdm_body *b,
	const struct vdm_body_unit *u)
{
	struct vdm_buf name;
	size_t i;

	vdm_buf_init(&name);
	for (i = u->claim; i < u->claim + u->claims; i++) {
		const struct vdm_node *n = b->claims[i].node;
		const char *cert = vdm_node_attr(n, "cert");

		vdm_buf_clear(&name);
		vdm_speakers_name(&name, l->rec, &l->ids, n, ", ");
		vdm_buf_puts(l->out, i > u->claim ? "; " : " [");
		put(l, name.len > 0 ? vdm_buf_str(&name) : "nobody");
		if (cert != NULL) {
			vdm_buf_puts(l->out, ", a guess: ");
			put(l, cert);
		}
	}
	if (u->claims > 0)
		vdm_buf_putc(l->out, ']');
	l->out->failed |= name.failed;
	vdm_buf_fini(&name);
}

static void
put_unit(struct lines *l, const struct vdm_body *b,
	 const struct vdm_body_unit *u)
{
	struct vdm_buf words;

	if (l->is_markdown)
		vdm_buf_putc(l->out, '\n');
	put_shape(l, b, u);
	if (u->node == NULL)
		return;
	vdm_buf_init(&words);
	vdm_buf_puts(l->out, vdm_kind_name(u->node->kind));
	put_inner(l, b, u);
	put_who(l, b, u);
	vdm_buf_puts(l->out, ": ");
	vdm_body_words(b, u->token, u->token + u->tokens, 0, &words);
	put(l, vdm_buf_str(&words));
	vdm_buf_putc(l->out, '\n');
	l->out->failed |= words.failed;
	vdm_buf_fini(&words);
}

static void
put_record(struct lines *l, const struct vdm_body *b)
{
	size_t i, id;

	/* in the table's order, whatever the format has them in */
	for (id = 0; id < VDM_F_COUNT; id++)
		for (i = 0; i < l->rec->fields_count; i++)
			if (l->rec->fields[i]->id == (enum vdm_field_id)id)
				put_field(l, l->rec->fields[i]);
	for (i = 0; i < l->rec->people_count; i++)
		put_person(l, l->rec->people[i]);
	for (i = 0; i < b->count; i++)
		put_unit(l, b, &b->units[i]);
}

int
vdm_record_lines(const struct vdm_record *record, enum vdm_diff_format format,
		 char **text, size_t *length)
{
	struct vdm_report_call call;
	struct vdm_body body;
	struct lines l = {0};

	*text = NULL;
	*length = 0;
	vdm_error_begin();
	if (format != VDM_DIFF_TEXT && format != VDM_DIFF_MARKDOWN)
		return vdm_error(EINVAL, "there are no lines of that format");
	vdm_report_begin(&call, record);
	l.rec = record;
	l.out = &call.out;
	l.is_markdown = format == VDM_DIFF_MARKDOWN;
	if (vdm_body_init(&body, record) == 0 &&
	    vdm_speakers_index(&l.ids, record) == 0)
		put_record(&l, &body);
	else
		call.out.failed = 1;
	vdm_strmap_fini(&l.ids);
	vdm_body_fini(&body);
	return vdm_report_end(&call, text, length);
}
