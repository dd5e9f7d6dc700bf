/* SPDX-License-Identifier: MIT */
/* What all rules of a publication share: its findings, parts and references. */
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "rules/epub/publication.h"

void
vdm_pub_sink(struct vdm_pub *pub, const char *path, struct vdm_sink *out)
{
	struct vdm_buf b;

	*out = *pub->sink;
	vdm_buf_init(&b);
	if (pub->sink->file != NULL)
		vdm_buf_printf(&b, "%s/", pub->sink->file);
	vdm_buf_puts(&b, path);
	out->file = vdm_arena_strdup(&pub->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

int
vdm_pub_read(struct vdm_pub *pub, long entry, struct vdm_buf *out,
	     const struct vdm_sink *sink)
{
	vdm_buf_init(out);
	if (entry < 0)
		return -1;
	return vdm_zip_read(pub->zip, (size_t)entry, out, sink);
}

void
vdm_pub_validate(struct vdm_pub *pub, const struct vdm_part_kind *part,
		 const struct vdm_buf *bytes, const struct vdm_sink *sink)
{
	if (pub->grammar != NULL)
		pub->grammar->validate(pub->grammar->context, part, bytes->data,
				       bytes->len, sink);
}

int
vdm_pub_parse(struct vdm_pub *pub, const char *path,
	      const struct vdm_part_kind *part, struct vdm_xdoc *dom,
	      struct vdm_sink *sink)
{
	long entry = vdm_zip_find(pub->zip, path);
	struct vdm_buf b;
	int rc = -1;

	memset(dom, 0, sizeof *dom);
	if (entry < 0)
		return -1;
	vdm_pub_sink(pub, path, sink);
	if (vdm_pub_read(pub, entry, &b, sink) == 0 &&
	    (rc = vdm_xdoc_parse(dom, b.data, b.len, sink)) == 0 &&
	    part != NULL)
		vdm_pub_validate(pub, part, &b, sink);
	vdm_buf_fini(&b);
	return rc == 0 && dom->root != NULL ? 0 : -1;
}

void
vdm_pub_list(struct vdm_pub *pub, const char *path)
{
	long entry = path != NULL ? vdm_zip_find(pub->zip, path) : -1;

	if (entry >= 0 && pub->names_count > 0)
		pub->listed[entry] = 1;
}

const struct vdm_xdoc_node *
vdm_pkg_meta(const struct vdm_pkg *pkg, const struct vdm_xdoc_node *after,
	     const char *property)
{
	const struct vdm_xdoc_node *el =
	    after != NULL ? vdm_xdoc_next(after, NS_OPF, "meta")
			  : vdm_xdoc_child(pkg->metadata, NS_OPF, "meta");

	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		const char *said = vdm_xdoc_get(el, "", "property");

		if (said != NULL && strcmp(said, property) == 0)
			break;
	}
	return el;
}

struct vdm_item *
vdm_pkg_item(struct vdm_pkg *pkg, const char *path)
{
	size_t i;

	return vdm_strmap_get(&pkg->by_path, path, &i) ? &pkg->items[i] : NULL;
}

struct vdm_item *
vdm_pkg_item_by_id(struct vdm_pkg *pkg, const char *id)
{
	size_t i;

	return vdm_strmap_get(&pkg->by_id, id, &i) ? &pkg->items[i] : NULL;
}

const struct vdm_xdoc *
vdm_item_dom(struct vdm_pkg *pkg, struct vdm_item *item)
{
	struct vdm_buf b;

	if (item->parsed == 0) {
		item->parsed = -1;
		if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0 &&
		    vdm_xdoc_parse(&item->dom, b.data, b.len, &item->sink) == 0)
			item->parsed = 1;
		vdm_buf_fini(&b);
	}
	return item->parsed == 1 && item->dom.root != NULL ? &item->dom : NULL;
}

void
vdm_item_validate(struct vdm_pkg *pkg, struct vdm_item *item,
		  const struct vdm_part_kind *part, const struct vdm_buf *bytes)
{
	const struct vdm_part_grammar *g = pkg->pub->grammar;
	struct vdm_xdoc_listener also = {0};

	if (item->parsed != 0) {
		vdm_pub_validate(pkg->pub, part, bytes, &item->sink);
		return;
	}
	if (g != NULL) {
		also.hears = g->hears;
		also.context = g->begin(g->context, part, &item->sink);
	}
	item->parsed = vdm_xdoc_parse_heard(&item->dom, bytes->data, bytes->len,
					    also.context != NULL ? &also : NULL,
					    &item->sink) == 0
			   ? 1
			   : -1;
	if (also.context != NULL)
		g->end(also.context, also.whole);
}

void
vdm_add_ref(struct vdm_pkg *pkg, struct vdm_item *from,
	    const struct vdm_xdoc_node *at, const char *base, const char *href,
	    enum vdm_ref_kind kind, int fallback)
{
	struct vdm_arena *a = &pkg->pub->arena;
	struct vdm_ref *refs, *ref;

	if (href == NULL)
		return;
	refs = vdm_arena_grow(a, pkg->refs, &pkg->refs_cap, pkg->refs_count + 1,
			      sizeof *refs);
	if (refs == NULL)
		return;
	pkg->refs = refs;
	ref = &refs[pkg->refs_count];
	memset(ref, 0, sizeof *ref);
	ref->from = from;
	ref->at = at;
	if (at != NULL)
		ref->pos = at->pos;
	ref->kind = kind;
	ref->fallback = fallback;
	if (vdm_url_resolve(a, base, href, &ref->url) == 0)
		pkg->refs_count++;
}

void
vdm_bad_collection(const struct vdm_sink *sink, const struct vdm_xdoc_node *el,
		   const char *what)
{
	vdm_diag(sink, VDM_D_EPUB_COLLECTION, el != NULL ? &el->pos : NULL,
		 NULL, "%s", what);
}

void
vdm_check_typed(const struct vdm_item *item, const struct vdm_xdoc_node *n,
		const struct vdm_typed *rows, size_t count, const char *what)
{
	for (size_t i = 0; i < count; i++)
		if (vdm_is_typed(n, rows[i].type) &&
		    !vdm_words_have(rows[i].elements, n->name))
			vdm_diag(&item->sink, VDM_D_EPUB_COLLECTION, &n->pos,
				 NULL,
				 "a part of %s cannot be this element: \"%s\" "
				 "of the type %s",
				 what, n->name, rows[i].type);
}
