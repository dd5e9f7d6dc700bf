/* SPDX-License-Identifier: MIT */
/*
 * What may travel with a record. A document names files, and whoever converts
 * it publishes them: so only what is a picture, a sound, a film or a font by
 * its bytes goes along, without what runs, under a name that is safe
 * everywhere.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/memory.h"
#include "picture/media.h"
#include "picture/picture.h"

struct vetting {
	struct vdm_record *rec;
	const struct vdm_sink *sink;
	struct vdm_strmap taken; /* paths in use, case and composition folded */
	struct vdm_strmap renamed; /* old path to the resource's index */
};

static int
refuse(struct vetting *v, const struct vdm_resource *r, const char *why)
{
	vdm_diag(v->sink, VDM_D_PICTURE_FOREIGN, NULL, NULL,
		 "\"%.200s\" is %s: it is not carried, the reference stays",
		 r->path, why);
	return -1;
}

/* A drawing that runs or reaches out is replaced by one that does not. */
static int
vet_drawing(struct vetting *v, struct vdm_resource *r)
{
	struct vdm_svg_found found;
	struct vdm_buf safe;
	char *data;
	int rc;

	vdm_buf_init(&safe);
	rc = vdm_svg_make_safe(&safe, r->data, r->length, &found);
	if (rc < 0 && errno != ENOMEM)
		rc = refuse(v, r, "a drawing that is not well-formed");
	if (rc > 0) {
		data = vdm_arena_strdup(&v->rec->arena, vdm_buf_str(&safe));
		if (data != NULL && !safe.failed) {
			r->data = data;
			r->length = safe.len;
		}
		if (found.scripts + found.handlers + found.addresses > 0)
			vdm_diag(v->sink, VDM_D_PICTURE_ACTIVE, NULL, NULL,
				 "\"%.200s\" is carried without what runs or "
				 "reaches out of it: %u elements, %u handlers, "
				 "%u addresses",
				 r->path, found.scripts, found.handlers,
				 found.addresses);
	}
	v->rec->arena.failed |= safe.failed;
	vdm_buf_fini(&safe);
	return rc < 0 ? -1 : 0;
}

/* The path as file systems see it that fold case and composition; in the
 * arena. */
static char *
key_of(struct vdm_record *rec, const char *path)
{
	char *s = vdm_path_folded(path);
	char *key = vdm_arena_strdup(&rec->arena, s != NULL ? s : path);

	vdm_free(s);
	return key;
}

/* A number between the name and its ending. */
static void
put_numbered(struct vdm_buf *out, const char *path, unsigned n)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(path, '.');

	if (dot == NULL || (slash != NULL && dot < slash))
		dot = path + strlen(path);
	vdm_buf_put(out, path, (size_t)(dot - path));
	vdm_buf_printf(out, "-%u%s", n, dot);
}

/* A name that does not say what a file is by its bytes gets one behind it: a
 * picture that is called a page would be opened as one. */
static void
put_ending(struct vdm_buf *name, const char *type)
{
	const char *ext = vdm_media_extension(type);

	if (ext == NULL || vdm_media_has_extension(type, vdm_buf_str(name)))
		return;
	vdm_buf_putc(name, '.');
	vdm_buf_put(name, ext, strcspn(ext, " "));
}

static void
vet_name(struct vetting *v, struct vdm_resource *r, size_t index)
{
	struct vdm_buf tame, path;
	const char *key;
	size_t *last = NULL; /* number of those that would be called so */

	vdm_buf_init(&tame);
	vdm_buf_init(&path);
	vdm_media_tame(&tame, r->path);
	put_ending(&tame, r->media_type);
	vdm_buf_puts(&path, vdm_buf_str(&tame));
	while ((key = key_of(v->rec, vdm_buf_str(&path))) != NULL &&
	       vdm_strmap_get(&v->taken, key, NULL)) {
		if (last == NULL)
			last = vdm_strmap_value(&v->taken, key);
		vdm_buf_clear(&path);
		put_numbered(&path, vdm_buf_str(&tame), (unsigned)++*last);
	}
	if (key != NULL)
		vdm_strmap_put(&v->taken, key, 1);
	if (!path.failed && strcmp(vdm_buf_str(&path), r->path) != 0) {
		vdm_diag(v->sink, VDM_D_PICTURE_RENAMED, NULL, NULL,
			 "\"%.200s\" is carried as \"%.200s\", a name that is "
			 "safe everywhere and says what it is; what refers to "
			 "it follows",
			 r->path, vdm_buf_str(&path));
		vdm_strmap_put(&v->renamed, r->path, index);
		r->path = vdm_arena_strdup(&v->rec->arena, vdm_buf_str(&path));
	}
	v->rec->arena.failed |= path.failed || tame.failed;
	vdm_buf_fini(&path);
	vdm_buf_fini(&tame);
}

static const char *
new_name(const struct vetting *v, const char *old)
{
	size_t at;

	if (old == NULL || !vdm_strmap_get(&v->renamed, old, &at))
		return NULL;
	return v->rec->resources[at].path;
}

static void
follow(struct vetting *v)
{
	struct vdm_record *rec = v->rec;
	struct vdm_node *n;
	struct vdm_field *f;
	const char *path;
	size_t i = 0;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root)) {
		path = new_name(v, vdm_node_attr(n, "url"));
		if (path != NULL)
			vdm_node_set(rec, n, "url", path);
	}
	while ((f = vdm_field_next(rec, VDM_F_OTHER, &i)) != NULL) {
		path = f->name != NULL && strcmp(f->name, VDM_COVER) == 0
			   ? new_name(v, f->value)
			   : NULL;
		if (path != NULL)
			f->value = path;
	}
}

void
vdm_pictures_vet(struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct vetting v = {.rec = rec, .sink = sink};
	struct vdm_buf why;
	size_t i, kept = 0;

	for (i = 0; i < rec->resources_count; i++) {
		struct vdm_resource r = rec->resources[i];

		r.media_type = vdm_media_type(r.data, r.length);
		if (r.media_type == NULL) {
			vdm_buf_init(&why);
			vdm_media_say_what(&why, r.data, r.length);
			refuse(&v, &r, vdm_buf_str(&why));
			vdm_buf_fini(&why);
			continue;
		}
		if (strcmp(r.media_type, "image/svg+xml") == 0 &&
		    vet_drawing(&v, &r) != 0)
			continue;
		vet_name(&v, &r, kept);
		rec->resources[kept++] = r;
	}
	rec->resources_count = kept;
	if (v.renamed.count > 0)
		follow(&v);
	rec->arena.failed |= v.taken.failed || v.renamed.failed;
	vdm_strmap_fini(&v.taken);
	vdm_strmap_fini(&v.renamed);
}
