/* SPDX-License-Identifier: MIT */
/*
 * A volume as an EPUB: each record lies in a folder of its own, as the book
 * that it would be alone, and around them are the pages of the volume. What a
 * record becomes goes into the container before the next one is read.
 */
#include <errno.h>
#include <string.h>

#include "base/language.h"
#include "base/limits.h"
#include "record/forms.h"
#include "volume/book.h"
#include "xml/sax.h"

#define UNDATED "2026-01-01"

static int
take(void *context, const void *bytes, size_t length)
{
	struct vdm_binding *b = context;

	return vdm_binding_put(b, NULL, bytes, length);
}

/* ---- entries --------------------------------------------------------------
 */

static int
begin(struct vdm_book *k)
{
	k->zip = vdm_zip_writer_new();
	if (k->zip != NULL)
		return 0;
	k->b->failed = 1;
	errno = ENOMEM;
	return -1;
}

static int
end(struct vdm_book *k)
{
	vdm_zip_join_add(&k->join, k->zip);
	k->zip = NULL;
	return k->join.failed ? -1 : 0;
}

/* ---- a record -------------------------------------------------------------
 */

static int
link_to(void *context, const char *target, struct vdm_buf *out)
{
	const struct vdm_binding *b = context;
	const struct vdm_volume_target *t =
	    vdm_binding_target(b, b->at, target, strlen(target));

	if (t == NULL || t->bound == VDM_VOLUME_NONE || t->file == NULL)
		return -1;
	vdm_buf_printf(out, "../%s/%s", b->bound[t->bound].key, t->file);
	if (*t->id != '\0')
		vdm_buf_printf(out, "#%s", t->id);
	return 0;
}

/* Appends what stands in an attribute of a line. Its end, or NULL. */
static const char *
attribute(const char *line, const char *name, struct vdm_buf *out)
{
	const char *at = strstr(line, name);
	size_t n;

	if (at == NULL)
		return NULL;
	at += strlen(name);
	n = strcspn(at, "\"");
	vdm_buf_put(out, at, n);
	return at + n;
}

/* A line of the record's own manifest or spine, as one of the volume's. */
static void
take_line(struct vdm_book *k, const char *key, const char *line)
{
	static const char cover[] = " properties=\"cover-image\"";
	struct vdm_buf id, href;
	const char *rest;

	vdm_buf_init(&id);
	vdm_buf_init(&href);
	if (strncmp(line, "<itemref ", 9) == 0) {
		attribute(line, " idref=\"", &id);
		vdm_buf_printf(&k->spine, "<itemref idref=\"%s-%s\"/>\n", key,
			       vdm_buf_str(&id));
	} else if (strncmp(line, "<item ", 6) == 0) {
		attribute(line, " id=\"", &id);
		rest = attribute(line, " href=\"", &href);
		if (rest != NULL) {
			const char *is = strstr(rest, cover);

			vdm_buf_printf(
			    &k->manifest, "<item id=\"%s-%s\" href=\"%s/%s",
			    key, vdm_buf_str(&id), key, vdm_buf_str(&href));
			if (is != NULL) {
				vdm_buf_put(&k->manifest, rest,
					    (size_t)(is - rest));
				rest = is + sizeof(cover) - 1;
			}
			vdm_buf_printf(&k->manifest, "%s\n", rest);
		}
	}
	k->b->failed |= id.failed | href.failed;
	vdm_buf_fini(&id);
	vdm_buf_fini(&href);
}

static void
take_package(struct vdm_book *k, const char *key, const struct vdm_buf *opf)
{
	const char *s = strstr(vdm_buf_str(opf), "<manifest>");
	struct vdm_buf line;
	size_t n;

	vdm_buf_init(&line);
	for (; s != NULL && *s != '\0'; s += n + (s[n] == '\n')) {
		n = strcspn(s, "\n");
		vdm_buf_clear(&line);
		vdm_buf_put(&line, s, n);
		take_line(k, key, vdm_buf_str(&line));
	}
	vdm_buf_printf(&k->manifest,
		       "<item id=\"%s-package\" href=\"%s/package.opf\" "
		       "media-type=\"application/oebps-package+xml\"/>\n",
		       key, key);
	k->b->failed |= line.failed;
	vdm_buf_fini(&line);
}

