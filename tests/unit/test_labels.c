/* SPDX-License-Identifier: MIT */
/* How often a document must label its turns before its labels are believed.
 * Each row is a document in short, at a bound or beside it. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "vidimus.h"

#define TEN "rain falls"

/* Paragraphs parted by '|': "3*Nora." is three that begin so, each with a
 * sentence behind it; "-" is one without a label; "=words" are words alone. */
static const struct row {
	const char *document;
	size_t turns;
} rows[] = {
    /* names before stops, as plays have them: of two people at least, three
     * times each, twelve in all, and two paragraphs of five; the title counts
     */
    {"6*Nora.|6*Berg.", 12},
    {"6*Nora.|5*Berg.", 0},
    {"9*Nora.|3*Berg.", 12},
    {"10*Nora.|2*Berg.", 0},
    {"12*Nora.", 0},
    {"6*Nora.|6*Berg.|17*-", 12},
    {"6*Nora.|6*Berg.|18*-", 0},
    /* plain names before colons: four in all; where there are fewer than ten,
     * one paragraph of five */
    {"2*Nora:|2*Berg:", 4},
    {"2*Nora:|1*Berg:", 0},
    {"4*Nora:", 0},
    {"2*Nora:|2*Berg:|15*-", 4},
    {"2*Nora:|2*Berg:|16*-", 0},
    {"5*Nora:|5*Berg:|60*-", 10},
    /* a rare one is believed where others of its look are there */
    {"3*Nora:|3*Berg:|1*Lind:", 7},
    {"2*MR. MOSS:|1*MR. LIND:", 3},
    {"3*MR. MOSS:|1*MRS. LIND:|1*THE CLERK:", 5},
    {"1*MR. MOSS:", 1},
    {"1*MOSS:", 0},
    {"2*MOSS:", 2},
    /* a title before a name and a stop; not a caption that goes on */
    {"2*Mr. Lind.|1*Mr. Tuve.", 3},
    {"1*Mr. Lind.|1*Mr. Tuve.", 0},
    {"2*Mr. Lind of Odden.|1*Mr. Tuve.", 3},
    {"1*Mr. Lind of Odden.|1*Mr. Tuve.", 0},
    {"2*Mr. Lind:|1*Mr. Tuve:", 3},
    /* capitals */
    {"2*MOSS:|2*LIND:|1*BERG:", 5},
    {"2*MOSS:|1*LIND:", 3},
    {"1*MOSS:|1*LIND:|1*BERG:", 3},
    {"1*MOSS:|1*LIND:", 0},
    /* questions and answers: "A." is an initial where nobody asks */
    {"2*Q.|2*A.", 4},
    {"3*A.|-", 0},
    /* labels alone on their lines: one paragraph of four, of two people or of
     * one with a title */
    {"=Nora|-|=Berg|-|=Nora|-|=Berg|-", 4},
    {"=Nora|-|=Berg|-|=Nora|-|=Berg|-|7*-", 4},
    {"=Nora|-|=Berg|-|=Nora|-|=Berg|-|8*-", 0},
    {"=Nora|-|=Nora|-|=Nora|-", 0},
    {"=MR. MOSS|-|=MR. MOSS|-|=MR. MOSS|-", 3},
    {"=MR. MOSS|-|=MR. MOSS|-", 0},
    {"=Nora|-|=Berg|-|=Nora|-|=Berg|-|=Lind|-", 5},
    /* a label that stands before colons, too, is none where no sentence is
     * below it: nothing ends it, and it is short */
    {"3*MR. MOSS:|3*MR. BERG:|=MR. MOSS|-", 7},
    {"3*MR. MOSS:|3*MR. BERG:|=MR. MOSS|=no stop is here", 6},
    {"3*MR. MOSS:|3*MR. BERG:|=MR. MOSS|=What is it?", 7},
    {"3*MR. MOSS:|3*MR. BERG:|=MR. MOSS|=" TEN TEN TEN TEN TEN TEN TEN TEN TEN
     "0123456789",
     6},
    {"3*MR. MOSS:|3*MR. BERG:|=MR. MOSS|=" TEN TEN TEN TEN TEN TEN TEN TEN TEN
     "0123456789x",
     7},
    {"3*MR. MOSS:|3*MR. BERG:|=MR. MOSS", 6},
    /* too thin: most stand once, and few paragraphs of those between the first
     * and the last bear one */
    {"1*MR. MOSS:|8*-|1*MR. LIND:|8*-|1*MR. BERG:", 3},
    {"1*MR. MOSS:|14*-|1*MR. LIND:|14*-|1*MR. BERG:", 0},
    {"3*MR. MOSS:|1*MR. LIND:|14*-|1*MR. BERG:|40*-", 5},
    /* what heads fields of a record, or begins a sentence, is nobody */
    {"2*However:|2*Nora:|2*Berg:", 4},
    {"2*Dear:|2*Nora:|2*Berg:", 4},
    {"2*III.|6*Nora.|6*Berg.", 12},
    {"2*Date:|2*Nora:|2*Berg:", 4},
};

static void
put(struct vdm_buf *b, const char *s, size_t n)
{
	unsigned long times = 1;
	char *end;

	if (*s >= '0' && *s <= '9') {
		times = strtoul(s, &end, 10);
		n -= (size_t)(end + 1 - s);
		s = end + 1;
	}
	for (; times > 0; times--) {
		if (*s == '=')
			vdm_buf_put(b, s + 1, n - 1);
		else if (*s == '-')
			vdm_buf_puts(b, "I saw water in the lower yard.");
		else {
			vdm_buf_put(b, s, n);
			vdm_buf_puts(
			    b, " I fear that it rains on the mill again.");
		}
		vdm_buf_puts(b, "\n\n");
	}
}

START_TEST(labels_are_believed)
{
	const struct row *row = &rows[_i];
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	struct vdm_buf b, said;
	size_t turns = 0;

	vdm_buf_init(&b);
	vdm_buf_init(&said);
	vdm_buf_puts(&b, "The mill in the rain\n\n");
	for (const char *s = row->document; *s != '\0';) {
		size_t n = strcspn(s, "|");

		put(&b, s, n);
		s += n + (s[n] == '|');
	}
	ck_assert_int_eq(vdm_read(&rec, b.data, b.len, &o, NULL), 0);
	for (size_t i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		turns += u->reason != NULL &&
			 strncmp(u->reason, "a label that names", 18) == 0;
		vdm_buf_printf(&said, "%s/%s ", u->kind, u->speakers);
	}
	ck_assert_msg(turns == row->turns, "%s: %zu turns, not %zu: %s",
		      row->document, turns, row->turns, vdm_buf_str(&said));
	vdm_record_free(rec);
	vdm_buf_fini(&b);
	vdm_buf_fini(&said);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("labels");
	TCase *t = tcase_create("labels");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, labels_are_believed, 0,
			    sizeof(rows) / sizeof(rows[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
