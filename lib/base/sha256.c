/* SPDX-License-Identifier: MIT */
/* SHA-256 (FIPS 180-4): which bytes a document had. */
#include "base/sha256.h"

#include <stdint.h>
#include <string.h>

#include <vidimus/base.h>

enum { BLOCK = 64, ROUNDS = 64, WORDS = 8 };

static const uint32_t keys[ROUNDS] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
    0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
    0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t
turned(uint32_t x, int n)
{
	return (x >> n) | (x << (32 - n));
}

static void
round_of(uint32_t v[WORDS], uint32_t add)
{
	uint32_t t = v[7] + add +
		     (turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)) +
		     ((v[4] & v[5]) ^ (~v[4] & v[6]));
	uint32_t u = (turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)) +
		     ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));

	memmove(v + 1, v, (WORDS - 1) * sizeof(*v));
	v[4] += t;
	v[0] = t + u;
}

static void
block(uint32_t h[WORDS], const unsigned char *p)
{
	uint32_t w[ROUNDS], v[WORDS];
	int i;

	for (i = 0; i < 16; i++, p += 4)
		w[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
		       (uint32_t)p[2] << 8 | (uint32_t)p[3];
	for (; i < ROUNDS; i++)
		w[i] = w[i - 16] + w[i - 7] +
		       (turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^
			(w[i - 15] >> 3)) +
		       (turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^
			(w[i - 2] >> 10));
	memcpy(v, h, sizeof(v));
	for (i = 0; i < ROUNDS; i++)
		round_of(v, keys[i] + w[i]);
	for (i = 0; i < WORDS; i++)
		h[i] += v[i];
}

void
vdm_sha256_hex(const void *data, size_t n, char out[VDM_SHA256_HEX])
{
	static const char digits[] = "0123456789abcdef";
	uint32_t h[WORDS] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
			     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	unsigned char end[2 * BLOCK] = {0};
	const unsigned char *p = data;
	size_t left = n, last;
	uint64_t bits = (uint64_t)n * 8;
	int i;

	for (; left >= BLOCK; left -= BLOCK, p += BLOCK)
		block(h, p);
	if (left > 0)
		memcpy(end, p, left);
	end[left] = 0x80;
	last = left + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
	for (i = 0; i < 8; i++)
		end[last - 1 - (size_t)i] = (unsigned char)(bits >> (8 * i));
	for (p = end; p < end + last; p += BLOCK)
		block(h, p);
	for (i = 0; i < WORDS * 8; i++)
		out[i] = digits[h[i / 8] >> (28 - 4 * (i % 8)) & 15];
	out[WORDS * 8] = '\0';
}

void
vdm_digest(const void *bytes, size_t length, char hex[65])
{
	vdm_sha256_hex(bytes, length, hex);
}
