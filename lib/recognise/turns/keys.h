/* SPDX-License-Identifier: MIT */
/* The labels that a document's lines may begin with, counted. */
#ifndef VDM_RECOGNISE_TURNS_KEYS_H
#define VDM_RECOGNISE_TURNS_KEYS_H

#include "prose/lines/label.h"

/* What a label's words may be besides. */
enum other_use {
	USE_NONE,
	USE_FIELD, /* the label of a field, which may speak, too */
	USE_OTHER, /* no speaker's label */
	USE_WORD   /* a word, which may be somebody's name */
};

struct key {
	const char *text; /* lower case, only the words */
	unsigned count[L_STYLES];
	int strong, accepted, spoken;
	int own;          /* a person says that it is one */
	int loose;        /* nothing but its use makes a label of it */
	int titled;       /* an honorific, an office, a role is in it */
	int bracketed;    /* and something in brackets */
	unsigned said;    /* uses behind which words stand that may be said */
	unsigned counted; /* uses that a number counts */
	unsigned amounts; /* uses behind which an amount stands alone */
	unsigned between; /* uses that come next to those of somebody else */
	int group;        /* voices from the floor */
	int followed;     /* something is said behind it in its line */
	int varied;       /* and not always the same word */
	size_t after;     /* which word that was first: a hash */
	int caseless;
	int backed; /* a list, or another label, says that it is a name */
	int kin;    /* the label that is the whole of it, or -1 */
	int apart;  /* index + 1 of one of another's who has the surname; 0 */
	int shared; /* index + 1 of one of two who have it as their surname; 0
		     */
	int sexed;  /* `apart` is of the other sex, so it leaves no doubt */
	int odd;    /* it alone has no title, and comes once */
	enum label_prefix prefix;
	size_t first;     /* the unit that it stands in first */
	const char *sign; /* what its words are, see struct label */
	enum other_use field;
	enum label_shape shape;
	int who;
	/* apart.c: what stands in brackets behind the name; whether two people
	 * are told apart by it; who of them spoke last. */
	struct key_place *places;
	size_t n_places;
	int parted, last_of;
};

struct keys {
	struct key *k;
	size_t n, cap, size;
	int last;       /* the last that was used, whoever it is, or -1 */
	unsigned *slot; /* index + 1 by hash */
};

/* What a pass over the units found, kept until the people are known. */
struct vdm_labels {
	struct keys keys;
	struct label *all;
	int used[L_STYLES]; /* the ways in which this document ends labels */
	int own;            /* some are those that a person stated */
	int stops;          /* any name before a stop may be one */
	int colons;         /* nearly all of them end in colons */
	int presided;       /* an office before a stop comes back */
	int bullets;        /* circles stand before them */
	size_t answers;     /* labels that stand in brackets by themselves */
};

/* The key of a label that was taken for one; NULL of any other, and where none
 * was read. */
static inline const struct key *
vdm_key_taken(const struct vdm_labels *found, const struct label *l)
{
	return l->key >= 0 && found->keys.k[l->key].accepted
		   ? &found->keys.k[l->key]
		   : NULL;
}

/* "Tolls: 400 crowns", once, and nothing of a person in it: the head of an
 * account. */
int vdm_key_heads_amount(const struct ctx *c, const struct key *k);
/* All uses of a label before a mark, and all that it has. */
unsigned vdm_key_uses(const struct key *k);
unsigned vdm_key_total(const struct key *k);

/* How labels follow each other. Begins as {.key = -1}; units are counted by
 * whoever goes through them. */
struct label_run {
	size_t units, before; /* so far; those before the first use */
	size_t uses;
	size_t span;  /* units from the first use to the last */
	size_t turns; /* how often another label follows */
	int key;      /* of the last use */
};
void vdm_label_run_add(struct label_run *run, int key);
/* Reads the labels of all units, and counts the uses of each. */
void vdm_keys_count(struct ctx *c, struct vdm_labels *found);
/* entries.c: whether the labels are those of entries in a list, which come back
 * in one order. */
int vdm_entries_are(struct ctx *c, const struct vdm_labels *found);
/* entries.c: whether most labels that were taken are words of the text, in a
 * list or where few paragraphs bear one. */
int vdm_entries_are_words(struct ctx *c, const struct vdm_labels *found);
/* Whether s asks something, calls out, or says "I": so people talk, and no
 * dictionary or price list does. */
int vdm_is_talk_like(struct ctx *c, const char *s, size_t n);
/* Whether a line ends as one does that somebody says. */
int vdm_ends_said(const char *s, size_t n);
/* called.c: takes names that are words, where all shows that they are labels;
 * the uses of these. */
size_t vdm_called_accept(struct ctx *c, struct vdm_labels *found);
/* kin.c: which labels without capitals are beginnings of other people's names,
 * or of names that are listed above them. */
