/* SPDX-License-Identifier: MIT */
/*
 * What a witness saw: the words of a document in their order, by the place
 * where they stood, and the things in it that are more than words. Any two
 * testimonies can be set against each other (account.h).
 */
#ifndef VDM_WITNESS_TESTIMONY_H
#define VDM_WITNESS_TESTIMONY_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/diag.h"

/* Where words stand. */
enum vdm_place {
	VDM_PLACE_BODY,     /* what a reader reads, in order */
	VDM_PLACE_NOTES,    /* notes, which each format keeps elsewhere */
	VDM_PLACE_METADATA, /* headers, packages, front matter */
	VDM_PLACE_APART,    /* comments, instructions, alternatives */
	VDM_PLACE_VALUES,   /* values of attributes */
	VDM_PLACE_LABELS,   /* contents, titles of pages: made anew */
	VDM_PLACE_UNLISTED, /* files of a container that nothing names */
	VDM_PLACE_IMPLIED,  /* nowhere: said by what stands there */
	VDM_PLACE_COUNT
};

/* A run of letters, digits and marks; composed (NFC), case kept. */
struct vdm_seen_word {
	uint32_t hash; /* of its letters */
	uint32_t at;   /* where they begin in the testimony's */
	uint32_t line; /* from 1; 0: not known */
	uint16_t length;
	uint16_t column; /* from 1, in code points; the largest: further on */
};

struct vdm_seen_words {
	struct vdm_seen_word *item;
	size_t count, cap;
	struct vdm_buf open; /* the letters of a word that may go on */
	uint32_t line;       /* where that one began */
	uint16_t column;
	int folded; /* it has marks that may have to be composed */
};

/* What is more than its words. */
enum vdm_thing_kind {
	VDM_THING_ADDRESS,   /* an absolute address, wherever it stands */
	VDM_THING_MENTION,   /* one in words, which nobody need carry */
	VDM_THING_LINK,      /* something to follow */
	VDM_THING_NOTE,      /* a note, or its mark */
	VDM_THING_PICTURE,   /* a picture that is shown */
	VDM_THING_FORMULA,   /* a formula */
	VDM_THING_DRAWING,   /* a drawing in the text */
	VDM_THING_RUBY,      /* a gloss beside its base */
	VDM_THING_DIRECTION, /* a direction of writing */
	VDM_THING_LANGUAGE,  /* a language of a part */
	VDM_THING_CELL,      /* a cell of a table */
	VDM_THING_SPAN,      /* one that spans others */
	VDM_THING_PAGE,      /* a page break */
	VDM_THING_MEDIA,     /* a sound or film */
	VDM_THING_COUNT
};

struct vdm_thing {
	enum vdm_thing_kind kind;
	uint32_t hash, at; /* of what tells it from others of its kind */
	uint32_t line;
	uint16_t length, column;
};

/* From where on what was seen stood in that file of a container. */
struct vdm_seen_file {
	char *name;
	size_t words[VDM_PLACE_COUNT], things; /* seen before */
};

struct vdm_testimony {
	struct vdm_buf letters;
	struct vdm_seen_file *files;
	size_t files_count, files_cap;
	struct vdm_seen_words words[VDM_PLACE_COUNT];
	struct vdm_thing *things;
	size_t things_count, things_cap;
	size_t of_kind[VDM_THING_COUNT];
	int plain;  /* its things are words, which may mean them */
	int failed; /* out of memory; sticky */
};

void vdm_testimony_init(struct vdm_testimony *t);
void vdm_testimony_fini(struct vdm_testimony *t);
/* Whether memory ran out anywhere in it. */
int vdm_testimony_failed(const struct vdm_testimony *t);

/* Characters in UTF-8 that go on where the last ones ended; *pos is where they
 * stand, and moves behind them. */
void vdm_testimony_text(struct vdm_testimony *t, enum vdm_place place,
			const char *s, size_t n, struct vdm_pos *pos);
/* What follows stands in that file. */
void vdm_testimony_file(struct vdm_testimony *t, const char *name);
/* The file in which a word of that place, or a thing, was seen; NULL: the
 * document itself. */
const char *vdm_testimony_word_file(const struct vdm_testimony *t,
				    enum vdm_place place, size_t index);
const char *vdm_testimony_thing_file(const struct vdm_testimony *t,
				     size_t index);
/* Here a word ends. */
void vdm_testimony_break(struct vdm_testimony *t, enum vdm_place place);
/* Whole words: a value, between breaks. `pos` may be NULL. */
void vdm_testimony_words(struct vdm_testimony *t, enum vdm_place place,
			 const char *s, size_t n, const struct vdm_pos *pos);
/* A thing, told from others of its kind by n bytes (0: only counted). */
void vdm_testimony_thing(struct vdm_testimony *t, enum vdm_thing_kind kind,
			 const char *s, size_t n, const struct vdm_pos *pos);
/* Whether it leads out of a document: it has a scheme that does. */
int vdm_testimony_is_address(const char *s, size_t n);
/* Each absolute address among words parted by white space, as things of that
 * kind: addresses or mentions. */
void vdm_testimony_addresses(struct vdm_testimony *t, enum vdm_thing_kind kind,
			     const char *s, size_t n,
			     const struct vdm_pos *pos);

#endif
