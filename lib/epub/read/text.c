/* SPDX-License-Identifier: MIT */
/* The text of somebody's EPUB: its documents in reading order, and what their
 * links point at. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/utf8.h"
#include "html/read/read.h"
#include "xml/sax.h"

/* ---- looking at XHTML ---- */

const char *
vdm_html_name(const struct vdm_node *n)
{
	if (n == NULL || !vdm_node_is_element(n) || n->ns == NULL)
		return "";
	return n->ns[0] == '\0' || strcmp(n->ns, VDM_NS_XHTML) == 0 ? n->name
								    : "";
}

int
vdm_html_is(const struct vdm_node *n, const char *name)
{
	return strcmp(vdm_html_name(n), name) == 0;
}

int
vdm_html_is_block(const struct vdm_node *n)
{
	return vdm_dom_has_word(
	    "address article aside blockquote body center dd details dir div "
	    "dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
	    "header hgroup hr li main menu nav ol p pre section summary table "
	    "tbody td tfoot th thead tr ul",
	    vdm_html_name(n));
}

int
vdm_html_has_block(const struct vdm_node *root)
{
	const struct vdm_node *n = root->first;

	while (n != NULL) {
		int html = vdm_html_name(n)[0] != '\0';

		if (html && vdm_html_is_block(n))
			return 1;
		if (html && n->first != NULL) {
			n = n->first;
			continue;
		}
		while (n != root && n->next == NULL)
			n = n->parent;
		if (n == root)
			return 0;
		n = n->next;
	}
	return 0;
}

int
vdm_html_has_type(const struct vdm_node *n, const char *type)
{
	return vdm_dom_has_word(vdm_dom_attr(n, "epub:type"), type);
}

int
vdm_html_has_role(const struct vdm_node *n, const char *role)
{
	return vdm_dom_has_word(vdm_dom_attr(n, "role"), role);
}

int
vdm_html_is_empty(const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		if (n->kind == VDM_KIND_TEXT && !vdm_epub_is_blank(n->text))
			return 0;
		if (!vdm_node_is_element(n))
			continue;
		if (vdm_html_name(n)[0] == '\0' || vdm_html_is(n, "img") ||
		    vdm_html_is(n, "audio") || vdm_html_is(n, "video") ||
		    vdm_html_is(n, "object") || vdm_html_is(n, "hr") ||
		    vdm_html_has_type(n, "pagebreak") ||
		    vdm_html_has_role(n, "doc-pagebreak"))
			return 0;
	}
	return 1;
}

/* ---- anchors ---- */

static const char *
make_key(struct vdm_epub_body *b, const char *path, const char *fragment)
{
	struct vdm_buf k;
	const char *s;

	vdm_buf_init(&k);
	vdm_buf_puts(&k, path);
	if (fragment != NULL && fragment[0] != '\0')
		vdm_buf_printf(&k, "#%s", fragment);
	s = vdm_arena_strdup(&b->r->work->arena, vdm_buf_str(&k));
	vdm_buf_fini(&k);
	return s;
}

/* The key of what a link of the present document points at, or NULL. */
static const char *
link_key(struct vdm_epub_body *b, const char *href)
{
	const char *hash = strchr(href, '#'), *key = NULL;
	struct vdm_buf path;

	if (href[0] == '#')
		return make_key(b, b->path, href + 1);
	if (vdm_address_is_remote(href))
		return NULL;
	vdm_buf_init(&path);
	if (vdm_path_resolve(&path, b->path, href) == 0)
		key = make_key(b, vdm_buf_str(&path),
			       hash != NULL ? hash + 1 : NULL);
	vdm_buf_fini(&path);
	return key;
}

static struct vdm_epub_anchor *
anchor_of(struct vdm_epub_body *b, const char *key)
{
	size_t at;

	return key != NULL && vdm_strmap_get(&b->by_key, key, &at)
		   ? &b->anchors[at]
		   : NULL;
}

