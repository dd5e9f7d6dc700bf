/* SPDX-License-Identifier: MIT */
/* Buffers, UTF-8, the tree and the XML reader underneath everything. */
#include <check.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "record/record.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/memory.h"
#include "base/reference.h"
#include "base/words.h"
#include "xml/sax.h"

START_TEST(buffer_grows_and_gives_away)
{
	struct vdm_buf b;
	size_t n;
	char *p;

	vdm_buf_init(&b);
	for (n = 0; n < 1000; n++)
		vdm_buf_printf(&b, "%zu,", n);
	p = vdm_buf_take(&b, &n);
	ck_assert_ptr_nonnull(p);
	ck_assert_uint_eq(n, strlen(p));
	ck_assert_str_eq(p + n - 4, "999,");
	free(p);
}
END_TEST

/* Each class is just its characters, of all that a char, a byte or a code point
 * may be. */
START_TEST(classes_of_ascii_are_their_characters)
{
	static const char small[] = "abcdefghijklmnopqrstuvwxyz";
	static const char capital[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char figures[] = "0123456789";
	int c;

	for (c = -128; c < 0x500; c++) {
		int ascii = c > 0 && c < 0x80;
		int is_small = ascii && strchr(small, c) != NULL;
		int is_capital = ascii && strchr(capital, c) != NULL;
		int is_figure = ascii && strchr(figures, c) != NULL;

		ck_assert_msg(!vdm_is_small(c) == !is_small, "%d", c);
		ck_assert_msg(!vdm_is_capital(c) == !is_capital, "%d", c);
		ck_assert_msg(!vdm_is_letter(c) == !(is_small || is_capital),
			      "%d", c);
		ck_assert_msg(!vdm_is_digit(c) == !is_figure, "%d", c);
		if (c < 0 || c >= 0x80)
			continue;
		ck_assert_msg(!vdm_is_word((uint32_t)c) ==
				  !(is_small || is_capital || is_figure),
			      "%d", c);
		ck_assert_int_eq(vdm_lower_byte((char)c),
				 is_capital ? c + 'a' - 'A' : c);
		ck_assert_int_eq(vdm_hex_of((char)c),
				 is_figure                      ? c - '0'
				 : c > 0 && strchr("abcdef", c) ? c - 'a' + 10
				 : c > 0 && strchr("ABCDEF", c) ? c - 'A' + 10
								: -1);
	}
}
END_TEST

START_TEST(utf8_refuses_what_rfc_3629_refuses)
{
	ck_assert_uint_eq(vdm_utf8_check("a\xC3\xA9", 3), 3);
	ck_assert_uint_eq(vdm_utf8_check("a\xC0\x80", 3), 1);
	ck_assert_uint_eq(vdm_utf8_check("\xED\xA0\x80", 3), 0);
	ck_assert_uint_eq(vdm_utf8_check("ab\xE2\x82", 4), 2);
	ck_assert_uint_eq(vdm_utf8_check("\xF4\x90\x80\x80", 4), 0);
}
END_TEST

static int
seen_start(void *ctx, const struct vdm_xml_element *e)
{
	struct vdm_buf *b = ctx;

	vdm_buf_printf(b, "<%s %u:%u", e->local, e->pos.line, e->pos.column);
	if (e->attrs_count > 0)
		vdm_buf_printf(b, " %s=%s", e->attrs[0].local,
			       e->attrs[0].value);
	vdm_buf_puts(b, ">");
	return 0;
}

static int
seen_text(void *ctx, const char *s, size_t n, const struct vdm_pos *pos)
{
	vdm_buf_printf(ctx, "[%.*s %u:%u]", (int)n, s, pos->line, pos->column);
	return 0;
}

static void
count_finding(void *ctx, const struct vdm_finding *f)
{
	vdm_buf_printf(ctx, "!%s", f->id);
}

static void
events(const char *xml, const char *expected)
{
	static const struct vdm_xml_handler h = {.start = seen_start,
						 .text = seen_text};
	struct vdm_sink sink = {count_finding, NULL, NULL};
	struct vdm_buf b;

	vdm_buf_init(&b);
	sink.context = &b;
	vdm_xml_parse(xml, strlen(xml), &h, &b, &sink);
	ck_assert_str_eq(vdm_buf_str(&b), expected);
	vdm_buf_fini(&b);
}

START_TEST(xml_events_know_where_they_are)
{
	events("<a>\n <b c='d'\n e=''>x</b></a>",
	       "<a 1:1>[\n  1:4]<b 2:2 c=d>[x 3:7]");
	events("<a>caf\xC3\xA9<b/></a>",
	       "<a 1:1>[caf 1:4][\xC3\xA9 1:7]<b 1:8>");
}
END_TEST

START_TEST(xml_entities_resolve_or_are_reported)
{
	events("<!DOCTYPE a [<!ENTITY x 'why'>]><a>&x;&eacute;</a>",
	       "<a 1:33>[why 1:39][\xC3\xA9 1:47]");
	events("<a>&nothere;</a>", "<a 1:1>!xml-entity-unresolved");
	events("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
	       "<a>&x;&x;</a>",
	       "<a 1:55>!xml-entity-unresolved!xml-entity-unresolved");
	/* what the document says itself goes before what HTML says */
	events("<!DOCTYPE a [<!ENTITY eacute 'E'>]><a>&eacute;</a>",
	       "<a 1:36>[E 1:47]");
	events("<!DOCTYPE a [<!ENTITY eacute SYSTEM 'x'>]><a>&eacute;</a>",
	       "<a 1:43>!xml-entity-unresolved");
}
END_TEST

START_TEST(xml_errors_are_findings)
{
	events("<a><b></a>", "<a 1:1><b 1:4>!xml-syntax");
	events("\xFF\xFE", "!input-empty");
	events("<a>\xFF</a>", "!xml-syntax");
}
END_TEST

START_TEST(trees_compare_with_white_space_folded)
{
	struct vdm_record *a = vdm_record_new(), *b = vdm_record_new();
	struct vdm_node *p, *q;

	p = vdm_node_add(a, vdm_record_body(a), "p", "one \n two");
	q = vdm_node_add(b, vdm_record_body(b), "p", " one two ");
	vdm_node_settle(a->root);
	vdm_node_settle(b->root);
	ck_assert(vdm_record_equal(a, b, NULL));
	vdm_node_add(b, q, "hi", "x");
	ck_assert(!vdm_record_equal(a, b, NULL));
	vdm_node_add(a, p, "hi", "x");
	/* now the space before hi counts on one side only */
	ck_assert(!vdm_record_equal(a, b, NULL));
	vdm_record_free(a);
	vdm_record_free(b);
}
END_TEST

/* ---- messages ---- */

static void
keep_message(void *context, const struct vdm_finding *finding)
{
	vdm_buf_puts(context, finding->message);
}

/* Wherever a precision cuts, what is left is UTF-8, and it is told. */
START_TEST(a_message_is_cut_between_characters)
{
	static const char words[] =
	    "a\xc3\xb6\xe2\x82\xac\xf0\x9f\x9a\xa2z\xd1\x8f";
	struct vdm_buf b;
	struct vdm_sink sink = {keep_message, &b, NULL};
	int n;

	for (n = 0; n <= (int)strlen(words); n++) {
		size_t whole = vdm_utf8_check(words, (size_t)n);

		vdm_buf_init(&b);
		vdm_diag(&sink, VDM_D_INPUT_EMPTY, NULL, NULL, "<%.*s>", n,
			 words);
		ck_assert_uint_eq(vdm_utf8_check(b.data, b.len), b.len);
		ck_assert_int_eq(strncmp(b.data + 1, words, whole), 0);
		ck_assert_str_eq(b.data + 1 + whole,
				 whole == (size_t)n ? ">" : "\xe2\x80\xa6>");
		vdm_buf_fini(&b);
	}
}
END_TEST

/* Who reads that words are lost reads which, unless the message says so. */
START_TEST(a_message_has_the_words_that_are_lost)
{
	static const struct {
		enum vdm_diag_id id;
		const char *text, *message, *want;
	} rows[] = {
	    {VDM_D_TREE_LOST, " \nWest\n\tquay ", "gone",
	     "gone: \"West quay\""},
	    {VDM_D_TREE_LOST, "West quay", "\"West quay\" is gone",
	     "\"West quay\" is gone"},
	    {VDM_D_TREE_LOST, "West quay", "\"West\", \"quay\"",
	     "\"West\", \"quay\""},
	    {VDM_D_TREE_LOST, "a b", "a is gone", "a is gone: \"a b\""},
	    {VDM_D_TREE_LOST, " \n", "gone", "gone"},
	    {VDM_D_LABEL_READ, "West quay", "read", "read"},
	};
	struct vdm_buf b;
	struct vdm_sink sink = {keep_message, &b, NULL};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		vdm_buf_init(&b);
		vdm_diag(&sink, rows[i].id, NULL, rows[i].text, "%s",
			 rows[i].message);
		ck_assert_str_eq(vdm_buf_str(&b), rows[i].want);
		vdm_buf_fini(&b);
	}
}
END_TEST

