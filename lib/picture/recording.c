/* SPDX-License-Identifier: MIT */
/* Whether what begins as a sound, a film or a font is one, by how it is built.
 */
#include <string.h>

#include "picture/whole.h"

static int
says(struct vdm_bytes b, size_t at, const char *bytes, size_t n)
{
	return at <= b.n && n <= b.n - at && memcmp(b.at + at, bytes, n) == 0;
}

/* ---- MPEG audio, layer III (ISO 11172-3, 2.4; 13818-3) ---------------------
 */

/* Bytes of the frame there; 0: there is none. Bit rate and sampling frequency
 * are ones that there are. */
static size_t
frame_length(struct vdm_bytes b, size_t at)
{
	static const unsigned short rates[2][16] = {
	    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0},
	    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320,
	     0}};
	static const unsigned short samples[4] = {44100, 48000, 32000, 0};
	unsigned version = vdm_byte(b, at + 1) >> 3 & 3;
	unsigned rate = rates[version == 3][vdm_byte(b, at + 2) >> 4];
	unsigned hertz = samples[vdm_byte(b, at + 2) >> 2 & 3];

	if (at + 4 > b.n || b.at[at] != 0xff || version == 1 ||
	    (b.at[at + 1] & 0xe6) != 0xe2 || rate == 0 || hertz == 0)
		return 0;
	if (version != 3) /* half of them, or a quarter */
		hertz = version == 2 ? hertz / 2 : hertz / 4;
	return (version == 3 ? 144000 : 72000) * rate / hertz +
	       (vdm_byte(b, at + 2) >> 1 & 1);
}

/* Two frames in a row, or one and the end, or a tag behind it. */
static int
sounds_at(struct vdm_bytes b, size_t at)
{
	size_t n = frame_length(b, at), next = at + n;

	return n > 0 && next <= b.n &&
	       (next == b.n || frame_length(b, next) > 0 ||
		says(b, next, "TAG", 3) || says(b, next, "APETAGEX", 8));
}

enum {
	MP3_SEARCH = 8192 /* between a tag and the first frame */
};

/* Behind the tag (ID3v2.4, 3.1), which may hold pictures; what pads it may be
 * longer than it says. */
static int
is_mp3(struct vdm_bytes b)
{
	size_t at = 0, end, i;

	if (says(b, 0, "ID3", 3)) {
		if (b.n < 10 || b.at[3] < 2 || b.at[3] > 4 ||
		    (b.at[5] & 0xf) != 0)
			return 0;
		for (i = 6; i < 10; i++) {
			if (b.at[i] > 0x7f)
				return 0;
			at = at << 7 | b.at[i];
		}
		at += (b.at[5] & 0x10) != 0 ? 20 : 10;
		while (at < b.n && b.at[at] == 0)
			at++;
	}
	for (end = at + MP3_SEARCH; at < b.n && at < end; at++)
		if (sounds_at(b, at))
			return 1;
		else if (!says(b, 0, "ID3", 3))
			return 0;
	return 0;
}

/* ---- Ogg (RFC 3533, 6)
 * ------------------------------------------------------- */

/* The check of a page, in which its own four bytes count as nothing. */
static uint32_t
page_check(struct vdm_bytes page)
{
	uint32_t crc = 0;
	size_t i;
	int bit;

	for (i = 0; i < page.n; i++) {
		crc ^= i >= 22 && i < 26 ? 0 : (uint32_t)page.at[i] << 24;
		for (bit = 0; bit < 8; bit++)
			crc = crc << 1 ^ (0x04c11db7 & (0 - (crc >> 31)));
	}
	return crc;
}

static int
is_ogg(struct vdm_bytes b)
{
	size_t parts = vdm_byte(b, 26), n = 27 + parts, i;

	if (b.n < n || vdm_byte(b, 4) != 0 || (vdm_byte(b, 5) & 0xf8) != 0 ||
	    (vdm_byte(b, 5) & 2) == 0)
		return 0;
	for (i = 0; i < parts; i++)
		n += vdm_byte(b, 27 + i);
	return n <= b.n && (n == b.n || says(b, n, "OggS", 4)) &&
	       page_check(vdm_bytes_from(b, 0, n)) == vdm_four_little(b, 22);
}

/* ---- FLAC (RFC 9639, 8 and 9.1)
 * ----------------------------------------------- */

static int
is_flac(struct vdm_bytes b)
{
	size_t at = 4, n;
	unsigned last = 0;

	if ((vdm_byte(b, 4) & 0x7f) != 0 ||
	    (vdm_four_big(b, 4) & 0xffffff) != 34 || vdm_two_big(b, 8) < 16 ||
	    vdm_four_big(b, 18) >> 12 == 0)
		return 0;
	while (!last && at < b.n) {
		last = vdm_byte(b, at) & 0x80;
		n = vdm_four_big(b, at) & 0xffffff;
		if (b.n - at < 4 || n > b.n - at - 4)
			return 0;
		at += 4 + n;
	}
	return last && (at == b.n || (vdm_two_big(b, at) & 0xfffc) == 0xfff8);
}

/* ---- RIFF and IFF
 * --------------------------------------------------------------- */

/* What records may be cut off amid its samples and does not know how many it
 * will have: so the length of these is not asked. */
static int
is_wav(struct vdm_bytes b)
{
	uint32_t n;
	size_t at = vdm_riff_find(b, 0, "fmt ", &n);

	return at > 0 && n >= 14 && n <= b.n - at &&
	       vdm_two_little(b, at + 2) > 0 &&
	       vdm_four_little(b, at + 4) > 0 &&
	       vdm_riff_find(b, 0, "data", &n) > 0;
}

