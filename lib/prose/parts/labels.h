/* SPDX-License-Identifier: MIT */
/* Lines of a head that begin with a label. */
#ifndef VDM_PROSE_LABELS_H
#define VDM_PROSE_LABELS_H

#include "prose/prose.h"

/* "Label: value" in unit i, or a label alone with the value below: their fields
 * and people are put. How many units it took; 0 when it is none. */
size_t vdm_head_label(struct ctx *c, size_t i);

/* All words of the unit are in fields now. */
void vdm_unit_metadata(struct unit *u, const char *reason);

/* officers.c: whether a unit is one of several rows that say who has which
 * office, and nothing more; then, of unit i of a head, who they are. */
int vdm_is_officer(struct ctx *c, const struct unit *u);
/* Marks those who sign above such rows, which begin with unit i below all talk.
 */
void vdm_officers_above(struct ctx *c, size_t i);
/* Whether it has nothing but an office or the like, a colon, and names. */
int vdm_is_names_row(struct ctx *c, const struct unit *u);
int vdm_officer_read(struct ctx *c, size_t i);

#endif
