/* SPDX-License-Identifier: MIT */
/* The comparison: what it must name, and what it must let pass. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "claims/align.h"
#include "claims/claims.h"

/* ---- alignment --------------------------------------------------------- */

static void
check_align(const char *a, const char *b, size_t want)
{
	uint64_t x[64], y[64];
	size_t match[64], n = strlen(a), m = strlen(b), i, last = 0, got = 0;

	for (i = 0; i < n; i++)
		x[i] = (uint64_t)a[i];
	for (i = 0; i < m; i++)
		y[i] = (uint64_t)b[i];
	ck_assert_int_eq(vdm_align(x, n, y, m, match), 0);
	for (i = 0; i < n; i++) {
		if (match[i] == VDM_NO_MATCH)
			continue;
		ck_assert_uint_lt(match[i], m);
		ck_assert_int_eq(a[i], b[match[i]]);
		ck_assert(got == 0 || match[i] > last);
		last = match[i];
		got++;
	}
	ck_assert_uint_eq(got, want);
}

START_TEST(alignment_is_the_longest_where_it_is_small)
{
	check_align("", "", 0);
	check_align("abc", "abc", 3);
	check_align("abc", "", 0);
	check_align("abcdef", "abdef", 5);
	check_align("abcabba", "cbabac", 4);
	check_align("xaxbx", "ab", 2);
}
END_TEST

/* The longest there is, by asking of every part of one side whether it stands
 * in the other in its order. */
static size_t
longest(const char *a, const char *b)
{
	size_t n = strlen(a), best = 0;
	unsigned part;

	for (part = 0; part < 1U << n; part++) {
		const char *at = b;
		size_t i, got = 0;

		for (i = 0; i < n && at != NULL; i++) {
			if (!(part & 1U << i))
				continue;
			at = strchr(at, a[i]);
			at = at != NULL ? at + 1 : NULL;
			got++;
		}
		if (at != NULL && got > best)
			best = got;
	}
	return best;
}

/* All words of up to four of two letters, and of up to three of three. */
START_TEST(alignment_of_all_that_is_short)
{
	static char words[80][5];
	size_t n = 0, i, k, length, letters;

	for (letters = 2; letters <= 3; letters++)
		for (length = 0; length <= 6 - letters; length++) {
			size_t all = 1;

			for (k = 0; k < length; k++)
				all *= letters;
			for (i = 0; i < all && n < 80; i++, n++) {
				size_t rest = i;

				memset(words[n], 0, sizeof(words[n]));
				for (k = 0; k < length; k++) {
					words[n][k] =
					    (char)('a' + rest % letters);
					rest /= letters;
				}
			}
		}
	for (i = 0; i < n; i++)
		for (k = 0; k < n; k++)
			check_align(words[i], words[k],
				    longest(words[i], words[k]));
}
END_TEST

/* What is said again at the end was added there. */
START_TEST(what_comes_behind_moves_nothing)
{
	const uint64_t x[] = {1, 2}, y[] = {1, 2, 1, 2};
	size_t match[2];

	ck_assert_int_eq(vdm_align(x, 2, y, 4, match), 0);
	ck_assert_uint_eq(match[0], 0);
	ck_assert_uint_eq(match[1], 1);
}
END_TEST

/* Long enough that anchors are used, with every word repeated. */
START_TEST(alignment_finds_one_loss_among_many_repeats)
{
	enum { N = 20000, GONE = 7777 };
	uint64_t *x = calloc(N, sizeof(*x)), *y = calloc(N, sizeof(*y));
	size_t *match = calloc(N, sizeof(*match)), i, m = 0, lost = 0;

	for (i = 0; i < N; i++)
		x[i] = i % 3 == 0 ? i / 2 : i % 7;
	for (i = 0; i < N; i++)
		if (i != GONE && i != 3 && i != N - 2)
			y[m++] = x[i];
	ck_assert_int_eq(vdm_align(x, N, y, m, match), 0);
	for (i = 0; i < N; i++)
		lost += match[i] == VDM_NO_MATCH;
	ck_assert_uint_eq(lost, 3);
	free(x);
	free(y);
	free(match);
}
END_TEST

START_TEST(alignment_of_strangers_ends)
{
	enum { N = 50000 };
	uint64_t *x = calloc(N, sizeof(*x)), *y = calloc(N, sizeof(*y));
	size_t *match = calloc(N, sizeof(*match)), i, got = 0;

	for (i = 0; i < N; i++) {
		x[i] = i % 2;
		y[i] = i % 3;
	}
	ck_assert_int_eq(vdm_align(x, N, y, N, match), 0);
	for (i = 0; i < N; i++)
		got += match[i] != VDM_NO_MATCH;
	ck_assert_uint_gt(got, N / 4);
	free(x);
	free(y);
	free(match);
}
END_TEST

