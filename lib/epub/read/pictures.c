/* SPDX-License-Identifier: MIT */
/* Pictures into the record, and a word about what stays behind. */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "base/limits.h"
#include "base/words.h"
#include "epub/read/reader.h"
#include "picture/picture.h"

static int
starts(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

static int
take(struct vdm_epub_reader *r, const struct vdm_epub_item *it)
{
	const char *path = vdm_epub_media_path(r, it);
	struct vdm_resource *res;
	struct vdm_buf b;
	void *copy;

	if (path == NULL || r->rec->resources_count >= VDM_LIMIT_RESOURCES) {
		vdm_diag(r->sink, VDM_D_EPUB_RESOURCE_DROPPED, NULL, NULL,
			 "the picture \"%.200s\" is not carried: its path "
			 "leaves the container, or there are too many",
			 it->href);
		return 0;
	}
	if (vdm_zip_find(r->zip, it->path) < 0) {
		vdm_diag(r->sink, VDM_D_EPUB_ENTRY_MISSING, NULL, NULL,
			 "the picture \"%.200s\" is not in the container",
			 it->path);
		return 0;
	}
	vdm_buf_init(&b);
	if (vdm_epub_entry(r, it->path, &b) != 0) {
		vdm_buf_fini(&b);
		return errno == ENOMEM ? -1 : 0;
	}
	res = vdm_record_add_resource(r->rec);
	copy = vdm_arena_alloc(&r->rec->arena, b.len + 1);
	if (res == NULL || copy == NULL) {
		vdm_buf_fini(&b);
		return -1;
	}
	if (b.len > 0)
		memcpy(copy, b.data, b.len);
	res->path = vdm_arena_strdup(&r->rec->arena, path);
	res->media_type = vdm_arena_strdup(&r->rec->arena, it->type);
	res->data = copy;
	res->length = b.len;
	vdm_buf_fini(&b);
	return 0;
}

static int
has_cover(const struct vdm_record *rec)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(rec, VDM_F_OTHER, &i)) != NULL)
		if (f->name != NULL && strcmp(f->name, VDM_COVER) == 0)
			return 1;
	return 0;
}

/* The last field before all others of no kind. */
static void
to_front(struct vdm_record *rec)
{
	size_t last = rec->fields_count - 1, i = 0;
	struct vdm_field *f = rec->fields[last];

	while (i < last && rec->fields[i]->id != VDM_F_OTHER)
		i++;
	memmove(&rec->fields[i + 1], &rec->fields[i],
		(last - i) * sizeof(*rec->fields));
	rec->fields[i] = f;
}

/* The picture that the manifest calls the cover's. */
static void
find_cover(struct vdm_epub_reader *r)
{
	size_t i;

	for (i = 0; i < r->items_count && !has_cover(r->rec); i++) {
		const struct vdm_epub_item *it = &r->items[i];
		const char *path;
		struct vdm_field *f;

		if (!vdm_words_have(it->properties, VDM_COVER))
			continue;
		path = vdm_epub_media_path(r, it);
		f = path != NULL ? vdm_field_add(r->rec, VDM_F_OTHER, path)
				 : NULL;
		if (f != NULL) {
			f->name = VDM_COVER;
			to_front(r->rec);
		}
	}
}

/* Sounds and films are larger than pictures: only those that pages play are
 * taken, now that these are known. */
static int
take_played(struct vdm_epub_reader *r)
{
	size_t i;

	for (i = 0; i < r->items_count; i++) {
		const struct vdm_epub_item *it = &r->items[i];

		if (it->shown &&
		    (starts(it->type, "audio/") ||
		     starts(it->type, "video/")) &&
		    take(r, it) != 0)
			return -1;
	}
	return 0;
}

/* Pictures that nothing in the record shows stay behind. */
int
vdm_epub_drop_unused(struct vdm_epub_reader *r)
{
	struct vdm_record *rec = r->rec;
	struct vdm_strmap used;
	struct vdm_buf names;
	size_t i = 0, kept = 0, at, dropped = 0;
	const struct vdm_node *n;
	const struct vdm_field *f;

	if (take_played(r) != 0)
		return -1;
	memset(&used, 0, sizeof(used));
	vdm_buf_init(&names);
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *url = vdm_node_attr(n, "url");

		if (url != NULL)
			vdm_strmap_put(&used, url, 1);
	}
	while ((f = vdm_field_next(rec, VDM_F_OTHER, &i)) != NULL)
		if (f->name != NULL && strcmp(f->name, VDM_COVER) == 0)
			vdm_strmap_put(&used, f->value, 1);
	for (i = 0; i < rec->resources_count; i++) {
		if (vdm_strmap_get(&used, rec->resources[i].path, &at))
			rec->resources[kept++] = rec->resources[i];
		else if (dropped++ < 5)
			vdm_buf_printf(&names, "%s%s", dropped > 1 ? ", " : "",
				       rec->resources[i].path);
	}
	rec->resources_count = kept;
	if (dropped > 0)
		vdm_diag(r->sink, VDM_D_EPUB_RESOURCE_DROPPED, NULL, NULL,
			 "no page shows %zu picture%s of the package, which "
			 "%s not carried (%s%s)",
			 dropped, dropped > 1 ? "s" : "",
			 dropped > 1 ? "are" : "is", vdm_buf_str(&names),
			 dropped > 5 ? " ..." : "");
	at = used.failed;
	vdm_strmap_fini(&used);
	vdm_buf_fini(&names);
	return at ? -1 : 0;
}

int
vdm_epub_read_media(struct vdm_epub_reader *r)
{
	size_t i;

	if (!r->own)
		find_cover(r);

	for (i = 0; i < r->items_count; i++) {
		const struct vdm_epub_item *it = &r->items[i];

		/*
		 * The writer calls its pictures m1, m2, ..., and some of them
		 * have a type that is no picture's, but are the record's all
		 * the same.
		 */
		if (!vdm_epub_is_edition(r, it) &&
		    (starts(it->type, "image/") ||
		     (r->own && it->id[0] == 'm')))
			if (take(r, it) != 0)
				return -1;
	}
	return 0;
}
