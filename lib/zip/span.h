/* SPDX-License-Identifier: MIT */
/* Which bytes of a container each entry takes. */
#ifndef VDM_ZIP_SPAN_H
#define VDM_ZIP_SPAN_H

#include <stddef.h>
#include <stdint.h>

struct vdm_bytes {
	const unsigned char *data;
	size_t length;
};

/*
 * 1 where two entries, named by their index in the directory, share bytes. 0;
 * or -1: out of memory.
 */
int vdm_zip_overlap(const struct vdm_bytes *bytes, size_t *first,
		    size_t *second);

#endif
