/* SPDX-License-Identifier: MIT */
/* What the files that make a random record share. */
#ifndef VDM_TEST_PART_H
#define VDM_TEST_PART_H

#include "base/buf.h"
#include "generate.h"

struct gen {
	struct vdm_record *rec;
	uint64_t state;
	unsigned notes, depth;
	int in_note, calm; /* calm: plain words only */
};

/* A number below n; whether something of that chance comes. */
unsigned gen_below(struct gen *g, unsigned n);
int gen_chance(struct gen *g, unsigned percent);
#define PICK(g, list) ((list)[gen_below((g), sizeof(list) / sizeof((list)[0]))])
/* Up to `most` words; appended, or in the record's arena. */
void gen_words(struct gen *g, struct vdm_buf *out, unsigned most);
const char *gen_text(struct gen *g, unsigned most);

/* The people, and a pointer to one of them; the fields. */
void gen_people(struct gen *g);
const char *gen_person_ref(struct gen *g);
void gen_fields(struct gen *g);

#endif
