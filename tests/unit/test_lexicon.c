/* SPDX-License-Identifier: MIT */
/* The words of languages: their forms, their uses, phrases, and what is cut. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "prose/prose.h"
#include "record/record.h"

static void
with_words(struct ctx *c)
{
	memset(c, 0, sizeof(*c));
	vdm_arena_init(&c->scratch);
	vdm_buf_init(&c->buf);
	ck_assert_int_eq(vdm_lexicon_fill(c), 0);
	ck_assert_int_eq(vdm_rules_fill(c), 0);
}

static void
without_words(struct ctx *c)
{
	vdm_buf_fini(&c->buf);
	vdm_arena_fini(&c->scratch);
}

START_TEST(verbs_have_their_forms)
{
	static const struct {
		const char *word;
		uint32_t classes;
	} forms[] = {{"ask", W_SAY},
		     {"asks", W_SAY},
		     {"asked", W_SAY | W_PAST},
		     {"asking", W_SAY},
		     {"states", W_SAY},
		     {"concluded", W_SAY | W_PAST},
		     {"concluding", W_SAY},
		     {"concludeing", 0},
		     {"replies", W_SAY},
		     {"replied", W_SAY | W_PAST},
		     {"replying", W_SAY},
		     {"replys", 0},
		     {"conveys", W_SAY},
		     {"conveyed", W_SAY | W_PAST},
		     {"referred", W_SAY | W_PAST},
		     {"referring", W_SAY},
		     {"refered", 0},
		     {"refer*", 0},
		     {"stresses", W_SAY},
		     {"wishes", W_THINK},
		     {"touches", W_SAY},
		     {"hopes", W_THINK},
		     {"nodded", W_GESTURE | W_PAST},
		     {"agreeing", W_THINK},
		     {"agreed", W_THINK | W_PAST},
		     {"agreing", 0},
		     {"echoes", W_SAY},
		     {"sagt", W_SAY},
		     {"sagten", W_SAY | W_PAST},
		     {"antwortete", W_SAY | W_PAST},
		     {"antwortte", 0},
		     {"entgegnet", W_SAY},
		     {"ajoute", W_SAY},
		     {"ajouta", W_SAY | W_PAST},
		     {"répondirent", W_SAY | W_PAST},
		     {"сказали", W_SAY | W_PAST},
		     {"говорят", W_SAY},
		     {"спрашивают", W_SAY}};
	const uint32_t verbal = W_SAY | W_THINK | W_GESTURE | W_PAST;
	struct ctx c;
	size_t i;

	with_words(&c);
	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
		ck_assert_msg(
		    (vdm_lexicon_get(&c, forms[i].word, strlen(forms[i].word)) &
		     verbal) == forms[i].classes,
		    "%s", forms[i].word);
	without_words(&c);
}
END_TEST

START_TEST(words_do_things)
{
	static const char text[] = "The Mayor AND the mayor's and, and's";
	struct ctx c;
	struct tokens t = {0};

	with_words(&c);
	vdm_tokens(&c, &t, text, strlen(text), 40);
	ck_assert(vdm_word_does(&t, 0, X_THE));
	ck_assert(!vdm_word_does(&t, 1, X_THE));
	ck_assert(vdm_word_does(&t, 2, X_AND));
	ck_assert(vdm_word_does(&t, 5, X_AND));
	ck_assert(!vdm_word_does(&t, 6, X_AND));
	ck_assert(!vdm_word_does(&t, 7, X_AND)); /* "and's" */
	ck_assert(!vdm_word_does(&t, 8, X_AND)); /* behind the end */
	ck_assert_uint_eq(vdm_word_at(&c, "AND so", 6, X_AND), 3);
	ck_assert_uint_eq(vdm_word_at(&c, "and", 3, X_AND), 3);
	ck_assert_uint_eq(vdm_word_at(&c, "andes", 5, X_AND), 0);
	ck_assert_uint_eq(vdm_word_at(&c, " and", 4, X_AND), 0);
	ck_assert_uint_eq(vdm_word_at(&c, "", 0, X_AND), 0);
	without_words(&c);
}
END_TEST

