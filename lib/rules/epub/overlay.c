/* SPDX-License-Identifier: MIT */
/* Media overlays: what they read and play, and who says so (EPUB 3.3, 9). */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "rules/epub/publication.h"

static void
wrong(const struct vdm_sink *sink, const struct vdm_xdoc_node *el,
      const char *what, const char *value)
{
	vdm_diag(sink, VDM_D_EPUB_OVERLAY, el != NULL ? &el->pos : NULL, NULL,
		 "%s: \"%.150s\"", what, value != NULL ? value : "");
}

static const char digits[] = "0123456789";

/* Two digits, of which the first is 0 to 5. */
static int
is_sixty(const char *s)
{
	return s[0] >= '0' && s[0] <= '5' && vdm_is_digit(s[1]);
}

/* Behind ".5" and the like, which need not be there; NULL: a point alone. */
static const char *
past_fraction(const char *s)
{
	size_t n;

	if (*s != '.')
		return s;
	n = strspn(s + 1, digits);
	return n > 0 ? s + 1 + n : NULL;
}

/*
 * SMIL 3.0's clock values: "0:12:30.5" (full: hours have any number of digits),
 * "12:30.5" (partial), "750.5s", "12.5min", "750" (timecount).
 */
int
vdm_is_clock(const char *s)
{
	size_t n = strspn(s, digits);
	const char *end = s + n;

	if (n == 0)
		return 0;
	if (*end == ':' && is_sixty(end + 1) && end[3] == ':' &&
	    is_sixty(end + 4)) {
		end = past_fraction(end + 6);
		return end != NULL && *end == '\0';
	}
	if (*end == ':') {
		end = n == 2 && is_sixty(s) && is_sixty(s + 3)
			  ? past_fraction(s + 5)
			  : NULL;
		return end != NULL && *end == '\0';
	}
	end = past_fraction(end);
	return end != NULL && (*end == '\0' || strcmp(end, "h") == 0 ||
			       strcmp(end, "min") == 0 ||
			       strcmp(end, "s") == 0 || strcmp(end, "ms") == 0);
}

double
vdm_clock_seconds(const char *s)
{
	const char *colon;
	double v;

	if (!vdm_is_clock(s))
		return -1;
	v = strtod(s, NULL);
	for (colon = strchr(s, ':'); colon != NULL;
	     colon = strchr(colon + 1, ':'))
		v = v * 60 + strtod(colon + 1, NULL);
	s += strspn(s, "0123456789.");
	if (strcmp(s, "h") == 0)
		return v * 3600;
	if (strcmp(s, "min") == 0)
		return v * 60;
	return strcmp(s, "ms") == 0 ? v / 1000 : v;
}

/* Whether a clip, from its beginning to its end, lasts: values that are none
 * are the grammar's to tell. */
static const char *
clip_fault(const char *begin, const char *end)
{
	double from = begin != NULL ? vdm_clock_seconds(begin) : 0;
	double to = end != NULL ? vdm_clock_seconds(end) : -1;

	if (from < 0 || to < 0 || from < to)
		return NULL;
	return from > to ? "a clip ends before it begins"
			 : "a clip has no length";
}

static void
check_audio(struct vdm_pkg *pkg, struct vdm_item *item,
	    const struct vdm_xdoc_node *el)
{
	const char *src = vdm_xdoc_get(el, "", "src");
	const char *begin = vdm_xdoc_get(el, "", "clipBegin");
	const char *end = vdm_xdoc_get(el, "", "clipEnd");
	struct vdm_item *sound;
	struct vdm_url url;

	if (clip_fault(begin, end) != NULL)
		wrong(&item->sink, el, clip_fault(begin, end), end);
	if (src == NULL)
		return;
	vdm_add_ref(pkg, item, el, item->url.path, src, VDM_REF_OVERLAY, 0);
	if (vdm_url_resolve(&pkg->pub->arena, item->url.path, src, &url) != 0)
		return;
	if (url.fragment != NULL)
		wrong(&item->sink, el, "the address of a sound has a fragment",
		      src);
	sound = vdm_pkg_item(pkg, url.path);
	if (sound != NULL && !vdm_media_is_audio(sound->media))
		wrong(&item->sink, el,
		      "a sound is of a type that reading systems need not "
		      "know",
		      sound->media);
}

/* What epub:type says, and what a sequence is of (EPUB 3.3, 9.2.2). */
static void
check_meaning(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *s = vdm_xdoc_get(el, NS_OPS, "type"), *colon;
	const char *list = vdm_xdoc_get(item->dom.root, NS_OPS, "prefix");

	if (vdm_xdoc_is(el, NS_SMIL, "seq") &&
	    vdm_xdoc_get(el, NS_OPS, "textref") == NULL)
		wrong(&item->sink, el,
		      "a sequence has no epub:textref, so nobody knows what it "
		      "reads",
		      el->name);
	for (; s != NULL && *s != '\0'; s += strspn(s, " \t\r\n")) {
		size_t n = strcspn(s, " \t\r\n");

		colon = memchr(s, ':', n);
		if (colon != NULL &&
		    !vdm_prefix_declared(list, s, (size_t)(colon - s)) &&
		    !vdm_prefix_declared("msv: prism: ", s,
					 (size_t)(colon - s)))
			wrong(&item->sink, el,
			      "epub:type has an undeclared prefix", s);
		s += n;
	}
}

