/* SPDX-License-Identifier: MIT */
/*
 * Style sheets: whether they are well-formed (CSS Syntax 3, Selectors 4, CSS
 * Nesting), what they fetch, and what of CSS an EPUB may not have (EPUB 3.3,
 * 6.3.1). Which properties and values there are is CSS's own affair, and
 * changes; so it is not looked at.
 */
#include <string.h>

#include "rules/epub/sheet.h"

/* What stands in the block of an at-rule. */
enum body {
	ANY, /* of an at-rule that is not known: whatever is balanced */
	RULES,
	DECLARATIONS,
	FRAMES,
};

static const struct {
	const char *name;
	enum body body;
	int bare; /* may end in ';' without a block */
} at_rules[] = {
    {"media", RULES, 0},
    {"supports", RULES, 0},
    {"document", RULES, 0},
    {"container", RULES, 0},
    {"scope", RULES, 0},
    {"starting-style", RULES, 0},
    {"layer", RULES, 1},
    {"font-face", DECLARATIONS, 0},
    {"page", DECLARATIONS, 0},
    {"counter-style", DECLARATIONS, 0},
    {"property", DECLARATIONS, 0},
    {"viewport", DECLARATIONS, 0},
    {"font-palette-values", DECLARATIONS, 0},
    {"keyframes", FRAMES, 0},
    {"-webkit-keyframes", FRAMES, 0},
    {"-moz-keyframes", FRAMES, 0},
    {"-o-keyframes", FRAMES, 0},
};

#define AT_RULES (sizeof(at_rules) / sizeof(at_rules[0]))

static void block(struct vdm_css_sheet *c, enum body body, int in_rule);

static void
advise(const struct vdm_css_sheet *c, enum vdm_diag_id id, size_t line,
       const char *what)
{
	struct vdm_pos pos = {(unsigned)line, 0, 0};

	vdm_diag(&c->from->sink, id, c->where != NULL ? &c->where->pos : &pos,
		 NULL, "%s", what);
}

/* ---- addresses -------------------------------------------------------- */

/* The token is an address: what it leads to is fetched. */
static void
fetch(struct vdm_css_sheet *c)
{
	struct vdm_buf b;
	size_t had = c->pkg->refs_count;
	const char *url;

	vdm_buf_init(&b);
	vdm_css_unescape(&b, c->t.s, c->t.n);
	url = vdm_buf_str(&b);
	url += strspn(url, " \t\r\n\f");
	url = vdm_arena_strndup(&c->pkg->pub->arena, url,
				strcspn(url, " \t\r\n\f"));
	vdm_buf_fini(&b);
	if (url == NULL)
		return;
	if (*url == '\0') /* CSS Values 4, 4.5.3: it leads nowhere */
		vdm_css_complain(c, "an address is empty");
	if (*url == '\0' || *url == '#')
		return;
	vdm_add_ref(c->pkg, c->from, c->where, c->base, url, c->fetches, 0);
	if (c->where == NULL && c->pkg->refs_count > had)
		c->pkg->refs[had].pos.line = c->t.line;
}

/* Functions whose strings are addresses (CSS Values 4, 4.5; CSS Images 4). */
static int
takes_address(const struct vdm_css_token *t)
{
	return vdm_css_named(t, "url") || vdm_css_named(t, "src") ||
	       vdm_css_named(t, "image-set") ||
	       vdm_css_named(t, "-webkit-image-set");
}

/* ---- what is balanced ------------------------------------------------- */

static void component(struct vdm_css_sheet *c, int addresses);

/* Into what a bracket opens; nobody's style sheet is as deep as the bound. */
static void
descend(struct vdm_css_sheet *c)
{
	if (++c->depth > VDM_CSS_DEPTH_MOST)
		vdm_css_complain(c, "brackets are nested too deep");
}

/* Out of it again, behind the token that closes it, which is looked at unless
 * the sheet has ended. */