/* ---- records ------------------------------------------------------------ */

static void
add_turn(struct vdm_record *rec, const char *who, const char *label,
	 const char *words)
{
	struct vdm_node *sp =
	    vdm_node_add(rec, vdm_record_body(rec), "sp", NULL);

	ck_assert_int_eq(vdm_node_set(rec, sp, "who", who), 0);
	vdm_node_add(rec, sp, "speaker", label);
	vdm_node_add(rec, sp, "p", words);
}

static struct vdm_record *
make(void)
{
	struct vdm_record *rec = vdm_record_new();
	struct vdm_person *p;

	ck_assert_ptr_nonnull(rec);
	p = vdm_person_add(rec, "anselm", "Anselm Roth");
	p->participant = 1;
	vdm_strings_add(rec, &p->roles, "speaker");
	p = vdm_person_add(rec, "berta", "Berta Quill");
	p->participant = 1;
	vdm_strings_add(rec, &p->roles, "speaker");
	vdm_field_add(rec, VDM_F_TITLE, "On the mill");
	vdm_field_add(rec, VDM_F_TRANSLATOR, "Carla Hemm");
	vdm_field_add(rec, VDM_F_DONOR, "Mill Fund");
	vdm_field_add(rec, VDM_F_DONOR, "River Trust");
	vdm_field_add(rec, VDM_F_RIGHTS, "Nobody's \"own\".\nAsk first.");
	vdm_node_add(rec, vdm_record_body(rec), "head", "The mill");
	add_turn(rec, "#anselm", "ROTH:", "Who owns the mill?");
	add_turn(rec, "#berta", "QUILL:", "The river does.");
	add_turn(rec, "#anselm", "ROTH:", "Since when?");
	add_turn(rec, "#berta", "QUILL:", "Since it rains, they say.");
	vdm_node_add(rec, vdm_record_body(rec), "stage", "They laugh.");
	vdm_node_settle(rec->root);
	return rec;
}

/* The nth node of that name in the tree. */
static struct vdm_node *
nth(struct vdm_record *rec, const char *name, size_t n)
{
	struct vdm_node *at = rec->root;

	for (; at != NULL; at = vdm_node_step(at, rec->root))
		if (vdm_node_is(at, name) && n-- == 0)
			return at;
	ck_abort_msg("no such node");
	return NULL;
}

struct seen {
	size_t count;
	char ids[2000];
};

static void
see(void *context, const struct vdm_finding *f)
{
	struct seen *s = context;

	if (strcmp(f->id, "record-differs") == 0)
		return;
	s->count++;
	ck_assert_uint_lt(strlen(s->ids) + strlen(f->id), 1990);
	strcat(s->ids, f->id);
	strcat(s->ids, " ");
}

static struct vdm_compare_result
result_of(const struct vdm_record *a, const struct vdm_record *b,
	  const struct vdm_sink *sink)
{
	struct vdm_comparison *c = vdm_comparison_new(a, b, sink);
	struct vdm_compare_result r;

	ck_assert_ptr_nonnull(c);
	r = c->result;
	vdm_comparison_free(c);
	return r;
}

/* What the comparison says of `rec` beside an untouched one; frees it. */
static struct vdm_compare_result
check_findings(struct vdm_record *rec, const char *want)
{
	struct vdm_record *old = make();
	struct seen seen = {0, ""};
	struct vdm_sink sink = {see, &seen, "a"};
	struct vdm_compare_result r;

	vdm_node_settle(rec->root);
	r = result_of(old, rec, &sink);
	ck_assert_str_eq(seen.ids, want);
	vdm_record_free(old);
	vdm_record_free(rec);
	return r;
}

START_TEST(equal_records_keep_everything)
{
	struct vdm_compare_result r = check_findings(make(), "");

	ck_assert_uint_eq(r.kept, 4 + 2 + 5);
	ck_assert_uint_eq(r.kinds[0].kept, 4);
	ck_assert_uint_eq(r.kinds[1].kept, 2);
	ck_assert_uint_eq(r.kinds[2].kept, 3);
	ck_assert_uint_eq(r.kinds[3].kept, 1);
	ck_assert_uint_eq(r.kinds[4].kept, 1);
	ck_assert_uint_eq(r.changed + r.lost + r.added, 0);
	ck_assert(r.same_blocks && r.same_tree);
	ck_assert_uint_eq(r.words, 2 + 5 + 4 + 3 + 6 + 2);
}
END_TEST

