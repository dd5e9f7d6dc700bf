/* SPDX-License-Identifier: MIT */
/*
 * Sources that state their structure: what stands in the body of a book, or
 * under headings of its own, stays there and stays what it is; turns are
 * lifted from such a source where it is a transcript.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "vidimus.h"
#include "zip/container.h"

/* A book of one page, whose body is given, or which is a drawing. */
static char *
book(const char *body, size_t *n)
{
	static const char container[] =
	    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:"
	    "opendocument:xmlns:container\"><rootfiles><rootfile full-path="
	    "\"p.opf\" media-type=\"application/oebps-package+xml\"/>"
	    "</rootfiles></container>";
	static const char package[] =
	    "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
	    "unique-identifier=\"b\"><metadata xmlns:dc=\"http://purl.org/dc/"
	    "elements/1.1/\"><dc:identifier id=\"b\">urn:x:1</dc:identifier>"
	    "<dc:title>The Pier</dc:title><dc:creator>Ida Holt</dc:creator>"
	    "<dc:language>en</dc:language></metadata><manifest><item id=\"c\" "
	    "href=\"c.xhtml\" media-type=\"%s\"/></manifest>"
	    "<spine><itemref idref=\"c\"/></spine></package>";
	struct vdm_zip_writer *z = vdm_zip_writer_new();
	int is_drawing = strncmp(body, "<svg", 4) == 0;
	struct vdm_buf page, opf, out;

	vdm_buf_init(&page);
	vdm_buf_init(&opf);
	vdm_buf_init(&out);
	vdm_buf_printf(&opf, package,
		       is_drawing ? "image/svg+xml" : "application/xhtml+xml");
	if (is_drawing)
		vdm_buf_puts(&page, body);
	else
		vdm_buf_printf(
		    &page,
		    "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head>"
		    "<title>x</title></head><body>%s</body></html>",
		    body);
	vdm_zip_writer_add(z, "mimetype", "application/epub+zip", 20, 1);
	vdm_zip_writer_add(z, "META-INF/container.xml", container,
			   strlen(container), 0);
	vdm_zip_writer_add(z, "p.opf", opf.data, opf.len, 0);
	vdm_zip_writer_add(z, "c.xhtml", page.data, page.len, 0);
	ck_assert_int_eq(vdm_zip_writer_finish(z, &out), 0);
	vdm_buf_fini(&page);
	vdm_buf_fini(&opf);
	return vdm_buf_take(&out, n);
}

/* A source as TEI. */
static char *
as_tei(const char *from, const char *bytes, size_t n)
{
	struct vdm_read_options *read = vdm_read_options_new();
	struct vdm_write_options *write = vdm_write_options_new();
	struct vdm_record *rec;
	char *tei;
	size_t length;

	ck_assert_int_eq(vdm_read_options_set(read, "from", from), 0);
	ck_assert_int_eq(vdm_write_options_set(write, "to", "tei"), 0);
	ck_assert_int_eq(vdm_read(&rec, bytes, n, read, NULL), 0);
	ck_assert_int_eq(vdm_write(rec, &tei, &length, write, NULL), 0);
	vdm_record_free(rec);
	vdm_read_options_free(read);
	vdm_write_options_free(write);
	return tei;
}

#define LONG                                                                   \
	"The members of the pier committee met in the spring and spoke at "    \
	"length about the lamp, which the winter had put out."

