/* SPDX-License-Identifier: MIT */
/* Who spoke: conventions of many archives, in invented records. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "record/record.h"
#include "base/diag.h"

#include "units.h"

static void
check_field(const struct vdm_record *rec, const char *name, const char *value,
	    enum vdm_state state)
{
	size_t i;

	for (i = 0; i < rec->fields_count; i++) {
		const struct vdm_field *f = rec->fields[i];

		if (strcmp(vdm_field_name(f), name) == 0 &&
		    strcmp(f->value, value) == 0) {
			ck_assert_int_eq(f->state, state);
			return;
		}
	}
	ck_abort_msg("no field %s = %s", name, value);
}

static void
check_no_speaker(const char *text)
{
	struct vdm_record *rec = read_text(text, NULL, NULL, NULL);
	size_t i;

	for (i = 0; i < rec->units_count; i++)
		ck_assert_msg(strcmp(rec->units[i].kind, "turn") != 0,
			      "a turn: %s", rec->units[i].text);
	vdm_record_free(rec);
}

/* ---- labels ------------------------------------------------------------- */

START_TEST(labels_of_a_parliament)
{
	check_units("HOUSE OF ASSEMBLY\n\nWednesday, 4 March 1931\n\n"
		    "WHEAT BOUNTY\n\n"
		    "Mr. HOLLIER (Darrow) (2.45).- I move that we adjourn.\n\n"
		    "The matter is urgent.\n\n"
		    "Hon. F. M. ASHBY.- Who told the member that?\n\n"
		    "Mr. HOLLIER.- The growers themselves.\n\n"
		    "Mr. SPEAKER.- Order!\n\n"
		    "The TREASURER (Hon. F. M. Ashby).- It will be paid.\n\n"
		    "The House adjourned at 5.10 p.m.\n",
		    "metadata\ndateline\nheading\nturn/HOLLIER\nturn/HOLLIER\n"
		    "turn/F. M. ASHBY\nturn/HOLLIER\nturn/Mr. SPEAKER\n"
		    "turn/F. M. ASHBY\nclosing\n");
}
END_TEST

/* One paragraph is the record's text, and not its title, unless it says so. */
START_TEST(a_single_paragraph_is_text)
{
	check_units("The wall is grave.\n", "narration\n");
	check_units("Minutes of the harbour committee\n", "metadata\n");
}
END_TEST

START_TEST(labels_of_a_court)
{
	check_units("BY MR. HOBART:\n\nQ. State your name.\n\n"
		    "A. Peter Linden.\n\nQ. And your trade?\n\n"
		    "A. I am a pilot.\n\nMR. SLOANE: I object.\n\n"
		    "THE COURT: Overruled.\n\n(Witness excused.)\n",
		    "narration\nturn/HOBART\nturn/A\nturn/HOBART\nturn/A\n"
		    "turn/SLOANE\nturn/THE COURT\naction\n");
}
END_TEST

START_TEST(initials_are_bound_to_people)
{
	check_units("Oral History Interview with Harriet L. Munro\n\n"
		    "Interviewed by Dale R. Finch\n\nJune 3, 1988\n\n"
		    "FINCH: Where were you born?\n\n"
		    "MUNRO: In Steuben.\n\nDRF: In what year?\n\n"
		    "HLM: In 1911.\n\n[Pause]\n\nDRF: I see.\n",
		    "metadata\nparticipants\ndateline\nturn/Dale R. Finch\n"
		    "turn/Harriet L. Munro\nturn/Dale R. Finch\n"
		    "turn/Harriet L. Munro\naction\nturn/Dale R. Finch\n");
}
END_TEST

START_TEST(plain_names_with_a_stop_need_the_head)
{
	check_units("Record of Conversation between M. S. Gorin and M. "
		    "Thaler\n\nLondon, April 6, 1989\n\n"
		    "Gorin. I am glad to see you again.\n\n"
		    "Thaler. And I you.\n\n"
		    "Gorin. Let us begin then.\n",
		    "metadata\ndateline\nturn/M. S. Gorin\nturn/M. Thaler\n"
		    "turn/M. S. Gorin\n");
}
END_TEST

