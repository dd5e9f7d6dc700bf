/* SPDX-License-Identifier: MIT */
/* Strings of the narrower types; binary values; every atomic value as text. */
#include "xpath/cast/text.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "xpath/cast/cast.h"
#include "xpath/datetime/datetime.h"
#include "xpath/lex/lex.h"
#include "xpath/static/context.h"

/* A name whose first character may be any (`loose`), and which may have
 * colons. */
static int
is_name(const char *s, size_t n, int loose, int colons)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		if (c == ':'           ? !colons
		    : i == 0 && !loose ? !vdm_is_name_start(c)
				       : !vdm_is_name_char(c))
			return 0;
	}
	return n > 0;
}

int
vdm_xp_is_ncname(const char *s, size_t n)
{
	return is_name(s, n, 0, 0);
}

/* [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})* */
static int
is_language(const char *s, size_t n)
{
	size_t run = 0, part = 0;

	for (size_t i = 0; i <= n; i++) {
		if (i == n || s[i] == '-') {
			if (run == 0 || run > 8)
				return 0;
			run = 0;
			part++;
			continue;
		}
		int letter = vdm_is_letter(s[i]);
		int digit = vdm_is_digit(s[i]);
		if (!letter && !(digit && part > 0))
			return 0;
		run++;
	}
	return 1;
}

