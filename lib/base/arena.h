/* SPDX-License-Identifier: MIT */
/* A region of memory that is given back whole: what a record is made of. */
#ifndef VDM_BASE_ARENA_H
#define VDM_BASE_ARENA_H

#include <stddef.h>

struct vdm_arena_block;

/*
 * Sticky: once an allocation failed, `failed` stays 1 and every later call
 * returns NULL, so that a caller may check once at the end.
 */
struct vdm_arena {
	struct vdm_arena_block *head;
	size_t used; /* bytes handed out, for limits and statistics */
	int failed;
};

void vdm_arena_init(struct vdm_arena *a);
void vdm_arena_fini(struct vdm_arena *a);
/* Takes back all that was handed out, and keeps a block for what comes. */
void vdm_arena_clear(struct vdm_arena *a);

/* Zeroed memory, aligned for pointers and numbers of 64 bits; NULL when out of
 * memory. */
void *vdm_arena_alloc(struct vdm_arena *a, size_t size);
/* The same for characters, not aligned. */
char *vdm_arena_chars(struct vdm_arena *a, size_t size);
/* NUL-terminated copies; NULL in, NULL out. */
char *vdm_arena_strdup(struct vdm_arena *a, const char *s);
char *vdm_arena_strndup(struct vdm_arena *a, const char *s, size_t n);
/* Without the white space of XML at both ends. */
char *vdm_arena_trimmed(struct vdm_arena *a, const char *s);
/*
 * Grows an array kept in the arena: returns room for `need` elements of `size`
 * bytes, the old ones copied, `*cap` updated; NULL when out of memory. The old
 * array stays allocated until the arena goes.
 */
void *vdm_arena_grow(struct vdm_arena *a, void *old, size_t *cap, size_t need,
		     size_t size);

#endif
