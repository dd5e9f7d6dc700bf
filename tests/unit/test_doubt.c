/* SPDX-License-Identifier: MIT */
/* What is a label, a signature or a credit, what is none, and what may be. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "record/record.h"

#include "units.h"

#define NARRATED                                                               \
	"Minutes of the pier committee\n\n"                                    \
	"Mr Aske said that the lamp would be lit before autumn.\n\n"           \
	"Mr Holt replied that there was no oil for it.\n\n"
#define LABELLED                                                               \
	"Hearing\n\nHOLT: We begin.\n\nASKE: There are nine.\n\n"              \
	"HOLT: Good.\n\n"

/* The last line names whoever made the record only where it is a signature. */
START_TEST(not_every_last_line_is_a_signature)
{
	static const struct {
		const char *text, *recorder; /* NULL: there is none */
	} ends[] = {
	    {NARRATED "Ida Lund", "Ida Lund"},
	    {NARRATED "Recorded by Ida Lund", "Ida Lund"},
	    {NARRATED "(Lund)", "Lund"},
	    {NARRATED "Copyright Ida Lund", NULL},
	    {NARRATED "\xC2\xA9 Ida Lund", NULL},
	    {NARRATED "Photograph: Ida Lund", NULL},
	    {NARRATED "Photo Ida Lund", NULL},
	    {NARRATED "Foto Ida Lund", NULL},
	    {NARRATED "Published by Pier Press", NULL},
	    {NARRATED "Printed for the Town by Pier Press", NULL},
	    {NARRATED "Translated from the Danish by Ida Lund.", NULL},
	    {NARRATED "Traduit du danois par Ida Lund", NULL},
	    {NARRATED "[TAH: B4123, C7704]", NULL},
	    {NARRATED "Recorded in the winter of that year", NULL},
	    {LABELLED "(Laughter)", NULL},
	    {LABELLED "[Applause]", NULL},
	    {LABELLED "Ten Boats.", NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		struct vdm_record *rec =
		    read_text(ends[i].text, NULL, NULL, NULL);
		const struct vdm_field *f =
		    vdm_field_get(rec, VDM_F_RECORDER, 0);

		ck_assert_msg((f != NULL) == (ends[i].recorder != NULL),
			      "%s: %s", ends[i].text,
			      f != NULL ? f->value : "nobody");
		if (f != NULL)
			ck_assert_str_eq(f->value, ends[i].recorder);
		vdm_record_free(rec);
	}
}
END_TEST

/* Words behind "and" that are no name end the name before. */
START_TEST(who_is_credited_has_a_name)
{
	struct vdm_record *rec = read_text(
	    NARRATED "Source: Vale State Archives, Pier Files, 1970. Secret. "
		     "Drafted by Holt and approved in P on May 9.\n",
	    NULL, NULL, NULL);

	ck_assert_str_eq(vdm_field_get(rec, VDM_F_RECORDER, 0)->value, "Holt");
	ck_assert_ptr_null(vdm_field_get(rec, VDM_F_RECORDER, 1));
	vdm_record_free(rec);
}
END_TEST

/* Forms that labels have beside the plain one. */
START_TEST(labels_have_many_forms)
{
	static const struct {
		const char *line, *turn; /* the unit that it becomes */
	} forms[] = {
	    {"The Secretary-General: Order!", "turn/The Secretary-General"},
	    {"The Vice-Chairman (Mr. Lund): Order!", "turn/Lund"},
	    {"MR. HOLT:That is not so.", "turn/HOLT"},
	    {"Several Hon. Members: No!", "turn/Several Hon. Members"},
	    {"<Newspeech>MR. HOLT: That is so.", "turn/HOLT"},
	    {"HTTP://example.org/ is down.", "turn/ASKE"},
	    {"At 3:30 we met.", "turn/ASKE"},
	};
	size_t i;

	for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		struct vdm_buf text;
		struct vdm_record *rec;
		char *got;

		vdm_buf_init(&text);
		vdm_buf_printf(&text,
			       "Stenographic record\n\nMR. HOLT: Who?\n\n"
			       "MR. ASKE: I.\n\n%s\n\nMR. HOLT: So.\n\n"
			       "MR. ASKE: Yes.\n",
			       forms[i].line);
		rec = read_text(vdm_buf_str(&text), NULL, NULL, NULL);
		got = units_of(rec);
		ck_assert_msg(
		    strstr(got, forms[i].turn) != NULL &&
			strncmp(strchr(strchr(strchr(got, '\n') + 1, '\n') + 1,
				       '\n') +
				    1,
				forms[i].turn, strlen(forms[i].turn)) == 0,
		    "%s: %s", forms[i].line, got);
		free(got);
		vdm_record_free(rec);
		vdm_buf_fini(&text);
	}
}
END_TEST

