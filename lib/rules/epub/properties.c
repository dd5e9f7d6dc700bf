/* SPDX-License-Identifier: MIT */
/* Properties of metadata, items and the spine (EPUB 3.3, appendix D). */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

/*
 * Vocabularies: "" is the default one of the place. Of a prefix without a row
 * any name is taken, since others may have vocabularies of their own; a row
 * without names says that there is none here ("scheme" always has a prefix).
 */
static const struct {
	const char *place, *prefix, *names;
} vocabularies[] = {
    {"meta", "",
     "alternate-script authority belongs-to-collection collection-type "
     "display-seq file-as group-position identifier-type meta-auth "
     "pageBreakSource role source-language source-of subject-authority "
     "target-language term title-type dictionary-type"},
    {"meta", "media", "active-class duration narrator playback-active-class"},
    {"meta", "rendition", "flow layout orientation spread viewport"},
    {"meta", "a11y", "certifiedBy certifierCredential exemption"},
    {"scheme", "", ""},
    {"link", "", "onix xmp"},
    {"rel", "",
     "acquire alternate marc21xml-record mods-record onix-record record "
     "voicing xml-signature xmp-record"},
    {"rel", "a11y", "certifierCredential certifierReport"},
    {"item", "",
     "cover-image data-nav dictionary glossary index mathml nav "
     "remote-resources scripted search-key-map svg switch"},
    {"item", "rendition", ""},
    {"item", "media", ""},
    {"itemref", "", "page-spread-left page-spread-right"},
    {"itemref", "rendition",
     "align-x-center flow-auto flow-paginated flow-scrolled-continuous "
     "flow-scrolled-doc layout-pre-paginated layout-reflowable "
     "orientation-auto orientation-landscape orientation-portrait "
     "page-spread-center page-spread-left page-spread-right spread-auto "
     "spread-both spread-landscape spread-none spread-portrait"},
};

/* D.1.5: prefixes that need no declaration. */
static const char reserved[] =
    "a11y dcterms marc media onix rendition schema xsd";

static int
declared(const struct vdm_pkg *pkg, const char *prefix)
{
	const char *list = vdm_xdoc_get(pkg->dom.root, "", "prefix");

	return vdm_words_have(reserved, prefix) ||
	       vdm_prefix_declared(list, prefix, strlen(prefix));
}

static void
bad(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el, const char *name,
    const char *what)
{
	vdm_diag(&pkg->sink, VDM_D_EPUB_PROPERTY, &el->pos, NULL,
		 "the property \"%.80s\" %s", name, what);
}

/* One word: "cover-image", "rendition:layout-pre-paginated". */
static void
check_word(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el,
	   const char *place, const char *word, size_t n)
{
	struct vdm_arena *a = &pkg->pub->arena;
	const char *all = vdm_arena_strndup(a, word, n);
	const char *colon = all != NULL ? strchr(all, ':') : NULL;
	const char *prefix = "", *name = all;

	if (all == NULL)
		return;
	if (colon != NULL) {
		prefix = vdm_arena_strndup(a, all, (size_t)(colon - all));
		name = colon + 1;
		if (prefix == NULL)
			return;
		if (*prefix == '\0' || *name == '\0')
			return bad(pkg, el, all, "is malformed");
		if (!declared(pkg, prefix))
			return bad(pkg, el, all, "has an undeclared prefix");
	}
	for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++)
		if (strcmp(vocabularies[i].place, place) == 0 &&
		    strcmp(vocabularies[i].prefix, prefix) == 0) {
			if (!vdm_words_have(vocabularies[i].names, name))
				bad(pkg, el, all, "is not known");
			return;
		}
}

static void
check_words(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el,
	    const char *place, const char *list)
{
	while (list != NULL && *list != '\0') {
		size_t n = 0;

		while (vdm_is_space((unsigned char)*list))
			list++;
		while (list[n] != '\0' && !vdm_is_space((unsigned char)list[n]))
			n++;
		if (n > 0)
			check_word(pkg, el, place, list, n);
		list += n;
	}
}

