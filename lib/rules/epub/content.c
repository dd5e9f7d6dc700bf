/* SPDX-License-Identifier: MIT */
/* Reads content documents: what they refer to, and what they use. */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/decode.h"
#include "base/utf8.h"
#include "base/words.h"
#include "rules/epub/publication.h"

#define NS_DTBOOK "http://www.daisy.org/z3986/2005/dtbook/"

struct scan {
	struct vdm_pkg *pkg;
	struct vdm_item *item;
	const char *base;
	int nav; /* the navigation document */
};

/* ---- what stands in for what ------------------------------------------- */

static int
in_element(const struct vdm_xdoc_node *el, const char *name)
{
	for (; el != NULL; el = el->parent)
		if (el->name != NULL && strcmp(el->name, name) == 0)
			return 1;
	return 0;
}

/* Whether an object holds something that can be shown instead of it. */
static int
has_content(const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *n;

	for (n = el->first; n != NULL; n = n->next) {
		if (n->name != NULL && strcmp(n->name, "param") != 0)
			return 1;
		if (n->name == NULL && n->text != NULL)
			for (const char *s = n->text; *s != '\0'; s++)
				if (!vdm_is_space((unsigned char)*s))
					return 1;
	}
	return 0;
}

/*
 * Whether one of the sources of a sound or film is of a type that reading
 * systems play: then the others need no fallback (3.5.2.1).
 */
static int
core_source(struct scan *s, const struct vdm_xdoc_node *media)
{
	const struct vdm_xdoc_node *src;

	src = vdm_xdoc_child(media, NS_XHTML, "source");
	for (; src != NULL; src = vdm_xdoc_next(src, NS_XHTML, "source")) {
		const char *href = vdm_xdoc_get(src, "", "src");
		struct vdm_item *item;
		struct vdm_url url;

		if (href == NULL || vdm_url_resolve(&s->pkg->pub->arena,
						    s->base, href, &url) != 0)
			continue;
		item = vdm_pkg_item(s->pkg, url.path);
		if (item != NULL &&
		    (vdm_media_is_audio(item->media) ||
		     (vdm_xdoc_is(media, NS_XHTML, "video") &&
		      vdm_media_has_prefix(item->media, "video/"))))
			return 1;
	}
	return 0;
}

/* ---- references ------------------------------------------------------- */

/* "a.png 1x, b.png 2x" */
static void
srcset(struct scan *s, const struct vdm_xdoc_node *el, const char *set,
       enum vdm_ref_kind kind, int fallback)
{
	while (set != NULL && *set != '\0') {
		size_t n;
		const char *url;

		while (vdm_is_space((unsigned char)*set) || *set == ',')
			set++;
		n = strcspn(set, " \t\r\n");
		/* an address with its data may be broken into lines */
		if (strncmp(set, "data:", 5) == 0)
			n = strlen(set);
		while (n > 0 && set[n - 1] == ',')
			n--;
		url = vdm_arena_strndup(&s->pkg->pub->arena, set, n);
		if (n > 0 && url != NULL)
			vdm_add_ref(s->pkg, s->item, el, s->base, url, kind,
				    fallback);
		set += n;
		set += strcspn(set, ",");
	}
}

static void
ref(struct scan *s, const struct vdm_xdoc_node *el, const char *attr,
    enum vdm_ref_kind kind, int fallback)
{
	vdm_add_ref(s->pkg, s->item, el, s->base, vdm_xdoc_get(el, "", attr),
		    kind, fallback);
}

static void
scan_image(struct scan *s, const struct vdm_xdoc_node *el)
{
	enum vdm_ref_kind kind =
	    in_element(el, "picture") ? VDM_REF_PICTURE : VDM_REF_IMAGE;

	ref(s, el, "src", kind, 0);
	srcset(s, el, vdm_xdoc_get(el, "", "srcset"), kind, 0);
}

