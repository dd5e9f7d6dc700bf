/* SPDX-License-Identifier: MIT */
/* Who takes part: what titles and lists of those present share. */
#ifndef VDM_PROSE_PEOPLE_PRESENT_H
#define VDM_PROSE_PEOPLE_PRESENT_H

#include "prose/prose.h"

/* Joins an office and the name that stands after it in brackets or commas: an
 * index, or -1. */
int vdm_office_join(struct ctx *c, const struct tokens *t,
		    const struct mention *office, const struct mention *name);
/* Notes how they are known. Where somebody is first named is where findings on
 * them point. */
void vdm_present_mark(struct ctx *c, int who, unsigned by,
		      const struct unit *u);
/* After an office: a name in brackets, or between commas; the token after it,
 * or 0. */
size_t vdm_name_beside(struct ctx *c, const struct tokens *t, size_t i,
		       struct mention *m);

/* unworded.c: "boatwarden Ann Lee": whether a segment of a list, tokens [i,
 * end), is a whole name behind small words that no table has, which say what
 * they are. */
int vdm_titled_small(const struct tokens *t, size_t i, size_t end,
		     struct mention *m);

#endif
