/* SPDX-License-Identifier: MIT */
/* The parts of a record around what was said: head, tail, notes. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "prose/prose.h"
#include "record/record.h"
#include "base/diag.h"

/* Findings as "id line;" */
static void
collect(void *context, const struct vdm_finding *f)
{
	vdm_buf_printf(context, "%s %u;", f->id, f->line);
}

static struct vdm_record *
read_text(const char *text, const char *profile, struct vdm_buf *found)
{
	struct vdm_read_options o = {0};
	struct vdm_sink sink = {collect, found, NULL};
	struct vdm_record *rec = NULL;

	o.from = "text";
	o.name = "a.txt";
	o.profile = profile;
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o,
				  found != NULL ? &sink : NULL),
			 0);
	ck_assert_ptr_nonnull(rec);
	return rec;
}

/* The fields as "name=value;", in their order; to be freed. */
static char *
fields_of(const struct vdm_record *rec)
{
	struct vdm_buf b;
	size_t i, n;

	vdm_buf_init(&b);
	for (i = 0; i < rec->fields_count; i++)
		vdm_buf_printf(&b, "%s=%s;", vdm_field_name(rec->fields[i]),
			       rec->fields[i]->value);
	return vdm_buf_take(&b, &n);
}

/* Whether reading the text gives this "name=value;" among its fields. */
static int
gives(const char *text, const char *field)
{
	struct vdm_record *rec = read_text(text, NULL, NULL);
	char *fields = fields_of(rec);
	int found = strstr(fields, field) != NULL;

	if (!found)
		printf("no %s in %s\n", field, fields);
	free(fields);
	vdm_record_free(rec);
	return found;
}

/* ---- a house style ------------------------------------------------------ */

static const char call[] =
    "Note of a Call\n\nZugegen: Mr. Ashdown, Mr. Hale\n\n"
    "Mr. Ashdown: The line is bad.\n\n"
    "Mr. Hale: It is.\n\nVon Hand Nora Pettersen\n";

START_TEST(a_label_of_a_house_style_needs_its_field)
{
	struct vdm_buf found;
	struct vdm_record *rec;

	vdm_buf_init(&found);
	rec = read_text(call,
			"label: Zugegen\ncredit: Von Hand\n"
			"label: Zugegen = nothing\n",
			&found);
	ck_assert_ptr_nonnull(
	    strstr(vdm_buf_str(&found),
		   "profile-line 1;profile-line 2;profile-line 3;"));
	vdm_record_free(rec);
	vdm_buf_clear(&found);
	rec = read_text(call, "label: Zugegen = participants\n", &found);
	ck_assert_ptr_null(strstr(vdm_buf_str(&found), "profile-line"));
	ck_assert_uint_eq(rec->people_count, 2);
	ck_assert_int_eq(rec->people[0]->state, VDM_STATE_EXPLICIT);
	vdm_record_free(rec);
	vdm_buf_fini(&found);
}
END_TEST

/* ---- dates and places --------------------------------------------------- */

/* A record of talk with this line below its title. */
static char *
with_line(const char *line)
{
	struct vdm_buf b;
	size_t n;

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "Conversation between Tuvesen and Brandel\n\n%s\n\n"
		       "Tuvesen asked Brandel about the boats.\n\n"
		       "Brandel answered that they were late.\n",
		       line);
	return vdm_buf_take(&b, &n);
}

static int
line_gives(const char *line, const char *field)
{
	char *text = with_line(line);
	int found = gives(text, field);

	free(text);
	return found;
}

START_TEST(places_stand_beside_dates)
{
	static const char *const lines[][2] = {
	    {"Halden, 5 May 1950", ";place=Halden;"},
	    {"Held at Halden, 5 May 1950", ";place=Halden;"},
	    {"At the Old Mill, Monday, 5 May 1950", ";place=the Old Mill;"},
	    {"5 May 1950, Halden.", ";place=Halden;"},
	    {"5 May 1950, 3 p.m., Halden", ";place=Halden;"},
	    {"Lund      Halden, 12 May 1950", ";place=Halden;"},
	    {"Lund      12 May 1950", ";place=Lund;"},
	    {"[Halden], 5 May 1950", ";place=Halden;"},
	    {"5 May 1950, Old Mill, Low Street, Halden by the Sea, Norland",
	     ";place=Old Mill, Low Street, Halden by the Sea, Norland;"},
	    {"Halden (Norland), 5 May 1950", ";place=Halden (Norland);"},
	    {"Date, time and place: 5 May 1950, 3 p.m., Halden",
	     ";place=Halden;"},
	    {"Date, time and place: 5 May 1950, 3 p.m., Halden",
	     ";time=3 p.m.;"},
	    {"Time: 5 May 1950, 3 p.m.", ";date=5 May 1950, 3 p.m.;"},
	    {"Time: 3 p.m.", ";time=3 p.m.;"}};
	size_t i;

	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		ck_assert_msg(line_gives(lines[i][0], lines[i][1]), "%s",
			      lines[i][0]);
	ck_assert(!line_gives("5 May 1950", ";place="));
	ck_assert(!line_gives("Date: 5 May 1950, 3 p.m., Halden", ";place="));
}
END_TEST

