/* SPDX-License-Identifier: MIT */
/* A small EPUB in which one thing is changed: see book.h. */
#include <check.h>
#include <string.h>

#include "book.h"
#include "pictures.h"
#include "vidimus.h"
#include "zip/container.h"

#define ROOT                                                                   \
	"<container version=\"1.0\" "                                          \
	"xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><"          \
	"rootfiles>"                                                           \
	"<rootfile full-path=\"EPUB/package.opf\" "                            \
	"media-type=\"application/oebps-package+xml\"/>"                       \
	"<!--R--></rootfiles><!--L--></container>"

static const struct book_file files[] = {
    {CONTAINER, ROOT},
    {OPF, "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
	  "unique-identifier=\"b\"><metadata "
	  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier "
	  "id=\"b\">urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20"
	  "</dc:identifier>"
	  "<dc:title>The Pier</dc:title><dc:language>en</dc:language>"
	  "<meta property=\"dcterms:modified\">2021-03-04T05:06:07Z</meta>"
	  "<!--M-->"
	  "</metadata><manifest><item id=\"nav\" href=\"nav.xhtml\" "
	  "media-type=\"application/xhtml+xml\" properties=\"nav\"/>"
	  "<item id=\"c\" href=\"c.xhtml\" "
	  "media-type=\"application/xhtml+xml\"/>"
	  "<item id=\"p\" href=\"p.png\" media-type=\"image/png\"/>"
	  "<item id=\"s\" href=\"s.css\" media-type=\"text/css\"/><!--I-->"
	  "</manifest><spine><itemref idref=\"c\"/><!--S--></spine><!--P-->"
	  "</package>"},
    {NAV, "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
	  "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>The Pier"
	  "</title></head><body><nav epub:type=\"toc\"><ol><li>"
	  "<a href=\"c.xhtml\">The Pier</a></li></ol></nav><!--N--></body>"
	  "</html>"},
    {PAGE, "<html xmlns=\"http://www.w3.org/1999/xhtml\" "
	   "xmlns:epub=\"http://www.idpf.org/2007/ops\"><head><title>The Pier"
	   "</title><link rel=\"stylesheet\" href=\"s.css\"/><!--H--></head>"
	   "<body>"
	   "<h1>The Pier</h1><p id=\"a\"><img src=\"p.png\" alt=\"A plan\"/>"
	   "</p><!--B--></body></html>"},
    {"EPUB/p.png", PNG},
    {"EPUB/s.css", "p { margin: 0 }"},
};

/* The same of EPUB 2. */
static const struct book_file old_files[] = {
    {CONTAINER, ROOT},
    {OPF, "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"2.0\" "
	  "unique-identifier=\"b\"><metadata "
	  "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	  "xmlns:opf=\"http://www.idpf.org/2007/opf\"><dc:identifier "
	  "id=\"b\">urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20"
	  "</dc:identifier>"
	  "<dc:title>The Pier</dc:title><dc:language>en</dc:language><!--M-->"
	  "</metadata><manifest><item id=\"ncx\" href=\"toc.ncx\" "
	  "media-type=\"application/x-dtbncx+xml\"/>"
	  "<item id=\"c\" href=\"c.xhtml\" "
	  "media-type=\"application/xhtml+xml\"/>"
	  "<item id=\"p\" href=\"p.png\" media-type=\"image/png\"/>"
	  "<item id=\"s\" href=\"s.css\" media-type=\"text/css\"/><!--I-->"
	  "</manifest><spine toc=\"ncx\"><itemref idref=\"c\"/><!--S--></spine>"
	  "<!--P--></package>"},
    {"EPUB/toc.ncx",
     "<ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">"
     "<head><meta name=\"dtb:uid\" "
     "content=\"urn:uuid:2b1c7d6e-0a53-4d8e-9a77-3f0b6b7f1c20\"/></head>"
     "<docTitle><text>The Pier</text></docTitle><navMap><navPoint id=\"n1\" "
     "playOrder=\"1\"><navLabel><text>The Pier</text></navLabel>"
     "<content src=\"c.xhtml\"/></navPoint><!--N--></navMap></ncx>"},
    {PAGE, "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>The Pier"
	   "</title><link rel=\"stylesheet\" type=\"text/css\" href=\"s.css\"/>"
	   "<!--H--></head><body><h1>The Pier</h1><p id=\"a\">"
	   "<img src=\"p.png\" alt=\"A plan\"/></p><!--B--></body></html>"},
    {"EPUB/p.png", PNG},
    {"EPUB/s.css", "p { margin: 0 }"},
};

