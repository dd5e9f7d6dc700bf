/* SPDX-License-Identifier: MIT */
/* What a page states of itself: its title, the `meta` of its head (Dublin Core,
 * Open Graph, the tags of scholarly search engines), its links, and what a
 * browser or an archive wrote into it when it was saved. */
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "web/web.h"

/* ---- meta, links, comments
 * ----------------------------------------------------- */

static void
meta(struct vdm_web *w, const struct vdm_node *n)
{
	static const char *const names[] = {"name", "property", "http-equiv",
					    "itemprop", NULL};
	const char *content = vdm_dom_attr(n, "content"), *name = NULL;
	size_t i;

	for (i = 0; names[i] != NULL && (name == NULL || *name == '\0'); i++)
		name = vdm_node_attr(n, names[i]);
	if (name != NULL && *content != '\0')
		vdm_web_state(w, name, content);
	else if (*content != '\0')
		vdm_web_leave(w, "meta", content);
}

static void
link_to(struct vdm_web *w, const struct vdm_node *n)
{
	const char *rel = vdm_dom_attr(n, "rel"),
		   *href = vdm_dom_attr(n, "href");
	const char *title = vdm_dom_attr(n, "title");

	if (vdm_words_have(rel, "canonical")) {
		w->address = href;
		vdm_web_state(w, "rel:canonical", href);
	} else if (vdm_words_have(rel, "license")) {
		vdm_web_state(w, "rel:license", href);
	} else if (vdm_html_is(n, "link") && *href != '\0') {
		vdm_web_leave(w, *rel != '\0' ? rel : "link", href);
	}
	if (vdm_html_is(n, "link") && *title != '\0')
		vdm_web_leave(w, "link", title);
}

/* "saved from url=(0023)https://example.org/a", as browsers write it. */
static void
comment(struct vdm_web *w, const struct vdm_node *n)
{
	static const char mark[] = "saved from url=";
	const char *s = n->text != NULL ? strstr(n->text, mark) : NULL;
	struct vdm_buf url;

	if (s == NULL)
		return;
	s += sizeof(mark) - 1;
	if (*s == '(')
		s += strcspn(s, ")") + (strchr(s, ')') != NULL);
	vdm_buf_init(&url);
	vdm_buf_put(&url, s, strcspn(s, " \t\r\n"));
	w->address = vdm_arena_strdup(&w->work->arena, vdm_buf_str(&url));
	vdm_web_state(w, "saved-from", vdm_buf_str(&url));
	w->work->arena.failed |= url.failed;
	vdm_buf_fini(&url);
}

static void
jsonld(struct vdm_web *w, const struct vdm_node *n)
{
	const char *type = vdm_dom_attr(n, "type");

	if (n->first != NULL && n->first->kind == VDM_KIND_TEXT &&
	    strcasecmp(type, "application/ld+json") == 0)
		vdm_web_jsonld(w, n->first->text, &n->pos);
}

/* ---- the title
 * ------------------------------------------------------------------ */

