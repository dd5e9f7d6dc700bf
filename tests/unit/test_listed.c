/* SPDX-License-Identifier: MIT */
/* What stands behind the commas of a list of those present: another person,
 * what somebody is, or their given names. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"

static const struct row {
	const char *list, *people; /* "name|title", a line each */
} rows[] = {
    /* semicolons part people; half of what is behind commas has words for it */
    {"Staff: Janet Moss, Town Planner; Bill Sayer, Recording Secretary",
     "Janet Moss|Town Planner\nBill Sayer|\n"},
    {"Present: J. Moss, Town Planner; T. Holm, fire warden's office",
     "J. Moss|Town Planner\nT. Holm|fire warden's office\n"},
    {"Anwesend: Dr. Karin Holt, Stadtplanung; Jens Pauli, Protokoll",
     "Karin Holt|Stadtplanung\nJens Pauli|\n"},
    {"Present: Ann Lee, Norland; Bo Ray, Sudland Coast",
     "Ann Lee|Norland\nBo Ray|Sudland Coast\n"},
    {"Present: Ann Lee, Tide Gauge; Bo Ray; Di Fox, Clerk",
     "Ann Lee|Tide Gauge\nBo Ray|\nDi Fox|\n"},
    /* so do lines */
    {"PRESENT\nJanet Moss, Town Planner\nTom Holm, Librarian\n"
     "Ana Ruiz, Harbour Works",
     "Janet Moss|Town Planner\nTom Holm|Librarian\n"
     "Ana Ruiz|Harbour Works\n"},
    {"Present:\n  Janet Moss, Town Planner\n  Bill Sayer, Clerk",
     "Janet Moss|Town Planner\nBill Sayer|\n"},
    {"PRESENT\n- Janet Moss, Town Planner\n- Bill Sayer, Clerk",
     "Janet Moss|Town Planner\nBill Sayer|\n"},
    /* others are people */
    {"Present: Carol Vane, Dev Rao; Tom Holm, Ruth Moss",
     "Carol Vane|\nDev Rao|\nTom Holm|\nRuth Moss|\n"},
    {"Present: Ann Lee, Bo Ray, Chairman, Cy Roe; Di Fox, Clerk",
     "Ann Lee|\nBo Ray|Chairman\nCy Roe|\nDi Fox|\n"},
    {"Present: Ann Lee, Carl B. Brown; Di Fox, Clerk",
     "Ann Lee|\nCarl B. Brown|\nDi Fox|\n"},
    {"Present: Ann Lee, Mr. Brown; Di Fox, Clerk",
     "Ann Lee|\nBrown|\nDi Fox|\n"},
    {"PRESENT\n- Ann Lee, Bo Ray\n- Cy Roe, Di Fox",
     "Ann Lee|\nBo Ray|\nCy Roe|\nDi Fox|\n"},
    {"Present: Ann Lee, Town Planner", "Ann Lee|\nTown Planner|\n"},
    /* what somebody is, before them */
    {"Anwesend: Ann Lind, Bo Roth; Schriftführer: Uwe Pfaff",
     "Ann Lind|\nBo Roth|\nUwe Pfaff|\n"},
    {"Present: Ann Lee; Clerk: Di Fox", "Ann Lee|\nDi Fox|\n"},
    /* who did not attend is not among them */
    {"Present: Ann Lee, Bo Ray\nApologies: Cy Roe", "Ann Lee|\nBo Ray|\n"},
    {"Present: Ann Lee, Bo Ray & Cy Roe", "Ann Lee|\nBo Ray|\nCy Roe|\n"},
    {"Present: Ann Lee + Bo Ray", "Ann Lee|\nBo Ray|\n"},
    /* nobody is listed twice */
    {"Present: Bo Ray, Mrs. Ray", "Bo Ray|\nMrs. Ray|\n"},
    /* given names */
    {"Present: Smith, Ann; Lee, Bo; Roe, Cy Jan", "Smith|\nLee|\nRoe|\n"},
    {"Present:\n  Moss, Janet\n  Holm, Tom\n  Sayer, Bill Joe",
     "Janet Moss|\nTom Holm|\nBill Joe Sayer|\n"},
    {"Present: Moss, Bill; Holm, Tom (Chairman)",
     "Bill Moss|\nTom Holm|Chairman\n"},
    {"Present: Smith, Ann", "Smith|\nAnn|\n"},
    {"Present: LEE, Ann (Chair), RAY, Bo, DE WIT, Cy",
     "Ann LEE|Chair\nBo RAY|\nCy DE WIT|\n"},
    {"Anwesend: LIND, Ann (Vorsitz), ROTH, Bo-Uwe; Dr. PFAFF, Cy",
     "Ann LIND|Vorsitz\nBo-Uwe ROTH|\nCy PFAFF|\n"},
    {"Present: Lee, A. B., Ray, C.", "A. B. Lee|\nC. Ray|\n"},
    /* one of them has none: it is not known what the others are */
    {"Present: LEE, Ann, RAY", "LEE|\nAnn|RAY\n"},
    /* places, perhaps */
    {"Present: Lee, Halden; Ray, Vale", "Lee|\nRay|\n"},
    /* whose names differ by a letter are two, if a list has both */
    {"Present: Mr. Larsson, Mr. Larson", "Larsson|\nLarson|\n"},
    {"Present:\nMr. Larsson\nMr. Larson", "Larsson|\nLarson|\n"},
    {"Anwesend: Herr Schmidt, Herr Schmitt", "Schmidt|\nSchmitt|\n"},
    /* couples */
    {"Present: Mr and Mrs Lee, Dr. & Mrs. J. Roe",
     "Mr Lee|\nMrs Lee|\nDr. J. Roe|\nMrs. J. Roe|\n"},
    {"Anwesend: Herr und Frau Lind, Dr. Roth",
     "Herr Lind|\nFrau Lind|\nRoth|\n"},
    {"Present: Mr Lee, Mrs Lee", "Mr Lee|\nMrs Lee|\n"},
    {"Present: Mr Lee and Mrs Ray", "Lee|\nRay|\n"},
    /* a sentence amid a list says who was not there */
    {"Present: A. Lee, B. Ray. C. Roe sent apologies.", "A. Lee|\nB. Ray|\n"},
    {"Present: A. Lee, B. Ray. Apologies were received from C. Roe.",
     "A. Lee|\nB. Ray|\n"},
    {"Present: Smith, Moss; Lee, Chairman", "Smith|\nMoss|\nLee|Chairman\n"},
};

START_TEST(behind_a_comma_stands)
{
	struct vdm_buf text, people;
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	const struct vdm_person *p;
	size_t i;

	vdm_buf_init(&text);
	vdm_buf_init(&people);
	vdm_buf_printf(&text, "%s\n\nThe plan was laid upon the table.\n",
		       rows[_i].list);
	ck_assert_int_eq(vdm_read(&rec, vdm_buf_str(&text), text.len, &o, NULL),
			 0);
	for (i = 0; i < rec->people_count; i++) {
		p = rec->people[i];
		vdm_buf_printf(&people, "%s|%s\n", p->name,
			       p->title != NULL ? p->title : "");
	}
	ck_assert_str_eq(vdm_buf_str(&people), rows[_i].people);
	vdm_record_free(rec);
	vdm_buf_fini(&people);
	vdm_buf_fini(&text);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("listed");
	TCase *t = tcase_create("listed");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, behind_a_comma_stands, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
