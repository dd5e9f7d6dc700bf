/* SPDX-License-Identifier: MIT */
/* What is printed of a record that was read with guesses, and of findings. */
#include <check.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "record/record.h"
#include "vidimus.h"

static void
add_unit(struct vdm_record *rec, unsigned line, const char *kind,
	 const char *speakers, enum vdm_certainty cert, const char *reason,
	 const char *candidates)
{
	struct vdm_unit *u = vdm_record_add_unit(rec);

	ck_assert_ptr_nonnull(u);
	u->line = line;
	u->end = line + 1;
	u->kind = kind;
	u->speakers = speakers;
	u->reason = reason;
	u->candidates = candidates;
	u->inferred = cert != VDM_CERT_NONE;
	u->cert = cert;
	u->text = "It\train\ns";
}

static struct vdm_record *
make(void)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p = vdm_person_add(rec, "roth", "Anselm\tRoth");
	struct vdm_field *f;

	p->title = "Miller";
	vdm_strings_add(rec, &p->roles, "chair");
	vdm_strings_add(rec, &p->roles, "speaker");
	vdm_strings_add(rec, &p->forms, "Mr. Roth");
	vdm_strings_add(rec, &p->forms, "the miller");
	p->participant = 1;
	p = vdm_person_add(rec, "quill", "Berta Quill");
	p->state = VDM_STATE_INFERRED;
	p->cert = VDM_CERT_MEDIUM;
	p->reason = "she is\nnamed";
	f = vdm_field_add(rec, VDM_F_TITLE, "On the\nmill");
	f->pos.line = 3;
	f = vdm_field_add(rec, VDM_F_DATE, "4 March 1951");
	f->norm = "1951-03-04";
	f = vdm_field_add(rec, VDM_F_TIME, "18.30");
	f->norm = "18:30";
	f->state = VDM_STATE_INFERRED;
	f->cert = VDM_CERT_HIGH;
	f->reason = "an hour";
	f = vdm_field_add(rec, VDM_F_PLACE, "");
	f = vdm_field_add(rec, VDM_F_AUTHOR, "A. Lorne");
	f->state = VDM_STATE_STATED;
	add_unit(rec, 1, "heading", "", VDM_CERT_NONE, NULL, NULL);
	add_unit(rec, 5, "turn", "Berta Quill", VDM_CERT_LOW, "next", NULL);
	add_unit(rec, 7, "turn", "Anselm Roth", VDM_CERT_HIGH, "named", NULL);
	add_unit(rec, 9, "turn", "", VDM_CERT_MEDIUM, NULL, NULL);
	add_unit(rec, 13, "turn", "Berta Quill", VDM_CERT_LOW, "next", NULL);
	add_unit(rec, 11, "turn", "Anselm Roth", VDM_CERT_HIGH, "turns",
		 "Berta Quill: last");
	add_unit(rec, 15, "action", "", VDM_CERT_NONE, NULL, NULL);
	return rec;
}

static void
check_view(const struct vdm_record *rec, enum vdm_inspect_view view,
	   const char *want)
{
	char *text;
	size_t n;

	ck_assert_int_eq(vdm_inspect(rec, view, &text, &n), 0);
	ck_assert_str_eq(text, want);
	ck_assert_uint_eq(n, strlen(want));
	free(text);
}

