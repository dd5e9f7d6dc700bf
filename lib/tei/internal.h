/* SPDX-License-Identifier: MIT */
/* What the files of the TEI format share among themselves. */
#ifndef VDM_TEI_INTERNAL_H
#define VDM_TEI_INTERNAL_H

#include "format/format.h"
#include "markup/markup.h"
#include "tei/tei.h"
#include "record/vocabulary.h"

/* Makes P5 of a tree of P4. */
void vdm_tei_upgrade(struct vdm_record *rec, struct vdm_node *root,
		     const struct vdm_sink *sink);
/* The teiHeader of the record itself: the root's, or the root; or NULL. */
struct vdm_node *vdm_tei_header_of(const struct vdm_node *root);
/* Whether a root of that name has a header, which is made where it lacks. */
int vdm_tei_wants_header(const struct vdm_node *root);

/*
 * What was found in a tree: `rec` is filled with fields and people, and the
 * lists name the element that each was found in.
 */
struct vdm_tei_harvest {
	struct vdm_record *rec;
	const struct vdm_node *root;
	struct vdm_node **fields;
	size_t fields_cap;
	struct vdm_node **people;
	size_t people_cap;
};

void vdm_tei_harvest_fields(struct vdm_tei_harvest *h, struct vdm_node *header);
void vdm_tei_harvest_people(struct vdm_tei_harvest *h, struct vdm_node *root);
/* An element's characters as a field's value: white space folded, <lb/> a line
 * feed, elements that hold elements only parted by a space. */
void vdm_tei_value(const struct vdm_node *node, struct vdm_buf *out);
/* Whether @resp names our program: a guess. Fills state and cert. */
void vdm_tei_mark_read(const struct vdm_node *node, enum vdm_state *state,
		       enum vdm_certainty *cert);

/* Elements that name a person or body. */
int vdm_tei_is_agent(const struct vdm_node *n);
/* A note or idno of ours, which names what it says of a field's value. */
int vdm_tei_is_marked(const struct vdm_node *n);
/* Whether a node in the element of a field says something of its value and is
 * no part of it. */
int vdm_tei_is_detail(const struct vdm_node *n, const struct vdm_node *of);
/* The details of a field, out of its element and into it; or of a person,
 * before what else the element says (`before`, NULL: at its end). */
void vdm_tei_details_read(struct vdm_record *rec, struct vdm_details *to,
			  const struct vdm_node *n);
void vdm_tei_person_details_read(struct vdm_record *rec, struct vdm_details *to,
				 const struct vdm_node *n);
void vdm_tei_details_write(struct vdm_record *rec, struct vdm_node *n,
			   struct vdm_node *before,
			   const struct vdm_details *details);
/* Whether a node in a person's element is read as a detail. */
int vdm_tei_is_person_detail(const struct vdm_node *n);
/* Appends a value as vdm_tei_value reads it: a line feed as <lb/>; kept as it
 * is where folding white space would change it. */
void vdm_tei_set_value(struct vdm_record *rec, struct vdm_node *n,
		       const char *s);

/* Puts a field, or a person, into a header at its place; 0, or -1: there is
 * none. */
int vdm_tei_place_field(struct vdm_record *rec, struct vdm_node *header,
			const struct vdm_field *f);
int vdm_tei_place_person(struct vdm_record *rec, struct vdm_node *header,
			 const struct vdm_person *p);
/* Puts an element for a person into the list of those who took part, or did
 * not; as above. */
int vdm_tei_list_person(struct vdm_record *rec, struct vdm_node *header,
			struct vdm_node *node, const struct vdm_person *p);
/* Writes what is said of a person into an element for one. */
void vdm_tei_fill_person(struct vdm_record *rec, struct vdm_node *node,
			 const struct vdm_person *p);
/* Adds what a header cannot be without, and the program's name where there are
 * guesses of ours, or `from` says that it was converted. */
void vdm_tei_complete(struct vdm_record *rec, struct vdm_node *header,
		      const struct vdm_record *from, int guesses);
/* Whether fields, people or nodes carry the mark of a guess. */
int vdm_tei_has_guesses(const struct vdm_record *rec);
/* The header that fields and people of `from` make, in `rec`. NULL: out of
 * memory. */
struct vdm_node *vdm_tei_header_make(struct vdm_record *rec,
				     const struct vdm_record *from);

#endif
