/* SPDX-License-Identifier: MIT */
/*
 * Machine forms: records that a program wrote. Captions, logs of chats,
 * transcribers and exports say by the shape of their lines who speaks. The
 * shape is learnt from the document: where a stamp stands, where a name, what
 * parts them, and how often that comes back.
 */
#ifndef VDM_RECOGNISE_FORMS_FORMS_H
#define VDM_RECOGNISE_FORMS_FORMS_H

#include "prose/lines/stamp.h"

/* What stands first in a line, and in which order. */
enum form_shape {
	F_NONE,
	F_STAMP,       /* a stamp alone */
	F_STAMP_TEXT,  /* a stamp, and words */
	F_STAMP_MARK,  /* a stamp, marks that are no name, and words */
	F_STAMP_NAME,  /* "00:00:04 Ann Lee", words below */
	F_STAMP_COLON, /* "[00:00:01] Ann Lee: words" */
	F_STAMP_ANGLE, /* "18:59 <@ann> words" */
	F_STAMP_BAR,   /* "18:59 ann | words" */
	F_STAMP_ROUTE, /* "10:01:05 From Ann Lee to Everyone: words" */
	F_NAME_STAMP,  /* "Ann Lee (00:02):", words below */
	F_NAME_WORDS,  /* "Ann Lee [00:02]: words" */
	F_COLON_STAMP, /* "Ann Lee: [00:02] words" */
	F_COLON_TAIL,  /* "Ann Lee: words #00:00:09-4#" */
	F_TEXT_TAIL,   /* words and a stamp behind them */
	F_ANGLE,       /* "<ann> words" */
	F_CODE,        /* "SPEAKER_00: words" */
	F_SHAPES
};

/* A line of the source. */
struct form_line {
	const char *s;
	size_t n;
	size_t lead; /* white space before it */
	unsigned no;
	int gap;               /* a blank line, or a page, stands before it */
	struct vdm_node *node; /* the block that it stands in */
	enum form_shape shape;
	struct vdm_stamp stamp;
	size_t stamp_at; /* its offset */
	size_t name, name_end;
	size_t text;   /* where the words begin; n: none on this line */
	int key;       /* of the name; -1 */
	int rows;      /* lines that its head takes: 2 where a stamp is apart */
	int name_line; /* the name stands on the line below */
};

/* What a stretch of lines becomes: a unit. */
struct form_piece {
	size_t first, last; /* lines [first, last) */
	size_t from, to;    /* bytes of the first line, where it is cut; */
	enum unit_kind kind;
	enum unit_fate fate;
	const char *reason;
	size_t label_end, name, name_end; /* bytes of its text */
	int key;                          /* whose, or -1 */
	int labelled, continued, below;   /* below: the label is alone */
	int listed;                       /* a list of the people */
	int dated;                        /* says when it was */
	enum unit_part part;              /* of a question with its answer */
	int timing;                       /* a time code, and no more */
	int row;                          /* of a table of questions */
	int lasts;                        /* says how long the whole is */
	const char *field, *value;        /* what it says, or NULL */
	int inferred;
	enum vdm_certainty cert;
	struct vdm_node *node;
};

/* A name as the form writes it. */
struct form_key {
	const char *name; /* as it stands */
	size_t n;
	unsigned uses;
	int accepted;
	int apart; /* stands at the head of a paragraph */
	int who;
	int listed;       /* in the form's own list of people, perhaps with */
	const char *full; /* a name, or NULL, and */
	size_t full_n;
	const char *role; /* a role, or NULL */
	size_t role_n;
};

struct vdm_forms {
	struct form_line *line;
	size_t n, cap;
	struct form_piece *piece;
	size_t pieces, cap_pieces;
	struct form_key *key;
	size_t keys, cap_keys;
	struct vdm_strmap names; /* small letters to keys */
	int failed;
};

/* lines.c: the lines of a body that has nothing but paragraphs and verse; 0 if
 * it has more, or nothing. */
int vdm_form_lines(struct ctx *c, struct vdm_forms *f);
/* Puts a paragraph for each piece into the body instead. */
void vdm_form_put(struct ctx *c, struct vdm_forms *f);
/* One more piece of lines [first, last); NULL without memory. */
struct form_piece *vdm_form_piece(struct ctx *c, struct vdm_forms *f,
				  size_t first, size_t last);
/* One more of which is known what it is, and why. */
struct form_piece *vdm_form_add(struct ctx *c, struct vdm_forms *f,
				size_t first, size_t last, enum unit_kind kind,
				enum unit_fate fate, const char *reason);
/* Sets what it is, and why. */
void vdm_form_set(struct form_piece *p, enum unit_kind kind,
		  enum unit_fate fate, const char *reason);

/* names.c: whether it may be a name in a frame of marks; `weak`: in one that
 * prose has, too. */
int vdm_form_is_name(const char *s, size_t n, int weak);
/* The key of a name; `use`: counts it. */
int vdm_form_key(struct ctx *c, struct vdm_forms *f, const char *s, size_t n,
		 int use);
/* "Speaker 1", "SPEAKER_00", "S1": a program's name for a voice. */
int vdm_form_is_code(const char *s, size_t n);
/* That, or "Unknown Speaker": a voice whose person the program does not know.
 */
int vdm_form_is_voice(const struct ctx *c, const char *s, size_t n);
/* people.c: who bears the name, a new person if need be; -1 without memory. */
int vdm_form_person(struct ctx *c, const char *s, size_t n);
/* The bytes of a speaker's name that a line begins with. */
int vdm_form_opens(struct ctx *c, const struct vdm_forms *f, const char *s,
		   size_t n, size_t *used);

/* shape.c: reads the shape of a line. */
void vdm_form_shape(struct ctx *c, struct form_line *l);

/* Each reads one kind of document, makes pieces of it all, and says 1; 0: the
 * document is not of the kind. */
int vdm_form_pairs(struct ctx *c, struct vdm_forms *f);    /* pairs.c */
int vdm_form_scribe(struct ctx *c, struct vdm_forms *f);   /* scribe.c */
int vdm_form_cues(struct ctx *c, struct vdm_forms *f);     /* cues.c */
int vdm_form_tiers(struct ctx *c, struct vdm_forms *f);    /* tiers.c */
int vdm_form_table(struct ctx *c, struct vdm_forms *f);    /* table.c */
int vdm_form_messages(struct ctx *c, struct vdm_forms *f); /* messages.c */

/* around.c: lines that a program prints before the first message: titles of
 * parts, lists of people, dates. The line after it. */
size_t vdm_form_before(struct ctx *c, struct vdm_forms *f, size_t i,
		       size_t end);

/* notice.c: what lines are that nobody says. */
/* The first date of a line that says its year. */
int vdm_form_day_in(struct ctx *c, const char *s, size_t n,
		    struct vdm_stamp *t);
int vdm_form_is_day(struct ctx *c, const char *s, size_t n);
/* "Session Start: Wed Jan 05 21:00:00 2011": few words, a colon, a moment. */
int vdm_form_is_opened(struct ctx *c, const char *s, size_t n);
int vdm_form_is_notice(struct ctx *c, const char *s, size_t n);
/* "Joined the server." below the head of a message: the same, without whom it
 * is of, who is in the head. */
int vdm_form_is_deed(struct ctx *c, const char *s, size_t n);
/* Whether a line is marks that part what is above from what is below. */
int vdm_form_is_rule(const char *s, size_t n);
int vdm_form_is_secured(struct ctx *c, const char *s, size_t n);
int vdm_form_is_reaction(const char *s, size_t n);
int vdm_form_is_file(const char *s, size_t n);

#endif
