/* SPDX-License-Identifier: MIT */
/* Files that are named by their bytes, and texts that stay texts. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "format/stranger.h"
#include "vidimus.h"

#define OLE "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
#define ZIP "PK\3\4"

struct row {
	const char *bytes;
	size_t n;
	const char *name, *what; /* what it begins with; NULL: no stranger */
};
#define B(s) s, sizeof(s) - 1

static void
check_rows(const struct row *rows, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		const struct vdm_stranger *k =
		    vdm_stranger_of(rows[i].bytes, rows[i].n, rows[i].name);

		if (rows[i].what == NULL)
			ck_assert_msg(k == NULL, "%zu: %s", i, k->what);
		else
			ck_assert_msg(
			    k != NULL && strstr(k->what, rows[i].what) != NULL,
			    "%zu: %s, not %s", i, k != NULL ? k->what : "none",
			    rows[i].what);
	}
}
#define CHECK(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

START_TEST(files_of_programs_are_named)
{
	static const struct row rows[] = {
	    {B(ZIP "....word/document.xml"), "a.txt", "Word document (.docx)"},
	    {B(ZIP "....word/document.xml"), NULL, "Word document (.docx)"},
	    {B(ZIP "mimetypeapplication/vnd.oasis.opendocument.text"), NULL,
	     ".odt"},
	    {B(ZIP "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
	     NULL, ".ods"},
	    {B(ZIP "..xl/workbook.xml"), "minutes.txt", ".xlsx"},
	    {B(ZIP "..ppt/presentation.xml"), NULL, ".pptx"},
	    {B(ZIP "..Index/Document.iwa"), "a.pages", "Pages"},
	    {B(ZIP "..a.txt"), "a.zip", "ZIP archive"},
	    {B(OLE "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"), "a.doc", ".doc"},
	    {B(OLE "W\0o\0r\0k\0b\0o\0o\0k\0"), "a.doc", ".xls"},
	    {B(OLE "..."), "a.doc", "old Office"},
	    {B("%PDF-1.7\n"), "a.txt", "PDF"},
	    {B("{\\rtf1 x}"), "a.txt", "RTF"},
	    {B("\xFFWPC\0\0"), NULL, "WordPerfect"},
	    {B("\x89PNG\r\n\x1A\n"), NULL, "PNG"},
	    {B("\xFF\xD8\xFF\xE0"), "a.txt", "JPEG"},
	    {B("RIFF\1\2\3\4WAVEfmt "), NULL, "WAV"},
	    {B("\0\0\0\x20"
	       "ftypM4A "),
	     NULL, "sound"},
	    {B("\0\0\0\x20"
	       "ftypisom"),
	     NULL, "film"},
	    {B("\x1F\x8B\x08"), "a.txt.gz", "gzip"},
	    {B("7z\xBC\xAF\x27\x1C"), NULL, "7z"},
	    {B("\x7F"
	       "ELF\2"),
	     NULL, "program"},
	    {B("SQLite format 3\0"), NULL, "SQLite"},
	};

	CHECK(rows);
}
END_TEST

START_TEST(letters_that_are_no_text_are_named)
{
	static const struct row rows[] = {
	    {B("\\documentclass[a4paper]{article}\n"), "a.txt", "LaTeX"},
	    {B("% of 1998\n\n  \\documentclass{book}\n"), NULL, "LaTeX"},
	    {B("%\n\\chapter{The Lock}\nIt was shut.\n"), NULL, "LaTeX"},
	    {B("\\section*{The Lock}\nIt was shut.\n"), "a.txt", "LaTeX"},
	    {B("[1, -2, {\"a\": \"b\"}]\n"), NULL, "JSON"},
	    {B("[-1, \"a\"]"), "a.txt", "JSON"},
	    {B("{\"speaker\": \"ADA\", \"n\": [1, 2.5e3, true, null]}"), NULL,
	     "JSON"},
	    {B("[{\"a\": \"b\\\"c\"}]\n"), "a.txt", "JSON"},
	    {B("{\"a\": \"b\"}\n{\"a\": \"c\"}\n"), NULL, "JSON"},
	    {B("{\"cells\": [], \"nbformat\": 4}"), NULL, "Jupyter"},
	    {B("From a@b Thu Jan  1\nReceived: x\nFrom: A\nTo: B\n\nHi\n"),
	     NULL, "mailbox"},
	    {B("MIME-Version: 1.0\nFrom: A\nTo: B\n\nHi\n"), NULL, "a mail"},
	    {B("From: <Saved>\nMIME-Version: 1.0\nSubject: A\nContent-Type: "
	       "multipart/related;\n\ttype=\"text/html\"\n\n"),
	     NULL, "MHTML"},
	    {B("<rss version='2.0'><channel/></rss>\n"), NULL, "RSS"},
	    {B("<!-- x --><svg xmlns=\"http://www.w3.org/2000/svg\"></svg>"),
	     NULL, "SVG"},
	    {B("<!DOCTYPE svg [<!ENTITY a \"]>\"><!-- it's > -->]>\n<?a?>"
	       "<svg xmlns='http://www.w3.org/2000/svg'></svg>\n"),
	     NULL, "SVG"},
	    {B("<!DOCTYPE svg PUBLIC 'a>b'><svg xmlns='http://www.w3.org/2000/"
	       "svg'></svg>"),
	     NULL, "SVG"},
	    {B("[1, \0 \"a\"]"), NULL, NULL},
	    /* what does not end is none of it, nor what ends otherwise */
	    {B("<!DOCTYPE svg [<!ENTITY a \"]><svg xmlns='http://www.w3.org/"
	       "2000/svg'></svg>"),
	     NULL, NULL},
	    {B("<!DOCTYPE svg [ <svg "
	       "xmlns='http://www.w3.org/2000/svg'></svg>"),
	     NULL, NULL},
	    {B("<svg xmlns='http://www.w3.org/2000/svg'></svg> and words"),
	     NULL, NULL},
	    {B("<svg xmlns='http://www.w3.org/2000/svg'></g>"), NULL, NULL},
	    {B("<svg xmlns='http://www.w3.org/2000/svg'"), NULL, NULL},
	    {B("<1svg></1svg>"), NULL, NULL},
	    {B("<rss/>\n</rss>"), NULL, "RSS"},
	    {B("<a:feed xmlns:a='http://www.w3.org/2005/Atom'></a:feed>"), NULL,
	     "Atom"},
	    {B("<PcGts><Page/></PcGts>"), NULL, "PAGE"},
	    /* whoever reads XML says what it is, and where */
	    {B("<PcGts><Page/></PcGts>"), "a.xml", NULL},
	};

	CHECK(rows);
}
END_TEST

START_TEST(texts_stay_texts)
{
	static const struct row rows[] = {
	    {B("{?] he said.\n"), NULL, NULL},
	    {B("{\"Quite so\", she said.}\n"), NULL, NULL},
	    {B("[\"Hear, hear!\"]\nMR. X: No.\n"), NULL, NULL},
	    {B("[1] The first note.\n"), NULL, NULL},
	    {B("[1] \"Quite so.\"\n"), NULL, NULL},
	    {B("[1931-05-06]\n\nMR. X: No.\n"), NULL, NULL},
	    {B("\\section he wrote, {and} no more.\n"), NULL, NULL},
	    {B("[laughter]\n"), NULL, NULL},
	    {B("[\"a\", \"b\"\n"), NULL, NULL},
	    {B("\\documentclass is what he typed.\n"), NULL, NULL},
	    {B("\\begin{quote}\n"), NULL, NULL},
	    {B("$\\alpha$ and {b}\n"), "a.md", NULL},
	    {B("From: Ada\nTo: Tom\nSubject: The lock\nDate: 1 May\n\nHi\n"),
	     NULL, NULL},
	    {B("From here on\nMr. X: No.\n"), NULL, NULL},
	    {B("Received: three letters.\nMR. X: No.\n"), NULL, NULL},
	    {B("<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>\n\n# T\n"),
	     "a.md", NULL},
	    {B("BMW is a firm.\n"), NULL, NULL},
	    {B("MZ: What a day.\n"), NULL, NULL},
	    {B("RIFF: Who is WAVE?\n"), NULL, NULL},
	    {B("ID3 was the room.\n"), NULL, NULL},
	    {B("Rar! he cried.\n"), NULL, NULL},
	    {B("OggS came.\n"), NULL, NULL},
	    {B("<TEI xmlns='http://www.tei-c.org/ns/1.0'></TEI>"), NULL, NULL},
	    {B(ZIP "mimetypeapplication/epub+zip word/document.xml"), NULL,
	     NULL},
	    {B(ZIP "META-INF/container.xml"), "a.zip", NULL},
	    {B(ZIP "broken"), "a.epub", NULL},
	    {B(""), NULL, NULL},
	};

	CHECK(rows);
}
END_TEST

START_TEST(control_characters_tell_no_text)
{
	char bytes[1000];
	size_t i;

	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(1 + i * 37 % 255);
	ck_assert(vdm_stranger_is_binary(bytes, sizeof(bytes)));
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = "a\tb\n\f\b\x1B"[i % 7];
	ck_assert(!vdm_stranger_is_binary(bytes, sizeof(bytes)));
	/* a stray one does not */
	bytes[500] = 1;
	ck_assert(!vdm_stranger_is_binary(bytes, sizeof(bytes)));
	ck_assert(!vdm_stranger_is_binary("", 0));
}
END_TEST

static void
keep(void *context, const struct vdm_finding *f)
{
	char *all = context;

	strncat(all, f->id, 200);
	strncat(all, ": ", 3);
	strncat(all, f->message, 400);
}

/* What is read of it, and what is said. */
static void
check_said(const char *bytes, size_t n, const char *from, const char *name,
	   int reads, const char *says)
{
	struct vdm_read_options *o = vdm_read_options_new();
	char all[4096] = "";
	struct vdm_sink sink = {keep, all, NULL};
	struct vdm_record *rec;

	ck_assert_int_eq(vdm_read_options_set(o, "from", from), 0);
	ck_assert_int_eq(vdm_read_options_set(o, "name", name), 0);
	ck_assert_int_eq(vdm_read(&rec, bytes, n, o, &sink) == 0, reads);
	ck_assert_msg(strstr(all, says) != NULL, "%s, not %s", all, says);
	vdm_record_free(rec);
	vdm_read_options_free(o);
}

START_TEST(a_stranger_is_refused_with_what_to_do)
{
	static const char docx[] = ZIP "....word/document.xml";
	static const char json[] = "{\"a\": \"Who keeps the lock?\"}";

	check_said(B(docx), NULL, "in/minutes.docx", 0,
		   "pandoc -t markdown minutes.docx");
	check_said(B(docx), NULL, "in/minutes.docx", 0,
		   "a Word document (.docx). Save");
	/* a name that a shell would take apart is not repeated */
	check_said(B(docx), NULL, "in/$(x).docx", 0, "-t markdown FILE");
	check_said(B(json), NULL, "a.txt", 0, "format-other: ");
	check_said(B(json), "text", "a.txt", 1, "text-other: ");
	ck_assert_ptr_null(vdm_format_guess(B(docx), "a.txt"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("stranger");
	TCase *tc = tcase_create("stranger");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, files_of_programs_are_named);
	tcase_add_test(tc, letters_that_are_no_text_are_named);
	tcase_add_test(tc, texts_stay_texts);
	tcase_add_test(tc, control_characters_tell_no_text);
	tcase_add_test(tc, a_stranger_is_refused_with_what_to_do);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
