/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): which bytes a document had. */
#include "base/sha256.h"

#include <nettle/sha2.h>
#include <nettle/version.h>

#include <vidimus/base.h>

void
vdm_sha256_hex(const void *data, size_t n, char out[VDM_SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	uint8_t bytes[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;
	size_t i;

	sha256_init(&context);
	sha256_update(&context, n, data);
#if NETTLE_VERSION_MAJOR < 4
	sha256_digest(&context, sizeof(bytes), bytes);
#else
	sha256_digest(&context, bytes);
#endif
	for (i = 0; i < sizeof(bytes); i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * sizeof(bytes)] = '\0';
}

void
vdm_digest(const void *bytes, size_t length, char hex[65])
{
	vdm_sha256_hex(bytes, length, hex);
}
