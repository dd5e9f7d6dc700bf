/* SPDX-License-Identifier: MIT */
/* A region of memory that is given back whole. */
#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

/* A sanitizer knows nothing of regions: it is told what of a block is handed
 * out, and a gap is left behind each piece, so that who reads on is seen. */
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { GAP = 64 };
#else
enum { GAP = 0 };
#define ASAN_POISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#define ASAN_UNPOISON_MEMORY_REGION(p, n) ((void)(p), (void)(n))
#endif

/* Blocks grow with what is handed out: many arenas hold little. */
enum { BLOCK_LEAST = 4 * 1024, BLOCK_MOST = 32 * 1024, ALIGN = 8 };

/* Objects are handed out from its beginning, characters, which need not be
 * aligned, from its end; `used` is where the ones end, `end` where the others
 * begin. */
struct vdm_arena_block {
	struct vdm_arena_block *next;
	size_t size, used, end;
	_Alignas(ALIGN) unsigned char data[];
};

void
vdm_arena_init(struct vdm_arena *a)
{
	memset(a, 0, sizeof(*a));
}

void
vdm_arena_fini(struct vdm_arena *a)
{
	struct vdm_arena_block *b = a->head;

	while (b != NULL) {
		struct vdm_arena_block *next = b->next;

		ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
		vdm_free(b);
		b = next;
	}
	memset(a, 0, sizeof(*a));
}

void
vdm_arena_clear(struct vdm_arena *a)
{
	struct vdm_arena_block *b = a->head;

	if (b == NULL)
		return;
	while (b->next != NULL) {
		struct vdm_arena_block *next = b->next;

		b->next = next->next;
		ASAN_UNPOISON_MEMORY_REGION(next->data, next->size);
		vdm_free(next);
	}
	ASAN_UNPOISON_MEMORY_REGION(b->data, b->size);
	memset(b->data, 0, b->used); /* what is handed out is zeroed */
	memset(b->data + b->end, 0, b->size - b->end);
	ASAN_POISON_MEMORY_REGION(b->data, b->size);
	b->used = 0;
	b->end = b->size;
	a->used = 0;
}

static void *
fail(struct vdm_arena *a)
{
	a->failed = 1;
	vdm_memory_fail();
	return NULL;
}

static struct vdm_arena_block *
block_new(size_t size)
{
	struct vdm_arena_block *b = vdm_calloc(1, sizeof(*b) + size);

	if (b == NULL)
		return NULL;
	b->size = b->end = size;
	ASAN_POISON_MEMORY_REGION(b->data, size);
	return b;
}

/* A block that has so much room, or NULL. */
static struct vdm_arena_block *
block_for(struct vdm_arena *a, size_t size)
{
	struct vdm_arena_block *b = a->head;
	size_t usual = a->used < BLOCK_LEAST  ? BLOCK_LEAST
		       : a->used < BLOCK_MOST ? a->used
					      : BLOCK_MOST;
	int large = size > usual / 4;

	if (a->failed)
		return NULL;
	if (b != NULL && b->end - b->used >= size)
		return b;
	b = size <= SIZE_MAX / 2 ? block_new(large ? size : usual) : NULL;
	if (b == NULL)
		return fail(a);
	if (large && a->head != NULL) { /* keep filling the old one */
		b->next = a->head->next;
		a->head->next = b;
	} else {
		b->next = a->head;
		a->head = b;
	}
	return b;
}

void *
vdm_arena_alloc(struct vdm_arena *a, size_t size)
{
	size_t room = size <= SIZE_MAX / 2
			  ? ((size + ALIGN - 1) & ~(size_t)(ALIGN - 1)) + GAP
			  : size;
	struct vdm_arena_block *b = block_for(a, room);
	void *p;

	if (b == NULL)
		return NULL;
	p = b->data + b->used;
	ASAN_UNPOISON_MEMORY_REGION(p, size);
	b->used += room;
	a->used += room - GAP; /* of what was asked for */
	return p;
}

char *
vdm_arena_chars(struct vdm_arena *a, size_t size)
{
	const size_t room = size <= SIZE_MAX / 2 ? size + GAP : size;
	struct vdm_arena_block *b = block_for(a, room);

	if (b == NULL)
		return NULL;
	b->end -= room;
	a->used += size;
	ASAN_UNPOISON_MEMORY_REGION(b->data + b->end, size);
	return (char *)b->data + b->end;
}

char *
vdm_arena_strndup(struct vdm_arena *a, const char *s, size_t n)
{
	char *p;

	if (s == NULL)
		return NULL;
	p = vdm_arena_chars(a, n + 1);
	if (p != NULL && n > 0)
		memcpy(p, s, n);
	return p;
}

char *
vdm_arena_trimmed(struct vdm_arena *a, const char *s)
{
	size_t n;

	if (s == NULL)
		return NULL;
	while (vdm_is_space((unsigned char)*s))
		s++;
	n = strlen(s);
	while (n > 0 && vdm_is_space((unsigned char)s[n - 1]))
		n--;
	return vdm_arena_strndup(a, s, n);
}

char *
vdm_arena_strdup(struct vdm_arena *a, const char *s)
{
	return s == NULL ? NULL : vdm_arena_strndup(a, s, strlen(s));
}

void *
vdm_arena_grow(struct vdm_arena *a, void *old, size_t *cap, size_t need,
	       size_t size)
{
	size_t c = *cap > 0 ? *cap : 8;
	void *p;

	if (need <= *cap)
		return old;
	while (c < need)
		c *= 2;
	if (c > SIZE_MAX / 2 / size)
		return fail(a);
	p = vdm_arena_alloc(a, c * size);
	if (p == NULL)
		return NULL;
	if (*cap > 0)
		memcpy(p, old, *cap * size);
	*cap = c;
	return p;
}
