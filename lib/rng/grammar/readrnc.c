/* SPDX-License-Identifier: MIT */
/*
 * RELAX NG's compact syntax, read into the same tree as the XML syntax: a
 * parser by recursive descent that mostly looks at one token. Where that is not
 * enough (is_annotation, is_grammar), a copy of the lexer reads ahead; it is a
 * small struct without memory of its own.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "rng/grammar/lexrnc.h"
#include "rng/grammar/node.h"

struct types {
	const char *prefix, *uri;
	const struct types *up;
};

struct parser {
	struct vdm_rng_source *src;
	const struct vdm_rng_origin *origin;
	struct vdm_rnc_lexer x;
	const struct vdm_rng_scope *scope;
	const struct types *types;
	/* the default namespace; the one that an including file hands down */
	const char *ns, *inherited;
	unsigned depth;
	int failed;
};

static struct vdm_rng_node *pattern(struct parser *p);
static struct vdm_rng_node *name_class(struct parser *p, int attribute);

static void *
wrong(struct parser *p, const char *what)
{
	struct vdm_rng_node at = {.line = p->x.at_line,
				  .column = p->x.at_column,
				  .file = p->origin->uri};

	if (!p->failed)
		vdm_rng_wrong(p->src, &at, "compact syntax: %s",
			      p->x.token == RNC_BAD ? p->x.wrong : what);
	p->failed = 1;
	return NULL;
}

static struct vdm_rng_node *
node(struct parser *p, enum vdm_rng_kind kind)
{
	struct vdm_rng_node *n = vdm_rng_node_new(p->src, kind);

	if (n == NULL) {
		p->failed = 1;
		return NULL;
	}
	n->line = p->x.at_line;
	n->column = p->x.at_column;
	n->file = p->origin->uri;
	n->ns = p->ns;
	n->library = "";
	n->scope = p->scope;
	return n;
}

static int
expect(struct parser *p, char sign, const char *what)
{
	if (!vdm_rnc_sign(&p->x, sign)) {
		wrong(p, what);
		return -1;
	}
	vdm_rnc_next(&p->x);
	return 0;
}

static int
assign(struct parser *p)
{
	if (p->x.token != RNC_ASSIGN || p->x.text[0] != '=') {
		wrong(p, "a = is missing");
		return -1;
	}
	vdm_rnc_next(&p->x);
	return 0;
}

static void
add(struct vdm_rng_node *parent, struct vdm_rng_node *child)
{
	if (parent != NULL && child != NULL)
		vdm_rng_node_append(parent, child);
}

static const char *
namespace_of(struct parser *p, const char *prefix)
{
	const struct vdm_rng_scope *s;

	if (strcmp(prefix, "xml") == 0)
		return "http://www.w3.org/XML/1998/namespace";
	for (s = p->scope; s != NULL; s = s->up)
		if (strcmp(s->prefix, prefix) == 0)
			return s->uri;
	wrong(p, "the prefix of this name is not declared");
	return NULL;
}

/* ---- names ---- */

static struct vdm_rng_node *
name_primary(struct parser *p, int attribute)
{
	struct vdm_rng_node *n, *except;

	if (vdm_rnc_sign(&p->x, '(')) {
		vdm_rnc_next(&p->x);
		n = name_class(p, attribute);
		return expect(p, ')', "a ) is missing") == 0 ? n : NULL;
	}
	n = node(p, RNG_NAME);
	if (n == NULL)
		return NULL;
	if (p->x.token == RNC_NAME || p->x.token == RNC_CNAME) {
		n->name = p->x.text;
		n->ns = p->x.token == RNC_CNAME ? namespace_of(p, p->x.prefix)
			: attribute             ? ""
						: p->ns;
		vdm_rnc_next(&p->x);
		return n;
	}
	if (p->x.token == RNC_NS_ANY) {
		n->kind = RNG_NS_NAME;
		n->ns = namespace_of(p, p->x.prefix);
	} else if (vdm_rnc_sign(&p->x, '*')) {
		n->kind = RNG_ANY_NAME;
	} else {
		return wrong(p, "a name is expected");
	}
	vdm_rnc_next(&p->x);
	if (!vdm_rnc_sign(&p->x, '-'))
		return n;
	vdm_rnc_next(&p->x);
	if (++p->depth > VDM_LIMIT_DEPTH) /* * - * - * ... */
		return wrong(p, "names are nested too deep");
	except = node(p, RNG_NC_EXCEPT);
	add(except, name_primary(p, attribute));
	add(n, except);
	p->depth--;
	return p->failed ? NULL : n;
}

