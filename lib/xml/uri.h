/* SPDX-License-Identifier: MIT */
/* URI references: joining, checking, and finding files offline. */
#ifndef VDM_XML_URI_H
#define VDM_XML_URI_H

#include <stddef.h>

#include "vidimus.h"

/*
 * Finds the files that a schema refers to, while it is compiled: see
 * vdm_schema_compile_with.
 */
struct vdm_uri_loader {
	int (*load)(void *context, const char *uri, char **bytes,
		    size_t *length);
	void *context;
};

/* `ref` as seen from `base` (may be NULL); malloc()ed, NULL: no
 * memory. */
char *vdm_uri_join(const char *base, const char *ref);
/* The file URI of a path, as it really is; to be freed. NULL: errno. */
char *vdm_uri_of_path(const char *path);
/* An absolute URI without a fragment, or "". */
int vdm_uri_is_library(const char *uri);
/*
 * Reads a file by path or URI. XML catalogs ($XML_CATALOG_FILES, else
 * /etc/xml/catalog) are asked first; the network never. 0, or -1 with errno.
 */
int vdm_uri_load(const char *uri, char **bytes, size_t *length);
/* The same without catalogs. */
int vdm_path_load(const char *path, char **bytes, size_t *length);
/* What the catalogs say, malloc()ed, or NULL: catalog.c. */
char *vdm_uri_resolve(const char *uri);
/* The real name of what a path or file URI leads to, where that lies in the
 * folder and is not hidden there (vdm_file_inside); to be freed. NULL: errno.
 */
char *vdm_uri_inside(const char *folder, const char *uri);
/* Whether there is a regular file by that path or file URI. */
int vdm_uri_is_there(const char *uri);

#endif
