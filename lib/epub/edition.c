/* SPDX-License-Identifier: MIT */
/* What a reader's edition is given: told by its bytes, looked at, and kept. */
#include "epub/edition.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/error.h"
#include "base/memory.h"
#include "epub/epub.h"
#include "picture/media.h"

/* How a font may be embedded (OpenType 1.9, OS/2, fsType). */
enum { RESTRICTED = 0x0002, PREVIEW = 0x0004, BITMAPS_ONLY = 0x0200 };

static void
given_fini(struct vdm_given *g)
{
	vdm_free(g->name);
	vdm_free(g->bytes);
	memset(g, 0, sizeof(*g));
}

void
vdm_edition_fini(struct vdm_edition *e)
{
	size_t i;

	given_fini(&e->cover);
	given_fini(&e->css);
	given_fini(&e->title_page);
	for (i = 0; i < e->fonts; i++)
		given_fini(&e->font[i]);
	e->fonts = 0;
}

/* In the place of what was given before. 0, or -1 with errno ENOMEM. */
static int
keep(struct vdm_given *g, const char *name, const char *type, const char *bytes,
     size_t length)
{
	struct vdm_given now = {.type = type, .length = length};

	now.name = vdm_strdup(name);
	now.bytes = vdm_malloc(length + 1);
	if (now.name == NULL || now.bytes == NULL) {
		given_fini(&now);
		errno = ENOMEM;
		return -1;
	}
	if (length > 0)
		memcpy(now.bytes, bytes, length);
	now.bytes[length] = '\0';
	given_fini(g);
	*g = now;
	return 0;
}

static int
keep_made(struct vdm_given *g, const char *name, const char *type,
	  const struct vdm_buf *made)
{
	if (!made->failed)
		return keep(g, name, type, vdm_buf_str(made), made->len);
	errno = ENOMEM;
	return -1;
}

/* ---- a cover ------------------------------------------------------------- */

static int
refuse_cover(const struct vdm_sink *sink, const char *why)
{
	vdm_diag(sink, VDM_D_EDITION_COVER, NULL, NULL,
		 "the cover %s; nothing is written", why);
	errno = 0;
	return -1;
}

static int
take_drawing(struct vdm_given *g, const char *bytes, size_t length,
	     const struct vdm_sink *sink)
{
	struct vdm_svg_found found;
	struct vdm_buf safe;
	int rc;

	vdm_buf_init(&safe);
	rc = vdm_svg_make_safe(&safe, bytes, length, &found);
	if (rc < 0 && errno != ENOMEM) {
		rc = refuse_cover(sink, "is a drawing that is not well-formed");
	} else if (rc >= 0) {
		if (rc > 0)
			vdm_diag(sink, VDM_D_PICTURE_ACTIVE, NULL, NULL,
				 "the cover is taken without what runs or "
				 "reaches out of it: %u elements, %u handlers, "
				 "%u addresses",
				 found.scripts, found.handlers,
				 found.addresses);
		rc = rc > 0
			 ? keep_made(g, "cover.svg", "image/svg+xml", &safe)
			 : keep(g, "cover.svg", "image/svg+xml", bytes, length);
	}
	vdm_buf_fini(&safe);
	return rc;
}

static int
take_cover(struct vdm_given *g, const char *bytes, size_t length,
	   const struct vdm_sink *sink)
{
	const char *type = vdm_media_type(bytes, length);
	char name[16] = "cover.";

	if (type == NULL ||
	    (!vdm_media_is_core_image(type) && strcmp(type, "image/webp") != 0))
		return refuse_cover(sink, "is by its bytes no picture that "
					  "every reading system shows (JPEG, "
					  "PNG, GIF, SVG, WebP)");
	if (strcmp(type, "image/svg+xml") == 0)
		return take_drawing(g, bytes, length, sink);
	strncat(name, vdm_media_extension(type),
		strcspn(vdm_media_extension(type), " "));
	return keep(g, name, type, bytes, length);
}

/* ---- fonts --------------------------------------------------------------- */

/* What the font's own words allow. */
static void
say_rights(const struct vdm_font *f, const char *name,
	   const struct vdm_sink *sink)
{
	const char *what;

	if (f->rights < 0)
		what = "does not say, or says packed, whether it may be "
		       "embedded: see its licence";
	else if ((f->rights & 0xf) == RESTRICTED)
		what = "says that it may not be embedded without leave of "
		       "whoever owns it";
	else if (f->rights & BITMAPS_ONLY)
		what = "says that only its bitmaps may be embedded, and it is "
		       "whole";
	else if ((f->rights & 0xf) == PREVIEW)
		what = "says that it may be embedded to be read and printed "
		       "only";
	else
		return;
	vdm_diag(sink, VDM_D_EDITION_FONT_RIGHTS, NULL,
		 f->licence.len > 0 ? vdm_buf_str(&f->licence) : NULL,
		 "the font \"%.60s\" (%.100s) %s%s%.200s; the book has it",
		 f->family, name, what,
		 f->licence.len > 0 ? "; its licence: " : "",
		 vdm_buf_str(&f->licence));
}

