/* SPDX-License-Identifier: MIT */
/* Writing an EPUB: its documents, then the container around them. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/memory.h"
#include "base/sha1.h"
#include "base/utf8.h"
#include "picture/media.h"
#include "record/provenance.h"
#include "epub/seal.h"
#include "epub/write/writer.h"
#include "xml/sax.h"
#include "zip/container.h"

const char vdm_epub_container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\" "
    "version=\"1.0\">\n<rootfiles>\n"
    "<rootfile full-path=\"EPUB/package.opf\" "
    "media-type=\"application/oebps-package+xml\"/>\n"
    "</rootfiles>\n</container>\n";

/* ---- pictures ---- */

static int
is_plain(char c)
{
	return vdm_is_digit(c) || vdm_is_letter(c) || strchr("._-/", c) != NULL;
}

/* A path that every file system and EPUBCheck take: plain ASCII, the type's
 * usual ending. */
static void
media_path(struct vdm_buf *b, const char *path, const char *type)
{
	const char *ext = vdm_media_extension(type);

	vdm_buf_puts(b, "media/");
	for (; *path != '\0'; path++)
		vdm_buf_putc(b, is_plain(*path) ? *path : '_');
	if (ext != NULL && !vdm_media_has_extension(type, vdm_buf_str(b))) {
		vdm_buf_putc(b, '.');
		vdm_buf_put(b, ext, strcspn(ext, " "));
	}
}

static void
lower(char *s)
{
	for (; *s != '\0'; s++)
		*s = vdm_lower_byte(*s);
}

static void
put_number(struct vdm_buf *b, unsigned n, const char *type)
{
	const char *ext = vdm_media_extension(type);

	vdm_buf_printf(b, "-%u.", n);
	if (ext != NULL)
		vdm_buf_put(b, ext, strcspn(ext, " "));
	else
		vdm_buf_puts(b, "bin");
}

/*
 * Names are compared in lower case: "Weir.png" and "weir.png" are one file on
 * many a disk, and EPUB 3.3 (4.2.3) forbids both in one folder. The second
 * becomes "weir.png-2.png".
 */
static void
name_one(struct vdm_epub_writer *w, struct vdm_strmap *used, char **keys,
	 size_t i)
{
	const struct vdm_resource *r = &w->html.rec->resources[i];
	struct vdm_buf b;
	size_t *last = NULL; /* number of those that would be called so */

	w->html.media[i].type = vdm_media_type(r->data, r->length);
	if (w->html.media[i].type == NULL)
		w->html.media[i].type = "application/octet-stream";
	vdm_buf_init(&b);
	for (;;) {
		vdm_free(keys[i]);
		vdm_buf_clear(&b);
		media_path(&b, r->path, w->html.media[i].type);
		if (last != NULL)
			put_number(&b, (unsigned)++*last,
				   w->html.media[i].type);
		keys[i] = b.failed ? NULL : vdm_strdup(vdm_buf_str(&b));
		if (keys[i] == NULL)
			break;
		lower(keys[i]);
		if (!vdm_strmap_get(used, keys[i], NULL))
			break;
		if (last == NULL)
			last = vdm_strmap_value(used, keys[i]);
	}
	if (keys[i] != NULL)
		vdm_strmap_put(used, keys[i], 1);
	w->html.media[i].path = vdm_buf_take(&b, NULL);
	if (keys[i] == NULL || w->html.media[i].path == NULL)
		w->html.failed = 1;
	vdm_buf_fini(&b);
}

static void
name_media(struct vdm_epub_writer *w)
{
	size_t n = w->html.rec->resources_count, i;
	struct vdm_strmap used = {0};
	char **keys;

	if (n == 0)
		return;
	w->html.media = vdm_calloc(n, sizeof(*w->html.media));
	keys = vdm_calloc(n, sizeof(*keys));
	if (w->html.media == NULL || keys == NULL)
		w->html.failed = 1;
	for (i = 0; i < n && !w->html.failed; i++)
		name_one(w, &used, keys, i);
	w->html.failed |= used.failed;
	vdm_strmap_fini(&used);
	for (i = 0; keys != NULL && i < n; i++)
		vdm_free(keys[i]);
	vdm_free(keys);
}

/* ---- the documents ---- */

/* What the root has to say where it is not written as an element. */
static void
root_attrs(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	const struct vdm_attr *a;
	struct vdm_buf name;

	vdm_buf_puts(out,
		     w->tree ? " data-vdm=\"tree\"" : " data-vdm=\"body\"");
	if (w->tree)
		return;
	vdm_buf_init(&name);
	w->html.out = out;
	for (a = w->html.rec->root->attrs; a != NULL; a = a->next) {
		vdm_buf_clear(&name);
		vdm_html_attr_name(&name, a->name);
		vdm_html_write_attr(&w->html, vdm_buf_str(&name), a->value);
	}
	w->html.failed |= name.failed;
	vdm_buf_fini(&name);
}

