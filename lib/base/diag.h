/* SPDX-License-Identifier: MIT */
/* Findings: what is wrong, odd or lost in a document, and where it goes. */
#ifndef VDM_BASE_DIAG_H
#define VDM_BASE_DIAG_H

#include <stddef.h>

#include "vidimus.h"

/* Ids: VDM_D_TEI_TEXT_UNREAD and so on; the table is diag.def. */
enum vdm_diag_id {
#define DIAG(id, name, level, cause, example, cure) VDM_D_##id,
#include "base/diag.def"
#undef DIAG
	VDM_D_COUNT
};

struct vdm_diag_info {
	const char *name; /* permanent: "speaker-lost" */
	enum vdm_level level;
	const char *cause, *example, *cure;
};

const struct vdm_diag_info *vdm_diag_info_get(enum vdm_diag_id id);

/*
 * Sends a finding to the sink. `pos` may be NULL. `text` is all text of the
 * source that was not carried, or NULL. The message names the consequence.
 * A NULL sink drops it.
 */
void vdm_diag(const struct vdm_sink *sink, enum vdm_diag_id id,
	      const struct vdm_pos *pos, const char *text, const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

#endif
