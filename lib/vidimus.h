/* SPDX-License-Identifier: MIT */
/*
 * libvidimus: archival records of conversation, moved between plain text,
 * TEI P5, EPUB 3 and Markdown, validated, and compared claim by claim.
 *
 * Conventions. Strings are NUL-terminated UTF-8; lengths are in bytes, lines
 * and columns count from 1, columns in code points, and 0 is "not known". What
 * a function returns as a const pointer is borrowed: it lives as long as the
 * object that was asked. Functions that can fail return 0, or -1 with the
 * reason in the sink (what is wrong with a document; errno is 0 then) or in
 * errno (ENOMEM, EIO: the system failed; EINVAL: the call is wrong; EFBIG: see
 * vdm_budget_begin), and vdm_error_text() says it in words. Out-parameters are
 * set whatever happens. Sinks and options may be NULL wherever they are taken,
 * and every ..._free() takes NULL.
 *
 * Every struct is opaque, and options are set by name: what a later version
 * adds breaks no program that was built with an earlier one. Enumerations grow
 * at their ends only.
 *
 * Nothing is global: records, sinks and schemas may be used by several threads,
 * each object by one at a time; a compiled schema may be shared.
 */
#ifndef VIDIMUS_H
#define VIDIMUS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define VDM_API __attribute__((visibility("default")))
#else
#define VDM_API
#endif

VDM_API const char *vdm_version(void); /* "0.1.0" */
/*
 * Why the last call of this thread that failed did so, in words, for a person:
 * what errno alone does not say. It is never NULL and lives until the thread's
 * next call of the library. Of a document that was refused the findings say
 * more.
 */
VDM_API const char *vdm_error_text(void);

/* ---- findings ------------------------------------------------------- */

enum vdm_level {
	VDM_LEVEL_NOTE,    /* worth knowing; nothing follows from it */
	VDM_LEVEL_WARNING, /* a person should look */
	VDM_LEVEL_LOSS,    /* something was not carried */
	VDM_LEVEL_ERROR    /* the document is wrong or was refused */
};

VDM_API const char *vdm_level_name(enum vdm_level level); /* "loss" */
/* The level of that name. 0; -1 with errno EINVAL: there is none. */
VDM_API int vdm_level_find(const char *name, enum vdm_level *level);

/* One thing that is wrong, odd or lost. A sink's lives during the call only, a
 * list's as long as the list. */
struct vdm_finding;

/* Permanent: "speaker-lost". */
VDM_API const char *vdm_finding_id(const struct vdm_finding *finding);
VDM_API enum vdm_level vdm_finding_level(const struct vdm_finding *finding);
/* As the sink was told, or NULL. */
VDM_API const char *vdm_finding_file(const struct vdm_finding *finding);
VDM_API unsigned vdm_finding_line(const struct vdm_finding *finding);
VDM_API unsigned vdm_finding_column(const struct vdm_finding *finding);
/* Names the consequence. */
VDM_API const char *vdm_finding_message(const struct vdm_finding *finding);
/* All text of the source that was not carried, or NULL. */
VDM_API const char *vdm_finding_text(const struct vdm_finding *finding);
/* 1: it is about a schema, which a document named. */
VDM_API int vdm_finding_of_schema(const struct vdm_finding *finding);

/* Where findings go: to `emit`, with `context`. `file` (may be NULL) is copied
 * and put into each finding. To be freed; NULL: out of memory. */
struct vdm_sink;

VDM_API struct vdm_sink *
vdm_sink_new(void (*emit)(void *context, const struct vdm_finding *finding),
	     void *context, const char *file);
VDM_API void vdm_sink_free(struct vdm_sink *sink);
/* A finding of the program's own, of an id that there is, about the whole file.
 * 0; -1 with errno EINVAL: there is no such id. */
VDM_API int vdm_finding_say(const struct vdm_sink *sink, const char *id,
			    const char *message);

/*
 * The next piece of a text as it may be shown in a line, a character at a time:
 * what ends a line, drives a terminal, turns the direction of writing, is no
 * UTF-8 or would be taken for a command by a service that reads the line
 * ("::error", "##[error]") is escaped as in C. `piece` has room for 16 bytes.
 * Its length; 0 at the end of the text.
 */