START_TEST(a_turn_given_to_another_is_one_change)
{
	struct vdm_record *rec = make();
	struct vdm_compare_result r;

	vdm_node_set(rec, nth(rec, "sp", 2), "who", "#berta");
	r = check_findings(rec, "speaker-changed ");
	ck_assert_uint_eq(r.changed, 1);
	ck_assert_uint_eq(r.words_lost + r.words_added, 0);
}
END_TEST

START_TEST(a_second_speaker_is_a_change)
{
	struct vdm_record *rec = make();

	vdm_node_set(rec, nth(rec, "sp", 2), "who", "#anselm #berta");
	check_findings(rec, "speaker-changed ");
}
END_TEST

START_TEST(a_lost_turn_is_one_finding)
{
	struct vdm_record *rec = make();
	struct vdm_compare_result r;

	vdm_node_unlink(nth(rec, "sp", 1));
	r = check_findings(rec, "speaker-lost ");
	ck_assert_uint_eq(r.lost, 1);
	ck_assert_uint_eq(r.kept, 10);
	ck_assert_uint_eq(r.words_lost, 4);
	ck_assert(!r.same_blocks);
}
END_TEST

START_TEST(a_turn_more_is_one_finding)
{
	struct vdm_record *rec = make();

	add_turn(rec, "#berta", "QUILL:", "One thing more.");
	check_findings(rec, "speaker-added ");
}
END_TEST

START_TEST(a_turn_elsewhere_is_one_change)
{
	struct vdm_record *rec = make();
	struct vdm_node *sp = nth(rec, "sp", 1);

	vdm_node_unlink(sp);
	vdm_node_append(vdm_record_body(rec), sp);
	check_findings(rec, "speaker-changed ");
}
END_TEST

START_TEST(a_turn_without_its_speaker_is_lost)
{
	struct vdm_record *rec = make();
	struct vdm_node *sp = nth(rec, "sp", 1), *p;

	sp->name = "div";
	sp->attrs = NULL;
	p = nth(rec, "speaker", 1);
	p->name = "p";
	/* its words are there, but in two blocks of another kind */
	check_findings(rec, "speaker-lost block-changed block-added ");
}
END_TEST

START_TEST(a_changed_word_is_one_finding)
{
	struct vdm_record *rec = make();
	struct vdm_compare_result r;

	nth(rec, "p", 3)->first->text = "Since it pours, they say.";
	r = check_findings(rec, "text-changed ");
	ck_assert_uint_eq(r.words_lost, 1);
	ck_assert_uint_eq(r.words_added, 1);
	ck_assert_uint_eq(r.kept, 11);
}
END_TEST

START_TEST(white_space_and_composition_do_not_count)
{
	struct vdm_record *rec = make();

	nth(rec, "p", 3)->first->text = " Since it\n rains,  they say.";
	check_findings(rec, "");
	rec = make();
	nth(rec, "p", 3)->first->text = "Since it rains,\xC2\xA0they say.";
	check_findings(rec, "text-changed ");
}
END_TEST

START_TEST(another_kind_of_block_is_a_change)
{
	struct vdm_record *rec = make();

	nth(rec, "stage", 0)->name = "p";
	check_findings(rec, "block-changed ");
}
END_TEST

START_TEST(two_paragraphs_made_one_are_named)
{
	struct vdm_record *rec = make(), *old = make();
	struct seen seen = {0, ""};
	struct vdm_sink sink = {see, &seen, "a"};
	struct vdm_compare_result r;

	vdm_node_add(old, vdm_record_body(old), "p", "The clerk went home.");
	vdm_node_add(old, vdm_record_body(old), "p", "The lamp was put out.");
	vdm_node_add(rec, vdm_record_body(rec), "p",
		     "The clerk went home. The lamp was put out.");
	vdm_node_settle(old->root);
	vdm_node_settle(rec->root);
	r = result_of(old, rec, &sink);
	ck_assert_str_eq(seen.ids, "block-lost ");
	ck_assert_uint_eq(r.words_lost + r.words_added, 0);
	vdm_record_free(old);
	vdm_record_free(rec);
}
END_TEST

