/* SPDX-License-Identifier: MIT */
/* How a text begins, in whatever encoding: as a page, as XML, with which root.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "format/stranger.h"

#define B(s) s, sizeof(s) - 1

/* What begins a window of the characters of ASCII. */
static void
check_window(const char *bytes, size_t n, const char *is)
{
	char out[VDM_STRANGER_WINDOW];

	ck_assert_uint_eq(vdm_stranger_window(out, bytes, n), strlen(is));
	ck_assert_str_eq(out, is);
}

START_TEST(a_text_begins_in_whatever_encoding)
{
	char bytes[VDM_STRANGER_WINDOW + 2], out[VDM_STRANGER_WINDOW];
	size_t n;

	check_window(B("\xEF\xBB\xBF"), "");
	check_window(B("\xEF\xBB\xBF<a"), "<a");
	check_window(B("\xEF\xBB"), "\xEF\xBB");
	check_window(B("\xFF\xFE"), "");
	check_window(B("\xFF\xFE<\0a\0"), "<a");
	check_window(B("\xFE\xFF\0<\0a"), "<a");
	check_window(B("\xFE"), "\xFE");
	check_window(B(""), "");
	memset(bytes, 'a', sizeof(bytes));
	for (n = VDM_STRANGER_WINDOW - 2; n < sizeof(bytes); n++) {
		size_t most = VDM_STRANGER_WINDOW - 1;

		ck_assert_uint_eq(vdm_stranger_window(out, bytes, n),
				  n < most ? n : most);
		ck_assert_uint_eq(strlen(out), n < most ? n : most);
	}
	ck_assert(vdm_stranger_is_xml(B("\xFF\xFE<\0?\0x\0m\0l\0")));
	ck_assert(vdm_stranger_is_xml(B("<?xml")));
	ck_assert(!vdm_stranger_is_xml(B("<?xm")));
	ck_assert(!vdm_stranger_is_xml(B(" <?xml")));
}
END_TEST

START_TEST(a_page_is_known_by_type_or_root)
{
	static const struct {
		const char *bytes;
		int is;
	} rows[] = {{"<!doctype html>", 1},
		    {"<!DOCTYPE HTML PUBLIC 'x'>", 1},
		    {"<!doctype htm", 0},
		    {"<!-- a --><!doctype html>", 1},
		    {"<!-- <p> --> <!doctype html>", 1},
		    {"<!-- <!doctype html> --><p>", 0},
		    {"<?php x ?><!doctype html>", 1},
		    {"x <!doctype html>", 1},
		    {"<p><!doctype html>", 0},
		    {"<html>", 1},
		    {"<HTML lang='en'>", 1},
		    {"<html", 0},
		    {"<html/>", 1},
		    {"<!-- a -->\n<html>", 1},
		    {"<htmlx>", 0},
		    {"<htm>", 0},
		    {"<head>", 0},
		    {"html", 0},
		    {"", 0},
		    {"<", 0},
		    {"<!-- a", 0}};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		ck_assert_msg(vdm_stranger_is_page(rows[i].bytes,
						   strlen(rows[i].bytes)) ==
				  rows[i].is,
			      "%s", rows[i].bytes);
}
END_TEST

START_TEST(a_root_has_a_name_and_a_tag)
{
	static const struct {
		const char *bytes, *name, *tag; /* no name: there is no root */
	} rows[] = {{"<a>", "a", ""},
		    {"<a/>", "a", "/"},
		    {"<a b='c'>d", "a", " b='c'"},
		    {"<a\tb>", "a", "\tb"},
		    {" \n<ab:c>", "ab:c", ""},
		    {"<?x?> <a>", "a", ""},
		    {"<!-- <b> --><a>", "a", ""},
		    {"<!DOCTYPE b [<!ELEMENT b ANY>]><a>", "a", ""},
		    {"<!DOCTYPE b [<!-- ]> -->]><a>", "a", ""},
		    {"<!DOCTYPE b [<?c ]> ?>]><a>", "a", ""},
		    {"<!DOCTYPE b '>'><a>", "a", ""},
		    {"<!DOCTYPE b \">\"><a>", "a", ""},
		    {"<!DOCTYPE b '", NULL, ""},
		    {"<!DOCTYPE b [<!-- ", NULL, ""},
		    {"<!DOCTYPE b ['><a>", NULL, ""},
		    {"<!-- ", NULL, ""},
		    {"<a", NULL, ""},
		    {"<", NULL, ""},
		    {"", NULL, ""},
		    {"a>", NULL, ""},
		    {"<1>", NULL, ""},
		    {"<>", NULL, ""}};
	const char *name, *tag;
	size_t i, name_n, tag_n;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *s = rows[i].bytes;

		ck_assert_msg(vdm_stranger_root(s, strlen(s), &name, &name_n,
						&tag, &tag_n) ==
				  (rows[i].name != NULL),
			      "%s", s);
		if (rows[i].name == NULL)
			continue;
		ck_assert_msg(name_n == strlen(rows[i].name) &&
				  memcmp(name, rows[i].name, name_n) == 0,
			      "%s", s);
		ck_assert_msg(tag_n == strlen(rows[i].tag) &&
				  memcmp(tag, rows[i].tag, tag_n) == 0,
			      "%s", s);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("begins");
	TCase *tc = tcase_create("begins");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, a_text_begins_in_whatever_encoding);
	tcase_add_test(tc, a_page_is_known_by_type_or_root);
	tcase_add_test(tc, a_root_has_a_name_and_a_tag);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