VDM_API size_t vdm_shown_next(const char **text, char *piece);

/* A list of findings, kept: a sink that remembers. One thread at a time. */
struct vdm_findings;

VDM_API struct vdm_findings *vdm_findings_new(void); /* NULL: out of memory */
VDM_API void vdm_findings_free(struct vdm_findings *findings);
/* The sink that adds to the list, for findings of one file (copied; may be
 * NULL). It belongs to the list and lives as long; never NULL. */
VDM_API const struct vdm_sink *vdm_findings_sink(struct vdm_findings *findings,
						 const char *file);
/* Adds a copy of a finding, as it is. */
VDM_API void vdm_findings_add(struct vdm_findings *findings,
			      const struct vdm_finding *finding);
VDM_API size_t vdm_findings_count(const struct vdm_findings *findings);
/* The index-th, in the order of their coming; NULL past the end. */
VDM_API const struct vdm_finding *
vdm_findings_get(const struct vdm_findings *findings, size_t index);
/* 1 when memory ran out and something is missing from the list. */
VDM_API int vdm_findings_failed(const struct vdm_findings *findings);
/* {"findings":[...],"summary":[...]}, for the caller to free(). 0; -1 with
 * errno ENOMEM. */
VDM_API int vdm_findings_json(const struct vdm_findings *findings, char **text,
			      size_t *length);
/* What was found, by kind and by file, worst first; to free(). 0; -1 with
 * errno ENOMEM. */
VDM_API int vdm_findings_summary(const struct vdm_findings *findings,
				 char **text, size_t *length);

/* What findings there are: the index-th id, NULL past the end. */
VDM_API size_t vdm_explain_count(void);
VDM_API const char *vdm_explain_id(size_t index);
/* Of a finding by its id: why it comes, where one sees it, what to do; NULL (or
 * of the level, VDM_LEVEL_ERROR): there is none of that id. */
VDM_API enum vdm_level vdm_explain_level(const char *id);
VDM_API const char *vdm_explain_cause(const char *id);
VDM_API const char *vdm_explain_example(const char *id);
VDM_API const char *vdm_explain_cure(const char *id);

/* ---- memory ---------------------------------------------------------- */

/*
 * Each call that takes a document or a record bounds what it takes of memory by
 * the size of the document, 128 MB and 160 bytes for each of its bytes. What
 * would take more is refused, with EFBIG and the finding memory-limit. Between
 * these two all calls of the thread together have what one document of `length`
 * bytes may have (begun again before the end: of the larger length);
 * vdm_budget_end() is 1 where a call was refused, and tells it to the sink
 * where that call could not.
 */
VDM_API void vdm_budget_begin(size_t length);
VDM_API int vdm_budget_end(const struct vdm_sink *sink);
/* Gives back what is "for the caller to free()": as free(), which does as well,
 * but known to what is counted between the two above. */
VDM_API void vdm_free(void *memory);

/* ---- the record ------------------------------------------------------ */

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

/* ---- reading and writing --------------------------------------------- */

/* How a record is read. To be freed; NULL: out of memory. */
struct vdm_read_options;

VDM_API struct vdm_read_options *vdm_read_options_new(void);
VDM_API void vdm_read_options_free(struct vdm_read_options *options);
/* Another one, as it is now; of NULL: as a new one is. To be freed too. */
VDM_API struct vdm_read_options *
vdm_read_options_copy(const struct vdm_read_options *options);
/*
 * Sets an option by its name; values are copied, and NULL takes one back:
 *   from       the format, by its name or an ending ("tei", "xml"); else it is
 *              found out
 *   name       the file's name, for finding out
 *   base       the folder for pictures and XInclude; else there are none
 *   encoding   of plain text; else UTF-8, or detected
 *   profile    a house style: its text, or the name of a built-in one
 *   people     what a person states of the people: a text
 *   metadata   what a person states of the fields: a text
 *   xinclude   yes: follow XInclude inside `base`; or no
 *   recognise  no: leave plain paragraphs as they are; or yes
 *   account    no: the witness does not look (docs/witness.md); or yes
 * 0; -1 with errno EINVAL: there is no such option, or it has no such value; or
 * ENOMEM.
 */
