/* SPDX-License-Identifier: MIT */
/*
 * Notes below a record whose marks stand in its text: "Ram (1)", "1916,1",
 * "milk.³", "the boat*". They are read before the labels, as a note may look
 * like one ("2 Another witness, at p. 31. He ..."); and only where most of the
 * marks are found, as numbered points and lettered paragraphs look like notes.
 */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"

enum {
	NOTES_MOST = 400,  /* of a record's end */
	UNITS_BEFORE = 3,  /* a title, a date, and what the notes are of */
	UNITS_BELOW = 12,  /* of a source, of credits, below the notes */
	PAGE_UNITS = 80,   /* in which the marks of a page's notes stand */
	NUMBER_DIGITS = 3, /* more make a year */
	HEAD_BYTES = 3,    /* what a note begins with, and a word: at least */
	OF_MARKS = 3,      /* that are looked for, two must be found */
	TEN = 10
};

/* What a note begins with. */
enum way {
	WAY_NONE,
	WAY_ROUND,  /* "(1) " */
	WAY_SQUARE, /* "[1] " */
	WAY_BARE,   /* "1 ", "1. ", "1) " */
	WAY_RAISED, /* "¹ " */
	WAY_LETTER, /* "(a) " */
	WAY_SIGN    /* "* ", a dagger */
};

struct head {
	enum way way;
	int value; /* the number, the letter, which of the signs */
};

static const char *const signs[] = {"*", "\xE2\x80\xA0", "\xE2\x80\xA1"};

static const uint32_t raised[TEN] = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
				     0x2075, 0x2076, 0x2077, 0x2078, 0x2079};

static int
is_letter_byte(char c)
{
	return vdm_is_letter(c) || (unsigned char)c >= 0x80;
}

/* The figure that a raised sign is, or -1. */
static int
raised_digit(uint32_t cp)
{
	int i;

	for (i = 0; i < TEN; i++)
		if (raised[i] == cp)
			return i;
	return -1;
}

/* A number in raised figures at s; -1 if none is. */
static int
raised_number(const char *s, size_t n, size_t *bytes)
{
	size_t k = 0, used;
	int value = -1, digit;

	*bytes = 0;
	while (k < n) {
		digit = raised_digit(vdm_utf8_decode(s + k, n - k, &used));
		if (digit < 0 || value > TEN * TEN)
			break;
		value = (value < 0 ? 0 : value * TEN) + digit;
		k += used;
	}
	*bytes = k;
	return value;
}

static size_t
plain_number(const char *s, size_t n, int *value)
{
	size_t k = 0;

	*value = 0;
	while (k < n && k < NUMBER_DIGITS && vdm_is_digit(s[k]))
		*value = *value * TEN + (s[k++] - '0');
	return k;
}

/* The note's number, letter or sign that opens s. */
static const struct head no_head = {WAY_NONE, 0};

/* "* ", a dagger. */
static struct head
sign_head(const char *s, size_t n)
{
	size_t i, k;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		k = strlen(signs[i]);
		if (n > k + 1 && memcmp(s, signs[i], k) == 0 && s[k] == ' ')
			return (struct head){WAY_SIGN, (int)i};
	}
	return no_head;
}

/* "(1) ", "[1] " */
static struct head
bracket_head(const char *s, size_t n)
{
	const int round = s[0] == '(';
	struct head h = {round ? WAY_ROUND : WAY_SQUARE, 0};
	size_t k = plain_number(s + 1, n - 1, &h.value) + 1;

	return k > 1 && k + 1 < n && s[k] == (round ? ')' : ']') &&
		       s[k + 1] == ' '
		   ? h
		   : no_head;
}

/* "1 ", "1. ", "1) " */
static struct head
bare_head(const char *s, size_t n)
{
	struct head h = {WAY_BARE, 0};
	size_t k = plain_number(s, n, &h.value);

	if (k == 0 || k + 1 >= n)
		return no_head;
	k += s[k] == '.' || s[k] == ')';
	return k < n && s[k] == ' ' ? h : no_head;
}

/* The note's number, letter or sign that opens s. */
static struct head
head_of(const char *s, size_t n)
{
	struct head h;
	size_t k;

	if (n < HEAD_BYTES)
		return no_head;
	h = sign_head(s, n);
	if (h.way != WAY_NONE)
		return h;
	h.value = raised_number(s, n, &k);
	if (k > 0)
		return k < n ? (struct head){WAY_RAISED, h.value} : no_head;
	if (s[0] == '(' && vdm_is_small(s[1]) && s[2] == ')')
		return (struct head){WAY_LETTER, s[1]};
	return s[0] == '(' || s[0] == '[' ? bracket_head(s, n)
					  : bare_head(s, n);
}

