/* SPDX-License-Identifier: MIT */
/* The tokens of an expression (XPath 3.1, appendix A.2), read one by one. */
#ifndef VDM_XPATH_LEX_LEX_H
#define VDM_XPATH_LEX_LEX_H

#include "xpath/value/value.h"

enum {
	XP_TOKEN_END,
	XP_TOKEN_INTEGER,
	XP_TOKEN_DECIMAL,
	XP_TOKEN_DOUBLE,
	XP_TOKEN_STRING,
	XP_TOKEN_NAME, /* NCName, prefix:local or Q{uri}local */
	XP_TOKEN_WILD, /* *:local, prefix:* or Q{uri}* */
	XP_TOKEN_SYMBOL
};

struct vdm_xp_token {
	int kind;
	size_t start, end;  /* bytes of the expression */
	const char *prefix; /* NULL: none; of *:local and Q{} too */
	const char *uri;    /* of Q{uri}, else NULL */
	const char *local;  /* NULL: * */
	const char
	    *text; /* a number as written, a string's content, a symbol */
	size_t length;
};

/* How many characters stand before a byte of the expression: counted from where
 * it was asked last, as there may be a question for each token. */
struct vdm_xp_counted {
	size_t bytes, characters;
};

struct vdm_xp_lexer {
	struct vdm_xp_call *call; /* whose arena holds what tokens point to */
	const char *s;
	size_t n, at;
	struct vdm_xp_counted counted;
};

void vdm_xp_lex(struct vdm_xp_lexer *lexer, struct vdm_xp_token *token);
/* The column of the byte at `at` of s, in characters from 1. */
size_t vdm_xp_column(struct vdm_xp_counted *counted, const char *s, size_t at);
size_t vdm_xp_lex_column(struct vdm_xp_lexer *lexer, size_t at);

#endif
