/* SPDX-License-Identifier: MIT */
/* What a line is whatever stands around it: page marks, brackets, rules. */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

enum {
	LETTER_LABEL = 3, /* bytes: "Q. " */
	/* The mark of a page: bytes, words, and digits of its number. */
	PAGE_BYTES = 40,
	PAGE_TOKENS = 12,
	PAGE_DIGITS = 4,
	LEAF_LEAST = 4,    /* bytes of "[4r]" */
	DASHED_TOKENS = 3, /* of "- 5 -" */
	TWICE_DASHED = 5,  /* of "-- 5 --" */
	/* A running head: its bytes, and the units before and after it among
	 * which it comes back; a page has less, so that two come back. */
	RUNNING_BYTES = 80,
	RUNNING_UNITS = 400,
	HEAD_LINES = 4, /* of a page's head */
	/* Words in which the colon of a remark has to come: "(Or else: ...)".
	 */
	REMARK_TOKENS = 5,
	/* Bytes of an action in brackets; more are a paragraph in brackets. */
	ACTION_BYTES = 400,
	SLASHED_LEAST = 4, /* of what stands between slashes, with them */
	/* Bytes of a ruled line; two hyphens are a dash. */
	RULE_LEAST = 3,
	RULE_MOST = 200
};

static int
is_dash(uint32_t cp)
{
	return cp == '-' || cp == 0x2013 || cp == 0x2014;
}

/* What may stand beside a page's number: "of", a bracket, a dash. */
static int
is_beside_page(const struct tokens *t, size_t i)
{
	if (t->t[i].flags & T_PUNCT)
		return t->t[i].cp != ':' && t->t[i].cp != '/';
	return vdm_word_does(t, i, X_OF_PAGES);
}

/* "H115": a letter and figures. */
static int
is_lettered(const struct tokens *t, size_t i)
{
	const struct token *k = &t->t[i];

	return k->end - k->start <= PAGE_DIGITS + 1 && (k->flags & T_CAP) &&
	       vdm_has_figure(t, i) &&
	       !vdm_has_small(t->s + k->start, k->end - k->start);
}

/* A bare number is a page's, when dashes or nothing stand around. */
static int
is_bare_or_dashed(const struct tokens *t)
{
	return t->n == 1 || ((t->n == DASHED_TOKENS || t->n == TWICE_DASHED) &&
			     is_dash(t->t[0].cp));
}

/* "[ 3 ]", "[fol. 4r]": a number in brackets with blanks in them, or a leaf and
 * which side of it. */
static int
is_leaf(struct ctx *c, const char *s, size_t n)
{
	size_t k, from;
	int words;

	if (n < LEAF_LEAST || s[0] != '[' || s[n - 1] != ']')
		return 0;
	words = s[1] == ' ' && s[n - 2] == ' ';
	s++;
	n -= 2;
	s = vdm_trim(s, &n);
	from = vdm_word_at(c, s, n, X_PAGE);
	words |= from > 0;
	while (from > 0 && from < n && strchr(". ", s[from]) != NULL)
		from++;
	k = vdm_figures_end(s, n, from);
	if (k == from || k - from > PAGE_DIGITS)
		return 0;
	if (k + 1 == n && (s[k] == 'r' || s[k] == 'v'))
		return 1;
	return words && k == n;
}

/* "[Page 321]", "[[Page H115]]", "- 5 -", "Page 3 of 9", "321". */
static int
is_page_mark(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, digits = 0, words = 0;

	if (n == 0 || n > PAGE_BYTES)
		return 0;
	vdm_tokens(c, t, s, n, PAGE_TOKENS);
	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if (k->flags & T_DIGIT) {
			if (k->end - k->start > PAGE_DIGITS)
				return 0;
			digits++;
		} else if (vdm_word_does(t, i, X_PAGE)) {
			words++;
		} else if (words > 0 && is_lettered(t, i)) {
			digits++;
		} else if (!is_beside_page(t, i)) {
			return 0;
		}
	}
	if (digits == 0 || digits > 2)
		return 0;
	return words > 0 || is_bare_or_dashed(t);
}

/* "Mr. Speaker: Last question." comes back, and is said each time; and so is
 * "Q. Yes?", whose label is a letter. */
