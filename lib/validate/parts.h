/* SPDX-License-Identifier: MIT */
/* The parts of a validation: what each looks at. */
#ifndef VDM_VALIDATE_PARTS_H
#define VDM_VALIDATE_PARTS_H

#include "format/format.h"
#include "validate/judge.h"

/*
 * A file of several documents (a format that has `validate`): each document
 * through its grammar, the rules of the whole, and where `rules`, those of the
 * record in it. 0, or -1 when that could not be done.
 */
int vdm_book_validate(const struct vdm_format *format, const void *bytes,
		      size_t length, int rules, struct vdm_judge *judge);
/*
 * A document that is a part of such files, alone; `name` may be NULL. 0; 1: it
 * is no such part; or -1 when that could not be done.
 */
int vdm_part_validate(const void *bytes, size_t length, const char *name,
		      struct vdm_judge *judge);
/*
 * XML through one schema as it is; what is not well-formed is a finding. 0, or
 * -1 when that could not be done.
 */
int vdm_tree_validate(const void *bytes, size_t length,
		      const struct vdm_schema *schema, struct vdm_judge *judge);
/*
 * XML that names no schema: well-formed, each element where the vocabulary lets
 * one stand, with the attributes that it carries. Where `lenient` it names one
 * that is not at hand, and may allow more: then only what no schema of TEI can
 * allow is an error. That it does not follow `profile` is one note. 0, or -1.
 */
int vdm_tree_stands(const void *bytes, size_t length,
		    const struct vdm_schema *profile, int lenient,
		    struct vdm_judge *judge);
/* A record as the document that stands for it: through one schema, or by what
 * the vocabulary lets stand where, as vdm_tree_stands. 0, or -1. */
int vdm_projection_validate(const struct vdm_record *rec,
			    const struct vdm_schema *schema,
			    struct vdm_judge *judge);
int vdm_projection_stands(const struct vdm_record *rec,
			  const struct vdm_schema *profile,
			  struct vdm_judge *judge);

#endif
