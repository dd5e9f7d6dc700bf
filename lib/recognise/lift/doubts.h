/* SPDX-License-Identifier: MIT */
/* Findings of what is in doubt: those that inspect --review lists. */
#ifndef VDM_RECOGNISE_LIFT_DOUBTS_H
#define VDM_RECOGNISE_LIFT_DOUBTS_H

#include "prose/prose.h"

/* Reports a unit whose speaker is a guess. */
void vdm_doubt_report(struct ctx *c, const struct unit *u);
/* Reports what is said once for a kind, with its lines. */
void vdm_doubts_report(struct ctx *c);

#endif
