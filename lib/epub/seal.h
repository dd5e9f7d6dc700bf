/* SPDX-License-Identifier: MIT */
/* The seal of a book: see record/provenance.h. */
#ifndef VDM_EPUB_SEAL_H
#define VDM_EPUB_SEAL_H

#include "base/buf.h"

/* Where the digits of the seal stand in an entry; NULL: it has none. */
char *vdm_epub_seal_of(const char *name, const char *bytes, size_t length);
/* Puts other digits in place of those of the first seal, wherever they are. */
void vdm_epub_seal_put(char *bytes, size_t length, const char *digits);
/* Adds an entry to what the seal is the digest of: a line for each, as
 * sha256sum prints it. */
void vdm_epub_seal_add(struct vdm_buf *sums, const char *name,
		       const char *bytes, size_t length);
/* The digits of its seal, 64 and a NUL; "": it has none. */
int vdm_epub_seal_get(const char *bytes, size_t length, char seal[65]);
/* 1: the book is as it was written; 0: it has no seal; -1: it is not. */
int vdm_epub_seal_holds(const char *bytes, size_t length);

#endif
