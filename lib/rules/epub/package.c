/* SPDX-License-Identifier: MIT */
/* Reads a package document into items and their order, checking as it goes. */
#include <string.h>
#include <strings.h>

#include "base/words.h"
#include "rules/epub/publication.h"

/* ---- version ---------------------------------------------------------- */

static int
find_version(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *root = pkg->dom.root;
	const char *v;

	if (root == NULL)
		return -1;
	v = vdm_xdoc_get(root, "", "version");
	if (vdm_xdoc_is(root, NS_OPF, "package") && v != NULL) {
		if (strcmp(v, "2.0") == 0)
			pkg->version = 2;
		else if (strncmp(v, "3.", 2) == 0)
			pkg->version = 3;
	}
	if (pkg->version != 0)
		return 0;
	vdm_diag(&pkg->sink, VDM_D_EPUB_VERSION, &root->pos, NULL,
		 "the package is of no version that is supported (2.0, 3.0); "
		 "nothing else in it was checked");
	return -1;
}

/* ---- the manifest ----------------------------------------------------- */

static void
check_item_url(struct vdm_pkg *pkg, struct vdm_item *item, const char *href)
{
	const struct vdm_pos *pos = &item->el->pos;

	switch (item->url.kind) {
	case VDM_URL_LOCAL:
		break;
	case VDM_URL_REMOTE:
		if (strpbrk(href + strspn(href, " \t\r\n"), " \t\r\n") != NULL)
			vdm_diag(&pkg->sink, VDM_D_EPUB_URL, pos, NULL,
				 "the item's address \"%.200s\" holds white "
				 "space",
				 href);
		return;
	case VDM_URL_DATA:
		if (pkg->version == 3) /* 3.7; see the spine */
			return;
		/* fall through */
	case VDM_URL_LEAVES:
	case VDM_URL_ABSOLUTE:
	case VDM_URL_FILE:
	case VDM_URL_OTHER:
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, pos, NULL,
			 "the item's address \"%.200s\" is not a path inside "
			 "the container",
			 href);
		return;
	}
	if (item->url.query)
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, pos, NULL,
			 "the item's address \"%.200s\" has a query", href);
	if (item->url.fault != NULL)
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, pos, NULL,
			 "the item's address \"%.200s\" %s", href,
			 item->url.fault);
	if (pkg->pub->alone)
		vdm_check_name(&pkg->sink, item->url.path, pkg->version);
	if (item->url.fragment != NULL)
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, pos, NULL,
			 "the item's address \"%.200s\" is not of a file alone",
			 href);
	if (pkg->version == 3 && strncmp(item->url.path, "META-INF/", 9) == 0)
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, pos, NULL,
			 "\"%.200s\" lies in META-INF, which is not for "
			 "publication resources",
			 href);
	if (strcmp(item->url.path, pkg->path) == 0)
		vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, pos, NULL,
			 "the manifest lists the package itself");
	else if (item->entry < 0)
		vdm_diag(&pkg->sink, VDM_D_EPUB_RESOURCE_MISSING, pos, NULL,
			 "\"%.200s\" is listed but not in the container: "
			 "readers will miss it",
			 href);
}

static void
read_item(struct vdm_pkg *pkg, struct vdm_item *item,
	  const struct vdm_xdoc_node *el)
{
	struct vdm_arena *a = &pkg->pub->arena;
	const char *href = vdm_xdoc_get(el, "", "href");
	const char *media = vdm_xdoc_get(el, "", "media-type");

	item->el = el;
	item->id = vdm_xdoc_get(el, "", "id");
	item->properties = vdm_xdoc_get(el, "", "properties");
	item->media = vdm_media_base(a, media != NULL ? media : "");
	item->entry = -1;
	item->sink = pkg->sink;
	if (href == NULL ||
	    vdm_url_resolve(a, pkg->path, href, &item->url) != 0)
		return;
	if (item->url.kind == VDM_URL_LOCAL) {
		item->entry = vdm_zip_find(pkg->pub->zip, item->url.path);
		vdm_pub_sink(pkg->pub, item->url.path, &item->sink);
	}
	check_item_url(pkg, item, href);
}

