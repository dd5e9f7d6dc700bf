/* SPDX-License-Identifier: MIT */
/* Times of day as records write and say them, and ranges of them. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/times.h"

enum {
	CLOCK_DIGITS = 4, /* "2100 hours" */
	HOUR = 60,
	QUARTER = 15,
	STATED_TOKENS = 8, /* of the value of a field */
	EN_DASH = 0x2013,
	EM_DASH = 0x2014
};

/* a.m., p.m., hours after a time; *used tokens of it. */
static enum half
half_day(struct ctx *c, const struct tokens *t, size_t i, size_t *used)
{
	*used = 0;
	if (i >= t->n || !(t->t[i].flags & T_WORD))
		return NO_HALF;
	if (vdm_word_does(t, i, X_HOURS)) {
		*used = 1;
		return WHOLE_DAY;
	}
	if (vdm_rule_at_token(c, t, i, P_FORENOON, used) != NULL)
		return FORENOON;
	if (vdm_rule_at_token(c, t, i, P_AFTERNOON, used) != NULL)
		return AFTERNOON;
	return NO_HALF;
}

/* The second time of a range, and the byte behind it. */
struct until {
	int hour, minute;
	enum half half;
	size_t end;
};

/* The bytes of what joins two times at s: a dash, "to". */
static size_t
range_mark(struct ctx *c, const char *s, size_t n)
{
	size_t skip = 0, used = 0, bytes;
	uint32_t cp;

	while (skip < n && s[skip] == ' ')
		skip++;
	s += skip;
	n -= skip;
	if (n > 0 && *s == '-')
		used = 1;
	else if (n > 0 && ((cp = vdm_utf8_decode(s, n, &bytes)) == EN_DASH ||
			   cp == EM_DASH))
		used = bytes;
	else if (skip > 0)
		used = vdm_word_at(c, s, n, X_TO);
	if (used == 0)
		return 0;
	while (used < n && s[used] == ' ')
		used++;
	return skip + used;
}

/* The hour at byte *p, which is moved behind it; -1 of what is none. */
static int
hour_at(const char *s, size_t n, size_t *p)
{
	int hour = vdm_digits_at(s, n, p, 2);

	return hour > LAST_HOUR || (*p < n && vdm_is_digit(s[*p])) ? -1 : hour;
}

/* ":40", ".40" at byte *p, which is moved behind it: the minutes; 0: none. */
static int
minutes_at(const char *s, size_t n, size_t *p)
{
	if (*p + 2 >= n || (s[*p] != ':' && s[*p] != '.') ||
	    !vdm_is_digit(s[*p + 1]))
		return 0;
	++*p;
	return vdm_digits_at(s, n, p, 2);
}

/* "-2:40 p.m.", " to noon" at byte p, behind a time: 0 if no range. */
static int
until_at(struct ctx *c, const struct tokens *t, size_t p, struct until *u)
{
	size_t n = t->t[t->n - 1].end, mark, k = 0, used, from;
	const char *s = t->s;

	u->minute = 0;
	u->half = NO_HALF;
	mark = p < n ? range_mark(c, s + p, n - p) : 0;
	if (mark == 0)
		return 0;
	from = p += mark;
	used = vdm_word_at(c, s + p, n - p, X_NOON);
	if (used > 0) {
		u->hour = HALF_DAY;
		u->end = p + used;
		return 1;
	}
	u->hour = hour_at(s, n, &p);
	if (u->hour < 0)
		return 0;
	u->minute = minutes_at(s, n, &p);
	u->end = p;
	while (k < t->n && t->t[k].start < p)
		k++;
	u->half = half_day(c, t, k, &used);
	if (used > 0)
		u->end = t->t[k + used - 1].end;
	return u->minute <= LAST_MINUTE && (p - from > 2 || used > 0);
}

/* The time that tokens [i, end) say; `end`, or 0 when there is none such. */
static size_t
time_put(struct when *w, const struct tokens *t, size_t i, size_t end, int h,
	 int m, enum half half)
{
	h = vdm_hour_of(h, half);
	if (h > LAST_HOUR || m > LAST_MINUTE)
		return 0;
	w->hour = h;
	w->minute = m;
	w->time_start = t->t[i].start;
	w->time_end = t->t[end - 1].end;
	return end;
}

/* "2100 hours", "at 2100". */
static size_t
four_digits(struct ctx *c, const struct tokens *t, size_t i, int after_at,
	    struct when *w)
{
	size_t used, digits, bytes;
	int number = vdm_figures_of(t, i, &digits, &bytes);

