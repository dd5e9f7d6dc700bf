/* SPDX-License-Identifier: MIT */
/* Sequence types and kind tests. Names keep their prefix in `ns`, and
 * `by_prefix` set, until static analysis resolves them. */
#include "xpath/parse/parser.h"

#include <string.h>

#include "xpath/static/context.h"

static const char *const kinds[] = {"document-node",  "element",
				    "attribute",      "text",
				    "comment",        "processing-instruction",
				    "namespace-node", "node",
				    "schema-element", "schema-attribute"};
enum { KIND_NODE = 7, KIND_SCHEMA_ELEMENT, KIND_SCHEMA_ATTRIBUTE };

static int
kind_at(const struct vdm_xp_parser *p)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (vdm_xp_is_word(p, kinds[i]))
			return (int)i;
	return -1;
}

int
vdm_xp_is_kind_test(struct vdm_xp_parser *p)
{
	return kind_at(p) >= 0 && vdm_xp_behind_is(p, "(");
}

/* A name as a type or a test keeps it. 1: by its prefix, which may be "". */
static uint8_t
take_name(struct vdm_xp_parser *p, const char **ns, const char **local)
{
	*ns = NULL;
	*local = NULL;
	if (p->token.kind != XP_TOKEN_NAME)
		vdm_xp_fail(p, "no name here");
	int by_prefix = p->token.uri == NULL;
	*local = p->token.local;
	*ns = !by_prefix                ? p->token.uri
	      : p->token.prefix != NULL ? p->token.prefix
					: "";
	vdm_xp_next(p);
	return (uint8_t)by_prefix;
}

/* The name of a type in element(*, T): only those of XML Schema are known. */
static int
take_content(struct vdm_xp_parser *p)
{
	const char *ns, *local;
	size_t start = p->token.start;

	if (take_name(p, &ns, &local))
		ns = vdm_xp_static_prefix(p->call->scope, ns);
	int type = ns != NULL && strcmp(ns, XP_XS) == 0
		       ? vdm_xp_type_by_name(local)
		       : -1;
	if (type < 0) {
		p->call->error.column = vdm_xp_lex_column(&p->lexer, start);
		vdm_xp_raise(p->call, ns != NULL ? "XPST0008" : "XPST0081",
			     "there is no type %s", local);
	}
	return type;
}

static void
parse_named_test(struct vdm_xp_parser *p, struct vdm_xp_type *t)
{
	if (vdm_xp_is(p, ")"))
		return;
	if (!vdm_xp_accept(p, "*")) {
		t->by_prefix = take_name(p, &t->ns, &t->local);
		t->any_name = 0;
	}
	if (!vdm_xp_accept(p, ","))
		return;
	t->content = (uint8_t)take_content(p);
	if (t->kind == XP_NODE_ELEMENT && vdm_xp_accept(p, "?"))
		t->nillable = 1;
}

void
vdm_xp_parse_kind_test(struct vdm_xp_parser *p, struct vdm_xp_type *t)
{
	int kind = kind_at(p);
	struct vdm_xp_type *inner;

	if (kind >= KIND_SCHEMA_ELEMENT) {
		p->call->error.column =
		    vdm_xp_lex_column(&p->lexer, p->token.start);
		vdm_xp_next(p);
		vdm_xp_next(p);
		const char *ns, *local;
		if (p->token.prefix != NULL &&
		    vdm_xp_static_prefix(p->call->scope, p->token.prefix) ==
			NULL)
			vdm_xp_raise(p->call, "XPST0081",
				     "the prefix \"%s\" is not bound",
				     p->token.prefix);
		take_name(p, &ns, &local);
		vdm_xp_raise(p->call, "XPST0008", "no schema declares %s",
			     local);
	}
	vdm_xp_next(p);
	vdm_xp_expect(p, "(");
	t->item = XT_NODE;
	t->any_name = 1;
	t->content = XT_NONE;
	t->kind = (int8_t)(kind == KIND_NODE ? -1 : kind);
	if (kind == XP_NODE_ELEMENT || kind == XP_NODE_ATTRIBUTE) {
		parse_named_test(p, t);
	} else if (kind == XP_NODE_DOCUMENT && vdm_xp_is_kind_test(p)) {
		if (!vdm_xp_is_word(p, "element") &&
		    !vdm_xp_is_word(p, "schema-element"))
			vdm_xp_fail(p, "a document has an element in it");
		inner = vdm_xp_alloc(p->call, sizeof *inner);
		inner->occurs = '1';
		vdm_xp_parse_kind_test(p, inner);
		t->inner = inner;
	} else if (kind == XP_NODE_PI && !vdm_xp_is(p, ")")) {
		t->any_name = 0;
		t->ns = "";
		if (p->token.kind == XP_TOKEN_STRING) {
			const char *s = p->token.text;
			size_t n = p->token.length;
			while (n > 0 && strchr(" \t\r\n", *s) != NULL)
				s++, n--;
			while (n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL)
				n--;
			t->local = vdm_xp_strndup(p->call, s, n);
		} else if (p->token.kind == XP_TOKEN_NAME &&
			   p->token.prefix == NULL && p->token.uri == NULL) {
			t->local = p->token.local;
		} else {
			vdm_xp_fail(p, "no target here");
		}
		vdm_xp_next(p);
	}
	vdm_xp_expect(p, ")");
}