void vdm_kin_find(struct ctx *c, struct vdm_labels *found);
/* titles.c: which labels are those of two people of one surname; and whom such
 * a label means beside the other one: -1 where no more is known. */
void vdm_titles_apart(struct ctx *c, struct vdm_labels *found);
int vdm_titles_who(struct ctx *c, const struct vdm_labels *found,
		   const struct unit *u, const struct label *l,
		   const struct key *k);
/* joint.c: whether the words of a label are other labels, joined; marks the one
 * that is of another shape than all others. */
int vdm_label_is_joint(struct ctx *c, struct vdm_labels *found, const char *s,
		       size_t n);
void vdm_labels_odd(struct vdm_labels *found);
/* "Bert + Anna: ...", which no label looks like: takes it for one; 0 of others.
 */
int vdm_label_joins(struct ctx *c, struct vdm_labels *found, struct unit *u);
/* "said Anna:": where the label begins behind a verb of saying, or 0. */
size_t vdm_label_said(struct ctx *c, struct vdm_labels *found, const char *s,
		      size_t n);
/* signed.c: offices that sign at the end, and speak not. */
void vdm_labels_signed(struct ctx *c, const struct vdm_labels *found);
/* players.c: marks the list of those who speak, above a play. */
void vdm_players_read(struct ctx *c, struct vdm_labels *found);
/* Whether a unit may bear a label: nothing has judged it yet. */
int vdm_may_bear_label(const struct unit *u);
/* The key of a label's words; NULL when there is none yet. */
struct key *vdm_key_find(struct ctx *c, struct keys *keys, const char *s,
			 const struct label *l);
/* Finds or makes the key of a label at s, and counts the use in unit i; NULL
 * where memory ran out. */
struct key *vdm_key_use(struct ctx *c, struct keys *keys, const char *s,
			size_t n, size_t i, struct label *l);
/* Whether the words of a label at s may be somebody's: they are no field's, and
 * open no sentence. */
int vdm_key_may_speak(struct ctx *c, const char *s, size_t n,
		      const struct label *l);
/* grammar.c: the ways of labelling that the document's own use shows; how many
 * uses the labels have that are taken. `known`: some were taken before. */
size_t vdm_grammar_accept(struct ctx *c, struct vdm_labels *found, int known);
/* places.c: parts the paragraphs in which labels stand that were taken. */
void vdm_places_part(struct ctx *c, struct vdm_labels *found);
/* shown.c: tells the record how its turns are labelled. */
void vdm_labels_show(struct ctx *c, const struct vdm_labels *found);
/* Characters as a pattern has them: white space once, and `number`, a part's
 * name, for each number that stands there. */
void vdm_pattern_put(struct vdm_buf *b, const char *s, size_t n,
		     const char *number);
/* Whether two words are met together for the first time. */
int vdm_labels_new(struct ctx *c, struct vdm_strmap *seen, const char *a,
		   const char *b);
/* "N. NAME (...):": how the label at s looks; in the record's arena. */
const char *vdm_label_pattern(struct ctx *c, const char *s,
			      const struct label *l);
/* known.c: takes for labels what the head has the names of, or doubts them
 * where they are too few; whether there are any. */
int vdm_labels_know(struct ctx *c, struct vdm_labels *found);
/* likely.c: notes of lines that begin like labels which label they are like. */
void vdm_labels_likely(struct ctx *c, const struct vdm_labels *found);
/* taught.c: writes down the house style by which they are labelled. */
void vdm_labels_teach(struct ctx *c, const struct vdm_labels *found);
/* Takes for labels those that look like one and that the document repeats; how
 * many uses these have. `*plain`: names before a stop are. */
size_t vdm_keys_accept(struct ctx *c, struct vdm_labels *found, int *plain);

/* apart.c: finds the names that two people have, whose places stand beside
 * them; then, who of them a label means, or -1 where its name is one person's.
 */
void vdm_labels_apart(struct ctx *c, struct vdm_labels *found);
int vdm_label_apart(struct ctx *c, struct unit *u, const struct label *l,
		    struct key *k);
/* "Mr. LIND (North):" and once "Mr. LIND (South):": they may be two, or one of
 * them is wrong. */
void vdm_label_doubt_place(struct unit *u, const struct key *k);

/* likely.c: says it, 1, where paragraphs open as speech is announced, in words
 * that nothing understands. */
int vdm_openings_unseen(struct ctx *c);
/* borne.c: before labels are bound to people, gives back the turns of what is
 * no talk, 1 if so; when they are, doubts those whose labels nothing bears out.
 */
int vdm_labels_give_back(struct ctx *c, struct vdm_labels *found);
void vdm_labels_unborne(struct ctx *c, struct vdm_labels *found);

#endif
