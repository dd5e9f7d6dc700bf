/* SPDX-License-Identifier: MIT */
/*
 * Loaded into a program before the C library (LD_PRELOAD), a disk for which the
 * case of letters does not count: what a path's last part names is there, too,
 * under the name that differs from it in nothing else.
 */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

/* The path under which it is there, in `to`; the same where it is not. */
static const char *
folded(const char *path, char to[PATH_MAX])
{
	const char *base = strrchr(path, '/');
	char folder[PATH_MAX];
	const struct dirent *e;
	size_t n;
	DIR *dir;

	if (faccessat(AT_FDCWD, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0)
		return path;
	base = base != NULL ? base + 1 : path;
	n = (size_t)(base - path);
	snprintf(folder, sizeof(folder), "%.*s", n > 0 ? (int)n : 1,
		 n > 0 ? path : ".");
	dir = opendir(folder);
	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (strcasecmp(e->d_name, base) == 0) {
			snprintf(to, PATH_MAX, "%.*s%s", (int)n, path,
				 e->d_name);
			path = to;
			break;
		}
	if (dir != NULL)
		closedir(dir);
	return path;
}

#define INSTEAD(type, name, parameters, arguments, failed)                     \
	type name parameters                                                   \
	{                                                                      \
		type(*real) parameters;                                        \
		char one[PATH_MAX], two[PATH_MAX];                             \
                                                                               \
		(void)two;                                                     \
		*(void **)&real = dlsym(RTLD_NEXT, #name);                     \
		return real != NULL ? real arguments : failed;                 \
	}

INSTEAD(int, stat, (const char *path, struct stat *st), (folded(path, one), st),
	-1)
INSTEAD(int, lstat, (const char *path, struct stat *st),
	(folded(path, one), st), -1)
INSTEAD(int, access, (const char *path, int mode), (folded(path, one), mode),
	-1)
INSTEAD(int, unlink, (const char *path), (folded(path, one)), -1)
INSTEAD(int, mkdir, (const char *path, mode_t mode), (folded(path, one), mode),
	-1)
INSTEAD(int, rename, (const char *from, const char *to),
	(folded(from, one), folded(to, two)), -1)
INSTEAD(int, link, (const char *from, const char *to),
	(folded(from, one), folded(to, two)), -1)
INSTEAD(char *, realpath, (const char *path, char *to), (folded(path, one), to),
	NULL)

int
open(const char *path, int flags, ...)
{
	int (*real)(const char *, int, ...);
	char one[PATH_MAX];
	mode_t mode = 0;
	va_list ap;

	va_start(ap, flags);
	if (flags & O_CREAT)
		mode = va_arg(ap, mode_t);
	va_end(ap);
	*(void **)&real = dlsym(RTLD_NEXT, "open");
	return real != NULL ? real(folded(path, one), flags, mode) : -1;
}
