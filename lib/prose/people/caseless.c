/* SPDX-License-Identifier: MIT */
/* Names in lists of those present that are written without capitals. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

enum {
	NAME_WORDS = 5,
	PIECE_WORDS = 12,
	NAME_BYTES = 60,
	HONORIFICS = 2,      /* signs of an honorific behind a name, at most */
	LEAST_SIGNS = 2,     /* of a name before it */
	FIRST_SIGN = 0x3041, /* of Chinese and Japanese writing */
	LAST_SIGN = 0x9FFF,
	FIRST_HANGUL = 0x1100, /* letters of names that end with words stand
				* before */
	TITLE_BYTES = 40
};

int
vdm_is_caseless(const char *s, size_t n)
{
	size_t i, used, letters = 0;
	uint32_t cp;

	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (vdm_is_upper(cp) || vdm_is_lower(cp))
			return 0;
		letters += vdm_is_word(cp) && vdm_digit_of(cp) < 0;
	}
	return letters > 0;
}

/* What parts two names of a list. */
static int
parts_names(uint32_t cp)
{
	return cp == ',' || cp == ';' || cp == '\n' || cp == 0x3001 ||
	       cp == 0xFF0C || cp == 0xFF1B || cp == 0x60C || cp == 0x61B;
}

/* "理事　大河内　武君　理事　東　清二君": a blank parts names behind an
 * honorific. */
static int
is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0x3000;
}

/* What ends a name, with more on the same person behind it. */
static int
ends_name(uint32_t cp, int spaced)
{
	return cp == '(' || cp == '[' || cp == 0xFF08 ||
	       (spaced && (cp == '-' || cp == 0x2013 || cp == 0x2014));
}

/* Whether what is left of a piece may be a name: a few words, none of them of
 * a body, a document or a number. */
static int
may_be_name(const struct tokens *t, size_t first, size_t last)
{
	size_t i, words = 0;

	for (i = first; i < last; i++) {
		const struct token *k = &t->t[i];

		if (k->flags & T_DIGIT)
			return 0;
		if (k->flags & T_PUNCT) {
			if (k->cp != '\'' && k->cp != '.' && k->cp != 0x5F3)
				return 0;
			continue;
		}
		if (k->classes & (W_BODY | W_GENRE | W_TALK | W_FUNCTION |
				  W_WEEKDAY | W_MONTH))
			return 0;
		words++;
	}
	return words > 0 && words <= NAME_WORDS &&
	       t->t[last - 1].end - t->t[first].start <= NAME_BYTES;
}

/* The end of a name without the honorific that is written behind it as one
 * word with it: "徹君". */
static size_t
without_honorific(const struct ctx *c, const char *s, size_t start, size_t end)
{
	size_t k = end, signs = vdm_utf8_length(s + start, end - start), i,
	       used;
	uint32_t cp;

	for (i = 1; i <= HONORIFICS && signs >= LEAST_SIGNS + i; i++) {
		k--;
		while (((unsigned char)s[k] & 0xC0) == 0x80)
			k--;
		cp = vdm_utf8_decode(s + k, end - k, &used);
		if (cp < FIRST_SIGN || cp > LAST_SIGN)
			break;
		if (vdm_lexicon_get(c, s + k, end - k) & W_HON)
			return k;
	}
	return end;
}

int
vdm_is_honoured(const struct ctx *c, const char *s, size_t n)
{
	return without_honorific(c, s, 0, n) < n;
}

/* Whether an honorific that is no office ends s: "武君", and no "大臣". */
static int
ends_honoured(const struct ctx *c, const char *s, size_t n)
{
	size_t k = without_honorific(c, s, 0, n);

	return k < n && !(vdm_lexicon_get(c, s + k, n - k) & W_OFFICE);
}

int
vdm_who_caseless(struct ctx *c, const char *s, size_t n)
{
	const char *name = vdm_squeeze(c, s, n);
	size_t found;
	const int *who = vdm_people_called(c, name, &found);
	int made;

	if (found > 0)
		return vdm_who_real(c, who[0]);
	made = vdm_who_new(c, name);
	if (made >= 0)
		vdm_who_form(c, made, s, n);
	return made;
}

int
vdm_has_signs(const char *s, size_t n)
{
	size_t used;

	return n > 0 && vdm_utf8_decode(s, n, &used) >= FIRST_HANGUL;
}

