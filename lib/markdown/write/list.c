/* SPDX-License-Identifier: MIT */
/* Lists and tables in Markdown's own form, where they have one. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "markdown/write/writer.h"

/* The list that closes an item behind its words, or NULL. */
static const struct vdm_node *
inner_list(const struct vdm_node *item)
{
	const struct vdm_node *l = vdm_node_last(item), *p;
	size_t n;

	if (l != NULL && vdm_node_is_blank(l))
		l = vdm_node_prev(l);
	if (l == NULL || !vdm_node_is(l, "list"))
		return NULL;
	p = vdm_node_prev(l);
	if (p == NULL || p->kind != VDM_KIND_TEXT || vdm_node_is_blank(p))
		return NULL;
	n = strlen(p->text);
	return vdm_is_space((unsigned char)p->text[n - 1]) ? l : NULL;
}

/* An item that the marks say all of: "-" and "1)" nothing, "1." its number. */
static int
is_item(const struct vdm_node *n, char mark, unsigned number)
{
	char buf[16];

	if (!vdm_node_is(n, "item"))
		return 0;
	if (mark != '.')
		return n->attrs == NULL;
	snprintf(buf, sizeof(buf), "%u", number);
	return n->attrs != NULL && n->attrs->next == NULL &&
	       strcmp(n->attrs->name, "n") == 0 &&
	       strcmp(n->attrs->value, buf) == 0;
}

/* The number of the first item, where the items have numbers; or 0. */
static int
first_number(const struct vdm_node *list, unsigned *number)
{
	const struct vdm_node *c = vdm_node_skip_blank(list->first);
	const char *n = c != NULL ? vdm_node_attr(c, "n") : NULL;
	const struct vdm_attr *a = list->attrs;

	*number = 1;
	return n != NULL && a != NULL && a->next == NULL &&
	       strcmp(a->name, "rend") == 0 &&
	       strcmp(a->value, "numbered") == 0 && strlen(n) < 9 &&
	       n[strspn(n, "0123456789")] == '\0' &&
	       sscanf(n, "%8u", number) == 1;
}

static int
is_numbered(const struct vdm_node *list, unsigned *start)
{
	const char *rend = vdm_node_attr(list, "rend");
	const char *n = vdm_node_attr(list, "n");
	char buf[16];

	*start = 1;
	if (rend == NULL || strcmp(rend, "numbered") != 0)
		return 0;
	if (n == NULL)
		return list->attrs->next == NULL;
	if (sscanf(n, "%8u", start) != 1 || *start == 1)
		return 0;
	snprintf(buf, sizeof(buf), "%u", *start);
	return strcmp(buf, n) == 0 && list->attrs->next != NULL &&
	       list->attrs->next->next == NULL;
}

static int list_write(struct vdm_md_writer *w, struct vdm_buf *out,
		      const struct vdm_node *list, unsigned level, char mark,
		      int tight);

/* An item whose words stand in it directly. */
static int
tight_item(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *item, unsigned level)
{
	const struct vdm_node *list = inner_list(item), *c;
	struct vdm_md_style style = {0};
	struct vdm_buf line;
	int ok = 1;

	for (c = item->first; c != list; c = c->next)
		if (vdm_node_is_element(c) && !vdm_node_is(c, "note") &&
		    (vdm_node_is_block(c) || !vdm_md_is_line(c)))
			return 0;
	style.stop = list;
	vdm_buf_init(&line);
	ok = w->forms->para(w, &line, item, &style);
	if (ok)
		vdm_buf_printf(out, "%s\n", vdm_buf_str(&line));
	if (ok && list != NULL)
		ok = list_write(w, out, list, level, '-', 1);
	vdm_buf_fini(&line);
	return ok;
}

/* An item of paragraphs. */
static int
loose_item(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *item, unsigned level)
{
	const struct vdm_node *p = vdm_node_skip_blank(item->first);
	struct vdm_md_style style = {0};
	struct vdm_buf line;
	int ok;

	if (p == NULL || !vdm_node_is(p, "p") || p->attrs != NULL ||
	    vdm_node_holds_line(item))
		return 0;
	vdm_buf_init(&line);
	ok = w->forms->para(w, &line, p, &style);
	vdm_buf_fini(&line);
	if (ok)
		w->forms->blocks(w, out, item, level, 0);
	return ok;
}

static size_t
blocks_in(const struct vdm_node *item)
{
	const struct vdm_node *c;
	size_t n = 0;

	for (c = vdm_node_skip_blank(item->first); c != NULL;
	     c = vdm_node_skip_blank(c->next))
		n++;
	return n;
}

int
vdm_md_write_items(struct vdm_md_writer *w, struct vdm_buf *out,
		   const struct vdm_node *from, unsigned level, unsigned start,
		   char mark, const struct vdm_node **end)
{
	const struct vdm_node *c = vdm_node_skip_blank(from);
	int tight = c != NULL && vdm_node_holds_line(c), ok = 1;
	size_t count = 0, most = 0;
	char first[24], rest[24];
	struct vdm_buf item;

	vdm_buf_init(&item);
	for (; ok && c != NULL && is_item(c, mark, start + (unsigned)count);
	     c = vdm_node_skip_blank(c->next)) {
		if (vdm_node_holds_line(c) != tight) {
			ok = 0;
			break;
		}
		vdm_buf_clear(&item);
		ok = tight ? tight_item(w, &item, c, level)
			   : loose_item(w, &item, c, level);
		if (!ok)
			break;
		if (mark == '.' || mark == ')')
			snprintf(first, sizeof(first), "%u%c ",
				 start + (unsigned)count, mark);
		else
			snprintf(first, sizeof(first), "%c ", mark);
		memset(rest, ' ', sizeof(rest));
		rest[strlen(first)] = '\0';
		if (!tight && count > 0)
			vdm_buf_putc(out, '\n');
		vdm_md_indented(out, vdm_buf_str(&item), first, rest);
		count++;
		if (blocks_in(c) > most)
			most = blocks_in(c);
	}
	vdm_buf_fini(&item);
	*end = c;
	return ok && count > 0 && (tight || count > 1 || most > 1);
}

