/* SPDX-License-Identifier: MIT */
/* Which format bytes and names are of. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "text/grammar/chunk.h"
#include "xml/sax.h"

static void
check_guess(const char *bytes, size_t n, const char *name, const char *want)
{
	const char *got = vdm_format_guess(bytes, n, name);

	if (want == NULL)
		ck_assert_msg(got == NULL, "%s: %s", bytes, got);
	else
		ck_assert_msg(got != NULL && strcmp(got, want) == 0,
			      "%s (%s): %s", bytes, name, got);
}

#define TEI "<TEI xmlns='http://www.tei-c.org/ns/1.0'/>"
#define ZIP "PK\3\4"

START_TEST(content_goes_before_names)
{
	static const struct {
		const char *bytes, *name, *want;
	} rows[] = {
	    {TEI, NULL, "tei"},
	    {TEI, "a.txt", "tei"},
	    {TEI, "a.md", "tei"},
	    {"<?xml version='1.0'?>\n" TEI, "a.bin", "tei"},
	    {"\xEF\xBB\xBF" TEI, NULL, "tei"},
	    {"\n  " TEI, NULL, "tei"},
	    {"<TEI.2/>", NULL, "tei"},
	    {"<teiCorpus/>", NULL, "tei"},
	    {ZIP "mimetypeapplication/epub+zip", NULL, "epub"},
	    {"Plain words.\n", NULL, "text"},
	    {"Plain words.\n", "a.txt", "text"},
	    {"Plain words.\n", "a.md", "markdown"},
	    {"Plain words.\n", "a.markdown", "markdown"},
	    {"Plain words.\n", "a.MD", "markdown"},
	    {"Plain words.\n", "md", "text"},
	    {"Plain words.\n", "a.md/b", "text"},
	    /* no name makes bytes what they cannot be */
	    {"Plain words.\n", "a.epub", "text"},
	    {"Plain words.\n", "a.xml", "text"},
	    {"---\ntitle: T\n---\n\nWords.\n", NULL, "markdown"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_guess(rows[i].bytes, strlen(rows[i].bytes), rows[i].name,
			    rows[i].want);
}
END_TEST

/* At the bounds of what each format looks at. */
START_TEST(a_byte_decides)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *name, *want;
	} rows[] = {
	    {"\0", 1, NULL, "text"},
	    {"\0", 1, "a.md", "markdown"},
	    {"<", 1, NULL, "text"},
	    {"<", 1, "a.xml", "tei"},
	    {"a\0", 2, NULL, "text"},
	    {"\xEF\xBB\xBF\0", 4, NULL, "text"},
	    {"\xEF\xBB\xBF", 3, NULL, "text"},
	    {"---\na\n---\n", 10, NULL, "markdown"},
	    {"---\r\na\r\n---\r\n", 13, NULL, "markdown"},
	    {"\xEF\xBB\xBF---\na\n---\n", 13, NULL, "markdown"},
	    {"--- \na\n---\n", 11, NULL, "text"},
	    {"----\na\n---\n", 11, NULL, "text"},
	    {"---\na\n--\n", 9, NULL, "text"},
	    {"---\na\n", 6, NULL, "text"},
	    {ZIP, 4, NULL, "epub"},
	    {"PK\3", 3, NULL, "text"},
	    {"PK\5\6", 4, NULL, "epub"},
	    {"PK\5\7", 4, NULL, "text"},
	    {ZIP "META-INF/container.xml", 26, "a.txt", "epub"},
	    /* a ZIP archive, of which nothing is read; or a broken book */
	    {ZIP "META-INF/container.xm", 25, "a.txt", NULL},
	    {ZIP "META-INF/container.xm", 25, "a.EPUB", "epub"},
	    {ZIP "META-INF/container.xm", 25, NULL, "epub"},
	    {ZIP "META-INF/container.xml", 26, "a.epub", "epub"},
	    {"\xFF\xFE<\0", 4, NULL, "tei"},
	    {"\xFE\xFF\0<", 4, NULL, "tei"},
	    {"<\0?\0", 4, NULL, "tei"},
	    {"\0<\0?", 4, NULL, "tei"},
	    {"<?xml", 5, NULL, "tei"},
	    {"<?xml", 5, "a.txt", "text"},
	    {"<?xm", 4, NULL, "text"},
	    {"<?xm", 4, "a.xml", "tei"},
	    {"\xEF\xBB\xBF<?xml", 8, NULL, "tei"},
	    {"\xEF\xBB\xBF<?xm", 7, NULL, "text"},
	    {" <?xml", 6, NULL, "tei"},
	    {"<a/><TEI", 8, "a.txt", "tei"},
	    {"<a/><TE", 7, "a.txt", "text"},
	    {"<a/><teiHeader", 14, "a.txt", "tei"},
	    {"<a/><teiHeade", 13, "a.txt", "text"},
	    {"a<TEI", 5, NULL, "text"},
	    {"a\n" VDM_TEXT_TAIL "\n", 3 + sizeof(VDM_TEXT_TAIL) - 1, "a.md",
	     "text"},
	    {"a\n" VDM_TEXT_TAIL, 2 + sizeof(VDM_TEXT_TAIL) - 1, "a.md",
	     "markdown"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check_guess(rows[i].bytes, rows[i].n, rows[i].name,
			    rows[i].want);
}
END_TEST

/* `head`, so much in between, `tail`. */
static void
check_far(const char *head, size_t between, const char *tail, const char *name,
	  const char *want)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, head);
	while (b.len < between)
		vdm_buf_putc(&b, 'a');
	vdm_buf_puts(&b, tail);
	check_guess(vdm_buf_str(&b), b.len, name, want);
	vdm_buf_fini(&b);
}

