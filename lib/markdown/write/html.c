/* SPDX-License-Identifier: MIT */
/* Elements as HTML: what Markdown has no form for. */
#include <string.h>

#include "base/address.h"
#include "base/sabotage.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/carrier.h"
#include "html/html.h"
#include "html/ruby.h"
#include "markdown/write/writer.h"
#include "record/vocabulary.h"
#include "xml/sax.h"

/* "]{", "){" or "`{" would be pandoc's attributes. */
static int
is_span_mark(const struct vdm_buf *out, char c)
{
	char before = out->len > 0 ? out->data[out->len - 1] : '\0';

	return c == '{' && (before == ']' || before == ')' || before == '`');
}

static void
value_put(struct vdm_buf *out, const char *s, int cell)
{
	for (; *s != '\0'; s++) {
		switch (*s) {
		case '"':
			vdm_buf_puts(out, "&quot;");
			break;
		case '&':
			vdm_buf_puts(out, "&amp;");
			break;
		case '<':
			vdm_buf_puts(out, "&lt;");
			break;
		case '>':
			vdm_buf_puts(out, "&gt;");
			break;
		case '\n':
		case '\r':
		case '\t':
			vdm_buf_printf(out, "&#%d;", *s);
			break;
		case '|':
			vdm_buf_puts(out, cell ? "&#124;" : "|");
			break;
		default:
			if (is_span_mark(out, *s))
				vdm_buf_puts(out, "&#123;");
			else
				vdm_buf_putc(out, *s);
		}
	}
}

static void
attr_put(struct vdm_buf *out, const char *name, const char *v, int cell)
{
	VDM_SABOTAGE_PUT_STRING("attr", name, v);
	vdm_buf_printf(out, " %s=\"", name);
	value_put(out, v, cell);
	vdm_buf_putc(out, '"');
}

static void
carried_put(struct vdm_buf *out, const struct vdm_attr *a, int cell)
{
	const char *v = a->value;

	VDM_SABOTAGE_PUT_STRING("attr", a->name, v);
	vdm_buf_putc(out, ' ');
	vdm_carrier_attr_encode(out, a->name);
	vdm_buf_puts(out, "=\"");
	value_put(out, v, cell);
	vdm_buf_putc(out, '"');
}

static void
ns_put(struct vdm_buf *out, const struct vdm_node *n, int cell)
{
	const char *ns = vdm_md_ns_expected(n, n->parent, n->name);

	if (ns == NULL
		? vdm_node_ns(n) != NULL
		: vdm_node_ns(n) == NULL || strcmp(ns, vdm_node_ns(n)) != 0)
		attr_put(out, VDM_MD_NS,
			 vdm_node_ns(n) != NULL ? vdm_node_ns(n) : VDM_NS_TEI,
			 cell);
}

/* What a page does with an element, and words that are kept in it. */
static void
ways_put(struct vdm_buf *out, const struct vdm_node *n, int cell)
{
	const char *rend =
	    vdm_node_ns(n) == NULL ? vdm_node_attr(n, "rend") : NULL;
	const char *style =
	    vdm_node_ns(n) == NULL ? vdm_node_attr(n, "style") : NULL;
	const char *dir =
	    style != NULL ? vdm_html_style_direction(style) : NULL;
	const char *beside = vdm_md_words_beside(n);
	const char *lang = vdm_node_attr(n, "xml:lang");

	if (dir == NULL && lang != NULL &&
	    strcmp(vdm_html_language_direction(lang), "rtl") == 0)
		dir = "rtl";
	if (dir != NULL)
		attr_put(out, "dir", dir, cell);
	if (rend != NULL && vdm_words_have(rend, "hidden"))
		vdm_buf_puts(out, " hidden=\"hidden\"");
	if (beside != NULL)
		attr_put(out, VDM_CARRIER_TEXT, beside, cell);
}

void
vdm_md_write_carrier(struct vdm_buf *out, const struct vdm_node *n,
		     const char *tag)
{
	const struct vdm_attr *a;

	vdm_buf_printf(out, "<%s", tag);
	attr_put(out, VDM_CARRIER_NAME, n->name, 0);
	ns_put(out, n, 0);
	for (a = n->attrs; a != NULL; a = a->next)
		carried_put(out, a, 0);
	ways_put(out, n, 0);
	vdm_buf_putc(out, '>');
}

