/* SPDX-License-Identifier: MIT */
/*
 * The cover: the picture that was given, the one that the record names, or one
 * that is drawn, of type alone: the title, who made it, when and where. It is
 * of the edition and not of the record, so nothing of it is read back.
 */
#include <string.h>

#include "base/address.h"
#include "base/ascii.h"
#include "base/utf8.h"
#include "epub/write/writer.h"
#include "picture/media.h"
#include "picture/picture.h"

/* The sheet on which a cover is drawn, as shops want it: five by eight. */
enum {
	WIDE = 1600,
	HIGH = 2560,
	MARGIN = 180,
	COLOURS = 6,
	LINES_MOST = 14,
};

/* Grounds on which the words have a contrast of ten to one. */
static const char *const grounds[COLOURS] = {"#1f3a4d", "#3d2b3d", "#24402f",
					     "#4a2a22", "#2b3044", "#3b3a26"};

/* ---- lines of type ------------------------------------------------------- */

/* How wide a character is about, in hundredths of the size of the type. */
static unsigned
width_of(uint32_t c)
{
	if ((c >= 0x2e80 && c < 0xfb00) || c >= 0x1f000)
		return 100;
	if (c < 0x80 && strchr("ijltfr.,;:'|!()I ", (int)c) != NULL)
		return 32;
	return vdm_is_capital(c) ? 70 : 54;
}

/* One line of a text that is being set. */
struct line {
	const char *s;
	size_t n;
};

/* How much of a text stands in a line of `room`: up to the last space in it, or
 * all that fits where there is none. `*split`: a word was broken. */
static size_t
line_length(const char *s, unsigned room, int *split)
{
	size_t at = 0, last = 0;
	unsigned width = 0;

	while (s[at] != '\0') {
		uint32_t c;
		size_t n;
		unsigned w;

		c = vdm_utf8_decode(s + at, strlen(s + at), &n);
		n = n > 0 ? n : 1;
		w = width_of(c);
		if (c == ' ')
			last = at;
		else if (w == 100 && at > 0)
			last = at; /* between characters of East Asia */
		if (width + w > room && at > 0) {
			*split |= last == 0;
			return last > 0 ? last : at;
		}
		width += w;
		at += n;
	}
	return at;
}

/* The lines of a text in type of that size; a last one that does not hold the
 * rest is the LINES_MOST-th. Their number. */
static size_t
break_lines(const char *s, unsigned size, struct line *lines, int *split)
{
	size_t n = 0;

	*split = 0;
	while (*s == ' ')
		s++;
	while (*s != '\0' && n < LINES_MOST) {
		lines[n].s = s;
		lines[n].n = line_length(
		    s, (unsigned)(WIDE - 2 * MARGIN) * 100 / size, split);
		s += lines[n++].n;
		while (*s == ' ')
			s++;
	}
	*split |= *s != '\0';
	return n;
}

/* Sets a text in the largest type between two sizes in which it has no more
 * lines than that; `*y` is where it begins, and then where it ends. */
static void
set_text(struct vdm_epub_writer *w, struct vdm_buf *out, const char *text,
	 const char *style, unsigned most, unsigned least, size_t lines_most,
	 unsigned *y)
{
	struct line lines[LINES_MOST];
	unsigned size = most;
	struct vdm_buf b;
	size_t n, i;
	int split;

	n = break_lines(text, size, lines, &split);
	while ((n > lines_most || split) && size > least) {
		size -= 6;
		n = break_lines(text, size, lines, &split);
	}
	for (i = 0; i < n && i < lines_most; i++) {
		int cut = i + 1 == lines_most &&
			  (n > lines_most || lines[i].s[lines[i].n] != '\0');

		vdm_buf_init(&b);
		vdm_buf_put(&b, lines[i].s, lines[i].n);
		*y += size * 5 / 4;
		vdm_buf_printf(out,
			       "<text x=\"%d\" y=\"%u\" font-size=\"%u\"%s>",
			       WIDE / 2, *y, size, style);
		vdm_html_escape(&w->html, out, vdm_buf_str(&b), 0);
		vdm_buf_puts(out, cut ? "\xe2\x80\xa6</text>\n" : "</text>\n");
		w->html.failed |= b.failed;
		vdm_buf_fini(&b);
	}
}

/* ---- what stands on it --------------------------------------------------- */

/* The values of a kind, parted by commas, white space folded. */
static void
gather(const struct vdm_epub_writer *w, enum vdm_field_id id,
       struct vdm_buf *out)
{
	const struct vdm_field *f;
	const char *s;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, id, &i)) != NULL) {
		if (vdm_is_blank(f->value))
			continue;
		if (out->len > 0)
			vdm_buf_puts(out, ", ");
		for (s = f->value; *s != '\0'; s++)
			if (!vdm_is_space((unsigned char)*s))
				vdm_buf_putc(out, *s);
			else if (out->len > 0 && out->data[out->len - 1] != ' ')
				vdm_buf_putc(out, ' ');
	}
}

static void
set_field(struct vdm_epub_writer *w, struct vdm_buf *out, enum vdm_field_id id,
	  const char *style, unsigned most, size_t lines, unsigned *y)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	gather(w, id, &b);
	if (b.len > 0)
		set_text(w, out, vdm_buf_str(&b), style, most, 42, lines, y);
	w->html.failed |= b.failed;
	vdm_buf_fini(&b);
}

static int
has_field(const struct vdm_epub_writer *w, enum vdm_field_id id)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, id, &i)) != NULL)
		if (!vdm_is_blank(f->value))
			return 1;
	return 0;
}