/* What nobody asks a buffer or an arena is told all the same. */
START_TEST(running_out_of_memory_is_remembered)
{
	unsigned long before = vdm_memory_failures();
	struct vdm_arena a;
	struct vdm_buf b;

	errno = 0;
	ck_assert_int_eq(vdm_memory_check(before), 0);
	vdm_buf_init(&b);
	vdm_buf_put(&b, "x", SIZE_MAX / 2);
	ck_assert_int_eq(b.failed, 1);
	ck_assert_int_eq(errno, ENOMEM);
	ck_assert_uint_eq(vdm_memory_failures(), before + 1);
	vdm_buf_puts(&b, "x"); /* sticky: it is no further failure */
	ck_assert_str_eq(vdm_buf_str(&b), "");
	ck_assert_uint_eq(vdm_memory_failures(), before + 1);
	vdm_buf_fini(&b);
	errno = 0;
	ck_assert_int_eq(vdm_memory_check(before), -1);
	ck_assert_int_eq(errno, ENOMEM);
	before = vdm_memory_failures();
	vdm_arena_init(&a);
	ck_assert_ptr_null(vdm_arena_alloc(&a, SIZE_MAX - 1));
	ck_assert_int_eq(vdm_memory_check(before), -1);
	vdm_arena_fini(&a);
}
END_TEST

