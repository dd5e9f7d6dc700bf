/* SPDX-License-Identifier: MIT */
/* The record as a whole. */
#include "record/record.h"

#include <stdlib.h>

#include "base/budget.h"
#include "base/memory.h"

struct vdm_record *
vdm_record_new(void)
{
	struct vdm_record *rec = vdm_calloc(1, sizeof(*rec));

	if (rec == NULL)
		return NULL;
	vdm_arena_init(&rec->arena);
	rec->root = vdm_node_element(rec, "TEI");
	if (rec->root == NULL) {
		vdm_record_free(rec);
		return NULL;
	}
	return rec;
}

void
vdm_record_forget(struct vdm_record *rec)
{
	if (rec->seen != NULL)
		rec->seen_free(rec->seen);
	rec->seen = NULL;
}

void
vdm_record_free(struct vdm_record *rec)
{
	if (rec == NULL)
		return;
	vdm_record_forget(rec);
	vdm_arena_fini(&rec->arena);
	vdm_free(rec);
}

static struct vdm_node *
child_made(struct vdm_record *rec, struct vdm_node *parent, const char *name)
{
	struct vdm_node *n = vdm_node_child(parent, name);

	return n != NULL ? n : vdm_node_add(rec, parent, name, NULL);
}

struct vdm_node *
vdm_record_body(struct vdm_record *rec)
{
	struct vdm_node *text = child_made(rec, rec->root, "text");

	return text != NULL ? child_made(rec, text, "body") : NULL;
}

struct vdm_node *
vdm_record_header(const struct vdm_record *rec)
{
	return vdm_node_child(rec->root, "teiHeader");
}

struct vdm_resource *
vdm_record_add_resource(struct vdm_record *rec)
{
	struct vdm_resource *list =
	    vdm_arena_grow(&rec->arena, rec->resources, &rec->resources_cap,
			   rec->resources_count + 1, sizeof(*list));

	if (list == NULL)
		return NULL;
	rec->resources = list;
	return &list[rec->resources_count++];
}

struct vdm_unit *
vdm_record_add_unit(struct vdm_record *rec)
{
	struct vdm_unit *list =
	    vdm_arena_grow(&rec->arena, rec->units, &rec->units_cap,
			   rec->units_count + 1, sizeof(*list));

	if (list == NULL)
		return NULL;
	rec->units = list;
	return &list[rec->units_count++];
}

void
vdm_record_add_source(struct vdm_record *rec, const char *base,
		      const char *path)
{
	const char **list =
	    vdm_arena_grow(&rec->arena, rec->sources, &rec->sources_cap,
			   rec->sources_count + 1, sizeof(*list));
	size_t n = base != NULL ? strlen(base) + 1 : 0, m = strlen(path) + 1;
	char *full = vdm_arena_chars(&rec->arena, n + m);

	if (list == NULL || full == NULL)
		return;
	if (n > 0) {
		memcpy(full, base, n - 1);
		full[n - 1] = '/';
	}
	memcpy(full + n, path, m);
	rec->sources = list;
	list[rec->sources_count++] = full;
}

void
vdm_record_add_inclusion(struct vdm_record *rec, const char *base,
			 const char *name, int fell_back)
{
	struct vdm_inclusion *list =
	    vdm_arena_grow(&rec->arena, rec->inclusions, &rec->inclusions_cap,
			   rec->inclusions_count + 1, sizeof(*list));
	const char *copy = vdm_arena_strdup(&rec->arena, name);

	if (rec->inclusions_base == NULL)
		rec->inclusions_base = vdm_arena_strdup(&rec->arena, base);
	if (list == NULL || copy == NULL)
		return;
	rec->inclusions = list;
	list[rec->inclusions_count].name = copy;
	list[rec->inclusions_count++].fell_back = fell_back;
}

const struct vdm_inclusion *
vdm_record_inclusion(const struct vdm_record *rec, const char *name)
{
	size_t i;

	for (i = 0; i < rec->inclusions_count; i++)
		if (strcmp(rec->inclusions[i].name, name) == 0)
			return &rec->inclusions[i];
	return NULL;
}

const char *
vdm_record_source(const struct vdm_record *rec, size_t index)
{
	return index < rec->sources_count ? rec->sources[index] : NULL;
}

const struct vdm_node *
vdm_record_root(const struct vdm_record *rec)
{
	return rec->root;
}

size_t
vdm_record_people(const struct vdm_record *rec)
{
	return rec->people_count;
}

const struct vdm_person *
vdm_record_person(const struct vdm_record *rec, size_t index)
{
	return index < rec->people_count ? rec->people[index] : NULL;
}

const char *
vdm_record_language(const struct vdm_record *rec)
{
	return rec->language;
}

size_t
vdm_record_fields(const struct vdm_record *rec)
{
	return rec->fields_count;
}

const struct vdm_field *
vdm_record_field(const struct vdm_record *rec, size_t index)
{
	return index < rec->fields_count ? rec->fields[index] : NULL;
}

size_t
vdm_record_resources(const struct vdm_record *rec)
{
	return rec->resources_count;
}

int
vdm_record_resource(const struct vdm_record *rec, size_t index,
		    const char **path, const void **bytes, size_t *length)
{
	*path = NULL;
	*bytes = NULL;
	*length = 0;
	if (index >= rec->resources_count)
		return -1;
	*path = rec->resources[index].path;
	*bytes = rec->resources[index].data;
	*length = rec->resources[index].length;
	return 0;
}

void
vdm_record_bound(struct vdm_budget *budget, const struct vdm_record *rec,
		 const struct vdm_record *other)
{
	size_t length = 0, taken = 0;

	for (; rec != NULL; rec = other, other = NULL) {
		if (rec->source == 0) {
			length = 0;
			break;
		}
		length += rec->source + (rec->arena.used - rec->taken);
		taken += rec->taken;
	}
	vdm_budget_enter(budget, length, taken);
}
