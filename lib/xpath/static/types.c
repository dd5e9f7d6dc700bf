/* SPDX-License-Identifier: MIT */
/* Names in sequence types and node tests. */
#include "xpath/static/static.h"

#include <string.h>

/* The parser wrote the prefix where the namespace shall be. */
static void
resolve_prefix(struct vdm_xp_call *call, struct vdm_xp_type *t)
{
	const char *prefix = t->ns;

	if (!t->by_prefix)
		return;
	t->by_prefix = 0;
	if (*prefix == '\0' && t->item == XT_NODE && t->kind != XP_NODE_ELEMENT)
		return; /* attributes have no default */
	t->ns = vdm_xp_static_prefix(call->scope, prefix);
	if (t->ns == NULL)
		vdm_xp_raise(call, "XPST0081", "the prefix \"%s\" is not bound",
			     prefix);
}

static int
atomic_of(struct vdm_xp_call *call, const struct vdm_xp_type *t,
	  const char *code)
{
	int cast = strcmp(code, "XPST0052") == 0;
	int type =
	    strcmp(t->ns, XP_XS) == 0 ? vdm_xp_type_by_name(t->local) : -1;

	if (cast && (type == XT_ANYATOMIC || type == XT_ANYSIMPLE ||
		     type == XT_NOTATION))
		vdm_xp_raise(call, "XPST0080", "nothing is cast to xs:%s",
			     t->local);
	if (type < 0 || type == XT_ANYTYPE || type == XT_UNTYPEDTYPE ||
	    type == XT_ANYSIMPLE ||
	    (!cast && type >= XT_NMTOKENS && type <= XT_ENTITIES))
		vdm_xp_raise(call, code, "there is no atomic type %s",
			     t->local);
	return type;
}

void
vdm_xp_resolve_type(struct vdm_xp_call *call, const struct vdm_xp_type *type,
		    const char *code)
{
	struct vdm_xp_type *t = (struct vdm_xp_type *)type;

	if (t->occurs == '0')
		return;
	if (t->item == XT_NODE) {
		resolve_prefix(call, t);
		if (t->inner != NULL)
			vdm_xp_resolve_type(call, t->inner, code);
		return;
	}
	if (t->item == XT_ANYATOMIC && t->any) {
		resolve_prefix(call, t);
		t->any = 0;
		t->item = (uint8_t)atomic_of(call, t, code);
		return;
	}
	if (t->item < XT_FUNCTION || t->item > XT_ARRAY || t->any)
		return;
	for (int i = 0; i < t->args_count; i++)
		vdm_xp_resolve_type(call, &t->args[i], code);
	if (t->item != XT_MAP)
		vdm_xp_resolve_type(call, t->result, code);
}
