/* SPDX-License-Identifier: MIT */
/*
 * Reads the stamp that a text begins with: "00:01:02,345", "[12.05.2023
 * 21:14]", "#00:00:09-4#", "9:02 AM", "1h 2m 3s", "00:02.9 --> 00:05.1".
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/lines/stamp.h"

enum {
	WORD_BYTES = 24, /* of a month, a weekday */
	SMALL_WORDS = 2, /* between a date and an hour: "a las", "o godz." */
	SMALL_BYTES = 6,
	TIME_DIGITS = 2, /* of an hour, a minute */
	LONG_DIGITS = 3, /* of minutes that are not counted by hours */
	PART_DIGITS = 9, /* of what is less than a second */
	YEAR_DIGITS = 4,
	MILLIS = 1000,
	SIXTY = 60,
	NOON = 12,
	DAY_MILLIS = 24 * 3600 * 1000,
	ZONE_BYTES = 5, /* "CEST", "GMT" */
	HASH = 31,
	CENTURY = 2000, /* of a year of two figures, */
	YEARS = 100,
	CENTURY_FROM = 70, /* below this */
	TEN = 10
};

/* What is left of a text that is read from left to right. */
struct cursor {
	const struct ctx *c;
	const char *s;
	size_t n, i;
};

static int
is_letter(char c)
{
	return vdm_is_letter(c) || (unsigned char)c >= 0x80;
}

/* White space, and the narrow and no-break ones that programs print. */
static size_t
space_at(const struct cursor *k)
{
	size_t used;
	uint32_t cp;

	if (k->i >= k->n)
		return 0;
	cp = vdm_utf8_decode(k->s + k->i, k->n - k->i, &used);
	return cp == ' ' || cp == '\t' || cp == 0xA0 || cp == 0x202F ||
		       cp == 0x2009 || cp == 0x200E
		   ? used
		   : 0;
}

static void
skip_space(struct cursor *k)
{
	size_t used;

	while ((used = space_at(k)) > 0)
		k->i += used;
}

/* Whether a letter or a digit stands here. */
static int
at_word(const struct cursor *k)
{
	size_t used;

	return k->i < k->n &&
	       vdm_is_word(vdm_utf8_decode(k->s + k->i, k->n - k->i, &used));
}

static char
peek(const struct cursor *k)
{
	return k->i < k->n ? k->s[k->i] : '\0';
}

static char
peek_next(const struct cursor *k)
{
	return k->i + 1 < k->n ? k->s[k->i + 1] : '\0';
}

/* Digits, at most `most` of them: how many, and *value; 0 when there are more.
 */
static size_t
digits(struct cursor *k, size_t most, long *value)
{
	size_t i = k->i;

	*value = 0;
	while (i < k->n && vdm_is_digit(k->s[i]) && i - k->i <= most) {
		*value = *value * TEN + (k->s[i] - '0');
		i++;
	}
	if (i == k->i || i - k->i > most)
		return 0;
	most = i - k->i;
	k->i = i;
	return most;
}

/* The letters from here on, with what the tables say of the word. */
static size_t
word(const struct cursor *k, struct token *t)
{
	char low[WORD_BYTES];
	size_t n = 0, i = k->i, used;

	memset(t, 0, sizeof(*t));
	while (i < k->n) {
		uint32_t cp = vdm_utf8_decode(k->s + i, k->n - i, &used);

		if (!vdm_is_word(cp) || vdm_is_digit(k->s[i]))
			break;
		if (n + used > sizeof(low))
			return 0;
		memcpy(low + n, k->s + i, used);
		if (used == 1 && vdm_is_capital(low[n]))
			low[n] = (char)(low[n] + ('a' - 'A'));
		n += used;
		i += used;
	}
	if (n > 0)
		vdm_lexicon_mark(k->c, t, low, n);
	return n;
}

static int
does(const struct token *t, enum vdm_word_use use)
{
	return (int)(t->uses >> use & 1);
}

