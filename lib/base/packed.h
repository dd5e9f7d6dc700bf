/* SPDX-License-Identifier: MIT */
/*
 * Strings as bytes, for another process, or a later run, of the same version:
 * each ends in NUL; before one that may be NULL stands "+", or "-" where it is.
 */
#ifndef VDM_BASE_PACKED_H
#define VDM_BASE_PACKED_H

#include "base/buf.h"

/* NULL may be put. */
void vdm_packed_put(struct vdm_buf *out, const char *s);

/* What is left of bytes that may be no packed ones: `bad` then. */
struct vdm_packed {
	const char *at, *end;
	int bad;
	const char *known; /* an id that was looked for last, or NULL */
};

/* The next one as it stands; never NULL, "" where there is none. */
const char *vdm_packed_next(struct vdm_packed *p);
/* The next of those that were put, or NULL; belongs to the bytes. */
const char *vdm_packed_string(struct vdm_packed *p);

#endif
