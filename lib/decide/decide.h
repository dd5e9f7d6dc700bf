/* SPDX-License-Identifier: MIT */
/* Does to a record what a person decided (docs/decisions.md). */
#ifndef VDM_DECIDE_DECIDE_H
#define VDM_DECIDE_DECIDE_H

#include "record/record.h"

/*
 * Applies those of the options' decisions that are about the source of these
 * bytes, when it was read and recognised. 0, or -1: out of memory.
 */
int vdm_decide(struct vdm_record *rec, const struct vdm_read_options *options,
	       const void *bytes, size_t length, const struct vdm_sink *sink);

#endif