static struct vdm_epub_anchor *
want(struct vdm_epub_body *b, const char *key)
{
	struct vdm_epub_anchor *a = anchor_of(b, key);

	if (a != NULL || key == NULL)
		return a;
	a = vdm_arena_grow(&b->r->work->arena, b->anchors, &b->anchors_cap,
			   b->anchors_count + 1, sizeof(*a));
	if (a == NULL)
		return NULL;
	b->anchors = a;
	a = &b->anchors[b->anchors_count];
	memset(a, 0, sizeof(*a));
	a->key = key;
	vdm_strmap_put(&b->by_key, key, b->anchors_count++);
	return a;
}

/* Notes what the links of a document point at. */
static void
collect_links(struct vdm_epub_body *b, const struct vdm_node *root)
{
	const struct vdm_node *n;

	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *href = vdm_node_attr(n, "href");
		struct vdm_epub_anchor *a;

		if (href == NULL || !vdm_html_is(n, "a"))
			continue;
		a = want(b, link_key(b, href));
		if (a != NULL && (vdm_html_has_type(n, "noteref") ||
				  vdm_html_has_role(n, "doc-noteref")))
			a->note = 1;
	}
}

/* Finds the elements that are pointed at. */
static void
find_targets(struct vdm_epub_body *b, const struct vdm_node *root)
{
	const struct vdm_node *n;
	struct vdm_epub_anchor *a = anchor_of(b, b->path);

	if (a != NULL) {
		a->at = vdm_dom_child(root, VDM_NS_XHTML, "body");
		a->at_path = b->path;
	}
	for (n = root; n != NULL; n = vdm_node_walk(n, root)) {
		const char *id = vdm_node_attr(n, "id");

		if (id == NULL)
			id = vdm_node_attr(n, "xml:id");
		if (id == NULL)
			continue;
		a = anchor_of(b, make_key(b, b->path, id));
		if (a != NULL && a->at == NULL) {
			a->at = n;
			a->at_path = b->path;
		}
	}
}

/* ---- notes that only their links tell ---- */

/* Whether a link's text is a mark, "1", "[12]", "*": its letters or digits, or
 * -1 when it is more than a mark. */
static int
mark_of(const struct vdm_node *link)
{
	struct vdm_buf b;
	int words = 0;
	const char *s;

	vdm_buf_init(&b);
	vdm_node_content(link, &b);
	for (s = vdm_buf_str(&b); *s != '\0' && words >= 0; s++)
		if (vdm_is_space((unsigned char)*s) || b.len > 8)
			words = -1;
		else
			words += (*s >= '0' && *s <= '9') ||
				 (*s >= 'a' && *s <= 'z') ||
				 (*s >= 'A' && *s <= 'Z');
	vdm_buf_fini(&b);
	return words;
}

/* The link in a note that leads back to its mark, or NULL. */
static struct vdm_node *
link_back(struct vdm_epub_body *b, const struct vdm_epub_anchor *note,
	  const struct vdm_node *mark)
{
	const char *path = b->path;
	const struct vdm_node *n, *found = NULL;

	b->path = note->at_path;
	for (n = note->at; n != NULL; n = vdm_node_walk(n, note->at)) {
		const char *href = vdm_node_attr(n, "href");
		struct vdm_epub_anchor *a = href != NULL && vdm_html_is(n, "a")
						? vdm_html_target(b, href)
						: NULL;

		if (a != NULL && a->at != NULL &&
		    (a->at == mark || a->at == mark->parent ||
		     a->at == mark->first) &&
		    !vdm_html_is(a->at, "p") && !vdm_html_is(a->at, "li") &&
		    !vdm_html_is(a->at, "div"))
			found = n;
	}
	b->path = path;
	return (struct vdm_node *)found;
}

/*
 * A mark that leads to a paragraph or item, which leads back to the mark, is a
 * note's, whether the publisher said so or not: EPUB 2 has no word for it.
 */
