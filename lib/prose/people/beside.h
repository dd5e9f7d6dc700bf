/* SPDX-License-Identifier: MIT */
/* The tables of a run, as the recogniser asks them. */
#ifndef VDM_PROSE_PEOPLE_BESIDE_H
#define VDM_PROSE_PEOPLE_BESIDE_H

#include "base/diag.h"
#include "prose/people/paths.h"
#include "yaml/table.h"

/* A table, and where it is from. */
struct vdm_beside {
	enum vdm_stated what;
	const char *path;   /* as the user named it, or NULL */
	const char *folder; /* in which it is, or NULL */
	struct vdm_table table;
	int named;            /* its rows say which files they are of */
	size_t *row;          /* of each file; `table.rows`: none */
	const char **by_name; /* of each file: what its row names it, where that
				 is its name alone; or NULL */
	unsigned char *anywhere; /* of each row of people: no path of the run
			   begins as its scope does */
};

struct vdm_tables {
	struct vdm_arena arena;
	struct vdm_beside *one;
	size_t count, cap;
	struct vdm_paths paths;
};

/* The row of a file in a table of metadata, or `table.rows`. */
size_t vdm_beside_row(const struct vdm_tables *tables,
		      const struct vdm_beside *one, size_t file);

#endif
