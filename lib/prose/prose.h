/* SPDX-License-Identifier: MIT */
/* What is known of a text while it is read: its units, words, people. */
#ifndef VDM_PROSE_H
#define VDM_PROSE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/utf8.h"
#include "record/record.h"
#include "words/narrated/narrated.h"
#include "words/words.h"

/* ---- the lexicon ------------------------------------------------------ */

struct lex_entry {
	const char *word;
	uint32_t classes;
	uint64_t uses; /* a bit each of enum vdm_word_use */
	vdm_language_set
	    languages; /* a bit each of those that it is a sign of */
	unsigned char month, number;
};

struct seen_word;

struct lexicon {
	struct lex_entry *slot;
	size_t size, used;
	struct seen_word *seen; /* NULL until all words are in the slots */
};

struct ctx;

/* narrated/narrated.c: which language the record reports in, if it is one of
 * those that are known so: c->told. */
int vdm_narrated_guess(struct ctx *c);
/* Whether "I" would stand in what people say: in some languages a verb needs no
 * subject, and of others that is not known. */
int vdm_told_subjects(const struct ctx *c);
/* cases.c: whether its reports have this manner. */
int vdm_told_has(const struct ctx *c, enum vdm_manner manner);

/* Tells by its words and its letters which languages the record is written in:
 * a bit each in c->languages, none where it has no words. */
int vdm_languages_guess(struct ctx *c);
/* Notes of which languages the words of the tables are a sign. */
int vdm_lexicon_sign(struct ctx *c);
/* Every word of the tables of the record's languages, and every form of their
 * verbs; of the first four languages where they were not told. */
int vdm_lexicon_fill(struct ctx *c);
/* Those that a lower-case word is a sign of. */
vdm_language_set vdm_lexicon_languages(const struct ctx *c, const char *word,
				       size_t n);
/* The classes of a lower-case word, 0 for one that no table has. */
uint32_t vdm_lexicon_get(const struct ctx *c, const char *word, size_t n);
/* The form of a subject of a word in another case, where the tables have it
 * with one of these classes; in `out`, or NULL. */
const char *vdm_lexicon_first(const struct ctx *c, const char *word, size_t n,
			      char *out, size_t size, uint32_t classes);
/* Whether a lower-case word does this. */
int vdm_lexicon_does(const struct ctx *c, const char *word, size_t n,
		     enum vdm_word_use use);
/* Tells a token what its lower-case word is, and what it does. */
struct token;
void vdm_lexicon_mark(const struct ctx *c, struct token *k, const char *word,
		      size_t n);
/* The place for what a word of the text was found to be, in which this one or
 * another stands; NULL for a word that has none. */
struct seen_word *vdm_lexicon_seen(const struct ctx *c, const char *s,
				   size_t n);

/* ---- words ------------------------------------------------------------ */

enum token_flag {
	T_WORD = 1,
	T_CAP = 2,   /* begins with a capital */
	T_UPPER = 4, /* more than one letter, all capitals */
	T_DIGIT = 8, /* only digits (and what stands among them) */
	T_PUNCT = 16,
	T_POSSESSIVE = 32, /* ends in 's; `base` is without it */
	T_INITIAL = 64,    /* one capital letter */
	T_SPACED = 128,    /* white space stood before it */
	T_CASELESS = 256   /* of a script that has no capitals */
};

struct token {
	unsigned start, end; /* bytes in the unit's text */
	unsigned base;       /* end without a possessive */
	uint32_t classes;
	unsigned flags;
	uint32_t cp;          /* of punctuation */
	uint64_t uses;        /* a bit each of enum vdm_word_use */
	unsigned char month;  /* 1 to 12 of its name, else 0 */
	unsigned char number; /* one more than the word says, else 0 */
};

enum { SEEN_BYTES = 36 }; /* of a word; hardly any is longer */

/* A word as it stands in the text, and the token that it is at its beginning:
 * the same words are cut from the same text many times. */
struct seen_word {
	struct token k;
	unsigned n; /* 0: none yet */
	char s[SEEN_BYTES];
};

enum { TOKENS_BEYOND = 4 }; /* may be read behind the last; each is nothing */
struct tokens {
	struct token *t; /* n of them, and those beyond */
	size_t n, cap;
	const char *s;
};

/* Whether token i is there, and has one of these flags; is of one of these
 * classes. */
static inline int
vdm_token_has(const struct tokens *t, size_t i, unsigned flags)
{
	return i < t->n && (t->t[i].flags & flags) != 0;
}
static inline int
vdm_token_is(const struct tokens *t, size_t i, uint32_t classes)
{
	return i < t->n && (t->t[i].classes & classes) != 0;
}
/* Whether token i is a word, written as one with what stands before it. */
static inline int
vdm_is_joined_word(const struct tokens *t, size_t i)
{
	return vdm_token_has(t, i, T_WORD) && !(t->t[i].flags & T_SPACED);
}
/* Whether token i is this mark. */
int vdm_punct(const struct tokens *t, size_t i, uint32_t cp);
/* The same of n marks. */
int vdm_punct_of(const struct tokens *t, size_t i, const uint32_t *marks,
		 size_t n);
