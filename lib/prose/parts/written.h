/* SPDX-License-Identifier: MIT */
/* Documents that were written and not said. */
#ifndef VDM_PROSE_PARTS_WRITTEN_H
#define VDM_PROSE_PARTS_WRITTEN_H

#include "prose/prose.h"

/* Whether the document was written and not said. */
int vdm_is_written(struct ctx *c);
/* "Dear Madam," */
int vdm_is_salutation(struct ctx *c, const char *s, size_t n);
/* Whether a short line begins as what opens a letter or closes it, with or
 * without the mark of that: "Yours truly". */
int vdm_salutes(struct ctx *c, const char *s, size_t n);
/* The headings of its parts, the labelled lines of a catalogue's entry. */
void vdm_written_parts(struct ctx *c);
/* Who signs it. */
void vdm_written_end(struct ctx *c);

#endif