/* ---- times -------------------------------------------------------------- */

/* "h", "m", "s", "ms" behind a number: milliseconds, 0 for none. */
static long
unit_at(struct cursor *k)
{
	static const struct {
		const char *name;
		long millis;
	} units[] = {{"ms", 1},
		     {"min", SIXTY * MILLIS},
		     {"sec", MILLIS},
		     {"h", SIXTY * SIXTY * MILLIS},
		     {"m", SIXTY * MILLIS},
		     {"s", MILLIS}};
	size_t i, n;

	for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		n = strlen(units[i].name);
		if (k->n - k->i >= n &&
		    memcmp(k->s + k->i, units[i].name, n) == 0 &&
		    (k->i + n == k->n || !is_letter(k->s[k->i + n]))) {
			k->i += n;
			return units[i].millis;
		}
	}
	return 0;
}

/* "1h 2m 3s", "12m 3s": the bytes that it takes, *time. */
static int
counted_time(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	long value, unit, last = 0, sum = 0;
	int parts = 0;

	while (digits(&t, LONG_DIGITS, &value) > 0) {
		unit = unit_at(&t);
		if (unit == 0 || (last != 0 && unit >= last))
			return 0;
		last = unit;
		sum += value * unit;
		parts++;
		*k = t;
		skip_space(&t);
	}
	if (parts == 0)
		return 0;
	out->time = sum;
	out->has_second = last <= MILLIS;
	return parts > 1 || last <= MILLIS;
}

/* ".345", ",5", "-4", ":12" frames: what is less than a second. */
static long
part_of_second(struct cursor *k)
{
	static const char marks[] = ".,-;:";
	long value, scale = 1;
	size_t n;
	struct cursor t = *k;

	if (k->i >= k->n || strchr(marks, peek(k)) == NULL ||
	    !vdm_is_digit(peek_next(k)))
		return 0;
	t.i++;
	n = digits(&t, PART_DIGITS, &value);
	if (n == 0)
		return 0;
	/* ":12" counts frames, of which nobody says how many make a second */
	if (peek(k) == ':' || peek(k) == ';')
		value = 0;
	*k = t;
	for (; n > 0 && scale < MILLIS; n--)
		scale *= TEN;
	for (; n > 0; n--)
		value /= TEN;
	return value * (MILLIS / scale);
}

/* "AM", "p.m.": its two letters without stops; the bytes that it takes. */
static size_t
half_letters(const struct cursor *k, char *out)
{
	size_t i = k->i, n = 0;

	while (i < k->n && n < 2) {
		char c = k->s[i];

		if (vdm_is_letter(c))
			out[n++] = c;
		else if (n == 0 || (c != '.' && c != ' '))
			return 0;
		i++;
	}
	if (n < 2)
		return 0;
	if (i < k->n && k->s[i] == '.' && k->s[k->i + 1] == '.')
		i++;
	return i - k->i;
}

/* A half of the day behind a time of twelve hours. */
static void
half_of_day(struct cursor *k, struct vdm_stamp *out)
{
	const long noon = (long)NOON * SIXTY * SIXTY * MILLIS;
	struct cursor t = *k;
	char half[2];
	size_t used;
	int after;

	skip_space(&t);
	used = half_letters(&t, half);
	if (used == 0 || out->time >= DAY_MILLIS)
		return;
	after = vdm_rule_whole(k->c, half, 2, P_AFTERNOON) != NULL;
	if (!after && vdm_rule_whole(k->c, half, 2, P_FORENOON) == NULL)
		return;
	k->i = t.i + used;
	if (after && out->time < noon)
		out->time += noon;
	else if (!after && out->time >= noon)
		out->time -= noon;
}

