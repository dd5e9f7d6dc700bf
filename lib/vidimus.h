/* SPDX-License-Identifier: MIT */
/*
 * libvidimus: archival records of conversation, moved between plain text,
 * TEI P5, EPUB 3 and Markdown, validated, and compared claim by claim.
 *
 * Conventions. Strings are NUL-terminated UTF-8. `get`-like functions borrow:
 * what they return lives as long as the record. Functions that can fail return
 * 0, or -1 with the reason in the sink (what is wrong with a document) or in
 * errno (ENOMEM, EIO: the system failed). Nothing is global: records, sinks
 * and schemas may be used by several threads, each object by one at a time;
 * a compiled schema may be shared.
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

/* ---- findings ------------------------------------------------------- */

enum vdm_level {
	VDM_LEVEL_NOTE,    /* worth knowing; nothing follows from it */
	VDM_LEVEL_WARNING, /* a person should look */
	VDM_LEVEL_LOSS,    /* something was not carried */
	VDM_LEVEL_ERROR    /* the document is wrong or was refused */
};

struct vdm_finding {
	const char *id; /* permanent: "speaker-lost" */
	enum vdm_level level;
	const char *file;      /* as given by the caller, or NULL */
	unsigned line, column; /* from 1, columns in code points; 0: unknown */
	const char *message;   /* names the consequence */
	const char *text; /* all source text that was not carried, or NULL */
	int of_schema;    /* it is about a schema, which a document named */
};

/* Where findings go. The finding and its strings live during the call only. */
struct vdm_sink {
	void (*emit)(void *context, const struct vdm_finding *finding);
	void *context;
	const char *file; /* put into each finding */
};

struct vdm_explanation {
	const char *id;
	enum vdm_level level;
	const char *cause, *example, *cure;
};

VDM_API const char *vdm_version(void);
VDM_API const char *vdm_level_name(enum vdm_level level); /* "loss" */
VDM_API size_t vdm_explain_count(void);
/* -1 when index is out of range. */
VDM_API int vdm_explain(size_t index, struct vdm_explanation *out);

/* A list of findings, kept: a sink that remembers. One thread at a time. */
struct vdm_findings;

VDM_API struct vdm_findings *vdm_findings_new(void); /* NULL: out of memory */
VDM_API void vdm_findings_free(struct vdm_findings *findings);
/* The sink that adds to the list; `file` must outlive its use. */
VDM_API struct vdm_sink vdm_findings_sink(struct vdm_findings *findings,
					  const char *file);
VDM_API size_t vdm_findings_count(const struct vdm_findings *findings);
/* 0 and the index-th (borrowed), or -1 when out of range. */
VDM_API int vdm_findings_get(const struct vdm_findings *findings, size_t index,
			     struct vdm_finding *out);
/* 1 when memory ran out and something is missing from the list. */
VDM_API int vdm_findings_failed(const struct vdm_findings *findings);
/* {"findings":[...],"summary":[...]}, for the caller to free(). 0 or -1. */
VDM_API int vdm_findings_json(const struct vdm_findings *findings, char **text,
			      size_t *length);
/* What was found, by kind and by file, worst first; to free(). 0 or -1. */
VDM_API int vdm_findings_summary(const struct vdm_findings *findings,
				 char **text, size_t *length);

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
/* The element's name ("sp"); NULL for text, comments and instructions. */
VDM_API const char *vdm_node_name(const struct vdm_node *node);
/* The characters of a text, comment or instruction; else NULL. */
VDM_API const char *vdm_node_text(const struct vdm_node *node);
/* The value of an attribute by its qualified name ("xml:id"), or NULL. */
VDM_API const char *vdm_node_attr(const struct vdm_node *node,
				  const char *name);
VDM_API const struct vdm_node *vdm_node_parent(const struct vdm_node *node);
VDM_API const struct vdm_node *vdm_node_first(const struct vdm_node *node);
VDM_API const struct vdm_node *vdm_node_next(const struct vdm_node *node);
/* Document order within `root`; NULL at the end. */
VDM_API const struct vdm_node *vdm_node_walk(const struct vdm_node *node,
					     const struct vdm_node *root);
VDM_API unsigned vdm_node_line(const struct vdm_node *node);

VDM_API size_t vdm_record_people(const struct vdm_record *record);
VDM_API const struct vdm_person *
vdm_record_person(const struct vdm_record *record, size_t index);
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

/* ---- reading and writing --------------------------------------------- */

struct vdm_read_options {
	const char *from;     /* "text", "tei", "epub", "markdown"; NULL: find
				 out */
	const char *name;     /* the file's name, for finding out */
	const char *base;     /* folder for pictures and XInclude, or NULL */
	const char *encoding; /* of plain text; NULL: UTF-8, else detected */
	const char *profile;  /* house style: its text, or NULL for built in */
	const char *people;   /* what a person states of the people, or NULL */
	const char *metadata; /* what a person states of the fields, or NULL */
	int xinclude;         /* follow XInclude inside `base` */
	int no_recognise;     /* leave plain paragraphs as they are */
	/* whose resources stand for files in `base`, or NULL */
	const struct vdm_record *beside;
};

