/* SPDX-License-Identifier: MIT */
/* Primary expressions, and what may stand behind one: predicates, arguments
 * and lookups. */
#include "xpath/parse/parser.h"

#include <string.h>

#include "xpath/cast/cast.h"

int
vdm_xp_starts_primary(struct vdm_xp_parser *p)
{
	static const char *const signs[] = {"$", "(", ".", "?", "["};

	if (p->token.kind >= XP_TOKEN_INTEGER &&
	    p->token.kind <= XP_TOKEN_STRING)
		return 1;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (vdm_xp_is(p, signs[i]))
			return 1;
	return 0;
}

/* A number beyond what we have is an overflow where it is written down. */
static struct vdm_xp_item
number_of(struct vdm_xp_parser *p, const struct vdm_xp_item *text, int type)
{
	struct vdm_xp_item out;
	const char *code;

	if (vdm_xp_try_cast(p->call, text, type, &out, &code) < 0)
		vdm_xp_raise(p->call, "FOAR0002", "the number is too large");
	return out;
}

static struct vdm_xp_expr *
parse_literal(struct vdm_xp_parser *p)
{
	static const uint8_t types[] = {
	    [XP_TOKEN_INTEGER] = XT_INTEGER,
	    [XP_TOKEN_DECIMAL] = XT_DECIMAL,
	    [XP_TOKEN_DOUBLE] = XT_DOUBLE,
	};
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_LITERAL);

	p->call->error.column = vdm_xp_lex_column(&p->lexer, p->token.start);
	if (p->token.kind == XP_TOKEN_STRING) {
		e->value = vdm_xp_one(
		    vdm_xp_string_n(XT_STRING, p->token.text, p->token.length));
	} else {
		struct vdm_xp_item text =
		    vdm_xp_string_n(XT_STRING, p->token.text, p->token.length);
		e->value =
		    vdm_xp_one(number_of(p, &text, types[p->token.kind]));
	}
	vdm_xp_next(p);
	return e;
}

static struct vdm_xp_expr *
parse_variable(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_VARIABLE);

	vdm_xp_expect(p, "$");
	if (p->token.kind != XP_TOKEN_NAME)
		vdm_xp_fail(p, "a variable without a name");
	e->ns = p->token.uri;
	e->prefix = p->token.prefix;
	e->local = p->token.local;
	vdm_xp_next(p);
	return e;
}

/* Behind the "(": up to the ")". */
void
vdm_xp_parse_arguments(struct vdm_xp_parser *p, struct vdm_xp_expr *call)
{
	vdm_xp_expect(p, "(");
	if (vdm_xp_accept(p, ")"))
		return;
	do {
		if (vdm_xp_is(p, "?") &&
		    (vdm_xp_behind_is(p, ",") || vdm_xp_behind_is(p, ")"))) {
			vdm_xp_add_kid(p, call,
				       vdm_xp_expr_new(p, XP_PLACEHOLDER));
			vdm_xp_next(p);
		} else {
			vdm_xp_add_kid(p, call, p->single(p));
		}
	} while (vdm_xp_accept(p, ","));
	vdm_xp_expect(p, ")");
}

static void
parse_parameters(struct vdm_xp_parser *p, struct vdm_xp_expr *e)
{
	struct vdm_xp_qname names[64];
	struct vdm_xp_type types[64];
	static const struct vdm_xp_type any = {
	    .occurs = '*', .item = XT_NONE, .content = XT_NONE};
	int n = 0;

	vdm_xp_expect(p, "(");
	while (!vdm_xp_is(p, ")")) {
		if (n > 0)
			vdm_xp_expect(p, ",");
		if (n == 64)
			vdm_xp_fail(p, "more than 64 parameters");
		vdm_xp_expect(p, "$");
		if (p->token.kind != XP_TOKEN_NAME)
			vdm_xp_fail(p, "a parameter without a name");
		names[n] = (struct vdm_xp_qname){p->token.uri, p->token.prefix,
						 p->token.local};
		vdm_xp_next(p);
		types[n] =
		    vdm_xp_accept_word(p, "as") ? *vdm_xp_parse_type(p) : any;
		n++;
	}
	vdm_xp_next(p);
	struct vdm_xp_type *kept =
	    vdm_xp_alloc(p->call, (size_t)n * sizeof *kept);
	struct vdm_xp_qname *kept_names =
	    vdm_xp_alloc(p->call, (size_t)n * sizeof *kept_names);
	if (n > 0) {
		memcpy(kept, types, (size_t)n * sizeof *kept);
		memcpy(kept_names, names, (size_t)n * sizeof *kept_names);
	}
	e->params = kept;
	e->param_names = kept_names;
	e->params_count = n;
}