static int
is_said(const struct unit *u)
{
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if (n == 0 || strchr(".?!", s[n - 1]) == NULL)
		return 0;
	return memchr(s, ':', n) != NULL ||
	       (n > LETTER_LABEL && vdm_is_word((unsigned char)s[0]) &&
		s[1] == '.' && s[2] == ' ');
}

/* Whether nothing but other lines of its head parts a unit from the mark of a
 * page above it; the mark of the next stands right below a page's foot. */
static int
is_close(const struct ctx *c, size_t i)
{
	size_t k, lines = 0;

	if (i + 1 < c->n && c->u[i + 1].page &&
	    c->u[i + 1].line == c->u[i].end + 1)
		return 1;
	for (k = i; k > 0 && lines < HEAD_LINES; k--, lines++) {
		if (c->u[k - 1].kind != U_CHROME ||
		    c->u[k].line != c->u[k - 1].end + 1)
			return 0;
		if (c->u[k - 1].page)
			return 1;
	}
	return 0;
}

/* Whether a mark of a page, or what else is of none of the talk, stands right
 * above or below unit i. */
static int
is_beside_chrome(const struct ctx *c, size_t i)
{
	return c->u[i - 1].kind == U_CHROME ||
	       (i + 1 < c->n && c->u[i + 1].kind == U_CHROME);
}

/* How often the words of unit i stand in the units about it. */
static size_t
count_again(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t k = i > RUNNING_UNITS ? i - RUNNING_UNITS : 0, count = 0;

	for (; k < c->n && k < i + RUNNING_UNITS; k++)
		if (k != i && c->u[k].len == u->len &&
		    memcmp(c->u[k].text, u->text, u->len) == 0)
			count++;
	return count;
}

/* Short lines that come back again and again, each beside a page mark. */
static void
mark_running_heads(struct ctx *c)
{
	size_t i, count;

	for (i = 1; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0 ||
		    u->len > RUNNING_BYTES || is_said(u) ||
		    !is_beside_chrome(c, i))
			continue;
		count = count_again(c, i);
		/* close to the mark, as a page's head is, once more is enough
		 */
		if (count >= 2 || (count == 1 && is_close(c, i)))
			vdm_unit_set(
			    u, U_CHROME, FATE_CHROME,
			    "a running head, repeated beside page marks");
	}
}

/* Brackets, of whatever width. */
static const uint32_t brackets[][2] = {
    {'(', ')'},       {'[', ']'},       {0xFF08, 0xFF09}, {0xFF3B, 0xFF3D},
    {0x3010, 0x3011}, {0x3014, 0x3015}, {0x300A, 0x300B}};

/* What closes a bracket; 0 of what opens none. */
static uint32_t
closing_of(uint32_t open)
{
	size_t i;

	for (i = 0; i < sizeof(brackets) / sizeof(brackets[0]); i++)
		if (brackets[i][0] == open)
			return brackets[i][1];
	return 0;
}

/* "#00:00:51-0#", "00:12:03", ">> 00:51": nothing but a time. */
static int
is_stamp(const char *s, size_t n)
{
	const char *colon;

	s = vdm_trim(s, &n);
	colon = memchr(s, ':', n);
	return colon != NULL && colon > s && vdm_is_digit(colon[-1]) &&
	       strspn(s, "0123456789:.,-#<>() ") >= n;
}

/* "/Noise in the hall./": slashes in place of brackets, and words between them;
 * a path has no blanks. */
static int
ends_slash(const char *s, size_t n)
{
	const size_t end = n > 0 && s[n - 1] == '.' ? n - 1 : n;

	return end > SLASHED_LEAST && s[0] == '/' && s[end - 1] == '/' &&
	       memchr(s + 1, '/', end - 2) == NULL &&
	       (memchr(s, ' ', end) != NULL || s[end - 2] == '.') &&
	       !vdm_is_space(s[1]);
}

/* Whether the bracket that opens a line closes at its end, where a stop, a time
 * or another bracket may follow: "(He rose.) And sat." is a sentence. *start
 * and *end are those of what stands in it. */