/* All entries of a book, into the folder of its key. */
static int
repack(struct vdm_book *k, const char *key, const char *bytes, size_t length)
{
	struct vdm_zip *zip = vdm_zip_open(bytes, length, NULL);
	struct vdm_buf entry, path;
	size_t i, n = zip != NULL ? vdm_zip_count(zip) : 0;
	int rc = zip != NULL && begin(k) == 0 ? 0 : -1;

	vdm_buf_init(&entry);
	vdm_buf_init(&path);
	for (i = 0; i < n && rc == 0; i++) {
		const char *name = vdm_zip_name(zip, i);

		if (strncmp(name, "EPUB/", 5) != 0)
			continue;
		vdm_buf_clear(&entry);
		vdm_buf_clear(&path);
		vdm_buf_printf(&path, "EPUB/%s/%s", key, name + 5);
		rc = vdm_zip_read(zip, i, &entry, NULL);
		if (rc != 0)
			break;
		vdm_sha1_add(&k->sum, entry.data, entry.len);
		if (strcmp(name, "EPUB/package.opf") == 0)
			take_package(k, key, &entry);
		vdm_book_add(k, vdm_buf_str(&path), vdm_buf_str(&entry),
			     entry.len,
			     strncmp(name + 5, "media/", 6) == 0 &&
				 strstr(name, ".svg") == NULL);
	}
	k->b->failed |= entry.failed | path.failed;
	vdm_buf_fini(&entry);
	vdm_buf_fini(&path);
	if (zip != NULL)
		vdm_zip_close(zip);
	return rc == 0 && !k->b->failed ? end(k) : -1;
}

/* Where the contents of a record stand in those of the volume. */
static void
put_contents(struct vdm_book *k, size_t at, const struct vdm_buf *entries)
{
	const struct vdm_volume_bound *r = &k->b->bound[at];

	vdm_buf_printf(&k->contents, "<li><a href=\"%s/text-001.xhtml\">",
		       r->key);
	vdm_epub_write_label(&k->w, &k->contents, r->title);
	vdm_buf_puts(&k->contents, "</a>\n<ol>\n");
	vdm_buf_put(&k->contents, vdm_buf_str(entries), entries->len);
	vdm_buf_puts(&k->contents, "</ol>\n</li>\n");
}

static int
put_record(struct vdm_book *k, size_t at)
{
	struct vdm_binding *b = k->b;
	const char *key = b->bound[at].key;
	struct vdm_buf contents, folder;
	struct vdm_within within = {.style = "../style.css",
				    .notes = "",
				    .link = link_to,
				    .context = b,
				    .contents = &contents,
				    .pages = &k->pages};
	struct vdm_write_options o = *b->options;
	const struct vdm_sink *sink = NULL;
	struct vdm_record *rec;
	char *bytes = NULL;
	size_t length;
	int rc = -1;

	vdm_buf_init(&contents);
	vdm_buf_init(&folder);
	vdm_buf_printf(&folder, "%s/", key);
	within.folder = vdm_buf_str(&folder);
	o.to = b->form->format;
	o.within = &within;
	b->at = at;
	rec = vdm_binding_load(b, at, &sink);
	if (rec != NULL) {
		vdm_binding_say_links(b, at, rec, sink);
		rc = vdm_write(rec, &bytes, &length, &o, sink);
		vdm_record_free(rec);
	}
	if (rc == 0)
		rc = repack(k, key, bytes, length);
	vdm_free(bytes);
	if (rc == 0)
		put_contents(k, at, &contents);
	k->pictures |= within.pictures;
	k->described |= within.described;
	k->undescribed |= within.undescribed;
	if (strcmp(within.latest, b->latest) > 0)
		strcpy(b->latest, within.latest);
	b->failed |= contents.failed | folder.failed;
	vdm_buf_fini(&contents);
	vdm_buf_fini(&folder);
	return rc;
}

