/* SPDX-License-Identifier: MIT */
/* Follows every reference of a package, once all documents are read. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
tell(const struct vdm_ref *ref, enum vdm_diag_id id, const char *what)
{
	vdm_diag(&ref->from->sink, id, &ref->pos, NULL, "\"%.200s%s%.80s\" %s",
		 ref->url.path != NULL ? ref->url.path : "",
		 ref->url.fragment != NULL ? "#" : "",
		 ref->url.fragment != NULL ? ref->url.fragment : "", what);
}

/*
 * 3.6: sound, video and fonts may be fetched. Whatever plays in an object or by
 * a script is told by the type that the manifest declares.
 */
static int
may_be_remote(const struct vdm_ref *ref, const struct vdm_item *item)
{
	switch (ref->kind) {
	case VDM_REF_AUDIO:
	case VDM_REF_VIDEO:
	case VDM_REF_FONT:
		return 1;
	case VDM_REF_OBJECT:
	case VDM_REF_OVERLAY:
	case VDM_REF_SCRIPT:
		return item != NULL &&
		       (vdm_media_has_prefix(item->media, "audio/") ||
			vdm_media_has_prefix(item->media, "video/"));
	case VDM_REF_LINK:
	case VDM_REF_NAV:
	case VDM_REF_CITE:
	case VDM_REF_EXEMPT:
	case VDM_REF_IMAGE:
	case VDM_REF_BACKDROP:
	case VDM_REF_PICTURE:
	case VDM_REF_STYLE:
	case VDM_REF_FRAME:
	case VDM_REF_TRACK:
	case VDM_REF_USE:
	case VDM_REF_PAINT:
	case VDM_REF_CLIP:
		return 0;
	}
	return 0;
}

/* ---- types ------------------------------------------------------------ */

static int
shown(const struct vdm_ref *ref, const char *media)
{
	switch (ref->kind) {
	case VDM_REF_IMAGE:
	case VDM_REF_BACKDROP:
	case VDM_REF_PICTURE:
		return vdm_media_is_image(media) ||
		       vdm_media_has_prefix(media, "video/");
	case VDM_REF_AUDIO:
		return vdm_media_is_audio(media) ||
		       vdm_media_has_prefix(media, "video/");
	case VDM_REF_STYLE: /* of EPUB 2; XPGT is for some systems only */
		return vdm_media_is_core(media) ||
		       strcmp(media, "text/x-oeb1-css") == 0 ||
		       strcmp(media,
			      "application/vnd.adobe-page-template+xml") == 0;
	case VDM_REF_OBJECT:
	case VDM_REF_FRAME:
		return vdm_media_is_core(media) ||
		       vdm_media_has_prefix(media, "video/");
	case VDM_REF_LINK:
	case VDM_REF_NAV:
	case VDM_REF_CITE:
	case VDM_REF_EXEMPT:
	case VDM_REF_TRACK:
	case VDM_REF_FONT:
	case VDM_REF_USE:
	case VDM_REF_PAINT:
	case VDM_REF_CLIP:
	case VDM_REF_OVERLAY:
		return 1;
	case VDM_REF_SCRIPT:
		/* old types of scripts are many, and are run */
		return vdm_media_is_core(media) ||
		       strstr(media, "script") != NULL;
	case VDM_REF_VIDEO:
		/* which films are shown is left open (EPUB 3.3, 3.4) */
		return vdm_media_has_prefix(media, "video/") ||
		       vdm_media_is_core(media);
	}
	return 1;
}

static void
check_type(const struct vdm_pkg *pkg, struct vdm_ref *ref,
	   const struct vdm_item *item)
{
	const struct vdm_item *at = item->fallback;
	int n;

	/*
	 * 3.4: fallbacks are for what is of no core type, and not for what is
	 * linked. What a sheet asks for may be no picture: it is left out, and
	 * the page is shown.
	 */
	if (shown(ref, item->media) || ref->fallback ||
	    (ref->kind == VDM_REF_STYLE && pkg->version == 3) ||
	    (ref->kind == VDM_REF_BACKDROP && vdm_media_is_core(item->media)))
		return;
	/*
	 * 3.5.2.2: within <picture> no fallback of the manifest counts, for the
	 * picture's img is the fallback of its sources.
	 */
	if (ref->kind != VDM_REF_PICTURE)
		for (n = 0; at != NULL; at = at->fallback)
			if (n++ == VDM_FALLBACKS || shown(ref, at->media) ||
			    (pkg->version == 3 &&
			     vdm_media_is_content(at->media, 3)))
				return;
	vdm_diag(&ref->from->sink, VDM_D_EPUB_FALLBACK, &ref->pos, NULL,
		 "\"%.200s\" is of the type %s, which reading systems need not "
		 "know, and %s",
		 ref->url.path, item->media,
		 ref->kind != VDM_REF_PICTURE ? "has no fallback"
		 : vdm_xdoc_is(ref->at, NS_XHTML, "img")
		     ? "the img of a picture is its fallback"
		     : "a source of a picture does not state its type");
}

