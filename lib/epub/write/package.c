/* SPDX-License-Identifier: MIT */
/* The package document: every field with all that the record says of it. */
#include <string.h>

#include "base/address.h"
#include "base/language.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "picture/media.h"
#include "epub/write/writer.h"
#include "picture/picture.h"
#include "record/forms.h"

/* ---- small things ---- */

/* Whether two digits stand there, of no more than that value. */
static int
is_two(const char *s, int most)
{
	return vdm_is_digit(s[0]) && vdm_is_digit(s[1]) &&
	       (s[0] - '0') * 10 + s[1] - '0' <= most;
}

const char *
vdm_epub_title(const struct vdm_epub_writer *w)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, VDM_F_TITLE, &i)) != NULL)
		if (!vdm_is_blank(f->value))
			return f->value;
	return NULL;
}

/*
 * What EPUB demands and the record does not have; marked, so that it is not
 * read back as the record's.
 */
static void
generated(struct vdm_buf *out, const char *element, const char *id,
	  const char *text)
{
	vdm_buf_printf(out,
		       "<%s id=\"%s\">%s</%s>\n<meta refines=\"#%s\" "
		       "property=\"vdm:generated\">yes</meta>\n",
		       element, id, text, element, id);
}

/* ---- dates ---- */

/* No book was made before the program that makes it: its version's own day. */
#define UNDATED "2026-01-01"

/*
 * dcterms:modified may not come from the clock: the same record would be
 * another book tomorrow. So it is the latest date that the record states, where
 * the caller says none.
 */
static void
take_later(const char *s, char best[11])
{
	char day[11] = "0000-01-01";

	if (!vdm_is_plain_date(s))
		return;
	memcpy(day, s, strlen(s));
	if (strcmp(day, best) > 0)
		strcpy(best, day);
}

/* Of "1931-05-03/1931-05-05" the day behind the stroke. */
static const char *
last_day(const char *norm)
{
	const char *slash = norm != NULL ? strchr(norm, '/') : NULL;

	return slash != NULL ? slash + 1 : norm;
}

static void
latest(const struct vdm_record *rec, char best[11])
{
	const struct vdm_node *header = vdm_record_header(rec), *n;
	size_t i;

	best[0] = '\0';
	for (i = 0; i < rec->fields_count; i++)
		take_later(last_day(rec->fields[i]->norm), best);
	for (n = header; n != NULL; n = vdm_node_walk(n, header))
		if (vdm_node_is(n, "change") || vdm_node_is(n, "date"))
			take_later(vdm_node_attr(n, "when"), best);
	if (best[0] != '\0')
		return;
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_DATE)
			take_later(vdm_node_attr(n, "when"), best);
}

static void
write_modified(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const char *m = w->options->modified;
	size_t n = m != NULL ? vdm_plain_date_length(m) : 0;
	char day[11] = "0000-01-01", time[9] = "00:00:00";

	if (n == 0) {
		latest(w->html.rec, day);
		if (w->options->within != NULL)
			memcpy(w->options->within->latest, day, sizeof(day));
		if (day[0] == '\0') {
			strcpy(day, UNDATED);
			/* the volume says it of the whole */
			vdm_diag(w->options->within != NULL ? NULL
							    : w->html.sink,
				 VDM_D_EPUB_MODIFIED_UNKNOWN, NULL, NULL,
				 "the record states no date, so the book's is "
				 "that of this program, " UNDATED
				 "; --modified or SOURCE_DATE_EPOCH says when");
		}
	} else {
		memcpy(day, m, n);
		if (n == 10 && m[10] == 'T' && strlen(m) >= 19 &&
		    is_two(m + 11, 23) && is_two(m + 14, 59) &&
		    is_two(m + 17, 59))
			memcpy(time, m + 11, 8);
		time[2] = time[5] = ':';
	}
	vdm_buf_printf(out,
		       "<meta property=\"dcterms:modified\">%sT%sZ</meta>\n",
		       day, time);
}

