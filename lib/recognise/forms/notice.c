/* SPDX-License-Identifier: MIT */
/* Lines of a log or an export that nobody says: days, notices, reactions,
 * names of files. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	RULE_LEAST = 3,     /* marks before what a log says of itself */
	DAY_BYTES = 80,     /* of a line that says the day */
	NOTICE_BYTES = 200, /* of a line that says who came and went */
	DEED_BYTES = 60,    /* of one that does not say who */
	DEED_WORDS = 3,     /* behind its verb */
	SIGN_LEAST = 3,     /* of ":ok:", without the last mark */
	REACTION_BYTES = 24,
	FILE_BYTES = 120,
	EXTENSION_MOST = 5,
	EXTENSION_LEAST = 2,
	FIRST_SYMBOL = 0x2190 /* arrows, signs and pictures of Unicode */
};

/* The marks that a line opens with, white space behind them; 0 for few. */
static size_t
ruled(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && strchr("-*=_#", s[i]) != NULL)
		i++;
	if (i < RULE_LEAST)
		return 0;
	while (i < n && s[i] == ' ')
		i++;
	return i;
}

int
vdm_form_day_in(struct ctx *c, const char *s, size_t n, struct vdm_stamp *t)
{
	size_t i;

	for (i = 0; i < n && i < DAY_BYTES; i++)
		if ((i == 0 || s[i - 1] == ' ' || s[i - 1] == '\t') &&
		    vdm_stamp_at(c, s + i, n - i, t) && t->year > 0)
			return 1;
	return 0;
}

int
vdm_form_is_day(struct ctx *c, const char *s, size_t n)
{
	struct vdm_stamp t;
	struct when w;
	size_t i;

	if (n == 0 || n > DAY_BYTES)
		return 0;
	i = ruled(s, n);
	if (i > 0 && i < n)
		return vdm_form_day_in(c, s + i, n - i, &t) ||
		       vdm_when_find(c, s + i, n - i, &w);
	return vdm_stamp_at(c, s, n, &t) && t.has_date && !t.has_time &&
	       t.end == n && t.open == '\0';
}

int
vdm_form_is_opened(struct ctx *c, const char *s, size_t n)
{
	const char *colon = n < DAY_BYTES ? memchr(s, ':', n) : NULL;
	struct vdm_stamp t;
	size_t i;

	if (colon == NULL)
		return 0;
	i = (size_t)(colon - s) + 1;
	while (i < n && s[i] == ' ')
		i++;
	return i > 1 && i < n && vdm_stamp_at(c, s + i, n - i, &t) &&
	       t.has_date && t.has_time && i + t.end == n;
}

int
vdm_form_is_notice(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return n < NOTICE_BYTES &&
	       vdm_rule_within(c, s, n, P_NOTICE, &at, &used) != NULL &&
	       (at == 0 || vdm_form_is_name(s, at, 0));
}

int
vdm_form_is_deed(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;
	size_t used, i, words = 0, first;

	if (n < 2 || n > DEED_BYTES || s[n - 1] != '.' ||
	    !vdm_is_upper(vdm_utf8_decode(s, n, &first)))
		return 0;
	r = vdm_rule_at_start(c, s, n - 1, P_NOTICE, &used);
	/* one word, "Left", anybody may say */
	if (r == NULL || strchr(r->words, ' ') == NULL)
		return 0;
	for (i = used; i < n; i++)
		words += s[i] == ' ';
	return words <= DEED_WORDS;
}

int
vdm_form_is_rule(const char *s, size_t n)
{
	return ruled(s, n) > 0 && ruled(s, n) == n;
}

/* What the program says of its own keeping: encryption. */
int
vdm_form_is_secured(struct ctx *c, const char *s, size_t n)
{
	size_t at, used;

	return vdm_rule_within(c, s, n, P_SECURED, &at, &used) != NULL;
}

/* A picture or a sign, and how many: nobody's words. */
/* ":fire: 3" */
static int
is_named_sign(const char *s, size_t n)
{
	size_t i = 1;

	while (i < n && s[i] != ':' && s[i] != ' ')
		i++;
	if (i < SIGN_LEAST || i >= n || s[i] != ':')
		return 0;
	for (i++; i < n && (s[i] == ' ' || vdm_is_digit(s[i]));)
		i++;
	return i == n;
}

int
vdm_form_is_reaction(const char *s, size_t n)
{
	size_t i, used;
	int sign = 0;

	if (n == 0 || n > REACTION_BYTES)
		return 0;
	if (s[0] == ':')
		return is_named_sign(s, n);
	for (i = 0; i < n; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (cp >= FIRST_SYMBOL && !vdm_is_word(cp))
			sign = 1;
		else if (cp != ' ' && !vdm_is_digit(cp))
			return 0;
	}
	return sign;
}

/* "tape_07.wav": one word, a stop, few letters or figures. */
int
vdm_form_is_file(const char *s, size_t n)
{
	size_t i = n;

	if (n > FILE_BYTES || memchr(s, '/', n) != NULL ||
	    memchr(s, '@', n) != NULL)
		return 0;
	while (i > 0 && (vdm_is_letter(s[i - 1]) || vdm_is_digit(s[i - 1])))
		i--;
	/* "Date: 03.02.2016" ends in figures alone */
	return i > 1 && s[i - 1] == '.' && n - i >= EXTENSION_LEAST &&
	       n - i <= EXTENSION_MOST && vdm_figures_end(s, n, i) < n;
}