static void
check_remote(struct vdm_pkg *pkg, struct vdm_ref *ref)
{
	struct vdm_item *item = vdm_pkg_item(pkg, ref->url.path);

	switch ((int)ref->kind) {
	case VDM_REF_NAV:
		tell(ref, VDM_D_EPUB_NAV,
		     "leads out of the publication: the navigation must not");
		return;
	case VDM_REF_LINK:
	case VDM_REF_CITE:
	case VDM_REF_EXEMPT:
		return;
	}
	if (!may_be_remote(ref, item)) {
		tell(ref, VDM_D_EPUB_REMOTE,
		     "is fetched from the network, which only sound, video and "
		     "fonts may be");
		return;
	}
	ref->from->uses |= USES_REMOTE;
	if (item != NULL) {
		item->fetched = 1;
		check_type(pkg, ref, item);
	} else
		tell(ref, VDM_D_EPUB_RESOURCE_UNDECLARED,
		     "is not listed in the manifest");
}

static void
check_data(struct vdm_pkg *pkg, struct vdm_ref *ref)
{
	struct vdm_item item = {0};

	if (ref->kind == VDM_REF_LINK || ref->kind == VDM_REF_NAV) {
		vdm_diag(&ref->from->sink, VDM_D_EPUB_URL, &ref->pos, NULL,
			 "a hyperlink to a data: address cannot be followed");
		return;
	}
	item.media = ref->url.media != NULL ? ref->url.media : "";
	if (vdm_pkg_item(pkg, ref->url.path) != NULL)
		item = *vdm_pkg_item(pkg, ref->url.path);
	ref->url.path = "data:";
	check_type(pkg, ref, &item);
}

/* ---- links ------------------------------------------------------------ */

static void
check_link(struct vdm_ref *ref, struct vdm_item *item)
{
	struct vdm_item *at = item->content;

	item->reached = 1;
	if (at == NULL) {
		tell(ref, VDM_D_EPUB_LINK,
		     "is not a content document, so it cannot be shown");
		return;
	}
	at->reached = 1;
	/* 5.7.2: the spine lists what is linked to, of whatever type it is */
	if (item->spine == 0)
		tell(ref, VDM_D_EPUB_LINK,
		     "is not in the spine, so a reader may not get there");
}

/* ---- fragments -------------------------------------------------------- */

/*
 * A fragment that is no id: EPUB CFI, text and media fragments, SVG's views,
 * and whatever else has a form of its own.
 */
static int
is_scheme(const char *f)
{
	return strncmp(f, "epubcfi(", 8) == 0 || strncmp(f, ":~:", 3) == 0 ||
	       strncmp(f, "xywh=", 5) == 0 || strncmp(f, "t=", 2) == 0 ||
	       strncmp(f, "svgView(", 8) == 0 || strstr(f, "=") != NULL ||
	       strchr(f, '(') != NULL;
}

/* Elements of SVG that are drawn only where others use them. */
static const char parts[] = "symbol clipPath linearGradient radialGradient "
			    "pattern mask filter marker";
/* What a shape may be filled with (SVG 1.1, 11.2) or cut by (14.3.5). */
static const char paints[] = "linearGradient radialGradient pattern";
static const char clips[] = "clipPath";