static struct vdm_rng_node *
name_class(struct parser *p, int attribute)
{
	struct vdm_rng_node *first, *choice;

	if (p->failed || ++p->depth > VDM_LIMIT_DEPTH)
		return wrong(p, "names are nested too deep");
	first = name_primary(p, attribute);
	choice = first;
	if (first != NULL && vdm_rnc_sign(&p->x, '|')) {
		choice = node(p, RNG_NC_CHOICE);
		add(choice, first);
		while (!p->failed && vdm_rnc_sign(&p->x, '|')) {
			vdm_rnc_next(&p->x);
			add(choice, name_primary(p, attribute));
		}
	}
	p->depth--;
	return p->failed ? NULL : choice;
}

/* ---- patterns ---- */

static struct vdm_rng_node *
braced(struct parser *p, enum vdm_rng_kind kind)
{
	struct vdm_rng_node *n = node(p, kind);

	vdm_rnc_next(&p->x);
	if (n == NULL)
		return NULL;
	if (kind == RNG_ELEMENT || kind == RNG_ATTRIBUTE)
		add(n, name_class(p, kind == RNG_ATTRIBUTE));
	if (p->failed || expect(p, '{', "a { is missing") != 0)
		return NULL;
	add(n, pattern(p));
	if (p->failed || expect(p, '}', "a } or an operator is missing") != 0)
		return NULL;
	return n;
}

static struct vdm_rng_node *
simple(struct parser *p, enum vdm_rng_kind kind)
{
	struct vdm_rng_node *n = node(p, kind);

	vdm_rnc_next(&p->x);
	return n;
}

static int
href(struct parser *p, struct vdm_rng_node *n)
{
	char *joined;

	vdm_rnc_next(&p->x);
	if (n == NULL || p->x.token != RNC_LITERAL) {
		wrong(p, "the URI of a file is expected");
		return -1;
	}
	if (strchr(p->x.text, '#') != NULL) {
		wrong(p, "the URI of a file has a fragment");
		return -1;
	}
	joined = vdm_uri_join(p->origin->uri, p->x.text);
	n->href = vdm_arena_strdup(p->src->arena, joined);
	vdm_free(joined);
	vdm_rnc_next(&p->x);
	if (vdm_rnc_is(&p->x, "inherit")) {
		vdm_rnc_next(&p->x);
		if (assign(p) != 0)
			return -1;
		if (p->x.token != RNC_NAME) {
			wrong(p, "the prefix to inherit is expected");
			return -1;
		}
		n->ns = namespace_of(p, p->x.text);
		vdm_rnc_next(&p->x);
	}
	if (n->href == NULL || p->failed)
		return -1;
	return vdm_rng_source_want(p->src, n, p->origin);
}

static const char *
library_of(struct parser *p, const char *prefix)
{
	const struct types *t;

	for (t = p->types; t != NULL; t = t->up)
		if (strcmp(t->prefix, prefix) == 0)
			return t->uri;
	if (strcmp(prefix, "xsd") == 0)
		return "http://www.w3.org/2001/XMLSchema-datatypes";
	wrong(p, "the prefix of this data type is not declared");
	return "";
}

static void
params(struct parser *p, struct vdm_rng_node *data)
{
	vdm_rnc_next(&p->x);
	while (!p->failed && p->x.token == RNC_NAME) {
		struct vdm_rng_node *n = node(p, RNG_PARAM);

		if (n == NULL)
			return;
		n->name = p->x.text;
		vdm_rnc_next(&p->x);
		if (assign(p) != 0)
			return;
		if (p->x.token != RNC_LITERAL) {
			wrong(p, "the value of a parameter is expected");
			return;
		}
		n->text = p->x.text;
		vdm_rnc_next(&p->x);
		add(data, n);
	}
	expect(p, '}', "a } is missing behind the parameters");
}

static struct vdm_rng_node *primary(struct parser *p);