VDM_API int vdm_read_options_set(struct vdm_read_options *options,
				 const char *option, const char *value);
/* The record whose resources stand for files in `base`; NULL: none. It must
 * outlive the options' use. */
VDM_API void vdm_read_options_beside(struct vdm_read_options *options,
				     const struct vdm_record *record);

/* How a record is written. To be freed; NULL: out of memory. */
struct vdm_write_options;

VDM_API struct vdm_write_options *vdm_write_options_new(void);
VDM_API void vdm_write_options_free(struct vdm_write_options *options);
/*
 * Sets an option by its name, as above:
 *   to        the format; else by `name`, else the one that the record was read
 *             from, else TEI
 *   name      the output's name, for pictures beside it
 *   modified  2001-12-31T23:59:59Z, of EPUB; else the record's latest date
 *   repair    yes: mend what is reported (docs/findings.md); or no
 *   account   no: the witness does not look; or yes
 */
VDM_API int vdm_write_options_set(struct vdm_write_options *options,
				  const char *option, const char *value);

/*
 * What the witness counts while records are read and written with options that
 * name the account: words, addresses and functions of the source, the record
 * and the output, and what is nowhere. For one thread at a time; it must
 * outlive the options' use. To be freed; NULL: out of memory.
 */
struct vdm_account;

VDM_API struct vdm_account *vdm_account_new(void);
VDM_API void vdm_account_free(struct vdm_account *account);
/* What is counted: "words" and so on; NULL past the end. */
VDM_API const char *vdm_account_name(size_t index);
/* By what: "source", "record", "output", "reported", "unaccounted", "invented",
 * "displaced"; NULL past the end. */
VDM_API const char *vdm_account_column(size_t index);
/* A count; -1 with errno EINVAL: there is none of these names. */
VDM_API long vdm_account_get(const struct vdm_account *account,
			     const char *name, const char *column);
/* How many documents were read. */
VDM_API size_t vdm_account_documents(const struct vdm_account *account);
VDM_API void vdm_read_options_account(struct vdm_read_options *options,
				      struct vdm_account *account);
VDM_API void vdm_write_options_account(struct vdm_write_options *options,
				       struct vdm_account *account);
/* The account that the list's report shows, too; NULL: none. It must outlive
 * the list's use. */
VDM_API void vdm_findings_account(struct vdm_findings *findings,
				  const struct vdm_account *account);

/* What a person states beside the sources. */
enum vdm_stated {
	VDM_STATED_METADATA, /* of the fields */
	VDM_STATED_PEOPLE,
	VDM_STATED_PROFILE /* a house style */
};

/*
 * The text of one, for vdm_read's options: UTF-8, whatever encoding the bytes
 * are in, and looked through before anything is read by it. 0 and *text, which
 * the caller free()s; -1 and NULL after a finding at level error (errno 0) or
 * with errno.
 */
VDM_API int vdm_stated_text(enum vdm_stated what, const void *bytes,
			    size_t length, char **text,
			    const struct vdm_sink *sink);
/*
 * Reports each row of metadata whose file `is_there` returns 0 for. 0, or -1
 * with errno EINVAL (the metadata cannot be read) or ENOMEM.
 */
VDM_API int vdm_metadata_missing(const char *metadata,
				 int (*is_there)(void *ctx, const char *file),
				 void *ctx, const struct vdm_sink *sink);

/*
 * Reads one record. *record is NULL after a failure; the caller frees it.
 * Options may be NULL.
 */
VDM_API int vdm_read(struct vdm_record **record, const void *bytes,
		     size_t length, const struct vdm_read_options *options,
		     const struct vdm_sink *sink);
/* The same of a file; where the options say no name, it is the path, and its
 * folder the base. -1 and errno where it cannot be read. */
VDM_API int vdm_read_file(struct vdm_record **record, const char *path,
			  const struct vdm_read_options *options,
			  const struct vdm_sink *sink);
/*
 * The same of bytes that a function gives: it writes up to `size` of them to
 * `buffer` and returns how many; 0 at the end; -1 with errno where it fails.
 */
