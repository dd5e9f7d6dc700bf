/* SPDX-License-Identifier: MIT */
/* Rules of HTML and SVG that a grammar cannot say: ids, what may not stand
 * inside itself, the size of fixed pages. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "rules/epub/publication.h"

static void
wrong(const struct vdm_item *item, const struct vdm_xdoc_node *el,
      const char *what, const char *value)
{
	vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, el != NULL ? &el->pos : NULL,
		 NULL, "%s%s%.100s%s", what, value != NULL ? ": \"" : "",
		 value != NULL ? value : "", value != NULL ? "\"" : "");
}

/* They are sorted, so equal ones are neighbours. */
static void
check_ids(const struct vdm_item *item, const struct vdm_xdoc *dom)
{
	for (size_t i = 1; i < dom->ids_count; i++)
		if (strcmp(dom->ids[i].id, dom->ids[i - 1].id) == 0)
			wrong(item, vdm_xdoc_by_id(dom, dom->ids[i].id),
			      "two elements have the same id", dom->ids[i].id);
}

/* inner may not stand anywhere in outer */
static const struct {
	const char *outer, *inner;
} exclusions[] = {
    {"a", "a"},
    {"a", "button"},
    {"a", "iframe"},
    {"a", "label"},
    {"a", "select"},
    {"a", "textarea"},
    {"audio", "audio"},
    {"audio", "video"},
    {"video", "audio"},
    {"video", "video"},
    {"button", "a"},
    {"button", "button"},
    {"button", "iframe"},
    {"button", "label"},
    {"button", "select"},
    {"button", "textarea"},
    {"address", "address"},
    {"address", "article"},
    {"address", "aside"},
    {"address", "footer"},
    {"address", "header"},
    {"address", "nav"},
    {"address", "section"},
    {"caption", "table"},
    {"dfn", "dfn"},
    {"dt", "article"},
    {"dt", "aside"},
    {"dt", "footer"},
    {"dt", "header"},
    {"dt", "nav"},
    {"dt", "section"},
    {"footer", "footer"},
    {"footer", "header"},
    {"form", "form"},
    {"header", "footer"},
    {"header", "header"},
    {"label", "label"},
    {"meter", "meter"},
    {"noscript", "noscript"},
    {"progress", "progress"},
    {"th", "article"},
    {"th", "footer"},
    {"th", "header"},
    {"th", "section"},
};

static void
check_nesting(const struct vdm_item *item, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *up;

	for (size_t i = 0; i < sizeof exclusions / sizeof *exclusions; i++) {
		if (strcmp(exclusions[i].inner, el->name) != 0)
			continue;
		for (up = el->parent; up != NULL; up = up->parent)
			if (vdm_xdoc_is(up, NS_XHTML, exclusions[i].outer)) {
				vdm_diag(&item->sink, VDM_D_EPUB_MARKUP,
					 &el->pos, NULL,
					 "<%s> may not stand in <%s>", el->name,
					 up->name);
				return;
				/*
				 * A section of its own begins anew:
				 * <footer><article><header> is right, since the
				 * header is the article's.
				 */
			} else if (strcmp(up->ns, NS_XHTML) == 0 &&
				   (strcmp(up->name, "article") == 0 ||
				    strcmp(up->name, "section") == 0 ||
				    strcmp(up->name, "blockquote") == 0) &&
				   (strcmp(el->name, "header") == 0 ||
				    strcmp(el->name, "footer") == 0))
				break;
	}
}

/* Each id of the list must exist. */
static void
check_idrefs(const struct vdm_item *item, const struct vdm_xdoc *dom,
	     const struct vdm_xdoc_node *el, const char *list)
{
	struct vdm_buf id;

	vdm_buf_init(&id);
	while (list != NULL && *list != '\0') {
		size_t n = 0;

		while (vdm_is_space((unsigned char)*list))
			list++;
		while (list[n] != '\0' && !vdm_is_space((unsigned char)list[n]))
			n++;
		if (n > 0) {
			vdm_buf_clear(&id);
			vdm_buf_put(&id, list, n);
			if (vdm_xdoc_by_id(dom, vdm_buf_str(&id)) == NULL)
				wrong(item, el,
				      "an attribute names an id that does not "
				      "exist",
				      vdm_buf_str(&id));
		}
		list += n;
	}
	vdm_buf_fini(&id);
}

