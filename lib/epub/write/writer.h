/* SPDX-License-Identifier: MIT */
/* The EPUB writer's parts: content, package, the pages about it. */
#ifndef VDM_EPUB_WRITE_WRITER_H
#define VDM_EPUB_WRITE_WRITER_H

#include "base/sha256.h"
#include "epub/epub.h"
#include "html/write/writer.h"

#define VDM_EPUB_ABOUT "about.xhtml"
#define VDM_EPUB_TITLE_PAGE "title.xhtml"
#define VDM_EPUB_COVER_PAGE "cover.xhtml"
#define VDM_EPUB_NCX "toc.ncx"
/* Stands for the identifier until the content that it is made of is there. */
#define VDM_EPUB_UUID "urn:uuid:\x03"

/* A content document. */
struct vdm_epub_file {
	struct vdm_buf xhtml; /* inside <body>; then the whole file */
	char name[24];        /* "text-001.xhtml" */
	unsigned uses;        /* VDM_HTML_USES_... */
};

/* An entry of the table of contents or of the page list. */
struct vdm_epub_entry {
	struct vdm_buf label;
	size_t file, level;
	char id[32];      /* made, or "" where `name` is it */
	int hidden;       /* deeper than the contents go */
	const char *name; /* an xml:id */
};

struct vdm_epub_entries {
	struct vdm_epub_entry *list;
	size_t count, cap;
};

/* Where somebody speaks; `next`: where the same person does again. */
struct vdm_epub_turn {
	size_t file, next;
	char id[32]; /* as of an entry */
	const char *name;
};

/* The turns of one person. */
struct vdm_epub_voice {
	size_t first, last, count;
};

struct vdm_epub_writer {
	struct vdm_html_writer html; /* of the document being written */
	const struct vdm_write_options *options;
	struct vdm_epub_file *files;
	size_t files_count, files_cap;
	struct vdm_epub_file about, title_page; /* the latter may be empty */
	struct {
		struct vdm_epub_file page; /* empty: there is none */
		struct vdm_buf href, id;   /* of the picture, in the package */
		const char *type, *bytes;  /* NULL: it is the record's */
		size_t length;
		struct vdm_buf drawn;
	} cover;
	const char *lang; /* of the text, or "und" */
	int lang_guessed; /* nothing but its words says so */
	struct vdm_epub_entries toc, pages;
	struct vdm_strmap people;      /* ids -> index */
	struct vdm_epub_voice *voices; /* one a person */
	struct vdm_epub_turn *turns;
	size_t turns_count, turns_cap;

	/* notes whose text still has to be written at the document's end */
	const struct vdm_node **notes;
	unsigned *notes_number;
	size_t notes_count, notes_cap;
	size_t notes_size; /* about so many bytes in this document */
	int in_notes;      /* these are being written */
	int split_seen;    /* an element before which a file was to begin */

	int tree;                  /* TEI and text are written as well */
	int malformed;             /* a document is not well-formed; reported */
	struct vdm_buf identifier; /* the package's */
	struct vdm_buf sums;       /* of what is sealed */
	char seal[VDM_SHA256_HEX]; /* or "" */
};

/* What the book itself says. */
enum vdm_epub_word {
	VDM_EPUB_CONTENTS,
	VDM_EPUB_ABOUT_WORDS,
	VDM_EPUB_PEOPLE,
	VDM_EPUB_NOTES,
	VDM_EPUB_BACK,
	VDM_EPUB_PAGES,
	VDM_EPUB_LANDMARKS,
	VDM_EPUB_TEXT,
	VDM_EPUB_NOT_GIVEN,
	VDM_EPUB_INFERRED,
	VDM_EPUB_HEADER,
	VDM_EPUB_TITLE_WORDS,
	VDM_EPUB_TURNS,
	VDM_EPUB_RESPONSIBLE,
	VDM_EPUB_PUBLICATION,
	VDM_EPUB_RIGHTS_WORDS,
	VDM_EPUB_SOURCE_WORDS,
	VDM_EPUB_FURTHER,
	VDM_EPUB_COPY,
	VDM_EPUB_ABSENT,
	VDM_EPUB_COVER_WORDS,
	VDM_EPUB_WORDS
};

/* Languages of the book's own words; the first is English. */
enum { VDM_EPUB_LANGUAGES = 9 };

/* interface.c: the language of a text, or "und"; *guessed: only its words say
 * so. */
const char *vdm_epub_language(const struct vdm_record *rec,
			      const struct vdm_write_options *options,
			      int *guessed);
/* labels.c: what a field is called, in the book's language where that is one
 * of those that have its own words, else in English. */
const char *vdm_epub_field_word(const struct vdm_epub_writer *w,
				enum vdm_field_id id);
/* So one of the book's words; which language it is, as an index and a tag. */
const char *vdm_epub_word(const struct vdm_epub_writer *w,
			  enum vdm_epub_word word);
size_t vdm_epub_interface(const struct vdm_epub_writer *w);
const char *vdm_epub_interface_language(const struct vdm_epub_writer *w);
/* pages.c: the style sheet, as seen from the pages. */
const char *vdm_epub_style(const struct vdm_epub_writer *w);
/* container.c: all documents but the package; vdm_epub_pages_fini in any case.
 * 0, or -1: out of memory. */
