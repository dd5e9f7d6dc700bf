/* SPDX-License-Identifier: MIT */
/* The text of somebody's EPUB: its documents in reading order. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"
#include "epub/read/reader.h"
#include "picture/picture.h"
#include "html/read/read.h"
#include "xml/sax.h"

/* ---- documents ---- */

struct document {
	const struct vdm_epub_item *item;
	struct vdm_node *root;
};

static int
is_picture(const struct document *doc)
{
	/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	return strncmp(doc->item->type, "image/", 6) == 0;
}

int
vdm_epub_is_markup(const char *type)
{
	return strstr(type, "xml") != NULL || strstr(type, "html") != NULL ||
	       strstr(type, "oeb1-document") != NULL;
}

/* The one section that a body consists of, or NULL. */
static const struct vdm_node *
only_section(const struct vdm_node *body)
{
	const struct vdm_node *c, *found = NULL;

	for (c = body->first; c != NULL; c = c->next) {
		if (c->kind == VDM_KIND_TEXT && vdm_is_blank(c->text))
			continue;
		if (found != NULL ||
		    (!vdm_html_is(c, "section") && !vdm_html_is(c, "article")))
			return NULL;
		found = c;
	}
	return found;
}

static const struct vdm_html_findings findings = {
    .dropped = VDM_D_EPUB_MARKUP_DROPPED,
    .player = VDM_D_EPUB_RESOURCE_DROPPED,
    .backlink = VDM_D_EPUB_BACKLINK,
    .number = VDM_D_EPUB_PAGE_NUMBER,
};

/* Where a picture of the container is in the record. */
static const char *
picture(struct vdm_html_reader *b, const struct vdm_node *d, const char *src)
{
	struct vdm_epub_reader *r = b->ctx;
	const char *path = NULL;
	struct vdm_buf where;
	size_t at;

	vdm_buf_init(&where);
	if (vdm_path_resolve(&where, b->path, src) == 0 &&
	    vdm_strmap_get(&r->by_path, vdm_buf_str(&where), &at)) {
		path = vdm_epub_media_path(r, &r->items[at]);
		r->items[at].shown = 1;
	} else {
		vdm_diag(&b->sink, VDM_D_EPUB_PICTURE_MISSING, &d->pos, NULL,
			 "the %s \"%.200s\" is not in the package; only the "
			 "reference to it is kept",
			 vdm_html_is(d, "audio") || vdm_html_is(d, "video") ||
				 vdm_html_is(d, "source")
			     ? "sound or film"
			     : "picture",
			 src);
	}
	if (path != NULL)
		vdm_picture_say_part(src, &d->pos, &b->sink);
	vdm_buf_fini(&where);
	return path;
}

/* The words of a drawing as they are seen: what is styled or run is none, and
 * no element's goes on with another's. */
static void
drawing_words(const struct vdm_node *svg, struct vdm_buf *out)
{
	const struct vdm_node *n;

	for (n = svg; n != NULL; n = vdm_node_walk(n, svg)) {
		if (vdm_node_is_element(n) && out->len > 0 &&
		    out->data[out->len - 1] != ' ')
			vdm_buf_putc(out, ' ');
		if (n->kind == VDM_KIND_TEXT &&
		    !vdm_words_have("style script", n->parent->name) &&
		    (out->len > 0 || !vdm_is_blank(n->text)))
			vdm_buf_puts(out, n->text);
	}
	while (out->len > 0 &&
	       vdm_is_space((unsigned char)out->data[out->len - 1]))
		vdm_buf_truncate(out, out->len - 1);
}

static void
page_of_picture(struct vdm_html_reader *b, const struct document *doc,
		struct vdm_node *into)
{
	struct vdm_node *fig = vdm_node_element(b->rec, "figure"), *g;
	const char *path = vdm_epub_media_path(b->ctx, doc->item);
	struct vdm_buf text;

	vdm_node_append(into, fig);
	g = vdm_node_add(b->rec, fig, "graphic", NULL);
	vdm_node_set(b->rec, g, "url", path != NULL ? path : doc->item->href);
	vdm_buf_init(&text);
	if (doc->root != NULL)
		drawing_words(doc->root, &text);
	if (!vdm_is_blank(vdm_buf_str(&text)))
		vdm_node_add(b->rec, fig, "figDesc", vdm_buf_str(&text));
	vdm_buf_fini(&text);
}