START_TEST(words_are_cut)
{
	static const char *const two[] = {"a b",
					  "a\tb",
					  "a\xC2\xA0"
					  "b",
					  "a\xC2\x85"
					  "b",
					  "a\xE2\x80\x83"
					  "b",
					  "a\xE2\x80\xAF"
					  "b",
					  "a\xE3\x80\x80"
					  "b",
					  "a\xEF\xBB\xBF"
					  "b",
					  "a\xE2\x80\xA8"
					  "b",
					  "a.",
					  "a-",
					  "'a"};
	static const char *const one[] = {"a-b", "a'b", "a/b",
					  "a\xE2\x80\x99"
					  "b",
					  "a\xC2\xAD"
					  "b"};
	struct ctx c;
	struct tokens t = {0};
	size_t i;

	with_words(&c);
	for (i = 0; i < sizeof(two) / sizeof(two[0]); i++) {
		vdm_tokens(&c, &t, two[i], strlen(two[i]), 9);
		ck_assert_msg(t.n == 2, "%s", two[i]);
	}
	for (i = 0; i < sizeof(one) / sizeof(one[0]); i++) {
		vdm_tokens(&c, &t, one[i], strlen(one[i]), 9);
		ck_assert_msg(t.n == 1, "%s", one[i]);
	}
	vdm_tokens(&c, &t, "LIND's Lind\xE2\x80\x99s A 1951 A1 ii", 28, 9);
	ck_assert_uint_eq(t.n, 6);
	ck_assert_uint_eq(t.t[0].flags,
			  T_WORD | T_CAP | T_UPPER | T_POSSESSIVE | T_SPACED);
	ck_assert_uint_eq(t.t[0].base, 4);
	ck_assert_uint_eq(t.t[1].flags,
			  T_WORD | T_CAP | T_POSSESSIVE | T_SPACED);
	ck_assert_uint_eq(t.t[1].base, 11);
	ck_assert_uint_eq(t.t[2].flags, T_WORD | T_CAP | T_INITIAL | T_SPACED);
	ck_assert_uint_eq(t.t[3].flags, T_WORD | T_DIGIT | T_SPACED);
	ck_assert_uint_eq(t.t[4].flags, T_WORD | T_CAP | T_SPACED);
	ck_assert_uint_eq(t.t[5].flags, T_WORD | T_SPACED);
	ck_assert_uint_eq(vdm_edits("lind", 4, "lund", 4, 2), 1);
	ck_assert_uint_eq(vdm_edits("lind", 4, "linde", 5, 2), 1);
	ck_assert_uint_eq(vdm_edits("lind", 4, "linden", 6, 2), 2);
	ck_assert_uint_eq(vdm_edits("lind", 4, "moss", 4, 2), 3);
	ck_assert_uint_eq(vdm_edits("lind", 4, "lindberg", 8, 2), 3);
	without_words(&c);
}
END_TEST

START_TEST(phrases_are_found)
{
	static const char text[] = "Date and   place: the 5th, all rights "
				   "reserved";
	struct ctx c;
	struct tokens t = {0};
	const struct rule *r;
	size_t used, at;

	with_words(&c);
	/* the longest that fits, white space loosely, to a word's end */
	r = vdm_rule_at_start(&c, text, strlen(text), P_LABEL, &used);
	ck_assert_str_eq(r->words, "date and place");
	ck_assert_uint_eq(used, 16);
	ck_assert_ptr_null(vdm_rule_at_start(&c, "dated", 5, P_LABEL, &used));
	ck_assert_uint_eq(used, 0);
	ck_assert_ptr_null(vdm_rule_at_start(&c, "date", 4, P_CREDIT, &used));
	r = vdm_rule_within(&c, text, strlen(text), P_RIGHTS, &at, &used);
	ck_assert_str_eq(r->words, "all rights reserved");
	ck_assert_uint_eq(at, 27);
	ck_assert_ptr_null(
	    vdm_rule_within(&c, "recopyrights", 12, P_RIGHTS, &at, &used));
	/* the first, whatever the order of the tables */
	r = vdm_rule_within(&c, "fair use of copyright", 21, P_RIGHTS, &at,
			    &used);
	ck_assert_str_eq(r->words, "fair use");
	ck_assert_ptr_nonnull(
	    vdm_rule_whole(&c, " Participants: ", 15, P_LABEL));
	ck_assert_ptr_null(vdm_rule_whole(&c, "Participants: A", 15, P_LABEL));
	vdm_tokens(&c, &t, "Those PRESENT were", 18, 40);
	r = vdm_rule_at_token(&c, &t, 0, P_LABEL, &used);
	ck_assert_uint_eq(used, 2);
	ck_assert(vdm_rule_is(r, "participants"));
	ck_assert(!vdm_rule_is(r, "participant"));
	ck_assert_ptr_null(vdm_rule_at_token(&c, &t, 2, P_LABEL, &used));
	ck_assert_uint_eq(used, 0);
	ck_assert(!vdm_rule_is(NULL, "participants"));
	without_words(&c);
}
END_TEST

START_TEST(tables_are_in_small_letters)
{
	const struct vdm_language *l;
	const struct vdm_phrase *p;
	struct ctx c;
	size_t i, k;

	with_words(&c);
	for (i = 0; (l = vdm_language_at(i)) != NULL; i++) {
		for (k = 0; l->words[k].words != NULL; k++) {
			ck_assert(l->words[k].classes != 0);
			ck_assert_str_eq(l->words[k].words,
					 vdm_lower(&c, l->words[k].words,
						   strlen(l->words[k].words)));
		}
		for (k = 0; l->phrases[k] != NULL; k++)
			for (p = l->phrases[k]; p->words != NULL; p++) {
				ck_assert(p->class > P_NONE &&
					  p->class < P_CLASSES);
				ck_assert_str_eq(
				    p->words,
				    vdm_lower(&c, p->words, strlen(p->words)));
				/* labels and credits need to say of what */
				ck_assert((p->class != P_LABEL &&
					   p->class != P_CREDIT) ||
					  p->value != NULL);
			}
	}
	without_words(&c);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("lexicon");
	TCase *t = tcase_create("lexicon");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_test(t, verbs_have_their_forms);
	tcase_add_test(t, words_do_things);
	tcase_add_test(t, words_are_cut);
	tcase_add_test(t, phrases_are_found);
	tcase_add_test(t, tables_are_in_small_letters);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
