/* SPDX-License-Identifier: MIT */
/* Reads style sheets as tokens: what they fetch, and whether they are
 * well-formed (CSS Syntax 3, only as far as that needs). */
#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "rules/epub/publication.h"

struct css {
	struct vdm_pkg *pkg;
	struct vdm_item *from;
	const struct vdm_xdoc_node *where;
	const char *base;
	const char *p;
	unsigned line;
	int depth;         /* of { } */
	int font_face;     /* the depth inside @font-face, or 0 */
	const char *value; /* behind the colon of a declaration */
	int in_value;      /* behind the ':' of a declaration */
	int declaration;   /* something of a declaration was read */
	int custom;        /* of a custom property, which may be empty */
	int named;         /* in @namespace, whose address is only a name */
	int at;            /* in an at-rule, which may end without a block */
	int at_rule;       /* the prelude of @import: a string is an address */
	int plain;         /* declarations only, no blocks around them */
	int failed;
};

static void
complain(struct css *c, const char *what, const char *value, size_t n)
{
	struct vdm_pos pos = {c->line, 0, 0};

	vdm_diag(&c->from->sink, VDM_D_EPUB_STYLE,
		 c->where != NULL ? &c->where->pos : &pos, NULL, "%s%s%.*s%s",
		 what, n > 0 ? ": \"" : "", (int)n, value != NULL ? value : "",
		 n > 0 ? "\"" : "");
	c->failed = 1;
}

static void
fetch(struct css *c, const char *s, size_t n)
{
	enum vdm_ref_kind kind = c->at_rule     ? VDM_REF_STYLE
				 : c->font_face ? VDM_REF_FONT
						: VDM_REF_IMAGE;
	const char *url;
	size_t had = c->pkg->refs_count;

	while (n > 0 && vdm_is_space((unsigned char)*s))
		s++, n--;
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	if (n == 0) {
		if (c->font_face)
			complain(c, "a font's address is empty", NULL, 0);
		return;
	}
	if (*s == '#' || c->named)
		return;
	url = vdm_arena_strndup(&c->pkg->pub->arena, s, n);
	if (url == NULL)
		return;
	vdm_add_ref(c->pkg, c->from, c->where, c->base, url, kind, 0);
	if (c->where == NULL && c->pkg->refs_count > had)
		c->pkg->refs[had].pos.line = c->line;
}

/* At a quotation mark: the string's content; moves behind it. */
static const char *
string(struct css *c, size_t *n)
{
	char quote = *c->p++;
	const char *start = c->p;

	while (*c->p != '\0' && *c->p != quote && *c->p != '\n') {
		if (*c->p == '\\' && c->p[1] != '\0')
			c->p++;
		c->p++;
	}
	*n = (size_t)(c->p - start);
	if (*c->p == quote)
		c->p++;
	else
		complain(c, "a string has no end", start, *n < 40 ? *n : 40);
	return start;
}

/* Behind "url(". */
static void
url(struct css *c)
{
	const char *s;
	size_t n;

	while (vdm_is_space((unsigned char)*c->p))
		c->p++;
	if (*c->p == '"' || *c->p == '\'') {
		s = string(c, &n);
		while (*c->p != '\0' && *c->p != ')')
			c->p++;
	} else {
		s = c->p;
		n = strcspn(s, ")");
		c->p += n;
	}
	if (*c->p == ')')
		c->p++;
	fetch(c, s, n);
}

static void
comment(struct css *c)
{
	const char *end = strstr(c->p + 2, "*/");

	if (end == NULL) {
		complain(c, "a comment has no end", NULL, 0);
		return;
	}
	for (; *c->p != '\0' && c->p < end + 2; c->p++)
		if (*c->p == '\n')
			c->line++;
}

static int
is_word(int ch)
{
	return isalnum(ch) || ch == '-' || ch == '_' || (ch & 0x80);
}

/* A word where a property may stand. */
static void
property(struct css *c, const char *s, size_t n)
{
	const char *after = s + n, *end = strpbrk(s, ";{}");

	while (vdm_is_space((unsigned char)*after))
		after++;
	if (*after != ':') {
		/* a selector of a nested rule, a comment, or nothing good */
		if (*after != '/' && (end == NULL || *end != '{'))
			complain(c, "a declaration has no ':' behind its name",
				 s, n);
		return;
	}
	if ((n == 9 && strncasecmp(s, "direction", n) == 0) ||
	    (n == 12 && strncasecmp(s, "unicode-bidi", n) == 0))
		complain(c, "the property is not allowed in EPUB", s, n);
}