START_TEST(of_a_call_the_place_is_the_writers)
{
	ck_assert(gives("Note of a Phone Call\n\nHalden, 5 May 1950\n\n"
			"Mr. Ashdown: Is it you?\n\nMr. Hale: It is.\n",
			";place.drafted=Halden;"));
	ck_assert(gives("Note of a Talk\n\nHalden, 5 May 1950\n\n"
			"Mr. Ashdown: Is it you?\n\nMr. Hale: It is.\n",
			";place=Halden;"));
}
END_TEST

/* ---- the head ----------------------------------------------------------- */

static int
title_gives(const char *title, const char *field)
{
	struct vdm_buf b;
	int found;

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "%s\n\nMr. Ashdown: Is it you?\n\nMr. Hale: It is, "
		       "and as ever the line is bad.\n\n[1] A bad one.\n",
		       title);
	found = gives(vdm_buf_str(&b), field);
	vdm_buf_fini(&b);
	return found;
}

START_TEST(titles_are_cut)
{
	static const char *const titles[][2] = {
	    {"134. Note of a Talk", "title=Note of a Talk;"},
	    {"134. Note of a Talk", "number=134;"},
	    {"134) Note of a Talk", "number=134;"},
	    {"134 Record of a Talk", "number=134;"},
	    {"1951 Record of a Talk", "title=1951 Record of a Talk;"},
	    {"134 boats: Record of a Talk",
	     "title=134 boats: Record of a Talk;"},
	    {"Note of a Talk[12]", "title=Note of a Talk;"},
	    {"Note of a Talk[12345]", "title=Note of a Talk[12345];"},
	    {"Note of a Talk1", "title=Note of a Talk;"},
	    {"Note of a Talk 1", "title=Note of a Talk 1;"},
	    {"Note of a Talk, 19511", "title=Note of a Talk, 1951;"},
	    {"Note of a Talk, 1951", "title=Note of a Talk, 1951;"},
	    {"A Line\n\nNote of a Talk", "title=Note of a Talk;"},
	    {"A Line\n\nAnother", "title=A Line;"},
	    {"A Line\n\n5 May 1950\n\nNote of a Talk", "title=A Line;"},
	    {"(Copy)\n\nNote of a Talk", "title=Note of a Talk;"},
	    {"Secret\n\nA Line", "title=A Line;"},
	    {"From the diary of O. Lind: Talk with B. Moss",
	     "title=From the diary of O. Lind: Talk with B. Moss;"},
	    {"Note of a Talk held at 9 Low Street by the river on 5 May 1950",
	     "place=9 Low Street by the river;"},
	    {"Note of a Talk on 17 April 1997 in Baden", "place=Baden;"},
	    {"Note of a Talk in Baden on 17 April 1997", "place=Baden;"},
	    {"Note of a Talk, May 3, 1943, 3 p.m., the Old Mill",
	     "title=Note of a Talk, May 3, 1943, 3 p.m., the Old Mill;"},
	    {"Note of a Talk, May 3, 1943, 3 p.m., Old Mill",
	     "place=Old Mill;"}};
	size_t i;

	for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++)
		ck_assert_msg(title_gives(titles[i][0], titles[i][1]), "%s",
			      titles[i][0]);
	ck_assert(
	    !title_gives("Note of a Talk, May 3, 1943, Monday", "place="));
	ck_assert(!title_gives("Note of a Talk in May 1943", "place="));
	ck_assert(!title_gives("Those who came:", "title="));
	/* so much is no place */
	ck_assert(!title_gives("Note of a Talk held in the upper room of the "
			       "old mill by the river in the north of the town "
			       "on 5 May 1950",
			       "place="));
	ck_assert(!title_gives("Note of a Telephone Talk on 17 April 1997 in "
			       "Baden",
			       "place="));
}
END_TEST

