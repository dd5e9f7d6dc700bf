/* SPDX-License-Identifier: MIT */
/* Whether a program wrote the document, and what each of its lines is then. */
#include <string.h>

#include "recognise/forms/forms.h"
#include "recognise/steps.h"

enum {
	MINUTE = 60000, /* milliseconds */
	HOUR = 60       /* minutes */
};

/* The first kind that the document is of. */
static int
read_form(struct ctx *c, struct vdm_forms *f)
{
	size_t i;

	for (i = 0; i < f->n; i++)
		vdm_form_shape(c, &f->line[i]);
	if (vdm_form_pairs(c, f))
		return vdm_form_messages(c, f);
	return vdm_form_cues(c, f) || vdm_form_tiers(c, f) ||
	       vdm_form_table(c, f) || vdm_form_messages(c, f) ||
	       vdm_form_scribe(c, f);
}

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
	if (vdm_form_lines(c, f) && read_form(c, f) && !f->failed) {
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

/* The hour of a stamp, as fields have it. */
static void
put_time(struct ctx *c, const struct unit *u, const struct vdm_stamp *t)
{
	const long minutes = t->time / MINUTE;
	struct vdm_field *f;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%02ld:%02ld", minutes / HOUR, minutes % HOUR);
	f = vdm_put(c, VDM_F_TIME, vdm_buf_str(&b), b.len, u);
	if (f != NULL)
		f->norm = f->value;
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* "Ann Lee, Jon Saltus, Speaker 1": the people among them. */
static void
put_people(struct ctx *c, const struct unit *u)
{
	const char *s = u->text, *end = s + u->len, *next;

	for (; s < end; s = next + 1) {
		size_t n;
		const char *one;
		int who;

		next = s;
		while (next < end && *next != ',' && *next != ';' &&
		       *next != '\n')
			next++;
		n = (size_t)(next - s);
		one = vdm_trim(s, &n);
		if (n == 0 || vdm_form_is_voice(c, one, n) ||
		    !vdm_form_is_name(one, n, 0))
			continue;
		who = vdm_form_person(c, one, n);
		if (who >= 0)
			c->who[who].by |= BY_LIST;
	}
}

/* "Tue, Mar 05, 2024 10:00AM . 14:22": the day, the hour, how long. */
static void
put_moment(struct ctx *c, const struct unit *u)
{
	struct vdm_stamp t, rest;
	size_t i;

	if (!vdm_stamp_at(c, u->text, u->len, &t))
		return;
	put_day(c, u);
	if (t.has_time && vdm_field_get(c->rec, VDM_F_TIME, 0) == NULL)
		put_time(c, u, &t);
	for (i = t.end; i < u->len; i++)
		if (vdm_stamp_at(c, u->text + i, u->len - i, &rest) &&
		    !rest.has_date && i + rest.end == u->len) {
			vdm_put(c, VDM_F_DURATION, u->text + i, rest.end, u);
			return;
		}
}

static void
mark(struct ctx *c, struct unit *u, const struct form_piece *p)
{
	if (p->kind == U_NONE || u->kind == U_PARTICIPANTS)
		return;
	vdm_unit_set(u, p->kind, p->fate, p->reason);
	u->cert = p->cert;
	u->inferred = p->inferred;
	if (p->kind == U_DATELINE)
		put_day(c, u);
	if (p->field != NULL)
		put_field(c, u, p);
	u->timing = p->timing;
	u->row = p->row;
	u->part = p->part;
	if (p->listed)
		put_people(c, u);
	if (p->dated)
		put_moment(c, u);
	if (p->lasts)
		vdm_put(c, VDM_F_DURATION, u->text, u->len, u);
	if (p->kind != U_TURN)
		return;
	c->labelled = 1;
	u->labelled = p->labelled;
	u->label_end = p->label_end;
	u->label_only = p->below;
	u->continued = p->continued;
	u->direct = !p->labelled;
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