#define FILES (sizeof(files) / sizeof(files[0]))

static void
note_finding(void *ctx, const struct vdm_finding *f)
{
	/* what is right and could be better is tests/cli/publications.py's */
	if (f->level >= VDM_LEVEL_WARNING &&
	    strcmp(f->id, "epub-advice") != 0 &&
	    strcmp(f->id, "epub-deprecated") != 0)
		vdm_buf_printf(ctx, "%s: %s\n", f->id, f->message);
}

/* `old` of what the buffer holds becomes `new`, which may be NULL. */
static void
change(struct vdm_buf *b, const char *old, const char *new)
{
	struct vdm_buf was = *b;
	const char *at = strstr(vdm_buf_str(&was), old);

	if (new == NULL)
		return;
	ck_assert_msg(at != NULL, "\"%s\" is not in the file", old);
	vdm_buf_init(b);
	vdm_buf_put(b, was.data, (size_t)(at - was.data));
	vdm_buf_puts(b, new);
	vdm_buf_puts(b, at + strlen(old));
	vdm_buf_fini(&was);
}

static void
add(struct vdm_zip_writer *w, const struct book *book,
    const struct book_file *file)
{
	const struct {
		const char *name, *mark, *text;
	} marks[] = {
	    {CONTAINER, "<!--R-->", book->roots},
	    {OPF, "<!--M-->", book->metadata},
	    {OPF, "<!--I-->", book->items},
	    {OPF, "<!--S-->", book->spine},
	    {OPF, "<!--P-->", book->package},
	    {PAGE, "<!--H-->", book->head},
	    {PAGE, "<!--B-->", book->body},
	    {book->version == 2 ? "EPUB/toc.ncx" : NAV, "<!--N-->", book->nav},
	};
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, file->text);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strcmp(marks[i].name, file->name) == 0)
			change(&b, marks[i].mark, marks[i].text);
	if (book->in != NULL && strcmp(book->in, file->name) == 0) {
		if (book->old != NULL) {
			change(&b, book->old, book->new);
		} else {
			vdm_buf_clear(&b);
			vdm_buf_puts(&b, book->new);
		}
	}
	if (strcmp(vdm_buf_str(&b), PNG) == 0) { /* one that may travel */
		vdm_buf_clear(&b);
		vdm_buf_put(&b, WHOLE_PNG, sizeof(WHOLE_PNG) - 1);
	}
	vdm_zip_writer_add(w, file->name, vdm_buf_str(&b), b.len, 0);
	vdm_buf_fini(&b);
}

static int
is_replaced(const struct book *book, const char *name)
{
	for (size_t i = 0; i < 4 && book->more[i].name != NULL; i++)
		if (strcmp(book->more[i].name, name) == 0)
			return 1;
	return 0;
}