START_TEST(what_is_in_doubt_comes_by_what_an_answer_settles)
{
	struct vdm_record *rec = make();

	check_view(rec, VDM_INSPECT_REVIEW,
		   "turn of Berta Quill  (guess, low: next)\n"
		   "  one answer settles 2\n"
		   "  line 5: It rain\\ns\n"
		   "  line 13: It rain\\ns\n"
		   "turn of Anselm Roth  (guess, high: turns)\n"
		   "  or: Berta Quill: last\n"
		   "  line 11: It rain\\ns\n"
		   "turn of nobody  (guess, medium)\n"
		   "  line 9: It rain\\ns\n"
		   "turn of Anselm Roth  (guess, high: named)\n"
		   "  line 7: It rain\\ns\n");
	vdm_record_free(rec);
	rec = vdm_record_new();
	check_view(rec, VDM_INSPECT_REVIEW, "nothing is in doubt\n");
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_summary_says_how_each_thing_is_known)
{
	struct vdm_labelling labels[] = {
	    {.pattern = "<NAME>: ", .turns = 1, .names = 1},
	    {.pattern = "(<NAME>) ", .turns = 12, .names = 3}};
	struct vdm_record *rec = make();

	check_view(
	    rec, VDM_INSPECT_SUMMARY,
	    "format: -\n\nfields (5)\n"
	    "  title                    On the\\nmill\n"
	    "  date                     4 March 1951 = 1951-03-04\n"
	    "  time                     18.30 = 18:30  (guess, high: an hour)\n"
	    "  place                    (empty in the source)\n"
	    "  author                   A. Lorne  (stated beside the source)\n"
	    "\npeople (2)\n"
	    "  #roth  Anselm Roth, Miller [chair, speaker]; also: Mr. Roth, "
	    "the miller\n"
	    "  #quill  Berta Quill  (guess, medium: she is\\nnamed)\n"
	    "\nunits\n       5 turn\n       1 action\n       1 heading\n"
	    "\nguesses\n"
	    "  line 5: turn Berta Quill  (guess, low: next)\n"
	    "  line 7: turn Anselm Roth  (guess, high: named)\n"
	    "  line 9: turn   (guess, medium)\n"
	    "  line 13: turn Berta Quill  (guess, low: next)\n"
	    "  line 11: turn Anselm Roth  (guess, high: turns)\n");
	vdm_record_free(rec);
	/* how turns are labelled */
	rec = vdm_record_new();
	rec->labellings = labels;
	rec->labellings_count = 2;
	check_view(rec, VDM_INSPECT_SUMMARY,
		   "format: -\n\nfields (0)\n\npeople (0)\n\nlabels\n"
		   "  `<NAME>: `  1 turn, 1 name\n"
		   "  `(<NAME>) `  12 turns, 3 names\n"
		   "\nunits\n\nguesses\n  none\n");
	vdm_record_free(rec);
	rec = vdm_record_new();
	check_view(rec, VDM_INSPECT_SUMMARY,
		   "format: -\n\nfields (0)\n\npeople (0)\n\nunits\n\n"
		   "guesses\n  none\n");
	vdm_record_free(rec);
}
END_TEST

START_TEST(tables_have_a_row_a_thing)
{
	struct vdm_record *rec = make();

	check_view(rec, VDM_INSPECT_FIELDS,
		   "field\tvalue\tstate\tline\n"
		   "title\tOn the\\nmill\texplicit\t3\n"
		   "date\t1951-03-04\texplicit\t0\n"
		   "time\t18:30\tinferred\t0\n"
		   "place\t\texplicit-empty\t0\n"
		   "author\tA. Lorne\tstated\t0\n"
		   "participant\tAnselm Roth|Miller|chair, speaker\texplicit"
		   "\t0\n");
	check_view(rec, VDM_INSPECT_UNITS,
		   "line\tend\tkind\tspeakers\tbasis\n"
		   "1\t2\theading\t\tread\n"
		   "5\t6\tturn\tBerta Quill\tinferred\n"
		   "7\t8\tturn\tAnselm Roth\tinferred\n"
		   "9\t10\tturn\t\tinferred\n"
		   "13\t14\tturn\tBerta Quill\tinferred\n"
		   "11\t12\tturn\tAnselm Roth\tinferred\n"
		   "15\t16\taction\t\tread\n");
	vdm_record_free(rec);
}
END_TEST

/* What stands where in the source, in that order, whatever it became. */
START_TEST(units_of_a_tree_come_by_line)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_node *body = vdm_record_body(rec), *n;

	vdm_field_add(rec, VDM_F_SOURCE, "Box 4")->pos.line = 20;
	rec->fields[0]->pos.end = 22;
	vdm_field_add(rec, VDM_F_TITLE, "T")->pos.line = 1;
	vdm_field_add(rec, VDM_F_PLACE, "no line");
	n = vdm_node_add(rec, body, "head", "T");
	n->pos = n->first->pos = (struct vdm_pos){1, 1, 2};
	n = vdm_node_add(rec, body, "p", "words");
	n->pos = (struct vdm_pos){9, 1, 9};
	n->first->pos = (struct vdm_pos){11, 1, 11};
	n = vdm_node_add(rec, body, "stage", "They go.");
	n->pos = n->first->pos = (struct vdm_pos){4, 1, 4};
	vdm_node_settle(rec->root);
	check_view(rec, VDM_INSPECT_UNITS,
		   "line\tend\tkind\tspeakers\tbasis\n"
		   "1\t1\tmetadata\t\tread\n"
		   "1\t2\theading\t\tread\n"
		   "4\t4\taction\t\tread\n"
		   "9\t11\tnarration\t\tread\n"
		   "20\t22\tmetadata\t\tread\n");
	vdm_record_free(rec);
}
END_TEST