/* Whether token i is a word that does this; one with 's does nothing. */
int vdm_word_does(const struct tokens *t, size_t i, enum vdm_word_use use);
/* Whether the letters that token i ends in make it likely that it does this. */
int vdm_word_ends(const struct tokens *t, size_t i, enum vdm_word_use use);
/* Whether token i is the one letter Q or A, which labels a part. */
int vdm_is_part_letter(const struct tokens *t, size_t i);
/* "Ria de Boer", "mevrouw de Boer": whether token i, an article that names
 * have, too, stands amid one: no office follows, and no body ("Brandel de
 * Kamer"). */
int vdm_is_amid_name(const struct tokens *t, size_t i);
/* Whether token i is so short that a stop behind it may shorten it. */
int vdm_is_abbreviation(const struct tokens *t, size_t i);
/* The bytes of the word at s when it does this; 0 when it does not. */
size_t vdm_word_at(struct ctx *c, const char *s, size_t n,
		   enum vdm_word_use use);
/* Whether a stop behind a word shortens it: "Dr.", an initial. */
int vdm_is_shortened(struct ctx *c, const char *s, size_t n);
/* Where the figures from byte i on end; i where none stands there. */
static inline size_t
vdm_figures_end(const char *s, size_t n, size_t i)
{
	while (i < n && vdm_is_digit(s[i]))
		i++;
	return i;
}
/* The digit that a figure of whatever script is, or -1. */
int vdm_digit_of(uint32_t cp);
/* A number of at most `most` figures at *i, which is moved behind it; or -1. */
int vdm_digits_at(const char *s, size_t n, size_t *i, size_t most);
/* "entre Lind y Ray": a particle there joins two, if no other one does. */
int vdm_between_two(const struct tokens *t, size_t start, size_t i);
/* Whether n bytes are a number in Roman figures. */
int vdm_is_roman(const char *s, size_t n);
/* Whether a figure is among the characters of token i. */
int vdm_has_figure(const struct tokens *t, size_t i);
/* The number that a token begins with, -1 if none; its figures and bytes. */
int vdm_figures_of(const struct tokens *t, size_t i, size_t *digits,
		   size_t *bytes);
/* The number that words from token i on say, or -1; *used of them. */
int vdm_number_words(const struct tokens *t, size_t i, size_t *used);
/* 1 to 12 of "VI", 0 of what is no month's Roman number in capitals. */
int vdm_roman_month(const struct tokens *t, size_t i);
/* The number of Chinese signs, or of figures, at *i, moved behind it; or -1. */
int vdm_signs_at(const struct ctx *c, const char *s, size_t n, size_t *i);
/* The number that a lower-case word says, or -1. */
int vdm_lexicon_number(const struct ctx *c, const char *word, size_t n);
/* The bytes of an era's name at s, whose years begin after *before; or 0. */
size_t vdm_era_at(const struct ctx *c, const char *s, size_t n, int *before);
/* Splits s into t, at most `max` of them. */
void vdm_tokens(struct ctx *c, struct tokens *t, const char *s, size_t n,
		size_t max);
/* Lower-case form of s in the scratch arena. */
char *vdm_lower(struct ctx *c, const char *s, size_t n);
/* s without white space (no-break too) around it; *n updated. */
const char *vdm_trim(const char *s, size_t *n);
/* The byte at the end; a blank where there is nothing. */
static inline char
vdm_last_byte(const char *s, size_t n)
{
	return n > 0 ? s[n - 1] : ' ';
}
/* Whether a small letter of any script is in s: where none is, capitals say
 * nothing. */
int vdm_has_small(const char *s, size_t n);
/* White space (no-break too) folded to single spaces, in the arena. */
char *vdm_squeeze(struct ctx *c, const char *s, size_t n);
/* How many edits part two words, at most `limit` + 1. */
size_t vdm_edits(const char *a, size_t na, const char *b, size_t nb,
		 size_t limit);

/* ---- units ------------------------------------------------------------ */

enum unit_kind {
	U_NONE,
	U_TURN,
	U_ACTION,
	U_NARRATION,
	U_DATELINE,
	U_PARTICIPANTS,
	U_CLOSING,
	U_SIGNATURE,
	U_METADATA,
	U_HEADING,
	U_CHROME,
	U_KINDS
};

enum unit_fate {
	FATE_KEEP,   /* stays a plain block, or is lifted by its kind */
	FATE_FIELD,  /* its words are in fields now: leaves the body */
	FATE_CHROME, /* leaves the body, its words in a finding */
	FATE_NOTE    /* becomes the content of a note */
};

