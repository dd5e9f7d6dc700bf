/* SPDX-License-Identifier: MIT */
/* Small tables that people write: YAML, or CSV with a head row. */
#include "yaml/csv.h"

#include <string.h>
#include <strings.h>
#include <yaml.h>

#include "base/buf.h"
#include "base/limits.h"

static struct vdm_row *
row_add(struct vdm_table *t, struct vdm_arena *a, unsigned line)
{
	struct vdm_row *r =
	    vdm_arena_grow(a, t->row, &t->cap, t->rows + 1, sizeof(*r));

	if (r == NULL)
		return NULL;
	t->row = r;
	r = &t->row[t->rows++];
	memset(r, 0, sizeof(*r));
	r->line = line;
	return r;
}

static void
cell_add(struct vdm_row *r, struct vdm_arena *a, const char *key,
	 const char *value)
{
	struct vdm_cell *c;

	if (r == NULL || key == NULL || value == NULL)
		return;
	c = vdm_arena_grow(a, r->cell, &r->cap, r->cells + 1, sizeof(*c));
	if (c == NULL)
		return;
	r->cell = c;
	c[r->cells].key = key;
	c[r->cells++].value = value;
}

const char *
vdm_table_get(const struct vdm_table *t, size_t row, const char *key)
{
	size_t i;

	for (i = 0; row < t->rows && i < t->row[row].cells; i++)
		if (strcasecmp(t->row[row].cell[i].key, key) == 0)
			return t->row[row].cell[i].value;
	return NULL;
}

/* ---- CSV ------------------------------------------------------------------
 */

/* One value; the place after it. */
static const char *
csv_value(const char *s, char sep, struct vdm_buf *out)
{
	vdm_buf_clear(out);
	while (*s == ' ')
		s++;
	if (*s == '"') {
		for (s++; *s != '\0'; s++) {
			if (*s == '"' && s[1] != '"') {
				s++;
				break;
			}
			if (*s == '"')
				s++;
			if (*s != '\r')
				vdm_buf_putc(out, *s);
		}
		while (*s != '\0' && *s != sep && *s != '\n')
			s++;
		return s;
	}
	while (*s != '\0' && *s != sep && *s != '\n') {
		if (*s != '\r')
			vdm_buf_putc(out, *s);
		s++;
	}
	while (out->len > 0 && out->data[out->len - 1] == ' ')
		vdm_buf_truncate(out, out->len - 1);
	return s;
}

static char
csv_separator(const char *s)
{
	size_t n = strcspn(s, "\n");

	if (memchr(s, '\t', n) != NULL)
		return '\t';
	if (memchr(s, ',', n) != NULL)
		return ',';
	return memchr(s, ';', n) != NULL ? ';' : '\0';
}

static unsigned
lines_in(const char *from, const char *to)
{
	unsigned n = 0;

	for (; from < to; from++)
		n += *from == '\n';
	return n;
}

static int
csv_read(struct vdm_table *t, struct vdm_arena *a, const char *s)
{
	struct vdm_row heads = {0};
	struct vdm_buf b;
	char sep = csv_separator(s);
	unsigned line = 1;
	int first = 1;

	vdm_buf_init(&b);
	while (*s != '\0' && !a->failed && !b.failed) {
		struct vdm_row *r = first ? &heads : row_add(t, a, line);
		const char *start = s;
		size_t column = 0;

		for (;;) {
			const char *v;

			s = csv_value(s, sep, &b);
			v = vdm_arena_strdup(a, vdm_buf_str(&b));
			if (first)
				cell_add(r, a, v, "");
			else if (column < heads.cells)
				cell_add(r, a, heads.cell[column].key, v);
			column++;
			if (*s != sep || sep == '\0')
				break;
			s++;
		}
		if (*s == '\n')
			s++;
		line += lines_in(start, s);
		if (!first && r != NULL && r->cells == 1 &&
		    *r->cell[0].value == '\0')
			t->rows--;
		first = 0;
	}
	vdm_buf_fini(&b);
	return t->rows > 0 ? 0 : -1;
}

/* ---- YAML -----------------------------------------------------------------
 */