/* What parts a page's title from its site's. */
static size_t
separator(const char *s)
{
	static const char *const marks[] = {" | ",
					    " - ",
					    " \xE2\x80\x93 ",
					    " \xE2\x80\x94 ",
					    " :: ",
					    " \xC2\xBB ",
					    " \xC2\xAB ",
					    " \xC2\xB7 ",
					    " \xE2\x80\xA2 ",
					    ": ",
					    NULL};
	size_t i;

	for (i = 0; marks[i] != NULL; i++)
		if (strncmp(s, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

static void
folded(const struct vdm_node *n, struct vdm_buf *out)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	if (n != NULL)
		vdm_node_content(n, &b);
	for (s = vdm_buf_str(&b); *s != '\0'; s++)
		if (!vdm_is_space((unsigned char)*s))
			vdm_buf_putc(out, *s);
		else if (out->len > 0 && out->data[out->len - 1] != ' ')
			vdm_buf_putc(out, ' ');
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	out->failed |= b.failed;
	vdm_buf_fini(&b);
}

/* The length of the title that is the page's own: the rest is its site's name,
 * which the page states besides, or stands behind its heading. */
static size_t
own_length(const struct vdm_web *w, const char *title)
{
	const struct vdm_node *h = vdm_dom_find(w->html, VDM_NS_XHTML, "h1");
	const struct vdm_field *site;
	struct vdm_buf head;
	size_t n = strlen(title), i, k, at = 0, own = n;

	while ((site = vdm_field_next(w->rec, VDM_F_PUBLISHER, &at)) != NULL)
		for (i = 1; i < n; i++) {
			k = separator(title + i);
			if (k > 0 &&
			    strcasecmp(title + i + k, site->value) == 0)
				return i;
		}
	vdm_buf_init(&head);
	folded(h, &head);
	if (head.len > 0 && head.len < n &&
	    strncmp(title, vdm_buf_str(&head), head.len) == 0 &&
	    separator(title + head.len) > 0)
		own = head.len;
	vdm_buf_fini(&head);
	return own;
}

static void
title_of(struct vdm_web *w)
{
	const struct vdm_node *n =
	    vdm_dom_child(w->head, VDM_NS_XHTML, "title");
	const struct vdm_field *given = vdm_field_get(w->rec, VDM_F_TITLE, 0);
	struct vdm_buf title;
	size_t own;

	vdm_buf_init(&title);
	folded(n, &title);
	own = own_length(w, vdm_buf_str(&title));
	if (title.len > 0 && own < title.len)
		vdm_web_leave(w, "title", vdm_buf_str(&title));
	if (given == NULL && own > 0)
		vdm_field_addn(w->rec, VDM_F_TITLE, vdm_buf_str(&title), own);
	else if (title.len > 0 && own == title.len &&
		 !vdm_web_is_said(w, VDM_F_TITLE, vdm_buf_str(&title)))
		vdm_web_leave(w, "title", vdm_buf_str(&title));
	w->rec->arena.failed |= title.failed;
	vdm_buf_fini(&title);
}

void
vdm_web_meta(struct vdm_web *w)
{
	const char *lang = vdm_dom_attr(w->html, "lang");
	const char *other = vdm_dom_attr(w->html, "xml:lang");
	const struct vdm_node *n;

	vdm_web_state(w, "html:lang", *lang != '\0' ? lang : other);
	if (*lang != '\0' && *other != '\0' && strcasecmp(lang, other) != 0)
		vdm_web_leave(w, "xml:lang", other);
	for (n = w->html; n != NULL; n = vdm_node_walk(n, w->html)) {
		if (vdm_html_is(n, "meta"))
			meta(w, n);
		else if (vdm_html_is(n, "link") ||
			 (vdm_html_is(n, "a") &&
			  vdm_words_have(vdm_dom_attr(n, "rel"), "license")))
			link_to(w, n);
		else if (n->kind == VDM_KIND_COMMENT &&
			 (n->parent == w->html || n->parent == w->head))
			comment(w, n);
		else if (vdm_html_is(n, "script"))
			jsonld(w, n);
	}
	title_of(w);
}

/* A comment, or an instruction but for XML's own declaration. */
static int
is_remark(const struct vdm_node *n)
{
	return (n->kind == VDM_KIND_COMMENT ||
		(n->kind == VDM_KIND_INSTRUCTION &&
		 strcmp(n->name, "xml") != 0)) &&
	       !vdm_is_blank(n->text);
}

/* Comments of the head go with what is left: no block of text holds them. */
static void
leave_comments(struct vdm_web *w)
{
	const struct vdm_node *n;

	for (n = w->html->first; n != NULL; n = n->next)
		if (is_remark(n))
			vdm_web_leave(w, "comment", n->text);
	for (n = w->head != NULL ? w->head->first : NULL; n != NULL;
	     n = n->next)
		if (is_remark(n))
			vdm_web_leave(w, "comment", n->text);
}

void
vdm_web_meta_report(struct vdm_web *w)
{
	leave_comments(w);
	if (w->left_count > 0)
		vdm_diag(w->sink, VDM_D_WEB_META, NULL, vdm_buf_str(&w->left),
			 "%zu values that the page states of itself are in no "
			 "field of the record: %.300s%s",
			 w->left_count, vdm_buf_str(&w->left),
			 w->left.len > 300 ? " ..." : "");
}