/* Each file once: a second item of it is said, and its file not read again. */
static void
name_item(struct vdm_pkg *pkg, size_t i)
{
	struct vdm_item *item = &pkg->items[i];

	if (item->id != NULL)
		vdm_strmap_put(&pkg->by_id, item->id, i);
	if (item->url.path == NULL ||
	    vdm_strmap_put(&pkg->by_path, item->url.path, i))
		return;
	item->doubled = 1;
	vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, &item->el->pos, NULL,
		 "\"%.200s\" is listed twice", item->url.path);
}

static int
read_manifest(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;
	size_t n = 0;

	for (el = vdm_xdoc_child(pkg->manifest, NS_OPF, "item"); el != NULL;
	     el = vdm_xdoc_next(el, NS_OPF, "item"))
		n++;
	pkg->items =
	    vdm_arena_alloc(&pkg->pub->arena, (n + 1) * sizeof *pkg->items);
	if (pkg->items == NULL)
		return -1;
	for (el = vdm_xdoc_child(pkg->manifest, NS_OPF, "item"); el != NULL;
	     el = vdm_xdoc_next(el, NS_OPF, "item")) {
		read_item(pkg, &pkg->items[pkg->items_count], el);
		name_item(pkg, pkg->items_count++);
	}
	return pkg->by_id.failed || pkg->by_path.failed ? -1 : 0;
}

static struct vdm_item *
pointed(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el, const char *attr)
{
	const char *id = vdm_xdoc_get(el, "", attr);
	struct vdm_item *item;

	id = id != NULL ? vdm_arena_trimmed(&pkg->pub->arena, id) : NULL;
	if (id == NULL)
		return NULL;
	item = vdm_pkg_item_by_id(pkg, id);
	if (item == NULL)
		vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, &el->pos, NULL,
			 "%s=\"%s\" names no item of the manifest", attr, id);
	return item;
}

/*
 * Fallbacks end (3.5.1). Breaks the circle that those of an item lead in, so
 * that all who follow a chain later need not fear one; each item is walked over
 * once, as where an earlier walk went there is no circle any more.
 */
static void
check_chain(struct vdm_pkg *pkg, struct vdm_item *item, size_t walk)
{
	struct vdm_item *at = item, *next;

	for (; at != NULL && at->walked == 0; at = next) {
		at->walked = walk;
		next = at->fallback;
		if (next == NULL || next->walked != walk)
			continue;
		vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, &item->el->pos, NULL,
			 "the fallbacks of \"%s\" lead in a circle",
			 item->id != NULL ? item->id : "");
		at->fallback = NULL;
		return;
	}
}

/* Finds what content an item and its fallbacks have in the end: of all that
 * are walked over at once, until there is one that is known. */
static void
find_content(struct vdm_pkg *pkg, struct vdm_item *item, size_t walk)
{
	struct vdm_item *at = item, *content = NULL, *next;

	for (; at != NULL && at->walked < walk; at = at->fallback) {
		if (vdm_media_is_content(at->media, pkg->version)) {
			content = at;
			break;
		}
	}
	if (at != NULL && at->walked >= walk)
		content = at->content;
	for (at = item; at != NULL && at->walked < walk; at = next) {
		next = at == content ? NULL : at->fallback;
		at->walked = walk;
		at->content = content;
	}
}

static void
link_items(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];

		item->fallback = pointed(pkg, item->el, "fallback");
		if (pkg->version == 2)
			pointed(pkg, item->el, "fallback-style");
		item->overlay = pointed(pkg, item->el, "media-overlay");
		if (item->overlay != NULL &&
		    strcmp(item->overlay->media, "application/smil+xml") != 0)
			vdm_diag(&pkg->sink, VDM_D_EPUB_OVERLAY, &item->el->pos,
				 NULL,
				 "the media overlay of \"%s\" is not of the "
				 "type application/smil+xml",
				 item->id != NULL ? item->id : "");
	}
	for (size_t i = 0; i < pkg->items_count; i++)
		check_chain(pkg, &pkg->items[i], i + 1);
	for (size_t i = 0; i < pkg->items_count; i++)
		find_content(pkg, &pkg->items[i], pkg->items_count + 1);
}