START_TEST(some_bytes_are_too_far)
{
	check_far("---\n", 65535, "\n---\n", NULL, "markdown");
	check_far("---\n", 65536, "\n---\n", NULL, "text");
	check_far("<a>", 8192 - 4, "<TEI>", "a.txt", "tei");
	check_far("<a>", 8192 - 3, "<TEI>", "a.txt", "text");
	check_far(ZIP, 256 - 20, "application/epub+zip", "a.txt", "epub");
	check_far(ZIP, 256 - 19, "application/epub+zip", "a.txt", NULL);
	check_far(ZIP, 70000, "META-INF/container.xml", "a.txt", "epub");
}
END_TEST

START_TEST(names_and_words)
{
	static const char *const names[] = {"text", "tei", "epub", "markdown"};
	size_t i;

	for (i = 0; vdm_format_name(i) != NULL; i++) {
		const char *name = vdm_format_name(i);
		const char *ending = vdm_format_extension(name);

		ck_assert_str_eq(vdm_format_for_word(name), name);
		ck_assert_str_eq(vdm_format_for_word(ending), name);
	}
	ck_assert_uint_eq(i, 5);
	for (i = 0; i < 4; i++)
		ck_assert_ptr_nonnull(vdm_format_extension(names[i]));
	ck_assert_str_eq(vdm_format_extension("text"), "txt");
	ck_assert_ptr_null(vdm_format_extension("pdf"));
	ck_assert_str_eq(vdm_format_for_word("xml"), "tei");
	ck_assert_str_eq(vdm_format_for_word("md"), "markdown");
	ck_assert_ptr_null(vdm_format_for_word("pdf"));
	ck_assert_ptr_null(vdm_format_for_word(""));
	ck_assert_str_eq(vdm_format_for_name("a/b.xml"), "tei");
	ck_assert_str_eq(vdm_format_for_name("a.b.epub"), "epub");
	ck_assert_ptr_null(vdm_format_for_name("a"));
	ck_assert_ptr_null(vdm_format_for_name("a.pdf"));
	ck_assert_ptr_null(vdm_format_for_name("a.txt/b"));
	ck_assert_int_eq(vdm_format_refers("markdown"), 1);
	ck_assert_int_eq(vdm_format_refers("tei"), 1);
	ck_assert_int_eq(vdm_format_refers("epub"), 0);
	ck_assert_int_eq(vdm_format_refers("text"), 0);
	ck_assert_int_eq(vdm_format_refers("pdf"), 0);
}
END_TEST

