/* SPDX-License-Identifier: MIT */
/* Where the pointers of a record lead. */
#ifndef VDM_RULES_RECORD_POINTERS_H
#define VDM_RULES_RECORD_POINTERS_H

#include "base/map.h"
#include "record/record.h"

enum vdm_reach {
	VDM_REACH_HERE,      /* an element or a person of the record */
	VDM_REACH_LOST,      /* none, though it points into the record */
	VDM_REACH_ELSEWHERE, /* not for us to follow, or a file that is there */
	VDM_REACH_BARE,      /* an id without its "#" */
	VDM_REACH_MISSING,   /* a file that is not there */
	VDM_REACH_PREFIX     /* a prefix that nothing declares */
};

struct vdm_pointers {
	const struct vdm_record *rec;
	const char *base, *name; /* the document's folder and name, or NULL */
	struct vdm_strmap ids;   /* of elements and people; the caller's */
	const struct vdm_node **prefixes; /* the elements prefixDef */
	size_t count, cap;
	int failed;
};

/* Looks for the prefixes that the record declares. */
void vdm_pointers_init(struct vdm_pointers *pointers,
		       const struct vdm_record *rec, const char *base,
		       const char *name);
/* Frees the ids too. 0, or -1: memory ran out. */
int vdm_pointers_fini(struct vdm_pointers *pointers);

/* Where the pointer of n bytes leads that stands in an attribute of the node.
 */
enum vdm_reach vdm_pointer_reach(const struct vdm_pointers *pointers,
				 const struct vdm_node *node, const char *s,
				 size_t n);

#endif
