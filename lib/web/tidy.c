/* SPDX-License-Identifier: MIT */
/*
 * What pages are made of besides elements that mean something: scripts, tags
 * that only say how it looks, lines parted by two `br`, tables that lay out,
 * pictures that a script loads. Each becomes what it is to a reader.
 */
#include <string.h>

#include "base/address.h"
#include "base/utf8.h"
#include "base/words.h"
#include "web/web.h"

size_t
vdm_web_is_begun(const char *text, const char *with)
{
	const char *t = text;

	while (vdm_is_space((unsigned char)*with))
		with++;
	while (vdm_is_space((unsigned char)*t))
		t++;
	while (*with != '\0') {
		if (vdm_is_space((unsigned char)*with)) {
			while (vdm_is_space((unsigned char)*with))
				with++;
			if (*with == '\0')
				break;
			if (!vdm_is_space((unsigned char)*t))
				return 0;
			while (vdm_is_space((unsigned char)*t))
				t++;
		} else if (*t++ != *with++) {
			return 0;
		}
	}
	return (size_t)(t - text);
}

void
vdm_web_unwrap(struct vdm_node *d)
{
	struct vdm_node *c;

	while ((c = d->first) != NULL) {
		vdm_node_unlink(c);
		vdm_node_insert_before(d, c);
	}
	vdm_node_unlink(d);
}

static struct vdm_node *
next_of(struct vdm_node *n, const struct vdm_node *top)
{
	while (n != top && n->next == NULL)
		n = n->parent;
	return n == top ? NULL : n->next;
}

/* ---- what goes --------------------------------------------------------------
 */

static void
drop_scripts(struct vdm_web *w)
{
	struct vdm_node *n, *next;
	const char *src;

	for (n = w->html; n != NULL; n = next) {
		next = vdm_node_step(n, w->html);
		if (vdm_html_is(n, "script"))
			w->scripts++;
		else if (vdm_html_is(n, "style"))
			w->styles++;
		else if (!vdm_html_is(n, "link") && !vdm_html_is(n, "meta"))
			continue;
		src = vdm_dom_attr(n, "src");
		if (*src != '\0')
			vdm_buf_printf(&w->behaviour, "%s ", src);
		next = next_of(n, w->html);
		vdm_node_unlink(n);
	}
}

/* The address that a script would put there (what pages call lazy). */
static void
wake_picture(struct vdm_web *w, struct vdm_node *n)
{
	static const char *const names[] = {"data-src", "data-lazy-src",
					    "data-original", NULL};
	const char *src = vdm_dom_attr(n, "src"), *later;
	size_t i;

	if (!vdm_html_is(n, "img") ||
	    (*src != '\0' && !vdm_address_has_scheme(src, "data")))
		return;
	for (i = 0; names[i] != NULL; i++) {
		later = vdm_node_attr(n, names[i]);
		if (later != NULL && *later != '\0') {
			vdm_node_set(w->work, n, "src", later);
			return;
		}
	}
}

/* Addresses are seen from where the page says; those of the page itself lead
 * into it. */
static void
set_address(struct vdm_web *w, struct vdm_node *n, const char *name,
	    const char *base)
{
	const char *value = vdm_node_attr(n, name), *mark;
	struct vdm_buf b;
	size_t own = w->address != NULL ? strcspn(w->address, "#") : 0;

	if (value == NULL)
		return;
	mark = strchr(value, '#');
	if (own > 0 && mark != NULL && (size_t)(mark - value) == own &&
	    strncmp(value, w->address, own) == 0) {
		vdm_buf_printf(&w->behaviour, "%s ", value);
		vdm_node_set(w->work, n, name, mark);
		return;
	}
	if (base == NULL || *value == '#' || *value == '\0' ||
	    vdm_address_scheme(value) > 0)
		return;
	vdm_buf_init(&b);
	vdm_address_resolve(&b, base, value);
	vdm_node_set(w->work, n, name, vdm_buf_str(&b));
	w->work->arena.failed |= b.failed;
	vdm_buf_fini(&b);
}

static const char *
base_of(const struct vdm_web *w)
{
	const struct vdm_node *n = vdm_dom_find(w->html, VDM_NS_XHTML, "base");
	const char *href = n != NULL ? vdm_dom_attr(n, "href") : "";

	return vdm_address_is_absolute(href) ? href : NULL;
}

static int
is_gap(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_TEXT && vdm_is_blank(n->text);
}

/* Attributes by which a page behaves, or that say for machines what an element
 * is (microdata, RDFa): what is words or addresses in them is told at once. */
