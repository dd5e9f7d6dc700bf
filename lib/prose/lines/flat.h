/* SPDX-License-Identifier: MIT */
/* The characters of a block as one line of text: what is read of a block, and
 * where its bytes stand, go by the same walk. */
#ifndef VDM_PROSE_FLAT_H
#define VDM_PROSE_FLAT_H

#include "record/node.h"

struct vdm_flat {
	const struct vdm_node *block;
	int spaced, broken; /* what the text so far ends in */
};

/* Whether what stands in a node is beside the text: notes, glosses,
 * readings that are not shown, what is said of a picture. */
int vdm_flat_is_beside(const struct vdm_node *n);
void vdm_flat_begin(struct vdm_flat *f, const struct vdm_node *block);
/*
 * The text behind n (the block, to begin with), or NULL. *lead: 1 where a line
 * break parts it from the text before and no white space does; it counts as a
 * byte before the text.
 */
struct vdm_node *vdm_flat_next(struct vdm_flat *f, struct vdm_node *n,
			       size_t *lead);

#endif
