/* SPDX-License-Identifier: MIT */
/* Tags of languages: what RFC 5646's grammar lets through, and names. */
#include <check.h>
#include <stdlib.h>

#include "base/isbn.h"
#include "base/language.h"

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])

static const char *const right[] = {"en",
				    "EN",
				    "eN-gb",
				    "deu",
				    "de-CH",
				    "de-CH-1996",
				    "DE-ch-1901",
				    "zh-Hans",
				    "zh-Hans-CN",
				    "zh-cmn",
				    "zh-cmn-Hans-CN",
				    "zh-yue-HK",
				    "ar-afb",
				    "sr-Latn-RS",
				    "es-419",
				    "sl-rozaj",
				    "sl-rozaj-biske",
				    "sl-rozaj-biske-1994",
				    "sl-IT-nedis",
				    "hy-Latn-IT-arevela",
				    "de-1901-1996",
				    "en-a-bbb",
				    "en-a-bbb-ccc",
				    "en-a-bbb-b-ccc",
				    "en-a-bbb-x-a",
				    "en-u-islamcal",
				    "zh-CN-a-myext-x-private",
				    "de-DE-u-co-phonebk",
				    "en-0-ab-9-cd",
				    "x-foo",
				    "X-foo",
				    "x-a",
				    "x-1-2",
				    "x-whatever-a-b",
				    "de-x-a",
				    "de-CH-x-phonebk",
				    "az-Arab-x-AZE-derbend",
				    "qaa-Qaaa-QM-x-southern",
				    "en-x-us-us",
				    "a"
				    "b-abc-def-ghi",
				    "abcd",
				    "abcde",
				    "abcdefgh",
				    "abcd-Latn-US",
				    "i-klingon",
				    "I-KLINGON",
				    "i-ami",
				    "i-bnn",
				    "i-default",
				    "i-enochian",
				    "i-hak",
				    "i-lux",
				    "i-mingo",
				    "i-navajo",
				    "i-pwn",
				    "i-tao",
				    "i-tay",
				    "i-tsu",
				    "en-GB-oed",
				    "sgn-BE-FR",
				    "sgn-be-nl",
				    "sgn-CH-DE",
				    "art-lojban",
				    "cel-gaulish",
				    "no-bok",
				    "no-nyn",
				    "zh-guoyu",
				    "zh-hakka",
				    "zh-min",
				    "zh-min-nan",
				    "zh-xiang",
				    "und",
				    "mul",
				    "zxx",
				    "de-1abc",
				    "en-US-1abc-2abc"};

static const char *const wrong[] = {"",
				    "e",
				    "1",
				    "-",
				    "en-",
				    "-en",
				    "en--US",
				    "e1",
				    "en_US",
				    "en US",
				    " en",
				    "en ",
				    "en-a",
				    "en-x",
				    "x",
				    "x-",
				    "i",
				    "i-",
				    "i-foo",
				    "i-klingon-x",
				    "a-DE",
				    "en-US-US",
				    "en-US-DE",
				    "en-Latn-Latn",
				    "en-US-Latn",
				    "de-419-DE",
				    "en-12",
				    "en-1",
				    "en-1234x6789",
				    "de-1996-1996",
				    "sl-rozaj-ROZAJ",
				    "en-a-bbb-a-ccc",
				    "ar-a-aaa-b-bbb-A-ccc",
				    "en-a-b",
				    "en-a-x-b",
				    "en-a-bbbbbbbbb",
				    "en-x-bbbbbbbbb",
				    "abcdefghi",
				    "abcd-abc",
				    "en-abc-abc-abc-abc",
				    "zh-abcd-abc",

				    "en-GB-oed-x",
				    "en-\xc3\xa4",
				    "english language",
				    "de-DE-u",
				    "de-u-co-",
				    "en-123-456",
				    "en-US-x",
				    "x-a--b"};

START_TEST(the_grammar_is_kept)
{
	size_t i;

	for (i = 0; i < COUNT(right); i++)
		ck_assert_msg(vdm_language_is_tag(right[i]), "%s", right[i]);
	for (i = 0; i < COUNT(wrong); i++) {
		ck_assert_msg(!vdm_language_is_tag(wrong[i]), "%s", wrong[i]);
		ck_assert_msg(!vdm_language_is_code(wrong[i]), "%s", wrong[i]);
	}
}
END_TEST

