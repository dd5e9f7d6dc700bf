/* SPDX-License-Identifier: MIT */
/* Tokens of a style sheet (CSS Syntax Module Level 3, section 4). */
#include <string.h>
#include <strings.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "css/tokens.h"

/* What a name begins with (4.2, "ident-start code point"). */
static int
starts_name(char c)
{
	return vdm_is_letter(c) || c == '_' || (c & 0x80);
}

static int
is_escape(const char *s)
{
	return s[0] == '\\' && s[1] != '\0' && s[1] != '\n';
}

/* Whether an identifier begins here (4.3.9). */
static int
starts_ident(const char *s)
{
	if (*s == '-')
		return s[1] == '-' || starts_name(s[1]) || is_escape(s + 1);
	return starts_name(*s) || is_escape(s);
}

/* Whether a number does (4.3.10). */
static int
starts_number(const char *s)
{
	if (*s == '+' || *s == '-')
		s++;
	return vdm_is_digit(*s) || (*s == '.' && vdm_is_digit(s[1]));
}

/* The bytes of the escape that begins here: up to six digits and one white
 * space behind them, or a character (4.3.7). */
static size_t
escape_length(const char *s)
{
	enum { DIGITS_MOST = 6 };
	size_t n = 1;

	while (n <= DIGITS_MOST && vdm_hex_of(s[n]) >= 0)
		n++;
	if (n == 1)
		return 2;
	return n + (vdm_is_space((unsigned char)s[n]) != 0);
}

/* The bytes of the name that begins here. */
static size_t
name_length(const char *s)
{
	size_t n = 0;

	for (;;)
		if (starts_name(s[n]) || vdm_is_digit(s[n]) || s[n] == '-')
			n++;
		else if (is_escape(s + n))
			n += escape_length(s + n);
		else
			return n;
}

static size_t
number_length(const char *s)
{
	size_t n = s[0] == '+' || s[0] == '-';

	while (vdm_is_digit(s[n]))
		n++;
	if (s[n] == '.' && vdm_is_digit(s[n + 1]))
		for (n++; vdm_is_digit(s[n]);)
			n++;
	if ((s[n] | 32) == 'e' &&
	    (vdm_is_digit(s[n + 1]) ||
	     ((s[n + 1] == '+' || s[n + 1] == '-') && vdm_is_digit(s[n + 2]))))
		for (n += 2; vdm_is_digit(s[n]);)
			n++;
	if (s[n] == '%')
		return n + 1;
	return starts_ident(s + n) ? n + name_length(s + n) : n;
}

static void
set(struct vdm_css_token *t, enum vdm_css_kind kind, const char *s, size_t n)
{
	t->kind = kind;
	t->s = s;
	t->n = n;
}

static void
bad(struct vdm_css_token *t, const char *why, const char *s, size_t n)
{
	set(t, VDM_CSS_BAD, s, n);
	t->why = why;
}

/* At a quotation mark (4.3.5). */
static void
string(struct vdm_css_lexer *l, struct vdm_css_token *t)
{
	char quote = *l->p++;
	const char *start = l->p;

	while (*l->p != '\0' && *l->p != quote && *l->p != '\n') {
		if (*l->p == '\\' && l->p[1] != '\0') {
			l->p++;
			l->line += *l->p == '\n';
		}
		l->p++;
	}
	set(t, VDM_CSS_STRING, start, (size_t)(l->p - start));
	if (*l->p == quote)
		l->p++;
	else
		bad(t, "a string has no end", start, (size_t)(l->p - start));
}

static void
skip_space(struct vdm_css_lexer *l)
{
	for (; vdm_is_space((unsigned char)*l->p); l->p++)
		l->line += *l->p == '\n';
}

/* Behind "url(" where no quotation mark follows (4.3.6). */
static void
url(struct vdm_css_lexer *l, struct vdm_css_token *t)
{
	const char *start, *end;

	skip_space(l);
	start = l->p;
	while (*l->p != '\0' && *l->p != ')' && !strchr("\"'(", *l->p) &&
	       !vdm_is_space((unsigned char)*l->p))
		l->p += is_escape(l->p) ? escape_length(l->p) : 1;
	end = l->p;
	skip_space(l);
	if (*l->p == ')') {
		l->p++;
		set(t, VDM_CSS_URL, start, (size_t)(end - start));
		return;
	}
	bad(t, *l->p == '\0' ? "an address has no end" : "no address can hold",
	    l->p, *l->p != '\0');
}