/* "Z", "+01:00", "GMT", "UTC": the zone of a time that has a date. */
static void
zone(struct cursor *k)
{
	struct cursor t = *k;
	size_t letters = 0;
	long value;

	skip_space(&t);
	while (t.i < t.n && vdm_is_capital(peek(&t))) {
		letters++;
		t.i++;
	}
	if (letters > ZONE_BYTES || (letters == 1 && t.s[t.i - 1] != 'Z') ||
	    (letters == 2))
		return;
	if (letters > 0)
		*k = t;
	if ((peek(&t) == '+' || peek(&t) == '-') &&
	    vdm_is_digit(peek_next(&t))) {
		t.i++;
		if (digits(&t, YEAR_DIGITS, &value) == 0)
			return;
		if (peek(&t) == ':') {
			t.i++;
			(void)digits(&t, TIME_DIGITS, &value);
		}
		*k = t;
	}
}

/* The seconds behind hours and minutes, with the mark that stands between
 * those: 1; 0: there are none; -1: it is no time of a clock. */
static int
clock_seconds(struct cursor *k, char mark, long *second)
{
	*second = 0;
	if (peek(k) != mark || !vdm_is_digit(peek_next(k)))
		return 0;
	k->i++;
	return digits(k, TIME_DIGITS, second) == TIME_DIGITS && *second < SIXTY
		   ? 1
		   : -1;
}

/* Whether a part of a second stands here: then a minute and a second stood
 * before it. */
static int
at_part(const struct cursor *k)
{
	struct cursor t = *k;

	if (peek(k) != '.' && peek(k) != ',')
		return 0;
	(void)part_of_second(&t);
	return t.i > k->i;
}

/* "9:02", "00:01:02.345"; after a date "21.14", too. */
static int
clock_time(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	long a, b, second;
	char mark;
	size_t n = digits(&t, LONG_DIGITS, &a);
	int seconds;

	mark = peek(&t);
	if (n == 0 || (mark != ':' && !(mark == '.' && out->has_date)))
		return 0;
	t.i++;
	if (digits(&t, TIME_DIGITS, &b) != TIME_DIGITS || b >= SIXTY)
		return 0;
	out->has_second = 0;
	seconds = clock_seconds(&t, mark, &second);
	if (seconds < 0 || (seconds > 0 && n > TIME_DIGITS))
		return 0;
	out->has_second = seconds;
	/* a clock's, if it is one's; else minutes and seconds */
	if (seconds == 0 && at_part(&t))
		out->time = (a * SIXTY + b) * MILLIS;
	else
		out->time = ((a * SIXTY + b) * SIXTY + second) * MILLIS;
	out->time += part_of_second(&t);
	*k = t;
	half_of_day(k, out);
	zone(k);
	return 1;
}

static int
read_time(struct cursor *k, struct vdm_stamp *out)
{
	if (!vdm_is_digit(peek(k)) ||
	    (!clock_time(k, out) && !counted_time(k, out)))
		return 0;
	out->has_time = 1;
	return 1;
}

/* ---- dates -------------------------------------------------------------- */

/* "12/05/2023", "2023-05-12", "12.5.23"; "5/12", which a year need not follow.
 */
static int
figures_date(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	long first, second, third;
	size_t a, d;
	char mark;

	a = digits(&t, YEAR_DIGITS, &first);
	mark = peek(&t);
	if (a == 0 || (mark != '/' && mark != '.' && mark != '-'))
		return 0;
	t.i++;
	skip_space(&t);
	if (digits(&t, TIME_DIGITS, &second) == 0)
		return 0;
	if (peek(&t) != mark) {
		if (mark != '/' || a > TIME_DIGITS)
			return 0;
		*k = t;
		return 1;
	}
	t.i++;
	skip_space(&t);
	d = digits(&t, YEAR_DIGITS, &third);
	/* "12.5." has no year, and is a date */
	if (d == 0 ? mark != '.' || a > TIME_DIGITS
		   : a > TIME_DIGITS && d > TIME_DIGITS)
		return 0;
	if (a == YEAR_DIGITS) {
		out->year = (int)first;
		out->month = (int)second;
		out->mday = (int)third;
	}
	*k = t;
	return 1;
}

