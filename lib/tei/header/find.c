/* SPDX-License-Identifier: MIT */
/* Where a record keeps its teiHeader, and whether it needs one. */
#include "tei/internal.h"

struct vdm_node *
vdm_tei_header_of(const struct vdm_node *root)
{
	if (vdm_node_is(root, "teiHeader"))
		return (struct vdm_node *)(size_t)root;
	return vdm_node_child(root, "teiHeader");
}

int
vdm_tei_wants_header(const struct vdm_node *root)
{
	return vdm_node_is(root, "TEI") || vdm_node_is(root, "teiCorpus");
}
