/* SPDX-License-Identifier: MIT */
/* The contents and the list of pages as EPUB 2 has them (OPF 2.0.1, 2.4.1), for
 * reading systems that know no other. */
#include <string.h>

#include "epub/write/writer.h"

static void
put_words(struct vdm_epub_writer *w, struct vdm_buf *out, const char *element,
	  const char *words)
{
	vdm_buf_printf(out, "<%s><text>", element);
	vdm_epub_write_label(w, out, words);
	vdm_buf_printf(out, "</text></%s>", element);
}

static void
put_target(struct vdm_epub_writer *w, struct vdm_buf *out,
	   const struct vdm_epub_entry *e)
{
	vdm_buf_printf(out, "<content src=\"%s#", w->files[e->file].name);
	vdm_html_escape(&w->html, out, e->name != NULL ? e->name : e->id, 1);
	vdm_buf_puts(out, "\"/>");
}

/* One place; what is below it stands behind it: old reading systems show a list
 * of one level anyway. */
static void
put_point(struct vdm_epub_writer *w, struct vdm_buf *out, size_t order,
	  const char *words, const struct vdm_epub_entry *e, const char *href)
{
	vdm_buf_printf(out, "<navPoint id=\"p%zu\" playOrder=\"%zu\">", order,
		       order);
	put_words(w, out, "navLabel", words);
	if (e != NULL)
		put_target(w, out, e);
	else
		vdm_buf_printf(out, "<content src=\"%s\"/>", href);
	vdm_buf_puts(out, "</navPoint>\n");
}

static void
put_pages(struct vdm_epub_writer *w, struct vdm_buf *out, size_t order)
{
	size_t i;

	if (w->pages.count == 0)
		return;
	vdm_buf_puts(out, "<pageList>\n");
	put_words(w, out, "navLabel", vdm_epub_word(w, VDM_EPUB_PAGES));
	vdm_buf_putc(out, '\n');
	for (i = 0; i < w->pages.count; i++) {
		vdm_buf_printf(out,
			       "<pageTarget id=\"g%zu\" type=\"normal\" "
			       "playOrder=\"%zu\">",
			       i + 1, order + i);
		put_words(w, out, "navLabel",
			  vdm_buf_str(&w->pages.list[i].label));
		put_target(w, out, &w->pages.list[i]);
		vdm_buf_puts(out, "</pageTarget>\n");
	}
	vdm_buf_puts(out, "</pageList>\n");
}

void
vdm_epub_write_ncx(struct vdm_epub_writer *w, struct vdm_buf *out,
		   const char *identifier)
{
	const char *title = vdm_epub_title(w);
	size_t order = 0, i;

	if (title == NULL)
		title = VDM_EPUB_NO_TITLE;
	vdm_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" "
			  "version=\"2005-1\">\n<head>\n"
			  "<meta name=\"dtb:uid\" content=\"");
	vdm_html_escape(&w->html, out, identifier, 1);
	vdm_buf_puts(out, "\"/>\n</head>\n");
	put_words(w, out, "docTitle", title);
	vdm_buf_puts(out, "\n<navMap>\n");
	for (i = 0; i < w->toc.count; i++)
		if (vdm_epub_is_entry(&w->toc.list[i]))
			put_point(w, out, ++order,
				  vdm_buf_str(&w->toc.list[i].label),
				  &w->toc.list[i], NULL);
	if (order == 0)
		put_point(w, out, ++order, title, NULL, w->files[0].name);
	order++;
	put_point(w, out, order, vdm_epub_word(w, VDM_EPUB_ABOUT_WORDS), NULL,
		  VDM_EPUB_ABOUT);
	vdm_buf_puts(out, "</navMap>\n");
	put_pages(w, out, order + 1);
	vdm_buf_puts(out, "</ncx>\n");
}
