/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): which bytes a document had. */
#ifndef VDM_BASE_SHA256_H
#define VDM_BASE_SHA256_H

#include <stddef.h>

#include <nettle/sha2.h>

enum { VDM_SHA256_HEX = 65 }; /* digits, and the NUL behind them */

/* The digest of `n` bytes in small hexadecimal digits. */
void vdm_sha256_hex(const void *data, size_t n, char out[VDM_SHA256_HEX]);
/* The same of bytes that come one after the other. */
struct vdm_sha256 {
	struct sha256_ctx context;
};

void vdm_sha256_begin(struct vdm_sha256 *s);
void vdm_sha256_add(struct vdm_sha256 *s, const void *data, size_t n);
void vdm_sha256_end(struct vdm_sha256 *s, char out[VDM_SHA256_HEX]);

#endif
