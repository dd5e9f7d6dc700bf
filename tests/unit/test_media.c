/* SPDX-License-Identifier: MIT */
/* Media types by their bytes and by the endings of names, each bound of them,
 * and what a name may hold. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "media.h"
#include "picture/media.h"

#define ROWS(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Of each kind what its specification says that stands at its place, with the
 * sizes and versions beside it: so many bytes are enough. */
static const struct {
	const char *bytes;
	size_t n, least;
	const char *type;
} whole[] = {
#define KIND(bytes, least, type)                                               \
	{                                                                      \
		bytes, sizeof(bytes) - 1, least, type                          \
	}
    KIND("\x89PNG\r\n\x1a\n\1\2\3\4", 8, "image/png"),
    KIND("\xff\xd8\xff\xe1\x10\x20", 3, "image/jpeg"),
    KIND("GIF87a\1\2\3\4", 6, "image/gif"),
    KIND("GIF89a\1\2\3\4", 6, "image/gif"),
    KIND("RIFF\x24\x10\x20\1WEBPVP8 ", 12, "image/webp"),
    KIND("II*\0\x08\1\1\1", 4, "image/tiff"),
    KIND("MM\0*\1\1\1\x08", 4, "image/tiff"),
    KIND("II+\0\x08\1\1\1", 4, "image/tiff"),
    KIND("MM\0+\1\x08\1\1", 4, "image/tiff"),
    KIND("BM\x36\x10\x20\1\0\0\0\0\x36\1\1\1", 10, "image/bmp"),
    KIND("\1\1\1\x1c"
	 "ftypavif\1\1\1\1",
	 12, "image/avif"),
    KIND("\1\1\1\x18"
	 "ftypheic\1\1\1\1",
	 12, "image/heic"),
    KIND("\1\1\1\x18"
	 "ftypmif1\1\1\1\1",
	 12, "image/heic"),
    KIND("\0\0\0\x0cjP  \r\n\x87\n\1\1", 12, "image/jp2"),
    KIND("\0\0\0\x0cJXL \r\n\x87\n\1\1", 12, "image/jxl"),
    KIND("AT&TFORM\1\2\3\4DJVU", 8, "image/vnd.djvu"),
    KIND("ID3\3\1\1\1\2", 3, "audio/mpeg"),
    KIND("\1\1\1\x20"
	 "ftypM4A \1\1",
	 12, "audio/mp4"),
    KIND("OggS\1\2\1\1", 4, "audio/ogg"),
    KIND("fLaC\1\1\1\x22", 4, "audio/flac"),
    KIND("RIFF\x24\x10\x20\1WAVEfmt ", 12, "audio/wav"),
    KIND("FORM\1\x10\x20\x24"
	 "AIFFCOMM",
	 11, "audio/aiff"),
    KIND("FORM\1\x10\x20\x24"
	 "AIFCFVER",
	 11, "audio/aiff"),
    KIND("\1\1\1\x20"
	 "ftypisom\1\1",
	 8, "video/mp4"),
    KIND("\x1a\x45\xdf\xa3\x9f\x42", 4, "video/webm"),
    KIND("\0\0\1\xba\x44\1", 4, "video/mpeg"),
    KIND("\0\0\1\xb3\x14\1", 4, "video/mpeg"),
    KIND("RIFF\x24\x10\x20\1AVI LIST", 12, "video/x-msvideo"),
    KIND("OTTO\1\x0c\1\x80", 4, "font/otf"),
    KIND("\0\1\0\0\1\x0c\1\x80", 4, "font/ttf"),
    KIND("true\0\x0c\1\x80", 5, "font/ttf"),
    KIND("ttcf\1\1\1\1", 4, "font/collection"),
    KIND("wOFF\1\1\1\1", 4, "font/woff"),
    KIND("wOF2\1\1\1\1", 4, "font/woff2"),
    KIND("\xff\xfb\x90\x64", 4, "audio/mpeg"),
};