/* A data type, or a literal of it. */
static struct vdm_rng_node *
data(struct parser *p)
{
	struct vdm_rng_node *n = node(p, RNG_DATA), *except;

	if (n == NULL)
		return NULL;
	n->type = p->x.text;
	n->library = p->x.token == RNC_CNAME ? library_of(p, p->x.prefix) : "";
	vdm_rnc_next(&p->x);
	if (p->x.token == RNC_LITERAL) {
		n->kind = RNG_VALUE;
		n->text = p->x.text;
		vdm_rnc_next(&p->x);
		return n;
	}
	if (vdm_rnc_sign(&p->x, '{'))
		params(p, n);
	if (!p->failed && vdm_rnc_sign(&p->x, '-')) {
		vdm_rnc_next(&p->x);
		if (++p->depth > VDM_LIMIT_DEPTH)
			return wrong(p, "patterns are nested too deep");
		except = node(p, RNG_EXCEPT);
		add(except, primary(p));
		add(n, except);
		p->depth--;
	}
	return p->failed ? NULL : n;
}

static struct vdm_rng_node *
grammar_content(struct parser *p, struct vdm_rng_node *into, int included);

/*
 * What begins with a word: a keyword's pattern, or a reference by name.
 * \element is a reference to a definition of that name.
 */
static struct vdm_rng_node *
named(struct parser *p)
{
	static const struct {
		const char *word;
		enum vdm_rng_kind kind;
		int braced;
	} words[] = {{"element", RNG_ELEMENT, 1},
		     {"attribute", RNG_ATTRIBUTE, 1},
		     {"list", RNG_LIST, 1},
		     {"mixed", RNG_MIXED, 1},
		     {"empty", RNG_EMPTY, 0},
		     {"text", RNG_TEXT, 0},
		     {"notAllowed", RNG_NOT_ALLOWED, 0}};
	struct vdm_rng_node *n;
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (vdm_rnc_is(&p->x, words[i].word))
			return words[i].braced ? braced(p, words[i].kind)
					       : simple(p, words[i].kind);
	if (vdm_rnc_is(&p->x, "string") || vdm_rnc_is(&p->x, "token"))
		return data(p);
	if (vdm_rnc_is(&p->x, "external")) {
		n = node(p, RNG_EXTERNAL_REF);
		return href(p, n) == 0 ? n : NULL;
	}
	if (vdm_rnc_is(&p->x, "grammar")) {
		n = simple(p, RNG_GRAMMAR);
		if (n == NULL || expect(p, '{', "a { is missing") != 0 ||
		    grammar_content(p, n, 0) == NULL)
			return NULL;
		return expect(p, '}', "a } is missing") == 0 ? n : NULL;
	}
	n = node(p, RNG_REF);
	if (n == NULL)
		return NULL;
	if (vdm_rnc_is(&p->x, "parent")) {
		n->kind = RNG_PARENT_REF;
		vdm_rnc_next(&p->x);
	}
	if (p->x.token != RNC_NAME ||
	    (!p->x.quoted && vdm_rnc_is_keyword(p->x.text)))
		return wrong(p, "a pattern is expected");
	n->name = p->x.text;
	vdm_rnc_next(&p->x);
	return n;
}

static struct vdm_rng_node *
primary(struct parser *p)
{
	struct vdm_rng_node *n;

	if (p->failed)
		return NULL;
	if (vdm_rnc_sign(&p->x, '(')) {
		vdm_rnc_next(&p->x);
		n = pattern(p);
		return expect(p, ')', "a ) or an operator is missing") == 0
			   ? n
			   : NULL;
	}
	if (p->x.token == RNC_LITERAL) {
		n = node(p, RNG_VALUE);
		if (n == NULL)
			return NULL;
		n->type = "token";
		n->text = p->x.text;
		vdm_rnc_next(&p->x);
		return n;
	}
	if (p->x.token == RNC_CNAME)
		return data(p);
	if (p->x.token == RNC_NAME)
		return named(p);
	return wrong(p, "a pattern is expected");
}