START_TEST(offices_are_labels_too)
{
	check_units("Transcript of an Interview Between President Larch and "
		    "the Editor of Dawn (Osipin)\n\n"
		    "Mr. Osipin: I thank you, Mr. President.\n\n"
		    "The President. I am glad that you came.\n\n"
		    "Mr. Osipin: May I ask a question?\n\n"
		    "Mr. President, what do you think of the pact?\n\n"
		    "[Page 12]\n\n"
		    "The President. Not much. There are things in\n\n"
		    "[Page 13]\n\n"
		    "it which nobody has read.\n",
		    "metadata\nturn/Osipin\nturn/Larch\nturn/Osipin\n"
		    "turn/Osipin\nchrome\nturn/Larch\nchrome\nturn/Larch\n");
}
END_TEST

/* ---- narration ----------------------------------------------------------- */

START_TEST(names_and_verbs)
{
	check_units(
	    "Meeting of the Governor of the Halden Isles, Oskar Tuvesen, with "
	    "Commissioner I. K. Brandel\n\n4 March 1951 at 1830\n\n"
	    "P. Aldous and Merrit (the interpreter) were present\n\n"
	    "Cde. Brandel asks Tuvesen how he endured the crossing.\n\n"
	    "Tuvesen replies that the sea was rough.\n\n"
	    "Cde. Brandelsays that he did not see the letters.\n\n"
	    "Tuvesen shrugs [his] shoulders.\n\n"
	    "Tuvesenin reply says that they were lost.\n\n"
	    "The boats, continued Cde. Brandel, must put out again.\n\n"
	    "As regards the schools, Tuvesen would like to ask for help.\n\n"
	    "Tuvcsen thanks Brandel.\n\n"
	    "The conversation lasted fifty minutes.\n\n"
	    "Recorded [by] [signature]\n",
	    "metadata\ndateline\nparticipants\nturn/I. K. Brandel\n"
	    "turn/Oskar Tuvesen\nturn/I. K. Brandel\naction\n"
	    "turn/Oskar Tuvesen\nturn/I. K. Brandel\nturn/Oskar Tuvesen\n"
	    "turn/Oskar Tuvesen\nclosing\nsignature\n");
}
END_TEST

START_TEST(the_drafter_says_i)
{
	check_units(
	    "Memorandum of a Conversation, Westerby, April 2, 1951\n\n"
	    "PARTICIPANTS\n\nHis Majesty King Aldric\n\n"
	    "Ambassador Pell\n\n"
	    "I opened the conversation by thanking His Majesty.\n\n"
	    "His Majesty, I said, had been a friend for years.\n\n"
	    "The King answered that this was so. He continued as follows:\n\n"
	    "I have always kept my word.\n\n"
	    "My people know it.\n\n"
	    "I replied that I would report this.\n\n"
	    "Thomas Pell\n",
	    "metadata\nparticipants\nparticipants\nparticipants\n"
	    "turn/Pell\nturn/Pell\nturn/Aldric\nturn/Aldric\nturn/Aldric\n"
	    "turn/Pell\nsignature\n");
}
END_TEST

START_TEST(offices_are_bound_to_people)
{
	check_units("Record of Conversation Between Harrow and Lin\n\n"
		    "Port Selby, 12 September 1975\n\n"
		    "1. Mr Lin asked the Acting Minister about the straits.\n\n"
		    "2. The Acting Foreign Minister explained to Mr Lin that "
		    "they were closed.\n\n"
		    "3. Mr Harrow added that they might open.\n\n"
		    "4. The Acting Minister doubted it.\n\n"
		    "[matter omitted]\n",
		    "metadata\ndateline\nturn/Lin\nturn/Harrow\nturn/Harrow\n"
		    "turn/Harrow\nnarration\n");
}
END_TEST

/* ---- no conversation ------------------------------------------------------
 */

START_TEST(nobody_speaks)
{
	check_no_speaker(
	    "Villa Corvina, 2 August 1911\n\nMy dear Philippa,\n\n"
	    "Old Matteo says that the gate sang. He says so of everything.\n\n"
	    "I said that I was sorry. Tell Mr. Harbottle that the volume "
	    "will be late.\n\nYour affectionate sister,\n\nLeonora\n");
	check_no_speaker(
	    "DECREE No. 17\n\nGiven at Arnsfeld, 14 January 1832\n\n"
	    "The Council of the Free Town decrees:\n\n"
	    "Article 1. Every stall shall use true weights.\n\n"
	    "Article 2. The mark is free of charge.\n\n"
	    "For the Council:\n\nA. Reuter, Burgomaster\n");
	check_no_speaker(
	    "Address by President Torsten Lund to the Harbour Workers\n\n"
	    "Port Selby, 1 May 1960\n\n"
	    "Friends, I have come here to thank you.\n\n"
	    "I said then that the country would not forget it.\n");
	check_no_speaker("The Return of the Grey Heron\n\nBy Dorothea Quill\n\n"
			 "For thirty years nobody had seen a heron.\n\n"
			 "Wardens say that the birds came with the sluice.\n\n"
			 "The county will pay for nets.\n");
}
END_TEST

