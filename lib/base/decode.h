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

/* Room for the name of an encoding, with its NUL. */
enum { VDM_ENCODING_NAME = 64 };

/* The name, in capitals, of the encoding that it takes the bytes to be in; of
 * UTF-8 but for some bytes that is UTF-8. 0, or -1 with errno ENOMEM. */
int vdm_decode_name(const char *bytes, size_t n, const char *encoding,
		    char name[VDM_ENCODING_NAME]);

/* As much of a name as there is room for, in capitals. */
void vdm_encoding_copy(char name[VDM_ENCODING_NAME], const char *from);

#endif