/* ---- words ---- */

START_TEST(words_are_found_in_lists)
{
	static const char *const list[] = {"one", "two", NULL};

	ck_assert(vdm_words_have("one", "one"));
	ck_assert(vdm_words_have(" one\ttwo\nthree ", "three"));
	ck_assert(!vdm_words_have("one two", "tw"));
	ck_assert(!vdm_words_have("one two", "one two"));
	ck_assert(!vdm_words_have("One", "one"));
	ck_assert(!vdm_words_have("one", ""));
	ck_assert(!vdm_words_have("", "one"));
	ck_assert(!vdm_words_have(NULL, "one"));
	ck_assert(vdm_words_are(list, "two"));
	ck_assert(!vdm_words_are(list, "three"));
	ck_assert(!vdm_words_are(list, "tw"));
}
END_TEST

START_TEST(slips_are_near_to_what_was_meant)
{
	ck_assert_uint_eq(vdm_words_distance("title", "title"), 0);
	ck_assert_uint_eq(vdm_words_distance("tittle", "title"), 1);
	ck_assert_uint_eq(vdm_words_distance("titl", "title"), 1);
	ck_assert_uint_eq(vdm_words_distance("tilte", "title"), 1);
	ck_assert_uint_eq(vdm_words_distance("tible", "title"), 1);
	ck_assert_uint_eq(vdm_words_distance("role", "title"), 3);
	ck_assert_uint_eq(vdm_words_distance("", "id"), 2);
	ck_assert_uint_eq(vdm_words_distance("title", "titles of it"), 9);
}
END_TEST

/* A text, the bytes of the reference that it begins with, what that stands for;
 * and whether only captions know it. */
