/* SPDX-License-Identifier: MIT */
/* Operators and clauses: the grammar from Expr down to UnaryExpr. */
#include "xpath/parse/parser.h"
#include "xpath/static/context.h"

#include <string.h>

static struct vdm_xp_expr *parse_single(struct vdm_xp_parser *p);

/* The levels of binary operators, loosest first. */
enum {
	LEVEL_OR,
	LEVEL_AND,
	LEVEL_COMPARISON,
	LEVEL_CONCAT,
	LEVEL_RANGE,
	LEVEL_ADD,
	LEVEL_MULTIPLY,
	LEVEL_UNION,
	LEVEL_INTERSECT,
	LEVEL_INSTANCE,
	LEVEL_TREAT,
	LEVEL_CASTABLE,
	LEVEL_CAST,
	LEVEL_ARROW,
	LEVEL_UNARY
};

static const struct binary {
	const char *sign;
	uint8_t is_word, level, op, how;
} binaries[] = {
    {"or", 1, LEVEL_OR, XP_OR, 0},
    {"and", 1, LEVEL_AND, XP_AND, 0},
    {"=", 0, LEVEL_COMPARISON, XP_GENERAL, XP_EQ},
    {"!=", 0, LEVEL_COMPARISON, XP_GENERAL, XP_NE},
    {"<", 0, LEVEL_COMPARISON, XP_GENERAL, XP_LT},
    {"<=", 0, LEVEL_COMPARISON, XP_GENERAL, XP_LE},
    {">", 0, LEVEL_COMPARISON, XP_GENERAL, XP_GT},
    {">=", 0, LEVEL_COMPARISON, XP_GENERAL, XP_GE},
    {"eq", 1, LEVEL_COMPARISON, XP_VALUE, XP_EQ},
    {"ne", 1, LEVEL_COMPARISON, XP_VALUE, XP_NE},
    {"lt", 1, LEVEL_COMPARISON, XP_VALUE, XP_LT},
    {"le", 1, LEVEL_COMPARISON, XP_VALUE, XP_LE},
    {"gt", 1, LEVEL_COMPARISON, XP_VALUE, XP_GT},
    {"ge", 1, LEVEL_COMPARISON, XP_VALUE, XP_GE},
    {"is", 1, LEVEL_COMPARISON, XP_IS, XP_SAME},
    {"<<", 0, LEVEL_COMPARISON, XP_IS, XP_BEFORE},
    {">>", 0, LEVEL_COMPARISON, XP_IS, XP_AFTER},
    {"||", 0, LEVEL_CONCAT, XP_CONCAT, 0},
    {"to", 1, LEVEL_RANGE, XP_RANGE, 0},
    {"+", 0, LEVEL_ADD, XP_ARITH, XP_ADD},
    {"-", 0, LEVEL_ADD, XP_ARITH, XP_SUBTRACT},
    {"*", 0, LEVEL_MULTIPLY, XP_ARITH, XP_MULTIPLY},
    {"div", 1, LEVEL_MULTIPLY, XP_ARITH, XP_DIVIDE},
    {"idiv", 1, LEVEL_MULTIPLY, XP_ARITH, XP_IDIVIDE},
    {"mod", 1, LEVEL_MULTIPLY, XP_ARITH, XP_MODULO},
    {"union", 1, LEVEL_UNION, XP_SETS, XP_UNION},
    {"|", 0, LEVEL_UNION, XP_SETS, XP_UNION},
    {"intersect", 1, LEVEL_INTERSECT, XP_SETS, XP_INTERSECT},
    {"except", 1, LEVEL_INTERSECT, XP_SETS, XP_EXCEPT},
};

/* Whether the token can be any of them: at the end of an operand, where all
 * levels ask, it mostly is not. */
static int
may_be_binary(const struct vdm_xp_parser *p)
{
	if (p->token.kind == XP_TOKEN_SYMBOL)
		return strchr("=!<>|+-*", *p->token.text) != NULL;
	return p->token.kind == XP_TOKEN_NAME && p->token.prefix == NULL &&
	       p->token.uri == NULL;
}

