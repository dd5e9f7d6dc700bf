/* SPDX-License-Identifier: MIT */
/* What reading and writing front matter must agree on. */
#ifndef VDM_MARKDOWN_FRONT_H
#define VDM_MARKDOWN_FRONT_H

#include "markdown/markdown.h"

/* Another key of the record's id, which leaves no label. */
#define VDM_MD_RECORD_ID "record-id"

/* The field of another usual key ("tags": subject); VDM_F_COUNT: none. A field
 * that was read from it has it as its label. */
enum vdm_field_id vdm_md_alias(const char *key);
/* Whether the front matter gives that key a meaning of its own. */
int vdm_md_key_is_taken(const char *key);
/* Whether a key holds where somebody works, or is a table of such. */
int vdm_md_is_affiliation(const char *key);
/* The field of a contributor's role ("trl"); VDM_F_COUNT: none. */
enum vdm_field_id vdm_md_role(const char *role);
/* The code of a field that stands in the contributors' list; or NULL. */
const char *vdm_md_role_code(enum vdm_field_id id);
/* Whether the plain value is its own normalised form. */
int vdm_md_is_norm(enum vdm_field_id id, const char *value);
/* The state's name; "empty" for short of a label without a value. */
const char *vdm_md_state_name(enum vdm_state state);
/* 0: no state has that name; it is explicit then. */
int vdm_md_state_read(const char *name, enum vdm_state *state);
/* An id that elements may have in place of one that they may not: the same
 * for the same one. Nothing where there is none. */
void vdm_md_id_put(struct vdm_buf *out, const char *id, size_t n);

#endif
