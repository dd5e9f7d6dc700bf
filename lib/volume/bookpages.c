/* SPDX-License-Identifier: MIT */
/* The pages of a volume that are of no record: cover, title, parts, people,
 * contents. */
#include <errno.h>
#include <string.h>

#include "base/utf8.h"
#include "volume/book.h"
#include "xml/sax.h"

enum { PAGE_MOST = 180 * 1024 };

void
vdm_book_add(struct vdm_book *k, const char *name, const void *bytes,
	     size_t length, int stored)
{
	if (k->b->options->seal)
		vdm_volume_seal_add(&k->sums, name, bytes, length);
	vdm_zip_writer_add(k->zip, name, bytes, length, stored);
}

void
vdm_book_put_file(struct vdm_book *k, const char *name,
		  const struct vdm_buf *bytes)
{
	struct vdm_buf path;

	vdm_buf_init(&path);
	vdm_buf_printf(&path, "EPUB/%s", name);
	k->b->failed |= bytes->failed | path.failed;
	if (!k->b->failed &&
	    vdm_xml_check_output(bytes->data, bytes->len, name, k->b->sink)) {
		k->broken = 1;
		k->b->failed |= errno == ENOMEM;
	} else if (!k->b->failed) {
		vdm_book_add(k, vdm_buf_str(&path), bytes->data, bytes->len, 0);
	}
	vdm_buf_fini(&path);
}

/* A page of the volume's own, and its place in manifest and spine. */
static void
add_page(struct vdm_book *k, const char *name, const char *id,
	 const char *title, const struct vdm_buf *body)
{
	struct vdm_buf page;

	vdm_buf_init(&page);
	vdm_epub_write_frame(&k->w, &page, k->w.lang, title, "", body);
	k->b->failed |= body->failed;
	vdm_book_put_file(k, name, &page);
	vdm_buf_printf(&k->manifest,
		       "<item id=\"%s\" href=\"%s\" "
		       "media-type=\"application/xhtml+xml\"%s/>\n",
		       id, name,
		       strstr(vdm_buf_str(body), "<svg") != NULL
			   ? " properties=\"svg\""
			   : "");
	vdm_buf_printf(&k->spine, "<itemref idref=\"%s\"/>\n", id);
	vdm_buf_fini(&page);
}

static void
escape(struct vdm_book *k, struct vdm_buf *out, const char *s)
{
	vdm_html_escape(&k->w.html, out, s, 0);
}

/* The paragraphs of a value. */
static void
put_paragraphs(struct vdm_book *k, struct vdm_buf *out, const char *s)
{
	struct vdm_buf line;
	size_t n;

	vdm_buf_init(&line);
	for (; *s != '\0'; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		vdm_buf_clear(&line);
		vdm_buf_put(&line, s, n);
		if (vdm_is_blank(vdm_buf_str(&line)))
			continue;
		vdm_buf_puts(out, "<p>");
		escape(k, out, vdm_buf_str(&line));
		vdm_buf_puts(out, "</p>\n");
	}
	k->b->failed |= line.failed;
	vdm_buf_fini(&line);
}

/* A page that is whole already. */
static void
add_whole(struct vdm_book *k, const char *name, const char *id,
	  const struct vdm_buf *page)
{
	vdm_book_put_file(k, name, page);
	vdm_buf_printf(&k->manifest,
		       "<item id=\"%s\" href=\"%s\" "
		       "media-type=\"application/xhtml+xml\"/>\n",
		       id, name);
	vdm_buf_printf(&k->spine, "<itemref idref=\"%s\"/>\n", id);
}

/* Bytes of the edition's, under a name that the package has. */
static void
add_bytes(struct vdm_book *k, const char *folder, const char *name,
	  const void *bytes, size_t length, int stored)
{
	struct vdm_buf path;

	vdm_buf_init(&path);
	vdm_buf_printf(&path, "%s%s", folder, name);
	k->b->failed |= path.failed;
	if (!path.failed)
		vdm_book_add(k, vdm_buf_str(&path), bytes, length, stored);
	vdm_buf_fini(&path);
}

/* A title page that was given; for whoever unbinds, as it was. */
static void
put_given_title(struct vdm_book *k)
{
	const struct vdm_volume *v = k->b->volume;

	add_whole(k, VDM_EPUB_TITLE_PAGE, "title", &k->w.title_page.xhtml);
	if (v->title_page != NULL)
		vdm_book_add(k, VDM_VOLUME_TITLE_PAGE, v->title_page,
			     v->title_page_length, 0);
}

