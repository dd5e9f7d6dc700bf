/* SPDX-License-Identifier: MIT */
/*
 * What is known of a language, as rows: its words with what they are, what
 * small words do, how verbs are inflected, and phrases with what they mean.
 *
 * No other file of the recogniser compares a word of a natural language: it
 * asks for a class, a use or a phrase class, which stand in the files beside
 * this one, a file or a folder a language. tests/words.py holds that true.
 */
#ifndef VDM_WORDS_H
#define VDM_WORDS_H

#include <stddef.h>
#include <stdint.h>

/* What a word is, whatever stands beside it; a word may be in several. */
enum vdm_word_class {
	W_HON = 1 << 0,       /* Mr, Cde: a name follows */
	W_OFFICE = 1 << 1,    /* president, ambassador */
	W_OFFMOD = 1 << 2,    /* acting, prime, deputy: before an office */
	W_SAY = 1 << 3,       /* says, replied: a verb of speaking */
	W_THINK = 1 << 4,     /* agrees, hoped: speaking as a rule */
	W_GESTURE = 1 << 5,   /* nods, left: no words */
	W_PAST = 1 << 6,      /* a past form of a verb of speaking */
	W_ADVERB = 1 << 7,    /* then, again: may part name and verb */
	W_AUX = 1 << 8,       /* would, does, had */
	W_PRONOUN = 1 << 9,   /* he, she, they */
	W_FIRST = 1 << 10,    /* I, we */
	W_FUNCTION = 1 << 11, /* the, of, in: never a name */
	W_MONTH = 1 << 12,
	W_WEEKDAY = 1 << 13,
	W_COUNTRY = 1 << 14,
	W_NATION = 1 << 15,   /* Polish, Soviet */
	W_PARTICLE = 1 << 16, /* von, al: inside a name */
	W_GENRE = 1 << 17,    /* memorandum, letter: a kind of document */
	W_TALK = 1 << 18,     /* conversation, interview: words that say that
				 the document records one */
	W_SECRECY = 1 << 19,  /* secret, confidential */
	W_STARTER = 1 << 20,  /* however, yes: capital only by place */
	W_ROLE = 1 << 21,     /* interpreter, secretary */
	W_NUMBER = 1 << 22,   /* two, twenty */
	W_BODY = 1 << 23,     /* commission, committee: speaks as one */
	W_SALUTE = 1 << 24,   /* dear, yours: a letter */
	W_MAJESTY = 1 << 25,  /* majesty, excellency: after his, her, your */
	W_RELATIVE = 1 << 26, /* who, which, that */
	W_UNIT = 1 << 27,     /* hours, minutes: of time */
	W_GIVEN = 1 << 28,    /* a common first name */
	W_MATTER = 1 << 29,   /* state, affairs: of an office */
	W_ARTICLE = 1 << 30   /* the, der, le */
};