static struct vdm_rng_node *
particle(struct parser *p)
{
	struct vdm_rng_node *n = primary(p), *outer;
	enum vdm_rng_kind kind;

	if (n == NULL || p->x.token != RNC_SIGN)
		return n;
	if (p->x.text[0] == '?')
		kind = RNG_OPTIONAL;
	else if (p->x.text[0] == '*')
		kind = RNG_ZERO_OR_MORE;
	else if (p->x.text[0] == '+')
		kind = RNG_ONE_OR_MORE;
	else
		return n;
	outer = node(p, kind);
	add(outer, n);
	vdm_rnc_next(&p->x);
	return outer;
}

/*
 * "a, b | c" has no meaning in this syntax: there is no precedence between the
 * operators, so a second kind of them is a fault.
 */
static struct vdm_rng_node *
pattern(struct parser *p)
{
	struct vdm_rng_node *n, *outer;
	char sign;

	if (p->failed || ++p->depth > VDM_LIMIT_DEPTH)
		return wrong(p, "patterns are nested too deep");
	n = particle(p);
	p->depth--;
	if (n == NULL || p->x.token != RNC_SIGN ||
	    strchr(",&|", p->x.text[0]) == NULL)
		return n;
	sign = p->x.text[0];
	outer = node(p, sign == ','   ? RNG_GROUP
			: sign == '&' ? RNG_INTERLEAVE
				      : RNG_CHOICE);
	add(outer, n);
	while (!p->failed && vdm_rnc_sign(&p->x, sign)) {
		vdm_rnc_next(&p->x);
		p->depth++;
		add(outer, particle(p));
		p->depth--;
	}
	if (!p->failed && p->x.token == RNC_SIGN &&
	    strchr(",&|", p->x.text[0]) != NULL)
		return wrong(p, "different operators need parentheses");
	return p->failed ? NULL : outer;
}

/* ---- grammars ---- */

static int
definition(struct parser *p, struct vdm_rng_node *into, int start)
{
	struct vdm_rng_node *n = node(p, start ? RNG_START : RNG_DEFINE);

	if (n == NULL)
		return -1;
	n->name = start ? NULL : p->x.text;
	vdm_rnc_next(&p->x);
	if (p->x.token != RNC_ASSIGN) {
		wrong(p, "=, |= or &= is expected");
		return -1;
	}
	if (p->x.text[0] != '=')
		n->combine = p->x.text[0] == '|' ? "choice" : "interleave";
	vdm_rnc_next(&p->x);
	add(n, pattern(p));
	add(into, n);
	return p->failed ? -1 : 0;
}

static int
inclusion(struct parser *p, struct vdm_rng_node *into)
{
	struct vdm_rng_node *n = node(p, RNG_INCLUDE);

	if (href(p, n) != 0)
		return -1;
	add(into, n);
	if (!vdm_rnc_sign(&p->x, '{'))
		return 0;
	vdm_rnc_next(&p->x);
	if (grammar_content(p, n, 1) == NULL)
		return -1;
	return expect(p, '}', "a } is missing");
}

/* name [ ... ] between definitions: an annotation element. */
static int
is_annotation(const struct parser *p)
{
	struct vdm_rnc_lexer ahead = p->x;

	if (p->x.token != RNC_NAME && p->x.token != RNC_CNAME)
		return 0;
	vdm_rnc_next(&ahead);
	return ahead.annotated && ahead.token != RNC_ASSIGN;
}

static struct vdm_rng_node *
grammar_content(struct parser *p, struct vdm_rng_node *into, int included)
{
	struct vdm_rng_node *div;

	if (++p->depth > VDM_LIMIT_DEPTH)
		return wrong(p, "grammars are nested too deep");
	while (!p->failed && p->x.token != RNC_END &&
	       !vdm_rnc_sign(&p->x, '}')) {
		if (vdm_rnc_is(&p->x, "start")) {
			definition(p, into, 1);
		} else if (vdm_rnc_is(&p->x, "div")) {
			div = simple(p, RNG_DIV);
			if (expect(p, '{', "a { is missing") == 0 &&
			    grammar_content(p, div, included) != NULL)
				expect(p, '}', "a } is missing");
			add(into, div);
		} else if (vdm_rnc_is(&p->x, "include") && !included) {
			inclusion(p, into);
		} else if (is_annotation(p)) {
			vdm_rnc_next(&p->x);
		} else if (p->x.token == RNC_NAME &&
			   (p->x.quoted || !vdm_rnc_is_keyword(p->x.text))) {
			definition(p, into, 0);
		} else {
			wrong(p, "a definition is expected");
		}
	}
	p->depth--;
	return p->failed ? NULL : into;
}

