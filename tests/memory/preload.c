/* SPDX-License-Identifier: MIT */
/*
 * Loaded before the C library (LD_PRELOAD), lets one allocation of the whole
 * process fail, other libraries' too: the one whose number, counted from main
 * on until the process ends, is VDM_FAIL_AT; with VDM_FAIL_ON each after it as
 * well. How many there were is written to the file VDM_FAIL_COUNT: of a process
 * and its copies, which count on from where they were made, the most.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static void *(*real_malloc)(size_t);
static void *(*real_calloc)(size_t, size_t);
static void *(*real_realloc)(void *, size_t);
static void (*real_free)(void *);

static atomic_ulong calls;
static unsigned long fail_at;
static int from_there_on, counting;

/* What dlsym itself asks for, before there is anything else to give. */
static _Alignas(16) char early[4096];
static size_t early_used;

static void *
early_get(size_t n)
{
	void *p = early + early_used;

	n = (n + 15) & ~(size_t)15;
	if (n > sizeof(early) - early_used)
		abort();
	early_used += n;
	return p;
}

static int
is_early(const void *p)
{
	return (uintptr_t)p - (uintptr_t)early < sizeof(early);
}

static void
find(void)
{
	static int finding;

	if (finding)
		return;
	finding = 1;
	*(void **)&real_malloc = dlsym(RTLD_NEXT, "malloc");
	*(void **)&real_calloc = dlsym(RTLD_NEXT, "calloc");
	*(void **)&real_realloc = dlsym(RTLD_NEXT, "realloc");
	*(void **)&real_free = dlsym(RTLD_NEXT, "free");
}

/* What is done behind main is not the program's: a build that counts lines
 * writes its counts there, and does not ask whether it was given memory. */
static void
stop(void)
{
	counting = 0;
}

static int
fails(void)
{
	unsigned long n;

	if (!counting)
		return 0;
	n = atomic_fetch_add(&calls, 1) + 1;
	if (n == 1 && atexit(stop) != 0)
		abort();
	if (fail_at == 0 || n < fail_at || (n > fail_at && !from_there_on))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t n)
{
	if (real_malloc == NULL)
		find();
	if (real_malloc == NULL)
		return early_get(n);
	return fails() ? NULL : real_malloc(n);
}

void *
calloc(size_t n, size_t m)
{
	if (real_calloc == NULL)
		find();
	if (real_calloc == NULL)
		return early_get(n * m);
	return fails() ? NULL : real_calloc(n, m);
}

void *
realloc(void *p, size_t n)
{
	if (real_realloc == NULL)
		find();
	if (real_realloc == NULL || is_early(p))
		abort();
	return fails() ? NULL : real_realloc(p, n);
}

void
free(void *p)
{
	if (p != NULL && !is_early(p))
		real_free(p);
}

/* The preloaded object is begun last: other libraries are ready by now. */
__attribute__((constructor)) static void
begin(void)
{
	const char *at = getenv("VDM_FAIL_AT");

	fail_at = at != NULL ? strtoul(at, NULL, 10) : 0;
	from_there_on = getenv("VDM_FAIL_ON") != NULL;
	counting = 1;
}

__attribute__((destructor)) static void
end(void)
{
	const char *path = getenv("VDM_FAIL_COUNT");
	char text[32];
	unsigned long was = 0;
	ssize_t n;
	int fd;

	counting = 0;
	fd = path != NULL ? open(path, O_RDWR | O_CREAT, 0600) : -1;
	if (fd < 0)
		return;
	/* others write it as well; closing it lets them */
	while (flock(fd, LOCK_EX) != 0 && errno == EINTR)
		continue;
	n = pread(fd, text, sizeof(text) - 1, 0);
	if (n > 0) {
		text[n] = '\0';
		was = strtoul(text, NULL, 10);
	}
	n = snprintf(text, sizeof(text), "%lu\n", (unsigned long)calls);
	if (calls > was && pwrite(fd, text, (size_t)n, 0) != n)
		abort();
	close(fd);
}

/* Copies of a process leave by this, and no destructor is run. */
void
_exit(int status)
{
	void (*leave)(int);

	end();
	*(void **)&leave = dlsym(RTLD_NEXT, "_exit");
	if (leave != NULL)
		leave(status);
	abort();
}
