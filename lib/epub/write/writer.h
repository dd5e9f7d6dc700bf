/* SPDX-License-Identifier: MIT */
/* The EPUB writer's parts: content, package, the pages about it. */
#ifndef VDM_EPUB_WRITE_WRITER_H
#define VDM_EPUB_WRITE_WRITER_H

#include "epub/epub.h"
#include "base/map.h"

#define VDM_EPUB_ABOUT "about.xhtml"
/* Stands for the identifier until the content that it is made of is there. */
#define VDM_EPUB_UUID "urn:uuid:\x03"

/* A content document. */
struct vdm_epub_file {
	struct vdm_buf xhtml; /* inside <body>; then the whole file */
	char name[24];        /* "text-001.xhtml" */
};

/* An entry of the table of contents or of the page list. */
struct vdm_epub_entry {
	struct vdm_buf label;
	size_t file, level;
	char id[32];      /* made, or "" where `name` is it */
	const char *name; /* an xml:id */
};

struct vdm_epub_entries {
	struct vdm_epub_entry *list;
	size_t count, cap;
};

/* Where a known id stands: its node, and the file once it is written. */
struct vdm_epub_target {
	const struct vdm_node *node; /* NULL: a person in the about page */
	const char *id;
	size_t file;
};

#define VDM_EPUB_NO_FILE ((size_t)-1)
#define VDM_EPUB_HEADS                                                         \
	64 /* sections of which it is known whether they have a head */

/* A picture's place in the package. */
struct vdm_epub_media {
	char *path; /* "media/weir.png" */
	const char *type;
};

struct vdm_epub_writer {
	const struct vdm_record *rec;
	const struct vdm_write_options *options;
	const struct vdm_sink *sink;
	struct vdm_epub_file *files;
	size_t files_count, files_cap;
	struct vdm_epub_file about;
	struct vdm_buf *out; /* the document being written */
	size_t file;         /* its index; VDM_EPUB_NO_FILE: the about page */
	const char *lang;    /* of the text, or "und" */

	struct vdm_epub_target *targets;
	size_t targets_count, targets_cap;
	struct vdm_strmap ids; /* id -> index in targets */
	struct vdm_epub_entries toc, pages;
	struct vdm_epub_media *media; /* one a resource */

	/* notes whose text still has to be written at the document's end */
	const struct vdm_node **notes;
	unsigned *notes_number;
	size_t notes_count, notes_cap;
	unsigned notes_total, made_ids;
	struct { /* of nodes asked lately, whether a `head` is in them */
		const struct vdm_node *node;
		int has;
	} heads[VDM_EPUB_HEADS];

	/* the divisions that are open, for splitting */
	const struct vdm_node *open[256];
	size_t open_count;
	int tree;      /* TEI and text are written as well */
	int island;    /* inside the header: no ids, no links */
	int failed;    /* memory */
	int malformed; /* a document is not well-formed; reported */
	int too_deep;
	uint32_t told; /* the last character that XML cannot hold */
};

/* write.c: all documents but the package; vdm_epub_pages_fini in any case. 0,
 * or -1: out of memory. */
int vdm_epub_pages(struct vdm_epub_writer *w, const struct vdm_record *rec,
		   const struct vdm_write_options *options,
		   const struct vdm_sink *sink);
void vdm_epub_pages_fini(struct vdm_epub_writer *w);
/* write_body.c: the content documents, and one island into w->out. */
int vdm_epub_write_body(struct vdm_epub_writer *w);
void vdm_epub_write_island(struct vdm_epub_writer *w,
			   const struct vdm_node *header);
void vdm_epub_write_notes(struct vdm_epub_writer *w);
/* Keeps a note whose mark was written for the end of the document. */
void vdm_epub_note_push(struct vdm_epub_writer *w, const struct vdm_node *n,
			unsigned number);
/* write_node.c */
void vdm_epub_write_element(struct vdm_epub_writer *w, const struct vdm_node *n,
			    unsigned depth);
void vdm_epub_write_children(struct vdm_epub_writer *w,
			     const struct vdm_node *n, unsigned depth);
void vdm_epub_write_section_start(struct vdm_epub_writer *w,
				  const struct vdm_node *n, int more);
/* Whether it is one of the elements that content documents are split at. */
int vdm_epub_is_section(const struct vdm_node *n);
/* write_apart.c */
#define VDM_EPUB_ZERO_SPACE "\xe2\x80\x8b"
/* `*apart`: whether their parent sets its children apart; -1: not yet known. */
void vdm_epub_keep_apart(struct vdm_epub_writer *w, const struct vdm_node *a,
			 const struct vdm_node *b, int *apart);
void vdm_epub_write_comment(struct vdm_epub_writer *w,
			    const struct vdm_node *n);
void vdm_epub_write_instruction(struct vdm_epub_writer *w,
				const struct vdm_node *n);
/* A note in a line: its text goes to the end of the document. */
int vdm_epub_is_footnote(const struct vdm_node *n);
/* Called before a block is written into the open sections. */
void vdm_epub_maybe_split(struct vdm_epub_writer *w, const struct vdm_node *n);
/* write_attr.c: the attributes of a start tag that <html was written of. */
struct vdm_epub_tag {
	const char *html;
	int native; /* the name alone says which element it is */
	const char *klass, *role, *type; /* class, role, epub:type or NULL */
	const char *extra; /* more attributes, with a space before, or NULL */
	const char *id;    /* made, where the node has none of its own */
	int link;          /* target stands in href */
	int picture;       /* url stands in src */
};
void vdm_epub_write_tag(struct vdm_epub_writer *w, const struct vdm_node *n,
			const struct vdm_epub_tag *tag);
/* Appends the name under which a record's attribute is carried. */
void vdm_epub_attr_name(struct vdm_buf *out, const char *name);
/* The whole of an attribute, escaped; characters XML has not are left out. */
void vdm_epub_write_attr(struct vdm_epub_writer *w, const char *name,
			 const char *value);
void vdm_epub_write_text(struct vdm_epub_writer *w, const char *s);
/* The xml:id with which this node can be pointed at, or NULL. */
const char *vdm_epub_node_id(const struct vdm_epub_writer *w,
			     const struct vdm_node *n);
/* Whether every target named exists here or may stand as a link. */
int vdm_epub_can_link(struct vdm_epub_writer *w, const char *target);
/* The resource of that path: its index, or -1. */
long vdm_epub_find_media(const struct vdm_epub_writer *w, const char *url);
/* Writes characters without what XML cannot hold into `out`, escaped. */
void vdm_epub_escape(struct vdm_epub_writer *w, struct vdm_buf *out,
		     const char *s, int attribute);

/* write_pages.c: about, nav, and the frame of any document. */
void vdm_epub_write_about(struct vdm_epub_writer *w);
void vdm_epub_write_nav(struct vdm_epub_writer *w, struct vdm_buf *out);
void vdm_epub_write_frame(struct vdm_epub_writer *w, struct vdm_buf *out,
			  const char *lang, const char *title,
			  const char *body_attrs, const struct vdm_buf *body);
void vdm_epub_toc_add(struct vdm_epub_writer *w, struct vdm_epub_entries *to,
		      const struct vdm_node *label, const char *text,
		      size_t level, const char *id, const char *name);
/* write_opf.c: the package document. */
void vdm_epub_write_opf(struct vdm_epub_writer *w, struct vdm_buf *out);
/* The record's title, or NULL. */
const char *vdm_epub_title(const struct vdm_epub_writer *w);

#endif
