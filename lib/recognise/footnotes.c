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
vdm_note_number(const char *s, size_t n, size_t *used)
{
	return number_before(s, n, 0, used);
}

/* A unit's number; an item's bullet is in the markup. */
static int
unit_number(const struct unit *u, size_t *used)
{
	return number_before(u->text, u->len, vdm_node_is(u->node, "item"),
			     used);
}

/*
 * The last run of units numbered 1, 2, 3 ... with nothing else among them,
 * when what is numbered before it is no part of one list with it.
 */
void
vdm_notes_read(struct ctx *c)
{
	size_t i, k, first = c->n, last = c->n, used;
	int want = 1;

	for (i = c->n; i-- > 0;) {
		if (c->u[i].kind != U_NONE || c->u[i].len == 0)
			continue;
		if (unit_number(&c->u[i], &used) != 1)
			continue;
		want = 1;
		for (k = i; k < c->n; k++) {
			if (c->u[k].len == 0)
				continue;
			if (unit_number(&c->u[k], &used) != want)
				break;
			want++;
			last = k;
		}
		first = i;
		break;
	}
	if (first == c->n)
		return;
	/* Numbered paragraphs are text; notes follow unnumbered text, and
	 * brackets, bullets or the word Source tell them, or marks in it. */
	{
		const char *s = c->u[first].text;
		size_t n = c->u[first].len, before = 0;
		int brackets, turns = 0;

		s = vdm_trim(s, &n);
		brackets = s[0] == '[' || s[0] == '-' || s[0] == '*' ||
			   vdm_node_is(c->u[first].node, "item");
		(void)vdm_note_number(s, n, &used);
		for (i = 0; i < first; i++)
			before += c->u[i].len;
		for (i = first; i <= last; i++)
			turns += c->u[i].kind == U_TURN;
		if (turns || first < 3)
			return;
		if (!brackets && strncmp(s + used, "Source", 6) != 0 &&
		    (first * 2 < c->n || before < 400 || last + 12 < c->n ||
		     want < 3))
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
		u->note = vdm_note_number(u->text, u->len, &used);
		vdm_unit_set(u, U_METADATA, FATE_NOTE, "a note, by its number");
		c->have_notes = 1;
	}
}