/* What a phrase of the tables means. */
enum vdm_phrase_class {
	P_NONE,
	P_LABEL,      /* a metadata label: value is the field's name */
	P_CREDIT,     /* words before a credited name: value is the field */
	P_FURNITURE,  /* of a web page: no part of the record */
	P_RIGHTS,     /* a wording that makes a paragraph a rights statement */
	P_CONTACT,    /* words before who is to be asked for permission */
	P_CLOSING,    /* the conversation lasted */
	P_NARRATION,  /* here follows */
	P_NOBODY,     /* opens a paragraph that nobody says */
	P_PROCEDURE,  /* opens what the clerk notes */
	P_WRITTEN,    /* opens the title of what was written, not said; with a
			 value, wherever it stands in it */
	P_PRESENT,    /* were present */
	P_SIGNATURE,  /* (signed) */
	P_REPOSITORY, /* an archive's name or siglum */
	P_SECTION,    /* a heading of the site's tail */
	P_DEED,       /* what one did for the text: the field of who did */
	P_DIARY,      /* of whose diary a document is part */
	P_SOURCE,     /* labels of a source, whatever follows them */
	P_PART,       /* marks a part of a reference: its field, and another
			 where no fond stands before it */
	P_REFERENCE,  /* what references have, and prose hardly */
	P_KEEPER,     /* a word in the names of archives and libraries */
	P_HOLDING,    /* the same, in references without a number */
	P_SECRECY,    /* a degree of secrecy in several words */
	P_COPY,       /* which copy of a secret document this is */
	P_TELEPHONE,  /* talk that nobody came together for */
	P_GATHERED,   /* opens a sentence on those present */
	P_ASIDE,      /* may stand between a subject and its verb */
	P_SPEAKS,     /* takes the floor: a verb of speaking in several words */
	P_SAID,       /* by itself, that something was said: "upplystes" */
	P_OPINION,    /* before the name of in whose opinion something is so */
	P_ROLE,       /* what a label calls who has it: value is the role */
	P_INTERVIEW,  /* one asks, others answer */
	P_PRESIDES,   /* stands after the name of who presides */
	P_SEAT,       /* the place or the office of who presides */
	P_PASSES,     /* what is done with it, beside the seat: one takes it; by
			 its value "presides", which takes no seat beside it;
			 "leaves" it, "returns" to it, "gives" it to who is
			 named behind, "hands" over, which the chair does;
			 "replaces" who has it, and so "then", once they left;
			 "may" take it */
	P_SUPPOSED,   /* says that it is not so here and now; with the value
			 "if", of what the rest of its sentence needs */
	P_DECISION,   /* opens what was decided or how they voted; with a value,
			 whatever stands behind it */
	P_COUNTED,    /* heads what a count or a vote came to: "result:" */
	P_INSERT,     /* says that a document stands below */
	P_ANNEX,      /* heads what is annexed */
	P_ASKED,      /* the verb of a question in the record's words */
	P_CAPTION,    /* of a web page, with what stands right below it */
	P_ARTICLE,    /* heads a part of a law or a treaty, with its number */
	P_GIVEN,      /* opens what says where and when it was written */
	P_OATH,       /* says of somebody that they give evidence */
	P_SHORT,      /* letters for an office: value is its words */
	P_FORENOON,   /* a.m.: after a time of day */
	P_AFTERNOON,  /* p.m. */
	P_OPENING,    /* says that the sitting began */
	P_CHAIR,      /* before the names of those who preside */
	P_ACTION,     /* opens what is done and not said, without brackets */
	P_NOTICE,     /* what a program notes that somebody did */
	P_SECURED,    /* what a program says of how it keeps messages */
	P_TITLED,     /* a line that heads a part of an export; its value:
			 of its people */
	P_MACHINE,    /* what a program says of its own work */
	P_SENDER,     /* before who wrote a message */
	P_ADDRESSEE,  /* before whom it was for */
	P_FLOOR,      /* opens what calls several, or nobody by name, that
			 speak: "voices from the left" */
	P_MINUTED,    /* heads a line of what was decided, or what begins */
	P_ENDED,      /* the same, when the recording ended: before how long */
	P_HANDLED,    /* what is put to a vote or takes one: "the motion" */
	P_OUTCOME,    /* what became of it: "agreed to" */
	P_PAST,       /* before the hour that a time counts from: its value the
			 minutes; "+", "-": they stand before it */
	P_PARTIES,    /* says that lands or bodies came, and not who for them */
	P_ENDS,       /* behind the word for a talk: that it ended */
	P_CATALOGUED, /* a label of a catalogue's entry */
	P_SITE,       /* of a web page, where more of one stands */
	P_TEASER,     /* opens what a web page asks its readers */
	P_POSTED,     /* before the day on which a page was shown */
	P_TOPIC,      /* heads a part of a sitting, whatever follows */
	P_FEAST,      /* a day that has a name of its own */
	P_STOPS,      /* in brackets, that a tape or a recording stops */
	P_HAILS,      /* opens what is said to all that are there */
	P_COUNTS,     /* counts a document or a sitting, beside its number; its
			 value "number": before the number of a document */
	P_IMPRINT,    /* opens a line of a head that says how the record was
			 made or kept */
	P_INSTITUTE, /* a word in the names of bodies, courts, offices, firms */
	P_SALUTES,   /* opens a letter */
	P_VALEDICTION, /* opens what stands above the name of who signs it */
	P_POSTSCRIPT,  /* opens what stands below it */
	P_SIGNALS,  /* behind a name, what somebody does instead of speaking */
	P_NUMERAL,  /* a number of which dates are written out: its value */
	P_DATED,    /* opens a sentence that says when and where people met */
	P_UNTO,     /* before the name of whom something is said to */
	P_MYSELF,   /* opens a sentence in which who writes says their name; its
		       value "asks": in it, that they asked another */
	P_SEVERAL,  /* an honorific of several, before their names: "Messrs" */
	P_COPIED,   /* before a day or a place, that it is of a copy, of an
		       archive, of something else: "digitized"; its value
		       "recorded": the day is the talk's, and this no place */
	P_DAYS,     /* before the name of a day, and no place: "hari" */
	P_LIMIT,    /* before a day, that it was another, or may have been:
		       "before"; its value "behind": it stands behind it */
	P_NAMELESS, /* in the place of a name, that nobody is named: "none"; its
		       value "opens": whatever follows it, "order of" */
	P_BEHIND,   /* behind a name, opens what is none of it: "without" */
	P_OCCASION, /* beside another word, what people met for, and no place:
		       "first reading" */
	P_CLASSES
};