/* A label over two lines that is not understood is nobody's, both of them. */
START_TEST(a_label_on_two_lines_is_one)
{
	check_units("Stenographic record\n\nMR. HOLT: Who?\n\nMR. ASKE: I.\n\n"
		    "The Minister for Piers and\n"
		    "Coastal Lights (Mr. Lund): Yes.\n\n"
		    "MR. HOLT: So.\n\nMR. ASKE: Yes.\n",
		    "metadata\nturn/HOLT\nturn/ASKE\nturn/Lund\nturn/HOLT\n"
		    "turn/ASKE\n");
}
END_TEST

/* "[2.] Q.": questions with numbers of their own. */
START_TEST(questions_are_numbered)
{
	check_units("THE PRESIDENT. Good morning.\n\n"
		    "[1.] Q. How many boats are left?\n\n"
		    "THE PRESIDENT. Forty-one.\n\n"
		    "THE PILOTS OF THE COAST\n\n"
		    "[2.] Q. And the pilots?\n\n"
		    "THE PRESIDENT. Twelve.\n\n"
		    "(3) Q. Where are they?\n\n"
		    "THE PRESIDENT. At the fair.\n",
		    "turn/THE PRESIDENT\nturn/Q\nturn/THE PRESIDENT\nheading\n"
		    "turn/Q\nturn/THE PRESIDENT\nturn/Q\n"
		    "turn/THE PRESIDENT\n");
}
END_TEST

/* A line that begins like a label, and what stands behind it, is not surely
 * the words of who spoke before. */
START_TEST(what_may_be_a_label_is_doubtful)
{
	static const char *const lines[] = {
	    "Ida Lund, Pier News: Thank you.",
	    "Several Hon. Members: No!",
	    ">> And what then?",
	    "LUND. My lord, it is ten.",
	    "Mr Lund (the Clerk): It is ten.",
	};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct vdm_record *rec;
		struct vdm_buf text;

		vdm_buf_init(&text);
		vdm_buf_printf(&text,
			       LABELLED "%s\n\nSo it is.\n\nASKE: Yes.\n",
			       lines[i]);
		rec = read_text(vdm_buf_str(&text), NULL, NULL, NULL);
		ck_assert_uint_eq(rec->units_count, 7);
		ck_assert_msg(rec->units[4].cert == VDM_CERT_LOW ||
				  strcmp(rec->units[4].kind, "turn") != 0 ||
				  strstr(rec->units[4].speakers, "HOLT") ==
				      NULL,
			      "%s", lines[i]);
		ck_assert_int_eq(rec->units[6].cert, VDM_CERT_HIGH);
		vdm_record_free(rec);
		vdm_buf_fini(&text);
	}
}
END_TEST

