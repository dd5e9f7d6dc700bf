/* SPDX-License-Identifier: MIT */
/* EPUBCheck's names for what our findings say. */
#ifndef VDM_RULES_EPUB_MESSAGES_H
#define VDM_RULES_EPUB_MESSAGES_H

#include "base/diag.h"

/* A sink before `to`, which must outlive it: each finding gets the detail
 * "epubcheck" where messages.def has a row for it. `to` may be NULL. */
struct vdm_sink vdm_messages_sink(const struct vdm_sink *to);

#endif
