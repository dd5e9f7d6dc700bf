/* SPDX-License-Identifier: MIT */
/* Decisions in a run of several files: of which of them each is. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <vidimus.h>

#define COUNT(rows) (sizeof(rows) / sizeof(rows)[0])
#define BY ", by: Ada Ray, when: 2031-02-03}\n"

static const char narrated[] =
    "Conversation between Governor Tuvesen and Mr. Brandel\n\n"
    "Halden, 3 May 1931\n\n"
    "Governor Tuvesen said that the boats were late.\n\n"
    "Mr. Brandel replied that he knew nothing of it.\n\n"
    "The harbour had been closed for a week.\n\n"
    "He added that the ice was thick.\n\n"
    "Tuvesen asked when it would open.\n";

/* The ids of what was found, but for what reading alone finds. */
static void
ids(const struct vdm_findings *f, char *out, size_t size)
{
	size_t i;

	out[0] = '\0';
	for (i = 0; i < vdm_findings_count(f); i++) {
		const char *id = vdm_finding_id(vdm_findings_get(f, i));

		if (strncmp(id, "decision-", 9) != 0)
			continue;
		ck_assert_uint_lt(strlen(out) + strlen(id) + 1, size);
		strcat(out, out[0] != '\0' ? " " : "");
		strcat(out, id + 9);
	}
}

/* Of which files of a run a decision is: `there` are files outside of it,
 * `same` one whose digest is that of the decision. */
static const struct {
	const char *what, *source, *at, *there, *same;
	const char *files[4];
	const char *obeyed; /* a letter for each file */
	const char *found;
} matched[] = {
    {"its path", "a/m.txt", "d.yaml", "", "", {"a/m.txt", "b/m.txt"}, "yn", ""},
    {"its name, of one file",
     "m.txt",
     "d.yaml",
     "",
     "",
     {"a/m.txt", "b/n.txt"},
     "yn",
     ""},
    {"its name, of two",
     "m.txt",
     "d.yaml",
     "",
     "",
     {"a/m.txt", "b/m.txt"},
     "nn",
     "several"},
    {"its name, of two, one of which is as it was",
     "m.txt",
     "d.yaml",
     "",
     "b/m.txt",
     {"a/m.txt", "b/m.txt"},
     "ny",
     ""},
    {"its name, of two, neither as it was",
     "m.txt",
     "d.yaml",
     "",
     "x.txt",
     {"a/m.txt", "b/m.txt"},
     "nn",
     "several"},
    {"the end of its path, of two",
     "a/m.txt",
     "d.yaml",
     "",
     "",
     {"x/a/m.txt", "y/a/m.txt", "y/b/m.txt"},
     "nnn",
     "several"},
    {"its path, and the end of another's",
     "m.txt",
     "d.yaml",
     "",
     "",
     {"m.txt", "a/m.txt"},
     "yn",
     ""},
    {"beside the decisions",
     "m.txt",
     "b/d.yaml",
     "",
     "",
     {"a/m.txt", "b/m.txt"},
     "ny",
     ""},
    {"its name alone, of another file, which is there",
     "h/a/m.txt",
     "d.yaml",
     "h/a/m.txt",
     "",
     {"m.txt"},
     "n",
     ""},
    {"the same beside the decisions",
     "h/a/m.txt",
     "../d.yaml",
     "../h/a/m.txt",
     "",
     {"m.txt"},
     "n",
     ""},
    {"the same from the root",
     "/h/a/m.txt",
     "d.yaml",
     "/h/a/m.txt",
     "",
     {"m.txt"},
     "n",
     ""},
    {"its name alone, of what was moved",
     "h/a/m.txt",
     "d.yaml",
     "",
     "",
     {"m.txt"},
     "y",
     ""},
    {"the longest end of what was moved",
     "h/a/m.txt",
     "d.yaml",
     "",
     "",
     {"m.txt", "a/m.txt"},
     "ny",
     ""},
    {"an older system's path",
     "a\\\\m.txt",
     "d.yaml",
     "",
     "",
     {"a/m.txt", "b/m.txt"},
     "yn",
     ""},
    {"nowhere", "gone.txt", "d.yaml", "", "", {"a/m.txt"}, "n", "file"},
    {"renamed, and as it was",
     "gone.txt",
     "d.yaml",
     "",
     "a/m.txt",
     {"a/m.txt"},
     "y",
     ""},
    {"beside one that is read",
     "n.txt",
     "d.yaml",
     "a/n.txt",
     "",
     {"a/m.txt"},
     "n",
     ""},
};

struct run {
	size_t row;
};

static int
is_there(void *ctx, const char *file)
{
	return strcmp(file, matched[((struct run *)ctx)->row].there) == 0;
}

static int
digest_of(void *ctx, const char *file, char hex[65])
{
	const char *same = matched[((struct run *)ctx)->row].same;

	if (strcmp(file, same) == 0)
		vdm_digest(narrated, strlen(narrated), hex);
	else
		vdm_digest(file, strlen(file), hex);
	return strcmp(file, "b/n.txt") == 0 ? -1 : 0;
}

