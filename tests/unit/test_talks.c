/* SPDX-License-Identifier: MIT */
/* Talks as wholes: what each paragraph is, who speaks, and who took part. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "record/record.h"
#include "vidimus.h"

static const struct talk {
	const char *text, *units, *people;
} talks[] = {
    {"On the mill\n"
     "\n"
     "Present: Mr. Anselm Roth, Mr. Carl Hemm\n"
     "\n"
     "Mr. Roth asked who owned the mill.\n"
     "\n"
     "Mr. Hemm replied that nobody did.\n"
     "\n"
     "and that it had stood empty for years.\n"
     "\n"
     "I said that the town should have it.\n"
     "\n"
     "The Committee:-\n"
     "\n"
     "Mr. Roth continued:\n"
     "\n"
     "The water is high.\n"
     "\n"
     "The wheel is broken.\n"
     "\n"
     "Mr. Hemm said that this was so.\n"
     "\n"
     "The meeting closed at noon.\n",
     "metadata;"
     "participants;"
     "turn/Anselm Roth;"
     "turn/Carl Hemm;"
     "turn/Carl Hemm;"
     "turn/;"
     "narration;"
     "turn/Anselm Roth;"
     "turn/Anselm Roth;"
     "turn/Anselm Roth;"
     "turn/Carl Hemm;"
     "closing;",
     "Anselm Roth|Carl Hemm"},
    {"The mill in the rain\n"
     "\n"
     "MR. ROTH: Who owns the mill?\n"
     "\n"
     "MR. HEMM: Nobody.\n"
     "\n"
     "It has stood empty.\n"
     "\n"
     "Question put.\n"
     "\n"
     "MR. ROTH: The tide is late.\n"
     "\n"
     "Water and Wheels\n"
     "\n"
     "MR. HEMM: Nobody asked.\n"
     "\n"
     "Mr. Roth adds: it is mine.\n"
     "\n"
     "More words of his.\n"
     "\n"
     "MR. ROTH: Yes.\n"
     "\n"
     "MR. HEMM: No.\n",
     "metadata;"
     "turn/ROTH;"
     "turn/HEMM;"
     "turn/HEMM;"
     "narration;"
     "turn/ROTH;"
     "heading;"
     "turn/HEMM;"
     "turn/ROTH;"
     "turn/ROTH;"
     "turn/ROTH;"
     "turn/HEMM;",
     "ROTH|HEMM"},
    {"Memorandum of Conversation\n"
     "\n"
     "Participants: Mr. Anselm Roth, Mr. Carl Hemm\n"
     "\n"
     "I called on Mr. Roth and asked him about the mill.\n"
     "\n"
     "He replied that it was empty.\n"
     "\n"
     "I told him that we would buy it.\n"
     "\n"
     "\"I do not believe it\", he answered.\n"
     "\n"
     "We then spoke of the weather.\n"
     "\n"
     "I thanked him.\n"
     "\n"
     "Drafted by: O. Lind\n",
     "metadata;"
     "participants;"
     "turn/O. Lind;"
     "turn/;"
     "turn/O. Lind;"
     "turn/O. Lind;"
     "narration;"
     "turn/O. Lind;"
     "signature;",
     "Anselm Roth|Carl Hemm|O. Lind"},
    {"Notes on a talk\n"
     "\n"
     "Mr. Roth called. He said that he was ill.\n"
     "\n"
     "Mr. Hemm disagreed.\n"
     "\n"
     "Mrs. Berg, who was there, said nothing.\n"
     "\n"
     "Mr. Roth asked the following questions:\n"
     "\n"
     "a) who owns it;\n"
     "\n"
     "b) who pays.\n"
     "\n"
     "Mr. Hemm answered both.\n",
     "metadata;"
     "turn/Roth;"
     "turn/Hemm;"
     "turn/Berg;"
     "turn/Roth;"
     "turn/Roth;"
     "turn/Roth;"
     "turn/Hemm;",
     "Roth|Hemm|Berg"},
    {"On the mill\n"
     "\n"
     "Present:\n"
     "Mr. Anselm Roth\n"
     "Mr. Carl Hemm, Mayor\n"
     "Mrs. Ada Berg, Secretary to\n"
     "the Harbour Office\n"
     "\n"
     "MR. ROTH: Who owns it?\n"
     "MR. HEMM: Nobody.\n"
     "MRS. BERG: It is the town's,\n"
     "and has been for years.\n"
     "\n"
     "Mr. ROTH. It is late.\n"
     "Mr. HEMM. So it is.\n",
     "metadata;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "turn/Anselm Roth;"
     "turn/Carl Hemm;"
     "turn/Ada Berg;"
     "turn/Anselm Roth;"
     "turn/Carl Hemm;",
     "Anselm Roth|Carl Hemm|Ada Berg"},
    {"Talk at the quay\n"
     "\n"
     "PARTICIPANTS\n"
     "\n"
     "The Norland side:\n"
     "Mr. Oskar Lind\n"
     "Mr. Bo Tuvesen\n"
     "\n"
     "U.S.S.R.\n"
     "\n"
     "A. Gorin, Harbour Board\n"
     "P. Orlov\n"
     "\n"
     "Summary\n"
     "\n"
     "Mr. Lind said that the quay was old.\n"
     "\n"
     "Mr. Gorin agreed.\n",
     "metadata;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "metadata;"
     "turn/Oskar Lind;"
     "turn/A. Gorin;",
     "Oskar Lind|Bo Tuvesen|A. Gorin|P. Orlov"},
    {"Talk at the quay\n"
     "\n"
     "Participants:\n"
     "\n"
     "Mr. Oskar Lind, Chairman of the Board, Oskar\n"
     "\n"
     "Tuvesen, who wrote this down\n"
     "\n"
     "Mr. A. Gorin\n"
     "\n"
     "ITEM 1: Opening\n"
     "\n"
     "Mr. Lind opened the talk.\n"
     "\n"
     "Mr. Gorin thanked him.\n",
     "metadata;"
     "participants;"
     "participants;"
     "participants;"
     "participants;"
     "heading;"
     "turn/Oskar Lind;"
     "turn/A. Gorin;",
     "Oskar Lind|Oskar Tuvesen|A. Gorin"},
    {"Talk at the quay\n"
     "\n"
     "Present: O. Lind, A. Gorin\n"
     "\n"
     "1) Lind said that the quay was old.\n"
     "2) Gorin agreed.\n"
     "12. They looked at it together.\n"
     "12345. no item\n",
     "metadata;"
     "participants;"
     "turn/O. Lind;"
     "turn/A. Gorin;"
     "turn/A. Gorin;"
     "heading;",
     "O. Lind|A. Gorin"},
    {"Talk at the quay\n"
     "\n"
     "Interviewer: Jonas Wray\n"
     "\n"
     "Q. When was that?\n"
     "A. In May. I saw it\n"
     "from the quay.\n"
     "Q. And then?\n"
     "A. Then it rained.\n",
     "metadata;"
     "participants;"
     "turn/Jonas Wray;"
     "turn/A;"
     "turn/Jonas Wray;"
     "turn/A;",
     "Jonas Wray|A"},
    {"Talk at the quay\n"
     "\n"
     "THE CHAIRMAN: Order.\n"
     "\n"
     "DIRECT EXAMINATION BY MR. MOSS:\n"
     "\n"
     "Q. When was that?\n"
     "\n"
     "A. In May.\n"
     "\n"
     "CROSS-EXAMINATION\n"
     "\n"
     "BY MRS. LIND:\n"
     "\n"
     "Q. Are you sure?\n"
     "\n"
     "A. Yes.\n",
     "metadata;"
     "turn/THE CHAIRMAN;"
     "narration;"
     "turn/MOSS;"
     "turn/A;"
     "heading;"
     "narration;"
     "turn/LIND;"
     "turn/A;",
     "THE CHAIRMAN|MOSS|A|LIND"},
    /* lines that nothing ends are turns where they bear labels */
    {"Notes of the scribe\n"
     "\n"
     "Ann Lee: we keep both, verbatim\n"
     "Bertrand Moss: one of them will do\n"
     "Ann Lee: as we did\n"
     "and as we shall\n"
     "Bertrand Moss: fine\n"
     "Ann Lee: so be it\n",
     "metadata;"
     "turn/Ann Lee;"
     "turn/Bertrand Moss;"
     "turn/Ann Lee;"
     "turn/Bertrand Moss;"
     "turn/Ann Lee;",
     "Ann Lee|Bertrand Moss"},
    {"Talk at the quay\n"
     "\n"
     "Q. When was the tide\n"
     "A. In May, when it rained\n"
     "Q. And then\n"
     "A. It went on\n",
     "metadata;"
     "turn/Q;"
     "turn/A;"
     "turn/Q;"
     "turn/A;",
     "Q|A"},
    {"Talk at the quay\n"
     "\n"
     "Mr. ROTH. Who owns the mill, and who\n"
     "Mr. HEMM. Nobody that I know of, if\n"
     "Mr. ROTH. So it is, then\n"
     "Mr. HEMM. It is\n",
     "metadata;"
     "turn/ROTH;"
     "turn/HEMM;"
     "turn/ROTH;"
     "turn/HEMM;",
     "ROTH|HEMM"},
    {"Talk at the quay\n"
     "\n"
     "Mr. Lind said that the quay was old and that nobody had mended any of it "
     "since the winter before last.\n"
     "Mr. Gorin agreed\n"
     "with Mr. Lind that the quay was old, and added that the whole of the "
     "wall had to be built anew in spring.\n"
     "Mr. Lind thanked him.\n",
     "metadata;"
     "turn/Lind;"
     "turn/Gorin;"
     "turn/Gorin;"
     "turn/Lind;",
     "Lind|Gorin"},
};

