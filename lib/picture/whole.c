/* SPDX-License-Identifier: MIT */
/*
 * Whether what begins as a picture is one. The first bytes of a file prove
 * nothing: a text, a list of passwords, a half of a download may begin with
 * them, and what travels is published. So each kind is walked as those who show
 * it do: its pieces, their lengths, and that what it cannot do without is
 * there. Nothing is unpacked.
 */
#include <string.h>

#include "picture/whole.h"

static int
says(struct vdm_bytes b, size_t at, const char *bytes, size_t n)
{
	return at <= b.n && n <= b.n - at && memcmp(b.at + at, bytes, n) == 0;
}

/* ---- PNG (ISO 15948, 5 and 11.2) ------------------------------------------
 */

static uint32_t
crc_of(const unsigned char *p, size_t n)
{
	uint32_t crc = 0xffffffff;
	int bit;

	while (n-- > 0)
		for (crc ^= *p++, bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (0xedb88320 & (0 - (crc & 1)));
	return ~crc;
}

static int
is_name(struct vdm_bytes b, size_t at)
{
	size_t i;

	for (i = at; i < at + 4; i++)
		if ((vdm_byte(b, i) | 0x20) < 'a' ||
		    (vdm_byte(b, i) | 0x20) > 'z')
			return 0;
	return 1;
}

static int
is_png(struct vdm_bytes b)
{
	size_t at = 8;
	int filled = 0;

	if (vdm_four_big(b, at) != 13 || !says(b, at + 4, "IHDR", 4) ||
	    b.n < at + 25 ||
	    vdm_four_big(b, at + 21) != crc_of(b.at + at + 4, 17) ||
	    vdm_four_big(b, at + 8) == 0 || vdm_four_big(b, at + 12) == 0)
		return 0;
	while (b.n - at >= 12 && is_name(b, at + 4) &&
	       vdm_four_big(b, at) <= b.n - at - 12) {
		if (says(b, at + 4, "IEND", 4))
			return filled;
		filled |= says(b, at + 4, "IDAT", 4);
		at += 12 + (size_t)vdm_four_big(b, at);
	}
	return 0;
}

/* ---- JPEG (ISO 10918-1, B.1 and B.2) ---------------------------------------
 */

/* A frame has height (0: told later), width, and three bytes a component. */
static int
is_frame(struct vdm_bytes b, size_t at, unsigned length)
{
	unsigned parts = vdm_byte(b, at + 9);

	return parts > 0 && length == 8 + 3 * parts &&
	       vdm_two_big(b, at + 7) > 0;
}

/* From mark to mark until the scan, which what shows pictures shows as far as
 * it comes. */
static int
is_jpeg(struct vdm_bytes b)
{
	size_t at = 2;
	unsigned mark, length;
	int framed = 0;

	while (vdm_byte(b, at) == 0xff) {
		mark = vdm_byte(b, at + 1);
		length = vdm_two_big(b, at + 2);
		if (mark == 0xff || mark == 1) {
			at += mark == 1 ? 2 : 1;
			continue;
		}
		if (mark < 0xc0 || (mark >= 0xd0 && mark < 0xda) ||
		    length < 2 || b.n - at < 2 + (size_t)length)
			return 0;
		if (mark == 0xda)
			return framed && b.n - at > 2 + (size_t)length &&
			       length == 6 + 2 * vdm_byte(b, at + 4);
		if (mark < 0xd0 && mark != 0xc4 && mark != 0xc8 && mark != 0xcc)
			framed = is_frame(b, at, length);
		at += 2 + (size_t)length;
	}
	return 0;
}

/* ---- GIF (version 89a, 17 to 27) -------------------------------------------
 */

/* Behind blocks that say how long they are, up to the empty one; 0: cut off. */
static size_t
skip_blocks(struct vdm_bytes b, size_t at)
{
	while (at < b.n && vdm_byte(b, at) != 0)
		at += 1 + (size_t)vdm_byte(b, at);
	return at < b.n ? at + 1 : 0;
}

static size_t
colours(unsigned flags)
{
	return (flags & 0x80) != 0 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

/* Those who make it forget the last byte, and those who show it do not ask. */
static int
is_gif(struct vdm_bytes b)
{
	size_t at = 13 + colours(vdm_byte(b, 10));
	unsigned mark;
	int shown = 0;

	while (at < b.n && (mark = vdm_byte(b, at)) != ';') {
		if (mark == ',') {
			at += 11 + colours(vdm_byte(b, at + 9));
			shown = 1;
		} else if (mark == '!') {
			at += 2;
		} else {
			return 0;
		}
		at = skip_blocks(b, at);
		if (at == 0)
			return 0;
	}
	return shown && at <= b.n;
}

/* ---- RIFF and IFF: WebP
 * ------------------------------------------------------ */

static uint32_t
size_of(struct vdm_bytes b, int big, size_t at)
{
	return big ? vdm_four_big(b, at) : vdm_four_little(b, at);
}

size_t
vdm_riff_find(struct vdm_bytes b, int big, const char *name, uint32_t *length)
{
	size_t at = 12, i;

	*length = 0;
	while (at < b.n && b.n - at >= 8) {
		*length = size_of(b, big, at + 4);
		for (i = at; i < at + 4; i++)
			if (b.at[i] < ' ' || b.at[i] > '~')
				return 0;
		if (memcmp(b.at + at, name, 4) == 0)
			return at + 8;
		if (*length > b.n - at - 8)
			return 0;
		at += 8 + (size_t)*length + (*length & 1);
	}
	return 0;
}

/* RFC 9649, 2.4 to 2.7. */
static int
is_webp(struct vdm_bytes b)
{
	uint32_t n = vdm_four_little(b, 16);

	if (b.n < 21 || vdm_four_little(b, 4) > b.n - 8 || n > b.n - 20)
		return 0;
	if (says(b, 12, "VP8 ", 4))
		return n > 10 && says(b, 23, "\x9d\1\x2a", 3);
	if (says(b, 12, "VP8L", 4))
		return n > 5 && vdm_byte(b, 20) == 0x2f;
	return says(b, 12, "VP8X", 4) && n == 10 &&
	       (vdm_riff_find(b, 0, "VP8 ", &n) > 0 ||
		vdm_riff_find(b, 0, "VP8L", &n) > 0 ||
		vdm_riff_find(b, 0, "ANMF", &n) > 0);
}

/* ---- TIFF (revision 6, 2), and with 64 bits
 * ---------------------------------- */

/* The first directory: rows whose tags rise, of types that there are. */
static int
is_tiff(struct vdm_bytes b)
{
	int big = vdm_byte(b, 0) == 'M';
	int wide = vdm_byte(b, big ? 3 : 2) == '+';
	unsigned (*two)(struct vdm_bytes, size_t) =
	    big ? vdm_two_big : vdm_two_little;
	size_t row = wide ? 20 : 12, at, count, i;
	unsigned tag, last = 0;

	at = size_of(b, big, wide ? (big ? 12 : 8) : 4);
	if (at < 8 || at > b.n || b.n - at < row)
		return 0;
	count = two(b, wide && big ? at + 6 : at);
	at += wide ? 8 : 2;
	if (count == 0 || at > b.n || count * row > b.n - at)
		return 0;
	for (i = 0; i < count; i++, at += row) {
		tag = two(b, at);
		if (tag < last || two(b, at + 2) == 0 || two(b, at + 2) > 18)
			return 0;
		last = tag;
	}
	return 1;
}

/* ---- BMP
 * --------------------------------------------------------------------- */

static int
is_bmp(struct vdm_bytes b)
{
	uint32_t head = vdm_four_little(b, 14);
	size_t planes = head == 12 ? 22 : 26;

	return head >= 12 && head <= 124 && b.n > 14 + (size_t)head &&
	       vdm_four_little(b, 10) >= 14 + head &&
	       vdm_four_little(b, 10) < b.n && vdm_two_little(b, planes) == 1 &&
	       vdm_two_little(b, planes + 2) <= 32;
}

/* ---- boxes: AVIF, HEIC, JPEG 2000, JPEG XL
 * ----------------------------------- */

static int
is_box_name(struct vdm_bytes b, size_t at)
{
	size_t i;

	for (i = at; i < at + 4; i++)
		if ((vdm_byte(b, i) < ' ' || vdm_byte(b, i) > '~') &&
		    vdm_byte(b, i) != 0xa9)
			return 0;
	return 1;
}

/* Length of a box with its head; 0: it cannot be one. */
static size_t
box_length(struct vdm_bytes b, size_t at)
{
	size_t left = b.n - at, n = vdm_four_big(b, at);

	if (n == 0)
		return left;
	if (n == 1 && (left < 16 || vdm_four_big(b, at + 8) != 0))
		return 0;
	if (n == 1)
		n = vdm_four_big(b, at + 12);
	return n >= 8 && n <= left ? n : 0;
}

int
vdm_boxes_hold(struct vdm_bytes b, size_t at, const char *name,
	       const char *other)
{
	size_t n;

	for (; at < b.n && b.n - at >= 8; at += n) {
		n = box_length(b, at);
		if (n == 0 || !is_box_name(b, at + 4))
			return 0;
		if (n > 8 &&
		    (says(b, at + 4, name, 4) || says(b, at + 4, other, 4)))
			return 1;
	}
	return 0;
}

int
vdm_picture_is_whole(const char *type, struct vdm_bytes b)
{
	static const struct {
		const char *type;
		int (*is)(struct vdm_bytes b);
	} rows[] = {
	    {"png", is_png},   {"jpeg", is_jpeg}, {"gif", is_gif},
	    {"webp", is_webp}, {"tiff", is_tiff}, {"bmp", is_bmp},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].type, type) == 0)
			return rows[i].is(b);
	if (strcmp(type, "avif") == 0 || strcmp(type, "heic") == 0)
		return vdm_boxes_hold(b, 0, "meta", "moov");
	if (strcmp(type, "jp2") == 0)
		return vdm_boxes_hold(b, 0, "jp2c", "jp2c");
	if (strcmp(type, "jxl") == 0)
		return vdm_boxes_hold(b, 0, "jxlc", "jxlp");
	if (strcmp(type, "vnd.djvu") == 0)
		return (says(b, 12, "DJV", 3) || says(b, 12, "THUM", 4)) &&
		       vdm_four_big(b, 8) > 4 && vdm_four_big(b, 8) <= b.n - 12;
	return 1; /* a drawing: it was parsed */
}