static struct vdm_xp_type *
type_new(struct vdm_xp_parser *p)
{
	struct vdm_xp_type *t = vdm_xp_alloc(p->call, sizeof *t);

	t->occurs = '1';
	t->item = XT_NONE;
	t->kind = -1;
	t->content = XT_NONE;
	return t;
}

/* function(*), map(*), array(*) and their longer forms. */
static void
parse_function_type(struct vdm_xp_parser *p, struct vdm_xp_type *t)
{
	struct vdm_xp_type *args = NULL;
	size_t cap = 0;

	t->item = vdm_xp_is_word(p, "map")     ? XT_MAP
		  : vdm_xp_is_word(p, "array") ? XT_ARRAY
					       : XT_FUNCTION;
	vdm_xp_next(p);
	vdm_xp_expect(p, "(");
	if (vdm_xp_accept(p, "*")) {
		t->any = 1;
		vdm_xp_expect(p, ")");
		return;
	}
	while (!vdm_xp_is(p, ")")) {
		if (t->args_count > 0)
			vdm_xp_expect(p, ",");
		args = vdm_arena_grow(&p->call->arena, args, &cap,
				      (size_t)t->args_count + 1, sizeof *args);
		if (args == NULL)
			vdm_xp_raise(p->call, "VDXP0006", "out of memory");
		args[t->args_count++] = *vdm_xp_parse_type(p);
	}
	vdm_xp_next(p);
	t->args = args;
	if (t->item == XT_FUNCTION) {
		vdm_xp_expect_word(p, "as");
		t->result = vdm_xp_parse_type(p);
		return;
	}
	if (args == NULL || t->args_count != (t->item == XT_MAP ? 2 : 1))
		vdm_xp_fail(p, "not as many types as it takes");
	t->result = &args[t->args_count - 1];
	if (t->item == XT_MAP &&
	    (args[0].occurs != '1' || args[0].item != XT_ANYATOMIC))
		vdm_xp_fail(p, "keys of maps have one atomic type");
	if (t->item == XT_ARRAY)
		t->args_count = 0;
}

/* A name of an atomic type, kept as a name: resolved with the static context,
 * where it may be no type. */
static void
parse_atomic(struct vdm_xp_parser *p, struct vdm_xp_type *t)
{
	t->by_prefix = take_name(p, &t->ns, &t->local);
	t->item = XT_ANYATOMIC;
	t->any = 1;
}

static void
parse_item_type(struct vdm_xp_parser *p, struct vdm_xp_type *t)
{
	vdm_xp_deeper(p);
	if (vdm_xp_is(p, "(")) {
		vdm_xp_next(p);
		parse_item_type(p, t);
		vdm_xp_expect(p, ")");
	} else if (vdm_xp_is_word(p, "item") && vdm_xp_behind_is(p, "(")) {
		vdm_xp_next(p);
		vdm_xp_next(p);
		vdm_xp_expect(p, ")");
	} else if (vdm_xp_is_kind_test(p)) {
		vdm_xp_parse_kind_test(p, t);
	} else if ((vdm_xp_is_word(p, "function") || vdm_xp_is_word(p, "map") ||
		    vdm_xp_is_word(p, "array")) &&
		   vdm_xp_behind_is(p, "(")) {
		parse_function_type(p, t);
	} else {
		parse_atomic(p, t);
	}
	p->depth--;
}

const struct vdm_xp_type *
vdm_xp_parse_type(struct vdm_xp_parser *p)
{
	struct vdm_xp_type *t = type_new(p);

	if (vdm_xp_is_word(p, "empty-sequence") && vdm_xp_behind_is(p, "(")) {
		vdm_xp_next(p);
		vdm_xp_next(p);
		vdm_xp_expect(p, ")");
		t->occurs = '0';
		return t;
	}
	parse_item_type(p, t);
	if (vdm_xp_is(p, "?") || vdm_xp_is(p, "*") || vdm_xp_is(p, "+")) {
		t->occurs = *p->token.text;
		vdm_xp_next(p);
	}
	return t;
}

const struct vdm_xp_type *
vdm_xp_parse_single_type(struct vdm_xp_parser *p)
{
	struct vdm_xp_type *t = type_new(p);

	parse_atomic(p, t);
	if (vdm_xp_accept(p, "?"))
		t->occurs = '?';
	return t;
}
