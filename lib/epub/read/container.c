/* SPDX-License-Identifier: MIT */
/* Reading an EPUB: the container, the package, then what they lead to. */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "epub/read/reader.h"

#include "base/address.h"
#include "picture/picture.h"

#define NS_ENC "http://www.w3.org/2001/04/xmlenc#"

static int
refuse(struct vdm_epub_reader *r, enum vdm_diag_id id, const char *message)
{
	vdm_diag(r->sink, id, NULL, NULL, "%s", message);
	return -1;
}

/* ---- META-INF ---- */

static int
read_container(struct vdm_epub_reader *r)
{
	const struct vdm_node *root, *n;
	int more = 0;

	root = vdm_epub_dom(r, "META-INF/container.xml");
	if (root == NULL)
		return -1;
	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *path;

		if (!vdm_dom_is(n, VDM_NS_CONTAINER, "rootfile") ||
		    strcmp(vdm_dom_attr(n, "media-type"),
			   "application/oebps-package+xml") != 0)
			continue;
		path = vdm_dom_attr(n, "full-path");
		/* The first is the default rendition (EPUB 3.3, 4.2.6.3.1). */
		if (r->opf_path == NULL && path[0] != '\0')
			r->opf_path = path;
		else
			more++;
	}
	if (r->opf_path == NULL)
		return refuse(r, VDM_D_EPUB_PACKAGE,
			      "the container names no package document; there "
			      "is nothing to read");
	r->several = more > 0;
	if (more > 0)
		vdm_diag(r->sink, VDM_D_EPUB_RENDITIONS, NULL, NULL,
			 "the container has %d more rendition%s, which %s not "
			 "read",
			 more, more > 1 ? "s" : "", more > 1 ? "are" : "is");
	return 0;
}

static int
is_font_mask(const char *algorithm)
{
	return strcmp(algorithm, "http://www.idpf.org/2008/embedding") == 0 ||
	       strcmp(algorithm, "http://ns.adobe.com/pdf/enc#RC") == 0;
}

/* Fonts may be masked; anything else that is encrypted cannot be read. */
static int
check_encryption(struct vdm_epub_reader *r)
{
	const struct vdm_node *root, *n, *m;

	if (vdm_zip_find(r->zip, "META-INF/encryption.xml") < 0)
		return 0;
	root = vdm_epub_dom(r, "META-INF/encryption.xml");
	if (root == NULL)
		return -1;
	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (!vdm_dom_is(n, NS_ENC, "EncryptedData"))
			continue;
		m = vdm_dom_child(n, NS_ENC, "EncryptionMethod");
		if (m == NULL || !is_font_mask(vdm_dom_attr(m, "Algorithm")))
			return refuse(r, VDM_D_EPUB_ENCRYPTED,
				      "parts of the publication are encrypted "
				      "(DRM); it is refused");
	}
	return 0;
}

/* ---- the package ---- */

static size_t
count_children(const struct vdm_node *n, const char *name)
{
	const struct vdm_node *c;
	size_t count = 0;

	for (c = n != NULL ? n->first : NULL; c != NULL; c = c->next)
		count += (size_t)vdm_dom_is(c, VDM_NS_OPF, name);
	return count;
}