/* "boat.1 The", "1916,1 and": whether the figure at byte k is glued to a word
 * or its stop, and ends at byte `end`. */
static int
is_glued(const char *s, size_t n, size_t k, size_t end)
{
	char before = k > 0 ? s[k - 1] : ' ', far = k > 1 ? s[k - 2] : ' ';
	char after = end < n ? s[end] : ' ';

	if (vdm_is_digit(after) || is_letter_byte(after) || strchr("%/", after))
		return 0;
	if (is_letter_byte(before))
		return 1;
	if (strchr(".,;:)]\"!?'", before) == NULL)
		return 0;
	/* "8.14" is no mark, "1916,1 and" may be one */
	return is_letter_byte(far) || strchr(")\"'.", far) != NULL ||
	       (vdm_is_digit(far) && before == ',' && after == ' ');
}

/* Whether one of the signs stands at byte k, behind a word. */
static int
sign_at(const char *s, size_t n, size_t k, int which)
{
	size_t bytes = strlen(signs[which]);

	return k + bytes <= n && memcmp(s + k, signs[which], bytes) == 0 &&
	       s[k - 1] != ' ' && s[k - 1] != signs[0][0];
}

/* "(a)" at byte k. */
static int
letter_at(const char *s, size_t n, size_t k, int letter)
{
	return s[k] == '(' && k + 2 < n && s[k + 1] == letter &&
	       s[k + 2] == ')';
}

/* "(1)" at byte k, or the number behind another bracket. */
static int
bracket_at(const char *s, size_t n, size_t k, char open, int number)
{
	size_t bytes;
	int value;

	if (s[k] != open)
		return 0;
	bytes = plain_number(s + k + 1, n - k - 1, &value);
	k += 1 + bytes;
	return bytes > 0 && value == number && k < n &&
	       s[k] == (open == '(' ? ')' : ']');
}

/* A figure at byte k, glued to what stands before it. */
static int
bare_at(const char *s, size_t n, size_t k, int number)
{
	size_t bytes;
	int value;

	if (!vdm_is_digit(s[k]) || vdm_is_digit(s[k - 1]))
		return 0;
	bytes = plain_number(s + k, n - k, &value);
	return value == number && is_glued(s, n, k, k + bytes);
}

/* A raised figure at byte k. */
static int
raised_at(const char *s, size_t n, size_t k, int number)
{
	size_t bytes;
	int value = raised_number(s + k, n - k, &bytes);

	return bytes > 0 && value == number;
}

/* Whether the mark of a note stands at byte k, which is not the first. */
static int
mark_at(const char *s, size_t n, size_t k, const struct head *h)
{
	switch (h->way) {
	case WAY_SIGN:
		return sign_at(s, n, k, h->value);
	case WAY_LETTER:
		return letter_at(s, n, k, h->value);
	case WAY_ROUND:
		return bracket_at(s, n, k, '(', h->value);
	case WAY_SQUARE:
		return bracket_at(s, n, k, '[', h->value);
	case WAY_BARE:
		return bare_at(s, n, k, h->value);
	case WAY_NONE:
	case WAY_RAISED:
	default:
		return raised_at(s, n, k, h->value);
	}
}

/* Whether a text has the mark of a note, behind its first letter. */
static int
has_mark(const char *s, size_t n, const struct head *h)
{
	size_t k = 0;

	while (k < n && !is_letter_byte(s[k]))
		k++;
	for (k++; k < n; k++)
		if (mark_at(s, n, k, h))
			return 1;
	return 0;
}

/* How often a sign marks something in a text: "* " also begins the items of a
 * list, of which none is marked above. */
static size_t
signs_in(const struct ctx *c, size_t from, size_t end, const struct head *h)
{
	size_t i, k, found = 0;

	for (i = from; i < end; i++)
		for (k = 1; c->u[i].kind != U_CHROME && k < c->u[i].len; k++)
			found +=
			    (size_t)mark_at(c->u[i].text, c->u[i].len, k, h);
	return found;
}

static int
is_marked(const struct ctx *c, size_t from, size_t end, const struct head *h)
{
	size_t i;

	for (i = from; i < end; i++)
		if (c->u[i].kind != U_CHROME &&
		    has_mark(c->u[i].text, c->u[i].len, h))
			return 1;
	return 0;
}