/* The text of a unit is cut between characters, white space folded. */
START_TEST(units_of_a_tree_begin_with_its_words)
{
	static const char sixty[] =
	    "a23456789 b23456789 c23456789 d23456789 e23456789 f234567 ";
	struct vdm_record *rec = vdm_record_new();
	char words[100], *json;
	size_t n;

	snprintf(words, sizeof(words), " \n%s\xc3\xa9 z", sixty);
	vdm_node_add(rec, vdm_record_body(rec), "p", words);
	snprintf(words, sizeof(words), "%s x\xc3\xa9z", sixty);
	vdm_node_add(rec, vdm_record_body(rec), "p", words);
	vdm_node_add(rec, vdm_record_body(rec), "p", "a\t b ");
	vdm_node_settle(rec->root);
	ck_assert_int_eq(vdm_inspect(rec, VDM_INSPECT_JSON, &json, &n), 0);
	snprintf(words, sizeof(words), "\"text\": \"%s\xc3\xa9\"", sixty);
	ck_assert_ptr_nonnull(strstr(json, words));
	snprintf(words, sizeof(words), "\"text\": \"%sx\"", sixty);
	ck_assert_ptr_nonnull(strstr(json, words));
	ck_assert_ptr_nonnull(strstr(json, "\"text\": \"a b\""));
	free(json);
	vdm_record_free(rec);
}
END_TEST

/* ---- findings ---- */

static void
tell(struct vdm_findings *f, const char *file, enum vdm_diag_id id, int times,
     const char *text)
{
	const struct vdm_sink *sink = vdm_findings_sink(f, file);

	while (times-- > 0)
		vdm_diag(sink, id, NULL, text, "m");
}

static void
check_summary(struct vdm_findings *f, const char *want)
{
	char *text;
	size_t n;

	ck_assert_int_eq(vdm_findings_summary(f, &text, &n), 0);
	ck_assert_str_eq(text, want);
	ck_assert_uint_eq(n, strlen(want));
	free(text);
}

/* Worst kinds first, of a kind the files with most; of notes the number. */
START_TEST(a_summary_of_findings_counts)
{
	struct vdm_findings *f = vdm_findings_new();

	static const char *const files[] = {"a", "b", "c", "d", "e", "f",
					    "g", "h", "i", "j", "k", "l"};
	size_t i;

	check_summary(f, "");
	tell(f, "b", VDM_D_SPEAKER_LOST, 1, "  two\nwords ");
	check_summary(f, "loss speaker-lost: 1 in 1 file, 2 words\n"
			 "  Carry the turn or its speaker over.\n"
			 "       1  b, 2 words\n");
	tell(f, "b", VDM_D_RECORD_DIFFERS, 3, NULL);
	tell(f, "c", VDM_D_SPEAKER_LOST, 2, "one");
	tell(f, "a", VDM_D_SPEAKER_LOST, 3, NULL);
	tell(f, "d", VDM_D_SPEAKER_LOST, 1, "one");
	tell(f, NULL, VDM_D_SPEAKER_CHANGED, 1, NULL);
	check_summary(f, "error speaker-changed: 1 in 1 file\n"
			 "  Correct the second record by the first.\n"
			 "       1  -\n"
			 "loss speaker-lost: 7 in 4 files, 5 words\n"
			 "  Carry the turn or its speaker over.\n"
			 "       2  c, 2 words\n       1  b, 2 words\n"
			 "       1  d, 1 word\n       3  a\n"
			 "note record-differs: 3 in 1 file\n"
			 "most was found in\n"
			 "       2  c, 2 words\n       1  b, 2 words\n"
			 "       1  d, 1 word\n       3  a\n       1  -\n");
	vdm_findings_free(f);
	f = vdm_findings_new();
	for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		tell(f, files[i], VDM_D_TEXT_LOST, 1, NULL);
	tell(f, "a", VDM_D_SPEAKER_LOST, 1, NULL);
	check_summary(f, "loss speaker-lost: 1 in 1 file\n"
			 "  Carry the turn or its speaker over.\n"
			 "       1  a\n"
			 "loss text-lost: 12 in 12 files\n"
			 "  Carry them over.\n"
			 "       1  a\n"
			 "       1  b\n"
			 "       1  c\n"
			 "       1  d\n"
			 "       1  e\n"
			 "       1  f\n"
			 "       1  g\n"
			 "       1  h\n"
			 "       1  i\n"
			 "       1  j\n"
			 "          and 2 more\n"
			 "most was found in\n"
			 "       2  a\n"
			 "       1  b\n"
			 "       1  c\n"
			 "       1  d\n"
			 "       1  e\n"
			 "       1  f\n"
			 "       1  g\n"
			 "       1  h\n"
			 "       1  i\n"
			 "       1  j\n"
			 "          and 2 more\n");
	vdm_findings_free(f);
}
END_TEST

