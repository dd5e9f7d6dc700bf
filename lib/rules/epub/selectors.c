/* SPDX-License-Identifier: MIT */
/* Selectors of a style sheet, as far as their form goes: which pseudo-classes
 * there are is no matter of form. */
#include "rules/epub/sheet.h"

/* Behind the '[' (Selectors 4, 6: attribute selectors). */
static void
attribute(struct vdm_css_sheet *c)
{
	static const char marks[] = "~|^$*";
	size_t i;

	vdm_css_skip_space(c);
	if (vdm_css_is(&c->t, '*') || vdm_css_is(&c->t, '|'))
		vdm_css_step(c); /* any namespace, or none */
	if (vdm_css_is(&c->t, '|'))
		vdm_css_step(c);
	if (c->t.kind != VDM_CSS_IDENT) {
		vdm_css_complain(c, "an attribute selector has no name");
		return;
	}
	vdm_css_step(c);
	if (vdm_css_is(&c->t, '|') && *c->lexer.p != '=') {
		vdm_css_step(c); /* what stood before was the namespace */
		if (c->t.kind == VDM_CSS_IDENT)
			vdm_css_step(c);
	}
	vdm_css_skip_space(c);
	if (vdm_css_is(&c->t, ']')) {
		vdm_css_step(c);
		return;
	}
	for (i = 0; marks[i] != '\0' && !vdm_css_is(&c->t, marks[i]); i++)
		;
	if (marks[i] != '\0')
		vdm_css_step(c);
	if (!vdm_css_is(&c->t, '=')) {
		vdm_css_complain(c, "an attribute selector is not closed");
		return;
	}
	vdm_css_step(c);
	vdm_css_skip_space(c);
	if (c->t.kind != VDM_CSS_IDENT && c->t.kind != VDM_CSS_STRING) {
		vdm_css_complain(c, "an attribute's value is neither a name "
				    "nor a string");
		return;
	}
	vdm_css_step(c);
	vdm_css_skip_space(c);
	if (c->t.kind == VDM_CSS_IDENT) /* whether case counts */
		vdm_css_step(c);
	vdm_css_skip_space(c);
	if (!vdm_css_is(&c->t, ']'))
		vdm_css_complain(c, "an attribute selector is not closed");
	else
		vdm_css_step(c);
}

/* Behind "name(": up to its ')', which must not stand there at once. */
static void
arguments(struct vdm_css_sheet *c)
{
	size_t open = 1, seen = 0;

	for (; open > 0 && c->t.kind != VDM_CSS_END && !c->failed;
	     vdm_css_step(c)) {
		if (vdm_css_is(&c->t, '{') || vdm_css_is(&c->t, '}'))
			break;
		if (c->t.kind == VDM_CSS_FUNCTION || vdm_css_is(&c->t, '('))
			open++;
		else if (vdm_css_is(&c->t, ')'))
			open--;
		seen += open > 0 && c->t.kind != VDM_CSS_SPACE;
	}
	if (open > 0)
		vdm_css_complain(c, "a '(' of a selector is not closed");
	else if (seen == 0)
		vdm_css_complain(c, "a selector's '(' holds nothing");
}

/* Behind the ':' (Selectors 4, 4.2): a name, or a function's. White space
 * before the name is a slip that reading systems forgive. */
static void
pseudo(struct vdm_css_sheet *c)
{
	size_t colons = 1;

	for (; vdm_css_is(&c->t, ':'); vdm_css_step(c))
		colons++;
	vdm_css_skip_space(c);
	if (colons > 2 || vdm_css_is(&c->t, '}') ||
	    (c->depth > 0 && vdm_css_is(&c->t, '{'))) {
		vdm_css_complain(c, "a selector has ':' without a name");
		return;
	}
	if (c->t.kind != VDM_CSS_IDENT && c->t.kind != VDM_CSS_FUNCTION) {
		vdm_css_doubt(c, "a selector has ':' without a name");
		if (!vdm_css_is(&c->t, '{'))
			vdm_css_step(c);
		return;
	}
	if (c->t.kind == VDM_CSS_IDENT) {
		vdm_css_step(c);
		return;
	}
	vdm_css_step(c);
	arguments(c);
}

