/* SPDX-License-Identifier: MIT */
/*
 * Dictionaries (EPUB Dictionaries and Glossaries 1.0) and maps from regions of
 * pages (EPUB Region-Based Navigation 1.0): the documents that few books have.
 */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what)
{
	vdm_diag(&item->sink, VDM_D_EPUB_COLLECTION, &el->pos, NULL, "%s",
		 what);
}

static int
typed(const struct vdm_xdoc_node *n, const char *type)
{
	return n->name != NULL &&
	       vdm_words_have(vdm_xdoc_get(n, NS_OPS, "type"), type);
}

static int
is_html(const struct vdm_xdoc_node *n, const char *name)
{
	return vdm_xdoc_is(n, NS_XHTML, name);
}

/* ---- dictionaries ------------------------------------------------------ */

/* 2.4.4: groups that lead to entries, and what is looked up to get there. */
void
vdm_check_search_map(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom = vdm_item_dom(pkg, item);
	const struct vdm_xdoc_node *n, *match;
	int groups = 0;

	if (dom == NULL)
		return;
	if (!vdm_xdoc_is(dom->root, NS_OPS, "search-key-map")) {
		wrong(item, dom->root,
		      "the outermost element is not search-key-map");
		return;
	}
	n = vdm_xdoc_child(dom->root, NS_OPS, "search-key-group");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_OPS, "search-key-group")) {
		const char *href = vdm_xdoc_get(n, "", "href");

		groups++;
		match = vdm_xdoc_child(n, NS_OPS, "match");
		if (href == NULL)
			wrong(item, n, "a search-key-group leads nowhere");
		if (match == NULL)
			wrong(item, n, "a search-key-group has no match");
		for (; match != NULL;
		     match = vdm_xdoc_next(match, NS_OPS, "match"))
			if (vdm_xdoc_get(match, "", "value") == NULL &&
			    vdm_xdoc_child(match, NS_OPS, "value") == NULL)
				wrong(item, match, "a match has no value");
		vdm_add_ref(pkg, item, n, item->url.path, href, VDM_REF_LINK,
			    0);
	}
	if (groups == 0)
		wrong(item, dom->root, "a search-key-map has no group");
}

static int
has_below(const struct vdm_xdoc_node *el, const char *name)
{
	const struct vdm_xdoc_node *n;

	for (n = el; n != NULL; n = vdm_xdoc_step(n, el))
		if (is_html(n, name))
			return 1;
	return 0;
}

/* 2.2.1: entries are articles, each with the word that it explains. */
static void
check_entries(const struct vdm_item *item, const struct vdm_xdoc_node *dict)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(dict, NS_XHTML, "article");

	if (n == NULL)
		wrong(item, dict, "a dictionary has no article in it");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_XHTML, "article"))
		if (!has_below(n, "dfn"))
			wrong(item, n,
			      "an entry of a dictionary has no dfn in it");
}

static int
has_language(const struct vdm_pkg *pkg, const char *tag)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(pkg->metadata, NS_DC, "language");

	while (n != NULL &&
	       strcmp(vdm_xdoc_content(&pkg->pub->arena, n), tag) != 0)
		n = vdm_xdoc_next(n, NS_DC, "language");
	return n != NULL;
}

/* EPUB Dictionaries and Glossaries 1.0, 2.3: the languages of a dictionary,
 * which are those of the publication, too. */
void
vdm_check_dictionary_languages(struct vdm_pkg *pkg)
{
	static const char *const names[] = {"source-language",
					    "target-language"};

	for (size_t i = 0; i < 2; i++) {
		const struct vdm_xdoc_node *el = NULL;
		size_t n = 0;

		while ((el = vdm_pkg_meta(pkg, el, names[i])) != NULL) {
			n++;
			if (!has_language(
				pkg, vdm_xdoc_content(&pkg->pub->arena, el)))
				vdm_diag(&pkg->sink, VDM_D_EPUB_COLLECTION,
					 &el->pos, NULL,
					 "the %s of a dictionary is no "
					 "dc:language of the publication",
					 names[i]);
		}
		if (n == 0 || (i == 0 && n > 1))
			vdm_diag(
			    &pkg->sink, VDM_D_EPUB_COLLECTION,
			    pkg->metadata != NULL ? &pkg->metadata->pos : NULL,
			    NULL,
			    "a dictionary states %zu times its %s: it "
			    "must %s",
			    n, names[i], i == 0 ? "once" : "at least once");
	}
}

/* 2.2: what kinds of lists and groups are which elements. */
static void
check_kinds(const struct vdm_item *item, const struct vdm_xdoc_node *n)
{
	static const struct {
		const char *type, *elements;
	} kinds[] = {{"sense-list", "ol"}, {"phrase-list", "ol ul"}};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (typed(n, kinds[i].type) &&
		    !vdm_words_have(kinds[i].elements, n->name))
			wrong(item, n,
			      "a list of a dictionary's entry is another "
			      "element than ol or ul");
}

void
vdm_check_dictionary_page(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL)
			continue;
		check_kinds(item, n);
		if (typed(n, "dictionary"))
			check_entries(item, n);
	}
}

/* ---- regions ----------------------------------------------------------- */

static size_t
count(const struct vdm_xdoc_node *el, const char *name)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_child(el, NS_XHTML, name);
	size_t c = 0;

	for (; n != NULL; n = vdm_xdoc_next(n, NS_XHTML, name))
		c++;
	return c;
}

/* 3.4.2: an item is a link or two of them in a span, and at most one list. */
static void
check_region(const struct vdm_item *item, const struct vdm_xdoc_node *li)
{
	const struct vdm_xdoc_node *first = vdm_xdoc_child(li, "", NULL), *n;

	if (first == NULL ||
	    (!is_html(first, "a") && !is_html(first, "span"))) {
		wrong(item, li, "a region begins with neither a nor span");
		return;
	}
	if (is_html(first, "span") && count(first, "a") != 2)
		wrong(item, first,
		      "a span of regions does not hold two a elements");
	n = vdm_xdoc_next(first, "", NULL);
	if (n != NULL &&
	    (!is_html(n, "ol") || vdm_xdoc_next(n, "", NULL) != NULL))
		wrong(item, n,
		      "behind the link of a region stands something else than "
		      "one list");
}

void
vdm_check_data_nav(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n, *in;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (is_html(n, "nav") &&
		    vdm_xdoc_get(n, NS_OPS, "type") == NULL)
			wrong(item, n,
			      "a nav of data does not say what it is "
			      "(epub:type)");
		if (!typed(n, "region-based"))
			continue;
		if (!is_html(n, "nav")) {
			wrong(item, n,
			      "regions are mapped by something else than nav");
			continue;
		}
		if (count(n, "ol") != 1)
			wrong(item, n, "a map of regions does not hold one ol");
		for (in = n; in != NULL; in = vdm_xdoc_step(in, n))
			if (is_html(in, "li"))
				check_region(item, in);
	}
}