/* What stands in place of as many of the same kinds is each one changed. */
START_TEST(blocks_of_other_words_are_paired_by_place)
{
	static const struct {
		const char *old[4], *new[4], *want;
	} rows[] = {
	    {{"Alpha one.", "Beta two."},
	     {"Gamma three.", "Delta four."},
	     "text-changed text-changed "},
	    {{"Alpha one.", "All stay.", "Beta two."},
	     {"Gamma three.", "All stay.", "Delta four."},
	     "text-changed text-changed "},
	    {{"Alpha one.", "Beta two."},
	     {"Gamma three."},
	     "text-lost text-lost text-added "},
	    {{"Alpha one."},
	     {"Gamma three.", "Delta four."},
	     "text-lost text-added text-added "},
	    {{"Alpha one.", "All stay.", "Beta two."},
	     {"All stay.", "Gamma three."},
	     "text-lost text-changed "},
	    {{"All stay.", "Alpha one."},
	     {"Alpha one.", "All stay."},
	     "block-moved "},
	    {{"All stay here.", "Alpha one.", "Beta two."},
	     {"Alpha one.", "All stay there.", "Beta two."},
	     "text-lost text-added "},
	    {{"One two three four five six."},
	     {"One two three four nine six."},
	     "text-changed "},
	    {{"One two three.", "Four five six."},
	     {"One two three. Four five six."},
	     "block-lost "},
	    {{"One two three. Four five six."},
	     {"One two three.", "Four five six."},
	     "block-added "},
	};
	size_t i, k;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct vdm_record *a = vdm_record_new(), *b = vdm_record_new();
		struct seen seen = {0, ""};
		struct vdm_sink sink = {see, &seen, "a"};

		for (k = 0; k < 4 && rows[i].old[k] != NULL; k++)
			vdm_node_add(a, vdm_record_body(a), "p",
				     rows[i].old[k]);
		for (k = 0; k < 4 && rows[i].new[k] != NULL; k++)
			vdm_node_add(b, vdm_record_body(b), "p",
				     rows[i].new[k]);
		vdm_node_settle(a->root);
		vdm_node_settle(b->root);
		result_of(a, b, &sink);
		ck_assert_msg(strcmp(seen.ids, rows[i].want) == 0, "%zu: %s", i,
			      seen.ids);
		vdm_record_free(a);
		vdm_record_free(b);
	}
}
END_TEST

START_TEST(a_block_of_another_kind_is_not_paired_by_place)
{
	struct vdm_record *rec = make();

	nth(rec, "stage", 0)->name = "p";
	nth(rec, "p", 4)->first->text = "Nobody speaks.";
	check_findings(rec, "text-lost text-added ");
}
END_TEST

START_TEST(fields_are_named_by_their_kind)
{
	struct vdm_record *rec = make();

	rec->fields[0]->value = "On the mile";
	check_findings(rec, "description-changed ");
	rec = make();
	rec->fields[1]->id = VDM_F_AUTHOR; /* a translator made the author */
	check_findings(rec, "attribution-changed ");
	rec = make();
	rec->fields[4]->value = "Nobody’s \"own\".\nAsk first.";
	check_findings(rec, "rights-changed ");
	rec = make();
	rec->fields_count--;
	check_findings(rec, "rights-lost ");
	rec = make();
	vdm_field_add(rec, VDM_F_AUTHOR, "The converter");
	check_findings(rec, "attribution-added ");
}
END_TEST

START_TEST(the_order_of_donors_counts)
{
	struct vdm_record *rec = make();
	const char *first = rec->fields[2]->value;

	rec->fields[2]->value = rec->fields[3]->value;
	rec->fields[3]->value = first;
	check_findings(rec, "attribution-changed ");
}
END_TEST

START_TEST(a_guess_that_became_a_fact_is_a_change)
{
	struct vdm_record *rec = make();

	rec->fields[0]->state = VDM_STATE_INFERRED;
	check_findings(rec, "description-changed ");
	rec = make();
	rec->people[0]->state = VDM_STATE_INFERRED;
	check_findings(rec, "participant-changed ");
}
END_TEST

START_TEST(people_are_named)
{
	struct vdm_record *rec = make();

	rec->people[0]->name = "Anselm Rath";
	check_findings(rec, "participant-changed ");
	rec = make();
	rec->people[1]->roles.item[0] = "interpreter";
	check_findings(rec, "participant-changed ");
	rec = make();
	vdm_person_add(rec, "dora", "Dora Lund");
	check_findings(rec, "participant-added ");
}
END_TEST

