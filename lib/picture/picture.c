/* SPDX-License-Identifier: MIT */
/* Pictures that a document names and that travel with the record. */
#include "picture/picture.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"
#include "picture/media.h"

const struct vdm_resource *
vdm_picture_find(const struct vdm_record *rec, const char *path)
{
	size_t i;

	for (i = 0; path != NULL && i < rec->resources_count; i++)
		if (strcmp(rec->resources[i].path, path) == 0)
			return &rec->resources[i];
	return NULL;
}

/* A URL's path as a file's in the folder: escapes decoded, "." and ".." taken
 * out where they stay in it. */
static void
file_path(struct vdm_buf *out, const char *url, const char *base)
{
	struct vdm_buf raw;

	vdm_buf_init(&raw);
	while (strncmp(url, "./", 2) == 0)
		url += 2;
	vdm_address_decode(&raw, url, strcspn(url, "?#"));
	if (strstr(vdm_buf_str(&raw), "./") == NULL ||
	    vdm_file_settle(out, base, vdm_buf_str(&raw)) != 0)
		vdm_buf_puts(out, vdm_buf_str(&raw));
	out->failed |= raw.failed;
	vdm_buf_fini(&raw);
}

/* The length of "NAME_files/" at the beginning of a path, NAME being the
 * document's: what our writers put pictures under. 0 if it is not there. */
static size_t
own_folder(const char *path, const char *name)
{
	const char *base = name != NULL ? strrchr(name, '/') : NULL;
	const char *dot;
	size_t n;

	if (name == NULL)
		return 0;
	base = base != NULL ? base + 1 : name;
	dot = strrchr(base, '.');
	n = dot != NULL && dot > base ? (size_t)(dot - base) : strlen(base);
	if (strncmp(path, base, n) != 0 || strncmp(path + n, "_files/", 7) != 0)
		return 0;
	return n + 7;
}

/* What became of a file that was named and could not be read. */
static void
say_left(int why, const char *url, const struct vdm_pos *pos,
	 const struct vdm_sink *sink)
{
	if (why == EPERM)
		vdm_diag(sink, VDM_D_PICTURE_HIDDEN, pos, NULL,
			 "\"%.200s\" is hidden, or lies in a hidden folder: it "
			 "is not opened, the reference stays",
			 url);
	else if (why == EACCES)
		vdm_diag(sink, VDM_D_PICTURE_OUTSIDE, pos, NULL,
			 "\"%.200s\" lies outside the document's folder; it "
			 "stays a reference",
			 url);
	else if (why == ENODEV || why == EFBIG)
		vdm_diag(sink, VDM_D_PICTURE_REFUSED, pos, NULL,
			 "\"%.200s\" is no regular file, or larger than a "
			 "picture may be: it is not carried, the reference "
			 "stays",
			 url);
	else
		vdm_diag(sink, VDM_D_PICTURE_MISSING, pos, NULL,
			 "\"%.200s\" is not there; it stays a reference", url);
}

/* 0, or why not. What is not there, or no picture, counts as read all the same:
 * when it comes, or is another file, the record is another one. */
static int
read_beside(struct vdm_record *rec, const char *base, const char *path,
	    struct vdm_buf *bytes)
{
	int why = 0;

	if (vdm_file_read_within(base, path, VDM_LIMIT_ZIP_ENTRY, bytes) != 0)
		why = errno;
	if (why == 0 || why == ENOENT)
		vdm_record_add_source(rec, base, path);
	return why;
}

static void
say_none(const struct vdm_buf *bytes, const char *url,
	 const struct vdm_pos *pos, const struct vdm_sink *sink)
{
	struct vdm_buf why;

	vdm_buf_init(&why);
	vdm_media_say_what(&why, bytes->data, bytes->len);
	vdm_diag(sink, VDM_D_PICTURE_REFUSED, pos, NULL,
		 "\"%.200s\" is %s: it is not carried, the reference stays",
		 url, vdm_buf_str(&why));
	vdm_buf_fini(&why);
}

static const char *
load(struct vdm_record *rec, const char *path,
     const struct vdm_read_options *options, const char *url,
     const struct vdm_pos *pos, const struct vdm_sink *sink)
{
	const char *kept = path + own_folder(path, options->name);
	const struct vdm_resource *known = vdm_picture_find(rec, kept);
	struct vdm_resource *r;
	const struct vdm_resource *given = NULL;
	struct vdm_buf bytes;
	char *data = NULL;
	int why = 0;

	if (known != NULL)
		return known->path;
	if (rec->resources_count >= VDM_LIMIT_RESOURCES)
		return NULL;
	vdm_buf_init(&bytes);
	if (options->beside != NULL)
		given = vdm_picture_find(options->beside, path);
	if (given != NULL)
		vdm_buf_put(&bytes, given->data, given->length);
	if (given == NULL && options->base == NULL)
		return NULL;
	if (given == NULL)
		why = read_beside(rec, options->base, path, &bytes);
	if (why != 0) {
		say_left(why, url, pos, sink);
	} else if (vdm_media_type(bytes.data, bytes.len) == NULL) {
		say_none(&bytes, url, pos, sink);
	} else {
		data = vdm_arena_alloc(&rec->arena, bytes.len + 1);
	}
	r = data != NULL ? vdm_record_add_resource(rec) : NULL;
	if (r != NULL) {
		memcpy(data, vdm_buf_str(&bytes), bytes.len);
		r->path = vdm_arena_strdup(&rec->arena, kept);
		r->data = data;
		r->length = bytes.len;
	}
	vdm_buf_fini(&bytes);
	return r != NULL ? r->path : NULL;
}