/* A book that begins without a heading shows its title; not read back. */
static void
show_title(struct vdm_epub_writer *w, struct vdm_epub_file *f,
	   const char *title)
{
	struct vdm_buf body;

	if (title == NULL || strstr(vdm_buf_str(&f->xhtml), "<h1") != NULL)
		return;
	vdm_buf_init(&body);
	vdm_buf_puts(&body, "<h1 data-vdm=\"shown\">");
	vdm_html_escape(&w->html, &body, title, 0);
	vdm_buf_puts(&body, "</h1>\n");
	vdm_buf_put(&body, f->xhtml.data, f->xhtml.len);
	w->html.failed |= f->xhtml.failed | body.failed;
	vdm_buf_fini(&f->xhtml);
	f->xhtml = body;
}

static void
frame(struct vdm_epub_writer *w, struct vdm_epub_file *f, const char *lang,
      const char *title, const char *attrs)
{
	struct vdm_buf whole;

	vdm_buf_init(&whole);
	vdm_epub_write_frame(w, &whole, lang, title, attrs, &f->xhtml);
	w->html.failed |= f->xhtml.failed | whole.failed;
	vdm_buf_fini(&f->xhtml);
	f->xhtml = whole;
}

static void
frame_all(struct vdm_epub_writer *w)
{
	const char *title = vdm_epub_title(w);
	struct vdm_buf attrs, rest;
	size_t i;

	vdm_buf_init(&attrs);
	vdm_buf_init(&rest);
	root_attrs(w, &attrs);
	vdm_buf_puts(&rest,
		     w->tree ? " data-vdm=\"tree\"" : " data-vdm=\"body\"");
	if (w->files_count > 0)
		show_title(w, &w->files[0], title);
	for (i = 0; i < w->files_count; i++)
		frame(w, &w->files[i], w->lang,
		      title != NULL ? title : "[no title]",
		      vdm_buf_str(i == 0 ? &attrs : &rest));
	if (w->cover.page.xhtml.len > 0)
		frame(w, &w->cover.page, vdm_epub_interface_language(w),
		      vdm_epub_word(w, VDM_EPUB_COVER_WORDS),
		      " data-vdm=\"shown\"");
	if (w->title_page.xhtml.len > 0)
		frame(w, &w->title_page, w->lang,
		      title != NULL ? title
				    : vdm_epub_word(w, VDM_EPUB_TITLE_WORDS),
		      " data-vdm=\"shown\"");
	frame(w, &w->about, vdm_epub_interface_language(w),
	      vdm_epub_word(w, VDM_EPUB_ABOUT_WORDS), "");
	w->html.failed |= attrs.failed | rest.failed;
	vdm_buf_fini(&attrs);
	vdm_buf_fini(&rest);
}

/* ---- the container ---- */

/*
 * An identifier for a record without one: made of all that the book says, so
 * that the same record has the same and another has another, without a clock or
 * chance. The package itself has a mark in its place while the sum is made.
 */
static void
identify(const struct vdm_epub_writer *w, const struct vdm_buf *opf,
	 char uuid[46])
{
	struct vdm_sha1 s;
	size_t i;

	vdm_sha1_init(&s);
	for (i = 0; i < w->files_count; i++)
		vdm_sha1_add(&s, w->files[i].xhtml.data, w->files[i].xhtml.len);
	vdm_sha1_add(&s, w->about.xhtml.data, w->about.xhtml.len);
	vdm_sha1_add(&s, opf->data, opf->len);
	vdm_sha1_uuid(&s, uuid);
}

/* Without a container an entry is only looked at, for the seal. */
static void
add_entry(struct vdm_epub_writer *w, struct vdm_zip_writer *z, const char *name,
	  const void *data, size_t n, int stored)
{
	/* what goes into a volume is packed there */
	stored |= w->options->within != NULL;
	if (z == NULL)
		vdm_epub_seal_add(&w->sums, name, data, n);
	else
		vdm_zip_writer_add(z, name, data, n, stored);
}

static void
add(struct vdm_epub_writer *w, struct vdm_zip_writer *z, const char *name,
    const void *data, size_t n, int stored)
{
	struct vdm_buf path;

	vdm_buf_init(&path);
	vdm_buf_printf(&path, "EPUB/%s", name);
	w->html.failed |= path.failed;
	add_entry(w, z, vdm_buf_str(&path), data, n, stored);
	vdm_buf_fini(&path);
}