/* Labels in a list that are words of the text: what describes things. */
START_TEST(words_speak_not)
{
	struct vdm_buf b;
	int i;

	check_no_speaker(
	    "The pump's parts\n\nWhat a valve returns is water; "
	    "its type may be any.\n\n"
	    "* Type: round\n* Returns: clean water to the mill.\n\n"
	    "The piston has a type, too.\n\n"
	    "* Type: flat\n* Returns: nothing at all.\n\n"
	    "So has the wheel.\n\n"
	    "* Type: broad\n* Returns: the water to the pond.\n");
	/* one label alone, seldom, and nobody who says anything else */
	vdm_buf_init(&b);
	vdm_buf_puts(&b, "The pump's parts\n\n");
	for (i = 0; i < 40; i++)
		vdm_buf_printf(&b, "%sPart %d is of iron and is oiled.\n\n",
			       i % 9 == 4 ? "CAUTION: " : "", i);
	check_no_speaker(vdm_buf_str(&b));
	vdm_buf_fini(&b);
}
END_TEST

/* Entries of a list, whose labels come back in one order; words that a text
 * sets off once or twice; the menus of a page. */
START_TEST(entries_speak_not)
{
	static const char *const menu[] = {"Home",    "Valves", "Pistons",
					   "Service", "News",   "Jobs",
					   "Shops",   "Prices"};
	struct vdm_buf b;
	int i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "Registre des d\xC3\xA9p\xC3\xB4ts\n\n");
	for (i = 1; i < 6; i++)
		vdm_buf_printf(&b,
			       "Cote: %d J\nAuteur: famille Morel\n"
			       "Contenu: cartes et plans\n%s\n",
			       i, i == 3 ? "Remarque: un plan manque.\n" : "");
	check_no_speaker(vdm_buf_str(&b));
	vdm_buf_clear(&b);
	vdm_buf_puts(&b, "Опись\n\n");
	for (i = 1; i < 6; i++)
		vdm_buf_printf(&b,
			       "Дело: %d\nЛистов: %d\n"
			       "Содержание: письма мельника\n\n",
			       i, i * 11);
	check_no_speaker(vdm_buf_str(&b));
	vdm_buf_clear(&b);
	vdm_buf_puts(&b, "LICENCE OF THE TOOLS\n\n");
	for (i = 0; i < 90; i++)
		vdm_buf_printf(&b,
			       "%sNobody may sell part %d of the tools.\n\n",
			       i == 30 || i == 89 ? "SDK: " : "", i);
	check_no_speaker(vdm_buf_str(&b));
	vdm_buf_clear(&b);
	vdm_buf_puts(&b, "The Pump Works\n\n");
	for (i = 0; i < 24; i++)
		vdm_buf_printf(&b, "%s\n\nOur %s\n\n", menu[i * 3 % 8],
			       menu[i * 5 % 8]);
	check_no_speaker(vdm_buf_str(&b));
	vdm_buf_fini(&b);
}
END_TEST

START_TEST(an_imprint_is_no_conversation)
{
	struct vdm_buf b;
	int i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "The Vines of Aldermoor\n\n");
	vdm_buf_puts(&b, "Editors: Petra Vonn and Luke Harrow\n\n");
	for (i = 0; i < 90; i++) {
		if (i == 30)
			vdm_buf_puts(&b, "Maps: Orrin Bell\n\n");
		if (i == 80)
			vdm_buf_puts(&b, "Paper: a mill on the Tarn\n\n");
		vdm_buf_printf(&b,
			       "The slope number %d faces the river, and "
			       "its wine is light.\n\n",
			       i);
	}
	check_no_speaker(vdm_buf_str(&b));
	vdm_buf_fini(&b);
}
END_TEST

/* ---- fields ----------------------------------------------------------------
 */

static const char paper[] =
    "Skip to content\n\nMarch 4, 1951\n\n"
    "Meeting of Governor Tuvesen with Commissioner Brandel\n\n"
    "This document was made possible with support from the Foss Fund\n\n"
    "4 March 1951 at 1830\n\n"
    "Brandel asks Tuvesen how he is.\n\nTuvesen replies that he is well.\n\n"
    "The conversation lasted two hours.\n\n"
    "Recorded [by] [signature]\n\n"
    "Governor Tuvesen and Commissioner Brandel discuss their health, and "
    "the sea.\n\nDocument Information\n\n"
    "RGASPI, f. 12, op. 3, d. 208, ll. 0041-0046. Translated by Nora "
    "Pettersen.\n\n"
    "All rights reserved by the Northern Papers.\n\nRecord ID\n\n"
    "Original Classification\n\nTop Secret\n\n"
    "Lindqvist Endowment Fund and Foss Family Trust\n";

