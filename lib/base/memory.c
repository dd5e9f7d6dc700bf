/* SPDX-License-Identifier: MIT */
/* Memory, and how often it ran out in this thread. */
#include "base/memory.h"

#include <errno.h>
#include <limits.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#ifdef HAVE_MALLOC_USABLE_SIZE
#include <malloc.h>
#endif

#include "vidimus.h"

/* Variables that are not constant: they carry nothing from one call to the
 * next, as only the difference within a call is looked at, and the way out is
 * that of the call. */
static _Thread_local unsigned long failures;
static _Thread_local jmp_buf *way_out;
/* What the thread holds. What another one gives back counts there; so it is
 * only ever compared with what it was a moment before. */
static _Thread_local long long held;
static _Thread_local struct vdm_memory_bound bound = {LLONG_MAX, 0};

void
vdm_memory_fail(void)
{
	failures++;
	errno = ENOMEM;
}

unsigned long
vdm_memory_failures(void)
{
	return failures;
}

int
vdm_memory_check(unsigned long before)
{
	if (failures == before)
		return 0;
	errno = ENOMEM;
	return -1;
}

long long
vdm_memory_held(void)
{
	return held;
}

struct vdm_memory_bound *
vdm_memory_bound(void)
{
	return &bound;
}

int
vdm_memory_is_over(void)
{
	if (held <= bound.most)
		return 0;
	if (bound.spent == 0)
		bound.spent = 1;
	vdm_memory_fail();
	return 1;
}

long long
vdm_memory_lift(void)
{
	long long most = bound.most;

	bound.most = LLONG_MAX;
	return most;
}

void
vdm_memory_set(long long most)
{
	bound.most = most;
}

/* What a piece takes, with what the allocator keeps before it. Where it does
 * not tell, nothing is counted and nothing bounded. */
static long long
size_of(void *p)
{
#ifdef HAVE_MALLOC_USABLE_SIZE
	return p != NULL ? (long long)malloc_usable_size(p) + 8 : 0;
#else
	(void)p;
	return 0;
#endif
}

static int
may_have(size_t size)
{
	if (bound.most == LLONG_MAX ||
	    (size <= LLONG_MAX / 2 && held + (long long)size <= bound.most))
		return 1;
	if (bound.spent == 0)
		bound.spent = 1;
	return 0;
}

static void *
got(void *p)
{
	if (p == NULL)
		vdm_memory_fail();
	held += size_of(p);
	return p;
}

/* Nothing is asked for as one byte: NULL always means that there is none. */
void *
vdm_malloc(size_t size)
{
	return got(may_have(size) ? malloc(size > 0 ? size : 1) : NULL);
}

void *
vdm_calloc(size_t count, size_t size)
{
	int may =
	    size == 0 || (count <= SIZE_MAX / size && may_have(count * size));

	return got(may ? calloc(count > 0 ? count : 1, size > 0 ? size : 1)
		       : NULL);
}

/* Old and new are there at once for a moment. */
void *
vdm_realloc(void *old, size_t size)
{
	long long before = size_of(old);
	void *p = may_have(size) ? realloc(old, size > 0 ? size : 1) : NULL;

	if (p != NULL)
		held -= before;
	return got(p);
}

void
vdm_free(void *memory)
{
	held -= size_of(memory);
	free(memory);
}

void *
vdm_memory_adopt(void *memory)
{
	held += size_of(memory);
	return memory;
}

char *
vdm_strndup(const char *s, size_t n)
{
	char *p = vdm_malloc(n + 1);

	if (p == NULL)
		return NULL;
	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

char *
vdm_strdup(const char *s)
{
	return vdm_strndup(s, strlen(s));
}

int
vdm_memory_is_plain(void *(*get)(size_t size))
{
	return get == malloc;
}

/* NULL also where there is no such file; errno says which. */
char *
vdm_realpath(const char *path)
{
	char *real = realpath(path, NULL);

	if (real == NULL && errno == ENOMEM)
		vdm_memory_fail();
	held += size_of(real);
	return real;
}

int
vdm_memory_guard(void (*work)(void *context), void *context)
{
	jmp_buf *volatile before = way_out;
	jmp_buf here;
	volatile int rc = -1;

	if (setjmp(here) == 0) {
		way_out = &here;
		work(context);
		rc = 0;
	}
	way_out = before;
	if (rc != 0)
		errno = ENOMEM;
	return rc;
}

static void *
got_or_leave(void *p)
{
	if (p == NULL && way_out != NULL)
		longjmp(*way_out, 1);
	return p;
}

void *
vdm_guarded_malloc(size_t size)
{
	return got_or_leave(vdm_malloc(size));
}

void *
vdm_guarded_realloc(void *old, size_t size)
{
	return got_or_leave(vdm_realloc(old, size));
}

char *
vdm_guarded_strdup(const char *s)
{
	return got_or_leave(vdm_strdup(s));
}
