/* SPDX-License-Identifier: MIT */
/* The words of validation: broken documents, and what is said of them. */
#include <check.h>
#include <string.h>

#include "base/buf.h"
#include "vidimus.h"

static void
note_finding(void *ctx, const struct vdm_finding *f)
{
	if (f->level == VDM_LEVEL_ERROR)
		vdm_buf_printf(ctx, "%u:%u %s %s\n", f->line, f->column, f->id,
			       f->message);
}

/* Validates; the errors, a line each, are in `out`. */
static int
validate(const char *bytes, const char *from, struct vdm_buf *out)
{
	struct vdm_read_options options = {0};
	struct vdm_sink sink = {note_finding, NULL, NULL};

	options.from = from;
	sink.context = out;
	vdm_buf_init(out);
	return vdm_validate(bytes, strlen(bytes), &options, NULL, &sink);
}

static void
document(struct vdm_buf *b, const char *block)
{
	vdm_buf_init(b);
	vdm_buf_puts(
	    b, "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><teiHeader>"
	       "<fileDesc><titleStmt><title>A Call</title></titleStmt>"
	       "<publicationStmt><p/></publicationStmt>"
	       "<sourceDesc><p/></sourceDesc></fileDesc><profileDesc>"
	       "<particDesc><listPerson><person xml:id=\"ada\">"
	       "<persName>Ada</persName></person></listPerson></particDesc>"
	       "</profileDesc></teiHeader><text><body>\n"
	       "<p>First.</p>\n");
	vdm_buf_puts(b, block);
	vdm_buf_puts(b, "\n</body></text></TEI>\n");
}

/* One error, at that place, with that id and those words in its message. */
static void
says(const char *block, const char *place_and_id, const char *words)
{
	struct vdm_buf doc, out;

	document(&doc, block);
	ck_assert_int_eq(validate(vdm_buf_str(&doc), "tei", &out), 1);
	ck_assert_msg(
	    strncmp(vdm_buf_str(&out), place_and_id, strlen(place_and_id)) == 0,
	    "%s: %s", block, vdm_buf_str(&out));
	ck_assert_msg(strstr(vdm_buf_str(&out), words) != NULL, "%s: %s", block,
		      vdm_buf_str(&out));
	ck_assert_msg(strchr(vdm_buf_str(&out), '\n') ==
			  vdm_buf_str(&out) + out.len - 1,
		      "echoes: %s", vdm_buf_str(&out));
	vdm_buf_fini(&doc);
	vdm_buf_fini(&out);
}

static void
note_id(void *ctx, const struct vdm_finding *f)
{
	vdm_buf_puts(ctx, f->id);
}

START_TEST(a_format_that_there_is_none_of_is_named)
{
	struct vdm_read_options options = {.from = "docx"};
	struct vdm_buf ids;
	struct vdm_sink sink = {note_id, &ids, NULL};
	struct vdm_record *rec;

	vdm_buf_init(&ids);
	ck_assert_int_eq(vdm_read(&rec, "a", 1, &options, &sink), -1);
	ck_assert_ptr_null(rec);
	ck_assert_str_eq(vdm_buf_str(&ids), "format-unknown");
	options.from = "text";
	vdm_buf_clear(&ids);
	ck_assert_int_eq(vdm_read(&rec, "a", 1, &options, &sink), 0);
	ck_assert_ptr_null(strstr(vdm_buf_str(&ids), "format-unknown"));
	vdm_record_free(rec);
	vdm_buf_fini(&ids);
}
END_TEST

START_TEST(a_clean_document_is_valid)
{
	struct vdm_buf doc, out;

	document(&doc, "<sp who=\"#ada\"><speaker>Ada:</speaker>"
		       "<p>Yes.</p></sp>");
	ck_assert_int_eq(validate(vdm_buf_str(&doc), "tei", &out), 0);
	ck_assert_str_eq(vdm_buf_str(&out), "");
	vdm_buf_fini(&doc);
	vdm_buf_fini(&out);
}
END_TEST

START_TEST(one_error_is_one_finding)
{
	/* an unknown element */
	says("<p>One <bold>two</bold></p>", "3:8 schema-element-unexpected",
	     "\"bold\"");
	/* a missing attribute */
	says("<figure><graphic/></figure>", "3:9 schema-attribute-missing",
	     "\"url\"");
	/* a bad attribute */
	says("<p who=\"#ada\">Yes.</p>", "3:4 schema-attribute-unexpected",
	     "\"who\"");
	says("<p><date when=\"soon\">soon</date></p>",
	     "3:10 schema-attribute-value", "\"soon\"");
	/* text where none may be */
	says("<p>Yes.</p> stray", "3:", "stray");
	/* a doubled id */
	says("<p xml:id=\"a1\">One.</p><p xml:id=\"a1\">Two.</p>",
	     "3:27 schema-id-twice", "line 3");
	/* a wrong namespace */
	says("<p xmlns=\"http://www.w3.org/1999/xhtml\">Yes.</p>",
	     "3:1 schema-element-unexpected", "did you mean");
	/* a speaker that nobody is */
	says("<sp who=\"#bo\"><speaker>Bo:</speaker><p>Yes.</p></sp>",
	     "3:1 who-unknown", "#bo");
}
END_TEST

START_TEST(order_and_missing_children_are_named)
{
	struct vdm_buf out;

	ck_assert_int_eq(
	    validate("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
		     "<text><body><p>x</p></body></text></TEI>",
		     "tei", &out),
	    1);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "2:1 schema-"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "teiHeader"));
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">",
				  "tei", &out),
			 1);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&out), "xml-syntax"));
	vdm_buf_fini(&out);
}
END_TEST

START_TEST(markdown_errors_have_its_lines)
{
	struct vdm_buf out;

	ck_assert_int_eq(validate("---\ntitle: A Call\n---\n\n"
				  "**Ada:** Bad.\n\n"
				  "<div data-tei=\"list\"><p>no</p></div>\n",
				  "markdown", &out),
			 1);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&out), "schema-element-unexpected"));
	ck_assert_int_eq(vdm_buf_str(&out)[0], '7');
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("---\ntitle: A Call\n---\n\n"
				  "**Ada:** Good.\n",
				  "markdown", &out),
			 0);
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("Note of a Call\n\n3 November 1972\n\n"
				  "Mr. Ashdown: I will write.\n",
				  "text", &out),
			 0);
	vdm_buf_fini(&out);
	ck_assert_int_eq(validate("", NULL, &out), 1);
	vdm_buf_fini(&out);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("validate");
	TCase *tc = tcase_create("validate");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_format_that_there_is_none_of_is_named);
	tcase_add_test(tc, a_clean_document_is_valid);
	tcase_add_test(tc, one_error_is_one_finding);
	tcase_add_test(tc, order_and_missing_children_are_named);
	tcase_add_test(tc, markdown_errors_have_its_lines);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
