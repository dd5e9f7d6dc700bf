/* SPDX-License-Identifier: MIT */
/*
 * Volumes: many records bound into one book, corpus or text, and taken out of
 * it again. docs/volumes.md says what stands where.
 */
#ifndef VDM_VOLUME_VOLUME_H
#define VDM_VOLUME_VOLUME_H

#include "base/map.h"
#include "base/options.h"
#include "base/sha256.h"
#include "epub/epub.h"
#include "record/record.h"
#include "yaml/yaml.h"

#define VDM_VOLUME_NONE ((size_t)-1)
/* In a book: the description of the volume with what is where in it. */
#define VDM_VOLUME_TABLE VDM_EPUB_VOLUME
/* The instruction, and the key of front matter, that say the same. */
#define VDM_VOLUME_MARK "vidimus-volume"
/* What stands in a style sheet between our rules and the user's. */
#define VDM_VOLUME_STYLE "\n/* the volume's own */\n"
/* In a book: the title page as it was given. */
#define VDM_VOLUME_TITLE_PAGE "META-INF/title-page"

/* And its seal. */
#define VDM_VOLUME_SEAL "META-INF/volume-seal"

/* Files of the volume's own, beside the records. */
enum vdm_volume_file {
	VDM_VOLUME_INTRODUCTION,
	VDM_VOLUME_COVER,
	VDM_VOLUME_CSS,
	VDM_VOLUME_TITLE,
	VDM_VOLUME_FONT, /* the first of them */
	VDM_VOLUME_FILES = VDM_VOLUME_FONT + VDM_EDITION_FONTS
};

/* A link of a record as it is written in the volume, and as it was. */
struct vdm_volume_link {
	const char *is, *was;
	struct vdm_volume_link *next;
};

/* A file that is to be bound; in a volume that was bound: one record. */
struct vdm_volume_source {
	const char *path;  /* as it was given */
	const char *name;  /* by which others link to it: relative, one of its
			      kind */
	const char *title; /* in place of its own, or NULL */
	size_t part;       /* VDM_VOLUME_NONE: of none */
	struct vdm_pos pos;
	/* Of what was bound. */
	const char *key, *format, *fragment;
	struct vdm_volume_link *links;
};

struct vdm_volume {
	struct vdm_record *front; /* its title, editors, rights ... */
	struct vdm_arena arena;
	const char **part; /* their titles */
	size_t parts, parts_cap;
	struct vdm_volume_source *source;
	size_t sources, sources_cap;
	enum vdm_volume_order {
		VDM_VOLUME_GIVEN,
		VDM_VOLUME_BY_TITLE,
		VDM_VOLUME_BY_DATE,
		VDM_VOLUME_BY_NAME
	} order;
	const char *file[VDM_VOLUME_FILES];      /* paths, or NULL, */
	const char *file_name[VDM_VOLUME_FILES]; /* and without folders */
	struct vdm_edition edition;              /* of them, as a book has it */
	const void *title_page;                  /* as it was given */
	size_t title_page_length;
	const char *cover_drawn; /* "drawn" or "none", in place of a file */
	const char *toc_depth, *split_at;
	/* Of a bound one. */
	const char *introduction_format, *introduction_key;
	struct vdm_volume_link *introduction_links;
};

/* ---- describe.c, say.c --------------------------------------------------- */

/* Reads a description; `bound`: a table, with what only such a one has. 0, or
 * -1 after a finding, or with errno ENOMEM. */
int vdm_volume_parse(struct vdm_volume *v, const char *bytes, size_t length,
		     int bound, const struct vdm_sink *sink);
struct vdm_volume_source *vdm_volume_source_add(struct vdm_volume *v,
						const char *path);
/* Appends it as YAML; `bound`: with what belongs to a table. */
void vdm_volume_say(const struct vdm_volume *v, int bound, struct vdm_buf *out);
/* Keys whose value is one field of the volume, or several. */
enum { VDM_VOLUME_KEYS = 12 };
extern const struct vdm_volume_key {
	const char *key;
	enum vdm_field_id id;
	int several;
} vdm_volume_keys[VDM_VOLUME_KEYS];
/* "introduction", "cover" ...; and back, -1: of no file. */
const char *vdm_volume_file_name(enum vdm_volume_file file);
int vdm_volume_file_of(const char *key);
/* Text so that "-->" and "?>" do not stand in it; and as it was. */
void vdm_volume_hide(const char *s, struct vdm_buf *out);
void vdm_volume_show(const char *s, size_t n, struct vdm_buf *out);
/* names.c: gives each source its name. 0, or -1 with errno ENOMEM. */
int vdm_volume_name(struct vdm_volume *v);
/* The name, or "a-2.txt" where it is used already; `cased`: "A.txt" is another.
 */
const char *vdm_volume_own_name(struct vdm_volume *v, struct vdm_strmap *used,
				const char *name, int cased);

/* ---- what is bound --------------------------------------------------------
 */

/* Whatever a link from another record leads to. */
struct vdm_volume_target {
	size_t source;
	const char *id;   /* "": the whole */
	size_t bound;     /* in which record it is; VDM_VOLUME_NONE: in none */
	const char *file; /* the page, in a book */
};

/* Somebody in a record, and who is the same. */
struct vdm_volume_person {
	size_t bound;
	const char *id, *name, *title;
	struct vdm_strings refs;
	struct vdm_details details;
	const char *decided; /* the name that somebody decided, or NULL */
	size_t same;    /* the first of those who are one; itself: it is that */
	size_t next;    /* of them, VDM_VOLUME_NONE: the last */
	const char *as; /* of the first: the id in the list over all */
};

