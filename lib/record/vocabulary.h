/* SPDX-License-Identifier: MIT */
/* What is known of each element, and where white space means nothing. */
#ifndef VDM_RECORD_VOCABULARY_H
#define VDM_RECORD_VOCABULARY_H

#include "record/node.h"

enum vdm_content {
	VDM_CONTENT_UNKNOWN, /* not an element of TEI P5 */
	VDM_CONTENT_EMPTY,
	VDM_CONTENT_ONLY, /* elements only */
	VDM_CONTENT_MIXED
};

/* A row of vocabulary.def. */
struct vdm_element {
	const char *name;
	enum vdm_content content;
	enum vdm_kind block, line; /* NONE: no kind of its own */
};

/* The row of a TEI element's name, or NULL. */
const struct vdm_element *vdm_element_find(const char *name);
/* The same, NULL too for an element that has no kind of its own or is in a
 * namespace (`ns`) other than TEI's, which is NULL in a record. */
const struct vdm_element *vdm_element_kinds(const char *ns, const char *name);
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
