/* SPDX-License-Identifier: MIT */
/* A volume as an EPUB, while it is written. */
#ifndef VDM_VOLUME_BOOK_H
#define VDM_VOLUME_BOOK_H

#include "base/sha1.h"
#include "epub/write/writer.h"
#include "volume/volume.h"
#include "zip/container.h"

struct vdm_book {
	struct vdm_binding *b;
	struct vdm_epub_writer w; /* of the volume's own pages */
	struct vdm_zip_join join;
	struct vdm_zip_writer *zip; /* what is put in next */
	struct vdm_buf manifest, spine, contents, pages;
	struct vdm_buf sums; /* of entries, for the seal */
	struct vdm_sha1 sum;
	int pictures, described, undescribed, broken;
};

/* bookpages.c: one more entry. */
void vdm_book_add(struct vdm_book *k, const char *name, const void *bytes,
		  size_t length, int stored);
/* A file of the volume's own, if it is well-formed. */
void vdm_book_put_file(struct vdm_book *k, const char *name,
		       const struct vdm_buf *bytes);
/* The volume's own pages; what each needs of manifest, spine and
 * contents goes there, too. */
void vdm_book_put_cover(struct vdm_book *k);
void vdm_book_put_fonts(struct vdm_book *k);
void vdm_book_put_title_page(struct vdm_book *k);
/* The part that begins with a record: its contents are left open. */
void vdm_book_put_part(struct vdm_book *k, size_t at);
void vdm_book_put_people(struct vdm_book *k);
void vdm_book_put_nav(struct vdm_book *k);

#endif
