/* SPDX-License-Identifier: MIT */
/* Rows of a list: how many it has, and those whose columns are a name and what
 * somebody is. */
#include <string.h>

#include "prose/prose.h"

enum { ROW_TOKENS = 60 }; /* of a cell */

size_t
vdm_rows_count(const char *s, size_t n, size_t *lines)
{
	size_t rows = 0;

	*lines = 0;
	while (n > 0) {
		const char *e = memchr(s, '\n', n);
		size_t whole = e != NULL ? (size_t)(e - s) : n, len = whole;
		const char *line = vdm_trim(s, &len);

		*lines += len > 0;
		rows += len > 0 && vdm_column_end(line, len) < len;
		whole += e != NULL;
		s += whole;
		n -= whole;
	}
	return rows;
}

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
