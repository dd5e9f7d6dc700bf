/* SPDX-License-Identifier: MIT */
/* Finding functions by name and number of arguments. */
#include "xpath/static/static.h"

#include <string.h>

#include "xpath/cast/cast.h"
#include "xpath/tree/node.h"

/* The letters of signatures; see vdm_xp_builtin. */
static int
item_of(char letter)
{
	static const struct {
		char letter;
		uint8_t item;
	} letters[] = {
	    {'s', XT_STRING},    {'u', XT_URI},      {'b', XT_BOOLEAN},
	    {'i', XT_INTEGER},   {'d', XT_DOUBLE},   {'n', XT_NUMERIC},
	    {'a', XT_ANYATOMIC}, {'N', XT_NODE},     {'I', XT_NONE},
	    {'F', XT_FUNCTION},  {'M', XT_MAP},      {'A', XT_ARRAY},
	    {'q', XT_QNAME},     {'D', XT_DATETIME}, {'t', XT_DATE},
	    {'T', XT_TIME},      {'y', XT_DTD},      {'Y', XT_DURATION},
	    {'e', XT_NODE},      {'c', XT_NODE},     {'x', XT_DECIMAL},
	    {'C', XT_NCNAME},    {'l', XT_LANGUAGE}, {'r', XT_ERROR},
	    {'B', XT_B64}};

	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
		if (letters[i].letter == letter)
			return letters[i].item;
	return XT_NONE;
}

static void
read_type(const char *signature, struct vdm_xp_type *t)
{
	t->item = (uint8_t)item_of(signature[0]);
	t->occurs = signature[1];
	t->kind = -1;
	if (signature[0] == 'e')
		t->kind = XP_NODE_ELEMENT;
	if (signature[0] == 'c')
		t->kind = XP_NODE_DOCUMENT;
	t->any_name = 1;
	t->any = 1;
	t->content = XT_NONE;
}

static const struct vdm_xp_function *
make_builtin(struct vdm_xp_call *call, const struct vdm_xp_builtin *b,
	     int arity)
{
	struct vdm_xp_function *fn = vdm_xp_alloc(call, sizeof *fn);
	struct vdm_xp_type *types =
	    vdm_xp_alloc(call, ((size_t)arity + 1) * sizeof *types);
	struct vdm_xp_item name = vdm_xp_qname(call, b->ns, "fn", b->name);
	size_t last = strlen(b->signature) - 2;

	for (int i = 0; i < arity; i++) {
		size_t at = (size_t)i * 2;
		/* of any number: the last one goes on */
		read_type(b->signature + (at < last ? at : last - 2),
			  &types[i]);
	}
	read_type(b->signature + last, &types[arity]);
	fn->name = name.u.name;
	fn->arity = arity;
	fn->params = types;
	fn->result = &types[arity];
	fn->native = b->run;
	fn->scope = call->scope;
	return fn;
}

/* xs:T(value) */
static struct vdm_xp_seq
construct(struct vdm_xp_call *call, void *context,
	  const struct vdm_xp_seq *args, int count)
{
	int type = *(const int *)context;

	(void)count;
	if (args[0].n == 0)
		return vdm_xp_none();
	struct vdm_xp_item item = vdm_xp_at(&args[0], 0);
	if (type >= XT_NMTOKENS && type <= XT_ENTITIES)
		return vdm_xp_cast_list(call, &item, type);
	return vdm_xp_one(vdm_xp_cast(call, &item, type));
}

static const struct vdm_xp_function *
make_constructor(struct vdm_xp_call *call, const char *local)
{
	struct vdm_xp_function *fn = vdm_xp_alloc(call, sizeof *fn);
	struct vdm_xp_type *types = vdm_xp_alloc(call, 2 * sizeof *types);
	int *type = vdm_xp_alloc(call, sizeof *type);

	*type = vdm_xp_type_by_name(local);
	if (*type < 0 || *type == XT_ANYATOMIC || *type == XT_NOTATION ||
	    (*type >= XT_ANYSIMPLE && *type < XT_NONE))
		return NULL;
	read_type("a?", &types[0]);
	read_type("a?", &types[1]);
	types[1].item = (uint8_t)*type;
	if (*type >= XT_NMTOKENS) {
		types[1].item = *type == XT_NMTOKENS ? XT_NMTOKEN
				: *type == XT_IDREFS ? XT_IDREF
						     : XT_ENTITY;
		types[1].occurs = '*';
	}
	struct vdm_xp_item name = vdm_xp_qname(call, XP_XS, "xs", local);
	fn->name = name.u.name;
	fn->arity = 1;
	fn->params = types;
	fn->result = &types[1];
	fn->user = construct;
	fn->user_context = type;
	return fn;
}

const struct vdm_xp_function *
vdm_xp_find_function(struct vdm_xp_call *call, const char *ns,
		     const char *local, int arity,
		     const struct vdm_xp_builtin **builtin)
{
	const struct vdm_xp_static *scope = call->scope;

	*builtin = NULL;
	for (size_t i = 0; i < scope->functions_count; i++) {
		const struct vdm_xp_function *f = &scope->functions[i];
		if (f->arity == arity && strcmp(f->name->local, local) == 0 &&
		    strcmp(f->name->ns, ns) == 0)
			return f;
	}
	if (strcmp(ns, XP_XS) == 0)
		return arity == 1 ? make_constructor(call, local) : NULL;
	for (size_t t = 0; scope->builtins[t] != NULL; t++)
		for (const struct vdm_xp_builtin *b = scope->builtins[t];
		     b->name != NULL; b++)
			if (strcmp(b->name, local) == 0 &&
			    strcmp(b->ns, ns) == 0 && arity >= b->least &&
			    (b->most < 0 ? arity <= 1000 : arity <= b->most)) {
				*builtin = b;
				return make_builtin(call, b, arity);
			}
	return NULL;
}
