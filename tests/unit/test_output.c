/* SPDX-License-Identifier: MIT */
/* What no reader would take is not written: see base/output.h. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/output.h"
#include "record/field.h"
#include "record/node.h"
#include "record/record.h"
#include "xml/sax.h"

/* Findings as "id;" */
static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s;", f->id);
}

/* Whether the record is refused in that format, with the finding and neither
 * bytes nor an error of the system. */
static void
check_refused(const struct vdm_record *rec, const char *format)
{
	struct vdm_write_options options = {0};
	struct vdm_buf found;
	struct vdm_sink sink = {collect, &found, NULL};
	char *bytes;
	size_t n;

	vdm_buf_init(&found);
	options.to = format;
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &options, &sink), -1);
	ck_assert_int_eq(errno, 0);
	ck_assert_ptr_null(bytes);
	ck_assert_uint_eq(n, 0);
	ck_assert_msg(strstr(vdm_buf_str(&found), "output-malformed;") != NULL,
		      "%s: %s", format, vdm_buf_str(&found));
	/* and no sink is needed for that */
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &options, NULL), -1);
	vdm_buf_fini(&found);
}

/* Whether the record is written in that format, and the finding is made. */
static void
check_says(const struct vdm_record *rec, const char *format, const char *id)
{
	struct vdm_write_options options = {0};
	struct vdm_buf found;
	struct vdm_sink sink = {collect, &found, NULL};
	char *bytes;
	size_t n;

	vdm_buf_init(&found);
	options.to = format;
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &options, &sink), 0);
	ck_assert_uint_gt(n, 0);
	ck_assert_msg(strstr(vdm_buf_str(&found), id) != NULL, "%s: %s", format,
		      vdm_buf_str(&found));
	free(bytes);
	vdm_buf_fini(&found);
}

static void
check_written(const struct vdm_record *rec, const char *format)
{
	struct vdm_write_options options = {0};
	char *bytes;
	size_t n;

	options.to = format;
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &options, NULL), 0);
	ck_assert_uint_gt(n, 0);
	free(bytes);
}

START_TEST(bytes_not_utf8)
{
	static const char *const bad[] = {"caf\xE9", "\xC0\x80", "\xED\xA0\x80",
					  "\xF4\x90\x80\x80", "\xE2\x82"};
	static const char *const formats[] = {"text", "markdown", "tei"};
	size_t i, k;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct vdm_record *rec = vdm_record_new();

		vdm_node_add(rec, vdm_record_body(rec), "p", bad[i]);
		vdm_field_add(rec, VDM_F_TITLE, "T");
		vdm_node_settle(rec->root);
		for (k = 0; k < sizeof(formats) / sizeof(formats[0]); k++)
			check_refused(rec, formats[k]);
		vdm_record_free(rec);
	}
}
END_TEST

/* What was read has no such character, nor what a program may build; should
 * one come there, it is said. */
START_TEST(characters_not_xml)
{
	static const char *const bad[] = {"a\001b", "\xEF\xBF\xBF"};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct vdm_record *rec = vdm_record_new();

		vdm_node_add(rec, vdm_record_body(rec), "p", bad[i]);
		vdm_field_add(rec, VDM_F_TITLE, "T");
		vdm_node_settle(rec->root);
		check_says(rec, "tei", "tei-character;");
		check_says(rec, "epub", "epub-character;");
		vdm_record_free(rec);
	}
}
END_TEST

START_TEST(names_not_xml)
{
	static const char *const bad[] = {"a b", "1a", "x:y", "<", ""};
	size_t i;

	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct vdm_record *rec = vdm_record_new();

		vdm_node_add(rec, vdm_record_body(rec), bad[i], "w");
		vdm_node_settle(rec->root);
		/* what a caller built is mended, what was encoded stays */
		check_written(rec, "tei");
		rec->encoded = 1;
		check_refused(rec, "tei");
		vdm_record_free(rec);
	}
}
END_TEST

/* A page inside of a container is looked at as well. */
START_TEST(page_of_epub)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *p = vdm_node_add(rec, vdm_record_body(rec), "p", "w");

	vdm_field_add(rec, VDM_F_TITLE, "T");
	vdm_node_append(p, vdm_node_comment(rec, "caf\xE9"));
	vdm_node_settle(rec->root);
	check_refused(rec, "epub");
	check_refused(rec, "tei");
	vdm_record_free(rec);
}
END_TEST

