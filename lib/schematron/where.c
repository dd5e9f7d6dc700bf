/* SPDX-License-Identifier: MIT */
/* Where a node stands: its path, its line and column. */
#include "base/buf.h"
#include "base/limits.h"
#include "schematron/say.h"

static int
is_like(const struct vdm_xp_tree *tree, uint32_t a, uint32_t b)
{
	const struct vdm_xp_tree_node *x = &tree->nodes[a],
				      *y = &tree->nodes[b];

	return x->kind == y->kind &&
	       ((x->kind != XP_NODE_ELEMENT && x->kind != XP_NODE_PI) ||
		x->name == y->name);
}

/* Its number among the nodes of its kind and name beside it. */
static size_t
number_of(const struct vdm_xp_tree *tree, uint32_t n)
{
	uint32_t k = tree->nodes[n].previous;
	size_t number = 1;

	for (; k != XP_NO_NODE; k = tree->nodes[k].previous)
		number += (size_t)is_like(tree, k, n);
	return number;
}

static void
put_step(struct vdm_buf *out, const struct vdm_xp_tree *tree, uint32_t n,
	 int exact)
{
	const struct vdm_xp_tree_node *node = &tree->nodes[n];
	const struct vdm_xp_tree_name *name = &tree->names[node->name];
	const char *prefix = tree->prefixes[node->prefix];
	int is_attribute = node->kind == XP_NODE_ATTRIBUTE;

	vdm_buf_putc(out, '/');
	if (node->kind == XP_NODE_TEXT)
		vdm_buf_puts(out, "text()");
	else if (node->kind == XP_NODE_COMMENT)
		vdm_buf_puts(out, "comment()");
	else if (node->kind == XP_NODE_PI)
		vdm_buf_printf(out, "processing-instruction('%s')",
			       name->local);
	if (node->kind == XP_NODE_ELEMENT || is_attribute) {
		vdm_buf_puts(out, is_attribute ? "@" : "");
		if (exact && (*name->ns != '\0' || !is_attribute))
			vdm_buf_printf(out, "Q{%s}", name->ns);
		else if (!exact && prefix != NULL && *prefix != '\0')
			vdm_buf_printf(out, "%s:", prefix);
		vdm_buf_puts(out, name->local);
	}
	if (!is_attribute)
		vdm_buf_printf(out, "[%zu]", number_of(tree, n));
}

static void
put_path(struct vdm_buf *out, const struct vdm_xp_tree *tree, uint32_t n,
	 int exact)
{
	uint32_t up[VDM_LIMIT_DEPTH + 2];
	size_t count = 0;

	while (n != XP_NO_NODE && n != 0 && count < VDM_LIMIT_DEPTH + 2) {
		up[count++] = n;
		n = tree->nodes[n].parent;
	}
	if (count == 0)
		vdm_buf_putc(out, '/');
	while (count-- > 0)
		put_step(out, tree, up[count], exact);
}

const char *
sch_say_path(struct sch_run *run, const struct vdm_xp_item *node, int exact)
{
	struct vdm_buf b;
	const char *s;

	vdm_buf_init(&b);
	put_path(&b, node->u.tree, node->n, exact);
	s = vdm_arena_strdup(&run->arena, vdm_buf_str(&b));
	run->arena.failed |= b.failed;
	vdm_buf_fini(&b);
	return s;
}

struct vdm_pos
sch_say_pos(const struct vdm_xp_item *node)
{
	const struct vdm_xp_tree *tree = node->u.tree;
	uint32_t n = node->n;
	struct vdm_pos pos = {0, 0, 0};

	while (n != XP_NO_NODE && tree->nodes[n].line == 0 && n != 0)
		n = tree->nodes[n].parent;
	if (n == XP_NO_NODE)
		return pos;
	pos.line = pos.end = tree->nodes[n].line > 0 ? tree->nodes[n].line : 1;
	pos.column = tree->nodes[n].column > 0 ? tree->nodes[n].column : 1;
	return pos;
}
