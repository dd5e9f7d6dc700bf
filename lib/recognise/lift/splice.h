/* SPDX-License-Identifier: MIT */
/* Cuts and wraps stretches of a block's text without losing its markup.
 * Bytes count in the block's characters, those of notes left out. */
#ifndef VDM_RECOGNISE_LIFT_SPLICE_H
#define VDM_RECOGNISE_LIFT_SPLICE_H

#include "record/record.h"

/* Moves what stands before byte `at` of `block` to the end of `into`. */
void vdm_splice_prefix(struct vdm_record *rec, struct vdm_node *block,
		       size_t at, struct vdm_node *into);
/* Drops white space at the start of the block's text. */
void vdm_splice_trim_start(struct vdm_record *rec, struct vdm_node *block);
/* Wraps bytes [start, end) in a new element, or finds the name element that
 * holds them already. NULL: not possible, or out of memory. */
struct vdm_node *vdm_splice_wrap(struct vdm_record *rec, struct vdm_node *block,
				 size_t start, size_t end, const char *name);

#endif
