/* SPDX-License-Identifier: MIT */
/* What a paragraph says of its own speaker, before the whole is weighed. */
#ifndef VDM_PROSE_CLAUSES_CLAUSE_H
#define VDM_PROSE_CLAUSES_CLAUSE_H

#include "prose/prose.h"

/* How a paragraph names its speaker. */
enum how {
	H_NONE,
	H_START,  /* name and verb at the start */
	H_INSIDE, /* ", continued Mr. X," */
	H_LEAD,   /* after a lead-in */
	H_LATER,  /* in a later sentence */
	H_WEAK,   /* a name and an unknown verb at the start */
	H_PRONOUN
};

struct finding {
	enum how how;
	int who;
	int first;   /* "I" */
	int gesture; /* what is done, not said */
	int pronoun;
	int past;
	int present;       /* a present-tense verb */
	int joined;        /* name and verb in one word */
	int alike;         /* name misspelt */
	int unsaid;        /* no word is the subject: the verb tells */
	int unsure;        /* the subject may be an object */
	int supposed;      /* it is said only if something else is so */
	size_t start, end; /* bytes of the name */
	uint32_t verb;
	size_t verb_at;
};

/* How the paragraph names its speaker, if it does; its tokens in c->tok.
 * `make` adds those whom it names and who are not known yet. */
void vdm_attribute(struct ctx *c, const struct unit *u, int make,
		   struct finding *out);
/* order.c: the subject behind its verb in the sentence [from, end). */
int vdm_subject_behind(struct ctx *c, const struct tokens *t, size_t from,
		       size_t end, int make, struct finding *f);
/* "of", and no article that may be a subject's as well: "der". */
static inline int
vdm_is_of(const struct tokens *t, size_t i)
{
	return vdm_word_does(t, i, X_OF) && !vdm_token_is(t, i, W_ARTICLE);
}
/* Whether what is said begins at token i, or the sentence ends: a person before
 * it is no object. */
int vdm_opens_said(const struct tokens *t, size_t i);
/* "5.", "Q5.", "1)", "a)", "(3)", "§ 5" at the start of a paragraph: the token
 * after it, 0 without one. */
size_t vdm_paragraph_number(const struct tokens *t);
/* "- Mr. Lind said": how many tokens the mark of a list's item is, a dash or a
 * point with a space behind it. */
size_t vdm_item_dash(const struct tokens *t);
/* agent.c: who is no subject of the sentence from token `from` on, and speaks:
 * "It was said by Mr. Lind that". */
int vdm_agent_find(struct ctx *c, const struct tokens *t, size_t from, int make,
		   struct finding *f);
/* "In the opinion of Mr. Lind, ...", where nothing better is found. */
int vdm_opinion_find(struct ctx *c, const struct tokens *t, size_t from,
		     int make, struct finding *f);
/* "By the same engineer it was said": whether it was by somebody whom no table
 * knows. */
int vdm_agent_is_unknown(struct ctx *c, const struct tokens *t);
/* A sentence that opens with its verb, and has no subject. */
int vdm_subject_unsaid(struct ctx *c, const struct tokens *t, size_t from,
		       struct finding *f);
/* joined.c: "Tuvesenasks", "Brandelin": at token i a known name, and a word
 * that goes on from it. */
int vdm_joined_at(struct ctx *c, const struct tokens *t, size_t i,
		  struct finding *f);
/* A mention at token i that may be a subject: no possessive, no other case. */
int vdm_subject_mention(struct ctx *c, const struct tokens *t, size_t i,
			struct mention *m);
/* Whether the name of that person stands in the case of a subject. */
int vdm_may_speak(const struct ctx *c, const struct tokens *t,
		  const struct mention *m, int who);
/* verb.c: in a text all in capitals, what is no name loses them. */
void vdm_capitals_lower(struct tokens *t);
/* Whether a mark at token i ends a sentence. */
int vdm_sentence_ends(const struct tokens *t, size_t i);
/* "Why? asked Lind": whether a mark at token i ends what somebody asks, and the
 * sentence goes on with the verb of who does. */
int vdm_asks_before(const struct tokens *t, size_t i);
/* The tokens of a phrase that may stand between a subject and its verb. */
size_t vdm_aside_at(struct ctx *c, const struct tokens *t, size_t i);
/* Whether a word ends as one that goes on beside the verb: "replying". */
int vdm_goes_on(const struct tokens *t, size_t i);
/* Marks that open or close direct speech. */
int vdm_quote_mark(const struct tokens *t, size_t i);
/* Whether the verb found is one of speaking or of holding a view. */
int vdm_speaks(const struct finding *f);
/* Whether a unit stands between head and tail and is not judged yet. */
int vdm_in_body(const struct ctx *c, size_t i);
/* heading.c: a heading by its own look: no stop at its end, and its words begin
 * with capitals, all but the small ones. */
int vdm_is_title_case(struct ctx *c, const struct unit *u);
enum { HEADING_LINE_BYTES = 70 }; /* of a heading that only lacks a full stop */
/* Such, or a line whose end no mark is that ends a sentence, a quotation or a
 * list. */
int vdm_is_heading_line(struct ctx *c, const struct unit *u);
/* Such between turns, where what stands before it ended. */
int vdm_parts_turns(struct ctx *c, size_t i);
/* Whether unit i goes on with the number of the heading that was the last one
 * above it: "4. Roads" behind "3. Dykes", whatever was said between them. */