static void
ascend(struct vdm_css_sheet *c, const char *open)
{
	c->depth--;
	if (c->failed)
		return;
	if (c->t.kind == VDM_CSS_END)
		vdm_css_complain(c, open);
	else
		vdm_css_step(c);
}

/* What closes the bracket that the token opens; NUL: it opens none. */
static char
closing_of(const struct vdm_css_token *t)
{
	if (t->kind == VDM_CSS_FUNCTION || vdm_css_is(t, '('))
		return ')';
	if (vdm_css_is(t, '['))
		return ']';
	return vdm_css_is(t, '{') ? '}' : '\0';
}

/* Behind what opens something: up to behind what closes it. */
static void
enclosed(struct vdm_css_sheet *c, char closing, int addresses)
{
	descend(c);
	while (!c->failed && c->t.kind != VDM_CSS_END &&
	       !vdm_css_is(&c->t, closing))
		component(c, addresses);
	ascend(c, "a bracket is not closed");
}

/* The same of "(", "[" or a function: nothing that is known and stands in one
 * has a ';' but if() (CSS Values 5). */
static void
bracketed(struct vdm_css_sheet *c, const struct vdm_css_token *open,
	  char closing, int addresses)
{
	int loose = c->loose;

	c->loose |= vdm_css_named(open, "if");
	descend(c);
	while (!c->failed && c->t.kind != VDM_CSS_END &&
	       !vdm_css_is(&c->t, closing)) {
		if (!c->loose && vdm_css_is(&c->t, ';'))
			vdm_css_complain(c, "a bracket holds");
		component(c, addresses);
	}
	ascend(c, "a bracket is not closed");
	c->loose = loose;
}

/* Behind the string of "url(": its end, or what modifies it (CSS Values 4,
 * 4.5.4). */
static void
modifier(struct vdm_css_sheet *c)
{
	vdm_css_skip_space(c);
	if (c->t.kind != VDM_CSS_IDENT && c->t.kind != VDM_CSS_FUNCTION &&
	    c->t.kind != VDM_CSS_END && !vdm_css_is(&c->t, ')'))
		vdm_css_complain(c, "no address can hold");
}

/* One component value (CSS Syntax 3, 5.4.7); strings are addresses where
 * `addresses`. */
static void
component(struct vdm_css_sheet *c, int addresses)
{
	char closing = closing_of(&c->t);
	struct vdm_css_token open = c->t;

	if (closing == '}') {
		vdm_css_step(c);
		enclosed(c, closing, 0);
		return;
	}
	if (closing != '\0') {
		addresses =
		    open.kind == VDM_CSS_FUNCTION && takes_address(&open);
		vdm_css_step(c);
		if (addresses && !c->loose && vdm_css_named(&open, "url")) {
			vdm_css_skip_space(c);
			if (c->t.kind == VDM_CSS_STRING) {
				fetch(c);
				vdm_css_step(c);
			}
			modifier(c);
		}
		bracketed(c, &open, closing, addresses);
		return;
	}
	if (c->t.kind == VDM_CSS_AT && !c->loose)
		vdm_css_complain(c,
				 "an at-rule stands in another or in a value");
	if (vdm_css_is(&c->t, '}'))
		vdm_css_complain(c, "a bracket closes nothing");
	else if (vdm_css_is(&c->t, ')') || vdm_css_is(&c->t, ']'))
		vdm_css_doubt(c, "a bracket closes nothing");
	if (c->t.kind == VDM_CSS_URL ||
	    (c->t.kind == VDM_CSS_STRING && addresses))
		fetch(c);
	vdm_css_step(c);
}

static int
ends_declaration(const struct vdm_css_sheet *c)
{
	return c->failed || c->t.kind == VDM_CSS_END ||
	       vdm_css_is(&c->t, ';') || vdm_css_is(&c->t, '}');
}

/* What stands between an at-rule's name and its block or its ';'; `loose`: of a
 * rule that is not known. */
