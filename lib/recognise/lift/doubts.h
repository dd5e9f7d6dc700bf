/* SPDX-License-Identifier: MIT */
/* Findings of what is in doubt: those that inspect --review lists. */
#ifndef VDM_RECOGNISE_LIFT_DOUBTS_H
#define VDM_RECOGNISE_LIFT_DOUBTS_H

#include "prose/prose.h"

/* What a finding is to say of a unit. */
enum vdm_doubt vdm_doubt_of(const struct unit *u);
/* Reports one unit whose speaker is a guess, as the record's trace has it. */
void vdm_doubt_report(const struct vdm_unit *u, const struct vdm_sink *sink);
/* Reports what is said once for a kind, with its lines. 0, or -1: out of
 * memory. */
int vdm_doubts_report(const struct vdm_record *rec,
		      const struct vdm_sink *sink);

#endif
