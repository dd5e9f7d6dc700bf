/* SPDX-License-Identifier: MIT */
/* Dates, labels, people and clauses: each decision of theirs, by itself. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "prose/prose.h"
#include "prose/lines/label.h"
#include "prose/clauses/clause.h"
#include "record/record.h"
#include "vidimus.h"

static struct vdm_record no_record;

static void
with_words(struct ctx *c)
{
	memset(c, 0, sizeof(*c));
	c->rec = &no_record;
	vdm_arena_init(&c->scratch);
	vdm_buf_init(&c->buf);
	ck_assert_int_eq(vdm_lexicon_fill(c), 0);
	ck_assert_int_eq(vdm_rules_fill(c), 0);
}

static void
without_words(struct ctx *c)
{
	vdm_people_fini(c);
	vdm_buf_fini(&c->buf);
	vdm_arena_fini(&c->scratch);
}

/* The units of a text as "kind/speaker;", in their order. */
static void
check_units(const char *text, const char *want)
{
	struct vdm_read_options o = {.from = "text", .name = "a.txt"};
	struct vdm_record *rec = NULL;
	struct vdm_buf b;
	size_t i;

	ck_assert_int_eq(vdm_read(&rec, text, strlen(text), &o, NULL), 0);
	vdm_buf_init(&b);
	for (i = 0; i < rec->units_count; i++) {
		const struct vdm_unit *u = &rec->units[i];

		vdm_buf_puts(&b, u->kind);
		if (strcmp(u->kind, "turn") == 0)
			vdm_buf_printf(&b, "/%s", u->speakers);
		vdm_buf_putc(&b, ';');
	}
	ck_assert_str_eq(vdm_buf_str(&b), want);
	vdm_buf_fini(&b);
	vdm_record_free(rec);
}

/* ---- dates -------------------------------------------------------------- */

/* What stands in a line: its date, and the time beside it. */
static const struct {
	const char *text, *when;
} times[] = {
    {"21 February 1946", "1946-02-21 -1:0"},
    {"1st of May, 1990", "1990-05-01 -1:0"},
    {"11TH MARCH, 1948", "1948-03-11 -1:0"},
    {"22nd Apr. 1951", "1951-04-22 -1:0"},
    {"3rx May 1990", "1990-05-00 -1:0"},
    {"31 May 1990", "1990-05-31 -1:0"},
    {"32 May 1990", NULL}, /* no calendar has it, and the month is no more */
    {"31 June 1990", NULL},
    {"32nd of May 1990", NULL},
    {"29 February 1951", NULL},
    {"29 February 1952", "1952-02-29 -1:0"},
    {"1951-02-30", NULL},
    {"031 May 1990", "1990-05-00 -1:0"},
    {"February 21, 1946", "1946-02-21 -1:0"},
    {"3. März 1921", "1921-03-03 -1:0"},
    {"12 août 1944", "1944-08-12 -1:0"},
    {"5 мая 1953", "1953-05-05 -1:0"},
    {"May 999", NULL},
    {"May 1000", "1000-05-00 -1:0"},
    {"May 2100", "2100-05-00 -1:0"},
    {"May 2101", NULL},
    {"May 12", NULL},
    {"1946-02-21", "1946-02-21 -1:0"},
    {"1946-13-21", NULL},
    {"1946-12-31", "1946-12-31 -1:0"},
    {"1946-12-32", NULL},
    {"1946-12-00", NULL},
    {"1946-00-12", NULL},
    {"21.02.1946", "1946-02-21 -1:0"},
    {"01.02.1946", "1946-02-01 -1:0"},
    {"21/02/1946", "1946-02-21 -1:0"},
    {"12/02/1946", NULL}, /* which of them is the month? */
    {"13/02/1946", "1946-02-13 -1:0"},
    {"21.02/1946", NULL},
    {"21.02.0946", NULL},
    {"21.02.2099", "2099-02-21 -1:0"},
    {"21.02.2100", NULL},
    {"21.02.19467", NULL},
    {"at 2100", "0-00-00 21:0"},
    {"2100", NULL},
    {"2100 hours", "0-00-00 21:0"},
    {"0930 hrs", "0-00-00 9:30"},
    {"at 2400", "0-00-00 24:0"},
    {"at 2500", NULL},
    {"at 2160", NULL},
    {"at 2159", "0-00-00 21:59"},
    {"10:20 a.m.", "0-00-00 10:20"},
    {"10:20 p.m.", "0-00-00 22:20"},
    {"12:20 a.m.", "0-00-00 0:20"},
    {"12:20 p.m.", "0-00-00 12:20"},
    {"3 PM", "0-00-00 15:0"},
    {"3 p.m", "0-00-00 15:0"},
    {"3 AM", "0-00-00 3:0"},
    {"from 3 hours", "0-00-00 3:0"},
    {"3 hours", NULL}, /* how long, not when */
    {"at 3", NULL},
    {"123:20", NULL},
    {"at 14.00", "0-00-00 14:0"},
    {"14.00", NULL},
    {"14:00", "0-00-00 14:0"},
    {"14:60", NULL},
    {"14: 00", NULL},
    {"14:5", NULL},
    {"9.30 Uhr", "0-00-00 9:30"},
    {"10.30 - 11.45 p.m.", "0-00-00 22:30"},
    {"3:30-4:45 p.m.", "0-00-00 15:30"},
    {"10.30 to 11.45 p.m.", "0-00-00 22:30"},
    {"11:30-1:15 p.m.", "0-00-00 11:30"},
    {"2 to 3 p.m.", "0-00-00 14:0"},
    {"2 to 3", NULL},
    {"noon", "0-00-00 12:0"},
    {"4 March 1951 at 1830", "1951-03-04 18:30"},
};

