/* SPDX-License-Identifier: MIT */
/* SHA-1 (FIPS 180-4), here for identifiers and not for secrecy. */
#include "base/sha1.h"

#include <stdio.h>
#include <string.h>

static uint32_t
rotate(uint32_t x, int n)
{
	return (x << n) | (x >> (32 - n));
}

static inline void
mix(uint32_t v[5], uint32_t f, uint32_t k, uint32_t w)
{
	uint32_t t = rotate(v[0], 5) + f + v[4] + k + w;

	v[4] = v[3];
	v[3] = v[2];
	v[2] = rotate(v[1], 30);
	v[1] = v[0];
	v[0] = t;
}

static void
block(struct vdm_sha1 *s)
{
	uint32_t w[80], v[5];
	int i;

	for (i = 0; i < 16; i++)
		w[i] = (uint32_t)s->block[i * 4] << 24 |
		       (uint32_t)s->block[i * 4 + 1] << 16 |
		       (uint32_t)s->block[i * 4 + 2] << 8 |
		       (uint32_t)s->block[i * 4 + 3];
	for (; i < 80; i++)
		w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	memcpy(v, s->h, sizeof(v));
	for (i = 0; i < 20; i++)
		mix(v, (v[1] & v[2]) | (~v[1] & v[3]), 0x5a827999, w[i]);
	for (; i < 40; i++)
		mix(v, v[1] ^ v[2] ^ v[3], 0x6ed9eba1, w[i]);
	for (; i < 60; i++)
		mix(v, (v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3]),
		    0x8f1bbcdc, w[i]);
	for (; i < 80; i++)
		mix(v, v[1] ^ v[2] ^ v[3], 0xca62c1d6, w[i]);
	for (i = 0; i < 5; i++)
		s->h[i] += v[i];
}

void
vdm_sha1_init(struct vdm_sha1 *s)
{
	static const uint32_t start[5] = {0x67452301, 0xefcdab89, 0x98badcfe,
					  0x10325476, 0xc3d2e1f0};

	memset(s, 0, sizeof(*s));
	memcpy(s->h, start, sizeof(start));
}

void
vdm_sha1_add(struct vdm_sha1 *s, const void *data, size_t n)
{
	const unsigned char *p = data;

	while (n > 0) {
		size_t at = s->length % 64;
		size_t take = n < 64 - at ? n : 64 - at;

		memcpy(s->block + at, p, take);
		p += take;
		n -= take;
		s->length += take;
		if (s->length % 64 == 0)
			block(s);
	}
}

void
vdm_sha1_uuid(struct vdm_sha1 *s, char out[46])
{
	uint64_t bits = s->length * 8;
	unsigned char end[8];
	int i;

	vdm_sha1_add(s, "\x80", 1);
	while (s->length % 64 != 56)
		vdm_sha1_add(s, "", 1);
	for (i = 0; i < 8; i++)
		end[i] = (unsigned char)(bits >> (56 - 8 * i));
	vdm_sha1_add(s, end, 8);
	snprintf(out, 46, "urn:uuid:%08x-%04x-5%03x-%04x-%04x%08x",
		 (unsigned)s->h[0], (unsigned)(s->h[1] >> 16),
		 (unsigned)(s->h[1] & 0xfff),
		 (unsigned)((s->h[2] >> 16 & 0x3fff) | 0x8000),
		 (unsigned)(s->h[2] & 0xffff), (unsigned)s->h[3]);
}
