/* SPDX-License-Identifier: MIT */
/* Tokens of a style sheet (CSS Syntax Module Level 3, section 4). */
#ifndef VDM_CSS_TOKENS_H
#define VDM_CSS_TOKENS_H

#include <stddef.h>

#include "base/buf.h"

enum vdm_css_kind {
	VDM_CSS_END,
	VDM_CSS_SPACE, /* comments count as none */
	VDM_CSS_IDENT,
	VDM_CSS_FUNCTION, /* a name and its '(' */
	VDM_CSS_AT,       /* '@' and a name */
	VDM_CSS_HASH,
	VDM_CSS_STRING,
	VDM_CSS_URL,       /* url( without quotes, whole */
	VDM_CSS_NUMBER,    /* with its unit or '%' */
	VDM_CSS_RANGE,     /* of code points: U+26, U+4?? */
	VDM_CSS_PAGE_EDGE, /* <!-- or --> */
	VDM_CSS_CHAR,      /* any other: `s` is it */
	VDM_CSS_BAD,       /* `why` says what is wrong */
};

struct vdm_css_token {
	enum vdm_css_kind kind;
	/* The name, the string's content, the address, the number; escapes are
	 * as they were written. Points into the sheet. */
	const char *s;
	size_t n;
	unsigned line;
	const char *why;
};

/* Where reading is; a copy of it is a place to come back to. */
struct vdm_css_lexer {
	const char *p; /* ends with a NUL */
	unsigned line;
};

/* The next token; at the end, for ever VDM_CSS_END. */
void vdm_css_next(struct vdm_css_lexer *lexer, struct vdm_css_token *token);
/* Whether it is that character. */
int vdm_css_is(const struct vdm_css_token *token, char c);
/* Whether its name is that, in whatever case. */
int vdm_css_named(const struct vdm_css_token *token, const char *name);
/* Appends n bytes with their escapes resolved (section 4.3.7). */
void vdm_css_unescape(struct vdm_buf *out, const char *s, size_t n);

#endif
