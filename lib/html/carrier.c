/* SPDX-License-Identifier: MIT */
/* The names of carried attributes; the rule is in the header. */
#include "html/carrier.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"

void
vdm_carrier_attr_encode(struct vdm_buf *out, const char *name)
{
	size_t n = strlen(name), used;

	vdm_buf_puts(out, VDM_CARRIER_PREFIX);
	for (; n > 0; name += used, n -= used) {
		uint32_t cp = vdm_utf8_decode(name, n, &used);

		if (vdm_is_capital(cp)) {
			vdm_buf_putc(out, '-');
			vdm_buf_putc(out, (char)(cp - 'A' + 'a'));
		} else if (cp == '-') {
			vdm_buf_puts(out, "--");
		} else if (cp == '.') {
			vdm_buf_puts(out, "..");
		} else if (cp == ':') {
			vdm_buf_putc(out, '.');
		} else if (cp < 0x80) {
			vdm_buf_putc(out, (char)cp);
		} else {
			vdm_buf_printf(out, "-0%x.", (unsigned)cp);
		}
	}
}

/* The code point written as hexadecimal digits and a full stop at `s`; the
 * bytes read, or 0. */
static size_t
hex_decode(const char *s, uint32_t *cp)
{
	size_t i;

	*cp = 0;
	for (i = 0; i < 6 && s[i] != '.' && s[i] != '\0'; i++) {
		const char *digits = "0123456789abcdef";
		const char *d = strchr(digits, s[i]);

		if (d == NULL)
			return 0;
		*cp = *cp * 16 + (uint32_t)(d - digits);
	}
	if (i == 0 || s[i] != '.' || *cp < 0x80 || *cp > 0x10FFFF ||
	    (*cp >= 0xD800 && *cp <= 0xDFFF))
		return 0;
	return i + 1;
}

/* What follows a hyphen at `s`; the bytes read, or 0. */
static size_t
hyphen_decode(struct vdm_buf *out, const char *s)
{
	uint32_t cp;
	size_t n;

	if (*s == '-') {
		vdm_buf_putc(out, '-');
		return 1;
	}
	if (vdm_is_small(*s)) {
		vdm_buf_putc(out, (char)(*s - 'a' + 'A'));
		return 1;
	}
	if (*s != '0')
		return 0;
	n = hex_decode(s + 1, &cp);
	if (n == 0)
		return 0;
	vdm_buf_putcp(out, cp);
	return n + 1;
}

int
vdm_carrier_attr_decode(struct vdm_buf *out, const char *name)
{
	size_t start = out->len, skip = strlen(VDM_CARRIER_PREFIX), n;
	const char *s = name + skip;

	if (strncmp(name, VDM_CARRIER_PREFIX, skip) != 0 || *s == '\0')
		return -1;
	for (; *s != '\0'; s += n) {
		n = 1;
		if (*s == '-') {
			n = hyphen_decode(out, s + 1);
			if (n++ == 0) {
				vdm_buf_truncate(out, start);
				return -1;
			}
		} else if (*s == '.' && s[1] == '.') {
			vdm_buf_putc(out, '.');
			n = 2;
		} else {
			vdm_buf_putc(out, *s == '.' ? ':' : *s);
		}
	}
	return 0;
}