START_TEST(a_talk_is_read)
{
	const struct talk *talk = &talks[_i];
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	struct vdm_buf units, people;

	vdm_buf_init(&units);
	vdm_buf_init(&people);
	ck_assert_int_eq(
	    vdm_read(&rec, talk->text, strlen(talk->text), &o, NULL), 0);
	for (size_t i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_puts(&units, u->kind);
		if (strcmp(u->kind, "turn") == 0)
			vdm_buf_printf(&units, "/%s", u->speakers);
		vdm_buf_putc(&units, ';');
	}
	for (size_t i = 0; i < rec->people_count; i++)
		vdm_buf_printf(&people, "%s%s", i > 0 ? "|" : "",
			       rec->people[i]->name);
	ck_assert_str_eq(vdm_buf_str(&units), talk->units);
	ck_assert_str_eq(vdm_buf_str(&people), talk->people);
	vdm_record_free(rec);
	vdm_buf_fini(&units);
	vdm_buf_fini(&people);
}
END_TEST

/* What a note begins with: the paragraph without its number, which is '#' here,
 * and no more. */
static const struct {
	const char *paragraph, *note;
} notes[] = {
    {"[#] A mist.", "A mist."},
    {"[#]  A mist.", "A mist."},
    {"(#) A mist.", "A mist."},
    {"#. A mist.", "A mist."},
    {"#) A mist.", "A mist."},
    {"# A mist.", "A mist."},
    {"- # A mist.", "A mist."},
    {"- [#] A mist.", "A mist."},
    {"#. [Sic.] A mist.", "[Sic.] A mist."},
    {"[#] (So he said.)", "(So he said.)"},
    {"[#] 12 boats.", "12 boats."},
    {"#. 12 boats.", "12 boats."},
    {"#. - A dash.", "- A dash."},
    {"#. * A star.", "* A star."},
    {"[#] 1. A mist.", "1. A mist."},
    {"[#] ] A bracket.", "] A bracket."},
};