static void
check_pointers(const struct vdm_item *item, const struct vdm_xdoc *dom,
	       const struct vdm_xdoc_node *el)
{
	static const char *const names[] = {"aria-activedescendant",
					    "aria-controls",
					    "aria-describedby",
					    "aria-details",
					    "aria-flowto",
					    "aria-labelledby",
					    "aria-owns",
					    "headers",
					    "form",
					    "list"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		check_idrefs(item, dom, el, vdm_xdoc_get(el, "", names[i]));
	if (strcmp(el->name, "label") == 0 || strcmp(el->name, "output") == 0)
		check_idrefs(item, dom, el, vdm_xdoc_get(el, "", "for"));
}

static void
check_head(struct vdm_pkg *pkg, const struct vdm_item *item,
	   const struct vdm_xdoc *dom)
{
	const struct vdm_xdoc_node *head, *title, *n;
	int charsets = 0, types = 0;

	head = vdm_xdoc_child(dom->root, NS_XHTML, "head");
	title = vdm_xdoc_child(head, NS_XHTML, "title");
	if (title != NULL && *vdm_xdoc_content(&pkg->pub->arena, title) == '\0')
		wrong(item, title, "the title is empty", NULL);
	if (title != NULL && vdm_xdoc_next(title, NS_XHTML, "title") != NULL)
		wrong(item, title, "there are two titles", NULL);
	n = vdm_xdoc_child(head, NS_XHTML, "meta");
	for (; n != NULL; n = vdm_xdoc_next(n, NS_XHTML, "meta")) {
		const char *pragma = vdm_xdoc_get(n, "", "http-equiv");

		charsets += vdm_xdoc_get(n, "", "charset") != NULL;
		types +=
		    pragma != NULL && strcasecmp(pragma, "content-type") == 0;
	}
	if (charsets > 0 && types > 0)
		wrong(item, head,
		      "one meta element states the charset, another the "
		      "content-type",
		      NULL);
	if (charsets > 1)
		wrong(item, head, "there are two meta elements with charset",
		      NULL);
}

/* ---- the size of fixed pages ------------------------------------------- */

static void
layout(const struct vdm_item *item, const struct vdm_xdoc_node *el,
       const char *what)
{
	vdm_diag(&item->sink, VDM_D_EPUB_LAYOUT, el != NULL ? &el->pos : NULL,
		 NULL, "the page has a fixed layout, but %s", what);
}

static const char *
skip_space(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	return s;
}

/* "width=600, height=device-height": 1 good, 0 absent, -1 bad, -2 twice */
static int
dimension(const char *content, const char *name)
{
	size_t n = strlen(name);
	int state = 0;

	for (const char *s = content; *s != '\0';) {
		s = skip_space(s);
		if (strncmp(s, name, n) == 0 &&
		    strchr("= \t\r\n,;", s[n]) != NULL) {
			const char *v = skip_space(s + n);
			int good = 0;

			if (state != 0)
				return -2;
			v = *v == '=' ? skip_space(v + 1) : "";
			while (isdigit((unsigned char)*v) || *v == '.')
				v++, good = 1;
			if (strncmp(v, "device-", 7) == 0 &&
			    strncmp(v + 7, name, n) == 0)
				v += 7 + n, good = 1;
			v = skip_space(v);
			state = good && strchr(",;", *v) != NULL ? 1 : -1;
		}
		s += strcspn(s, ",;");
		s += *s != '\0';
	}
	return state;
}

static void
check_viewport(const struct vdm_item *item, const struct vdm_xdoc *dom)
{
	const struct vdm_xdoc_node *n;
	const char *content = NULL;

	n = vdm_xdoc_child(dom->root, NS_XHTML, "head");
	n = vdm_xdoc_child(n, NS_XHTML, "meta");
	for (; n != NULL && content == NULL;
	     n = content == NULL ? vdm_xdoc_next(n, NS_XHTML, "meta") : n) {
		const char *name = vdm_xdoc_get(n, "", "name");

		if (name == NULL || strcmp(name, "viewport") != 0)
			continue;
		content = vdm_xdoc_get(n, "", "content");
		if (content == NULL)
			content = "";
	}
	if (content == NULL) {
		layout(item, NULL, "no meta viewport says its size");
		return;
	}
	if (dimension(content, "width") == 0 ||
	    dimension(content, "height") == 0)
		layout(item, n, "its viewport lacks the width or the height");
	else if (dimension(content, "width") < 0 ||
		 dimension(content, "height") < 0)
		layout(item, n, "its viewport is malformed");
}

void
vdm_check_markup(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom = &item->dom;
	const struct vdm_xdoc_node *n;
	int html = strcmp(item->media, "application/xhtml+xml") == 0;

	check_ids(item, dom);
	if (!html && !vdm_xdoc_is(dom->root, NS_SVG, "svg"))
		wrong(item, dom->root, "the picture is not SVG",
		      dom->root->name);
	/* what another stands in for is not of the spine (EPUB 3.3, 8.2.2.6) */
	if (html && item->fixed && item->spine != 0 && pkg->version == 3)
		check_viewport(item, dom);
	if (!html && item->fixed && item->spine != 0 &&
	    vdm_xdoc_get(dom->root, "", "viewBox") == NULL)
		layout(item, dom->root, "the picture has no viewBox");
	if (!html && pkg->version == 3) {
		vdm_check_own_attributes(item);
		vdm_check_picture(item);
	}
	if (!html || pkg->version != 3)
		return;
	check_head(pkg, item, dom);
	vdm_check_attributes(item);
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root)) {
		if (n->name == NULL || strcmp(n->ns, NS_XHTML) != 0)
			continue;
		check_nesting(item, n);
		check_pointers(item, dom, n);
	}
}
