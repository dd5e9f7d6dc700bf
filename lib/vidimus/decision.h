/* SPDX-License-Identifier: MIT */
/* Decisions: what a person settled about a source, and how it is obeyed. */
#ifndef VIDIMUS_DECISION_H
#define VIDIMUS_DECISION_H

#include <stddef.h>

#include <vidimus/base.h>
#include <vidimus/finding.h>

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
 * Reports each file that such a text decides about and that `is_there` returns
 * 0 for. 0, or -1 with errno EINVAL (it is no such text) or ENOMEM.
 */
VDM_API int vdm_decisions_missing(const char *decisions,
				  int (*is_there)(void *ctx, const char *file),
				  void *ctx, const struct vdm_sink *sink);

#ifdef __cplusplus
}
#endif

#endif