#define RAIN "It rained on the mill and on the quay for days on end, he said. "

START_TEST(a_note_keeps_its_words)
{
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	const struct vdm_node *n;
	struct vdm_buf b;

	vdm_buf_init(&b);
	vdm_buf_puts(&b,
		     "On the mill\n\nMR. ROTH: Who owns it?[1]\n\nMR. HEMM: "
		     "Nobody.[2] " RAIN RAIN RAIN RAIN
		     "\n\nMR. ROTH: So " RAIN RAIN RAIN RAIN
		     "\n\nMR. HEMM: Yes.\n\n");
	for (char number = '1'; number < '3'; number++) {
		for (const char *s = notes[_i].paragraph; *s != '\0'; s++)
			vdm_buf_putc(&b, *s == '#' ? number : *s);
		vdm_buf_puts(&b, "\n\n");
	}
	ck_assert_int_eq(vdm_read(&rec, b.data, b.len, &o, NULL), 0);
	n = vdm_record_body(rec);
	while (n != NULL && n->kind != VDM_KIND_NOTE)
		n = vdm_node_walk(n, vdm_record_body(rec));
	ck_assert_ptr_nonnull(n);
	ck_assert_str_eq(vdm_node_attr(n, "n"), "1");
	vdm_buf_clear(&b);
	vdm_node_content(n, &b);
	ck_assert_str_eq(vdm_buf_str(&b), notes[_i].note);
	vdm_record_free(rec);
	vdm_buf_fini(&b);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("talks");
	TCase *t = tcase_create("talks");
	SRunner *r = srunner_create(s);
	int failed;

	tcase_add_loop_test(t, a_talk_is_read, 0,
			    sizeof(talks) / sizeof(talks[0]));
	tcase_add_loop_test(t, a_note_keeps_its_words, 0,
			    sizeof(notes) / sizeof(notes[0]));
	suite_add_tcase(s, t);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
