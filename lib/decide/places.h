/* SPDX-License-Identifier: MIT */
/* The places of a record that can be decided about, found by their words. */
#ifndef VDM_DECIDE_PLACES_H
#define VDM_DECIDE_PLACES_H

#include "base/arena.h"
#include "record/record.h"

/*
 * A turn with its label and first paragraph, or another block that holds a
 * line: what a recogniser asks about.
 */
struct vdm_place_of {
	struct vdm_node *node;  /* the speech, or the block */
	struct vdm_node *block; /* that bears the words: in the speech, or it */
	const char *text;       /* white space folded, notes left out */
	size_t bare;            /* where it begins without the label */
	unsigned line, end;     /* 0: not known */
};

struct vdm_places {
	struct vdm_arena *arena;
	struct vdm_place_of *item; /* in the order of the document */
	size_t count, cap;
	struct vdm_place_words *sorted;
	size_t sorted_count;
	size_t last; /* that vdm_places_of found */
};

/* What became of a search. */
enum vdm_found { VDM_FOUND, VDM_FOUND_NOWHERE, VDM_FOUND_OFTEN };

/* What is searched for; words are folded already. */
struct vdm_sought {
	const char *words, *after;
	unsigned line;
	int same; /* the source is, byte by byte, what it was: lines are true */
};

/* All places of a record; 0, or -1: out of memory. */
int vdm_places_list(struct vdm_places *p, struct vdm_record *rec,
		    struct vdm_arena *a);
/* The index of the one that is meant goes to `*at`; how many bear the words to
 * `*often`. */
enum vdm_found vdm_places_find(const struct vdm_places *p,
			       const struct vdm_sought *s, size_t *at,
			       size_t *often);
/* How many begin with these words. */
size_t vdm_places_bear(const struct vdm_places *p, const char *words);
/* The place of a node, a speech or a block; `count`: it is none. */
size_t vdm_places_of(struct vdm_places *p, const struct vdm_node *node);
/* A copy with white space folded, none at the ends. */
const char *vdm_places_fold(struct vdm_arena *a, const char *s);
/* The speech that a block stands in, or NULL; its first block, or NULL. */
struct vdm_node *vdm_speech_of(struct vdm_node *n);
struct vdm_node *vdm_speech_first(struct vdm_node *speech);

#endif
