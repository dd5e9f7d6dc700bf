/* SPDX-License-Identifier: MIT */
/* What the files that write Markdown's body share. */
#ifndef VDM_MARKDOWN_WRITE_WRITER_H
#define VDM_MARKDOWN_WRITE_WRITER_H

#include "base/limits.h"
#include "markdown/markdown.h"
#include "record/heading.h"

struct vdm_md_footnote {
	const struct vdm_node *note;
	char *label, *text;           /* of the definition */
	size_t like_label, like_note; /* the last one before it of the same
					 hash, counted from 1 */
};

struct vdm_md_writer;
struct vdm_md_style;

/*
 * What stands in anything else: a note in a line, blocks in a note, an item or
 * a turn. The files of those ask for it here, so that none of them needs the
 * file that needs it. See record.c.
 */
struct vdm_md_forms {
	const char *(*footnote)(struct vdm_md_writer *w,
				const struct vdm_node *note);
	void (*blocks)(struct vdm_md_writer *w, struct vdm_buf *out,
		       const struct vdm_node *parent, unsigned level, int html);
	void (*next)(struct vdm_md_writer *w, struct vdm_buf *out,
		     const struct vdm_node *node, const struct vdm_node *parent,
		     unsigned level, int html, char *mark);
	int (*para)(struct vdm_md_writer *w, struct vdm_buf *out,
		    const struct vdm_node *node,
		    const struct vdm_md_style *style);
};

struct vdm_md_writer {
	const struct vdm_record *rec;
	const struct vdm_md_forms *forms;
	struct vdm_md_names names;
	struct vdm_md_footnote *notes; /* met so far, in order */
	size_t notes_count, notes_cap; /* the latter a power of two */
	size_t *by_label, *by_note;    /* of each hash the last, from 1 */
	const char *labels;            /* what they all begin with */
	unsigned numbered;             /* labels made */
	struct vdm_headings headings;
	unsigned depth;
	int failed;
};

/* How a line of text is written. */
struct vdm_md_style {
	int heading;      /* one line only, '#' at its end escaped */
	int cell;         /* '|' escaped, one line only */
	int link;         /* inside a link's or an image's brackets */
	int no_emphasis;  /* emphasis as HTML */
	int turns;        /* strong words may be read as a speaker */
	int first_strong; /* strong words at the start are a speaker's name */
	int middle;       /* something stands before it on the line */
	int keep; /* white space counts, and is written so that it does */
	const struct vdm_node
	    *speaker;                /* the name to write in strong letters */
	int *spoken;                 /* set to 1 once it was written so */
	const struct vdm_node *stop; /* the child at which the line ends */
};

/* The inlines in a node, in Markdown. */
void vdm_md_write_line(struct vdm_md_writer *w, struct vdm_buf *out,
		       const struct vdm_node *node,
		       const struct vdm_md_style *style);
/* Whether all in the node may stand in a line of Markdown. */
int vdm_md_is_line(const struct vdm_node *node);
/* Characters with Markdown's own among them escaped. */
void vdm_md_escape(struct vdm_buf *out, const char *s, size_t n,
		   const struct vdm_md_style *style, int line_start, int last);
/* Punctuation, and letters and digits, of ASCII. */
int vdm_md_is_punct(char c);
int vdm_md_is_alnum(char c);
/* White space as cmark takes it (CommonMark 0.31, 2.1). */
int vdm_md_is_space(uint32_t c);
/* Whether white space counts in a node (xml:space="preserve"). */
int vdm_md_keeps_space(const struct vdm_node *n);
/* Whether s[i] is white space that a reader of Markdown would fold or cut. */
int vdm_md_is_folded(const char *s, size_t i, size_t n);
/* The text nodes from `n` on, white space folded where it does not count; the
 * node behind them. */
const struct vdm_node *vdm_md_run(const struct vdm_node *n, int block,
				  struct vdm_buf *out);
/* The text of a node that holds nothing else, folded and trimmed. 0: more. */
int vdm_md_only_text(const struct vdm_node *node, struct vdm_buf *out);

/* The start tag of a node: a known HTML one's, or a carrier's; what it is
 * called is put into `tag`. */
