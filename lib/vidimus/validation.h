/* SPDX-License-Identifier: MIT */
/* Validation against schemas and rules. */
#ifndef VIDIMUS_VALIDATION_H
#define VIDIMUS_VALIDATION_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/format.h>

#ifdef __cplusplus
extern "C" {
#endif

struct vdm_schema;

enum vdm_engine {
	VDM_ENGINE_DEFAULT,
	VDM_ENGINE_VIDIMUS,
	VDM_ENGINE_LIBXML2,
	VDM_ENGINE_BOTH /* and report where they differ */
};

/*
 * Compiles RELAX NG, XML or compact syntax, with the Schematron rules in it; or
 * a Schematron schema. `uri` is where relative references
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
 *   phase    of its Schematron rules: a name, #DEFAULT or #ALL
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
 *   phase    of Schematron's: a name, #DEFAULT or #ALL
 *   epub-profile  as what an EPUB is judged: default (what it says in dc:type),
 *            dict, edupub, idx or preview
 *   svrl     yes: what its rules find is kept as SVRL, too, by one thread at a
 *            time; or no
 *   rules    no: without the rules that a grammar cannot say; or yes
 *   fail     error (the default), loss, warning or note: the least level of a
 *            finding that makes a document invalid
 * 0; -1 with errno EINVAL: there is no such option, or it has no such value; or
 * ENOMEM.
 */
VDM_API int vdm_validation_set(struct vdm_validation *validation,
			       const char *option, const char *value);
/*
 * Compiles the schemas that were set, those since the last call, so that a bad
 * one is known before the first document. 0; -1 after findings, or with errno:
 * then documents are judged by the others, and count as not checked.
 */
VDM_API int vdm_validation_open(struct vdm_validation *validation,
				const struct vdm_sink *sink);
/* What rules of Schematron have reported since the last call, elements of SVRL
 * (active-pattern and what follows it), for the caller to free(); "" where
 * "svrl" was not set. 0; -1 with errno ENOMEM. */
VDM_API int vdm_validation_report(struct vdm_validation *validation,
				  char **text, size_t *length);
/* The beginning of such a report: the declaration of XML, the outermost
 * element's start tag as the schemas of the documents so far ask for it, and
 * their namespaces, for the caller to free(). 0; -1 with errno ENOMEM. */
VDM_API int vdm_validation_report_begin(struct vdm_validation *validation,
					char **text, size_t *length);
/* How many rules of Schematron fired in all documents so far: of each pattern
 * the first one whose context matches a node. */
VDM_API size_t vdm_validation_fired(struct vdm_validation *validation);
/* Whether a schema that was compiled so far has a rule, or an assertion, of
 * that id: 1; 0: none has, and `meant` is the nearest one, which lives as long
 * as the validation, or NULL; -1: no schema has rules. */
VDM_API int vdm_validation_has_rule(struct vdm_validation *validation,
				    const char *id, const char **meant);
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
