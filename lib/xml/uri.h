/* SPDX-License-Identifier: MIT */
/* URI references: joining, checking, and finding files offline. */
#ifndef VDM_XML_URI_H
#define VDM_XML_URI_H

#include <stddef.h>

/*
 * Finds the files that a schema refers to. `uri` is absolute where the schema's
 * own is, and as written otherwise. 0 and malloc()ed bytes, or -1.
 */
struct vdm_uri_loader {
	int (*load)(void *context, const char *uri, char **bytes,
		    size_t *length);
	void *context;
};

/* `ref` as seen from `base` (may be NULL); malloc()ed, NULL: not a URI. */
char *vdm_uri_join(const char *base, const char *ref);
/* An absolute URI without a fragment, or "". */
int vdm_uri_is_library(const char *uri);
/*
 * Reads a file by path or URI. XML catalogs ($XML_CATALOG_FILES, else
 * /etc/xml/catalog) are asked first; the network never. 0, or -1 with errno.
 */
int vdm_uri_load(const char *uri, char **bytes, size_t *length);
/* What the catalogs say, malloc()ed, or NULL. */
char *vdm_uri_resolve(const char *uri);

#endif