static const struct {
	const char *text;
	size_t used;
	uint32_t cp;
	int cue;
} references[] = {
    {"&amp;", 5, '&', 0},       {"&lt;b", 4, '<', 0},
    {"&gt;", 4, '>', 0},        {"&quot;", 6, '"', 0},
    {"&apos;s", 6, '\'', 0},    {"&nbsp;", 6, 0xA0, 1},
    {"&lrm;", 5, 0x200E, 1},    {"&rlm;", 5, 0x200F, 1},
    {"&#38;", 5, '&', 0},       {"&#x26;", 6, '&', 0},
    {"&#xe9;", 6, 0xE9, 0},     {"&#xE9;", 6, 0xE9, 0},
    {"&#9;", 4, '\t', 0},       {"&#10;", 5, '\n', 0},
    {"&#13;", 5, '\r', 0},      {"&#x10FFFF;", 10, 0x10FFFF, 0},
    {"&#xD7FF;", 8, 0xD7FF, 0}, {"&#xE000;", 8, 0xE000, 0},
    {"&#x110000;", 0, 0, 0}, /* no character has it */
    {"&#xD800;", 0, 0, 0},      {"&#xDFFF;", 0, 0, 0},
    {"&#8;", 0, 0, 0},          {"&#0;", 0, 0, 0},
    {"&#;", 0, 0, 0},           {"&#x;", 0, 0, 0},
    {"&#X26;", 0, 0, 0}, /* XML has a small one */
    {"&#2f;", 0, 0, 0},         {"&#xg;", 0, 0, 0},
    {"&#38", 0, 0, 0},          {"&#000000038;", 0, 0, 0},
    {"&amp", 0, 0, 0},          {"&AMP;", 0, 0, 0},
    {"&copy;", 0, 0, 0},        {"&", 0, 0, 0},
    {"amp;", 0, 0, 0},          {"", 0, 0, 0},
};

START_TEST(references_stand_for_characters)
{
	const char *s = references[_i].text;
	size_t n = strlen(s);
	uint32_t cp;

	ck_assert_msg(vdm_reference_at(s, n, VDM_REFERENCES_CUE, &cp) ==
			  references[_i].used,
		      "%s", s);
	if (references[_i].used > 0)
		ck_assert_msg(cp == references[_i].cp, "%s: %x", s, cp);
	ck_assert_msg(vdm_reference_at(s, n, VDM_REFERENCES_XML, &cp) ==
			  (references[_i].cue ? 0 : references[_i].used),
		      "%s", s);
	/* cut short it is none */
	if (references[_i].used > 0)
		ck_assert_uint_eq(vdm_reference_at(s, references[_i].used - 1,
						   VDM_REFERENCES_CUE, &cp),
				  0);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("base");
	TCase *tc = tcase_create("base");
	SRunner *sr;
	int failed;

	tcase_add_test(tc, words_are_found_in_lists);
	tcase_add_test(tc, slips_are_near_to_what_was_meant);
	tcase_add_loop_test(tc, references_stand_for_characters, 0,
			    sizeof(references) / sizeof(references[0]));
	tcase_add_test(tc, running_out_of_memory_is_remembered);
	tcase_add_test(tc, a_message_is_cut_between_characters);
	tcase_add_test(tc, a_message_has_the_words_that_are_lost);
	tcase_add_test(tc, buffer_grows_and_gives_away);
	tcase_add_test(tc, classes_of_ascii_are_their_characters);
	tcase_add_test(tc, utf8_refuses_what_rfc_3629_refuses);
	tcase_add_test(tc, xml_events_know_where_they_are);
	tcase_add_test(tc, xml_entities_resolve_or_are_reported);
	tcase_add_test(tc, xml_errors_are_findings);
	tcase_add_test(tc, trees_compare_with_white_space_folded);
	suite_add_tcase(s, tc);
	sr = srunner_create(s);
	srunner_run_all(sr, CK_ENV);
	failed = srunner_ntests_failed(sr);
	srunner_free(sr);
	return failed == 0 ? 0 : 1;
}