START_TEST(findings_are_kept_whole)
{
	struct vdm_findings *f = vdm_findings_new();
	const struct vdm_finding *one;

	tell(f, "a", VDM_D_SPEAKER_LOST, 2, NULL);
	tell(f, NULL, VDM_D_INPUT_EMPTY, 1, "x");
	tell(f, "b", VDM_D_SPEAKER_LOST, 1, NULL);
	ck_assert_uint_eq(vdm_findings_count(f), 4);
	ck_assert_int_eq(vdm_findings_failed(f), 0);
	one = vdm_findings_get(f, 2);
	ck_assert_ptr_nonnull(one);
	ck_assert_str_eq(one->id, "input-empty");
	ck_assert_ptr_null(one->file);
	ck_assert_str_eq(one->text, "x");
	ck_assert_str_eq(one->message, "m: \"x\"");
	one = vdm_findings_get(f, 3);
	ck_assert_ptr_nonnull(one);
	ck_assert_str_eq(one->file, "b");
	ck_assert_ptr_null(one->text);
	ck_assert_ptr_null(vdm_findings_get(f, 4));
	vdm_findings_free(f);
	vdm_findings_free(NULL);
}
END_TEST

START_TEST(findings_go_from_one_process_to_another)
{
	struct vdm_findings *f = vdm_findings_new(), *g = vdm_findings_new();
	const struct vdm_finding *one;
	char *bytes, *text;
	size_t n, i;

	tell(f, "a\tb\nc", VDM_D_SPEAKER_LOST, 1, "x\001y");
	tell(f, NULL, VDM_D_INPUT_EMPTY, 1, NULL);
	ck_assert_int_eq(vdm_findings_pack(f, 0, &bytes, &n), 0);
	ck_assert_int_eq(vdm_findings_unpack(g, bytes, n), 0);
	ck_assert_int_eq(vdm_findings_unpack(g, bytes, n), 0);
	ck_assert_uint_eq(vdm_findings_count(g), 4);
	for (i = 0; i < 4; i++) {
		const struct vdm_finding *a = vdm_findings_get(f, i % 2);

		one = vdm_findings_get(g, i);
		ck_assert_str_eq(one->id, a->id);
		ck_assert_pstr_eq(one->file, a->file);
		ck_assert_str_eq(one->message, a->message);
		ck_assert_pstr_eq(one->text, a->text);
		ck_assert_uint_eq(one->line, a->line);
		ck_assert_uint_eq(one->column, a->column);
		ck_assert_int_eq(one->level, a->level);
	}
	/* what is no such bytes adds nothing, wherever it ends */
	for (i = 0; i < n; i++) {
		errno = 0;
		if (vdm_findings_unpack(g, bytes, i) != 0)
			ck_assert_int_eq(errno, EINVAL);
		else /* after the head, or after a finding */
			ck_assert_int_eq(bytes[i - 1], 0);
	}
	ck_assert_int_eq(vdm_findings_unpack(g, "findings 2", 11), -1);
	vdm_free(bytes);
	vdm_findings_clear(g);
	ck_assert_uint_eq(vdm_findings_count(g), 0);
	ck_assert_int_eq(vdm_findings_pack(f, 1, &bytes, &n), 0);
	ck_assert_int_eq(vdm_findings_unpack(g, bytes, n), 0);
	ck_assert_uint_eq(vdm_findings_count(g), 1);
	ck_assert_str_eq(vdm_findings_get(g, 0)->id, "input-empty");
	vdm_free(bytes);
	ck_assert_int_eq(vdm_findings_mark(f, 1, "reason", "because"), 0);
	ck_assert_int_eq(vdm_findings_mark(f, 1, "mood", "good"), -1);
	ck_assert_int_eq(errno, EINVAL);
	ck_assert_int_eq(vdm_findings_mark(f, 7, "reason", "x"), -1);
	ck_assert_int_eq(vdm_findings_set_level(f, 7, VDM_LEVEL_NOTE), -1);
	vdm_findings_remove(f, 0);
	ck_assert_str_eq(vdm_finding_detail(vdm_findings_get(f, 0), "reason"),
			 "because");
	ck_assert_int_eq(vdm_findings_set_level(f, 0, VDM_LEVEL_NOTE), 0);
	ck_assert_int_eq(vdm_finding_level(vdm_findings_get(f, 0)),
			 VDM_LEVEL_NOTE);
	vdm_findings_remove(f, 7);
	ck_assert_uint_eq(vdm_findings_count(f), 1);
	ck_assert_str_eq(vdm_findings_get(f, 0)->id, "input-empty");
	ck_assert_int_eq(vdm_findings_json_item(f, 0, &text, &n), 0);
	ck_assert_uint_eq(strlen(text), n);
	ck_assert_ptr_nonnull(strstr(text, "{\"id\": \"input-empty\","));
	ck_assert_ptr_null(strchr(text, '\n'));
	vdm_free(text);
	ck_assert_int_eq(vdm_findings_json_item(f, 1, &text, &n), -1);
	ck_assert_ptr_null(text);
	ck_assert_int_eq(vdm_findings_json_rest(f, &text, &n), 0);
	ck_assert_ptr_nonnull(strstr(text, "\"summary\": [{\"id\": "));
	ck_assert_int_ne(text[0], '{');
	vdm_free(text);
	vdm_findings_free(f);
	vdm_findings_free(g);
}
END_TEST

