/* SPDX-License-Identifier: MIT */
/* Times of day in signs that stand for words, and those glued to a date. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/times.h"

#define WIDE_COLON "\xEF\xBC\x9A"

enum { FAR = 0x1100 /* signs that stand for words are beyond */ };

/* "午前", "오후": the half of the day that begins at byte *p, moved behind it.
 */
static enum half
half_in_signs(struct ctx *c, const char *s, size_t n, size_t *p)
{
	size_t used;
	enum half half = NO_HALF;

	if (vdm_rule_at_start(c, s + *p, n - *p, P_FORENOON, &used) != NULL)
		half = FORENOON;
	else if (vdm_rule_at_start(c, s + *p, n - *p, P_AFTERNOON, &used) !=
		 NULL)
		half = AFTERNOON;
	if (half == NO_HALF)
		return NO_HALF;
	*p += used;
	while (*p < n && s[*p] == ' ')
		++*p;
	return half;
}

/* Whether the sign at byte *p does this; *p is moved behind it. */
static int
sign_does(const struct ctx *c, const char *s, size_t n, size_t *p,
	  enum vdm_word_use use)
{
	size_t used;

	if (*p >= n)
		return 0;
	(void)vdm_utf8_decode(s + *p, n - *p, &used);
	if (!vdm_lexicon_does(c, s + *p, used, use))
		return 0;
	*p += used;
	return 1;
}

/* "午前十時十二分", "10시 5분" at byte p: the byte after it, or 0. */
static size_t
signs_time(struct ctx *c, const char *s, size_t n, size_t p, int first,
	   struct when *w)
{
	size_t start = p, k, used;
	enum half half = half_in_signs(c, s, n, &p);
	int h = vdm_signs_at(c, s, n, &p), m = 0,
	    sure = half != NO_HALF || first;

	if (h < 0 || h > LAST_HOUR || !sign_does(c, s, n, &p, X_HOURS))
		return 0;
	for (k = p; k < n && s[k] == ' '; k++)
		;
	if (sign_does(c, s, n, &k, X_HALF)) {
		m = HALF_HOUR;
		p = k;
		sure = 1;
	} else {
		m = vdm_signs_at(c, s, n, &k);
		sure |= m >= 0;
		if (m >= 0 && sign_does(c, s, n, &k, X_MINUTES))
			p = k;
		else
			m = 0;
	}
	if (p < n) { /* "3時間": a span of time */
		(void)vdm_utf8_decode(s + p, n - p, &used);
		if (vdm_lexicon_get(c, s + p, used) & W_UNIT)
			return 0;
	}
	if (!sure || m > LAST_MINUTE)
		return 0;
	w->hour = vdm_hour_of(h, half);
	w->minute = m;
	w->time_start = start;
	w->time_end = p;
	return w->hour <= LAST_HOUR ? p : 0;
}

size_t
vdm_time_in_signs(struct ctx *c, const struct tokens *t, size_t i,
		  struct when *w)
{
	const struct token *k = &t->t[i];
	size_t n = t->t[t->n - 1].end, p, used, end;

	if (!(k->flags & T_WORD))
		return 0;
	for (p = k->start; p < k->end; p += used) {
		uint32_t cp = vdm_utf8_decode(t->s + p, n - p, &used);

		if (cp < FAR && vdm_digit_of(cp) < 0)
			return 0;
		end = signs_time(c, t->s, n, p, p == k->start, w);
		if (end == 0)
			continue;
		while (i < t->n && t->t[i].start < end)
			i++;
		return i;
	}
	return 0;
}

/* "15:30" at byte p, where a date ends: the byte after it, or 0. */
static size_t
figures_behind(const char *s, size_t n, size_t p, struct when *w)
{
	size_t start = p;
	int h = vdm_digits_at(s, n, &p, 2), m;

	if (h < 0 || h > LAST_HOUR || p >= n)
		return 0;
	if (s[p] == ':')
		p++;
	else if (n - p > strlen(WIDE_COLON) &&
		 memcmp(s + p, WIDE_COLON, strlen(WIDE_COLON)) == 0)
		p += strlen(WIDE_COLON);
	else
		return 0;
	m = vdm_digits_at(s, n, &p, 2);
	if (m < 0 || m > LAST_MINUTE)
		return 0;
	w->hour = h;
	w->minute = m;
	w->time_start = start;
	w->time_end = p;
	return p;
}

size_t
vdm_time_behind(struct ctx *c, const struct tokens *t, size_t i, size_t from,
		struct when *w)
{
	size_t n = t->t[t->n - 1].end, p, used,
	       end = figures_behind(t->s, n, from, w);

	for (p = from; end == 0 && p < t->t[i].end; p += used) {
		(void)vdm_utf8_decode(t->s + p, n - p, &used);
		end = signs_time(c, t->s, n, p, p == from, w);
	}
	while (i < t->n && t->t[i].start < end)
		i++;
	return end > 0 ? i : 0;
}
