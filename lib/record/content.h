/* SPDX-License-Identifier: MIT */
/* What may stand in an element, in which order: the vocabulary's models. */
#ifndef VDM_RECORD_CONTENT_H
#define VDM_RECORD_CONTENT_H

#include <stdint.h>

#include "record/vocabulary.h"

/*
 * What stands in an element, one after the other: the index of an element in
 * the vocabulary, or one of these.
 */
enum {
	VDM_LEAF_UNKNOWN = -1, /* a name that TEI does not have */
	VDM_LEAF_TEXT = -2,
	VDM_LEAF_FOREIGN = -3, /* an element of another namespace */
	VDM_LEAF_NONE = -4     /* nothing: white space, a comment */
};

/* The leaf for an element by namespace (NULL: TEI) and name; for a node.
 * White space is a leaf only where text is asked for, so it is none. */
int vdm_leaf_for(const char *ns, const char *name);
int vdm_leaf_of(const struct vdm_node *node);

/* The content of one element; immutable, for the life of the process. */
struct vdm_model;

/* Of a row of the vocabulary. NULL: what stands in it is not known (P4). */
const struct vdm_model *vdm_model_of(const struct vdm_element *element);

/*
 * How far one has come in a content. Begins with VDM_STAND_START; 0 is nowhere:
 * what came last had no place there.
 */
typedef uint64_t vdm_stand;
#define VDM_STAND_START ((vdm_stand)1 << 63)

vdm_stand vdm_model_step(const struct vdm_model *model, vdm_stand stand,
			 int leaf);
/* Whether the element may end there. */
int vdm_model_may_end(const struct vdm_model *model, vdm_stand stand);
/* Whether a leaf may stand somewhere in it. */
int vdm_model_has(const struct vdm_model *model, int leaf);
/* Whether a leaf is of a class of classes.def. */
int vdm_class_has(const char *name, int leaf);
#endif
