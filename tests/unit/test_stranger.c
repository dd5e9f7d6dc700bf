/* SPDX-License-Identifier: MIT */
/* Files that are named by their bytes, and texts that stay texts. */
#include <check.h>
#include <stdio.h>
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

/* What lies behind the last byte is not looked at. */
static void
check_end(const struct row *row, const struct vdm_stranger *k)
{
	static const char behind[] = " \t>]}\",:0a<\1\xFF";
	char *copy = malloc(row->n + 2);
	size_t i;

	ck_assert_ptr_nonnull(copy);
	if (row->n > 0)
		memcpy(copy, row->bytes, row->n);
	copy[row->n + 1] = '\0';
	for (i = 0; i < sizeof(behind) - 1; i++) {
		copy[row->n] = behind[i];
		ck_assert_msg(vdm_stranger_of(copy, row->n, row->name) == k,
			      "%.40s with %c behind it", row->bytes, behind[i]);
	}
	free(copy);
}

static void
check_rows(const struct row *rows, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		const struct vdm_stranger *k =
		    vdm_stranger_of(rows[i].bytes, rows[i].n, rows[i].name);

		check_end(&rows[i], k);

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
	    {B("MIME-Version: 1.0\nContent-Type: multipart/related\n\n--x\n"
	       "Content-Type: text/html\n\n"),
	     NULL, "MHTML"},
	    {B("Received: 3 May 1950\nFrom: Mr. Lind\n\nHi\n"), NULL, NULL},
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

/* A name that ends in .txt makes no text of what is one element, or declares to
 * be XML: its tags would become words. Whoever says that it is text has them.
 */
START_TEST(tags_are_no_words)
{
	static const char *const markup[] = {
	    "<?xml version='1.0'?><note><to>Ann Lind</to></note>",
	    "<?xml version='1.0'?>\n<note>never closed",
	    "<note><to>Ann Lind</to></note>\n",
	    "<!-- x -->\n<transcript>\nANN LIND: Here & there.\n</transcript>",
	    "<p>ANN LIND: Here.</p>\n<p>BO RASK: There.</p>\n",
	    "\xEF\xBB\xBF<a:b xmlns:a='urn:x'>c</a:b>"};
	static const char *const text[] = {
	    "<laughter> ANN LIND: Here.\n\nBO RASK: There.\n",
	    "ANN LIND: Here.\n\nBO RASK: <b>There.</b>\n",
	    "<ANN LIND> Here.\n\n<BO RASK> There.\n", "<3 ANN LIND: Here.\n",
	    "<note>Ann Lind</note> was here.\n"};
	size_t i;

	for (i = 0; i < sizeof(markup) / sizeof(markup[0]); i++) {
		check_said(markup[i], strlen(markup[i]), NULL, "a.txt", 0,
			   "format-other: nothing was read, for this is a "
			   "document in XML, or a piece of HTML");
		check_said(markup[i], strlen(markup[i]), "text", "a.txt", 1,
			   "");
	}
	for (i = 0; i < sizeof(text) / sizeof(text[0]); i++)
		check_said(text[i], strlen(text[i]), NULL, "a.txt", 1, "");
}
END_TEST

static const struct row each_bytes_rows[] = {
    {B("%PDF-"), NULL, "PDF"},
    {B("%PDF-1.4\n%\xE2\xE3"), NULL, "PDF"},
    {B("%!PS-Adobe-3.0 EPSF"), NULL, "PostScript document"},
    {B("\xC5\xD0\xD3\xC6\x20\0\0\0\x91"), NULL, "EPS"},
    {B("AT&TFORM\0\1\2\3DJVUINFO"), NULL, "DjVu"},
    {B("HWP Document File V3.00 \x1A\1"), NULL, ".hwp"},
    {B("!BDN\x10\x20\x30\x40SM"), NULL, ".pst"},
    {B("RIFF\x24\x10\x20\1"
       "CDR9vrsn"),
     NULL, "CorelDRAW"},
    {B("{\\rtf1\\ansi"), NULL, "RTF"},
    {B("\xFFWPC\x10\0\0\0\1\x0A"), NULL, "WordPerfect"},
    {B("\x31\xBE\0\0\0\xAB"), NULL, "Word for DOS"},
    {B("\xDB\xA5\x2D\0\x21\0\x09\x04"), NULL, "Word 2"},
    {B("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"), NULL, "PNG"},
    {B("\xFF\xD8\xFF\xE1\x10\x20"
       "Exif"),
     NULL, "JPEG"},
    {B("GIF87a\x10\0\x20\0"), NULL, "GIF"},
    {B("GIF89a\x10\0\x20\0"), NULL, "GIF"},
    {B("II*\0\x08\0\0\0"), NULL, "TIFF"},
    {B("MM\0*\0\0\0\x08"), NULL, "TIFF"},
    {B("II+\0\x08\0\0\0"), NULL, "TIFF"},
    {B("MM\0+\0\x08\0\0"), NULL, "TIFF"},
    {B("BM\x36\x10\x20\1\0\0\0\0\x36\0\0\0\x28"), NULL, "BMP"},
    {B("RIFF\x24\x10\x20\1WEBPVP8 "), NULL, "WebP"},
    {B("\0\0\0\x0CjP  \r\n\x87\n"), NULL, "JPEG 2000"},
    {B("\xFF\x4F\xFF\x51\0\x29"), NULL, "JPEG 2000"},
    {B("8BPS\0\1\0\0\0\0\0\0\0\3"), NULL, "Photoshop"},
    {B("\0\0\1\0\2\0\x10\x10"), NULL, "an icon"},
    {B("\0\0\1\x1C"
       "ftypavif\0\0\0\0"),
     NULL, "AVIF"},
    {B("\0\0\1\x18"
       "ftypheic\0\0\0\0"),
     NULL, "HEIC"},
    {B("\0\0\1\x18"
       "ftypmif1\0\0\0\0"),
     NULL, "HEIF"},
    {B("\0\0\1\x20"
       "ftypM4A \0\0\2\0"),
     NULL, "a sound recording (MPEG-4)"},
    {B("\0\0\1\x20"
       "ftypisom\0\0\2\0"),
     NULL, "a film or sound recording (MPEG-4)"},
    {B("\0\0\x0A\x1Cmoov\0\0\0\x6Cmvhd"), NULL, "QuickTime"},
    {B("RIFF\x24\x10\x20\1WAVEfmt "), NULL, "WAV"},
    {B("RIFF\x24\x10\x20\1AVI LIST"), NULL, "AVI"},
    {B("FORM\1\x10\x20\x24"
       "AIFFCOMM"),
     NULL, "AIFF"},
    {B("FORM\1\x10\x20\x24"
       "AIFCFVER"),
     NULL, "AIFF"},
    {B("OggS\0\2\0\0"), NULL, "Ogg"},
    {B("fLaC\0\0\0\x22"), NULL, "FLAC"},
    {B("ID3\3\1\0\1\2\3\4TIT2"), NULL, "MP3"},
    {B("\xFF\xFB\x90\x64"), NULL, "MP3"},
    {B("\xFF\xF3\x40\xC4"), NULL, "MP3"},
    {B("\xFF\xF1\x50\x80"), NULL, "AAC"},
    {B("\xFF\xF9\x50\x80"), NULL, "AAC"},
    {B("#!AMR\n\x3C"), NULL, "AMR"},
    {B(".snd\0\0\0\x18\1\2"), NULL, "AU"},
    {B("\x1A\x45\xDF\xA3\x9F\x42"), NULL, "Matroska"},
    {B("\x30\x26\xB2\x75\x8E\x66\xCF\x11\xA6\xD9"), NULL, "Windows Media"},
    {B("FLV\1\5\0\0\0\x09"), NULL, "Flash"},
    {B("\0\0\1\xBA\x44"), NULL, "film (MPEG)"},
    {B("\0\0\1\xB3\x14"), NULL, "film (MPEG)"},
    {B("MThd\0\0\0\6\0\1"), NULL, "MIDI"},
    {B("\x1F\x8B\x08\x08"), NULL, "gzip"},
    {B("BZh91AY&SY\x12"), NULL, "bzip2"},
    {B("\xFD"
       "7zXZ\0\0\4"),
     NULL, "(xz)"},
    {B("\x28\xB5\x2F\xFD\x24"), NULL, "Zstandard"},
    {B("\x04\x22\x4D\x18\x64"), NULL, "LZ4"},
    {B("\x1F\x9D\x90"), NULL, "(compress)"},
    {B("7z\xBC\xAF\x27\x1C\0\4"), NULL, "(7z)"},
    {B("Rar!\x1A\7\0\xCF"), NULL, "RAR"},
    {B("Rar!\x1A\7\1\0"), NULL, "RAR"},
    {B("!<arch>\ndebian-binary"), NULL, "(ar)"},
    {B("MSCF\0\0\0\0\x10\x20"), NULL, "cabinet"},
    {B("xar!\0\x1C\0\1"), NULL, "(xar)"},
    {B("WARC/1.0\r\n"), NULL, "WARC"},
    {B("bplist00\xD1"), NULL, "property list"},
    {B("\x7F"
       "ELF\2\1\1"),
     NULL, "program"},
    /* either of two fields of a header that compilers leave empty */
    {B("MZ\x50\1\2\3\4\1\4\1\0\0\xFF\xFF"), NULL, "program"},
    {B("MZ\x90\1\3\1\0\0\4\1\x10\1\xFF\xFF"), NULL, "program"},
    {B("\xFE\xED\xFA\xCE\0"), NULL, "program"},
    {B("\xFE\xED\xFA\xCF\1"), NULL, "program"},
    {B("\xCF\xFA\xED\xFE\7"), NULL, "program"},
    {B("\xCE\xFA\xED\xFE\7"), NULL, "program"},
    {B("\xCA\xFE\xBA\xBE\0"), NULL, "program"},
    {B("\0asm\1\0\0\0"), NULL, "WebAssembly"},
    {B("dex\n035\0"), NULL, "Android"},
    {B("SQLite format 3\0\x10\0"), NULL, "SQLite"},
    {B("\0\1\0\0Standard Jet DB\0\1"), NULL, "Access"},
    {B("\0\1\0\0Standard ACE DB\0\2"), NULL, "Access"},
    {B("PAR1\x15\4\x16"), NULL, "Parquet"},
    {B("\x89HDF\r\n\x1A\n"), NULL, "HDF"},
    {B("OTTO\0\x0C\0\x80"), NULL, "font"},
    {B("\0\1\0\0\0\x0C\0\x80"), NULL, "font"},
    {B("wOFF\0\1\0\1\0\1\x20\x30"), NULL, "font"},
    {B("wOF2\0\1\0\1\0\1\x20\x30"), NULL, "font"},
    {B("ITOLITLS\1\0\0\0"), NULL, "(LIT)"},
    {B("ITSF\3\0\0\0\x60"), NULL, "(CHM)"},
    {B("BEGIN:VCARD\r\n"), NULL, "vCard"},
    {B("BEGIN:VCALENDAR\r\n"), NULL, "calendar"},
};

/* What each kind's specification says that a file begins with, with what
 * stands there beside it: sizes, versions, flags. */
START_TEST(each_kind_is_known_by_its_first_bytes)
{

	CHECK(each_bytes_rows);
}
END_TEST

/* Kinds that are told by what stands further behind, which has a field of
 * zeros before it or none. */
START_TEST(kinds_are_known_by_what_stands_further_behind)
{
	char tar[512], palm[78];
	const struct vdm_stranger *k;

	memset(tar, 'x', sizeof(tar));
	memcpy(tar + 257, "ustar", 5);
	k = vdm_stranger_of(tar, sizeof(tar), NULL);
	ck_assert(k != NULL && strstr(k->what, "(tar)") != NULL);
	k = vdm_stranger_of(tar, 262, NULL);
	ck_assert(k != NULL && strstr(k->what, "(tar)") != NULL);
	ck_assert_ptr_null(vdm_stranger_of(tar, 261, NULL));

	/* a name, its attributes and version, dates, the kind */
	memset(palm, 'x', sizeof(palm));
	memcpy(palm + 34, "\0\0", 2);
	memcpy(palm + 60, "BOOKMOBI", 8);
	k = vdm_stranger_of(palm, sizeof(palm), NULL);
	ck_assert(k != NULL && strstr(k->what, "Mobipocket") != NULL);
	memcpy(palm + 60, "TEXtREAd", 8);
	k = vdm_stranger_of(palm, 68, NULL);
	ck_assert(k != NULL && strstr(k->what, "PalmDOC") != NULL);
	ck_assert_ptr_null(vdm_stranger_of(palm, 67, NULL));
	palm[34] = 'x';
	ck_assert_ptr_null(vdm_stranger_of(palm, sizeof(palm), NULL));
}
END_TEST

START_TEST(containers_are_known_by_what_they_hold)
{
	static const struct row rows[] = {
	    {B(ZIP "..xl/workbook.bin"), NULL, ".xlsb"},
	    {B(ZIP "..visio/document.xml"), NULL, "Visio"},
	    {B(ZIP "..opendocument.presentation"), NULL, ".odp"},
	    {B(ZIP "..vnd.oasis.opendocument.graphics"), NULL, "OpenDocument"},
	    {B(ZIP "..vnd.sun.xml.writer"), NULL, ".sxw"},
	    {B(ZIP "..hwpml-package"), NULL, ".hwpx"},
	    {B(ZIP "..index.apxl"), NULL, "Keynote"},
	    {B(ZIP "..FixedDocumentSequence.fdseq"), NULL, "XPS"},
	    {B(ZIP "..AndroidManifest.xml"), NULL, "Android"},
	    {B(ZIP "..META-INF/MANIFEST.MF"), NULL, "Java"},
	    {B(ZIP), "a.zip", "ZIP"},
	    {B("PK\3"), "a.zip", NULL},
	    /* what has no name may be a book */
	    {B(ZIP "..a.txt"), NULL, NULL},
	    {B(ZIP "..a.txt"), "in/A.EPUB", NULL},
	    {B(ZIP "..a.txt"), ".epub", "ZIP"},
	    {B(ZIP "..a.txt"), "aepub", "ZIP"},
	    {B(OLE "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0 \0"
		   "D\0o\0c\0u\0m\0e\0n\0t\0"),
	     NULL, ".ppt"},
	    {B(OLE "\5\0H\0w\0p\0S\0u\0m\0m\0a\0r\0y\0"
		   "I\0n\0f\0o\0r\0m\0a\0t\0i\0o\0n\0"),
	     NULL, ".hwp"},
	    {B(OLE "_\0_\0s\0u\0b\0s\0t\0g\0001\0.\0000\0_\0"), NULL, ".msg"},
	    {B(OLE "M\0a\0t\0O\0S\0T\0"), NULL, ".wps"},
	    {B(OLE "B\0o\0o\0k\0"), NULL, ".xls"},
	    {B(OLE "B\0o\0o\0k"), NULL, "old Office"},
	    {B(OLE "WordDocument"), NULL, "old Office"},
	    {B("\xD0\xCF\x11\xE0\xA1\xB1\x1A"), NULL, NULL},
	};

	CHECK(rows);
}
END_TEST

/* A book says within its first 256 bytes that it is one. */
START_TEST(a_book_says_so_at_its_beginning)
{
	static const char type[] = "application/epub+zip";
	char bytes[400];

	for (size_t at = 235; at <= 238; at++) {
		memset(bytes, '.', sizeof(bytes));
		memcpy(bytes, "PK\3\4", 4);
		memcpy(bytes + at, type, 20);
		memcpy(bytes + 300, "word/document.xml", 17);
		ck_assert_msg((vdm_stranger_of(bytes, 400, "a.zip") == NULL) ==
				  (at <= 236),
			      "%zu", at);
		/* with no byte behind it, it is one */
		memset(bytes + 4, '.', at - 4);
		ck_assert((vdm_stranger_of(bytes, at + 20, "a.zip") == NULL) ==
			  (at <= 236));
	}
}
END_TEST

/* Of so many bytes, so many are control characters. */
static int
is_binary(size_t n, size_t odd)
{
	char *bytes = malloc(n + 1);
	int is;

	ck_assert_ptr_nonnull(bytes);
	memset(bytes, 'a', n);
	memset(bytes, 1, odd);
	bytes[n] = 1; /* is not looked at */
	is = vdm_stranger_is_binary(bytes, n);
	free(bytes);
	return is;
}

START_TEST(so_many_control_characters_tell_no_text)
{
	/* "Так.", with marks of the order of bytes */
	static const char little[] = "\xFF\xFE\x22\4\x30\4\x3A\4.\0\x22\4\x30\4"
				     "\x3A\4.\0\x22\4\x30\4\x3A\4.\0\x22\4";
	static const char big[] = "\xFE\xFF\4\x22\4\x30\4\x3A\0.\4\x22\4\x30"
				  "\4\x3A\0.\4\x22\4\x30\4\x3A\0.\4\x22";
	static const char kept[] = "\t\n\v\f\r\b\x1A\x1B\x0E\x0F";
	char bytes[100];
	size_t i;

	ck_assert(!is_binary(100, 8));
	ck_assert(is_binary(100, 9));
	ck_assert(!is_binary(1000, 40));
	ck_assert(is_binary(1000, 41));
	/* no more is looked at than 65536 */
	ck_assert(!is_binary(100000, 2621));
	ck_assert(is_binary(100000, 2622));
	ck_assert(!vdm_stranger_is_binary(little, sizeof(little) - 1));
	ck_assert(!vdm_stranger_is_binary(big, sizeof(big) - 1));
	/* without the marks they are bytes */
	ck_assert(vdm_stranger_is_binary(little + 2, sizeof(little) - 3));
	ck_assert(vdm_stranger_is_binary(big + 2, sizeof(big) - 3));
	for (i = 1; i < 0x21; i++) {
		memset(bytes, (int)i, sizeof(bytes));
		ck_assert_msg(vdm_stranger_is_binary(bytes, sizeof(bytes)) ==
				  (i < 0x20 && strchr(kept, (int)i) == NULL),
			      "%zu", i);
	}
	memset(bytes, 0, sizeof(bytes));
	ck_assert(!vdm_stranger_is_binary(bytes, sizeof(bytes)));
	/* two bytes a character, after a mark of their order */
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = (char)(i % 2);
	memcpy(bytes, "\xFE\xFF", 2);
	ck_assert(vdm_stranger_is_binary(bytes, sizeof(bytes)));
	memcpy(bytes, "\xFF\xFE", 2);
	ck_assert(!vdm_stranger_is_binary(bytes, sizeof(bytes)));
}
END_TEST

static void
check_shown(const char *name, const char *shown)
{
	static const struct vdm_stranger kind = {"it", "do %s and %s x"};
	struct vdm_buf out;
	char wanted[400];

	vdm_buf_init(&out);
	vdm_stranger_say(&kind, name, &out);
	ck_assert_int_lt(snprintf(wanted, sizeof(wanted), "it. do %s and %s x",
				  shown, shown),
			 (int)sizeof(wanted));
	ck_assert_str_eq(vdm_buf_str(&out), wanted);
	vdm_buf_fini(&out);
}

START_TEST(a_name_is_repeated_where_a_shell_takes_it_as_it_is)
{
	static const struct vdm_stranger icon = {"an icon", NULL};
	char name[81];
	struct vdm_buf out;

	check_shown("a.odt", "a.odt");
	check_shown("in/b/A_9+z-0.odt", "A_9+z-0.odt");
	check_shown(NULL, "FILE");
	check_shown("", "FILE");
	check_shown("in/", "FILE");
	check_shown("-x", "FILE");
	check_shown("in/-x", "FILE");
	check_shown("a b", "FILE");
	check_shown("a~", "FILE");
	memset(name, 'n', sizeof(name));
	name[79] = '\0';
	check_shown(name, name);
	name[79] = 'n';
	name[80] = '\0';
	check_shown(name, "FILE");
	vdm_buf_init(&out);
	vdm_stranger_say(&icon, "a.ico", &out);
	ck_assert_str_eq(vdm_buf_str(&out), "an icon");
	vdm_buf_fini(&out);
}
END_TEST

/* A root tells its kind by its own name, or by the namespace of its prefix. */
START_TEST(roots_are_known_by_their_namespaces)
{
	static const struct row rows[] = {
	    {B("<b:x xmlns:b='http://docbook.org/ns/docbook'></b:x>"), NULL,
	     "DocBook"},
	    {B("<x xmlns=\"http://www.loc.gov/METS/\"></x>"), NULL, "METS"},
	    {B("<x a='b' xmlns='http://www.loc.gov/mods/v3'></x>\n \n"), NULL,
	     "MODS"},
	    {B("<c:x xmlns='http://www.loc.gov/METS/'></c:x>"), NULL, NULL},
	    {B("<x xmlns:c='http://www.loc.gov/METS/'></x>"), NULL, NULL},
	    {B("<x xmlns='http://www.loc.gov/METS/></x>"), NULL, NULL},
	    {B("<c:ead></c:ead>"), NULL, "EAD"},
	    {B("<ead></ead>"), "a.XML", NULL},
	    {B("<ead></ead>"), ".xml", "EAD"},
	    {B("<ead></ead>"), "axml", "EAD"},
	    {B("<?xml version='1.0'?><ead></ead>"), NULL, NULL},
	    {B("<ead></ead"), NULL, NULL},
	    {B("<ead>/ead>"), NULL, NULL},
	    {B("<ead></eax>"), NULL, NULL},
	    {B("<ead>"), NULL, NULL},
	};
	char bytes[400];
	size_t n;

	CHECK(rows);
	/* an address of 127 bytes is looked at, a longer one is not */
	for (n = 126; n <= 129; n++) {
		(void)snprintf(bytes, sizeof(bytes),
			       "<x xmlns='http://www.loc.gov/METS/%0*d'></x>",
			       (int)n - 24, 0);
		ck_assert_msg((vdm_stranger_of(bytes, strlen(bytes), NULL) !=
			       NULL) == (n < 128),
			      "%zu", n);
	}
	/* a name of 63 bytes, a prefix of 54 */
	for (n = 62; n <= 65; n++) {
		(void)snprintf(bytes, sizeof(bytes),
			       "<x%0*d xmlns='http://www.loc.gov/METS/'>"
			       "</x%0*d>",
			       (int)n - 1, 0, (int)n - 1, 0);
		ck_assert_msg((vdm_stranger_of(bytes, strlen(bytes), NULL) !=
			       NULL) == (n < 64),
			      "%zu", n);
	}
	for (n = 52; n <= 57; n++) {
		(void)snprintf(bytes, sizeof(bytes),
			       "<p%0*d:x xmlns:p%0*d='http://www.loc.gov/METS/"
			       "'></p%0*d:x>",
			       (int)n - 1, 0, (int)n - 1, 0, (int)n - 1, 0);
		ck_assert_msg((vdm_stranger_of(bytes, strlen(bytes), NULL) !=
			       NULL) == (n <= 54),
			      "%zu", n);
	}
}
END_TEST

/* Each word that a document of LaTeX begins with, each character of JSON, each
 * line that only what carries a mail writes. */
START_TEST(letters_are_asked_for_more_than_their_beginning)
{
	static const struct row rows[] = {
	    {B("\\documentstyle[12pt]{article}"), NULL, "LaTeX"},
	    {B("\\RequirePackage{a}"), NULL, "LaTeX"},
	    {B("\\NeedsTeXFormat{LaTeX2e}"), NULL, "LaTeX"},
	    {B("\\PassOptionsToPackage{a}{b}"), NULL, "LaTeX"},
	    {B("\\DocumentMetadata{a}"), NULL, "LaTeX"},
	    {B("\\part{a}"), NULL, "LaTeX"},
	    {B("\\subsection{a}"), NULL, "LaTeX"},
	    {B("\\usepackage[a]{b}"), NULL, "LaTeX"},
	    {B("\\input texinfo"), NULL, "LaTeX"},
	    {B("\\input texinf"), NULL, NULL},
	    {B("%a\r%b\r\n\\part{a}"), NULL, "LaTeX"},
	    {B("\xEF\xBB\xBF  {\"a\": 1}"), NULL, "JSON"},
	    {B("{\"a\": \"b\\\\\"}"), NULL, "JSON"},
	    {B("{\"a\": [true, false, null, -1.5e+3, 2E-1]}"), NULL, "JSON"},
	    {B("[\t\r\n\"a\"]"), NULL, "JSON"},
	    {B("[[\"a\"]]"), NULL, "JSON"},
	    {B("[{\"a\":1}]"), NULL, "JSON"},
	    {B("[0 , \"a\"]"), NULL, "JSON"},
	    {B("[0 \"a\"]"), NULL, NULL},
	    {B("[1, 2]"), NULL, NULL},
	    {B("[]"), NULL, NULL},
	    {B("[\"a\"]]"), NULL, NULL},
	    {B("[\"a\"] [\"b\"]\n "), NULL, "JSON"},
	    {B("[\"a\"],[\"b\"]"), NULL, NULL},
	    {B("[\"a\nb\"]"), NULL, NULL},
	    {B("[\"a\rb\"]"), NULL, NULL},
	    {B("[\"a\" x]"), NULL, NULL},
	    {B("[\"a]"), NULL, NULL},
	    {B("["), NULL, NULL},
	    {B("{\"nbformat\": 4}"), NULL, "Jupyter"},
	    {B("{\"cells\": []}"), NULL, "Jupyter"},
	    {B("Received: x\nA: b\nC: d\n\nHi\n"), NULL, "a mail"},
	    {B("A: b\nC: d\nReturn-Path: x\n\nHi\n"), NULL, "a mail"},
	    {B("A: b\nC: d\nMESSAGE-ID: x\n\nHi\n"), NULL, "a mail"},
	    {B("A: b\nC: d\nDelivered-To: x\n\nHi\n"), NULL, "a mail"},
	    {B("A: b\nC: d\nDKIM-Signature: x\n y\n\tz\n\nHi\n"), NULL,
	     "a mail"},
	    {B("A: b\r\nC: d\r\nX-Mailer: x\r\n\r\nHi\r\n"), NULL, "a mail"},
	    {B("A: b\nReceived: x\n\nHi\n"), NULL, NULL},
	    {B("A: b\nC: d\nReceive: x\n\nHi\n"), NULL, NULL},
	    {B(" A: b\nC: d\nE: f\nReceived: x\n\nHi\n"), NULL, NULL},
	    {B("A: b\nC: d\nReceived: x\nHi, you.\n\n"), NULL, NULL},
	    {B("A: b\nC: d\nReceived: x\n: a\n\n"), NULL, NULL},
	    {B("A: b\nC: d\nReceived: x"), NULL, "a mail"},
	    {B("From a\n A: b\nC: d\nReceived: x\n\n"), NULL, NULL},
	    {B("A: b\nC: multipart/related\nReceived: x\n"
	       "Snapshot-Content-Location: y\n\n"),
	     NULL, "MHTML"},
	    {B("A: b\nC: multipart/related\nReceived: x\n\n"), NULL, "a mail"},
	    {B("A: b\nC: text/html\nReceived: x\n\n"), NULL, "a mail"},
	};

	CHECK(rows);
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
	tcase_add_test(tc, each_kind_is_known_by_its_first_bytes);
	tcase_add_test(tc, kinds_are_known_by_what_stands_further_behind);
	tcase_add_test(tc, containers_are_known_by_what_they_hold);
	tcase_add_test(tc, a_book_says_so_at_its_beginning);
	tcase_add_test(tc, so_many_control_characters_tell_no_text);
	tcase_add_test(tc, a_name_is_repeated_where_a_shell_takes_it_as_it_is);
	tcase_add_test(tc, roots_are_known_by_their_namespaces);
	tcase_add_test(tc, letters_are_asked_for_more_than_their_beginning);
	tcase_add_test(tc, letters_that_are_no_text_are_named);
	tcase_add_test(tc, texts_stay_texts);
	tcase_add_test(tc, a_stranger_is_refused_with_what_to_do);
	tcase_add_test(tc, tags_are_no_words);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