static void
pair_notes(struct vdm_epub_body *b, const struct vdm_node *root)
{
	struct vdm_record *work = b->r->work;
	struct vdm_node *n, *back;

	for (n = (struct vdm_node *)root; n != NULL;
	     n = vdm_node_step(n, root)) {
		const char *href = vdm_node_attr(n, "href");
		struct vdm_epub_anchor *a;

		if (href == NULL || !vdm_html_is(n, "a") || mark_of(n) < 0)
			continue;
		a = vdm_html_target(b, href);
		if (a == NULL || a->note || n->first == NULL ||
		    !(vdm_html_is(a->at, "p") || vdm_html_is(a->at, "li") ||
		      vdm_html_is(a->at, "div") || vdm_html_is(a->at, "aside")))
			continue;
		back = link_back(b, a, n);
		if (back == NULL || back == n)
			continue;
		a->note = 1;
		vdm_node_set(work, n, "role", "doc-noteref");
		if (mark_of(back) == 0) {
			vdm_node_set(work, back, "role", "doc-backlink");
		} else { /* the note's number, typed before it */
			back->name = "span";
			back->attrs = NULL;
		}
	}
}

struct vdm_epub_anchor *
vdm_html_anchor(struct vdm_epub_body *b, const struct vdm_node *d)
{
	const char *id = vdm_node_attr(d, "id");
	struct vdm_epub_anchor *a;

	if (id == NULL)
		id = vdm_node_attr(d, "xml:id");
	if (id == NULL && !vdm_html_is(d, "body"))
		return NULL;
	if (id == NULL || id[0] == '\0')
		a = vdm_html_is(d, "body") ? anchor_of(b, b->path) : NULL;
	else
		a = anchor_of(b, make_key(b, b->path, id));
	return a != NULL && a->at == d ? a : NULL;
}

struct vdm_epub_anchor *
vdm_html_target(struct vdm_epub_body *b, const char *href)
{
	struct vdm_epub_anchor *a = anchor_of(b, link_key(b, href));

	return a != NULL && a->at != NULL ? a : NULL;
}

const char *
vdm_html_id(struct vdm_epub_body *b, struct vdm_epub_anchor *a)
{
	const char *s = strchr(a->key, '#'), *slash;
	struct vdm_buf id;
	size_t base;
	unsigned n = 1;

	if (a->id != NULL || a->at == NULL)
		return a->id;
	slash = strrchr(a->key, '/');
	s = s != NULL ? s + 1 : slash != NULL ? slash + 1 : a->key;
	vdm_buf_init(&id);
	vdm_buf_puts(&id, s);
	if (!vdm_xml_is_ncname(vdm_buf_str(&id)) ||
	    strncmp(s, VDM_EPUB_ID, strlen(VDM_EPUB_ID)) == 0) {
		vdm_buf_clear(&id);
		vdm_buf_puts(&id, "id");
	}
	base = id.len;
	while (vdm_strmap_get(&b->ids, vdm_buf_str(&id), NULL) ||
	       vdm_person_find(b->rec, vdm_buf_str(&id), id.len) != NULL) {
		vdm_buf_truncate(&id, base);
		vdm_buf_printf(&id, "-%u", ++n);
	}
	a->id = vdm_arena_strdup(&b->r->work->arena, vdm_buf_str(&id));
	vdm_strmap_put(&b->ids, a->id, 0);
	vdm_buf_fini(&id);
	return a->id;
}

int
vdm_html_is_waiting(struct vdm_epub_body *b, const struct vdm_node *d)
{
	struct vdm_epub_anchor *a = vdm_html_anchor(b, d);

	return a != NULL && a->note && !vdm_html_is(d, "a") &&
	       !vdm_html_is(d, "body");
}

/* ---- making elements ---- */

void
vdm_html_rend(struct vdm_epub_body *b, struct vdm_node *n, const char *word)
{
	const char *old = vdm_node_attr(n, "rend");
	struct vdm_buf r;

	if (n == NULL)
		return;
	vdm_buf_init(&r);
	vdm_buf_puts(&r, word);
	if (old != NULL)
		vdm_buf_printf(&r, " %s", old);
	vdm_node_set(b->rec, n, "rend", vdm_buf_str(&r));
	vdm_buf_fini(&r);
}

struct vdm_node *
vdm_html_make(struct vdm_epub_body *b, const struct vdm_node *d,
	      struct vdm_node *parent, const char *name)
{
	struct vdm_node *n = vdm_node_element(b->rec, name);
	const char *klass = vdm_dom_attr(d, "class");
	const char *lang = vdm_node_attr(d, "xml:lang");
	struct vdm_epub_anchor *a = vdm_html_anchor(b, d);