	if (half_day(c, t, i + 1, &used) != WHOLE_DAY && !after_at)
		return 0;
	return time_put(w, t, i, i + 1, number / 100, number % 100, NO_HALF) > 0
		   ? i + 1 + used
		   : 0;
}

/* What the second time of a range says of the first: "10:30-11:45 a.m." is all
 * of one half, "11:30-1:15 p.m." is not. */
static enum half
first_half(int h, const struct until *u)
{
	return u->half == AFTERNOON && h % HALF_DAY > u->hour % HALF_DAY
		   ? FORENOON
		   : u->half;
}

/* "00pm": the half of the day in one word with the figures before it. */
static enum half
glued_half(struct ctx *c, const struct tokens *t, size_t i, size_t figures)
{
	const char *s = t->s + t->t[i].start + figures;
	size_t n = t->t[i].end - t->t[i].start - figures, used;

	if (n == 0)
		return NO_HALF;
	if (vdm_rule_at_start(c, s, n, P_FORENOON, &used) != NULL && used == n)
		return FORENOON;
	if (vdm_rule_at_start(c, s, n, P_AFTERNOON, &used) != NULL && used == n)
		return AFTERNOON;
	return NO_HALF;
}

/* The minutes and the half of the day of a time whose hour is token i, with a
 * colon or a stop behind it: the token after it, or 0. */
static size_t
minutes_end(struct ctx *c, const struct tokens *t, size_t i, int after_at,
	    int *m, enum half *half)
{
	int colon = vdm_punct(t, i + 1, ':');
	size_t digits, bytes, used;
	struct until u;

	*half = NO_HALF;
	*m = vdm_figures_of(t, i + 2, &digits, &bytes);
	if (digits == 0 || (t->t[i + 2].flags & T_SPACED) ||
	    (digits != 2 && !(digits == 1 && (vdm_punct(t, i + 1, ',') ||
					      half_day(c, t, i + 3, &used)))))
		return 0;
	*half = glued_half(c, t, i + 2, bytes);
	if (*half != NO_HALF)
		return i + 3;
	*half = half_day(c, t, i + 3, &used);
	/* "10:30 - 11:45 a.m.": the second time says it of both */
	if (*half == NO_HALF && until_at(c, t, t->t[i + 2].start + bytes, &u))
		*half = first_half(vdm_figures_of(t, i, &digits, &bytes), &u);
	return colon || *half != NO_HALF || after_at ? i + 3 + used : 0;
}

/* The half of the day of a time that is an hour alone, at token i, and how many
 * tokens say it: "3 p.m.", "3 to 4 p.m.". */
static enum half
hour_half(struct ctx *c, const struct tokens *t, size_t i, size_t digits,
	  size_t *used)
{
	enum half half = half_day(c, t, i + 1, used);
	size_t bytes;
	struct until u;

	if (half == NO_HALF && until_at(c, t, t->t[i].start + digits, &u))
		half = first_half(vdm_figures_of(t, i, &digits, &bytes), &u);
	return half;
}

/* Goes on to the end of a range whose first time was put; `end` is the token
 * after that. */
static size_t
range_put(struct ctx *c, const struct tokens *t, size_t end, struct when *w)
{
	size_t p = w->time_start;
	struct until u;

	if (end == 0)
		return 0;
	/* behind its last figure, for one word may go on: "2:30-2:40" */
	while (p < w->time_end && strchr("0123456789:.", t->s[p]) != NULL)
		p++;
	if (!until_at(c, t, p, &u) && !until_at(c, t, w->time_end, &u))
		return end;
	w->time_end = u.end;
	w->hour2 = vdm_hour_of(u.hour, u.half);
	w->minute2 = u.minute;
	while (end < t->n && t->t[end].start < u.end)
		end++;
	return end;
}

/* Whether a word stands before token i that says that an hour follows: "at",
 * "kl.", "a las". `strong`: one that stands before hours only. */
static int
after_clock(const struct tokens *t, size_t i, int *strong)
{
	size_t k = i;

	*strong = 0;
	if (k > 0 && (vdm_punct(t, k - 1, '.') || vdm_punct(t, k - 1, ':')))
		k--;
	if (k == 0)
		return 0;
	k--;
	if (vdm_word_does(t, k, X_CLOCK)) {
		/* an article stands before other numbers, too */
		*strong = !(t->t[k].classes & W_ARTICLE) ||
			  (k > 0 && (vdm_word_does(t, k - 1, X_CLOCK_AT) ||
				     (t->t[k - 1].classes & W_AUX)));
		return *strong;
	}
	return k + 1 == i &&
	       (vdm_word_does(t, k, X_AT) || vdm_word_does(t, k, X_FROM) ||
		vdm_word_does(t, k, X_CLOCK_AT));
}

