/* SPDX-License-Identifier: MIT */
/* The record of a conversation: nodes, people, fields. */
#ifndef VIDIMUS_RECORD_H
#define VIDIMUS_RECORD_H

#include <stddef.h>

#include <vidimus/base.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vdm_record;
struct vdm_node;
struct vdm_person;
struct vdm_field;

/* What a node is: KIND(ID, "name"). The names are TEI's; docs/record.md. */
#define VDM_KINDS(KIND)                                                        \
	KIND(DOCUMENT, "document")                                             \
	KIND(HEADER, "header")                                                 \
	KIND(STRUCTURE, "structure")                                           \
	KIND(DIVISION, "division")                                             \
	KIND(HEADING, "heading")                                               \
	KIND(SPEECH, "speech")                                                 \
	KIND(SPEAKER, "speaker")                                               \
	KIND(PARAGRAPH, "paragraph")                                           \
	KIND(STAGE, "stage")                                                   \
	KIND(DATELINE, "dateline")                                             \
	KIND(PARTICIPANTS, "participants")                                     \
	KIND(CLOSING, "closing")                                               \
	KIND(SIGNATURE, "signature")                                           \
	KIND(LIST, "list")                                                     \
	KIND(ITEM, "item")                                                     \
	KIND(TABLE, "table")                                                   \
	KIND(ROW, "row")                                                       \
	KIND(CELL, "cell")                                                     \
	KIND(QUOTATION, "quotation")                                           \
	KIND(VERSE, "verse")                                                   \
	KIND(FIGURE, "figure")                                                 \
	KIND(BLOCK, "block")                                                   \
	KIND(TEXT, "text")                                                     \
	KIND(EMPHASIS, "emphasis")                                             \
	KIND(NAME, "name")                                                     \
	KIND(DATE, "date")                                                     \
	KIND(SUPPLIED, "supplied")                                             \
	KIND(UNCLEAR, "unclear")                                               \
	KIND(GAP, "gap")                                                       \
	KIND(CHOICE, "choice")                                                 \
	KIND(QUOTED, "quoted")                                                 \
	KIND(FOREIGN, "foreign")                                               \
	KIND(TITLE, "title")                                                   \
	KIND(LINK, "link")                                                     \
	KIND(NOTE, "note")                                                     \
	KIND(PAGE_BREAK, "page-break")                                         \
	KIND(LINE_BREAK, "line-break")                                         \
	KIND(ADDITION, "addition")                                             \
	KIND(DELETION, "deletion")                                             \
	KIND(GRAPHIC, "graphic")                                               \
	KIND(SPAN, "span")                                                     \
	KIND(COMMENT, "comment")                                               \
	KIND(INSTRUCTION, "instruction")

enum vdm_kind {
	VDM_KIND_NONE,
#define VDM_KIND_ENUM(id, name) VDM_KIND_##id,
	VDM_KINDS(VDM_KIND_ENUM)
#undef VDM_KIND_ENUM
	    VDM_KIND_COUNT
};

/* How a field came to be known. */
enum vdm_state {
	VDM_STATE_EXPLICIT,       /* the source says so */
	VDM_STATE_EXPLICIT_EMPTY, /* its label is there, without a value */
	VDM_STATE_INFERRED,       /* a guess, and marked as one */
	VDM_STATE_STATED          /* a person said so beside the source */
};

enum vdm_certainty {
	VDM_CERT_NONE, /* not a guess */
	VDM_CERT_LOW,
	VDM_CERT_MEDIUM,
	VDM_CERT_HIGH
};

VDM_API struct vdm_record *vdm_record_new(void); /* NULL: out of memory */
VDM_API void vdm_record_free(struct vdm_record *record);