/* A name, and what it begins. */
static void
name(struct vdm_css_lexer *l, struct vdm_css_token *t)
{
	const char *s = l->p, *after;
	size_t n = name_length(s);

	l->p += n;
	set(t, VDM_CSS_IDENT, s, n);
	if (*l->p != '(')
		return;
	l->p++;
	t->kind = VDM_CSS_FUNCTION;
	after = l->p;
	while (vdm_is_space((unsigned char)*after))
		after++;
	if (n == 3 && strncasecmp(s, "url", 3) == 0 && *after != '"' &&
	    *after != '\'')
		url(l, t);
}

/* "U+" and digits or question marks (CSS Syntax 3, section 7). */
static size_t
range_length(const char *s)
{
	size_t n = 2;

	if ((s[0] | 32) != 'u' || s[1] != '+' ||
	    (vdm_hex_of(s[2]) < 0 && s[2] != '?'))
		return 0;
	while (vdm_hex_of(s[n]) >= 0 || s[n] == '?')
		n++;
	if (s[n] == '-' && vdm_hex_of(s[n + 1]) >= 0)
		for (n++; vdm_hex_of(s[n]) >= 0;)
			n++;
	return n;
}

/* Behind comments; a finding's words where one has no end. */
static const char *
skip_comments(struct vdm_css_lexer *l)
{
	while (l->p[0] == '/' && l->p[1] == '*') {
		const char *end = strstr(l->p + 2, "*/");

		if (end == NULL) {
			l->p += strlen(l->p);
			return "a comment has no end";
		}
		for (; l->p < end + 2; l->p++)
			l->line += *l->p == '\n';
	}
	return NULL;
}

static size_t
edge_length(const char *s)
{
	if (strncmp(s, "<!--", 4) == 0)
		return 4;
	return strncmp(s, "-->", 3) == 0 ? 3 : 0;
}

/* What is told by its length alone; 0: it is not. */
static size_t
plain(const char *s, enum vdm_css_kind *kind)
{
	size_t n;

	*kind = VDM_CSS_PAGE_EDGE;
	n = edge_length(s);
	if (n > 0)
		return n;
	*kind = VDM_CSS_RANGE;
	n = range_length(s);
	if (n > 0)
		return n;
	*kind = VDM_CSS_NUMBER;
	return starts_number(s) ? number_length(s) : 0;
}

void
vdm_css_next(struct vdm_css_lexer *l, struct vdm_css_token *t)
{
	const char *why = skip_comments(l), *s = l->p;
	enum vdm_css_kind kind;
	size_t n;

	memset(t, 0, sizeof(*t));
	t->line = l->line;
	n = plain(s, &kind);
	if (why != NULL) {
		bad(t, why, s, 0);
	} else if (*s == '\0') {
		set(t, VDM_CSS_END, s, 0);
	} else if (vdm_is_space((unsigned char)*s)) {
		skip_space(l);
		set(t, VDM_CSS_SPACE, s, (size_t)(l->p - s));
	} else if (*s == '"' || *s == '\'') {
		string(l, t);
	} else if (n > 0) {
		l->p += n;
		set(t, kind, s, n);
	} else if (starts_ident(s)) {
		name(l, t);
	} else if (*s == '@' && starts_ident(s + 1)) {
		n = name_length(s + 1);
		l->p += n + 1;
		set(t, VDM_CSS_AT, s + 1, n);
	} else if (*s == '#' && name_length(s + 1) > 0) {
		n = name_length(s + 1);
		l->p += n + 1;
		set(t, VDM_CSS_HASH, s + 1, n);
	} else {
		l->p++;
		set(t, VDM_CSS_CHAR, s, 1);
	}
}

int
vdm_css_is(const struct vdm_css_token *t, char c)
{
	return t->kind == VDM_CSS_CHAR && *t->s == c;
}

int
vdm_css_named(const struct vdm_css_token *t, const char *word)
{
	return strlen(word) == t->n && strncasecmp(t->s, word, t->n) == 0;
}

void
vdm_css_unescape(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i = 0, length, at;
	uint32_t cp;

	while (i < n) {
		if (s[i] != '\\' || i + 1 == n) {
			vdm_buf_putc(out, s[i++]);
			continue;
		}
		length = escape_length(s + i);
		cp = 0;
		for (at = i + 1; at < i + length && vdm_hex_of(s[at]) >= 0;
		     at++)
			cp = cp * 16 + (uint32_t)vdm_hex_of(s[at]);
		if (at == i + 1 && s[at] != '\n') /* a character for itself */
			vdm_buf_putc(out, s[at]);
		else if (at > i + 1)
			vdm_buf_putcp(out, cp == 0 || cp > 0x10ffff ||
						   (cp & 0xfffff800) == 0xd800
					       ? 0xfffd
					       : cp);
		i += length;
	}
}
