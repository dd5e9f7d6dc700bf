/* SPDX-License-Identifier: MIT */
/* Records of which one thing differs from row to row, and what each unit
 * becomes: both sides of each bound of a convention. */
#include "units.h"

#define MOST 8 /* pieces that a row has */

struct row {
	const char *piece[MOST];
	const char *want; /* units as units_of() has them, a space behind each;
			     '!' where nobody says who speaks */
};

/* The units of a frame in which each '%' is the row's next piece. */
static char *
becomes(const char *frame, const struct row *r)
{
	struct vdm_record *rec;
	struct vdm_buf text, got;
	size_t i, n, next = 0;
	const char *s;

	vdm_buf_init(&text);
	vdm_buf_init(&got);
	for (s = frame; *s != '\0'; s++)
		if (*s == '%')
			vdm_buf_puts(&text, r->piece[next++]);
		else
			vdm_buf_putc(&text, *s);
	rec = read_text(vdm_buf_str(&text), NULL, NULL, NULL);
	for (i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_printf(&got, "%s ",
			       strcmp(u->kind, "turn") != 0 ? u->kind
			       : *u->speakers != '\0'       ? u->speakers
							    : "!");
	}
	vdm_record_free(rec);
	vdm_buf_fini(&text);
	return vdm_buf_take(&got, &n);
}

static void
check_rows(const char *frame, const struct row *rows, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		char *got = becomes(frame, &rows[i]);

		ck_assert_msg(strcmp(got, rows[i].want) == 0,
			      "%zu (%s): %s, not %s", i, rows[i].piece[0], got,
			      rows[i].want);
		free(got);
	}
}
#define CHECK(frame, rows)                                                     \
	check_rows(frame, rows, sizeof(rows) / sizeof((rows)[0]))

/* ---- who presides ------------------------------------------------------- */

#define SITS "metadata participants "
#define THEN(who) SITS "narration A. Lind C. Poe narration " who " C. Poe "

/* What one sentence does to who has the chair: the next words of the chairman
 * are whose it says, or nobody's where it leaves that open. */
START_TEST(a_sentence_moves_the_chair)
{
	static const char frame[] =
	    "Harbour Board\n\nPresent: Mr. A. Lind (Chairman), Mr. B. Roe "
	    "(Deputy Chairman), Mr. C. Poe\n\nMr. Lind took the chair at ten "
	    "o'clock.\n\nThe CHAIRMAN: The roof leaks.\n\nMr. POE: It does."
	    "\n\n%\n\nThe CHAIRMAN: It was mended.\n\nMr. POE: It was not.\n";
	static const struct row rows[] = {
	    {{"Mr. Roe took the chair."}, THEN("B. Roe")},
	    {{"Mr. Roe replaced Mr. Lind in the chair."}, THEN("B. Roe")},
	    {{"Mr. Lind left the chair, and Mr. Roe took it."}, THEN("B. Roe")},
	    {{"Mr. Lind vacated the chair and Mr. Roe assumed it."},
	     THEN("B. Roe")},
	    {{"The Chairman left, and Mr. Roe presided."}, THEN("B. Roe")},
	    {{"The Chairman handed over to Mr. Roe."}, THEN("B. Roe")},
	    {{"The Chairman gave the chair to Mr. Roe."}, THEN("B. Roe")},
	    {{"The chair was taken by Mr. Roe."}, THEN("B. Roe")},
	    {{"Mr. Roe, the Deputy Chairman, took the chair."}, THEN("B. Roe")},
	    {{"Mr. Roe presided."}, THEN("B. Roe")},
	    {{"Mr. Roe presiding."}, THEN("B. Roe")},
	    {{"Presiding: Mr. Roe"}, THEN("B. Roe")},
	    {{"[Mr. Roe in the Chair]"}, THEN("B. Roe")},
	    {{"(Chair: Mr. Roe)"}, THEN("B. Roe")},
	    {{"In the chair: Mr. Roe"}, THEN("B. Roe")},
	    {{"Mr. Roe succeeded Mr. Lind as Chairman."}, THEN("B. Roe")},
	    {{"Mr. Roe relieved the Chairman."}, THEN("B. Roe")},
	    {{"Mr. Moss took the chair."}, THEN("Moss")},
	    /* and back */
	    {{"Mr. Roe took the chair. Mr. Lind resumed the chair."},
	     THEN("A. Lind")},
	    {{"The Chairman returned to the chair."}, THEN("A. Lind")},
	    {{"The Chairman resumed the chair."}, THEN("A. Lind")},
	    /* somebody did something, and it is not said what becomes of it */
	    {{"The Chairman handed over to Mr. Roe to read the report."},
	     THEN("!")},
	    {{"The Chairman asked Mr. Roe to take the chair."}, THEN("!")},
	    {{"Mr. Roe moved that Mr. Poe take the chair."}, THEN("!")},
	    {{"Mr. Poe left the chair."}, THEN("!")},
	    {{"Mr. Roe returned to the chair."}, THEN("!")},
	    /* nothing of the chair */
	    {{"Mr. Lind left."}, THEN("A. Lind")},
	    {{"Mr. Poe left."}, THEN("A. Lind")},
	    {{"Mr. Roe took his hat."}, THEN("A. Lind")},
	};

	CHECK(frame, rows);
}
END_TEST

