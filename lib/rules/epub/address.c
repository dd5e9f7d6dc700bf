/* SPDX-License-Identifier: MIT */
/* Addresses inside a container, and the types that reading systems know. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>

#include "rules/epub/publication.h"

static int
starts(const char *s, const char *prefix)
{
	for (; *prefix != '\0'; s++, prefix++)
		if (tolower((unsigned char)*s) != *prefix)
			return 0;
	return 1;
}

/* The length of a scheme and its colon, or 0. */
static size_t
scheme_length(const char *s)
{
	size_t n = 0;

	if (!isalpha((unsigned char)*s))
		return 0;
	while (isalnum((unsigned char)s[n]) || s[n] == '+' || s[n] == '-' ||
	       s[n] == '.')
		n++;
	return s[n] == ':' ? n + 1 : 0;
}

static int
hex(int c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

static char *
decode(struct vdm_arena *arena, const char *s, size_t n)
{
	char *out = vdm_arena_strndup(arena, s, n), *to = out;

	if (out == NULL)
		return NULL;
	for (const char *p = out; *p != '\0'; p++) {
		if (*p == '%' && hex(p[1]) >= 0 && hex(p[2]) >= 0 &&
		    (p[1] != '0' || p[2] != '0')) {
			*to++ = (char)(hex(p[1]) * 16 + hex(p[2]));
			p += 2;
		} else {
			*to++ = *p;
		}
	}
	*to = '\0';
	return out;
}

const char *
vdm_name_nfc(struct vdm_arena *arena, const char *name)
{
	size_t n = 0;
	uint8_t *s = u8_normalize(UNINORM_NFC, (const uint8_t *)name,
				  strlen(name), NULL, &n);
	const char *out;

	if (s == NULL)
		return vdm_arena_strdup(arena, name);
	out = vdm_arena_strndup(arena, (const char *)s, n);
	free(s);
	return out;
}

/* Joins and takes out "." and ".."; -1 when it leaves the root. */
static int
join(struct vdm_arena *arena, const char *base, const char *path,
     const char **out)
{
	const char *slash = strrchr(base, '/');
	size_t dir = slash != NULL ? (size_t)(slash - base) + 1 : 0;
	size_t len = strlen(path), n = 0, depth = 0;
	char *s = vdm_arena_alloc(arena, dir + len + 2);
	int leaves = 0;
	char *all;

	all = vdm_arena_alloc(arena, dir + len + 1);
	if (s == NULL || all == NULL)
		return -1;
	memcpy(all, base, dir);
	memcpy(all + dir, path, len);
	for (const char *p = all; *p != '\0';) {
		size_t seg = strcspn(p, "/");

		if (seg == 2 && memcmp(p, "..", 2) == 0) {
			if (depth == 0) {
				leaves = 1;
			} else {
				depth--;
				for (n--; n > 0 && s[n - 1] != '/'; n--)
					;
			}
		} else if (seg != 1 || *p != '.') {
			memcpy(s + n, p, seg);
			n += seg;
			if (p[seg] == '/')
				s[n++] = '/';
			depth++;
		}
		p += seg + (p[seg] == '/');
	}
	s[n] = '\0';
	*out = vdm_name_nfc(arena, s);
	return leaves ? -1 : 0;
}

static void
resolve_scheme(struct vdm_arena *arena, const char *href, size_t n,
	       struct vdm_url *out)
{
	out->path = vdm_arena_strndup(arena, href, strcspn(href, "#"));
	if (starts(href, "http:") || starts(href, "https:")) {
		out->kind = VDM_URL_REMOTE;
	} else if (starts(href, "data:")) {
		out->kind = VDM_URL_DATA;
		out->media =
		    vdm_arena_strndup(arena, href + n, strcspn(href + n, ";,"));
		if (out->media != NULL && *out->media == '\0')
			out->media = "text/plain";
	} else if (starts(href, "file:")) {
		out->kind = VDM_URL_FILE;
	} else {
		out->kind = VDM_URL_OTHER;
	}
}

int
vdm_url_resolve(struct vdm_arena *arena, const char *base, const char *href,
		struct vdm_url *out)
{
	size_t n, path;
	const char *hash;
	char *decoded;

	memset(out, 0, sizeof *out);
	while (isspace((unsigned char)*href))
		href++;
	n = scheme_length(href);
	hash = strchr(href, '#');
	if (hash != NULL)
		out->fragment = decode(arena, hash + 1, strlen(hash + 1));
	if (n > 0) {
		resolve_scheme(arena, href, n, out);
		return out->path != NULL ? 0 : -1;
	}
	if (href[0] == '/') {
		out->kind = VDM_URL_ABSOLUTE;
		out->path = vdm_arena_strdup(arena, href);
		return 0;
	}
	path = strcspn(href, "?#");
	out->query = href[path] == '?';
	while (path > 0 && isspace((unsigned char)href[path - 1]))
		path--;
	if (scheme_length(base) > 0) {
		out->kind = VDM_URL_REMOTE;
		out->path = vdm_arena_strdup(arena, href);
		return 0;
	}
	if (path == 0) {
		out->path = vdm_name_nfc(arena, base);
		return 0;
	}
	decoded = decode(arena, href, path);
	if (decoded == NULL)
		return -1;
	if (join(arena, base, decoded, &out->path) != 0)
		out->kind = VDM_URL_LEAVES;
	return out->path != NULL ? 0 : -1;
}

long
vdm_pub_entry(const struct vdm_pub *pub, const char *path)
{
	long at = vdm_zip_find(pub->zip, path);

	if (at >= 0)
		return at;
	for (size_t i = 0; i < pub->names_count; i++)
		if (strcmp(pub->names[i], path) == 0)
			return (long)i;
	return -1;
}

const char *
vdm_media_base(struct vdm_arena *arena, const char *media)
{
	size_t n;
	char *s;

	while (isspace((unsigned char)*media))
		media++;
	n = strcspn(media, ";");
	while (n > 0 && isspace((unsigned char)media[n - 1]))
		n--;
	s = vdm_arena_strndup(arena, media, n);
	for (char *p = s; p != NULL && *p != '\0'; p++)
		*p = (char)tolower((unsigned char)*p);
	return s != NULL ? s : "";
}

static int
among(const char *media, const char *const *list)
{
	for (; *list != NULL; list++)
		if (strcmp(media, *list) == 0)
			return 1;
	return 0;
}

int
vdm_media_has_prefix(const char *media, const char *prefix)
{
	return strncmp(media, prefix, strlen(prefix)) == 0;
}

int
vdm_media_is_content(const char *media, int version)
{
	static const char *const old[] = {"application/x-dtbook+xml",
					  "text/x-oeb1-document", NULL};

	return strcmp(media, "application/xhtml+xml") == 0 ||
	       (version == 3 && strcmp(media, "image/svg+xml") == 0) ||
	       (version == 2 && among(media, old));
}

int
vdm_media_is_image(const char *media)
{
	static const char *const list[] = {"image/gif",  "image/jpeg",
					   "image/png",  "image/svg+xml",
					   "image/webp", NULL};

	return among(media, list);
}

int
vdm_media_is_audio(const char *media)
{
	static const char *const list[] = {"audio/mpeg", "audio/mp4",
					   "audio/ogg", NULL};

	return among(media, list);
}

int
vdm_media_is_core(const char *media)
{
	static const char *const list[] = {"text/css",
					   "application/xhtml+xml",
					   "application/javascript",
					   "application/ecmascript",
					   "text/javascript",
					   "application/x-dtbncx+xml",
					   "application/smil+xml",
					   "application/pls+xml",
					   "font/ttf",
					   "font/otf",
					   "font/woff",
					   "font/woff2",
					   "application/font-sfnt",
					   "application/font-woff",
					   "application/vnd.ms-opentype",
					   NULL};

	return vdm_media_is_image(media) || vdm_media_is_audio(media) ||
	       among(media, list);
}
