/* SPDX-License-Identifier: MIT */
/* Lines that define something under a label, and sets of labels. */
#include "base/ascii.h"
#include "base/utf8.h"
#include "markdown/read/lines.h"

#include <string.h>

size_t
vdm_md_quoted(const char *s, size_t n, size_t *depth)
{
	size_t at = 0, i;

	for (*depth = 0;; ++*depth) {
		for (i = at; i < n && i < at + 3 && s[i] == ' ';)
			i++;
		if (i == n || s[i] != '>')
			return at;
		at = i + 1;
		at += at < n && s[at] == ' ';
	}
}

/* What stands before the text of an item, from `i` on; the same i: nothing. */
static size_t
item_begins(const char *s, size_t i, size_t n)
{
	size_t k = i;

	if (k < n && strchr("-+*", s[k]) != NULL && s[k] != '\0')
		k++;
	else
		while (k < n && vdm_is_digit(s[k]))
			k++;
	if (k > i && vdm_is_digit(s[k - 1])) {
		if (k == n || (s[k] != '.' && s[k] != ')'))
			return i;
		k++;
	}
	return k > i && k < n && s[k] == ' ' ? k + 1 : i;
}

/* Where a definition may begin that stands in quotations, lists and notes, of
 * which lines alone do not tell how far they reach. */
static size_t
within(const char *s, size_t n)
{
	size_t i = 0, next;

	for (;; i = next) {
		while (i < n && (s[i] == ' ' || s[i] == '\t' || s[i] == '>'))
			i++;
		next = item_begins(s, i, n);
		if (next == i)
			return i;
	}
}

/* Whether a line opens or ends a block of code: fences behind what parts items
 * and quotations open one, those with nothing behind them end it. */
static int
turns_code(struct vdm_md_lines *l, const char *s, size_t n)
{
	size_t i = l->code == 0 ? within(s, n) : strspn(s, " >"), k = i;
	char mark = i < n ? s[i] : '\0';

	if (mark != '`' && mark != '~')
		return 0;
	while (k < n && s[k] == mark)
		k++;
	if (k - i < 3)
		return 0;
	if (l->code == 0) {
		if (mark == '`' && memchr(s + k, '`', n - k) != NULL)
			return 0; /* code in a line */
		l->code = mark;
		l->fence = k - i;
		return 1;
	}
	if (mark == l->code && k - i >= l->fence &&
	    strspn(s + k, " \t") >= n - k)
		l->code = 0;
	return 1;
}

const char *
vdm_md_line_next(struct vdm_md_lines *l, size_t *n)
{
	*n = 0;
	for (;;) {
		const char *s = l->at;
		size_t len;

		if (*s == '\0')
			return NULL;
		len = strcspn(s, "\r\n");
		l->at = s + len;
		if (*l->at == '\r')
			l->at++;
		if (*l->at == '\n')
			l->at++;
		l->line++;
		if (!l->all && (turns_code(l, s, len) || l->code != 0))
			continue;
		*n = len;
		return s;
	}
}

const char *
vdm_md_note_definition(const char *s, size_t n, size_t *label_n)
{
	size_t i = within(s, n);
	const char *rest, *label;

	label = vdm_md_definition(s + i, n - i, label_n, &rest);
	return label != NULL && *label == '^' && *label_n > 1 ? label : NULL;
}

const char *
vdm_md_definition(const char *s, size_t n, size_t *label_n, const char **rest)
{
	size_t k, depth, i = vdm_md_quoted(s, n, &depth), from = i;

	*label_n = 0;
	*rest = NULL;
	while (i < n && i < from + 3 && s[i] == ' ')
		i++;
	if (i == n || s[i] != '[')
		return NULL;
	for (k = ++i; k < n && s[k] != ']' && s[k] != '['; k++)
		if (s[k] == '\\')
			k++;
	if (k == i || k + 1 >= n || s[k] != ']' || s[k + 1] != ':')
		return NULL;
	*label_n = k - i;
	*rest = s + k + 2;
	return s + i;
}

static const char *
folded_label(struct vdm_md_labels *l, const char *s, size_t n)
{
	char *copy = vdm_arena_strndup(&l->arena, s, n);
	size_t i;

	for (i = 0; copy != NULL && i < n; i++)
		if (vdm_is_capital(copy[i]))
			copy[i] = (char)(copy[i] - 'A' + 'a');
	return copy;
}

int
vdm_md_labels_put(struct vdm_md_labels *l, const char *s, size_t n)
{
	return vdm_strmap_put(&l->map, folded_label(l, s, n), 0);
}

int
vdm_md_labels_have(struct vdm_md_labels *l, const char *s, size_t n)
{
	return vdm_strmap_get(&l->map, folded_label(l, s, n), NULL);
}

int
vdm_md_labels_fini(struct vdm_md_labels *l)
{
	int failed = l->map.failed || l->arena.failed;

	vdm_strmap_fini(&l->map);
	vdm_arena_fini(&l->arena);
	return failed ? -1 : 0;
}