/*
 * A file is one pattern, or the inside of a grammar without its braces. Both
 * may begin with a name: then it is a definition if = follows.
 */
static int
is_grammar(const struct parser *p)
{
	struct vdm_rnc_lexer ahead = p->x;

	if (p->x.token == RNC_END || vdm_rnc_is(&p->x, "start") ||
	    vdm_rnc_is(&p->x, "div") || vdm_rnc_is(&p->x, "include") ||
	    is_annotation(p))
		return 1;
	if (p->x.token != RNC_NAME)
		return 0;
	vdm_rnc_next(&ahead);
	return ahead.token == RNC_ASSIGN;
}

/* ---- declarations ---- */

static const char *
namespace_literal(struct parser *p)
{
	const char *uri = NULL;

	if (assign(p) != 0)
		return NULL;
	if (vdm_rnc_is(&p->x, "inherit"))
		uri = p->inherited;
	else if (p->x.token == RNC_LITERAL)
		uri = p->x.text;
	else
		wrong(p, "a namespace URI is expected");
	vdm_rnc_next(&p->x);
	return uri;
}

static void
bind(struct parser *p, const char *prefix, const char *uri)
{
	struct vdm_rng_scope *s = vdm_arena_alloc(p->src->arena, sizeof(*s));

	if (s == NULL || uri == NULL) {
		p->failed = 1;
		return;
	}
	s->prefix = prefix;
	s->uri = uri;
	s->up = p->scope;
	p->scope = s;
}

static void
declare_types(struct parser *p)
{
	struct types *t = vdm_arena_alloc(p->src->arena, sizeof(*t));

	vdm_rnc_next(&p->x);
	if (t == NULL || p->x.token != RNC_NAME) {
		wrong(p, "a prefix is expected");
		return;
	}
	t->prefix = p->x.text;
	vdm_rnc_next(&p->x);
	if (assign(p) != 0)
		return;
	if (p->x.token != RNC_LITERAL) {
		wrong(p, "the URI of a data type library is expected");
		return;
	}
	t->uri = p->x.text;
	t->up = p->types;
	p->types = t;
	vdm_rnc_next(&p->x);
}

static void
declarations(struct parser *p)
{
	const char *prefix;

	while (!p->failed) {
		if (vdm_rnc_is(&p->x, "datatypes")) {
			declare_types(p);
		} else if (vdm_rnc_is(&p->x, "namespace")) {
			vdm_rnc_next(&p->x);
			prefix = p->x.text;
			if (p->x.token != RNC_NAME)
				wrong(p, "a prefix is expected");
			vdm_rnc_next(&p->x);
			bind(p, prefix, namespace_literal(p));
		} else if (vdm_rnc_is(&p->x, "default")) {
			vdm_rnc_next(&p->x);
			if (!vdm_rnc_is(&p->x, "namespace"))
				wrong(p, "\"namespace\" is expected");
			vdm_rnc_next(&p->x);
			prefix = p->x.token == RNC_NAME ? p->x.text : NULL;
			if (prefix != NULL)
				vdm_rnc_next(&p->x);
			p->ns = namespace_literal(p);
			if (prefix != NULL)
				bind(p, prefix, p->ns);
		} else {
			return;
		}
	}
}

/* ---- the file ---- */

/* UTF-8 of UTF-8 or UTF-16, with a byte order mark or without. */
static void
decode(const char *bytes, size_t length, struct vdm_buf *out)
{
	const unsigned char *b = (const unsigned char *)bytes;
	int big = length >= 2 && b[0] == 0xFE && b[1] == 0xFF;

	if (!big && !(length >= 2 && b[0] == 0xFF && b[1] == 0xFE)) {
		size_t mark = length >= 3 && memcmp(b, "\xEF\xBB\xBF", 3) == 0;
		vdm_buf_put(out, bytes + 3 * mark, length - 3 * mark);
		return;
	}
	for (size_t i = 2; i + 1 < length; i += 2) {
		uint32_t c = big ? (uint32_t)b[i] << 8 | b[i + 1]
				 : (uint32_t)b[i + 1] << 8 | b[i],
			 d;

		if (c >= 0xD800 && c < 0xDC00 && i + 3 < length) {
			i += 2;
			d = big ? (uint32_t)b[i] << 8 | b[i + 1]
				: (uint32_t)b[i + 1] << 8 | b[i];
			c = 0x10000 + ((c - 0xD800) << 10) + (d - 0xDC00);
		}
		vdm_buf_putcp(out, c);
	}
}