void vdm_md_write_tag(struct vdm_buf *out, const struct vdm_node *node,
		      const char *fallback, int cell, char tag[16]);
/* The start tag of a carrier, whatever else HTML has for the node. */
void vdm_md_write_carrier(struct vdm_buf *out, const struct vdm_node *node,
			  const char *tag);
/* beside.c: formulas and drawings in their holders, as they are. */
int vdm_md_is_island(const struct vdm_node *n);
int vdm_md_write_island(struct vdm_buf *out, const struct vdm_node *n);
/* html.c: ruby, what stands in it by `content`; 0: HTML has none such. */
typedef void vdm_md_content_fn(struct vdm_md_writer *w, struct vdm_buf *out,
			       const struct vdm_node *n, const void *style);
int vdm_md_write_ruby(struct vdm_md_writer *w, struct vdm_buf *out,
		      const struct vdm_node *n, int cell,
		      vdm_md_content_fn *content, const void *style);
/* The words of a reading that is kept in an attribute beside the one in the
 * line, or NULL. */
const char *vdm_md_words_beside(const struct vdm_node *n);
/* What is for the eye, behind an element's start tag and before its end. */
void vdm_md_show(struct vdm_md_writer *w, struct vdm_buf *out,
		 const struct vdm_node *n);
void vdm_md_show_end(struct vdm_buf *out, const struct vdm_node *n);
/* A comment or instruction as an element. */
void vdm_md_write_special(struct vdm_buf *out, const struct vdm_node *node,
			  const char *tag, int cell);
/* A whole element in HTML, on one line, without its end. */
void vdm_md_write_raw(struct vdm_md_writer *w, struct vdm_buf *out,
		      const struct vdm_node *node);
/* Takes back the footnotes from the index on. */
void vdm_md_footnotes_drop(struct vdm_md_writer *w, size_t from);
void vdm_md_footnotes_fini(struct vdm_md_writer *w);
void vdm_md_footnotes_write(struct vdm_md_writer *w, struct vdm_buf *out);
/* The label of the footnote that a note becomes; NULL: it cannot. */
const char *vdm_md_footnote(struct vdm_md_writer *w,
			    const struct vdm_node *note);

/* The blocks in a node. `level` is that of the headings around. */
void vdm_md_write_blocks(struct vdm_md_writer *w, struct vdm_buf *out,
			 const struct vdm_node *parent, unsigned level,
			 int html);
/* A paragraph's line, where it can stand as one. 0: it cannot. */
int vdm_md_write_para(struct vdm_md_writer *w, struct vdm_buf *out,
		      const struct vdm_node *node,
		      const struct vdm_md_style *style);
/* A turn, where Markdown has a form for it. 0: it has not. */
int vdm_md_write_turn(struct vdm_md_writer *w, struct vdm_buf *out,
		      const struct vdm_node *turn, unsigned level);
/* Items from `from` on as a list of Markdown, up to `*end`; 0: they cannot. */
int vdm_md_write_items(struct vdm_md_writer *w, struct vdm_buf *out,
		       const struct vdm_node *from, unsigned level,
		       unsigned start, char mark, const struct vdm_node **end);
int vdm_md_write_table(struct vdm_md_writer *w, struct vdm_buf *out,
		       const struct vdm_node *table);
/* A list; `mark` is '-' or, behind another list, '*'. 0: it has no form. */
int vdm_md_write_list(struct vdm_md_writer *w, struct vdm_buf *out,
		      const struct vdm_node *list, unsigned level, char mark);
void vdm_md_write_block(struct vdm_md_writer *w, struct vdm_buf *out,
			const struct vdm_node *node,
			const struct vdm_node *parent, unsigned level,
			int html);
/* The same behind another block: `*mark` is the mark of the list just before,
 * or 0, and becomes that of this one. */
void vdm_md_write_next(struct vdm_md_writer *w, struct vdm_buf *out,
		       const struct vdm_node *node,
		       const struct vdm_node *parent, unsigned level, int html,
		       char *mark);
/* Each line of `text` behind `first`, then behind `rest`. */
void vdm_md_indented(struct vdm_buf *out, const char *text, const char *first,
		     const char *rest);

#endif