START_TEST(so_many_bytes_tell_the_kind)
{
	const char *type;
	size_t i, n;

	for (i = 0; i < ROWS(whole); i++)
		for (n = 0; n <= whole[i].n; n++) {
			type = vdm_media_begins(whole[i].bytes, n);
			/* of a film less may be told than of what it is in */
			if (n < whole[i].least && type != NULL)
				ck_assert_str_eq(type, "video/mp4");
			else if (n < whole[i].least)
				continue;
			else
				ck_assert_msg(
				    type != NULL &&
					strcmp(type, whole[i].type) == 0,
				    "%s of %zu bytes", whole[i].type, n);
		}
}
END_TEST

/* The head of a frame of layer III: each of its fields as it may be, and as it
 * may not. */
START_TEST(a_frame_has_a_head)
{
	static const struct {
		const char *head;
		int is;
	} rows[] = {{"\xff\xfb\x90\x64", 1}, {"\xff\xfa\x90\x64", 1},
		    {"\xff\xf3\x10\xc4", 1}, {"\xff\xe3\xe0\xc4", 1},
		    {"\xfe\xfb\x90\x64", 0}, {"\xff\xf9\x90\x64", 0},
		    {"\xff\xfd\x90\x64", 0}, {"\xff\xff\x90\x64", 0},
		    {"\xff\xdb\x90\x64", 0}, {"\xff\xfb\xf0\x64", 0},
		    {"\xff\xfb\x01\x64", 0}, {"\xff\xfb\x9c\x64", 0},
		    {"\xff\xfb\x98\x64", 1}, {"\xff\xfb\x94\x64", 1}};
	size_t i;

	for (i = 0; i < ROWS(rows); i++)
		ck_assert_msg((vdm_media_begins(rows[i].head, 4) != NULL) ==
				  rows[i].is,
			      "row %zu", i);
	ck_assert_ptr_null(vdm_media_begins("\xff\xfb\x90", 3));
}
END_TEST

/* What travels is published: so it is what it begins as to its end, or what has
 * to be there of it. */
START_TEST(a_whole_file_has_its_type)
{
	const char *type;
	size_t i;

	for (i = 0; i < ROWS(whole_files); i++) {
		type = vdm_media_type(whole_files[i].bytes, whole_files[i].n);
		ck_assert_msg(type != NULL &&
				  strcmp(type, whole_files[i].type) == 0,
			      "row %zu, %s, is %s", i, whole_files[i].type,
			      type != NULL ? type : "none");
	}
}
END_TEST

/* A text behind the first bytes of each kind, however many these are up to what
 * a kind cannot do without; and half of each file. */
START_TEST(first_bytes_make_no_type)
{
	static const char text[] = " TOKEN=words of a text that is nobody's, "
				   "as long as it takes to fill what a head "
				   "has room for, and then some more of it.\n";
	char bytes[512];
	const char *type;
	size_t i, n;

	for (i = 0; i < ROWS(whole); i++) {
		for (n = 0; n <= whole[i].n; n++) {
			memcpy(bytes, whole[i].bytes, n);
			memcpy(bytes + n, text, sizeof(text) - 1);
			type = vdm_media_type(bytes, n + sizeof(text) - 1);
			ck_assert_msg(type == NULL, "%zu bytes of %s are %s", n,
				      whole[i].type, type);
			ck_assert_ptr_null(vdm_media_type(bytes, n));
		}
	}
	for (i = 0; i < ROWS(whole_files); i++)
		ck_assert_msg(vdm_media_type(whole_files[i].bytes,
					     whole_files[i].n / 2 - 1) == NULL,
			      "half of row %zu, %s", i, whole_files[i].type);
}
END_TEST