/* The number at token *i in one or two figures, or in words; *i is moved behind
 * it; or -1. */
static int
number_at(const struct tokens *t, size_t *i)
{
	size_t digits, bytes, used;
	int value = vdm_figures_of(t, *i, &digits, &bytes);

	if (value >= 0) {
		if (digits > 2 || t->t[*i].end - t->t[*i].start != bytes)
			return -1;
		++*i;
		return value;
	}
	value = vdm_number_words(t, *i, &used);
	*i += used;
	return value;
}

/* A time in words. */
struct spoken {
	int hour, minute;
	int hours, minutes; /* whether words of the hour, of minutes stand */
};

/* "media", "quart", "3": how many minutes token *i says, which is moved behind
 * it; or -1. */
static int
amount_at(const struct tokens *t, size_t *i)
{
	if (vdm_word_does(t, *i, X_HALF)) {
		++*i;
		return HALF_HOUR;
	}
	if (vdm_word_does(t, *i, X_QUARTER)) {
		++*i;
		return QUARTER;
	}
	return number_at(t, i);
}

/* "y media", "moins dix", "min 3", "3 минуты": token k is behind the hour, and
 * what is returned behind the minutes; k where there are none. */
static size_t
spoken_minutes(const struct tokens *t, size_t k, struct spoken *p)
{
	size_t j = vdm_word_does(t, k, X_AND) ? k + 1 : k, from;
	int less = vdm_word_does(t, j, X_LESS), named, value;

	j += (size_t)less;
	named = vdm_word_does(t, j, X_MINUTES);
	j += (size_t)named;
	from = j;
	value = amount_at(t, &j);
	if (value < 0 || value > LAST_MINUTE)
		return k;
	if (!named && vdm_word_does(t, j, X_MINUTES)) {
		named = 1;
		j++;
	}
	/* "3 5": figures alone are another number */
	if (!p->hours && !named && (t->t[from].flags & T_DIGIT))
		return k;
	p->minutes = named;
	p->minute = less && value > 0 ? HOUR - value : value;
	p->hour -= less && value > 0;
	return j;
}

/* The token after "o'clock", "of the clock"; k where that does not stand. */
static size_t
past_clock(const struct tokens *t, size_t k, int *found)
{
	size_t of =
	    vdm_word_does(t, k, X_OF) && vdm_word_does(t, k + 1, X_THE) ? 2 : 0;

	if (!vdm_word_does(t, k + of, X_HOURS))
		return k;
	*found = 1;
	return k + of + 1;
}

/* Whether nothing stands before token i that a count might belong to. */
static int
opens_clause(const struct tokens *t, size_t i)
{
	return i == 0 || (t->t[i - 1].flags & T_PUNCT) ||
	       (t->t[i - 1].classes & W_AUX);
}

/* "vormittags 9 Uhr": the half of the day, where it stands before the hour. */
static enum half
half_before(struct ctx *c, const struct tokens *t, size_t i)
{
	size_t used;

	if (i == 0)
		return NO_HALF;
	if (vdm_rule_at_token(c, t, i - 1, P_FORENOON, &used) != NULL)
		return FORENOON;
	if (vdm_rule_at_token(c, t, i - 1, P_AFTERNOON, &used) != NULL)
		return AFTERNOON;
	return NO_HALF;
}

/* "to", "past": whether a phrase counts the minutes that stand before it, and
 * says none itself. */
static int
counts_minutes(const struct rule *r)
{
	return (r->value[0] == '+' || r->value[0] == '-') &&
	       r->value[1] == '\0';
}

/* "half-past", "twenty minutes to" at token *k, which is moved behind it: the
 * minutes from the hour, below 0 where they are wanting; HOUR: nothing such
 * stands there. */
static int
minutes_from(struct ctx *c, const struct tokens *t, size_t *k)
{
	size_t behind = *k, used;
	int said = number_at(t, &behind);
	const struct rule *r;

	if (said >= 0)
		*k = behind;
	r = vdm_rule_at_token(c, t, *k, P_PAST, &used);
	if (r == NULL || r->value == NULL || (said >= 0) != counts_minutes(r))
		return HOUR;
	*k += used;
	if (said < 0)
		return atoi(r->value);
	return r->value[0] == '-' ? -said : said;
}