static void
set_body_type(struct vdm_html_reader *b, const struct vdm_node *d,
	      struct vdm_node *n)
{
	const char *type = vdm_dom_attr(d, "epub:type");
	size_t len = strcspn(type, " \t\r\n");
	struct vdm_buf t;

	vdm_buf_init(&t);
	vdm_buf_put(&t, type, len);
	if (len > 0)
		vdm_node_set(b->rec, n, "type", vdm_buf_str(&t));
	vdm_buf_fini(&t);
}

/* What the page's root says of its language and direction, where that is not
 * what the book is. */
static void
set_ways(struct vdm_html_reader *b, const struct vdm_node *root,
	 struct vdm_node *n)
{
	const struct vdm_field *book = vdm_field_get(b->rec, VDM_F_LANGUAGE, 0);
	const char *lang = vdm_html_language(root);
	const char *own = book != NULL && book->norm != NULL ? book->norm
			  : book != NULL                     ? book->value
							     : "";
	const char *dir = vdm_dom_attr(root, "dir");

	if (!vdm_node_is_element(n))
		return;
	if (lang == NULL || strcasecmp(lang, own) == 0)
		lang = "";
	if (vdm_language_is_code(lang) && vdm_node_attr(n, "xml:lang") == NULL)
		vdm_node_set(b->rec, n, "xml:lang", lang);
	if (*lang != '\0' && (vdm_node_attr(n, "xml:lang") == NULL ||
			      strcmp(vdm_node_attr(n, "xml:lang"), lang) != 0))
		vdm_diag(&b->sink, VDM_D_EPUB_MARKUP_DROPPED, &root->pos, lang,
			 "the language of <%.40s>, \"%.80s\", is not carried: "
			 "the page's body says another",
			 root->name, lang);
	if (strcasecmp(dir, "rtl") == 0 && vdm_node_attr(n, "style") == NULL)
		vdm_node_set(b->rec, n, "style", "direction: rtl");
}

static const struct vdm_node *
body_of(const struct vdm_node *root)
{
	const struct vdm_node *body = vdm_dom_child(root, VDM_NS_XHTML, "body");

	return body != NULL ? body : vdm_dom_find(root, "", "body");
}

static void
read_page(struct vdm_html_reader *b, const struct document *doc,
	  struct vdm_node *into, int wrap)
{
	const struct vdm_node *body = body_of(doc->root), *section;
	struct vdm_node *n = into, *last;

	if (body == NULL) {
		vdm_html_drop(b, VDM_D_EPUB_NOT_XHTML, doc->root,
			      "the document is not XHTML");
		return;
	}
	section = only_section(body);
	last = vdm_node_last(into);
	if (section == NULL && wrap) {
		n = vdm_html_make(b, body, into, "div");
		if (n == NULL)
			return;
		set_body_type(b, body, n);
	}
	if (!doc->item->linear && n != into)
		vdm_html_rend(b, n, "nonlinear");
	vdm_html_flow(b, body, n);
	vdm_html_attrs_report_all(b, body);
	vdm_html_attrs_report_around(b, doc->root);
	if (n == into)
		vdm_html_passed(b, body,
				last != NULL ? last->next : into->first);
	if (n != into && n->first == NULL)
		vdm_node_unlink(n);
	n = last != NULL ? last->next : into->first;
	vdm_html_begins(b, n);
	for (; n != NULL; n = n->next)
		set_ways(b, doc->root, n);
}

/* What a link to the document leads to. */
static void
find_document(struct vdm_html_reader *b, const struct vdm_node *root, int wrap)
{
	const struct vdm_node *body = body_of(root), *section;

	if (body == NULL)
		return;
	section = only_section(body);
	if (section != NULL || wrap)
		vdm_html_document(b, section != NULL ? section : body);
}

/*
 * All documents before any is read: a link may lead to a later one, and what is
 * linked to from a mark is perhaps its note. First all links, then what they
 * lead to, then which of that are notes.
 */
