/* SPDX-License-Identifier: MIT */
/* Findings: what is wrong, odd or lost, and what follows. */
#ifndef VIDIMUS_FINDING_H
#define VIDIMUS_FINDING_H

#include <stddef.h>

#include <vidimus/base.h>

#ifdef __cplusplus
extern "C" {
#endif

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
/*
 * More of a finding, by name; NULL: it does not say, or there is no such name.
 * What Schematron found says its
 *   path, xpath        of elements; the second with namespaces
 *   pattern, rule      ids in the schema, where there are some
 *   context, test      of the rule, and what was tested
 *   role, flag, see    as the author has them
 *   diagnostics        the texts of the diagnostics that are named
 *   schema, schema-line  the file, and the line in it
 * What is found of an EPUB says its
 *   epubcheck          id in EPUBCheck 5 ("RSC-005"), where that says the same
 * What a program settles of a finding (vdm_findings_mark) it says, too:
 *   state, reason      why it does not count, as a word and in words
 *   speaker            who speaks where it is
 *   fingerprint        what stays the same when lines move
 */
VDM_API const char *vdm_finding_detail(const struct vdm_finding *finding,
				       const char *name);
/* The index-th of these names, NULL past the end. */
VDM_API const char *vdm_finding_detail_name(size_t index);
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
 * 0; -1 with errno EINVAL: there is no such id; ENOMEM. */
VDM_API int vdm_finding_say(const struct vdm_sink *sink, const char *id,
			    const char *message);
/* The same at a place, from 1 on; 0: of the column, or of both, it is not
 * known. */
VDM_API int vdm_finding_say_at(const struct vdm_sink *sink, const char *id,
			       unsigned line, unsigned column,
			       const char *message);

/*
 * The next piece of a text as it may be shown in a line, a character at a time:
 * what ends a line, drives a terminal, turns the direction of writing, is no
 * UTF-8 or would be taken for a command by a service that reads the line
 * ("::error", "##[error]") is escaped as in C. `piece` has room for 16 bytes.
 * Its length; 0 at the end of the text.
 */
VDM_API size_t vdm_shown_next(const char **text, char *piece);
/* The same for what is written in a notation with an escape of its own, as JSON
 * and XML have one: nothing is taken for a command. */
VDM_API size_t vdm_shown_plain(const char **text, char *piece);

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
/* Takes the index-th away. */
VDM_API void vdm_findings_remove(struct vdm_findings *findings, size_t index);
/* Gives the index-th a level, or one of the details above (NULL takes it away),
 * which are copied. 0; -1 with errno EINVAL: there is no such finding or
 * detail; or ENOMEM. */
VDM_API int vdm_findings_set_level(struct vdm_findings *findings, size_t index,
				   enum vdm_level level);
VDM_API int vdm_findings_mark(struct vdm_findings *findings, size_t index,
			      const char *detail, const char *value);
/* Forgets all of them; sinks that came from the list are no more. */
VDM_API void vdm_findings_clear(struct vdm_findings *findings);
VDM_API size_t vdm_findings_count(const struct vdm_findings *findings);
/* The index-th, in the order of their coming; NULL past the end. */
VDM_API const struct vdm_finding *
vdm_findings_get(const struct vdm_findings *findings, size_t index);
/* A word that a program wants to find again where the list is: kept once,
 * packed with the findings and forgotten with them. 0, or -1 with errno ENOMEM.
 * The index-th, NULL past the end; whether one is kept. */
VDM_API int vdm_findings_keep(struct vdm_findings *findings, const char *word);
VDM_API const char *vdm_findings_kept(const struct vdm_findings *findings,
				      size_t index);
VDM_API int vdm_findings_keeps(const struct vdm_findings *findings,
			       const char *word);
/* The findings from the from-th on as bytes, for another process of the same
 * version or a later run of it; to free(). 0; -1 with errno ENOMEM. */
VDM_API int vdm_findings_pack(const struct vdm_findings *findings, size_t from,
			      char **bytes, size_t *length);
/* Adds what was packed. 0; -1 with errno EINVAL: these are no such bytes, and
 * nothing was added; or ENOMEM. */
VDM_API int vdm_findings_unpack(struct vdm_findings *findings,
				const void *bytes, size_t length);
/* 1 when memory ran out and something is missing from the list. */
VDM_API int vdm_findings_failed(const struct vdm_findings *findings);
/* {"findings":[...],"summary":[...]}, for the caller to free(). 0; -1 with
 * errno ENOMEM. */
VDM_API int vdm_findings_json(const struct vdm_findings *findings, char **text,
			      size_t *length);
/*
 * The same in parts, for a report that is written as files are done: the
 * index-th finding, an object; and the members of the whole that stand beside
 * "findings", with commas between them and no braces around. To free(). 0; -1
 * with errno ENOMEM, or EINVAL: there is no such finding.
 */
VDM_API int vdm_findings_json_item(const struct vdm_findings *findings,
				   size_t index, char **text, size_t *length);
VDM_API int vdm_findings_json_rest(const struct vdm_findings *findings,
				   char **text, size_t *length);
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

/*
 * Of what somebody may have meant by the name that was said: `name` where it is
 * so near that the other is likely a slip (two edits at most, and one for three
 * letters; small letters and capitals are the same) and nearer than `best`;
 * else `best`, NULL at first. Called for each name that there is.
 */
VDM_API const char *vdm_nearer(const char *said, const char *best,
			       const char *name);

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

#ifdef __cplusplus
}
#endif

#endif
