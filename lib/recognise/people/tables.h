/* SPDX-License-Identifier: MIT */
/* The tables that a person gives beside a source: whose fields, which row. */
#ifndef VDM_RECOGNISE_PEOPLE_TABLES_H
#define VDM_RECOGNISE_PEOPLE_TABLES_H

#include "record/record.h"
#include "yaml/table.h"

/* The field of a column or key, by any of its names; or NULL. */
const struct vdm_field_info *vdm_stated_field(const char *key);
/* A date, a place: one of each is stated, though a text may have several. */
int vdm_stated_is_one(const struct vdm_field_info *info);
/* Whether the column holds the names of files. */
int vdm_stated_is_file(const char *key);
/* What else a key may be of. */
enum vdm_other { VDM_OTHER_NONE, VDM_OTHER_PEOPLE, VDM_OTHER_COVER };
enum vdm_other vdm_stated_other(const char *key);
/* The name of a field that the key is likely a slip for, or NULL. */
const char *vdm_stated_meant(const char *key);
/* The row of the file of that name (may be NULL), by its path, or the only
 * row; the count of rows where there is none. */
size_t vdm_stated_row(const struct vdm_table *t, const char *name);

#endif
