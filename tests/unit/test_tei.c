/* SPDX-License-Identifier: MIT */
/* The TEI reader and writer, and the carrier of TEI in other formats. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "format/carrier.h"

static void
carried(const char *name, const char *expected)
{
	struct vdm_buf there, back;

	vdm_buf_init(&there);
	vdm_buf_init(&back);
	vdm_carrier_attr_encode(&there, name);
	ck_assert_str_eq(vdm_buf_str(&there), expected);
	ck_assert_int_eq(vdm_carrier_attr_decode(&back, expected), 0);
	ck_assert_str_eq(vdm_buf_str(&back), name);
	vdm_buf_fini(&there);
	vdm_buf_fini(&back);
}

START_TEST(carrier_names_come_back)
{
	carried("who", "data-tei-who");
	carried("targetEnd", "data-tei-target-end");
	carried("xml:id", "data-tei-xml.id");
	carried("a-B", "data-tei-a---b");
	carried("xlink:role.x", "data-tei-xlink.role..x");
	carried("caf\xC3\xA9", "data-tei-caf-0e9.");
	carried("xmlns:Xi", "data-tei-xmlns.-xi");
}
END_TEST

START_TEST(carrier_refuses_what_it_did_not_write)
{
	static const char *const bad[] = {"data-tei", "data-tei-", "data-who",
					  "data-tei-a-", "data-tei-a-1",
					  "data-tei-a-0.", "data-tei-a-0zz.",
					  "data-tei-a-0110000."};
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		ck_assert_int_eq(vdm_carrier_attr_decode(&b, bad[i]), -1);
		ck_assert_uint_eq(b.len, 0);
	}
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("tei");
	TCase *tc = tcase_create("tei");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, carrier_names_come_back);
	tcase_add_test(tc, carrier_refuses_what_it_did_not_write);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