static void
scan_source(struct scan *s, const struct vdm_xdoc_node *el)
{
	const struct vdm_xdoc_node *p = el->parent;

	if (vdm_xdoc_is(p, NS_XHTML, "audio")) {
		ref(s, el, "src", VDM_REF_AUDIO, core_source(s, p));
	} else if (vdm_xdoc_is(p, NS_XHTML, "video")) {
		ref(s, el, "src", VDM_REF_VIDEO, core_source(s, p));
	} else {
		/* a reading system passes over a type that it does not know */
		srcset(s, el, vdm_xdoc_get(el, "", "srcset"), VDM_REF_PICTURE,
		       vdm_xdoc_get(el, "", "type") != NULL);
	}
}

static void
scan_link(struct scan *s, const struct vdm_xdoc_node *el)
{
	const char *rel = vdm_xdoc_get(el, "", "rel");
	const char *title = vdm_xdoc_get(el, "", "title");
	const char *type = vdm_xdoc_get(el, "", "type");
	/* a style sheet of another kind than CSS is exempt (EPUB 3.3, 3.4) */
	int style = vdm_words_have(rel, "stylesheet") &&
		    (type == NULL || *type == '\0' ||
		     strncasecmp(type, "text/css", 8) == 0);

	if (style && vdm_words_have(rel, "alternate") &&
	    (title == NULL || *title == '\0'))
		vdm_diag(&s->item->sink, VDM_D_EPUB_STYLE, &el->pos, NULL,
			 "an alternate style sheet has no title");

	if (style)
		s->item->uses |= USES_STYLE;
	ref(s, el, "href", style ? VDM_REF_STYLE : VDM_REF_EXEMPT, 0);
}

static int
is_javascript(const char *type)
{
	static const char *const types[] = {
	    "",
	    "module",
	    "text/javascript",
	    "application/javascript",
	    "text/ecmascript",
	    "application/ecmascript",
	    "application/x-javascript",
	    "text/x-javascript",
	};

	if (type == NULL)
		return 1;
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (strcasecmp(type, types[i]) == 0)
			return 1;
	return 0;
}

static void
scan_script(struct scan *s, const struct vdm_xdoc_node *el)
{
	if (!is_javascript(vdm_xdoc_get(el, "", "type")))
		return;
	s->item->uses |= USES_SCRIPT;
	ref(s, el, "src", VDM_REF_SCRIPT, 0);
	if (vdm_xdoc_get(el, NS_XLINK, "href") != NULL)
		vdm_add_ref(s->pkg, s->item, el, s->base,
			    vdm_xdoc_get(el, NS_XLINK, "href"), VDM_REF_SCRIPT,
			    0);
}

static void
scan_style(struct scan *s, const struct vdm_xdoc_node *el)
{
	const char *type = vdm_xdoc_get(el, "", "type");
	const struct vdm_xdoc_node *n;
	struct vdm_buf css;

	/* of another language it is no style sheet (HTML, 4.2.6; SVG 2, 6.2) */
	if (type != NULL && *type != '\0' &&
	    strcmp(vdm_media_base(&s->pkg->pub->arena, type), "text/css") != 0)
		return;
	s->item->uses |= USES_STYLE;
	vdm_buf_init(&css);
	for (n = el->first; n != NULL; n = n->next)
		if (n->name == NULL && n->text != NULL)
			vdm_buf_puts(&css, n->text);
	vdm_check_style(s->pkg, s->item, el, s->base, vdm_buf_str(&css),
			VDM_STYLE_SHEET);
	vdm_buf_fini(&css);
}

/*
 * 7.4: these are the navigation, which must not lead out of the book; links
 * elsewhere on that page are links.
 */
static int
in_typed_nav(const struct vdm_xdoc_node *el)
{
	for (; el != NULL; el = el->parent) {
		const char *type;

		if (!vdm_xdoc_is(el, NS_XHTML, "nav"))
			continue;
		type = vdm_xdoc_get(el, NS_OPS, "type");
		return vdm_words_have(type, "toc") ||
		       vdm_words_have(type, "landmarks") ||
		       vdm_words_have(type, "page-list");
	}
	return 0;
}

