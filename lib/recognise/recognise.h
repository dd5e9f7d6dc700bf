/* SPDX-License-Identifier: MIT */
/* Lifts plain paragraphs to turns, people and fields. */
#ifndef VDM_RECOGNISE_RECOGNISE_H
#define VDM_RECOGNISE_RECOGNISE_H

#include "record/record.h"

/*
 * One pass over a record whose body holds plain paragraphs. Leaves its trace
 * in the record's units. 0, or -1 when memory ran out. Options may be NULL.
 */
int vdm_recognise(struct vdm_record *rec,
		  const struct vdm_read_options *options,
		  const struct vdm_sink *sink);

#endif