/* Where a picture stands beside an output of that name. */
START_TEST(pictures_have_a_place)
{
	static const struct {
		const char *name, *path, *want;
	} rows[] = {
	    {"out/minutes.md", "map.png", "minutes_files/map.png"},
	    {"minutes.md", "a/map.png", "minutes_files/a/map.png"},
	    {"minutes", "map.png", "minutes_files/map.png"},
	    {"a.b.md", "map.png", "a.b_files/map.png"},
	    {".md", "map.png", ".md_files/map.png"},
	    {"minutes.md", "minutes_files/map.png", "minutes_files/map.png"},
	    {"minutes.md", "minutes_file/map.png",
	     "minutes_files/minutes_file/map.png"},
	    {"minutes.md", "minute_files/map.png",
	     "minutes_files/minute_files/map.png"},
	    {NULL, "a/map.png", "a/map.png"},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *got = vdm_resource_place(rows[i].name, rows[i].path);

		ck_assert_str_eq(got, rows[i].want);
		free(got);
	}
}
END_TEST

/* Names that some file system takes for one. */
START_TEST(names_are_folded)
{
	static const struct {
		const char *path, *want;
	} rows[] = {
	    {"out/Minutes.XML", "out/minutes.xml"},
	    {"\xc3\x89t\xc3\xa9", "\xc3\xa9t\xc3\xa9"},
	    {"E\xcc\x81te\xcc\x81", "\xc3\xa9t\xc3\xa9"},
	    {"Stra\xc3\x9f"
	     "e",
	     "strasse"},
	    {"box./a . /b", "box/a/b"},
	    {"../.a/..", "../.a/.."},
	    {"a//. /b..", "a//. /b"},
	    {"\xff\xc9"
	     "A.",
	     "\xff\xc9"
	     "a"}, /* no UTF-8 */
	    {"", ""},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *got = vdm_path_folded(rows[i].path);

		ck_assert_str_eq(got, rows[i].want);
		free(got);
	}
}
END_TEST

static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s;", f->id);
}

/* Bytes that are too many are not looked at: there are none behind the first.
 */
START_TEST(too_much_is_refused_unread)
{
	static const struct vdm_xml_handler none;
	size_t much = (size_t)VDM_LIMIT_INPUT + 1;
	struct vdm_record *rec;
	struct vdm_buf found;
	struct vdm_sink sink = {collect, &found, NULL};

	vdm_buf_init(&found);
	ck_assert_int_eq(vdm_read(&rec, "x", much, NULL, &sink), -1);
	ck_assert_ptr_null(rec);
	ck_assert_int_eq(vdm_xml_parse("x", much, &none, NULL, &sink), -1);
	ck_assert_int_ne(vdm_validate("x", much, NULL, NULL, &sink), 0);
	ck_assert_str_eq(vdm_buf_str(&found), "input-too-large;input-too-large;"
					      "input-too-large;");
	vdm_buf_clear(&found);
	ck_assert_int_eq(vdm_read(&rec, "x", 0, NULL, &sink), -1);
	ck_assert_ptr_null(rec);
	ck_assert_str_eq(vdm_buf_str(&found), "input-empty;");
	vdm_buf_fini(&found);
}
END_TEST

/* As many as may be are looked at. They are nothing but zeros, which take no
 * room until they are written to. */
START_TEST(as_much_as_may_be_is_read)
{
	struct vdm_read_options o = {.from = "epub"};
	char *much = calloc(1, VDM_LIMIT_INPUT);
	struct vdm_record *rec;
	struct vdm_buf found;
	struct vdm_sink sink = {collect, &found, NULL};

	ck_assert_ptr_nonnull(much);
	vdm_buf_init(&found);
	ck_assert_int_eq(vdm_read(&rec, much, VDM_LIMIT_INPUT, &o, &sink), -1);
	ck_assert_str_eq(vdm_buf_str(&found), "zip-broken;");
	vdm_buf_clear(&found);
	ck_assert_int_eq(vdm_validate(much, VDM_LIMIT_INPUT, &o, NULL, &sink),
			 1);
	ck_assert_str_eq(vdm_buf_str(&found), "zip-broken;");
	vdm_buf_fini(&found);
	free(much);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("formats");
	TCase *tc = tcase_create("formats");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, content_goes_before_names);
	tcase_add_test(tc, a_byte_decides);
	tcase_add_test(tc, some_bytes_are_too_far);
	tcase_add_test(tc, names_and_words);
	tcase_add_test(tc, pictures_have_a_place);
	tcase_add_test(tc, names_are_folded);
	tcase_add_test(tc, too_much_is_refused_unread);
	tcase_add_test(tc, as_much_as_may_be_is_read);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