static int
parse_all(struct vdm_html_reader *b, struct document *docs)
{
	struct vdm_epub_reader *r = b->ctx;
	size_t i, typed = 0;

	for (i = 0; i < r->spine_count; i++) {
		const struct vdm_epub_item *it = &r->items[r->spine[i]];

		docs[i].item = it;
		if (it->path == NULL || vdm_zip_find(r->zip, it->path) < 0) {
			vdm_diag(r->sink, VDM_D_EPUB_ENTRY_MISSING, NULL, NULL,
				 "\"%.200s\" of the reading order is not in "
				 "the container; its text is missing",
				 it->href);
			continue;
		}
		if (!vdm_epub_is_markup(it->type))
			continue;
		docs[i].root = vdm_epub_page(r, it->path);
		if (docs[i].root == NULL)
			return -1;
		b->path = it->path;
		vdm_html_links_collect(b, docs[i].root);
	}
	for (i = 0; i < r->spine_count; i++)
		if (docs[i].root != NULL) {
			b->path = docs[i].item->path;
			if (r->sink != NULL)
				b->sink = vdm_epub_entry_sink(r, b->path);
			vdm_html_targets_find(b, docs[i].root);
			find_document(b, docs[i].root, r->spine_count > 1);
		}
	for (i = 0; i < r->spine_count; i++)
		if (docs[i].root != NULL) {
			b->path = docs[i].item->path;
			typed += vdm_html_notes_pair(b, docs[i].root);
		}
	if (typed > 0)
		vdm_diag(r->sink, VDM_D_EPUB_BACKLINK, NULL, NULL,
			 "%zu note%s known by links there and back: the text "
			 "of each stands at its mark, and the links are not "
			 "carried",
			 typed, typed == 1 ? " is" : "s are");
	return b->by_key.failed ? -1 : 0;
}

static void
report_dropped(struct vdm_html_reader *b)
{
	vdm_html_data_report(b, ((struct vdm_epub_reader *)b->ctx)->sink,
			     VDM_D_EPUB_LAYOUT_DROPPED);
	if (b->attrs_dropped + b->wrappers_dropped == 0)
		return;
	vdm_diag(((struct vdm_epub_reader *)b->ctx)->sink,
		 VDM_D_EPUB_LAYOUT_DROPPED, NULL, NULL,
		 "%u attributes that say how it looks or behaves and %u "
		 "elements that only wrap others are not carried; their words "
		 "are",
		 b->attrs_dropped, b->wrappers_dropped);
}

static void
read_pages(struct vdm_html_reader *b, struct document *docs,
	   struct vdm_node *into)
{
	struct vdm_epub_reader *r = b->ctx;
	size_t i;

	for (i = 0; i < r->spine_count; i++) {
		const struct document *doc = &docs[i];
		int image = is_picture(doc);

		if (doc->root == NULL && !image) {
			if (doc->item->path != NULL &&
			    vdm_zip_find(r->zip, doc->item->path) >= 0)
				vdm_diag(r->sink, VDM_D_EPUB_NOT_XHTML, NULL,
					 NULL,
					 "\"%.200s\" is of type %.80s; its "
					 "content is not carried",
					 doc->item->path, doc->item->type);
			continue;
		}
		b->path = doc->item->path;
		b->sink = vdm_epub_entry_sink(r, b->path);
		if (image)
			page_of_picture(b, doc, into);
		else
			read_page(b, doc, into, r->spine_count > 1);
	}
	vdm_html_notes_unused(b, into);
	vdm_html_anchors_left(b);
}

static int
read_beside(struct vdm_epub_reader *r, const struct document *docs)
{
	struct vdm_epub_beside s;
	size_t i;

	vdm_epub_beside_begin(&s, r);
	for (i = 0; i < r->spine_count; i++)
		/* the words of a picture are said to be its words */
		if (docs[i].root != NULL && !is_picture(&docs[i]))
			vdm_epub_beside_page(&s, docs[i].root);
	return vdm_epub_beside_end(&s);
}

int
vdm_epub_read_foreign(struct vdm_epub_reader *r)
{
	struct vdm_html_reader b = {.rec = r->rec,
				    .work = r->work,
				    .findings = &findings,
				    .blocks = &vdm_html_blocks,
				    .picture = picture,
				    .ctx = r};
	struct document *docs = vdm_calloc(r->spine_count, sizeof(*docs));
	struct vdm_node *body = vdm_record_body(r->rec);
	int rc = -1;

	if (docs == NULL || body == NULL)
		errno = ENOMEM;
	else
		rc = parse_all(&b, docs);
	if (rc == 0) {
		read_pages(&b, docs, body);
		vdm_html_wrap(r->rec);
		report_dropped(&b);
		vdm_html_types_report(&b, r->sink, VDM_D_EPUB_TYPE_DROPPED);
		rc =
		    read_beside(r, docs) != 0 || b.ids.failed || b.begins.failed
			? -1
			: 0;
	}
	vdm_free(docs);
	vdm_strmap_fini(&b.by_key);
	vdm_strmap_fini(&b.ids);
	vdm_strmap_fini(&b.begins);
	return rc;
}