static const char *
scalar_of(struct vdm_arena *a, const yaml_node_t *n)
{
	return n != NULL && n->type == YAML_SCALAR_NODE
		   ? vdm_arena_strndup(a, (const char *)n->data.scalar.value,
				       n->data.scalar.length)
		   : NULL;
}

/* A scalar, or the scalars of a list, one a line. */
static const char *
value_of(struct vdm_arena *a, yaml_document_t *d, const yaml_node_t *n)
{
	const yaml_node_item_t *i;
	struct vdm_buf b;
	const char *s;

	if (n == NULL || n->type != YAML_SEQUENCE_NODE)
		return scalar_of(a, n);
	vdm_buf_init(&b);
	for (i = n->data.sequence.items.start; i < n->data.sequence.items.top;
	     i++) {
		s = scalar_of(a, yaml_document_get_node(d, *i));
		if (s == NULL)
			continue;
		if (b.len > 0)
			vdm_buf_putc(&b, '\n');
		vdm_buf_puts(&b, s);
	}
	s = vdm_arena_strdup(a, vdm_buf_str(&b));
	vdm_buf_fini(&b);
	return s;
}

static void
read_mapping(struct vdm_table *t, struct vdm_arena *a, yaml_document_t *d,
	     const yaml_node_t *n)
{
	struct vdm_row *r = row_add(t, a, (unsigned)n->start_mark.line + 1);
	const yaml_node_pair_t *p;

	for (p = n->data.mapping.pairs.start; p < n->data.mapping.pairs.top;
	     p++)
		cell_add(r, a, scalar_of(a, yaml_document_get_node(d, p->key)),
			 value_of(a, d, yaml_document_get_node(d, p->value)));
}

static void
read_list(struct vdm_table *t, struct vdm_arena *a, yaml_document_t *d,
	  const yaml_node_t *n)
{
	const yaml_node_item_t *i;

	for (i = n->data.sequence.items.start; i < n->data.sequence.items.top;
	     i++) {
		const yaml_node_t *m = yaml_document_get_node(d, *i);

		if (m != NULL && m->type == YAML_MAPPING_NODE)
			read_mapping(t, a, d, m);
		else if (m != NULL && m->type == YAML_SCALAR_NODE)
			cell_add(
			    row_add(t, a, (unsigned)m->start_mark.line + 1), a,
			    "name", scalar_of(a, m));
	}
}

static int
yaml_read(struct vdm_table *t, struct vdm_arena *a, const char *text)
{
	yaml_parser_t parser;
	yaml_document_t d;
	const yaml_node_t *root, *only = NULL;

	if (!yaml_parser_initialize(&parser))
		return -1;
	yaml_parser_set_input_string(&parser, (const unsigned char *)text,
				     strlen(text));
	if (!yaml_parser_load(&parser, &d)) {
		yaml_parser_delete(&parser);
		return -1;
	}
	root = yaml_document_get_root_node(&d);
	if (root != NULL && root->type == YAML_MAPPING_NODE &&
	    root->data.mapping.pairs.top - root->data.mapping.pairs.start == 1)
		only = yaml_document_get_node(
		    &d, root->data.mapping.pairs.start->value);
	if (only != NULL && only->type == YAML_SEQUENCE_NODE)
		root = only;
	if (root != NULL && root->type == YAML_SEQUENCE_NODE)
		read_list(t, a, &d, root);
	else if (root != NULL && root->type == YAML_MAPPING_NODE)
		read_mapping(t, a, &d, root);
	yaml_document_delete(&d);
	yaml_parser_delete(&parser);
	return t->rows > 0 ? 0 : -1;
}

/* A head row has a separator and no colon that YAML would want. */
static int
is_csv(const char *s)
{
	size_t n = strcspn(s, "\n"), i;

	for (i = 0; i + 1 < n; i++)
		if (s[i] == ':' && s[i + 1] == ' ')
			return 0;
	return csv_separator(s) != '\0' && n > 0 && s[n - 1] != ':' &&
	       s[0] != '-' && s[0] != '{' && s[0] != '[' && s[n] == '\n';
}

int
vdm_table_read(struct vdm_table *t, struct vdm_arena *a, const char *text)
{
	memset(t, 0, sizeof(*t));
	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	if (is_csv(text))
		return csv_read(t, a, text);
	return yaml_read(t, a, text);
}
