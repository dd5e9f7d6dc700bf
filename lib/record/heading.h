/* SPDX-License-Identifier: MIT */
/*
 * The level of a heading. It follows from the divisions around: one level for
 * each that has a heading. Where the source stated another, @rend of the `head`
 * has it ("h2"), and so has that of a paragraph that was a heading where TEI
 * has no place for one, in an item say.
 */
#ifndef VDM_RECORD_HEADING_H
#define VDM_RECORD_HEADING_H

struct vdm_node;
struct vdm_record;

enum { VDM_HEADING_LEVELS = 6, VDM_HEADING_SEEN = 64 };

/* What was found of divisions that were asked about; zeroed to begin with. The
 * tree may not change meanwhile. */
struct vdm_headings {
	struct {
		const struct vdm_node *node;
		int has;
	} seen[VDM_HEADING_SEEN];
};

/* Whether it is a division, or a part of the document's that holds them. */
int vdm_node_is_section(const struct vdm_node *n);
/* Whether a `head` is among the children. */
int vdm_headings_has(struct vdm_headings *h, const struct vdm_node *n);
/* The level that @rend states, 1 to 6; 0: none. */
unsigned vdm_heading_stated(const struct vdm_node *n);
/* The level that follows from the place, 1 to 6. */
unsigned vdm_heading_level_here(struct vdm_headings *h,
				const struct vdm_node *head);
/* The level that is stated, or that follows from the place. */
unsigned vdm_heading_level(struct vdm_headings *h, const struct vdm_node *head);
/* Whether a stated level is the one attribute there is. */
int vdm_heading_is_stated_alone(const struct vdm_node *n);
/* Whether its level, shown, says all that its attributes do: it has none, or
 * one that states a level which does not follow from the place. */
int vdm_heading_is_plain(struct vdm_headings *h, const struct vdm_node *head);
/*
 * Makes a heading of a paragraph: the `head` of the division at whose top it
 * stands; amid other blocks it opens a division, which goes to the next one.
 */
void vdm_heading_open(struct vdm_record *rec, struct vdm_node *n);
/*
 * Readers note in nodes (`level`) how high a heading stood in the source. Puts
 * what does not follow from the place into @rend; to be called when the tree is
 * as it stays, and its kinds are settled. Out of memory: the arena's failure.
 */
void vdm_headings_settle(struct vdm_record *rec);

#endif
