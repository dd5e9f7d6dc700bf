/* SPDX-License-Identifier: MIT */
/* Rows of a list: how many it has, those whose columns are a name and what
 * somebody is, and labels amid them. */
#include <string.h>

#include "prose/lines/marks.h"
#include "prose/people/present.h"

enum { ROW_TOKENS = 60 }; /* of a cell */

size_t
vdm_rows_count(const char *s, size_t n, size_t *lines)
{
	size_t rows = 0;

	*lines = 0;
	while (n > 0) {
		const char *e = memchr(s, '\n', n);
		size_t whole = e != NULL ? (size_t)(e - s) : n, len = whole;
		const char *line = vdm_trim(s, &len);

		*lines += len > 0;
		rows += len > 0 && vdm_column_end(line, len) < len;
		whole += e != NULL;
		s += whole;
		n -= whole;
	}
	return rows;
}

int
vdm_row_has_office(struct ctx *c, const char *s, size_t first, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	const char *cell = s + first;
	size_t rest = n - first;

	cell = vdm_trim(cell, &rest);
	vdm_tokens(c, t, s, first, ROW_TOKENS);
	if (rest == 0 || !vdm_mention_at(c, t, 0, &m) || !m.hon ||
	    m.last == m.name || m.last < t->n ||
	    vdm_column_end(cell, rest) < rest)
		return 0;
	vdm_tokens(c, t, cell, rest, ROW_TOKENS);
	return t->n > 0 && (!vdm_mention_at(c, t, 0, &m) || !m.hon);
}

/* Whether a line of a list sets off by a dash what somebody is. */
static int
sets_off(struct ctx *c, const char *s, size_t n)
{
	size_t i;

	vdm_tokens(c, &c->tok, s, n, ROW_TOKENS);
	for (i = 1; i + 1 < c->tok.n; i++)
		if (vdm_is_dash(&c->tok, i) &&
		    vdm_token_has(&c->tok, i, T_SPACED) &&
		    vdm_token_has(&c->tok, i + 1, T_SPACED))
			return 1;
	return 0;
}

int
vdm_opens_another(struct ctx *c, const char *s, size_t n, const char *above,
		  size_t len)
{
	const uint32_t others =
	    W_BODY | W_MATTER | W_NATION | W_COUNTRY | W_OFFICE;
	struct tokens *t = &c->tok;
	struct mention m;
	size_t i;
	int row;

	if (strchr(",;-", above[len - 1]) != NULL)
		return 0;
	row = sets_off(c, above, len);
	vdm_tokens(c, t, s, n, ROW_TOKENS);
	if (!vdm_token_has(t, 0, T_CAP) && !(row && vdm_token_is(t, 0, W_HON)))
		return 0;
	if (!vdm_mention_at(c, t, 0, &m))
		return 0;
	if (m.hon || m.office || vdm_word_does(t, 0, X_THE))
		return 1;
	for (i = m.first; i < m.last; i++)
		if (vdm_token_is(t, i, others))
			return 0;
	return row && m.last - m.name > 1;
}

/* Whether the stop at byte i ends a sentence, and shortens no word. */
static int
is_stop(struct ctx *c, const char *s, size_t i)
{
	size_t from = i;

	if (s[i] == ';')
		return 1;
	while (from > 0 && s[from - 1] != ' ' && s[from - 1] != '\n')
		from--;
	return s[i] == '.' && !vdm_is_shortened(c, s + from, i - from);
}

/* Where the sentence that byte `at` stands in begins. */
static size_t
sentence_start(struct ctx *c, const char *s, size_t at)
{
	size_t i;

	for (i = at; i > 1; i--)
		if (s[i - 1] == ' ' && is_stop(c, s, i - 2))
			return i;
	return 0;
}

/* "Bo Ray. Cy Roe sent apologies": the byte before a sentence amid a list that
 * says of somebody that they were not there; n where none does. */
static size_t
absence_within(struct ctx *c, const char *s, size_t n)
{
	const struct rule *r;
	size_t from = 0, at, used, start;

	while ((r = vdm_rule_within(c, s + from, n - from, P_PRESENT, &at,
				    &used)) != NULL) {
		start = sentence_start(c, s, from + at);
		if (vdm_rule_is(r, "absent") && start > 0)
			return start - 1;
		from += at + used;
	}
	return n;
}

size_t
vdm_label_within(struct ctx *c, const char *s, size_t n, size_t *next,
		 int *there)
{
	size_t i, used, rest, most;
	const struct rule *r;
	int colon;

	*next = n;
	*there = 0;
	most = absence_within(c, s, n);
	if (most < n)
		*next = most + 1;
	for (i = 1; i + 1 < most; i++) {
		if (s[i] != '(' && s[i] != '\n' &&
		    (s[i] != ' ' || strchr(".;,", s[i - 1]) == NULL))
			continue;
		r = vdm_rule_at_start(c, s + i + 1, n - i - 1, P_LABEL, &used);
		if (!vdm_rule_is(r, "participants") &&
		    !vdm_rule_is(r, "absent") && !vdm_rule_is(r, "copies"))
			continue;
		(void)vdm_after_label(s + i + 1, n - i - 1, used, &rest,
				      &colon);
		if (colon) {
			*there = vdm_rule_is(r, "participants");
			*next = n - rest;
			return i;
		}
	}
	return most;
}