/* ---- the package ----------------------------------------------------------
 */

static void
put_modified(struct vdm_book *k, struct vdm_buf *out)
{
	const struct vdm_field *f =
	    vdm_field_get(k->b->volume->front, VDM_F_PUBLISHED, 0);
	char day[11] = "0000-01-01";
	const char *best = k->b->latest;

	if (k->b->options->modified != NULL) {
		vdm_buf_printf(out,
			       "<meta property=\"dcterms:modified\">%s"
			       "</meta>\n",
			       k->b->options->modified);
		return;
	}
	if (f != NULL && vdm_is_plain_date(f->value)) {
		memcpy(day, f->value, strlen(f->value));
		if (strcmp(day, best) > 0)
			best = day;
	}
	if (*best == '\0') {
		best = UNDATED;
		vdm_diag(k->b->sink, VDM_D_EPUB_MODIFIED_UNKNOWN, NULL, NULL,
			 "neither the volume nor a record of it states a date, "
			 "so the book's is that of this program, " UNDATED
			 "; --modified or SOURCE_DATE_EPOCH says when");
	}
	vdm_buf_printf(out,
		       "<meta property=\"dcterms:modified\">%sT00:00:00Z"
		       "</meta>\n",
		       best);
}

static void
put_meta(struct vdm_buf *out, const char *name, const char *value)
{
	vdm_buf_printf(out, "<meta property=\"schema:%s\">%s</meta>\n", name,
		       value);
}

static void
put_access(struct vdm_book *k, struct vdm_buf *out)
{
	static const char *const features[] = {
	    "displayTransformability", "readingOrder",
	    "structuralNavigation",    "tableOfContents",
	    "pageBreakMarkers",        "pageNavigation",
	    "printPageNumbers"};
	size_t n = k->pages.len > 0 ? 7 : 4, i;

	put_meta(out, "accessMode", "textual");
	if (k->pictures)
		put_meta(out, "accessMode", "visual");
	put_meta(out, "accessModeSufficient",
		 vdm_epub_sufficient(k->undescribed));
	for (i = 0; i < n; i++)
		put_meta(out, "accessibilityFeature", features[i]);
	if (k->described && !k->undescribed)
		put_meta(out, "accessibilityFeature", "alternativeText");
	put_meta(out, "accessibilityHazard", k->pictures ? "unknown" : "none");
	put_meta(out, "accessibilitySummary",
		 k->pictures ? VDM_EPUB_SUMMARY_PICTURES : VDM_EPUB_SUMMARY);
}

static void
put_language(struct vdm_book *k, struct vdm_buf *out)
{
	if (strcmp(k->w.lang, "und") == 0) {
		vdm_diag(k->b->sink, VDM_D_EPUB_LANGUAGE_UNKNOWN, NULL, NULL,
			 "neither the volume nor its records say in which "
			 "language it is; the book's language is \"und\"");
		return;
	}
	vdm_buf_printf(out, " xml:lang=\"%s\"", k->w.lang);
	if (vdm_language_is_leftward(k->w.lang))
		vdm_buf_puts(out, " dir=\"rtl\"");
}