START_TEST(labels_of_the_head)
{
	ck_assert(line_gives("SUBJECT\n\n1. The boats\n\n10. The harbour",
			     "subject=The boats;subject=The harbour;"));
	ck_assert(line_gives("Subject: The boats", "subject=The boats;"));
	ck_assert(line_gives("Secret. Copy No. 3", "classification=Secret;"));
	ck_assert(line_gives("Secret. Copy No. 3", "copy=Copy No. 3;"));
	ck_assert(line_gives("M e m o", "type=M e m o;"));
	/* a label without a colon is a word */
	ck_assert(!line_gives("Subject matters", "subject="));
	ck_assert(!line_gives("subject", "subject="));
}
END_TEST

START_TEST(labels_of_sources)
{
	ck_assert(line_gives("Source: The papers of the mill",
			     ";source=The papers of the mill;"));
	ck_assert(line_gives("Archive: RGASPI, f. 5, op. 2, d. 7.",
			     ";source=RGASPI, f. 5, op. 2, d. 7.;"));
	ck_assert(line_gives("Quelle: Stadtarchiv Lund, Akte 5",
			     ";source=Stadtarchiv Lund, Akte 5;"));
	/* of a letter, and of no archive */
	ck_assert(!line_gives("REFERENCE: YOUR CABLE 180", ";source="));
}
END_TEST

START_TEST(people_stand_a_line_each)
{
	char *text = with_line("Dr. Ruth Moss, Director\nHarbour Board\n"
			       "Mr. Paul Hale, Clerk\nMrs. Ann Lee");
	struct vdm_record *rec = read_text(text, NULL, NULL);
	char *few;

	ck_assert_uint_eq(rec->people_count, 6);
	vdm_record_free(rec);
	free(text);
	/* two of five lines are not most */
	few =
	    with_line("Dr. Ruth Moss, Director\n\nHarbour Board\n\nThe Mill\n\n"
		      "Low Street\n\nMr. Paul Hale, Clerk");
	rec = read_text(few, NULL, NULL);
	ck_assert_uint_eq(rec->people_count, 2);
	vdm_record_free(rec);
	free(few);
}
END_TEST

START_TEST(the_head_has_bounds)
{
	struct vdm_buf b;
	struct vdm_record *rec;
	size_t i;

	/* a sentence on those present is no chapter */
	for (i = 0; i < 2; i++) {
		vdm_buf_init(&b);
		vdm_buf_puts(&b, "Note of a Talk\n\n5 May 1950\n\nMr. Moss and "
				 "Mr. Lee were present");
		while (b.len < (i == 0 ? 500 : 900))
			vdm_buf_puts(&b, " in the room by the sea");
		vdm_buf_puts(&b, ".\n\nMr. Ashdown: So?\n\nMr. Hale: So.\n");
		rec = read_text(vdm_buf_str(&b), NULL, NULL);
		ck_assert_uint_eq(rec->people_count, i == 0 ? 4 : 2);
		vdm_record_free(rec);
		vdm_buf_fini(&b);
	}
	/* a turn below the label of a subject is none */
	ck_assert(!line_gives("SUBJECT\n\nMr. Ashdown: The boats\n\nMr. Hale: "
			      "They are late",
			      ";subject="));
	/* whom the title names was there, though he said nothing */
	rec = read_text("Conversation between Tuvesen, Moss and Brandel\n\n"
			"Tuvesen asked Brandel about the boats.\n\n"
			"Brandel answered that they were late.\n",
			NULL, NULL);
	ck_assert_uint_eq(rec->people_count, 3);
	vdm_record_free(rec);
}
END_TEST

/* ---- credits ------------------------------------------------------------ */

static int
tail_gives(const char *tail, const char *field)
{
	struct vdm_buf b;
	int found;

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "Note of a Talk\n\n5 May 1950\n\n"
		       "Mr. Ashdown: Is it you?\n\nMr. Hale: It is.\n\n%s\n",
		       tail);
	found = gives(vdm_buf_str(&b), field);
	vdm_buf_fini(&b);
	return found;
}

#define REFERENCE "RGASPI, f. 5, op. 2, d. 7, ll. 1-4. "