/* A tail is often a list. */
START_TEST(fields_in_items)
{
	static const char *const marks[] = {"- ", "* ", "\xE2\x80\xA2 ",
					    "\xE2\x80\x93 "};
	struct vdm_record *rec;
	char text[400];

	snprintf(text, sizeof(text),
		 "On the mill\n\nMR. ROTH: Who owns it?\n\nMR. HEMM: "
		 "Nobody.\n\n%sSource: RGASPI, f. 12, op. 3.\n%sTranslated by: "
		 "Nora Pettersen\n%sRights: Ask first.\n",
		 marks[_i], marks[_i], marks[_i]);
	rec = read_text(text, NULL, NULL, NULL);
	check_field(rec, "source", "RGASPI, f. 12, op. 3.", VDM_STATE_EXPLICIT);
	check_field(rec, "source.repository", "RGASPI", VDM_STATE_EXPLICIT);
	check_field(rec, "translator", "Nora Pettersen", VDM_STATE_EXPLICIT);
	check_field(rec, "rights", "Ask first.", VDM_STATE_EXPLICIT);
	vdm_record_free(rec);
}
END_TEST

START_TEST(fields_of_a_web_archive)
{
	struct vdm_record *rec = read_text(paper, NULL, NULL, NULL);
	const enum vdm_state x = VDM_STATE_EXPLICIT;

	check_field(rec, "title",
		    "Meeting of Governor Tuvesen with Commissioner Brandel", x);
	check_field(rec, "sponsor", "the Foss Fund", x);
	check_field(rec, "time", "1830", x);
	check_field(rec, "duration", "two hours", x);
	check_field(rec, "recorder", "", VDM_STATE_EXPLICIT_EMPTY);
	check_field(rec, "source",
		    "RGASPI, f. 12, op. 3, d. 208, ll. "
		    "0041-0046.",
		    x);
	check_field(rec, "source.repository", "RGASPI", x);
	check_field(rec, "source.listy", "0041-0046", x);
	check_field(rec, "translator", "Nora Pettersen", x);
	check_field(rec, "record_id", "", VDM_STATE_EXPLICIT_EMPTY);
	check_field(rec, "classification", "Top Secret", x);
	check_field(rec, "donor", "Foss Family Trust", x);
	check_field(rec, "rights",
		    "All rights reserved by the Northern Papers.", x);
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_DATE, 0)->norm, "1951-03-04");
	vdm_record_free(rec);
}
END_TEST

START_TEST(what_a_person_states_wins)
{
	struct vdm_record *rec =
	    read_text(paper,
		      "people:\n- name: Oskar Tuvesen\n  forms: [Tuvesen]\n"
		      "  title: Governor\n  id: governor\n",
		      "file,dc:title,Record ID\nb.txt,Wrong,0\n"
		      "a.txt,\"A Talk, of Health\",N-12\n",
		      NULL);
	const struct vdm_person *p = vdm_person_find(rec, "governor", 8);

	check_field(rec, "title", "A Talk, of Health", VDM_STATE_STATED);
	check_field(rec, "record_id", "N-12", VDM_STATE_STATED);
	ck_assert_ptr_nonnull(p);
	ck_assert_str_eq(p->name, "Oskar Tuvesen");
	ck_assert_int_eq(p->state, VDM_STATE_STATED);
	vdm_record_free(rec);
}
END_TEST

START_TEST(a_house_style_adds_labels)
{
	struct vdm_record *rec =
	    read_text("Note of a Talk\n\nAktenzeichen: 12/7\n\n"
		      "Mr. Ashdown: The line is bad.\n\n"
		      "Mr. Hale: It is.\n\nKlick hier\n",
		      NULL, NULL,
		      "# ours\nlabel: Aktenzeichen = number\n"
		      "furniture: Klick hier\n");

	check_field(rec, "number", "12/7", VDM_STATE_EXPLICIT);
	ck_assert_str_eq(rec->units[rec->units_count - 1].kind, "chrome");
	vdm_record_free(rec);
}
END_TEST

/* ---- more conventions --------------------------------------------------- */

