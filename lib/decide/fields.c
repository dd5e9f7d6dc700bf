/* SPDX-License-Identifier: MIT */
/* What was decided of fields: their values, or that a guess is right. */
#include <string.h>

#include "decide/work.h"
#include "prose/people/tables.h"
#include "recognise/recognise.h"

static void
state(struct vdm_work *w, struct vdm_field *f, const struct vdm_decision *d)
{
	f->state = VDM_STATE_STATED;
	f->cert = VDM_CERT_NONE;
	f->reason = NULL;
	if (vdm_detail_get(&f->details, VDM_DETAIL_RESP) == NULL)
		vdm_detail_add(w->rec, &f->details, VDM_DETAIL_RESP,
			       vdm_work_resp(w, d->key[VDM_DK_BY]));
}

/* The value that the decision is about: that which it had then, or any. */
static int
is_meant(const struct vdm_field *f, const struct vdm_field_info *info,
	 const struct vdm_decision *d)
{
	const char *now = d->key[VDM_DK_NOW];

	return f->id == info->id &&
	       (*now == '\0' || strcmp(f->value, now) == 0);
}

int
vdm_work_is_taken(const struct vdm_record *rec, const struct vdm_field *f)
{
	size_t i;

	if (f->state != VDM_STATE_EXPLICIT || f->label != NULL ||
	    f->name != NULL || f->pos.line == 0)
		return 0;
	for (i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		if (u->line <= f->pos.line && f->pos.line <= u->end)
			return strcmp(u->kind, "metadata") == 0 &&
			       u->node != NULL && u->node->parent == NULL;
	}
	return 0;
}

/* Confirmed; how many were there to be. */
static size_t
confirm(struct vdm_work *w, const struct vdm_field_info *info,
	const struct vdm_decision *d)
{
	size_t i, found = 0;

	for (i = 0; i < w->rec->fields_count; i++) {
		struct vdm_field *f = w->rec->fields[i];

		if (!is_meant(f, info, d))
			continue;
		found++;
		if (f->state == VDM_STATE_INFERRED ||
		    vdm_work_is_taken(w->rec, f))
			state(w, f, d);
	}
	return found;
}

static const char *
said_of(const struct vdm_field_info *info, const struct vdm_decision *d,
	const struct vdm_field *f)
{
	return f->state == VDM_STATE_EXPLICIT && *f->value != '\0' &&
		       strcmp(f->value, d->key[VDM_DK_VALUE]) != 0 &&
		       (*d->key[VDM_DK_NOW] != '\0' || !info->repeat ||
			vdm_stated_is_one(info) ||
			d->decided == VDM_DECIDED_NONE)
		   ? f->value
		   : NULL;
}

/* What the source says stays, as a field of its own. */
static void
keep_beside(struct vdm_work *w, struct vdm_field *f)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s in the source", vdm_field_name(f));
	f->name = vdm_arena_strdup(&w->rec->arena, vdm_buf_str(&b));
	f->id = VDM_F_OTHER;
	f->norm = NULL;
	w->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* Takes out what is replaced: guesses, and where one value is meant, that. */
static size_t
take_out(struct vdm_work *w, struct vdm_deciding *g,
	 const struct vdm_field_info *info)
{
	const struct vdm_decision *d = g->d;
	size_t i, kept = 0, place = w->rec->fields_count;

	for (i = 0; i < w->rec->fields_count; i++) {
		struct vdm_field *f = w->rec->fields[i];
		int meant = is_meant(f, info, d) &&
			    (*d->key[VDM_DK_NOW] != '\0' || !info->repeat ||
			     vdm_stated_is_one(info) ||
			     f->state == VDM_STATE_INFERRED ||
			     d->decided == VDM_DECIDED_NONE ||
			     strcmp(f->value, d->key[VDM_DK_VALUE]) == 0);

		if (meant && place == w->rec->fields_count)
			place = kept;
		if (meant && said_of(info, d, f) != NULL) {
			vdm_work_contradicts(w, g, f->value);
			keep_beside(w, f);
			meant = 0;
		}
		if (!meant)
			w->rec->fields[kept++] = f;
	}
	if (place == w->rec->fields_count)
		place = kept;
	w->rec->fields_count = kept;
	return place;
}

/* The last field goes to where that stood which it replaces. */
static void
move_last(struct vdm_record *rec, size_t place)
{
	struct vdm_field *f = rec->fields[rec->fields_count - 1];
	size_t i;

	for (i = rec->fields_count - 1; i > place; i--)
		rec->fields[i] = rec->fields[i - 1];
	rec->fields[place] = f;
}

void
vdm_work_field(struct vdm_work *w, struct vdm_deciding *g)
{
	const struct vdm_decision *d = g->d;
	const struct vdm_field_info *info = vdm_stated_field(g->target);
	struct vdm_field *f;
	size_t place;

	if (info == NULL)
		return;
	if (d->decided == VDM_DECIDED_LEAVE) {
		if (confirm(w, info, d) == 0)
			vdm_work_unfit(w, g, "the field has no such value");
		return;
	}
	place = take_out(w, g, info);
	if (d->decided == VDM_DECIDED_NONE)
		return;
	f = vdm_field_add(w->rec, info->id, d->key[VDM_DK_VALUE]);
	if (f == NULL)
		return;
	move_last(w->rec, place);
	f->pos = (struct vdm_pos){d->line, 0, 0};
	state(w, f, d);
	if (vdm_recognise_norm(w->rec, w->options, f) != 0)
		w->arena.failed = 1;
}
