/* SPDX-License-Identifier: MIT */
/* What counts at the start of a line: items, questions, notes, pages. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "prose/lines/lines.h"

/* A count as "what it is, figures with stops between, bytes, what closes it".
 */
static const struct {
	const char *text, *want;
} counts[] = {
    {"12. The dyke", "12 1 3 ."},
    {"12 men came", "12 1 2 -"},
    {"9.2 The dyke", "9.2 2 3 -"},
    {"9.2. The dyke", "9.2 2 4 ."},
    {"9.2.13) So", "9.2.13 3 7 )"},
    {"9..2 So", "9 1 2 ."},
    {"3) So", "3 1 2 )"},
    {"3] So", "3 1 1 -"},
    {"(3) So", "(3 1 3 )"},
    {"[3] So", "[3 1 3 ]"},
    {"[3) So", "[3 1 3 )"},
    {"(ii) that", "(ii 0 4 )"},
    {"IV. Of dykes", "IV 0 3 ."},
    {"LXXXVIII. Of", "LXXXVIII 0 9 ."},
    {"Of dykes", "Of 0 2 -"},
    {"Parliaments.", "Parliame 0 8 -"},
    {"Q3. Who", "Q3 1 3 ."},
    {"Q. Who", "Q 0 2 ."},
    {"QQ3. Who", "QQ 0 2 -"},
    {"7", "7 1 1 -"},
    {"7.", "7 1 2 ."},
    {"(3. So", "none"},
    {"(3", "none"},
    {"()", "none"},
    {"(", "none"},
    {". So", "none"},
    {"- So", "none"},
    {" 1. So", "none"},
    {"\xC2\xA7 1", "none"},
    {"", "none"},
};

START_TEST(counts_are_read)
{
	const char *s = counts[_i].text;
	const size_t n = strlen(s);
	char got[64] = "none", *bytes = malloc(n + 1);
	struct count k;
	int is;

	/* nothing behind its end is read */
	ck_assert_ptr_nonnull(bytes);
	memcpy(bytes, s, n);
	bytes[n] = '\0';
	is = vdm_count_at(bytes, n, &k);
	if (is)
		snprintf(got, sizeof(got), "%s%.*s %zu %zu %c",
			 k.open ? (s[0] == '(' ? "(" : "[") : "",
			 (int)(k.end - k.from + (size_t)k.lettered),
			 s + k.from - k.lettered, k.parts, k.width,
			 k.close == '\0' ? '-' : k.close);
	ck_assert_str_eq(got, counts[_i].want);
	if (is && k.parts > 0)
		ck_assert_uint_eq(k.first - k.from,
				  strspn(s + k.from, "0123456789"));
	free(bytes);
}
END_TEST

START_TEST(a_count_ends_with_its_line)
{
	struct count k;

	ck_assert(vdm_count_at("12.34", 2, &k));
	ck_assert_uint_eq(k.width, 2);
	ck_assert(vdm_count_at("12.34", 3, &k));
	ck_assert_uint_eq(k.width, 3);
	ck_assert_uint_eq(k.parts, 1);
	ck_assert(!vdm_count_at("(12)", 3, &k));
	ck_assert(!vdm_count_at("12", 0, &k));
}
END_TEST

START_TEST(capitals_count_items)
{
	static const struct {
		const char *text;
		int is;
	} rows[] = {{"IV. So", 1}, {"XXXVIII. So", 1}, {"iv. So", 0},
		    {"MI. So", 0}, {"4. So", 0},       {"A. So", 0}};
	struct count k;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert(vdm_count_at(rows[i].text, strlen(rows[i].text), &k));
		ck_assert_int_eq(vdm_counts_in_capitals(rows[i].text, &k),
				 rows[i].is);
	}
}
END_TEST

START_TEST(pages_have_numbers)
{
	static const struct {
		const char *text;
		long value;
		size_t width;
	} rows[] = {{"H113   RECORD", 113, 4},
		    {"312", 312, 3},
		    {"0", 0, 1},
		    {"12345 A", 12345, 5},
		    {"123456", -1, 0},
		    {"H", -1, 0},
		    {"HH1", -1, 0},
		    {"h1", -1, 0},
		    {"H123456", -1, 0},
		    {"-5-", -1, 0},
		    {"", -1, 0}};
	size_t i, width;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ck_assert_int_eq(
		    vdm_page_number(rows[i].text, strlen(rows[i].text), &width),
		    rows[i].value);
		ck_assert_uint_eq(width, rows[i].width);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("count");
	TCase *t = tcase_create("count");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, counts_are_read, 0,
			    (int)(sizeof(counts) / sizeof(counts[0])));
	tcase_add_test(t, a_count_ends_with_its_line);
	tcase_add_test(t, capitals_count_items);
	tcase_add_test(t, pages_have_numbers);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
