/* SPDX-License-Identifier: MIT */
/*
 * The one table of what files are that no format here reads. The numbers are
 * those that the kinds' own specifications give; where a number is as short as
 * two letters that may begin a text, more is asked for.
 */
#include <assert.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "base/words.h"
#include "format/stranger.h"

#define OFFICE                                                                 \
	"Save it as a web page (HTML) or as plain text, or convert it with "   \
	"pandoc: pandoc -t markdown %s"
#define LEGACY                                                                 \
	"Save it anew with a word processor as a web page or as plain text, "  \
	"for instance: soffice --convert-to html %s"
#define SHEET                                                                  \
	"Save what is a record in it as a web page or as plain text, for "     \
	"instance: soffice --convert-to html %s"
#define PAGED                                                                  \
	"Take its text out, for instance: pdftotext -layout %s; a scan needs " \
	"text recognition first"
#define IMAGE                                                                  \
	"Its words are in no text yet: have it transcribed, or read by text "  \
	"recognition, for instance: tesseract %s out"
#define SOUND "Have it transcribed; give the transcript"
#define ARCHIVE "Unpack it, and give the files in it"
#define BOOK "Convert it to EPUB first, for instance: ebook-convert %s out.epub"
#define MAIL "Save the message as a web page or as plain text"
#define DATA                                                                   \
	"Take the words out of it, as plain text with a name before each turn"
#define NOTHING NULL

/* ---- by what bytes begin with -------------------------------------------- */

#define MAGIC(at, bytes) at, sizeof(bytes) - 1, bytes