/* ---- what the bytes of a picture say ------------------------------------ */

/*
 * Of the core types only (3.2); SVG is XML and read as such. Reading systems
 * show a picture by its bytes or by its type, so a book in which they differ is
 * shown here and not there.
 */
static const char *
picture_type(const struct vdm_buf *b)
{
	const char *p = b->data;

	if (b->len >= 3 && memcmp(p, "\xFF\xD8\xFF", 3) == 0)
		return "image/jpeg";
	if (b->len >= 4 && memcmp(p, "GIF8", 4) == 0)
		return "image/gif";
	if (b->len >= 4 && memcmp(p, "\x89PNG", 4) == 0)
		return "image/png";
	if (b->len >= 12 && memcmp(p, "RIFF", 4) == 0 &&
	    memcmp(p + 8, "WEBP", 4) == 0)
		return "image/webp";
	return NULL;
}

/* A picture whose name says that it is another. */
static void
check_picture_ending(struct vdm_pkg *pkg, const struct vdm_item *item,
		     const char *type)
{
	static const struct {
		const char *ending, *type;
	} endings[] = {{".gif", "image/gif"},
		       {".jpg", "image/jpeg"},
		       {".jpeg", "image/jpeg"},
		       {".png", "image/png"},
		       {".webp", "image/webp"}};
	const char *dot = strrchr(item->url.path, '.');

	for (size_t i = 0; dot != NULL && i < sizeof endings / sizeof *endings;
	     i++)
		if (strcasecmp(endings[i].ending, dot) == 0 &&
		    strcmp(endings[i].type, type) != 0)
			vdm_diag(&pkg->sink, VDM_D_EPUB_ADVICE, &item->el->pos,
				 NULL,
				 "the ending of a picture is of another type: "
				 "\"%.100s\" is %s",
				 item->url.path, type);
}

static void
check_pictures(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];
		const char *type;
		struct vdm_buf b;

		if (item->entry < 0 || item->doubled ||
		    !vdm_media_is_image(item->media) ||
		    strcmp(item->media, "image/svg+xml") == 0)
			continue;
		if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0) {
			type = picture_type(&b);
			if (type != NULL && strcmp(type, item->media) != 0)
				vdm_diag(&pkg->sink, VDM_D_EPUB_MEDIA_TYPE,
					 &item->el->pos, NULL,
					 "\"%s\" is declared as %s but is %s",
					 item->url.path, item->media, type);
			else if (type != NULL)
				check_picture_ending(pkg, item, type);
			else
				vdm_diag(&pkg->sink, VDM_D_EPUB_MEDIA_TYPE,
					 &item->el->pos, NULL,
					 "\"%s\" is declared as %s but is no "
					 "such picture",
					 item->url.path, item->media);
		}
		vdm_buf_fini(&b);
	}
}

/* ---- the spine -------------------------------------------------------- */

/*
 * 3.5.1: a foreign resource may stand in the spine if its chain of fallbacks
 * comes to a content document.
 */
static void
check_itemref(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el,
	      struct vdm_item *item)
{
	if (item->spine != 0)
		vdm_diag(&pkg->sink, VDM_D_EPUB_ORDER, &el->pos, NULL,
			 "the spine names \"%s\" twice", item->id);
	if (item->url.kind == VDM_URL_DATA)
		vdm_diag(&pkg->sink, VDM_D_EPUB_URL, &el->pos, NULL,
			 "the spine names a data: address, which cannot be "
			 "opened as a page");
	if (item->url.kind == VDM_URL_REMOTE)
		vdm_diag(&pkg->sink, VDM_D_EPUB_REMOTE, &el->pos, NULL,
			 "the spine names a document outside the container");
	if (item->content == NULL)
		vdm_diag(&pkg->sink, VDM_D_EPUB_ORDER, &el->pos, NULL,
			 "the spine names \"%s\" of the type %s, which reading "
			 "systems need not know, %s",
			 item->id, item->media,
			 item->fallback != NULL
			     ? "and whose fallbacks are no content documents"
			     : "without a fallback");
}

