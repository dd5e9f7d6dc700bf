/* SPDX-License-Identifier: MIT */
/* The shape of a line: where its stamp stands, where a name, and what parts
 * them from the words. */
#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "recognise/forms/forms.h"

enum {
	HEAD_BYTES = 160,   /* a line with a name and a stamp, and no words */
	STAMPS_TRIED = 8,   /* places of a line where a stamp may begin */
	PREFIX_BYTES = 100, /* of a name that stands before a stamp */
	EDITED_BYTES = 20,  /* of a remark in brackets behind it */
	MARK_BYTES = 8      /* "-!-", "***", "-->" */
};

static size_t
skip_blank(const char *s, size_t n, size_t i)
{
	static const char *const marks[] = {" ", "\t", "\xC2\xA0",
					    "\xE2\x80\x8E", "\xE2\x80\xAF"};
	size_t k, used = 1;

	while (i < n && used > 0) {
		used = 0;
		for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++)
			if (n - i >= strlen(marks[k]) &&
			    memcmp(s + i, marks[k], strlen(marks[k])) == 0)
				used = strlen(marks[k]);
		i += used;
	}
	return i;
}

/* The bytes of a dash or another mark that parts a stamp from what follows. */
static size_t
parting_mark(const char *s, size_t n)
{
	static const char *const marks[] = {"-",
					    "\xE2\x80\x93",
					    "\xE2\x80\x94",
					    "|",
					    "\xE2\x80\xA2",
					    "\xC2\xB7",
					    ",",
					    ":"};
	size_t k, used;

	for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++) {
		used = strlen(marks[k]);
		if (n > used && memcmp(s, marks[k], used) == 0 &&
		    (s[used] == ' ' || s[used] == '\t'))
			return used;
	}
	return 0;
}

/* The colon that ends a name from `i` on: one with white space behind it, or at
 * the line's end; the full-width one, too. 0: none; *next is behind it. */
static size_t
colon_after(const char *s, size_t n, size_t i, size_t *next)
{
	static const char wide[] = "\xEF\xBC\x9A";
	size_t from = i;

	*next = 0;
	for (; i < n && i < from + PREFIX_BYTES; i++) {
		if (s[i] == ':' &&
		    (i + 1 == n || s[i + 1] == ' ' || s[i + 1] == '\t')) {
			*next = i + 1;
			return i;
		}
		if (n - i >= sizeof(wide) - 1 &&
		    memcmp(s + i, wide, sizeof(wide) - 1) == 0) {
			*next = i + sizeof(wide) - 1;
			return i;
		}
	}
	return 0;
}

static void
set_name(struct form_line *l, size_t from, size_t to, size_t text)
{
	while (to > from && (l->s[to - 1] == ' ' || l->s[to - 1] == '\t'))
		to--;
	/* "**Ann Lee**": marks of emphasis are none of it */
	while (to > from + 2 && l->s[from] == '*' && l->s[to - 1] == '*') {
		from++;
		to--;
	}
	l->name = from;
	l->name_end = to;
	l->text = skip_blank(l->s, l->n, text);
}

/* "<@ann> words" from i on. */
static int
read_angle(struct form_line *l, size_t i)
{
	const char *close;
	size_t to;

	if (i >= l->n || l->s[i] != '<')
		return 0;
	close = memchr(l->s + i, '>', l->n - i);
	if (close == NULL)
		return 0;
	to = (size_t)(close - l->s);
	i = skip_blank(l->s, to, i + 1);
	/* "<b>words": a tag; a nick has white space behind it */
	if (!vdm_form_is_name(l->s + i, to - i, 0) ||
	    (to + 1 < l->n && l->s[to + 1] != ' ' && l->s[to + 1] != '\t'))
		return 0;
	set_name(l, i, to, to + 1);
	return 1;
}

/* A word of the tables at i that is of the class, white space behind it; its
 * bytes. */
