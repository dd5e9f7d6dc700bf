/* SPDX-License-Identifier: MIT */
/* What a file is that may travel with a record: a picture, a sound, a film or a
 * font, told by its bytes and never by its name. */
#ifndef VDM_PICTURE_MEDIA_H
#define VDM_PICTURE_MEDIA_H

#include <stddef.h>

#include "base/buf.h"

/* By the bytes alone, from the first to what it cannot do without; NULL: it is
 * none of these, or broken. */
const char *vdm_media_type(const void *data, size_t n);
/* By its first bytes: what it would be if the rest of it were there. */
const char *vdm_media_begins(const void *data, size_t n);
/* Appends why it has no type, to go behind "is". */
void vdm_media_say_what(struct vdm_buf *out, const void *data, size_t n);
/* The type of files with the ending that a path has, which begins like that
 * ("video/"); NULL: none. */
const char *vdm_media_type_by_name(const char *path, const char *begins);
/* The ending that a type's files have ("png"), others after it, parted by
 * blanks; or NULL. */
const char *vdm_media_extension(const char *type);
/* Whether a path ends as files of that type do, in any case. */
int vdm_media_has_extension(const char *type, const char *path);
/* A picture that every reading system shows (EPUB 3.3, 3.2). */
int vdm_media_is_core_image(const char *type);
/* A sound that every reading system plays; a film, of any type. */
int vdm_media_is_core_sound(const char *type);
int vdm_media_is_film(const char *type);

/*
 * Appends a path that every file system takes for a file below a folder: no
 * part of it is hidden, looks like an option, is reserved or longer than a name
 * may be; no control characters and none that other systems forbid. What is
 * safe stays as it is.
 */
void vdm_media_tame(struct vdm_buf *out, const char *path);

/* What made a drawing active. */
struct vdm_svg_found {
	unsigned scripts;   /* elements that run or fetch */
	unsigned handlers;  /* attributes that run */
	unsigned addresses; /* of what lies elsewhere */
};

/*
 * Appends an SVG drawing without what runs or reaches out of it. 1: that was
 * something, `found` counts it; 0: nothing, and the bytes are best left as they
 * are; -1: it is not well-formed, or errno is ENOMEM.
 */
int vdm_svg_make_safe(struct vdm_buf *out, const void *data, size_t n,
		      struct vdm_svg_found *found);

#endif