START_TEST(the_order_of_people_counts)
{
	struct vdm_record *rec = make();
	struct vdm_person *first = rec->people[0];

	rec->people[0] = rec->people[1];
	rec->people[1] = first;
	check_findings(rec, "participant-changed ");
}
END_TEST

START_TEST(another_id_for_the_same_person_does_not_count)
{
	struct vdm_record *rec = make();
	size_t i;

	rec->people[0]->id = "p1";
	for (i = 0; i < 4; i += 2)
		vdm_node_set(rec, nth(rec, "sp", i), "who", "#p1");
	check_findings(rec, "");
}
END_TEST

static void
keep_text_lost(void *context, const struct vdm_finding *f)
{
	if (strcmp(f->id, "text-lost") == 0)
		vdm_buf_puts(context, f->message);
}

/* Of long words only the beginning is said, and that of whole characters. */
START_TEST(long_words_are_cut_between_characters)
{
	struct vdm_record *a = make(), *b = make();
	struct vdm_buf said, want;
	struct vdm_sink sink = {keep_text_lost, &said, "a"};
	char words[260] = "";

	memset(words, 'x', 199);
	strcat(words, "\xC3\xA9 and more");
	vdm_node_add(a, vdm_record_body(a), "p", words);
	vdm_node_settle(a->root);
	vdm_node_settle(b->root);
	vdm_buf_init(&said);
	vdm_buf_init(&want);
	result_of(a, b, &sink);
	vdm_buf_printf(&want, "text lost: \"%.201s …\"", words);
	ck_assert_str_eq(vdm_buf_str(&said), want.data);
	vdm_buf_fini(&said);
	vdm_buf_fini(&want);
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

START_TEST(reports_say_where)
{
	struct vdm_record *a = make(), *b = make();
	struct vdm_comparison *c;
	char *text;
	size_t n;

	nth(a, "sp", 1)->pos.line = 7;
	nth(b, "sp", 1)->pos.line = 9;
	vdm_node_set(b, nth(b, "sp", 1), "who", "#anselm");
	c = vdm_comparison_new(a, b, NULL);
	ck_assert_int_eq(vdm_comparison_report(c, VDM_REPORT_TEXT, &text, &n),
			 0);
	ck_assert_ptr_nonnull(
	    strstr(text, "changed       7      9  speaker: Berta Quill -> "
			 "Anselm Roth | QUILL: The river does.\n"));
	free(text);
	ck_assert_int_eq(vdm_comparison_report(c, VDM_REPORT_JSON, &text, &n),
			 0);
	vdm_comparison_free(c);
	ck_assert_ptr_nonnull(strstr(text, "\"outcome\": \"changed\""));
	free(text);
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("claims");
	TCase *t = tcase_create("claims");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_test(t, alignment_is_the_longest_where_it_is_small);
	tcase_add_test(t, alignment_of_all_that_is_short);
	tcase_add_test(t, what_comes_behind_moves_nothing);
	tcase_add_test(t, alignment_finds_one_loss_among_many_repeats);
	tcase_add_test(t, alignment_of_strangers_ends);
	tcase_add_test(t, equal_records_keep_everything);
	tcase_add_test(t, a_turn_given_to_another_is_one_change);
	tcase_add_test(t, a_second_speaker_is_a_change);
	tcase_add_test(t, a_lost_turn_is_one_finding);
	tcase_add_test(t, a_turn_more_is_one_finding);
	tcase_add_test(t, a_turn_elsewhere_is_one_change);
	tcase_add_test(t, a_turn_without_its_speaker_is_lost);
	tcase_add_test(t, a_changed_word_is_one_finding);
	tcase_add_test(t, white_space_and_composition_do_not_count);
	tcase_add_test(t, another_kind_of_block_is_a_change);
	tcase_add_test(t, two_paragraphs_made_one_are_named);
	tcase_add_test(t, blocks_of_other_words_are_paired_by_place);
	tcase_add_test(t, a_block_of_another_kind_is_not_paired_by_place);
	tcase_add_test(t, fields_are_named_by_their_kind);
	tcase_add_test(t, the_order_of_donors_counts);
	tcase_add_test(t, a_guess_that_became_a_fact_is_a_change);
	tcase_add_test(t, people_are_named);
	tcase_add_test(t, the_order_of_people_counts);
	tcase_add_test(t, another_id_for_the_same_person_does_not_count);
	tcase_add_test(t, long_words_are_cut_between_characters);
	tcase_add_test(t, reports_say_where);
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