static size_t
word_of(const struct ctx *c, const struct form_line *l, size_t i,
	enum vdm_phrase_class class)
{
	size_t k = i;

	while (k < l->n && l->s[k] != ' ' && l->s[k] != '\t')
		k++;
	return k < l->n && k > i &&
		       vdm_rule_whole(c, l->s + i, k - i, class) != NULL
		   ? k - i
		   : 0;
}

/* "From Ann Lee to Everyone:" from i on. */
static int
read_route(const struct ctx *c, struct form_line *l, size_t i)
{
	size_t from = word_of(c, l, i, P_SENDER), to, k, next, colon;

	if (from == 0)
		return 0;
	i = skip_blank(l->s, l->n, i + from);
	colon = colon_after(l->s, l->n, i, &next);
	if (colon == 0)
		return 0;
	to = colon;
	for (k = i + 1; k < colon; k++)
		if (l->s[k] == ' ' && k + 1 < colon &&
		    word_of(c, l, k + 1, P_ADDRESSEE) > 0) {
			to = k;
			break;
		}
	if (!vdm_form_is_name(l->s + i, to - i, 0))
		return 0;
	set_name(l, i, to, next);
	return 1;
}

/* Marks that are no name, "-!-", "***", "*", before words. */
static size_t
mark_at(const struct form_line *l, size_t i)
{
	size_t k = i;

	while (k < l->n && strchr("-!*=<>#", l->s[k]) != NULL)
		k++;
	return k > i && k - i <= MARK_BYTES && k < l->n &&
		       (l->s[k] == ' ' || l->s[k] == '\t')
		   ? k - i
		   : 0;
}

/* "ann | words" from i on, or the same with a tab for the bar. */
static int
read_bar(struct form_line *l, size_t i)
{
	const char *bar = l->n > i ? memchr(l->s + i, '|', l->n - i) : NULL;
	size_t to;
	int tab = bar == NULL;

	if (tab)
		bar = l->n > i ? memchr(l->s + i, '\t', l->n - i) : NULL;
	if (bar == NULL)
		return 0;
	to = (size_t)(bar - l->s);
	if (to <= i + 1 || (!tab && l->s[to - 1] != ' ') ||
	    !vdm_form_is_name(l->s + i, to - (size_t)!tab - i, 0))
		return 0;
	set_name(l, i, to, to + 1);
	return 1;
}

/* What stands behind a stamp that opens the line. */
static void
read_behind(struct ctx *c, struct form_line *l, size_t i)
{
	size_t colon, next, used;

	used = parting_mark(l->s + i, l->n - i);
	if (used > 0 && mark_at(l, i + used) == 0)
		i = skip_blank(l->s, l->n, i + used);
	l->text = i;
	l->shape = F_STAMP_TEXT;
	if (i >= l->n) {
		l->shape = F_STAMP;
		return;
	}
	if (read_angle(l, i)) {
		l->shape = F_STAMP_ANGLE;
		return;
	}
	used = mark_at(l, i);
	if (used > 0) {
		l->shape = F_STAMP_MARK;
		return;
	}
	if (read_route(c, l, i)) {
		l->shape = F_STAMP_ROUTE;
		return;
	}
	colon = colon_after(l->s, l->n, i, &next);
	if (colon > i && vdm_form_is_name(l->s + i, colon - i, 0)) {
		set_name(l, i, colon, next);
		l->shape = F_STAMP_COLON;
	} else if (read_bar(l, i)) {
		l->shape = F_STAMP_BAR;
	} else if (l->n < HEAD_BYTES &&
		   vdm_form_is_name(l->s + i, l->n - i,
				    !l->stamp.has_date ||
					l->stamp.open == '\0') &&
		   l->s[l->n - 1] != '.') {
		set_name(l, i, l->n, l->n);
		l->shape = F_STAMP_NAME;
	}
}

