/* SPDX-License-Identifier: MIT */
/* A hash set of ids with open addressing. */
#include "rules/ids.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void
vdm_ids_init(struct vdm_ids *ids)
{
	memset(ids, 0, sizeof *ids);
}

void
vdm_ids_fini(struct vdm_ids *ids)
{
	free(ids->slot);
	vdm_ids_init(ids);
}

/* FNV-1a */
static size_t
hash(const char *s, size_t n)
{
	uint64_t h = 14695981039346656037u;

	for (size_t i = 0; i < n; i++) {
		h ^= (unsigned char)s[i];
		h *= 1099511628211u;
	}
	return (size_t)(h ^ h >> 32);
}

static struct vdm_id *
slot_for(struct vdm_id *slot, size_t cap, const char *name, size_t length)
{
	size_t i = hash(name, length) & (cap - 1);

	while (slot[i].name != NULL &&
	       (slot[i].length != length ||
		memcmp(slot[i].name, name, length) != 0))
		i = (i + 1) & (cap - 1);
	return &slot[i];
}

static int
grow(struct vdm_ids *ids)
{
	size_t cap = ids->cap == 0 ? 64 : ids->cap * 2;
	struct vdm_id *slot = calloc(cap, sizeof *slot);

	if (slot == NULL) {
		ids->failed = 1;
		return -1;
	}
	for (size_t i = 0; i < ids->cap; i++) {
		const struct vdm_id *old = &ids->slot[i];

		if (old->name != NULL)
			*slot_for(slot, cap, old->name, old->length) = *old;
	}
	free(ids->slot);
	ids->slot = slot;
	ids->cap = cap;
	return 0;
}

const struct vdm_id *
vdm_ids_add(struct vdm_ids *ids, const char *name, size_t length,
	    const void *owner)
{
	struct vdm_id *id;

	if (ids->count * 2 >= ids->cap && grow(ids) != 0)
		return NULL;
	id = slot_for(ids->slot, ids->cap, name, length);
	if (id->name != NULL)
		return id;
	id->name = name;
	id->length = length;
	id->owner = owner;
	ids->count++;
	return NULL;
}

const struct vdm_id *
vdm_ids_find(const struct vdm_ids *ids, const char *name, size_t length)
{
	const struct vdm_id *id;

	if (ids->cap == 0)
		return NULL;
	id = slot_for(ids->slot, ids->cap, name, length);
	return id->name != NULL ? id : NULL;
}
