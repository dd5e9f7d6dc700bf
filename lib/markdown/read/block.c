/* SPDX-License-Identifier: MIT */
/* Blocks of Markdown to nodes: headings to divisions, lists, tables, notes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <cmark-gfm-core-extensions.h>

#include "base/utf8.h"
#include "markdown/read/reader.h"

static struct vdm_node *
block(struct vdm_md_reader *r, const char *name, cmark_node *from)
{
	struct vdm_node *n = vdm_node_element(r->rec, name);

	vdm_md_pos(r, n, from);
	return n;
}

static void
heading(struct vdm_md_reader *r, cmark_node *n)
{
	struct vdm_node *head =
	    vdm_md_heading(r, cmark_node_get_heading_level(n));
	struct vdm_buf id;

	vdm_md_pos(r, head, n);
	if (head != NULL && vdm_node_is(head->parent, "div") &&
	    head->parent->pos.line == 0)
		head->parent->pos = head->pos;
	vdm_buf_init(&id);
	vdm_md_heading_attributes(r, n, &id);
	vdm_md_line(r, head, cmark_node_first_child(n), NULL);
	vdm_md_heading_name(r, head, vdm_buf_str(&id));
	vdm_buf_fini(&id);
}

/* A container with blocks in it. */
static void
container(struct vdm_md_reader *r, struct vdm_node *node, cmark_node *from,
	  int tight)
{
	size_t base = r->count;
	struct vdm_md_frame *f = vdm_md_push(r, node);

	if (f == NULL)
		return;
	f->wants_p = !tight;
	f->tight = tight;
	vdm_md_blocks(r, cmark_node_first_child(from));
	vdm_md_unwind(
	    r, base + 1,
	    vdm_md_source_line(r->src, cmark_node_get_end_line(from)));
	vdm_md_flush(r);
	vdm_md_who_end(r, f);
	r->count = base;
}

/* Between the words of a tight item and a block in it stands a space. */
static void
space_before(struct vdm_md_reader *r, struct vdm_md_frame *f)
{
	if (!f->tight)
		return;
	vdm_md_flush(r);
	if (f->at->first != NULL)
		vdm_md_text(r, f->at, " ", 1);
}

static void
quotation(struct vdm_md_reader *r, cmark_node *n)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *q = block(r, "quote", n);

	space_before(r, f);
	vdm_md_place(r, f, q);
	container(r, q, n, 0);
}

/* The number that stands before an item in the source: it is text. */
static void
number_set(struct vdm_md_reader *r, struct vdm_node *item, cmark_node *from)
{
	const char *s = vdm_md_line_at(r, cmark_node_get_start_line(from));
	int column = cmark_node_get_start_column(from);
	char buf[12];
	size_t n;

	while (column-- > 1 && *s != '\0' && *s != '\n')
		s++;
	s += strspn(s, " \t");
	n = strspn(s, "0123456789");
	if (n == 0 || n >= sizeof(buf) || s[n] != '.')
		return;
	memcpy(buf, s, n);
	buf[n] = '\0';
	vdm_node_set(r->rec, item, "n", buf);
}

/* "1." numbers the items; "1)" says that they are numbered. */
static void
list(struct vdm_md_reader *r, cmark_node *n)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	int ordered = cmark_node_get_list_type(n) == CMARK_ORDERED_LIST;
	int start = cmark_node_get_list_start(n);
	int numbers =
	    ordered && cmark_node_get_list_delim(n) == CMARK_PERIOD_DELIM;
	int merge = f->html && vdm_node_is(f->node, "list");
	struct vdm_node *l = merge ? f->node : block(r, "list", n), *item;
	cmark_node *c;
	char buf[16];

	if (l == NULL)
		return;
	if (!merge) {
		space_before(r, f);
		vdm_md_place(r, f, l);
		if (ordered)
			vdm_node_set(r->rec, l, "rend", "numbered");
		if (ordered && !numbers && start != 1) {
			snprintf(buf, sizeof(buf), "%d", start);
			vdm_node_set(r->rec, l, "n", buf);
		}
	}
	for (c = cmark_node_first_child(n); c != NULL; c = cmark_node_next(c)) {
		item = block(r, "item", c);
		if (numbers && item != NULL)
			number_set(r, item, c);
		vdm_md_put(r, l, item);
		container(r, item, c, cmark_node_get_list_tight(n));
	}
}

static void
code(struct vdm_md_reader *r, cmark_node *n)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	struct vdm_node *eg = block(r, "eg", n);
	const char *s = cmark_node_get_literal(n);
	const char *info = cmark_node_get_fence_info(n);
	size_t len = s != NULL ? strlen(s) : 0;

	if (eg == NULL)
		return;
	if (info != NULL && *info != '\0')
		vdm_node_set(r->rec, eg, "n", info);
	if (len > 0 && s[len - 1] == '\n')
		len--;
	space_before(r, f);
	vdm_md_place(r, f, eg);
	vdm_md_text(r, eg, s, len);
	vdm_md_flush(r);
}

static void
rule(struct vdm_md_reader *r, cmark_node *n)
{
	struct vdm_node *m = block(r, "milestone", n);

	if (m == NULL)
		return;
	vdm_node_set(r->rec, m, "unit", "section");
	vdm_node_set(r->rec, m, "rend", "rule");
	space_before(r, vdm_md_top(r));
	vdm_md_place(r, vdm_md_top(r), m);
}

