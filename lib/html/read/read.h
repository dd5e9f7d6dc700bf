/* SPDX-License-Identifier: MIT */
/* Reading anybody's XHTML into TEI's elements. */
#ifndef VDM_HTML_READ_READ_H
#define VDM_HTML_READ_READ_H

#include "base/map.h"
#include "html/html.h"

/* Something that a link of the book points at. */
struct vdm_html_anchor {
	const char *key;           /* "EPUB/ch1.xhtml#n1", or the path alone */
	const struct vdm_node *at; /* the element; NULL: not found (yet) */
	const char *at_path;       /* its document */
	const char *id;            /* the xml:id it gets; NULL: not yet */
	int note;                  /* a note reference points at it */
	int used;                  /* the note was put at its reference */
	int placed;                /* something in the record has the id */
};

/* Under which ids a format reports what its HTML holds and a record does not.
 */
struct vdm_html_findings {
	enum vdm_diag_id dropped;  /* words that are no text to be read */
	enum vdm_diag_id player;   /* sound, film and the like */
	enum vdm_diag_id backlink; /* from a note to its mark */
	enum vdm_diag_id number;   /* of a page, standing against the text */
};

struct vdm_html_reader;

/* What reads blocks, for those whose content may be blocks (notes, items,
 * cells): handed to them, so that no file needs one that needs it. */
struct vdm_html_blocks {
	void (*all)(struct vdm_html_reader *b, const struct vdm_node *d,
		    struct vdm_node *parent);
	/* One node alone. */
	void (*one)(struct vdm_html_reader *b, const struct vdm_node *d,
		    struct vdm_node *parent);
};
extern const struct vdm_html_blocks vdm_html_blocks; /* flow.c */

/* One reading: of a book's pages, or of the HTML in a text. */
struct vdm_html_reader {
	struct vdm_record *rec;
	struct vdm_record *work; /* the trees of the documents live here */
	struct vdm_sink sink;    /* names the document being read */
	const struct vdm_html_findings *findings;
	const struct vdm_html_blocks *blocks; /* &vdm_html_blocks */
	int amid_text;    /* the HTML stands in a text of another format */
	const char *path; /* of that document */
	/* Where the picture is in the record; NULL: nowhere, and reported. */
	const char *(*picture)(struct vdm_html_reader *h,
			       const struct vdm_node *d, const char *src);
	void *ctx; /* the format's own */
	struct vdm_html_anchor *anchors;
	size_t anchors_count, anchors_cap;
	struct vdm_strmap by_key; /* -> index in anchors */
	struct vdm_strmap ids;    /* every xml:id given */
	struct vdm_strmap begins; /* path -> the node it begins with */
	unsigned depth;
	int drama, verse;
	unsigned plays; /* tables that are turns */
	unsigned attrs_dropped, wrappers_dropped;
	unsigned pairs;          /* notes that only their links tell */
	struct vdm_strmap taken; /* elements whose labels, languages and the
				    like the record has */
	struct vdm_strmap types; /* of epub:type, those that are not carried */
	struct vdm_buf types_said;
	struct vdm_buf data_said; /* attributes, data-speaker="Ann" */
};

/* line.c */
/* What has no words may have comments and instructions: they go to parent. */
void vdm_html_remarks(struct vdm_html_reader *b, const struct vdm_node *root,
		      struct vdm_node *parent);
void vdm_html_inline(struct vdm_html_reader *b, const struct vdm_node *d,
		     struct vdm_node *parent);
void vdm_html_inline_node(struct vdm_html_reader *b, const struct vdm_node *d,
			  struct vdm_node *parent);
void vdm_html_page_break(struct vdm_html_reader *b, const struct vdm_node *d,
			 struct vdm_node *parent);
/*
 * The element that one of HTML's opens in a line, appended to `parent`: what
 * stands in it is to be read into what is returned, which is `parent` where the
 * tag itself says nothing.
 */
struct vdm_node *vdm_html_open(struct vdm_html_reader *b,
			       const struct vdm_node *d,
			       struct vdm_node *parent);
/* Foreign markup as it is, or what is not carried: 1 when dealt with. */
int vdm_html_special(struct vdm_html_reader *b, const struct vdm_node *d,
		     struct vdm_node *parent);
/* Inline content where there are no blocks, else blocks. */
void vdm_html_content(struct vdm_html_reader *b, const struct vdm_node *d,
		      struct vdm_node *parent);
/* picture.c */
void vdm_html_picture(struct vdm_html_reader *b, const struct vdm_node *d,
		      struct vdm_node *parent);
/* A sound or a film, without the words in it; NULL: it is none, or names
 * nothing to play. */
struct vdm_node *vdm_html_media(struct vdm_html_reader *b,
				const struct vdm_node *d,
				struct vdm_node *parent);
/* Whether an element in one names what else there is. */
int vdm_html_is_source(const struct vdm_node *d);
/* line.c: a sound or a film with these; 0: it is none. */
int vdm_html_player(struct vdm_html_reader *b, const struct vdm_node *d,
		    struct vdm_node *parent);
/* island.c: a formula or a drawing; 0: it is none. */
int vdm_html_island(struct vdm_html_reader *b, const struct vdm_node *d,
		    struct vdm_node *parent);
