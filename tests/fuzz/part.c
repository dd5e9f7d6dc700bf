/* SPDX-License-Identifier: MIT */
/*
 * Fuzz target: the parts of an EPUB, each as it stands. The input holds entries
 * ("=== EPUB/package.opf"); the others are a small book's that is valid. What
 * comes of it is validated by grammars and rules, and read.
 */
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "zip/container.h"

static const struct {
	const char *name, *text;
} book[] = {
    {"mimetype", "application/epub+zip"},
    {"META-INF/container.xml",
     "<container version='1.0' "
     "xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
     "<rootfile full-path='EPUB/package.opf' "
     "media-type='application/oebps-package+xml'/></rootfiles></container>"},
    {"EPUB/package.opf",
     "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' "
     "unique-identifier='i'><metadata "
     "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:identifier id='i'>urn:a"
     "</dc:identifier><dc:title>T</dc:title><dc:language>en</dc:language>"
     "<meta property='dcterms:modified'>2001-01-01T00:00:00Z</meta></metadata>"
     "<manifest><item id='n' href='nav.xhtml' properties='nav' "
     "media-type='application/xhtml+xml'/><item id='p' href='page.xhtml' "
     "media-type='application/xhtml+xml'/><item id='c' href='style.css' "
     "media-type='text/css'/><item id='x' href='toc.ncx' "
     "media-type='application/x-dtbncx+xml'/><item id='s' href='page.smil' "
     "media-type='application/smil+xml'/></manifest><spine toc='x'>"
     "<itemref idref='p'/></spine></package>"},
    {"EPUB/nav.xhtml",
     "<html xmlns='http://www.w3.org/1999/xhtml' "
     "xmlns:epub='http://www.idpf.org/2007/ops'><head><title>T</title></head>"
     "<body><nav epub:type='toc'><ol><li><a href='page.xhtml'>T</a></li></ol>"
     "</nav></body></html>"},
    {"EPUB/page.xhtml",
     "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title><link "
     "rel='stylesheet' href='style.css'/></head><body><p id='a'>One.</p>"
     "</body></html>"},
    {"EPUB/style.css", "p { margin: 0 }"},
    {"EPUB/toc.ncx",
     "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/' version='2005-1'>"
     "<head><meta name='dtb:uid' content='urn:a'/></head><docTitle><text>T"
     "</text></docTitle><navMap><navPoint id='n' playOrder='1'><navLabel>"
     "<text>T</text></navLabel><content src='page.xhtml'/></navPoint></navMap>"
     "</ncx>"},
    {"EPUB/page.smil",
     "<smil xmlns='http://www.w3.org/ns/SMIL' version='3.0'><body><par>"
     "<text src='page.xhtml#a'/></par></body></smil>"},
};

enum { BOOK = sizeof(book) / sizeof(book[0]) };

static void
pack(struct vdm_buf *out, const struct fuzz_part *parts, size_t count)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	const struct fuzz_part *part;
	int used[FUZZ_PARTS] = {0};
	size_t i;

	for (i = 0; i < BOOK; i++) {
		part = fuzz_part(parts, count, book[i].name);
		if (part != NULL)
			used[part - parts] = 1;
		vdm_zip_writer_add(
		    w, book[i].name, part == NULL ? book[i].text : part->bytes,
		    part == NULL ? strlen(book[i].text) : part->length, 1);
	}
	for (i = 0; i < count; i++)
		if (!used[i] && parts[i].name[0] != '\0')
			vdm_zip_writer_add(w, parts[i].name, parts[i].bytes,
					   parts[i].length, 1);
	if (vdm_zip_writer_finish(w, out) != 0)
		vdm_buf_clear(out); /* two of one name */
}

static void
validate(const struct vdm_buf *zip)
{
	static struct vdm_validation *validation;
	struct vdm_read_options from = {.from = "epub"};
	struct vdm_findings *findings = vdm_findings_new();
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	char *json;
	size_t i, n;
	int verdict;

	if (validation == NULL)
		validation = vdm_validation_new();
	errno = 0;
	verdict = vdm_validate(zip->data, zip->len, &from, validation,
			       vdm_findings_sink(findings, "book.epub"));
	n = errno;
	for (i = 0; i < vdm_findings_count(findings); i++)
		sink.emit(sink.context, vdm_findings_get(findings, i));
	errno = (int)n;
	if (verdict < 0)
		fuzz_failed("validating", &heard);
	if (verdict >= 0 && (verdict == 1) != (heard.errors > 0))
		fuzz_broken("the verdict is %d with %u errors", verdict,
			    heard.errors);
	if (vdm_findings_json(findings, &json, &n) != 0)
		fuzz_broken("no report: %s", vdm_error_text());
	fuzz_json("the report", json, n);
	free(json);
	vdm_findings_free(findings);
}

static void
read(const struct vdm_buf *zip)
{
	struct vdm_read_options from = {.from = "epub"};
	struct fuzz_heard heard;
	struct vdm_sink sink = fuzz_sink(&heard);
	struct vdm_record *rec;

	errno = 0;
	if (vdm_read(&rec, zip->data, zip->len, &from, &sink) != 0)
		fuzz_failed("reading", &heard);
	vdm_record_free(rec);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_part parts[FUZZ_PARTS];
	size_t count = fuzz_parts(data, size, parts);
	struct vdm_buf zip;

	vdm_buf_init(&zip);
	pack(&zip, parts, count);
	if (zip.len > 0) {
		validate(&zip);
		if (fuzz_takes(data, size, 0, 2))
			read(&zip);
	}
	vdm_buf_fini(&zip);
	return 0;
}
