/* SPDX-License-Identifier: MIT */
/* Words that are asked for by themselves, wherever they stand: each once, with
 * the places that have it. */
#ifndef VDM_WITNESS_OTHERS_H
#define VDM_WITNESS_OTHERS_H

#include <stddef.h>
#include <stdint.h>

struct vdm_other {
	uint32_t hash, count;
	uint16_t length,
	    places; /* bits: 1 << enum vdm_place; 0: an empty row */
};

/* Sticky: after a failure nothing is added. */
struct vdm_others {
	struct vdm_other *row;
	size_t count, cap; /* a power of two, or 0 */
	int failed;
};

void vdm_others_fini(struct vdm_others *o);
void vdm_others_add(struct vdm_others *o, uint32_t hash, size_t length,
		    unsigned place);
/* Where a word stands: bits; 0: nowhere. */
unsigned vdm_others_places(const struct vdm_others *o, uint32_t hash,
			   size_t length);
/* How often it stands there, but for what is only implied. */
size_t vdm_others_count(const struct vdm_others *o, uint32_t hash,
			size_t length);

#endif
