/* SPDX-License-Identifier: MIT */
/* A label at the start of a line, and whom it names. */
#ifndef VDM_PROSE_LINES_LABEL_H
#define VDM_PROSE_LINES_LABEL_H

#include "prose/prose.h"

/* How a label ends: by a colon, a stop, a dash, a gap ("PYM    Which?"), with
 * its line, with the square bracket that opens the line, or by a hyphen without
 * any space. */
enum label_style {
	L_COLON,
	L_STOP,
	L_DASH,
	L_GAP,
	L_ALONE,
	L_SQUARE,
	L_TIGHT,
	L_STYLES
};

/* What stands before a label. */
enum label_prefix {
	BEFORE_NOTHING,
	BEFORE_NUMBER, /* of a paragraph: "12. Mr. LIND:" */
	BEFORE_STAMP,  /* of time: "[00:12:03] LIND:" */
	BEFORE_TAG,    /* "<Newspeech>" */
	BEFORE_BULLET, /* a circle, ">>" */
	BEFORE_COUNT,  /* of turns: "Q12 Chair:", "Anf. 12 LIND:" */
	BEFORE_BY      /* "BY THE COURT: Good." */
};

enum { LABEL_SIGN = 8 };

/* What a word of a label looks like; never 0. */
enum label_sign {
	SIGN_SMALL = 1,
	SIGN_CAPITAL, /* it begins with one */
	SIGN_UPPER,   /* all capitals */
	SIGN_INITIAL,
	SIGN_CASELESS,
	SIGN_NUMBER
};

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
	size_t key_end; /* before an office behind a comma, too */
	enum label_prefix prefix;
	int hon, office, the, upper, initials, words, digits, dashed, small;
	/* Words that only the document's own use of such labels can justify:
	 * small ones, or ones that no name has. */
	int loose;
	int caseless;  /* words of a script without capitals */
	int bracketed; /* something in brackets is part of it, */
	int group;     /* who calls from the floor, not by name */
	int held;      /* and an office stands before them */
	int counted;   /* a number stands behind them, which is none of them */
	/* A person says that this is a label, and perhaps where an office
	 * stands in it; 0, 0: nowhere. */
	int own;
	size_t office_start, office_end;
	/* What its words look like, in their order, runs as one: of enum
	 * label_sign. */
	char sign[LABEL_SIGN];
	int key; /* index in the table of keys, -1: no label */
};

/* before.c: the token that a label may begin with: past a stamp, a number, a
 * tag. */
size_t vdm_label_start(const struct tokens *t, enum label_prefix *prefix);
/* "Q12", "Q3.", "Anf. 12": what counts the turns before a label; the token
 * after it, or 0. */
size_t vdm_count_end(const struct tokens *t);
/* counted.c: reads the label of a question or an answer that is counted. */
int vdm_label_counted(struct ctx *c, const struct tokens *t, size_t n,
		      struct label *l);
/* "Answer No. 3": the bytes of the word for a part that a text begins with, and
 * of it with its number; 0 where it is not counted. */
size_t vdm_part_counted(struct ctx *c, const char *s, size_t n, size_t *end);
/* stop.c: whether the stop at token i is that of the word before it, in a label
 * that begins at `start`, and no end. */
int vdm_stop_is_of_word(const struct tokens *t, size_t start, size_t i);
/* "ANNA LIND - RAY:": a hyphen that typists set off, amid a double name; on
 * both sides are words of one look, and none of them an office's. */
int vdm_is_double_name(const struct tokens *t, size_t i);
/* "Mr. LIND, who thereupon said:": the colon of a clause that begins behind the
 * comma at token i; or 0. */
size_t vdm_relative_end(const struct tokens *t, size_t i);
/* "CAM-?": whether the mark at token i says that nobody knows which. */
int vdm_is_unknown(const struct tokens *t, size_t i);
/* "Verkehrs- und Bauminister": a hyphen that stands for the end of a word. */
int vdm_is_hanging(const struct tokens *t, size_t i);
/* "Anna Laine kesk:": letters of a party, small ones, that end a label. */
int vdm_is_party_word(const struct tokens *t, size_t i);
/* "Orlov S. P., chairman of the board.", on a line of its own: whether what is
 * behind the comma at token i may be an office, up to the end. */
int vdm_office_ends_line(const struct tokens *t, size_t i);
/* The mark that ends what stands behind the comma at token i: a direction,
 * where names are in `capitals` ("NORA, drawing the curtain. -"); an office
 * before a stop and a dash ("Lind (PX), rapporteur. - It leaks."); or 0. */
size_t vdm_aside_end(const struct tokens *t, size_t i, int capitals);
/* "DR. (SMT.) LEE": another honorific in the brackets from token i to `next`;
 * the token behind it, or 0. */
size_t vdm_second_honorific(const struct tokens *t, size_t i, size_t next);
/* A label's words from token i on, and how they end; 0 if none is there. */
int vdm_label_words(struct ctx *c, const struct tokens *t, size_t i, size_t n,
		    struct label *l);
/* Reads a label that a mark, a gap or its line sets off. */
int vdm_label_set_off(struct ctx *c, const char *s, size_t n, struct label *l);
/* Takes the word at token i into the label; 0 if it may not stand in it. */
int vdm_label_take(const struct tokens *t, size_t i, struct label *l);
/* billed.c: reads the label that a line is in which somebody is billed; only
 * where the document has such. */
int vdm_label_billed(struct ctx *c, const char *s, size_t n, struct label *l);
/* glued.c: reads the label that the text may begin with. 0 if it begins with
 * none. */
int vdm_label_parse(struct ctx *c, const char *s, size_t n, struct label *l);
/* hail.c: whether words before a colon hail those that are there; whether a
 * text begins with such and a colon. */
int vdm_hails(struct ctx *c, const char *s, size_t n);
int vdm_opens_hailing(struct ctx *c, const char *s, size_t n);
/* Q, A, Speaker: a label that names a part and no person. */
int vdm_is_part(const struct ctx *c, const char *text);
enum label_shape vdm_label_shape(const struct ctx *c, const struct label *l,
				 const char *text);
/* Whom a label names, a new person if need be. */
int vdm_label_who(struct ctx *c, const char *s, size_t n,
		  const struct label *l);

/* "BY MR. X:": who asks from here on, or -1. */
int vdm_asks_next(struct ctx *c, const struct unit *u);
/* Whether s is such a line; nobody is made. */
int vdm_says_who_asks(struct ctx *c, const char *s, size_t n);
/* "Q. (By Ms. Lind) Is it so?": who asks from this turn on, or -1. */
int vdm_asks_here(struct ctx *c, const struct unit *u);

#endif
