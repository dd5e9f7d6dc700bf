/* SPDX-License-Identifier: MIT */
/*
 * Where all memory of the library comes from, and the net under it. Buffers,
 * arenas and maps remember their failure and are asked once; what nobody asked
 * is remembered here, for the thread, so that a call of the library in which
 * memory ran out cannot succeed. tests/memory/sources.py proves that no object
 * but this one asks the C library for memory.
 */
#ifndef VDM_BASE_MEMORY_H
#define VDM_BASE_MEMORY_H

#include <stddef.h>

#include "vidimus.h"

/* As those of the C library, whose free() frees what they give; but vdm_free()
 * (vidimus.h) counts it below, and is what the library uses. */
void *vdm_malloc(size_t size);
void *vdm_calloc(size_t count, size_t size);
void *vdm_realloc(void *old, size_t size);
char *vdm_strdup(const char *s);
char *vdm_strndup(const char *s, size_t n);
char *vdm_realpath(const char *path);
/* Takes over what another library got (or NULL), for vdm_free(). */
void *vdm_memory_adopt(void *memory);
/*
 * For libraries that cannot bear a failure: 0 after work(context); or -1, with
 * errno ENOMEM, where a function below failed in it, which then does not return
 * but leaves the work. What the library held then is lost.
 */
int vdm_memory_guard(void (*work)(void *context), void *context);
void *vdm_guarded_malloc(size_t size);
void *vdm_guarded_realloc(void *old, size_t size);
char *vdm_guarded_strdup(const char *s);
/* Whether it is the C library's own. */
int vdm_memory_is_plain(void *(*get)(size_t size));

/* Notes that memory ran out; errno is ENOMEM. */
void vdm_memory_fail(void);
/*
 * How often it did in this thread. It is never set back: a call has failed
 * where it ends with another count than it began with.
 */
unsigned long vdm_memory_failures(void);
/* 0, or -1 and errno ENOMEM where the count is another one than `before`. */
int vdm_memory_check(unsigned long before);

/*
 * How many bytes of these the thread holds; and how many it may, which a budget
 * sets (base/budget.h). An allocation beyond it fails, and is remembered as one
 * that the system was not asked for.
 */
struct vdm_memory_bound {
	long long most;
	int spent;
};

long long vdm_memory_held(void);
struct vdm_memory_bound *vdm_memory_bound(void);
/* Whether it holds more already, by its findings: a failure as well. */
int vdm_memory_is_over(void);
/*
 * One finding is kept whatever it takes: the bound is lifted, and set again to
 * what was returned.
 */
long long vdm_memory_lift(void);
void vdm_memory_set(long long most);

#endif
