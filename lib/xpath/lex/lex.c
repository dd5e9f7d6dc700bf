/* SPDX-License-Identifier: MIT */
/* Reads the next token of an expression. */
#include "xpath/lex/lex.h"

#include <string.h>

#include "base/utf8.h"

size_t
vdm_xp_column(struct vdm_xp_counted *counted, const char *s, size_t at)
{
	if (at >= counted->bytes)
		counted->characters +=
		    vdm_utf8_length(s + counted->bytes, at - counted->bytes);
	else
		counted->characters -=
		    vdm_utf8_length(s + at, counted->bytes - at);
	counted->bytes = at;
	return counted->characters + 1;
}

size_t
vdm_xp_lex_column(struct vdm_xp_lexer *lexer, size_t at)
{
	return vdm_xp_column(&lexer->counted, lexer->s, at);
}

_Noreturn static void
fail(struct vdm_xp_lexer *x, size_t at, const char *what)
{
	x->call->error.column = vdm_xp_lex_column(x, at);
	vdm_xp_raise(x->call, "XPST0003", "%s", what);
}

static uint32_t
peek(const struct vdm_xp_lexer *x, size_t at, size_t *used)
{
	*used = 0;
	if (at >= x->n)
		return 0;
	return vdm_utf8_decode(x->s + at, x->n - at, used);
}

static int
byte(const struct vdm_xp_lexer *x, size_t at)
{
	return at < x->n ? (unsigned char)x->s[at] : -1;
}

static void
skip_comment(struct vdm_xp_lexer *x)
{
	size_t start = x->at;
	int depth = 0;

	do {
		if (x->at + 1 >= x->n)
			fail(x, start, "a comment that nothing ends");
		if (x->s[x->at] == '(' && x->s[x->at + 1] == ':') {
			depth++;
			x->at += 2;
		} else if (x->s[x->at] == ':' && x->s[x->at + 1] == ')') {
			depth--;
			x->at += 2;
		} else {
			x->at++;
		}
	} while (depth > 0);
}

static void
skip_space(struct vdm_xp_lexer *x)
{
	for (;;) {
		while (x->at < x->n && vdm_is_space(x->s[x->at]))
			x->at++;
		if (byte(x, x->at) != '(' || byte(x, x->at + 1) != ':')
			return;
		skip_comment(x);
	}
}

/* The NCName at a place: its end, or the place itself. */
static size_t
ncname_end(const struct vdm_xp_lexer *x, size_t at)
{
	size_t used = 0;

	if (!vdm_is_name_start(peek(x, at, &used)))
		return at;
	do {
		at += used;
	} while (vdm_is_name_char(peek(x, at, &used)));
	return at;
}

static void
digits(struct vdm_xp_lexer *x)
{
	while (vdm_is_digit(byte(x, x->at)))
		x->at++;
}

static void
lex_number(struct vdm_xp_lexer *x, struct vdm_xp_token *t)
{
	size_t used = 0;

	t->kind = XP_TOKEN_INTEGER;
	digits(x);
	if (byte(x, x->at) == '.') {
		t->kind = XP_TOKEN_DECIMAL;
		x->at++;
		digits(x);
	}
	if (byte(x, x->at) == 'e' || byte(x, x->at) == 'E') {
		t->kind = XP_TOKEN_DOUBLE;
		x->at++;
		if (byte(x, x->at) == '+' || byte(x, x->at) == '-')
			x->at++;
		size_t before = x->at;
		digits(x);
		if (x->at == before)
			fail(x, t->start, "an exponent without digits");
	}
	if (vdm_is_name_start(peek(x, x->at, &used)))
		fail(x, x->at, "a name right behind a number");
	t->length = x->at - t->start;
	t->text = vdm_xp_strndup(x->call, x->s + t->start, t->length);
}

static void
lex_string(struct vdm_xp_lexer *x, struct vdm_xp_token *t)
{
	char quote = x->s[x->at++];
	struct vdm_xp_text out = {.call = x->call};

	t->kind = XP_TOKEN_STRING;
	for (;;) {
		if (x->at >= x->n)
			fail(x, t->start, "a string that nothing ends");
		char c = x->s[x->at++];
		if (c == quote) {
			if (byte(x, x->at) != quote)
				break;
			x->at++;
		}
		vdm_xp_put(&out, &c, 1);
	}
	t->text = vdm_xp_text_z(&out);
	t->length = out.len;
}