static const struct {
	const char *element, *attr;
	enum vdm_ref_kind kind;
} plain_refs[] = {
    {"area", "href", VDM_REF_LINK},       {"track", "src", VDM_REF_TRACK},
    {"iframe", "src", VDM_REF_FRAME},     {"embed", "src", VDM_REF_FRAME},
    {"video", "src", VDM_REF_VIDEO},      {"video", "poster", VDM_REF_IMAGE},
    {"blockquote", "cite", VDM_REF_CITE}, {"q", "cite", VDM_REF_CITE},
    {"ins", "cite", VDM_REF_CITE},        {"del", "cite", VDM_REF_CITE},
};

static void
scan_html(struct scan *s, const struct vdm_xdoc_node *el)
{
	const char *name = el->name;

	for (size_t i = 0; i < sizeof plain_refs / sizeof *plain_refs; i++)
		if (strcmp(plain_refs[i].element, name) == 0)
			ref(s, el, plain_refs[i].attr, plain_refs[i].kind, 0);
	if (strcmp(name, "a") == 0)
		ref(s, el, "href",
		    s->nav && in_typed_nav(el) ? VDM_REF_NAV : VDM_REF_LINK, 0);
	else if (strcmp(name, "img") == 0)
		scan_image(s, el);
	else if (strcmp(name, "source") == 0)
		scan_source(s, el);
	else if (strcmp(name, "audio") == 0)
		ref(s, el, "src", VDM_REF_AUDIO, core_source(s, el));
	else if (strcmp(name, "link") == 0)
		scan_link(s, el);
	else if (strcmp(name, "object") == 0)
		ref(s, el, "data", VDM_REF_OBJECT, has_content(el));
	else if (strcmp(name, "script") == 0)
		scan_script(s, el);
	else if (strcmp(name, "style") == 0)
		scan_style(s, el);
	/* The property scripted is for documents with forms as well. */
	else if (strcmp(name, "form") == 0)
		s->item->uses |= USES_SCRIPT;
	else if (strcmp(name, "input") == 0 &&
		 vdm_xdoc_get(el, "", "type") != NULL &&
		 strcmp(vdm_xdoc_get(el, "", "type"), "image") == 0)
		ref(s, el, "src", VDM_REF_IMAGE, 0);
}

static void
scan_svg(struct scan *s, const struct vdm_xdoc_node *el)
{
	const char *href = vdm_xdoc_get(el, "", "href");
	const char *name = el->name;

	if (href == NULL)
		href = vdm_xdoc_get(el, NS_XLINK, "href");
	if (strcmp(name, "style") == 0)
		scan_style(s, el);
	else if (strcmp(name, "script") == 0)
		scan_script(s, el);
	else if (strcmp(name, "a") == 0)
		vdm_add_ref(s->pkg, s->item, el, s->base, href, VDM_REF_LINK,
			    0);
	else if (strcmp(name, "image") == 0 || strcmp(name, "feImage") == 0)
		vdm_add_ref(s->pkg, s->item, el, s->base, href, VDM_REF_IMAGE,
			    0);
	else if (strcmp(name, "use") == 0)
		vdm_add_ref(s->pkg, s->item, el, s->base, href, VDM_REF_USE, 0);
	else if (strcmp(name, "font-face-uri") == 0)
		vdm_add_ref(s->pkg, s->item, el, s->base, href, VDM_REF_FONT,
			    0);
}

/* fill="url(#a)", stroke, clip-path: what they name must be there, unless
 * something stands behind it that is taken else. */