/* ---- tables ----------------------------------------------------------- */

/* What stands in a row beyond the last column. */
static void
cells_beyond(struct vdm_md_reader *r, cmark_node *row, unsigned columns)
{
	const char *s = vdm_md_line_at(r, cmark_node_get_start_line(row));
	const char *from;
	struct vdm_pos pos = {0};
	unsigned cells = 0;
	struct vdm_buf text;

	s += strspn(s, " \t>");
	if (*s == '|')
		s++;
	for (; cells < columns; s++) {
		if (*s == '\0' || *s == '\n')
			return;
		if (*s == '\\' && s[1] != '\0' && s[1] != '\n')
			s++;
		else if (*s == '|')
			cells++;
	}
	from = s;
	s += strcspn(s, "\r\n");
	while (from < s && (*from == ' ' || *from == '|'))
		from++;
	if (from == s)
		return;
	pos.line = vdm_md_source_line(r->src, cmark_node_get_start_line(row));
	vdm_buf_init(&text);
	vdm_buf_put(&text, from, (size_t)(s - from));
	vdm_diag(r->sink, VDM_D_MARKDOWN_CELL, &pos, vdm_buf_str(&text),
		 "the row has more cells than the table has columns (%u); the "
		 "rest of it is lost: \"%.200s\"",
		 columns, vdm_buf_str(&text));
	vdm_buf_fini(&text);
}

static int
is_empty_row(cmark_node *row)
{
	cmark_node *c = cmark_node_first_child(row);

	for (; c != NULL; c = cmark_node_next(c))
		if (cmark_node_first_child(c) != NULL)
			return 0;
	return 1;
}

static void
alignments(struct vdm_md_reader *r, struct vdm_node *table, cmark_node *n,
	   unsigned columns)
{
	const uint8_t *a = cmark_gfm_extensions_get_table_alignments(n);
	struct vdm_buf b;
	unsigned i;
	int any = 0;

	if (a == NULL)
		return;
	vdm_buf_init(&b);
	for (i = 0; i < columns; i++) {
		any |= a[i] != 0;
		if (i > 0)
			vdm_buf_putc(&b, ' ');
		vdm_buf_puts(&b, a[i] == 'l'   ? "left"
				 : a[i] == 'r' ? "right"
				 : a[i] == 'c' ? "center"
					       : "none");
	}
	if (any)
		vdm_node_set(r->rec, table, "rend", vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

static void
table(struct vdm_md_reader *r, cmark_node *n)
{
	struct vdm_md_frame *f = vdm_md_top(r);
	int merge = f->html && vdm_node_is(f->node, "table");
	struct vdm_node *t = merge ? f->node : block(r, "table", n), *row;
	unsigned columns = cmark_gfm_extensions_get_table_columns(n);
	cmark_node *c, *k;

	if (t == NULL)
		return;
	if (!merge) {
		space_before(r, f);
		vdm_md_place(r, f, t);
		alignments(r, t, n, columns);
	}
	for (c = cmark_node_first_child(n); c != NULL; c = cmark_node_next(c)) {
		int head = cmark_gfm_extensions_get_table_row_is_header(c);

		cells_beyond(r, c, columns);
		if (head && is_empty_row(c))
			continue;
		row = block(r, "row", c);
		if (head && row != NULL)
			vdm_node_set(r->rec, row, "role", "label");
		vdm_md_put(r, t, row);
		for (k = cmark_node_first_child(c); k != NULL;
		     k = cmark_node_next(k)) {
			struct vdm_node *cell = block(r, "cell", k);

			vdm_md_put(r, row, cell);
			vdm_md_line(r, cell, cmark_node_first_child(k), NULL);
		}
	}
}

/* ---- all blocks -------------------------------------------------------- */

static void
one(struct vdm_md_reader *r, cmark_node *n)
{
	const char *type;

	switch ((unsigned)cmark_node_get_type(n)) {
	case CMARK_NODE_PARAGRAPH:
		vdm_md_paragraph(r, n);
		return;
	case CMARK_NODE_HEADING:
		heading(r, n);
		return;
	case CMARK_NODE_BLOCK_QUOTE:
		quotation(r, n);
		return;
	case CMARK_NODE_LIST:
		list(r, n);
		return;
	case CMARK_NODE_CODE_BLOCK:
		code(r, n);
		return;
	case CMARK_NODE_THEMATIC_BREAK:
		rule(r, n);
		return;
	case CMARK_NODE_HTML_BLOCK:
		if (!vdm_md_raw(r, n))
			vdm_md_html(r, n);
		return;
	case CMARK_NODE_FOOTNOTE_DEFINITION:
		return; /* stands at its reference */
	default:
		break;
	}
	type = cmark_node_get_type_string(n);
	if (type != NULL && strcmp(type, "table") == 0)
		table(r, n);
	else
		vdm_md_blocks(r, cmark_node_first_child(n));
}

void
vdm_md_blocks(struct vdm_md_reader *r, cmark_node *first)
{
	cmark_node *n;

	if (r->depth >= VDM_MD_FRAMES) {
		r->stop = 1;
		return;
	}
	r->depth++;
	for (n = first; n != NULL && !r->stop; n = cmark_node_next(n))
		one(r, n);
	r->depth--;
}
