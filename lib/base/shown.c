/* SPDX-License-Identifier: MIT */
/*
 * Text as it may be shown in a line. Names of files and words of documents are
 * chosen by others; where they are printed, nobody may drive a terminal with
 * them, begin a line, or give a command to the service that runs the program
 * and reads what it prints.
 */
#include "base/shown.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "vidimus.h"

int
vdm_shown_is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x2028 ||
	       cp == 0x2029 || (cp >= 0x202a && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static int
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int
vdm_shown_is_command(const char *s)
{
	if (s[0] == ':')
		return s[1] == ':' && is_letter(s[2]);
	if (s[0] != '#' || s[1] != '#')
		return 0;
	for (s += 2; is_letter(*s); s++)
		;
	return *s == '[';
}

static int
escape(char *piece, unsigned char c)
{
	switch (c) {
	case '\n':
		return sprintf(piece, "\\n");
	case '\r':
		return sprintf(piece, "\\r");
	case '\t':
		return sprintf(piece, "\\t");
	default:
		return sprintf(piece, "\\x%02x", c);
	}
}

size_t
vdm_shown_next(const char **text, char *piece)
{
	const char *s = *text;
	size_t used = 1;
	uint32_t cp;
	int n;

	if (*s == '\0') {
		*piece = '\0';
		return 0;
	}
	cp = vdm_utf8_decode(s, strnlen(s, 4), &used);
	if (cp == VDM_UTF8_BAD || (cp < 0x80 && vdm_shown_is_control(cp))) {
		used = 1;
		n = escape(piece, (unsigned char)*s);
	} else if (vdm_shown_is_control(cp)) {
		n = sprintf(piece, "\\u%04x", (unsigned)cp);
	} else if (vdm_shown_is_command(s)) {
		used = 2;
		n = sprintf(piece, "%c\\x%02x", *s, (unsigned char)*s);
	} else {
		memcpy(piece, s, used);
		piece[used] = '\0';
		n = (int)used;
	}
	*text = s + used;
	return (size_t)n;
}

/* How many bytes stand as they are: printable, and no sign that may begin a
 * command. Most of most texts. */
static size_t
plain_length(const char *s)
{
	size_t n = 0;

	while (s[n] >= ' ' && s[n] <= '~' && s[n] != ':' && s[n] != '#')
		n++;
	return n;
}

static void
put(struct vdm_buf *out, const char *text, int words)
{
	char piece[16];
	size_t n;

	for (;;) {
		n = plain_length(text);
		vdm_buf_put(out, text, n);
		text += n;
		if (words && vdm_is_space((unsigned char)*text)) {
			vdm_buf_putc(out, ' ');
			text++;
		} else if ((n = vdm_shown_next(&text, piece)) > 0) {
			vdm_buf_put(out, piece, n);
		} else {
			return;
		}
	}
}

void
vdm_shown_put(struct vdm_buf *out, const char *text)
{
	put(out, text, 0);
}

void
vdm_shown_put_words(struct vdm_buf *out, const char *text)
{
	put(out, text, 1);
}
