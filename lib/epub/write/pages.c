/* SPDX-License-Identifier: MIT */
/* The frame of a document, the page about the record, the navigation. */
#include <string.h>

#include "base/utf8.h"
#include "picture/media.h"
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
		for (s = mark + 1; *s >= '0' && *s <= '9'; s++)
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

/* ---- about ---- */

/* The parts of a value, a line each. */
static void
put_lines(struct vdm_epub_writer *w, const char *value)
{
	while (*value != '\0') {
		size_t n = strcspn(value, "\n");
		struct vdm_buf b;

		vdm_buf_init(&b);
		vdm_buf_put(&b, value, n);
		vdm_html_write_text(&w->html, vdm_buf_str(&b));
		w->html.failed |= b.failed;
		vdm_buf_fini(&b);
		value += n;
		if (*value == '\n') {
			vdm_buf_puts(w->html.out, "<br/>");
			value++;
		}
	}
}

/* What is said of the value, for a person who reads the page. */
static void
put_details(struct vdm_epub_writer *w, const struct vdm_details *d)
{
	size_t i;

	for (i = 0; i < d->count; i++) {
		vdm_buf_puts(w->html.out, i == 0 ? " (" : "; ");
		vdm_html_write_text(&w->html, d->item[i].name);
		vdm_buf_puts(w->html.out, ": ");
		put_lines(w, d->item[i].value);
	}
	if (d->count > 0)
		vdm_buf_putc(w->html.out, ')');
}

static const char *
field_label(const struct vdm_epub_writer *w, const struct vdm_field *f)
{
	if (f->id == VDM_F_OTHER && f->name != NULL)
		return f->name;
	if (f->label != NULL && !vdm_is_blank(f->label))
		return f->label;
	return vdm_epub_field_word(w, f->id);
}

static void
write_field(struct vdm_epub_writer *w, const struct vdm_field *f)
{
	vdm_buf_puts(w->html.out, "<dt>");
	vdm_html_write_text(&w->html, field_label(w, f));
	vdm_buf_puts(w->html.out, "</dt>\n<dd>");
	if (f->state == VDM_STATE_EXPLICIT_EMPTY || f->value[0] == '\0')
		vdm_buf_puts(w->html.out, vdm_epub_word(w, VDM_EPUB_NOT_GIVEN));
	put_lines(w, f->value);
	put_details(w, &f->details);
	if (f->state == VDM_STATE_INFERRED)
		vdm_buf_printf(w->html.out, " %s",
			       vdm_epub_word(w, VDM_EPUB_INFERRED));
	vdm_buf_puts(w->html.out, "</dd>\n");
}

static void
write_strings(struct vdm_epub_writer *w, const struct vdm_strings *list,
	      const char *klass)
{
	size_t i;

	for (i = 0; i < list->count; i++) {
		vdm_buf_printf(w->html.out, "%s<span class=\"%s\">",
			       i == 0 ? "; " : ", ", klass);
		vdm_html_write_text(&w->html, list->item[i]);
		vdm_buf_puts(w->html.out, "</span>");
	}
}

static void
write_standing(struct vdm_epub_writer *w, const struct vdm_person *p)
{
	static const char *const states[] = {"explicit", "explicit-empty",
					     "inferred", "stated"};
	static const char *const certs[] = {"none", "low", "medium", "high"};

	if (p->participant)
		vdm_buf_puts(w->html.out, " data-participant=\"yes\"");
	if (p->group)
		vdm_buf_puts(w->html.out, " data-group=\"yes\"");
	if (p->state != VDM_STATE_EXPLICIT)
		vdm_buf_printf(w->html.out, " data-state=\"%s\"",
			       states[p->state]);
	if (p->cert != VDM_CERT_NONE)
		vdm_buf_printf(w->html.out, " data-cert=\"%s\"",
			       certs[p->cert]);
}

/* "; affiliation: Mill" */
static void
write_details(struct vdm_epub_writer *w, const struct vdm_details *details)
{
	size_t i;

	for (i = 0; i < details->count; i++) {
		const struct vdm_detail *d = &details->item[i];

		vdm_buf_puts(w->html.out, "; <span class=\"detail\"");
		vdm_html_write_attr(&w->html, "data-name", d->name);
		if (d->scheme != NULL)
			vdm_html_write_attr(&w->html, "data-scheme", d->scheme);
		if (d->lang != NULL)
			vdm_html_write_attr(&w->html, "data-lang", d->lang);
		vdm_buf_putc(w->html.out, '>');
		vdm_html_write_text(&w->html, d->value);
		vdm_buf_puts(w->html.out, "</span>");
	}
}

