/* SPDX-License-Identifier: MIT */
/* What the files that write front matter share. */
#ifndef VDM_MARKDOWN_WRITE_MATTER_H
#define VDM_MARKDOWN_WRITE_MATTER_H

#include "record/field.h"
#include "yaml/yaml.h"

/* Whether a value may stand as a block of paragraphs. */
int vdm_md_is_paragraphs(const char *s);
void vdm_md_indent(struct vdm_buf *out, unsigned n);
/* A value behind its key's colon or its dash, with the line's end; `at` is how
 * far its further lines are indented. */
void vdm_md_value(struct vdm_buf *out, const char *s, unsigned at);
/* A line "key: s"; nothing where s is NULL. */
void vdm_md_pair(struct vdm_buf *out, unsigned at, const char *key,
		 const char *s);
/* details.c: the lines of all details; `keys`: as keys, as far as they can. */
void vdm_md_details_write(struct vdm_buf *out, unsigned at,
			  const struct vdm_details *d, int keys);

#endif
