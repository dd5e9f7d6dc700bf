/* SPDX-License-Identifier: MIT */
/* The names of hosts in ASCII. */
#ifndef VDM_BASE_PUNYCODE_H
#define VDM_BASE_PUNYCODE_H

#include "base/buf.h"

#define VDM_LABEL_LENGTH 63u /* RFC 1034, section 3.1 */

/* Appends one label of a host's name; -1 where it is too long, or no memory. */
int vdm_punycode_label(struct vdm_buf *out, const char *s, size_t n);

#endif