/* ---- accessibility ---- */

static int
shows_pictures(const struct vdm_epub_writer *w)
{
	size_t i;

	for (i = 0; i < w->html.rec->resources_count; i++)
		if (vdm_media_is_core_image(w->html.media[i].type))
			return 1;
	return 0;
}

/* Whether the record says so itself, as a book said of itself that it was made
 * of; `value` NULL: or says anything else there. */
static int
is_claimed(const struct vdm_epub_writer *w, const char *name, const char *value)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, VDM_F_OTHER, &i)) != NULL)
		if (f->name != NULL && vdm_epub_is_claim(f->name) &&
		    strncmp(f->name, "schema:", 7) == 0 &&
		    strcmp(f->name + 7, name) == 0 &&
		    (value == NULL || strcmp(f->value, value) == 0))
			return 1;
	return 0;
}

/* What we know, where the record does not say it. */
static void
schema(struct vdm_epub_writer *w, struct vdm_buf *out, const char *name,
       const char *value)
{
	if (!is_claimed(w, name, value))
		vdm_buf_printf(out, "<meta property=\"schema:%s\">%s</meta>\n",
			       name, value);
}

/*
 * EPUB Accessibility 1.1 demands mode, features and hazards, and the book may
 * claim only what is so: of pictures nobody here knows whether they flash.
 */
static void
write_access(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	int pictures = shows_pictures(w) || w->cover.bytes != NULL;
	int undescribed = w->html.undescribed > 0;
	int described = w->html.described > 0 || w->cover.bytes != NULL;

	if (w->options->within != NULL) {
		w->options->within->pictures = pictures;
		w->options->within->described = described;
		w->options->within->undescribed = undescribed;
	}
	schema(w, out, "accessMode", "textual");
	if (pictures)
		schema(w, out, "accessMode", "visual");
	if (!is_claimed(w, "accessModeSufficient", NULL))
		schema(w, out, "accessModeSufficient",
		       vdm_epub_sufficient(undescribed));
	if (described && !undescribed)
		schema(w, out, "accessibilityFeature", "alternativeText");
	schema(w, out, "accessibilityFeature", "displayTransformability");
	schema(w, out, "accessibilityFeature", "readingOrder");
	schema(w, out, "accessibilityFeature", "structuralNavigation");
	schema(w, out, "accessibilityFeature", "tableOfContents");
	if (w->pages.count > 0) {
		schema(w, out, "accessibilityFeature", "pageBreakMarkers");
		schema(w, out, "accessibilityFeature", "pageNavigation");
		schema(w, out, "accessibilityFeature", "printPageNumbers");
	}
	/* who made the book knows better than we whether it flashes */
	if (!is_claimed(w, "accessibilityHazard", NULL))
		schema(w, out, "accessibilityHazard",
		       pictures ? "unknown" : "none");
	if (!is_claimed(w, "accessibilitySummary", NULL))
		schema(w, out, "accessibilitySummary",
		       pictures ? VDM_EPUB_SUMMARY_PICTURES : VDM_EPUB_SUMMARY);
}

/* ---- who speaks ---- */

/* Takes note of those whom a speech points at. */
static void
take_speakers(const struct vdm_epub_writer *w, const struct vdm_node *speech,
	      char *speaks)
{
	const struct vdm_record *rec = w->html.rec;
	const char *cursor = vdm_node_attr(speech, "who"), *id;
	size_t n, at;

	while ((id = vdm_who_next(&cursor, &n)) != NULL) {
		const struct vdm_person *p = vdm_person_find(rec, id, n);

		if (p != NULL && vdm_strmap_get(&w->people, p->id, &at))
			speaks[at] = 1;
	}
}

