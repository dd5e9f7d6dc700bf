/* SPDX-License-Identifier: MIT */
/* Media types of pictures and other files, and the paths they may have. */
#ifndef VDM_PICTURE_TYPE_H
#define VDM_PICTURE_TYPE_H

#include "base/buf.h"

/* By the first bytes, else by the name's ending; never NULL. */
const char *vdm_media_type(const void *data, size_t n, const char *path);
/* The ending that a type's files have ("png"), or NULL. */
const char *vdm_media_extension(const char *type);
/* A picture that every reading system shows (EPUB 3.3, 3.2). */
int vdm_media_is_core_image(const char *type);

/*
 * Resolves `href` (percent-encoded, its fragment and query left out) against
 * the folder of `base`; both inside the container. Appends the path; -1 when
 * it is absolute, remote or leaves the container.
 */
int vdm_path_resolve(struct vdm_buf *out, const char *base, const char *href);
/* Appends a path with what a URL may not hold percent-encoded. */
void vdm_path_encode(struct vdm_buf *out, const char *path);
/* Whether an IRI has a scheme ("http:"). */
int vdm_path_is_remote(const char *href);
/* Whether an absolute URL may stand in an href as it is: plain ASCII, a
 * known scheme, a host. */
int vdm_path_is_link(const char *href);

#endif
