/* SPDX-License-Identifier: MIT */
/* Records to Markdown. */
#include "format/markdown/markdown.h"

int
vdm_md_write(const struct vdm_record *rec, struct vdm_buf *out,
	     const struct vdm_write_options *options,
	     const struct vdm_sink *sink)
{
	struct vdm_md_shape shape = {0};

	(void)options;
	(void)sink;
	vdm_md_front_write(rec, out, &shape);
	return out->failed ? -1 : 0;
}
