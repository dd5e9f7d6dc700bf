/* SPDX-License-Identifier: MIT */
/* What the changes that a program makes have in common. */
#ifndef VDM_API_EDIT_H
#define VDM_API_EDIT_H

#include "record/record.h"

/* Whether a record can hold a string: UTF-8, and only what XML can. 0, or -1
 * with errno EINVAL. */
int vdm_edit_check(const char *text);
/* A copy in the record's memory; NULL: out of memory. */
const char *vdm_edit_copy(struct vdm_record *rec, const char *text);
/* Brings a kept header up to what fields and people say. 0, or -1 with errno
 * ENOMEM. */
int vdm_edit_header(struct vdm_record *rec);

#endif
