/* SPDX-License-Identifier: MIT */
/*
 * Formulas and drawings, MathML and SVG, that stand in a record as they stand
 * in pages: which of them a page may hold as they are, and how they are put.
 */
#ifndef VDM_HTML_ISLAND_H
#define VDM_HTML_ISLAND_H

#include "base/buf.h"
#include "base/map.h"
#include "record/node.h"

/* Beside a formula or drawing whose names had a prefix: that prefix. */
#define VDM_ISLAND_PREFIX "data-vdm-prefix"

/* Whether a node is the root of a formula or a drawing. */
int vdm_html_is_island(const struct vdm_node *n);
/*
 * Whether a page may hold it as it is: its elements are MathML's or SVG's own,
 * nothing in it runs or leads out of it, and none of its ids is in `others` or
 * in `drawn`, which then has them, too. NULL: ids do not matter.
 */
int vdm_html_island_fits(const struct vdm_node *n,
			 const struct vdm_strmap *others,
			 struct vdm_strmap *drawn);
/* formula.c: the same of one element of MathML by itself, for what it holds and
 * says. */
int vdm_html_formula_fits(const struct vdm_node *n);
/* The bytes of the prefix that its names begin with, colon left out; 0: none.
 */
size_t vdm_html_island_prefix(const struct vdm_node *n);
/* Appends it, names without prefix. `put` appends characters, or an attribute's
 * value, escaped; or a comment as it stands. */
enum vdm_html_island_part {
	VDM_ISLAND_TEXT,
	VDM_ISLAND_VALUE,
	VDM_ISLAND_COMMENT
};
typedef void vdm_html_island_put_fn(void *context, struct vdm_buf *out,
				    const char *s,
				    enum vdm_html_island_part part);
void vdm_html_island_put(const struct vdm_node *n, struct vdm_buf *out,
			 vdm_html_island_put_fn *put, void *context);

#endif