/* What is said of the chair, and nobody takes it. */
enum presides {
	PRESIDES_FIRST = -1,  /* who had it at first has it again */
	PRESIDES_LEFT = -2,   /* who has it goes */
	PRESIDES_UNSURE = -3, /* nothing tells who has it now */
	PRESIDES_NAMED = -4   /* it may be another's now */
};

/* Of a question with its answer, which one it is. */
enum unit_part { PART_NONE, PART_ASKS, PART_ANSWERS };

/* A label names one speaker, and so does a verb. */
#define UNIT_SPEAKERS 1

struct unit {
	struct vdm_node *node;
	const char *text; /* as it stands, notes left out */
	size_t len;
	unsigned line, end;
	enum unit_kind kind;
	enum unit_fate fate;
	int who[UNIT_SPEAKERS]; /* indices of forms' people */
	int n_who;
	int labelled; /* the text[0..label_end) names the speaker */
	size_t label_end;
	int told;       /* a turn of a part that the record tells */
	int label_only; /* nothing else stands in it */
	size_t name_start, name_end; /* a narrated name, or 0, 0 */
	int continued;               /* of the turn before, without a name */
	int cut;        /* goes on from the unit before a page break */
	int quoted;     /* direct speech that another unit announced */
	int numbered;   /* bytes of the number before the text */
	int is_heading; /* was one in the source's markup */
	int tagged;     /* the source's markup says that it is none */
	int lifted;     /* already a turn in the source */
	int direct;     /* words as they were said, though no label names who */
	int page;       /* bears the number of a page, and no more */
	int opening;    /* says that the sitting began */
	int headline;   /* of the head: set as a heading, whatever it says */
	enum unit_part part;
	int presides; /* who takes the chair here: index + 1; or what else is
			 said of it, of enum presides; or 0 */
	int timing;   /* says when what follows was said, and no more */
	int row; /* of a table of questions: what is none goes on with none */
	int taught;  /* a person says what it is */
	int unborne; /* its label may be a word as well as a name, like all */
	/* the kind of label that it begins like, and which was not taken for
	 * one; or NULL */
	const char *likely;
	enum vdm_certainty cert;
	int inferred;
	const char *reason;
	const char *candidates;
	int note; /* number of a foot note, or 0 */
};

/* ---- people ----------------------------------------------------------- */

enum {
	BY_HEAD = 1, /* the title names them */
	BY_LIST = 2, /* the list of those present */
	BY_LABEL = 4,
	BY_NARRATION = 8,
	BY_USER = 16,
	BY_SIGNATURE = 32,
	BY_STYLE = 64, /* a house style says whom a label means */
	BY_ROW = 128   /* a row of metadata says that they took part */
};

/* Bits of struct who: which honorifics a person's forms have. */
enum { VDM_MAN = 1, VDM_WOMAN = 2 };

/* Whether the one is a man and the other a woman. */
static inline int
vdm_sexes_differ(unsigned a, unsigned b)
{
	return a != 0 && b != 0 && (a & b) == 0;
}

struct who {
	const char *name;    /* fullest form without honorific */
	const char *surname; /* lower case, last word; "" if office only */
	const char *title;   /* or NULL */
	const char *offices; /* lower-case office words, spaces around */
	const char *role;    /* or NULL */
	const char *given;   /* lower-case words before the surname */
	const char **forms;  /* verbatim */
	size_t n_forms, cap_forms;
	unsigned by;
	unsigned sexes; /* that the honorifics of the forms are of */
	unsigned turns;
	int group;
	int drafter;
	int only_office;      /* no name is known */
	int nobody;           /* a voice, and no person: "Speaker 1" */
	int junior;           /* "Jr." stands behind the name */
	int sworn;            /* gives evidence */
	int nameless;         /* says I, and nothing tells who it is */
	int merged;           /* index of whom it is the same as, or -1 */
	const char *id, *ref; /* as stated, or NULL */
	struct vdm_person *person;
	struct vdm_pos pos;
	uint32_t letters; /* of the surname, find.c's own as is: */
	struct {
		const char *name;
		size_t given, offices; /* bytes of these lists */
		int surname;
	} noted; /* what of this is found already */
};

/* By what find.c finds people. */
enum vdm_people_key {
	VDM_BY_SURNAME,
	VDM_BY_GIVEN,  /* any of the words before it */
	VDM_BY_FIRST,  /* the first of these */
	VDM_BY_FULL,   /* one of these, and the surname */
	VDM_BY_LETTER, /* the letter that one begins with, and the surname */
	VDM_BY_OFFICE, /* a word of an office */
	VDM_BY_CROWN,  /* "": all who are Majesties */
	VDM_BY_INITIALS,
	VDM_BY_FORM
};

