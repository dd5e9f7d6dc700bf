/* SPDX-License-Identifier: MIT */
/* Lines that stand for themselves though no blank line parts them. */
#include <string.h>

#include "base/utf8.h"
#include "prose/lines/lines.h"

enum {
	/* Line ends of a paragraph, and how many of ten have to end a sentence,
	 * where nothing else tells that no typist broke the lines. */
	BREAKS_LEAST = 3,
	ENDED_LEAST = 7,
	ENDED_OF = 10,
	/* A line that is wider is no typist's; one of so many is as wide as
	 * lines get. */
	WIDTH_MOST = 200,
	WIDE_EVERY = 10,
	/* Characters that a typist leaves free at most before the end of a
	 * line. */
	RAGGED_WIDTH = 12,
	/* What is in brackets on a line, and the words of a line with a date
	 * and a place. */
	ASIDE_BYTES = 300,
	ASIDE_LINES_BYTES = 400, /* of one that goes over lines */
	LETTERS_BYTES = 3,
	DATED_BYTES = 70,
	DATED_TOKENS = 16,
	SMALL_BYTES = 3 /* of "den", "le", "at", beside a date */
};

/* Whether a sentence can end with this character. */
static int
is_end(uint32_t cp)
{
	return cp == 0x300F || vdm_ends_sentence(cp);
}

static uint32_t
last_sign(const char *s, size_t n)
{
	s = vdm_trim(s, &n);
	return vdm_utf8_last(s, n);
}

static uint32_t
first_sign(const char *s, size_t n)
{
	size_t used;

	s = vdm_trim(s, &n);
	return n > 0 ? vdm_utf8_decode(s, n, &used) : 0;
}

/* The characters of the first word of s. */
static size_t
first_width(const char *s)
{
	s += strspn(s, " \t");
	return vdm_utf8_length(s, strcspn(s, " \t\n"));
}

/* Whether a line's end is that of a sentence, and what is below begins one. */
static int
ends_here(const char *line, const char *end)
{
	return is_end(last_sign(line, (size_t)(end - line))) &&
	       !vdm_is_lower(first_sign(end + 1, strcspn(end + 1, "\n")));
}

/* The ends of lines amid paragraphs, and how many of them end a sentence. */
struct breaks {
	size_t all, ended;
};

static void
breaks_count(const char *s, struct breaks *b)
{
	const char *e;

	for (; (e = strchr(s, '\n')) != NULL; s = e + 1) {
		b->all++;
		b->ended += (size_t)ends_here(s, e);
	}
}

/* A typist's lines end where they have to, seldom behind a sentence. */
static int
are_sentences(const struct breaks *b)
{
	return b->all >= BREAKS_LEAST &&
	       b->ended * ENDED_OF >= b->all * ENDED_LEAST;
}

int
vdm_lines_all_end(const char *s)
{
	const char *e = strchr(s, '\n');
	struct breaks b = {0, 0}, below = {0, 0};

	breaks_count(s, &b);
	if (b.all == 0 || b.ended == b.all)
		return b.all > 0;
	/* what heads them ends as no sentence does */
	breaks_count(e + 1, &below);
	return below.all >= BREAKS_LEAST && below.ended == below.all;
}

int
vdm_lines_are_sentences(const char *s)
{
	struct breaks b = {0, 0};

	breaks_count(s, &b);
	return are_sentences(&b) ||
	       (b.all + 1 >= BREAKS_LEAST && b.ended == b.all);
}

int
vdm_line_is_sentence(const char *line, const char *end, int all, size_t width)
{
	if (!ends_here(line, end))
		return 0;
	return all || vdm_utf8_length(line, (size_t)(end - line)) +
			      first_width(end + 1) + RAGGED_WIDTH <
			  width;
}

/* The width that one line of `lines` in ten has, or more. */
static size_t
width_usual(const size_t count[WIDTH_MOST + 1], size_t lines)
{
	size_t n, over = 0;

	for (n = WIDTH_MOST; n > 0; n--) {
		over += count[n];
		if (over * WIDE_EVERY >= lines)
			break;
	}
	return n;
}

