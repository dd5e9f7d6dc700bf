/* SPDX-License-Identifier: MIT */
/* The EPUB reader's parts. */
#ifndef VDM_EPUB_READ_READER_H
#define VDM_EPUB_READ_READER_H

#include "epub/epub.h"
#include "base/map.h"
#include "zip/container.h"

/* An item of the manifest. */
struct vdm_epub_item {
	const char *id, *href, *type, *properties; /* "" where absent */
	const char *path; /* in the container, or NULL: remote or wrong */
	const char *media_overlay;
	int in_spine, linear;
	int shown; /* a page plays it */
};

/* A meta or link of the package that refines an element. */
struct vdm_epub_refinement {
	const struct vdm_node *node;
	struct vdm_epub_refinement *next, *last; /* of the same element */
};

struct vdm_epub_reader {
	struct vdm_record *rec;
	const struct vdm_read_options *options;
	const struct vdm_sink *sink;
	struct vdm_zip *zip;
	struct vdm_record *work; /* package and documents live here */
	int several;             /* renditions, of which one is read */
	const char *opf_path;
	const struct vdm_node *package, *metadata;
	struct vdm_epub_item *items;
	size_t items_count;
	size_t *spine; /* indices of items, in reading order */
	size_t spine_count;
	struct vdm_strmap by_id, by_path; /* -> index of item */
	/* The metadata's own ids; the ids that it refines, and with what. */
	struct vdm_strmap metadata_ids, refined_ids;
	struct vdm_strmap bound; /* ids of refinements whose own are read */
	struct vdm_epub_refinement *refinements;
	const char *language; /* of its words, where it is another; or "" */
	int own;              /* written by us */
	int volume;           /* by us, of many records: read as a stranger's */
};

/*
 * Parses an entry as XML into r->work: elements keep their namespace (never
 * NULL, "" for none) and local name; attributes of XML's namespace are
 * "xml:...", of EPUB's "epub:...". NULL after a finding.
 */
struct vdm_node *vdm_epub_dom(struct vdm_epub_reader *r, const char *path);
/* The same of an entry's bytes. */
struct vdm_node *vdm_epub_dom_bytes(struct vdm_epub_reader *r,
				    const struct vdm_buf *bytes,
				    const char *path);
/* The same for an entry that may be absent: NULL without a finding. */
struct vdm_node *vdm_epub_dom_if(struct vdm_epub_reader *r, const char *path);
/* A page of the text: the same, or read as HTML after a finding where it is not
 * well-formed. */
struct vdm_node *vdm_epub_page(struct vdm_epub_reader *r, const char *path);
/* A sink that names the entry as well as the file. */
struct vdm_sink vdm_epub_entry_sink(struct vdm_epub_reader *r,
				    const char *path);

/* What refines this id, in the package's order; NULL: nothing. */
const struct vdm_epub_refinement *
vdm_epub_refinements(const struct vdm_epub_reader *r, const char *id);
/* refined.c: looks through the metadata once, for each element would else; 0,
 * or -1 with errno ENOMEM. The content of one, its white space folded but where
 * the package is ours; never NULL. And what refines it in that property, or
 * NULL. */
int vdm_epub_index_metadata(struct vdm_epub_reader *r);
const char *vdm_epub_value(struct vdm_epub_reader *r, const struct vdm_node *n);
const char *vdm_epub_refined(struct vdm_epub_reader *r,
			     const struct vdm_node *n, const char *property);
/* made.c: words that stand where our writer puts its own. */
void vdm_epub_changed(struct vdm_epub_reader *r, const struct vdm_node *n,
		      const char *words);
/* Whether it is one of the words that our writer puts. */
int vdm_epub_is_plain(const char *value);
/* Names what an element of our package says and our writer does not. */
void vdm_epub_check_said(struct vdm_epub_reader *r, const struct vdm_node *n);
/* links.c: relations of a link that say under which licence something is. */
int vdm_epub_is_licence(const char *rel);
/* Where a link leads to that refines a field: to the licence of what it states,
 * to a record or a sound of it (EPUB 3.3, D.6.1), else to what it names. */
void vdm_epub_add_link(struct vdm_epub_reader *r, struct vdm_field *f,
		       const struct vdm_node *link);
/* What a link says of where it leads, as details of a field; `of`: of that
 * detail, NULL: its own. `f` may be NULL. */
void vdm_epub_link_says(struct vdm_epub_reader *r, struct vdm_field *f,
			const char *of, const struct vdm_node *n);
/* package.c: metadata to fields. */
int vdm_epub_read_metadata(struct vdm_epub_reader *r);
/* own.c: the text of an EPUB that we wrote. */
int vdm_epub_read_own(struct vdm_epub_reader *r);
/* Whether it is the page about the record. */
int vdm_epub_is_about(const struct vdm_epub_item *item);
/* Whether an item of a book of ours is of the edition: no part of the record.
 */
int vdm_epub_is_edition(const struct vdm_epub_reader *r,
			const struct vdm_epub_item *item);
/* Whether an item is the package of a record in a volume: it says of the record
 * what its pages say, for whoever unbinds. */
int vdm_epub_is_of_volume(const struct vdm_epub_reader *r,
			  const struct vdm_epub_item *item);
/* copies.c: what such an EPUB says elsewhere, and says otherwise. */
int vdm_epub_check_copies(struct vdm_epub_reader *r);
/* text.c: the text of any other; whether a document of that type is read as
 * markup. */
int vdm_epub_is_markup(const char *type);
int vdm_epub_read_foreign(struct vdm_epub_reader *r);
/* beside.c: labels of pages and contents that the record does not have. */
struct vdm_epub_beside {
	struct vdm_epub_reader *r;
	struct vdm_strmap known; /* headings, fields, and what was told */
	struct vdm_buf folded;   /* the label at hand */
	struct vdm_buf all;      /* those to be told */
	size_t count;
};

/* When the text is read. */
void vdm_epub_beside_begin(struct vdm_epub_beside *s,
			   struct vdm_epub_reader *r);
/* With each page. */
void vdm_epub_beside_page(struct vdm_epub_beside *s,
			  const struct vdm_node *root);
/* Looks at the contents, and reports. 0, or -1: out of memory. */
int vdm_epub_beside_end(struct vdm_epub_beside *s);
/* pictures.c: pictures into the record; what is not carried, reported. */
int vdm_epub_read_media(struct vdm_epub_reader *r);
/* Lets go of pictures that the tree and the fields do not name. */
int vdm_epub_drop_unused(struct vdm_epub_reader *r);
/* rest.c: names what is in the container besides. */
void vdm_epub_rest_report(struct vdm_epub_reader *r);
/* Of somebody's book whose rules found no error: whether what they did not read
 * can be. 0, or -1 after a finding. */
int vdm_epub_rest_unpack(struct vdm_epub_reader *r);
/* The path under which a picture of the container is in the record. */
const char *vdm_epub_media_path(struct vdm_epub_reader *r,
				const struct vdm_epub_item *item);
/* Reads an entry's bytes. 0, or -1 after a finding. */
int vdm_epub_entry(struct vdm_epub_reader *r, const char *path,
		   struct vdm_buf *out);

#endif