struct vdm_people {
	struct vdm_strmap map; /* keys to lists */
	struct who_list *lists;
	size_t n, cap;
	struct vdm_buf key, form;
};

struct vdm_word {
	const char *s;
	size_t n;
};

/* What of two forms of a name the second is. */
enum vdm_case {
	VDM_CASE_NONE,    /* no form of the same name */
	VDM_CASE_SUBJECT, /* that of a subject, which the first is not */
	VDM_CASE_OTHER,   /* not that of a subject, which the first is */
	VDM_CASE_BOTH     /* neither is */
};

/* cases.c: whether two words in small letters are a name in two cases. */
enum vdm_case vdm_cases_agree(const struct ctx *c, const struct vdm_word *a,
			      const struct vdm_word *b);
/* The form of a subject of a word in another case, by one of the rows of
 * endings: its bytes, in `out`; 0 when the row has no such ending. */
size_t vdm_cases_first(const char *row, const char *word, size_t n, char *out,
		       size_t size);

/* ---- the whole -------------------------------------------------------- */

enum { RULE_KEYS = 256 }; /* of what a phrase may begin with */

struct rule { /* a phrase of the tables, or of a house style */
	enum vdm_phrase_class class;
	const char *words, *value;
	int open_start, open_end; /* its first, its last word may be longer */
	unsigned gap;   /* the blank before an asterisk that stands for words */
	unsigned alike; /* the next whose beginning has the same key, too */
};

struct ctx {
	struct vdm_record *rec;
	const struct vdm_read_options *options;
	const struct vdm_sink *sink;
	struct vdm_arena scratch;
	struct lexicon lex;
	const struct vdm_narrated *told;     /* in what it reports, or NULL */
	vdm_language_set languages;          /* of the record: a bit each */
	const struct vdm_language *language; /* that it is in, or NULL */
	struct tokens tok, tok2, tok3;
	struct vdm_buf buf;
	struct unit *u;
	size_t n, cap;
	struct who *who;
	size_t n_who, cap_who;
	struct vdm_people people;
	struct rule *rules;
	size_t n_rules, cap_rules;
	/* Of each class, the first and the last whose beginning has each key:
	 * index + 1, or 0. */
	unsigned first_with[P_CLASSES][RULE_KEYS];
	unsigned last_with[P_CLASSES][RULE_KEYS];
	size_t head_end, tail_start; /* units of the head, of the tail */
	int labelled, narrated;      /* how the document names speakers */
	int dashed, billed;          /* dashes ask; lines bill who speaks */
	int conversation;            /* whether it is one at all */
	int written;                 /* no talk: a letter, a law, accounts */
	int interview;               /* its title says that it is one */
	int first_person;            /* the drafter says "I" */
	int present_tense;
	int telephone;
	int drafter;         /* index in who, or -1 */
	int letters;         /* some are called by initials */
	int initials;        /* "A." begins names, and no answers */
	const char *tallied; /* letters whose turns are counted, or NULL */
	int listed;          /* who was named last by a head */
	int rows_say; /* of a list by rows: what each is stands behind commas */
	int rows_invert;  /* or given names do: of enum vdm_inverts */
	size_t rows_from; /* who was known above them, and one more; or 0 */
	int chair, chair_first;    /* who presides where the course is read, and
				      at first; -1: nobody is known to */
	int chair_left;            /* they went, and nobody took their place */
	int chair_called;          /* labels call somebody by the chair alone */
	const struct unit *signer; /* a signature of whatever it is */
	size_t signer_start, signer_end;
	int have_notes;
	int forms_full, list_full; /* VDM_LIMIT_FORMS, _LIST were met */
	const char *title;
	const char *title_date;         /* ISO; the date that the title gives */
	struct vdm_field *shown;        /* the date that a page shows */
	int stated;                     /* people were known before */
	int has_people;                 /* a list of people was given */
	int only_stated;                /* nothing is to be recognised */
	struct vdm_field *normed;       /* only of this the norm is asked */
	unsigned char had[VDM_F_COUNT]; /* fields that were there before */
	struct vdm_labels *labels;      /* labels.c's own */
	struct vdm_style *style;        /* style.c's own; NULL: none */
	struct vdm_forms *forms;        /* forms.c's own; NULL: no machine's */
};

/* unit.c */
int vdm_units_collect(struct ctx *c);
/* Whether a unit is a paragraph of plain text without markup in it. */
int vdm_unit_is_plain(const struct ctx *c, const struct unit *u);
/* Units anew, in their order, some of them in parts. */
struct unit_list {
	struct unit *u;
	size_t n, cap;
};
/* Unit u behind the others, cut before n bytes of its text, in their order: its
 * n + 1 parts; where n is 0, as it is. */
int vdm_units_add(struct ctx *c, struct unit_list *list, const struct unit *u,
		  const size_t *at, size_t n);
