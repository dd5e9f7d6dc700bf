/* SPDX-License-Identifier: MIT */
/* What is of a page and no talk: heads and feet in columns, guide words, codes.
 */
#include <stdio.h>

#include "units.h"

/* Lines put amid a talk, "@" before those that are of a page. */
static const struct {
	const char *lines[6];
} rows[] = {
    /* the number of a page on both sides of its columns */
    {{"@563   16 NOVEMBER 2017   564"}},
    {{"563   16 NOVEMBER 2017   565"}},
    {{"564   16 NOVEMBER 2017   563"}},
    {{"563   OLD   564"}},
    /* what comes back beside another number, and nothing else */
    {{"@12   Papers of the Dyke Board", "@13   Papers of the Dyke Board"}},
    {{"@Papers of the Dyke Board\t12", "@Papers of the Dyke Board\t13"}},
    {{"12   Papers of the Dyke Board", "12   Papers of the Dyke Board"}},
    {{"12   Papers of the Dyke Board", "13   Papers of the Mill Board"}},
    {{"12   Papers", "13   Papers of the Dyke Board"}},
    {{"12   Dykes", "13   Dykes"}},
    {{"123456   Papers of the Dyke Board",
      "123457   Papers of the Dyke Board"}},
    {{"12   Papers of the Dyke Board   a   b   c   d   7",
      "13   Papers of the Dyke Board   a   b   c   d   8"}},
    /* guide words: one page ends with what the next begins with */
    {{"@ABB        ALD        7", "@ALD        AMT        8"}},
    {{"ABB        ALD        7", "ALE        AMT        8"}},
    {{"ABB        ALD        7", "ALDER      AMT        8"}},
    {{"Abb        Ald        7", "Ald        Amt        8"}},
    /* letters of columns */
    {{"@(A)     (B)     (C)"}},
    {{"(A)     (B)     (1)"}},
    {{"(A)     (B)     (CD)"}},
    {{"(A)     (B)     [C]"}},
    {{"(A)     (B)     (c)"}},
    /* numbers of jobs, at the foot of a page */
    {{"@08-58841 (S)"}},
    {{"@*0858841*"}},
    {{"@69-20417   /..."}},
    {{"@/..."}},
    {{"08-58841 S"}},
    {{"08-58841 (SX)"}},
    {{"08-5884"}},
    {{"69-20417   s/..."}},
    {{"*0858-841*"}},
    {{"*S858841*"}},
    {{"/.."}},
    {{"/.. ."}},
    /* a printer's words, with numbers of many figures */
    {{"@Jkt 068117 PO 00000 Frm 00031"}},
    {{"Jkt 068117 PO 00000 Frm 31"}},
    /* a page that is named behind another cell */
    {{"@Printed 11.6.2016     Page 2 / 2"}},
    {{"@Printed 11.6.2016     Page 2 of 9"}},
    {{"Printed 11.6.2016     Page of dykes"}},
    {{"Printed 11.6.2016     Page 2 dykes"}},
    {{"Printed 11.6.2016     Page of"}},
    {{"Printed 11.6.2016     Dyke 2 of 9"}},
    {{"Printed 11.6.2016 Page 2 dykes"}},
    /* codes of time that run on */
    {{"@00:00:19", "@00:00:24", "@00:01:02", "@00:01:30"}},
    {{"@01-00:00:19", "@01-00:00:24", "@01-00:01:02", "@01-00:01:30"}},
    {{"00:0:19", "00:0:24", "00:1:02", "00:1:30"}},
    /* a small Roman number before the first that is in figures */
    {{"@ii", "@Page 1"}},
    {{"@Page 1", "ii"}},
};

static void
talk(struct vdm_buf *b, const char *const *lines, size_t count)
{
	size_t i;

	vdm_buf_puts(b, "A sitting of the Dyke Board\n\n");
	for (i = 0; i < 2 * count + 2; i++) {
		vdm_buf_printf(b, "%s: The dyke of the %s was mended.\n\n",
			       i % 2 == 0 ? "MR. LIND" : "MR. HOLM",
			       i % 2 == 0 ? "mill" : "weir");
		if (i % 2 == 1 && i / 2 < count)
			vdm_buf_printf(b, "%s\n\n",
				       lines[i / 2] + (*lines[i / 2] == '@'));
	}
}

START_TEST(leaves_are_no_talk)
{
	const char *const *lines = rows[_i].lines;
	struct vdm_record *rec;
	struct vdm_buf b;
	size_t count = 0, i, k;

	while (count < sizeof(rows[0].lines) / sizeof(rows[0].lines[0]) &&
	       lines[count] != NULL)
		count++;
	vdm_buf_init(&b);
	talk(&b, lines, count);
	rec = read_text(vdm_buf_str(&b), NULL, NULL, NULL);
	for (i = 0; i < count; i++) {
		const unsigned at = 7 + 6 * (unsigned)i;
		int is = 0;

		for (k = 0; k < rec->units_count; k++)
			is |= rec->units[k].line == at &&
			      strcmp(rec->units[k].kind, "chrome") == 0;
		ck_assert_msg(is == (*lines[i] == '@'), "\"%s\" is%s of a page",
			      lines[i], is ? "" : " not");
	}
	vdm_record_free(rec);
	vdm_buf_fini(&b);
}
END_TEST

/* "cve: DSCD-12-PL-112": the code of a Spanish paper, and what is none. */
START_TEST(codes_have_a_word)
{
	static const char head[] =
	    "Junta de los diques\n\nEl se\xC3\xB1or PRESIDENTE: Se abre la "
	    "sesi\xC3\xB3n de hoy en la villa.\n\n";
	static const struct {
		const char *line;
		int is;
	} codes[] = {{"cve: DSCD-12-PL-112", 1},
		     {"csv: A.B/12_3", 1},
		     {"cve: DSCD-1", 0},
		     {"cve: DSCD-12-Pl-112", 0},
		     {"cvx: DSCD-12-PL-112", 0}};
	size_t i, k;

	for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		char text[400];
		struct vdm_record *rec;
		int is = 0;

		snprintf(text, sizeof(text),
			 "%s%s\n\nEl se\xC3\xB1or R\xC3\x8DOS: Los diques son "
			 "buenos para todos.\n",
			 head, codes[i].line);
		rec = read_text(text, NULL, NULL, NULL);
		for (k = 0; k < rec->units_count; k++)
			is |= rec->units[k].line == 5 &&
			      strcmp(rec->units[k].kind, "chrome") == 0;
		ck_assert_msg(is == codes[i].is, "%s: %d", codes[i].line, is);
		vdm_record_free(rec);
	}
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("leaves");
	TCase *t = tcase_create("leaves");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, leaves_are_no_talk, 0,
			    (int)(sizeof(rows) / sizeof(rows[0])));
	tcase_add_test(t, codes_have_a_word);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
