/* SPDX-License-Identifier: MIT */
/* The package document: every field with all that the record says of it. */
#include <stdlib.h>
#include <string.h>

#include "base/calendar.h"
#include "base/address.h"
#include "base/language.h"
#include "base/utf8.h"
#include "picture/media.h"
#include "epub/write/writer.h"
#include "picture/picture.h"

/* ---- small things ---- */

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

static void
refine(struct vdm_epub_writer *w, struct vdm_buf *out, unsigned id,
       const char *property, const char *value)
{
	if (value == NULL || vdm_is_blank(value))
		return;
	vdm_buf_printf(out, "<meta refines=\"#f%u\" property=\"%s\">", id,
		       property);
	vdm_html_escape(&w->html, out, value, 0);
	vdm_buf_puts(out, "</meta>\n");
}

static int
digits(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return 0;
	return 1;
}

static int
two(const char *s, int least, int most)
{
	int v;

	if (!digits(s, 2))
		return 0;
	v = (s[0] - '0') * 10 + s[1] - '0';
	return v >= least && v <= most;
}

/* YYYY, YYYY-MM or YYYY-MM-DD; the length, or 0. */
static size_t
date_length(const char *s)
{
	size_t n = strcspn(s, "T ");
	int days;

	if (n < 4 || !digits(s, 4))
		return 0;
	if (n == 4)
		return 4;
	if (n < 7 || s[4] != '-' || !two(s + 5, 1, 12))
		return 0;
	if (n == 7)
		return 7;
	days =
	    vdm_month_days(strtol(s, NULL, 10), (s[5] - '0') * 10 + s[6] - '0');
	return n == 10 && s[7] == '-' && two(s + 8, 1, days) ? 10 : 0;
}

static int
is_date(const char *s)
{
	size_t n = s != NULL ? date_length(s) : 0;

	return n > 0 && s[n] == '\0';
}

/* ---- fields ---- */

/* The relator of a contributor's row ("trl"), or NULL. */
static const char *
relator(const struct vdm_field *f)
{
	const char *opf = vdm_field_info_get(f->id)->opf;
	size_t i;

	if (strncmp(opf, "creator:", 8) == 0)
		return opf + 8;
	if (strncmp(opf, "role:", 5) != 0)
		return NULL;
	if (opf[5] != '\0')
		return opf + 5;
	if (f->role == NULL || strlen(f->role) != 3 ||
	    strspn(f->role, "abcdefghijklmnopqrstuvwxyz") != 3)
		return NULL;
	/* A relator that a row has would be read back as that row's field. */
	for (i = 0; i < VDM_F_COUNT; i++) {
		opf = vdm_field_info_get((enum vdm_field_id)i)->opf;
		if (strncmp(opf, "role:", 5) == 0 &&
		    strcmp(opf + 5, f->role) == 0)
			return NULL;
	}
	return f->role;
}

static void
refinements(struct vdm_epub_writer *w, struct vdm_buf *out,
	    const struct vdm_field *f, unsigned id, int normal)
{
	static const char *const states[] = {"explicit", "explicit-empty",
					     "inferred", "stated"};
	static const char *const certs[] = {NULL, "low", "medium", "high"};
	enum vdm_state usual =
	    /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference) */
	    f->value[0] == '\0' ? VDM_STATE_EXPLICIT_EMPTY : VDM_STATE_EXPLICIT;
	const char *code = relator(f);
	int named = code != NULL && f->role != NULL && strcmp(code, f->role) &&
		    f->id == VDM_F_CONTRIBUTOR;

	if (code != NULL && f->value[0] != '\0') {
		vdm_buf_printf(out,
			       "<meta refines=\"#f%u\" property=\"role\" "
			       "scheme=\"marc:relators\">%s</meta>\n",
			       id, code);
	}
	refine(w, out, id, normal ? "vdm:value" : "vdm:norm",
	       normal ? f->value : f->norm);
	refine(w, out, id, "vdm:name", f->name);
	refine(w, out, id, "vdm:label", f->label);
	if (f->role != NULL && (f->id != VDM_F_CONTRIBUTOR || code == NULL ||
				named || f->value[0] == '\0'))
		refine(w, out, id, "vdm:role", f->role);
	refine(w, out, id, "vdm:ref", f->ref);
	if (f->state != usual)
		refine(w, out, id, "vdm:state", states[f->state]);
	refine(w, out, id, "vdm:certainty", certs[f->cert]);
}

