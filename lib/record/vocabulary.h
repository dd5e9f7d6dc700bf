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

/*
 * A row of vocabulary.def. A node of a TEI element that is in it has the row's
 * own `name`, so that whoever asks for the row of such a name need not search.
 */
struct vdm_element {
	char name[29]; /* 32 bytes a row: its place is found by a shift */
	unsigned char content;     /* enum vdm_content */
	unsigned char block, line; /* enum vdm_kind; NONE: no kind of its own */
};

/* The row of a TEI element's name, or NULL. */
const struct vdm_element *vdm_element_find(const char *name);
/* Its place in the table; the row there, NULL past the end. */
size_t vdm_element_index(const struct vdm_element *element);
const struct vdm_element *vdm_element_at(size_t index);
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
