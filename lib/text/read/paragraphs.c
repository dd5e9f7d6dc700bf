/* SPDX-License-Identifier: MIT */
/*
 * The paragraphs of any archive's plain text: what stands between blank lines,
 * and where lines follow each other, whether they are one wrapped paragraph or
 * a paragraph each. Form feeds become page breaks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "text/text.h"

enum {
	LONG_LINE = 110, /* nobody wraps text by hand at more than that */
	WIDTH_LEAST = 40,
	WIDTH_USUAL = 72
};

struct line {
	const char *s;
	size_t n;     /* bytes, without trailing white space */
	size_t lead;  /* bytes of white space before the first word */
	size_t width; /* code points */
	size_t first; /* code points of the first word */
	unsigned no;
	int page; /* a form feed stands before it */
};

struct lines {
	struct line *at;
	size_t count, cap;
	size_t width; /* where this document wraps */
	int failed;
};

/* White space, and what web pages leave on empty lines. */
static size_t
blank_length(const char *s, size_t n)
{
	size_t i = 0, used;

	while (i < n) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (cp != ' ' && cp != '\t' && cp != 0xA0 && cp != 0x200B &&
		    cp != 0xFEFF)
			break;
		i += used;
	}
	return i;
}

static struct line *
line_add(struct lines *ls)
{
	if (ls->count == ls->cap) {
		size_t cap = ls->cap > 0 ? ls->cap * 2 : 256;
		struct line *at = vdm_realloc(ls->at, cap * sizeof(*at));

		if (at == NULL) {
			ls->failed = 1;
			return NULL;
		}
		ls->at = at;
		ls->cap = cap;
	}
	memset(&ls->at[ls->count], 0, sizeof(*ls->at));
	return &ls->at[ls->count++];
}

static void
line_put(struct lines *ls, const char *s, size_t n, unsigned no, int page)
{
	struct line *l = line_add(ls);
	size_t w;

	if (l == NULL)
		return;
	if (blank_length(s, n) == n)
		n = 0;
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	l->s = s;
	l->n = n;
	l->no = no;
	l->page = page;
	while (l->lead < n && vdm_is_space((unsigned char)s[l->lead]))
		l->lead++;
	l->width = vdm_utf8_length(s, n);
	for (w = l->lead; w < n && !vdm_is_space((unsigned char)s[w]); w++)
		;
	l->first = vdm_utf8_length(s + l->lead, w - l->lead);
}

static void
split_lines(struct lines *ls, const char *s, size_t n)
{
	size_t i = 0, start = 0;
	unsigned no = 1;
	int page = 0;

	for (; i <= n; i++) {
		if (i < n && s[i] != '\n' && s[i] != '\f')
			continue;
		line_put(ls, s + start, i - start, no, page);
		page = i < n && s[i] == '\f';
		no += i < n && s[i] == '\n';
		start = i + 1;
	}
}

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* The width that nine of ten inner lines of blocks keep to. */
static void
find_width(struct lines *ls)
{
	size_t *w = vdm_malloc((ls->count + 1) * sizeof(*w)), n = 0, i;

	ls->width = WIDTH_USUAL;
	if (w == NULL) {
		ls->failed = 1;
		return;
	}
	for (i = 0; i + 1 < ls->count; i++)
		if (ls->at[i].n > 0 && ls->at[i + 1].n > 0 &&
		    ls->at[i].width >= WIDTH_LEAST &&
		    ls->at[i].width <= LONG_LINE)
			w[n++] = ls->at[i].width;
	if (n >= 4) {
		qsort(w, n, sizeof(*w), by_size);
		ls->width = w[n * 9 / 10];
	}
	vdm_free(w);
}

static int
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of a list mark or paragraph's number at the start, or 0. */
static size_t
item_mark(const char *s, size_t n)
{
	static const char *const bullets[] = {
	    "- ",  "* ",  "\xE2\x80\xA2 ", "\xE2\x80\x93 ",
	    "-\t", "*\t", "\xE2\x80\xA2\t"};
	size_t i = 0, b;

	for (b = 0; b < sizeof(bullets) / sizeof(bullets[0]); b++)
		if (n > strlen(bullets[b]) &&
		    memcmp(s, bullets[b], strlen(bullets[b])) == 0)
			return strlen(bullets[b]);
	if (n > 0 && (s[0] == '(' || s[0] == '['))
		i = 1;
	b = i;
	while (i < n && i - b < 4 && is_digit(s[i]))
		i++;
	if (i == b && i + 1 < n && vdm_is_word((unsigned char)s[i]) &&
	    (s[i + 1] == ')' || (b == 0 && s[i + 1] == '.')))
		i++;
	if (i == b || i + 1 >= n)
		return 0;
	if (s[i] != ')' && s[i] != ']' && (b > 0 || s[i] != '.'))
		return 0;
	return vdm_is_space((unsigned char)s[i + 1]) ? i + 2 : 0;
}

