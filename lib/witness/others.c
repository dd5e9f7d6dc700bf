/* SPDX-License-Identifier: MIT */
/* Open addressing by the words' own hashes. */
#include "base/memory.h"
#include "witness/others.h"
#include "witness/testimony.h"

static struct vdm_other *
find(const struct vdm_others *o, uint32_t hash, size_t length)
{
	size_t at = hash & (o->cap - 1);

	while (o->row[at].places != 0 &&
	       (o->row[at].hash != hash || o->row[at].length != length))
		at = (at + 1) & (o->cap - 1);
	return &o->row[at];
}

static void
grow(struct vdm_others *o)
{
	struct vdm_others more = {NULL, o->count, o->cap > 0 ? 2 * o->cap : 256,
				  0};
	size_t i;

	more.row = vdm_calloc(more.cap, sizeof(*more.row));
	if (more.row == NULL) {
		o->failed = 1;
		return;
	}
	for (i = 0; i < o->cap; i++)
		if (o->row[i].places != 0)
			*find(&more, o->row[i].hash, o->row[i].length) =
			    o->row[i];
	vdm_free(o->row);
	*o = more;
}

void
vdm_others_add(struct vdm_others *o, uint32_t hash, size_t length,
	       unsigned place)
{
	struct vdm_other *row;

	if (2 * o->count >= o->cap)
		grow(o);
	if (o->failed)
		return;
	row = find(o, hash, length);
	o->count += row->places == 0;
	row->hash = hash;
	row->length = (uint16_t)length;
	row->places |= (uint16_t)(1u << place);
	row->count += place != VDM_PLACE_IMPLIED;
}

unsigned
vdm_others_places(const struct vdm_others *o, uint32_t hash, size_t length)
{
	return o->cap > 0 ? find(o, hash, length)->places : 0;
}

void
vdm_others_fini(struct vdm_others *o)
{
	vdm_free(o->row);
}

size_t
vdm_others_count(const struct vdm_others *o, uint32_t hash, size_t length)
{
	return o->cap > 0 ? find(o, hash, length)->count : 0;
}