static void
check_text(struct vdm_pkg *pkg, struct vdm_item *item,
	   const struct vdm_xdoc_node *el, const char *src)
{
	struct vdm_item *doc;
	struct vdm_url url;

	if (src == NULL)
		return;
	vdm_add_ref(pkg, item, el, item->url.path, src, VDM_REF_OVERLAY, 0);
	if (vdm_url_resolve(&pkg->pub->arena, item->url.path, src, &url) != 0)
		return;
	doc = vdm_pkg_item(pkg, url.path);
	if (doc == NULL)
		return;
	if (!vdm_media_is_content(doc->media, 3)) {
		wrong(&item->sink, el,
		      "what is read is no content document (9.2.2)", src);
		return;
	}
	/* A document's item names one overlay, so two cannot both be played. */
	if (doc->read_by != NULL && doc->read_by != item)
		wrong(&item->sink, el, "two overlays read the document",
		      doc->url.path);
	doc->read_by = item;
}

void
vdm_check_overlay(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom;
	const struct vdm_xdoc_node *n;
	const char *fault;

	if (item->entry < 0)
		return;
	dom = vdm_item_dom(pkg, item);
	if (dom == NULL)
		return;
	for (size_t i = 1; i < dom->ids_count; i++)
		if (strcmp(dom->ids[i].id, dom->ids[i - 1].id) == 0)
			wrong(&item->sink, NULL, "two elements have one id",
			      dom->ids[i].id);
	fault = vdm_prefixes_fault(vdm_xdoc_get(dom->root, NS_OPS, "prefix"));
	if (fault != NULL)
		vdm_diag(&item->sink, VDM_D_EPUB_PROPERTY, &dom->root->pos,
			 NULL, "the attribute prefix %s", fault);
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root)) {
		if (n->name != NULL)
			check_meaning(item, n);
		if (vdm_xdoc_is(n, NS_SMIL, "audio"))
			check_audio(pkg, item, n);
		else if (vdm_xdoc_is(n, NS_SMIL, "text"))
			check_text(pkg, item, n, vdm_xdoc_get(n, "", "src"));
		else if (n->name != NULL)
			check_text(pkg, item, n,
				   vdm_xdoc_get(n, NS_OPS, "textref"));
	}
}

/* ---- the package's side ------------------------------------------------- */

/*
 * What the package says of the item with that id; NULL: of the whole
 * publication, by refining nothing.
 */
static const struct vdm_xdoc_node *
statement(const struct vdm_pkg *pkg, const char *property, const char *id)
{
	const struct vdm_xdoc_node *m;

	m = vdm_xdoc_child(pkg->metadata, NS_OPF, "meta");
	for (; m != NULL; m = vdm_xdoc_next(m, NS_OPF, "meta")) {
		const char *p = vdm_xdoc_get(m, "", "property");
		const char *r = vdm_xdoc_get(m, "", "refines");

		if (p == NULL || strcmp(p, property) != 0)
			continue;
		if (id == NULL
			? r == NULL
			: r != NULL && *r == '#' && strcmp(r + 1, id) == 0)
			return m;
	}
	return NULL;
}

/* The manifest and the overlay must say the same of each other. */
static void
check_pairing(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const char *id = item->id != NULL ? item->id : "";

	if (item->read_by == item->overlay)
		return;
	if (item->overlay == NULL)
		wrong(&pkg->sink, item->el,
		      "an overlay reads the document, but its item does not "
		      "name the overlay",
		      id);
	else if (item->read_by == NULL)
		wrong(&pkg->sink, item->el,
		      "the item names an overlay that does not read it", id);
	else
		wrong(&pkg->sink, item->el,
		      "the item names another overlay than the one that reads "
		      "it",
		      id);
}

static void
check_durations(struct vdm_pkg *pkg)
{
	int any = 0;

	for (size_t i = 0; i < pkg->items_count; i++) {
		const struct vdm_item *o = pkg->items[i].overlay;

		if (o == NULL)
			continue;
		any = 1;
		if (o->id != NULL &&
		    statement(pkg, "media:duration", o->id) == NULL)
			wrong(&pkg->sink, o->el,
			      "no media:duration says how long the overlay "
			      "lasts",
			      o->id);
	}
	if (any && statement(pkg, "media:duration", NULL) == NULL)
		wrong(&pkg->sink, pkg->metadata,
		      "no media:duration says how long all overlays last",
		      "media:duration");
}

/* A class for what is being read needs a style sheet. */
static void
check_classes(struct vdm_pkg *pkg)
{
	if (statement(pkg, "media:active-class", NULL) == NULL &&
	    statement(pkg, "media:playback-active-class", NULL) == NULL)
		return;
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];

		if (item->overlay != NULL && !(item->uses & USES_STYLE))
			wrong(&item->sink, item->dom.root,
			      "the package names a class for what is being "
			      "read, but the document has no style sheet",
			      item->url.path);
	}
}

void
vdm_check_overlays(struct vdm_pkg *pkg)
{
	if (pkg->version != 3)
		return;
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];

		if (!vdm_media_is_content(item->media, 3)) {
			if (item->overlay != NULL)
				wrong(&pkg->sink, item->el,
				      "only content documents can have an "
				      "overlay",
				      item->id);
		} else if (!pkg->pub->alone) {
			check_pairing(pkg, item);
		}
	}
	check_durations(pkg);
	if (!pkg->pub->alone)
		check_classes(pkg);
}
