/* SPDX-License-Identifier: MIT */
/*
 * Most of a record's paragraphs are words, full stops and a name in asterisks.
 * Whatever CommonMark makes of these marks, the words are the same: so they are
 * not parsed. What is not surely so is left to the parser.
 */
#include <string.h>

#include "base/utf8.h"
#include "witness/plain.h"

enum sort {
	WORD,     /* a letter or digit, or beyond ASCII */
	SPACE,    /* what parts words, whatever it stands beside */
	EMPHASIS, /* parts words, unless it stands between two */
	ESCAPE,
	ADDRESS, /* may be of an address, by what follows */
	FEED,
	NO /* anything else may change words */
};

static enum sort
sort_of(unsigned char c)
{
	static const unsigned char sorts[128] = {
	    ['\t'] = SPACE,  [' '] = SPACE,    [','] = SPACE,
	    [';'] = SPACE,   ['"'] = SPACE,    ['\''] = SPACE,
	    ['('] = SPACE,   [')'] = SPACE,    ['?'] = SPACE,
	    ['!'] = SPACE,   ['/'] = SPACE,    ['-'] = SPACE,
	    ['+'] = SPACE,   ['='] = SPACE,    ['%'] = SPACE,
	    ['#'] = SPACE,   ['*'] = EMPHASIS, ['_'] = EMPHASIS,
	    ['\\'] = ESCAPE, ['.'] = ADDRESS,  [':'] = ADDRESS,
	    ['&'] = ADDRESS, ['\n'] = FEED,    ['<'] = NO,
	    ['>'] = NO,      ['['] = NO,       [']'] = NO,
	    ['`'] = NO,      ['|'] = NO,       ['~'] = NO,
	    ['$'] = NO,      ['^'] = NO,       ['{'] = NO,
	    ['}'] = NO,      ['@'] = NO,       [0x7F] = NO};

	if (c >= 0x80 || (sorts[c] == WORD && c > 0x20))
		return WORD;
	return sorts[c] == WORD ? NO : (enum sort)sorts[c];
}

/* Whether a line may begin a block of another kind, or end one. */
static int
is_start(const char *s, size_t n)
{
	size_t i = 0;

	if (n == 0 || strchr(" \t#+-=>:%~", s[0]) != NULL)
		return 1;
	if (s[0] == '*' || s[0] == '_') {
		while (i < n && (s[i] == '*' || s[i] == '_'))
			i++;
		return i == n || vdm_is_space((unsigned char)s[i]);
	}
	while (i < n && vdm_is_digit(s[i]))
		i++;
	return i > 0 && i < n && (s[i] == '.' || s[i] == ')');
}

/* Whether marks stand between two parts of a word. */
static int
is_inside(const char *s, size_t from, size_t to, size_t n)
{
	return from > 0 && to < n &&
	       sort_of((unsigned char)s[from - 1]) == WORD &&
	       sort_of((unsigned char)s[to]) == WORD;
}

/* Whether a parser may find an address, or a character's name, there. */
static int
is_address(const char *s, size_t i, size_t n)
{
	if (s[i] == ':')
		return i + 1 < n && s[i + 1] == '/';
	if (s[i] == '&')
		return i + 1 < n && s[i + 1] != ' ' && s[i + 1] != '\n';
	return i >= 3 && (s[i - 1] | 0x20) == 'w' && (s[i - 2] | 0x20) == 'w' &&
	       (s[i - 3] | 0x20) == 'w';
}

/* The end of a line that has no such marks; n + 1: it has. */
static size_t
line_end(const char *s, size_t i, size_t n)
{
	size_t k;

	while (i < n) {
		switch (sort_of((unsigned char)s[i])) {
		case WORD:
		case SPACE:
			i++;
			break;
		case EMPHASIS:
			for (k = i; k < n && (s[k] == '*' || s[k] == '_');)
				k++;
			if (is_inside(s, i, k, n))
				return n + 1;
			i = k;
			break;
		case ESCAPE:
			/* what is escaped is there, and no word */
			i += i + 1 < n && s[i + 1] > ' ' &&
			     sort_of((unsigned char)s[i + 1]) != WORD;
			i++;
			break;
		case ADDRESS:
			if (is_address(s, i, n))
				return n + 1;
			i++;
			break;
		case FEED:
			return i;
		case NO:
			return n + 1;
		}
	}
	return n;
}

/* The length of a plain paragraph with its last line feed; 0: it is none. */
static size_t
paragraph(const char *s, size_t n)
{
	size_t i = 0, end;

	while (i < n && s[i] != '\n') {
		if (is_start(s + i, n - i))
			return 0;
		end = line_end(s, i, n);
		if (end > n)
			return 0;
		i = end < n ? end + 1 : n;
	}
	return i;
}

size_t
vdm_plain_length(const char *s, size_t n)
{
	size_t at = 0, end = 0, k;

	while (at < n && (k = paragraph(s + at, n - at)) > 0) {
		at += k;
		end = at;
		while (at < n && s[at] == '\n')
			at++;
	}
	return end;
}