START_TEST(dates_and_times)
{
	struct ctx c;
	struct when w;
	char got[64];
	int found;

	with_words(&c);
	found = vdm_when_find(&c, times[_i].text, strlen(times[_i].text), &w);
	ck_assert_msg(found == (times[_i].when != NULL), "%s: found %d",
		      times[_i].text, found);
	snprintf(got, sizeof(got), "%d-%02d-%02d %d:%d", w.year, w.month, w.day,
		 w.hour, w.minute);
	if (found)
		ck_assert_msg(strcmp(got, times[_i].when) == 0, "%s: %s",
			      times[_i].text, got);
	without_words(&c);
}
END_TEST

/* A note's mark may be glued to a year, where there are notes. */
START_TEST(a_note_behind_a_year)
{
	struct ctx c;
	struct when w;

	with_words(&c);
	ck_assert_int_eq(vdm_when_find(&c, "2 May 19463", 11, &w), 0);
	c.have_notes = 1;
	ck_assert_int_eq(vdm_when_find(&c, "2 May 19463", 11, &w), 1);
	ck_assert_int_eq(w.year, 1946);
	ck_assert_uint_eq(w.end, 10);
	ck_assert_int_eq(vdm_when_find(&c, "2 May 15003", 11, &w), 1);
	ck_assert_int_eq(vdm_when_find(&c, "2 May 14993", 11, &w), 0);
	ck_assert_int_eq(vdm_when_find(&c, "2 May 21003", 11, &w), 0);
	ck_assert_int_eq(vdm_when_find(&c, "2 May 194634", 12, &w), 0);
	without_words(&c);
}
END_TEST

/* ---- labels ------------------------------------------------------------- */

/* A line, and where its label ends; its style. */
static const struct {
	const char *text;
	size_t end;
	enum label_style style;
} labels[] = {
    {"Mr. Lind: Yes.", 9, L_COLON},
    {"Mr. Lind:Yes.", 9, L_COLON},
    {"lind:Yes.", 0, L_COLON},
    {"Q. Who?", 2, L_STOP},
    {"A. Nobody.", 2, L_STOP},
    {"O. Lind. I see.", 8, L_STOP},
    {"Abg. Holter: Ja.", 12, L_COLON},
    {"Mr. LIND.- I see.", 10, L_STOP},
    {"Mr. LIND.\xE2\x80\x94I see.", 12, L_STOP},
    {"LIND.: I see.", 6, L_COLON},
    {"LIND.I see.", 0, L_STOP},
    {"LIND - I see.", 6, L_DASH},
    {"LIND-RAY I see.", 0, L_DASH},
    {"LIND \xE2\x80\x93 I see.", 8, L_DASH},
    {"MR. LIND", 8, L_ALONE},
    {"[00:12] LIND: Yes.", 13, L_COLON},
    {"[0012] LIND: Yes.", 0, L_COLON},
    {"3. Mr. Lind: Yes.", 12, L_COLON},
    {"3) Mr. Lind: Yes.", 12, L_COLON},
    {"Mr. Lind (Norland): Yes.", 19, L_COLON},
    {"Mr. Lind (Norland) said: Yes.", 0, L_COLON},
    {"Mr. Lind, Chairman: Yes.", 19, L_COLON},
    {"Speaker 1: Yes.", 10, L_COLON},
    {"Speaker 123: Yes.", 12, L_COLON},
    {"Speaker 1234: Yes.", 0, L_COLON},
    {"1234: Yes.", 0, L_COLON},
    {"The Minister of Trade: Yes.", 22, L_COLON},
    {"The Minister seems tired: Yes.", 0, L_COLON},
    {"Mr. Lind's: Yes.", 0, L_COLON},
    {"Hans von Lind: Ja.", 14, L_COLON},
    {"von Lind: Ja.", 0, L_COLON},
    {"Of Trade: Yes.", 0, L_COLON},
    {"One Two Lind Four Five Six Seven Eight: Yes.", 39, L_COLON},
    {"One Two Lind Four Five Six Seven Eight Nine: Yes.", 0, L_COLON},
};

