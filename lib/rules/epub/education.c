/* SPDX-License-Identifier: MIT */
/* Publications for schools and study (EPUB for Education, draft of 2015): each
 * section has a heading of its level, pages of print can be found. */
#include <string.h>

#include "base/words.h"
#include "rules/epub/publication.h"

static int
is_one_of(const struct vdm_xdoc_node *n, const char *names)
{
	return n->name != NULL && strcmp(n->ns, NS_XHTML) == 0 &&
	       vdm_words_have(names, n->name);
}

static const char headings[] = "h1 h2 h3 h4 h5 h6";
static const char sections[] = "article aside nav section";

/* Whether an element shows words, or a picture in their place. */
static int
says_something(const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;

	for (n = el; n != NULL; n = vdm_xdoc_step(n, el))
		if (n->name == NULL
			? !vdm_is_wordless(n->text)
			: is_one_of(n, "img") &&
			      !vdm_is_wordless(vdm_xdoc_get(n, "", "alt")))
			return 1;
	return 0;
}

/* The next heading of a section, that is not of one in it. */
static const struct vdm_xdoc_node *
own_heading(const struct vdm_xdoc_node *section,
	    const struct vdm_xdoc_node *after)
{
	const struct vdm_xdoc_node *n, *up;

	for (n = vdm_xdoc_step(after, section); n != NULL;
	     n = vdm_xdoc_step(n, section)) {
		if (!is_one_of(n, headings))
			continue;
		for (up = n->parent; up != section; up = up->parent)
			if (is_one_of(up, sections))
				break;
		if (up == section)
			return n;
	}
	return NULL;
}

/* A section has one heading, or a label that is not seen. */
static void
check_section(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *heading = own_heading(el, el);
	const char *label = vdm_xdoc_get(el, "", "aria-label");

	if (label != NULL && vdm_is_wordless(label))
		vdm_bad_collection(&item->sink, el,
				   "the label of a section is empty");
	if (heading == NULL) {
		if (vdm_is_wordless(label))
			vdm_bad_collection(&item->sink, el,
					   "a section has no heading");
		return;
	}
	if (!says_something(heading))
		vdm_bad_collection(&item->sink, heading,
				   "the heading of a section is empty");
	if (own_heading(el, heading) != NULL)
		vdm_bad_collection(&item->sink, heading,
				   "a section has two headings");
}

/* How many sections a heading stands in. */
static int
depth_of(const struct vdm_xdoc_node *n, const char *names)
{
	int depth = 0;

	for (n = n->parent; n != NULL; n = n->parent)
		depth += is_one_of(n, names);
	return depth;
}

/* Levels follow from how sections are nested, beginning with that of the first
 * heading. */
static void
check_levels(const struct vdm_item *item, const struct vdm_xdoc_node *body)
{
	const struct vdm_xdoc_node *n;
	int base = 0,
	    found = !vdm_is_wordless(vdm_xdoc_get(body, "", "aria-label"));

	if (found)
		base = 1;
	for (n = body; n != NULL; n = vdm_xdoc_step(n, body)) {
		int level, wanted;

		if (!is_one_of(n, headings))
			continue;
		level = n->name[1] - '0';
		if (depth_of(n, "figure blockquote") > 0)
			vdm_bad_collection(
			    &item->sink, n,
			    "a heading stands in a figure or a quotation");
		if (!found && (depth_of(n, "aside nav") > 0 ||
			       depth_of(n, "section article") > 1))
			continue;
		if (!found)
			base = level - depth_of(n, sections);
		found = 1;
		wanted = base + depth_of(n, sections);
		if (level != (wanted > 6 ? 6 : wanted))
			vdm_bad_collection(
			    &item->sink, n,
			    "the level of a heading is not that of its "
			    "section");
	}
}

static void
check_order(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n = vdm_xdoc_child(el, "", NULL);
	int begun = 0;

	for (; n != NULL; n = vdm_xdoc_next(n, "", NULL)) {
		if (is_one_of(n, "section"))
			begun = 1;
		else if (begun) {
			vdm_bad_collection(
			    &item->sink, n,
			    "something stands behind a section and is in "
			    "none");
			return;
		}
	}
}

