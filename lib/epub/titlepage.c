/* SPDX-License-Identifier: MIT */
/*
 * A title page of the user's, in XHTML or Markdown: what stands in its body is
 * written anew, element by element, so that nothing is in the book but what is
 * known to be right there: nothing that runs, nothing that is elsewhere.
 */
#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/language.h"
#include "base/map.h"
#include "base/utf8.h"
#include "base/words.h"
#include "cmark/parse.h"
#include "epub/edition.h"
#include "html/html.h"
#include "xml/sax.h"

enum { DEEPEST = 64 };

/* What an element may hold. */
enum holds {
	FLOW,    /* blocks and lines */
	PHRASES, /* what stands in a line */
	ITEMS,   /* items of a list, and nothing else */
	NOTHING,
};

static const struct kind {
	const char *name;
	enum holds holds;
	int is_block; /* and stands among blocks */
} kinds[] = {
    {"section", FLOW, 1}, {"div", FLOW, 1},    {"blockquote", FLOW, 1},
    {"p", PHRASES, 1},    {"h1", PHRASES, 1},  {"h2", PHRASES, 1},
    {"h3", PHRASES, 1},   {"h4", PHRASES, 1},  {"h5", PHRASES, 1},
    {"h6", PHRASES, 1},   {"pre", PHRASES, 1}, {"ul", ITEMS, 1},
    {"ol", ITEMS, 1},     {"li", FLOW, 1},     {"hr", NOTHING, 1},
    {"span", PHRASES, 0}, {"em", PHRASES, 0},  {"strong", PHRASES, 0},
    {"i", PHRASES, 0},    {"b", PHRASES, 0},   {"small", PHRASES, 0},
    {"sup", PHRASES, 0},  {"sub", PHRASES, 0}, {"cite", PHRASES, 0},
    {"q", PHRASES, 0},    {"s", PHRASES, 0},   {"u", PHRASES, 0},
    {"abbr", PHRASES, 0}, {"bdi", PHRASES, 0}, {"code", PHRASES, 0},
    {"a", PHRASES, 0},    {"br", NOTHING, 0},  {"img", NOTHING, 0},
};

struct page {
	struct vdm_buf *out;
	const struct vdm_sink *sink;
	struct vdm_strmap ids;
	const struct kind *open[DEEPEST];
	size_t depth;
	size_t outer; /* elements that are open and not written: html, body */
	int in_head;  /* so many of its elements are open */
	int in_link;
	int is_made; /* of Markdown: places in it are not the user's */
	int refused;
};

/* ---- what is wrong ------------------------------------------------------- */

static int refuse(struct page *p, const struct vdm_pos *pos, const char *fmt,
		  ...) __attribute__((format(printf, 3, 4)));

static int
refuse(struct page *p, const struct vdm_pos *pos, const char *fmt, ...)
{
	struct vdm_buf b;
	va_list ap;

	vdm_buf_init(&b);
	va_start(ap, fmt);
	vdm_buf_vprintf(&b, fmt, ap);
	va_end(ap);
	vdm_diag(p->sink, VDM_D_EDITION_TITLE_PAGE, p->is_made ? NULL : pos,
		 NULL, "the title page %s; nothing is written",
		 vdm_buf_str(&b));
	vdm_buf_fini(&b);
	p->refused = 1;
	return 1;
}

/* ---- attributes ---------------------------------------------------------- */

static void
put_attr(struct page *p, const char *name, const char *value)
{
	vdm_buf_printf(p->out, " %s=\"", name);
	vdm_xml_escape_attr(p->out, value);
	vdm_buf_putc(p->out, '"');
}

/* A picture of its own bytes, as every reading system shows it. */
static int
is_picture_here(const char *url)
{
	static const char *const types[] = {
	    "data:image/png;base64,", "data:image/jpeg;base64,",
	    "data:image/gif;base64,", "data:image/webp;base64,"};
	size_t i;

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (strncmp(url, types[i], strlen(types[i])) == 0)
			return 1;
	return 0;
}

static int
is_plain_words(const char *s)
{
	return strchr(s, ':') == NULL && !vdm_is_blank(s);
}

