/* SPDX-License-Identifier: MIT */
/* URI references on libxml2's functions; files through XML catalogs. */
#include "xml/uri.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <libxml/catalog.h>
#include <libxml/uri.h>

#include "base/limits.h"

/* Where the base is a path and no URI. */
static char *
join_paths(const char *base, const char *ref)
{
	const char *slash =
	    base == NULL || *ref == '/' ? NULL : strrchr(base, '/');
	size_t n = slash == NULL ? 0 : (size_t)(slash - base) + 1;
	char *out = malloc(n + strlen(ref) + 1);

	if (out == NULL)
		return NULL;
	if (n > 0)
		memcpy(out, base, n);
	strcpy(out + n, ref);
	return out;
}

static int
is_path(const char *s)
{
	return s != NULL && strstr(s, "://") == NULL;
}

char *
vdm_uri_join(const char *base, const char *ref)
{
	static const char plain[] = "!$&'()*+,-./:;=@[]_~";
	xmlChar *joined = NULL, *escaped, *from = NULL;
	char *out;

	escaped = xmlURIEscapeStr((const xmlChar *)ref,
				  (const xmlChar *)"!#$%&'()*+,-./:;=?@[]_~");
	if (is_path(base)) /* a path has what a URI must escape */
		from = xmlURIEscapeStr((const xmlChar *)base,
				       (const xmlChar *)plain);
	if (escaped != NULL && (from != NULL || !is_path(base)))
		joined = xmlBuildURI(
		    escaped, from != NULL ? from : (const xmlChar *)base);
	xmlFree(escaped);
	xmlFree(from);
	if (joined == NULL)
		return join_paths(base, ref);
	out = is_path(base) && is_path((const char *)joined)
		  ? xmlURIUnescapeString((const char *)joined, 0, NULL)
		  : strdup((const char *)joined);
	xmlFree(joined);
	return out;
}

int
vdm_uri_is_library(const char *uri)
{
	const char *p;

	if (*uri == '\0')
		return 1;
	if (!isalpha((unsigned char)*uri))
		return 0;
	for (p = uri; isalnum((unsigned char)*p) ||
		      (*p != '\0' && strchr("+-.", *p) != NULL);)
		p++;
	if (*p != ':' || p[1] == '\0')
		return 0;
	for (; *p != '\0'; p++)
		if (*p == '#' ||
		    (*p == '%' && !(isxdigit((unsigned char)p[1]) &&
				    isxdigit((unsigned char)p[2]))))
			return 0;
	return 1;
}

static int
read_all(FILE *f, char **bytes, size_t *length)
{
	size_t cap = 65536, n = 0, got;
	char *data = malloc(cap), *more;

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
		more = realloc(data, cap);
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

	if (f == NULL)
		return -1;
	rc = read_all(f, bytes, length);
	fclose(f);
	return rc;
}

char *
vdm_uri_resolve(const char *uri)
{
	xmlChar *found;
	char *out = NULL;

	found = xmlCatalogResolveURI((const xmlChar *)uri);
	if (found == NULL)
		found = xmlCatalogResolveSystem((const xmlChar *)uri);
	if (found != NULL && strcmp((char *)found, uri) != 0)
		out = strdup((const char *)found);
	xmlFree(found);
	return out;
}

int
vdm_uri_load(const char *uri, char **bytes, size_t *length)
{
	char *found = vdm_uri_resolve(uri);
	int rc = -1;

	if (found != NULL)
		rc = vdm_path_load(found, bytes, length);
	free(found);
	return rc == 0 ? 0 : vdm_path_load(uri, bytes, length);
}
