/* SPDX-License-Identifier: MIT */
/* Which element is of which kind, by name and by place. */
#include <string.h>

#include "record/vocabulary.h"

/* Kinds that stand in a line of text only. */
static int
is_phrase(enum vdm_kind kind)
{
	return kind == VDM_KIND_EMPHASIS || kind == VDM_KIND_NAME ||
	       kind == VDM_KIND_DATE || kind == VDM_KIND_SUPPLIED ||
	       kind == VDM_KIND_UNCLEAR || kind == VDM_KIND_CHOICE ||
	       kind == VDM_KIND_QUOTED || kind == VDM_KIND_FOREIGN ||
	       kind == VDM_KIND_TITLE || kind == VDM_KIND_LINK ||
	       kind == VDM_KIND_ADDITION || kind == VDM_KIND_DELETION;
}

/* Kinds that mark a point, in a line or between blocks. */
static int
is_point(enum vdm_kind kind)
{
	return kind == VDM_KIND_LINE_BREAK || kind == VDM_KIND_PAGE_BREAK ||
	       kind == VDM_KIND_GAP;
}

/* Kinds whose content is a line of text whatever stands in them. */
static int
is_line_holder(const struct vdm_node *n)
{
	return is_phrase(n->kind) || n->kind == VDM_KIND_PARAGRAPH ||
	       n->kind == VDM_KIND_HEADING || n->kind == VDM_KIND_SPEAKER ||
	       n->kind == VDM_KIND_DATELINE || n->kind == VDM_KIND_CLOSING ||
	       n->kind == VDM_KIND_PARTICIPANTS ||
	       n->kind == VDM_KIND_SIGNATURE || n->kind == VDM_KIND_SPAN ||
	       (n->kind == VDM_KIND_VERSE && vdm_node_is(n, "l"));
}

/* Kinds whose content is blocks unless characters stand in it. */
static int
is_block_holder(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_DOCUMENT || n->kind == VDM_KIND_STRUCTURE ||
	       n->kind == VDM_KIND_DIVISION || n->kind == VDM_KIND_SPEECH ||
	       n->kind == VDM_KIND_LIST || n->kind == VDM_KIND_TABLE ||
	       n->kind == VDM_KIND_ROW || n->kind == VDM_KIND_HEADER ||
	       n->kind == VDM_KIND_VERSE;
}

/* Holds nodes, and characters only as white space. */
static int
holds_nodes_only(const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (vdm_node_has_text(n))
		return 0;
	for (c = n->first; c != NULL; c = c->next)
		if (c->kind != VDM_KIND_TEXT)
			return 1;
	return 0;
}

int
vdm_node_holds_line(const struct vdm_node *n)
{
	const struct vdm_node *c;
	int elements_seen = 0;

	if (n == NULL || !vdm_node_is_element(n))
		return 0;
	if (is_line_holder(n))
		return 1;
	if (vdm_node_has_text(n))
		return 1;
	if (is_block_holder(n))
		return 0;
	for (c = n->first; c != NULL; c = c->next) {
		const struct vdm_element *e;

		if (!vdm_node_is_element(c))
			continue;
		elements_seen = 1;
		e = vdm_element_kinds(vdm_node_ns(c), c->name);
		if (e != NULL && is_point(e->line))
			continue; /* stands anywhere, and so tells nothing */
		if (e != NULL && e->block == e->line && is_phrase(e->block))
			return 1;
		if (e == NULL && holds_nodes_only(c))
			return 0;
		if (e != NULL && !is_phrase(e->line))
			return 0;
	}
	return elements_seen &&
	       (n->kind == VDM_KIND_ITEM || n->kind == VDM_KIND_CELL ||
		n->kind == VDM_KIND_NOTE || n->kind == VDM_KIND_STAGE);
}

static enum vdm_kind
kind_of_ab(const struct vdm_node *n)
{
	const char *type = vdm_node_attr(n, "type");

	if (type == NULL)
		return VDM_KIND_PARAGRAPH;
	if (strcmp(type, "participants") == 0)
		return VDM_KIND_PARTICIPANTS;
	if (strcmp(type, "closing") == 0)
		return VDM_KIND_CLOSING;
	if (strcmp(type, "signature") == 0)
		return VDM_KIND_SIGNATURE;
	return VDM_KIND_PARAGRAPH;
}

/* A figure that is nothing but pictures and their descriptions: in a line of
 * text it is a part of the line. */
static int
is_bare_figure(const struct vdm_node *n)
{
	const struct vdm_node *c;

	if (!vdm_node_is(n, "figure") || vdm_node_has_text(n))
		return 0;
	for (c = n->first; c != NULL; c = c->next)
		if (vdm_node_is_element(c) && vdm_node_ns(c) == NULL &&
		    !vdm_node_is(c, "graphic") && !vdm_node_is(c, "figDesc") &&
		    !vdm_node_is(c, "formula"))
			return 0;
	return n->first != NULL;
}

