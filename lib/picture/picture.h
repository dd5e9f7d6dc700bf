/* SPDX-License-Identifier: MIT */
/* Pictures that a document names and that travel with the record. */
#ifndef VDM_PICTURE_PICTURE_H
#define VDM_PICTURE_PICTURE_H

#include "record/record.h"

/* The field of no kind that names the picture of the cover, by its path: the
 * property of EPUB's items, and pandoc's key. */
#define VDM_COVER "cover-image"

/*
 * Loads the picture that `url` names, relative to options->base, as a resource
 * of the record, once. The path it is kept under, by which the tree should
 * name it from now on; or NULL where it stays a reference: no base, a remote
 * one, one that is missing, hidden or outside the folder (a finding each).
 */
const char *vdm_picture_load(struct vdm_record *rec, const char *url,
			     const struct vdm_read_options *options,
			     const struct vdm_pos *pos,
			     const struct vdm_sink *sink);
/* Tells where an address names a part of a picture that travels as a whole. */
void vdm_picture_say_part(const char *url, const struct vdm_pos *pos,
			  const struct vdm_sink *sink);
/* The resource of that path, or NULL. */
const struct vdm_resource *vdm_picture_find(const struct vdm_record *rec,
					    const char *path);

/* Loads every picture that the tree names, and the cover. */
void vdm_pictures_load(struct vdm_record *rec,
		       const struct vdm_read_options *options,
		       const struct vdm_sink *sink);
/*
 * Looks at all that would travel with the record, however it came to it: what
 * is no picture, sound, film or font by its bytes is dropped, a drawing that
 * runs is made safe, and names are made safe and unique, with a finding each.
 */
void vdm_pictures_vet(struct vdm_record *rec, const struct vdm_sink *sink);
/*
 * A shallow copy of a record in which pictures are named by where they stand
 * beside an output of that name (NULL: as in the record), and where `escape` as
 * an address, percent-encoded. People and most fields are the record's own;
 * the rest lies in the copy's arena, which the caller frees in either case.
 * 0, or -1 with errno ENOMEM.
 */
int vdm_pictures_place(struct vdm_record *copy, const struct vdm_record *rec,
		       const char *name, int escape);

#endif
