/* SPDX-License-Identifier: MIT */
/* What is given to a book, and what a font says of itself: fonts that have the
 * tables of names and of metrics alone, made here byte by byte, and such with
 * one thing that is wrong.
 */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "epub/edition.h"
#include "pictures.h"

/* A row of the table of names; its bytes stand as they are given. */
struct name {
	unsigned platform, language, id;
	const char *bytes;
	size_t n;
};

#define NAME(platform, language, id, bytes)                                    \
	{                                                                      \
		platform, language, id, bytes, sizeof(bytes) - 1               \
	}
#define NAMES 4

struct row {
	const char *file, *type;
	struct name names[NAMES];
	int metrics, weight, slope, rights; /* of the table OS/2 */
	/* what is read */
	const char *family, *licence;
	int is_weight, is_italic, is_rights;
};

static void
put(struct vdm_buf *out, unsigned value, int bytes)
{
	while (bytes-- > 0)
		vdm_buf_putc(out, (char)(value >> (8 * bytes)));
}

static void
put_names(struct vdm_buf *out, const struct row *row)
{
	unsigned count = 0, at = 0, i;

	while (count < NAMES && row->names[count].bytes != NULL)
		count++;
	put(out, 0, 2);
	put(out, count, 2);
	put(out, 6 + 12 * count, 2);
	for (i = 0; i < count; i++) {
		const struct name *n = &row->names[i];

		put(out, n->platform, 2);
		put(out, 1, 2);
		put(out, n->language, 2);
		put(out, n->id, 2);
		put(out, (unsigned)n->n, 2);
		put(out, at, 2);
		at += (unsigned)n->n;
	}
	for (i = 0; i < count; i++)
		vdm_buf_put(out, row->names[i].bytes, row->names[i].n);
}

static void
put_metrics(struct vdm_buf *out, const struct row *row)
{
	size_t start = out->len;

	put(out, 4, 4);
	put(out, (unsigned)row->weight, 2);
	put(out, 0, 2);
	put(out, (unsigned)row->rights, 2);
	while (out->len < start + 62)
		vdm_buf_putc(out, 0);
	put(out, (unsigned)row->slope, 2);
	while (out->len < start + (size_t)row->metrics)
		vdm_buf_putc(out, 0);
	vdm_buf_truncate(out, start + (size_t)row->metrics);
}

/* The font's bytes, as TrueType or WOFF, whose tables are not packed. */
static void
build(struct vdm_buf *out, const struct row *row)
{
	int woff = strcmp(row->type, "font/woff") == 0;
	size_t head = woff ? 44 : 12, each = woff ? 20 : 16;
	struct vdm_buf names, metrics;
	size_t at = head + 2 * each;

	vdm_buf_init(&names);
	vdm_buf_init(&metrics);
	put_names(&names, row);
	put_metrics(&metrics, row);
	vdm_buf_puts(out, woff ? "wOFF" : "");
	put(out, 0x10000, 4);
	if (woff) {
		put(out, (unsigned)(at + metrics.len + names.len), 4);
		put(out, 2, 2);
	} else {
		put(out, 2, 2);
	}
	while (out->len < head)
		vdm_buf_putc(out, 0);
	vdm_buf_puts(out, "OS/2");
	put(out, woff ? (unsigned)at : 0, 4);
	put(out, (unsigned)(woff ? metrics.len : at), 4);
	put(out, (unsigned)metrics.len, 4);
	put(out, 0, woff ? 4 : 0);
	vdm_buf_puts(out, "name");
	at += metrics.len;
	put(out, woff ? (unsigned)at : 0, 4);
	put(out, (unsigned)(woff ? names.len : at), 4);
	put(out, (unsigned)names.len, 4);
	put(out, 0, woff ? 4 : 0);
	vdm_buf_put(out, metrics.data, metrics.len);
	vdm_buf_put(out, names.data, names.len);
	vdm_buf_fini(&names);
	vdm_buf_fini(&metrics);
}

