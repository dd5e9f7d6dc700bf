/* SPDX-License-Identifier: MIT */
/*
 * Dictionaries (EPUB Dictionaries and Glossaries 1.0) and maps from regions of
 * pages (EPUB Region-Based Navigation 1.0): the documents that few books have.
 */
#include <string.h>

#include "base/words.h"
#include "rules/epub/publication.h"

/* ---- dictionaries ------------------------------------------------------ */

/* 2.4.4: what a search key map is made of: groups that lead to entries, and
 * what is looked up to get there. No part has words of its own. */
static const struct {
	const char *name, *holds, *attr; /* NULL: nothing, none needed */
} parts[] = {{"search-key-map", "search-key-group", NULL},
	     {"search-key-group", "match", "href"},
	     {"match", "value", NULL},
	     {"value", NULL, "value"}};

static void
check_part(const struct vdm_item *item, const struct vdm_xdoc_node *n)
{
	size_t i = 0;

	while (i < sizeof parts / sizeof *parts &&
	       !vdm_xdoc_is(n, NS_OPS, parts[i].name))
		i++;
	if (i == sizeof parts / sizeof *parts ||
	    (n->parent != NULL &&
	     (i == 0 || !vdm_xdoc_is(n->parent, NS_OPS, parts[i - 1].name)))) {
		vdm_bad_collection(&item->sink, n,
				   "a search key map holds something else");
		return;
	}
	if (parts[i].attr != NULL && vdm_xdoc_get(n, "", parts[i].attr) == NULL)
		vdm_bad_collection(&item->sink, n,
				   *parts[i].attr == 'h'
				       ? "a search-key-group leads nowhere"
				       : "a value says nothing");
	if (i < 2 && vdm_xdoc_child(n, NS_OPS, parts[i].holds) == NULL)
		vdm_bad_collection(&item->sink, n,
				   i == 0 ? "a search-key-map has no group"
					  : "a search-key-group has no match");
	if (i == 2 && vdm_xdoc_get(n, "", "value") == NULL &&
	    vdm_xdoc_child(n, NS_OPS, "value") == NULL)
		vdm_bad_collection(&item->sink, n, "a match has no value");
}

void
vdm_check_search_map(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom = vdm_item_dom(pkg, item);
	const struct vdm_xdoc_node *n;

	if (dom == NULL)
		return;
	if (!vdm_xdoc_is(dom->root, NS_OPS, "search-key-map")) {
		vdm_bad_collection(
		    &item->sink, dom->root,
		    "the outermost element is not search-key-map");
		return;
	}
	if (vdm_xdoc_get(dom->root, NS_XMLNS, "lang") == NULL)
		vdm_bad_collection(
		    &item->sink, dom->root,
		    "a search key map does not say its language");
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root)) {
		if (n->name != NULL)
			check_part(item, n);
		else if (n->parent != NULL && !vdm_is_wordless(n->text))
			vdm_bad_collection(
			    &item->sink, n->parent,
			    "a part of a search key map has words of its "
			    "own");
		if (vdm_xdoc_is(n, NS_OPS, "search-key-group"))
			vdm_add_ref(pkg, item, n, item->url.path,
				    vdm_xdoc_get(n, "", "href"), VDM_REF_LINK,
				    0);
	}
}

/* Whether a word is explained in an entry, and not in its short form alone. */
static int
explains(const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n, *up;

	for (n = el; n != NULL; n = vdm_xdoc_step(n, el)) {
		if (!vdm_is_html(n, "dfn"))
			continue;
		for (up = n; up != el && !vdm_is_typed(up, "condensed-entry");)
			up = up->parent;
		if (up == el)
			return 1;
	}
	return 0;
}

