/* SPDX-License-Identifier: MIT */
/* Stamps as programs print them, and frames that are learnt of a document. */
#include <stdio.h>

#include "prose/lines/stamp.h"
#include "prose/lines/times.h"
#include "units.h"

/* What the recogniser needs before it reads a word. */
static void
ctx_begin(struct ctx *c)
{
	memset(c, 0, sizeof(*c));
	vdm_arena_init(&c->scratch);
	vdm_buf_init(&c->buf);
	c->languages = ~(vdm_language_set)0;
	ck_assert_int_eq(vdm_lexicon_fill(c), 0);
	ck_assert_int_eq(vdm_rules_fill(c), 0);
}

static void
ctx_end(struct ctx *c)
{
	vdm_buf_fini(&c->buf);
	vdm_arena_fini(&c->scratch);
}

/* A stamp as "bytes date time until", times in milliseconds, -1 for none. */
static const struct {
	const char *text, *want;
} stamps[] = {{"00:01:02,345 --> 00:01:04,000", "29 0 62345 64000"},
	      {"00:02.870 --> 00:05.110 align:start", "23 0 2870 5110"},
	      {"[00:00:01] Ann: so", "10 0 1000 -1"},
	      {"#00:00:09-4#", "12 0 9400 -1"},
	      {"(0:04)", "6 0 240000 -1"},
	      {"0:04", "4 0 240000 -1"},
	      {"9:02 PM", "7 0 75720000 -1"},
	      {"12:05 a.m. so", "10 0 300000 -1"},
	      {"9:02\xE2\x80\xAFPM", "9 0 75720000 -1"},
	      {"1h 2m 3s", "8 0 3723000 -1"},
	      {"27m 41s", "7 0 1661000 -1"},
	      {"12/05/2023, 09:58 - Ann: so", "17 1 35880000 -1"},
	      {"[12.05.2023 21:14]", "18 1 76440000 -1"},
	      {"[3/14/24, 9:05:11 AM] Ann", "21 1 32711000 -1"},
	      {"2023-05-12T10:11:12Z so", "20 1 36672000 -1"},
	      {"Tue, Mar 05, 2024 10:00AM", "25 1 36000000 -1"},
	      {"Yesterday at 9:02 PM", "20 1 75720000 -1"},
	      {"12-MAY-1988", "11 1 -1 -1"},
	      {"00:00:01:12 so", "11 0 1000 -1"},
	      {"3m 1h", "none"},
	      {"1h 1h", "none"},
	      {"00:00:01;12 so", "11 0 1000 -1"},
	      {"00:00:01. so", "8 0 1000 -1"},
	      {"00:00:01,123456 so", "15 0 1123 -1"},
	      {"13:02 PM", "8 0 46920000 -1"},
	      {"9:02 XM so", "4 0 32520000 -1"},
	      {"9:02 P so", "4 0 32520000 -1"},
	      {"2023-05-12T10:11:12+01:00 so", "25 1 36672000 -1"},
	      {"2023-05-12T10:11:12+01 so", "22 1 36672000 -1"},
	      {"2023-05-12T10:11:12+x", "19 1 36672000 -1"},
	      {"2023-05-12 10:11 UTC so", "20 1 36660000 -1"},
	      {"2023-05-12 10:11 A so", "16 1 36660000 -1"},
	      {"2023-05-12 10:11 Z so", "18 1 36660000 -1"},
	      {"2023-05-12 10:11 AB so", "16 1 36660000 -1"},
	      {"2023-05-12 10:11 UTC+2 so", "22 1 36660000 -1"},
	      {"10:11:99", "none"},
	      {"10:11:1 so", "none"},
	      {"123:11:12 so", "none"},
	      {"12.5. so", "none"},
	      {"12/5 21:14", "10 1 76440000 -1"},
	      {"14-Mar-22 so", "9 1 -1 -1"},
	      {"14-Mar-99 so", "9 1 -1 -1"},
	      {"14-Mar-2 so", "none"},
	      {"10:11 Friday so", "5 0 36660000 -1"},
	      {"10:11 12.05.2023 so", "16 1 36660000 -1"},
	      {"10:11 12.05.2023th", "5 0 36660000 -1"},
	      {"10:11 ~ 10:12 so", "13 0 36660000 36720000"},
	      {"10:11 \xE2\x86\x92 10:12 so", "15 0 36660000 36720000"},
	      {"10:11 -> 10:12 so", "14 0 36660000 36720000"},
	      {"10:11 - so", "5 0 36660000 -1"},
	      {"10:11 - 10:12so", "5 0 36660000 -1"},
	      {"10:11%", "none"},
	      {"10:11x", "none"},
	      {"(10:11 - 10:12)", "15 0 36660000 36720000"},
	      {"[10:11-10:12", "none"},
	      {"{10:11}", "7 0 36660000 -1"},
	      {"<10:11> so", "7 0 36660000 -1"},
	      {"12.05.2023 | 21:14 so", "18 1 76440000 -1"},
	      {"12.05.2023 \xC2\xB7 21:14 so", "19 1 76440000 -1"},
	      {"12.05.2023_21:14 so", "16 1 76440000 -1"},
	      {"12.05.2023 at 21:14 so", "19 1 76440000 -1"},
	      {"12.05.2023 - 21:14 so", "18 1 76440000 -1"},
	      {"12 May 2023 at 9:02 PM so", "22 1 75720000 -1"},
	      {"May 12 so", "6 1 -1 -1"},
	      {"12/13/2023 so", "10 1 -1 -1"},
	      {"13/12/2023 so", "10 1 -1 -1"},
	      {"2023/05/12 so", "10 1 -1 -1"},
	      {"24:00 so", "5 0 86400000 -1"},
	      {"1:2 so", "none"},
	      {"10:99", "none"},
	      {"[00:01 so]", "none"},
	      {"12 men came", "none"},
	      {"1911, not 1910", "none"},
	      {"(so)", "none"},
	      {"", "none"},
	      {"[", "none"},
	      {"99999999999999999999:00", "none"}};

