/* SPDX-License-Identifier: MIT */
/* The labels that a document's lines may begin with, counted. */
#ifndef VDM_RECOGNISE_TURNS_KEYS_H
#define VDM_RECOGNISE_TURNS_KEYS_H

#include "recognise/lines/label.h"

/* What a label's words may be besides. */
enum other_use {
	USE_NONE,
	USE_FIELD, /* the label of a field, which may speak, too */
	USE_OTHER  /* no speaker's label */
};

struct key {
	const char *text; /* lower case, only the words */
	unsigned count[L_STYLES];
	unsigned long last;
	int strong, accepted, spoken;
	enum other_use field;
	enum label_shape shape;
	int who;
};

struct keys {
	struct key *k;
	size_t n, cap, size;
	unsigned *slot; /* index + 1 by hash */
};

/* What a pass over the units found, kept until the people are known. */
struct vdm_labels {
	struct keys keys;
	struct label *all;
};

/* All uses of a label before a mark. */
unsigned vdm_key_uses(const struct key *k);
/* Reads the labels of all units, and counts the uses of each. */
void vdm_keys_count(struct ctx *c, struct vdm_labels *found);
/* Whether a unit may bear a label: nothing has judged it yet. */
int vdm_may_bear_label(const struct unit *u);
/* Takes for labels those that look like one and that the document repeats; how
 * many uses these have. `*plain`: names before a stop are. */
size_t vdm_keys_accept(struct ctx *c, struct vdm_labels *found, int *plain);

#endif
