/* SPDX-License-Identifier: MIT */
/* What a page says of an element beside its words. */
#include <string.h>

#include "html/write/writer.h"

void
vdm_html_hint_put(const struct vdm_node *n, struct vdm_buf *out)
{
	static const char *const names[] = {"reason", "quantity", "extent",
					    "unit"};
	const struct vdm_node *c;
	const char *v;
	size_t i;

	if (n->kind == VDM_KIND_GAP) {
		for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
			if ((v = vdm_node_attr(n, names[i])) != NULL &&
			    *v != '\0')
				vdm_buf_printf(out, "%s%s",
					       out->len > 0 ? " " : "", v);
		return;
	}
	if (vdm_choice_shown(n) == NULL)
		return;
	for (c = n->first; c != NULL; c = c->next) {
		if (!vdm_node_is_other_reading(c))
			continue;
		if (out->len > 0)
			vdm_buf_puts(out, " / ");
		vdm_node_content(c, out);
	}
}

int
vdm_html_is_ordered(const struct vdm_node *n)
{
	const char *rend = vdm_node_attr(n, "rend");
	const char *type = vdm_node_attr(n, "type");

	return n != NULL && n->kind == VDM_KIND_LIST &&
	       ((rend != NULL &&
		 (strstr(rend, "number") || strstr(rend, "order"))) ||
		(type != NULL && strcmp(type, "ordered") == 0));
}
