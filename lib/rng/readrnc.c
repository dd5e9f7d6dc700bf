/* SPDX-License-Identifier: MIT */
/* RELAX NG's compact syntax. */
#include "rng/node.h"

struct vdm_rng_node *
vdm_rng_compact_read(struct vdm_rng_source *src, const char *bytes,
		     size_t length, const struct vdm_rng_origin *origin,
		     const char *ns)
{
	struct vdm_rng_node at = {.line = 1, .column = 1, .file = origin->uri};

	(void)bytes;
	(void)length;
	(void)ns;
	vdm_rng_wrong(src, &at, "the compact syntax is not read yet");
	return NULL;
}
