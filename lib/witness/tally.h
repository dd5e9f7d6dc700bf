/* SPDX-License-Identifier: MIT */
/* Words by their number: what there is, and what of it is used up. */
#ifndef VDM_WITNESS_TALLY_H
#define VDM_WITNESS_TALLY_H

#include "witness/testimony.h"

struct vdm_tally_slot {
	uint32_t hash;
	uint16_t length;
	uint16_t used;
	uint32_t count;
};

/* Sticky: where memory ran out everything is there. */
struct vdm_tally {
	struct vdm_tally_slot *slot;
	size_t mask;
	int failed;
};

/* Room for that many words. */
void vdm_tally_init(struct vdm_tally *t, size_t words);
void vdm_tally_fini(struct vdm_tally *t);
void vdm_tally_add(struct vdm_tally *t, const struct vdm_seen_word *w);
/* Takes one away, if there is one. */
int vdm_tally_take(struct vdm_tally *t, const struct vdm_seen_word *w);
int vdm_tally_has(const struct vdm_tally *t, const struct vdm_seen_word *w);
size_t vdm_tally_count(const struct vdm_tally *t,
		       const struct vdm_seen_word *w);
/* Asks for a word, of which there is none yet; there is one, if it was asked
 * for. */
void vdm_tally_want(struct vdm_tally *t, const struct vdm_seen_word *w);
/* 1: that is the first one. */
int vdm_tally_meet(struct vdm_tally *t, const struct vdm_seen_word *w);

/* Words that are asked for, of those whose order counts. */
struct vdm_wanted {
	struct vdm_tally anywhere; /* in the text or a note */
	struct vdm_tally beside;   /* in a note only */
	size_t missing;            /* that may still be met */
};

/* A word stands there. */
void vdm_wanted_meet(struct vdm_wanted *wanted, enum vdm_place place,
		     const struct vdm_seen_word *w);

#endif