static int
fixed_layout(const struct vdm_pkg *pkg, const char *properties)
{
	if (vdm_words_have(properties, "rendition:layout-pre-paginated"))
		return 1;
	if (vdm_words_have(properties, "rendition:layout-reflowable"))
		return 0;
	return pkg->fixed;
}

static void
read_spine(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;
	size_t place = 0;
	int linear = 0;

	for (el = vdm_xdoc_child(pkg->spine, NS_OPF, "itemref"); el != NULL;
	     el = vdm_xdoc_next(el, NS_OPF, "itemref")) {
		struct vdm_item *item = pointed(pkg, el, "idref");
		const char *value = vdm_xdoc_get(el, "", "linear");
		int yes = value == NULL || strcmp(value, "no") != 0;

		linear |= yes;
		place++;
		if (item == NULL)
			continue;
		check_itemref(pkg, el, item);
		item->spine = place;
		item->linear = yes;
		item->fixed =
		    fixed_layout(pkg, vdm_xdoc_get(el, "", "properties"));
		/*
		 * Whatever is shown instead of a page is laid out as that page;
		 * one that is itself in the spine says it there.
		 */
		if (item->fallback != NULL && item->fallback->spine == 0) {
			struct vdm_item *at = item->fallback;
			int n = 0;

			for (; at != NULL && n < VDM_FALLBACKS; n++) {
				at->fixed = item->fixed;
				at = at->fallback;
			}
		}
	}
	if (place > 0 && !linear)
		vdm_diag(&pkg->sink, VDM_D_EPUB_ORDER, &pkg->spine->pos, NULL,
			 "no document of the spine is linear: there is nothing "
			 "to begin reading with");
}

static int
has_ncx(const struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++)
		if (strcmp(pkg->items[i].media, "application/x-dtbncx+xml") ==
		    0)
			return 1;
	return 0;
}

/*
 * EPUB 2 has its table of contents in an NCX, which the spine names; in EPUB 3
 * that is for old reading systems, and may be absent.
 */
static void
check_toc(struct vdm_pkg *pkg)
{
	struct vdm_item *ncx;

	if (pkg->spine == NULL)
		return;
	if (vdm_xdoc_get(pkg->spine, "", "toc") == NULL) {
		if (pkg->version == 2)
			vdm_diag(&pkg->sink, VDM_D_EPUB_NCX, &pkg->spine->pos,
				 NULL,
				 "the spine has no toc attribute: the "
				 "publication has no table of contents");
		else if (has_ncx(pkg))
			vdm_diag(&pkg->sink, VDM_D_EPUB_NCX, &pkg->spine->pos,
				 NULL,
				 "the publication has an NCX, which no toc "
				 "attribute of the spine names");
		return;
	}
	ncx = pointed(pkg, pkg->spine, "toc");
	if (ncx != NULL && strcmp(ncx->media, "application/x-dtbncx+xml") != 0)
		vdm_diag(&pkg->sink, VDM_D_EPUB_NCX, &pkg->spine->pos, NULL,
			 "the table of contents \"%s\" is not of the type "
			 "application/x-dtbncx+xml",
			 ncx->id);
}

/* ---- the guide -------------------------------------------------------- */

static void
check_guide(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *ref;

	ref = vdm_xdoc_child(pkg->dom.root, NS_OPF, "guide");
	ref = vdm_xdoc_child(ref, NS_OPF, "reference");
	for (; ref != NULL; ref = vdm_xdoc_next(ref, NS_OPF, "reference")) {
		const char *href = vdm_xdoc_get(ref, "", "href");
		struct vdm_item *item;
		struct vdm_url url;

		if (href == NULL || vdm_url_resolve(&pkg->pub->arena, pkg->path,
						    href, &url) != 0)
			continue;
		item = url.kind == VDM_URL_LOCAL ? vdm_pkg_item(pkg, url.path)
						 : NULL;
		if (item == NULL)
			vdm_diag(&pkg->sink, VDM_D_EPUB_RESOURCE_UNDECLARED,
				 &ref->pos, NULL,
				 "the guide names \"%.200s\", which the "
				 "manifest does not list",
				 href);
		else if (!vdm_media_is_content(item->media, pkg->version))
			vdm_diag(&pkg->sink, VDM_D_EPUB_LINK, &ref->pos, NULL,
				 "the guide names \"%.200s\", which is not a "
				 "content document",
				 href);
	}
}