static void
put_speaker(struct vdm_epub_writer *w, struct vdm_buf *out, size_t at)
{
	const struct vdm_person *p = w->html.rec->people[at];

	if (vdm_is_blank(p->name))
		return;
	vdm_buf_printf(out, "<dc:contributor id=\"" VDM_EPUB_SPEAKER "%zu\">",
		       at + 1);
	vdm_html_escape(&w->html, out, p->name, 0);
	vdm_buf_printf(
	    out,
	    "</dc:contributor>\n<meta id=\"" VDM_EPUB_SPEAKER
	    "%zu-role\" refines=\"#" VDM_EPUB_SPEAKER
	    "%zu\" property=\"role\" scheme=\"marc:relators\">spk</meta>\n"
	    "<meta refines=\"#" VDM_EPUB_SPEAKER
	    "%zu\" property=\"vdm:generated\">yes</meta>\n",
	    at + 1, at + 1, at + 1);
}

/* Those who speak in it contribute to a book. They are in the record as people
 * already, so that nothing of this is read back. */
static void
write_speakers(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const struct vdm_record *rec = w->html.rec;
	const struct vdm_node *n;
	char *speaks;
	size_t i;

	if (rec->people_count == 0)
		return;
	speaks = vdm_calloc(rec->people_count, 1);
	if (speaks == NULL) {
		w->html.failed = 1;
		return;
	}
	for (n = rec->root; n != NULL; n = vdm_node_walk(n, rec->root))
		if (n->kind == VDM_KIND_SPEECH && vdm_node_ns(n) == NULL)
			take_speakers(w, n, speaks);
	for (i = 0; i < rec->people_count; i++)
		if (speaks[i])
			put_speaker(w, out, i);
	vdm_free(speaks);
}

/* ---- the package ---- */

int
vdm_epub_is_cover(const struct vdm_epub_writer *w, size_t at)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(w->html.rec, VDM_F_OTHER, &i)) != NULL)
		if (f->name != NULL && strcmp(f->name, VDM_COVER) == 0)
			return vdm_media_is_core_image(
				   w->html.media[at].type) &&
			       strcmp(f->value,
				      w->html.rec->resources[at].path) == 0;
	return 0;
}

/* What a reading system must know of a document before it opens it. */
static const char *
properties_of(const struct vdm_epub_file *f)
{
	static const char *const all[] = {"", " properties=\"mathml\"",
					  " properties=\"svg\"",
					  " properties=\"mathml svg\""};

	return all[f->uses & (VDM_HTML_USES_MATHML | VDM_HTML_USES_SVG)];
}

void
vdm_epub_put_fonts(const struct vdm_edition *e, struct vdm_buf *out)
{
	size_t i;

	for (i = 0; i < e->fonts; i++)
		vdm_buf_printf(out,
			       "<item id=\"" VDM_EPUB_ID
			       "font-%zu\" href=\"fonts/%s\" "
			       "media-type=\"%s\"/>\n",
			       i + 1, e->font[i].name, e->font[i].type);
}

void
vdm_epub_put_cover_item(const struct vdm_epub_writer *w, struct vdm_buf *out)
{
	if (w->cover.bytes != NULL)
		vdm_buf_printf(out,
			       "<item id=\"%s\" href=\"%s\" "
			       "media-type=\"%s\" "
			       "properties=\"cover-image\"/>\n",
			       vdm_buf_str(&w->cover.id),
			       vdm_buf_str(&w->cover.href), w->cover.type);
}

void
vdm_epub_put_cover_place(const struct vdm_epub_writer *w, struct vdm_buf *out)
{
	if (w->cover.href.len > 0)
		vdm_buf_printf(out, "<meta name=\"cover\" content=\"%s\"/>\n",
			       vdm_buf_str(&w->cover.id));
}

