/* SPDX-License-Identifier: MIT */
/* An identifier made from content: RFC 9562 UUID, version 5's shape. */
#ifndef VDM_BASE_SHA1_H
#define VDM_BASE_SHA1_H

#include <stddef.h>

#include <nettle/sha1.h>

struct vdm_sha1 {
	struct sha1_ctx context;
};

void vdm_sha1_init(struct vdm_sha1 *s);
void vdm_sha1_add(struct vdm_sha1 *s, const void *data, size_t n);
/* "urn:uuid:" and the UUID; 46 bytes with the NUL. */
void vdm_sha1_uuid(struct vdm_sha1 *s, char out[46]);

#endif