static const struct {
	size_t at, n;
	const char *bytes;
	/* What stands at another place; 0 bytes: nothing is asked. */
	size_t then_at, then_n;
	const char *then;
	struct vdm_stranger kind;
} magic[] = {
#define ROW(at, bytes, what, cure)                                             \
	{                                                                      \
		MAGIC(at, bytes), 0, 0, "",                                    \
		{                                                              \
			what, cure                                             \
		}                                                              \
	}
#define ROW2(at, bytes, at2, bytes2, what, cure)                               \
	{                                                                      \
		MAGIC(at, bytes), MAGIC(at2, bytes2),                          \
		{                                                              \
			what, cure                                             \
		}                                                              \
	}
    ROW(0, "%PDF-", "a PDF document", PAGED),
    ROW(0, "%!PS", "a PostScript document", PAGED),
    ROW(0, "\xC5\xD0\xD3\xC6", "a PostScript drawing (EPS)", PAGED),
    ROW(0, "AT&TFORM", "a DjVu document", PAGED),
    ROW(0, "{\\rtf", "a document of a word processor (RTF)", OFFICE),
    ROW(0, "\xFFWPC", "a WordPerfect document", LEGACY),
    ROW(0, "HWP Document File", "a Hangul document (.hwp)", LEGACY),
    ROW(0, "\x31\xBE\0\0", "a document of Word for DOS or Write", LEGACY),
    ROW(0, "\xDB\xA5\x2D\0", "a document of Word 2 for Windows", LEGACY),
    ROW(0, "\x89PNG\r\n", "a picture (PNG)", IMAGE),
    ROW(0, "\xFF\xD8\xFF", "a picture (JPEG)", IMAGE),
    ROW(0, "GIF87a", "a picture (GIF)", IMAGE),
    ROW(0, "GIF89a", "a picture (GIF)", IMAGE),
    ROW(0, "II*\0", "a picture (TIFF)", IMAGE),
    ROW(0, "MM\0*", "a picture (TIFF)", IMAGE),
    ROW(0, "II+\0", "a picture (TIFF)", IMAGE),
    ROW(0, "MM\0+", "a picture (TIFF)", IMAGE),
    ROW2(0, "BM", 6, "\0\0\0\0", "a picture (BMP)", IMAGE),
    ROW2(0, "RIFF", 8, "WEBP", "a picture (WebP)", IMAGE),
    ROW(0, "\0\0\0\x0CjP  \r\n", "a picture (JPEG 2000)", IMAGE),
    ROW(0, "\xFF\x4F\xFF\x51", "a picture (JPEG 2000)", IMAGE),
    ROW(0, "8BPS\0", "a picture (Photoshop)", IMAGE),
    ROW(0, "\0\0\1\0", "an icon", NOTHING),
    ROW2(4, "ftypavif", 0, "\0\0", "a picture (AVIF)", IMAGE),
    ROW2(4, "ftyphei", 0, "\0\0", "a picture (HEIC)", IMAGE),
    ROW2(4, "ftypmif1", 0, "\0\0", "a picture (HEIF)", IMAGE),
    ROW2(4, "ftypM4A", 0, "\0\0", "a sound recording (MPEG-4)", SOUND),
    ROW2(4, "ftyp", 0, "\0\0", "a film or sound recording (MPEG-4)", SOUND),
    ROW2(4, "moov", 0, "\0\0", "a film (QuickTime)", SOUND),
    ROW2(0, "RIFF", 8, "CDR", "a drawing of CorelDRAW", NOTHING),
    ROW2(0, "RIFF", 8, "WAVE", "a sound recording (WAV)", SOUND),
    ROW2(0, "RIFF", 8, "AVI ", "a film (AVI)", SOUND),
    ROW2(0, "FORM", 8, "AIF", "a sound recording (AIFF)", SOUND),
    ROW(0, "OggS\0", "a sound recording or film (Ogg)", SOUND),
    ROW(0, "fLaC\0", "a sound recording (FLAC)", SOUND),
    ROW2(0, "ID3", 5, "\0", "a sound recording (MP3)", SOUND),
    ROW(0, "\xFF\xFB", "a sound recording (MP3)", SOUND),
    ROW(0, "\xFF\xF3", "a sound recording (MP3)", SOUND),
    ROW(0, "\xFF\xF1", "a sound recording (AAC)", SOUND),
    ROW(0, "\xFF\xF9", "a sound recording (AAC)", SOUND),
    ROW(0, "#!AMR\n", "a sound recording (AMR)", SOUND),
    ROW(0, ".snd\0", "a sound recording (AU)", SOUND),
    ROW(0, "\x1A\x45\xDF\xA3", "a film or sound recording (Matroska, WebM)",
	SOUND),
    ROW(0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11",
	"a film or sound recording (Windows Media)", SOUND),
    ROW(0, "FLV\1", "a film (Flash)", SOUND),
    ROW(0, "\0\0\1\xBA", "a film (MPEG)", SOUND),
    ROW(0, "\0\0\1\xB3", "a film (MPEG)", SOUND),
    ROW(0, "MThd\0\0\0\6", "music (MIDI)", NOTHING),
    ROW(0, "\x1F\x8B", "a compressed file (gzip)", ARCHIVE),
    ROW2(0, "BZh", 4, "1AY&SY", "a compressed file (bzip2)", ARCHIVE),
    ROW(0,
	"\xFD"
	"7zXZ\0",
	"a compressed file (xz)", ARCHIVE),
    ROW(0, "\x28\xB5\x2F\xFD", "a compressed file (Zstandard)", ARCHIVE),
    ROW(0, "\x04\x22\x4D\x18", "a compressed file (LZ4)", ARCHIVE),
    ROW(0, "\x1F\x9D", "a compressed file (compress)", ARCHIVE),
    ROW(0, "7z\xBC\xAF\x27\x1C", "an archive (7z)", ARCHIVE),
    ROW(0, "Rar!\x1A\7", "an archive (RAR)", ARCHIVE),
    ROW(257, "ustar", "an archive (tar)", ARCHIVE),
    ROW(0, "!<arch>\n", "an archive (ar)", ARCHIVE),
    ROW(0, "MSCF\0\0\0\0", "an archive (cabinet)", ARCHIVE),
    ROW(0, "xar!\0", "an archive (xar)", ARCHIVE),
    ROW(0, "WARC/", "an archive of web pages (WARC)",
	"Take the page out of it, with a program for web archives"),
    ROW(0, "bplist00",
	"a property list, as Safari saves web pages "
	"(.webarchive)",
	"Save the page anew as a web page (HTML)"),
    ROW(0,
	"\x7F"
	"ELF",
	"a program", NOTHING),
    ROW2(0, "MZ", 10, "\0\0", "a program", NOTHING),
    ROW2(0, "MZ", 6, "\0\0", "a program", NOTHING),
    ROW(0, "\xFE\xED\xFA\xCE", "a program", NOTHING),
    ROW(0, "\xFE\xED\xFA\xCF", "a program", NOTHING),
    ROW(0, "\xCF\xFA\xED\xFE", "a program", NOTHING),
    ROW(0, "\xCE\xFA\xED\xFE", "a program", NOTHING),
    ROW(0, "\xCA\xFE\xBA\xBE", "a program", NOTHING),
    ROW(0, "\0asm", "a program (WebAssembly)", NOTHING),
    ROW(0, "dex\n", "a program (Android)", NOTHING),
    ROW(0, "!BDN", "a mailbox of Outlook (.pst)", MAIL),
    ROW(0, "SQLite format 3\0", "a database (SQLite)", DATA),
    ROW(4, "Standard Jet DB", "a database (Access)", DATA),
    ROW(4, "Standard ACE DB", "a database (Access)", DATA),
    ROW2(0, "PAR1", 4, "\x15", "a table of data (Parquet)", DATA),
    ROW(0, "\x89HDF\r\n", "a table of data (HDF)", DATA),
    ROW(0, "OTTO\0", "a font", NOTHING),
    ROW(0, "\0\1\0\0\0", "a font", NOTHING),
    ROW2(0, "wOF", 8, "\0", "a font", NOTHING),
    ROW2(60, "BOOKMOBI", 34, "\0\0", "an e-book for Kindle (Mobipocket)", BOOK),
    ROW2(60, "TEXtREAd", 34, "\0\0", "an e-book (PalmDOC)", BOOK),
    ROW(0, "ITOLITLS", "an e-book (LIT)", BOOK),
    ROW(0, "ITSF\3", "a help file (CHM)", BOOK),
    ROW(0, "BEGIN:VCARD", "a card of addresses (vCard)", NOTHING),
    ROW(0, "BEGIN:VCALENDAR", "a calendar", NOTHING),
#undef ROW
#undef ROW2
};