/* 2.2.1: entries are articles, each with the word that it explains. */
static void
check_entries(const struct vdm_item *item, const struct vdm_xdoc_node *dict)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(dict, NS_XHTML, "article");

	if (n == NULL)
		vdm_bad_collection(&item->sink, dict,
				   "a dictionary has no article in it");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_XHTML, "article"))
		if (!explains(n))
			vdm_bad_collection(
			    &item->sink, n,
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
static void
check_languages(struct vdm_pkg *pkg)
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

/* 2.3.3: what kinds of dictionaries there are. */
static void
check_types(struct vdm_pkg *pkg)
{
	static const char types[] =
	    "bilingual encyclopedia etymological monolingual multilingual "
	    "pronouncing spelling thesaurus";
	const struct vdm_xdoc_node *el = NULL;

	while ((el = vdm_pkg_meta(pkg, el, "dictionary-type")) != NULL)
		if (!vdm_words_have(types,
				    vdm_xdoc_content(&pkg->pub->arena, el)))
			vdm_diag(&pkg->sink, VDM_D_EPUB_COLLECTION, &el->pos,
				 NULL, "there is no dictionary of the type");
}

/* 2.4.3: one dictionary is searched by one map, whose item says so. */
static void
check_map(struct vdm_pkg *pkg, size_t dictionaries)
{
	size_t n = 0;

	for (size_t i = 0; i < pkg->items_count; i++)
		n += vdm_words_have(pkg->items[i].properties, "dictionary") &&
		     vdm_words_have(pkg->items[i].properties, "search-key-map");
	if (dictionaries < 2 && n != 1)
		vdm_diag(&pkg->sink, VDM_D_EPUB_COLLECTION,
			 pkg->manifest != NULL ? &pkg->manifest->pos : NULL,
			 NULL,
			 "%zu items have the properties search-key-map and "
			 "dictionary: one must",
			 n);
}

void
vdm_check_dictionary(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *c;
	size_t dictionaries = 0;

	c = vdm_xdoc_child(pkg->dom.root, NS_OPF, "collection");
	for (; c != NULL; c = vdm_xdoc_next(c, NS_OPF, "collection"))
		dictionaries +=
		    vdm_words_have(vdm_xdoc_get(c, "", "role"), "dictionary");
	check_map(pkg, dictionaries);
	check_types(pkg);
	if (dictionaries == 0)
		check_languages(pkg);
}

/* 2.2: what kinds of parts are which elements. */
static const struct vdm_typed kinds[] = {
    {"condensed-entry", "aside"},   {"dictentry", "article"},
    {"dictionary", "body section"}, {"idiom", "dfn"},
    {"part-of-speech-list", "ol"},  {"phrase-list", "ol ul"},
    {"sense-list", "ol"},
};

/* What parts of a type hold, or stand beside. */
static const struct {
	const char *type, *needs, *or_else;
	int beside;
} needs[] = {
    {"part-of-speech-group", "part-of-speech", NULL, 0},
    {"phrase-group", "example", "idiom", 0},
    {"tran-info", "tran", NULL, 1},
};

static int
has_part(const struct vdm_xdoc_node *el, const char *type, int near)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_step(el, el);

	for (; n != NULL; n = vdm_xdoc_step(n, el))
		if (vdm_is_typed(n, type) && (!near || n->parent == el))
			return 1;
	return 0;
}

static void
check_kinds(const struct vdm_item *item, const struct vdm_xdoc_node *n)
{
	vdm_check_typed(item, n, kinds, sizeof kinds / sizeof *kinds,
			"a dictionary");
	for (size_t i = 0; i < sizeof needs / sizeof *needs; i++) {
		const struct vdm_xdoc_node *in =
		    needs[i].beside ? n->parent : n;

		if (vdm_is_typed(n, needs[i].type) && in != NULL &&
		    !has_part(in, needs[i].needs, needs[i].beside) &&
		    (needs[i].or_else == NULL ||
		     !has_part(in, needs[i].or_else, 0)))
			vdm_diag(&item->sink, VDM_D_EPUB_COLLECTION, &n->pos,
				 NULL,
				 "a part of a dictionary lacks another: %s "
				 "of %s",
				 needs[i].needs, needs[i].type);
	}
}

/* 2.2.1.4: the short form of an entry is in it, and not shown with it. */
static void
check_condensed(const struct vdm_item *item, const struct vdm_xdoc_node *n)
{
	if (!vdm_is_typed(n, "condensed-entry"))
		return;
	if (vdm_xdoc_get(n, "", "hidden") == NULL)
		vdm_bad_collection(&item->sink, n,
				   "the short form of an entry is not hidden");
	if (n->parent == NULL || !vdm_is_html(n->parent, "article"))
		vdm_bad_collection(&item->sink, n,
				   "the short form of an entry stands in none");
}

void
vdm_check_dictionary_page(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL)
			continue;
		check_kinds(item, n);
		check_condensed(item, n);
		if (vdm_is_typed(n, "dictionary"))
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
	    (!vdm_is_html(first, "a") && !vdm_is_html(first, "span"))) {
		vdm_bad_collection(&item->sink, li,
				   "a region begins with neither a nor span");
		return;
	}
	if (vdm_is_html(first, "span") && count(first, "a") != 2)
		vdm_bad_collection(
		    &item->sink, first,
		    "a span of regions does not hold two a elements");
	n = vdm_xdoc_next(first, "", NULL);
	if (n != NULL &&
	    (!vdm_is_html(n, "ol") || vdm_xdoc_next(n, "", NULL) != NULL))
		vdm_bad_collection(
		    &item->sink, n,
		    "behind the link of a region stands something else than "
		    "one list");
}

void
vdm_check_data_nav(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n, *in;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (vdm_is_html(n, "nav") &&
		    vdm_xdoc_get(n, NS_OPS, "type") == NULL)
			vdm_bad_collection(
			    &item->sink, n,
			    "a nav of data does not say what it is "
			    "(epub:type)");
		if (!vdm_is_typed(n, "region-based"))
			continue;
		if (!vdm_is_html(n, "nav")) {
			vdm_bad_collection(
			    &item->sink, n,
			    "regions are mapped by something else than nav");
			continue;
		}
		if (count(n, "ol") != 1)
			vdm_bad_collection(
			    &item->sink, n,
			    "a map of regions does not hold one ol");
		for (in = n; in != NULL; in = vdm_xdoc_step(in, n))
			if (vdm_is_html(in, "li"))
				check_region(item, in);
	}
}