/* Each byte of a check, and of what says how long a piece is, counts. */
START_TEST(broken_lengths_and_checks_are_seen)
{
	static const struct {
		size_t row, at;
	} rows[] = {
	    {0, 11},  {0, 12},  {0, 29},  {0, 36},  {1, 5},   {1, 11},
	    {1, 17},  {1, 24},  {2, 19},  {2, 30},  {3, 4},   {3, 16},
	    {3, 20},  {4, 4},   {4, 8},   {4, 12},  {8, 14},  {8, 26},
	    {9, 3},   {9, 20},  {11, 15}, {13, 11}, {14, 72}, {14, 73},
	    {15, 3},  {15, 9},  {15, 88}, {18, 4},  {18, 5},  {18, 22},
	    {18, 29}, {19, 7},  {20, 16}, {21, 19}, {22, 16}, {23, 5},
	    {23, 12}, {24, 15}, {27, 20}, {27, 23}, {30, 11}, {30, 15},
	    {31, 11}, {32, 11},
	};
	char bytes[512];
	size_t i;

	for (i = 0; i < ROWS(rows); i++) {
		const struct whole_file *f = &whole_files[rows[i].row];

		memcpy(bytes, f->bytes, f->n);
		bytes[rows[i].at] = (char)(bytes[rows[i].at] ^ 0x95);
		ck_assert_msg(vdm_media_type(bytes, f->n) == NULL,
			      "byte %zu of row %zu, %s", rows[i].at,
			      rows[i].row, f->type);
	}
}
END_TEST

START_TEST(a_drawing_is_known_in_two_bytes_a_character)
{
	static const char big[] = "\xfe\xff\0<\0s\0v\0g\0/\0>";
	static const char little[] = "\xff\xfe<\0s\0v\0g\0/\0>\0";

	ck_assert_str_eq(vdm_media_type(big, sizeof(big) - 1), "image/svg+xml");
	ck_assert_str_eq(vdm_media_type(little, sizeof(little) - 1),
			 "image/svg+xml");
	ck_assert_str_eq(vdm_media_type("\n <svg/>", 8), "image/svg+xml");
	ck_assert_ptr_null(vdm_media_type("\n", 1));
	ck_assert_ptr_null(vdm_media_type("\xef\xbb\xbf", 3));
}
END_TEST

/* A type by the ending of a name, in whatever case, and back. */
START_TEST(endings_name_the_type)
{
	static const struct {
		const char *path, *begins, *type;
	} rows[] = {{"a.png", "", "image/png"},
		    {"a.jpg", "", "image/jpeg"},
		    {"a.JPEG", "image/", "image/jpeg"},
		    {"a.jpe", "", "image/jpeg"},
		    {"a.gif", "", "image/gif"},
		    {"a.svg", "", "image/svg+xml"},
		    {"a.webp", "", "image/webp"},
		    {"a.tif", "", "image/tiff"},
		    {"a.tiff", "", "image/tiff"},
		    {"a.bmp", "", "image/bmp"},
		    {"a.avif", "", "image/avif"},
		    {"a.heic", "", "image/heic"},
		    {"a.heif", "", "image/heic"},
		    {"a.jp2", "", "image/jp2"},
		    {"a.jxl", "", "image/jxl"},
		    {"a.djvu", "", "image/vnd.djvu"},
		    {"a.djv", "", "image/vnd.djvu"},
		    {"a.mp3", "audio/", "audio/mpeg"},
		    {"a.m4a", "", "audio/mp4"},
		    {"a.opus", "", "audio/ogg"},
		    {"a.flac", "", "audio/flac"},
		    {"a.wav", "", "audio/wav"},
		    {"a.aif", "", "audio/aiff"},
		    {"a.mov", "", "video/mp4"},
		    {"a.mkv", "", "video/webm"},
		    {"a.mpg", "", "video/mpeg"},
		    {"a.avi", "", "video/x-msvideo"},
		    {"a.otf", "", "font/otf"},
		    {"a.ttf", "font/", "font/ttf"},
		    {"a.ttc", "", "font/collection"},
		    {"a.woff", "", "font/woff"},
		    {"a.woff2", "", "font/woff2"},
		    {"a.png", "font/", NULL},
		    {"a.pn", "", NULL},
		    {"a.pngx", "", NULL},
		    {"a.", "", NULL},
		    {"png", "", NULL},
		    {"a.png.txt", "", NULL},
		    {"", "", NULL}};
	const char *type;
	size_t i;

	for (i = 0; i < ROWS(rows); i++) {
		type = vdm_media_type_by_name(rows[i].path, rows[i].begins);
		if (rows[i].type == NULL) {
			ck_assert_msg(type == NULL, "%s", rows[i].path);
			continue;
		}
		ck_assert_msg(type != NULL && !strcmp(type, rows[i].type), "%s",
			      rows[i].path);
		ck_assert(vdm_media_has_extension(type, rows[i].path));
	}
	ck_assert_ptr_null(vdm_media_extension("text/plain"));
	ck_assert(!vdm_media_has_extension("text/plain", "a.txt"));
}
END_TEST