START_TEST(credits_name_people)
{
	static const char *const tails[][2] = {
	    {REFERENCE "Translated by Ann Lee.", ";translator=Ann Lee;"},
	    {REFERENCE "Translated by Ann Lee and Bo Berg.",
	     ";translator=Ann Lee;translator=Bo Berg;"},
	    {REFERENCE "Translated by Ann Lee\xC2\xA0"
		       "and\xC2\xA0"
		       "Bo Berg.",
	     ";translator=Ann Lee;translator=Bo Berg;"},
	    {REFERENCE "Translated by Ann Lee und Bo Berg.",
	     ";translator=Ann Lee;translator=Bo Berg;"},
	    {REFERENCE "Translated by Ann Anders.", ";translator=Ann Anders;"},
	    {REFERENCE "Translated by Ann Lee, Bo Berg, Cy Dahl.",
	     ";translator=Ann Lee;translator=Bo Berg;translator=Cy Dahl;"},
	    {REFERENCE "Translated by Ann Lee for the Project.",
	     ";translator=Ann Lee;"},
	    {REFERENCE "Translated by Ann Lee from Russian.",
	     ";translator=Ann Lee;"},
	    {REFERENCE "Translated by Dr. A. B. Lee. Secret.",
	     ";translator=Dr. A. B. Lee;"},
	    {REFERENCE "Translated by Prof. Ann Lee. Secret.",
	     ";translator=Prof. Ann Lee;"},
	    {REFERENCE "Translated by Ann Lee (London).",
	     ";translator=Ann Lee;"},
	    {REFERENCE "Obtained by Bo Berg and translated by Ann Lee.",
	     ";contributor=Bo Berg;translator=Ann Lee;"},
	    {REFERENCE "Obtained by Bo Berg, edited by Ann Lee.",
	     ";contributor=Bo Berg;editor=Ann Lee;"},
	    {REFERENCE "Transcribed and kindly translated by Ann Lee.",
	     ";transcriber=Ann Lee;translator=Ann Lee;"},
	    {REFERENCE "Translated by 9Pens.", ";translator=9Pens;"},
	    {REFERENCE "Selected, obtained, provided, contributed, introduced, "
		       "annotated, edited, and transcribed by Ann Lee.",
	     ";transcriber=Ann Lee;"}};
	size_t i;

	for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		ck_assert_msg(tail_gives(tails[i][0], tails[i][1]), "%s",
			      tails[i][0]);
	/* credits alone have no source before them */
	ck_assert(tail_gives("Source: Translated by Ann Lee.",
			     ";translator=Ann Lee;"));
	ck_assert(!tail_gives("Source: Translated by Ann Lee.", ";source="));
	ck_assert(tail_gives(REFERENCE
			     "\n\nThe boats of 1951. Edited by Ann Lee.",
			     ";note=The boats of 1951.;"));
	ck_assert(!tail_gives(REFERENCE "Translated by Ann Lee. Translated by "
					"Ann Lee.",
			      ";translator=Ann Lee;translator="));
	/* no name, no credit; a sentence ends the deeds; so do many words */
	ck_assert(!tail_gives(REFERENCE "Translated by hand.", ";translator="));
	ck_assert(!tail_gives(REFERENCE "Translated by 1951.", ";translator="));
	ck_assert(!tail_gives(REFERENCE "Translated. Printed by Ann Lee.",
			      ";translator="));
	ck_assert(!tail_gives(REFERENCE "Translated in one and the same week "
					"as it was printed by Ann Lee.",
			      ";translator="));
}
END_TEST

/* ---- sources ------------------------------------------------------------ */

