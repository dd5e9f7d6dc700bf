/* SPDX-License-Identifier: MIT */
/*
 * The paragraphs of any archive's plain text: what stands between blank lines,
 * and where lines follow each other, whether they are one wrapped paragraph or
 * a paragraph each. Form feeds become page breaks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "text/read/lines.h"
#include "text/text.h"

enum {
	LONG_LINE = 110, /* nobody wraps text by hand at more than that */
	WIDTH_LEAST = 40,
	WIDTH_USUAL = 72
};

struct lines {
	struct vdm_text_line *at;
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

static struct vdm_text_line *
line_add(struct lines *ls)
{
	if (ls->count == ls->cap) {
		size_t cap = ls->cap > 0 ? ls->cap * 2 : 256;
		struct vdm_text_line *at =
		    vdm_realloc(ls->at, cap * sizeof(*at));

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
	struct vdm_text_line *l = line_add(ls);
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
		vdm_sort(w, n, sizeof(*w), by_size);
		ls->width = w[n * 9 / 10];
	}
	vdm_free(w);
}

/* Whether a sentence, or something else whole, ends with the line. */
static int
ends_whole(const struct vdm_text_line *l)
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
starts_upper(const struct vdm_text_line *l)
{
	size_t used;
	uint32_t cp = vdm_utf8_decode(l->s + l->lead, l->n - l->lead, &used);

	return !vdm_is_lower(cp);
}

/* Whether line `b` begins a paragraph although no blank line parts it from
 * `a`. */
static int
breaks(const struct lines *ls, const struct vdm_text_line *a,
       const struct vdm_text_line *b)
{
	int full = a->width + 1 + b->first > ls->width - ls->width / 8;
	int item = vdm_text_item_mark(b->s + b->lead, b->n - b->lead) > 0;
	int label = vdm_text_is_label(b->s + b->lead, b->n - b->lead);

	if (a->width > LONG_LINE || b->width > 2 * LONG_LINE)
		return 1;
	if (item || label)
		return ends_whole(a) || !full;
	if (b->lead >= a->lead + 2 && ends_whole(a) &&
	    vdm_text_item_mark(a->s + a->lead, a->n - a->lead) == 0)
		return 1;
	return !full && starts_upper(b);
}

static void
add_paragraph(struct vdm_record *rec, struct vdm_node *body,
	      const struct vdm_text_line *from, size_t count)
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
add_stanza(struct vdm_record *rec, struct vdm_node *body,
	   const struct vdm_text_line *from, size_t count)
{
	struct vdm_node *lg = vdm_node_add(rec, body, "lg", NULL), *l;
	size_t i;

	if (lg == NULL)
		return;
	lg->pos.line = from->no;
	lg->pos.column = (unsigned)from->lead + 1;
	lg->pos.end = from[count - 1].no;
	for (i = 0; i < count; i++) {
		l = vdm_node_add(rec, lg, "l", NULL);
		if (l == NULL)
			return;
		vdm_node_add_text(rec, l, from[i].s + from[i].lead,
				  from[i].n - from[i].lead);
		l->pos.line = l->pos.end = from[i].no;
		l->pos.column = (unsigned)from[i].lead + 1;
		if (l->first != NULL)
			l->first->pos = l->pos;
	}
}

/* How many lines stand here before a blank one, or another page. */
static size_t
block_length(const struct lines *ls, size_t i)
{
	size_t k = 1;

	while (i + k < ls->count && ls->at[i + k].n > 0 && !ls->at[i + k].page)
		k++;
	return k;
}

/* A line of prose at the margin: what stands before it may be a heading. */
static int
is_prose(const struct vdm_text_line *l)
{
	return l->lead == 0 && l->width >= WIDTH_LEAST;
}

static void
add_page_break(struct vdm_record *rec, struct vdm_node *body,
	       const struct vdm_text_line *l)
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
	size_t i, k, block = 0;
	int prose = 0, verse = 0, begins = 1;

	split_lines(&ls, text, n);
	find_width(&ls);
	for (i = 0; i < ls.count && !ls.failed; i += k) {
		k = 1;
		if (ls.at[i].page)
			add_page_break(rec, body, &ls.at[i]);
		if (ls.at[i].n == 0) {
			begins = 1;
			continue;
		}
		if (begins || ls.at[i].page) {
			block = block_length(&ls, i);
			verse =
			    prose && vdm_text_is_verse(&ls.at[i], block, verse);
			begins = 0;
			if (verse) {
				add_stanza(rec, body, &ls.at[i], block);
				k = block;
				continue;
			}
		}
		prose |= is_prose(&ls.at[i]);
		while (i + k < ls.count && ls.at[i + k].n > 0 &&
		       !ls.at[i + k].page &&
		       !breaks(&ls, &ls.at[i + k - 1], &ls.at[i + k]))
			k++;
		add_paragraph(rec, body, &ls.at[i], k);
	}
	vdm_free(ls.at);
	return ls.failed || rec->arena.failed ? -1 : 0;
}
