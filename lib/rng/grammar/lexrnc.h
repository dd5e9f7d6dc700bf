/* SPDX-License-Identifier: MIT */
/* The tokens of RELAX NG's compact syntax. */
#ifndef VDM_RNG_GRAMMAR_LEXRNC_H
#define VDM_RNG_GRAMMAR_LEXRNC_H

#include <stddef.h>

#include "base/arena.h"

enum vdm_rnc_token {
	RNC_END,
	RNC_NAME,    /* an identifier or keyword: see `quoted` */
	RNC_CNAME,   /* prefix:local */
	RNC_NS_ANY,  /* prefix:* */
	RNC_LITERAL, /* joined where ~ joins */
	RNC_ASSIGN,  /* = |= &= : text "=", "|=", "&=" */
	RNC_SIGN,    /* { } ( ) , & | ? * + - */
	RNC_BAD
};

struct vdm_rnc_lexer {
	const char *s, *end;
	struct vdm_arena *arena;
	unsigned line, column;
	size_t rules; /* of Schematron, in annotations */
	/* The token at hand. */
	enum vdm_rnc_token token;
	const char *text;   /* name, local name, literal or sign */
	const char *prefix; /* of RNC_CNAME and RNC_NS_ANY */
	const char *wrong;  /* why it is RNC_BAD */
	int quoted;         /* \name: no keyword */
	int annotated;      /* an annotation stands before it */
	unsigned at_line, at_column;
};

/* How \x{A} and \x{D} stand in the text: they do not end a literal. */
#define RNC_LF 1
#define RNC_CR 2

/* `text` is UTF-8 and lives as long as the lexer; reads the first token. */
void vdm_rnc_init(struct vdm_rnc_lexer *x, struct vdm_arena *arena,
		  const char *text, size_t length);
void vdm_rnc_next(struct vdm_rnc_lexer *x);
/* A keyword (or any unquoted name), a sign. */
int vdm_rnc_is(const struct vdm_rnc_lexer *x, const char *keyword);
int vdm_rnc_sign(const struct vdm_rnc_lexer *x, char sign);
int vdm_rnc_is_keyword(const char *name);

#endif