void
vdm_book_put_title_page(struct vdm_book *k)
{
	const struct vdm_record *front = k->b->volume->front;
	struct vdm_buf body;
	size_t i;
	int id;

	if (k->b->options->edition.title_page.bytes != NULL) {
		put_given_title(k);
		return;
	}
	vdm_buf_init(&body);
	vdm_buf_puts(&body, "<section epub:type=\"titlepage\">\n");
	for (id = 0; id < VDM_F_COUNT; id++)
		for (i = 0; i < front->fields_count; i++) {
			const struct vdm_field *f = front->fields[i];

			if ((int)f->id != id || id == VDM_F_LANGUAGE)
				continue;
			if (id == VDM_F_TITLE || id == VDM_F_SUBTITLE) {
				vdm_buf_puts(&body, id == VDM_F_TITLE ? "<h1>"
								      : "<p>");
				escape(k, &body, f->value);
				vdm_buf_puts(&body, id == VDM_F_TITLE
							? "</h1>\n"
							: "</p>\n");
			} else if (id == VDM_F_RIGHTS || id == VDM_F_SUMMARY) {
				put_paragraphs(k, &body, f->value);
			} else {
				vdm_buf_puts(&body, "<p>");
				escape(k, &body,
				       vdm_epub_field_word(&k->w, f->id));
				vdm_buf_puts(&body, ": ");
				escape(k, &body, f->value);
				vdm_buf_puts(&body, "</p>\n");
			}
		}
	vdm_buf_puts(&body, "</section>\n");
	add_page(k, "title.xhtml", "title", vdm_epub_title(&k->w), &body);
	vdm_buf_fini(&body);
}

void
vdm_book_put_cover(struct vdm_book *k)
{
	const char *name = vdm_buf_str(&k->w.cover.href);

	if (k->w.cover.bytes == NULL)
		return;
	add_whole(k, VDM_EPUB_COVER_PAGE, VDM_EPUB_COVER_ID,
		  &k->w.cover.page.xhtml);
	vdm_epub_put_cover_item(&k->w, &k->manifest);
	add_bytes(k, "EPUB/", name, k->w.cover.bytes, k->w.cover.length,
		  strcmp(k->w.cover.type, "image/svg+xml") != 0);
	k->pictures = 1;
}

void
vdm_book_put_fonts(struct vdm_book *k)
{
	const struct vdm_edition *e = &k->b->options->edition;
	size_t i;

	for (i = 0; i < e->fonts; i++)
		add_bytes(k, "EPUB/fonts/", e->font[i].name, e->font[i].bytes,
			  e->font[i].length, 0);
	vdm_epub_put_fonts(e, &k->manifest);
}

/* A part begins: its own page, with what is in it. */
void
vdm_book_put_part(struct vdm_book *k, size_t at)
{
	const struct vdm_binding *b = k->b;
	size_t part = b->bound[at].part, i;
	const char *title = b->volume->part[part];
	struct vdm_buf body, name, id;

	vdm_buf_init(&body);
	vdm_buf_init(&name);
	vdm_buf_init(&id);
	vdm_buf_printf(&name, "part-%03zu.xhtml", part + 1);
	vdm_buf_printf(&id, "part-%zu", part + 1);
	vdm_buf_puts(&body, "<section epub:type=\"part\" role=\"doc-part\" "
			    "aria-labelledby=\"part\">\n<h1 id=\"part\">");
	escape(k, &body, title);
	vdm_buf_puts(&body, "</h1>\n<ol>\n");
	for (i = at; i < b->count && b->bound[i].part == part; i++) {
		vdm_buf_printf(&body, "<li><a href=\"%s/text-001.xhtml\">",
			       b->bound[i].key);
		vdm_epub_write_label(&k->w, &body, b->bound[i].title);
		vdm_buf_puts(&body, "</a></li>\n");
	}
	vdm_buf_puts(&body, "</ol>\n</section>\n");
	add_page(k, vdm_buf_str(&name), vdm_buf_str(&id), title, &body);
	vdm_buf_printf(&k->contents, "<li><a href=\"%s\">", vdm_buf_str(&name));
	vdm_epub_write_label(&k->w, &k->contents, title);
	vdm_buf_puts(&k->contents, "</a>\n<ol>\n");
	k->b->failed |= name.failed | id.failed;
	vdm_buf_fini(&body);
	vdm_buf_fini(&name);
	vdm_buf_fini(&id);
}

/* Somebody, with the records in which they are. */
static void
put_person(struct vdm_book *k, struct vdm_buf *out, size_t first)
{
	const struct vdm_binding *b = k->b;
	const struct vdm_person *p = vdm_person_find(
	    b->people_of, b->person[first].as, strlen(b->person[first].as));
	size_t i, last = VDM_VOLUME_NONE;

	vdm_buf_puts(out, "<li><span class=\"name\">");
	vdm_epub_write_label(&k->w, out, p->name);
	vdm_buf_puts(out, "</span>");
	if (p->title != NULL) {
		vdm_buf_puts(out, ", ");
		vdm_epub_write_label(&k->w, out, p->title);
	}
	for (i = 0; i < p->forms.count; i++) {
		vdm_buf_puts(out, i == 0 ? "; " : ", ");
		vdm_epub_write_label(&k->w, out, p->forms.item[i]);
	}
	for (i = 0; i < p->refs.count; i++) {
		vdm_buf_puts(out, "; ");
		vdm_epub_write_label(&k->w, out, p->refs.item[i]);
	}
	vdm_buf_puts(out, "\n<ul>\n");
	for (i = first; i != VDM_VOLUME_NONE; i = b->person[i].next) {
		size_t at = b->person[i].bound;

		if (at == last)
			continue;
		last = at;
		vdm_buf_printf(out, "<li><a href=\"%s/about.xhtml\">",
			       b->bound[at].key);
		vdm_epub_write_label(&k->w, out, b->bound[at].title);
		vdm_buf_puts(out, "</a></li>\n");
	}
	vdm_buf_puts(out, "</ul>\n</li>\n");
}

