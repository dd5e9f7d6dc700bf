/* SPDX-License-Identifier: MIT */
/*
 * The heads of pages amid paragraphs, which no blank line parts from the text:
 * "12      STATE RECORD      4 May 1931". Each has the number of its page set
 * off by a gap, and a title that comes back.
 */
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"
#include "prose/lines/cells.h"
#include "prose/lines/lines.h"

enum {
	HEAD_BYTES = 160,
	TITLE_LEAST = 8, /* bytes of a title that comes back */
	DIGITS_MOST = 5  /* of a page's number */
};

static int
is_number(const char *s, size_t n)
{
	return n > 0 && n <= DIGITS_MOST && vdm_figures_end(s, n, 0) == n;
}

/* A title: it begins with a capital, and no sentence ends in it. */
static int
is_title(const char *s, size_t n)
{
	size_t used;

	return n >= TITLE_LEAST && strchr(".?!:,;", s[n - 1]) == NULL &&
	       vdm_is_upper(vdm_utf8_decode(s, n, &used));
}

/* The title of a page's head, *len bytes, whose number is its first cell or its
 * last; NULL of any other line. */
static const char *
title_of(const char *s, size_t n, size_t *len)
{
	const char *title = NULL;
	size_t at, k, next, cells = 0;
	int numbered = 0, last = 0;

	*len = 0;
	s = vdm_trim(s, &n);
	if (n == 0 || n > HEAD_BYTES ||
	    (!vdm_is_digit(s[0]) && !vdm_is_digit(s[n - 1])))
		return NULL;
	for (at = 0; at < n; at = next) {
		k = vdm_cell_end(s, n, at, &next) - at;
		last = is_number(s + at, k);
		numbered |= last && cells == 0;
		if (!last && k > *len && is_title(s + at, k)) {
			title = s + at;
			*len = k;
		}
		cells++;
	}
	return cells > 1 && (numbered || last) ? title : NULL;
}

/* Notes a title; one that was noted before comes back. */
static void
note(struct ctx *c, struct line_habits *h, const char *s, size_t n)
{
	const char *title = vdm_arena_strndup(&c->scratch, s, n);

	if (title == NULL)
		return;
	if (vdm_strmap_get(&h->titles, title, NULL))
		vdm_strmap_put(&h->heads, title, 0);
	else
		vdm_strmap_put(&h->titles, title, 0);
}

void
vdm_lines_heads(struct ctx *c, const struct vdm_node *body,
		struct line_habits *h)
{
	const struct vdm_node *p;
	const char *s, *title;
	size_t n, len;

	for (p = body->first; p != NULL; p = p->next) {
		if (p->first == NULL || p->first->kind != VDM_KIND_TEXT)
			continue;
		s = p->first->text;
		n = strlen(s);
		/* the title of the whole */
		if (p == body->first && n < HEAD_BYTES && is_title(s, n))
			note(c, h, s, n);
		for (;; s += n + 1) {
			n = strcspn(s, "\n");
			title = title_of(s, n, &len);
			if (title != NULL)
				note(c, h, title, len);
			if (s[n] == '\0')
				break;
		}
	}
}

int
vdm_line_is_head(const struct line_habits *h, const char *s, size_t n)
{
	size_t len;
	const char *title = h->heads.count > 0 ? title_of(s, n, &len) : NULL;

	return title != NULL && vdm_strmap_get_n(&h->heads, title, len, NULL);
}

void
vdm_lines_heads_fini(struct ctx *c, struct line_habits *h)
{
	c->scratch.failed |= h->titles.failed | h->heads.failed;
	vdm_strmap_fini(&h->titles);
	vdm_strmap_fini(&h->heads);
}
