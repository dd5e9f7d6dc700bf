/* SPDX-License-Identifier: MIT */
/* The front matter of a Markdown text, YAML or TOML, by its bytes. */
#ifndef VDM_WITNESS_FRONT_H
#define VDM_WITNESS_FRONT_H

#include "witness/testimony.h"

/* The bytes of the first line of s, with its end. */
size_t vdm_witness_line_end(const char *s, size_t n);
/* Front matter's length with its marks, 0: there is none. */
size_t vdm_witness_front_length(const char *s, size_t n);
/* Sees the front matter that s is; *pos goes on behind it. */
void vdm_witness_front(struct vdm_testimony *t, const char *s, size_t n,
		       struct vdm_pos *pos);
/* The words of s as they are where its escapes, as YAML, JSON and TOML have
 * them in quotes, are what they stand for; none where it has none. */
void vdm_witness_notation(struct vdm_testimony *t, enum vdm_place place,
			  const char *s, size_t n);

#endif
