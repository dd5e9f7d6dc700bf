/* SPDX-License-Identifier: MIT */
/* Tables: of which kind they are, and what of YAML makes rows of one. */
#include "yaml/table.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "yaml/yaml.h"

/* ---- values of YAML ------------------------------------------------------
 */

static void
put_line(struct vdm_buf *out, const char *value)
{
	if (out->len > 0)
		vdm_buf_putc(out, '\n');
	vdm_buf_puts(out, value);
}

/* A map where a value is asked for: what pandoc and CSL call its name, else
 * all that is in it. */
static void put_map(struct vdm_buf *out, const struct vdm_yaml *n);

static void
put_value(struct vdm_buf *out, const struct vdm_yaml *n)
{
	const struct vdm_yaml *c;

	if (n->kind == VDM_YAML_MAP) {
		put_map(out, n);
	} else if (n->kind == VDM_YAML_LIST) {
		for (c = n->first; c != NULL; c = c->next)
			put_value(out, c);
	} else if (!vdm_yaml_is_empty(n)) {
		put_line(out, n->value);
	}
}

static void
put_map(struct vdm_buf *out, const struct vdm_yaml *n)
{
	static const char *const names[] = {"name", "text", "value", "literal"};
	const char *family = vdm_yaml_string(n, "family");
	const char *given = vdm_yaml_string(n, "given");
	const struct vdm_yaml *c;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (vdm_yaml_string(n, names[i]) != NULL) {
			put_line(out, vdm_yaml_string(n, names[i]));
			return;
		}
	if (family != NULL) {
		put_line(out, given != NULL ? given : family);
		if (given != NULL)
			vdm_buf_printf(out, " %s", family);
		return;
	}
	for (c = n->first; c != NULL; c = c->next)
		put_value(out, c);
}

/* Whether it holds more than a value, or a list of them. */
static int
is_nested(const struct vdm_yaml *n)
{
	const struct vdm_yaml *c;

	for (c = n->first; n->kind == VDM_YAML_LIST && c != NULL; c = c->next)
		if (c->kind != VDM_YAML_SCALAR)
			return 1;
	return n->kind == VDM_YAML_MAP;
}

static void
put_cell(struct vdm_row *r, struct vdm_arena *a, const char *key,
	 const struct vdm_yaml *n)
{
	struct vdm_cell *c;
	struct vdm_buf b;

	vdm_buf_init(&b);
	put_value(&b, n);
	c = vdm_table_cell(r, a, key, vdm_arena_strdup(a, vdm_buf_str(&b)));
	if (c != NULL) {
		c->line = n->pos.line;
		c->nested = is_nested(n);
	}
	if (b.failed)
		a->failed = 1;
	vdm_buf_fini(&b);
}

/* ---- rows of YAML --------------------------------------------------------
 */

static void
read_map(struct vdm_table *t, struct vdm_arena *a, const struct vdm_yaml *n)
{
	struct vdm_row *r = vdm_table_row(t, a, n->pos.line);
	const struct vdm_yaml *c;

	for (c = n->first; c != NULL; c = c->next)
		put_cell(r, a, c->key, c);
}

static void
read_list(struct vdm_table *t, struct vdm_arena *a, const struct vdm_yaml *n)
{
	const struct vdm_yaml *c;

	for (c = n->first; c != NULL; c = c->next) {
		if (c->kind == VDM_YAML_MAP)
			read_map(t, a, c);
		else
			put_cell(vdm_table_row(t, a, c->pos.line), a, "name",
				 c);
	}
}

/* The list under the only key of a map, where its items are rows: maps, or
 * names of people. */
static const struct vdm_yaml *
list_of(const struct vdm_yaml *root)
{
	static const char *const keys[] = {"people", "persons", "speakers",
					   "names"};
	const struct vdm_yaml *only = root->first;
	size_t i;

	if (root->kind != VDM_YAML_MAP || only == NULL || only->next != NULL ||
	    only->kind != VDM_YAML_LIST)
		return root;
	if (only->first != NULL && only->first->kind == VDM_YAML_MAP)
		return only;
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (strcasecmp(only->key, keys[i]) == 0)
			return only;
	return root;
}

static int
yaml_read(struct vdm_table *t, struct vdm_arena *a, const char *text,
	  unsigned line)
{
	struct vdm_yaml_fault fault;
	const struct vdm_yaml *root;
	int more;

	root = vdm_yaml_parse(a, text, strlen(text), line, &more, &fault);
	if (root == NULL) {
		t->problem = fault.limit ? "it expands to too many values, or "
					   "is nested too deep"
					 : fault.problem;
		t->line = fault.pos.line;
		return -1;
	}
	root = list_of(root);
	if (more)
		t->problem = "a second document of YAML stands in it";
	else if (root->kind == VDM_YAML_LIST)
		read_list(t, a, root);
	else if (root->kind == VDM_YAML_MAP && root->first != NULL)
		read_map(t, a, root);
	else if (root->kind == VDM_YAML_SCALAR &&
		 strchr(text, '\n') != NULL) /* a single column */
		return vdm_csv_read(t, a, text, line);
	if (t->rows == 0 && t->problem == NULL)
		t->problem = "it has no row";
	t->line = line;
	return t->problem == NULL && !a->failed ? 0 : -1;
}

int
vdm_table_read(struct vdm_table *t, struct vdm_arena *a, const char *text)
{
	const char *s;
	unsigned line = 1;

	memset(t, 0, sizeof(*t));
	if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
		text += 3;
	/* empty lines, and comments before a head row */
	for (s = text; *s == '\n' || *s == '\r' || *s == '#';) {
		s += strcspn(s, "\n");
		if (*s == '\0')
			break;
		s++;
		line++;
	}
	if (vdm_csv_is(s))
		return vdm_csv_read(t, a, s, line);
	return yaml_read(t, a, text, 1);
}
