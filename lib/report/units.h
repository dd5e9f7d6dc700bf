/* SPDX-License-Identifier: MIT */
/* Units: what stands where in a source, and who speaks in it. */
#ifndef VDM_REPORT_UNITS_H
#define VDM_REPORT_UNITS_H

#include "base/buf.h"
#include "record/record.h"

/*
 * Fills `*list` (its strings in `arena`) with the record's own units, or, where
 * there are none, with what its tree says. 0, or -1: out of memory.
 */
int vdm_units_list(const struct vdm_record *rec, struct vdm_arena *arena,
		   struct vdm_unit **list, size_t *count);
/* The speakers of a speech as names joined with '|', appended. */
void vdm_speakers_put(const struct vdm_record *rec,
		      const struct vdm_node *speech, struct vdm_buf *out);

#endif