static void
prelude(struct vdm_css_sheet *c, int loose)
{
	int before = c->loose;

	c->loose |= loose;
	while (!ends_declaration(c) && !vdm_css_is(&c->t, '{'))
		component(c, 0);
	c->loose = before;
}

/* ---- declarations ----------------------------------------------------- */

/* Behind the '!': a word, which ends the value. */
static void
important(struct vdm_css_sheet *c)
{
	vdm_css_step(c);
	vdm_css_skip_space(c);
	if (c->t.kind != VDM_CSS_IDENT)
		vdm_css_doubt(c, "a '!' has no word behind it");
}

/* Behind the colon. */
static void
value(struct vdm_css_sheet *c, int fixes)
{
	vdm_css_skip_space(c);
	if (ends_declaration(c))
		vdm_css_complain(c, "a declaration has no value");
	else if (vdm_css_is(&c->t, '!'))
		vdm_css_doubt(c, "a declaration has no value");
	while (!ends_declaration(c)) {
		if (vdm_css_is(&c->t, '!'))
			important(c);
		else if (vdm_css_is(&c->t, '{'))
			vdm_css_complain(c, "a value holds a block");
		else {
			if (fixes && vdm_css_named(&c->t, "fixed"))
				advise(c, VDM_D_EPUB_USAGE, c->t.line,
				       "a position is fixed, which reading "
				       "systems may not show");
			component(c, 0);
		}
	}
}

/* A custom property may have any value, and none (CSS Variables, 2). */
static void
custom_value(struct vdm_css_sheet *c)
{
	int loose = c->loose;

	c->loose = 1;
	while (!ends_declaration(c))
		component(c, 0);
	c->loose = loose;
}

static void
declaration(struct vdm_css_sheet *c)
{
	int custom = c->t.n > 2 && c->t.s[0] == '-' && c->t.s[1] == '-';
	struct vdm_css_token name = c->t, here;

	if (c->t.kind != VDM_CSS_IDENT) {
		vdm_css_complain(c, "no declaration can begin with");
		return;
	}
	vdm_css_step(c);
	vdm_css_skip_space(c);
	here = c->t;
	c->t = name; /* what is said now is of the property */
	if (!vdm_css_is(&here, ':'))
		vdm_css_complain(c, "a declaration has no ':' behind its name");
	else if (vdm_css_named(&name, "direction") ||
		 vdm_css_named(&name, "unicode-bidi"))
		vdm_css_complain(c, "the property is not allowed in EPUB");
	c->t = here;
	if (c->failed)
		return;
	vdm_css_step(c);
	if (custom)
		custom_value(c);
	else
		value(c, vdm_css_named(&name, "position"));
}

/* Whether what begins here has a block before it ends: a nested rule (CSS
 * Syntax 3, 5.4.4). Reads ahead on a copy. */
static int
is_nested_rule(const struct vdm_css_sheet *c)
{
	struct vdm_css_lexer l = c->lexer;
	struct vdm_css_token t = c->t;
	size_t open = 0;

	if (t.kind == VDM_CSS_IDENT && t.n > 2 && t.s[0] == '-' &&
	    t.s[1] == '-')
		return 0;
	for (; t.kind != VDM_CSS_END && t.kind != VDM_CSS_BAD;
	     vdm_css_next(&l, &t)) {
		if (t.kind == VDM_CSS_FUNCTION || vdm_css_is(&t, '('))
			open++;
		else if (vdm_css_is(&t, ')') && open > 0)
			open--;
		else if (vdm_css_is(&t, '{'))
			return open == 0;
		else if (open == 0 &&
			 (vdm_css_is(&t, ';') || vdm_css_is(&t, '}')))
			return 0;
	}
	return 0;
}

/* ---- rules ------------------------------------------------------------ */

static void
style_rule(struct vdm_css_sheet *c, int nested)
{
	vdm_css_selectors(c, nested);
	if (!c->failed)
		block(c, RULES, 1);
}

