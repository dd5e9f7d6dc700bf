/* SPDX-License-Identifier: MIT */
/* Tables that a person gives beside the sources: which row is of which file. */
#ifndef VIDIMUS_TABLES_H
#define VIDIMUS_TABLES_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/format.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Tables of metadata and lists of people for a whole run. First the tables are
 * added, then all files of the run are named, then rows and files are matched
 * once; after that any number of threads may read by them.
 */
struct vdm_tables;

/* To be freed; NULL: out of memory. */
VDM_API struct vdm_tables *vdm_tables_new(void);
VDM_API void vdm_tables_free(struct vdm_tables *tables);
/*
 * Adds a table of metadata, or a list of people; what a later one states
 * counts. The bytes may be in any encoding, and are looked through. `path` is
 * where they are from: rows may name files from that folder on. NULL: from
 * nowhere. 0; -1 after a finding at level error (errno 0) or with errno
 * (EINVAL: no such table).
 */
VDM_API int vdm_tables_add(struct vdm_tables *tables, enum vdm_stated what,
			   const char *path, const void *bytes, size_t length,
			   const struct vdm_sink *sink);
/*
 * The folder from which relative paths are seen; NULL: from none, they are
 * taken as they are written, wherever the program runs. Said before files are
 * named; unsaid it is the working folder.
 */
VDM_API void vdm_tables_from(struct vdm_tables *tables, const char *folder);
/*
 * Names a file of the run: its path, which is the option "name" when it is
 * read, and the path below the folder that was given; NULL: it was given
 * itself. 0, or -1 with errno ENOMEM.
 */
VDM_API int vdm_tables_file(struct vdm_tables *tables, const char *path,
			    const char *below);
/*
 * Finds out which row is of which file: by the path as given, by that from the
 * table's folder, by that below the folder that was given, by the end of the
 * path where only one file of the run has it. Reports rows that are of none;
 * `is_there` (may be NULL) says whether there is such a file outside of the
 * run. 0; -1 after a finding (errno 0: two rows are of one file) or with errno
 * ENOMEM.
 */
VDM_API int vdm_tables_match(struct vdm_tables *tables,
			     int (*is_there)(void *ctx, const char *file),
			     void *ctx, struct vdm_findings *findings);
/* What records are read by, besides the options "metadata" and "people"; NULL:
 * nothing. They must outlive the options' use. */
VDM_API void vdm_read_options_tables(struct vdm_read_options *options,
				     const struct vdm_tables *tables);

#ifdef __cplusplus
}
#endif

#endif