#define TTF "font/ttf"
#define WOFF "font/woff"
#define WIDE "\0A\0d\0a"

static const struct row rows[] = {
    /* by the file's name, where the font has none */
    {"Aske-Regular.ttf", TTF, {{0}}, 64, 400, 0, 0, "Aske", "", 400, 0, 0},
    {"Aske_BOLD.ttf", TTF, {{0}}, 0, 0, 0, 0, "Aske", "", 700, 0, -1},
    {"Aske-Italic.ttf", TTF, {{0}}, 0, 0, 0, 0, "Aske", "", 400, 1, -1},
    {"askeOblique", TTF, {{0}}, 63, 0, 0, 0, "askeOblique", "", 400, 1, -1},
    {"-x.ttf", TTF, {{0}}, 0, 0, 0, 0, "-x.ttf", "", 400, 0, -1},
    {"<>", TTF, {{0}}, 0, 0, 0, 0, "Text", "", 400, 0, -1},
    /* what the metrics say is worth more */
    {"a-bold.ttf", TTF, {{0}}, 64, 300, 0, 2, "a", "", 300, 0, 2},
    {"a-italic.ttf", TTF, {{0}}, 96, 900, 0, 8, "a", "", 900, 0, 8},
    {"a.ttf", TTF, {{0}}, 64, 0, 1, 0x104, "a", "", 400, 1, 0x104},
    {"a.ttf", TTF, {{0}}, 64, 1000, 0x200, 0, "a", "", 1000, 1, 0},
    {"a.ttf", TTF, {{0}}, 64, 1001, 0x40, 0, "a", "", 400, 0, 0},
    /* names: of Windows in English, then of Windows, then of others */
    {"a.ttf",
     TTF,
     {NAME(3, 0x409, 1, WIDE)},
     0,
     0,
     0,
     0,
     "Ada",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(1, 0, 1, "Bo"), NAME(3, 0x407, 1, "\0C"), NAME(3, 0x409, 1, WIDE)},
     0,
     0,
     0,
     0,
     "Ada",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(1, 0, 1, "Bo"), NAME(3, 0x407, 1, "\0C"), NAME(0, 0, 1, "\0D")},
     0,
     0,
     0,
     0,
     "C",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(1, 0, 1, "B\xFFo\x01")},
     0,
     0,
     0,
     0,
     "Bo",
     "",
     400,
     0,
     -1},
    {"a.ttf", TTF, {NAME(2, 0, 1, "\0B")}, 0, 0, 0, 0, "a", "", 400, 0, -1},
    {"a.ttf", TTF, {NAME(3, 0x409, 2, "\0B")}, 0, 0, 0, 0, "a", "", 400, 0, -1},
    {"a.ttf", TTF, {NAME(3, 0x409, 1, "\0 ")}, 0, 0, 0, 0, "a", "", 400, 0, -1},
    {"a.ttf",
     TTF,
     {NAME(3, 0x409, 1, "\0B"), NAME(3, 0x409, 16, "\0C")},
     0,
     0,
     0,
     0,
     "C",
     "",
     400,
     0,
     -1},
    /* letters beyond 16 bits, halves of such, an odd byte; what CSS reads */
    {"a.ttf",
     TTF,
     {NAME(3, 0x409, 1, "\0a\xD8\x35\xDC\x00\0b")},
     0,
     0,
     0,
     0,
     "a\xF0\x9D\x90\x80"
     "b",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(3, 0x409, 1, "\xDC\0\0a\xD8\x35\0b\xD8\x35")},
     0,
     0,
     0,
     0,
     "ab",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(3, 0x409, 1, "\0a\0")},
     0,
     0,
     0,
     0,
     "a",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(1, 0, 1, "a\"b\\c<d>e&f")},
     0,
     0,
     0,
     0,
     "abcdef",
     "",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(
	 1, 0, 1,
	 "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggghh")},
     0,
     0,
     0,
     0,
     "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffggg",
     "",
     400,
     0,
     -1},
    /* whose it is */
    {"a.ttf",
     TTF,
     {NAME(1, 0, 13, "Free."), NAME(1, 0, 14, "https://e.example/")},
     0,
     0,
     0,
     0,
     "a",
     "Free. https://e.example/",
     400,
     0,
     -1},
    {"a.ttf",
     TTF,
     {NAME(1, 0, 14, "https://e.example/")},
     0,
     0,
     0,
     0,
     "a",
     "https://e.example/",
     400,
     0,
     -1},
    {"a.woff",
     WOFF,
     {NAME(3, 0x409, 1, WIDE), NAME(1, 0, 13, "Free.")},
     64,
     600,
     1,
     4,
     "Ada",
     "Free. ",
     600,
     1,
     4},
};

