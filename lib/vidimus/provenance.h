/* SPDX-License-Identifier: MIT */
/* Where a record comes from, and whether an output was edited since. */
#ifndef VIDIMUS_PROVENANCE_H
#define VIDIMUS_PROVENANCE_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Lets a record say by which program it was converted, from which source (its
 * base name, or NULL: it has none) of which SHA-256, and when (a time as
 * "modified" is, or NULL); a record that says so already keeps it. What is
 * written of it then is sealed: see below. 0; -1 with errno ENOMEM, or EINVAL
 * where the record has no room for it, or there is no such time.
 */
VDM_API int vdm_provenance_set(struct vdm_record *record, const char *name,
			       const char *digest, const char *when);
/* Takes that out again. The same. */
VDM_API int vdm_provenance_remove(struct vdm_record *record);
/*
 * Whether an output is as it was written, by the seal that it carries: 1: it
 * is; 0: it carries none, or no format of ours is found in it; -1: it was
 * edited since.
 */
VDM_API int vdm_provenance_check(const void *bytes, size_t length);

#ifdef __cplusplus
}
#endif

#endif
