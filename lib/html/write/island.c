/* SPDX-License-Identifier: MIT */
/* Formulas and drawings on a page, as they are. */
#include <string.h>

#include "html/island.h"
#include "html/write/writer.h"

static void
put(void *context, struct vdm_buf *out, const char *s,
    enum vdm_html_island_part part)
{
	struct vdm_html_writer *w = context;

	if (part == VDM_ISLAND_COMMENT)
		vdm_buf_printf(out, "<!--%s-->", s);
	else
		vdm_html_escape(w, out, s, part == VDM_ISLAND_VALUE);
}

int
vdm_html_write_island(struct vdm_html_writer *w, const struct vdm_node *n)
{
	if (w->island || !vdm_html_is_island(n) ||
	    !vdm_html_island_fits(n, &w->ids, &w->drawn))
		return 0;
	w->failed |= w->drawn.failed;
	vdm_html_island_put(n, w->out, put, w);
	w->uses |= strcmp(vdm_node_ns(n), VDM_NS_SVG) == 0
		       ? VDM_HTML_USES_SVG
		       : VDM_HTML_USES_MATHML;
	return 1;
}