VDM_API int vdm_read_from(struct vdm_record **record,
			  long (*read)(void *context, void *buffer,
				       size_t size),
			  void *context, const struct vdm_read_options *options,
			  const struct vdm_sink *sink);
/* Writes one record to memory that the caller free()s. */
VDM_API int vdm_write(const struct vdm_record *record, char **bytes,
		      size_t *length, const struct vdm_write_options *options,
		      const struct vdm_sink *sink);
/* Writes one record to a function that takes the bytes: 0, or -1 with errno. It
 * is not called where nothing could be written. */
VDM_API int vdm_write_to(const struct vdm_record *record,
			 int (*write)(void *context, const void *bytes,
				      size_t length),
			 void *context, const struct vdm_write_options *options,
			 const struct vdm_sink *sink);
/*
 * How many texts a record holds that is a corpus, else 0; and one of them,
 * counted from 0, as a record of its own: with what is said around it of
 * rights and responsibilities where it says nothing itself, and with the
 * people that it points at. The caller frees it. NULL with errno EINVAL: there
 * is no such text.
 */
VDM_API size_t vdm_record_texts(const struct vdm_record *record);
VDM_API struct vdm_record *vdm_record_text(const struct vdm_record *record,
					   size_t index);
/* A format by its name or by one of its extensions ("xml"), or NULL. */
VDM_API const char *vdm_format_for_word(const char *word);
/* Whether it refers to pictures, which are to lie beside its file. */
VDM_API int vdm_format_refers(const char *format);
/* "text", "tei", "epub", "markdown", or NULL: by content, then by name. */
VDM_API const char *vdm_format_guess(const void *bytes, size_t length,
				     const char *name);
/* By the name's ending alone; NULL: none that is known. */
VDM_API const char *vdm_format_for_name(const char *name);
/* The index-th format's name or NULL; its usual ending ("txt"). */
VDM_API const char *vdm_format_name(size_t index);
VDM_API const char *vdm_format_extension(const char *format);

/* Pictures and other files that travel with a record. */
VDM_API size_t vdm_record_resources(const struct vdm_record *record);
/* A relative path without "..", and the bytes; -1 when out of range. */
VDM_API int vdm_record_resource(const struct vdm_record *record, size_t index,
				const char **path, const void **bytes,
				size_t *length);
/*
 * Where a resource stands beside an output of that name, relative to the
 * output's folder: "minutes_files/map.png" for "out/minutes.md" and "map.png";
 * the path itself when `name` is NULL or the path starts so already. To
 * free(); NULL: out of memory.
 */
VDM_API char *vdm_resource_place(const char *name, const char *path);

/* The real path of the index-th file that was read because the document names
 * it: a picture, a part that it includes; NULL past the end. */
VDM_API const char *vdm_record_source(const struct vdm_record *record,
				      size_t index);

/* ---- reports ---------------------------------------------------------- */

/* What vdm_inspect writes. */
enum vdm_inspect_view {
	VDM_INSPECT_SUMMARY, /* fields, people, turns, what was inferred */
	VDM_INSPECT_UNITS,   /* TSV: line end kind speakers basis */
	VDM_INSPECT_FIELDS,  /* TSV: field value state line */
	VDM_INSPECT_REVIEW,  /* doubtful units, their candidates and reasons */
	VDM_INSPECT_JSON
};

VDM_API int vdm_inspect(const struct vdm_record *record,
			enum vdm_inspect_view view, char **text,
			size_t *length);

/*
 * What stands where in a source, in its order, and who speaks in it: of text
 * that was recognised as it was read, else as the tree says. To be freed; NULL:
 * out of memory. The record must outlive it.
 */
struct vdm_units;
struct vdm_unit;

VDM_API struct vdm_units *vdm_units_new(const struct vdm_record *record);
VDM_API void vdm_units_free(struct vdm_units *units);
VDM_API size_t vdm_units_count(const struct vdm_units *units);
/* NULL past the end. */
VDM_API const struct vdm_unit *vdm_units_get(const struct vdm_units *units,
					     size_t index);