int vdm_wants_more(struct ctx *c, const char *s, size_t n);
/* A unit's text without white space around it; *n is its bytes. */
static inline const char *
vdm_unit_words(const struct unit *u, size_t *n)
{
	*n = u->len;
	return vdm_trim(u->text, n);
}
/* The next unit behind unit i that has words; c->n without one. */
size_t vdm_unit_next(const struct ctx *c, size_t i);
void vdm_unit_set(struct unit *u, enum unit_kind kind, enum unit_fate fate,
		  const char *reason);
/* style.c: which phrase of the tables or of the profile stands in a text. */
const struct rule *vdm_rule_at_start(const struct ctx *c, const char *s,
				     size_t n, enum vdm_phrase_class class,
				     size_t *used);
const struct rule *vdm_rule_within(const struct ctx *c, const char *s, size_t n,
				   enum vdm_phrase_class class, size_t *at,
				   size_t *used);
const struct rule *vdm_rule_whole(const struct ctx *c, const char *s, size_t n,
				  enum vdm_phrase_class class);
/* The longest one whose words are the tokens from i on; *used of them. */
const struct rule *vdm_rule_at_token(struct ctx *c, const struct tokens *t,
				     size_t i, enum vdm_phrase_class class,
				     size_t *used);
/* Whether the rule's value is this name, of a field or of a kind; 0 of NULL. */
int vdm_rule_is(const struct rule *r, const char *value);
int vdm_rules_fill(struct ctx *c);
/* known.c: all of these, for the languages of the record. */
int vdm_words_load(struct ctx *c);
/* names.c */
int vdm_who_new(struct ctx *c, const char *name);
/* Where somebody is named first. */
void vdm_who_at(struct ctx *c, int who, const struct unit *u);
/* Of one that was found to be the same as another: that other. */
int vdm_who_real(const struct ctx *c, int who);
/* Reports a name that only its likeness gave to a person. */
void vdm_who_spelling(struct ctx *c, const struct unit *u, int who,
		      const char *s, size_t n);
/* "K", "OT.": the one person with those initials, or -1. */
int vdm_who_by_initials(struct ctx *c, const char *s, size_t n);
/* letters.c: "Sz.B.I.", "Int": the same in any script, by a legend or a role;
 * whether letters may be those of a name. */
int vdm_who_by_letters(struct ctx *c, const char *s, size_t n);
int vdm_letters_fit(struct ctx *c, const char *s, size_t n, const char *name);
/* legend.c: "AL = Ann Lee" above the turns. */
void vdm_legend_read(struct ctx *c);
enum { VDM_INITIALS_BYTES = 16 }; /* of a name whose initials are asked for */
/* The initials of a name; 0 when it has none, or more than a name has. */
int vdm_initials_of(const struct who *w, char *out, size_t size);
/* find.c: takes note of what of a person's names and offices is new. */
void vdm_people_note(struct ctx *c, int who);
void vdm_people_form(struct ctx *c, int who, const char *form);
/* opens.c: whether token i is a word that opens a sentence before a name, and
 * no part of it: "Does Lind say so?" */
int vdm_opens_small(const struct ctx *c, const struct tokens *t, size_t i);
/* "die Frau von Minister Lind": whether a title and a name begin at token i,
 * which are another's than the name before them. */
int vdm_titles_another(const struct tokens *t, size_t i);
/* Whom a key finds, of whom it may no longer be true; the first hundred or so.
 * Lent until a person is noted. `b` may be NULL. */
const int *vdm_people_with(struct ctx *c, enum vdm_people_key kind,
			   const struct vdm_word *a, const struct vdm_word *b,
			   size_t *n);
/* The same by a form, whatever the case of its letters. */
const int *vdm_people_called(struct ctx *c, const char *form, size_t *n);
void vdm_people_fini(struct ctx *c);
/* A bit for each letter: two words that differ by one edit differ in two bits
 * at most. */
uint32_t vdm_letters_of(const char *s, size_t n);
int vdm_who_by_words(struct ctx *c, const char *s, size_t n, int make);
void vdm_who_form(struct ctx *c, int who, const char *s, size_t n);
struct mention {
	size_t first, last; /* tokens [first, last) */
	size_t name;        /* token where the name proper starts; last if
			       there is none */
	int hon, office, possessive;
	int majesty;
};
/* A person's mention that begins at token i; 0 if none does. */
int vdm_mention_at(const struct ctx *c, const struct tokens *t, size_t i,
		   struct mention *m);
/* Behind the letters after a name, from token i on, that are none of it:
 * "M.P.", "O.B.E. MdB"; or i. */
size_t vdm_letters_end(const struct ctx *c, const struct tokens *t, size_t i);
/* ", Jr." behind a name, from token i on: the token after it; or i. */
size_t vdm_suffix_end(const struct tokens *t, size_t i);
/* Whom it names: an index, or -1. `make` adds a new one. */
int vdm_mention_who(struct ctx *c, const struct tokens *t,
		    const struct mention *m, int make);