static int
ends_bracket(const char *s, size_t n, size_t *start, size_t *end)
{
	size_t i, used, depth = 0;
	uint32_t open = n > 0 ? vdm_utf8_decode(s, n, &used) : 0, cp;
	uint32_t close = closing_of(open);

	*start = *end = 0;
	if (ends_slash(s, n)) {
		*start = 1;
		*end = n - 1 - (s[n - 1] == '.');
		return 1;
	}
	if (n < 2 || close == 0)
		return 0;
	*start = used;
	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		depth += cp == open;
		if (cp != close || --depth > 0)
			continue;
		*end = i;
		i += used;
		/* a note's mark, a stop, another bracket */
		return i == n || (i + 1 == n && s[i] == '.') || s[i] == '[' ||
		       strspn(s + i, "*. ") >= n - i || is_stamp(s + i, n - i);
	}
	return 0;
}

/* "(Or: ...)", "(Note: ...)": a remark on the text, and no action. */
static int
opens_remark(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, REMARK_TOKENS);
	return vdm_punct(t, 2, ':') || vdm_punct(t, 3, ':');
}

/* What the source's markup says of a line: 1 when it says something. */
static int
read_marked(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used;

	if (u->node->kind == VDM_KIND_DATELINE) {
		vdm_unit_set(u, U_DATELINE, FATE_KEEP, "marked in the source");
		return 1;
	}
	if (u->node->kind != VDM_KIND_STAGE)
		return 0;
	if (!vdm_source_bid(c, s, n))
		vdm_unit_set(u,
			     vdm_rule_within(c, s, n, P_NARRATION, &at, &used)
				 ? U_NARRATION
				 : U_ACTION,
			     FATE_KEEP, "marked in the source");
	return 1;
}

/* "[laughs]", "(Here follows a letter.)", "... (Interruptions) ...": 1 for a
 * line in brackets. */
static int
read_brackets(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	size_t at, used, start, end;

	for (at = 0; at < n && (s[at] == '.' || s[at] == ' ');)
		at++;
	s += at;
	n -= at;
	if (n >= ACTION_BYTES || !ends_bracket(s, n, &start, &end) ||
	    vdm_source_bid(c, s, n))
		return 0;
	if (vdm_sitting_line(c, u, s + start, end - start, 1))
		return 1;
	if (vdm_rule_within(c, s, n, P_NARRATION, &at, &used))
		vdm_unit_set(u, U_NARRATION, FATE_KEEP,
			     "says what was left out");
	else if (s[0] != '(' || !opens_remark(c, s, n))
		u->kind = U_ACTION;
	return 1;
}

/* Marks that typists and printers part sections with: rules, boxes, stars. */
static int
is_ruling(uint32_t cp)
{
	return (cp < 0x80 && strchr("*-_=~. ", (int)cp) != NULL) ||
	       (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2022 || cp == 0x2026 ||
	       (cp >= 0x2500 && cp <= 0x25FF) || cp == 0x203B || cp == 0x30FB ||
	       cp == 0x3000 || cp == 0xB7;
}

/* Marks alone. */
static int
is_ruled(const char *s, size_t n)
{
	size_t k = 0, used;

	while (k < n && is_ruling(vdm_utf8_decode(s + k, n - k, &used)))
		k += used;
	return n >= RULE_LEAST && n < RULE_MOST && k == n;
}

int
vdm_word_is_said(const char *s, size_t n)
{
	return n > 1 && strchr(".?!", s[n - 1]) != NULL &&
	       memchr(s, ' ', n) == NULL;
}

/* What the source marked goes before what a line looks like; a heading in the
 * source stays one whatever is in brackets. */
static void
read_line(struct ctx *c, struct unit *u, const char *s, size_t n)
{
	if (read_marked(c, u, s, n))
		return;
	if (is_page_mark(c, s, n) || is_leaf(c, s, n)) {
		vdm_unit_set(u, U_CHROME, FATE_CHROME, "a page number");
		u->page = 1;
	} else if (!vdm_word_is_said(s, n) &&
		   vdm_rule_whole(c, s, n, P_FURNITURE) != NULL) {
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "furniture of a web page");
	} else if (!u->is_heading && !read_brackets(c, u, s, n)) {
		if (is_ruled(s, n))
			vdm_unit_set(u, U_CHROME, FATE_CHROME, "a ruled line");
		else
			(void)vdm_sitting_line(c, u, s, n, 0);
	}
}

/* What a line is whatever stands around it: page marks, brackets, rules. */
void
vdm_structure_read(struct ctx *c)
{
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n;
		const char *s = vdm_unit_words(u, &n);

		if (u->kind == U_NONE && n > 0)
			read_line(c, u, s, n);
	}
	mark_running_heads(c);
}