/* Whether a reader who comes to an element gets what was promised. */
static int
fits(const struct vdm_ref *ref, const struct vdm_xdoc_node *el)
{
	int svg = strcmp(el->ns, NS_SVG) == 0;

	switch ((int)ref->kind) {
	case VDM_REF_LINK:
	case VDM_REF_NAV:
	case VDM_REF_CITE:
	case VDM_REF_OVERLAY:
		return !svg || !vdm_words_have(parts, el->name);
	case VDM_REF_USE:
		return svg && (strcmp(el->name, "symbol") == 0 ||
			       !vdm_words_have(parts, el->name));
	case VDM_REF_PAINT:
		return svg && vdm_words_have(paints, el->name);
	case VDM_REF_CLIP:
		return svg && vdm_words_have(clips, el->name);
	}
	return 1;
}

static void
check_fragment(struct vdm_pkg *pkg, struct vdm_ref *ref, struct vdm_item *item)
{
	const char *f = ref->url.fragment;
	int html = strcmp(item->media, "application/xhtml+xml") == 0;
	const struct vdm_xdoc_node *to;
	const struct vdm_xdoc *dom;

	if (ref->kind == VDM_REF_USE && (f == NULL || *f == '\0'))
		tell(ref, VDM_D_EPUB_FRAGMENT,
		     "names no element: use must point to one");
	if (f == NULL || *f == '\0' || is_scheme(f) ||
	    (!html && strcmp(item->media, "image/svg+xml") != 0))
		return;
	dom = vdm_item_dom(pkg, item);
	if (dom == NULL)
		return;
	to = vdm_xdoc_by_id(dom, f);
	if (to == NULL && !(html && strcmp(f, "top") == 0))
		tell(ref, VDM_D_EPUB_FRAGMENT,
		     "names an element that does not exist");
	else if (to != NULL && !fits(ref, to))
		tell(ref, VDM_D_EPUB_FRAGMENT,
		     "names an element that a reader cannot be shown");
}

static void
check_local(struct vdm_pkg *pkg, struct vdm_ref *ref)
{
	struct vdm_item *item = vdm_pkg_item(pkg, ref->url.path);

	if (ref->kind == VDM_REF_STYLE && ref->url.fragment != NULL)
		tell(ref, VDM_D_EPUB_URL, "is a style sheet with a fragment");
	if (ref->url.query && pkg->version == 3)
		tell(ref, VDM_D_EPUB_URL,
		     "has a query, which a file in the container cannot "
		     "answer");
	if (item == NULL) {
		/*
		 * A CFI starts at the package document, which no manifest
		 * lists.
		 */
		if (ref->url.fragment != NULL &&
		    strncmp(ref->url.fragment, "epubcfi(", 8) == 0 &&
		    strcmp(ref->url.path, pkg->path) == 0)
			return;
		if (ref->kind == VDM_REF_EXEMPT && pkg->version == 3) {
			if (vdm_zip_find(pkg->pub->zip, ref->url.path) < 0)
				vdm_diag(&ref->from->sink, VDM_D_EPUB_ADVICE,
					 &ref->pos, NULL,
					 "a page's link leads to a file that "
					 "is not there: \"%.200s\"",
					 ref->url.path);
			return;
		}
		if (vdm_zip_find(pkg->pub->zip, ref->url.path) < 0)
			tell(ref, VDM_D_EPUB_RESOURCE_MISSING,
			     "is not in the container");
		else
			tell(ref, VDM_D_EPUB_RESOURCE_UNDECLARED,
			     "is not listed in the manifest");
		return;
	}
	if (strcmp(item->media, "image/svg+xml") == 0)
		ref->from->allows |= USES_SVG;
	if (ref->kind == VDM_REF_LINK || ref->kind == VDM_REF_NAV)
		check_link(ref, item);
	else if (item != ref->from)
		check_type(pkg, ref, item);
	check_fragment(pkg, ref, item);
}

static void
check_ref(struct vdm_pkg *pkg, struct vdm_ref *ref)
{
	if (ref->url.fault != NULL)
		tell(ref, VDM_D_EPUB_URL, ref->url.fault);
	switch (ref->url.kind) {
	case VDM_URL_LOCAL:
		check_local(pkg, ref);
		break;
	case VDM_URL_REMOTE:
		check_remote(pkg, ref);
		break;
	case VDM_URL_DATA:
		check_data(pkg, ref);
		break;
	case VDM_URL_FILE:
	case VDM_URL_LEAVES:
	case VDM_URL_ABSOLUTE:
		tell(ref, VDM_D_EPUB_URL,
		     "is not an address inside the container");
		break;
	case VDM_URL_OTHER:
		break;
	}
}

