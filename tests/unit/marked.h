/* SPDX-License-Identifier: MIT */
/* Markdown read and written with what is told of it, for its tests. */
#ifndef VDM_TESTS_MARKED_H
#define VDM_TESTS_MARKED_H

#include "format/format.h"
#include "record/record.h"

struct seen {
	char ids[4096];
	char text[4096];
};

/* The record, or NULL; what was found, and what was said of it. */
struct vdm_record *read_as(const char *md, struct seen *seen, int recognise);
/* To be freed. */
char *write_md(const struct vdm_record *rec);

#endif
