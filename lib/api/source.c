/* SPDX-License-Identifier: MIT */
/* Records from files and from functions that give bytes, and to one that takes
 * them. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/error.h"
#include "base/limits.h"
#include "base/memory.h"
#include "format/format.h"

enum { PIECE = 64 * 1024 };

typedef long reader(void *context, void *buffer, size_t size);

/* All that the function gives, or so much that vdm_read refuses it. */
static int
gather(reader *read, void *context, struct vdm_buf *all)
{
	char *piece = vdm_malloc(PIECE);
	long n = 1;

	while (piece != NULL && n > 0 && all->len <= VDM_LIMIT_INPUT) {
		errno = 0;
		n = read(context, piece, PIECE);
		if (n > PIECE) {
			vdm_free(piece);
			return vdm_error(EINVAL, "the reading function says "
						 "that it gave more than it "
						 "was asked for");
		}
		if (n > 0)
			vdm_buf_put(all, piece, (size_t)n);
	}
	if (piece == NULL || all->failed)
		errno = ENOMEM;
	else if (n < 0 && errno == 0)
		errno = EIO;
	n = piece == NULL || all->failed || n < 0 ? -1 : 0;
	vdm_free(piece);
	return (int)n;
}

int
vdm_read_from(struct vdm_record **record,
	      long (*read)(void *context, void *buffer, size_t size),
	      void *context, const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	struct vdm_buf all;
	int rc, error;

	*record = NULL;
	vdm_error_begin();
	vdm_buf_init(&all);
	rc = gather(read, context, &all);
	error = errno;
	if (rc != 0 && error != ENOMEM && error != EINVAL)
		vdm_error(error, "what gives the bytes failed: %s",
			  strerror(error));
	if (rc == 0) {
		rc =
		    vdm_read(record, vdm_buf_str(&all), all.len, options, sink);
		error = errno;
	}
	vdm_buf_fini(&all);
	errno = error;
	return rc;
}

static long
read_descriptor(void *context, void *buffer, size_t size)
{
	const int *fd = context;
	ssize_t n;

	do
		n = read(*fd, buffer, size);
	while (n < 0 && errno == EINTR);
	return (long)n;
}

/* The bytes of a file, or of a folder that is a document. */
struct origin {
	int fd;
	char *packed; /* NULL: a file's */
	size_t length;
};

/* The name and the folder that the options do not say are the path's. */
static int
read_at(struct vdm_record **record, struct origin *from, const char *path,
	const struct vdm_read_options *options, const struct vdm_sink *sink)
{
	struct vdm_read_options own = {0};
	const char *slash = strrchr(path, '/');
	char *folder = slash == NULL ? vdm_strdup(".")
		       : slash == path
			   ? vdm_strdup("/")
			   : vdm_strndup(path, (size_t)(slash - path));
	int rc = -1;

	*record = NULL;
	if (folder == NULL) {
		errno = ENOMEM;
		return -1;
	}
	if (options != NULL)
		own = *options;
	if (own.name == NULL)
		own.name = path;
	if (own.base == NULL)
		own.base = folder;
	rc =
	    from->packed != NULL
		? vdm_read(record, from->packed, from->length, &own, sink)
		: vdm_read_from(record, read_descriptor, &from->fd, &own, sink);
	vdm_free(folder);
	return rc;
}

/* The format of which the folder is a document, or NULL. */
static const struct vdm_format *
format_of_folder(const char *path)
{
	const struct vdm_format *f = NULL;
	struct stat st;
	size_t i;

	if (stat(path, &st) != 0 || !S_ISDIR(st.st_mode))
		return NULL; /* most are files */
	for (i = 0; (f = vdm_format_at(i)) != NULL; i++)
		if (f->is_folder != NULL && f->is_folder(path))
			break;
	return f;
}

int
vdm_folder_is_document(const char *path)
{
	return format_of_folder(path) != NULL;
}

int
vdm_folder_pack(const char *path, char **bytes, size_t *length,
		const struct vdm_sink *sink)
{
	const struct vdm_format *f;
	struct vdm_buf b;
	int error;

	*bytes = NULL;
	*length = 0;
	vdm_error_begin();
	f = format_of_folder(path);
	if (f == NULL)
		return vdm_error(
		    ENOTSUP, "%.300s is no folder that is one document", path);
	vdm_buf_init(&b);
	if (f->pack(path, &b, sink) == 0)
		*bytes = vdm_buf_take(&b, length);
	error = errno;
	vdm_buf_fini(&b);
	errno = error;
	return *bytes != NULL ? 0 : -1;
}

int
vdm_read_file(struct vdm_record **record, const char *path,
	      const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	struct origin from = {-1, NULL, 0};
	int rc, error;

	*record = NULL;
	vdm_error_begin();
	if (vdm_folder_is_document(path))
		rc = vdm_folder_pack(path, &from.packed, &from.length, sink);
	else if ((from.fd = open(path, O_RDONLY | O_CLOEXEC)) >= 0)
		rc = 0;
	else
		rc = vdm_error(errno, "%.300s cannot be opened: %s", path,
			       strerror(errno));
	if (rc == 0)
		rc = read_at(record, &from, path, options, sink);
	error = errno;
	/* a folder can be opened, and a disk fail, before it is read */
	if (rc != 0 && from.fd >= 0 && (error == EISDIR || error == EIO))
		vdm_error(error, "%.300s cannot be read: %s", path,
			  strerror(error));
	if (from.fd >= 0)
		close(from.fd);
	vdm_free(from.packed);
	errno = error;
	return rc;
}

int
vdm_write_to(const struct vdm_record *record,
	     int (*write)(void *context, const void *bytes, size_t length),
	     void *context, const struct vdm_write_options *options,
	     const struct vdm_sink *sink)
{
	size_t length;
	char *bytes;
	int rc, error;

	if (vdm_write(record, &bytes, &length, options, sink) != 0)
		return -1;
	errno = 0;
	rc = write(context, bytes, length);
	error = errno != 0 ? errno : EIO;
	vdm_free(bytes);
	return rc == 0 ? 0
		       : vdm_error(error, "what takes the bytes failed: %s",
				   strerror(error));
}
