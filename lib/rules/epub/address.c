/* SPDX-License-Identifier: MIT */
/* Addresses inside a container, and the types that reading systems know. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "rules/epub/publication.h"

#include "base/address.h"
#include "base/compose.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/words.h"

/*
 * Names of files are compared in NFC on both sides: whoever packed the book on
 * macOS has decomposed names, and the links in it often not.
 */
const char *
vdm_name_nfc(struct vdm_arena *arena, const char *name)
{
	char *s = vdm_compose(name, strlen(name), NULL);
	const char *out = vdm_arena_strdup(arena, s != NULL ? s : name);

	vdm_free(s);
	return out;
}

static void
resolve_scheme(struct vdm_arena *arena, const char *href, struct vdm_url *out)
{
	const char *rest = href + vdm_address_scheme(href) + 1;

	out->path = vdm_arena_strndup(arena, href, strcspn(href, "#"));
	if (vdm_address_has_scheme(href, "http") ||
	    vdm_address_has_scheme(href, "https")) {
		out->kind = VDM_URL_REMOTE;
	} else if (vdm_address_has_scheme(href, "data")) {
		out->kind = VDM_URL_DATA;
		out->media =
		    vdm_arena_strndup(arena, rest, strcspn(rest, ";,"));
		if (out->media != NULL && *out->media == '\0')
			out->media = "text/plain";
	} else if (vdm_address_has_scheme(href, "file")) {
		out->kind = VDM_URL_FILE;
	} else {
		out->kind = VDM_URL_OTHER;
	}
}

/* White space at its end is none of it. */
static const char *
fold_end(struct vdm_arena *arena, const char *href)
{
	const char *s = vdm_arena_trimmed(arena, href);

	return s != NULL ? s : "";
}

static const char *
fault_of(struct vdm_arena *arena, const char *href)
{
	size_t n = strlen(href);
	const char *s;

	while (n > 0 && vdm_is_space(href[n - 1]))
		n--;
	s = vdm_arena_strndup(arena, href, n);
	return s != NULL ? vdm_address_fault(s) : NULL;
}

/* Where a path leads. A name with an escaped slash stays as it is written:
 * no file can have it. */
static void
resolve_path(struct vdm_arena *arena, const char *base, const char *href,
	     struct vdm_url *out)
{
	struct vdm_buf path;

	vdm_buf_init(&path);
	switch (vdm_path_find(&path, base, href)) {
	case VDM_PATH_FOUND:
		break;
	case VDM_PATH_LEAVES:
		out->kind = VDM_URL_LEAVES;
		/* fall through */
	case VDM_PATH_NONE:
		vdm_buf_clear(&path);
		vdm_buf_puts(&path, href);
		break;
	}
	if (!path.failed)
		out->path = vdm_name_nfc(arena, vdm_buf_str(&path));
	vdm_buf_fini(&path);
}

int
vdm_url_resolve(struct vdm_arena *arena, const char *base, const char *href,
		struct vdm_url *out)
{
	struct vdm_address a;
	struct vdm_buf fragment;
	char *path;

	memset(out, 0, sizeof *out);
	href += strspn(href, " \t\r\n\f");
	vdm_address_split(&a, href);
	if (a.fragment.s != NULL) {
		vdm_buf_init(&fragment);
		vdm_address_decode(&fragment, a.fragment.s, a.fragment.n);
		if (!fragment.failed)
			out->fragment =
			    vdm_arena_strdup(arena, vdm_buf_str(&fragment));
		vdm_buf_fini(&fragment);
	}
	if (a.scheme.n > 0) {
		resolve_scheme(arena, href, out);
		if (out->kind != VDM_URL_DATA)
			out->fault = fault_of(arena, href);
		return out->path != NULL ? 0 : -1;
	}
	/*
	 * 4.2.5 lets addresses be relative to the document only: reading
	 * systems differ in what the root of a container is.
	 */
	if (href[0] == '/' && vdm_address_scheme(base) == 0) {
		out->kind = VDM_URL_ABSOLUTE;
		out->path = vdm_arena_strdup(arena, href);
		return out->path != NULL ? 0 : -1;
	}
	out->query = a.query.s != NULL;
	if (strpbrk(fold_end(arena, href), " \t\r\n\f") != NULL)
		out->fault = "holds white space that is not escaped";
	while (a.path.n > 0 && vdm_is_space(a.path.s[a.path.n - 1]))
		a.path.n--;
	/*
	 * With a <base> on the network nothing of the page is in the container.
	 */
	if (vdm_address_scheme(base) > 0) {
		out->kind = VDM_URL_REMOTE;
		out->path = vdm_arena_strdup(arena, href);
		return out->path != NULL ? 0 : -1;
	}
	if (a.path.n == 0) {
		out->path = vdm_name_nfc(arena, base);
		return out->path != NULL ? 0 : -1;
	}
	path = vdm_arena_strndup(arena, a.path.s, a.path.n);
	if (path != NULL)
		resolve_path(arena, base, path, out);
	return out->path != NULL ? 0 : -1;
}

/* Of Ogg a sound of Opus is of a core type alone (3.2). */
static int
is_opus(const char *parameters)
{
	static const char codecs[] = "codecs", opus[] = "opus";

	parameters += strspn(parameters, "; \t");
	if (strncasecmp(parameters, codecs, sizeof(codecs) - 1) != 0)
		return 0;
	parameters += sizeof(codecs) - 1;
	parameters += strspn(parameters, "= \t\"");
	return strncasecmp(parameters, opus, sizeof(opus) - 1) == 0;
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
	if (s != NULL && strcmp(s, "audio/ogg") == 0 &&
	    is_opus(media + strcspn(media, ";")))
		return "audio/ogg;codecs=opus";
	return s != NULL ? s : "";
}

int
vdm_media_has_prefix(const char *media, const char *prefix)
{
	return strncmp(media, prefix, strlen(prefix)) == 0;
}

/*
 * What may stand in a spine without fallback: XHTML and SVG (6); in EPUB 2, the
 * formats of its predecessors.
 */
int
vdm_media_is_content(const char *media, int version)
{
	static const char *const old[] = {"application/x-dtbook+xml",
					  "text/x-oeb1-document", "text/html",
					  NULL};

	return strcmp(media, "application/xhtml+xml") == 0 ||
	       (version == 3 && strcmp(media, "image/svg+xml") == 0) ||
	       (version == 2 && vdm_words_are(old, media));
}

int
vdm_media_is_image(const char *media)
{
	static const char *const list[] = {"image/gif",  "image/jpeg",
					   "image/png",  "image/svg+xml",
					   "image/webp", NULL};

	return vdm_words_are(list, media);
}

/* By any name that fonts have had. */
int
vdm_media_is_font(const char *media)
{
	return vdm_media_has_prefix(media, "font/") ||
	       vdm_media_has_prefix(media, "application/font-") ||
	       vdm_media_has_prefix(media, "application/x-font-") ||
	       strcmp(media, "application/vnd.ms-opentype") == 0;
}

int
vdm_media_is_audio(const char *media)
{
	static const char *const list[] = {"audio/mpeg", "audio/mp4",
					   "audio/ogg;codecs=opus", NULL};

	return vdm_words_are(list, media);
}

/*
 * 3.2's table, and the names under which those types went before they were
 * registered.
 */
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
	       vdm_words_are(list, media);
}
