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
#include "witness/others.h"

struct vdm_record;
struct vdm_wanted; /* tally.h */

/* Where words stand; the first ones in an order that counts. */
enum vdm_place {
	VDM_PLACE_BODY,     /* what a reader reads, in order */
	VDM_PLACE_NOTES,    /* notes, which each format keeps elsewhere */
	VDM_PLACE_METADATA, /* headers, packages, front matter */
	VDM_PLACE_APART,    /* comments, instructions, alternatives */
	VDM_PLACE_VALUES,   /* values of attributes */
	VDM_PLACE_LABELS,   /* contents, titles of pages: made anew */
	VDM_PLACE_UNLISTED, /* files of a container that nothing names */
	VDM_PLACE_IMPLIED,  /* nowhere: said by what stands there */
	VDM_PLACE_COUNT,
	VDM_PLACE_ORDERED = VDM_PLACE_METADATA /* how many of the first ones */
};

/*
 * How closely one looks. The words of a text are parted into stretches, each
 * of which ends with a word whose letters say so: so two documents that have
 * the same words have the same stretches, wherever they are. One that need not
 * be kept is folded: all of its words become one, which stands for them.
 */
struct vdm_look {
	int glance; /* all are folded, and nothing has a position */
	int brief;  /* it ends behind the last stretch that is kept */
	/* what is kept: 1 for a stretch by its number */
	const unsigned char *keep[VDM_PLACE_ORDERED];
	size_t stretches[VDM_PLACE_ORDERED]; /* up to the last one kept */
	struct vdm_wanted *wanted; /* what is to be met besides, or NULL */
};

/* A run of letters, digits and marks; composed (NFC), case kept. */
struct vdm_seen_word {
	uint32_t hash; /* of its letters */
	uint32_t at;   /* where they begin in the testimony's */
	uint32_t line; /* from 1; 0: not known; VDM_SEEN_FOLDED */
	uint16_t length;
	uint16_t column; /* from 1, in code points; the largest: further on */
};

/* The line of what stands for a stretch. */
#define VDM_SEEN_FOLDED UINT32_MAX

struct vdm_seen_words {
	struct vdm_seen_word *item;
	size_t count, cap;
	size_t total;        /* words, folded or not */
	struct vdm_buf open; /* the letters of a word that may go on */
	uint32_t line;       /* where that one began */
	uint16_t column;
	int joining;      /* it has marks that may have to be composed */
	uint64_t stretch; /* what its words so far fold to, */
	size_t folded;    /* how many these are, */
	size_t stretches; /* and which stretch it is, from 0 */
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

/* Those of which each is told from others by what it is. */
#define VDM_THINGS_EACH                                                        \
	(1u << VDM_THING_ADDRESS | 1u << VDM_THING_MENTION |                   \
	 1u << VDM_THING_DIRECTION | 1u << VDM_THING_LANGUAGE)

/* One of these, with the position of the first. */
struct vdm_thing {
	enum vdm_thing_kind kind;
	uint32_t hash, at; /* of what tells it from others of its kind */
	uint32_t line;
	uint32_t count; /* how often it was seen */
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
	struct vdm_others others; /* of a glance: words without an order */
	struct vdm_thing *things;
	size_t things_count, things_cap;
	uint32_t *thing_rows; /* by hash: their numbers from 1 */
	size_t thing_rows_cap;
	size_t of_kind[VDM_THING_COUNT];
	const struct vdm_look *look; /* NULL: closely at everything */
	int plain;  /* its things are words, which may mean them */
	int tabled; /* a text that has a table of fields of ours */
	/* whose parts lie in files of their own, which are looked at where they
	 * stand; or NULL */
	const struct vdm_record *parts;
	int over;   /* a brief look has seen what it came for */
	int failed; /* out of memory; sticky */
};

/* `look` must outlive it; NULL: each word is kept, with its position. */
void vdm_testimony_init(struct vdm_testimony *t, const struct vdm_look *look);
void vdm_testimony_fini(struct vdm_testimony *t);
/* Whether memory ran out anywhere in it. */
int vdm_testimony_failed(const struct vdm_testimony *t);

/* Characters in UTF-8 that go on where the last ones ended; *pos is where they
 * stand, and moves behind them. */
void vdm_testimony_text(struct vdm_testimony *t, enum vdm_place place,
			const char *s, size_t n, struct vdm_pos *pos);
/* What follows stands in that file; NULL: in the document itself. */
void vdm_testimony_file(struct vdm_testimony *t, const char *name);
/* The file in which a word of that place, or a thing, was seen; NULL: the
 * document itself. */
const char *vdm_testimony_word_file(const struct vdm_testimony *t,
				    enum vdm_place place, size_t index);
const char *vdm_testimony_thing_file(const struct vdm_testimony *t,
				     size_t index);
/* Here a word ends. */
void vdm_testimony_break(struct vdm_testimony *t, enum vdm_place place);
/* Nothing follows: what is open ends. */
void vdm_testimony_end(struct vdm_testimony *t);
/* Whole words: a value, between breaks. `pos` may be NULL. */
void vdm_testimony_words(struct vdm_testimony *t, enum vdm_place place,
			 const char *s, size_t n, const struct vdm_pos *pos);
/* A thing, told from others of its kind by n bytes, if at all. */
void vdm_testimony_thing(struct vdm_testimony *t, enum vdm_thing_kind kind,
			 const char *s, size_t n, const struct vdm_pos *pos);
/* Whether it leads out of a document: it has a scheme that does (address.c). */
int vdm_testimony_is_address(const char *s, size_t n);
/* address.c: each absolute address among words parted by white space, as things
 * of that kind: addresses or mentions. */
void vdm_testimony_addresses(struct vdm_testimony *t, enum vdm_thing_kind kind,
			     const char *s, size_t n,
			     const struct vdm_pos *pos);
/* The same of what is one address, which spaces and breaks of lines may stand
 * in. */
void vdm_testimony_address(struct vdm_testimony *t, enum vdm_thing_kind kind,
			   const char *s, size_t n, const struct vdm_pos *pos);
/* Whether whoever follows it gets anywhere: more than a scheme stands there. */
int vdm_testimony_leads(const char *s, size_t n);

#endif
