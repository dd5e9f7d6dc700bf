/* SPDX-License-Identifier: MIT */
/* What EPUB asks of a picture in SVG (EPUB 3.3, 6.2), of one in a page, too:
 * XHTML in its windows and titles. Which elements SVG has is SVG's own affair,
 * and grows. */
#include <string.h>

#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what, const char *value)
{
	vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &el->pos, NULL,
		 "%s: \"%.100s\"", what, value);
}

/* HTML, 3.2.5.2.5: phrasing content, and what stands in it only. */
static const char phrases[] =
    "a abbr area audio b bdi bdo br button canvas cite code data datalist del "
    "dfn em embed i iframe img input ins kbd label link map mark meta meter "
    "noscript object option output picture progress q rp rt ruby s samp script "
    "select slot small source span strong sub sup template textarea time track "
    "u var video wbr";

/* 3.2.5.2.2: flow content beside that, and what stands in it only. */
static const char flows[] =
    "address article aside blockquote body caption col colgroup dd details "
    "dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
    "header hgroup hr legend li main menu nav ol optgroup p param pre search "
    "section style summary table tbody td tfoot th thead tr ul";

/* All XHTML below it is of the first list, or of either. */
static void
check_words(const struct vdm_item *item, const struct vdm_xdoc_node *in,
	    int may_flow)
{
	const struct vdm_xdoc_node *n;

	for (n = vdm_xdoc_step(in, in); n != NULL; n = vdm_xdoc_step(n, in))
		if (n->name != NULL && n->parent == in &&
		    strcmp(n->ns, NS_XHTML) != 0)
			wrong(item, n,
			      "only XHTML may stand in a title or a window of "
			      "a picture",
			      n->name);
		else if (n->name != NULL && strcmp(n->ns, NS_XHTML) == 0 &&
			 strchr(n->name, '-') == NULL &&
			 !vdm_words_have(phrases, n->name) &&
			 !(may_flow && vdm_words_have(flows, n->name)))
			wrong(item, n, "the element may not stand in a picture",
			      n->name);
}

/* A window holds flow content, or one body and nothing beside it. */
static void
check_window(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *body, *n;

	body = vdm_xdoc_child(el, NS_XHTML, "body");
	n = vdm_xdoc_child(el, NS_XHTML, NULL);
	for (; body != NULL && n != NULL; n = vdm_xdoc_next(n, NS_XHTML, NULL))
		if (n != body)
			wrong(item, n,
			      "a window with a body holds something else",
			      n->name);
	check_words(item, el, 1);
}

static void
check_id(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const char *id = vdm_xdoc_get(el, "", "id"), *s;

	if (id == NULL)
		return;
	while (vdm_is_space((unsigned char)*id))
		id++;
	for (s = id; *s != '\0' && !vdm_is_space((unsigned char)*s); s++)
		;
	while (vdm_is_space((unsigned char)*s))
		s++;
	if (*id == '\0' || *s != '\0')
		wrong(item, el, "an id is empty or holds white space", id);
}

/* epub:type is for what is structure, shape or text (EPUB 3.3, 6.2.2). */
static void
check_type(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	static const char others[] =
	    "animate animateColor animateMotion animateTransform clipPath "
	    "color-profile cursor desc discard filter font font-face "
	    "glyph hkern linearGradient marker mask metadata missing-glyph "
	    "mpath pattern radialGradient script set solidcolor stop style "
	    "title view vkern";

	if (vdm_xdoc_get(el, NS_OPS, "type") != NULL &&
	    (vdm_words_have(others, el->name) ||
	     strncmp(el->name, "fe", 2) == 0))
		wrong(item, el, "epub:type may not stand on the element",
		      el->name);
}

void
vdm_check_picture(const struct vdm_item *item)
{
	const struct vdm_xdoc_node *root = item->dom.root, *n;
	int html = strcmp(item->media, "application/xhtml+xml") == 0;

	for (n = root; n != NULL; n = vdm_xdoc_step(n, root)) {
		if (n->name == NULL || strcmp(n->ns, NS_SVG) != 0)
			continue;
		check_id(item, n);
		check_type(item, n);
		if (html) /* the page's grammar says what stands there */
			continue;
		if (strcmp(n->name, "title") == 0)
			check_words(item, n, 0);
		else if (strcmp(n->name, "foreignObject") == 0)
			check_window(item, n);
	}
}
