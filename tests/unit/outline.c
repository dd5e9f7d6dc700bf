/* SPDX-License-Identifier: MIT */
/* A tree in one line, for tests that say what a document is read as. */
#include "outline.h"

void
outline(const struct vdm_node *n, struct vdm_buf *out)
{
	const struct vdm_attr *a;
	const struct vdm_node *c;

	if (!vdm_node_is_element(n)) {
		vdm_buf_puts(out, n->kind == VDM_KIND_COMMENT ? "!" : "");
		vdm_buf_puts(out, n->text);
		return;
	}
	vdm_buf_puts(out, n->name);
	for (a = n->attrs; a != NULL; a = a->next)
		vdm_buf_printf(out, "[%s=%s]", a->name, a->value);
	vdm_buf_putc(out, '(');
	for (c = n->first; c != NULL; c = c->next)
		outline(c, out);
	vdm_buf_putc(out, ')');
}