/* The bytes of the longest title that ends s and leaves somebody; or 0. */
static size_t
title_behind(const struct ctx *c, const char *s, size_t n, uint32_t classes)
{
	size_t i = 0, signs = 0, used, k;

	if (!vdm_has_signs(s, n))
		return 0;
	while (i < n) {
		(void)vdm_utf8_decode(s + i, n - i, &used);
		i += used;
		signs++;
		k = i;
		while (k < n && s[k] == ' ')
			k++;
		if (k < n && (vdm_lexicon_get(c, s + k, n - k) & classes) != 0)
			return n - i;
	}
	return 0;
}

/* "老钱", "县长钱志远": the bytes of what stands before a name as one word with
 * it; or 0. One sign is a surname, unless it says how old somebody is. */
static size_t
title_before(const struct ctx *c, const char *s, size_t n)
{
	size_t i, used, found = 0, signs = 0;

	for (i = 0; i < n && vdm_has_signs(s, n); i += used) {
		uint32_t cls = vdm_lexicon_get(c, s, i);

		(void)vdm_utf8_decode(s + i, n - i, &used);
		if ((signs == 1 && (cls & W_OFFMOD)) ||
		    (signs >= LEAST_SIGNS && (cls & W_OFFICE) &&
		     vdm_utf8_length(s + i, n - i) >= LEAST_SIGNS))
			found = i;
		signs++;
	}
	return found;
}

/* "委員長　佐久間　徹君": offices, a name, an honorific. */
static int
read_piece(struct ctx *c, const struct unit *u, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	size_t first = 0, last, start, end, before, i;
	const uint32_t titles = W_OFFICE | W_HON | W_OFFMOD;
	int who;

	vdm_tokens(c, t, s, n, PIECE_WORDS);
	last = t->n;
	while (first < last && (t->t[first].classes & titles))
		first++;
	while (last > first && (t->t[last - 1].classes & titles))
		last--;
	if (first >= last || t->n >= PIECE_WORDS ||
	    !may_be_name(t, first, last))
		return -1;
	start = t->t[first].start;
	end = without_honorific(c, s, start, t->t[last - 1].end);
	before = title_before(c, s + start, end - start);
	who = vdm_who_caseless(c, s + start + before, end - start - before);
	if (who < 0)
		return -1;
	if (before > 0)
		vdm_who_office(c, who, s + start, before);
	if (vdm_lexicon_get(c, s + end, t->t[last - 1].end - end) & W_OFFICE)
		vdm_who_office(c, who, s + end, t->t[last - 1].end - end);
	c->who[who].by |= BY_LIST;
	c->listed = who;
	vdm_who_at(c, who, u);
	for (i = 0; i < t->n; i++)
		if ((i < first || i >= last) && (t->t[i].classes & W_OFFICE))
			vdm_who_office(c, who, s + t->t[i].start,
				       t->t[i].end - t->t[i].start);
	return who;
}

const char *
vdm_caseless_name(const struct ctx *c, const char *s, size_t *n)
{
	size_t k;

	s = vdm_trim(s, n);
	k = title_behind(c, s, *n, W_HON | W_OFFICE);
	*n -= k;
	if (k > 0)
		*n -= title_behind(c, s, *n, W_OFFMOD);
	return vdm_trim(s, n);
}

int
vdm_name_begins(const char *name, const char *s, size_t n)
{
	size_t all = strlen(name);

	if (n == 0 || n > all || memcmp(name, s, n) != 0)
		return 0;
	return n == all || name[n] == ' ' ||
	       (vdm_has_signs(s, n) && memchr(name, ' ', all) == NULL);
}

/* The one who is listed and whose name begins so; of several, the one who has
 * the office of `title`; or -1. */
static int
one_who_begins(const struct ctx *c, const char *s, size_t n, const char *title,
	       size_t bytes)
{
	int found = -1, several = 0, holder = -1, holders = 0;
	size_t i;

	for (i = 0; i < c->n_who; i++) {
		const struct who *w = &c->who[i];
		char word[TITLE_BYTES];

		if (w->merged >= 0 || w->only_office ||
		    !(w->by & (BY_HEAD | BY_LIST | BY_USER)) ||
		    !vdm_name_begins(w->name, s, n))
			continue;
		several += found >= 0;
		found = (int)i;
		if (bytes == 0 || bytes >= sizeof(word))
			continue;
		memcpy(word, title, bytes);
		word[bytes] = '\0';
		if (vdm_word_in(w->offices, word, bytes)) {
			holder = (int)i;
			holders++;
		}
	}
	if (several)
		return holders == 1 ? holder : -1;
	return found;
}

