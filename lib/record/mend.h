/* SPDX-License-Identifier: MIT */
/* What the parts of mending a tree share. */
#ifndef VDM_RECORD_MEND_H
#define VDM_RECORD_MEND_H

#include "base/buf.h"
#include "record/content.h"
#include "record/record.h"

enum { VDM_MEND_NAMED = 8 };

/* What was found of an element: where it belongs in a division. */
struct vdm_mend_part {
	int is; /* something was */
	int leaf, part, phrase;
};

enum { VDM_MEND_PARTS = 32 };

struct vdm_mend {
	struct vdm_record *rec;
	unsigned done;            /* changes */
	unsigned lines;           /* of the edge that became paragraphs */
	unsigned divisions;       /* opened */
	struct vdm_pos pos;       /* of the first of both */
	unsigned lost;            /* elements and attributes left out */
	struct vdm_pos lost_pos;  /* of the first */
	struct vdm_buf named;     /* what the first ones were */
	struct vdm_buf said;      /* what attributes that went said */
	struct vdm_node *wrapper; /* the last that was put around something */
	struct vdm_strmap *ids;   /* those that were seen */
	struct vdm_mend_part parts[VDM_MEND_PARTS];
};

/* The model of a node's element, or NULL: what stands in it is not judged. */
const struct vdm_model *vdm_mend_model(const struct vdm_node *node);
/* Whether an element may hold another of that name, or stand as a leaf. */
int vdm_mend_may_hold(const struct vdm_node *node, const char *name);
/* Counts something that is left out: an attribute, or (NULL) the element. */
struct vdm_attr;
void vdm_mend_lose(struct vdm_mend *m, const struct vdm_node *node,
		   const struct vdm_attr *attr);
/* Puts an element around a node, or where it stands next to the wrapper that
 * was put last and has room in it, moves it into that; what stands there. */
struct vdm_node *vdm_mend_wrap(struct vdm_mend *m, struct vdm_node *node,
			       const char *name);
/* Puts line breaks around a block that becomes a part of a line: its words are
 * not one with those beside it. Whether one stands before it now. */
int vdm_mend_break(struct vdm_mend *m, struct vdm_node *node);

/* Makes the children of an element such as its model wants. */
void vdm_mend_content(struct vdm_mend *m, struct vdm_node *node);
/* Children that are nothing without an attribute that they lack are named as
 * segments or blocks of that type, and then fitted as these. */
void vdm_mend_wanting(struct vdm_mend *m, struct vdm_node *node);
/* Makes its attributes such as it carries. */
void vdm_mend_attrs(struct vdm_mend *m, struct vdm_node *node);

#endif