START_TEST(a_font_says_what_it_is)
{
	const struct row *row = &rows[_i];
	struct vdm_font f;
	struct vdm_buf b;

	vdm_buf_init(&b);
	build(&b, row);
	ck_assert(vdm_font_read(&f, row->file, row->type, b.data, b.len));
	ck_assert_str_eq(f.family, row->family);
	ck_assert_str_eq(vdm_buf_str(&f.licence), row->licence);
	ck_assert_int_eq(f.weight, row->is_weight);
	ck_assert_int_eq(f.italic, row->is_italic);
	ck_assert_int_eq(f.rights, row->is_rights);
	vdm_buf_fini(&f.licence);
	vdm_buf_fini(&b);
}
END_TEST

/* Whether the bytes are a font's where all behind `n` are missing, or those at
 * `at` are others. */
static int
is_font(const struct row *row, size_t n, size_t at, unsigned value, int bytes)
{
	struct vdm_font f;
	struct vdm_buf b, other;
	int rc;

	vdm_buf_init(&b);
	vdm_buf_init(&other);
	build(&b, row);
	put(&other, value, bytes);
	if (bytes > 0)
		memcpy(b.data + at, other.data, (size_t)bytes);
	rc = vdm_font_read(&f, row->file, row->type, b.data,
			   n < b.len ? n : b.len);
	vdm_buf_fini(&f.licence);
	vdm_buf_fini(&b);
	vdm_buf_fini(&other);
	return rc;
}

START_TEST(a_font_that_is_cut_is_none)
{
	const struct row *ttf = &rows[0];
	const struct row *woff = &rows[sizeof(rows) / sizeof(rows[0]) - 1];
	size_t n;

	ck_assert_str_eq(woff->type, WOFF);
	/* wherever it ends: its last table is that of names */
	for (n = 0; n < 12 + 2 * 16 + 64 + 6; n++)
		ck_assert_msg(!is_font(ttf, n, 0, 0, 0), "%zu", n);
	for (n = 0; n < 180; n++)
		ck_assert_msg(!is_font(woff, n, 0, 0, 0), "%zu", n);
	ck_assert(is_font(ttf, 1000, 0, 0, 0));
	ck_assert(is_font(woff, 1000, 0, 0, 0));
	/* no table, one too many, one beyond the end */
	ck_assert(!is_font(ttf, 1000, 4, 0, 2));
	ck_assert(!is_font(ttf, 1000, 4, 99, 2));
	ck_assert(!is_font(ttf, 1000, 12 + 8, 1000, 4));
	ck_assert(!is_font(ttf, 1000, 12 + 12, 0xFFFFFFFF, 4));
	/* a length that is another's */
	ck_assert(!is_font(woff, 1000, 8, 1, 4));
	/* tables that are packed say nothing, and are no fault */
	ck_assert(is_font(woff, 1000, 44 + 12, 65, 4));
}
END_TEST