static void
collapse(struct vdm_xp_call *call, struct vdm_xp_item *s)
{
	char *out = vdm_xp_chars(call, (size_t)s->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++) {
		if (!vdm_is_space(s->u.s[i]))
			out[n++] = s->u.s[i];
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	if (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	*s = vdm_xp_string_n(s->type, out, n);
}

static void
replace_space(struct vdm_xp_call *call, struct vdm_xp_item *s)
{
	char *out = vdm_xp_chars(call, (size_t)s->n + 1);

	for (size_t i = 0; i < s->n; i++)
		out[i] = s->u.s[i];
	for (size_t i = 0; i < s->n; i++)
		if (vdm_is_space(out[i]))
			out[i] = ' ';
	out[s->n] = '\0';
	s->u.s = out;
}

/* XML Schema lets almost all be a URI; a "%" that begins no escape, or two
 * fragments, are no URI whoever reads it. */
static int
is_uri(const char *s, size_t n)
{
	int fragments = 0;

	for (size_t i = 0; i < n; i++) {
		fragments += s[i] == '#';
		if (s[i] == '%' &&
		    (i + 2 >= n ||
		     !strchr("0123456789abcdefABCDEF", s[i + 1]) ||
		     !strchr("0123456789abcdefABCDEF", s[i + 2])))
			return 0;
	}
	return fragments < 2 && !(n > 0 && *s == ':');
}

int
vdm_xp_check_text(struct vdm_xp_call *call, struct vdm_xp_item *s, int type)
{
	if (type == XT_STRING || type == XT_UNTYPED)
		return 1;
	if (type == XT_NORMALIZED) {
		replace_space(call, s);
		return 1;
	}
	collapse(call, s);
	switch (type) {
	case XT_LANGUAGE:
		return is_language(s->u.s, s->n);
	case XT_NMTOKEN:
		return is_name(s->u.s, s->n, 1, 1);
	case XT_NAME:
		return is_name(s->u.s, s->n, 0, 1) ||
		       (s->n > 0 && *s->u.s == ':' &&
			is_name(s->u.s, s->n, 1, 1));
	case XT_NCNAME:
	case XT_ID:
	case XT_IDREF:
	case XT_ENTITY:
		return vdm_xp_is_ncname(s->u.s, s->n);
	case XT_URI:
		return is_uri(s->u.s, s->n);
	default:
		return 1;
	}
}

static const char letters[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static int
parse_base64(const char *s, size_t n, char *out, size_t *length)
{
	uint32_t bits = 0;
	int have = 0, pad = 0, count = 0;

	*length = 0;
	for (size_t i = 0; i < n; i++) {
		if (vdm_is_space(s[i]))
			continue;
		count++;
		if (s[i] == '=') {
			pad++;
			continue;
		}
		const char *p = memchr(letters, s[i], 64);
		if (p == NULL || pad > 0)
			return -1;
		bits = bits << 6 | (uint32_t)(p - letters);
		have += 6;
		if (have >= 8) {
			have -= 8;
			out[(*length)++] = (char)(bits >> have);
			bits &= (1u << have) - 1;
		}
	}
	if (count % 4 != 0 || pad > 2 || bits != 0 || have != pad * 2)
		return -1;
	return 0;
}

int
vdm_xp_parse_binary(struct vdm_xp_call *call, const struct vdm_xp_item *from,
		    int type, struct vdm_xp_item *out)
{
	const char *s = from->u.s;
	size_t n = from->n, length = 0;

	vdm_xp_trim(&s, &n);
	char *bytes = vdm_xp_chars(call, n + 1);
	*out = *from;
	if (type == XT_B64) {
		if (parse_base64(s, n, bytes, &length) < 0)
			return -1;
	} else {
		if (n % 2 != 0)
			return -1;
		for (; length < n / 2; length++) {
			int high = vdm_hex_of(s[length * 2]);
			int low = vdm_hex_of(s[length * 2 + 1]);
			if (high < 0 || low < 0)
				return -1;
			bytes[length] = (char)(high << 4 | low);
		}
	}
	*out = vdm_xp_string_n(type, bytes, length);
	return 0;
}

static void
put_base64(struct vdm_xp_text *out, const unsigned char *s, size_t n)
{
	for (size_t i = 0; i < n; i += 3) {
		uint32_t bits = (uint32_t)s[i] << 16 |
				(i + 1 < n ? (uint32_t)s[i + 1] << 8 : 0) |
				(i + 2 < n ? s[i + 2] : 0);
		for (int k = 0; k < 4; k++)
			vdm_xp_put(out,
				   i + (size_t)k <= n
				       ? &letters[bits >> (18 - 6 * k) & 63]
				       : "=",
				   1);
	}
}

struct vdm_xp_item
vdm_xp_string_of(struct vdm_xp_call *call, const struct vdm_xp_item *item)
{
	struct vdm_xp_text out = {.call = call};
	struct vdm_xp_item s = *item;
	int scale = 0;

	if (item->type <= XT_URI) {
		s.type = XT_STRING;
		return s;
	}
	if (item->type == XT_BOOLEAN)
		return vdm_xp_string(item->u.i ? "true" : "false");
	if (item->type == XT_DOUBLE && call->scope->xpath1) {
		vdm_xp_put_plain(&out, item->u.d);
	} else if (item->type == XT_DOUBLE || item->type == XT_FLOAT) {
		vdm_xp_put_double(&out, item->u.d, item->type == XT_FLOAT);
	} else if (vdm_xp_is_numeric(item->type)) {
		vdm_xp_wide digits = vdm_xp_digits(item, &scale);
		vdm_xp_put_decimal(&out, digits, scale);
	} else if (item->type <= XT_DTD) {
		vdm_xp_put_span(&out, item);
	} else if (item->type <= XT_GM) {
		vdm_xp_put_moment(&out, item);
	} else if (item->type == XT_HEX) {
		for (size_t i = 0; i < item->n; i++)
			vdm_xp_printf(&out, "%02X",
				      (unsigned char)item->u.s[i]);
	} else if (item->type == XT_B64) {
		put_base64(&out, (const unsigned char *)item->u.s, item->n);
	} else {
		const struct vdm_xp_qname *q = item->u.name;
		if (*q->prefix != '\0')
			vdm_xp_printf(&out, "%s:", q->prefix);
		vdm_xp_puts(&out, q->local);
	}
	return vdm_xp_text_item(&out, XT_STRING);
}