static void
scan_paint(struct scan *s, const struct vdm_xdoc_node *el,
	   const struct vdm_xdoc_attr *a)
{
	int clips = strcmp(a->name, "clip-path") == 0;
	const char *value = vdm_arena_trimmed(&s->pkg->pub->arena, a->value);
	const char *url, *end;
	size_t n;

	if ((!clips && strcmp(a->name, "fill") != 0 &&
	     strcmp(a->name, "stroke") != 0) ||
	    value == NULL || strncmp(value, "url(", 4) != 0)
		return;
	value += 4 + strspn(value + 4, " \t\r\n\"'");
	end = strchr(value, ')');
	if (end == NULL || end[1] != '\0')
		return;
	n = strcspn(value, " \t\r\n\"')");
	url = vdm_arena_strndup(&s->pkg->pub->arena, value, n);
	if (n > 0 && url != NULL)
		vdm_add_ref(s->pkg, s->item, el, s->base, url,
			    clips ? VDM_REF_CLIP : VDM_REF_PAINT, 0);
}

static void
scan_attrs(struct scan *s, const struct vdm_xdoc_node *el)
{
	for (size_t i = 0; i < el->attrs_count; i++) {
		const struct vdm_xdoc_attr *a = &el->attrs[i];

		if (*a->ns != '\0')
			continue;
		if (strcmp(a->name, "style") == 0)
			vdm_check_style(s->pkg, s->item, el, s->base, a->value,
					VDM_STYLE_DECLARATIONS);
		/* onclick and its like are scripts, in SVG, too. */
		else if (strncmp(a->name, "on", 2) == 0 &&
			 (strcmp(el->ns, NS_XHTML) == 0 ||
			  strcmp(el->ns, NS_SVG) == 0) &&
			 islower((unsigned char)a->name[2]))
			s->item->uses |= USES_SCRIPT;
		else if (strcmp(el->ns, NS_SVG) == 0)
			scan_paint(s, el, a);
	}
}

/* A picture in place of a formula or of a sign in it; and what one part says of
 * another, which has to be there (MathML 3, 2.1.6). */
static void
scan_formula(struct scan *s, const struct vdm_xdoc_node *el)
{
	static const char *const names[] = {"xref", "indenttarget"};

	if (strcmp(el->name, "math") == 0)
		ref(s, el, "altimg", VDM_REF_IMAGE, 0);
	else if (strcmp(el->name, "mglyph") == 0)
		ref(s, el, "src", VDM_REF_IMAGE, 0);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *id = vdm_xdoc_get(el, "", names[i]);

		if (id != NULL && *id != '\0' &&
		    vdm_xdoc_by_id(&s->item->dom, id) == NULL)
			vdm_diag(&s->item->sink, VDM_D_EPUB_MARKUP, &el->pos,
				 NULL,
				 "%s names an element that the document does "
				 "not have: \"%.100s\"",
				 names[i], id);
	}
}

static void
scan_element(struct scan *s, const struct vdm_xdoc_node *el)
{
	if (strcmp(el->ns, NS_XHTML) == 0) {
		scan_html(s, el);
		scan_attrs(s, el);
	} else if (strcmp(el->ns, NS_SVG) == 0) {
		s->item->uses |= USES_DRAWING;
		scan_svg(s, el);
		scan_attrs(s, el);
		if (strcmp(s->item->media, "application/xhtml+xml") == 0)
			s->item->uses |= USES_SVG;
	} else if (strcmp(el->ns, NS_MATH) == 0) {
		s->item->uses |= USES_MATHML;
		scan_formula(s, el);
	} else if (vdm_xdoc_is(el, NS_OPS, "switch")) {
		s->item->uses |= USES_SWITCH;
	}
}

/* <?xml-stylesheet href="..."?> */
static void
scan_instruction(struct scan *s, const struct vdm_xdoc_node *pi)
{
	const char *href = strstr(pi->text, "href=");
	const char *url;

	if (strcmp(pi->target, "xml-stylesheet") != 0 || href == NULL ||
	    (href[5] != '"' && href[5] != '\''))
		return;
	url = vdm_arena_strndup(&s->pkg->pub->arena, href + 6,
				strcspn(href + 6, href[5] == '"' ? "\"" : "'"));
	s->item->uses |= USES_STYLE;
	if (url != NULL)
		vdm_add_ref(s->pkg, s->item, pi, s->base, url, VDM_REF_STYLE,
			    0);
}

