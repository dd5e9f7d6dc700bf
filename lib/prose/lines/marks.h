/* SPDX-License-Identifier: MIT */
/* The marks that set a label off, in any script. */
#ifndef VDM_PROSE_LINES_MARKS_H
#define VDM_PROSE_LINES_MARKS_H

#include "prose/prose.h"

/* ":", and the full-width one of Chinese and Japanese. */
int vdm_is_colon(const struct tokens *t, size_t i);
int vdm_is_dash(const struct tokens *t, size_t i);
/* What closes the bracket that token i opens; 0 if it opens none. */
uint32_t vdm_closes(const struct tokens *t, size_t i);
/* "(Mr. X)" or "(Norway)" from token i on: the token after it; or i. */
size_t vdm_bracket_end(const struct tokens *t, size_t i);
/* A mark that nothing but a label or an item begins with: a circle, ">>". */
int vdm_is_bullet(const struct tokens *t, size_t i);
/* Whether a tab, an ideographic space or several spaces stand before token i:
 * a column, as typists and tables set names off. */
int vdm_is_gap(const struct tokens *t, size_t i);

/* The marks from token i on that close what they set off, "**Nora:**": how
 * many.
 */
size_t vdm_emphasis_end(const struct tokens *t, size_t i);
/* "NORA, drawing the curtain. -" from its comma at token i on: where a stage
 * direction ends, at the mark before a dash, or at a colon; 0 if none does. */
size_t vdm_direction_end(const struct tokens *t, size_t i);
/* "Mr. 'ABD AL-KARIM": a mark of breath or a letter that others write so,
 * before a name. */
int vdm_is_breath(const struct tokens *t, size_t i);

#endif