/* What an attribute is worth on that element: NULL where it is right. */
static const char *
attr_fault(struct page *p, const struct kind *k, const struct vdm_xml_attr *a)
{
	int xml = a->prefix != NULL && strcmp(a->prefix, "xml") == 0;
	int ops = a->uri != NULL && strcmp(a->uri, VDM_NS_OPS) == 0;

	if (strcmp(a->local, "lang") == 0 && (a->uri == NULL || xml))
		return vdm_language_is_code(a->value)
			   ? NULL
			   : "is the tag of no language";
	if (ops && strcmp(a->local, "type") == 0)
		return is_plain_words(a->value)
			   ? NULL
			   : "says nothing, or has a prefix";
	if (a->uri != NULL)
		return "is not known here";
	if (strcmp(a->local, "class") == 0 || strcmp(a->local, "title") == 0)
		return NULL;
	if (strcmp(a->local, "dir") == 0)
		return vdm_words_have("ltr rtl auto", a->value)
			   ? NULL
			   : "is ltr, rtl or auto";
	if (strcmp(a->local, "id") == 0)
		return vdm_xml_is_ncname(a->value) &&
			       vdm_strmap_put(&p->ids, a->value, 0)
			   ? NULL
			   : "is no name, or is there twice";
	if (strcmp(a->local, "href") == 0 && strcmp(k->name, "a") == 0)
		return vdm_address_is_iri(a->value) &&
			       vdm_address_is_link(a->value)
			   ? NULL
			   : "is no address that one may follow";
	if (strcmp(k->name, "img") == 0 && strcmp(a->local, "alt") == 0)
		return NULL;
	if (strcmp(k->name, "img") == 0 && strcmp(a->local, "src") == 0)
		return is_picture_here(a->value)
			   ? NULL
			   : "is a picture that is not in the page itself, as "
			     "data:image/png;base64, ...";
	if (strncasecmp(a->local, "on", 2) == 0)
		return "runs a program";
	return "is not allowed there";
}

/* The attributes, or a fault; an address or a language once, whatever it is
 * called. */
static int
put_attrs(struct page *p, const struct kind *k, const struct vdm_xml_element *e)
{
	const char *lang = NULL, *fault;
	int alt = 0, src = 0;
	size_t i;

	for (i = 0; i < e->attrs_count; i++) {
		const struct vdm_xml_attr *a = &e->attrs[i];

		fault = attr_fault(p, k, a);
		if (fault != NULL)
			return refuse(p, &e->pos, "has %s=\"%.60s\", which %s",
				      a->local, a->value, fault);
		alt |= strcmp(a->local, "alt") == 0;
		src |= strcmp(a->local, "src") == 0;
		if (strcmp(a->local, "lang") == 0)
			lang = a->value;
		else if (a->uri != NULL)
			put_attr(p, "epub:type", a->value);
		else
			put_attr(p, a->local, a->value);
	}
	if (strcmp(k->name, "img") == 0 && !(alt && src))
		return refuse(p, &e->pos, "has a picture without src or alt");
	if (lang != NULL) {
		put_attr(p, "xml:lang", lang);
		put_attr(p, "lang", lang);
	}
	return 0;
}

/* ---- elements ------------------------------------------------------------ */

static const struct kind *
kind_of(const struct vdm_xml_element *e)
{
	size_t i;

	if (e->uri != NULL && strcmp(e->uri, VDM_NS_XHTML) != 0)
		return NULL;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].name, e->local) == 0)
			return &kinds[i];
	return NULL;
}

/* Whether one element may stand where reading is. */
static int
fits(const struct page *p, const struct kind *k)
{
	enum holds in = p->depth > 0 ? p->open[p->depth - 1]->holds : FLOW;
	int is_item = strcmp(k->name, "li") == 0;

	if (is_item || in == ITEMS)
		return is_item && in == ITEMS;
	if (p->in_link && strcmp(k->name, "a") == 0)
		return 0;
	return in == FLOW || (in == PHRASES && !k->is_block);
}

/* A whole page: what is around its body is left out. 1: this is such. */
static int
is_around(struct page *p, const struct vdm_xml_element *e)
{
	if (p->in_head > 0 || strcmp(e->local, "head") == 0) {
		p->in_head++;
		return 1;
	}
	if (p->depth > 0 ||
	    (strcmp(e->local, "html") != 0 && strcmp(e->local, "body") != 0))
		return 0;
	p->outer++;
	return 1;
}

static int
on_start(void *context, const struct vdm_xml_element *e)
{
	struct page *p = context;
	const struct kind *k;

	if (is_around(p, e))
		return 0;
	k = kind_of(e);
	if (k == NULL)
		return refuse(p, &e->pos,
			      "has an element \"%.40s\", and is made of "
			      "sections, headings, paragraphs, lists, links, "
			      "pictures and what stands in a line",
			      e->local);
	if (!fits(p, k))
		return refuse(p, &e->pos,
			      "has a \"%.40s\" where none may stand", e->local);
	if (p->depth == DEEPEST)
		return refuse(p, &e->pos, "is nested too deep");
	p->in_link += strcmp(k->name, "a") == 0;
	p->open[p->depth++] = k;
	vdm_buf_printf(p->out, "<%s", k->name);
	if (put_attrs(p, k, e) != 0)
		return 1;
	vdm_buf_puts(p->out, k->holds == NOTHING ? "/>" : ">");
	return 0;
}

static int
on_end(void *context, const struct vdm_pos *pos)
{
	struct page *p = context;
	const struct kind *k;

	(void)pos;
	if (p->in_head > 0) {
		p->in_head--;
	} else if (p->depth > 0) {
		k = p->open[--p->depth];
		p->in_link -= strcmp(k->name, "a") == 0;
		if (k->holds != NOTHING)
			vdm_buf_printf(p->out, "</%s>", k->name);
	} else if (p->outer > 0) {
		p->outer--;
	}
	return 0;
}

