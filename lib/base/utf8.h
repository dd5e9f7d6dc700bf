/* SPDX-License-Identifier: MIT */
/* UTF-8 (RFC 3629), code points, and the white space of XML. */
#ifndef VDM_BASE_UTF8_H
#define VDM_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define VDM_UTF8_BAD 0xFFFFFFFFu
#define VDM_UTF8_LAST 0x10FFFFu /* no character is beyond */

/* Writes 1 to 4 bytes to `out`; returns how many. */
size_t vdm_utf8_encode(uint32_t cp, char *out);
/* vdm_utf8_decode where that is more than one byte, or none. */
uint32_t vdm_utf8_decode_long(const char *s, size_t n, size_t *used);

/*
 * The code point at `s`, and in `*used` its length in bytes. VDM_UTF8_BAD (and
 * 1) for overlong forms, surrogates, values beyond U+10FFFF and cut sequences.
 * In the header, like what else is asked once a character: most are ASCII.
 */
static inline uint32_t
vdm_utf8_decode(const char *s, size_t n, size_t *used)
{
	if (n == 0 || (unsigned char)*s >= 0x80)
		return vdm_utf8_decode_long(s, n, used);
	*used = 1;
	return (unsigned char)*s;
}

/* The code point at the end; 0 where there is nothing. */
uint32_t vdm_utf8_last(const char *s, size_t n);
/* How many bytes of ASCII it begins with. */
size_t vdm_utf8_ascii(const char *s, size_t n);
/* The offset of the first byte that is not UTF-8, or n. */
size_t vdm_utf8_check(const char *s, size_t n);
/* How many code points; bad bytes count one each. */
size_t vdm_utf8_length(const char *s, size_t n);
/* XML 1.0 production 3: space, tab, CR, LF; no-break spaces are not among it.
 */
static inline int
vdm_is_space(int c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
/* Unicode's White_Space, of any script. */
int vdm_is_white_space(uint32_t cp);
/* XML 1.0 production 2: what a document may hold. */
static inline int
vdm_is_xml_char(uint32_t cp)
{
	if (cp < 0x20)
		return vdm_is_space((int)cp);
	return cp < 0xD800 || (cp >= 0xE000 && cp < 0xFFFE) ||
	       (cp >= 0x10000 && cp < 0x110000);
}
/* A figure of ASCII; those of other scripts are none. */
static inline int
vdm_is_digit(int c)
{
	return c >= '0' && c <= '9';
}
/* The value of a hexadecimal figure, in either case; -1 of others. */
static inline int
vdm_hex_of(char c)
{
	if (vdm_is_digit(c))
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}
/* A byte of ASCII in small letters; any other as it is. */
static inline char
vdm_lower_byte(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}
/* Whether nothing else is there: in the string; in its first n bytes. */
int vdm_is_blank(const char *s);
int vdm_is_blank_n(const char *s, size_t n);
/* Whether two say the same, wherever white space stands in them. */
int vdm_same_but_space(const char *a, const char *b);

/* The three below where a code point is not of ASCII. */
int vdm_is_word_wide(uint32_t cp);
int vdm_is_upper_wide(uint32_t cp);
int vdm_is_lower_wide(uint32_t cp);

static inline int
vdm_is_upper(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'A' && cp <= 'Z' : vdm_is_upper_wide(cp);
}

static inline int
vdm_is_lower(uint32_t cp)
{
	return cp < 0x80 ? cp >= 'a' && cp <= 'z' : vdm_is_lower_wide(cp);
}

/* A letter, digit or mark, for finding words. */
static inline int
vdm_is_word(uint32_t cp)
{
	/* a capital and its small letter differ in this bit alone */
	return cp < 0x80 ? vdm_is_lower(cp | 0x20) || vdm_is_digit((int)cp)
			 : vdm_is_word_wide(cp);
}
/* A mark that ends sentences, in whatever script. */
int vdm_is_sentence_mark(uint32_t cp);
int vdm_is_question_mark(uint32_t cp);
/* Such a mark, or what closes a bracket or a quotation behind one. */
int vdm_ends_sentence(uint32_t cp);

/* NameStartChar and NameChar of XML 1.0, fifth edition (2.3), without the
 * colon. libxml2 parses by them, but its functions that ask about a name know
 * the fourth edition's letters only. */
int vdm_is_name_start(uint32_t cp);
int vdm_is_name_char(uint32_t cp);

#endif
