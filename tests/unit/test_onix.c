/* SPDX-License-Identifier: MIT */
/* The message for shops that is made of a book. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "epub/epub.h"
#include "record/record.h"
#include "vidimus/format.h"

static void
emit(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, " %s ", f->id);
}

static struct vdm_record *
record(void)
{
	struct vdm_record *rec = vdm_record_new();

	vdm_node_add(rec, vdm_record_body(rec), "p", "Shut the gate.");
	vdm_field_add(rec, VDM_F_TITLE, "Nets & lines");
	vdm_node_settle(rec->root);
	return rec;
}

START_TEST(a_book_has_a_message)
{
	struct vdm_write_options options = {.to = "epub"};
	struct vdm_record *rec = record();
	struct vdm_buf book, ids;
	struct vdm_sink sink = {emit, &ids, NULL};
	char *text;
	size_t n;

	vdm_buf_init(&book);
	vdm_buf_init(&ids);
	ck_assert_int_eq(vdm_epub_write(rec, &book, &options, NULL), 0);
	ck_assert_int_eq(vdm_onix(book.data, book.len, &text, &n, &sink), 0);
	ck_assert_uint_eq(strlen(text), n);
	ck_assert_ptr_nonnull(strstr(text, "<TitleText>Nets &amp; lines<"));
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&ids), " onix-missing "));
	free(text);
	vdm_buf_fini(&book);
	vdm_buf_fini(&ids);
	vdm_record_free(rec);
}
END_TEST

START_TEST(what_is_no_book_has_none)
{
	struct vdm_buf ids;
	struct vdm_sink sink = {emit, &ids, NULL};
	char *text;
	size_t n;

	vdm_buf_init(&ids);
	ck_assert_int_eq(vdm_onix("no book", 7, &text, &n, &sink), -1);
	ck_assert_ptr_null(text);
	ck_assert_uint_eq(n, 0);
	ck_assert_ptr_nonnull(strstr(vdm_buf_str(&ids), " zip-broken "));
	vdm_buf_fini(&ids);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("onix");
	TCase *t = tcase_create("onix");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_test(t, a_book_has_a_message);
	tcase_add_test(t, what_is_no_book_has_none);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