/* All files but one, or that one (`only` 1). How many. */
static size_t
put(struct vdm_zip_writer *w, const struct book *book, const char *one,
    int only)
{
	const struct book_file *from = book->version == 2 ? old_files : files;
	size_t n = 0;

	for (size_t i = 0; i < FILES; i++)
		if (!is_replaced(book, from[i].name) &&
		    (strcmp(from[i].name, one) == 0) == only) {
			add(w, book, &from[i]);
			n++;
		}
	for (size_t i = 0; i < 4 && book->more[i].name != NULL; i++)
		if ((strcmp(book->more[i].name, one) == 0) == only) {
			const char *text = book->more[i].text;
			size_t length = strlen(text);

			/* one that may travel, too */
			if (strcmp(text, PNG) == 0) {
				text = WHOLE_PNG;
				length = sizeof(WHOLE_PNG) - 1;
			}
			vdm_zip_writer_add(w, book->more[i].name, text, length,
					   0);
			n++;
		}
	return n;
}

void
book_build(const struct book *book, struct vdm_buf *out)
{
	struct vdm_zip_writer *w = vdm_zip_writer_new();

	vdm_zip_writer_add(w, "mimetype", "application/epub+zip", 20, 1);
	put(w, book, "", 0);
	ck_assert_int_eq(vdm_zip_writer_finish(w, out), 0);
}

/* The file in which the change is, or the last of several. */
static const char *
changed(const struct book *book)
{
	size_t i = 4;

	while (i > 0 && book->more[i - 1].name == NULL)
		i--;
	if (i > 0)
		return book->more[i - 1].name;
	if (book->in != NULL)
		return book->in;
	if (book->head != NULL || book->body != NULL)
		return PAGE;
	if (book->nav != NULL)
		return book->version == 2 ? "EPUB/toc.ncx" : NAV;
	return book->roots != NULL ? CONTAINER : OPF;
}

/* The first entry has the number 0, and is looked at like any other: besides
 * what is found else, it is not mimetype. */
static void
expect_first(const struct book *book)
{
	static const char all[] = "epub-mimetype: mimetype is not the first "
				  "entry of the container\n";
	struct vdm_read_options *options = vdm_read_options_new();
	struct vdm_zip_writer *w = vdm_zip_writer_new();
	struct vdm_buf bytes, said;
	struct vdm_sink sink = {note_finding, &said, NULL};
	size_t first;

	vdm_buf_init(&bytes);
	vdm_buf_init(&said);
	first = put(w, book, changed(book), 1);
	vdm_zip_writer_add(w, "mimetype", "application/epub+zip", 20, 1);
	put(w, book, changed(book), 0);
	ck_assert_int_eq(vdm_zip_writer_finish(w, &bytes), 0);
	ck_assert_ptr_nonnull(options);
	ck_assert_int_eq(vdm_read_options_set(options, "from", "epub"), 0);
	ck_assert_int_ge(
	    vdm_validate(bytes.data, bytes.len, options, NULL, &sink), 0);
	vdm_read_options_free(options);
	if (book->finds == NULL)
		ck_assert_str_eq(vdm_buf_str(&said), first > 0 ? all : "");
	else
		ck_assert_msg(strstr(vdm_buf_str(&said), book->finds) != NULL,
			      "%s first: not \"%s\" but: %s", changed(book),
			      book->finds, vdm_buf_str(&said));
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&said);
}

void
book_expect(const struct book *book)
{
	struct vdm_buf bytes, said;
	struct vdm_sink sink = {note_finding, &said, NULL};

	vdm_buf_init(&bytes);
	vdm_buf_init(&said);
	book_build(book, &bytes);
	ck_assert_int_ge(vdm_validate(bytes.data, bytes.len, NULL, NULL, &sink),
			 0);
	if (book->finds == NULL)
		ck_assert_msg(said.len == 0, "%s", vdm_buf_str(&said));
	else
		ck_assert_msg(strstr(vdm_buf_str(&said), book->finds) != NULL,
			      "not \"%s\" but: %s", book->finds,
			      vdm_buf_str(&said));
	vdm_buf_fini(&bytes);
	vdm_buf_fini(&said);
	/* What is encrypted is told where it is read. */
	if (book->finds == NULL || strcmp(book->finds, "epub-encrypted") != 0)
		expect_first(book);
}
