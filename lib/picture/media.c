/* SPDX-License-Identifier: MIT */
/* Media types, by first bytes and by names. */
#include "picture/type.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static const struct {
	const char *type, *extensions; /* the usual one first */
	int core;
} types[] = {
    {"image/png", "png", 1},       {"image/jpeg", "jpg jpeg jpe", 1},
    {"image/gif", "gif", 1},       {"image/svg+xml", "svg", 1},
    {"image/webp", "webp", 0},     {"image/tiff", "tif tiff", 0},
    {"image/bmp", "bmp", 0},       {"audio/mpeg", "mp3", 0},
    {"audio/mp4", "m4a", 0},       {"video/mp4", "mp4", 0},
    {"application/pdf", "pdf", 0},
};

#define TYPES (sizeof(types) / sizeof(types[0]))

static int
starts(const unsigned char *d, size_t n, const char *magic, size_t len)
{
	return n >= len && memcmp(d, magic, len) == 0;
}

static int
looks_like_svg(const char *d, size_t n)
{
	size_t i;

	if (n > 4096)
		n = 4096;
	for (i = 0; i + 4 < n; i++)
		if (memcmp(d + i, "<svg", 4) == 0)
			return 1;
	return 0;
}

static const char *
by_magic(const unsigned char *d, size_t n)
{
	size_t i = 0;

	if (starts(d, n, "\x89PNG\r\n\x1a\n", 8))
		return "image/png";
	if (starts(d, n, "\xff\xd8\xff", 3))
		return "image/jpeg";
	if (starts(d, n, "GIF87a", 6) || starts(d, n, "GIF89a", 6))
		return "image/gif";
	if (starts(d, n, "RIFF", 4) && n >= 12 && !memcmp(d + 8, "WEBP", 4))
		return "image/webp";
	if (starts(d, n, "II*\0", 4) || starts(d, n, "MM\0*", 4))
		return "image/tiff";
	if (starts(d, n, "\xef\xbb\xbf", 3))
		i = 3;
	while (i < n && vdm_is_space(d[i]))
		i++;
	if (i < n && d[i] == '<' && looks_like_svg((const char *)d + i, n - i))
		return "image/svg+xml";
	return NULL;
}

static int
has_word(const char *list, const char *word)
{
	size_t n;

	for (; *list != '\0'; list += n) {
		list += strspn(list, " ");
		n = strcspn(list, " ");
		if (strlen(word) == n && strncasecmp(list, word, n) == 0)
			return 1;
	}
	return 0;
}

const char *
vdm_media_type(const void *data, size_t n, const char *path)
{
	const char *t = by_magic(data, n);
	const char *dot = strrchr(path, '.');
	size_t i;

	if (t != NULL)
		return t;
	for (i = 0; dot != NULL && i < TYPES; i++)
		if (!types[i].core && has_word(types[i].extensions, dot + 1))
			return types[i].type;
	return "application/octet-stream";
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
vdm_media_is_core_image(const char *type)
{
	size_t i;

	for (i = 0; i < TYPES; i++)
		if (strcmp(types[i].type, type) == 0)
			return types[i].core;
	return 0;
}
