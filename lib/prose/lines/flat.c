/* SPDX-License-Identifier: MIT */
/* Walks over the text of a block: what stands beside it is passed over, and a
 * line break parts words. */
#include "prose/lines/flat.h"

#include <string.h>

#include "base/utf8.h"

int
vdm_flat_is_beside(const struct vdm_node *n)
{
	return n->kind == VDM_KIND_NOTE || n->kind == VDM_KIND_GRAPHIC ||
	       vdm_node_is(n, "rt") || vdm_node_is_other_reading(n) ||
	       vdm_node_is_unseen(n);
}

void
vdm_flat_begin(struct vdm_flat *f, const struct vdm_node *block)
{
	f->block = block;
	f->spaced = 1;
	f->broken = 0;
}

static struct vdm_node *
step_over(struct vdm_node *n, const struct vdm_node *block)
{
	while (n != block && n->next == NULL)
		n = n->parent;
	return n == block ? NULL : n->next;
}

static size_t
lead_of(struct vdm_flat *f, const char *s)
{
	size_t lead =
	    f->broken && !f->spaced && !vdm_is_space((unsigned char)*s);

	f->broken = 0;
	f->spaced = vdm_is_space((unsigned char)s[strlen(s) - 1]);
	return lead;
}

struct vdm_node *
vdm_flat_next(struct vdm_flat *f, struct vdm_node *n, size_t *lead)
{
	*lead = 0;
	for (;;) {
		n = n != f->block && vdm_flat_is_beside(n)
			? step_over(n, f->block)
			: vdm_node_step(n, f->block);
		if (n == NULL)
			return NULL;
		if (n->kind == VDM_KIND_LINE_BREAK)
			f->broken |= !vdm_node_is_amid_word(n);
		if (n->kind != VDM_KIND_TEXT)
			continue;
		if (*n->text != '\0')
			*lead = lead_of(f, n->text);
		return n;
	}
}