START_TEST(stamps_are_read)
{
	struct vdm_stamp t;
	struct ctx c;
	char got[80];

	ctx_begin(&c);
	if (vdm_stamp_at(&c, stamps[_i].text, strlen(stamps[_i].text), &t))
		snprintf(got, sizeof(got), "%zu %d %ld %ld", t.end, t.has_date,
			 t.time, t.until);
	else
		snprintf(got, sizeof(got), "none");
	ck_assert_str_eq(got, stamps[_i].want);
	ctx_end(&c);
}
END_TEST

/* The day and the hour that a line says, in many languages. */
static const struct {
	const char *text, *when;
} whens[] = {
    {"Monday 8 and Tuesday 9 May 1971", "1971-05-08 -1:00"},
    {"8 and the 9 May 1971", "1971-05-08 -1:00"},
    {"10 and 11 boats", "none"},
    {"1951, May 4", "none"},
    {"1951, May 32", "none"},
    {"1951 Feb. 30", "none"},
    {"1951-02-29 at 3 p.m.", "0-00-00 15:00"},
    {"昭和26年5月4日午後三時", "1951-05-04 15:00"},
    {"1951年5月4日", "1951-05-04 -1:00"},
    {"1951年13月4日", "none"},
    {"1951年5月32日", "1951-05-00 -1:00"},
    {"1951年5月4日 10:20", "1951-05-04 10:20"},
    {"民国四十年五月四日", "1951-05-04 -1:00"},
    {"٤ أيار ١٩٥١", "1951-05-04 -1:00"},
    {"٤ مايو ١٩٥١، الساعة ١٠", "1951-05-04 10:00"},
    {"4 May, 1951.", "1951-05-04 -1:00"},
    {"4. of May of 1951", "1951-05-04 -1:00"},
    {"4 May. 1951", "1951-05-04 -1:00"},
    {"21 of Feb. 1951", "1951-02-21 -1:00"},
    {"32. Mai 1951", "none"},
    {"31. April 1951", "none"},
    {"May the 4th, 1951", "none"},
    {"May 4 1951 at half-past two o'clock", "1951-05-04 2:30"},
    {"at half-past two", "0-00-00 2:30"},
    {"at a quarter to three o'clock", "0-00-00 2:45"},
    {"twenty minutes to nine o'clock", "0-00-00 8:40"},
    {"twenty minutes to nine boats", "none"},
    {"seventy minutes to nine o'clock", "none"},
    {"half an hour", "none"},
    {"à trois heures et demie", "0-00-00 3:30"},
    {"à trois heures moins dix", "0-00-00 2:50"},
    {"a las tres y media", "0-00-00 3:30"},
    {"a las tres menos cuarto", "0-00-00 2:45"},
    {"um halb drei Uhr", "none"},
    {"um 14 Uhr 30", "0-00-00 14:30"},
    {"kl. 14.30", "0-00-00 14:30"},
    {"kl 9", "0-00-00 9:00"},
    {"о 10 годині 15 хвилин", "0-00-00 10:15"},
    {"в 10 час. 43 мин.", "0-00-00 10:43"},
    {"в 10 часов", "0-00-00 10:00"},
    {"ore 9,34", "0-00-00 9:34"},
    {"alle ore 9", "0-00-00 9:00"},
    {"午前十時", "0-00-00 10:00"},
    {"午後三時半", "0-00-00 15:30"},
    {"오후 3시 30분", "0-00-00 15:30"},
    {"오전 10시", "0-00-00 10:00"},
    {"10.30 - 11.45 a.m.", "0-00-00 10:30"},
    {"11:30-1:15", "0-00-00 11:30"},
    {"from 10 to 11 a.m.", "0-00-00 10:00"},
    {"10 h 30", "none"},
    {"10h30", "0-00-00 10:30"},
    {"10h", "0-00-00 10:00"},
    {"1800 hours", "0-00-00 18:00"},
    {"25:00", "none"},
};

