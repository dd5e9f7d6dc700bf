/* SPDX-License-Identifier: MIT */
/* A map from strings to numbers, for ids, paths and names; or a set of them. */
#ifndef VDM_BASE_MAP_H
#define VDM_BASE_MAP_H

#include <stddef.h>

struct vdm_strmap_slot {
	const char *key; /* borrowed; NULL: free */
	size_t length, value;
};

/* Sticky: `failed` stays 1 once memory ran out. Zero it to begin. */
struct vdm_strmap {
	struct vdm_strmap_slot *slots;
	size_t count, cap;
	int failed;
};

void vdm_strmap_fini(struct vdm_strmap *map);
/* 1 when it was not there yet and was put. The key must outlive the map. */
int vdm_strmap_put(struct vdm_strmap *map, const char *key, size_t value);
/* The same for a key of n bytes, which need not end there. */
int vdm_strmap_put_n(struct vdm_strmap *map, const char *key, size_t n,
		     size_t value);
/* 1 and the value, or 0. `value` may be NULL. */
int vdm_strmap_get(const struct vdm_strmap *map, const char *key,
		   size_t *value);
/* Where the value stands, until the next one is put; NULL: it is not there. */
size_t *vdm_strmap_value(struct vdm_strmap *map, const char *key);
/* The same for a key of n bytes. */
int vdm_strmap_get_n(const struct vdm_strmap *map, const char *key, size_t n,
		     size_t *value);

#endif