void
vdm_picture_say_part(const char *url, const struct vdm_pos *pos,
		     const struct vdm_sink *sink)
{
	size_t n = strcspn(url, "?#");

	if (url[n] != '\0' && url[n + 1] != '\0')
		vdm_diag(sink, VDM_D_PICTURE_PART, pos, url + n,
			 "of \"%.200s\" the whole picture is carried: what "
			 "follows its name is not",
			 url);
}

const char *
vdm_picture_load(struct vdm_record *rec, const char *url,
		 const struct vdm_read_options *options,
		 const struct vdm_pos *pos, const struct vdm_sink *sink)
{
	const char *path = NULL;
	struct vdm_buf b;

	if (url == NULL || *url == '\0' || *url == '#')
		return NULL;
	if (strncmp(url, "data:", 5) == 0)
		return NULL;
	if (vdm_address_is_remote(url)) {
		vdm_diag(sink, VDM_D_PICTURE_REMOTE, pos, NULL,
			 "\"%s\" is elsewhere and is not fetched; it stays a "
			 "reference",
			 url);
		return NULL;
	}
	if (options->base == NULL && options->beside == NULL)
		return NULL;
	vdm_buf_init(&b);
	file_path(&b, url, options->base);
	if (!b.failed)
		path = load(rec, vdm_buf_str(&b), options, url, pos, sink);
	if (path != NULL)
		vdm_picture_say_part(url, pos, sink);
	vdm_buf_fini(&b);
	return path;
}

static int
is_cover(const struct vdm_field *f)
{
	return f->id == VDM_F_OTHER && f->name != NULL &&
	       strcmp(f->name, VDM_COVER) == 0;
}

static int
is_picture(const struct vdm_node *n)
{
	return vdm_node_is(n, "graphic") || vdm_node_is(n, "media");
}

void
vdm_pictures_load(struct vdm_record *rec,
		  const struct vdm_read_options *options,
		  const struct vdm_sink *sink)
{
	struct vdm_node *n;
	struct vdm_field *f;
	size_t i = 0;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root)) {
		const char *url, *path;

		if (!is_picture(n))
			continue;
		url = vdm_node_attr(n, "url");
		path = vdm_picture_load(rec, url, options, &n->pos, sink);
		if (path != NULL && strcmp(path, url) != 0)
			vdm_node_set(rec, n, "url", path);
	}
	while ((f = vdm_field_next(rec, VDM_F_OTHER, &i)) != NULL) {
		const char *path = NULL;

		if (is_cover(f))
			path = vdm_picture_load(rec, f->value, options, &f->pos,
						sink);
		if (path != NULL)
			f->value = path;
	}
}

/* A file's path as an address: what would mean something in it, or may not
 * stand there, percent-encoded. */
static void
address_of(struct vdm_buf *out, const char *path)
{
	for (; *path != '\0'; path++) {
		unsigned char c = (unsigned char)*path;

		if (c <= ' ' || strchr("%#?:<>\"{}|\\^`[]\x7F", c) != NULL)
			vdm_buf_printf(out, "%%%02X", c);
		else
			vdm_buf_putc(out, (char)c);
	}
}

/* The address of the picture of that path beside an output, or (no name) as it
 * is called in the record; in `rec`'s arena. NULL: it is no picture of `from`,
 * or there is no memory. */
static const char *
place_of(struct vdm_record *rec, const struct vdm_record *from,
	 const char *path, const char *name, int escape)
{
	const char *kept = path, *out = NULL;
	char *place = NULL;
	struct vdm_buf address;

	if (vdm_picture_find(from, path) == NULL)
		return NULL;
	vdm_buf_init(&address);
	if (name != NULL) {
		kept = place = vdm_resource_place(name, path);
		if (place == NULL)
			rec->arena.failed = 1;
	}
	if (kept != NULL && escape) {
		address_of(&address, kept);
		kept = vdm_buf_str(&address);
	}
	if (kept != NULL && !address.failed)
		out = vdm_arena_strdup(&rec->arena, kept);
	rec->arena.failed |= address.failed;
	vdm_free(place);
	vdm_buf_fini(&address);
	return out;
}

static void
place_fields(struct vdm_record *copy, const struct vdm_record *rec,
	     const char *name)
{
	struct vdm_field **list;
	size_t i;

	list = vdm_arena_alloc(&copy->arena,
			       (rec->fields_count + 1) * sizeof(*list));
	for (i = 0; list != NULL && i < rec->fields_count; i++) {
		struct vdm_field *f = rec->fields[i];
		const char *place = is_cover(f) && name != NULL
					? place_of(copy, rec, f->value, name, 0)
					: NULL;

		list[i] = place != NULL
			      ? vdm_arena_alloc(&copy->arena, sizeof(*f))
			      : f;
		if (list[i] == NULL)
			return;
		if (place != NULL) {
			*list[i] = *f;
			list[i]->value = place;
		}
	}
	copy->fields = list;
}

int
vdm_pictures_place(struct vdm_record *copy, const struct vdm_record *rec,
		   const char *name, int escape)
{
	struct vdm_node *n;

	*copy = *rec;
	vdm_arena_init(&copy->arena);
	copy->root = vdm_node_copy_sharing(copy, rec->root);
	if (copy->root != NULL)
		vdm_node_settle(copy->root);
	for (n = copy->root; n != NULL; n = vdm_node_step(n, copy->root)) {
		const char *place =
		    is_picture(n) ? place_of(copy, rec, vdm_node_attr(n, "url"),
					     name, escape)
				  : NULL;

		if (place != NULL)
			vdm_node_set(copy, n, "url", place);
	}
	place_fields(copy, rec, name);
	if (copy->arena.failed) {
		errno = ENOMEM;
		return -1;
	}
	return 0;
}