/* The note that unit i begins as. */
static struct head
note_at(const struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	if ((u->kind != U_NONE && u->kind != U_ACTION) || u->is_heading ||
	    u->lifted || !vdm_node_is(u->node, "p"))
		return no_head;
	return head_of(s, n);
}

/* Notes that stand together. */
struct run {
	size_t count;
	size_t at[NOTES_MOST]; /* units */
	struct head heads[NOTES_MOST];
};

static void
add(struct run *r, size_t i, struct head h)
{
	r->at[r->count] = i;
	r->heads[r->count++] = h;
}

/* The run of notes that ends the record, its last first. */
static void
find_last(const struct ctx *c, struct run *r)
{
	struct head next[WAY_SIGN + 1] = {{WAY_NONE, 0}};
	size_t i, below = 0;

	r->count = 0;
	for (i = c->n; i-- > UNITS_BEFORE && r->count < NOTES_MOST;) {
		struct head h = note_at(c, i);

		if (c->u[i].len == 0 || c->u[i].kind == U_CHROME)
			continue;
		if (h.way == WAY_NONE) {
			if (r->count > 0 || ++below > UNITS_BELOW)
				break;
			continue;
		}
		/* numbers count up, letters too */
		if (h.way != WAY_SIGN && next[h.way].way != WAY_NONE &&
		    next[h.way].value != h.value + 1)
			break;
		next[h.way] = h;
		add(r, i, h);
	}
}

static int
is_rule(const struct unit *u)
{
	return u->kind == U_CHROME && !u->page &&
	       strpbrk(u->text, "-_=*\xE2") != NULL;
}

/* The notes at the foot of a page: below the ruled line i; or `above` a line
 * that ends it, a number or the head of the next page, the last first. */
static void
find_beside(const struct ctx *c, size_t i, int above, struct run *r)
{
	r->count = 0;
	while ((above ? i-- > UNITS_BEFORE : ++i < c->n) &&
	       r->count < NOTES_MOST) {
		struct head h = note_at(c, i);

		if (c->u[i].len == 0)
			continue;
		if (h.way == WAY_NONE)
			break;
		add(r, i, h);
	}
}

/* Whether each sign marks as often in the text as it begins a note. */
static int
has_signs(const struct ctx *c, const struct run *r, size_t from, size_t end)
{
	size_t count[sizeof(signs) / sizeof(signs[0])] = {0}, i;

	for (i = 0; i < r->count; i++)
		if (r->heads[i].way == WAY_SIGN)
			count[r->heads[i].value]++;
	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		const struct head h = {WAY_SIGN, (int)i};

		if (count[i] > 1 && signs_in(c, from, end, &h) < count[i])
			return 0;
	}
	return 1;
}

/* Takes the notes of a run, if most of their marks stand in units from `from`
 * to `end`; `least` of them. */
static void
take(struct ctx *c, const struct run *r, size_t from, size_t end, size_t least)
{
	size_t i, found = 0, used;

	for (i = 0; i < r->count; i++)
		found += (size_t)is_marked(c, from, end, &r->heads[i]);
	if (found < least || found * OF_MARKS < r->count * 2 ||
	    !has_signs(c, r, from, end))
		return;
	for (i = 0; i < r->count; i++) {
		struct unit *u = &c->u[r->at[i]];

		u->note = vdm_note_number(u->text, u->len,
					  r->heads[i].way == WAY_BARE, &used);
		c->have_notes |= u->note > 0;
		vdm_unit_set(u, U_METADATA, u->note > 0 ? FATE_NOTE : FATE_KEEP,
			     "a note, by its mark in the text");
	}
}

void
vdm_footnotes_read(struct ctx *c)
{
	struct run *r = vdm_arena_alloc(&c->scratch, sizeof(*r));
	size_t i;

	if (r == NULL)
		return;
	for (i = UNITS_BEFORE; i + 1 < c->n; i++) {
		size_t page = i > PAGE_UNITS ? i - PAGE_UNITS : 0;

		if (is_rule(&c->u[i])) {
			find_beside(c, i, 0, r);
			if (r->count > 0)
				take(c, r, page, i, 1);
		} else if (c->u[i].page) {
			find_beside(c, i, 1, r);
			if (r->count > 0)
				take(c, r, page, r->at[r->count - 1], r->count);
		}
	}
	find_last(c, r);
	if (r->count > 0)
		take(c, r, 0, r->at[r->count - 1], 2);
}