/* Whether a type selector may begin: at the beginning of a compound. */
static int
type(struct vdm_css_sheet *c, int begins)
{
	if (!begins) {
		vdm_css_complain(c,
				 "a selector's element does not stand first");
		return 0;
	}
	vdm_css_step(c);
	if (vdm_css_is(&c->t, '|') && *c->lexer.p != '|')
		vdm_css_step(c); /* a namespace, the element follows */
	else
		return 1;
	if (c->t.kind != VDM_CSS_IDENT && !vdm_css_is(&c->t, '*'))
		vdm_css_complain(c, "a selector has '|' without an element");
	else
		vdm_css_step(c);
	return 1;
}

/* One simple selector; 0 when none begins here. */
static int
simple(struct vdm_css_sheet *c, int begins)
{
	if (c->t.kind == VDM_CSS_IDENT || vdm_css_is(&c->t, '*'))
		return type(c, begins);
	if (vdm_css_is(&c->t, '|') && begins && *c->lexer.p != '|') {
		vdm_css_step(c); /* of no namespace */
		return type(c, 1);
	}
	if (c->t.kind == VDM_CSS_HASH || vdm_css_is(&c->t, '&')) {
		vdm_css_step(c);
		return 1;
	}
	if (vdm_css_is(&c->t, '.')) {
		vdm_css_step(c);
		if (c->t.kind != VDM_CSS_IDENT)
			vdm_css_complain(c,
					 "a selector has '.' without a name");
		else
			vdm_css_step(c);
		return 1;
	}
	if (vdm_css_is(&c->t, '[')) {
		vdm_css_step(c);
		attribute(c);
		return 1;
	}
	if (vdm_css_is(&c->t, ':')) {
		vdm_css_step(c);
		pseudo(c);
		return 1;
	}
	return 0;
}

/* A combinator other than white space, stepped over; 0: there is none. */
static int
combinator(struct vdm_css_sheet *c)
{
	if (vdm_css_is(&c->t, '>') || vdm_css_is(&c->t, '+') ||
	    vdm_css_is(&c->t, '~')) {
		vdm_css_step(c);
		return 1;
	}
	if (vdm_css_is(&c->t, '|') && *c->lexer.p == '|') {
		vdm_css_step(c);
		vdm_css_step(c);
		return 1;
	}
	return 0;
}

/* One selector, up to the comma or the '{' behind it. */
static void
selector(struct vdm_css_sheet *c, int nested)
{
	int begins = 1, wanted = 1;

	vdm_css_skip_space(c);
	if (nested && combinator(c))
		vdm_css_skip_space(c);
	while (!c->failed) {
		if (simple(c, begins)) {
			begins = wanted = 0;
		} else if (c->t.kind == VDM_CSS_SPACE) {
			vdm_css_step(c);
			begins = 1;
		} else if (!wanted && combinator(c)) {
			vdm_css_skip_space(c);
			begins = wanted = 1;
		} else {
			break;
		}
	}
	if (wanted && !c->failed)
		vdm_css_complain(c, "a rule has no selector, or one that is "
				    "not whole");
}

void
vdm_css_selectors(struct vdm_css_sheet *c, int nested)
{
	for (selector(c, nested); vdm_css_is(&c->t, ',') && !c->failed;
	     selector(c, nested))
		vdm_css_step(c);
	if (c->failed || vdm_css_is(&c->t, '{'))
		return;
	vdm_css_complain(c, c->t.kind == VDM_CSS_END || vdm_css_is(&c->t, '}')
				? "a rule has no block"
				: "no selector can hold");
}
