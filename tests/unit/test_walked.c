/* SPDX-License-Identifier: MIT */
/* A record as others walk through it, through <vidimus.h> alone: its nodes, its
 * units, its lines. */
#include <check.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <vidimus.h>

static struct vdm_record *
read_text(void)
{
	static const char text[] =
	    "On the mill\n\nDate: 3 May 1921\n\nPresent: Mr. Anselm Roth, Mr. "
	    "Carl Hemm\n\nMR. ROTH: Who owns the mill?\n\nMR. HEMM: Nobody.\n";
	struct vdm_record *rec;

	ck_assert_int_eq(vdm_read(&rec, text, sizeof(text) - 1, NULL, NULL), 0);
	return rec;
}

START_TEST(a_record_is_walked)
{
	struct vdm_record *rec = read_text();
	const struct vdm_node *root = vdm_record_root(rec), *n = root;
	const struct vdm_person *p = NULL;
	size_t turns = 0;

	for (; n != NULL; n = vdm_node_walk(n, root)) {
		if (vdm_node_kind(n) != VDM_KIND_SPEECH)
			continue;
		turns++;
		p = vdm_node_speaker(rec, n, 0);
		ck_assert_uint_eq(vdm_node_speakers(rec, n), 1);
		ck_assert_ptr_nonnull(p);
		ck_assert_ptr_nonnull(vdm_node_parent(n));
		ck_assert_ptr_nonnull(vdm_node_first(n));
		ck_assert_uint_gt(vdm_node_line(n), 4);
	}
	ck_assert_uint_eq(turns, 2);
	ck_assert_ptr_eq(vdm_record_person_find(rec, vdm_person_id(p)), p);
	vdm_record_free(rec);
}
END_TEST

START_TEST(units_are_walked)
{
	struct vdm_record *rec = read_text();
	struct vdm_units *units = vdm_units_new(rec);
	const struct vdm_unit *u = NULL;
	size_t i;

	for (i = 0; i < vdm_units_count(units); i++) {
		u = vdm_units_get(units, i);
		ck_assert_uint_ge(vdm_unit_end_line(u), vdm_unit_line(u));
	}
	ck_assert_str_eq(vdm_unit_kind(u), "turn");
	ck_assert_uint_eq(vdm_unit_line(u), 9);
	ck_assert_ptr_nonnull(strstr(vdm_unit_speakers(u), "Hemm"));
	ck_assert_ptr_nonnull(strstr(vdm_unit_text(u), "Nobody"));
	ck_assert_int_eq(vdm_unit_is_inferred(u), 0);
	ck_assert_uint_eq(vdm_unit_certainty(u), VDM_CERT_NONE);
	ck_assert_ptr_null(vdm_unit_candidates(u));
	(void)vdm_unit_reason(u);
	ck_assert_ptr_null(vdm_units_get(units, i));
	vdm_units_free(units);
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_record_has_lines)
{
	struct vdm_record *a = read_text();
	char *lines;
	size_t n;

	ck_assert_int_eq(vdm_record_lines(a, VDM_DIFF_TEXT, &lines, &n), 0);
	ck_assert_uint_eq(strlen(lines), n);
	ck_assert_ptr_nonnull(strstr(lines, "Who owns the mill?\n"));
	vdm_free(lines);
	ck_assert_int_eq(vdm_record_lines(a, VDM_DIFF_MARKDOWN, &lines, &n), 0);
	ck_assert_ptr_nonnull(strstr(lines, "Who owns the mill?\n\n"));
	vdm_free(lines);
	ck_assert_int_eq(vdm_record_lines(a, VDM_DIFF_JSON, &lines, &n), -1);
	ck_assert_int_eq(errno, EINVAL);
	vdm_record_free(a);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("walked");
	TCase *t = tcase_create("records");
	SRunner *r;
	int failed;

	tcase_add_test(t, a_record_is_walked);
	tcase_add_test(t, units_are_walked);
	tcase_add_test(t, a_record_has_lines);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
