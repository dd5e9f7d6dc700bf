/* SPDX-License-Identifier: MIT */
/*
 * Lines of verse in plain text: set in, short, and broken where no line had to
 * be broken. Prose that is set in breaks where the next word finds no room;
 * titles stand in the middle, tables have columns.
 */
#include <string.h>

#include "base/utf8.h"
#include "text/read/lines.h"

enum {
	SET_IN_LEAST = 2,
	SET_IN_MOST = 30,
	WIDTH_MOST = 60,
	SURE_LINES = 4 /* of them punctuation tells enough */
};

/* Columns, dots that lead to a number. */
static int
has_columns(const struct vdm_text_line *l)
{
	size_t i;

	for (i = l->lead; i + 2 < l->n; i++)
		if (memcmp(l->s + i, "   ", 3) == 0 ||
		    memcmp(l->s + i, "...", 3) == 0 || l->s[i] == '\t' ||
		    l->s[i] == '|')
			return 1;
	return 0;
}

static int
has_digits(const struct vdm_text_line *l)
{
	size_t i;

	for (i = l->lead; i < l->n; i++)
		if (vdm_is_digit(l->s[i]))
			return 1;
	return 0;
}

/* What every line of verse keeps to. */
static int
may_be_line(const struct vdm_text_line *l)
{
	return l->lead >= SET_IN_LEAST && l->lead <= SET_IN_MOST &&
	       l->width - l->lead <= WIDTH_MOST && !has_columns(l) &&
	       !vdm_text_begins_item(l);
}

static int
starts_lower(const struct vdm_text_line *l)
{
	size_t used;

	return vdm_is_lower(
	    vdm_utf8_decode(l->s + l->lead, l->n - l->lead, &used));
}

/* Lines whose middles lie above each other. */
static int
is_centred(const struct vdm_text_line *l, size_t count)
{
	size_t i, middle = l->lead + l->width;

	for (i = 1; i < count; i++) {
		size_t m = l[i].lead + l[i].width;

		if (m > middle + 3 || middle > m + 3)
			return 0;
	}
	return 1;
}

/* How many lines end though the next word would have had room. */
static size_t
broken_early(const struct vdm_text_line *l, size_t count)
{
	size_t i, widest = 0, early = 0;

	for (i = 0; i < count; i++)
		if (l[i].width > widest)
			widest = l[i].width;
	for (i = 0; i + 1 < count; i++)
		early += l[i].width + 1 + l[i + 1].first <= widest;
	return early;
}

/* A line of a sentence that goes on, or ends. */
static int
ends_in_mark(const struct vdm_text_line *l)
{
	return l->n > 0 && strchr(",;:.!?", l->s[l->n - 1]) != NULL;
}

int
vdm_text_is_verse(const struct vdm_text_line *l, size_t count, int after_verse)
{
	size_t i, marks = 0;
	int lower = 0, digits = 0;

	if (count < 2)
		return 0;
	for (i = 0; i < count; i++) {
		if (!may_be_line(&l[i]))
			return 0;
		lower |= i > 0 && starts_lower(&l[i]);
		digits |= has_digits(&l[i]);
		marks += (size_t)ends_in_mark(&l[i]);
	}
	if (is_centred(l, count) || 2 * broken_early(l, count) < count - 1)
		return 0;
	return lower || after_verse ||
	       (count >= SURE_LINES && !digits && 2 * marks >= count);
}