/* The same title has the same ground. */
static const char *
ground_of(const char *title)
{
	unsigned sum = 5381;

	for (; *title != '\0'; title++)
		sum = sum * 33 + (unsigned char)*title;
	return grounds[sum % COLOURS];
}

void
vdm_epub_draw_cover(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const char *title = vdm_epub_title(w);
	struct vdm_buf folded;
	unsigned y = 420;

	vdm_buf_init(&folded);
	vdm_buf_printf(
	    out,
	    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
	    "width=\"%d\" height=\"%d\" font-family=\"Georgia, Palatino, "
	    "serif\" "
	    "text-anchor=\"middle\" fill=\"#f6f1e7\">\n"
	    "<rect width=\"%d\" height=\"%d\" fill=\"%s\"/>\n"
	    "<rect x=\"70\" y=\"70\" width=\"%d\" height=\"%d\" fill=\"none\" "
	    "stroke=\"#f6f1e7\" stroke-width=\"6\"/>\n",
	    WIDE, HIGH, WIDE, HIGH, WIDE, HIGH,
	    ground_of(title != NULL ? title : ""), WIDE - 140, HIGH - 140);
	if (title != NULL) {
		gather(w, VDM_F_TITLE, &folded);
		set_text(w, out, vdm_buf_str(&folded), "", 168, 60, 9, &y);
	}
	y += 60;
	set_field(w, out, VDM_F_SUBTITLE, " font-style=\"italic\"", 84, 3, &y);
	y += 70;
	vdm_buf_printf(out,
		       "<rect x=\"%d\" y=\"%u\" width=\"240\" height=\"6\"/>\n",
		       WIDE / 2 - 120, y);
	y += 70;
	set_field(w, out,
		  has_field(w, VDM_F_AUTHOR) ? VDM_F_AUTHOR : VDM_F_EDITOR, "",
		  84, 3, &y);
	y = HIGH - 470;
	set_field(w, out, VDM_F_PLACE, "", 60, 1, &y);
	set_field(w, out, VDM_F_DATE, "", 60, 1, &y);
	y = HIGH - 250;
	set_field(w, out, VDM_F_PUBLISHER, " letter-spacing=\"3\"", 54, 1, &y);
	vdm_buf_puts(out, "</svg>\n");
	w->html.failed |= folded.failed;
	vdm_buf_fini(&folded);
}

/* ---- which it is --------------------------------------------------------- */

/* Whether a page of the text shows a picture of the record. */
static int
is_shown(const struct vdm_record *rec, const char *path)
{
	const struct vdm_node *n;

	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root)) {
		const char *url = vdm_node_attr(n, "url");

		if (url != NULL && strcmp(url, path) == 0)
			return 1;
	}
	return 0;
}

/* The picture that the record names as its cover, unless the text shows it. */
static void
take_own(struct vdm_epub_writer *w)
{
	const struct vdm_record *rec = w->html.rec;
	size_t i;

	for (i = 0; i < rec->resources_count; i++)
		if (vdm_epub_is_cover(w, i) &&
		    !is_shown(rec, rec->resources[i].path)) {
			vdm_path_encode(&w->cover.href, w->html.media[i].path);
			vdm_buf_printf(&w->cover.id, "m%zu", i + 1);
			return;
		}
}

static void
take_other(struct vdm_epub_writer *w, const char *name, const char *type,
	   const char *bytes, size_t length)
{
	w->cover.type = type;
	w->cover.bytes = bytes;
	w->cover.length = length;
	vdm_buf_puts(&w->cover.href, name);
	vdm_buf_puts(&w->cover.id, VDM_EPUB_COVER_ID "-image");
}

void
vdm_epub_cover_begin(struct vdm_epub_writer *w)
{
	const struct vdm_write_options *o = w->options;
	const struct vdm_given *given = &o->edition.cover;
	int drawn = o->cover != NULL && strcmp(o->cover, "drawn") == 0;

	if (given->bytes != NULL) {
		take_other(w, given->name, given->type, given->bytes,
			   given->length);
	} else if (drawn) {
		vdm_epub_draw_cover(w, &w->cover.drawn);
		take_other(w, "cover.svg", "image/svg+xml",
			   vdm_buf_str(&w->cover.drawn), w->cover.drawn.len);
	} else if (o->cover == NULL) {
		take_own(w);
	}
	w->html.failed |=
	    w->cover.drawn.failed | w->cover.href.failed | w->cover.id.failed;
}

void
vdm_epub_cover_fini(struct vdm_epub_writer *w)
{
	vdm_buf_fini(&w->cover.drawn);
	vdm_buf_fini(&w->cover.href);
	vdm_buf_fini(&w->cover.id);
	vdm_buf_fini(&w->cover.page.xhtml);
}

/* ---- its page ------------------------------------------------------------ */

void
vdm_epub_put_cover(struct vdm_epub_writer *w, struct vdm_buf *out,
		   const char *href)
{
	const char *title = vdm_epub_title(w);

	vdm_buf_puts(out, "<section epub:type=\"cover\" class=\"cover\">\n"
			  "<img src=\"");
	vdm_html_escape(&w->html, out, href, 1);
	vdm_buf_printf(out, "\" alt=\"%s",
		       vdm_epub_word(w, VDM_EPUB_COVER_WORDS));
	if (title != NULL) {
		vdm_buf_puts(out, ": ");
		vdm_html_escape(&w->html, out, title, 1);
	}
	vdm_buf_puts(out, "\"/>\n</section>\n");
}

void
vdm_epub_write_cover_page(struct vdm_epub_writer *w)
{
	if (w->cover.href.len > 0)
		vdm_epub_put_cover(w, &w->cover.page.xhtml,
				   vdm_buf_str(&w->cover.href));
}
