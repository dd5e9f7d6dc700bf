/* SPDX-License-Identifier: MIT */
/* Lines of a head that begin with a label. */
#ifndef VDM_RECOGNISE_LABELS_H
#define VDM_RECOGNISE_LABELS_H

#include "recognise/internal.h"

/* "Label: value" in unit i, or a label alone with the value below: their fields
 * and people are put. How many units it took; 0 when it is none. */
size_t vdm_head_label(struct ctx *c, size_t i);

/* All words of the unit are in fields now. */
void vdm_unit_metadata(struct unit *u, const char *reason);

#endif