int vdm_heads_next(struct ctx *c, size_t i, const struct unit *last);
/* "Sak nr. 2 [10:14:02]": a word for an item, and its number; a number alone
 * above the title of an item, which it sets, with the title. */
int vdm_heads_item(struct ctx *c, const char *s, size_t n);
int vdm_heading_numbered(struct ctx *c, struct unit *u);
/* "9.2 Winter sand", "II. The dykes:": what counts an item, and no sentence,
 * alone in its paragraph. */
int vdm_heads_counted(struct ctx *c, const struct unit *u);
/* Whether a stop ends more than a number; "§ 2.", "§ 5 The dykes": the sign of
 * a part, its number, and no sentence. */
int vdm_heading_stopped(struct ctx *c, const char *s, size_t n);
int vdm_heads_by_sign(struct ctx *c, const char *s, size_t n);
int vdm_ends_colon(const struct unit *u);
/* Whether a stop, a colon, a bracket or a mark ends it. */
int vdm_is_ended(const struct unit *u);
/* annexed.c: "ANNEX B", "Appendix 2: Letter of the founder"; whether one begins
 * right below unit i. */
int vdm_annex_opens(struct ctx *c, const char *s, size_t n);
int vdm_annex_follows(struct ctx *c, size_t i);
/* A unit of a document that is none of the record's own words: its date, its
 * signature and its headings are the document's, and no fields. */
void vdm_document_read(struct ctx *c, size_t i, int first, int annexed);
/* given.c: gives a turn to somebody, and notes where they were first named. */
void vdm_give(struct ctx *c, struct unit *u, int who, enum vdm_certainty cert,
	      int inferred, const char *reason);
/* Why a turn is somebody's that it names so. */
const char *vdm_how_reason(enum how how);
/* Another who may have spoken, for a person to decide; nothing where `who` is
 * -1 or the one that is set. */
void vdm_give_candidate(struct ctx *c, struct unit *u, int who,
			const char *reason);
/* Gives it to whom it names. A later sentence, or an unknown verb, leaves room
 * for doubt. */
void vdm_give_named(struct ctx *c, struct unit *u, const struct finding *f);
/* unlabelled.c: what stands between labelled turns, once those are known. */
void vdm_unlabelled_read(struct ctx *c);
/* floor.c: whether a word of capitals is in a turn's label; whether a name in
 * capitals opens a paragraph as such a label does, and who bears it speaks. */
int vdm_labels_in_capitals(struct ctx *c, const struct unit *u);
int vdm_takes_floor(struct ctx *c, struct unit *u);
/* going.c: doubts those that go on with the turn before by their order alone,
 * where nothing bears that out. */
void vdm_goings_doubt(struct ctx *c);
/* between.c: what stands between labelled turns and is nobody's by its form:
 * times and decisions in brackets, first; then, of a paragraph behind the turn
 * `last`, whether it is such. */
/* bracketed.c: counted questions, whose answers bear a name in brackets. */
void vdm_bracketed_read(struct ctx *c);
void vdm_between_read(struct ctx *c);
int vdm_between_line(struct ctx *c, struct unit *u, const struct unit *last);
/* The same of a narrated paragraph, before it is asked who speaks in it:
 * that the talk ended, a numbered date. */
int vdm_between_narrated(struct ctx *c, struct unit *u, int started);
/* condition.c: "If Aske says no, Lind will go.", "Had Lind said this, Aske
 * would have replied": whether the sentence [start, end) opens with what is
 * only supposed, and whom it names behind that would do something. */
int vdm_is_supposed(struct ctx *c, const struct tokens *t, size_t start,
		    size_t end, const struct finding *f);
/* "If Lind says no, Aske said, ...": the token behind the condition that opens
 * the sentence [start, end), in which nobody speaks; `end` where it is all, and
 * `start` where none opens it. */
size_t vdm_past_condition(struct ctx *c, const struct tokens *t, size_t start,
			  size_t end);
/* "If Aske says no, Lind leaves.", "..., geht Lind.": what somebody does or
 * says if something else is so, and nothing behind it that was said, is not
 * done here. A past form is: "..., Lind said." */
int vdm_is_not_done(const struct tokens *t, size_t end,
		    const struct finding *f);

/* "For the motion: Lind, Aske": whether names of people who are known, and no
 * more, stand behind a colon, before which nobody's name does. */
int vdm_between_row(struct ctx *c, const struct unit *u);
/* What says that a sitting ended, and others speak below, ends no record. */
void vdm_between_closings(struct ctx *c);
/* "Mr. Lind of Halden held ...": whether somebody with a title opens a narrated
 * paragraph who is not who spoke last, whatever they did. */
int vdm_between_names_another(struct ctx *c, const struct unit *u, int last);
/* Whether s says what was done, in the clerk's words; `chair`: behind a turn of
 * who presides. */
int vdm_is_outcome(struct ctx *c, const char *s, size_t n, int chair);
/* "M. PETROFF": a name in capitals behind an honorific, as summary records open
 * what each of them says, whatever the verb. */
int vdm_names_in_capitals(const struct tokens *t, const struct mention *m);
/* cast.c: those who speak, and which offices are whose. */
void vdm_cast_read(struct ctx *c);
/* Whether the paragraphs are those of a conversation at all. */
int vdm_is_conversation(struct ctx *c);

#endif
