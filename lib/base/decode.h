/* SPDX-License-Identifier: MIT */
/* From the bytes of any text to UTF-8. */
#ifndef VDM_BASE_DECODE_H
#define VDM_BASE_DECODE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/diag.h"

/*
 * Appends the bytes as UTF-8 with line feeds at the ends of lines, without
 * byte order mark and control characters (form feeds stay). `encoding` may be
 * NULL: then it is found out. 0, or -1 after a finding (or with errno ENOMEM).
 */
int vdm_decode(const char *bytes, size_t n, const char *encoding,
	       struct vdm_buf *out, const struct vdm_sink *sink);

#endif
