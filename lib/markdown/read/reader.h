/* SPDX-License-Identifier: MIT */
/* What the files that read Markdown's body share. */
#ifndef VDM_MARKDOWN_READ_READER_H
#define VDM_MARKDOWN_READ_READER_H

#include "base/limits.h"
#include "html/read/read.h"
#include "markdown/markdown.h"

/* A block that is open: a division of Markdown's, or an HTML element. */
struct vdm_md_frame {
	struct vdm_node *node;
	struct vdm_node *at; /* where the next block goes: node, or the
				division of the last heading in it */
	int html;            /* opened by a tag ... */
	char tag[32];        /* ... of that name */
	int wants_p;         /* loose text in it makes a `p` */
	int implied;         /* such a `p` */
	int tight;           /* an item whose paragraphs are its own text */
	int turn_div;        /* pandoc's ::: {.turn who=...} */
	int level[6];        /* of the headings open */
	struct vdm_node *division[6];
	unsigned levels;
	struct vdm_node *turn; /* that further paragraphs belong to */
	int within;  /* a comment said that the next block goes on with it */
	int who_set; /* a comment said who speaks next: */
	const char *who, *cert, *resp;
	int turns;          /* one of them is said: what follows is a turn */
	int label;          /* and that the strong words are the turn's label */
	const char *unused; /* the comment, until a turn takes it */
	unsigned unused_line;
};

enum { VDM_MD_FRAMES = 2 * VDM_LIMIT_DEPTH };

struct vdm_md_reader {
	struct vdm_record *rec;
	struct vdm_md_names names;
	const struct vdm_md_source *src;
	const struct vdm_sink *sink;
	struct vdm_md_frame *frames; /* VDM_MD_FRAMES of them */
	size_t count;
	struct vdm_buf text;      /* characters not yet in a node ... */
	struct vdm_node *text_at; /* ... of this one */
	size_t *line;             /* where each line of the body begins */
	size_t lines_count;
	cmark_node **notes;  /* footnotes in the order of their references */
	const char **labels; /* of these */
	struct vdm_node **notes_made;
	size_t notes_count;
	struct vdm_md_twin *twins; /* notes.c: where labels are defined again,
				      all by labels; else NULL */
	size_t *twin_of;           /* of each note, its label's first there */
	int orphans;               /* what is read are notes without marks */
	unsigned depth;
	struct vdm_buf marks;        /* words that became turns: "turn who x" */
	int stop;                    /* the depth limit */
	struct vdm_html_reader html; /* `work` NULL: the text has none */
	struct vdm_strmap wanted;    /* names that links lead to ... */
	struct vdm_strmap named;     /* ... and those that headings have */
	struct vdm_strmap slugs[2];  /* how many have the same, as GitHub and as
					pandoc name them */
	int renamed;                 /* one is another id in the record */
	int eat_space;               /* at the start of what follows */
	int people_stated;           /* the front matter names people */
	int html_divisions;          /* it made divisions */
	int html_links;              /* links lead to places in the text */
	/* Reads the blocks of a footnote, which stands in a line. */
	void (*blocks)(struct vdm_md_reader *r, cmark_node *first);
};

struct vdm_md_frame *vdm_md_top(struct vdm_md_reader *r);
/* NULL when nested too deep. */
struct vdm_md_frame *vdm_md_push(struct vdm_md_reader *r,
				 struct vdm_node *node);
void vdm_md_pos(const struct vdm_md_reader *r, struct vdm_node *node,
		cmark_node *from);

/* The body from a line on; "" past the end. */
const char *vdm_md_line_at(const struct vdm_md_reader *r, int line);

/* notes.c: parses the body and finds its footnotes. A paragraph behind its
 * *last_line (0: there is none) refers to those that nothing refers to. NULL:
 * out of memory. */
struct vdm_cmark *vdm_md_parse(struct vdm_md_reader *r, int *last_line);
/* The node after another in the order of the text, below `top`; or NULL. */
cmark_node *vdm_md_step(cmark_node *n, const cmark_node *top);
/* The note that a mark leads to, from 1; 0: none. */
size_t vdm_md_note_of(struct vdm_md_reader *r, cmark_node *mark);

/* No turn follows where a comment may have said who speaks. */
void vdm_md_who_end(struct vdm_md_reader *r, struct vdm_md_frame *f);

/* Characters, appended to a node. */
void vdm_md_text(struct vdm_md_reader *r, struct vdm_node *into, const char *s,
		 size_t n);
void vdm_md_flush(struct vdm_md_reader *r);
/* A node, appended behind the characters before it. */
void vdm_md_put(struct vdm_md_reader *r, struct vdm_node *into,
		struct vdm_node *node);

/* Names the strong words that are the speaker's name, while a line is read. */
struct vdm_md_speaker {
	cmark_node *strong; /* or NULL */
	const char *ref;    /* "#id" */
};

