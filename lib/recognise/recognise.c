/* SPDX-License-Identifier: MIT */
/* Lifts plain paragraphs to turns, people and fields. */
#include "recognise/recognise.h"

int
vdm_recognise(struct vdm_record *rec, const struct vdm_read_options *options,
	      const struct vdm_sink *sink)
{
	(void)options;
	(void)sink;
	return rec->arena.failed ? -1 : 0;
}