/* The body is a section, too, where it holds more than sections. */
static void
check_page(struct vdm_item *item, const struct vdm_xdoc_node *root)
{
	const struct vdm_xdoc_node *body, *n;

	body = vdm_xdoc_child(root, NS_XHTML, "body");
	if (body == NULL)
		return;
	for (n = vdm_xdoc_child(body, NS_XHTML, NULL); n != NULL;
	     n = vdm_xdoc_next(n, NS_XHTML, NULL))
		if (!is_one_of(n, sections)) {
			check_section(item, body);
			break;
		}
	for (n = body; n != NULL; n = vdm_xdoc_step(n, body)) {
		if (is_one_of(n, "section article"))
			check_section(item, n);
		if (is_one_of(n, "body section"))
			check_order(item, n);
	}
	check_levels(item, body);
}

/* What the pages of a publication have. */
struct seen {
	int breaks, list, microdata, rdfa;
};

static void
look(const struct vdm_xdoc_node *root, struct seen *seen)
{
	const struct vdm_xdoc_node *n;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		const char *type;

		if (n->name == NULL || n->attrs_count == 0)
			continue;
		type = vdm_xdoc_get(n, NS_OPS, "type");
		seen->breaks |= vdm_words_have(type, "pagebreak");
		seen->list |=
		    is_one_of(n, "nav") && vdm_words_have(type, "page-list");
		seen->microdata |= vdm_xdoc_get(n, "", "itemscope") != NULL;
		seen->rdfa |= vdm_xdoc_get(n, "", "vocab") != NULL ||
			      vdm_xdoc_get(n, "", "typeof") != NULL ||
			      (vdm_xdoc_get(n, "", "property") != NULL &&
			       !is_one_of(n, "meta link"));
	}
}

/* Pages of print are listed, and whose they are is said. */
static void
check_pagination(struct vdm_pkg *pkg, const struct seen *seen)
{
	const struct vdm_xdoc_node *m = pkg->metadata;

	if (!seen->breaks || pkg->pub->alone)
		return;
	if (!seen->list)
		vdm_bad_collection(
		    &pkg->sink, m,
		    "pages of print are marked, and the navigation has no "
		    "page-list");
	if (vdm_xdoc_child(m, NS_DC, "source") == NULL ||
	    vdm_pkg_meta(pkg, NULL, "source-of") == NULL)
		vdm_bad_collection(
		    &pkg->sink, m,
		    "pages of print are marked, and no dc:source with "
		    "source-of says whose they are");
}

static void
check_access(struct vdm_pkg *pkg, const struct vdm_xdoc_node *at)
{
	static const char property[] = "schema:accessibilityFeature";
	const struct vdm_xdoc_node *el = vdm_pkg_meta(pkg, NULL, property);

	if (el == NULL)
		vdm_bad_collection(
		    &pkg->sink, at,
		    "the publication is called edupub, but states no "
		    "schema:accessibilityFeature");
	for (; el != NULL; el = vdm_pkg_meta(pkg, el, property))
		if (strcmp(vdm_xdoc_content(&pkg->pub->arena, el), "none") == 0)
			vdm_bad_collection(
			    &pkg->sink, el,
			    "a publication for schools has one feature of "
			    "accessibility at least: its table of contents");
}

/* A teacher's edition says of which it is one. */
static void
check_edition(struct vdm_pkg *pkg)
{
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(pkg->metadata, NS_DC, "type");

	for (; n != NULL; n = vdm_xdoc_next(n, NS_DC, "type"))
		if (strcmp(vdm_xdoc_content(&pkg->pub->arena, n),
			   "teacher-edition") == 0 &&
		    vdm_xdoc_child(pkg->metadata, NS_DC, "source") == NULL)
			vdm_diag(&pkg->sink, VDM_D_EPUB_ADVICE, &n->pos, NULL,
				 "a teacher's edition has no dc:source that "
				 "says for which book");
}

void
vdm_check_education(struct vdm_pkg *pkg, const struct vdm_xdoc_node *at)
{
	struct seen seen = {0};

	check_access(pkg, at);
	check_edition(pkg);
	for (size_t i = 0; i < pkg->items_count; i++) {
		struct vdm_item *item = &pkg->items[i];
		const struct vdm_xdoc *dom;

		if (strcmp(item->media, "application/xhtml+xml") != 0 ||
		    item->entry < 0 || (dom = vdm_item_dom(pkg, item)) == NULL)
			continue;
		look(dom->root, &seen);
		if (item->spine != 0 && item->linear && !item->fixed &&
		    !vdm_words_have(item->properties, "nav"))
			check_page(item, dom->root);
	}
	check_pagination(pkg, &seen);
	if (seen.microdata && !seen.rdfa)
		vdm_diag(&pkg->sink, VDM_D_EPUB_ADVICE, NULL, NULL,
			 "pages have microdata, where RDFa is recommended");
}
