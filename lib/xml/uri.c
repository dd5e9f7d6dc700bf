/* SPDX-License-Identifier: MIT */
/* URI references of schemas; files through XML catalogs. */
#include "xml/uri.h"

#include <ctype.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/uri.h>

#include "base/address.h"
#include "base/limits.h"
#include "base/memory.h"
#include "xml/sax.h"

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

static int
read_all(FILE *f, char **bytes, size_t *length)
{
	size_t cap = 65536, n = 0, got;
	char *data = vdm_malloc(cap), *more;

	*bytes = NULL;
	*length = 0;
	while (data != NULL && (got = fread(data + n, 1, cap - n, f)) > 0) {
		n += got;
		if (n < cap)
			continue;
		if (cap > VDM_LIMIT_INPUT) {
			free(data);
			errno = EFBIG;
			return -1;
		}
		cap *= 2;
		more = vdm_realloc(data, cap);
		if (more == NULL)
			free(data);
		data = more;
	}
	if (data == NULL || ferror(f)) {
		free(data);
		errno = data == NULL ? ENOMEM : EIO;
		return -1;
	}
	*bytes = data;
	*length = n;
	return 0;
}

static FILE *
open_path(const char *uri)
{
	char *path = NULL;
	struct stat st;
	FILE *f;

	if (strncmp(uri, "file://localhost/", 17) == 0)
		uri += 16;
	else if (strncmp(uri, "file:///", 8) == 0)
		uri += 7;
	f = fopen(uri, "rb");
	if (f == NULL && errno == ENOENT) {
		path = xmlURIUnescapeString(uri, 0, NULL);
		f = path == NULL ? NULL : fopen(path, "rb");
		xmlFree(path);
	}
	if (f != NULL && fstat(fileno(f), &st) == 0 && S_ISDIR(st.st_mode)) {
		fclose(f);
		errno = EISDIR;
		f = NULL;
	}
	return f;
}

int
vdm_uri_is_there(const char *uri)
{
	FILE *f = open_path(uri);

	if (f != NULL)
		fclose(f);
	return f != NULL;
}

int
vdm_path_load(const char *uri, char **bytes, size_t *length)
{
	FILE *f = open_path(uri);
	int rc;

	*bytes = NULL;
	*length = 0;
	if (f == NULL)
		return -1;
	rc = read_all(f, bytes, length);
	fclose(f);
	return rc;
}

/* Two threads that meet in libxml2's own lazy beginning each make the lock of
 * the catalogs, and wait for ever for the one that was lost. */
static void
begin(void)
{
	vdm_xml_begin();
	xmlInitializeCatalog();
}

char *
vdm_uri_resolve(const char *uri)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	xmlChar *found;
	char *out = NULL;

	pthread_once(&once, begin);
	found = xmlCatalogResolveURI((const xmlChar *)uri);
	if (found == NULL)
		found = xmlCatalogResolveSystem((const xmlChar *)uri);
	if (found != NULL && strcmp((char *)found, uri) != 0)
		out = vdm_strdup((const char *)found);
	xmlFree(found);
	return out;
}

int
vdm_uri_load(const char *uri, char **bytes, size_t *length)
{
	char *found = vdm_uri_resolve(uri);
	int rc = -1;

	*bytes = NULL;
	*length = 0;
	if (found != NULL)
		rc = vdm_path_load(found, bytes, length);
	free(found);
	return rc == 0 ? 0 : vdm_path_load(uri, bytes, length);
}