START_TEST(headings_with_colons_are_no_labels)
{
	check_units("Minutes of the Harbour Board\n\n3 May 1931\n\n"
		    "Present:\n\nThe Board\n\nDr. Ruth Moss, Chairman\n\n"
		    "Oskar P. Tuvesen, Harbour Office\n\n"
		    "ITEM 1: Opening\n\n"
		    "Dr. Moss welcomed the members.\n\n"
		    "Mr. Tuvesen reported on the quay.\n\n"
		    "ITEM 2: Boats\n\n"
		    "Dr. Moss asked about the boats.\n\n"
		    "Mr. Tuvesen replied that they were late.\n",
		    "metadata\ndateline\nparticipants\nparticipants\n"
		    "participants\nparticipants\nheading\nturn/Ruth Moss\n"
		    "turn/Oskar P. Tuvesen\nheading\nturn/Ruth Moss\n"
		    "turn/Oskar P. Tuvesen\n");
}
END_TEST

START_TEST(letters_stand_for_names)
{
	check_units("The Governor's [Oskar Tuvesen's] Talk with Prime Minister "
		    "Brandel on 3 May 1931\n\n"
		    "GT raises the matter of the boats.\n\n"
		    "PM replies that they are late. They were late before.\n\n"
		    "GT asks PM whether he knows why.\n\n"
		    "When asked, PM explains the tides.\n",
		    "metadata\nturn/Oskar Tuvesen\nturn/Brandel\n"
		    "turn/Oskar Tuvesen\nturn/Brandel\n");
}
END_TEST

START_TEST(labels_end_in_dashes)
{
	check_units("Minutes of the Talks at Halden\n\n"
		    "Present: Comrades Voskin and Lind\n\n"
		    "Cde. Voskin \xE2\x80\x93 We were not told. Why?\n\n"
		    "Cde. Lind \xE2\x80\x93 It is our affair.\n\n"
		    "Cde. Voskin \xE2\x80\x93 I propose a recess.\n",
		    "metadata\nparticipants\nturn/Voskin\nturn/Lind\n"
		    "turn/Voskin\n");
}
END_TEST

START_TEST(labels_stand_alone_on_their_lines)
{
	check_units("Interview with Dr. Lena Moss\n\n"
		    "PETER HARLAN\nCould you describe the cellar?\n\n"
		    "LENA MOSS\nIt was cold.\n\nWe had two rooms.\n\n"
		    "PETER HARLAN\nWho paid?\n\nLENA MOSS\nThe town did.\n",
		    "metadata\nturn/PETER HARLAN\nturn/PETER HARLAN\n"
		    "turn/Lena Moss\nturn/Lena Moss\nturn/Lena Moss\n"
		    "turn/PETER HARLAN\nturn/PETER HARLAN\nturn/Lena Moss\n"
		    "turn/Lena Moss\n");
}
END_TEST

START_TEST(labels_bear_stamps_and_numbers)
{
	check_units("Board Meeting\n\n"
		    "[00:00:04] Speaker 1: Good evening.\n\n"
		    "[00:00:09] Speaker 2: Good evening.\n\n"
		    "[00:00:12] Speaker 1: Point one: the boats.\n\n"
		    "[laughter]\n\n[00:00:20] Speaker 3: They are late.\n",
		    "metadata\nturn/Speaker 1\nturn/Speaker 2\n"
		    "turn/Speaker 1\naction\nturn/Speaker 3\n");
}
END_TEST

START_TEST(labels_of_other_scripts)
{
	check_units("\xD0\x97\xD0\xB0\xD0\xBF\xD0\xB8\xD1\x81\xD1\x8C "
		    "\xD0\xB1\xD0\xB5\xD1\x81\xD0\xB5\xD0\xB4\xD1\x8B\n\n"
		    "\xD0\x9B\xD0\xB8\xD0\xBD\xD0\xB4: "
		    "\xD0\x94\xD0\xB0.\n\n"
		    "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x81: "
		    "\xD0\x9D\xD0\xB5\xD1\x82.\n\n"
		    "\xD0\x9B\xD0\xB8\xD0\xBD\xD0\xB4: "
		    "\xD0\x94\xD0\xB0.\n\n"
		    "\xD0\x9C\xD0\xBE\xD1\x81\xD1\x81: "
		    "\xD0\x9D\xD0\xB5\xD1\x82.\n",
		    "metadata\nturn/\xD0\x9B\xD0\xB8\xD0\xBD\xD0\xB4\n"
		    "turn/\xD0\x9C\xD0\xBE\xD1\x81\xD1\x81\n"
		    "turn/\xD0\x9B\xD0\xB8\xD0\xBD\xD0\xB4\n"
		    "turn/\xD0\x9C\xD0\xBE\xD1\x81\xD1\x81\n");
}
END_TEST

