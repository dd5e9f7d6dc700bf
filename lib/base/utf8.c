/* SPDX-License-Identifier: MIT */
/* UTF-8 (RFC 3629), code points, and the white space of XML. */
#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

#include <unictype.h>

size_t
vdm_utf8_encode(uint32_t cp, char *out)
{
	if (cp < 0x80) {
		out[0] = (char)cp;
		return 1;
	}
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | (cp >> 6));
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | (cp >> 12));
		out[1] = (char)(0x80 | ((cp >> 6) & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | (cp >> 18));
	out[1] = (char)(0x80 | ((cp >> 12) & 0x3F));
	out[2] = (char)(0x80 | ((cp >> 6) & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

/* Most letters of most scripts beside the Latin one; s[0] is of such. */
static uint32_t
decode_two(const unsigned char *s, size_t n, size_t *used)
{
	*used = 1;
	if (n < 2 || (s[1] & 0xC0) != 0x80)
		return VDM_UTF8_BAD;
	*used = 2;
	return (s[0] & 0x1Fu) << 6 | (s[1] & 0x3Fu);
}

uint32_t
vdm_utf8_decode_long(const char *str, size_t n, size_t *used)
{
	static const uint32_t least[5] = {0, 0, 0, 0x800, 0x10000};
	const unsigned char *s = (const unsigned char *)str;
	uint32_t cp;
	size_t i, len;

	*used = 1;
	if (n == 0 || s[0] < 0xC2 || s[0] > 0xF4)
		return VDM_UTF8_BAD;
	if (s[0] < 0xE0)
		return decode_two(s, n, used);
	len = s[0] < 0xF0 ? 3 : 4;
	if (n < len)
		return VDM_UTF8_BAD;
	cp = s[0] & (0x7Fu >> len);
	for (i = 1; i < len; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return VDM_UTF8_BAD;
		cp = cp << 6 | (s[i] & 0x3Fu);
	}
	if (cp < least[len] || cp > 0x10FFFF || (cp >= 0xD800 && cp < 0xE000))
		return VDM_UTF8_BAD;
	*used = len;
	return cp;
}

/* Most text is ASCII, and fast so. */
size_t
vdm_utf8_ascii(const char *s, size_t n)
{
	size_t i = 0;
	uint64_t word;

	for (; i + sizeof(word) <= n; i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if (word & UINT64_C(0x8080808080808080))
			break;
	}
	while (i < n && (unsigned char)s[i] < 0x80)
		i++;
	return i;
}

size_t
vdm_utf8_check(const char *s, size_t n)
{
	size_t i, used;

	for (i = vdm_utf8_ascii(s, n); i < n;
	     i += vdm_utf8_ascii(s + i, n - i)) {
		if (vdm_utf8_decode(s + i, n - i, &used) == VDM_UTF8_BAD)
			return i;
		i += used;
	}
	return n;
}

uint32_t
vdm_utf8_last(const char *s, size_t n)
{
	size_t k = n > 0 ? n - 1 : 0, used;

	while (k > 0 && ((unsigned char)s[k] & 0xC0) == 0x80)
		k--;
	return n > 0 ? vdm_utf8_decode(s + k, n - k, &used) : 0;
}

size_t
vdm_utf8_length(const char *s, size_t n)
{
	size_t i = 0, count = 0, used, run;

	while (i < n) {
		run = vdm_utf8_ascii(s + i, n - i);
		i += run;
		count += run;
		if (i == n)
			break;
		(void)vdm_utf8_decode(s + i, n - i, &used);
		i += used;
		count++;
	}
	return count;
}

int
vdm_is_word_wide(uint32_t cp)
{
	return uc_is_general_category_withtable(
	    cp, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M);
}

int
vdm_is_upper_wide(uint32_t cp)
{
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Lu |
							UC_CATEGORY_MASK_Lt);
}

int
vdm_is_lower_wide(uint32_t cp)
{
	/* Georgian has small letters alone, but for whole lines of capitals */
	if (cp >= 0x10D0 && cp <= 0x10FF)
		return 0;
	return uc_is_general_category_withtable(cp, UC_CATEGORY_MASK_Ll);
}

int
vdm_is_sentence_mark(uint32_t cp)
{
	switch (cp) {
	case '.':
	case '?':
	case '!':
	case 0x037E: /* of Greek */
	case 0x0589: /* of Armenian */
	case 0x061F: /* of Arabic */
	case 0x06D4: /* of Urdu */
	case 0x0964: /* of Hindi and others in India */
	case 0x0965:
	case 0x104B: /* of Burmese */
	case 0x1362: /* of Amharic */
	case 0x1367:
	case 0x17D4: /* of Khmer */
	case 0x203C: /* several in one */
	case 0x203D:
	case 0x2047:
	case 0x2048:
	case 0x2049:
	case 0x3002: /* of Chinese and Japanese */
	case 0xFF01:
	case 0xFF0E:
	case 0xFF1F:
	case 0xFF61:
		return 1;
	default:
		return 0;
	}
}

int
vdm_is_question_mark(uint32_t cp)
{
	switch (cp) {
	case '?':
	case 0x037E: /* of Greek */
	case 0x061F: /* of Arabic */
	case 0x1367: /* of Amharic */
	case 0x203D: /* several in one */
	case 0x2047:
	case 0x2048:
	case 0x2049:
	case 0xFF1F: /* of Chinese and Japanese */
		return 1;
	default:
		return 0;
	}
}

int
vdm_ends_sentence(uint32_t cp)
{
	switch (cp) {
	case ')':
	case ']':
	case '"':
	case 0xBB:
	case 0x201D:
	case 0x2026:
	case 0x300D:
	case 0xFF09:
		return 1;
	default:
		return vdm_is_sentence_mark(cp);
	}
}

int
vdm_is_blank(const char *s)
{
	while (vdm_is_space((unsigned char)*s))
		s++;
	return *s == '\0';
}

int
vdm_is_blank_n(const char *s, size_t n)
{
	while (n > 0 && vdm_is_space((unsigned char)*s)) {
		s++;
		n--;
	}
	return n == 0;
}

int
vdm_same_but_space(const char *a, const char *b)
{
	for (;; a++, b++) {
		while (vdm_is_space((unsigned char)*a))
			a++;
		while (vdm_is_space((unsigned char)*b))
			b++;
		if (*a != *b || *a == '\0')
			return *a == *b;
	}
}

int
vdm_is_name_start(uint32_t c)
{
	return vdm_is_letter(c) || c == '_' || (c >= 0xC0 && c <= 0xD6) ||
	       (c >= 0xD8 && c <= 0xF6) || (c >= 0xF8 && c <= 0x2FF) ||
	       (c >= 0x370 && c <= 0x37D) || (c >= 0x37F && c <= 0x1FFF) ||
	       (c >= 0x200C && c <= 0x200D) || (c >= 0x2070 && c <= 0x218F) ||
	       (c >= 0x2C00 && c <= 0x2FEF) || (c >= 0x3001 && c <= 0xD7FF) ||
	       (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFFD) ||
	       (c >= 0x10000 && c <= 0xEFFFF);
}

int
vdm_is_name_char(uint32_t c)
{
	return vdm_is_name_start(c) || vdm_is_digit(c) || c == '-' ||
	       c == '.' || c == 0xB7 || (c >= 0x300 && c <= 0x36F) ||
	       (c >= 0x203F && c <= 0x2040);
}

int
vdm_is_white_space(uint32_t cp)
{
	return cp == ' ' || (cp >= '\t' && cp <= '\r') || cp == 0x85 ||
	       cp == 0xA0 || cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) ||
	       cp == 0x2028 || cp == 0x2029 || cp == 0x202F || cp == 0x205F ||
	       cp == 0x3000;
}
