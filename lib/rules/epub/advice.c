/* SPDX-License-Identifier: MIT */
/*
 * What a package should be and need not: what the specifications recommend,
 * what they have given up, and what many would like to know. It comes after
 * all else, when every document was read.
 */
#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
say(const struct vdm_sink *sink, enum vdm_diag_id id,
    const struct vdm_xdoc_node *el, const char *what, const char *value)
{
	vdm_diag(sink, id, el != NULL ? &el->pos : NULL, NULL, "%s%s%.100s%s",
		 what, value != NULL ? ": \"" : "", value != NULL ? value : "",
		 value != NULL ? "\"" : "");
}

/* ---- metadata ---------------------------------------------------------- */

/* Eight, four, four, four and twelve hexadecimal digits (RFC 4122). */
static int
is_uuid(const char *s)
{
	static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
	size_t i;

	for (i = 0; form[i] != '\0'; i++)
		if (form[i] == 'x' ? !isxdigit((unsigned char)s[i])
				   : s[i] != '-')
			return 0;
	return s[i] == '\0';
}

static void
advise_identifiers(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el;

	el = vdm_xdoc_child(pkg->metadata, NS_DC, "identifier");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_DC, "identifier")) {
		const char *s = vdm_xdoc_content(&pkg->pub->arena, el);
		const char *scheme = vdm_xdoc_get(el, NS_OPF, "scheme");
		int named = strncasecmp(s, "urn:uuid:", 9) == 0;

		if ((named ||
		     (scheme != NULL && strcasecmp(scheme, "uuid") == 0)) &&
		    !is_uuid(named ? s + 9 : s))
			say(&pkg->sink, VDM_D_EPUB_ADVICE, el,
			    "an identifier is called a UUID and is none", s);
	}
	el = vdm_xdoc_child(pkg->metadata, NS_DC, "title");
	for (; el != NULL && pkg->version == 2;
	     el = vdm_xdoc_next(el, NS_DC, "title"))
		if (*vdm_xdoc_content(&pkg->pub->arena, el) == '\0')
			say(&pkg->sink, VDM_D_EPUB_ADVICE, el,
			    "a title is empty", NULL);
}

/* What was in EPUB once (EPUB 3.3, appendix E). */
static void
advise_metas(struct vdm_pkg *pkg)
{
	static const char records[] = "marc21xml-record mods-record "
				      "onix-record xml-signature xmp-record";
	const struct vdm_xdoc_node *el;

	el = vdm_xdoc_child(pkg->metadata, NS_OPF, "meta");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		const char *p = vdm_xdoc_get(el, "", "property");
		const char *refines = vdm_xdoc_get(el, "", "refines");

		if (p == NULL)
			continue;
		if (strcmp(p, "meta-auth") == 0 ||
		    strcmp(p, "rendition:viewport") == 0)
			say(&pkg->sink, VDM_D_EPUB_DEPRECATED, el,
			    "the property is deprecated", p);
		if (strcmp(p, "rendition:spread") == 0 &&
		    strcmp(vdm_xdoc_content(&pkg->pub->arena, el),
			   "portrait") == 0)
			say(&pkg->sink, VDM_D_EPUB_DEPRECATED, el,
			    "the value of rendition:spread is deprecated",
			    "portrait");
		if (refines != NULL && *refines != '#' && *refines != '\0' &&
		    vdm_address_scheme(refines) == 0)
			say(&pkg->sink, VDM_D_EPUB_ADVICE, el,
			    "what is refined should be named by the id of its "
			    "item",
			    refines);
	}
	el = vdm_xdoc_child(pkg->metadata, NS_OPF, "link");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "link")) {
		const char *rel = vdm_xdoc_get(el, "", "rel");

		rel = rel != NULL ? vdm_arena_trimmed(&pkg->pub->arena, rel)
				  : NULL;
		if (rel != NULL && vdm_words_have(records, rel))
			say(&pkg->sink, VDM_D_EPUB_DEPRECATED, el,
			    "the relation of a link is deprecated", rel);
	}
}

/* A record, or what a collection lists, that is to lie in the container and
 * does not. */
static void
advise_links(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el, *root = pkg->dom.root;
	struct vdm_url url;

	for (el = root; el != NULL && !pkg->pub->alone;
	     el = vdm_xdoc_step(el, root)) {
		const char *href = vdm_xdoc_get(el, "", "href");

		if (vdm_xdoc_is(el, NS_OPF, "link") && href != NULL &&
		    vdm_url_resolve(&pkg->pub->arena, pkg->path, href, &url) ==
			0 &&
		    url.kind == VDM_URL_LOCAL &&
		    (*href == '\0' ||
		     vdm_zip_find(pkg->pub->zip, url.path) < 0))
			say(&pkg->sink, VDM_D_EPUB_ADVICE, el,
			    "a link of the package leads to a file that is not "
			    "there",
			    href);
	}
}