/* What is well-formed passes, however deep or long it is. */
START_TEST(documents)
{
	static const struct {
		const char *xml;
		int rc;
	} cases[] = {
	    {"<a/>", 0},
	    {"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&#9;\"/>", 0},
	    {"<!DOCTYPE html><html xmlns=\"u\"><p/></html>", 0},
	    {"<a xmlns:b=\"u\"><b:c/></a>", 0},
	    {"", -1},
	    {"<a>", -1},
	    {"<a></b>", -1},
	    {"<a/><a/>", -1},
	    {"<a b=\"1\" b=\"2\"/>", -1},
	    {"<b:c/>", -1},
	    {"<a>&nbsp;</a>", -1},
	    {"<a>&#1;</a>", -1},
	    {"<a>\x01</a>", -1},
	    {"<a>\xEF\xBF\xBE</a>", -1},
	    {"<a b=\"<\"/>", -1},
	    {"<a><!-- -- --></a>", -1},
	    {"<a>]]></a>", -1},
	};
	struct vdm_buf deep;
	size_t i;

	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		ck_assert_msg(vdm_xml_check_output(cases[i].xml,
						   strlen(cases[i].xml), "it",
						   NULL) == cases[i].rc,
			      "%s", cases[i].xml);
	vdm_buf_init(&deep);
	for (i = 0; i < 600; i++)
		vdm_buf_puts(&deep, "<a>");
	for (i = 0; i < 11u * 1024 * 1024; i++)
		vdm_buf_putc(&deep, 'x');
	for (i = 0; i < 600; i++)
		vdm_buf_puts(&deep, "</a>");
	ck_assert_int_eq(
	    vdm_xml_check_output(vdm_buf_str(&deep), deep.len, "it", NULL), 0);
	vdm_buf_fini(&deep);
}
END_TEST

static const char sample[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
    "<!-- a - b --><?pi x?>\n<html xmlns=\"http://a.org/\" "
    "xmlns:e=\"http://b.org/\" xml:lang=\"en\" e:t=\"1\">\n<p a=\"]&quot;&#9;\""
    " b=\"\">x &amp; ]> \xC3\xA9 \xF0\x9F\x98\x80 \"<br/><e:i xmlns:f="
    "\"http://c.org/\"><f:j f:k=\"\"/></e:i></p></html>\n";

/* The cheap pass takes nothing that a parser refuses, wherever a byte is
 * another, is left out, or stands twice. */
START_TEST(cheap_pass_is_strict)
{
	static const char others[] =
	    " \t\n\r<>&/\"'=!?-:;#x]0\x01\x7F\x80\xC0\xC3\xEF\xF5";
	static const struct vdm_xml_handler none;
	char copy[sizeof(sample) + 1];
	size_t n = sizeof(sample) - 1, i, k, length;

	ck_assert_int_eq(vdm_xml_is_surely_formed(sample, n), 1);
	for (i = 0; i < n; i++)
		for (k = 0; k <= sizeof(others); k++) {
			length = n;
			memcpy(copy, sample, n);
			if (k < sizeof(others) - 1) {
				copy[i] = others[k];
			} else if (k == sizeof(others) - 1) {
				memmove(copy + i, sample + i + 1, n - i - 1);
				length--;
			} else {
				memmove(copy + i + 1, sample + i, n - i);
				length++;
			}
			if (!vdm_xml_is_surely_formed(copy, length))
				continue;
			ck_assert_msg(
			    vdm_xml_parse(copy, length, &none, NULL, NULL) == 0,
			    "at %zu, %zu: %.*s", i, k, (int)length, copy);
		}
	for (i = 0; i < n - 1; i++)
		ck_assert_int_eq(vdm_xml_is_surely_formed(sample, i), 0);
}
END_TEST

/* What is written of an ordinary record needs no parser. */
START_TEST(cheap_pass_suffices)
{
	struct vdm_write_options options = {0};
	struct vdm_record *rec = vdm_record_new();
	char *bytes;
	size_t n;

	vdm_field_add(rec, VDM_F_TITLE, "\"A\" & <b> ]]> \xD0\x96");
	vdm_node_add(rec, vdm_record_body(rec), "p", "a & b\r\n'c' \"d\"");
	vdm_node_settle(rec->root);
	options.to = "tei";
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &options, NULL), 0);
	ck_assert_int_eq(vdm_xml_is_surely_formed(bytes, n), 1);
	free(bytes);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("output");
	TCase *tc = tcase_create("all");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, bytes_not_utf8);
	tcase_add_test(tc, characters_not_xml);
	tcase_add_test(tc, names_not_xml);
	tcase_add_test(tc, page_of_epub);
	tcase_add_test(tc, documents);
	tcase_add_test(tc, cheap_pass_is_strict);
	tcase_add_test(tc, cheap_pass_suffices);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
