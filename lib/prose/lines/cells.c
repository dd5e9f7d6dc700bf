/* SPDX-License-Identifier: MIT */
/* The cells of a line that gaps part, as the head of a page has them. */
#include "prose/lines/cells.h"

#include <string.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "prose/prose.h"
#include "prose/lines/lines.h"

enum { ROW_BYTES = 200 };

/* "- 15 -", "— 15 —": a number without the dashes around it. */
static const char *
without_dashes(const char *s, size_t *n)
{
	size_t used;
	uint32_t cp = *n > 0 ? vdm_utf8_decode(s, *n, &used) : 0, last;

	last = vdm_utf8_last(s, *n);
	if (cp != last || (cp != '-' && cp != 0x2013 && cp != 0x2014) ||
	    *n < 2 * used + 1)
		return s;
	*n -= 2 * used;
	return vdm_trim(s + used, n);
}

/* Whether a cell is the number of a page, and which: "12", "H12", "S 12". */
long
vdm_cell_number(const char *s, size_t n)
{
	size_t width;
	long v;

	s = without_dashes(s, &n);
	/* "S 12" */
	if (n > 2 && vdm_is_capital(s[0]) && s[1] == ' ' &&
	    vdm_is_digit(s[2])) {
		s += 2;
		n -= 2;
	}
	v = vdm_page_number(s, n, &width);
	return width == n ? v : -1;
}

size_t
vdm_cell_end(const char *s, size_t n, size_t i, size_t *next)
{
	size_t k = i + vdm_column_end(s + i, n - i);

	for (*next = k; *next < n && (s[*next] == ' ' || s[*next] == '\t');)
		++*next;
	while (k > i && k < n && s[k - 1] == ' ') /* before a tab */
		k--;
	return k;
}

/* Parts a line where gaps part it; whether there are two cells or more. */
int
vdm_cells_part(const char *s, size_t n, struct vdm_cells *x)
{
	size_t i = 0, gap, end;

	memset(x, 0, sizeof(*x));
	while (i < n && x->n < VDM_CELLS) {
		gap = vdm_cell_end(s, n, i, &end);
		x->s[x->n] = s + i;
		x->len[x->n++] = gap - i;
		i = end;
	}
	x->number = x->title = x->n;
	if (i < n)
		return 0;
	for (i = 0; i < x->n; i++) {
		if (vdm_cell_number(x->s[i], x->len[i]) >= 0) {
			x->number = x->number < x->n ? x->number : i;
			x->numbers++;
		} else if (x->title == x->n || x->len[i] > x->len[x->title]) {
			x->title = i;
		}
	}
	return x->n > 1;
}

/* Such a line whose first or last cell is the number of a page, or one amid
 * others that dashes set off. */
int
vdm_cells_page_row(const char *s, size_t n, struct vdm_cells *x)
{
	size_t bare;

	if (n == 0 || n > ROW_BYTES || !vdm_cells_part(s, n, x) ||
	    x->title == x->n || x->number == x->n)
		return 0;
	bare = x->len[x->number];
	(void)without_dashes(x->s[x->number], &bare);
	return x->number == 0 || bare < x->len[x->number] ||
	       vdm_cell_number(x->s[x->n - 1], x->len[x->n - 1]) >= 0;
}

int
vdm_line_is_page_row(const char *s, size_t n)
{
	struct vdm_cells x;

	return vdm_cells_page_row(s, n, &x) && x.n > 2 && x.numbers == 1;
}
