/* SPDX-License-Identifier: MIT */
/* References to characters: by a name, by a number. */
#include <string.h>

#include "base/reference.h"
#include "base/utf8.h"

enum {
	DIGITS_MOST = 8, /* of a number, which no zeros need more of */
	TEN = 10,
	SIXTEEN = 16,
	SURROGATES = 0xD800,
	SURROGATES_END = 0xE000,
	LAST = 0x10FFFF
};

static const struct {
	const char *text;
	uint32_t cp;
	enum vdm_reference_names of;
} table[] = {{"&amp;", '&', VDM_REFERENCES_XML},
	     {"&lt;", '<', VDM_REFERENCES_XML},
	     {"&gt;", '>', VDM_REFERENCES_XML},
	     {"&quot;", '"', VDM_REFERENCES_XML},
	     {"&apos;", '\'', VDM_REFERENCES_XML},
	     {"&nbsp;", 0xA0, VDM_REFERENCES_CUE},
	     {"&lrm;", 0x200E, VDM_REFERENCES_CUE},
	     {"&rlm;", 0x200F, VDM_REFERENCES_CUE}};

/* The value of a figure; `base` where it is none of that base. */
static unsigned
figure_of(char c, unsigned base)
{
	unsigned v = base;

	if (c >= '0' && c <= '9')
		v = (unsigned)(c - '0');
	else if (c >= 'a' && c <= 'f')
		v = (unsigned)(c - 'a') + TEN;
	else if (c >= 'A' && c <= 'F')
		v = (unsigned)(c - 'A') + TEN;
	return v < base ? v : base;
}

/* Whether documents may have such a character. */
static int
is_character(uint32_t cp)
{
	if (cp < ' ')
		return cp == '\t' || cp == '\n' || cp == '\r';
	return cp <= LAST && (cp < SURROGATES || cp >= SURROGATES_END);
}

/* "&#38;", "&#x26;" */
static size_t
number_at(const char *s, size_t n, uint32_t *cp)
{
	unsigned base = n > 2 && s[2] == 'x' ? SIXTEEN : TEN, v;
	size_t from = base == SIXTEEN ? 3 : 2, i;

	*cp = 0;
	if (n < 2 || s[1] != '#')
		return 0;
	for (i = from; i < n && i < from + DIGITS_MOST; i++) {
		v = figure_of(s[i], base);
		if (v == base)
			break;
		*cp = *cp * base + v;
	}
	return i > from && i < n && s[i] == ';' && is_character(*cp) ? i + 1
								     : 0;
}

size_t
vdm_reference_at(const char *s, size_t n, enum vdm_reference_names names,
		 uint32_t *cp)
{
	size_t i, used;

	*cp = 0;
	if (n == 0 || s[0] != '&')
		return 0;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		used = strlen(table[i].text);
		if (table[i].of <= names && n >= used &&
		    memcmp(s, table[i].text, used) == 0) {
			*cp = table[i].cp;
			return used;
		}
	}
	return number_at(s, n, cp);
}