static const struct binary *
binary_at(const struct vdm_xp_parser *p, int level)
{
	if (!may_be_binary(p))
		return NULL;
	for (size_t i = 0; i < sizeof binaries / sizeof *binaries; i++) {
		const struct binary *b = &binaries[i];
		if (b->level == level &&
		    (b->is_word ? vdm_xp_is_word(p, b->sign)
				: vdm_xp_is(p, b->sign)))
			return b;
	}
	return NULL;
}

static struct vdm_xp_expr *
parse_unary(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e, *inner;
	int negative = 0, signs = 0;

	e = vdm_xp_expr_new(p, XP_UNARY);
	while (vdm_xp_is(p, "-") || vdm_xp_is(p, "+")) {
		negative ^= vdm_xp_is(p, "-");
		signs++;
		vdm_xp_next(p);
	}
	inner = vdm_xp_parse_path(p);
	while (vdm_xp_accept(p, "!"))
		inner = vdm_xp_binary(p, XP_SIMPLE_MAP, 0, inner,
				      vdm_xp_parse_path(p));
	if (signs == 0)
		return inner;
	e->how = (uint8_t)negative;
	vdm_xp_add_kid(p, e, inner);
	return e;
}

/* What an arrow calls: a name, a variable or an expression in parentheses. */
static struct vdm_xp_expr *
parse_arrow(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *left = parse_unary(p), *e;

	while (vdm_xp_accept(p, "=>")) {
		if (p->token.kind == XP_TOKEN_NAME) {
			if (p->token.prefix == NULL && p->token.uri == NULL &&
			    vdm_xp_is_reserved(p->token.local))
				vdm_xp_fail(p, "\"%s\" is no function",
					    p->token.local);
			e = vdm_xp_expr_new(p, XP_CALL);
			e->ns = p->token.uri;
			e->prefix = p->token.prefix;
			e->local = p->token.local;
			vdm_xp_next(p);
		} else if (vdm_xp_is(p, "$") || vdm_xp_is(p, "(")) {
			e = vdm_xp_expr_new(p, XP_DYNAMIC);
			vdm_xp_add_kid(p, e, vdm_xp_parse_primary(p));
		} else {
			vdm_xp_fail(p, "no function behind \"=>\"");
		}
		e->is_arrow = 1;
		vdm_xp_add_kid(p, e, left);
		if (!vdm_xp_is(p, "("))
			vdm_xp_fail(p, "no arguments behind \"=>\"");
		vdm_xp_parse_arguments(p, e);
		left = e;
	}
	return left;
}

/* "instance of", "treat as", "castable as", "cast as": once each. */
static struct vdm_xp_expr *
parse_typed(struct vdm_xp_parser *p)
{
	static const struct {
		const char *first, *second;
		uint8_t op, single;
	} forms[] = {{"cast", "as", XP_CAST, 1},
		     {"castable", "as", XP_CASTABLE, 1},
		     {"treat", "as", XP_TREAT, 0},
		     {"instance", "of", XP_INSTANCE, 0}};
	struct vdm_xp_expr *left = parse_arrow(p), *e;

	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		if (!vdm_xp_is_word(p, forms[i].first))
			continue;
		vdm_xp_next(p);
		vdm_xp_expect_word(p, forms[i].second);
		e = vdm_xp_expr_new(p, forms[i].op);
		e->column = left->column;
		vdm_xp_add_kid(p, e, left);
		e->type = forms[i].single ? vdm_xp_parse_single_type(p)
					  : vdm_xp_parse_type(p);
		left = e;
	}
	return left;
}

static struct vdm_xp_expr *
parse_level(struct vdm_xp_parser *p, int level)
{
	const struct binary *b;
	struct vdm_xp_expr *left;

	if (level == LEVEL_INSTANCE)
		return parse_typed(p);
	left = parse_level(p, level + 1);
	while ((b = binary_at(p, level)) != NULL) {
		vdm_xp_next(p);
		left = vdm_xp_binary(p, b->op, b->how, left,
				     parse_level(p, level + 1));
		/* "1 = 2 = 3" and "1 to 2 to 3" are no expressions, but
		 * that XPath 1.0 has the one */
		if (((level == LEVEL_COMPARISON && !p->call->scope->xpath1) ||
		     level == LEVEL_RANGE) &&
		    binary_at(p, level) != NULL)
			vdm_xp_fail(p, "a second \"%s\" needs parentheses",
				    binary_at(p, level)->sign);
	}
	return left;
}