/* ---- durations --------------------------------------------------------- */

/* All overlays together last as long as is said, to a second (9.3.5.2). */
static void
advise_durations(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el = NULL, *whole = NULL;
	double total = 0, sum = 0, v;
	int parts = 0;

	while ((el = vdm_pkg_meta(pkg, el, "media:duration")) != NULL) {
		v = vdm_clock_seconds(vdm_xdoc_content(&pkg->pub->arena, el));
		if (v < 0)
			return;
		if (vdm_xdoc_get(el, "", "refines") != NULL) {
			sum += v;
			parts++;
		} else {
			whole = el;
			total = v;
		}
	}
	if (whole != NULL && parts > 0 && fabs(total - sum) > 1)
		say(&pkg->sink, VDM_D_EPUB_ADVICE, whole,
		    "the overlays do not last as long together as is said",
		    vdm_xdoc_content(&pkg->pub->arena, whole));
}

/* ---- the rest of the package ------------------------------------------- */

static void
advise_guide(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *ref, *other;

	ref = vdm_xdoc_child(pkg->dom.root, NS_OPF, "guide");
	ref = vdm_xdoc_child(ref, NS_OPF, "reference");
	for (; ref != NULL; ref = vdm_xdoc_next(ref, NS_OPF, "reference")) {
		const char *type = vdm_xdoc_get(ref, "", "type");
		const char *href = vdm_xdoc_get(ref, "", "href");
		const char *t, *h;

		other = vdm_xdoc_next(ref, NS_OPF, "reference");
		/* neighbours are enough: each pair is told at its first */
		for (int n = 0; other != NULL && n < VDM_FALLBACKS; n++) {
			t = vdm_xdoc_get(other, "", "type");
			h = vdm_xdoc_get(other, "", "href");
			if (type != NULL && href != NULL && t != NULL &&
			    h != NULL && strcasecmp(t, type) == 0 &&
			    strcmp(h, href) == 0)
				say(&pkg->sink, VDM_D_EPUB_ADVICE, other,
				    "the guide has two entries of one type and "
				    "place",
				    href);
			other = vdm_xdoc_next(other, NS_OPF, "reference");
		}
	}
}

static void
advise_structure(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el, *root = pkg->dom.root;

	if (vdm_xdoc_child(root, NS_OPF, "bindings") != NULL)
		say(&pkg->sink, VDM_D_EPUB_DEPRECATED,
		    vdm_xdoc_child(root, NS_OPF, "bindings"),
		    "the element is deprecated", "bindings");
	el = vdm_xdoc_child(pkg->spine, NS_OPF, "itemref");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "itemref"))
		if (vdm_words_have(vdm_xdoc_get(el, "", "properties"),
				   "rendition:spread-portrait"))
			say(&pkg->sink, VDM_D_EPUB_DEPRECATED, el,
			    "the property is deprecated",
			    "rendition:spread-portrait");
	el = vdm_xdoc_child(root, NS_OPF, "collection");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "collection")) {
		const char *role = vdm_xdoc_get(el, "", "role");

		if (role != NULL && vdm_address_scheme(role) > 0 &&
		    vdm_address_fault(role) != NULL)
			say(&pkg->sink, VDM_D_EPUB_ADVICE, el,
			    "the role of a collection is no address", role);
	}
}

/* ---- items ------------------------------------------------------------- */

/* Types that other names are preferred for (EPUB 3.3, 3.2). */
static const char *const aliases[] = {
    "application/font-sfnt",
    "application/vnd.ms-opentype",
    "application/font-woff",
    "application/ecmascript",
    "application/x-javascript",
    "text/javascript",
    NULL,
};

static int
is_plain_http(const struct vdm_item *item)
{
	return item->url.kind == VDM_URL_REMOTE &&
	       vdm_address_has_scheme(item->url.path, "http");
}

static void
advise_remote(struct vdm_pkg *pkg, const struct vdm_item *item)
{
	int said = vdm_words_have(item->properties, "remote-resources");

	if (said && !(item->uses & USES_REMOTE) && item->entry >= 0) {
		if (item->uses & USES_SCRIPT)
			say(&pkg->sink, VDM_D_EPUB_USAGE, item->el,
			    "whether remote-resources is right, only its "
			    "scripts know",
			    item->id);
		else
			say(&pkg->sink, VDM_D_EPUB_ADVICE, item->el,
			    "remote-resources is said of what fetches nothing",
			    item->id);
	}
	if (is_plain_http(item))
		say(&pkg->sink, VDM_D_EPUB_ADVICE, item->el,
		    "a resource is fetched by http: and not by https:",
		    item->url.path);
	if (item->url.kind == VDM_URL_REMOTE && !item->fetched &&
	    pkg->scripted && item->spine == 0)
		say(&pkg->sink, VDM_D_EPUB_USAGE, item->el,
		    "a resource on the network is used by scripts, or not at "
		    "all",
		    item->url.path);
}