/* What heads a group of those present is in capitals, and nobody, in whatever
 * letters. */
START_TEST(heads_of_groups_are_nobody)
{
	static const char *const lists[] = {
	    "Minutes\n\nPresent:\n\nNORTHERN HOLLIS\nIvan Lind, minister\n"
	    "Petra Ray, clerk\nOLD MARL\nAnna Moss, minister\n\n",
	    "Протокол\n\nПрисутствовали:\n\nСЕВЕРНЫЙ ХОЛЛИС\nИван Линд, "
	    "министр\nПётр Рей, секретарь\nСТАРЫЙ МАРЛ\nАнна Мосс, "
	    "министр\n\n",
	    "Протокол\n\nПрисутні:\n\nПІВНІЧНИЙ ХОЛЛІС\nІван Лінд, "
	    "міністр\nПетро Рей, секретар\nСТАРИЙ МАРЛ\nГанна Мосс, "
	    "міністр\n\n",
	    "Πρακτικά\n\nΠαρόντες:\n\nΒΟΡΕΙΟ ΧΟΛΙΣ\nΙβάν Λιντ, υπουργός\n"
	    "Πέτρος Ρέι, γραμματέας\nΠΑΛΙΟ ΜΑΡΛ\nΆννα Μος, υπουργός\n\n"};
	struct vdm_record *rec = read_text(lists[_i], NULL, NULL, NULL);

	ck_assert_uint_eq(rec->people_count, 3);
	vdm_record_free(rec);
}
END_TEST

START_TEST(the_clerk_is_nobody)
{
	check_units("HOUSE OF ASSEMBLY\n\n4 March 1931\n\n"
		    "[Mr. SPEAKER in the Chair]\n\n"
		    "The Minister of Trade (Mr. Holter): I move the Bill.\n\n"
		    "Mr. Lund (Darrow, East): I object.\n\n"
		    "Hon. Members: Hear, hear.\n\n"
		    "Question put.\n\n"
		    "Harbours (Dues)\n\n"
		    "Mr. Lund: Will the Minister speak up?\n\n"
		    "Mr. Holter: No, Sir.\n",
		    "metadata\ndateline\nnarration\nturn/Holter\nturn/Lund\n"
		    "turn/Members\nnarration\nheading\nturn/Lund\n"
		    "turn/Holter\n");
}
END_TEST

START_TEST(lead_ins_come_first)
{
	check_units("Conversation between Brandel and Tuvesen, 3 May 1931\n\n"
		    "Having greeted Tuvesen, Brandel says that he is glad.\n\n"
		    "Standing up behind the table Tuvesen notes that the sea "
		    "is calm.\n\n"
		    "In addition, Brandel would like to discuss the mines.\n\n"
		    "In response to questions from Brandel, Tuvesen explains "
		    "the tides.\n\n"
		    "\"You must go step by step\", said Brandel, \"and "
		    "wait\".\n\n"
		    "Tuvesen: very well.\n\n"
		    "The conversation lasted 1 hour 20 minutes.\n",
		    "metadata\nturn/Brandel\nturn/Tuvesen\nturn/Brandel\n"
		    "turn/Tuvesen\nturn/Brandel\nturn/Tuvesen\nclosing\n");
}
END_TEST

START_TEST(news_is_no_conversation)
{
	check_no_speaker(
	    "Evening Courier on the Situation in the Isles\n\n"
	    "The Prime Minister said on Tuesday that the talks would go on.\n\n"
	    "Mr. Hill, who chairs the board, told reporters that dues would "
	    "rise.\n\n"
	    "Foreign Minister Lenz declared at Halden that a treaty was "
	    "near.\n\nThe market rose.\n");
	check_no_speaker(
	    "Report of the Delegation to the Congress\n\n"
	    "Comrade Voskin said in his speech that the plan was met.\n\n"
	    "The delegates applauded.\n\n"
	    "Comrade Lind noted the shortcomings.\n\n"
	    "On 6 May the delegation saw the works.\n");
}
END_TEST