START_TEST(labels_of_lines)
{
	const char *s = labels[_i].text;
	struct label l;
	struct ctx c;
	int found;

	with_words(&c);
	found = vdm_label_parse(&c, s, strlen(s), &l) && l.loose == 0;
	ck_assert_msg(found == (labels[_i].end > 0), "%s: found %d", s, found);
	if (found) {
		ck_assert_msg(l.end == labels[_i].end, "%s: %zu", s, l.end);
		ck_assert_msg(l.style == labels[_i].style, "%s: %d", s,
			      (int)l.style);
	}
	without_words(&c);
}
END_TEST

START_TEST(parts_are_nobody)
{
	static const char *const parts[] = {"q",      "a.",    "question",
					    "вопрос", "frage", "voices"};
	struct ctx c;
	size_t i;

	with_words(&c);
	for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		ck_assert_msg(vdm_is_part(&c, parts[i]), "%s", parts[i]);
	ck_assert(!vdm_is_part(&c, "lind"));
	ck_assert(!vdm_is_part(&c, "speaker 1"));
	ck_assert(!vdm_is_part(&c, ""));
	without_words(&c);
}
END_TEST

/* ---- lines -------------------------------------------------------------- */

/* What a line is that stands between two paragraphs. */
static const struct {
	const char *line, *kind;
} lines[] = {
    {"[Page 321]", "chrome"},
    {"Page 3 of 9", "chrome"},
    {"- 5 -", "chrome"},
    {"\xE2\x80\x94 5 \xE2\x80\x94", "chrome"},
    {"321", "chrome"},
    {"32145", "heading"},
    {"Seite 4", "chrome"},
    {"Page 1 of 2 of 3", "heading"},
    {"12:30", "dateline"},
    {"------", "chrome"},
    {"*  *  *", "chrome"},
    {"--", "heading"},
    {"(Laughter.)", "action"},
    {"[The members rise.]", "action"},
    {"(Or: he rose.)", "heading"},
    {"(He rose.) And sat.", "narration"},
    {"(He rose (twice).)", "action"},
    {"[Here follows a letter.]", "narration"},
    {"[The members rise, and those who stand behind the rail do so, too, while "
     "the clerk, who has not heard it, goes on to read the names of those "
     "absent.]",
     "action"},
};

START_TEST(lines_by_themselves)
{
	struct vdm_buf text, want;

	vdm_buf_init(&text);
	vdm_buf_init(&want);
	vdm_buf_printf(&text,
		       "The Old Harbour\n\n%s\n\n"
		       "The new one lies on the other shore.\n",
		       lines[_i].line);
	vdm_buf_printf(&want, "metadata;%s;narration;", lines[_i].kind);
	check_units(vdm_buf_str(&text), vdm_buf_str(&want));
	vdm_buf_fini(&want);
	vdm_buf_fini(&text);
}
END_TEST

/* ---- people ------------------------------------------------------------- */

