/* SPDX-License-Identifier: MIT */
/* XInclude 1.0, for files beside the document only. */
#ifndef VDM_TEI_READ_INCLUDE_H
#define VDM_TEI_READ_INCLUDE_H

struct vdm_node;
struct vdm_markup_build;

/*
 * Puts what a complete xi:include element names in its place, where the
 * options ask for it; else, or where that cannot be, leaves it and says so.
 * Other elements are left alone.
 */
void vdm_tei_include(struct vdm_markup_build *b, struct vdm_node *node);

#endif