/* Of WOFF2 only the length is plain. */
START_TEST(a_packed_font_has_its_length)
{
	static const char head[48] = "wOF2\0\1\0\0\0\0\0\x30";
	struct vdm_font f;

	ck_assert(vdm_font_read(&f, "Ada-Bold.woff2", "font/woff2", head, 48));
	ck_assert_str_eq(f.family, "Ada");
	ck_assert_int_eq(f.weight, 700);
	ck_assert_int_eq(f.rights, -1);
	vdm_buf_fini(&f.licence);
	ck_assert(!vdm_font_read(&f, "a", "font/woff2", head, 47));
	vdm_buf_fini(&f.licence);
}
END_TEST

/* ---- what is given to a book -------------------------------------------- */

static void
see(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s: %s\n", f->id, f->message);
}

#define BYTES(s) s, sizeof(s) - 1
#define SVG "<svg xmlns='http://www.w3.org/2000/svg'>"

static const struct given {
	const char *what, *name, *bytes;
	size_t n;
	const char *kept, *type; /* as it stands in the book; NULL: nothing */
	const char *says;        /* NULL: nothing */
} given[] = {
    {"cover", "a/b.PNG", BYTES(WHOLE_PNG), "cover.png", "image/png", NULL},
    {"cover", NULL, BYTES(WHOLE_JPEG), "cover.jpg", "image/jpeg", NULL},
    {"cover", "x", BYTES(WHOLE_GIF), "cover.gif", "image/gif", NULL},
    {"cover", "x", BYTES(WHOLE_WEBP), "cover.webp", "image/webp", NULL},
    {"cover", "x.png", BYTES("II*\0"), NULL, NULL,
     "edition-cover: the cover is by its bytes no picture"},
    {"cover", "x.png", BYTES("words"), NULL, NULL,
     "edition-cover: the cover is by its bytes no picture"},
    {"cover", "x", BYTES(SVG "<rect/></svg>"), "cover.svg", "image/svg+xml",
     NULL},
    {"cover", "x", BYTES(SVG "<script>f()</script></svg>"), "cover.svg",
     "image/svg+xml", "without what runs or reaches out of it: 1 elements"},
    {"cover", "x", BYTES(SVG "<rect></svg>"), NULL, NULL,
     "edition-cover: the cover is a drawing that is not well-formed"},
    {"css", "x.css", BYTES("\xef\xbb\xbfp { color: red }"), "x.css", "text/css",
     NULL},
    {"title-page", "d/x.md", BYTES("\xef\xbb\xbf# A"), "x.md", "text/html",
     NULL},
    {"title-page", "x.md", BYTES("<script/>"), NULL, NULL,
     "edition-title-page: the title page has an element"},
    {"font", "x.ttf", BYTES("words"), NULL, NULL,
     "edition-font: by its bytes it is no font"},
    {"font", "x.ttc", BYTES("ttcf\0\1\0\0"), NULL, NULL,
     "edition-font: by its bytes it is no font"},
    {"font", "x.ttf", BYTES("\0\1\0\0\0\1"), NULL, NULL,
     "edition-font: the font is cut short"},
    {"sound", "x", BYTES("x"), NULL, NULL, ""},
};

START_TEST(what_is_given_is_known_by_its_bytes)
{
	const struct given *g = &given[_i];
	struct vdm_edition e = {0};
	const struct vdm_given *kept;
	struct vdm_buf said;
	struct vdm_sink sink = {see, &said, NULL};
	int rc;

	vdm_buf_init(&said);
	rc = vdm_edition_take(&e, g->what, g->name, g->bytes, g->n, &sink);
	ck_assert_int_eq(rc, g->kept != NULL ? 0 : -1);
	kept = strcmp(g->what, "cover") == 0 ? &e.cover
	       : strcmp(g->what, "css") == 0 ? &e.css
					     : &e.title_page;
	if (g->kept != NULL) {
		ck_assert_str_eq(kept->name, g->kept);
		ck_assert_str_eq(kept->type, g->type);
	} else {
		ck_assert_ptr_null(kept->bytes);
	}
	if (g->says == NULL)
		ck_assert_str_eq(vdm_buf_str(&said), "");
	else
		ck_assert_msg(strstr(vdm_buf_str(&said), g->says) != NULL, "%s",
			      vdm_buf_str(&said));
	vdm_edition_fini(&e);
	vdm_buf_fini(&said);
}
END_TEST

