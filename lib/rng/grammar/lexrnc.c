/* SPDX-License-Identifier: MIT */
/*
 * The lexer of RELAX NG's compact syntax (OASIS, 21 November 2002): comments
 * and annotations are passed over, for they say nothing about validity;
 * literals are joined; what \x{...} stood for is in the text already.
 */
#include "rng/grammar/lexrnc.h"

#include <string.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "xml/sax.h"

#define ANNOTATIONS_DEEP 256

static void
advance(struct vdm_rnc_lexer *x, size_t n)
{
	for (; n > 0 && x->s < x->end; n--, x->s++) {
		if (*x->s == '\n') {
			x->line++;
			x->column = 1;
		} else if (((unsigned char)*x->s & 0xC0) != 0x80) {
			x->column++;
		}
	}
}

static int
peek(const struct vdm_rnc_lexer *x, size_t ahead)
{
	return (size_t)(x->end - x->s) > ahead ? (unsigned char)x->s[ahead] : 0;
}

/*
 * A byte that may be one of a name. Too many are let in, all of UTF-8's bytes
 * beyond ASCII: one check of the whole name is simpler than to decode each.
 */
static int
name_byte(int c)
{
	return vdm_is_letter(c) || vdm_is_digit(c) || c == '_' || c == '-' ||
	       c == '.' || c >= 0x80;
}

static size_t
name_length(const struct vdm_rnc_lexer *x, size_t from)
{
	size_t n = 0;

	while (name_byte(peek(x, from + n)))
		n++;
	return n;
}

static void
bad(struct vdm_rnc_lexer *x, const char *why)
{
	x->token = RNC_BAD;
	x->wrong = why;
}

/* One quoted piece of a literal, at its quotation mark. */
static int
literal_piece(struct vdm_rnc_lexer *x, struct vdm_buf *out)
{
	/* In three quotation marks, line feeds and single marks may stand. */
	int q = peek(x, 0), three = peek(x, 1) == q && peek(x, 2) == q;
	size_t n;

	advance(x, three ? 3 : 1);
	for (;;) {
		int c = peek(x, 0);

		if (x->s >= x->end || (!three && (c == '\n' || c == '\r')))
			return -1;
		if (c == q && (!three || (peek(x, 1) == q && peek(x, 2) == q)))
			break;
		n = 1;
		if (c == '\r' && peek(x, 1) == '\n')
			n = 0;
		else if (c == '\r')
			vdm_buf_putc(out, '\n');
		else
			vdm_buf_putc(out, (char)(c == RNC_LF   ? '\n'
						 : c == RNC_CR ? '\r'
							       : c));
		if (n == 0)
			advance(x, 1);
		else
			advance(x, n);
	}
	advance(x, three ? 3 : 1);
	return 0;
}

static void
skip_comment(struct vdm_rnc_lexer *x)
{
	while (x->s < x->end && *x->s != '\n' && *x->s != '\r')
		advance(x, 1);
}

/* Past [ ... ], with its literals and inner brackets. */
static int
skip_annotation(struct vdm_rnc_lexer *x)
{
	struct vdm_buf ignored;
	size_t deep = 0, n;
	int rc = 0;

	vdm_buf_init(&ignored);
	do {
		int c = peek(x, 0);

		if (x->s >= x->end || deep > ANNOTATIONS_DEEP) {
			rc = -1;
		} else if (c == '"' || c == '\'') {
			rc = literal_piece(x, &ignored);
			vdm_buf_clear(&ignored);
		} else if (c == '#') {
			skip_comment(x);
		} else if (name_byte(c)) {
			n = name_length(x, 0);
			/*
			 * sch:rule. Schematron's rules are counted, so that it
			 * can be said that they are not run; nothing else of an
			 * annotation matters.
			 */
			if (n == 4 && memcmp(x->s, "rule", 4) == 0 &&
			    x->s[-1] == ':')
				x->rules++;
			advance(x, n);
		} else {
			deep += c == '[';
			deep -= c == ']';
			advance(x, 1);
		}
	} while (rc == 0 && deep > 0);
	vdm_buf_fini(&ignored);
	return rc;
}

/* White space, comments, annotations and >> name [ ... ]. */
static int
skip(struct vdm_rnc_lexer *x)
{
	for (;;) {
		int c = peek(x, 0);

		if (x->s < x->end && vdm_is_space(c)) {
			advance(x, 1);
		} else if (c == '#') {
			skip_comment(x);
		} else if (c == '[') {
			if (skip_annotation(x) != 0)
				return -1;
			x->annotated = 1;
		} else if (c == '>' && peek(x, 1) == '>') {
			advance(x, 2);
			while (vdm_is_space(peek(x, 0)))
				advance(x, 1);
			while (name_byte(peek(x, 0)) || peek(x, 0) == ':' ||
			       peek(x, 0) == '\\')
				advance(x, 1);
		} else {
			return 0;
		}
	}
}