/* ---- interviews --------------------------------------------------------- */

/* Who asks and who answers, where the head alone names them. */
START_TEST(questions_and_answers_take_turns)
{
	static const char frame[] =
	    "An interview with Ann Lind, by Bo Roe\n\n%";
	static const struct row rows[] = {
	    {{"Where were you born?\n\nIn the house by the lock.\n\nAnd then?"
	      "\n\nI went to sea.\n"},
	     "metadata Bo Roe Ann Lind Bo Roe Ann Lind "},
	    /* one question is no interview */
	    {{"Where were you born?\n\nIn the house by the lock.\n\nI went to "
	      "sea.\n"},
	     "metadata narration narration ! "},
	    {{"Where were you born?\n\nIn the house by the lock.\n\nMy father "
	      "kept it.\n\nAnd then?\n\nI went to sea.\n"},
	     "metadata Bo Roe Ann Lind Ann Lind Bo Roe Ann Lind "},
	    {{"Where were you born?\n\nAnd when?\n\nIn the house by the lock, "
	      "in a wet May.\n\nAnd then?\n\nI went to sea.\n"},
	     "metadata Bo Roe Bo Roe Ann Lind Bo Roe Ann Lind "},
	    /* what stands before the first is nobody's */
	    {{"The lock stands at the end of the lane.\n\nWhere were you born?"
	      "\n\nIn the house by the lock.\n\nAnd then?\n\nI went to sea.\n"},
	     "metadata narration Bo Roe Ann Lind Bo Roe Ann Lind "},
	    /* a request among questions */
	    {{"Where were you born?\n\nIn the house by the lock.\n\nTell me of "
	      "your father.\n\nHe kept the lock.\n\nAnd your mother?\n\nShe "
	      "kept the garden.\n"},
	     "metadata Bo Roe Ann Lind Bo Roe Ann Lind Bo Roe Ann Lind "},
	    /* who one of them is, last of all */
	    {{"Where were you born?\n\nIn the house by the lock.\n\nAnd then?"
	      "\n\nI went to sea.\n\nAnn Lind keeps bees.\n"},
	     "metadata Bo Roe Ann Lind Bo Roe Ann Lind metadata "},
	    /* too few of them are questions */
	    {{"Where were you born?\n\nA.\n\nB.\n\nC.\n\nD.\n\nE.\n\nF.\n\nG."
	      "\n\nAnd then?\n\nI went to sea.\n"},
	     "metadata narration narration narration narration narration "
	     "narration narration narration narration ! "},
	};

	CHECK(frame, rows);
}
END_TEST

/* ---- numbers of pages --------------------------------------------------- */

#define TWO "Lind Roe "
#define OFF "Roe " /* more of what the one above said */