/* What must be there and the volume does not say. */
static void
put_generated(struct vdm_book *k, struct vdm_buf *out,
	      const struct vdm_epub_seen *seen)
{
	char uuid[46];

	if (seen->identifier == 0) {
		vdm_sha1_uuid(&k->sum, uuid);
		vdm_buf_printf(out,
			       "<dc:identifier id=\"" VDM_EPUB_ID
			       "id\">%s</dc:identifier>\n",
			       uuid);
	}
	if (seen->titles == 0)
		vdm_buf_puts(out,
			     "<dc:title>" VDM_EPUB_NO_TITLE "</dc:title>\n");
	if (!seen->language)
		vdm_buf_printf(out, "<dc:language>%s</dc:language>\n",
			       k->w.lang);
	if (k->pages.len > 0)
		vdm_buf_puts(out, "<dc:source id=\"" VDM_EPUB_ID
				  "source\">" VDM_EPUB_NO_SOURCE
				  "</dc:source>\n<meta refines=\"#" VDM_EPUB_ID
				  "source\" property=\"source-of\">pagination"
				  "</meta>\n");
}

static void
put_package(struct vdm_book *k)
{
	struct vdm_epub_seen seen = {0};
	struct vdm_buf opf, meta;

	vdm_buf_init(&opf);
	vdm_buf_init(&meta);
	vdm_epub_write_fields(&k->w, &meta, &seen);
	vdm_buf_puts(&opf, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			   "<package xmlns=\"" VDM_NS_OPF
			   "\" version=\"3.0\" unique-identifier=\"");
	if (seen.identifier > 0)
		vdm_buf_printf(&opf, "f%u\"", seen.identifier);
	else
		vdm_buf_puts(&opf, VDM_EPUB_ID "id\"");
	put_language(k, &opf);
	vdm_buf_puts(&opf, " prefix=\"vdm: " VDM_EPUB_TERMS
			   "\">\n<metadata xmlns:dc=\"" VDM_NS_DC
			   "\">\n<meta property=\"vdm:volume\">1</meta>\n");
	put_generated(k, &opf, &seen);
	vdm_buf_put(&opf, vdm_buf_str(&meta), meta.len);
	put_modified(k, &opf);
	put_access(k, &opf);
	vdm_epub_put_cover_place(&k->w, &opf);
	vdm_buf_puts(&opf, "</metadata>\n<manifest>\n"
			   "<item id=\"nav\" href=\"nav.xhtml\" "
			   "media-type=\"application/xhtml+xml\" "
			   "properties=\"nav\"/>\n"
			   "<item id=\"style\" href=\"style.css\" "
			   "media-type=\"text/css\"/>\n");
	vdm_buf_put(&opf, vdm_buf_str(&k->manifest), k->manifest.len);
	vdm_buf_puts(&opf, "</manifest>\n<spine>\n");
	vdm_buf_put(&opf, vdm_buf_str(&k->spine), k->spine.len);
	vdm_buf_puts(&opf, "</spine>\n</package>\n");
	k->b->failed |= meta.failed | k->manifest.failed | k->spine.failed |
			k->contents.failed | k->pages.failed;
	vdm_book_put_file(k, "package.opf", &opf);
	vdm_buf_fini(&opf);
	vdm_buf_fini(&meta);
}

/* ---- the whole ------------------------------------------------------------
 */

/* What a reading system looks at first, the table, and what is before the
 * records. */
static int
put_first(struct vdm_book *k)
{
	struct vdm_buf style;

	if (begin(k) != 0)
		return -1;
	vdm_buf_init(&style);
	vdm_epub_write_style(&k->b->options->edition,
			     k->w.cover.page.xhtml.len > 0, VDM_VOLUME_STYLE,
			     &style);
	vdm_book_add(k, "mimetype", "application/epub+zip", 20, 1);
	vdm_book_add(k, "META-INF/container.xml", vdm_epub_container,
		     strlen(vdm_epub_container), 0);
	vdm_book_add(k, "EPUB/style.css", vdm_buf_str(&style), style.len, 0);
	k->b->failed |= style.failed;
	vdm_buf_fini(&style);
	vdm_book_put_cover(k);
	vdm_book_put_title_page(k);
	vdm_book_put_fonts(k);
	return end(k);
}