/* What calls several of those present names none of them for sure. */
START_TEST(namesakes_are_doubtful)
{
	static const struct {
		const char *present, *line;
		const char *candidate; /* NULL: it is sure */
	} rows[] = {
	    {"Adam Lind, Bert Lind", "MR. LIND: So.", "Bert Lind"},
	    {"Adam Lind, Bert Lind", "LIND: So.", "Bert Lind"},
	    {"Adam Lind, Bert Lind", "B. LIND: So.", NULL},
	    {"Adam Lind, Bert Lind", "BERT LIND: So.", NULL},
	    {"Adam Lind, Bert Lind", "MR. B. LIND: So.", NULL},
	    {"Mr. Lind, Bert Lind", "MR. LIND: So.", NULL},
	    {"Mr. Adam Lind, Mrs. Berta Lind", "MR. LIND: So.", NULL},
	    {"Mr. Adam Lind, Mrs. Berta Lind", "MRS. LIND: So.", NULL},
	    {"Mr. Adam Lind, Mrs. Berta Lind", "LIND: So.", NULL},
	    {"Adam Lind, Bert Linden", "MR. LIND: So.", NULL},
	    {"Sir Adam Lind, Lady Lind", "LADY LIND: So.", NULL},
	    {"Adam Lind, Anna Lind", "MRS. LIND: So.", "Anna Lind"},
	    {"Mr. Adam Lind, Mr. Bert Lind", "Mr. Lind said that it was so.",
	     "Bert Lind"},
	    {"Mr. Adam Lind, Mr. Bert Lind", "Mr. Bert Lind said that it was.",
	     NULL},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int narrated = strstr(rows[i].line, "said") != NULL;
		struct vdm_record *rec;
		const struct vdm_unit *u;
		struct vdm_buf text;
		size_t k;

		vdm_buf_init(&text);
		vdm_buf_printf(&text,
			       "Minutes of the pier committee\n\n"
			       "Present: %s, Carl Odd\n\n%s\n\n%s\n\n%s\n",
			       rows[i].present,
			       narrated ? "Mr. Odd asked what it was."
					: "MR. ODD: What?",
			       rows[i].line,
			       narrated ? "Mr. Odd asked whether it was."
					: "MR. ODD: Is it?");
		rec = read_text(vdm_buf_str(&text), NULL, NULL, NULL);
		for (k = 0; k < rec->units_count; k++)
			if (strcmp(rec->units[k].text, rows[i].line) == 0)
				break;
		ck_assert_msg(k < rec->units_count, "%s", rows[i].line);
		u = &rec->units[k];
		ck_assert_msg(u->inferred == (rows[i].candidate != NULL) &&
				  (u->cert == VDM_CERT_LOW) == u->inferred,
			      "%s: %s: %s", rows[i].present, rows[i].line,
			      u->reason);
		if (rows[i].candidate != NULL)
			ck_assert_msg(
			    u->candidates != NULL &&
				strncmp(u->candidates, rows[i].candidate,
					strlen(rows[i].candidate)) == 0,
			    "%s: %s", rows[i].line, u->candidates);
		vdm_record_free(rec);
		vdm_buf_fini(&text);
	}
}
END_TEST

/* What the ways of labelling leave open: kind, speaker and, of turns, how sure
 * it is ("h", "m", "l"), a line a unit. */