/* They are the program's where they rise; a table's are text. */
START_TEST(numbers_of_pages_rise)
{
	static const char frame[] =
	    "Harbour Board\n\nMr. Lind: The roof leaks, and it did last year."
	    "\n\nMr. Roe: It does not.\n\n%\n\nMr. Lind: Who mended it then?"
	    "\n\nMr. Roe: The men from the mill.\n\n%\n\nMr. Lind: They were "
	    "paid for it.\n\nMr. Roe: I know of that.\n\n%\n\nMr. Lind: Let "
	    "them come.\n\nMr. Roe: They may.\n";
#define PAGES(a, b, c) "metadata " TWO a TWO b TWO c TWO
#define GOES "chrome "
	static const struct row rows[] = {
	    {{"12", "13", "14"}, PAGES(GOES, GOES, GOES)},
	    {{"3", "9", "80"}, PAGES(GOES, GOES, GOES)},
	    {{"12", "12", "13"}, PAGES(OFF, OFF, OFF)},
	    {{"12", "13", "13"}, PAGES(OFF, OFF, OFF)},
	    {{"14", "13", "12"}, PAGES(OFF, OFF, OFF)},
	    {{"12", "13", "11"}, PAGES(OFF, OFF, OFF)},
	    {{"- 12 -", "- 13 -", "- 14 -"}, PAGES(GOES, GOES, GOES)},
	    {{"Page 12", "13", "Page 14"}, PAGES(GOES, GOES, GOES)},
	    {{"3 of 9", "4 of 9", "5 of 9"}, PAGES(GOES, GOES, GOES)},
	    /* what says that it is a page's is one's, whatever others do */
	    {{"12", "Page 13", "11"}, PAGES(OFF, GOES, OFF)},
	    {{"12", "11", "Page 14"}, PAGES(OFF, OFF, GOES)},
	};

	CHECK(frame, rows);
}
END_TEST

/* ---- notes at the end --------------------------------------------------- */

#define NOTED "metadata dateline Ashdown Hale metadata metadata "
#define PLAIN "metadata dateline Ashdown Hale Hale Hale "

/* What begins like a note is one where its mark stands in the text: the marks
 * of two, and how the two begin. */
START_TEST(notes_have_marks_of_their_own_kind)
{
	static const char frame[] =
	    "Note of a Talk\n\n5 May 1950\n\nMr. Ashdown: Is it you, and are "
	    "you well?\n\nMr. Hale: It is as ever% and so on.%\n\n% A mist."
	    "\n\n% A boat.\n";
#define DAGGER "\xE2\x80\xA0"
#define DOUBLE_DAGGER "\xE2\x80\xA1"
	static const struct row rows[] = {
	    {{"(1)", "(2)", "(1)", "(2)"}, NOTED},
	    {{"[1]", "[2]", "[1]", "[2]"}, NOTED},
	    {{"1", "2", "1", "2"}, NOTED},
	    {{"1", "2", "1.", "2."}, NOTED},
	    {{"1", "2", "1)", "2)"}, NOTED},
	    {{"9", "10", "9", "10"}, NOTED},
	    {{"(9)", "(10)", "(9)", "(10)"}, NOTED},
	    {{"\xC2\xB9", "\xC2\xB2", "\xC2\xB9", "\xC2\xB2"}, NOTED},
	    {{"\xE2\x81\xB9", "\xC2\xB9\xE2\x81\xB0", "\xE2\x81\xB9",
	      "\xC2\xB9\xE2\x81\xB0"},
	     NOTED},
	    {{"(a)", "(b)", "(a)", "(b)"}, NOTED},
	    {{"(y)", "(z)", "(y)", "(z)"}, NOTED},
	    {{"*", DAGGER, "*", DAGGER}, NOTED},
	    {{DAGGER, DOUBLE_DAGGER, DAGGER, DOUBLE_DAGGER}, NOTED},
	    /* four figures are a year */
	    {{"998", "999", "998", "999"}, NOTED},
	    {{"998", "999", "998.", "999."}, NOTED},
	    {{"(998)", "(999)", "(998)", "(999)"}, NOTED},
	    {{"1951", "1952", "1951", "1952"}, PLAIN},
	    {{"1951", "1952", "1951.", "1952."}, PLAIN},
	    {{"(1951)", "(1952)", "(1951)", "(1952)"}, PLAIN},
	    {{"[1951]", "[1952]", "[1951]", "[1952]"}, PLAIN},
	    /* they count up, and each kind has its own marks */
	    {{"(2)", "(1)", "(2)", "(1)"}, PLAIN},
	    {{"(1)", "(3)", "(1)", "(3)"}, PLAIN},
	    {{"1", "2", "(1)", "(2)"}, PLAIN},
	    {{"(A)", "(B)", "(A)", "(B)"}, PLAIN},
	    /* nothing marks them, or too little */
	    {{"", "", "1", "2"}, PLAIN},
	    {{"", "", "(1)", "(2)"}, PLAIN},
	    {{"1", "", "1", "2"}, PLAIN},
	};

	CHECK(frame, rows);
}
END_TEST

