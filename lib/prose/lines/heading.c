/* SPDX-License-Identifier: MIT */
/* Headings by their look: lines between turns that nobody says. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"
#include "prose/clauses/clause.h"

enum {
	ITEMS_LOOK = 30,     /* items of a list, back to what announces it */
	LISTED_LEAST = 20,   /* bytes of that; less is a label, or a heading */
	NUMBERED_BYTES = 12, /* in which the number of a heading stands */
	/* What capitals make a heading: bytes, and words. */
	TITLE_LEAST = 3,
	TITLE_BYTES = 120,
	TITLE_TOKENS = 24,
	HEADING_BYTES = 100, /* before a colon */
	NUMBER_NEAR = 6,     /* behind the word for an item: " nr. 2" */
	NUMBER_BYTES = 4,    /* of an item, alone above its title */
	ITEM_BYTES = 160,    /* of that title */
	COUNTED_BYTES = 80,  /* of an item's title behind its number */
	SIGN_TOKENS = 5      /* behind the sign of a part: a sentence */
};

int
vdm_ends_colon(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return n > 0 && s[n - 1] == ':';
}

/* Whether s ends in a mark that no heading ends in: a dash and a quotation mark
 * of several bytes, too. */
static int
ends_as_no_heading(const char *s, size_t n)
{
	unsigned char last = (unsigned char)vdm_last_byte(s, n);

	return strchr(".!?;,:\"-", last) != NULL ||
	       (last >= 0x80 && last < 0xC0 && (unsigned char)s[n - 2] == 0x80);
}

/* Whether all words but small ones begin with capitals, and one does at
 * least. */
static int
has_capitals(const struct tokens *t)
{
	size_t i, capital = 0;

	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		/* "Since Monday. (Laughter)" */
		if (i > 0 && k->cp == '(' && vdm_sentence_ends(t, i - 1))
			return 0;
		if (!(k->flags & T_WORD) || (k->flags & T_DIGIT))
			continue;
		if (k->flags & T_CAP)
			capital++;
		else if (!(k->classes & (W_FUNCTION | W_PARTICLE | W_AUX)))
			return 0;
	}
	return capital > 0;
}

int
vdm_is_title_case(struct ctx *c, const struct unit *u)
{
	struct tokens *t = &c->tok;
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (n > TITLE_LEAST && vdm_last_byte(s, n) == ':')
		n--;
	if (n < TITLE_LEAST || n > TITLE_BYTES || ends_as_no_heading(s, n))
		return 0;
	vdm_tokens(c, t, s, n, TITLE_TOKENS);
	return t->n > 0 && t->n < TITLE_TOKENS &&
	       (t->t[0].flags & (T_CAP | T_DIGIT)) && has_capitals(t);
}

int
vdm_is_ended(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return n > 0 && (strchr(".!?:)]\"'", s[n - 1]) != NULL ||
			 (unsigned char)s[n - 1] >= 0x80);
}

/* Whether what stands before a heading ended, or is none of the talk. */
static int
may_end_turn(const struct unit *u)
{
	return vdm_is_ended(u) || u->kind == U_NARRATION ||
	       u->kind == U_HEADING;
}

/* Whether a heading may stand above another unit before the talk goes on. */
static int
is_passed_over(struct ctx *c, const struct unit *u)
{
	return u->len == 0 || u->kind == U_ACTION || u->kind == U_CHROME ||
	       (u->kind == U_NONE && vdm_is_title_case(c, u));
}

int
vdm_parts_turns(struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i], *end = c->u + c->n;

	if (i == 0 || vdm_ends_colon(u) || !vdm_is_title_case(c, u) ||
	    !may_end_turn(u - 1))
		return 0;
	for (u++; u < end && is_passed_over(c, u);)
		u++;
	return u < end &&
	       (u->kind == U_TURN || u->kind == U_NARRATION ||
		(u->kind == U_NONE && vdm_is_outcome(c, u->text, u->len, 0)));
}

/* The number that a heading begins with, "4. Roads", "TOP 4: Roads", "24/104
 * Roads": *at its bytes before it, *next behind it. 0: it begins with none. */
static unsigned
heading_number(const struct unit *u, size_t *at, size_t *next)
{
	size_t i = 0, n = u->len < NUMBERED_BYTES ? u->len : NUMBERED_BYTES;
	unsigned number = 0;

	*at = *next = 0;
	while (i < n && !vdm_is_digit(u->text[i]))
		i++;
	for (; i < n && u->text[i] != ' '; i++) {
		if (!vdm_is_digit(u->text[i]))
			continue;
		if (i == 0 || !vdm_is_digit(u->text[i - 1])) {
			*at = i;
			number = 0;
		}
		number = 10 * number + (unsigned)(u->text[i] - '0');
		*next = i + 1;
	}
	return number;
}