/* for, let, some and every: each variable nests what comes behind it. */
static struct vdm_xp_expr *
parse_clauses(struct vdm_xp_parser *p, int op, const char *bind,
	      const char *body)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, op);

	vdm_xp_deeper(p);
	vdm_xp_expect(p, "$");
	if (p->token.kind != XP_TOKEN_NAME)
		vdm_xp_fail(p, "a variable without a name");
	e->ns = p->token.uri;
	e->prefix = p->token.prefix;
	e->local = p->token.local;
	vdm_xp_next(p);
	if (*bind == ':')
		vdm_xp_expect(p, bind);
	else
		vdm_xp_expect_word(p, bind);
	vdm_xp_add_kid(p, e, parse_single(p));
	if (vdm_xp_accept(p, ",")) {
		vdm_xp_add_kid(p, e, parse_clauses(p, op, bind, body));
	} else {
		vdm_xp_expect_word(p, body);
		vdm_xp_add_kid(p, e, parse_single(p));
	}
	p->depth--;
	return e;
}

static struct vdm_xp_expr *
parse_if(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *e = vdm_xp_expr_new(p, XP_IF);

	vdm_xp_next(p);
	vdm_xp_expect(p, "(");
	vdm_xp_add_kid(p, e, p->sequence(p));
	vdm_xp_expect(p, ")");
	vdm_xp_expect_word(p, "then");
	vdm_xp_add_kid(p, e, parse_single(p));
	vdm_xp_expect_word(p, "else");
	vdm_xp_add_kid(p, e, parse_single(p));
	return e;
}

static struct vdm_xp_expr *
parse_single(struct vdm_xp_parser *p)
{
	static const struct {
		const char *word, *bind, *body;
		int op;
	} clauses[] = {{"for", "in", "return", XP_FOR},
		       {"let", ":=", "return", XP_LET},
		       {"some", "in", "satisfies", XP_SOME},
		       {"every", "in", "satisfies", XP_EVERY}};
	struct vdm_xp_expr *e = NULL;

	vdm_xp_deeper(p);
	for (size_t i = 0; i < sizeof clauses / sizeof *clauses; i++)
		if (e == NULL && vdm_xp_is_word(p, clauses[i].word) &&
		    vdm_xp_behind_is(p, "$")) {
			vdm_xp_next(p);
			e = parse_clauses(p, clauses[i].op, clauses[i].bind,
					  clauses[i].body);
		}
	if (e == NULL && vdm_xp_is_word(p, "if") && vdm_xp_behind_is(p, "("))
		e = parse_if(p);
	if (e == NULL)
		e = parse_level(p, LEVEL_OR);
	p->depth--;
	return e;
}

static struct vdm_xp_expr *
parse_sequence(struct vdm_xp_parser *p)
{
	struct vdm_xp_expr *first = parse_single(p), *e;

	if (!vdm_xp_is(p, ","))
		return first;
	e = vdm_xp_expr_new(p, XP_SEQUENCE);
	e->column = first->column;
	vdm_xp_add_kid(p, e, first);
	while (vdm_xp_accept(p, ","))
		vdm_xp_add_kid(p, e, parse_single(p));
	return e;
}

struct vdm_xp_expr *
vdm_xp_parse(struct vdm_xp_call *call, const char *s, size_t n)
{
	struct vdm_xp_parser p = {.lexer = {.call = call, .s = s, .n = n},
				  .call = call,
				  .single = parse_single,
				  .sequence = parse_sequence};
	struct vdm_xp_expr *e;

	vdm_xp_next(&p);
	e = parse_sequence(&p);
	if (p.token.kind != XP_TOKEN_END)
		vdm_xp_fail(&p, "the expression ends before this");
	return e;
}