	if (n == NULL)
		return NULL;
	n->pos = d->pos;
	if (!vdm_epub_is_blank(klass))
		vdm_node_set(b->rec, n, "rend", klass);
	if (lang == NULL)
		lang = vdm_node_attr(d, "lang");
	if (lang != NULL && vdm_language_is_code(lang))
		vdm_node_set(b->rec, n, "xml:lang", lang);
	if (a != NULL)
		vdm_node_set(b->rec, n, "xml:id", vdm_html_id(b, a));
	if (vdm_node_attr(d, "style") != NULL)
		b->attrs_dropped++;
	vdm_node_append(parent, n);
	return n;
}

void
vdm_html_drop(struct vdm_epub_body *b, enum vdm_diag_id id,
	      const struct vdm_node *d, const char *why)
{
	struct vdm_buf text;

	vdm_buf_init(&text);
	vdm_node_content(d, &text);
	vdm_diag(&b->sink, id, &d->pos, vdm_buf_str(&text),
		 "<%s> is not carried: %s", d->name, why);
	vdm_buf_fini(&text);
}

/* ---- the order that TEI's divisions keep ---- */

static int
stands_anywhere(const struct vdm_node *n)
{
	return !vdm_node_is_element(n) || vdm_node_is(n, "pb") ||
	       vdm_node_is(n, "anchor") || vdm_node_is(n, "milestone") ||
	       vdm_node_is(n, "lb") || vdm_node_is(n, "note");
}

/* Behind its first division a division holds divisions only. */
static void
wrap_rest(struct vdm_record *rec, struct vdm_node *div)
{
	struct vdm_node *c, *next, *wrap = NULL;
	int after = 0;

	for (c = div->first; c != NULL; c = next) {
		next = c->next;
		if (vdm_node_is(c, "div")) {
			after = 1;
			wrap = NULL;
		} else if (after && (wrap != NULL || !stands_anywhere(c))) {
			if (wrap == NULL) {
				wrap = vdm_node_element(rec, "div");
				vdm_node_insert_before(c, wrap);
			}
			vdm_node_unlink(c);
			vdm_node_append(wrap, c);
		}
	}
}

static void
wrap_all(struct vdm_record *rec)
{
	struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_step(n, rec->root))
		if (vdm_node_is(n, "div") || vdm_node_is(n, "body"))
			wrap_rest(rec, n);
}

/* ---- documents ---- */

struct document {
	const struct vdm_epub_item *item;
	struct vdm_node *root;
};

static int
is_xml(const char *type)
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
		if (c->kind == VDM_KIND_TEXT && vdm_epub_is_blank(c->text))
			continue;
		if (found != NULL ||
		    (!vdm_html_is(c, "section") && !vdm_html_is(c, "article")))
			return NULL;
		found = c;
	}
	return found;
}

static void
page_of_picture(struct vdm_epub_body *b, const struct document *doc,
		struct vdm_node *into)
{
	struct vdm_node *fig = vdm_node_element(b->rec, "figure"), *g;
	const char *path = vdm_epub_media_path(b->r, doc->item);
	struct vdm_buf text;

	vdm_node_append(into, fig);
	g = vdm_node_add(b->rec, fig, "graphic", NULL);
	vdm_node_set(b->rec, g, "url", path != NULL ? path : doc->item->href);
	vdm_buf_init(&text);
	if (doc->root != NULL)
		vdm_node_content(doc->root, &text);
	if (!vdm_epub_is_blank(vdm_buf_str(&text)))
		vdm_node_add(b->rec, fig, "figDesc", vdm_buf_str(&text));
	vdm_buf_fini(&text);
}

