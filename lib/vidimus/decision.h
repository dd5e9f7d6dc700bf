/* SPDX-License-Identifier: MIT */
/* Decisions: what a person settled about a source, and how it is obeyed. */
#ifndef VIDIMUS_DECISION_H
#define VIDIMUS_DECISION_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/record.h>
#include <vidimus/tables.h>

#ifdef __cplusplus
extern "C" {
#endif

/*
 * A file of decisions (docs/decisions.md; YAML or CSV, in any encoding),
 * decoded and looked through before anything is read by it: the text of it for
 * the option "decisions" of vdm_read's options, for the caller to vdm_free().
 * Texts of several files put behind each other are one text. 0; -1 and NULL
 * after a finding at level error for each fault (errno 0), or with errno
 * ENOMEM. Findings of what is decided name the file that the sink names.
 */
VDM_API int vdm_decisions_text(const void *bytes, size_t length, char **text,
			       const struct vdm_sink *sink);
/*
 * For a run over many files, of which several may be called as a decision says:
 * finds out which of the files that `tables` knows (vdm_tables_file) each is
 * of, by the rules of vdm_tables_match. *text is then the text to read by, for
 * the caller to vdm_free(). What fits several is of the one with its digest;
 * where there is none it is of no file, and a finding says so. So is what fits
 * one by its name alone while the very file that it names lies elsewhere; a
 * file that is nowhere is a finding, too. `is_there` says whether there is a
 * file, `digest` gives the SHA-256 of one that the run names (0, or -1: it
 * cannot be read). 0; -1 and NULL with errno EINVAL (it is no such text) or
 * ENOMEM.
 */
VDM_API int
vdm_decisions_match(const char *decisions, const struct vdm_tables *tables,
		    int (*is_there)(void *ctx, const char *file),
		    int (*digest)(void *ctx, const char *file, char hex[65]),
		    void *ctx, char **text, const struct vdm_sink *sink);

/* Where the index-th decision stands ("decisions.yaml:12") that is of a whole
 * series, a label or a person, and was about something in that record, or was
 * told of there; NULL past the end. */
VDM_API const char *vdm_record_decided(const struct vdm_record *record,
				       size_t index);
/* After a run: a finding for each decision of a whole series, by where it
 * stands, that was about nothing in any record. 0; -1 with errno EINVAL (it is
 * no such text) or ENOMEM. */
VDM_API int vdm_decisions_unmet(const char *decisions,
				int (*is_met)(void *ctx, const char *where),
				void *ctx, const struct vdm_sink *sink);

/*
 * What is in doubt in records, as questions: those that one answer settles
 * stand together, what settles most first. To be freed; NULL: out of memory.
 */
struct vdm_review;

VDM_API struct vdm_review *vdm_review_new(void);
VDM_API void vdm_review_free(struct vdm_review *review);
/* Adds the questions of a record that was read from the bytes of a file of that
 * name; the record may go afterwards. 0; -1 with errno ENOMEM. */
VDM_API int vdm_review_add(struct vdm_review *review,
			   const struct vdm_record *record, const char *name,
			   const void *bytes, size_t length);
/*
 * All of it as bytes, for the caller to free(), for another process of the same
 * build; and adds what was packed, as if its records had been added here. 0; -1
 * with errno ENOMEM, or EINVAL: these are no such bytes, and nothing is added.
 */
VDM_API int vdm_review_pack(const struct vdm_review *review, char **bytes,
			    size_t *length);
VDM_API int vdm_review_unpack(struct vdm_review *review, const void *bytes,
			      size_t length);
/* How many there are, of what is in doubt. */
VDM_API size_t vdm_review_count(const struct vdm_review *review);
/*
 * The questions as "html", a page that saves decisions; as "csv" or "yaml", a
 * file of decisions that is to be filled in. `by` and `when` (YYYY-MM-DD) say
 * who is going to answer; each may be NULL. 0 and *text, for the caller to
 * free(); -1 with errno EINVAL (there is no such format, or day) or ENOMEM.
 */
VDM_API int vdm_review_write(const struct vdm_review *review,
			     const char *format, const char *by,
			     const char *when, char **text, size_t *length);
/* How the text begins that vdm_review_edits() makes: what was made of edits may
 * be made of them again, and has nothing that somebody wrote. */
#define VDM_EDITS_BEGIN "# Made of what was edited in a copy."
/*
 * Makes decisions of edits: of what an edited copy says otherwise than the
 * record of the source (its name and bytes given), such that the source read
 * with them says it, too. What no decision can say is a finding. The text is a
 * file of decisions in YAML. 0; -1 with errno ENOMEM, or EINVAL: there is no
 * such day.
 */
VDM_API int vdm_review_edits(const struct vdm_record *source, const char *name,
			     const void *bytes, size_t length,
			     const struct vdm_record *edited, const char *by,
			     const char *when, char **text, size_t *text_length,
			     const struct vdm_sink *sink);

#ifdef __cplusplus
}
#endif

#endif
