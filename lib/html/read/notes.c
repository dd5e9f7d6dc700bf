/* SPDX-License-Identifier: MIT */
/* Notes that no mark took to its place. */
#include "html/read/read.h"

/* Notes whose mark was not where a mark can be: nothing is to be lost. */
void
vdm_html_notes_unused(struct vdm_html_reader *b, struct vdm_node *into)
{
	struct vdm_node *div = NULL;
	size_t i;

	for (i = 0; i < b->anchors_count; i++) {
		struct vdm_html_anchor *a = &b->anchors[i];
		struct vdm_node *n;

		if (!a->note || a->used || a->at == NULL ||
		    vdm_html_is(a->at, "a") || vdm_html_is(a->at, "body"))
			continue;
		if (div == NULL) {
			div = vdm_node_element(b->rec, "div");
			vdm_node_append(into, div);
		}
		a->used = 1;
		b->path = a->at_path;
		n = vdm_html_make(b, a->at, div, "note");
		vdm_html_content(b, a->at, n);
	}
}
