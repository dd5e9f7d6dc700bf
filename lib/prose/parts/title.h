/* SPDX-License-Identifier: MIT */
/* The title of a record, which the head reads first. */
#ifndef VDM_PROSE_TITLE_H
#define VDM_PROSE_TITLE_H

#include "prose/prose.h"

/* The unit of the title among the first `end`; `end` if there is none. */
size_t vdm_title_find(struct ctx *c, size_t end);
/* Its fields: number, title, date and place; and the people it names. */
void vdm_title_read(struct ctx *c, struct unit *u);
/* The same of a title that stood in a field before. */
void vdm_title_known(struct ctx *c);
/* "ACT ONE", "Scene II": whether a line is a part of what has the title. */
int vdm_title_is_part(struct ctx *c, const char *s, size_t n);
/* Sets c->title_date from these words. */
void vdm_title_date(struct ctx *c, const char *s, size_t n);
/* What words of a title or subject say: that people talk, by telephone. */
void vdm_title_says(struct ctx *c, const char *s, size_t n);

#endif