/* The file's name as it may stand in a container and in a style sheet. */
static void
put_name(struct vdm_buf *out, const char *name, const char *type)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
				    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
	const char *dot = strrchr(name, '.');
	size_t n =
	    dot != NULL && dot > name ? (size_t)(dot - name) : strlen(name);
	size_t i;

	for (i = 0; i < n && i < 80; i++)
		vdm_buf_putc(out,
			     strchr(plain, name[i]) != NULL ? name[i] : '_');
	vdm_buf_printf(out, ".%s", strrchr(type, '/') + 1);
}

/* One name a file, in whatever case. */
static void
number_name(const struct vdm_edition *e, struct vdm_buf *name)
{
	size_t i;
	char *dot;

	for (i = 0; i < e->fonts; i++)
		if (!name->failed &&
		    strcasecmp(e->font[i].name, vdm_buf_str(name)) == 0) {
			struct vdm_buf b;

			vdm_buf_init(&b);
			dot = strrchr(name->data, '.');
			vdm_buf_printf(&b, "%.*s-%zu%s",
				       (int)(dot - name->data), name->data,
				       e->fonts + 1, dot);
			b.failed |= name->failed;
			vdm_buf_fini(name);
			*name = b;
			return;
		}
}

static int
take_font(struct vdm_edition *e, const char *name, const char *bytes,
	  size_t length, const struct vdm_sink *sink)
{
	const char *type = vdm_media_begins(bytes, length);
	struct vdm_buf kept;
	struct vdm_font f;
	int rc = -1;

	if (e->fonts == VDM_EDITION_FONTS)
		return vdm_error(EINVAL, "a book has %d fonts at most",
				 VDM_EDITION_FONTS);
	if (type == NULL || strncmp(type, "font/", 5) != 0 ||
	    strcmp(type, "font/collection") == 0) {
		vdm_diag(sink, VDM_D_EDITION_FONT, NULL, NULL,
			 "by its bytes it is no font that reading systems "
			 "have to know (WOFF2, WOFF, OpenType, TrueType); "
			 "nothing is written");
		errno = 0;
		return -1;
	}
	vdm_buf_init(&kept);
	put_name(&kept, name, type);
	number_name(e, &kept);
	if (!vdm_font_read(&f, vdm_buf_str(&kept), type, bytes, length)) {
		vdm_diag(sink, VDM_D_EDITION_FONT, NULL, NULL,
			 "the font is cut short, or its tables do not lie in "
			 "it; nothing is written");
		errno = 0;
	} else if (kept.failed || f.licence.failed) {
		errno = ENOMEM;
	} else {
		say_rights(&f, name, sink);
		rc = keep(&e->font[e->fonts], vdm_buf_str(&kept), type, bytes,
			  length);
		e->fonts += rc == 0;
	}
	vdm_buf_fini(&f.licence);
	vdm_buf_fini(&kept);
	return rc;
}

/* ---- the whole ----------------------------------------------------------- */

/* What is written by a function of its own. */
static int
take_text(struct vdm_given *g, const char *name, const char *bytes,
	  size_t length, const struct vdm_sink *sink, int is_sheet)
{
	struct vdm_buf made;
	int rc;

	if (length > VDM_LIMIT_EDITION_TEXT) {
		vdm_diag(sink,
			 is_sheet ? VDM_D_EDITION_STYLE
				  : VDM_D_EDITION_TITLE_PAGE,
			 NULL, NULL,
			 "it is longer than a mebibyte, which none of a book "
			 "is; nothing is written");
		errno = 0;
		return -1;
	}
	if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) {
		bytes += 3;
		length -= 3;
	}
	vdm_buf_init(&made);
	rc = is_sheet
		 ? vdm_edition_sheet(&made, bytes, length, sink)
		 : vdm_edition_title_page(&made, name, bytes, length, sink);
	if (rc == 0)
		rc = keep_made(g, name, is_sheet ? "text/css" : "text/html",
			       &made);
	vdm_buf_fini(&made);
	return rc;
}

static int
no_such(const char *what)
{
	return vdm_error(EINVAL, "no \"%.40s\" is given to a book", what);
}

/* What was given by that name is not given any more. */
static int
take_away(struct vdm_edition *e, const char *what)
{
	if (strcmp(what, "cover") == 0)
		given_fini(&e->cover);
	else if (strcmp(what, "css") == 0)
		given_fini(&e->css);
	else if (strcmp(what, "title-page") == 0)
		given_fini(&e->title_page);
	else if (strcmp(what, "font") == 0)
		while (e->fonts > 0)
			given_fini(&e->font[--e->fonts]);
	else
		return no_such(what);
	return 0;
}

int
vdm_edition_take(struct vdm_edition *e, const char *what, const char *name,
		 const void *bytes, size_t length, const struct vdm_sink *sink)
{
	const char *slash = name != NULL ? strrchr(name, '/') : NULL;

	name = slash != NULL ? slash + 1 : name != NULL ? name : "";
	if (bytes == NULL)
		return take_away(e, what);
	if (strcmp(what, "cover") == 0)
		return take_cover(&e->cover, bytes, length, sink);
	if (strcmp(what, "css") == 0)
		return take_text(&e->css, name, bytes, length, sink, 1);
	if (strcmp(what, "title-page") == 0)
		return take_text(&e->title_page, name, bytes, length, sink, 0);
	if (strcmp(what, "font") == 0)
		return take_font(e, name, bytes, length, sink);
	return no_such(what);
}
