/* SPDX-License-Identifier: MIT */
/* Whether a program wrote the document, and what each of its lines is then. */
#include <string.h>

#include "recognise/forms/forms.h"

/* Only plain text is read so: markup says itself what a paragraph is. */
void
vdm_forms_read(struct ctx *c)
{
	struct vdm_forms *f;

	if (c->rec->format != NULL && !c->rec->is_plain)
		return;
	f = vdm_arena_alloc(&c->scratch, sizeof(*f));
	if (f == NULL)
		return;
	memset(f, 0, sizeof(*f));
	if (vdm_form_lines(c, f) &&
	    (vdm_form_cues(c, f) || vdm_form_tiers(c, f) ||
	     vdm_form_table(c, f) || vdm_form_messages(c, f)) &&
	    !f->failed) {
		vdm_form_put(c, f);
		c->forms = f;
	}
	c->scratch.failed |= f->failed | f->names.failed;
	vdm_strmap_fini(&f->names);
}

/* "2006-03-14", in the scratch arena. */
static const char *
iso_of(struct ctx *c, const struct vdm_stamp *t)
{
	struct when w = {0};

	w.has_date = 1;
	w.year = t->year;
	w.month = t->month;
	w.day = t->mday;
	return vdm_iso_date(c, &w);
}

/* The day that a log says, where it says the year. */
static void
put_day(struct ctx *c, const struct unit *u)
{
	struct vdm_stamp t;
	struct vdm_field *f;
	const char *iso;

	if (vdm_field_get(c->rec, VDM_F_DATE, 0) != NULL ||
	    !vdm_form_day_in(c, u->text, u->len, &t))
		return;
	iso = iso_of(c, &t);
	f = iso != NULL ? vdm_put(c, VDM_F_DATE, iso, strlen(iso), u) : NULL;
	if (f != NULL)
		f->norm = f->value;
}

/* "@Location:	Ulmen": the field that the tables have for the label. */
static void
put_field(struct ctx *c, const struct unit *u, const struct form_piece *p)
{
	const struct vdm_field_info *d = vdm_field_by_name(p->field);
	struct vdm_field *f;
	struct vdm_stamp t;
	struct when w;

	if (d == NULL)
		return;
	f = vdm_put(c, d->id, p->value, strlen(p->value), u);
	if (f != NULL && d->id == VDM_F_DATE && !vdm_norm_date(c, f, &w) &&
	    vdm_form_day_in(c, f->value, strlen(f->value), &t))
		f->norm = iso_of(c, &t);
}

static void
mark(struct ctx *c, struct unit *u, const struct form_piece *p)
{
	if (p->kind == U_NONE)
		return;
	vdm_unit_set(u, p->kind, p->fate, p->reason);
	u->cert = p->cert;
	u->inferred = p->inferred;
	if (p->kind == U_DATELINE)
		put_day(c, u);
	if (p->field != NULL)
		put_field(c, u, p);
	if (p->lasts)
		vdm_put(c, VDM_F_DURATION, u->text, u->len, u);
	if (p->kind != U_TURN)
		return;
	c->labelled = 1;
	u->labelled = p->labelled;
	u->label_end = p->label_end;
	u->label_only = p->below;
	u->continued = p->continued;
	u->direct = !p->labelled && !p->continued;
}

void
vdm_forms_mark(struct ctx *c)
{
	const struct vdm_forms *f = c->forms;
	size_t i, k = 0;

	if (f == NULL)
		return;
	for (i = 0; i < c->n && k < f->pieces; i++) {
		if (c->u[i].node != f->piece[k].node)
			continue;
		mark(c, &c->u[i], &f->piece[k]);
		k++;
	}
}