/* <base href> and xml:base of the root */
static const char *
base_of(struct scan *s, const struct vdm_xdoc *dom)
{
	struct vdm_arena *a = &s->pkg->pub->arena;
	const struct vdm_xdoc_node *n =
	    vdm_xdoc_child(dom->root, NS_XHTML, "head");
	const char *href;
	struct vdm_url url;

	n = vdm_xdoc_child(n, NS_XHTML, "base");
	href = n != NULL ? vdm_xdoc_get(n, "", "href") : NULL;
	if (href == NULL)
		href = vdm_xdoc_get(dom->root, NS_XMLNS, "base");
	if (href == NULL || vdm_url_resolve(a, s->item->url.path, href, &url))
		return s->item->url.path;
	if (url.kind != VDM_URL_LOCAL)
		return url.kind == VDM_URL_REMOTE ? url.path
						  : s->item->url.path;
	/* "./" is the folder, as the path before a file's name */
	return url.path;
}

/* A NUL is no character of a sheet (CSS Syntax 3, 3.3). */
static void
put_sheet(struct vdm_buf *text, const char *s, size_t n)
{
	const char *nul;

	while (n > 0 && (nul = memchr(s, '\0', n)) != NULL) {
		vdm_buf_put(text, s, (size_t)(nul - s));
		vdm_buf_puts(text, "\xEF\xBF\xBD");
		n -= (size_t)(nul - s) + 1;
		s = nul + 1;
	}
	vdm_buf_put(text, s, n);
}

/* A sheet's bytes as UTF-8, in which, or in UTF-16, they are (EPUB 3.3, 6.3.1).
 * 0, or -1 after a finding. */
static int
style_text(const struct vdm_item *item, const struct vdm_buf *bytes,
	   struct vdm_buf *text, enum vdm_style_form *form)
{
	size_t good;

	*form = VDM_STYLE_SHEET;
	if (bytes->len > 1 && (memcmp(bytes->data, "\xFF\xFE", 2) == 0 ||
			       memcmp(bytes->data, "\xFE\xFF", 2) == 0)) {
		*form = VDM_STYLE_UTF16;
		vdm_diag(&item->sink, VDM_D_EPUB_ADVICE, NULL, NULL,
			 "the style sheet is in UTF-16: it should be in UTF-8");
		return vdm_decode(bytes->data, bytes->len, "UTF-16", text,
				  &item->sink);
	}
	good = vdm_utf8_check(vdm_buf_str(bytes), bytes->len);
	if (good < bytes->len) {
		vdm_diag(&item->sink, VDM_D_EPUB_STYLE, NULL, NULL,
			 "the style sheet is neither in UTF-8 nor in UTF-16: "
			 "see its byte %zu",
			 good + 1);
		return -1;
	}
	put_sheet(text, bytes->data, bytes->len);
	return 0;
}

static void
scan_css(struct vdm_pkg *pkg, struct vdm_item *item)
{
	enum vdm_style_form form;
	struct vdm_buf b, text;

	vdm_buf_init(&text);
	if (vdm_pub_read(pkg->pub, item->entry, &b, &item->sink) == 0 &&
	    style_text(item, &b, &text, &form) == 0)
		vdm_check_style(pkg, item, NULL, item->url.path,
				vdm_buf_str(&text), form);
	vdm_buf_fini(&b);
	vdm_buf_fini(&text);
}

