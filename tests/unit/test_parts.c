/* SPDX-License-Identifier: MIT */
/* Words, and the parts of a record around what was said: head, tail, notes. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "recognise/internal.h"
#include "record/record.h"
#include "vidimus.h"

/* Findings as "id line;" */
static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s %u;", f->id, f->line);
}

static struct vdm_record *
read_text(const char *text, const char *profile, struct vdm_buf *found)
{
	struct vdm_read_options o = {0};
	struct vdm_sink sink = {collect, found, NULL};
	struct vdm_record *rec = NULL;

	o.from = "text";
	o.name = "a.txt";
	o.profile = profile;
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o,
				  found != NULL ? &sink : NULL),
			 0);
	ck_assert_ptr_nonnull(rec);
	return rec;
}

/* The fields as "name=value;", in their order; to be freed. */
static char *
fields_of(const struct vdm_record *rec)
{
	struct vdm_buf b;
	size_t i, n;

	vdm_buf_init(&b);
	for (i = 0; i < rec->fields_count; i++)
		vdm_buf_printf(&b, "%s=%s;", vdm_field_name(rec->fields[i]),
			       rec->fields[i]->value);
	return vdm_buf_take(&b, &n);
}

/* Whether reading the text gives this "name=value;" among its fields. */
static int
gives(const char *text, const char *field)
{
	struct vdm_record *rec = read_text(text, NULL, NULL);
	char *fields = fields_of(rec);
	int found = strstr(fields, field) != NULL;

	if (!found)
		printf("no %s in %s\n", field, fields);
	free(fields);
	vdm_record_free(rec);
	return found;
}

/* ---- words -------------------------------------------------------------- */

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
		     {"nodded", W_GESTURE | W_PAST}};
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

/* ---- a house style ------------------------------------------------------ */

static const char call[] =
    "Note of a Call\n\nZugegen: Mr. Ashdown, Mr. Hale\n\n"
    "Mr. Ashdown: The line is bad.\n\n"
    "Mr. Hale: It is.\n\nVon Hand Nora Pettersen\n";

START_TEST(a_label_of_a_house_style_needs_its_field)
{
	struct vdm_buf found;
	struct vdm_record *rec;

	vdm_buf_init(&found);
	rec = read_text(call,
			"label: Zugegen\ncredit: Von Hand\n"
			"label: Zugegen = nothing\n",
			&found);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&found),
		   "profile-line 0;profile-line 0;profile-line 0;"));
	vdm_record_free(rec);
	vdm_buf_clear(&found);
	rec = read_text(call, "label: Zugegen = participants\n", &found);
	ck_assert_ptr_null(strstr(vdm_buf_str(&found), "profile-line"));
	ck_assert_uint_eq(rec->people_count, 2);
	ck_assert_int_eq(rec->people[0]->state, VDM_STATE_EXPLICIT);
	vdm_record_free(rec);
	vdm_buf_fini(&found);
}
END_TEST

START_TEST(a_source_is_split)
{
	ck_assert(gives(call, "title=Note of a Call;"));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("parts");
	TCase *t = tcase_create("parts");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_test(t, verbs_have_their_forms);
	tcase_add_test(t, words_do_things);
	tcase_add_test(t, phrases_are_found);
	tcase_add_test(t, tables_are_in_small_letters);
	tcase_add_test(t, a_label_of_a_house_style_needs_its_field);
	tcase_add_test(t, a_source_is_split);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
