/* SPDX-License-Identifier: MIT */
/* The cells of a line that gaps part. */
#ifndef VDM_PROSE_LINES_CELLS_H
#define VDM_PROSE_LINES_CELLS_H

#include <stddef.h>

enum { VDM_CELLS = 6 };

struct vdm_cells {
	const char *s[VDM_CELLS];
	size_t len[VDM_CELLS], n;
	size_t number; /* the first cell that is a page's number; n: none */
	size_t title;  /* the longest other one; n: none */
	int numbers;
};

/* Which number of a page a cell is: "12", "H12", "- 12 -"; -1 of others. */
long vdm_cell_number(const char *s, size_t n);
/* Where the cell that begins at byte i ends, at a gap or with the line; *next:
 * where the one behind the gap begins. */
size_t vdm_cell_end(const char *s, size_t n, size_t i, size_t *next);
/* Parts a line where gaps part it; whether there are two cells or more. */
int vdm_cells_part(const char *s, size_t n, struct vdm_cells *x);
/* Such a line whose first or last cell is the number of a page, or one amid
 * others that dashes set off. */
int vdm_cells_page_row(const char *s, size_t n, struct vdm_cells *x);

#endif