START_TEST(a_word_is_no_code)
{
	ck_assert(vdm_language_is_tag("English"));
	ck_assert(!vdm_language_is_code("English"));
	ck_assert(!vdm_language_is_code("Latin"));
	ck_assert(vdm_language_is_code("eng"));
	ck_assert(vdm_language_is_code("x-english"));
	ck_assert(vdm_language_is_code("i-klingon"));
}
END_TEST

START_TEST(a_name_has_its_code)
{
	static const struct {
		const char *name, *code;
	} rows[] = {
	    {"English", "en"},
	    {"ENGLISH", "en"},
	    {"deutsch", "de"},
	    {"Fran\xc3\xa7"
	     "ais",
	     "fr"},
	    {"FRAN\xc3\x87"
	     "AIS",
	     "fr"},
	    {"franc\xcc\xa7"
	     "ais",
	     "fr"},
	    {"\xd0\xa0\xd0\xa3\xd0\xa1\xd0\xa1\xd0\x9a\xd0\x98\xd0\x99", "ru"},
	    {"Castilian", "es"},
	    {"Espa\xc3\xb1ol", "es"},
	    {"British English", "en-GB"},
	    {"Englis", NULL},
	    {"English|", NULL},
	    {"", NULL},
	    {"the original", NULL}};
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		const char *code = vdm_language_by_name(rows[i].name);

		if (rows[i].code == NULL) {
			ck_assert_msg(code == NULL, "%s", rows[i].name);
			continue;
		}
		ck_assert_msg(code != NULL, "%s", rows[i].name);
		ck_assert_str_eq(code, rows[i].code);
		ck_assert(vdm_language_is_code(code));
	}
}
END_TEST

START_TEST(a_value_tells_its_tag)
{
	static const char *const rows[][2] = {{"en", "en"},
					      {"EN", "EN"},
					      {"English", "en"},
					      {"en_GB", "en-GB"},
					      {"en_GB.UTF-8", "en-GB"},
					      {"de_DE@euro", "de-DE"},
					      {"sr_Latn_RS", "sr-Latn-RS"},
					      {"en_US_US", NULL},
					      {"_", NULL},
					      {"a_talk", NULL},
					      {"English_language", NULL},
					      {"", NULL}};
	struct vdm_arena arena;
	size_t i;

	vdm_arena_init(&arena);
	for (i = 0; i < COUNT(rows); i++) {
		const char *tag = vdm_language_tag(&arena, rows[i][0]);

		if (rows[i][1] == NULL)
			ck_assert_msg(tag == NULL, "%s", rows[i][0]);
		else
			ck_assert_str_eq(tag, rows[i][1]);
	}
	vdm_arena_fini(&arena);
}
END_TEST

START_TEST(some_are_written_leftward)
{
	static const char *const yes[] = {"ar", "he",      "fa-IR",
					  "AR", "uz-Arab", "az-Arab-IR"};
	static const char *const no[] = {
	    "en", "ar-Latn", "az", "und", "", "arn", "pa-Guru", "ur-Latn-PK"};
	size_t i;

	for (i = 0; i < COUNT(yes); i++)
		ck_assert_msg(vdm_language_is_leftward(yes[i]), "%s", yes[i]);
	for (i = 0; i < COUNT(no); i++)
		ck_assert_msg(!vdm_language_is_leftward(no[i]), "%s", no[i]);
}
END_TEST

START_TEST(a_book_number_has_its_check_digit)
{
	static const struct {
		const char *s, *digits;
	} rows[] = {{"9780000000002", "9780000000002"},
		    {"ISBN 978-0-00-000000-2", "9780000000002"},
		    {"urn:isbn:9780000000002", "9780000000002"},
		    {"ISBN-13: 9780000000002", "9780000000002"},
		    {"0-306-40615-2", "0306406152"},
		    {"080442957x", "080442957X"},
		    {"9780000000003", ""},
		    {"0000000000001", ""},
		    {"97800000000020", ""},
		    {"https://a.example/9780000000002", ""},
		    {"", ""}};
	char digits[VDM_ISBN_SIZE];
	size_t i;

	for (i = 0; i < COUNT(rows); i++) {
		ck_assert_int_eq(vdm_isbn_read(rows[i].s, digits),
				 (int)strlen(rows[i].digits));
		ck_assert_str_eq(digits, rows[i].digits);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("language");
	TCase *tc = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, the_grammar_is_kept);
	tcase_add_test(tc, a_word_is_no_code);
	tcase_add_test(tc, a_name_has_its_code);
	tcase_add_test(tc, a_value_tells_its_tag);
	tcase_add_test(tc, some_are_written_leftward);
	tcase_add_test(tc, a_book_number_has_its_check_digit);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
