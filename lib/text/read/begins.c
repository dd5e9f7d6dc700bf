/* SPDX-License-Identifier: MIT */
/* Lines that begin an item or a turn. */
#include <string.h>

#include "base/utf8.h"
#include "text/read/lines.h"

/* The bytes of a list mark or paragraph's number at the start, or 0. */
size_t
vdm_text_item_mark(const char *s, size_t n)
{
	static const char *const bullets[] = {
	    "- ",  "* ",  "\xE2\x80\xA2 ", "\xE2\x80\x93 ",
	    "-\t", "*\t", "\xE2\x80\xA2\t"};
	size_t i = 0, b;

	for (b = 0; b < sizeof(bullets) / sizeof(bullets[0]); b++)
		if (n > strlen(bullets[b]) &&
		    memcmp(s, bullets[b], strlen(bullets[b])) == 0)
			return strlen(bullets[b]);
	if (n > 0 && (s[0] == '(' || s[0] == '['))
		i = 1;
	b = i;
	while (i < n && i - b < 4 && vdm_is_digit(s[i]))
		i++;
	if (i == b && i + 1 < n && vdm_is_word((unsigned char)s[i]) &&
	    (s[i + 1] == ')' || (b == 0 && s[i + 1] == '.')))
		i++;
	if (i == b || i + 1 >= n)
		return 0;
	if (s[i] != ')' && s[i] != ']' && (b > 0 || s[i] != '.'))
		return 0;
	return vdm_is_space((unsigned char)s[i + 1]) ? i + 2 : 0;
}

/* "Q. ", "MR. X: ": few words that begin with capitals, then a colon. */
int
vdm_text_is_label(const char *s, size_t n)
{
	size_t i = 0, used, words = 0;

	if (n > 2 && (s[0] == 'Q' || s[0] == 'A') &&
	    (s[1] == '.' || s[1] == ':') && vdm_is_space((unsigned char)s[2]))
		return 1;
	while (i < n && words < 6) {
		uint32_t cp = vdm_utf8_decode(s + i, n - i, &used);

		if (!vdm_is_upper(cp) && !(words > 0 && vdm_is_word(cp)) &&
		    cp != '(')
			return 0;
		for (; i < n && !vdm_is_space((unsigned char)s[i]); i++)
			if (s[i] == ':')
				return i + 1 == n ||
				       vdm_is_space((unsigned char)s[i + 1]);
		while (i < n && vdm_is_space((unsigned char)s[i]))
			i++;
		words++;
	}
	return 0;
}

int
vdm_text_begins_item(const struct vdm_text_line *l)
{
	return vdm_text_item_mark(l->s + l->lead, l->n - l->lead) > 0 ||
	       vdm_text_is_label(l->s + l->lead, l->n - l->lead);
}