START_TEST(sources_are_split)
{
	static const char *const tails[][2] = {
	    {"RGASPI, f. 5, op. 2, d. 7, ll. 1-4.",
	     ";source.repository=RGASPI;source.fond=5;source.opis=2;"
	     "source.delo=7;source.listy=1-4;"},
	    {"RGASPI, f. 5, op. 2, d. 7, ll. 1-4.",
	     ";source=RGASPI, f. 5, op. 2, d. 7, ll. 1-4.;"},
	    {"RGASPI f. 5, op. 2", ";source.repository=RGASPI;source.fond=5;"},
	    {"AVPRF, f. 5, op. 2, p. 12, d. 7, p. 4", ";source.box=12;"},
	    {"NAA, A1838, 3034/2, part 1",
	     ";source.repository=NAA;source.series=A1838;"
	     "source.item=3034/2;"},
	    {"BArch, DY 30, 12-14", ";source.repository=BArch;"
				    "source.fond=DY 30;source.listy=12-14;"},
	    {"RGASPI, 12, 14", ";source.collection=12;source.listy=14;"},
	    {"RGASPI, Papers, 12-14, and more",
	     ";source.collection=Papers;source.listy=12-14;"},
	    {"RGASPI, Papers, 12-14",
	     ";source.collection=Papers;source.listy=12-14;"},
	    {"RGASPI, Papers, item 12",
	     ";source.collection=Papers;source.item=item 12;"},
	    {"Lund Library, Moss Papers, box 12, folder 3, p. 4",
	     ";source.repository=Lund Library;source.box=12;"
	     "source.folder=3;source.listy=4;"},
	    {"Lund Library, Moss Papers, file 12, box 3", ";source.item=12;"},
	    {"RGASPI, fond 5, file 12", ";source.delo=12;"},
	    {"Архив, ф. 5, оп. 2, д. 7, л. 1",
	     ";source.repository=Архив;source.fond=5;source.opis=2;"},
	    {"Lund Library, Moss Papers, box 12.",
	     ";source=Lund Library, Moss Papers, box 12;"},
	    {"[Source: Lund Library]", ";source=Lund Library;"}};
	size_t i;

	for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		ck_assert_msg(tail_gives(tails[i][0], tails[i][1]), "%s",
			      tails[i][0]);
	ck_assert(!tail_gives("I saw 12 boats, and was fond of them.",
			      ";source.fond="));
	ck_assert(
	    !tail_gives("See the Lund Library, and its rooms.", ";source="));
	/* of another reference no part is taken */
	ck_assert(!tail_gives("Lund Library, box 12.\nVale Archive, folder 3",
			      ";source.folder="));
	ck_assert(!tail_gives("RGASPI, f. 5, op. 2; f. 6, op. 3, d. 9",
			      ";source.delo="));
}
END_TEST

#define LONG_TALK                                                              \
	"Mr. Ashdown: Is it you, and are you well, and have you seen the "     \
	"boats?\n\nMr. Hale: It is, and I am, and I have, as far as one can "  \
	"see boats in such a mist as there was.\n\n"

START_TEST(a_note_holds_the_source)
{
	static const char text[] =
	    "Note of a Talk\n\n5 May 1950\n\n" LONG_TALK LONG_TALK
	    "[1] Source: Department of Mills, Central Files, 12.3/4. Top "
	    "Secret. Drafted by Moss.\n\n[2] A mist.\n";

	ck_assert(gives(text, ";source=Department of Mills, Central Files, "
			      "12.3/4;"));
	ck_assert(gives(text, ";classification=Top Secret;"));
	ck_assert(gives(text, ";recorder=Moss;"));
	ck_assert(gives("Note of a Talk\n\n5 May 1950\n\n" LONG_TALK
			"[1] Source: Lund Library, Moss Papers. No "
			"classification marking.\n\n[2] A mist.\n",
			";source=Lund Library, Moss Papers;"));
}
END_TEST

/* ---- the tail ----------------------------------------------------------- */

START_TEST(the_tail_has_labels_and_rights)
{
	static const char *const tails[][2] = {
	    {"Record ID\n\nN-12", ";record_id=N-12;"},
	    {"Record ID\n\nno number", ";record_id=;"},
	    {"Original Classification\n\nSecret", ";classification=Secret;"},
	    {"Original Classification\n\nThe Mill", ";classification=;"},
	    {"Original Uploaded Date\n\n5 May 2011", ";uploaded=5 May 2011;"},
	    {"Original Uploaded Date\n\nThe Mill", ";uploaded=;"},
	    {"Publisher\n\nThe Mill Press", ";publisher=The Mill Press;"},
	    {"Publisher\n\nRecord ID\n\nN-12", ";publisher=;record_id=N-12;"},
	    {"All rights reserved.\n\nCopyright 1951.",
	     ";rights=All rights reserved.\nCopyright 1951.;"},
	    {"All rights reserved. Please contact Ann Lee.",
	     ";contact=Ann Lee;"},
	    {"All rights reserved. Please contact Ann Lee at ann@mill.no.",
	     ";contact=ann@mill.no;"},
	    {"Translated by: Ann Lee", ";translator=Ann Lee;"},
	    {"Rights: All rights reserved.", ";rights=All rights reserved.;"},
	    {"Supported by the Foss Fund", ";sponsor=the Foss Fund;"}};
	size_t i;

	for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
		ck_assert_msg(tail_gives(tails[i][0], tails[i][1]), "%s",
			      tails[i][0]);
}
END_TEST

