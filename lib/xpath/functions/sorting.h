/* SPDX-License-Identifier: MIT */
/* Sorting by keys, which fn:sort and array:sort share. */
#ifndef VDM_XPATH_FUNCTIONS_SORTING_H
#define VDM_XPATH_FUNCTIONS_SORTING_H

#include "xpath/value/value.h"

/* The order of n members by their keys, as indexes; stable. */
size_t *vdm_xp_sort_keys(struct vdm_xp_call *call, const char *collation,
			 const struct vdm_xp_seq *keys, size_t n);
/* The keys of members: what the function says, or themselves atomised. */
struct vdm_xp_seq *vdm_xp_make_keys(struct vdm_xp_call *call,
				    const struct vdm_xp_seq *members, size_t n,
				    const struct vdm_xp_item *fn);

#endif