/* Q{uri}local or Q{uri}*: white space in the URI is folded. */
static void
lex_braced(struct vdm_xp_lexer *x, struct vdm_xp_token *t)
{
	struct vdm_xp_text out = {.call = x->call};
	int space = 0;

	for (x->at += 2;; x->at++) {
		int c = byte(x, x->at);
		if (c < 0 || c == '{')
			fail(x, t->start, "a Q{ that nothing ends");
		if (c == '}')
			break;
		if (vdm_is_space(c)) {
			space = out.len > 0;
			continue;
		}
		if (space)
			vdm_xp_puts(&out, " ");
		space = 0;
		vdm_xp_put(&out, x->s + x->at, 1);
	}
	x->at++;
	t->uri = vdm_xp_text_z(&out);
	if (strcmp(t->uri, "http://www.w3.org/2000/xmlns/") == 0) {
		x->call->error.column = vdm_xp_lex_column(x, t->start);
		vdm_xp_raise(x->call, "XQST0070",
			     "no name is in the namespace of xmlns");
	}
	if (byte(x, x->at) == '*') {
		t->kind = XP_TOKEN_WILD;
		x->at++;
		return;
	}
	size_t end = ncname_end(x, x->at);
	if (end == x->at)
		fail(x, x->at, "no name behind Q{...}");
	t->kind = XP_TOKEN_NAME;
	t->local = vdm_xp_strndup(x->call, x->s + x->at, end - x->at);
	x->at = end;
}

static void
lex_name(struct vdm_xp_lexer *x, struct vdm_xp_token *t)
{
	size_t end = ncname_end(x, x->at);

	t->kind = XP_TOKEN_NAME;
	t->local = vdm_xp_strndup(x->call, x->s + x->at, end - x->at);
	x->at = end;
	if (byte(x, end) != ':')
		return;
	if (byte(x, end + 1) == '*') {
		t->kind = XP_TOKEN_WILD;
		t->prefix = t->local;
		t->local = NULL;
		x->at = end + 2;
		return;
	}
	size_t next = ncname_end(x, end + 1);
	if (next == end + 1)
		return;
	t->prefix = t->local;
	t->local = vdm_xp_strndup(x->call, x->s + end + 1, next - end - 1);
	x->at = next;
}

static void
lex_symbol(struct vdm_xp_lexer *x, struct vdm_xp_token *t)
{
	static const char *const symbols[] = {
	    "::", ":=", "<<", ">>", "<=", ">=", "!=", "||", "=>", "//", "..",
	    "(",  ")",  "[",  "]",  "{",  "}",  "<",  ">",  "=",  "!",  "|",
	    "/",  ".",  ",",  ":",  "?",  "#",  "$",  "@",  "+",  "-",  "*"};

	t->kind = XP_TOKEN_SYMBOL;
	for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++) {
		size_t n = strlen(symbols[i]);
		if (n > x->n - x->at ||
		    memcmp(x->s + x->at, symbols[i], n) != 0)
			continue;
		t->text = symbols[i];
		t->length = n;
		x->at += n;
		return;
	}
	fail(x, x->at, "a character that stands for nothing here");
}

void
vdm_xp_lex(struct vdm_xp_lexer *x, struct vdm_xp_token *t)
{
	size_t used = 0;

	memset(t, 0, sizeof *t);
	skip_space(x);
	t->start = x->at;
	int c = byte(x, x->at), next = byte(x, x->at + 1);
	if (c < 0) {
		t->kind = XP_TOKEN_END;
	} else if (vdm_is_digit(c) || (c == '.' && vdm_is_digit(next))) {
		lex_number(x, t);
	} else if (c == '"' || c == '\'') {
		lex_string(x, t);
	} else if (c == 'Q' && next == '{') {
		lex_braced(x, t);
	} else if (vdm_is_name_start(peek(x, x->at, &used))) {
		lex_name(x, t);
	} else if (c == '*' && next == ':' &&
		   ncname_end(x, x->at + 2) > x->at + 2) {
		size_t end = ncname_end(x, x->at + 2);
		t->kind = XP_TOKEN_WILD;
		t->local =
		    vdm_xp_strndup(x->call, x->s + x->at + 2, end - x->at - 2);
		x->at = end;
	} else {
		lex_symbol(x, t);
	}
	t->end = x->at;
}