static void
check_doctype(const struct vdm_item *item, const struct vdm_xdoc *dom,
	      int version)
{
	if (version == 2) {
		/* OPS 2.0.1, 2.2: XHTML 1.1's, or none */
		if (strcmp(item->media, "application/xhtml+xml") == 0 &&
		    dom->doctype != NULL &&
		    (dom->public_id == NULL ||
		     strcmp(dom->public_id, "-//W3C//DTD XHTML 1.1//EN") != 0 ||
		     (dom->system_id != NULL &&
		      strcmp(dom->system_id, "http://www.w3.org/TR/xhtml11/DTD/"
					     "xhtml11.dtd") != 0)))
			vdm_diag(&item->sink, VDM_D_EPUB_DOCTYPE, NULL, NULL,
				 "the document type \"%.100s\" is not allowed "
				 "for application/xhtml+xml of EPUB 2",
				 dom->public_id != NULL ? dom->public_id
							: dom->doctype);
		return;
	}
	if (dom->public_id == NULL && dom->system_id == NULL)
		return;
	if (strcmp(item->media, "image/svg+xml") == 0 &&
	    dom->public_id != NULL &&
	    strncmp(dom->public_id, "-//W3C//DTD SVG", 15) == 0)
		return;
	if (strcmp(item->media, "application/xhtml+xml") == 0 &&
	    dom->public_id == NULL && dom->system_id != NULL &&
	    strcmp(dom->system_id, "about:legacy-compat") == 0)
		return;
	vdm_diag(&item->sink, VDM_D_EPUB_DOCTYPE, NULL, NULL,
		 "the document type refers to \"%.100s\", which is not "
		 "allowed for %s",
		 dom->public_id != NULL ? dom->public_id : dom->system_id,
		 item->media);
}

/* What a book of DAISY's leads to and shows (DTBook 2005-2), which EPUB 2 has
 * for a content document. */
static void
scan_dtbook(struct vdm_pkg *pkg, struct vdm_item *item)
{
	static const struct {
		const char *name, *attr;
		enum vdm_ref_kind kind;
	} refs[] = {{"a", "href", VDM_REF_LINK},
		    {"img", "src", VDM_REF_IMAGE},
		    {"link", "href", VDM_REF_EXEMPT}};
	const struct vdm_xdoc *dom = vdm_item_dom(pkg, item);
	const struct vdm_xdoc_node *n;

	if (dom == NULL)
		return;
	if (!vdm_xdoc_is(dom->root, NS_DTBOOK, "dtbook"))
		vdm_diag(&item->sink, VDM_D_EPUB_MARKUP, &dom->root->pos, NULL,
			 "the outermost element is not dtbook: \"%.100s\"",
			 dom->root->name);
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root))
		for (size_t i = 0; i < sizeof refs / sizeof *refs; i++)
			if (vdm_xdoc_is(n, NS_DTBOOK, refs[i].name))
				vdm_add_ref(pkg, item, n, item->url.path,
					    vdm_xdoc_get(n, "", refs[i].attr),
					    refs[i].kind, 0);
}

void
vdm_check_content(struct vdm_pkg *pkg, struct vdm_item *item)
{
	int html = strcmp(item->media, "application/xhtml+xml") == 0;
	struct scan s = {pkg, item, item->url.path, 0};
	const struct vdm_xdoc_node *n;
	const struct vdm_xdoc *dom;

	if (item->entry < 0)
		return;
	if (strcmp(item->media, "text/css") == 0) {
		scan_css(pkg, item);
		return;
	}
	if (strcmp(item->media, "application/x-dtbook+xml") == 0 &&
	    pkg->version == 2)
		scan_dtbook(pkg, item);
	if (!html && strcmp(item->media, "image/svg+xml") != 0)
		return;
	dom = vdm_item_dom(pkg, item);
	if (dom == NULL)
		return;
	s.nav = vdm_words_have(item->properties, "nav");
	s.base = base_of(&s, dom);
	check_doctype(item, dom, pkg->version);
	for (n = dom->before; n != NULL; n = n->next)
		scan_instruction(&s, n);
	for (n = dom->root; n != NULL; n = vdm_xdoc_step(n, dom->root))
		if (n->name != NULL)
			scan_element(&s, n);
	if (item->uses & USES_SCRIPT)
		pkg->scripted = 1;
	vdm_check_markup(pkg, item);
	if (html && vdm_words_have(item->properties, "nav"))
		vdm_check_nav(pkg, item);
	if (html && vdm_words_have(item->properties, "data-nav"))
		vdm_check_data_nav(item);
}
