/* SPDX-License-Identifier: MIT */
/* Reading anybody's XHTML into TEI's elements. */
#ifndef VDM_HTML_READ_READ_H
#define VDM_HTML_READ_READ_H

#include "epub/read/reader.h"

/* Something that a link of the book points at. */
struct vdm_epub_anchor {
	const char *key;           /* "EPUB/ch1.xhtml#n1", or the path alone */
	const struct vdm_node *at; /* the element; NULL: not found (yet) */
	const char *at_path;       /* its document */
	const char *id;            /* the xml:id it gets; NULL: not yet */
	int note;                  /* a note reference points at it */
	int used;                  /* the note was put at its reference */
};

struct vdm_epub_body {
	struct vdm_epub_reader *r;
	struct vdm_record *rec;
	struct vdm_sink sink; /* names the document being read */
	const char *path;
	struct vdm_epub_anchor *anchors;
	size_t anchors_count, anchors_cap;
	struct vdm_strmap by_key; /* -> index in anchors */
	struct vdm_strmap ids;    /* every xml:id given */
	unsigned depth;
	int drama, verse;
	unsigned attrs_dropped, wrappers_dropped;
};

/* The local name of an element of XHTML; "" for anything else. */
const char *vdm_html_name(const struct vdm_node *n);
int vdm_html_is(const struct vdm_node *n, const char *name);
int vdm_html_is_block(const struct vdm_node *n);
/* Whether a block stands among the children, also inside inlines. */
int vdm_html_has_block(const struct vdm_node *n);
int vdm_html_has_type(const struct vdm_node *n, const char *type);
int vdm_html_has_role(const struct vdm_node *n, const char *role);
/* Blank: no characters but white space, no picture and the like below it. */
int vdm_html_is_empty(const struct vdm_node *n);

/* foreign_inline.c */
void vdm_html_inline(struct vdm_epub_body *b, const struct vdm_node *d,
		     struct vdm_node *parent);
void vdm_html_inline_node(struct vdm_epub_body *b, const struct vdm_node *d,
			  struct vdm_node *parent);
void vdm_html_picture(struct vdm_epub_body *b, const struct vdm_node *d,
		      struct vdm_node *parent);
void vdm_html_page_break(struct vdm_epub_body *b, const struct vdm_node *d,
			 struct vdm_node *parent);
/* Foreign markup as it is, or what is not carried: 1 when dealt with. */
int vdm_html_special(struct vdm_epub_body *b, const struct vdm_node *d,
		     struct vdm_node *parent);
/* foreign_flow.c */
void vdm_html_flow(struct vdm_epub_body *b, const struct vdm_node *d,
		   struct vdm_node *parent);
/* One node alone. */
void vdm_html_flow_node(struct vdm_epub_body *b, const struct vdm_node *d,
			struct vdm_node *parent);
/* Inline content where there are no blocks, else blocks. */
void vdm_html_content(struct vdm_epub_body *b, const struct vdm_node *d,
		      struct vdm_node *parent);
/* foreign_table.c: tables, lists, and plays set as tables. */
void vdm_html_table(struct vdm_epub_body *b, const struct vdm_node *d,
		    struct vdm_node *parent);
void vdm_html_list(struct vdm_epub_body *b, const struct vdm_node *d,
		   struct vdm_node *parent);
void vdm_html_glossary(struct vdm_epub_body *b, const struct vdm_node *d,
		       struct vdm_node *parent);

/* A new element with the attributes that carry over: class, language, id. */
struct vdm_node *vdm_html_make(struct vdm_epub_body *b,
			       const struct vdm_node *d,
			       struct vdm_node *parent, const char *name);
/* Adds a word to @rend. */
void vdm_html_rend(struct vdm_epub_body *b, struct vdm_node *n,
		   const char *word);
/* The anchor of an element of the document being read, or NULL. */
struct vdm_epub_anchor *vdm_html_anchor(struct vdm_epub_body *b,
					const struct vdm_node *d);
/* The anchor that a link points at, or NULL. */
struct vdm_epub_anchor *vdm_html_target(struct vdm_epub_body *b,
					const char *href);
/* The xml:id of an anchor, made on first use; NULL where none can be. */
const char *vdm_html_id(struct vdm_epub_body *b, struct vdm_epub_anchor *a);
/* A note waits for its reference: it is not to be read where it stands. */
int vdm_html_is_waiting(struct vdm_epub_body *b, const struct vdm_node *d);
/* Reports an element whose words are not carried. */
void vdm_html_drop(struct vdm_epub_body *b, enum vdm_diag_id id,
		   const struct vdm_node *d, const char *why);

#endif
