/* SPDX-License-Identifier: MIT */
/* How the parser asks for tokens and makes nodes. */
#include "xpath/parse/parser.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int
vdm_xp_is_reserved(const char *name)
{
	static const char *const reserved[] = {"array",
					       "attribute",
					       "comment",
					       "document-node",
					       "element",
					       "empty-sequence",
					       "function",
					       "if",
					       "item",
					       "map",
					       "namespace-node",
					       "node",
					       "processing-instruction",
					       "schema-attribute",
					       "schema-element",
					       "switch",
					       "text",
					       "typeswitch"};

	for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
		if (strcmp(reserved[i], name) == 0)
			return 1;
	return 0;
}

void
vdm_xp_next(struct vdm_xp_parser *p)
{
	vdm_xp_lex(&p->lexer, &p->token);
}

void
vdm_xp_fail(struct vdm_xp_parser *p, const char *format, ...)
{
	char message[160];
	va_list ap;

	va_start(ap, format);
	vsnprintf(message, sizeof message, format, ap);
	va_end(ap);
	p->call->error.column = vdm_xp_lex_column(&p->lexer, p->token.start);
	vdm_xp_raise(p->call, "XPST0003", "%s", message);
}

void
vdm_xp_deeper(struct vdm_xp_parser *p)
{
	if (++p->depth > p->call->limits.depth) {
		p->call->error.column =
		    vdm_xp_lex_column(&p->lexer, p->token.start);
		vdm_xp_raise(p->call, "VDXP0001",
			     "an expression nested more than %zu deep",
			     p->call->limits.depth);
	}
}

int
vdm_xp_is(const struct vdm_xp_parser *p, const char *symbol)
{
	return p->token.kind == XP_TOKEN_SYMBOL &&
	       strcmp(p->token.text, symbol) == 0;
}

int
vdm_xp_is_word(const struct vdm_xp_parser *p, const char *word)
{
	return p->token.kind == XP_TOKEN_NAME && p->token.prefix == NULL &&
	       p->token.uri == NULL && strcmp(p->token.local, word) == 0;
}

int
vdm_xp_accept(struct vdm_xp_parser *p, const char *symbol)
{
	if (!vdm_xp_is(p, symbol))
		return 0;
	vdm_xp_next(p);
	return 1;
}

void
vdm_xp_expect(struct vdm_xp_parser *p, const char *symbol)
{
	if (!vdm_xp_accept(p, symbol))
		vdm_xp_fail(p, "\"%s\" is missing here", symbol);
}

int
vdm_xp_accept_word(struct vdm_xp_parser *p, const char *word)
{
	if (!vdm_xp_is_word(p, word))
		return 0;
	vdm_xp_next(p);
	return 1;
}

void
vdm_xp_expect_word(struct vdm_xp_parser *p, const char *word)
{
	if (!vdm_xp_accept_word(p, word))
		vdm_xp_fail(p, "\"%s\" is missing here", word);
}

struct vdm_xp_token
vdm_xp_behind(struct vdm_xp_parser *p)
{
	struct vdm_xp_lexer ahead = p->lexer;
	struct vdm_xp_token token;

	vdm_xp_lex(&ahead, &token);
	return token;
}

int
vdm_xp_behind_is(struct vdm_xp_parser *p, const char *symbol)
{
	struct vdm_xp_token token = vdm_xp_behind(p);

	return token.kind == XP_TOKEN_SYMBOL && strcmp(token.text, symbol) == 0;
}

struct vdm_xp_expr *
vdm_xp_expr_new(struct vdm_xp_parser *p, int op)
{
	struct vdm_xp_expr *e = vdm_xp_alloc(p->call, sizeof *e);

	e->op = (uint8_t)op;
	e->column =
	    (uint32_t)p->token.start; /* made a column when all is read */
	return e;
}

void
vdm_xp_add_kid(struct vdm_xp_parser *p, struct vdm_xp_expr *e,
	       struct vdm_xp_expr *kid)
{
	/* room for 1, 2, 4, 8 ... */
	if ((e->count & (e->count - 1)) == 0) {
		size_t cap = e->count == 0 ? 1 : (size_t)e->count * 2;
		struct vdm_xp_expr **kids =
		    vdm_xp_alloc(p->call, cap * sizeof *kids);
		if (e->count > 0)
			memcpy(kids, e->kids, (size_t)e->count * sizeof *kids);
		e->kids = kids;
	}
	e->kids[e->count++] = kid;
}

struct vdm_xp_expr *
vdm_xp_binary(struct vdm_xp_parser *p, int op, int how, struct vdm_xp_expr *a,
	      struct vdm_xp_expr *b)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, op);

	e->column = a->column;
	e->how = (uint8_t)how;
	vdm_xp_add_kid(p, e, a);
	vdm_xp_add_kid(p, e, b);
	return e;
}
