/* SPDX-License-Identifier: MIT */
/* A style sheet that is being read: shared by the files that check one. */
#ifndef VDM_RULES_EPUB_SHEET_H
#define VDM_RULES_EPUB_SHEET_H

#include "rules/epub/publication.h"
#include "css/tokens.h"

/* Nesting deeper than that is nobody's style sheet; the parser recurs. */
enum { VDM_CSS_DEPTH_MOST = 64 };

struct vdm_css_sheet {
	struct vdm_pkg *pkg;
	struct vdm_item *from;
	const struct vdm_xdoc_node *where; /* NULL: a file of its own */
	const char *base;
	struct vdm_css_lexer lexer;
	struct vdm_css_token t;    /* the one that is looked at */
	enum vdm_ref_kind fetches; /* what an address here is of */
	int is_utf16;
	int depth;
	int loose;   /* within what may hold anything that is balanced */
	int failed;  /* something was said: the rest would be echoes */
	int doubted; /* a doubt was said: the next would be one too many */
};

/* To the next token; what is bad about one is said. */
void vdm_css_step(struct vdm_css_sheet *c);
void vdm_css_skip_space(struct vdm_css_sheet *c);
/* Says what is wrong at the token; nothing more is said after it. */
void vdm_css_complain(struct vdm_css_sheet *c, const char *what);
/* Warns, once a sheet, of what reading systems leave out (CSS Syntax 3, 2.2)
 * and EPUBCheck lets stand; the sheet is read on. */
void vdm_css_doubt(struct vdm_css_sheet *c, const char *what);

/* A list of selectors up to its '{' (Selectors 4, section 17), `nested` in a
 * rule, where one may begin with a combinator. */
void vdm_css_selectors(struct vdm_css_sheet *c, int nested);

#endif
