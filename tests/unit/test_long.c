/* SPDX-License-Identifier: MIT */
/* How long a line may be and still be a heading, or a name that signs. */
#include "units.h"

/* Of so many letters; `last` is the last character of them. */
static char *
letters(const char *first, size_t n, char last)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, first);
	while (b.len < n)
		vdm_buf_putc(&b, b.len + 1 < n ? 'a' : last);
	return vdm_buf_take(&b, &n);
}

/* A name alone before notes signs, if it is short. */
START_TEST(a_short_name_signs_before_notes)
{
	size_t n;

	for (n = 28; n < 32; n++) {
		char *name = letters("Tuvesen", n, 'n');
		struct vdm_buf b;

		vdm_buf_init(&b);
		vdm_buf_printf(
		    &b,
		    "Note of a Talk\n\n5 May 1950\n\nMr. Ashdown: Is "
		    "it you?\n\nMr. Hale: It is.\n\n%s\n\n[1] See "
		    "page 5.\n",
		    name);
		check_units(vdm_buf_str(&b),
			    n < 30 ? "metadata\ndateline\nturn/Ashdown\n"
				     "turn/Hale\nsignature\nmetadata\n"
				   : "metadata\ndateline\nturn/Ashdown\n"
				     "turn/Hale\nturn/Hale\nmetadata\n");
		vdm_buf_fini(&b);
		free(name);
	}
}
END_TEST

/* A line within what is narrated is a heading if it is short; one that ends in
 * a colon may be longer. */
START_TEST(a_short_line_is_a_heading)
{
	static const size_t lengths[] = {20, 69, 70, 99, 100};
	size_t i;

	for (i = 0; i < 2 * sizeof(lengths) / sizeof(lengths[0]); i++) {
		size_t n = lengths[i / 2];
		char *line = letters("Harbours", n, i % 2 ? ':' : 'a'), *got;
		int heading = n < (i % 2 ? 100 : 70);
		struct vdm_record *rec;
		struct vdm_buf b;

		vdm_buf_init(&b);
		vdm_buf_printf(&b,
			       "Note of a Talk\n\n5 May 1950\n\nMr. Ashdown "
			       "asked whether it rained. Mr. Hale said that it "
			       "did.\n\n%s\n\nMr. Hale said that he would "
			       "write. Mr. Ashdown thanked him.\n",
			       line);
		rec = read_text(vdm_buf_str(&b), NULL, NULL, NULL);
		got = units_of(rec);
		ck_assert_msg((strstr(got, "heading\n") != NULL) == heading,
			      "%s: %s", line, got);
		vdm_record_free(rec);
		vdm_buf_fini(&b);
		free(line);
		free(got);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("long");
	TCase *tc = tcase_create("long");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_short_name_signs_before_notes);
	tcase_add_test(tc, a_short_line_is_a_heading);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