int
vdm_who_begins(const struct ctx *c, const char *s, size_t n)
{
	size_t bytes, k;
	const char *name;
	int who;

	s = vdm_trim(s, &n);
	if (n == 0 || !vdm_is_caseless(s, n))
		return -1;
	who = one_who_begins(c, s, n, NULL, 0);
	if (who >= 0)
		return who;
	bytes = n;
	name = vdm_caseless_name(c, s, &bytes);
	if (bytes < n) {
		const char *title = name + bytes;

		k = (size_t)(s + n - title);
		title = vdm_trim(title, &k);
		return one_who_begins(c, name, bytes, title, k);
	}
	k = title_before(c, s, n);
	return k > 0 ? one_who_begins(c, s + k, n - k, NULL, 0) : -1;
}

static int
closes_role(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == 0xFF09;
}

/* Before the bracket that ends what stands from `at` to `end`. */
static size_t
role_end(const char *s, size_t at, size_t end)
{
	size_t i, used;

	for (i = at; i < end; i += used) {
		uint32_t cp = vdm_utf8_decode(s + i, end - i, &used);

		if (closes_role(cp))
			return i;
	}
	return end;
}

/* What stands behind a name, in brackets or not: what part one has. */
static void
read_role(struct ctx *c, const struct unit *u, int who, const char *s, size_t n)
{
	const char *role;
	uint32_t classes;
	struct who *w;

	s = vdm_trim(s, &n);
	if (who < 0 || n == 0)
		return;
	classes = vdm_lexicon_get(c, s, n);
	role = vdm_squeeze(c, s, n);
	w = &c->who[who];
	if (vdm_rule_is(vdm_rule_whole(c, s, n, P_ROLE), "recorder")) {
		w->role = role;
		vdm_credit_put(c, VDM_F_RECORDER, NULL, 0, w->name,
			       strlen(w->name), u);
	} else if (classes & W_ROLE) {
		w->role = role;
	} else if (classes & W_OFFICE) {
		vdm_who_office(c, who, s, n);
	}
}

/* Whether the sign at byte i parts the name that began at `start` from the
 * next. */
static int
ends_piece(const struct ctx *c, const char *s, size_t start, size_t i,
	   uint32_t cp)
{
	return parts_names(cp) ||
	       (is_blank(cp) && ends_honoured(c, s + start, i - start));
}

/* "男", "52岁": one sign, which no name is, or a number, as stands behind the
 * name of somebody who is described; so is what follows it in the line. */
static int
describes(const char *s, size_t n)
{
	size_t used;
	uint32_t cp;

	s = vdm_trim(s, &n);
	if (n == 0)
		return 0;
	cp = vdm_utf8_decode(s, n, &used);
	return vdm_digit_of(cp) >= 0 || (used == n && vdm_has_signs(s, n));
}

/* A piece of a list: where it begins, where the name in it ends, and what is
 * said of them begins. */
struct piece {
	size_t start, stop, said;
	int open;      /* in brackets */
	int described; /* what follows in the line describes who was named */
};

/* The piece ends at byte i. */
static void
piece_end(struct ctx *c, struct unit *u, const char *s, size_t i,
	  struct piece *p)
{
	int who = -1;

	if (p->stop > i)
		p->stop = i;
	p->described |=
	    p->start > 0 && describes(s + p->start, p->stop - p->start);
	if (!p->described)
		who = read_piece(c, u, s + p->start, p->stop - p->start);
	if (p->said < i)
		read_role(c, u, who, s + p->said,
			  role_end(s, p->said, i) - p->said);
}

void
vdm_names_caseless(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	struct piece p = {0, n, n, 0, 0};
	size_t i, used;
	int spaced = 0;
	uint32_t cp = 0;

	for (i = 0; i <= n; i += used) {
		used = 1;
		if (i < n)
			cp = vdm_utf8_decode(s + i, n - i, &used);
		if (i == n || (!p.open && ends_piece(c, s, p.start, i, cp))) {
			piece_end(c, u, s, i, &p);
			if (cp == '\n' || cp == ';' || cp == 0xFF1B)
				p.described = 0;
			p.start = i + used;
			p.stop = p.said = n;
			p.open = 0;
		} else if (p.stop == n && i > p.start &&
			   ends_name(cp, spaced)) {
			p.stop = i;
			p.said = i + used;
			p.open = ends_name(cp, 0);
		} else if (closes_role(cp) || cp == '\n') {
			p.open = 0;
		}
		spaced = cp == ' ';
	}
}
