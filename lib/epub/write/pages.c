/* SPDX-License-Identifier: MIT */
/* The frame of a document, and the navigation. */
#include <string.h>

#include "base/utf8.h"
#include "epub/write/writer.h"

/* ---- the frame ---- */

/*
 * Copies a body and fills in where the targets of its links stand. In which
 * file an element comes to stand is known only when all are written, so a link
 * was written as \x01, its target's number, \x02: characters that no XML
 * document can hold.
 */
static void
put_body(struct vdm_epub_writer *w, struct vdm_buf *out,
	 const struct vdm_buf *body)
{
	const char *s = vdm_buf_str(body), *mark;

	while ((mark = strchr(s, '\x01')) != NULL) {
		size_t at = 0;
		const struct vdm_html_target *t;

		vdm_buf_put(out, s, (size_t)(mark - s));
		for (s = mark + 1; vdm_is_digit(*s); s++)
			at = at * 10 + (size_t)(*s - '0');
		if (*s == '\x02')
			s++;
		t = &w->html.targets[at];
		vdm_buf_puts(out, t->file != VDM_HTML_NO_FILE
				      ? w->files[t->file].name
				      : VDM_EPUB_ABOUT);
		vdm_buf_putc(out, '#');
		vdm_html_escape(&w->html, out, t->id, 1);
	}
	vdm_buf_puts(out, s);
}

const char *
vdm_epub_style(const struct vdm_epub_writer *w)
{
	return w->options->within != NULL ? w->options->within->style
					  : "style.css";
}

void
vdm_epub_write_frame(struct vdm_epub_writer *w, struct vdm_buf *out,
		     const char *lang, const char *title,
		     const char *body_attrs, const struct vdm_buf *body)
{
	vdm_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<!DOCTYPE html>\n"
			  "<html xmlns=\"" VDM_NS_XHTML
			  "\" xmlns:epub=\"" VDM_NS_OPS "\"");
	vdm_buf_printf(out, " xml:lang=\"%s\" lang=\"%s\">\n<head>\n<title>",
		       lang, lang);
	vdm_html_escape(&w->html, out, title, 0);
	vdm_buf_printf(out,
		       "</title>\n<link rel=\"stylesheet\" "
		       "type=\"text/css\" href=\"%s\"/>\n</head>\n<body",
		       vdm_epub_style(w));
	vdm_buf_puts(out, body_attrs);
	vdm_buf_puts(out, ">\n");
	put_body(w, out, body);
	vdm_buf_puts(out, "</body>\n</html>\n");
}

/* ---- navigation ---- */

void
vdm_epub_write_label(struct vdm_epub_writer *w, struct vdm_buf *out,
		     const char *s)
{
	struct vdm_buf b;
	int space = 0;

	vdm_buf_init(&b);
	for (; *s != '\0'; s++) {
		if (vdm_is_space((unsigned char)*s)) {
			space = b.len > 0;
			continue;
		}
		if (space)
			vdm_buf_putc(&b, ' ');
		vdm_buf_putc(&b, *s);
		space = 0;
	}
	vdm_html_escape(&w->html, out, vdm_buf_str(&b), 0);
	w->html.failed |= b.failed;
	vdm_buf_fini(&b);
}

/* What stands before the names of files in the tables of a volume. */
static const char *
folder_of(const struct vdm_epub_writer *w)
{
	return w->options->within != NULL ? w->options->within->folder : "";
}

static void
put_entry(struct vdm_epub_writer *w, struct vdm_buf *out,
	  const struct vdm_epub_entry *e)
{
	vdm_buf_printf(out, "<a href=\"%s%s#", folder_of(w),
		       w->files[e->file].name);
	vdm_html_escape(&w->html, out, e->name != NULL ? e->name : e->id, 1);
	vdm_buf_puts(out, "\">");
	vdm_epub_write_label(w, out, vdm_buf_str(&e->label));
	vdm_buf_puts(out, "</a>");
}

int
vdm_epub_is_entry(const struct vdm_epub_entry *e)
{
	return !e->hidden && !vdm_is_blank(vdm_buf_str(&e->label));
}

void
vdm_epub_trim_contents(struct vdm_epub_writer *w)
{
	enum { DEEPEST = 10 };
	size_t levels[DEEPEST], depth = 0, most, i;

	if (w->options->toc_depth == NULL)
		return;
	most = (size_t)(w->options->toc_depth[0] - '0');
	for (i = 0; i < w->toc.count; i++) {
		struct vdm_epub_entry *e = &w->toc.list[i];

		if (!vdm_epub_is_entry(e))
			continue;
		while (depth > 1 && levels[depth - 2] >= e->level)
			depth--;
		if (depth > 0 && levels[depth - 1] >= e->level)
			depth--;
		if (depth >= most)
			e->hidden = 1;
		else
			levels[depth++] = e->level;
	}
}

static void
put_toc(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	enum { LEVELS_MOST = 260 }; /* more than divisions can be nested */
	size_t levels[LEVELS_MOST], depth = 0, i;

	for (i = 0; i < w->toc.count; i++) {
		const struct vdm_epub_entry *e = &w->toc.list[i];

		if (!vdm_epub_is_entry(e))
			continue;
		/*
		 * `levels` are those of the entries that are open. A heading
		 * that skips levels, 1 then 3, is one list deeper and no more;
		 * a 2 after it stands beside the 3.
		 */
		while (depth > 1 && levels[depth - 2] >= e->level) {
			vdm_buf_puts(out, "</li>\n</ol>\n");
			depth--;
		}
		if (depth > 0 &&
		    (levels[depth - 1] >= e->level || depth == LEVELS_MOST)) {
			vdm_buf_puts(out, "</li>\n");
			depth--;
		} else if (depth > 0) {
			vdm_buf_puts(out, "\n<ol>\n");
		}
		vdm_buf_puts(out, "<li>");
		put_entry(w, out, e);
		levels[depth++] = e->level;
	}
	while (depth > 0) {
		vdm_buf_puts(out, "</li>\n");
		if (--depth > 0)
			vdm_buf_puts(out, "</ol>\n");
	}
}

