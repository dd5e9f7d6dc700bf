/* SPDX-License-Identifier: MIT */
/* Text in UTF-8 that somebody read as Windows-1252 before it came here. */
#ifndef VDM_RECORD_TWICE_H
#define VDM_RECORD_TWICE_H

#include "record/record.h"

struct vdm_twice {
	size_t count;      /* characters that became several; 0: none did */
	char is[16];       /* the first of them as it stands, */
	char was[8];       /* and as it was */
	struct vdm_pos at; /* of the node that has it */
};

/* Looks for it in all that a record says. */
void vdm_record_twice(const struct vdm_record *rec, struct vdm_twice *t);

#endif
