/* SPDX-License-Identifier: MIT */
/* One difference in a report, as text or JSON: for all that report some. */
#ifndef VDM_REPORT_CHANGE_H
#define VDM_REPORT_CHANGE_H

#include "base/budget.h"
#include "claims/claims.h"
#include "base/json.h"

/* A value on one line, behind something of ours, with nothing in it that drives
 * a terminal or is a command; cut at `most` bytes (0: not), but not inside a
 * code point. The same of a whole one that begins a line. */
void vdm_report_value(struct vdm_buf *out, const char *s, size_t most);
void vdm_report_name(struct vdm_buf *out, const char *s);
/* A whole value in which nothing is Markdown either. */
void vdm_report_markdown(struct vdm_buf *out, const char *s);
/* A line each; a claim as programs take it apart, or as people read it. */
void vdm_report_claim(struct vdm_buf *out, const struct vdm_claim *claim,
		      int for_reader);
void vdm_report_change(struct vdm_buf *out,
		       const struct vdm_text_change *change);
/* An object each, in an array. */
void vdm_report_json_claim(struct vdm_json *j, int in,
			   const struct vdm_claim *claim);
void vdm_report_json_change(struct vdm_json *j, int in,
			    const struct vdm_text_change *change);

/* A call that writes a report for its caller to free(): 0; or -1 with errno,
 * and *text NULL. */
struct vdm_report_call {
	unsigned long before;
	struct vdm_budget budget;
	struct vdm_buf out;
};
/* `record`: whose size bounds what it takes, or NULL. */
void vdm_report_begin(struct vdm_report_call *call,
		      const struct vdm_record *record);
int vdm_report_end(struct vdm_report_call *call, char **text, size_t *length);

#endif