int
vdm_heads_next(struct ctx *c, size_t i, const struct unit *last)
{
	const struct unit *u = &c->u[i];
	size_t at, next, last_at, last_next;
	unsigned number = heading_number(u, &at, &next);

	return number > 1 && i > 0 && u->line > u[-1].end + 1 &&
	       vdm_is_title_case(c, u) &&
	       heading_number(last, &last_at, &last_next) + 1 == number &&
	       last_at == at && memcmp(last->text, u->text, at) == 0 &&
	       last->text[last_next] == u->text[next];
}

int
vdm_is_heading_line(struct ctx *c, const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	/* "AGENDA ITEM 2: Election of Officers:" */
	if (n > 0 && n < HEADING_BYTES && s[n - 1] == ':' &&
	    vdm_is_title_case(c, u))
		return 1;
	return n > 0 && n < HEADING_LINE_BYTES &&
	       strchr(".!?;,:\")]-", vdm_last_byte(s, n)) == NULL &&
	       (unsigned char)vdm_last_byte(s, n) < 0x80;
}

/* "Sak nr. 2 [10:14:02]": a word for an item, and its number. */
int
vdm_heads_item(struct ctx *c, const char *s, size_t n)
{
	size_t used, k;
	const struct rule *r = vdm_rule_at_start(c, s, n, P_TOPIC, &used);

	if (r == NULL || !vdm_rule_is(r, "number"))
		return r != NULL;
	for (k = used; k < n && k < used + NUMBER_NEAR; k++)
		if (vdm_is_digit(s[k]))
			return k > used;
	return 0;
}

/* "14." and no more. */
static int
is_number(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);
	struct count k;

	return n <= NUMBER_BYTES && vdm_count_at(s, n, &k) && k.parts == 1 &&
	       !k.open && !k.lettered && k.width == n;
}

/* "14." above "The draft law on dykes - second reading": a number alone on its
 * line, and right below it no sentence. */
int
vdm_heading_numbered(struct ctx *c, struct unit *u)
{
	struct unit *next = u + 1;
	size_t n;
	const char *s;

	if (!is_number(u) || next >= c->u + c->n || next->kind != U_NONE ||
	    next->line != u->end + 1)
		return 0;
	s = vdm_unit_words(next, &n);
	if (n == 0 || n >= ITEM_BYTES || strchr(".?!:;", s[n - 1]) != NULL ||
	    vdm_is_sentence(c, s, n))
		return 0;
	vdm_unit_set(u, U_HEADING, FATE_KEEP, "numbers an item");
	vdm_unit_set(next, U_HEADING, FATE_KEEP,
		     "stands below the number of an item");
	return 1;
}

int
vdm_heading_stopped(struct ctx *c, const char *s, size_t n)
{
	vdm_tokens(c, &c->tok, s, n, SIGN_TOKENS);
	return s[n - 1] == '.' && c->tok.n >= SIGN_TOKENS;
}

int
vdm_heads_by_sign(struct ctx *c, const char *s, size_t n)
{
	static const char sign[] = "\xC2\xA7";

	return n >= sizeof(sign) - 1 &&
	       memcmp(s, sign, sizeof(sign) - 1) == 0 &&
	       !vdm_heading_stopped(c, s, n);
}

/* "9.2 ", "12. ", "2) ", "II. ": the bytes of what counts an item; or 0. */
static size_t
count_width(const char *s, size_t n)
{
	struct count k;

	if (!vdm_count_at(s, n, &k) || k.open || k.lettered ||
	    (k.parts == 0 && !vdm_counts_in_capitals(s, &k)) ||
	    (k.close == '\0' && k.parts < 2))
		return 0;
	return k.width < n && s[k.width] == ' ' ? k.width + 1 : 0;
}

/* Whether a counted line is of a list that what stands above announces by a
 * colon: "I have three questions:" */
static int
is_announced(const struct ctx *c, const struct unit *u)
{
	size_t n, k = 0;
	const char *s;

	while (u-- > c->u && k < ITEMS_LOOK) {
		s = vdm_unit_words(u, &n);
		if (n == 0 || u->kind == U_CHROME)
			continue;
		if (s[n - 1] == ':')
			return n > LISTED_LEAST;
		if (count_width(s, n) == 0)
			return 0;
		k++;
	}
	return 0;
}

int
vdm_heads_counted(struct ctx *c, const struct unit *u)
{
	size_t n, k, used;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0 || n >= COUNTED_BYTES || u == c->u || u + 1 >= c->u + c->n ||
	    u[1].line <= u->end + 1 || u[-1].end + 1 >= u->line ||
	    strchr(".?!,;", s[n - 1]) != NULL)
		return 0;
	k = count_width(s, n);
	return k > 0 && k < n && !is_announced(c, u) &&
	       vdm_is_upper(vdm_utf8_decode(s + k, n - k, &used)) &&
	       !vdm_is_sentence(c, s, n) &&
	       !vdm_starts_narration(c, s + k, n - k);
}
