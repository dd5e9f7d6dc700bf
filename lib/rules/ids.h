/* SPDX-License-Identifier: MIT */
/* A set of ids, to look pointers up in. */
#ifndef VDM_RULES_IDS_H
#define VDM_RULES_IDS_H

#include <stddef.h>

struct vdm_id {
	const char *name; /* borrowed, not NUL-terminated */
	size_t length;
	const void *owner;
};

/* Sticky: after a failure `failed` stays 1 and nothing is found. */
struct vdm_ids {
	struct vdm_id *slot;
	size_t count, cap;
	int failed;
};

void vdm_ids_init(struct vdm_ids *ids);
void vdm_ids_fini(struct vdm_ids *ids);
/* Adds it; NULL when it is new, else the one that was there. */
const struct vdm_id *vdm_ids_add(struct vdm_ids *ids, const char *name,
				 size_t length, const void *owner);
const struct vdm_id *vdm_ids_find(const struct vdm_ids *ids, const char *name,
				  size_t length);

#endif