static const char page[] =
    "Mr. Ashdown and Mr. Hale speak of boats that nobody has seen.\n\n"
    "Document Information\n\nFoss Family Trust and Lind Fund\n\nwhatever it "
    "is\n\nBy the sea";

START_TEST(a_page_has_a_section_of_its_own)
{
	ck_assert(tail_gives(page, ";summary=Mr. Ashdown and Mr. Hale speak of "
				   "boats that nobody has seen.;"));
	ck_assert(
	    tail_gives(page, ";donor=Foss Family Trust;donor=Lind Fund;"));
	ck_assert(tail_gives(page, ";unread=whatever it is;"));
	ck_assert(tail_gives(page, ";unread=By the sea;"));
	/* without the section they are text */
	ck_assert(!tail_gives("whatever it is", ";unread="));
}
END_TEST

/* The kinds of the last units that the tail gives, a line each. */
static void
check_end(const char *tail, const char *want)
{
	struct vdm_buf b;
	struct vdm_record *rec;
	size_t i, from = 4; /* title, date, two turns */

	vdm_buf_init(&b);
	vdm_buf_printf(&b,
		       "Note of a Talk\n\n5 May 1950\n\n"
		       "Mr. Ashdown: Is it you?\n\nMr. Hale: It is.\n\n%s\n",
		       tail);
	rec = read_text(vdm_buf_str(&b), NULL, NULL);
	vdm_buf_clear(&b);
	for (i = from; i < rec->units_count; i++)
		vdm_buf_printf(&b, "%s;", rec->units[i].kind);
	ck_assert_str_eq(vdm_buf_str(&b), want);
	vdm_record_free(rec);
	vdm_buf_fini(&b);
}

START_TEST(the_end_is_signed)
{
	check_end("The conversation lasted two hours.\n\nOskar Tuvesen",
		  "closing;signature;");
	check_end("Second Secretary\n\n(Lund)", "signature;signature;");
	check_end("(Lund)\n\nTranslated by: Ann Lee", "signature;metadata;");
	check_end("Recorded [by] [signature]", "signature;");
	check_end("/s/ Oskar Tuvesen", "signature;");
	check_end("Tuvesen", "turn;");
	check_end("O[skar] T[uvesen]", "signature;");
	check_end("Others present: Mr. Moss", "participants;");
	check_end("President Oskar Lind", "signature;");
	check_end("Oskar Tuvesen:", "turn;");
	check_end("and so on", "turn;");
	ck_assert(tail_gives("The conversation lasted two hours and ten "
			     "minutes.",
			     ";duration=two hours and ten minutes;"));
	ck_assert(tail_gives("The conversation lasted half an hour.",
			     ";duration=half an hour;"));
	ck_assert(
	    tail_gives("Minister of Trade B. Lind", ";recorder=B. Lind;"));
	ck_assert(tail_gives("Oskar Tuvesen, Second Secretary",
			     ";recorder=Oskar Tuvesen;"));
}
END_TEST

/* ---- notes -------------------------------------------------------------- */

/* Where the notes of a talk are put: findings of the kind, "id line;". */
static void
check_notes(const char *text, const char *want)
{
	struct vdm_buf found, ours;
	struct vdm_record *rec;
	const char *s, *end;

	vdm_buf_init(&found);
	vdm_buf_init(&ours);
	rec = read_text(text, NULL, &found);
	for (s = vdm_buf_str(&found); *s != '\0'; s = end + 1) {
		end = strchr(s, ';');
		if (strncmp(s, "note-", 5) == 0)
			vdm_buf_put(&ours, s, (size_t)(end + 1 - s));
	}
	ck_assert_str_eq(vdm_buf_str(&ours), want);
	vdm_record_free(rec);
	vdm_buf_fini(&ours);
	vdm_buf_fini(&found);
}

#define TALK_OF(marked)                                                        \
	"Note of a Talk\n\n5 May 1950\n\nMr. Ashdown: Is it you?\n\n"          \
	"Mr. Hale: It is, " marked "\n\n[1] A mist.\n\n[2] A boat.\n"