/* What is not linear must be linked to, unless a script may do that. */
static void
check_reachable(struct vdm_pkg *pkg)
{
	if (pkg->version != 3 || pkg->scripted || pkg->pub->alone)
		return;
	for (size_t i = 0; i < pkg->items_count; i++) {
		const struct vdm_item *item = &pkg->items[i];

		if (item->spine != 0 && !item->linear && !item->reached)
			vdm_diag(&pkg->sink, VDM_D_EPUB_ORDER, &item->el->pos,
				 NULL,
				 "\"%s\" is not linear, and no link leads to "
				 "it: a reader cannot get there",
				 item->id);
	}
}

static int
may_be_fetched(const char *media)
{
	return vdm_media_has_prefix(media, "audio/") ||
	       vdm_media_has_prefix(media, "video/") ||
	       vdm_media_is_font(media) ||
	       strcmp(media, "application/x-shockwave-flash") == 0;
}

/* Items of the network that nothing may fetch but a script. */
static void
check_items(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++) {
		const struct vdm_item *item = &pkg->items[i];

		if (item->url.kind == VDM_URL_REMOTE && !item->fetched &&
		    !pkg->scripted && item->spine == 0 &&
		    !may_be_fetched(item->media))
			vdm_diag(&pkg->sink, VDM_D_EPUB_REMOTE, &item->el->pos,
				 NULL,
				 "\"%.200s\" is not in the container: only "
				 "sound, video and fonts may be fetched",
				 item->url.path);
	}
}

/* The guide may name a part of a document. */
static void
check_guide(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *n;
	struct vdm_item self = {.sink = pkg->sink};
	struct vdm_ref ref = {.from = &self, .kind = VDM_REF_EXEMPT};

	n = vdm_xdoc_child(pkg->dom.root, NS_OPF, "guide");
	n = vdm_xdoc_child(n, NS_OPF, "reference");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "reference")) {
		const char *href = vdm_xdoc_get(n, "", "href");
		struct vdm_item *item;

		ref.pos = n->pos;
		if (href == NULL ||
		    vdm_url_resolve(&pkg->pub->arena, pkg->path, href,
				    &ref.url) != 0 ||
		    ref.url.kind != VDM_URL_LOCAL)
			continue;
		item = vdm_pkg_item(pkg, ref.url.path);
		if (item != NULL && item->entry >= 0)
			check_fragment(pkg, &ref, item);
	}
}

/*
 * 5.5.7: what a link of the metadata leads to is listed in the manifest only
 * where it is in the spine, or a document holds or shows it, too.
 */
static void
check_linked(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *n;
	struct vdm_strmap used = {0};

	n = vdm_xdoc_child(pkg->metadata, NS_OPF, "link");
	for (size_t i = 0; n != NULL && i < pkg->refs_count; i++)
		if (pkg->refs[i].url.path != NULL)
			vdm_strmap_put(&used, pkg->refs[i].url.path, i);
	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPF, "link")) {
		const char *href = vdm_xdoc_get(n, "", "href");
		const struct vdm_item *item;
		struct vdm_url url;

		if (href == NULL || *href == '#' ||
		    vdm_url_resolve(&pkg->pub->arena, pkg->path, href, &url) !=
			0 ||
		    url.kind != VDM_URL_LOCAL)
			continue;
		item = vdm_pkg_item(pkg, url.path);
		if (item != NULL && item->spine == 0 &&
		    !vdm_words_have(item->properties, "nav") &&
		    !vdm_strmap_get(&used, url.path, NULL))
			vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, &n->pos, NULL,
				 "the manifest lists \"%.200s\", to which a "
				 "link of the metadata leads and which no "
				 "document shows",
				 url.path);
	}
	pkg->pub->arena.failed |= used.failed;
	vdm_strmap_fini(&used);
}

void
vdm_check_refs(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->refs_count; i++)
		check_ref(pkg, &pkg->refs[i]);
	check_guide(pkg);
	if (pkg->version == 3 && !pkg->pub->alone)
		check_linked(pkg);
	check_reachable(pkg);
	if (!pkg->pub->alone)
		check_items(pkg);
}
