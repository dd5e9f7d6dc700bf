/* SPDX-License-Identifier: MIT */
/* Which format bytes and names are of. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
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
	ck_assert_uint_eq(i, 4);
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

int
main(void)
{
	Suite *s = suite_create("formats");
	TCase *tc = tcase_create("formats");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, content_goes_before_names);
	tcase_add_test(tc, names_and_words);
	tcase_add_test(tc, pictures_have_a_place);
	tcase_add_test(tc, too_much_is_refused_unread);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
