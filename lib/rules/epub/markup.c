/* SPDX-License-Identifier: MIT */
/* Rules of HTML and SVG that a grammar cannot say: ids, what may not stand
 * inside itself, the size of fixed pages. */
#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
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

/* inner may not stand anywhere in outer: HTML's contents models that exclude
 * descendants; "!" is whatever a reader can operate. */
static const struct {
	const char *outer, *inner;
} exclusions[] = {
    {"a", "!"},
    {"button", "!"},
    {"audio", "audio video"},
    {"video", "audio video"},
    {"address", "address article aside footer header nav section h1 h2 h3 h4 "
		"h5 h6 hgroup"},
    {"caption", "table"},
    {"dfn", "dfn"},
    {"dt", "article aside footer header nav section"},
    {"footer", "footer header"},
    {"form", "form"},
    {"header", "footer header"},
    {"label", "label"},
    {"meter", "meter"},
    {"noscript", "noscript"},
    {"progress", "progress"},
    {"th", "article footer header section"},
    {"time", "time"},
};

/* HTML, 3.2.5.2.7: interactive content; some of it with such an attribute. */
static const char operated[] =
    "button details embed iframe label select textarea";
static const struct {
	const char *name, *attr;
} operated_with[] = {{"a", "href"},
		     {"audio", "controls"},
		     {"img", "usemap"},
		     {"object", "usemap"},
		     {"video", "controls"}};

/* The attribute with which an element of that name is; NULL: none has to be. */
static const char *
operated_by(const char *name)
{
	for (size_t i = 0; i < sizeof operated_with / sizeof *operated_with;
	     i++)
		if (strcmp(operated_with[i].name, name) == 0)
			return operated_with[i].attr;
	return NULL;
}

static int
may_be_interactive(const char *name)
{
	return operated_by(name) != NULL || strcmp(name, "input") == 0 ||
	       vdm_words_have(operated, name);
}

/* The same of an element that may be. */
static int
is_interactive(const struct vdm_xdoc_node *el)
{
	const char *attr = operated_by(el->name);
	const char *type = vdm_xdoc_get(el, "", "type");

	if (attr != NULL)
		return vdm_xdoc_get(el, "", attr) != NULL;
	return strcmp(el->name, "input") != 0 || type == NULL ||
	       strcasecmp(type, "hidden") != 0;
}

/* The rows of exclusions that may speak of an element of that name, as bits. */
static unsigned
rows_of(const char *name)
{
	unsigned rows = 0;

	for (size_t i = 0; i < sizeof exclusions / sizeof *exclusions; i++)
		if (*exclusions[i].inner == '!'
			? may_be_interactive(name)
			: vdm_words_have(exclusions[i].inner, name))
			rows |= 1u << i;
	return rows;
}

_Static_assert(sizeof exclusions / sizeof *exclusions <= 32,
	       "each row has a bit");

/* What rows_of() said of the names of late: a page has few, and often. */
struct excluded {
	const char *name;
	unsigned rows;
};

enum { NAMES_KEPT = 127 };

static unsigned
kept_rows(struct excluded *kept, const char *name)
{
	struct excluded *k = &kept[(uintptr_t)name % NAMES_KEPT];

	if (k->name != name) { /* the tree has each of a page once, mostly */
		k->name = name;
		k->rows = rows_of(name);
	}
	return k->rows;
}

static int
excludes(size_t row, const struct vdm_xdoc_node *el)
{
	/* of links also those that lead nowhere, HTML's grammar says */
	return *exclusions[row].inner != '!' || is_interactive(el) ||
	       (strcmp(el->name, "a") == 0 &&
		strcmp(exclusions[row].outer, "a") == 0);
}

