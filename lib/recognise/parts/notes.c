/* SPDX-License-Identifier: MIT */
/* Notes at the foot or the end: which units are notes, by their numbers. */
#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"

/* "1. ", "[1] ", "- 1 ", "1 Omitted": the number and what stands before. */
static int
number_before(const char *s, size_t n, int bullet, size_t *used)
{
	size_t i = 0, d;
	int value = 0, bracket = 0;

	*used = 0;
	while (i < n && (s[i] == '-' || s[i] == '*' ||
			 vdm_is_space((unsigned char)s[i]))) {
		bullet |= s[i] == '-' || s[i] == '*';
		i++;
	}
	if (i < n && (s[i] == '[' || s[i] == '(')) {
		bracket = 1;
		i++;
	}
	d = i;
	while (i < n && i < d + 3 && s[i] >= '0' && s[i] <= '9')
		value = value * 10 + (s[i++] - '0');
	if (i == d)
		return 0;
	if (bracket) {
		if (i >= n || (s[i] != ']' && s[i] != ')'))
			return 0;
		i++;
	} else if (i < n && (s[i] == '.' || s[i] == ')')) {
		i++;
	} else if (!bullet) {
		return 0;
	}
	if (i >= n || !vdm_is_space((unsigned char)s[i]))
		return 0;
	while (i < n && vdm_is_space((unsigned char)s[i]))
		i++;
	*used = i;
	return value;
}

int
vdm_note_number(const char *s, size_t n, int bare, size_t *used)
{
	return number_before(s, n, bare, used);
}

/* A unit's number; an item's bullet is in the markup. */
static int
unit_number(const struct unit *u, size_t *used)
{
	return number_before(u->text, u->len, vdm_node_is(u->node, "item"),
			     used);
}

/* Whether the mark of note 1 stands in the text before: "[1]", "word1". */
static int
has_mark(const struct ctx *c, size_t end)
{
	size_t i, k;

	for (i = 0; i < end; i++) {
		const char *s = c->u[i].text;

		for (k = 1; k < c->u[i].len; k++) {
			char a = s[k - 1],
			     b = k + 1 < c->u[i].len ? s[k + 1] : ' ';

			if (s[k] != '1')
				continue;
			if (a == '[' && b == ']')
				return 1;
			if (((a >= 'a' && a <= 'z') ||
			     (strchr(".,;:)\"", a) != NULL && k > 1 &&
			      !(s[k - 2] >= 'A' && s[k - 2] <= 'Z')) ||
			     (unsigned char)a >= 0x80) &&
			    strchr(" .,;:)]", b) != NULL &&
			    !(k > 1 && s[k - 2] >= '0' && s[k - 2] <= '9'))
				return 1;
		}
	}
	return 0;
}

/* The run of units numbered 1, 2, 3 ... that begins last; 0 if none does.
 * `bare` numbers have no stop or bracket. */
static int
find_run(const struct ctx *c, int bare, size_t *first, size_t *last)
{
	size_t i, k, used;
	int want;

	for (i = c->n; i-- > 0;) {
		const struct unit *u = &c->u[i];

		if (u->kind != U_NONE || u->len == 0 ||
		    (bare ? number_before(u->text, u->len, 1, &used)
			  : unit_number(u, &used)) != 1)
			continue;
		want = 1;
		for (k = i; k < c->n; k++) {
			u = &c->u[k];
			if (u->len == 0)
				continue;
			if ((bare ? number_before(u->text, u->len, 1, &used)
				  : unit_number(u, &used)) != want)
				break;
			want++;
			*last = k;
		}
		*first = i;
		return want - 1;
	}
	return 0;
}

/*
 * Numbered paragraphs are text; notes follow the text, and brackets, bullets
 * or the word Source tell them, or their marks in it.
 */
static int
are_notes(const struct ctx *c, size_t first, size_t last, int count, int bare)
{
	const char *s = c->u[first].text;
	size_t n = c->u[first].len, before = 0, used = 0, i;

	for (i = first; i <= last; i++)
		if (c->u[i].kind == U_TURN)
			return 0;
	if (first < 3)
		return 0;
	s = vdm_trim(s, &n);
	if (!bare && (s[0] == '[' || s[0] == '-' || s[0] == '*' ||
		      vdm_node_is(c->u[first].node, "item")))
		return 1;
	(void)vdm_note_number(s, n, bare, &used);
	if (!bare && strncmp(s + used, "Source", 6) == 0)
		return 1;
	for (i = 0; i < first; i++)
		before += c->u[i].len;
	return first * 2 >= c->n && before >= 400 && last + 12 >= c->n &&
	       (count > 1 || bare) && has_mark(c, first);
}

/*
 * The last run of units numbered 1, 2, 3 ... with nothing else among them,
 * when what is numbered before it is no part of one list with it.
 */
void
vdm_notes_read(struct ctx *c)
{
	size_t k, first = c->n, last = first, used;
	int bare = 0, count = find_run(c, 0, &first, &last);

	if (count == 0 || !are_notes(c, first, last, count, 0)) {
		bare = 1;
		count = find_run(c, 1, &first, &last);
		if (count == 0 || !are_notes(c, first, last, count, 1))
			return;
	}
	for (k = first; k <= last; k++) {
		struct unit *u = &c->u[k];

		if (u->len == 0)
			continue;
		if (vdm_node_is(u->node, "item")) { /* a list of notes */
			u->note = unit_number(u, &used);
			vdm_unit_set(u, U_METADATA, FATE_KEEP,
				     "a note, by its number");
			continue;
		}
		u->note = number_before(u->text, u->len, bare, &used);
		vdm_unit_set(u, U_METADATA, FATE_NOTE, "a note, by its number");
		c->have_notes = 1;
	}
}
