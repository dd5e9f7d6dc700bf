/* SPDX-License-Identifier: MIT */
/* What changed of a record between two versions, and a record line by line. */
#ifndef VIDIMUS_DIFF_H
#define VIDIMUS_DIFF_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>
#include <vidimus/record.h>
#include <vidimus/report.h>

#ifdef __cplusplus
extern "C" {
#endif

enum vdm_diff_format { VDM_DIFF_TEXT, VDM_DIFF_JSON, VDM_DIFF_MARKDOWN };

/*
 * What a comparison found to differ, without what was kept; "" where nothing
 * does. JSON is one object in one line, without a line feed. For the caller to
 * free(). 0; -1 with errno ENOMEM or EINVAL.
 */
VDM_API int vdm_comparison_changes(const struct vdm_comparison *comparison,
				   enum vdm_diff_format format, char **text,
				   size_t *length);
/* Each difference as a finding at its line in the second record; what was lost
 * is told where it would stand. */
VDM_API void vdm_comparison_tell(struct vdm_comparison *comparison,
				 const struct vdm_sink *sink);
/*
 * A record for programs that compare lines: a line each for a field, a person,
 * and a turn or another block of words; VDM_DIFF_MARKDOWN: the same as
 * paragraphs that merge well. Ids and the file's own line breaks are not in it.
 * For the caller to free(). 0; -1 with errno ENOMEM or EINVAL.
 */
VDM_API int vdm_record_lines(const struct vdm_record *record,
			     enum vdm_diff_format format, char **text,
			     size_t *length);

#ifdef __cplusplus
}
#endif

#endif
