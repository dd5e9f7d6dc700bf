/* SPDX-License-Identifier: MIT */
/* Who decided what was in doubt: contributors that @resp points at. */
#ifndef VDM_RECORD_RESP_H
#define VDM_RECORD_RESP_H

struct vdm_node;
struct vdm_record;

/* The pointer ("#resp-ada-ray") for a person of that name, who is a contributor
 * from then on. NULL: out of memory. */
const char *vdm_resp_of(struct vdm_record *rec, const char *name);
/* Who decided what an element says, by its @resp; NULL: nobody did. */
const char *vdm_resp_name(const struct vdm_record *rec,
			  const struct vdm_node *n);

#endif
