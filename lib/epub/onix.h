/* SPDX-License-Identifier: MIT */
/* ONIX for Books of a book. */
#ifndef VDM_EPUB_ONIX_H
#define VDM_EPUB_ONIX_H

#include "base/buf.h"
#include "base/diag.h"

/* Appends the message. 0; -1 after a finding, or with errno ENOMEM. */
int vdm_epub_onix(const void *book, size_t length, struct vdm_buf *out,
		  const struct vdm_sink *sink);

#endif
