/* SPDX-License-Identifier: MIT */
/* URI references of schemas, and files by them. */
#include "xml/uri.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/address.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/memory.h"

/* A URI with a way through folders; else the base is a path on a disk. */
static int
is_uri(const char *s)
{
	struct vdm_address a;

	vdm_address_split(&a, s);
	return a.scheme.n > 0 &&
	       (a.authority.s != NULL || vdm_address_has_scheme(s, "file"));
}

char *
vdm_uri_join(const char *base, const char *ref)
{
	struct vdm_buf out, path;

	vdm_buf_init(&out);
	vdm_buf_init(&path);
	if (base == NULL || is_uri(ref)) {
		vdm_buf_puts(&out, ref);
	} else if (is_uri(base)) {
		vdm_address_resolve(&out, base, ref);
	} else {
		vdm_address_decode(&path, ref, strlen(ref));
		vdm_path_join(&out, base, vdm_buf_str(&path));
		out.failed |= path.failed;
	}
	vdm_buf_fini(&path);
	return vdm_buf_take(&out, NULL);
}

char *
vdm_uri_of_path(const char *path)
{
	char *real = vdm_realpath(path);
	struct vdm_buf out;
	size_t i;

	if (real == NULL)
		return NULL;
	vdm_buf_init(&out);
	vdm_buf_puts(&out, "file://");
	for (i = 0; real[i] != '\0'; i++)
		if (isalnum((unsigned char)real[i]) ||
		    strchr("-._~/", real[i]) != NULL)
			vdm_buf_putc(&out, real[i]);
		else
			vdm_buf_printf(&out, "%%%02X", (unsigned char)real[i]);
	vdm_free(real);
	return vdm_buf_take(&out, NULL);
}

int
vdm_uri_is_library(const char *uri)
{
	struct vdm_address a;
	const char *p;

	if (*uri == '\0')
		return 1;
	vdm_address_split(&a, uri);
	if (a.scheme.n == 0 || uri[a.scheme.n + 1] == '\0' ||
	    a.fragment.s != NULL)
		return 0;
	for (p = uri; (p = strchr(p, '%')) != NULL; p++)
		if (!isxdigit((unsigned char)p[1]) ||
		    !isxdigit((unsigned char)p[2]))
			return 0;
	return 1;
}

/* The path of a file URI, or what it is; in *decoded, to vdm_free(), what it is
 * without escapes. */
static const char *
path_of(const char *uri, char **decoded)
{
	struct vdm_buf b;

	if (strncmp(uri, "file://localhost/", 17) == 0)
		uri += 16;
	else if (strncmp(uri, "file:///", 8) == 0)
		uri += 7;
	vdm_buf_init(&b);
	vdm_address_decode(&b, uri, strlen(uri));
	*decoded = vdm_buf_take(&b, NULL);
	return uri;
}

char *
vdm_uri_inside(const char *folder, const char *uri)
{
	char *decoded, *found;
	const char *path = path_of(uri, &decoded);
	int error;

	found = vdm_file_inside(folder, path);
	if (found == NULL && errno == ENOENT && decoded != NULL)
		found = vdm_file_inside(folder, decoded);
	error = errno;
	vdm_free(decoded);
	errno = error;
	return found;
}

static int
open_path(const char *uri)
{
	char *decoded;
	const char *path = path_of(uri, &decoded);
	struct stat st;
	int fd = vdm_file_open(path, &st), error;

	if (fd < 0 && errno == ENOENT && decoded != NULL)
		fd = vdm_file_open(decoded, &st);
	error = errno;
	vdm_free(decoded);
	errno = error;
	return fd;
}

int
vdm_uri_is_there(const char *uri)
{
	int fd = open_path(uri);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

int
vdm_path_load(const char *uri, char **bytes, size_t *length)
{
	char *decoded;
	const char *path = path_of(uri, &decoded);
	struct vdm_buf b;
	int rc, error;

	*bytes = NULL;
	*length = 0;
	vdm_buf_init(&b);
	rc = vdm_file_read(path, VDM_LIMIT_INPUT, &b);
	if (rc != 0 && errno == ENOENT && decoded != NULL)
		rc = vdm_file_read(decoded, VDM_LIMIT_INPUT, &b);
	error = errno;
	if (rc == 0 && (*bytes = vdm_buf_take(&b, length)) == NULL) {
		error = ENOMEM;
		rc = -1;
	}
	vdm_buf_fini(&b);
	vdm_free(decoded);
	errno = error;
	return rc;
}
