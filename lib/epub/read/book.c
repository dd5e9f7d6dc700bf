/* SPDX-License-Identifier: MIT */
/* What every part of the reader asks of the book: its entries, what refines
 * its metadata, under which path a picture is in the record. */
#include <errno.h>
#include <string.h>

#include "base/address.h"
#include "epub/read/reader.h"

struct vdm_sink
vdm_epub_entry_sink(struct vdm_epub_reader *r, const char *path)
{
	struct vdm_sink s = {0};
	struct vdm_buf b;

	if (r->sink == NULL)
		return s;
	s = *r->sink;
	vdm_buf_init(&b);
	if (s.file != NULL)
		vdm_buf_printf(&b, "%s/", s.file);
	vdm_buf_puts(&b, path);
	if (!b.failed)
		s.file = vdm_arena_strdup(&r->work->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return s;
}

int
vdm_epub_entry(struct vdm_epub_reader *r, const char *path, struct vdm_buf *out)
{
	long at = vdm_zip_find(r->zip, path);

	if (at < 0) {
		vdm_diag(r->sink, VDM_D_EPUB_ENTRY_MISSING, NULL, NULL,
			 "the container has no entry \"%.200s\"; what it "
			 "should hold is missing",
			 path);
		return -1;
	}
	return vdm_zip_read(r->zip, (size_t)at, out, r->sink);
}

struct vdm_node *
vdm_epub_dom_bytes(struct vdm_epub_reader *r, const struct vdm_buf *bytes,
		   const char *path)
{
	struct vdm_sink sink = vdm_epub_entry_sink(r, path);

	return vdm_html_tree(r->work, vdm_buf_str(bytes), bytes->len,
			     r->sink != NULL ? &sink : NULL);
}

struct vdm_node *
vdm_epub_dom(struct vdm_epub_reader *r, const char *path)
{
	struct vdm_node *root = NULL;
	struct vdm_buf bytes;

	vdm_buf_init(&bytes);
	if (vdm_epub_entry(r, path, &bytes) == 0)
		root = vdm_epub_dom_bytes(r, &bytes, path);
	vdm_buf_fini(&bytes);
	return root;
}

struct vdm_node *
vdm_epub_dom_if(struct vdm_epub_reader *r, const char *path)
{
	return vdm_zip_find(r->zip, path) >= 0 ? vdm_epub_dom(r, path) : NULL;
}

const struct vdm_epub_refinement *
vdm_epub_refinements(const struct vdm_epub_reader *r, const char *id)
{
	size_t at;

	return vdm_strmap_get(&r->refined_ids, id, &at) ? &r->refinements[at]
							: NULL;
}

/* What a meta that refines the item says the picture's path is. */
static const char *
stated_path(const struct vdm_epub_reader *r, const struct vdm_epub_item *it)
{
	const struct vdm_epub_refinement *m = vdm_epub_refinements(r, it->id);

	for (; m != NULL; m = m->next) {
		const struct vdm_node *c = m->node;

		if (vdm_dom_is(c, VDM_NS_OPF, "meta") &&
		    strcmp(vdm_dom_attr(c, "property"), "vdm:path") == 0 &&
		    c->first != NULL && c->first->text != NULL)
			return c->first->text;
	}
	return NULL;
}

/* Relative, without "..", whatever the source says. */
static int
is_safe(const char *path)
{
	struct vdm_buf b;
	int safe;

	if (path[0] == '\0' || path[0] == '/' || strchr(path, '\\') != NULL ||
	    strchr(path, ':') != NULL)
		return 0;
	vdm_buf_init(&b);
	safe =
	    vdm_path_resolve(&b, "", path) == 0 && strstr(path, "..") == NULL;
	vdm_buf_fini(&b);
	return safe;
}

const char *
vdm_epub_media_path(struct vdm_epub_reader *r, const struct vdm_epub_item *it)
{
	const char *path = it->path, *slash = strrchr(r->opf_path, '/');
	size_t n = slash != NULL ? (size_t)(slash - r->opf_path) + 1 : 0;

	if (path == NULL)
		return NULL;
	if (r->own) {
		const char *stated = stated_path(r, it);

		if (stated != NULL && is_safe(stated))
			return stated;
	}
	if (n > 0 && strncmp(path, r->opf_path, n) == 0)
		path += n;
	if (r->own && strncmp(path, "media/", strlen("media/")) == 0)
		path += strlen("media/");
	return is_safe(path) ? path : NULL;
}

int
vdm_epub_is_about(const struct vdm_epub_item *it)
{
	const char *slash = strrchr(it->path, '/');

	return strcmp(slash != NULL ? slash + 1 : it->path, "about.xhtml") == 0;
}

int
vdm_epub_is_of_volume(const struct vdm_epub_reader *r,
		      const struct vdm_epub_item *it)
{
	return r->volume && strcmp(it->type, VDM_MEDIA_PACKAGE) == 0;
}

int
vdm_epub_is_edition(const struct vdm_epub_reader *r,
		    const struct vdm_epub_item *it)
{
	return r->own && strncmp(it->id, VDM_EPUB_ID, strlen(VDM_EPUB_ID)) == 0;
}