/* What the edition has beside the record. */
static void
write_edition(const struct vdm_epub_writer *w, struct vdm_buf *out)
{
	if (w->cover.page.xhtml.len > 0)
		vdm_buf_puts(out,
			     "<item id=\"" VDM_EPUB_COVER_ID
			     "\" href=\"" VDM_EPUB_COVER_PAGE
			     "\" media-type=\"application/xhtml+xml\"/>\n");
	vdm_epub_put_cover_item(w, out);
	vdm_epub_put_fonts(&w->options->edition, out);
}

static const char *
title_id(const struct vdm_epub_writer *w)
{
	return w->options->edition.title_page.bytes != NULL
		   ? VDM_EPUB_OWN_TITLE_ID
		   : VDM_EPUB_TITLE_ID;
}

static void
write_manifest(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const char *progression = vdm_epub_progression(w);
	size_t i;

	vdm_buf_puts(out, "<manifest>\n");
	/* a volume has these once, for all of it */
	if (w->options->within == NULL)
		vdm_buf_puts(out, "<item id=\"nav\" href=\"nav.xhtml\" "
				  "media-type=\"application/xhtml+xml\" "
				  "properties=\"nav\"/>\n"
				  "<item id=\"ncx\" href=\"" VDM_EPUB_NCX "\" "
				  "media-type=\"application/x-dtbncx+xml\"/>\n"
				  "<item id=\"style\" href=\"style.css\" "
				  "media-type=\"text/css\"/>\n");
	if (w->options->within == NULL)
		write_edition(w, out);
	vdm_buf_puts(out, "<item id=\"about\" href=\"" VDM_EPUB_ABOUT
			  "\" media-type=\"application/xhtml+xml\"");
	vdm_buf_printf(out, "%s/>\n", properties_of(&w->about));
	if (w->title_page.xhtml.len > 0)
		vdm_buf_printf(out,
			       "<item id=\"%s\" href=\"" VDM_EPUB_TITLE_PAGE
			       "\" media-type=\"application/xhtml+xml\"/>\n",
			       title_id(w));
	for (i = 0; i < w->files_count; i++)
		vdm_buf_printf(out,
			       "<item id=\"t%zu\" href=\"%s\" "
			       "media-type=\"application/xhtml+xml\"%s/>\n",
			       i + 1, w->files[i].name,
			       properties_of(&w->files[i]));
	for (i = 0; i < w->html.rec->resources_count; i++) {
		vdm_buf_printf(out, "<item id=\"m%zu\" href=\"", i + 1);
		vdm_path_encode(out, w->html.media[i].path);
		vdm_buf_printf(out, "\" media-type=\"%s\"%s/>\n",
			       w->html.media[i].type,
			       w->cover.bytes == NULL && vdm_epub_is_cover(w, i)
				   ? " properties=\"cover-image\""
				   : "");
	}
	vdm_buf_puts(out, "</manifest>\n<spine toc=\"ncx\"");
	if (progression != NULL)
		vdm_buf_printf(out, " " VDM_EPUB_PROGRESSION "=\"%s\"",
			       progression);
	vdm_buf_puts(out, ">\n");
	if (w->cover.page.xhtml.len > 0)
		vdm_buf_puts(out,
			     "<itemref idref=\"" VDM_EPUB_COVER_ID "\"/>\n");
	if (w->title_page.xhtml.len > 0)
		vdm_buf_printf(out, "<itemref idref=\"%s\"/>\n", title_id(w));
	for (i = 0; i < w->files_count; i++)
		vdm_buf_printf(out, "<itemref idref=\"t%zu\"/>\n", i + 1);
	vdm_buf_puts(out, "<itemref idref=\"about\"/>\n</spine>\n");
}

/* The paths of pictures whose place in the package is another. */
static void
write_paths(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	size_t i;

	for (i = 0; i < w->html.rec->resources_count; i++) {
		const char *path = w->html.rec->resources[i].path;

		if (strcmp(path, w->html.media[i].path + strlen("media/")) == 0)
			continue;
		vdm_buf_printf(out,
			       "<meta refines=\"#m%zu\" "
			       "property=\"vdm:path\">",
			       i + 1);
		vdm_html_escape(&w->html, out, path, 0);
		vdm_buf_puts(out, "</meta>\n");
	}
}