/* The year behind a month's name and a day. */
static void
read_year(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	/* "14-Mar-22" */
	int dashed = t.i > 0 && t.s[t.i - 1] == '-';
	size_t n;
	long v;

	if (peek(&t) == ',')
		t.i++;
	skip_space(&t);
	n = digits(&t, YEAR_DIGITS, &v);
	if (dashed && n == 2)
		v += v < CENTURY_FROM ? CENTURY : CENTURY - YEARS;
	else if (n != YEAR_DIGITS)
		return;
	if (peek(&t) == ':')
		return;
	out->year = (int)v;
	*k = t;
}

/* The day of a month, "12", "12th", "12.". */
static int
read_mday(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	struct token ordinal;
	long v;

	if (digits(&t, TIME_DIGITS, &v) == 0 || peek(&t) == ':')
		return 0;
	if (word(&t, &ordinal) > 0 && does(&ordinal, X_ORDINAL))
		t.i += word(&t, &ordinal);
	out->mday = (int)v;
	*k = t;
	return 1;
}

static void
skip_stop(struct cursor *k)
{
	if (peek(k) == '.' || peek(k) == '-')
		k->i++;
	skip_space(k);
}

/* "12 May 2023", "May 12, 2023", "12-MAY-1988" */
static int
words_date(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	struct token month;
	int day = read_mday(&t, out);

	if (day)
		skip_stop(&t);
	if (word(&t, &month) == 0 || month.month == 0)
		return 0;
	t.i += word(&t, &month);
	skip_stop(&t);
	if (!day && !read_mday(&t, out))
		return 0;
	out->month = month.month;
	read_year(&t, out);
	*k = t;
	return 1;
}

/* "Tue," before a date or an hour: a weekday, or "yesterday". */
static int
weekday(struct cursor *k)
{
	struct cursor t = *k;
	struct token w;
	size_t n = word(&t, &w);

	if (n == 0 || (!(w.classes & W_WEEKDAY) && !does(&w, X_DAY)))
		return 0;
	t.i += n;
	if (peek(&t) == '.' || peek(&t) == ',')
		t.i++;
	skip_space(&t);
	*k = t;
	return 1;
}

static int
read_date(struct cursor *k, struct vdm_stamp *out)
{
	size_t from = k->i, i;
	int named = weekday(k);
	int found = figures_date(k, out) || words_date(k, out);

	if (!found && !named) {
		k->i = from;
		return 0;
	}
	out->has_date = 1;
	for (i = from; i < k->i; i++)
		out->day = out->day * HASH + (unsigned char)k->s[i];
	if (out->day == 0)
		out->day = 1;
	return 1;
}

/* A small word or two before an hour, in any language: "um", "kl.", "a las";
 * a longer one is of a sentence. */
static int
skip_small(struct cursor *k)
{
	struct cursor t = *k;
	struct token w;
	size_t n, i;

	for (i = 0; i < SMALL_WORDS && !vdm_is_digit(peek(&t)); i++) {
		n = word(&t, &w);
		if (n == 0 || n > SMALL_BYTES)
			return 0;
		t.i += n;
		if (peek(&t) == '.')
			t.i++;
		skip_space(&t);
	}
	if (i == 0 || !vdm_is_digit(peek(&t)))
		return 0;
	*k = t;
	return 1;
}