static int
stands(const char *bytes, size_t length, size_t at, const char *what, size_t n)
{
	return at + n <= length && memcmp(bytes + at, what, n) == 0;
}

static const struct vdm_stranger *
by_magic(const char *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < sizeof(magic) / sizeof(magic[0]); i++)
		if (stands(bytes, length, magic[i].at, magic[i].bytes,
			   magic[i].n) &&
		    stands(bytes, length, magic[i].then_at, magic[i].then,
			   magic[i].then_n))
			return &magic[i].kind;
	return NULL;
}

/* ---- containers ---------------------------------------------------------- */

/* What a ZIP container holds, by the names in it. */
static const struct {
	const char *name;
	struct vdm_stranger kind;
} packed[] = {
    {"word/document.xml", {"a Word document (.docx)", OFFICE}},
    {"xl/workbook.xml", {"a spreadsheet (.xlsx)", SHEET}},
    {"xl/workbook.bin", {"a spreadsheet (.xlsb)", SHEET}},
    {"ppt/presentation.xml", {"slides of PowerPoint (.pptx)", SHEET}},
    {"visio/document.xml", {"a drawing of Visio", SHEET}},
    {"opendocument.text", {"a text of OpenDocument (.odt)", OFFICE}},
    {"opendocument.spreadsheet",
     {"a spreadsheet of OpenDocument (.ods)", SHEET}},
    {"opendocument.presentation", {"slides of OpenDocument (.odp)", SHEET}},
    {"vnd.oasis.opendocument.", {"a document of OpenDocument", SHEET}},
    {"vnd.sun.xml.writer", {"a text of OpenOffice 1 (.sxw)", LEGACY}},
    {"hwpml-package", {"a Hangul document (.hwpx)", LEGACY}},
    {"Index/Document.iwa",
     {"a document of Pages, Numbers or Keynote",
      "Open it there, and export it as EPUB or as plain text"}},
    {"index.apxl", {"slides of Keynote", SHEET}},
    {"FixedDocumentSequence.fdseq", {"an XPS document", PAGED}},
    {"AndroidManifest.xml", {"a program (Android)", NOTHING}},
    {"META-INF/MANIFEST.MF", {"a program (Java)", NOTHING}},
};

static const struct vdm_stranger zip = {"a ZIP archive", ARCHIVE};

static int
ends_with(const char *name, const char *ending)
{
	size_t n = name != NULL ? strlen(name) : 0, k = strlen(ending);

	return n > k && strcasecmp(name + n - k, ending) == 0;
}

/* A container that says to be a book, or is called one, is the reader's. */
static const struct vdm_stranger *
by_names(const char *bytes, size_t length, const char *name)
{
	size_t i;

	if (!stands(bytes, length, 0, "PK\3\4", 4) ||
	    memmem(bytes, length < 256 ? length : 256, "application/epub+zip",
		   20) != NULL)
		return NULL;
	for (i = 0; i < sizeof(packed) / sizeof(packed[0]); i++)
		if (memmem(bytes, length, packed[i].name,
			   strlen(packed[i].name)) != NULL)
			return &packed[i].kind;
	return name == NULL || ends_with(name, ".epub") ||
		       memmem(bytes, length, "META-INF/container.xml", 22) !=
			   NULL
		   ? NULL
		   : &zip;
}