static void
check_nesting(const struct vdm_item *item, const struct vdm_xdoc_node *el,
	      unsigned rows)
{
	const struct vdm_xdoc_node *up;

	for (size_t i = 0; rows >> i != 0; i++) {
		if ((rows >> i & 1) == 0 || !excludes(i, el))
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

/* An attribute that names one element, and which elements it may name (HTML,
 * 4.8.13, 4.10.4, 4.10.18.3). */
static const struct {
	const char *on, *attr; /* on NULL: on any element */
	const char *names;
} targets[] = {
    {"input", "list", "datalist"},
    {NULL, "form", "form"},
    {"label", "for", "button input meter output progress select textarea"},
    {"td", "headers", "th"},
    {"th", "headers", "th"},
};

static void
check_targets(const struct vdm_item *item, const struct vdm_xdoc *dom,
	      const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *to;
	const char *id;

	for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
		if (targets[i].on != NULL &&
		    strcmp(targets[i].on, el->name) != 0)
			continue;
		id = vdm_xdoc_get(el, "", targets[i].attr);
		if (id == NULL)
			continue;
		to = vdm_xdoc_by_id(dom, id);
		if (*id == '\0' && strcmp(targets[i].attr, "headers") != 0)
			wrong(item, el, "an attribute names no element",
			      targets[i].attr);
		/* an element of one's own may be labelled, too */
		else if (to != NULL && strchr(to->name, '-') == NULL &&
			 !vdm_words_have(targets[i].names, to->name))
			wrong(item, el,
			      "an attribute names an element of another kind",
			      id);
	}
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
	check_targets(item, dom, el);
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

/* What a viewport says of its two lengths: 0: nothing. */
struct viewport {
	int width, height; /* how often */
	int odd;           /* one is no number of pixels */
};

/* "600", "600.5", "device-width" */
static int
is_length(const char *name, size_t name_n, const char *v, size_t n)
{
	size_t i = 0;

	while (i < n && isdigit((unsigned char)v[i]))
		i++;
	if (i > 0 && i < n && v[i] == '.')
		for (i++; i < n && isdigit((unsigned char)v[i]);)
			i++;
	if (i > 0 && i == n)
		return 1;
	return n == 7 + name_n && memcmp(v, "device-", 7) == 0 &&
	       memcmp(v + 7, name, name_n) == 0;
}

static void
note_length(struct viewport *out, const char *name, size_t name_n,
	    const char *v, size_t n)
{
	int wide = vdm_words_is(name, name_n, "width");

	if (!wide && !vdm_words_is(name, name_n, "height"))
		return;
	out->width += wide;
	out->height += !wide;
	out->odd |= !is_length(name, name_n, v, n);
}

/* EPUB 3.3, appendix F: names and values, parted by commas, semicolons or
 * white space. 0, or -1: it is malformed. */
static int
read_viewport(const char *s, struct viewport *out)
{
	static const char ends[] = "=,; \t\r\n\f";

	memset(out, 0, sizeof *out);
	s = skip_space(s);
	do {
		const char *name = s, *value;
		size_t name_n = strcspn(s, ends), n;

		s = skip_space(s + name_n);
		if (name_n == 0 || *s != '=')
			return -1;
		value = skip_space(s + 1);
		n = strcspn(value, ends);
		if (n == 0)
			return -1;
		note_length(out, name, name_n, value, n);
		s = skip_space(value + n);
		if (*s == '\0')
			return 0;
		while (*s == ',' || *s == ';' ||
		       vdm_is_space((unsigned char)*s))
			s++;
	} while (*s != '\0');
	return -1; /* it ends with a separator */
}

static const struct vdm_xdoc_node *
next_viewport(const struct vdm_xdoc_node *n)
{
	for (; n != NULL; n = vdm_xdoc_next(n, NS_XHTML, "meta")) {
		const char *name = vdm_xdoc_get(n, "", "name");

		if (name != NULL && strcmp(name, "viewport") == 0)
			return n;
	}
	return NULL;
}

static void
check_viewport(const struct vdm_item *item, const struct vdm_xdoc *dom)
{
	const struct vdm_xdoc_node *n;
	const char *content;
	struct viewport v;

	n = vdm_xdoc_child(dom->root, NS_XHTML, "head");
	n = next_viewport(vdm_xdoc_child(n, NS_XHTML, "meta"));
	if (n == NULL) {
		layout(item, NULL, "no meta viewport says its size");
		return;
	}
	if (next_viewport(vdm_xdoc_next(n, NS_XHTML, "meta")) != NULL)
		vdm_diag(&item->sink, VDM_D_EPUB_USAGE, &n->pos, NULL,
			 "of two viewports the first holds");
	content = vdm_xdoc_get(n, "", "content");
	if (read_viewport(content != NULL ? content : "", &v) != 0)
		layout(item, n, "its viewport is malformed");
	else if (v.width == 0 || v.height == 0)
		layout(item, n, "its viewport lacks the width or the height");
	else if (v.width > 1 || v.height > 1)
		layout(item, n, "its viewport states a length twice");
	else if (v.odd)
		layout(item, n, "its viewport has a length without number");
}

/* EPUB 2: of what EPUB 3 forbids, the grammar of XHTML 1.1 says the same. */
static void
check_old_nesting(const struct vdm_item *item, const struct vdm_xdoc *dom)
{
	const struct vdm_xdoc_node *n, *up;

	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root)) {
		if (!vdm_xdoc_is(n, NS_XHTML, "a"))
			continue;
		for (up = n->parent; up != NULL; up = up->parent)
			if (vdm_xdoc_is(up, NS_XHTML, "a"))
				wrong(item, n, "<a> may not stand in <a>",
				      NULL);
	}
}

void
vdm_check_markup(struct vdm_pkg *pkg, struct vdm_item *item)
{
	const struct vdm_xdoc *dom = &item->dom;
	struct excluded kept[NAMES_KEPT] = {0};
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
	if (html && !vdm_xdoc_is(dom->root, NS_XHTML, "html"))
		wrong(item, dom->root, "the outermost element is not html",
		      dom->root->name);
	if (html && pkg->version != 3)
		check_old_nesting(item, dom);
	if (!html || pkg->version != 3)
		return;
	check_head(pkg, item, dom);
	vdm_check_attributes(pkg, item);
	vdm_check_whole(item);
	vdm_check_picture(item);
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root)) {
		if (n->name == NULL || strcmp(n->ns, NS_XHTML) != 0)
			continue;
		check_nesting(item, n, kept_rows(kept, n->name));
		if (n->attrs_count > 0)
			check_pointers(item, dom, n);
	}
}