/* Whether a list of words, spaces around each, has this one. */
int vdm_word_in(const char *list, const char *word, size_t n);
void vdm_who_given(struct ctx *c, int who, const char *word, size_t n);
/* Whether any given name is known: "de" of "M. de Lind" is none. */
int vdm_who_has_given(const struct ctx *c, const struct who *w);
/* By a form that was stated, or -1. */
int vdm_who_stated(struct ctx *c, const char *s, size_t n);
void vdm_who_office(struct ctx *c, int who, const char *word, size_t n);
/* Adds an office's words, or a name's titles, to those of who holds it. */
void vdm_who_holds(struct ctx *c, int who, const struct tokens *t,
		   const struct mention *office);
/* Adds the people that a title, or a list of those present, names. */
void vdm_names_of_title(struct ctx *c, struct unit *u, const char *s, size_t n);
void vdm_names_of_list(struct ctx *c, struct unit *u, const char *s, size_t n);
/* caseless.c: whether a text has letters, none of them large or small; the
 * names of a list that is written so. */
int vdm_is_caseless(const char *s, size_t n);
void vdm_names_caseless(struct ctx *c, struct unit *u, const char *s, size_t n);
/* dates.c, times.c, signs.c */
struct when {
	size_t start, end; /* bytes */
	int year, month, day;
	int hour, minute;   /* -1 */
	int hour2, minute2; /* where a range of times ends; -1 */
	size_t time_start, time_end;
	int has_date;
	/* the last of several days; 0 where there is one */
	int year2, month2, day2;
	int limit;  /* words say that it was another day, or may have been */
	int twelve; /* of the hours of half a day, and nothing says of which */
};
/* "1931-05-03", "1931-05-03/1931-05-05"; NULL where it is no day that is known.
 */
const char *vdm_iso_date(struct ctx *c, const struct when *w);
/* Whether two of these begin on the same day. */
int vdm_same_day(const char *a, const char *b);
/* The first date (and the time beside it) in s. 0 if none. */
int vdm_when_find(struct ctx *c, const char *s, size_t n, struct when *w);
/* A time of day, or a range of them, at token i: the token after it, or 0. */
size_t vdm_time_at(struct ctx *c, const struct tokens *t, size_t i,
		   struct when *w);
/* One that stands in what is left of token i behind a date that ends at byte
 * `from`: the token after it, or 0. */
size_t vdm_time_behind(struct ctx *c, const struct tokens *t, size_t i,
		       size_t from, struct when *w);
/* The time of day that the value of a field of times says: "9 Uhr". */
int vdm_time_stated(struct ctx *c, const char *s, size_t n, struct when *w);
/* `from` is found to be `to`; neither was merged before. */
void vdm_who_merge(struct ctx *c, int from, int to);
/* An office that one person holds is that person. */
void vdm_offices_merge(struct ctx *c);
/* "BK", "N.": letters for a name, which the text uses as one. */
int vdm_who_is_short(const struct who *w);
/* An office or letters that nobody was found for yet. */
int vdm_who_is_open(const struct who *w);
/* The one named person who holds the offices, lower-case words with spaces
 * around; -1 for none, or several. */
int vdm_office_holder(struct ctx *c, const char *offices);
/* Whose office the words of a mention are, behind its article; or -1. */
int vdm_office_in_full(struct ctx *c, const struct tokens *t,
		       const struct mention *m);
/* Whether several people with names hold the only office of one. */
int vdm_office_is_shared(struct ctx *c, int who);
/* "The Speaker" is not who was "The Acting Speaker (Ann Lee)": whether somebody
 * has an office in another's place, and the words of the label, with spaces
 * around, say nothing of that. */
int vdm_office_stands_in(const struct ctx *c, int who, const char *office);
/* identity.c: somebody takes the chair in unit u; nobody where who is -1. */
void vdm_who_presides(struct ctx *c, int who, struct unit *u);
/* identity.c: who is said to have the chair above all talk, or -1; whether
 * labels call who has it by the office alone. */
int vdm_chair_listed(struct ctx *c);
int vdm_chair_is_called(struct ctx *c);
/* The role of who asks in an interview. */
extern const char *const vdm_role_asks, *const vdm_role_presides;
/* identity.c: lines that say who gives evidence; then whom labels of a role
 * mean. */
void vdm_identity_read(struct ctx *c);
/* Who asks and who answers in an interview; 0 where the head names them not. */
int vdm_interview_people(struct ctx *c, int *asks, int *answers);
/* head.c, tail.c */
void vdm_head_read(struct ctx *c);
void vdm_tail_read(struct ctx *c);
void vdm_notes_read(struct ctx *c);
/* footnotes.c: those with marks in the text, before any label is read. */
void vdm_footnotes_read(struct ctx *c);
/* The classes of the verb, at *at, that the subject before token i governs; 0:
 * none near. `commas`: it may stand behind a phrase set off by them. */