static void
word(struct css *c)
{
	const char *s = c->p;
	size_t n = 0;

	while (is_word((unsigned char)s[n]))
		n++;
	c->p += n;
	if (n == 3 && *c->p == '(' && strncasecmp(s, "url", 3) == 0) {
		c->p++;
		url(c);
		return;
	}
	if (!c->declaration && !c->in_value && (c->depth > 0 || c->plain)) {
		c->custom = n > 2 && s[0] == '-' && s[1] == '-';
		property(c, s, n);
	}
	c->declaration = 1;
}

static void
at_rule(struct css *c)
{
	const char *s = ++c->p;
	size_t n = 0;

	while (is_word((unsigned char)s[n]))
		n++;
	c->p += n;
	c->at = 1;
	c->at_rule = n == 6 && strncasecmp(s, "import", 6) == 0;
	c->named = n == 9 && strncasecmp(s, "namespace", 9) == 0;
	if (n == 9 && strncasecmp(s, "font-face", 9) == 0)
		c->font_face = c->depth + 1;
	c->declaration = 1;
}

/* Whether what began at a '{' inside a block is a declaration without its
 * colon: "color red; }" */
static int
ends_badly(const struct css *c)
{
	return c->declaration && !c->in_value && c->font_face == c->depth &&
	       c->depth > 0;
}

/* At the end of a declaration: something stands behind its colon. */
static void
check_value(struct css *c)
{
	const char *s = c->value;

	if (!c->in_value || s == NULL || c->failed)
		return;
	while (s < c->p && vdm_is_space((unsigned char)*s))
		s++;
	if (s == c->p && !c->custom)
		complain(c, "a declaration has no value", NULL, 0);
}

static void
punctuation(struct css *c)
{
	switch (*c->p) {
	case '<':
		if (!c->declaration && strncmp(c->p, "<!--", 4) != 0)
			complain(c, "a rule begins with '<'", NULL, 0);
		c->p += strncmp(c->p, "<!--", 4) == 0 ? 3 : 0;
		break;
	case '{':
		c->depth++;
		c->declaration = c->in_value = c->at_rule = c->at = 0;
		c->named = 0;
		break;
	case '}':
		if (c->depth == 0 && !c->failed)
			complain(c, "a '}' closes nothing", NULL, 0);
		check_value(c);
		if (ends_badly(c))
			complain(c, "a declaration has no value", NULL, 0);
		if (c->font_face == c->depth)
			c->font_face = 0;
		if (c->depth > 0)
			c->depth--;
		c->declaration = c->in_value = 0;
		break;
	case ';':
		if (!c->declaration && c->depth > 0)
			complain(c, "a ';' ends no declaration", NULL, 0);
		check_value(c);
		c->declaration = c->in_value = c->at_rule = c->at = 0;
		c->named = 0;
		break;
	case ':':
		if (c->depth > 0 && !c->in_value)
			c->value = c->p + 1;
		c->in_value = c->declaration;
		break;
	default:
		c->declaration = 1;
		break;
	}
	c->p++;
}

void
vdm_check_style(struct vdm_pkg *pkg, struct vdm_item *from,
		const struct vdm_xdoc_node *at, const char *base,
		const char *css, int declarations_only)
{
	struct css c = {.pkg = pkg,
			.from = from,
			.where = at,
			.base = base,
			.p = css,
			.line = 1,
			.plain = declarations_only};
	size_t n;

	if (strncmp(c.p, "\xEF\xBB\xBF", 3) == 0)
		c.p += 3;
	while (*c.p != '\0' && !c.failed) {
		if (c.p[0] == '/' && c.p[1] == '*') {
			comment(&c);
		} else if (*c.p == '"' || *c.p == '\'') {
			const char *s = string(&c, &n);

			if (c.at_rule)
				fetch(&c, s, n);
		} else if (*c.p == '@') {
			at_rule(&c);
		} else if (*c.p == '\\' && c.p[1] != '\0') {
			c.p += 2;
		} else if (c.depth == 0 && strncmp(c.p, "-->", 3) == 0) {
			c.p += 3;
		} else if (is_word((unsigned char)*c.p)) {
			word(&c);
		} else if (vdm_is_space((unsigned char)*c.p)) {
			c.line += *c.p == '\n';
			c.p++;
		} else {
			punctuation(&c);
		}
	}
	if (c.depth > 0 && !c.failed)
		complain(&c, "a block has no end", NULL, 0);
	else if (c.declaration && !c.at && !declarations_only && !c.failed)
		complain(&c, "a rule has no block", NULL, 0);
}