/* A statement is of one property, by one scheme. */
static void
check_one(struct vdm_pkg *pkg, const struct vdm_xdoc_node *el, const char *attr)
{
	const char *s = vdm_xdoc_get(el, "", attr);

	if (s == NULL)
		return;
	s += strspn(s, " \t\r\n");
	s += strcspn(s, " \t\r\n");
	if (s[strspn(s, " \t\r\n")] != '\0')
		vdm_diag(&pkg->sink, VDM_D_EPUB_PROPERTY, &el->pos, NULL,
			 "the attribute %s names more than one: \"%.80s\"",
			 attr, vdm_xdoc_get(el, "", attr));
}

static void
check_vocabularies(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *el, *top;

	for (el = vdm_xdoc_child(pkg->metadata, NS_OPF, "meta"); el != NULL;
	     el = vdm_xdoc_next(el, NS_OPF, "meta")) {
		check_one(pkg, el, "property");
		check_one(pkg, el, "scheme");
		check_words(pkg, el, "meta", vdm_xdoc_get(el, "", "property"));
		check_words(pkg, el, "scheme", vdm_xdoc_get(el, "", "scheme"));
	}
	for (el = vdm_xdoc_child(pkg->metadata, NS_OPF, "link"); el != NULL;
	     el = vdm_xdoc_next(el, NS_OPF, "link")) {
		check_words(pkg, el, "rel", vdm_xdoc_get(el, "", "rel"));
		check_words(pkg, el, "link",
			    vdm_xdoc_get(el, "", "properties"));
	}
	for (size_t i = 0; i < pkg->items_count; i++)
		check_words(pkg, pkg->items[i].el, "item",
			    pkg->items[i].properties);
	top = pkg->spine;
	for (el = vdm_xdoc_child(top, NS_OPF, "itemref"); el != NULL;
	     el = vdm_xdoc_next(el, NS_OPF, "itemref"))
		check_words(pkg, el, "itemref",
			    vdm_xdoc_get(el, "", "properties"));
}

/* Whether two words of the list begin so, with or without the prefix, and go
 * on otherwise, or one stands there twice. */
static int
contradicts(const char *list, const char *kind)
{
	const char *had = NULL, *had_all = NULL;
	size_t n, had_n = 0, all_n = 0, kind_n = strlen(kind);

	for (; *list != '\0'; list += n + (n == 0)) {
		const char *word = list;
		size_t length;

		n = length = strcspn(list, " \t\r\n");
		if (vdm_words_begin(word, length, "rendition:")) {
			word += 10;
			length -= 10;
		}
		if (!vdm_words_begin(word, length, kind))
			continue;
		word += kind_n;
		length -= kind_n;
		if (had != NULL &&
		    (had_n != length || memcmp(had, word, length) != 0 ||
		     (all_n == n && memcmp(had_all, list, n) == 0)))
			return 1;
		had = word;
		had_n = length;
		had_all = list;
		all_n = n;
	}
	return 0;
}

/* Two of a kind in one itemref. */
static void
check_overrides(struct vdm_pkg *pkg)
{
	static const char *const kinds[] = {"layout-", "orientation-",
					    "spread-", "flow-", "page-spread-"};
	const struct vdm_xdoc_node *el;

	el = vdm_xdoc_child(pkg->spine, NS_OPF, "itemref");
	for (; el != NULL; el = vdm_xdoc_next(el, NS_OPF, "itemref")) {
		const char *p = vdm_xdoc_get(el, "", "properties");

		for (size_t i = 0;
		     p != NULL && i < sizeof kinds / sizeof *kinds; i++) {
			if (contradicts(p, kinds[i]))
				vdm_diag(&pkg->sink, VDM_D_EPUB_RENDITION,
					 &el->pos, NULL,
					 "properties=\"%.100s\" contradict "
					 "each other",
					 p);
		}
	}
}

/* ---- what items say of themselves ---------------------------------------- */

static const struct {
	const char *name;
	unsigned use;
	int only_if_used; /* needless is an error, too */
} uses[] = {
    {"scripted", USES_SCRIPT, 1},         {"svg", USES_SVG, 1},
    {"mathml", USES_MATHML, 1},           {"switch", USES_SWITCH, 1},
    {"remote-resources", USES_REMOTE, 0},
};

static int
is_html(const struct vdm_item *item)
{
	return strcmp(item->media, "application/xhtml+xml") == 0;
}