uint32_t vdm_verb_after(struct ctx *c, const struct tokens *t, size_t i,
			size_t *at, int commas);
void vdm_structure_read(struct ctx *c);
/* page.c: what else is of the page. */
void vdm_page_read(struct ctx *c);
/* site.c: what a web page puts around it. */
void vdm_site_read(struct ctx *c);
/* days.c: the days of a diary, where no label names who speaks. */
void vdm_days_read(struct ctx *c);
/* sitting.c: whether a line, in brackets or not, says that a sitting begins or
 * ends, who presides, what is done; then, when it began. */
int vdm_sitting_line(struct ctx *c, struct unit *u, const char *s, size_t n,
		     int bracketed);
void vdm_sitting_times(struct ctx *c);
int vdm_stated_read(struct ctx *c);
void vdm_stated_apply(struct ctx *c);
/* The normal form of what a person states of a field, or NULL: it has none. */
const char *vdm_stated_norm(struct ctx *c, const struct vdm_field_info *info,
			    const char *value);
/* source.c: an archive's reference. 1 if s is one; adds its fields. */
int vdm_source_bid(struct ctx *c, const char *s, size_t n);
/* Whether a reference begins with who keeps the papers. */
int vdm_source_has_keeper(struct ctx *c, const char *s, size_t n);
struct vdm_field *vdm_source_add(struct ctx *c, const char *s, size_t n,
				 const struct vdm_pos *pos, int split);
/* evidence.c: how surely words are what a field of that kind holds of. Uses
 * the third of the lists of tokens. */
enum vdm_evidence { VDM_EV_NONE, VDM_EV_WEAK, VDM_EV_FIRM };
enum vdm_evidence vdm_evidence_person(struct ctx *c, const char *s, size_t n);
/* `dated`: a date stands beside it. */
enum vdm_evidence vdm_evidence_place(struct ctx *c, const char *s, size_t n,
				     int dated);
/* Of the time that was found in s. */
enum vdm_evidence vdm_evidence_time(struct ctx *c, const char *s,
				    const struct when *w);
/* Says of a field that was just put that nothing states it; f may be NULL. */
struct vdm_field *vdm_infer(struct ctx *c, struct vdm_field *f,
			    enum vdm_certainty cert, const char *reason);
/* fields.c: puts values, and what stands with them, into fields. */
struct vdm_field *vdm_put(struct ctx *c, enum vdm_field_id id, const char *s,
			  size_t n, const struct unit *u);
/* The ISO form of a field that is a date, when its value has one: 1. */
int vdm_norm_date(struct ctx *c, struct vdm_field *f, struct when *w);
/* The words that introduced the field. */
void vdm_label_put(struct ctx *c, struct vdm_field *f, const char *label,
		   size_t n, const struct unit *u);
/* What stands after the label of `used` bytes, and whether a colon does. */
const char *vdm_after_label(const char *s, size_t n, size_t used, size_t *rest,
			    int *colon);
/* A field whose own words left the body: all of them are in it. */
struct vdm_field *vdm_put_labelled(struct ctx *c, struct unit *u,
				   const struct rule *r, const char *value,
				   size_t n);
/* A date and a time that stand in a text which itself stays. */
void vdm_put_when(struct ctx *c, const char *s, const struct when *w,
		  const struct unit *u);
/* The place that stands beside the date. */
void vdm_put_place(struct ctx *c, struct unit *u, const char *s, size_t n,
		   const struct when *w, int drafted);
/* line.c: what a line is by itself. */
int vdm_all_words(struct ctx *c, const char *s, size_t n, uint32_t classes);
/* "Home.": a word with a mark behind it, which is no button's. */
int vdm_word_is_said(const char *s, size_t n);
int vdm_is_classification(struct ctx *c, const char *s, size_t n);
/* "M e m o": the word without its spaces, or NULL. */
const char *vdm_letter_spaced(struct ctx *c, const char *s, size_t n);
/* All classes of its first 80 words. */
uint32_t vdm_classes_in(struct ctx *c, const char *s, size_t n);
int vdm_is_dateline(struct ctx *c, const char *s, size_t n, struct when *w);
/* Whether such a line names the meeting that it dates: "Séance du 5 mai". */
int vdm_dates_sitting(struct ctx *c, const char *s, size_t n);
/* "Monday 10 January": a day, without its year. */
int vdm_is_day(struct ctx *c, const char *s, size_t n);
int vdm_is_sentence(struct ctx *c, const char *s, size_t n);
int vdm_is_short_line(const char *s, size_t n);
/* Where a wide gap ends the first of two columns of a line; else n. */
size_t vdm_column_end(const char *s, size_t n);
int vdm_is_name(struct ctx *c, const char *s, size_t n);
/* Whether a name and a verb of speaking open it. */
int vdm_starts_narration(struct ctx *c, const char *s, size_t n);
/* roster.c: lines below PARTICIPANTS; the first unit after them. */
size_t vdm_roster_read(struct ctx *c, size_t i);
/* Before the rows of a list, units [from, end), are read one by one: how commas
 * are to be taken in them; and behind them. */
