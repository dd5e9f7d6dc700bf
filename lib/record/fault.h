/* SPDX-License-Identifier: MIT */
/* A tree held against the vocabulary: what in it is not valid TEI. */
#ifndef VDM_RECORD_FAULT_H
#define VDM_RECORD_FAULT_H

#include "record/attribute.h"
#include "record/content.h"

enum vdm_fault_kind {
	VDM_FAULT_ROOT,      /* no document's root */
	VDM_FAULT_ELEMENT,   /* a name that TEI does not have */
	VDM_FAULT_PLACE,     /* has no place where it stands */
	VDM_FAULT_TEXT,      /* text that has none */
	VDM_FAULT_END,       /* lacks something at its end */
	VDM_FAULT_ATTRIBUTE, /* an attribute that it does not carry */
	VDM_FAULT_VALUE,     /* a value that is not of its type */
	VDM_FAULT_MISSING,   /* lacks an attribute */
	VDM_FAULT_ID         /* an id that another element has */
};

struct vdm_fault {
	enum vdm_fault_kind kind;
	const struct vdm_node *node;
	const struct vdm_attr *attr;       /* of ATTRIBUTE, VALUE, ID */
	const struct vdm_carried *carried; /* of VALUE, MISSING */
};

/* Says what is wrong in words, into `out`. */
struct vdm_buf;
void vdm_fault_say(const struct vdm_fault *fault, struct vdm_buf *out);

/* Other than 0 where no more is to be told. */
typedef int vdm_fault_fn(void *context, const struct vdm_fault *fault);

/*
 * Calls `told` for each fault of the subtree, in document order, those of a
 * node's content before those of what stands in it; behind the first child that
 * has no place the order of its siblings is not judged. `header` (may be NULL)
 * counts as the root's teiHeader in the place of its own. Elements of other
 * namespaces are judged for their place only. Whether the root may be one is
 * judged where `document`. Out of memory: errno.
 */
void vdm_tree_judge(const struct vdm_node *root, const struct vdm_node *header,
		    int document, vdm_fault_fn *told, void *context);
/* The attributes of one element, ids but for their form. 1 where no more is to
 * be told. */
int vdm_node_judge_attrs(const struct vdm_node *node, vdm_fault_fn *told,
			 void *context);

#endif