/* "from", "to", "50%", in a list, and its declarations (CSS Animations, 3). */
static void
frame(struct vdm_css_sheet *c)
{
	for (;;) {
		vdm_css_skip_space(c);
		if (c->t.kind != VDM_CSS_IDENT && c->t.kind != VDM_CSS_NUMBER)
			break;
		vdm_css_step(c);
		vdm_css_skip_space(c);
		if (!vdm_css_is(&c->t, ',')) {
			if (vdm_css_is(&c->t, '{')) {
				block(c, DECLARATIONS, 0);
				return;
			}
			break;
		}
		vdm_css_step(c);
	}
	vdm_css_complain(c, "no key frame can begin with");
}

/* The charset of a sheet is what its bytes are (EPUB 3.3, 6.3.1). */
static void
charset(struct vdm_css_sheet *c)
{
	vdm_css_skip_space(c);
	if (c->t.kind != VDM_CSS_STRING) {
		vdm_css_doubt(c, "@charset names no encoding");
		return;
	}
	if (!vdm_css_named(&c->t, c->is_utf16 ? "utf-16" : "utf-8"))
		vdm_css_complain(c, "the style sheet is not in the encoding "
				    "that it names, UTF-8 or UTF-16");
	vdm_css_step(c);
}

/* At the address of @import or @namespace; a namespace is only a name. */
static void
named_address(struct vdm_css_sheet *c, int is_import)
{
	int in_function = c->t.kind == VDM_CSS_FUNCTION && takes_address(&c->t);

	if (in_function) {
		vdm_css_step(c);
		vdm_css_skip_space(c);
	}
	if (c->t.kind != VDM_CSS_STRING && c->t.kind != VDM_CSS_URL) {
		if (is_import && vdm_css_is(&c->t, ';'))
			vdm_css_complain(c, "@import names no style sheet");
		else
			vdm_css_doubt(c, is_import ? "@import names no style "
						     "sheet"
						   : "@namespace names none");
		return;
	}
	if (is_import)
		fetch(c);
	vdm_css_step(c);
	if (in_function) {
		modifier(c);
		enclosed(c, ')', 0);
	}
}

/* Those that end in ';' and hold one thing; 0: this is none of them. */
static int
statement(struct vdm_css_sheet *c, const struct vdm_css_token *name)
{
	int is_import = vdm_css_named(name, "import");
	enum vdm_ref_kind kind = c->fetches;

	if (vdm_css_named(name, "charset")) {
		charset(c);
	} else if (is_import || vdm_css_named(name, "namespace")) {
		vdm_css_skip_space(c);
		if (!is_import && c->t.kind == VDM_CSS_IDENT) {
			vdm_css_step(c);
			vdm_css_skip_space(c);
		}
		c->fetches = VDM_REF_STYLE;
		named_address(c, is_import);
	} else {
		return 0;
	}
	prelude(c, 0);
	c->fetches = kind;
	if (!c->failed && !vdm_css_is(&c->t, ';'))
		vdm_css_complain(c, "an at-rule does not end in ';'");
	vdm_css_step(c);
	return 1;
}

/* At the '{': whether the '}' follows. */
static void
advise_empty(const struct vdm_css_sheet *c, const struct vdm_css_token *name)
{
	struct vdm_css_lexer l = c->lexer;
	struct vdm_css_token t;

	do
		vdm_css_next(&l, &t);
	while (t.kind == VDM_CSS_SPACE);
	if (vdm_css_is(&t, '}'))
		advise(c, VDM_D_EPUB_ADVICE, name->line,
		       "a font is declared, and nothing of it");
}