/* NULL for what is not in the container: remote, or beyond its root. */
static const char *
resolve(struct vdm_epub_reader *r, const char *base, const char *href)
{
	struct vdm_buf b;
	const char *path = NULL;

	vdm_buf_init(&b);
	if (href[0] != '\0' && vdm_path_resolve(&b, base, href) == 0)
		path = vdm_arena_strdup(&r->work->arena, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return path;
}

/* An ID or IDREF without the white space around it (XML 1.0, 3.3.3). */
static const char *
id_of(struct vdm_epub_reader *r, const struct vdm_node *n, const char *name)
{
	return vdm_arena_trimmed(&r->work->arena, vdm_dom_attr(n, name));
}

static void
read_item(struct vdm_epub_reader *r, const struct vdm_node *n)
{
	struct vdm_epub_item *it = &r->items[r->items_count];

	it->id = id_of(r, n, "id");
	it->href = vdm_dom_attr(n, "href");
	it->type = vdm_dom_attr(n, "media-type");
	it->properties = vdm_dom_attr(n, "properties");
	it->media_overlay = vdm_dom_attr(n, "media-overlay");
	it->path = resolve(r, r->opf_path, it->href);
	vdm_strmap_put(&r->by_id, it->id, r->items_count);
	if (it->path != NULL)
		vdm_strmap_put(&r->by_path, it->path, r->items_count);
	r->items_count++;
}

static int
read_manifest(struct vdm_epub_reader *r)
{
	const struct vdm_node *m =
	    vdm_dom_child(r->package, VDM_NS_OPF, "manifest");
	const struct vdm_node *c;

	if (m == NULL)
		return refuse(r, VDM_D_EPUB_PACKAGE,
			      "the package has no manifest; there is nothing "
			      "to read");
	r->items =
	    vdm_arena_alloc(&r->work->arena, (count_children(m, "item") + 1) *
						 sizeof(*r->items));
	if (r->items == NULL)
		return -1;
	for (c = m->first; c != NULL; c = c->next)
		if (vdm_dom_is(c, VDM_NS_OPF, "item"))
			read_item(r, c);
	return 0;
}

static int
read_spine(struct vdm_epub_reader *r)
{
	const struct vdm_node *s =
	    vdm_dom_child(r->package, VDM_NS_OPF, "spine");
	const struct vdm_node *c;
	size_t at;

	r->spine = vdm_arena_alloc(&r->work->arena,
				   (count_children(s, "itemref") + 1) *
				       sizeof(*r->spine));
	if (r->spine == NULL)
		return -1;
	for (c = s != NULL ? s->first : NULL; c != NULL; c = c->next) {
		const char *id = id_of(r, c, "idref");

		if (!vdm_dom_is(c, VDM_NS_OPF, "itemref"))
			continue;
		if (!vdm_strmap_get(&r->by_id, id, &at)) {
			vdm_diag(r->sink, VDM_D_EPUB_SPINE, &c->pos, NULL,
				 "the spine names \"%.80s\", which the "
				 "manifest does not have; it is not read",
				 id);
			continue;
		}
		/* A document that the spine names twice is read once. */
		if (r->items[at].in_spine)
			continue;
		r->items[at].in_spine = 1;
		r->items[at].linear =
		    strcmp(vdm_dom_attr(c, "linear"), "no") != 0;
		r->spine[r->spine_count++] = at;
	}
	if (r->spine_count == 0)
		return refuse(r, VDM_D_EPUB_PACKAGE,
			      "the spine of the package is empty; there is no "
			      "text to read");
	return 0;
}

/* Whether the package says that it was written here. */
static int
is_own(const struct vdm_epub_reader *r)
{
	const struct vdm_node *c;

	if (strstr(vdm_dom_attr(r->package, "prefix"), VDM_EPUB_TERMS) == NULL)
		return 0;
	for (c = r->metadata != NULL ? r->metadata->first : NULL; c != NULL;
	     c = c->next)
		if (vdm_dom_is(c, VDM_NS_OPF, "meta") &&
		    strcmp(vdm_dom_attr(c, "property"), VDM_EPUB_MARK) == 0)
			return 1;
	return 0;
}

static int
read_package(struct vdm_epub_reader *r)
{
	if (vdm_zip_find(r->zip, r->opf_path) < 0)
		return refuse(r, VDM_D_EPUB_PACKAGE,
			      "the package document that the container names "
			      "is not there; nothing was read");
	r->package = vdm_epub_dom(r, r->opf_path);
	if (r->package == NULL)
		return -1;
	if (!vdm_dom_is(r->package, VDM_NS_OPF, "package"))
		return refuse(r, VDM_D_EPUB_PACKAGE,
			      "the package document is not one of EPUB 2 or "
			      "3; nothing was read");
	r->metadata = vdm_dom_child(r->package, VDM_NS_OPF, "metadata");
	r->own = is_own(r);
	r->volume = !r->own && vdm_zip_find(r->zip, VDM_EPUB_VOLUME) >= 0;
	if (read_manifest(r) != 0 || read_spine(r) != 0)
		return -1;
	return r->by_id.failed || r->by_path.failed ? -1 : 0;
}

/* What else is packed so: a container without META-INF/container.xml. */
static int
refuse_other(struct vdm_epub_reader *r)
{
	static const struct {
		const char *entry, *what;
	} kinds[] = {
	    {"word/document.xml", "a Word document (Office Open XML)"},
	    {"xl/workbook.xml", "an Excel workbook (Office Open XML)"},
	    {"ppt/presentation.xml", "a PowerPoint file (Office Open XML)"},
	    {"[Content_Types].xml", "an Office Open XML file"},
	    {"META-INF/manifest.xml", "an OpenDocument file, of a word "
				      "processor or the like"},
	    {"META-INF/MANIFEST.MF", "a Java archive"},
	    {"index.html", "a packed web page"},
	};
	const char *what = "no EPUB: there is no META-INF/container.xml";
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (vdm_zip_find(r->zip, kinds[i].entry) >= 0) {
			what = kinds[i].what;
			break;
		}
	vdm_diag(r->sink, VDM_D_EPUB_PACKAGE, NULL, NULL,
		 "this is %s; nothing was read%s", what,
		 i < sizeof(kinds) / sizeof(kinds[0])
		     ? ": save it as plain text, Markdown, TEI or EPUB first"
		     : "");
	return -1;
}

/* A volume of ours is read as one book, and is more than that. */
static void
say_volume(struct vdm_epub_reader *r)
{
	size_t records = 0, i;

	for (i = 0; i < r->items_count; i++)
		records += vdm_epub_is_of_volume(r, &r->items[i]);
	vdm_diag(r->sink, VDM_D_EPUB_VOLUME, NULL, NULL,
		 "it is a volume of %zu record%s, read as one book: vidimus "
		 "unbind gives each as it was, with its own people and fields",
		 records, records == 1 ? "" : "s");
}

static int
read_all(struct vdm_epub_reader *r)
{
	if (vdm_zip_find(r->zip, "META-INF/container.xml") < 0)
		return refuse_other(r);
	if (read_container(r) != 0 || check_encryption(r) != 0 ||
	    read_package(r) != 0)
		return -1;
	if (r->options->errors_only && !r->own)
		return vdm_epub_rest_unpack(r);
	if (vdm_epub_read_metadata(r) != 0)
		return -1;
	if (vdm_epub_read_media(r) != 0)
		return -1;
	if (r->own
		? vdm_epub_read_own(r) != 0
		: vdm_epub_read_foreign(r) != 0 || vdm_epub_drop_unused(r) != 0)
		return -1;
	if (r->volume)
		say_volume(r);
	vdm_epub_rest_report(r);
	if (!r->own)
		return 0;
	r->rec->stated = 1;
	r->rec->encoded = 1;
	return r->options->errors_only ? 0 : vdm_epub_check_copies(r);
}

int
vdm_epub_read(struct vdm_record *rec, const char *bytes, size_t length,
	      const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	struct vdm_epub_reader r = {
	    .rec = rec, .options = options, .sink = sink};
	int rc = -1;

	r.zip = vdm_zip_open(bytes, length, sink);
	if (r.zip == NULL)
		return -1;
	r.work = vdm_record_new();
	if (r.work != NULL)
		rc = read_all(&r);
	if (r.work == NULL || r.work->arena.failed || rec->arena.failed) {
		errno = ENOMEM;
		rc = -1;
	}
	vdm_strmap_fini(&r.by_id);
	vdm_strmap_fini(&r.by_path);
	vdm_strmap_fini(&r.metadata_ids);
	vdm_strmap_fini(&r.bound);
	vdm_strmap_fini(&r.refined_ids);
	if (r.work != NULL)
		vdm_record_free(r.work);
	vdm_zip_close(r.zip);
	return rc;
}
