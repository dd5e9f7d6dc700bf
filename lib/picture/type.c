/* SPDX-License-Identifier: MIT */
/* Media types, and paths inside a container. */
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

int
vdm_path_is_remote(const char *href)
{
	size_t n = strcspn(href, ":/?#");

	return href[n] == ':' || strncmp(href, "//", 2) == 0;
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 32);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Takes the last segment off what was appended from `start` on. */
static int
climb(struct vdm_buf *out, size_t start)
{
	size_t n = out->len;

	if (n == start)
		return -1;
	n--; /* the slash behind the segment */
	while (n > start && out->data[n - 1] != '/')
		n--;
	vdm_buf_truncate(out, n);
	return 0;
}

static void
put_decoded(struct vdm_buf *out, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		int a, b;

		if (s[i] == '%' && i + 2 < n && (a = hex(s[i + 1])) >= 0 &&
		    (b = hex(s[i + 2])) >= 0 && a * 16 + b != 0) {
			vdm_buf_putc(out, (char)(a * 16 + b));
			i += 2;
		} else {
			vdm_buf_putc(out, s[i]);
		}
	}
}

int
vdm_path_resolve(struct vdm_buf *out, const char *base, const char *href)
{
	const char *slash = strrchr(base, '/');
	size_t start = out->len, n = strcspn(href, "?#"), i, len;
	struct vdm_buf part;
	int rc = 0;

	if (href[0] == '/' || vdm_path_is_remote(href))
		return -1;
	if (slash != NULL)
		vdm_buf_put(out, base, (size_t)(slash - base) + 1);
	vdm_buf_init(&part);
	for (i = 0; i < n && rc == 0; i += len + 1) {
		len = strcspn(href + i, "/");
		if (len > n - i)
			len = n - i;
		vdm_buf_clear(&part);
		put_decoded(&part, href + i, len);
		if (strchr(vdm_buf_str(&part), '/') != NULL)
			rc = -1;
		else if (strcmp(vdm_buf_str(&part), "..") == 0)
			rc = climb(out, start);
		else if (strcmp(vdm_buf_str(&part), ".") != 0)
			vdm_buf_printf(out, "%s%s", vdm_buf_str(&part),
				       i + len < n ? "/" : "");
	}
	vdm_buf_fini(&part);
	if (rc != 0)
		vdm_buf_truncate(out, start);
	return rc;
}

void
vdm_path_encode(struct vdm_buf *out, const char *path)
{
	for (; *path != '\0'; path++) {
		unsigned char c = (unsigned char)*path;

		if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c >= '0' && c <= '9') || strchr("-._~/", c) != NULL)
			vdm_buf_putc(out, (char)c);
		else
			vdm_buf_printf(out, "%%%02X", c);
	}
}

static int
has_host(const char *s)
{
	size_t n = strcspn(s, "/?#"), i;

	if (n == 0 || s[0] == '.' || s[0] == '-' || s[n - 1] == '-')
		return 0;
	for (i = 0; i < n; i++) {
		char c = (char)(s[i] | 32);

		if (!((c >= 'a' && c <= 'z') || (s[i] >= '0' && s[i] <= '9') ||
		      s[i] == '.' || s[i] == '-'))
			return 0;
	}
	return 1;
}

int
vdm_path_is_link(const char *href)
{
	const char *rest = NULL, *p;

	if (strncmp(href, "http://", 7) == 0)
		rest = href + 7;
	else if (strncmp(href, "https://", 8) == 0)
		rest = href + 8;
	if (rest == NULL || !has_host(rest))
		return 0;
	for (p = rest; *p != '\0'; p++) {
		if ((unsigned char)*p <= 0x20 || (unsigned char)*p >= 0x7f ||
		    strchr("\"<>\\^`{|}[]", *p) != NULL)
			return 0;
		if (*p == '%' && (hex(p[1]) < 0 || hex(p[2]) < 0))
			return 0;
		if (*p == '#' && strchr(p + 1, '#') != NULL)
			return 0;
	}
	return 1;
}
