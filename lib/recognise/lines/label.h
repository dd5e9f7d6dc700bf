/* SPDX-License-Identifier: MIT */
/* A label at the start of a line, and whom it names. */
#ifndef VDM_RECOGNISE_LINES_LABEL_H
#define VDM_RECOGNISE_LINES_LABEL_H

#include "recognise/internal.h"

enum label_style { L_COLON, L_STOP, L_DASH, L_ALONE, L_STYLES };

/*
 * What a label looks like: a document that uses some labels of a shape has
 * rare ones of it, too.
 */
enum label_shape {
	SHAPE_ODD,      /* small words among its words: "On the whole:" */
	SHAPE_PLAIN,    /* one word: "Tuvesen:" */
	SHAPE_FULL,     /* several: "Oskar Tuvesen:" */
	SHAPE_UPPER,    /* "TUVESEN:" */
	SHAPE_INITIALS, /* "K:", "OT:" */
	SHAPE_TITLED,   /* "Mr. Tuvesen:", "Governor Tuvesen:" */
	SHAPE_OFFICE,   /* "The Governor:" */
	SHAPE_NUMBERED, /* "Speaker 1:" */
	SHAPE_PART,     /* "Q.", "Answer:" */
	SHAPES
};

struct label {
	size_t name_end; /* before what stands in brackets */
	size_t end;      /* bytes, with its colon or stop */
	size_t word_end; /* bytes, without */
	size_t start;
	enum label_style style;
	int hon, office, the, upper, initials, words, digits, dashed, small;
	int key; /* index in the table of keys, -1: no label */
};

/* Reads the label that the text may begin with. 0 if it begins with none. */
int vdm_label_parse(struct ctx *c, const char *s, size_t n, struct label *l);
/* Q, A, Speaker: a label that names a part and no person. */
int vdm_is_part(const struct ctx *c, const char *text);
/* Whether token i is the one letter Q or A, which labels a part. */
int vdm_is_part_letter(const struct tokens *t, size_t i);
enum label_shape vdm_label_shape(const struct ctx *c, const struct label *l,
				 const char *text);
/* Whom a label names, a new person if need be. */
int vdm_label_who(struct ctx *c, const char *s, size_t n,
		  const struct label *l);

/* "BY MR. X:": who asks from here on, or -1. */
int vdm_asks_next(struct ctx *c, const struct unit *u);

#endif
