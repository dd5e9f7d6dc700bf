/* SPDX-License-Identifier: MIT */
/* Pages that hold an index (EPUB Indexes 1.0, 3): what its parts are made of,
 * and what they hold. */
#include <string.h>

#include "rules/epub/publication.h"

/* The types of an index, and the elements that may be of them. */
static const struct vdm_typed kinds[] = {
    {"index", "body section article aside nav"},
    {"index-headnotes", "header section article aside nav"},
    {"index-legend", "dl section article aside nav"},
    {"index-group", "section article aside nav"},
    {"index-entry-list", "ul"},
    {"index-entry", "li"},
    {"index-locator-list", "ul"},
    {"index-locator", "a"},
    {"index-term-category", "a"},
};

/* Whether an element of a type is around another. */
static int
within(const struct vdm_xdoc_node *n, const char *type)
{
	for (n = n->parent; n != NULL; n = n->parent)
		if (vdm_is_typed(n, type))
			return 1;
	return 0;
}

/* A list of entries, which need not say so. */
static int
is_list(const struct vdm_xdoc_node *n)
{
	if (vdm_is_typed(n, "index-entry-list"))
		return 1;
	return vdm_is_html(n, "ul") &&
	       vdm_xdoc_get(n, NS_OPS, "type") == NULL && within(n, "index") &&
	       !within(n, "index-headnotes");
}

static int
is_entry(const struct vdm_xdoc_node *n)
{
	return vdm_is_html(n, "li") && n->parent != NULL && is_list(n->parent);
}

/* Whether `n` is a part of `of` and not of a part of it: between them there is
 * no element with a type, and none of that name. */
static int
is_part(const struct vdm_xdoc_node *n, const struct vdm_xdoc_node *of,
	const char *bound)
{
	const struct vdm_xdoc_node *up = n->parent;

	while (up != NULL && up != of && !vdm_is_html(up, bound) &&
	       vdm_xdoc_get(up, NS_OPS, "type") == NULL)
		up = up->parent;
	return up == of;
}

/* An index, or a group of it: groups, or one list of entries. */
static void
check_lists(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;
	int lists = 0, groups = 0;

	for (n = vdm_xdoc_step(el, el); n != NULL; n = vdm_xdoc_step(n, el)) {
		if (n->name == NULL || !is_part(n, el, "ul"))
			continue;
		lists += is_list(n);
		groups += vdm_is_typed(n, "index-group");
	}
	if (groups > 0 ? lists > 0 : lists != 1)
		vdm_bad_collection(
		    &item->sink, el,
		    "an index, or a group of one, holds neither groups nor "
		    "one list of entries (epub:type=\"index-entry-list\")");
}

/* Whether an entry leads on by that part of it. */
static int
leads_on(const struct vdm_xdoc_node *n)
{
	static const char *const types[] = {
	    "index-editor-note",   "index-locator",        "index-locator-list",
	    "index-locator-range", "index-xref-preferred", "index-xref-related",
	};

	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (vdm_is_typed(n, types[i]))
			return 1;
	return is_list(n);
}

static void
check_entry(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;
	int terms = 0, ways = 0;

	for (n = vdm_xdoc_step(el, el); n != NULL; n = vdm_xdoc_step(n, el)) {
		if (n->name == NULL || !is_part(n, el, "li"))
			continue;
		terms += vdm_is_typed(n, "index-term") &&
			 !vdm_is_typed(n, "index-xref-related") &&
			 !vdm_is_typed(n, "index-xref-preferred");
		ways += leads_on(n);
	}
	if (terms != 1)
		vdm_bad_collection(
		    &item->sink, el,
		    "an entry of an index does not have one term "
		    "(epub:type=\"index-term\")");
	if (ways == 0)
		vdm_bad_collection(&item->sink, el,
				   "an entry of an index leads nowhere");
}

/* Whether all words of the body are of indexes. */
static int
is_all_index(const struct vdm_xdoc_node *body)
{
	const struct vdm_xdoc_node *n;

	for (n = body; n != NULL; n = vdm_xdoc_step(n, body)) {
		if (n->name == NULL && !vdm_is_wordless(n->text) &&
		    !within(n, "index"))
			return 0;
	}
	return 1;
}

void
vdm_check_index(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom = vdm_item_dom(pkg, item);
	const struct vdm_xdoc_node *n, *body;
	int found = 0;

	for (n = dom != NULL ? dom->root : NULL; n != NULL;
	     n = vdm_xdoc_step(n, dom->root)) {
		if (n->name == NULL)
			continue;
		found |= vdm_is_typed(n, "index");
		vdm_check_typed(item, n, kinds, sizeof kinds / sizeof *kinds,
				"an index");
		if (vdm_is_typed(n, "index") || vdm_is_typed(n, "index-group"))
			check_lists(item, n);
		if (is_entry(n))
			check_entry(item, n);
	}
	if (dom == NULL)
		return;
	if (!found)
		vdm_bad_collection(
		    &item->sink, dom->root,
		    "the document has no index (epub:type=\"index\")");
	body = vdm_xdoc_child(dom->root, NS_XHTML, "body");
	if (found && body != NULL && !vdm_is_typed(body, "index") &&
	    is_all_index(body))
		vdm_bad_collection(
		    &item->sink, body,
		    "the document is an index, and its body does not say so");
}