/* Its first and last line. */
VDM_API unsigned vdm_unit_line(const struct vdm_unit *unit);
VDM_API unsigned vdm_unit_end_line(const struct vdm_unit *unit);
/* "turn", "action", "narration", "dateline", "heading" ... */
VDM_API const char *vdm_unit_kind(const struct vdm_unit *unit);
/* Names joined with '|'; "": none. */
VDM_API const char *vdm_unit_speakers(const struct vdm_unit *unit);
/* Why it is taken for what it is; who else may speak ("name: reason|..."); its
 * beginning. Each may be NULL. */
VDM_API const char *vdm_unit_reason(const struct vdm_unit *unit);
VDM_API const char *vdm_unit_candidates(const struct vdm_unit *unit);
VDM_API const char *vdm_unit_text(const struct vdm_unit *unit);
/* 1: its speakers are a guess, and how sure that is. */
VDM_API int vdm_unit_is_inferred(const struct vdm_unit *unit);
VDM_API enum vdm_certainty vdm_unit_certainty(const struct vdm_unit *unit);

enum vdm_report_format { VDM_REPORT_TEXT, VDM_REPORT_JSON };

/* What became of a claim or a word. */
enum vdm_outcome { VDM_KEPT, VDM_CHANGED, VDM_LOST, VDM_ADDED };

struct vdm_claim;
struct vdm_comparison;

/*
 * Compares what two records claim; with b NULL: what a record claims, all of it
 * kept. Each difference is also a finding. The records may go before the
 * comparison. To be freed; NULL: out of memory.
 */
VDM_API struct vdm_comparison *vdm_comparison_new(const struct vdm_record *a,
						  const struct vdm_record *b,
						  const struct vdm_sink *sink);
VDM_API void vdm_comparison_free(struct vdm_comparison *comparison);
/*
 * A second opinion: what the witness (docs/witness.md) sees in the bytes that
 * the two records were read from, and the comparison does not say, as findings.
 * `said` has findings of what happened on the way from one to the other; it may
 * be NULL. The report shows it, too. 1: the two agree; 0: they do not; -1 with
 * errno ENOMEM, or EINVAL where a record was not read.
 */
VDM_API int vdm_comparison_witness(struct vdm_comparison *comparison,
				   const struct vdm_record *a,
				   const void *bytes_a, size_t length_a,
				   const struct vdm_record *b,
				   const void *bytes_b, size_t length_b,
				   const struct vdm_findings *said,
				   const struct vdm_sink *sink);
/* The index-th kind of claims, or NULL: "speaker", "participant",
 * "attribution", "rights", "description". */
VDM_API const char *vdm_claim_kind_name(size_t index);
/* How many claims of a kind (NULL: of all) came out so. */
VDM_API size_t vdm_comparison_total(const struct vdm_comparison *comparison,
				    const char *kind, enum vdm_outcome outcome);
/* How many of the body's words; a word is kept, lost or added. */
VDM_API size_t vdm_comparison_words(const struct vdm_comparison *comparison,
				    enum vdm_outcome outcome);
/* 1: the body's blocks are of the same kinds in the same order. */
VDM_API int vdm_comparison_same_blocks(const struct vdm_comparison *comparison);
/* 1: the records are equal. */
VDM_API int vdm_comparison_same_tree(const struct vdm_comparison *comparison);
/* All of it; for the caller to free(). 0; -1 with errno ENOMEM or EINVAL. */
VDM_API int vdm_comparison_report(const struct vdm_comparison *comparison,
				  enum vdm_report_format format, char **text,
				  size_t *length);
/* The claims, one by one; NULL past the end. */
VDM_API size_t vdm_comparison_claims(const struct vdm_comparison *comparison);
VDM_API const struct vdm_claim *
vdm_comparison_claim(const struct vdm_comparison *comparison, size_t index);
VDM_API const char *vdm_claim_kind(const struct vdm_claim *claim);
VDM_API enum vdm_outcome vdm_claim_outcome(const struct vdm_claim *claim);
/* "speaker", "participant", or a field's name. */
VDM_API const char *vdm_claim_name(const struct vdm_claim *claim);
/* The first words of the turn that it is about, or NULL. */
VDM_API const char *vdm_claim_subject(const struct vdm_claim *claim);
/* What the first record, and the second one, claims, and where; NULL: it does
 * not. */