static int
put_records(struct vdm_book *k)
{
	struct vdm_binding *b = k->b;
	size_t i;

	for (i = 0; i < b->count; i++) {
		if (vdm_binding_part_starts(b, i)) {
			if (begin(k) != 0)
				return -1;
			vdm_book_put_part(k, i);
			if (end(k) != 0)
				return -1;
		}
		if (put_record(k, i) != 0)
			return -1;
		if (b->bound[i].part != VDM_VOLUME_NONE &&
		    (i + 1 == b->count ||
		     b->bound[i + 1].part != b->bound[i].part))
			vdm_buf_puts(&k->contents, "</ol>\n</li>\n");
		if (k->join.count > VDM_LIMIT_ZIP_ENTRIES - 100) {
			vdm_diag(b->sink, VDM_D_VOLUME_LIMIT, NULL, NULL,
				 "after %zu of %zu records the book has more "
				 "files than a container may have, %u: make "
				 "several volumes; nothing is written",
				 i + 1, b->count,
				 (unsigned)VDM_LIMIT_ZIP_ENTRIES);
			errno = 0;
			return -1;
		}
	}
	return 0;
}

static void
put_seal(struct vdm_book *k)
{
	char seal[VDM_SHA256_HEX + 1];

	k->b->failed |= k->sums.failed;
	if (!k->b->options->seal || k->b->failed)
		return;
	vdm_sha256_hex(vdm_buf_str(&k->sums), k->sums.len, seal);
	strcat(seal, "\n");
	vdm_zip_writer_add(k->zip, VDM_VOLUME_SEAL, seal, strlen(seal), 0);
}

/* What is known only when all records are in. */
static int
put_last(struct vdm_book *k)
{
	struct vdm_buf table;

	if (begin(k) != 0)
		return -1;
	vdm_buf_init(&table);
	vdm_book_put_people(k);
	vdm_book_put_nav(k);
	vdm_binding_table(k->b, &table);
	vdm_sha1_add(&k->sum, vdm_buf_str(&table), table.len);
	vdm_book_add(k, VDM_VOLUME_TABLE, vdm_buf_str(&table), table.len, 0);
	k->b->failed |= table.failed;
	vdm_buf_fini(&table);
	put_package(k);
	put_seal(k);
	if (k->b->failed || k->w.html.failed) {
		errno = ENOMEM;
		return -1;
	}
	if (k->broken) {
		errno = 0;
		return -1;
	}
	return end(k) == 0 ? vdm_zip_join_finish(&k->join) : -1;
}

int
vdm_binding_book(struct vdm_binding *b)
{
	struct vdm_book k = {.b = b, .join = {.put = take, .context = b}};
	struct vdm_write_options o = *b->options;
	int rc;

	o.language = b->language;
	o.split_at = NULL; /* of records */
	rc = vdm_epub_pages(&k.w, b->volume->front, &o, b->sink);
	k.w.options = &o;
	vdm_buf_init(&k.manifest);
	vdm_buf_init(&k.spine);
	vdm_buf_init(&k.contents);
	vdm_buf_init(&k.pages);
	vdm_buf_init(&k.sums);
	vdm_buf_init(&k.join.directory);
	vdm_sha1_init(&k.sum);
	if (rc == 0 &&
	    (put_first(&k) != 0 || put_records(&k) != 0 || put_last(&k) != 0))
		rc = -1;
	vdm_zip_writer_free(k.zip);
	vdm_buf_fini(&k.manifest);
	vdm_buf_fini(&k.spine);
	vdm_buf_fini(&k.contents);
	vdm_buf_fini(&k.pages);
	vdm_buf_fini(&k.sums);
	vdm_buf_fini(&k.join.directory);
	vdm_epub_pages_fini(&k.w);
	if (rc != 0 && (b->failed || b->arena.failed))
		errno = ENOMEM;
	return rc;
}