int vdm_epub_pages(struct vdm_epub_writer *w, const struct vdm_record *rec,
		   const struct vdm_write_options *options,
		   const struct vdm_sink *sink);
void vdm_epub_pages_fini(struct vdm_epub_writer *w);
/* documents.c: the content documents, and one island into w->out. */
int vdm_epub_write_body(struct vdm_epub_writer *w);
void vdm_epub_write_island(struct vdm_epub_writer *w,
			   const struct vdm_node *header);
void vdm_epub_write_notes(struct vdm_epub_writer *w);
/* room.c: room for `need` elements in a list, what is new zeroed; NULL: no
 * memory. */
void *vdm_epub_room(struct vdm_epub_writer *w, void *list, size_t *cap,
		    size_t need, size_t size);
/* turns.c: who speaks where; and a person's turns as links. */
void vdm_epub_turns_begin(struct vdm_epub_writer *w);
void vdm_epub_turn(void *context, const struct vdm_node *n, const char *id,
		   const char *name);
void vdm_epub_write_turns(struct vdm_epub_writer *w, size_t person);
void vdm_epub_turns_fini(struct vdm_epub_writer *w);
/* about.c: the page about the record. */
void vdm_epub_write_about(struct vdm_epub_writer *w);
/* cover.c: which picture it is; its page; and a drawing of type. */
void vdm_epub_cover_begin(struct vdm_epub_writer *w);
void vdm_epub_write_cover_page(struct vdm_epub_writer *w);
void vdm_epub_cover_fini(struct vdm_epub_writer *w);
void vdm_epub_draw_cover(struct vdm_epub_writer *w, struct vdm_buf *out);
/* What stands on a page that shows it. */
void vdm_epub_put_cover(struct vdm_epub_writer *w, struct vdm_buf *out,
			const char *href);
/* front.c: the page with the title; nothing where there is none. */
void vdm_epub_write_title_page(struct vdm_epub_writer *w);
/* ncx.c: the contents as EPUB 2 has them. */
void vdm_epub_write_ncx(struct vdm_epub_writer *w, struct vdm_buf *out,
			const char *identifier);
/* pages.c: nav, and the frame of any document. */
void vdm_epub_write_nav(struct vdm_epub_writer *w, struct vdm_buf *out);
/* A label in one line, white space folded. */
void vdm_epub_write_label(struct vdm_epub_writer *w, struct vdm_buf *out,
			  const char *s);
/* Where the list of pages begins, or ends. */
void vdm_epub_write_page_list(const struct vdm_epub_writer *w,
			      struct vdm_buf *out, int end);
/* What the volume wants for its own tables. */
void vdm_epub_tell_volume(struct vdm_epub_writer *w);
/* Leaves out what is deeper than the contents are to go. */
void vdm_epub_trim_contents(struct vdm_epub_writer *w);
/* Whether an entry stands in the contents. */
int vdm_epub_is_entry(const struct vdm_epub_entry *e);
void vdm_epub_write_frame(struct vdm_epub_writer *w, struct vdm_buf *out,
			  const char *lang, const char *title,
			  const char *body_attrs, const struct vdm_buf *body);
/* What the fields say in the package. */
struct vdm_epub_seen {
	int titles, languages, dates;
	int language;        /* that of the text is among them */
	int pages;           /* a source that page numbers come from */
	unsigned identifier; /* the number of the first of the book's own; 0 */
};

/* fields.c: every field with all that the record says of it. */
void vdm_epub_write_fields(struct vdm_epub_writer *w, struct vdm_buf *out,
			   struct vdm_epub_seen *seen);
/* Whether a field of that name is what a book says of its access and
 * conformance, which stands as it is. */
int vdm_epub_is_claim(const char *name);
/* Which way pages are turned: as the record says, or its language; or NULL. */
const char *vdm_epub_progression(const struct vdm_epub_writer *w);
/* style.c: the style sheet: ours, what an edition wants (`cover`: it has a page
 * with one), and behind the mark what was given. */
void vdm_epub_write_style(const struct vdm_edition *e, int cover,
			  const char *mark, struct vdm_buf *out);
/* package.c: the package document. */
void vdm_epub_write_opf(struct vdm_epub_writer *w, struct vdm_buf *out);
/* Whether the first cover that the fields name is this picture. */
int vdm_epub_is_cover(const struct vdm_epub_writer *w, size_t resource);
/* The fonts of an edition, and a cover that is not the record's, in the
 * manifest; and where the cover is, for old reading systems (OPF 2.0.1 knows no
 * such property). */
void vdm_epub_put_fonts(const struct vdm_edition *e, struct vdm_buf *out);
void vdm_epub_put_cover_item(const struct vdm_epub_writer *w,
			     struct vdm_buf *out);
void vdm_epub_put_cover_place(const struct vdm_epub_writer *w,
			      struct vdm_buf *out);
/* The record's title, or NULL. */
const char *vdm_epub_title(const struct vdm_epub_writer *w);

#endif
