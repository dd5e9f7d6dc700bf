/* SPDX-License-Identifier: MIT */
/* Markdown in which strong letters set off some labels and not others, or words
 * that are none: whether its turns are turns, or are left to the recogniser. */
#include <check.h>
#include <stdlib.h>

#include "reads.h"

static const struct reads rows[] = {
    {"**Ann:** When?\n\nKeeper: In 1951.\n\n**Ann:** Who?\n\nKeeper: Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(Keeper: In 1951.)p(hi[rend=bold](Ann:) "
     "Who?)p(Keeper: Nobody.)",
     ""},
    {"**Ann:** When?\n\nKEEPER. In 1951.\n\n**Ann:** Who?\n\nKEEPER. Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(KEEPER. In 1951.)p(hi[rend=bold](Ann:) "
     "Who?)p(KEEPER. Nobody.)",
     ""},
    {"**Ann:** When?\n\nKeeper. In 1951.\n\n**Ann:** Who?\n\nKeeper. Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(Keeper. In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(Keeper. Nobody.))",
     ""},
    {"**Ann:** When?\n\n*Keeper* \342\200\223 In 1951.\n\n**Ann:** "
     "Who?\n\n*Keeper* \342\200\223 Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(hi[rend=italic](Keeper) \342\200\223 In "
     "1951.)p(hi[rend=bold](Ann:) Who?)p(hi[rend=italic](Keeper) \342\200\223 "
     "Nobody.)",
     ""},
    {"**Ann:** When?\n\n*Keeper* - In 1951.\n\n**Ann:** Who?\n\n*Keeper* - "
     "Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(hi[rend=italic](Keeper) - In "
     "1951.)p(hi[rend=bold](Ann:) Who?)p(hi[rend=italic](Keeper) - Nobody.)",
     ""},
    {"**Ann:** When?\n\n*Keeper* \342\200\224 In 1951.\n\n**Ann:** "
     "Who?\n\n*Keeper* \342\200\224 Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(hi[rend=italic](Keeper) \342\200\224 In "
     "1951.)p(hi[rend=bold](Ann:) Who?)p(hi[rend=italic](Keeper) \342\200\224 "
     "Nobody.)",
     ""},
    {"**Ann:** When?\n\n*Keeper* in 1951.\n\n**Ann:** Who?\n\n*Keeper* "
     "nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(hi[rend=italic](Keeper) in "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(hi[rend=italic](Keeper) "
     "nobody.))",
     ""},
    {"**Ann:** When?\n\n[Keeper: In 1951.]\n\n**Ann:** Who?\n\n[Keeper: "
     "Nobody.]\n",
     "p(hi[rend=bold](Ann:) When?)p([Keeper: In 1951.])p(hi[rend=bold](Ann:) "
     "Who?)p([Keeper: Nobody.])",
     ""},
    {"**Ann:** When?\n\n(Keeper: In 1951.)\n\n**Ann:** Who?\n\n(Keeper: "
     "Nobody.)\n",
     "p(hi[rend=bold](Ann:) When?)p((Keeper: In 1951.))p(hi[rend=bold](Ann:) "
     "Who?)p((Keeper: Nobody.))",
     ""},
    {"**Ann:** When?\n\n> Keeper: In 1951.\n\n**Ann:** Who?\n\n> Keeper: "
     "Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)quote(p(Keeper: In "
     "1951.))p(hi[rend=bold](Ann:) Who?)quote(p(Keeper: Nobody.))",
     ""},
    {"**Ann:** When?\n\n- Keeper: In 1951.\n\n**Ann:** Who?\n\n- Keeper: "
     "Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)list(item(Keeper: In "
     "1951.))p(hi[rend=bold](Ann:) Who?)list(item(Keeper: Nobody.))",
     ""},
    {"**Ann:** When?\n\n1951: In 1951.\n\n**Ann:** Who?\n\n1951: Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(1951: In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(1951: Nobody.))",
     ""},
    {"**Ann:** When?\n\nkeeper: In 1951.\n\n**Ann:** Who?\n\nkeeper: Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(keeper: In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(keeper: Nobody.))",
     ""},
    {"**Ann:** When?\n\nThe keeper of the old town harbour: In "
     "1951.\n\n**Ann:** Who?\n\nThe keeper of the old town harbour: Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(The keeper of the old town harbour: "
     "In 1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(The keeper of the old town "
     "harbour: Nobody.))",
     ""},
    {"**Ann:** When?\n\nMrs. Keel: In 1951.\n\n**Ann:** Who?\n\nMrs. Keel: "
     "Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(Mrs. Keel: In 1951.)p(hi[rend=bold](Ann:) "
     "Who?)p(Mrs. Keel: Nobody.)",
     ""},
    {"**Ann:** When?\n\nKeeper\357\274\232 In 1951.\n\n**Ann:** "
     "Who?\n\nKeeper\357\274\232 Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(Keeper\357\274\232 In "
     "1951.)p(hi[rend=bold](Ann:) Who?)p(Keeper\357\274\232 Nobody.)",
     ""},
    {"**Ann:** When?\n\nAnn: In 1951.\n\n**Ann:** Who?\n\nAnn: Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(Ann: In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(Ann: Nobody.))",
     ""},
    {"**Ann:** When?\n\nKeeper:In 1951.\n\n**Ann:** Who?\n\nKeeper:Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(Keeper:In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(Keeper:Nobody.))",
     ""},
    {"**Ann:** When?\n\nKEEPER.In 1951.\n\n**Ann:** Who?\n\nKEEPER.Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(KEEPER.In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(KEEPER.Nobody.))",
     ""},
    {"**Ann:** When?\n\nK. In 1951.\n\n**Ann:** Who?\n\nK. Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(K. In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(K. Nobody.))",
     ""},
    {"**Ann:** When?\n\n| Keeper: | In 1951. |\n|---|---|\n\n**Ann:** "
     "Who?\n\n| Keeper: | Nobody. |\n|---|---|\n",
     "p(hi[rend=bold](Ann:) When?)table(row[role=label](cell(Keeper:)cell(In "
     "1951.)))p(hi[rend=bold](Ann:) "
     "Who?)table(row[role=label](cell(Keeper:)cell(Nobody.)))",
     ""},
    {"**Ann:** When?\n\nKeeper: In 1951.\n\n**Ann:** Who?\n\nBoatman: "
     "Nobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(Keeper: In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(Boatman: Nobody.))",
     ""},
    {"**Ann:** When?\n\nKeeper: In 1951.\n\n**Ann:** Who?\n\nNobody.\n",
     "sp[who=#ann](speaker(Ann:)p(When?)p(Keeper: In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(Nobody.))",
     ""},
    {"**Ann:** When?\n\n**Bo:** In 1951.\n\nAnn: Who?\n\n**Bo:** "
     "Nobody.\n\n**Ann:** Oh.\n",
     "sp[who=#ann](speaker(Ann:)p(When?))sp[who=#bo](speaker(Bo:)p(In "
     "1951.))p(Ann: "
     "Who?)sp[who=#bo](speaker(Bo:)p(Nobody.))sp[who=#ann](speaker(Ann:)p(Oh.)"
     ")",
     "speaker-doubtful"},
    /* set off in an item, it is a label as the others; else a row of a list */
    {"**Ann:** When?\n\n1. **Bo:** In 1951.\n\nSo.\n\n**Ann:** "
     "Who?\n\n**Bo:** Nobody.\n\n**Ann:** Oh.\n",
     "sp[who=#ann](speaker(Ann:)p(When?))list[rend=numbered](item[n=1](hi[rend="
     "bold](Bo:) In 1951.))p(So.)sp[who=#ann](speaker(Ann:)p(Who?))sp[who=#bo]("
     "speaker(Bo:)p(Nobody.))sp[who=#ann](speaker(Ann:)p(Oh.))",
     "speaker-doubtful"},
    {"**Ann:** Tasks.\n\n- Bo: the wall\n- all: pay\n\n**Bo:** "
     "Good.\n\n**Ann:** Oh.\n\n**Bo:** Yes.\n",
     "sp[who=#ann](speaker(Ann:)p(Tasks.)list(item(Bo: the wall)item(all: "
     "pay)))sp[who=#bo](speaker(Bo:)p(Good.))sp[who=#ann](speaker(Ann:)p(Oh.))"
     "sp[who=#bo](speaker(Bo:)p(Yes.))",
     "speaker-doubtful"},
    {"**Ann:** When?\n\n**Bo:** In 1951. Ann: Who?\n\n**Bo:** "
     "Nobody.\n\n**Ann:** Oh.\n",
     "sp[who=#ann](speaker(Ann:)p(When?))sp[who=#bo](speaker(Bo:)p(In 1951. "
     "Ann: "
     "Who?))sp[who=#bo](speaker(Bo:)p(Nobody.))sp[who=#ann](speaker(Ann:)p(Oh.)"
     ")",
     ""},
    {"# A\n\n**Requirements:**\n\n- one\n- two\n\n# B\n\n**Steps:**\n\n- "
     "three\n- four\n\n# C\n\nx\n",
     "div(head(A)p(hi[rend=bold](Requirements:))list(item(one)item(two)))div("
     "head(B)p(hi[rend=bold](Steps:))list(item(three)item(four)))div(head(C)p("
     "x))",
     ""},
    {"# A\n\n**Requirements:** one\n\n- one\n- two\n\n# B\n\n**Steps:** "
     "two\n\n- three\n- four\n",
     "div(head(A)sp[who=#requirements](speaker(Requirements:)p(one)list(item("
     "one)item(two))))div(head(B)sp[who=#steps](speaker(Steps:)p(two)list(item("
     "three)item(four))))",
     ""},
    {"# A\n\n**Ann:**\n\nOne.\n\n# "
     "B\n\n**Bo:**\n\nTwo.\n\n**Ann:**\n\nThree.\n",
     "div(head(A)sp[who=#ann](speaker(Ann:)p(One.)))div(head(B)sp[who=#bo]("
     "speaker(Bo:)p(Two.))sp[who=#ann](speaker(Ann:)p(Three.)))",
     ""},
    {"**Requirements:**\n\n- one\n- two\n\n**Steps:**\n\n- three\n",
     "sp[who=#requirements](speaker(Requirements:)list(item(one)item(two)))sp["
     "who=#steps](speaker(Steps:)list(item(three)))",
     ""},
    {"# A\n\n**Requirements:**\n\n```\none\n```\n\ntwo\n\nthree\n\n# "
     "B\n\n**Ann**\n",
     "div(head(A)p(hi[rend=bold](Requirements:))eg(one)p(two)p(three))div(head("
     "B)p(hi[rend=bold](Ann)))",
     ""},
    {"<!-- who: x -->\n\n**Ann:** When?\n\nKeeper: In 1951.\n\n**Ann:** "
     "Who?\n\nKeeper: Nobody.\n",
     "sp[who=#x](speaker(Ann:)p(When?)p(Keeper: In "
     "1951.))sp[who=#ann](speaker(Ann:)p(Who?)p(Keeper: Nobody.))",
     ""},
    {"---\nparticipant: Ann\n---\n\n**Ann:** When?\n\nKeeper: In "
     "1951.\n\n**Ann:** Who?\n\nKeeper: Nobody.\n",
     "p(hi[rend=bold](Ann:) When?)p(Keeper: In 1951.)p(hi[rend=bold](Ann:) "
     "Who?)p(Keeper: Nobody.)",
     ""},
    {"# A\n\n**Ann:** *x*\n\n**Bo:**\n\n    code\n\n# B\n\ny\n\nz\n\nw\n\nv\n",
     "div(head(A)sp[who=#ann](speaker(Ann:)p(hi[rend=italic](x)))sp[who=#bo]("
     "speaker(Bo:)p(eg(code))))div(head(B)p(y)p(z)p(w)p(v))",
     ""},
    {"# A\n\n**Ann:**\nx y\n\n# B\n\n**Bo:**\n\n# C\n\ny\n\nz\n\nw\n\nv\n",
     "div(head(A)sp[who=#ann](speaker(Ann:)p(x "
     "y)))div(head(B)sp[who=#bo](speaker(Bo:)p()))div(head(C)p(y)p(z)p(w)p(v))",
     ""},
};

START_TEST(strong_letters_alone_make_no_speaker)
{
	reads_text(&rows[_i], "markdown");
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("mixed");
	TCase *t = tcase_create("mixed");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, strong_letters_alone_make_no_speaker, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