static void
strip(struct vdm_web *w, struct vdm_node *n)
{
	static const char names[] =
	    "action method enctype autocomplete novalidate onsubmit itemscope "
	    "itemtype itemprop itemid itemref property typeof vocab resource "
	    "about prefix datatype role-description fetchpriority srcset sizes "
	    "imagesizes integrity async defer usemap ismap longdesc headers "
	    "axis open";
	const struct vdm_attr *a, *next;

	for (a = n->attrs; a != NULL; a = next) {
		next = a->next;
		if (!vdm_words_have(names, a->name))
			continue;
		if (*a->value != '\0')
			vdm_buf_printf(&w->behaviour, "%s%s=\"%s\"",
				       w->behaviour.len > 0 ? ", " : "",
				       a->name, a->value);
		vdm_node_set(w->work, n, a->name, NULL);
	}
}

/* A break parts words, whatever stands around it. */
static void
space_break(struct vdm_web *w, struct vdm_node *n)
{
	if (vdm_html_is(n, "br") && n->next != NULL && !is_gap(n->next) &&
	    !vdm_html_is(n->next, "br"))
		vdm_node_insert_after(n, vdm_node_chars(w->work, "\n", 1));
}

/* ---- a text that is shown as it was typed
 * -------------------------------------- */

static int
is_blank_line(const char *s)
{
	s += strspn(s, " \t\r");
	return *s == '\n' || *s == '\0';
}

/* A page that is one text in `pre` is plain text: blank lines part its
 * paragraphs. */
static void
part_typed(struct vdm_web *w, struct vdm_node *pre)
{
	struct vdm_buf all;
	const char *s, *from;
	struct vdm_node *p;
	unsigned line = pre->pos.line;

	vdm_buf_init(&all);
	vdm_node_content(pre, &all);
	for (s = vdm_buf_str(&all); *s != '\0';) {
		while (*s != '\0' && is_blank_line(s)) {
			line += s[strcspn(s, "\n")] == '\n';
			s += strcspn(s, "\n");
			s += *s == '\n';
		}
		for (from = s; *s != '\0' && !is_blank_line(s);) {
			s += strcspn(s, "\n");
			s += *s == '\n';
		}
		if (s == from)
			break;
		p = vdm_node_element_ns(w->work, VDM_NS_XHTML, "p");
		if (p == NULL)
			break;
		p->pos.line = line;
		vdm_node_append(
		    p, vdm_node_chars(w->work, from, (size_t)(s - from)));
		vdm_node_insert_before(pre, p);
		for (; from < s; from++)
			line += *from == '\n';
	}
	w->work->arena.failed |= all.failed;
	vdm_buf_fini(&all);
	vdm_node_unlink(pre);
}

/* The one `pre` of a page whose only text it is: no markup in it, hardly a word
 * beside it. */
static void
find_typed(struct vdm_web *w)
{
	struct vdm_node *n, *pre = NULL;
	struct vdm_buf all, own;

	for (n = w->body; n != NULL; n = vdm_node_step(n, w->body))
		if (vdm_html_is(n, "pre") && pre != NULL)
			return;
		else if (vdm_html_is(n, "pre"))
			pre = n;
	if (pre == NULL || pre->first == NULL || pre->first->next != NULL ||
	    pre->first->kind != VDM_KIND_TEXT)
		return;
	vdm_buf_init(&all);
	vdm_buf_init(&own);
	vdm_node_content(w->body, &all);
	vdm_node_content(pre, &own);
	if (10 * own.len >= 8 * all.len &&
	    strstr(vdm_buf_str(&own), "\n\n") != NULL)
		part_typed(w, pre);
	w->work->arena.failed |= all.failed || own.failed;
	vdm_buf_fini(&all);
	vdm_buf_fini(&own);
}

/* ---- lines parted by two breaks
 * ---------------------------------------------- */

/* The last of two or more breaks that begin at `n`; NULL: there is one. */
static struct vdm_node *
breaks(struct vdm_node *n)
{
	struct vdm_node *last = n, *c;
	unsigned count = 1;

	for (c = n->next; c != NULL && (is_gap(c) || vdm_html_is(c, "br"));
	     c = c->next)
		if (vdm_html_is(c, "br")) {
			last = c;
			count++;
		}
	return count > 1 ? last : NULL;
}

static int
has_breaks(const struct vdm_node *d)
{
	const struct vdm_node *c;

	for (c = d->first; c != NULL; c = c->next)
		if (vdm_html_is(c, "br") &&
		    breaks((struct vdm_node *)c) != NULL)
			return 1;
	return 0;
}

