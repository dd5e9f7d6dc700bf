/* SPDX-License-Identifier: MIT */
/* Questions with their answers in one paragraph. */
#ifndef VDM_RECOGNISE_TURNS_ANSWERS_H
#define VDM_RECOGNISE_TURNS_ANSWERS_H

#include "prose/prose.h"

/* Parts such paragraphs, where the document has several of them. */
void vdm_answers_part(struct ctx *c);
/* When people are known, unit by unit: who asks in unit i, `asker` if nothing
 * says so; who does from here on. */
int vdm_answers_bind(struct ctx *c, size_t i, int asker);

/* dashed.c: questions that a long dash opens; then, when people are known, what
 * stands below them without a label. */
void vdm_dashes_read(struct ctx *c);
void vdm_dashes_bind(struct ctx *c);

#endif