START_TEST(notes_are_anchored)
{
	static const char none[] =
	    "note-anchor-missing 9;note-anchor-missing 11;";

	check_notes(TALK_OF("as[1] ever.[2]"),
		    "note-anchored 9;note-anchored 11;");
	check_notes(TALK_OF("as[1](#n1) ever.[2]"),
		    "note-anchored 9;note-anchored 11;");
	check_notes(TALK_OF("as ever1 and so.2"),
		    "note-anchored 9;note-anchored 11;");
	check_notes(TALK_OF("\xE2\x80\x9Cso\xE2\x80\x9D"
			    "1 in 1951.2 Yes."),
		    "note-anchored 9;note-anchored 11;");
	check_notes("Note of a Talk\n\n5 May 1950\n\nMr. Ashdown: So?\n\n"
		    "Mr. Hale: So[1].\n\n- (1) A mist.\n\n- (2) A boat.\n",
		    "note-anchored 9;note-anchor-missing 11;");
	/* they stand in their order */
	check_notes(TALK_OF("as[2] ever.[1]"),
		    "note-anchored 11;note-anchor-missing 9;");
	/* numbers of the text are no marks */
	check_notes(TALK_OF("at m2 and x1."), none);
	check_notes(TALK_OF("at 3.1 and 4.2 and 1 and 2."), none);
	check_notes(TALK_OF("at ever1x and so2.5."), none);
	check_notes(TALK_OF("at ever[1234] and so[12]."), none);
	check_notes(TALK_OF("at 19510.1 and so on."), none);
}
END_TEST

START_TEST(notes_are_told_from_items)
{
	size_t used;

	/* numbered paragraphs, which no mark points at, are text */
	check_notes("Note of a Talk\n\n5 May 1950\n\n" LONG_TALK LONG_TALK
		    "1. The mist.\n\n2. The boats.\n",
		    "");
	check_notes(
	    "Note of a Talk\n\n5 May 1950\n\n" LONG_TALK LONG_TALK LONG_TALK
	    "Mr. Hale: So I said.1\n\n1. The mist.\n\n2. The boats.\n",
	    "note-anchored 19;note-anchor-missing 21;");
	/* bare numbers are notes' where marks point at them */
	check_notes(
	    "Note of a Talk\n\n5 May 1950\n\n" LONG_TALK LONG_TALK LONG_TALK
	    "Mr. Hale: So I said.1\n\n1 The mist.\n",
	    "note-anchored 19;");
	ck_assert_int_eq(vdm_note_number("10. So", 6, 0, &used), 10);
	ck_assert_uint_eq(used, 4);
	ck_assert_int_eq(vdm_note_number("[999] So", 8, 0, &used), 999);
	ck_assert_int_eq(vdm_note_number("(9) So", 6, 0, &used), 9);
	ck_assert_int_eq(vdm_note_number("- 9 So", 6, 0, &used), 9);
	ck_assert_int_eq(vdm_note_number("9 So", 4, 1, &used), 9);
	ck_assert_int_eq(vdm_note_number("9 So", 4, 0, &used), 0);
	ck_assert_int_eq(vdm_note_number("[9 So", 5, 0, &used), 0);
	ck_assert_int_eq(vdm_note_number("1951. So", 8, 0, &used), 0);
	ck_assert_int_eq(vdm_note_number("9.5 So", 6, 0, &used), 0);
	ck_assert_int_eq(vdm_note_number("9.", 2, 0, &used), 0);
	ck_assert_int_eq(vdm_note_number("So", 2, 0, &used), 0);
	ck_assert_uint_eq(used, 0);
	/* too little stands before these */
	check_notes("Note of a Talk\n\n5 May 1950\n\nMr. Hale: So I said.1\n\n"
		    "1. The mist.\n\n2. The boats.\n",
		    "");
}
END_TEST

/* ---- what becomes of the units ------------------------------------------ */

/* Whether the record of a text has this in its TEI, lines joined. */
static int
lifts_to(const char *text, const char *format, const char *piece)
{
	struct vdm_read_options from = {0};
	struct vdm_write_options to = {0};
	struct vdm_record *rec = NULL;
	char *bytes, *out;
	size_t n, i;
	int found;

	from.from = format;
	from.name = "a.txt";
	to.to = "tei";
	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &from, NULL), 0);
	ck_assert_int_eq(vdm_write(rec, &bytes, &n, &to, NULL), 0);
	for (i = 0, out = bytes; i < n; i++) {
		if (bytes[i] != '\n')
			*out++ = bytes[i];
		else
			while (i + 1 < n && bytes[i + 1] == ' ')
				i++;
	}
	*out = '\0';
	found = strstr(bytes, piece) != NULL;
	if (!found)
		printf("no %s in %s\n", piece, bytes);
	free(bytes);
	vdm_record_free(rec);
	return found;
}

