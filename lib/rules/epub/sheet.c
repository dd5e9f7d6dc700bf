/* SPDX-License-Identifier: MIT */
/* Going through a style sheet, and saying what is wrong with it. */
#include "rules/epub/sheet.h"

/* What is to be said, and the token that it is of. */
static void
say(const struct vdm_css_sheet *c, enum vdm_diag_id id, const char *what)
{
	enum { SHOWN_MOST = 40 };
	struct vdm_pos pos = {c->t.line, 0, 0};
	size_t n = c->t.n < SHOWN_MOST ? c->t.n : SHOWN_MOST;

	while (n < c->t.n && n > 0 && ((unsigned char)c->t.s[n] & 0xc0) == 0x80)
		n--;
	vdm_diag(&c->from->sink, id, c->where != NULL ? &c->where->pos : &pos,
		 NULL, "%s%s%.*s%s", what, n > 0 ? ": \"" : "", (int)n,
		 n > 0 ? c->t.s : "", n > 0 ? "\"" : "");
}

void
vdm_css_complain(struct vdm_css_sheet *c, const char *what)
{
	if (!c->failed)
		say(c, VDM_D_EPUB_STYLE, what);
	c->failed = 1;
}

void
vdm_css_doubt(struct vdm_css_sheet *c, const char *what)
{
	if (!c->failed && !c->doubted)
		say(c, VDM_D_EPUB_ADVICE, what);
	c->doubted = 1;
}

void
vdm_css_step(struct vdm_css_sheet *c)
{
	vdm_css_next(&c->lexer, &c->t);
	if (c->t.kind == VDM_CSS_BAD)
		vdm_css_complain(c, c->t.why);
}

void
vdm_css_skip_space(struct vdm_css_sheet *c)
{
	while (c->t.kind == VDM_CSS_SPACE)
		vdm_css_step(c);
}