/* A record of the volume: a source, or a text of one. */
struct vdm_volume_bound {
	size_t source; /* VDM_VOLUME_NONE: the introduction */
	size_t text;   /* of a corpus; VDM_VOLUME_NONE: all of it */
	const char *name, *title, *date, *format, *fragment, *language;
	char key[24];
	size_t part;
	int links_out; /* to other records */
	struct vdm_volume_link *links, *last;
};

struct vdm_binding;

/* How a volume is written in a format. */
struct vdm_volume_form {
	const char *format;
	int (*write)(struct vdm_binding *b);
	int has_pages; /* a record is several pages: links lead to one of them
			*/
	int has_roots; /* a record's root has an id, by which it is linked to */
};

struct vdm_binding {
	const struct vdm_volume *volume;
	/* what was said for this once, and by the volume */
	struct vdm_write_options all;
	const struct vdm_volume_form *form;
	struct vdm_record *(*load)(void *context, size_t index,
				   const struct vdm_sink **sink);
	int (*put)(void *context, const char *beside, const void *bytes,
		   size_t length);
	void *context;
	const struct vdm_write_options *options;
	const struct vdm_sink *sink;
	struct vdm_arena arena;
	struct vdm_sha256 sum; /* of what was put, for the seal */

	struct vdm_volume_bound *bound;
	size_t count, cap;
	struct vdm_volume_target *target;
	size_t targets, targets_cap;
	struct vdm_strmap by_target; /* "source id" -> index in target */
	struct vdm_strmap by_name;   /* of sources */
	struct vdm_strmap said;      /* links of the record that is looked at */
	struct vdm_volume_person *person;
	size_t people, people_cap;
	unsigned taken; /* keys that ids of records begin with, a bit each */
	size_t introduction;  /* in bound, or VDM_VOLUME_NONE */
	const char *language; /* of most records, or NULL */
	char latest[11];
	size_t at;                /* the record that is being written */
	struct vdm_record *whole; /* the corpus whose texts are written */
	size_t whole_of;
	const struct vdm_sink *whole_sink;
	struct vdm_record *people_of; /* the list over all, of `front` */
	int failed;                   /* memory */
	unsigned long refused;        /* as often it failed while a record was
					 loaded, which told it */
};

/* The record of a source, or of the introduction (VDM_VOLUME_NONE), to free. */
struct vdm_record *vdm_binding_source(struct vdm_binding *b, size_t source,
				      const struct vdm_sink **sink);

/* A record of the volume, to free, and where findings of it go. NULL: it cannot
 * be read any more. */
struct vdm_record *vdm_binding_load(struct vdm_binding *b, size_t at,
				    const struct vdm_sink **sink);
/* survey.c: looks at all records once. 0, -1 (a finding, or errno). */
int vdm_binding_survey(struct vdm_binding *b);
/* links.c */
/* Notes where a record's links lead, if to other records. */
void vdm_binding_note_links(struct vdm_binding *b, size_t at,
			    const struct vdm_record *rec);
/* Finds all that is linked to. 0, or -1. */
int vdm_binding_find_targets(struct vdm_binding *b);
/* What a token of an attribute leads to, of the record `at`; NULL: to nothing
 * of the volume. */
const struct vdm_volume_target *vdm_binding_target(const struct vdm_binding *b,
						   size_t at, const char *token,
						   size_t n);
/* Says which links of a record lead to nothing, notes how the others are
 * written. */
void vdm_binding_say_links(struct vdm_binding *b, size_t at,
			   const struct vdm_record *rec,
			   const struct vdm_sink *sink);
/* people.c: who is the same over all records, as people of `b->people_of`. */
int vdm_binding_merge_people(struct vdm_binding *b);
/* keys.c: a copy of a record whose ids begin with a key, its links to others as
 * they are in the volume; and back. NULL: out of memory. */
struct vdm_record *vdm_volume_keyed(const struct vdm_record *rec,
				    const char *key,
				    const struct vdm_volume_link *links);
struct vdm_record *vdm_volume_unkeyed(const struct vdm_record *rec,
				      const char *key,
				      const struct vdm_volume_link *links);
/* What stands before and after one root stands so around the other. */
void vdm_volume_move_outside(struct vdm_node *from, struct vdm_node *to);
/* Whether an attribute holds pointers. */
int vdm_volume_points(const struct vdm_node *n, const struct vdm_attr *a);

/* ---- seal.c: the seal at the end ------------------------------------------
 */

/* Gives bytes of the volume away, or (a path) a file beside it. 0, or -1. */
int vdm_binding_put(struct vdm_binding *b, const char *beside,
		    const void *bytes, size_t length);
/* Puts the seal behind what was written; of a book it is an entry. 0, or -1
 * with errno. */
int vdm_binding_seal(struct vdm_binding *b);
/* Adds an entry to what the seal of a book is the digest of. */
void vdm_volume_seal_add(struct vdm_buf *sums, const char *name,
			 const void *bytes, size_t length);

/* ---- what it becomes ------------------------------------------------------
 */

/* table.c: the description with what is where, for the volume itself. */
void vdm_binding_table(struct vdm_binding *b, struct vdm_buf *out);
/* Whether a part begins with a record. */
int vdm_binding_part_starts(const struct vdm_binding *b, size_t at);
/* For what has its table first: how the links of all records are written. Gives
 * the pictures of a record away. 0, or -1. */
int vdm_binding_all_links(struct vdm_binding *b);
int vdm_binding_pictures(struct vdm_binding *b, const struct vdm_record *rec);
/* How a volume is written in a format. */
int vdm_binding_book(struct vdm_binding *b);
int vdm_binding_corpus(struct vdm_binding *b);
int vdm_binding_page(struct vdm_binding *b);
#endif