START_TEST(dates_of_talk_and_of_writing)
{
	struct vdm_record *rec = read_text(
	    "May 10, 1931\n\n"
	    "Governor Tuvesen's Talk with Commissioner Brandel on 3 May 1931 "
	    "in Port Selby\n\n"
	    "A. Lund                                Halden, 10 May 1931\n\n"
	    "M e m o r a n d u m\n\n"
	    "Tuvesen asked Brandel about the boats.\n\n"
	    "Brandel answered that they were late.\n\n(Lund)\n",
	    NULL, NULL, NULL);
	const enum vdm_state x = VDM_STATE_EXPLICIT;

	check_field(rec, "date", "3 May 1931", x);
	check_field(rec, "date.drafted", "May 10, 1931", x);
	check_field(rec, "place", "Port Selby", x);
	check_field(rec, "place.drafted", "Halden", x);
	/* nothing says that who signs recorded it */
	check_field(rec, "recorder", "Lund", VDM_STATE_INFERRED);
	vdm_record_free(rec);
}
END_TEST

START_TEST(what_stands_in_a_lifted_line_stays)
{
	static const char text[] =
	    "# The wall\n\nSubject: [walls](https://walls.example/)\n\n"
	    "Date: 4 May 1971[^1]\n\n"
	    "Place: <span lang=\"fr\">Le Havre</span>\n\n"
	    "The members met in May and spoke of the wall for a long time.\n\n"
	    "Mr Alder said that the wall would be mended.\n\n"
	    "Translated by [Eve Heron](https://orcid.org/0000-1).\n\n"
	    "This text is under a [Creative Commons licence]"
	    "(https://creativecommons.org/licenses/by/4.0/), and may be "
	    "copied. Copyright Vale 1999.\n\n[^1]: Dorrin words.\n";
	struct vdm_read_options o = {.from = "markdown", .name = "a.md"};
	struct vdm_record *rec = NULL;
	const struct {
		enum vdm_field_id id;
		const char *name, *value;
	} rows[] = {{VDM_F_SUBJECT, "link", "https://walls.example/"},
		    {VDM_F_DATE, "note", "Dorrin words."},
		    {VDM_F_PLACE, "lang", "fr"},
		    {VDM_F_TRANSLATOR, "orcid", "https://orcid.org/0000-1"}};
	size_t i;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o, NULL), 0);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct vdm_field *f = vdm_field_get(rec, rows[i].id, 0);

		ck_assert_ptr_nonnull(f);
		ck_assert_pstr_eq(vdm_detail_get(&f->details, rows[i].name),
				  rows[i].value);
	}
	ck_assert_ptr_nonnull(vdm_field_get(rec, VDM_F_LICENCE, 0));
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_LICENCE, 0)->norm,
			 "https://creativecommons.org/licenses/by/4.0/");
	vdm_record_free(rec);
}
END_TEST

START_TEST(credits_are_joined)
{
	struct vdm_record *rec = read_text(
	    "Conversation between Tuvesen and Brandel\n\n"
	    "Time: 3 May 1931, 3:30\xE2\x80\x93"
	    "4:45 p.m.\n\n"
	    "Tuvesen asked Brandel about the boats.\n\n"
	    "Brandel answered that they were late.\n\n"
	    "AVPRF, f. 0100, op. 44, pap. 322, d. 13, ll. 27-31. Obtained by "
	    "Nora Pettersen and translated by 9Pens.\n",
	    NULL, NULL, NULL);
	const enum vdm_state x = VDM_STATE_EXPLICIT;

	ck_assert_str_eq(vdm_field_get(rec, VDM_F_DATE, 0)->norm, "1931-05-03");
	ck_assert_str_eq(vdm_field_get(rec, VDM_F_TIME, 0)->norm,
			 "15:30/16:45");
	check_field(rec, "source.delo", "13", x);
	check_field(rec, "source.listy", "27-31", x);
	check_field(rec, "contributor", "Nora Pettersen", x);
	check_field(rec, "translator", "9Pens", x);
	vdm_record_free(rec);
}
END_TEST

START_TEST(cells_hold_several_names)
{
	struct vdm_record *rec = read_text(
	    paper, NULL,
	    "file,Translated by,date\na.txt,Ann Lee; Bo Berg,1951-03-05\n",
	    NULL);

	check_field(rec, "translator", "Ann Lee", VDM_STATE_STATED);
	check_field(rec, "translator", "Bo Berg", VDM_STATE_STATED);
	check_field(rec, "date", "1951-03-05", VDM_STATE_STATED);
	check_field(rec, "date in the source", "March 4, 1951",
		    VDM_STATE_EXPLICIT);
	vdm_record_free(rec);
}
END_TEST

/* ---- speed ------------------------------------------------------------------
 */