/* The inlines from `first` on. */
void vdm_md_line(struct vdm_md_reader *r, struct vdm_node *into,
		 cmark_node *first, const struct vdm_md_speaker *speaker);
/* line.c: the notes that no mark led to, as they stand in the text. */
void vdm_md_notes_left(struct vdm_md_reader *r, struct vdm_node *into);
/* The characters in an inline, white space folded. */
void vdm_md_plain(cmark_node *node, struct vdm_buf *out);
/* An image as a `graphic`, and behind it what its words cannot hold: notes and
 * other pictures. */
void vdm_md_picture(struct vdm_md_reader *r, struct vdm_node *into,
		    cmark_node *image);
/* A paragraph, in its place. */
void vdm_md_paragraph(struct vdm_md_reader *r, cmark_node *p);
/* Puts a block where it belongs: into the open turn or behind it. */
void vdm_md_place(struct vdm_md_reader *r, struct vdm_md_frame *f,
		  struct vdm_node *node);
/* The node that a heading of that level fills. */
struct vdm_node *vdm_md_heading(struct vdm_md_reader *r, int level);
/* The children of a container of Markdown's, into the frame on top. */
void vdm_md_blocks(struct vdm_md_reader *r, cmark_node *first);
void vdm_md_html(struct vdm_md_reader *r, cmark_node *block);
void vdm_md_unbalanced(struct vdm_md_reader *r, const char *tag, unsigned line,
		       const char *what);
/* Closes the frame on top; `meant`: its end tag is there. */
void vdm_md_pop(struct vdm_md_reader *r, unsigned line, int meant);

/* raw.c: HTML that stands for itself. Looks for it, and for what links lead to;
 * 0 or -1. */
/* Reports the attributes of a tag that was made an element by itself and that
 * the element does not have. */
void vdm_md_attrs_lost(struct vdm_md_reader *r, const struct vdm_md_tok *tok,
		       unsigned line);
int vdm_md_raw_init(struct vdm_md_reader *r, const struct vdm_cmark_marks *m);
/* After the text: the notes that nothing refers to, and what was dropped. */
void vdm_md_raw_end(struct vdm_md_reader *r);
/* 0, or -1 where memory ran out. */
int vdm_md_raw_fini(struct vdm_md_reader *r);
/* Reads a block; 0 when it is to be read tag by tag. */
int vdm_md_raw(struct vdm_md_reader *r, cmark_node *block);
/* What a start tag in a line opens, in its place: the node that what stands in
 * it goes into. NULL: it is not one that is read so. */
struct vdm_node *vdm_md_raw_tag(struct vdm_md_reader *r,
				const struct vdm_md_tok *tok,
				struct vdm_node *into, unsigned line);
/* heading.c: cuts off a heading's attributes in braces; the name in them is
 * appended to `id`. */
void vdm_md_heading_attributes(struct vdm_md_reader *r, cmark_node *n,
			       struct vdm_buf *id);
/* Gives a heading the name that a link leads to: `id`, or its words'. */
void vdm_md_heading_name(struct vdm_md_reader *r, struct vdm_node *head,
			 const char *id);
/* Links lead to the ids that headings got. */
void vdm_md_links_settle(struct vdm_md_reader *r);
/* island.c: whether a tag opens what our writer put in for the eye, these
 * words, which are no part of the record; whether it opens a formula or a
 * drawing. */
int vdm_md_is_shown(const struct vdm_md_reader *r, const struct vdm_md_tok *tok,
		    const struct vdm_node *into, const char *words);
int vdm_md_opens_island(const struct vdm_md_tok *tok);
/* A sound or film that says what is played; and that one is not closed. */
int vdm_md_is_player(const struct vdm_md_tok *tok);
void vdm_md_player_ends(struct vdm_md_reader *r, const char *name,
			unsigned line);
/* Behind the end tag of the element whose start tag ends at `at`; NULL: it has
 * none. */
const char *vdm_md_element_end(const char *at, const char *end,
			       const char *name);
/* Such a one of n bytes, into the record. */
void vdm_md_island(struct vdm_md_reader *r, struct vdm_node *into,
		   const char *s, size_t n, unsigned line);
/* A `ruby` was closed: it becomes TEI's. */
void vdm_md_ruby_end(struct vdm_md_reader *r, struct vdm_node *ruby);
/* Whether a start tag carries what our writer put there. */
int vdm_md_is_ours(const struct vdm_md_tok *tok);
/* mixed.c: takes the turns back where the file labels others in another way,
 * for the recogniser. 0, or -1 where memory ran out. */
int vdm_md_mixed_free(struct vdm_md_reader *r);
/* Closes what tags opened above the lowest `base` frames. */
void vdm_md_unwind(struct vdm_md_reader *r, size_t base, unsigned line);
/* shape.c: carriers of what TEI has around a text become that. `whole`: the
 * first element is the root. */
void vdm_md_shape(struct vdm_record *rec, int whole);

#endif
