/* SPDX-License-Identifier: MIT */
/* A record's nodes as XHTML, whatever the documents go into. */
#ifndef VDM_HTML_WRITE_WRITER_H
#define VDM_HTML_WRITE_WRITER_H

#include "base/map.h"
#include "html/html.h"
#include "record/heading.h"
#include "record/record.h"

/* Where a known id stands: its node, and the file once it is written. */
struct vdm_html_target {
	const struct vdm_node *node; /* NULL: a person in the about page */
	const char *id;
	size_t file;
};

/* What a document holds that its package must tell of. */
enum { VDM_HTML_USES_MATHML = 1, VDM_HTML_USES_SVG = 2 };

#define VDM_HTML_NO_FILE ((size_t)-1)

/* A picture's place in the package. */
struct vdm_html_media {
	char *path; /* "media/weir.png" */
	const char *type;
};

/*
 * One document after another. Who owns the documents answers some questions
 * by callbacks, each with `context`; none but the last may be NULL.
 */
struct vdm_html_writer {
	const struct vdm_record *rec;
	const struct vdm_sink *sink;
	struct vdm_buf *out; /* the document being written */
	size_t file; /* its index; VDM_HTML_NO_FILE: what has no contents */

	void *context;
	/* Before a block is written into the open sections: another document
	 * may begin there. */
	void (*split)(void *context, const struct vdm_node *n);
	/* The mark of that note was written: its text is for the end of the
	 * document. */
	void (*note)(void *context, const struct vdm_node *n, unsigned number);
	/* A heading or a speech (`label`), or a page's number (`text`; the
	 * other is NULL) with the id it was given, or `name`, its own. */
	void (*contents)(void *context, const struct vdm_node *label,
			 const char *text, size_t level, const char *id,
			 const char *name);
	/* A speech of somebody's, with its id as above. NULL: nobody asks. */
	void (*turn)(void *context, const struct vdm_node *n, const char *id,
		     const char *name);

	struct vdm_html_target *targets;
	size_t targets_count, targets_cap;
	struct vdm_strmap ids;   /* id -> index in targets */
	struct vdm_strmap drawn; /* ids in formulas and drawings */
	unsigned uses;           /* what the document being written holds */
	struct vdm_html_media *media;    /* one a resource */
	unsigned described, undescribed; /* pictures with words, and without */
	unsigned notes_total, made_ids;
	unsigned notes_before; /* in the documents before this one */
	unsigned turns_every;  /* of so many speeches one is in the contents; 0:
				  none is */
	unsigned turns_seen;
	struct vdm_headings headings;

	/* the divisions that are open, for splitting */
	const struct vdm_node *open[256];
	size_t open_count;
	const char *place; /* where in the record the next element belongs, or
			      NULL: where it is written */
	const char *direction;           /* "rtl", or NULL: how the book runs */
	const struct vdm_within *within; /* the volume, or NULL */
	int island; /* inside the header: no ids, no links */
	int failed; /* memory */
	int too_deep;
	uint32_t told; /* the last character that XML cannot hold */
};

/* element.c */
void vdm_html_write_element(struct vdm_html_writer *w, const struct vdm_node *n,
			    unsigned depth);
void vdm_html_write_children(struct vdm_html_writer *w,
			     const struct vdm_node *n, unsigned depth);
void vdm_html_write_section_start(struct vdm_html_writer *w,
				  const struct vdm_node *n, int more);
/* apart.c */
#define VDM_HTML_ZERO_SPACE "\xe2\x80\x8b"
/* A cell that heads a row or a column; whether a node is below one. */
int vdm_html_is_label_cell(const struct vdm_node *n);
int vdm_html_in_label_cell(const struct vdm_node *n);
/* `*apart`: whether their parent sets its children apart; -1: not yet known. */
void vdm_html_keep_apart(struct vdm_html_writer *w, const struct vdm_node *a,
			 const struct vdm_node *b, int *apart);
/* The turn of a page: words on two pages are two words, unless somebody says
 * that they are one. `numbered`: the reader knows the element for a break. */
void vdm_html_write_turn(struct vdm_html_writer *w, const struct vdm_node *n,
			 int numbered);
void vdm_html_write_comment(struct vdm_html_writer *w,
			    const struct vdm_node *n);
void vdm_html_write_instruction(struct vdm_html_writer *w,
				const struct vdm_node *n);
/* A list whose items are counted. */
int vdm_html_is_ordered(const struct vdm_node *n);
/* A note in a line: its text goes to the end of the document. */
int vdm_html_is_footnote(const struct vdm_node *n);
/* island.c: a formula or drawing as it is; 0: it cannot stand so. */
int vdm_html_write_island(struct vdm_html_writer *w, const struct vdm_node *n);
/* native.c: the name that HTML has for what TEI says by @rend or @when, in
 * place of <html, which the reader takes by its carriers; or NULL. A moment's
 * value. */
const char *vdm_html_native_name(const struct vdm_html_writer *w,
				 const struct vdm_node *n, const char *html);