static struct vdm_xp_expr *
parse_inline(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_INLINE);

	vdm_xp_next(p);
	parse_parameters(p, e);
	if (vdm_xp_accept_word(p, "as"))
		e->result = vdm_xp_parse_type(p);
	vdm_xp_expect(p, "{");
	if (vdm_xp_is(p, "}"))
		vdm_xp_add_kid(p, e, vdm_xp_expr_new(p, XP_SEQUENCE));
	else
		vdm_xp_add_kid(p, e, p->sequence(p));
	vdm_xp_expect(p, "}");
	return e;
}

static struct vdm_xp_expr *
parse_map(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_MAP_NEW);

	vdm_xp_next(p);
	vdm_xp_expect(p, "{");
	if (vdm_xp_accept(p, "}"))
		return e;
	do {
		vdm_xp_add_kid(p, e, p->single(p));
		vdm_xp_expect(p, ":");
		vdm_xp_add_kid(p, e, p->single(p));
	} while (vdm_xp_accept(p, ","));
	vdm_xp_expect(p, "}");
	return e;
}

static struct vdm_xp_expr *
parse_array(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e;

	if (vdm_xp_accept(p, "[")) {
		e = vdm_xp_expr_new(p, XP_ARRAY_SQUARE);
		if (vdm_xp_accept(p, "]"))
			return e;
		do {
			vdm_xp_add_kid(p, e, p->single(p));
		} while (vdm_xp_accept(p, ","));
		vdm_xp_expect(p, "]");
		return e;
	}
	e = vdm_xp_expr_new(p, XP_ARRAY_CURLY);
	vdm_xp_next(p);
	vdm_xp_expect(p, "{");
	vdm_xp_add_kid(p, e,
		       vdm_xp_is(p, "}") ? vdm_xp_expr_new(p, XP_SEQUENCE)
					 : p->sequence(p));
	vdm_xp_expect(p, "}");
	return e;
}

/* A name#arity, or a call of a named function. */
static struct vdm_xp_expr *
parse_named(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_CALL);

	if (p->token.prefix == NULL && p->token.uri == NULL &&
	    vdm_xp_is_reserved(p->token.local))
		vdm_xp_fail(p, "\"%s\" is no function", p->token.local);
	e->ns = p->token.uri;
	e->prefix = p->token.prefix;
	e->local = p->token.local;
	vdm_xp_next(p);
	if (!vdm_xp_accept(p, "#")) {
		vdm_xp_parse_arguments(p, e);
		return e;
	}
	e->op = XP_NAMED;
	if (p->token.kind != XP_TOKEN_INTEGER)
		vdm_xp_fail(p, "no number of arguments behind \"#\"");
	e->slot = 0;
	for (const char *s = p->token.text; *s != '\0' && e->slot < 1000000;
	     s++)
		e->slot = e->slot * 10 + (*s - '0');
	vdm_xp_next(p);
	return e;
}

