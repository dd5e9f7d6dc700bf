/* SPDX-License-Identifier: MIT */
/* Reading a file that a document names, inside one folder only. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether a path is relative and has no ".." in it. */
static int
is_inner(const char *path)
{
	if (*path == '/' || *path == '\0')
		return 0;
	while (*path != '\0') {
		size_t n = strcspn(path, "/");

		if (n == 2 && path[0] == '.' && path[1] == '.')
			return 0;
		path += n;
		path += strspn(path, "/");
	}
	return 1;
}

/* The file's real name where that lies in the folder; else NULL. */
static char *
resolve(const char *base, const char *path)
{
	char *folder = realpath(base, NULL), *full = NULL;
	struct vdm_buf b;
	size_t n;

	if (folder == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s/%s", folder, path);
	if (b.failed)
		errno = ENOMEM;
	else
		full = realpath(b.data, NULL);
	vdm_buf_fini(&b);
	n = strlen(folder);
	if (full != NULL && strcmp(folder, "/") != 0 &&
	    (strncmp(full, folder, n) != 0 || full[n] != '/')) {
		free(full);
		full = NULL;
		errno = EACCES;
	}
	free(folder);
	return full;
}

static int
read_all(int fd, size_t size, struct vdm_buf *out)
{
	char chunk[16384];
	size_t start = out->len;
	ssize_t n;

	while ((n = read(fd, chunk, sizeof(chunk))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		vdm_buf_put(out, chunk, (size_t)n);
		if (out->len - start > size) {
			errno = EFBIG;
			return -1;
		}
	}
	if (out->failed)
		errno = ENOMEM;
	return out->failed ? -1 : 0;
}

/* A regular file in the folder, opened; -1 with errno. Its size is in `st`. */
static int
open_within(const char *base, const char *path, struct stat *st)
{
	char *full;
	int fd;

	if (!is_inner(path)) {
		errno = EACCES;
		return -1;
	}
	full = resolve(base, path);
	if (full == NULL)
		return -1;
	fd = open(full, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	free(full);
	if (fd < 0)
		return -1;
	if (fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	close(fd);
	errno = EACCES;
	return -1;
}

int
vdm_file_is_within(const char *base, const char *path)
{
	struct stat st;
	int fd = open_within(base, path, &st);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

int
vdm_file_read_within(const char *base, const char *path, size_t limit,
		     struct vdm_buf *out)
{
	struct stat st;
	int fd = open_within(base, path, &st), rc = -1;

	if (fd < 0)
		return -1;
	if (st.st_size > 0 && (size_t)st.st_size > limit)
		errno = EFBIG;
	else
		rc = read_all(fd, limit, out);
	close(fd);
	return rc;
}
