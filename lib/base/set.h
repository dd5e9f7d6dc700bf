/* SPDX-License-Identifier: MIT */
/* A set of strings: what @who points at, the ids that there are. */
#ifndef VDM_BASE_SET_H
#define VDM_BASE_SET_H

#include <stddef.h>

/* Zeroed is empty. The strings are borrowed. `failed`: out of memory. */
struct vdm_tei_set {
	const char **slots;
	size_t *lengths;    /* the strings need not end there */
	size_t size, count; /* size is a power of two */
	int failed;
};

void vdm_tei_set_add(struct vdm_tei_set *set, const char *s, size_t n);
/* `s` may be NULL: it is in no set. */
int vdm_tei_set_has(const struct vdm_tei_set *set, const char *s);
void vdm_tei_set_fini(struct vdm_tei_set *set);

#endif
