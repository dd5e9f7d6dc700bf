/* SPDX-License-Identifier: MIT */
/* Bytes of a text become UTF-8, by the encoding that is said. */
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "xpath/functions/files.h"

/* Whether all characters are of XML 1.0. */
static int
is_xml(const char *s, size_t n)
{
	size_t used = 0;

	for (size_t i = 0; i < n; i += used) {
		uint32_t c = vdm_utf8_decode(s + i, n - i, &used);
		if (!vdm_is_xml_char(c))
			return 0;
	}
	return 1;
}

int
vdm_xp_has_encoding(const char *name)
{
	iconv_t cd = iconv_open("UTF-8", name);

	if (cd == (iconv_t)-1)
		return 0;
	iconv_close(cd);
	return 1;
}

static const char *
convert(struct vdm_xp_call *call, const struct vdm_xp_item *bytes,
	const char *encoding, struct vdm_xp_item *text)
{
	iconv_t cd = iconv_open("UTF-8", encoding);
	size_t left = bytes->n, room;

	*text = *bytes;
	if (cd == (iconv_t)-1)
		return "FOUT1190";
	/* no encoding takes a byte for more than four of UTF-8 */
	room = left * 4 + 16;
	char *out = vdm_arena_chars(&call->arena, room);
	if (out == NULL) {
		iconv_close(cd);
		vdm_xp_raise(call, "VDXP0006", "out of memory");
	}
	char *in = (char *)bytes->u.s, *to = out;
	size_t bad = iconv(cd, &in, &left, &to, &room);
	iconv_close(cd);
	if (bad == (size_t)-1 || left > 0)
		return "FOUT1190";
	*text = vdm_xp_string_n(XT_STRING, out, (size_t)(to - out));
	return NULL;
}

const char *
vdm_xp_decode_text(struct vdm_xp_call *call, const struct vdm_xp_item *bytes,
		   const char *encoding, struct vdm_xp_item *text)
{
	const unsigned char *b = (const unsigned char *)bytes->u.s;
	const char *why = NULL;
	int said = encoding != NULL;

	*text = *bytes;
	if (bytes->n >= 2 && b[0] == 0xFE && b[1] == 0xFF &&
	    (!said || strncmp(encoding, "utf-16", 6) == 0 ||
	     strncmp(encoding, "UTF-16", 6) == 0))
		encoding = "UTF-16BE";
	else if (bytes->n >= 2 && b[0] == 0xFF && b[1] == 0xFE &&
		 (!said || strncmp(encoding, "utf-16", 6) == 0 ||
		  strncmp(encoding, "UTF-16", 6) == 0))
		encoding = "UTF-16LE";
	if (encoding != NULL && strcmp(encoding, "utf-8") != 0 &&
	    strcmp(encoding, "UTF-8") != 0)
		why = convert(call, bytes, encoding, text);
	if (why != NULL)
		return why;
	if (text->n >= 3 && memcmp(text->u.s, "\xEF\xBB\xBF", 3) == 0) {
		text->u.s += 3;
		text->n -= 3;
	}
	if (!said && vdm_utf8_check(text->u.s, text->n) < text->n)
		return "FOUT1200"; /* nobody says what it is in */
	return is_xml(text->u.s, text->n) ? NULL : "FOUT1190";
}