START_TEST(days_and_hours_of_lines)
{
	const char *s = whens[_i].text;
	struct when w;
	struct ctx c;
	char got[64] = "none";

	ctx_begin(&c);
	if (vdm_when_find(&c, s, strlen(s), &w))
		snprintf(got, sizeof(got), "%d-%02d-%02d %d:%02d", w.year,
			 w.month, w.day, w.hour, w.minute);
	ck_assert_msg(strcmp(got, whens[_i].when) == 0, "%s: %s", s, got);
	ctx_end(&c);
}
END_TEST

/* What of a line is its time: what stands behind it is of another field. */
static const struct {
	const char *text, *time;
} times[] = {
    {"10:30 boats", "10:30"},
    {"10:30 a.m. boats", "10:30 a.m."},
    {"10:30 am boats", "10:30 am"},
    {"10:30am boats", "10:30am"},
    {"10:30-11:45 boats", "10:30-11:45"},
    {"10:30-11:45 am boats", "10:30-11:45 am"},
    {"10:30-11:45 a.m. boats", "10:30-11:45 a.m."},
    {"10:30 a.m. to 4:15 p.m. boats", "10:30 a.m. to 4:15 p.m."},
    {"10:30 am to 4 pm boats", "10:30 am to 4 pm"},
    {"10:30 to noon boats", "10:30 to noon"},
    {"from 10 to 11 a.m. boats", "10 to 11 a.m."},
    {"from 10 to 11 boats", ""},
    {"10h30 boats", "10h30"},
    {"24:00 boats", "24:00"},
    {"23:59 boats", "23:59"},
    {"10:59 boats", "10:59"},
    {"10:60 boats", ""},
};

START_TEST(times_end_where_they_end)
{
	const char *s = times[_i].text;
	struct when w = {0};
	struct ctx c;
	char got[64] = "";

	ctx_begin(&c);
	if (vdm_when_find(&c, s, strlen(s), &w))
		snprintf(got, sizeof(got), "%.*s",
			 (int)(w.time_end - w.time_start), s + w.time_start);
	ck_assert_msg(strcmp(got, times[_i].time) == 0, "%s: %s", s, got);
	ctx_end(&c);
}
END_TEST

START_TEST(days_of_stamps)
{
	struct vdm_stamp t;
	struct ctx c;
	const char *s = "Tue Mar 14 18:58:03 2006";

	ctx_begin(&c);
	ck_assert_int_eq(vdm_stamp_at(&c, s, strlen(s), &t), 1);
	ck_assert_int_eq(t.year, 2006);
	ck_assert_int_eq(t.month, 3);
	ck_assert_int_eq(t.mday, 14);
	ck_assert_int_eq(vdm_stamp_seconds("12.345", 6), 12345);
	ck_assert_int_eq(vdm_stamp_seconds("12", 2), -1);
	ck_assert_int_eq(vdm_stamp_seconds("12.3x", 5), -1);
	ck_assert_int_eq(vdm_stamp_is_code(&c, "[01:02]", 7), 1);
	ck_assert_int_eq(vdm_stamp_is_code(&c, "01:02", 5), 0);
	ctx_end(&c);
}
END_TEST

/* Frames of no tool that is listed anywhere, and texts that only look so. */
static const struct {
	const char *text, *units;
} frames[] = {
    {"{0:01} ann lee: so it begins\n{0:05} bo: yes\n{0:09} ann lee: well\n",
     "turn/ann lee\nturn/bo\nturn/ann lee\n"},
    {"Ann Lee | 10:01\nSo it begins.\n\nBo Moe | 10:02\nYes.\n\n"
     "Ann Lee | 10:04\nWell.\n\nIt ends.\n\nBo Moe | 10:05\nIt does.\n",
     "turn/Ann Lee\nturn/Bo Moe\nturn/Ann Lee\nturn/Ann Lee\nturn/Bo Moe\n"},
    {"text|who|when\nSo it begins here.|Ann|0:01\nDoes it?|Bo|0:04\n"
     "It does.|Ann|0:09\n",
     "chrome\nturn/Ann\nturn/Bo\nturn/Ann\n"},
    /* a plan of a day is nobody's */
    {"9:00 Opening\n10:30 Coffee\n11:00 Walk to the harbour\n12:30 Lunch\n",
     NULL},
    /* tags are no nicks */
    {"<p> So it is. </p>\n<p> And so it was. </p>\n<q> So. </q>\n"
     "<q> It is. </q>\n",
     NULL}};