/* The whole tree: a TEI, teiCorpus or other element; never NULL. */
VDM_API const struct vdm_node *vdm_record_root(const struct vdm_record *record);
VDM_API enum vdm_kind vdm_node_kind(const struct vdm_node *node);
VDM_API const char *vdm_kind_name(enum vdm_kind kind); /* "speech" */
/* The kind of that name. 0; -1 with errno EINVAL: there is none. */
VDM_API int vdm_kind_find(const char *name, enum vdm_kind *kind);
/* The element's name ("sp"); NULL for text, comments and instructions. */
VDM_API const char *vdm_node_name(const struct vdm_node *node);
/* The characters of a text, comment or instruction; else NULL. */
VDM_API const char *vdm_node_text(const struct vdm_node *node);
/* The value of an attribute by its qualified name ("xml:id"), or NULL. */
VDM_API const char *vdm_node_attr(const struct vdm_node *node,
				  const char *name);
/* The index-th attribute as it is written; -1 (and NULLs) past the end. */
VDM_API int vdm_node_attr_at(const struct vdm_node *node, size_t index,
			     const char **name, const char **value);
/* All characters in it and below, as they stand, for the caller to free();
 * NULL: out of memory. */
VDM_API char *vdm_node_content_text(const struct vdm_node *node);
VDM_API const struct vdm_node *vdm_node_parent(const struct vdm_node *node);
VDM_API const struct vdm_node *vdm_node_first(const struct vdm_node *node);
VDM_API const struct vdm_node *vdm_node_next(const struct vdm_node *node);
/* Document order within `root`; NULL at the end. */
VDM_API const struct vdm_node *vdm_node_walk(const struct vdm_node *node,
					     const struct vdm_node *root);
VDM_API unsigned vdm_node_line(const struct vdm_node *node);

/* Who speaks in a node of kind SPEECH: how many of the record's people, and
 * the index-th of them, NULL past the end. A pointer to nobody is not counted.
 */
VDM_API size_t vdm_node_speakers(const struct vdm_record *record,
				 const struct vdm_node *speech);
VDM_API const struct vdm_person *
vdm_node_speaker(const struct vdm_record *record, const struct vdm_node *speech,
		 size_t index);

VDM_API size_t vdm_record_people(const struct vdm_record *record);
VDM_API const struct vdm_person *
vdm_record_person(const struct vdm_record *record, size_t index);
/* By the id ("#roth" is let pass for "roth"), or by an authority URI of theirs;
 * NULL: there is nobody of that id. */
VDM_API const struct vdm_person *
vdm_record_person_find(const struct vdm_record *record, const char *id);
VDM_API const char *vdm_person_id(const struct vdm_person *person);
VDM_API const char *vdm_person_name(const struct vdm_person *person);
/* Office or occupation, or NULL. */
VDM_API const char *vdm_person_title(const struct vdm_person *person);
/* The index-th role, form of the name, or authority URI; NULL past the end. */
VDM_API const char *vdm_person_role(const struct vdm_person *person,
				    size_t index);
VDM_API const char *vdm_person_form(const struct vdm_person *person,
				    size_t index);
VDM_API const char *vdm_person_ref(const struct vdm_person *person,
				   size_t index);

/* 1: took part in the conversation; an organisation or several voices. */
VDM_API int vdm_person_is_participant(const struct vdm_person *person);
VDM_API int vdm_person_is_group(const struct vdm_person *person);
VDM_API enum vdm_state vdm_person_state(const struct vdm_person *person);
VDM_API enum vdm_certainty
vdm_person_certainty(const struct vdm_person *person);
VDM_API unsigned vdm_person_line(const struct vdm_person *person);

/* The tag of the language that most of its words are of, by which it was
 * recognised ("en"); NULL: nobody looked, or it is none that is known. */
VDM_API const char *vdm_record_language(const struct vdm_record *record);

VDM_API size_t vdm_record_fields(const struct vdm_record *record);
VDM_API const struct vdm_field *
vdm_record_field(const struct vdm_record *record, size_t index);
/* "title", "source.fond"; the source's own key for a field of no kind. */
VDM_API const char *vdm_field_name(const struct vdm_field *field);
/* Verbatim; paragraphs parted by a line feed; "" when explicit-empty. */
VDM_API const char *vdm_field_value(const struct vdm_field *field);
/* ISO 8601 date or time, BCP 47 tag, licence URI, ...; or NULL. */
VDM_API const char *vdm_field_norm(const struct vdm_field *field);
VDM_API enum vdm_state vdm_field_state(const struct vdm_field *field);
VDM_API unsigned vdm_field_line(const struct vdm_field *field);
/* The words that introduced it in the source, where they are not the usual
 * ones; of contributors the responsibility; an authority URI of what the value
 * names; why it was inferred. Each may be NULL. */