START_TEST(turns_are_lifted)
{
	static const char labelled[] =
	    "Note of a Talk\n\nHalden, 5 May 1950, 5.30 p.m.\n\n"
	    "Mr. Ashdown: Is it you?\n\n- 12 -\n\nAnd are you well?\n\n"
	    "THE BOATS\n\nMr. Hale: It is.\n\n"
	    "The conversation lasted an hour.\n\n(Lund)\n";
	static const char narrated[] =
	    "Conversation between Tuvesen and Brandel\n\n"
	    "Tuvesen asked Brandel about the boats.\n\n"
	    "Brandel answered that they were late.\n\nAnd so they are.\n";

	ck_assert(lifts_to(labelled, "text",
			   "<dateline>Halden, <date when=\"1950-05-05\">5 May "
			   "1950</date>, <time when=\"17:30:00\">5.30 p.m."
			   "</time></dateline>"));
	ck_assert(lifts_to(labelled, "text",
			   "<sp who=\"#ashdown\"><speaker>Mr. Ashdown:"
			   "</speaker><p>Is it you?</p><pb n=\"12\"/><p>And "
			   "are you well?</p></sp><div><head>THE BOATS</head>"
			   "<sp who=\"#hale\"><speaker>Mr. Hale:</speaker><p>"
			   "It is.</p></sp><ab type=\"closing\">The "
			   "conversation lasted an hour.</ab><ab type="
			   "\"signature\">(Lund)</ab></div>"));
	ck_assert(lifts_to(narrated, "text",
			   "<said who=\"#tuvesen\" direct=\"false\"><p>"
			   "<persName ref=\"#tuvesen\">Tuvesen</persName> "
			   "asked"));
	ck_assert(lifts_to(narrated, "text",
			   "late.</p><p>And so they are.</p></said>"));
}
END_TEST

START_TEST(marked_labels_are_lifted)
{
	/* letters that set off all of a label are the element's now */
	ck_assert(lifts_to("# Note of a Talk\n\n**Mr. Ashdown:** *So*?\n\n"
			   "**Mr. Hale:** So.\n",
			   "markdown",
			   "<speaker>Mr. Ashdown:</speaker><p><hi rend="
			   "\"italic\">So</hi>?</p>"));
	/* those that go on into what is said stay on both sides of the cut */
	ck_assert(lifts_to("# Note of a Talk\n\n**Mr. Ashdown: So**?\n\n"
			   "Mr. Hale: So.\n",
			   "markdown", "<hi rend=\"bold\">So</hi>?</p>"));
	/* links to nowhere are marks of notes, others are links */
	ck_assert(lifts_to("# Note of a Talk\n\n5 May 1950\n\n"
			   "Mr. Ashdown: So?\n\nMr. Hale: So.[1](#n1)\n\n"
			   "- [1] A mist.\n",
			   "markdown",
			   "So.<note n=\"1\" place=\"foot\"><p>A mist.</p>"
			   "</note></p></sp></div></body>"));
	ck_assert(!lifts_to("# Note of a Talk {#n1}\n\n5 May 1950\n\n"
			    "Mr. Ashdown: So?\n\nMr. Hale: So.[1](#n1)\n\n"
			    "- [1] A mist.\n",
			    "markdown", "<note "));
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("parts");
	TCase *t = tcase_create("parts");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_test(t, a_label_of_a_house_style_needs_its_field);
	tcase_add_test(t, places_stand_beside_dates);
	tcase_add_test(t, of_a_call_the_place_is_the_writers);
	tcase_add_test(t, titles_are_cut);
	tcase_add_test(t, labels_of_the_head);
	tcase_add_test(t, labels_of_sources);
	tcase_add_test(t, people_stand_a_line_each);
	tcase_add_test(t, the_head_has_bounds);
	tcase_add_test(t, credits_name_people);
	tcase_add_test(t, sources_are_split);
	tcase_add_test(t, a_note_holds_the_source);
	tcase_add_test(t, the_tail_has_labels_and_rights);
	tcase_add_test(t, a_page_has_a_section_of_its_own);
	tcase_add_test(t, the_end_is_signed);
	tcase_add_test(t, notes_are_anchored);
	tcase_add_test(t, notes_are_told_from_items);
	tcase_add_test(t, turns_are_lifted);
	tcase_add_test(t, marked_labels_are_lifted);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
