/* SPDX-License-Identifier: MIT */
/* Reading files that others name: regular ones, inside one folder only. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/address.h"
#include "base/memory.h"

/* Whether a part of a path begins with a dot, and is neither "." nor "..". A
 * folder that holds documents often holds, hidden, what nobody wants to
 * publish. */
static int
is_hidden(const char *path)
{
	while (*path != '\0') {
		size_t n = strcspn(path, "/");

		if (n > 1 && path[0] == '.' && (n > 2 || path[1] != '.'))
			return 1;
		path += n;
		path += strspn(path, "/");
	}
	return 0;
}

int
vdm_file_settle(struct vdm_buf *out, const char *base, const char *path)
{
	char *folder = vdm_realpath(base != NULL ? base : ".");
	struct vdm_buf root, full;
	int rc = -1;

	if (folder == NULL)
		return -1;
	vdm_buf_init(&root);
	vdm_buf_init(&full);
	vdm_buf_puts(&root, folder);
	if (root.len > 0 && root.data[root.len - 1] != '/')
		vdm_buf_putc(&root, '/');
	vdm_path_join(&full, vdm_buf_str(&root), path);
	if (root.failed || full.failed) {
		errno = ENOMEM;
	} else if (*path == '/' || full.len <= root.len ||
		   memcmp(full.data, root.data, root.len) != 0) {
		errno = EACCES;
	} else {
		vdm_buf_puts(out, full.data + root.len);
		rc = 0;
	}
	vdm_free(folder);
	vdm_buf_fini(&root);
	vdm_buf_fini(&full);
	return rc;
}

char *
vdm_file_inside(const char *base, const char *path)
{
	char *folder = vdm_realpath(base), *full = NULL;
	size_t n;
	int why;

	if (folder != NULL)
		full = vdm_realpath(path);
	if (full == NULL) {
		why = errno;
		vdm_free(folder);
		errno = why;
		return NULL;
	}
	n = strlen(folder);
	if (strcmp(folder, "/") == 0)
		n = 0;
	why = strncmp(full, folder, n) != 0 || full[n] != '/' ? EACCES
	      : is_hidden(full + n + 1)                       ? EPERM
							      : 0;
	vdm_free(folder);
	if (why == 0)
		return full;
	vdm_free(full);
	errno = why;
	return NULL;
}

/* The file's real name where that lies in the folder; else NULL. */
static char *
resolve(const char *base, const char *path)
{
	struct vdm_buf b;
	char *full = NULL;

	if (is_hidden(path)) {
		errno = EPERM;
		return NULL;
	}
	vdm_buf_init(&b);
	vdm_buf_puts(&b, base);
	vdm_buf_putc(&b, '/');
	if (vdm_file_settle(&b, base, path) == 0) {
		if (b.failed)
			errno = ENOMEM;
		else
			full = vdm_file_inside(base, b.data);
	}
	vdm_buf_fini(&b);
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

int
vdm_file_open(const char *path, struct stat *st)
{
	int fd;

	/* what is no regular file is not opened at all: some begin to work */
	if (stat(path, st) != 0)
		return -1;
	fd = S_ISREG(st->st_mode)
		 ? open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
		 : -1;
	if (fd >= 0 && fstat(fd, st) == 0 && S_ISREG(st->st_mode))
		return fd;
	if (fd >= 0)
		close(fd);
	if (S_ISDIR(st->st_mode))
		errno = EISDIR;
	else if (!S_ISREG(st->st_mode))
		errno = ENODEV;
	return -1;
}

int
vdm_file_read(const char *path, size_t limit, struct vdm_buf *out)
{
	struct stat st;
	int fd = vdm_file_open(path, &st), rc = -1, error;

	if (fd < 0)
		return -1;
	if (st.st_size > 0 && (size_t)st.st_size > limit)
		errno = EFBIG;
	else
		rc = read_all(fd, limit, out);
	error = errno;
	close(fd);
	errno = error;
	return rc;
}

int
vdm_file_is_within(const char *base, const char *path)
{
	char *full = resolve(base, path);
	struct stat st;
	int there = full != NULL && stat(full, &st) == 0 && S_ISREG(st.st_mode);

	vdm_free(full);
	return there;
}

int
vdm_file_read_within(const char *base, const char *path, size_t limit,
		     struct vdm_buf *out)
{
	char *full = resolve(base, path);
	int rc, error;

	if (full == NULL)
		return -1;
	rc = vdm_file_read(full, limit, out);
	error = errno == EISDIR ? ENODEV : errno;
	vdm_free(full);
	errno = error;
	return rc;
}
