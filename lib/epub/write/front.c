/* SPDX-License-Identifier: MIT */
/* The title page: what a printed book has on its own, made of the fields, and
 * no part of the text. */
#include <string.h>

#include "base/utf8.h"
#include "epub/write/writer.h"

/* The values of a kind, a line each, with what they are called before them. */
static void
put_kind(struct vdm_epub_writer *w, enum vdm_field_id id, const char *klass,
	 int labelled)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, id, &i)) != NULL) {
		if (vdm_is_blank(f->value))
			continue;
		vdm_buf_printf(w->html.out, "<p class=\"%s\">", klass);
		if (labelled)
			vdm_buf_printf(w->html.out,
				       "%s: ", vdm_epub_field_word(w, id));
		vdm_epub_write_label(w, w->html.out, f->value);
		vdm_buf_puts(w->html.out, "</p>\n");
	}
}

/* The first value of a kind, behind what stands there already. */
static void
put_beside(struct vdm_epub_writer *w, enum vdm_field_id id, int *open)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, id, &i)) != NULL &&
	       vdm_is_blank(f->value))
		;
	if (f == NULL)
		return;
	vdm_buf_puts(w->html.out, *open ? ", " : "<p class=\"imprint\">");
	vdm_epub_write_label(w, w->html.out, f->value);
	*open = 1;
}

static void
put_imprint(struct vdm_epub_writer *w, const enum vdm_field_id *ids, size_t n)
{
	int open = 0;
	size_t i;

	for (i = 0; i < n; i++)
		put_beside(w, ids[i], &open);
	if (open)
		vdm_buf_puts(w->html.out, "</p>\n");
}

/* A page that was given: the edition has looked at it. */
static void
put_given(struct vdm_epub_writer *w, const char *page)
{
	int says = strstr(page, "epub:type=\"titlepage\"") != NULL;

	vdm_buf_printf(&w->title_page.xhtml,
		       "<section%s class=\"title-page\">\n%s\n</section>\n",
		       says ? "" : " epub:type=\"titlepage\"", page);
}

void
vdm_epub_write_title_page(struct vdm_epub_writer *w)
{
	static const enum vdm_field_id occasion[] = {VDM_F_PLACE, VDM_F_DATE};
	static const enum vdm_field_id imprint[] = {
	    VDM_F_PUBLISHER, VDM_F_PUB_PLACE, VDM_F_PUBLISHED};
	const struct vdm_given *given = &w->options->edition.title_page;
	const char *title = vdm_epub_title(w);

	w->html.file = VDM_HTML_NO_FILE;
	if (given->bytes != NULL)
		put_given(w, given->bytes);
	if (given->bytes != NULL || title == NULL)
		return;
	w->html.out = &w->title_page.xhtml;
	vdm_buf_puts(w->html.out, "<section epub:type=\"titlepage\" "
				  "class=\"title-page\">\n<h1>");
	vdm_epub_write_label(w, w->html.out, title);
	vdm_buf_puts(w->html.out, "</h1>\n");
	put_kind(w, VDM_F_SUBTITLE, "subtitle", 0);
	put_imprint(w, occasion, 2);
	put_kind(w, VDM_F_AUTHOR, "author", 0);
	put_kind(w, VDM_F_EDITOR, "other", 1);
	put_kind(w, VDM_F_TRANSLATOR, "other", 1);
	put_imprint(w, imprint, 3);
	vdm_buf_puts(w->html.out, "</section>\n");
}
