/* SPDX-License-Identifier: MIT */
/* Rows of a list whose columns are a name and what somebody is. */
#include "recognise/internal.h"

enum { ROW_TOKENS = 60 }; /* of a cell */

int
vdm_row_has_office(struct ctx *c, const char *s, size_t first, size_t n)
{
	struct tokens *t = &c->tok;
	struct mention m;
	const char *cell = s + first;
	size_t rest = n - first;

	cell = vdm_trim(cell, &rest);
	vdm_tokens(c, t, s, first, ROW_TOKENS);
	if (rest == 0 || !vdm_mention_at(c, t, 0, &m) || !m.hon ||
	    m.last == m.name || m.last < t->n ||
	    vdm_column_end(cell, rest) < rest)
		return 0;
	vdm_tokens(c, t, cell, rest, ROW_TOKENS);
	return t->n > 0 && (!vdm_mention_at(c, t, 0, &m) || !m.hon);
}