/* "Q. ", "MR. X: ": few words that begin with capitals, then a colon. */
static int
is_label(const char *s, size_t n)
{
	size_t i = 0, used, words = 0;

	if (n > 2 && (s[0] == 'Q' || s[0] == 'A') &&
	    (s[1] == '.' || s[1] == ':') && vdm_is_space((unsigned char)s[2]))
		return 1;
	while (i < n && words < 6) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (!vdm_is_upper(cp) && !(words > 0 && vdm_is_word(cp)) &&
		    cp != '(')
			return 0;
		for (; i < n && !vdm_is_space((unsigned char)s[i]); i++)
			if (s[i] == ':')
				return i + 1 == n ||
				       vdm_is_space((unsigned char)s[i + 1]);
		while (i < n && vdm_is_space((unsigned char)s[i]))
			i++;
		words++;
	}
	return 0;
}

/* Whether a sentence, or something else whole, ends with the line. */
static int
ends_whole(const struct line *l)
{
	static const char *const ends[] = {".",
					   "?",
					   "!",
					   ":",
					   ";",
					   "\"",
					   ")",
					   "]",
					   "\xE2\x80\x9D",
					   "\xE2\x80\x99",
					   "\xE2\x80\xA6",
					   "\xE2\x80\x94"};
	size_t i, n;

	for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		n = strlen(ends[i]);
		if (l->n >= n && memcmp(l->s + l->n - n, ends[i], n) == 0)
			return 1;
	}
	return 0;
}

static int
starts_upper(const struct line *l)
{
	size_t used;
	uint32_t cp = vdm_utf8_decode(l->s + l->lead, l->n - l->lead, &used);

	return !vdm_is_lower(cp);
}

/* Whether line `b` begins a paragraph although no blank line parts it from
 * `a`. */
static int
breaks(const struct lines *ls, const struct line *a, const struct line *b)
{
	int full = a->width + 1 + b->first > ls->width - ls->width / 8;
	int item = item_mark(b->s + b->lead, b->n - b->lead) > 0;
	int label = is_label(b->s + b->lead, b->n - b->lead);

	if (a->width > LONG_LINE || b->width > 2 * LONG_LINE)
		return 1;
	if (item || label)
		return ends_whole(a) || !full;
	if (b->lead >= a->lead + 2 && ends_whole(a) &&
	    item_mark(a->s + a->lead, a->n - a->lead) == 0)
		return 1;
	return !full && starts_upper(b);
}

static void
add_paragraph(struct vdm_record *rec, struct vdm_node *body,
	      const struct line *from, size_t count)
{
	struct vdm_node *p = vdm_node_element(rec, "p");
	struct vdm_buf text;
	size_t i;

	if (p == NULL)
		return;
	vdm_buf_init(&text);
	for (i = 0; i < count; i++) {
		size_t lead = i == 0 ? from[i].lead : 0;

		if (i > 0)
			vdm_buf_putc(&text, '\n');
		vdm_buf_put(&text, from[i].s + lead, from[i].n - lead);
	}
	p->pos.line = from->no;
	p->pos.column = (unsigned)from->lead + 1;
	p->pos.end = from[count - 1].no;
	if (text.failed)
		rec->arena.failed = 1;
	vdm_node_add_text(rec, p, vdm_buf_str(&text), text.len);
	if (p->first != NULL)
		p->first->pos = p->pos;
	vdm_node_append(body, p);
	vdm_buf_fini(&text);
}

static void
add_page_break(struct vdm_record *rec, struct vdm_node *body,
	       const struct line *l)
{
	struct vdm_node *pb = vdm_node_add(rec, body, "pb", NULL);

	if (pb != NULL) {
		pb->pos.line = pb->pos.end = l->no;
		pb->pos.column = 1;
	}
}

int
vdm_text_paragraphs(struct vdm_record *rec, const char *text, size_t n)
{
	struct vdm_node *body = vdm_record_body(rec);
	struct lines ls = {0};
	size_t i, k;

	split_lines(&ls, text, n);
	find_width(&ls);
	for (i = 0; i < ls.count && !ls.failed; i += k) {
		k = 1;
		if (ls.at[i].page)
			add_page_break(rec, body, &ls.at[i]);
		if (ls.at[i].n == 0)
			continue;
		while (i + k < ls.count && ls.at[i + k].n > 0 &&
		       !ls.at[i + k].page &&
		       !breaks(&ls, &ls.at[i + k - 1], &ls.at[i + k]))
			k++;
		add_paragraph(rec, body, &ls.at[i], k);
	}
	vdm_free(ls.at);
	return ls.failed || rec->arena.failed ? -1 : 0;
}