/* Each bound of what systems give a meaning of its own. */
START_TEST(characters_are_forbidden)
{
	static const struct {
		uint32_t cp;
		int may;
	} rows[] = {{0x1f, 0},   {0x20, 1},   {'"', 0},    {'#', 1},
		    {'*', 0},    {':', 0},    {'<', 0},    {'>', 0},
		    {'?', 0},    {'\\', 0},   {'|', 0},    {0x7e, 1},
		    {0x7f, 0},   {0x80, 0},   {0x9f, 0},   {0xa0, 1},
		    {0x200d, 1}, {0x200e, 0}, {0x200f, 0}, {0x2010, 1},
		    {0x2027, 1}, {0x2028, 0}, {0x202e, 0}, {0x202f, 1},
		    {0x2065, 1}, {0x2066, 0}, {0x2069, 0}, {0x206a, 1},
		    {0xfefe, 1}, {0xfeff, 0}, {0xff00, 1}};
	struct vdm_buf path, tame;
	size_t i;

	vdm_buf_init(&path);
	vdm_buf_init(&tame);
	for (i = 0; i < ROWS(rows); i++) {
		vdm_buf_clear(&path);
		vdm_buf_clear(&tame);
		vdm_buf_putc(&path, 'a');
		vdm_buf_putcp(&path, rows[i].cp);
		vdm_buf_putc(&path, 'b');
		vdm_media_tame(&tame, vdm_buf_str(&path));
		ck_assert_msg(
		    strcmp(vdm_buf_str(&tame),
			   rows[i].may ? vdm_buf_str(&path) : "a_b") == 0,
		    "U+%04X", (unsigned)rows[i].cp);
	}
	vdm_buf_fini(&path);
	vdm_buf_fini(&tame);
}
END_TEST

/* A name of so many bytes, with an ending of so many. */
static void
check_cut(size_t n, size_t ending, size_t cut)
{
	char path[400], wanted[400];
	struct vdm_buf b;

	memset(path, 'a', sizeof(path));
	path[n - ending] = '.';
	path[n] = '\0';
	vdm_buf_init(&b);
	vdm_media_tame(&b, path);
	memset(wanted, 'a', sizeof(wanted));
	wanted[cut - ending] = '.';
	wanted[cut] = '\0';
	ck_assert_str_eq(vdm_buf_str(&b), wanted);
	vdm_buf_fini(&b);
}

START_TEST(a_name_is_cut_before_its_ending)
{
	check_cut(199, 4, 199);
	check_cut(200, 4, 200);
	check_cut(201, 4, 200);
	check_cut(300, 4, 200);
	check_cut(300, 15, 200);
	/* what is longer is no ending */
	char path[400];
	struct vdm_buf b;

	memset(path, 'a', sizeof(path));
	path[300 - 16] = '.';
	path[300] = '\0';
	vdm_buf_init(&b);
	vdm_media_tame(&b, path);
	ck_assert_uint_eq(b.len, 200);
	ck_assert_ptr_null(strchr(vdm_buf_str(&b), '.'));
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("media");
	TCase *t = tcase_create("media");
	SRunner *r;
	int failed;

	tcase_add_test(t, so_many_bytes_tell_the_kind);
	tcase_add_test(t, a_frame_has_a_head);
	tcase_add_test(t, a_whole_file_has_its_type);
	tcase_add_test(t, first_bytes_make_no_type);
	tcase_add_test(t, broken_lengths_and_checks_are_seen);
	tcase_add_test(t, a_drawing_is_known_in_two_bytes_a_character);
	tcase_add_test(t, endings_name_the_type);
	tcase_add_test(t, characters_are_forbidden);
	tcase_add_test(t, a_name_is_cut_before_its_ending);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