VDM_API const char *vdm_field_label(const struct vdm_field *field);
VDM_API const char *vdm_field_role(const struct vdm_field *field);
VDM_API const char *vdm_field_ref(const struct vdm_field *field);
VDM_API const char *vdm_field_reason(const struct vdm_field *field);
VDM_API enum vdm_certainty vdm_field_certainty(const struct vdm_field *field);

/* ---- building and correcting ------------------------------------------ */

/*
 * Nodes, people and fields are handles, always const: what changes one takes
 * the record that it belongs to. Strings are copied; they are UTF-8 without the
 * characters that XML cannot hold. Handles stay good as long as the record,
 * those of what was removed too. All return 0 (or a handle); -1 (or NULL) with
 * errno EINVAL, where nothing was changed and vdm_error_text() says why, or
 * ENOMEM. Whether each element may stand where it was put is looked at when the
 * record is written: what has no place there is mended, with a finding.
 */

/* The body of the text, made where there is none yet. */
VDM_API const struct vdm_node *vdm_edit_body(struct vdm_record *record);
/* A new element of TEI's, by its name, and new characters: they stand nowhere
 * yet. */
VDM_API const struct vdm_node *vdm_edit_element(struct vdm_record *record,
						const char *name);
VDM_API const struct vdm_node *vdm_edit_chars(struct vdm_record *record,
					      const char *text);
/* Puts a node, with all below it, last into another one, or before another one;
 * from where it stood before, if it stood anywhere. */
VDM_API int vdm_edit_append(struct vdm_record *record,
			    const struct vdm_node *parent,
			    const struct vdm_node *node);
VDM_API int vdm_edit_insert(struct vdm_record *record,
			    const struct vdm_node *before,
			    const struct vdm_node *node);
/* Takes a node, with all below it, out of the tree. */
VDM_API int vdm_edit_remove(struct vdm_record *record,
			    const struct vdm_node *node);
/* An attribute's value; NULL takes it away. */
VDM_API int vdm_edit_attr(struct vdm_record *record,
			  const struct vdm_node *node, const char *name,
			  const char *value);
/* Gives characters other ones, or an element these in place of all below it. */
VDM_API int vdm_edit_text(struct vdm_record *record,
			  const struct vdm_node *node, const char *text);
/* Who speaks in a node of kind SPEECH: ids of people with spaces between them;
 * NULL: nobody knows. What was a guess is none any more. */
VDM_API int vdm_edit_speakers(struct vdm_record *record,
			      const struct vdm_node *speech, const char *ids);

/* A new person; an id of NULL is made from the name. Takes part. */
VDM_API const struct vdm_person *
vdm_edit_person(struct vdm_record *record, const char *id, const char *name);
/* "name" and "title" (NULL: none), "participant" and "group" (yes or no); or
 * one more "role", "form" (of the name) or "ref" (an authority URI). */
VDM_API int vdm_edit_person_set(struct vdm_record *record,
				const struct vdm_person *person,
				const char *what, const char *value);
/* Another field, behind those that there are: by its name ("title"), else a
 * key of your own. */
VDM_API const struct vdm_field *
vdm_edit_field(struct vdm_record *record, const char *name, const char *value);
/* "value"; or (NULL: none) "norm", "label", "role" or "ref". */
VDM_API int vdm_edit_field_set(struct vdm_record *record,
			       const struct vdm_field *field, const char *what,
			       const char *value);
VDM_API int vdm_edit_field_remove(struct vdm_record *record,
				  const struct vdm_field *field);

#ifdef __cplusplus
}
#endif

#endif