/* Whom the second of two mentions names: the person of the first, or -1. */
static const struct {
	const char *first, *second;
	int same;
} mentions[] = {
    {"Mr. Oskar Tuvesen", "Tuvesen", 1},
    {"Mr. Oskar Tuvesen", "Mr. O. Tuvesen", 1},
    {"Mr. O. Tuvesen", "Oskar Tuvesen", 1},
    {"Mr. O. Tuvesen", "Nils Tuvesen", 0},
    {"Mr. Oskar Tuvesen", "Mr. Nils Tuvesen", 0},
    {"Mr. Oskar Tuvesen", "Oskar", 1},
    {"Mr. Tuvesen", "Mrs. Tuvesen", 0},
    {"Mrs. Tuvesen", "Mr. Tuvesen", 0},
    {"Herr Tuvesen", "Frau Tuvesen", 0},
    {"Mr. Tuvesen", "Tuvcsen", 1},       /* one letter of seven */
    {"Mr. Tuvesen", "Tuvcsem", 0},       /* two of seven */
    {"Mr. Tuvesensen", "Tuvcsensem", 1}, /* two of ten */
    {"Mr. Tuvesens", "Tuvcsenr", 0},     /* two of eight */
    {"Mr. Tuvesense", "Tuvcsensa", 1},   /* two of nine */
    {"Mr. Tuves", "Tuvcs", 1},           /* one of five */
    {"Mr. Tuve", "Tuvc", 0},             /* one of four */
    {"Mr. Chou Lin", "P. M. Chou", 1},   /* the family's name first */
    {"Mr. Chou Lin", "Pei Ming Chou", 0},
    {"Mr. Oskar Tuvesen", "O", 0},
    {"King Aldric", "His Majesty", 1},
    {"Governor Tuvesen", "His Majesty", 0},
    {"Governor Tuvesen", "The Governor", 1},
    {"Governor Tuvesen", "The Minister", 0},
    {"Prime Minister Tuvesen", "The PM", 1},
    {"Foreign Minister Tuvesen", "FM Tuvesen", 1},
    {"Foreign Minister Tuvesen", "The FM", 1},
};

/* Whom a text that is a mention names. */
static int
who_of(struct ctx *c, const char *text, int make)
{
	struct tokens *t = &c->tok2;
	struct mention m;

	vdm_tokens(c, t, text, strlen(text), 30);
	return vdm_mention_at(c, t, 0, &m) ? vdm_mention_who(c, t, &m, make)
					   : -1;
}

START_TEST(mentions_of_one)
{
	struct ctx c;
	int first, second;

	with_words(&c);
	first = who_of(&c, mentions[_i].first, 1);
	ck_assert_int_eq(first, 0);
	second = who_of(&c, mentions[_i].second, 0);
	ck_assert_msg((second == first) == mentions[_i].same, "%s, %s: %d",
		      mentions[_i].first, mentions[_i].second, second);
	without_words(&c);
}
END_TEST

/* Two who fit alike are nobody; but of two with the surname, the first. */
START_TEST(mentions_of_two)
{
	struct ctx c;

	with_words(&c);
	ck_assert_int_eq(who_of(&c, "Minister Oskar Tuvesen", 1), 0);
	ck_assert_int_eq(who_of(&c, "Minister Oskar Brandel", 1), 1);
	ck_assert_int_eq(who_of(&c, "The Minister", 0), -1);
	ck_assert_int_eq(who_of(&c, "Oskar", 0), -1);
	ck_assert_int_eq(who_of(&c, "Mr. Nils Tuvesen", 1), 2);
	ck_assert_int_eq(who_of(&c, "Tuvesen", 0), 0);
	ck_assert_int_eq(who_of(&c, "Nils Tuvesen", 0), 2);
	without_words(&c);
}
END_TEST

/* Somebody with a name rather than the office, whoever was named first. */
START_TEST(an_office_has_a_holder)
{
	struct ctx c;

	with_words(&c);
	ck_assert_int_eq(who_of(&c, "The Governor", 1), 0);
	ck_assert_int_eq(who_of(&c, "Governor Lind", 1), 1);
	ck_assert_int_eq(who_of(&c, "The Governor", 0), 1);
	without_words(&c);
}
END_TEST

START_TEST(letters_of_names)
{
	struct ctx c;

	with_words(&c);
	ck_assert_int_eq(who_of(&c, "Mr. Anna Berta Cora Dorn", 1), 0);
	ck_assert_int_eq(vdm_who_by_initials(&c, "ABCD", 4), 0);
	ck_assert_int_eq(vdm_who_by_initials(&c, "A.B.C.D.", 8), 0);
	ck_assert_int_eq(vdm_who_by_initials(&c, "ABCDE", 5), -1);
	ck_assert_int_eq(vdm_who_by_initials(&c, "D", 1), 0);
	ck_assert_int_eq(vdm_who_by_initials(&c, "A", 1), -1);
	ck_assert_int_eq(vdm_who_by_initials(&c, "CD", 2), -1);
	ck_assert_int_eq(vdm_who_by_initials(&c, "", 0), -1);
	/* of who is known by a label alone, too: all of the name's letters */
	c.who[0].by = BY_LABEL;
	ck_assert_int_eq(vdm_who_by_initials(&c, "ABCD", 4), 0);
	c.who[0].by = BY_LIST;
	ck_assert_int_eq(who_of(&c, "Mr. Axel Bo Carl Dilling", 1), 1);
	ck_assert_int_eq(vdm_who_by_initials(&c, "ABCD", 4), -1);
	without_words(&c);
}
END_TEST