/* flow.c */
void vdm_html_flow(struct vdm_html_reader *b, const struct vdm_node *d,
		   struct vdm_node *parent);
/* table.c: tables, lists, and plays set as tables. */
void vdm_html_table(struct vdm_html_reader *b, const struct vdm_node *d,
		    struct vdm_node *parent);
void vdm_html_list(struct vdm_html_reader *b, const struct vdm_node *d,
		   struct vdm_node *parent);
void vdm_html_glossary(struct vdm_html_reader *b, const struct vdm_node *d,
		       struct vdm_node *parent);

/* A new element with the attributes that carry over: class, language, id. */
struct vdm_node *vdm_html_make(struct vdm_html_reader *b,
			       const struct vdm_node *d,
			       struct vdm_node *parent, const char *name);
/* Adds a word to @rend. */
void vdm_html_rend(struct vdm_html_reader *b, struct vdm_node *n,
		   const char *word);
/* The anchor of an element of the document being read, or NULL. */
struct vdm_html_anchor *vdm_html_anchor(struct vdm_html_reader *b,
					const struct vdm_node *d);
/* The anchor that a link points at, or NULL. */
struct vdm_html_anchor *vdm_html_target(struct vdm_html_reader *b,
					const char *href);
/* The xml:id of an anchor, made on first use; NULL where none can be. */
const char *vdm_html_id(struct vdm_html_reader *b, struct vdm_html_anchor *a);
/* A note waits for its reference: it is not to be read where it stands. */
int vdm_html_is_waiting(struct vdm_html_reader *b, const struct vdm_node *d);
/* Remembers an attribute that pages have for their programs; `theirs`: nothing
 * of it is a carrier of ours. */
void vdm_html_data_note(struct vdm_html_reader *b, const char *name,
			const char *value, int theirs);
/* The same of a label that says the number of a page again, which stands in
 * it. */
void vdm_html_twice_note(struct vdm_html_reader *b, const struct vdm_node *d);
/* Names them, with that finding. */
void vdm_html_data_report(struct vdm_html_reader *b,
			  const struct vdm_sink *sink, enum vdm_diag_id id);
/* Notes the words of an element's epub:type that are not carried: all but those
 * that the reader knows, and the first where `kept`, which is the record's. */
void vdm_html_types_note(struct vdm_html_reader *b, const struct vdm_node *d,
			 int kept);
/* Names them, with that finding. */
void vdm_html_types_report(struct vdm_html_reader *b,
			   const struct vdm_sink *sink, enum vdm_diag_id id);
/* Reports an element whose words are not carried. */
void vdm_html_drop(struct vdm_html_reader *b, enum vdm_diag_id id,
		   const struct vdm_node *d, const char *why);

/* The number of a page or a note, as @n: labels of its element that say
 * something else are reported. */
void vdm_html_number(struct vdm_html_reader *b, const struct vdm_node *d,
		     struct vdm_node *n, const char *number);

/* Notes what the links of the document being read point at, then (when that is
 * done for all) finds it, and the notes among it. */
void vdm_html_links_collect(struct vdm_html_reader *b,
			    const struct vdm_node *root);
void vdm_html_targets_find(struct vdm_html_reader *b,
			   const struct vdm_node *root);
/* How many have their number before them, in a link back that is one no more.
 */
size_t vdm_html_notes_pair(struct vdm_html_reader *b,
			   const struct vdm_node *root);
/* A wrapper was left out, and what it held stands from `n` on: it is of the
 * wrapper's language, where it does not say another. */
void vdm_html_passed(struct vdm_html_reader *b, const struct vdm_node *d,
		     struct vdm_node *n);
/* Reports the attributes of an element, or of all at and below `root`, that a
 * record does not have. */
void vdm_html_attrs_report(struct vdm_html_reader *b, const struct vdm_node *d);
void vdm_html_attrs_report_all(struct vdm_html_reader *b,
			       const struct vdm_node *root);
/* The same of an element that stands around what is read: only its language and
 * direction are said of that. */
void vdm_html_attrs_report_around(struct vdm_html_reader *b,
				  const struct vdm_node *d);
/* notes.c: notes whose mark was not where a mark can be, at the end: nothing is
 * to be lost. */
void vdm_html_notes_unused(struct vdm_html_reader *b, struct vdm_node *into);
/* Behind its first division a division holds divisions only: the rest gets
 * one of its own. */
void vdm_html_wrap(struct vdm_record *rec);
/* Has the thing that a link leads to looked for. */
void vdm_html_want(struct vdm_html_reader *b, const char *href);
/*
 * The document is what `d` becomes, its body or the section in that: whoever
 * links to the document, or to its body's id, gets there.
 */
void vdm_html_document(struct vdm_html_reader *b, const struct vdm_node *d);
/* The document begins with this node of the record: a division of its own, or
 * its first one. */
void vdm_html_begins(struct vdm_html_reader *b, struct vdm_node *first);
/* When all documents are read: anchors at the beginning of a document for what
 * links lead to and nothing in the record stands for. */
void vdm_html_anchors_left(struct vdm_html_reader *b);

#endif
