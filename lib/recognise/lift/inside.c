/* SPDX-License-Identifier: MIT */
/*
 * A line that became fields may hold more than words: links, notes, words in
 * another language. A field's value is words; what else stood in them becomes
 * details of that field, and the address of a licence a licence.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/address.h"
#include "base/memory.h"
#include "base/sort.h"
#include "base/utf8.h"
#include "recognise/internal.h"

/* The record's fields by their line. */
struct fields {
	struct vdm_field **list;
	size_t count;
};

static int
by_line(const void *x, const void *y)
{
	const struct vdm_field *a = *(struct vdm_field *const *)x;
	const struct vdm_field *b = *(struct vdm_field *const *)y;

	return a->pos.line < b->pos.line ? -1 : a->pos.line > b->pos.line;
}

/* The first field that begins at a line or below it. */
static size_t
from_line(const struct fields *f, unsigned line)
{
	size_t low = 0, high = f->count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (f->list[mid]->pos.line < line)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The words of a node, white space folded, without those of notes in it. */
static const char *
words_of(struct ctx *c, const struct vdm_node *n)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	vdm_node_content(n, &b);
	s = vdm_squeeze(c, vdm_buf_str(&b), b.len);
	c->scratch.failed |= b.failed;
	vdm_buf_fini(&b);
	return s != NULL ? s : "";
}

/* The field of a unit that has the words, else its first; NULL: none. */
static struct vdm_field *
field_of(const struct fields *f, const struct unit *u, const char *words)
{
	struct vdm_field *first = NULL;
	size_t i;

	for (i = from_line(f, u->line);
	     i < f->count && f->list[i]->pos.line <= u->end; i++) {
		if (*words != '\0' && strstr(f->list[i]->value, words) != NULL)
			return f->list[i];
		if (first == NULL)
			first = f->list[i];
	}
	return first;
}

static void
report(struct ctx *c, const struct unit *u, const char *what)
{
	struct vdm_pos pos = {u->line, 1, u->end};

	vdm_diag(c->sink, VDM_D_FIELD_MARKUP, &pos, what,
		 "\"%.200s\" stood in a line that became a field; it is said "
		 "of the field beside its value",
		 what);
}

static int
has_licence(const struct ctx *c, const char *address)
{
	const struct vdm_field *f;
	size_t i = 0;

	while ((f = vdm_field_next(c->rec, VDM_F_LICENCE, &i)) != NULL)
		if (strcmp(f->value, address) == 0 ||
		    (f->norm != NULL && strcmp(f->norm, address) == 0))
			return 1;
	return 0;
}

static void
keep_address(struct ctx *c, struct vdm_field *f, const struct unit *u,
	     const char *address)
{
	struct vdm_field *licence;

	if (f->id == VDM_F_LICENCE && f->norm == NULL &&
	    vdm_address_is_absolute(address)) {
		f->norm = vdm_arena_strdup(&c->rec->arena, address);
		return;
	}
	if ((f->norm != NULL && strcmp(f->norm, address) == 0) ||
	    strstr(f->value, address) != NULL)
		return;
	if (!vdm_detail_is_licence(address)) {
		vdm_detail_add(c->rec, &f->details,
			       vdm_field_link_name(f, address), address);
		return;
	}
	if (has_licence(c, address))
		return;
	licence = vdm_put(c, VDM_F_LICENCE, address, strlen(address), u);
	if (licence != NULL)
		licence->norm = licence->value;
}

static void
keep_language(struct ctx *c, struct vdm_field *f, const struct unit *u,
	      const struct vdm_node *n)
{
	const char *lang = vdm_node_attr(n, "xml:lang");
	const char *words = words_of(c, n);
	struct vdm_detail *d;

	if (lang == NULL || *words == '\0')
		return;
	report(c, u, lang);
	if (strcmp(words, f->value) == 0) {
		vdm_detail_add(c->rec, &f->details, VDM_DETAIL_LANG, lang);
		return;
	}
	d = vdm_detail_add(c->rec, &f->details, VDM_DETAIL_FOREIGN, words);
	if (d != NULL)
		d->lang = vdm_arena_strdup(&c->rec->arena, lang);
}

static void
keep_node(struct ctx *c, const struct fields *f, const struct unit *u,
	  const struct vdm_node *n)
{
	struct vdm_field *field = field_of(f, u, words_of(c, n));
	const char *to = vdm_node_attr(n, "target");

	if (field == NULL)
		return;
	if (n->kind == VDM_KIND_NOTE) {
		report(c, u, words_of(c, n));
		vdm_detail_add(c->rec, &field->details, VDM_DETAIL_NOTE,
			       words_of(c, n));
	}
	if (to == NULL)
		to = vdm_node_attr(n, "url");
	if (to == NULL)
		to = vdm_node_attr(n, "ref");
	if (to != NULL && *to != '\0') {
		report(c, u, to);
		keep_address(c, field, u, to);
	}
	if (n->kind != VDM_KIND_NOTE)
		keep_language(c, field, u, n);
}

void
vdm_inside_keep(struct ctx *c)
{
	struct fields f = {.count = c->rec->fields_count};
	size_t i;

	f.list = vdm_calloc(f.count + 1, sizeof(struct vdm_field *));
	if (f.list == NULL)
		return;
	for (i = 0; i < f.count; i++)
		f.list[i] = c->rec->fields[i];
	vdm_sort(f.list, f.count, sizeof(struct vdm_field *), by_line);
	for (i = 0; i < c->n; i++) {
		struct vdm_node *top = c->u[i].node, *n;

		if (c->u[i].fate != FATE_FIELD || top == NULL)
			continue;
		for (n = vdm_node_step(top, top); n != NULL;
		     n = vdm_node_step(n, top))
			if (vdm_node_is_element(n))
				keep_node(c, &f, &c->u[i], n);
	}
	vdm_free(f.list);
}