static void
open_element(struct vdm_epub_writer *w, struct vdm_buf *out,
	     const char *property, unsigned id, const char *text)
{
	int dc = strncmp(property, "dc:", 3) == 0;

	if (dc)
		vdm_buf_printf(out, "<%s id=\"f%u\">", property, id);
	else
		vdm_buf_printf(out, "<meta property=\"%s\" id=\"f%u\">",
			       property, id);
	vdm_html_escape(&w->html, out, text, 0);
	vdm_buf_printf(out, "</%s>\n", dc ? property : "meta");
}

/*
 * The text of the element: a language must be a tag and a date one of ISO 8601
 * there, and EPUB 3 lets one dc:date stand. `*normal` says that it is the
 * field's norm, so that the value goes into a refinement. NULL: the field needs
 * another place, a meta of ours.
 */
static const char *
normal_text(const struct vdm_field *f, const char *opf, int dates, int *normal)
{
	int language = strcmp(opf, "dc:language") == 0;
	int date = strcmp(opf, "dc:date") == 0;

	*normal = 0;
	if (!language && !date)
		return f->value;
	if (date && dates > 0)
		return NULL;
	if (f->norm != NULL &&
	    (language ? vdm_language_is_code(f->norm) : is_date(f->norm))) {
		*normal = 1;
		return f->norm;
	}
	if (f->norm == NULL &&
	    (language ? vdm_language_is_code(f->value) : is_date(f->value)))
		return f->value;
	return NULL;
}

struct seen {
	int titles, languages, dates;
	unsigned identifier; /* the first one's number, or 0 */
};

static void
write_field(struct vdm_epub_writer *w, struct vdm_buf *out,
	    const struct vdm_field *f, unsigned id, struct seen *seen)
{
	const struct vdm_field_info *info = vdm_field_info_get(f->id);
	const char *opf = info->opf, *text;
	struct vdm_buf other;
	int normal = 0;

	vdm_buf_init(&other);
	if (strncmp(opf, "creator:", 8) == 0)
		opf = "dc:creator";
	else if (strncmp(opf, "role:", 5) == 0)
		opf = "dc:contributor";
	text = normal_text(f, opf, seen->dates, &normal);
	if (vdm_is_blank(f->value)) {
		opf = "vdm:empty";
		text = info->name;
		normal = 0;
	} else if (text == NULL) {
		vdm_buf_printf(&other, "vdm:%s", info->name);
		opf = vdm_buf_str(&other);
		text = f->value;
	}
	open_element(w, out, opf, id, text);
	refinements(w, out, f, id, normal);
	seen->titles += strcmp(opf, "dc:title") == 0;
	seen->languages += strcmp(opf, "dc:language") == 0;
	seen->dates += strcmp(opf, "dc:date") == 0;
	if (strcmp(opf, "dc:identifier") == 0 && seen->identifier == 0)
		seen->identifier = id;
	w->html.failed |= other.failed;
	vdm_buf_fini(&other);
}

