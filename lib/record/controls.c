/* SPDX-License-Identifier: MIT */
/* Characters that XML has no way to hold, taken out of a record; and odd ones
 * that stay. */
#include <string.h>

#include "base/utf8.h"
#include "record/record.h"

struct controls {
	struct vdm_record *rec;
	size_t count;
	struct vdm_pos first;
};

/* XML 1.0, production 2, of what UTF-8 can encode. */
static int
is_control(const char *s, size_t n, size_t *used)
{
	uint32_t cp = vdm_utf8_decode(s, n, used);

	return (cp < 0x20 && !vdm_is_space((int)cp)) || cp == 0xFFFE ||
	       cp == 0xFFFF;
}

/* The bytes up to the first such character; all of them if there is none. */
static size_t
clean_length(const char *s)
{
	const char *p = s;
	size_t used;

	for (; *p != '\0'; p++)
		if (((unsigned char)*p < 0x20 || (unsigned char)*p == 0xEF) &&
		    is_control(p, strnlen(p, 4), &used))
			break;
	return (size_t)(p - s);
}

static const char *
clean(struct controls *c, const char *s, const struct vdm_pos *pos)
{
	size_t n, used, i, len = 0;
	char *copy;

	if (s == NULL || s[clean_length(s)] == '\0')
		return s;
	copy = vdm_arena_strdup(&c->rec->arena, s);
	n = strlen(s);
	for (i = 0; copy != NULL && i < n; i += used)
		if (is_control(s + i, n - i, &used)) {
			if (c->count++ == 0)
				c->first = *pos;
		} else {
			memcpy(copy + len, s + i, used);
			len += used;
		}
	if (copy != NULL)
		copy[len] = '\0';
	return copy != NULL ? copy : s;
}

static void
clean_list(struct controls *c, struct vdm_strings *list,
	   const struct vdm_pos *pos)
{
	size_t i;

	for (i = 0; i < list->count; i++)
		list->item[i] = clean(c, list->item[i], pos);
}

/* One of which nothing is left goes. */
static void
clean_details(struct controls *c, struct vdm_details *d,
	      const struct vdm_pos *pos)
{
	size_t i, kept = 0;

	for (i = 0; i < d->count; i++) {
		struct vdm_detail *x = &d->item[i];

		x->name = clean(c, x->name, pos);
		x->value = clean(c, x->value, pos);
		x->scheme = clean(c, x->scheme, pos);
		x->lang = clean(c, x->lang, pos);
		if (*x->name != '\0' && *x->value != '\0')
			d->item[kept++] = *x;
	}
	d->count = kept;
}

static void
clean_people(struct controls *c)
{
	size_t i;

	for (i = 0; i < c->rec->people_count; i++) {
		struct vdm_person *p = c->rec->people[i];

		p->name = clean(c, p->name, &p->pos);
		p->title = clean(c, p->title, &p->pos);
		clean_list(c, &p->forms, &p->pos);
		clean_list(c, &p->roles, &p->pos);
		clean_list(c, &p->refs, &p->pos);
		clean_details(c, &p->details, &p->pos);
	}
}

static void
clean_fields(struct controls *c)
{
	size_t i;

	for (i = 0; i < c->rec->fields_count; i++) {
		struct vdm_field *f = c->rec->fields[i];

		f->name = clean(c, f->name, &f->pos);
		f->label = clean(c, f->label, &f->pos);
		f->value = clean(c, f->value, &f->pos);
		vdm_field_fit_blank(f);
		f->norm = clean(c, f->norm, &f->pos);
		f->role = clean(c, f->role, &f->pos);
		f->ref = clean(c, f->ref, &f->pos);
		clean_details(c, &f->details, &f->pos);
	}
}

size_t
vdm_record_drop_controls(struct vdm_record *rec, struct vdm_pos *first)
{
	struct controls c = {.rec = rec};
	struct vdm_node *n, *next;

	clean_fields(&c);
	clean_people(&c);
	for (n = rec->root; n != NULL; n = next) {
		struct vdm_attr *a;
		const char *old = vdm_node_text(n);
		const char *s = clean(&c, old, &n->pos);

		next = vdm_node_step(n, rec->root);
		for (a = n->attrs; a != NULL; a = a->next)
			a->value = clean(&c, a->value, &n->pos);
		if (s == old)
			continue;
		if (n->kind == VDM_KIND_TEXT)
			vdm_node_set_chars(rec, n, s, strlen(s));
		else
			n->text = s;
		if (n->kind == VDM_KIND_TEXT && *s == '\0')
			vdm_node_unlink(n); /* it held nothing else */
	}
	*first = c.first;
	return c.count;
}

/* ---- odd characters that stay ------------------------------------------- */

static void
look(struct vdm_oddities *o, const char *s, const struct vdm_pos *pos)
{
	size_t used;

	/* both begin with bytes that few texts have */
	for (; s != NULL && (s = strpbrk(s, "\xC2\xEF")) != NULL; s += used) {
		uint32_t cp = vdm_utf8_decode(s, strnlen(s, 4), &used);

		if (cp >= 0x80 && cp < 0xA0 && o->c1++ == 0) {
			o->first_c1 = cp;
			o->c1_at = *pos;
		}
		if (cp == 0xFEFF && o->marks++ == 0)
			o->mark_at = *pos;
	}
}

void
vdm_record_oddities(const struct vdm_record *rec, struct vdm_oddities *o)
{
	const struct vdm_node *n, *at;
	const struct vdm_attr *a;
	size_t i;

	memset(o, 0, sizeof(*o));
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		for (at = n; at->pos.line == 0 && at->parent != NULL;)
			at = at->parent;
		look(o, vdm_node_text(n), &at->pos);
		for (a = n->attrs; a != NULL; a = a->next)
			look(o, a->value, &at->pos);
	}
	for (i = 0; i < rec->fields_count; i++)
		look(o, rec->fields[i]->value, &rec->fields[i]->pos);
}
