/* SPDX-License-Identifier: MIT */
/* What all forms of a volume need while it is written: its records, one at a
 * time, its description with what is where, the pictures beside it. */
#include <errno.h>
#include <string.h>

#include "base/memory.h"
#include "volume/volume.h"

struct vdm_record *
vdm_binding_source(struct vdm_binding *b, size_t source,
		   const struct vdm_sink **sink)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_record *rec = b->load(
	    b->context, source != VDM_VOLUME_NONE ? source : b->volume->sources,
	    sink);

	if (rec == NULL)
		b->refused += vdm_memory_failures() - before;
	return rec;
}

struct vdm_record *
vdm_binding_load(struct vdm_binding *b, size_t at, const struct vdm_sink **sink)
{
	const struct vdm_volume_bound *r = &b->bound[at];
	struct vdm_record *rec = b->whole;

	/* the next text of one corpus */
	if (rec == NULL || b->whole_of != r->source) {
		vdm_record_free(rec);
		rec = vdm_binding_source(b, r->source, &b->whole_sink);
		b->whole = r->text != VDM_VOLUME_NONE ? rec : NULL;
		b->whole_of = r->source;
	}
	*sink = b->whole_sink;
	return rec != NULL && r->text != VDM_VOLUME_NONE
		   ? vdm_record_text(rec, r->text)
		   : rec;
}

void
vdm_binding_table(struct vdm_binding *b, struct vdm_buf *out)
{
	struct vdm_volume table = *b->volume;
	size_t i;

	table.source =
	    vdm_arena_alloc(&b->arena, (b->count + 1) * sizeof(*table.source));
	table.sources = 0;
	/* what it does not have, unbind cannot give back */
	if (!b->form->has_pages)
		table.file_name[VDM_VOLUME_COVER] =
		    table.file_name[VDM_VOLUME_CSS] = NULL;
	for (i = 0; table.source != NULL && i < b->count; i++) {
		const struct vdm_volume_bound *r = &b->bound[i];
		struct vdm_volume_source *s = &table.source[table.sources];

		if (i == b->introduction) {
			table.introduction_format = r->format;
			table.introduction_key = r->key;
			table.introduction_links = r->links;
			continue;
		}
		s->name = r->name;
		s->title = r->source != VDM_VOLUME_NONE
			       ? b->volume->source[r->source].title
			       : NULL;
		s->part = r->part;
		s->key = r->key;
		s->format = r->format;
		s->fragment = r->fragment;
		s->links = r->links;
		table.sources++;
	}
	out->failed |= table.source == NULL;
	vdm_volume_say(&table, 1, out);
}

int
vdm_binding_part_starts(const struct vdm_binding *b, size_t at)
{
	return b->bound[at].part != VDM_VOLUME_NONE &&
	       (at == 0 || b->bound[at - 1].part != b->bound[at].part);
}

int
vdm_binding_pictures(struct vdm_binding *b, const struct vdm_record *rec)
{
	size_t i;
	int rc = 0;

	for (i = 0; i < rec->resources_count && rc == 0; i++) {
		const struct vdm_resource *r = &rec->resources[i];
		char *place = vdm_resource_place(b->options->name, r->path);

		if (place == NULL) {
			errno = ENOMEM;
			return -1;
		}
		if (r->data != NULL)
			rc = vdm_binding_put(b, place, r->data, r->length);
		vdm_free(place);
	}
	return rc;
}