/* `line`: what stands in its parent is a line of text. */
static enum vdm_kind
kind_in_place(const struct vdm_node *n, int line)
{
	const struct vdm_element *e =
	    vdm_element_kinds(vdm_node_ns(n), n->name);
	const struct vdm_node *c;

	if (vdm_node_is(n, "ab"))
		return kind_of_ab(n);
	if (vdm_node_is(n, "seg"))
		return !line && vdm_node_is(n->parent, "u") ? VDM_KIND_PARAGRAPH
							    : VDM_KIND_SPAN;
	if (line && is_bare_figure(n))
		return VDM_KIND_SPAN;
	if (e != NULL && e->block == e->line)
		return e->block;
	if (line && e != NULL)
		return e->line;
	if (line) { /* an unknown element in a line may still hold blocks */
		for (c = n->first; c != NULL; c = c->next) {
			const struct vdm_element *k =
			    vdm_node_is_element(c)
				? vdm_element_kinds(vdm_node_ns(c), c->name)
				: NULL;

			if (k != NULL && k->block == k->line &&
			    (k->block == VDM_KIND_PARAGRAPH ||
			     k->block == VDM_KIND_DIVISION ||
			     k->block == VDM_KIND_STRUCTURE))
				return VDM_KIND_BLOCK;
		}
		return VDM_KIND_SPAN;
	}
	if (vdm_node_is(n, "label") && !vdm_node_is(n->parent, "list"))
		return VDM_KIND_BLOCK;
	return e != NULL ? e->block : VDM_KIND_BLOCK;
}

/* A parent is asked once what it holds, not once a child: that would take the
 * square of the time. */
void
vdm_node_settle(struct vdm_node *root)
{
	struct vdm_node *n, *c;

	if (vdm_node_is_element(root))
		root->kind =
		    kind_in_place(root, vdm_node_holds_line(root->parent));
	for (n = root; n != NULL; n = vdm_node_step(n, root)) {
		int line = n->first != NULL && vdm_node_holds_line(n);

		for (c = n->first; c != NULL; c = c->next)
			if (vdm_node_is_element(c))
				c->kind = kind_in_place(c, line);
	}
}

int
vdm_node_is_block(const struct vdm_node *n)
{
	int block = vdm_node_is_block_in(n, 0);

	/* where the place tells, and only there, ask for it */
	if (block == vdm_node_is_block_in(n, 1))
		return block;
	return !vdm_node_holds_line(n->parent);
}

int
vdm_node_is_block_in(const struct vdm_node *n, int line)
{
	switch (n->kind) {
	case VDM_KIND_DOCUMENT:
	case VDM_KIND_HEADER:
	case VDM_KIND_STRUCTURE:
	case VDM_KIND_DIVISION:
	case VDM_KIND_HEADING:
	case VDM_KIND_SPEECH:
	case VDM_KIND_SPEAKER:
	case VDM_KIND_PARAGRAPH:
	case VDM_KIND_DATELINE:
	case VDM_KIND_PARTICIPANTS:
	case VDM_KIND_CLOSING:
	case VDM_KIND_SIGNATURE:
	case VDM_KIND_LIST:
	case VDM_KIND_ITEM:
	case VDM_KIND_TABLE:
	case VDM_KIND_ROW:
	case VDM_KIND_CELL:
	case VDM_KIND_QUOTATION:
	case VDM_KIND_VERSE:
	case VDM_KIND_FIGURE:
	case VDM_KIND_BLOCK:
		return 1;
	case VDM_KIND_STAGE:
	case VDM_KIND_NOTE:
	case VDM_KIND_PAGE_BREAK:
	case VDM_KIND_LINE_BREAK:
	case VDM_KIND_GAP:
	case VDM_KIND_GRAPHIC:
	case VDM_KIND_COMMENT:
	case VDM_KIND_INSTRUCTION:
		return !line;
	case VDM_KIND_NONE:
	case VDM_KIND_TEXT:
	case VDM_KIND_EMPHASIS:
	case VDM_KIND_NAME:
	case VDM_KIND_DATE:
	case VDM_KIND_SUPPLIED:
	case VDM_KIND_UNCLEAR:
	case VDM_KIND_CHOICE:
	case VDM_KIND_QUOTED:
	case VDM_KIND_FOREIGN:
	case VDM_KIND_TITLE:
	case VDM_KIND_LINK:
	case VDM_KIND_ADDITION:
	case VDM_KIND_DELETION:
	case VDM_KIND_SPAN:
	case VDM_KIND_COUNT:
		return 0;
	}
	return 0;
}

int
vdm_node_has_blocks(const struct vdm_node *node)
{
	const struct vdm_node *n = node;

	while ((n = vdm_node_walk(n, node)) != NULL)
		if (vdm_node_is_block(n))
			return 1;
	return 0;
}