START_TEST(frames_are_learnt)
{
	struct vdm_record *rec;
	char *got;

	if (frames[_i].units != NULL) {
		check_units(frames[_i].text, frames[_i].units);
		return;
	}
	rec = read_text(frames[_i].text, NULL, NULL, NULL);
	got = units_of(rec);
	ck_assert_ptr_null(strstr(got, "turn"));
	free(got);
	vdm_record_free(rec);
}
END_TEST

/* Dates that clerks write out in words. */
static const struct {
	const char *text, *want;
} spelt[] = {
    {"the twenty-first day of May, one thousand nine hundred and twelve",
     "1912-5-21"},
    {"this fourth day of May, nineteen hundred and twelve", "1912-5-4"},
    {"the fourth day of May 1912", "1912-5-4"},
    {"the fourth day of May 19120", "none"},
    {"the thirtieth day of April, one thousand nine hundred", "1900-4-30"},
    {"Fourth May, nineteen hundred and twelve", "1912-5-4"},
    {"fourth of May 1912", "1912-5-4"},
    {"le quatre mai mil neuf cent quatre-vingt-quatre", "1984-5-4"},
    {"le vingt et un mai mil neuf cent quatre-vingt-douze", "1992-5-21"},
    {"le vingt mai mil neuf cent vingt", "1920-5-20"},
    {"a veinte y tres de mayo de mil novecientos doce", "1912-5-23"},
    {"aos vinte e um de maio de mil novecentos e doze", "1912-5-21"},
    {"am ein und zwanzigsten Mai neunzehnhundertzw\xC3\xB6lf", "1912-5-21"},
    {"the twenty and first day of May 1912", "1912-5-21"},
    {"le trente et un juin mil neuf cent douze", "none"},
    {"on the 20 and 5 of May 1912", "1912-5-5"},
    {"on the first and second of May, one thousand nine hundred and one",
     "1901-5-2"},
    {"L'anno millenovecentododici, il giorno quattro del mese di maggio",
     "1912-5-4"},
    {"the thirty-first day of April, one thousand nine hundred and twelve",
     "none"},
    {"the fortieth day of May, one thousand nine hundred and twelve", "none"},
    {"the fourth day of May, three thousand and one", "none"},
    {"the fourth day of May, nine hundred and twelve", "none"},
    {"one thousand nine hundred and twelve", "none"},
    {"the fourth day of May", "none"},
    {"May came, one thousand nine hundred and twelve", "none"},
};

START_TEST(dates_in_words)
{
	struct ctx c;
	struct when w;
	char got[40] = "none";
	const char *s = spelt[_i].text;

	ctx_begin(&c);
	if (vdm_spelt_date(&c, s, strlen(s), &w))
		snprintf(got, sizeof(got), "%d-%d-%d", w.year, w.month, w.day);
	ck_assert_msg(strcmp(got, spelt[_i].want) == 0, "%s: %s, not %s", s,
		      got, spelt[_i].want);
	ctx_end(&c);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("stamp");
	TCase *t = tcase_create("stamps");
	SRunner *r;
	int failed;

	tcase_add_loop_test(t, stamps_are_read, 0,
			    sizeof(stamps) / sizeof(stamps[0]));
	tcase_add_loop_test(t, days_and_hours_of_lines, 0,
			    sizeof(whens) / sizeof(whens[0]));
	tcase_add_loop_test(t, times_end_where_they_end, 0,
			    sizeof(times) / sizeof(times[0]));
	tcase_add_test(t, days_of_stamps);
	tcase_add_loop_test(t, dates_in_words, 0,
			    (int)(sizeof(spelt) / sizeof(spelt[0])));
	tcase_add_loop_test(t, frames_are_learnt, 0,
			    sizeof(frames) / sizeof(frames[0]));
	suite_add_tcase(s, t);
	r = srunner_create(s);
	srunner_run_all(r, CK_NORMAL);
	failed = srunner_ntests_failed(r);
	srunner_free(r);
	return failed > 0;
}