VDM_API const char *vdm_claim_first(const struct vdm_claim *claim);
VDM_API const char *vdm_claim_second(const struct vdm_claim *claim);
VDM_API unsigned vdm_claim_first_line(const struct vdm_claim *claim);
VDM_API unsigned vdm_claim_second_line(const struct vdm_claim *claim);

/* ---- validation ------------------------------------------------------- */

struct vdm_schema;

enum vdm_engine {
	VDM_ENGINE_DEFAULT,
	VDM_ENGINE_VIDIMUS,
	VDM_ENGINE_LIBXML2,
	VDM_ENGINE_BOTH /* and report where they differ */
};

/*
 * Compiles RELAX NG, XML or compact syntax. `uri` is where relative references
 * in it start, usually its path. Immutable: threads may share it.
 */
VDM_API int vdm_schema_compile(struct vdm_schema **schema, const void *bytes,
			       size_t length, const char *uri,
			       enum vdm_engine engine,
			       const struct vdm_sink *sink);

/*
 * The same with a function that finds the files that a schema refers to, while
 * it is compiled; NULL: vdm_schema_load_file. `uri` is absolute where the
 * schema's own is, and as written otherwise. It returns 0 and malloc()ed bytes,
 * or -1.
 */
VDM_API int vdm_schema_compile_with(struct vdm_schema **schema,
				    const void *bytes, size_t length,
				    const char *uri, enum vdm_engine engine,
				    int (*load)(void *context, const char *uri,
						char **bytes, size_t *length),
				    void *context, const struct vdm_sink *sink);
/*
 * A file's bytes by URI or path. XML catalogs ($XML_CATALOG_FILES, else
 * /etc/xml/catalog) are asked first; the network never. The context is not
 * used.
 */
VDM_API int vdm_schema_load_file(void *context, const char *uri, char **bytes,
				 size_t *length);

/*
 * Where a schema is: a file's path as it is, else what the XML catalogs say of
 * the address or of "urn:vidimus:schema:" before it, else a built-in schema's
 * name. For the caller to free(); NULL (errno ENOENT): no copy is at hand.
 */
VDM_API char *vdm_schema_find(const char *address);
/*
 * Compiles the schema at an address. -1 after findings, or with errno. Of a URL
 * without a copy at hand a finding says what to do (errno ENOENT).
 */
VDM_API int vdm_schema_open(struct vdm_schema **schema, const char *address,
			    enum vdm_engine engine,
			    const struct vdm_sink *sink);
VDM_API void vdm_schema_free(struct vdm_schema *schema);
/*
 * Sets an option by its name, before any validation with it begins:
 *   explain  yes: after each finding a note where the schema says it; or no
 * 0; -1 with errno EINVAL: there is no such option, or it has no such value.
 */
VDM_API int vdm_schema_set(struct vdm_schema *schema, const char *option,
			   const char *value);

/* Any XML document. 0 valid, 1 invalid (findings say why), -1 not checked. */
VDM_API int vdm_schema_validate(const struct vdm_schema *schema,
				const void *bytes, size_t length,
				const struct vdm_sink *sink);
/* The same of a file; -1 and errno where it cannot be read. */
VDM_API int vdm_schema_validate_file(const struct vdm_schema *schema,
				     const char *path,
				     const struct vdm_sink *sink);

/*
 * The address of the RELAX NG schema that an XML document names (xml-model,
 * oxygen), as seen from the folder `base` (NULL: the working folder). It lies
 * in that folder, or is known to XML catalogs, or built in. 1: *address is for
 * the caller to free(). 0: none is named, or (after a finding) it may not be
 * opened or no copy is at hand.
 */
VDM_API int vdm_schema_named(const void *bytes, size_t length, const char *base,
			     char **address, const struct vdm_sink *sink);

/* ---- validation of events as they come -------------------------------- */

/*
 * One document that comes as events, from a parser or a writer: nothing of it
 * is kept but what is open. The schema and the sink must outlive it. To be
 * freed; NULL: out of memory.
 */