const char *vdm_html_moment(const struct vdm_node *n);
/* picture.c: whether a graphic is an `img`; its alternative text; whether that
 * has the words of a description in the record's place, or repeats them. */
int vdm_html_picture_is_image(const struct vdm_html_writer *w,
			      const struct vdm_node *n);
/* The element that plays a sound or a film; NULL: none does. */
const char *vdm_html_player_of(const struct vdm_html_writer *w,
			       const struct vdm_node *n);
void vdm_html_picture_report(struct vdm_html_writer *w,
			     const struct vdm_node *n);
void vdm_html_write_alt(struct vdm_html_writer *w, const struct vdm_node *n);
int vdm_html_is_told(const struct vdm_html_writer *w, const struct vdm_node *n);
int vdm_html_is_repeated(const struct vdm_html_writer *w,
			 const struct vdm_node *n);
/* At the start and the end of an element, what is for the eye. */
void vdm_html_write_shown(struct vdm_html_writer *w, const struct vdm_node *n);
void vdm_html_write_shown_end(struct vdm_html_writer *w,
			      const struct vdm_node *n);
/* The words of a reading that is kept beside that in the line, in an
 * attribute; NULL: it is none, or says more than words. */
const char *vdm_html_words_beside(const struct vdm_html_writer *w,
				  const struct vdm_node *n);
/* speech.c: the names of those who speak, in a line or above it. */
void vdm_html_write_speaker(struct vdm_html_writer *w, const struct vdm_node *n,
			    int line);
/* A speech's entry in a table of contents. */
void vdm_html_speech_title(const struct vdm_record *rec,
			   const struct vdm_node *n, struct vdm_buf *out);
/* What names a section, a text of a corpus or a speech in the contents, or
 * NULL: nothing does, or it has no place there. */
const struct vdm_node *vdm_html_contents_name(struct vdm_html_writer *w,
					      const struct vdm_node *n);
/* Whether a picture is described in words alone, or not at all. */
int vdm_html_picture_is_plain(const struct vdm_node *n);
/* ruby.c: words with their reading, what stands in them by `line`; 0: it is
 * none that HTML has. */
typedef void vdm_html_children_fn(struct vdm_html_writer *w,
				  const struct vdm_node *n, unsigned depth);
int vdm_html_write_ruby(struct vdm_html_writer *w, const struct vdm_node *n,
			unsigned depth, vdm_html_children_fn *line);
/* point.c: whether a break or an anchor is written into the item or cell beside
 * it; and those that are written at its start or its end, each by `put`. */
int vdm_html_is_moved(const struct vdm_node *n);
void vdm_html_write_points(struct vdm_html_writer *w, const struct vdm_node *n,
			   int end, unsigned depth, vdm_html_children_fn *put);
/* The mark of a foot note, which leads to it. */
void vdm_html_write_noteref(struct vdm_html_writer *w,
			    const struct vdm_node *note);
/* Where a pointer leads, for the eye. In a volume that is another place than
 * its words say. */
void vdm_html_write_pointer(struct vdm_html_writer *w, const char *target);
/* The one heading of a figure, that is its caption; words for its picture that
 * stand behind and are written into it, which is done by the third. */
int vdm_html_is_caption(const struct vdm_html_writer *w,
			const struct vdm_node *node);
int vdm_html_is_in_caption(const struct vdm_html_writer *w,
			   const struct vdm_node *node);
void vdm_html_write_in_caption(struct vdm_html_writer *w,
			       const struct vdm_node *head, unsigned depth,
			       vdm_html_children_fn *put);
/* attr.c: the attributes of a start tag that <html was written of. */
struct vdm_html_start {
	const char *html;
	int native; /* the name alone says which element it is */
	const char *klass, *role, *type; /* class, role, epub:type or NULL */
	const char *extra; /* more attributes, with a space before, or NULL */
	const char *id;    /* made, where the node has none of its own */
	int link;          /* target stands in href */
	int picture;       /* url stands in src, words in alt */
	int player;        /* url stands in src */
};
void vdm_html_write_tag(struct vdm_html_writer *w, const struct vdm_node *n,
			const struct vdm_html_start *tag);
/* Appends the name under which a record's attribute is carried. */
void vdm_html_attr_name(struct vdm_buf *out, const char *name);
/* The whole of an attribute, escaped; characters XML has not are left out. */
void vdm_html_write_attr(struct vdm_html_writer *w, const char *name,
			 const char *value);
void vdm_html_write_text(struct vdm_html_writer *w, const char *s);
/* The xml:id with which this node can be pointed at, or NULL. */
const char *vdm_html_node_id(const struct vdm_html_writer *w,
			     const struct vdm_node *n);
/* Whether every target named exists here or may stand as a link. */
int vdm_html_can_link(struct vdm_html_writer *w, const char *target);
/* The resource of that path: its index, or -1. */
long vdm_html_find_media(const struct vdm_html_writer *w, const char *url);
/* Writes characters without what XML cannot hold into `out`, escaped. */
void vdm_html_escape(struct vdm_html_writer *w, struct vdm_buf *out,
		     const char *s, int attribute);

#endif
