/* SPDX-License-Identifier: MIT */
/* Which words of one sequence stand in another, in the same order. */
#ifndef VDM_WITNESS_ALIGN_H
#define VDM_WITNESS_ALIGN_H

#include "witness/testimony.h"

/* Words without a partner: 1 by index. */
struct vdm_unmatched {
	unsigned char *a, *b;
};

/*
 * Aligns the words of a place in `a` with those of the same place in `b`, in a
 * time that grows with their number. Runs that differ only in where words are
 * parted, but not in their letters, are partners. 0, or -1 with errno ENOMEM;
 * then, too, to be freed.
 */
int vdm_witness_align(struct vdm_unmatched *out, const struct vdm_testimony *a,
		      const struct vdm_testimony *b, enum vdm_place place);
/* How many of n words have none. */
size_t vdm_unmatched_count(const unsigned char *flags, size_t n);
void vdm_unmatched_fini(struct vdm_unmatched *u);

#endif
