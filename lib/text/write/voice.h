/* SPDX-License-Identifier: MIT */
/* The text writer's names of those who speak. */
#ifndef VDM_TEXT_WRITE_VOICE_H
#define VDM_TEXT_WRITE_VOICE_H

#include "base/buf.h"
#include "record/record.h"
#include "text/grammar/chunk.h"

/*
 * Appends " Ann Harrow:" where a step, which follows `before` (or NULL), opens
 * a speech and neither its words nor a label before them say whose it is. It is
 * ours: vdm_text_mark_parse passes over it.
 */
void vdm_text_voice_write(const struct vdm_record *rec,
			  const struct vdm_text_step *before,
			  const struct vdm_text_step *step,
			  struct vdm_buf *out);

#endif
