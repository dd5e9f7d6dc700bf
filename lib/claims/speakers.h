/* SPDX-License-Identifier: MIT */
/* Who speaks in two records, seen through the map of their people. */
#ifndef VDM_CLAIMS_SPEAKERS_H
#define VDM_CLAIMS_SPEAKERS_H

#include "claims/body.h"
#include "claims/claims.h"

struct vdm_speakers {
	const struct vdm_body *a, *b;
	const size_t *map;
	struct vdm_strmap ids_a, ids_b;
};

/* 0, or -1: out of memory. vdm_speakers_fini in both cases. */
int vdm_speakers_init(struct vdm_speakers *s, const struct vdm_body *a,
		      const struct vdm_body *b, const size_t *map);
/* Who speaks in a node, with something between several; what its label says
 * where nobody is pointed at. `ids`: the record's people by their ids. */
void vdm_speakers_name(struct vdm_buf *out, const struct vdm_record *rec,
		       const struct vdm_strmap *ids,
		       const struct vdm_node *node, const char *between);
/* Fills that map. 0, or -1: out of memory. */
int vdm_speakers_index(struct vdm_strmap *ids, const struct vdm_record *rec);
void vdm_speakers_fini(struct vdm_speakers *s);
/*
 * The claims of a unit of `a` and of the unit of `b` that it is; either may be
 * VDM_NO_MATCH. `moved`: it stands elsewhere.
 */
void vdm_speakers_compare(struct vdm_comparison *c,
			  const struct vdm_speakers *s, size_t unit_a,
			  size_t unit_b, int moved);

#endif
