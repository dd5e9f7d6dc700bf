/* SPDX-License-Identifier: MIT */
/*
 * What a web page puts around and into a record that was copied from it: menus,
 * paths, buttons, teasers, captions. One line that is surely of a page shows
 * that others are: where none stands, "Share" may be an answer.
 */
#include <string.h>

#include "base/utf8.h"
#include "prose/prose.h"

enum {
	LINE_BYTES = 160,    /* of a menu, a teaser, a line below a button */
	CAPTION_BYTES = 240, /* of a caption with who took the picture */
	PIECE_BYTES = 32,    /* of a menu's or a path's */
	BLOCK_LINES = 8,     /* below a button */
	CREDIT_TOKENS = 8,   /* of who took a picture */
	HEAD_UNITS = 20,     /* among which the path to the page stands */
	POSTED_BYTES = 100
};

/* s without what is counted behind it: "Comments (37)", "Kommentare 12". */
static size_t
uncounted(const char *s, size_t n)
{
	while (n > 1 && strchr("0123456789() .", s[n - 1]) != NULL)
		n--;
	return n;
}

static int
is_sure(struct ctx *c, const char *s, size_t n)
{
	return n < LINE_BYTES &&
	       (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL ||
		vdm_rule_whole(c, s, n, P_CAPTION) != NULL);
}

static int
is_button(struct ctx *c, const char *s, size_t n)
{
	if (vdm_word_is_said(s, n))
		return 0;
	n = uncounted(s, n);
	return is_sure(c, s, n) || vdm_rule_whole(c, s, n, P_SITE) != NULL;
}

/* "About us | Contact | Terms", "Home > News": short pieces, and `least` marks
 * between them. */
static int
has_pieces(const char *s, size_t n, const char *const *marks, size_t least)
{
	size_t i = 0, piece = 0, m, found = 0, k;

	if (n > LINE_BYTES)
		return 0;
	while (i < n) {
		for (k = 0; marks[k] != NULL; k++) {
			m = strlen(marks[k]);
			if (i + m < n && memcmp(s + i, marks[k], m) == 0)
				break;
		}
		if (marks[k] == NULL) {
			i++;
			if (++piece > PIECE_BYTES)
				return 0;
			continue;
		}
		if (piece == 0)
			return 0;
		i += strlen(marks[k]);
		piece = 0;
		found++;
	}
	return found >= least && strchr(".?!", s[n - 1]) == NULL;
}

static int
is_menu(const char *s, size_t n)
{
	static const char *const marks[] = {" | ", " \xC2\xB7 ",
					    " \xE2\x80\xA2 ", NULL};

	return has_pieces(s, n, marks, 1);
}

static int
is_path(const char *s, size_t n)
{
	static const char *const marks[] = {" > ", " \xE2\x80\xBA ",
					    " \xC2\xBB ", " / ", NULL};

	return has_pieces(s, n, marks, 1);
}

/* "Ann Lee in her mill. Photo: Bo Ray": what a picture shows, and whose it
 * is. */
static int
is_credited(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t at, used, end;

	if (n > CAPTION_BYTES ||
	    vdm_rule_within(c, s, n, P_CAPTION, &at, &used) == NULL || at < 2)
		return 0;
	end = at + used;
	if (strchr(".)(|/", s[at - 1 - (s[at - 1] == ' ')]) == NULL ||
	    end + 2 >= n || (s[end] != ':' && s[end] != ' '))
		return 0;
	vdm_tokens(c, t, s + end, n - end, CREDIT_TOKENS + 1);
	if (t->n < 2 || t->n > CREDIT_TOKENS)
		return 0;
	return vdm_punct(t, 0, ':') || vdm_word_does(t, 0, X_BY);
}

/* "Published March 6, 2018 at 9.14 p.m.", above all talk: when the page was
 * shown, which is no hour of a meeting. */
static int
is_posted(struct ctx *c, const char *s, size_t n)
{
	size_t used;
	struct when w;

	return n < POSTED_BYTES &&
	       vdm_rule_at_start(c, s, n, P_POSTED, &used) != NULL &&
	       used < n && vdm_when_find(c, s, n, &w) && w.has_date &&
	       w.start <= used + 4;
}

/* Lines right below a button, to the next blank line: what it leads to. Above
 * all talk most of them must be buttons too. */
static void
read_block(struct ctx *c, size_t i, int begun)
{
	size_t end = i + 1, k, n, buttons = 1;

	for (; end < c->n && c->u[end].line == c->u[end - 1].end + 1; end++) {
		const char *s = vdm_unit_words(&c->u[end], &n);

		if (n > LINE_BYTES ||
		    (c->u[end].kind != U_NONE && c->u[end].kind != U_CHROME))
			return;
		/* a label, a sentence */
		if (!is_button(c, s, n) &&
		    (memchr(s, ':', n) != NULL || s[n - 1] == '.'))
			return;
		buttons += (size_t)is_button(c, s, n);
	}
	if (end - i > BLOCK_LINES || end == i + 1 ||
	    (!begun && buttons * 2 < end - i))
		return;
	for (k = i; k < end; k++)
		vdm_unit_set(&c->u[k], U_CHROME, FATE_CHROME,
			     "stands below a button of a web page");
}

static void
read_line(struct ctx *c, size_t i, int begun)
{
	struct unit *u = &c->u[i];
	size_t n, used;
	const char *s = vdm_unit_words(u, &n);

	if (is_button(c, s, n))
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "furniture of a web page");
	else if (is_menu(s, n) || (i < HEAD_UNITS && !begun && is_path(s, n)))
		vdm_unit_set(u, U_CHROME, FATE_CHROME, "a menu of a web page");
	else if (n < LINE_BYTES &&
		 vdm_rule_at_start(c, s, n, P_TEASER, &used) != NULL)
		vdm_unit_set(u, U_CHROME, FATE_CHROME,
			     "asks the readers of a web page for something");
	else if (!begun && is_posted(c, s, n))
		vdm_unit_set(u, U_METADATA, FATE_KEEP,
			     "says when a page was shown");
}

/* Takes what shows a picture; how many lines are surely a page's. */
static size_t
read_captions(struct ctx *c)
{
	size_t i, n, sure = 0;

	for (i = 0; i < c->n; i++) {
		const char *s = vdm_unit_words(&c->u[i], &n);

		if (n == 0)
			continue;
		sure += (size_t)is_sure(c, s, n);
		if (c->u[i].kind == U_NONE && !c->u[i].is_heading &&
		    is_credited(c, s, n))
			vdm_unit_set(&c->u[i], U_CHROME, FATE_CHROME,
				     "shows a picture, and says whose");
	}
	return sure;
}

/* Whether unit i is a button that no line stands right above. */
static int
heads_block(struct ctx *c, size_t i)
{
	const struct unit *u = &c->u[i];
	size_t n;
	const char *s = vdm_unit_words(u, &n);

	return u->kind == U_CHROME && is_button(c, s, n) &&
	       (i == 0 || c->u[i - 1].end + 1 < u->line);
}

void
vdm_site_read(struct ctx *c)
{
	size_t i, n;
	int begun = 0;

	if (read_captions(c) <= 1)
		return;
	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];

		(void)vdm_unit_words(u, &n);
		begun |= n > LINE_BYTES || u->kind == U_TURN;
		if (n == 0 || u->is_heading)
			continue;
		if (u->kind == U_NONE)
			read_line(c, i, begun);
		if (heads_block(c, i))
			read_block(c, i, begun);
	}
}