/* A document of XML, looked at before a reading system does: in the container
 * nobody sees that it is broken. */
static void
add_document(struct vdm_epub_writer *w, struct vdm_zip_writer *z,
	     const char *name, const struct vdm_buf *b)
{
	w->html.failed |= b->failed;
	if (w->html.failed || w->malformed)
		return;
	if (z != NULL && vdm_xml_check_output(vdm_buf_str(b), b->len, name,
					      w->html.sink) != 0) {
		w->malformed = 1;
		w->html.failed |= errno == ENOMEM;
	}
	add(w, z, name, vdm_buf_str(b), b->len, 0);
}

/* The same of one that carries the seal, with its digits in their place. */
static void
add_sealed(struct vdm_epub_writer *w, struct vdm_zip_writer *z,
	   const char *name, const struct vdm_buf *b)
{
	if (w->seal[0] != '\0' && !b->failed && b->len > 0)
		vdm_epub_seal_put(b->data, b->len, w->seal);
	add_document(w, z, name, b);
}

static void
add_opf(struct vdm_epub_writer *w, struct vdm_zip_writer *z)
{
	struct vdm_buf opf, done;
	char uuid[46];
	const char *mark;

	vdm_buf_init(&opf);
	vdm_buf_init(&done);
	vdm_buf_clear(&w->identifier);
	vdm_epub_write_opf(w, &opf);
	identify(w, &opf, uuid);
	mark = strstr(vdm_buf_str(&opf), VDM_EPUB_UUID);
	if (mark != NULL) {
		vdm_buf_put(&done, opf.data, (size_t)(mark - opf.data));
		vdm_buf_puts(&done, uuid);
		vdm_buf_puts(&w->identifier, uuid);
		vdm_buf_puts(&done, mark + strlen(VDM_EPUB_UUID));
	} else {
		vdm_buf_puts(&done, vdm_buf_str(&opf));
	}
	w->html.failed |= opf.failed;
	add_sealed(w, z, "package.opf", &done);
	vdm_buf_fini(&opf);
	vdm_buf_fini(&done);
}

/* What an edition has beside the record. */
static void
add_edition(struct vdm_epub_writer *w, struct vdm_zip_writer *z)
{
	const struct vdm_edition *e = &w->options->edition;
	struct vdm_buf path;
	size_t i;

	if (w->cover.page.xhtml.len > 0)
		add_document(w, z, VDM_EPUB_COVER_PAGE, &w->cover.page.xhtml);
	if (w->cover.bytes != NULL)
		add(w, z, vdm_buf_str(&w->cover.href), w->cover.bytes,
		    w->cover.length,
		    strcmp(w->cover.type, "image/svg+xml") != 0);
	for (i = 0; i < e->fonts; i++) {
		vdm_buf_init(&path);
		vdm_buf_printf(&path, "fonts/%s", e->font[i].name);
		w->html.failed |= path.failed;
		add(w, z, vdm_buf_str(&path), e->font[i].bytes,
		    e->font[i].length, 0);
		vdm_buf_fini(&path);
	}
}

static void
add_all(struct vdm_epub_writer *w, struct vdm_zip_writer *z)
{
	struct vdm_buf nav, ncx, style;
	size_t i;

	vdm_buf_init(&nav);
	vdm_buf_init(&ncx);
	vdm_buf_init(&style);
	/* First, and stored (EPUB 3.3, 4.3.3). */
	add_entry(w, z, "mimetype", "application/epub+zip", 20, 1);
	add_entry(w, z, "META-INF/container.xml", vdm_epub_container,
		  sizeof(vdm_epub_container) - 1, 0);
	add_opf(w, z);
	if (w->options->within == NULL) {
		vdm_epub_write_style(&w->options->edition,
				     w->cover.page.xhtml.len > 0,
				     VDM_EPUB_OWN_STYLE, &style);
		w->html.failed |= style.failed;
		vdm_epub_write_nav(w, &nav);
		vdm_epub_write_ncx(w, &ncx, vdm_buf_str(&w->identifier));
		add_document(w, z, "nav.xhtml", &nav);
		add_document(w, z, VDM_EPUB_NCX, &ncx);
		add(w, z, "style.css", vdm_buf_str(&style), style.len, 0);
		add_edition(w, z);
	}
	if (w->title_page.xhtml.len > 0)
		add_document(w, z, VDM_EPUB_TITLE_PAGE, &w->title_page.xhtml);
	for (i = 0; i < w->files_count; i++)
		add_document(w, z, w->files[i].name, &w->files[i].xhtml);
	add_sealed(w, z, VDM_EPUB_ABOUT, &w->about.xhtml);
	for (i = 0; i < w->html.rec->resources_count; i++)
		add(w, z, w->html.media[i].path, w->html.rec->resources[i].data,
		    w->html.rec->resources[i].length,
		    /* Pictures are compressed already, but for SVG. */
		    vdm_media_is_core_image(w->html.media[i].type) &&
			strcmp(w->html.media[i].type, "image/svg+xml") != 0);
	w->html.failed |= w->identifier.failed;
	vdm_buf_fini(&nav);
	vdm_buf_fini(&ncx);
	vdm_buf_fini(&style);
}

