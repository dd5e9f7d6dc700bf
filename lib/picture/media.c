/* SPDX-License-Identifier: MIT */
/* Media types, by the bytes that files of a kind begin with and are built of.
 */
#include "picture/media.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "picture/whole.h"
#include "xml/sax.h"

static const struct {
	const char *type, *extensions; /* the usual one first */
	int core;
} types[] = {
    {"image/png", "png", 1},
    {"image/jpeg", "jpg jpeg jpe", 1},
    {"image/gif", "gif", 1},
    {"image/svg+xml", "svg", 1},
    {"image/webp", "webp", 0},
    {"image/tiff", "tif tiff", 0},
    {"image/bmp", "bmp", 0},
    {"image/avif", "avif", 0},
    {"image/heic", "heic heif", 0},
    {"image/jp2", "jp2", 0},
    {"image/jxl", "jxl", 0},
    {"image/vnd.djvu", "djvu djv", 0},
    {"audio/mpeg", "mp3", 1},
    {"audio/mp4", "m4a m4b", 1},
    {"audio/ogg", "ogg oga ogv opus", 0},
    {"audio/flac", "flac", 0},
    {"audio/wav", "wav", 0},
    {"audio/aiff", "aiff aif", 0},
    {"video/mp4", "mp4 m4v mov", 0},
    {"video/webm", "webm mkv", 0},
    {"video/mpeg", "mpg mpeg mpe", 0},
    {"video/x-msvideo", "avi", 0},
    {"font/otf", "otf", 0},
    {"font/ttf", "ttf", 0},
    {"font/collection", "ttc", 0},
    {"font/woff", "woff", 0},
    {"font/woff2", "woff2", 0},
};

#define TYPES (sizeof(types) / sizeof(types[0]))

/* What stands at a fixed place; where two rows of a type's bytes must agree,
 * `and_at` has the second. */
static const struct {
	const char *type;
	size_t at, n;
	const char *bytes;
	size_t and_at, and_n;
	const char *and_bytes;
} magics[] = {
    {"image/png", 0, 8, "\x89PNG\r\n\x1a\n", 0, 0, ""},
    {"image/jpeg", 0, 3, "\xff\xd8\xff", 0, 0, ""},
    {"image/gif", 0, 6, "GIF87a", 0, 0, ""},
    {"image/gif", 0, 6, "GIF89a", 0, 0, ""},
    {"image/webp", 0, 4, "RIFF", 8, 4, "WEBP"},
    {"image/tiff", 0, 4, "II*\0", 0, 0, ""},
    {"image/tiff", 0, 4, "MM\0*", 0, 0, ""},
    {"image/tiff", 0, 4, "II+\0", 0, 0, ""},
    {"image/tiff", 0, 4, "MM\0+", 0, 0, ""},
    {"image/bmp", 0, 2, "BM", 6, 4, "\0\0\0\0"},
    {"image/avif", 4, 8, "ftypavif", 0, 0, ""},
    {"image/heic", 4, 8, "ftypheic", 0, 0, ""},
    {"image/heic", 4, 8, "ftypmif1", 0, 0, ""},
    {"image/jp2", 0, 12, "\0\0\0\x0cjP  \r\n\x87\n", 0, 0, ""},
    {"image/jxl", 0, 12, "\0\0\0\x0cJXL \r\n\x87\n", 0, 0, ""},
    {"image/vnd.djvu", 0, 8, "AT&TFORM", 0, 0, ""},
    {"audio/mpeg", 0, 3, "ID3", 0, 0, ""},
    {"audio/mp4", 4, 8, "ftypM4A ", 0, 0, ""},
    {"audio/ogg", 0, 4, "OggS", 0, 0, ""},
    {"audio/flac", 0, 4, "fLaC", 0, 0, ""},
    {"audio/wav", 0, 4, "RIFF", 8, 4, "WAVE"},
    {"audio/aiff", 0, 4, "FORM", 8, 3, "AIF"},
    {"video/mp4", 4, 4, "ftyp", 0, 0, ""},
    {"video/webm", 0, 4, "\x1a\x45\xdf\xa3", 0, 0, ""},
    {"video/mpeg", 0, 4, "\0\0\1\xba", 0, 0, ""},
    {"video/mpeg", 0, 4, "\0\0\1\xb3", 0, 0, ""},
    {"video/x-msvideo", 0, 4, "RIFF", 8, 4, "AVI "},
    {"font/otf", 0, 4, "OTTO", 0, 0, ""},
    {"font/ttf", 0, 4, "\0\1\0\0", 0, 0, ""},
    {"font/ttf", 0, 4, "true", 4, 1, "\0"},
    {"font/collection", 0, 4, "ttcf", 0, 0, ""},
    {"font/woff", 0, 4, "wOFF", 0, 0, ""},
    {"font/woff2", 0, 4, "wOF2", 0, 0, ""},
};

