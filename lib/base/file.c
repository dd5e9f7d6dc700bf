/* SPDX-License-Identifier: MIT */
/* Reading a file that a document names, inside one folder only. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* Why a path may not be followed, as errno says it; 0: it may. A folder that
 * holds documents often holds, hidden, what nobody wants to publish. */
static int
fault_of(const char *path)
{
	int hidden = 0;

	if (*path == '/' || *path == '\0')
		return EACCES;
	while (*path != '\0') {
		size_t n = strcspn(path, "/");

		if (n == 2 && path[0] == '.' && path[1] == '.')
			return EACCES;
		hidden |= n > 1 && path[0] == '.';
		path += n;
		path += strspn(path, "/");
	}
	return hidden ? EPERM : 0;
}

/* The file's real name where that lies in the folder; else NULL. */
static char *
resolve(const char *base, const char *path)
{
	char *folder = vdm_realpath(base), *full = NULL;
	struct vdm_buf b;
	size_t n;
	int why;

	if (folder == NULL)
		return NULL;
	vdm_buf_init(&b);
	vdm_buf_printf(&b, "%s/%s", folder, path);
	if (b.failed)
		errno = ENOMEM;
	else
		full = vdm_realpath(b.data);
	vdm_buf_fini(&b);
	n = strlen(folder);
	if (strcmp(folder, "/") == 0)
		n = 0;
	why = full == NULL ? errno
	      : strncmp(full, folder, n) != 0 || full[n] != '/'
		  ? EACCES
		  : fault_of(full + n + 1);
	free(folder);
	if (why == 0)
		return full;
	free(full);
	errno = why;
	return NULL;
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

	errno = fault_of(path);
	if (errno != 0)
		return -1;
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
	errno = ENODEV;
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