START_TEST(accounts_go_from_one_process_to_another)
{
	struct vdm_account *a = vdm_account_new(), *b = vdm_account_new();
	struct vdm_read_options *options = vdm_read_options_new();
	struct vdm_record *rec = NULL;
	const char *text = "MR. A: One two.\n\nMR. B: Three.\n";
	char *line;
	long words;

	vdm_read_options_account(options, a);
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), options, NULL), 0);
	words = vdm_account_get(a, "words", "source");
	ck_assert_int_gt(words, 3);
	ck_assert_int_eq(vdm_account_pack(a, &line), 0);
	ck_assert_int_eq(vdm_account_unpack(b, line), 0);
	ck_assert_int_eq(vdm_account_unpack(b, line), 0);
	ck_assert_int_eq(vdm_account_get(b, "words", "source"), 2 * words);
	ck_assert_uint_eq(vdm_account_documents(b), 2);
	line[strlen(line) - 1] = 'x';
	ck_assert_int_eq(vdm_account_unpack(b, line), -1);
	ck_assert_int_eq(vdm_account_unpack(b, ""), -1);
	ck_assert_uint_eq(vdm_account_documents(b), 2);
	vdm_account_reset(b);
	ck_assert_uint_eq(vdm_account_documents(b), 0);
	ck_assert_int_eq(vdm_account_get(b, "words", "source"), 0);
	vdm_free(line);
	vdm_record_free(rec);
	vdm_read_options_free(options);
	vdm_account_free(a);
	vdm_account_free(b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("report");
	TCase *tc = tcase_create("report");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, what_is_in_doubt_comes_by_what_an_answer_settles);
	tcase_add_test(tc, a_summary_says_how_each_thing_is_known);
	tcase_add_test(tc, tables_have_a_row_a_thing);
	tcase_add_test(tc, units_of_a_tree_come_by_line);
	tcase_add_test(tc, units_of_a_tree_begin_with_its_words);
	tcase_add_test(tc, a_summary_of_findings_counts);
	tcase_add_test(tc, findings_are_kept_whole);
	tcase_add_test(tc, findings_go_from_one_process_to_another);
	tcase_add_test(tc, accounts_go_from_one_process_to_another);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
