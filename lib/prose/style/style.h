/* SPDX-License-Identifier: MIT */
/* What a house style says of the lines of a record (docs/profiles.md). */
#ifndef VDM_PROSE_STYLE_STYLE_H
#define VDM_PROSE_STYLE_STYLE_H

#include "prose/style/rows.h"

/* Takes the patterns and speakers of the style that the options name, and says
 * which rows have no effect. */
int vdm_style_read(struct ctx *c);
/* Takes the row of a pattern or of a speaker into the style of what is read. */
void vdm_style_take(struct ctx *c, const struct vdm_style_row *row);
/* Whether the style says how labels look. */
int vdm_style_has_labels(const struct ctx *c);
/* The label that a line begins with, by the style: 0 if it begins with none. */
int vdm_style_label(struct ctx *c, const char *s, size_t n,
		    struct vdm_match *m);
/* Whether a line is one that the style knows, other than by its label. */
int vdm_style_knows(struct ctx *c, const char *s, size_t n);
/* Whether the style says that a line bears no label, though it looks so. */
int vdm_style_is_text(struct ctx *c, const char *s, size_t n,
		      struct vdm_match *m);
/* mark.c: says of each unit what the style says of it. */
void vdm_style_mark(struct ctx *c);
/* Whether a line, or unit, is what the kind's patterns say, whole. */
int vdm_style_is(struct ctx *c, enum vdm_style_kind kind, const char *s,
		 size_t n, struct vdm_match *m);
/* Whom a label means, by the style's rows: the next from *i on, or NULL. */
const char *vdm_style_speaker(const struct ctx *c, size_t *i,
			      const char **label);

#endif