/* The text of a picture's only description; none of one that adorns. */
static int
alt_of(const struct vdm_node *n, struct vdm_buf *out)
{
	const struct vdm_node *d = n->first;

	if (d == NULL)
		return 1;
	if (d->next != NULL || !vdm_node_is(d, "desc") || d->attrs != NULL)
		return 0;
	if (d->first == NULL)
		return 1;
	if (d->first->next != NULL || d->first->kind != VDM_KIND_TEXT ||
	    d->first->text[0] == '\0')
		return 0;
	vdm_buf_puts(out, d->first->text);
	return 1;
}

/* The known HTML element for a node, where all of it fits. */
static const struct vdm_html_tag *
tag_of(const struct vdm_node *n, struct vdm_buf *alt)
{
	const struct vdm_html_tag *t = vdm_html_tag_for(n);

	if (t == NULL || vdm_md_ns_expected(n, n->parent, n->name) != NULL)
		return NULL;
	if (strcmp(t->name, "br") == 0 && n->first != NULL)
		return NULL;
	if (strcmp(t->name, "img") == 0 && !alt_of(n, alt))
		return NULL;
	return t;
}

/* HTML's own attribute. A link leads to the first of several pointers; what it
 * is not read as is carried. */
static void
own_put(struct vdm_buf *out, const struct vdm_html_tag *t,
	const struct vdm_attr *a, int cell)
{
	struct vdm_buf first, link;
	const char *at;
	size_t n;

	if (strcmp(a->name, "target") != 0 ||
	    vdm_address_is_pointer(a->value)) {
		attr_put(out, t->own, a->value, cell);
		return;
	}
	vdm_buf_init(&first);
	vdm_buf_init(&link);
	at = vdm_address_first(a->value, &n);
	vdm_buf_put(&first, at, n);
	vdm_address_pointer(&link, vdm_buf_str(&first));
	attr_put(out, t->own, vdm_buf_str(&link), cell);
	carried_put(out, a, cell);
	out->failed |= first.failed || link.failed;
	vdm_buf_fini(&first);
	vdm_buf_fini(&link);
}

void
vdm_md_write_tag(struct vdm_buf *out, const struct vdm_node *n,
		 const char *fallback, int cell, char tag[16])
{
	const struct vdm_html_tag *t;
	const struct vdm_attr *a;
	struct vdm_buf alt;

	vdm_buf_init(&alt);
	t = tag_of(n, &alt);
	strcpy(tag, t != NULL ? t->name : fallback);
	vdm_buf_printf(out, "<%s", tag);
	if (t == NULL)
		attr_put(out, VDM_CARRIER_NAME, n->name, cell);
	ns_put(out, n, cell);
	for (a = n->attrs; a != NULL; a = a->next) {
		if (t != NULL && t->attr != NULL &&
		    strcmp(t->attr, a->name) == 0)
			continue;
		if (t != NULL && t->carries != NULL &&
		    strcmp(t->carries, a->name) == 0)
			own_put(out, t, a, cell);
		else
			carried_put(out, a, cell);
	}
	if (t != NULL && strcmp(t->name, "img") == 0 && n->first != NULL)
		attr_put(out, "alt", vdm_buf_str(&alt), cell);
	ways_put(out, n, cell);
	vdm_buf_putc(out, '>');
	vdm_buf_fini(&alt);
}

void
vdm_md_write_special(struct vdm_buf *out, const struct vdm_node *n,
		     const char *tag, int cell)
{
	const struct vdm_attr *a;

	vdm_buf_printf(out, "<%s", tag);
	if (n->kind == VDM_KIND_COMMENT) {
		attr_put(out, VDM_MD_COMMENT_ATTR, n->text, cell);
	} else {
		attr_put(out, VDM_MD_PI_ATTR, n->name, cell);
		attr_put(out, VDM_MD_PI_DATA, n->text, cell);
	}
	for (a = n->attrs; a != NULL; a = a->next)
		carried_put(out, a, cell);
	vdm_buf_printf(out, "></%s>", tag);
}

