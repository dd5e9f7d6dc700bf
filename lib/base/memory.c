/* SPDX-License-Identifier: MIT */
/* Memory, and how often it ran out in this thread. */
#include "base/memory.h"

#include <errno.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

/* Variables that are not constant: they carry nothing from one call to the
 * next, as only the difference within a call is looked at, and the way out is
 * that of the call. */
static _Thread_local unsigned long failures;
static _Thread_local jmp_buf *way_out;

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

static void *
got(void *p)
{
	if (p == NULL)
		vdm_memory_fail();
	return p;
}

/* Nothing is asked for as one byte: NULL always means that there is none. */
void *
vdm_malloc(size_t size)
{
	return got(malloc(size > 0 ? size : 1));
}

void *
vdm_calloc(size_t count, size_t size)
{
	return got(calloc(count > 0 ? count : 1, size > 0 ? size : 1));
}

void *
vdm_realloc(void *old, size_t size)
{
	return got(realloc(old, size > 0 ? size : 1));
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
