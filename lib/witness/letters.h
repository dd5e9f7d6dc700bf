/* SPDX-License-Identifier: MIT */
/*
 * Words by the bytes of their letters, many at a time: which bytes of a run
 * are letters or digits of ASCII, and one number for a word's letters.
 */
#ifndef VDM_WITNESS_LETTERS_H
#define VDM_WITNESS_LETTERS_H

#include <stddef.h>
#include <stdint.h>

/* Bytes of a block; and what may be read behind one. */
enum { VDM_LETTERS_BLOCK = 64, VDM_LETTERS_BEHIND = 8 };

/* Eight bytes, the first one lowest, on any machine: compilers make it one
 * load. */
static inline uint64_t
vdm_letters_load(const char *str)
{
	const unsigned char *s = (const unsigned char *)str;

	return (uint64_t)s[0] | (uint64_t)s[1] << 8 | (uint64_t)s[2] << 16 |
	       (uint64_t)s[3] << 24 | (uint64_t)s[4] << 32 |
	       (uint64_t)s[5] << 40 | (uint64_t)s[6] << 48 |
	       (uint64_t)s[7] << 56;
}

static inline uint64_t
vdm_letters_mix(uint64_t h, uint64_t more)
{
	h = (h ^ more) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 32;
}

/* The order of words tells runs apart, too. */
static inline uint64_t
vdm_letters_follow(uint64_t run, uint64_t word)
{
	return ((run << 23 | run >> 41) ^ word) * UINT64_C(0xD6E8FEB86659FD93);
}

/* Of a word's n letters, 1 or more, where eight bytes can be read behind them.
 */
static inline uint64_t
vdm_letters_within(const char *s, size_t n)
{
	uint64_t h = 0;

	for (; n > 8; s += 8, n -= 8)
		h = vdm_letters_mix(h, vdm_letters_load(s));
	return vdm_letters_mix(h, vdm_letters_load(s) &
				      ~UINT64_C(0) >> (64 - 8 * n));
}

/* The same of any word, wherever it stands. */
uint64_t vdm_letters_hash(const char *s, size_t n);

/* A bit for each of the 64 bytes at `s`: in *word those that are letters or
 * digits of ASCII, in *beyond those that are not of ASCII. */
void vdm_letters_find(const char *s, uint64_t *word, uint64_t *beyond);

/* Whether bytes are UTF-8 as decoding would leave them: with line feeds, and
 * without other controls. */
int vdm_letters_are_clean(const char *s, size_t n);

/* The lowest bit that is set, of one that is. */
static inline size_t
vdm_letters_lowest(uint64_t bits)
{
	return (size_t)__builtin_ctzll(bits);
}

#endif
