/* SPDX-License-Identifier: MIT */
/* Letters by sixteen bytes at a time where the processor has registers for
 * that, else by eight: no byte is asked by itself. */
#include "base/utf8.h"
#include "witness/letters.h"

#ifdef __SSE2__

#include <emmintrin.h>

static __m128i
between(__m128i bytes, char least, char most)
{
	return _mm_and_si128(
	    _mm_cmpgt_epi8(bytes, _mm_set1_epi8((char)(least - 1))),
	    _mm_cmplt_epi8(bytes, _mm_set1_epi8((char)(most + 1))));
}

void
vdm_letters_find(const char *s, uint64_t *word, uint64_t *beyond)
{
	unsigned i;

	*word = *beyond = 0;
	for (i = 0; i < VDM_LETTERS_BLOCK; i += 16) {
		__m128i bytes = _mm_loadu_si128((const void *)(s + i));
		__m128i small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
		__m128i is = _mm_or_si128(between(small, 'a', 'z'),
					  between(bytes, '0', '9'));

		*word |= (uint64_t)(unsigned)_mm_movemask_epi8(is) << i;
		*beyond |= (uint64_t)(unsigned)_mm_movemask_epi8(bytes) << i;
	}
}

#else

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The highest bit of each byte that is at least `least`; all are of ASCII. */
static uint64_t
from(uint64_t bytes, unsigned least)
{
	return bytes + EACH(0x80 - least);
}

/* The highest bits of eight bytes as one byte. */
static uint64_t
gather(uint64_t high)
{
	return (high >> 7) * UINT64_C(0x0102040810204080) >> 56;
}

void
vdm_letters_find(const char *s, uint64_t *word, uint64_t *beyond)
{
	unsigned i;

	*word = *beyond = 0;
	for (i = 0; i < VDM_LETTERS_BLOCK; i += 8) {
		uint64_t bytes = vdm_letters_load(s + i);
		uint64_t far = bytes & EACH(0x80), small, is;

		bytes &= EACH(0x7F);
		small = bytes | EACH(0x20);
		is = (from(small, 'a') & ~from(small, 'z' + 1)) |
		     (from(bytes, '0') & ~from(bytes, '9' + 1));
		*word |= gather(is & ~far & EACH(0x80)) << i;
		*beyond |= gather(far) << i;
	}
}

#endif

/* 1 to 8 bytes, without one behind them. */
static uint64_t
load_few(const char *str, size_t n)
{
	const unsigned char *s = (const unsigned char *)str;
	uint64_t bytes = 0;

	while (n > 0)
		bytes = bytes << 8 | s[--n];
	return bytes;
}

uint64_t
vdm_letters_hash(const char *s, size_t n)
{
	uint64_t h = 0;

	for (; n > 8; s += 8, n -= 8)
		h = vdm_letters_mix(h, vdm_letters_load(s));
	return vdm_letters_mix(h, n > 0 ? load_few(s, n) : 0);
}

/* Whether 8 bytes are printable ASCII. */
static int
are_usual(uint64_t bytes)
{
	const uint64_t high = UINT64_C(0x8080808080808080);

	return ((bytes | (bytes - UINT64_C(0x2020202020202020))) & high) == 0;
}

int
vdm_letters_are_clean(const char *s, size_t n)
{
	size_t i = 0, used;
	uint32_t cp;

	while (i < n) {
		if (n - i >= 8 && are_usual(vdm_letters_load(s + i))) {
			i += 8;
			continue;
		}
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp == VDM_UTF8_BAD || cp == 0xFFFE || cp == 0xFFFF ||
		    cp == 0xFEFF ||
		    (cp < 0x20 && cp != '\t' && cp != '\n' && cp != '\f'))
			return 0;
		i += used;
	}
	return 1;
}
