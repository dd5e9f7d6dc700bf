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

#include "base/ascii.h"
#include "base/utf8.h"
#include "vidimus.h"

int
vdm_shown_is_control(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) || cp == 0x061c ||
	       cp == 0x200e || cp == 0x200f || (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069);
}

static int
is_letter(char c)
{
	return vdm_is_letter(c);
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
vdm_shown_plain(const char **text, char *piece)
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
	} else {
		memcpy(piece, s, used);
		piece[used] = '\0';
		n = (int)used;
	}
	*text = s + used;
	return (size_t)n;
}

size_t
vdm_shown_next(const char **text, char *piece)
{
	const char *s = *text;

	if (!vdm_shown_is_command(s))
		return vdm_shown_plain(text, piece);
	*text = s + 2;
	return (size_t)sprintf(piece, "%c\\x%02x", *s, (unsigned char)*s);
}

size_t
vdm_shown_inside(const char **text, char *piece)
{
	return **text == '#' ? vdm_shown_next(text, piece)
			     : vdm_shown_plain(text, piece);
}

void
vdm_shown_put(struct vdm_buf *out, const char *text)
{
	char piece[16];
	size_t n;

	while ((n = vdm_shown_next(&text, piece)) > 0)
		vdm_buf_put(out, piece, n);
}

/* How many bytes stand as they are: most of most texts. */
static size_t
plain_length(const char *s)
{
	size_t n = 0;

	while (s[n] >= ' ' && s[n] <= '~')
		n++;
	return n;
}

void
vdm_shown_put_words(struct vdm_buf *out, const char *text)
{
	char piece[16];
	size_t n;

	for (;;) {
		n = plain_length(text);
		vdm_buf_put(out, text, n);
		text += n;
		if (vdm_is_space((unsigned char)*text)) {
			vdm_buf_putc(out, ' ');
			text++;
		} else if ((n = vdm_shown_plain(&text, piece)) > 0) {
			vdm_buf_put(out, piece, n);
		} else {
			return;
		}
	}
}