/* ---- handlers of EPUB 3.0 ------------------------------------------------ */

static void
bad_handler(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el,
	    const char *what, const char *value)
{
	vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, &el->pos, NULL,
		 "%s: \"%.100s\"", what, value);
}

/* EPUB Publications 3.0.1, 3.4.16: a page with scripts, for one type that is
 * no core type. */
static void
check_bindings(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;
	struct vdm_strmap seen = {0};

	el = vdm_xdoc_child(pkg->dom.root, NS_OPF, "bindings");
	el = vdm_xdoc_child(el, NS_OPF, "mediaType");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "mediaType")) {
		const char *type = vdm_xdoc_get(el, "", "media-type");
		const struct vdm_item *item = pointed(pkg, el, "handler");

		if (type != NULL && vdm_media_is_core(type))
			bad_handler(pkg, el, "a handler is for a core type",
				    type);
		else if (type != NULL && !vdm_strmap_put(&seen, type, 0) &&
			 !seen.failed)
			bad_handler(pkg, el, "a type has two handlers", type);
		if (item == NULL)
			continue;
		if (strcmp(item->media, "application/xhtml+xml") != 0)
			bad_handler(pkg, el, "a handler is no page of XHTML",
				    item->media);
		else if (!vdm_words_have(item->properties, "scripted"))
			bad_handler(pkg, el, "a handler has no scripts",
				    item->id);
	}
	pkg->pub->arena.failed |= seen.failed;
	vdm_strmap_fini(&seen);
}

/* ---- the document itself ------------------------------------------------- */

/*
 * Ids of the package document itself: they are sorted, so that equal ones are
 * neighbours.
 */
static void
check_ids(struct vdm_pkg *pkg)
{
	for (size_t i = 1; i < pkg->dom.ids_count; i++)
		if (strcmp(pkg->dom.ids[i].id, pkg->dom.ids[i - 1].id) == 0)
			vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, NULL, NULL,
				 "two elements of the package have the id "
				 "\"%s\"",
				 pkg->dom.ids[i].id);
}

/* EPUB 2: none, or that of the format which it comes from. EPUB 3: none that
 * lies elsewhere (3.9). */
static void
check_doctype(struct vdm_pkg *pkg)
{
	const char *id = pkg->dom.public_id;

	if ((id != NULL || pkg->dom.system_id != NULL) &&
	    (pkg->version == 3 || id == NULL ||
	     strstr(id, "//DTD OEB 1.2 Package//") == NULL))
		vdm_diag(
		    &pkg->sink, VDM_D_EPUB_DOCTYPE, NULL, NULL,
		    "the package has a document type of its own: \"%.100s\"",
		    id != NULL ? id : pkg->dom.system_id);
}

int
vdm_check_package(struct vdm_pkg *pkg)
{
	if (find_version(pkg) != 0)
		return -1;
	pkg->metadata = vdm_xdoc_child(pkg->dom.root, NS_OPF, "metadata");
	pkg->manifest = vdm_xdoc_child(pkg->dom.root, NS_OPF, "manifest");
	pkg->spine = vdm_xdoc_child(pkg->dom.root, NS_OPF, "spine");
	check_ids(pkg);
	check_doctype(pkg);
	vdm_check_metadata(pkg);
	if (read_manifest(pkg) != 0)
		return -1;
	link_items(pkg);
	check_pictures(pkg);
	read_spine(pkg);
	check_toc(pkg);
	check_guide(pkg);
	if (pkg->version == 3)
		check_bindings(pkg);
	return 0;
}