static int
on_text(void *context, const char *s, size_t n, const struct vdm_pos *pos)
{
	struct page *p = context;
	const struct kind *k = p->depth > 0 ? p->open[p->depth - 1] : NULL;
	struct vdm_buf b;

	if (p->in_head > 0)
		return 0;
	if (k != NULL && (k->holds == ITEMS || k->holds == NOTHING) &&
	    !vdm_is_blank_n(s, n))
		return refuse(p, pos, "has words where none may stand");
	vdm_buf_init(&b);
	vdm_buf_put(&b, s, n);
	vdm_xml_escape(p->out, vdm_buf_str(&b));
	p->out->failed |= b.failed;
	vdm_buf_fini(&b);
	return 0;
}

/* ---- the whole ----------------------------------------------------------- */

/* Whether it is a page of its own, with what stands before it; else a part of
 * one. */
static int
is_whole(const char *s)
{
	static const char *const begins[] = {"<?xml", "<!doctype", "<html"};
	size_t i;

	while (vdm_is_space((unsigned char)*s))
		s++;
	for (i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (strncasecmp(s, begins[i], strlen(begins[i])) == 0)
			return 1;
	return 0;
}

/* Whether a file is Markdown: by its ending, else by what it begins with. */
static int
is_markdown(const char *name, const char *s)
{
	const char *dot = strrchr(name, '.');

	if (dot != NULL && vdm_words_have("md markdown", dot + 1))
		return 1;
	if (dot != NULL && vdm_words_have("xhtml html htm xht xml", dot + 1))
		return 0;
	while (vdm_is_space((unsigned char)*s))
		s++;
	return *s != '<';
}

static int
write_anew(struct page *p, const struct vdm_buf *source)
{
	static const struct vdm_xml_handler handler = {
	    .start = on_start, .end = on_end, .text = on_text};
	int rc;

	rc = vdm_xml_parse(vdm_buf_str(source), source->len, &handler, p,
			   p->sink);
	if (source->failed || p->out->failed || p->ids.failed ||
	    (rc != 0 && errno == ENOMEM)) {
		errno = ENOMEM;
		return -1;
	}
	if (rc != 0 && !p->refused)
		refuse(p, NULL, "is not well-formed");
	if (!p->refused && vdm_is_blank(vdm_buf_str(p->out)))
		refuse(p, NULL, "says nothing");
	errno = 0;
	return p->refused ? -1 : 0;
}

/* The page as XHTML of one root; Markdown may have some in it. 0, or -1 with
 * errno. */
static int
make_source(struct page *p, struct vdm_buf *out, const char *name,
	    const struct vdm_buf *text)
{
	static const char open[] = "<html xmlns=\"" VDM_NS_XHTML
				   "\" xmlns:epub=\"" VDM_NS_OPS "\"><body>";
	struct vdm_cmark *md;
	const char *what, *html;
	unsigned line;

	if (is_whole(vdm_buf_str(text))) {
		vdm_buf_puts(out, vdm_buf_str(text));
		return 0;
	}
	vdm_buf_puts(out, open);
	if (!is_markdown(name, vdm_buf_str(text))) {
		vdm_buf_puts(out, vdm_buf_str(text));
	} else if (vdm_cmark_costs(text->data, text->len, &what, &line)) {
		refuse(p, NULL, "has too many %s", what);
		errno = 0;
		return -1;
	} else {
		p->is_made = 1;
		md = vdm_cmark_new(text->data, text->len);
		html = md != NULL ? vdm_cmark_html(md) : NULL;
		vdm_buf_puts(out, html != NULL ? html : "");
		out->failed |= html == NULL;
		vdm_cmark_free(md);
	}
	vdm_buf_puts(out, "</body></html>");
	return 0;
}

int
vdm_edition_title_page(struct vdm_buf *out, const char *name, const char *bytes,
		       size_t length, const struct vdm_sink *sink)
{
	struct page p = {.out = out, .sink = sink};
	struct vdm_buf text, source;
	int rc = -1;

	vdm_buf_init(&text);
	vdm_buf_init(&source);
	vdm_buf_put(&text, bytes, length);
	if (text.failed) {
		errno = ENOMEM;
	} else if (strlen(vdm_buf_str(&text)) != length ||
		   vdm_utf8_check(vdm_buf_str(&text), length) != length) {
		refuse(&p, NULL, "is no text in UTF-8");
		errno = 0;
	} else if (vdm_is_blank(vdm_buf_str(&text))) {
		refuse(&p, NULL, "says nothing");
		errno = 0;
	} else if (make_source(&p, &source, name, &text) == 0) {
		rc = write_anew(&p, &source);
	}
	vdm_strmap_fini(&p.ids);
	vdm_buf_fini(&text);
	vdm_buf_fini(&source);
	return rc;
}