static int
is_in_line(const struct vdm_node *n)
{
	return !vdm_node_is_element(n) ||
	       (!vdm_html_is_block(n) && !vdm_html_has_block(n));
}

/* Makes a paragraph of each run of lines; the breaks between them are what
 * parts paragraphs anyway. */
static void
part_lines(struct vdm_web *w, struct vdm_node *d)
{
	int is_p = vdm_html_is(d, "p");
	struct vdm_node *p = NULL, *c, *next, *last;

	for (c = d->first; c != NULL; c = next) {
		next = c->next;
		last = vdm_html_is(c, "br") ? breaks(c) : NULL;
		if (last != NULL) {
			next = last->next;
			for (; c != next; c = last) {
				last = c->next;
				vdm_node_unlink(c);
			}
			p = NULL;
			continue;
		}
		if (!is_in_line(c)) {
			p = NULL;
			continue;
		}
		if (p == NULL && is_gap(c))
			continue;
		if (p == NULL) {
			p = vdm_node_element_ns(w->work, VDM_NS_XHTML, "p");
			if (p == NULL)
				return;
			p->pos = c->pos;
			p->pos.line =
			    c->pos.line > 0 ? c->pos.line : d->pos.line;
			vdm_node_insert_before(c, p);
		}
		vdm_node_unlink(c);
		vdm_node_append(p, c);
	}
	/* what was one paragraph is several now */
	if (is_p)
		(void)vdm_node_rename(w->work, d, VDM_NS_XHTML, "div");
}

/* ---- tables that lay out
 * ------------------------------------------------------- */

static int
is_large(const struct vdm_node *n)
{
	return vdm_words_have("p table h1 h2 h3 h4 h5 h6 ul ol dl div center "
			      "hr blockquote pre",
			      vdm_html_name(n));
}

/* A cell that holds blocks one after another is no cell of data. */
static int
lays_out(const struct vdm_node *table)
{
	const struct vdm_node *n, *c;

	if (vdm_html_has_role(table, "presentation") ||
	    vdm_html_has_role(table, "none"))
		return 1;
	for (n = table; n != NULL; n = vdm_node_walk(n, table)) {
		unsigned blocks = 0;

		if (vdm_html_is(n, "th") || vdm_html_is(n, "caption"))
			return 0;
		if (!vdm_html_is(n, "td"))
			continue;
		for (c = n->first; c != NULL; c = c->next)
			blocks += (unsigned)is_large(c);
		if (blocks >= 3)
			return 1;
	}
	return 0;
}

static void
as_divisions(struct vdm_web *w, struct vdm_node *table)
{
	struct vdm_node *n;

	for (n = table; n != NULL; n = vdm_node_step(n, table)) {
		const struct vdm_node *up = n->parent;

		if (n != table && vdm_html_is(n, "table"))
			continue;
		while (n != table && up != table && !vdm_html_is(up, "table"))
			up = up->parent;
		if (up == table || n == table)
			if (vdm_words_have("table tbody thead tfoot tr td",
					   vdm_html_name(n)))
				(void)vdm_node_rename(w->work, n, VDM_NS_XHTML,
						      "div");
	}
}

void
vdm_web_tidy(struct vdm_web *w)
{
	const char *base = base_of(w);
	struct vdm_node *n, *next;

	drop_scripts(w);
	for (n = w->body; n != NULL; n = next) {
		next = vdm_node_step(n, w->body);
		wake_picture(w, n);
		space_break(w, n);
		set_address(w, n, "href", base);
		set_address(w, n, "src", base);
		if (vdm_html_is(n, "details"))
			(void)vdm_node_rename(w->work, n, VDM_NS_XHTML,
					      "section");
		else if (vdm_html_is(n, "summary"))
			(void)vdm_node_rename(w->work, n, VDM_NS_XHTML, "h5");
		if (vdm_html_is(n, "font") || vdm_html_is(n, "basefont") ||
		    vdm_html_is(n, "nobr")) {
			if (n->first == NULL)
				next = next_of(n, w->body);
			vdm_web_unwrap(n);
		}
	}
	if (w->body != NULL)
		find_typed(w);
	for (n = w->body; n != NULL; n = vdm_node_step(n, w->body)) {
		if (vdm_html_is(n, "table") && lays_out(n))
			w->tables++, as_divisions(w, n);
		if (vdm_words_have("body div center p td section article main "
				   "form",
				   vdm_html_name(n)) &&
		    has_breaks(n))
			part_lines(w, n);
	}
}

void
vdm_web_strip(struct vdm_web *w)
{
	struct vdm_node *n;

	for (n = w->article; n != NULL; n = vdm_node_step(n, w->article))
		strip(w, n);
}
