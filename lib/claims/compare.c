/* SPDX-License-Identifier: MIT */
/* The comparison of two records as a whole. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "claims/body.h"
#include "claims/claims.h"

/* Speakers first, then as the kinds are counted. */
static void
count_claims(struct vdm_comparison *c)
{
	struct vdm_compare_result *r = &c->result;
	size_t i;

	for (i = 0; i < c->claims_count; i++) {
		struct vdm_compare_count *k =
		    &r->kinds[c->claims[i].kind - VDM_CLAIM_SPEAKER];

		switch (c->claims[i].outcome) {
		case VDM_KEPT:
			k->kept++;
			r->kept++;
			break;
		case VDM_CHANGED:
			k->changed++;
			r->changed++;
			break;
		case VDM_LOST:
			k->lost++;
			r->lost++;
			break;
		case VDM_ADDED:
			k->added++;
			r->added++;
			break;
		}
	}
}

static int
compare_trees(struct vdm_comparison *c, const struct vdm_record *a,
	      const struct vdm_record *b)
{
	struct vdm_buf why;

	vdm_buf_init(&why);
	c->result.same_tree = vdm_record_equal(a, b, &why);
	if (!c->result.same_tree)
		c->why = vdm_claim_text(c, &why);
	vdm_buf_fini(&why);
	return c->arena.failed ? -1 : 0;
}

static int
compare_all(struct vdm_comparison *c, const struct vdm_body *x,
	    const struct vdm_body *y)
{
	size_t *map = vdm_malloc((x->rec->people_count + 1) * sizeof(*map));
	int rc = map != NULL ? 0 : -1;

	if (rc == 0)
		rc = vdm_compare_people(c, x->rec, y->rec, map);
	if (rc == 0)
		rc = vdm_compare_fields(c, x->rec, y->rec);
	if (rc == 0)
		rc = vdm_compare_body(c, x, y, map);
	vdm_free(map);
	return rc;
}

int
vdm_comparison_init(struct vdm_comparison *c, const struct vdm_record *a,
		    const struct vdm_record *b)
{
	struct vdm_body x, y;
	int rc;

	memset(c, 0, sizeof(*c));
	vdm_arena_init(&c->arena);
	memset(&y, 0, sizeof(y));
	rc = vdm_body_init(&x, a);
	if (rc == 0)
		rc = vdm_body_init(&y, b);
	if (rc == 0)
		rc = compare_all(c, &x, &y);
	if (rc == 0) {
		count_claims(c);
		rc = compare_trees(c, a, b);
	}
	vdm_body_fini(&x);
	vdm_body_fini(&y);
	return rc;
}

void
vdm_comparison_fini(struct vdm_comparison *c)
{
	vdm_arena_fini(&c->arena);
}
