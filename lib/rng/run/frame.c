/* SPDX-License-Identifier: MIT */
/* The frames of the elements that are open. */
#include <string.h>

#include "rng/run/run.h"
#include "rng/run/validate.h"

struct frame *
vdm_rng_top(struct vdm_rng_run *r)
{
	return &r->stack[r->depth];
}

/*
 * The innermost binding counts, so they are searched from the end. No prefix
 * and no binding is no namespace; a prefix without one is a fault of the value
 * that has it.
 */
const char *
vdm_rng_run_prefix(const void *context, const char *prefix)
{
	const struct vdm_rng_run *r = context;
	size_t i;

	for (i = r->nbindings; i-- > 0;)
		if (strcmp(r->bindings[i].prefix, prefix) == 0)
			return r->bindings[i].uri;
	return *prefix == '\0' ? "" : NULL;
}

int
vdm_rng_run_is_unparsed(const void *context, const char *name)
{
	const struct vdm_rng_run *r = context;

	return r->unread || vdm_strmap_get(&r->unparsed, name, NULL);
}

void
vdm_rng_run_unparsed(struct vdm_rng_run *r, const char *name)
{
	const char *kept;

	if (name == NULL) {
		r->unread = 1;
		return;
	}
	if (!r->g->prefixes || vdm_strmap_get(&r->unparsed, name, NULL))
		return;
	kept = vdm_arena_strdup(&r->arena, name);
	if (kept == NULL)
		r->failed = 1;
	else
		vdm_strmap_put(&r->unparsed, kept, 0);
	r->failed |= r->unparsed.failed;
}