static double
seconds_for(size_t turns)
{
	struct vdm_buf b;
	struct vdm_record *rec;
	clock_t start;
	size_t i;

	vdm_buf_init(&b);
	vdm_buf_puts(&b, "Hearing on the Harbour Bill\n\n");
	for (i = 0; i < turns; i++)
		vdm_buf_printf(&b,
			       "Mr. %s: In answer to question %zu, the harbour "
			       "was closed by ice.\n\n",
			       i % 2 ? "ASKE" : "DRURY", i);
	start = clock();
	rec = read_text(vdm_buf_str(&b), NULL, NULL, NULL);
	ck_assert_uint_eq(rec->units_count, turns + 1);
	vdm_record_free(rec);
	vdm_buf_fini(&b);
	return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* A note whose number has neither stop nor bracket, and the first of its
 * paragraphs a source: once a length was read there that nobody had set. */
START_TEST(bare_notes_keep_their_words)
{
	static const char text[] =
	    "Record of conversation between Brandel and Tuvesen\n\n"
	    "Ostvik, 4 June 1932\n\n"
	    "Mr Brandel said that the grain barges had not been seen.1 He had "
	    "written to the toll office twice, and twice the clerk had sent "
	    "the letter back to him unopened and without a word.\n\n"
	    "Mr Tuvesen replied that the toll office had moved in the spring, "
	    "and that the letters were lying in the old house by the mole. He "
	    "would have them fetched, and the clerk would be spoken to when "
	    "he came home from the islands at the end of the week.\n\n"
	    "[OSA: B77, 3/41, ii]\n\n"
	    "1 Broad barges without a keel.";
	struct vdm_record *rec = read_text(text, NULL, NULL, NULL);
	struct vdm_write_options o = {0};
	char *out = NULL;
	size_t n = 0;

	o.to = "tei";
	ck_assert_int_eq(vdm_write(rec, &out, &n, &o, NULL), 0);
	ck_assert_ptr_nonnull(strstr(out, "Broad barges without a keel."));
	free(out);
	vdm_record_free(rec);
}
END_TEST

START_TEST(time_is_linear)
{
	double one = seconds_for(4000), ten = seconds_for(40000);

	printf("recognition: 10 times the turns take %.1f times as long\n",
	       ten / (one > 0.001 ? one : 0.001));
	ck_assert_double_lt(ten, 25 * one + 0.2);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("recognise");
	TCase *t = tcase_create("recognise");
	SRunner *r;
	int failed;

	tcase_set_timeout(t, 120);
	tcase_add_test(t, headings_with_colons_are_no_labels);
	tcase_add_test(t, letters_stand_for_names);
	tcase_add_test(t, labels_end_in_dashes);
	tcase_add_test(t, labels_stand_alone_on_their_lines);
	tcase_add_test(t, labels_bear_stamps_and_numbers);
	tcase_add_test(t, labels_of_other_scripts);
	tcase_add_loop_test(t, heads_of_groups_are_nobody, 0, 4);
	tcase_add_test(t, the_clerk_is_nobody);
	tcase_add_test(t, lead_ins_come_first);
	tcase_add_test(t, news_is_no_conversation);
	tcase_add_test(t, dates_of_talk_and_of_writing);
	tcase_add_test(t, what_stands_in_a_lifted_line_stays);
	tcase_add_test(t, credits_are_joined);
	tcase_add_test(t, cells_hold_several_names);
	tcase_add_test(t, labels_of_a_parliament);
	tcase_add_test(t, labels_of_a_court);
	tcase_add_test(t, initials_are_bound_to_people);
	tcase_add_test(t, plain_names_with_a_stop_need_the_head);
	tcase_add_test(t, offices_are_labels_too);
	tcase_add_test(t, names_and_verbs);
	tcase_add_test(t, the_drafter_says_i);
	tcase_add_test(t, offices_are_bound_to_people);
	tcase_add_test(t, nobody_speaks);
	tcase_add_test(t, entries_speak_not);
	tcase_add_test(t, words_speak_not);
	tcase_add_test(t, an_imprint_is_no_conversation);
	tcase_add_test(t, fields_of_a_web_archive);
	tcase_add_loop_test(t, fields_in_items, 0, 4);
	tcase_add_test(t, what_a_person_states_wins);
	tcase_add_test(t, a_house_style_adds_labels);
	tcase_add_test(t, bare_notes_keep_their_words);
	tcase_add_test(t, a_single_paragraph_is_text);
	tcase_add_test(t, time_is_linear);
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