static void
at_rule(struct vdm_css_sheet *c, int in_rule, int declares)
{
	struct vdm_css_token name = c->t;
	enum vdm_ref_kind kind = c->fetches;
	enum body body = ANY;
	int bare = 1;
	size_t i;

	vdm_css_step(c);
	if (declares && vdm_css_is(&c->t, ':')) {
		c->t = name;
		vdm_css_complain(c, "no declaration can begin with");
		return;
	}
	if (statement(c, &name))
		return;
	for (i = 0; i < AT_RULES; i++)
		if (vdm_css_named(&name, at_rules[i].name)) {
			body = at_rules[i].body;
			bare = at_rules[i].bare;
		}
	prelude(c, body == ANY);
	if (c->failed)
		return;
	if (vdm_css_is(&c->t, '{')) {
		if (vdm_css_named(&name, "font-face")) {
			c->fetches = VDM_REF_FONT;
			advise_empty(c, &name);
		}
		block(c, body, in_rule);
		c->fetches = kind;
	} else if (vdm_css_is(&c->t, ';')) {
		if (!bare)
			vdm_css_doubt(c, "an at-rule has no block");
		vdm_css_step(c);
	} else if (!bare) {
		c->t = name;
		vdm_css_complain(c, "an at-rule has no block");
	} else if (!vdm_css_is(&c->t, '}')) {
		vdm_css_complain(c, "an at-rule has no end");
	}
}

/* One thing in a block, or in a style attribute. */
static void
item(struct vdm_css_sheet *c, enum body body, int in_rule)
{
	if (vdm_css_is(&c->t, ';') && (in_rule || body == DECLARATIONS))
		; /* an empty declaration */
	else if (c->t.kind == VDM_CSS_AT)
		at_rule(c, in_rule, in_rule || body == DECLARATIONS);
	else if (body == FRAMES)
		frame(c);
	else if (body == RULES && !in_rule)
		style_rule(c, 0);
	else if (body == RULES && is_nested_rule(c))
		style_rule(c, 1);
	else
		declaration(c);
	vdm_css_skip_space(c);
	if (c->failed || c->t.kind == VDM_CSS_END || vdm_css_is(&c->t, '}'))
		return;
	if (vdm_css_is(&c->t, ';') && (in_rule || body == DECLARATIONS))
		vdm_css_step(c);
}

/* At a '{': up to behind its '}'. */
static void
block(struct vdm_css_sheet *c, enum body body, int in_rule)
{
	if (body == ANY) {
		int loose = c->loose;

		c->loose = 1;
		vdm_css_step(c);
		enclosed(c, '}', 0);
		c->loose = loose;
		return;
	}
	descend(c);
	vdm_css_step(c);
	for (vdm_css_skip_space(c);
	     !c->failed && c->t.kind != VDM_CSS_END && !vdm_css_is(&c->t, '}');
	     vdm_css_skip_space(c))
		item(c, body, in_rule);
	ascend(c, "a block has no end");
}

void
vdm_check_style(struct vdm_pkg *pkg, struct vdm_item *from,
		const struct vdm_xdoc_node *at, const char *base,
		const char *css, enum vdm_style_form form)
{
	struct vdm_css_sheet c = {.pkg = pkg,
				  .from = from,
				  .where = at,
				  .base = base,
				  .lexer = {css, 1},
				  .is_utf16 = form == VDM_STYLE_UTF16,
				  .fetches = VDM_REF_BACKDROP};

	if (strncmp(css, "\xEF\xBB\xBF", 3) == 0)
		c.lexer.p += 3;
	vdm_css_step(&c);
	while (!c.failed && c.t.kind != VDM_CSS_END) {
		if (c.t.kind == VDM_CSS_SPACE ||
		    (c.t.kind == VDM_CSS_PAGE_EDGE &&
		     form != VDM_STYLE_DECLARATIONS))
			vdm_css_step(&c);
		else if (vdm_css_is(&c.t, '}'))
			vdm_css_complain(&c, "a bracket closes nothing");
		else if (form == VDM_STYLE_DECLARATIONS)
			item(&c, DECLARATIONS, 1);
		else
			item(&c, RULES, 0);
	}
}