/* Gives a font of those rights to a book; what is said of it. */
static void
give(struct vdm_edition *e, const char *name, int metrics, int rights,
     const char *licence, const char *says)
{
	struct row row = {"", TTF, {{0}}, 0, 400, 0, 0, "", "", 0, 0, 0};
	struct vdm_buf b, said;
	struct vdm_sink sink = {see, &said, NULL};

	row.metrics = metrics;
	row.rights = rights;
	if (licence != NULL) {
		row.names[0].platform = 1;
		row.names[0].id = 13;
		row.names[0].bytes = licence;
		row.names[0].n = strlen(licence);
	}
	vdm_buf_init(&b);
	vdm_buf_init(&said);
	build(&b, &row);
	ck_assert_int_eq(
	    vdm_edition_take(e, "font", name, b.data, b.len, &sink), 0);
	if (says == NULL)
		ck_assert_str_eq(vdm_buf_str(&said), "");
	else
		ck_assert_msg(strstr(vdm_buf_str(&said), says) != NULL, "%s",
			      vdm_buf_str(&said));
	vdm_buf_fini(&b);
	vdm_buf_fini(&said);
}

START_TEST(fonts_are_told_apart_and_of_their_rights)
{
	struct vdm_edition e = {0};
	struct vdm_buf b;

	give(&e, "d/Ada Bo\303\251.x.ttf", 64, 0, NULL, NULL);
	give(&e, "ada_bo___x.ttf", 64, 8, NULL, NULL);
	give(&e, ".ttf", 64, 2, NULL, "may not be embedded without leave");
	give(&e, "b-bold.ttf", 64, 4, NULL, "to be read and printed only");
	give(&e, "b.ttf", 64, 0x200, NULL, "only its bitmaps may be embedded");
	give(&e, "c.ttf", 0, 0, "Ask Ada.",
	     "does not say, or says packed, whether it may be embedded: see "
	     "its licence; its licence: Ask Ada.");
	ck_assert_str_eq(e.font[0].name, "Ada_Bo___x.ttf");
	ck_assert_str_eq(e.font[1].name, "ada_bo___x-2.ttf");
	ck_assert_str_eq(e.font[2].name, "_ttf.ttf");
	vdm_buf_init(&b);
	vdm_edition_font_rules(&e, &b);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&b),
		   "@font-face { font-family: \"b\"; src: url(fonts/"
		   "b-bold.ttf); font-weight: 400; font-style: normal; }\n"));
	/* each family once */
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&b),
				     "body { font-family: \"Ada\", \"ada\", "
				     "\"_ttf.ttf\", \"b\", \"c\", serif; }\n"));
	vdm_buf_fini(&b);
	while (e.fonts < VDM_EDITION_FONTS)
		give(&e, "d.ttf", 64, 0, NULL, NULL);
	ck_assert_int_eq(vdm_edition_take(&e, "font", "e.ttf", "", 0, NULL),
			 -1);
	ck_assert_int_eq(errno, EINVAL);
	vdm_edition_fini(&e);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("fonts");
	TCase *t = tcase_create("fonts");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, a_font_says_what_it_is, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(t, what_is_given_is_known_by_its_bytes, 0,
			    sizeof(given) / sizeof(given[0]));
	tcase_add_test(t, fonts_are_told_apart_and_of_their_rights);
	tcase_add_test(t, a_font_that_is_cut_is_none);
	tcase_add_test(t, a_packed_font_has_its_length);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