/* Between a date and a time: ", ", "T", " at ", a dash, a dot. */
static void
skip_joint(struct cursor *k)
{
	struct token w;
	size_t used, n;
	uint32_t cp;

	if (peek(k) == 'T' && vdm_is_digit(peek_next(k))) {
		k->i++;
		return;
	}
	if (peek(k) == ',')
		k->i++;
	skip_space(k);
	n = word(k, &w);
	if (n > 0 && does(&w, X_AT)) {
		k->i += n;
		skip_space(k);
		return;
	}
	if (skip_small(k) || k->i >= k->n)
		return;
	cp = vdm_utf8_decode(k->s + k->i, k->n - k->i, &used);
	if (cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2022 ||
	    cp == 0xB7 || cp == '|' || cp == '_') {
		k->i += used;
		skip_space(k);
	}
}

/* ---- the whole ---------------------------------------------------------- */

/* A date, a time, or both in either order. */
static int
read_moment(struct cursor *k, struct vdm_stamp *out)
{
	struct vdm_stamp both;
	struct cursor t;

	if (read_date(k, out)) {
		t = *k;
		skip_joint(&t);
		if (read_time(&t, out)) {
			*k = t;
			/* "Mar 14 18:58:03 2006" */
			if (out->month > 0 && out->year == 0)
				read_year(k, out);
		}
		return 1;
	}
	if (!read_time(k, out))
		return 0;
	t = *k;
	skip_joint(&t);
	/* a weekday alone behind a time is the text's */
	both = *out;
	if (vdm_is_digit(peek(&t)) && read_date(&t, &both) && !at_word(&t)) {
		*k = t;
		*out = both;
	}
	return 1;
}

/* "-->", "-", "–", "~", ">": what stands between two ends of a span. */
static int
skip_span(struct cursor *k)
{
	size_t from, used;
	uint32_t cp;

	skip_space(k);
	from = k->i;
	while (k->i < k->n) {
		cp = vdm_utf8_decode(k->s + k->i, k->n - k->i, &used);
		if (cp != '-' && cp != '>' && cp != 0x2013 && cp != 0x2014 &&
		    cp != '~' && cp != 0x2192)
			break;
		k->i += used;
	}
	if (k->i == from)
		return 0;
	skip_space(k);
	return 1;
}

static void
read_span(struct cursor *k, struct vdm_stamp *out)
{
	struct cursor t = *k;
	struct vdm_stamp end = *out;

	if (!out->has_time || !skip_span(&t) || !read_time(&t, &end) ||
	    at_word(&t))
		return;
	out->has_span = 1;
	out->until = end.time;
	*k = t;
}

/* The bracket that closes what this one opens. */
static char
closing(char open)
{
	static const char pairs[] = "[](){}##<>";
	const char *p = open != '\0' ? strchr(pairs, open) : NULL;

	return p != NULL && (p - pairs) % 2 == 0 ? p[1] : '\0';
}

int
vdm_stamp_at(const struct ctx *c, const char *s, size_t n,
	     struct vdm_stamp *out)
{
	struct cursor k = {c, s, n, 0};
	char close = closing(peek(&k));

	memset(out, 0, sizeof(*out));
	out->time = out->until = -1;
	if (close != '\0') {
		out->open = s[0];
		k.i++;
		skip_space(&k);
	}
	if (!read_moment(&k, out))
		return 0;
	read_span(&k, out);
	if (close == '\0') {
		if (at_word(&k) || peek(&k) == '%')
			return 0;
	} else {
		skip_space(&k);
		if (peek(&k) != close)
			return 0;
		k.i++;
	}
	out->end = k.i;
	return 1;
}

long
vdm_stamp_seconds(const char *s, size_t n)
{
	struct cursor k = {NULL, s, n, 0};
	long whole, part = 0;

	if (digits(&k, PART_DIGITS, &whole) == 0 || peek(&k) != '.')
		return -1;
	part = part_of_second(&k);
	return k.i == n ? whole * MILLIS + part : -1;
}

int
vdm_stamp_is_code(const struct ctx *c, const char *s, size_t n)
{
	struct vdm_stamp t;

	return n > 0 && vdm_stamp_at(c, s, n, &t) && t.end == n && t.has_time &&
	       !t.has_date && (t.open != '\0' || t.has_second);
}
