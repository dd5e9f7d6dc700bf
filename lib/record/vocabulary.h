/* SPDX-License-Identifier: MIT */
/* What may stand in an element, and where white space means nothing. */
#ifndef VDM_RECORD_VOCABULARY_H
#define VDM_RECORD_VOCABULARY_H

#include "record/node.h"

enum vdm_content {
	VDM_CONTENT_UNKNOWN, /* not an element of TEI P5 */
	VDM_CONTENT_EMPTY,
	VDM_CONTENT_ONLY, /* elements only */
	VDM_CONTENT_MIXED
};

/* What may stand directly in the TEI element of that name. */
enum vdm_content vdm_content_of(const char *name);
/*
 * Whether white space between the children of an element means nothing, given
 * that it means nothing around the element either.
 */
int vdm_node_is_structured(const struct vdm_node *node);
/* The same of the element and all that it stands in: its children stand apart
 * though no white space says so. */
int vdm_node_sets_apart(const struct vdm_node *node);
/* Takes the white space that means nothing out of a tree. */
void vdm_node_strip_space(struct vdm_node *root);

#endif
