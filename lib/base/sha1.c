/* SPDX-License-Identifier: MIT */
/* SHA-1 (FIPS 180-4), here for identifiers and not for secrecy. */
#include "base/sha1.h"

#include <stdio.h>

#include <nettle/version.h>

void
vdm_sha1_init(struct vdm_sha1 *s)
{
	sha1_init(&s->context);
}

void
vdm_sha1_add(struct vdm_sha1 *s, const void *data, size_t n)
{
	if (n > 0)
		sha1_update(&s->context, n, data);
}

void
vdm_sha1_uuid(struct vdm_sha1 *s, char out[46])
{
	uint8_t h[SHA1_DIGEST_SIZE];

#if NETTLE_VERSION_MAJOR < 4
	sha1_digest(&s->context, sizeof(h), h);
#else
	sha1_digest(&s->context, h);
#endif
	/* which version and variant it is (RFC 9562, 5.5) */
	h[6] = (uint8_t)((h[6] & 0x0f) | 0x50);
	h[8] = (uint8_t)((h[8] & 0x3f) | 0x80);
	snprintf(out, 46,
		 "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
		 "%02x%02x%02x%02x%02x%02x",
		 h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9],
		 h[10], h[11], h[12], h[13], h[14], h[15]);
}