static const struct {
	const char *text, *want;
} certain[] = {
    /* words that head who was heard and what was resolved, and no speakers */
    {"\xD0\x9F\xD0\xA0\xD0\x9E\xD0\xA2\xD0\x9E\xD0\x9A\xD0\x9E\xD0\x9B\n\n"
     "\xD0\xA1\xD0\x9B\xD0\xA3\xD0\xA8\xD0\x90\xD0\x9B\xD0\x98: "
     "\xD0\x9F\xD0\xB5\xD1\x81\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0.\n\n"
     "\xD0\x92\xD0\xAB\xD0\xA1\xD0\xA2\xD0\xA3\xD0\x9F\xD0\x98\xD0\x9B\xD0\x98:"
     "\n"
     "\xD0\xA8\xD1\x83\xD0\xB1\xD0\xB8\xD0\xBD: "
     "\xD0\x9F\xD1\x8C\xD1\x91\xD1\x82.\n"
     "\xD0\x93\xD0\xBB\xD0\xB5\xD0\xB1: "
     "\xD0\x92\xD1\x81\xD0\xB5.\n"
     "\xD0\xA8\xD1\x83\xD0\xB1\xD0\xB8\xD0\xBD: "
     "\xD0\x9D\xD0\xB5\xD1\x82.\n"
     "\xD0\x93\xD0\xBB\xD0\xB5\xD0\xB1: "
     "\xD0\x94\xD0\xB0!\n",
     "metadata\nnarration\nnarration\n"
     "turn/\xD0\xA8\xD1\x83\xD0\xB1\xD0\xB8\xD0\xBD/h\n"
     "turn/\xD0\x93\xD0\xBB\xD0\xB5\xD0\xB1/h\n"
     "turn/\xD0\xA8\xD1\x83\xD0\xB1\xD0\xB8\xD0\xBD/h\n"
     "turn/\xD0\x93\xD0\xBB\xD0\xB5\xD0\xB1/h\n"},
    /* offices in any words, before a stop and a dash */
    {"Sitting\n\nAske (PPX), on behalf of the ferrymen. \xE2\x80\x93 It "
     "leaks.\n\nHolt (ELX). \xE2\x80\x93 Does it?\n\n"
     "Aske (PPX), rapporteur. \xE2\x80\x93 It does.\n\n"
     "Holt (ELX). \xE2\x80\x93 Since when?\n\n"
     "Aske (PPX). \xE2\x80\x93 Since May.\n",
     "metadata\nturn/Aske/h\nturn/Holt/h\nturn/Aske/h\nturn/Holt/h\n"
     "turn/Aske/h\n"},
    /* a few words in a row of paragraphs without a label */
    {LABELLED "The lamp is lit.\n\nThe pier is closed.\n\nASKE: No.\n",
     "metadata\nturn/HOLT/h\nturn/ASKE/h\nturn/HOLT/h\nturn/HOLT/l\n"
     "turn/HOLT/l\nturn/ASKE/h\n"},
    {LABELLED "The lamp is lit.\n\nASKE: No.\n",
     "metadata\nturn/HOLT/h\nturn/ASKE/h\nturn/HOLT/h\nturn/HOLT/m\n"
     "turn/ASKE/h\n"},
    /* one of two who both have whole names by their labels */
    {"Talk\n\nHans Aske: I was there.\n\nKarl Aske: So was I.\n\n"
     "Holt: When?\n\nHans Aske: In May.\n\nHolt: Who else?\n\n"
     "Karl Aske: Nobody.\n\nAske: And the dog.\n\nHolt: Which dog?\n",
     "metadata\nturn/Hans Aske/h\nturn/Karl Aske/h\nturn/Holt/h\n"
     "turn/Hans Aske/h\nturn/Holt/h\nturn/Karl Aske/h\n"
     "turn/Hans Aske/l\nturn/Holt/h\n"},
    /* letters that count their turns */
    {"Session\n\nT1: It stairs?\nC1: I count them.\nT2: You count.\n"
     "C2: Fourteen.\nT3: And then?\nC3: I am up.\n",
     "metadata\nturn/T/h\nturn/C/h\nturn/T/h\nturn/C/h\nturn/T/h\n"
     "turn/C/h\n"},
    /* a list that a colon announces has no headings */
    {"Hearing\n\nHOLT: I have three questions:\n\n1. Who pays?\n\n"
     "2. The price of oats\n\nASKE: None.\n\nHOLT: None?\n\n"
     "ASKE: None.\n",
     "metadata\nturn/HOLT/h\nturn/HOLT/m\nturn/HOLT/l\nturn/ASKE/h\n"
     "turn/HOLT/h\nturn/ASKE/h\n"},
    /* a time before a line that bears no label, as before those that do */
    {"Hearing\n\n0.12   HOLT   Where were you?\n\n0.20   ASKE   At home.\n\n"
     "0.25   HOLT   All night?\n\n0.27   ASKE   I was.\n\n"
     "3.40                   Short break. Tape turned.\n\n"
     "4.02   HOLT   Anything else?\n\n4.05   ASKE   No.\n",
     "metadata\nturn/HOLT/h\nturn/ASKE/h\nturn/HOLT/h\nturn/ASKE/h\n"
     "turn\nturn/HOLT/h\nturn/ASKE/h\n"},
    /* slashes in place of brackets */
    {LABELLED "/Noise in the hall./\n\nASKE: No.\n",
     "metadata\nturn/HOLT/h\nturn/ASKE/h\nturn/HOLT/h\naction\n"
     "turn/ASKE/h\n"},
};

START_TEST(what_is_not_certain_says_so)
{
	static const char degrees[] = {[VDM_CERT_HIGH] = 'h',
				       [VDM_CERT_MEDIUM] = 'm',
				       [VDM_CERT_LOW] = 'l'};
	struct vdm_record *rec = read_text(certain[_i].text, NULL, NULL, NULL);
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_puts(&b, u->kind);
		if (*u->speakers != '\0' && strcmp(u->kind, "turn") == 0)
			vdm_buf_printf(&b, "/%s/%c", u->speakers,
				       degrees[u->cert]);
		vdm_buf_putc(&b, '\n');
	}
	ck_assert_str_eq(vdm_buf_str(&b), certain[_i].want);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("doubt");
	TCase *t = tcase_create("doubt");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_test(t, not_every_last_line_is_a_signature);
	tcase_add_test(t, who_is_credited_has_a_name);
	tcase_add_test(t, labels_have_many_forms);
	tcase_add_test(t, a_label_on_two_lines_is_one);
	tcase_add_test(t, questions_are_numbered);
	tcase_add_test(t, what_may_be_a_label_is_doubtful);
	tcase_add_test(t, namesakes_are_doubtful);
	tcase_add_loop_test(t, what_is_not_certain_says_so, 0,
			    (int)(sizeof(certain) / sizeof(certain[0])));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed != 0;
}
