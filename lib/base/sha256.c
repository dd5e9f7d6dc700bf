/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): which bytes a document had. */
#include "base/sha256.h"

#include <nettle/version.h>

#include <vidimus/base.h>

void
vdm_sha256_begin(struct vdm_sha256 *s)
{
	sha256_init(&s->context);
}

void
vdm_sha256_add(struct vdm_sha256 *s, const void *data, size_t n)
{
	sha256_update(&s->context, n, data);
}

void
vdm_sha256_end(struct vdm_sha256 *s, char out[VDM_SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];
	size_t i;

#if NETTLE_VERSION_MAJOR < 4
	sha256_digest(&s->context, sizeof(bytes), bytes);
#else
	sha256_digest(&s->context, bytes);
#endif
	for (i = 0; i < sizeof(bytes); i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * sizeof(bytes)] = '\0';
}

void
vdm_sha256_hex(const void *data, size_t n, char out[VDM_SHA256_HEX])
{
	struct vdm_sha256 s;

	vdm_sha256_begin(&s);
	vdm_sha256_add(&s, data, n);
	vdm_sha256_end(&s, out);
}

void
vdm_digest(const void *bytes, size_t length, char hex[65])
{
	vdm_sha256_hex(bytes, length, hex);
}
