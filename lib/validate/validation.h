/* SPDX-License-Identifier: MIT */
/* The options of validation, and the schemas that were compiled for it. */
#ifndef VDM_VALIDATE_VALIDATION_H
#define VDM_VALIDATE_VALIDATION_H

#include "base/diag.h"
#include "validate/named.h"

/*
 * The schema at an address ("": the built-in profile), compiled now or before.
 * What is wrong with it goes to `sink`, for each document that asks. NULL: it
 * cannot be used, after a finding or with errno.
 */
const struct vdm_schema *vdm_validation_schema(struct vdm_validation *v,
					       const char *address,
					       const struct vdm_sink *sink);
/* The same of what vdm_named_find found for a document. */
const struct vdm_schema *vdm_validation_named(struct vdm_validation *v,
					      char *address, char *folder,
					      const struct vdm_sink *sink);
/* Where a document of that folder may name schemas. */
struct vdm_named_reach vdm_validation_reach(const struct vdm_validation *v,
					    const char *base);
/* The schemas that were set: how many; the index-th. */
size_t vdm_validation_count(const struct vdm_validation *v);
const struct vdm_schema *vdm_validation_at(struct vdm_validation *v,
					   size_t index,
					   const struct vdm_sink *sink);
/* So many rules fired in one more document. */
void vdm_validation_count_fired(struct vdm_validation *v, size_t fired);
/* Where rules report in SVRL; NULL: nobody asked for that. */
struct vdm_schematron_report *vdm_validation_svrl(struct vdm_validation *v);
/* As what EPUBs are judged; NULL: as what they say. */
const char *vdm_validation_profile(const struct vdm_validation *v);
int vdm_validation_has_rules(const struct vdm_validation *v);
enum vdm_level vdm_validation_fail(const struct vdm_validation *v);

#endif