static const struct {
	const char *from, *body;
	const char *has, *has_not; /* of the TEI; each may be NULL */
} rows[] = {
    /* short paragraphs are no headings */
    {"epub",
     "<p>For my brother</p><p>who kept it</p><h1>One</h1><p>" LONG "</p>",
     "<p>For my brother</p>", "<head>For my brother"},
    {"epub", "<h1>One</h1><p>The end</p>", "<p>The end</p>", "<head>The end"},
    {"markdown", "# One\n\nThe Lamp\n\n" LONG "\n", "<p>The Lamp</p>",
     "<head>The Lamp"},
    /* headings and paragraphs that are numbers are no page numbers */
    {"epub", "<h1>Songs</h1><h2>7</h2><p>" LONG "</p><h2>8</h2><p>a b</p>",
     "<head>7</head>", "<pb"},
    {"epub", "<h1>Sums</h1><p>It gives</p><p>42</p><p>then</p><p>42</p>",
     "<p>42</p>", "<pb"},
    {"markdown", "# Sums\n\n1. 42\n2. 43\n", ">42</item>", "<pb"},
    /* nothing is furniture */
    {"epub", "<h1>Signs</h1><p>Next</p><p>" LONG "</p><p>Home</p>",
     "<p>Next</p>", NULL},
    {"epub", "<h1>Signs</h1><p>" LONG "</p><p>* * *</p><p>" LONG "</p>",
     "* * *", NULL},
    /* credits, places, dates and sources stay where they stand */
    {"epub", "<h1>The Pier</h1><p>By Ida Holt</p><p>" LONG "</p>",
     "<p>By Ida Holt</p>", NULL},
    {"epub", "<h1>End</h1><p>" LONG "</p><p>Translated by Nils Aske.</p>",
     "<p>Translated by Nils Aske.</p>", "<persName>Nils"},
    {"epub",
     "<h1>One</h1><h2>Metadata</h2><p>Title: a name</p><h1>Two</h1><p>" LONG
     "</p>",
     "<p>Title: a name</p>", "type=\"field\" n=\"other"},
    {"epub",
     "<h1>Works</h1><p>HOLT, Ida (1971): The lamp.</p>"
     "<p>ASKE, Nils (1974): On piers.</p><p>LUND, Per (1980): Storms.</p>",
     "<p>HOLT, Ida (1971): The lamp.</p>", "<sp"},
    {"epub",
     "<h1>Works</h1><p>Ida Holt: The lamp.</p><p>Nils Aske: On piers.</p>"
     "<p>Per Lund: Storms.</p>",
     "<p>Nils Aske: On piers.</p>", "<sp"},
    /* a transcript is one, in whatever it comes */
    {"epub",
     "<h1>A call</h1><p>MR. HOLT: Who is there?</p><p>MR. ASKE: I am.</p>"
     "<p>MR. HOLT: Come in.</p><p>MR. ASKE: Thank you.</p>",
     "<speaker>MR. ASKE:</speaker>", NULL},
    {"markdown",
     "# A call\n\nMR. HOLT: Who is there?\n\nMR. ASKE: I am.\n\n"
     "MR. HOLT: Come in.\n",
     "<speaker>MR. ASKE:</speaker>", NULL},
    /* questions at the end of a long report */
    {"markdown",
     "# A talk\n\n" LONG "\n\n" LONG "\n\n" LONG "\n\n" LONG "\n\n" LONG
     "\n\n" LONG "\n\n" LONG "\n\n## Questions\n\nQ: Who pays?\n\n"
     "A: The town.\n\nQ: When?\n\nA: In May.\n",
     "<speaker>Q:</speaker>", NULL},
    /* tags, and code, say amid a text what they are */
    {"markdown", LONG "\n\n<p>The short one</p>\n\n" LONG "\n",
     "<p>The short one</p>", "<head"},
    {"markdown", LONG "\n\n<pre>\nline one\n  two\n</pre>\n\n" LONG "\n",
     "line one\n  two\n</p>", "<head"},
    {"markdown", LONG "\n\n<ul><li><p>Apples</p></li></ul>\n\n" LONG "\n",
     "<p>Apples</p>", "head"},
    {"markdown", LONG "\n\n`next`\n\n" LONG "\n", "<p><code>next</code></p>",
     "<head"},
    {"markdown", LONG "\n\n    a code\n\n" LONG "\n", "<eg>a code</eg>",
     "<head"},
    /* what a line states for machines stays with the field that it became */
    {"markdown",
     "# The wall\n\nDate: <time datetime=\"1971-05-04\">4 May</time>\n\n"
     "Time: <time datetime=\"14:30\">half past two</time>\n\n" LONG "\n\n"
     "Mr Alder said that the wall would be mended.\n",
     "<date when=\"1971-05-04\">4 May</date>", NULL},
    {"markdown",
     "# The wall\n\nDate: 4 May 1971\n\n"
     "Time: <time datetime=\"14:30\">half past two</time>\n\n" LONG "\n\n"
     "Mr Alder said that the wall would be mended.\n",
     "<time when=\"14:30:00\">half past two</time>", NULL},
    /* the words of a drawing are as many as one sees, without its styles */
    {"epub",
     "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Plan</title>"
     "<style>.a { fill: red }</style><text>The <tspan>lamp</tspan>s</text>"
     "<g><text>out</text></g></svg>",
     "<figDesc>Plan The lamps out</figDesc>", NULL},
    /* bare lines state nothing: their headings are found */
    {"text", "THE LAMP\n\nMR. HOLT: Who?\n\nMR. ASKE: I.\n\nMR. HOLT: So.\n",
     "<speaker>MR. ASKE:</speaker>", "<p>THE LAMP</p>"},
};

START_TEST(what_is_stated_stays)
{
	size_t n = strlen(rows[_i].body);
	int is_book = strcmp(rows[_i].from, "epub") == 0;
	char *made = is_book ? book(rows[_i].body, &n) : NULL;
	char *tei = as_tei(rows[_i].from, is_book ? made : rows[_i].body, n);

	if (rows[_i].has != NULL)
		ck_assert_msg(strstr(tei, rows[_i].has) != NULL, "%s\n%s",
			      rows[_i].has, tei);
	if (rows[_i].has_not != NULL)
		ck_assert_msg(strstr(tei, rows[_i].has_not) == NULL, "%s\n%s",
			      rows[_i].has_not, tei);
	free(tei);
	free(made);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("composed");
	TCase *tc = tcase_create("composed");
	SRunner *sr = srunner_create(s);
	int failed;

	tcase_add_loop_test(tc, what_is_stated_stays, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	suite_add_tcase(s, tc);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed != 0;
}
