/* SPDX-License-Identifier: MIT */
/* Which characters of a paragraph are escaped in Markdown, by what stands
 * around them: no more than must be, and what is read back is what was written.
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "vidimus.h"

/* The character stands for each @. */
static const char *const contexts[] = {
    "@",    "a@",  "@a",      "a@b",  "a @ b", "@ a",  "a @",   "@@",   "@@a",
    "a@@a", "@a@", "a @b@ c", "1@ a", "@@@",   "@[a]", "a@(b)", "[a]@", "<@a>",
};

/* How many backslashes stand in each of them. */
static const struct {
	char c;
	const char *counts;
} rows[] = {
    {'!', "000000000000001001"},  {'"', "000000000000000001"},
    {'#', "100001010000010001"},  {'$', "000000000000000001"},
    {'%', "000000000000000001"},  {'&', "000000000000000001"},
    {'\'', "000000000000000001"}, {'(', "000000000000000021"},
    {')', "000000000000100001"},  {'*', "111111122222131112"},
    {'+', "100001011000010001"},  {',', "000000000000000001"},
    {'-', "100001011000010001"},  {'.', "000000000000100001"},
    {'/', "000000000000000001"},  {':', "000000011000010021"},
    {';', "000000000000000001"},  {'<', "111100122221031112"},
    {'=', "000000000000000001"},  {'>', "101001011010011001"},
    {'?', "000000000000000001"},  {'@', "000000000000000001"},
    {'[', "110000110010010021"},  {'\\', "111111122222131112"},
    {']', "000000000000002201"},  {'^', "000000000000000001"},
    {'_', "111011122222131112"},  {'`', "111111122222131112"},
    {'{', "000000000000000021"},  {'|', "101001011010011001"},
    {'}', "000000000000000001"},  {'~', "000000011000010001"},
};

static size_t
backslashes(const char *md)
{
	size_t n = 0;

	for (; *md != '\0'; md++)
		if (*md == '\\' && md[1] != '\0') {
			n++;
			md++;
		}
	return n;
}

static void
check_text(const char *text, size_t want)
{
	struct vdm_write_options to = {.to = "markdown"};
	struct vdm_read_options from = {.from = "markdown", .no_recognise = 1};
	struct vdm_record *rec = vdm_record_new(), *back = NULL;
	const struct vdm_node *p;
	char *md;
	size_t n;

	vdm_node_add(rec, vdm_record_body(rec), "p", text);
	vdm_node_settle(rec->root);
	ck_assert_int_eq(vdm_write(rec, &md, &n, &to, NULL), 0);
	ck_assert_msg(backslashes(md) == want, "%s: %s", text, md);
	ck_assert_int_eq(vdm_read(&back, md, n, &from, NULL), 0);
	p = vdm_record_body(back)->first;
	ck_assert_msg(p != NULL && p->next == NULL && vdm_node_is(p, "p"), "%s",
		      md);
	ck_assert_msg(p->first != NULL && p->first->next == NULL &&
			  p->first->kind == VDM_KIND_TEXT,
		      "%s", md);
	ck_assert_str_eq(p->first->text, text);
	vdm_free(md);
	vdm_record_free(rec);
	vdm_record_free(back);
}

START_TEST(what_must_be_is_escaped)
{
	size_t i;

	for (i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++) {
		char text[64], *at;

		strcpy(text, contexts[i]);
		for (at = text; *at != '\0'; at++)
			if (*at == '@')
				*at = rows[_i].c;
		check_text(text, (size_t)(rows[_i].counts[i] - '0'));
	}
}
END_TEST

/* Runs of figures that could number a list, and of number signs that could
 * begin a heading, at the bounds of how long those may be. */
static const struct {
	const char *text;
	size_t count;
} runs[] = {
    {"1. a", 1},
    {"1.", 1},
    {"1.a", 0},
    {"1 . a", 0},
    {"0. a", 1},
    {"9) a", 1},
    {"9)", 1},
    {"9)a", 0},
    {"a 1. b", 0},
    {"123456789. a", 1},
    {"1234567890. a", 0},
    {"123456789) a", 1},
    {"1234567890) a", 0},
    {"# a", 1},
    {"###### a", 1},
    {"####### a", 1},
    {"#", 1},
    {"#a", 0},
    {"- a", 1},
    {"-", 1},
    {"--", 1},
    {"---", 1},
    {"-a", 0},
    {"+ a", 1},
    {"+a", 0},
    {"> a", 1},
    {">a", 1},
    {"===", 0},
    {"= a", 0},
    {"| a | b", 1},
    {"a | b", 0},
    {": a", 0},
    {"~~~", 1},
    {"~~a~~", 1},
    {"~a~", 0},
    {"http://e.example/", 0},
    {"a_b_c", 0},
    {"_b_", 2},
    {"&amp;", 0},
    {"&amp", 0},
    {"&x;", 0},
    {"&#38;", 0},
    {"&#x26;", 0},
    {"& a", 0},
    {"<b>", 1},
    {"< b", 0},
    {"a <b", 1},
    {"<!-- a", 1},
    {"</b>", 1},
    {"![a](b)", 3},
    {"[a](b)", 2},
    {"[^1]", 1},
    {"[a]: b", 2},
    {"a*b*c", 2},
    {"* a", 1},
    {"**", 2},
    {"``a``", 4},
};

START_TEST(what_begins_a_line_is_escaped)
{
	check_text(runs[_i].text, runs[_i].count);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("escape");
	TCase *tc = tcase_create("escape");
	SRunner *sr;
	int failed;

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, what_must_be_is_escaped, 0,
			    sizeof(rows) / sizeof(rows[0]));
	tcase_add_loop_test(tc, what_begins_a_line_is_escaped, 0,
			    sizeof(runs) / sizeof(runs[0]));
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_NORMAL);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed > 0;
}