static int
stands(const unsigned char *d, size_t n, size_t at, const char *bytes,
       size_t len)
{
	return at + len <= n && memcmp(d + at, bytes, len) == 0;
}

/* The head of a frame of MPEG audio, layer III (ISO 11172-3, 2.4.2.3): bit rate
 * and sampling frequency are ones that there are. */
static int
is_mp3_frame(const unsigned char *d, size_t n)
{
	return n >= 4 && d[0] == 0xff && (d[1] & 0xe6) == 0xe2 &&
	       (d[2] & 0xf0) != 0xf0 && (d[2] & 0xf0) != 0 &&
	       (d[2] & 0x0c) != 0x0c;
}

/* Notes whether the root is SVG's, and stops there. */
static int
on_root(void *ctx, const struct vdm_xml_element *e)
{
	int *is_svg = ctx;

	*is_svg = strcmp(e->local, "svg") == 0 &&
		  (e->uri == NULL ||
		   strcmp(e->uri, "http://www.w3.org/2000/svg") == 0);
	return 1;
}

static int
is_svg(const unsigned char *d, size_t n)
{
	static const struct vdm_xml_handler handler = {.start = on_root};
	size_t i = 0;
	int yes = 0;

	if (stands(d, n, 0, "\xef\xbb\xbf", 3))
		i = 3;
	/* in UTF-16: its mark, and a NUL beside each character */
	while (i < n && (d[i] >= 0xfe || d[i] == 0 || vdm_is_space(d[i])))
		i++;
	if (i < n && d[i] == '<')
		vdm_xml_parse(d, n, &handler, &yes, NULL);
	return yes;
}

const char *
vdm_media_begins(const void *data, size_t n)
{
	const unsigned char *d = data;
	size_t i;

	for (i = 0; i < sizeof(magics) / sizeof(magics[0]); i++)
		if (stands(d, n, magics[i].at, magics[i].bytes, magics[i].n) &&
		    stands(d, n, magics[i].and_at, magics[i].and_bytes,
			   magics[i].and_n))
			return magics[i].type;
	if (is_mp3_frame(d, n))
		return "audio/mpeg";
	return is_svg(d, n) ? "image/svg+xml" : NULL;
}

const char *
vdm_media_type(const void *data, size_t n)
{
	const char *type = vdm_media_begins(data, n);
	struct vdm_bytes b = {data, n};
	int whole;

	if (type == NULL)
		return NULL;
	whole =
	    strncmp(type, "image/", 6) == 0  ? vdm_picture_is_whole(type + 6, b)
	    : strncmp(type, "font/", 5) == 0 ? vdm_font_is_whole(type, b)
					     : vdm_recording_is_whole(type, b);
	return whole ? type : NULL;
}

void
vdm_media_say_what(struct vdm_buf *out, const void *data, size_t n)
{
	const char *type = vdm_media_begins(data, n);

	if (type == NULL)
		vdm_buf_puts(out, "by its bytes no picture, sound, film or "
				  "font");
	else
		vdm_buf_printf(out,
			       "no picture, sound, film or font: it begins as "
			       "%s does, but is broken, or another file",
			       type);
}

const char *
vdm_media_extension(const char *type)
{
	size_t i;

	for (i = 0; i < TYPES; i++)
		if (strcmp(types[i].type, type) == 0)
			return types[i].extensions;
	return NULL;
}

int
vdm_media_has_extension(const char *type, const char *path)
{
	const char *ext = vdm_media_extension(type), *dot = strrchr(path, '.');
	size_t n;

	for (; dot != NULL && ext != NULL && *ext != '\0'; ext += n) {
		ext += strspn(ext, " ");
		n = strcspn(ext, " ");
		if (strlen(dot + 1) == n && strncasecmp(dot + 1, ext, n) == 0)
			return 1;
	}
	return 0;
}

const char *
vdm_media_type_by_name(const char *path, const char *begins)
{
	size_t i;

	for (i = 0; i < TYPES; i++)
		if (strncmp(types[i].type, begins, strlen(begins)) == 0 &&
		    vdm_media_has_extension(types[i].type, path))
			return types[i].type;
	return NULL;
}

static int
is_core(const char *type, const char *begins)
{
	size_t i;

	for (i = 0; i < TYPES; i++)
		if (strcmp(types[i].type, type) == 0)
			return types[i].core &&
			       strncmp(type, begins, strlen(begins)) == 0;
	return 0;
}

int
vdm_media_is_core_image(const char *type)
{
	return is_core(type, "image/");
}

int
vdm_media_is_core_sound(const char *type)
{
	return is_core(type, "audio/");
}

int
vdm_media_is_film(const char *type)
{
	return strncmp(type, "video/", 6) == 0;
}