/* "half-past Two o'clock", "twenty minutes to nine o'clock": the minutes stand
 * before their hour. The token after it, or 0. */
static size_t
past_hour(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	size_t k = i, used;
	int minutes = minutes_from(c, t, &k), hour, clock = 0;
	enum half half;

	if (minutes > LAST_MINUTE || minutes < -LAST_MINUTE)
		return 0;
	hour = number_at(t, &k);
	if (hour < 1 || hour > LAST_HOUR)
		return 0;
	k = past_clock(t, k, &clock);
	half = half_day(c, t, k, &used);
	if (!clock && half == NO_HALF && k < t->n && !(t->t[k].flags & T_PUNCT))
		return 0;
	w->twelve = half == NO_HALF;
	if (minutes < 0) {
		hour--;
		minutes += HOUR;
	}
	return time_put(w, t, i, k + used, hour, minutes, half);
}

/* The hour at token *k, which is moved behind it and behind the word for hours,
 * where that stands; 0: there is no hour. */
static int
spoken_hour(const struct tokens *t, size_t *k, struct spoken *p)
{
	p->hour = number_at(t, k);
	if (p->hour < 0 || p->hour > LAST_HOUR)
		return 0;
	if (!vdm_word_does(t, *k, X_HOURS) && !vdm_word_does(t, *k, X_OF))
		return 1;
	*k = past_clock(t, *k, &p->hours);
	/* "godz. 9", the minutes behind the word's stop */
	if (vdm_punct(t, *k, '.') && vdm_token_has(t, *k + 1, T_DIGIT))
		++*k;
	return 1;
}

/* The half of the day that *used tokens from k on say, or what stands before
 * the hour does, `before`. Twenty-four hours have none. */
static enum half
spoken_half(struct ctx *c, const struct tokens *t, size_t k,
	    const struct spoken *p, enum half before, size_t *used)
{
	enum half half = half_day(c, t, k, used);

	if (half != NO_HALF && half != WHOLE_DAY)
		return half;
	return p->hours ? before : NO_HALF;
}

/* "quinze heures dix", "a las cuatro y cinco de la tarde", "10 часов 3 минуты",
 * "godz. 9 min 3": the token after it, or 0. */
static size_t
spoken_time(struct ctx *c, const struct tokens *t, size_t i, int stated,
	    struct when *w)
{
	struct spoken p = {0};
	int strong, at = after_clock(t, i, &strong) || stated;
	size_t k = i, used;
	enum half half, before = half_before(c, t, i);

	if (!spoken_hour(t, &k, &p) || (!p.hours && !strong))
		return 0;
	k = spoken_minutes(t, k, &p);
	half = spoken_half(c, t, k, &p, before, &used);
	w->twelve = !(t->t[i].flags & T_DIGIT) && p.hours && half == NO_HALF;
	if (!at && half == NO_HALF &&
	    !(p.hours && p.minutes && opens_clause(t, i)))
		return 0;
	return time_put(w, t, i, k + used, p.hour, p.minute, half);
}

/* The bytes of the sign of hours at s, which ends before a figure or with n. */
static size_t
hours_sign(struct ctx *c, const char *s, size_t n)
{
	size_t used = 0;

	while (used < n && !vdm_is_digit(s[used]))
		used++;
	return used <= 2 && vdm_word_at(c, s, used, X_HOURS) == used ? used : 0;
}

/* "30", "30m" from byte p to n, behind the sign of hours: the minutes, or -1.
 */
static int
glued_minutes(struct ctx *c, const char *s, size_t n, size_t p)
{
	int m = vdm_digits_at(s, n, &p, 2);

	return p < n && vdm_word_at(c, s + p, n - p, X_MINUTES) != n - p ? -1
									 : m;
}

/* "10h30", "14h": figures and the letter of hours in one word. */
static size_t
glued_time(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	size_t n = i < t->n ? t->t[i].end : 0, p, used;
	int h, m = 0, strong;

	if (n == 0 || !(t->t[i].flags & T_WORD) || (t->t[i].flags & T_DIGIT))
		return 0;
	p = t->t[i].start;
	h = vdm_digits_at(t->s, n, &p, 2);
	used = h >= 0 ? hours_sign(c, t->s + p, n - p) : 0;
	if (used == 0)
		return 0;
	p += used;
	if (p < n)
		m = glued_minutes(c, t->s, n, p);
	else if (!after_clock(t, i, &strong))
		return 0;
	return m < 0 ? 0 : time_put(w, t, i, i + 1, h, m, NO_HALF);
}

