/* SPDX-License-Identifier: MIT */
/* What the files of the parser share. */
#ifndef VDM_XPATH_PARSE_PARSER_H
#define VDM_XPATH_PARSE_PARSER_H

#include "xpath/lex/lex.h"
#include "xpath/parse/expr.h"

struct vdm_xp_parser {
	struct vdm_xp_lexer lexer;
	struct vdm_xp_call *call;
	struct vdm_xp_token token; /* the one that is next */
	size_t depth;
	/* the grammar's two recursions, which cross files */
	struct vdm_xp_expr *(*single)(struct vdm_xp_parser *p);
	struct vdm_xp_expr *(*sequence)(struct vdm_xp_parser *p);
};

/* Names whose parentheses never are a function call's (A.3). */
int vdm_xp_is_reserved(const char *name);
void vdm_xp_next(struct vdm_xp_parser *p);
_Noreturn void vdm_xp_fail(struct vdm_xp_parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void vdm_xp_deeper(struct vdm_xp_parser *p);
int vdm_xp_is(const struct vdm_xp_parser *p, const char *symbol);
int vdm_xp_is_word(const struct vdm_xp_parser *p, const char *word);
int vdm_xp_accept(struct vdm_xp_parser *p, const char *symbol);
void vdm_xp_expect(struct vdm_xp_parser *p, const char *symbol);
int vdm_xp_accept_word(struct vdm_xp_parser *p, const char *word);
void vdm_xp_expect_word(struct vdm_xp_parser *p, const char *word);
/* The token behind the next one. */
struct vdm_xp_token vdm_xp_behind(struct vdm_xp_parser *p);
int vdm_xp_behind_is(struct vdm_xp_parser *p, const char *symbol);
struct vdm_xp_expr *vdm_xp_expr_new(struct vdm_xp_parser *p, int op);
void vdm_xp_add_kid(struct vdm_xp_parser *p, struct vdm_xp_expr *e,
		    struct vdm_xp_expr *kid);
struct vdm_xp_expr *vdm_xp_binary(struct vdm_xp_parser *p, int op, int how,
				  struct vdm_xp_expr *a, struct vdm_xp_expr *b);

/* types.c */
const struct vdm_xp_type *vdm_xp_parse_type(struct vdm_xp_parser *p);
const struct vdm_xp_type *vdm_xp_parse_single_type(struct vdm_xp_parser *p);
/* Whether name and "(" begin a kind test; then reads it. */
int vdm_xp_is_kind_test(struct vdm_xp_parser *p);
void vdm_xp_parse_kind_test(struct vdm_xp_parser *p, struct vdm_xp_type *type);

/* primary.c */
struct vdm_xp_expr *vdm_xp_parse_postfix(struct vdm_xp_parser *p);
void vdm_xp_parse_arguments(struct vdm_xp_parser *p, struct vdm_xp_expr *call);
struct vdm_xp_expr *vdm_xp_parse_key(struct vdm_xp_parser *p);
int vdm_xp_starts_primary(struct vdm_xp_parser *p);
struct vdm_xp_expr *vdm_xp_parse_primary(struct vdm_xp_parser *p);

/* path.c */
struct vdm_xp_expr *vdm_xp_parse_path(struct vdm_xp_parser *p);

#endif
