/* SPDX-License-Identifier: MIT */
/*
 * What a field's element says in attributes. A normalised value, a role, an
 * address or a label that the element has no attribute for stands in @ana as
 * "vidimus:norm=...", percent-encoded.
 */
#ifndef VDM_TEI_HEADER_MARKS_H
#define VDM_TEI_HEADER_MARKS_H

#include "record/record.h"

/* Fills norm, role, ref, label, state, cert from the element `n`. */
void vdm_tei_marks_read(struct vdm_record *rec, struct vdm_field *f,
			const struct vdm_node *n);
/* Sets the attributes of `n`; `label` 0: the label is told elsewhere. */
void vdm_tei_marks_write(struct vdm_record *rec, struct vdm_node *n,
			 const struct vdm_field *f, int label);
/* The value of "vidimus:KEY=" in @ana, decoded into `rec`, or NULL; adding
 * one. */
const char *vdm_tei_ana_get(struct vdm_record *rec, const struct vdm_node *node,
			    const char *key);
void vdm_tei_ana_set(struct vdm_record *rec, struct vdm_node *node,
		     const char *key, const char *value);
/* @cert and @resp: what was guessed, or stated and by whom. */
void vdm_tei_guess_write(struct vdm_record *rec, struct vdm_node *n,
			 enum vdm_state state, enum vdm_certainty cert,
			 const struct vdm_details *details);
/* The id of who decided what was in doubt, which the statement of what they did
 * bears; NULL: the field is of another kind. */
const char *vdm_tei_decided(const struct vdm_field *f);
/* Whether a detail says so: one word, a pointer. */
int vdm_tei_is_resp(const struct vdm_detail *d);
/* Who stated it, as a detail. */
void vdm_tei_resp_read(struct vdm_record *rec, const struct vdm_node *n,
		       struct vdm_details *details);

#endif
