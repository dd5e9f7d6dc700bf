/* SPDX-License-Identifier: MIT */
/* How long a line may be that is a page's number, an action, a heading, the
 * clerk's words: each row is a line in the midst of a talk, at a bound or
 * beside it, and what it is read as. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "vidimus.h"

#define S10 "rain falls"
#define S50 S10 S10 S10 S10 S10
#define S100 S50 S50
#define S200 S100 S100
#define D10 "----------"
#define D50 D10 D10 D10 D10 D10
#define D190 D50 D50 D50 D10 D10 D10 D10

static const char labelled[] =
    "On the mill\n\nMR. ROTH: It rains.\n\nMR. HEMM: It does.\n\n%s\n\nMR. "
    "ROTH: Still.\n\nMR. HEMM: Yes.\n";
static const char narrated[] =
    "On the mill\n\nPresent: Mr. Anselm Roth, Mr. Carl Hemm\n\nMr. Roth asked "
    "who owned the mill.\n\nMr. Hemm replied that nobody did.\n\nMr. Roth "
    "said that he would.\n\n%s\n\nMr. Hemm replied that nobody did.\n\nMr. "
    "Roth said that he would.\n";

static const struct row {
	const char *talk, *line, *kind;
} rows[] = {
    /* pages */
    {labelled, "[Page 321]", "chrome"},
    {labelled, "- 5 -", "chrome"},
    {labelled, "Page 3 of 9", "chrome"},
    {labelled, "321", "chrome"},
    {labelled, "1234", "chrome"},
    {labelled, "12345", "turn"},
    {labelled, "Page 12345", "heading"},
    {labelled, "5 6 7", "turn"},
    {labelled, "Page 5 6", "chrome"},
    {labelled, "Page 5 6 7", "heading"},
    {labelled, "3: 4", "turn"},
    {labelled, "- 5 6 -", "turn"},
    {labelled, "Page 3 -----------------------------", "chrome"},
    {labelled, "Page 3 ----------------------------------", "turn"},
    /* what is in brackets */
    {labelled, "[He laughs.]", "action"},
    {labelled, "(He rose.)", "action"},
    {labelled, "(He rose.).", "action"},
    {labelled, "(He rose.) And sat.", "turn"},
    {labelled, "[He rose.][He sat.]", "action"},
    {labelled, "((He) rose.)", "action"},
    {labelled, "(He rose.", "turn"},
    {labelled, "()", "action"},
    {labelled, "(Or: it rained.)", "turn"},
    {labelled, "(Or else: it rained.)", "turn"},
    {labelled, "(Or else so: it rained.)", "action"},
    {labelled, "[Or: it rained.]", "action"},
    {labelled, "[" S200 S100 S50 S10 S10 S10 S10 "56789.0]", "action"},
    {labelled, "[" S200 S100 S50 S10 S10 S10 S10 "567890.1]", "turn"},
    /* what ends it begins soon */
    {labelled,
     "[The tide was low and the wind had gone for good by now, it  meeting "
     "adjourned.]",
     "narration"},
    {labelled,
     "[The tide was low and the wind had gone for good by now, it w meeting "
     "adjourned.]",
     "action"},
    /* ruled lines */
    {labelled, "--", "turn"},
    {labelled, "---", "chrome"},
    {labelled, "* * *", "chrome"},
    {labelled, "-- x", "turn"},
    {labelled, D190 "---------", "chrome"},
    {labelled, D190 D10, "turn"},
    /* a clerk's words amid labels */
    {labelled, "Question put.", "narration"},
    {labelled, "Question put. " S200 S100 "xxxxx.", "turn"},
    {labelled, "Question put. " S200 S100 "xxxx.", "narration"},
    {labelled, "A question was put.", "narration"},
    {labelled, "A question came up.", "turn"},
    /* headings amid labels: words with capitals */
    {labelled, "Tea", "heading"},
    {labelled, "Up", "turn"},
    {labelled, "Water and Wheels", "heading"},
    {labelled, "Water and wheels", "turn"},
    {labelled, "Water, Wheels,", "turn"},
    {labelled, "Water and Wheels.", "turn"},
    {labelled, "Water and Wheels\xE2\x80\x94", "turn"},
    {labelled, "Water and Wheels\xE2\x80\x9D", "turn"},
    {labelled, "9 Wheels", "heading"},
    {labelled,
     "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt Uu Vv Ww",
     "heading"},
    {labelled,
     "Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn Oo Pp Qq Rr Ss Tt Uu Vv Ww Xx",
     "turn"},
    {labelled,
     "Aaaaaaaaa Bbbbbbbbb Ccccccccc Ddddddddd Eeeeeeeee Fffffffff Ggggggggg "
     "Hhhhhhhhh Iiiiiiiii Jjjjjjjjj Kkkkkkkkk Llllllllll",
     "heading"},
    {labelled,
     "Aaaaaaaaa Bbbbbbbbb Ccccccccc Ddddddddd Eeeeeeeee Fffffffff Ggggggggg "
     "Hhhhhhhhh Iiiiiiiii Jjjjjjjjj Kkkkkkkkk Lllllllllll",
     "turn"},
    /* headings amid narration: short lines that nothing ends */
    {narrated, "Water and wheels", "heading"},
    {narrated, "Water and wheels.", "turn"},
    {narrated, "Water and wheels;", "turn"},
    {narrated, S50 " Rain falls 678 9", "turn"},
    {narrated, "R" S50 " xxxxxxxxxxxxxxxxx", "heading"},
    {narrated, "R" S50 " xxxxxxxxxxxxxxxxxx", "turn"},
    {narrated, "Water and Wheels:", "heading"},
    {narrated, "Water and wheels:", "turn"},
    /* nobody's words */
    {narrated, "The meeting went on.", "narration"},
    {narrated, "12.3 The meeting went on.", "narration"},
    {narrated, "It went on.", "turn"},
    {narrated, "The Board:-", "narration"},
    {narrated, "The Board on Water, Wheels and the Rain of the Mill Townss:-",
     "narration"},
    {narrated, "The Board on Water, Wheels and the Rain of the Mill Townsss:-",
     "turn"},
    {narrated, "The Board rejoiced:-", "turn"},
    {narrated, "A Board:-", "turn"},
    /* who was present, said amid the talk */
    {narrated, "Interpreter A. Petrov was present at the talk.",
     "participants"},
    {narrated, "The interpreter was present at the talk.", "participants"},
    {narrated, "The weather was present at the talk.", "turn"},
};

START_TEST(a_line_is)
{
	const struct row *row = &rows[_i];
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	const char *at = strstr(row->talk, "%s");
	const struct vdm_unit *u = NULL;
	unsigned line = 1;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_put(&b, row->talk, (size_t)(at - row->talk));
	for (size_t i = 0; i < b.len; i++)
		line += b.data[i] == '\n';
	vdm_buf_puts(&b, row->line);
	vdm_buf_puts(&b, at + 2);
	ck_assert_int_eq(vdm_read(&rec, b.data, b.len, &o, NULL), 0);
	for (size_t i = 0; i < rec->units_count; i++)
		if (rec->units[i].line == line)
			u = &rec->units[i];
	ck_assert_ptr_nonnull(u);
	ck_assert_msg(strcmp(u->kind, row->kind) == 0, "\"%s\" is %s (%s)",
		      row->line, u->kind, u->reason);
	vdm_record_free(rec);
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("bounds");
	TCase *t = tcase_create("bounds");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, a_line_is, 0, sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