static int
has_toc(const struct vdm_epub_writer *w)
{
	size_t i;

	for (i = 0; i < w->toc.count; i++)
		if (vdm_epub_is_entry(&w->toc.list[i]))
			return 1;
	return 0;
}

static void
put_page_entries(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	size_t i;

	for (i = 0; i < w->pages.count; i++) {
		vdm_buf_puts(out, "<li>");
		put_entry(w, out, &w->pages.list[i]);
		vdm_buf_puts(out, "</li>\n");
	}
}

static void
put_pages(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	if (w->pages.count == 0)
		return;
	vdm_epub_write_page_list(w, out, 0);
	put_page_entries(w, out);
	vdm_epub_write_page_list(w, out, 1);
}

void
vdm_epub_write_page_list(const struct vdm_epub_writer *w, struct vdm_buf *out,
			 int end)
{
	const char *pages = vdm_epub_word(w, VDM_EPUB_PAGES);

	if (end)
		vdm_buf_puts(out, "</ol>\n</nav>\n");
	else
		vdm_buf_printf(out,
			       "<nav epub:type=\"page-list\" "
			       "role=\"doc-pagelist\" aria-label=\"%s\">\n"
			       "<h2>%s</h2>\n<ol>\n",
			       pages, pages);
}

/* The pages about the record are the last entry. */
static void
put_about(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	vdm_buf_printf(out,
		       "<li><a href=\"%s" VDM_EPUB_ABOUT "\">%s</a></li>\n",
		       folder_of(w), vdm_epub_word(w, VDM_EPUB_ABOUT_WORDS));
}

/* Where nothing else divides a text, its pages do. */
static void
put_some_pages(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	enum { MOST = 100 };
	size_t i, step = (w->pages.count + MOST - 1) / MOST;

	if (w->pages.count < 2)
		return;
	vdm_buf_puts(out, "\n<ol>\n");
	for (i = 0; i < w->pages.count; i += step) {
		vdm_buf_puts(out, "<li>");
		put_entry(w, out, &w->pages.list[i]);
		vdm_buf_puts(out, "</li>\n");
	}
	vdm_buf_puts(out, "</ol>\n");
}

static void
put_landmark(struct vdm_buf *out, const char *type, const char *href,
	     const char *words)
{
	vdm_buf_printf(out, "<li><a epub:type=\"%s\" href=\"%s\">%s</a></li>\n",
		       type, href, words);
}

/* Places that a reading system has a button for. */
static void
put_landmarks(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const char *landmarks = vdm_epub_word(w, VDM_EPUB_LANDMARKS);

	vdm_buf_printf(out,
		       "</nav>\n<nav epub:type=\"landmarks\" "
		       "aria-label=\"%s\" hidden=\"hidden\">\n"
		       "<h2>%s</h2>\n<ol>\n",
		       landmarks, landmarks);
	if (w->cover.page.xhtml.len > 0)
		put_landmark(out, "cover", VDM_EPUB_COVER_PAGE,
			     vdm_epub_word(w, VDM_EPUB_COVER_WORDS));
	if (w->title_page.xhtml.len > 0)
		put_landmark(out, "titlepage", VDM_EPUB_TITLE_PAGE,
			     vdm_epub_word(w, VDM_EPUB_TITLE_WORDS));
	put_landmark(out, "bodymatter", w->files[0].name,
		     vdm_epub_word(w, VDM_EPUB_TEXT));
	put_landmark(out, "backmatter", VDM_EPUB_ABOUT,
		     vdm_epub_word(w, VDM_EPUB_ABOUT_WORDS));
	vdm_buf_puts(out, "</ol>\n</nav>\n");
}

void
vdm_epub_tell_volume(struct vdm_epub_writer *w)
{
	const struct vdm_within *within = w->options->within;

	put_toc(w, within->contents);
	put_about(w, within->contents);
	put_page_entries(w, within->pages);
	w->html.failed |= within->contents->failed | within->pages->failed;
}

void
vdm_epub_write_nav(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const char *title = vdm_epub_title(w);
	const char *contents = vdm_epub_word(w, VDM_EPUB_CONTENTS);
	const char *text = vdm_epub_word(w, VDM_EPUB_TEXT);
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" "
		       "aria-label=\"%s\">\n<h1>%s</h1>\n",
		       contents, contents);
	vdm_buf_puts(&b, "<ol>\n");
	if (has_toc(w)) {
		put_toc(w, &b);
	} else {
		vdm_buf_printf(&b, "<li><a href=\"%s\">", w->files[0].name);
		vdm_epub_write_label(w, &b, title != NULL ? title : text);
		vdm_buf_puts(&b, "</a>");
		put_some_pages(w, &b);
		vdm_buf_puts(&b, "</li>\n");
	}
	put_about(w, &b);
	vdm_buf_puts(&b, "</ol>\n");
	put_landmarks(w, &b);
	put_pages(w, &b);
	vdm_epub_write_frame(w, out, vdm_epub_interface_language(w), contents,
			     "", &b);
	w->html.failed |= b.failed;
	vdm_buf_fini(&b);
}
