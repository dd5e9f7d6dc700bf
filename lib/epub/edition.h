/* SPDX-License-Identifier: MIT */
/*
 * What a reader's edition has beside the record: a cover, a style sheet, fonts,
 * a title page. Nothing of it is the record's, and none is read back.
 * docs/epub.md says what may be given.
 */
#ifndef VDM_EPUB_EDITION_H
#define VDM_EPUB_EDITION_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/options.h"

/*
 * Looks at a file, and keeps a copy of it, or of what is made of it: see
 * vdm_write_options_give().
 */
int vdm_edition_take(struct vdm_edition *e, const char *what, const char *name,
		     const void *bytes, size_t length,
		     const struct vdm_sink *sink);
void vdm_edition_fini(struct vdm_edition *e);

/* sheet.c: a style sheet of the user's, as it stands behind ours, without a
 * mark of its byte order. 0, or -1 after a finding, or with errno ENOMEM. */
int vdm_edition_sheet(struct vdm_buf *out, const char *bytes, size_t length,
		      const struct vdm_sink *sink);
/* titlepage.c: what stands in the title page's body. The same. */
int vdm_edition_title_page(struct vdm_buf *out, const char *name,
			   const char *bytes, size_t length,
			   const struct vdm_sink *sink);

/* font.c: what a font says of itself. */
enum { VDM_FONT_NAME = 64 };
struct vdm_font {
	char family[VDM_FONT_NAME]; /* its own name, else the file's */
	int weight, italic;
	int rights; /* how it may be embedded (OpenType, OS/2, fsType); -1: it
		       does not say, or cannot be read */
	struct vdm_buf licence; /* in its own words */
};

/* Whether the bytes are a font's. `font` is to be let go of in any case. */
int vdm_font_read(struct vdm_font *font, const char *name, const char *type,
		  const char *bytes, size_t length);
/* Appends the rules by which pages are set in the fonts. */
void vdm_edition_font_rules(const struct vdm_edition *e, struct vdm_buf *out);

#endif