/* The figures that a token begins with. */
struct figures {
	int value;
	size_t digits, bytes;
};

/* The half of the day that an hour of one or two figures has in one word with
 * it: "3pm", "4-4:40 p.m.". */
static enum half
half_in_word(struct ctx *c, const struct tokens *t, size_t i,
	     const struct figures *f)
{
	enum half half = glued_half(c, t, i, f->bytes);
	struct until u;

	if (half != NO_HALF || !(t->t[i].flags & T_DIGIT) ||
	    t->t[i].end - t->t[i].start <= f->bytes ||
	    !until_at(c, t, t->t[i].start + f->bytes, &u) || u.half == NO_HALF)
		return half;
	return first_half(f->value, &u);
}

/* Whether "at" or "from" stands before token i. */
static int
is_after_at(const struct tokens *t, size_t i)
{
	return i > 0 && (vdm_word_does(t, i - 1, X_AT) ||
			 vdm_word_does(t, i - 1, X_FROM));
}

/* Whether minutes may follow the hour at token i. A comma parts other numbers,
 * too, but behind a word that stands before hours only. */
static int
opens_minutes(const struct tokens *t, size_t i, int strong)
{
	return vdm_punct(t, i + 1, ':') || vdm_punct(t, i + 1, '.') ||
	       (strong && vdm_punct(t, i + 1, ','));
}

/* "10:20 a.m.", "9.30 hours", "alle 16,30", "3 p.m.": of an hour that is a
 * token by itself. */
static size_t
hour_time(struct ctx *c, const struct tokens *t, size_t i,
	  const struct figures *f, struct when *w)
{
	int strong, at = after_clock(t, i, &strong), m;
	size_t used, end;
	enum half half;

	if (opens_minutes(t, i, strong)) {
		end = minutes_end(c, t, i, at, &m, &half);
		if (end > 0)
			return time_put(w, t, i, end, f->value, m, half);
	}
	half = hour_half(c, t, i, f->digits, &used);
	if (half == NO_HALF || (half == WHOLE_DAY && !at))
		return 0;
	return time_put(w, t, i, i + 1 + used, f->value, 0, half);
}

/* "at 2100", and all times in figures that say their hour alone. */
static size_t
figures_time(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	struct figures f;
	enum half half = NO_HALF;

	f.value = vdm_figures_of(t, i, &f.digits, &f.bytes);
	if (f.value < 0)
		return 0;
	if (f.digits <= 2)
		half = half_in_word(c, t, i, &f);
	if (half != NO_HALF)
		return time_put(w, t, i, i + 1, f.value, 0, half);
	if (!(t->t[i].flags & T_DIGIT))
		return 0;
	if (f.digits == CLOCK_DIGITS && t->t[i].end - t->t[i].start == f.bytes)
		return four_digits(c, t, i, is_after_at(t, i), w);
	return f.digits <= 2 ? hour_time(c, t, i, &f, w) : 0;
}

size_t
vdm_time_at(struct ctx *c, const struct tokens *t, size_t i, struct when *w)
{
	size_t end;

	if (vdm_word_does(t, i, X_NOON))
		return range_put(
		    c, t, time_put(w, t, i, i + 1, HALF_DAY, 0, NO_HALF), w);
	if (!(t->t[i].flags & T_WORD))
		return 0;
	/* "10.30 horas" is no ten and another number */
	end = i + 1 < t->n && (t->t[i + 1].flags & T_PUNCT)
		  ? figures_time(c, t, i, w)
		  : 0;
	if (end == 0)
		end = past_hour(c, t, i, w);
	if (end == 0)
		end = spoken_time(c, t, i, 0, w);
	if (end == 0)
		end = figures_time(c, t, i, w);
	if (end == 0)
		end = glued_time(c, t, i, w);
	return end > 0 ? range_put(c, t, end, w)
		       : vdm_time_in_signs(c, t, i, w);
}

int
vdm_time_stated(struct ctx *c, const char *s, size_t n, struct when *w)
{
	struct tokens *t = &c->tok2;
	size_t i;

	memset(w, 0, sizeof(*w));
	w->hour = w->hour2 = -1;
	vdm_tokens(c, t, s, n, STATED_TOKENS);
	for (i = 0; i < t->n; i++)
		if (spoken_time(c, t, i, 1, w) > 0)
			return 1;
	return 0;
}