static void
text_put(struct vdm_buf *out, const struct vdm_buf *text, int keep)
{
	const char *s = vdm_buf_str(text);
	size_t i, n = text->len;

	VDM_SABOTAGE_PUT("text", NULL, s, n);
	for (i = 0; i < n; i++) {
		char c = s[i], next = s[i + 1];

		if (c == '<')
			vdm_buf_puts(out, "&lt;");
		else if (is_span_mark(out, c))
			vdm_buf_puts(out, "&#123;");
		else if (c == '&' &&
			 (next == '#' || next == '\0' || vdm_md_is_alnum(next)))
			vdm_buf_puts(out, "&amp;");
		else if (keep && vdm_md_is_folded(s, i, n))
			vdm_buf_printf(out, "&#%d;", c);
		else
			vdm_buf_putc(out, c);
	}
}

int
vdm_md_write_ruby(struct vdm_md_writer *w, struct vdm_buf *out,
		  const struct vdm_node *n, int cell,
		  vdm_md_content_fn *content, const void *style)
{
	const struct vdm_node *c = n->first;
	char tag[16];

	if (vdm_node_ns(n) != NULL || vdm_node_is_block(n) ||
	    !vdm_html_ruby_is_plain(n))
		return 0;
	if (!vdm_html_ruby_is_joined(n)) {
		if (n->attrs == NULL)
			vdm_buf_puts(out, "<ruby>");
		else
			vdm_md_write_tag(out, n, "ruby", cell, tag);
	}
	if (c->attrs != NULL)
		vdm_md_write_tag(out, c, "span", cell, tag);
	content(w, out, c, style);
	if (c->attrs != NULL)
		vdm_buf_puts(out, "</span>");
	for (c = c->next; c != NULL; c = c->next) {
		if (c->attrs == NULL)
			vdm_buf_puts(out, "<rt>");
		else
			vdm_md_write_tag(out, c, "rt", cell, tag);
		content(w, out, c, style);
		vdm_buf_puts(out, "</rt>");
	}
	if (n->next == NULL || !vdm_html_ruby_is_joined(n->next))
		vdm_buf_puts(out, "</ruby>");
	return 1;
}

static void raw(struct vdm_md_writer *w, struct vdm_buf *out,
		const struct vdm_node *n, const char *fallback, int known);

static void
raw_children(struct vdm_md_writer *w, struct vdm_buf *out,
	     const struct vdm_node *n, const void *style)
{
	const struct vdm_node *c = n->first;
	int apart = c != NULL && vdm_node_sets_apart(n);
	struct vdm_buf run;

	(void)style;
	vdm_buf_init(&run);
	while (c != NULL) {
		if (c->kind == VDM_KIND_TEXT) {
			vdm_buf_clear(&run);
			c = vdm_md_run(c, vdm_node_is_block(n), &run);
			text_put(out, &run, vdm_md_keeps_space(n));
			continue;
		}
		if (!vdm_node_is_element(c))
			vdm_md_write_special(out, c, "span", 0);
		else if (!vdm_md_write_island(out, c) &&
			 !vdm_md_write_ruby(w, out, c, 0, raw_children, NULL))
			raw(w, out, c, vdm_node_is_block(c) ? "div" : "span",
			    1);
		if (apart && vdm_node_is_element(c) &&
		    vdm_node_is_element(c->next))
			vdm_buf_putc(out, ' ');
		c = c->next;
	}
	vdm_buf_fini(&run);
}

static void
raw(struct vdm_md_writer *w, struct vdm_buf *out, const struct vdm_node *n,
    const char *fallback, int known)
{
	char tag[16];

	if (w->depth++ > 2 * VDM_LIMIT_DEPTH) {
		w->failed = 1;
		return;
	}
	if (known)
		vdm_md_write_tag(out, n, fallback, 0, tag);
	else {
		strcpy(tag, fallback);
		vdm_md_write_carrier(out, n, fallback);
	}
	if (strcmp(tag, "br") == 0 || strcmp(tag, "img") == 0) {
		w->depth--;
		return;
	}
	if (vdm_md_words_beside(n) == NULL) {
		vdm_md_show(w, out, n);
		raw_children(w, out, n, NULL);
		vdm_md_show_end(out, n);
	}
	vdm_buf_printf(out, "</%s>", tag);
	w->depth--;
}

void
vdm_md_write_raw(struct vdm_md_writer *w, struct vdm_buf *out,
		 const struct vdm_node *n)
{
	const struct vdm_html_tag *t = vdm_html_tag_for(n);
	int block = t != NULL && (strcmp(t->name, "p") == 0 ||
				  strcmp(t->name, "table") == 0);

	raw(w, out, n, "div", block);
}