/* ---- stamps ------------------------------------------------------------- */

/* Words below a time code that stands alone are more of what was being said;
 * a code that has nothing below it is the program's. */
START_TEST(words_below_a_stamp_go_on)
{
	static const char frame[] =
	    "10:00:01 Ann: Hello there.\n10:00:05\n%10:00:09 Ben: Good day.\n"
	    "10:00:12 Ann: So.\n10:00:14\nGo on.\n10:00:18 Ben: Yes.\n";
	static const struct row rows[] = {
	    {{"And good day.\n"}, "Ann Ann Ben Ann Ann Ben "},
	    {{""}, "Ann chrome Ben Ann Ann Ben "},
	    {{"\nAnd good day.\n"}, "Ann chrome Ann Ben Ann Ann Ben "},
	};

	CHECK(frame, rows);
}
END_TEST

/* ---- buttons of web pages ----------------------------------------------- */

/* Lines among a page's buttons go with them where at least half are buttons,
 * and nothing behind them does. */
START_TEST(buttons_take_their_lines_along)
{
	static const char frame[] =
	    "Harbour Board\n\nMr. Lind: The roof leaks, and it did last year."
	    "\n\nMr. Roe: It does not.\n\n%\n\nThe boats came in.\n\nMr. "
	    "Lind: So be it.\n";
#define TAKEN(lines) "metadata Lind Roe " lines "Roe Lind "
	static const struct row rows[] = {
	    {{"Share"}, TAKEN("chrome ")},
	    {{"Share\nPrint\nEmail"}, TAKEN("chrome chrome chrome ")},
	    {{"Share\nTweet\nPrint this page"}, TAKEN("chrome chrome chrome ")},
	    {{"Share\nPrint\nOld boats"}, TAKEN("chrome chrome chrome ")},
	    {{"Share\nOld boats\nPrint"}, TAKEN("chrome chrome chrome ")},
	    {{"Share\nPrint\nOld boats\nOld nets"},
	     TAKEN("chrome chrome chrome chrome ")},
	    {{"Share\nPrint\nOld boats\nOld nets\nNew oars"},
	     TAKEN("chrome chrome Roe Roe Roe ")},
	    {{"Share\nOld boats"}, TAKEN("chrome Roe ")},
	    {{"Share\nThe boats came in late."}, TAKEN("chrome Roe ")},
	};

	CHECK(frame, rows);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("tabled");
	TCase *t = tcase_create("records");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 60);
	tcase_add_test(t, a_sentence_moves_the_chair);
	tcase_add_test(t, questions_and_answers_take_turns);
	tcase_add_test(t, numbers_of_pages_rise);
	tcase_add_test(t, notes_have_marks_of_their_own_kind);
	tcase_add_test(t, words_below_a_stamp_go_on);
	tcase_add_test(t, buttons_take_their_lines_along);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed > 0;
}