/* What a stamp may open with, where words stand before it. */
static int
may_open(const char *s, size_t i)
{
	if (i > 0 && (vdm_is_word((unsigned char)s[i - 1]) ||
		      strchr(".:/-", s[i - 1]) != NULL))
		return 0;
	return vdm_is_digit(s[i]) || strchr("[(#{", s[i]) != NULL ||
	       (i > 0 && s[i - 1] == ' ' &&
		(vdm_is_capital(s[i]) || (unsigned char)s[i] >= 0x80));
}

/* "Bo Ray (he/him)": where the pronouns begin that somebody goes by, which are
 * not of the name; n if none do. */
static size_t
pronouns_at(const char *s, size_t n)
{
	size_t k = n, slashes = 0;

	if (n == 0 || s[n - 1] != ')')
		return n;
	for (k--; k > 0 && s[k - 1] != '('; k--) {
		slashes += s[k - 1] == '/';
		if (s[k - 1] != '/' && !vdm_is_word((unsigned char)s[k - 1]))
			return n;
	}
	if (k == 0 || slashes == 0)
		return n;
	for (k--; k > 0 && s[k - 1] == ' ';)
		k--;
	return k > 0 ? k : n;
}

/* Where a name ends, its white space and the marks behind it left out, that
 * part it from the stamp at `to`. */
static size_t
before_marks(const struct form_line *l, size_t to)
{
	static const char *const marks[] = {"-",
					    "\xE2\x80\x93",
					    "\xE2\x80\x94",
					    "|",
					    "\xE2\x80\xA2",
					    "\xC2\xB7",
					    ",",
					    "@"};
	size_t k, used;
	int again = 1;

	while (again) {
		again = 0;
		while (to > 0 && (l->s[to - 1] == ' ' || l->s[to - 1] == '\t'))
			to--;
		for (k = 0; k < sizeof(marks) / sizeof(marks[0]); k++) {
			used = strlen(marks[k]);
			if (to > used &&
			    memcmp(l->s + to - used, marks[k], used) == 0) {
				to -= used;
				again = 1;
			}
		}
	}
	return to;
}

/* "Ann Lee at 10:01": the same without the word before the stamp. */
static size_t
before_at(struct ctx *c, const struct form_line *l, size_t to)
{
	size_t k = to;

	while (k > 0 && l->s[k - 1] != ' ')
		k--;
	if (k <= 1 || to == k ||
	    vdm_word_at(c, l->s + k, to - k, X_AT) != to - k)
		return to;
	while (k > 0 && l->s[k - 1] == ' ')
		k--;
	return k;
}

/* The name before a stamp at `at`: without marks that part them. */
static size_t
name_before(struct ctx *c, const struct form_line *l, size_t at, int *colon)
{
	size_t to = before_at(c, l, before_marks(l, at));

	*colon = to > 1 && l->s[to - 1] == ':';
	return pronouns_at(l->s, to - (size_t)*colon);
}

/* A stamp that ends the line, behind words that a name and a colon open or
 * not. */
static void
read_tail(struct form_line *l, size_t at)
{
	size_t colon, next;

	l->stamp_at = at;
	l->shape = F_TEXT_TAIL;
	l->text = 0;
	colon = colon_after(l->s, at, 0, &next);
	if (colon > 0 && vdm_form_is_name(l->s, colon, 0)) {
		set_name(l, 0, colon, next);
		l->shape = F_COLON_TAIL;
	}
}

/* "Ann Lee  10:04 (edited)": what was done to it, and no words of it. */
static int
is_remark(const struct form_line *l, size_t i)
{
	return i < l->n && l->s[i] == '(' && l->s[l->n - 1] == ')' &&
	       l->n - i <= EDITED_BYTES;
}

/* Amid a sentence only brackets, or a colon, part words from a name; the
 * stricter test of names is for brackets alone. */
static int
parts_name(const struct form_line *l, size_t end, size_t to, int colon)
{
	return colon || (l->stamp.open != '\0' &&
			 (l->s[end] == ':' || (l->stamp.open == '[' &&
					       vdm_form_is_name(l->s, to, 1))));
}

