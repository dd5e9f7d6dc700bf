/* SPDX-License-Identifier: MIT */
/* Where elements may stand, made so in trees that no schema has seen. */
#ifndef VDM_RECORD_CHECK_H
#define VDM_RECORD_CHECK_H

struct vdm_record;
struct vdm_sink;

/*
 * Mends a tree that did not come as TEI, but for a header that was kept: blocks
 * that follow a division go into one, a head after blocks opens one, what has
 * no place where it stands is made to fit, attributes get values of their type.
 * No character is lost. Kinds are to be settled again where it returns other
 * than 0, the number of changes. What divides the text anew or changes what a
 * line is gets one finding, what had to be left out another, of a loss. Out of
 * memory: the arena's failure.
 */
unsigned vdm_tree_mend(struct vdm_record *rec, const struct vdm_sink *sink);
/*
 * A record like another with a tree of its own, mended; what else it has is the
 * other's. Its arena is the caller's to finish in any case. 0, or -1: out of
 * memory.
 */
int vdm_tree_mended(struct vdm_record *copy, const struct vdm_record *rec,
		    const struct vdm_sink *sink);
/* Whether there is nothing to mend. */
int vdm_tree_stands_right(const struct vdm_record *rec);

#endif