/* What Microsoft's compound files hold, by names in UTF-16. */
static const struct {
	const char *name;
	struct vdm_stranger kind;
} compound[] = {
    {"WordDocument", {"a Word document (.doc)", LEGACY}},
    {"Workbook", {"a spreadsheet (.xls)", SHEET}},
    {"PowerPoint Document", {"slides of PowerPoint (.ppt)", SHEET}},
    {"HwpSummaryInformation", {"a Hangul document (.hwp)", LEGACY}},
    {"__substg1.0_", {"a mail of Outlook (.msg)", MAIL}},
    {"MatOST", {"a document of Works (.wps)", LEGACY}},
    {"Book", {"a spreadsheet (.xls)", SHEET}},
};

static const struct vdm_stranger office = {"a document of an old Office",
					   LEGACY};

static const struct vdm_stranger *
by_streams(const char *bytes, size_t length)
{
	char wide[64];
	size_t i, k, n;

	if (!stands(bytes, length, 0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8))
		return NULL;
	for (i = 0; i < sizeof(compound) / sizeof(compound[0]); i++) {
		n = strlen(compound[i].name);
		assert(2 * n <= sizeof(wide));
		for (k = 0; k < n; k++) {
			wide[2 * k] = compound[i].name[k];
			wide[2 * k + 1] = '\0';
		}
		if (memmem(bytes, length, wide, 2 * n) != NULL)
			return &compound[i].kind;
	}
	return &office;
}

/* ---- any ----------------------------------------------------------------- */

const struct vdm_stranger *
vdm_stranger_of(const char *bytes, size_t length, const char *name)
{
	const struct vdm_stranger *kind = by_magic(bytes, length);

	if (kind == NULL)
		kind = by_names(bytes, length, name);
	if (kind == NULL)
		kind = by_streams(bytes, length);
	return kind != NULL ? kind : vdm_stranger_of_text(bytes, length, name);
}

/* The n-th character, of `width` bytes; those of two with the higher one at
 * `high`. */
static unsigned
unit_at(const char *bytes, size_t n, size_t width, size_t high)
{
	const unsigned char *b = (const unsigned char *)bytes + n * width;

	return width == 1 ? b[0] : (unsigned)b[high] << 8 | b[1 - high];
}

int
vdm_stranger_is_binary(const char *bytes, size_t length)
{
	/* of a text; a tab, the ends of lines and of pages, what strikes over
	 * or shifts a character set are none of these */
	static const char kept[] = "\t\n\v\f\r\b\x1A\x1B\x0E\x0F";
	/* its mark says that each character has two bytes: the one that tells
	 * the script, 4 in Cyrillic, is no control character */
	int little = stands(bytes, length, 0, "\xFF\xFE", 2);
	size_t width =
	    little || stands(bytes, length, 0, "\xFE\xFF", 2) ? 2 : 1;
	size_t n = (length < 65536 ? length : 65536) / width, i, odd = 0;

	for (i = 0; i < n; i++) {
		unsigned c = unit_at(bytes, i, width, (size_t)little);

		odd += c < 0x20 && c != 0 && strchr(kept, (int)c) == NULL;
	}
	return odd > 8 && odd > n / 25;
}

/* The file's own name where a shell takes it as it is. */
static const char *
shown_name(const char *name)
{
	static const char safe[] = "abcdefghijklmnopqrstuvwxyz"
				   "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-+";
	const char *slash = name != NULL ? strrchr(name, '/') : NULL;
	size_t n;

	if (slash != NULL)
		name = slash + 1;
	n = name != NULL ? strlen(name) : 0;
	return n > 0 && n < 80 && name[0] != '-' && strspn(name, safe) == n
		   ? name
		   : "FILE";
}

void
vdm_stranger_say(const struct vdm_stranger *kind, const char *name,
		 struct vdm_buf *out)
{
	const char *cure = kind->cure, *mark;

	vdm_buf_puts(out, kind->what);
	if (cure == NULL)
		return;
	vdm_buf_puts(out, ". ");
	while ((mark = strstr(cure, "%s")) != NULL) {
		vdm_buf_put(out, cure, (size_t)(mark - cure));
		vdm_buf_puts(out, shown_name(name));
		cure = mark + 2;
	}
	vdm_buf_puts(out, cure);
}