/* A stamp at `at`, a name before it: 1 when that makes a shape. */
static int
read_between(struct ctx *c, struct form_line *l, size_t at)
{
	size_t end = at + l->stamp.end, i, to, k;
	int colon;

	to = name_before(c, l, at, &colon);
	if (!vdm_form_is_name(l->s, to, 0))
		return 0;
	i = end;
	if (i < l->n && l->s[i] == ':')
		i++;
	i = skip_blank(l->s, l->n, i);
	if (!colon && is_remark(l, i))
		i = l->n;
	/* "B: It was late. #00:00:19-9#": words stand before the stamp */
	if (i >= l->n && l->stamp.open != '\0' &&
	    colon_after(l->s, to, 0, &k) > 0) {
		read_tail(l, at);
		return 1;
	}
	set_name(l, 0, to, i);
	if (i >= l->n) {
		l->shape = F_NAME_STAMP;
		return l->n < HEAD_BYTES;
	}
	l->shape = colon ? F_COLON_STAMP : F_NAME_WORDS;
	return parts_name(l, end, to, colon);
}

/* "SPEAKER_00: words", "[Speaker 1] words" */
static int
read_code(struct form_line *l)
{
	size_t from = l->s[0] == '[', to, next = 0, colon;
	const char *close;

	if (from > 0) {
		close = memchr(l->s, ']', l->n);
		if (close == NULL)
			return 0;
		to = (size_t)(close - l->s);
		next = to + 1;
		if (next < l->n && l->s[next] == ':')
			next++;
	} else {
		colon = colon_after(l->s, l->n, 0, &next);
		if (colon == 0)
			return 0;
		to = colon;
	}
	if (to <= from || !vdm_form_is_code(l->s + from, to - from))
		return 0;
	set_name(l, from, to, next);
	l->shape = F_CODE;
	return 1;
}

/* A stamp at the end of a line of whatever length, in marks of its own. */
static int
read_last(struct ctx *c, struct form_line *l)
{
	struct vdm_stamp t;
	size_t i = l->n;

	if (l->n <= 2 || strchr("#])", l->s[l->n - 1]) == NULL)
		return 0;
	do
		i--;
	while (i > 0 && l->s[i - 1] != ' ');
	if (!vdm_stamp_at(c, l->s + i, l->n - i, &t) || !t.has_time ||
	    t.open == '\0' || t.end != l->n - i)
		return 0;
	l->stamp = t;
	read_tail(l, i);
	return 1;
}

/* A stamp somewhere behind the first word. */
static int
read_later(struct ctx *c, struct form_line *l)
{
	struct vdm_stamp t;
	size_t i, tried = 0;

	for (i = 1; i < l->n && i < PREFIX_BYTES && tried < STAMPS_TRIED; i++) {
		if (!may_open(l->s, i))
			continue;
		tried += vdm_is_digit(l->s[i]) != 0;
		if (!vdm_stamp_at(c, l->s + i, l->n - i, &t) || !t.has_time)
			continue;
		l->stamp = t;
		l->stamp_at = i;
		if (read_between(c, l, i))
			return 1;
	}
	return read_last(c, l);
}

void
vdm_form_shape(struct ctx *c, struct form_line *l)
{
	l->shape = F_NONE;
	l->text = 0;
	if (l->n == 0)
		return;
	if (vdm_stamp_at(c, l->s, l->n, &l->stamp) && l->stamp.has_time) {
		l->stamp_at = 0;
		read_behind(c, l, skip_blank(l->s, l->n, l->stamp.end));
		return;
	}
	memset(&l->stamp, 0, sizeof(l->stamp));
	if (read_angle(l, 0)) {
		l->shape = F_ANGLE;
		return;
	}
	if (read_later(c, l))
		return;
	memset(&l->stamp, 0, sizeof(l->stamp));
	l->shape = F_NONE;
	l->text = 0;
	(void)read_code(l);
}
