/* SPDX-License-Identifier: MIT */
/* What a text cannot hold of a record. */
#include <string.h>

#include "format/text/chunk.h"

enum { KINDS_MOST = 40 };

struct tally {
	struct {
		const char *name;
		size_t count;
	} at[KINDS_MOST];
	size_t count, total;
	struct vdm_pos first;
};

static void
tally_add(struct tally *t, const char *name, const struct vdm_pos *pos)
{
	size_t i;

	if (t->total++ == 0)
		t->first = *pos;
	for (i = 0; i < t->count; i++)
		if (strcmp(t->at[i].name, name) == 0) {
			t->at[i].count++;
			return;
		}
	if (t->count < KINDS_MOST) {
		t->at[t->count].name = name;
		t->at[t->count++].count = 1;
	}
}

static void
tally_report(const struct tally *t, enum vdm_diag_id id, const char *what,
	     const struct vdm_sink *sink)
{
	struct vdm_buf b;
	size_t i;

	if (t->total == 0)
		return;
	vdm_buf_init(&b);
	for (i = 0; i < t->count; i++)
		vdm_buf_printf(&b, "%s%s (%zu)", i > 0 ? ", " : "",
			       t->at[i].name, t->at[i].count);
	vdm_diag(sink, id, &t->first, NULL,
		 "text cannot hold %s, so %zu are left out: %s", what,
		 t->total, vdm_buf_str(&b));
	vdm_buf_fini(&b);
}

/* Whether an element in a line reads back without its tags. */
static int
is_held(const struct vdm_node *n)
{
	const struct vdm_node *turn =
	    n->parent != NULL ? n->parent->parent : NULL;

	if (n->kind == VDM_KIND_PAGE_BREAK || n->kind == VDM_KIND_LINE_BREAK ||
	    n->kind == VDM_KIND_NOTE)
		return 1;
	if (n->kind == VDM_KIND_GAP)
		return n->first == NULL;
	return vdm_node_is(n, "persName") && vdm_node_is(turn, "said") &&
	       vdm_node_attr(n, "ref") != NULL;
}

static int
is_held_attr(const struct vdm_node *n, const struct vdm_attr *a)
{
	static const char *const held[] = {"who", "cert", "resp", "xmlns"};
	size_t i;

	for (i = 0; i < sizeof(held) / sizeof(held[0]); i++)
		if (strcmp(a->name, held[i]) == 0)
			return 1;
	if (strcmp(a->name, "n") == 0 || strcmp(a->name, "place") == 0)
		return n->kind == VDM_KIND_PAGE_BREAK ||
		       n->kind == VDM_KIND_NOTE;
	if (strcmp(a->name, "type") == 0)
		return n->kind == VDM_KIND_PARTICIPANTS ||
		       n->kind == VDM_KIND_CLOSING ||
		       n->kind == VDM_KIND_SIGNATURE;
	return (strcmp(a->name, "direct") == 0 && vdm_node_is(n, "said")) ||
	       (strcmp(a->name, "ref") == 0 && is_held(n));
}

static void
report_text(const struct vdm_node *n, enum vdm_diag_id id, const char *what,
	    const struct vdm_sink *sink)
{
	struct vdm_buf b;

	vdm_buf_init(&b);
	if (vdm_node_is_element(n)) {
		const struct vdm_node *c;

		for (c = n; c != NULL; c = vdm_node_walk(c, n))
			if (c->kind == VDM_KIND_TEXT)
				vdm_buf_puts(&b, c->text);
			else if (vdm_node_is_element(c))
				vdm_buf_putc(&b, '\n');
	} else {
		vdm_buf_puts(&b, n->text);
	}
	vdm_diag(sink, id, &n->pos, vdm_buf_str(&b), "text cannot hold %s",
		 what);
	vdm_buf_fini(&b);
}

static const struct vdm_node *
skip(const struct vdm_node *n, const struct vdm_node *root)
{
	while (n != root && n->next == NULL)
		n = n->parent;
	return n == root ? NULL : n->next;
}

void
vdm_text_losses(const struct vdm_record *rec, const struct vdm_sink *sink)
{
	struct tally elements = {0}, attrs = {0}, parts = {0};
	const struct vdm_node *n = rec->root;
	const struct vdm_attr *a;
	size_t i;

	while (n != NULL) {
		if (n->kind == VDM_KIND_HEADER) {
			report_text(n, VDM_D_TEXT_HEADER_LOST,
				    "a teiHeader, only the fields in it",
				    sink);
			n = skip(n, rec->root);
			continue;
		}
		if (vdm_node_is_element(n) && vdm_text_is_left_out(n)) {
			tally_add(&parts, n->name, &n->pos);
			n = skip(n, rec->root);
			continue;
		}
		if (n->kind == VDM_KIND_COMMENT)
			report_text(n, VDM_D_TEXT_REMARK_LOST,
				    "this comment; it is left out", sink);
		if (n->kind == VDM_KIND_INSTRUCTION)
			report_text(n, VDM_D_TEXT_REMARK_LOST,
				    "this processing instruction; it is left "
				    "out",
				    sink);
		if (vdm_node_is_element(n)) {
			if (!vdm_node_is_block(n) && !is_held(n))
				tally_add(&elements, n->name, &n->pos);
			for (a = n->attrs; a != NULL; a = a->next)
				if (!is_held_attr(n, a))
					tally_add(&attrs, a->name, &n->pos);
		}
		n = vdm_node_walk(n, rec->root);
	}
	tally_report(&elements, VDM_D_TEXT_MARKUP_LOST, "markup in a line",
		     sink);
	tally_report(&parts, VDM_D_TEXT_PART_LOST, "parts without words",
		     sink);
	tally_report(&attrs, VDM_D_TEXT_ATTRIBUTES_LOST, "attributes", sink);
	for (i = 0; i < rec->resources_count; i++)
		vdm_diag(sink, VDM_D_TEXT_RESOURCE_LOST, NULL,
			 rec->resources[i].path,
			 "text cannot hold the file %s; it is left out",
			 rec->resources[i].path);
}
