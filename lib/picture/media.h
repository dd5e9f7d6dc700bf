/* SPDX-License-Identifier: MIT */
/* Media types of pictures and other files. */
#ifndef VDM_PICTURE_TYPE_H
#define VDM_PICTURE_TYPE_H

#include <stddef.h>

/* By the first bytes, else by the name's ending; never NULL. */
const char *vdm_media_type(const void *data, size_t n, const char *path);
/* The ending that a type's files have ("png"), or NULL. */
const char *vdm_media_extension(const char *type);
/* A picture that every reading system shows (EPUB 3.3, 3.2). */
int vdm_media_is_core_image(const char *type);

#endif