/* The language and the direction of the package's own words. */
static void
write_language(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	if (strcmp(w->lang, "und") == 0) {
		vdm_diag(w->html.sink, VDM_D_EPUB_LANGUAGE_UNKNOWN, NULL, NULL,
			 "nothing says in which language the text is; the "
			 "book's language is \"und\"");
		return;
	}
	if (w->lang_guessed)
		vdm_diag(w->html.sink, VDM_D_EPUB_LANGUAGE_GUESSED, NULL, NULL,
			 "nothing says in which language the text is; by its "
			 "words it is \"%s\", and the book says so",
			 w->lang);
	vdm_buf_printf(out, " xml:lang=\"%s\"", w->lang);
	if (vdm_language_is_leftward(w->lang))
		vdm_buf_puts(out, " dir=\"rtl\"");
}

/* How contents and files were divided, for whoever makes them again. */
static void
write_divided(const struct vdm_epub_writer *w, struct vdm_buf *out)
{
	if (w->options->toc_depth != NULL)
		vdm_buf_printf(out,
			       "<meta property=\"" VDM_EPUB_TOC_DEPTH
			       "\">%s</meta>\n",
			       w->options->toc_depth);
	if (w->options->split_at != NULL)
		vdm_buf_printf(
		    out, "<meta property=\"" VDM_EPUB_SPLIT_AT "\">%s</meta>\n",
		    w->options->split_at);
}

void
vdm_epub_write_opf(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	struct vdm_epub_seen seen = {0};
	struct vdm_buf meta;

	vdm_buf_init(&meta);
	vdm_epub_write_fields(w, &meta, &seen);
	vdm_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<package xmlns=\"" VDM_NS_OPF
			  "\" version=\"3.0\" unique-identifier=\"");
	if (seen.identifier > 0)
		vdm_buf_printf(out, "f%u\"", seen.identifier);
	else
		vdm_buf_puts(out, VDM_EPUB_ID "id\"");
	write_language(w, out);
	vdm_buf_puts(out, " prefix=\"vdm: " VDM_EPUB_TERMS
			  "\">\n<metadata xmlns:dc=\"" VDM_NS_DC "\">\n");
	vdm_buf_puts(out, "<meta property=\"" VDM_EPUB_MARK
			  "\">" VDM_EPUB_VERSION "</meta>\n");
	if (seen.identifier == 0)
		generated(out, "dc:identifier", VDM_EPUB_ID "id",
			  VDM_EPUB_UUID);
	if (seen.titles == 0)
		generated(out, "dc:title", VDM_EPUB_ID "title",
			  VDM_EPUB_NO_TITLE);
	if (seen.languages == 0 ||
	    (!seen.language && strcmp(w->lang, "und") != 0))
		generated(out, "dc:language", VDM_EPUB_ID "language", w->lang);
	if (w->pages.count > 0 && !seen.pages) {
		generated(out, "dc:source", VDM_EPUB_ID "source",
			  VDM_EPUB_NO_SOURCE);
		vdm_buf_puts(out, "<meta refines=\"#" VDM_EPUB_ID "source\" "
				  "property=\"source-of\">pagination"
				  "</meta>\n");
	}
	vdm_buf_puts(out, vdm_buf_str(&meta));
	write_speakers(w, out);
	write_paths(w, out);
	write_modified(w, out);
	write_access(w, out);
	vdm_epub_put_cover_place(w, out);
	write_divided(w, out);
	vdm_buf_puts(out, "</metadata>\n");
	write_manifest(w, out);
	vdm_buf_puts(out, "</package>\n");
	w->html.failed |= meta.failed;
	vdm_buf_fini(&meta);
}