struct vdm_stream;

VDM_API struct vdm_stream *vdm_stream_new(const struct vdm_schema *schema,
					  const struct vdm_sink *sink);
VDM_API void vdm_stream_free(struct vdm_stream *stream);
/*
 * Sets an option by its name, before the first event:
 *   explain       yes: after each finding where the schema says it; or no
 *   max-findings  a number; 0 (the default): no bound
 * 0; -1 with errno EINVAL: there is no such option or value, or it is too late.
 */
VDM_API int vdm_stream_set(struct vdm_stream *stream, const char *option,
			   const char *value);
/* Where the events that follow stand, for findings about them. */
VDM_API void vdm_stream_at(struct vdm_stream *stream, unsigned line,
			   unsigned column);
/*
 * The events in their order; strings need live during the call only. Names are
 * qualified as they are written ("tei:p"), `uri` is the namespace, NULL: none.
 * Attributes and namespaces (prefix NULL: the default one) follow the start of
 * their element. All return 0; -1 when nothing more can be checked: errno
 * ENOMEM or EINVAL, or after a finding.
 */
VDM_API int vdm_stream_start(struct vdm_stream *stream, const char *name,
			     const char *uri);
VDM_API int vdm_stream_attr(struct vdm_stream *stream, const char *name,
			    const char *uri, const char *value);
VDM_API int vdm_stream_ns(struct vdm_stream *stream, const char *prefix,
			  const char *uri);
VDM_API int vdm_stream_text(struct vdm_stream *stream, const char *text,
			    size_t length);
VDM_API int vdm_stream_end(struct vdm_stream *stream);
/* After the last event. 0 valid, 1 invalid, -1 not checked. */
VDM_API int vdm_stream_finish(struct vdm_stream *stream);

/* ---- our schemas ------------------------------------------------------- */

/* The embedded schemas: the index-th name, or NULL; the text of one. */
VDM_API const char *vdm_schema_name(size_t index);
VDM_API const char *vdm_schema_text(const char *name, size_t *length);

/* ---- the whole of it ---------------------------------------------------- */

/* How documents are validated, and the schemas that were compiled for it. It
 * may be shared by threads once its options are set. */
struct vdm_validation;
/* What holds by default. For the caller to free; NULL: out of memory. */
VDM_API struct vdm_validation *vdm_validation_new(void);
VDM_API void vdm_validation_free(struct vdm_validation *validation);
/*
 * Sets an option by its name; NULL takes one back:
 *   schema   the address of a RELAX NG schema, in place of the document's own;
 *            may be set several times
 *   folder   one in which documents may name schemas, beside their own folder;
 *            may be set several times
 *   engine   default, vidimus, libxml2 or both
 *   explain  yes: after each finding where the schema says it; or no
 *   rules    no: without the rules that a grammar cannot say; or yes
 *   fail     error (the default), loss, warning or note: the least level of a
 *            finding that makes a document invalid
 * 0; -1 with errno EINVAL: there is no such option, or it has no such value; or
 * ENOMEM.
 */
VDM_API int vdm_validation_set(struct vdm_validation *validation,
			       const char *option, const char *value);
/*
 * Compiles the schemas that were set, so that a bad one is known before the
 * first document. 0; -1 after findings, or with errno.
 */
VDM_API int vdm_validation_open(struct vdm_validation *validation,
				const struct vdm_sink *sink);
/*
 * Validates a document of any format. TEI goes through the schemas that were
 * set, else the one that it names, where a copy is at hand, else through what
 * TEI's vocabulary lets stand where; EPUB through the grammars and rules of its
 * parts; Markdown and text as the TEI that they stand for. The rules of a
 * record are run whatever schema is used. `validation` and `options` may be
 * NULL. What is wrong with a schema that a document names goes to `sink` too,
 * for each document that names it, with `of_schema` set. 0 valid, 1 not, -1 not
 * checked: after findings, or with errno.
 */
VDM_API int vdm_validate(const void *bytes, size_t length,
			 const struct vdm_read_options *options,
			 struct vdm_validation *validation,
			 const struct vdm_sink *sink);

#ifdef __cplusplus
}
#endif

#endif