/*
 * What a word does beside others. A word may do several things, and one that
 * does something need not be in a class. Asked with vdm_word_does().
 */
enum vdm_word_use {
	X_NONE,
	X_AND,       /* joins two names, two offices */
	X_THE,       /* before an office or a body */
	X_OF,        /* an office and its matter: "of State" */
	X_FOR,       /* the same, and whom something is for */
	X_TO,        /* the same, and the end of a span of time */
	X_IN,        /* before a place */
	X_AT,        /* before a place or an hour */
	X_ON,        /* before a day */
	X_FROM,      /* where something comes from, when it begins */
	X_BY,        /* before who did it */
	X_A,         /* before one: "an hour" */
	X_HELD,      /* before the place of a meeting */
	X_SIGNS,     /* before the name of who signs */
	X_SIGN,      /* the same, between two slashes */
	X_SUFFIX,    /* of a name, behind it: "Jr." */
	X_CREDITS,   /* what the name after it made or owns: no record */
	X_PAST_NAME, /* after a name, begins what is none of it */
	X_STOPPED,   /* abbreviated with a stop that ends no sentence */
	X_BETWEEN,   /* before the two who talk */
	X_WITH,      /* before another who takes part */
	X_THIS,      /* a new beginning: "this", "these" */
	X_THAT,      /* before what is said */
	X_WHETHER,   /* before what is asked */
	X_NOT,       /* between a verb and what helps it */
	X_HE,        /* stands for one person, as a subject */
	X_HIS,       /* before a title: "his Majesty" */
	X_BE,        /* makes a passive of a past form */
	X_RUN_ON,    /* what is found run together with a name before it */
	X_REPLY,     /* a verb of who did not speak last */
	X_MAN,       /* an honorific of men */
	X_WOMAN,     /* an honorific of women */
	X_CROWN,     /* an office whose holder is a Majesty */
	X_ASKS,      /* a label of questions */
	X_ANSWERS,   /* a label of answers */
	X_PART,      /* a label of a part, or of several, and no person's */
	X_DEGREE,    /* stands with words of secrecy, says nothing alone */
	X_HOURS,     /* after a time of day, of 24 hours */
	X_NOON,      /* a time of day by itself */
	X_ORDINAL,   /* the ending of a day's number */
	X_DAY,       /* stands for a day's name: "yesterday" */
	X_PAGE,      /* before the number of a page */
	X_OF_PAGES,  /* beside the number of a page */
	X_MANNER,    /* an ending of adverbs */
	X_GOING_ON,  /* an ending of what goes on beside the verb */
	X_VERB_FORM, /* an ending that many verbs have */
	X_I,         /* stands for who writes, as a subject */
	X_SELF,      /* makes what a subject does something done to itself */
	X_ELIDES,    /* is written as one with the next word: "l'office" */
	X_OBLIQUE,   /* a form that no subject has */
	X_SITTING,   /* a meeting, beside whose name its date may stand alone */
	X_CLOCK,     /* before a time of day: "kl. 14" */
	X_CLOCK_AT,  /* the same, of words that stand before much else */
	X_MINUTES,   /* beside the minutes of a time */
	X_HALF,      /* half an hour after the hour */
	X_QUARTER,   /* a quarter of an hour after it */
	X_LESS,      /* before the minutes that are wanting to the hour */
	X_YEARS,     /* after the year, where its number comes first */
	X_MONTHS,    /* after the number of a month */
	X_DAYS,      /* after the number of a day */
	X_FIRST_OF,  /* the first year of an era */
	X_PEER,      /* an honorific behind whose name a place may stand */
	X_STANDS_IN, /* before the office of who does it for its holder */
	X_LETTERS,   /* behind a name, what somebody is or was given: "MP" */
	X_USES
};