/* A line of those present, and who it names: "name, title, role;". */
static const struct {
	const char *line, *people;
} present[] = {
    {"Ann Lee, interpreter for Norland", "Ann Lee,-,interpreter for Norland;"},
    {"Ann Lee, interpreter for the Norland side",
     "Ann Lee,interpreter for the Norland side,-;"},
    {"Ann Lee (Norland) and Bo Ray", "Ann Lee,Norland,-;Bo Ray,-,-;"},
    {"Ann Lee, Minister for Foreign and Home Affairs",
     "Ann Lee,Minister for Foreign and Home Affairs,-;"},
    {"Ann Lee with Bo Ray", "Ann Lee,-,-;Bo Ray,-,-;"},
    {"NEA - Mr. Lind", "Lind,-,-;"},
    {"Lind, A. A.", "A. A. Lind,-,-;"},
    {"Mr. Lind, NEA/SEA", "Lind,NEA/SEA,-;"},
    {"The Governor (Ann Lee)", "Ann Lee,Governor,-;"},
    {"The Governor, Ann Lee", "Ann Lee,Governor,-;"},
    {"The Governor", "The Governor,-,-;"},
};

static void
check_people(const struct ctx *c, const char *line, const char *want)
{
	struct vdm_buf b;
	size_t i;

	vdm_buf_init(&b);
	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];

		vdm_buf_printf(&b, "%s,%s,%s;", w->name,
			       w->title != NULL ? w->title : "-",
			       w->role != NULL ? w->role : "-");
	}
	ck_assert_msg(strcmp(vdm_buf_str(&b), want) == 0, "%s: %s", line,
		      vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

START_TEST(those_present)
{
	const char *s = present[_i].line;
	struct unit u = {.line = 3};
	struct ctx c;

	with_words(&c);
	vdm_names_of_list(&c, &u, s, strlen(s));
	check_people(&c, s, present[_i].people);
	without_words(&c);
}
END_TEST

START_TEST(those_in_a_title)
{
	static const char series[] = "Meeting between Lind, Ray, Ott, Dorn, "
				     "Voss and Hale";
	struct unit u = {.line = 3};
	struct ctx c;

	with_words(&c);
	vdm_names_of_title(&c, &u, series, strlen(series));
	check_people(&c, series,
		     "Lind,-,-;Ray,-,-;Ott,-,-;Dorn,-,-;Voss,-,-;Hale,-,-;");
	without_words(&c);
}
END_TEST

START_TEST(lines_that_are_looked_at_whole)
{
	static const char secret[] = "TOP SECRET - FOR OFFICIAL USE ONLY";
	static const char near[] = "at 3 p.m., Halden House";
	static const char far[] = "at 3 p.m., Halden House Annexe Hall";
	struct when w;
	struct ctx c;

	with_words(&c);
	ck_assert(vdm_is_classification(&c, secret, strlen(secret)));
	ck_assert(!vdm_is_classification(&c, "FOR OFFICIAL USE ONLY", 21));
	ck_assert(!vdm_is_classification(&c, "SECRET TREATY", 13));
	ck_assert_str_eq(vdm_letter_spaced(&c, "M e m o", 7), "Memo");
	ck_assert_ptr_null(vdm_letter_spaced(&c, "M e m", 5));
	ck_assert_ptr_null(vdm_letter_spaced(&c, "M e m o for", 11));
	ck_assert(vdm_is_dateline(&c, near, strlen(near), &w));
	ck_assert(!vdm_is_dateline(&c, far, strlen(far), &w));
	without_words(&c);
}
END_TEST

/* A mention and the bytes of it: of its titles, and of all. */
static const struct {
	const char *text;
	size_t name, end;
	int possessive;
} spans[] = {
    {"Mr. Lind said", 4, 8, 0},
    {"com. Voskin said", 5, 11, 0},
    {"com. said", 0, 0, 0},
    {"the Minister of Trade said", 21, 21, 0},
    {"the Minister of the Halden Isles said", 32, 32, 0},
    {"the Minister for Trade and Industry said", 35, 35, 0},
    {"the Minister for Trade and the Ambassador", 22, 22, 0},
    {"Secretary of State Lind said", 19, 23, 0},
    {"the Minister's letter", 14, 14, 1},
    {"Mr. Lind's letter", 4, 10, 1},
    {"Mr. O. P. Lind said", 4, 14, 0},
    {"Mr. R. May said", 4, 10, 0},
    {"Mr. Lind. He said", 4, 8, 0},
    {"Mr. von der Lind said", 4, 16, 0},
    {"Mr. el-Hadid said", 4, 12, 0},
    {"General de Lind said", 8, 15, 0},
    {"N. said", 0, 2, 0},
    {"the Lind said", 8, 8, 0},
    {"His Most Royal Highness said", 23, 23, 0},
    {"his letter", 0, 0, 0},
    {"however Lind", 0, 0, 0},
};

START_TEST(spans_of_mentions)
{
	const char *s = spans[_i].text;
	struct mention m;
	struct ctx c;
	size_t name, end;
	int found;

	with_words(&c);
	vdm_tokens(&c, &c.tok, s, strlen(s), 30);
	found = vdm_mention_at(&c, &c.tok, 0, &m);
	ck_assert_msg(found == (spans[_i].end > 0), "%s: found %d", s, found);
	if (found) {
		end = c.tok.t[m.last - 1].end;
		name = m.name < m.last ? c.tok.t[m.name].start : end;
		ck_assert_msg(name == spans[_i].name && end == spans[_i].end,
			      "%s: %zu, %zu", s, name, end);
		ck_assert_msg(m.possessive == spans[_i].possessive, "%s", s);
	}
	without_words(&c);
}
END_TEST

/* ---- clauses ------------------------------------------------------------ */

/* How a paragraph names its speaker, when Tuvesen and Brandel are known. */
static const struct {
	const char *text;
	enum how how;
	int who; /* 0 Tuvesen, 1 Brandel, -1 nobody */
} clauses[] = {
    {"Tuvesen asked for boats.", H_START, 0},
    {"Tuvesen did not ask for boats.", H_START, 0},
    {"Tuvesen then graciously asked for boats.", H_START, 0},
    {"Tuvesen in reply to this asked for boats.", H_START, 0},
    {"Tuvesen, in reply, asked for boats.", H_START, 0},
    {"Tuvesen, I said, asked for boats.", H_INSIDE, -1},
    {"Tuvesen (with a nod to the Chairman) asked for boats.", H_START, 0},
    {"Tuvesen was asked for boats.", H_NONE, -1},
    {"Tuvesen was asking for boats.", H_START, 0},
    {"Tuvesen asking for boats.", H_NONE, -1},
    {"Tuvesen was not asked for boats.", H_NONE, -1},
    {"Tuvesen is a friend.", H_WEAK, 0},
    {"Tuvesen dredges the harbour.", H_WEAK, 0},
    {"Tuvesen dredge the harbour.", H_NONE, -1},
    {"Tuvesen nodded.", H_START, 0},
    {"Tuvesen's boats are lost, he said.", H_NONE, -1},
    {"Tuvesenasks for boats.", H_START, 0},
    {"Tuvesenin reply asks for boats.", H_START, 0},
    {"Brandelorum asks for boats.", H_NONE, -1},
    {"5. Tuvesen asked for boats.", H_START, 0},
    {"(3) Tuvesen asked for boats.", H_START, 0},
    {"5. Harbours. Tuvesen asked for boats.", H_START, 0},
    {"The boats, continued Tuvesen, are lost.", H_INSIDE, 0},
    {"The boats, Tuvesen said, are lost.", H_INSIDE, 0},
    {"The boats, Tuvesen said again, are lost.", H_INSIDE, 0},
    {"The boats, Tuvesen said loudly are lost.", H_LEAD, 0},
    {"\"They are lost,\" said Tuvesen.", H_INSIDE, 0},
    {"On the boats Tuvesen said they are lost.", H_LEAD, 0},
    {"On this Brandel said they are lost.", H_LEAD, 1},
    {"He said that Tuvesen asked.", H_PRONOUN, -1},
    {"He, Brandel, said so.", H_START, 1},
    {"It is true whether Tuvesen said so.", H_NONE, -1},
    {"The boats are lost. Tuvesen asked for new ones.", H_LATER, 0},
    {"The boats are lost. New ones, said Brandel, will come.", H_LATER, 1},
    {"The boats are lost.", H_NONE, -1},
};

START_TEST(clauses_name_speakers)
{
	struct unit u = {0};
	struct finding f;
	struct ctx c;

	with_words(&c);
	ck_assert_int_eq(who_of(&c, "Mr. Oskar Tuvesen", 1), 0);
	ck_assert_int_eq(who_of(&c, "Mr. Brandel", 1), 1);
	c.who[0].by = c.who[1].by = BY_LIST;
	u.text = clauses[_i].text;
	u.len = strlen(u.text);
	vdm_attribute(&c, &u, 0, &f);
	ck_assert_msg(f.how == clauses[_i].how, "%s: %d", u.text, (int)f.how);
	ck_assert_msg(f.who == clauses[_i].who, "%s: by %d", u.text, f.who);
	without_words(&c);
}
END_TEST

/* ---- who takes part ----------------------------------------------------- */

/* The title of a talk of two, before what they said. */
#define TALK(names) "Record of Conversation between " names "\n\n"
#define FILLER "The boats lay in the old harbour all day.\n\n"
#define FOUR                                                                   \
	"Mr. Lind said that it rained.\n\nMr. Ray said that it did not.\n\n"   \
	"Mr. Lind replied that it would.\n\nMr. Ray added that it had.\n\n"

static const struct {
	const char *text, *units;
} casts[] = {
    /* an office that is named before its holder; of two, nobody's */
    {TALK("Lind and Ray") "The Ambassador asked about the straits.\n\n"
			  "Ambassador Lind added that they were open.\n",
     "metadata;turn/Lind;turn/Lind;"},
    {TALK("Lind and Ray") "The Ambassador asked about the straits.\n\n"
			  "Ambassador Lind added that they were open.\n\n"
			  "Ambassador Ray doubted it.\n",
     "metadata;narration;turn/Lind;turn/Ray;"},
    {TALK("Lind and Ray") "The Polish Ambassador asked about the straits.\n\n"
			  "Ambassador Lind added that they were open.\n",
     "metadata;turn/Lind;turn/Lind;"},
    {TALK("Lind and Ray") "The Trade Minister asked about the straits.\n\n"
			  "Minister Lind added that they were open.\n",
     "metadata;turn/The Trade Minister;turn/Lind;"},
    {TALK("Lind and Ray") "The Polish Ambassador asked about the straits.\n\n"
			  "Ambassador Lind added that they were open.\n\n"
			  "Ambassador Ray doubted it.\n",
     "metadata;turn/The Polish Ambassador;turn/Lind;turn/Ray;"},
    {TALK("Lin, Harrow and Ott") "The Acting Minister explained to Mr Lin that "
				 "they were closed.\n\nLin thanked him.\n",
     "metadata;turn/The Acting Minister;turn/Lin;"},
    /* letters for a name, up to four */
    {TALK("Anna Berta Cora Dorn and Ray") "ABCD asked about the straits.\n\n"
					  "Ray said that they were open.\n",
     "metadata;turn/Anna Berta Cora Dorn;turn/Ray;"},
    {TALK("Anna Berta Cora Dorn and Ray") "ABD asked about the straits.\n\n"
					  "Dorn said that they were open.\n",
     "metadata;turn/Ray;turn/Anna Berta Cora Dorn;"},
    /* an office is not the one whom it speaks to, among two */
    {TALK("Harrow and Lin") "The Acting Minister explained at length once more "
			    "to Mr Lin that they were closed.\n\n"
			    "Lin thanked him.\n",
     "metadata;turn/Harrow;turn/Lin;"},
    {TALK("Harrow and Lin") "Mr Lin explained to the Acting Minister that they "
			    "were closed.\n\n"
			    "The Acting Minister thanked him.\n",
     "metadata;turn/Lin;turn/Harrow;"},
    {TALK("Harrow, Ott and Lin") "The Acting Minister explained to Mr Lin that "
				 "they were closed.\n\nLin thanked him.\n",
     "metadata;turn/The Acting Minister;turn/Lin;"},
    /* whom only the text names: seldom, and behind a lead-in */
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "On the boats Ostrow said that they were lost.\n",
     "metadata;turn/Lind;turn/Lind;"},
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "On the boats Mr. Ostrow said that they were lost.\n",
     "metadata;turn/Lind;turn/Ostrow;"},
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "On the boats Comrade Ostrow said they were lost.\n",
     "metadata;turn/Lind;turn/Ostrow;"},
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "On the boats Marit said that they were lost.\n",
     "metadata;turn/Lind;turn/Lind;"},
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "On the boats Ostrow said that they were lost.\n\n"
			  "Ray asked where Ostrow had seen them.\n",
     "metadata;turn/Lind;turn/Lind;turn/Ray;"},
    {TALK("Lind and Ray") "Lind asked about the boats of Ost.\n\n"
			  "On the boats Ost said that they were lost.\n\n"
			  "Ray asked where Ost had seen them.\n",
     "metadata;turn/Lind;turn/Ost;turn/Ray;"},
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "On the boats Ostrow said that they were lost.\n\n"
			  "On the straits Ostrow said that they were open.\n",
     "metadata;turn/Lind;turn/Ostrow;turn/Ostrow;"},
    /* what no title calls a conversation: half of it, by two, twice each */
    {"Harbour Notes\n\n" FOUR FILLER FILLER FILLER FILLER,
     "metadata;turn/Lind;turn/Ray;turn/Lind;turn/Ray;turn/Ray;turn/Ray;"
     "turn/Ray;turn/Ray;"},
    {"Harbour Notes\n\n" FOUR FILLER FILLER FILLER FILLER FILLER,
     "metadata;narration;narration;narration;narration;narration;narration;"
     "narration;narration;narration;"},
    {"Harbour Notes\n\nDear Tom,\n\n" FOUR, "metadata;narration;narration;"
					    "narration;narration;"
					    "narration;"},
    {"Harbour Notes\n\nMr. Lind said that it rained.\n\n"
     "Mr. Ray said that it did not.\n\nMr. Lind replied that it would.\n\n"
     "Mr. Ott added that it had.\n\n",
     "metadata;narration;narration;narration;narration;"},
    /* paragraphs of narration are nobody's, numbered or not */
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "12.3 The meeting went on.\n\n"
			  "The Harbour Committee:-\n\n"
			  "Matters That Were Put Off for the Next Meeting\n\n"
			  "Ray said that this was all of it.\n\nLind asked "
			  "why.\n",
     "metadata;turn/Lind;narration;narration;heading;turn/Ray;turn/Lind;"},
    {"DIRECT EXAMINATION BY MR. HOBART:\n\nQ. State your name.\n\nA. Peter "
     "Linden.\n\n"
     "Q. And your trade?\n\nA. I am a pilot.\n",
     "narration;turn/HOBART;turn/A;turn/HOBART;turn/A;"},
    /* whom a question calls answers it */
    {"BY MR. HOBART:\n\nQ. Mr. Linden, is it kept?\n\nA. It is.\n\n"
     "Q. By whom?\n\nA. By me.\n",
     "narration;turn/HOBART;turn/Linden;turn/HOBART;turn/Linden;"},
    /* nobody answers themselves under another title */
    {"Harbour Hearing\n\nMs. LIND: It leaks.\n\nCaptain LIND: It does.\n\n"
     "Ms. LIND: Since May.\n\nCaptain LIND: Since June.\n",
     "metadata;turn/Ms. LIND;turn/Captain LIND;turn/Ms. LIND;turn/Captain "
     "LIND;"},
    /* who did not speak last is who replies */
    {TALK("Lind and Ray") "Lind asked about the boats.\n\n"
			  "Ray said that they were lost.\n\n"
			  "He replied that this was bad.\n\n"
			  "He said that it would be so.\n",
     "metadata;turn/Lind;turn/Ray;turn/Lind;turn/Lind;"},
};

