/* SPDX-License-Identifier: MIT */
/* What the files that look at bytes share. */
#ifndef VDM_WITNESS_SEE_H
#define VDM_WITNESS_SEE_H

#include "witness/walk.h"

/* The words that are open end. 0, or -1 with errno ENOMEM. */
int vdm_witness_end(struct vdm_testimony *t);
/* Bytes of markup in whatever encoding they say. */
void vdm_witness_see_markup(struct vdm_walk *walk, const char *bytes,
			    size_t length);
/* For vdm_free(); NULL: no memory, which the testimony remembers. */
struct vdm_walk *vdm_witness_walk_new(struct vdm_testimony *t,
				      enum vdm_words_of words,
				      enum vdm_place place);

#endif