/*
 * "a" ~ "b" is one literal, with white space, comments and annotations between.
 * Where no ~ comes, the lexer goes back to the end of the literal.
 */
static void
lex_literal(struct vdm_rnc_lexer *x)
{
	struct vdm_buf out;
	struct vdm_rnc_lexer saved;
	int rc;

	vdm_buf_init(&out);
	for (rc = literal_piece(x, &out); rc == 0;) {
		saved = *x;
		if (skip(x) != 0 || peek(x, 0) != '~') {
			saved.annotated = x->annotated;
			*x = saved;
			break;
		}
		advance(x, 1);
		rc = skip(x);
		if (rc == 0)
			rc = peek(x, 0) == '"' || peek(x, 0) == '\''
				 ? literal_piece(x, &out)
				 : -1;
	}
	x->token = RNC_LITERAL;
	x->text = vdm_arena_strndup(x->arena, vdm_buf_str(&out), out.len);
	if (rc != 0)
		bad(x, "a literal has no end");
	vdm_buf_fini(&out);
}

static void
lex_name(struct vdm_rnc_lexer *x)
{
	size_t n;

	x->quoted = peek(x, 0) == '\\';
	if (x->quoted)
		advance(x, 1);
	n = name_length(x, 0);
	x->token = RNC_NAME;
	x->text = vdm_arena_strndup(x->arena, x->s, n);
	advance(x, n);
	if (x->text == NULL || !vdm_xml_was_ncname(x->text)) {
		bad(x, "this is not a name");
		return;
	}
	if (peek(x, 0) != ':')
		return;
	if (peek(x, 1) == '*') {
		x->token = RNC_NS_ANY;
		x->prefix = x->text;
		advance(x, 2);
		return;
	}
	n = name_length(x, 1);
	if (n == 0)
		return;
	x->token = RNC_CNAME;
	x->prefix = x->text;
	x->text = vdm_arena_strndup(x->arena, x->s + 1, n);
	advance(x, n + 1);
	if (x->text == NULL || !vdm_xml_was_ncname(x->text))
		bad(x, "this is not a name");
}

static void
lex_sign(struct vdm_rnc_lexer *x)
{
	static const char *const signs[] = {"{", "}", "(", ")", ",", "&",
					    "|", "?", "*", "+", "-", "="};
	int c = peek(x, 0);
	size_t i;

	if ((c == '|' || c == '&') && peek(x, 1) == '=') {
		x->token = RNC_ASSIGN;
		x->text = c == '|' ? "|=" : "&=";
		advance(x, 2);
		return;
	}
	for (i = 0; i < sizeof(signs) / sizeof(*signs); i++)
		if (c == signs[i][0]) {
			x->token = c == '=' ? RNC_ASSIGN : RNC_SIGN;
			x->text = signs[i];
			advance(x, 1);
			return;
		}
	bad(x, "this character has no meaning here");
}

void
vdm_rnc_next(struct vdm_rnc_lexer *x)
{
	int c;

	/*
	 * It stays: the first fault is told, and nothing after it makes sense.
	 */
	if (x->token == RNC_BAD)
		return;
	x->annotated = 0;
	x->quoted = 0;
	x->text = x->prefix = "";
	if (skip(x) != 0) {
		bad(x, "an annotation has no end");
		return;
	}
	x->at_line = x->line;
	x->at_column = x->column;
	c = peek(x, 0);
	if (x->s >= x->end)
		x->token = RNC_END;
	else if (c == '"' || c == '\'')
		lex_literal(x);
	else if (c == '\\' || (name_byte(c) && c != '-' && c != '.'))
		lex_name(x);
	else
		lex_sign(x);
}

void
vdm_rnc_init(struct vdm_rnc_lexer *x, struct vdm_arena *arena, const char *text,
	     size_t length)
{
	memset(x, 0, sizeof(*x));
	x->arena = arena;
	x->s = text;
	x->end = text + length;
	x->line = x->column = 1;
	vdm_rnc_next(x);
}

int
vdm_rnc_is(const struct vdm_rnc_lexer *x, const char *keyword)
{
	return x->token == RNC_NAME && !x->quoted &&
	       strcmp(x->text, keyword) == 0;
}

int
vdm_rnc_sign(const struct vdm_rnc_lexer *x, char sign)
{
	return x->token == RNC_SIGN && x->text[0] == sign;
}

int
vdm_rnc_is_keyword(const char *name)
{
	static const char *const words[] = {
	    "attribute", "datatypes", "default",   "div",        "element",
	    "empty",     "external",  "grammar",   "include",    "inherit",
	    "list",      "mixed",     "namespace", "notAllowed", "parent",
	    "start",     "string",    "text",      "token"};
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i], name) == 0)
			return 1;
	return 0;
}