static void
advise_items(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->items_count; i++) {
		const struct vdm_item *item = &pkg->items[i];
		const char *path = item->url.path, *dot;

		if (path == NULL)
			continue;
		dot = strrchr(path, '.');
		if (pkg->version == 3 && vdm_words_are(aliases, item->media))
			say(&pkg->sink, VDM_D_EPUB_USAGE, item->el,
			    "another name is preferred for the type",
			    item->media);
		if (pkg->version == 2 &&
		    (strcmp(item->media, "text/x-oeb1-document") == 0 ||
		     strcmp(item->media, "text/x-oeb1-css") == 0))
			say(&pkg->sink, VDM_D_EPUB_DEPRECATED, item->el,
			    "the type is of OEBPS 1", item->media);
		if (pkg->version == 2 && strcmp(item->media, "text/html") == 0)
			say(&pkg->sink, VDM_D_EPUB_ADVICE, item->el,
			    "a page should be application/xhtml+xml",
			    item->media);
		if (pkg->version == 2 && item->spine != 0 &&
		    strcmp(item->media, "application/xhtml+xml") == 0 &&
		    (dot == NULL ||
		     !vdm_words_have(".xhtml .html .htm .xml", dot)))
			say(&pkg->sink, VDM_D_EPUB_ADVICE, item->el,
			    "a page has another ending than .xhtml", path);
		if (item->spine != 0 &&
		    vdm_words_have(item->properties, "data-nav"))
			say(&pkg->sink, VDM_D_EPUB_ADVICE, item->el,
			    "a navigation of data stands in the spine", path);
		if (vdm_words_have(item->properties, "search-key-map") &&
		    (dot == NULL || strcmp(dot, ".xml") != 0))
			say(&pkg->sink, VDM_D_EPUB_ADVICE, item->el,
			    "a search key map has another ending than .xml",
			    path);
		if (pkg->version == 3)
			advise_remote(pkg, item);
		if (pkg->version == 3 && pkg->scripted && item->spine != 0 &&
		    !item->linear && !item->reached && !pkg->pub->alone)
			say(&pkg->sink, VDM_D_EPUB_USAGE, item->el,
			    "only a script may lead to what is not linear",
			    item->id);
	}
}

/* ---- references -------------------------------------------------------- */

/* What an element says that it shows, and the manifest says otherwise. */
static void
advise_type(struct vdm_pkg *pkg, const struct vdm_ref *ref,
	    const struct vdm_item *item)
{
	const char *type;
	size_t n;

	if (ref->at == NULL || ref->at->name == NULL ||
	    !vdm_words_have("object embed source", ref->at->name))
		return;
	type = vdm_xdoc_get(ref->at, "", "type");
	if (type == NULL)
		return;
	type = vdm_media_base(&pkg->pub->arena, type);
	n = strcspn(item->media, ";");
	if (strchr(type, '/') != NULL && (strncmp(type, item->media, n) != 0 ||
					  (type[n] != '\0' && type[n] != ';')))
		say(&ref->from->sink, VDM_D_EPUB_ADVICE, ref->at,
		    "an element states another type than the manifest", type);
}

static int
is_core_font(const char *media)
{
	return vdm_media_is_core(media) || strcmp(media, "image/svg+xml") == 0;
}

static void
advise_refs(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->refs_count; i++) {
		const struct vdm_ref *ref = &pkg->refs[i];
		const struct vdm_item *item;

		if (ref->url.kind != VDM_URL_LOCAL)
			continue;
		item = vdm_pkg_item(pkg, ref->url.path);
		if (item == NULL)
			continue;
		advise_type(pkg, ref, item);
		if ((ref->kind == VDM_REF_IMAGE ||
		     ref->kind == VDM_REF_BACKDROP ||
		     ref->kind == VDM_REF_PICTURE) &&
		    ref->url.fragment != NULL &&
		    vdm_media_has_prefix(item->media, "image/") &&
		    strcmp(item->media, "image/svg+xml") != 0)
			say(&ref->from->sink, VDM_D_EPUB_ADVICE, ref->at,
			    "a part is asked for of a picture that has none",
			    ref->url.fragment);
		if (ref->kind == VDM_REF_FONT && !is_core_font(item->media))
			say(&ref->from->sink, VDM_D_EPUB_USAGE, ref->at,
			    "a font is of a type that reading systems need not "
			    "know",
			    item->media);
	}
}

/* ---- order ------------------------------------------------------------- */