/* The seal, of all that the book will hold; what is found on the way is found
 * again when it is packed. */
static void
make_seal(struct vdm_epub_writer *w)
{
	const struct vdm_sink *sink = w->html.sink;

	w->html.sink = NULL;
	vdm_buf_init(&w->sums);
	add_all(w, NULL);
	w->html.sink = sink;
	w->html.failed |= w->sums.failed;
	vdm_sha256_hex(vdm_buf_str(&w->sums), w->sums.len, w->seal);
	vdm_buf_fini(&w->sums);
}

static int
pack(struct vdm_epub_writer *w, struct vdm_buf *out)
{
	struct vdm_zip_writer *z = vdm_zip_writer_new();

	if (z == NULL)
		return -1;
	if (vdm_provenance_is_open(w->html.rec))
		make_seal(w);
	add_all(w, z);
	if (w->options->within != NULL)
		vdm_epub_tell_volume(w);
	if (w->html.failed || w->malformed) {
		vdm_zip_writer_free(z);
		return -1;
	}
	return vdm_zip_writer_finish(z, out);
}

static void
entries_fini(struct vdm_epub_entries *e)
{
	size_t i;

	for (i = 0; i < e->count; i++)
		vdm_buf_fini(&e->list[i].label);
	vdm_free(e->list);
}

void
vdm_epub_pages_fini(struct vdm_epub_writer *w)
{
	size_t i;

	for (i = 0; i < w->files_count; i++)
		vdm_buf_fini(&w->files[i].xhtml);
	vdm_free(w->files);
	vdm_buf_fini(&w->about.xhtml);
	vdm_buf_fini(&w->title_page.xhtml);
	vdm_epub_cover_fini(w);
	vdm_buf_fini(&w->identifier);
	vdm_epub_turns_fini(w);
	for (i = 0; w->html.media != NULL && i < w->html.rec->resources_count;
	     i++)
		vdm_free(w->html.media[i].path);
	vdm_free(w->html.media);
	vdm_free(w->html.targets);
	vdm_strmap_fini(&w->html.ids);
	vdm_strmap_fini(&w->html.drawn);
	entries_fini(&w->toc);
	entries_fini(&w->pages);
	vdm_free(w->notes);
	vdm_free(w->notes_number);
}

int
vdm_epub_pages(struct vdm_epub_writer *w, const struct vdm_record *rec,
	       const struct vdm_write_options *options,
	       const struct vdm_sink *sink)
{
	memset(w, 0, sizeof(*w));
	w->html.rec = rec;
	w->options = options;
	w->html.sink = sink;
	w->html.within = options->within;
	w->lang = vdm_epub_language(rec, options, &w->lang_guessed);
	name_media(w);
	vdm_epub_turns_begin(w);
	if (!w->html.failed && vdm_epub_write_body(w) != 0)
		return -1;
	vdm_epub_trim_contents(w);
	if (!w->html.failed) {
		vdm_epub_write_about(w);
		if (options->within == NULL) { /* a volume has its own */
			vdm_epub_write_title_page(w);
			vdm_epub_cover_begin(w);
			vdm_epub_write_cover_page(w);
		}
		frame_all(w);
	}
	return w->html.failed ? -1 : 0;
}

int
vdm_epub_write(const struct vdm_record *rec, struct vdm_buf *out,
	       const struct vdm_write_options *options,
	       const struct vdm_sink *sink)
{
	struct vdm_epub_writer w;
	int rc = vdm_epub_pages(&w, rec, options, sink);

	if (rc == 0)
		rc = pack(&w, out);
	if (w.html.too_deep)
		vdm_diag(sink, VDM_D_XML_DEPTH, NULL, NULL,
			 "elements are nested too deep for XHTML; what stands "
			 "below is left out");
	vdm_epub_pages_fini(&w);
	if (rc != 0)
		errno = w.malformed && !w.html.failed ? 0 : ENOMEM;
	return rc;
}
