/* SPDX-License-Identifier: MIT */
/* References to characters: by a name, by a number. */
#include <string.h>

#include "base/reference.h"
#include "base/utf8.h"

enum {
	DIGITS_MOST = 8, /* of a number, which no zeros need more of */
	TEN = 10,
	SIXTEEN = 16
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

size_t
vdm_reference_number(const char *s, size_t n, uint32_t *cp, size_t *figures)
{
	const int base = n > 0 && (*s | 0x20) == 'x' ? SIXTEEN : TEN;
	const size_t from = base == SIXTEEN;
	size_t i;

	*cp = 0;
	for (i = from; i < n; i++) {
		int v = vdm_hex_of(s[i]);

		if (v < 0 || v >= base)
			break;
		if (*cp <= VDM_UTF8_LAST)
			*cp = *cp * (uint32_t)base + (uint32_t)v;
	}
	*figures = i - from;
	return *figures > 0 ? i : 0;
}

/* "&#38;", "&#x26;" */
static size_t
number_at(const char *s, size_t n, uint32_t *cp)
{
	size_t end, figures;

	*cp = 0;
	if (n < 3 || s[1] != '#' || s[2] == 'X')
		return 0;
	end = 2 + vdm_reference_number(s + 2, n - 2, cp, &figures);
	return figures > 0 && figures <= DIGITS_MOST && end < n &&
		       s[end] == ';' && vdm_is_xml_char(*cp)
		   ? end + 1
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