static void
put_people_page(struct vdm_book *k, struct vdm_buf *list, unsigned number)
{
	const char *people = vdm_epub_word(&k->w, VDM_EPUB_PEOPLE);
	struct vdm_buf body, name, id;

	vdm_buf_init(&body);
	vdm_buf_init(&name);
	vdm_buf_init(&id);
	vdm_buf_printf(&name, "people-%03u.xhtml", number);
	vdm_buf_printf(&id, "people-%u", number);
	vdm_buf_printf(&body, "<section class=\"people\">\n<h1>%s</h1>\n<ul>\n",
		       people);
	vdm_buf_put(&body, vdm_buf_str(list), list->len);
	vdm_buf_puts(&body, "</ul>\n</section>\n");
	add_page(k, vdm_buf_str(&name), vdm_buf_str(&id), people, &body);
	if (number == 1)
		vdm_buf_printf(&k->contents, "<li><a href=\"%s\">%s</a></li>\n",
			       vdm_buf_str(&name), people);
	k->b->failed |= list->failed | name.failed | id.failed;
	vdm_buf_clear(list);
	vdm_buf_fini(&body);
	vdm_buf_fini(&name);
	vdm_buf_fini(&id);
}

void
vdm_book_put_people(struct vdm_book *k)
{
	struct vdm_buf list;
	unsigned pages = 0;
	size_t i;

	vdm_buf_init(&list);
	for (i = 0; i < k->b->people; i++) {
		if (k->b->person[i].same != i)
			continue;
		put_person(k, &list, i);
		if (list.len > PAGE_MOST)
			put_people_page(k, &list, ++pages);
	}
	if (list.len > 0)
		put_people_page(k, &list, ++pages);
	vdm_buf_fini(&list);
}

void
vdm_book_put_nav(struct vdm_book *k)
{
	const char *contents = vdm_epub_word(&k->w, VDM_EPUB_CONTENTS);
	const char *landmarks = vdm_epub_word(&k->w, VDM_EPUB_LANDMARKS);
	struct vdm_buf body, page;
	size_t first = k->b->introduction == 0 && k->b->count > 1;

	vdm_buf_init(&body);
	vdm_buf_init(&page);
	vdm_buf_printf(&body,
		       "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" "
		       "aria-label=\"%s\">\n<h1>%s</h1>\n<ol>\n",
		       contents, contents);
	vdm_buf_put(&body, vdm_buf_str(&k->contents), k->contents.len);
	k->b->failed |= k->contents.failed;
	vdm_buf_fini(&k->contents);
	vdm_buf_printf(
	    &body,
	    "</ol>\n</nav>\n<nav epub:type=\"landmarks\" aria-label=\"%s\" "
	    "hidden=\"hidden\">\n<h2>%s</h2>\n<ol>\n",
	    landmarks, landmarks);
	if (k->w.cover.bytes != NULL)
		vdm_buf_printf(&body,
			       "<li><a epub:type=\"cover\" "
			       "href=\"" VDM_EPUB_COVER_PAGE "\">%s</a></li>\n",
			       vdm_epub_word(&k->w, VDM_EPUB_COVER_WORDS));
	vdm_buf_printf(&body,
		       "<li><a epub:type=\"titlepage\" "
		       "href=\"" VDM_EPUB_TITLE_PAGE
		       "\">%s</a></li>\n<li><a epub:type=\"bodymatter\" "
		       "href=\"%s/text-001.xhtml\">%s"
		       "</a></li>\n</ol>\n</nav>\n",
		       vdm_epub_word(&k->w, VDM_EPUB_TITLE_WORDS),
		       k->b->bound[first].key,
		       vdm_epub_word(&k->w, VDM_EPUB_TEXT));
	if (k->pages.len > 0) {
		vdm_epub_write_page_list(&k->w, &body, 0);
		vdm_buf_put(&body, k->pages.data, k->pages.len);
		vdm_epub_write_page_list(&k->w, &body, 1);
	}
	vdm_epub_write_frame(&k->w, &page, vdm_epub_interface_language(&k->w),
			     contents, "", &body);
	k->b->failed |= body.failed;
	vdm_book_put_file(k, "nav.xhtml", &page);
	vdm_buf_fini(&body);
	vdm_buf_fini(&page);
}
