/* SPDX-License-Identifier: MIT */
/* What of a plain text is verse: lines that are set in, short, and broken
 * though the next word had room; and what is set like them and is none. */
#include <check.h>
#include <stdlib.h>

#include "base/buf.h"
#include "units.h"

static const struct {
	const char *text;
	int lines; /* of verse */
} rows[] = {
    {"    O wind of the north, blow,\n    and carry the boats;\n    let no one "
     "know\n    whither it floats.",
     4},
    {"    O wind of the north, blow,\n    And carry the boats;\n    Let no one "
     "know\n    Whither it floats.",
     4},
    {"    O wind of the north, blow,\n    And carry the boats;\n    Let no one "
     "know\n    In 1951 whither.",
     0},
    {"    O wind of the north blow\n    And carry the boats\n    Let no one "
     "know\n    Whither it floats",
     0},
    {"    O wind of the north, blow,\n    And carry the boats;", 0},
    {"    O wind of the north, blow,\n    and carry the boats;", 0},
    {"    O wind of the north, blow,", 0},
    {" O wind of the north, blow,\n and carry the boats;\n let no one know\n "
     "whither it floats.",
     0},
    {"O wind of the north, blow,\nand carry the boats;\nlet no one "
     "know\nwhither it floats.",
     0},
    {"                               O wind, blow,\n                           "
     "    and carry;\n                               let no one\n              "
     "                 know.",
     0},
    {"    O wind of the north that blows over the water in the night and the "
     "day,\n    and carry the boats;\n    let no one know\n    whither it "
     "floats.",
     0},
    {"    Boats   12\n    nets   3\n    ropes   4", 0},
    {"    Boats ...... 12\n    nets ....... 3", 0},
    {"    Boats\t12\n    nets\t3", 0},
    {"    Boats | 12\n    nets | 3", 0},
    {"    - boats\n    - nets\n    - ropes", 0},
    {"          THE BOOK\n            of\n       the harbours\n            by",
     0},
    {"    The wind of the north blows over\n    the water of the harbour and "
     "the\n    boats of the town go home to the\n    harbour in the night.",
     0},
    {"    O wind of the north, blow,\n    and carry the boats;\n\n    Let no "
     "one know\n    Whither it floats,",
     0},
    {"    O wind of the north, blow,\n      and carry the boats;\n    let no "
     "one know\n      whither it floats.",
     4},
    {"    O wind of the north, blow,\n    and carry the boats; \303\251\n    "
     "\303\251bbing away\n    \303\251ver.",
     0},
    {"    O wind,\n    and carry the boats of the town;", 2},
    {"    O wind,\n    And carry the boats of the town;", 0},
    {"    O wind,\n    and carry the boats of the town;\n\n    Let no one\n    "
     "Know whither they floated away.",
     4},
    {"    O wind,\n    and carry the boats of the town;\n\nProse between.\n\n  "
     "  Let no one\n    Know whither they floated away.",
     2},
    {"    O wind,\n    \303\251bbing away from the boats;", 2},
    {"    O wind, blow:\n    Who carries the boats?\n    The north!\n    It "
     "goes where it goes.",
     0},
    {"    O wind\n    Who carries the boats of the town?\n    The north\n    "
     "It goes where it goes.",
     4},
};

START_TEST(lines_of_verse)
{
	const struct vdm_node *body, *n;
	struct vdm_record *rec;
	struct vdm_buf b;
	int lines = 0;

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "THE HARBOUR BOOK\n\nSome words of prose stand here "
		       "first, so that the page is one.\n\n%s\n\nAnd prose "
		       "again behind it, as long as before it was, to the "
		       "end.\n",
		       rows[_i].text);
	rec = read_text(vdm_buf_str(&b), NULL, NULL, NULL);
	body = vdm_record_body(rec);
	for (n = body; n != NULL; n = vdm_node_walk(n, body))
		lines += vdm_node_is(n, "l");
	ck_assert_msg(lines == rows[_i].lines, "%d: %s", lines, rows[_i].text);
	vdm_record_free(rec);
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("verse");
	TCase *t = tcase_create("verse");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, lines_of_verse, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