static int
list_write(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *list, unsigned level, char mark, int tight)
{
	const struct vdm_node *end, *first = vdm_node_skip_blank(list->first);
	unsigned start = 1;
	int numbered = list->attrs != NULL;

	if (first == NULL || (tight && !vdm_node_holds_line(first)))
		return 0;
	if (first_number(list, &start))
		mark = '.';
	else if (numbered && is_numbered(list, &start))
		mark = ')';
	else if (numbered)
		return 0;
	return vdm_md_write_items(w, out, first, level, start, mark, &end) &&
	       end == NULL;
}

int
vdm_md_write_list(struct vdm_md_writer *w, struct vdm_buf *out,
		  const struct vdm_node *list, unsigned level, char mark)
{
	struct vdm_buf b;
	int ok;

	vdm_buf_init(&b);
	ok = list_write(w, &b, list, level, mark, 0);
	if (ok)
		vdm_buf_puts(out, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return ok;
}

/* ---- tables -------------------------------------------------------------- */

static int
is_label_row(const struct vdm_node *row)
{
	return row->attrs != NULL && row->attrs->next == NULL &&
	       strcmp(row->attrs->name, "role") == 0 &&
	       strcmp(row->attrs->value, "label") == 0;
}

/* A row of the table, of that many cells (0: any number, which it becomes). */
static int
row_write(struct vdm_md_writer *w, struct vdm_buf *out,
	  const struct vdm_node *row, size_t *columns)
{
	const struct vdm_node *c;
	struct vdm_md_style style = {.cell = 1, .middle = 1};
	size_t n = 0;

	for (c = vdm_node_skip_blank(row->first); c != NULL;
	     c = vdm_node_skip_blank(c->next)) {
		size_t start;

		if (!vdm_node_is(c, "cell") || c->attrs != NULL ||
		    !vdm_md_is_line(c))
			return 0;
		vdm_buf_puts(out, "| ");
		start = out->len;
		vdm_md_write_line(w, out, c, &style);
		if (out->len > start)
			vdm_buf_putc(out, ' ');
		n++;
	}
	vdm_buf_puts(out, "|\n");
	if (*columns == 0)
		*columns = n;
	return n > 0 && n == *columns;
}

/* "left none right" to the dashes below the header; 0: it says more. */
static int
dashes(struct vdm_buf *out, const struct vdm_node *table, size_t columns)
{
	const char *rend = vdm_node_attr(table, "rend"), *s = rend;
	size_t i, any = 0;

	if (table->attrs != NULL && (rend == NULL || table->attrs->next))
		return 0;
	for (i = 0; i < columns; i++) {
		static const struct {
			const char *word, *dash;
		} forms[] = {{"left", "| :-- "},
			     {"right", "| --: "},
			     {"center", "| :-: "},
			     {"none", "| --- "}};
		size_t k = 3, n = s != NULL ? strcspn(s, " ") : 0;

		if (s != NULL)
			for (k = 0; k < 4; k++)
				if (strlen(forms[k].word) == n &&
				    memcmp(forms[k].word, s, n) == 0)
					break;
		if (k == 4)
			return 0;
		any |= k != 3;
		vdm_buf_puts(out, forms[k].dash);
		if (s != NULL)
			s += n + (s[n] == ' ' && i + 1 < columns);
	}
	vdm_buf_puts(out, "|\n");
	return s == NULL || (*s == '\0' && any);
}

/* Whether a header row would be read as none: all its cells are empty. */
static int
is_empty(const struct vdm_node *row)
{
	const struct vdm_node *c;

	for (c = row->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c) && c->first != NULL)
			return 0;
	return 1;
}

static int
rows_write(struct vdm_md_writer *w, struct vdm_buf *out,
	   const struct vdm_node *table)
{
	const struct vdm_node *r = vdm_node_skip_blank(table->first);
	size_t columns = 0, i;
	struct vdm_buf first;
	int ok = 1, label;

	if (r == NULL || !vdm_node_is(r, "row"))
		return 0;
	label = is_label_row(r) && !is_empty(r);
	vdm_buf_init(&first);
	if (label) {
		ok = row_write(w, &first, r, &columns);
		r = vdm_node_skip_blank(r->next);
	} else {
		const struct vdm_node *c = vdm_node_skip_blank(r->first);

		for (; c != NULL; c = vdm_node_skip_blank(c->next))
			columns++;
		for (i = 0; i < columns; i++)
			vdm_buf_puts(&first, "| ");
		vdm_buf_puts(&first, "|\n");
	}
	vdm_buf_puts(out, vdm_buf_str(&first));
	vdm_buf_fini(&first);
	ok = ok && columns > 0 && columns < 1000 && dashes(out, table, columns);
	for (; ok && r != NULL; r = vdm_node_skip_blank(r->next))
		ok = vdm_node_is(r, "row") && r->attrs == NULL &&
		     row_write(w, out, r, &columns);
	return ok;
}

int
vdm_md_write_table(struct vdm_md_writer *w, struct vdm_buf *out,
		   const struct vdm_node *table)
{
	struct vdm_buf b;
	int ok;

	vdm_buf_init(&b);
	ok = rows_write(w, &b, table);
	if (ok)
		vdm_buf_puts(out, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return ok;
}
