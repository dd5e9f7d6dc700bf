/* SPDX-License-Identifier: MIT */
/* The cells of a line that gaps part, as the head of a page has them. */
#include "recognise/lines/cells.h"

#include <string.h>

#include "base/utf8.h"
#include "recognise/internal.h"
#include "recognise/lines/lines.h"

enum {
	ROW_BYTES = 200,
	NUMBER_DIGITS = 5 /* of a page */
};

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
	size_t k;
	long v = 0;

	s = without_dashes(s, &n);
	k = n > 1 && s[0] >= 'A' && s[0] <= 'Z';
	k += k > 0 && s[k] == ' ';
	if (n - k == 0 || n - k > NUMBER_DIGITS)
		return -1;
	for (; k < n; k++) {
		if (!vdm_is_digit(s[k]))
			return -1;
		v = v * 10 + (s[k] - '0');
	}
	return v;
}

/* Where the gap that parts two cells begins, from byte i on; *end its end. */
static size_t
next_gap(const char *s, size_t n, size_t i, size_t *end)
{
	for (; i<n; i = *end> i ? *end : i + 1) {
		size_t k = i, tabs = 0;

		for (; k < n && (s[k] == ' ' || s[k] == '\t'); k++)
			tabs += s[k] == '\t';
		*end = k;
		if (tabs > 0 || k - i >= VDM_CELLS_GAP)
			return i;
	}
	*end = n;
	return n;
}

/* Parts a line where gaps part it; whether there are two cells or more. */
int
vdm_cells_part(const char *s, size_t n, struct vdm_cells *x)
{
	size_t i = 0, gap, end;

	memset(x, 0, sizeof(*x));
	while (i < n && x->n < VDM_CELLS) {
		gap = next_gap(s, n, i, &end);
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