/* The key of a lookup; NULL is "*". */
struct vdm_xp_expr *
vdm_xp_parse_key(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e;

	if (vdm_xp_accept(p, "*"))
		return NULL;
	if (p->token.kind == XP_TOKEN_INTEGER)
		return parse_literal(p);
	if (vdm_xp_accept(p, "(")) {
		e = vdm_xp_is(p, ")") ? vdm_xp_expr_new(p, XP_SEQUENCE)
				      : p->sequence(p);
		vdm_xp_expect(p, ")");
		return e;
	}
	if (p->token.kind == XP_TOKEN_NAME && p->token.prefix != NULL) {
		/* "?a:b" is a key, and a colon behind it */
		p->lexer.at = p->token.start + strlen(p->token.prefix);
		p->token.local = p->token.prefix;
		p->token.prefix = NULL;
	}
	if (p->token.kind != XP_TOKEN_NAME || p->token.prefix != NULL ||
	    p->token.uri != NULL)
		vdm_xp_fail(p, "no key behind \"?\"");
	e = vdm_xp_expr_new(p, XP_LITERAL);
	e->value = vdm_xp_one(vdm_xp_string(p->token.local));
	vdm_xp_next(p);
	return e;
}

struct vdm_xp_expr *
vdm_xp_parse_primary(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e, *key;

	if (p->token.kind >= XP_TOKEN_INTEGER &&
	    p->token.kind <= XP_TOKEN_STRING)
		return parse_literal(p);
	if (vdm_xp_is(p, "$"))
		return parse_variable(p);
	if (vdm_xp_is(p, "(")) {
		e = vdm_xp_expr_new(p, XP_SEQUENCE);
		vdm_xp_next(p);
		if (vdm_xp_accept(p, ")"))
			return e;
		struct vdm_xp_expr *inner = p->sequence(p);
		vdm_xp_expect(p, ")");
		/* keeps "(1 to 3)" apart from what may follow it */
		vdm_xp_add_kid(p, e, inner);
		return e;
	}
	if (vdm_xp_is(p, ".")) {
		e = vdm_xp_expr_new(p, XP_CONTEXT);
		vdm_xp_next(p);
		return e;
	}
	if (vdm_xp_is(p, "?")) {
		e = vdm_xp_expr_new(p, XP_LOOKUP);
		e->unary = 1;
		vdm_xp_next(p);
		if ((key = vdm_xp_parse_key(p)) != NULL)
			vdm_xp_add_kid(p, e, key);
		return e;
	}
	if (vdm_xp_is(p, "["))
		return parse_array(p);
	if (p->token.kind != XP_TOKEN_NAME)
		vdm_xp_fail(p, p->token.kind == XP_TOKEN_END
				   ? "the expression ends too early"
				   : "no expression begins with this");
	if (vdm_xp_is_word(p, "function") && vdm_xp_behind_is(p, "("))
		return parse_inline(p);
	if (vdm_xp_is_word(p, "map") && vdm_xp_behind_is(p, "{"))
		return parse_map(p);
	if (vdm_xp_is_word(p, "array") && vdm_xp_behind_is(p, "{"))
		return parse_array(p);
	return parse_named(p);
}

struct vdm_xp_expr *
vdm_xp_parse_postfix(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_parse_primary(p), *outer, *key;

	for (;;) {
		if (vdm_xp_is(p, "[")) {
			if (e->op != XP_FILTER) {
				outer = vdm_xp_expr_new(p, XP_FILTER);
				outer->column = e->column;
				vdm_xp_add_kid(p, outer, e);
				e = outer;
			}
			vdm_xp_next(p);
			vdm_xp_add_kid(p, e, p->sequence(p));
			vdm_xp_expect(p, "]");
		} else if (vdm_xp_is(p, "(")) {
			outer = vdm_xp_expr_new(p, XP_DYNAMIC);
			vdm_xp_add_kid(p, outer, e);
			vdm_xp_parse_arguments(p, outer);
			e = outer;
		} else if (vdm_xp_is(p, "?")) {
			outer = vdm_xp_expr_new(p, XP_LOOKUP);
			vdm_xp_next(p);
			vdm_xp_add_kid(p, outer, e);
			if ((key = vdm_xp_parse_key(p)) != NULL)
				vdm_xp_add_kid(p, outer, key);
			e = outer;
		} else {
			return e;
		}
	}
}