struct vdm_write_options {
	const char *to;   /* "text", "tei", "epub", "markdown" */
	const char *name; /* the output's name, for pictures beside it */
	const char
	    *modified; /* ISO 8601, UTC; NULL: the record's latest date */
	int repair;    /* mend what is reported: see docs/findings.md */
};

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
/* Writes one record to memory that the caller free()s. */
VDM_API int vdm_write(const struct vdm_record *record, char **bytes,
		      size_t *length, const struct vdm_write_options *options,
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

enum vdm_report_format { VDM_REPORT_TEXT, VDM_REPORT_JSON };

enum { VDM_CLAIM_KINDS = 5 };

struct vdm_compare_count {
	size_t kept, changed, lost, added;
};

struct vdm_compare_result {
	size_t kept, changed, lost, added;               /* claims */
	struct vdm_compare_count kinds[VDM_CLAIM_KINDS]; /* of them */
	size_t words, words_lost, words_added;
	int same_blocks; /* body blocks: same kinds, same order */
	int same_tree;   /* the records are equal */
};

/* "speaker", "participant", "attribution", "rights", "description"; NULL. */
VDM_API const char *vdm_claim_kind_name(size_t index);
/*
 * Compares what two records claim. The report (may be NULL) is for the caller
 * to free(). Each difference is also a finding.
 */
VDM_API int vdm_compare(const struct vdm_record *a, const struct vdm_record *b,
			enum vdm_report_format format,
			struct vdm_compare_result *result, char **report,
			size_t *length, const struct vdm_sink *sink);

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
 * Finds the files that a schema refers to, while it is compiled. `uri` is
 * absolute where the schema's own is, and as written otherwise. 0 and
 * malloc()ed bytes, or -1.
 */
struct vdm_uri_loader {
	int (*load)(void *context, const char *uri, char **bytes,
		    size_t *length);
	void *context;
};

/* The same with a loader; NULL: vdm_schema_load_file. */
VDM_API int vdm_schema_compile_with(struct vdm_schema **schema,
				    const void *bytes, size_t length,
				    const char *uri, enum vdm_engine engine,
				    const struct vdm_uri_loader *loader,
				    const struct vdm_sink *sink);
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
/* After each finding a note where the schema says it. To be set before any
 * validation with it begins. */
VDM_API void vdm_schema_set_explain(struct vdm_schema *schema, int explain);

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
 * oxygen), as seen from the folder `base` (may be NULL). 1: *address is for the
 * caller to free(). 0: none is named, or (after a finding) no copy is at hand.
 */
VDM_API int vdm_schema_named(const void *bytes, size_t length, const char *base,
			     char **address, const struct vdm_sink *sink);

/* ---- validation of events as they come -------------------------------- */

/*
 * Where something stands in a source. Lines and columns count from 1, columns
 * in code points; 0 is "not known". `end` is the last line of it.
 */
struct vdm_pos {
	unsigned line, column, end;
};

struct vdm_xml_attr {
	const char *local, *prefix, *uri; /* prefix, uri: NULL if none */
	const char *value;
};

struct vdm_xml_ns {
	const char *prefix; /* NULL: the default namespace */
	const char *uri;    /* "" where it is undeclared */
};

struct vdm_xml_element {
	const char *local, *prefix, *uri; /* prefix, uri: NULL if none */
	const struct vdm_xml_attr *attrs;
	size_t attrs_count;
	const struct vdm_xml_ns *ns; /* declared on this element */
	size_t ns_count;
	struct vdm_pos pos;     /* of its '<' */
	struct vdm_pos tag_end; /* just behind the start tag's last attribute
				   or name: where SAX locators point */
	/* The document from that '<' on; NULL: it does not come from one. */
	const char *source;
	size_t source_length;
};

/* One document's validation: nothing of it is kept but what is open. */
struct vdm_validator;

struct vdm_validator_options {
	int explain;         /* say where in the schema it is said */
	size_t max_findings; /* 0: no bound */
	/*
	 * Positions to report instead of the events' own, or NULL: called with
	 * each finding's position.
	 */
	void (*place)(void *context, struct vdm_pos *pos);
	void *context;
};

/*
 * Findings go to `sink` as they are found. The schema and the sink must outlive
 * the validator; the options (NULL: none) are copied. NULL: out of memory.
 */
VDM_API struct vdm_validator *
vdm_validator_new(const struct vdm_schema *schema,
		  const struct vdm_validator_options *options,
		  const struct vdm_sink *sink);
VDM_API void vdm_validator_free(struct vdm_validator *validator);
/*
 * The document's events in their order; strings need live during the call only.
 * All return 0, or -1 when nothing more can be checked (memory, depth).
 */
VDM_API int vdm_validator_start(struct vdm_validator *validator,
				const struct vdm_xml_element *element);
VDM_API int vdm_validator_text(struct vdm_validator *validator, const char *s,
			       size_t n, const struct vdm_pos *pos);
VDM_API int vdm_validator_end(struct vdm_validator *validator,
			      const struct vdm_pos *pos);
/* After the last event. 0 valid, 1 invalid, -1 not checked. */
VDM_API int vdm_validator_finish(struct vdm_validator *validator);

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
 * Sets an option by its name:
 *   schema   the address of a RELAX NG schema, in place of the document's own;
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
