/* SPDX-License-Identifier: MIT */
/* The witness's glance: what words fold to, however they come. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "witness/account.h"
#include "witness/letters.h"
#include "witness/plain.h"
#include "witness/witness.h"

static const char words[] =
    "One two, three-four; caf\xC3\xA9 cafe\xCC\x81 (M\xC3\xA9r\xC3\xA9"
    "dith) x86_64 \xE2\x80\x9Cquoted\xE2\x80\x9D \xD0\x9C\xD0\xB8\xD1\x80 "
    "pneumonoultramicroscopicsilicovolcanoconiosis7 a\xC2\xA0"
    "b\n\nnine12345678abcdefgh\tend ";

static int
is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	       (c >= 'a' && c <= 'z');
}

START_TEST(letters_are_found_by_blocks)
{
	char block[VDM_LETTERS_BLOCK];
	uint64_t word, beyond;
	unsigned i, k;

	for (k = 0; k < 256; k++) {
		for (i = 0; i < sizeof(block); i++)
			block[i] = (char)(k + i * 7);
		vdm_letters_find(block, &word, &beyond);
		for (i = 0; i < sizeof(block); i++) {
			ck_assert_int_eq((int)(word >> i & 1),
					 is_letter(block[i]));
			ck_assert_int_eq((int)(beyond >> i & 1),
					 (unsigned char)block[i] >= 0x80);
		}
	}
}
END_TEST

START_TEST(a_word_is_one_number)
{
	static const char s[] = "abcdefghijklmnopqrstuvwxyz        ";
	size_t n, k;

	for (n = 1; n <= 26; n++) {
		ck_assert(vdm_letters_within(s, n) == vdm_letters_hash(s, n));
		for (k = 1; k < n; k++)
			ck_assert(vdm_letters_hash(s, n) !=
				  vdm_letters_hash(s, k));
	}
}
END_TEST

START_TEST(clean_is_what_decoding_leaves)
{
	ck_assert(vdm_letters_are_clean(words, sizeof(words) - 1));
	ck_assert(vdm_letters_are_clean("", 0));
	ck_assert(!vdm_letters_are_clean("One two three\r\n four", 20));
	ck_assert(!vdm_letters_are_clean("One two\x01 three four", 20));
	ck_assert(!vdm_letters_are_clean("One two three f\xE9ur x", 20));
	ck_assert(!vdm_letters_are_clean("\xEF\xBB\xBFOne two three", 16));
}
END_TEST

static const struct vdm_look glance = {.glance = 1};

/* The same words, `times` over, in parts of so many bytes; 0: in one. */
static void
see(struct vdm_testimony *t, size_t times, size_t part)
{
	struct vdm_pos none = {0, 0, 0};
	struct vdm_buf b;
	size_t i, n;

	vdm_buf_init(&b);
	for (i = 0; i < times; i++)
		vdm_buf_printf(&b, "%s%zu ", words, i);
	vdm_testimony_init(t, &glance);
	for (i = 0; i < b.len; i += n) {
		n = part == 0 || part > b.len - i ? b.len - i : part;
		/* no character is cut */
		while (i + n < b.len && (b.data[i + n] & 0xC0) == 0x80)
			n++;
		vdm_testimony_text(t, VDM_PLACE_BODY, b.data + i, n, &none);
	}
	vdm_testimony_end(t);
	ck_assert(!vdm_testimony_failed(t));
	vdm_buf_fini(&b);
}

START_TEST(words_fold_the_same_in_any_parts)
{
	struct vdm_testimony whole, parts;
	const struct vdm_seen_words *a, *b;
	size_t part, i;

	see(&whole, 1000, 0);
	a = &whole.words[VDM_PLACE_BODY];
	ck_assert_uint_gt(a->count, 5);
	ck_assert_uint_eq(a->total, 1000 * 17);
	for (part = 1; part < 200; part += 13) {
		see(&parts, 1000, part);
		b = &parts.words[VDM_PLACE_BODY];
		ck_assert_uint_eq(a->count, b->count);
		ck_assert_uint_eq(a->total, b->total);
		for (i = 0; i < a->count; i++)
			ck_assert_uint_eq(a->item[i].hash, b->item[i].hash);
		vdm_testimony_fini(&parts);
	}
	vdm_testimony_fini(&whole);
}
END_TEST

static const struct {
	const char *s;
	size_t length; /* of what is plain */
} paragraphs[] = {
    {"One two.\n", 9},
    {"One two.\n\nThree\nfour.\n\n- five\n", 22},
    {"**MR. LIND:** One *two* three_ \\[four\\].\n", 41},
    {"At 10:30, R & D (so-called) 100%.\n", 34},
    {"One", 3},
    {"", 0},
    /* marks that change words, or where they stand */
    {"On*e* two.\n", 0},
    {"R&amp;D\n", 0},
    {"One [two](three).\n", 0},
    {"One `two`.\n", 0},
    {"One <b>two</b>.\n", 0},
    {"| a | b |\n", 0},
    {"One ~~two~~.\n", 0},
    /* lines that are no paragraph */
    {"- One\n", 0},
    {"* One\n", 0},
    {"* * *\n", 0},
    {"1. One\n", 0},
    {"2) Two\n", 0},
    {"# One\n", 0},
    {"> One\n", 0},
    {"    One\n", 0},
    {"One\n---\n", 0},
    {"One\n===\n", 0},
    {"::: note\n", 0},
    /* addresses are things of their own */
    {"See https://e.example/a\n", 0},
    {"See www.e.example\n", 0},
    {"Write to a@e.example\n", 0},
};

START_TEST(plain_paragraphs_are_known)
{
	const char *s = paragraphs[_i].s;

	ck_assert_msg(vdm_plain_length(s, strlen(s)) == paragraphs[_i].length,
		      "%s: %zu", s, vdm_plain_length(s, strlen(s)));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("glance");
	TCase *t = tcase_create("words");
	SRunner *sr;
	int failed;

	tcase_add_test(t, letters_are_found_by_blocks);
	tcase_add_test(t, a_word_is_one_number);
	tcase_add_test(t, clean_is_what_decoding_leaves);
	tcase_add_test(t, words_fold_the_same_in_any_parts);
	tcase_add_loop_test(t, plain_paragraphs_are_known, 0,
			    sizeof(paragraphs) / sizeof(paragraphs[0]));
	suite_add_tcase(s, t);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
