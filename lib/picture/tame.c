/* SPDX-License-Identifier: MIT */
/* Names of files as every system takes them. */
#include <string.h>

#include "base/utf8.h"
#include "picture/media.h"

/* Bytes of a name: file systems take 255, and an ending and a number may still
 * be put behind it. */
enum { NAME_BYTES_MOST = 200 };

/* What some file system or shell gives a meaning of its own (EPUB 3.3, 4.2.3;
 * Windows' naming rules). */
static int
is_forbidden(uint32_t cp)
{
	return cp < 0x20 || (cp >= 0x7f && cp < 0xa0) ||
	       (cp < 0x80 && strchr("\"*:<>?\\|", (int)cp) != NULL) ||
	       (cp >= 0x200e && cp <= 0x200f) ||
	       (cp >= 0x2028 && cp <= 0x202e) ||
	       (cp >= 0x2066 && cp <= 0x2069) || cp == 0xfeff;
}

static int
is_word(const char *s, size_t n, const char *word)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (word[i] == '\0' || ((s[i] | 32) != (word[i] | 32)))
			return 0;
	return word[n] == '\0';
}

/* Names of devices, with whatever ending (Windows' naming rules). */
static int
is_reserved(const char *s, size_t n)
{
	static const char *const devices[] = {"con", "prn", "aux", "nul"};
	size_t stem = strcspn(s, "."), i;

	if (stem > n)
		stem = n;
	for (i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
		if (is_word(s, stem, devices[i]))
			return 1;
	return stem == 4 && s[3] >= '1' && s[3] <= '9' &&
	       (is_word(s, 3, "com") || is_word(s, 3, "lpt"));
}

/* How much of a name that is too long stands before its ending. */
static size_t
cut(const char *s, size_t n, size_t ending)
{
	size_t keep = NAME_BYTES_MOST - ending;

	if (n <= NAME_BYTES_MOST)
		return n - ending;
	while (keep > 0 && ((unsigned char)s[keep] & 0xc0) == 0x80)
		keep--;
	return keep;
}

/* The bytes of a name's ending, dot and all; a long one is none. */
static size_t
ending_of(const char *s, size_t n)
{
	enum { ENDING_MOST = 16 };
	size_t i;

	for (i = 1; i < n && i < ENDING_MOST; i++)
		if (s[n - i] == '.')
			return i;
	return 0;
}

static void
put_safe(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i, used;
	uint32_t cp;

	for (i = 0; i < n; i += used) {
		cp = vdm_utf8_decode(s + i, n - i, &used);
		if (is_forbidden(cp))
			vdm_buf_putc(out, '_');
		else
			vdm_buf_put(out, s + i, used);
	}
}

static void
tame_name(struct vdm_buf *out, const char *s, size_t n)
{
	size_t ending = ending_of(s, n);

	if (*s == '.' || *s == '-' || is_reserved(s, n))
		vdm_buf_putc(out, '_');
	put_safe(out, s, cut(s, n, ending));
	put_safe(out, s + n - ending, ending);
	if (s[n - 1] == '.' || s[n - 1] == ' ')
		vdm_buf_putc(out, '_');
}

void
vdm_media_tame(struct vdm_buf *out, const char *path)
{
	size_t start = out->len, n;

	for (; *path != '\0'; path += n) {
		path += strspn(path, "/");
		n = strcspn(path, "/");
		if (n == 0)
			break;
		if (n == 1 && *path == '.')
			continue;
		if (out->len > start)
			vdm_buf_putc(out, '/');
		tame_name(out, path, n);
	}
	if (out->len == start)
		vdm_buf_putc(out, '_');
}
