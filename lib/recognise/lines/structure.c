/* SPDX-License-Identifier: MIT */
/* What a line is whatever stands around it: page marks, brackets, rules. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/* "[Page 321]", "- 5 -", "Page 3 of 9", "321". */
static int
is_page_mark(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;
	size_t i, digits = 0, words = 0;

	if (n == 0 || n > 40)
		return 0;
	vdm_tokens(c, t, s, n, 12);
	for (i = 0; i < t->n; i++) {
		if (t->t[i].flags & T_DIGIT) {
			if (t->t[i].end - t->t[i].start > 4)
				return 0;
			digits++;
		} else if (vdm_phrase_at(t, i, "page") ||
			   vdm_phrase_at(t, i, "pages") ||
			   vdm_phrase_at(t, i, "p") ||
			   vdm_phrase_at(t, i, "pg") ||
			   vdm_phrase_at(t, i, "seite") ||
			   vdm_phrase_at(t, i, "стр") ||
			   vdm_phrase_at(t, i, "col") ||
			   vdm_phrase_at(t, i, "column") ||
			   vdm_phrase_at(t, i, "folio")) {
			words++;
		} else if (vdm_phrase_at(t, i, "of") ||
			   vdm_phrase_at(t, i, "begin") ||
			   vdm_phrase_at(t, i, "end")) {
			continue;
		} else if (!(t->t[i].flags & T_PUNCT)) {
			return 0;
		} else if (t->t[i].cp == ':' || t->t[i].cp == '/') {
			return 0;
		}
	}
	if (digits == 0 || digits > 2)
		return 0;
	/* A bare number is a page's, when dashes or nothing stand around. */
	return words > 0 || t->n == 1 || (t->n == 3 && t->t[0].cp == '-') ||
	       (t->n == 3 && t->t[0].cp == 0x2013) ||
	       (t->n == 3 && t->t[0].cp == 0x2014);
}

/* Short lines that come back again and again, each beside a page mark. */
static void
mark_running_heads(struct ctx *c)
{
	size_t i, k, count;

	for (i = 1; i < c->n; i++) {
		struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0 || u->len > 80 ||
		    (c->u[i - 1].kind != U_CHROME &&
		     (i + 1 >= c->n || c->u[i + 1].kind != U_CHROME)))
			continue;
		count = 0;
		for (k = i > 400 ? i - 400 : 0; k < c->n && k < i + 400; k++)
			if (k != i && c->u[k].len == u->len &&
			    memcmp(c->u[k].text, u->text, u->len) == 0)
				count++;
		if (count >= 2)
			vdm_unit_set(
			    u, U_CHROME, FATE_CHROME,
			    "a running head, repeated beside page marks");
	}
}

static int
ends_bracket(const char *s, size_t n)
{
	size_t i, depth = 0;
	char open = s[0], close = open == '(' ? ')' : ']';

	if (n < 2 || (open != '(' && open != '['))
		return 0;
	for (i = 0; i < n; i++) {
		if (s[i] == open)
			depth++;
		if (s[i] == close && --depth == 0)
			return i + 1 == n || (i + 2 >= n && s[n - 1] == '.') ||
			       s[i + 1] == '[';
	}
	return 0;
}

/* "(Or: ...)", "(Note: ...)": a remark on the text, and no action. */
static int
opens_remark(struct ctx *c, const char *s, size_t n)
{
	struct tokens *t = &c->tok;

	vdm_tokens(c, t, s, n, 5);
	return vdm_punct(t, 2, ':') || vdm_punct(t, 3, ':');
}

/* What a line is whatever stands around it: page marks, brackets, rules. */
void
vdm_structure_read(struct ctx *c)
{
	size_t i, at, used;

	for (i = 0; i < c->n; i++) {
		struct unit *u = &c->u[i];
		size_t n = u->len;
		const char *s = vdm_trim(u->text, &n);

		if (u->kind != U_NONE || n == 0)
			continue;
		if (u->node->kind == VDM_KIND_STAGE) {
			if (vdm_source_bid(c, s, n))
				continue;
			vdm_unit_set(
			    u,
			    vdm_rule_within(c, s, n, P_NARRATION, &at, &used)
				? U_NARRATION
				: U_ACTION,
			    FATE_KEEP, "marked in the source");
		} else if (u->node->kind == VDM_KIND_DATELINE) {
			vdm_unit_set(u, U_DATELINE, FATE_KEEP,
				     "marked in the source");
		} else if (is_page_mark(c, s, n)) {
			vdm_unit_set(u, U_CHROME, FATE_CHROME, "a page number");
			u->page = 1;
		} else if (vdm_rule_whole(c, s, n, P_FURNITURE) != NULL) {
			vdm_unit_set(u, U_CHROME, FATE_CHROME,
				     "furniture of a web page");
		} else if (u->is_heading) {
			continue;
		} else if (n < 400 && ends_bracket(s, n) &&
			   !vdm_source_bid(c, s, n)) {
			if (vdm_rule_within(c, s, n, P_NARRATION, &at, &used))
				vdm_unit_set(u, U_NARRATION, FATE_KEEP,
					     "says what was left out");
			else if (s[0] == '(' && opens_remark(c, s, n))
				continue;
			else
				u->kind = U_ACTION;
		} else if (n >= 3 && n < 200) {
			size_t k = 0;

			while (k < n && strchr("*-_=~. ", s[k]) != NULL)
				k++;
			if (k == n)
				vdm_unit_set(u, U_CHROME, FATE_CHROME,
					     "a ruled line");
		}
	}
	mark_running_heads(c);
}
