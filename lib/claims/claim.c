/* SPDX-License-Identifier: MIT */
/* Claims and changes: how they are added and what they are called. */
#include <string.h>

#include "claims/claims.h"

const char *
vdm_outcome_name(enum vdm_outcome outcome)
{
	switch (outcome) {
	case VDM_KEPT:
		return "kept";
	case VDM_CHANGED:
		return "changed";
	case VDM_LOST:
		return "lost";
	case VDM_ADDED:
		return "added";
	}
	return "kept";
}

struct vdm_claim *
vdm_claim_add(struct vdm_comparison *c, enum vdm_claim_kind kind,
	      enum vdm_outcome outcome, const char *name)
{
	struct vdm_claim *list, *claim;

	list = vdm_arena_grow(&c->arena, c->claims, &c->claims_cap,
			      c->claims_count + 1, sizeof(*list));
	if (list == NULL)
		return NULL;
	c->claims = list;
	claim = &list[c->claims_count++];
	memset(claim, 0, sizeof(*claim));
	claim->kind = kind;
	claim->outcome = outcome;
	claim->name = name;
	return claim;
}

struct vdm_text_change *
vdm_change_add(struct vdm_comparison *c, enum vdm_outcome outcome,
	       const char *what)
{
	struct vdm_text_change *list, *t;

	list = vdm_arena_grow(&c->arena, c->changes, &c->changes_cap,
			      c->changes_count + 1, sizeof(*list));
	if (list == NULL)
		return NULL;
	c->changes = list;
	t = &list[c->changes_count++];
	memset(t, 0, sizeof(*t));
	t->outcome = outcome;
	t->what = what;
	return t;
}

const char *
vdm_claim_text(struct vdm_comparison *c, struct vdm_buf *b)
{
	const char *s = NULL;

	if (b->failed)
		c->arena.failed = 1;
	else
		s = vdm_arena_strndup(&c->arena, vdm_buf_str(b), b->len);
	vdm_buf_clear(b);
	return s;
}
