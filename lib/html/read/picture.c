/* SPDX-License-Identifier: MIT */
/* A picture of somebody's page, with the words that stand for it. */
#include "base/utf8.h"
#include "html/read/read.h"

void
vdm_html_picture(struct vdm_html_reader *b, const struct vdm_node *d,
		 struct vdm_node *parent)
{
	const char *src = vdm_node_attr(d, "src"), *path;
	const char *alt = vdm_dom_attr(d, "alt");
	struct vdm_node *n;

	if (src == NULL)
		src = vdm_node_attr(d, "xlink:href");
	if (src == NULL)
		src = vdm_dom_attr(d, "href");
	path = b->picture(b, d, src);
	n = vdm_html_make(b, d, parent, "graphic");
	vdm_node_set(b->rec, n, "url", path != NULL ? path : src);
	if (!vdm_is_blank(alt))
		vdm_node_add(b->rec, n, "desc", alt);
}
