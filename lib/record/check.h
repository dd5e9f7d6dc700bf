/* SPDX-License-Identifier: MIT */
/* Where elements may stand, made so in trees that no schema has seen. */
#ifndef VDM_RECORD_CHECK_H
#define VDM_RECORD_CHECK_H

struct vdm_record;
struct vdm_sink;

/*
 * Mends a tree that did not come as TEI: blocks that follow a division go into
 * one, a head after blocks opens one, what must not be empty gets an empty
 * paragraph, row or item. No character is lost. Kinds are to be settled again
 * where it returns other than 0. What divides the text anew or
 * changes what a line is gets one finding. Out of memory: the arena's failure.
 */
unsigned vdm_tree_mend(struct vdm_record *rec, const struct vdm_sink *sink);

#endif