void
vdm_check_uses(struct vdm_pkg *pkg, struct vdm_item *item)
{
	int readable =
	    is_html(item) || strcmp(item->media, "image/svg+xml") == 0;

	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
		int used = (item->uses & uses[i].use) != 0;
		int said = vdm_words_have(item->properties, uses[i].name);

		if (used && !said)
			vdm_diag(&pkg->sink, VDM_D_EPUB_PROPERTY,
				 &item->el->pos, NULL,
				 "\"%s\" must have the property %s: its "
				 "document uses it",
				 item->id != NULL ? item->id : "",
				 uses[i].name);
		else if (!used && said && uses[i].only_if_used && readable &&
			 item->entry >= 0 && (item->allows & uses[i].use) == 0)
			vdm_diag(&pkg->sink, VDM_D_EPUB_PROPERTY,
				 &item->el->pos, NULL,
				 "\"%s\" has the property %s, but nothing in "
				 "its document needs it",
				 item->id != NULL ? item->id : "",
				 uses[i].name);
	}
}

/* The types that an item with a property may have. */
static const struct {
	const char *name, *types; /* parted by spaces */
} typed[] = {
    {"cover-image", "image/gif image/jpeg image/png image/svg+xml image/webp"},
    {"data-nav", "application/xhtml+xml"},
    {"dictionary", "application/vnd.epub.search-key-map+xml"},
    {"glossary",
     "application/vnd.epub.search-key-map+xml application/xhtml+xml"},
    {"index", "application/xhtml+xml"},
    {"mathml", "application/xhtml+xml"},
    {"nav", "application/xhtml+xml"},
    {"remote-resources",
     "application/smil+xml application/xhtml+xml image/svg+xml text/css"},
    {"scripted", "application/xhtml+xml image/svg+xml"},
    {"search-key-map", "application/vnd.epub.search-key-map+xml"},
    {"svg", "application/xhtml+xml"},
    {"switch", "application/xhtml+xml"},
};

static void
check_type(const struct vdm_pkg *pkg, const struct vdm_item *item)
{
	for (size_t i = 0; i < sizeof typed / sizeof *typed; i++)
		if (vdm_words_have(item->properties, typed[i].name) &&
		    !vdm_words_have(typed[i].types, item->media))
			vdm_diag(&pkg->sink, VDM_D_EPUB_MEDIA_TYPE,
				 &item->el->pos, NULL,
				 "an item of the type %s cannot have the "
				 "property %s",
				 item->media, typed[i].name);
}

static void
check_kinds(struct vdm_pkg *pkg)
{
	int navs = 0, covers = 0, data = 0;

	for (size_t i = 0; i < pkg->items_count; i++) {
		const struct vdm_item *item = &pkg->items[i];

		navs += vdm_words_have(item->properties, "nav");
		covers += vdm_words_have(item->properties, "cover-image");
		data += vdm_words_have(item->properties, "data-nav");
		check_type(pkg, item);
	}
	if (navs != 1)
		vdm_diag(&pkg->sink, VDM_D_EPUB_NAV,
			 pkg->manifest != NULL ? &pkg->manifest->pos : NULL,
			 NULL, "%d items have the property nav: one must",
			 navs);
	if (covers > 1 || data > 1)
		vdm_diag(&pkg->sink, VDM_D_EPUB_MANIFEST, &pkg->manifest->pos,
			 NULL, "more than one item has the property %s",
			 covers > 1 ? "cover-image" : "data-nav");
}

void
vdm_check_properties(struct vdm_pkg *pkg)
{
	const char *fault;

	if (pkg->version != 3)
		return;
	fault = vdm_prefixes_fault(vdm_xdoc_get(pkg->dom.root, "", "prefix"));
	if (fault != NULL)
		vdm_diag(&pkg->sink, VDM_D_EPUB_PROPERTY, &pkg->dom.root->pos,
			 NULL, "the attribute prefix %s", fault);
	check_vocabularies(pkg);
	check_overrides(pkg);
	check_kinds(pkg);
	for (size_t i = 0; i < pkg->items_count; i++)
		vdm_check_uses(pkg, &pkg->items[i]);
}