/*
 * A row of words: lower case, parted by spaces. In a table of verbs each is
 * the form that the endings of the language begin with.
 */
struct vdm_word_list {
	uint32_t classes; /* of enum vdm_word_class, together */
	const char *words;
};

struct vdm_use_list {
	enum vdm_word_use use;
	const char *words;
};

/*
 * How a form of a verb is made: of a verb that ends so, `cut` bytes are taken
 * off and `add` is put on. `ending` may be several, parted by spaces, and a C
 * in it stands for any consonant; an & in `add` stands for the last letter
 * that was left, once more. A verb takes all rows of the first ending that
 * fits it, so special endings come first; the empty one fits every verb.
 */
struct vdm_ending {
	uint32_t classes; /* of verbs that are inflected so */
	const char *ending;
	size_t cut;
	const char *add;
	uint32_t adds; /* classes of the form, beside those of the verb */
};

/*
 * What a word that no table has may be by its ending, when it has at least so
 * many bytes.
 */
struct vdm_suffix {
	enum vdm_word_use use;
	const char *ending;
	size_t least;
};

/*
 * A phrase, in lower case. An asterisk before it or after it says that its
 * first or its last word may be a part of a longer one: "*archiv*". One that
 * stands alone amid it stands for one to three words, at its end for one:
 * "translated from * by". The value is what its class says, mostly a field's
 * name; NULL where there is none.
 */
struct vdm_phrase {
	enum vdm_phrase_class class;
	const char *words;
	const char *value;
};

/* Words that are a number: "vierzehn", "fourteen", "zehnte". */
struct vdm_number {
	int value;
	const char *words;
};

/* "昭和": the years of an era are counted from the one after `before`. */
struct vdm_era {
	int before;
	const char *words;
};

/* The letters that a language is written in. */
enum vdm_script {
	VDM_LATIN,
	VDM_CYRILLIC,
	VDM_GREEK,
	VDM_HEBREW,
	VDM_ARABIC,
	VDM_HAN, /* and what is written among its signs */
	VDM_HANGUL,
	VDM_DEVANAGARI,
	VDM_BENGALI,
	VDM_TAMIL,
	VDM_THAI,
	VDM_SCRIPTS
};

/* Tables of languages, a bit each by their index. */
typedef uint64_t vdm_language_set;

enum { VDM_LANGUAGES_MOST = 64 }; /* bits of such a set */

/* Each table ends in a row of zeros; any may be NULL. */
struct vdm_language {
	const char *name;
	int always; /* no language of people: whatever a record is in */
	int rare;   /* few records are in it, and others have many of its words:
		       it has to have about as many as the first of them */
	int compounds; /* "fiskeriministeren": an office by its last part */
	enum vdm_script script;
	const char *letters; /* of its script that others have not, or NULL */
	const struct vdm_number *numbers;
	const struct vdm_era *eras;
	const struct vdm_word_list *words;
	const struct vdm_use_list *uses;
	const struct vdm_word_list *verbs;  /* regular: to be inflected */
	const struct vdm_use_list *actions; /* uses of verbs, the same */
	const struct vdm_ending *endings;
	const char *vowels;        /* for endings with a C */
	const char *const *months; /* the words of each of 12 */
	const struct vdm_suffix *suffixes;
	const struct vdm_phrase *const *phrases; /* tables, NULL at the end */
};

/* Lets go of what words of the text were found to be. */
struct ctx;
void vdm_lexicon_forget(struct ctx *c);

/* The index-th language, NULL past the end. */
const struct vdm_language *vdm_language_at(size_t index);

#endif
