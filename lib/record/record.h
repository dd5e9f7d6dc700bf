/* SPDX-License-Identifier: MIT */
/*
 * The record: one tree, a list of people and an ordered list of fields, all in
 * one arena that the record owns.
 *
 * The tree carries TEI's names. Its usual shape is
 *     TEI > text > body > blocks
 * where header data lives in the fields and the people. A teiHeader that says
 * more than those can hold is kept beside `text`, whole, as an opaque subtree
 * (kind HEADER); the fields and people are then read from it as well.
 *
 * White space in text is the source's; two trees are equal when they are equal
 * after runs of XML white space are folded to one space.
 */
#ifndef VDM_RECORD_RECORD_H
#define VDM_RECORD_RECORD_H

#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "record/field.h"
#include "record/node.h"
#include "record/person.h"

/* A picture or other file that travels with the record. */
struct vdm_resource {
	const char *path;       /* relative, '/' between, never ".." */
	const char *media_type; /* or NULL */
	const void *data;
	size_t length;
};

/* How a finding says that the speaker of a turn is a guess: not at all, once
 * for all that go on with the turn before, once for all labels, by itself. */
enum vdm_doubt {
	VDM_DOUBT_NONE,
	VDM_DOUBT_GOES_ON,
	VDM_DOUBT_UNBORNE,
	VDM_DOUBT_INFERRED,
	VDM_DOUBT_WHO /* whose it is, is doubtful */
};

/*
 * What became of a stretch of the source's lines, in order: the trace that
 * the recogniser leaves for `inspect`. Not part of the record's value.
 */
struct vdm_unit {
	unsigned line, end;
	const char *kind;       /* turn action narration dateline participants
				   closing signature metadata heading chrome */
	const char *speakers;   /* names joined with '|', "" if none */
	const char *reason;     /* why, in words */
	const char *candidates; /* other speakers, "name: reason|..." or NULL */
	int inferred;
	enum vdm_certainty cert;
	const char *text;      /* the beginning of it */
	struct vdm_node *node; /* what was made of it, in the tree or out of
				  it; NULL: not known */
	const char *decided;   /* who decided that, or NULL */
	enum vdm_doubt doubt;  /* what a finding says of it */
	const char *likely;    /* the kind of label that it begins like, and
				  that was not taken for one; or NULL */
	int labelled; /* it begins with a label that names who speaks */
};

/*
 * A way in which labels are set off, "NAME (...):", with the turns that
 * bear such a one and how many different ones they are: what the recogniser
 * found, for `inspect`. Not part of the record's value.
 */
struct vdm_labelling {
	const char *pattern;
	size_t turns, names;
};

/* How many strings a record remembers to share them, powers of two. */
enum { VDM_RECORD_SHARED = 128, VDM_RECORD_FOREIGN = 32 };

/* A file that an inclusion names, as it is found from the document's folder,
 * and the pointer into it behind a "#"; whether what stands there for want of
 * it took the place instead. */
struct vdm_inclusion {
	const char *name;
	int fell_back;
};

struct vdm_record {
	struct vdm_arena arena;
	struct vdm_node *root; /* never NULL */
	struct vdm_person **people;
	size_t people_count, people_cap;
	struct vdm_person **ids; /* people by the hash of their ids */
	size_t ids_cap;          /* a power of two, or 0 */
	struct vdm_field **fields;
	size_t fields_count, fields_cap;
	struct vdm_resource *resources;
	size_t resources_count, resources_cap;
	const char **sources; /* files read because the document names them */
	size_t sources_count, sources_cap;
	struct vdm_unit *units;
	size_t units_count, units_cap;
	struct vdm_labelling *labellings;
	size_t labellings_count, labellings_cap;
	const char *house_style; /* that was asked for; NULL: none was found */
	const char *format;   /* it was read from: "text", "tei", ... or NULL */
	const char *language; /* that it was found to be in, a tag; or NULL */
	int is_plain;         /* lines are all the structure that was stated */
	int is_publication;   /* a book, whose parts and headings are stated */
	/* The bytes that it was read from, and those that it took then; 0: a
	 * program made it. */
	size_t source, taken;
	/* How a TEI source was written, so that it can be written so again: the
	 * prefix of TEI's names, or NULL; no teiHeader. Not part of the
	 * record's value. */
	const char *prefix;
	int headless;
	int settled; /* the source says that nothing in it is to be lifted */
	int encoded; /* somebody encoded the tree: it stays, right or not */
	int mended;  /* the tree was mended and nothing was changed since */
	int stated;  /* the source states its turns, people and fields by marks
			of ours: there is nothing to lift */
	/* What a witness saw of it when it was read, which is still there
	 * unless something was changed: as much of the arena is used as was
	 * then. NULL: nobody looked. See vdm_record_forget. */
	void *seen;
	void (*seen_free)(void *seen);
	size_t seen_used;
	/* See vdm_record_share. */
	const char *shared[VDM_RECORD_SHARED];
	struct vdm_foreign *foreign[VDM_RECORD_FOREIGN];
	const char **decided; /* decisions of a series that were about it */
	size_t decided_count, decided_cap;
	/* What took the place of inclusions, and the folder that it lies in. */
	struct vdm_inclusion *inclusions;
	size_t inclusions_count, inclusions_cap;
	const char *inclusions_base;
};

