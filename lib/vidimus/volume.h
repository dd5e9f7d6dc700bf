/* SPDX-License-Identifier: MIT */
/* Volumes: many records bound into one, and taken out of it again. */
#ifndef VIDIMUS_VOLUME_H
#define VIDIMUS_VOLUME_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/format.h>
#include <vidimus/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is to be bound, and what the whole is called (docs/volumes.md). */
struct vdm_volume;

VDM_API struct vdm_volume *vdm_volume_new(void); /* NULL: out of memory */
VDM_API void vdm_volume_free(struct vdm_volume *volume);
/* Reads a description in YAML into a new volume. 0; -1 after a finding at level
 * error for each fault (errno 0), or with errno ENOMEM. */
VDM_API int vdm_volume_read(struct vdm_volume *volume, const void *bytes,
			    size_t length, const struct vdm_sink *sink);
/* The record that holds its title, editors, rights and so on as fields, for
 * vdm_edit_field(); it has no text. */
VDM_API struct vdm_record *vdm_volume_front(struct vdm_volume *volume);
/* One more file to be bound, by its path, behind the others. 0; -1 with errno
 * ENOMEM. */
VDM_API int vdm_volume_add(struct vdm_volume *volume, const char *path);
/* How many files it binds; the path of the index-th, NULL past the end, and the
 * line of the description that names it (0: none). */
VDM_API size_t vdm_volume_count(const struct vdm_volume *volume);
VDM_API const char *vdm_volume_path(const struct vdm_volume *volume,
				    size_t index);
VDM_API unsigned vdm_volume_line(const struct vdm_volume *volume, size_t index);
/* The path of its "introduction", "cover", "css", "title-page", or of one of
 * its fonts, "font-1" to "font-8"; NULL: it has none. The bytes of all but the
 * introduction are given to it, and must live until it is bound: 0; -1 with
 * errno EINVAL (no such file, or the volume names none), or errno 0 after a
 * finding: they are none that can be bound. */
VDM_API const char *vdm_volume_file(const struct vdm_volume *volume,
				    const char *what);
VDM_API int vdm_volume_give(struct vdm_volume *volume, const char *what,
			    const void *bytes, size_t length,
			    const struct vdm_sink *sink);

/* Whether a volume can be of that format, by its name. */
VDM_API int vdm_volume_is_form(const char *format);
/*
 * Binds all records as "epub", "tei" or "markdown". `load` gives the record of
 * the index-th file, which is freed here, and the sink of what is found of it
 * (may be NULL); the index vdm_volume_count() is that of the introduction. It
 * is asked up to three times for each, in any order, so that one record at a
 * time is in memory; NULL: it cannot be read, of which it tells itself, and
 * nothing is bound. `put` takes bytes of the volume in their order, or (a path
 * that is not NULL) a whole file that is to lie beside it: 0, or -1 and errno.
 * 0; -1 with errno: 0 after a finding, EINVAL: there is no such format, what
 * `put` had, or ENOMEM.
 */
VDM_API int vdm_bind(struct vdm_volume *volume, const char *format,
		     struct vdm_record *(*load)(void *context, size_t index,
						const struct vdm_sink **sink),
		     int (*put)(void *context, const char *beside,
				const void *bytes, size_t length),
		     void *context, const struct vdm_write_options *options,
		     const struct vdm_sink *sink);

/* What the seal says that the write option "seal" asks for: 1, the volume is as
 * it was bound; -1, it was edited since; 0, it has none, or is no volume. */
VDM_API int vdm_volume_check(const void *bytes, size_t length);

/* A volume that was bound, opened. */
struct vdm_unbound;

/*
 * Opens a volume; `bytes` must outlive it. 0; -1 and NULL with errno 0 after a
 * finding (it is none, or broken), or ENOMEM.
 */
VDM_API int vdm_unbind(struct vdm_unbound **unbound, const void *bytes,
		       size_t length, const struct vdm_read_options *options,
		       const struct vdm_sink *sink);
VDM_API void vdm_unbound_free(struct vdm_unbound *unbound);
/* Its records, the introduction behind the others; of the index-th the name, a
 * relative path without "..", and the format that it was bound from. NULL past
 * the end. */
VDM_API size_t vdm_unbound_count(const struct vdm_unbound *unbound);
VDM_API const char *vdm_unbound_name(const struct vdm_unbound *unbound,
				     size_t index);
VDM_API const char *vdm_unbound_format(const struct vdm_unbound *unbound,
				       size_t index);
/* The endings that names get: of `format`, or (NULL, and so it is at first) of
 * what each was bound from; of TEI where that is not written. No two are alike,
 * none is hidden or leads elsewhere. 0; -1 with errno EINVAL or ENOMEM. */
VDM_API int vdm_unbound_rename(struct vdm_unbound *unbound, const char *format);
/* The record, to be freed; NULL after a finding (errno 0), or with errno ENOMEM
 * or EINVAL: there is none of that index. */
VDM_API struct vdm_record *vdm_unbound_record(struct vdm_unbound *unbound,
					      size_t index,
					      const struct vdm_sink *sink);
/* The bytes of one of these, for the caller to free(), and their name, which
 * lives as long as the volume. 0; -1 with errno EINVAL: it has none; or
 * ENOMEM. */
VDM_API int vdm_unbound_file(struct vdm_unbound *unbound, const char *what,
			     const char **name, char **bytes, size_t *length);
/* The description by which it can be bound again, for the caller to free(), and
 * what its file is called. 0; -1 with errno ENOMEM. */
VDM_API int vdm_unbound_description(const struct vdm_unbound *unbound,
				    const char **name, char **text,
				    size_t *length);

#ifdef __cplusplus
}
#endif

#endif
