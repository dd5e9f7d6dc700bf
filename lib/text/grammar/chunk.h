/* SPDX-License-Identifier: MIT */
/*
 * The grammar of text that Vidimus writes, seen from both sides.
 *
 * The tree is a row of *steps*. A step opens elements and puts a line of text
 * into the innermost: how many of the elements that stood open before stay so,
 * which ones open inside those, and the text. Steps are typed as *chunks*, the
 * blocks of lines between blank lines. What a chunk means is told by its form
 * (vdm_text_chunk_parse) unless its first line is a mark, "[as: ../quote/p]".
 * The writer asks the parser about each chunk, and marks those that it would
 * read otherwise. So whatever the rules of the forms are, what is written
 * reads back.
 */
#ifndef VDM_TEXT_GRAMMAR_CHUNK_H
#define VDM_TEXT_GRAMMAR_CHUNK_H

#include "base/arena.h"
#include "base/limits.h"
#include "base/map.h"
#include "text/text.h"

#define VDM_TEXT_TAIL "Document Information [Vidimus 1]"
#define VDM_TEXT_UNTITLED "[untitled]"
#define VDM_TEXT_NOTES "Notes"

enum { VDM_TEXT_DEPTH = VDM_LIMIT_DEPTH + 16 };

struct vdm_text_step {
	unsigned keep;    /* elements that stay open, the root counted */
	const char *path; /* "sp who=#a/p"; "": the text continues there */
	const char *text; /* in it "\n" is a line break; "" none */
	const struct vdm_node *node; /* the innermost; NULL when read */
};

struct vdm_text_steps {
	struct vdm_text_step *at;
	size_t count, cap;
};

/* The words that say who speaks. */
struct vdm_text_name {
	const char *text;
	size_t n, order;
	const char *who; /* a @who value, "" for nobody */
};

struct vdm_text_names {
	struct vdm_arena *arena; /* where its strings live; borrowed */
	struct vdm_text_name *labels, *forms; /* sorted by text */
	size_t labels_count, labels_cap, forms_count, forms_cap;
	int labelled, narrated; /* which of them a reader goes by */
};

/* What a reader knows when it comes to a chunk. */
struct vdm_text_state {
	const char *open[VDM_TEXT_DEPTH]; /* names of elements, outermost
					     first */
	size_t depth;
	int turns;      /* somebody has spoken */
	int begun;      /* a step was made */
	int note;       /* inside of a note: no turns, no headings */
	int note_apart; /* its text begins under its label, not beside it */
	const struct vdm_text_names *names;
	struct vdm_arena *arena;
};

/* Extras are added first, then those of the people; the first to claim a
 * wording has it. */
void vdm_text_names_label(struct vdm_text_names *names, const char *text,
			  const char *who);
void vdm_text_names_form(struct vdm_text_names *names, const char *text,
			 const char *who);
/* Takes the names and forms of the record's people, and sorts. */
void vdm_text_names_people(struct vdm_text_names *names,
			   const struct vdm_record *rec);
void vdm_text_names_sort(struct vdm_text_names *names);
const struct vdm_text_name *
vdm_text_label_find(const struct vdm_text_names *names, const char *s,
		    size_t n);
/* Whether text may follow such a label in its line. */
int vdm_text_label_is_inline(const char *label, size_t n);
/* The first name in the text's beginning; its place goes to *at. */
const struct vdm_text_name *
vdm_text_form_find(const struct vdm_text_names *names, const char *s, size_t n,
		   size_t *at);

void vdm_text_step_add(struct vdm_arena *arena, struct vdm_text_steps *steps,
		       unsigned keep, const char *path, const char *text,
		       size_t n);
/* Brings the state behind a step. 0, or -1 where it nests too deep. */
int vdm_text_state_apply(struct vdm_text_state *st,
			 const struct vdm_text_step *step);
/* Reads a chunk without a mark: one or more steps, the state unchanged. */
void vdm_text_chunk_parse(const struct vdm_text_state *st, const char *s,
			  size_t n, struct vdm_text_steps *steps);
/* Whether the line is a mark; its meaning (without text) goes to `step`. */
int vdm_text_mark_parse(const struct vdm_text_state *st, const char *s,
			size_t n, struct vdm_text_step *step);