void
vdm_lines_measure(const struct vdm_node *body, struct line_habits *h)
{
	size_t count[WIDTH_MOST + 1] = {0}, lines = 0, n;
	struct breaks b = {0, 0};
	const struct vdm_node *p;
	const char *s;

	for (p = body->first; p != NULL; p = p->next) {
		if (p->first == NULL || p->first->kind != VDM_KIND_TEXT)
			continue;
		breaks_count(p->first->text, &b);
		for (s = p->first->text;; s += n + 1) {
			n = strcspn(s, "\n");
			count[n < WIDTH_MOST ? vdm_utf8_length(s, n)
					     : WIDTH_MOST]++;
			lines++;
			if (s[n] == '\0')
				break;
		}
	}
	h->width = width_usual(count, lines);
	h->sentences = are_sentences(&b);
}

/* "(Laughter.)" on a line of its own. */
int
vdm_line_is_aside(const char *s, size_t n)
{
	uint32_t open, close;

	s = vdm_trim(s, &n);
	if (n <= 2 || n > ASIDE_BYTES)
		return 0;
	open = first_sign(s, n);
	if (s[n - 1] == '.')
		n--;
	close = last_sign(s, n);
	return ((open == '(' && close == ')') ||
		(open == '[' && close == ']') ||
		(open == 0xFF08 && close == 0xFF09)) &&
	       memchr(s + 1, (int)close, n - 2) == NULL;
}

/* "[Whereupon, at 2:50 p.m., / the sitting was closed.]": a bracket that goes
 * over lines, and ends with one; s goes on behind its first n bytes. */
int
vdm_line_opens_aside(const char *s, size_t n)
{
	const char *close, *end;

	while (n > 0 && (*s == ' ' || *s == '\t')) {
		s++;
		n--;
	}
	if (n < 2 || (*s != '[' && *s != '('))
		return 0;
	close = memchr(s, *s == '[' ? ']' : ')', strnlen(s, ASIDE_LINES_BYTES));
	if (close == NULL || close < s + n)
		return 0;
	end = close + 1;
	end += *end == '.';
	return *end == '\0' || *end == '\n';
}

/* "OH asked how anyone could tell.": letters of a name, and what they did. */
int
vdm_line_is_by_letters(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;

	vdm_tokens(c, t, s, n < DATED_BYTES ? n : DATED_BYTES, 2);
	return t->n == 2 && (t->t[0].flags & T_UPPER) &&
	       t->t[0].end - t->t[0].start <= LETTERS_BYTES &&
	       !(t->t[1].flags & (T_CAP | T_PUNCT)) &&
	       (t->t[1].classes & (W_SAY | W_THINK));
}

/* Whether the date may be the whole of what a line says when this stands beside
 * it: a place's name, small words, marks. */
static int
is_beside_date(const struct token *k)
{
	if (k->flags & T_PUNCT)
		return k->cp == ',' || k->cp == '.' || k->cp == '(' ||
		       k->cp == ')';
	return (k->flags & (T_CAP | T_CASELESS)) || (k->classes & W_WEEKDAY) ||
	       k->end - k->start <= SMALL_BYTES;
}

/* Whether there is nothing else on the line that the tokens are of. */
static int
has_only_date(const struct tokens *t, const struct when *w)
{
	size_t i;

	for (i = 0; i < t->n; i++) {
		const struct token *k = &t->t[i];

		if ((k->start >= w->start && k->end <= w->end) ||
		    (w->hour >= 0 && k->start >= w->time_start &&
		     k->end <= w->time_end) ||
		    (i == 0 && vdm_word_does(t, i, X_HELD)))
			continue;
		if (!is_beside_date(k))
			return 0;
	}
	return 1;
}

/* "Harbour House, 3 May 1951": a place and a date, and no more. */
int
vdm_line_is_dated(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok2;
	struct when w;

	s = vdm_trim(s, &n);
	if (n == 0 || n > DATED_BYTES || !vdm_when_find(c, s, n, &w) ||
	    !w.has_date || w.year <= 0 || w.day <= 0)
		return 0;
	vdm_tokens(c, t, s, n, DATED_TOKENS);
	if (t->n == DATED_TOKENS || !has_only_date(t, &w))
		return 0;
	return !(t->t[0].classes & (W_FUNCTION | W_ARTICLE)) ||
	       (t->t[0].flags & T_CAP) || vdm_word_does(t, 0, X_HELD);
}
