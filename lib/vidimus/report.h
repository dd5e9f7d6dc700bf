/* SPDX-License-Identifier: MIT */
/* Reports: what is in records, and how two of them compare. */
#ifndef VIDIMUS_REPORT_H
#define VIDIMUS_REPORT_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/record.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What vdm_inspect writes. */
enum vdm_inspect_view {
	VDM_INSPECT_SUMMARY, /* fields, people, turns, what was inferred */
	VDM_INSPECT_UNITS,   /* TSV: line end kind speakers basis */
	VDM_INSPECT_FIELDS,  /* TSV: field value state line */
	VDM_INSPECT_REVIEW,  /* doubtful units, their candidates and reasons */
	VDM_INSPECT_JSON,
	VDM_INSPECT_PROFILE /* a house style: see the option "style" */
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
/* Who decided what it is, or NULL: nobody did. */
VDM_API const char *vdm_unit_decided_by(const struct vdm_unit *unit);
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

#ifdef __cplusplus
}
#endif

#endif
