/* SPDX-License-Identifier: MIT */
/* TEI P4 to P5. */
#include <string.h>

#include "format/tei/internal.h"

void
vdm_tei_upgrade(struct vdm_record *rec, struct vdm_node *root,
		const struct vdm_sink *sink)
{
	(void)rec;
	vdm_diag(sink, VDM_D_TEI_P4, &root->pos, NULL,
		 "the document is TEI P4; it is read as P5");
}
