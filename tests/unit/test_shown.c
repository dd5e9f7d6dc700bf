/* SPDX-License-Identifier: MIT */
/* What a program needs to say and write safely: shown text, findings of its
 * own, and which files a record was made from. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "pictures.h"
#include "vidimus.h"

static void
check_shown(const char *words, const char *shown)
{
	char piece[16], all[256] = "";

	while (vdm_shown_next(&words, piece) > 0)
		strcat(all, piece);
	ck_assert_str_eq(all, shown);
}

/* What others chose is printed so that it stays in its line, and is no command
 * to a terminal or to a service that reads the line. */
START_TEST(text_is_shown_without_effects)
{
	check_shown("", "");
	check_shown("d\xc3\xa9j\xc3\xa0 vu.txt", "d\xc3\xa9j\xc3\xa0 vu.txt");
	check_shown("a\nb\rc\td\x1b[2J\x7f", "a\\nb\\rc\\td\\x1b[2J\\x7f");
	check_shown("\xc2\x80\xc2\x9b\xc2\x9f", "\\u0080\\u009b\\u009f");
	check_shown("\xc2\xa0", "\xc2\xa0");
	check_shown("\xe2\x80\xa8\xe2\x80\xa9", "\\u2028\\u2029");
	check_shown("\xe2\x80\xae\xe2\x81\xa6", "\\u202e\\u2066");
	check_shown("a\xff\xc3", "a\\xff\\xc3");
	check_shown("::error file=x::y", ":\\x3aerror file=x:\\x3ay");
	check_shown("ancestor:::b :: c::1", "ancestor::\\x3ab :: c::1");
	check_shown("##[error]x ##vso[task] ##teamcity[a",
		    "#\\x23[error]x #\\x23vso[task] #\\x23teamcity[a");
	check_shown("## Heading [1] #[a]", "## Heading [1] #[a]");
}
END_TEST

static void
check_plain(const char *words, const char *shown)
{
	char piece[16], all[256] = "";

	while (vdm_shown_plain(&words, piece) > 0)
		strcat(all, piece);
	ck_assert_str_eq(all, shown);
}

/* Who writes JSON or XML sees to commands in the way of that notation. */
START_TEST(a_notation_has_escapes_of_its_own)
{
	check_plain("", "");
	check_plain("::error::a ##[b]", "::error::a ##[b]");
	check_plain("a\nb\xc2\x85 \xe2\x80\xae", "a\\nb\\u0085 \\u202e");
	check_plain("\xd8\x9c\xe2\x80\x8e\xe2\x80\x8f",
		    "\\u061c\\u200e\\u200f");
	check_plain("a\xff", "a\\xff");
}
END_TEST

START_TEST(programs_say_findings_of_their_own)
{
	struct vdm_findings *list = vdm_findings_new();
	const struct vdm_sink *sink = vdm_findings_sink(list, "out.md");
	const struct vdm_finding *f;

	ck_assert_int_eq(
	    vdm_finding_say(sink, "output-leftover", "one\nline \xc2\x9b"), 0);
	f = vdm_findings_get(list, 0);
	ck_assert_str_eq(vdm_finding_id(f), "output-leftover");
	ck_assert_str_eq(vdm_finding_file(f), "out.md");
	ck_assert_str_eq(vdm_finding_message(f), "one line \\u009b");
	ck_assert_int_eq(vdm_finding_say(sink, "no-such", "x"), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_uint_eq(vdm_findings_count(list), 1);
	ck_assert_int_eq(vdm_finding_say(NULL, "output-leftover", "x"), 0);
	/* whoever prints it sees to commands */
	ck_assert_int_eq(
	    vdm_finding_say(sink, "output-leftover", "std::a ##[b]"), 0);
	f = vdm_findings_get(list, 1);
	ck_assert_str_eq(vdm_finding_message(f), "std::a ##[b]");
	ck_assert_uint_eq(vdm_finding_line(f), 0);
	/* at a place */
	ck_assert_int_eq(vdm_finding_say_at(sink, "allow-broken", 4, 7, "x"),
			 0);
	f = vdm_findings_get(list, 2);
	ck_assert_uint_eq(vdm_finding_line(f), 4);
	ck_assert_uint_eq(vdm_finding_column(f), 7);
	ck_assert_int_eq(vdm_finding_say_at(sink, "no-such", 4, 7, "x"), -1);
	ck_assert_int_eq(errno, EINVAL);
	vdm_findings_free(list);
}
END_TEST

START_TEST(records_know_what_was_read_for_them)
{
	static const char pictures[] = "# A\n\n![b](tiny.txt) ![c](c.gif)\n";
	struct vdm_read_options *o = vdm_read_options_new();
	char folder[] = "/tmp/vidimus-source-XXXXXX", path[64];
	struct vdm_record *rec;
	FILE *f;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	snprintf(path, sizeof(path), "%s/c.gif", folder);
	f = fopen(path, "w");
	ck_assert_ptr_nonnull(f);
	fwrite(WHOLE_GIF, 1, sizeof(WHOLE_GIF) - 1, f);
	fclose(f);
	vdm_read_options_set(o, "from", "markdown");
	vdm_read_options_set(o, "base", folder);
	ck_assert_int_eq(vdm_read(&rec, pictures, strlen(pictures), o, NULL),
			 0);
	/* what is not there may come */
	ck_assert_str_eq(strrchr(vdm_record_source(rec, 0), '/'), "/tiny.txt");
	ck_assert_str_eq(vdm_record_source(rec, 1), path);
	ck_assert_ptr_null(vdm_record_source(rec, 2));
	vdm_record_free(rec);
	vdm_read_options_free(o);
	unlink(path);
	rmdir(folder);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("shown");
	TCase *t = tcase_create("core");
	SRunner *sr;
	int failed;

	tcase_add_test(t, text_is_shown_without_effects);
	tcase_add_test(t, a_notation_has_escapes_of_its_own);
	tcase_add_test(t, programs_say_findings_of_their_own);
	tcase_add_test(t, records_know_what_was_read_for_them);
	suite_add_tcase(s, t);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