void vdm_text_mark_write(struct vdm_buf *out, size_t depth,
			 const struct vdm_text_step *step);

/* Attribute values in paths. */
void vdm_text_escape(struct vdm_buf *out, const char *s, size_t n);
void vdm_text_unescape(struct vdm_buf *out, const char *s, size_t n);

/* Marks in a line: "[Page 3]", "[gap]", "[lb]" a line break where no line feed
 * can stand, "[space]" a space likewise, and "[3]" of a note. */
enum vdm_text_inline {
	VDM_TEXT_INLINE_NONE,
	VDM_TEXT_INLINE_PAGE,
	VDM_TEXT_INLINE_GAP,
	VDM_TEXT_INLINE_LINE,
	VDM_TEXT_INLINE_SPACE,
	VDM_TEXT_INLINE_NOTE
};
/*
 * What stands in brackets from s, which is behind one or more '[': its end
 * (the ']') goes to *end. The map has the labels of notes. NONE: nothing of
 * ours.
 */
enum vdm_text_inline vdm_text_inline_parse(const struct vdm_strmap *labels,
					   const char *s, size_t n,
					   size_t *end);

/* A note that stands in a line, and the label it is given. */
struct vdm_text_note {
	const struct vdm_node *node;
	const char *label;
};

/* The tree as steps. */
struct vdm_text_flat {
	struct vdm_arena *arena;
	struct vdm_text_steps steps;
	int absolute; /* the first step does not start from TEI/text/body */
	struct vdm_strmap labels; /* of notes; who makes a flat frees it */
	struct vdm_text_note *notes;
	size_t notes_count, notes_cap, hint;
	/* where the walk is */
	const struct vdm_node *open[VDM_TEXT_DEPTH];
	size_t depth;
};
/* Gives notes their labels; before anything else. */
void vdm_text_flat_label(struct vdm_text_flat *flat,
			 const struct vdm_record *rec);
/* The label of a note in a line; NULL: it stands as a block. */
const char *vdm_text_note_label(struct vdm_text_flat *flat,
				const struct vdm_node *n);
/* The whole tree, or with `note` set the content of that one, appended. */
void vdm_text_flat_record(struct vdm_text_flat *flat,
			  const struct vdm_record *rec);
void vdm_text_flat_note(struct vdm_text_flat *flat,
			const struct vdm_node *note);

/* Whether text leaves the element out, with all in it. */
int vdm_text_is_left_out(const struct vdm_node *n);
/* Whether a line begins there amid a word, between two letters of it: a line
 * feed would part them, so that text has none there. */
int vdm_text_break_is_within(const struct vdm_node *n);

/* Reads what Vidimus wrote. 1: it is such a text and was read, 0: it is none,
 * -1: out of memory. */
int vdm_text_read_own(struct vdm_record *rec, struct vdm_buf *whole,
		      const struct vdm_sink *sink);
int vdm_text_write(const struct vdm_record *rec, struct vdm_buf *out,
		   const struct vdm_write_options *options,
		   const struct vdm_sink *sink);

/* The section at the end. */
void vdm_text_tail_write(const struct vdm_record *rec,
			 const struct vdm_text_names *extras,
			 struct vdm_buf *out);
/* Reads its entries, which begin on that line; 0, or -1: out of memory. */
int vdm_text_tail_read(struct vdm_record *rec, const char *s, size_t n,
		       unsigned line, struct vdm_text_names *names,
		       const struct vdm_sink *sink);
/* Whether the first field of that kind can stand as the text's first line. */
int vdm_text_has_title_line(const struct vdm_record *rec);
/* Reports what a text does not hold. The flat has the labels of notes. 0, or
 * -1: out of memory. */
int vdm_text_losses(const struct vdm_record *rec, struct vdm_text_flat *flat,
		    const struct vdm_sink *sink);

/* The index-th attribute without which an element would be nothing, as a mark
 * holds it: a picture's url, a sound's media type beside it, a milestone's
 * unit, the type of a note that names a speaker; NULL past the last. */
const char *vdm_text_essential(const struct vdm_node *n, size_t index);

/* Whether a line holds spaces and tabs alone. */
int vdm_text_is_blank(const char *s, size_t n);

#endif
