/* SPDX-License-Identifier: MIT */
/* Which items of one sequence stand in another, in the same order. */
#ifndef VDM_CLAIMS_ALIGN_H
#define VDM_CLAIMS_ALIGN_H

#include <stddef.h>
#include <stdint.h>

#define VDM_NO_MATCH ((size_t)-1)

/*
 * Fills match[0..n-1] with the index in `b` of the item that each item of `a`
 * is, or VDM_NO_MATCH; indices rise. Near-linear: patience by items that occur
 * once, the exact longest common subsequence only where little is left. 0, or
 * -1: out of memory.
 */
int vdm_align(const uint64_t *a, size_t n, const uint64_t *b, size_t m,
	      size_t *match);

#endif