/* Something took the place of an inclusion; `base` is the document's folder. */
void vdm_record_add_inclusion(struct vdm_record *rec, const char *base,
			      const char *name, int fell_back);
/* What did; NULL: nothing. */
const struct vdm_inclusion *vdm_record_inclusion(const struct vdm_record *rec,
						 const char *name);
/* Takes back all of the arena of one that is worked in, and is no record's. */
void vdm_record_clear(struct vdm_record *rec);
/* Something is changed: what was seen of it before is so no longer. */
void vdm_record_forget(struct vdm_record *rec);
/* The body element, made (with TEI and text) where there is none yet. NULL:
 * out of memory. */
struct vdm_node *vdm_record_body(struct vdm_record *rec);
/*
 * Takes out of all strings the characters that XML has no way to hold (XML 1.0,
 * production 2), for readers of formats that can hold them. How many there
 * were, and in *first where the first was.
 */
size_t vdm_record_drop_controls(struct vdm_record *rec, struct vdm_pos *first);

/* Characters that stay, and are signs of something that went wrong before. */
struct vdm_oddities {
	size_t c1; /* controls of C1: text was decoded twice, or wrongly */
	uint32_t first_c1;
	struct vdm_pos c1_at;
	size_t marks; /* byte order marks inside of the text */
	struct vdm_pos mark_at;
};

void vdm_record_oddities(const struct vdm_record *rec, struct vdm_oddities *o);
/*
 * Bounds what a call for the record (and another, or NULL) takes of memory, by
 * the size of what it was read from; what a program has put into it since
 * counts as read. Of records that a program made alone: nothing.
 */
struct vdm_budget;
void vdm_record_bound(struct vdm_budget *budget, const struct vdm_record *rec,
		      const struct vdm_record *other);
/* The outermost teiHeader kept in the tree, or NULL. */
struct vdm_node *vdm_record_header(const struct vdm_record *rec);
/* A copy that others may share. NULL in, NULL out; NULL: out of memory. */
const char *vdm_record_share(struct vdm_record *rec, const char *s);
/* The same of the name of an element in a namespace: that of a vdm_foreign. */
const char *vdm_record_share_foreign(struct vdm_record *rec, const char *ns,
				     const char *name);
/* Appends a zeroed one; NULL: out of memory. Borrowed. */
struct vdm_resource *vdm_record_add_resource(struct vdm_record *rec);
/* Notes that a file in the folder `base` (may be NULL) was read for it. */
void vdm_record_add_source(struct vdm_record *rec, const char *base,
			   const char *path);
struct vdm_unit *vdm_record_add_unit(struct vdm_record *rec);

/* Takes out addresses that would run where they are followed, with a finding
 * each. */
void vdm_record_disarm(struct vdm_record *rec, const struct vdm_sink *sink);

/*
 * 1 when the two say the same: trees (white space folded, adjacent text
 * joined, attributes in any order), people, fields (order counts within one
 * kind of field). When not, `*why` (may be NULL) is a short description in
 * `buf`. Positions, units, the order of resources and
 * certainty's reasons do not count.
 */
struct vdm_buf;
int vdm_record_equal(const struct vdm_record *a, const struct vdm_record *b,
		     struct vdm_buf *why);

#endif
