/* SPDX-License-Identifier: MIT */
/* The tables that a person gives beside a source: whose fields, which row. */
#ifndef VDM_PROSE_PEOPLE_TABLES_H
#define VDM_PROSE_PEOPLE_TABLES_H

#include "base/arena.h"
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
/* Whether it is a column of a list of people. */
int vdm_stated_is_of_people(const char *key);
/* Whether two columns of metadata are of the same thing. */
int vdm_stated_is_same(const char *a, const char *b);
/* The name of a field, or of a list of people's column, that the key is likely
 * a slip for, or NULL. */
const char *vdm_stated_meant(const char *key);
const char *vdm_stated_meant_of_people(const char *key);
/* The file that a row says it is of; NULL: it has no such column. */
const char *vdm_stated_file(const struct vdm_table *t, size_t row);
/* For which files an entry of a list of people holds; NULL: for all. */
const char *vdm_stated_scope(const struct vdm_table *t, size_t row);
/* The row of the file of that name (may be NULL), where nothing is known of
 * other files, or the only row; the count of rows where there is none. */
size_t vdm_stated_row(const struct vdm_table *t, const char *name,
		      struct vdm_arena *scratch);
/* Reads a table; -1 after a finding, or where the arena failed. */
int vdm_stated_table(struct vdm_table *t, struct vdm_arena *arena,
		     const char *text, const struct vdm_sink *sink);
/* Says what is wrong in a table; of metadata, where `fields` is 1, also which
 * columns are of no field. -1 where it has to be refused. */
int vdm_stated_check(enum vdm_stated what, const struct vdm_table *t,
		     int fields, struct vdm_arena *scratch,
		     const struct vdm_sink *sink);

#endif