static int
is_aiff(struct vdm_bytes b)
{
	uint32_t n;
	size_t at = vdm_riff_find(b, 1, "COMM", &n);

	return at > 0 && n >= 18 && n <= b.n - at && vdm_two_big(b, at) > 0 &&
	       vdm_riff_find(b, 1, "SSND", &n) > 0;
}

static int
is_avi(struct vdm_bytes b)
{
	uint32_t n;
	size_t at = vdm_riff_find(b, 0, "LIST", &n);

	return at > 0 && n <= b.n - at && says(b, at, "hdrlavih", 8);
}

/* ---- films
 * ------------------------------------------------------------------------ */

/* A number as EBML writes it (RFC 8794, 4): how many bytes it takes, and what
 * it is. */
static size_t
ebml_number(struct vdm_bytes b, size_t at, size_t *value)
{
	unsigned first = vdm_byte(b, at);
	size_t n = 1, i;

	*value = 0;
	while (n <= 4 && (first & (0x100u >> n)) == 0)
		n++;
	if (n > 4) /* a head of so many gigabytes is none */
		return 0;
	*value = first & (0xffu >> n);
	for (i = 1; i < n; i++)
		*value = *value << 8 | vdm_byte(b, at + i);
	return n;
}

/* The head with the type of the document in it, and what comes behind. */
static int
is_webm(struct vdm_bytes b)
{
	size_t length, n = ebml_number(b, 4, &length), at = 4 + n, i;

	if (n == 0 || at > b.n || length > b.n - at)
		return 0;
	for (i = at; i + 3 < at + length; i++)
		if (says(b, i, "\x42\x82", 2) &&
		    (says(b, i + 3, "webm", 4) ||
		     says(b, i + 3, "matroska", 8)))
			break;
	return i + 3 < at + length &&
	       (says(b, at + length, "\x18\x53\x80\x67", 4) ||
		vdm_byte(b, at + length) == 0xec);
}

/* A pack of the one standard or the other, or a sequence, and the next code of
 * one (ISO 11172-1, 2.4.3; 13818-1, 2.5.3; 11172-2, 2.4.2.3). */
static int
is_mpeg(struct vdm_bytes b)
{
	unsigned fifth = vdm_byte(b, 4);
	size_t at = 12, i;

	if (vdm_byte(b, 3) == 0xba) {
		if ((fifth & 0xc4) == 0x44)
			at = 14 + (vdm_byte(b, 13) & 7);
		else if ((fifth & 0xf1) != 0x21)
			return 0;
		return says(b, at, "\0\0\1", 3);
	}
	if (vdm_four_big(b, 4) >> 8 == 0 || (vdm_byte(b, 7) & 0xf) == 0 ||
	    (vdm_byte(b, 7) & 0xf) > 8 || (vdm_byte(b, 10) & 0x20) == 0)
		return 0;
	for (i = 12; i <= 12 + 2 * 64; i++)
		if (says(b, i, "\0\0\1", 3))
			return 1;
	return 0;
}

int
vdm_recording_is_whole(const char *type, struct vdm_bytes b)
{
	static const struct {
		const char *type;
		int (*is)(struct vdm_bytes b);
	} rows[] = {
	    {"audio/mpeg", is_mp3},  {"audio/ogg", is_ogg},
	    {"audio/flac", is_flac}, {"audio/wav", is_wav},
	    {"audio/aiff", is_aiff}, {"video/webm", is_webm},
	    {"video/mpeg", is_mpeg}, {"video/x-msvideo", is_avi},
	};
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (strcmp(rows[i].type, type) == 0)
			return rows[i].is(b);
	return vdm_boxes_hold(b, 0, "moov", "moof");
}

/* ---- fonts (OpenType 1.9; WOFF, 3 and 4; WOFF2, 4)
 * -------------------------------- */

/* Tables that lie in the file, under names that can be typed. */
static int
is_sfnt(struct vdm_bytes b, size_t at)
{
	size_t count = vdm_two_big(b, at + 4), i, k, row;
	uint32_t from;

	if (at > b.n || count == 0 || b.n - at < 12 + 16 * count)
		return 0;
	for (i = 0; i < count; i++) {
		row = at + 12 + 16 * i;
		for (k = row; k < row + 4; k++)
			if (b.at[k] < ' ' || b.at[k] > '~')
				return 0;
		from = vdm_four_big(b, row + 8);
		if (from > b.n || vdm_four_big(b, row + 12) > b.n - from)
			return 0;
	}
	return 1;
}

static int
is_collection(struct vdm_bytes b)
{
	size_t count = vdm_four_big(b, 8), i;

	if (vdm_two_big(b, 4) < 1 || vdm_two_big(b, 4) > 2 || count == 0 ||
	    b.n < 12 || count > (b.n - 12) / 4)
		return 0;
	for (i = 0; i < count; i++)
		if (!is_sfnt(b, vdm_four_big(b, 12 + 4 * i)))
			return 0;
	return 1;
}

int
vdm_font_is_whole(const char *type, struct vdm_bytes b)
{
	if (strcmp(type, "font/collection") == 0)
		return is_collection(b);
	if (strcmp(type, "font/woff") != 0 && strcmp(type, "font/woff2") != 0)
		return is_sfnt(b, 0);
	return b.n >= 44 && vdm_four_big(b, 8) == b.n &&
	       vdm_two_big(b, 12) > 0 && vdm_two_big(b, 14) == 0;
}