void vdm_rows_begin(struct ctx *c, size_t from, size_t end);
void vdm_rows_end(struct ctx *c);
/* One line of such a list; the head of a group names nobody. */
void vdm_roster_line(struct ctx *c, struct unit *u, const char *s, size_t n);
/* rows.c: in how many lines of s a gap parts two columns, and how many lines
 * have words. */
size_t vdm_rows_count(const char *s, size_t n, size_t *lines);
/* "Mr. LIND        Chairman": whether the cells of a row, the first of `first`
 * bytes, are a titled name and what that person is, and no second person. */
int vdm_row_has_office(struct ctx *c, const char *s, size_t first, size_t n);
/* Whether unit i, below those present, names more of them: it is one then. */
int vdm_roster_goes_on(struct ctx *c, size_t i, const char *s, size_t n);
/* caseless.c, of scripts without capitals: the one listed person whose name
 * begins so, a title behind it or not; or -1. */
int vdm_who_begins(const struct ctx *c, const char *s, size_t n);
/* A name without the title that is written behind it; whether one begins so. */
const char *vdm_caseless_name(const struct ctx *c, const char *s, size_t *n);
/* Whether a name in the script that s begins in may end amid a word: its signs
 * are no letters, and a surname stands first. */
int vdm_has_signs(const char *s, size_t n);
/* Whether an honorific is written behind the name, as one word with it. */
int vdm_is_honoured(const struct ctx *c, const char *s, size_t n);
int vdm_name_begins(const char *name, const char *s, size_t n);
/* Who is called so, a new person if need be. */
int vdm_who_caseless(struct ctx *c, const char *s, size_t n);
/* "Interviewer: Jonas Wray" */
void vdm_roster_one(struct ctx *c, struct unit *u, const char *value, size_t n,
		    const char *role);
/* The same of a line whose label, `used` bytes of it, says what they are, and
 * of others behind gaps of that line. */
void vdm_roster_beside(struct ctx *c, struct unit *u, const char *s, size_t n,
		       size_t used);
/* leftover.c: keeps what lines that became fields say besides. */
void vdm_leftovers_keep(struct ctx *c);
/* credit.c: a field for a name, or for each of several. */
int vdm_credit_put(struct ctx *c, enum vdm_field_id id, const char *label,
		   size_t label_n, const char *s, size_t n,
		   const struct unit *u);
void vdm_credit_list(struct ctx *c, enum vdm_field_id id, const char *label,
		     size_t label_n, const char *s, size_t n,
		     const struct unit *u);
/* How far the name goes that starts at s. */
size_t vdm_credit_length(struct ctx *c, const char *s, size_t n);
/* A source and the sentences of credit after it; 0 if it is neither. */
int vdm_source_read(struct ctx *c, struct unit *u, const char *s, size_t n);
/* "Source:": the bytes of a label, with its colon, of a source; or 0. */
size_t vdm_source_label(struct ctx *c, const char *s, size_t n);
/* The same in a note: "1. Source: ... Secret. Drafted by X." */
void vdm_source_note(struct ctx *c, struct unit *u);
/* notes.c: a note's number, and the bytes before its words, 0 where there is
 * none. A `bare` number has neither stop nor bracket. */
int vdm_note_number(const char *s, size_t n, int bare, size_t *used);
/* byline.c: "From the diary of X", "Made possible by ...": 1 if a line of the
 * head is one; 2: it ends the head. */
int vdm_byline_read(struct ctx *c, struct unit *u, const char *s, size_t n);
/* "A conversation with Ann Lee, by Bo Ray": who is asked, and who asks. */
void vdm_byline_of_talk(struct ctx *c, struct unit *u, const char *s, size_t n);
/* signature.c */
void vdm_put_duration(struct ctx *c, struct unit *u, const char *s, size_t n);
int vdm_is_closing(struct ctx *c, const char *s, size_t n);
/* credit.c: "The talk was recorded by X."; takes the names, the words stay. */
int vdm_is_credit_sentence(struct ctx *c, const char *s, size_t n);
void vdm_credit_sentence(struct ctx *c, struct unit *u, const char *s,
			 size_t n);
int vdm_signature_read(struct ctx *c, struct unit *u, const char *s, size_t n);
int vdm_is_office_line(struct ctx *c, const char *s, size_t n);

#endif