/* Where a reference leads in the order of reading: 0 where that is not told. */
struct place {
	size_t spine;
	unsigned line, column;
};

static struct place
place_of(struct vdm_pkg *pkg, const struct vdm_ref *ref)
{
	struct vdm_item *item = vdm_pkg_item(pkg, ref->url.path);
	struct place place = {0, 0, 0};
	const struct vdm_xdoc_node *to = NULL;
	const struct vdm_xdoc *dom;

	if (item == NULL || item->spine == 0)
		return place;
	place.spine = item->spine;
	dom = ref->url.fragment != NULL ? vdm_item_dom(pkg, item) : NULL;
	if (dom != NULL)
		to = vdm_xdoc_by_id(dom, ref->url.fragment);
	if (to != NULL) {
		place.line = to->pos.line;
		place.column = to->pos.column;
	}
	return place;
}

static int
is_before(const struct place *a, const struct place *b)
{
	if (a->spine != b->spine)
		return a->spine < b->spine;
	return a->line != b->line ? a->line < b->line : a->column < b->column;
}

static int
in_contents(const struct vdm_xdoc_node *el)
{
	for (; el != NULL; el = el->parent)
		if (vdm_xdoc_is(el, NS_XHTML, "nav"))
			return vdm_words_have(vdm_xdoc_get(el, NS_OPS, "type"),
					      "toc");
	return 0;
}

/* The contents, and what is read aloud, follow the order of the text; told
 * once a document. */
static void
advise_order(struct vdm_pkg *pkg)
{
	const struct vdm_item *from = NULL;
	struct place last = {0, 0, 0};
	int told = 0;

	for (size_t i = 0; i < pkg->refs_count; i++) {
		const struct vdm_ref *ref = &pkg->refs[i];
		int contents = ref->kind == VDM_REF_NAV && in_contents(ref->at);
		int aloud = ref->kind == VDM_REF_OVERLAY && ref->at != NULL &&
			    vdm_xdoc_is(ref->at, NS_SMIL, "text");
		struct place here;

		if ((!contents && !aloud) || ref->url.kind != VDM_URL_LOCAL)
			continue;
		if (ref->from != from) {
			from = ref->from;
			last = (struct place){0, 0, 0};
			told = 0;
		}
		here = place_of(pkg, ref);
		if (here.spine == 0)
			continue;
		if (!told && is_before(&here, &last)) {
			told = 1;
			say(&ref->from->sink,
			    contents ? VDM_D_EPUB_ADVICE : VDM_D_EPUB_USAGE,
			    ref->at,
			    contents ? "the contents are in another order than "
				       "the text"
				     : "the overlay reads in another order "
				       "than the text",
			    ref->url.path);
		}
		last = here;
	}
}

/* ---- overlays ---------------------------------------------------------- */

/* What is read is named by an id, or, in a drawing, by a view (9.3.2.2). */
static void
advise_targets(struct vdm_pkg *pkg)
{
	for (size_t i = 0; i < pkg->refs_count; i++) {
		const struct vdm_ref *ref = &pkg->refs[i];
		const char *f = ref->url.fragment;
		const struct vdm_item *item;

		if (ref->kind != VDM_REF_OVERLAY || f == NULL ||
		    !vdm_xdoc_is(ref->at, NS_SMIL, "text"))
			continue;
		item = vdm_pkg_item(pkg, ref->url.path);
		if (item == NULL)
			continue;
		if (strcmp(item->media, "application/xhtml+xml") == 0 &&
		    (strchr(f, '(') != NULL || strncmp(f, ":~:", 3) == 0))
			say(&ref->from->sink, VDM_D_EPUB_ADVICE, ref->at,
			    "an overlay names a part of a page otherwise than "
			    "by an id",
			    f);
		if (strcmp(item->media, "image/svg+xml") == 0 &&
		    strncmp(f, "svgView(", 8) != 0 && strchr(f, '(') != NULL)
			say(&ref->from->sink, VDM_D_EPUB_ADVICE, ref->at,
			    "an overlay names a part of a picture in no way "
			    "that SVG has",
			    f);
	}
}

void
vdm_advise_package(struct vdm_pkg *pkg)
{
	const char *prefixes = vdm_xdoc_get(pkg->dom.root, "", "prefix");

	advise_identifiers(pkg);
	advise_guide(pkg);
	advise_items(pkg);
	for (size_t i = 0; i < pkg->items_count; i++)
		vdm_advise_document(pkg, &pkg->items[i]);
	if (pkg->version != 3)
		return;
	vdm_advise_prefixes(&pkg->sink, pkg->dom.root, prefixes, 1);
	advise_metas(pkg);
	advise_links(pkg);
	advise_durations(pkg);
	advise_structure(pkg);
	advise_refs(pkg);
	advise_order(pkg);
	advise_targets(pkg);
}