static void
write_fields(struct vdm_epub_writer *w, struct vdm_buf *out, struct seen *seen)
{
	unsigned n = 0;
	size_t i;
	int id;

	for (id = 0; id < VDM_F_COUNT; id++)
		for (i = 0; i < w->html.rec->fields_count; i++)
			if ((int)w->html.rec->fields[i]->id == id)
				write_field(w, out, w->html.rec->fields[i], ++n,
					    seen);
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

/*
 * dcterms:modified may not come from the clock: the same record would be
 * another book tomorrow. So it is the latest date that the record states, where
 * the caller says none.
 */
static void
latest(const struct vdm_record *rec, char best[11])
{
	size_t i;

	best[0] = '\0';
	for (i = 0; i < rec->fields_count; i++) {
		const char *s = rec->fields[i]->norm;
		char day[11] = "0000-01-01";

		if (!is_date(s))
			continue;
		memcpy(day, s, strlen(s));
		if (strcmp(day, best) > 0)
			strcpy(best, day);
	}
	if (best[0] == '\0')
		strcpy(best, "1970-01-01");
}

static void
write_modified(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const char *m = w->options->modified;
	size_t n = m != NULL ? date_length(m) : 0;
	char day[11] = "0000-01-01", time[9] = "00:00:00";

	if (n == 0) {
		latest(w->html.rec, day);
	} else {
		memcpy(day, m, n);
		if (n == 10 && m[10] == 'T' && strlen(m) >= 19 &&
		    two(m + 11, 0, 23) && two(m + 14, 0, 59) &&
		    two(m + 17, 0, 59))
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

static void
schema(struct vdm_buf *out, const char *name, const char *value)
{
	vdm_buf_printf(out, "<meta property=\"schema:%s\">%s</meta>\n", name,
		       value);
}

/*
 * EPUB Accessibility 1.1 demands mode, features and hazards, and the book may
 * claim only what is so: of pictures nobody here knows whether they flash.
 */
static void
write_access(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	int pictures = shows_pictures(w);

	schema(out, "accessMode", "textual");
	if (pictures)
		schema(out, "accessMode", "visual");
	else
		schema(out, "accessModeSufficient", "textual");
	schema(out, "accessibilityFeature", "displayTransformability");
	schema(out, "accessibilityFeature", "readingOrder");
	schema(out, "accessibilityFeature", "structuralNavigation");
	schema(out, "accessibilityFeature", "tableOfContents");
	if (w->pages.count > 0)
		schema(out, "accessibilityFeature", "printPageNumbers");
	schema(out, "accessibilityHazard", pictures ? "unknown" : "none");
	schema(out, "accessibilitySummary",
	       pictures ? VDM_EPUB_SUMMARY_PICTURES : VDM_EPUB_SUMMARY);
}

/* ---- the package ---- */

/* Whether the first cover that the fields name is this picture. */
static int
is_cover(const struct vdm_epub_writer *w, size_t at)
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

static void
write_manifest(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	size_t i;

	vdm_buf_puts(out, "<manifest>\n"
			  "<item id=\"nav\" href=\"nav.xhtml\" "
			  "media-type=\"application/xhtml+xml\" "
			  "properties=\"nav\"/>\n"
			  "<item id=\"style\" href=\"style.css\" "
			  "media-type=\"text/css\"/>\n"
			  "<item id=\"about\" href=\"" VDM_EPUB_ABOUT
			  "\" media-type=\"application/xhtml+xml\"");
	vdm_buf_printf(out, "%s/>\n", properties_of(&w->about));
	for (i = 0; i < w->files_count; i++)
		vdm_buf_printf(out,
			       "<item id=\"t%zu\" href=\"%s\" "
			       "media-type=\"application/xhtml+xml\"%s/>\n",
			       i + 1, w->files[i].name,
			       properties_of(&w->files[i]));
	for (i = 0; i < w->html.rec->resources_count; i++) {
		vdm_buf_printf(out, "<item id=\"m%zu\" href=\"", i + 1);
		vdm_path_encode(out, w->html.media[i].path);
		vdm_buf_printf(
		    out, "\" media-type=\"%s\"%s/>\n", w->html.media[i].type,
		    is_cover(w, i) ? " properties=\"cover-image\"" : "");
	}
	vdm_buf_puts(out, "</manifest>\n<spine>\n");
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

void
vdm_epub_write_opf(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	struct seen seen = {0};
	struct vdm_buf meta;

	vdm_buf_init(&meta);
	write_fields(w, &meta, &seen);
	vdm_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<package xmlns=\"" VDM_NS_OPF
			  "\" version=\"3.0\" unique-identifier=\"");
	if (seen.identifier > 0)
		vdm_buf_printf(out, "f%u", seen.identifier);
	else
		vdm_buf_puts(out, VDM_EPUB_ID "id");
	vdm_buf_puts(out, "\" prefix=\"vdm: " VDM_EPUB_TERMS
			  "\">\n<metadata xmlns:dc=\"" VDM_NS_DC "\">\n");
	vdm_buf_puts(out, "<meta property=\"" VDM_EPUB_MARK
			  "\">" VDM_EPUB_VERSION "</meta>\n");
	if (seen.identifier == 0)
		generated(out, "dc:identifier", VDM_EPUB_ID "id",
			  VDM_EPUB_UUID);
	if (seen.titles == 0)
		generated(out, "dc:title", VDM_EPUB_ID "title",
			  VDM_EPUB_NO_TITLE);
	if (seen.languages == 0)
		generated(out, "dc:language", VDM_EPUB_ID "language", "und");
	vdm_buf_puts(out, vdm_buf_str(&meta));
	write_paths(w, out);
	write_modified(w, out);
	write_access(w, out);
	vdm_buf_puts(out, "</metadata>\n");
	write_manifest(w, out);
	vdm_buf_puts(out, "</package>\n");
	w->html.failed |= meta.failed;
	vdm_buf_fini(&meta);
}
