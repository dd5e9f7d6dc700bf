/* SPDX-License-Identifier: MIT */
/* Metadata fields and their table. */
#include "record/field.h"

#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "base/limits.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "record/record.h"

static const struct vdm_field_info table[VDM_F_COUNT] = {
#define FIELD(id, name, label, yaml, opf, tei, claim, repeat)                  \
	{VDM_F_##id, name, label, yaml, opf, tei, VDM_CLAIM_##claim, repeat},
#include "record/fields.def"
#undef FIELD
};

const struct vdm_field_info *
vdm_field_info_get(enum vdm_field_id id)
{
	return &table[id];
}

const struct vdm_field_info *
vdm_field_by_name(const char *name)
{
	size_t i;

	for (i = 0; i < VDM_F_COUNT; i++)
		if (i != VDM_F_OTHER && strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

const struct vdm_field_info *
vdm_field_by_yaml(const char *key)
{
	size_t i;

	for (i = 0; i < VDM_F_COUNT; i++)
		if (i != VDM_F_OTHER && strcmp(table[i].yaml, key) == 0)
			return &table[i];
	return NULL;
}

const struct vdm_field_info *
vdm_field_by_label(const char *label, size_t n)
{
	size_t i;

	for (i = 0; i < VDM_F_COUNT; i++)
		if (i != VDM_F_OTHER && strlen(table[i].label) == n &&
		    strncasecmp(table[i].label, label, n) == 0)
			return &table[i];
	return NULL;
}

void
vdm_field_fit_blank(struct vdm_field *f)
{
	if (!vdm_is_blank_n(f->value, strlen(f->value)))
		return;
	f->value = "";
	if (f->state == VDM_STATE_EXPLICIT)
		f->state = VDM_STATE_EXPLICIT_EMPTY;
}

struct vdm_field *
vdm_field_addn(struct vdm_record *rec, enum vdm_field_id id, const char *value,
	       size_t n)
{
	struct vdm_field *f = vdm_arena_alloc(&rec->arena, sizeof(*f));
	struct vdm_field **list;

	VDM_SABOTAGE_MADE("field", table[id].name, value, n);
	/* one more is kept, so that it is seen that there were more */
	if (rec->fields_count > VDM_LIMIT_FIELDS)
		return NULL;
	list = vdm_arena_grow(&rec->arena, rec->fields, &rec->fields_cap,
			      rec->fields_count + 1, sizeof(*list));
	if (f == NULL || list == NULL)
		return NULL;
	rec->fields = list;
	f->id = id;
	f->value = vdm_arena_strndup(&rec->arena, value, n);
	if (f->value == NULL)
		return NULL;
	f->state = VDM_STATE_EXPLICIT;
	vdm_field_fit_blank(f);
	list[rec->fields_count++] = f;
	return f;
}

struct vdm_field *
vdm_field_add(struct vdm_record *rec, enum vdm_field_id id, const char *value)
{
	return vdm_field_addn(rec, id, value, strlen(value));
}

void
vdm_fields_settle(struct vdm_record *rec)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		struct vdm_field *f = rec->fields[i];

		/* one value only: what else is stated is kept */
		if (!table[f->id].repeat && f->id != VDM_F_OTHER &&
		    vdm_field_get(rec, f->id, 0) != f) {
			f->name = table[f->id].name;
			f->id = VDM_F_OTHER;
		}
		if (f->label != NULL &&
		    strcmp(f->label, table[f->id].label) == 0)
			f->label = NULL;
	}
}

struct vdm_field *
vdm_field_next(const struct vdm_record *rec, enum vdm_field_id id, size_t *at)
{
	while (*at < rec->fields_count)
		if (rec->fields[(*at)++]->id == id)
			return rec->fields[*at - 1];
	return NULL;
}

struct vdm_field *
vdm_field_get(const struct vdm_record *rec, enum vdm_field_id id, size_t nth)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++)
		if (rec->fields[i]->id == id && nth-- == 0)
			return rec->fields[i];
	return NULL;
}

const char *
vdm_field_name(const struct vdm_field *field)
{
	return field->id == VDM_F_OTHER && field->name != NULL
		   ? field->name
		   : table[field->id].name;
}

const char *
vdm_field_value(const struct vdm_field *field)
{
	return field->value;
}

const char *
vdm_field_norm(const struct vdm_field *field)
{
	return field->norm;
}

enum vdm_state
vdm_field_state(const struct vdm_field *field)
{
	return field->state;
}

unsigned
vdm_field_line(const struct vdm_field *field)
{
	return field->pos.line;
}

const char *
vdm_field_link_name(const struct vdm_field *f, const char *address)
{
	const char *opf = table[f->id].opf;
	const char *scheme = vdm_detail_scheme_of(address);

	return scheme != NULL && strcmp(scheme, "url") != 0 &&
		       (strncmp(opf, "role:", 5) == 0 ||
			strncmp(opf, "creator:", 8) == 0)
		   ? scheme
		   : VDM_DETAIL_LINK;
}

struct vdm_field *
vdm_field_copy(struct vdm_record *to, const struct vdm_field *f)
{
	struct vdm_field *g = vdm_field_add(to, f->id, f->value);
	struct vdm_arena *a = &to->arena;

	if (g == NULL)
		return NULL;
	g->name = vdm_arena_strdup(a, f->name);
	g->label = vdm_arena_strdup(a, f->label);
	g->norm = vdm_arena_strdup(a, f->norm);
	g->role = vdm_arena_strdup(a, f->role);
	g->ref = vdm_arena_strdup(a, f->ref);
	vdm_details_copy(to, &g->details, &f->details);
	g->state = f->state;
	g->cert = f->cert;
	g->pos = f->pos;
	return g;
}