static void
write_person(struct vdm_epub_writer *w, const struct vdm_person *p)
{
	size_t at;

	vdm_buf_puts(w->html.out, "<li");
	if (vdm_strmap_get(&w->html.ids, p->id, &at) &&
	    w->html.targets[at].node == NULL)
		vdm_html_write_attr(&w->html, "id", p->id);
	vdm_html_write_attr(&w->html, "data-person", p->id);
	write_standing(w, p);
	vdm_buf_puts(w->html.out, "><span class=\"name\">");
	vdm_html_write_text(&w->html, p->name);
	vdm_buf_puts(w->html.out, "</span>");
	if (p->title != NULL) {
		vdm_buf_puts(w->html.out, ", <span class=\"title\">");
		vdm_html_write_text(&w->html, p->title);
		vdm_buf_puts(w->html.out, "</span>");
	}
	write_strings(w, &p->forms, "form");
	write_strings(w, &p->roles, "role");
	write_strings(w, &p->refs, "ref");
	write_details(w, &p->details);
	vdm_buf_puts(w->html.out, "</li>\n");
}

static void
write_people(struct vdm_epub_writer *w)
{
	size_t i;

	if (w->html.rec->people_count == 0)
		return;
	vdm_buf_printf(w->html.out,
		       "<section class=\"people\">\n<h2>%s</h2>\n"
		       "<ul data-vdm=\"people\">\n",
		       vdm_epub_word(w, VDM_EPUB_PEOPLE));
	for (i = 0; i < w->html.rec->people_count; i++)
		write_person(w, w->html.rec->people[i]);
	vdm_buf_puts(w->html.out, "</ul>\n</section>\n");
}

static void
write_fields(struct vdm_epub_writer *w)
{
	int id;
	size_t i;

	if (w->html.rec->fields_count == 0)
		return;
	vdm_buf_puts(w->html.out, "<dl class=\"fields\">\n");
	for (id = 0; id < VDM_F_COUNT; id++)
		for (i = 0; i < w->html.rec->fields_count; i++)
			if ((int)w->html.rec->fields[i]->id == id)
				write_field(w, w->html.rec->fields[i]);
	vdm_buf_puts(w->html.out, "</dl>\n");
}

void
vdm_epub_write_about(struct vdm_epub_writer *w)
{
	const struct vdm_node *header = vdm_record_header(w->html.rec);

	w->html.file = VDM_HTML_NO_FILE;
	w->html.out = &w->about.xhtml;
	vdm_buf_printf(w->html.out, "<section>\n<h1>%s</h1>\n",
		       vdm_epub_word(w, VDM_EPUB_ABOUT_WORDS));
	write_fields(w);
	write_people(w);
	if (header != NULL) {
		vdm_buf_printf(w->html.out,
			       "<section class=\"header\">\n<h2>%s</h2>\n"
			       "<div data-vdm=\"island\">",
			       vdm_epub_word(w, VDM_EPUB_HEADER));
		vdm_epub_write_island(w, header);
		vdm_buf_puts(w->html.out, "</div>\n</section>\n");
	}
	vdm_buf_puts(w->html.out, "</section>\n");
	vdm_epub_write_notes(w);
	w->about.uses = w->html.uses;
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

static void
put_toc(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	enum { LEVELS_MOST = 260 }; /* more than divisions can be nested */
	size_t levels[LEVELS_MOST], depth = 0, i;

	for (i = 0; i < w->toc.count; i++) {
		const struct vdm_epub_entry *e = &w->toc.list[i];

		if (vdm_is_blank(vdm_buf_str(&e->label)))
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
		if (!vdm_is_blank(vdm_buf_str(&w->toc.list[i].label)))
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
	const char *landmarks = vdm_epub_word(w, VDM_EPUB_LANDMARKS);
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
	vdm_buf_printf(&b,
		       "</nav>\n<nav epub:type=\"landmarks\" "
		       "aria-label=\"%s\" "
		       "hidden=\"hidden\">\n<h2>%s</h2>\n<ol>\n"
		       "<li><a epub:type=\"bodymatter\" href=\"%s\">%s</a>"
		       "</li>\n</ol>\n</nav>\n",
		       landmarks, landmarks, w->files[0].name, text);
	put_pages(w, &b);
	vdm_epub_write_frame(w, out, vdm_epub_interface_language(w), contents,
			     "", &b);
	w->html.failed |= b.failed;
	vdm_buf_fini(&b);
}