START_TEST(who_takes_part)
{
	check_units(casts[_i].text, casts[_i].units);
}
END_TEST

static Suite *
suite(void)
{
	Suite *s = suite_create("turns");
	TCase *tc = tcase_create("lines");

#define LOOP(test, table)                                                      \
	tcase_add_loop_test(tc, test, 0,                                       \
			    (int)(sizeof(table) / sizeof((table)[0])))
	LOOP(dates_and_times, times);
	tcase_add_test(tc, a_note_behind_a_year);
	LOOP(labels_of_lines, labels);
	tcase_add_test(tc, parts_are_nobody);
	LOOP(lines_by_themselves, lines);
	suite_add_tcase(s, tc);
	tc = tcase_create("people");
	LOOP(mentions_of_one, mentions);
	tcase_add_test(tc, mentions_of_two);
	LOOP(spans_of_mentions, spans);
	tcase_add_test(tc, an_office_has_a_holder);
	tcase_add_test(tc, letters_of_names);
	LOOP(those_present, present);
	tcase_add_test(tc, those_in_a_title);
	tcase_add_test(tc, lines_that_are_looked_at_whole);
	LOOP(clauses_name_speakers, clauses);
	LOOP(who_takes_part, casts);
	suite_add_tcase(s, tc);
	return s;
}

int
main(void)
{
	SRunner *r = srunner_create(suite());
	int failed;

	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed == 0 ? 0 : 1;
}