static void
set_body_type(struct vdm_epub_body *b, const struct vdm_node *d,
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

static void
read_page(struct vdm_epub_body *b, const struct document *doc,
	  struct vdm_node *into, int wrap)
{
	const struct vdm_node *body =
	    vdm_dom_child(doc->root, VDM_NS_XHTML, "body");
	struct vdm_node *n = into;
	struct vdm_epub_anchor *a;

	if (body == NULL)
		body = vdm_dom_find(doc->root, "", "body");
	if (body == NULL) {
		vdm_html_drop(b, VDM_D_EPUB_NOT_XHTML, doc->root,
			      "the document is not XHTML");
		return;
	}
	a = anchor_of(b, b->path);
	if (only_section(body) != NULL) {
		if (a != NULL && anchor_of(b, b->path)->at == body)
			a->at = only_section(body);
	} else if (wrap) {
		n = vdm_html_make(b, body, into, "div");
		if (n == NULL)
			return;
		set_body_type(b, body, n);
	}
	if (!doc->item->linear && n != into)
		vdm_html_rend(b, n, "nonlinear");
	vdm_html_flow(b, body, n);
	if (n != into && n->first == NULL)
		vdm_node_unlink(n);
}

/* Notes whose mark was not where a mark can be: nothing is to be lost. */
static void
unused_notes(struct vdm_epub_body *b, struct vdm_node *into)
{
	struct vdm_node *div = NULL;
	size_t i;

	for (i = 0; i < b->anchors_count; i++) {
		struct vdm_epub_anchor *a = &b->anchors[i];
		struct vdm_node *n;

		if (!a->note || a->used || a->at == NULL ||
		    vdm_html_is(a->at, "a") || vdm_html_is(a->at, "body"))
			continue;
		if (div == NULL) {
			div = vdm_node_element(b->rec, "div");
			vdm_node_append(into, div);
		}
		a->used = 1;
		b->path = a->at_path;
		n = vdm_html_make(b, a->at, div, "note");
		vdm_html_content(b, a->at, n);
	}
}

static int
parse_all(struct vdm_epub_body *b, struct document *docs)
{
	struct vdm_epub_reader *r = b->r;
	size_t i;

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
		if (!is_xml(it->type))
			continue;
		docs[i].root = vdm_epub_dom(r, it->path);
		if (docs[i].root == NULL)
			return -1;
		b->path = it->path;
		collect_links(b, docs[i].root);
	}
	for (i = 0; i < r->spine_count; i++)
		if (docs[i].root != NULL) {
			b->path = docs[i].item->path;
			find_targets(b, docs[i].root);
		}
	for (i = 0; i < r->spine_count; i++)
		if (docs[i].root != NULL) {
			b->path = docs[i].item->path;
			pair_notes(b, docs[i].root);
		}
	return b->by_key.failed ? -1 : 0;
}

static void
report_dropped(struct vdm_epub_body *b)
{
	if (b->attrs_dropped + b->wrappers_dropped == 0)
		return;
	vdm_diag(b->r->sink, VDM_D_EPUB_LAYOUT_DROPPED, NULL, NULL,
		 "%u style attributes and %u elements that only wrap others "
		 "are not carried; their words are",
		 b->attrs_dropped, b->wrappers_dropped);
}

static void
read_pages(struct vdm_epub_body *b, struct document *docs,
	   struct vdm_node *into)
{
	struct vdm_epub_reader *r = b->r;
	size_t i;

	for (i = 0; i < r->spine_count; i++) {
		const struct document *doc = &docs[i];
		/* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
		int image = strncmp(doc->item->type, "image/", 6) == 0;

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
	unused_notes(b, into);
}

int
vdm_epub_read_foreign(struct vdm_epub_reader *r)
{
	struct vdm_epub_body b = {.r = r, .rec = r->rec};
	struct document *docs = calloc(r->spine_count, sizeof(*docs));
	struct vdm_node *body = vdm_record_body(r->rec);
	int rc = -1;

	if (docs == NULL || body == NULL)
		errno = ENOMEM;
	else
		rc = parse_all(&b, docs);
	if (rc == 0) {
		read_pages(&b, docs, body);
		wrap_all(r->rec);
		report_dropped(&b);
		rc = b.ids.failed ? -1 : 0;
	}
	free(docs);
	vdm_strmap_fini(&b.by_key);
	vdm_strmap_fini(&b.ids);
	return rc;
}
