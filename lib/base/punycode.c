/* SPDX-License-Identifier: MIT */
/* The names of hosts in ASCII (RFC 3492): letters beyond it as "xn--...". */
#include "base/memory.h"
#include "base/punycode.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/utf8.h"

/* RFC 3492, section 5: the values for names of hosts. */
#define BASE 36u
#define T_MIN 1u
#define T_MAX 26u
#define SKEW 38u
#define DAMP 700u
#define FIRST_BIAS 72u
#define FIRST_CODE 0x80u

static char
digit(uint32_t value)
{
	return (char)(value < 26 ? 'a' + value : '0' + value - 26);
}

/* Section 6.1. */
static uint32_t
adapt(uint32_t delta, uint32_t points, int first)
{
	uint32_t k = 0;

	delta = first ? delta / DAMP : delta / 2;
	delta += delta / points;
	for (; delta > (BASE - T_MIN) * T_MAX / 2; k += BASE)
		delta /= BASE - T_MIN;
	return k + (BASE - T_MIN + 1) * delta / (delta + SKEW);
}

static void
put_number(struct vdm_buf *out, uint32_t q, uint32_t bias)
{
	uint32_t k, t;

	for (k = BASE;; k += BASE) {
		t = k <= bias ? T_MIN : k >= bias + T_MAX ? T_MAX : k - bias;
		if (q < t)
			break;
		vdm_buf_putc(out, digit(t + (q - t) % (BASE - t)));
		q = (q - t) / (BASE - t);
	}
	vdm_buf_putc(out, digit(q));
}

/* The smallest code point from `from` on. */
static uint32_t
next_code(const char *s, size_t n, uint32_t from)
{
	uint32_t least = 0x110000, cp;
	size_t i, used;

	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (cp >= from && cp < least)
			least = cp;
	}
	return least;
}

/* Section 6.3. A label has at most 63 characters, so nothing overflows. */
static void
encode(struct vdm_buf *out, const char *s, size_t n)
{
	uint32_t points = (uint32_t)vdm_utf8_length(s, n), done = 0, basic;
	uint32_t code = FIRST_CODE, bias = FIRST_BIAS, delta = 0, m, cp;
	size_t i, used;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] < 0x80) {
			vdm_buf_putc(out, s[i]);
			done++;
		}
	basic = done;
	if (basic > 0)
		vdm_buf_putc(out, '-');
	for (; done < points; delta++, code++) {
		m = next_code(s, n, code);
		delta += (m - code) * (done + 1);
		code = m;
		for (i = 0; i < n; i += used) {
			cp = vdm_utf8_decode(s + i, n - i, &used);
			if (cp < code)
				delta++;
			if (cp != code)
				continue;
			put_number(out, delta, bias);
			bias = adapt(delta, done + 1, done == basic);
			delta = 0;
			done++;
		}
	}
}

static int
is_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return 0;
	return 1;
}

int
vdm_punycode_label(struct vdm_buf *out, const char *s, size_t n)
{
	size_t length = 0;
	uint8_t *low;
	int rc = -1;

	if (is_ascii(s, n)) {
		vdm_buf_put(out, s, n);
		return 0;
	}
	low = vdm_memory_adopt(u8_tolower((const uint8_t *)s, n, NULL,
					  UNINORM_NFC, NULL, &length));
	if (low == NULL)
		return -1;
	if (vdm_utf8_length((const char *)low, length) <= VDM_LABEL_LENGTH) {
		vdm_buf_puts(out, "xn--");
		encode(out, (const char *)low, length);
		rc = 0;
	}
	vdm_free(low);
	return rc;
}
