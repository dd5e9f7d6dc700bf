/* SPDX-License-Identifier: MIT */
/* Words and codes of responsibility, and the fields they make. */
#ifndef VDM_RECORD_ROLES_H
#define VDM_RECORD_ROLES_H

#include "record/record.h"

/*
 * The MARC relator code that a resp states, by @key or @ref, or else that its
 * words mean; NULL when neither tells. `resp` may be NULL.
 */
const char *vdm_tei_relator(const struct vdm_node *resp, const char *words);
/* The field of a relator; CONTRIBUTOR when it has none, or code is NULL. */
enum vdm_field_id vdm_tei_relator_field(const char *code);
/* The field of an editor of that role, which may be NULL: a translator is no
 * editor to anybody else. */
enum vdm_field_id vdm_tei_role_field(const char *role);

#endif