/*
 * \x{41}, \xx{41} and so on are A, before anything is a token, as in Java; the
 * number of x has no meaning. Its length, or 0 where none stands.
 */
static size_t
escape_at(const char *s, size_t n, uint32_t *c)
{
	size_t i = 1, digits;

	*c = 0;
	while (*s == '\\' && i < n && s[i] == 'x')
		i++;
	if (i == 1 || i == n || s[i] != '{')
		return 0;
	for (digits = ++i; i < n && vdm_hex_of(s[i]) >= 0; i++)
		if (*c < 0x110000)
			*c = *c * 16 + (uint32_t)vdm_hex_of(s[i]);
	return i > digits && i < n && s[i] == '}' ? i + 1 : 0;
}

/*
 * With \x{...} resolved. A line feed that was written so does not end a literal
 * or comment as a real one does, and stays apart (RNC_LF) until the lexer has
 * its literals. Where one stands for no character that XML has, or the end.
 */
static size_t
resolve(const struct vdm_buf *from, struct vdm_buf *out)
{
	const char *s = vdm_buf_str(from);
	size_t used;
	uint32_t c;

	for (size_t i = 0; i < from->len; i += used) {
		used = escape_at(s + i, from->len - i, &c);
		if (used == 0) {
			vdm_buf_putc(out, s[i]);
			used = 1;
			continue;
		}
		if (!vdm_is_xml_char(c))
			return i;
		vdm_buf_putcp(out, c == '\n' ? RNC_LF : c == '\r' ? RNC_CR : c);
	}
	return from->len;
}

static void
wrong_escape(struct parser *p, const char *s, size_t at)
{
	const char *line = s;

	p->x.at_line = 1;
	for (const char *end;
	     (end = memchr(line, '\n', at - (size_t)(line - s)));
	     line = end + 1)
		p->x.at_line++;
	p->x.at_column =
	    (unsigned)vdm_utf8_length(line, at - (size_t)(line - s)) + 1;
	wrong(p, "an escape \\x{...} stands for no character of XML");
}

static struct vdm_rng_node *
top_level(struct parser *p)
{
	struct vdm_rng_node *root;

	declarations(p);
	if (p->failed)
		return NULL;
	if (is_grammar(p)) {
		root = node(p, RNG_GRAMMAR);
		if (root != NULL)
			grammar_content(p, root, 0);
	} else {
		root = pattern(p);
	}
	if (!p->failed && p->x.token != RNC_END)
		wrong(p, "the end of the schema is expected");
	return p->failed ? NULL : root;
}

struct vdm_rng_node *
vdm_rng_compact_read(struct vdm_rng_source *src, const char *bytes,
		     size_t length, const struct vdm_rng_origin *origin,
		     const char *ns)
{
	struct parser p = {.src = src, .origin = origin};
	struct vdm_rng_node *root = NULL;
	struct vdm_buf text, plain;

	vdm_buf_init(&text);
	vdm_buf_init(&plain);
	decode(bytes, length, &plain);
	size_t bad = resolve(&plain, &text);
	p.ns = p.inherited = ns;
	vdm_rnc_init(&p.x, src->arena, vdm_buf_str(&text), text.len);
	if (vdm_utf8_check(vdm_buf_str(&text), text.len) != text.len)
		wrong(&p, "it is not UTF-8 or UTF-16");
	else if (bad < plain.len)
		wrong_escape(&p, vdm_buf_str(&plain), bad);
	else
		root = top_level(&p);
	src->rules += p.x.rules;
	vdm_buf_fini(&plain);
	vdm_buf_fini(&text);
	return src->errors == 0 && !p.failed ? root : NULL;
}