/* Whether a decision is obeyed in a file that is read. */
static int
is_obeyed(const char *name, const char *decisions, int same)
{
	struct vdm_read_options *o = vdm_read_options_new();
	struct vdm_record *rec = NULL;
	struct vdm_units *all;
	int decided = 0;
	char text[1024];
	size_t i;

	/* where it is not the same, a line more */
	snprintf(text, sizeof(text), "%s%s", narrated, same ? "" : "\nNo.\n");
	ck_assert_int_eq(vdm_read_options_set(o, "name", name), 0);
	ck_assert_int_eq(vdm_read_options_set(o, "decisions", decisions), 0);
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), o, NULL), 0);
	all = vdm_units_new(rec);
	for (i = 0; i < vdm_units_count(all); i++)
		decided |= vdm_unit_decided_by(vdm_units_get(all, i)) != NULL;
	vdm_units_free(all);
	vdm_record_free(rec);
	vdm_read_options_free(o);
	return decided;
}

START_TEST(test_match)
{
	struct run run = {(size_t)_i};
	struct vdm_tables *tables = vdm_tables_new();
	struct vdm_findings *f = vdm_findings_new();
	char said[256], all[1024], hex[65], got[8] = "", *checked, *text;
	size_t i;

	vdm_digest(narrated, strlen(narrated), hex);
	snprintf(all, sizeof(all),
		 "- {source: \"%s\", %s%s%s scope: turn, line: 9, words: The "
		 "harbour had, value: Tuvesen" BY,
		 matched[_i].source,
		 *matched[_i].same != '\0' ? "digest: \"sha256:" : "",
		 *matched[_i].same != '\0' ? hex : "",
		 *matched[_i].same != '\0' ? "\"," : "");
	ck_assert_int_eq(
	    vdm_decisions_text(all, strlen(all), &checked,
			       vdm_findings_sink(f, matched[_i].at)),
	    0);
	for (i = 0; i < 4 && matched[_i].files[i] != NULL; i++)
		ck_assert_int_eq(
		    vdm_tables_file(tables, matched[_i].files[i], NULL), 0);
	ck_assert_int_eq(vdm_decisions_match(checked, tables, is_there,
					     digest_of, &run, &text,
					     vdm_findings_sink(f, "d")),
			 0);
	for (i = 0; i < 4 && matched[_i].files[i] != NULL; i++)
		strcat(got, is_obeyed(matched[_i].files[i], text,
				      strcmp(matched[_i].files[i],
					     matched[_i].same) == 0)
				? "y"
				: "n");
	ids(f, said, sizeof(said));
	ck_assert_msg(strcmp(got, matched[_i].obeyed) == 0, "%s: %s",
		      matched[_i].what, got);
	ck_assert_msg(strcmp(said, matched[_i].found) == 0, "%s: %s",
		      matched[_i].what, said);
	vdm_free(text);
	vdm_free(checked);
	vdm_tables_free(tables);
	vdm_findings_free(f);
}
END_TEST

/* The time that reading takes, many times, by a text of decisions. */
static double
time_by(const char *decisions)
{
	struct vdm_read_options *o = vdm_read_options_new(), *copy;
	struct vdm_record *rec;
	clock_t begun;
	double took;
	int i;

	ck_assert_int_eq(vdm_read_options_set(o, "name", "m.txt"), 0);
	ck_assert_int_eq(vdm_read_options_set(o, "decisions", decisions), 0);
	copy = vdm_read_options_copy(o);
	vdm_read_options_free(o); /* and the copy has its own */
	begun = clock();
	for (i = 0; i < 50; i++) {
		ck_assert_int_eq(
		    vdm_read(&rec, narrated, strlen(narrated), copy, NULL), 0);
		vdm_record_free(rec);
	}
	took = (double)(clock() - begun);
	vdm_read_options_free(copy);
	return took;
}

/* Decisions of other files cost a file next to nothing. */
START_TEST(test_of_many_files)
{
	enum { MANY = 3000, EACH = 120 };
	static char all[MANY * EACH];
	char *checked;
	double one, many;
	size_t n = 0;
	int i;

	for (i = 0; i < MANY; i++)
		n += (size_t)snprintf(all + n, sizeof(all) - n,
				      "- {source: b/%d.txt, scope: turn, line: "
				      "1, words: x, value: y" BY,
				      i);
	ck_assert_int_eq(vdm_decisions_text(all, n, &checked, NULL), 0);
	one = time_by("");
	many = time_by(checked);
	ck_assert_msg(many < 6 * one, "%.1f times as long", many / one);
	vdm_free(checked);
}
END_TEST

START_TEST(test_no_match)
{
	struct run run = {0};
	struct vdm_tables *tables = vdm_tables_new();
	char *text = (char *)"";

	ck_assert_int_eq(vdm_decisions_match("a: [", tables, is_there,
					     digest_of, &run, &text, NULL),
			 -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_ptr_null(text);
	ck_assert_int_eq(vdm_decisions_match("", tables, is_there, digest_of,
					     &run, &text, NULL),
			 0);
	ck_assert_str_eq(text, "");
	vdm_free(text);
	vdm_tables_free(tables);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("decide_files");
	TCase *t = tcase_create("decide_files");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, test_match, 0, COUNT(matched));
	tcase_add_test(t, test_no_match);
	tcase_add_test(t, test_of_many_files);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
